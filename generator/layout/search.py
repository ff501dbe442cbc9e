"""Global routing: which sides of its cards and which lines of the grid each connection takes.

In: a grid of cards and the pairs to connect. Out: one `Plan` for each pair, a walk over grid lines with at most four
bends. Guaranteed: no plan enters a cell that holds a card, none crosses itself or doubles back; the same input gives
the same plans.

The grid has 2 * columns + 1 vertical and 2 * rows + 1 horizontal lines: even ones lie in gutters, odd ones in the
middle of columns and rows. Where two lines meet is a node; its four arms are numbered like the sides of a card,
clockwise from the top. Two walks that share a stretch cross in it exactly when they join from one side and part to the
other, so crossings are counted exactly before any track is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

TOP, RIGHT, BOTTOM, LEFT = range(4)
ARMS = (TOP, RIGHT, BOTTOM, LEFT)
STEP = ((0, -1), (1, 0), (0, 1), (-1, 0))

# what a walk does with another one at a node both pass
APART, CROSS, TOGETHER, JOIN_LEFT, JOIN_RIGHT, PART_LEFT, PART_RIGHT = range(7)

# prices, in points of length
BEND = 50.0  # one more corner
CROSSING = 300.0  # one more crossing
CELL = 14.0  # passing an empty cell
SAME_ROLE = 14.0  # another link leaves (or enters) by the same side
MIXED_ROLE = 45.0  # one leaves where another enters
WRONG_WAY = 90.0  # leaving by the side that looks away from the other card
CROWDED = 400.0  # more links on a side than fit at full spacing
NOT_STRAIGHT = 30.0  # an end of a sequence link that is not right to left

MOST_BENDS = 4
PASSES = 4
SLACK = 420.0  # walks that cost so much more than the cheapest one are not looked at
MOST_PLANS = 80  # of one number of bends, for one pair
MARGIN = 5  # lines to look beyond the two cards
REACH = 5  # turning points to try on a card's own line, for walks of four bends


class Stand(NamedTuple):
    """A card on the grid; `sides` are the arms where connections may leave or enter."""

    first_column: int
    last_column: int
    row: int
    sides: tuple[int, ...]


class Pair(NamedTuple):
    """A link between two stands, by index. `straight` asks for the way from right side to left side."""

    source: int
    target: int
    straight: bool


Node = tuple[int, int]
Visit = tuple[int, int]  # the number of a node and 4 * (arm the walk comes in by) + (arm it goes out by)


def _meeting(own: int, other: int) -> int:
    """What two walks do at a node, from their codes, as seen by the first one."""
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


MEETING = tuple(tuple(_meeting(own, other) for other in range(16)) for own in range(16))


@dataclass(slots=True)
class Plan:
    """A walk by its corners, from card node to card node; `cost` is what it costs when alone."""

    cost: float
    sides: tuple[int, int]
    turns: tuple[Node, ...]
    visits: tuple[Visit, ...] = ()

    @property
    def bends(self) -> int:
        return len(self.turns) - 2

    def walk(self, width: int) -> None:
        """Lists the nodes passed, the two cards left out; makes a plan that crosses itself unaffordable."""
        self.visits = tuple(_visits(self.turns, width))
        if self.bends > 2 and len({node for node, _ in self.visits}) < len(self.visits):
            self.cost = float("inf")


def _visits(turns: Sequence[Node], width: int) -> Iterator[Visit]:
    come = -1
    for (x, y), (to_x, to_y) in zip(turns, turns[1:], strict=False):
        arm = (BOTTOM if to_y > y else TOP) if x == to_x else (RIGHT if to_x > x else LEFT)
        node, end = y * width + x, to_y * width + to_x
        if come >= 0:
            yield node, 4 * come + arm
        come = (arm + 2) % 4
        code = 4 * come + arm
        step = STEP[arm][0] + STEP[arm][1] * width
        for passed in range(node + step, end, step):
            yield passed, code


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
            x = 2 * stand.last_column + 1 if side == RIGHT else 2 * stand.first_column + 1
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
    """A way out of a card: the side, the grid line, the card's node on it, where it may turn and what it is until there.

    `level` ports run on a horizontal line. `lead` are the costs of the walk up to each node of `reach`.
    """

    side: int
    level: bool
    line: int
    card: int
    reach: tuple[int, ...]
    lead: tuple[float, ...]
    toll: float


@dataclass(frozen=True, slots=True)
class Scope:
    """How far to look for walks: lines beyond the two cards, turning points on a card's line, sides to disregard."""

    margin: int = MARGIN
    reach: int = REACH
    any_source: bool = False
    any_target: bool = False


