"""A chart drawn on one page.

In: a `Chart`, a theme, a style, the frame of a slide (None: as large as it needs). Out: `Drawing`: the scene, and what
did not fit. Guaranteed: cards, labels and tags overlap nothing; connections end on the borders of their cards.

Units: points, origin top left, y downwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator import text
from generator.layout.chart import curve, labels, legend
from generator.layout.chart.content import Arrow, Cell, Chart, Lane, Mark, Row, Step, Tag
from generator.layout.chart.grid import Grid, Sheet, name_lines, sum_lines
from generator.layout.chart.style import PIN, SPACING, TAG_WIDTH, Span, Style, pitch, tag_height
from generator.layout.routing import Geometry, Link, Plan, Routing, Stop
from generator.scene import Band, Box, Card, Connection, Curve, Line, Marker, Scene, Side, Words
from generator.terms import languages_of, term
from generator.theme import Theme

SLIDE = (960.0, 540.0)
BADGE = 15.0
LABEL_ROUNDS = 12  # in which the gutters that are cheapest to widen grow for labels; as many again for others


@dataclass(frozen=True, slots=True)
class Drawing:
    """A scene and by how much it is too large; `homeless` counts labels that cover a connection."""

    scene: Scene
    chart: Chart
    over_width: float
    over_height: float
    homeless: int

    @property
    def fits(self) -> bool:
        """Whether everything has a place; a page of one step that lacks room for a label cannot be made smaller."""
        placed = not self.homeless or len(self.chart.steps) < 2
        return self.over_width <= 0.01 and self.over_height <= 0.01 and placed


@dataclass
class Parts:
    """The shapes of a page while it is drawn."""

    bands: list[Band]
    lines: list[Line]
    curves: list[Curve]
    connections: list[Connection]
    cards: list[Card]
    markers: list[Marker]


def draw(
    chart: Chart,
    theme: Theme,
    style: Style,
    frame: Box | None = None,
    hint: float = 0.0,
    spacing: float = SPACING,
    page: tuple[float, float] = SLIDE,
    closing: bool = True,
) -> Drawing:
    """The chart on one page: of the size `page` when it has a frame; with `closing`, with its legend."""
    found = legend.entries(chart, theme) if closing else ()
    if frame is not None:
        found = legend.trimmed(found, style, frame.width)
    grid = Grid(chart, style, frame, hint, legend.widths(found, style))
    routing, placed, homeless = _routed(grid, spacing)
    sheet = grid.sheet
    parts = Parts([], [], [], [], [], [])
    _titles(chart, grid, parts)
    headers(chart, grid, sheet, parts)
    feelings(chart, grid, sheet, parts)
    if routing is not None:
        _lanes(grid, routing, theme, parts)
        _cards(grid, routing, parts)
        _connections(grid, routing, theme, placed, parts)
    _rows(grid, parts)
    below = legend.drawn(found, style, sheet.legend, sheet.left, sheet.right)
    scene = Scene(
        id=chart.id,
        kind=chart.kind,
        name=chart.name,
        language=chart.language,
        width=page[0] if frame else sheet.width,
        height=page[1] if frame else sheet.height,
        description=described(chart),
        bands=tuple(parts.bands),
        lines=(*parts.lines, *below.lines),
        curves=tuple(parts.curves),
        connections=tuple(parts.connections),
        cards=(*parts.cards, *below.cards),
        markers=(*parts.markers, *below.markers),
        reading=reading(chart),
    )
    return Drawing(scene, chart, sheet.over_width, sheet.over_height, homeless)


def measured(chart: Chart, style: Style, frame: Box, hint: float = 0.0, spacing: float = SPACING) -> Sheet:
    """The sheet of a chart without a legend, with its connections led but nothing drawn."""
    grid = Grid(chart, style, frame, hint)
    _routed(grid, spacing)
    return grid.sheet


# connections


def _routed(grid: Grid, spacing: float) -> tuple[Routing | None, Mapping[str, labels.Placed], int]:
    """Routes and labels; gutters grow until every label has a place."""
    if not grid.chart.lanes or not grid.chart.steps:
        grid.at_rest()
        return None, {}, 0
    stops, links = _stops(grid), [Link(a.id, a.source, a.target, a.kind, a.both) for a in grid.chart.arrows]
    plan = Plan(grid.column_count, grid.row_count, stops, links, grid.place, grid.separators, spacing)
    asked: dict[str, set[tuple[bool, int]]] = defaultdict(set)
    vain: Mapping[str, frozenset[tuple[bool, int]]] = {}
    for attempt in range(1, 2 * LABEL_ROUNDS + 1):
        routing = plan.settled(grid.place)
        grid.adopt(routing.geometry)
        if not grid.sheet.fits:
            return routing, {}, 0
        placed, homeless = _labels(grid, routing, attempt == 2 * LABEL_ROUNDS)
        if not homeless:
            break
        if attempt == LABEL_ROUNDS:
            vain = {name: frozenset(gutters) for name, gutters in asked.items()}
        for wish in homeless:
            if room := labels.room_for(wish, routing.geometry, grid.style.small, vain.get(wish.id, ())):
                asked[wish.id].add((room.across, room.number))
                extra = grid.extra_columns if room.across else grid.extra_rows
                extra[room.number] = max(extra.get(room.number, 0.0), room.size)
    return routing, placed, len(homeless)


def _stops(grid: Grid) -> list[Stop]:
    stops = []
    for lane in grid.chart.lanes:
        for cell in lane.cells:
            row = grid.row_of(lane.id, cell.level)
            stops.append(Stop(cell.id, cell.first + grid.offset, cell.last + grid.offset, row))
    for tag in grid.chart.tags:
        column = 0 if tag.side == "left" else grid.column_count - 1
        side: frozenset[Side] = frozenset({"right"} if tag.side == "left" else {"left"})
        stops.append(Stop(tag.id, column, column, grid.row_of(tag.lane, tag.level), side))
    return stops


def _labels(grid: Grid, routing: Routing, last: bool) -> tuple[dict[str, labels.Placed], list[labels.Wish]]:
    """Places the labels; the last time, forces those that found no place."""
    wishes = [
        labels.Wish(arrow.id, arrow.label, routing.paths[arrow.id].points)
        for arrow in grid.chart.arrows
        if arrow.label and arrow.id in routing.paths
    ]
    if not wishes:
        return {}, []
    field = labels.Field()
    for lane in grid.chart.lanes:
        for cell in lane.cells:
            box = cell_box(grid, routing.geometry, lane, cell)
            field.block(box)
            for badge in badges(box, cell):
                field.block(badge.box)
    for tag in grid.chart.tags:
        field.block(_tag_box(grid, routing, tag))
    for name, path in routing.paths.items():
        field.run(name, path.points)
    sheet = grid.sheet
    bounds = Box(sheet.head + 2, sheet.lanes[0] + 1, sheet.right - sheet.head - 2, sheet.lanes[1] - sheet.lanes[0] - 2)
    if grid.names_width:
        bounds = replace(bounds, width=sheet.names[0] - bounds.x - 2)
    soft, size = list(routing.separators.values()), grid.style.small
    placed, homeless = labels.place(wishes, field, bounds, soft, size)
    if last and homeless:
        placed |= labels.force(homeless, field, bounds, soft, size)
    return placed, homeless


def _connections(grid: Grid, routing: Routing, theme: Theme, placed: Mapping[str, labels.Placed], parts: Parts) -> None:
    for arrow in grid.chart.arrows:
        path = routing.paths.get(arrow.id)
        if path is not None:
            label = _label_card(arrow, placed[arrow.id], grid.style) if arrow.id in placed else None
            parts.connections.append(
                Connection(
                    id=arrow.id,
                    source=arrow.source,
                    target=arrow.target,
                    kind=arrow.look,
                    points=path.points,
                    sides=path.sides,
                    both=arrow.both,
                    head=arrow.head,
                    dash=arrow.dash,
                    weight=theme.paint(arrow.look).weight,
                    label=label,
                )
            )


def _label_card(arrow: Arrow, placed: labels.Placed, style: Style) -> Card:
    words = Words(placed.lines, style.small, text=arrow.label)
    return Card(f"label/{arrow.id}", "label", placed.box, words, shape="plain", kind="label", inset=0)


# cards


def cell_box(grid: Grid, geometry: Geometry, lane: Lane, cell: Cell) -> Box:
    """Where a lane's cell stands."""
    left = geometry.columns[cell.first + grid.offset][0]
    right = geometry.columns[cell.last + grid.offset][1]
    top, bottom = geometry.rows[grid.row_of(lane.id, cell.level)]
    return Box(left, top, right - left, bottom - top)


