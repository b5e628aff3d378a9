"""The daily letter: what could wait, in one mail a person or address."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from colab.core import clock
from colab.core.notices.actions.notify import notify
from colab.core.notices.actions.stopping import topic_token
from colab.core.notices.enums import NoticeState
from colab.core.notices.models import MutedCategory, Notice, Subscription
from colab.core.notices.recipients import Address
from colab.core.notices.topics import follow_topic
from colab.core.notices.words import absolute

MOST = 30
"""So many things stand in one letter; what is beyond them is counted and waits in the list of notices."""


def send_letters() -> int:
    """Write today's letter to everybody for whom something waits; returns how many were written.

    One transaction a person: a fault with one keeps nobody else's letter back, and running twice on a day sends none
    twice.
    """
    waiting = Notice.objects.filter(state=NoticeState.GATHERED)
    keys = waiting.order_by("recipient").values_list("recipient", flat=True).distinct()
    return sum(_letter(key) for key in list(keys))


def _letter(recipient: str) -> bool:
    with transaction.atomic():
        mine = Notice.objects.filter(recipient=recipient, state=NoticeState.GATHERED)
        locked = mine.select_for_update(no_key=True, of=("self",)).select_related("user", "subscriber").order_by("pk")
        rows = _still_wanted(list(locked))
        if not rows:
            return False
        first = rows[0]
        to = first.user or Address(first.address, first.language, first.subscriber_id)
        context = {"notes": [_line(row) for row in rows[:MOST]], "count": len(rows), "more": max(0, len(rows) - MOST)}
        made = notify("notices.daily", to=to, context=context, dedupe=clock.today().isoformat(), url="/work/notices/")
        if not made:
            return False  # today's letter has left, or the account was closed: it waits for tomorrow
        Notice.objects.filter(pk__in=[row.pk for row in rows]).update(
            state=NoticeState.DIGESTED, state_since=clock.now(), letter=made[0]
        )
    return True


def _still_wanted(rows: list[Notice]) -> list[Notice]:
    """Return what was not muted, stopped or erased since; what is not wanted any more stays in the list only."""
    users = {row.user_id for row in rows if row.user_id}
    muted = set(MutedCategory.objects.filter(user__in=users).values_list("user", "category")) if users else set()
    wanted, rest = [], []
    for row in rows:
        gone = not row.address or (not row.user_id and not row.subscriber_id)
        (rest if gone or (row.user_id, row.category) in muted else wanted).append(row)
    if rest:
        kept = Notice.objects.filter(pk__in=[row.pk for row in rest])
        kept.update(state=NoticeState.KEPT, state_since=clock.now())
    return wanted


def _line(row: Notice) -> dict:
    """Return subject, first lines and address of one thing, as it was written."""
    body = [line for line in row.body.splitlines() if line.strip()]
    return {
        "subject": row.subject,
        "text": body[0] if body else "",
        "link": absolute(row.url),
        "stop": _stop_address(row),
    }


def _stop_address(row: Notice) -> str:
    """Return the address that ends the one topic that brought this to an address without an account."""
    if not row.subscriber_id or not row.machine:
        return ""
    topics = [f"{row.machine}:{row.subject_key}", follow_topic(row.machine, row.subject_key)]
    found = Subscription.objects.filter(subscriber=row.subscriber_id, topic__in=topics).order_by("pk").first()
    if found is None:
        return ""
    with translation.override(row.language):
        return absolute(reverse("notices:stop_kind", args=[topic_token(row.subscriber, found.topic)]))
