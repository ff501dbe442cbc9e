"""Native charts: python-pptx's chart parts with their workbooks, in the deck's colours and type.

In: an outline's `Chart`. Out: a part of the package. Guaranteed: editable, with its data inside; colours of the scheme;
type of 10 points or more; the same bytes every time; a text that begins with "=" stays a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from lxml import etree
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
from pptx.opc.package import Part
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from generator.outline import Chart
from generator.render.shapes import legal
from generator.theme import INK, SERIES, WHITE, Color, Theme

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def chart_part(package: Any, chart: Chart, large: bool, theme: Theme) -> Part:
    """A new chart part of the package; `large` when it has half a slide or more."""
    data = _new_data(number_format=chart.number_format)
    data.categories = [legal(name) for name in chart.categories]
    for name, values in chart.series:
        data.add_series(legal(name), values)
    part: ChartPart = ChartPart.new(_KINDS[chart.kind], data, package)
    _number_axes(part.chart._chartSpace)
    _dress(part.chart, chart, large, theme)
    return part


class _WorkbookWriter(CategoryWorkbookWriter):
    """A chart's workbook with a fixed date, in which a text that begins with "=" stays a text."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (workbook, worksheet):
            workbook.set_properties({"created": datetime(2000, 1, 1)})
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
    "hlink": MSO_THEME_COLOR.HYPERLINK,
}
_FEW = ("series-before", "series-1")  # the later one stands out
_MANY = tuple(f"series-{number}" for number in range(1, len(SERIES) + 1))


def _set(target: Any, color: Color) -> None:
    """Gives python-pptx's fill or colour a colour of the scheme."""
    if hasattr(target, "solid"):
        target.solid()
        target = target.fore_color
    target.theme_color = _THEME_COLORS[color.slot]
    scheme = target._color._xClr  # python-pptx knows only changes towards white and black
    if color.mod != 1:
        scheme.add_lumMod(color.mod)
    if color.off:
        scheme.add_lumOff(color.off)


def _dress(chart: Any, spec: Chart, large: bool, theme: Theme) -> None:
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
        _set(font.color, theme.paint("heading").text)
    chart.has_legend = len(spec.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(size)
    _axes(chart, spec, size, theme)
    _series(chart.plots[0], spec, size, theme)


def _number_axes(element: Any) -> None:
    """Axis ids without the sign that the schema forbids."""
    for tag in ("axId", "crossAx"):
        for axis in element.iter(f"{_CHART}{tag}"):
            axis.set("val", axis.get("val").lstrip("-"))


def _faces(element: Any) -> None:
    for properties in element.iter(f"{_DRAWING}defRPr"):
        etree.SubElement(properties, f"{_DRAWING}latin", typeface="+mn-lt")
        etree.SubElement(properties, f"{_DRAWING}ea", typeface="+mn-ea")


def _axes(chart: Any, spec: Chart, size: float, theme: Theme) -> None:
    """Bars carry their values, so only a line chart keeps its value axis; bars always start at nought."""
    category, value = chart.category_axis, chart.value_axis
    category.tick_labels.font.size = value.tick_labels.font.size = Pt(size)
    category.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.has_major_gridlines = False
    _set(category.format.line.fill, theme.paint("guide").stroke or INK)
    category.reverse_order = spec.kind == "bar"
    value.has_major_gridlines = spec.kind == "line"
    if spec.kind == "line":
        _set(value.major_gridlines.format.line.fill, theme.paint("rule").stroke or INK)
        value.format.line.fill.background()
        value.tick_labels.number_format, value.tick_labels.number_format_is_linked = spec.number_format, False
        return
    value.visible = False
    if all((number or 0) >= 0 for _, numbers in spec.series for number in numbers):
        value.minimum_scale = 0


def _series(plot: Any, spec: Chart, size: float, theme: Theme) -> None:
    few, many = ([theme.paint(role).fill or INK for role in roles] for roles in (_FEW, _MANY))
    colors = few if len(spec.series) == len(few) else many
    for index, series in enumerate(plot.series):
        color = colors[index % len(colors)]
        if spec.kind == "line":
            series.smooth = False
            series.format.line.width = Pt(2.25)
            _set(series.format.line.fill, color)
            series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
            _set(series.marker.format.fill, color)
            _set(series.marker.format.line.fill, WHITE)
        else:
            series.invert_if_negative = False
            _set(series.format.fill, color)
            if len(spec.series) == 1 and len(spec.categories) == len(few):
                for point, shade in enumerate(few):
                    _set(series.points[point].format.fill, shade)
    if spec.kind != "line":
        plot.gap_width, plot.overlap = (60 if len(spec.categories) > 3 else 110), -8
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
