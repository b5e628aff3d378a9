from .calls import CallForm, ExtendForm, NewCallForm

__all__ = ["CallForm", "ExtendForm", "NewCallForm"]