def _cards(grid: Grid, routing: Routing, parts: Parts) -> None:
    style = grid.style
    for lane in grid.chart.lanes:
        for cell in lane.cells:
            box = cell_box(grid, routing.geometry, lane, cell)
            parts.cards.append(_card(cell, box, Words(grid.lines[cell.id], style.body, text=text.clean(cell.text))))
            parts.markers += badges(box, cell)
    for tag in grid.chart.tags:
        words = Words(tag.lines, max(10.0, style.small), bold=True, text=" ".join(tag.lines))
        box = _tag_box(grid, routing, tag)
        parts.cards.append(Card(tag.id, "tag", box, words, kind="tag", link=tag.link, inset=0))


def _card(cell: Cell, box: Box, words: Words) -> Card:
    return Card(cell.id, cell.role, box, words, cell.shape, cell.kind, cell.border, weight=cell.weight)


def _tag_box(grid: Grid, routing: Routing, tag: Tag) -> Box:
    """The tag in its row, tall enough for every connection that ends on it."""
    column = routing.geometry.columns[0 if tag.side == "left" else -1]
    top, bottom = routing.geometry.rows[grid.row_of(tag.lane, tag.level)]
    x = column[1] - TAG_WIDTH if tag.side == "left" else column[0]
    half = tag_height(len(tag.lines), grid.style) / 2
    middle = (top + bottom) / 2
    for arrow in grid.chart.arrows:
        path = routing.paths.get(arrow.id)
        if path is not None and tag.id in (arrow.source, arrow.target):
            end = path.points[0 if arrow.source == tag.id else -1]
            half = max(half, abs(end[1] - middle) + 4)
    return Box(x, middle - half, TAG_WIDTH, 2 * half)


