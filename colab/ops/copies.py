"""The last copy of the site: when it was made, and whether it is late."""

from datetime import datetime, timedelta

from django.conf import settings

from colab.core import clock
from colab.ops import heartbeat

LATE = timedelta(hours=36)
"""A night that was missed, and half a day to look after it."""


def last_copy() -> datetime | None:
    """Return when `manage.py backup` last ended well, None where never."""
    return heartbeat.last_seen(heartbeat.BACKUP)


def is_late(seen: datetime | None) -> bool:
    """Return whether a person should look: the last one is too old, or a real site has none."""
    return clock.now() - seen > LATE if seen else is_real()


def is_real() -> bool:
    """Whether somebody would miss what is here: a site for trying out has no HTTPS, or says that it is one."""
    return settings.SITE_URL.startswith("https://") and not settings.DEMO_MODE and not settings.DEBUG
