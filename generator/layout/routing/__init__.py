"""The orthogonal router: connections between cards that stand in a grid.

In: a grid of columns and rows, the cards and links on it, and a function that says where columns and rows are once it
knows how many tracks each gutter has to hold. Out: `Routing`, a polyline for each link and a height for each lane
separator. Guaranteed: every polyline runs from the border of its source to the border of its target, upright and level
pieces in turn, with four bends at most; it enters no card and shares no stretch with another one; the same input gives
the same routes.

Units: points, origin top left, y downwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.layout.routing.search import Grid, Pair, Search, Stand, Walk
from generator.layout.routing.tracks import Segment, Shelf, clashes, cut, relate, shelves
from generator.scene import Point, Side

SIDES: tuple[Side, ...] = ("top", "right", "bottom", "left")
EVERY_SIDE: frozenset[Side] = frozenset(SIDES)
CORNER = 6.0  # what a card's side keeps free at either end
SETTLING = 4  # rounds to agree with the caller, and to part segments that clash
RELIEFS = 3  # rounds to move routes away from crowded sides


@dataclass(frozen=True, slots=True)
class Stop:
    """A card as the router sees it. `sides` is where connections may leave or enter, when that can be kept."""

    id: str
    first_column: int
    last_column: int
    row: int
    sides: frozenset[Side] = EVERY_SIDE


@dataclass(frozen=True, slots=True)
class Link:
    """A connection to route. A link of kind "sequence" runs straight from right side to left side where it can."""

    id: str
    source: str
    target: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """How many tracks each gutter has to hold: the vertical ones left to right, the horizontal ones top to bottom.

    The caller makes each gutter at least (tracks + 1) * spacing wide.
    Shape: columns + 1 and rows + 1 numbers.
    """

    columns: tuple[int, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where columns (left, right) and rows (top, bottom) are, and the outer edges of the outermost gutters."""

    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[float, float], ...]
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Path:
    """A routed link: its polyline and the sides it leaves and enters by."""

    points: tuple[Point, ...]
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Routing:
    """The routes, where the caller's geometry ended up, and the height of each lane separator."""

    geometry: Geometry
    paths: Mapping[str, Path]
    separators: Mapping[int, float]
    crossings: int
    unrouted: tuple[str, ...]


def route(
    columns: int,
    rows: int,
    stops: Sequence[Stop],
    links: Sequence[Link],
    place: Callable[[Demand], Geometry],
    separators: Collection[int] = (),
    spacing: float = 7.0,
) -> Routing:
    """Routes every link whose two ends exist; the others come back in `unrouted`."""
    numbers = {stop.id: number for number, stop in enumerate(stops)}
    known = [link for link in links if link.source in numbers and link.target in numbers]
    stands = [Stand(stop.first_column, stop.last_column, stop.row, _arms(stop.sides)) for stop in stops]
    pairs = [Pair(numbers[link.source], numbers[link.target], link.kind == "sequence") for link in known]
    lanes = frozenset(separators)
    geometry = place(Demand((0,) * (columns + 1), tuple(int(row in lanes) for row in range(rows + 1))))
    grid = Grid(columns, rows, stands, *_middles(geometry))
    search = Search(grid, pairs, _room(stands, geometry, spacing), spacing)
    desk = _desk(search, geometry, lanes, spacing)
    geometry = desk.settle(place, geometry)
    paths = {
        link.id: desk.path(number, stands[pair.source], stands[pair.target], geometry)
        for number, (link, pair) in enumerate(zip(known, pairs, strict=True))
    }
    missing = tuple(link.id for link in links if link.source not in numbers or link.target not in numbers)
    return Routing(geometry, paths, desk.separators(geometry), desk.relations.crossings, missing)


def _desk(search: Search, geometry: Geometry, lanes: frozenset[int], spacing: float) -> Desk:
    """The tracks of the best walks: those that crowd no card's side too much, if there are any."""
    desk = Desk(search.run(), geometry, lanes, spacing)
    for _ in range(RELIEFS):
        ends, excess = desk.crowded()
        if not ends:
            break
        other = Desk(search.relieved(ends), geometry, lanes, spacing)
        if other.crowded()[1] >= excess:
            break
        desk = other
    return desk


