from .questions import Question

__all__ = ["Question"]
