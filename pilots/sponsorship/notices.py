"""The notices of sponsorship."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register

from . import (
    consequences,  # noqa: F401 - start-up imports this module; what follows hangs on the verbs
)


@register
class SponsorApplied(Kind):
    """An organisation wants to be a sponsor."""

    code = "sponsorship.applied"
    label = _("An organisation wants to be a sponsor")
    category = Category.TASK
    template = "applied"
    audience = "the office"


@register
class SponsorTold(Kind):
    """How a sponsorship stands. The address in it is the sponsor's own page."""

    code = "sponsorship.told"
    label = _("How your sponsorship stands")
    category = Category.EVENT
    template = "told"
    mutable = False
    secret = True
    audience = "the sponsor's contact"
