"""The notices of pilots."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register

from . import consequences  # noqa: F401 - start-up imports this module; the consequences hang on the verbs


@register
class PilotMoved(Kind):
    """A pilot took a step."""

    code = "pilot.moved"
    label = _("A pilot took a step")
    category = Category.TASK
    template = "pilot_moved"
    audience = "the team and the section of the pilot"
