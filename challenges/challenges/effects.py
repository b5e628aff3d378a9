"""What the verbs of a challenge change."""

from challenges.challenges.models import Challenge, Correction
from colab.core.clock import FiscalYear
from colab.core.content.bilingual import digest
from colab.core.lifecycle import Move, next_code, ref

CORRECTABLE = (
    "title", "title_en", "summary", "summary_en", "summary_easy", "areas", "field_site", "field_site_en",
    "cost_cap_yen", "pilot_from", "pilot_to", "budget_route", "contract_possible", "oss_expected", "contact",
)  # fmt: skip
"""Columns that may change after publication, by a correction only."""


def write(challenge: Challenge, facts: dict) -> None:
    """Put the facts on the columns; English that comes with them is taken as translating the present Japanese."""
    for name, value in facts.items():
        if name == "joint_units":
            challenge.joint_units.set(value)
        else:
            setattr(challenge, name, value)
    for column in ("title", "summary"):
        if f"{column}_en" in facts:
            mark_english(challenge, column)


def mark_english(challenge: Challenge, column: str) -> None:
    """Note which Japanese the English translates, when the English has changed."""
    before = Challenge.objects.filter(pk=challenge.pk).values_list(f"{column}_en", flat=True).first()
    if before != getattr(challenge, f"{column}_en") or not getattr(challenge, f"{column}_en_of"):
        english = getattr(challenge, f"{column}_en")
        setattr(challenge, f"{column}_en_of", digest(getattr(challenge, column)) if english else "")


def save(move: Move) -> dict:
    """Draft words: the ledger keeps which fields were touched, not every keystroke."""
    facts = {name: value for name, value in move.facts.items() if name != "words"}
    write(move.subject, facts)
    return {"fields": sorted(move.facts)}


def submit(move: Move) -> dict:
    """Clear the last return; the ledger keeps what was sent."""
    move.subject.return_reason = ""
    return {"title": move.subject.title, "summary": move.subject.summary}


def note_return(move: Move) -> None:
    """Keep the reason where the section reads it."""
    move.subject.return_reason = move.facts["reason"]


def assign(move: Move) -> dict:
    """Put the challenge into the call."""
    move.subject.call = move.facts.get("call") or move.subject.call
    move.links.append(ref(move.subject.call))
    return {"call": move.subject.call, "note": move.facts.get("note", "")}


def approve(move: Move) -> dict:
    """Give the code; nothing is published yet."""
    challenge = move.subject
    challenge.code = challenge.code or next_code(Challenge, "C", FiscalYear.of(move.today).year)
    challenge.approved_at = move.now
    move.links.append(ref(challenge.call))
    return {"code": challenge.code, "call": challenge.call, "title": challenge.title}


def publish(move: Move) -> dict:
    """The first moment of being public."""
    move.subject.published_at = move.now
    return {"title": move.subject.title, "closes_at": move.subject.call.closes_at}


def close(move: Move) -> None:
    """Note when it closed."""
    move.subject.closed_at = move.now


def note_outcome(move: Move) -> None:
    """Keep the sentence that stands on the public page instead of the button."""
    move.subject.outcome = move.facts.get("outcome") or move.facts.get("reason", "")
    move.subject.outcome_en = move.facts.get("outcome_en") or move.facts.get("reason_en", "")


def note_optional_outcome(move: Move) -> None:
    """Keep a sentence if one was given."""
    if move.facts.get("outcome") or move.facts.get("reason"):
        note_outcome(move)


def forget_outcome(move: Move) -> dict:
    """A reversed decision leaves no sentence behind; the ledger keeps both."""
    move.subject.outcome = move.subject.outcome_en = ""
    return {"reason": move.facts["reason"]}


def withdraw(move: Move) -> None:
    """Say why; what was public stays readable."""
    note_outcome(move)


def count_invited(move: Move) -> dict:
    """The chain of evidence is public, so it holds the number; who was invited is kept by the room that invites."""
    return {"count": move.facts["count"]}


def correct(move: Move) -> dict:
    """Write the corrected columns and keep the old ones in a numbered correction."""
    challenge, facts = move.subject, move.facts
    changes = []
    for name, new in (facts.get("changes") or {}).items():
        if name not in CORRECTABLE:
            raise KeyError(name)
        old = getattr(challenge, name)
        if old != new:
            changes.append({"field": name, "old": _shown(old), "new": _shown(new)})
    write(challenge, facts.get("changes") or {})
    changes += facts.get("words") or []  # words of the pages, as they were and are; the pages' room writes them
    correction = Correction.objects.create(
        challenge=challenge,
        number=challenge.corrections.count() + 1,
        reason=facts["reason"],
        reason_en=facts.get("reason_en", ""),
        changes=changes,
        made_at=move.now,
        made_by=move.actor.user,
    )
    return {"number": correction.number, "reason": correction.reason, "changes": changes}


def _shown(value) -> str | list | int | bool | None:
    return value.isoformat() if hasattr(value, "isoformat") else value
