from .panel import DecisionForm
from .publish import PublishForm

__all__ = ["DecisionForm", "PublishForm"]
