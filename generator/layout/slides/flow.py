"""Blocks set one under the other or side by side, on as many pages as they need.

In: a slide's blocks, the figures' scenes, the frame of its layout, the language. Out: pages of pieces. Guaranteed: what
is said is on one of the pages; pieces do not overlap and stay in the frame's area.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from generator.layout.slides import figures, tables
from generator.layout.slides import prose as running
from generator.layout.slides.fitting import GUTTER, grid, lowered
from generator.layout.slides.pieces import (
    Arrow,
    ChartPiece,
    Group,
    Piece,
    ProsePiece,
    ScenePiece,
    TextShape,
    shapes_of,
)
from generator.layout.slides.setters import BESIDE, as_prose, parts, set_block
from generator.outline.blocks import Block, Callout, Chart, Figure, Prose, Table
from generator.scene import Box, Scene

SCENE_AREA = Box(36, 80, 888, 428)  # where drawings stand on pages of their own, 960 × 540
STRIP = 66.0  # points: the height of a chart of one bar, whose parts make up the whole
LEAST_CHART = 150.0  # points: the height that a row of charts needs
LEAST_PICTURE = 170.0  # points: the height that a picture of an archetype needs beside other things
Pages = list[tuple[Piece, ...]]


def flow(blocks: Sequence[Block], drawings: Mapping[str, tuple[Scene, ...]], area: Box, language: str) -> Pages:
    """The pages of the blocks; none when there are none."""
    groups = _groups(blocks)
    beside = _beside(groups, area, language)
    if beside:
        return [beside]
    made = _Flow(area, language)
    for index, group in enumerate(groups):
        made.put(group, drawings, groups[index + 1 :], alone=len(groups) == 1)
    return made.done()


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """What is laid out at a time. Neighbouring callouts and charts share a page: callouts first, in a row."""
    groups: list[list[Block]] = []
    for kind, found in groupby(blocks, key=lambda block: Chart if isinstance(block, Callout) else type(block)):
        together = list(found)
        if kind is Chart:
            groups.append([block for block in together if isinstance(block, Callout)])
            groups.append([block for block in together if isinstance(block, Chart)])
        else:
            groups += [[block] for block in together]
    return [group for group in groups if group]


# Side by side --------------------------------------------------------------------------------------------------------


def _beside(groups: Sequence[Sequence[Block]], area: Box, language: str) -> tuple[Piece, ...]:
    """Two kinds of blocks that stand well side by side, in their order; () when that is not what there is."""
    if len(groups) != 2:
        return ()
    charts = [block for group in groups for block in group if isinstance(block, Chart)]
    table = next((group[0] for group in groups if isinstance(group[0], Table)), None)
    prose = next((group[0] for group in groups if isinstance(group[0], Prose)), None)
    shape = next((group[0] for group in groups if isinstance(group[0], BESIDE)), None)
    first = isinstance(groups[0][0], Prose | Table)
    if len(charts) == 1 and isinstance(table, Table) and not _is_strip(charts[0]):
        return _table_beside(charts[0], table, area, language, first)
    if not isinstance(prose, Prose):
        return ()
    if 0 < len(charts) < 3:
        left, right = _parted(area, 300.0 * area.width / 888.0)
        boxes = grid(right, len(charts), columns=1)
        others: list[Piece] = [ChartPiece(box, chart, True) for box, chart in zip(boxes, charts, strict=True)]
        return _with_prose(prose, left, others, language, True)
    if shape is not None:
        share = 0.36 * area.width
        left, right = _parted(area, share if first else area.width - share - 2 * GUTTER)
        made = set_block(shape, right if first else left, language)
        if made and len(made) == 1:
            return _with_prose(prose, left if first else right, list(made[0]), language, first)
    return ()


def _is_strip(chart: Chart) -> bool:
    return chart.kind == "stacked" and len(chart.categories) == 1


def _parted(area: Box, width: float) -> tuple[Box, Box]:
    left = Box(area.x, area.y, width, area.height)
    return left, Box(left.right + 2 * GUTTER, area.y, area.right - left.right - 2 * GUTTER, area.height)


def _with_prose(prose: Prose, box: Box, others: list[Piece], language: str, first: bool) -> tuple[Piece, ...]:
    size = running.fitting_size(prose, box, running.SIZES_BESIDE, language)
    if size is None:
        return ()
    said = running.piece(prose, box, size, language)
    return (said, *others) if first else (*others, said)


def _table_beside(chart: Chart, table: Table, area: Box, language: str, first: bool) -> tuple[Piece, ...]:
    share = (0.5 if len(table.header) < 4 else 0.58) * area.width
    left, right = _parted(area, share if first else area.width - share - 2 * GUTTER)
    place = left if first else right
    measure = tables.measured(table, place, area.height, language)
    if measure.height > area.height:
        return ()
    piece = measure.piece(area.y, list(measure.rows()))
    shown = ChartPiece(right if first else left, chart, True)
    return (piece, shown) if first else (shown, piece)


# One under the other -------------------------------------------------------------------------------------------------


class _Flow:
    """Fills pages from the top."""

    def __init__(self, area: Box, language: str) -> None:
        self._area = area
        self._language = language
        self._pages: Pages = []
        self._page: list[Piece] = []
        self._top = area.y

    def done(self) -> Pages:
        self._turn()
        return self._pages

    def put(
        self,
        group: Sequence[Block],
        drawings: Mapping[str, tuple[Scene, ...]],
        later: Sequence[Sequence[Block]],
        alone: bool,
    ) -> None:
        """A group of blocks of one kind; `later` are those that come after it."""
        first = group[0]
        if isinstance(first, Figure):
            self._figure(drawings[first.key])
        elif isinstance(first, Table):
            self._table(first, max(self._strip_after(later), self._kept_for(later)))
        elif isinstance(first, Prose):
            self._prose(first, alone)
        elif isinstance(first, Callout):
            self._callouts([block for block in group if isinstance(block, Callout)], alone)
        elif isinstance(first, Chart):
            self._charts([block for block in group if isinstance(block, Chart)], last=not later)
        else:
            self._picture(first, later)

    def _turn(self) -> None:
        if self._page:
            self._pages.append(tuple(self._page))
        self._page, self._top = [], self._area.y

    @property
    def _room(self) -> float:
        return self._area.bottom - self._top

    def _put(self, piece: Piece, bottom: float) -> None:
        self._page.append(piece)
        self._top = max(self._top, bottom + GUTTER)

    def _figure(self, scenes: Sequence[Scene]) -> None:
        for scene in scenes:
            self._turn()
            self._pages.append((placed(scene, self._area),))

    def _picture(self, block: Block, later: Sequence[Sequence[Block]]) -> None:
        """An archetype in what is left of the page, less what the text below it needs; else on pages of its own."""
        below = self._kept_for(later)
        room = self._room - below
        if (self._page and room >= LEAST_PICTURE) or not self._page:
            made = set_block(block, Box(self._area.x, self._top, self._area.width, room), self._language)
            if not made and below and not self._page:
                made, below = set_block(block, self._area, self._language), 0.0
            if made:
                self._put_pages(made, below)
                return
        if self._page:
            self._turn()
            self._picture(block, later)
            return
        self._in_parts(block)

    def _in_parts(self, block: Block) -> None:
        """As few parts as have room, each on a page; a part that has none even alone as running text."""
        count, shared = 2, parts(block, 2)
        while shared:
            made = [set_block(part, self._area, self._language, first) for part, first in shared]
            more = parts(block, count + 1)
            if all(made) or not more:
                break
            count, shared = count + 1, more
        if not shared:
            shared, made = [(block, 0)], [[]]
        for (part, _), pages in zip(shared, made, strict=True):
            self._turn()
            if pages:
                self._put_pages(pages, 0.0)
            else:
                self._prose(as_prose(part, self._language), alone=True)

    def _put_pages(self, pages: Pages, below: float) -> None:
        for page in pages[:-1]:
            self._page += page
            self._turn()
        self._page += _told_apart(pages[-1], self._page)
        bottom = max((shape.box.bottom for shape in shapes_of(pages[-1])), default=self._area.bottom)
        self._top = bottom + 1.5 * GUTTER if below else self._area.bottom

    def _kept_for(self, later: Sequence[Sequence[Block]]) -> float:
        """The height of a short text that follows, with the space above it."""
        if len(later) != 1 or not isinstance(later[0][0], Prose):
            return 0.0
        size = running.SIZES_BESIDE[1]
        height = running.height(later[0][0].lines, self._area.width, size, self._language)
        return height + GUTTER if height < self._area.height * 0.35 else 0.0

    def _callouts(self, callouts: Sequence[Callout], alone: bool) -> None:
        """Rows of equal cards, as high as the fullest needs; larger when the slide is theirs."""
        area, start = self._area, 0
        while start < len(callouts):
            across = 3 if alone else self._across(callouts[start : start + 9])
            width = grid(area, len(callouts) - start, across)[0].width
            found = figures.measured_all(callouts[start : start + 9], width, self._language, alone)
            held = next((at for at, one in enumerate(found) if one.needed > area.height), len(found))
            if not held:
                self._prose(as_prose(callouts[start], self._language), alone=True)
                start += 1
                continue
            found = found[:held]
            height = max(84.0, *(figure.needed for figure in found))
            if alone:
                down = -(-len(found) // (2 if len(found) == 4 else 3))
                height = max(height, min(max(height * 1.4, area.height * 0.6), (area.height + GUTTER) / down - GUTTER))
            rows = max(1, min(int((self._room + GUTTER) // (height + GUTTER)), 3))
            if height > self._room and self._page:
                self._turn()
                continue
            columns = 2 if len(found) == 4 and across == 3 else across
            shown = found[: rows * columns]
            down = -(-len(shown) // columns)
            block = Box(area.x, self._top, area.width, min(down * (height + GUTTER) - GUTTER, self._room))
            if alone and start == 0:
                block = lowered(Box(area.x, self._top, area.width, self._room), block.height)
            for piece in figures.cards(shown, grid(block, len(shown), across), start, self._language):
                self._put(piece, piece.pieces[0].box.bottom)
            start += len(shown)

    def _across(self, callouts: Sequence[Callout]) -> int:
        """How many callouts stand in a row: four where two rows of two would leave no room for a chart."""
        width = grid(self._area, len(callouts))[0].width
        found = figures.measured_all(callouts, width, self._language, False)
        tall = 2 * max(84.0, *(figure.needed for figure in found)) + 2 * GUTTER
        return 4 if len(callouts) == 4 and self._room - tall < LEAST_CHART else 3

    def _charts(self, charts: Sequence[Chart], last: bool) -> None:
        """A grid in what is left of the page, six charts at the most."""
        for start in range(0, len(charts), 6):
            shown = charts[start : start + 6]
            rows = 2 if len(shown) > 3 else 1
            strips = all(map(_is_strip, shown))
            if self._room < (STRIP - GUTTER if strips else 150 * rows):
                self._turn()
            if strips and self._page:
                height = min(self._room, STRIP)
                boxes = grid(Box(self._area.x, self._area.bottom - height, self._area.width, height), len(shown))
                for chart, box in zip(shown, boxes, strict=True):
                    self._put(ChartPiece(box, chart, True), box.bottom)
                continue
            height = self._room if last or rows > 1 else min(self._room, 240)
            boxes = grid(Box(self._area.x, self._top, self._area.width, height), len(shown))
            for chart, box in zip(shown, boxes, strict=True):
                self._put(ChartPiece(box, chart, len(shown) < 3), box.bottom)

    def _prose(self, prose: Prose, alone: bool) -> None:
        """At the largest size that fits; over more pages when none does."""
        sizes = running.SIZES if alone else running.SIZES_BESIDE[:3]
        size = self._prose_size(prose, sizes)
        if not size and self._page:
            self._turn()
            size = self._prose_size(prose, sizes)
        width, full = self._area.width, self._area.height
        parts = [prose] if size else running.parts(prose, width, sizes[-1], full, self._language)
        for part in parts:
            height = full if alone else running.height(part.lines, width, size or sizes[-1], self._language)
            if height > self._room + 0.01:
                self._turn()
            box = Box(self._area.x, self._top, width, min(height, self._room))
            self._put(running.piece(part, box, size or sizes[-1], self._language), box.bottom)

    def _prose_size(self, prose: Prose, sizes: Sequence[float]) -> float:
        box = Box(self._area.x, self._top, self._area.width, self._room)
        return running.fitting_size(prose, box, sizes, self._language) or 0.0

    def _strip_after(self, later: Sequence[Sequence[Block]]) -> float:
        """What a strip that follows needs. Units: points."""
        last = len(later) == 1 and all(isinstance(block, Chart) and _is_strip(block) for block in later[0])
        return STRIP + GUTTER if last else 0.0

    def _table(self, table: Table, below: float = 0.0) -> None:
        """Rows until the page is full, the header on each page; smaller type when that saves the second page."""
        measure = tables.measured(table, self._area, self._room - below, self._language)
        first = list(measure.rows())[:2]
        if self._page and measure.head + sum(height for _, _, height in first) > self._room + 0.01:
            self._turn()
            measure = tables.measured(table, self._area, self._room, self._language)
        for at, rows in enumerate(measure.pages(self._room, self._area.height)):
            if at:
                self._turn()
            piece = measure.piece(self._top, rows)
            self._put(piece, piece.box.bottom)


def _told_apart(pieces: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """The pieces with ids that those already on the page do not have; they fill no slot of the layout a second time."""
    known = {shape.id for shape in shapes_of(others)}
    if not any(shape.id in known for shape in shapes_of(pieces)):
        return list(pieces)
    mark = f"{len(others)} "

    def other(shape: TextShape) -> TextShape:
        return shape._replace(id=mark + shape.id, slot=0)

    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, TextShape):
            found.append(other(piece))
        elif isinstance(piece, Group):
            found.append(piece._replace(pieces=tuple(map(other, piece.pieces))))
        elif isinstance(piece, Arrow):
            found.append(piece._replace(source=mark + piece.source, target=mark + piece.target))
        else:
            found.append(piece)
    return found


def placed(scene: Scene, area: Box) -> ScenePiece:
    """A drawing moved into the area, centre on centre."""
    (x, y), (own_x, own_y) = area.center, SCENE_AREA.center
    return ScenePiece(scene, x - own_x, y - own_y)


def is_overview(pieces: Sequence[Piece]) -> bool:
    """Whether the page shows a drawing as a whole, ahead of its parts; overviews come first."""
    return any(isinstance(piece, ScenePiece) and piece.scene.kind == "overview" for piece in pieces)


def has_prose(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, ProsePiece) for piece in pieces)
