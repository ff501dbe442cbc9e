"""A finished drawing as plain geometry, whichever tool made it, and the figures it is judged by.

In: boxes, arrows and texts in the drawing's own units, y downwards. Out: `Figures`. Guaranteed: the same measure for
every tool, nothing left out; lengths are compared after the drawing is scaled so that its card text is 10 high.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import median

from plan import Plan

Point = tuple[float, float]

SLIDE = (960.0, 540.0)  # points
TEXT = 10.0  # what the card text is scaled to before lengths are compared
INSET, LONG_INSIDE = 2.0, 3.0  # an arrow is in a box when it runs so long so deep in it
RUN_APART, RUN_LONG = 1.5, 4.0  # two arrows are on one another when so near for so long
OVERLAP = 2.0
LEAVES = 0.4  # em that a line of text may stand out of its card


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle by its corners."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def center(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def scaled(self, by: float) -> Box:
        return Box(self.left * by, self.top * by, self.right * by, self.bottom * by)

    def meets(self, other: Box, by: float = OVERLAP) -> bool:
        """Whether the two overlap by more than `by` both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > by and down > by

    def length_inside(self, one: Point, other: Point, inset: float = INSET) -> float:
        """How long a straight piece runs inside the box, its rim left out."""
        dx, dy = other[0] - one[0], other[1] - one[1]
        enter, leave = 0.0, 1.0
        for step, start, low, high in (
            (dx, one[0], self.left + inset, self.right - inset),
            (dy, one[1], self.top + inset, self.bottom - inset),
        ):
            if abs(step) < 1e-9:
                if not low < start < high:
                    return 0.0
                continue
            first, last = sorted(((low - start) / step, (high - start) / step))
            enter, leave = max(enter, first), min(leave, last)
        return max(0.0, leave - enter) * math.hypot(dx, dy)


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow as it is drawn, curves broken into short straight pieces."""

    source: str
    target: str
    points: tuple[Point, ...]

    @property
    def ends(self) -> frozenset[str]:
        return frozenset((self.source, self.target))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `owner` is the id of its card, "a->b" of its arrow, else ""."""

    text: str
    box: Box
    size: float
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a tool drew."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    links: Sequence[Link]
    lines: Sequence[Line]

    def scaled(self, by: float) -> Drawing:
        return Drawing(
            self.width * by,
            self.height * by,
            {name: box.scaled(by) for name, box in self.boxes.items()},
            [Link(one.source, one.target, tuple((x * by, y * by) for x, y in one.points)) for one in self.links],
            [Line(one.text, one.box.scaled(by), one.size * by, one.owner) for one in self.lines],
        )

    def evened(self) -> Drawing:
        """The drawing with card text of one height for all tools."""
        sizes = [line.size for line in self.lines if line.owner in self.boxes]
        return self.scaled(TEXT / median(sizes))


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found. Units: `smallest` in points on a 16:9 slide that the drawing fills; `shared` in lengths of 1."""

    cards: int
    arrows: int
    crossings: int
    through: int
    shared: float
    overlaps: int
    text_out: int
    text_clashes: int
    lanes_apart: int
    lanes_in_order: int
    steps_aligned: int
    steps_in_order: int
    smallest: float
    aspect: float


def figures(drawing: Drawing, plan: Plan) -> Figures:
    """All figures of a drawing. `lanes_…` and `steps_in_order` count neighbours, `steps_aligned` counts steps."""
    even = drawing.evened()
    across = _time_runs_across(even, plan)
    fit = min(SLIDE[0] / drawing.width, SLIDE[1] / drawing.height)
    return Figures(
        cards=len(drawing.boxes),
        arrows=shown(drawing, plan),
        crossings=crossings(even),
        through=len(through(even)),
        shared=round(shared(even), 1),
        overlaps=sum(one.meets(other) for one, other in combinations(even.boxes.values(), 2)),
        text_out=len(text_out(even)),
        text_clashes=len(text_clashes(even)),
        lanes_apart=sum(_apart(one, other) for one, other in pairwise(_lanes(even, plan, across))),
        lanes_in_order=sum(_middle(one) < _middle(other) for one, other in pairwise(_lanes(even, plan, across))),
        steps_aligned=sum(_aligned(step) for step in _steps(even, plan, across)),
        steps_in_order=sum(_apart(one, other) for one, other in pairwise(_steps(even, plan, across))),
        smallest=round(min(line.size for line in drawing.lines) * fit, 1),
        aspect=round(drawing.width / drawing.height, 2),
    )


def shown(drawing: Drawing, plan: Plan) -> int:
    """How many of the plan's arrows are drawn, from the right card to the right card."""
    drawn = {(link.source, link.target) for link in drawing.links}
    return sum(
        (one.source, one.target) in drawn or (one.both and (one.target, one.source) in drawn) for one in plan.arrows
    )


