from .create import copy_call, create_call

__all__ = ["copy_call", "create_call"]
