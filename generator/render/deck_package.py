"""The deck's package: the template opened by python-pptx, parts added as bytes, sections, and the zip file.

In: a template folder or file, parts' bytes, charts' data. Out: the bytes of a .pptx. Guaranteed: the same bytes for the
same input (fixed dates, parts in the order they were related); slides are compressed as they come, never parsed.
"""

from __future__ import annotations

import hashlib
import io
import struct
import uuid
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu

from generator.legible import TEXT, shown
from generator.outline.blocks import Chart
from generator.render.shapes import color_xml, emu, escape, legal
from generator.scene import Box
from generator.theme import HOUSE_PALETTE, Color, Theme

LEVEL = 1  # of compression: slides are as large at 6 within a fifth, and take thrice the time
FIRST_DAY = datetime(2000, 1, 1)
FIRST_SLIDE = 256  # the least id of a slide that the schema allows
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NAMESPACE = f'xmlns:a="{_DRAWING[1:-1]}"'
_SLOTS = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_TEXT_PARENTS = frozenset(f"{_DRAWING}{name}" for name in ("defRPr", "rPr", "endParaRPr"))
_SLIDES_THEME = "/ppt/theme/theme1.xml"
_DATA = ("/ppt/charts/", "/ppt/embeddings/")
HOUSE_ACCENT = Color("accent1")  # what the template's title rule and bullets are drawn with
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
    """A presentation being made from a template.

    `template` is a folder of ours, or the bytes of a client's presentation, whose looks stay as they are.
    """

    def __init__(self, template: Path | bytes, theme: Theme) -> None:
        foreign = isinstance(template, bytes)
        self._presentation = Presentation(io.BytesIO(template) if isinstance(template, bytes) else str(template))
        self._main = self._presentation.part
        self._package = self._main.package
        self._layouts = {
            layout.part.partname.membername if foreign else layout.name: layout.part
            for master in self._presentation.slide_masters
            for layout in master.slide_layouts
        }
        self._notes_master = self._notes_master_part(theme)
        self._slides: list[str] = []  # the ids of their relationships
        self._pictures: dict[bytes, Part] = {}  # by the digest of their bytes
        self._theme = theme
        names = [part.partname for part in self._package.iter_parts()]
        self._charts = count(1 + max((name.idx or 0 for name in names if name.startswith(_DATA)), default=0))
        if not foreign:
            self._dress()

    def _dress(self) -> None:
        """Give the house's template the theme's colours and faces."""
        _paint(self._package.iter_parts(), self._theme)
        master = self._presentation.slide_master
        for name, element in [("", master._element), *((one.name, one._element) for one in master.slide_layouts)]:
            _recolor(element, name, self._theme)

    def resize(self, width: float, height: float, title: Box) -> None:
        """Slides of this size, and the master's title at its place on them. Units: points."""
        self._presentation.slide_width, self._presentation.slide_height = Emu(emu(width)), Emu(emu(height))
        for held in self._presentation.slide_master.placeholders:
            held.left, held.top, held.width, held.height = map(emu, (title.x, title.y, title.width, title.height))

    def _notes_master_part(self, theme: Theme) -> Part:
        """The template's notes master; where it has none, a plain one that the presentation lists."""
        element = self._main._element
        part = self._presentation.notes_master.part
        listed = f"{{{element.nsmap['p']}}}notesMasterIdLst"
        if element.find(listed) is None:
            key = self._main.relate_to(part, RELATIONSHIP_TYPE.NOTES_MASTER)
            listing = etree.Element(listed)
            etree.SubElement(listing, listed.removesuffix("Lst")).set(_RELATIONSHIP, key)
            element.find(f"{{{element.nsmap['p']}}}sldMasterIdLst").addnext(listing)
            _set_faces(part, theme)
        return part

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

    def add_chart(self, slide: PackedPart, chart: Chart, large: bool, size: tuple[float, float]) -> str:
        """A native chart with its workbook, of this size in points; the id of its relationship to the slide."""
        from generator.render.deck_charts import chart_part  # with XlsxWriter behind it, for decks that have charts

        part = chart_part(self._package, chart, large, self._theme, size, next(self._charts))
        return str(slide.relate_to(part, RELATIONSHIP_TYPE.CHART))

    def add_picture(self, slide: PackedPart, data: bytes, kind: str) -> str:
        """The id of a relationship from a slide to a picture, which the package holds once; `kind` is png or jpeg."""
        digest = hashlib.sha256(data).digest()
        part = self._pictures.get(digest)
        if part is None:
            name = PackURI(f"/ppt/media/picture{len(self._pictures) + 1}.{kind}")  # a template has "image1.png"
            part = self._pictures[digest] = Part(name, f"image/{kind}", self._package, data)
        return str(slide.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

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
        for index, (name, slides) in enumerate(sections):
            key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"section {index} {name.encode('utf-8', 'replace')!r}")).upper()
            members = "".join(f'<p14:sldId id="{next(numbers)}"/>' for _ in range(slides))
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
    """Gives the template's themes the palette and the faces of ours; notes are always read on paper."""
    dark = theme.page < theme.ink
    for part in parts:
        if part.content_type != CONTENT_TYPE.OFC_THEME:
            continue
        root = etree.fromstring(part.blob)
        for_notes = part.partname != _SLIDES_THEME
        for slot, value in (HOUSE_PALETTE if dark and for_notes else theme.palette).items():
            holder = root.find(f".//{_DRAWING}clrScheme/{_DRAWING}{slot}")
            holder[:] = [etree.Element(f"{_DRAWING}srgbClr", val=value)]
        _name_faces(root, theme)
        part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _name_faces(root: Any, theme: Theme) -> None:
    for kind in ("majorFont", "minorFont"):
        font = root.find(f".//{_DRAWING}{kind}")
        font.find(f"{_DRAWING}latin").set("typeface", theme.latin_face)
        font.find(f"{_DRAWING}ea").set("typeface", theme.chinese_face)
        for script in font.iterfind(f"{_DRAWING}font[@script='Hans']"):
            script.set("typeface", theme.chinese_face)


