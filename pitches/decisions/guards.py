"""Conditions of preparing, recording and publishing a decision."""

from django.utils.translation import gettext_lazy as _

from challenges.challenges.enums import ChallengeState
from colab.core.lifecycle import Move, add_guard, guard
from pitches.rounds.queries import entrants

from .enums import Outcome
from .queries import current_ranking, decision_of, lines_of, standing, unsettled

DECIDABLE = (ChallengeState.CLOSED, ChallengeState.SCREENING, ChallengeState.PITCH_EVENT)


@guard(
    "decision.on_page",
    _("A decision is prepared on its own page, for pitches of this round."),
    next_step=_("Open the panel room."),
    asks_facts=True,
)
def known_lines(move: Move) -> bool:
    """Facts: lines [{pitch, outcome, place, reason, differs_reason}]; outcomes may still be open."""
    lines = move.facts.get("lines")
    if not lines:
        return False
    keys = set(entrants(move.subject).values_list("key", flat=True))
    return all(line["pitch"] in keys and line.get("outcome", "") in {"", *Outcome.values} for line in lines)


@guard(
    "decision.complete",
    _("Every pitch of the round has an outcome."),
    next_step=_("Fill in the outcomes in the panel room."),
)
def complete(move: Move) -> bool:
    """Nobody is left without an answer."""
    decision = decision_of(move.subject)
    if decision is None:
        return False
    decided = decision.lines.exclude(outcome="").values_list("pitch", flat=True)
    return not entrants(move.subject).exclude(pk__in=list(decided)).exists()


@guard(
    "decision.reasoned",
    _("The decision has a reason that will be published, also when nobody is adopted."),
    next_step=_("Write the reason in the panel room."),
)
def reasoned(move: Move) -> bool:
    """Why this one, or why none."""
    decision = decision_of(move.subject)
    return decision is not None and bool(decision.reason.strip())


@guard(
    "decision.differs_reasoned",
    _("Every pitch that the panel puts before a better ranked one has a reason for it."),
    next_step=_("Write the reason beside the pitch."),
)
def differences_reasoned(move: Move) -> bool:
    """The panel may differ from the ranking, with a recorded reason."""
    decision = decision_of(move.subject)
    lines = lines_of(decision) if decision else []
    different = standing(lines)
    return all(line.differs_reason.strip() for line in lines if line.pitch.key in different)


@guard(
    "decision.places",
    _("No more pitches are adopted than the round has places."),
    next_step=_("Make the others a reserve."),
)
def within_places(move: Move) -> bool:
    """The number was published with the rules."""
    decision = decision_of(move.subject)
    chosen = decision.lines.filter(outcome=Outcome.ADOPTED).count() if decision else 0
    return chosen <= move.subject.places


@guard(
    "decision.ranking_current",
    _("The ranking is still the one the decision was prepared with."),
    next_step=_("Look at the panel room again and save the decision once more."),
)
def ranking_current(move: Move) -> bool:
    """Marks may have changed after the marking was opened again."""
    decision = decision_of(move.subject)
    return decision is not None and decision.ranking_digest == current_ranking(move.subject)[1]


@guard(
    "decision.all_settled",
    _("Every pitch handed in was checked, and screened where the round judges finalists only."),
    next_step=_("Finish the formal check and the screening of the remaining pitches."),
)
def all_settled(move: Move) -> bool:
    """The publication gives an answer to everybody."""
    return not unsettled(move.subject).exists()


@guard(
    "decision.challenge_waits",
    _("The challenge waits for its result."),
    next_step=_("Look at the state of the challenge."),
)
def challenge_waits(move: Move) -> bool:
    """Not withdrawn, not decided otherwise."""
    return move.subject.challenge.state in DECIDABLE


@guard(
    "decision.reversible",
    _("No pilot has begun and nothing else was built on the result."),
    next_step=_("End the pilot first, with a reason."),
)
def reversible(move: Move) -> bool:
    """A result is reversed as a whole or not at all."""
    if move.subject.challenge.state not in (ChallengeState.ADOPTED, ChallengeState.NO_ADOPTION):
        return False
    decision = decision_of(move.subject)
    return decision is not None and all(line.pitch.state == line.outcome for line in lines_of(decision))


add_guard("round", "prepare", known_lines)
for _guard in (complete, reasoned, differences_reasoned, within_places, ranking_current, all_settled):
    add_guard("round", "decide", _guard)
add_guard("round", "publish", complete)
add_guard("round", "publish", challenge_waits)
add_guard("round", "reverse", reversible)
