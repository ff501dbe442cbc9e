"""The themes one can choose: house, print, dark, and each of them in a client's colours.

In: the name of a theme; a client's colours (key → RRGGBB) and faces. Out: a `Theme`, and what had to be changed for
words and lines to show. Guaranteed: every theme, in whatever colours, keeps what `legible` says; print is grey and has
no large dark area; the same colours give the same theme.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations
from types import MappingProxyType
from typing import Literal, cast

from generator.legible import TEXT, legible, shown
from generator.paint import Color, Paint, Palette, Slot, lightness, rgb, tint
from generator.theme import HOUSE_PALETTE, INK, NAVY, WHITE, Theme, roles

BASES = ("house", "print", "dark")
COLORS: Mapping[str, Slot] = MappingProxyType(
    {
        "primary": "dk2",
        "accent": "hlink",
        "customer": "accent1",
        "frontstage": "accent2",
        "technology": "accent3",
        "backstage": "accent4",
        "support": "accent5",
        "pain": "accent6",
    }
)
DARK_PALETTE: Palette = MappingProxyType(
    {
        "dk1": "EDF1F7",
        "lt1": "131B28",
        "dk2": "B3C6E4",
        "lt2": "1E2938",
        "accent1": "82ABF0",
        "accent2": "76BF98",
        "accent3": "6DBBC2",
        "accent4": "E3B778",
        "accent5": "B7A6EA",
        "accent6": "EF9A8E",
        "hlink": "82ABF0",
        "folHlink": "B7A6EA",
    }
)
PRINT_PALETTE: Palette = MappingProxyType(
    {
        "dk1": "141414",
        "lt1": "FFFFFF",
        "dk2": "1F1F1F",
        "lt2": "F2F2F2",
        "accent1": "1F1F1F",
        "accent2": "6B6B6B",
        "accent3": "545454",
        "accent4": "3D3D3D",
        "accent5": "808080",
        "accent6": "141414",
        "hlink": "1F1F1F",
        "folHlink": "545454",
    }
)
_PALETTES: Mapping[str, Palette] = {"house": HOUSE_PALETTE, "print": PRINT_PALETTE, "dark": DARK_PALETTE}
_ACCENTED = ("emotion", "accent", "callout-value", "panel-accent", "series-1")  # what `accent` colours
_DARK_BAND = Color("lt2", 0.85)  # one for all: tints this dark would glow
_DARK_AREAS: Mapping[str, Color] = {
    "ring-0": Color("lt2", 1.9),
    "ring-1": Color("lt2", 1.5),
    "ring-2": Color("lt2", 1.2),
    "ring-3": Color("lt2", 1.0),
    "ring-4": Color("lt2", 0.85),
    "manage_closely": Color("lt2", 1.45),
    "keep_satisfied": Color("lt2", 1.0),
    "keep_informed": Color("lt2", 1.0),
    "monitor": Color("lt2", 0.8),
}
_RAISED = 0.30  # how much of its colour an area keeps on a dark page that is dark on a light one
# how light a role is filled in print, and how heavy its outline is: what colour says elsewhere
_IN_PRINT: Mapping[str, tuple[float, float]] = {
    "customer": (1.0, 1.75),
    "frontstage": (0.955, 1.25),
    "technology": (0.91, 1.0),
    "midstage": (0.91, 1.0),
    "backstage": (0.87, 1.0),
    "support": (0.79, 1.0),
    "partner": (0.79, 1.75),
    "evidence": (1.0, 0.75),
    "pain": (0.84, 1.5),
    "itch": (0.97, 0.75),
    "delight": (0.93, 1.0),
    "opportunity": (1.0, 1.5),
    "fail_point": (0.80, 1.75),
    "question": (0.96, 1.0),
    "panel": (1.0, 1.25),
    "emotion-positive": (0.80, 1.25),
    "emotion-neutral": (0.45, 0.75),
    "emotion-negative": (0.08, 0.75),
    "opportunity-mark": (1.0, 1.25),
    "delight-mark": (1.0, 1.25),
    "itch-mark": (0.86, 1.0),
    "pain-mark": (0.08, 0.75),
    "fail-mark": (0.08, 0.75),
    "ring-0": (0.84, 0.75),
    "ring-1": (0.90, 0.75),
    "ring-2": (0.94, 0.75),
    "ring-3": (0.975, 0.75),
    "ring-4": (1.0, 0.75),
    "stakeholder-customer": (0.08, 0.75),
    "stakeholder-employee": (1.0, 1.75),
    "stakeholder-internal": (0.90, 1.0),
    "stakeholder-partner": (0.76, 1.0),
    "stakeholder-regulator": (0.42, 0.75),
    "stakeholder-public": (1.0, 0.5),
    "sign": (0.08, 0.75),
    "added": (1.0, 2.5),
    "removed": (0.93, 1.2),
    "moved": (0.86, 1.8),
    "changed": (0.78, 1.8),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A client's colour that did not show: `what` is drawn in `used` instead of the colour given."""

    key: str
    given: str
    what: Literal["words", "words-on-it", "lines", "areas"]
    used: str


