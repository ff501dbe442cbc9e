"""Each tool's SVG as plain geometry.

In: SVG text and the plan it was made from. Out: `Drawing`. Guaranteed: what can be seen is read, invisible helpers are
not; every coordinate is taken through all transforms, so that one drawing has one frame.
"""

from __future__ import annotations

import base64
import html
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from drawn import Box, Drawing, Line, Link, Point
from lxml import etree
from plan import Plan

from generator.text import width

Matrix = tuple[float, float, float, float, float, float]
Reader = Callable[[str, Plan], Drawing]

_NUMBER = r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_SHAPES = ("rect", "polygon", "polyline", "path", "ellipse", "circle")
_PIECES = 12  # straight pieces for a curve
_ASCENT, _DESCENT = 0.8, 0.2  # of the size: what a line of text covers


@dataclass(frozen=True, slots=True)
class Seen:
    """An element with its matrix and the groups around it, outermost first."""

    element: etree._Element
    matrix: Matrix
    groups: tuple[etree._Element, ...]

    @property
    def tag(self) -> str:
        return str(etree.QName(self.element).localname)

    def get(self, name: str, default: str = "") -> str:
        return str(self.element.get(name, default))

    def number(self, name: str, default: float = 0.0) -> float:
        found = re.match(_NUMBER, self.get(name))
        return float(found[0]) if found else default

    def classes(self) -> set[str]:
        return set(self.get("class").split())

    def inside(self, group: etree._Element) -> bool:
        return group in self.groups


def seen(svg: str) -> list[Seen]:
    """Every element that is drawn, in order."""
    root = etree.fromstring(svg.encode())
    return list(_walk(root, (1, 0, 0, 1, 0, 0), ()))


def _walk(element: etree._Element, matrix: Matrix, groups: tuple[etree._Element, ...]) -> Iterator[Seen]:
    if not isinstance(element.tag, str) or etree.QName(element).localname in ("defs", "marker", "mask", "style"):
        return
    matrix = _product(matrix, _transform(element.get("transform", "")))
    yield Seen(element, matrix, groups)
    for child in element:
        yield from _walk(child, matrix, (*groups, element))


def _product(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def _transform(text: str) -> Matrix:
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    for name, inner in re.findall(r"(\w+)\(([^)]*)\)", text):
        values = [float(value) for value in re.findall(_NUMBER, inner)]
        matrix = _product(matrix, _one_transform(name, values))
    return matrix


def _one_transform(name: str, values: Sequence[float]) -> Matrix:
    if name == "translate":
        return (1, 0, 0, 1, values[0], values[1] if len(values) > 1 else 0.0)
    if name == "scale":
        return (values[0], 0, 0, values[-1], 0, 0)
    if name == "rotate":
        turn, (x, y) = math.radians(values[0]), (values[1:3] if len(values) > 1 else (0.0, 0.0))
        c, s = math.cos(turn), math.sin(turn)
        return (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
    if name == "matrix":
        return (values[0], values[1], values[2], values[3], values[4], values[5])
    raise ValueError(f"transform {name} is not known")


def _moved(matrix: Matrix, points: Sequence[Point]) -> list[Point]:
    a, b, c, d, e, f = matrix
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


# --- shapes and texts -------------------------------------------------------------------------------------------------


def outline(one: Seen) -> list[Point]:
    """The points of a shape; [] when it is none."""
    if one.tag in ("polygon", "polyline"):
        values = [float(value) for value in re.findall(_NUMBER, one.get("points"))]
        points = list(zip(values[::2], values[1::2], strict=True))
    elif one.tag == "path":
        points = path(one.get("d"))
    elif one.tag in ("rect", "foreignObject"):
        x, y, w, h = (one.number(name) for name in ("x", "y", "width", "height"))
        points = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)] if w and h else []
    elif one.tag in ("ellipse", "circle"):
        rx, ry = one.number("rx", one.number("r")), one.number("ry", one.number("r"))
        x, y = one.number("cx"), one.number("cy")
        points = [(x - rx, y - ry), (x + rx, y + ry)]
    else:
        points = []
    return _moved(one.matrix, points)


def path(d: str) -> list[Point]:
    """A path's points, curves broken into pieces. Errors: ValueError on a command that no tool of ours writes."""
    points: list[Point] = []
    control: Point | None = None
    for command, inner in re.findall(
        r"([A-Za-z])([^A-Za-z]*)", re.sub(r"(?<=\d)e(?=[-+]?\d)", "E", d).replace("E", "e")
    ):
        values = [float(value) for value in re.findall(_NUMBER, inner)]
        size = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}.get(command)
        if size is None:
            raise ValueError(f"path command {command} is not known")
        if size == 0:
            points += points[:1]
        for at in range(0, len(values), size or 1):
            control = _extend(points, command, values[at : at + size], control)
    return points


