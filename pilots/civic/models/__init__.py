from .life import Adoption, Feedback, Update
from .project import CivicProject

__all__ = ["Adoption", "CivicProject", "Feedback", "Update"]
