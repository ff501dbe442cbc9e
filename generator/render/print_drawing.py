"""A page to print as SVG for the press, written straight from its scene: hundreds of pages need no engine.

In: a scene and a theme. Out: SVG as `press` reads it, with the texts of cards above all shapes and markers on top.
Guaranteed: shapes and corners are those of the presentation (`render/shapes`), colours the theme's; the same bytes for
the same scene. It is never published: names, roles and keyboard are those of `dot`'s drawings.

Units: points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from generator.dot import one_line
from generator.render.shapes import FOLD, POINT, RADIUS, legal
from generator.scene import Align, Band, Box, Card, Connection, Curve, Dash, Head, Line, Marker, Point, Scene
from generator.theme import INK, Color, Theme

BASELINE = 0.36  # em below the middle of a line
_ANCHORS: dict[Align, str] = {"center": "middle", "left": "start", "right": "end"}
_DASHES: dict[Dash, str] = {"solid": "", "dashed": "4,3", "dotted": "1,2.5", "dashdot": "6,2.5,1,2.5"}
_CENTERED = ("diamond", "circle")  # heads that lie half over the card


def svg(scene: Scene, theme: Theme) -> str:
    """The drawing as large as its paper."""
    width, height = _number(scene.width), _number(scene.height)
    pen = _Pen(theme)
    language = scene.language.split("+")[0]
    shapes = [*_below(scene, pen), *_texts(scene, theme)]
    markers = [part for marker in scene.markers for part in pen.marker(marker)]
    on_top = ['<g id="markers" class="node marker">', *markers, "</g>"] if markers else []
    page = f'<rect width="{width}" height="{height}" fill="{pen.color(theme.paint("page").fill)}"/>'
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
        f'lang="{escape(language)}"><title>{_plain(scene.name)}</title><desc>{_plain(scene.description)}</desc>'
    )
    return "\n".join([root, '<g id="page">', page, *shapes, "</g>", *on_top, "</svg>"]) + "\n"


def _below(scene: Scene, pen: _Pen) -> Iterator[str]:
    """All shapes but markers, in the order they are painted."""
    yield from map(pen.band, scene.bands)
    for line in scene.lines:
        yield from pen.line(line)
    yield from map(pen.curve, scene.curves)
    for connection in scene.connections:
        if connection.head not in _CENTERED:
            yield from pen.connection(connection)
    for card in scene.painted:
        yield from pen.card(card)
    for connection in scene.connections:
        if connection.head in _CENTERED:
            yield from pen.connection(connection)
        if connection.label:
            yield from pen.card(connection.label)


def _texts(scene: Scene, theme: Theme) -> Iterator[str]:
    labels = [connection.label for connection in scene.connections if connection.label]
    for card in (*scene.painted, *labels):
        words, box = card.words, card.box
        if words.lines:
            x = {"left": box.x + card.inset, "right": box.right - card.inset}.get(words.align, box.center[0])
            top = box.y + card.inset if card.valign == "top" else box.center[1] - words.height / 2
            ink, anchor = theme.rgb(theme.paint(card.role).text), _ANCHORS[words.align]
            for at, line in enumerate(words.lines):
                middle = (x, top + (at + 0.5) * words.line_pitch)
                yield _text(line, middle, words.size, words.bold, anchor, ink)


def _text(words: str, middle: Point, size: float, bold: bool, anchor: str, ink: str) -> str:
    shown = legal(words)
    if not shown.strip():
        return ""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{_number(middle[0])}" y="{_number(middle[1] + BASELINE * size)}" text-anchor="{anchor}" '
        f'font-size="{_number(size)}"{weight} fill="{ink}">{escape(shown)}</text>'
    )


class _Pen:
    """Draws the parts of a scene in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def color(self, color: Color | None) -> str:
        return self._theme.rgb(color) if color else "none"

    def _stroke(self, color: Color | None, weight: float, dash: Dash = "solid") -> str:
        if color is None or weight <= 0:
            return ""
        dashes = f' stroke-dasharray="{_DASHES[dash]}"' if dash != "solid" else ""
        return f' stroke="{self.color(color)}" stroke-width="{_number(weight)}"{dashes}'

    def band(self, band: Band) -> str:
        paint = self._theme.paint(band.role)
        look = f'fill="{self.color(paint.fill)}"{self._stroke(paint.stroke, paint.weight)}'
        return _ellipse(band.box, look) if band.shape == "ellipse" else _rectangle(band.box, look)

    def line(self, line: Line) -> Iterator[str]:
        stroke = self._theme.paint(line.role).stroke or INK
        yield from self._path((line.start, line.end), stroke, line.weight, line.dash, line.head, both=False)

    def connection(self, connection: Connection) -> Iterator[str]:
        stroke = self._theme.paint(connection.kind).stroke or INK
        points = connection.points if not connection.straight else (connection.points[0], connection.points[-1])
        yield from self._path(points, stroke, connection.weight, connection.dash, connection.head, connection.both)

    def curve(self, curve: Curve) -> str:
        first, *others = map(_pair, curve.points)
        look = self._stroke(self._theme.paint(curve.role).stroke or INK, curve.weight, curve.dash)
        return f'<path d="M{first}C{" ".join(others)}" fill="none"{look}/>'

    def card(self, card: Card) -> Iterator[str]:
        paint = self._theme.paint(card.role)
        stroke = None if card.shape == "plain" else paint.stroke
        look = f'fill="{self.color(paint.fill)}"{self._stroke(stroke, card.weight or paint.weight, card.border)}'
        if paint.fill is None and not stroke:
            return
        box, least = card.box, min(card.box.width, card.box.height)
        if card.shape == "ellipse":
            yield _ellipse(box, look)
        elif card.shape == "round":
            yield _rectangle(box, look, min(RADIUS, least / 2))
        elif card.shape == "note":
            yield from _note(box, look, min(FOLD, least / 2))
        elif card.shape == "chevron":
            tip = box.right - min(POINT, least / 2)
            corners = ((box.x, box.y), (tip, box.y), (box.right, box.center[1]), (tip, box.bottom), (box.x, box.bottom))
            yield _polygon(corners, look)
        else:
            yield _rectangle(box, look)

    def marker(self, marker: Marker) -> Iterator[str]:
        paint = self._theme.hollow(marker.role) if marker.hollow else self._theme.paint(marker.role)
        yield _ellipse(marker.box, f'fill="{self.color(paint.fill)}"{self._stroke(paint.stroke, paint.weight or 0.75)}')
        yield _text(marker.glyph, marker.box.center, marker.size, True, "middle", self._theme.rgb(paint.text))

    def _path(
        self, points: Sequence[Point], color: Color, weight: float, dash: Dash, head: Head, both: bool
    ) -> Iterator[str]:
        """A line with its heads, at whose roots it ends."""
        length = 0.0 if head == "none" else 3.5 + 3.0 * weight
        ends = [_before(points[-1], points[-2], length)] if length else [points[-1]]
        start = _before(points[0], points[1], length) if length and both else points[0]
        drawn = " ".join(map(_pair, (start, *points[1:-1], *ends)))
        yield f'<polyline points="{drawn}" fill="none"{self._stroke(color, weight, dash)}/>'
        for tip, root in ((points[-1], points[-2]), *(((points[0], points[1]),) if both else ())):
            if length:
                yield self._head(head, tip, root, length, color, weight)

    def _head(self, head: Head, tip: Point, root: Point, length: float, color: Color, weight: float) -> str:
        x, y = _direction(root, tip)
        back, half = (tip[0] - x * length, tip[1] - y * length), 0.4 * length
        left, right = (back[0] - y * half, back[1] + x * half), (back[0] + y * half, back[1] - x * half)
        fill = f'fill="{self.color(color)}"'
        if head == "open":
            pen = f'fill="none"{self._stroke(color, weight)}'
            return f'<polyline points="{_pair(left)} {_pair(tip)} {_pair(right)}" {pen}/>'
        if head == "circle":
            center = ((tip[0] + back[0]) / 2, (tip[1] + back[1]) / 2)
            return _ellipse(Box(center[0] - length / 2, center[1] - length / 2, length, length), fill)
        if head == "diamond":
            middle = ((tip[0] + back[0]) / 2, (tip[1] + back[1]) / 2)
            sides = ((middle[0] - y * half, middle[1] + x * half), (middle[0] + y * half, middle[1] - x * half))
            return _polygon((tip, sides[0], back, sides[1]), fill)
        return _polygon((tip, left, right), fill)


