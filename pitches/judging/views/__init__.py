from .assignment import assignment, draw, move_seat, note_relation, remind
from .declare import declare
from .queue import mine, queue, step_back
from .sheet import save, sheet
from .tables import assignment_csv, expertise, expertise_csv, import_seats, instance

__all__ = [
    "assignment",
    "assignment_csv",
    "declare",
    "draw",
    "expertise",
    "expertise_csv",
    "import_seats",
    "instance",
    "mine",
    "move_seat",
    "note_relation",
    "queue",
    "remind",
    "save",
    "sheet",
    "step_back",
]
