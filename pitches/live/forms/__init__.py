from .vote import CodesForm, ModeForm, VoteForm

__all__ = ["CodesForm", "ModeForm", "VoteForm"]
