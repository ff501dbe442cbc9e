"""The orthogonal router: connections between cards that stand in a grid.

In: a grid of columns and rows, the cards and links on it, and a function that says where columns and rows are once it
knows how much room routes need. Out: `Routing`, a polyline for each link and a height for each lane separator.
Guaranteed: every polyline runs from the border of its source to the border of its target, upright and level pieces in
turn, with four bends at most; it enters no card and shares no stretch with another one; where the room asked for is
given, lines side by side are a spacing apart and a head has a straight piece of its own; the same input gives the same
routes.

Units: points, origin top left, y downwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.layout.routing.search import Search
from generator.layout.routing.tracks import Segment, Shelf, clashes, cut, relate, shelves
from generator.layout.routing.walks import Grid, Pair, Stand, Walk
from generator.scene import Point, Side

SIDES: tuple[Side, ...] = ("top", "right", "bottom", "left")
EVERY_SIDE: frozenset[Side] = frozenset(SIDES)
CORNER = 6.0  # what a card's side keeps free at either end
HEAD = 10 / 7  # spacings of straight line before a head, where the card stands beside the gutter
TWO_HEADS = 25 / 7  # spacings of straight line that has a head at both ends: two heads and a shaft between them
SETTLING = 8  # rounds to agree with the caller
PARTING = 4  # rounds to part segments that clash


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
    """A connection to route between two cards, with a head at its target or at `both` ends.

    A link of kind "sequence" runs straight from right side to left side where it can.
    """

    id: str
    source: str
    target: str
    kind: str = ""
    both: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """How much room routes need: the least widths of the gutters, left to right, and their heights, top to bottom.

    `widths` and `heights` are what columns and rows must have at least, so that the sides of their cards hold all ends.
    Shape: columns + 1, rows + 1, columns and rows numbers.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    def joined(self, other: Demand) -> Demand:
        """The least demand that meets both."""
        return Demand(
            *(
                tuple(map(max, one, two))
                for one, two in zip(
                    (self.columns, self.rows, self.widths, self.heights),
                    (other.columns, other.rows, other.widths, other.heights),
                    strict=True,
                )
            )
        )


def at_rest(columns: int, rows: int, separators: Collection[int], spacing: float) -> Demand:
    """The demand of a grid without links: lane separators keep off the cards."""
    gaps = tuple(2 * spacing if row in separators else 0.0 for row in range(rows + 1))
    return Demand((0.0,) * (columns + 1), gaps, (0.0,) * columns, (0.0,) * rows)


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


class Plan:
    """Which way each link goes, chosen once; `settled` says where that is, again when `place` answers otherwise.

    Every link between two cards that exist is routed; the others come back in `unrouted`.
    """

    def __init__(
        self,
        columns: int,
        rows: int,
        stops: Sequence[Stop],
        links: Sequence[Link],
        place: Callable[[Demand], Geometry],
        separators: Collection[int] = (),
        spacing: float = 7.0,
    ) -> None:
        numbers = {stop.id: number for number, stop in enumerate(stops)}
        self.links = [link for link in links if _joins(link, numbers)]
        self.unrouted = tuple(link.id for link in links if not _joins(link, numbers))
        self.stands = [Stand(stop.first_column, stop.last_column, stop.row, _arms(stop.sides)) for stop in stops]
        self.pairs = [Pair(numbers[link.source], numbers[link.target], link.kind == "sequence") for link in self.links]
        lanes = frozenset(separators)
        geometry = place(at_rest(columns, rows, lanes, spacing))
        grid = Grid(columns, rows, self.stands, *_middles(geometry))
        search = Search(grid, self.pairs, _room(self.stands, geometry, spacing), spacing)
        self.desk = Desk(search.run(), [link.both for link in self.links], geometry, lanes, spacing)

    def settled(self, place: Callable[[Demand], Geometry]) -> Routing:
        """The routes in a geometry that gives them the room they ask for."""
        desk, stands = self.desk, self.stands
        geometry = desk.settle(place)
        paths = {
            link.id: desk.path(number, stands[pair.source], stands[pair.target], geometry)
            for number, (link, pair) in enumerate(zip(self.links, self.pairs, strict=True))
        }
        return Routing(geometry, paths, desk.separators(geometry), desk.relations.crossings, self.unrouted)


