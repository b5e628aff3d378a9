from .calls import Call
from .extensions import Extension
from .late import LateEntry

__all__ = ["Call", "Extension", "LateEntry"]
