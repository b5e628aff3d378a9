"""The notices of this room."""

from django.utils.translation import gettext_lazy as _

from colab.core.notices.enums import Category
from colab.core.notices.kinds import Kind, register


@register
class ConfirmSubscription(Kind):
    """Asks an address whether it wants the news somebody asked for."""

    code = "notices.confirm_subscription"
    label = _("Confirming a subscription")
    category = Category.ACCOUNT
    template = "confirm_subscription"
    mutable = False
    secret = True
    audience = "the address typed on the subscription page"


@register
class NewMessage(Kind):
    """Somebody of the other side wrote."""

    code = "notices.message"
    label = _("New message in a thread")
    category = Category.MESSAGE
    template = "message"
    audience = "people of the other sides of the subject"


@register
class NewMeetingRecord(Kind):
    """A meeting record was added."""

    code = "notices.meeting"
    label = _("New meeting record in a thread")
    category = Category.MESSAGE
    template = "meeting"
    audience = "people of the other sides of the subject"


@register
class Letter(Kind):
    """A letter of the office."""

    code = "notices.letter"
    label = _("Letter of the office")
    category = Category.MAILING
    template = "letter"
    mutable = False
    audience = "the audience shown before sending"
