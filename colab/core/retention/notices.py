"""What the administrators are told."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices import Category, Kind, register


@register
class LookAfterAccounts(Kind):
    """Accounts that nobody has used for long: once a month, with their number."""

    code = "retention.look"
    label = _("Accounts nobody has used for long")
    category = Category.TASK
    template = "look"
    audience = "office administrators"
