"""What the pictures of archetypes are made of: cards, badges, leaders, the frame that says what the picture shows.

In: items and boxes in points. Out: shapes. Guaranteed: a card has equal insets and one corner whatever its size; the
text of a picture is set in one pair of sizes, the largest that fits; a picture whose text has no room comes on several
pages, each with all of its headings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from generator import text
from generator.layout.slides import fitting, presets
from generator.layout.slides.fitting import SMALL_TYPES, TYPES, Type
from generator.layout.slides.pieces import Arrow, Form, Paragraph, Piece, TextShape
from generator.outline.blocks import Item, Line
from generator.scene import Align, Box, Point, Side
from generator.terms import languages_of, term
from generator.theme import PEERS

CORNER = 5.0
GAP = 10.0  # between neighbours
LEAST_IN_LINE = 3  # Chinese characters
INSET = (14.0, 11.0, 14.0, 11.0)
EDGE = 6.0  # points: the bar along a card
LAYERS = 6  # shades there are for layers
STILL_LARGE = 18.0  # points
Anchor = Literal["top", "middle", "bottom"]
Pieces = tuple[Piece, ...]
Pages = list[Pieces]
Make = Callable[[Sequence[Item], Type], Pieces]
ALL = TYPES
GOOD = tuple(size for size in ALL if size.text >= 12)
LEAST_HEIGHT = 260.0  # points: of an area that is worth several pages
_MOST_PAGES = 4  # of one picture, when its text has no room on one


def first_line(words: str) -> str:
    """The words in the page's first language."""
    return next((line for line in words.split("\n") if line.strip()), "")


def word(identifier: str, language: str) -> str:
    """A term in the page's first language: names are in one."""
    return term(identifier, languages_of(language)[0])


def marked(item: Item) -> Item:
    """The item with its mark in front of its heading."""
    return replace(item, heading=f"{item.mark} {item.heading}".strip()) if item.mark else item


# Shapes --------------------------------------------------------------------------------------------------------------


def card(
    name: str,
    box: Box,
    paragraphs: tuple[Paragraph, ...],
    role: str = "box",
    form: Form = "roundRect",
    anchor: Anchor = "top",
    inset: presets.Margins = INSET,
    slot: int = 0,
) -> TextShape:
    """A card with text; its corner is the same whatever its size."""
    adjust = presets.slanted(form, box.width, box.height, CORNER) if form == "roundRect" else ()
    return TextShape(name, box, paragraphs, role, form, "", "", anchor, inset, slot, adjust)


def holds(shape: TextShape, language: str) -> bool:
    """Whether the shape's text has room inside its insets, no Chinese in lines of a character or two."""
    left, top, right, bottom = shape.inset
    width, height = shape.box.width - left - right, shape.box.height - top - bottom
    return fitting.fits(shape.paragraphs, width, height, language) and all(
        width >= min(LEAST_IN_LINE, len(part)) * one.size
        for one in shape.paragraphs
        for part in one.line.words.split("\n")
        if any(map(text.is_wide, part))
    )


def needed(paragraphs: Sequence[Paragraph], width: float, language: str, inset: presets.Margins = INSET) -> float:
    """The height of a card of this width that holds the text."""
    inner = width - inset[0] - inset[2]
    return fitting.height(paragraphs, inner, language) + inset[1] + inset[3] if paragraphs else 0.0


def heading(words: str, size: float, align: Align = "left", role: str = "") -> tuple[Paragraph, ...]:
    """A heading alone."""
    return tuple(Paragraph(Line(part), size, True, role, align) for part in words.split("\n") if part.strip())


def peer(at: int, kind: str = "") -> str:
    """The role of the mark of one of several parts of equal rank; with "-text", of words in its colour."""
    return f"peer-{at % len(PEERS) + 1}{kind}"


def layer_role(item: Item, at: int, count: int) -> str:
    """The item's own role, else the shade of its layer: the first is the strongest, whatever their number."""
    return item.role or f"layer-{1 + round(at * (LAYERS - 1) / max(1, count - 1))}"


def edged(name: str, shape: TextShape, item: Item, at: int, language: str, side: Side = "left") -> list[TextShape]:
    """The shape, with a bar in the colour of its rank along a side where its item has no colour of its own."""
    box, called = shape.box, word("slide-edge", language)
    bar = Box(box.x, box.y, EDGE, box.height) if side == "left" else Box(box.x, box.y, box.width, EDGE)
    return [shape] if item.role else [shape, plain(name, bar, peer(at), called=called)]


def broken(paragraphs: Sequence[Paragraph], width: float, language: str, least: float = STILL_LARGE) -> bool:
    """Whether a heading is broken that would stand on one line at a size that is still large."""
    return any(
        one.bold
        and one.size > least
        and fitting.line_count(one, width, language) > one.line.words.count("\n") + 1
        and fitting.line_count(one._replace(size=least), width, language) == one.line.words.count("\n") + 1
        for one in paragraphs
    )


def lower_inset(inset: presets.Margins, extra: float) -> presets.Margins:
    """The insets of cards with so much more height than their fullest needs: texts begin on one line."""
    return inset[0], inset[1] + max(0.0, extra) * fitting.OPTICAL, inset[2], inset[3]


def plain(name: str, box: Box, role: str, form: Form = "rect", called: str = "") -> TextShape:
    """A shape without text: decoration."""
    return TextShape(name, box, (), role, form, called)


