from .registration import RegistrationForm

__all__ = ["RegistrationForm"]
