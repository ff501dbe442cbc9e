"""A scene as DOT, everything pinned: Graphviz has nothing left to arrange.

In: a scene and a theme. Out: DOT that `neato -n2` draws as the scene says. Guaranteed: positions in points to 1/100,
sizes whole points (Graphviz before 3.0 knows no others); any text is taken as it is, never as a port, an HTML label or
an escape; the same scene gives the same DOT.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import graphviz

from generator.dot.groups import NONE, Group, arrow_length, groups, legal, safe_name
from generator.scene import Band, Box, Card, Connection, Curve, Dash, Head, Line, Marker, Point, Scene, Shape
from generator.theme import Theme

FACES = ("Arial", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC")
CORNER = 5.0  # points: the radius of a connection's bends
ARC = 0.5523  # how far the control points of a quarter circle lie from its ends
SHAPES: dict[Shape, str] = {
    "round": "box",
    "rectangle": "box",
    "note": "note",
    "ellipse": "ellipse",
    "chevron": "cds",
    "plain": "box",
}
JUSTIFY = {"center": "\\n", "left": "\\l", "right": "\\r"}
STYLES: dict[Dash, str] = {"dashed": "dashed", "dotted": "dotted", "dashdot": "dashed"}  # Graphviz has no dash-dots
HEADS: dict[Head, str] = {"arrow": "normal", "open": "vee", "diamond": "diamond", "circle": "dot", "none": "none"}


def source(scene: Scene, theme: Theme, texts: bool = True) -> str:
    """The DOT of a scene. Without `texts` no font is asked for, so that the drawing is the same on every machine."""
    graph = graphviz.Digraph(safe_name(scene.id))
    graph.attr("graph", **_page(scene, theme))
    graph.attr("node", shape="box", fixedsize="true", margin="0", label="", fontname=", ".join(FACES))
    graph.attr("edge", dir="none")
    flip = _Flip(scene.height)
    whole = groups(scene, theme)
    with graph.subgraph(name="cluster_page") as page:
        page.attr(bb=flip.box(Box(0, 0, scene.width, scene.height)), peripheries="0", label="", id="page")
    for group in whole:
        if isinstance(group.item, Line | Curve):
            _loose(graph, group, flip)
    inside = _bands(graph, whole, flip, texts)
    _nodes(graph, [group for group in whole if group.id not in inside], flip, texts)
    names = {group.item.id: group.id for group in reversed(whole) if isinstance(group.item, Card)}
    for group in whole:
        if isinstance(group.item, Connection):
            _arrow(graph, group, flip, names)
    return str(graph.source)


def _page(scene: Scene, theme: Theme) -> dict[str, str]:
    fill = theme.paint("page").fill
    attributes = {
        "charset": "UTF-8",  # the first mention of the word, which pygraphviz looks for in the text
        "bgcolor": theme.rgb(fill) if fill else "transparent",
        "margin": "0",
        "pad": "0",
        "notranslate": "true",
        "outputorder": "edgesfirst",
        "label": "",
    }
    rings = _rings(scene, theme)
    return attributes | ({"_background": rings} if rings else {})


def _rings(scene: Scene, theme: Theme) -> str:
    """Ellipse bands as xdot operations: nodes would hide the connections."""
    flip = _Flip(scene.height)
    parts = []
    for group in groups(scene, theme):
        if isinstance(group.item, Band) and group.item.shape == "ellipse":
            box, look = group.item.box, group.look
            clear = "#00000000"
            stroke, fill = (clear if color == NONE else color.lower() for color in (look.stroke, look.fill))
            width = f"setlinewidth({number(look.weight)})"
            size = f"{number(box.width / 2)} {number(box.height / 2)}"
            x, y = flip.point(box.center).split(",")
            parts.append(f"c {len(stroke)} -{stroke} C {len(fill)} -{fill} S {len(width)} -{width} E {x} {y} {size}")
    return " ".join(parts)


class _Flip:
    """Points as DOT writes them: y upwards."""

    def __init__(self, height: float) -> None:
        self._height = height

    def point(self, point: Point) -> str:
        return f"{number(point[0])},{number(self._height - point[1])}"

    def points(self, points: Iterable[Point]) -> str:
        return " ".join(self.point(point) for point in points)

    def box(self, box: Box) -> str:
        return f"{self.point((box.x, box.bottom))},{self.point((box.right, box.y))}"


def number(value: float) -> str:
    """A number with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