def _extend(points: list[Point], command: str, values: Sequence[float], control: Point | None) -> Point | None:
    """Add one command's points; the last control point, which a smooth curve mirrors."""
    if command in "HV":
        x, y = points[-1]
        points.append((values[0], y) if command == "H" else (x, values[0]))
        return None
    pairs = list(zip(values[::2], values[1::2], strict=False))
    if command in "MLA":
        points.append((values[-2], values[-1]))
        return None
    start = points[-1]
    if command == "S":
        mirrored = (2 * start[0] - control[0], 2 * start[1] - control[1]) if control else start
        pairs = [mirrored, *pairs]
    points += _curve([start, *pairs])
    return pairs[-2] if command in "CS" else None


def _curve(anchors: Sequence[Point]) -> list[Point]:
    """A Bézier curve's points after the first, for two or three further anchors."""
    degree = len(anchors) - 1
    return [
        (
            sum(math.comb(degree, k) * (1 - t) ** (degree - k) * t**k * anchors[k][0] for k in range(degree + 1)),
            sum(math.comb(degree, k) * (1 - t) ** (degree - k) * t**k * anchors[k][1] for k in range(degree + 1)),
        )
        for t in (step / _PIECES for step in range(1, _PIECES + 1))
    ]


def texts(one: Seen, owner: str, size: float = 14.0) -> Iterator[Line]:
    """The lines of a text element, each tspan with a place of its own being one."""
    size = _size(one, size)
    x, y = one.number("x"), one.number("y")
    spans = [child for child in one.element if etree.QName(child).localname == "tspan"]
    for child in spans or [one.element]:
        x = float(child.get("x", x))
        y += float(child.get("dy", 0)) if spans else 0.0
        text = "".join(child.itertext()).strip()
        if text:
            yield _line(one, text, (x, y), size, owner)


def _size(one: Seen, default: float) -> float:
    found = re.search(rf"font-size:\s*({_NUMBER})", one.get("style"))
    return float(found[1]) if found else one.number("font-size", default)


def _line(one: Seen, text: str, at: Point, size: float, owner: str) -> Line:
    style = one.get("style") + one.get("text-anchor") + one.get("font-weight") + one.get("class")
    long = one.number("textLength") or width(text, size, "bold" in style)
    start = at[0] - (long / 2 if "middle" in style else long if "end" in one.get("text-anchor") else 0.0)
    corners = [(start, at[1] - _ASCENT * size), (start + long, at[1] + _DESCENT * size)]
    return Line(text, _around(_moved(one.matrix, corners)), size * _zoom(one.matrix), owner)


def _zoom(matrix: Matrix) -> float:
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def _page(svg: str) -> tuple[float, float]:
    root = etree.fromstring(svg.encode())
    _, _, across, down = (float(value) for value in re.findall(_NUMBER, root.get("viewBox", "")))
    return across, down


def _link(points: Sequence[Point], source: str, target: str) -> Link:
    return Link(source, target, tuple(_straightened(points)))


def _straightened(points: Sequence[Point]) -> list[Point]:
    """Without points that repeat or lie on a straight run."""
    kept: list[Point] = []
    for point in points:
        if kept and math.dist(point, kept[-1]) < 0.05:
            continue
        if len(kept) > 1 and _on_line(kept[-2], kept[-1], point):
            kept[-1] = point
        else:
            kept.append(point)
    return kept


def _on_line(a: Point, b: Point, c: Point) -> bool:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return abs(turn) < 0.05 * max(1.0, math.dist(a, c))


# --- the tools --------------------------------------------------------------------------------------------------------


def graphviz(svg: str, plan: Plan) -> Drawing:
    """Graphviz's own SVG and ours: groups of class node and edge, named by their titles."""
    elements = seen(svg)
    ids = {card.id for card in plan.cards}
    boxes: dict[str, Box] = {}
    links, lines = [], []
    for group in (one for one in elements if one.tag == "g" and {"node", "edge", "cluster"} & one.classes()):
        title = _child(group, "title")
        inner = [one for one in elements if one.inside(group.element)]
        ends = title.split("->")
        said = "".join(_said(one) for one in inner if one.tag == "text")
        owner = title if title in ids or len(ends) == 2 else _arrow_of(said, plan)
        lines += [line for one in inner if one.tag == "text" for line in texts(one, owner)]
        points = [outline(one) for one in inner if one.tag in _SHAPES]
        if title in ids:
            boxes[title] = _around([point for shape in points for point in shape])
        elif len(ends) == 2 and "separator" not in group.classes():
            links.append(_link(points[0], ends[0], ends[1]))
    return Drawing(*_page(svg), boxes, links, lines)


