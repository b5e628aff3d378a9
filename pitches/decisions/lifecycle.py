"""What follows from preparing, recording, publishing and reversing a decision."""

from colab.core.access import Actor
from colab.core.lifecycle import Move, apply, apply_many, consequence
from pitches.events.queries import rounds_of
from pitches.judging.queries import inputs_of
from pitches.judging.scoring import as_plain, ranked, run_of
from pitches.rounds.enums import RoundState
from pitches.rounds.queries import entrants

from .models import Decision, DecisionLine, ReleasedComment
from .publishing import publish_all, reverse_all
from .queries import current_ranking, decision_of, team_comments

WORDS = ("reason", "reason_en", "internal_note")


@consequence("round", "prepare")
def write_pending(move: Move) -> None:
    """Write the pending decision; facts: lines, reason, reason_en, internal_note, released (sheet ids)."""
    round_, facts = move.subject, move.facts
    plain, fingerprint = current_ranking(round_)
    values = {name: facts[name] for name in WORDS if name in facts}
    values |= {"ranking": plain, "ranking_digest": fingerprint}
    values |= {"prepared_at": move.now, "prepared_by_id": move.actor.user_id}
    decision, _made = Decision.objects.update_or_create(round=round_, defaults=values)
    places = {line["pitch"]: line["place"] for line in plain["lines"]}
    pitches = {pitch.key: pitch for pitch in entrants(round_)}
    names = ("outcome", "place", "reason", "differs_reason")
    for line in facts["lines"]:
        columns = {name: line[name] for name in names if name in line} | {"ranked": places.get(line["pitch"])}
        DecisionLine.objects.update_or_create(decision=decision, pitch=pitches[line["pitch"]], defaults=columns)
    _release(decision, facts.get("released"))
    keep_run(move)


def keep_run(move: Move) -> None:
    """Write the scoring run into the round's chain: fingerprints openly, figures in the salted part."""
    inputs = inputs_of(move.subject)
    ranking = ranked(inputs)
    run = run_of(inputs, ranking) | {"marks": inputs.plain(), "ranking": as_plain(ranking)}
    apply("rank", move.subject, actor=Actor.system_("ranking"), group=move.group, **run)
    move.subject.refresh_from_db(fields=["version"])


def _release(decision: Decision, released: list | None) -> None:
    if released is None:
        return
    ReleasedComment.objects.filter(line__decision=decision).delete()
    lines = {line.pitch_id: line for line in decision.lines.all()}
    ReleasedComment.objects.bulk_create(
        ReleasedComment(line=lines[sheet.assignment.pitch_id], sheet=sheet, text=sheet.comment_for_team)
        for sheet in team_comments(decision.round).filter(pk__in=released)
        if sheet.assignment.pitch_id in lines
    )


@consequence("round", "decide")
def mark_decided(move: Move) -> None:
    """Note when the panel's decision was recorded."""
    Decision.objects.filter(round=move.subject).update(decided_at=move.now)
    keep_run(move)


@consequence("round", "reopen_decision")
def unmark(move: Move) -> None:
    """The decision is pending again."""
    Decision.objects.filter(round=move.subject).update(decided_at=None)


@consequence("round", "publish")
def publish(move: Move) -> None:
    """All pitches, the challenge, the feedback and the mails: one transaction."""
    publish_all(move, decision_of(move.subject))


@consequence("round", "reverse")
def reverse(move: Move) -> None:
    """Everything goes back to where it was before the publication; teams are told why."""
    reverse_all(move, decision_of(move.subject))


@consequence("event", "publish")
def publish_event(move: Move) -> None:
    """All rounds of the event are published at one stroke."""
    decided = [round_ for round_ in rounds_of(move.subject) if round_.state == RoundState.DECIDED]
    apply_many("publish", decided, actor=move.actor, group=move.group)