# Shapes


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _pair(point: Point) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"


def _plain(words: str) -> str:
    return escape(legal(one_line(words)))


def _rectangle(box: Box, look: str, radius: float = 0.0) -> str:
    corner = f' rx="{_number(radius)}"' if radius else ""
    place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    return f"<rect {place}{corner} {look}/>"


def _ellipse(box: Box, look: str) -> str:
    x, y = box.center
    radii = f'rx="{_number(box.width / 2)}" ry="{_number(box.height / 2)}"'
    return f'<ellipse cx="{_number(x)}" cy="{_number(y)}" {radii} {look}/>'


def _polygon(points: Sequence[Point], look: str) -> str:
    return f'<polygon points="{" ".join(map(_pair, points))}" {look}/>'


def _note(box: Box, look: str, fold: float) -> Iterator[str]:
    """A sheet with its lower right corner folded."""
    x, y = box.right - fold, box.bottom - fold
    corners = ((box.x, box.y), (box.right, box.y), (box.right, y), (x, box.bottom), (box.x, box.bottom))
    yield _polygon(corners, look)
    yield _polygon(((box.right, y), (x + fold * 0.2, y + fold * 0.2), (x, box.bottom)), look)


def _direction(start: Point, end: Point) -> Point:
    reach = math.dist(start, end) or 1.0
    return ((end[0] - start[0]) / reach, (end[1] - start[1]) / reach)


def _before(tip: Point, root: Point, length: float) -> Point:
    """The point so far before the tip on the way from the root."""
    x, y = _direction(root, tip)
    return (tip[0] - x * length, tip[1] - y * length)
