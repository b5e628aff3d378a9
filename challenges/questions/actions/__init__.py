from .ask import Closed, ask

__all__ = ["Closed", "ask"]
