"""The papers of a pilot: its plan and its evaluation, for decision and file."""

from .printing import FORMATS, SHELF, printed, ready

__all__ = ["FORMATS", "SHELF", "printed", "ready"]
