from .plan import copy_event, plan_event

__all__ = ["copy_event", "plan_event"]
