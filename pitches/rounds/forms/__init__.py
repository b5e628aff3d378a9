from .panel import PersonForm, RecuseForm, SubstituteForm
from .plan import CopyForm, PlanForm
from .rules import PhasesForm, RubricForm, RulesForm, TalksForm

__all__ = [
    "CopyForm",
    "PersonForm",
    "PhasesForm",
    "PlanForm",
    "RecuseForm",
    "RubricForm",
    "RulesForm",
    "SubstituteForm",
    "TalksForm",
]
