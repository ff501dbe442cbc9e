"""Graphviz's SVG made fit for the web: exact, the same from every engine, readable by people and programs.

In: the SVG that an engine drew from `source`, the scene, the theme. Out: SVG in the scene's own coordinates.
Guaranteed: the shapes and paths are Graphviz's, fitted to the scene's boxes; texts, colours and arrow heads are the
scene's; each group reads `<g id class><title>`; the same bytes whichever engine drew it; text can be selected; cards
have names in words and follow each other in reading order for keyboards and screen readers.
Source: WAI-ARIA Graphics Module 1.0 for roles.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator.dot.groups import DESCRIPTION, NONE, TITLE, VISIBLE, Group, Look, arrow_length, groups, legal
from generator.dot.source import FACES, number
from generator.dot.spoken import Spoken
from generator.scene import Band, Box, Card, Connection, Head, Line, Marker, Point, Scene
from generator.theme import Color, Theme

BASELINE = 0.36  # em below the middle of a line: half the height of a capital letter, and of a Chinese character
SLENDER = 0.37  # half the width of an arrow's head, as a share of its length
HALF_WIDTHS = {"open": 1.2, "diamond": 0.95}  # of other heads, as a share of an arrow's
ANCHOR = {"center": "middle", "left": "start", "right": "end"}
HIDDEN = 'aria-hidden="true"'
WEB = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
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
    spoken = Spoken(scene)
    parts = [_root(scene, theme), *_style(spoken, theme), _page(scene, theme)]
    for group in groups(scene, theme):
        item = group.item
        if isinstance(item, Band) and item.shape == "ellipse":
            outlines: Sequence[_Outline] = [ring for ring in [next(rings, None)] if ring]
        else:
            outlines = drawn.get(group.id, ())
        parts.append(_group(group, outlines, spoken))
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


def families(theme: Theme) -> str:
    """The theme's faces, then those that nearly every machine has one of, as a list in CSS."""
    latin, *others = FACES
    names = dict.fromkeys((theme.latin_face, latin, theme.chinese_face, *others))
    return ", ".join([*(name if name.isascii() and name.isalpha() else f'"{name}"' for name in names), "sans-serif"])


def _root(scene: Scene, theme: Theme) -> str:
    width, height = number(scene.width), number(scene.height)
    language = quoteattr(scene.language.split("+")[0] or "en")
    said = f'<title id="{TITLE}">{_text(scene.name)}</title>'
    named = f'aria-labelledby="{TITLE}"'
    if scene.description:
        said += f'\n<desc id="{DESCRIPTION}">{_text(scene.description)}</desc>'
        named += f' aria-describedby="{DESCRIPTION}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="graphics-document document" {named} lang={language} '
        f"xml:lang={language} font-family={quoteattr(families(theme))}>\n{said}"
    )


def _style(spoken: Spoken, theme: Theme) -> Iterator[str]:
    """How the card looks that the keyboard is at, and a sheet of the drawing's size for browsers that print it."""
    scene = spoken.scene
    sheet = f"@page{{size:{number(scene.width)}pt {number(scene.height)}pt;margin:0}}"
    ring = f".card:focus{{outline:2px solid {focus_color(theme)};outline-offset:2px}}"
    yield f"<style>{sheet}{ring if spoken.stops else ''}</style>"


def focus_color(theme: Theme) -> str:
    """The colour of a ring around what has the focus, as #RRGGBB: seen on the page, and on cards where possible."""
    ground = theme.paint("page").fill or Color("lt1")
    cards = theme.paint("customer").fill or ground
    colors = [color for role in ("sequence", "emotion", "heading") for color in _colors(theme, role)]
    seen = (color for color in colors if min(theme.contrast(color, one) for one in (ground, cards)) >= VISIBLE)
    return theme.rgb(next(seen, theme.paint("page").text))


def _colors(theme: Theme, role: str) -> Iterator[Color]:
    paint = theme.paint(role)
    yield paint.stroke or paint.text


def _page(scene: Scene, theme: Theme) -> str:
    fill = theme.paint("page").fill
    color = theme.rgb(fill) if fill else NONE
    size = f'width="{number(scene.width)}" height="{number(scene.height)}"'
    return f'<rect class="page" aria-hidden="true" {size} fill="{color}"/>'


