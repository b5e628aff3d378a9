from .assignments import Assignment, AssignmentRun
from .conflicts import ConflictDeclaration
from .sheets import Mark, Sheet

__all__ = ["Assignment", "AssignmentRun", "ConflictDeclaration", "Mark", "Sheet"]