def _joins(link: Link, cards: Collection[str]) -> bool:
    return link.source != link.target and link.source in cards and link.target in cards


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

    def __init__(
        self,
        walks: Sequence[Walk],
        both: Sequence[bool],
        geometry: Geometry,
        lanes: frozenset[int],
        spacing: float,
    ) -> None:
        self.walks, self.lanes, self.spacing = walks, lanes, spacing
        self.routes = cut(walks, both)
        self.relations = relate(walks, self.routes)
        self.two_heads = {
            (not only.level, only.low + 1)
            for (only, *more), double in zip(self.routes, both, strict=True)
            if double and not more and only.high == only.low + 2
        }
        self.segments: dict[tuple[bool, int], list[Segment]] = defaultdict(list)
        for segment in (segment for segments in self.routes for segment in segments):
            self.segments[segment.level, segment.line].append(segment)
        self.shelves: dict[tuple[bool, int], list[Shelf]] = {}
        self.halves: dict[int, tuple[float, float]] = {}  # above and below the separator of a line
        self.arrange(geometry)

    def settle(self, place: Callable[[Demand], Geometry]) -> Geometry:
        """Asks for the room the tracks need; arranges them again when cards changed their size for it."""
        given = self.demand()
        geometry = place(given)
        for _ in range(SETTLING):
            if _sizes(geometry) != self.sizes:
                self.arrange(geometry)
            wanted = given.joined(self.demand())
            if wanted == given:
                break
            given = wanted
            geometry = place(given)
        return geometry

    def arrange(self, geometry: Geometry) -> None:
        """Orders the segments of every line and gives them offsets, again when two get in each other's way."""
        self.sizes = _sizes(geometry)
        self.counts = len(geometry.columns), len(geometry.rows)
        for _ in range(PARTING):
            self.relations.free()
            for level, extents in zip((False, True), _lines(geometry), strict=True):
                for line in sorted(line for flat, line in self.segments if flat == level):
                    self._arrange_line(level, line, *extents[line])
            if not self._clashes():
                break

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
        step, middle, shift = self.spacing, (shelf.tracks - 1) / 2, 0.0
        if line % 2:
            straight = [segment.track for segment in shelf.segments if not segment.low_turn and not segment.high_turn]
            wanted = sum(straight) / len(straight) if straight else middle
            if max(wanted, shelf.tracks - 1 - wanted) * step <= _usable(width) / 2:
                middle = wanted
            step = min(step, _usable(width) / max(1, shelf.tracks - 1))
        else:
            before, after = self._margins(shelf)
            shift = (before - after) / 2
        for segment in shelf.segments:
            segment.offset = (segment.track - middle) * step + shift

    def _margins(self, shelf: Shelf) -> tuple[float, float]:
        """What a shelf in a gutter keeps free on either side: a spacing, and a straight piece for each head."""
        before = after = step = self.spacing
        for segment in shelf.segments:
            if segment.head_before:
                before = max(before, HEAD * step - segment.track * step)
            if segment.head_after:
                after = max(after, HEAD * step - (shelf.tracks - 1 - segment.track) * step)
        return before, after

    def _part(self, line: int, groups: Sequence[Shelf]) -> None:
        """Puts the segments of a gutter on either side of its lane separator."""
        step = self.spacing
        above = below = step
        for shelf in groups:
            shelf.above = _split(shelf)
            for segment in shelf.segments:
                track = segment.track - shelf.above
                segment.offset = (track + 1 if track >= 0 else track) * step
                if track < 0:
                    above = max(above, -segment.offset + (HEAD if segment.head_before else 1.0) * step)
                else:
                    below = max(below, segment.offset + (HEAD if segment.head_after else 1.0) * step)
        self.halves[line] = above, below
        for segment in self.segments[True, line]:
            segment.offset += (above - below) / 2

    def _gutter(self, level: bool, line: int) -> float:
        """What a gutter's tracks need, and two heads on one straight piece."""
        least = TWO_HEADS * self.spacing if (level, line) in self.two_heads else 0.0
        if level and line // 2 in self.lanes:
            return max(least, sum(self.halves.get(line, (self.spacing, self.spacing))))
        groups = self.shelves.get((level, line), [])
        return max([least, *((shelf.tracks - 1) * self.spacing + sum(self._margins(shelf)) for shelf in groups)])

    def _sides(self, level: bool, line: int) -> float:
        """What the tracks on the middle of a column or row need."""
        tracks = max((shelf.tracks for shelf in self.shelves.get((level, line), [])), default=0)
        return (tracks - 1) * self.spacing + 2 * CORNER if tracks > 1 else 0.0

    def demand(self) -> Demand:
        """What the tracks need as they are arranged now."""
        columns, rows = map(range, self.counts)
        return Demand(
            tuple(self._gutter(False, 2 * number) for number in (*columns, len(columns))),
            tuple(self._gutter(True, 2 * number) for number in (*rows, len(rows))),
            tuple(self._sides(False, 2 * number + 1) for number in columns),
            tuple(self._sides(True, 2 * number + 1) for number in rows),
        )

    def separators(self, geometry: Geometry) -> dict[int, float]:
        ys = _middles(geometry)[1]
        found = {}
        for row in sorted(self.lanes):
            above, below = self.halves.get(2 * row, (0.0, 0.0))
            found[row] = ys[2 * row] + (above - below) / 2
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
