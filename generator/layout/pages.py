"""From a chart to pages: one of natural size, or as many slides as it takes.

In: a `Chart` and a theme. Out: scenes. Guaranteed: on slides everything lies inside the frame, no text is smaller than
10 points, every card stands on exactly one page after the overview, and a connection that pages part is named by the
same letter on both.

Units: points.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.layout import legend
from generator.layout.chart import Chart, Lane, Row, compact
from generator.layout.drawing import Drawing, draw
from generator.layout.grid import SIDE_GAP, SPACING, TAG_WIDTH, Grid, Style, column_needs, head_width, names_width
from generator.layout.overview import Cover, overview
from generator.layout.tags import Page, parted
from generator.scene import Box, Scene
from generator.terms import is_chinese, languages_of, term
from generator.theme import Theme

FRAME = Box(24.0, 76.0, 912.0, 432.0)
NATURAL = Style()
NORMAL = Style(
    small=10.0, column_max=124.0, gutter=16.0, lane_gap=18.0, row_gap=14.0, pad_y=4.0, emotion=64.0, name_cut=3
)
COMPACT = replace(
    NORMAL, body=10.0, step=10.0, phase=11.0, lane_gap=14.0, pad_y=3.0, note_pad=1.5, emotion=43.0, gutter=15.0
)
FLAT = replace(COMPACT, lines=2, column_max=150.0)
LARGER = (1.5, 1.35, 1.2)  # times 10 points
SQUEEZED = (7.0, 5.0, 3.5, 2.0, 1.0, 0.5)
APART = 1  # pages that a plan may have more before its overlays go to pages of their own


def whole(chart: Chart, theme: Theme) -> Scene:
    """The chart on one page of natural size."""
    style = replace(NATURAL, body=theme.body, step=theme.step_size, phase=theme.phase_size, title=theme.title_size)
    if chart.kind == "journey":
        style = replace(style, emotion=150.0)
    if len(languages_of(chart.language)) > 1:
        style = replace(style, lines=2, column_max=150.0)
    return draw(chart, theme, style).scene


def paged(chart: Chart, theme: Theme) -> tuple[Scene, ...]:
    """The chart on slides."""
    single = _single(chart, theme)
    if single is not None:
        return (replace(single, id=f"{chart.id}-1"),)
    pages, drawings = _settled(chart, theme)
    scenes = [_titled(chart, drawing.scene, number, len(pages)) for number, drawing in enumerate(drawings, 1)]
    covers = [
        Cover(page.part, page.first, page.last, number, scene.id, _rows_in(scene))
        for number, (page, scene) in enumerate(zip(pages, scenes, strict=True), 1)
    ]
    return (*overview(chart, theme, NORMAL, FRAME, covers), *scenes)


def _rows_in(scene: Scene) -> str:
    """What a page without cards shows, in words."""
    if any(card.kind == "card" for card in scene.cards):
        return ""
    comma = "、" if is_chinese(scene.language) else ", "
    return comma.join(card.words.text for card in scene.cards if card.kind == "lane")


def _titled(chart: Chart, scene: Scene, number: int, count: int) -> Scene:
    names = chart.name.split(" / ")
    tags = languages_of(chart.language)
    named = [term("page-of", tag).format(names[min(at, len(names) - 1)], number, count) for at, tag in enumerate(tags)]
    return replace(scene, id=f"{chart.id}-{number}", name=" / ".join(named))


def _for(chart: Chart, style: Style) -> Style:
    return replace(style, swell=3.0) if chart.kind == "journey" else style


def _single(chart: Chart, theme: Theme) -> Scene | None:
    """The chart on one slide with type as large as fits, or None."""
    for style in _single_styles(chart):
        if not _grid(chart, theme, style, FRAME).at_rest().fits:
            continue
        drawing = draw(chart, theme, style, FRAME)
        if drawing.fits and not drawing.homeless:
            return drawing.scene
    return None


def _single_styles(chart: Chart) -> Iterator[Style]:
    """Styles for one slide, the largest type first; of one size the roomier first."""
    normal, compact, flat = (_for(chart, style) for style in (NORMAL, COMPACT, FLAT))
    for by in LARGER:
        yield normal.scaled(by * compact.body / normal.body)
        yield compact.scaled(by)
    yield from (normal, compact.scaled(normal.body / compact.body), compact, flat)


def _grid(chart: Chart, theme: Theme, style: Style, frame: Box) -> Grid:
    entries = legend.trimmed(legend.entries(chart, theme), style, frame.width)
    return Grid(chart, style, frame, legend=legend.widths(entries, style))


# plans


@dataclass
class Part:
    """A chart and the ranges of columns it is cut into. `banned` are ranges that turned out too large when drawn."""

    chart: Chart
    style: Style
    spacing: float = SPACING
    banned: set[tuple[int, int]] = field(default_factory=set)
    ranges: list[tuple[int, int]] = field(default_factory=list)


Plan = list[Part]


def _settled(chart: Chart, theme: Theme) -> tuple[list[Page], list[Drawing]]:
    """The plan with the fewest pages whose pages all fit when drawn."""
    plans = [(penalty, plan) for penalty, plan in _plans(chart) if _ranged(plan, theme)]
    while plans:
        at = min(range(len(plans)), key=lambda number: plans[number][0] + _count(plans[number][1]))
        plan = plans[at][1]
        pages, drawings = _drawn(chart, plan, theme)
        bad = [page for page, drawing in zip(pages, drawings, strict=True) if not drawing.fits]
        if not bad:
            return pages, drawings
        for page in bad:
            plan[page.part].banned.add((page.first, page.last))
        if not _ranged(plan, theme):
            del plans[at]
    return _settled_split(chart, theme)


def _count(plan: Plan) -> int:
    return sum(len(part.ranges) for part in plan)


def _plans(chart: Chart) -> Iterator[tuple[int, Plan]]:
    """Whole charts first, then lanes and overlays apart."""
    for style in (NORMAL, COMPACT, FLAT):
        yield 0, [Part(chart, _for(chart, style))]
    if chart.rows and chart.lanes:
        for style, curve in itertools.product((NORMAL, COMPACT), (True, False)):
            lanes, rows = chart.without_rows(curve), chart.without_lanes(not curve)
            yield APART, [Part(lanes, _for(chart, style)), Part(rows, style)]


def _settled_split(chart: Chart, theme: Theme) -> tuple[list[Page], list[Drawing]]:
    """Lanes and overlays on as many pages as it takes; at the very last, tracks closer together."""
    most = max(_levels(chart.lanes), _levels(chart.rows), 1)
    groups = sorted({min(most, round(1.5**power)) for power in range(1, 3 + math.ceil(math.log(most, 1.5) + 1))})
    for count in groups:
        plan = [Part(part, COMPACT) for part in split(chart, count)]
        while _ranged(plan, theme):
            pages, drawings = _drawn(chart, plan, theme)
            bad = [page for page, drawing in zip(pages, drawings, strict=True) if not drawing.fits]
            if not bad:
                return pages, drawings
            for page in bad:
                plan[page.part].banned.add((page.first, page.last))
    return _squeezed(chart, theme, most)


def _squeezed(chart: Chart, theme: Theme, count: int) -> tuple[list[Page], list[Drawing]]:
    """A step and a level a page, texts cut to what a page holds, connections as close together as it takes."""
    columns = [(column, column) for column in range(len(chart.steps))]
    for spacing in SQUEEZED:
        style = replace(COMPACT, cut=14, emotion=40.0)
        plan = [Part(part, style, spacing, ranges=columns) for part in split(chart, count)]
        pages, drawings = _drawn(chart, plan, theme)
        if all(drawing.fits for drawing in drawings):
            break
    return pages, drawings


def _levels(holders: Sequence[Lane | Row]) -> int:
    return sum(holder.levels for holder in holders)


def split(chart: Chart, count: int) -> Iterator[Chart]:
    """The chart's lanes in groups of levels, then its overlays; the curve goes with the first."""
    lanes = _grouped(chart.lanes, count)
    for number, group in enumerate(lanes):
        part = replace(chart, lanes=tuple(group), rows=(), footer="").with_own_arrows()
        yield part if number == 0 else replace(part, feelings=())
    for group in _grouped(chart.rows, count):
        yield replace(chart, lanes=(), arrows=(), feelings=() if lanes else chart.feelings, rows=tuple(group))
    if not chart.lanes and not chart.rows:
        yield chart