def badges(box: Box, cell: Cell) -> list[Marker]:
    """The marks of a card at its corners, from the top right on."""
    found = []
    for number, mark in enumerate(cell.marks):
        corner, inwards = number % 4, number // 4 * (BADGE + 1)
        right, bottom = corner in (0, 2), corner >= 2
        x = box.right - BADGE + 4 - inwards if right else box.x - 4 + inwards
        y = box.bottom - BADGE + 7 if bottom else box.y - 9
        identifier = f"{cell.id}/{mark.role}/{number}"
        found.append(
            Marker(identifier, mark.role, Box(x, y, BADGE, BADGE), mark.glyph, mark.meaning, size=10, card=cell.id)
        )
    return found


# lanes


def _lanes(grid: Grid, routing: Routing, theme: Theme, parts: Parts) -> None:
    sheet, lanes = grid.sheet, grid.chart.lanes
    inner = [routing.separators[number] for number in grid.separators]
    edges = [sheet.lanes[0], *inner, sheet.lanes[1]]
    for lane, (top, bottom) in zip(lanes, pairwise(edges), strict=True):
        _band(grid, lane.id, lane.role, lane.name, (top, bottom), parts)
    for lane, y in zip(lanes, edges[1:], strict=True):
        if lane.lines:
            _named_line(grid, lane, y, theme, parts)
        elif y != edges[-1] or grid.chart.rows:
            parts.lines.append(_border(f"border/{lane.id}", sheet, y))


def _band(grid: Grid, identifier: str, role: str, name: str, span: Span, parts: Parts) -> None:
    sheet = grid.sheet
    top, bottom = span
    width = sheet.right - sheet.head
    flat = name.replace("\n", " ")
    parts.bands.append(Band(f"band/{identifier}", f"band-{role}", Box(sheet.head, top, width, bottom - top), name=flat))
    words = Words(grid.lines[f"head/{identifier}"], grid.style.step, bold=True, text=flat)
    box = Box(sheet.left, top + 1, sheet.head - sheet.left - 2, bottom - top - 2)
    parts.cards.append(Card(f"lane/{identifier}", f"lane-{role}", box, words, shape="rectangle", kind="lane"))


