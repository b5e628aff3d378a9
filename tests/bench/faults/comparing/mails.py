"""Every notice that was to be mailed, against what the mail server has accepted."""

import re
from collections import Counter

from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage

OURS = re.compile(r"<notice-([0-9a-f]+)@")
RETRIED = {"seats.taken"}
"""A registration that was sent again mails the same seat again: the page may not say that it was known."""


def compare(stage: Stage) -> Finding:
    """Nothing sent that never arrived, nothing arrived twice, no thing told twice; what is in doubt is counted."""
    from colab.core.notices.actions.deliver import UNCLEAR
    from colab.core.notices.models import Notice

    rows = list(Notice.objects.exclude(state__in=("kept", "gathered", "digested")).order_by("pk"))
    arrived = Counter(found[1] for one in stage.letters.all() if (found := OURS.match(one["id"])))
    finding = Finding("mails", len(rows))
    doubt = [row for row in rows if row.state == "failed" and row.error == UNCLEAR]
    for row in rows:
        if row in doubt:
            continue
        if row.state != "sent":
            finding.lost.append(f"{row} is {row.state}: {row.error}")
        elif not arrived[row.key]:
            finding.lost.append(f"{row} never arrived")
    finding.doubled += [f"notice {key} arrived {times} times" for key, times in arrived.items() if times > 1]
    finding.doubled += _told_twice(stage, rows)
    there = sum(1 for row in doubt if arrived[row.key])
    same = sum(1 for times in arrived.values() if times > 1)
    finding.notes += [
        f"{len(arrived)} arrived; sent more than once with the same Message-ID: {same}",
        f"in doubt, on the office's list: {len(doubt)}, of which {there} had arrived",
        f"one letter under two Message-IDs: {len(_told_twice(stage, rows))}",
    ]
    return finding


def _told_twice(stage: Stage, rows) -> list[str]:
    """Return the letters that say the same thing to the same person under two keys."""
    told = Counter((row.kind, row.recipient, row.subject, row.body) for row in rows if row.kind not in RETRIED)
    found = [f"{key[:3]} {times} times" for key, times in told.items() if times > 1]
    seats = Counter(row.address for row in rows if row.kind in RETRIED)
    for email, times in seats.items():
        # One that the seat is held for each sending, one that it is paid.
        if email in stage.diary.seats and times > stage.diary.seats[email] + 1:
            found.append(f"{email}: {times} letters about the seat")
    return found
