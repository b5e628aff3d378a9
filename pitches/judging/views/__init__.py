from .assignment import assignment, draw, move_seat, note_relation, remind
from .blind import blind, redact
from .declare import declare
from .paper import paper, paper_declaration, paper_sheet
from .queue import mine, queue, step_back
from .sheet import save, sheet
from .tables import assignment_csv, expertise, expertise_csv, import_seats, instance

__all__ = [
    "assignment",
    "assignment_csv",
    "blind",
    "declare",
    "draw",
    "expertise",
    "expertise_csv",
    "import_seats",
    "instance",
    "mine",
    "move_seat",
    "note_relation",
    "paper",
    "paper_declaration",
    "paper_sheet",
    "queue",
    "redact",
    "remind",
    "save",
    "sheet",
    "step_back",
]
