"""What a reader would object to in a finished drawing, measured on its scene alone.

In: a `Scene`. Out: `Audit`, one count for each kind of fault. Guaranteed: knows nothing of the router or the layout; a
count is 0 exactly when no fault of its kind was found on the page.

Units: points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import combinations, pairwise

from generator import text
from generator.layout.routing.quality import quality
from generator.scene import Box, Card, Connection, Line, Point, Scene

SPACING = 7.0  # lines that run side by side are at least so far apart
HEAD = 10.0  # the last straight piece before an arrow's head
TWO_HEADS = 25.0  # a straight piece with a head at both ends: between the heads the shaft shows
HEAD_AT_LINE = 14.0  # the same where it crosses the line between two lanes
TOUCH = 0.05  # boxes that overlap by less only touch
MOST_BENDS = 4
ROOM = 0.6  # what text may be wider than its card's inside: less than a renderer's rounding


@dataclass(frozen=True, slots=True)
class Audit:
    """Counts of faults; `bends` is the most of one connection, all others are 0 in a flawless drawing.

    `tight_pairs` are connections side by side closer than 7 points, their ends on one side of a card and lane lines
    they run along included. `shared_points` is how far connections run on each other. `label_collisions` are labels on
    a foreign connection, a card, another label or a badge; `stray_labels` are those nearer to a foreign connection than
    to their own.
    """

    connections: int = 0
    crossings: int = 0
    through: int = 0
    shared_runs: int = 0
    shared_points: float = 0.0
    tight_pairs: int = 0
    hugging: int = 0
    squeezed: int = 0
    label_collisions: int = 0
    stray_labels: int = 0
    bends: int = 0
    over_four: int = 0
    overflow: int = 0
    loose_ends: int = 0

    def __add__(self, other: Audit) -> Audit:
        """The faults of two pages."""
        both = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Audit(**(both | {"bends": max(self.bends, other.bends)}))


def audit(scene: Scene) -> Audit:
    """Everything that can be counted on one page."""
    paths = {arrow.id: arrow.points for arrow in scene.connections}
    boxes = {card.id: card.box for card in scene.cards}
    judged = quality(paths, boxes, SPACING)
    return Audit(
        connections=len(paths),
        crossings=judged.crossings,
        through=judged.through,
        shared_runs=judged.shared_runs,
        shared_points=round(sum(_shared(one, other) for one, other in combinations(paths.values(), 2)), 2)
        if judged.shared_runs
        else 0.0,
        tight_pairs=judged.tight_pairs + _along_lines(scene),
        hugging=judged.hugging,
        squeezed=sum(_squeezed(arrow, scene.lines) for arrow in scene.connections),
        label_collisions=sum(1 for _ in label_collisions(scene)),
        stray_labels=sum(_stray(arrow, scene.connections) for arrow in scene.connections),
        bends=judged.max_bends,
        over_four=sum(len(points) > MOST_BENDS + 2 for points in paths.values()),
        overflow=sum(1 for _ in overflowing(scene)),
        loose_ends=sum(1 for _ in loose_ends(scene)),
    )


def _pieces(points: Sequence[Point]) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(points):
        yield Box(min(x0, x1), min(y0, y1), abs(x0 - x1), abs(y0 - y1))


def _shared(one: Sequence[Point], other: Sequence[Point]) -> float:
    """How far two polylines run on each other."""
    return sum(_common(piece, mate) for piece in _pieces(one) for mate in _pieces(other))


def _common(one: Box, other: Box) -> float:
    if one.height < TOUCH and other.height < TOUCH and abs(one.y - other.y) <= 1:
        return max(0.0, min(one.right, other.right) - max(one.x, other.x))
    if one.width < TOUCH and other.width < TOUCH and abs(one.x - other.x) <= 1:
        return max(0.0, min(one.bottom, other.bottom) - max(one.y, other.y))
    return 0.0


def _along_lines(scene: Scene) -> int:
    """Pairs of a connection and a line across the page that run side by side closer than the spacing."""
    return sum(
        piece.height < TOUCH
        and piece.width > SPACING
        and abs(piece.y - line.start[1]) < SPACING - 0.01
        and min(piece.right, line.end[0]) - max(piece.x, line.start[0]) > SPACING
        for line in scene.lines
        if line.start[1] == line.end[1]
        for arrow in scene.connections
        for piece in _pieces(arrow.points)
    )


def _squeezed(arrow: Connection, lines: Sequence[Line]) -> int:
    """How many of the arrow's heads have too short a straight piece."""
    ends = [(arrow.points[-1], arrow.points[-2])] + ([(arrow.points[0], arrow.points[1])] if arrow.both else [])
    least = TWO_HEADS if arrow.both and len(arrow.points) == 2 else HEAD
    return sum(_length(*end) < max(least, HEAD_AT_LINE * _crosses(*end, lines)) - 0.01 for end in ends)


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _crosses(one: Point, other: Point, lines: Sequence[Line]) -> bool:
    low, high = sorted((one[1], other[1]))
    return any(
        line.start[1] == line.end[1] and low < line.start[1] < high and line.start[0] <= one[0] <= line.end[0]
        for line in lines
    )


