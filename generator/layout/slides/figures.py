"""Key figures: big values with what they are, as equal cards in rows.

In: callouts and a width in points. Out: how high a card has to be, and its shapes. Guaranteed: the values of a row
stand at one height; a value is on one line where any of the sizes lets it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator import text
from generator.layout.slides.fitting import height, told
from generator.layout.slides.parts import first_line, peer, word
from generator.layout.slides.pieces import Group, Paragraph, TextShape
from generator.outline.blocks import Callout, Line
from generator.scene import Box

INSET = (20.0, 16.0)
_LARGE = (66.0, 60.0, 54.0, 48.0, 40.0, 34.0, 28.0, 24.0, 20.0)
_SMALL = (34.0, 30.0, 26.0, 22.0, 18.0)


VALUE = 0.86  # of a card's width: signs such as arrows come from other faces, which are wider


class Figure(NamedTuple):
    """A callout as paragraphs; `tall` is what they need, without air. Units: points."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    tall: float

    @property
    def needed(self) -> float:
        """The height of a card that holds it. Units: points."""
        return self.tall + 2 * INSET[1] + 6


def measured_all(callouts: Sequence[Callout], width: float, language: str, alone: bool) -> list[Figure]:
    """The callouts in cards of this width, their values in one size."""
    most = 48.0 if len(callouts) > 3 else 99.0
    found = [measured(one, width, language, alone, most) for one in callouts]
    most = min((figure.paragraphs[0].size for figure in found), default=0.0)
    return [measured(one, width, language, alone, most) for one in callouts]


def measured(callout: Callout, width: float, language: str, alone: bool, most: float = 99.0) -> Figure:
    """The callout in a card of this width; larger when the slide is the figures'."""
    inner = width - 2 * INSET[0]
    sizes = _LARGE if alone else _SMALL
    fitting = (size for size in sizes if size <= most and text.width(callout.value, size, True) <= inner * VALUE)
    value = next(fitting, sizes[-1])
    caption, note = (20.0, 14.0) if alone else (14.0, 11.0)
    paragraphs = (
        Paragraph(Line(callout.value), value, True, "callout-value"),
        *(one._replace(bold=True) for one in told([Line(callout.caption)] if callout.caption else [], caption)),
        *told([Line(callout.note)] if callout.note else [], note, role="muted", following=True),
    )
    name = f"{callout.value} {first_line(callout.caption)}"
    return Figure(name, paragraphs, height(paragraphs, inner, language))


def cards(figures: Sequence[Figure], boxes: Sequence[Box], first: int, language: str) -> list[Group]:
    """The figures in boxes of one height; `first` counts those that stand before them."""
    fullest, edging = max(figure.tall for figure in figures), word("slide-edge", language)
    made = []
    for at, (figure, box) in enumerate(zip(figures, boxes, strict=True), first):
        above = max(4.0, (box.height - fullest) / 2)
        edge = TextShape(f"figure edge {at}", Box(box.x, box.y, 6, box.height), role=peer(at), name=edging)
        said = (figure.paragraphs[0]._replace(role=peer(at, "-text")), *figure.paragraphs[1:])
        body = TextShape(f"figure {at}", box, said, "callout", inset=(INSET[0], above, INSET[0], 4.0), slot=at + 1)
        made.append(Group(figure.name, (body, edge)))
    return made
