"""A judge's sheet: save it as it is typed, lock it, open it again."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed, Refused, apply
from pitches.judging.models import Assignment, Mark, Sheet
from pitches.rounds.models import Round
from pitches.rounds.queries import newest_rubric

from . import devices


@dataclass(frozen=True)
class Typed:
    """What a judge has typed: marks {criterion id: number or None}, comments {criterion id: text}, words, abstention.

    What is left out (None) stays as it is, so that the same save can come twice or late without harm. ``seen`` holds
    the fingerprints (``devices.prints``) of what the page had shown; None where nothing is to be compared.
    """

    marks: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    for_team: str | None = None
    for_panel: str | None = None
    abstained: bool | None = None
    seen: dict[str, str] | None = None

    def fields(self) -> dict[str, Any]:
        """Return what was typed by the names of the form's fields."""
        made = {f"mark_{pk}": value for pk, value in self.marks.items()}
        made |= {f"comment_{pk}": value for pk, value in self.comments.items()}
        words = {"comment_for_team": self.for_team, "comment_for_panel": self.for_panel, "abstained": self.abstained}
        return made | {name: value for name, value in words.items() if value is not None}

    def only(self, names: set[str]) -> "Typed":
        """Return the same with these fields alone."""
        return Typed(
            marks={pk: value for pk, value in self.marks.items() if f"mark_{pk}" in names},
            comments={pk: value for pk, value in self.comments.items() if f"comment_{pk}" in names},
            for_team=self.for_team if "comment_for_team" in names else None,
            for_panel=self.for_panel if "comment_for_panel" in names else None,
            abstained=self.abstained if "abstained" in names else None,
        )


def save_sheet(*, actor: Actor, assignment: Assignment, typed: Typed) -> Sheet:
    """Keep what was typed and return the sheet. Sending the same again changes nothing.

    The first mark of a round freezes its criteria. Raises ``NotAllowed`` outside the judge's own seats and phases,
    ``Refused`` for marks outside the scale and for locked sheets; then nothing has changed. Raises ``Overtaken`` for
    fields that another device changed after the page was shown: those stay, all others are saved.
    """
    with transaction.atomic():
        round_ = _locked(assignment)
        if not access.can(actor, "mark", assignment):
            raise NotAllowed(_("Marks can be given only while the marking is open, and on pitches assigned to you."))
        sheet, _made = Sheet.objects.get_or_create(
            assignment=assignment, defaults={"rubric": newest_rubric(round_), "opened_at": clock.now()}
        )
        if sheet.is_locked:
            raise Refused(_("This sheet is locked."), next_step=_("Open it again to change it."), code="locked")
        fresh, overtaken = _compare(sheet, typed)
        _write_words(sheet, fresh)
        _write_marks(sheet, fresh)
        if sheet.rubric.frozen_at is None and sheet.marks.filter(value__isnull=False).exists():
            apply("freeze_rubric", round_, actor=Actor.system_("marks"))
    if overtaken:
        raise overtaken
    return Sheet.objects.select_related("rubric", "assignment__pitch", "assignment__judge").get(pk=sheet.pk)


def lock_sheet(*, actor: Actor, assignment: Assignment, typed: Typed | None = None) -> Round:
    """Lock the sheet: it counts as given. Raises ``Refused`` while marks are missing and the judge does not abstain.

    With ``typed``, ``Unseen`` where the sheet holds anything but what that page had shown and what was typed on it:
    another device was there meanwhile, and nobody locks what has not been read.
    """
    with transaction.atomic():
        round_ = _locked(assignment)
        if not access.can(actor, "mark", assignment):
            raise NotAllowed
        sheet = Sheet.objects.filter(assignment=assignment).select_related("rubric").first()
        if typed is not None and sheet is not None and _differs(sheet, typed):
            raise devices.Unseen
        return apply("lock_sheet", round_, actor=actor, **_facts(assignment, sheet))


