"""The deck's package: the template opened by python-pptx, parts added as bytes, charts, sections, and the zip file.

In: a template folder or file, parts' bytes, charts' data. Out: the bytes of a .pptx. Guaranteed: the same bytes for the
same input (fixed dates, parts in the order they were related); slides are compressed as they come, never parsed.
"""

from __future__ import annotations

import struct
import uuid
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from generator.outline import Chart
from generator.render.shapes import escape, legal
from generator.theme import GREY_LINE, INK, NAVY, Color, Theme, tint

LEVEL = 1  # of compression: slides are as large at 6 within a fifth, and take thrice the time
FIRST_DAY = datetime(2000, 1, 1)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_SECTIONS_NAMESPACE = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def template_folder() -> Path:
    """The folder of templates: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


# Writing -------------------------------------------------------------------------------------------------------------


class Packed:
    """Bytes compressed at once, with what a zip archive says of them."""

    __slots__ = ("check", "content", "size")

    def __init__(self, data: bytes) -> None:
        press = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        self.content = press.compress(data) + press.flush()
        self.size = len(data)
        self.check = zlib.crc32(data)

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
        self.packed = Packed(blob)


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
        self._ids: list[int] = []
        _paint(self._package.iter_parts(), theme)

    def add_slide(self, layout: str) -> PackedPart:
        """A slide at the end, of the layout with this name; its bytes come later, by `fill`."""
        number = len(self._ids) + 1
        part = PackedPart(PackURI(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, self._package)
        part.relate_to(self._layouts[layout], RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        slides = self._presentation.part._element.get_or_add_sldIdLst()
        self._ids.append(int(slides.add_sldId(self._main.relate_to(part, RELATIONSHIP_TYPE.SLIDE)).id))
        return part

    def fill(self, slide: PackedPart, xml: bytes, notes: bytes) -> None:
        """The bytes of a slide and of its notes."""
        slide.packed = Packed(xml)
        name = PackURI(slide.partname.replace("/slides/slide", "/notesSlides/notesSlide"))
        part = PackedPart(name, CONTENT_TYPE.PML_NOTES_SLIDE, self._package)
        part.packed = Packed(notes)
        part.relate_to(self._notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)

    def add_chart(self, slide: PackedPart, chart: Chart, large: bool) -> str:
        """A native chart with its workbook; the id of its relationship to the slide."""
        data = _new_data(number_format=chart.number_format)
        data.categories = [legal(name) for name in chart.categories]
        for name, values in chart.series:
            data.add_series(legal(name), values)
        part = ChartPart.new(_KINDS[chart.kind], data, self._package)
        _number_axes(part.chart._chartSpace)
        _dress(part.chart, chart, large)
        return str(slide.relate_to(part, RELATIONSHIP_TYPE.CHART))

    def add_jump(self, slide: PackedPart, target: PackedPart) -> str:
        """The id of a relationship from one slide to another."""
        return str(slide.relate_to(target, RELATIONSHIP_TYPE.SLIDE))

    def add_address(self, slide: PackedPart, address: str) -> str:
        """The id of a relationship from a slide to a web address."""
        return str(slide.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def set_sections(self, sections: Sequence[tuple[str, int]]) -> None:
        """PowerPoint's own sections: (name, number of slides), in order. Source: MS-PPTX 2.6, sectionLst."""
        ids = iter(self._ids)
        inner = []
        for index, (name, count) in enumerate(sections):
            key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"section {index} {name.encode('utf-8', 'replace')!r}")).upper()
            members = "".join(f'<p14:sldId id="{next(ids)}"/>' for _ in range(count))
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
        parts = list(self._package.iter_parts())
        entries = [("[Content_Types].xml", Packed(_content_types(parts)))]
        entries.append(("_rels/.rels", Packed(self._package._rels.xml)))
        for part in parts:
            packed = part.packed if isinstance(part, PackedPart) else Packed(part.blob)
            entries.append((part.partname.membername, packed))
            if part.rels:
                entries.append((part.partname.rels_uri.membername, Packed(part.rels.xml)))
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


def _paint(parts: Iterator[Part], theme: Theme) -> None:
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


# Charts --------------------------------------------------------------------------------------------------------------


