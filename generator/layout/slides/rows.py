"""Rows of cells, one size of type in all of them: what agendas, checklists, summaries and cases are made of.

In: rows of `Cell`s and an area in points. Out: a group of shapes for each row. Guaranteed: the largest type at which
all rows fit; cells of a row as high as its fullest; `()` when nothing fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from generator.layout.slides.fitting import OPTICAL, TYPES, Type, fits, height, largest
from generator.layout.slides.parts import word
from generator.layout.slides.pieces import Form, Group, Paragraph, TextShape
from generator.scene import Box

Inset = tuple[float, float, float, float]
INSET: Inset = (14.0, 8.0, 14.0, 8.0)
BARE: Inset = (0.0, 0.0, 0.0, 0.0)
NEAT: Inset = (6.0, 6.0, 6.0, 6.0)
LABEL = 21  # the slot of the first label; those of the texts count from 1
Said = Callable[[Type], tuple[Paragraph, ...]]


class Cell(NamedTuple):
    """A cell of a row. `said` gives its paragraphs at a size; without it, the cell is decoration.

    `side` makes it a square of that size in the middle of the row's height; `gap` is the space after it. Units: points.
    """

    width: float
    said: Said | None = None
    role: str = ""
    form: Form = "rect"
    inset: Inset = INSET
    anchor: Literal["top", "middle", "bottom"] = "middle"
    slot: int = 0
    side: float = 0.0
    gap: float = 0.0
    name: str = ""


class Look(NamedTuple):
    """How rows stand: the space between them, their least height, how much more than their need they may take.

    The first `heads` rows take no more than they need. Large type is for where it leaves air: above 16 points, the rows
    fill `AIRY` of the area at the most. Rows that are less high than the area stand a little above its middle, or from
    its top where `sunk` says no.
    """

    gap: float = 8.0
    least: float = 36.0
    spare: float = 22.0
    sizes: Sequence[Type] = TYPES
    heads: int = 0
    sunk: bool = True


PLAIN = Look()
AIRY = 0.82
Row = Sequence[Cell]


def set_rows(
    area: Box, rows: Sequence[Row], names: Sequence[str], language: str, look: Look = PLAIN, start: int = 0
) -> tuple[Group, ...]:
    """A group for each row, from the top of the area down; `start` numbers the ids of the first."""
    sizes = largest(look.sizes, lambda sizes: fits_all(area, rows, language, look, sizes))
    return laid(area, rows, names, language, look, sizes, start) if sizes else ()


def fits_all(area: Box, rows: Sequence[Row], language: str, look: Look, sizes: Type) -> bool:
    """Whether all rows have room at these sizes."""
    room = area.height * ((AIRY if look.sunk else 0.96) if sizes.text > 16 else 1.0) - look.gap * (len(rows) - 1)
    for row in rows:
        needed = _needed(row, sizes, language, look)
        room -= needed
        if room < -0.01 or not all(_fits(cell, sizes, needed, language) for cell in row):
            return False
    return True


def laid(
    area: Box, rows: Sequence[Row], names: Sequence[str], language: str, look: Look, sizes: Type, start: int = 0
) -> tuple[Group, ...]:
    """The rows at these sizes, with a little of the room that is left in each."""
    heights = _even([_needed(row, sizes, language, look) for row in rows], area.height, look)
    left = area.height - sum(heights) - look.gap * (len(rows) - 1)
    count = max(1, len(rows) - look.heads)
    usual = sum(heights[look.heads :]) / count  # few rows may be higher than many
    most = max(look.spare, usual * (0.9 if count < 4 else 0.6)) if look.sunk else look.spare
    more = max(0.0, min(left / count, most))
    top, groups = area.y + (max(0.0, left - more * count) * OPTICAL if look.sunk else 0.0), []
    for at, (row, name, needed) in enumerate(zip(rows, names, heights, strict=True), start):
        tall = needed + (more if at - start >= look.heads else 0.0)
        groups.append(_placed(row, name, at, Box(area.x, top, area.width, tall), sizes, language))
        top += tall + look.gap
    return tuple(groups)


def _even(heights: Sequence[float], room: float, look: Look) -> list[float]:
    """The rows as high as the fullest of them where all have room to be, and none has to be twice as high."""
    heads, rest = list(heights[: look.heads]), list(heights[look.heads :])
    most = max(rest, default=0.0)
    whole = sum(heads) + most * len(rest) + look.gap * (len(heights) - 1)
    return [*heads, *[most] * len(rest)] if rest and whole <= room and most <= 2 * min(rest) else list(heights)


def _placed(row: Row, name: str, number: int, box: Box, sizes: Type, language: str) -> Group:
    x, shapes = box.x, []
    for at, cell in enumerate(row):
        place = Box(x, box.y, cell.width, box.height)
        if cell.side:
            place = Box(x + (cell.width - cell.side) / 2, box.y + (box.height - cell.side) / 2, cell.side, cell.side)
        said = cell.said(sizes) if cell.said else ()
        shapes.append(
            TextShape(
                f"row {number} cell {at}",
                place,
                said,
                cell.role,
                cell.form,
                cell.name if said else word("slide-edge", language),
                anchor=cell.anchor,
                inset=cell.inset,
                slot=cell.slot,
            )
        )
        x += cell.width + cell.gap
    return Group(name, tuple(shapes))


def tallest(rows: Sequence[Row], sizes: Type, language: str, look: Look = PLAIN) -> float:
    """What the fullest of the rows needs. Units: points."""
    return max(_needed(row, sizes, language, look) for row in rows)


def _needed(row: Row, sizes: Type, language: str, look: Look) -> float:
    return max(look.least, *(_height(cell, sizes, language) for cell in row))


def _height(cell: Cell, sizes: Type, language: str) -> float:
    if cell.side or not cell.said:
        return cell.side
    left, top, right, bottom = cell.inset
    return height(cell.said(sizes), cell.width - left - right, language) + top + bottom


def _fits(cell: Cell, sizes: Type, room: float, language: str) -> bool:
    if not cell.said:
        return True
    left, top, right, bottom = cell.inset
    tall = (cell.side or room) - top - bottom
    return fits(cell.said(sizes), (cell.side or cell.width) - left - right, tall, language)
