"""Pictures whose parts lie about a middle: the four fields of a quadrant, the spokes of a wheel.

In: a block and an area in points. Out: pages of pieces, none when the text has no room. Guaranteed: everything stands
in the area, no text over another; arrows run from the middle of a side to the middle of a side, through no card.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from generator import text
from generator.layout.slides import fitting, presets
from generator.layout.slides.fitting import Type
from generator.layout.slides.parts import (
    GAP,
    Pages,
    Pieces,
    arrow,
    best,
    broken,
    card,
    edged,
    framed,
    heading,
    holds,
    marked,
    needed,
    pages,
    peer,
    subject,
)
from generator.layout.slides.pieces import Arrow, Paragraph, TextShape
from generator.outline.blocks import Item, Line, Quadrant, Radial
from generator.scene import Align, Box

AXIS = 14.0  # points: the type of the axes
WIDEST_AXIS = 0.2  # of the width: the column of the upright axis's words
LEAST_WHEEL = 560.0
SPOKE = 54.0  # from the centre to a card, at least


# Quadrant ------------------------------------------------------------------------------------------------------------


def quadrant(block: Quadrant, area: Box, language: str) -> Pages:
    """Four fields; the axes' words at the left and below, with arrows from low to high."""
    frame = subject("quadrant", area, [block.x_name, block.y_name, *(item.heading for item in block.items)], language)
    upright, level = _axis(block.y_name, block.y, "right", "↑"), _axis(block.x_name, block.x, "center", "→")
    left = min(area.width * WIDEST_AXIS, max(map(_natural_width, upright), default=0.0) + 4)
    field_x = area.x + (left + GAP if upright else 0.0)
    share = (area.right - field_x) / 3 - 2 * GAP
    foot = max((fitting.height((one,), share, language) for one in level), default=0.0)
    field = Box(field_x, area.y, area.right - field_x, area.height - (foot + 6 if level else 0.0))
    axes = [
        *_upright_axis(upright, Box(area.x, area.y, left, field.height), language),
        *_level_axis(level, Box(field.x, area.bottom - foot, field.width, foot)),
    ]
    if not all(holds(one, language) for one in axes if isinstance(one, TextShape)):
        return []
    made = pages(block.items, partial(_fields, field=field, language=language), field, language)
    return framed(frame, [(*axes, *page) if len(page) > 1 else page for page in made])


def _axis(name: str, ends: tuple[str, str], align: Align, sign: str) -> list[Paragraph]:
    """The words of an axis: low, its name, high; those that are not given left out. A name alone shows the way."""
    if name.strip() and not any(end.strip() for end in ends):
        name = f"{sign} {name}" if align == "right" else f"{name} {sign}"
    parts = ((ends[0], False), (name, True), (ends[1], False))
    return [Paragraph(Line(words), AXIS, bold, "", align) for words, bold in parts if words.strip()]


def _natural_width(paragraph: Paragraph) -> float:
    """The width of the longest line when nothing is broken. Units: points."""
    return max(text.width(line, paragraph.size, True) for line in paragraph.line.words.split("\n")) / fitting.SLACK


def _upright_axis(words: Sequence[Paragraph], column: Box, language: str) -> list[TextShape | Arrow]:
    """From the foot of the column to its head, the words as high as they need."""
    shapes, last = [], max(1, len(words) - 1)
    for at, one in enumerate(words):
        tall = min(fitting.height((one,), column.width, language), column.height)
        share = 1 - at / last if len(words) > 1 else 0.5
        box = Box(column.x, column.y + (column.height - tall) * share, column.width, tall)
        shapes.append(TextShape(f"y-{at}", box, (one,), anchor="middle"))
    if any(lower.box.y - upper.box.bottom < 4 for lower, upper in pairwise(shapes)):
        return [*shapes]
    arrows = [arrow(lower, upper, ("top", "bottom")) for lower, upper in pairwise(shapes)]
    return [*shapes, *_axis_looks(arrows)]


def _level_axis(words: Sequence[Paragraph], row: Box) -> list[TextShape | Arrow]:
    """From the left of the row to its right, the words as wide as they are."""
    shapes, last = [], max(1, len(words) - 1)
    for at, one in enumerate(words):
        wide = min(_natural_width(one) + 6, row.width / 3 - 2 * GAP)
        share = at / last if len(words) > 1 else 0.5
        box = Box(row.x + (row.width - wide) * share, row.y, wide, row.height)
        shapes.append(TextShape(f"x-{at}", box, (one,), anchor="middle"))
    arrows = [arrow(lower, upper, ("right", "left")) for lower, upper in pairwise(shapes)]
    return [*shapes, *_axis_looks(arrows)]


def _axis_looks(arrows: Sequence[Arrow]) -> list[Arrow]:
    """Only the last one has a head."""
    return [
        one._replace(role="axis", head="arrow" if at == len(arrows) - 1 else "none") for at, one in enumerate(arrows)
    ]


