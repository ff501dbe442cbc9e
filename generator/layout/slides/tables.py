"""Tables measured and cut into pages.

In: a `Table` and the room of a page in points. Out: `TablePiece` values. Guaranteed: the header stands on each page;
no page has a lonely row if another can spare one; a row higher than a page comes in parts; nothing under 10 points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import text
from generator.layout.slides.fitting import SLACK, pitch, rejoined, size_of
from generator.layout.slides.pieces import TablePiece
from generator.outline.blocks import Table
from generator.scene import Box

SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.5)
_AIRY = (0.8, 0.88, 0.96)  # of the room: what the largest sizes may fill
_WRAPPED = (1.04, 1.04, 1.2)  # of the lines that it has at 12 points: short cells stay on a line
PAGED = 12.0  # points: the type of a table that takes several pages
CELL_INSET = (8.0, 4.5)
UNTORN = 4  # characters of a header that stay on a line
Row = tuple[int, tuple[str, ...], float]  # its number in the table, its cells, its height


def measured(table: Table, area: Box, room: float, language: str) -> Measure:
    """The table at the size that suits the room: smaller type where that saves a page. Units: points."""
    usual = Measure(table, PAGED, area, language)
    if usual.height > room * 2:  # no size would bring it on the page
        return usual
    for at, size in enumerate(SIZES):
        measure = Measure(table, size, area, language)
        share = _AIRY[at] if at < len(_AIRY) else 1.0
        if measure.height <= room * share and (share == 1.0 or measure.lines <= usual.lines * _WRAPPED[at]):
            measure.loosen(room * (0.97 if len(table.rows) > 4 else 0.8))
            return measure
    return usual


class Measure:
    """A table at one size: its columns and its rows' heights. Units: points."""

    def __init__(self, table: Table, size: float, area: Box, language: str) -> None:
        self._table = table
        self._size = size
        self._area = area
        self._language = language
        self._pitch = pitch(size)
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
        """More air in each row, up to this height in all; rows of one line have as much as their type is high."""
        count = len(self._table.rows) + 1
        self._air += max(0.0, min((height - self.height) / count, 1.6 * self._size))
        self.head = self._row_height(self._table.header, bold=True)

    def rows(self) -> Iterator[Row]:
        """The rows with their heights; one that is higher than a page comes in parts."""
        most = max(1, int((self._area.height - self.head - self._air) // self._pitch))
        for number, row in enumerate(self._table.rows or (("",) * len(self._table.header),)):
            cells = [self._cell_lines(cell, at) for at, cell in enumerate(row)]
            count = max(map(len, cells))
            if count <= most:
                yield number, row, self._row_height(row)
                continue
            for start in range(0, count, most):
                part = [rejoined(row[at], cell[start : start + most]) for at, cell in enumerate(cells)]
                yield number, tuple(part), min(most, count - start) * self._pitch + self._air

    def pages(self, first: float, full: float) -> list[list[Row]]:
        """The rows page by page, the first of them with less room; the last two pages share a lonely row's burden."""
        rows = list(self.rows())
        pages = self._filled(rows, first, full)
        for share in (0.5, 0.6, 0.7, 0.8, 0.9):  # as many pages, less full: all of them alike
            even = self._filled(rows, min(first, full * share), full * share)
            if len(even) == len(pages) > 1:
                pages = even
                break
        if len(pages) > 1 and len(pages[-1]) == 1 and len(pages[-2]) > 2:
            _balance(pages, full - self.head)
        return self._aired(pages, first, full)

    def _aired(self, pages: list[list[Row]], first: float, full: float) -> list[list[Row]]:
        """The pages with the same air in each row, as much as the fullest of several pages has to give."""
        if len(pages) < 2:
            return pages
        rooms = [first, *[full] * (len(pages) - 1)]
        left = [
            (room - self.head - sum(row[2] for row in rows)) / (len(rows) + 1)
            for room, rows in zip(rooms, pages, strict=True)
        ]
        air = max(0.0, min(*left, self._size))
        self.head += air
        return [[(number, row, tall + air) for number, row, tall in rows] for rows in pages]

    def _filled(self, rows: Sequence[Row], first: float, full: float) -> list[list[Row]]:
        """The rows, each page as full as can be."""
        pages: list[list[Row]] = []
        room, used = first, self.head
        for row in rows:
            if not pages or (pages[-1] and used + row[2] > room + 0.01):
                room, used = (first if not pages else full), self.head
                pages.append([])
            pages[-1].append(row)
            used += row[2]
        return pages

    def piece(self, top: float, rows: Sequence[Row]) -> TablePiece:
        heights = (self.head, *(height for _, _, height in rows))
        box = Box(self._area.x, top, sum(self._columns), sum(heights))
        shown = tuple(row for _, row, _ in rows)
        table = self._table
        looks = {(row, column): role for row, column, role in table.roles}
        roles = tuple(
            (at, column, looks[number, column])
            for at, (number, _, _) in enumerate(rows)
            for column in range(len(table.header))
            if (number, column) in looks
        )
        return TablePiece(
            box, table.header, shown, self._columns, heights, self._size, table.description, roles, table.centered
        )

    def _cell_lines(self, cell: str, column: int, bold: bool = False) -> tuple[str, ...]:
        room = (self._columns[column] - 2 * CELL_INSET[0]) * SLACK
        parts = cell.split("\n")
        return tuple(
            line for part in parts for line in text.wrap(part, room, size_of(part, self._size, self._language), bold)
        )

    def _row_height(self, row: Sequence[str], bold: bool = False) -> float:
        most = max((len(self._cell_lines(cell, at, bold)) for at, cell in enumerate(row)), default=1)
        return most * self._pitch + self._air

    def _shared(self) -> tuple[float, ...]:
        """The author's shares; a column too narrow for its longest word takes from those that have room to spare."""
        whole, total = self._area.width, sum(self._table.shares)
        widths = [whole * share / total for share in self._table.shares]
        least = self._least()
        lacking = sum(max(0.0, need - width) for need, width in zip(least, widths, strict=True))
        spare = [max(0.0, width - need) for need, width in zip(least, widths, strict=True)]
        if not lacking or lacking > sum(spare):
            return tuple(widths)
        taken = lacking / sum(spare)
        return tuple(max(need, width - free * taken) for need, width, free in zip(least, widths, spare, strict=True))

    def _least(self) -> list[float]:
        """What each column's longest word needs, as far as a quarter of the table."""
        found = []
        for header, *cells in zip(self._table.header, *self._table.rows, strict=True):
            words = [text.widest_word(cell, self._size) for cell in cells]
            widest = max([text.widest_word(header, self._size, True), _short(header, self._size), *words])
            found.append(min(widest / SLACK + 2 * CELL_INSET[0], self._area.width / 4))
        return found

    def _natural(self) -> tuple[float, ...]:
        """No column narrower than its longest word; what is left goes by the root of what each would like."""
        columns = list(zip(self._table.header, *self._table.rows, strict=True))
        whole, frame = self._area.width, 2 * CELL_INSET[0] + 4
        least, liked = [], []
        for header, *cells in columns:
            words = max((text.widest_word(cell, self._size) for cell in cells), default=0.0)
            least.append(min(max(words, text.widest_word(header, self._size, True)) / SLACK + frame, whole / 4))
            lines = [text.width(line, self._size, True) for cell in (header, *cells) for line in cell.split("\n")]
            liked.append(max(lines) / SLACK + frame)
        if sum(liked) <= whole:
            return tuple(whole * width / sum(liked) for width in liked)
        roots = [max(0.0, want - need) ** 0.5 for want, need in zip(liked, least, strict=True)]
        spare = max(0.0, whole - sum(least))
        widths = [need + spare * root / (sum(roots) or 1) for need, root in zip(least, roots, strict=True)]
        return tuple(whole * width / sum(widths) for width in widths)


def _short(header: str, size: float) -> float:
    """What the lines of a header need that are too short to be torn, such as 序号; 0 without any. Units: points."""
    lines = [line for line in header.split("\n") if len(line) <= UNTORN]
    return max((text.width(line, size, True) for line in lines), default=0.0)


def _balance(pages: list[list[Row]], room: float) -> None:
    """Moves rows from the last page but one to the last, until both have as many."""
    while len(pages[-2]) > len(pages[-1]) + 1 and sum(row[2] for row in pages[-1]) + pages[-2][-1][2] <= room:
        pages[-1].insert(0, pages[-2].pop())
