"""Global routing: which sides and which lines of the grid each connection takes.

In: a grid of cards and the pairs to connect. Out: one `Plan` for each link, a walk over grid lines with at most four
bends. Guaranteed: no plan enters a cell that holds a card, none crosses itself or doubles back; the same input gives
the same plans.

The grid has 2 * columns + 1 vertical and 2 * rows + 1 horizontal lines: even ones lie in gutters, odd ones in the
middle of columns and rows. Where two lines meet is a node; its four arms are numbered like the sides of a card,
clockwise from the top. Two walks that share arms cross once exactly when they part to different sides at the two ends
of what they share, so crossings are counted exactly before any track is chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

TOP, RIGHT, BOTTOM, LEFT = range(4)
STEP = ((0, -1), (1, 0), (0, 1), (-1, 0))

APART, CROSS, TOGETHER, JOIN_LEFT, JOIN_RIGHT, PART_LEFT, PART_RIGHT = range(7)

BEND = 50.0
CROSSING = 100.0
CELL = 14.0
SAME_ROLE = 14.0
MIXED_ROLE = 45.0
WRONG_WAY = 90.0
CROWDED = 150.0
SLACK = 420.0
MOST_CANDIDATES = 160
MARGIN = 5
REACH = 5


class Stand(NamedTuple):
    """A card on the grid; `sides` are arms."""

    first_column: int
    last_column: int
    row: int
    sides: tuple[int, ...]


class Pair(NamedTuple):
    """A link between two stands, by index; `straight` asks for the direct way from right side to left side."""

    source: int
    target: int
    straight: bool


class Visit(NamedTuple):
    """A node a walk passes: `code` is 4 * (arm it comes in by) + (arm it goes out by)."""

    node: int
    code: int


def _meeting(own: int, other: int) -> int:
    """What two walks do at a node they both pass, from their codes, as seen by the first one."""
    come, go = divmod(own, 4)
    arms = set(divmod(other, 4))
    if len(arms) < 2 or come == go:
        return APART
    if arms == {come, go}:
        return TOGETHER
    if not arms & {come, go}:
        return CROSS if (come - go) % 4 == 2 else APART
    if go in arms:
        rest = (arms - {go}).pop()
        return JOIN_RIGHT if (rest - go) % 4 < (come - go) % 4 else JOIN_LEFT
    rest = (arms - {come}).pop()
    return PART_LEFT if (rest - come) % 4 < (go - come) % 4 else PART_RIGHT


MEETING: tuple[tuple[int, ...], ...] = tuple(tuple(_meeting(own, other) for other in range(16)) for own in range(16))


class Grid:
    """The lines, what is free on them, and where they are (points, as far as known before routing)."""

    def __init__(
        self, columns: int, rows: int, stands: Sequence[Stand], xs: Sequence[float], ys: Sequence[float]
    ) -> None:
        self.width, self.height = 2 * columns + 1, 2 * rows + 1
        self.stands = stands
        self.xs, self.ys = xs, ys
        self.blocked = bytearray(self.width * self.height)
        for stand in stands:
            start = (2 * stand.row + 1) * self.width
            for x in range(2 * stand.first_column + 1, 2 * stand.last_column + 2):
                self.blocked[start + x] = 1
        self.across = [self._runs(range(y * self.width, (y + 1) * self.width)) for y in range(self.height)]
        self.down = [self._runs(range(x, len(self.blocked), self.width)) for x in range(self.width)]

    def _runs(self, nodes: range) -> list[int]:
        """For each node of a line the number of its free stretch, -1 where a card is."""
        runs, current = [], 0
        for node in nodes:
            current += self.blocked[node]
            runs.append(-1 if self.blocked[node] else current)
        return runs


class Port(NamedTuple):
    """A way out of a card: `line` is the grid line it runs on, `reach` the coordinates on it where it may turn."""

    side: int
    line: int
    card: int
    reach: tuple[int, ...]


@dataclass(slots=True)
class Plan:
    """A walk: `turns` are its corner nodes (x, y) from card node to card node, `cost` what it costs when alone."""

    cost: float
    sides: tuple[int, int]
    turns: tuple[tuple[int, int], ...]
    visits: tuple[Visit, ...] = ()

    @property
    def bends(self) -> int:
        return len(self.turns) - 2

    def walk(self, width: int) -> tuple[Visit, ...]:
        """The nodes passed, without the two cards; computed once."""
        if not self.visits:
            self.visits = tuple(_visits(self.turns, width))
        return self.visits

    def is_simple(self, width: int) -> bool:
        """Whether no node is passed twice."""
        visits = self.walk(width)
        return len({visit[0] for visit in visits}) == len(visits)


def _arm(one: tuple[int, int], other: tuple[int, int]) -> int:
    if one[0] == other[0]:
        return BOTTOM if other[1] > one[1] else TOP
    return RIGHT if other[0] > one[0] else LEFT


def _visits(turns: Sequence[tuple[int, int]], width: int) -> Iterator[Visit]:
    come = -1
    last = len(turns) - 2
    for index, (here, there) in enumerate(zip(turns, turns[1:], strict=False)):
        arm = _arm(here, there)
        dx, dy = STEP[arm]
        x, y = here
        if index:
            yield Visit(y * width + x, 4 * come + arm)
        come = (arm + 2) % 4
        straight = 4 * come + arm
        x, y = x + dx, y + dy
        while (x, y) != there:
            yield Visit(y * width + x, straight)
            x, y = x + dx, y + dy
        if index == last:
            return


class Planner:
    """Lists the walks between two cards, cheapest first."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    def ports(self, stand: Stand, other: Stand, margin: int) -> list[Port]:
        """The ways out of a card, each with the turning points that lie near the two cards."""
        found: list[Port] = []
        row = 2 * stand.row + 1
        left, right = 2 * stand.first_column + 1, 2 * stand.last_column + 1
        low_x = min(left, 2 * other.first_column + 1) - margin
        high_x = max(right, 2 * other.last_column + 1) + margin
        low_y, high_y = min(row, 2 * other.row + 1) - margin, max(row, 2 * other.row + 1) + margin
        for side in stand.sides:
            if side == RIGHT:
                found.append(Port(side, row, right, self._reach(self.grid.across[row], right, 1, high_x)))
            elif side == LEFT:
                found.append(Port(side, row, left, self._reach(self.grid.across[row], left, -1, low_x)))
            else:
                step, end = (1, high_y) if side == BOTTOM else (-1, low_y)
                for x in self._columns(stand, other):
                    found.append(Port(side, x, row, self._reach(self.grid.down[x], row, step, end)))
        return found

    @staticmethod
    def _reach(line: Sequence[int], start: int, step: int, end: int) -> tuple[int, ...]:
        reach = []
        at = start + step
        while 0 <= at < len(line) and line[at] >= 0 and (end - at) * step >= 0:
            reach.append(at)
            at += step
        return tuple(reach)

    @staticmethod
    def _columns(stand: Stand, other: Stand) -> list[int]:
        """The column lines of a card that are worth a port: near the other card, at both ends, in the middle."""
        first, last = stand.first_column, stand.last_column
        if first == last:
            return [2 * first + 1]
        near = [min(max(column, first), last) for column in range(other.first_column - 1, other.last_column + 2)]
        picked = {first, (first + last) // 2, last, *near[:3], *near[-3:]}
        return [2 * column + 1 for column in sorted(picked)]

    def plans(self, pair: Pair, margin: int = MARGIN) -> list[Plan]:
        """All walks worth a look, cheapest first. An empty list when the sides allow none within the margin."""
        grid = self.grid
        source, target = grid.stands[pair.source], grid.stands[pair.target]
        found: list[Plan] = []
        exits, entries = self.ports(source, target, margin), self.ports(target, source, margin)
        for start in exits:
            for end in entries:
                if pair.source == pair.target and start.side == end.side:
                    continue
                self._join(found, start, end, margin)
        self._charge(found, source, target, pair.straight)
        found.sort(key=lambda plan: plan.cost)
        if not found:
            return found
        limit = found[0].cost + SLACK
        kept = [plan for plan in found if plan.cost <= limit and plan.is_simple(grid.width)]
        return kept[:MOST_CANDIDATES]

    def _charge(self, plans: list[Plan], source: Stand, target: Stand, straight: bool) -> None:
        forward, backward = target.first_column > source.last_column, target.last_column < source.first_column
        for plan in plans:
            start, end = plan.sides
            plan.cost += BEND * plan.bends
            if (forward and start == LEFT) or (backward and start == RIGHT):
                plan.cost += WRONG_WAY
            if (forward and end == RIGHT) or (backward and end == LEFT):
                plan.cost += WRONG_WAY
            if straight and forward:
                plan.cost += 30.0 * ((start != RIGHT) + (end != LEFT))

    def _join(self, found: list[Plan], start: Port, end: Port, margin: int) -> None:
        """Adds every walk between two ports."""
        level = start.side % 2 == 1
        if level == (end.side % 2 == 1):
            self._direct(found, start, end, level)
            self._by_one(found, start, end, level)
            self._by_two(found, start, end, level, margin)
        else:
            self._corner(found, start, end, level)

    def _add(self, found: list[Plan], start: Port, end: Port, level: bool, *turns: tuple[int, int]) -> None:
        if not level:
            turns = tuple((x, y) for y, x in turns)
        cost = sum(self._length(one, other) for one, other in zip(turns, turns[1:], strict=False))
        found.append(Plan(cost, (start.side, end.side), turns))

    def _length(self, one: tuple[int, int], other: tuple[int, int]) -> float:
        if one[1] == other[1]:
            length, line = abs(self.grid.xs[one[0]] - self.grid.xs[other[0]]), one[1]
            nodes = abs(one[0] - other[0])
        else:
            length, line = abs(self.grid.ys[one[1]] - self.grid.ys[other[1]]), one[0]
            nodes = abs(one[1] - other[1])
        return length + CELL * (nodes // 2) if line % 2 else length

    def _runs(self, level: bool) -> tuple[list[list[int]], list[list[int]]]:
        return (self.grid.across, self.grid.down) if level else (self.grid.down, self.grid.across)

    def _direct(self, found: list[Plan], start: Port, end: Port, level: bool) -> None:
        if start.line != end.line or (start.side - end.side) % 4 != 2 or not start.reach or not end.reach:
            return
        runs = self._runs(level)[0][start.line]
        if runs[start.reach[0]] == runs[end.reach[0]] and (end.card > start.card) == (start.reach[0] > start.card):
            self._add(found, start, end, level, (start.card, start.line), (end.card, end.line))

    def _by_one(self, found: list[Plan], start: Port, end: Port, level: bool) -> None:
        if start.line == end.line:
            return
        runs = self._runs(level)[1]
        common = set(end.reach)
        for at in start.reach:
            if at in common and runs[at][start.line] == runs[at][end.line]:
                self._add(
                    found,
                    start,
                    end,
                    level,
                    (start.card, start.line),
                    (at, start.line),
                    (at, end.line),
                    (end.card, end.line),
                )

    def _corner(self, found: list[Plan], start: Port, end: Port, level: bool) -> None:
        along, over = self._runs(level)
        if end.line in start.reach and start.line in end.reach:
            self._add(found, start, end, level, (start.card, start.line), (end.line, start.line), (end.line, end.card))
        for first in start.reach:
            column = over[first]
            for second in end.reach:
                if first == end.line or second == start.line or column[start.line] != column[second]:
                    continue
                if along[second][first] == along[second][end.line]:
                    self._add(
                        found,
                        start,
                        end,
                        level,
                        (start.card, start.line),
                        (first, start.line),
                        (first, second),
                        (end.line, second),
                        (end.line, end.card),
                    )

    def _by_two(self, found: list[Plan], start: Port, end: Port, level: bool, margin: int) -> None:
        along, over = self._runs(level)
        low = max(0, min(start.line, end.line) - margin)
        high = min(len(along) - 1, max(start.line, end.line) + margin)
        for first in start.reach[:REACH]:
            leave = over[first]
            for second in end.reach[:REACH]:
                if first == second:
                    continue
                enter = over[second]
                for middle in range(low, high + 1):
                    if (
                        middle not in (start.line, end.line)
                        and leave[middle] == leave[start.line]
                        and enter[middle] == enter[end.line]
                        and along[middle][first] == along[middle][second]
                    ):
                        self._add(
                            found,
                            start,
                            end,
                            level,
                            (start.card, start.line),
                            (first, start.line),
                            (first, middle),
                            (second, middle),
                            (second, end.line),
                            (end.card, end.line),
                        )


@dataclass(slots=True)
class Embedding:
    """The walks chosen so far: who passes each node, who uses each side of each card."""

    nodes: int
    sides: int
    room: Sequence[int]
    shared: float
    passing: list[list[tuple[int, int]]] = field(init=False)
    leaving: list[int] = field(init=False)
    arriving: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.passing = [[] for _ in range(self.nodes)]
        self.leaving = [0] * self.sides
        self.arriving = [0] * self.sides

    def add(self, link: int, plan: Plan, pair: Pair) -> None:
        for node, code in plan.visits:
            self.passing[node].append((link, code))
        self.leaving[4 * pair.source + plan.sides[0]] += 1
        self.arriving[4 * pair.target + plan.sides[1]] += 1

    def remove(self, link: int, plan: Plan, pair: Pair) -> None:
        for node, code in plan.visits:
            self.passing[node].remove((link, code))
        self.leaving[4 * pair.source + plan.sides[0]] -= 1
        self.arriving[4 * pair.target + plan.sides[1]] -= 1

    def side_cost(self, plan: Plan, pair: Pair) -> float:
        """What it costs to share the two sides with the links that use them already."""
        out, into = 4 * pair.source + plan.sides[0], 4 * pair.target + plan.sides[1]
        cost = SAME_ROLE * (self.leaving[out] + self.arriving[into])
        cost += MIXED_ROLE * (self.arriving[out] + self.leaving[into])
        for side in (out, into):
            over = self.leaving[side] + self.arriving[side] + 1 - self.room[side]
            if over > 0:
                cost += CROWDED * over
        return cost

    def cost(self, plan: Plan, pair: Pair, limit: float) -> float:
        """The plan's cost among the present walks; anything at or above `limit` once that is reached."""
        cost = plan.cost + self.side_cost(plan, pair)
        if cost >= limit:
            return cost
        joined: dict[int, int] = {}
        passing, shared = self.passing, self.shared
        for node, code in plan.visits:
            others = passing[node]
            if not others:
                continue
            row = MEETING[code]
            for link, other in others:
                meeting = row[other]
                if meeting == CROSS:
                    cost += CROSSING
                elif meeting == TOGETHER:
                    cost += shared
                elif meeting == APART:
                    continue
                elif meeting <= JOIN_RIGHT:
                    joined[link] = meeting
                    cost += shared
                elif joined.pop(link, meeting - 2) != meeting - 2:
                    cost += CROSSING
            if cost >= limit:
                return cost
        return cost

    def crossed(self, plan: Plan) -> list[int]:
        """The links the plan crosses, each as often as it is crossed."""
        joined: dict[int, int] = {}
        found: list[int] = []
        for node, code in plan.visits:
            row = MEETING[code]
            for link, other in self.passing[node]:
                meeting = row[other]
                if meeting == CROSS:
                    found.append(link)
                elif meeting in (JOIN_LEFT, JOIN_RIGHT):
                    joined[link] = meeting
                elif meeting in (PART_LEFT, PART_RIGHT) and joined.pop(link, meeting - 2) != meeting - 2:
                    found.append(link)
        return found


class Search:
    """Chooses one plan for each pair, by greedy insertion and then by taking out and putting back."""

    def __init__(self, grid: Grid, pairs: Sequence[Pair], room: Sequence[int], spacing: float) -> None:
        self.pairs = pairs
        self.grid = grid
        self.planner = Planner(grid)
        self.embedding = Embedding(grid.width * grid.height, 4 * len(grid.stands), room, spacing)
        self.options: list[list[Plan]] = [self._options(pair) for pair in pairs]
        self.chosen: list[Plan | None] = [None] * len(pairs)

    def _options(self, pair: Pair) -> list[Plan]:
        plans = self.planner.plans(pair)
        if not plans:
            plans = self.planner.plans(pair, max(self.grid.width, self.grid.height))
        if plans and pair.straight and plans[0].bends == 0:
            return plans[:1]
        return plans

    def best(self, link: int) -> tuple[float, Plan]:
        pair, embedding = self.pairs[link], self.embedding
        best, best_cost = self.options[link][0], float("inf")
        for plan in self.options[link]:
            if plan.cost >= best_cost:
                break
            cost = embedding.cost(plan, pair, best_cost)
            if cost < best_cost:
                best, best_cost = plan, cost
        return best_cost, best

    def put(self, link: int, plan: Plan) -> None:
        self.embedding.add(link, plan, self.pairs[link])
        self.chosen[link] = plan

    def take(self, link: int) -> Plan:
        plan = self.chosen[link]
        assert plan is not None
        self.embedding.remove(link, plan, self.pairs[link])
        self.chosen[link] = None
        return plan

    def run(self, passes: int = 3) -> list[Plan]:
        order = sorted(range(len(self.pairs)), key=lambda link: (self.options[link][0].cost, link))
        for link in order:
            self.put(link, self.best(link)[1])
        for _ in range(passes):
            if not self._again(order):
                break
        return [plan for plan in self.chosen if plan is not None]

    def _again(self, order: Sequence[int]) -> bool:
        changed = False
        for link in order:
            if len(self.options[link]) == 1:
                continue
            old = self.take(link)
            cost = self.embedding.cost(old, self.pairs[link], float("inf"))
            best_cost, best = self.best(link)
            if best_cost < cost - 1e-6:
                changed = True
                self.put(link, best)
            else:
                self.put(link, old)
        return changed

    def crossings(self) -> int:
        count = 0
        for link in range(len(self.pairs)):
            plan = self.take(link)
            count += len(self.embedding.crossed(plan))
            self.put(link, plan)
        return count // 2
