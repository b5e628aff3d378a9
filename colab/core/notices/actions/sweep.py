"""Notices whose worker died."""

from datetime import timedelta

from django.db import transaction

from colab.core import outbox
from colab.core.clock import now
from colab.core.notices.actions.deliver import UNCLEAR
from colab.core.notices.enums import NoticeState
from colab.core.notices.models import Notice, Subscriber

STUCK = timedelta(minutes=5)
KEEP_UNCONFIRMED = timedelta(days=7)


def sweep():
    """Queue again what was never handed over; mark as unclear what was; forget addresses never confirmed."""
    stuck = Notice.objects.filter(state=NoticeState.SENDING, state_since__lt=now() - STUCK)
    for notice in stuck.filter(handed_at__isnull=True):
        with transaction.atomic():
            same = stuck.filter(pk=notice.pk, handed_at__isnull=True)
            if same.update(state=NoticeState.QUEUED, state_since=now()):
                outbox.put("notices.send", {"notice": notice.key})
    stuck.filter(handed_at__isnull=False).update(state=NoticeState.FAILED, state_since=now(), error=UNCLEAR)
    Subscriber.objects.filter(confirmed_at__isnull=True, token_at__lt=now() - KEEP_UNCONFIRMED).delete()