def _said(one: Seen) -> str:
    return "".join(one.element.itertext())


def _arrow_of(label: str, plan: Plan) -> str:
    """The arrow with this label, however the label is broken into lines; "" when there is none."""
    found = (f"{one.source}->{one.target}" for one in plan.arrows if one.label and _bare(one.label) == _bare(label))
    return next(found, "")


def _child(one: Seen, name: str) -> str:
    return "".join(child.text or "" for child in one.element if etree.QName(child).localname == name)


def mermaid(svg: str, plan: Plan) -> Drawing:
    """Mermaid's SVG: nodes named by id, edges by data-id, labels as HTML whose frames the browser measured."""
    elements = seen(svg)
    found = re.search(r"font-size:\s*(\d+)px", svg)
    size = float(found[1]) if found else 16.0
    boxes: dict[str, Box] = {}
    links: list[Link] = []
    lines: list[Line] = []
    for one in elements:
        groups = [Seen(group, one.matrix, ()) for group in one.groups]
        node = next((group for group in groups if "node" in group.classes()), None)
        name = _mermaid_card(node.get("id"), plan) if node is not None else ""
        if name and "label-container" in one.classes():
            boxes[name] = _around(outline(one))
        elif one.tag == "path" and one.get("data-edge") and "edge-thickness-invisible" not in one.classes():
            links.append(_link(outline(one), *_mermaid_ends(one.get("data-id"), plan)))
        elif one.tag == "foreignObject" and outline(one):
            lines += _html_lines(one, name or _arrow_of(_said(one), plan), size)
    return Drawing(*_page(svg), boxes, links, lines)


def _mermaid_card(identifier: str, plan: Plan) -> str:
    found = re.sub(r"^my-svg-(flowchart-)?|-\d+$", "", identifier).replace("_", "-")
    return found if any(card.id == found for card in plan.cards) else ""


def _mermaid_ends(identifier: str, plan: Plan) -> tuple[str, str]:
    """The cards of an arrow named L_a_b_0 or, in a block diagram, 1-a-b. Errors: ValueError."""
    for arrow in plan.arrows:
        if re.search(rf"-{arrow.source}-{arrow.target}(-\d+)?$", identifier.replace("_", "-")):
            return arrow.source, arrow.target
    raise ValueError(f"Mermaid's arrow {identifier} is not in the plan")


def _html_lines(one: Seen, owner: str, size: float) -> list[Line]:
    """The lines in an HTML label: they share its frame evenly."""
    markup = etree.tostring(one.element, encoding="unicode", method="xml")
    found = re.findall(r"<p[^>]*>(.*?)</p>", markup, re.DOTALL)
    said = [html.unescape(re.sub(r"<[^>]+>", "", line)).strip() for p in found for line in re.split(r"<br\s*/?>", p)]
    frame = outline(one)
    box = _around(frame)
    if abs(frame[1][1] - frame[0][1]) > 1:  # turned: one line along its height
        return [Line(" ".join(said), box, size, owner)] if said else []
    pitch = (box.bottom - box.top) / max(1, len(said))
    middle = box.center[0]
    return [
        Line(text, _row(middle, box.top + (at + 0.5) * pitch, width(text, size), size), size, owner)
        for at, text in enumerate(said)
    ]


def _row(x: float, y: float, long: float, size: float) -> Box:
    return Box(x - long / 2, y - size / 2, x + long / 2, y + size / 2)


def d2(svg: str, plan: Plan) -> Drawing:
    """D2's SVG: every group's class is its path in base64."""
    elements = seen(svg)
    ids = {card.id for card in plan.cards}
    boxes: dict[str, Box] = {}
    links, lines = [], []
    for group in (one for one in elements if one.tag == "g" and _decoded(one.get("class"))):
        if "opacity:0" in group.get("style").replace(" ", "") or _unseen(group):
            continue
        name = _decoded(group.get("class"))
        ends = _d2_ends(name)
        own = name.rsplit(".", 1)[-1]
        inner = [one for one in elements if one.inside(group.element)]
        owner = "->".join(ends) if ends else own if own in ids else ""
        lines += [line for one in inner if one.tag == "text" for line in texts(one, owner, 16.0)]
        if ends:
            links += [_link(outline(one), *ends) for one in inner if one.tag == "path"]
        elif own in ids:
            shapes = [outline(one) for one in inner if one.tag in _SHAPES]
            boxes[own] = _around([point for shape in shapes for point in shape])
    return Drawing(*_page(svg), boxes, links, lines)


