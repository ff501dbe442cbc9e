"""What comes first: concepts screened, votes counted, issues ranked, damage added up, visits scored."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from generator.measure.stakeholders import HIGH

PRIORITY_FLOORS: Mapping[str, float] = MappingProxyType({"P0": 12.0, "P1": 8.0, "P2": 4.0})
TIE = 0.3  # points of a weighted score: concepts nearer to the best than this are tied; house rule
SHIFT = 0.1  # by which each weight is moved to see whether the order holds
GATE = 2.0  # a criterion below this stops a concept whatever its sum
CRITICAL_CAP = 59.0  # of a hundred: no visit that failed a critical item scores more; house rule
_NOISE = 1e-9  # of sums of decimal fractions


# Concepts


def weighted_sum(scores: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted screening score, Σ weight × score. Errors: KeyError when a weighted criterion has no score."""
    return sum(weight * scores[criterion] for criterion, weight in weights.items())


def leaders(sums: Mapping[str, float], margin: float = TIE) -> tuple[str, ...]:
    """The best concept and all that are tied with it, best first; none when there is no concept."""
    ranked = sorted(sums, key=lambda name: -sums[name])
    return tuple(name for name in ranked if sums[ranked[0]] - sums[name] < margin - _NOISE)


class Flip(NamedTuple):
    """A change of one weight that puts another concept first."""

    criterion: str
    shift: float
    leader: str


def sensitivity(
    scores: Mapping[str, Mapping[str, float]], weights: Mapping[str, float], shift: float = SHIFT
) -> tuple[Flip, ...]:
    """Every change of one weight, by `shift` up or down, that puts another concept first.

    The other weights give way in proportion, so that the sum of weights stays; no weight falls below zero. A concept
    that only draws level is not put first.
    """
    if len(scores) < 2:
        return ()
    sums, total = {name: weighted_sum(row, weights) for name, row in scores.items()}, sum(weights.values())
    first = leaders(sums)[0]
    found = []
    for criterion, weight in weights.items():
        own = {name: row[criterion] for name, row in scores.items()}
        for change in (shift, -shift):
            moved = min(total, max(0.0, weight + change))
            scale = (total - moved) / (total - weight) if total != weight else 0.0
            shifted = {name: (sums[name] - weight * score) * scale + moved * score for name, score in own.items()}
            best = max(shifted, key=lambda name: shifted[name])
            if shifted[best] > shifted[first] + _NOISE:
                found.append(Flip(criterion, change, best))
    return tuple(found)


def stopped_by(scores: Mapping[str, float], gate: float = GATE) -> tuple[str, ...]:
    """The criteria that stop a concept, whatever its weighted score."""
    return tuple(criterion for criterion, score in scores.items() if score < gate)


def pugh_total(judgements: Mapping[str, float]) -> float:
    """Pluses less minuses against the datum. Source: Pugh 1981."""
    return sum(judgements.values())


def impact_effort(impact: float, effort: float) -> str:
    """The quadrant of the impact–effort matrix: quick_win, big_bet, fill_in or avoid; 3 of 5 is low."""
    if impact > HIGH:
        return "big_bet" if effort > HIGH else "quick_win"
    return "avoid" if effort > HIGH else "fill_in"


# Votes and rounds


class Votes(NamedTuple):
    """Dots for each voter: at least and at most."""

    low: int
    high: int


def votes_each(options: int) -> Votes:
    """How many dots each voter gets: a quarter to a third of the options. Source: W54 of the field reference."""
    return Votes(max(1, math.ceil(options / 4)), max(1, math.ceil(options / 3)))


class Place(NamedTuple):
    """An option with its votes; options whose totals are too close to tell share a place, counted from 1."""

    name: str
    votes: int
    place: int


