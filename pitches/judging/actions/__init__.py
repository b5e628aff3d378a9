from .assignment import draw_assignment
from .conflicts import declare_conflicts
from .sheets import Typed, lock_sheet, save_sheet, unlock_sheet

__all__ = ["Typed", "declare_conflicts", "draw_assignment", "lock_sheet", "save_sheet", "unlock_sheet"]
