"""How wide texts need to be, and how they break at a given width.

In: words, sizes, a chart and a style. Out: widths in points, lines. Guaranteed: a column grows a little rather than a
word is torn; equal work is done once.

Units: points.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from generator import text
from generator.layout.chart.content import Chart
from generator.layout.chart.style import ENTRY_GAP, PAD_X, Style
from generator.terms import languages_of, signed, term

QUANTUM = 2.0  # text is wrapped to widths in these steps, so that equal work is done once
CURVE_NAME = 10.0  # size of the names of curves
SLACK = 22.0  # a column grows by this much rather than tear a word


@lru_cache(65536)
def needed_width(words: str, size: float, bold: bool, lines: int, least: float, most: float) -> float:
    """The narrowest width at which a text takes no more than so many lines and tears no word. Units: points."""
    total = sum(text.width(part, size, bold) for part in words.split("\n"))
    most = max(most, min(most * 1.9, math.sqrt(total * size * 2.6)))
    width = max(least, min(most, text.widest_word(words, size, bold)), min(most, total / lines))
    width = _rounded_up(width)
    first = 0.0
    while width < most:
        broken = text.wrap(words, width, size, bold)
        if len(broken) <= lines:
            first = first or width
            if width > first + SLACK:
                return first
            if text.torn_words(words, broken) == 0:
                return width
        width += QUANTUM
    return first or _rounded_up(most)


def _rounded_up(width: float) -> float:
    return math.ceil(width / QUANTUM - 1e-9) * QUANTUM


@lru_cache(65536)
def fitted(words: str, width: float, size: float, bold: bool = False, cut: int = 0) -> tuple[str, ...]:
    """The text in lines that fit; with `cut`, so many at most, the last one ending in “…”."""
    lines = _whole_words(words, max(size, math.floor(width / QUANTUM + 1e-9) * QUANTUM), size, bold, cut)
    if not cut or len(lines) <= cut:
        return lines
    last = lines[cut - 1]
    while last and text.width(last + "…", size, bold) > width:
        last = last[:-1]
    return (*lines[: cut - 1], last + "…")


def _whole_words(words: str, width: float, size: float, bold: bool, cut: int) -> tuple[str, ...]:
    """The lines at a width; with one more, where that keeps a word whole which would be torn."""
    lines = text.wrap(words, width, size, bold)
    if len(lines) == 1 or not text.torn_words(words, lines):
        return lines
    most = min(len(lines) + 1, cut or len(lines) + 1)
    narrower = width - QUANTUM
    while narrower >= width * 0.6:
        other = text.wrap(words, narrower, size, bold)
        if len(other) > most:
            break
        if not text.torn_words(words, other):
            return other
        narrower -= QUANTUM
    return lines


def level_widths(needs: Sequence[float], total: float, most: float) -> list[float]:
    """The needs raised to one common width as far as the total goes, none beyond `most` that does not need it."""
    low, high = 0.0, max(most, 0.0)
    if sum(max(need, high) for need in needs) <= total:
        return [max(need, high) for need in needs]
    for _ in range(40):
        middle = (low + high) / 2
        if sum(max(need, middle) for need in needs) > total:
            high = middle
        else:
            low = middle
    return [max(need, low) for need in needs]


def head_width(chart: Chart, style: Style) -> float:
    """The width of the lanes' heads: wide enough for the longest name in two or three lines."""
    names = [holder.name for holder in chart.holders] + [term("overlay-emotion", chart.language)]
    lines = 1 + len(languages_of(chart.language))
    least, most = 4.6 * style.step, style.head_max - 2 * PAD_X
    needs = [needed_width(name, style.step, True, lines, least, most) for name in names]
    return min(style.head_max, max(needs) + 2 * PAD_X)


def names_width(chart: Chart, style: Style) -> float:
    """The width of the column for the names of lines and curves and the sums of rows, 0 when there are none."""
    names = [(term(line, chart.language), style.small, False) for lane in chart.lanes for line in lane.lines]
    names += [(row.sum, style.small, True) for row in chart.rows if row.sum]
    shown = {point.curve for point in chart.feelings}
    names += [(strand.name, CURVE_NAME, True) for strand in chart.strands if strand.id in shown]
    if shown and chart.floor is not None:
        names.append((floor_name(chart.floor, chart.language), CURVE_NAME, True))
    if not names:
        return 0.0
    lines = 2 * len(languages_of(chart.language))
    needs = [needed_width(name, size, bold, lines, 24.0, 60.0) for name, size, bold in names]
    parts = [part for row in chart.rows for part in re.split(r"[ \n]", row.sum)]
    wide = 0.6 * style.small  # what an arrow of another face may need more
    needs += [min(90.0, text.width(part, style.small, True) + (wide if "→" in part else 0.0)) for part in parts]
    return max(needs) + 7


def floor_name(floor: float, language: str) -> str:
    """What stands at the tolerance floor."""
    return term("tolerance", language).format(signed(floor))


def column_needs(chart: Chart, style: Style) -> list[float]:
    """The width each step's column needs for its texts."""
    needs = [style.column_min] * len(chart.steps)
    languages = len(languages_of(chart.language))
    for column, step in enumerate(chart.steps):
        needs[column] = max(needs[column], _need(step.name, style.step, True, 2 * languages, style) - 2 * PAD_X + 4)
    wide = []
    for cell in (cell for holder in chart.holders for cell in holder.cells):
        lines = (style.lines + (cell.kind == "note")) * languages
        if cell.whole:
            lines = cell.text.count("\n") + 1 + languages
        need = _need(cell.text, style.body, False, lines, style)
        if cell.first == cell.last:
            needs[cell.first] = max(needs[cell.first], need)
        else:
            wide.append((cell.first, cell.last, need))
    for phase in chart.phases:
        need = text.widest_word(phase.name, style.phase, True) + 12
        wide.append((phase.first, phase.last, min(need, style.column_max)))
    for first, last, need in wide:
        missing = need - sum(needs[first : last + 1]) - (last - first) * style.gutter
        for column in range(first, last + 1) if missing > 0 else ():
            needs[column] += missing / (last - first + 1)
    return needs


def _need(words: str, size: float, bold: bool, lines: int, style: Style) -> float:
    inner = needed_width(words, size, bold, lines, style.column_min - 2 * PAD_X, style.column_max - 2 * PAD_X)
    return inner + 2 * PAD_X + 0.5


def flowed(widths: Sequence[float], room: float, gap: float = ENTRY_GAP) -> list[list[int]]:
    """The numbers of the items line by line, as many on a line as the room holds."""
    lines: list[list[int]] = []
    x = 0.0
    for number, width in enumerate(widths):
        if not lines or x + width > room:
            lines.append([])
            x = 0.0
        lines[-1].append(number)
        x += width + gap
    return lines
