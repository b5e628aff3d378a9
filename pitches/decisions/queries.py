"""The pending decision beside the ranking."""

from django.db.models import QuerySet

from colab.core.ledger.canonical import digest
from pitches.judging.models import Sheet
from pitches.judging.queries import ranking_of
from pitches.judging.scoring import as_plain
from pitches.rounds.enums import PUBLIC_RESULT
from pitches.rounds.models import Round
from pitches.rounds.queries import IN_PLAY, entrants
from pitches.submissions.models import Pitch

from .models import Decision, DecisionLine
from .order import Row, deviating


def decision_of(round_: Round) -> Decision | None:
    """Return the decision of a round, pending or published."""
    return Decision.objects.filter(round=round_).first()


def judged(round_: Round) -> QuerySet[Pitch]:
    """Return the pitches the ranking is about: those in play, or once published those that were decided."""
    if round_.state in PUBLIC_RESULT:
        return Pitch.objects.filter(decision_lines__decision__round=round_).order_by("pk")
    return entrants(round_)


def current_ranking(round_: Round) -> tuple[dict, str]:
    """Return the ranking in JSON and its fingerprint."""
    plain = as_plain(ranking_of(round_))
    return plain, digest(plain)


def lines_of(decision: Decision) -> list[DecisionLine]:
    """Return the lines with their pitches, in the order of the ranking."""
    rows = DecisionLine.objects.filter(decision=decision).select_related("pitch__organisation", "pitch__challenge")
    return list(rows.order_by("ranked", "pk"))


def standing(lines) -> set[str]:
    """Return the keys of the pitches whose line differs from the ranking."""
    return deviating(Row(line.pitch.key, line.outcome, line.place, line.ranked) for line in lines)


def unsettled(round_: Round):
    """Return pitches handed in on which neither formal check nor screening nor this round has a word."""
    rows = Pitch.objects.filter(challenge_id=round_.challenge_id, state__in=("submitted", *IN_PLAY))
    screened_out = rows.filter(state="accepted_for_review", screening="failed").values("pk")
    return rows.exclude(pk__in=entrants(round_).values("pk")).exclude(pk__in=screened_out)


def screened_out(round_: Round):
    """Return the pitches whose failed screening becomes public together with the result."""
    rows = Pitch.objects.filter(challenge_id=round_.challenge_id, state="accepted_for_review", screening="failed")
    return rows.order_by("pk")


def team_comments(round_: Round):
    """Return the sheets with a comment for the team."""
    rows = Sheet.objects.filter(assignment__round=round_, assignment__judge__recused_at=None)
    rows = rows.filter(assignment__ended_at=None).exclude(comment_for_team="")
    return rows.select_related("assignment__pitch").order_by("assignment__pitch", "pk")
