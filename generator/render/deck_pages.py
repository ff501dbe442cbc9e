"""What stands on each slide and where: the outline's blocks measured, placed and paged.

In: an outline's slides and the figures' scenes. Out: `Page` values, pieces with their boxes in points on 960 × 540.
Guaranteed: nothing under 10 points, no text larger than its box, titles of several pages numbered; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from generator import text
from generator.outline import Block, Callout, Chart, Figure, Layout, Prose, Slide, Table
from generator.scene import Box, Scene, Words
from generator.terms import is_chinese, languages_of

AREA = Box(36, 88, 888, 412)
TITLE = Box(36, 10, 738, 57)
GUTTER = 16.0
TABLE_SIZES = (14.0, 12.0, 11.0, 10.5)
CELL_INSET = (7.0, 4.5)
CALLOUT_INSET = (18.0, 14.0)
PROSE_SIZES = (20.0, 18.0, 16.0)
PROSE_BESIDE = (16.0, 15.0, 14.0, 13.0, 12.0)
BULLET = 16.0  # points: the hanging indent of the body's first level
PITCH = 1.3  # em from baseline to baseline, in text that a reader edits
SLACK = 0.97  # of a width: what other faces may need more


class ProsePiece(NamedTuple):
    """Paragraphs at one size. Units: points."""

    box: Box
    paragraphs: tuple[str, ...]
    size: float
    before: float
    bullets: bool


class TablePiece(NamedTuple):
    """The rows of a table that stand on one page, with their measured heights; the header's is the first."""

    box: Box
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    description: str


class ChartPiece(NamedTuple):
    box: Box
    chart: Chart
    large: bool


class CalloutPiece(NamedTuple):
    """A callout with its value, its caption and its small print, each broken into lines.

    Units: points; `above` is from the card's top to the value.
    """

    box: Box
    callout: Callout
    words: tuple[Words, ...]
    above: float = 0.0

    @property
    def height(self) -> float:
        """What the words need, with air around them. Units: points."""
        return sum(words.height for words in self.words) + 2 * CALLOUT_INSET[1] + 6


Piece = Scene | ProsePiece | TablePiece | ChartPiece | CalloutPiece


class Page(NamedTuple):
    """One slide of the deck; it is `number` of those that its outline's slide became."""

    slide: Slide
    layout: Layout
    title: str
    pieces: tuple[Piece, ...]
    number: int
    of: int


def pages_of(slide: Slide, figures: Mapping[str, tuple[Scene, ...]], language: str) -> list[Page]:
    """The slide's pages, one at least."""
    contents = _contents(slide, figures) or [()]
    count = len(contents)
    ahead = sum(map(_is_overview, contents))
    pages = []
    for number, pieces in enumerate(contents, 1):
        overview = _is_overview(pieces)
        place, among = (number, ahead) if overview else (number - ahead, count - ahead)
        title = numbered(slide.title, place, among, language, overview)
        pages.append(Page(slide, _layout(slide, pieces), title, pieces, number, count))
    return pages


def _is_overview(pieces: tuple[Piece, ...]) -> bool:
    """Whether the page shows a drawing as a whole, ahead of its parts; overviews come first."""
    return any(isinstance(piece, Scene) and piece.kind == "overview" for piece in pieces)


def numbered(title: str, number: int, count: int, language: str, overview: bool = False) -> str:
    """The title of one page of several, in each of its languages; an overview is called one."""
    tags = languages_of(language)
    lines = title.split("\n") if len(tags) > 1 else [title]
    marks = [_mark(tag, number, count, overview) for tag in tags]
    return "\n".join(line + marks[min(index, len(marks) - 1)] for index, line in enumerate(lines))


def _mark(tag: str, number: int, count: int, overview: bool) -> str:
    chinese = is_chinese(tag)
    parts = [("总览" if chinese else "overview") if overview else "", f"{number}/{count}" if count > 1 else ""]
    inner = " ".join(part for part in parts if part)
    if not inner:
        return ""
    return f"（{inner}）" if chinese else f" ({inner})"


def _layout(slide: Slide, pieces: Sequence[Piece]) -> Layout:
    if slide.layout in ("cover", "section"):
        return slide.layout
    return "text" if any(isinstance(piece, ProsePiece) for piece in pieces) else "canvas"


