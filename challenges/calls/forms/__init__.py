from .asking import AskForm
from .calls import CallForm, ExtendForm, NewCallForm
from .late import LateForm

__all__ = ["AskForm", "CallForm", "ExtendForm", "LateForm", "NewCallForm"]
