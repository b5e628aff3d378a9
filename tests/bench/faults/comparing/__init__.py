"""Afterwards: what people were told against what is there."""

from tests.bench.faults.comparing import index, ledger, mails, marks, money, submissions, talk
from tests.bench.faults.comparing.finding import Finding
from tests.bench.faults.people import Stage


def compare(stage: Stage) -> list[Finding]:
    """Return one finding for each kind of thing."""
    return [
        submissions.compare(stage),
        submissions.drafts(stage),
        marks.compare(stage),
        talk.questions(stage),
        talk.messages(stage),
        money.seats(stage),
        money.payments(stage),
        mails.compare(stage),
        ledger.compare(stage),
        index.compare(stage),
    ]
