"""Cards in the cells of a grid, with arrows led round them.

In: cells with their text, pairs of ids, the room for all. Out: cards, arrows, where columns and rows are; None when the
cards have no room. Guaranteed: an arrow enters no card and shares no stretch with another; cards of a row are equally
high, columns equally wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.layout.routing import EVERY_SIDE, Demand, Geometry, Link, Plan, Stop
from generator.layout.slides.parts import card, needed
from generator.layout.slides.pieces import Arrow, Paragraph, TextShape
from generator.layout.slides.presets import Margins
from generator.scene import Box, Side

LEAST_GAP, ARROW_GAP = 12.0, 22.0  # between rows; where an arrow runs from one to the next
BETWEEN = 26.0  # of columns
LEVEL: frozenset[Side] = frozenset({"left", "right"})
SPACING = 7.0
GROWN = 30.0  # of a row, at the most, where there is room


class Cell(NamedTuple):
    """A card's text and the cell it stands in."""

    id: str
    column: int
    row: int
    paragraphs: tuple[Paragraph, ...]
    role: str


class Led(NamedTuple):
    """The cards by id, the arrows, and (from, to) of columns and rows. Units: points."""

    shapes: dict[str, TextShape]
    arrows: list[Arrow]
    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[float, float], ...]


def led(
    cells: Sequence[Cell],
    arrows: Sequence[tuple[str, str]],
    columns: int,
    rows: int,
    room: Box,
    language: str,
    inset: Margins,
    upright: bool = False,
) -> Led | None:
    """The cells in a room, as high as their text needs and a little more where there is room.

    Arrows leave and enter cards at the left and the right; where one runs inside a column and `upright` allows it, at
    their heads and feet too.
    """

    columns_of = {cell.id: cell.column for cell in cells}
    upright = upright and any(columns_of[source] == columns_of[target] for source, target in arrows)
    gap = ARROW_GAP if upright else LEAST_GAP

    def place(demand: Demand) -> Geometry:
        return _geometry(cells, columns, rows, room, language, inset, gap, demand)

    sides = EVERY_SIDE if upright else LEVEL
    stops = [Stop(cell.id, cell.column, cell.column, cell.row, sides) for cell in cells]
    links = [Link(f"{source}->{target}", source, target) for source, target in arrows]
    none = (0.0,) * (columns + 1), (0.0,) * (rows + 1), (0.0,) * columns, (0.0,) * rows
    if place(Demand(*none)).bottom > room.bottom + 0.01:
        return None
    routing = Plan(columns, rows, stops, links, place, spacing=SPACING).settled(place)
    geometry = routing.geometry
    if geometry.bottom > room.bottom + 0.01 or any(right - left < 50 for left, right in geometry.columns):
        return None
    shapes = {}
    for cell in cells:
        (left, right), (top, bottom) = geometry.columns[cell.column], geometry.rows[cell.row]
        box = Box(left, top, right - left, bottom - top)
        shapes[cell.id] = card(cell.id, box, cell.paragraphs, cell.role, anchor="middle", inset=inset)
    made = [
        Arrow(link.source, link.target, path.sides, tuple((round(x, 2), round(y, 2)) for x, y in path.points))
        for link in links
        if (path := routing.paths.get(link.id))
    ]
    return Led(shapes, made, geometry.columns, geometry.rows)


def _geometry(
    cells: Sequence[Cell], columns: int, rows: int, room: Box, language: str, inset: Margins, gap: float, demand: Demand
) -> Geometry:
    """Columns of one width in what the gutters leave; rows as high as their fullest card."""
    across = [demand.columns[0], *(max(one, BETWEEN) for one in demand.columns[1:-1]), demand.columns[-1]]
    down = [demand.rows[0], *(max(one, gap) for one in demand.rows[1:-1]), demand.rows[-1]]
    width = max(20.0, (room.width - sum(across)) / columns)
    tall = [max(26.0, demand.heights[row]) for row in range(rows)]
    for cell in cells:
        tall[cell.row] = max(tall[cell.row], needed(cell.paragraphs, width, language, inset))
    spare = max(0.0, room.height - sum(tall) - sum(down))
    tall = [one + min(GROWN, spare / rows) for one in tall]
    xs, ys = [room.x + across[0]], [room.y + down[0]]
    for between in across[1:-1]:
        xs.append(xs[-1] + width + between)
    for one, between in zip(tall, down[1:-1], strict=False):
        ys.append(ys[-1] + one + between)
    spans = tuple((y, y + one) for y, one in zip(ys, tall, strict=True))
    bottom = spans[-1][1] + down[-1]
    return Geometry(tuple((x, x + width) for x in xs), spans, room.x, xs[-1] + width + across[-1], room.y, bottom)
