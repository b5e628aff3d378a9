from .assignments import Assignment, AssignmentRun
from .blind import Pseudonym, RedactedCopy
from .conflicts import ConflictDeclaration
from .expertise import Expertise
from .paper import PaperEntry
from .relations import Relation
from .sheets import Mark, Sheet

__all__ = [
    "Assignment",
    "AssignmentRun",
    "ConflictDeclaration",
    "Expertise",
    "Mark",
    "PaperEntry",
    "Pseudonym",
    "RedactedCopy",
    "Relation",
    "Sheet",
]