def _unseen(group: Seen) -> bool:
    return any("opacity:0" in child.get("style", "").replace(" ", "") for child in group.element)


def _decoded(name: str) -> str:
    first = name.split(" ")[0]
    try:
        text = html.unescape(base64.b64decode(first, validate=True).decode())
    except (ValueError, UnicodeDecodeError):
        return ""
    return text if text.isprintable() else ""


def _d2_ends(name: str) -> tuple[str, str] | None:
    """The cards of `lane.(a -> b)[0]`."""
    found = re.search(r"\(([^()]+?) (?:<->|->) ([^()]+?)\)\[\d+\]$", name)
    return (found[1].rsplit(".", 1)[-1], found[2].rsplit(".", 1)[-1]) if found else None


def plantuml(svg: str, plan: Plan) -> Drawing:
    """PlantUML's component diagrams: entities by their qualified name, links by those of their ends."""
    elements = seen(svg)
    names = {_card_of(card.id): card.id for card in plan.cards}
    known: dict[str, str] = {}
    boxes: dict[str, Box] = {}
    links, lines = [], []
    for group in (one for one in elements if one.tag == "g" and one.classes() & {"entity", "cluster", "link"}):
        inner = [one for one in elements if one.inside(group.element)]
        own = names.get(group.get("data-qualified-name").rsplit(".", 1)[-1], "")
        ends = tuple(known.get(group.get(f"data-entity-{end}"), "") for end in (1, 2))
        known[group.get("id")] = own
        lines += [
            line for one in inner if one.tag == "text" for line in texts(one, own or "->".join(filter(None, ends)))
        ]
        if own:
            boxes[own] = _around([point for one in inner if one.tag in _SHAPES for point in outline(one)])
        elif "link" in group.classes():
            links += [_link(outline(one), ends[0], ends[1]) for one in inner if one.tag == "path"]
    return Drawing(*_page(svg), boxes, links, lines)


def _card_of(identifier: str) -> str:
    return identifier.replace("-", "_")


def plantuml_activity(svg: str, plan: Plan) -> Drawing:
    """PlantUML's activity diagrams name nothing: cards are known by their texts, arrows by the cards they touch."""
    elements = seen(svg)
    names = {_bare(card.text): card.id for card in plan.cards}
    boxes: dict[str, Box] = {}
    lines: list[Line] = []
    for frame, held in _framed(elements):
        owner = names.get(_bare("".join(line.text for line in held)), "")
        if owner and frame is not None:
            boxes[owner] = frame
        lines += [Line(line.text, line.box, line.size, owner) for line in held]
    links = [_link(points, _at(points[0], boxes), _at(points[-1], boxes)) for points in _threads(elements)]
    return Drawing(*_page(svg), boxes, links, lines)


def _framed(elements: Sequence[Seen]) -> Iterator[tuple[Box | None, list[Line]]]:
    """Each rounded rectangle with the texts that lie in it, then the texts that lie in none."""
    frames = [_around(outline(one)) for one in elements if one.tag == "rect" and one.get("rx")]
    rest = [line for one in elements if one.tag == "text" for line in texts(one, "")]
    for frame in frames:
        held = [line for line in rest if frame.meets(line.box)]
        rest = [line for line in rest if line not in held]
        yield frame, held
    yield from ((None, [line]) for line in rest)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _threads(elements: Sequence[Seen]) -> Iterator[list[Point]]:
    """Lines that join, up to each arrowhead."""
    points: list[Point] = []
    for one in elements:
        if one.tag == "line" and "stroke-width:1;" in one.get("style"):
            ends = _moved(one.matrix, [(one.number("x1"), one.number("y1")), (one.number("x2"), one.number("y2"))])
            points += ends
        elif one.tag == "polygon" and points:
            yield points
            points = []


def _at(point: Point, boxes: Mapping[str, Box]) -> str:
    """The card whose border a point touches; "" for the start and the end of the thread."""
    for name, box in boxes.items():
        if box.left - 1 <= point[0] <= box.right + 1 and box.top - 1 <= point[1] <= box.bottom + 1:
            return name
    return ""
