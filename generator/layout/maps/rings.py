"""The ring map: the customer in the middle, everybody else as far out as they are from the customer.

In: an engagement, a theme, a language. Out: one scene for a slide. Guaranteed: each card lies on its own ring; rings up
to the outermost used one, wholly inside the area; lines end in the middle of a card's side (beside it where two run
side by side).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator import text
from generator.layout.maps import aside, exchange, line_labels, map_legend
from generator.layout.maps.aside import Row
from generator.layout.maps.blocks import AREA, HEIGHT, SLACK, WIDTH, first_lines, label
from generator.layout.maps.exchange import Link
from generator.layout.maps.map_legend import Drawn
from generator.layout.maps.ring_search import Piece, Search, Wire, ends, faults
from generator.layout.maps.scatter import strikes
from generator.layout.maps.voice import Voice
from generator.model import LANGUAGES, Engagement, Stakeholder, Text
from generator.scene import Band, Box, Card, Connection, Point, Scene, Words
from generator.terms import term
from generator.theme import Theme

RINGS = {"customer": 0, "employee": 1, "internal": 2, "partner": 3, "regulator": 4, "public": 4}
EMPTY = 0.5  # thickness of a ring without cards, as a share of the others
NAME = 10.5
CROWD = 8  # cards, beyond which a ring is made thicker
SLOTS = 60  # places around a ring, in each row
ROWS = (0.27, 0.74)  # where in its ring a card stands when there are two rows
CHIP = (30.0, 22.0)  # a card that carries a number
MANY = 16  # cards, up to which the largest size is tried
CROSSED = 10  # faults: two lines across each other
COVERED = 500  # faults: a card over a card
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
    """The ring map, 960 × 540 points; what has no room on it is numbered and listed at its right."""
    voice = Voice(engagement, language)
    shown = engagement.stakeholders
    rings = [ring_of(one) for one in shown]
    links = _few(exchange.links(voice, [one.id for one in shown]), len(shown))
    found, foot = _settled(voice, shown, rings, links)
    if _through(found):
        links = ()
        found, foot = _settled(voice, shown, rings, links)
    legend = _legend(voice, shown, links, found.area)
    below = Box(AREA.x, found.area.bottom + 6, AREA.width, foot)
    title = voice.word("rings-name")
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
            *_stakeholders(voice, shown, found),
            *(aside.names(voice, found.people, AREA, found.area) if found.people else ()),
            *aside.notes(found.given, below),
            *legend.cards,
        ),
        markers=tuple(legend.markers),
    )


def _through(found: _Map) -> bool:
    """Whether a line passes through a card that is not its own: then too many are to be told apart."""
    return any(
        strikes(one.points[0], one.points[-1], box)
        for one in found.connections
        for name, box in found.boxes.items()
        if name not in (one.source, one.target)
    )


def _stakeholders(voice: Voice, shown: Sequence[Stakeholder], found: _Map) -> Iterator[Card]:
    """The cards with their names, or with the numbers that the list explains."""
    for at, one in enumerate(shown, 1):
        if found.people:
            words = Words((str(at),), found.size, True, text=voice.line(one.name))
            yield Card(one.id, f"stakeholder-{one.type}", found.boxes[one.id], words)
        else:
            yield exchange.name_card(voice, one, found.boxes[one.id], found.widest, found.size)


def ring_of(one: Stakeholder) -> int:
    """The ring a stakeholder stands on: as said, else by what it is."""
    return one.ring if one.ring is not None else RINGS[one.type]


# Rings


def _ellipses(rings: Sequence[int], inner: tuple[float, float], area: Box) -> list[Box]:
    """The rings as boxes of ellipses, from the inside; the first holds `inner` (width and height)."""
    count = max(rings, default=0) + 1
    weights = [WEIGHTS[ring - 1] * _share(rings.count(ring)) for ring in range(1, count)]
    x, y = area.center
    least = (min(area.width / 2, inner[0] / 2), min(area.height / 2, inner[1] / 2))
    found = []
    done = 0.0
    for weight in (0.0, *weights):
        done += weight
        share = done / (sum(weights) or 1.0)
        rx = least[0] + (area.width / 2 - least[0]) * share if count > 1 else min(area.width / 2, least[0] * 1.6)
        ry = least[1] + (area.height / 2 - least[1]) * share if count > 1 else min(area.height / 2, least[1] * 1.6)
        found.append(Box(x - rx, y - ry, 2 * rx, 2 * ry))
    return found


def _share(cards: int) -> float:
    """How much thicker than others a ring is for the number of its cards."""
    return EMPTY if not cards else max(1.0, (cards / CROWD) ** 0.7)


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
    lines = first_lines(text.wrap(words, ellipse.width - 36, 12, True), max(1, int((ellipse.height - 16) / 15)))
    return label("middle", "heading", ellipse.inset(8), lines, 12, bold=True, align="center", top=False, whole=words)


# Cards and lines


@dataclass(frozen=True, slots=True)
class _Map:
    """Everything in its place, and how names are set; what is listed beside the map."""

    area: Box
    ellipses: Sequence[Box]
    names: Sequence[Box | None]
    boxes: Mapping[str, Box]
    connections: tuple[Connection, ...]
    size: float
    widest: float
    people: Sequence[Row]
    given: Sequence[Row]


def _settled(
    voice: Voice, shown: Sequence[Stakeholder], rings: Sequence[int], links: Sequence[Link]
) -> tuple[_Map, float]:
    """The map in what lists and notes leave of the area, and the height of the notes below it."""
    area, foot = AREA, 0.0
    sizes: Sequence[tuple[float, int]] = SIZES
    while True:
        found = _placed(voice, shown, rings, links, area, sizes)
        needed = aside.notes_height(found.given, AREA.width)
        narrow = bool(found.people) and area.width == AREA.width
        if not narrow and needed <= foot:
            return found, foot
        foot = max(foot, needed)
        sizes = () if found.people else ((found.size, 0),)
        below = foot + _foot(voice, shown, links) + 6
        area = aside.narrowed(AREA, len(found.people), below)


def _placed(
    voice: Voice,
    shown: Sequence[Stakeholder],
    rings: Sequence[int],
    links: Sequence[Link],
    area: Box,
    sizes: Sequence[tuple[float, int]],
) -> _Map:
    """The map at the largest of the sizes at which next to nothing is wrong; numbers for names where none will do."""
    best: tuple[int, _Map] | None = None
    if sizes == SIZES:
        sizes = SIZES[2:] if len(shown) > MANY + 8 else SIZES[1:] if len(links) > FEW or len(shown) > MANY else SIZES
    for size, passed in sizes:
        wrong, found = _tried(voice, shown, rings, links, area, size, numbered=False)
        if best is None or wrong < best[0]:
            best = (wrong, found)
        if wrong <= passed:
            break
    if best is not None and best[0] < COVERED:
        return best[1]
    return _tried(voice, shown, rings, links, area, 10.0, numbered=True)[1]


def _tried(
    voice: Voice,
    shown: Sequence[Stakeholder],
    rings: Sequence[int],
    links: Sequence[Link],
    area: Box,
    size: float,
    numbered: bool,
) -> tuple[int, _Map]:
    """The map at a size of type, and its faults: a crossing counts ten times a label left out."""
    widest = size * 7.6
    sizes = [CHIP if numbered else exchange.name_size(voice, one, widest, size) for one in shown]
    inside = [sizes[at] for at, ring in enumerate(rings) if ring == 0]
    inner = _inner(inside, area)
    ellipses = _ellipses(rings, inner, area)
    names = _name_boxes(voice, ellipses)
    used = [replace(link, size=max(10.0, size - 1)) for link in links]
    named = tuple(box for box in names if box is not None)
    if 0 not in rings:
        named = (*named, _middle(voice, ellipses[0]).box.inset(12))
    taken = _legend(voice, shown, links, area).boxes
    pieces = _pieces(shown, rings, sizes, ellipses, area)
    numbers = {one.id: at for at, one in enumerate(shown)}
    wires = tuple(
        Wire(numbers[link.source], numbers[link.target], link.label_size, lane)
        for link, lane in zip(used, _lanes(used), strict=True)
    )
    wrong, boxes, labels = _searched(pieces, wires, named, taken, area)
    wrong += COVERED if inner[0] > area.width or inner[1] > area.height else 0
    routes = [ends(boxes[wire.one], boxes[wire.other], wire.lane) for wire in wires]
    lines = [line_labels.Lined(str(at), *route[1:], used[at].label_size) for at, route in enumerate(routes)]
    marks = aside.marks(lines, labels, (*boxes, *named, *taken), area)
    connections = tuple(
        exchange.ends(link, start, end, sides, *_label(str(at), labels, marks))
        for at, (link, (sides, start, end)) in enumerate(zip(used, routes, strict=True))
    )
    placed = {one.id: box for one, box in zip(shown, boxes, strict=True)}
    people = [Row(str(at), voice.line(one.name)) for at, one in enumerate(shown, 1)] if numbered else []
    given = aside.rows(voice, used, lines, labels, marks)
    return wrong, _Map(area, ellipses, names, placed, connections, size, widest, people, given)


def _label(name: str, labels: Mapping[str, Box], marks: Mapping[str, tuple[str, Box]]) -> tuple[Box | None, str]:
    """The place of a line's label, and the number that stands there instead of it."""
    if name in marks:
        return marks[name][1], marks[name][0]
    return labels.get(name), ""


