"""What happens on stage, and how the audience votes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """What the screens show now."""

    WAITING = "waiting", _("Please wait a moment")
    PITCH = "pitch", _("Pitching")
    QUESTIONS = "questions", _("Questions to the team")
    BREAK = "break", _("Break")
    DELIBERATION = "deliberation", _("The judges deliberate")


WITH_TEAM = (Part.PITCH, Part.QUESTIONS)
"""Parts in which a team is on stage."""


class VoteMode(TextChoices):
    """Whether and how the audience votes."""

    NONE = "none", _("no vote of the audience")
    CODES = "codes", _("with a code handed out to each person")
    DEVICE = "device", _("without codes: one vote a device")
