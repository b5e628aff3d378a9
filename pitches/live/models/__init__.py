from .ballots import Ballot, VoteCode
from .stage import Stage

__all__ = ["Ballot", "Stage", "VoteCode"]
