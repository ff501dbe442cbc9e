"""Pictures whose parts lie one above the other: pyramid, ladder, iceberg.

In: a block and an area in points. Out: pages of pieces, none when the text has no room. Guaranteed: everything stands
in the area, no text over another, one pair of text sizes on all pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout.slides import fitting, presets
from generator.layout.slides.fitting import APART, PAIRS, Type
from generator.layout.slides.parts import (
    INSET,
    LAYERS,
    Pages,
    Pieces,
    best,
    broken,
    card,
    framed,
    heading,
    holds,
    label,
    layer_role,
    marked,
    needed,
    plain,
    subject,
    word,
)
from generator.layout.slides.pieces import Paragraph, TextShape
from generator.outline.blocks import Iceberg, Item, Ladder, Line, Pyramid
from generator.scene import Box, Point
from generator.terms import term

LAYER_GAP = 4.0
LEADER = 22.0  # from a layer to its text
POINTED = (0.12, 0.2, 0.28, 0.36)  # the top's width, of the base's
LEAST_RISE = 14.0
TREAD = 8.0
WATER = 14.0  # points: the type of the waterline
BERG = 0.40  # of the width


# Pyramid -------------------------------------------------------------------------------------------------------------


def pyramid(block: Pyramid, area: Box, language: str) -> Pages:
    """Layers with their headings inside and their text beside them; the headings beside too where layers are narrow."""
    frame = subject("pyramid", area, [item.heading for item in block.items], language)

    def inside(items: Sequence[Item], size: Type) -> Pieces:
        return _pyramid(items, area, size, language, True)

    def beside(items: Sequence[Item], size: Type) -> Pieces:
        return _pyramid(items, area, size, language, False)

    return framed(frame, best(block.items, (inside, beside), area, language, APART))


def _pyramid(items: Sequence[Item], area: Box, size: Type, language: str, inside: bool) -> Pieces:
    """As pointed as the words of its top allow; () when they have no room even in a blunt one."""
    tops = (_layers(items, area, size, language, inside, top) for top in POINTED)
    return next((made for made in tops if made), ())


def _layers(items: Sequence[Item], area: Box, size: Type, language: str, inside: bool, top: float) -> Pieces:
    told = any(item.text for item in items) or not inside
    count = len(items)
    base = min(area.width * (0.46 if told else 1.0), area.height * 1.3)
    left = area.x if told else area.x + (area.width - base) / 2
    top_width = base * top
    height = (area.height - LAYER_GAP * (count - 1)) / count
    pieces: list[TextShape] = []
    for at, item in enumerate(items):
        y = area.y + at * (height + LAYER_GAP)
        upper, lower = (top_width + (base - top_width) * (edge - area.y) / area.height for edge in (y, y + height))
        box = Box(left + (base - lower) / 2, y, lower, height)
        layer = _layer(item, at, count, box, (lower - upper) / 2, size, language, inside)
        if layer is None:
            return ()
        pieces.append(layer)
        if told:
            text = Box(left + base + LEADER, y, area.right - left - base - LEADER, height)
            said = fitting.told(item.text, size.text) if inside else fitting.said(item, size)
            if not said:
                continue
            shape = TextShape(f"text-{at}", text, said, anchor="middle", slot=at + 1)
            if not holds(shape, language):
                return ()
            start = box.right - (lower - upper) / 4 + 3
            pieces += [_leader(at, start, text.x - 6, y + height / 2, language), shape]
    return tuple(pieces)


def _layer(
    item: Item, at: int, count: int, box: Box, reach: float, size: Type, language: str, inside: bool
) -> TextShape | None:
    """A trapezoid with the heading, or with nothing but its mark or number; None when the heading has no room."""
    words = marked(item).heading if inside else item.mark or str(at + 1)
    adjust = presets.slanted("trapezoid", box.width, box.height, reach)
    kept = presets.margins("trapezoid", box.width, box.height, adjust)
    paragraphs = heading(words, size.heading, "center")
    shape = TextShape(
        f"layer-{at}", box, paragraphs, layer_role(item, at, count), "trapezoid", anchor="middle", adjust=adjust
    )
    for part in (2 / 3, 0.75, 0.85, 1.0):
        side = max(reach * part, kept[0]) + 4
        made = shape._replace(inset=(side, kept[1], side, 0.0))
        tall = needed(paragraphs, box.width, language, (side, 0, side, 0))
        first = kept[1] + (box.height - kept[1] - tall) / 2  # where the text begins, the pyramid must be wide enough
        if broken(paragraphs, box.width - 2 * side, language, 14.0):
            continue
        if holds(made, language) and reach * (1 - first / box.height) <= side:
            return made
    return None


def _leader(at: int, start: float, end: float, y: float, language: str) -> TextShape:
    return plain(f"leader-{at}", Box(start, y, end - start, 0), "leader", "line", word("diagram-leader", language))


# Ladder --------------------------------------------------------------------------------------------------------------


def ladder(block: Ladder, area: Box, language: str) -> Pages:
    """Steps that rise from left to right, each a column with its text; bars that grow upwards in a narrow area."""
    frame = subject("ladder", area, [item.heading for item in block.items], language)
    told = any(item.text for item in block.items)
    wide = area.width / max(1, len(block.items)) >= (120 if told else 76)

    def columns(items: Sequence[Item], size: Type) -> Pieces:
        return _stairs(items, area, size, language)

    def bars(items: Sequence[Item], size: Type) -> Pieces:
        return _bars(items, area, size, language)

    return framed(frame, best(block.items, (columns, bars) if wide else (bars,), area, language, PAIRS))


def _stairs(items: Sequence[Item], area: Box, size: Type, language: str) -> Pieces:
    count = len(items)
    gap = 6.0
    width = (area.width - gap * (count - 1)) / count
    said = [fitting.said(marked(item), size) for item in items]
    if any(broken(one, width - INSET[0] - INSET[2], language) for one in said):
        return ()
    needs = [needed(paragraphs, width, language) + TREAD for paragraphs in said]
    lowest = _lowest(needs, area.height)
    if lowest is None:
        return ()
    rise = (area.height - lowest) / (count - 1) if count > 1 else 0.0
    pieces: list[TextShape] = []
    for at, (item, paragraphs) in enumerate(zip(items, said, strict=True)):
        tall = lowest + at * rise if count > 1 else max(needs[0], area.height * 0.4)
        box = Box(area.x + at * (width + gap), area.bottom - tall, width, tall)
        inset = (INSET[0], INSET[1] + TREAD, INSET[2], INSET[3])
        ground = item.role or f"rise-{1 + round(at * (LAYERS - 1) / max(1, count - 1))}"
        step = card(f"step-{at}", box, paragraphs, ground, "rect", inset=inset, slot=at + 1)
        if not holds(step._replace(inset=INSET), language) or not holds(step, language):
            return ()
        tread = layer_role(item, count - 1 - at, count)
        name = word("diagram-tread", language)
        pieces += [step, plain(f"tread-{at}", Box(box.x, box.y, width, TREAD), tread, called=name)]
    return tuple(pieces)


def _lowest(needs: Sequence[float], height: float) -> float | None:
    """The height of the first step with the steepest stairs on which every text has room; None when there are none."""
    count = len(needs)
    if count == 1:
        return needs[0] if needs[0] <= height else None
    least = max((need * (count - 1) - at * height) / (count - 1 - at) for at, need in enumerate(needs[:-1]))
    least = max(least, height * 0.24)
    fits = least <= height - LEAST_RISE * (count - 1) and needs[-1] <= height
    return least if fits else None


def _bars(items: Sequence[Item], area: Box, size: Type, language: str) -> Pieces:
    """The lowest at the foot and the widest."""
    count = len(items)
    gap = 6.0
    indent = area.width * 0.35 / max(1, count)
    said = [fitting.said(marked(item), size) for item in items]
    widths = [area.width - at * indent for at in range(count)]
    inset = (INSET[0] + TREAD, 7.0, INSET[2], 7.0)
    needs = [needed(one, width, language, inset) for one, width in zip(said, widths, strict=True)]
    spare = area.height - gap * (count - 1) - sum(needs)
    if spare < 0:
        return ()
    pieces: list[TextShape] = []
    bottom = area.bottom
    for at, (item, paragraphs) in enumerate(zip(items, said, strict=True)):
        tall = needs[at] + spare / count
        box = Box(area.right - widths[at], bottom - tall, widths[at], tall)
        ground = item.role or f"rise-{1 + round(at * (LAYERS - 1) / max(1, count - 1))}"
        step = card(f"step-{at}", box, paragraphs, ground, "rect", "middle", inset, at + 1)
        if not holds(step, language):
            return ()
        edge = Box(box.x, box.y, TREAD, box.height)
        role = layer_role(item, count - 1 - at, count)
        pieces += [step, plain(f"tread-{at}", edge, role, called=word("diagram-tread", language))]
        bottom = box.y - gap
    return tuple(pieces)


# Iceberg -------------------------------------------------------------------------------------------------------------

# Corners as shares of the part's box, clockwise from the left one at the waterline
_TIP: tuple[Point, ...] = (
    (0.15, 1),
    (0.22, 0.60),
    (0.33, 0.36),
    (0.44, 0),
    (0.54, 0.05),
    (0.63, 0.26),
    (0.75, 0.44),
    (0.86, 1),
)
_MASS: tuple[Point, ...] = (
    (0.11, 0),
    (0.91, 0),
    (1, 0.16),
    (0.95, 0.44),
    (0.83, 0.68),
    (0.66, 0.88),
    (0.52, 1),
    (0.36, 0.90),
    (0.16, 0.62),
    (0.04, 0.36),
    (0, 0.14),
)


def iceberg(block: Iceberg, area: Box, language: str) -> Pages:
    """A berg with a layer a row, its text at the right; the water begins below the layers that are seen."""
    frame = subject("iceberg", area, [item.heading for item in block.items], language)

    def inside(items: Sequence[Item], size: Type) -> Pieces:
        return _iceberg(items, block, area, size, language, True)

    def beside(items: Sequence[Item], size: Type) -> Pieces:
        return _iceberg(items, block, area, size, language, False)

    return framed(frame, best(block.items, (inside, beside), area, language, APART))


def _iceberg(items: Sequence[Item], block: Iceberg, area: Box, size: Type, language: str, inside: bool) -> Pieces:
    name = label("waterline-name", Box(area.right - area.width / 2 - 8, 0, area.width / 2, 0), block.waterline, WATER)
    name = name._replace(paragraphs=heading(block.waterline, WATER, "right", "waterline-name"))
    tall = needed(name.paragraphs, name.box.width, language, (0, 2, 0, 2))
    rows, line = _iceberg_rows(len(items), min(max(block.above, 0), len(items)), area, tall)
    berg = Box(area.x + 10, area.y, area.width * BERG - 10, area.height)
    tip, mass = Box(berg.x, area.y, berg.width, line - area.y), Box(berg.x, line, berg.width, area.bottom - 6 - line)
    pieces = _water(block, len(items), area, tip, mass, language)
    if name.paragraphs:
        pieces.append(name._replace(box=Box(name.box.x, line, name.box.width, tall)))
    for at, (item, row) in enumerate(zip(items, rows, strict=True)):
        part, corners = (tip, _TIP) if at < block.above else (mass, _MASS)
        right = Box(berg.right, row.y, area.right - 8 - berg.right, row.height)
        made = _row(at, item, row, part, corners, right, size, language, inside)
        if not made:
            return ()
        pieces += made
    return tuple(pieces)


def _water(block: Iceberg, count: int, area: Box, tip: Box, mass: Box, language: str) -> list[TextShape]:
    sea = Box(area.x, mass.y, area.width, area.bottom - mass.y)
    pieces = [plain("water", sea, "water", called=word("diagram-water", language))]
    parts = [(tip, _TIP, "above")] if block.above > 0 else []
    parts += [(mass, _MASS, "below")] if block.above < count else []
    for box, corners, part in parts:
        called = word(f"diagram-berg-{part}", language)
        pieces.append(plain(f"berg-{part}", box, f"berg-{part}", called=called)._replace(polygon=corners))
    pieces.append(plain("waterline", Box(area.x, mass.y, area.width, 0), "waterline", "line", block.waterline))
    return pieces


def _iceberg_rows(count: int, above: int, area: Box, name: float) -> tuple[list[Box], float]:
    """The rows of the layers, and the height of the waterline; the rows below it leave room for its name."""
    share = min(max(above / count if count else 0.0, 0.22 if above else 0.0), 0.8 if above < count else 1.0)
    line = area.y + area.height * share
    boxes = []
    for at in range(count):
        seen = at < above
        first, last = (area.y, line - 4) if seen else (line + max(name, 6.0), area.bottom - 8)
        number, of = (at, above) if seen else (at - above, count - above)
        tall = (last - first) / of
        boxes.append(Box(area.x, first + number * tall, area.width, tall))
    return boxes, line


def _row(
    at: int,
    item: Item,
    row: Box,
    part: Box,
    corners: tuple[Point, ...],
    right: Box,
    size: Type,
    language: str,
    inside: bool,
) -> list[TextShape]:
    """A layer: its heading in the berg, a leader, its text; [] when they have no room."""
    pieces: list[TextShape] = []
    middle = row.y + row.height / 2
    if inside and item.heading.strip():
        named = _in_berg(at, marked(item), row, part, corners, size, language)
        if named is None:
            return []
        pieces.append(named)
        middle = named.box.y + named.box.height / 2
    beside = Box(right.x + LEADER, row.y + 2, right.width - LEADER, row.height - 4)
    paragraphs = fitting.told(item.text, size.text) if inside else fitting.said(marked(item), size)
    tall = needed(paragraphs, beside.width, language, (0, 1, 0, 1))
    if not inside and size.text > 13 and tall > row.height - 8:  # layers one after another without a gap
        return []
    y = max(min(middle - tall / 2, row.bottom - tall), row.y)
    placed = Box(beside.x, y, beside.width, min(tall, row.height))
    shape = TextShape(f"text-{at}", placed, paragraphs, anchor="middle", slot=at + 1)
    if not item.text:
        missing = Paragraph(Line(term("to-be-researched", language)), size.text, role="unknown")
        paragraphs = (*(() if inside else paragraphs), missing)
        tall = needed(paragraphs, beside.width, language, (10, 5, 10, 5))
        y = max(min(middle - tall / 2, row.bottom - tall), row.y)
        shape = TextShape(shape.id, Box(beside.x, y, beside.width, tall), paragraphs, "unknown", anchor="middle")
        shape = shape._replace(inset=(10, 5, 10, 5), border="dashed")
        if tall > row.height:
            return []
    if not holds(shape, language):
        return []
    edge = _span(corners, part, middle, middle)[1]
    end = shape.box.x - 6
    if end - edge > 4:
        pieces.append(_leader(at, edge + 3, end, middle, language))
    return [*pieces, shape]


def _in_berg(
    at: int, item: Item, row: Box, part: Box, corners: tuple[Point, ...], size: Type, language: str
) -> TextShape | None:
    """The heading where the berg is wide enough for it: low in the tip, in the middle of a layer under water."""
    paragraphs = heading(item.heading, size.heading, "center")
    width = part.width * 0.8
    for _ in range(4):
        tall = needed(paragraphs, width, language, (0, 0, 0, 0))
        y = row.bottom - tall - 2 if corners is _TIP else row.y + (row.height - tall) / 2
        left, right = _span(corners, part, y, y + tall)
        box = Box(left + 4, y, right - left - 8, tall)
        shape = TextShape(f"layer-{at}", box, paragraphs, anchor="middle")
        if y >= row.y and box.width > 0 and holds(shape, language):
            return shape
        if box.width >= width or box.width <= 20:
            return None
        width = box.width
    return None


def _span(corners: Sequence[Point], box: Box, top: float, bottom: float) -> tuple[float, float]:
    """From where to where the polygon is filled at all heights between two. Units: points."""
    placed = [(box.x + x * box.width, box.y + y * box.height) for x, y in corners]
    left, right = box.x, box.right
    heights = [top, bottom, *(y for _, y in placed if top < y < bottom)]
    for height in heights:
        across = sorted(_crossings(placed, min(max(height, box.y), box.bottom)))
        if across:
            left, right = max(left, across[0]), min(right, across[-1])
    return left, right


def _crossings(corners: Sequence[Point], height: float) -> list[float]:
    found = []
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if ay == by:
            found += [ax, bx] if ay == height else []
        elif min(ay, by) <= height <= max(ay, by):
            found.append(ax + (bx - ax) * (height - ay) / (by - ay))
    return found
