"""Write before a certification ends: to operator and certifying officers, once for each of the body's days."""

from datetime import date, timedelta

from django.db import transaction

from colab.core import clock, lifecycle
from colab.core.notices import notify
from colab.core.organisations.queries import holders, members
from pilots.certification import rules
from pilots.certification.enums import IN_FORCE
from pilots.certification.models import Certification

FARTHEST = timedelta(days=1000)


def remind() -> int:
    """Write the reminders that are due today; returns how many notices were written.

    A day that was missed (the worker stood still) is made up for by the next nearer reminder only: three letters at
    once would say the same.
    """
    today = clock.today()
    rows = Certification.objects.filter(
        state__in=IN_FORCE, valid_until__gte=today, valid_until__lte=today + FARTHEST
    ).select_related("body", "organisation")
    days: dict[int, list[int]] = {}
    written = 0
    for row in rows.order_by("valid_until", "pk").iterator(chunk_size=200):
        known = days.setdefault(row.body_id, rules.reminder_days(row.body, today))
        written += _write(row, known, today)
    return written


def _write(row: Certification, days: list[int], today: date) -> int:
    left = (row.valid_until - today).days
    due = next((each for each in days if left <= each), None)
    if due is None:
        return 0
    with transaction.atomic():
        people = [*members(row.organisation), *holders("certifier", body=row.body)]
        told = notify(
            "certification.ends_soon",
            to=people,
            subject_ref=lifecycle.ref(row),
            context={
                "title": {"ja": row.product_name, "en": row.product_name_en or row.product_name},
                "number": row.number,
                "until": row.valid_until,
                "body": {"ja": row.body.name, "en": row.body.name_en or row.body.name},
            },
            dedupe=f"{row.key}:{row.valid_until}:{due}",
        )
    return len(told)
