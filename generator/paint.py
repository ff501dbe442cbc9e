"""Colours as slots of a scheme with a lightness change, and how well one shows on another.

In: slots, palettes (slot → RRGGBB). Out: `Color` and `Paint` values, hex colours, contrast ratios. Guaranteed: a colour
is computed as PowerPoint computes it, so that diagrams and decks agree.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Slot = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"
]
Palette = Mapping[Slot, str]


@dataclass(frozen=True, slots=True)
class Color:
    """A slot of the colour scheme, its lightness multiplied by `mod` and raised by `off` (both shares of 1).

    "dk1" is the colour of text and "lt1" that of the page, whichever of the two is the darker one.
    Source: ECMA-376 part 1, 20.1.2.3.20 lumMod and 20.1.2.3.21 lumOff.
    """

    slot: Slot
    mod: float = 1.0
    off: float = 0.0


def tint(slot: Slot, share: float) -> Color:
    """The slot's colour, with `share` of its distance to white kept: 0 is white, 1 the colour itself."""
    return Color(slot, share, round(1 - share, 4))


def shade(slot: Slot, share: float) -> Color:
    """The slot's colour darkened to `share` of its lightness."""
    return Color(slot, share)


def mixed(color: Color, lightness: float, share: float) -> Color:
    """The colour with `share` of its lightness, the rest of it taken from `lightness`."""
    return Color(color.slot, round(color.mod * share, 4), round(color.off * share + lightness * (1 - share), 4))


@dataclass(frozen=True, slots=True)
class Paint:
    """How a role is drawn: fill and outline (None: none) and the colour of text on it."""

    fill: Color | None
    stroke: Color | None
    text: Color
    weight: float = 1.0


def rgb(palette: Palette, color: Color) -> str:
    """The colour as #RRGGBB, computed as PowerPoint computes lumMod and lumOff (in HLS)."""
    return _rgb(palette[color.slot], color.mod, color.off)


def lightness(palette: Palette, color: Color) -> float:
    """The colour's lightness in HLS, 0 to 1."""
    return _lightness(palette[color.slot]) * color.mod + color.off


def contrast(palette: Palette, one: Color, other: Color) -> float:
    """Contrast ratio, 1 to 21. Source: WCAG 2.2, 1.4.3."""
    return ratio(luminance(rgb(palette, one)), luminance(rgb(palette, other)))


def ratio(one: float, other: float) -> float:
    """The contrast ratio of two luminances."""
    return (one + 0.05) / (other + 0.05) if one >= other else (other + 0.05) / (one + 0.05)


@lru_cache(4096)
def luminance(color: str) -> float:
    """The relative luminance of #RRGGBB. Source: WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(256)
def _hls(base: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(int(base[i : i + 2], 16) / 255 for i in (0, 2, 4)))


def _lightness(base: str) -> float:
    return _hls(base)[1]


@lru_cache(16384)
def _rgb(base: str, mod: float, off: float) -> str:
    hue, light, saturation = _hls(base)
    light = min(1.0, max(0.0, light * mod + off))
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