def _arms(sides: Collection[Side]) -> tuple[int, ...]:
    return tuple(arm for arm, side in enumerate(SIDES) if side in sides) or (0, 1, 2, 3)


def _edges(spans: Sequence[tuple[float, float]], start: float, end: float) -> list[tuple[float, float]]:
    """The extent of each grid line: gutter, column, gutter, column, ..., gutter."""
    found = []
    at = start
    for low, high in spans:
        found += [(at, low), (low, high)]
        at = high
    return [*found, (at, end)]


def _lines(geometry: Geometry) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    return (
        _edges(geometry.columns, geometry.left, geometry.right),
        _edges(geometry.rows, geometry.top, geometry.bottom),
    )


def _middles(geometry: Geometry) -> tuple[list[float], list[float]]:
    xs, ys = _lines(geometry)
    return [(low + high) / 2 for low, high in xs], [(low + high) / 2 for low, high in ys]


def _sizes(geometry: Geometry) -> list[float]:
    """The widths of columns and heights of rows."""
    return [round(high - low, 6) for spans in (geometry.columns, geometry.rows) for low, high in spans]


def _room(stands: Sequence[Stand], geometry: Geometry, spacing: float) -> list[int]:
    """How many routes fit on each side of each card, `spacing` apart."""
    room: list[int] = []
    for stand in stands:
        top, bottom = geometry.rows[stand.row]
        wide = sum(
            _fitting(right - left, spacing)
            for left, right in geometry.columns[stand.first_column : stand.last_column + 1]
        )
        room += [wide, _fitting(bottom - top, spacing)] * 2
    return room


def _usable(length: float) -> float:
    """The part of a card's side where routes may end: without its corners."""
    return length - 2 * min(CORNER, length / 4)


def _fitting(length: float, spacing: float) -> int:
    return int(_usable(length) / spacing + 1e-9) + 1