def unlock_sheet(*, actor: Actor, assignment: Assignment) -> Round:
    """Open one's own sheet again, as long as marks are taken."""
    with transaction.atomic():
        if not access.can(actor, "mark", assignment):
            raise NotAllowed
        facts = {"member": assignment.judge.key, "pitch": assignment.pitch.key}
        return apply("unlock_sheet", assignment.round, actor=actor, **facts)


def _locked(assignment: Assignment) -> Round:
    """Lock the round: whatever writes to a sheet goes through here, so that a sheet is read as it will be kept."""
    return Round.objects.select_for_update(no_key=True).get(pk=assignment.round_id)


def _compare(sheet: Sheet, typed: Typed) -> tuple[Typed, devices.Overtaken | None]:
    """Return what this page changed and may write, and what is to be told of fields where another was first."""
    if typed.seen is None:
        return typed, None
    criteria = list(sheet.rubric.criteria.all())
    now_kept = devices.kept(sheet, criteria)
    there, mine, overtaken = devices.prints(now_kept), set(), []
    for name, value in typed.fields().items():
        sent = devices.prints({name: devices.as_text(value)})[name]
        shown = typed.seen.get(name)
        if sent in (shown, there.get(name)):
            continue
        mine.add(name)
        if shown is not None and there.get(name, shown) != shown:
            overtaken.append(name)
    found = {_label(name, criteria): now_kept[name] for name in overtaken}
    return typed.only(mine - set(overtaken)), devices.Overtaken(overtaken, found) if overtaken else None


def _label(name: str, criteria: list) -> str:
    kind, _sep, pk = name.partition("_")
    words = {f"{criterion.pk}": criterion.label for criterion in criteria}
    if pk in words:
        return words[pk] if kind == "mark" else str(_("Comment on “%(criterion)s”") % {"criterion": words[pk]})
    return str(Sheet._meta.get_field(name).verbose_name)


def _differs(sheet: Sheet, typed: Typed) -> bool:
    if typed.seen is None:
        return False
    there = devices.prints(devices.kept(sheet, list(sheet.rubric.criteria.all())))
    mine = devices.prints({name: devices.as_text(value) for name, value in typed.fields().items()})
    return any(there.get(name) != print_ for name, print_ in (typed.seen | mine).items())


def _facts(assignment: Assignment, sheet: Sheet | None) -> dict:
    facts = {"member": assignment.judge.key, "pitch": assignment.pitch.key}
    if sheet is None:
        return facts
    given = {mark.criterion.order: mark.value for mark in sheet.marks.select_related("criterion")}
    wanted = sheet.rubric.criteria.count()
    missing = wanted - sum(1 for value in given.values() if value is not None)
    words = {"marks": given, "abstained": sheet.abstained, "for_team": sheet.comment_for_team}
    return facts | {"empty": 0 if sheet.abstained else missing, "rubric": sheet.rubric.version, "sheet": words}


def _write_words(sheet: Sheet, typed: Typed) -> None:
    if typed.for_team is not None:
        sheet.comment_for_team = typed.for_team[:2000]
    if typed.for_panel is not None:
        sheet.comment_for_panel = typed.for_panel[:2000]
    if typed.abstained is not None:
        sheet.abstained = typed.abstained
    sheet.on_paper, sheet.saved_at = False, clock.now()
    sheet.save()


def _write_marks(sheet: Sheet, typed: Typed) -> None:
    criteria = {criterion.pk for criterion in sheet.rubric.criteria.all()}
    rubric = sheet.rubric
    for pk in {*typed.marks, *typed.comments}:
        if pk not in criteria:
            raise Refused(_("The criteria have changed since the page was opened."), code="criteria")
        values: dict = {"at": clock.now()}
        if pk in typed.marks:
            value = typed.marks[pk]
            if value is not None and value not in rubric.values:
                raise Refused(_("The mark is outside the scale."), code="scale")
            values["value"] = value
        if pk in typed.comments:
            values["comment"] = typed.comments[pk][:1000]
        Mark.objects.update_or_create(sheet=sheet, criterion_id=pk, defaults=values)
