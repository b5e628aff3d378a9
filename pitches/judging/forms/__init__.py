from .conflicts import ConflictForm
from .redact import RedactForm
from .seats import DrawForm, RelationForm, SeatForm, SeatsFileForm, TableForm
from .sheet import SheetForm

__all__ = [
    "ConflictForm",
    "DrawForm",
    "RedactForm",
    "RelationForm",
    "SeatForm",
    "SeatsFileForm",
    "SheetForm",
    "TableForm",
]
