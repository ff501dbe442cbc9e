"""What surveys say: NPS, CSAT, CES, SERVQUAL, first-contact resolution, each with its interval."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from generator.measure.intervals import Z95, Interval, average, mean, wilson

SCALES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "0_10": (0, 10),
        "1_5": (1, 5),
        "1_7": (1, 7),
        "1_10": (1, 10),
        "agree_1_7": (1, 7),
        "effort_1_5": (1, 5),
        "kano": (1, 5),
        "yes_no": (0, 1),
    }
)
# the two versions of the customer effort score point in opposite directions
CES_BETTER: Mapping[str, str] = MappingProxyType({"effort_1_5": "lower", "agree_1_7": "higher", "1_7": "higher"})
EASY = 5  # of seven: from here on somebody agrees that it was easy
# items of each dimension. Source: Parasuraman, Zeithaml and Berry 1988, Journal of Retailing 64(1)
SERVQUAL: Mapping[str, int] = MappingProxyType(
    {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
)


# Recommendation


class NpsCounts(NamedTuple):
    """Answers by group: promoters 9 and 10, passives 7 and 8, detractors 0 to 6."""

    promoters: int
    passives: int
    detractors: int

    @property
    def n(self) -> int:
        return sum(self)


def nps_counts(scores: Iterable[float]) -> NpsCounts:
    """How many of the answers, 0 to 10, are of each group. Source: Reichheld 2003, Harvard Business Review 81(12)."""
    groups = [0 if score >= 9 else 1 if score >= 7 else 2 for score in scores]
    return NpsCounts(*(groups.count(group) for group in range(3)))


def _adjusted(promoters: int, detractors: int, n: int) -> tuple[float, float]:
    """The adjusted score and its standard error, as shares."""
    if n <= 0:
        raise ValueError("no answer to count")
    people = n + 3
    up, down = (promoters + 0.75) / people, (detractors + 0.75) / people
    middle = up - down
    return middle, math.sqrt((up + down - middle * middle) / people)


def nps(promoters: int, detractors: int, n: int) -> Interval:
    """The net promoter score, −100 to 100, with its adjusted-Wald interval.

    Errors: ValueError when nobody answered. Source: Rocks 2016, Interval estimation for the net promoter score.
    """
    middle, error = _adjusted(promoters, detractors, n)
    return Interval(100 * (promoters - detractors) / n, 100 * (middle - Z95 * error), 100 * (middle + Z95 * error))


def nps_difference(before: NpsCounts, after: NpsCounts) -> Interval:
    """How far the net promoter score rose between two independent waves, in points.

    The adjusted standard errors, squared and added. Source: Rocks 2016 for each wave's error.
    """
    one, first = _adjusted(before.promoters, before.detractors, before.n)
    other, second = _adjusted(after.promoters, after.detractors, after.n)
    half = Z95 * math.hypot(first, second)
    raw = (after.promoters - after.detractors) / after.n - (before.promoters - before.detractors) / before.n
    return Interval(100 * raw, 100 * (other - one - half), 100 * (other - one + half))


# Satisfaction, effort, resolution


def at_least(scores: Sequence[float], bound: float) -> Interval:
    """The share of answers that reach a bound, 0 to 1, with its Wilson interval. Errors: ValueError without answers."""
    return wilson(sum(score >= bound for score in scores), len(scores))


def csat(scores: Sequence[float], scale: str = "1_5") -> Interval:
    """Customer satisfaction: the share of the two best answers of the scale. Its mean is `mean(scores)`."""
    return at_least(scores, SCALES[scale][1] - 1)


def easy_share(scores: Sequence[float]) -> Interval:
    """The share that agrees it was easy, 5 to 7 of 7: the other reading of CES 2.0. Source: Dixon et al. 2013."""
    return at_least(scores, EASY)


def ces(scores: Sequence[float]) -> Interval:
    """The customer effort score: the mean. `CES_BETTER` says which direction of the scale is good.

    Source: Dixon, Freeman and Toman 2010 (effort, 1 to 5); Dixon, Toman and DeLisi 2013 (agreement, 1 to 7).
    """
    return mean(scores)


def fcr(at_first: int, contacts: int) -> Interval:
    """First-contact resolution: the share of contacts settled at the first, with its Wilson interval."""
    return wilson(at_first, contacts)


def survey_figure(kind: str, scale: str, unit: str, scores: Sequence[float]) -> Interval:
    """The figure of a metric from its answers, in the metric's unit, with its interval.

    NPS in points; CSAT as the share of the two best answers unless the unit is points, then as the mean; CES as the
    mean unless the unit is a share, then as the share that agrees; of yes and no the share of yes; of all others the
    mean.
    Errors: ValueError without answers.
    """
    is_share = unit in ("ratio", "percent")
    if kind == "nps":
        counts = nps_counts(scores)
        return nps(counts.promoters, counts.detractors, counts.n)
    if scale == "yes_no":
        found = at_least(scores, 1)
    elif kind == "csat" and unit != "points":
        found = csat(scores, scale)
    elif kind == "ces" and is_share and SCALES[scale][1] == 7:
        found = easy_share(scores)
    else:
        return mean(scores)
    return Interval(*(100 * part for part in found)) if unit == "percent" else found


# Expectation and perception


class ServqualItem(NamedTuple):
    """An item: mean perception, mean expectation, and the gap, perception less expectation; negative falls short."""

    perception: float
    expectation: float
    gap: Interval


def servqual_item(pairs: Sequence[tuple[float, float]]) -> ServqualItem:
    """The gap of an item from its (perception, expectation) pairs.

    Errors: ValueError without answers. Source: Parasuraman, Zeithaml and Berry 1988.
    """
    gaps = mean([perception - expectation for perception, expectation in pairs])
    return ServqualItem(average(one for one, _ in pairs), average(other for _, other in pairs), gaps)


def servqual_dimension(items: Sequence[Mapping[int, tuple[float, float]]]) -> ServqualItem:
    """The gap of a dimension from its items, each (perception, expectation) by respondent.

    Each respondent counts once, with the mean of the items answered, so that the interval is one of people.
    Errors: ValueError without answers.
    """
    people = dict.fromkeys(person for item in items for person in item)
    rows = [[item[person] for item in items if person in item] for person in people]
    return servqual_item([(average(one for one, _ in row), average(other for _, other in row)) for row in rows])
