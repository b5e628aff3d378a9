from .assignment import assignment, assignment_csv, draw, move_seat, remind
from .declare import declare
from .queue import mine, queue, step_back
from .sheet import save, sheet

__all__ = [
    "assignment",
    "assignment_csv",
    "declare",
    "draw",
    "mine",
    "move_seat",
    "queue",
    "remind",
    "save",
    "sheet",
    "step_back",
]
