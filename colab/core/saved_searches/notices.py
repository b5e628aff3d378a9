"""What is told."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register


@register
class Found(Kind):
    """Something new answers a saved search."""

    code = "saved_searches.found"
    label = _("Something new for a saved search")
    category = Category.MATCH
    template = "found"
    daily = True
    audience = "people and confirmed addresses with that saved search"
