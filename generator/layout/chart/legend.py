"""The legend: what the picture uses, each as glyph or line, colour and word.

In: a chart and a style. Out: entries with their widths, and the shapes that draw them. Guaranteed: nothing that the
picture does not show; words in the page's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator import text
from generator.layout.chart.content import Chart
from generator.layout.chart.style import ENTRY_GAP, Span, Style, legend_pitch
from generator.layout.chart.widths import flowed
from generator.scene import Box, Card, Dash, Line, Marker, Words
from generator.terms import is_chinese, term
from generator.theme import Theme

ARROWS = ("sequence", "interaction", "trigger", "supply", "handoff", "information", "feedback", "failure")
MARKS = (
    ("moment", "◆", "mark-moment"),
    ("pain-mark", "▼", "mark-pain"),
    ("fail-mark", "F", "mark-fail_point"),
    ("wait-mark", "W", "mark-wait"),
    ("question-mark", "?", "mark-question"),
)
SAMPLE = 20.0
BADGE = 14.0
GAP = 4.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample and its word. `glyph` is the badge's or tag's text."""

    kind: Literal["arrow", "mark", "border", "hollow", "tag", "text"]
    role: str
    words: str
    glyph: str = ""
    dash: Dash = "solid"
    weight: float = 1.0

    @property
    def sample(self) -> float:
        return {"mark": BADGE, "hollow": BADGE, "text": 0.0, "tag": 34.0}.get(self.kind, SAMPLE)

    def width(self, size: float) -> float:
        return self.sample + (GAP if self.sample else 0.0) + text.width(self.words, size) * 1.03 + 4


def entries(chart: Chart, theme: Theme) -> tuple[Entry, ...]:
    """What the legend of this chart says."""
    found = list(_arrows(chart, theme))
    marks = {mark.role for cell in chart.cells for mark in cell.marks}
    if not chart.lanes:
        marks |= {mark.role for step in chart.steps for mark in step.marks}
    for role, glyph, word in MARKS:
        if role in marks:
            found.append(Entry("mark", role, _word(word, chart), glyph))
    if any(feeling.hollow for feeling in chart.feelings):
        found.append(Entry("hollow", "emotion-negative", _word("mark-hollow", chart)))
    if any(cell.border == "dashed" for cell in chart.cells):
        found.append(Entry("border", "customer", _word("mark-dashed", chart), dash="dashed"))
    if chart.tags:
        found.append(Entry("tag", "tag", _word("mark-tag", chart), "A→n"))
    if chart.footer:
        found.append(Entry("text", "text", chart.footer))
    return tuple(found)


def _word(identifier: str, chart: Chart) -> str:
    return term(identifier, chart.language).replace("\n", " ")


def _arrows(chart: Chart, theme: Theme) -> Iterable[Entry]:
    """An entry for each look of an arrow; kinds that look the same share it."""
    looks: dict[tuple[object, Dash, float], list[str]] = {}
    used = {(arrow.kind, arrow.dash) for arrow in chart.arrows if not arrow.conditional}
    for kind in (*ARROWS, *sorted({kind for kind, _ in used} - set(ARROWS))):
        for dash in sorted(dash for known, dash in used if known == kind):
            paint = theme.paint(kind)
            looks.setdefault((paint.stroke, dash, paint.weight), []).append(kind)
    comma = "、" if is_chinese(chart.language) else ", "
    for (_, dash, weight), kinds in looks.items():
        words = comma.join(_word(f"arrow-{kind}", chart) for kind in kinds)
        yield Entry("arrow", kinds[0], words, dash=dash, weight=weight)
    if any(arrow.conditional for arrow in chart.arrows):
        yield Entry("arrow", "interaction", _word("arrow-conditional", chart), dash="dashed")


def widths(found: Sequence[Entry], style: Style) -> tuple[float, ...]:
    """The widths of the entries, in their order."""
    return tuple(entry.width(style.small) for entry in found)


def trimmed(found: Sequence[Entry], style: Style, room: float) -> tuple[Entry, ...]:
    """The entries without a closing remark that would need a line of its own."""
    measures = widths(found, style)
    if found and found[-1].kind == "text" and len(flowed(measures, room)) > len(flowed(measures[:-1], room)):
        return tuple(found[:-1])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The shapes of a legend."""

    cards: tuple[Card, ...]
    markers: tuple[Marker, ...]
    lines: tuple[Line, ...]


def drawn(found: Sequence[Entry], style: Style, span: Span, left: float, right: float) -> Drawn:
    """The legend between two heights, from the left; a closing remark ends at the right."""
    cards: list[Card] = []
    markers: list[Marker] = []
    lines: list[Line] = []
    y = span[0] + 5
    measures = widths(found, style)
    for numbers in flowed(measures, right - left):
        x = left
        for number in numbers:
            entry = found[number]
            if entry.kind == "text":
                x = max(x, right - measures[number])
            _draw(entry, number, Box(x, y, measures[number], legend_pitch(style)), style, cards, markers, lines)
            x += measures[number] + ENTRY_GAP
        y += legend_pitch(style)
    return Drawn(tuple(cards), tuple(markers), tuple(lines))


def _draw(
    entry: Entry, number: int, box: Box, style: Style, cards: list[Card], markers: list[Marker], lines: list[Line]
) -> None:
    middle = box.y + box.height / 2
    identifier = f"legend/{number}"
    if entry.kind == "arrow":
        lines.append(
            Line(
                identifier, entry.role, (box.x, middle), (box.x + SAMPLE, middle), entry.dash, entry.weight, entry.words
            )
        )
    elif entry.kind in ("mark", "hollow"):
        badge = Box(box.x, middle - BADGE / 2, BADGE, BADGE)
        markers.append(
            Marker(
                identifier + "/sample",
                entry.role,
                badge,
                entry.glyph,
                entry.words,
                size=10,
                hollow=entry.kind == "hollow",
            )
        )
    elif entry.kind in ("border", "tag"):
        sample = Box(box.x, middle - 7, entry.sample, 14)
        words = Words((entry.glyph,) if entry.glyph else (), 10.0, bold=True, text=entry.glyph)
        cards.append(Card(identifier + "/sample", entry.role, sample, words, kind="legend", border=entry.dash))
    used = entry.sample + (GAP if entry.sample else 0.0)
    words = Words((entry.words,), style.small, align="left", text=entry.words)
    text_box = Box(box.x + used, box.y, box.width - used, box.height)
    cards.append(Card(identifier, "legend", text_box, words, shape="plain", kind="legend", inset=0))
