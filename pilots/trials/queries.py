"""Reading pilots: results of indicators, public rows."""

from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from pilots.trials import methods
from pilots.trials.enums import PUBLIC, Direction, Scale
from pilots.trials.models import Indicator, Pilot, Reading
from pitches.submissions.models import Pitch


def public_pilots() -> QuerySet[Pilot]:
    """Return the pilots the public sees, newest first."""
    rows = Pilot.objects.filter(state__in=PUBLIC).select_related("organisation", "unit__body", "challenge")
    return rows.order_by("-period_from", "-pk")


def with_indicators(rows: QuerySet[Pilot], *, changes: bool = True) -> QuerySet[Pilot]:
    """Add indicators, readings and, if wanted, changes in a query each, whatever the number of rows."""
    readings = Prefetch("readings", Reading.objects.order_by("taken_on", "pk"))
    also = ["changes"] if changes else []
    indicators = Indicator.objects.order_by("order", "pk").prefetch_related(readings, *also)
    return rows.prefetch_related(Prefetch("indicators", indicators))


def result_of(indicator: Indicator, *, target: Decimal | None = None) -> methods.Result:
    """Judge one indicator by its readings, against ``target`` or its own; of several of one label the last counts."""
    phases: dict[str, dict[str, Decimal]] = {"before": {}, "after": {}}
    for n, reading in enumerate(indicator.readings.all()):
        phases[reading.phase][reading.label or f"#{n}"] = reading.value
    return methods.judge(
        before=phases["before"],
        after=phases["after"],
        baseline=indicator.baseline,
        target=indicator.target if target is None else target,
        lower_is_better=indicator.direction == Direction.DOWN,
        min_sample=indicator.min_sample,
        share=indicator.scale == Scale.SHARE,
    )


def first_target(indicator: Indicator) -> Decimal | None:
    """Return the target as it was first fixed, or None where it was never changed."""
    changes = list(indicator.changes.all())
    return changes[0].was_target if changes and changes[0].was_target != indicator.target else None


def results_of(pilot: Pilot) -> list[tuple[Indicator, methods.Result]]:
    """Judge every indicator of a pilot."""
    return [(indicator, result_of(indicator)) for indicator in pilot.indicators.all()]


def pitches_to_try(unit_ids) -> QuerySet[Pitch]:
    """Return adopted pitches on challenges of these units that have no pilot yet."""
    rows = Pitch.objects.filter(state="adopted", challenge__unit__in=unit_ids, pilot=None)
    return rows.select_related("challenge__unit", "challenge__programme", "organisation").order_by("-pk")
