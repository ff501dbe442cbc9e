"""What a drawing is made of, named: one group for each thing of a scene, with its look.

In: a scene and a theme. Out: `Group` values in painting order. Guaranteed: an `id` is unique in the drawing, stable
while the scene's ids are, and safe as an XML id, a CSS selector and a DOT name, whatever the scene's ids hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.legible import GRAPHIC
from generator.scene import Band, Card, Connection, Curve, Dash, Head, Line, Marker, Scene
from generator.theme import Color, Paint, Theme

Item = Band | Line | Curve | Connection | Card | Marker

NONE = "none"
VISIBLE = GRAPHIC  # contrast of a graphic to its ground
TITLE, DESCRIPTION = "drawing-title", "drawing-description"  # ids of the page's own name and alternative text
ARROW = 5.0  # points: the head of a line without weight; the weight adds twice itself
HEADS: dict[Head, float] = {"arrow": 1.0, "open": 1.0, "diamond": 1.3, "circle": 0.8, "none": 0.0}  # lengths to that


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #RRGGBB or "none"; `weight` of the outline or line in points."""

    fill: str
    stroke: str
    weight: float
    dash: Dash
    ink: str


@dataclass(frozen=True, slots=True)
class Group:
    """One `<g>` of the drawing. `meaning` says in words what a reader cannot see or search."""

    id: str
    classes: str
    title: str
    meaning: str
    look: Look
    item: Item


def groups(scene: Scene, theme: Theme) -> tuple[Group, ...]:
    """Every thing of the scene, in painting order: connection labels lie on top; cards follow the reading order."""
    labels = [connection.label for connection in scene.connections if connection.label]
    order: list[Item] = [*scene.bands, *scene.lines, *scene.curves, *scene.connections]
    order += [*scene.painted, *scene.markers, *labels]
    names = _unique([*scene.cards, *scene.connections, *scene.bands, *scene.markers, *labels, *order])
    return tuple(_group(item, names[id(item)], theme) for item in order)


def arrow_length(weight: float, head: Head = "arrow") -> float:
    """How long an arrow's head is. Units: points."""
    return (ARROW + 2 * weight) * HEADS[head]


def legal(text: str) -> str:
    """The text without what XML 1.0 and DOT cannot hold."""
    return _ILLEGAL.sub("", text)


def safe_name(text: str) -> str:
    """The text as a name in XML, CSS and DOT: letters of any script, digits, "_", "-", "."; a letter or "_" first."""
    plain = re.sub(rf"[^\w.-]|[^0-9.{_LETTERS}-]", "_", text)
    return plain if re.match(r"[^\W\d]", plain) else f"_{plain}"


_LETTERS = (  # where XML's letters lie; not all that Python takes for one is among them. Source: XML 1.0, 2.3
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]")


def _unique(items: Iterable[Item]) -> dict[int, str]:
    """A name for each item, by identity; the first to come keeps its scene id as it is."""
    names: dict[int, str] = {}
    taken = {TITLE, DESCRIPTION}
    for item in items:
        if id(item) in names:
            continue
        plain = safe_name(item.id)
        name, count = plain, 1
        while name in taken:
            count += 1
            name = f"{plain}-{count}"
        taken.add(name)
        names[id(item)] = name
    return names


def _group(item: Item, name: str, theme: Theme) -> Group:
    title = f"{item.source}->{item.target}" if isinstance(item, Connection) else item.id
    return Group(name, _classes(item), legal(title), legal(_meaning(item)), _look(item, theme), item)


def _classes(item: Item) -> str:
    match item:
        case Band():
            words = ("node", "band", item.role)
        case Line():
            words = ("edge", "separator", item.role)
        case Curve():
            words = ("edge", "curve", item.role)
        case Connection():
            words = ("edge", "connection", item.kind)
        case Marker():
            words = ("node", "marker", item.role)
        case Card():
            words = ("node", item.kind, item.role)
    return " ".join(dict.fromkeys(re.sub(r"[^\w-]", "_", word) for word in words if word))


def _meaning(item: Item) -> str:
    match item:
        case Marker():
            return item.meaning
        case Card():
            whole = item.words.text or " ".join(item.words.lines)
            return whole if len(item.words.lines) > 1 else ""
        case Connection():
            return ""
        case _:
            return item.name


def _look(item: Item, theme: Theme) -> Look:
    match item:
        case Card():
            paint = theme.paint(item.role)
            look = _area(theme, paint, None if item.shape == "plain" else paint.stroke, item.border)
            return replace(look, weight=item.weight) if item.weight and look.weight else look
        case Marker():
            paint = theme.hollow(item.role) if item.hollow else theme.paint(item.role)
            return _area(theme, paint, paint.stroke, "solid")
        case Band():
            paint = theme.paint(item.role)
            return _area(theme, paint, paint.stroke, "solid")
        case Connection():
            return _stroke(theme, item.kind, item.weight, item.dash)
        case Line() | Curve():
            return _stroke(theme, item.role, item.weight, item.dash)


def _area(theme: Theme, paint: Paint, stroke: Color | None, dash: Dash) -> Look:
    return Look(
        fill=theme.rgb(paint.fill) if paint.fill else NONE,
        stroke=theme.rgb(stroke) if stroke and paint.weight else NONE,
        weight=paint.weight if stroke else 0.0,
        dash=dash,
        ink=theme.rgb(paint.text),
    )


def _stroke(theme: Theme, role: str, weight: float, dash: Dash) -> Look:
    paint = theme.paint(role)
    return Look(NONE, theme.rgb(paint.stroke or paint.text), weight, dash, theme.rgb(paint.text))
