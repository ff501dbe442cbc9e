"""A deck as slides with shapes: what stands where, and which layout and master each shape inherits from.

In: a `Package`. Out: `Deck`, `Slide` and `Shape` values. Guaranteed: groups are opened, every box is in points on the
slide; whatever a damaged file lacks is left out, never raised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.diagnostics import Diagnostic
from generator.preflight.finding import finding
from generator.preflight.geometry import A, Box, Element, P, Transform, around, of_children, placed, points
from generator.preflight.package import Package, main_part

Kind = Literal["shape", "picture", "frame", "connector", "group", "ink"]

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KINDS: dict[str, Kind] = {
    f"{P}sp": "shape",
    f"{P}pic": "picture",
    f"{P}graphicFrame": "frame",
    f"{P}cxnSp": "connector",
    f"{P}grpSp": "group",
    f"{P}contentPart": "ink",
}
_TITLES = ("title", "ctrTitle")
_PLACEHOLDER = f"./*/{P}nvPr/{P}ph"
FURNITURE = ("dt", "ftr", "sldNum", "hdr")  # placeholders of the page, not of its content
_BODIES = ("", "obj", "body", "subTitle", "tbl", "chart", "dgm", "pic", "media", "clipArt")


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One thing on a slide. `bases` are the placeholders it inherits from: the layout's, then the master's."""

    element: Element
    kind: Kind
    name: str
    id: str
    transform: Transform
    width: float
    height: float
    box: Box  # that it covers on the slide, along the slide's edges
    bases: tuple[Element, ...] = ()
    groups: tuple[Element, ...] = ()  # that it stands in, outermost first
    hidden: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height before turning, as its groups scale them."""
        wide, high = self.transform.scales
        return self.width * wide, self.height * high

    @property
    def properties(self) -> Element | None:
        """The shape's `p:cNvPr`."""
        return self.element.find(f"./*/{P}cNvPr")

    @property
    def placeholder(self) -> Element | None:
        return placeholder_of(self.element)

    @property
    def role(self) -> str:
        """The type of its placeholder; "" for one of content or for none."""
        own = self.placeholder
        found = own.get("type", "") if own is not None else ""
        if own is not None and not found and self.bases:
            base = placeholder_of(self.bases[0])
            found = base.get("type", "") if base is not None else ""
        return "" if found == "obj" else found

    @property
    def is_title(self) -> bool:
        return self.placeholder is not None and self.role in _TITLES

    @property
    def is_furniture(self) -> bool:
        return self.placeholder is not None and self.role in FURNITURE

    @property
    def body(self) -> Element | None:
        """Its text, if it can hold any."""
        return self.element.find(f"{P}txBody")

    @property
    def table(self) -> Element | None:
        return self.element.find(f"{A}graphic/{A}graphicData/{A}tbl")

    @property
    def words(self) -> str:
        return words_of(self.body)

    def part(self, path: str) -> Element | None:
        """The first element of that path in the shape or in what it inherits from."""
        return next((found for one in (self.element, *self.bases) if (found := one.find(path)) is not None), None)


def placeholder_of(element: Element) -> Element | None:
    return element.find(_PLACEHOLDER)


def words_of(body: Element | None) -> str:
    """The text of a body, a line for each paragraph."""
    if body is None:
        return ""
    paragraphs = ("".join(_spoken(one) for one in paragraph.iter()) for paragraph in body.iter(f"{A}p"))
    return "\n".join(paragraphs).strip()


def _spoken(element: Element) -> str:
    if element.tag == f"{A}t":
        return element.text or ""
    return "\n" if element.tag == f"{A}br" else ""


@dataclass(slots=True, eq=False)
class Slide:
    """A slide with its layout, master and theme."""

    deck: Deck
    number: int
    part: str
    root: Element
    layout: Element | None
    master: Element | None
    theme: Element | None
    shapes: tuple[Shape, ...] = ()  # in the order they are drawn and read, groups before what is in them
    hidden: bool = False

    @property
    def grounds(self) -> Iterator[Element]:
        """The slide, its layout and its master: who may say what is behind everything."""
        return (one for one in (self.root, self.layout, self.master) if one is not None)

    @property
    def title(self) -> Shape | None:
        return next((shape for shape in self.shapes if shape.is_title), None)

    def finding(self, code: str, shape: str = "", **parameters: str) -> Diagnostic:
        return finding(code, self.deck.file, self.number, shape, **parameters)


@dataclass(slots=True, eq=False)
class Deck:
    """A presentation."""

    file: str
    package: Package
    width: float
    height: float
    root: Element | None = None
    slides: list[Slide] = field(default_factory=list)
    cache: dict[object, Any] = field(default_factory=dict)  # what checks compute once for many shapes

    @property
    def page(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)


