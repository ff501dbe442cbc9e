"""Journeys: which moment of truth comes first, what is remembered, how long things and menus take."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

MEMORY: Mapping[str, float] = MappingProxyType({"peak": 1.5, "pit": 1.5, "ending": 1.5, "opening": 1.2})
SECONDS: Mapping[str, float] = MappingProxyType({"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0})
MENU_OPTIONS = 5  # options of a level, and levels, beyond which callers lose their way: W66 of the field reference
MENU_LEVELS = 3


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


# Time


def seconds(value: float, unit: str) -> float:
    """A length of time in seconds. Errors: KeyError for a unit other than s, min, h, day."""
    return value * SECONDS[unit]


def total_time(lengths: Iterable[tuple[float, str]]) -> float:
    """The sum of (value, unit) lengths in seconds."""
    return math.fsum(seconds(value, unit) for value, unit in lengths)


# Menus


class Readout(NamedTuple):
    """How long a level of a menu is read out: what was timed, in seconds, and how many parts were not."""

    seconds: float
    timed: int
    untimed: int


def readout(parts: Sequence[float | None]) -> Readout:
    """The read-out of a level: its options one after the other, the opening words where they come first."""
    timed = [part for part in parts if part is not None]
    return Readout(math.fsum(timed), len(timed), len(parts) - len(timed))