def crossings(drawing: Drawing) -> int:
    """How often two arrows cross."""
    return sum(
        _cross(*piece, *other)
        for one, two in combinations(drawing.links, 2)
        for piece in pairwise(one.points)
        for other in pairwise(two.points)
    )


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < -1e-9 and turn(c, d, a) * turn(c, d, b) < -1e-9


def through(drawing: Drawing) -> list[tuple[str, str, str]]:
    """Arrows that run through a card they do not belong to: source, target, card."""
    return [
        (link.source, link.target, name)
        for link in drawing.links
        for name, box in drawing.boxes.items()
        if name not in link.ends and sum(box.length_inside(*piece) for piece in pairwise(link.points)) > LONG_INSIDE
    ]


def shared(drawing: Drawing, related: bool = False) -> float:
    """The length over which arrows lie on one another; of arrows with a common card only if `related`."""
    found = 0.0
    for one, two in combinations(drawing.links, 2):
        if related or not one.ends & two.ends:
            runs = (_run(*piece, *other) for piece in pairwise(one.points) for other in pairwise(two.points))
            found += sum(run for run in runs if run > RUN_LONG)
    return found


def _run(a: Point, b: Point, c: Point, d: Point) -> float:
    """The length of a to b that c to d lies upon."""
    long = math.dist(a, b)
    if long < 1:
        return 0.0
    ux, uy = (b[0] - a[0]) / long, (b[1] - a[1]) / long
    if any(abs((p[1] - a[1]) * ux - (p[0] - a[0]) * uy) > RUN_APART for p in (c, d)):
        return 0.0
    low, high = sorted((p[0] - a[0]) * ux + (p[1] - a[1]) * uy for p in (c, d))
    return max(0.0, min(long, high) - max(0.0, low))


def text_out(drawing: Drawing) -> list[str]:
    """Cards with a line of text that leaves them."""
    found = []
    for line in drawing.lines:
        box = drawing.boxes.get(line.owner)
        room = LEAVES * line.size
        if box and (
            line.box.left < box.left - room
            or line.box.right > box.right + room
            or line.box.top < box.top - room
            or line.box.bottom > box.bottom + room
        ):
            found.append(line.owner)
    return list(dict.fromkeys(found))


def text_clashes(drawing: Drawing) -> list[str]:
    """Labels and names that lie on a card, on other text, or on an arrow that is not their own."""
    free = [line for line in drawing.lines if line.owner not in drawing.boxes]
    found = []
    for line in free:
        on_card = any(line.box.meets(box) for box in drawing.boxes.values())
        on_text = any(line.box.meets(one.box) for one in free if one is not line and not _same(one, line))
        on_arrow = any(_lies_on(line, link) for link in drawing.links)
        if on_card or on_text or on_arrow:
            found.append(line.owner or line.text)
    return list(dict.fromkeys(found))


def _same(one: Line, other: Line) -> bool:
    return bool(one.owner) and one.owner == other.owner


def _lies_on(line: Line, link: Link) -> bool:
    if line.owner == f"{link.source}->{link.target}":
        return False
    return any(line.box.length_inside(*piece, inset=1.0) > LONG_INSIDE for piece in pairwise(link.points))


# --- the grid ---------------------------------------------------------------------------------------------------------

Spans = list[tuple[float, float]]  # where cards begin and end on one axis


def _spans(boxes: Sequence[Box], across: bool) -> Spans:
    return [(box.left, box.right) if across else (box.top, box.bottom) for box in boxes]


def _steps(drawing: Drawing, plan: Plan, across: bool) -> list[Spans]:
    """The cards of each step along the axis of time."""
    return [_spans(_found(drawing, step), across) for step in _by(plan, "step")]


def _lanes(drawing: Drawing, plan: Plan, across: bool) -> list[Spans]:
    return [_spans(_found(drawing, lane), not across) for lane in _by(plan, "lane")]


def _by(plan: Plan, axis: str) -> Iterator[list[str]]:
    count = len(plan.steps) if axis == "step" else len(plan.lanes)
    for index in range(count):
        yield [card.id for card in (plan.in_step(index) if axis == "step" else plan.in_lane(index))]


def _found(drawing: Drawing, names: Sequence[str]) -> list[Box]:
    return [drawing.boxes[name] for name in names if name in drawing.boxes]


def _time_runs_across(drawing: Drawing, plan: Plan) -> bool:
    """Whether steps follow one another to the right rather than downwards: whichever holds for more of them."""

    def held(across: bool) -> int:
        return sum(_middle(one) < _middle(other) for one, other in pairwise(_steps(drawing, plan, across)))

    return held(True) >= held(False)


def _middle(spans: Spans) -> float:
    return median((low + high) / 2 for low, high in spans)


def _apart(one: Spans, other: Spans) -> bool:
    """Whether all of one ends before the other begins."""
    return max(high for _, high in one) <= min(low for low, _ in other) + OVERLAP


def _aligned(spans: Spans) -> bool:
    """Whether cards stand in one line: their middles differ by a tenth of a card at most."""
    middles = [(low + high) / 2 for low, high in spans]
    return max(middles) - min(middles) <= median(high - low for low, high in spans) / 10
