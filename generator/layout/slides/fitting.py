"""How large text can be: paragraphs measured in boxes, one size for all parts of a picture, text parted if none fits.

In: paragraphs, widths and heights in points, the page's language. Out: sizes, heights, shorter texts. Guaranteed: what
fits here fits on the slide; nothing under 10 points; parting loses no character but blanks.

A setter of an archetype takes `(block, area, language)` and gives its pieces; `()` when its text fits at no size, and
then the block comes in parts, each on a slide of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

from generator import text
from generator.layout.slides.pieces import Paragraph
from generator.outline.blocks import Item, Line
from generator.scene import Align, Box
from generator.terms import is_chinese, languages_of

GUTTER = 16.0  # points: between what stands side by side
LARGE = 18.0  # points: type above this needs room for a few characters a line
LEAST_LINE = 7.2  # em
SLACK = 0.97  # of a width: what other faces may need more
LEAST = 10.0  # points: the smallest type on a slide
SECOND = 0.85  # of the size: the page's second language
GAP = 0.35  # em above a paragraph that follows another
OPTICAL = 0.42  # of the room that is left stands above what is placed


class Type(NamedTuple):
    """The sizes of a picture's parts. Units: points."""

    heading: float
    text: float


TYPES = tuple(
    Type(heading, body)
    for heading, body in (
        (28, 24),
        (26, 22),
        (24, 20),
        (22, 18),
        (20, 16),
        (18, 15),
        (18, 14),
        (16, 14),
        (16, 13),
        (14, 12),
        (13, 11),
        (12, 10.5),
        (11, 10),
    )
)
SMALL_TYPES = TYPES[8:]
# large text first, its headings as large as they have room; where they stand apart, they may be a little smaller
APART = (
    TYPES[0],
    *(
        Type(heading, body)
        for body in (22, 20, 18, 16, 15, 14, 13, 12)
        for heading in (26, 24, 22, 20, 18, 16, 15, 14, 13)
        if body - 2 <= heading <= body + 4
    ),
)
PAIRS = tuple(size for size in APART if size.heading >= size.text)
T = TypeVar("T")


def largest(sizes: Iterable[T], fits: Callable[[T], bool]) -> T | None:
    """The first of the sizes, which come from the largest, that fits; None when none does."""
    return next((size for size in sizes if fits(size)), None)


# Languages -----------------------------------------------------------------------------------------------------------


def is_second(line: str, language: str) -> bool:
    """Whether a line of a page in two languages is in the second one; figures are in neither."""
    if "+" not in language:
        return False
    wide = any(map(text.is_wide, line))
    worded = sum(map(str.isalpha, line)) > sum(map(str.isdigit, line))  # "2023 Q1" is a figure
    return wide != is_chinese(languages_of(language)[0]) and (wide or worded)


def size_of(line: str, size: float, language: str) -> float:
    """The size of one line of a paragraph: the second language is smaller. Units: points."""
    return max(LEAST, round(size * SECOND)) if is_second(line, language) else size


# Paragraphs ----------------------------------------------------------------------------------------------------------


def pitch(size: float) -> float:
    """From baseline to baseline in text that a reader edits. Units: points."""
    return round(size * (1.3 if size <= 16 else 1.2), 2)


def is_number(mark: str) -> bool:
    """Whether the mark is one that PowerPoint counts by itself: "1." to "99."."""
    return mark.endswith(".") and mark[:-1].isdigit() and len(mark) < 4


@lru_cache(16384)
def indent(line: Line, size: float) -> tuple[float, float]:
    """From the left edge to the text, and how far its mark hangs out to the left of it. Units: points."""
    hanging = {"": 0.0, "•": 0.95}.get(line.mark, 0.4 + 0.56 * max(2, len(line.mark))) * size
    if line.mark and line.mark != "•" and not is_number(line.mark):
        hanging = text.width(line.mark, size, True) + 0.5 * size
    return round(line.level * 1.1 * size + hanging, 1), round(hanging, 1)


@lru_cache(16384)
def line_count(paragraph: Paragraph, width: float, language: str) -> int:
    """How many lines the paragraph takes, whatever face of the theme it is set in.

    Counted with room to spare: as if no line broke at a hyphen, and, in two languages, as if both had the larger size.
    """
    bold = paragraph.bold or bool(paragraph.line.strong)
    room = max(1.0, (width - indent(paragraph.line, paragraph.size)[0]) * SLACK)
    words = paragraph.line.words
    size = paragraph.size if "\n" in words else size_of(words, paragraph.size, language)
    parts = words.replace("-", "\N{NON-BREAKING HYPHEN}").split("\n")
    return sum(len(text.wrap(part, room, size, bold)) for part in parts)


@lru_cache(16384)
def line_pitch(paragraph: Paragraph, language: str) -> float:
    """From baseline to baseline in a paragraph, after the largest of its lines. Units: points."""
    parts = paragraph.line.words.split("\n")
    return pitch(max(size_of(part, paragraph.size, language) for part in parts))


def height(paragraphs: Sequence[Paragraph], width: float, language: str) -> float:
    """The height of the paragraphs one below the other. Units: points."""
    lines = sum(line_count(one, width, language) * line_pitch(one, language) for one in paragraphs)
    return lines + sum(one.before for one in paragraphs[1:])


def fits(paragraphs: Sequence[Paragraph], width: float, room: float, language: str) -> bool:
    """Whether the paragraphs stand in the box without a word torn. Units: points."""
    return height(paragraphs, width, language) <= room + 0.01 and all(whole(one, width, language) for one in paragraphs)


