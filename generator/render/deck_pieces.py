"""Placed pieces as XML: shapes with paragraphs, glued arrows, groups and pictures.

In: the pieces of one page, in points. Out: shapes added to a `SlideWriter`. Guaranteed: nothing is moved; every arrow
is glued at both ends; text wraps softly at exact sizes; what has neither text nor meaning is marked as decoration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from generator.layout.slides import fitting, presets
from generator.layout.slides.pieces import Arrow, Group, Paragraph, PicturePiece, Piece, TextShape, shapes_of
from generator.outline.blocks import Line
from generator.render.deck_slide import Pen, SlideWriter
from generator.render.shapes import (
    ALIGNMENT,
    DECORATIVE,
    NO_LINE,
    THEME_FACES,
    emu,
    escape,
    fill_xml,
    group_xml,
    guides_xml,
    heads_xml,
    language_attributes,
    outline_xml,
    route_xml,
    run_properties,
    transform_xml,
)
from generator.scene import Box, Point
from generator.terms import is_chinese
from generator.theme import GREY_TEXT, INK, Color, Paint

_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_SITES: tuple[Point, ...] = ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5))  # of free forms, in the order of `presets.sites`
_MISSING = ("图片缺失", "Picture missing")


class Embedded(NamedTuple):
    """A picture in the deck's package: the id of its relationship to the slide, and its size in pixels."""

    relationship: str
    width: int
    height: int


