from .contract import Contract
from .notices import Notice

__all__ = ["Contract", "Notice"]
