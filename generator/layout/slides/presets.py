"""What DrawingML's preset shapes keep of their box: where text stands, and where arrows can be glued.

In: the name of a preset, its box, its adjust values. Out: margins and sites. Guaranteed: text that stays within the
margins is where every office program puts it.

Source: ECMA-376 part 1, presetShapeDefinitions.xml. Units: points.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.layout.slides.pieces import Form
from generator.scene import Side

Margins = tuple[float, float, float, float]  # left, top, right, bottom
Adjust = tuple[tuple[str, int], ...]

_ROUND = 0.29289  # 1 - cos 45°: how far a corner of the square in a circle is from that of the square about it
_DEFAULTS: Mapping[Form, int] = {
    "roundRect": 16667,
    "homePlate": 50000,
    "chevron": 50000,
    "trapezoid": 25000,
    "triangle": 50000,
}
_EIGHT: Mapping[Side, int] = {"top": 0, "left": 2, "bottom": 4, "right": 6}
_FOUR: Mapping[Side, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
_TRIANGLE: Mapping[Side, int] = {"top": 0, "left": 1, "bottom": 3, "right": 5}


def sites(form: Form) -> Mapping[Side, int]:
    """The number of the connection site in the middle of each side."""
    if form in ("ellipse", "donut", "pie"):
        return _EIGHT
    return _TRIANGLE if form == "triangle" else _FOUR


def slant(form: Form, width: float, height: float, adjust: Adjust = ()) -> float:
    """How far the form's point, corner or slanting side reaches into its box."""
    share = dict(adjust).get("adj", _DEFAULTS.get(form, 0)) / 100000
    least = min(width, height)
    most = width / 2 if form == "trapezoid" else least / 2 if form == "roundRect" else width
    return min(least * share, most)


def slanted(form: Form, width: float, height: float, reach: float) -> Adjust:
    """The adjust values that let the form's point, corner or slanting side reach so far."""
    least = min(width, height)
    return (("adj", round(reach / least * 100000) if least > 0 else 0),)


def margins(form: Form, width: float, height: float, adjust: Adjust = ()) -> Margins:
    """What the preset itself keeps free of text on each side."""
    reach = slant(form, width, height, adjust)
    if form == "roundRect":
        return (reach * _ROUND,) * 4
    if form in ("ellipse", "donut", "pie"):
        return (width / 2 * _ROUND, height / 2 * _ROUND) * 2
    if form == "homePlate":
        return (0.0, 0.0, reach / 2, 0.0)
    if form == "chevron":
        return (reach, 0.0, reach, 0.0) if width > 2 * reach else (0.0,) * 4
    if form == "trapezoid":
        share = 2 * reach / width if width else 0.0
        return (width / 3 * share, height / 3 * share, width / 3 * share, 0.0)
    if form == "triangle":
        return (width / 4, height / 2, width / 4, 0.0)
    return (0.0,) * 4
