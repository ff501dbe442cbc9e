"""How good a set of orthogonal polylines is, measured on nothing but points.

In: polylines and the boxes they must keep clear of. Out: `Quality`, the counts a reader of the drawing would object to.
Guaranteed: knows nothing of grids, tracks or links, so that it can judge any router; time grows with the number of
segments and of neighbours, not with their square.

Units: points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.scene import Box, Point

CELL = 60.0
SAME = 1.0
RUN = 4.0
NEAR_END = 3.0


@dataclass(frozen=True, slots=True)
class Quality:
    """What is wrong with a drawing's connections.

    `crossings` counts points; `through` pairs of a polyline and a box it runs inside of, its own ends included;
    `shared_runs` pairs of polylines that run on each other for more than 4 points; `tight_pairs` pairs that run side by
    side closer than the spacing; `hugging` pairs of a polyline and a box along whose side it runs closer than half the
    spacing; `max_bends` is the most of one polyline, `bends` the sum.
    """

    crossings: int
    through: int
    shared_runs: int
    tight_pairs: int
    max_bends: int
    bends: int
    hugging: int


class Piece(NamedTuple):
    """A straight piece: `at` is its y when level and its x when upright, `low` to `high` its extent."""

    path: str
    level: bool
    at: float
    low: float
    high: float


def quality(paths: Mapping[str, Sequence[Point]], boxes: Mapping[str, Box], spacing: float = 7.0) -> Quality:
    """Measures polylines against each other and against boxes. Errors: ValueError when a piece is not orthogonal."""
    pieces = [piece for name, points in paths.items() for piece in _pieces(name, points)]
    cells = _by_cell(pieces)
    shared, tight = _side_by_side(cells, spacing)
    through, hugging = _against(boxes, cells, spacing / 2)
    bends = [_bends(points) for points in paths.values()]
    return Quality(
        crossings=_crossings(cells, paths),
        through=through,
        shared_runs=len(shared),
        tight_pairs=len(tight - shared),
        max_bends=max(bends, default=0),
        bends=sum(bends),
        hugging=hugging,
    )


def _pieces(name: str, points: Sequence[Point]) -> Iterator[Piece]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x0 - x1) > 1e-6 and abs(y0 - y1) > 1e-6:
            raise ValueError(f"{name}: ({x0}, {y0}) to ({x1}, {y1}) is neither level nor upright")
        if abs(x0 - x1) > 1e-6:
            yield Piece(name, True, y0, min(x0, x1), max(x0, x1))
        elif abs(y0 - y1) > 1e-6:
            yield Piece(name, False, x0, min(y0, y1), max(y0, y1))


def _bends(points: Sequence[Point]) -> int:
    """Changes of direction, a reversal counting as one."""
    moves = [(_sign(x1 - x0), _sign(y1 - y0)) for (x0, y0), (x1, y1) in pairwise(points)]
    moves = [move for move in moves if move != (0, 0)]
    return sum(one != other for one, other in pairwise(moves))


def _sign(value: float) -> int:
    return 0 if abs(value) <= 1e-6 else (1 if value > 0 else -1)


def _range(low: float, high: float) -> range:
    return range(int(low // CELL), int(high // CELL) + 1)


def _by_cell(pieces: Sequence[Piece]) -> dict[tuple[int, int], list[Piece]]:
    """The pieces that touch each square of a coarse grid."""
    cells: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        for along in _range(piece.low, piece.high):
            for over in _range(piece.at, piece.at):
                cells[(along, over) if piece.level else (over, along)].append(piece)
    return cells


def _crossings(cells: Mapping[tuple[int, int], Sequence[Piece]], paths: Mapping[str, Sequence[Point]]) -> int:
    """Points where two paths meet, those closer than a point counted once, common ends not at all."""
    meetings: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for cell in cells.values():
        uprights = [piece for piece in cell if not piece.level]
        for level in cell:
            if not level.level:
                continue
            for upright in uprights:
                if (
                    level.path != upright.path
                    and level.low - SAME / 100 <= upright.at <= level.high + SAME / 100
                    and upright.low - SAME / 100 <= level.at <= upright.high + SAME / 100
                ):
                    pair = (min(level.path, upright.path), max(level.path, upright.path))
                    meetings[pair].append((upright.at, level.at))
    return sum(_distinct(points, paths[one], paths[other]) for (one, other), points in meetings.items())


def _distinct(points: Sequence[Point], one: Sequence[Point], other: Sequence[Point]) -> int:
    kept: list[Point] = []
    for point in sorted(points):
        common_end = any(_close(point, one[end], NEAR_END) for end in (0, -1)) and any(
            _close(point, other[end], NEAR_END) for end in (0, -1)
        )
        if not common_end and not any(_close(point, seen, SAME) for seen in kept):
            kept.append(point)
    return len(kept)


def _close(one: Point, other: Point, distance: float) -> bool:
    return abs(one[0] - other[0]) <= distance and abs(one[1] - other[1]) <= distance


def _side_by_side(
    cells: Mapping[tuple[int, int], Sequence[Piece]], spacing: float
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs of paths that run on each other, and those that run closer than the spacing."""
    shared: set[tuple[str, str]] = set()
    tight: set[tuple[str, str]] = set()
    for (column, row), cell in cells.items():
        # a neighbour may lie just over the edge of the square: look one square on in either direction
        for level in (True, False):
            beyond = cells.get((column, row + 1) if level else (column + 1, row), ())
            ranked = sorted((piece for piece in (*cell, *beyond) if piece.level == level), key=lambda piece: piece.at)
            for index, one in enumerate(ranked):
                for other in ranked[index + 1 :]:
                    apart = other.at - one.at
                    if apart >= spacing - 0.01:
                        break
                    together = min(one.high, other.high) - max(one.low, other.low)
                    if one.path == other.path or together <= 0.5:
                        continue
                    pair = (min(one.path, other.path), max(one.path, other.path))
                    tight.add(pair)
                    if apart <= SAME and together > RUN:
                        shared.add(pair)
    return shared, tight


