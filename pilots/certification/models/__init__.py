from .certification import Certification
from .credentials import Credential, IssuerKey
from .experts import ExpertAppointment, ExpertOpinion
from .findings import Finding
from .plans import Plan

__all__ = ["Certification", "Credential", "ExpertAppointment", "ExpertOpinion", "Finding", "IssuerKey", "Plan"]
