"""A Word file made of a template with Jinja in it, by docxtpl.

In: the bytes of a .docx, what is said, drawings. Out: the bytes of a .docx. Guaranteed: the template runs nothing and
is read within bounds (`sandbox`); texts come through as they are; the same input gives the same bytes.
Errors: TemplateFault, in words, for what is wrong with a template.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any, Protocol

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.shared import Length
from docxtpl import DocxTemplate
from lxml import etree

from generator import sandbox
from generator.diagnostics import Word, in_words, word
from generator.errors import TemplateFault
from generator.press import Told

DOTS = 150  # pixels an inch
WIDEST = 1600  # pixels
FILE_LIMIT = 20 * 2**20  # bytes of a template
TOTAL_LIMIT = 64 * 2**20  # of its parts, unpacked
TEXT_LIMIT = 2**20  # of the parts with text: docxtpl looks at them with regular expressions
MOST_PARTS = 2000
CAPTION = 40 * 12_700  # EMU, kept free for what stands with a picture that fills a page
SHARE = 0.8  # of the width of the text: a canvas and half a page of text stand on one page
_DAY = datetime(1980, 1, 1, tzinfo=UTC)
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_LONGEST_PROPERTY = 255  # characters, python-docx's bound
MOST_MARKS = 10_000  # brackets of tags
_MARKUP = re.compile("<[^>]*>")
_MARKS = re.compile(r"\{[{%#]|[}%#]\}")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TEXT_PARTS = ("word/document.xml", "word/header", "word/footer", "word/footnotes.xml")


class Drawing(Protocol):
    """A picture that is made as large as it is shown."""

    def png(self, pixels: int) -> bytes: ...


def word_file(name: str, template: bytes, said: Told, drawings: Mapping[str, Drawing]) -> bytes:
    """The template called `name`, filled. Errors: TemplateFault."""
    _bounded(name, template)
    try:
        return _filled(name, template, said, drawings)
    except (OpcError, zipfile.BadZipFile, zlib.error, EOFError, OSError, etree.LxmlError, SyntaxError) as error:
        raise _refused(name, word("word-template-damaged")) from error


def _bounded(name: str, template: bytes) -> None:
    """Refuse what is no Word file, what unpacks to too much, and tags that docxtpl would look for the ends of."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            entries = archive.infolist()
            texts = [one for one in entries if one.filename.startswith(_TEXT_PARTS)]
            large = len(template) > FILE_LIMIT or len(entries) > MOST_PARTS
            if large or sum(one.file_size for one in texts) > TEXT_LIMIT:
                raise _refused(name, word("word-template-large"))
            if sum(one.file_size for one in entries) > TOTAL_LIMIT:
                raise _refused(name, word("word-template-large"))
            if any("vbaProject" in one.filename for one in entries):
                raise _refused(name, word("word-template-macros"))
            for one in texts:
                _ended(name, archive.read(one).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise _refused(name, word("word-template-damaged")) from error


def _ended(name: str, xml: str) -> None:
    """Refuse tags without an end of their own: docxtpl's regular expressions would look for it from each of them."""
    text = _MARKUP.sub("", xml)
    marks = list(_MARKS.finditer(text))
    if len(marks) > MOST_MARKS:
        raise _refused(name, word("word-template-large"))
    for at, mark in enumerate(marks):
        if mark[0] in _ENDS:
            end = marks[at + 1][0] if at + 1 < len(marks) else ""
            if end != _ENDS[mark[0]]:
                raise _refused(name, word("word-template-syntax", text[mark.start() : mark.start() + 40].strip()))


def _filled(name: str, template: bytes, said: Told, drawings: Mapping[str, Drawing]) -> bytes:
    filled = DocxTemplate(io.BytesIO(template))
    filled.init_docx()
    _bare(name, filled.docx)
    values = _shown(said.data["document"], _Room(filled, drawings))
    try:
        sandbox.in_document(lambda jinja: filled.render(values, jinja, autoescape=True))
    except sandbox.Fault as fault:
        raise _refused(name, fault.problem) from fault
    _even(filled.docx)
    if said.language == "zh":
        _hint(filled.docx)
    _described(filled.docx, said)
    out = io.BytesIO()
    filled.save(out)
    return _packed(out.getvalue())


def _refused(name: str, problem: Word) -> TemplateFault:
    """What is wrong with a template, in both languages, and the two parts of which a finding is made."""
    heads = word("word-template", name)
    told = " / ".join(in_words(heads, tag) + in_words(problem, tag) for tag in ("zh-CN", "en"))
    return TemplateFault(told, name, problem)


# Values


class _Words(str):
    """A text that goes into the file as it is: nothing in it is markup, neither Word's nor docxtpl's."""

    def __html__(self) -> str:
        return escape(self).replace("_", "&#95;")  # docxtpl reads "{_{" as its own


class _Shown(dict[str, Any]):
    """A picture in a text: across the page, or `wide` across one that lies on its side."""

    def __init__(self, alt: str, upright: _Placed, lying: _Placed) -> None:
        super().__init__(alt=_Words(alt), wide=lying)
        self._upright = upright

    def __html__(self) -> str:
        return self._upright.__html__()


class _Room:
    """Where pictures stand: as wide as the text of the template's first section."""

    def __init__(self, word: DocxTemplate, drawings: Mapping[str, Drawing]) -> None:
        self.word, self.drawings = word, drawings
        section = word.docx.sections[0]
        across = int(section.page_width) - int(section.left_margin) - int(section.right_margin)
        down = int(section.page_height) - int(section.left_margin) - int(section.right_margin)
        low = int(section.page_width) - int(section.top_margin) - int(section.bottom_margin) - CAPTION
        self.upright = (round(across * SHARE), down - CAPTION)
        self.lying = (down, low)

    def shown(self, key: str, alt: str) -> _Shown:
        return _Shown(alt, _Placed(self, key, alt, self.upright), _Placed(self, key, alt, self.lying))


class _Placed:
    """A picture of a size, which goes into the file when it is written."""

    def __init__(self, room: _Room, key: str, alt: str, size: tuple[int, int]) -> None:
        self.room, self.key, self.alt, self.size = room, key, alt, size

    def __html__(self) -> str:
        width = self.size[0]
        pixels = min(WIDEST, round(Length(width).inches * DOTS))
        stream = io.BytesIO(self.room.drawings[self.key].png(pixels))
        part = self.room.word.current_rendering_part
        inline = part.new_pic_inline(stream, width=Length(width))
        _reduce(inline, self.size)
        inline.docPr.set("descr", self.alt)
        inline.docPr.set("name", self.key)
        return f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def _reduce(inline: Any, size: tuple[int, int]) -> None:
    """Make a picture that is too high as high as its room."""
    width, height = int(inline.extent.cx), int(inline.extent.cy)
    if height > size[1]:
        width, height = round(width * size[1] / height), size[1]
        shape = inline.graphic.graphicData.pic.spPr
        for one in (inline.extent, shape.xfrm.find(qn("a:ext"))):
            one.set("cx", str(width))
            one.set("cy", str(height))


def _shown(value: Any, room: _Room) -> Any:
    """Data for the template: texts that stay texts, pictures that are placed."""
    if isinstance(value, Mapping):
        if value.keys() == {"picture", "alt"}:
            return room.shown(value["picture"], value["alt"])
        return {name: _shown(one, room) for name, one in value.items()}
    if isinstance(value, list):
        return [_shown(one, room) for one in value]
    return _Words(value) if isinstance(value, str) else value


# The document


def _bare(name: str, document: WordDocument) -> None:
    """Drop what a template may bring from its author's machine, and what docxtpl would take for tags."""
    for part in document.part.package.iter_parts():
        for one in part.rels.values():
            if one.is_external and one.reltype not in (RELATIONSHIP_TYPE.HYPERLINK, _ATTACHED):
                raise _refused(name, word("word-template-linked"))
    settings = document.part._settings_part
    for key in [key for key, one in settings.rels.items() if one.reltype == _ATTACHED]:
        del settings.rels[key]
    for one in document.settings.element.findall(qn("w:attachedTemplate")):
        document.settings.element.remove(one)
    properties = document.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        setattr(properties, name, "")


def _even(document: WordDocument) -> None:
    """Give the columns that came of a loop their room, by how much stands in them; docxtpl leaves them as they fall."""
    for table in document.element.body.iter(qn("w:tbl")):
        grid = table.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
        rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
        cells = [[cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row] for row in rows]
        if len(grid) < 2 or any(len(row) != len(grid) or None in row for row in cells):
            continue
        total, first = sum(map(_width, grid)), {_width(row[0]) for row in cells}
        others = {_width(one) for row in cells for one in row[1:]}
        if len(first) == len(others) == 1:
            own = [] if first == others else [first.pop()]
            columns = [[row[at] for row in rows] for at in range(len(own), len(grid))]
            widths = [*own, *_shared(total - sum(own), [max(map(_length, column)) for column in columns])]
            for row in (grid, *cells):
                for one, width in zip(row, widths, strict=True):
                    one.set(qn("w:w"), str(width))


def _shared(total: int, lengths: Sequence[int]) -> list[int]:
    """A width for each column: long texts get more, by the root of their length, and short ones enough for a word."""
    weights = [max(4.0, math.sqrt(length)) for length in lengths]
    return [int(total * weight / sum(weights)) for weight in weights]


def _length(cell: Any) -> int:
    """How long a cell's text is, in Latin letters; a Chinese one is as wide as two."""
    text = "".join(one.text or "" for one in cell.iter(qn("w:t")))
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _width(element: Any) -> int:
    return int(float(element.get(qn("w:w"), "0")))


def _hint(document: WordDocument) -> None:
    """Have quotation marks, dashes and dots set in the Chinese face, as Word does only when told so."""
    for run in _runs(document):
        properties = run.get_or_add_rPr()
        fonts = properties.find(qn("w:rFonts"))
        if fonts is None:
            fonts = properties._add_rFonts()
        fonts.set(qn("w:hint"), "eastAsia")


def _runs(document: WordDocument) -> Iterable[Any]:
    roots = [document.element.body]
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not part.is_linked_to_previous:
                roots.append(part._element)
    return (run for root in roots for run in root.iter(qn("w:r")))


def _described(document: WordDocument, said: Told) -> None:
    properties = document.core_properties
    properties.title = said.title[:_LONGEST_PROPERTY]
    properties.author = said.author[:_LONGEST_PROPERTY]
    properties.last_modified_by = said.author[:_LONGEST_PROPERTY]
    properties.language = {"zh": "zh-CN"}.get(said.language, said.language)
    properties.created = properties.modified = _DAY
    properties.revision = 1


def _packed(content: bytes) -> bytes:
    """The same parts with fixed dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            made = zipfile.ZipInfo(entry.filename, _ZIP_DAY)
            made.compress_type = zipfile.ZIP_STORED if entry.filename.endswith(".png") else zipfile.ZIP_DEFLATED
            made.create_system = 3
            target.writestr(made, source.read(entry))
    return out.getvalue()
