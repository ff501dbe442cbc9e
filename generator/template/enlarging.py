"""A template made larger in proportion, as PowerPoint scales slides to a larger size.

In: the parts of a template and a factor. Out: the same parts with every length multiplied: places, type, lines, insets,
indents, tab stops, effects, guides. Guaranteed: what is relative stays as it is, so that on any screen the template
looks as before; the notes' page keeps its size. Source: ISO/IEC 29500-1, 20.1, 21.1 and 19.3.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from generator.template.file import A, Opened, P

Element = Any
# lengths by element; all are in EMU, but the sizes and spacings of type, in hundredths of a point
_LENGTHS: Mapping[str, tuple[str, ...]] = {
    "off": ("x", "y"),
    "ext": ("cx", "cy"),
    "chOff": ("x", "y"),
    "chExt": ("cx", "cy"),
    "ln": ("w",),
    "bodyPr": ("lIns", "tIns", "rIns", "bIns", "spcCol"),
    "tab": ("pos",),
    "gridCol": ("w",),
    "tr": ("h",),
    "tcPr": ("marL", "marR", "marT", "marB"),
    "spcPts": ("val",),
    "buSzPts": ("val",),
    "tile": ("tx", "ty"),
    "blur": ("rad",),
    "glow": ("rad",),
    "softEdge": ("rad",),
    "innerShdw": ("blurRad", "dist"),
    "outerShdw": ("blurRad", "dist"),
    "prstShdw": ("dist",),
    "reflection": ("blurRad", "dist"),
    "bevelT": ("w", "h"),
    "bevelB": ("w", "h"),
    "bevel": ("w", "h"),
    "sp3d": ("z", "extrusionH", "contourW"),
    "guide": ("pos",),
}
_LINES = ("lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr", "left", "right", "top", "bottom", "insideH", "insideV")
_PARAGRAPH = ("marL", "marR", "indent", "defTabSz")
_PARAGRAPHS = frozenset({"pPr", "defPPr", *(f"lvl{level}pPr" for level in range(1, 10))})
_RUN = ("sz", "spc", "kern")
_RUNS = frozenset({"rPr", "defRPr", "endParaRPr"})
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_TABLE_MARGINS = {"marL": 91440, "marR": 91440, "marT": 45720, "marB": 45720}
_BOUNDS = {"sz": (100, 400000), "w": (0, 20116800), "marL": (0, 51206400), "marR": (0, 51206400), "kern": (0, 400000)}
_INDENT = (-51206400, 51206400)


def enlarge(made: Opened, factor: float) -> None:
    """Multiply every length of the presentation, its masters, layouts and themes."""
    if factor == 1.0:
        return
    root = made.root(made.main)
    size = root.find(f"{P}sldSz")
    for name in ("cx", "cy"):
        size.set(name, str(round(int(size.get(name)) * factor)))
    size.attrib.pop("type", None)
    masters = made.in_order(made.main, "sldMasterIdLst")
    layouts = [layout for master in masters for layout in made.in_order(master, "sldLayoutIdLst")]
    themes = [name for master in masters for name in made.related(master, "theme")]
    styles = made.related(made.main, "tableStyles")
    for part in dict.fromkeys([*masters, *layouts, *themes, *styles]):
        if part in made.package.parts:
            _scale(made.root(part), factor)
    for text in root.iterfind(f"{P}defaultTextStyle"):
        _scale(text, factor)
    for guides in root.iterfind(f"{P}extLst"):
        _scale(guides, factor, ("guide",))


def bullets_in_points(made: Opened) -> None:
    """Give bullets that are sized by a share of their text that size in points.

    Office programs write the share as 45000, the standard wants "45%"; in points all agree.
    Source: ISO/IEC 29500-1, 20.1.10, ST_TextBulletSizePercent.
    """
    for part in made.package.parts:
        if part.startswith(("ppt/slideMasters/", "ppt/slideLayouts/")):
            for bullet in list(made.root(part).iter(f"{A}buSzPct")):
                _in_points(bullet)


def _in_points(bullet: Element) -> None:
    share, level = bullet.get("val", ""), bullet.getparent()
    if not share.isdigit():
        return
    run = level.find(f"{A}defRPr")
    size = run.get("sz", "") if run is not None else ""
    if size.isdigit():
        points = level.makeelement(f"{A}buSzPts", {"val": str(round(int(size) * int(share) / 100000))})
        level.replace(bullet, points)
    else:
        level.remove(bullet)


def _scale(root: Element, factor: float, only: Collection[str] = ()) -> None:
    for one in root.iter():
        name = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if only and name not in only:
            continue
        if name in _PARAGRAPHS:
            _multiply(one, _PARAGRAPH, factor)
        elif name in _RUNS:
            _multiply(one, _RUN, factor)
        elif name in _LENGTHS or name in _LINES:
            _state(one, name)
            _multiply(one, _LENGTHS.get(name, ("w",)), factor)


def _state(one: Element, name: str) -> None:
    """Write down what is left to its usual value, where that is a length; an override of nothing stays one."""
    usual = _INSETS if name == "bodyPr" and _is_first(one) else _TABLE_MARGINS if name == "tcPr" else {}
    for key, value in usual.items():
        if one.get(key) is None:
            one.set(key, str(value))


def _is_first(body: Element) -> bool:
    """Whether the text frame inherits from none: of a shape, or of a master's placeholder."""
    shape = body.getparent().getparent() if body.getparent() is not None else None
    if shape is None or shape.tag != f"{P}sp":
        return False
    held = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None
    return not held or next(shape.iterancestors(f"{P}sldMaster"), None) is not None


def _multiply(one: Element, names: Collection[str], factor: float) -> None:
    for name in names:
        text = one.get(name, "")
        if text.lstrip("-").isdigit() and len(text) < 12:
            low, high = _BOUNDS.get(name, _INDENT if name == "indent" else (-(2**50), 2**50))
            one.set(name, str(min(max(round(int(text) * factor), low), high)))
