"""The ring map: the customer in the middle, everybody else as far out as they are from the customer.

In: an engagement, a theme, a language. Out: one scene for a slide. Guaranteed: each card lies on its own ring; rings up
to the outermost used one, wholly inside the area; lines end in the middle of a card's side (beside it where two run
side by side).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator import text
from generator.layout.maps import exchange, line_labels, map_legend
from generator.layout.maps.blocks import AREA, HEIGHT, SLACK, WIDTH, label
from generator.layout.maps.exchange import Link
from generator.layout.maps.map_legend import Drawn
from generator.layout.maps.ring_search import Piece, Search, Wire, ends, faults
from generator.layout.maps.voice import Voice
from generator.model import LANGUAGES, Engagement, Stakeholder, Text
from generator.scene import Band, Box, Card, Connection, Scene
from generator.terms import term
from generator.theme import Theme

RINGS = {"customer": 0, "employee": 1, "internal": 2, "partner": 3, "regulator": 4, "public": 4}
EMPTY = 0.5  # thickness of a ring without cards, as a share of the others
NAME = 10.5
EASED = 3  # rounds of moving cards for the sake of labels
SIZES = ((12.0, 1), (11.0, 5), (10.0, 1000))  # points, and how many faults are let pass at that size
FEW = 9  # lines, up to which the largest size is tried
WEIGHTS = (1.6, 1.15, 1.0, 0.9)  # thickness of the rings from the first around the middle
LINES_EACH = 2.0  # lines for each stakeholder beyond which a ring map only confuses
OUTWARD = 0.56  # where in its ring a card stands: 0 at the inner edge, 1 at the outer


def _few(links: tuple[Link, ...], stakeholders: int) -> tuple[Link, ...]:
    """The lines, where they can be told apart; where nearly all give to all, the value network alone shows them."""
    return links if len(links) < LINES_EACH * stakeholders else ()


def ring_map(engagement: Engagement, theme: Theme, language: str) -> Scene:
    """The ring map, 960 × 540 points."""
    voice = Voice(engagement, language)
    shown = engagement.stakeholders
    rings = [ring_of(one) for one in shown]
    links = _few(exchange.links(voice, [one.id for one in shown]), len(shown))
    found = _placed(voice, shown, rings, links)
    legend = _legend(voice, shown, links)
    title = voice.word("rings-name")
    names = [exchange.name_card(voice, one, found.boxes[one.id], found.widest, found.size) for one in shown]
    middle = () if 0 in rings else (_middle(voice, found.ellipses[0]),)
    counted = (str(len(shown)), str(len(engagement.value_exchanges)))
    heading = Text(tuple((tag, term("rings-name", tag)) for tag in LANGUAGES))
    return Scene(
        "rings",
        "rings",
        title.replace("\n", " "),
        language,
        WIDTH,
        HEIGHT,
        description=voice.phrase("map-counts", heading, *counted).replace("\n", " "),
        bands=tuple(
            Band(f"ring-{ring}", f"ring-{ring}", box, "ellipse", voice.line(f"ring-{ring}"))
            for ring, box in reversed(list(enumerate(found.ellipses)))
        ),
        lines=tuple(legend.lines),
        connections=found.connections,
        cards=(
            *(_name(voice, ring, box) for ring, box in enumerate(found.names) if box is not None),
            *middle,
            *names,
            *legend.cards,
        ),
        markers=tuple(legend.markers),
    )


def ring_of(one: Stakeholder) -> int:
    """The ring a stakeholder stands on: as said, else by what it is."""
    return one.ring if one.ring is not None else RINGS[one.type]


# Rings


def _ellipses(rings: Sequence[int], inner: tuple[float, float], area: Box) -> list[Box]:
    """The rings as boxes of ellipses, from the inside; the first holds `inner` (width and height)."""
    count = max(rings, default=0) + 1
    weights = [WEIGHTS[ring - 1] * (1.0 if ring in rings else EMPTY) for ring in range(1, count)]
    x, y = area.center
    least = (min(area.width / 2, inner[0] / 2), min(area.height / 2, inner[1] / 2))
    found = []
    done = 0.0
    for weight in (0.0, *weights):
        done += weight
        share = done / (sum(weights) or 1.0)
        rx = least[0] + (area.width / 2 - least[0]) * share if count > 1 else least[0] * 1.6
        ry = least[1] + (area.height / 2 - least[1]) * share if count > 1 else least[1] * 1.6
        found.append(Box(x - rx, y - ry, 2 * rx, 2 * ry))
    return found


def _name_boxes(voice: Voice, ellipses: Sequence[Box]) -> list[Box | None]:
    """Where the names of the rings stand: inside, at the top of each; the middle one's customer says its own."""
    boxes: list[Box | None] = [None]
    for ring, ellipse in enumerate(ellipses[1:], 1):
        width = text.width(voice.line(f"ring-{ring}"), NAME, True) / SLACK + 6
        share = min(0.9, width / ellipse.width)
        drop = ellipse.height / 2 * (1 - math.sqrt(1 - share * share)) + 1.5
        boxes.append(Box(ellipse.center[0] - width / 2, ellipse.y + max(3.0, drop), width, 14))
    return boxes


