"""Kano: the class of each pair of answers, of a feature, its coefficients, and where it stands in the diagram.

Answers are 1 like, 2 must-be, 3 neutral, 4 live with, 5 dislike; classes are A attractive, O one-dimensional,
M must-be, I indifferent, R reverse, Q questionable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from generator.measure.intervals import average

CLASSES = "MOAIRQ"  # the more basic first: of equal counts the earlier one is taken
QUESTIONABLE = 0.10  # more questionable answers than this share mean that the question was badly put; house rule
COMBINATION = 6.0  # points between the first two classes below which the feature is a combination of both
CUT = 0.5  # of the coefficients, where the diagram has no other

# a row for each answer about the feature being there, a letter for each about its being absent
KANO_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "standard": ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"),
        "pouliot": ("QAAAO", "RQIIM", "RIIIM", "RIIQM", "RRRRQ"),
    }
)
_WITH = (4.0, 2.0, 0.0, -1.0, -2.0)
_WITHOUT = (-2.0, -1.0, 0.0, 2.0, 4.0)


def kano_class(functional: int, dysfunctional: int, table: str = "standard") -> str:
    """The class of a pair of answers, each 1 to 5.

    Errors: ValueError for an answer outside 1 to 5, KeyError for an unknown table.
    Source: Berger et al. 1993; the variant of Pouliot 1993 takes “must-be” twice and “live with” twice as questionable.
    """
    if not (1 <= functional <= 5 and 1 <= dysfunctional <= 5):
        raise ValueError("Kano answers are 1 to 5")
    return KANO_TABLES[table][functional - 1][dysfunctional - 1]


def kano_counts(pairs: Iterable[tuple[int, int]], table: str = "standard") -> dict[str, int]:
    """How many pairs (functional, dysfunctional) are of each class, all six classes named."""
    counts = dict.fromkeys("AOMIRQ", 0)
    for functional, dysfunctional in pairs:
        counts[kano_class(functional, dysfunctional, table)] += 1
    return counts


class KanoResult(NamedTuple):
    """Coefficients (None when nobody chose A, O, M or I) and the class: A, O, M, I, R or Q ("" without answers)."""

    better: float | None
    worse: float | None
    category: str


def kano(counts: Mapping[str, float]) -> KanoResult:
    """Better, Worse and the class of a feature from its answers by class; equal counts go to the more basic class.

    Source: Berger et al. 1993, Center for Quality of Management Journal 2(4); Kano et al. 1984.
    """
    answers = {name: counts.get(name, 0) for name in CLASSES}
    base = sum(answers[name] for name in "AOMI")
    better = (answers["A"] + answers["O"]) / base if base else None
    worse = -(answers["O"] + answers["M"]) / base if base else None
    if not any(answers.values()):
        return KanoResult(better, worse, "")
    wanted = answers["A"] + answers["O"] + answers["M"]
    family = "MOA" if wanted >= answers["I"] + answers["R"] + answers["Q"] else "IRQ"
    return KanoResult(better, worse, max(family, key=lambda name: answers[name]))


class KanoStrength(NamedTuple):
    """How far the commonest class is ahead, in points of a hundred, and both classes when that is too little."""

    points: float
    combination: str


def kano_strength(counts: Mapping[str, float]) -> KanoStrength:
    """The category strength: the share of the commonest class less that of the next.

    Below 6 points the feature is a combination of the two, named in the order of their counts.
    Errors: ValueError without answers. Source: Lee and Newcomb 1997, Quality Management Journal 4(3).
    """
    total = sum(counts.get(name, 0) for name in CLASSES)
    if not total:
        raise ValueError("no answer to count")
    first, second = sorted(CLASSES, key=lambda name: -counts.get(name, 0))[:2]
    points = 100 * (counts.get(first, 0) - counts.get(second, 0)) / total
    return KanoStrength(points, first + second if points < COMBINATION else "")


def questionable_share(counts: Mapping[str, float]) -> float:
    """The share of questionable answers, 0 to 1. Errors: ValueError without answers."""
    total = sum(counts.get(name, 0) for name in CLASSES)
    if not total:
        raise ValueError("no answer to count")
    return counts.get("Q", 0) / total


class KanoCuts(NamedTuple):
    """Where the diagram is divided: |Worse| on its x axis, Better on its y axis."""

    worse: float = CUT
    better: float = CUT


def kano_quadrant(better: float, worse: float, cuts: KanoCuts = KanoCuts()) -> str:  # noqa: B008 – a constant
    """The class by the diagram of the coefficients; a value on a cut is high. `worse` may have either sign."""
    if abs(worse) >= cuts.worse:
        return "O" if better >= cuts.better else "M"
    return "A" if better >= cuts.better else "I"


def kano_mean_cuts(results: Sequence[KanoResult]) -> KanoCuts:
    """The cuts at the means of the features, as is usual in Chinese practice; say so where they are used.

    Errors: ValueError when no feature has coefficients.
    """
    points = [(abs(one.worse), one.better) for one in results if one.worse is not None and one.better is not None]
    if not points:
        raise ValueError("no coefficient to take the mean of")
    return KanoCuts(average(x for x, _ in points), average(y for _, y in points))


class KanoScores(NamedTuple):
    """Mean scores of a feature being there and being absent, each −2 to 4."""

    functional: float
    dysfunctional: float


def kano_scores(pairs: Sequence[tuple[int, int]]) -> KanoScores:
    """The continuous scores: 4, 2, 0, −1, −2 for the answers with the feature, mirrored for those without it.

    Errors: ValueError without answers. Source: DuMouchel in Berger et al. 1993, section IV.
    """
    if not pairs:
        raise ValueError("no answer to count")
    return KanoScores(average(_WITH[one - 1] for one, _ in pairs), average(_WITHOUT[other - 1] for _, other in pairs))
