"""Pictures of what follows one another: process, cycle, timeline.

In: a block and an area in points. Out: pages of pieces, none when the text has no room. Guaranteed: everything stands
in the area, no text over another; arrows run from the middle of a side to the middle of a side, through no card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from generator import text
from generator.layout.slides import fitting, presets
from generator.layout.slides.fitting import APART, PAIRS, Type
from generator.layout.slides.parts import (
    GAP,
    INSET,
    Make,
    Pages,
    Pieces,
    arrow,
    best,
    broken,
    card,
    edged,
    first_line,
    framed,
    heading,
    holds,
    layer_role,
    lower_inset,
    marked,
    needed,
    peer,
    plain,
    site,
    subject,
    word,
)
from generator.layout.slides.pieces import Paragraph, Piece, TextShape
from generator.outline.blocks import Cycle, Item, Line, Process, Timeline
from generator.scene import Box, Side

LEAST_COLUMN = 96.0  # points: what a card needs for a few words
MOST_IN_ROW = 6
POINT = 16.0  # of a head's arrow
LOOP = 26.0  # between the cards of a cycle
DOT = 18.0  # a milestone


# Process -------------------------------------------------------------------------------------------------------------


def process(block: Process, area: Box, language: str) -> Pages:
    """Heads that point to the next one, each with a card below; in rows when there are many or the area is narrow."""
    frame = subject("process", area, [item.heading for item in block.items], language)
    count, room = len(block.items), _room_for(area)
    least = next((rows for rows in range(1, count) if _across(count, rows) <= room), max(1, count))
    ways = [partial(_process, area=area, language=language, rows=rows) for rows in range(least, least + 3)]
    return framed(frame, best(block.items, ways, area, language, APART))


def _across(count: int, rows: int) -> int:
    return -(-count // rows)


def _room_for(area: Box) -> int:
    """How many columns the area has room for."""
    return max(1, min(MOST_IN_ROW, int((area.width + GAP) // (LEAST_COLUMN + GAP))))


def _process(items: Sequence[Item], size: Type, area: Box, language: str, rows: int) -> Pieces:
    across = _across(len(items), rows)
    width = (area.width - GAP * (across - 1)) / across
    inset = (10.0, 9.0, POINT / 2 + 8, 9.0)
    heads = [heading(marked(item).heading, size.heading, "center") for item in items]
    told = [fitting.told(item.text, size.text) for item in items]
    if any(told) and any(broken(one, width - inset[0] - inset[2], language) for one in heads):
        return ()
    head = max(needed(one, width, language, inset) for one in heads)
    starts = range(0, len(items), across)
    cards = [max((needed(one, width, language) for one in told[at : at + across]), default=0.0) for at in starts]
    gap = 18.0
    fixed = head * rows + sum(6.0 for tall in cards if tall) + gap * (rows - 1)
    if fixed + sum(cards) > area.height:
        return ()
    spare = area.height - fixed - sum(cards)
    line = fitting.pitch(size.heading)
    if spare > 2 * line * rows and not any(item.mark for item in items):
        heads = [_counted(at, one) for at, one in enumerate(heads, 1)]
        head, spare = head + line, spare - line * rows
    head += min(spare / rows * (0.14 if any(cards) else 1.0), 36.0 if any(cards) else 70.0)
    grown = min(spare / rows * 0.75, max(80.0, max(cards) * 1.0)) if any(cards) else 0.0
    total = head * rows + gap * (rows - 1) + sum(tall + grown + 6 for tall in cards if tall)
    top = area.y + (area.height - total) * fitting.OPTICAL
    pieces: list[TextShape] = []
    for row, start in enumerate(starts):
        tall, below = cards[row] + grown if cards[row] else 0.0, lower_inset(INSET, grown)
        for at in range(start, min(start + across, len(items))):
            x = area.x + (at - start) * (width + GAP)
            role = layer_role(items[at], len(items) - 1 - at, len(items))
            step = card(f"step-{at}", Box(x, top, width, head), heads[at], role, "homePlate", "middle", inset)
            made = _step(at, step, told[at], tall, below, first_line(items[at].heading), language)
            if not made:
                return ()
            pieces += made
        top += head + (tall + 6 if tall else 0.0) + gap
    return tuple(pieces)


def _counted(number: int, words: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """A head with the number of its step above its words."""
    return (words[0]._replace(line=Line(str(number))), *words) if words else words


def _step(
    at: int,
    head: TextShape,
    told: tuple[Paragraph, ...],
    tall: float,
    inset: presets.Margins,
    name: str,
    language: str,
) -> list[TextShape]:
    box = head.box
    made = [head._replace(adjust=presets.slanted("homePlate", box.width, box.height, POINT), name=name)]
    if tall:
        below = Box(box.x, box.bottom + 6, box.width, tall)
        made.append(card(f"text-{at}", below, told, form="rect", inset=inset, slot=at + 1)._replace(name=name))
    return made if all(holds(shape, language) for shape in made) else []


# Cycle ---------------------------------------------------------------------------------------------------------------


class Places(NamedTuple):
    """Where the cards of a cycle stand, where its centre may be, and by which sides each arrow leaves and enters."""

    boxes: list[Box]
    center: Box
    sides: list[tuple[Side, Side]]


def cycle(block: Cycle, area: Box, language: str) -> Pages:
    """Cards round the centre, clockwise from the top, an arrow from each to the next and from the last to the first."""
    frame = subject("cycle", area, [block.center, *(item.heading for item in block.items)], language)
    ways = [
        partial(_cycle, center=block.center, area=area, language=language, place=place)
        for place in (_ring, _track, _loop)
        if place is not _ring or (len(block.items) > 2 and area.width >= 3 * LEAST_COLUMN + 2 * LOOP)
    ]
    return framed(frame, best(block.items, ways, area, language, PAIRS))


def _cycle(
    items: Sequence[Item],
    size: Type,
    center: str,
    area: Box,
    language: str,
    place: Callable[[int, Box, float, float, Callable[[float], float]], Places],
) -> Pieces:
    said = [fitting.said(marked(item), size) for item in items]
    named = heading(center, size.heading, "center")
    width = min(area.width * 0.3, 240.0)
    across = needed(named, width * 0.72, language, (0, 0, 0, 0)) if named else 0.0

    def most(width: float) -> float:
        return max(64.0, 1.4 * max(needed(words, width, language) for words in said))

    places = place(len(items), area, across * 1.5 if across else 0.0, across + 16 if across else 0.0, most)
    cards = [
        card(f"step-{at}", box, words, item.role or "box", "rect", "middle", slot=at + 1)
        for at, (item, words, box) in enumerate(zip(items, said, places.boxes, strict=True))
    ]
    if any(box.width < 60 or box.height < 24 for box in places.boxes):
        return ()
    shapes = [*([_center(named, places.center)] if named else []), *cards]
    if not all(holds(shape, language) for shape in shapes):
        return ()
    edges = [
        edge
        for at, (item, one) in enumerate(zip(items, cards, strict=True))
        for edge in edged(f"edge-{at}", one, item, at, language)[1:]
    ]
    return (*shapes, *edges, *_round(cards, places.sides))


def _center(named: tuple[Paragraph, ...], room: Box) -> TextShape:
    """An ellipse where there is height for one, else a bar."""
    if room.height >= 64:
        height = min(room.height, 110.0)
        width = min(room.width, height * 2.4)
        box = Box(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height)
        kept = presets.margins("ellipse", box.width, box.height)
        return TextShape("center", box, named, "center", "ellipse", anchor="middle", inset=kept)
    width = min(room.width, 380.0)
    bar = Box(room.x + (room.width - width) / 2, room.y, width, room.height)
    return card("center", bar, named, "center", anchor="middle", inset=(8, 2, 8, 2))


def _round(cards: Sequence[TextShape], sides: Sequence[tuple[Side, Side]]) -> list[Piece]:
    """The arrows from each card to the next; a corner where a side is left upright and the next one entered level."""
    made: list[Piece] = []
    for at, way in enumerate(sides):
        source, target = cards[at], cards[(at + 1) % len(cards)]
        (ax, ay), (bx, by) = site(source.box, way[0]), site(target.box, way[1])
        level = [side in ("left", "right") for side in way]
        if way == ("bottom", "bottom"):
            made.append(arrow(source, target, way, (ax, ay + LOOP * 0.7), (bx, ay + LOOP * 0.7)))
        elif level[0] == level[1]:
            made.append(arrow(source, target, way))
        else:
            made.append(arrow(source, target, way, (bx, ay) if level[0] else (ax, by)))
    return made


def _ring(count: int, area: Box, center: float, bar: float, most: Callable[[float], float]) -> Places:
    """The first at the top, as many at the right as at the left, one at the foot where the number is even."""
    side, foot = (count - 1) // 2, count % 2 == 0
    width = min((area.width - 2 * LOOP) / 3, 300.0)
    gap = min((area.width - 3 * width) / 2, 64.0)
    xs = [area.center[0] + (at - 1) * (width + gap) - width / 2 for at in range(3)]
    kept = max(center, 30.0) + 24.0
    if foot:
        tall = min((area.height - (side + 1) * LOOP) / (side + 1), (area.height - kept) / 2)
    else:
        tall = min((area.height - side * LOOP) / (side + 0.5), (area.height - kept) / 1.5)
    tall = min(tall, most(width))
    first, last = area.y + tall / 2 + LOOP, area.bottom - (tall / 2 + LOOP if foot else 0.0)
    between = (last - first - side * tall) / max(1, side - 1) if side > 1 else 0.0
    lone = (last - first - tall) / 2 if side == 1 and foot else last - first - tall if side == 1 else 0.0
    ys = [first + lone + at * (tall + between) for at in range(side)]
    top = Box(xs[1], area.y, width, tall)
    right = [Box(xs[2], y, width, tall) for y in ys]
    bottom = [Box(xs[1], area.bottom - tall, width, tall)] if foot else []
    left = [Box(xs[0], y, width, tall) for y in reversed(ys)]
    end = area.bottom - tall if foot else area.bottom - tall / 2
    middle = Box(xs[1], top.bottom + 12, width, end - top.bottom - 24)
    height = min(middle.height, max(center, 84.0))
    place = Box(middle.x, middle.y + (middle.height - height) / 2, width, height)
    down: list[tuple[Side, Side]] = [("bottom", "top")] * (side - 1)
    up: list[tuple[Side, Side]] = [("top", "bottom")] * (side - 1)
    turn: list[tuple[Side, Side]] = [("bottom", "right"), ("left", "bottom")] if foot else [("left", "right")]
    return Places([top, *right, *bottom, *left], place, [("right", "top"), *down, *turn, *up, ("top", "left")])


def _track(count: int, area: Box, center: float, bar: float, most: Callable[[float], float]) -> Places:
    """A row from left to right, a row back below it; the centre between them."""
    across, back = max(1, -(-count // 2)), count // 2
    if count < 3:
        return _pair(count, area, bar)
    width = (area.width - LOOP * (across - 1)) / across
    tall = min((area.height - max(bar + 16, LOOP)) / 2, most(width))
    band = area.height - 2 * tall
    far = area.right - width
    xs = [far - at * (far - area.x) / (back - 1) for at in range(back)] if back > 1 else [area.center[0] - width / 2]
    top = [Box(area.x + at * (width + LOOP), area.y, width, tall) for at in range(across)]
    foot = [Box(x, area.bottom - tall, width, tall) for x in xs]
    middle = Box(area.x + width / 2 + 12, area.y + tall + 8, area.width - width - 24, band - 16)
    there: list[tuple[Side, Side]] = [("right", "left")] * (across - 1)
    again: list[tuple[Side, Side]] = [("left", "right")] * (back - 1)
    ends: tuple[tuple[Side, Side], tuple[Side, Side]] = (("bottom", "top"), ("top", "bottom"))
    if back == 1:
        ends = (("bottom", "right"), ("left", "bottom"))
    return Places([*top, *foot], middle, [*there, ends[0], *again, ends[1]])


def _pair(count: int, area: Box, bar: float) -> Places:
    """One card alone, or two side by side with the way back below them; the centre above them."""
    width = (area.width - 3 * LOOP) / 2 if count > 1 else area.width
    top = area.y + (bar + 10 if bar else 0.0)
    tall = area.bottom - top - (LOOP if count > 1 else 0.0)
    boxes = [Box(area.x + at * (width + 3 * LOOP), top, width, tall) for at in range(count)]
    sides: list[tuple[Side, Side]] = [("right", "left"), ("bottom", "bottom")]
    return Places(boxes, Box(area.x, area.y, area.width, min(bar, 63.0)), sides[: 2 * (count - 1)])


def _loop(count: int, area: Box, center: float, bar: float, most: Callable[[float], float]) -> Places:
    """Two columns: down at the right, up at the left; the centre above them."""
    if count < 3:
        return _pair(count, area, bar)
    down, top = -(-count // 2), area.y + (bar + 10 if bar else 0.0)
    up, width = count - down, (area.width - LOOP) / 2
    tall = (area.bottom - top - LOOP * (down - 1)) / down
    step = (area.bottom - tall - top) / max(1, up - 1)
    right = [Box(area.right - width, top + at * (tall + LOOP), width, tall) for at in range(down)]
    left = [Box(area.x, top + at * step, width, tall) for at in range(up)]
    falling: list[tuple[Side, Side]] = [("bottom", "top")] * (down - 1)
    rising: list[tuple[Side, Side]] = [("left", "right"), *([("top", "bottom")] * (up - 1))]  # type: ignore[list-item]
    if up == 1:
        rising = [("left", "bottom")]
    boxes = [left[0], *right, *reversed(left[1:])]
    return Places(boxes, Box(area.x, area.y, area.width, bar), [("right", "left"), *falling, *rising])


# Timeline ------------------------------------------------------------------------------------------------------------


def timeline(block: Timeline, area: Box, language: str) -> Pages:
    """A line with milestones: from left to right with the text below, above and below in turn, or from the top down."""
    frame = subject("timeline", area, [f"{item.mark} {item.heading}" for item in block.items], language)
    each = area.width / max(1, len(block.items))
    ways: list[Make] = []
    if each >= 120:
        ways.append(partial(_along, area=area, language=language, both=False))
    if each >= 64 and area.height >= 200 and len(block.items) > 3:
        ways.append(partial(_along, area=area, language=language, both=True))
    ways.append(partial(_down, area=area, language=language))
    return framed(frame, best(block.items, ways, area, language, PAIRS))


def _along(items: Sequence[Item], size: Type, area: Box, language: str, both: bool) -> Pieces:
    """Cards under their milestones, as wide as the way to the next; with `both` every second one above the line."""
    count = len(items)
    width = _card_width(area.width, count) if both else area.width / count - GAP
    first = width / 2 + (0.0 if both else GAP / 2)
    step = (area.width - 2 * first) / max(1, count - 1) if both else area.width / count
    when = [_when(item, size) for item in items]
    marks = max(needed(one, min(step, width) - 4, language, (0, 0, 0, 4)) for one in when)
    said = [fitting.said(item, size) for item in items]
    needs = [needed(one, width, language) for one in said]
    below = max((tall for at, tall in enumerate(needs) if not both or at % 2 == 0), default=0.0)
    above = max((tall for at, tall in enumerate(needs) if both and at % 2), default=0.0)
    stem = 16.0
    total = (above + stem if both else marks) + DOT + stem + below + (marks * 2 if both else 0.0)
    if total > area.height:
        return ()
    spare = area.height - total
    if any(broken(one, width - INSET[0] - INSET[2], language) for one in said):
        return ()
    grown = min(spare * 0.6 / (2 if both else 1), max(70.0, below * 0.9))
    inset = lower_inset(INSET, grown)
    below, above = below + grown, above + grown if both else 0.0
    top = area.y + (area.height - total - grown * (2 if both else 1)) * fitting.OPTICAL
    middle = top + (above + stem + marks if both else marks) + DOT / 2
    line = Box(area.x, middle - 3, area.width, 6)
    pieces: list[TextShape] = [plain("line", line, "rail", "rect", word("diagram-line", language))]
    for at, (item, words) in enumerate(zip(items, said, strict=True)):
        x = area.x + first + at * step
        up = both and at % 2 == 1
        left = min(max(x - width / 2, area.x), area.right - width)
        edge = middle - DOT / 2 - marks - stem - above if up else middle + DOT / 2 + stem + (marks if both else 0.0)
        box = Box(left, edge, width, above if up else below)
        time = Box(x - (min(step, width) - 4) / 2, middle - DOT / 2 - marks, min(step, width) - 4, marks)
        if both and not up:
            time = Box(time.x, middle + DOT / 2, time.width, marks)
        stems = (time.y - stem, time.y) if up else (box.y - stem, box.y)
        made = _milestone(at, item, words, when[at], box, time, (x, middle), stems, language, inset)
        if not made:
            return ()
        pieces += made
    return tuple(pieces)


def _card_width(width: float, count: int) -> float:
    """Of cards above and below the line in turn, the first and the last flush with the area's sides."""
    return min((2 * width - (count - 1) * GAP) / (count + 1), width * 0.3)


