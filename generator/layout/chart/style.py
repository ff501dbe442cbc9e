"""Sizes of a drawing in columns and rows. Units: points."""

from __future__ import annotations

from dataclasses import dataclass

from generator import text

SPACING = 7.0  # between the tracks of two connections
PAD_X = 5.0  # measured beside a card's text, more than is drawn, so that office programs agree
MARGIN = 24.0
TAG_WIDTH = 46.0
SIDE_GAP = 8.0
PIN = 12.0  # a note's mark
ENTRY_GAP = 12.0  # between the entries of a legend

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes of a drawing.

    `lines` is how many lines a card's text should take at most; `swell` by which share the curve's band grows where a
    page has height to spare;
    `cut` and `name_cut` are how many it may take, the rest left out (0: none is)."""

    body: float = 10.5
    small: float = 9.0
    step: float = 10.5
    phase: float = 12.0
    title: float = 18.0
    lines: int = 3
    column_min: float = 56.0
    column_max: float = 132.0
    gutter: float = 18.0
    lane_gap: float = 20.0
    row_gap: float = 16.0
    pad_y: float = 5.0
    note_pad: float = 3.0
    emotion: float = 76.0
    swell: float = 0.9
    head_max: float = 92.0
    cut: int = 0
    name_cut: int = 0

    def scaled(self, by: float) -> Style:
        """The style with larger type and the room that goes with it."""
        return Style(
            body=self.body * by,
            small=max(self.small, self.small * by * 0.92),
            step=self.step * by,
            phase=self.phase * by,
            title=self.title,
            lines=self.lines,
            column_min=self.column_min * by,
            column_max=self.column_max * by,
            gutter=self.gutter * (1 + by) / 2,
            lane_gap=self.lane_gap,
            row_gap=self.row_gap,
            pad_y=self.pad_y * by,
            note_pad=self.note_pad * by,
            emotion=self.emotion * by,
            swell=self.swell,
            head_max=self.head_max * by,
            cut=self.cut,
            name_cut=self.name_cut,
        )


def pitch(size: float) -> float:
    return size * text.PITCH


def tag_height(lines: int, style: Style) -> float:
    return lines * pitch(max(10.0, style.small)) + 4


def legend_pitch(style: Style) -> float:
    return max(16.0, pitch(style.small) + 3)
