"""Colours as a deck writes them, as they show.

In: colour elements (`a:schemeClr`, `a:srgbClr` …), the slide they stand on. Out: RRGGBB with how much of it covers, or
None where nobody can tell from the file. Source: ISO/IEC 29500-1, 20.1.2.3.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.preflight.deck import Shape, Slide
from generator.preflight.geometry import A, Element, P, whole

Parts = tuple[float, float, float]

_NAME = re.compile("[A-Za-z][A-Za-z0-9]*", re.ASCII)
_MASTER_SLOTS = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080", "grey": "808080", "ltGray": "D3D3D3", "dkGray": "A9A9A9", "orange": "FFA500", "navy": "000080",
}  # fmt: skip
_SYSTEM = {"windowText": "000000", "window": "FFFFFF", "btnText": "000000", "btnFace": "F0F0F0", "grayText": "6D6D6D"}


class Shade(NamedTuple):
    """A colour and how much it covers what is behind it, 0 to 1."""

    hex: str  # "#RRGGBB"
    cover: float = 1.0

    def over(self, behind: str) -> str:
        """What shows where it lies on another colour."""
        mixed = (a * self.cover + b * (1 - self.cover) for a, b in zip(_parts(self.hex), _parts(behind), strict=True))
        return _hex(tuple(mixed))


def _parts(color: str) -> Parts:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in parts)


def shade_of(color: Element, slide: Slide) -> Shade | None:
    """The colour that an element stands for on a slide."""
    base = _base(color, slide)
    if base is None:
        return None
    parts, cover = _parts(base), 1.0
    for change in color:
        name, value = change.tag.rpartition("}")[2], whole(change.get("val"), 100_000) / 100_000
        if name == "alpha":
            cover = min(1.0, max(0.0, value))
        elif name in _CHANGES:
            parts = _CHANGES[name](parts, value)
    return Shade(_hex(parts), cover)


def _base(color: Element, slide: Slide) -> str | None:
    name, value = color.tag.rpartition("}")[2], color.get("val", "")
    if name == "schemeClr":
        return _of_scheme(value, slide)
    if name == "srgbClr":
        return _legal(value)
    if name == "sysClr":
        return _legal(color.get("lastClr", "") or _SYSTEM.get(value, ""))
    if name == "prstClr":
        return _legal(_NAMED.get(value, ""))
    if name == "scrgbClr":
        return _hex(tuple(_gamma(whole(color.get(part)) / 100_000) for part in "rgb"))
    return None


def _legal(value: str) -> str | None:
    return f"#{value.upper()}" if re.fullmatch("[0-9a-fA-F]{6}", value, re.ASCII) else None


def _of_scheme(slot: str, slide: Slide) -> str | None:
    key = ("slot", slide.theme, slide.part, slot)
    if key not in slide.deck.cache:
        name, theme = _mapped(slot, slide) if _NAME.fullmatch(slot) else "", slide.theme
        found = theme.find(f".//{A}clrScheme/{A}{name}") if theme is not None and _NAME.fullmatch(name) else None
        slide.deck.cache[key] = _base(found[0], slide) if found is not None and len(found) else None
    return slide.deck.cache[key]  # type: ignore[no-any-return]


def _mapped(slot: str, slide: Slide) -> str:
    """The slot of the theme that a name stands for: as slide, layout or master map it."""
    for ground in slide.grounds:
        path = f"{P}clrMap" if ground is slide.master else f"{P}clrMapOvr/{A}overrideClrMapping"
        if (mapping := ground.find(path)) is not None and mapping.get(slot):
            return str(mapping.get(slot))
    return _MASTER_SLOTS.get(slot, slot)


# Changes of a colour ------------------------------------------------------------------------------------------------


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _light(change: Callable[[float, float], float]) -> Callable[[Parts, float], Parts]:
    def changed(parts: Parts, value: float) -> Parts:
        hue, light, saturation = colorsys.rgb_to_hls(*parts)
        return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, change(light, value))), saturation)

    return changed


def _vivid(change: Callable[[float, float], float]) -> Callable[[Parts, float], Parts]:
    def changed(parts: Parts, value: float) -> Parts:
        hue, light, saturation = colorsys.rgb_to_hls(*parts)
        return colorsys.hls_to_rgb(hue, light, min(1.0, max(0.0, change(saturation, value))))

    return changed


def _each(change: Callable[[float, float], float]) -> Callable[[Parts, float], Parts]:
    """A change of the light itself, which is how shade and tint are meant."""

    def changed(parts: Parts, value: float) -> Parts:
        red, green, blue = (_gamma(change(_linear(part), value)) for part in parts)
        return red, green, blue

    return changed


def _inverted(parts: Parts, value: float) -> Parts:
    red, green, blue = (1.0 - part for part in parts)
    return red, green, blue


def _grey(parts: Parts, value: float) -> Parts:
    light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return light, light, light


_CHANGES: Mapping[str, Callable[[Parts, float], Parts]] = {
    "lumMod": _light(lambda light, value: light * value),
    "lumOff": _light(lambda light, value: light + value),
    "lum": _light(lambda light, value: value),
    "satMod": _vivid(lambda saturation, value: saturation * value),
    "satOff": _vivid(lambda saturation, value: saturation + value),
    "shade": _each(lambda part, value: part * value),
    "tint": _each(lambda part, value: part * value + 1.0 - value),
    "inv": _inverted,
    "gray": _grey,
}


# Fills ---------------------------------------------------------------------------------------------------------------

CLEAR: tuple[Shade, ...] = ()  # nothing is painted
_FILLS = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))


def fill_in(properties: Element | None, slide: Slide) -> tuple[Shade, ...] | None:
    """The colours of a fill: none where nothing is painted, several of a gradient; None where no one can tell."""
    fill = next((one for one in properties if one.tag in _FILLS), None) if properties is not None else None
    if fill is None or fill.tag == f"{A}noFill":
        return CLEAR
    if fill.tag == f"{A}solidFill":
        colors = list(fill)[:1]
    elif fill.tag == f"{A}gradFill":
        colors = [one[0] for one in fill.iterfind(f"{A}gsLst/{A}gs") if len(one)]
    else:
        return None
    shades = [shade_of(color, slide) for color in colors]
    known = tuple(shade for shade in shades if shade is not None)
    return known if known and len(known) == len(shades) else None


def fill_of(shape: Shape, slide: Slide) -> tuple[Shade, ...] | None:
    """What a shape is painted with: by itself, by its placeholder, by its style, by its group."""
    for one in (shape.element, *shape.bases):
        properties = one.find("{*}spPr")
        if properties is not None and any(fill.tag in _FILLS for fill in properties):
            if properties.find(f"{A}grpFill") is not None:
                return _of_groups(shape, slide)
            return fill_in(properties, slide)
    reference = shape.element.find(f"{P}style/{A}fillRef")
    if reference is None or whole(reference.get("idx")) == 0 or not len(reference):
        return CLEAR
    shade = shade_of(reference[0], slide)  # a gradient of the theme's is near the colour it is made of
    return (shade,) if shade is not None else None


def _of_groups(shape: Shape, slide: Slide) -> tuple[Shade, ...] | None:
    for group in reversed(shape.groups):
        properties = group.find(f"{P}grpSpPr")
        if properties is not None and properties.find(f"{A}grpFill") is None:
            return fill_in(properties, slide)
    return CLEAR


def background(slide: Slide) -> tuple[Shade, ...] | None:
    """What is behind everything on a slide."""
    for ground in slide.grounds:
        found = ground.find(f"{P}cSld/{P}bg")
        if found is None:
            continue
        if (properties := found.find(f"{P}bgPr")) is not None:
            return fill_in(properties, slide) or None
        reference = found.find(f"{P}bgRef")
        if reference is None or not len(reference) or not _is_plain(reference, slide):
            return None
        shade = shade_of(reference[0], slide)
        return (shade,) if shade is not None else None
    return (Shade("#FFFFFF"),)


def _is_plain(reference: Element, slide: Slide) -> bool:
    """Whether the theme's background of that number is one colour. Source: ISO/IEC 29500-1, 19.3.1.3: from 1001 on."""
    styles = slide.theme.find(f".//{A}fmtScheme/{A}bgFillStyleLst") if slide.theme is not None else None
    number = whole(reference.get("idx")) - 1001
    return styles is not None and 0 <= number < len(styles) and styles[number].tag == f"{A}solidFill"