# Areas and cards


def _bands(graph: graphviz.Digraph, whole: Sequence[Group], flip: _Flip, texts: bool) -> set[str]:
    """Rectangles as clusters with a given box, their cards inside. Returns the ids of those cards."""
    inside: set[str] = set()
    members = _members(whole)
    for group in whole:
        if not isinstance(group.item, Band) or group.item.shape != "rectangle":
            continue
        with graph.subgraph(name=f"cluster_{group.id}") as cluster:
            place = {"bb": flip.box(group.item.box), "label": "", "id": group.id, "class": group.classes}
            cluster.attr(**place, **_paint(group))
            for member in members.get(group.id, ()):
                _card(cluster, member, flip, texts)
                inside.add(member.id)
    return inside


def _members(whole: Sequence[Group]) -> dict[str, list[Group]]:
    """The cards of each rectangle: a card stands in the last one that holds its centre."""
    bands = [(group.id, group.item) for group in whole if isinstance(group.item, Band)]
    areas = [(name, band.box) for name, band in bands if band.shape == "rectangle"]
    members: dict[str, list[Group]] = {}
    for group in whole:
        if isinstance(group.item, Card) and group.item.kind == "card":
            x, y = group.item.box.center
            for name, box in reversed(areas):
                if box.x <= x <= box.right and box.y <= y <= box.bottom:
                    members.setdefault(name, []).append(group)
                    break
    return members


def _nodes(graph: graphviz.Digraph, whole: Iterable[Group], flip: _Flip, texts: bool) -> None:
    for group in whole:
        if isinstance(group.item, Card):
            _card(graph, group, flip, texts)
        elif isinstance(group.item, Marker):
            _marker(graph, group, flip, texts)


def _card(graph: graphviz.Digraph, group: Group, flip: _Flip, texts: bool) -> None:
    assert isinstance(group.item, Card)
    card = group.item
    attributes = _node(group, card.box, flip) | {"shape": SHAPES[card.shape]}
    if card.shape == "round":
        attributes["style"] = ",".join(filter(None, ("rounded", attributes.get("style"))))
    if texts and card.link:
        attributes["URL"] = _label((card.link.replace('"', "%22"),), "")  # old engines write it unescaped
    if texts and any(card.words.lines):
        end = JUSTIFY[card.words.align]
        attributes |= _type(group, card.words.size, card.words.bold)
        attributes |= {"label": _label(card.words.lines, end), "labelloc": "t" if card.valign == "top" else "c"}
        attributes |= {"margin": f"{number(card.inset / 72)},0"} if card.words.align != "center" else {}
    graph.node(group.id, **attributes)


def _marker(graph: graphviz.Digraph, group: Group, flip: _Flip, texts: bool) -> None:
    assert isinstance(group.item, Marker)
    attributes = _node(group, group.item.box, flip) | {"shape": "ellipse"}
    if texts and group.item.glyph:
        attributes |= _type(group, group.item.size, True) | {"label": _label((group.item.glyph,), "")}
    graph.node(group.id, **attributes)


def _node(group: Group, box: Box, flip: _Flip) -> dict[str, str]:
    return {
        "id": group.id,
        "class": group.classes,
        "pos": flip.point(box.center),
        "width": f"{max(1, round(box.width)) / 72:.7f}",
        "height": f"{max(1, round(box.height)) / 72:.7f}",
        **_paint(group),
    }


def _paint(group: Group) -> dict[str, str]:
    look = group.look
    styles = ["filled"] if look.fill != NONE else []
    styles += [STYLES[look.dash]] if look.dash != "solid" else []
    outline = look.stroke if look.stroke != NONE else look.fill if look.fill != NONE else "transparent"
    attributes = {"color": outline.lower(), "penwidth": number(look.weight)}
    attributes |= {"fillcolor": look.fill.lower()} if look.fill != NONE else {}
    return attributes | ({"style": ",".join(styles)} if styles else {})


def _type(group: Group, size: float, bold: bool) -> dict[str, str]:
    face = ", ".join(FACES) + (" Bold" if bold else "")
    return {"fontsize": number(size), "fontcolor": group.look.ink.lower(), "fontname": face}


def _label(lines: Iterable[str], end: str) -> str:
    """Text that Graphviz shows as it is: no escapes, no entities, no HTML."""
    plain = [str(graphviz.escape(legal(line).replace("&", "&amp;"))) for line in lines]
    whole = end.join(plain) + (end if end in ("\\l", "\\r") else "")
    shown: str = graphviz.nohtml(whole)
    return shown


