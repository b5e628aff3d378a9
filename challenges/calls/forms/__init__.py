from .calls import CallForm, ExtendForm, NewCallForm
from .late import LateForm

__all__ = ["CallForm", "ExtendForm", "LateForm", "NewCallForm"]
