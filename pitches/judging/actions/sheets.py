"""A judge's sheet: save it as it is typed, lock it, open it again."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colab.core import access, clock
from colab.core.access import Actor
from colab.core.lifecycle import NotAllowed, Refused, apply
from pitches.judging.models import Assignment, Mark, Sheet
from pitches.rounds.models import Round
from pitches.rounds.queries import newest_rubric


@dataclass(frozen=True)
class Typed:
    """What a judge has typed: marks {criterion id: number or None}, comments {criterion id: text}, words, abstention.

    What is left out (None) stays as it is, so that the same save can come twice or late without harm.
    """

    marks: dict = field(default_factory=dict)
    comments: dict = field(default_factory=dict)
    for_team: str | None = None
    for_panel: str | None = None
    abstained: bool | None = None


def save_sheet(*, actor: Actor, assignment: Assignment, typed: Typed) -> Sheet:
    """Keep what was typed and return the sheet. Sending the same again changes nothing.

    The first mark of a round freezes its criteria. Raises ``NotAllowed`` outside the judge's own seats and phases,
    ``Refused`` for marks outside the scale and for locked sheets; then nothing has changed.
    """
    with transaction.atomic():
        round_ = Round.objects.select_for_update(no_key=True).get(pk=assignment.round_id)
        if not access.can(actor, "mark", assignment):
            raise NotAllowed(_("Marks can be given only while the marking is open, and on pitches assigned to you."))
        sheet, _made = Sheet.objects.get_or_create(
            assignment=assignment, defaults={"rubric": newest_rubric(round_), "opened_at": clock.now()}
        )
        if sheet.is_locked:
            raise Refused(_("This sheet is locked."), next_step=_("Open it again to change it."), code="locked")
        _write_words(sheet, typed)
        _write_marks(sheet, typed)
        if sheet.rubric.frozen_at is None and sheet.marks.filter(value__isnull=False).exists():
            apply("freeze_rubric", round_, actor=Actor.system_("marks"))
        return Sheet.objects.select_related("rubric", "assignment__pitch", "assignment__judge").get(pk=sheet.pk)


def lock_sheet(*, actor: Actor, assignment: Assignment) -> Round:
    """Lock the sheet: it counts as given. Raises ``Refused`` while marks are missing and the judge does not abstain."""
    with transaction.atomic():
        if not access.can(actor, "mark", assignment):
            raise NotAllowed
        sheet = Sheet.objects.filter(assignment=assignment).select_related("rubric").first()
        return apply("lock_sheet", assignment.round, actor=actor, **_facts(assignment, sheet))


def unlock_sheet(*, actor: Actor, assignment: Assignment) -> Round:
    """Open one's own sheet again, as long as marks are taken."""
    with transaction.atomic():
        if not access.can(actor, "mark", assignment):
            raise NotAllowed
        facts = {"member": assignment.judge.key, "pitch": assignment.pitch.key}
        return apply("unlock_sheet", assignment.round, actor=actor, **facts)


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
