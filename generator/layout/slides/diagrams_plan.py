"""A roadmap on a slide: horizons from left to right, rows of work, cards in their cells, arrows for what waits.

In: a `Plan` and an area in points. Out: pages of pieces, none when the text has no room. Guaranteed: everything stands
in the area; no arrow through a card; where an arrow would lead to another page, the card says what it waits for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.layout.slides import fitting, presets
from generator.layout.slides.fitting import GAP as SPACE
from generator.layout.slides.fitting import TYPES, Type
from generator.layout.slides.parts import (
    Pages,
    Pieces,
    first_line,
    heading,
    holds,
    label,
    marked,
    needed,
    subject,
)
from generator.layout.slides.pieces import Paragraph, TextShape
from generator.layout.slides.routed import Cell, Led, led
from generator.outline.blocks import Line, Node, Plan
from generator.scene import Box
from generator.terms import term

INSET = (9.0, 6.0, 9.0, 6.0)
POINT = 10.0
WIDEST_LABEL = 0.16  # of the width: what a row is called
LEGEND = 10.5
BAND = 5.0  # what a row's ground stands out about its cards


class _Shelf(NamedTuple):
    """One line of cards: the row of work it belongs to, and at most one card a column."""

    row: str
    nodes: dict[int, Node]


class _Page(NamedTuple):
    columns: tuple[int, ...]
    shelves: tuple[_Shelf, ...]

    @property
    def ids(self) -> set[str]:
        return {node.id for shelf in self.shelves for node in shelf.nodes.values()}


def plan(block: Plan, area: Box, language: str) -> Pages:
    """Heads of horizons, named rows with their cards; more pages where there are too many rows or horizons."""
    said = block.description or ", ".join(first_line(node.item.heading) for node in block.nodes)
    frame = subject("plan", area, [], language, said)
    for pages in _divisions(block):
        for size in TYPES[4:] if len(pages) == 1 else TYPES[6:]:
            made = [_drawn(block, page, area, size, language) for page in pages]
            if made and all(made):
                return [(frame, *page) for page in made]
    return []


# Pages ---------------------------------------------------------------------------------------------------------------


def _divisions(block: Plan) -> Iterator[list[_Page]]:
    """Ways to part the plan into pages, the fewest first: by rows, by lines of cards, by horizons too."""
    count = max([1, len(block.columns), *(node.column + 1 for node in block.nodes)])
    rows = _rows(block)
    shelves = _joined(rows)
    yield [_Page(tuple(range(count)), tuple(shelves))]
    for groups in range(1, count + 1):
        columns = [tuple(part) for part in fitting.in_groups(range(count), -(-count // groups))]
        for number in range(1 if groups > 1 else 2, len(shelves) + 1):
            if number <= len(rows):
                yield _by(columns, [_joined(part) for part in fitting.in_groups(rows, -(-len(rows) // number))])
            yield _by(columns, fitting.in_groups(shelves, -(-len(shelves) // number)))


def _joined(rows: Sequence[Sequence[_Shelf]]) -> list[_Shelf]:
    return [shelf for row in rows for shelf in row]


def _by(columns: Sequence[tuple[int, ...]], parts: Sequence[Sequence[_Shelf]]) -> list[_Page]:
    """A page for each part of the rows and each part of the columns; those without a card left out."""
    pages = []
    for shelves in parts:
        for chosen in columns:
            kept = [_Shelf(one.row, {at: node for at, node in one.nodes.items() if at in chosen}) for one in shelves]
            full = tuple(one for one in kept if one.nodes)
            if full:
                pages.append(_Page(chosen, full))
    return pages


def _rows(block: Plan) -> list[list[_Shelf]]:
    """The rows of work, each with as many lines of cards as its fullest cell has; rows nobody named at the end."""
    cells: dict[str, dict[int, list[Node]]] = {row: defaultdict(list) for row in block.rows}
    for node in block.nodes:
        cells.setdefault(node.row, defaultdict(list))[max(0, node.column)].append(node)
    found = []
    for row, columns in cells.items():
        lines = max((len(nodes) for nodes in columns.values()), default=0)
        found.append(
            [
                _Shelf(row, {at: nodes[line] for at, nodes in sorted(columns.items()) if line < len(nodes)})
                for line in range(lines)
            ]
            or [_Shelf(row, {})]
        )
    return found


# Drawing -------------------------------------------------------------------------------------------------------------


def _drawn(block: Plan, page: _Page, area: Box, size: Type, language: str) -> Pieces:
    """The page; () when its text has no room."""
    ids = page.ids
    arrows = tuple(dict.fromkeys((a, b) for a, b in block.arrows if a != b and a in ids and b in ids))
    labels = [heading(row, size.text, "left") for row in dict.fromkeys(shelf.row for shelf in page.shelves)]
    left = area.width * WIDEST_LABEL if any(labels) else 0.0
    inset = (8.0, 5.0, POINT / 2 + 5, 5.0)
    names = [block.columns[at] if at < len(block.columns) else "" for at in page.columns]
    heads = [heading(name, size.heading, "center") for name in names]
    guess = (area.width - left) / len(names) - 14
    head = max((needed(words, guess, language, inset) for words in heads), default=0.0)
    foot = 18.0 if arrows else 0.0
    top = area.y + (head + 10 if head else 0.0)
    room = Box(area.x + left, top + BAND, area.width - left, area.bottom - foot - top - 2 * BAND)
    cells = list(_cells(block, page, size, language))
    made = led(cells, arrows, len(page.columns), len(page.shelves), room, language, INSET, upright=True)
    if made is None:
        return ()
    shapes = [
        *_heads(page, heads, made, Box(area.x, area.y, 0, head), inset),
        *_bands(page, made, area, left, size),
        *made.shapes.values(),
    ]
    if foot:
        legend = term("diagram-dependency", language).replace("\n", " / ")
        place = Box(area.x + left, area.bottom - 15, area.width - left, 15)
        shapes.append(label("legend", place, legend, LEGEND, "right"))
    if not all(holds(shape, language) for shape in shapes if shape.paragraphs):
        return ()
    grounds = [shape for shape in shapes if shape.id.startswith(("band-", "column-"))]
    return (*grounds, *made.arrows, *(shape for shape in shapes if shape not in grounds))


def _cells(block: Plan, page: _Page, size: Type, language: str) -> Iterator[Cell]:
    ids, names = page.ids, {node.id: first_line(node.item.heading) for node in block.nodes}
    for number, shelf in enumerate(page.shelves):
        for at, node in shelf.nodes.items():
            said = fitting.said(marked(node.item), Type(min(size.heading, size.text + 1), size.text))
            missing = [names[a] for a, b in block.arrows if b == node.id and a not in ids and a in names]
            if missing:
                words = term("diagram-waits", language.split("+")[0]) + ", ".join(missing)
                said = (*said, Paragraph(Line(words), fitting.LEAST, role="", before=round(size.text * SPACE, 1)))
            yield Cell(node.id, page.columns.index(at), number, said, node.item.role or "tile")


def _heads(
    page: _Page, heads: Sequence[tuple[Paragraph, ...]], made: Led, place: Box, inset: presets.Margins
) -> list[TextShape]:
    """The horizons as arrows over their columns."""
    shapes = []
    for at, (words, (left, right)) in enumerate(zip(heads, made.columns, strict=True)):
        if not words:
            continue
        box = Box(left, place.y, right - left, place.height)
        adjust = presets.slanted("homePlate", box.width, box.height, POINT)
        shape = TextShape(f"column-{at}", box, words, "center", "homePlate", anchor="middle", inset=inset)
        shapes.append(shape._replace(adjust=adjust))
    return shapes


def _bands(page: _Page, made: Led, area: Box, left: float, size: Type) -> list[TextShape]:
    """A ground for each row of work, with its name at the left; two grounds meet in the middle of the gap."""
    shapes: list[TextShape] = []
    rows = [shelf.row for shelf in page.shelves]
    starts = [at for at, row in enumerate(rows) if at == 0 or row != rows[at - 1]]
    ends = [*starts[1:], len(rows)]
    for at, (first, last) in enumerate(zip(starts, ends, strict=True)):
        above = made.rows[first][0] - BAND if first == 0 else (made.rows[first - 1][1] + made.rows[first][0]) / 2 + 1
        below = made.rows[last - 1][1] + BAND
        if last < len(rows):
            below = (made.rows[last - 1][1] + made.rows[last][0]) / 2 - 1
        box = Box(area.x, above, area.width, below - above)
        words = heading(rows[first], size.text)
        shapes.append(TextShape(f"band-{at}", box, (), "band-row", name=first_line(rows[first])))
        if words:
            name = TextShape(f"row-{at}", Box(area.x, above, left, below - above), words, anchor="middle")
            shapes.append(name._replace(inset=(10.0, 2.0, 8.0, 2.0)))
    return shapes
