"""The colours and faces of a template: its scheme seen through the map of its master, and put in the usual order.

In: the theme's and the master's XML. Out: a palette (slot → RRGGBB) in which "dk1" is the ink and "lt1" the page of the
slides; XML in which the map says so too. Guaranteed: every shape of a master or layout keeps its colour; afterwards
programs that read the map and programs that ignore it see the same. Source: ISO/IEC 29500-1, 19.3.1.6 clrMap.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, get_args

from generator.paint import Slot, luminance
from generator.template.file import A, P

SLOTS: tuple[Slot, ...] = get_args(Slot)
USUAL: Mapping[str, str] = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    **{slot: slot for slot in SLOTS if slot not in ("dk1", "lt1", "dk2", "lt2")},
}
INVERTED: Mapping[str, str] = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}
_PRESETS = {"black": "000000", "white": "FFFFFF", "gray": "808080", "silver": "C0C0C0", "navy": "000080"}

Element = Any
Map = Mapping[str, str]  # of the names that slides use → slots of the scheme
Scheme = Mapping[str, str]  # slot → RRGGBB
_LATIN_ONLY = frozenset(
    (
        "Arial",
        "Calibri",
        "Cambria",
        "DejaVu Sans",
        "DejaVu Serif",
        "Georgia",
        "Helvetica",
        "Liberation Sans",
        "Liberation Serif",
        "Open Sans",
        "Tahoma",
        "Times New Roman",
        "Verdana",
    )
)


def scheme_of(theme: Element) -> Scheme:
    """The theme's colours; black where one is missing, or none of ours to read."""
    holder = theme.find(f".//{A}clrScheme")
    found = {slot: holder.find(f"{A}{slot}") for slot in SLOTS}
    return {slot: _fixed(one[0]) if one is not None and len(one) else "000000" for slot, one in found.items()}


def _fixed(color: Element) -> str:
    value = color.get("lastClr") or color.get("val") or ""
    if color.tag == f"{A}prstClr":
        value = _PRESETS.get(value, "000000")
    if color.tag == f"{A}scrgbClr":
        value = "".join(f"{_percent(color.get(part, '0')):02X}" for part in "rgb")
    plain = value.upper()
    return plain if len(plain) == 6 and all(char in "0123456789ABCDEF" for char in plain) else "000000"


def _percent(text: str) -> int:
    digits = text.rstrip("%")
    share = float(digits) / (100 if text.endswith("%") else 100000) if digits.lstrip("-").isdigit() else 0.0
    light: float = min(1.0, max(0.0, share)) ** (1 / 2.2)
    return round(255 * light)


def map_of(element: Element) -> Map:
    """The map that a master, or a layout's override, gives; the usual one for what it does not name."""
    return {name: element.get(name, slot) for name, slot in USUAL.items()} if element is not None else dict(USUAL)


def seen(map_: Map) -> Map:
    """The map, and the slots by their own names, which no map changes."""
    return {**{slot: slot for slot in SLOTS}, **map_}


# Colours as they look ------------------------------------------------------------------------------------------------


def color_of(fill: Element, map_: Map, scheme: Scheme, placeholder: str = "") -> str:
    """The colour, as RRGGBB, that the first colour element in a fill makes; "" when there is none.

    `placeholder` stands for "phClr", in the fills of a theme. Saturation is left as it is.
    """
    for one in fill:
        name = one.tag.rpartition("}")[2]
        if name == "schemeClr":
            slot = seen(map_).get(one.get("val", ""), "")
            base = placeholder if one.get("val") == "phClr" else scheme.get(slot, "")
            return _changed(base, one) if base else ""
        if name in ("srgbClr", "sysClr", "prstClr", "scrgbClr"):
            return _changed(_fixed(one), one)
    return ""


