"""The value network: who gives what to whom, arranged by Graphviz.

In: an engagement, a theme, a language. Out: one scene for a slide. Guaranteed: only stakeholders that give or receive
something; what Graphviz arranged is moved as a whole and spread, never squeezed over itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from generator import dot
from generator.dot.labels import inside
from generator.layout.maps import aside, exchange, line_labels, map_legend
from generator.layout.maps.aside import Row
from generator.layout.maps.blocks import AREA, HEIGHT, WIDTH
from generator.layout.maps.exchange import Link
from generator.layout.maps.ring_search import Piece, Search, Wire
from generator.layout.maps.scatter import crosses, strikes
from generator.layout.maps.voice import Voice
from generator.model import LANGUAGES, Engagement, Stakeholder, Text
from generator.scene import Box, Connection, Point, Scene
from generator.terms import term
from generator.theme import Theme

MARGIN = 6.0
APART = 12.0  # between two lines of the same cards
MOST = 1.7  # how far cards are moved apart at most
SHARES = (1.0, 0.92, 0.84, 0.76, 0.66, 0.5, 0.25, 0.0)
MANY = 24  # lines, beyond which the smallest size alone is tried
TANGLED = 6  # faults, from which cards are moved once more
ACROSS, DOWN = 15, 11  # places of the grid on which they move
FEW = 16  # lines, up to which the largest sizes are tried
SETTINGS = ((13.0, 12.0), (12.0, 11.0), (11.0, 10.5), (10.0, 10.0))


def value_network(engagement: Engagement, theme: Theme, language: str) -> Scene:
    """The network, 960 × 540 points."""
    voice = Voice(engagement, language)
    giving = {end for one in engagement.value_exchanges for end in (one.source, one.target)}
    shown = [one for one in engagement.stakeholders if one.id in giving]
    links = exchange.links(voice, [one.id for one in shown])
    entries = exchange.entries(voice, shown, links)
    height = len(map_legend.rows(entries, AREA.width)) * map_legend.PITCH
    legend = map_legend.in_rows(entries, Box(AREA.x, AREA.bottom - height, AREA.width, height))
    area = Box(AREA.x, AREA.y, AREA.width, AREA.height - height - 8)
    found = _arranged(voice, shown, links, area, area)
    while (foot := aside.notes_height(found.rows, area.width)) > area.bottom - found.area.bottom:
        found = _arranged(voice, shown, links, aside.narrowed(area, 0, foot), area)
    below = Box(area.x, found.area.bottom + 6, area.width, foot)
    title = voice.word("network-name")
    names = [exchange.name_card(voice, one, found.boxes[one.id], found.widest, found.size) for one in shown]
    counted = (str(len(shown)), str(len(engagement.value_exchanges)))
    return Scene(
        "value-network",
        "value_network",
        title.replace("\n", " "),
        language,
        WIDTH,
        HEIGHT,
        description=voice.phrase(
            "map-counts", Text(tuple((tag, term("network-name", tag)) for tag in LANGUAGES)), *counted
        ).replace("\n", " "),
        lines=tuple(legend.lines),
        connections=tuple(_connections(found)),
        cards=(*names, *aside.notes(found.rows, below), *legend.cards),
        markers=tuple(legend.markers),
    )


@dataclass(frozen=True, slots=True)
class _Map:
    """Where cards, lines and labels are on the page, how names are set, what is listed beside the map."""

    area: Box
    links: Sequence[Link]
    boxes: Mapping[str, Box]
    routes: Mapping[str, tuple[Point, Point]]
    labels: Mapping[str, Box]
    marks: Mapping[str, tuple[str, Box]]
    rows: Sequence[Row]
    size: float
    widest: float

    @property
    def faults(self) -> int:
        """Crossings count two, a line through a card twenty, a card over a card a hundred, a label listed aside one."""
        count = len(self.rows)
        count += 2 * sum(crosses(*one, *other) for one, other in combinations(self.routes.values(), 2))
        count += 100 * sum(one.overlaps(other) for one, other in combinations(self.boxes.values(), 2))
        for link in self.links:
            others = (box for name, box in self.boxes.items() if name not in (link.source, link.target))
            count += 20 * sum(strikes(*self.routes[link.id], box) for box in others)
        return count


def _arranged(voice: Voice, shown: Sequence[Stakeholder], links: Sequence[Link], area: Box, whole: Box) -> _Map:
    """The arrangement at the largest size at which nothing crosses and no label hides anything, else the best one.

    Where lines still run through cards or cards over each other, cards move over a grid until they do not.
    """
    best: tuple[int, _Map] | None = None
    many = len(links) > MANY
    for size, small in SETTINGS[3 if many else 0 if len(links) <= FEW else 2 :]:
        widest = size * 9.5
        cards = {one.id: exchange.name_size(voice, one, widest, size) for one in shown}
        used = [replace(link, size=small) for link in links]
        ties = tuple(dot.ArrangeLink(link.id, link.source, link.target, link.label_size) for link in used)
        made = _made(tuple(cards.items()), ties, whole)
        for share in SHARES[:: 3 if many else 1]:
            found = _labelled(voice, used, _spread(made.boxes, area, share), area, size, widest)
            faults = found.faults
            if best is None or faults < best[0]:
                best = (faults, found)
            if not faults:
                return found
    assert best is not None
    if best[0] >= TANGLED:
        eased = _eased(voice, best[1], area)
        return eased if eased.faults < best[0] else best[1]
    return best[1]


@lru_cache(8)
def _made(
    cards: tuple[tuple[str, tuple[float, float]], ...], ties: tuple[dot.ArrangeLink, ...], area: Box
) -> dot.Arrangement:
    """What Graphviz makes of it: asked once, although the map may be laid out again above its notes."""
    return dot.arrange(dict(cards), ties, area.width / area.height, area.width)


def _eased(voice: Voice, found: _Map, area: Box) -> _Map:
    """The map with its cards moved over a grid, from where they are, so that they keep clear of lines."""
    numbers = {name: at for at, name in enumerate(found.boxes)}
    wires = tuple(Wire(numbers[link.source], numbers[link.target], link.label_size) for link in found.links)
    pieces = tuple(Piece(box.width, box.height, "", _grid(box, area)) for box in found.boxes.values())
    boxes = Search(pieces, wires, (), ()).eased(tuple(found.boxes.values()))
    placed = dict(zip(found.boxes, boxes, strict=True))
    return _labelled(voice, found.links, placed, area, found.size, found.widest)


def _grid(box: Box, area: Box) -> tuple[Point, ...]:
    """Centres all over the area, to and fro, so that neighbours in the order are neighbours on the page."""
    across = [area.x + box.width / 2 + (area.width - box.width) * at / (ACROSS - 1) for at in range(ACROSS)]
    down = [area.y + box.height / 2 + (area.height - box.height) * at / (DOWN - 1) for at in range(DOWN)]
    return tuple((x, y) for at, x in enumerate(across) for y in (down if at % 2 else down[::-1]))


def _labelled(
    voice: Voice, links: Sequence[Link], boxes: Mapping[str, Box], area: Box, size: float, widest: float
) -> _Map:
    """The map with these cards, and the labels that find a place; numbers for the others."""
    routes = _routes(links, boxes)
    lines = [line_labels.Lined(link.id, *routes[link.id], link.label_size) for link in links]
    labels, _ = line_labels.clear(lines, list(boxes.values()), area)
    marks = aside.marks(lines, labels, list(boxes.values()), area)
    rows = aside.rows(voice, links, lines, labels, marks)
    return _Map(area, links, boxes, routes, labels, marks, rows, size, widest)


def _spread(boxes: Mapping[str, Box], area: Box, share: float) -> dict[str, Box]:
    """The cards moved apart to fill the area, wholly or by a share; drawn together where the area is too small."""
    centers = {name: box.center for name, box in boxes.items()}
    wide = max((box.width for box in boxes.values()), default=0.0) + 2 * MARGIN
    high = max((box.height for box in boxes.values()), default=0.0) + 2 * MARGIN
    xs, ys = [x for x, _ in centers.values()] or [0.0], [y for _, y in centers.values()] or [0.0]
    grow_x = (area.width - wide) / max(1.0, max(xs) - min(xs))
    grow_y = (area.height - high) / max(1.0, max(ys) - min(ys))
    grow_x, grow_y = (min(one, MOST, 1 + (one - 1) * share if one > 1 else one) for one in (grow_x, grow_y))
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    found = {}
    for name, box in boxes.items():
        x = area.center[0] + (centers[name][0] - middle[0]) * grow_x
        y = area.center[1] + (centers[name][1] - middle[1]) * grow_y
        found[name] = Box(round(x - box.width / 2, 1), round(y - box.height / 2, 1), box.width, box.height)
    return found


def _routes(links: Sequence[Link], boxes: Mapping[str, Box]) -> dict[str, tuple[Point, Point]]:
    """A straight line for each link; those between the same two cards run side by side."""
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        one, other = sorted((link.source, link.target))
        pairs.setdefault((one, other), []).append(link)
    found = {}
    for (one, other), members in pairs.items():
        lines = _side_by_side(boxes[one], boxes[other], len(members))
        for link, (start, end) in zip(members, lines, strict=True):
            found[link.id] = (start, end) if link.source == one else (end, start)
    return found


def _side_by_side(one: Box, other: Box, count: int) -> list[tuple[Point, Point]]:
    """Lines between the middles of two cards, from border to border, a little apart."""
    (ax, ay), (bx, by) = one.center, other.center
    length = math.dist(one.center, other.center) or 1.0
    nx, ny = -(by - ay) / length, (bx - ax) / length
    found = []
    for number in range(count):
        shift = (number - (count - 1) / 2) * APART
        start, end = (ax + nx * shift, ay + ny * shift), (bx + nx * shift, by + ny * shift)
        leave, enter = inside(start, end, one), inside(start, end, other)
        found.append((_along(start, end, leave[1] if leave else 0.0), _along(start, end, enter[0] if enter else 1.0)))
    return found


def _along(start: Point, end: Point, share: float) -> Point:
    return (
        round(start[0] + (end[0] - start[0]) * share, 2),
        round(start[1] + (end[1] - start[1]) * share, 2),
    )


def _connections(found: _Map) -> list[Connection]:
    made = []
    for link in found.links:
        start, end = found.routes[link.id]
        sides = (
            exchange.side_of(found.boxes[link.source], start),
            exchange.side_of(found.boxes[link.target], end),
        )
        number, place = found.marks.get(link.id, ("", found.labels.get(link.id)))
        made.append(exchange.ends(link, start, end, sides, place, number))
    return made