class _WorkbookWriter(CategoryWorkbookWriter):
    """A chart's workbook with a fixed date, in which a text that begins with "=" stays a text."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (workbook, worksheet):
            workbook.set_properties({"created": FIRST_DAY})
            worksheet.strings_to_formulas = worksheet.strings_to_urls = False
            yield workbook, worksheet


class _Data(CategoryChartData):
    @property
    def _workbook_writer(self) -> Any:
        return _new_workbook(self)


_new_data: Any = _Data  # python-pptx leaves its chart data without types
_new_workbook: Any = _WorkbookWriter


_KINDS = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
_THEME_COLORS = {
    "dk1": MSO_THEME_COLOR.TEXT_1,
    "lt1": MSO_THEME_COLOR.BACKGROUND_1,
    "dk2": MSO_THEME_COLOR.TEXT_2,
    "lt2": MSO_THEME_COLOR.BACKGROUND_2,
    **{f"accent{number}": getattr(MSO_THEME_COLOR, f"ACCENT_{number}") for number in range(1, 7)},
}
_FEW = (tint("dk2", 0.45), Color("accent1"))  # before and after: the later one stands out
_MANY = tuple(Color(slot) for slot in ("accent1", "accent2", "accent4", "accent5", "accent3", "accent6"))


def _set(target: Any, color: Color) -> None:
    """Gives python-pptx's fill or colour a colour of the scheme."""
    if hasattr(target, "solid"):
        target.solid()
        target = target.fore_color
    target.theme_color = _THEME_COLORS[color.slot]
    target.brightness = color.off or color.mod - 1


def _dress(chart: Any, spec: Chart, large: bool) -> None:
    """Type, colours and labels of a native chart. Units: points, 10 or more."""
    size = 12 if large else 10.5
    chart.font.size = Pt(size)
    _set(chart.font.color, INK)
    _faces(chart._chartSpace)
    chart.has_title = bool(spec.title)
    if spec.title:
        chart.chart_title.text_frame.text = legal(spec.title)
        chart.chart_title.include_in_layout = False
        font = chart.chart_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(size + 1.5), True
        _set(font.color, NAVY)
    chart.has_legend = len(spec.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(size)
    _axes(chart, spec, size)
    _series(chart.plots[0], spec, size)


def _number_axes(element: Any) -> None:
    """Axis ids without the sign that the schema forbids."""
    for tag in ("axId", "crossAx"):
        for axis in element.iter(f"{_CHART}{tag}"):
            axis.set("val", axis.get("val").lstrip("-"))


def _faces(element: Any) -> None:
    for properties in element.iter(f"{_DRAWING}defRPr"):
        etree.SubElement(properties, f"{_DRAWING}latin", typeface="+mn-lt")
        etree.SubElement(properties, f"{_DRAWING}ea", typeface="+mn-ea")


def _axes(chart: Any, spec: Chart, size: float) -> None:
    """Bars carry their values, so only a line chart keeps its value axis; bars always start at nought."""
    category, value = chart.category_axis, chart.value_axis
    category.tick_labels.font.size = value.tick_labels.font.size = Pt(size)
    category.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.has_major_gridlines = False
    _set(category.format.line.fill, GREY_LINE)
    category.reverse_order = spec.kind == "bar"
    value.has_major_gridlines = spec.kind == "line"
    if spec.kind == "line":
        _set(value.major_gridlines.format.line.fill, tint("dk2", 0.15))
        value.format.line.fill.background()
        value.tick_labels.number_format, value.tick_labels.number_format_is_linked = spec.number_format, False
        return
    value.visible = False
    if all((number or 0) >= 0 for _, numbers in spec.series for number in numbers):
        value.minimum_scale = 0


def _series(plot: Any, spec: Chart, size: float) -> None:
    colors = _FEW if len(spec.series) == len(_FEW) else _MANY
    for index, series in enumerate(plot.series):
        color = colors[index % len(colors)]
        if spec.kind == "line":
            series.smooth = False
            series.format.line.width = Pt(2.25)
            _set(series.format.line.fill, color)
            series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
            _set(series.marker.format.fill, color)
            _set(series.marker.format.line.fill, Color("lt1"))
        else:
            series.invert_if_negative = False
            _set(series.format.fill, color)
    if spec.kind != "line":
        plot.gap_width, plot.overlap = 60, -8
    for series, position in zip(plot.series, _label_positions(spec), strict=True):
        labels = series.data_labels
        labels.show_value, labels.font.size = True, Pt(size)
        labels.number_format, labels.number_format_is_linked = spec.number_format, False
        labels.position = position


def _label_positions(spec: Chart) -> list[Any]:
    """Where each series has its labels: of two lines, the lower one below."""
    if spec.kind != "line":
        return [XL_LABEL_POSITION.OUTSIDE_END] * len(spec.series)
    sums = [sum(number or 0 for number in numbers) for _, numbers in spec.series]
    lower = min(sums) if len(sums) == 2 and sums[0] != sums[1] else None
    return [XL_LABEL_POSITION.BELOW if total == lower else XL_LABEL_POSITION.ABOVE for total in sums]
