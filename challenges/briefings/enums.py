"""Kinds and states of briefings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BriefingKind(TextChoices):
    """What it is."""

    BRIEFING = "briefing", _("briefing")
    SITE_VISIT = "site_visit", _("site visit")


class BriefingState(TextChoices):
    """From the plan to the recording."""

    PLANNED = "planned", _("being planned")
    ANNOUNCED = "announced", _("announced")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")
