"""Which step and which card of one blueprint are those of another.

In: the steps and cards of two blueprints, the earlier state first. Out: places in the earlier list by places in the
later one. Guaranteed: the same id means the same thing wherever an author wrote it; only things with an id made from
their place are matched by their words; each thing has one partner at most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from generator.difference.values import texts_differ
from generator.model import Blueprint, Card, Connection, Step, Text
from generator.model.base import UNKNOWN, Term

ALIKE = 0.6  # two steps whose words agree less than this are two steps
HOME = 0.05  # in favour of two cards of one lane and step, whatever they say

Identified = TypeVar("Identified", Step, Card)
Ratio = Callable[[int, int], float]
Matches = dict[int, int]
Said = tuple[str, str]


def _authored(term: Term) -> bool:
    """Whether an author wrote the term's id."""
    return term.origin is UNKNOWN or "id" in term.origin.keys


def _by_id(before: Sequence[Identified], after: Sequence[Identified]) -> Matches:
    places = {item.id: at for at, item in enumerate(after)}
    return {
        at: places[item.id]
        for at, item in enumerate(before)
        if item.id in places and (_authored(item) or _authored(after[places[item.id]]))
    }


def matched_steps(before: Sequence[Step], after: Sequence[Step]) -> Matches:
    """Steps by id, then in time order by what they say, then those of the same name elsewhere."""
    matches = _by_id(before, after)
    ours = [at for at in range(len(before)) if at not in matches]
    theirs = [at for at in range(len(after)) if at not in set(matches.values())]
    said = [_said(before[at]) for at in ours], [_said(after[at]) for at in theirs]
    numbers = [(one, other) for one in range(len(ours)) for other in range(len(theirs))]
    free = {pair for pair in numbers if _may(before[ours[pair[0]]], after[theirs[pair[1]]])}
    found: Matches = {}
    runs = SequenceMatcher(None, [name for name, _ in said[0]], [name for name, _ in said[1]], autojunk=False)
    for _, low, high, start, end in runs.get_opcodes():
        for one, other in _aligned(high - low, end - start, _likeness(said, free, low, start), ALIKE).items():
            found[low + one] = start + other
    for one, (name, _) in enumerate(said[0]):
        for other, (its, _) in enumerate(said[1]):
            if one not in found and other not in found.values() and name == its and (one, other) in free:
                found[one] = other
    return matches | {ours[one]: theirs[other] for one, other in found.items()}


def _may(one: Term, other: Term) -> bool:
    """Whether words may decide if two terms are the same thing."""
    return not (_authored(one) and _authored(other))


def _said(step: Step) -> Said:
    """A step's name, and all that its cards say."""
    return _words(step.name), "\n".join(_words(card.text) for cell in step.cells.values() for card in cell)


def _words(text: Text) -> str:
    return " ".join(" ".join(value.split()) for _, value in sorted(text.values))


def _likeness(said: tuple[list[Said], list[Said]], free: set[tuple[int, int]], low: int, start: int) -> Ratio:
    """How alike two steps are, counted from the places given; 0 for two that may not be matched by their words."""

    def ratio(one: int, other: int) -> float:
        if (low + one, start + other) not in free:
            return 0.0
        pairs = zip(said[0][low + one], said[1][start + other], strict=True)
        return max(_ratio(ours, theirs) for ours, theirs in pairs)

    return ratio


def _ratio(one: str, other: str) -> float:
    """How much two texts agree, 0 to 1; 0 at once for those that cannot agree enough."""
    if one == other:
        return 1.0 if one else 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _aligned(count: int, other: int, ratio: Ratio, least: float) -> Matches:
    """The pairs, none crossing another, whose ratios of at least `least` add up to most. Dynamic programme."""
    best = [[0.0] * (other + 1) for _ in range(count + 1)]
    known = [[ratio(one, two) for two in range(other)] for one in range(count)]
    for one in range(count - 1, -1, -1):
        for two in range(other - 1, -1, -1):
            paired = best[one + 1][two + 1] + known[one][two] if known[one][two] >= least else 0.0
            best[one][two] = max(paired, best[one + 1][two], best[one][two + 1])
    one = two = 0
    found: Matches = {}
    while one < count and two < other:
        enough = known[one][two] >= least
        if enough and best[one][two] == best[one + 1][two + 1] + known[one][two]:
            found[one] = two
            one, two = one + 1, two + 1
        elif best[one][two] == best[one + 1][two]:
            one += 1
        else:
            two += 1
    return found


