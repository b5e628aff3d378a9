from .plan import copy_round, plan_round

__all__ = ["copy_round", "plan_round"]
