"""Posters as files: PDF on their paper, SVG, a small PNG to look at, and the sheets as one PDF.

In: the job's posters. Out: bytes by path under `posters/`. Guaranteed: all is vector but the PNG; a PDF's page is as
large as the paper; lines, corners and heads of arrows are as large as the type on them asks.
"""

from __future__ import annotations

import re

from generator import dot, press
from generator.paper import Poster, scaled
from generator.render import Job
from generator.theme import Theme

PREVIEW = 1600.0  # pixels of the PNG's longer side
_SIZED = re.compile(
    r" (x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|width|height|points|d|viewBox"
    r'|font-size|stroke-width|stroke-dasharray)="([^"]*)"'
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PAGE = re.compile(r'<rect class="page"[^>]*/>')


def render(job: Job) -> dict[str, bytes]:
    """Three files for each poster, four when it is cut into sheets. Errors: EngineMissing, FontMissing."""
    files: dict[str, bytes] = {}
    for stem, poster in job.posters.items():
        drawing = drawn(poster, job.theme)
        path = f"posters/{stem}{job.suffix}"
        files[f"{path}.svg"] = drawing.encode()
        files[f"{path}.pdf"] = press.pdf(drawing)
        files[f"{path}.png"] = press.png(drawing, 72 * PREVIEW / max(poster.scene.width, poster.scene.height))
        if poster.sheets:
            files[f"posters/{stem}.tiles-{poster.tiles}{job.suffix}.pdf"] = _sheets(drawing, poster, job.theme)
    return files


def drawn(poster: Poster, theme: Theme) -> str:
    """The poster as SVG in points of its paper, its lines as heavy as its type is large."""
    return _enlarged(dot.svg(scaled(poster.scene, 1 / poster.scale), theme), poster.scale)


def _enlarged(svg: str, by: float) -> str:
    """The drawing so many times as large: every length in it."""

    def length(found: re.Match[str]) -> str:
        return f"{float(found[0]) * by:.2f}".rstrip("0").rstrip(".")

    return _SIZED.sub(lambda found: f' {found[1]}="{_NUMBER.sub(length, found[2])}"', svg)


def _sheets(drawing: str, poster: Poster, theme: Theme) -> bytes:
    """The poster's sheets, a page each; what is drawn over them has no ground of its own."""
    cut = [
        press.Cut(_PAGE.sub("", dot.svg(sheet.scene, theme), count=1), sheet.window, sheet.place)
        for sheet in poster.sheets
    ]
    return press.sheets(drawing, cut)
