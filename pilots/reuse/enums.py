"""Kinds of reuse by another body."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InterestOutcome(TextChoices):
    """What came of a body's 「導入したい」."""

    ASKED = "asked", pgettext_lazy("interest", "asked")
    TALKING = "talking", _("in talks")
    RECOGNISED = "recognised", _("on the way to recognition")
    BOUGHT = "bought", _("introduced")
    DROPPED = "dropped", _("not pursued")


class Timing(TextChoices):
    """When the body would like to introduce it."""

    THIS_YEAR = "this_year", _("within this fiscal year")
    NEXT_YEAR = "next_year", _("in the next fiscal year")
    LATER = "later", _("later, or not decided")


class SharingRule(TextChoices):
    """How the joint price is shared (``joint.RULES``)."""

    VOLUME = "volume", _("by volume: the same price for one unit")
    ALONE = "alone", _("by the price alone: all save the same part")
    CAPPED = "capped", _("by volume, but nobody pays more than alone")
    EQUAL = "equal", _("all save the same amount")
