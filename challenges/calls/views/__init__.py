from .calls import board, copy, edit, new

__all__ = ["board", "copy", "edit", "new"]
