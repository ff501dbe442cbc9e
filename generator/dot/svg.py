"""Graphviz's SVG made fit for the web: exact, the same from every engine, readable by people and programs.

In: the SVG that an engine drew from `source`, the scene, the theme. Out: SVG in the scene's own coordinates.
Guaranteed: the shapes and paths are Graphviz's, fitted to the scene's boxes; texts, colours and arrow heads are the
scene's; each group reads `<g id class><title>`; the same bytes whichever engine drew it; text can be selected.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator.dot.groups import NONE, Group, Look, arrow_length, groups, legal
from generator.dot.source import number
from generator.scene import Band, Box, Card, Connection, Line, Marker, Point, Scene
from generator.theme import Theme

FAMILIES = 'Arial, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
BASELINE = 0.36  # em below the middle of a line: half the height of a capital letter, and of a Chinese character
SLENDER = 0.37  # half the width of an arrow's head, as a share of its length
ANCHOR = {"center": "middle", "left": "start", "right": "end"}
WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z]|-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Outline:
    """One shape of Graphviz's: `tag` path, polygon, polyline or ellipse (then: centre, radii)."""

    tag: str
    points: tuple[Point, ...]


def finish(svg: str, scene: Scene, theme: Theme) -> str:
    """The drawing with texts, colours and names as the scene has them. Units: points, to 1/100."""
    drawn = _drawn(svg)
    rings = iter(drawn.get("", ()))
    parts = [_root(scene), _page(scene, theme)]
    for group in groups(scene, theme):
        item = group.item
        if isinstance(item, Band) and item.shape == "ellipse":
            outlines: Sequence[_Outline] = [ring for ring in [next(rings, None)] if ring]
        else:
            outlines = drawn.get(group.id, ())
        parts.append(_group(group, outlines, scene.height))
    return "\n".join([*parts, "</svg>"]) + "\n"


# Reading what Graphviz drew


def _drawn(svg: str) -> Mapping[str, Sequence[_Outline]]:
    """The shapes of each group, by id; those of the background by ""."""
    root = ElementTree.fromstring(svg)  # noqa: S314  # written by Graphviz a moment ago
    found: dict[str, list[_Outline]] = {}
    for page in root:
        found[""] = [outline for outline in _outlines(page, deep=False) if outline.tag == "ellipse"]
        for group in page:
            if name := group.get("id"):
                found.setdefault(name, []).extend(_outlines(group, deep=True))
    return found


def _outlines(group: ElementTree.Element, deep: bool) -> Iterator[_Outline]:
    for element in group.iter() if deep else group:
        tag = element.tag.rpartition("}")[2]
        if tag in ("polygon", "polyline"):
            yield _Outline(tag, _pairs(element.get("points", "")))
        elif tag == "path":
            yield _Outline(tag, _pairs(element.get("d", "")))
        elif tag == "ellipse":
            x, y, width, height = (float(element.get(key, "0")) for key in ("cx", "cy", "rx", "ry"))
            yield _Outline(tag, ((x - width, y - height), (x + width, y + height)))


def _pairs(text: str) -> tuple[Point, ...]:
    """The points of a list or of a path; Graphviz's paths are an M and Cs, so the letters say nothing new."""
    values = [float(token) for token in _TOKEN.findall(text) if not token.isalpha()]
    return tuple(zip(values[::2], values[1::2], strict=True))


# Writing


def _root(scene: Scene) -> str:
    width, height = number(scene.width), number(scene.height)
    language = quoteattr(scene.language.split("+")[0] or "en")
    description = f"\n<desc>{_text(scene.description)}</desc>" if scene.description else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" lang={language} xml:lang={language} '
        f"font-family={quoteattr(FAMILIES)}>\n<title>{_text(scene.name)}</title>{description}"
    )


def _page(scene: Scene, theme: Theme) -> str:
    fill = theme.paint("page").fill
    color = theme.rgb(fill) if fill else NONE
    return f'<rect class="page" width="{number(scene.width)}" height="{number(scene.height)}" fill="{color}"/>'


def _text(text: str) -> str:
    return escape(legal(text))


def _group(group: Group, outlines: Sequence[_Outline], height: float) -> str:
    item = group.item
    inside = [f"<title>{_text(group.title)}</title>"]
    inside += [f"<desc>{_text(group.meaning)}</desc>"] if group.meaning else []
    match item:
        case Card():
            content = [*_area(outlines, item.box, group.look), *_lines(item, group.look)]
            inside += _linked(item.link, content)
        case Marker():
            inside += [*_area(outlines, item.box, group.look), *_glyph(item, group.look)]
        case Band():
            inside += _area(outlines, item.box, group.look)
        case Connection():
            inside += [*_strokes(outlines, group, height), *_heads(item, group.look)]
        case _:
            inside += _strokes(outlines, group, height)
    return "\n".join([f'<g id="{group.id}" class="{group.classes}">', *inside, "</g>"])


def _linked(link: str, content: list[str]) -> list[str]:
    return [f"<a href={quoteattr(legal(link))}>", *content, "</a>"] if WEB.match(link) else content


