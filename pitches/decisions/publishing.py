"""Publishing a decision at one stroke, and reversing it."""

import secrets

from challenges.challenges.enums import Route
from colab.core import notices
from colab.core.lifecycle import Move, apply, apply_many
from colab.core.organisations.models import User
from pitches.judging.queries import ranking_of
from pitches.rounds.queries import newest_rubric
from pitches.submissions.enums import WON
from pitches.submissions.models import Pitch

from .enums import VERB_FOR, Outcome
from .models import Decision, DecisionLine
from .order import quartiles
from .queries import lines_of, screened_out


def publish_all(move: Move, decision: Decision) -> None:
    """Move every pitch and the challenge, write quartiles, release the comments, queue the mails."""
    round_ = move.subject
    group = move.group or secrets.token_hex(8)
    lines = lines_of(decision)
    _write_quartiles(round_, lines)
    failed = list(screened_out(round_))
    for outcome in Outcome:
        chosen = {line.pitch_id: line for line in lines if line.outcome == outcome}
        _move_pitches(round_, outcome, chosen, move, group)
    apply_many("publish_screening", failed, actor=move.actor, group=group)
    _move_challenge(round_, decision, lines, move, group)
    decision.published_at, decision.judged = move.now, len(lines)
    decision.entries = Pitch.objects.filter(challenge=round_.challenge, receipt_number__isnull=False).count()
    decision.save(update_fields=["published_at", "entries", "judged"])
    judged = [*(line.pitch_id for line in lines), *(pitch.pk for pitch in failed)]
    move.after(lambda: tell_results(round_, decision, judged, group))


def _move_pitches(round_, outcome: Outcome, lines: dict[int, DecisionLine], move: Move, group: str) -> None:
    verb = VERB_FOR[outcome]
    if outcome == Outcome.ADOPTED and round_.challenge.route == Route.CIVIC:
        verb = "match"
    for line in lines.values():
        DecisionLine.objects.filter(pk=line.pk).update(state_before=line.pitch.state)

    def facts_for(pitch) -> dict:
        line = lines[pitch.pk]
        return {"decision": round_.key, "reason": line.reason or line.decision.reason, "rank": line.place}

    apply_many(verb, [line.pitch for line in lines.values()], actor=move.actor, group=group, facts_for=facts_for)


def _move_challenge(round_, decision: Decision, lines: list[DecisionLine], move: Move, group: str) -> None:
    chosen = any(line.outcome == Outcome.ADOPTED for line in lines)
    words = {"reason": decision.reason, "reason_en": decision.reason_en}
    apply("adopt" if chosen else "adopt_none", round_.challenge, actor=move.actor, group=group, **words)


def _write_quartiles(round_, lines: list[DecisionLine]) -> None:
    criteria = {criterion.order: criterion.pk for criterion in newest_rubric(round_).criteria.all()}
    by_pitch = {line.pitch: line.by_criterion for line in ranking_of(round_).lines}
    for order, pk in criteria.items():
        found = quartiles({pitch: scores.get(order) for pitch, scores in by_pitch.items()})
        for line in lines:
            if line.pitch.key in found:
                line.quartiles[str(pk)] = found[line.pitch.key]
    DecisionLine.objects.bulk_update(lines, ["quartiles"])


def team_members(pitch: Pitch) -> list[User]:
    """Return the people of the pitch's organisation."""
    members = User.objects.filter(memberships__organisation=pitch.organisation_id, is_active=True)
    return list(members.distinct().order_by("pk"))


def recipients(lines: list[DecisionLine], failed) -> list[tuple[Pitch, list[User]]]:
    """Return whom the publication mails: every pitch with the people of its team."""
    return [(pitch, team_members(pitch)) for pitch in [*(line.pitch for line in lines), *failed]]


def tell_results(round_, decision: Decision, pitches: list[int], group: str) -> None:
    """Queue a mail to every team, and the news to those who subscribed; ``group`` makes each stroke tell once."""
    stamp = f"{round_.key}:{group}"
    challenge = round_.challenge
    title = {"ja": challenge.title, "en": challenge.title_en}
    chosen = False
    for pitch in Pitch.objects.filter(pk__in=pitches).order_by("pk"):
        chosen = chosen or pitch.state in WON
        notices.notify(
            "decisions.result",
            to=team_members(pitch),
            subject_ref=("pitch", pitch.key),
            context={"title": title, "pitch": {"ja": pitch.title, "en": pitch.title_en}, "outcome": pitch.state},
            dedupe=f"{stamp}:{pitch.key}",
        )
    path = f"/challenges/{challenge.slug}/"
    news = {"context": {"title": title, "chosen": chosen}, "dedupe": stamp, "url": {"ja": path, "en": f"/en{path}"}}
    for topic in ("results", notices.topics.follow_topic("challenge", challenge.key)):
        notices.broadcast(topic, "decisions.news", **news)


def reverse_all(move: Move, decision: Decision) -> None:
    """Take every result back to the state before, the challenge to waiting for its result; tell the teams."""
    round_, reason = move.subject, move.facts["reason"]
    group = move.group or secrets.token_hex(8)
    lines = lines_of(decision)
    before = {line.pitch_id: line.state_before for line in lines}
    apply_many(
        "revoke_result",
        [line.pitch for line in lines],
        actor=move.actor,
        group=group,
        reason=reason,
        facts_for=lambda pitch: {"to": before[pitch.pk]},
    )
    apply("revoke_result", round_.challenge, actor=move.actor, group=group, reason=reason)
    stamp = decision.published_at.isoformat()
    DecisionLine.objects.filter(decision=decision).update(quartiles={})
    Decision.objects.filter(pk=decision.pk).update(published_at=None, decided_at=None)
    move.after(lambda: _tell_reversal(round_, lines, reason, stamp))


def _tell_reversal(round_, lines: list[DecisionLine], reason: str, stamp: str) -> None:
    challenge = round_.challenge
    for line in lines:
        notices.notify(
            "decisions.reversed",
            to=team_members(line.pitch),
            subject_ref=("pitch", line.pitch.key),
            context={"title": {"ja": challenge.title, "en": challenge.title_en}, "reason": reason},
            dedupe=f"{round_.key}:{stamp}:{line.pitch.key}",
        )
