from .decisions import Decision, DecisionLine
from .feedback import ReleasedComment

__all__ = ["Decision", "DecisionLine", "ReleasedComment"]