def _contents(slide: Slide, figures: Mapping[str, tuple[Scene, ...]]) -> list[tuple[Piece, ...]]:
    if slide.layout in ("cover", "section"):
        return []
    flow = _Flow()
    groups = _groups(slide.blocks)
    beside = _prose_beside(groups)
    if beside:
        return [beside]
    for index, blocks in enumerate(groups):
        first = blocks[0]
        if isinstance(first, Figure):
            flow.figure(figures[first.key])
        elif isinstance(first, Table):
            flow.table(first)
        elif isinstance(first, Prose):
            flow.prose(first, alone=len(groups) == 1)
        elif isinstance(first, Callout):
            flow.callouts([block for block in blocks if isinstance(block, Callout)], alone=len(groups) == 1)
        else:
            flow.charts([block for block in blocks if isinstance(block, Chart)], last=index == len(groups) - 1)
    return flow.done()


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


def _prose_beside(groups: Sequence[Sequence[Block]]) -> tuple[Piece, ...]:
    """One prose and some charts: the text at the left, the charts at the right; () when that is not what there is."""
    kinds = [type(blocks[0]) for blocks in groups]
    if sorted(kind.__name__ for kind in kinds) != ["Chart", "Prose"]:
        return ()
    prose = next(blocks[0] for blocks in groups if isinstance(blocks[0], Prose))
    charts = [block for blocks in groups for block in blocks if isinstance(block, Chart)]
    assert isinstance(prose, Prose)
    left = Box(AREA.x, AREA.y, 300, AREA.height)
    size = next((size for size in PROSE_BESIDE if _prose_height(prose, left.width, size) <= left.height), 0.0)
    if not size or len(charts) > 2:
        return ()
    right = Box(left.right + 2 * GUTTER, AREA.y, AREA.right - left.right - 2 * GUTTER, AREA.height)
    boxes = grid(right, len(charts), columns=1)
    piece = _prose_piece(prose, left, size)
    return (piece, *(ChartPiece(box, chart, True) for box, chart in zip(boxes, charts, strict=True)))


