from .records import RecordedFact
from .rules import BodyRule

__all__ = ["BodyRule", "RecordedFact"]
