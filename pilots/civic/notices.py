"""The notices of the civic-tech route."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register

from . import consequences  # noqa: F401 - start-up imports this module; the consequences hang on the verbs


@register
class CivicMoved(Kind):
    """There is news of a civic-tech project."""

    code = "civic.moved"
    label = _("News of a civic-tech project")
    category = Category.TASK
    template = "civic_moved"
    audience = "the group and the section"
