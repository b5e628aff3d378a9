"""What the verbs of a call change."""

from colab.core.clock import FiscalYear
from colab.core.lifecycle import Move, next_code

from .models import Call, Extension, LateEntry


def write_facts(move: Move) -> None:
    """Put the facts on the columns of the same names."""
    for name, value in move.facts.items():
        setattr(move.subject, name, value)


def fix_dates(move: Move) -> dict:
    """Give the code; the dates are in the ledger from here on."""
    call = move.subject
    call.code = call.code or next_code(Call, "R", FiscalYear.of(move.today).year)
    return {
        "code": call.code,
        "opens_at": call.opens_at,
        "question_deadline": call.question_deadline,
        "closes_at": call.closes_at,
    }


def mark_opened(move: Move) -> dict:
    """From now on the call is public for good."""
    move.subject.opened = True
    return {"closes_at": move.subject.closes_at}


def ask(move: Move) -> dict:
    """Ask these fields beyond the entry (facts: asked, reason); what was asked until now stays on record."""
    call = move.subject
    before, call.asked = call.asked, list(move.facts["asked"])
    return {"asked": call.asked, "before": before, "reason": move.facts.get("reason", "")}


def extend(move: Move) -> dict:
    """Move the deadline and keep the old one with the reason."""
    call, facts = move.subject, move.facts
    questions = facts.get("question_deadline") or call.question_deadline
    made = Extension.objects.create(
        call=call,
        old_closes_at=call.closes_at,
        new_closes_at=facts["closes_at"],
        old_question_deadline=call.question_deadline,
        new_question_deadline=questions,
        reason=facts["reason"],
        reason_en=facts.get("reason_en", ""),
        made_by=move.actor.user,
    )
    call.closes_at, call.question_deadline = facts["closes_at"], questions
    return {
        "old_closes_at": made.old_closes_at,
        "closes_at": made.new_closes_at,
        "question_deadline": questions,
        "reason": made.reason,
    }


def allow_late(move: Move) -> dict:
    """Let one organisation in until a given moment (facts: organisation, until, reason); who and why stay private."""
    call, facts = move.subject, move.facts
    made = LateEntry.objects.create(
        call=call,
        number=call.late_entries.count() + 1,
        organisation=facts["organisation"],
        until=facts["until"],
        reason=facts["reason"].strip(),
        made_at=move.now,
        made_by=move.actor.user,
    )
    move.private = {"organisation": made.organisation.key, "reason": made.reason}
    return {"late_entry": made.number, "until": made.until}
