"""Columns, rows and their sizes: from the words of a chart to places in points.

In: a `Chart`, a `Style`, the frame of a slide (None: as large as it needs). Out: `Grid`, whose `place` answers the
router's demand for tracks, and `Sheet`, where every part of the page is. Guaranteed: text fits its cell; on a slide the
columns fill the frame's width; what does not fit is told by `over_width` and `over_height`, never hidden.

Units: points, origin top left, y downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.layout.chart.content import Cell, Chart, Lane, Row
from generator.layout.chart.style import (
    MARGIN,
    PAD_X,
    PIN,
    SIDE_GAP,
    SPACING,
    TAG_WIDTH,
    Span,
    Style,
    legend_pitch,
    pitch,
    tag_height,
)
from generator.layout.chart.widths import column_needs, fitted, flowed, head_width, level_widths, names_width
from generator.layout.routing import Demand, Geometry, at_rest
from generator.scene import Box
from generator.terms import term

SMALLEST = 620.0  # width that a drawing of natural size reaches when its columns may grow
WIDEST = 300.0  # to which a slide's columns are stretched
TIGHTENED = 2.0  # what a row of cards may lose where a page is too low


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
        self.place(at_rest(self.column_count, self.row_count, self.separators, SPACING))
        return self.sheet

    def place(self, demand: Demand) -> Geometry:
        """Columns and rows with gutters as wide as the demand asks, stretched to the frame."""
        gutters = self._gutters(demand)
        widths, over_width = self._widths(gutters, demand)
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
            least = self.style.gutter if 0 < number < last else self._edge(number)
            found.append(max(least, demand.columns[number], self.extra_columns.get(number, 0.0)))
        return found

    def _edge(self, number: int) -> float:
        wide = number == 0 and self.style.emotion >= 100 and bool(self.chart.feelings)
        pinned = any(cell.pin for row in self.chart.rows for cell in row.cells if cell.first == number == self.offset)
        return 24.0 if wide else PIN if pinned else SIDE_GAP

    def _widths(self, gutters: Sequence[float], demand: Demand) -> tuple[list[float], float]:
        """The steps' columns, and by how much they overflow the frame."""
        needs = list(map(max, self.needs, demand.widths[self.offset :]))
        if self.frame is None:
            floor = 0.8 * max(self.needs, default=0.0)
            widths = [max(need, floor) for need in needs]
            return level_widths(widths, SMALLEST - self.head_width - sum(gutters), self.style.column_max), 0.0
        room = self.frame.width - self.head_width - sum(gutters) - self._beside()
        over = max(0.0, sum(needs) - room)
        if over:
            return needs, over
        return level_widths(needs, room, self.hint or max(WIDEST, self.style.column_max * 1.5)), 0.0

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
        for holder in chart.holders:
            for cell in holder.cells:
                self.lines[cell.id] = fitted(cell.text, _inner(steps, cell), style.body, False, style.cut)
        for phase in chart.phases:
            width = steps[phase.last][1] - steps[phase.first][0] - 10
            self.lines[phase.id] = fitted(phase.name, width, style.phase, True, style.name_cut)
        for step, (low, high) in zip(chart.steps, steps, strict=True):
            self.lines[f"step/{step.id}"] = fitted(step.name, high - low - 2, style.step, True, style.name_cut)
        width = self.head_width - 2 * PAD_X
        for lane in chart.holders:
            self.lines[f"head/{lane.id}"] = fitted(lane.name, width, style.step, True, style.name_cut and 5)
        if chart.feelings:
            self.lines["head/emotion"] = fitted(term("overlay-emotion", chart.language), width, style.step, True)

    def _head(self, identifier: str) -> float:
        """The least height of a lane's head."""
        return len(self.lines[f"head/{identifier}"]) * pitch(self.style.step) + 8

    def _row_heights(self, demand: Demand) -> list[float]:
        style = self.style
        least = pitch(style.body) + 2 * style.pad_y
        heights = [max(least, height + TIGHTENED if height else 0.0) for height in demand.heights]
        for lane in self.chart.lanes:
            for cell in lane.cells:
                row = self.row_of(lane.id, cell.level)
                heights[row] = max(heights[row], len(self.lines[cell.id]) * pitch(style.body) + 2 * style.pad_y)
        for tag in self.chart.tags:
            row = self.row_of(tag.lane, tag.level)
            heights[row] = max(heights[row], tag_height(len(tag.lines), style) + 4)
        above = 0.0
        for lane in self.chart.lanes:
            rows = range(self.first_row[lane.id], self.first_row[lane.id] + lane.levels)
            name = len(name_lines(lane, self)) * pitch(style.small)
            below = name if lane is self.chart.lanes[-1] else name / 2
            least = max(self._head(lane.id), above + below) + 2
            above = below
            missing = least - sum(heights[row] for row in rows) - lane.levels * style.row_gap
            for row in rows if missing > 0 else ():
                heights[row] += missing / lane.levels
        return heights

    def _row_gaps(self, demand: Demand) -> list[float]:
        style = self.style
        gaps = []
        for number in range(self.row_count + 1):
            least = style.lane_gap if number in self.separators else style.row_gap
            if number in (0, self.row_count):
                least = SIDE_GAP
            gaps.append(max(least, demand.rows[number], self.extra_rows.get(number, 0.0)))
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
        least = self.frame.right if self.frame else MARGIN + max(self.legend, default=0.0)
        band_right = max(band_right, least)
        heights, gaps, levels = self._row_heights(demand), self._row_gaps(demand), self._level_heights()
        emotion = max(style.emotion, self._head("emotion"), chart.curve_least) if chart.feelings else 0.0
        legend = self._legend_height(band_right)
        title = self._title(band_right - left + self.head_width)
        phase = self._tallest([phase.id for phase in chart.phases], style.phase, 7)
        step = self._tallest([f"step/{step.id}" for step in chart.headings], style.step, 2 * style.note_pad + 2)
        fixed = title + phase + step + legend
        flexible = emotion + sum(heights) + (sum(gaps) if heights else 0.0) + sum(map(_row_height, levels))
        over_height = 0.0
        if self.frame:
            spare = self.frame.height - fixed - flexible
            if spare < 0:
                least = chart.curve_least if chart.feelings else 0.0
                emotion, spare = _tightened(spare, emotion, least, heights, levels)
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


def name_lines(lane: Lane, grid: Grid) -> tuple[str, ...]:
    """The names of the lines below a lane, as they stand at the right end."""
    names = "\n".join(term(line, grid.chart.language) for line in lane.lines)
    return fitted(names, grid.names_width - 4, grid.style.small) if names else ()


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


def _tightened(
    spare: float, emotion: float, least: float, heights: list[float], levels: list[list[float]]
) -> tuple[float, float]:
    """Takes what little can be taken from curve and paddings; gives the curve's height and what is still missing."""
    curve = max(0.0, emotion - least)
    most = curve + TIGHTENED * len(heights) + 1.0 * sum(map(len, levels))
    share = min(1.0, -spare / most) if most else 0.0
    for number in range(len(heights)):
        heights[number] -= TIGHTENED * share
    for row in levels:
        for number in range(len(row)):
            row[number] -= 1.0 * share
    return emotion - curve * share, spare + most * share


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
