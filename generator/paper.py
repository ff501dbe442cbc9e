"""Paper, and what is printed on it.

In: a paper's name, such as "A0" or "roll:610". Out: `Paper`; `Poster`, a scene as large as its paper and the sheets it
can be cut into; scenes made larger. Guaranteed: sizes are ISO 216's; margins are such that printers can keep them.

Units: points, millimetres where a name says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.scene import Box, Card, Connection, Curve, Line, Marker, Point, Scene, Words

MM = 72 / 25.4  # points in a millimetre
ROLL = 914  # millimetres: the width of the usual roll of a plotter, 36 inches
NARROWEST, WIDEST = 200, 1600  # millimetres: rolls that are sold


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet standing upright, or a roll: then `width` is the roll's and `height` 0, as long as it takes."""

    name: str
    width: float
    height: float
    margin: float

    @property
    def endless(self) -> bool:
        return self.height == 0

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height."""
        return round(self.width / MM), round(self.height / MM)


def _sheet(name: str, width: int, height: int, margin: int) -> Paper:
    return Paper(name, width * MM, height * MM, margin * MM)


PAPERS: Mapping[str, Paper] = MappingProxyType(  # Source: ISO 216
    {
        paper.name: paper
        for paper in (
            _sheet("A4", 210, 297, 10),
            _sheet("A3", 297, 420, 10),
            _sheet("A2", 420, 594, 12),
            _sheet("A1", 594, 841, 15),
            _sheet("A0", 841, 1189, 20),
        )
    }
)
TILES = ("A4", "A3")


def paper_named(name: str) -> Paper:
    """The paper with a name: A4 to A0, "roll", or "roll:" and its width in millimetres. Errors: ValueError."""
    found = re.fullmatch(r"roll(?::(\d{1,5})(?:mm)?)?", name.strip().lower())
    if found:
        width = int(found[1] or ROLL)
        if not NARROWEST <= width <= WIDEST:
            raise ValueError(f"a roll is {NARROWEST} to {WIDEST} mm wide, not {width}")
        return _sheet("roll" if width == ROLL else f"roll-{width}", width, 0, 15)
    try:
        return PAPERS[name.strip().upper()]
    except KeyError:
        raise ValueError(f"“{name}” is not one of {', '.join(PAPERS)}, roll, roll:WIDTH") from None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with a piece of a poster on it: the piece `window` of the poster goes to `place`, `scene` over it."""

    scene: Scene
    window: Box
    place: Box


@dataclass(frozen=True, slots=True)
class Poster:
    """A scene as large as its paper. `scale` is how much larger than on a screen everything is drawn on it, strokes
    and heads of arrows too; `body` is the size of the cards' text; `sheets` are what it is cut into, if anything;
    `tiles` the paper of these.
    """

    paper: Paper
    scene: Scene
    scale: float
    body: float
    sheets: tuple[Sheet, ...] = ()
    tiles: str = ""


@dataclass(frozen=True, slots=True)
class Print:
    """Pages to print, each a scene as large as its paper, all of one size: canvases, cards, signs.

    `stem` is the path of its files in the kit, without language and extension; `title` names the file.
    """

    stem: str
    title: str
    scenes: tuple[Scene, ...]


# larger and smaller


def scaled(scene: Scene, by: float) -> Scene:
    """The scene so many times as large, its lines too."""
    return replace(
        scene,
        width=scene.width * by,
        height=scene.height * by,
        bands=tuple(replace(band, box=_box(band.box, by)) for band in scene.bands),
        lines=tuple(_line(line, by) for line in scene.lines),
        curves=tuple(_curve(curve, by) for curve in scene.curves),
        connections=tuple(_connection(connection, by) for connection in scene.connections),
        cards=tuple(_card(card, by) for card in scene.cards),
        markers=tuple(_marker(marker, by) for marker in scene.markers),
    )


def _box(box: Box, by: float) -> Box:
    return Box(box.x * by, box.y * by, box.width * by, box.height * by)


def _points(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    return tuple((x * by, y * by) for x, y in points)


def _line(line: Line, by: float) -> Line:
    start, end = _points((line.start, line.end), by)
    return replace(line, start=start, end=end, weight=line.weight * by)


def _curve(curve: Curve, by: float) -> Curve:
    return replace(curve, points=_points(curve.points, by), weight=curve.weight * by)


def _connection(connection: Connection, by: float) -> Connection:
    label = None if connection.label is None else _card(connection.label, by)
    points = _points(connection.points, by)
    return replace(connection, points=points, weight=connection.weight * by, label=label)


def _card(card: Card, by: float) -> Card:
    return replace(
        card, box=_box(card.box, by), words=_words(card.words, by), inset=card.inset * by, weight=card.weight * by
    )


def _words(words: Words, by: float) -> Words:
    return replace(words, size=words.size * by, pitch=words.pitch * by)


def _marker(marker: Marker, by: float) -> Marker:
    return replace(marker, box=_box(marker.box, by), size=marker.size * by)
