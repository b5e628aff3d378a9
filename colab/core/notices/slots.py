"""The latest talk on every subject's workspace page."""

from colab.core.lifecycle import slots
from colab.core.notices.access import may_read, may_write

LATEST = 3


def latest_talk(request, subject):
    """Return the newest entries, or None where the person takes no part."""
    from colab.core.notices.views.thread import entries

    if subject is None or not may_read(request.actor, subject):
        return None
    return {
        "subject": subject,
        "entries": entries(subject.MACHINE, subject.key, limit=LATEST),
        "writable": may_write(request.actor, subject),
    }


slots.add("subject", "notices/thread_slot.html", latest_talk, order=90)
