from .conflicts import ConflictForm
from .seats import DrawForm, RelationForm, SeatForm, SeatsFileForm, TableForm
from .sheet import SheetForm

__all__ = ["ConflictForm", "DrawForm", "RelationForm", "SeatForm", "SeatsFileForm", "SheetForm", "TableForm"]