def label(
    name: str, box: Box, words: str, size: float, align: Align = "left", role: str = "muted", bold: bool = False
) -> TextShape:
    """A few words without a ground, in the middle of their height."""
    return TextShape(name, box, (Paragraph(Line(words), size, bold, role, align),), anchor="middle")


def subject(kind: str, area: Box, items: Iterable[str], language: str, description: str = "") -> TextShape:
    """The frame round a picture: what a screen reader says of it."""
    name = word(f"diagram-{kind}", language)
    listed = [first_line(item) for item in items]
    said = first_line(description) or ", ".join(item for item in listed if item)
    return TextShape("subject", area, name=name, meaning=f"{name}: {said}" if said else name)


# Arrows --------------------------------------------------------------------------------------------------------------


def site(box: Box, side: Side) -> Point:
    """The middle of a side, where an arrow is glued."""
    x, y = box.center
    return {"top": (x, box.y), "left": (box.x, y), "bottom": (x, box.bottom), "right": (box.right, y)}[side]


def arrow(source: TextShape, target: TextShape, sides: tuple[Side, Side], *between: Point) -> Arrow:
    """An arrow from the middle of one side to the middle of another, by way of some points."""
    points = (site(source.box, sides[0]), *between, site(target.box, sides[1]))
    return Arrow(source.id, target.id, sides, tuple((round(x, 2), round(y, 2)) for x, y in points), weight=1.5)


# Pages ---------------------------------------------------------------------------------------------------------------


def page(items: Sequence[Item], make: Make, sizes: Sequence[Type] = ALL) -> Pages:
    """The picture at the largest type that `make` has room for, () being its word for none; none when it has none."""
    found = next((pieces for size in sizes if (pieces := make(items, size))), ())
    return [found] if found else []


def pages(items: Sequence[Item], make: Make, area: Box, language: str) -> Pages:
    """The picture on one page; else on several, all headings on each, with a part of the text.

    Where that has no room either, the picture with its headings, then the text on pages of its own; none when the
    headings have no room, or the area is so low that a page of its own would serve better.
    """
    found = page(items, make)
    if found or area.height < LEAST_HEIGHT:
        return found
    for count in range(2, _MOST_PAGES + 1):
        for size in SMALL_TYPES[-2:]:
            for parts in (_of_each(items, count), _of_some(items, count)):
                several = [make(part, size) for part in parts]
                if len(several) > 1 and all(several):
                    return several
    bare = page([replace(item, text=()) for item in items], make)
    return [*bare, *_apart(items, area, language)] if bare and any(item.text for item in items) else []


def _apart(items: Sequence[Item], area: Box, language: str) -> Pages:
    """The items as running text, as many as a page has room for."""
    size = GOOD[-1]
    most = int(area.height // fitting.pitch(size.heading)) - 1
    made: list[list[Paragraph]] = [[]]
    for item in items:
        cut = [part for line in item.text for part in fitting.parted(line, area.width, size.text, most // 2)]
        for part in fitting.said(replace(item, text=tuple(cut)), size):
            gap = part._replace(before=part.before or size.heading)
            if made[-1] and not fitting.fits((*made[-1], gap), area.width, area.height, language):
                made.append([])
            made[-1].append(gap)
    return [(TextShape("text", area, tuple(paragraphs)),) for paragraphs in made]


def framed(frame: TextShape, made: Pages) -> Pages:
    """The pages with the frame that says what they show, where it is a picture."""
    return [(frame, *pieces) if len(pieces) > 1 else pieces for pieces in made]


def best(items: Sequence[Item], ways: Sequence[Make], area: Box, language: str, good: Sequence[Type] = GOOD) -> Pages:
    """The first way to draw a picture with room for type of a good size; else of any size; else on several pages."""
    tries = [(way, sizes) for sizes in (good, ALL[len(GOOD) :]) for way in ways]
    found = next((made for way, sizes in tries if (made := page(items, way, sizes))), [])
    return found or next((made for way in ways if (made := pages(items, way, area, language))), [])


def _of_each(items: Sequence[Item], count: int) -> list[list[Item]]:
    """The items so many times, each time with the next part of the text of each."""
    texts = [_parts(item.text, count) for item in items]
    return [
        [replace(item, text=parts[at]) for item, parts in zip(items, texts, strict=True)]
        for at in range(count)
        if any(parts[at] for parts in texts)
    ]


def _parts(text: Sequence[Line], count: int) -> list[tuple[Line, ...]]:
    """The lines in so many parts of about the same length, in order; what is short stays together."""
    total = sum(len(line.words) for line in text)
    found: list[list[Line]] = [[] for _ in range(count)]
    passed = 0
    for line in text:
        found[min(count - 1, (passed + len(line.words) // 2) * count // max(1, total))].append(line)
        passed += len(line.words)
    return [tuple(part) for part in found]


def _of_some(items: Sequence[Item], count: int) -> list[list[Item]]:
    """The items so many times, each time with the text of the next few of them."""
    told = [at for at, item in enumerate(items) if item.text]
    if len(told) < count:
        return []
    groups = fitting.in_groups(told, -(-len(told) // count))
    return [[item if at in group else replace(item, text=()) for at, item in enumerate(items)] for group in groups]
