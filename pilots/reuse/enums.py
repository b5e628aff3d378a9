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
