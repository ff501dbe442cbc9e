"""A tree on a slide: columns of cards from left to right, with arrows between them.

In: a `Tree` and an area in points. Out: pages of pieces, none when the text has no room. Guaranteed: everything stands
in the area; no card over another; no arrow through a card; every node and every arrow between nodes of one page is
there.

Arrows between neighbouring columns share a trunk in the gutter where they have an end in common; where arrows skip a
column or run inside one, all of them are led round the cards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from generator.layout.slides import fitting
from generator.layout.slides.fitting import TYPES, Type
from generator.layout.slides.parts import Pages, Pieces, card, heading, holds, marked, needed, subject
from generator.layout.slides.pieces import Arrow, Paragraph, TextShape
from generator.layout.slides.routed import Cell, led
from generator.outline.blocks import Node, Tree
from generator.scene import Box, Point

GAP = 10.0
LEAST_GUTTER, TRUNK = 34.0, 8.0
SWEEPS = 6
INSET = (9.0, 6.0, 9.0, 6.0)
HEAD_INSET = (6.0, 5.0, 6.0, 5.0)


@dataclass(frozen=True)
class _Part:
    """What stands on one page: the columns with their nodes in order, from the top, and the arrows among them."""

    heads: tuple[str, ...]
    columns: tuple[tuple[Node, ...], ...]
    arrows: tuple[tuple[str, str], ...]

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        """(column, number in it) of each node."""
        return {node.id: (at, row) for at, nodes in enumerate(self.columns) for row, node in enumerate(nodes)}

    @property
    def is_plain(self) -> bool:
        """Whether every arrow runs between neighbouring columns."""
        places = self.places
        return all(abs(places[a][0] - places[b][0]) == 1 for a, b in self.arrows)


def tree(block: Tree, area: Box, language: str) -> Pages:
    """Columns with their names, cards beside what they hang on; on several pages when a column is too long."""
    whole = _whole(block)
    said = block.description or ", ".join(node.item.heading.split("\n")[0] for node in block.nodes)
    frame = subject("tree", area, [], language, said)
    longest = max((len(nodes) for nodes in whole.columns), default=0)
    for count in range(1, longest + 1):
        parts = _parted(whole, count)
        sizes = TYPES[2:] if count == 1 else TYPES[7:]
        for size in sizes:
            made = [_drawn(part, area, size, language) for part in parts]
            if all(made):
                return [(frame, *page) for page in made]
    return []


def _whole(block: Tree) -> _Part:
    """The columns with their nodes in the order that makes arrows cross least; empty columns at the end left out."""
    last = max((node.column for node in block.nodes), default=-1)
    count = max(last + 1, len(block.columns))
    names = {node.id for node in block.nodes}
    arrows = tuple(dict.fromkeys((a, b) for a, b in block.arrows if a != b and {a, b} <= names))
    columns = [[node for node in block.nodes if max(0, node.column) == at] for at in range(count)]
    heads = tuple((*block.columns, *[""] * count)[:count])
    return _Part(heads, tuple(map(tuple, _ordered(columns, arrows))), arrows)


# Order ---------------------------------------------------------------------------------------------------------------


def _ordered(columns: list[list[Node]], arrows: Sequence[tuple[str, str]]) -> list[list[Node]]:
    """Each column by where its neighbours stand, over and over; the best of all orders that were tried.

    Source: K. Sugiyama et al., Methods for visual understanding of hierarchical system structures, 1981 (barycentre).
    """
    linked = _linked(arrows)
    best, least = columns, _crossings(columns, arrows)
    current = columns
    for sweep in range(SWEEPS):
        towards_right = sweep % 2 == 0
        order = range(1, len(current)) if towards_right else range(len(current) - 2, -1, -1)
        current = [list(nodes) for nodes in current]
        for at in order:
            fixed = current[at - 1 if towards_right else at + 1]
            current[at] = _by_neighbours(current[at], fixed, linked)
        crossings = _crossings(current, arrows)
        if crossings < least:
            best, least = current, crossings
    return best


def _linked(arrows: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    linked: dict[str, list[str]] = defaultdict(list)
    for source, target in arrows:
        linked[source].append(target)
        linked[target].append(source)
    return linked


def _by_neighbours(nodes: Sequence[Node], fixed: Sequence[Node], linked: Mapping[str, Sequence[str]]) -> list[Node]:
    """The nodes by the mean place of what they are linked to; those without links keep their place."""
    places = {node.id: at / max(1, len(fixed) - 1) for at, node in enumerate(fixed)}

    def mean(at: int) -> tuple[float, int]:
        found = [places[other] for other in linked.get(nodes[at].id, ()) if other in places]
        return (sum(found) / len(found) if found else at / max(1, len(nodes) - 1), at)

    return [nodes[at] for at in sorted(range(len(nodes)), key=mean)]


def _crossings(columns: Sequence[Sequence[Node]], arrows: Sequence[tuple[str, str]]) -> int:
    places = {node.id: (at, row) for at, nodes in enumerate(columns) for row, node in enumerate(nodes)}
    ends = [sorted((places[a], places[b])) for a, b in arrows]
    return sum(
        a[0] == c[0] and b[0] == d[0] and (a[1] - c[1]) * (b[1] - d[1]) < 0 for (a, b), (c, d) in combinations(ends, 2)
    )


# Pages ---------------------------------------------------------------------------------------------------------------


def _parted(whole: _Part, count: int) -> list[_Part]:
    """So many pages: each a part of the longest column with what it hangs on and what hangs on it."""
    if count == 1:
        return [whole]
    longest = max(range(len(whole.columns)), key=lambda at: len(whole.columns[at]))
    column = whole.columns[longest]
    columns = {node.id: at for at, nodes in enumerate(whole.columns) for node in nodes}
    left, right = _reached(whole.arrows, columns)
    groups = fitting.in_groups(column, -(-len(column) // count))
    chosen: list[set[str]] = []
    for group in groups:
        names = {node.id for node in group}
        chosen.append(names | _closure(names, left) | _closure(names, right))
    rest = [name for name in columns if not any(name in names for names in chosen)]
    for name in rest:
        fewest = min(chosen, key=len)
        fewest |= {name} | _closure({name}, left)
    return [_only(whole, names) for names in chosen]


def _reached(
    arrows: Sequence[tuple[str, str]], columns: Mapping[str, int]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What each node is linked to in columns to its left, and to its right."""
    left: dict[str, list[str]] = defaultdict(list)
    right: dict[str, list[str]] = defaultdict(list)
    for a, b in arrows:
        near, far = sorted((a, b), key=lambda name: columns[name])
        if columns[near] < columns[far]:
            left[far].append(near)
            right[near].append(far)
    return left, right


