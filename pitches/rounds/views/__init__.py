from .listing import round_list
from .plan import copy, plan

__all__ = ["copy", "plan", "round_list"]
