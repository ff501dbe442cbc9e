"""Columns, rows and their sizes: from the words of a chart to places in points.

In: a `Chart`, a `Style`, the frame of a slide (None: as large as it needs). Out: `Grid`, whose `place` answers the
router's demand for tracks, and `Sheet`, where every part of the page is. Guaranteed: text fits its cell; on a slide the
columns fill the frame's width; what does not fit is told by `over_width` and `over_height`, never hidden.

Units: points, origin top left, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator import text
from generator.layout.chart import Cell, Chart, Row
from generator.layout.route import Demand, Geometry
from generator.scene import Box
from generator.terms import languages_of, term

SPACING = 7.0  # between the tracks of two connections
PAD_X = 5.0  # measured beside a card's text, more than is drawn, so that office programs agree
MARGIN = 24.0
TAG_WIDTH = 36.0
QUANTUM = 2.0  # text is wrapped to widths in these steps, so that equal work is done once
SIDE_GAP = 8.0
ENTRY_GAP = 12.0  # between the entries of a legend
SMALLEST = 560.0  # width that a drawing of natural size reaches when its columns may grow
WIDEST = 300.0  # to which a slide's columns are stretched
SLACK = 22.0  # a column grows by this much rather than tear a word

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes of a drawing.

    `lines` is how many lines a card's text should take at most; `swell` by which share the curve's band grows where a
    page has height to spare;
    `cut` and `name_cut` are how many it may take, the rest left out (0: none is)."""

    body: float = 10.5
    small: float = 9.0
    step: float = 10.5
    phase: float = 12.0
    title: float = 18.0
    lines: int = 3
    column_min: float = 56.0
    column_max: float = 132.0
    gutter: float = 18.0
    lane_gap: float = 20.0
    row_gap: float = 16.0
    pad_y: float = 5.0
    note_pad: float = 3.0
    emotion: float = 76.0
    swell: float = 0.9
    head_max: float = 92.0
    cut: int = 0
    name_cut: int = 0

    def scaled(self, by: float) -> Style:
        """The style with larger type and the room that goes with it."""
        return Style(
            body=self.body * by,
            small=max(self.small, self.small * by * 0.92),
            step=self.step * by,
            phase=self.phase * by,
            title=self.title,
            lines=self.lines,
            column_min=self.column_min * by,
            column_max=self.column_max * by,
            gutter=self.gutter * (1 + by) / 2,
            lane_gap=self.lane_gap,
            row_gap=self.row_gap,
            pad_y=self.pad_y * by,
            note_pad=self.note_pad * by,
            emotion=self.emotion * by,
            swell=self.swell,
            head_max=self.head_max * by,
            cut=self.cut,
            name_cut=self.name_cut,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where everything is. `columns` are the steps' alone; `levels` are the overlay rows' levels, row by row."""

    width: float
    height: float
    left: float
    head: float
    right: float
    names: Span
    columns: tuple[Span, ...]
    title: Span
    phases: Span
    steps: Span
    emotion: Span
    lanes: Span
    rows: tuple[Span, ...]
    levels: tuple[tuple[Span, ...], ...]
    legend: Span
    over_width: float
    over_height: float

    @property
    def fits(self) -> bool:
        return self.over_width <= 0.01 and self.over_height <= 0.01


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
    lines = text.wrap(words, max(size, math.floor(width / QUANTUM + 1e-9) * QUANTUM), size, bold)
    if not cut or len(lines) <= cut:
        return lines
    last = lines[cut - 1]
    while last and text.width(last + "…", size, bold) > width:
        last = last[:-1]
    return (*lines[: cut - 1], last + "…")


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


def pitch(size: float) -> float:
    return size * text.PITCH


@dataclass
class Grid:
    """The measures of a chart. `hint` is the column width that sister pages have; `legend_lines` counts its lines."""

    chart: Chart
    style: Style
    frame: Box | None = None
    hint: float = 0.0
    legend: Sequence[float] = ()
    extra_columns: dict[int, float] = field(default_factory=dict)
    extra_rows: dict[int, float] = field(default_factory=dict)
    sheet: Sheet = field(init=False)
    lines: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        chart = self.chart
        self.has_left = any(tag.side == "left" for tag in chart.tags)
        self.has_right = any(tag.side == "right" for tag in chart.tags)
        self.offset = int(self.has_left)
        self.first_row: dict[str, int] = {}
        count = 0
        for lane in chart.lanes:
            self.first_row[lane.id] = count
            count += lane.levels
        self.row_count = count
        self.column_count = len(chart.steps) + self.has_left + self.has_right
        self.separators = tuple(self.first_row[lane.id] for lane in chart.lanes[1:])
        self.head_width = head_width(chart, self.style)
        self.names_width = names_width(chart, self.style)
        self.needs = column_needs(chart, self.style)
        self.lines = {}
        self._known: dict[Geometry, tuple[Sheet, dict[str, tuple[str, ...]]]] = {}

    def row_of(self, lane: str, level: int) -> int:
        """The router's row of a lane's level."""
        return self.first_row[lane] + level

    def at_rest(self) -> Sheet:
        """The sheet before anything is routed."""
        lanes = set(self.separators)
        self.place(
            Demand((0,) * (self.column_count + 1), tuple(int(row in lanes) for row in range(self.row_count + 1)))
        )
        return self.sheet

    def place(self, demand: Demand) -> Geometry:
        """Columns and rows with gutters as wide as the demand asks, stretched to the frame."""
        gutters = self._gutters(demand)
        widths, over_width = self._widths(gutters)
        columns, left, right = self._across(gutters, widths)
        steps = columns[self.offset : self.offset + len(self.chart.steps)]
        self._break(steps)
        geometry = self._down(demand, columns, steps, left, right, over_width)
        self._known[geometry] = (self.sheet, self.lines)
        return geometry

    def adopt(self, geometry: Geometry) -> None:
        """Goes back to the sheet that belongs to a geometry it gave before."""
        self.sheet, self.lines = self._known[geometry]

    # across

    def _gutters(self, demand: Demand) -> list[float]:
        found = []
        last = self.column_count
        for number in range(last + 1):
            tracks = demand.columns[number]
            least = self.style.gutter if 0 < number < last else self._edge(number)
            found.append(max(least, (tracks + 1) * SPACING if tracks else 0.0, self.extra_columns.get(number, 0.0)))
        return found

    def _edge(self, number: int) -> float:
        wide = number == 0 and self.style.emotion >= 100 and bool(self.chart.feelings)
        return 24.0 if wide else SIDE_GAP

    def _widths(self, gutters: Sequence[float]) -> tuple[list[float], float]:
        """The steps' columns, and by how much they overflow the frame."""
        if self.frame is None:
            floor = 0.8 * max(self.needs, default=0.0)
            widths = [max(need, floor) for need in self.needs]
            return level_widths(widths, SMALLEST - self.head_width - sum(gutters), self.style.column_max), 0.0
        room = self.frame.width - self.head_width - sum(gutters) - self._beside()
        over = max(0.0, sum(self.needs) - room)
        if over:
            return list(self.needs), over
        widths = level_widths(self.needs, room, max(WIDEST, self.style.column_max * 1.5))
        hinted = level_widths(self.needs, room, self.hint) if self.hint else widths
        return (hinted if sum(hinted) >= 0.82 * room else widths), 0.0

    def _beside(self) -> float:
        """What stands right and left of the steps' columns: tags and the names of the lines."""
        return TAG_WIDTH * (self.has_left + self.has_right) + self.names_width

    def _across(self, gutters: list[float], widths: list[float]) -> tuple[tuple[Span, ...], float, float]:
        left = (self.frame.x if self.frame else MARGIN) + self.head_width
        every = list(widths)
        if self.has_left:
            every.insert(0, TAG_WIDTH)
        if self.has_right:
            every.append(TAG_WIDTH)
        self._spread(gutters, sum(every))
        x = left
        columns = []
        for gutter, width in zip(gutters, every, strict=False):
            x += gutter
            columns.append((x, x + width))
            x += width
        return tuple(columns), left, x + gutters[-1]

    def _spread(self, gutters: list[float], taken: float) -> None:
        """Gives what columns leave over to the gutters between them, within reason."""
        if self.frame is None or len(gutters) < 3:
            return
        left_over = self.frame.width - self.head_width - self.names_width - taken - sum(gutters)
        each = min(28.0, left_over / (len(gutters) - 2))
        if each > 0:
            for number in range(1, len(gutters) - 1):
                gutters[number] += each

    # down

    def _break(self, steps: Sequence[Span]) -> None:
        """Breaks every text to the width it has now."""
        chart, style = self.chart, self.style
        self.lines = {}
        for cell in chart.cells:
            self.lines[cell.id] = fitted(cell.text, _inner(steps, cell), style.body, False, style.cut)
        for row in chart.rows:
            for cell in row.cells:
                self.lines[cell.id] = fitted(cell.text, _inner(steps, cell), style.body, False, style.cut)
        for phase in chart.phases:
            width = steps[phase.last][1] - steps[phase.first][0] - 10
            self.lines[phase.id] = fitted(phase.name, width, style.phase, True, style.name_cut)
        for step, (low, high) in zip(chart.steps, steps, strict=True):
            self.lines[f"step/{step.id}"] = fitted(step.name, high - low - 2, style.step, True, style.name_cut)
        width = self.head_width - 2 * PAD_X
        for lane in (*chart.lanes, *chart.rows):
            self.lines[f"head/{lane.id}"] = fitted(lane.name, width, style.step, True, style.name_cut and 5)
        if chart.feelings:
            self.lines["head/emotion"] = fitted(term("overlay-emotion", chart.language), width, style.step, True)

    def _head(self, identifier: str) -> float:
        """The least height of a lane's head."""
        return len(self.lines[f"head/{identifier}"]) * pitch(self.style.step) + 8

    def _row_heights(self) -> list[float]:
        style = self.style
        heights = [pitch(style.body) + 2 * style.pad_y] * self.row_count
        for lane in self.chart.lanes:
            for cell in lane.cells:
                row = self.row_of(lane.id, cell.level)
                heights[row] = max(heights[row], len(self.lines[cell.id]) * pitch(style.body) + 2 * style.pad_y)
        for tag in self.chart.tags:
            row = self.row_of(tag.lane, tag.level)
            heights[row] = max(heights[row], tag_height(len(tag.lines), style) + 4)
        for lane in self.chart.lanes:
            rows = range(self.first_row[lane.id], self.first_row[lane.id] + lane.levels)
            missing = self._head(lane.id) + 2 - sum(heights[row] for row in rows) - lane.levels * style.row_gap
            for row in rows if missing > 0 else ():
                heights[row] += missing / lane.levels
        return heights

    def _row_gaps(self, demand: Demand) -> list[float]:
        style = self.style
        gaps = []
        for number in range(self.row_count + 1):
            tracks = demand.rows[number]
            least = style.lane_gap if number in self.separators else style.row_gap
            if number in (0, self.row_count):
                least = SIDE_GAP
            gaps.append(max(least, (tracks + 1) * SPACING if tracks else 0.0, self.extra_rows.get(number, 0.0)))
        return gaps

    def _level_heights(self) -> list[list[float]]:
        style = self.style
        every = []
        for row in self.chart.rows:
            heights = [0.0] * row.levels
            for cell in row.cells:
                height = len(self.lines[cell.id]) * pitch(style.body) + 2 * style.note_pad
                heights[cell.level] = max(heights[cell.level], height)
            least = max(self._head(row.id), len(sum_lines(row, self)) * pitch(style.small) + 4)
            missing = least - sum(heights) - 3 * (row.levels + 1)
            if missing > 0:
                heights = [height + missing / row.levels for height in heights]
            every.append(heights)
        return every

    def _down(
        self, demand: Demand, columns: tuple[Span, ...], steps: Sequence[Span], left: float, right: float, over: float
    ) -> Geometry:
        chart, style = self.chart, self.style
        band_right = right + self.names_width
        if self.frame:
            band_right = max(band_right, self.frame.right)
        heights, gaps, levels = self._row_heights(), self._row_gaps(demand), self._level_heights()
        emotion = max(style.emotion, self._head("emotion")) if chart.feelings else 0.0
        legend = self._legend_height(band_right)
        title = self._title(band_right - left + self.head_width)
        phase = self._tallest([phase.id for phase in chart.phases], style.phase, 7)
        step = self._tallest([f"step/{step.id}" for step in chart.steps], style.step, 2 * style.note_pad + 2)
        fixed = title + phase + step + legend
        flexible = emotion + sum(heights) + (sum(gaps) if heights else 0.0) + sum(map(_row_height, levels))
        over_height = 0.0
        if self.frame:
            spare = self.frame.height - fixed - flexible
            over_height = max(0.0, -spare)
            emotion = _stretched(spare, emotion, style.swell, heights, gaps, levels)
        y = self.frame.y if self.frame else MARGIN
        title_span, y = _step_down(y, title)
        phase_span, y = _step_down(y, phase)
        step_span, y = _step_down(y, step)
        emotion_span, y = _step_down(y, emotion)
        rows, lanes, y = _rows_down(y, heights, gaps)
        row_spans, level_spans, y = _levels_down(y, levels)
        legend_span, y = _step_down(y, legend)
        self.sheet = Sheet(
            width=self.frame.right + MARGIN if self.frame else band_right + MARGIN,
            height=self.frame.bottom if self.frame else y + MARGIN,
            left=self.frame.x if self.frame else MARGIN,
            head=left,
            right=band_right,
            names=(band_right - self.names_width, band_right),
            columns=tuple(steps),
            title=title_span,
            phases=phase_span,
            steps=step_span,
            emotion=emotion_span,
            lanes=lanes,
            rows=row_spans,
            levels=level_spans,
            legend=legend_span,
            over_width=over,
            over_height=over_height,
        )
        return Geometry(columns, rows, left, right, *lanes)

    def _title(self, width: float) -> float:
        """Breaks title and subtitle; gives the height of both."""
        if self.frame is not None or not self.chart.title:
            return 0.0
        style = self.style
        self.lines["title"] = fitted(self.chart.title, width, style.title, True)
        self.lines["subtitle"] = fitted(self.chart.subtitle, width, style.body) if self.chart.subtitle else ()
        below = len(self.lines["subtitle"]) * pitch(style.body)
        return len(self.lines["title"]) * pitch(style.title) + (below + 4 if below else 0.0) + 12

    def _tallest(self, identifiers: Sequence[str], size: float, more: float) -> float:
        lines = max((len(self.lines[identifier]) for identifier in identifiers), default=0)
        return lines * pitch(size) + more if lines else 0.0

    def _legend_height(self, right: float) -> float:
        if not self.legend:
            return 0.0
        left = self.frame.x if self.frame else MARGIN
        return len(flowed(self.legend, right - left)) * legend_pitch(self.style) + 5


def sum_lines(row: Row, grid: Grid) -> tuple[str, ...]:
    """The lines of a row's sum in the column of names."""
    return fitted(row.sum, grid.names_width - 4, grid.style.small, True) if row.sum else ()


def _step_down(y: float, height: float) -> tuple[Span, float]:
    return (y, y + height), y + height


def _rows_down(y: float, heights: Sequence[float], gaps: Sequence[float]) -> tuple[tuple[Span, ...], Span, float]:
    if not heights:
        return (), (y, y), y
    top = y
    rows = []
    for gap, height in zip(gaps, heights, strict=False):
        y += gap
        rows.append((y, y + height))
        y += height
    y += gaps[-1]
    return tuple(rows), (top, y), y


def _levels_down(
    y: float, levels: Sequence[Sequence[float]]
) -> tuple[tuple[Span, ...], tuple[tuple[Span, ...], ...], float]:
    rows, every = [], []
    for heights in levels:
        top = y
        y += 3
        spans = []
        for height in heights:
            spans.append((y, y + height))
            y += height + 3
        rows.append((top, y))
        every.append(tuple(spans))
    return tuple(rows), tuple(every), y


def _row_height(levels: Sequence[float]) -> float:
    return sum(levels) + 3 * (len(levels) + 1)


def _stretched(
    spare: float, emotion: float, swell: float, heights: list[float], gaps: list[float], levels: list[list[float]]
) -> float:
    """Shares the page's spare height: the curve takes most, then cards, gutters and overlays. Gives the curve's."""
    if spare <= 0:
        return emotion
    caps = emotion * swell + 16.0 * len(heights) + (10.0 * max(0, len(gaps) - 2) if heights else 0.0)
    caps += sum(8.0 * len(row) for row in levels)
    share = min(1.7, spare / caps) if caps else 0.0
    for number in range(len(heights)):
        heights[number] += 16.0 * share
    for number in range(1, len(gaps) - 1):
        gaps[number] += 10.0 * share
    for row in levels:
        for number in range(len(row)):
            row[number] += 8.0 * share
    return emotion * (1 + swell * share)


def _inner(steps: Sequence[Span], cell: Cell) -> float:
    return steps[cell.last][1] - steps[cell.first][0] - 2 * PAD_X


def tag_height(lines: int, style: Style) -> float:
    return lines * pitch(max(10.0, style.small)) + 4


def legend_pitch(style: Style) -> float:
    return max(16.0, pitch(style.small) + 3)


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


def head_width(chart: Chart, style: Style) -> float:
    """The width of the lanes' heads: wide enough for the longest name in two or three lines."""
    names = [lane.name for lane in (*chart.lanes, *chart.rows)] + [term("overlay-emotion", chart.language)]
    lines = 1 + len(languages_of(chart.language))
    least, most = 4.6 * style.step, style.head_max - 2 * PAD_X
    needs = [needed_width(name, style.step, True, lines, least, most) for name in names]
    return min(style.head_max, max(needs) + 2 * PAD_X)


def names_width(chart: Chart, style: Style) -> float:
    """The width of the column for the names of the lines and the sums of rows, 0 when there are none."""
    names = [(term(line, chart.language), False) for lane in chart.lanes for line in lane.lines]
    names += [(row.sum, True) for row in chart.rows if row.sum]
    if not names:
        return 0.0
    lines = 2 * len(languages_of(chart.language))
    return max(needed_width(name, style.small, bold, lines, 24.0, 60.0) for name, bold in names) + 7


def column_needs(chart: Chart, style: Style) -> list[float]:
    """The width each step's column needs for its texts."""
    needs = [style.column_min] * len(chart.steps)
    languages = len(languages_of(chart.language))
    for column, step in enumerate(chart.steps):
        needs[column] = max(needs[column], _need(step.name, style.step, True, 2 * languages, style) - 2 * PAD_X + 4)
    wide = []
    for cell in (*chart.cells, *(cell for row in chart.rows for cell in row.cells)):
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


@lru_cache(65536)
def _need(words: str, size: float, bold: bool, lines: int, style: Style) -> float:
    inner = needed_width(words, size, bold, lines, style.column_min - 2 * PAD_X, style.column_max - 2 * PAD_X)
    return inner + 2 * PAD_X + 0.5