def _closure(names: set[str], links: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    pending = sorted(names)
    while pending:
        for other in links.get(pending.pop(), ()):
            if other not in found:
                found.add(other)
                pending.append(other)
    return found


def _only(whole: _Part, names: set[str]) -> _Part:
    columns = tuple(tuple(node for node in nodes if node.id in names) for nodes in whole.columns)
    arrows = tuple((a, b) for a, b in whole.arrows if a in names and b in names)
    return replace(whole, columns=columns, arrows=arrows)


# Drawing -------------------------------------------------------------------------------------------------------------


def _drawn(part: _Part, area: Box, size: Type, language: str) -> Pieces:
    """The page; () when its text has no room."""
    gutters = [_gutter(part, at) for at in range(len(part.columns) - 1)]
    width = (area.width - sum(gutters)) / max(1, len(part.columns))
    if width < 56:
        return ()
    xs = [area.x + at * width + sum(gutters[:at]) for at in range(len(part.columns))]
    heads = [heading(words, size.heading, "center") for words in part.heads]
    tall = max((needed(words, width, language, HEAD_INSET) for words in heads), default=0.0)
    top = area.y + (tall + 12 if tall else 0.0)
    room = Box(area.x, top, area.width, area.bottom - top)
    shapes = _heads(heads, xs, area.y, width, tall)
    made = _cards(part, xs, width, room, size, language) if part.is_plain else None
    arrows: list[Arrow] = _trunks(part, made, xs, width, gutters) if made is not None else []
    if not part.is_plain:
        cells = [
            Cell(node.id, column, row, _said(node, size), _role(part, node, column))
            for node, column, row in _in_grid(part)
        ]
        rows = max(map(len, part.columns))
        routed = led(cells, part.arrows, len(part.columns), rows, room, language, INSET)
        if routed is None:
            return ()
        made, arrows = routed.shapes, routed.arrows
        shapes = _heads(
            heads, [left for left, _ in routed.columns], area.y, routed.columns[0][1] - routed.columns[0][0], tall
        )
    if made is None or not all(holds(shape, language) for shape in (*shapes, *made.values())):
        return ()
    named = [made[node.id]._replace(slot=0) for nodes in part.columns for node in nodes]
    return (*shapes, *arrows, *named)


def _heads(
    heads: Sequence[tuple[Paragraph, ...]], xs: Sequence[float], y: float, width: float, tall: float
) -> list[TextShape]:
    return [
        card(f"column-{at}", Box(x, y, width, tall), words, "center", "rect", "middle", HEAD_INSET)
        for at, (x, words) in enumerate(zip(xs, heads, strict=True))
        if words
    ]


def _said(node: Node, size: Type) -> tuple[Paragraph, ...]:
    """A card's text, a little smaller than that of larger pictures."""
    return fitting.said(marked(node.item), Type(min(size.heading, size.text + 1), size.text))


def _role(part: _Part, node: Node, column: int) -> str:
    root = column == 0 and len(part.columns[0]) == 1 and len(part.columns) > 1
    return node.item.role or ("layer-1" if root else "box")


def _cards(
    part: _Part, xs: Sequence[float], width: float, room: Box, size: Type, language: str
) -> dict[str, TextShape] | None:
    """Each card beside the middle of what it is linked to; None when a column is too high."""
    said = {node.id: _said(node, size) for nodes in part.columns for node in nodes}
    tall = {name: max(needed(words, width, language, INSET), 26.0) for name, words in said.items()}
    heights = [sum(tall[node.id] for node in nodes) + GAP * (len(nodes) - 1) for nodes in part.columns]
    if max(heights, default=0.0) > room.height:
        return None
    fullest = max(range(len(heights)), key=lambda at: (len(part.columns[at]), heights[at]))
    spare = (room.height - heights[fullest]) / max(1, len(part.columns[fullest]))
    grown = min(spare, 14.0)
    tall = {name: one + grown for name, one in tall.items()} if _grow(heights, part, grown, room.height) else tall
    middles = _middles(part, tall, fullest, room)
    return {
        node.id: card(
            node.id,
            Box(xs[at], middles[node.id] - tall[node.id] / 2, width, tall[node.id]),
            said[node.id],
            _role(part, node, at),
            anchor="middle",
            inset=INSET,
        )
        for at, nodes in enumerate(part.columns)
        for node in nodes
    }


def _grow(heights: Sequence[float], part: _Part, by: float, room: float) -> bool:
    return all(height + by * len(nodes) <= room for height, nodes in zip(heights, part.columns, strict=True))


def _middles(part: _Part, tall: Mapping[str, float], fullest: int, room: Box) -> dict[str, float]:
    """The height of each card's middle: the fullest column over the whole height, the others beside what they join."""
    linked, found = _linked(part.arrows), dict[str, float]()
    order = [*range(fullest, -1, -1), *range(fullest + 1, len(part.columns))]
    for at in order:
        nodes = part.columns[at]
        heights = [tall[node.id] for node in nodes]
        if at == fullest:
            free = (room.height - sum(heights)) / max(1, len(nodes))
            wanted, y = [], room.y
            for one in heights:
                wanted.append(y + (one + free) / 2)
                y += one + free
        else:
            wanted = [_mean(node.id, linked, found, room, row, len(nodes)) for row, node in enumerate(nodes)]
        for node, middle in zip(nodes, _settled(wanted, heights, room), strict=True):
            found[node.id] = middle
    return found


def _mean(
    name: str, linked: Mapping[str, Sequence[str]], found: Mapping[str, float], room: Box, row: int, count: int
) -> float:
    near = [found[other] for other in linked.get(name, ()) if other in found]
    return (min(near) + max(near)) / 2 if near else room.y + room.height * (row + 0.5) / count


def _settled(wanted: Sequence[float], heights: Sequence[float], room: Box) -> list[float]:
    """The middles nearest to those wanted with cards a gap apart, in their order."""
    tops: list[float] = []
    bottom = room.y - GAP
    for middle, tall in zip(wanted, heights, strict=True):
        tops.append(max(middle - tall / 2, bottom + GAP))
        bottom = tops[-1] + tall
    end = room.bottom + GAP
    for at in range(len(tops) - 1, -1, -1):
        tops[at] = min(tops[at], end - GAP - heights[at])
        end = tops[at]
    return [top + tall / 2 for top, tall in zip(tops, heights, strict=True)]


# Trunks --------------------------------------------------------------------------------------------------------------


def _trunk_of(part: _Part, gutter: int) -> dict[tuple[str, str], str]:
    """The arrows of a gutter, each with the node whose trunk it is on: of the side with fewer nodes."""
    places = part.places
    ends = {(a, b): tuple(sorted((a, b), key=lambda name: places[name])) for a, b in part.arrows}
    inside = {pair: sides for pair, sides in ends.items() if places[sides[0]][0] == gutter}
    side = len({sides[0] for sides in inside.values()}) > len({sides[1] for sides in inside.values()})
    return {pair: sides[side] for pair, sides in inside.items()}


def _gutter(part: _Part, at: int) -> float:
    trunks = len(set(_trunk_of(part, at).values())) if part.is_plain else 0
    return max(LEAST_GUTTER, 26.0 + TRUNK * trunks)


def _trunks(
    part: _Part,
    shapes: Mapping[str, TextShape],
    xs: Sequence[float],
    width: float,
    gutters: Sequence[float],
) -> list[Arrow]:
    """Arrows from side to side with their upright part on a trunk; trunks are ordered so that lines cross least."""
    arrows: list[Arrow] = []
    places = part.places
    for gutter, wide in enumerate(gutters):
        trunk_of = _trunk_of(part, gutter)
        trunks = _trunk_order(trunk_of, shapes)
        left = xs[gutter] + width
        for pair in trunk_of:
            number = trunks.index(trunk_of[pair])
            usable = wide - 20
            x = round(left + 8 + usable * (number + 1) / (len(trunks) + 1), 2)
            forward = places[pair[0]] < places[pair[1]]
            arrows.append(_elbow(shapes[pair[0]], shapes[pair[1]], x, forward))
    return arrows


def _elbow(source: TextShape, target: TextShape, x: float, forward: bool) -> Arrow:
    start = (source.box.right if forward else source.box.x, source.box.center[1])
    end = (target.box.x if forward else target.box.right, target.box.center[1])
    middle: tuple[Point, ...] = ((x, start[1]), (x, end[1])) if abs(start[1] - end[1]) > 0.5 else ()
    if not middle:
        end = (end[0], start[1])
    points = tuple((round(px, 2), round(py, 2)) for px, py in (start, *middle, end))
    return Arrow(source.id, target.id, ("right", "left") if forward else ("left", "right"), points)


def _trunk_order(trunk_of: Mapping[tuple[str, str], str], shapes: Mapping[str, TextShape]) -> list[str]:
    """The trunks from left to right, exchanged while that saves crossings."""
    order = sorted(set(trunk_of.values()), key=lambda name: (shapes[name].box.y, name))
    ends = []
    for (a, b), trunk in trunk_of.items():
        near, far = sorted((shapes[a].box, shapes[b].box), key=lambda box: box.x)
        ends.append((trunk, near.center[1], far.center[1]))
    least = _crossed(order, ends)
    for _ in range(3):
        for first, second in combinations(range(len(order)), 2):
            other = list(order)
            other[first], other[second] = other[second], other[first]
            count = _crossed(other, ends)
            if count < least:
                order, least = other, count
    return order


def _crossed(order: Sequence[str], ends: Sequence[tuple[str, float, float]]) -> int:
    """How often the lines of different trunks meet, each level, upright, level."""
    number = {name: at for at, name in enumerate(order)}
    count = 0
    for (one, a, b), (two, c, d) in combinations(ends, 2):
        if number[one] == number[two]:
            continue
        (a, b), (c, d) = ((a, b), (c, d)) if number[one] < number[two] else ((c, d), (a, b))
        count += (min(a, b) <= c <= max(a, b)) + (min(c, d) <= b <= max(c, d))
    return count


# Grid ----------------------------------------------------------------------------------------------------------------


def _in_grid(part: _Part) -> list[tuple[Node, int, int]]:
    """Each node with its column and a row that all columns share, shorter columns in the middle."""
    rows = max(len(nodes) for nodes in part.columns)
    found = []
    for at, nodes in enumerate(part.columns):
        for row, node in enumerate(nodes):
            place = row if len(nodes) == rows else int((row + 0.5) * rows / len(nodes))
            found.append((node, at, place))
    return found
