"""The walks between two cards: which sides and which lines of the grid a connection can take.

In: a grid of cards and two of them. Out: `Options`, the walks along grid lines, by number of bends, cheapest first.
Guaranteed: no walk enters a cell that holds a card; none doubles back or has more than four bends; the same input gives
the same walks; time grows with what lies near the two cards, not with the grid.

The grid has 2 * columns + 1 vertical and 2 * rows + 1 horizontal lines: even ones lie in gutters, odd ones in the
middle of columns and rows. Where two lines meet is a node; its four arms are numbered like the sides of a card,
clockwise from the top.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

ARMS = TOP, RIGHT, BOTTOM, LEFT = (0, 1, 2, 3)
STEP = ((0, -1), (1, 0), (0, 1), (-1, 0))

# prices, in points of length
BEND = 50.0  # a corner
CELL = 14.0  # passing an empty cell
WRONG_WAY = 90.0  # the side looks away from the other card
NOT_STRAIGHT = 30.0  # an end of a sequence link that is not right to left

SLACK = 800.0  # walks that cost so much more than the cheapest one are not looked at
MOST_WALKS = 400  # of one number of bends, for one pair
MARGIN = 5  # lines to look beyond the two cards
REACH = 5  # turning points to try on a card's own line, for walks of four bends


class Stand(NamedTuple):
    """A card on the grid; `sides` are the arms where connections may leave or enter."""

    first_column: int
    last_column: int
    row: int
    sides: tuple[int, ...]


class Pair(NamedTuple):
    """A link between two different stands, by index. `straight` asks for the way from right side to left side."""

    source: int
    target: int
    straight: bool


Node = tuple[int, int]  # (x, y), numbers of a vertical and a horizontal line
Visit = tuple[int, int]  # the number of a node and 4 * (arm the walk comes in by) + (arm it goes out by)
CODES = 16  # so that node * CODES + code is a visit in one number


class Grid:
    """The lines: what is free on them, and where they are (points, as far as known before routing)."""

    def __init__(
        self, columns: int, rows: int, stands: Sequence[Stand], xs: Sequence[float], ys: Sequence[float]
    ) -> None:
        self.width, self.height = 2 * columns + 1, 2 * rows + 1
        self.stands, self.xs, self.ys = stands, xs, ys
        blocked = bytearray(self.width * self.height)
        for stand in stands:
            start = (2 * stand.row + 1) * self.width
            for x in range(2 * stand.first_column + 1, 2 * stand.last_column + 2):
                blocked[start + x] = 1
        self.across = [_stretches(blocked[y * self.width : (y + 1) * self.width]) for y in range(self.height)]
        self.down = [_stretches(blocked[x :: self.width]) for x in range(self.width)]

    def border(self, stand: Stand, side: int) -> float:
        """About where a side of a card is: half way between its line and the gutter's."""
        if side % 2:
            x = 2 * (stand.last_column if side == RIGHT else stand.first_column) + 1
            return (self.xs[x] + self.xs[x + STEP[side][0]]) / 2
        y = 2 * stand.row + 1
        return (self.ys[y] + self.ys[y + STEP[side][1]]) / 2


def _stretches(blocked: bytearray) -> list[int]:
    """For each node of a line the number of its free stretch, -1 where a card is."""
    stretches, current = [], 0
    for taken in blocked:
        current += taken
        stretches.append(-1 if taken else current)
    return stretches


class Port(NamedTuple):
    """A way out of a card: its side, the grid line it runs on, the card's node there.

    `level` lines are horizontal. `reach` are the nodes where a walk may turn, nearest first, `lead` what it costs to
    get there, `toll` what it costs to use the side at all.
    """

    side: int
    level: bool
    line: int
    card: int
    reach: tuple[int, ...]
    lead: tuple[float, ...]
    toll: float


@dataclass(slots=True)
class Walk:
    """A way from card to card; `between` are the lines it takes after that of `start` and before that of `end`.

    `cost` is what it costs when alone. `passed` are its visits, each in one number, the cards left out; empty until
    `unfold`.
    """

    cost: float
    start: Port
    end: Port
    between: tuple[int, ...]
    bends: int
    passed: array[int] | tuple[()] = ()

    @property
    def sides(self) -> tuple[int, int]:
        return self.start.side, self.end.side

    @property
    def turns(self) -> tuple[Node, ...]:
        """Its corners, from card node to card node."""
        lines = (self.start.line, *self.between, self.end.line) if self.bends else (self.start.line,)
        places = (self.start.card, *lines, self.end.card)
        level = self.start.level
        return tuple(
            (one, other) if (number % 2 == 0) == level else (other, one)
            for number, (one, other) in enumerate(pairwise(places))
        )

    @property
    def visits(self) -> Iterator[Visit]:
        """The nodes the walk passes, the cards left out, in order of travel."""
        return (divmod(visit, CODES) for visit in self.passed)

    def unfold(self, width: int) -> None:
        """Lists the nodes; makes a walk that crosses itself unaffordable."""
        self.passed = _passed(self.turns, width)
        if self.bends > 2 and len({node for node, _ in self.visits}) < len(self.passed):
            self.cost = float("inf")


