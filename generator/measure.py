"""The field's arithmetic: which moment comes first, what is remembered, how sure a figure is.

In: plain numbers and the names of the language's choices. Out: plain numbers and names. Guaranteed: pure functions,
each with its source; a figure that cannot be computed is None or an error that says so, never a made-up zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

HIGH = 3.0  # a score of power or interest is high when it is above this
Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution

MEMORY: Mapping[str, float] = MappingProxyType({"peak": 1.5, "pit": 1.5, "ending": 1.5, "opening": 1.2})
SECONDS: Mapping[str, float] = MappingProxyType({"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0})
PRIORITY_FLOORS: Mapping[str, float] = MappingProxyType({"P0": 12.0, "P1": 8.0, "P2": 4.0})

_SALIENCE: Mapping[frozenset[str], str] = MappingProxyType(
    {
        frozenset(): "non_stakeholder",
        frozenset({"power"}): "dormant",
        frozenset({"legitimacy"}): "discretionary",
        frozenset({"urgency"}): "demanding",
        frozenset({"power", "legitimacy"}): "dominant",
        frozenset({"power", "urgency"}): "dangerous",
        frozenset({"legitimacy", "urgency"}): "dependent",
        frozenset({"power", "legitimacy", "urgency"}): "definitive",
    }
)


# Moments of truth


def gap(current: float, target: float) -> float:
    """How far the emotion has to rise, 1 to 5."""
    return min(5.0, max(1.0, 1.0 + target - current))


def memory(position: str | None) -> float:
    """How much more a place in the journey is remembered than the rest of it."""
    return MEMORY.get(position or "", 1.0)


def priority(impact: float, frequency: float, current: float, target: float, position: str | None) -> float:
    """The selection score of a moment of truth: impact × frequency × gap × memory.

    Source: house rule; the gap is 1 + (target − current) kept within 1 to 5, the memory 1.5 for a peak, a pit or the
    ending and 1.2 for the opening.
    """
    return impact * frequency * gap(current, target) * memory(position)


def remembered(scores: Sequence[float]) -> float:
    """What is remembered of a journey: the mean of its peak and its end.

    The peak is the score furthest from zero; of equal ones the negative one. A heuristic where scores are mixed.
    Errors: ValueError when there is no score.
    Source: Fredrickson and Kahneman 1993, Duration neglect in retrospective evaluations of affective episodes.
    """
    if not scores:
        raise ValueError("no score to remember")
    peak = max(scores, key=lambda score: (abs(score), score < 0))
    return (peak + scores[-1]) / 2


# Stakeholders


def quadrant(power: float, interest: float) -> str:
    """The quadrant of the power–interest grid. Source: after Mendelow 1981; the interest axis came later."""
    if power > HIGH:
        return "manage_closely" if interest > HIGH else "keep_satisfied"
    return "keep_informed" if interest > HIGH else "monitor"


def salience(attributes: Iterable[str]) -> str:
    """The class of a stakeholder with these of power, legitimacy and urgency.

    Errors: KeyError for another attribute. Source: Mitchell, Agle and Wood 1997.
    """
    return _SALIENCE[frozenset(attributes)]


# Needs


class KanoResult(NamedTuple):
    """Coefficients (None when nobody chose A, O, M or I) and the class: A, O, M, I, R or Q ("" without answers)."""

    better: float | None
    worse: float | None
    category: str


def kano(counts: Mapping[str, float]) -> KanoResult:
    """Better, Worse and the class of a feature from its answers by class; equal counts go to the more basic class.

    Source: Berger et al. 1993, Center for Quality of Management Journal 2(4); Kano et al. 1984.
    """
    answers = {name: counts.get(name, 0) for name in "MOAIRQ"}
    base = sum(answers[name] for name in "AOMI")
    better = (answers["A"] + answers["O"]) / base if base else None
    worse = -(answers["O"] + answers["M"]) / base if base else None
    if not any(answers.values()):
        return KanoResult(better, worse, "")
    wanted = answers["A"] + answers["O"] + answers["M"]
    family = "MOA" if wanted >= answers["I"] + answers["R"] + answers["Q"] else "IRQ"
    return KanoResult(better, worse, max(family, key=lambda name: answers[name]))


# Concepts and issues


def weighted_sum(scores: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted screening score, Σ weight × score. Errors: KeyError when a weighted criterion has no score."""
    return sum(weight * scores[criterion] for criterion, weight in weights.items())


def pugh_total(judgements: Mapping[str, float]) -> float:
    """Pluses less minuses against the datum. Source: Pugh 1981."""
    return sum(judgements.values())


def issue_priority(severity: float, frequency: float, floors: Mapping[str, float] = PRIORITY_FLOORS) -> str:
    """P0 to P3 from severity × frequency; a catastrophe (severity 4) is at least P1.

    `floors` gives the least product of P0, P1 and P2. Source: severity after Nielsen 1994; the floors are the house's.
    """
    score = severity * frequency
    found = next((name for name in ("P0", "P1", "P2") if score >= floors.get(name, math.inf)), "P3")
    return "P1" if severity >= 4 and found in ("P2", "P3") else found


# Time


def seconds(value: float, unit: str) -> float:
    """A length of time in seconds. Errors: KeyError for a unit other than s, min, h, day."""
    return value * SECONDS[unit]


def total_time(lengths: Iterable[tuple[float, str]]) -> float:
    """The sum of (value, unit) lengths in seconds."""
    return math.fsum(seconds(value, unit) for value, unit in lengths)


# Menus

MENU_OPTIONS = 5  # options of a level, and levels, beyond which callers lose their way: W66 of the field reference
MENU_LEVELS = 3


class Readout(NamedTuple):
    """How long a level of a menu is read out: what was timed, in seconds, and how many parts were not."""

    seconds: float
    timed: int
    untimed: int


def readout(parts: Sequence[float | None]) -> Readout:
    """The read-out of a level: its options one after the other, the opening words where they come first."""
    timed = [part for part in parts if part is not None]
    return Readout(math.fsum(timed), len(timed), len(parts) - len(timed))


# Surveys


class Interval(NamedTuple):
    """A figure and its 95 % confidence interval."""

    value: float
    low: float
    high: float


def nps(promoters: int, detractors: int, n: int) -> Interval:
    """The net promoter score, −100 to 100, with its adjusted-Wald interval.

    Errors: ValueError when nobody answered. Source: Rocks 2016, Interval estimation for the net promoter score.
    """
    if n <= 0:
        raise ValueError("no answer to count")
    people = n + 3
    up, down = (promoters + 0.75) / people, (detractors + 0.75) / people
    middle = up - down
    half = Z95 * math.sqrt((up + down - middle * middle) / people)
    return Interval(100 * (promoters - detractors) / n, 100 * (middle - half), 100 * (middle + half))


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