def _when(item: Item, size: Type) -> tuple[Paragraph, ...]:
    return heading(item.mark, size.heading, "center", "callout-value")


def _milestone(
    at: int,
    item: Item,
    words: tuple[Paragraph, ...],
    when: tuple[Paragraph, ...],
    box: Box,
    time: Box,
    point: tuple[float, float],
    stems: tuple[float, float],
    language: str,
    inset: presets.Margins,
) -> list[TextShape]:
    """A dot on the line, when that is, a stem to the card; [] when the text has no room."""
    (x, y), name = point, word("diagram-milestone", language)
    dot = TextShape(f"dot-{at}", Box(x - DOT / 2, y - DOT / 2, DOT, DOT), (), item.role or peer(at), "ellipse", name)
    made = [dot]
    if when:
        made.append(TextShape(f"when-{at}", time, when, anchor="bottom" if time.y < y else "top"))
    if words:
        stem = Box(x, stems[0], 0, stems[1] - stems[0])
        made.append(plain(f"stem-{at}", stem, "axis", "line", word("diagram-leader", language)))
        text = card(f"text-{at}", box, words, item.role or "box", "rect", inset=inset, slot=at + 1)
        made += edged(f"edge-{at}", text, item, at, language, "top")
    return made if all(holds(shape, language) for shape in made if shape.paragraphs) else []


