from .event import EventForm, FinalistsForm, ProgrammeForm, ReportForm, RoundsForm
from .plan import CopyEventForm, PlanEventForm

__all__ = [
    "CopyEventForm",
    "EventForm",
    "FinalistsForm",
    "PlanEventForm",
    "ProgrammeForm",
    "ReportForm",
    "RoundsForm",
]