def out_of_order(matches: Matches) -> set[int]:
    """The things of the earlier side that do not keep the order of the rest: all but the longest run that does."""
    befores = sorted(matches)
    tails: list[int] = []
    ends: list[int] = []
    link: dict[int, int | None] = {}
    for at in befores:
        place = bisect_left(tails, matches[at])
        link[at] = ends[place - 1] if place else None
        tails[place : place + 1] = [matches[at]]
        ends[place : place + 1] = [at]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = link[last]
    return set(befores) - kept


def merged_order(
    before: Sequence[Step], after: Sequence[Step], matches: Matches, moved: set[int]
) -> Iterator[tuple[int | None, int | None]]:
    """All steps in one time order: the later blueprint's, the removed ones after what they used to follow."""
    phases = {phase: at for at, phase in enumerate(dict.fromkeys(step.phase for step in (*after, *before)))}
    partner = {now: was for was, now in matches.items()}
    anchors = [(was, matches[was]) for was in sorted(matches) if was not in moved]
    low = start = 0
    for was, now in (*anchors, (len(before), len(after))):
        old = [at for at in range(low, was) if at not in matches]
        for at in range(start, now):
            while old and phases[before[old[0]].phase] <= phases[after[at].phase]:
                yield old.pop(0), None
            yield partner.get(at), at
        yield from ((at, None) for at in old)
        if was < len(before):
            yield was, now
        low, start = was + 1, now + 1


# cards


class Side:
    """The cards of a blueprint with their places; `names` are its steps' ids in the comparison, `main` its persona."""

    def __init__(self, blueprint: Blueprint, names: Sequence[str]) -> None:
        self.names = names
        self.main = next(iter(blueprint.personas), None)
        self.places = [
            (at, lane, card)
            for at, step in enumerate(blueprint.steps)
            for lane, cell in step.cells.items()
            for card in cell
        ]
        self.cards = [card for _, _, card in self.places]

    def home(self, at: int) -> tuple[str, str]:
        step, lane, _ = self.places[at]
        return self.names[step], lane


def matched_cards(before: Side, after: Side) -> Matches:
    """Cards by id, then those of the same cell by what they say, then what says exactly the same elsewhere."""
    matches = _by_id(before.cards, after.cards)
    left = _left(before, set(matches)), _left(after, set(matches.values()))
    cells = {home: [at for at in left[1] if after.home(at) == home] for home in dict.fromkeys(map(after.home, left[1]))}
    for home in dict.fromkeys(map(before.home, left[0])):
        ours, theirs = [at for at in left[0] if before.home(at) == home], cells.get(home, [])

        def ratio(one: int, two: int, ours: list[int] = ours, theirs: list[int] = theirs) -> float:
            pair = before.cards[ours[one]], after.cards[theirs[two]]
            return HOME + _ratio(*(_words(card.text) for card in pair)) if _may(*pair) else 0.0

        found = _aligned(len(ours), len(theirs), ratio, HOME)
        matches |= {ours[one]: theirs[two] for one, two in found.items()}
    taken = set(matches.values())
    for at in _left(before, set(matches)):
        for now in _left(after, taken):
            if _may(before.cards[at], after.cards[now]) and _moved_as_is(before.places[at], after.places[now]):
                matches[at] = now
                taken.add(now)
                break
    return matches


def _left(side: Side, taken: set[int]) -> list[int]:
    return [at for at in range(len(side.cards)) if at not in taken]


def _moved_as_is(one: tuple[int, str, Card], other: tuple[int, str, Card]) -> bool:
    return one[1] == other[1] and bool(one[2].text) and not texts_differ(one[2].text, other[2].text)


def swapped_cards(before: Side, after: Side, matches: Matches) -> set[int]:
    """Cards that changed places with others of their cell."""
    cells: dict[tuple[str, str], Matches] = {}
    for was, now in matches.items():
        if before.home(was) == after.home(now):
            cells.setdefault(after.home(now), {})[was] = now
    return {at for cell in cells.values() for at in out_of_order(cell)}


# connections


def same_connection(
    arrow: Connection,
    ends: tuple[str, str],
    others: Sequence[Connection],
    known: Mapping[int, tuple[str, str]],
    taken: set[int],
) -> int | None:
    """The earlier connection that this one was: of the same id, or between the same cards, of the same kind rather."""
    free = [at for at in known if at not in taken]
    for at in free:
        if _authored(arrow) and _authored(others[at]) and arrow.id and arrow.id == others[at].id and not arrow.implied:
            return at
    same = [at for at in free if known[at] == ends] or [at for at in free if known[at] == ends[::-1]]
    return min(same, key=lambda at: (others[at].kind != arrow.kind, at), default=None)