class PieceWriter:
    """Draws the pieces of one page, one at a time, in the order it is asked to.

    `pieces` are all of the page: arrows name shapes that are drawn before or after them. `slots` are the layout's body
    placeholders for shapes, by number, as attributes of `p:ph`. `picture` gives what the package holds under a name,
    None when there is no such picture; then a frame that says so stands in its place.
    """

    def __init__(
        self,
        writer: SlideWriter,
        pen: Pen,
        pieces: Iterable[Piece],
        slots: Mapping[int, str] = MappingProxyType({}),
        picture: Callable[[str], Embedded | None] = lambda name: None,
    ) -> None:
        self._writer, self._pen, self._slots, self._picture = writer, pen, slots, picture
        self._shapes = {shape.id: shape for shape in shapes_of(pieces)}
        self._numbers = {name: writer.new_id() for name in self._shapes}

    def draw(self, piece: TextShape | Arrow | Group | PicturePiece) -> None:
        """One piece, above those drawn before. Errors: KeyError for an arrow to a shape that the page lacks."""
        if isinstance(piece, TextShape):
            xml = self._shape(piece)
        elif isinstance(piece, Arrow):
            xml = self._arrow(piece)
        elif isinstance(piece, Group):
            xml = self._group(piece)
        else:
            xml = self._picture_xml(piece)
        self._writer.add(xml)

    # Shapes

    def _shape(self, shape: TextShape, in_group: bool = False) -> str:
        paint = self._pen.theme.paint(shape.role or "text")
        slot = shape.slot if shape.slot in self._slots and shape.paragraphs and not in_group else 0
        holder = f"<p:nvPr><p:ph {self._slots[slot]}/></p:nvPr>" if slot else "<p:nvPr/>"
        kind = "<p:cNvSpPr/>"
        if slot:
            kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        elif not shape.role:
            kind = '<p:cNvSpPr txBox="1"/>' if shape.paragraphs else kind
        body = self._body(shape, paint, "" if slot else THEME_FACES) if shape.paragraphs else ""
        return (
            f"<p:sp><p:nvSpPr>{_about(self._numbers[shape.id], shape)}{kind}{holder}</p:nvSpPr>"
            f"<p:spPr>{_placed(shape)}{_look(shape, paint)}</p:spPr>{body}</p:sp>"
        )

    def _body(self, shape: TextShape, paint: Paint, faces: str) -> str:
        form = "rect" if shape.polygon else shape.form
        own = presets.margins(form, shape.box.width, shape.box.height, shape.adjust)
        left, top, right, bottom = (emu(max(0.0, inset - kept)) for inset, kept in zip(shape.inset, own, strict=True))
        return (
            f'<p:txBody><a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
            f'anchor="{_ANCHORS[shape.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs_xml(shape.paragraphs, self._pen, paint.text, faces)}</p:txBody>"
        )

    def _group(self, group: Group) -> str:
        inner = "".join(self._shape(one, in_group=True) for one in group.pieces)
        about = f'name="{escape(_one_line(group.name))}"'
        about += f' descr="{escape(group.meaning)}"' if group.meaning else ""
        return group_xml(self._writer.new_id(), about, [one.box for one in group.pieces], inner)

    # Arrows

    def _arrow(self, arrow: Arrow) -> str:
        source, target = self._shapes[arrow.source], self._shapes[arrow.target]
        ends = " → ".join(_named(one)[:20] for one in (source, target))
        about = f'name="{self._pen.connection} {escape(ends)}" descr="{escape(ends)}"'
        stroke = self._pen.theme.paint(arrow.role).stroke or INK
        looks = route_xml(arrow.points) + outline_xml(stroke, arrow.weight, arrow.dash, heads_xml(arrow.head))
        number = self._writer.new_id()
        if self._pen.preview:
            return (
                f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" {about}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
                f"<p:spPr>{looks}</p:spPr></p:sp>"
            )
        glue = "".join(
            f'<a:{end} id="{self._numbers[shape.id]}" idx="{presets.sites(shape.form)[side]}"/>'
            for end, shape, side in zip(("stCxn", "endCxn"), (source, target), arrow.sides, strict=True)
        )
        return (
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" {about}/><p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/>'
            f"</p:nvCxnSpPr><p:spPr>{looks}</p:spPr></p:cxnSp>"
        )

    # Pictures

    def _picture_xml(self, piece: PicturePiece) -> str:
        found = self._picture(piece.name)
        if found is None:
            return self._missing(piece)
        return (
            f'<p:pic><p:nvPicPr><p:cNvPr id="{self._writer.new_id()}" name="{escape(_one_line(piece.alternative))}" '
            f'descr="{escape(piece.alternative)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>'
            f'</p:nvPicPr><p:blipFill><a:blip r:embed="{found.relationship}"/><a:stretch><a:fillRect/></a:stretch>'
            f"</p:blipFill><p:spPr>{transform_xml(contained(piece.box, found.width, found.height))}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _missing(self, piece: PicturePiece) -> str:
        """A frame where the picture would stand, with what it would show."""
        size, width = 12.0, piece.box.width - 24
        most = max(1, int((piece.box.height - 24) / fitting.pitch(size)) - 1)
        words = fitting.shortened(_one_line(piece.alternative, 400), width, size, most)
        label = _MISSING[0 if is_chinese(self._pen.language) else 1]
        paragraphs = tuple(
            Paragraph(Line(line), size, bold, align="center") for line, bold in ((label, True), (words, False)) if line
        )
        frame = TextShape(
            f"picture {piece.name}", piece.box, paragraphs, "placeholder", name=label, anchor="middle", border="dashed"
        )
        frame = frame._replace(inset=(12.0, 8.0, 12.0, 8.0), meaning=piece.alternative)
        self._numbers.setdefault(frame.id, self._writer.new_id())
        return self._shape(frame)


def contained(box: Box, width: int, height: int) -> Box:
    """The largest box of these proportions inside another, in its middle."""
    scale = min(box.width / max(1, width), box.height / max(1, height))
    across, down = width * scale, height * scale
    return Box(box.x + (box.width - across) / 2, box.y + (box.height - down) / 2, across, down)


# Names, places, looks ------------------------------------------------------------------------------------------------


def _one_line(words: str, most: int = 60) -> str:
    """The words' first line: a name is in the page's first language."""
    return next((line for line in words.split("\n") if line.strip()), "")[:most]


def _named(shape: TextShape) -> str:
    words = shape.name or next((one.line.words for one in shape.paragraphs if one.line.words.strip()), "")
    return _one_line(words) or _one_line(shape.meaning) or shape.id


def _about(number: int, shape: TextShape) -> str:
    named = f'<p:cNvPr id="{number}" name="{escape(_named(shape))}"'
    if shape.meaning:
        return f'{named} descr="{escape(shape.meaning)}"/>'
    return f"{named}/>" if shape.paragraphs else f"{named}>{DECORATIVE}</p:cNvPr>"


def _placed(shape: TextShape) -> str:
    turn = f' rot="{round(shape.turn % 360 * 60000)}"' if shape.turn % 360 else ""
    if shape.polygon:
        return transform_xml(shape.box, turn) + _polygon_xml(shape.polygon, shape.box)
    guides = guides_xml(**dict(shape.adjust))
    return f'{transform_xml(shape.box, turn)}<a:prstGeom prst="{shape.form}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _polygon_xml(corners: Sequence[Point], box: Box) -> str:
    def mark(x: float, y: float) -> str:
        return f'x="{emu(x * box.width)}" y="{emu(y * box.height)}"'

    sites = "".join(f'<a:cxn ang="0"><a:pos {mark(x, y)}/></a:cxn>' for x, y in _SITES)
    first, *others = (f"<a:pt {mark(x, y)}/>" for x, y in corners)
    lines = "".join(f"<a:lnTo>{other}</a:lnTo>" for other in others)
    return (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{sites}</a:cxnLst><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{emu(box.width)}" h="{emu(box.height)}"><a:moveTo>{first}</a:moveTo>{lines}<a:close/>'
        "</a:path></a:pathLst></a:custGeom>"
    )


def _look(shape: TextShape, paint: Paint) -> str:
    if not shape.role:
        return "<a:noFill/>" + NO_LINE
    weight = shape.weight or paint.weight
    stroke = outline_xml(paint.stroke, weight, shape.border)
    return stroke if shape.form == "line" else fill_xml(paint.fill) + stroke


# Paragraphs ----------------------------------------------------------------------------------------------------------


def paragraphs_xml(
    paragraphs: Sequence[Paragraph], pen: Pen, color: Color | None, faces: str, own_bullets: bool = True
) -> str:
    """Paragraphs one below the other, in `color` where they name no role; `faces` names the theme's fonts.

    Without `own_bullets`, those of the placeholder that the text stands in.
    """
    starts = _starts([one.line for one in paragraphs])
    colors = [pen.theme.paint(one.role).text if one.role else color for one in paragraphs]
    return "".join(
        _paragraph_xml(one, pen, tone, faces, start, at == 0, own_bullets)
        for at, (one, tone, start) in enumerate(zip(paragraphs, colors, starts, strict=True))
    )


def _starts(lines: Sequence[Line]) -> list[int]:
    """Where the counting of each line's list began; 0 for a line that is not counted."""
    starts: list[int] = []
    for at, line in enumerate(lines):
        number = int(line.mark[:-1]) if fitting.is_number(line.mark) else 0
        goes_on = number > 1 and at and starts[-1] and lines[at - 1].mark == f"{number - 1}."
        starts.append(starts[-1] if goes_on else number)
    return starts


def _paragraph_xml(
    paragraph: Paragraph, pen: Pen, color: Color | None, faces: str, start: int, first: bool, own_bullets: bool
) -> str:
    line, size = paragraph.line, paragraph.size
    sign, tab = "" if line.mark == "•" and not own_bullets else _bullet(line, start), ""
    if line.mark and sign == "<a:buNone/>":
        tab = _run(f"{line.mark}\t", size, True, color, faces, pen.language)
    left, hanging = fitting.indent(line, size)
    before = 0.0 if first else paragraph.before
    hang = ' hangingPunct="0"' if "\n" in line.words else ""  # else a break behind such a mark gives an empty line
    pitch = fitting.line_pitch(paragraph, pen.language)
    properties = (
        f'<a:pPr marL="{emu(left)}" indent="{-emu(hanging)}" algn="{ALIGNMENT[paragraph.align]}"{hang}><a:lnSpc>'
        f'<a:spcPts val="{round(pitch * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="{round(before * 100)}"/>'
        f'</a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>{sign}</a:pPr>'
    )
    return f"<a:p>{properties}{tab}{_runs(paragraph, pen, color, faces)}</a:p>"


def _bullet(line: Line, start: int) -> str:
    if start:
        begun = f' startAt="{start}"' if start > 1 else ""
        return f'<a:buAutoNum type="arabicPeriod"{begun}/>'
    return '<a:buChar char="•"/>' if line.mark == "•" else "<a:buNone/>"


def _runs(paragraph: Paragraph, pen: Pen, color: Color | None, faces: str) -> str:
    """The lines of the text, parted by hard breaks; those in the second language are smaller, and grey on the page."""
    parts, at = [], 0
    for part in paragraph.line.words.split("\n"):
        size = fitting.size_of(part, paragraph.size, pen.language)
        second = fitting.is_second(part, pen.language)
        tone = GREY_TEXT if second and color in (None, INK) else color
        bold = paragraph.bold and not second
        runs = [
            _run(words, size, bold or strong, tone, faces, pen.language)
            for words, strong in _spans(part, at, paragraph.line.strong)
        ]
        parts.append("".join(runs))
        at += len(part) + 1
    attributes = language_attributes(pen.language)
    return f"<a:br>{run_properties(attributes, paragraph.size, None, None, '')}</a:br>".join(parts)


def _spans(part: str, offset: int, strong: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The stretches of a line, each in bold or not."""
    cuts = {0, len(part)}
    for span in strong:
        cuts |= {min(max(end - offset, 0), len(part)) for end in span}
    ends = sorted(cuts)
    for start, end in pairwise(ends):
        yield part[start:end], any(low - offset <= start and end <= high - offset for low, high in strong)


def _run(words: str, size: float, bold: bool, color: Color | None, faces: str, language: str) -> str:
    properties = run_properties(language_attributes(language, words), size, bold, color, faces)
    return f"<a:r>{properties}<a:t>{_text(words)}</a:t></a:r>" if words else ""


def _text(words: str) -> str:
    """The text ready for XML; the tab behind a mark is kept."""
    return "\t".join(escape(part) for part in words.split("\t"))