# Lines and connections


def _loose(graph: graphviz.Digraph, group: Group, flip: _Flip) -> None:
    """A line or curve: an edge between two points that nobody sees."""
    assert isinstance(group.item, Line | Curve)
    more: dict[str, str] = {}
    tip = ""
    if isinstance(group.item, Line):
        length = arrow_length(group.item.weight, group.item.head)
        start, end = cut((group.item.start, group.item.end), 0.0, length)
        points: Sequence[Point] = (start, start, end, end)
        if length:
            tip, more = f"e,{flip.point(group.item.end)} ", _pointed(group.item.head, length, both=False)
    else:
        points = group.item.points
    if len(points) < 4:
        return
    ends = (f"{group.id}/start", f"{group.id}/end")  # no id holds a slash
    for name, place in zip(ends, (points[0], points[-1]), strict=True):
        graph.node(name, shape="point", style="invis", width="0.01", pos=flip.point(place))
    _edge(graph, ends, group, {"pos": tip + flip.points(points), **more})


def _edge(graph: graphviz.Digraph, ends: Sequence[str], group: Group, more: dict[str, str]) -> None:
    look = group.look
    attributes = {
        "id": group.id,
        "class": group.classes,
        "color": look.stroke.lower(),
        "penwidth": number(look.weight),
        **({"style": STYLES[look.dash]} if look.dash != "solid" else {}),
        **more,
    }
    graph.edge(*ends, **attributes)


def _arrow(graph: graphviz.Digraph, group: Group, flip: _Flip, names: dict[str, str]) -> None:
    assert isinstance(group.item, Connection)
    connection = group.item
    ends = (names[connection.source], names[connection.target])
    length = arrow_length(connection.weight, connection.head)
    if not length:
        _edge(graph, ends, group, {"pos": flip.points(rounded(connection.points))})
        return
    points = cut(connection.points, length if connection.both else 0.0, length)
    tips = [f"s,{flip.point(connection.points[0])}"] if connection.both else []
    tips += [f"e,{flip.point(connection.points[-1])}"]
    pos = " ".join((*tips, flip.points(rounded(points))))
    _edge(graph, ends, group, {"pos": pos, **_pointed(connection.head, length, connection.both)})


def _pointed(head: Head, length: float, both: bool) -> dict[str, str]:
    """The heads of an edge. Units: points."""
    shapes = {} if head == "arrow" else {"arrowhead": HEADS[head]}
    shapes |= {"arrowtail": HEADS[head]} if both and shapes else {}
    return {"arrowsize": number(length / 10), "dir": "both" if both else "forward", **shapes}


def cut(points: Sequence[Point], at_start: float, at_end: float) -> tuple[Point, ...]:
    """The polyline without what the heads of its ends cover; each end keeps a trace of its last piece."""
    kept = list(points)
    for index, inner, by in ((0, 1, at_start), (-1, -2, at_end)):
        (x, y), (toward_x, toward_y) = kept[index], kept[inner]
        length = math.dist(kept[index], kept[inner])
        room = length / 2 if len(kept) == 2 and at_start and at_end else length
        share = min(by, room - 0.1) / length if length > 0.2 else 0.0
        kept[index] = (x + (toward_x - x) * share, y + (toward_y - y) * share)
    return tuple(kept)


def rounded(points: Sequence[Point], radius: float = CORNER) -> tuple[Point, ...]:
    """Cubic Bézier points through a polyline with round bends: first anchor, then (control, control, anchor)."""
    anchors: list[tuple[Point, Point, Point]] = []
    for before, bend, after in zip(points, points[1:], points[2:], strict=False):
        room = min(radius, math.dist(before, bend) / 2, math.dist(bend, after) / 2)
        anchors.append((_toward(bend, before, room), bend, _toward(bend, after, room)))
    out: list[Point] = [points[0]]
    for enter, bend, leave in anchors:
        out += [out[-1], enter, enter, _mix(enter, bend, ARC), _mix(leave, bend, ARC), leave]
    return (*out, out[-1], points[-1], points[-1])


def _toward(start: Point, goal: Point, by: float) -> Point:
    length = math.dist(start, goal)
    return _mix(start, goal, by / length) if length else start


def _mix(one: Point, other: Point, share: float) -> Point:
    return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