Holder = TypeVar("Holder", Lane, Row)


def _grouped(holders: Sequence[Holder], count: int) -> list[list[Holder]]:
    """The holders' levels in groups of as nearly the same number as can be."""
    levels = [(number, level) for number, holder in enumerate(holders) for level in range(holder.levels)]
    size = max(1, math.ceil(len(levels) / count))
    groups = []
    for start in range(0, len(levels), size):
        chunk = levels[start : start + size]
        group = []
        for number, found in itertools.groupby(chunk, key=lambda pair: pair[0]):
            group.append(_levels_of(holders[number], [level for _, level in found]))
        groups.append(group)
    return groups


def _levels_of(holder: Holder, levels: Sequence[int]) -> Holder:
    cells = compact(cell for cell in holder.cells if cell.level in levels)
    done = replace(holder, cells=cells)
    if isinstance(done, Lane) and holder.levels - 1 not in levels:
        done = replace(done, lines=())
    return done


# columns


def _ranged(plan: Plan, theme: Theme) -> bool:
    """Cuts each part into ranges of columns; whether all of them could be."""
    return all(_cut(part, theme) for part in plan)


def _cut(part: Part, theme: Theme) -> bool:
    """Fewest pages, then fewest parted connections, then pages alike. Dynamic programme over where pages may end."""
    count = len(part.chart.steps)
    fits = _Fits(part, theme)
    ends = _ends(part.chart, fits)
    best: dict[int, tuple[int, float, float, int]] = {0: (0, 0.0, 0.0, 0)}
    for at, end in enumerate(ends):
        for start in (0, *ends[:at])[::-1]:
            if start not in best or not fits.wide_enough(start, end - 1):
                if start in best:
                    break
                continue
            if not fits(start, end - 1):
                continue
            pages, cuts, unlike, _ = best[start]
            width = sum(fits.needs[start:end])
            cost = (pages + 1, cuts + _parted(part.chart, end) * (end < count), unlike + width * width, start)
            best[end] = min(best.get(end, cost), cost)
    if count not in best:
        return False
    part.ranges = []
    end = count
    while end:
        start = best[end][3]
        part.ranges.insert(0, (start, end - 1))
        end = start
    return True


