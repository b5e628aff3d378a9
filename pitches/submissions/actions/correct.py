"""訂正: asking for a correction after the deadline, and answering. Nothing that is judged changes by itself."""

import hashlib

from colab.core.lifecycle import Move
from pitches.submissions.correcting import waiting_one
from pitches.submissions.enums import CorrectionState
from pitches.submissions.models import Correction

from .review import reason


def ask(move: Move) -> dict:
    """Write the correction down beside the snapshot it names (facts: field, old, new, reason)."""
    pitch, facts = move.subject, move.facts
    made = Correction.objects.create(
        pitch=pitch,
        number=pitch.corrections.count() + 1,
        submission=pitch.snapshot,
        field=facts["field"],
        old=facts["old"],
        new=facts["new"],
        why=reason(move),
        asked_by_id=move.actor.user_id,
        asked_at=move.now,
    )
    move.private = {"old": made.old, "new": made.new, "reason": made.why}
    return {"correction": made.number, "field": made.field, "of": pitch.snapshot.number, **_hashes(made)}


def _answer(state: CorrectionState):
    def effect(move: Move) -> dict:
        row = waiting_one(move)
        row.state, row.answer = state, reason(move)
        row.answered_by_id, row.answered_at = move.actor.user_id, move.now
        row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
        return {"correction": row.number, "field": row.field, "reason": row.answer, **_hashes(row)}

    return effect


accept = _answer(CorrectionState.ACCEPTED)
refuse = _answer(CorrectionState.REFUSED)


def _hashes(row: Correction) -> dict[str, str]:
    return {f"{name}_sha256": hashlib.sha256(getattr(row, name).encode()).hexdigest() for name in ("old", "new")}
