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
from dataclasses import replace
from typing import TypeVar

from generator.layout.chart import legend
from generator.layout.chart.content import Chart, Lane, Row, compact
from generator.layout.chart.cutting import Part
from generator.layout.chart.drawing import Drawing, described, draw
from generator.layout.chart.grid import Grid
from generator.layout.chart.overview import Cover, overview
from generator.layout.chart.style import Style
from generator.layout.chart.tags import Page, parted
from generator.scene import Box, Scene
from generator.terms import is_chinese, languages_of, term
from generator.theme import Theme

FRAME = Box(36.0, 80.0, 888.0, 428.0)
NATURAL = Style(column_min=72.0)
NORMAL = Style(
    small=10.0, column_max=124.0, gutter=16.0, lane_gap=18.0, row_gap=14.0, pad_y=4.0, emotion=64.0, name_cut=3
)
COMPACT = replace(
    NORMAL, body=10.0, step=10.0, phase=11.0, lane_gap=14.0, pad_y=3.0, note_pad=1.5, emotion=43.0, gutter=15.0
)
FLAT = replace(COMPACT, lines=2, column_max=150.0)
TIGHT = tuple(replace(style, pad_y=2.0, note_pad=1.0, row_gap=11.0) for style in (COMPACT, FLAT))  # to save a page
LARGER = (1.5, 1.35, 1.2)  # times 10 points
DETAIL = 11.5  # points: type of a slide that shows a phase in detail, where it needs no second slide
LARGER_FOR = 1  # pages that a phase in detail may have more so that its type is larger
SQUEEZED = (7.0, 5.0, 3.5, 2.0, 1.0, 0.5)
WIDER = (1.0, 1.25, 1.5)  # than the columns of the fullest page
TRIES = 40  # plans that are drawn before the lanes are split
PARTED = 3  # pages that a plan may have more before its lanes are parted, though that cuts connections
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
    scenes = [_titled(chart, drawing, number, len(pages)) for number, drawing in enumerate(drawings, 1)]
    covers = [
        Cover(page.part, page.first, page.last, number, scene.id, _rows_in(scene))
        for number, (page, scene) in enumerate(zip(pages, scenes, strict=True), 1)
    ]
    return (*overview(chart, theme, NORMAL, FRAME, covers), *scenes)


def in_detail(chart: Chart, theme: Theme) -> tuple[Scene, ...]:
    """The chart on slides in larger type, without an overview."""
    single = _single(chart, theme, DETAIL)
    if single is not None:
        return (replace(single, id=f"{chart.id}-1"),)
    pages, drawings = _settled(chart, theme)
    return tuple(_titled(chart, drawing, number, len(pages)) for number, drawing in enumerate(drawings, 1))


def _rows_in(scene: Scene) -> str:
    """What a page without cards shows, in words."""
    if any(card.kind == "card" for card in scene.cards):
        return ""
    comma = "、" if is_chinese(scene.language) else ", "
    return comma.join(card.words.text for card in scene.cards if card.kind == "lane")


def _titled(chart: Chart, drawing: Drawing, number: int, count: int) -> Scene:
    """A page's scene with its number in id, name and description."""
    names = chart.name.split(" / ")
    tags = languages_of(chart.language)
    named = [term("page-of", tag).format(names[min(at, len(names) - 1)], number, count) for at, tag in enumerate(tags)]
    name = " / ".join(named)
    description = described(replace(drawing.chart, name=name))
    return replace(drawing.scene, id=f"{chart.id}-{number}", name=name, description=description)


def _for(chart: Chart, style: Style) -> Style:
    """The style, with a taller curve where the curve is what matters."""
    return replace(style, swell=3.0) if chart.kind == "journey" or not chart.lanes else style


def _single(chart: Chart, theme: Theme, least: float = 0.0) -> Scene | None:
    """The chart on one slide with type as large as fits, or None when that is less than `least`."""
    for style in _single_styles(chart):
        if style.body < least:
            continue
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
    yield from (_for(chart, style) for style in TIGHT)


def _grid(chart: Chart, theme: Theme, style: Style, frame: Box) -> Grid:
    entries = legend.trimmed(legend.entries(chart, theme), style, frame.width)
    return Grid(chart, style, frame, legend=legend.widths(entries, style))


# plans

Plan = list[Part]


def _settled(chart: Chart, theme: Theme) -> tuple[list[Page], list[Drawing]]:
    """The plan with the fewest pages whose pages all fit when drawn."""
    if chart.kind == "side-by-side" and (found := _settled_groups(chart, theme)):
        return found
    plans = [(penalty, plan) for penalty, plan in _plans(chart, theme) if _cut(plan)]
    for _ in range(TRIES):
        if not plans:
            break
        at = min(range(len(plans)), key=lambda number: plans[number][0] + _count(plans[number][1]))
        found = _tried(chart, plans[at][1])
        if found is not None:
            return found
        if not _cut(plans[at][1]):
            del plans[at]
    return _settled_split(chart, theme)