@lru_cache(16384)
def whole(paragraph: Paragraph, width: float, language: str) -> bool:
    """Whether the longest word has room, and large type some characters a line; a word of 24 and more may be torn."""
    room = (width - indent(paragraph.line, paragraph.size)[0]) * SLACK
    bold = paragraph.bold or bool(paragraph.line.strong)
    if paragraph.size > LARGE and room < LEAST_LINE * paragraph.size and line_count(paragraph, width, language) > 2:
        return False
    return all(
        text.width(run, size_of(part, paragraph.size, language), bold) <= room or len(run) >= 24
        for part in paragraph.line.words.split("\n")
        for run in part.split(" ")  # a blank that does not break holds a date together
        if not any(map(text.is_wide, run))
    )


def said(
    item: Item, sizes: Type, align: Align = "left", heading_role: str = "", text_role: str = ""
) -> tuple[Paragraph, ...]:
    """An item's heading in bold, and its text below it."""
    parts = [part for part in item.heading.split("\n") if part]
    heading = [Paragraph(Line(part), sizes.heading, True, heading_role, align) for part in parts]
    return (*heading, *told(item.text, sizes.text, align, text_role, following=bool(heading)))


def told(
    lines: Sequence[Line], size: float, align: Align = "left", role: str = "", following: bool = False
) -> tuple[Paragraph, ...]:
    """Lines as paragraphs of one size, with a little space between them; above the first too when `following`."""
    gap, found = round(size * GAP, 1), list[Paragraph]()
    for line in lines:
        for at, part in enumerate(by_language(line)):
            before = gap if not at and (found or following) else 0.0
            found.append(Paragraph(part, size, False, role, align, before))
    return tuple(found)


def by_language(line: Line) -> list[Line]:
    """A paragraph of its own for each language; one with a mark stays whole, so that it is counted once."""
    if line.mark or "\n" not in line.words:
        return [line]
    parts, start = [], 0
    for part in line.words.split("\n"):
        end = start + len(part)
        strong = [(max(a, start) - start, min(b, end) - start) for a, b in line.strong if a < end and b > start]
        if part:
            parts.append(replace(line, words=part, strong=tuple(strong)))
        start = end + 1
    return parts


# Places --------------------------------------------------------------------------------------------------------------


def grid(area: Box, count: int, columns: int = 3) -> list[Box]:
    """Equal boxes in rows of up to `columns`; four stand two by two where a row has three."""
    across = min(columns, 2 if count == 4 and columns == 3 else count)
    down = -(-count // across)
    width = (area.width - GUTTER * (across - 1)) / across
    height = (area.height - GUTTER * (down - 1)) / down
    return [
        Box(area.x + (at % across) * (width + GUTTER), area.y + (at // across) * (height + GUTTER), width, height)
        for at in range(count)
    ]


def lowered(area: Box, height: float) -> Box:
    """A box of this height in the area, a little above its middle: there the eye takes it for the middle."""
    return Box(area.x, area.y + max(0.0, area.height - height) * OPTICAL, area.width, min(height, area.height))


def settled(paragraphs: Sequence[Paragraph], extra: float, most: float = 1.0) -> tuple[Paragraph, ...]:
    """The paragraphs with a share of the extra height between each two, `most` em at the most. Units: points."""
    each = extra / max(1, len(paragraphs) - 1)
    return tuple(
        one._replace(before=round(one.before + max(0.0, min(each, most * one.size)), 1)) if at else one
        for at, one in enumerate(paragraphs)
    )


# Parting -------------------------------------------------------------------------------------------------------------


def shortened(whole_text: str, width: float, size: float, most: int, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it needs more lines than `most`. Units: points."""
    lines = text.wrap(whole_text, width * SLACK, size, bold)
    if len(lines) <= most:
        return whole_text
    kept = rejoined(whole_text, lines[:most])
    while kept and len(text.wrap(kept + "…", width * SLACK, size, bold)) > most:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def rejoined(whole_text: str, lines: Sequence[str]) -> str:
    """Lines of a text put together again, with the blank or line end that the text has between them."""
    clean = text.clean(whole_text)
    joined, at = "", 0
    for line in lines:
        found = max(clean.find(line, at), 0)
        before = clean[found - 1] if found else ""
        joined += (before if joined and before in (" ", "\n") else "") + line
        at = found + len(line)
    return joined


def parted(line: Line, width: float, size: float, most: int) -> list[Line]:
    """A paragraph cut where it is longer than `most` lines; only the first part has the mark."""
    lines = text.wrap(line.words, (width - indent(line, size)[0]) * SLACK, size, bool(line.strong))
    if len(lines) <= most:
        return [line]
    parts = [rejoined(line.words, lines[at : at + most]) for at in range(0, len(lines), most)]
    cleaned, found, start = text.clean(line.words), [], 0
    for at, part in enumerate(parts):
        start = max(cleaned.find(part, start), start)
        end = start + len(part)
        strong = [(max(a, start) - start, min(b, end) - start) for a, b in line.strong if a < end and b > start]
        found.append(replace(line, words=part, mark="" if at else line.mark, strong=tuple(strong)))
        start = end
    return found


def even(count: int, most: int) -> list[int]:
    """So many things in as few groups of `most` or fewer as can be, the groups as equal as can be."""
    groups = max(1, -(-count // most))
    return [count // groups + (at < count % groups) for at in range(groups)]


def in_groups(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """The items in as few groups of `most` or fewer as can be, the groups as equal as can be."""
    ends = list(accumulate(even(len(items), most)))
    return [items[end - count : end] for end, count in zip(ends, even(len(items), most), strict=True)]