class Desk:
    """Gives each segment its place: tracks, then points."""

    def __init__(self, walks: Sequence[Walk], geometry: Geometry, lanes: frozenset[int], spacing: float) -> None:
        self.walks, self.lanes, self.spacing = walks, lanes, spacing
        self.routes = cut(walks)
        self.relations = relate(walks, self.routes)
        self.segments: dict[tuple[bool, int], list[Segment]] = defaultdict(list)
        for segment in (segment for segments in self.routes for segment in segments):
            self.segments[segment.level, segment.line].append(segment)
        self.shelves: dict[tuple[bool, int], list[Shelf]] = {}
        self.above: dict[int, int] = {}
        self.arrange(geometry)

    def settle(self, place: Callable[[Demand], Geometry], geometry: Geometry) -> Geometry:
        """Asks for the room the tracks need; arranges them again when cards changed their size for it."""
        demand = None
        for _ in range(SETTLING):
            wanted = self.demand(geometry)
            if wanted == demand:
                break
            demand = wanted
            sizes = _sizes(geometry)
            geometry = place(demand)
            if _sizes(geometry) == sizes:
                break
            self.arrange(geometry)
        return geometry

    def arrange(self, geometry: Geometry) -> None:
        """Orders the segments of every line and gives them offsets, again when two get in each other's way."""
        for _ in range(SETTLING):
            self.relations.free()
            for level, extents in zip((False, True), _lines(geometry), strict=True):
                for line in sorted(line for flat, line in self.segments if flat == level):
                    self._arrange_line(level, line, *extents[line])
            if not self._clashes():
                break

    def crowded(self) -> tuple[list[tuple[int, int]], int]:
        """The ends of routes (0 source, 1 target) that stand too close, and by how many tracks it is too much."""
        full = [shelf for groups in self.shelves.values() for shelf in groups if shelf.tracks > shelf.room]
        numbers = {segment.number for shelf in full for segment in shelf.segments}
        ends = [
            (link, end)
            for link, segments in enumerate(self.routes)
            for end, segment in enumerate((segments[0], segments[-1]))
            if segment.number in numbers
        ]
        return ends, sum(shelf.tracks - shelf.room for shelf in full)

    def _clashes(self) -> bool:
        known = len(self.relations.touching)
        for (level, _), segments in self.segments.items():
            if not level:
                self.relations.touching |= clashes(segments, self.spacing - 1e-6)
        return len(self.relations.touching) > known

    def _arrange_line(self, level: bool, line: int, low: float, high: float) -> None:
        groups = shelves(self.segments[level, line], self.relations, self.spacing - 1e-6)
        self.shelves[level, line] = groups
        for shelf in groups:
            self._spread(shelf, line, high - low)
        if level and line % 2 == 0 and line // 2 in self.lanes:
            self._part(line, groups)

    def _spread(self, shelf: Shelf, line: int, width: float) -> None:
        """Offsets for the tracks of a shelf: about the middle of the line, the straight routes nearest to it."""
        step, middle = self.spacing, (shelf.tracks - 1) / 2
        if line % 2:
            shelf.room = _fitting(width, step)
            straight = [segment.track for segment in shelf.segments if not segment.low_turn and not segment.high_turn]
            wanted = sum(straight) / len(straight) if straight else middle
            if max(wanted, shelf.tracks - 1 - wanted) * step <= _usable(width) / 2:
                middle = wanted
            step = min(step, _usable(width) / max(1, shelf.tracks - 1))
        for segment in shelf.segments:
            segment.offset = (segment.track - middle) * step

    def _part(self, line: int, groups: Sequence[Shelf]) -> None:
        """Puts the segments of a gutter on either side of its lane separator."""
        above = 0
        for shelf in groups:
            shelf.above = _split(shelf)
            above = max(above, shelf.above)
        self.above[line] = above
        below = max(shelf.tracks - shelf.above for shelf in groups)
        for shelf in groups:
            for segment in shelf.segments:
                track = segment.track - shelf.above
                segment.offset = ((track + 1 if track >= 0 else track) - (below - above) / 2) * self.spacing

    def _tracks(self, level: bool, line: int) -> int:
        groups = self.shelves.get((level, line), [])
        if level and line // 2 in self.lanes:
            return 1 + self.above.get(line, 0) + max((shelf.tracks - shelf.above for shelf in groups), default=0)
        return max((shelf.tracks for shelf in groups), default=0)

    def demand(self, geometry: Geometry) -> Demand:
        return Demand(
            tuple(self._tracks(False, 2 * number) for number in range(len(geometry.columns) + 1)),
            tuple(self._tracks(True, 2 * number) for number in range(len(geometry.rows) + 1)),
        )

    def separators(self, geometry: Geometry) -> dict[int, float]:
        ys = _middles(geometry)[1]
        found = {}
        for row in sorted(self.lanes):
            line = 2 * row
            above = self.above.get(line, 0)
            below = self._tracks(True, line) - 1 - above
            found[row] = ys[line] - (below - above) / 2 * self.spacing
        return found

    def path(self, number: int, source: Stand, target: Stand, geometry: Geometry) -> Path:
        xs, ys = _middles(geometry)
        walk, segments = self.walks[number], self.routes[number]
        at = [(ys if segment.level else xs)[segment.line] + segment.offset for segment in segments]
        points = [_end(source, walk.sides[0], at[0], geometry)]
        for index, segment in enumerate(segments[:-1]):
            points.append((at[index + 1], at[index]) if segment.level else (at[index], at[index + 1]))
        points.append(_end(target, walk.sides[1], at[-1], geometry))
        return Path(tuple(points), (SIDES[walk.sides[0]], SIDES[walk.sides[1]]))


def _split(shelf: Shelf) -> int:
    """How many of the shelf's tracks lie above a lane separator: those whose routes come from and go upwards."""
    costs = []
    for above in range(shelf.tracks + 1):
        cost = 0
        for segment in shelf.segments:
            lean = segment.low_turn + segment.high_turn
            cost += max(0, lean) if segment.track < above else max(0, -lean)
        costs.append((cost, above))
    return min(costs)[1]


def _end(stand: Stand, arm: int, at: float, geometry: Geometry) -> Point:
    if arm % 2:
        return (geometry.columns[stand.last_column][1] if arm == 1 else geometry.columns[stand.first_column][0], at)
    return at, geometry.rows[stand.row][0 if arm == 0 else 1]
