"""Global routing: which walk each connection takes, with an eye on all others.

In: a grid of cards and the pairs to connect. Out: one `Walk` for each pair, along grid lines, with at most four bends.
Guaranteed: what `walks` guarantees of each, and none crosses itself; the same input gives the same walks; time grows
with the number of pairs and with what lies near them, not with the grid.

Two walks that share a stretch cross in it exactly when they join from one side and part to the other, so crossings are
counted exactly before any track is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout.routing.walks import BEND, CODES, LEFT, RIGHT, WIDER, Grid, Options, Pair, Walk

# what a walk does with another one at a node both pass
APART, CROSS, TOGETHER, JOIN_LEFT, JOIN_RIGHT, PART_LEFT, PART_RIGHT = range(7)

# prices, in points of length
CROSSING = 600.0  # crossing another walk
SAME_ROLE = 14.0  # another link leaves (or enters) by the same side
MIXED_ROLE = 30.0  # one leaves where another enters
CROWDED = 400.0  # more links on a side than fit at full spacing

MOST_BENDS = 4
PATIENCE = 8000  # nodes of walks to look at without finding a better walk
PASSES = 4  # how often every link may be chosen again


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


class Embedding:
    """The walks chosen so far: who passes each node and how, who uses each side of each card (4 * card + arm).

    `passing` has for each node the links by what they do there (their code in `Visit`), so that many links that do the
    same cost as little as one.
    """

    def __init__(self, nodes: int, room: Sequence[int], shared: float) -> None:
        self.room, self.shared = list(room), shared
        self.passing: list[dict[int, list[int]]] = [{} for _ in range(nodes)]
        self.leaving = [0] * len(room)
        self.arriving = [0] * len(room)

    def add(self, link: int, walk: Walk, pair: Pair) -> None:
        for node, code in walk.visits:
            self.passing[node].setdefault(code, []).append(link)
        self._count(walk, pair, 1)

    def remove(self, link: int, walk: Walk, pair: Pair) -> None:
        for node, code in walk.visits:
            links = self.passing[node][code]
            links.remove(link)
            if not links:
                del self.passing[node][code]
        self._count(walk, pair, -1)

    def _count(self, walk: Walk, pair: Pair, change: int) -> None:
        self.leaving[4 * pair.source + walk.start.side] += change
        self.arriving[4 * pair.target + walk.end.side] += change

    def side_cost(self, sides: tuple[int, int], pair: Pair) -> float:
        """What it costs to share two sides with the links that use them already."""
        out, into = 4 * pair.source + sides[0], 4 * pair.target + sides[1]
        cost = SAME_ROLE * (self.leaving[out] + self.arriving[into])
        cost += MIXED_ROLE * (self.arriving[out] + self.leaving[into])
        for side in (out, into):
            cost += CROWDED * max(0, self.leaving[side] + self.arriving[side] + 1 - self.room[side])
        return cost

    def cost(self, walk: Walk, cost: float, limit: float) -> float:
        """`cost` and what it costs to share lines and to cross; some number above `limit` when it is above."""
        joined: dict[int, int] = {}
        passing, shared = self.passing, self.shared
        for visit in walk.passed:
            others = passing[visit // CODES]
            if not others:
                continue
            if cost > limit:
                break
            row = MEETING[visit % CODES]
            for other, links in others.items():
                meeting = row[other]
                if meeting == APART:
                    continue
                if meeting == CROSS:
                    cost += CROSSING * len(links)
                elif meeting == TOGETHER:
                    cost += shared * len(links)
                elif meeting <= JOIN_RIGHT:
                    cost += shared * len(links)
                    for link in links:
                        joined[link] = meeting
                else:
                    side = meeting - 2
                    for link in links:
                        if joined.pop(link, side) != side:
                            cost += CROSSING
        return cost


class Search:
    """Chooses a walk for every pair: the shortest first, then each again among all others until nothing improves."""

    def __init__(self, grid: Grid, pairs: Sequence[Pair], room: Sequence[int], spacing: float) -> None:
        self.grid, self.pairs = grid, pairs
        self.embedding = Embedding(grid.width * grid.height, room, spacing)
        self.options = [Options(grid, pair) for pair in pairs]
        self.chosen = self._fixed()
        self.free = [link for link in range(len(pairs)) if link not in self.chosen]
        self.free.sort(key=lambda link: (self.options[link].distance, link))

    def run(self) -> list[Walk]:
        """One walk for each pair, in the order of the pairs."""
        for link, walk in self.chosen.items():
            self.embedding.add(link, walk, self.pairs[link])
        for link in self.free:
            walk = self.chosen[link] = self._first(link)
            self.embedding.add(link, walk, self.pairs[link])
        for _ in range(PASSES):
            if not sum(map(self._improve, self.free)):
                break
        return [self.chosen[link] for link in range(len(self.pairs))]

    def _fixed(self) -> dict[int, Walk]:
        """The walks of sequence links that can run straight from right to left: nothing may bend them."""
        fixed: dict[int, Walk] = {}
        taken = set()
        for link, pair in enumerate(self.pairs):
            if not pair.straight or pair in taken:
                continue
            for walk in self.options[link][0]:
                if walk.sides == (RIGHT, LEFT):
                    walk.unfold(self.grid.width)
                    fixed[link] = walk
                    taken.add(pair)
        return fixed

    def _first(self, link: int) -> Walk:
        """The best walk; looks further, and in the end at sides that were not asked for, when there is none."""
        for scope in (*WIDER, None):
            walk = self._best(link, float("inf"))
            if walk is not None or scope is None:
                break
            self.options[link] = Options(self.grid, self.pairs[link], scope)
        assert walk is not None, "a walk by way of the outer gutters is always free"
        return walk

    def _best(self, link: int, limit: float) -> Walk | None:
        """The cheapest walk that costs less than `limit`."""
        options, pair, embedding = self.options[link], self.pairs[link], self.embedding
        sharing: dict[tuple[int, int], float] = {}
        best, tried = None, 0
        for bends in range(MOST_BENDS + 1):
            if options.distance + BEND * bends >= limit:
                break
            for walk in options[bends]:
                if walk.cost >= limit:
                    break
                sides = walk.sides
                if sides not in sharing:
                    sharing[sides] = embedding.side_cost(sides, pair)
                cost = walk.cost + sharing[sides]
                if cost >= limit:
                    continue
                if not walk.passed:
                    walk.unfold(self.grid.width)
                    cost = walk.cost + sharing[sides]
                cost = embedding.cost(walk, cost, limit)
                tried += len(walk.passed)
                if cost < limit:
                    best, limit, tried = walk, cost, 0
                elif tried > PATIENCE:
                    break
        return best

    def _improve(self, link: int) -> bool:
        """Chooses again for one link among all others; whether there was a cheaper walk."""
        better = self._best(link, self._taken_out(link) - 1e-6)
        self.chosen[link] = better or self.chosen[link]
        self.embedding.add(link, self.chosen[link], self.pairs[link])
        return better is not None

    def _taken_out(self, link: int) -> float:
        """Takes a link out; what its walk cost beside the others."""
        pair, walk = self.pairs[link], self.chosen[link]
        self.embedding.remove(link, walk, pair)
        alone = walk.cost + self.embedding.side_cost(walk.sides, pair)
        return self.embedding.cost(walk, alone, float("inf"))
