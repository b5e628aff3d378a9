"""Lists of notices."""

from colab.core import access
from colab.core.notices.enums import NEEDS_A_LOOK, NoticeState
from colab.core.notices.models import Notice


def inbox(user):
    """Return a person's notices, newest first, without those whose words are past their time."""
    return Notice.objects.filter(user=user).exclude(subject="")


def unread(user):
    """Return the notices a person has not read."""
    return inbox(user).filter(read_at__isnull=True)


def sent(machine, key, kind=None):
    """Return what was told about a subject (for logs and counts)."""
    found = Notice.objects.filter(machine=machine, subject_key=key)
    return found.filter(kind=kind if isinstance(kind, str) else kind.code) if kind else found


def undelivered():
    """Return notices that did not arrive and that nobody has looked after."""
    return Notice.objects.filter(state__in=NEEDS_A_LOOK, handled_at__isnull=True)


def undelivered_for(actor):
    """Return undelivered notices the actor's office looks after."""
    return access.visible_to(actor, Notice.objects.all(), "look_after")


def delivery_counts(notices):
    """Return {state: count} of a queryset of notices, all states included."""
    counts = dict.fromkeys(NoticeState.values, 0)
    for state in notices.order_by().values_list("state", flat=True):
        counts[state] += 1
    return counts
