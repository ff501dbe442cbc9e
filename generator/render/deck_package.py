"""The deck's package: the template opened by python-pptx, parts added as bytes, sections, and the zip file.

In: a template folder or file, parts' bytes, charts' data. Out: the bytes of a .pptx. Guaranteed: the same bytes for the
same input (fixed dates, parts in the order they were related); slides are compressed as they come, never parsed.
"""

from __future__ import annotations

import struct
import uuid
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from generator.outline import Chart
from generator.render.shapes import escape, legal
from generator.theme import Theme

LEVEL = 1  # of compression: slides are as large at 6 within a fifth, and take thrice the time
FIRST_DAY = datetime(2000, 1, 1)
FIRST_SLIDE = 256  # the least id of a slide that the schema allows
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTIONS_NAMESPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"


# Writing -------------------------------------------------------------------------------------------------------------


class Packed:
    """Bytes compressed as they come, with what a zip archive says of them."""

    __slots__ = ("check", "content", "size")

    def __init__(self, pieces: Iterable[bytes]) -> None:
        press = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        self.check = self.size = 0
        content = []
        for piece in pieces:
            self.check = zlib.crc32(piece, self.check)
            self.size += len(piece)
            content.append(press.compress(piece))
        content.append(press.flush())
        self.content = b"".join(content)

    def unpacked(self) -> bytes:
        return zlib.decompress(self.content, -15)


class PackedPart(Part):
    """A part that is kept compressed and never parsed; `packed` is set when its bytes are known."""

    packed: Packed

    @property
    def blob(self) -> bytes:
        return self.packed.unpacked()

    @blob.setter
    def blob(self, blob: bytes) -> None:
        self.packed = Packed([blob])


def zip_archive(entries: Sequence[tuple[str, Packed]]) -> bytes:
    """A zip file of these entries in this order, dated 1 January 1980. Source: PKWARE APPNOTE 6.3.3, 4.3."""
    out, directory = bytearray(), bytearray()
    for name, packed in entries:
        encoded = name.encode()
        sizes = (packed.check, len(packed.content), packed.size, len(encoded), 0)
        directory += struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0x800, 8, 0, 33, *sizes, 0, 0, 0, 0, len(out))
        directory += encoded
        out += struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0x800, 8, 0, 33, *sizes)
        out += encoded
        out += packed.content
    count, start = len(entries), len(out)
    out += directory
    out += struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
    return bytes(out)


# The package ---------------------------------------------------------------------------------------------------------


