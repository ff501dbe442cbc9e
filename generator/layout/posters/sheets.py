"""A poster cut into sheets for an office printer, with a page that shows how they fit.

In: a poster's scene, the paper of the sheets. Out: `Sheet`s: the overview, then the sheets row by row. Guaranteed:
sheets together show the whole poster, neighbours share `OVERLAP`; all sheets show equally much; nothing is nearer to
a sheet's edge than printers can print.

Units: points.
"""

from __future__ import annotations

import math
import string
from collections.abc import Iterator
from dataclasses import dataclass

from generator.layout.chart.widths import fitted
from generator.paper import MM, Paper, Sheet
from generator.scene import Align, Box, Card, Line, Scene, Words
from generator.terms import languages_of, term

OVERLAP = 10 * MM
EDGE = 5 * MM  # of a sheet that printers leave white
MARGIN = 12 * MM  # between a sheet's edge and its picture: room for marks and the code
MARK = 5 * MM
CODE, NOTE = 11.0, 9.0
SCALE = 100 * MM


@dataclass(frozen=True)
class _Cutting:
    """A poster on so many columns and rows of sheets, each showing a window of one size."""

    poster: Scene
    paper: str
    tiles: str
    width: float
    height: float
    columns: int
    rows: int

    @property
    def window(self) -> tuple[float, float]:
        return (
            (self.poster.width + (self.columns - 1) * OVERLAP) / self.columns,
            (self.poster.height + (self.rows - 1) * OVERLAP) / self.rows,
        )

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def box(self, row: int, column: int) -> Box:
        """What a sheet shows of the poster."""
        width, height = self.window
        return Box(column * (width - OVERLAP), row * (height - OVERLAP), width, height)

    def places(self) -> Iterator[tuple[int, int]]:
        for row in range(self.rows):
            for column in range(self.columns):
                yield row, column


def tiled(poster: Scene, tiles: Paper, paper: Paper, language: str) -> tuple[Sheet, ...]:
    """The sheets of a poster, the overview first; none when one sheet holds it."""
    ways = [
        _cutting(poster, tiles.name, paper, size) for size in ((tiles.width, tiles.height), (tiles.height, tiles.width))
    ]
    cutting = min(ways, key=lambda way: way.count)
    if cutting.count == 1:
        return ()
    return (_overview(cutting, language), *(_sheet(cutting, row, column, language) for row, column in cutting.places()))


def _cutting(poster: Scene, tiles: str, paper: Paper, size: tuple[float, float]) -> _Cutting:
    columns, rows = (
        max(1, math.ceil((length - OVERLAP) / (side - 2 * MARGIN - OVERLAP) - 1e-9))
        for length, side in zip((poster.width, poster.height), size, strict=True)
    )
    return _Cutting(poster, paper.name, tiles, size[0], size[1], columns, rows)


