"""Detailed routing: the order and the track of every segment on its grid line.

In: walks over grid lines (`walks.Walk`). Out: the segments of each, with their order and tracks on the lines.
Guaranteed: segments of different routes that run side by side on a line have different tracks, and two routes cross no
more often than their walks must.

Which of two segments comes first (left or above) follows from where the two walks part at either end of what they
share, so no coordinates are needed. Vertical lines are arranged first. Horizontal ones then know where each segment
really ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.layout.routing.search import CROSS, JOIN_LEFT, JOIN_RIGHT, MEETING, PART_LEFT, PART_RIGHT, TOGETHER
from generator.layout.routing.walks import RIGHT, TOP, Walk


@dataclass(slots=True, eq=False)
class Segment:
    """A straight piece of a route from grid coordinate `low` to `high` on a line.

    `low_turn` and `high_turn` tell where the route goes on at either end: -1 up or left, 1 down or right, 0 in a card.
    `head_before` and `head_after` tell that it ends with a head in a card right above or left, below or right of here.
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
    head_before: bool = False
    head_after: bool = False
    track: int = 0
    offset: float = 0.0


@dataclass(slots=True)
class Shelf:
    """Segments of one line that touch one another, in order.

    `tracks` is how many tracks they take, `above` how many of them lie above a lane separator.
    """

    segments: list[Segment]
    tracks: int = 1
    above: int = 0


@dataclass(slots=True)
class Bundle:
    """A stretch two walks share and have to cross in: once, wherever suits.

    Of its `length` segment pairs those before `joined` are in the order of the near end, those from `parted` on in the
    order of the far end; those between are free.
    """

    length: int
    joined: int = 0
    parted: int = 0


Key = tuple[int, int]  # the numbers of two segments of one line, the lower one first


@dataclass(slots=True)
class Relations:
    """Which segment of a line comes first: 1 the one with the lower number, -1 the other.

    `firm` holds what the walks demand, `loose` for pairs in a bundle the place in it and the order at its near end,
    `touching` pairs that meet at a node only and were seen to get in each other's way. `crossings` is how often the
    walks cross.
    """

    firm: dict[Key, int] = field(default_factory=dict)
    loose: dict[Key, tuple[Bundle, int, int]] = field(default_factory=dict)
    touching: set[Key] = field(default_factory=set)
    crossings: int = 0

    def free(self) -> None:
        """Forgets where bundles cross."""
        for bundle, _, _ in self.loose.values():
            bundle.joined, bundle.parted = 0, bundle.length

    def of(self, one: Segment, other: Segment) -> int:
        """1 when `one` must come first, -1 when `other` must, 0 when either may."""
        if one.number > other.number:
            return -self.of(other, one)
        key = (one.number, other.number)
        if key in self.loose:
            bundle, place, order = self.loose[key]
            return order if place < bundle.joined else -order if place >= bundle.parted else 0
        return self.firm.get(key, 0)

    def settle(self, one: Segment, other: Segment) -> None:
        """Takes note of the order two segments got, when it was free."""
        key = (one.number, other.number) if one.number < other.number else (other.number, one.number)
        if key in self.loose:
            bundle, place, order = self.loose[key]
            got = 1 if (one.track < other.track) == (one.number < other.number) else -1
            if got == order:
                bundle.joined = max(bundle.joined, place + 1)
            else:
                bundle.parted = min(bundle.parted, place)


def cut(walks: Sequence[Walk], both: Sequence[bool]) -> list[list[Segment]]:
    """The straight pieces of each walk, in order of travel and joined; `both` tells which have heads at each end."""
    routes: list[list[Segment]] = []
    number = 0
    for walk, double in zip(walks, both, strict=True):
        route: list[Segment] = []
        for (x0, y0), (x1, y1) in zip(walk.turns, walk.turns[1:], strict=False):
            level = y0 == y1
            one, other = (x0, x1) if level else (y0, y1)
            route.append(Segment(number, level, y0 if level else x0, min(one, other), max(one, other)))
            number += 1
        for before, after in pairwise(route):
            _attach(before, after)
            _attach(after, before)
        if len(route) > 1:
            _note_head(route[-2], route[-1])
            if double:
                _note_head(route[1], route[0])
        routes.append(route)
    return routes


def _note_head(segment: Segment, last: Segment) -> None:
    """Notes on the last segment but one that a head comes right after it."""
    end = last.high if last.low == segment.line else last.low
    if end == segment.line + 1:
        segment.head_after = True
    elif end == segment.line - 1:
        segment.head_before = True


def _attach(segment: Segment, other: Segment) -> None:
    """Notes at the right end of `segment` that the route goes on with `other`."""
    turn = 1 if other.low == segment.line else -1
    if other.line == segment.low:
        segment.low_turn, segment.low_next = turn, other
    else:
        segment.high_turn, segment.high_next = turn, other


def relate(walks: Sequence[Walk], routes: Sequence[Sequence[Segment]]) -> Relations:
    """Follows every pair of walks along what they share and notes who is on which side."""
    passing: dict[int, list[tuple[int, int, Segment, Segment]]] = defaultdict(list)
    relations = Relations()
    for link, (walk, route) in enumerate(zip(walks, routes, strict=True)):
        _follow(walk, route, passing, relations)
        for (node, code), come, go in _steps(walk, route):
            passing[node].append((link, code, come, go))
    return relations


