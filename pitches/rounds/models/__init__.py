from .panel import PanelMember
from .phases import Phase
from .rounds import Round
from .rubrics import Criterion, Rubric

__all__ = ["Criterion", "PanelMember", "Phase", "Round", "Rubric"]
