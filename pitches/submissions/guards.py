"""What a challenge needs of its pitches before it moves on."""

from django.utils.translation import gettext_lazy as _

from challenges.calls import asking
from colab.core.lifecycle import Move, add_guard, guard

from .content import FURTHER
from .enums import SCREENED_IN, WON, PitchState
from .models import Pitch


def _some(move: Move, *states: str) -> bool:
    return Pitch.objects.filter(challenge=move.subject, state__in=states).exists()


@guard(
    "challenge.has_finalist",
    _("At least one pitch is on the published shortlist."),
    next_step=_("Decide the screening of the pitches and publish it."),
)
def has_finalist(move: Move) -> bool:
    """An event needs somebody to present."""
    return _some(move, *SCREENED_IN)


@guard(
    "challenge.has_adopted",
    _("At least one pitch is adopted."),
    next_step=_("Publish the decision on the pitches; the challenge follows."),
)
def has_adopted(move: Move) -> bool:
    """Adopted or, on the civic way, matched."""
    return _some(move, *WON)


@guard(
    "challenge.none_adopted",
    _("No pitch is adopted."),
    next_step=_("A challenge with an adopted pitch has a result already."),
)
def none_adopted(move: Move) -> bool:
    """Nobody adopted means nobody."""
    return not _some(move, *WON)


@guard(
    "challenge.checked",
    _("The formal check of every pitch is done."),
    next_step=_("Finish the formal check in the list of the pitches."),
)
def all_checked(move: Move) -> bool:
    """Screening begins when nothing waits for the formal check."""
    return not _some(move, PitchState.SUBMITTED)


@guard(
    "challenge.no_late",
    _("Nobody is let in late any more."),
    next_step=_("Wait until the time given to the late team has passed."),
)
def nobody_late(move: Move) -> bool:
    """The screening begins when all pitches are there that were promised to be taken."""
    call = move.subject.call
    return call is None or not call.late_entries.filter(until__gt=move.now).exists()


add_guard("challenge", "screen", nobody_late)
add_guard("challenge", "to_event", has_finalist)
add_guard("challenge", "adopt", has_adopted)
add_guard("challenge", "adopt_none", none_adopted)

for name in FURTHER:
    asking.offer(name, Pitch._meta.get_field(name).verbose_name)
