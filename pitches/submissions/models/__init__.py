from .handed import ReceiptCounter, ReceiptPaper, Submission
from .pitch import Pitch
from .working import PitchFile, PitchRevision

__all__ = ["Pitch", "PitchFile", "PitchRevision", "ReceiptCounter", "ReceiptPaper", "Submission"]
