"""Places for the cards of a free-form map: Graphviz arranges, the clearest of its arrangements is polished and kept.

In: the sizes of cards, the links between them with the sizes of their labels, the wanted width over height. Out: boxes,
straight routes from border to border, boxes of labels. Guaranteed: cards do not overlap; the links between two cards
run side by side; a route ends on the borders of the cards it names; the same input gives the same arrangement from
the same engine.

Units: points, y down, origin at the top left of the map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dot.engine import run
from generator.dot.labels import Wire, loop, parallel_lines, place_labels
from generator.dot.polish import AIR, Net, Places, Tie
from generator.scene import Box, Point

SEEDS = 5
POLISHED = 4  # arrangements that are polished, labels and all
HIDDEN = 60.0  # points of a map's width that a hidden label counts for


@dataclass(frozen=True, slots=True)
class ArrangeLink:
    """A link from one card to another; `label_size` is the width and height of its label, if it has one."""

    id: str
    source: str
    target: str
    label_size: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything is, by id: cards, links (two points; a link of a card to itself has five), labels."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    routes: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Box]


Sizes = Mapping[str, tuple[float, float]]


def arrange(cards: Sizes, links: Sequence[ArrangeLink], aspect: float, room: float = 860.0) -> Arrangement:
    """The best of several arrangements by Graphviz; wider than `room` only where its cards and labels need it.

    Errors: EngineMissing; KeyError when a link names no card.
    """
    net = _net(cards, links, aspect, room)
    starts = sorted(((net.cost(places), at, places) for at, places in enumerate(_starts(net))), key=lambda one: one[:2])
    found = []
    for _, at, start in starts[:POLISHED]:
        places = net.polished(start)
        boxes, routes, labels, hidden = _drawn(net.centers(places), cards, links)
        found.append((net.cost(places) + HIDDEN * hidden, at, boxes, routes, labels))
    _, _, boxes, routes, labels = min(found, key=lambda one: one[:2])
    return _framed(boxes, routes, labels)


def _net(cards: Sizes, links: Sequence[ArrangeLink], aspect: float, room: float) -> Net:
    """The cards and who is tied to whom; ties carry the size of the largest label between them."""
    names = {name: at for at, name in enumerate(cards)}
    labels: dict[tuple[int, int], tuple[float, float]] = {}
    for link in links:
        ends = sorted((names[link.source], names[link.target]))
        width, height = link.label_size or (0.0, 0.0)
        before = labels.get((ends[0], ends[1]), (0.0, 0.0))
        labels[ends[0], ends[1]] = (max(width, before[0]), max(height, before[1]))
    ties = tuple(Tie(one, other, size) for (one, other), size in labels.items() if one != other)
    return Net(tuple(cards.values()), ties, aspect, room)


# What Graphviz says


def _starts(net: Net) -> Iterator[Places]:
    """Arrangements by several programs and seeds, made in a space squeezed to a square and widened again."""
    if len(net.sizes) < 2:
        yield [(0.0, 0.0)] * len(net.sizes)
        return
    tied, ringed = _source(net, ring=False), _source(net, ring=True)
    for seed in range(1, SEEDS + 1):
        yield _read(run(tied % f"mode=major start={seed}", "neato", "plain"), net)
    for more, program in (("mode=KK start=1", "neato"), ("start=1", "fdp"), ("", "dot"), ("rankdir=LR", "dot")):
        yield _read(run(tied % more, program, "plain"), net)
    for source in (tied, ringed):
        yield _read(run(source % "", "circo", "plain"), net)


def _source(net: Net, ring: bool) -> str:
    """DOT of the cards as boxes, ties with the length they need, or with ties that make one ring of all cards."""
    lines = ["graph { graph [overlap=true splines=false nodesep=0.5 ranksep=0.9 %s]"]
    lines.append('node [shape=box fixedsize=true label=""]')
    for at, (width, height) in enumerate(net.sizes):
        lines.append(f"{at} [width={width / net.aspect / 72:.4f} height={height / 72:.4f}]")
    if ring:
        order = net.walk()
        lines += [f"{one} -- {other}" for one, other in zip(order, [*order[1:], order[0]], strict=True)]
    else:
        lines += [f"{tie.one} -- {tie.other} [len={_length(net, tie) / 72:.4f}]" for tie in net.ties]
    return "\n".join([*lines, "}"])


def _length(net: Net, tie: Tie) -> float:
    """How long a tie should be in the squeezed space, whatever its direction."""
    sizes = (net.sizes[tie.one], net.sizes[tie.other], tie.label, (2 * AIR, 2 * AIR))
    return sum(width / net.aspect + height for width, height in sizes) / 3


def _read(plain: str, net: Net) -> Places:
    placed: dict[int, Point] = {}
    for line in plain.splitlines():
        words = line.split()
        if words[0] == "node":
            placed[int(words[1])] = (float(words[2]) * 72 * net.aspect, -float(words[3]) * 72)
    return [placed[at] for at in range(len(net.sizes))]


# The map


def _drawn(
    centers: Sequence[Point], cards: Sizes, links: Sequence[ArrangeLink]
) -> tuple[dict[str, Box], dict[str, tuple[Point, ...]], dict[str, Box], float]:
    """Boxes, routes, label boxes, and how much the labels hide."""
    boxes = {
        name: Box(x - width / 2, y - height / 2, width, height)
        for (name, (width, height)), (x, y) in zip(cards.items(), centers, strict=True)
    }
    between: dict[tuple[str, str], list[ArrangeLink]] = {}
    for link in links:
        backwards = (link.target, link.source) in between
        between.setdefault((link.target, link.source) if backwards else (link.source, link.target), []).append(link)
    routes: dict[str, tuple[Point, ...]] = {}
    for (one, other), group in between.items():
        lines = parallel_lines(boxes[one], boxes[other], len(group))
        for link, (start, end) in zip(sorted(group, key=lambda link: link.source == one), lines, strict=True):
            routes[link.id] = (start, end) if link.source == one else (end, start)
            if one == other:
                routes[link.id] = loop(boxes[one])
    wires = [Wire(link.id, routes[link.id], link.label_size) for link in links]
    labels, hidden = place_labels(wires, list(boxes.values()))
    return boxes, routes, labels, hidden


def _framed(
    boxes: Mapping[str, Box], routes: Mapping[str, tuple[Point, ...]], labels: Mapping[str, Box]
) -> Arrangement:
    """Everything moved to the origin, rounded to 1/100 point."""
    whole = [*boxes.values(), *labels.values()]
    points = [point for route in routes.values() for point in route]
    points += [point for box in whole for point in ((box.x, box.y), (box.right, box.bottom))]
    xs, ys = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]

    def moved(x: float, y: float) -> Point:
        return (round(x - min(xs), 2), round(y - min(ys), 2))

    def boxed(box: Box) -> Box:
        return Box(*moved(box.x, box.y), box.width, box.height)

    return Arrangement(
        *moved(max(xs), max(ys)),
        {name: boxed(box) for name, box in boxes.items()},
        {name: tuple(moved(*point) for point in route) for name, route in routes.items()},
        {name: boxed(box) for name, box in labels.items()},
    )
