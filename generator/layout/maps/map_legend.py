"""The legend of a map: only what the map uses, each as sample and word.

In: entries and an area. Out: cards, lines and markers of a scene, in rows or in a column. Guaranteed: words in the
page's language, in one line each; nothing wider than the area that `rows` was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator import text
from generator.layout.maps.blocks import SLACK, label
from generator.scene import Box, Card, Dash, Line, Marker, Words

SIZE = 10.0
PITCH = 15.0
APART = 14.0
SAMPLES = {"dot": 11.0, "glyph": 15.0, "line": 24.0, "text": 0.0}


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample and its word."""

    kind: Literal["dot", "glyph", "line", "text"]
    role: str
    words: str
    glyph: str = ""
    dash: Dash = "solid"

    @property
    def width(self) -> float:
        sample = SAMPLES[self.kind]
        return sample + (5 if sample else 0) + text.width(self.words, SIZE) / SLACK + 2


@dataclass(slots=True)
class Drawn:
    """The shapes of a legend."""

    cards: list[Card] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(card.box for card in self.cards)


def rows(entries: Sequence[Entry], width: float) -> list[list[Entry]]:
    """The entries in as few rows as hold them."""
    found: list[list[Entry]] = []
    used = 0.0
    for entry in entries:
        if found and used + entry.width <= width:
            found[-1].append(entry)
        else:
            found.append([entry])
            used = 0.0
        used += entry.width + APART
    return found


def in_rows(entries: Sequence[Entry], area: Box) -> Drawn:
    """The legend in rows from the top of the area; a last entry of plain text ends at the right."""
    drawn = Drawn()
    number = 0
    for row, found in enumerate(rows(entries, area.width)):
        x = area.x
        for entry in found:
            if entry.kind == "text" and entry is entries[-1]:
                x = area.right - entry.width
            _draw(drawn, entry, number, x, area.y + row * PITCH)
            x += entry.width + APART
            number += 1
    return drawn


def in_column(entries: Sequence[Entry], x: float, y: float, first: int = 0) -> Drawn:
    """The legend as a column from a point down, its entries numbered from `first`."""
    drawn = Drawn()
    for number, entry in enumerate(entries):
        _draw(drawn, entry, first + number, x, y + number * PITCH)
    return drawn


def _draw(drawn: Drawn, entry: Entry, number: int, x: float, y: float) -> None:
    identifier = f"legend/{number}"
    sample, middle = SAMPLES[entry.kind], y + PITCH / 2
    if entry.kind == "line":
        start, end = (x, middle), (x + sample, middle)
        drawn.lines.append(Line(f"{identifier}/sample", entry.role, start, end, entry.dash, 1.3, entry.words))
    elif entry.kind == "dot":
        ground = Box(x, middle - sample / 2, sample, sample)
        nothing = Words((), SIZE)
        drawn.cards.append(Card(f"{identifier}/sample", entry.role, ground, nothing, "ellipse", "legend"))
    elif entry.kind == "glyph":
        ground = Box(x, middle - 7, sample, 14)
        words = Words((entry.glyph,), SIZE, True, text=entry.words)
        drawn.cards.append(Card(f"{identifier}/sample", entry.role, ground, words, "ellipse", "legend", inset=0))
    used = sample + (5 if sample else 0)
    place = Box(x + used, y, entry.width - used, PITCH)
    drawn.cards.append(label(identifier, "legend", place, (entry.words,), SIZE, top=False, kind="legend"))
