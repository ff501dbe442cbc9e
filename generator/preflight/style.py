"""What text looks like: sizes, faces, spacing and colours, through run, list styles, layout, master and presentation.

In: a shape or a cell of a table. Out: `Frame`, `Paragraph` and `Run` values with everything inherited. Guaranteed:
each value comes from the nearest place that says it, as ISO/IEC 29500-1, 21.1.2 orders them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.preflight.deck import Shape, Slide, placeholder_of
from generator.preflight.geometry import A, Element, P, points, whole

USUAL_SIZE = 18.0  # points: of text whose size nobody says
SINGLE = 1.2  # em from line to line at 100 %
_FILLS = tuple(f"{A}{name}" for name in ("solidFill", "gradFill", "noFill", "pattFill", "blipFill"))
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", **dict.fromkeys(("dt", "ftr", "sldNum"), "otherStyle")}
_AUTOFITS = tuple(f"{A}{name}" for name in ("noAutofit", "normAutofit", "spAutoFit"))
_UPRIGHT = frozenset({"vert", "vert270", "eaVert", "mongolianVert", "wordArtVert", "wordArtVertRtl"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. `latin` and `east` are typefaces as written ("+mn-lt"), "" where none is said."""

    text: str
    size: float
    bold: bool
    latin: str
    east: str
    fill: Element | None  # a colour or a fill; None: nobody says
    language: str
    other_language: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `pitch` is from line to line, as a share of the size or, if `exact`, in points."""

    runs: tuple[Run, ...]
    pitch: float
    exact: bool
    before: float
    after: float
    margin: float
    size: float  # of its empty line

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Frame:
    """The text of a shape or cell and the way it is set in its box. Units: points."""

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[float, float, float, float]  # left, top, right, bottom
    wrapped: bool = True
    upright: bool = False  # lines run from top to bottom
    anchor: str = "t"
    columns: int = 1
    gap: float = 0.0
    autofit: str = ""  # "shrink", "grow"
    scale: float = 1.0  # of sizes, by a shrinking autofit
    reduction: float = 0.0  # of line spacing, by the same

    @property
    def runs(self) -> Iterator[Run]:
        """The runs that show something."""
        return (run for paragraph in self.paragraphs for run in paragraph.runs if run.text.strip())

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs).strip()


def frame_of(shape: Shape, slide: Slide) -> Frame | None:
    """The text of a shape; None when it holds none."""
    if shape.body is None:
        return None
    bodies = [body for one in (shape.element, *shape.bases) if (body := one.find(f"{P}txBody/{A}bodyPr")) is not None]
    fits = [one for body in bodies for one in body if one.tag in _AUTOFITS]
    fit = fits[0] if fits else None
    name = fit.tag.rpartition("}")[2] if fit is not None else ""
    return Frame(
        paragraphs=tuple(_paragraphs(shape.body, _sources(shape, slide), slide)),
        insets=_insets(bodies),
        wrapped=_said(bodies, "wrap", "square") != "none",
        upright=_said(bodies, "vert", "horz") in _UPRIGHT,
        anchor=_said(bodies, "anchor", "t"),
        columns=max(1, min(16, whole(_said(bodies, "numCol", "1"), 1))),
        gap=points(_said(bodies, "spcCol", "0")),
        autofit={"normAutofit": "shrink", "spAutoFit": "grow"}.get(name, ""),
        scale=_share(fit.get("fontScale"), 1.0) if fit is not None else 1.0,
        reduction=_share(fit.get("lnSpcReduction"), 0.0) if fit is not None else 0.0,
    )


def cell_frame(cell: Element, slide: Slide) -> Frame:
    """The text of a table's cell."""
    body, properties = cell.find(f"{A}txBody"), cell.find(f"{A}tcPr")
    said = properties.get if properties is not None else (lambda name: None)
    sides = (("marL", 7.2), ("marT", 3.6), ("marR", 7.2), ("marB", 3.6))
    left, top, right, bottom = (points(said(name), usual) for name, usual in sides)
    paragraphs = tuple(_paragraphs(body, _common(slide), slide)) if body is not None else ()
    return Frame(paragraphs, (left, top, right, bottom), upright=(said("vert") or "horz") in _UPRIGHT)


def _said(bodies: Sequence[Element], name: str, usual: str) -> str:
    return next((str(body.get(name)) for body in bodies if body.get(name) is not None), usual)


def _insets(bodies: Sequence[Element]) -> tuple[float, float, float, float]:
    sides = (("lIns", "91440"), ("tIns", "45720"), ("rIns", "91440"), ("bIns", "45720"))
    left, top, right, bottom = (points(_said(bodies, name, usual)) for name, usual in sides)
    return left, top, right, bottom


def _share(value: str | None, usual: float) -> float:
    """A percentage as an attribute writes it: 62500 or 62.5%."""
    if value is not None and value.endswith("%"):
        value = str(whole(value[:-1], 100) * 1000)
    return max(0.0, min(5.0, whole(value, round(usual * 100_000)) / 100_000))


# Where a look is inherited from --------------------------------------------------------------------------------------


def _sources(shape: Shape, slide: Slide) -> tuple[Element, ...]:
    """List styles, nearest first; among them a shape's `fontRef`, which says a colour and a face."""
    near = [one.find(f"{P}txBody/{A}lstStyle") for one in (shape.element, *shape.bases)]
    reference = shape.element.find(f"{P}style/{A}fontRef")
    if placeholder_of(shape.element) is not None:
        style = _STYLES.get(shape.role, "bodyStyle")
        of_master = slide.master.find(f"{P}txStyles/{P}{style}") if slide.master is not None else None
        near += [reference, of_master]
        return (*(one for one in near if one is not None), *_common(slide)[:1])
    return (*(one for one in (*near, reference) if one is not None), *_common(slide))


