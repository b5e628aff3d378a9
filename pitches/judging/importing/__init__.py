from .expertise import plan_expertise
from .reading import Problem, Unreadable
from .seats import plan_seats

__all__ = ["Problem", "Unreadable", "plan_expertise", "plan_seats"]