def _passed(turns: Sequence[Node], width: int) -> array[int]:
    passed = array("q")
    come = -1
    for (x, y), (to_x, to_y) in pairwise(turns):
        arm = (BOTTOM if to_y > y else TOP) if x == to_x else (RIGHT if to_x > x else LEFT)
        node, end = y * width + x, to_y * width + to_x
        if come >= 0:
            passed.append(CODES * node + 4 * come + arm)
        come = (arm + 2) % 4
        step, code = STEP[arm][0] + STEP[arm][1] * width, 4 * come + arm
        passed.extend(range(CODES * (node + step) + code, CODES * end + code, CODES * step))
    return passed


@dataclass(frozen=True, slots=True)
class Scope:
    """How far to look for walks: lines beyond the cards, turning points on a card's line, sides to disregard."""

    margin: int = MARGIN
    reach: int = REACH
    any_source: bool = False
    any_target: bool = False


FAR = 1 << 20
NEAR = Scope()
WIDER = (Scope(FAR, FAR), Scope(FAR, FAR, False, True), Scope(FAR, FAR, True, False), Scope(FAR, FAR, True, True))

Found = Iterator[tuple[float, tuple[int, ...]]]  # cost without tolls and bends, and `Walk.between`


class Options:
    """All walks worth a look for one pair, by number of bends, cheapest first; each list is made when asked for."""

    def __init__(self, grid: Grid, pair: Pair, scope: Scope = NEAR) -> None:
        self.grid, self.pair, self.scope = grid, pair, scope
        self.source, self.target = grid.stands[pair.source], grid.stands[pair.target]
        self.limit = float("inf")
        self.lists: list[list[Walk]] = []
        self.ports: list[tuple[Port, Port]] = []
        self.distance = self._distance()

    def __getitem__(self, bends: int) -> list[Walk]:
        while len(self.lists) <= bends:
            self.lists.append(self._list(len(self.lists)))
        return self.lists[bends]

    def _distance(self) -> float:
        """No walk between the two cards is shorter."""
        both = ((self.source, self.target), (self.target, self.source))
        return sum(
            max(0.0, self.grid.border(other, far) - self.grid.border(one, near))
            for one, other in both
            for near, far in ((RIGHT, LEFT), (BOTTOM, TOP))
        )

    def _list(self, bends: int) -> list[Walk]:
        self.ports = self.ports or self._port_pairs()
        find = (self._straight, self._one, self._two, self._three, self._four)[bends]
        found: list[tuple[float, int, tuple[int, ...]]] = []
        for number, (start, end) in enumerate(self.ports):
            toll = start.toll + end.toll + BEND * bends
            found.extend((cost + toll, number, lines) for cost, lines in find(start, end, self.limit - toll))
        if not found:
            return []
        found.sort()
        self.limit = min(self.limit, found[0][0] + SLACK)
        kept = [item for item in found[:MOST_WALKS] if item[0] <= self.limit]
        return [Walk(cost, *self.ports[number], lines, bends) for cost, number, lines in kept]

    def _port_pairs(self) -> list[tuple[Port, Port]]:
        exits = self._ports(self.source, self.target, self.scope.any_source)
        entries = self._ports(self.target, self.source, self.scope.any_target)
        return [(start, end) for start in exits for end in entries]

    def _ports(self, stand: Stand, other: Stand, every_side: bool) -> list[Port]:
        row = 2 * stand.row + 1
        found = []
        for side in ARMS if every_side else stand.sides:
            if side % 2:
                one, two = (
                    2 * (card.last_column if side == RIGHT else card.first_column) + 1 for card in (stand, other)
                )
                found.append(self._port(stand, other, side, row, one, two))
            else:
                for column in _columns(stand, other):
                    found.append(self._port(stand, other, side, 2 * column + 1, row, 2 * other.row + 1))
        return found

    def _port(self, stand: Stand, other: Stand, side: int, line: int, card: int, goal: int) -> Port:
        """The port on a line, reaching as far as the line is free and a little past the goal."""
        along, _, places, _ = self._lines(side % 2 == 1)
        free, step, border = along[line], sum(STEP[side]), self.grid.border(stand, side)
        last = max(card, goal) + self.scope.margin if step > 0 else min(card, goal) - self.scope.margin
        reach, lead = [], []
        at = card + step
        while 0 <= at < len(free) and free[at] >= 0 and (last - at) * step >= 0:
            reach.append(at)
            lead.append(abs(places[at] - border) + CELL * (abs(at - card) // 2))
            at += step
        return Port(side, side % 2 == 1, line, card, tuple(reach), tuple(lead), self._toll(stand, other, side))

    def _toll(self, stand: Stand, other: Stand, side: int) -> float:
        """What it costs to use this side, seen from the other card."""
        ahead, behind = other.first_column > stand.last_column, other.last_column < stand.first_column
        toll = WRONG_WAY if (ahead and side == LEFT) or (behind and side == RIGHT) else 0.0
        return toll + NOT_STRAIGHT if self.pair.straight and side != (RIGHT if ahead else LEFT) else toll

    def _lines(self, level: bool) -> tuple[Sequence[list[int]], Sequence[list[int]], Sequence[float], Sequence[float]]:
        """Free stretches along and across a direction, and the places of nodes along and across it."""
        grid = self.grid
        return (grid.across, grid.down, grid.xs, grid.ys) if level else (grid.down, grid.across, grid.ys, grid.xs)

    def _straight(self, start: Port, end: Port, limit: float) -> Found:
        if start.line != end.line or (start.side - end.side) % 4 != 2 or not start.reach or not end.reach:
            return
        along, _, places, _ = self._lines(start.level)
        free = along[start.line]
        if free[start.reach[0]] == free[end.reach[0]] and (end.card > start.card) == (start.reach[0] > start.card):
            yield abs(places[end.card] - places[start.card]) + CELL * (abs(end.card - start.card) // 2 - 1), ()

    def _one(self, start: Port, end: Port, limit: float) -> Found:
        if start.level != end.level and end.line in start.reach and start.line in end.reach:
            yield start.lead[start.reach.index(end.line)] + end.lead[end.reach.index(start.line)], ()

    def _two(self, start: Port, end: Port, limit: float) -> Found:
        if start.level != end.level or start.line == end.line:
            return
        _, over, _, heights = self._lines(start.level)
        rise, cells = abs(heights[start.line] - heights[end.line]), CELL * (abs(start.line - end.line) // 2)
        tails = dict(zip(end.reach, end.lead, strict=True))
        for at, lead in zip(start.reach, start.lead, strict=True):
            if at in tails and over[at][start.line] == over[at][end.line]:
                cost = lead + tails[at] + rise + (cells if at % 2 else 0.0)
                if cost <= limit:
                    yield cost, (at,)

    def _three(self, start: Port, end: Port, limit: float) -> Found:
        if start.level == end.level:
            return
        along, over, places, heights = self._lines(start.level)
        for first, lead in zip(start.reach, start.lead, strict=True):
            free, base = over[first], lead + abs(places[first] - places[end.line])
            for second, tail in zip(end.reach, end.lead, strict=True):
                cost = base + tail + abs(heights[second] - heights[start.line])
                if cost > limit or first == end.line or second == start.line or free[start.line] != free[second]:
                    continue
                if along[second][first] == along[second][end.line]:
                    cost += CELL * (abs(second - start.line) // 2) if first % 2 else 0.0
                    cost += CELL * (abs(first - end.line) // 2) if second % 2 else 0.0
                    yield cost, (first, second)

    def _four(self, start: Port, end: Port, limit: float) -> Found:
        if start.level != end.level:
            return
        along, over, places, heights = self._lines(start.level)
        middles = self._middles(start, end, len(along), heights)
        for first, lead in zip(start.reach[: self.scope.reach], start.lead, strict=False):
            leave = over[first]
            ways = [way for way in middles if leave[way[0]] == leave[start.line]]
            for second, tail in zip(end.reach[: self.scope.reach], end.lead, strict=False):
                base, enter = lead + tail + abs(places[first] - places[second]), over[second]
                for middle, rise in ways:
                    if base + rise > limit:
                        break
                    free = along[middle]
                    if first != second and enter[middle] == enter[end.line] and free[first] == free[second]:
                        cost = base + rise + (CELL * (abs(middle - start.line) // 2) if first % 2 else 0.0)
                        cost += CELL * (abs(middle - end.line) // 2) if second % 2 else 0.0
                        cost += CELL * (abs(first - second) // 2) if middle % 2 else 0.0
                        yield cost, (first, middle, second)

    def _middles(self, start: Port, end: Port, lines: int, heights: Sequence[float]) -> list[tuple[int, float]]:
        """The lines for the middle of a walk of four bends and how far it has to rise and fall, nearest first."""
        low = max(0, min(start.line, end.line) - self.scope.margin)
        high = min(lines - 1, max(start.line, end.line) + self.scope.margin)
        found = [
            (line, abs(heights[line] - heights[start.line]) + abs(heights[line] - heights[end.line]))
            for line in range(low, high + 1)
            if line not in (start.line, end.line)
        ]
        return sorted(found, key=lambda way: (way[1], way[0]))


def _columns(stand: Stand, other: Stand) -> list[int]:
    """The columns of a card that are worth a port: near the other card, at both ends, in the middle."""
    first, last = stand.first_column, stand.last_column
    if first == last:
        return [first]
    near = [min(max(column, first), last) for column in range(other.first_column - 1, other.last_column + 2)]
    return sorted({first, (first + last) // 2, last, *near[:3], *near[-3:]})