def _fields(items: Sequence[Item], size: Type, field: Box, language: str) -> Pieces:
    width, height = (field.width - GAP) / 2, (field.height - GAP) / 2
    shapes: list[TextShape] = []
    for at, item in enumerate(items):
        box = Box(field.x + at % 2 * (width + GAP), field.y + at // 2 * (height + GAP), width, height)
        words = _field(marked(item), size, "" if item.role else peer(at, "-text"))
        if broken(words, width - 40, language):
            return ()
        shape = card(f"field-{at}", box, words, item.role or "box", "rect", "middle", (20, 14, 20, 10), at + 1)
        if not holds(shape, language):
            return ()
        shapes += edged(f"edge-{at}", shape, item, at, language, "top")
    return tuple(shapes)


def _field(item: Item, size: Type, role: str) -> tuple[Paragraph, ...]:
    """The words of a field, in its middle; lists stay at the left."""
    listed = any(line.mark for line in item.text)
    return fitting.said(item, size, "left" if listed else "center", role)


# Radial --------------------------------------------------------------------------------------------------------------


def radial(block: Radial, area: Box, language: str) -> Pages:
    """The centre with cards at both sides, those in the middle furthest out; a list beside the centre where narrow."""
    frame = subject("radial", area, [block.center, *(item.heading for item in block.items)], language)
    ways = [partial(_fan, center=block.center, area=area, language=language)]
    if area.width >= LEAST_WHEEL and len(block.items) > 1:
        ways.insert(0, partial(_wheel, center=block.center, area=area, language=language))
    return framed(frame, best(block.items, ways, area, language))


def _wheel(items: Sequence[Item], size: Type, center: str, area: Box, language: str) -> Pieces:
    middle = _hub(center, size, area, language)
    if middle is None:
        return ()
    right = -(-len(items) // 2)
    room = (area.width - middle.box.width) / 2 - SPOKE
    order = [*range(right), *reversed(range(right, len(items)))]  # clockwise: down at the right, up at the left
    shapes: dict[int, TextShape] = {}
    shift = min(room * 0.10, 26.0) if len(items) > 4 else 0.0
    width = min(room - shift, 330.0)
    for side, members in (("right", order[:right]), ("left", order[right:])):
        said = [fitting.said(marked(items[at]), size) for at in members]
        needs = [needed(words, width, language) for words in said]
        spare = (area.height - GAP * (len(members) - 1) - sum(needs)) / max(1, len(members))
        if spare < 0:
            return ()
        top = area.y
        for place, (at, words, need) in enumerate(zip(members, said, needs, strict=True)):
            off = abs(2 * place - len(members) + 1) / max(1, len(members) - 1)
            inward = shift * off * off
            x = area.right - width - inward if side == "right" else area.x + inward
            kept = need + min(spare, max(28.0, need * 0.5))
            box = Box(x, top + (need + spare - kept) / 2, width, kept)
            shapes[at] = card(f"spoke-{at}", box, words, items[at].role or "box", "rect", "middle", slot=at + 1)
            top += need + spare + GAP
    if not all(holds(shape, language) for shape in shapes.values()):
        return ()
    spokes = [
        arrow(middle, shapes[at], ("right", "left") if at < right else ("left", "right"))._replace(head="none")
        for at in range(len(items))
    ]
    edges = [edge for at, item in enumerate(items) for edge in edged(f"edge-{at}", shapes[at], item, at, language)[1:]]
    return (middle, *(shapes[at] for at in range(len(items))), *edges, *spokes)


def _hub(center: str, size: Type, area: Box, language: str) -> TextShape | None:
    """An ellipse as large as its words need; None when they need more than a third of the width."""
    words = heading(center, size.heading, "center")
    for share in (0.16, 0.2, 0.25, 0.3):
        width = max(area.width * share, 96.0)
        height = min(width, area.height * 0.8)
        kept = presets.margins("ellipse", width, height)
        box = Box(area.center[0] - width / 2, area.center[1] - height / 2, width, height)
        shape = TextShape("center", box, words, "center", "ellipse", anchor="middle", inset=kept)
        if holds(shape, language) and not broken(words, width - kept[0] - kept[2], language, 16.0):
            return shape
    return None


def _fan(items: Sequence[Item], size: Type, center: str, area: Box, language: str) -> Pieces:
    """The centre at the left, the cards below one another at the right."""
    words, inset = heading(center, size.heading, "center"), (8.0, 8.0, 8.0, 8.0)
    wide = max(area.width * 0.24, 60.0)
    high = min(max(needed(words, wide, language, inset), 60.0), area.height)
    box = Box(area.x, area.center[1] - high / 2, wide, high)
    hub = card("center", box, words, "center", anchor="middle", inset=inset)
    left = hub.box.right + min(SPOKE, area.width * 0.12)
    said = [fitting.said(marked(item), size) for item in items]
    needs = [needed(one, area.right - left, language) for one in said]
    spare = area.height - sum(needs) - GAP * (len(items) - 1)
    if spare < 0:
        return ()
    cards, y = [], area.y
    for at, (item, one, need) in enumerate(zip(items, said, needs, strict=True)):
        tall = need + spare / len(items)
        box = Box(left, y, area.right - left, tall)
        cards.append(card(f"spoke-{at}", box, one, item.role or "box", "rect", "middle", slot=at + 1))
        y += tall + GAP
    edges = [
        edge
        for at, (item, one) in enumerate(zip(items, cards, strict=True))
        for edge in edged(f"edge-{at}", one, item, at, language)[1:]
    ]
    if not all(holds(shape, language) for shape in (hub, *cards)):
        return ()
    return (hub, *cards, *edges, *(arrow(hub, one, ("right", "left"))._replace(head="none") for one in cards))
