from .conflicts import ConflictForm
from .seats import DrawForm, SeatForm
from .sheet import SheetForm

__all__ = ["ConflictForm", "DrawForm", "SeatForm", "SheetForm"]