def _name(voice: Voice, ring: int, box: Box) -> Card:
    words = voice.line(f"ring-{ring}")
    return label(f"ring-{ring}/name", "muted", box, (words,), NAME, bold=True, align="center", top=False)


def _middle(voice: Voice, ellipse: Box) -> Card:
    """Who stands in the middle when no stakeholder does: the first persona, else the customer."""
    personas = voice.engagement.personas
    primary = next((one for one in personas if one.role == "primary"), personas[0] if personas else None)
    words = voice.say(primary.name) if primary else voice.word("ring-0")
    lines = text.wrap(words, ellipse.width - 24, 12, True)
    return label("middle", "heading", ellipse.inset(8), lines, 12, bold=True, align="center", top=False)


# Cards and lines


@dataclass(frozen=True, slots=True)
class _Map:
    """Everything in its place, and how names are set."""

    ellipses: Sequence[Box]
    names: Sequence[Box | None]
    boxes: Mapping[str, Box]
    connections: tuple[Connection, ...]
    size: float
    widest: float


def _placed(voice: Voice, shown: Sequence[Stakeholder], rings: Sequence[int], links: Sequence[Link]) -> _Map:
    """The map at the largest size of type at which next to nothing is wrong."""
    best: tuple[int, _Map] | None = None
    for size, passed in SIZES[0 if len(links) <= FEW else 1 :]:
        wrong, found = _tried(voice, shown, rings, links, size)
        if best is None or wrong < best[0]:
            best = (wrong, found)
        if wrong <= passed:
            break
    assert best is not None
    return best[1]


def _tried(
    voice: Voice, shown: Sequence[Stakeholder], rings: Sequence[int], links: Sequence[Link], size: float
) -> tuple[int, _Map]:
    """The map at a size of type, and its faults: a crossing counts ten times a label left out."""
    widest = size * 7.6
    sizes = [exchange.name_size(voice, one, widest, size) for one in shown]
    inside = [sizes[at] for at, ring in enumerate(rings) if ring == 0]
    ellipses = _ellipses(rings, _inner(inside), AREA)
    names = _name_boxes(voice, ellipses)
    used = [replace(link, size=max(10.0, size - 1)) for link in links]
    named = tuple(box for box in names if box is not None)
    taken = _legend(voice, shown, links).boxes
    pieces = _pieces(shown, rings, sizes, ellipses)
    numbers = {one.id: at for at, one in enumerate(shown)}
    lanes = _lanes(used)
    wires = tuple(
        Wire(numbers[link.source], numbers[link.target], link.label_size, lane)
        for link, lane in zip(used, lanes, strict=True)
    )
    wrong, boxes, labels = _searched(pieces, wires, named, taken)
    routes = [ends(boxes[wire.one], boxes[wire.other], wire.lane) for wire in wires]
    connections = tuple(
        exchange.ends(link, start, end, labels.get(str(at)), sides)
        for at, (link, (sides, start, end)) in enumerate(zip(used, routes, strict=True))
    )
    placed = {one.id: box for one, box in zip(shown, boxes, strict=True)}
    return wrong, _Map(ellipses, names, placed, connections, size, widest)


Scored = tuple[int, tuple[Box, ...], dict[str, Box]]


