"""Saving what is typed: field by field, so that two people typing at once lose nothing."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed, Refused
from pitches.submissions import editing, values
from pitches.submissions.enums import PitchState, RevisionKind
from pitches.submissions.models import Pitch, PitchRevision


@dataclass
class Conflict:
    """A field that somebody else changed meanwhile: their text stands, mine is kept beside it."""

    name: str
    mine: Any
    theirs: Any
    by: str
    at: Any


@dataclass
class Saved:
    """What came of a saving: the pitch, the fields taken over, and those where somebody else was first.

    ``theirs`` holds the fields that others changed and this person did not: they stay, and the page should show them.
    """

    pitch: Pitch
    taken: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    theirs: list[Conflict] = field(default_factory=list)


def save_words(pitch: Pitch, words: dict[str, Any], *, seen: int | None, actor: Actor, page: str = "") -> Saved:
    """Save plain ``words`` typed on a ``page`` that showed the pitch as of edit ``seen`` (None: whatever it is now).

    In this order: lock → rights and what may be edited now → compare each field with what the page had shown → take
    over what only this person changed → keep a revision. A field changed by both keeps the text that came first; the
    other one is kept as a revision of the kind "conflict" and returned. Raises ``NotAllowed``, and ``Refused`` when
    nothing may be edited any more.
    """
    with transaction.atomic():
        fresh = Pitch.objects.select_for_update(no_key=True).get(pk=pitch.pk)
        if not access.can(actor, "save", fresh):
            raise NotAllowed
        may = editing.scope(fresh)
        if not may.anything:
            raise Refused(editing.OVER, code="pitch.not_editable", next_step=editing.OVER_NEXT)
        result = Saved(fresh)
        now_words = values.current(fresh)
        changed = {name: value for name, value in words.items() if name in may.fields and value != now_words[name]}
        later = changes_since(fresh, seen, page)
        mine = {}
        for name, value in changed.items():
            if name not in later:
                mine[name] = value
                continue
            last = later[name]["revision"]
            kind = result.theirs if value == later[name]["old"] else result.conflicts
            kind.append(Conflict(name, value, now_words[name], str(last.by or ""), last.at))
        _keep_conflicts(fresh, result, actor)
        if mine:
            _take(fresh, mine, now_words, actor, page)
            result.taken = list(mine)
    return result


def changes_since(pitch: Pitch, seen: int | None, page: str) -> dict[str, dict]:
    """Return, for each field changed elsewhere after edit ``seen``, what it was then and its last revision."""
    if seen is None or seen >= pitch.edits:
        return {}
    found: dict[str, dict] = {}
    rows = pitch.revisions.filter(number__gt=seen, kind=RevisionKind.SAVED).select_related("by").order_by("number")
    for row in rows:
        if page and row.page == page:
            continue
        for name, change in row.changes.items():
            found.setdefault(name, {"old": change["old"]})["revision"] = row
    return found


def _take(pitch: Pitch, mine: dict[str, Any], before: dict[str, Any], actor: Actor, page: str) -> None:
    pitch.edits += 1
    pitch.edited_at = clock.now()
    columns = ["edits", "edited_at"]
    if pitch.state == PitchState.DRAFT:
        values.put(pitch, mine)
        columns += mine
    else:
        pitch.working = (pitch.working or {}) | mine
        columns.append("working")
    pitch.save(update_fields=columns)
    PitchRevision.objects.create(
        pitch=pitch,
        number=pitch.edits,
        by=actor.user,
        at=pitch.edited_at,
        page=page,
        changes={name: {"old": before[name], "new": value} for name, value in mine.items()},
    )


def _keep_conflicts(pitch: Pitch, result: Saved, actor: Actor) -> None:
    if not result.conflicts:
        return
    changes = {each.name: {"old": each.theirs, "new": each.mine} for each in result.conflicts}
    last = pitch.revisions.filter(kind=RevisionKind.CONFLICT, by=actor.user).order_by("-pk").first()
    if last is None or last.changes != changes:
        PitchRevision.objects.create(
            pitch=pitch,
            number=pitch.edits,
            kind=RevisionKind.CONFLICT,
            by=actor.user,
            at=clock.now(),
            changes=changes,
        )