def code(row: int, column: int) -> str:
    """The name of a sheet: its row as a letter, its column as a number. Rows after Z: AA, AB."""
    letters = string.ascii_uppercase
    first = letters[row // 26 - 1] if row >= 26 else ""
    return f"{first}{letters[row % 26]}{column + 1}"


# a sheet


def _sheet(cutting: _Cutting, row: int, column: int, language: str) -> Sheet:
    window = cutting.box(row, column)
    place = Box((cutting.width - window.width) / 2, (cutting.height - window.height) / 2, window.width, window.height)
    name = code(row, column)
    number = row * cutting.columns + column + 1
    words = [
        term("tiles-name", tag).format(cutting.poster.name, cutting.paper, number, cutting.count)
        for tag in _tags(language)
    ]
    if column + 1 < cutting.columns:
        words.append(term("tiles-next", _tags(language)[0]).format(code(row, column + 1)))
    if row + 1 < cutting.rows:
        words.append(term("tiles-below", _tags(language)[0]).format(code(row + 1, column)))
    y, left = place.bottom + 1.5 * MM, place.x + OVERLAP + 8  # clear of the marks
    rest = place.right - left - 44
    cards = (
        _text("code", name, Box(left, y, 36.0, CODE * 1.25), CODE, True),
        _text("note", "  ·  ".join(dict.fromkeys(words)), Box(left + 40, y, rest, CODE * 1.25), NOTE),
    )
    lines = tuple(_marks(cutting, row, column, place))
    scene = _page(cutting, f"{cutting.poster.id}-{name}", name, language, cards, lines)
    return Sheet(scene, window, place)


def _marks(cutting: _Cutting, row: int, column: int, place: Box) -> Iterator[Line]:
    """Where to cut, at the corners; where the neighbour's edge comes to lie, dashed."""
    out, gap = MARK, 0.5 * MM
    for at, x in (("left", place.x), ("right", place.right)):
        yield Line(f"cut/{at}/top", "text", (x, place.y - gap), (x, place.y - gap - out), weight=0.6)
        yield Line(f"cut/{at}/bottom", "text", (x, place.bottom + gap), (x, place.bottom + gap + out), weight=0.6)
    for at, y in (("top", place.y), ("bottom", place.bottom)):
        yield Line(f"cut/{at}/left", "text", (place.x - gap, y), (place.x - gap - out, y), weight=0.6)
        yield Line(f"cut/{at}/right", "text", (place.right + gap, y), (place.right + gap + out, y), weight=0.6)
    if column:
        x = place.x + OVERLAP
        yield Line("lay/top", "text", (x, place.y - gap), (x, place.y - gap - out), "dashed", 0.6)
        yield Line("lay/bottom", "text", (x, place.bottom + gap), (x, place.bottom + gap + out), "dashed", 0.6)
    if row:
        y = place.y + OVERLAP
        yield Line("lay/left", "text", (place.x - gap, y), (place.x - gap - out, y), "dashed", 0.6)
        yield Line("lay/right", "text", (place.right + gap, y), (place.right + gap + out, y), "dashed", 0.6)


# the overview


def _overview(cutting: _Cutting, language: str) -> Sheet:
    """The poster in small, the sheets drawn over it, and what to do."""
    left, width = MARGIN, cutting.width - 2 * MARGIN
    title = _joined("tiles-title", language, cutting.poster.name)
    cards, y = _paragraphs("title", [title], 15.0, True, left, MARGIN, width)
    wide, high = round(cutting.poster.width / MM), round(cutting.poster.height / MM)
    numbers = (cutting.paper, wide, high, cutting.count, cutting.tiles, cutting.rows, cutting.columns)
    overlap = round(OVERLAP / MM)
    words = [
        _joined("tiles-sheets", language, *numbers),
        _joined("tiles-print", language),
        _joined("tiles-join", language, overlap),
        _joined("tiles-code", language),
    ]
    more, y = _paragraphs("note", words, 10.5, False, left, y + 4, width)
    floor = cutting.height - MARGIN - 10 * MM
    scale = min(width / cutting.poster.width, (floor - y - 10) / cutting.poster.height)
    place = Box(
        (cutting.width - cutting.poster.width * scale) / 2,
        y + 6,
        cutting.poster.width * scale,
        cutting.poster.height * scale,
    )
    lines = [*_grid(cutting, place, scale), *_scale(left, cutting.height - MARGIN)]
    text = _text("scale", "100 mm", Box(left + SCALE + 6, cutting.height - MARGIN - 9, 60, 12), NOTE)
    cards += [*more, *_codes(cutting, place, scale), text]
    scene = _page(
        cutting, f"{cutting.poster.id}-sheets", title.replace("\n", " / "), language, tuple(cards), tuple(lines)
    )
    return Sheet(scene, Box(0, 0, cutting.poster.width, cutting.poster.height), place)


def _grid(cutting: _Cutting, place: Box, scale: float) -> Iterator[Line]:
    """The frames of the sheets: where one is laid over the next."""
    xs = [cutting.box(0, column).x * scale + place.x for column in range(cutting.columns)]
    ys = [cutting.box(row, 0).y * scale + place.y for row in range(cutting.rows)]
    half = OVERLAP * scale / 2
    xs = [xs[0], *(x + half for x in xs[1:]), place.right]
    ys = [ys[0], *(y + half for y in ys[1:]), place.bottom]
    for number, x in enumerate(xs):
        yield Line(f"grid/x/{number}", "axis", (x, place.y), (x, place.bottom), weight=0.9)
    for number, y in enumerate(ys):
        yield Line(f"grid/y/{number}", "axis", (place.x, y), (place.right, y), weight=0.9)


def _codes(cutting: _Cutting, place: Box, scale: float) -> Iterator[Card]:
    for row, column in cutting.places():
        x, y = cutting.box(row, column).center
        name = code(row, column)
        box = Box(place.x + x * scale - 14, place.y + y * scale - 8, 28, 16)
        words = Words((name,), CODE, bold=True, text=name)
        yield Card(f"code/{name}", "tag", box, words, kind="label", inset=0)


def _scale(x: float, y: float) -> Iterator[Line]:
    """A measure of 100 mm."""
    yield Line("scale", "axis", (x, y), (x + SCALE, y), weight=1.0)
    for step in range(11):
        high = 6.0 if step % 5 == 0 else 3.5
        at = x + SCALE * step / 10
        yield Line(f"scale/{step}", "axis", (at, y), (at, y - high), weight=0.8)


# texts


def _tags(language: str) -> tuple[str, ...]:
    return languages_of(language)


def _joined(identifier: str, language: str, *parts: object) -> str:
    return "\n".join(dict.fromkeys(term(identifier, tag).format(*parts) for tag in _tags(language)))


def _text(identifier: str, words: str, box: Box, size: float, bold: bool = False, align: Align = "left") -> Card:
    lines = fitted(words, box.width, size, bold, 1)
    return Card(
        identifier, "text", box, Words(lines, size, bold, align, text=words), shape="plain", kind="label", inset=0
    )


def _paragraphs(
    stem: str, words: list[str], size: float, bold: bool, left: float, y: float, width: float
) -> tuple[list[Card], float]:
    cards = []
    for number, paragraph in enumerate(words):
        lines = fitted(paragraph, width, size, bold)
        box = Box(left, y, width, len(lines) * size * 1.25)
        text = Words(lines, size, bold, "left", text=paragraph)
        cards.append(Card(f"{stem}/{number}", "text", box, text, shape="plain", kind="label", inset=0))
        y = box.bottom + 3
    return cards, y


def _page(
    cutting: _Cutting, identifier: str, name: str, language: str, cards: tuple[Card, ...], lines: tuple[Line, ...]
) -> Scene:
    return Scene(identifier, "sheet", name, language, cutting.width, cutting.height, cards=cards, lines=lines)