def _down(items: Sequence[Item], size: Type, area: Box, language: str) -> Pieces:
    """The line at the left, the times beside it, a card for each, from the top down."""
    when = [_when(item, size) for item in items]
    widest = max((_natural_width(one) for one in when), default=0.0)
    times = min(widest + 6, area.width * 0.3) if any(when) else 0.0
    x = area.x + times + GAP + DOT / 2
    left = x + DOT / 2 + 16
    said = [fitting.said(item, size) for item in items]
    needs = [
        max(needed(words, area.right - left, language), needed(one, times, language, (0, 0, 0, 0)), DOT)
        for words, one in zip(said, when, strict=True)
    ]
    spare = area.height - sum(needs) - 8 * (len(items) - 1)
    if spare < 0:
        return ()
    line = Box(x - 3, area.y, 6, area.height)
    pieces: list[TextShape] = [plain("line", line, "rail", "rect", word("diagram-line", language))]
    top = area.y
    for at, (item, words, need) in enumerate(zip(items, said, needs, strict=True)):
        tall = need + spare / len(items)
        middle = top + tall / 2
        dot = Box(x - DOT / 2, middle - DOT / 2, DOT, DOT)
        named = word("diagram-milestone", language)
        pieces.append(TextShape(f"dot-{at}", dot, (), item.role or peer(at), "ellipse", named))
        shapes = []
        if when[at]:
            right = tuple(one._replace(align="right") for one in when[at])
            shapes.append(TextShape(f"when-{at}", Box(area.x, top, times, tall), right, anchor="middle"))
        if words:
            box = Box(left, top, area.right - left, tall)
            text = card(f"text-{at}", box, words, item.role or "box", "rect", "middle", slot=at + 1)
            shapes += edged(f"edge-{at}", text, item, at, language)
        if not all(holds(shape, language) for shape in shapes):
            return ()
        pieces += shapes
        top += tall + 8
    return tuple(pieces)


def _natural_width(paragraphs: Sequence[Paragraph]) -> float:
    """The width of the longest line when nothing is broken. Units: points."""
    return max(
        (
            text.width(line, one.size, one.bold) / fitting.SLACK
            for one in paragraphs
            for line in one.line.words.split("\n")
        ),
        default=0.0,
    )