@cache
def named(base: str) -> Theme:
    """The theme of a name in `BASES`."""
    return _made(base, base, _PALETTES[base], ())


def in_colors(
    base: str, colors: Mapping[str, str], latin_face: str = "", chinese_face: str = "", name: str = ""
) -> tuple[Theme, tuple[Change, ...]]:
    """A theme in a client's colours and faces; `colors` has keys of `COLORS` and values RRGGBB."""
    theme = named(base)
    changes: tuple[Change, ...] = ()
    if colors:
        palette, slots = _palette(base, colors)
        theme = _made(name or f"client-{base}", base, palette, slots)
        changes = tuple(_changes(colors, base, theme, slots))
    latin_face, chinese_face = latin_face or theme.latin_face, chinese_face or theme.chinese_face
    return replace(theme, name=name or theme.name, latin_face=latin_face, chinese_face=chinese_face), changes


def in_scheme(
    palette: Palette, grounds: Sequence[str], latin_face: str = "", chinese_face: str = "", name: str = ""
) -> Theme:
    """The theme of a client's template: its own colours, none of them changed.

    "dk1" of the palette is the ink of its slides and "lt1" their page; `grounds` are the colours, as RRGGBB, that its
    content stands on where they are others. A role has that accent whose hue is nearest to what the role means.
    """
    base = "dark" if lightness(palette, INK) > lightness(palette, WHITE) else "house"
    slots: tuple[Slot, ...] = ("dk2",)
    order = _by_hue(palette)
    meant = {role: _in_slots(paint, order) for role, paint in roles().items()}
    written = {role: _near_page(paint, palette, base) for role, paint in _written(base, palette, slots, meant).items()}
    pages = {cast(Slot, f"ground {ground}"): ground for ground in grounds}
    paints = legible(written, {**palette, **pages}, [Color(slot) for slot in pages])
    theme = _theme(name or "template", base, palette, slots, paints)
    return replace(theme, latin_face=latin_face or theme.latin_face, chinese_face=chinese_face or theme.chinese_face)


def _by_hue(palette: Palette) -> Mapping[Slot, Slot]:
    """Which accent of a template stands for each of ours: the first for the first, the others by their hues."""
    own: tuple[Slot, ...] = ("accent2", "accent3", "accent4", "accent5", "accent6")
    costs = {(one, other): _hue_distance(HOUSE_PALETTE[one], palette[other]) for one in own for other in own}
    weights = {"accent2": 1.5, "accent6": 1.5}  # good and bad should be green and red, whatever the others are

    def cost(order: tuple[Slot, ...]) -> tuple[float, tuple[Slot, ...]]:
        return round(sum(weights.get(a, 1.0) * costs[a, b] for a, b in zip(own, order, strict=True)), 3), order

    chosen = min(permutations(own), key=cost)
    return dict(zip(own, chosen, strict=True))


