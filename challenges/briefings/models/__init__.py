from .briefings import Briefing
from .seats import BriefingSeat

__all__ = ["Briefing", "BriefingSeat"]
