from .certification import Certification
from .experts import ExpertAppointment, ExpertOpinion
from .findings import Finding
from .plans import Plan

__all__ = ["Certification", "ExpertAppointment", "ExpertOpinion", "Finding", "Plan"]
