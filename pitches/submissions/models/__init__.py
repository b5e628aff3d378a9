from .handed import ReceiptCounter, Submission
from .pitch import Pitch
from .working import PitchFile, PitchRevision

__all__ = ["Pitch", "PitchFile", "PitchRevision", "ReceiptCounter", "Submission"]