def _set_faces(notes_master: Part, theme: Theme) -> None:
    """Gives a plain notes master the deck's faces."""
    part = notes_master.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = part._element if hasattr(part, "_element") else etree.fromstring(part.blob)
    _name_faces(root, theme)
    if not hasattr(part, "_element"):
        part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _recolor(element: Any, layout: str, theme: Theme) -> None:
    """Gives the shapes and texts of a master or layout, which are drawn for light pages, the theme's own look."""
    for scheme in list(element.iter(f"{_DRAWING}schemeClr")):
        slot = _SLOTS.get(scheme.get("val"), scheme.get("val"))
        if slot not in theme.palette:
            continue
        changes = {name: int(scheme.find(f"{_DRAWING}{name}").get("val")) / 100000 for name in _changes_of(scheme)}
        color = Color(slot, changes.get("lumMod", 1.0), changes.get("lumOff", 0.0))
        in_text = any(parent.tag in _TEXT_PARENTS for parent in scheme.iterancestors())
        made = _new_color(color, layout, in_text, theme)
        if made != color:
            scheme.getparent().replace(scheme, etree.fromstring(color_xml(made).replace(" ", f" {_NAMESPACE} ", 1)))


def _changes_of(scheme: Any) -> list[str]:
    return [name for name in ("lumMod", "lumOff") if scheme.find(f"{_DRAWING}{name}") is not None]


def _new_color(color: Color, layout: str, in_text: bool, theme: Theme) -> Color:
    """What a colour of the template becomes: the covers' and sections' panels are dark in the house theme only."""
    accent = theme.paint("accent").fill
    if layout == "" and color == HOUSE_ACCENT and accent:
        return accent
    panel = color.slot in ("dk2", "lt1") if in_text else color.slot == "dk2"
    if panel and (layout == "Section" or (layout == "Cover" and (in_text or color.mod == 1))):
        made = theme.on_panel(color)
        ground = theme.paint("panel").fill
        return shown(made, [ground], TEXT, theme.palette) if in_text and ground else made
    return theme.adapted(color)
