"""Colours, type and spacing, in one place.

In: nothing, or a client's colours. Out: a `Theme` that gives each role its paint. Guaranteed: every colour is a slot
of the PowerPoint colour scheme with a lightness change, so that a deck re-colours with the client's master and the
diagrams carry the very same colours as hex; text on its own fill has a contrast of 4.5:1 or more (a test).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from generator.legible import TEXT, legible
from generator.paint import Color, Paint, Slot, contrast, lightness, mixed, rgb, shade, tint

__all__ = [
    "GREY_LINE",
    "GREY_TEXT",
    "HOUSE_PALETTE",
    "INK",
    "NAVY",
    "SERIES",
    "WHITE",
    "Color",
    "Paint",
    "Slot",
    "Theme",
    "house",
    "roles",
    "shade",
    "tint",
]

INK = Color("dk1")
WHITE = Color("lt1")
NAVY = Color("dk2")
SERIES: tuple[Slot, ...] = ("accent1", "accent2", "accent4", "accent5", "accent3", "accent6")  # of charts, in order
# of parts of equal rank, in order; without the one that says "bad"
PEERS: tuple[tuple[Slot, float], ...] = (
    ("accent1", 0.80),
    ("accent3", 0.80),
    ("accent5", 0.85),
    ("accent4", 0.70),
    ("accent2", 0.75),
    ("dk2", 1.0),
)
GREY_LINE = tint("dk2", 0.30)
GREY_TEXT = tint("dk1", 0.72)


def _card(slot: Slot, light: float) -> Paint:
    return Paint(tint(slot, light), Color(slot), shade(slot, 0.45))


NEUTRAL = shade("dk2", 1.0)
_FIELDS: tuple[tuple[str, Slot, float], ...] = (  # of canvases with axes; how dark their names are
    ("keep_satisfied", "accent4", 0.60),
    ("manage_closely", "accent1", 0.70),
    ("monitor", "dk2", 1.0),
    ("keep_informed", "accent2", 0.60),
    ("delight", "accent2", 0.60),
    ("customer", "accent1", 0.70),
    ("pain", "accent6", 0.70),
    ("opportunity", "accent4", 0.60),
)
_DOTS: tuple[tuple[str, Slot], ...] = (
    ("dot-delight", "accent2"),
    ("dot-customer", "accent1"),
    ("dot-evidence", "dk2"),
    ("dot-pain", "accent6"),
    ("kano-dot-A", "accent4"),
    ("kano-dot-O", "accent1"),
    ("kano-dot-M", "accent6"),
    ("kano-dot-I", "dk2"),
)
TABLE: Mapping[str, Paint] = MappingProxyType(
    {
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
        "phase": Paint(NEUTRAL, None, WHITE, 0),
        "step": Paint(None, None, NAVY, 0),
        "tag": Paint(NEUTRAL, None, WHITE, 0),
        "panel": Paint(NEUTRAL, None, WHITE, 0),
        "panel-text": Paint(None, None, WHITE, 0),
        "panel-muted": Paint(None, None, tint("dk2", 0.20), 0),
        "panel-line": Paint(None, tint("dk2", 0.35), WHITE, 1.5),
        "panel-foot": Paint(None, None, tint("dk2", 0.25), 0),
        "panel-accent": Paint(None, None, tint("accent4", 0.35), 0),
        "box": Paint(tint("dk2", 0.04), tint("dk2", 0.20), INK, 0.75),
        "legend": Paint(None, None, INK, 0),
        # slides
        "table-header": Paint(NEUTRAL, None, WHITE, 0),
        "table-row": Paint(None, tint("dk2", 0.18), INK, 0.75),
        # cells of tables that mean something by their colour
        "cell-strong": Paint(shade("accent1", 0.80), None, WHITE, 0),
        "cell-good": Paint(tint("accent2", 0.22), None, shade("accent2", 0.45), 0),
        "cell-fair": Paint(tint("accent4", 0.26), None, shade("accent4", 0.45), 0),
        "cell-poor": Paint(tint("accent6", 0.22), None, shade("accent6", 0.50), 0),
        "cell-bad": Paint(shade("accent6", 0.85), None, WHITE, 0),
        "cell-muted": Paint(tint("dk2", 0.07), None, INK, 0),
        "cell-pause": Paint(None, None, GREY_TEXT, 0),
        "entry": Paint(tint("accent4", 0.08), None, INK, 0),  # cells of spreadsheets that people fill in
        # archetypes: layers and steps from the strongest, a berg in its water, arrows, where a picture would stand
        **{
            f"layer-{number}": Paint(shade("accent1", share), None, WHITE, 0)
            for number, share in enumerate((0.50, 0.58, 0.66, 0.74, 0.82, 0.90), 1)
        },
        "arrow": Paint(None, tint("dk1", 0.72), INK, 1.25),
        "band-row": Paint(tint("dk2", 0.06), None, INK, 0),
        "tile": Paint(WHITE, tint("dk2", 0.30), INK, 0.75),
        "rail": Paint(tint("dk2", 0.30), None, INK, 0),
        "center": Paint(NEUTRAL, None, WHITE, 0),
        "water": Paint(tint("accent1", 0.10), None, INK, 0),
        "waterline": Paint(None, shade("accent1", 0.80), INK, 1.5),
        "waterline-name": Paint(None, None, shade("accent1", 0.70), 0),
        "berg-above": Paint(tint("dk2", 0.08), tint("dk2", 0.50), INK, 1.0),
        "berg-below": Paint(tint("accent1", 0.26), tint("dk2", 0.50), INK, 1.0),
        "unknown": Paint(None, tint("dk2", 0.60), GREY_TEXT, 0.75),
        "placeholder": Paint(tint("dk2", 0.04), tint("dk2", 0.60), GREY_TEXT, 1.0),
        # printed cards: where they are cut, their signs, room to draw in, what stands in a room
        "crop": Paint(None, INK, INK, 0.5),
        "sign": Paint(WHITE, None, INK, 0),
        "blank": Paint(None, tint("dk2", 0.60), INK, 0.75),
        "furniture": Paint(tint("dk2", 0.10), tint("dk2", 0.60), INK, 1.0),
        # cards, rows and badges of slides
        "slide-card": Paint(tint("dk2", 0.06), None, INK, 0),
        "slide-row": Paint(tint("dk2", 0.05), None, INK, 0),
        "slide-current": Paint(tint("accent1", 0.16), None, NAVY, 0),
        "slide-badge": Paint(shade("accent1", 0.80), None, WHITE, 0),
        "slide-number": Paint(None, None, shade("accent1", 0.80), 0),
        "slide-label-1": Paint(NEUTRAL, None, WHITE, 0),
        "slide-label-2": Paint(shade("accent1", 0.75), None, WHITE, 0),
        "slide-label-3": Paint(shade("accent3", 0.80), None, WHITE, 0),
        "slide-label-4": Paint(shade("accent4", 0.70), None, WHITE, 0),
        "slide-lesson": Paint(tint("accent4", 0.12), None, INK, 0),
        "slide-myth": Paint(tint("accent6", 0.10), None, INK, 0),
        "slide-fact": Paint(tint("accent2", 0.12), None, INK, 0),
        "slide-myth-mark": Paint(shade("accent6", 0.85), None, WHITE, 0),
        "slide-fact-mark": Paint(shade("accent2", 0.75), None, WHITE, 0),
        "slide-tick": Paint(WHITE, tint("dk2", 0.60), INK, 1.25),
        "slide-rule": Paint(tint("dk2", 0.16), None, INK, 0),
        "slide-screen": Paint(NEUTRAL, None, WHITE, 0),
        # parts of equal rank, told apart: the mark of each, words in its colour; then steps that rise
        **{f"peer-{at}": Paint(shade(slot, share), None, WHITE, 0) for at, (slot, share) in enumerate(PEERS, 1)},
        **{
            f"peer-{at}-text": Paint(None, None, shade(slot, share - 0.12), 0)
            for at, (slot, share) in enumerate(PEERS, 1)
        },
        **{f"rise-{at}": Paint(tint("accent1", round(0.03 + 0.04 * at, 2)), None, INK, 0) for at in range(1, 7)},
        "callout": Paint(Color("lt2"), None, INK, 0),
        "callout-value": Paint(None, None, shade("accent1", 0.80), 0),
        "accent": Paint(Color("accent1"), None, WHITE, 0),
        "rule": Paint(None, tint("dk2", 0.15), INK, 0.75),
        "series-before": Paint(tint("dk2", 0.45), None, INK, 0),
        **{f"series-{number}": Paint(Color(slot), None, INK, 0) for number, slot in enumerate(SERIES, 1)},
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
        "metric-mark": Paint(shade("accent1", 0.70), WHITE, WHITE, 0.75),
        "policy-mark": Paint(tint("dk2", 0.78), WHITE, WHITE, 0.75),
        "owner-mark": Paint(tint("dk1", 0.72), WHITE, WHITE, 0.75),
        **{
            f"channel-{kind}": Paint(WHITE, tint("dk2", 0.60), NAVY, 0.75)
            for kind in ("voice", "digital", "physical", "human", "mail")
        },
        "fail_point": Paint(tint("accent6", 0.07), shade("accent6", 0.65), shade("accent6", 0.45)),
        "band-fail_point": Paint(tint("accent6", 0.04), None, INK, 0),
        "lane-fail_point": Paint(shade("accent6", 0.65), None, WHITE, 0),
        "question": Paint(tint("accent5", 0.10), tint("accent5", 0.70), shade("accent5", 0.45)),
        "band-question": Paint(tint("accent5", 0.04), None, INK, 0),
        "lane-question": Paint(shade("accent5", 0.85), None, WHITE, 0),
        # emotion curves, where there are several: the curve and its points, then the name at its end
        **{
            f"feeling-{number}": Paint(color, color, WHITE, 2.25)
            for number, color in enumerate((shade("accent1", 0.85), shade("accent4", 0.75), shade("accent5", 0.80)), 1)
        },
        "feeling-4": Paint(shade("accent3", 0.80), shade("accent3", 0.80), WHITE, 2.25),
        "feeling-other": Paint(tint("dk1", 0.66), tint("dk1", 0.66), WHITE, 1.2),
        "feeling-1-name": Paint(WHITE, None, shade("accent1", 0.70), 0),
        "feeling-2-name": Paint(WHITE, None, shade("accent4", 0.60), 0),
        "feeling-3-name": Paint(WHITE, None, shade("accent5", 0.70), 0),
        "feeling-4-name": Paint(WHITE, None, shade("accent3", 0.65), 0),
        "feeling-other-name": Paint(WHITE, None, GREY_TEXT, 0),
        "tolerance": Paint(None, shade("accent6", 0.80), INK, 1.0),
        "tolerance-name": Paint(WHITE, None, shade("accent6", 0.70), 0),
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
        # canvases: frames and grounds that take little ink
        "canvas-box": Paint(None, tint("dk1", 0.42), INK, 0.75),
        "canvas-sheet": Paint(WHITE, tint("dk1", 0.42), INK, 0.75),
        "canvas-cell": Paint(None, tint("dk1", 0.34), INK, 0.5),
        "canvas-head": Paint(tint("dk2", 0.05), tint("dk1", 0.38), NAVY, 0.75),
        "canvas-order": Paint(WHITE, shade("accent1", 0.80), shade("accent1", 0.80), 1.0),
        "canvas-time": Paint(None, shade("accent1", 0.80), shade("accent1", 0.80), 1.0),
        "canvas-code": Paint(None, None, GREY_TEXT, 0),
        "canvas-rule": Paint(None, tint("dk1", 0.26), INK, 0.5),
        "canvas-ring": Paint(None, tint("dk1", 0.42), INK, 0.75),
        "canvas-line": Paint(None, tint("dk2", 0.55), INK, 1.25),
        "canvas-head-line": Paint(None, tint("dk2", 0.60), INK, 1.5),
        "canvas-join": Paint(None, tint("dk2", 0.55), INK, 1.5),
        "canvas-water": Paint(tint("accent1", 0.05), None, INK, 0),
        **{f"canvas-{role}": Paint(tint(slot, 0.05), None, INK, 0) for role, slot, _ in _FIELDS},
        **{f"{role}-name": Paint(None, None, shade(slot, share), 0) for role, slot, share in _FIELDS},
        **{
            f"canvas-ring-{at}": Paint(WHITE if at % 2 else tint("dk2", 0.03), tint("dk1", 0.42), INK, 0.75)
            for at in range(5)
        },
        **{name: Paint(shade(slot, 0.85), WHITE, WHITE, 0.75) for name, slot in _DOTS},
        "note-moment": Paint(tint("accent5", 0.16), Color("accent5"), shade("accent5", 0.45)),
        # lines
        "line_of_interaction": Paint(None, tint("dk1", 0.80), INK, 1.4),
        "line_of_visibility": Paint(None, tint("dk1", 0.80), INK, 1.4),
        "line_of_internal_interaction": Paint(None, tint("dk1", 0.80), INK, 1.4),
        "lane-border": Paint(None, tint("dk2", 0.18), INK, 0.7),
        "axis": Paint(None, tint("dk2", 0.60), INK, 1.0),
        "guide": Paint(None, tint("dk2", 0.28), INK, 0.7),
        "leader": Paint(None, tint("dk2", 0.50), INK, 0.5),
        # one state compared with another
        "added": Paint(tint("accent2", 0.20), shade("accent2", 0.70), shade("accent2", 0.40), 2.5),
        "removed": Paint(tint("dk1", 0.08), tint("dk1", 0.72), GREY_TEXT, 1.2),
        "moved": Paint(tint("accent5", 0.16), shade("accent5", 0.90), shade("accent5", 0.60), 1.8),
        "changed": Paint(tint("accent4", 0.18), shade("accent4", 0.80), shade("accent4", 0.40), 1.8),
        "unchanged": Paint(WHITE, tint("dk2", 0.30), GREY_TEXT, 0.5),
        "added-mark": Paint(shade("accent2", 0.75), WHITE, WHITE, 0.75),
        "removed-mark": Paint(tint("dk1", 0.78), WHITE, WHITE, 0.75),
        "moved-mark": Paint(shade("accent5", 0.95), WHITE, WHITE, 0.75),
        "changed-mark": Paint(shade("accent4", 0.72), WHITE, WHITE, 0.75),
        "step-added": Paint(None, None, shade("accent2", 0.60), 0),
        "step-removed": Paint(None, None, GREY_TEXT, 0),
        "link-added": Paint(None, shade("accent2", 0.70), INK, 2.0),
        "link-removed": Paint(None, tint("dk1", 0.60), INK, 1.0),
        "link-changed": Paint(None, shade("accent4", 0.80), INK, 1.6),
        "link-unchanged": Paint(None, tint("dk2", 0.45), INK, 0.7),
        "band-heading": Paint(tint("dk2", 0.10), None, INK, 0),
        "lane-heading": Paint(NAVY, None, WHITE, 0),
        "heading-missing": Paint(None, None, GREY_TEXT, 0),
        "line_of_change": Paint(None, NAVY, INK, 2.2),
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
        "branch": Paint(None, tint("dk1", 0.72), INK, 1.1),
    }
)


def roles() -> dict[str, Paint]:
    """The table of roles as it is written, for light pages: every theme is made of it."""
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
    return {**paints, **TABLE}


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
        "hlink": "2F6FDE",
        "folHlink": "7352C7",
    }
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette (slot → RRGGBB) and the paint of every role. Sizes in points.

    `page` and `ink` are the lightnesses that tints and shades go towards: white and black on light pages. `neutral` is
    the slot that frames and rules are tints of: a client's own colour would glow in them.
    """

    name: str = "house"
    palette: Mapping[Slot, str] = field(default_factory=lambda: HOUSE_PALETTE)
    paints: Mapping[str, Paint] = field(default_factory=lambda: MappingProxyType(legible(roles(), HOUSE_PALETTE)))
    page: float = 1.0
    ink: float = 0.0
    neutral: Slot = "dk2"
    latin_face: str = "Arial"
    chinese_face: str = "Microsoft YaHei"
    body: float = 10.5
    step_size: float = 10.5
    phase_size: float = 12.0
    title_size: float = 18.0

    def paint(self, role: str) -> Paint:
        """The paint of a role; a role the theme does not know is drawn like "box"."""
        return self.paints.get(role) or self.paints["box"]

    def hollow(self, role: str) -> Paint:
        """The role as an outline and glyph on the page's colour, in the first of its colours that shows there."""
        paint = self.paint(role)
        colors = [color for color in (paint.fill, paint.stroke, paint.text) if color]
        mark = next((color for color in colors if self.contrast(color, WHITE) >= TEXT), INK)
        return Paint(WHITE, mark, mark, paint.weight or 0.75)

    def adapted(self, color: Color) -> Color:
        """A colour of the table, which is written for light pages, as it looks on the theme's page."""
        if color.off and abs(color.mod + color.off - 1) < 0.001:
            slot = self.neutral if color.slot == "dk2" else color.slot
            return Color(slot, color.mod, round(color.off * self.page, 4))
        if not color.off and color.mod < 1:
            return Color(color.slot, color.mod, round((1 - color.mod) * self.ink, 4))
        return color

    def on_panel(self, color: Color) -> Color:
        """A tint of the panels' colour as it looks on the theme's panels, between their fill and their text."""
        panel = self.paint("panel")
        if color.slot == "lt1":
            return panel.text
        return mixed(panel.fill or panel.text, lightness(self.palette, panel.text), color.mod)

    def rgb(self, color: Color) -> str:
        """The colour as #RRGGBB, computed as PowerPoint computes lumMod and lumOff (in HLS)."""
        return rgb(self.palette, color)

    def contrast(self, one: Color, other: Color) -> float:
        """Contrast ratio, 1 to 21. Source: WCAG 2.2, 1.4.3."""
        return contrast(self.palette, one, other)


@cache
def house() -> Theme:
    """The theme the kit is drawn with when the author names none."""
    return Theme()
