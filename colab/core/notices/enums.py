"""Categories people may mute, and the states of a notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Category(models.TextChoices):
    """What a notice is about; preferences are kept per category."""

    ACCOUNT = "account", _("Your account")
    DECISION = "decision", _("Decisions and legal steps")
    TASK = "task", _("Things to do")
    DEADLINE = "deadline", _("Deadlines and changes of dates")
    MESSAGE = "message", _("Messages and meeting records")
    QUESTION = "question", _("Questions and answers")
    EVENT = "event", _("Events and briefings")
    FOLLOW = "follow", _("News on what you follow")
    MATCH = "match", _("Challenges that may fit, and saved searches")
    MAILING = "mailing", _("Letters of the office")


class NoticeState(models.TextChoices):
    """From written to arrived. `kept` is shown in the app only (the person muted mail of its category).

    `gathered` waits for the daily letter; `digested` went out in one.
    """

    KEPT = "kept", _("shown here only")
    GATHERED = "gathered", _("waiting for the daily letter")
    DIGESTED = "digested", _("sent in the daily letter")
    QUEUED = "queued", _("waiting to be sent")
    SENDING = "sending", _("being sent")
    SENT = "sent", pgettext_lazy("mail", "sent")
    FAILED = "failed", _("could not be sent")
    BOUNCED = "bounced", _("address refused")


NEEDS_A_LOOK = frozenset({NoticeState.FAILED, NoticeState.BOUNCED})
