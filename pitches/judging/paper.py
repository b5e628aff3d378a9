"""What follows when an officer enters a sheet from paper: two that are alike become the judge's sheet."""

from colab.core.access import Actor
from colab.core.lifecycle import Move, apply, consequence
from pitches.rounds.models import Rubric
from pitches.rounds.queries import newest_rubric

from .models import Assignment, Mark, PaperEntry, Sheet
from .queries import paper_seats


def alike(entries: list[PaperEntry]) -> bool:
    """Return whether two officers read the same: marks and abstention; comments are not compared."""
    return len(entries) == 2 and not differences(entries) and entries[0].abstained == entries[1].abstained


def differences(entries: list[PaperEntry]) -> dict[str, list]:
    """Return {order of the criterion: [mark of each officer]} where two entries differ."""
    if len(entries) < 2:
        return {}
    orders = sorted({*entries[0].marks, *entries[1].marks}, key=int)
    values = {order: [entry.marks.get(order) for entry in entries] for order in orders}
    return {order: pair for order, pair in values.items() if pair[0] != pair[1]}


@consequence("round", "enter_paper")
def keep_entry(move: Move) -> None:
    """Keep the officer's entry; lock the judge's sheet when both are alike, take it back when they no longer are."""
    facts = move.facts
    seat = paper_seats(move.subject).get(judge__key=facts["member"], pitch__key=facts["pitch"])
    words = facts["sheet"]
    values = {"marks": {str(k): v for k, v in words["marks"].items()}, "abstained": bool(words.get("abstained"))}
    values |= {f"comment_{name}": (words.get(name) or "")[:2000] for name in ("for_team", "for_panel")}
    PaperEntry.objects.update_or_create(assignment=seat, by_id=move.actor.user_id, defaults=values | {"at": move.now})
    entries = list(PaperEntry.objects.filter(assignment=seat).order_by("pk"))
    if alike(entries):
        _write(seat, entries, newest_rubric(move.subject), move)
    else:
        Sheet.objects.filter(assignment=seat, on_paper=True).update(locked_at=None)


def _write(seat: Assignment, entries: list[PaperEntry], rubric: Rubric, move: Move) -> None:
    comments = {
        name: next((getattr(e, name) for e in reversed(entries) if getattr(e, name)), "")
        for name in ("comment_for_team", "comment_for_panel")
    }
    made = comments | {"rubric": rubric, "abstained": entries[0].abstained, "on_paper": True}
    made |= {"saved_at": move.now, "locked_at": move.now}
    sheet, _made = Sheet.objects.update_or_create(assignment=seat, defaults=made)
    for criterion in rubric.criteria.all():
        value = entries[0].marks.get(str(criterion.order))
        Mark.objects.update_or_create(sheet=sheet, criterion=criterion, defaults={"value": value, "at": move.now})
    if rubric.frozen_at is None and any(value is not None for value in entries[0].marks.values()):
        apply("freeze_rubric", move.subject, actor=Actor.system_("marks"), group=move.group)
        move.subject.refresh_from_db(fields=["version"])
