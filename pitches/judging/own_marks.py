"""A judge's own marks side by side, so that the last pitch is measured like the first."""

from collections import defaultdict

from pitches.rounds.models import Criterion, Rubric

from .models import Assignment, Mark


def side_by_side(lines: list[Assignment], titles: dict, rubric: Rubric | None) -> tuple[list[Criterion], list[tuple]]:
    """Return (criteria, rows of (seat, what is shown, marks, weighted total)) of the sheets begun; None is no mark.

    A total needs every mark. Two queries, however many pitches there are.
    """
    begun = [line for line in lines if getattr(line, "sheet", None) is not None and line.sheet.saved_at]
    if not begun or rubric is None:
        return [], []
    criteria = list(rubric.criteria.order_by("order"))
    given: dict[int, dict[int, int | None]] = defaultdict(dict)
    rows = Mark.objects.filter(sheet__in=[line.sheet.pk for line in begun]).order_by("pk")
    for sheet, order, value in rows.values_list("sheet", "criterion__order", "value"):
        given[sheet][order] = value
    found = []
    for line in begun:
        marks = [given[line.sheet.pk].get(criterion.order) for criterion in criteria]
        whole = None
        if None not in marks:
            whole = sum(c.weight * mark for c, mark in zip(criteria, marks, strict=True)) / 100
        found.append((line, titles[line.pitch_id], marks, whole))
    return criteria, found
