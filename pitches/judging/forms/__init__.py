from .conflicts import ConflictForm
from .paper import PaperDeclarationForm, PaperForm
from .redact import RedactForm
from .seats import DrawForm, RelationForm, SeatForm, SeatsFileForm, TableForm
from .sheet import SheetForm

__all__ = [
    "ConflictForm",
    "DrawForm",
    "PaperDeclarationForm",
    "PaperForm",
    "RedactForm",
    "RelationForm",
    "SeatForm",
    "SeatsFileForm",
    "SheetForm",
    "TableForm",
]
