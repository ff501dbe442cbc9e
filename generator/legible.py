"""Paints made legible: text, lines and outlines that would not show on their ground get another lightness.

In: the paint of every role and a palette. Out: the same roles, their hues kept. Guaranteed: text has 4.5:1 or more on
its own fill or on every ground it may stand on; lines, outlines and marks have 3:1 or more to page, bands and frames;
what showed already is left as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from generator.paint import Color, Paint, Palette, contrast, lightness, luminance, mixed, ratio, rgb

TEXT = 4.5  # Source: WCAG 2.2, 1.4.3
GRAPHIC = 3.0  # Source: WCAG 2.2, 1.4.11
SPARE = 1.005  # other programs round colours their own way
SLIGHT = 0.85  # a fill keeps its white text if that takes no more than this much of its lightness
STEPS = 50
QUADRANTS = ("manage_closely", "keep_satisfied", "keep_informed", "monitor")
GROUNDS = ("page", "box", *QUADRANTS)  # and bands and rings: whatever has no fill may stand on them
# frames and rules that only structure a page: their words and places say the same
DECORATIVE = frozenset({"lane-border", "guide", "rule", "table-row", "box", "metric", "unchanged", *QUADRANTS})


def legible(paints: Mapping[str, Paint], palette: Palette, pages: Collection[Color] = ()) -> dict[str, Paint]:
    """Every role with its colours made to show, none more than it takes; `pages` are further grounds they stand on."""
    names = [name for name in paints if name in GROUNDS or name.startswith(("band-", "ring-"))]
    grounds = list(dict.fromkeys([*pages, *(fill for name in names if (fill := paints[name].fill))]))
    panel = [fill for name in ("panel",) if name in paints and (fill := paints[name].fill)]
    made = {}
    for role, paint in paints.items():
        around = panel if role.startswith("panel-") and panel else grounds
        made[role] = _role(role, paint, around, palette)
    return made


def _role(role: str, paint: Paint, around: Collection[Color], palette: Palette) -> Paint:
    if role not in DECORATIVE and paint.stroke is not None and paint.weight:
        paint = _outlined(paint, around, palette)
    if paint.fill is None:
        return replace(paint, text=shown(paint.text, around, TEXT, palette))
    return _worded(paint, paint.fill, palette)


def _outlined(paint: Paint, around: Collection[Color], palette: Palette) -> Paint:
    """A line, or the edge of a thing: where its fill does not show, its outline has to."""
    stroke = paint.stroke
    if stroke is None or (paint.fill is not None and _least(paint.fill, _lights(around, palette), palette) >= GRAPHIC):
        return paint
    return replace(paint, stroke=shown(_edge(paint, stroke), around, GRAPHIC, palette))


def _edge(paint: Paint, stroke: Color) -> Color:
    """A mark whose outline has the page's colour is edged by its own instead."""
    return paint.fill if stroke.slot == "lt1" and paint.fill is not None else stroke


def _worded(paint: Paint, fill: Color, palette: Palette) -> Paint:
    """Text on its fill: light text may ask for a fill a little darker, else it becomes ink."""
    if contrast(palette, paint.text, fill) >= TEXT:
        return paint
    if paint.text.slot == "lt1":
        darker = shown(fill, [paint.text], TEXT, palette)
        if _share(fill, darker, palette) >= SLIGHT:
            return replace(paint, fill=darker)
        if contrast(palette, Color("dk1"), fill) >= TEXT:
            return replace(paint, text=Color("dk1"))
    return replace(paint, text=shown(paint.text, [fill], TEXT, palette))


def _share(color: Color, other: Color, palette: Palette) -> float:
    """What the lighter of two colours of one slot keeps in the darker one."""
    low, high = sorted((lightness(palette, color), lightness(palette, other)))
    return low / high if high else 1.0


def shown(color: Color, grounds: Collection[Color], least: float, palette: Palette) -> Color:
    """The colour, made darker or lighter until it shows on all grounds; the smaller change of the two."""
    lights = _lights(grounds, palette)
    if _least(color, lights, palette) >= least:
        return color
    for step in range(1, STEPS + 1):
        for end in (0.0, 1.0):
            changed = mixed(color, end, 1 - step / STEPS)
            if _least(changed, lights, palette) >= least * SPARE:
                return changed
    return max((mixed(color, end, 0.0) for end in (0.0, 1.0)), key=lambda one: _least(one, lights, palette))


def _lights(grounds: Iterable[Color], palette: Palette) -> list[float]:
    """The luminances of grounds."""
    return [luminance(rgb(palette, ground)) for ground in grounds]


def _least(color: Color, lights: Iterable[float], palette: Palette) -> float:
    """The least contrast of a colour to grounds."""
    own = luminance(rgb(palette, color))
    return min((ratio(own, light) for light in lights), default=21.0)
