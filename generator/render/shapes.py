"""The vocabulary of DrawingML: colours, text, outlines, geometries and elbow connectors, as XML text.

In: boxes, points and paragraphs in points. Out: strings that stand in a slide's XML. Guaranteed: valid against ECMA-376
transitional; colours of the scheme only; any text survives, less the characters that XML 1.0 forbids; an elbow draws
its polyline to half a point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.scene import Align, Box, Dash, Head, Point, Shape, Side
from generator.terms import is_chinese, languages_of
from generator.theme import GREY_TEXT, INK, Color

EMU = 12700  # English Metric Units in a point
RADIUS = 5.0  # points: the corner of a rounded card
FOLD = 6.0  # points: the folded corner of a note
POINT = 8.0  # points: the tip of a chevron
PAGE = (960.0, 540.0)

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TREE = (
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
SLIDE_END = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
NO_LINE = "<a:ln><a:noFill/></a:ln>"
THEME_FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
_SLOTS = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
ALIGNMENT: dict[Align, str] = {"center": "ctr", "left": "l", "right": "r"}
_DASH: dict[Dash, str] = {
    "solid": "",
    "dashed": '<a:prstDash val="dash"/>',
    "dotted": '<a:prstDash val="sysDot"/>',
    "dashdot": '<a:prstDash val="dashDot"/>',
}
_HEADS: dict[Head, str] = {"arrow": "triangle", "open": "arrow", "diamond": "diamond", "circle": "oval", "none": ""}
SITES: dict[Side, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
ELLIPSE_SITES: dict[Side, int] = {"top": 0, "left": 2, "bottom": 4, "right": 6}

_AWKWARD = re.compile('[&<>"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_ILLEGAL: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    **dict.fromkeys(map(ord, "\t\n\r"), " "),
}
_ESCAPES = _ILLEGAL | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 forbids; a line end becomes a blank."""
    return text.translate(_ILLEGAL) if _AWKWARD.search(text) else text


def escape(text: str) -> str:
    """The text as it may stand in XML, in an element or an attribute; a line end becomes a blank."""
    return text.translate(_ESCAPES) if _AWKWARD.search(text) else text


def emu(points: float) -> int:
    """Points in English Metric Units."""
    return round(points * EMU)


# Colours, outlines, runs ---------------------------------------------------------------------------------------------


@lru_cache(1024)
def color_xml(color: Color) -> str:
    """A colour of the scheme. Source: ECMA-376 part 1, 20.1.2.3.29 schemeClr."""
    change = f'<a:lumMod val="{round(color.mod * 100000)}"/>' if color.mod != 1 else ""
    change += f'<a:lumOff val="{round(color.off * 100000)}"/>' if color.off else ""
    name = _SLOTS.get(color.slot, color.slot)
    return f'<a:schemeClr val="{name}">{change}</a:schemeClr>' if change else f'<a:schemeClr val="{name}"/>'


@lru_cache(1024)
def fill_xml(color: Color | None) -> str:
    return f"<a:solidFill>{color_xml(color)}</a:solidFill>" if color else "<a:noFill/>"


def heads_xml(head: Head, both: bool = False) -> str:
    """The heads of a line, at its end or at both. Source: ECMA-376 part 1, 20.1.10.33 ST_LineEndType."""
    if head == "none":
        return ""
    ends = ("headEnd", "tailEnd") if both else ("tailEnd",)
    return "".join(f'<a:{end} type="{_HEADS[head]}"/>' for end in ends)


@lru_cache(1024)
def outline_xml(color: Color | None, weight: float, dash: Dash = "solid", ends: str = "") -> str:
    """An outline; `ends` is the XML of its heads. Units: points."""
    if color is None or weight <= 0:
        return NO_LINE
    return f'<a:ln w="{emu(weight)}">{fill_xml(color)}{_DASH[dash]}<a:round/>{ends}</a:ln>'


@lru_cache(64)
def _language_attributes(tag: str) -> str:
    if is_chinese(tag):
        return 'lang="zh-CN" altLang="en-US"'
    return f'lang="{"en-US" if tag == "en" else escape(tag)}" altLang="zh-CN"'


def language_attributes(language: str, text: str = "") -> str:
    """The language of a run; where both stand on a page, the text itself says which."""
    if "+" not in language:
        return _language_attributes(language)
    wide = _WIDE.search(text) is not None
    tags = languages_of(language)
    return _language_attributes(next((tag for tag in tags if is_chinese(tag) == wide), tags[0]))


@lru_cache(4096)
def run_properties(attributes: str, size: float | None, bold: bool | None, color: Color | None, faces: str) -> str:
    looks = f' sz="{round(size * 100)}"' if size else ""
    looks += f' b="{int(bold)}"' if bold is not None else ""
    inner = (fill_xml(color) if color else "") + faces
    return f"<a:rPr {attributes}{looks}>{inner}</a:rPr>" if inner else f"<a:rPr {attributes}{looks}/>"