@lru_cache(64)
def _searched(
    pieces: tuple[Piece, ...], wires: tuple[Wire, ...], names: tuple[Box, ...], taken: tuple[Box, ...]
) -> Scored:
    """Boxes of the cards, boxes of labels by number, and the faults; a drawing with a title is laid out but once."""
    search = Search(pieces, wires, AREA.center, names, taken)
    around = (*names, *taken)
    best = _scored(search.best(), wires, around)
    for _ in range(EASED):
        lost = [wire for at, wire in enumerate(wires) if wire.label and str(at) not in best[2]]
        movers = list(dict.fromkeys(end for wire in lost for end in (wire.one, wire.other)))
        better = best
        for boxes in search.neighbours(best[1], movers):
            better = min(better, _scored(boxes, wires, around), key=lambda one: one[0])
        if better is best:
            break
        best = better
    return best


def _scored(boxes: tuple[Box, ...], wires: Sequence[Wire], around: Sequence[Box]) -> Scored:
    """A state with its labels, and its faults: a crossing counts ten times a label left out."""
    routes = [ends(boxes[wire.one], boxes[wire.other], wire.lane) for wire in wires]
    lines = [
        line_labels.Lined(str(at), start, end, wire.label)
        for at, (wire, (_, start, end)) in enumerate(zip(wires, routes, strict=True))
    ]
    labels, dropped = line_labels.clear(lines, (*boxes, *around), AREA)
    return 10 * faults(boxes, wires) + dropped, boxes, labels


def _inner(sizes: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The width and height of the middle ring, so that its cards lie inside."""
    columns, rows, width, height = _grid(sizes)
    return max(120.0, columns * (width + 10) * 1.3 + 12), max(66.0, rows * (height + 8) * 1.35 + 6)


def _grid(sizes: Sequence[tuple[float, float]]) -> tuple[int, int, float, float]:
    """Columns and rows of the cards in the middle, and the size of their cells."""
    columns = max(1, min(2, len(sizes)))
    width = max((width for width, _ in sizes), default=0.0)
    height = max((height for _, height in sizes), default=0.0)
    return columns, max(1, -(-len(sizes) // columns)), width, height


def _pieces(
    shown: Sequence[Stakeholder],
    rings: Sequence[int],
    sizes: Sequence[tuple[float, float]],
    ellipses: Sequence[Box],
) -> tuple[Piece, ...]:
    """Cards with the ellipses their centres move on: halfway between the edges of their rings."""
    columns, rows, width, height = _grid([sizes[at] for at, ring in enumerate(rings) if ring == 0])
    (x, y), inside = AREA.center, 0
    found = []
    for one, ring, (wide, high) in zip(shown, rings, sizes, strict=True):
        if ring == 0:
            row, column = divmod(inside, columns)
            here = min(columns, rings.count(0) - row * columns)
            place = (x + (column - (here - 1) / 2) * (width + 10), y + (row - (rows - 1) / 2) * (height + 8))
            found.append(Piece(wide, high, (0.0, 0.0), one.type, place))
            inside += 1
            continue
        outer, inner = ellipses[ring], ellipses[ring - 1]
        radii = (
            (outer.width * OUTWARD + inner.width * (1 - OUTWARD)) / 2,
            (outer.height * OUTWARD + inner.height * (1 - OUTWARD)) / 2,
        )
        reach = (AREA.width / 2 - wide / 2 - 4, AREA.height / 2 - high / 2 - 4)
        found.append(Piece(wide, high, (min(radii[0], reach[0]), min(radii[1], reach[1])), one.type))
    return tuple(found)


def _lanes(links: Sequence[Link]) -> list[int]:
    """Which of two lines between the same cards runs on which side; 0 for a line alone."""
    pairs = [frozenset((link.source, link.target)) for link in links]
    return [0 if pairs.count(pair) == 1 else -1 if pairs.index(pair) == at else 1 for at, pair in enumerate(pairs)]


# Legend


def _legend(voice: Voice, shown: Sequence[Stakeholder], links: Sequence[Link]) -> Drawn:
    """Types in the lower left corner, kinds of exchange in the lower right one, where the rings leave room."""
    entries = exchange.entries(voice, shown, links)
    dots = [entry for entry in entries if entry.kind == "dot"]
    lines = [entry for entry in entries if entry.kind == "line"]
    left = map_legend.in_column(dots, AREA.x, AREA.bottom - len(dots) * map_legend.PITCH)
    widest = max((entry.width for entry in lines), default=0.0)
    top = AREA.bottom - len(lines) * map_legend.PITCH
    right = map_legend.in_column(lines, AREA.right - widest, top, first=len(dots))
    return Drawn([*left.cards, *right.cards], [*left.lines, *right.lines], [*left.markers, *right.markers])
