"""What may be told of a published decision. No scores, no odds, no severities (decision 7)."""

from decimal import Decimal

from challenges.calls.queries import open_q
from challenges.challenges.enums import ChallengeState
from challenges.challenges.models import Challenge
from challenges.challenges.queries import joined
from colab.core import clock
from colab.core.content.bilingual import localized
from pitches.rounds.enums import MARKING_ROLES, PUBLIC_RESULT
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, newest_rubric
from pitches.submissions.queries import public_lines

from .enums import Outcome
from .models import Decision
from .single_marks import marks_of


def published(challenge: Challenge) -> Decision | None:
    """Return the published decision on a challenge, or None."""
    states = [state.value for state in PUBLIC_RESULT]
    rows = Decision.objects.filter(round__challenge=challenge, published_at__isnull=False, round__state__in=states)
    return rows.select_related("round__challenge").first()


def rules_of(challenge: Challenge) -> dict | None:
    """Return criteria and scoring rule once they are published."""
    round_ = Round.objects.filter(challenge=challenge, rules_published_at__isnull=False).first()
    rubric = newest_rubric(round_) if round_ else None
    if rubric is None:
        return None
    return {"round": round_, "criteria": list(rubric.criteria.all()), "rubric": rubric}


def result_of(challenge: Challenge) -> dict | None:
    """Return the published result: who, why, how many, who judged; others as A, B unless they agreed to be named."""
    decision = published(challenge)
    if decision is None:
        return None
    lines = public_lines(challenge)
    winners = [line for line in lines if line["pitch"] and line["outcome"] not in ("reserve", "not_adopted")]
    others = [line for line in lines if line not in winners]
    judges = active_members(decision.round).filter(role__in=MARKING_ROLES)
    return {
        "decision": decision,
        "reason": localized(decision, "reason"),
        "winners": winners,
        "others": others,
        "judges": list(judges),
    }


def team_result(pitch) -> dict | None:
    """Return what the team itself reads: quarter of the field by criterion, and the released comments."""
    line = pitch.decision_lines.filter(decision__published_at__isnull=False).select_related("decision__round").first()
    if line is None:
        return None
    rubric = newest_rubric(line.decision.round)
    criteria = [(criterion, line.quartiles.get(str(criterion.pk))) for criterion in rubric.criteria.all()]
    return {
        "line": line,
        "criteria": criteria if line.quartiles else [],
        "comments": list(line.comments.values_list("text", flat=True)),
        "judged": line.decision.judged,
        "all_criteria": [criterion for criterion, _quarter in criteria],
        "single": marks_of(line.decision.round, pitch),
        "moved": moved(line.decision.ranking, pitch.key),
        "others": others_open(pitch) if line.outcome != Outcome.ADOPTED else [],
    }


def moved(ranking: dict, pitch: str) -> str:
    """Return which way the correction moved a pitch: "up", "down", "same"; "" where the plain mean counts.

    ``ranking`` is the one the panel saw. Only the direction is told, no score and no place.
    """
    lines = {line["pitch"]: line for line in ranking.get("lines", []) if line.get("raw") is not None}
    own = lines.get(pitch)
    if own is None or own["place"] is None or ranking.get("rule") == "raw":
        return ""
    plain = 1 + sum(_rounded(line) > _rounded(own) for line in lines.values())
    return "same" if plain == own["place"] else "up" if own["place"] < plain else "down"


def _rounded(line: dict) -> Decimal:
    """Scores equal at two decimals share a place."""
    return Decimal(line["raw"]).quantize(Decimal("0.01"))


def others_open(pitch, limit: int = 3) -> list[Challenge]:
    """Return challenges of the same fields that take pitches now and that the organisation has not answered."""
    answered = pitch.organisation.pitches.values("challenge")
    rows = joined(Challenge.objects.filter(open_q(clock.now(), "call__"), state=ChallengeState.OPEN))
    fields = set(pitch.challenge.areas)
    found = [row for row in rows.exclude(pk__in=answered).order_by("call__closes_at", "pk") if fields & set(row.areas)]
    return found[:limit]
