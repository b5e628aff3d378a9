"""The notices of reuse."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register


@register
class InterestSaid(Kind):
    """A body would like to introduce a product."""

    code = "reuse.interest"
    label = _("A public body would like to introduce your product")
    category = Category.TASK
    template = "interest"
    audience = "the operator"


@register
class BuyerAsked(Kind):
    """A section asks about a purchase."""

    code = "reuse.asked"
    label = _("Another section asks about what you bought")
    category = Category.TASK
    template = "asked"
    audience = "the section that bought"


@register
class BuyerAnswered(Kind):
    """The answer to an inquiry."""

    code = "reuse.answered"
    label = _("Your inquiry to an earlier buyer was answered")
    category = Category.TASK
    template = "answered"
    audience = "who asked"
