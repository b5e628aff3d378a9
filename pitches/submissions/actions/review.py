"""What the section and the office decide about a pitch: formal check, reopening, screening, results."""

from datetime import datetime, timedelta

from colab.core import lifecycle
from colab.core.lifecycle import Move
from pitches.submissions.enums import Screening

from .hand_in import close_reopening

SCAN_REOPENS_FOR = timedelta(days=3)
"""How long a team has to replace a file that the scan refused (product rule)."""


def reason(move: Move) -> str:
    """Return the reason given."""
    return str(move.facts.get("reason", "")).strip()


def accept(move: Move) -> None:
    """Formal check passed; a note may stay with it."""
    move.subject.formal_note = reason(move)
    close_reopening(move.subject)


def decline_formal(move: Move) -> None:
    """Formal check failed: the team is told at once, with the reason."""
    pitch = move.subject
    pitch.formal_note = pitch.result_reason = reason(move)
    pitch.result_at = move.now
    close_reopening(pitch)


def reopen_item(move: Move) -> dict:
    """Open one named item for the team until a given moment (facts: item, until, reason)."""
    pitch = move.subject
    until: datetime = move.facts.get("until") or move.now + SCAN_REOPENS_FOR
    pitch.reopened_item, pitch.reopened_until, pitch.reopened_reason = move.facts["item"], until, reason(move)
    return {"item": pitch.reopened_item, "until": until, "reason": pitch.reopened_reason}


def scan_done(move: Move) -> dict:
    """All files were checked: 検査中 ends."""
    move.subject.scan_pending = False
    return {}


def _screen(outcome: Screening):
    def effect(move: Move) -> dict:
        pitch = move.subject
        pitch.screening, pitch.screening_note, pitch.screened_at = outcome, reason(move), move.now
        return {"screening": outcome.value, "reason": pitch.screening_note}

    return effect


shortlist = _screen(Screening.PASSED)
not_shortlist = _screen(Screening.FAILED)


def screening_target(move: Move) -> str:
    """Where the publication of the screening leads."""
    return "shortlisted" if move.subject.screening == Screening.PASSED else "not_adopted"


def publish_screening(move: Move) -> dict:
    """Let the pending outcome become the state; the reason becomes the team's to read."""
    pitch = move.subject
    pitch.screening_published_at = move.now
    if pitch.screening == Screening.FAILED:
        pitch.result_at, pitch.result_reason = move.now, pitch.screening_note
    return {"screening": pitch.screening}


def give_result(move: Move) -> dict:
    """Set what the published decision says (facts: decision, reason, feedback; rank stays in the ledger)."""
    pitch = move.subject
    pitch.result_at = move.now
    pitch.result_reason = reason(move)
    pitch.feedback = str(move.facts.get("feedback", "") or pitch.feedback)
    close_reopening(pitch)
    move.links.append(lifecycle.ref(pitch.challenge))
    kept = {name: move.facts[name] for name in ("decision", "rank") if move.facts.get(name) is not None}
    return kept | {"reason": pitch.result_reason}


def revoked_target(move: Move) -> str:
    """Back to where the pitch stood before the reversed decision (fact: to), as far as it was being judged there."""
    wanted = move.facts.get("to")
    if wanted in ("accepted_for_review", "shortlisted", "presented"):
        return wanted
    return "shortlisted" if move.subject.screening == Screening.PASSED else "accepted_for_review"


def revoke_result(move: Move) -> dict:
    """The decision on the challenge was reversed as a whole: the result is open again."""
    pitch = move.subject
    pitch.result_at, pitch.result_reason = None, ""
    return {"reason": reason(move)}


def give_feedback(move: Move) -> dict:
    """Release words for the team (fact: feedback)."""
    move.subject.feedback = move.facts["feedback"].strip()
    return {"length": len(move.subject.feedback)}


def end(move: Move) -> None:
    """Withdrawn or disqualified: the reason stays, nothing is open any more."""
    move.subject.ended_reason = reason(move)
    close_reopening(move.subject)


def match(move: Move) -> None:
    """The civic-tech route: chosen, and told at once."""
    move.subject.result_at = move.now
    move.subject.result_reason = reason(move)
    move.links.append(lifecycle.ref(move.subject.challenge))
