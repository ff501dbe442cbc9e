"""What changes behind a moment of truth, lane by lane, as a table: lane, today, an arrow, what shall be.

In: changes in words, a width, the sizes of type. Out: bands and cards in a box. Guaranteed: each row as high as its
longest cell; what stays as it is stands back.

Units: points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import text
from generator.layout.maps import blocks
from generator.layout.maps.blocks import SLACK, Type, label
from generator.scene import Band, Box, Card

ARROW = 34.0  # the width of the column between today and what shall be


@dataclass(frozen=True, slots=True)
class Change:
    """What one lane does today and shall do; `same` when nothing changes."""

    lane: str
    today: str
    aim: str
    same: bool


def _lines(words: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Both languages in one line where they fit, else one under the other."""
    whole = words.replace("\n", "  ")
    return (whole,) if text.width(whole, size, bold) <= width else text.wrap(words, width, size, bold)


class Table:
    """The rows, broken into lines at a size of type."""

    def __init__(self, identifier: str, heading: str, changes: Sequence[Change], width: float, kind: Type) -> None:
        self.id, self.heading, self.kind, self.changes = identifier, heading, kind, changes
        widest = max(text.width(one.lane.replace("\n", " "), kind.small, True) for one in changes)
        self.first = min(176.0, widest / SLACK + 14)
        self.half = (width - blocks.BAR - 2 * blocks.INSET[0] - self.first - ARROW) / 2
        self.rows = [self._row(one) for one in changes]

    def _row(self, one: Change) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        size, half = self.kind.size, self.half * SLACK
        return (
            _lines(one.lane, self.first - 8, self.kind.small, True),
            _lines(one.today, half, size),
            _lines(one.aim, half, size, not one.same),
        )

    @property
    def pitch(self) -> float:
        return self.kind.size * 1.28

    @property
    def head(self) -> float:
        return self.kind.heading * 1.25 + 3

    @property
    def height(self) -> float:
        return 2 * blocks.INSET[1] + self.head + sum(max(map(len, row)) * self.pitch + 4 for row in self.rows)

    def drawn(self, box: Box) -> tuple[list[Band], list[Card]]:
        bands = [
            Band(self.id, "band-frontstage", box, name=self.heading),
            Band(f"{self.id}/bar", "lane-frontstage", Box(box.x, box.y, blocks.BAR, box.height)),
        ]
        air = max(0.0, box.height - self.height) / (len(self.rows) + 2)
        left, y = box.x + blocks.BAR + blocks.INSET[0], box.y + blocks.INSET[1] + air / 2
        width = box.right - left - 6
        size, pitch = self.kind.size, self.pitch
        head = Box(left, y, width, self.head - 3)
        cards = [label(f"{self.id}/heading", "heading", head, (self.heading,), self.kind.heading, bold=True)]
        y += self.head
        for number, (one, (lane, today, aim)) in enumerate(zip(self.changes, self.rows, strict=True)):
            y += air / 2
            name, high = f"{self.id}/{number}", max(len(lane), len(today), len(aim)) * pitch
            second, third = left + self.first, left + self.first + self.half + ARROW
            role = "muted" if one.same else "text"
            cards += [
                label(
                    f"{name}-lane",
                    "muted",
                    Box(left, y, self.first - 4, high),
                    lane,
                    self.kind.small,
                    bold=True,
                    pitch=pitch,
                ),
                label(f"{name}-today", "muted", Box(second, y, self.half, high), today, size, pitch=pitch),
                label(
                    f"{name}-arrow",
                    "muted",
                    Box(second + self.half, y, 28, pitch),
                    ("→",),
                    size,
                    align="center",
                    pitch=pitch,
                ),
                label(f"{name}-aim", role, Box(third, y, self.half, high), aim, size, bold=not one.same, pitch=pitch),
            ]
            y += high + 4 + air / 2
        return bands, cards
