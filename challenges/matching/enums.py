"""The two sides of a match, and why a match is none."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Who asks and who offers."""

    CHALLENGE = "challenge", _("asks")
    PROFILE = "profile", _("offers")


class Why(models.TextChoices):
    """Why somebody who knows the challenge sets a match aside."""

    OTHER_PROBLEM = "other_problem", _("It solves another problem")
    CONSTRAINT = "constraint", _("It cannot keep a condition of ours")
    TRIED = "tried", _("We have tried it")
    SCALE = "scale", _("Its size or price does not fit")
    OTHER = "other", _("Another reason")