def grid(area: Box, count: int, columns: int = 3) -> list[Box]:
    """Equal boxes in rows of up to `columns`; four stand two by two."""
    across = min(columns, 2 if count == 4 else count)
    down = -(-count // across)
    width = (area.width - GUTTER * (across - 1)) / across
    height = (area.height - GUTTER * (down - 1)) / down
    return [
        Box(area.x + (at % across) * (width + GUTTER), area.y + (at // across) * (height + GUTTER), width, height)
        for at in range(count)
    ]


class _Flow:
    """Blocks set one under the other, on as many pages as they need."""

    def __init__(self) -> None:
        self._pages: list[tuple[Piece, ...]] = []
        self._page: list[Piece] = []
        self._top = AREA.y

    def done(self) -> list[tuple[Piece, ...]]:
        self._turn()
        return self._pages

    def _turn(self) -> None:
        if self._page:
            self._pages.append(tuple(self._page))
        self._page, self._top = [], AREA.y

    @property
    def _room(self) -> float:
        return AREA.bottom - self._top

    def _put(self, piece: Piece, bottom: float) -> None:
        self._page.append(piece)
        self._top = max(self._top, bottom + GUTTER)

    def figure(self, scenes: Sequence[Scene]) -> None:
        for scene in scenes:
            self._turn()
            self._pages.append((scene,))

    def callouts(self, callouts: Sequence[Callout], alone: bool) -> None:
        """Rows of equal cards, as high as the fullest needs; larger when the slide is theirs."""
        start = 0
        while start < len(callouts):
            width = grid(AREA, len(callouts) - start)[0].width
            measured = [_measured(callout, width, alone) for callout in callouts[start : start + 9]]
            height = max(190.0 if alone else 84.0, *(piece.height for piece in measured))
            rows = max(1, min(int((self._room + GUTTER) // (height + GUTTER)), 3))
            if height > self._room and self._page:
                self._turn()
                continue
            across = 2 if len(measured) == 4 else 3
            shown = measured[: rows * across]
            down = -(-len(shown) // across)
            block = Box(AREA.x, self._top, AREA.width, min(down * (height + GUTTER) - GUTTER, self._room))
            if alone and start == 0:
                block = block.moved(0, max(0.0, (self._room - block.height) * 0.35))
            fullest = max(piece.height - 2 * CALLOUT_INSET[1] for piece in shown)
            for piece, box in zip(shown, grid(block, len(shown)), strict=True):
                self._put(piece._replace(box=box, above=max(4.0, (box.height - fullest) / 2)), box.bottom)
            start += len(shown)

    def charts(self, charts: Sequence[Chart], last: bool) -> None:
        """A grid in what is left of the page, six charts at the most."""
        for start in range(0, len(charts), 6):
            shown = charts[start : start + 6]
            rows = 2 if len(shown) > 3 else 1
            if self._room < 150 * rows:
                self._turn()
            height = self._room if last or rows > 1 else min(self._room, 240)
            for chart, box in zip(shown, grid(Box(AREA.x, self._top, AREA.width, height), len(shown)), strict=True):
                self._put(ChartPiece(box, chart, len(shown) < 3), box.bottom)

    def prose(self, prose: Prose, alone: bool) -> None:
        """At the largest size that fits; over more pages when none does."""
        sizes = PROSE_SIZES if alone else PROSE_BESIDE[:3]
        size = next((size for size in sizes if _prose_height(prose, AREA.width, size) <= self._room), 0.0)
        if not size and self._page:
            self._turn()
            size = next((size for size in sizes if _prose_height(prose, AREA.width, size) <= self._room), 0.0)
        for part in [prose] if size else _prose_parts(prose, AREA.width, sizes[-1], AREA.height):
            height = AREA.height if alone else _prose_height(part, AREA.width, size or sizes[-1])
            if height > self._room + 0.01:
                self._turn()
            box = Box(AREA.x, self._top, AREA.width, min(height, self._room))
            self._put(_prose_piece(part, box, size or sizes[-1]), box.bottom)

    def table(self, table: Table) -> None:
        """Rows until the page is full, the header on each page; smaller type when that saves the second page."""
        measures = [_TableMeasure(table, size) for size in TABLE_SIZES]
        fitting = [measure for measure in measures[1:] if measure.height <= self._room]
        if measures[0].height <= self._room * 0.7 and measures[0].lines == measures[1].lines:
            fitting.insert(0, measures[0])
        measure = fitting[0] if fitting else measures[2]
        if fitting:
            measure.loosen(self._room * 0.85)
        rows = list(measure.rows())
        while rows:
            if self._page and measure.head + sum(height for _, height in rows[:2]) > self._room + 0.01:
                self._turn()
            taken, height = 0, measure.head
            while taken < len(rows) and (not taken or height + rows[taken][1] <= self._room + 0.01):
                height += rows[taken][1]
                taken += 1
            self._put(measure.piece(self._top, rows[:taken]), self._top + height)
            rows = rows[taken:]
            if rows:
                self._turn()


# Measuring -----------------------------------------------------------------------------------------------------------


def _lines(paragraph: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    return text.wrap(paragraph, width * SLACK, size, bold)


def _prose_height(prose: Prose, width: float, size: float) -> float:
    inner = width - (BULLET if prose.bullets else 0)
    lines = sum(len(_lines(paragraph, inner, size)) for paragraph in prose.paragraphs)
    return lines * size * PITCH + len(prose.paragraphs) * round(size * 0.5)


def _prose_piece(prose: Prose, box: Box, size: float) -> ProsePiece:
    """The paragraphs with some of the room that is left between them."""
    least = round(size * 0.5)
    left = (box.height - _prose_height(prose, box.width, size)) / max(1, len(prose.paragraphs))
    return ProsePiece(box, prose.paragraphs, size, least + max(0, min(round(left), least)), prose.bullets)


def _prose_parts(prose: Prose, width: float, size: float, height: float) -> list[Prose]:
    """The prose cut between paragraphs, and inside one that is higher than a page."""
    most = int((height - round(size * 0.5)) // (size * PITCH))
    pieces: list[str] = []
    for paragraph in prose.paragraphs:
        lines = _lines(paragraph, width - BULLET, size)
        pieces += [_rejoined(paragraph, lines[at : at + most]) for at in range(0, len(lines), most)]
    parts: list[list[str]] = [[]]
    for piece in pieces:
        if parts[-1] and _prose_height(Prose((*parts[-1], piece), prose.bullets), width, size) > height:
            parts.append([])
        parts[-1].append(piece)
    return [Prose(tuple(part), prose.bullets) for part in parts]


def shortened(whole: str, width: float, size: float, most: int, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it needs more lines than `most`. Units: points."""
    lines = _lines(whole, width, size, bold)
    if len(lines) <= most:
        return whole
    kept = _rejoined(whole, lines[:most])
    while kept and len(_lines(kept + "…", width, size, bold)) > most:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _rejoined(whole: str, lines: Sequence[str]) -> str:
    """Lines of a text put together again, with the blank or line end that the text has between them."""
    clean = text.clean(whole)
    joined, at = "", 0
    for line in lines:
        found = max(clean.find(line, at), 0)
        before = clean[found - 1] if found else ""
        joined += (before if joined and before in (" ", "\n") else "") + line
        at = found + len(line)
    return joined


def _measured(callout: Callout, width: float, alone: bool) -> CalloutPiece:
    inner = width - 2 * CALLOUT_INSET[0]
    sizes = (54.0, 48.0, 40.0, 34.0, 28.0, 24.0, 20.0) if alone else (34.0, 30.0, 26.0, 22.0, 18.0)
    large = next((size for size in sizes if len(_lines(callout.value, inner, size, True)) == 1), sizes[-1])
    caption, note = (16.0, 12.0) if alone else (13.0, 10.5)
    parts = ((callout.value, large, True), (callout.caption, caption, True), (callout.note, note, False))
    words = tuple(
        Words(_lines(part, inner, size, bold), size, bold, "left", size * (1.2 if size == large else PITCH), part)
        for part, size, bold in parts
        if part
    )
    return CalloutPiece(AREA, callout, words)


class _TableMeasure:
    """A table at one size: its columns and its rows' heights. Units: points."""

    def __init__(self, table: Table, size: float) -> None:
        self._table = table
        self._size = size
        self._pitch = size * PITCH
        self._air = 2 * CELL_INSET[1]
        self._columns = self._shared() if table.shares else self._natural()
        self.head = self._row_height(table.header, bold=True)

    @property
    def height(self) -> float:
        return self.head + sum(self._row_height(row) for row in self._table.rows)

    @property
    def lines(self) -> int:
        return sum(len(self._cell_lines(cell, at)) for row in self._table.rows for at, cell in enumerate(row))

    def loosen(self, height: float) -> None:
        """More air in each row, up to this height in all."""
        count = len(self._table.rows) + 1
        self._air += max(0.0, min((height - self.height) / count, 9.0))
        self.head = self._row_height(self._table.header, bold=True)

    def rows(self) -> Iterator[tuple[tuple[str, ...], float]]:
        """The rows with their heights; one that is higher than a page comes in parts."""
        most = int((AREA.height - self.head - self._air) // self._pitch)
        for row in self._table.rows or (("",) * len(self._table.header),):
            cells = [self._cell_lines(cell, at) for at, cell in enumerate(row)]
            count = max(map(len, cells))
            if count <= most:
                yield row, self._row_height(row)
                continue
            for start in range(0, count, most):
                part = [_rejoined(row[at], cell[start : start + most]) for at, cell in enumerate(cells)]
                yield tuple(part), min(most, count - start) * self._pitch + self._air

    def piece(self, top: float, rows: Sequence[tuple[tuple[str, ...], float]]) -> TablePiece:
        heights = (self.head, *(height for _, height in rows))
        box = Box(AREA.x, top, sum(self._columns), sum(heights))
        shown = tuple(row for row, _ in rows)
        table = self._table
        return TablePiece(box, table.header, shown, self._columns, heights, self._size, table.description)

    def _cell_lines(self, cell: str, column: int, bold: bool = False) -> tuple[str, ...]:
        return _lines(cell, self._columns[column] - 2 * CELL_INSET[0], self._size, bold)

    def _row_height(self, row: Sequence[str], bold: bool = False) -> float:
        most = max((len(self._cell_lines(cell, at, bold)) for at, cell in enumerate(row)), default=1)
        return most * self._pitch + self._air

    def _shared(self) -> tuple[float, ...]:
        total = sum(self._table.shares)
        return tuple(AREA.width * share / total for share in self._table.shares)

    def _natural(self) -> tuple[float, ...]:
        """No column narrower than its longest word; what is left goes by the root of what each would like."""
        columns = list(zip(self._table.header, *self._table.rows, strict=True))
        frame = 2 * CELL_INSET[0] + 4
        least, liked = [], []
        for header, *cells in columns:
            words = max((text.widest_word(cell, self._size) for cell in cells), default=0.0)
            least.append(min(max(words, text.widest_word(header, self._size, True)) / SLACK + frame, AREA.width / 4))
            lines = [text.width(line, self._size, True) for cell in (header, *cells) for line in cell.split("\n")]
            liked.append(max(lines) / SLACK + frame)
        if sum(liked) <= AREA.width:
            return tuple(AREA.width * width / sum(liked) for width in liked)
        roots = [max(0.0, want - need) ** 0.5 for want, need in zip(liked, least, strict=True)]
        spare = max(0.0, AREA.width - sum(least))
        widths = [need + spare * root / (sum(roots) or 1) for need, root in zip(least, roots, strict=True)]
        return tuple(AREA.width * width / sum(widths) for width in widths)
