from .challenge import ChallengeForm, NewChallengeForm
from .correct import CorrectForm

__all__ = ["ChallengeForm", "CorrectForm", "NewChallengeForm"]