def _border(identifier: str, sheet: Sheet, y: float) -> Line:
    return Line(identifier, "lane-border", (sheet.head, y), (sheet.right, y), weight=0.7)


def _named_line(grid: Grid, lane: Lane, y: float, theme: Theme, parts: Parts) -> None:
    """A line of the blueprint across the page, its name at the right end."""
    sheet, style = grid.sheet, grid.style
    role = lane.lines[0]
    name = "\n".join(term(line, grid.chart.language) for line in lane.lines)
    end = sheet.names[0] + 1
    weight = theme.paint(role).weight
    identifier = f"{role}/{lane.id}" if any(line.id == role for line in parts.lines) else role
    parts.lines.append(Line(identifier, role, (sheet.left, y), (end, y), "dashed", weight, name.replace("\n", " ")))
    lines = name_lines(lane, grid)
    high = len(lines) * pitch(style.small)
    words = Words(lines, style.small, align="left", text=name.replace("\n", " "))
    top = y - high if lane is grid.chart.lanes[-1] else y - high / 2
    box = Box(end + 2, top, sheet.right - end - 2, high)
    parts.cards.append(Card(f"name/{identifier}", "text", box, words, shape="plain", kind="label", inset=0))


# headings


def _titles(chart: Chart, grid: Grid, parts: Parts) -> None:
    style, sheet = grid.style, grid.sheet
    top, bottom = sheet.title
    if bottom <= top:
        return
    lines = grid.lines["title"]
    high = len(lines) * pitch(style.title)
    words = Words(lines, style.title, bold=True, align="left", text=chart.title)
    width = sheet.right - sheet.left
    box = Box(sheet.left, top, width, high)
    parts.cards.append(Card("title", "title", box, words, shape="plain", kind="title", inset=0))
    if chart.subtitle:
        words = Words(grid.lines["subtitle"], style.body, align="left", text=chart.subtitle)
        box = Box(sheet.left, top + high + 2, width, words.height)
        parts.cards.append(Card("subtitle", "subtitle", box, words, shape="plain", kind="title", inset=0))


def headers(chart: Chart, grid: Grid, sheet: Sheet, parts: Parts) -> None:
    """The phases over their steps, and the steps' names."""
    style = grid.style
    top, bottom = sheet.phases
    for phase in chart.phases:
        left, right = sheet.columns[phase.first][0] - 4, sheet.columns[phase.last][1] + 4
        words = Words(grid.lines[phase.id], style.phase, bold=True, text=phase.name)
        box = Box(left, top, right - left, bottom - top - 3)
        parts.cards.append(Card(phase.id, "phase", box, words, shape="chevron", kind="phase"))
    top, bottom = sheet.steps
    for step, (left, right) in zip(chart.steps, sheet.columns, strict=True):
        if step not in chart.headings:
            continue
        words = Words(grid.lines[f"step/{step.id}"], style.step, bold=True, text=step.name)
        box = Box(left, top, right - left, bottom - top - 2)
        parts.cards.append(Card(f"step/{step.id}", step.role, box, words, shape="plain", kind="step", inset=0))
        if not chart.lanes:
            parts.markers += _beside(step, box, words)


def _beside(step: Step, box: Box, words: Words) -> list[Marker]:
    """The marks of a step after its name, where no card shows them."""
    x = box.center[0] + max(text.width(line, words.size, True) for line in words.lines) / 2 + 3
    return [
        Marker(
            f"step/{step.id}/{mark.role}/{number}",
            mark.role,
            Box(min(x + number * (BADGE + 1), box.right + 4), box.center[1] - BADGE / 2, BADGE, BADGE),
            mark.glyph,
            mark.meaning,
            card=f"step/{step.id}",
        )
        for number, mark in enumerate(step.marks[:2])
    ]


# the curve


def feelings(chart: Chart, grid: Grid, sheet: Sheet, parts: Parts) -> None:
    """The emotion curve in its band, with a zero line and a point for each score."""
    top, bottom = sheet.emotion
    if not chart.feelings or bottom <= top:
        return
    _band(grid, "emotion", "emotion", term("overlay-emotion", chart.language), (top, bottom), parts)
    parts.lines.append(_border("border/emotion", sheet, bottom))
    curve_in(chart, sheet.columns, Box(sheet.head, top, sheet.right - sheet.head, bottom - top), "", parts)


