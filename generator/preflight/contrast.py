"""Whether text shows on what is behind it.

In: a slide. Out: findings. Guaranteed: a text is reported only when its own colour and all that is behind it are known
from the file, and the best of a gradient's colours does not do. Source: WCAG 2.2, 1.4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.diagnostics import Diagnostic
from generator.paint import luminance
from generator.preflight.colors import CLEAR, Shade, background, fill_in, fill_of, shade_of
from generator.preflight.deck import Shape, Slide
from generator.preflight.fit import cells, written
from generator.preflight.geometry import A, Box, Element, P, around, placed
from generator.preflight.style import Frame, Run

LEAST, LEAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 18.0, 14.0  # points
OPAQUE = 0.999
ROUNDING = 0.03  # programs round colours each their own way
_PLAIN_TABLES = frozenset({"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"})


def contrast_of(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21. Shape: "#RRGGBB"."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast(slide: Slide) -> Iterator[Diagnostic]:
    """Texts that do not show well enough, the worst run of each shape."""
    painted: list[Shape] = []
    for shape in slide.shapes:
        if shape.hidden or shape.kind == "group":
            continue
        worst = min(_ratios(slide, shape, painted), default=None)
        if worst is not None and worst[0] < 0:
            _, ratio, least, text_color, ground = worst
            yield slide.finding(
                "PF-23", shape.name, ratio=f"{ratio:.1f}", least=f"{least:g}", color=text_color, ground=ground
            )
        painted.append(shape)


Ratio = tuple[float, float, float, str, str]  # what it is above the least, the ratio, the least, both colours


def _ratios(slide: Slide, shape: Shape, below: list[Shape]) -> Iterator[Ratio]:
    frame = written(shape, slide)
    if frame is not None:
        grounds = _grounds(slide, fill_of(shape, slide), shape.box, below)
        yield from _of_frame(slide, frame, grounds)
    elif shape.table is not None:
        style = shape.table.findtext(f"{A}tblPr/{A}tableStyleId") or ""
        for _, _, cell, text in cells(shape, slide):
            fill = _cell_fill(cell, slide, style in _PLAIN_TABLES)
            yield from _of_frame(slide, text, _grounds(slide, fill, shape.box, below), of_table=style)


def _cell_fill(cell: Element, slide: Slide, plain: bool) -> tuple[Shade, ...] | None:
    """What a cell is painted with; None where its table's style may paint it."""
    properties = cell.find(f"{A}tcPr")
    fill = fill_in(properties, slide)
    said = properties is not None and properties.find(f"{A}noFill") is not None
    return fill if fill or plain or said else None


def _of_frame(slide: Slide, frame: Frame, grounds: tuple[str, ...], of_table: str | None = None) -> Iterator[Ratio]:
    if not grounds:
        return
    for run in frame.runs:
        if of_table is not None and of_table not in _PLAIN_TABLES and run.fill is None:
            continue  # the table's style may colour it
        color = _color(run, slide)
        if color is None:
            continue
        shown = [(contrast_of(color.over(ground), ground), ground) for ground in grounds]
        ratio, ground = max(shown)
        large = run.size >= LARGE or (run.bold and run.size >= LARGE_BOLD)
        least = LEAST_LARGE if large else LEAST
        yield ratio + ROUNDING - least, ratio, least, color.hex, ground


def _color(run: Run, slide: Slide) -> Shade | None:
    if run.linked:
        return _slot(slide, "hlink")
    if run.fill is None:
        return _slot(slide, "tx1")
    return shade_of(run.fill, slide)


def _slot(slide: Slide, name: str) -> Shade | None:
    return shade_of(etree.Element(f"{A}schemeClr", val=name), slide)


def _grounds(slide: Slide, fill: tuple[Shade, ...] | None, box: Box, below: list[Shape]) -> tuple[str, ...]:
    """The colours a text may stand on: its own fill, else what lies below its middle; none when nobody can tell."""
    if fill is None:
        return ()
    if fill and all(shade.cover >= OPAQUE for shade in fill):
        return tuple(shade.hex for shade in fill)
    behind = _behind(slide, box, below)
    if not fill:
        return behind
    return tuple(shade.over(ground) for shade in fill for ground in behind)


def _behind(slide: Slide, box: Box, below: list[Shape]) -> tuple[str, ...]:
    for at in range(len(below) - 1, -1, -1):
        shape = below[at]
        if shape.kind == "connector" or min(shape.box.shared(box)) <= 1.0:
            continue
        fill = None if shape.kind in ("picture", "ink") else fill_of(shape, slide)
        if shape.kind == "frame" or fill is None:
            return ()
        if not fill:
            continue
        if not shape.box.holds(box, 1.0):
            return ()  # part of the text stands on it, part does not
        return _grounds(slide, fill, box, below[:at])
    return _on_layout(slide, box)


def _on_layout(slide: Slide, box: Box) -> tuple[str, ...]:
    """What layout and master paint there, else the slide's background."""
    for covered, shades in _painted(slide):
        if min(covered.shared(box)) <= 1.0:
            continue
        if not shades or not covered.holds(box, 1.0) or any(shade.cover < OPAQUE for shade in shades):
            return ()
        return tuple(shade.hex for shade in shades)
    return tuple(shade.hex for shade in background(slide) or ())


Painted = tuple[Box, tuple[Shade, ...] | None]


def _painted(slide: Slide) -> list[Painted]:
    """What layout and master paint behind a slide, the uppermost first; no colours where nobody can tell."""
    key = ("painted", slide.part)
    if key not in slide.deck.cache:
        found: list[Painted] = []
        above = slide.root
        for ground in (slide.layout, slide.master):
            if ground is None or above.get("showMasterSp") in ("0", "false"):
                break
            elements = reversed(list(ground.iterfind(f"{P}cSld/{P}spTree/*")))
            found += [one for element in elements if (one := _painting(slide, element)) is not None]
            above = ground
        slide.deck.cache[key] = found
    return slide.deck.cache[key]  # type: ignore[no-any-return]


def _painting(slide: Slide, element: Element) -> Painted | None:
    """What a shape of a layout covers, and with what; None for what paints nothing."""
    xfrm = element.find(f".//{A}xfrm")
    if xfrm is None or element.find(f"./*/{P}nvPr/{P}ph") is not None or element.tag == f"{P}cxnSp":
        return None
    shades = fill_in(element.find(f"{P}spPr"), slide) if element.tag == f"{P}sp" else None
    return None if shades == CLEAR else (around(*placed(xfrm)), shades)