Scored = tuple[int, tuple[Box, ...], dict[str, Box]]


@lru_cache(64)
def _searched(
    pieces: tuple[Piece, ...], wires: tuple[Wire, ...], names: tuple[Box, ...], taken: tuple[Box, ...], area: Box
) -> Scored:
    """Boxes of the cards, boxes of labels by number, and the faults; a drawing with a title is laid out but once."""
    search, around = Search(pieces, wires, names, taken), (*names, *taken)
    best = _scored(search.best(), wires, around, area)
    if best[0] >= CROSSED:
        best = min(best, _scored(search.eased(best[1]), wires, around, area), key=lambda one: one[0])
    for _ in range(EASED if len(pieces) <= MANY else 0):
        lost = [wire for at, wire in enumerate(wires) if wire.label and str(at) not in best[2]]
        movers = list(dict.fromkeys(end for wire in lost for end in (wire.one, wire.other)))
        better = best
        for boxes in search.neighbours(best[1], movers):
            better = min(better, _scored(boxes, wires, around, area), key=lambda one: one[0])
        if better is best:
            break
        best = better
    return best


def _scored(boxes: tuple[Box, ...], wires: Sequence[Wire], around: Sequence[Box], area: Box) -> Scored:
    """A state with its labels, and its faults: a crossing counts ten times a label left out."""
    routes = [ends(boxes[wire.one], boxes[wire.other], wire.lane) for wire in wires]
    lines = [
        line_labels.Lined(str(at), start, end, wire.label)
        for at, (wire, (_, start, end)) in enumerate(zip(wires, routes, strict=True))
    ]
    labels, dropped = line_labels.clear(lines, (*boxes, *around), area)
    hidden = sum(box.overlaps(other) for box in boxes for other in around)
    return 10 * faults(boxes, wires) + COVERED * hidden + dropped, boxes, labels