def _area(outlines: Sequence[_Outline], box: Box, look: Look) -> Iterator[str]:
    """The shapes, moved and stretched (by less than a point) so that they fill the box exactly."""
    if look.fill == NONE and look.stroke == NONE:
        return
    fit = _fit([point for outline in outlines for point in outline.points], box)
    for outline in outlines:
        attributes = f'fill="{look.fill if outline.tag != "polyline" else NONE}"{_pen(look, "4,3")}'
        yield _shape(outline.tag, [fit(point) for point in outline.points], attributes)


def _fit(points: Sequence[Point], box: Box) -> Callable[[Point], Point]:
    left, right = min((x for x, _ in points), default=0.0), max((x for x, _ in points), default=0.0)
    top, bottom = min((y for _, y in points), default=0.0), max((y for _, y in points), default=0.0)
    across = box.width / (right - left) if right > left else 1.0
    down = box.height / (bottom - top) if bottom > top else 1.0
    return lambda point: (box.x + (point[0] - left) * across, box.y + (point[1] - top) * down)


def _shape(tag: str, points: Sequence[Point], attributes: str) -> str:
    if tag == "ellipse":
        (left, top), (right, bottom) = points
        center = f'cx="{number((left + right) / 2)}" cy="{number((top + bottom) / 2)}"'
        radii = f'rx="{number((right - left) / 2)}" ry="{number((bottom - top) / 2)}"'
        return f"<ellipse {center} {radii} {attributes}/>"
    if tag == "path":
        return f'<path d="{_path(points)}" {attributes}/>'
    if tag == "polygon" and points[0] == points[-1]:
        points = points[:-1]
    return f'<{tag} points="{" ".join(map(_pair, points))}" {attributes}/>'


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _path(points: Sequence[Point]) -> str:
    """Cubic pieces, the straight ones as lines, those without length left out."""
    here = _pair(points[0])
    parts = [f"M{here}"]
    for index in range(1, len(points) - 2, 3):
        first, second, end = map(_pair, points[index : index + 3])
        if (first, second) != (here, end):
            parts.append(f"C{first} {second} {end}")
        elif end != here:
            parts.append(f"L{end}")
        here = end
    return "".join(parts) + ("Z" if here == _pair(points[0]) and len(parts) > 2 else "")


def _pen(look: Look, dashes: str) -> str:
    if look.stroke == NONE:
        return ""
    dash = {"dashed": f' stroke-dasharray="{dashes}"', "dotted": ' stroke-dasharray="1,2.5"'}.get(look.dash, "")
    return f' stroke="{look.stroke}" stroke-width="{number(look.weight)}"{dash}'


def _strokes(outlines: Iterable[_Outline], group: Group, height: float) -> Iterator[str]:
    dashes = "6,4" if isinstance(group.item, Line) else "4,3"
    for outline in outlines:
        if outline.tag == "path":
            points = [(x, y + height) for x, y in outline.points]
            yield f'<path d="{_path(points)}" fill="none"{_pen(group.look, dashes)}/>'


def _heads(connection: Connection, look: Look) -> Iterator[str]:
    """Arrow heads from the scene: engines differ by the width of a line in where they put the tip."""
    points = connection.points
    ends = [(points, connection.both), (points[::-1], True)]
    for (tip, *rest), wanted in ends:
        before = next((point for point in rest if math.dist(point, tip) > 0.01), None)
        if wanted and before:
            corners = _head(tip, before, arrow_length(connection.weight))
            yield f'<polygon points="{" ".join(map(_pair, corners))}" fill="{look.stroke}"/>'


def _head(tip: Point, before: Point, length: float) -> tuple[Point, Point, Point]:
    reach = math.dist(tip, before)
    along_x, along_y = (before[0] - tip[0]) / reach * length, (before[1] - tip[1]) / reach * length
    x, y = tip[0] + along_x, tip[1] + along_y
    return (tip, (x - along_y * SLENDER, y + along_x * SLENDER), (x + along_y * SLENDER, y - along_x * SLENDER))


# Text


def _lines(card: Card, look: Look) -> Iterator[str]:
    words, box = card.words, card.box
    x = {"left": box.x + card.inset, "right": box.right - card.inset}.get(words.align, box.center[0])
    top = box.y + card.inset if card.valign == "top" else box.center[1] - words.height / 2
    for index, line in enumerate(words.lines):
        middle = top + (index + 0.5) * words.line_pitch
        yield from _line(line, (x, middle), words.size, words.bold, ANCHOR[words.align], look.ink)


def _glyph(marker: Marker, look: Look) -> Iterator[str]:
    yield from _line(marker.glyph, marker.box.center, marker.size, True, "middle", look.ink)


def _line(text: str, middle: Point, size: float, bold: bool, anchor: str, ink: str) -> Iterator[str]:
    """One line of text, centred on the height of `middle`."""
    shown = legal(text)
    if not shown.strip():
        return
    weight = ' font-weight="bold"' if bold else ""
    space = ' xml:space="preserve"' if shown != " ".join(shown.split()) else ""
    yield (
        f'<text x="{number(middle[0])}" y="{number(middle[1] + BASELINE * size)}" text-anchor="{anchor}" '
        f'font-size="{number(size)}"{weight} fill="{ink}"{space}>{escape(shown)}</text>'
    )
