"""Detailed routing: the order and the track of every segment on its grid line.

In: walks over grid lines (`search.Plan`). Out: for each segment its offset from the middle of its line, for each gutter
the number of tracks it has to hold, for each lane separator its offset. Guaranteed: segments of different routes that
run side by side on a line have different tracks, and two routes cross no more often than their walks must.

Which of two segments comes first (left or above) follows from where the two walks part at either end of what they
share, so no coordinates are needed. Vertical lines are arranged first. Horizontal ones then know where each segment
really ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from .search import JOIN_LEFT, JOIN_RIGHT, MEETING, PART_LEFT, PART_RIGHT, RIGHT, TOGETHER, TOP, Plan


@dataclass(slots=True, eq=False)
class Segment:
    """A straight piece of a route from grid coordinate `low` to `high` on a line.

    `low_turn` and `high_turn` tell where the route goes on at either end: -1 up or left, 1 down or right, 0 into a card.
    """

    number: int
    level: bool
    line: int
    low: int
    high: int
    low_turn: int = 0
    high_turn: int = 0
    low_next: Segment | None = None
    high_next: Segment | None = None
    track: int = 0
    offset: float = 0.0


@dataclass(slots=True)
class Shelf:
    """Segments of one line that touch one another, in order; `tracks` is how many tracks they take."""

    segments: list[Segment]
    tracks: int = 1
    above: int = 0


@dataclass(slots=True)
class Relations:
    """Which segment of a line comes first, by the numbers (low, high) of the two: 1 the first, -1 the second.

    `firm` holds what the walks demand, `loose` what may be turned round for one crossing at most.
    """

    firm: dict[tuple[int, int], int] = field(default_factory=dict)
    loose: dict[tuple[int, int], int] = field(default_factory=dict)

    def of(self, one: Segment, other: Segment) -> int:
        """1 when `one` comes first, -1 when `other` does, 0 when nothing is known."""
        if one.number > other.number:
            return -self.of(other, one)
        key = (one.number, other.number)
        return self.firm.get(key) or self.loose.get(key, 0)


def cut(plans: Sequence[Plan]) -> list[list[Segment]]:
    """The straight pieces of each walk, in order of travel, joined to their neighbours."""
    routes: list[list[Segment]] = []
    number = 0
    for plan in plans:
        route: list[Segment] = []
        for (x0, y0), (x1, y1) in zip(plan.turns, plan.turns[1:], strict=False):
            level = y0 == y1
            one, other = (x0, x1) if level else (y0, y1)
            route.append(Segment(number, level, y0 if level else x0, min(one, other), max(one, other)))
            number += 1
        for before, after in zip(route, route[1:], strict=False):
            _attach(before, after)
            _attach(after, before)
        routes.append(route)
    return routes


def _attach(segment: Segment, other: Segment) -> None:
    """Notes at the right end of `segment` that the route goes on with `other`."""
    turn = 1 if other.low == segment.line else -1
    if other.line == segment.low:
        segment.low_turn, segment.low_next = turn, other
    else:
        segment.high_turn, segment.high_next = turn, other


def relate(plans: Sequence[Plan], routes: Sequence[Sequence[Segment]]) -> Relations:
    """Follows every pair of walks along what they share and notes who is on which side."""
    passing: dict[int, list[tuple[int, int, Segment, Segment]]] = defaultdict(list)
    relations = Relations()
    for link, (plan, route) in enumerate(zip(plans, routes, strict=True)):
        _follow(plan, route, passing, relations)
        for (node, code), come, go in _steps(plan, route):
            passing[node].append((link, code, come, go))
    return relations


def _steps(plan: Plan, route: Sequence[Segment]) -> list[tuple[tuple[int, int], Segment, Segment]]:
    """Each visit of a walk with the segments it comes and goes on."""
    steps = []
    index = 0
    for visit in plan.visits:
        come = route[index]
        if (visit[1] // 4 - visit[1]) % 4 != 2:
            index += 1
        steps.append((visit, come, route[index]))
    return steps


@dataclass(slots=True)
class _Shared:
    """What one walk shares with another: the segment pairs, whether ours comes first when the other is at the right."""

    join: int
    pairs: list[tuple[Segment, Segment, int]] = field(default_factory=list)


def _follow(
    plan: Plan,
    route: Sequence[Segment],
    passing: Mapping[int, Sequence[tuple[int, int, Segment, Segment]]],
    relations: Relations,
) -> None:
    shared: dict[int, _Shared] = {}
    for (node, code), come, go in _steps(plan, route):
        arm = code % 4
        sign = 1 if arm in (TOP, RIGHT) else -1
        for link, other, other_come, other_go in passing.get(node, ()):
            meeting = MEETING[code][other]
            if meeting in (JOIN_LEFT, JOIN_RIGHT, TOGETHER):
                if meeting != TOGETHER:
                    shared[link] = _Shared(meeting)
                elif link not in shared:
                    shared[link] = _start(code, come, other, other_come, other_go)
                mate = other_come if other // 4 == arm else other_go
                shared[link].pairs.append((go, mate, sign))
            elif meeting in (PART_LEFT, PART_RIGHT):
                run = shared.pop(link, None) or _start(code, come, other, other_come, other_go)
                _settle(run, meeting - 2, relations)
    for run in shared.values():
        _settle(run, 0, relations)


def _start(code: int, come: Segment, other: int, other_come: Segment, other_go: Segment) -> _Shared:
    """A shared piece that begins at a card, with the stub that both walks have there."""
    arm = code // 4
    mate = other_come if other // 4 == arm else other_go
    return _Shared(0, [(come, mate, -1 if arm in (TOP, RIGHT) else 1)])


def _settle(run: _Shared, part: int, relations: Relations) -> None:
    side = run.join or part or JOIN_RIGHT
    firm = not (run.join and part and run.join != part)
    store = relations.firm if firm else relations.loose
    for own, mate, sign in run.pairs:
        order = sign if side == JOIN_RIGHT else -sign
        if own.number < mate.number:
            store[own.number, mate.number] = order
        else:
            store[mate.number, own.number] = -order


@dataclass(slots=True)
class _Knot:
    """Segments to be put in order: who overlaps whom, who must come before whom."""

    overlaps: dict[int, set[int]]
    firm: dict[int, set[int]]
    loose: dict[int, set[int]]

    def note(self, one: Segment, other: Segment, order: int, firm: bool) -> None:
        self.overlaps[one.number].add(other.number)
        self.overlaps[other.number].add(one.number)
        if order:
            first, second = (one, other) if order > 0 else (other, one)
            (self.firm if firm else self.loose)[second.number].add(first.number)


def shelves(segments: Sequence[Segment], relations: Relations, gap: float) -> list[Shelf]:
    """The groups of touching segments of one line, each in order and with tracks given out."""
    ordered = sorted(segments, key=lambda segment: (segment.low, segment.high, segment.number))
    knot = _Knot(defaultdict(set), defaultdict(set), defaultdict(set))
    active: list[Segment] = []
    for segment in ordered:
        active = [other for other in active if other.high >= segment.low]
        for other in active:
            _compare(other, segment, relations, knot, gap)
        active.append(segment)
    return [_shelf(group, knot) for group in _groups(ordered, knot.overlaps)]


def _compare(one: Segment, other: Segment, relations: Relations, knot: _Knot, gap: float) -> None:
    """Notes how two segments of a line bear on each other; `one` does not begin after `other`."""
    if one.high > other.low and other.high > other.low:
        order = relations.of(one, other)
        pair = (one.number, other.number) if one.number < other.number else (other.number, one.number)
        knot.note(one, other, order, pair in relations.firm)
    elif one.high_next is not None and other.low_next is not None:
        order, meets = _contact(one, other, relations, gap)
        if meets:
            knot.note(one, other, order, True)


def _contact(one: Segment, other: Segment, relations: Relations, gap: float) -> tuple[int, bool]:
    """Two segments that only meet at a node, where both turn off: which must come first, and whether they touch.

    Errors: none; vertical lines are arranged before offsets of horizontal ones are known and go by relations alone.
    """
    ahead, behind = one.high_next, other.low_next
    assert ahead is not None and behind is not None
    if one.level:
        if ahead.offset + gap <= behind.offset:
            return 0, False
        return (0, True) if one.high_turn == other.low_turn else (-one.high_turn, True)
    if one.high_turn == other.low_turn:
        return 0, (relations.firm.get((ahead.number, behind.number)) or -relations.firm.get((behind.number, ahead.number),0))<=0
    if one.line % 2 == 0 and one.high % 2 == 1:
        return -one.high_turn, True
    return 0, False


def _groups(ordered: Sequence[Segment], overlaps: Mapping[int, set[int]]) -> list[list[Segment]]:
    """Segments linked by overlaps, group by group, in the given order."""
    by_number = {segment.number: segment for segment in ordered}
    seen: set[int] = set()
    groups = []
    for segment in ordered:
        if segment.number in seen:
            continue
        seen.add(segment.number)
        queue = [segment.number]
        for number in queue:
            fresh = overlaps[number] - seen if number in overlaps else set()
            seen |= fresh
            queue.extend(sorted(fresh))
        groups.append([by_number[number] for number in queue])
    return groups


def _shelf(group: list[Segment], knot: _Knot) -> Shelf:
    if len(group) == 1:
        return Shelf(group)
    order = _sequence(group, knot)
    tracks: dict[int, int] = {}
    for segment in order:
        taken = [tracks[number] for number in knot.overlaps[segment.number] if number in tracks]
        segment.track = tracks[segment.number] = max(taken, default=-1) + 1
    return Shelf(order, max(tracks.values()) + 1)


def _sequence(group: Sequence[Segment], knot: _Knot) -> list[Segment]:
    """The segments with as few demands broken as a greedy choice can: firm ones first, then loose ones."""
    left = {segment.number: segment for segment in sorted(group, key=_leaning)}
    order: list[Segment] = []
    while left:
        best = min(
            left.values(),
            key=lambda segment: (
                len(knot.firm[segment.number] & left.keys()),
                len(knot.loose[segment.number] & left.keys()),
            ),
        )
        order.append(best)
        del left[best.number]
    return order


def _leaning(segment: Segment) -> tuple[int, int, int]:
    return segment.low_turn + segment.high_turn, segment.low, segment.number