def _inner(sizes: Sequence[tuple[float, float]], area: Box) -> tuple[float, float]:
    """The width and height of the middle ring, so that its cards lie inside."""
    columns, rows, width, height = _grid(sizes, area)
    return max(120.0, columns * (width + 10) * 1.3 + 12), max(66.0, rows * (height + 8) * 1.35 + 6)


def _grid(sizes: Sequence[tuple[float, float]], area: Box) -> tuple[int, int, float, float]:
    """Columns and rows of the cards in the middle, and the size of their cells."""
    width = max((width for width, _ in sizes), default=0.0)
    height = max((height for _, height in sizes), default=0.0)
    count = len(sizes)
    columns = max(1, min(2, count))
    if count > 4:
        columns = min(
            range(2, count + 1),
            key=lambda some: max(some * (width + 10) / area.width, -(-count // some) * (height + 8) / area.height),
        )
    return columns, max(1, -(-count // columns)), width, height


def _pieces(
    shown: Sequence[Stakeholder],
    rings: Sequence[int],
    sizes: Sequence[tuple[float, float]],
    ellipses: Sequence[Box],
    area: Box,
) -> tuple[Piece, ...]:
    """Cards with the places their centres may take: one in the middle, all around their rings further out."""
    cells = _cells([sizes[at] for at, ring in enumerate(rings) if ring == 0], area)
    found = []
    for one, ring, (wide, high) in zip(shown, rings, sizes, strict=True):
        if ring == 0:
            found.append(Piece(wide, high, one.type, cells))
            continue
        mates = [sizes[at] for at, other in enumerate(rings) if other == ring]
        shares = ROWS if _crowded(mates, ellipses[ring], ellipses[ring - 1]) else (OUTWARD,)
        reach = (area.width / 2 - wide / 2 - 4, area.height / 2 - high / 2 - 4)
        found.append(Piece(wide, high, one.type, _around(ellipses[ring], ellipses[ring - 1], shares, reach)))
    return tuple(found)


def _cells(sizes: Sequence[tuple[float, float]], area: Box) -> tuple[Point, ...]:
    """The places in the middle, row by row, each row centred."""
    columns, rows, width, height = _grid(sizes, area)
    x, y = area.center
    found = []
    for at in range(len(sizes)):
        row, column = divmod(at, columns)
        here = min(columns, len(sizes) - row * columns)
        found.append((x + (column - (here - 1) / 2) * (width + 10), y + (row - (rows - 1) / 2) * (height + 8)))
    return tuple(found)


def _crowded(sizes: Sequence[tuple[float, float]], outer: Box, inner: Box) -> bool:
    """Whether the cards of a ring need more than one row."""
    wide = sum(width for width, _ in sizes) / len(sizes) + 12
    high = sum(height for _, height in sizes) / len(sizes) + 12
    return len(sizes) > 0.6 * ((outer.width + inner.width) / wide + (outer.height + inner.height) / high)


def _around(outer: Box, inner: Box, shares: Sequence[float], reach: tuple[float, float]) -> tuple[Point, ...]:
    """Places around a ring, in one row or several, no further out than a card can reach."""
    x, y = outer.center
    found = []
    for slot in range(SLOTS):
        angle = 2 * math.pi * slot / SLOTS
        for share in shares:
            across = min(reach[0], (outer.width * share + inner.width * (1 - share)) / 2)
            down = min(reach[1], (outer.height * share + inner.height * (1 - share)) / 2)
            found.append((x + across * math.cos(angle), y + down * math.sin(angle)))
    return tuple(found)


def _lanes(links: Sequence[Link]) -> list[int]:
    """Which of two lines between the same cards runs on which side; 0 for a line alone."""
    pairs = [frozenset((link.source, link.target)) for link in links]
    return [0 if pairs.count(pair) == 1 else -1 if pairs.index(pair) == at else 1 for at, pair in enumerate(pairs)]


# Legend


def _foot(voice: Voice, shown: Sequence[Stakeholder], links: Sequence[Link]) -> float:
    """The height of the legend in rows below a map that shares the page with a list."""
    return len(map_legend.rows(exchange.entries(voice, shown, links), AREA.width)) * map_legend.PITCH


def _legend(voice: Voice, shown: Sequence[Stakeholder], links: Sequence[Link], area: Box) -> Drawn:
    """Types in the lower left corner, kinds of exchange in the lower right one, where the rings leave room."""
    entries = exchange.entries(voice, shown, links)
    if area != AREA:
        foot = _foot(voice, shown, links)
        return map_legend.in_rows(entries, Box(AREA.x, AREA.bottom - foot, AREA.width, foot))
    dots = [entry for entry in entries if entry.kind == "dot"]
    lines = [entry for entry in entries if entry.kind == "line"]
    left = map_legend.in_column(dots, area.x, area.bottom - len(dots) * map_legend.PITCH)
    widest = max((entry.width for entry in lines), default=0.0)
    top = area.bottom - len(lines) * map_legend.PITCH
    right = map_legend.in_column(lines, area.right - widest, top, first=len(dots))
    return Drawn([*left.cards, *right.cards], [*left.lines, *right.lines], [*left.markers, *right.markers])
