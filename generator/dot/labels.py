"""Straight lines between cards, and places for the labels on them.

In: boxes of cards, the links of each two cards. Out: a line for each link, a box for each label. Guaranteed: lines
between the same cards run side by side; a line starts and ends on the borders of its cards; a label stands on or beside
its own line, where it hides least.

Units: points, y down.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.scene import Box, Point

APART = 18.0  # between two lines of the same cards
CLEAR = 2.5  # around a label
LOOP = 16.0  # how far a line from a card to itself goes out
PLACES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74)
HEAD = 10.0  # of a line's end that no label may cover: the arrow


@dataclass(frozen=True, slots=True)
class Wire:
    """A line: its points, and the size of its label if it has one."""

    id: str
    points: tuple[Point, ...]
    label_size: tuple[float, float] | None


def inside(start: Point, end: Point, box: Box) -> tuple[float, float] | None:
    """The shares of a line where it enters and leaves a box, None when it misses. Source: Liang and Barsky 1984."""
    low, high = -math.inf, math.inf
    dx, dy = end[0] - start[0], end[1] - start[1]
    for slope, room in (
        (-dx, start[0] - box.x),
        (dx, box.right - start[0]),
        (-dy, start[1] - box.y),
        (dy, box.bottom - start[1]),
    ):
        if abs(slope) < 1e-9:
            if room < 0:
                return None
        elif slope < 0:
            low = max(low, room / slope)
        else:
            high = min(high, room / slope)
    return (low, high) if low < high else None


def covered(start: Point, end: Point, box: Box) -> float:
    """How much of a line lies in a box."""
    found = inside(start, end, box)
    if not found:
        return 0.0
    return max(0.0, min(1.0, found[1]) - max(0.0, found[0])) * math.dist(start, end)


def parallel_lines(one: Box, other: Box, count: int) -> list[tuple[Point, Point]]:
    """Lines from one card to another, side by side, from border to border."""
    (ax, ay), (bx, by) = one.center, other.center
    length = math.hypot(bx - ax, by - ay) or 1.0
    across = (-(by - ay) / length, (bx - ax) / length)
    room = min((abs(across[0]) * box.width + abs(across[1]) * box.height) / 2 - 3 for box in (one, other))
    gap = min(APART, 2 * room / (count - 1)) if count > 1 else 0.0
    lines = []
    for index in range(count):
        shift = (index - (count - 1) / 2) * gap
        start = (ax + across[0] * shift, ay + across[1] * shift)
        end = (bx + across[0] * shift, by + across[1] * shift)
        leave, enter = inside(start, end, one), inside(start, end, other)
        low, high = leave[1] if leave else 0.0, enter[0] if enter else 1.0
        lines.append((_at(start, end, low), _at(start, end, high)))
    return lines


def loop(box: Box) -> tuple[Point, ...]:
    """A line from a card's right side round its corner to its top."""
    x, y = box.right - min(LOOP, box.width / 3), box.center[1]
    return ((box.right, y), (box.right + LOOP, y), (box.right + LOOP, box.y - LOOP), (x, box.y - LOOP), (x, box.y))


def _at(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def place_labels(wires: Sequence[Wire], cards: Sequence[Box], rounds: int = 3) -> tuple[dict[str, Box], float]:
    """A box for each label, and how much all of them hide; each is placed anew in view of the others."""
    choices = {wire.id: _choices(wire, wires, cards) for wire in wires if wire.label_size}
    placed: dict[str, Box] = {}
    hidden = 0.0
    for _ in range(rounds):
        hidden = 0.0
        for name, boxes in choices.items():
            others = [box.inset(-CLEAR) for other, box in placed.items() if other != name]
            costs = [cost + 4.0 * sum(box.overlaps(other) for other in others) for cost, box in boxes]
            best = min(range(len(boxes)), key=costs.__getitem__)
            placed[name] = boxes[best][1]
            hidden += costs[best]
    return placed, hidden


def _choices(wire: Wire, wires: Sequence[Wire], cards: Sequence[Box]) -> list[tuple[float, Box]]:
    """The places a label may take, and what each would hide: cards, other lines, the heads of its own."""
    found = []
    others = [piece for other in wires if other is not wire for piece in pairwise(other.points)]
    for at, box in enumerate(_places(wire)):
        around = box.inset(-CLEAR)
        cost = 0.01 * at + 5.0 * sum(around.overlaps(card) for card in cards)
        cost += 2.0 * sum(covered(start, end, around) > 0 for start, end in others)
        cost += 1.0 * sum(covered(tip, _toward(tip, inner), box) > 0 for tip, inner in _tips(wire))
        found.append((cost, box))
    return found


def _places(wire: Wire) -> Iterator[Box]:
    """On the line, nearest the middle first; then beside it."""
    assert wire.label_size
    width, height = wire.label_size
    start, end = max(pairwise(wire.points), key=lambda piece: math.dist(*piece))
    length = math.dist(start, end) or 1.0
    normal = (-(end[1] - start[1]) / length, (end[0] - start[0]) / length)
    beside = (abs(normal[0]) * width + abs(normal[1]) * height) / 2 + 2
    for shift in (0.0, beside, -beside):
        for share in PLACES:
            x, y = _at(start, end, share)
            yield Box(x + normal[0] * shift - width / 2, y + normal[1] * shift - height / 2, width, height)


def _tips(wire: Wire) -> Iterator[tuple[Point, Point]]:
    yield wire.points[0], wire.points[1]
    yield wire.points[-1], wire.points[-2]


def _toward(tip: Point, inner: Point) -> Point:
    return _at(tip, inner, min(1.0, HEAD / (math.dist(tip, inner) or 1.0)))
