"""What a drawing says to those who hear it, and what a thing belongs to, found from where it stands.

In: a scene. Out: names of cards and connections in words, the lane, step and phase of a card, the cards to stop at in
reading order. Guaranteed: all words are the scene's own, on one line; every card that the author described is a stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.scene import Band, Box, Card, Connection, Marker, Point, Scene
from generator.terms import is_chinese, joined


@dataclass(frozen=True, slots=True)
class Place:
    """The band that a card stands in, and the names of its lane, its step and its phase; "" where there is none."""

    band: Band | None
    lane: str
    step: str
    phase: str


@dataclass(frozen=True)
class Spoken:
    """A scene in words."""

    scene: Scene

    @cached_property
    def stops(self) -> tuple[Card, ...]:
        """The cards that a keyboard stops at, in reading order; those that no reading order names come last."""
        rank = {identifier: at for at, identifier in enumerate(self.scene.reading)}
        found = [card for card in self.scene.cards if card.kind == "card" or card.id in rank]
        return tuple(sorted(found, key=lambda card: rank.get(card.id, len(rank))))

    def is_stop(self, card: Card) -> bool:
        """Whether the keyboard stops at a card."""
        return id(card) in self._stops

    @cached_property
    def _stops(self) -> frozenset[int]:
        return frozenset(map(id, self.stops))

    @cached_property
    def _silent(self) -> frozenset[int]:
        """What others say already: labels are in their connections' names, samples stand beside their words."""
        legend = {self.text(card) for card in self.scene.cards if card.kind == "legend"}
        samples = [mark for mark in self.scene.markers if mark.card or one_line(mark.meaning) in legend]
        return frozenset(map(id, [*samples, *(connection.label for connection in self.scene.connections)]))

    def name(self, item: Card | Marker | Connection) -> str:
        """A thing's name in words; "" for what nobody needs to hear."""
        if id(item) in self._silent:
            return ""
        if isinstance(item, Marker):
            return one_line(item.meaning)
        if isinstance(item, Connection):
            return self.connection(item)
        return self.card(item) if self.is_stop(item) else self.text(item)

    @cached_property
    def _marks(self) -> dict[str, list[Marker]]:
        found: dict[str, list[Marker]] = {}
        for marker in self.scene.markers:
            found.setdefault(marker.card, []).append(marker)
        return found

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {card.id: card for card in reversed(self.scene.cards)}

    def marks(self, card: Card) -> Sequence[Marker]:
        """The badges on a card."""
        return self._marks.get(card.id, ()) if card.id else ()

    def text(self, card: Card) -> str:
        """What a card says, on one line."""
        return one_line(card.words.text or " ".join(card.words.lines))

    def card(self, card: Card) -> str:
        """A card's name: its text, its lane, what its badges mean."""
        said = [self.text(card), self.place(card).lane, *(one_line(mark.meaning) for mark in self.marks(card))]
        return joined(self.scene.language, *dict.fromkeys(said))

    def connection(self, connection: Connection) -> str:
        """A connection's name: from which card to which, and its label."""
        arrow = " ↔ " if connection.both else " → "
        ends = arrow.join(self.end(identifier) for identifier in (connection.source, connection.target))
        label = self.text(connection.label) if connection.label else ""
        return ends + (("：" if is_chinese(self.scene.language) else ": ") + label if label else "")

    def end(self, identifier: str) -> str:
        """What the card with this id says; the id when the page has no such card."""
        card = self._cards.get(identifier)
        return (self.text(card) if card else "") or identifier

    def place(self, card: Card) -> Place:
        """Where a card stands: the innermost named band, the step above it, the phase above that."""
        band = self.band(card.box.center)
        step, phase = (self._heading(kind, card.box) for kind in ("step", "phase"))
        return Place(band, one_line(band.name) if band else "", step, phase)

    def band(self, point: Point) -> Band | None:
        """The smallest named band around a point."""
        around = [band for band in self.scene.bands if band.name and _holds(band, point)]
        return min(around, key=lambda band: band.box.width * band.box.height, default=None)

    def _heading(self, kind: str, box: Box) -> str:
        """The nearest heading of a kind above a box, over the box's first column."""
        above = [
            card
            for card in self._headings.get(kind, ())
            if card.box.bottom <= box.y + 1 and card.box.x - 4 <= box.x + 4 < card.box.right + 4
        ]
        nearest = max(above, key=lambda card: card.box.bottom, default=None)
        return self.text(nearest) if nearest else ""

    @cached_property
    def _headings(self) -> dict[str, list[Card]]:
        found: dict[str, list[Card]] = {}
        for card in self.scene.cards:
            if card.kind in ("step", "phase"):
                found.setdefault(card.kind, []).append(card)
        return found


def one_line(text: str) -> str:
    """The text on one line, its lines parted by a stroke."""
    return " / ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _holds(band: Band, point: Point) -> bool:
    (x, y), box = point, band.box
    if band.shape == "ellipse" and box.width and box.height:
        across, down = (x - box.center[0]) / (box.width / 2), (y - box.center[1]) / (box.height / 2)
        return across * across + down * down <= 1
    return box.x <= x <= box.right and box.y <= y <= box.bottom
