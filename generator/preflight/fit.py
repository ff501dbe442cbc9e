"""Whether text has room: in its shape, in its table; whether it can be read from the back of the room.

In: a slide. Out: findings. Guaranteed: a text is called too large only when it leaves its box by more than the blank
within its own lines, measured with the widths of `text` and the spacing that the deck says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator import text
from generator.diagnostics import Diagnostic
from generator.preflight.deck import Shape, Slide
from generator.preflight.faces import narrowness
from generator.preflight.geometry import A, Box, Element, kept_off, points, whole
from generator.preflight.style import SINGLE, Frame, Paragraph, cell_frame, frame_of

SLACK = 0.4  # of a line's size: the blank above and below its letters
FLOOR = 10.0  # points: body text
FOOT_SHARE = 0.9  # of the floor: sources, page numbers; and of the page: where the foot begins
LONGEST = 4000  # characters of a paragraph that are broken into lines; more are reckoned


class Need(NamedTuple):
    """What a text asks for. `lines` is where each of its lines ends, from the top."""

    width: float
    height: float
    slack: float


class Room(NamedTuple):
    width: float
    height: float


def need(frame: Frame, room: Room) -> Need:
    """Width and height of a text broken to a width."""
    across = room.height if frame.upright else room.width
    if frame.columns > 1:
        across = (across - frame.gap * (frame.columns - 1)) / frame.columns
    width = height = 0.0
    sizes = [paragraph.size * frame.scale for paragraph in frame.paragraphs if paragraph.text.strip()]
    last = 0.0
    for index, paragraph in enumerate(_trimmed(frame.paragraphs)):
        widest, high = _paragraph_need(paragraph, frame, max(1.0, across - paragraph.margin))
        width = max(width, widest + paragraph.margin)
        height += high + (max(last, paragraph.before) if index else 0.0)
        last = paragraph.after
    height /= frame.columns
    return Need(width, height, min(sizes, default=0.0) * SLACK)


def _trimmed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without empty ones at the end, which nobody sees leaving."""
    end = len(paragraphs)
    while end and not paragraphs[end - 1].text.strip():
        end -= 1
    return paragraphs[:end]


def _paragraph_need(paragraph: Paragraph, frame: Frame, across: float) -> tuple[float, float]:
    """Width of the widest line and height of all."""
    size = paragraph.size * frame.scale
    words = paragraph.text.rstrip("\n")
    bold = any(run.bold for run in paragraph.runs if run.text.strip())
    mean = _mean_size(paragraph) * frame.scale * narrowness(paragraph)
    lines, widest = _broken(words, across if frame.wrapped else 1e6, round(mean, 3), bold)
    pitch = paragraph.pitch if paragraph.exact else paragraph.pitch * SINGLE * size
    return widest, lines * pitch * (1.0 - min(0.9, frame.reduction))


def _mean_size(paragraph: Paragraph) -> float:
    """The size at which the whole text would be as wide as its runs of several sizes are."""
    sizes = {run.size for run in paragraph.runs if run.text.strip()}
    if len(sizes) <= 1:
        return next(iter(sizes), paragraph.size)
    total = sum(text.width(run.text, 1.0, run.bold) * run.size for run in paragraph.runs if run.text.strip())
    plain = sum(text.width(run.text, 1.0, run.bold) for run in paragraph.runs if run.text.strip())
    return total / plain if plain else paragraph.size


@lru_cache(16384)
def _broken(words: str, across: float, size: float, bold: bool) -> tuple[int, float]:
    """How many lines a paragraph takes, and how wide the widest is."""
    lines, widest = 0, 0.0
    for part in words.replace("\v", "\n").split("\n"):
        part = text.clean(part[:LONGEST]) if len(part) <= LONGEST else part
        whole_width = text.width(part, size, bold)
        if whole_width <= across or len(part) > LONGEST:
            lines += max(1, round(whole_width / across + 0.5)) if whole_width > across else 1
            widest = max(widest, min(whole_width, across))
            continue
        broken = text.wrap(part, across, size, bold)
        lines += len(broken)
        widest = max(widest, text.widest_word(part, size, bold), *(text.width(line, size, bold) for line in broken))
    return lines, widest


def room_in(shape: Shape, frame: Frame) -> Room:
    """What a shape leaves to its text: its outline's text rectangle without the insets."""
    width, height = shape.size
    left, top, right, bottom = kept_off(shape.part("{*}spPr/{*}prstGeom"), width, height)
    return Room(
        width - left - right - frame.insets[0] - frame.insets[2],
        height - top - bottom - frame.insets[1] - frame.insets[3],
    )


