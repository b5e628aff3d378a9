from .create import NotYourUnit, create_challenge

__all__ = ["NotYourUnit", "create_challenge"]