def _changed(base: str, color: Element) -> str:
    """The colour with its changes of lightness. Source: ISO/IEC 29500-1, 20.1.2.3.31 shade, 20.1.2.3.34 tint."""
    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for change in color:
        name, value = change.tag.rpartition("}")[2], change.get("val", "")
        share = int(value) / 100000 if value.lstrip("-").isdigit() else 1.0
        if name == "lumMod" or name == "shade":
            light *= share
        elif name == "lumOff":
            light += share
        elif name == "tint":
            light = light * share + 1 - share
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def colors_of(fill: Element, map_: Map, scheme: Scheme, placeholder: str = "") -> tuple[str, ...]:
    """The colours of a solid or graded fill; () for none, and for pictures and patterns."""
    name = fill.tag.rpartition("}")[2]
    if name == "solidFill":
        return tuple(filter(None, (color_of(fill, map_, scheme, placeholder),)))
    if name == "gradFill":
        stops = fill.iterfind(f"{A}gsLst/{A}gs")
        return tuple(dict.fromkeys(filter(None, (color_of(stop, map_, scheme, placeholder) for stop in stops))))
    return ()


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as RRGGBB. Source: WCAG 2.2, 1.4.3."""
    low, high = sorted((luminance(f"#{one}"), luminance(f"#{other}")))
    return (high + 0.05) / (low + 0.05)


# The usual order -----------------------------------------------------------------------------------------------------


def mapped(map_: Map, scheme: Scheme, grounds: Sequence[str]) -> Map:
    """The map by which slides are drawn: the master's, turned round where its page colour is not what one sees.

    `grounds` are the colours of the page as it looks, () when they are not known.
    """
    ink, page = scheme[map_["tx1"]], scheme[map_["bg1"]]
    turned = {name: map_[INVERTED.get(name, name)] for name in map_}
    worse = grounds and min(contrast(ink, one) for one in grounds) < min(contrast(page, one) for one in grounds)
    return turned if worse else dict(map_)


def palette_of(map_: Map, scheme: Scheme) -> dict[Slot, str]:
    """The palette of the slides: what each slot of the usual order shows."""
    names = {slot: name for name, slot in USUAL.items()}
    return {slot: scheme[map_[names[slot]]] for slot in SLOTS}


def put_in_order(theme: Element, masters: Sequence[Element], before: Map, after: Map) -> None:
    """Give the theme the scheme in the order that slides see, and the master and its layouts the usual map.

    `masters` are the elements that were written for the map `before`: references are renamed, so that each keeps its
    colour.
    """
    scheme = scheme_of(theme)
    names = {slot: name for name, slot in USUAL.items()}
    holder = theme.find(f".//{A}clrScheme")
    values = {slot: [deepcopy(one) for one in holder.find(f"{A}{slot}")] for slot in SLOTS}
    homes = _homes(after, scheme)
    for slot in SLOTS:
        place = holder.find(f"{A}{slot}")
        place[:] = [deepcopy(one) for one in values[_as_slot(after[names[slot]])]]
    for root in (theme, *masters):
        for one in root.iter(f"{A}schemeClr"):
            old = seen(before).get(one.get("val", ""))
            if old in homes:
                one.set("val", homes[old])
        for one in _maps_in(root):
            for name, usual in USUAL.items():
                one.set(name, usual if one.tag == f"{P}clrMap" else _slot_named(homes, one.get(name, usual)))


def _as_slot(text: str) -> Slot:
    return next((slot for slot in SLOTS if slot == text), "dk1")


def _homes(after: Map, scheme: Scheme) -> dict[str, str]:
    """What a slot of the old scheme is called in the new one; the nearest colour's name for one that none shows."""
    found: dict[str, str] = {}
    for name in ("tx1", "bg1", "tx2", "bg2", *(name for name in USUAL if name not in INVERTED)):
        found.setdefault(after[name], name)
    for slot in SLOTS:
        if slot not in found:
            found[slot] = min(found.values(), key=lambda name: contrast(scheme[after[name]], scheme[slot]))
    return found


def _slot_named(homes: Mapping[str, str], slot: str) -> str:
    return USUAL.get(homes.get(slot, slot), slot)


def _maps_in(root: Element) -> Iterator[Element]:
    yield from root.iter(f"{P}clrMap", f"{A}overrideClrMapping")


# Faces ---------------------------------------------------------------------------------------------------------------


def faces_of(theme: Element) -> tuple[str, str]:
    """The Latin and the East Asian face of running text, "" where the theme names none."""
    return _face(theme, "minorFont", "latin"), _chinese(theme, "minorFont")


def _face(theme: Element, kind: str, script: str) -> str:
    found = theme.find(f".//{A}fontScheme/{A}{kind}/{A}{script}")
    return "" if found is None else found.get("typeface", "")


def _chinese(theme: Element, kind: str) -> str:
    """The East Asian face, "" where it is one without Chinese characters, as LibreOffice names for want of another."""
    face = _face(theme, kind, "ea")
    return "" if face in _LATIN_ONLY else face


def set_faces(theme: Element, latin: str, chinese: str) -> None:
    """Name the faces: `latin` replaces the theme's where given, `chinese` only stands in for a missing one."""
    for kind in ("majorFont", "minorFont"):
        font = theme.find(f".//{A}fontScheme/{A}{kind}")
        if font is None:
            continue
        for script, face in (("latin", latin), ("ea", chinese)):
            one = font.find(f"{A}{script}")
            if one is not None and face:
                one.set("typeface", face)
