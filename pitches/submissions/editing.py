"""What a team may edit now: everything, one reopened item, or nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from challenges.challenges.queries import is_open
from colab.core import clock

from .content import WORD_FIELDS
from .enums import FileItem, PitchState
from .models import Pitch
from .queries import late_until, may_be_late

OVER = _("This pitch cannot be edited any more: the deadline has passed.")
OVER_NEXT = _("Copy what you typed and write to the office in the thread of the pitch.")
CHANGEABLE = (PitchState.SUBMITTED.value, PitchState.ACCEPTED.value)


@dataclass(frozen=True)
class Scope:
    """The names of fields and the items of files that may be edited, and the verb that hands them in."""

    fields: frozenset[str]
    items: frozenset[str]
    verb: str = ""

    @property
    def anything(self) -> bool:
        """Whether anything may be edited."""
        return bool(self.fields or self.items)


NOTHING = Scope(frozenset(), frozenset())


def _all(verb: str) -> Scope:
    return Scope(frozenset(WORD_FIELDS), frozenset(FileItem.values), verb)


def scope(pitch: Pitch) -> Scope:
    """Return what may be edited now. A draft stays editable after the deadline: it is the team's own."""
    if pitch.state == PitchState.DRAFT:
        return _all("submit")
    if pitch.state not in CHANGEABLE:
        return NOTHING
    now = clock.now()
    if is_open(pitch.challenge, now) or (may_be_late(pitch.challenge) and late_until(pitch, now)):
        return _all("change")
    if pitch.reopened_item and pitch.reopened_until > now:
        item = pitch.reopened_item
        if item.startswith("file:"):
            return Scope(frozenset(), frozenset({item.removeprefix("file:")}), "amend")
        return Scope(frozenset({item}), frozenset(), "amend")
    return NOTHING


def item_label(item: str) -> str:
    """Return a reopened item in words."""
    if item.startswith("file:"):
        return str(FileItem(item.removeprefix("file:")).label)
    return str(Pitch._meta.get_field(item).verbose_name) if item else ""


def item_choices() -> list[tuple[str, str]]:
    """Return the items that can be reopened: every field and every kind of file."""
    fields = [(name, item_label(name)) for name in WORD_FIELDS]
    return fields + [(f"file:{item}", label) for item, label in FileItem.choices]