class DeckPackage:
    """A presentation being made from a template."""

    def __init__(self, template: Path, theme: Theme) -> None:
        self._presentation = Presentation(str(template))
        self._main = self._presentation.part
        self._package = self._main.package
        self._layouts = {layout.name: layout.part for layout in self._presentation.slide_layouts}
        self._notes_master = self._presentation.notes_master.part
        self._slides: list[str] = []  # the ids of their relationships
        _paint(self._package.iter_parts(), theme)

    def add_slide(self, layout: str) -> PackedPart:
        """A slide at the end, of the layout with this name; its bytes come later, by `fill`."""
        number = len(self._slides) + 1
        part = PackedPart(PackURI(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, self._package)
        part.relate_to(self._layouts[layout], RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        # `relate_to` compares the part with every part it knows, which makes many slides slow
        self._slides.append(self._main.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part))
        return part

    def fill(self, slide: PackedPart, xml: Iterable[bytes], notes: bytes) -> None:
        """The bytes of a slide, in pieces, and of its notes."""
        slide.packed = Packed(xml)
        name = PackURI(slide.partname.replace("/slides/slide", "/notesSlides/notesSlide"))
        part = PackedPart(name, CONTENT_TYPE.PML_NOTES_SLIDE, self._package)
        part.packed = Packed([notes])
        part.relate_to(self._notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def add_chart(self, slide: PackedPart, chart: Chart, large: bool) -> str:
        """A native chart with its workbook; the id of its relationship to the slide."""
        from generator.render.deck_charts import chart_part  # with XlsxWriter behind it, for decks that have charts

        return str(slide.relate_to(chart_part(self._package, chart, large), RELATIONSHIP_TYPE.CHART))

    def add_jump(self, slide: PackedPart, target: PackedPart) -> str:
        """The id of a relationship from one slide to another."""
        return str(slide.relate_to(target, RELATIONSHIP_TYPE.SLIDE))

    def add_address(self, slide: PackedPart, address: str) -> str:
        """The id of a relationship from a slide to a web address."""
        return str(slide.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def set_sections(self, sections: Sequence[tuple[str, int]]) -> None:
        """PowerPoint's own sections: (name, number of slides), in order. Source: MS-PPTX 2.6, sectionLst."""
        numbers = iter(range(FIRST_SLIDE, FIRST_SLIDE + len(self._slides)))
        inner = []
        for index, (name, count) in enumerate(sections):
            key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"section {index} {name.encode('utf-8', 'replace')!r}")).upper()
            members = "".join(f'<p14:sldId id="{next(numbers)}"/>' for _ in range(count))
            inner.append(f'<p14:section name="{escape(name)}" id="{{{key}}}"><p14:sldIdLst>{members}</p14:sldIdLst>')
        element = self._main._element
        listed = (
            f'<p14:sectionLst xmlns:p14="{_SECTIONS_NAMESPACE}">{"</p14:section>".join([*inner, ""])}</p14:sectionLst>'
        )
        presentation = element.nsmap["p"]
        holder = element.find(f"{{{presentation}}}extLst")
        if holder is None:
            holder = etree.SubElement(element, f"{{{presentation}}}extLst")
        etree.SubElement(holder, f"{{{presentation}}}ext", uri=_SECTIONS).append(etree.fromstring(listed))

    def describe(self, title: str, author: str, date: str, language: str) -> None:
        """The document's properties; without an ISO date, a fixed one."""
        properties = self._presentation.core_properties
        properties.title, properties.author = legal(title)[:255], legal(author)[:255]
        properties.last_modified_by, properties.language = legal(author)[:255], language
        properties.created = properties.modified = _moment(date)

    def save(self) -> bytes:
        """The presentation's bytes."""
        slides = self._main._element.get_or_add_sldIdLst()
        for number, relationship in enumerate(self._slides, FIRST_SLIDE):
            slide = etree.SubElement(slides, slides.tag[:-3], id=str(number))
            slide.set(_RELATIONSHIP, relationship)
        parts = list(self._package.iter_parts())
        entries = [("[Content_Types].xml", Packed([_content_types(parts)]))]
        entries.append(("_rels/.rels", Packed([self._package._rels.xml])))
        for part in parts:
            packed = part.packed if isinstance(part, PackedPart) else Packed([part.blob])
            entries.append((part.partname.membername, packed))
            if part.rels:
                entries.append((part.partname.rels_uri.membername, Packed([part.rels.xml])))
        return zip_archive(entries)


def _moment(date: str) -> datetime:
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return FIRST_DAY
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _content_types(parts: Sequence[Part]) -> bytes:
    overrides = "".join(f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    ).encode()


def _paint(parts: Iterable[Part], theme: Theme) -> None:
    """Gives the template's themes the palette and the faces of ours."""
    for part in parts:
        if part.content_type != CONTENT_TYPE.OFC_THEME:
            continue
        root = etree.fromstring(part.blob)
        for slot, value in theme.palette.items():
            holder = root.find(f".//{_DRAWING}clrScheme/{_DRAWING}{slot}")
            holder[:] = [etree.Element(f"{_DRAWING}srgbClr", val=value)]
        for kind in ("majorFont", "minorFont"):
            font = root.find(f".//{_DRAWING}{kind}")
            font.find(f"{_DRAWING}latin").set("typeface", theme.latin_face)
            font.find(f"{_DRAWING}ea").set("typeface", theme.chinese_face)
            for script in font.iterfind(f"{_DRAWING}font[@script='Hans']"):
                script.set("typeface", theme.chinese_face)
        part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
