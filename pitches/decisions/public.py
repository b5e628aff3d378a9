"""What may be told of a published decision. No scores, no odds, no severities (decision 7)."""

from challenges.challenges.models import Challenge
from colab.core.content.bilingual import localized
from pitches.rounds.enums import MARKING_ROLES, PUBLIC_RESULT
from pitches.rounds.models import Round
from pitches.rounds.queries import active_members, newest_rubric
from pitches.submissions.queries import public_lines

from .models import Decision


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
    }
