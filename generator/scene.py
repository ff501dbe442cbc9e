"""The first intermediate representation: where every thing of a drawing is.

In: nothing but numbers and texts, from `layout`. Out: `Scene` values that renderers draw without moving anything, and
their JSON. Guaranteed: points (1/72 inch), origin at the top left, y downwards, text already broken into lines that
fit; every connection's ends touch the cards it names.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

Point = tuple[float, float]
Side = Literal["top", "left", "bottom", "right"]
Shape = Literal["round", "rectangle", "note", "ellipse", "chevron", "plain"]
Align = Literal["center", "left", "right"]
Dash = Literal["solid", "dashed", "dotted", "dashdot"]
Head = Literal["arrow", "open", "diamond", "circle", "none"]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle. Units: points; (x, y) is its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> Point:
        return (self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def inset(self, by: float) -> Box:
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Text broken into lines. Units: size and pitch (baseline to baseline) in points.

    `text` is the unbroken text, for alternative text, tooltips and search. A line's spans of bold or colour are not
    kept: one face per `Words`.
    """

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    align: Align = "center"
    pitch: float = 0.0
    text: str = ""

    @property
    def height(self) -> float:
        return len(self.lines) * self.line_pitch

    @property
    def line_pitch(self) -> float:
        return self.pitch or self.size * 1.25


