"""The legend: what the picture uses, each as glyph or line, colour and word.

In: a chart and a style. Out: entries with their widths, and the shapes that draw them. Guaranteed: nothing that the
picture does not show; words in the page's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator import text
from generator.difference.telling import GLYPHS
from generator.layout.chart.content import Arrow, Chart
from generator.layout.chart.kinds import BORDERS, SIGNS, connection_look
from generator.layout.chart.style import ENTRY_GAP, Span, Style, legend_pitch
from generator.layout.chart.widths import flowed
from generator.scene import Box, Card, Dash, Head, Line, Marker, Words
from generator.terms import is_chinese, languages_of, term
from generator.theme import Theme

ARROWS = ("sequence", "interaction", "trigger", "supply", "handoff", "information", "feedback", "failure")
STATE_BORDERS: Mapping[str, Dash] = {"removed": "dashed", "moved": "dotted"}
SAMPLE = 20.0
BADGE = 14.0
GAP = 4.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample and its word. `glyph` is the badge's or tag's text; a `spare` one repeats what the page says itself."""

    kind: Literal["arrow", "curve", "mark", "border", "hollow", "tag", "text"]
    role: str
    words: str
    glyph: str = ""
    dash: Dash = "solid"
    weight: float = 1.0
    head: Head = "none"
    spare: bool = False

    @property
    def sample(self) -> float:
        return {"mark": BADGE, "hollow": BADGE, "text": 0.0, "tag": 34.0}.get(self.kind, SAMPLE)

    def width(self, size: float) -> float:
        slack = 1.06 if self.kind == "text" else 1.03  # for wider faces; long remarks have more to gain
        return self.sample + (GAP if self.sample else 0.0) + text.width(self.words, size) * slack + 4


def entries(chart: Chart, theme: Theme) -> tuple[Entry, ...]:
    """What the legend of this chart says."""
    found = [*_states(chart), *_arrows(chart, theme)]
    marks = {mark.role for cell in chart.cells for mark in cell.marks}
    if not chart.lanes:
        marks |= {mark.role for step in chart.steps for mark in step.marks}
    found += _strands(chart)
    pins = {cell.pin.role: row.id.removesuffix("_point") for row in chart.rows for cell in row.cells if cell.pin}
    for role, sign in SIGNS.items():
        if role in marks or role in pins:
            beside = role not in marks and pins[role] == role.removesuffix("-mark")
            found.append(Entry("mark", role, _word(sign.word, chart), sign.glyph, spare=beside))
    if any(feeling.hollow for feeling in chart.feelings):
        found.append(Entry("hollow", "emotion-negative", _word("mark-hollow", chart)))
    found += _borders(chart)
    if chart.tags:
        found.append(Entry("tag", "tag", _word("mark-tag", chart), "A→n"))
    if chart.footer:
        found.append(Entry("text", "text", chart.footer))
    return tuple(found)


def _strands(chart: Chart) -> Iterable[Entry]:
    """An entry for each emotion curve that has a name."""
    shown = {point.curve for point in chart.feelings}
    for strand in chart.strands:
        if strand.id in shown:
            name = strand.name.replace("\n", " / ")
            words = term("feeling-of", languages_of(chart.language)[0]).format(name)
            yield Entry("curve", strand.role, words, dash=strand.dash, weight=strand.weight)


def _borders(chart: Chart) -> Iterable[Entry]:
    """What the borders say of how things are known, when they say more than one thing."""
    found = {cell.status for holder in chart.holders for cell in holder.cells if cell.role not in GLYPHS}
    if found <= {"", "reported"}:
        return
    for status, border in BORDERS.items():
        word = "border-reported-mixed" if status == "reported" and "" in found else border.word
        if status in found:
            yield Entry("border", "customer", _word(word, chart), dash=border.dash, weight=border.weight)


def _word(identifier: str, chart: Chart) -> str:
    return term(identifier, chart.language).replace("\n", " ")


def _states(chart: Chart) -> Iterable[Entry]:
    """An entry for each state of a comparison: the border, the glyph and the word."""
    bordered = {cell.role for cell in chart.cells} | {step.role.removeprefix("step-") for step in chart.steps}
    marked = {mark.role for cell in chart.cells for mark in cell.marks}
    for state, glyph in GLYPHS.items():
        word = _word(f"change-{state}", chart)
        if state in bordered and chart.kind == "difference":
            yield Entry("border", state, word, glyph, STATE_BORDERS.get(state, "solid"))
        elif f"{state}-mark" in marked:
            yield Entry("mark", f"{state}-mark", word, glyph)


def _arrows(chart: Chart, theme: Theme) -> Iterable[Entry]:
    """An entry for each look of an arrow; kinds that look the same share it."""
    looks: dict[tuple[object, Dash, Head, float], list[str]] = {}
    used = {(arrow.look, arrow.head, _own_dash(arrow)) for arrow in chart.arrows}
    order = [*ARROWS, *sorted({kind for kind, _, _ in used} - set(ARROWS))]
    for kind, head, dash in sorted(used, key=lambda look: (order.index(look[0]), look[1:])):
        paint = theme.paint(kind)
        kinds = looks.setdefault((paint.stroke, dash, head, paint.weight), [])
        kinds += [kind] if kind not in kinds else []
    comma = "、" if is_chinese(chart.language) else ", "
    for (_, dash, head, weight), kinds in looks.items():
        words = comma.join(_word(f"arrow-{kind}", chart) for kind in kinds)
        yield Entry("arrow", kinds[0], words, dash=dash, weight=weight, head=head)
    if any(arrow.conditional for arrow in chart.arrows):
        yield Entry("arrow", "interaction", _word("arrow-conditional", chart), dash="dashed")


def _own_dash(arrow: Arrow) -> Dash:
    """The dash of an arrow as it would be without a condition."""
    return connection_look(arrow.kind).dash if arrow.conditional else arrow.dash


def widths(found: Sequence[Entry], style: Style) -> tuple[float, ...]:
    """The widths of the entries, in their order."""
    return tuple(entry.width(style.small) for entry in found)


def trimmed(found: Sequence[Entry], style: Style, room: float) -> tuple[Entry, ...]:
    """The entries without what would need a line more: marks that stand beside their own name, a closing remark."""
    named = tuple(entry for entry in found if not entry.spare)
    plain = tuple(entry for entry in found if entry.kind != "text")
    choices = (tuple(found), named, plain, tuple(entry for entry in named if entry in plain))
    return min(choices, key=lambda choice: len(flowed(widths(choice, style), room)))


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
    if entry.kind in ("arrow", "curve"):
        short = 3.0 if entry.head in ("diamond", "circle") else 0.0  # office programs centre these on the line's end
        ends = ((box.x, middle), (box.x + entry.sample - short, middle))
        lines.append(Line(identifier, entry.role, *ends, entry.dash, entry.weight, entry.words, entry.head))
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
        weight = entry.weight if entry.kind == "border" else 0.0
        cards.append(
            Card(f"{identifier}/sample", entry.role, sample, words, kind="legend", border=entry.dash, weight=weight)
        )
    used = entry.sample + (GAP if entry.sample else 0.0)
    words = Words((entry.words,), style.small, align="left", text=entry.words)
    text_box = Box(box.x + used, box.y, box.width - used, box.height)
    cards.append(Card(identifier, "legend", text_box, words, shape="plain", kind="legend", inset=0))
