"""A tree from left to right: a column a level, leaves one below the other, each parent beside the middle of its own.

In: branches with their heights. Out: the top of each card, elbows from parent to child. Guaranteed: no card over
another, no arrow across another, along another or through a card; the order of the branches is kept; the same on every
machine.

Units: points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.scene import Box, Connection, Point

SPACING = 7.0  # between two arrows
CORNER = 6.0  # of a card's side, where no arrow leaves
HEAD = 18.0  # of the way to a child, kept for the arrow's head and what hangs on the card


@dataclass(frozen=True, slots=True)
class Branch:
    """A card of the tree by its id, how high it is, and what hangs on it."""

    id: str
    height: float
    branches: tuple[Branch, ...] = ()

    def whole(self, gap: float) -> float:
        """The height of the card or of all that hangs on it, whichever is more."""
        return max(self.height, total(self.branches, gap))

    def each(self) -> Iterator[Branch]:
        """The branch and all below it, parents first."""
        yield self
        for one in self.branches:
            yield from one.each()

    @property
    def depth(self) -> int:
        """How many columns it takes."""
        return 1 + max((one.depth for one in self.branches), default=0)


def total(branches: Sequence[Branch], gap: float) -> float:
    """The height of branches one below the other."""
    return sum(one.whole(gap) for one in branches) + gap * max(0, len(branches) - 1)


def tops(branches: Sequence[Branch], top: float, gap: float) -> dict[str, float]:
    """The top of each card, by id, from a height down."""
    found: dict[str, float] = {}
    for one in branches:
        whole = one.whole(gap)
        below = total(one.branches, gap)
        found |= tops(one.branches, top + (whole - below) / 2, gap)
        middle = top + whole / 2
        if one.branches:
            first, last = one.branches[0], one.branches[-1]
            middle = (found[first.id] + found[last.id] + last.height) / 2
        found[one.id] = min(max(top, middle - one.height / 2), top + whole - one.height)
        top += whole + gap
    return found


def side(count: int) -> float:
    """The height a parent needs for the arrows to so many branches."""
    return SPACING * (count - 1) + 2 * CORNER if count > 1 else 0.0


def lines(branches: Sequence[Branch], boxes: Mapping[str, Box], kind: str) -> tuple[Connection, ...]:
    """An arrow from the right side of each card to the middle of the left side of each card that hangs on it."""
    return tuple(
        Connection(f"{parent.id}->{child.id}", parent.id, child.id, kind, points, ("right", "left"))
        for root in branches
        for parent in root.each()
        if parent.branches
        for child, points in zip(
            parent.branches, _elbows(boxes[parent.id], [boxes[one.id] for one in parent.branches]), strict=True
        )
    )


def _elbows(parent: Box, children: Sequence[Box]) -> list[tuple[Point, ...]]:
    """The ways to all children: those that rise turn first at the top, those that fall first at the bottom."""
    ends = [round(box.y + box.height / 2, 2) for box in children]
    starts = _starts(parent, ends)
    rising = sum(end < start for start, end in zip(starts, ends, strict=True))
    falling = sum(end > start for start, end in zip(starts, ends, strict=True))
    found: list[tuple[Point, ...]] = []
    for number, (box, start, end) in enumerate(zip(children, starts, ends, strict=True)):
        if start == end:
            found.append(((parent.right, start), (box.x, end)))
            continue
        turns, turn = (rising, number) if end < start else (falling, len(ends) - 1 - number)
        room = box.x - HEAD - parent.right
        x = round(parent.right + room / 2 + (turn - (turns - 1) / 2) * min(SPACING, room / (turns + 1)), 2)
        found.append(((parent.right, start), (x, start), (x, end), (box.x, end)))
    return found


def _starts(parent: Box, ends: Sequence[float]) -> list[float]:
    """Where the arrows leave the parent's side: spread about its middle, level with a child that stands beside it."""
    count, middle = len(ends), parent.y + parent.height / 2
    step = min(SPACING, max(0.0, parent.height - 2 * CORNER) / max(1, count - 1))
    starts = [round(middle + (number - (count - 1) / 2) * step, 2) for number in range(count)]
    nearest = min(range(count), key=lambda number: abs(ends[number] - starts[number]), default=0)
    by = ends[nearest] - starts[nearest] if count else 0.0
    if not count or (abs(by) > SPACING and count > 1):
        return starts
    moved = [round(start + by, 2) for start in starts]
    fits = moved[0] >= parent.y + CORNER - 0.01 and moved[-1] <= parent.bottom - CORNER + 0.01
    return [*moved[:nearest], ends[nearest], *moved[nearest + 1 :]] if fits else starts
