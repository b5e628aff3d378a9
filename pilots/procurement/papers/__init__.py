"""The papers of a purchase (起案の一式), filled in from what is known: for decision, file and noticeboard."""

from .printing import packed, printed
from .shelf import PaperKind, ready, shelf

__all__ = ["PaperKind", "packed", "printed", "ready", "shelf"]
