from .assignments import Assignment, AssignmentRun
from .conflicts import ConflictDeclaration
from .expertise import Expertise
from .relations import Relation
from .sheets import Mark, Sheet

__all__ = ["Assignment", "AssignmentRun", "ConflictDeclaration", "Expertise", "Mark", "Relation", "Sheet"]
