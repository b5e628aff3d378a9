from .calls import Call
from .extensions import Extension

__all__ = ["Call", "Extension"]
