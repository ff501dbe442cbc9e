"""What draws a page of a canvas: texts that fit, headings with numbers and ids, notes.

In: the words of a canvas, ids, a filling. Out: bands, lines, curves, cards and markers in points.
Guaranteed: text is measured to fit its box, cut with an ellipsis where it cannot; notes stand clear of headings and
ids.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator import text
from generator.layout.canvases.codes import Codes, Fields
from generator.layout.canvases.filling import Filling
from generator.layout.canvases.forms import (
    Place,
)
from generator.layout.canvases.notes import LINE, PITCH, Note, fitted, stuck
from generator.layout.canvases.wording import Wording
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Align, Band, Box, Card, Curve, Line, Marker, Words

LEFT, TOP = 10.0, 29.0  # millimetres of the page to the body
HEADING, QUESTION, CODE = 11.0, 10.0, 10.0
BADGE = 5.6  # millimetres: the number of the order of filling
STRIP = 7.6  # millimetres: a heading of one line
RULE = 9.0  # millimetres from line to line of handwriting
BAR = 1.6  # millimetres: the colour at the left of a box
LIST = (16.0, 14.0, 12.5, 11.5, 10.5, 10.0)
SCORE = 15.0
_CLAUSES = re.compile(r"(?<=[？！；：，])|(?<=[?!;:]) ")


def boxed(place: Place) -> Box:
    """A place of the body as a box of the page, in points."""
    left, top, width, height = place
    return Box((LEFT + left) * MM, (TOP + top) * MM, width * MM, height * MM)


def spoken(words: str, width: float, size: float, bold: bool = False, height: float = 0.0) -> str:
    """A heading in both languages in one line, or on as many as have room; else in the first."""
    both, first = words.replace("\n", " "), words.split("\n")[0]
    if both == first or text.width(both, size, bold) <= width * SLACK:
        return both
    rows = int(height / (size * PITCH))
    return both if rows > 1 and len(text.wrap(both, width * SLACK, size, bold)) <= rows else first


def by_sentences(words: str, width: float, size: float) -> str:
    """The text with a line for each of its sentences and clauses, where each fits on one."""
    parts = [part.strip() for part in _CLAUSES.split(words) if part.strip()]
    return "\n".join(parts) if all(text.width(part, size) <= width * SLACK for part in parts) else words


@dataclass
class Pen:
    """The shapes of one page. `least` is the smallest type of notes."""

    wording: Wording
    codes: Codes
    filling: Filling
    entry: Fields = field(default_factory=dict)
    least: float = 10.0
    bands: list[Band] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)

    def text(
        self,
        identifier: str,
        box: Box,
        words: str,
        sizes: Sequence[float],
        *,
        bold: bool = False,
        role: str = "text",
        align: Align = "left",
        top: bool = False,
        kind: str = "label",
        whole: str = "",
        spare: bool = False,
    ) -> Words:
        """A text in its box, at the first size that fits; one that is `spare` is left out where it does not."""
        shown = words if whole or kind in ("filled", "code") else spoken(words, box.width, sizes[-1], bold, box.height)
        lines, size = fitted(shown, box.width, box.height, sizes, bold)
        if spare and "".join("".join(lines).split()) != "".join(shown.split()):
            return Words((), size)
        words = shown
        made = Words(lines, size, bold, align, size * PITCH, whole or words.replace("\n", " "))
        place = "top" if top else "middle"
        self.cards.append(Card(identifier, role, box, made, "plain", kind, valign=place, inset=0))  # type: ignore[arg-type]
        return made

    def badge(self, key: str, order: int, x: float, y: float, card: str = "") -> None:
        """The number of the order of filling, in a circle. Units: points."""
        side = BADGE * MM
        meaning = f"{self.wording.common('order')} {order}"
        self.markers.append(
            Marker(f"order/{key}", "canvas-order", Box(x, y, side, side), str(order), meaning, 10.0, card=card)
        )

    def heading(
        self, key: str, x: float, y: float, width: float, words: str, question: str, order: int, code: str
    ) -> float:
        """A heading, its question and the id at the right; how high that is. Units: points."""
        if order:
            self.badge(key, order, x, y + 1.0 * MM)
            x, width = x + (BADGE + 1.4) * MM, width - (BADGE + 1.4) * MM
        line = STRIP * MM
        words = spoken(words, width * 0.7, HEADING, True)
        own = min(width, text.width(words, HEADING, True) / SLACK + 3)
        self.text(f"{key}/heading", Box(x, y + 2.5, own, 16.5), words, (HEADING, 10.5, 10.0), bold=True, role="heading")
        left = width - own - 6
        coded = text.width(code, CODE) / SLACK + 3 if code else 0.0
        asked = text.width(question, QUESTION) / SLACK + 3 if question else 0.0
        high = line
        if asked and asked + (coded and coded + 6) <= left:
            self.text(f"{key}/question", Box(x + own + 6, y + 2.5, asked, 16.5), question, (QUESTION,), role="muted")
        elif asked:
            lines = min(2, len(text.wrap(question, width * SLACK, QUESTION)))
            below = Box(x, y + 19.0, width, lines * QUESTION * PITCH + 1)
            self.text(f"{key}/question", below, question, (QUESTION,), role="muted")
            high = below.bottom - y + 2
        if code:
            beside = coded <= left and (not asked or asked + coded + 6 <= left or high > line)
            place = (
                Box(x + width - coded, y + 2.5, coded, 16.5)
                if beside
                else Box(x, y + max(high, 19.0), width, CODE * PITCH)
            )
            self.code(f"{key}/code", place, code)
            high = high if beside else place.bottom - y + 2
        return high

    def code(self, identifier: str, box: Box, words: str, align: Align = "right") -> None:
        self.text(identifier, box, words, (CODE,), role="canvas-code", align=align, kind="code")

    def bar(self, key: str, role: str, box: Box) -> None:
        at = Box(box.x, box.y, BAR * MM, box.height)
        self.cards.append(Card(f"{key}/bar", f"lane-{role}", at, Words((), 10.0), "rectangle", "bar", inset=0))

    def rule(self, key: str, box: Box) -> None:
        """Lines to write on, from the bottom up."""
        count = int(box.height / (RULE * MM))
        for at in range(count):
            y = box.bottom - 2 * MM - at * RULE * MM
            self.lines.append(Line(f"{key}/rule-{at}", "canvas-rule", (box.x, y), (box.right, y), weight=0.5))

    def stick(self, key: str, box: Box, notes: Sequence[Note]) -> None:
        """Notes in a box, and how many more there are."""
        coded = [replace(one, code=self.codes.label(one.list, one.item, one.field)) for one in notes]
        placed, left = stuck(coded, box, self.least)
        for at, one in enumerate(placed):
            self.note(f"{key}/note-{at}", one.note, one.box, one.lines, one.size)
        if left:
            foot = Box(box.x, box.bottom - LINE, box.width, LINE)
            words = self.wording.more(left)
            words = words if text.width(words, 10.0) <= foot.width * SLACK else f"+{left}"
            self.text(f"{key}/more", foot, words, (10.0,), role="muted")

    def note(self, identifier: str, note: Note, box: Box, lines: tuple[str, ...], size: float) -> None:
        words = Words(lines, size, False, "center", size * PITCH, note.text)
        border = "dashed" if note.hollow else "solid"
        card = Card(identifier, note.role, box, words, "rectangle", "note", border, inset=2.0)  # type: ignore[arg-type]
        if not note.code:
            self.cards.append(card)
            return
        foot = Box(box.x + 3, box.bottom - 13.5, box.width - 6, CODE * PITCH)
        whole = Card(identifier, note.role, box, Words((), 10.0), "rectangle", "note-ground", border, inset=0)  # type: ignore[arg-type]
        inner = Box(box.x, box.y, box.width, box.height - 13.5)
        self.cards += [whole, Card(f"{identifier}/text", "text", inner, words, "plain", "note", inset=2.0)]
        fits = text.width(note.code, CODE) <= foot.width * SLACK
        self.code(f"{identifier}/code", foot, note.code if fits else note.code.partition(".")[0])
