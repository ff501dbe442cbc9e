"""How sure a figure is: 95 % intervals of shares and means, and of their differences between two waves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution
SMALL = 30  # answers below which a figure is not to be leaned on: a working minimum of the house
_PANELS = 256
_FAR = 40.0  # standard deviations; beyond them nothing is left where there are many degrees of freedom


class Interval(NamedTuple):
    """A figure and its 95 % confidence interval; the bounds are infinite where one case says nothing of the spread."""

    value: float
    low: float
    high: float

    @property
    def is_bounded(self) -> bool:
        """Whether there is an interval to print."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def excludes_zero(self) -> bool:
        """Whether a difference is more than chance at the level of the interval."""
        return self.low > 0 or self.high < 0


def average(values: Iterable[float]) -> float:
    """The mean alone. Errors: ZeroDivisionError when there is no value."""
    held = tuple(values)
    return math.fsum(held) / len(held)


def _deviation(values: Sequence[float]) -> float:
    """The standard deviation of the whole that the values are a sample of; 0 for one value."""
    from statistics import stdev  # loads decimals, fractions and random numbers

    return stdev(values) if len(values) > 1 else 0.0


def wilson(successes: int, n: int, z: float = Z95) -> Interval:
    """A share of cases, 0 to 1, with its Wilson interval.

    Errors: ValueError when there is no case. Source: Wilson 1927, Probable inference.
    """
    if n <= 0:
        raise ValueError("no case to count")
    share = successes / n
    scale = 1 + z * z / n
    middle = (share + z * z / (2 * n)) / scale
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    return Interval(share, middle - half, middle + half)


@lru_cache(maxsize=1024)
def t_quantile(freedom: float, confidence: float = 0.95) -> float:
    """The two-sided quantile of Student's t distribution: |t| is below it with this confidence.

    With t = √ν · tan θ the probability is an integral of cos^(ν−1), smooth for every ν ≥ 1; Simpson's rule sums it, and
    halving finds θ. Errors: ValueError below one degree of freedom. Source: Student 1908; tables agree to five places.
    """
    if not freedom >= 1:
        raise ValueError("fewer than one degree of freedom")
    scale = 2 * math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)
    low, high = 0.0, min(math.pi / 2, _FAR / math.sqrt(freedom))
    for _ in range(60):
        middle = (low + high) / 2
        if scale * _cosines(middle, freedom - 1) < confidence:
            low = middle
        else:
            high = middle
    return math.sqrt(freedom) * math.tan(low)


def _cosines(end: float, power: float) -> float:
    """The integral of cos^power from 0 to `end`."""
    step = end / _PANELS
    values = [math.pow(math.cos(at * step), power) for at in range(_PANELS + 1)]
    return step / 3 * (values[0] + 4 * math.fsum(values[1:-1:2]) + 2 * math.fsum(values[2:-1:2]) + values[-1])


def mean_of(mean: float, deviation: float, n: int) -> Interval:
    """A mean with its t-interval, from mean, standard deviation and number of cases. Source: Student 1908."""
    if n <= 0:
        raise ValueError("no case to count")
    half = t_quantile(n - 1) * deviation / math.sqrt(n) if n > 1 else math.inf
    return Interval(mean, mean - half, mean + half)


def mean(values: Sequence[float]) -> Interval:
    """The mean of values with its t-interval. Errors: ValueError when there is none."""
    if not values:
        raise ValueError("no case to count")
    return mean_of(average(values), _deviation(values), len(values))


# Two waves: intervals that overlap do not show that nothing changed; the interval of the difference tells


def share_difference(before: tuple[int, int], after: tuple[int, int]) -> Interval:
    """How far a share rose, −1 to 1, from (cases, all) of two independent waves.

    Source: Newcombe 1998, Statistics in Medicine 17, 873–890, method 10: the Wilson bounds, squared and added.
    """
    one, other = wilson(*before), wilson(*after)
    difference = other.value - one.value
    down = math.hypot(other.value - other.low, one.high - one.value)
    up = math.hypot(other.high - other.value, one.value - one.low)
    return Interval(difference, difference - down, difference + up)


class Sample(NamedTuple):
    """Mean, standard deviation and number of cases of a wave."""

    mean: float
    deviation: float
    n: int


def sample(values: Sequence[float]) -> Sample:
    """What is needed of a wave to compare its mean. Errors: ValueError when there is no value."""
    if not values:
        raise ValueError("no case to count")
    return Sample(average(values), _deviation(values), len(values))


def mean_difference(before: Sample, after: Sample) -> Interval:
    """How far a mean rose between two independent waves. Source: Welch 1947, Biometrika 34, 28–35."""
    difference = after.mean - before.mean
    parts = [wave.deviation**2 / wave.n for wave in (before, after)]
    if min(before.n, after.n) < 2:
        return Interval(difference, -math.inf, math.inf)
    if not any(parts):
        return Interval(difference, difference, difference)
    half = t_quantile(welch_freedom(before, after)) * math.sqrt(sum(parts))
    return Interval(difference, difference - half, difference + half)


def welch_freedom(one: Sample, other: Sample) -> float:
    """The degrees of freedom of a difference of means. Source: Satterthwaite 1946, Biometrics Bulletin 2, 110–114."""
    first, second = (wave.deviation**2 / wave.n for wave in (one, other))
    return (first + second) ** 2 / (first**2 / (one.n - 1) + second**2 / (other.n - 1))