def deck_of(package: Package, file: str) -> Deck:
    """The presentation in a package, its slides in the order they are shown."""
    main = main_part(package)
    root = package.parts.get(main)
    size = root.find(f"{P}sldSz") if root is not None else None
    width, height = (points(size.get("cx"), 960), points(size.get("cy"), 540)) if size is not None else (960.0, 540.0)
    deck = Deck(file, package, width, height, root)
    for number, part in enumerate(_slide_parts(package, main, root), 1):
        if (slide_root := package.parts.get(part)) is not None:
            deck.slides.append(_slide(deck, number, part, slide_root))
    return deck


def _slide_parts(package: Package, main: str, root: Element | None) -> list[str]:
    known = package.relationships.get(main, {})
    listed = root.iterfind(f"{P}sldIdLst/{P}sldId") if root is not None else ()
    return [known[one.get(f"{R}id")].target for one in listed if one.get(f"{R}id") in known]


def _slide(deck: Deck, number: int, part: str, root: Element) -> Slide:
    package = deck.package
    layout_part = package.first(part, "slideLayout")
    master_part = package.first(layout_part, "slideMaster")
    layout, master = package.parts.get(layout_part), package.parts.get(master_part)
    theme = package.parts.get(package.first(master_part, "theme"))
    slide = Slide(deck, number, part, root, layout, master, theme, hidden=root.get("show") in ("0", "false"))
    slide.shapes = tuple(_Walk(slide).shapes)
    return slide


class _Walk:
    """The shapes of a slide, found one after the other."""

    def __init__(self, slide: Slide) -> None:
        self.slide = slide

    @property
    def shapes(self) -> Iterator[Shape]:
        tree = self.slide.root.find(f"{P}cSld/{P}spTree")
        return self._in(tree, Transform(), ()) if tree is not None else iter(())

    def _in(self, tree: Element, outer: Transform, groups: tuple[Element, ...]) -> Iterator[Shape]:
        for element in tree:
            for one in _alternatives(element):
                if one.tag in _KINDS:
                    yield from self._one(one, outer, groups)

    def _one(self, element: Element, outer: Transform, groups: tuple[Element, ...]) -> Iterator[Shape]:
        kind = _KINDS[element.tag]
        bases = tuple(self._bases(element))
        xfrm = next((found for one in (element, *bases) if (found := _xfrm(one)) is not None), None)
        transform, width, height = placed(xfrm) if xfrm is not None else (Transform(), 0.0, 0.0)
        named = element.find(f"./*/{P}cNvPr")
        name, number = (named.get("name", ""), named.get("id", "")) if named is not None else ("", "")
        hidden = named is not None and named.get("hidden") in ("1", "true")
        on_slide = outer.after(transform)
        box = around(on_slide, width, height)
        shape = Shape(element, kind, name, number, on_slide, width, height, box, bases, groups, hidden)
        yield shape
        if kind == "group" and not hidden:
            yield from self._in(element, outer.after(of_children(xfrm)), (*groups, element))

    def _bases(self, element: Element) -> Iterator[Element]:
        """The placeholder of the layout that a shape fills, then that of the master."""
        own = placeholder_of(element)
        if own is None:
            return
        kind = own.get("type", "")
        of_layout = _match(self.slide.layout, own.get("idx", "0"), kind)
        if of_layout is not None:
            yield of_layout
            kind = of_layout.find(_PLACEHOLDER).get("type", kind)
        of_master = _of_master(self.slide.master, kind)
        if of_master is not None:
            yield of_master


def _alternatives(element: Element) -> Iterator[Element]:
    """What a program shows of alternatives: the first choice if it is made of known shapes, else the fallback."""
    if element.tag != f"{_MC}AlternateContent":
        yield element
        return
    for choice in (element.find(f"{_MC}Choice"), element.find(f"{_MC}Fallback")):
        if choice is not None and any(one.tag in _KINDS for one in choice):
            yield from choice
            return


def _xfrm(element: Element) -> Element | None:
    for path in (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
        if (found := element.find(path)) is not None:
            return found
    return None


def _match(layout: Element | None, index: str, kind: str) -> Element | None:
    """The layout's placeholder of the same index, or the only kind of its sort (title, date, foot, number)."""
    if layout is None:
        return None
    known = [(one, placeholder_of(one)) for one in layout.iterfind(f"{P}cSld/{P}spTree/*")]
    found = [(one, place) for one, place in known if place is not None]
    if kind in (*_TITLES, *FURNITURE):
        same = _TITLES if kind in _TITLES else (kind,)
        return next((one for one, place in found if place.get("type", "") in same), None)
    return next((one for one, place in found if place.get("idx", "0") == index), None)


def _of_master(master: Element | None, kind: str) -> Element | None:
    if master is None:
        return None
    kinds = _TITLES if kind in _TITLES else ("body",) if kind in _BODIES else (kind,)
    for one in master.iterfind(f"{P}cSld/{P}spTree/*"):
        place = placeholder_of(one)
        if place is not None and place.get("type", "") in kinds:
            return one
    return None
