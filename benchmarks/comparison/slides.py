"""A PowerPoint slide as plain geometry, and what can be edited on it.

In: a .pptx and, for geometry, names such as "node a" and "edge a->b". Out: `Drawing` and `Native`. Guaranteed: points;
groups are opened; connectors are traced as PowerPoint draws them from their geometry and adjust values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawn import Box, Drawing, Line, Link, Point
from plan import Plan
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from generator.text import width, wrap

EMU = 12700
PITCH = 1.2  # of the size, from line to line


@dataclass(frozen=True, slots=True)
class Native:
    """What of a deck can be edited. `smallest` is in points."""

    slides: int
    shapes: int
    pictures: int
    arrows: int
    glued: int
    smallest: float


def native(file: Path) -> Native:
    """Counts over all slides; an arrow is a connector, or another shape that is named as an edge."""
    slides = list(Presentation(str(file)).slides)
    shapes = [shape for slide in slides for shape in _opened(slide.shapes)]
    lines = [shape for shape in shapes if _is_connector(shape)]
    drawn = [shape for shape in shapes if shape.name.startswith("edge ") and not _is_connector(shape)]
    return Native(
        len(slides),
        len(shapes),
        sum(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in shapes),
        len(lines) + len(drawn),
        sum(_is_glued(shape) for shape in lines),
        min(size for shape in shapes for size in _sizes(shape)),
    )


def _opened(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _opened(shape.shapes)
        else:
            yield shape


def _is_connector(shape: Any) -> bool:
    return bool(shape._element.tag == qn("p:cxnSp"))


def _is_glued(shape: Any) -> bool:
    return all(next(shape._element.iter(qn(end)), None) is not None for end in ("a:stCxn", "a:endCxn"))


def _sizes(shape: Any) -> list[float]:
    return [int(run.get("sz")) / 100 for run in shape._element.iter(qn("a:rPr")) if run.get("sz")]


def mermaid2pptx(file: Path, plan: Plan) -> Drawing:
    """The one slide that mermaid2pptx makes."""
    deck: Any = Presentation(str(file))
    ids = {card.id for card in plan.cards}
    boxes: dict[str, Box] = {}
    links, lines = [], []
    for shape in _opened(deck.slides[0].shapes):
        kind, _, name = shape.name.partition(" ")
        if kind == "node" and name in ids:
            boxes[name] = _box(shape)
        if kind == "edge":
            source, _, target = name.partition("->")
            links.append(Link(source, target, tuple(_traced(shape))))
        elif shape.has_text_frame and shape.text_frame.text.strip():
            lines += _lines(shape, name if name in ids or "->" in name else "")
    return Drawing(deck.slide_width / EMU, deck.slide_height / EMU, boxes, links, lines)


def _box(shape: Any) -> Box:
    left, top = shape.left / EMU, shape.top / EMU
    return Box(left, top, left + shape.width / EMU, top + shape.height / EMU)


def _traced(shape: Any) -> list[Point]:
    """The points of a connector or a freeform on the slide."""
    box = _box(shape)
    frame = next(shape._element.iter(qn("a:xfrm")))
    across, down = frame.get("flipH") == "1", frame.get("flipV") == "1"
    turn = math.radians(int(frame.get("rot", 0)) / 60000)
    middle = box.center
    placed = []
    for x, y in _own_points(shape, box.right - box.left, box.bottom - box.top):
        dx = (box.right - x if across else box.left + x) - middle[0]
        dy = (box.bottom - y if down else box.top + y) - middle[1]
        placed.append(
            (
                middle[0] + dx * math.cos(turn) - dy * math.sin(turn),
                middle[1] + dx * math.sin(turn) + dy * math.cos(turn),
            )
        )
    return placed


def _own_points(shape: Any, wide: float, high: float) -> list[Point]:
    """A shape's path within its own frame. Errors: ValueError for a geometry that is not a line."""
    preset = next(shape._element.iter(qn("a:prstGeom")), None)
    if preset is None:
        return [(int(at.get("x")) / EMU, int(at.get("y")) / EMU) for at in shape._element.iter(qn("a:pt"))]
    named = {one.get("name"): int(one.get("fmla").split()[1]) / 100000 for one in preset.iter(qn("a:gd"))}
    a, b, c = (named.get(f"adj{number}", 0.5) for number in (1, 2, 3))
    paths: dict[str, list[Point]] = {
        "line": [(0, 0), (1, 1)],
        "straightConnector1": [(0, 0), (1, 1)],
        "bentConnector2": [(0, 0), (1, 0), (1, 1)],
        "bentConnector3": [(0, 0), (a, 0), (a, 1), (1, 1)],
        "bentConnector4": [(0, 0), (a, 0), (a, b), (1, b), (1, 1)],
        "bentConnector5": [(0, 0), (a, 0), (a, b), (c, b), (c, 1), (1, 1)],
    }
    if preset.get("prst") not in paths:
        raise ValueError(f"{shape.name}: {preset.get('prst')} is no line")
    return [(x * wide, y * high) for x, y in paths[preset.get("prst")]]


def _lines(shape: Any, owner: str) -> list[Line]:
    """The lines as PowerPoint breaks them, from the middle of the box, or from its top."""
    box, size = _box(shape), max(_sizes(shape), default=18.0)
    body = next(shape._element.iter(qn("a:bodyPr")))
    left, right, top = (int(body.get(name, default)) / EMU for name, default in _INSETS)
    if re.fullmatch("vert|vert270", body.get("vert", "")):
        return [Line(shape.text_frame.text, box, size, owner)]
    room = math.inf if body.get("wrap") == "none" else box.right - box.left - left - right
    texts = [line for text in re.split(r"[\v\n]", shape.text_frame.text) for line in _broken(text, room, size)]
    high = len(texts) * size * PITCH
    start = box.top + top if body.get("anchor", "t") == "t" else box.center[1] - high / 2
    x = box.center[0]
    half = [width(text, size) / 2 for text in texts]
    rows = [start + (at * PITCH + 0.1) * size for at in range(len(texts))]
    frames = [Box(x - wide, y, x + wide, y + size) for wide, y in zip(half, rows, strict=True)]
    return [Line(text, frame, size, owner) for text, frame in zip(texts, frames, strict=True)]


_INSETS = (("lIns", 91440), ("rIns", 91440), ("tIns", 45720))


def _broken(text: str, room: float, size: float) -> tuple[str, ...]:
    return (text,) if room == math.inf else wrap(text, room, size)
