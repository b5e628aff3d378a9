"""Judging an indicator by its readings, and a pilot by its indicators."""

from dataclasses import dataclass
from decimal import Decimal

from .intervals import Interval, mean_interval, share_interval

MET, PARTLY, NOT_MET, UNKNOWN = "met", "partly", "not_met", "unknown"
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Result:
    """What the readings say of one indicator.

    Means have two decimals, in the unit of the indicator; shares are in per cent. ``after_interval`` is of the mean (or
    share) after, ``change_interval`` of the mean change of those measured before and after, ``improved_interval`` of
    the share of them that became better (0 to 1). ``certain`` says whether the whole of ``after_interval`` lies on one
    side of the target; None where there is no interval or nothing can be judged.
    """

    verdict: str
    n: int
    before: Decimal | None
    after: Decimal | None
    pairs: int = 0
    improved: int = 0
    n_before: int = 0
    yes_before: int = 0
    yes_after: int = 0
    after_interval: Interval | None = None
    change: Decimal | None = None
    change_interval: Interval | None = None
    improved_interval: Interval | None = None
    certain: bool | None = None


def judge(
    *,
    before: dict[str, Decimal],
    after: dict[str, Decimal],
    baseline: Decimal | None,
    target: Decimal,
    lower_is_better: bool,
    min_sample: int,
    share: bool = False,
) -> Result:
    """Judge one indicator.

    ``before`` and ``after`` map the label of a person or thing to its value; with ``share`` the values are 0 or 1, and
    baseline and target are per cent. Without readings before, ``baseline`` (fixed in the plan) stands for them. Fewer
    than ``min_sample`` readings after: cannot be judged. Met: the mean (share) after reaches the target; partly: it is
    better than before; otherwise not met.
    """
    scale = HUNDRED if share else Decimal(1)
    start = _mean(before.values(), scale) if before else baseline
    end = _mean(after.values(), scale)
    both = sorted(before.keys() & after.keys())
    changes = [(after[k] - before[k]) * scale for k in both]
    better = sum((change < 0) if lower_is_better else (change > 0) for change in changes)
    spread = _after_interval(list(after.values()), share)
    enough = len(after) >= max(min_sample, 1)
    return Result(
        verdict=_verdict(start, end, target, lower_is_better) if enough else UNKNOWN,
        n=len(after),
        before=start,
        after=end,
        pairs=len(both),
        improved=better,
        n_before=len(before),
        yes_before=_yes(before) if share else 0,
        yes_after=_yes(after) if share else 0,
        after_interval=spread,
        change=_mean(changes),
        change_interval=mean_interval([float(change) for change in changes]),
        improved_interval=share_interval(better, len(both)),
        certain=_certain(spread, float(target)) if enough and spread else None,
    )


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


def _after_interval(values: list[Decimal], share: bool) -> Interval | None:
    if not share:
        return mean_interval([float(value) for value in values])
    found = share_interval(sum(value > 0 for value in values), len(values))
    return Interval(found.low * 100, found.high * 100, found.method) if found else None


def _certain(spread: Interval, target: float) -> bool:
    return not spread.low < target < spread.high


def _yes(values: dict[str, Decimal]) -> int:
    return sum(value > 0 for value in values.values())


def _mean(values, scale: Decimal = Decimal(1)) -> Decimal | None:
    values = list(values)
    return (sum(values, Decimal(0)) * scale / len(values)).quantize(Decimal("0.01")) if values else None
