"""What the office does about a mail that did not arrive."""

from django.db import transaction

from colab.core import outbox
from colab.core.clock import now
from colab.core.notices.enums import NEEDS_A_LOOK, NoticeState
from colab.core.notices.models import Notice


def mark_handled(notice, *, actor):
    """Note that somebody looked after an undelivered notice (telephoned, corrected the address)."""
    Notice.objects.filter(pk=notice.pk, handled_at__isnull=True).update(handled_at=now(), handled_by=actor.user)


def send_again(notice):
    """Queue an undelivered notice once more, to the person's present address; returns whether it was queued."""
    address = notice.user.email if notice.user_id else notice.address
    with transaction.atomic():
        queued = Notice.objects.filter(pk=notice.pk, state__in=NEEDS_A_LOOK, handled_at__isnull=True).update(
            state=NoticeState.QUEUED, state_since=now(), handed_at=None, address=address
        )
        if queued:
            outbox.put("notices.send", {"notice": notice.key})
    return bool(queued)
