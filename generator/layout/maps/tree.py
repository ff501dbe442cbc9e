"""A tree from left to right: a column a level, leaves one below the other, each parent beside the middle of its own.

In: branches with their heights. Out: the top of each card, straight lines from parent to child. Guaranteed: no card
over another, no line across another or through a card; the order of the branches is kept; the same on every machine.

Units: points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.scene import Box, Connection


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


def lines(branches: Sequence[Branch], boxes: Mapping[str, Box], kind: str) -> tuple[Connection, ...]:
    """An arrow from the right side of each card to the left side of each card that hangs on it."""
    return tuple(
        Connection(
            f"{parent.id}->{child.id}",
            parent.id,
            child.id,
            kind,
            (_middle(boxes[parent.id], right=True), _middle(boxes[child.id], right=False)),
            ("right", "left"),
            straight=True,
        )
        for root in branches
        for parent in root.each()
        for child in parent.branches
    )


def _middle(box: Box, right: bool) -> tuple[float, float]:
    return (box.right if right else box.x, box.y + box.height / 2)
