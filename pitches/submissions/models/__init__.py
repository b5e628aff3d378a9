from .corrections import Correction
from .handed import ReceiptCounter, ReceiptPaper, Submission
from .pitch import Pitch
from .working import PitchFile, PitchRevision

__all__ = ["Correction", "Pitch", "PitchFile", "PitchRevision", "ReceiptCounter", "ReceiptPaper", "Submission"]