class Paragraph(NamedTuple):
    """A paragraph of a text box or placeholder; None and 0 leave a property to the placeholder.

    `lines` are parted by hard breaks; with `stacked`, those of the page's second language are smaller and grey. Units:
    size, exact pitch and space before in points.
    """

    lines: tuple[str, ...]
    size: float | None = None
    bold: bool | None = None
    color: Color | None = None
    align: Align | None = None
    pitch: float = 0.0
    before: float | None = None
    bullet: bool = True
    stacked: bool = False


def paragraph_xml(paragraph: Paragraph, language: str, faces: str = "") -> str:
    """One `a:p`; `faces` names the theme's fonts where no placeholder does."""
    inner = []
    for line in paragraph.lines:
        attributes = language_attributes(language, line)
        size, color = paragraph.size, paragraph.color
        if paragraph.stacked and size and "+" in language and _is_second(line, language):
            size, color = max(10.0, round(size * 0.85)), GREY_TEXT if color in (None, INK) else color
        run = run_properties(attributes, size, paragraph.bold, color, faces)
        inner.append(f"<a:r>{run}<a:t>{escape(line)}</a:t></a:r>" if line else "")
    attributes = language_attributes(language)
    gap = f"<a:br>{run_properties(attributes, paragraph.size, paragraph.bold, None, '')}</a:br>"
    return f"<a:p>{_paragraph_properties(paragraph)}{gap.join(inner)}</a:p>"


def _is_second(line: str, language: str) -> bool:
    """Whether the line is written in the other language than the page's first; figures are in neither."""
    wide = _WIDE.search(line) is not None
    return wide != is_chinese(language) and (wide or any(map(str.isalpha, line)))


def _paragraph_properties(paragraph: Paragraph) -> str:
    attributes = "" if paragraph.bullet else ' marL="0" indent="0"'
    attributes += f' algn="{ALIGNMENT[paragraph.align]}"' if paragraph.align else ""
    inner = f'<a:lnSpc><a:spcPts val="{round(paragraph.pitch * 100)}"/></a:lnSpc>' if paragraph.pitch else ""
    if paragraph.before is not None:
        inner += f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
    inner += "" if paragraph.bullet else "<a:buNone/>"
    return f"<a:pPr{attributes}>{inner}</a:pPr>" if attributes or inner else ""


# Elbows --------------------------------------------------------------------------------------------------------------


class Elbow(NamedTuple):
    """A preset connector: its frame before turning and mirroring, and its adjust values in 1/100000."""

    preset: str
    frame: Box
    adjust: tuple[int, ...] = ()
    turned: bool = False
    mirror_x: bool = False
    mirror_y: bool = False

    @property
    def on_page(self) -> bool:
        frame = self.frame
        return frame.x >= 0 and frame.y >= 0 and frame.right <= PAGE[0] and frame.bottom <= PAGE[1]


_EPSILON = 0.05
_LEAST = 1.0  # points: a frame without extent in a direction cannot carry an adjust value


def corners(points: Sequence[Point]) -> list[Point]:
    """The polyline without repeated points and without points inside a straight upright part."""
    path: list[Point] = []
    for x, y in points:
        if len(path) > 1:
            (ax, ay), (bx, by) = path[-2:]
            if (abs(ax - bx) < _EPSILON > abs(bx - x)) or (abs(ay - by) < _EPSILON > abs(by - y)):
                path.pop()
        if not path or abs(path[-1][0] - x) >= _EPSILON or abs(path[-1][1] - y) >= _EPSILON:
            path.append((x, y))
    return path if len(path) > 1 else [points[0], points[-1]]


def elbow(points: Sequence[Point], both: bool = False) -> Elbow | None:
    """The preset connector that draws the polyline; None when none does: more than four bends, or a slanting part.

    A route that leaves upwards or downwards is a turned connector, whose frame may stand out of the page; then the
    connector with one bend more is used, its first part without length (so not where that end has a head too).
    Source: ECMA-376 part 1, presetShapeDefinitions, straightConnector1 and bentConnector2 to 5.
    """
    path = points if len(points) == 2 else corners(points)
    (ax, ay), (bx, by) = path[0], path[-1]
    bends = len(path) - 2
    if bends == 0:
        frame = Box(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
        return Elbow("straightConnector1", frame, (), False, bx < ax, by < ay)
    if bends > 4 or not _upright(path):
        return None
    if abs(path[1][0] - ax) >= _EPSILON:
        return _bent(path, turned=False)
    found = _bent(path, turned=True)
    if found.on_page:
        return found
    return _bent([path[0], *path], turned=False) if bends < 4 and not both else None


def _upright(path: Sequence[Point]) -> bool:
    return all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < _EPSILON for a, b in pairwise(path))


