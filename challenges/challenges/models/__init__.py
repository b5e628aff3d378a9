from .challenges import Challenge
from .corrections import Correction

__all__ = ["Challenge", "Correction"]
