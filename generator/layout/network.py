"""The value network: who gives what to whom, arranged by Graphviz.

In: an engagement, a theme, a language. Out: one scene for a slide. Guaranteed: only stakeholders that give or receive
something; what Graphviz arranged is moved as a whole and spread, never squeezed over itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import dot
from generator.dot.labels import Wire, place_labels
from generator.layout import exchange, map_legend
from generator.layout.blocks import AREA, HEIGHT, WIDTH, title_card
from generator.layout.exchange import Link
from generator.layout.stakeholders import TYPES
from generator.layout.voice import Voice
from generator.model import Engagement, Stakeholder
from generator.scene import Box, Connection, Point, Scene
from generator.theme import Theme

MARGIN = 6.0
SETTINGS = ((12.0, 118.0), (11.0, 100.0), (10.0, 88.0))  # size and width of names, in points


def value_network(engagement: Engagement, theme: Theme, language: str, titled: bool = False) -> Scene:
    """The network, 960 × 540 points."""
    voice = Voice(engagement, language)
    giving = {end for one in engagement.value_exchanges for end in (one.source, one.target)}
    shown = [one for one in engagement.stakeholders if one.id in giving]
    links = exchange.links(voice, [one.id for one in shown])
    entries = exchange.entries(voice, shown, links, TYPES)
    height = len(map_legend.rows(entries, AREA.width)) * map_legend.PITCH
    legend = map_legend.in_rows(entries, Box(AREA.x, AREA.bottom - height, AREA.width, height))
    area = Box(AREA.x, AREA.y, AREA.width, AREA.height - height - 8)
    found = _arranged(voice, shown, links, area)
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
        description=voice.phrase("map-counts", voice.both("network-name"), *counted).replace("\n", " "),
        lines=tuple(legend.lines),
        connections=tuple(_connections(links, found)),
        cards=(*((title_card(title),) if titled else ()), *names, *legend.cards),
        markers=tuple(legend.markers),
    )


@dataclass(frozen=True, slots=True)
class _Map:
    """Where cards, lines and labels are on the page, and how names are set."""

    boxes: Mapping[str, Box]
    routes: Mapping[str, tuple[Point, Point]]
    labels: Mapping[str, Box]
    size: float
    widest: float


def _arranged(voice: Voice, shown: Sequence[Stakeholder], links: Sequence[Link], area: Box) -> _Map:
    """The arrangement at the largest size at which it fits; at the smallest one it is drawn together."""
    ties = [dot.ArrangeLink(link.id, link.source, link.target, link.label_size) for link in links]
    for size, widest in SETTINGS:
        cards = {one.id: exchange.name_size(voice, one, widest, size) for one in shown}
        made = dot.arrange(cards, ties, area.width / area.height, area.width)
        if made.width <= area.width and made.height <= area.height:
            break
    return _placed(made, links, area, size, widest)


def _placed(made: dot.Arrangement, links: Sequence[Link], area: Box, size: float, widest: float) -> _Map:
    """The arrangement spread over the area: cards keep their sizes, lines and labels are set anew."""
    ...