class _Fits:
    """Whether a range of a part's columns fits a page, before anything is routed."""

    def __init__(self, part: Part, theme: Theme) -> None:
        self.part = part
        self.needs = column_needs(part.chart, part.style)
        self.fixed = head_width(part.chart, part.style) + names_width(part.chart, part.style) + 2 * SIDE_GAP
        entries = legend.trimmed(legend.entries(part.chart, theme), part.style, FRAME.width)
        self.legend = legend.widths(entries, part.style)
        self.known: dict[tuple[int, int], bool] = {}

    def wide_enough(self, first: int, last: int) -> bool:
        needs = self.needs[first : last + 1]
        return first == last or sum(needs) + (last - first) * self.part.style.gutter + self.fixed <= FRAME.width

    def __call__(self, first: int, last: int) -> bool:
        if (first, last) in self.part.banned or not self.wide_enough(first, last):
            return False
        if (first, last) not in self.known:
            frame = replace(FRAME, width=FRAME.width - self.beside(first, last))
            grid = Grid(self.part.chart.columns(first, last), self.part.style, frame, legend=self.legend)
            self.known[first, last] = grid.at_rest().fits
        return self.known[first, last]

    def beside(self, first: int, last: int) -> float:
        """What tags will take of the width."""
        if not self.part.chart.arrows:
            return 0.0
        style = self.part.style
        return (TAG_WIDTH + style.gutter) * ((first > 0) + (last < len(self.part.chart.steps) - 1))


def _ends(chart: Chart, fits: _Fits) -> list[int]:
    """The columns before which a page may end: where a phase does, and anywhere in a phase too large for a page."""
    count = len(chart.steps)
    bounds = sorted({0, count} | {phase.first for phase in chart.phases} | {phase.last + 1 for phase in chart.phases})
    ends = set(bounds[1:])
    for first, after in itertools.pairwise(bounds):
        if not fits(first, after - 1):
            ends.update(range(first + 1, after))
    return sorted(ends)


def _parted(chart: Chart, end: int) -> float:
    """How many connections, time order aside, and cards a page end before this column cuts."""
    homes = {cell.id: (cell.first, cell.last) for cell in chart.cells}
    cut = 0.0
    for arrow in chart.arrows:
        if arrow.kind != "sequence":
            source, target = homes[arrow.source][0], homes[arrow.target][0]
            cut += min(source, target) < end <= max(source, target)
    cut += sum(2 for first, last in homes.values() if first < end <= last)
    return cut + 0.5 * any(phase.first < end <= phase.last for phase in chart.phases)


def _drawn(chart: Chart, plan: Plan, theme: Theme) -> tuple[list[Page], list[Drawing]]:
    pages = [Page(number, first, last) for number, part in enumerate(plan) for first, last in part.ranges]
    charts = parted(chart, [part.chart for part in plan], pages)
    drawings = []
    for page, found in zip(pages, charts, strict=True):
        part = plan[page.part]
        drawings.append(draw(found, theme, part.style, FRAME, _common_width(part), part.spacing))
    return pages, drawings


def _common_width(part: Part) -> float:
    """The column width that all pages of a part can have."""
    if len(part.ranges) < 2:
        return 0.0
    widths = []
    for first, last in part.ranges:
        count = last - first + 1
        room = FRAME.width - head_width(part.chart, part.style) - names_width(part.chart, part.style) - 2 * SIDE_GAP
        widths.append((room - 2 * TAG_WIDTH - (count + 1) * part.style.gutter) / count)
    return max(0.0, min(widths))