NEAR = Scope()
FAR = 1 << 20
WIDER = (Scope(FAR, FAR), Scope(FAR, FAR, any_target=True), Scope(FAR, FAR, any_source=True), Scope(FAR, FAR, True, True))


class Options:
    """All walks worth a look for one pair, by number of bends, each list made when first asked for."""

    def __init__(self, grid: Grid, pair: Pair, scope: Scope = NEAR) -> None:
        self.grid, self.pair, self.scope = grid, pair, scope
        self.source, self.target = grid.stands[pair.source], grid.stands[pair.target]
        self.limit = float("inf")
        self.lists: list[list[Plan]] = []
        self.ends: list[tuple[Port, Port]] = []
        self.floor = self._distance()

    def __getitem__(self, bends: int) -> list[Plan]:
        while len(self.lists) <= bends:
            self.lists.append(self._list(len(self.lists)))
        return self.lists[bends]

    def _distance(self) -> float:
        """No walk between the two cards is shorter."""
        gaps = []
        for one, other, near, far in (
            (self.source, self.target, RIGHT, LEFT),
            (self.target, self.source, RIGHT, LEFT),
            (self.source, self.target, BOTTOM, TOP),
            (self.target, self.source, BOTTOM, TOP),
        ):
            gaps.append(max(0.0, self.grid.border(other, far) - self.grid.border(one, near)))
        return sum(gaps)

    def _list(self, bends: int) -> list[Plan]:
        if not self.ends:
            self.ends = self._port_pairs()
        find = (self._straight, self._one, self._two, self._three, self._four)[bends]
        found: list[tuple[float, int, Port, Port, tuple[int, ...]]] = []
        for number, (start, end) in enumerate(self.ends):
            toll = start.toll + end.toll + BEND * bends
            for cost, lines in find(start, end, self.limit - toll):
                found.append((cost + toll, number, start, end, lines))
        if not found:
            return []
        found.sort(key=lambda item: (item[0], item[1], item[4]))
        self.limit = min(self.limit, found[0][0] + SLACK)
        return [
            Plan(cost, (start.side, end.side), _turns(start, end, lines, bends))
            for cost, _, start, end, lines in found[:MOST_PLANS]
            if cost <= self.limit
        ]

    def _port_pairs(self) -> list[tuple[Port, Port]]:
        exits = self._ports(self.source, self.target, self.scope.any_source)
        entries = self._ports(self.target, self.source, self.scope.any_target)
        loop = self.pair.source == self.pair.target
        return [(start, end) for start in exits for end in entries if not (loop and start.side == end.side)]

    def _ports(self, stand: Stand, other: Stand, every_side: bool) -> list[Port]:
        row, margin = 2 * stand.row + 1, self.scope.margin
        found = []
        for side in ARMS if every_side else stand.sides:
            if side % 2:
                column = 2 * (stand.last_column if side == RIGHT else stand.first_column) + 1
                edge = 2 * (other.last_column if side == RIGHT else other.first_column) + 1
                found.append(self._port(stand, side, row, column, edge, margin, self._toll(stand, other, side)))
            else:
                for column in _columns(stand, other):
                    toll = self._toll(stand, other, side)
                    found.append(self._port(stand, side, 2 * column + 1, row, 2 * other.row + 1, margin, toll))
        return found

    def _port(self, stand: Stand, side: int, line: int, card: int, edge: int, margin: int, toll: float) -> Port:
        level, step = side % 2 == 1, sum(STEP[side])
        free = (self.grid.across if level else self.grid.down)[line]
        places = self.grid.xs if level else self.grid.ys
        border = self.grid.border(stand, side)
        last = max(card, edge) + margin if step > 0 else min(card, edge) - margin
        reach, lead = [], []
        at = card + step
        while 0 <= at < len(free) and free[at] >= 0 and (last - at) * step >= 0:
            reach.append(at)
            lead.append(abs(places[at] - border) + CELL * (abs(at - card) // 2))
            at += step
        return Port(side, level, line, card, tuple(reach), tuple(lead), toll)

    def _toll(self, stand: Stand, other: Stand, side: int) -> float:
        """What it costs to use this side, seen from the other card."""
        ahead, behind = other.first_column > stand.last_column, other.last_column < stand.first_column
        toll = WRONG_WAY if (ahead and side == LEFT) or (behind and side == RIGHT) else 0.0
        if self.pair.straight and side != (RIGHT if ahead else LEFT):
            toll += NOT_STRAIGHT
        if stand is other:  # a loop leaves at the right and comes back from below
            toll += (0.0, 0.0, -NOT_STRAIGHT, NOT_STRAIGHT)[side]
        return toll

    def _lines(self, level: bool) -> tuple[Sequence[list[int]], Sequence[list[int]], Sequence[float], Sequence[float]]:
        """Free stretches along and across a port's direction, and the places of nodes in both."""
        grid = self.grid
        if level:
            return grid.across, grid.down, grid.xs, grid.ys
        return grid.down, grid.across, grid.ys, grid.xs

    def _straight(self, start: Port, end: Port, limit: float) -> Iterator[tuple[float, tuple[int, ...]]]:
        if start.line != end.line or (start.side - end.side) % 4 != 2 or not start.reach or not end.reach:
            return
        along, _, places, _ = self._lines(start.level)
        free = along[start.line]
        if free[start.reach[0]] == free[end.reach[0]] and (end.card > start.card) == (start.reach[0] > start.card):
            cells = abs(end.card - start.card) // 2 - 1
            yield abs(places[end.card] - places[start.card]) + CELL * cells, ()

    def _one(self, start: Port, end: Port, limit: float) -> Iterator[tuple[float, tuple[int, ...]]]:
        if start.level != end.level and end.line in start.reach and start.line in end.reach:
            lead = start.lead[start.reach.index(end.line)] + end.lead[end.reach.index(start.line)]
            if lead <= limit:
                yield lead, ()

    def _two(self, start: Port, end: Port, limit: float) -> Iterator[tuple[float, tuple[int, ...]]]:
        if start.level != end.level or start.line == end.line:
            return
        _, over, _, places = self._lines(start.level)
        rise = abs(places[start.line] - places[end.line])
        tail = dict(zip(end.reach, end.lead, strict=True))
        for at, lead in zip(start.reach, start.lead, strict=True):
            free = over[at]
            if at in tail and free[start.line] == free[end.line]:
                cost = lead + tail[at] + rise + (CELL * (abs(start.line - end.line) // 2) if at % 2 else 0.0)
                if cost <= limit:
                    yield cost, (at,)

    def _three(self, start: Port, end: Port, limit: float) -> Iterator[tuple[float, tuple[int, ...]]]:
        if start.level == end.level:
            return
        along, over, places, heights = self._lines(start.level)
        for first, lead in zip(start.reach, start.lead, strict=True):
            free = over[first]
            if first == end.line:
                continue
            reach = abs(places[first] - places[end.line])
            for second, tail in zip(end.reach, end.lead, strict=True):
                cost = lead + tail + reach + abs(heights[second] - heights[start.line])
                if cost > limit or second == start.line or free[start.line] != free[second]:
                    continue
                if along[second][first] == along[second][end.line]:
                    cost += CELL * (abs(second - start.line) // 2) if first % 2 else 0.0
                    cost += CELL * (abs(first - end.line) // 2) if second % 2 else 0.0
                    yield cost, (first, second)

    def _four(self, start: Port, end: Port, limit: float) -> Iterator[tuple[float, tuple[int, ...]]]:
        if start.level != end.level:
            return
        along, over, places, heights = self._lines(start.level)
        middles = self._middles(start, end, len(along), heights)
        for first, lead in zip(start.reach[: self.scope.reach], start.lead, strict=False):
            leave = over[first]
            ways = [way for way in middles if leave[way[0]] == leave[start.line]]
            for second, tail in zip(end.reach[: self.scope.reach], end.lead, strict=False):
                base = lead + tail + abs(places[first] - places[second])
                enter = over[second]
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
        """The lines for the middle piece of a walk of four bends, those that lead least astray first."""
        low = max(0, min(start.line, end.line) - self.scope.margin)
        high = min(lines - 1, max(start.line, end.line) + self.scope.margin)
        found = [
            (line, abs(heights[line] - heights[start.line]) + abs(heights[line] - heights[end.line]))
            for line in range(low, high + 1)
            if line not in (start.line, end.line)
        ]
        return sorted(found, key=lambda item: (item[1], item[0]))


def _columns(stand: Stand, other: Stand) -> list[int]:
    """The columns of a card that are worth a port: near the other card, at both ends, in the middle."""
    first, last = stand.first_column, stand.last_column
    if first == last:
        return [first]
    near = [min(max(column, first), last) for column in range(other.first_column - 1, other.last_column + 2)]
    return sorted({first, (first + last) // 2, last, *near[:3], *near[-3:]})


def _turns(start: Port, end: Port, between: Sequence[int], bends: int) -> tuple[Node, ...]:
    """The corners of a walk, from the lines it takes between those of its two ports."""
    lines = (start.line, *between, end.line) if bends else (start.line,)
    places = (start.card, *lines, end.card)
    return tuple(
        (one, other) if (number % 2 == 0) == start.level else (other, one)
        for number, (one, other) in enumerate(zip(places, places[1:], strict=False))
    )


class Embedding:
    """The walks chosen so far: who passes each node, who uses each side of each card."""

    def __init__(self, nodes: int, room: Sequence[int], shared: float) -> None:
        self.room, self.shared = list(room), shared
        self.passing: list[list[tuple[int, int]]] = [[] for _ in range(nodes)]
        self.leaving = [0] * len(room)
        self.arriving = [0] * len(room)

    def add(self, link: int, plan: Plan, pair: Pair) -> None:
        for node, code in plan.visits:
            self.passing[node].append((link, code))
        self._count(plan, pair, 1)

    def remove(self, link: int, plan: Plan, pair: Pair) -> None:
        for node, code in plan.visits:
            self.passing[node].remove((link, code))
        self._count(plan, pair, -1)

    def _count(self, plan: Plan, pair: Pair, change: int) -> None:
        self.leaving[4 * pair.source + plan.sides[0]] += change
        self.arriving[4 * pair.target + plan.sides[1]] += change

    def side_cost(self, plan: Plan, pair: Pair) -> float:
        """What it costs to share the two sides with the links that use them already."""
        out, into = 4 * pair.source + plan.sides[0], 4 * pair.target + plan.sides[1]
        cost = SAME_ROLE * (self.leaving[out] + self.arriving[into])
        cost += MIXED_ROLE * (self.arriving[out] + self.leaving[into])
        for side in (out, into):
            cost += CROWDED * max(0, self.leaving[side] + self.arriving[side] + 1 - self.room[side])
        return cost

    def cost(self, plan: Plan, pair: Pair, limit: float) -> float:
        """The plan's cost among the walks chosen so far; some number above `limit` when it is above."""
        cost = plan.cost + self.side_cost(plan, pair)
        joined: dict[int, int] = {}
        passing, shared = self.passing, self.shared
        for node, code in plan.visits:
            if cost > limit:
                break
            row = MEETING[code]
            for link, other in passing[node]:
                meeting = row[other]
                if meeting == APART:
                    continue
                if meeting == CROSS:
                    cost += CROSSING
                elif meeting == TOGETHER:
                    cost += shared
                elif meeting <= JOIN_RIGHT:
                    joined[link] = meeting
                    cost += shared
                elif joined.pop(link, meeting - 2) != meeting - 2:
                    cost += CROSSING
        return cost

    def crossed(self, plan: Plan) -> list[int]:
        """The links the plan crosses, each as often as it is crossed."""
        joined: dict[int, int] = {}
        found: list[int] = []
        for node, code in plan.visits:
            row = MEETING[code]
            for link, other in self.passing[node]:
                meeting = row[other]
                if meeting in (JOIN_LEFT, JOIN_RIGHT):
                    joined[link] = meeting
                elif meeting == CROSS or (meeting >= PART_LEFT and joined.pop(link, meeting - 2) != meeting - 2):
                    found.append(link)
        return found


class Search:
    """Chooses a plan for every pair: the shortest first, then each again among all others until nothing improves."""

    def __init__(self, grid: Grid, pairs: Sequence[Pair], room: Sequence[int], spacing: float) -> None:
        self.grid, self.pairs = grid, pairs
        self.embedding = Embedding(grid.width * grid.height, room, spacing)
        self.options = [Options(grid, pair) for pair in pairs]
        self.chosen = self._fixed()
        self.free = [link for link in range(len(pairs)) if link not in self.chosen]
        self.free.sort(key=lambda link: (self.options[link].floor, link))

    def run(self) -> list[Plan]:
        """One plan for each pair, in the order of the pairs."""
        for link, plan in self.chosen.items():
            self.embedding.add(link, plan, self.pairs[link])
        for link in self.free:
            plan = self.chosen[link] = self._first(link)
            self.embedding.add(link, plan, self.pairs[link])
        return self._improved(self.free)

    def relieved(self, ends: Collection[tuple[int, int]]) -> list[Plan]:
        """Other plans, after taking room from the sides where these ends of links (0 source, 1 target) are."""
        embedding = self.embedding
        keys = {self._side(link, end) for link, end in ends}
        for key in keys:
            embedding.room[key] = max(1, embedding.leaving[key] + embedding.arriving[key] - 1)
        return self._improved([link for link in self.free if {self._side(link, 0), self._side(link, 1)} & keys])

    def _side(self, link: int, end: int) -> int:
        pair, plan = self.pairs[link], self.chosen[link]
        return 4 * (pair.target if end else pair.source) + plan.sides[end]

    def _fixed(self) -> dict[int, Plan]:
        """The plans of sequence links that can run straight from right to left: nothing may bend them."""
        fixed: dict[int, Plan] = {}
        taken = set()
        for link, pair in enumerate(self.pairs):
            if pair.straight and pair not in taken:
                for plan in self.options[link][0]:
                    if plan.sides == (RIGHT, LEFT):
                        plan.walk(self.grid.width)
                        fixed[link] = plan
                        taken.add(pair)
        return fixed

    def _first(self, link: int) -> Plan:
        """The best plan; looks further, and in the end at sides that were not asked for, when there is none."""
        for scope in WIDER:
            plan, _ = self.best(link, float("inf"))
            if plan is not None:
                return plan
            self.options[link] = Options(self.grid, self.pairs[link], scope)
        plan, _ = self.best(link, float("inf"))
        assert plan is not None, "a walk by way of the outer gutters is always free"
        return plan

    def best(self, link: int, limit: float) -> tuple[Plan | None, float]:
        """The cheapest plan that costs less than `limit`, and its cost."""
        options, pair = self.options[link], self.pairs[link]
        best = None
        for bends in range(MOST_BENDS + 1):
            if options.floor + BEND * bends >= limit:
                break
            for plan in options[bends]:
                if plan.cost >= limit:
                    break
                if not plan.visits:
                    plan.walk(self.grid.width)
                cost = self.embedding.cost(plan, pair, limit)
                if cost < limit:
                    best, limit = plan, cost
        return best, limit

    def _improved(self, links: Sequence[int]) -> list[Plan]:
        """All plans, after choosing those of `links` again among the others until none gets cheaper."""
        for _ in range(PASSES):
            if not any([self._improve(link) for link in links]):
                break
        return [self.chosen[link] for link in range(len(self.pairs))]

    def _improve(self, link: int) -> bool:
        pair, plan = self.pairs[link], self.chosen[link]
        self.embedding.remove(link, plan, pair)
        better, _ = self.best(link, self.embedding.cost(plan, pair, float("inf")) - 1e-6)
        self.chosen[link] = better or plan
        self.embedding.add(link, self.chosen[link], pair)
        return better is not None


def crossings(plans: Sequence[Plan], grid: Grid) -> int:
    """How often the plans cross one another."""
    embedding = Embedding(grid.width * grid.height, (0,) * 4 * len(grid.stands), 0.0)
    count = 0
    for link, plan in enumerate(plans):
        count += len(embedding.crossed(plan))
        for node, code in plan.visits:
            embedding.passing[node].append((link, code))
    return count
