from .verbs import AssignForm, CheckForm, EvaluateForm, NoAdoptionForm

__all__ = ["AssignForm", "CheckForm", "EvaluateForm", "NoAdoptionForm"]
