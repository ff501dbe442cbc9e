"""Where shapes stand on a slide, through groups, turns and flips, and where text may stand within a shape.

In: elements with `a:xfrm` and `a:prstGeom`. Out: transforms, boxes and points. Guaranteed: bounded numbers, whatever
the attributes say. Units: points; EMU are divided by 12,700 here and nowhere else in the checks.
"""

from __future__ import annotations

import math
import re
from typing import Any, NamedTuple

Element = Any  # lxml ships no types

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU = 12_700
FARTHEST = 10**10  # EMU: beyond any slide


def whole(value: str | None, default: int = 0) -> int:
    """A number as an attribute writes it, within bounds; `default` for what is none."""
    if value is None or not re.fullmatch(r"[+-]?\d{1,18}(\.\d*)?", value, re.ASCII):
        return default
    return max(-FARTHEST, min(FARTHEST, int(float(value))))


def points(value: str | None, default: float = 0.0) -> float:
    return whole(value, round(default * EMU)) / EMU


class Box(NamedTuple):
    """A rectangle along the slide's edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        return (
            self.left <= other.left + slack
            and self.top <= other.top + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )

    def shared(self, other: Box) -> tuple[float, float]:
        """Width and height of what both cover; negative where they are apart."""
        width = min(self.right, other.right) - max(self.left, other.left)
        return width, min(self.bottom, other.bottom) - max(self.top, other.top)

    def distance(self, x: float, y: float) -> float:
        """From a point to the rectangle; 0 within it."""
        return math.hypot(max(self.left - x, x - self.right, 0.0), max(self.top - y, y - self.bottom, 0.0))


class Transform(NamedTuple):
    """An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Transform) -> Transform:
        """The map that does `first`, then this one."""
        e, f = self.of(first.e, first.f)
        return Transform(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            e,
            f,
        )

    @property
    def scales(self) -> tuple[float, float]:
        return math.hypot(self.a, self.b), math.hypot(self.c, self.d)


def _turned(x: float, y: float, width: float, height: float, xfrm: Element) -> Transform:
    """A shape's own space (0, 0 to width, height) as it stands in its parent's: flipped and turned about its middle."""
    angle = math.radians(whole(xfrm.get("rot")) / 60_000)
    across = -1.0 if xfrm.get("flipH") in ("1", "true") else 1.0
    down = -1.0 if xfrm.get("flipV") in ("1", "true") else 1.0
    cosine, sine = math.cos(angle), math.sin(angle)
    spin = Transform(cosine * across, sine * across, -sine * down, cosine * down, x + width / 2, y + height / 2)
    return spin.after(Transform(e=-width / 2, f=-height / 2))


def placed(xfrm: Element) -> tuple[Transform, float, float]:
    """Where a shape stands in its parent's space, and its width and height before turning."""
    offset, extent = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    x, y = (points(offset.get("x")), points(offset.get("y"))) if offset is not None else (0.0, 0.0)
    width, height = (points(extent.get("cx")), points(extent.get("cy"))) if extent is not None else (0.0, 0.0)
    return _turned(x, y, width, height, xfrm), width, height


def of_children(xfrm: Element | None) -> Transform:
    """The map from the space of a group's children to that of its parent."""
    if xfrm is None:
        return Transform()
    transform, width, height = placed(xfrm)
    offset, extent = xfrm.find(f"{A}chOff"), xfrm.find(f"{A}chExt")
    if offset is None or extent is None:
        return Transform()
    child_width, child_height = points(extent.get("cx")), points(extent.get("cy"))
    wide, high = (width / child_width if child_width else 1.0), (height / child_height if child_height else 1.0)
    x, y = points(offset.get("x")), points(offset.get("y"))
    return transform.after(Transform(wide, 0.0, 0.0, high, -x * wide, -y * high))


def around(transform: Transform, width: float, height: float) -> Box:
    """The box along the slide's edges that holds a shape."""
    corners = [transform.of(x, y) for x in (0.0, width) for y in (0.0, height)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(down), max(across), max(down))


# Text rectangles -----------------------------------------------------------------------------------------------------

# shares of width and height that a preset keeps text off, at each side: left, top, right, bottom
_SHARES = {
    "ellipse": (0.1464, 0.1464, 0.1464, 0.1464),
    "flowChartConnector": (0.1464, 0.1464, 0.1464, 0.1464),
    "diamond": (0.25, 0.25, 0.25, 0.25),
    "flowChartDecision": (0.25, 0.25, 0.25, 0.25),
    "triangle": (0.25, 0.5, 0.25, 0.0),
    "rtTriangle": (0.0833, 0.5833, 0.4167, 0.0833),
    "flowChartTerminator": (0.0471, 0.1464, 0.0471, 0.1464),
    "flowChartDocument": (0.0, 0.0, 0.0, 0.1989),
    "flowChartInputOutput": (0.2, 0.0, 0.2, 0.0),
    "flowChartPreparation": (0.2, 0.0, 0.2, 0.0),
    "flowChartPredefinedProcess": (0.125, 0.0, 0.125, 0.0),
}
# shares of the shorter side, as a multiple of the shape's first adjustment (and what it is without one)
_ADJUSTED = {
    "roundRect": (0.16667, (0.29289, 0.29289, 0.29289, 0.29289)),
    "round2SameRect": (0.16667, (0.29289, 0.29289, 0.29289, 0.0)),
    "homePlate": (0.5, (0.0, 0.0, 0.5, 0.0)),
    "chevron": (0.5, (1.0, 0.0, 1.0, 0.0)),
    "plaque": (0.16667, (0.70711, 0.70711, 0.70711, 0.70711)),
    "bevel": (0.125, (1.0, 1.0, 1.0, 1.0)),
    "frame": (0.125, (1.0, 1.0, 1.0, 1.0)),
    "can": (0.25, (0.0, 1.0, 0.0, 0.5)),
    "snip1Rect": (0.16667, (0.0, 0.5, 0.5, 0.0)),
    "snip2SameRect": (0.16667, (0.5, 0.5, 0.5, 0.0)),
    "octagon": (0.29289, (0.5, 0.5, 0.5, 0.5)),
}


def kept_off(geometry: Element | None, width: float, height: float) -> tuple[float, float, float, float]:
    """What a shape's outline takes from its text at the left, top, right and bottom.

    A folded corner is no loss: it hides a corner only. A preset that is not among the usual ones takes nothing.
    Source: ISO/IEC 29500-1, presetShapeDefinitions.xml.
    """
    name = geometry.get("prst", "") if geometry is not None else ""
    if name in _SHARES:
        left, top, right, bottom = _SHARES[name]
        return left * width, top * height, right * width, bottom * height
    if name not in _ADJUSTED:
        return 0.0, 0.0, 0.0, 0.0
    usual, sides = _ADJUSTED[name]
    reach = _adjustment(geometry, usual) * min(width, height)
    left, top, right, bottom = (side * reach for side in sides)
    return left, top, right, bottom


def _adjustment(geometry: Element, usual: float) -> float:
    guide = geometry.find(f"{A}avLst/{A}gd")
    formula = guide.get("fmla", "") if guide is not None else ""
    if not formula.startswith("val "):
        return usual
    return max(0.0, min(1.0, whole(formula[4:].strip(), round(usual * 100_000)) / 100_000))