def label_collisions(scene: Scene) -> Iterator[tuple[str, str]]:
    """What covers what: labels on connections that are not theirs, on cards, labels and badges."""
    labels = [(arrow, arrow.label) for arrow in scene.connections if arrow.label]
    solid = [(card.id, card.box) for card in scene.cards] + [(mark.id, mark.box) for mark in scene.markers]
    for number, (arrow, label) in enumerate(labels):
        others = [(other.id, other.box) for _, other in labels[number + 1 :]]
        yield from ((label.id, name) for name, box in (*solid, *others) if label.box.overlaps(box, -TOUCH))
        for other in scene.connections:
            if other is not arrow and any(_on(label.box, piece) for piece in _pieces(other.points)):
                yield label.id, other.id


def _on(box: Box, piece: Box) -> bool:
    return (
        box.x + TOUCH < piece.right + TOUCH / 2
        and piece.x < box.right - TOUCH / 2
        and box.y + TOUCH < piece.bottom + TOUCH / 2
        and piece.y < box.bottom - TOUCH / 2
    )


def _stray(arrow: Connection, others: Sequence[Connection]) -> bool:
    """Whether the label stands no nearer to its own connection than to another one."""
    if arrow.label is None:
        return False
    own = _distance(arrow.label, arrow)
    return any(_distance(arrow.label, other) <= own for other in others if other is not arrow)


def _distance(label: Card, arrow: Connection) -> float:
    return min(_apart(label.box, piece) for piece in _pieces(arrow.points))


def _apart(one: Box, other: Box) -> float:
    across = max(one.x - other.right, other.x - one.right, 0.0)
    down = max(one.y - other.bottom, other.y - one.bottom, 0.0)
    return (across**2 + down**2) ** 0.5


def overflowing(scene: Scene) -> Iterator[str]:
    """Texts that are wider or higher than their card."""
    for card in (*scene.cards, *(arrow.label for arrow in scene.connections if arrow.label)):
        room = card.box.width - 2 * card.inset + ROOM
        wide = any(text.width(line, card.words.size, card.words.bold) > room for line in card.words.lines)
        if wide or card.words.height > card.box.height + ROOM:
            yield card.id


def loose_ends(scene: Scene) -> Iterator[tuple[str, str]]:
    """Connections that do not end on the border of a card they name."""
    boxes = {card.id: card.box for card in scene.cards}
    for arrow in scene.connections:
        for point, name in ((arrow.points[0], arrow.source), (arrow.points[-1], arrow.target)):
            if not _on_border(point, boxes[name]):
                yield arrow.id, name


def _on_border(point: Point, box: Box) -> bool:
    x, y = point
    level = (abs(x - box.x) < TOUCH or abs(x - box.right) < TOUCH) and box.y - TOUCH <= y <= box.bottom + TOUCH
    return level or (
        (abs(y - box.y) < TOUCH or abs(y - box.bottom) < TOUCH) and box.x - TOUCH <= x <= box.right + TOUCH
    )