def _hue_distance(one: str, other: str) -> float:
    """How far two hues are apart, 0 to 0.5 of the circle; greys are a third away from every hue."""
    (hue, _, _), (other_hue, light, saturation) = (
        colorsys.rgb_to_hls(*(int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))) for color in (one, other)
    )
    if saturation < 0.12 or not 0.06 < light < 0.94:
        return 0.33
    apart = abs(hue - other_hue)
    return min(apart, 1 - apart)


def _in_slots(paint: Paint, order: Mapping[Slot, Slot]) -> Paint:
    def own(color: Color) -> Color:
        return replace(color, slot=order.get(color.slot, color.slot))

    fill, stroke = (own(color) if color else None for color in (paint.fill, paint.stroke))
    return replace(paint, fill=fill, stroke=stroke, text=own(paint.text))


def _near_page(paint: Paint, palette: Palette, base: str) -> Paint:
    """Areas in the scheme's second page colour, which may be anything, in a change of the first where it is far."""
    if paint.fill is None or paint.fill.slot != "lt2":
        return paint
    page, second = lightness(palette, WHITE), lightness(palette, Color("lt2"))
    near = 0.02 <= second - page <= 0.13 if base == "dark" else 0.0 <= page - second <= 0.12
    if near:
        return paint
    fill = Color("lt1", 1.0, round(0.07 * paint.fill.mod, 4)) if base == "dark" else Color("lt1", 0.96)
    return replace(paint, fill=fill)


def _palette(base: str, colors: Mapping[str, str]) -> tuple[Palette, tuple[Slot, ...]]:
    """The palette with the client's colours, and which slots are theirs; headings and links have to be read."""
    given = {COLORS[key]: value.upper() for key, value in colors.items()}
    if "primary" in colors and "accent" not in colors:
        given["hlink"] = given["dk2"]
    palette = {**_PALETTES[base], **given}
    grounds = [Color("lt1"), Color("lt2")]
    for slot in ("dk2", "hlink"):
        palette[slot] = rgb(palette, shown(Color(slot), grounds, TEXT, palette)).removeprefix("#")
    return palette, tuple(given)


def _made(name: str, base: str, palette: Palette, slots: tuple[Slot, ...]) -> Theme:
    return _theme(name, base, palette, slots, legible(_written(base, palette, slots), palette))


def _theme(name: str, base: str, palette: Palette, slots: tuple[Slot, ...], paints: Mapping[str, Paint]) -> Theme:
    page, ink = (round(lightness(palette, color), 4) for color in (WHITE, INK)) if base == "dark" else (1.0, 0.0)
    neutral: Slot = "dk1" if "dk2" in slots else "dk2"
    return Theme(name, palette, MappingProxyType(dict(paints)), page, ink, neutral)


def _written(
    base: str, palette: Palette, slots: tuple[Slot, ...], meant: Mapping[str, Paint] | None = None
) -> dict[str, Paint]:
    """The roles as the base wants them, before anything is made legible; `meant` is another table than the house's."""
    paints = dict(meant) if meant is not None else roles()
    if "hlink" in slots:
        paints |= {role: _repainted(paints[role], "hlink") for role in _ACCENTED}
    if base == "print":
        return {role: _in_print(role, paint, palette) for role, paint in paints.items()}
    theme = _theme(base, base, palette, slots, paints)
    if base == "dark":
        return {role: _on_dark(role, paint, theme) for role, paint in paints.items()}
    return {role: _on_page(paint, theme) for role, paint in paints.items()}


def _repainted(paint: Paint, slot: Slot) -> Paint:
    def own(color: Color | None) -> Color | None:
        return replace(color, slot=slot) if color and color.slot.startswith("accent") else color

    return replace(paint, fill=own(paint.fill), stroke=own(paint.stroke), text=own(paint.text) or paint.text)


