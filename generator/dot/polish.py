"""How clear an arrangement of cards and straight ties is, and small moves that make it clearer.

In: sizes of cards, the ties between them, the wanted width over height, and where Graphviz put the cards. Out: better
places. Guaranteed: the map is as small as its cards, its labels and some air allow; no step makes it worse; the same
start gives the same end; at most a fixed number of trials.

Units: points, y down.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from generator.dot.labels import covered
from generator.scene import Box, Point

EASY = 230.0  # the width of an easy map of one card; it grows with the square root of their number
GAP = 26.0  # between two cards
AIR = 14.0  # at each end of a label on its line: the arrow's head, and a bit of line
NEAR = 7.0  # a line this close to a card it passes reads as touching it
NARROW = math.cos(math.radians(20)) ** 2  # two lines of one card at a smaller angle read as one
THROUGH, CROSSING, TOUCHING, MERGING = 400.0, 120.0, 60.0, 50.0  # in points of the map's width
SHORT = 0.03  # of the length of all ties counts as width
EVEN = 8.0  # points of width that two cards count for that stand as near as a share of the map lets them
TRIALS = 1000  # for each arrangement

Places = list[Point]
_STEPS = tuple((math.cos(at * math.pi / 4), math.sin(at * math.pi / 4)) for at in range(8))


class Tie(NamedTuple):
    """Two cards, by their position in the list of sizes, and the size of the largest label between them."""

    one: int
    other: int
    label: tuple[float, float]


class Net:
    """Cards and ties. Places are centres at any scale; `centers` gives them at the scale the map needs."""

    def __init__(self, sizes: Sequence[tuple[float, float]], ties: Sequence[Tie], aspect: float, room: float) -> None:
        self.sizes = tuple(sizes)
        self.ties = tuple(ties)
        self.aspect = aspect
        self.room = room
        self._apart = [
            (one, other, (a[0] + b[0]) / 2 + GAP, (a[1] + b[1]) / 2 + GAP)
            for (one, a), (other, b) in combinations(enumerate(self.sizes), 2)
        ]

    def walk(self) -> list[int]:
        """All cards, along the ties where it can be, depth first."""
        near: dict[int, list[int]] = {at: [] for at in range(len(self.sizes))}
        for tie in self.ties:
            near[tie.one].append(tie.other)
            near[tie.other].append(tie.one)
        order: dict[int, None] = {}
        for start in sorted(near, key=lambda at: (len(near[at]), at)):
            waiting = [start]
            while waiting:
                at = waiting.pop()
                if at not in order:
                    order[at] = None
                    waiting += reversed(near[at])
        return list(order)

    # Scale

    def centers(self, places: Places) -> Places:
        """The places at the wanted proportions, no larger than air, gaps between cards and labels need."""
        stretched = self._stretched(places)
        scale = max([self._easy_scale(stretched), *self._card_scales(stretched), *self._label_scales(stretched)])
        return [(x * scale, y * scale) for x, y in stretched]

    def _easy_scale(self, places: Places) -> float:
        """The scale at which the map has air: a share of its room that grows with its cards."""
        width, height = self._extent(places)
        wide = min(self.room, EASY * math.sqrt(len(self.sizes)))
        cards = [max((size[axis] for size in self.sizes), default=0.0) for axis in (0, 1)]
        scales = [(wide - cards[0]) / max(1.0, width - cards[0])]
        scales += [(wide / self.aspect - cards[1]) / max(1.0, height - cards[1])]
        return max(1e-3, min(scales))

    def _stretched(self, places: Places) -> Places:
        width, height = self._extent(places)
        ratio = width / height / self.aspect
        across, down = max(1.0, min(1 / ratio, 2.0)), max(1.0, min(ratio, 2.0))
        return [(x * across, y * down) for x, y in places]

    def _extent(self, places: Places) -> tuple[float, float]:
        """Width and height of the map with its cards."""
        spans = []
        for axis in (0, 1):
            lows = [place[axis] - size[axis] / 2 for place, size in zip(places, self.sizes, strict=True)]
            highs = [place[axis] + size[axis] / 2 for place, size in zip(places, self.sizes, strict=True)]
            spans.append(max(highs, default=0.0) - min(lows, default=0.0) + 1e-6)
        return spans[0], spans[1]

    def _card_scales(self, places: Places) -> Iterator[float]:
        for one, other, wide, high in self._apart:
            dx, dy = abs(places[one][0] - places[other][0]), abs(places[one][1] - places[other][1])
            yield min(wide / (dx + 1e-6), high / (dy + 1e-6))

    def _label_scales(self, places: Places) -> Iterator[float]:
        for one, other, label in self.ties:
            (ax, ay), (bx, by) = places[one], places[other]
            length = math.hypot(bx - ax, by - ay) + 1e-6
            direction = (abs(bx - ax) / length, abs(by - ay) / length)
            taken = sum(_along(self.sizes[at], direction) for at in (one, other)) / 2
            yield (taken + _along(label, direction) + 2 * AIR) / length

    # Judging

    def cost(self, places: Places, limit: float = math.inf) -> float:
        """Points of width: that of the frame the map needs, and what its faults count for. Stops above the limit."""
        centers = self.centers(places)
        width, height = self._extent(centers)
        cost = max(width, height * self.aspect)
        cost += SHORT * sum(math.dist(centers[one], centers[other]) for one, other, _ in self.ties)
        cost += self._crowding(centers, height)
        cost += self._meeting(centers) if cost < limit else 0.0
        return cost + (self._passing(centers) if cost < limit else 0.0)

    def _crowding(self, centers: Places, height: float) -> float:
        """How unevenly the cards fill the map: squares of closeness, each card's share of the map being 1."""
        share = height * height / max(1, len(centers))
        crowding = 0.0
        for (ax, ay), (bx, by) in combinations(centers, 2):
            dx, dy = (ax - bx) / self.aspect, ay - by
            crowding += share / (dx * dx + dy * dy)
        return EVEN * crowding

    def _passing(self, centers: Places) -> float:
        """Lines through cards they do not belong to, or too near."""
        cost = 0.0
        boxes = [
            Box(x - width / 2 - NEAR, y - height / 2 - NEAR, width + 2 * NEAR, height + 2 * NEAR)
            for (x, y), (width, height) in zip(centers, self.sizes, strict=True)
        ]
        for one, other, _ in self.ties:
            start, end = centers[one], centers[other]
            low, high = min(start[1], end[1]), max(start[1], end[1])
            for at, near in enumerate(boxes):
                if low < near.bottom and near.y < high and at not in (one, other) and covered(start, end, near):
                    cost += THROUGH if covered(start, end, near.inset(NEAR)) else TOUCHING
        return cost

    def _meeting(self, centers: Places) -> float:
        """Lines that cross, or leave a card as one."""
        cost = 0.0
        for (a, b, _), (c, d, _) in combinations(self.ties, 2):
            if a in (c, d):
                cost += MERGING * _narrow(centers[a], centers[b], centers[d if a == c else c])
            elif b in (c, d):
                cost += MERGING * _narrow(centers[b], centers[a], centers[d if b == c else c])
            elif _cross(centers[a], centers[b], centers[c], centers[d]):
                cost += CROSSING
        return cost

    # Moves

    def polished(self, places: Places) -> Places:
        """The places after moves and swaps of single cards, as long as they help."""
        best, least = self.centers(places), self.cost(places)
        left = TRIALS
        reach = 90.0
        while left > 0 and reach > 8:
            before = least
            for trial in self._moves(best, reach):
                left -= 1
                cost = self.cost(trial, least)
                if cost < least - 0.5:
                    best, least = self.centers(trial), cost
                    break
                if left <= 0:
                    break
            if least == before:
                reach /= 2
        return best

    def _moves(self, places: Places, reach: float) -> Iterator[Places]:
        for at, (x, y) in enumerate(places):
            for dx, dy in _STEPS:
                yield [*places[:at], (x + dx * reach * self.aspect, y + dy * reach), *places[at + 1 :]]
        for one, other in combinations(range(len(places)), 2):
            trial = list(places)
            trial[one], trial[other] = trial[other], trial[one]
            yield trial


def _along(size: tuple[float, float], direction: Point) -> float:
    """How much of a line in this direction through its centre a box covers."""
    return min(extent / share if share > 1e-6 else math.inf for extent, share in zip(size, direction, strict=True))


def _narrow(corner: Point, one: Point, other: Point) -> bool:
    """Whether two lines from a corner go nearly the same way."""
    ax, ay, bx, by = one[0] - corner[0], one[1] - corner[1], other[0] - corner[0], other[1] - corner[1]
    along = ax * bx + ay * by
    return along > 0 and along * along > NARROW * (ax * ax + ay * ay) * (bx * bx + by * by)


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    abx, aby, cdx, cdy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    if (abx * (c[1] - a[1]) - aby * (c[0] - a[0])) * (abx * (d[1] - a[1]) - aby * (d[0] - a[0])) >= 0:
        return False
    return (cdx * (a[1] - c[1]) - cdy * (a[0] - c[0])) * (cdx * (b[1] - c[1]) - cdy * (b[0] - c[0])) < 0