def _common(slide: Slide) -> tuple[Element, ...]:
    """What holds for text in no placeholder: the presentation's, then the master's."""
    of_deck = slide.deck.root.find(f"{P}defaultTextStyle") if slide.deck.root is not None else None
    of_master = slide.master.find(f"{P}txStyles/{P}otherStyle") if slide.master is not None else None
    return tuple(one for one in (of_deck, of_master) if one is not None)


class _Level:
    """What a level of the list styles says, each answer looked up once."""

    __slots__ = ("looks", "paragraphs")

    def __init__(self, sources: Sequence[Element], level: int) -> None:
        self.paragraphs: list[Element] = []
        self.looks: list[Element] = []
        for source in sources:
            if source.tag == f"{A}fontRef":
                self.looks.append(source)
                continue
            for name in (f"{A}lvl{level + 1}pPr", f"{A}defPPr"):
                if (found := source.find(name)) is not None:
                    self.paragraphs.append(found)
                    if (look := found.find(f"{A}defRPr")) is not None:
                        self.looks.append(look)


def _level(slide: Slide, sources: tuple[Element, ...], level: int) -> _Level:
    key = ("level", sources, level)
    found = slide.deck.cache.get(key)
    if found is None:
        found = slide.deck.cache[key] = _Level(sources, level)
    return found


# Paragraphs and runs -------------------------------------------------------------------------------------------------


def _paragraphs(body: Element, sources: tuple[Element, ...], slide: Slide) -> Iterator[Paragraph]:
    for element in body.iterfind(f"{A}p"):
        own = element.find(f"{A}pPr")
        level = max(0, min(8, whole(own.get("lvl")))) if own is not None else 0
        known = _level(slide, sources, level)
        runs = tuple(_runs(element, known))
        said = [own, *known.paragraphs] if own is not None else known.paragraphs
        ending = element.find(f"{A}endParaRPr")
        looks = [ending, *known.looks] if ending is not None else known.looks
        size = max((run.size for run in runs), default=_size(looks))
        pitch, exact = _spacing(said, "lnSpc", 1.0)
        before, after = (_gap(said, name, size) for name in ("spcBef", "spcAft"))
        margin = points(next((one.get("marL") for one in said if one.get("marL") is not None), None))
        yield Paragraph(runs, pitch, exact, before, after, max(0.0, margin), size)


def _runs(paragraph: Element, known: _Level) -> Iterator[Run]:
    for element in paragraph:
        if element.tag == f"{A}br":
            yield Run("\n", _size(known.looks), False, "", "", None, "", "", False)
        elif element.tag in (f"{A}r", f"{A}fld"):
            own, text = element.find(f"{A}rPr"), element.find(f"{A}t")
            looks = [own, *known.looks] if own is not None else known.looks
            yield _run(text.text or "" if text is not None else "", own, looks)


def _run(text: str, own: Element | None, looks: Sequence[Element]) -> Run:
    return Run(
        text=text,
        size=_size(looks),
        bold=next((one.get("b") in ("1", "true") for one in looks if one.get("b") is not None), False),
        latin=_face(looks, "latin"),
        east=_face(looks, "ea"),
        fill=next((fill for one in looks if (fill := _fill(one)) is not None), None),
        language=own.get("lang", "") if own is not None else "",
        other_language=own.get("altLang", "") if own is not None else "",
        linked=own is not None and own.find(f"{A}hlinkClick") is not None,
    )


def _size(looks: Sequence[Element]) -> float:
    hundredths = next((one.get("sz") for one in looks if one.get("sz") is not None), None)
    return max(1.0, min(4000.0, whole(hundredths, round(USUAL_SIZE * 100)) / 100))


def _face(looks: Sequence[Element], name: str) -> str:
    for one in looks:
        if one.tag == f"{A}fontRef":
            kind = one.get("idx")
            if kind in ("major", "minor"):
                return f"+m{'j' if kind == 'major' else 'n'}-{'lt' if name == 'latin' else 'ea'}"
        elif (found := one.find(f"{A}{name}")) is not None and found.get("typeface"):
            return str(found.get("typeface"))
    return ""


def _fill(look: Element) -> Element | None:
    """What a look says of its colour: a colour, or a fill that is more than one."""
    if look.tag == f"{A}fontRef":
        return look[0] if len(look) else None
    fill = next((one for one in look if one.tag in _FILLS), None)
    if fill is not None and fill.tag == f"{A}solidFill":
        return fill[0] if len(fill) else None
    return fill


def _spacing(said: Sequence[Element], name: str, usual: float) -> tuple[float, bool]:
    """A share of the line, or points (True)."""
    found = next((spacing for one in said if (spacing := one.find(f"{A}{name}")) is not None), None)
    if found is None or not len(found):
        return usual, False
    if found[0].tag == f"{A}spcPts":
        return max(0.0, whole(found[0].get("val")) / 100), True
    return _share(found[0].get("val"), usual), False


def _gap(said: Sequence[Element], name: str, size: float) -> float:
    value, exact = _spacing(said, name, 0.0)
    return value if exact else value * size * SINGLE