def _bent(path: Sequence[Point], turned: bool) -> Elbow:
    """`u` runs along the first part of the connector, `v` across it, both from its start."""
    (x, y), (bx, by) = path[0], path[-1]
    locals_ = [(q - y, x - p) if turned else (p - x, q - y) for p, q in path]
    u, v = locals_[-1]
    bends = len(path) - 2
    if bends > 1 and abs(u) < _EPSILON:
        u = _LEAST
    if bends > 2 and abs(v) < _EPSILON:
        v = _LEAST
    shares = [locals_[index][index % 2 == 0] / (u, v)[index % 2 == 0] for index in range(1, bends)]
    width, height = abs(u), abs(v)
    frame = Box((x + bx - width) / 2, (y + by - height) / 2, width, height)
    adjust = tuple(round(share * 100000) for share in shares)
    return Elbow(f"bentConnector{bends + 1}", frame, adjust, turned, u < 0, v < 0)


def route_xml(points: Sequence[Point], both: bool = False) -> str:
    """Place and form of a route: a preset connector where one draws it, else a free form."""
    found = elbow(points, both)
    if found is None:
        box, geometry = path_xml(points, cubic=False)
        return transform_xml(box) + geometry
    turn = ' rot="5400000"' if found.turned else ""
    guides = "".join([f'<a:gd name="adj{at}" fmla="val {value}"/>' for at, value in enumerate(found.adjust, 1)])
    transform = transform_xml(found.frame, turn + mirrors(found.mirror_x, found.mirror_y))
    return f'{transform}<a:prstGeom prst="{found.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


# Shapes --------------------------------------------------------------------------------------------------------------


def guides_xml(**values: int) -> str:
    return "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in values.items())


@lru_cache(4096)
def geometry_xml(shape: Shape, width: float, height: float) -> str:
    """The preset of a card's shape; corners keep their size whatever the card's."""
    least = max(min(width, height), 0.1)
    if shape == "round":
        preset, guides = "roundRect", guides_xml(adj=round(min(RADIUS / least, 0.5) * 100000))
    elif shape == "note":
        preset, guides = "foldedCorner", guides_xml(adj=round(min(FOLD / least, 0.5) * 100000))
    elif shape == "chevron":
        preset, guides = "homePlate", guides_xml(adj=round(min(POINT / least, 0.5) * 100000))
    else:
        preset, guides = ("ellipse" if shape == "ellipse" else "rect"), ""
    return f'<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


@lru_cache(4096)
def body_xml(shape: Shape, width: float, height: float, inset: float, centered: bool, top: bool) -> str:
    """The text's frame: the card less its inset, whatever the preset keeps for its corners. Units: points."""
    sides, above, below = 0.0, 0.0, 0.0
    if shape == "round":
        sides = above = below = 0.29289 * min(RADIUS, width / 2, height / 2)
    elif shape == "note":
        below = min(FOLD, width / 2, height / 2)
    wanted = inset / 2 if centered else inset  # centred text stays where it is and gets air for a wider face
    side = emu(max(0.0, wanted - sides))
    right = side if centered else emu(max(0.0, inset / 4 - sides))
    upper = emu(max(0.0, inset - above) if top else max(0.0, below - above))
    wrap = "none" if shape == "ellipse" else "square"
    return (
        f'<a:bodyPr wrap="{wrap}" lIns="{side}" tIns="{upper}" rIns="{right}" bIns="0" '
        f'anchor="{"t" if top else "ctr"}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
    )


def transform_xml(box: Box, attributes: str = "") -> str:
    return (
        f'<a:xfrm{attributes}><a:off x="{round(box.x * EMU)}" y="{round(box.y * EMU)}"/>'
        f'<a:ext cx="{round(box.width * EMU)}" cy="{round(box.height * EMU)}"/></a:xfrm>'
    )


def group_xml(number: int, about: str, boxes: Sequence[Box], inner: str) -> str:
    """Shapes that move together, at their own places; `about` are the attributes of the group, ready for XML."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    extent = transform_xml(Box(left, top, right - left, bottom - top)).removesuffix("</a:xfrm>")
    within = extent.replace("a:off", "a:chOff").replace("a:ext", "a:chExt").removeprefix("<a:xfrm>")
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" {about}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{extent}{within}</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
    )


def mirrors(across: bool, down: bool) -> str:
    return (' flipH="1"' if across else "") + (' flipV="1"' if down else "")


def path_xml(points: Sequence[Point], cubic: bool) -> tuple[Box, str]:
    """A free form through the points, and the box it stands in."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    marks = [f'<a:pt x="{emu(x - box.x)}" y="{emu(y - box.y)}"/>' for x, y in points]
    if cubic:
        parts = [f"<a:cubicBezTo>{''.join(marks[at : at + 3])}</a:cubicBezTo>" for at in range(1, len(marks) - 2, 3)]
    else:
        parts = [f"<a:lnTo>{mark}</a:lnTo>" for mark in marks[1:]]
    return box, (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(box.width)}" h="{emu(box.height)}" fill="none"><a:moveTo>{marks[0]}</a:moveTo>'
        f"{''.join(parts)}</a:path></a:pathLst></a:custGeom>"
    )
