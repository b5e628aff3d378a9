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
