from .answer import answer

__all__ = ["answer"]
