"""What stakeholders give each other, as lines between their cards.

In: an engagement's value exchanges, the stakeholders that are drawn. Out: `Link` values and their words. Guaranteed:
solid lines for what one can hold or count, dashed ones for the rest; what two give each other of one nature is one
two-way line, whose label says which way each part goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator import text
from generator.layout.maps.blocks import SLACK, first_lines
from generator.layout.maps.map_legend import Entry
from generator.layout.maps.voice import Voice
from generator.model import Stakeholder, ValueExchange
from generator.scene import Box, Card, Connection, Dash, Point, Side, Words
from generator.terms import term

TANGIBLE = frozenset({"money", "goods", "service"})
TYPES = ("customer", "employee", "internal", "partner", "regulator", "public")
WIDEST = 11.5  # em: a label's line
NAME = 11.0
NAME_LINES, LABEL_LINES = 5, 4
DASHES: dict[str, Dash] = {"tangible": "solid", "intangible": "dashed"}


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two cards: what goes forward from source to target, and what comes back."""

    id: str
    source: str
    target: str
    kind: str
    forward: tuple[str, ...]
    backward: tuple[str, ...]
    both: bool
    size: float = 10.5

    @property
    def pitch(self) -> float:
        return self.size * 1.2

    @property
    def words(self) -> str:
        """What goes there and comes back, in one line."""
        return " · ".join((*self.forward, *self.backward)).replace("\n", " ")

    def lines(self, start: Point, end: Point) -> tuple[str, ...]:
        """The label's lines for a line from one point to another; arrows show directions where it has two."""
        found: list[str] = []
        for words, there in ((self.forward, True), (self.backward, False)):
            arrow = f"{_arrow(start, end, there)} " if self.both else ""
            for one in words:
                found += self._broken(arrow + one)
        return tuple(found)

    def _broken(self, words: str) -> tuple[str, ...]:
        """Both languages in one line where they fit, else one under the other."""
        widest = WIDEST * self.size
        whole = words.replace("\n", " ")
        if text.width(whole, self.size) <= widest:
            return (whole,)
        return first_lines(text.wrap(words, widest, self.size), LABEL_LINES)

    @property
    def label_size(self) -> tuple[float, float] | None:
        """The room the label takes, whichever way the line runs. Units: points."""
        found = self.lines((0, 0), (1, 0))
        if not found:
            return None
        return round(max(text.width(line, self.size) for line in found) / SLACK + 5), round(len(found) * self.pitch + 3)


def _arrow(start: Point, end: Point, there: bool) -> str:
    dx, dy = end[0] - start[0], end[1] - start[1]
    sign = 1 if there else -1
    if abs(dx) >= abs(dy) * 0.6:
        return "→" if dx * sign >= 0 else "←"
    return "↓" if dy * sign >= 0 else "↑"


def nature(exchange: ValueExchange) -> str:
    """Tangible or intangible: as said, else by what is given; tangible when nothing says otherwise."""
    if exchange.nature is not None:
        return exchange.nature
    return "tangible" if exchange.kind is None or exchange.kind in TANGIBLE else "intangible"


def links(voice: Voice, drawn: Collection[str]) -> tuple[Link, ...]:
    """The lines between the stakeholders that are drawn, in the author's order."""
    groups: dict[tuple[str, str, str], list[ValueExchange]] = {}
    for exchange in voice.engagement.value_exchanges:
        source, target, kind = exchange.source, exchange.target, nature(exchange)
        if source == target or source not in drawn or target not in drawn:
            continue
        back = (target, source, kind)
        groups.setdefault(back if back in groups else (source, target, kind), []).append(exchange)
    found = []
    for number, ((source, target, kind), members) in enumerate(groups.items(), 1):
        forward = [one for one in members if one.source == source]
        backward = [one for one in members if one.source != source]
        said = [tuple(words for one in some if (words := voice.say(one.label))) for some in (forward, backward)]
        identifier = members[0].id or f"exchange-{number}"
        found.append(Link(identifier, source, target, kind, said[0], said[1], bool(backward)))
    return tuple(found)


def ends(
    link: Link, start: Point, end: Point, sides: tuple[Side, Side], label: Box | None, number: str = ""
) -> Connection:
    """The connection of a link that runs straight between two points; a number stands for what is listed aside."""
    words = link.lines(start, end)
    card = None
    if label is not None and number:
        said = Words((number,), 10.0, True, text=link.words)
        card = Card(f"{link.id}/label", "tag", label, said, "round", "label", inset=0)
    elif label is not None and words:
        said = Words(words, link.size, pitch=link.pitch, text=link.words)
        card = Card(f"{link.id}/label", "label", label, said, "rectangle", "label", inset=1)
    return Connection(
        link.id,
        link.source,
        link.target,
        link.kind,
        (start, end),
        sides,
        both=link.both,
        straight=True,
        dash=DASHES[link.kind],
        weight=1.3,
        label=card,
    )


def side_of(box: Box, point: Point) -> Side:
    """The side of a card that a point on its border belongs to."""
    away: dict[Side, float] = {
        "left": abs(point[0] - box.x),
        "right": abs(point[0] - box.right),
        "top": abs(point[1] - box.y),
        "bottom": abs(point[1] - box.bottom),
    }
    return min(away, key=lambda side: away[side])


def _name(voice: Voice, one: Stakeholder) -> str:
    """The stakeholder's name without empty lines."""
    return "\n".join(line for line in voice.say(one.name).split("\n") if line.strip())


def name_size(voice: Voice, one: Stakeholder, widest: float, size: float = NAME) -> tuple[float, float]:
    """The size of a stakeholder's card, its name broken at a width. Units: points."""
    lines = first_lines(text.wrap(_name(voice, one), widest, size, True), NAME_LINES)
    width = max(text.width(line, size, True) for line in lines) / SLACK + 16
    return round(max(52.0, width)), round(len(lines) * size * 1.25 + 11)


def name_card(voice: Voice, one: Stakeholder, box: Box, widest: float, size: float = NAME) -> Card:
    lines = first_lines(text.wrap(_name(voice, one), widest, size, True), NAME_LINES)
    words = Words(lines, size, True, text=voice.line(one.name))
    return Card(one.id, f"stakeholder-{one.type}", box, words)


def entries(voice: Voice, shown: Sequence[Stakeholder], lines: Sequence[Link]) -> list[Entry]:
    """The legend's entries: the types and natures that are there."""
    types = {one.type for one in shown}
    kinds = {line.kind for line in lines}
    found = [Entry("dot", f"stakeholder-{kind}", voice.line(f"stakeholder-{kind}")) for kind in TYPES if kind in types]
    found += [Entry("line", kind, _nature_words(voice, kind), dash=DASHES[kind]) for kind in DASHES if kind in kinds]
    return found


def _nature_words(voice: Voice, kind: str) -> str:
    """What a line stands for; without examples where both languages share the line."""
    words = [term(f"exchange-{kind}", tag) for tag in voice.tags]
    return " ".join(re.split("[：:]", one)[0] for one in words) if voice.stacked else words[0]