def _on_page(paint: Paint, theme: Theme) -> Paint:
    fill, stroke = (theme.adapted(color) if color else None for color in (paint.fill, paint.stroke))
    return replace(paint, fill=fill, stroke=stroke, text=theme.adapted(paint.text))


# dark


def _on_dark(role: str, paint: Paint, theme: Theme) -> Paint:
    """Tints go towards the dark page, shades towards light; dark areas become raised ones with light text."""
    if paint.fill and (paint.fill == NAVY or (role.startswith("lane-") and paint.text == WHITE)):
        return replace(paint, fill=theme.adapted(tint(paint.fill.slot, _RAISED)), text=INK)
    made = _on_page(paint, theme)
    if role.startswith("panel-"):
        return replace(made, text=_lit(paint.text, theme), stroke=_lit(paint.stroke, theme) if paint.stroke else None)
    if role in _DARK_AREAS or (role.startswith("band-") and made.fill != WHITE):
        return replace(made, fill=_DARK_AREAS.get(role, _DARK_BAND))
    return made


def _lit(color: Color, theme: Theme) -> Color:
    """A light colour for a dark area, as light on the dark page's areas."""
    return INK if color.slot == "lt1" else Color(color.slot, color.mod, round((1 - color.mod) * theme.ink, 4))


# print


def _in_print(role: str, paint: Paint, palette: Palette) -> Paint:
    """Light fills with black outlines and words; small marks may be dark."""
    if role in _IN_PRINT:
        light, weight = _IN_PRINT[role]
        return Paint(_of_lightness(paint, light, palette), INK, INK if light > 0.6 else WHITE, weight)
    if role.startswith("panel-"):
        return replace(paint, text=INK, stroke=INK if paint.stroke else None)
    if role.startswith("band-"):
        return replace(paint, fill=WHITE)
    if paint.fill and paint.text == WHITE and not role.endswith("-mark") and lightness(palette, paint.fill) < 0.6:
        return _pale(role, paint, palette)
    return paint


def _pale(role: str, paint: Paint, palette: Palette) -> Paint:
    """A dark area with light words, the other way round; points of curves and stars stay dark."""
    if role.startswith(("feeling-", "moment", "accent")):
        return paint
    return Paint(_of_lightness(paint, 0.90, palette), INK, INK, 0.75)


def _of_lightness(paint: Paint, light: float, palette: Palette) -> Color:
    """The fill's hue at a lightness."""
    slot: Slot = paint.fill.slot if paint.fill and paint.fill.slot not in ("lt1", "lt2") else "dk1"
    own = lightness(palette, Color(slot))
    share = (1 - light) / (1 - own) if own < 1 else 0.0
    return tint(slot, round(share, 4)) if share <= 1 else Color(slot, round(light / own, 4))


# what had to be changed


_SHOWN: Mapping[str, tuple[str, ...]] = {
    "primary": (),
    "accent": ("emotion",),
    **{key: (key, f"lane-{key}") for key in COLORS if key not in ("primary", "accent")},
}


def _changes(colors: Mapping[str, str], base: str, theme: Theme, slots: tuple[Slot, ...]) -> Iterator[Change]:
    before = _written(base, theme.palette, slots)
    for key, given in colors.items():
        used = theme.palette[COLORS[key]]
        if used != given.upper():
            yield Change(key, f"#{given.upper()}", "words", f"#{used}")
        found: dict[Literal["words-on-it", "lines", "areas"], str] = {}
        for role in _SHOWN[key]:
            old, new = before[role], theme.paints[role]
            if old.stroke != new.stroke and new.stroke:
                found.setdefault("lines", theme.rgb(new.stroke))
            if old.fill != new.fill and new.fill:
                found.setdefault("areas", theme.rgb(new.fill))
            if old.text.slot != new.text.slot:
                found.setdefault("words-on-it", theme.rgb(new.text))
        yield from (Change(key, f"#{given.upper()}", what, used) for what, used in sorted(found.items()))
