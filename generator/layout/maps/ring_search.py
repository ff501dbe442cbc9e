"""Which of its places each card of a map takes: none over another, few crossings, no line through a card.

In: the sizes of cards and the places each may take, the lines between cards, boxes in the way. Out: the centre of
each card. Guaranteed: deterministic (a seeded generator of its own); the best place found is kept, not the last one;
the time grows with the number of cards times lines.

Units: points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.layout.maps.scatter import crosses, strikes
from generator.scene import Box, Point, Side

STEPS = 1000
STARTS = 6
FEW = 16  # cards, up to which all starts are tried
TRIED = 24
HOT, WARM, COLD = 150.0, 40.0, 0.2
ROUNDS = 2
OVER = 900.0
CLOSE = 60.0
THROUGH = 320.0
CROSSING = 150.0
LABEL_CARD = 26.0
LABEL_LABEL = 24.0
LABEL_LINE = 12.0
ACROSS_NAME = 30.0
APART = 6.0  # from the middle of a side, where two lines run side by side
SAME_SITE = 7.0
LENGTH = 0.004
NEAR = 0.09
ROOM = 150.0
KIN = 3.0
GAP = 9.0

Frame = tuple[float, float, float, float]  # left, top, right, bottom
Segment = tuple[float, float, float, float]  # from x, y to x, y
Drawn = tuple[Segment, Frame | None, Frame]  # a line, its label, what holds both


@dataclass(frozen=True, slots=True)
class Piece:
    """A card: its size, its kind, the places its centre may take; neighbours in that order lie near each other."""

    width: float
    height: float
    kind: str
    places: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """A line between two cards by number, with the size of its label; `lane` is 0 or moves it aside, -1 or 1."""

    one: int
    other: int
    label: tuple[float, float] | None
    lane: int = 0


def facing(one: Box, other: Box) -> tuple[Side, Side]:
    """The sides of two cards that a straight line between them should leave and enter."""
    (ax, ay), (bx, by) = one.center, other.center
    across: tuple[Side, Side] = ("right", "left") if bx >= ax else ("left", "right")
    down: tuple[Side, Side] = ("bottom", "top") if by >= ay else ("top", "bottom")
    gap_x = max(other.x - one.right, one.x - other.right)
    gap_y = max(other.y - one.bottom, one.y - other.bottom)
    if gap_x <= 14 and gap_y > 0:
        return down
    if gap_y <= 8:
        return across
    options = (across, down, (across[0], down[1]), (down[0], across[1]))
    return min(options, key=lambda sides: math.dist(site(one, sides[0]), site(other, sides[1])))


def site(box: Box, side: Side, aside: float = 0.0) -> Point:
    """The middle of a side, moved along it."""
    x, y = box.center
    if side in ("left", "right"):
        return (box.x if side == "left" else box.right, y + aside)
    return (x + aside, box.y if side == "top" else box.bottom)


def ends(one: Box, other: Box, lane: int) -> tuple[tuple[Side, Side], Point, Point]:
    """Sides and end points of a line; lanes -1 and 1 run side by side and do not cross."""
    sides = facing(one, other)
    if not lane:
        return sides, site(one, sides[0]), site(other, sides[1])
    upright = [side in ("left", "right") for side in sides]
    turned = upright[0] != upright[1] and set(sides) in ({"right", "top"}, {"left", "bottom"})
    shifts = [APART * lane * (-1 if turned and not stands else 1) for stands in upright]
    return sides, site(one, sides[0], shifts[0]), site(other, sides[1], shifts[1])


class Search:
    """Cards on slots, which are their places by number, and what a state costs.

    `names` are boxes that lines and labels should keep off; `taken` those that cards must keep off.
    """

    def __init__(
        self, pieces: Sequence[Piece], wires: Sequence[Wire], names: Sequence[Box], taken: Sequence[Box]
    ) -> None:
        self.pieces = pieces
        self.wires = wires
        self.names = [_frame(box) for box in names]
        self.movers = [index for index, piece in enumerate(pieces) if len(piece.places) > 1]
        self.mine = [
            [at for at, wire in enumerate(wires) if index in (wire.one, wire.other)] for index in range(len(pieces))
        ]
        self.table = [[_box(piece, place) for place in piece.places] for piece in pieces]
        self.blocked = [
            [OVER * sum(box.overlaps(other, 3) for other in (*names, *taken)) for box in row] for row in self.table
        ]
        self.slots = [0] * len(pieces)
        self.boxes = [row[0] for row in self.table]
        self.frames = [_frame(box) for box in self.boxes]
        self.lines: list[Segment] = [(0.0, 0.0, 0.0, 0.0)] * len(wires)
        self.labels: list[Frame | None] = [None] * len(wires)
        self.extents: list[Frame] = [(0.0, 0.0, 0.0, 0.0)] * len(wires)
        self.drawn: dict[tuple[int, int, int], Drawn] = {}  # by wire and the slots of its ends
        self.state = 1

    def best(self) -> tuple[Box, ...]:
        """The boxes of the best state that several starts found."""
        count = len(self.pieces)
        some = 1 if not self.movers else STARTS if count <= FEW else 3
        return self._coldest([[self._first(at, start) for at in range(count)] for start in range(some)], HOT)

    def _first(self, index: int, start: int) -> int:
        """The slot a card starts in: one of its own where it shares as few places as there are cards for them."""
        places = self.pieces[index].places
        mates = [at for at, piece in enumerate(self.pieces) if piece.places is places]
        if len(mates) == len(places):
            return (mates.index(index) + start) % len(places)
        return (index * 23 + start * 11) * len(places) // 60

    def eased(self, boxes: Sequence[Box]) -> tuple[Box, ...]:
        """The boxes of the best state near a given one."""
        nearest = [
            min(range(len(row)), key=lambda at, row=row, box=box: math.dist(row[at].center, box.center))  # type: ignore[misc]
            for row, box in zip(self.table, boxes, strict=True)
        ]
        return self._coldest([nearest, nearest], WARM)

    def _coldest(self, starts: Sequence[Sequence[int]], heat: float) -> tuple[Box, ...]:
        found: tuple[float, list[int]] | None = None
        for number, slots in enumerate(starts):
            cost, slots = self._cooled(number, slots, heat)
            if found is None or cost < found[0] - 1e-9:
                found = (cost, slots)
        assert found is not None
        return tuple(row[slot] for row, slot in zip(self.table, self._descended(found[1]), strict=True))

    def _descended(self, slots: Sequence[int]) -> list[int]:
        """The state after each card that is in the way has gone to its best place."""
        for index, slot in enumerate(slots):
            self._put(index, slot)
        for _ in range(ROUNDS):
            moved = False
            for index in self.movers:
                before = self._around(index)
                if before < THROUGH:
                    continue
                old, best, at = self.slots[index], before - 1e-6, self.slots[index]
                for slot in range(len(self.table[index])):
                    self._put(index, slot)
                    if (now := self._around(index)) < best:
                        best, at = now, slot
                self._put(index, at)
                moved |= at != old
            if not moved:
                break
        return list(self.slots)

    def neighbours(self, boxes: Sequence[Box], movers: Sequence[int]) -> Iterator[tuple[Box, ...]]:
        """States that differ in the place of one card, those first that cost least."""
        for index, box in enumerate(boxes):
            self._put(index, self.table[index].index(box))
        found = []
        for index in movers:
            if len(self.table[index]) < 2:
                continue
            old = self.slots[index]
            before = self._around(index)
            for slot in range(len(self.table[index])):
                self._put(index, slot)
                change = self._around(index) - before
                if slot != old and change < CROSSING / 2:
                    found.append((round(change, 3), index, slot))
            self._put(index, old)
        for _, index, slot in sorted(found)[:TRIED]:
            yield (*boxes[:index], self.table[index][slot], *boxes[index + 1 :])

    def _cooled(self, number: int, slots: Sequence[int], heat: float) -> tuple[float, list[int]]:
        """Simulated annealing from one start: the best cost on the way, and its slots."""
        self.state = 12345 + 7919 * number
        for index, slot in enumerate(slots):
            self._put(index, slot % len(self.table[index]))
        for at in range(len(self.wires)):
            self._draw(at)
        cost = least = self._total()
        kept = list(self.slots)
        steps = STEPS * max(1, len(self.movers) // FEW)
        cooling = (COLD / heat) ** (1 / steps)
        for step in range(steps if self.movers else 0):
            heat *= cooling
            change, undo = self._swap() if step % 6 == 5 else self._shift(heat)
            if change <= 0 or self._random(1 << 20) / (1 << 20) < math.exp(-change / heat):
                cost += change
                if cost < least - 1e-6:
                    least, kept = cost, list(self.slots)
            else:
                for index, slot in undo:
                    self._put(index, slot)
        return least, kept

    def _random(self, below: int) -> int:
        """A number from 0 to below `below`. Source: the generator of Numerical Recipes, 7.1."""
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) * below >> 24

    def _put(self, index: int, slot: int) -> None:
        self.slots[index] = slot
        self.boxes[index] = self.table[index][slot]
        self.frames[index] = _frame(self.boxes[index])
        for at in self.mine[index]:
            self._draw(at)

    def _draw(self, at: int) -> None:
        wire = self.wires[at]
        key = (at, self.slots[wire.one], self.slots[wire.other])
        known = self.drawn.get(key)
        if known is None:
            known = self.drawn[key] = _drawn(wire, self.boxes[wire.one], self.boxes[wire.other])
        self.lines[at], self.labels[at], self.extents[at] = known

    def _moved(self, index: int, slot: int) -> float:
        """Puts one card into another slot; what that adds to the cost."""
        before = self._around(index)
        self._put(index, slot)
        return self._around(index) - before

    def _shift(self, heat: float) -> tuple[float, list[tuple[int, int]]]:
        """One card goes to another slot; near ones when it is cold."""
        index = self.movers[self._random(len(self.movers))]
        old = self.slots[index]
        count = len(self.table[index])
        reach = count // 2 if heat > 5 else max(5, count // 12)
        slot = (old + self._random(2 * reach + 1) - reach) % count
        return self._moved(index, slot), [(index, old)]

    def _swap(self) -> tuple[float, list[tuple[int, int]]]:
        """Two cards change slots."""
        one = self.movers[self._random(len(self.movers))]
        other = self.movers[self._random(len(self.movers))]
        old = [(one, self.slots[one]), (other, self.slots[other])]
        if one == other:
            return 0.0, []
        counts = len(self.table[one]), len(self.table[other])
        there, here = old[1][1] * counts[0] // counts[1], old[0][1] * counts[1] // counts[0]
        return self._moved(one, there) + self._moved(other, here), old

    # What a state costs

    def _total(self) -> float:
        cost = 0.0
        for index in range(len(self.pieces)):
            cost += self.blocked[index][self.slots[index]]
            cost += sum(self._between(index, other) for other in range(index))
        for at in range(len(self.wires)):
            cost += self._alone(at)
            cost += sum(self._against_card(at, index) for index in range(len(self.pieces)))
            cost += sum(self._pair(at, other) for other in range(at))
        return cost

    def _around(self, index: int) -> float:
        """What of the cost depends on one card."""
        cost = self.blocked[index][self.slots[index]]
        mine, frame = self.mine[index], self.frames[index]
        cards = range(len(self.pieces))
        for other in cards:
            if other != index:
                cost += self._between(index, other)
        for number, at in enumerate(mine):
            cost += self._alone(at)
            extent = self.extents[at]
            for other in cards:
                if _meet(extent, self.frames[other], 0.0):
                    cost += self._against_card(at, other)
            for other in mine[:number]:
                cost += self._pair(at, other)
        for at in range(len(self.wires)):
            if at not in mine:
                extent = self.extents[at]
                if _meet(extent, frame, 0.0):
                    cost += self._against_card(at, index)
                for other in mine:
                    if _meet(extent, self.extents[other], 0.0):
                        cost += self._pair(at, other)
        return cost

    def _between(self, index: int, other: int) -> float:
        """Two cards: whether they overlap or stand close, and whether one kind stands together."""
        left, top, right, bottom = self.frames[index]
        left2, top2, right2, bottom2 = self.frames[other]
        cost = 0.0
        if left < right2 + GAP and left2 < right + GAP and top < bottom2 + GAP and top2 < bottom + GAP:
            apart = left >= right2 or left2 >= right or top >= bottom2 or top2 >= bottom
            cost += CLOSE if apart else OVER
        away = abs(left + right - left2 - right2) / 4.2 + abs(top + bottom - top2 - bottom2) / 2
        if away < ROOM:
            cost += NEAR * (ROOM - away)
        if self.pieces[index].kind == self.pieces[other].kind:
            cost += KIN * min(1.0, away / 220)
        return cost

    def _alone(self, at: int) -> float:
        """A line by itself: its length, and the names of rings that it or its label covers."""
        line, label = self.lines[at], self.labels[at]
        cost = LENGTH * (abs(line[0] - line[2]) + abs(line[1] - line[3]))
        for name in self.names:
            if _hits(line, name, 0.0) or (label and _meet(label, name, 1.0)):
                cost += ACROSS_NAME
        return cost

    def _against_card(self, at: int, index: int) -> float:
        """A line and its label against a card; its own cards count for the label alone."""
        wire, frame = self.wires[at], self.frames[index]
        label = self.labels[at]
        cost = LABEL_CARD if label and _meet(label, frame, 2.0) else 0.0
        if index not in (wire.one, wire.other) and _hits(self.lines[at], frame, 3.0):
            cost += THROUGH
        return cost

    def _pair(self, at: int, other: int) -> float:
        """Two lines and their labels: what crosses or covers what, and lines that leave one place close together."""
        label, label2 = self.labels[at], self.labels[other]
        line, line2 = self.lines[at], self.lines[other]
        cost = 0.0
        if label and label2 and _meet(label, label2, 2.0):
            cost += LABEL_LABEL
        if label and _hits(line2, label, 0.0):
            cost += LABEL_LINE
        if label2 and _hits(line, label2, 0.0):
            cost += LABEL_LINE
        if _cut(line, line2):
            return cost + CROSSING
        one, two = self.wires[at], self.wires[other]
        if one.one in (two.one, two.other) or one.other in (two.one, two.other):
            cost += _crowded(line, line2)
        return cost


def faults(boxes: Sequence[Box], wires: Sequence[Wire]) -> int:
    """Crossings; a line through a card counts for five, a card over a card for fifty."""
    lines = [ends(boxes[wire.one], boxes[wire.other], wire.lane)[1:] for wire in wires]
    count = 50 * sum(one.overlaps(boxes[other]) for at, one in enumerate(boxes) for other in range(at))
    for at, (start, end) in enumerate(lines):
        wire = wires[at]
        count += 5 * sum(strikes(start, end, box) for n, box in enumerate(boxes) if n not in (wire.one, wire.other))
        count += sum(crosses(start, end, *lines[other]) for other in range(at))
    return count


def _box(piece: Piece, place: Point) -> Box:
    x, y = place
    return Box(round(x - piece.width / 2, 1), round(y - piece.height / 2, 1), piece.width, piece.height)


def _drawn(wire: Wire, one: Box, other: Box) -> Drawn:
    _, start, end = ends(one, other, wire.lane)
    line, label = (*start, *end), _label(wire, start, end, one, other)
    frame = label or (line[0], line[1], line[0], line[1])
    extent = (
        min(line[0], line[2], frame[0]) - 3,
        min(line[1], line[3], frame[1]) - 3,
        max(line[0], line[2], frame[2]) + 3,
        max(line[1], line[3], frame[3]) + 3,
    )
    return line, label, extent


def _label(wire: Wire, start: Point, end: Point, one: Box, other: Box) -> Frame | None:
    """Where the label of a line would stand: on its middle, or outside of a pair of lines."""
    if wire.label is None:
        return None
    width, height = wire.label
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if wire.lane:
        length = math.dist(start, end) or 1.0
        nx, ny = -(end[1] - start[1]) / length, (end[0] - start[0]) / length
        _, first, second = ends(one, other, 0)
        side = (x - (first[0] + second[0]) / 2) * nx + (y - (first[1] + second[1]) / 2) * ny
        out = ((abs(nx) * width + abs(ny) * height) / 2 + 2) * (1 if side >= 0 else -1)
        x, y = x + nx * out, y + ny * out
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _frame(box: Box) -> Frame:
    return (box.x, box.y, box.x + box.width, box.y + box.height)


def _meet(one: Frame, other: Frame, gap: float) -> bool:
    return one[0] < other[2] + gap and other[0] < one[2] + gap and one[1] < other[3] + gap and other[1] < one[3] + gap


def _hits(line: Segment, frame: Frame, gap: float) -> bool:
    """Whether a line passes through a frame, told apart quickly where it is far away."""
    ax, ay, bx, by = line
    left, top, right, bottom = frame[0] - gap, frame[1] - gap, frame[2] + gap, frame[3] + gap
    if (ax <= left and bx <= left) or (ax >= right and bx >= right):
        return False
    if (ay <= top and by <= top) or (ay >= bottom and by >= bottom):
        return False
    dx, dy = bx - ax, by - ay
    sides = [dx * (y - ay) - dy * (x - ax) for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))]
    return min(sides) < 0 < max(sides)


def _cut(one: Segment, other: Segment) -> bool:
    """Whether two lines cross inside both."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if max(ax, bx) <= min(cx, dx) or max(cx, dx) <= min(ax, bx):
        return False
    if max(ay, by) <= min(cy, dy) or max(cy, dy) <= min(ay, by):
        return False
    return crosses((ax, ay), (bx, by), (cx, cy), (dx, dy))


def _crowded(one: Segment, other: Segment) -> float:
    """What it costs that two lines leave one place at a small angle."""
    for ax, ay, bx, by in (one, (one[2], one[3], one[0], one[1])):
        for cx, cy, dx, dy in (other, (other[2], other[3], other[0], other[1])):
            if ax == cx and ay == cy:
                turn = math.atan2(by - ay, bx - ax) - math.atan2(dy - cy, dx - cx)
                turn = abs((turn + math.pi) % (2 * math.pi) - math.pi)
                if turn < 0.21:
                    return SAME_SITE if turn > 0.04 else CROSSING
    return 0.0
