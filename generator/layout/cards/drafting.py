"""What a printed page is drawn with: areas, shapes, texts that fit, lines to write on, scales to tick.

In: boxes in points and words. Out: the parts of a scene. Guaranteed: a text stands at the largest of its sizes that
fits its box, and is cut with an ellipsis where none does; ids are unique on a page; nothing is set below 10 points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator import text
from generator.layout.maps.blocks import SLACK, first_lines
from generator.paper import MM
from generator.scene import Align, Band, Box, Card, Dash, Line, Marker, Point, Scene, Shape, Words

PITCH = 1.32  # em from baseline to baseline
NOTHING = Words((), 10.0)


class Set(NamedTuple):
    """A text broken into lines at a size."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * PITCH


def fitted(words: str, width: float, height: float, sizes: Sequence[float], bold: bool = False) -> Set:
    """The text at the largest size that fits; at the smallest, cut, where none does."""
    for size in sizes:
        made = Set(text.wrap(words, width * SLACK, size, bold), size)
        if made.height <= height + 0.01 and text.widest_word(words, size, bold) <= width * SLACK:
            return made
    size = sizes[-1]
    most = max(1, int((height + 0.01) / (size * PITCH)))
    return Set(first_lines(text.wrap(words, width * SLACK, size, bold), most), size)


@dataclass
class Draft:
    """A drawing that grows, with its origin at its own top left corner. Units: points."""

    width: float
    height: float
    bands: list[Band] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)

    def new_id(self, name: str) -> str:
        """An id that nothing on the drawing has yet."""
        count = len(self.bands) + len(self.lines) + len(self.cards) + len(self.markers)
        return f"{name}-{count}"

    def area(self, role: str, box: Box, name: str = "", ellipse: bool = False) -> None:
        """A ground without text."""
        self.bands.append(Band(self.new_id("area"), role, box, "ellipse" if ellipse else "rectangle", name))

    def shape(self, role: str, box: Box, form: Shape = "round", border: Dash = "solid", weight: float = 0.0) -> None:
        """A shape without text, painted over all areas."""
        self.cards.append(
            Card(self.new_id("shape"), role, box, NOTHING, form, "label", border=border, inset=0, weight=weight)
        )

    def rule(self, start: Point, end: Point, role: str = "leader", weight: float = 0.75, dash: Dash = "solid") -> None:
        self.lines.append(Line(self.new_id("rule"), role, start, end, dash, weight))

    def write(
        self,
        role: str,
        box: Box,
        words: str,
        sizes: Sequence[float] = (11.0, 10.5, 10.0),
        *,
        bold: bool = False,
        align: Align = "left",
        middle: bool = False,
        kind: str = "label",
        form: Shape = "plain",
        inset: float = 0.0,
        name: str = "text",
    ) -> float:
        """A text at the top of its box, or in its middle; the height that it takes, 0 for an empty one."""
        if not words.strip():
            return 0.0
        made = fitted(words, box.width - 2 * inset, box.height - 2 * inset, sizes, bold)
        place = box if middle or form != "plain" else replace(box, height=made.height)
        said = Words(made.lines, made.size, bold, align, made.size * PITCH, words)
        self.cards.append(
            Card(
                self.new_id(name),
                role,
                place,
                said,
                form,
                kind,
                valign="middle" if middle else "top",
                inset=inset,
            )
        )
        return made.height

    def writing(self, box: Box, rows: int) -> None:
        """Lines to write on, the last at the foot of the box."""
        for row in range(1, rows + 1):
            y = box.y + row * box.height / rows
            self.rule((box.x, y), (box.right, y))

    def scale(self, right: float, middle: float, values: Sequence[str], side: float, gap: float) -> float:
        """Circles to tick, the last at the right; the left edge of the first."""
        left = right - len(values) * side - (len(values) - 1) * gap
        for at, value in enumerate(values):
            box = Box(left + at * (side + gap), middle - side / 2, side, side)
            self.cards.append(
                Card(
                    self.new_id("score"),
                    "tile",
                    box,
                    Words((value,), 10.5, False, "center", text=value),
                    "ellipse",
                    "label",
                    inset=0,
                )
            )
        return left

    def scene(self, identifier: str, kind: str, name: str, language: str, description: str = "") -> Scene:
        """The drawing as a page, its title read first."""
        return Scene(
            identifier,
            kind,
            name,
            language,
            self.width,
            self.height,
            description or name,
            bands=tuple(self.bands),
            lines=tuple(self.lines),
            cards=tuple(sorted(self.cards, key=lambda card: card.kind != "title")),
            markers=tuple(self.markers),
        )


def millimetres(x: float, y: float, width: float, height: float) -> Box:
    """A box given in millimetres."""
    return Box(x * MM, y * MM, width * MM, height * MM)
