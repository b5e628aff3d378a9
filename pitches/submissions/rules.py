"""Guards of the verbs of a pitch."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from challenges.calls.queries import accepts_pitches, late_entry
from challenges.challenges.enums import ChallengeState, Route
from colab.core.law import statute
from colab.core.lifecycle import Move, guard
from colab.core.organisations import corporate_number
from colab.core.organisations.enums import OrganisationKind, OrganisationState

from . import values
from .content import ENTRY_FIELDS
from .enums import REQUIRED_ITEMS, PitchState, Screening
from .models import Pitch
from .queries import coming_files


def locked(move: Move, machine: str, otherwise: Any) -> Any:
    """Return the row the engine locked together with the pitch; before the lock, the one at hand."""
    return next((row for row in move.locked if machine == row.MACHINE), otherwise)


def challenge_of(move: Move) -> Any:
    """Return the challenge of the pitch, locked if the verb locks it."""
    return locked(move, "challenge", move.subject.challenge)


@guard(
    "pitch.open",
    _("The challenge is open and the deadline has not passed (the server's clock decides)."),
    next_step=_("Nothing of your draft is lost. If the deadline is extended, you can hand it in then."),
)
def is_open(move: Move) -> bool:
    """State open, and now before the deadline: both read under the lock."""
    call, challenge = locked(move, "call", move.subject.challenge.call), challenge_of(move)
    if call is None:
        return False
    if challenge.state == ChallengeState.OPEN and accepts_pitches(call, move.now):
        return True
    return late_entry_of(move) is not None


def late_entry_of(move: Move) -> Any:
    """Return the office's leave to hand in late that counts now, under the lock of the call; None in time.

    It ends when the challenge goes on to its screening.
    """
    call, challenge = locked(move, "call", move.subject.challenge.call), challenge_of(move)
    if call is None or challenge.state not in (ChallengeState.OPEN, ChallengeState.CLOSED):
        return None
    if challenge.state == ChallengeState.OPEN and accepts_pitches(call, move.now):
        return None
    return late_entry(call, move.subject.organisation_id, move.now)


@guard(
    "pitch.closed",
    _("The deadline has passed: until then the team may still change its pitch."),
    next_step=_("Come back after the deadline."),
)
def is_closed(move: Move) -> bool:
    """The counterpart: nothing is judged while teams may still change it."""
    return not is_open.check(move)


@guard(
    "pitch.complete",
    _("The eight items of the entry, and what the call asks beyond them, are filled in."),
    next_step=_("Go back to the form; what is missing is marked there."),
)
def is_complete(move: Move) -> bool:
    """Title, summary, problem, solution, novelty, stage, plan, measures; one reopened item is no time for more."""
    return not missing_fields(move.subject, also=move.verb != "amend")


def asked_of(pitch: Pitch) -> list[str]:
    """Return the names of the fields that must be filled in before this pitch is handed in."""
    call = pitch.challenge.call
    return [*ENTRY_FIELDS, *(call.asked if call else [])]


def missing_fields(pitch: Pitch, *, also: bool = True) -> list[str]:
    """Return the names of required fields that are still empty; ``also``: with those the call asks beyond the entry."""
    words = values.current(pitch)
    return [name for name in (asked_of(pitch) if also else ENTRY_FIELDS) if not str(words[name] or "").strip()]


@guard(
    "pitch.files",
    _("The required file is attached, and every file has arrived whole."),
    next_step=_("Attach the slides or the proposal document, and remove files that were refused."),
)
def files_complete(move: Move) -> bool:
    """A pitch is never taken while one of its files is missing; being scanned is no reason to wait."""
    only = move.subject.reopened_item if move.verb == "amend" else ""
    files = coming_files(move.subject, only_item=only)
    items = {each.item for each in files}
    return set(REQUIRED_ITEMS) <= items and all(each.file.counts_as_received for each in files)


def _declared(move: Move, name: str) -> bool:
    return bool(move.facts.get(name, getattr(move.subject, name)))


@statute(
    "pitch.declares_167_4",
    "order.167-4",
    _("The team declares that none of the cases of the article applies to it."),
    next_step=_("Tick the declaration if it is true. If a case applies, you cannot take part."),
    asks_facts=True,
)
def declares_167_4(move: Move) -> bool:
    """施行令167条の4: written for bids, taken over by the programmes as a condition of taking part."""
    return _declared(move, "declares_167_4")


@guard(
    "pitch.declares_antisocial",
    _("The team declares that it has no ties to organised crime groups."),
    next_step=_("Tick the declaration if it is true."),
    asks_facts=True,
)
def declares_antisocial(move: Move) -> bool:
    """暴力団排除, as the conditions of the programmes ask."""
    return _declared(move, "declares_antisocial")


@guard(
    "pitch.declares_true",
    _("The team declares that what it writes is true and that it has read the conditions."),
    next_step=_("Tick the declaration if it is true."),
    asks_facts=True,
)
def declares_true(move: Move) -> bool:
    """Needed before anything is handed in."""
    return _declared(move, "declares_true")


@guard(
    "pitch.organisation",
    _("The organisation is registered; a company has a valid corporate number."),
    next_step=_("Complete and register the organisation's profile."),
)
def organisation_ready(move: Move) -> bool:
    """Whoever is adopted must be somebody one can contract with."""
    organisation = move.subject.organisation
    if organisation.state != OrganisationState.REGISTERED:
        return False
    number = organisation.corporate_number or ""
    return organisation.kind != OrganisationKind.COMPANY or corporate_number.is_valid(number)


@guard(
    "pitch.single",
    _("An organisation hands in one pitch for a challenge."),
    next_step=_("Change the pitch you have handed in, or withdraw it first."),
)
def is_single(move: Move) -> bool:
    """One pitch for each organisation and challenge, unless the challenge allows several."""
    pitch = move.subject
    if pitch.several:
        return True
    others = Pitch.objects.filter(challenge=pitch.challenge_id, organisation=pitch.organisation_id)
    return not others.exclude(Q(pk=pitch.pk) | Q(state=PitchState.WITHDRAWN)).exists()


@guard(
    "pitch.unseen_edits",
    _("Nobody of your team has changed the pitch since you opened this page."),
    refused=_("Somebody of your team has changed the pitch since you opened this page."),
    next_step=_("Read it once more, then hand it in."),
    asks_facts=True,
)
def edits_seen(move: Move) -> bool:
    """What is handed in is what the person saw."""
    seen = move.facts.get("edits_seen")
    return seen is None or seen == move.subject.edits


@guard(
    "pitch.scanned",
    _("All files have been checked for malware."),
    next_step=_("The check takes a few minutes; try again then."),
)
def is_scanned(move: Move) -> bool:
    """受付済・検査中: taken in time, but nobody opens the files yet."""
    return not move.subject.scan_pending


@guard(
    "pitch.not_reopened",
    _("No item is reopened for the team at the moment."),
    next_step=_("Wait until the team has answered or the time given has passed."),
)
def not_reopened(move: Move) -> bool:
    """The formal check waits for what it asked for."""
    until = move.subject.reopened_until
    return until is None or until <= move.now


@guard(
    "pitch.reopened",
    _("An item is reopened, and the time given has not passed."),
    next_step=_("Ask the office to reopen the item."),
)
def is_reopened(move: Move) -> bool:
    """After the deadline only the named item may change."""
    until = move.subject.reopened_until
    return bool(move.subject.reopened_item) and until is not None and move.now < until


@guard("pitch.reason", _("A reason is given."), next_step=_("Write the reason in a sentence or two."), asks_facts=True)
def has_reason(move: Move) -> bool:
    """Every decision about a pitch has its reason kept."""
    return bool(str(move.facts.get("reason", "")).strip())


def screening_mark(pitch: Pitch) -> str:
    """Return a mark that is another one after every screening of the pitch."""
    return f"{pitch.screening}@{pitch.screened_at.isoformat()}" if pitch.screened_at else "-"


@guard(
    "pitch.unseen_screening",
    _("The pitch was not screened again since you opened this page."),
    refused=_("The pitch has been screened since you opened this page."),
    next_step=_("Read that screening on the page of the pitch, then send yours again if it is to count instead."),
    asks_facts=True,
)
def screening_seen(move: Move) -> bool:
    """No officer overrules another unseen. The version cannot tell: it would tell the team as well."""
    seen = move.facts.get("screening_seen")
    return not seen or seen == screening_mark(move.subject)


@guard(
    "pitch.screened",
    _("The screening of this pitch has been decided."),
    next_step=_("Decide for every pitch first, then publish them at one stroke."),
)
def is_screened(move: Move) -> bool:
    """Nothing is published that was not decided."""
    return move.subject.screening in (Screening.PASSED, Screening.FAILED)


@guard(
    "pitch.decision",
    _("Results are set by publishing the decision on the challenge, for all pitches at one stroke."),
    next_step=_("Prepare the decision and publish it."),
    asks_facts=True,
)
def has_decision(move: Move) -> bool:
    """No result by hand: the fact ``decision`` names the published decision it belongs to."""
    return bool(move.facts.get("decision"))


@guard(
    "pitch.civic",
    _("The challenge goes the civic-tech way (open source)."),
    next_step=_("Use adoption and a pilot for this challenge."),
)
def is_civic(move: Move) -> bool:
    """Matching, building and publishing belong to the second route."""
    return move.subject.challenge.route == Route.CIVIC
