from .questions import AmendForm, AnswerForm, AskForm

__all__ = ["AmendForm", "AnswerForm", "AskForm"]