def _against(
    boxes: Mapping[str, Box], cells: Mapping[tuple[int, int], Sequence[Piece]], clearance: float
) -> tuple[int, int]:
    """How many pairs of a path and a box run through, and how many run along a side closer than the clearance."""
    through: set[tuple[str, str]] = set()
    hugging: set[tuple[str, str]] = set()
    for name, box in boxes.items():
        columns = _range(box.x - clearance, box.right + clearance)
        rows = _range(box.y - clearance, box.bottom + clearance)
        for cell in ((column, row) for column in columns for row in rows):
            for piece in cells.get(cell, ()):
                if _overlap(piece, box, -SAME) > SAME:
                    through.add((piece.path, name))
                elif _beside(piece, box, clearance - 0.01) and _overlap(piece, box, clearance) > RUN:
                    hugging.add((piece.path, name))
    return len(through), len(hugging)


def _extent(box: Box, level: bool) -> tuple[float, float, float, float]:
    """The box's extent along and across the direction of a piece."""
    across, along = (box.y, box.bottom), (box.x, box.right)
    return (*along, *across) if level else (*across, *along)


def _overlap(piece: Piece, box: Box, grown: float) -> float:
    """How far a piece runs inside a box that is grown across the piece."""
    low, high, start, end = _extent(box, piece.level)
    shrink = min(grown, 0.0)
    if not start - grown < piece.at < end + grown:
        return 0.0
    return min(piece.high, high + shrink) - max(piece.low, low - shrink)


def _beside(piece: Piece, box: Box, clearance: float) -> bool:
    """Whether a piece runs outside a box, closer to one of its sides than the clearance."""
    _, _, start, end = _extent(box, piece.level)
    return start - clearance < piece.at <= start + SAME or end - SAME <= piece.at < end + clearance
