from .become import BecomeForm
from .offers import LevelForm, OfferForm

__all__ = ["BecomeForm", "LevelForm", "OfferForm"]