def curve_in(chart: Chart, columns: Sequence[Span], box: Box, suffix: str, parts: Parts) -> None:
    """The curve of a chart's feelings over the given columns, within a box."""
    drawn = curve.drawn(chart, columns, box, suffix)
    parts.lines += drawn.lines
    parts.curves += drawn.curves
    parts.cards += drawn.cards
    parts.markers += drawn.markers


# overlays


def _rows(grid: Grid, parts: Parts) -> None:
    for row, span, levels in zip(grid.chart.rows, grid.sheet.rows, grid.sheet.levels, strict=True):
        _band(grid, row.id, row.role, row.name, span, parts)
        parts.lines.append(_border(f"border/{row.id}", grid.sheet, span[1]))
        if row.axis:
            parts.lines.append(_axis(grid, row, levels[0]))
        for cell in row.cells:
            card = _note(grid, cell, levels[cell.level])
            parts.cards.append(card)
            if cell.pin:
                parts.markers.append(_pin(cell.pin, card))
        if row.sum:
            parts.cards.append(_sum(grid, row, span))


def _pin(mark: Mark, card: Card) -> Marker:
    """A note's mark, at the middle of its left edge and clear of its text."""
    box = Box(card.box.x - PIN + 2, card.box.center[1] - PIN / 2, PIN, PIN)
    return Marker(f"{card.id}/{mark.role}", mark.role, box, mark.glyph, mark.meaning, size=10, card=card.id)


def _axis(grid: Grid, row: Row, span: Span) -> Line:
    """The line of time through a row's cells."""
    sheet, middle = grid.sheet, (span[0] + span[1]) / 2
    end = sheet.names[0] if row.sum else sheet.right
    start, flat = (sheet.head + 2, middle), row.name.replace("\n", " ")
    return Line(f"axis/{row.id}", "axis", start, (end, middle), "solid", 1.0, flat, "open")


def _sum(grid: Grid, row: Row, span: Span) -> Card:
    style, (left, right) = grid.style, grid.sheet.names
    words = Words(sum_lines(row, grid), style.small, bold=True, align="left", text=row.sum.replace("\n", " "))
    box = Box(left + 3, span[0] + 1, right - left - 4, span[1] - span[0] - 2)
    return Card(f"sum/{row.id}", "text", box, words, shape="plain", kind="label", inset=0)


def _note(grid: Grid, cell: Cell, span: Span) -> Card:
    left, right = grid.sheet.columns[cell.first][0], grid.sheet.columns[cell.last][1]
    words = Words(grid.lines[cell.id], grid.style.body, text=text.clean(cell.text))
    return _card(cell, Box(left, span[0], right - left, span[1] - span[0]), words)


# words about the drawing


def reading(chart: Chart) -> tuple[str, ...]:
    """The cards step by step, lane by lane, then what hangs below each step."""
    found = []
    for column in range(len(chart.steps)):
        for holder in chart.holders:
            found += [cell.id for cell in holder.cells if cell.first == column and cell.kind == "card"]
    return tuple(found)


def described(chart: Chart) -> str:
    """The alternative text: one sentence with what there is and where the lines run."""
    sentences = []
    for number, tag in enumerate(languages_of(chart.language)):
        names = [lane.name.split("\n")[min(number, lane.name.count("\n"))] for lane in chart.lanes]
        lines = [
            term("drawing-line", tag).format(term(line, tag), name)
            for lane, name in zip(chart.lanes, names, strict=True)
            for line in lane.lines
        ]
        comma, semicolon = ("；", "；") if tag.startswith("zh") else (", ", "; ")
        counts = (len(chart.phases), len(chart.steps), len(chart.lanes), len(chart.cells), len(chart.arrows))
        after = semicolon + comma.join(lines) if lines else ""
        name = chart.name.split(" / ")[min(number, chart.name.count(" / "))]
        sentences.append(term("drawing-counts", tag).format(name, *counts, after))
    return " ".join(dict.fromkeys(sentences))