def _steps(walk: Walk, route: Sequence[Segment]) -> list[tuple[tuple[int, int], Segment, Segment]]:
    """Each visit of a walk with the segments it comes and goes on."""
    steps = []
    index = 0
    for visit in walk.visits:
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
    walk: Walk,
    route: Sequence[Segment],
    passing: Mapping[int, Sequence[tuple[int, int, Segment, Segment]]],
    relations: Relations,
) -> None:
    shared: dict[int, _Shared] = {}
    for (node, code), come, go in _steps(walk, route):
        arm = code % 4
        sign = 1 if arm in (TOP, RIGHT) else -1
        for link, other, other_come, other_go in passing.get(node, ()):
            meeting = MEETING[code][other]
            if meeting == CROSS:
                relations.crossings += 1
            elif meeting in (JOIN_LEFT, JOIN_RIGHT, TOGETHER):
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
    """Notes the order of the segments of a shared stretch that ends: at a card (`part` 0) or where the walks part."""
    side = run.join or part or JOIN_RIGHT
    bundle = Bundle(len(run.pairs), 0, len(run.pairs)) if run.join and part and run.join != part else None
    relations.crossings += bundle is not None
    for place, (own, mate, sign) in enumerate(run.pairs):
        order = sign if side == JOIN_RIGHT else -sign
        key = (own.number, mate.number)
        if own.number > mate.number:
            key, order = (mate.number, own.number), -order
        if bundle is None:
            relations.firm[key] = order
        else:
            relations.loose[key] = (bundle, place, order)


@dataclass(slots=True)
class _Knot:
    """Segments of a line to be put in order: who overlaps whom, who must come before whom."""

    overlaps: dict[int, set[int]]
    before: dict[int, set[int]]
    undecided: list[tuple[Segment, Segment]]

    def note(self, one: Segment, other: Segment, order: int) -> None:
        self.overlaps[one.number].add(other.number)
        self.overlaps[other.number].add(one.number)
        if order:
            first, second = (one, other) if order > 0 else (other, one)
            self.before[second.number].add(first.number)
        else:
            self.undecided.append((one, other))


def shelves(segments: Sequence[Segment], relations: Relations, gap: float) -> list[Shelf]:
    """The groups of touching segments of one line, each in order and with tracks given out."""
    ordered = sorted(segments, key=lambda segment: (segment.low, segment.high, segment.number))
    knot = _Knot(defaultdict(set), defaultdict(set), [])
    active: list[Segment] = []
    for segment in ordered:
        active = [other for other in active if other.high >= segment.low]
        for other in active:
            _compare(other, segment, relations, knot, gap)
        active.append(segment)
    found = [_shelf(group, knot) for group in _groups(ordered, knot.overlaps)]
    for one, other in knot.undecided:
        relations.settle(one, other)
    return found


def _compare(one: Segment, other: Segment, relations: Relations, knot: _Knot, gap: float) -> None:
    """Notes how two segments of a line bear on each other; `other` begins where `one` does or later."""
    if one.high > other.low:
        knot.note(one, other, relations.of(one, other))
    elif one.high_next is not None and other.low_next is not None:
        apart = 0 if one.high_turn == other.low_turn else -one.high_turn
        if _touch(one, other, one.high_next, other.low_next, relations, gap):
            knot.note(one, other, apart)


def _touch(one: Segment, other: Segment, ahead: Segment, behind: Segment, relations: Relations, gap: float) -> bool:
    """Whether two segments that meet at a node, to go on with `ahead` and `behind`, must have different tracks.

    Vertical lines are arranged before the offsets of horizontal ones are known and go by relations alone. Where the two
    turn to different sides either line can keep them apart; it is the vertical one where a row meets a gutter, so that
    the routes stay in the middle of their cards' sides.
    """
    if one.level:
        return ahead.offset + gap > behind.offset
    if (one.number, other.number) in relations.touching:
        return True
    if one.high_turn != other.low_turn:
        return one.line % 2 == 0 and one.high % 2 == 1
    return relations.of(ahead, behind) <= 0


def clashes(segments: Sequence[Segment], gap: float) -> set[Key]:
    """The pairs of segments of a vertical line that end at one node and turn out to run over each other there."""
    ends: dict[int, list[tuple[Segment, Segment]]] = defaultdict(list)
    for segment in segments:
        if segment.high_next is not None:
            ends[segment.high].append((segment, segment.high_next))
    return {
        (one.number, other.number)
        for other in segments
        if other.low_next is not None
        for one, ahead in ends.get(other.low, ())
        if ahead.offset + gap > other.low_next.offset and abs(one.offset - other.offset) < gap
    }


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
        group[0].track = 0
        return Shelf(group)
    order = _sequence(group, knot)
    tracks: dict[int, int] = {}
    for segment in order:
        taken = [tracks[number] for number in knot.overlaps[segment.number] if number in tracks]
        segment.track = tracks[segment.number] = max(taken, default=-1) + 1
    return Shelf(order, max(tracks.values()) + 1)


def _sequence(group: Sequence[Segment], knot: _Knot) -> list[Segment]:
    """The segments in an order that breaks as few demands as a greedy choice can."""
    left = {segment.number: segment for segment in sorted(group, key=_leaning)}
    order: list[Segment] = []
    while left:
        best = min(left, key=lambda number: len(knot.before[number] & left.keys()))
        order.append(left.pop(best))
    return order


def _leaning(segment: Segment) -> tuple[int, int, int]:
    return segment.low_turn + segment.high_turn, segment.low, segment.number
