"""Archetypes that stand side by side: cards, two things compared, words quoted.

In: a block, an area in points, the language. Out: its pieces; `()` when nothing fits. Guaranteed: all parts of a
picture have one size of type and are as high as the fullest needs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.layout.slides.fitting import (
    GUTTER,
    OPTICAL,
    PAIRS,
    TYPES,
    Type,
    fits,
    grid,
    height,
    largest,
    lowered,
    said,
    settled,
    told,
)
from generator.layout.slides.parts import broken, first_line, heading, peer, word
from generator.layout.slides.pieces import Group, Paragraph, Piece, TextShape
from generator.layout.slides.rows import AIRY, LABEL, Cell, Look, Row, set_rows
from generator.outline.blocks import Cards, Compare, Item, Line, Quote
from generator.scene import Box
from generator.theme import roles

INSET = (18.0, 20.0, 18.0, 16.0)
STRIP = 6.0  # points: the coloured edge of a card
SIZES = (*PAIRS, *TYPES[-3:])
COLUMN = (22.0, 18.0, 22.0, 16.0)
VERSUS = 48.0  # points: the disc between two columns
_COLUMNS = {1: (1,), 2: (2,), 3: (3,), 4: (4, 2), 5: (5, 3), 6: (3,), 7: (4,), 8: (4,)}


def solid(role: str) -> str:
    """The role whose fill is the full colour of another role."""
    known = _roles()
    return next((name for name in (f"lane-{role}", f"{role}-mark", role) if name in known), "accent")


def pale(role: str) -> str:
    """The role whose fill is a touch of the colour of another role, for text in ink."""
    return f"band-{role}" if f"band-{role}" in _roles() else role or "slide-card"


@cache
def _roles() -> frozenset[str]:
    return frozenset(roles())


def cards(block: Cards, area: Box, language: str, first: int = 0) -> tuple[Piece, ...]:
    """Equal cards, in the number of rows that lets their type be the largest."""
    if block.numbered:
        marks = [f"{at:02d}" for at in range(first + 1, first + 1 + len(block.items))]
        items = tuple(replace(item, mark=mark) for item, mark in zip(block.items, marks, strict=True))
        block = replace(block, items=items)
    found = []
    for columns in _COLUMNS.get(len(block.items), ()):
        boxes = grid(area, len(block.items), columns)
        sizes = largest(SIZES, lambda sizes, boxes=boxes: _all_fit(block, boxes[0], sizes, language))  # type: ignore[misc]
        if sizes is not None:
            gap = 4 if len(block.items) % columns else 0  # a size smaller rather than a hole in the last row
            found.append((SIZES.index(sizes) + 2 * gap, columns, sizes))
    if not found:
        return ()
    _, columns, sizes = min(found)
    return _cards(block, area, columns, sizes, language)


def _all_fit(block: Cards, box: Box, sizes: Type, language: str) -> bool:
    width, room = box.width - INSET[0] - INSET[2], box.height * (AIRY if sizes.text > 16 else 1) - INSET[1] - INSET[3]
    words = [_said(block, at, sizes) for at in range(len(block.items))]
    return all(fits(one, width, room, language) and not broken(one, width, language) for one in words)


def _said(block: Cards, at: int, sizes: Type) -> tuple[Paragraph, ...]:
    item = block.items[at]
    mark = item.mark
    text = said(item, sizes, heading_role="heading" if item.role or block.numbered else peer(at, "-text"))
    if not mark:
        return text
    number = Paragraph(Line(mark), min(40.0, sizes.heading * 1.6), True, "" if item.role else peer(at, "-text"))
    return (number, *(one if index else one._replace(before=4.0) for index, one in enumerate(text)))


def _cards(block: Cards, area: Box, columns: int, sizes: Type, language: str) -> tuple[Piece, ...]:
    count = len(block.items)
    down = -(-count // columns)
    width = grid(area, count, columns)[0].width - INSET[0] - INSET[2]
    need = max(height(_said(block, at, sizes), width, language) for at in range(count)) + INSET[1] + INSET[3]
    full = any(item.text for item in block.items)
    least = ((0.6 if full else 0.5) if down == 1 else (0.46 if full else 0.4)) * area.height
    tall = min(max(need * 1.4, least), (area.height - GUTTER * (down - 1)) / down)
    boxes = grid(lowered(area, tall * down + GUTTER * (down - 1)), count, columns)
    above = INSET[1] + max(0.0, tall - need) * OPTICAL  # headings on one line, the fullest card a little above centre
    inset = (INSET[0], above, INSET[2], INSET[3])
    made = []
    for at, (item, box) in enumerate(zip(block.items, boxes, strict=True)):
        strip = Box(box.x, box.y, box.width, STRIP)
        ground = pale(item.role) if item.role else "box"
        body = TextShape(f"card {at}", box, _said(block, at, sizes), ground, inset=inset, slot=at + 1)
        role = solid(item.role) if item.role else peer(at)
        edge = TextShape(f"card edge {at}", strip, role=role, name=word("slide-edge", language))
        made.append(Group(first_line(item.heading) or f"{at + 1}", (body, edge)))
    return tuple(made)


# Two things ----------------------------------------------------------------------------------------------------------


def compare(block: Compare, area: Box, language: str) -> tuple[Piece, ...]:
    """Two columns under their heads, or rows of what is compared between them; the verdict below."""
    below = _verdict(block, area, language)
    room = Box(area.x, area.y, area.width, area.height - (below.box.height + 12 if below else 0))
    made = _compared(block, room, language) if block.rows else _columns(block, room, language)
    if not made or below is None:
        return made
    bottom = max(shape.box.bottom for group in made if isinstance(group, Group) for shape in group.pieces)
    return (*made, below._replace(box=below.box.moved(0, bottom + 12 - below.box.y)))


def _verdict(block: Compare, area: Box, language: str) -> TextShape | None:
    if not block.verdict:
        return None
    said = heading(block.verdict, 20.0 if len(block.verdict) < 60 else 16.0, "center", "heading")
    tall = height(said, area.width - 32, language) + 20
    return TextShape(
        "verdict",
        Box(area.x, area.bottom - tall, area.width, tall),
        said,
        "slide-current",
        anchor="middle",
        inset=(16, 8, 16, 8),
        slot=LABEL + 2,
    )


def _columns(block: Compare, area: Box, language: str) -> tuple[Piece, ...]:
    apart = VERSUS + 2 * 8 if area.width > 480 else GUTTER
    width = (area.width - apart) / 2
    boxes = [Box(x, area.y, width, area.height) for x in (area.x, area.right - width)]
    sides = (block.left, block.right)
    inner = width - 2 * COLUMN[0]

    def needed(sizes: Type) -> tuple[float, float]:
        heads = [height(heading(side.heading, sizes.heading), inner, language) + 24 for side in sides]
        bodies = [height(told(side.text, sizes.text), inner, language) + COLUMN[1] + COLUMN[3] for side in sides]
        return max(heads), max(bodies)

    sizes = largest(TYPES, lambda sizes: sum(needed(sizes)) <= area.height)
    if sizes is None:
        return ()
    head, need = needed(sizes)
    body = min(max(need * 1.5, area.height * 0.8), area.height - head)
    top = lowered(area, head + body).y
    made: list[Piece] = [
        _column(at, side, Box(box.x, top, box.width, head), body, body - need, sizes)
        for at, (side, box) in enumerate(zip(sides, boxes, strict=True))
    ]
    if apart > GUTTER:
        place = Box(area.center[0] - VERSUS / 2, top + (head + body - VERSUS) / 2, VERSUS, VERSUS)
        said = heading(word("slide-versus", language), 16.0, "center")
        made.insert(1, TextShape("versus", place, said, "center", "ellipse", anchor="middle", inset=(7, 7, 7, 7)))
    return tuple(made)


def _column(at: int, side: Item, box: Box, body: float, extra: float, sizes: Type) -> Group:
    role = solid(side.role) if side.role else f"slide-label-{at + 1}"
    head = TextShape(
        f"head {at}",
        box,
        heading(side.heading, sizes.heading),
        role,
        anchor="middle",
        inset=(COLUMN[0], 6, COLUMN[2], 6),
        slot=LABEL + at,
    )
    below = Box(box.x, box.bottom, box.width, body)
    said = settled(told(side.text, sizes.text), extra * 0.7)
    text = TextShape(f"side {at}", below, said, "box", anchor="middle", inset=COLUMN, slot=at + 1)
    return Group(first_line(side.heading), (head, text))


def _compared(block: Compare, area: Box, language: str) -> tuple[Piece, ...]:
    label = min(170.0, area.width * 0.2)
    width = (area.width - label - 2 * 6) / 2
    rows: list[Row] = [
        (
            Cell(label, gap=6),
            _cell(width, block.left.heading, solid(block.left.role) if block.left.role else "slide-label-1", gap=6),
            _cell(width, block.right.heading, solid(block.right.role) if block.right.role else "slide-label-2"),
        )
    ]
    for at, (name, left, right) in enumerate(block.rows):
        rows.append(
            (
                _cell(label, name, "slide-current", gap=6),
                _cell(width, left, "slide-row", bold=False, gap=6, slot=2 * at + 1),
                _cell(width, right, "slide-row", bold=False, slot=2 * at + 2),
            )
        )
    names = [first_line(block.left.heading), *(first_line(name) for name, _, _ in block.rows)]
    return set_rows(area, rows, names, language, Look(gap=6, least=40, spare=30, heads=1))


def _cell(width: float, words: str, role: str, bold: bool = True, gap: float = 0.0, slot: int = 0) -> Cell:
    def said(sizes: Type) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(Line(words), sizes.text, bold) for _ in [0] if words)

    return Cell(width, said, role, inset=(12, 7, 12, 7), gap=gap, slot=slot)


# Words ---------------------------------------------------------------------------------------------------------------


QUOTE_BAR = 8.0
QUOTES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0)


def quote(block: Quote, area: Box, language: str) -> tuple[Piece, ...]:
    """The words large, behind a bar of colour, and who said them."""
    by = tuple(
        Paragraph(Line(words), size, bold, role, before=24.0 if not at else 4.0)
        for at, (words, size, bold, role) in enumerate(
            (
                (f"— {block.speaker}" if block.speaker else "", 20.0, True, "slide-number"),
                (block.basis, 14.0, False, "muted"),
            )
        )
        if words
    )
    words = [Line(_quoted(line)) for line in block.words.split("\n") if line]
    inner = area.width - QUOTE_BAR - 2 * 48

    def lines(size: float) -> tuple[Paragraph, ...]:
        return (*told(words, size, role="heading"), *by)

    size = largest(
        QUOTES, lambda size: fits(lines(size), inner, area.height * (0.8 if size > 20 else 1) - 40, language)
    )
    if size is None:
        return ()
    tall = max(height(lines(size), inner, language) + 40, area.height * 0.72)
    box = lowered(area, tall)
    bar = TextShape(
        "quote bar", Box(box.x, box.y, QUOTE_BAR, box.height), role="accent", name=word("slide-edge", language)
    )
    body = TextShape(
        "quote",
        Box(box.x + QUOTE_BAR, box.y, box.width - QUOTE_BAR, box.height),
        lines(size),
        "callout",
        anchor="middle",
        inset=(48, 16, 48, 16),
        slot=1,
    )
    return (Group(first_line(block.speaker) or first_line(block.words)[:20], (body, bar)),)


def _quoted(words: str) -> str:
    return words if not words or words[0] in '“「『"' else f"“{words}”"
