from .briefings import BriefingForm, MaterialForm
from .registration import RegistrationForm

__all__ = ["BriefingForm", "MaterialForm", "RegistrationForm"]