@dataclass(frozen=True, slots=True)
class Band:
    """A background area: a lane, a quadrant, a ring. Drawn first, in the given order."""

    id: str
    role: str
    box: Box
    shape: Literal["rectangle", "ellipse"] = "rectangle"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A shape that carries text: an action, a piece of evidence, a stakeholder, a persona's box.

    `kind` is "card" for what the author described (it can be connected and audited), else what it is on the page:
    "phase", "lane" (a lane's head), "step", "title", "tag" (a continuation), "label" (free text), "note" (overlay
    cell), "legend". `role` picks the colours in the theme. `border` and its `weight` (0: the role's own) tell the
    evidence status.
    """

    id: str
    role: str
    box: Box
    words: Words
    shape: Shape = "round"
    kind: str = "card"
    border: Dash = "solid"
    valign: Literal["middle", "top"] = "middle"
    inset: float = 2.0
    link: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Marker:
    """A small badge with one glyph: a moment of truth, a pain, an emotion score. `meaning` says it in words.

    `card` is the id of the card it belongs to, "" when it belongs to the page. `hollow` draws an outline only.
    """

    id: str
    role: str
    box: Box
    glyph: str
    meaning: str
    size: float = 10.0
    hollow: bool = False
    card: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line that connects nothing: one of the three lines, a grid line, an axis, a leader.

    `head` stands at its end: a legend's samples look as the connections they explain.
    """

    id: str
    role: str
    start: Point
    end: Point
    dash: Dash = "solid"
    weight: float = 0.75
    name: str = ""
    head: Head = "none"


@dataclass(frozen=True, slots=True)
class Curve:
    """A smooth open curve. `points` are cubic Bézier points: first anchor, then (control, control, anchor) repeated."""

    id: str
    role: str
    points: tuple[Point, ...]
    weight: float = 2.25
    dash: Dash = "solid"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """An arrow between two cards.

    `points` runs from the border of `source` to the border of `target`; orthogonal unless `straight`. `sides` are the
    sides of the two cards it leaves and enters. `label` lies on no card, no foreign connection and no other label.
    `head` stands at the target, and at the source too when `both`.
    """

    id: str
    source: str
    target: str
    kind: str
    points: tuple[Point, ...]
    sides: tuple[Side, Side]
    both: bool = False
    straight: bool = False
    dash: Dash = "solid"
    weight: float = 1.1
    label: Card | None = None
    head: Head = "arrow"


@dataclass(frozen=True, slots=True)
class Scene:
    """One page of a drawing, painted in the order of its fields.

    `id` is unique in a kit and language ("as_is", "as_is-2"); `name` is what a person calls it; `description` is its
    alternative text. `language` is a BCP 47 tag. `reading` lists card ids in reading order ((), when it is `cards`').
    """

    id: str
    kind: str
    name: str
    language: str
    width: float
    height: float
    description: str = ""
    bands: tuple[Band, ...] = ()
    lines: tuple[Line, ...] = ()
    curves: tuple[Curve, ...] = ()
    connections: tuple[Connection, ...] = ()
    cards: tuple[Card, ...] = ()
    markers: tuple[Marker, ...] = ()
    reading: tuple[str, ...] = ()

    @property
    def painted(self) -> list[Card]:
        """The cards as they are painted: those that `reading` names change places among themselves only."""
        rank = {identifier: at for at, identifier in enumerate(self.reading)}
        read = iter(sorted((card for card in self.cards if card.id in rank), key=lambda card: rank[card.id]))
        return [next(read) if card.id in rank else card for card in self.cards]

    def card(self, identifier: str) -> Card:
        """The card with this id. Errors: KeyError when the page has none."""
        for card in self.cards:
            if card.id == identifier:
                return card
        raise KeyError(identifier)


def to_json(scene: Scene) -> str:
    """The scene as indented JSON, numbers rounded to 1/100 point, the same text for the same scene."""

    def tidy(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, 2) + 0.0
        if isinstance(value, dict):
            return {key: tidy(item) for key, item in value.items() if item not in ("", (), None)}
        if isinstance(value, list | tuple):
            return [tidy(item) for item in value]
        return value

    return json.dumps(tidy(dataclasses.asdict(scene)), ensure_ascii=False, indent=1) + "\n"


def from_json(content: str) -> Scene:
    """The scene that `to_json` wrote. Errors: ValueError when the text is not one."""
    try:
        scene: Scene = _made(Scene, json.loads(content))
    except (TypeError, KeyError) as error:
        raise ValueError(f"not a scene: {error}") from error
    return scene


def packed(scenes: Sequence[Scene]) -> str:
    """Scenes in one short text, nothing rounded; `unpacked` makes the same ones of it."""
    return json.dumps(_plain(tuple(scenes)), ensure_ascii=False, separators=(",", ":"))


def unpacked(content: str) -> tuple[Scene, ...]:
    """The scenes that `packed` wrote."""
    return tuple(map(_reader(Scene), json.loads(content)))


_Kept = TypeVar("_Kept")


class Packed(Mapping[str, _Kept]):
    """Scenes by name, each unpacked when it is first asked for; `texts` are what they are unpacked from."""

    def __init__(self, texts: Mapping[str, str], read: Callable[[str], _Kept]) -> None:
        self.texts, self._read = texts, read
        self._found: dict[str, _Kept] = {}

    def __getitem__(self, name: str) -> _Kept:
        if name not in self._found:
            self._found[name] = self._read(self.texts[name])
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def only(self, names: Iterable[str]) -> Packed[_Kept]:
        """Those of these names that there are."""
        made = Packed({name: self.texts[name] for name in names if name in self.texts}, self._read)
        made._found = self._found
        return made


def one_unpacked(content: str) -> Scene:
    """The scene that `packed` wrote alone."""
    return unpacked(content)[0]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    names = getattr(value, "__dataclass_fields__", None)
    return value if names is None else [_plain(getattr(value, name)) for name in names]


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of the annotated type out of plain lists."""
    if isinstance(hint, types.UnionType):
        inner = _reader(hint.__args__[0])
        return lambda value: None if value is None else inner(value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        readers = [_reader(hints[field.name]) for field in dataclasses.fields(hint)]
        return lambda values: hint(*[read(value) for read, value in zip(readers, values, strict=True)])
    if typing.get_origin(hint) is tuple:
        kinds = typing.get_args(hint)
        if kinds[-1] is ...:
            each = _reader(kinds[0])
            return lambda values: tuple(map(each, values))
        every = [_reader(one) for one in kinds]
        return lambda values: tuple([read(value) for read, value in zip(every, values, strict=True)])
    return lambda value: value


def _made(hint: Any, value: Any) -> Any:
    """A value of the annotated type out of plain JSON."""
    if isinstance(hint, types.UnionType):
        return None if value is None else _made(hint.__args__[0], value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        return hint(**{name: _made(hints[name], item) for name, item in value.items()})
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is ...:
            return tuple(_made(inner[0], item) for item in value)
        return tuple(_made(one, item) for one, item in zip(inner, value, strict=True))
    return value
