"""Several people at one form: what others changed meanwhile is put into a page that is already open, and said."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from colab.core import clock
from colab.core.ui.forms import posted

from . import comparing, reading, values
from .actions.autosave import Conflict, changes_since
from .editing import item_label, scope
from .forms import PitchForm
from .models import Pitch

CHOICE = "choice_"
"""Prefix of the question whose text is to stand: "mine" or "theirs"."""


def inputs(pitch: Pitch, names: list[str]) -> dict[str, list[str]]:
    """Return what the inputs of these fields hold now, as a browser would send it."""
    form = PitchForm(pitch=pitch)
    return {name: value for each in names if each in form.fields for name, value in posted(form, each).items()}


def note(changes: list[Conflict]) -> str:
    """Say who changed what, of the fields that are now shown in their newest words."""
    if not changes:
        return ""
    last = max(changes, key=lambda each: each.at)
    items = "、".join(item_label(each.name) for each in changes)
    facts = {"name": last.by, "at": f"{last.at.astimezone(clock.JST):%H:%M}", "items": items}
    return _("%(name)s changed these items at %(at)s, and you see them now: %(items)s") % facts


def news(pitch: Pitch, seen: int, page: str) -> list[Conflict]:
    """Return what others changed since edit ``seen``, for a page on which nothing unsaved is typed."""
    now_words, may = values.current(pitch), scope(pitch).fields
    return [
        Conflict(name, change["old"], now_words[name], str(change["revision"].by or ""), change["revision"].at)
        for name, change in changes_since(pitch, seen, page).items()
        if name in may and change["old"] != now_words[name]
    ]


def answer(pitch: Pitch, changes: list[Conflict]) -> dict[str, Any]:
    """Return what a script does with the page: note the edit number, show others' words, say whose they are."""
    made: dict[str, Any] = {"set": {"edits_seen": pitch.edits}}
    if changes:
        made |= {"theirs": inputs(pitch, [each.name for each in changes]), "note": note(changes)}
    return made


def with_theirs(data: QueryDict, pitch: Pitch, changes: list[Conflict]) -> QueryDict:
    """Return the sent form as the person has read it now: others' fields in their words, the edit number of today."""
    copy = data.copy()
    for name, value in inputs(pitch, [each.name for each in changes]).items():
        copy.setlist(name, value)
    copy["edits_seen"] = str(pitch.edits)
    return copy


def chosen(data: QueryDict, pitch: Pitch) -> QueryDict:
    """Return the sent form with "theirs" carried out: there the field is what stands in the pitch."""
    wanted = [key.removeprefix(CHOICE) for key in data if key.startswith(CHOICE) and data[key] == "theirs"]
    if not wanted:
        return data
    copy = data.copy()
    for name, value in inputs(pitch, [each for each in wanted if each in scope(pitch).fields]).items():
        copy.setlist(name, value)
    return copy


def undecided(data: QueryDict) -> frozenset[str]:
    """Return the fields whose question still stands on the page: pauses in typing must not answer it."""
    return frozenset(key.removeprefix(CHOICE) for key in data if key.startswith(CHOICE))


def choices(conflicts: list[Conflict]) -> list[dict[str, Any]]:
    """Return for each conflict what the page asks: both texts, and what differs from theirs to mine."""
    return [
        {
            "name": CHOICE + each.name,
            "label": item_label(each.name),
            "by": each.by,
            "at": each.at,
            "theirs": reading.shown(each.name, each.theirs),
            "pieces": comparing.pieces(
                str(reading.shown(each.name, each.theirs)), str(reading.shown(each.name, each.mine))
            ),
        }
        for each in conflicts
    ]
