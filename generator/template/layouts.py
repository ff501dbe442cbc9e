"""The layouts of a template as one sees them: placeholders with their places, what is drawn, the ground.

In: the XML of masters and layouts. Out: a `Layout` each, in points of the template's own page. Guaranteed: places are
inherited as PowerPoint inherits them, from the layout's placeholder to the master's of its kind; damaged or strange
shapes are left out, never an error. Source: ISO/IEC 29500-1, 19.7.10 ST_PlaceholderType, 19.7.15 ST_SlideLayoutType.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from generator.scene import Box
from generator.template.file import A, Opened, P
from generator.template.scheme import SLOTS, Map, Scheme, color_of, colors_of, map_of, scheme_of

EMU = 12700
Element = Any
Kind = Literal["title", "subtitle", "body", "date", "footer", "number", "other"]
_KINDS: dict[str, Kind] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "body": "body",
    "obj": "body",
    "": "body",
    "dt": "date",
    "ftr": "footer",
    "sldNum": "number",
}
# the master's placeholder from which one of a layout inherits
_PARENTS = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}
_DEFAULT_INSET = (7.2, 3.6, 7.2, 3.6)  # Source: ISO/IEC 29500-1, 21.1.2.1.1 bodyPr
_DEFAULT_SIZE = {"title": 44.0, "subtitle": 24.0, "body": 18.0}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout. `attributes` is how a slide names it; `color` is that of its text, "" when unknown.

    `inset` is left, top, right, bottom; `indent` is how far the first level's text stands in. Units: points.
    """

    kind: Kind
    type: str
    number: int
    attributes: str
    box: Box
    inset: tuple[float, float, float, float]
    size: float
    indent: float = 0.0
    capitals: bool = False
    upright: bool = True
    color: str = ""
    bullets: bool = True

    @property
    def inner(self) -> Box:
        """Where its text stands, with the usual inset at the least."""
        left, top, right, bottom = (max(pair) for pair in zip(self.inset, _DEFAULT_INSET, strict=True))
        width, height = self.box.width - left - right, self.box.height - top - bottom
        return Box(self.box.x + left, self.box.y + top, max(width, 1.0), max(height, 1.0))


class Drawn(NamedTuple):
    """What a master or layout draws: its box on the page, and its colours; None for a picture, () for no fill."""

    box: Box
    colors: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout as one sees it. `drawn` is what the master and the layout draw, in painting order.

    `background` are the colours of the page (several for a graded one), () for a picture. `color_map` is the XML of the
    layout's own map of colours, "" for the master's; `body` is the room that the master gives to content. In points.
    """

    part: str
    master: str
    name: str
    type: str
    placeholders: tuple[Placeholder, ...]
    drawn: tuple[Drawn, ...]
    background: tuple[str, ...]
    color_map: str
    body: Box | None = None

    def of(self, kind: Kind) -> tuple[Placeholder, ...]:
        """The placeholders of a kind, in the layout's order."""
        return tuple(one for one in self.placeholders if one.kind == kind)

    @property
    def title(self) -> Placeholder | None:
        return next(iter(self.of("title")), None)


def layouts_of(made: Opened) -> list[Layout]:
    """All layouts, master by master in their order."""
    return [
        _Reading(made, master, layout).layout()
        for master in made.in_order(made.main, "sldMasterIdLst")
        for layout in made.in_order(master, "sldLayoutIdLst")
        if made.root(layout).find(f"{P}cSld/{P}spTree") is not None
    ]


def page_of(made: Opened) -> tuple[float, float]:
    """The size of the template's slides. Units: points."""
    size = made.root(made.main).find(f"{P}sldSz")
    return max(_number(size, "cx") / EMU, 1.0), max(_number(size, "cy") / EMU, 1.0)


def theme_of(made: Opened, master: str) -> Element:
    return made.root(next(name for name in made.related(master, "theme") if name in made.package.parts))


def _number(element: Element, name: str, otherwise: int = 0) -> int:
    text = element.get(name, "") if element is not None else ""
    return int(text) if text.lstrip("-").isdigit() and len(text) < 12 else otherwise


