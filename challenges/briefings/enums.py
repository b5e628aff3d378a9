"""Kinds and states of briefings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BriefingKind(TextChoices):
    """What it is."""

    BRIEFING = "briefing", _("briefing")
    SITE_VISIT = "site_visit", _("site visit")


class BriefingState(TextChoices):
    """From the plan to the recording."""

    PLANNED = "planned", pgettext_lazy("briefing", "being planned")
    ANNOUNCED = "announced", pgettext_lazy("briefing", "announced")
    HELD = "held", pgettext_lazy("briefing", "held")
    CANCELLED = "cancelled", pgettext_lazy("briefing", "cancelled")
