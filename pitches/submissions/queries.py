"""Rows and annotations that several pages need."""

from datetime import datetime

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from challenges.calls.enums import CallState
from challenges.calls.models import LateEntry
from challenges.calls.queries import late_entry
from challenges.challenges.enums import ChallengeState
from colab.core import clock
from colab.core.access import Actor

from .enums import HANDED_IN, IN_REVIEW, WON, PitchState, PublishScope
from .models import Pitch, PitchFile


def current_files(pitch: Pitch) -> list[PitchFile]:
    """Return the files that belong to the pitch as the team sees it now."""
    return list(pitch.pitch_files.filter(removed_at=None).select_related("file").order_by("item", "pk"))


def coming_files(pitch: Pitch, *, only_item: str = "") -> list[PitchFile]:
    """Return the files that the next handing in would freeze.

    ``only_item`` ("file:deck", or a field's name): only that item may differ from what was handed in last.
    """
    if not only_item:
        return current_files(pitch)
    handed = {line["key"] for line in pitch.snapshot.files}
    rows = pitch.pitch_files.select_related("file").order_by("item", "pk")
    return [
        each
        for each in rows
        if (each.removed_at is None if only_item == f"file:{each.item}" else each.file.key in handed)
    ]


def may_be_late(challenge) -> bool:
    """Whether the challenge has not gone on to its screening, so that a late entry can still count."""
    return challenge.call is not None and challenge.state in (ChallengeState.OPEN, ChallengeState.CLOSED)


def with_late(rows: QuerySet[Pitch], now: datetime) -> QuerySet[Pitch]:
    """Annotate ``late_until``: the moment until which the office lets the organisation in late, or None."""
    mine = LateEntry.objects.filter(
        call=OuterRef("challenge__call"),
        organisation=OuterRef("organisation"),
        until__gt=now,
        call__state__in=[CallState.OPEN, CallState.CLOSED],
    )
    return rows.annotate(late_until=Subquery(mine.order_by("-until").values("until")[:1]))


def is_let_in_late(challenge, actor: Actor) -> bool:
    """Whether one of the person's organisations may still hand in although the deadline has passed."""
    own = actor.grants.organisations
    if not own or not may_be_late(challenge):
        return False
    return any(late_entry(challenge.call, organisation, clock.now()) for organisation in own)


def late_until(pitch: Pitch, now: datetime) -> datetime | None:
    """Return the same for one pitch, from the annotation where it is there."""
    if "late_until" in pitch.__dict__:
        return pitch.late_until
    found = late_entry(pitch.challenge.call, pitch.organisation_id, now) if pitch.challenge.call else None
    return found.until if found else None


def for_lists() -> QuerySet[Pitch]:
    """Return pitches with all that lines of lists show."""
    joined = ("challenge__call", "challenge__unit__body", "organisation", "snapshot")
    return Pitch.objects.select_related(*joined)


def handed_in(challenge=None) -> QuerySet[Pitch]:
    """Return pitches that were handed in, those withdrawn since left out."""
    rows = Pitch.objects.filter(state__in=HANDED_IN)
    return rows.filter(challenge=challenge) if challenge else rows


def counts_by_state(challenge) -> list[tuple[str, int]]:
    """Return (state, number) of the handed-in pitches of a challenge, in the order of the road."""
    found = dict(
        handed_in(challenge).order_by("state").values_list("state").annotate(n=Count("pk")).values_list("state", "n")
    )
    return [(state, found[state]) for state in PitchState.values if state in found]


def still_changing(now: datetime) -> Q:
    """Return the condition "handed in with changes that are not handed in yet, and still in time"."""
    return Q(working__isnull=False, challenge__state=ChallengeState.OPEN, challenge__call__closes_at__gt=now)


def with_submissions(rows: QuerySet[Pitch]) -> QuerySet[Pitch]:
    """Return the rows with their receipts fetched in one further query."""
    return rows.prefetch_related(Prefetch("submissions"))


def letters(n: int) -> str:
    """Return A, B, … Z, AA, AB, … for 0, 1, …"""
    text = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def public_lines(challenge) -> list[dict]:
    """Return what may be told of the pitches of a challenge once its result is out: winners by name, others as A, B.

    Each line is {"pitch": the row for chosen ones and for those that agreed to be named, else None, "letter": "" or
    "A", "outcome": state, "words": whether title and summary may be shown}. Lettered ones come in the order of their
    receipts shuffled by key, so that the letter tells nothing of when they came in.
    """
    rows = handed_in(challenge).filter(~Q(state=PitchState.DISQUALIFIED)).exclude(state__in=IN_REVIEW)
    lines, hidden = [], []
    for pitch in rows.select_related("organisation").order_by("key"):
        if pitch.state in WON or pitch.publish_name:
            words = pitch.state in WON or pitch.publish_scope != PublishScope.NOTHING
            lines.append({"pitch": pitch, "letter": "", "outcome": pitch.state, "words": words})
        else:
            hidden.append(pitch)
    for n, pitch in enumerate(hidden):
        lines.append({"pitch": None, "letter": letters(n), "outcome": pitch.state, "words": False})
    order = [PitchState.ADOPTED.value, *WON[1:], PitchState.RESERVE.value, PitchState.NOT_ADOPTED.value]
    return sorted(lines, key=lambda line: (order.index(line["outcome"]), line["letter"]))
