"""Colours, type and spacing, in one place.

In: nothing, or a client's colours. Out: a `Theme` that gives each role its paint. Guaranteed: every colour is a slot
of the PowerPoint colour scheme with a lightness change, so that a deck re-colours with the client's master and the
diagrams carry the very same colours as hex; text on its own fill has a contrast of 4.5:1 or more (a test).
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

Slot = Literal["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"]


@dataclass(frozen=True, slots=True)
class Color:
    """A slot of the colour scheme, its lightness multiplied by `mod` and raised by `off` (both shares of 1).

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


@dataclass(frozen=True, slots=True)
class Paint:
    """How a role is drawn: fill and outline (None: none) and the colour of text on it."""

    fill: Color | None
    stroke: Color | None
    text: Color
    weight: float = 1.0


INK = Color("dk1")
WHITE = Color("lt1")
NAVY = Color("dk2")
GREY_LINE = tint("dk2", 0.30)
GREY_TEXT = tint("dk1", 0.72)


def _card(slot: Slot, light: float) -> Paint:
    return Paint(tint(slot, light), Color(slot), shade(slot, 0.45))


def _roles() -> dict[str, Paint]:
    slots: dict[str, tuple[Slot, float]] = {
        "customer": ("accent1", 0.18),
        "frontstage": ("accent2", 0.18),
        "technology": ("accent3", 0.18),
        "midstage": ("accent3", 0.18),
        "backstage": ("accent4", 0.20),
        "support": ("accent5", 0.16),
        "partner": ("accent5", 0.16),
    }
    paints: dict[str, Paint] = {}
    for role, (slot, light) in slots.items():
        paints[role] = _card(slot, light)
        paints[f"band-{role}"] = Paint(tint(slot, 0.06), None, INK, 0)
        paints[f"lane-{role}"] = Paint(shade(slot, 0.85), None, WHITE, 0)
    paints["lane-backstage"] = Paint(shade("accent4", 0.80), None, WHITE, 0)
    neutral = shade("dk2", 1.0)
    paints |= {
        "evidence": Paint(WHITE, tint("dk2", 0.55), INK),
        "band-evidence": Paint(tint("dk2", 0.04), None, INK, 0),
        "lane-evidence": Paint(tint("dk1", 0.74), None, WHITE, 0),
        "page": Paint(WHITE, None, INK, 0),
        "title": Paint(None, None, INK, 0),
        "subtitle": Paint(None, None, GREY_TEXT, 0),
        "label": Paint(WHITE, None, INK, 0),
        "text": Paint(None, None, INK, 0),
        "muted": Paint(None, None, GREY_TEXT, 0),
        "heading": Paint(None, None, NAVY, 0),
        "phase": Paint(neutral, None, WHITE, 0),
        "step": Paint(None, None, NAVY, 0),
        "tag": Paint(neutral, None, WHITE, 0),
        "panel": Paint(neutral, None, WHITE, 0),
        "panel-text": Paint(None, None, WHITE, 0),
        "panel-muted": Paint(None, None, tint("dk2", 0.20), 0),
        "panel-line": Paint(None, tint("dk2", 0.35), WHITE, 1.5),
        "panel-accent": Paint(None, None, tint("accent4", 0.35), 0),
        "box": Paint(tint("dk2", 0.04), tint("dk2", 0.20), INK, 0.75),
        "legend": Paint(None, None, INK, 0),
        # overlays: what hangs on a step or a card
        "emotion": Paint(None, Color("accent1"), INK, 2.25),
        "emotion-positive": Paint(shade("accent2", 0.85), WHITE, WHITE, 0.75),
        "emotion-negative": Paint(shade("accent6", 0.90), WHITE, WHITE, 0.75),
        "emotion-neutral": Paint(tint("dk2", 0.78), WHITE, WHITE, 0.75),
        "band-emotion": Paint(WHITE, None, INK, 0),
        "lane-emotion": Paint(tint("dk1", 0.74), None, WHITE, 0),
        "metric": Paint(WHITE, tint("dk2", 0.30), INK, 0.75),
        "band-metric": Paint(tint("dk2", 0.04), None, INK, 0),
        "lane-metric": Paint(tint("dk1", 0.74), None, WHITE, 0),
        "pain": Paint(tint("accent6", 0.16), Color("accent6"), shade("accent6", 0.50)),
        "band-pain": Paint(tint("accent6", 0.06), None, INK, 0),
        "lane-pain": Paint(shade("accent6", 0.90), None, WHITE, 0),
        "opportunity": Paint(tint("accent4", 0.20), Color("accent4"), shade("accent4", 0.45)),
        "band-opportunity": Paint(tint("accent4", 0.06), None, INK, 0),
        "lane-opportunity": Paint(shade("accent4", 0.80), None, WHITE, 0),
        "delight": Paint(tint("accent2", 0.16), Color("accent2"), shade("accent2", 0.45)),
        "band-delight": Paint(tint("accent2", 0.06), None, INK, 0),
        "lane-delight": Paint(shade("accent2", 0.80), None, WHITE, 0),
        "itch": Paint(tint("accent4", 0.12), tint("accent4", 0.70), shade("accent4", 0.45)),
        "band-itch": Paint(tint("accent4", 0.05), None, INK, 0),
        "lane-itch": Paint(shade("accent4", 0.70), None, WHITE, 0),
        "thought": Paint(tint("accent1", 0.08), tint("accent1", 0.45), INK, 0.75),
        "band-thought": Paint(tint("accent1", 0.03), None, INK, 0),
        "lane-thought": Paint(tint("dk1", 0.74), None, WHITE, 0),
        "moment": Paint(Color("accent5"), WHITE, WHITE, 0.75),
        "pain-mark": Paint(shade("accent6", 0.90), WHITE, WHITE, 0.75),
        "itch-mark": Paint(shade("accent4", 0.80), WHITE, WHITE, 0.75),
        "delight-mark": Paint(shade("accent2", 0.80), WHITE, WHITE, 0.75),
        "opportunity-mark": Paint(shade("accent4", 0.80), WHITE, WHITE, 0.75),
        "question-mark": Paint(tint("accent5", 0.16), Color("accent5"), shade("accent5", 0.60), 0.75),
        "wait-mark": Paint(tint("accent4", 0.20), shade("accent4", 0.80), shade("accent4", 0.45), 0.75),
        "fail-mark": Paint(shade("accent6", 0.65), WHITE, WHITE, 0.75),
        # stakeholder maps
        "manage_closely": Paint(tint("accent1", 0.10), tint("dk2", 0.20), shade("accent1", 0.60), 0.75),
        "keep_satisfied": Paint(tint("accent4", 0.10), tint("dk2", 0.20), shade("accent4", 0.45), 0.75),
        "keep_informed": Paint(tint("accent2", 0.10), tint("dk2", 0.20), shade("accent2", 0.50), 0.75),
        "monitor": Paint(tint("dk2", 0.04), tint("dk2", 0.20), GREY_TEXT, 0.75),
        "ring-0": Paint(tint("accent1", 0.20), tint("dk2", 0.30), INK, 0.75),
        "ring-1": Paint(tint("accent2", 0.12), tint("dk2", 0.30), INK, 0.75),
        "ring-2": Paint(tint("accent4", 0.10), tint("dk2", 0.30), INK, 0.75),
        "ring-3": Paint(tint("accent5", 0.07), tint("dk2", 0.30), INK, 0.75),
        "ring-4": Paint(tint("dk2", 0.05), tint("dk2", 0.30), INK, 0.75),
        "stakeholder-customer": Paint(shade("accent1", 0.90), WHITE, WHITE, 0.75),
        "stakeholder-employee": Paint(shade("accent2", 0.80), WHITE, WHITE, 0.75),
        "stakeholder-internal": Paint(shade("accent4", 0.75), WHITE, WHITE, 0.75),
        "stakeholder-partner": Paint(shade("accent5", 0.95), WHITE, WHITE, 0.75),
        "stakeholder-regulator": Paint(shade("accent6", 0.85), WHITE, WHITE, 0.75),
        "stakeholder-public": Paint(tint("dk2", 0.78), WHITE, WHITE, 0.75),
        # lines
        "line_of_interaction": Paint(None, tint("dk1", 0.80), INK, 1.4),
        "line_of_visibility": Paint(None, tint("dk1", 0.80), INK, 1.4),
        "line_of_internal_interaction": Paint(None, tint("dk1", 0.80), INK, 1.4),
        "lane-border": Paint(None, tint("dk2", 0.18), INK, 0.7),
        "axis": Paint(None, tint("dk2", 0.60), INK, 1.0),
        "guide": Paint(None, tint("dk2", 0.28), INK, 0.7),
        "leader": Paint(None, tint("dk2", 0.50), INK, 0.5),
        # connections, by kind
        "sequence": Paint(None, shade("accent1", 0.50), INK, 1.6),
        "interaction": Paint(None, tint("dk1", 0.72), INK, 1.1),
        "trigger": Paint(None, tint("dk1", 0.72), INK, 1.1),
        "supply": Paint(None, shade("accent5", 0.80), INK, 1.1),
        "handoff": Paint(None, shade("accent3", 0.80), INK, 1.6),
        "information": Paint(None, shade("accent3", 0.80), INK, 1.1),
        "failure": Paint(None, shade("accent6", 0.90), INK, 1.3),
        "feedback": Paint(None, shade("accent4", 0.75), INK, 1.1),
        "tangible": Paint(None, tint("dk1", 0.72), INK, 1.2),
        "intangible": Paint(None, shade("accent5", 0.80), INK, 1.2),
    }
    return paints


