"""The guards of an event's verbs."""

from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import Move, guard
from pitches.rounds.enums import RoundState
from pitches.rounds.models import Round
from pitches.rounds.queries import FINALISTS
from pitches.submissions.models import Pitch

from .queries import rounds_of

R = RoundState
FIXED = tuple(s for s in R if s != R.PLANNED)
MARKED = (R.SCORING_CLOSED, R.DECIDED, R.PUBLISHED, R.CLOSED)
DECIDED = (R.DECIDED, R.PUBLISHED, R.CLOSED)


@guard(
    "event.place",
    _("A venue or an address for taking part online is given."),
    next_step=_("Fill in one of them."),
)
def has_place(move: Move) -> bool:
    """People must know where to go."""
    return bool(move.subject.venue or move.subject.online_url)


@guard("event.ahead", _("It has not begun yet."), next_step=_("Correct the date."))
def lies_ahead(move: Move) -> bool:
    """Nobody registers for the past."""
    return move.subject.starts_at > move.now


@guard(
    "event.has_round",
    _("The event hosts at least one round."),
    next_step=_("Choose the rounds that have their final here."),
)
def has_round(move: Move) -> bool:
    """An event without a challenge has no theme."""
    return move.subject.event_rounds.exists()


@guard(
    "event.rounds_fit",
    _("The rounds belong to the event's programme, are not decided yet, and have no other event."),
    next_step=_("Choose from the list."),
    asks_facts=True,
)
def rounds_fit(move: Move) -> bool:
    """Facts: rounds (keys)."""
    keys = set(move.facts.get("rounds") or [])
    fitting = Round.objects.filter(key__in=keys, challenge__programme=move.subject.programme_id)
    fitting = fitting.filter(state__in=[R.PLANNED, R.JUDGES_FIXED, R.SCORING])
    free = fitting.exclude(
        pk__in=Round.objects.filter(event_round__isnull=False).exclude(event_round__event=move.subject)
    )
    return len(keys) == free.count()


@guard(
    "event.finalists",
    _("Every round has at least one shortlisted pitch."),
    next_step=_("Publish the screening of the challenge first."),
)
def has_finalists(move: Move) -> bool:
    """The running order is drawn among the shortlisted."""
    challenges = list(rounds_of(move.subject).values_list("challenge", flat=True))
    found = (
        Pitch.objects.filter(challenge__in=challenges, state__in=FINALISTS).order_by().values("challenge").distinct()
    )
    return bool(challenges) and found.count() == len(challenges)


def _all_in(states) -> callable:
    def check(move: Move) -> bool:
        found = list(rounds_of(move.subject).values_list("state", flat=True))
        return bool(found) and all(state in states for state in found)

    return check


judges_fixed = guard(
    "event.judges",
    _("The panel of every round is fixed."),
    next_step=_("Fix the judges in each round."),
)(_all_in(FIXED))
marking_open = guard(
    "event.marking",
    _("The marking of every round is open."),
    next_step=_("Open the marking in each round."),
)(_all_in((R.SCORING, *MARKED)))
marking_closed = guard(
    "event.marked",
    _("The marking of every round is closed."),
    next_step=_("Close the marking in each round."),
)(_all_in(MARKED))
decided = guard(
    "event.decided",
    _("The decision of every round is recorded."),
    next_step=_("Record the panel's decision in each round."),
)(_all_in(DECIDED))


@guard("event.reason", _("A reason is given."), next_step=_("Write the reason."), asks_facts=True)
def has_reason(move: Move) -> bool:
    """Those who registered are told why."""
    return bool((move.facts.get("reason") or "").strip())
