"""95 % intervals of shares and means, each by a published method that is named with its result.

Shares: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209-212.
Means: Student, "The probable error of a mean", Biometrika 6 (1908) 1-25; quantiles beyond 30 degrees of freedom by the
expansion 26.7.5 of Abramowitz and Stegun (1964). Skewed readings: B. Efron, "Bootstrap methods: another look at the
jackknife", Annals of Statistics 7 (1979) 1-26, percentiles of resampled means.
"""

from dataclasses import dataclass
from random import Random
from statistics import fmean, stdev

Z = 1.959963984540054
WILSON, STUDENT, BOOTSTRAP = "wilson", "student", "bootstrap"
FEWEST_FOR_MEAN, FEWEST_FOR_BOOTSTRAP, SKEWED, RESAMPLES = 3, 10, 1.0, 4000
_T = (
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448,
    2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484,
    2.0452, 2.0423,
)  # fmt: skip


@dataclass(frozen=True)
class Interval:
    """A 95 % interval and the method it was found by."""

    low: float
    high: float
    method: str


def share_interval(successes: int, n: int) -> Interval | None:
    """Return Wilson's score interval of a share (0 to 1); None without a trial. Raises ``ValueError`` beyond n."""
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n}")
    if n == 0:
        return None
    share, spread = successes / n, Z * Z / n
    centre = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * (share * (1 - share) / n + spread / (4 * n)) ** 0.5
    return Interval(max(0.0, centre - half), min(1.0, centre + half), WILSON)


def mean_interval(values: list[float]) -> Interval | None:
    """Return the interval of a mean: Student's, or the bootstrap's where ten or more readings lean to one side.

    None below three readings: two say next to nothing of their spread.
    """
    if len(values) < FEWEST_FOR_MEAN:
        return None
    if len(values) >= FEWEST_FOR_BOOTSTRAP and abs(skewness(values)) > SKEWED:
        return bootstrap(values)
    half = t_quantile(len(values) - 1) * stdev(values) / len(values) ** 0.5
    centre = fmean(values)
    return Interval(centre - half, centre + half, STUDENT)


def bootstrap(values: list[float], *, seed: int = 20200401) -> Interval:
    """Return the percentile interval of the mean over resamples; the same values give the same interval."""
    random, values = Random(seed), sorted(values)  # noqa: S311 - a simulation, not a secret
    means = sorted(fmean(random.choices(values, k=len(values))) for _n in range(RESAMPLES))
    return Interval(means[round(RESAMPLES * 0.025)], means[round(RESAMPLES * 0.975) - 1], BOOTSTRAP)


def skewness(values: list[float]) -> float:
    """Return the moment coefficient of skewness, 0 where all values are the same."""
    centre = fmean(values)
    second = fmean((value - centre) ** 2 for value in values)
    return fmean((value - centre) ** 3 for value in values) / second**1.5 if second > 0 else 0.0


def t_quantile(degrees: int) -> float:
    """Return the 97.5 % point of Student's t for so many degrees of freedom (one or more)."""
    if degrees <= len(_T):
        return _T[degrees - 1]
    z, v = Z, float(degrees)
    first = (z**3 + z) / (4 * v)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v * v)
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    return z + first + second + third