class _Reading:
    """A layout being read, with the master and the theme behind it."""

    def __init__(self, made: Opened, master: str, layout: str) -> None:
        self._made, self._part, self._master_part = made, layout, master
        self._layout, self._master = made.root(layout), made.root(master)
        self._theme = theme_of(made, master)
        self._scheme: Scheme = scheme_of(self._theme)
        override = self._layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        self._color_map = "" if override is None else _override(override)
        self._map: Map = map_of(override if override is not None else self._master.find(f"{P}clrMap"))
        self._page = page_of(made)

    def layout(self) -> Layout:
        held = [self._placeholder(one) for one in _shapes(self._layout) if _named(one) is not None]
        name = self._layout.find(f"{P}cSld").get("name", "") or self._part.rpartition("/")[2]
        return Layout(
            self._part,
            self._master_part,
            name,
            self._layout.get("type", ""),
            tuple(one for one in held if one is not None),
            tuple(self._drawn()),
            self._background(),
            self._color_map,
            self._master_body(),
        )

    def _master_body(self) -> Box | None:
        for one in _shapes(self._master):
            named = _named(one)
            if named is not None and named.get("type", "obj") in ("body", "obj"):
                return _place(one)
        return None

    # Placeholders

    def _placeholder(self, shape: Element) -> Placeholder | None:
        named = _named(shape)
        type_, number = named.get("type", ""), _number(named, "idx")
        kind = _KINDS.get(type_, "other")
        parent = self._parent(_PARENTS.get(type_, type_))
        box = _place(shape) or (_place(parent) if parent is not None else None)
        if box is None:
            return None
        chain = [one for one in (shape, parent) if one is not None]
        bodies = [found for one in chain if (found := one.find(f"{P}txBody/{A}bodyPr")) is not None]
        levels = list(self._levels(chain, kind))
        size = next((_number(run, "sz") / 100 for run in _runs(levels) if run.get("sz")), 0.0)
        indent = next((_number(level, "marL") / EMU for level in levels if level.get("marL")), 0.0)
        capitals = next((run.get("cap") == "all" for run in _runs(levels) if run.get("cap")), False)
        return Placeholder(
            kind,
            type_,
            number,
            _attributes(named),
            box,
            _inset(bodies),
            size or _DEFAULT_SIZE.get(kind, 18.0),
            indent,
            capitals,
            next((one.get("vert", "horz") for one in bodies if one.get("vert")), "horz") == "horz",
            self._text_color(levels),
            _has_bullets(levels),
        )

    def _parent(self, type_: str) -> Element:
        for one in _shapes(self._master):
            named = _named(one)
            if named is not None and _PARENTS.get(named.get("type", ""), named.get("type", "")) == type_:
                return one
        return None

    def _levels(self, chain: Sequence[Element], kind: Kind) -> Iterator[Element]:
        """The looks of the first level, the nearest first."""
        for one in chain:
            yield from one.iterfind(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
        style = {"title": "titleStyle", "subtitle": "bodyStyle", "body": "bodyStyle"}.get(kind, "otherStyle")
        yield from self._master.iterfind(f"{P}txStyles/{P}{style}/{A}lvl1pPr")

    def _text_color(self, levels: Sequence[Element]) -> str:
        for run in _runs(levels):
            for fill in run.iterfind(f"{A}solidFill"):
                if color := color_of(fill, self._map, self._scheme):
                    return color
        return self._scheme[self._map["tx1"]]

    # Ground

    def _drawn(self) -> Iterator[Drawn]:
        roots = [self._layout] if self._layout.get("showMasterSp") in ("0", "false") else [self._master, self._layout]
        for root in roots:
            for shape in _shapes(root):
                box = _place(shape) if _named(shape) is None else None
                if box is not None and shape.find(f"*/{P}cNvPr[@hidden='1']") is None:
                    yield Drawn(_clipped(box, self._page), self._fill(shape))

    def _fill(self, shape: Element) -> tuple[str, ...] | None:
        if shape.tag != f"{P}sp":
            return () if shape.tag == f"{P}cxnSp" else None
        look = shape.find(f"{P}spPr")
        for fill in look if look is not None else ():
            name = fill.tag.rpartition("}")[2]
            if name in ("solidFill", "gradFill"):
                return colors_of(fill, self._map, self._scheme)
            if name in ("noFill", "blipFill", "pattFill"):
                return () if name == "noFill" else None
        styled = shape.find(f"{P}style/{A}fillRef")
        if styled is None or styled.get("idx") == "0":
            return ()
        color = color_of(styled, self._map, self._scheme)
        return (color,) if color else ()

    def _background(self) -> tuple[str, ...]:
        for root in (self._layout, self._master):
            back = root.find(f"{P}cSld/{P}bg")
            if back is None:
                continue
            own = back.find(f"{P}bgPr")
            if own is not None:
                return next((colors_of(fill, self._map, self._scheme) for fill in own if "Fill" in fill.tag), ())
            named = back.find(f"{P}bgRef")
            if named is not None:
                return self._of_theme(named)
        return (self._scheme[self._map["bg1"]],)

    def _of_theme(self, named: Element) -> tuple[str, ...]:
        """The theme's fill of a number, in the colour given. Source: ISO/IEC 29500-1, 19.3.1.3 bgRef."""
        number, color = _number(named, "idx"), color_of(named, self._map, self._scheme)
        listed = self._theme.find(f".//{A}{'bgFillStyleLst' if number > 1000 else 'fillStyleLst'}")
        fills = list(listed) if listed is not None else []
        at = (number - 1000 if number > 1000 else number) - 1
        if not 0 <= at < len(fills):
            return (color,) if color else (self._scheme[self._map["bg1"]],)
        return colors_of(fills[at], self._map, self._scheme, color)


# XML -----------------------------------------------------------------------------------------------------------------


def _shapes(root: Element) -> Iterator[Element]:
    """The shapes of a master or layout; a group counts as one."""
    tree = root.find(f"{P}cSld/{P}spTree")
    kinds = tuple(f"{P}{name}" for name in ("sp", "pic", "grpSp", "cxnSp", "graphicFrame"))
    return iter([] if tree is None else [one for one in tree if one.tag in kinds])


def _named(shape: Element) -> Element:
    return shape.find(f"*/{P}nvPr/{P}ph")


def _override(element: Element) -> str:
    """A map of colours as a slide writes it; "" for one that holds other names than a map's."""
    names = map_of(element)
    if any(slot not in SLOTS for slot in names.values()):
        return ""
    given = " ".join(f'{name}="{slot}"' for name, slot in names.items())
    return f"<a:overrideClrMapping {given}/>"


def _place(shape: Element) -> Box | None:
    """Where a shape stands; turned by a right angle, its sides change places."""
    place = shape.find(f"{P}spPr/{A}xfrm")
    for path in (f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
        place = shape.find(path) if place is None else place
    if place is None or place.find(f"{A}off") is None or place.find(f"{A}ext") is None:
        return None
    off, ext = place.find(f"{A}off"), place.find(f"{A}ext")
    x, y, width, height = (_number(*pair) / EMU for pair in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    if round(_number(place, "rot") / 5400000) % 2:
        x, y, width, height = x + (width - height) / 2, y + (height - width) / 2, height, width
    return Box(x, y, width, height)


def _clipped(box: Box, page: tuple[float, float]) -> Box:
    left, top = min(max(box.x, 0.0), page[0]), min(max(box.y, 0.0), page[1])
    right, bottom = min(max(box.right, left), page[0]), min(max(box.bottom, top), page[1])
    return Box(left, top, right - left, bottom - top)


def _inset(bodies: Sequence[Element]) -> tuple[float, float, float, float]:
    found = []
    for name, usual in zip(("lIns", "tIns", "rIns", "bIns"), _DEFAULT_INSET, strict=True):
        own = next((_number(one, name) / EMU for one in bodies if one.get(name)), usual)
        found.append(own)
    return (found[0], found[1], found[2], found[3])


def _runs(levels: Sequence[Element]) -> Iterator[Element]:
    for level in levels:
        yield from level.iterfind(f"{A}defRPr")


def _has_bullets(levels: Sequence[Element]) -> bool:
    """Whether the nearest level that speaks of bullets wants some."""
    for level in levels:
        for one in level:
            name = one.tag.rpartition("}")[2]
            if name in ("buNone", "buChar", "buAutoNum", "buBlip"):
                return bool(name != "buNone")
    return False


def _attributes(named: Element) -> str:
    """How a slide names the placeholder: as the layout does."""
    kept = [(name, named.get(name)) for name in ("type", "orient", "sz", "idx") if named.get(name)]
    known = all(value.replace("-", "").isalnum() for _, value in kept)
    return " ".join(f'{name}="{value}"' for name, value in kept) if known else ""
