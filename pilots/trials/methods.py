"""From readings to a verdict. Pure arithmetic: no Django, no database."""

from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean, stdev

MET, PARTLY, NOT_MET, UNKNOWN = "met", "partly", "not_met", "unknown"
_T95 = {
    1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 12: 2.179,
    15: 2.131, 20: 2.086, 30: 2.042, 60: 2.000, 120: 1.980,
}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What the readings say of one indicator. Means have two decimals; ``low`` and ``high`` are the 95 % interval."""

    verdict: str
    n: int
    before: Decimal | None
    after: Decimal | None
    pairs: int = 0
    improved: int = 0
    low: Decimal | None = None
    high: Decimal | None = None


def judge(
    *,
    before: dict[str, Decimal],
    after: dict[str, Decimal],
    baseline: Decimal | None,
    target: Decimal,
    lower_is_better: bool,
    min_sample: int,
) -> Result:
    """Judge one indicator.

    ``before`` and ``after`` map the label of a person or thing to its value. Without readings before, ``baseline``
    (the value fixed in the plan) stands for them. Fewer than ``min_sample`` readings after: cannot be judged. Met: the
    mean after reaches the target; partly: it is better than before; otherwise not met.
    """
    start = _mean(before.values()) if before else baseline
    end = _mean(after.values())
    both = sorted(before.keys() & after.keys())
    better = sum((after[k] < before[k]) if lower_is_better else (after[k] > before[k]) for k in both)
    low, high = _interval([float(v) for v in after.values()])
    verdict = _verdict(start, end, target, lower_is_better) if len(after) >= max(min_sample, 1) else UNKNOWN
    return Result(verdict, len(after), start, end, len(both), better, low, high)


def overall(verdicts: list[str]) -> str:
    """Return the verdict over all indicators: all met, none met, unknown where nothing can be judged, else partly."""
    judged = [v for v in verdicts if v != UNKNOWN]
    if not judged:
        return UNKNOWN
    if all(v == MET for v in verdicts):
        return MET
    if all(v == NOT_MET for v in judged):
        return NOT_MET
    return PARTLY


def _verdict(start: Decimal | None, end: Decimal, target: Decimal, lower_is_better: bool) -> str:
    reached = end <= target if lower_is_better else end >= target
    if reached:
        return MET
    if start is None:
        return NOT_MET
    return PARTLY if (end < start if lower_is_better else end > start) else NOT_MET


def _mean(values) -> Decimal | None:
    values = list(values)
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01")) if values else None


def _interval(values: list[float]) -> tuple[Decimal | None, Decimal | None]:
    """Return the 95 % confidence interval of the mean by Student's t; none below three readings."""
    if len(values) < 3:
        return None, None
    degrees = len(values) - 1
    t = _T95[max((d for d in _T95 if d <= degrees), default=1)]
    half = t * stdev(values) / len(values) ** 0.5
    centre = fmean(values)
    return Decimal(centre - half).quantize(Decimal("0.01")), Decimal(centre + half).quantize(Decimal("0.01"))
