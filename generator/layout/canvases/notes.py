"""Notes in a box: as large as their number allows; what has no room is counted.

In: texts and a box. Out: places, lines and sizes. Guaranteed: no note leaves the box or lies on another; no note is
larger than a sticky note; the same type for all notes of a box; one is cut only where it alone is too much for its box.

Units: points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import text
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Box

SIDE = 76 * MM  # of a sticky note
GAP = 5.0
INSET = 4.0
SMALL = 11.0  # type at which notes stand closer and have less air
PITCH = 1.25
NARROW = 26 * MM
SIZES = (18.0, 16.0, 14.0, 12.5, 11.5, 10.5, 10.0)
LINE = 13.0  # the height of the line that says what is left out


@dataclass(frozen=True, slots=True)
class Note:
    """A card: its text, its role, and the entry of the file that it is; `field` when it is only one of its fields.

    `code` is the id that is printed under it, "hollow" what is assumed.
    """

    text: str
    role: str
    list: str = ""
    item: str = ""
    field: str = ""
    hollow: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Stuck:
    """A note in its place."""

    note: Note
    box: Box
    lines: tuple[str, ...]
    size: float


def stuck(notes: Sequence[Note], box: Box, least: float = 10.0) -> tuple[tuple[Stuck, ...], int]:
    """The notes that fit in the box, and how many do not."""
    for count in range(len(notes), 0, -1):
        room = box if count == len(notes) else Box(box.x, box.y, box.width, box.height - LINE)
        found = _all(notes[:count], room, least)
        if found:
            return found, len(notes) - count
    return _shortened(notes, box, least), max(0, len(notes) - 1)


def _shortened(notes: Sequence[Note], box: Box, size: float) -> tuple[Stuck, ...]:
    """The first note, cut to what the box has room for; none where that is not a line."""
    if not notes:
        return ()
    foot = LINE if len(notes) > 1 else 0.0
    width, height = min(SIDE, box.width), min(SIDE, box.height - foot)
    rows = int((height - INSET - _foot(notes[0])) / (size * PITCH))
    inner = (width - INSET) * SLACK
    if rows < 1:
        return ()
    lines = cut(text.wrap(notes[0].text, inner, size), rows, inner, size, False)
    return (Stuck(notes[0], Box(box.x + (box.width - width) / 2, box.y, width, height), lines, size),)


def _all(notes: Sequence[Note], box: Box, least: float) -> tuple[Stuck, ...]:
    for size in SIZES:
        for columns in range(1, len(notes) + 1):
            if size < least or box.width / columns < min(NARROW, box.width):
                break
            found = _set(notes, box, size, columns)
            if found:
                return found
    return ()


def _set(notes: Sequence[Note], box: Box, size: float, columns: int) -> tuple[Stuck, ...]:
    """The notes in so many columns, () when they do not fit."""
    pad, apart = (INSET, GAP) if size > SMALL else (INSET / 2, GAP / 2)
    width = min(SIDE, (box.width - apart * (columns - 1)) / columns)
    inner = (width - 2 * pad) * SLACK
    if any(text.widest_word(note.text, size) > inner for note in notes):
        return ()
    lines = [text.wrap(note.text, inner, size) for note in notes]
    rows = [range(at, min(at + columns, len(notes))) for at in range(0, len(notes), columns)]
    needs = [max(len(lines[at]) * size * PITCH + _foot(notes[at]) for at in row) + 2 * pad for row in rows]
    room = box.height - apart * (len(rows) - 1)
    if sum(needs) > room or max(needs) > SIDE:
        return ()
    spare = (room - sum(needs)) / len(rows)
    heights = [min(need + spare, max(need, width * 0.62)) for need in needs]
    return tuple(_placed(notes, lines, rows, heights, box, width, size, apart))


def _foot(note: Note) -> float:
    return 13.0 if note.code else 0.0


def _placed(
    notes: Sequence[Note],
    lines: Sequence[tuple[str, ...]],
    rows: Sequence[range],
    heights: Sequence[float],
    box: Box,
    width: float,
    size: float,
    apart: float,
) -> Iterator[Stuck]:
    y, columns = box.y, len(rows[0])
    left = box.x + (box.width - columns * width - (columns - 1) * apart) / 2
    for row, height in zip(rows, heights, strict=True):
        for column, at in enumerate(row):
            place = Box(left + column * (width + apart), y, width, height)
            yield Stuck(notes[at], place, lines[at], size)
        y += height + apart


def fitted(
    words: str, width: float, height: float, sizes: Sequence[float], bold: bool = False
) -> tuple[tuple[str, ...], float]:
    """The text in the first of the sizes in which it fits; in the last, cut with an ellipsis, when in none."""
    for size in sizes:
        lines = text.wrap(words, width * SLACK, size, bold)
        if len(lines) * size * PITCH <= height + 0.1 and text.widest_word(words, size, bold) <= width * SLACK:
            return lines, size
    return cut(lines, max(1, int((height + 0.1) / (size * PITCH))), width * SLACK, size, bold), size


def cut(lines: tuple[str, ...], count: int, width: float, size: float, bold: bool) -> tuple[str, ...]:
    """The first lines; the last says that there were more."""
    if len(lines) <= count:
        return lines
    last = lines[count - 1]
    while last and text.width(f"{last}…", size, bold) > width:
        last = last[:-1].rstrip()
    return (*lines[: count - 1], f"{last}…")
