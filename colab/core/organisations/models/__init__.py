from colab.core.organisations.models.people import User

__all__ = ["User"]