HOUSE_PALETTE: Mapping[Slot, str] = MappingProxyType(
    {
        "dk1": "1F2937",
        "lt1": "FFFFFF",
        "dk2": "1F3A5F",
        "lt2": "F3F5F8",
        "accent1": "2F6FDE",
        "accent2": "2E9E5B",
        "accent3": "16858F",
        "accent4": "C97A14",
        "accent5": "7352C7",
        "accent6": "D64533",
    }
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette (slot → RRGGBB) and the paint of every role. Sizes in points."""

    name: str = "house"
    palette: Mapping[Slot, str] = field(default_factory=lambda: HOUSE_PALETTE)
    paints: Mapping[str, Paint] = field(default_factory=_roles)
    latin_face: str = "Arial"
    chinese_face: str = "Microsoft YaHei"
    body: float = 10.5
    step_size: float = 10.5
    phase_size: float = 12.0
    title_size: float = 18.0

    def paint(self, role: str) -> Paint:
        """The paint of a role; a role the theme does not know is drawn like "box"."""
        return self.paints.get(role) or self.paints["box"]

    def rgb(self, color: Color) -> str:
        """The colour as #RRGGBB, computed as PowerPoint computes lumMod and lumOff (in HLS)."""
        return _rgb(self.palette[color.slot], color.mod, color.off)

    def contrast(self, one: Color, other: Color) -> float:
        """Contrast ratio, 1 to 21. Source: WCAG 2.2, 1.4.3."""
        light, dark = sorted((_luminance(self.rgb(one)), _luminance(self.rgb(other))), reverse=True)
        return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def _rgb(base: str, mod: float, off: float) -> str:
    red, green, blue = (int(base[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, max(0.0, light * mod + off))
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _luminance(rgb: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(rgb[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def house() -> Theme:
    """The theme the kit is drawn with when the author names none."""
    return Theme()