def written(shape: Shape, slide: Slide) -> Frame | None:
    """The text of a shape, looked up once; None when there is nothing to read in it."""
    key = ("frame", shape.element)
    if key not in slide.deck.cache:
        frame = frame_of(shape, slide) if shape.body is not None else None
        slide.deck.cache[key] = frame if frame is not None and frame.text else None
    return slide.deck.cache[key]  # type: ignore[no-any-return]


def cells(shape: Shape, slide: Slide) -> tuple[tuple[int, int, Element, Frame], ...]:
    """The cells of a table that show (row, column, cell, text), looked up once."""
    key = ("cells", shape.element)
    if key not in slide.deck.cache:
        table = shape.table
        rows = list(table.iterfind(f"{A}tr")) if table is not None else []
        slide.deck.cache[key] = tuple(
            (row, column, cell, cell_frame(cell, slide))
            for row, line in enumerate(rows)
            for column, cell in enumerate(line.iterfind(f"{A}tc"))
            if cell.get("hMerge") not in ("1", "true") and cell.get("vMerge") not in ("1", "true")
        )
    return slide.deck.cache[key]  # type: ignore[no-any-return]


# Checks --------------------------------------------------------------------------------------------------------------


def fit(slide: Slide, floor: float) -> Iterator[Diagnostic]:
    """Text that has no room, is shrunk or too small to read."""
    for shape in slide.shapes:
        if shape.hidden:
            continue
        frame = written(shape, slide)
        if frame is not None:
            yield from _too_large(slide, shape, frame)
            yield from _shrunk(slide, shape, frame)
            yield from _too_small(slide, shape, [frame], floor)
        elif shape.table is not None:
            yield from _table_too_high(slide, shape)
            yield from _too_small(slide, shape, [one for *_, one in cells(shape, slide)], floor)


def _too_large(slide: Slide, shape: Shape, frame: Frame) -> Iterator[Diagnostic]:
    room = room_in(shape, frame)
    needed = need(frame, room)
    has = room if not frame.upright else Room(room.height, room.width)
    too_high = needed.height > has.height + needed.slack
    too_wide = needed.width > has.width + needed.slack
    if frame.autofit == "grow":
        grown = needed.height + frame.insets[1] + frame.insets[3]
        too_wide = too_wide and frame.wrapped
        too_high = not frame.upright and shape.box.top + grown > slide.deck.height + needed.slack
    if too_high or too_wide:
        yield slide.finding(
            "PF-11",
            shape.name,
            needs=f"{needed.width:.0f} × {needed.height:.0f}",
            has=f"{max(0, has.width):.0f} × {max(0, has.height):.0f}",
        )


def _shrunk(slide: Slide, shape: Shape, frame: Frame) -> Iterator[Diagnostic]:
    if frame.autofit == "shrink" and frame.scale < 1.0:
        yield slide.finding("PF-14", shape.name, share=f"{frame.scale:.0%}".rstrip("%"))


def _too_small(slide: Slide, shape: Shape, frames: list[Frame], floor: float) -> Iterator[Diagnostic]:
    foot = shape.is_furniture or shape.box.top > slide.deck.height * FOOT_SHARE
    least = floor * FOOT_SHARE if foot else floor
    sizes = [round(run.size * frame.scale, 2) for frame in frames for run in frame.runs]
    if sizes and min(sizes) < least - 0.05:
        yield slide.finding("PF-13", shape.name, size=f"{min(sizes):g}", least=f"{least:g}")


def _table_too_high(slide: Slide, shape: Shape) -> Iterator[Diagnostic]:
    heights, slack = _row_heights(shape, slide)
    grown = shape.box.top + sum(heights)
    if grown > slide.deck.height + max(slack, 1.0):
        yield slide.finding("PF-12", shape.name, over=f"{grown - slide.deck.height:.0f}")


def table_box(shape: Shape, slide: Slide) -> Box:
    """Where a table really ends, with rows as high as their text makes them."""
    return shape.box._replace(bottom=shape.box.top + sum(_row_heights(shape, slide)[0]))


def _row_heights(shape: Shape, slide: Slide) -> tuple[list[float], float]:
    """The height that each row takes, and the blank in a line of its text."""
    table = shape.table
    if table is None:
        return [], 0.0
    columns = [points(column.get("w")) for column in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    heights = [points(row.get("h")) for row in table.iterfind(f"{A}tr")]
    slack = 0.0
    for row, column, cell, frame in cells(shape, slide):
        if whole(cell.get("rowSpan"), 1) > 1 or frame.upright or not frame.text:
            continue
        width = sum(columns[column : column + max(1, whole(cell.get("gridSpan"), 1))])
        needed = need(frame, Room(max(1.0, width - frame.insets[0] - frame.insets[2]), heights[row]))
        heights[row] = max(heights[row], needed.height + frame.insets[1] + frame.insets[3])
        slack = max(slack, needed.slack)
    return heights, slack