def _settled_groups(chart: Chart, theme: Theme) -> tuple[list[Page], list[Drawing]] | None:
    """The first way to part the lanes whose pages all fit: both states' lanes of a kind stay on one page."""
    for groups in chart.splits:
        plans = [_shared_out(chart, groups, style, theme) for style in (COMPACT, FLAT)]
        for plan in sorted(filter(_cut, plans), key=_count):
            for _ in range(TRIES):
                found = _tried(chart, plan)
                if found is not None:
                    return found
                if not _cut(plan):
                    break
    return None


def _shared_out(chart: Chart, groups: Sequence[frozenset[str]], style: Style, theme: Theme) -> Plan:
    return [Part(part, _for(part, style), theme, FRAME) for part in chart.shared_out(groups)]


def _cut(plan: Plan) -> bool:
    return all(part.cut() for part in plan)


def _count(plan: Plan) -> int:
    return sum(len(part.ranges) for part in plan)


def _plans(chart: Chart, theme: Theme) -> Iterator[tuple[int, Plan]]:
    """Whole charts first, in larger type when they show a part in detail; then lanes and overlays apart."""
    if chart.id.partition("-details-")[1]:
        for by, curve in itertools.product((1.5, 1.35, 1.2), (True, False)):
            halves = (chart.without_rows(curve), chart.without_lanes(not curve))
            yield -LARGER_FOR, [Part(half, _for(half, COMPACT.scaled(by)), theme, FRAME) for half in halves]
    for style in (NORMAL, COMPACT, FLAT, *TIGHT):
        yield 0, [Part(chart, _for(chart, style), theme, FRAME)]
    for groups, style in itertools.product(chart.splits, (COMPACT, FLAT)):
        yield PARTED, _shared_out(chart, groups, style, theme)
    if chart.rows and chart.lanes:
        for style, curve in itertools.product((NORMAL, COMPACT), (True, False)):
            lanes, rows = chart.without_rows(curve), chart.without_lanes(not curve)
            yield APART, [Part(lanes, _for(chart, style), theme, FRAME), Part(rows, _for(rows, style), theme, FRAME)]


def _tried(chart: Chart, plan: Plan) -> tuple[list[Page], list[Drawing]] | None:
    """The plan's pages, drawn; None, and what did not fit refused, when some are too large."""
    pages, drawings = _drawn(chart, plan)
    bad = [page for page, drawing in zip(pages, drawings, strict=True) if not drawing.fits]
    for page in bad:
        plan[page.part].refuse((page.first, page.last))
    return None if bad else (pages, _alike(plan, pages, drawings))


def _alike(plan: Plan, pages: Sequence[Page], drawings: Sequence[Drawing]) -> list[Drawing]:
    """The pages with columns as wide as on the fullest one, or as little wider as keeps them from being too high."""
    widths = [min(card.box.width for card in drawing.scene.cards if card.kind == "step") for drawing in drawings]
    found = []
    for page, drawing, width in zip(pages, drawings, widths, strict=True):
        for wanted in (min(widths) * more for more in WIDER):
            if width > wanted + 0.5:
                narrow = plan[page.part].draw((page.first, page.last), drawing.chart, wanted)
                if narrow.fits:
                    drawing = narrow
                    break
        found.append(drawing)
    return found


def _drawn(chart: Chart, plan: Plan) -> tuple[list[Page], list[Drawing]]:
    pages = [Page(number, first, last) for number, part in enumerate(plan) for first, last in part.ranges]
    if chart.kind == "side-by-side":  # its arrows between lanes of two pages are for the blueprints' own slides
        held = {arrow.id for part in plan for arrow in part.chart.arrows}
        chart = replace(chart, arrows=tuple(arrow for arrow in chart.arrows if arrow.id in held))
    charts = parted(chart, [part.chart for part in plan], pages)
    return pages, [plan[page.part].draw((page.first, page.last), cut) for page, cut in zip(pages, charts, strict=True)]


def _settled_split(chart: Chart, theme: Theme) -> tuple[list[Page], list[Drawing]]:
    """Lanes and overlays on as many pages as it takes; at the very last, tracks closer together."""
    most = max(_levels(chart.lanes), _levels(chart.rows), 1)
    groups = sorted({min(most, round(1.5**power)) for power in range(1, 3 + math.ceil(math.log(most, 1.5) + 1))})
    for count in groups:
        plan = [Part(part, _for(part, COMPACT), theme, FRAME) for part in split(chart, count)]
        for _ in range(TRIES):
            if not _cut(plan):
                break
            found = _tried(chart, plan)
            if found is not None:
                return found
    return _squeezed(chart, theme, most)


def _squeezed(chart: Chart, theme: Theme, count: int) -> tuple[list[Page], list[Drawing]]:
    """A step and a level a page, texts cut to what a page holds, connections as close together as it takes."""
    for spacing in SQUEEZED:
        style = replace(COMPACT, cut=14, emotion=40.0)
        plan = [Part(part, style, theme, FRAME, spacing) for part in split(chart, count)]
        for part in plan:
            part.ranges = [(column, column) for column in range(len(chart.steps))]
        pages, drawings = _drawn(chart, plan)
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
    for rows in _grouped(chart.rows, count):
        yield replace(chart, lanes=(), arrows=(), feelings=() if lanes else chart.feelings, rows=tuple(rows))
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