def ranked_votes(votes: Mapping[str, int], margin: int = 1) -> tuple[Place, ...]:
    """The options by votes, most first; within `margin` of the first of a place they are tied with it."""
    places: list[Place] = []
    top = 0
    for at, name in enumerate(sorted(votes, key=lambda name: -votes[name])):
        if not places or places[top].votes - votes[name] > margin:
            top = at
        places.append(Place(name, votes[name], top + 1))
    return tuple(places)


def brainwriting_ideas(people: int, ideas: int = 3, rounds: int | None = None) -> int:
    """Ideas after the rounds, as many as people when not given: 108 for six. Source: Rohrbach 1968, 6-3-5."""
    return people * ideas * (people if rounds is None else rounds)


# Issues and pains


def issue_priority(severity: float, frequency: float, floors: Mapping[str, float] = PRIORITY_FLOORS) -> str:
    """P0 to P3 from severity × frequency; a catastrophe (severity 4) is at least P1.

    `floors` gives the least product of P0, P1 and P2. Source: severity after Nielsen 1994; the floors are the house's.
    """
    score = severity * frequency
    found = next((name for name in ("P0", "P1", "P2") if score >= floors.get(name, math.inf)), "P3")
    return "P1" if severity >= 4 and found in ("P2", "P3") else found


class Share(NamedTuple):
    """A part of the whole: its amount, its share and that of all up to it, 0 to 1."""

    name: str
    amount: float
    share: float
    cumulative: float


def pareto(amounts: Mapping[str, float]) -> tuple[Share, ...]:
    """Who carries what share, largest first; of equal ones the earlier. For pains: severity × frequency.

    None when nothing is carried. Source: Juran 1954, after Pareto.
    """
    total = math.fsum(amounts.values())
    if total <= 0:
        return ()
    found: list[Share] = []
    running = 0.0
    for name in sorted(amounts, key=lambda name: -amounts[name]):
        running += amounts[name]
        found.append(Share(name, amounts[name], amounts[name] / total, running / total))
    return tuple(found)


def vital_few(shares: Sequence[Share], part: float = 0.5) -> tuple[Share, ...]:
    """The fewest that together carry at least a part of the whole."""
    enough = next((at for at, one in enumerate(shares, 1) if one.cumulative >= part - _NOISE), len(shares))
    return tuple(shares[:enough])


# Standards


class VisitScore(NamedTuple):
    """A visit's score, 0 to 100 (None when no item applied), and the critical items that it failed."""

    score: float | None
    failed: tuple[str, ...]


def visit_score(
    scores: Mapping[str, float | None],
    weights: Mapping[str, float],
    critical: Collection[str] = (),
    passing: float = 0.5,
) -> VisitScore:
    """Σ weight × score ÷ Σ weight of the items that applied, in points of a hundred.

    A score is a share, 0 to 1, and None or missing when the item did not apply. Failing a critical item, by less than
    `passing`, caps the visit at 59; house rule.
    """
    applied = {name: score for name in weights if (score := scores.get(name)) is not None}
    whole = math.fsum(weights[name] for name in applied)
    failed = tuple(name for name, score in applied.items() if name in critical and score < passing)
    if whole <= 0:
        return VisitScore(None, failed)
    score = 100 * math.fsum(weights[name] * score for name, score in applied.items()) / whole
    return VisitScore(min(score, CRITICAL_CAP) if failed else score, failed)


def share_reaching(scores: Iterable[float], mark: float) -> float | None:
    """The share of units at best practice: those that reach the mark; None when there is no unit."""
    reached = [score >= mark for score in scores]
    return sum(reached) / len(reached) if reached else None


# Operation and value


def service_level(in_time: int, answered: int, abandoned: int) -> float | None:
    """The share of calls answered in time, of all answered and abandoned; None when nobody called."""
    return in_time / (answered + abandoned) if answered + abandoned else None


def lifetime_value(margin: float, purchases_a_year: float, years: float) -> float:
    """The customer lifetime value, simple form: margin of a purchase × purchases a year × years; not discounted."""
    return margin * purchases_a_year * years
