from .assignment import draw_assignment
from .conflicts import declare_conflicts
from .devices import Overtaken, Unseen
from .paper import enter_paper, record_declaration
from .sheets import Typed, lock_sheet, save_sheet, unlock_sheet

__all__ = [
    "Overtaken",
    "Typed",
    "Unseen",
    "declare_conflicts",
    "draw_assignment",
    "enter_paper",
    "lock_sheet",
    "record_declaration",
    "save_sheet",
    "unlock_sheet",
]
