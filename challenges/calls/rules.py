"""Guards of a call: its dates."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colab.core import clock
from colab.core.lifecycle import Move, guard
from colab.core.organisations.models import Organisation

from . import asking
from .enums import CallState

LATEST = timedelta(days=14)
"""How long after the deadline one organisation may be let in (product rule)."""


@guard(
    "call.complete",
    _("Title, opening, deadline for questions and deadline for pitches are filled in."),
    next_step=_("Fill in what is missing in the call's form."),
)
def complete(move: Move) -> bool:
    """What must stand before dates are fixed."""
    call = move.subject
    return all([call.title, call.opens_at, call.question_deadline, call.closes_at])


@guard(
    "call.dates_in_order",
    _("The call opens first, then the deadline for questions comes, then the deadline for pitches."),
    next_step=_("Correct the dates in the call's form."),
)
def dates_in_order(move: Move) -> bool:
    """Opening before questions' end, not after the deadline; results and pilots afterwards."""
    call = move.subject
    if not (call.opens_at and call.question_deadline and call.closes_at):
        return True
    in_order = call.opens_at < call.question_deadline <= call.closes_at
    results = call.results_expected_on is None or call.results_expected_on >= clock.day_of(call.closes_at)
    pilot = not (call.pilot_from and call.pilot_to) or call.pilot_from <= call.pilot_to
    return in_order and results and pilot


@guard(
    "call.scheduled_stays_in_order",
    _("A call with fixed dates keeps them complete, in order and ahead."),
    next_step=_("Correct the dates in the call's form."),
    asks_facts=True,
)
def dates_in_order_after(move: Move) -> bool:
    """A scheduled call opens by itself: what is saved must be fit for it. Drafts may hold anything."""
    call = move.subject
    if call.state != CallState.SCHEDULED:
        return True
    opens, questions, closes = (
        move.facts.get(name, getattr(call, name)) for name in ("opens_at", "question_deadline", "closes_at")
    )
    return bool(opens and questions and closes) and opens < questions <= closes and closes > move.now


@guard(
    "call.deadline_ahead",
    _("The deadline for pitches lies in the future."),
    next_step=_("Move the deadline in the call's form."),
)
def deadline_ahead(move: Move) -> bool:
    """A call is not scheduled into the past."""
    return move.subject.closes_at is None or move.subject.closes_at > move.now


@guard("call.opening_reached", _("The opening has come."))
def opening_reached(move: Move) -> bool:
    """The clock opens, not before."""
    return move.subject.opens_at <= move.now


@guard("call.deadline_passed", _("The deadline has passed."))
def deadline_passed(move: Move) -> bool:
    """Judged under the lock: an extension made in between keeps the call open."""
    return move.subject.closes_at <= move.now


@guard(
    "call.extension_later",
    _("The new deadline is later than the present one and in the future."),
    next_step=_("Choose a later deadline; a deadline is never brought forward."),
    asks_facts=True,
)
def extension_later(move: Move) -> bool:
    """A deadline only moves back, and only before it has passed."""
    closes_at = move.facts.get("closes_at")
    questions = move.facts.get("question_deadline") or move.subject.question_deadline
    return bool(closes_at) and closes_at > move.subject.closes_at and closes_at > move.now and questions <= closes_at


@guard(
    "call.extension_in_time",
    _("A deadline is extended before it has passed."),
    next_step=_("After the deadline, prepare a new call instead."),
)
def extension_in_time(move: Move) -> bool:
    """What has closed stays closed: those who were late must not be let in afterwards."""
    return move.subject.closes_at is None or move.now < move.subject.closes_at


@guard("call.reason", _("A reason is given."), next_step=_("Write the reason; it is published."), asks_facts=True)
def reason_given(move: Move) -> bool:
    """The reason is public."""
    return bool((move.facts.get("reason") or "").strip())


@guard(
    "call.questions_known",
    _("Only fields of the form are asked for."),
    next_step=_("Choose among the fields offered."),
    asks_facts=True,
)
def questions_known(move: Move) -> bool:
    """Names of the form's further fields, each once."""
    asked, known = move.facts.get("asked"), [name for name, _label in asking.choices()]
    return isinstance(asked, list | tuple) and [name for name in known if name in asked] == list(asked)


@guard(
    "call.change_of_form_explained",
    _("A change of the form while teams are writing is explained."),
    next_step=_("Write the reason; teams with a draft are told."),
    asks_facts=True,
)
def change_of_form_explained(move: Move) -> bool:
    """Before the opening nobody has begun to write."""
    return move.subject.state != CallState.OPEN or reason_kept.check(move)


@guard("call.reason_kept", _("A reason is given."), next_step=_("Write the reason; auditors read it."), asks_facts=True)
def reason_kept(move: Move) -> bool:
    """Not public: it would tell who was late."""
    return isinstance(move.facts.get("reason"), str) and bool(move.facts["reason"].strip())


@guard(
    "call.late_in_bounds",
    _("One organisation is let in until a moment that is to come, after the deadline, at most 14 days after it."),
    next_step=_("Choose a moment within these days, or extend the deadline for all."),
    asks_facts=True,
)
def late_in_bounds(move: Move) -> bool:
    """Longer would hold up the screening of everybody."""
    until, closes_at = move.facts.get("until"), move.subject.closes_at
    if not isinstance(until, datetime) or not isinstance(move.facts.get("organisation"), Organisation):
        return False
    return max(move.now, closes_at) < until <= closes_at + LATEST
