"""The head of a poster: title, subtitle, and a title block as on an engineering drawing.

In: a chart, a style, fields, a width. Out: its height, its cards. Guaranteed: of the ways to set it, the one that
takes least height.

Units: drawing units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import text
from generator.layout.chart.content import Chart
from generator.layout.chart.style import Style, pitch
from generator.layout.chart.widths import fitted
from generator.scene import Box, Card, Words

TITLE = 21.0
GAP = 18.0  # between title and title block
PAD = 6.0
LEAST_TITLE = 0.3  # of the width


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of the title block: what it is, and what it says."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class _Set:
    """A heading set in so many rows of fields."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    columns: tuple[float, ...]
    rows: int
    cell: float
    stacked: bool
    height: float

    @property
    def block(self) -> float:
        return sum(self.columns)


def height(chart: Chart, style: Style, fields: Sequence[Field], width: float) -> float:
    """What the heading takes of the height."""
    return _set(chart.title, chart.subtitle, style, tuple(fields), width).height


def drawn(chart: Chart, style: Style, fields: Sequence[Field], width: float) -> list[Card]:
    """The cards of the heading, from (0, 0) on."""
    found = _set(chart.title, chart.subtitle, style, tuple(fields), width)
    across = width if found.stacked else width - found.block - GAP
    high = len(found.title) * pitch(TITLE)
    words = Words(found.title, TITLE, bold=True, align="left", text=chart.title)
    cards = [Card("title", "title", Box(0, 0, across, high), words, shape="plain", kind="title", inset=0)]
    if chart.subtitle:
        words = Words(found.subtitle, style.body, align="left", text=chart.subtitle)
        box = Box(0, high + 2, across, len(found.subtitle) * pitch(style.body))
        cards.append(Card("subtitle", "subtitle", box, words, shape="plain", kind="title", inset=0))
    return [*cards, *_block(found, fields, style, width)]


def _block(found: _Set, fields: Sequence[Field], style: Style, width: float) -> list[Card]:
    cards = []
    top = found.height - found.rows * found.cell if found.stacked else 0.0
    for number, field in enumerate(fields):
        row, column = divmod(number, len(found.columns))
        last = number == len(fields) - 1
        x = width - found.block + sum(found.columns[:column])
        wide = width - x if last else found.columns[column]
        box = Box(x, top + row * found.cell, wide, found.cell)
        names, values = pitch(style.small), field.value.split("\n")
        frame = Words((), style.body, text=f"{field.name}: {field.value}".replace("\n", " "))
        cards.append(Card(f"block/{number}", "box", box, frame, shape="rectangle", kind="title", inset=0))
        words = Words((_flat(field.name),), style.small, align="left", text=_flat(field.name))
        place = Box(x + PAD, box.y + 3, wide - 2 * PAD, names)
        cards.append(Card(f"block/{number}/name", "muted", place, words, shape="plain", kind="label", inset=0))
        words = Words(tuple(values), style.body, bold=True, align="left", text=_flat(field.value))
        place = Box(x + PAD, place.bottom, wide - 2 * PAD, len(values) * pitch(style.body))
        cards.append(Card(f"block/{number}/value", "text", place, words, shape="plain", kind="label", inset=0))
    return cards


@lru_cache(512)
def _set(title: str, subtitle: str, style: Style, fields: tuple[Field, ...], width: float) -> _Set:
    """The heading that takes least height: with the block beside the title in few rows, or below it."""
    ways = [_try(title, subtitle, style, fields, width, rows, False) for rows in range(1, len(fields) + 1)]
    ways += [_try(title, subtitle, style, fields, width, rows, True) for rows in range(1, len(fields) + 1)]
    fine = [way for way in ways if way is not None]
    return min(fine, key=lambda way: way.height) if fine else _narrow(title, subtitle, style, fields, width)


def _narrow(title: str, subtitle: str, style: Style, fields: tuple[Field, ...], width: float) -> _Set:
    """One field a row, whatever its width."""
    found = _try(title, subtitle, style, fields, math.inf, len(fields), True)
    assert found is not None
    titles, subtitles = lines(title, width, TITLE, True), lines(subtitle, width, style.body)
    high = len(titles) * pitch(TITLE) + len(subtitles) * pitch(style.body) + 8 + found.rows * found.cell
    return _Set(titles, subtitles, (width,), found.rows, found.cell, True, high)


def _try(
    title: str, subtitle: str, style: Style, fields: tuple[Field, ...], width: float, rows: int, stacked: bool
) -> _Set | None:
    count = max(1, math.ceil(len(fields) / rows))
    needs = [_field_width(field, style) for field in fields]
    columns = tuple(max(needs[column::count]) for column in range(count) if needs[column::count])
    rows = math.ceil(len(fields) / count)
    tallest = max((field.value.count("\n") + 1 for field in fields), default=0)
    cell = pitch(style.small) + tallest * pitch(style.body) + 6
    across = width if stacked else width - sum(columns) - GAP
    if sum(columns) > width or across < LEAST_TITLE * min(width, 1e6):
        return None
    titles, subtitles = lines(title, across, TITLE, True), lines(subtitle, across, style.body)
    high = len(titles) * pitch(TITLE) + (len(subtitles) * pitch(style.body) + 2 if subtitles else 0.0)
    whole = high + 6 + rows * cell if stacked else max(high, rows * cell)
    if stacked and width < math.inf:
        columns = tuple(column * width / sum(columns) for column in columns)
    return _Set(titles, subtitles, columns, rows, cell, stacked, whole)


def lines(words: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of a width; none when there is no text."""
    return fitted(words, min(width, 1e5), size, bold) if words else ()


def _field_width(field: Field, style: Style) -> float:
    values = [text.width(line, style.body, True) for line in field.value.split("\n")]
    return max(text.width(_flat(field.name), style.small), *values) * 1.03 + 2 * PAD


def _flat(words: str) -> str:
    return words.replace("\n", " / ")