def _text(text: str) -> str:
    return escape(legal(text))


def _group(group: Group, outlines: Sequence[_Outline], spoken: Spoken) -> str:
    item, role = group.item, _role(group, spoken)
    inside = [f"<title>{_text(group.title)}</title>"]
    inside += [f"<desc>{_text(group.meaning)}</desc>"] if group.meaning and role == HIDDEN else []
    match item:
        case Card():
            content = [*_area(outlines, item.box, group.look), *_lines(item, group.look)]
            inside += _linked(item.link, content)
        case Marker():
            inside += [*_area(outlines, item.box, group.look), *_glyph(item, group.look)]
        case Band():
            inside += _area(outlines, item.box, group.look)
        case Connection():
            inside += [*_strokes(outlines, group, spoken.scene.height), *_heads(item.points, item, group.look)]
        case Line():
            inside += _strokes(outlines, group, spoken.scene.height)
            inside += _heads((item.start, item.end), item, group.look)
        case _:
            inside += _strokes(outlines, group, spoken.scene.height)
    return "\n".join([f'<g id="{group.id}" class="{group.classes}" {role}>', *inside, "</g>"])


def _role(group: Group, spoken: Spoken) -> str:
    """What a group is to those who hear the drawing: a name in words, or nothing where others say the same."""
    item = group.item
    name = spoken.name(item) if isinstance(item, Card | Marker | Connection) else ""
    if not name:
        return HIDDEN
    linked = isinstance(item, Card) and WEB.match(item.link)
    stop = ' tabindex="0"' if isinstance(item, Card) and spoken.is_stop(item) else ""
    role = "graphics-object group" if linked else "graphics-symbol img"
    return f'role="{role}"{stop} aria-label={quoteattr(legal(name))}'


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
    pattern = {"dashed": dashes, "dotted": "1,2.5", "dashdot": "6,2.5,1,2.5"}.get(look.dash)
    dash = f' stroke-dasharray="{pattern}"' if pattern else ""
    return f' stroke="{look.stroke}" stroke-width="{number(look.weight)}"{dash}'


def _strokes(outlines: Iterable[_Outline], group: Group, height: float) -> Iterator[str]:
    dashes = "6,4" if isinstance(group.item, Line) else "4,3"
    for outline in outlines:
        if outline.tag == "path":
            points = [(x, y + height) for x, y in outline.points]
            yield f'<path d="{_path(points)}" fill="none"{_pen(group.look, dashes)}/>'


def _heads(points: Sequence[Point], item: Connection | Line, look: Look) -> Iterator[str]:
    """Heads from the scene: engines differ by the width of a line in where they put the tip."""
    length = arrow_length(item.weight, item.head)
    both = isinstance(item, Connection) and item.both
    for (tip, *rest), wanted in ((points, both), (points[::-1], True)):
        before = next((point for point in rest if math.dist(point, tip) > 0.01), None)
        if wanted and length and before:
            yield from _head(item.head, tip, before, length, look)


def _head(head: Head, tip: Point, before: Point, length: float, look: Look) -> Iterator[str]:
    """A head between the tip and the end of its line, which stops `length` before the tip."""
    reach, half = math.dist(tip, before), SLENDER * HALF_WIDTHS.get(head, 1.0) * arrow_length(look.weight)
    x, y = (before[0] - tip[0]) / reach, (before[1] - tip[1]) / reach

    def at(back: float, aside: float = 0.0) -> Point:
        """The point so many points behind the tip and beside the line."""
        return (tip[0] + x * back - y * aside, tip[1] + y * back + x * aside)

    fill, pen = f'fill="{look.stroke}"', f'fill="none" stroke="{look.stroke}" stroke-width="{number(look.weight)}"'
    match head:
        case "open":
            yield _shape("polyline", (at(length), tip), pen)
            yield _shape("polyline", (at(length, half), tip, at(length, -half)), pen)
        case "circle":
            (left, top), radius = at(length / 2), length / 2
            yield _shape("ellipse", ((left - radius, top - radius), (left + radius, top + radius)), fill)
        case "diamond":
            yield _shape("polygon", (tip, at(length / 2, half), at(length), at(length / 2, -half)), fill)
        case _:
            yield _shape("polygon", (tip, at(length, half), at(length, -half)), fill)


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
