"""Native charts: DrawingML's own with their workbooks inside, in the deck's colours and type.

In: an outline's `Chart` and the size of its frame. Out: a part of the package. Guaranteed: editable, with its data
inside; valid against ECMA-376 transitional; colours of the scheme and faces of the theme; type of 10 points or more;
the same bytes every time; a text that begins with "=" stays a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.embeddedpackage import EmbeddedXlsxPart

from generator.outline.blocks import Chart
from generator.render import deck_chart_places as places
from generator.render.deck_chart_places import Room
from generator.render.shapes import DECLARATION, escape, fill_xml, language_attributes, legal, outline_xml
from generator.theme import INK, SERIES, WHITE, Color, Theme

LARGE, SMALL = (880.0, 396.0), (285.0, 198.0)  # points: the frames of one chart on a slide, and of six
_FACES = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
_FEW = ("series-before", "series-1")  # the later one stands out
_MANY = tuple(f"series-{number}" for number in range(1, len(SERIES) + 1))
_SLIVER = 0.06  # share of a stacked bar under which a segment has no label
_BARS = ("column", "bar", "stacked")
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_Cell = str | float | None


def chart_part(
    package: Any, chart: Chart, large: bool, theme: Theme, size: tuple[float, float] | None = None, number: int = 0
) -> Part:
    """A new chart part of the package; `large` when it has half a slide or more, `size` its frame in points.

    `number` makes its name; without it, the next one that is free.
    """
    name = PackURI(f"/ppt/charts/chart{number}.xml") if number else package.next_partname("/ppt/charts/chart%d.xml")
    width, height = size or (LARGE if large else SMALL)
    sheet = _Sheet(chart)
    room = Room(chart, width, height, 12 if large else 10.5)
    part = Part(name, CONTENT_TYPE.DML_CHART, package, _Drawing(chart, theme, sheet, room).xml().encode())
    book = PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{name.idx}.xlsx")
    part.relate_to(
        EmbeddedXlsxPart(book, EmbeddedXlsxPart.content_type, package, sheet.book()), RELATIONSHIP_TYPE.PACKAGE
    )
    return part


# The workbook --------------------------------------------------------------------------------------------------------


class _Reference(NamedTuple):
    """Cells of the sheet with what stands in them."""

    formula: str
    values: tuple[_Cell, ...]


class _Sheet:
    """The data of a chart as rows of a sheet, and where each part of it stands."""

    def __init__(self, chart: Chart) -> None:
        self._format = chart.number_format
        self.rows: list[tuple[_Cell, ...]] = []
        self._fill_points(chart) if chart.kind == "scatter" else self._fill_series(chart)

    def _fill_series(self, chart: Chart) -> None:
        spread = ("−", "+") if chart.spread else ()
        self.rows.append(("", *(legal(name) for name, _ in chart.series), *spread))
        for at, category in enumerate(chart.categories):
            values = [series[at] for _, series in chart.series]
            self.rows.append((_lined(category), *values, *_deviations(chart, at)))

    def _fill_points(self, chart: Chart) -> None:
        self.rows.append(("", *(legal(name) for name in chart.categories[:2])))
        self.rows += [(legal(name), *values[:2]) for name, values in chart.series]
        for line in places.cut_lines(chart):
            self.rows += [("", *point) for point in line]
        self.rows += [(legal(name), *point) for name, point in places.quadrants(chart)]

    def cells(self, column: int, first: int, last: int) -> _Reference:
        """The cells of a column, from one row to another, all counted from 0."""
        values = tuple(self.rows[row][column] for row in range(first, last + 1))
        letter = _letters(column)
        ending = f":${letter}${last + 1}" if last > first else ""
        return _Reference(f"Sheet1!${letter}${first + 1}{ending}", values)

    def book(self) -> bytes:
        """The workbook's bytes."""
        made: bytes = _writer(self).xlsx_blob
        return made

    def write(self, workbook: Any, worksheet: Any) -> None:
        shown = workbook.add_format({"num_format": self._format})
        for at, row in enumerate(self.rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    worksheet.write_string(at, column, value[:32000])
                elif value is not None:
                    worksheet.write_number(at, column, value, shown)


def _lined(words: str) -> str:
    """A name with its own line ends and nothing that XML forbids."""
    return "\n".join(legal(line) for line in words.split("\n"))


def _deviations(chart: Chart, at: int) -> tuple[float | None, ...]:
    """How far the interval of a value reaches down and up; None where it has no length."""
    if not chart.spread:
        return ()
    value = chart.series[0][1][at] or 0.0
    low, high = chart.spread[at] if at < len(chart.spread) else (value, value)
    reach = (round(max(0.0, value - low), 10), round(max(0.0, high - value), 10))
    return reach if any(reach) else (None, None)


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)


class _Writer(CategoryWorkbookWriter):
    """python-pptx's writer with a fixed date, in which a text that begins with "=" stays a text."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (workbook, worksheet):
            workbook.set_properties({"created": datetime(2000, 1, 1)})
            yield workbook, worksheet

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        self._sheet.write(workbook, worksheet)


_writer: Any = _Writer  # python-pptx leaves its writers without types


# The drawing ---------------------------------------------------------------------------------------------------------


class _Drawing:
    """The XML of a chart part. Source: ECMA-376 part 1, 21.2."""

    def __init__(self, chart: Chart, theme: Theme, sheet: _Sheet, room: Room) -> None:
        self._chart, self._theme, self._sheet, self._room = chart, theme, sheet, room
        self._size = room.size
        self._kind = chart.kind

    def xml(self) -> str:
        chart = self._chart
        legend = self._legend() if self._room.has_legend else ""
        return (
            f'{DECLARATION}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
            f'<c:chart>{self._title()}<c:autoTitleDeleted val="{int(not chart.title)}"/>'
            f"<c:plotArea>{self._layout()}{self._plot()}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{self._text(self._size)}"
            '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    # text

    def _properties(self, size: float, color: Color = INK, bold: bool = False) -> str:
        return f'sz="{round(size * 100)}" b="{int(bold)}">{fill_xml(color)}{_FACES}'

    def _text(self, size: float, color: Color = INK, bold: bool = False, body: str = "<a:bodyPr/>") -> str:
        looks = self._properties(size, color, bold)
        inner = f"<a:p><a:pPr><a:defRPr {looks}</a:defRPr></a:pPr><a:endParaRPr/></a:p>"
        return f"<c:txPr>{body}<a:lstStyle/>{inner}</c:txPr>"

    def _rich(self, words: str, size: float, color: Color, turned: bool = False) -> str:
        """A title of the chart or of an axis, a paragraph for each of its lines."""
        looks = self._properties(size, color, True)
        paragraphs = "".join(
            f"<a:p><a:pPr><a:defRPr {looks}</a:defRPr></a:pPr><a:r><a:rPr "
            f"{language_attributes('zh-CN+en', line)} {looks}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>"
            for line in words.split("\n")
        )
        body = '<a:bodyPr rot="-5400000" vert="horz"/>' if turned else "<a:bodyPr/>"
        return f'<c:title><c:tx><c:rich>{body}<a:lstStyle/>{paragraphs}</c:rich></c:tx><c:overlay val="0"/></c:title>'

    def _title(self) -> str:
        color = self._theme.paint("heading").text
        return self._rich(self._chart.title, self._size + 1.5, color) if self._chart.title else ""

    def _legend(self) -> str:
        """The legend, without what only helps the reader of a field of points."""
        return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{self._text(self._size)}</c:legend>'

    # places

    def _layout(self) -> str:
        box = self._room.plot
        if box is None:
            return "<c:layout/>"
        x, y, width, height = (round(part, 4) for part in box)
        return (
            '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{x:g}"/><c:y val="{y:g}"/><c:w val="{width:g}"/><c:h val="{height:g}"/>'
            "</c:manualLayout></c:layout>"
        )

    # plots

    def _plot(self) -> str:
        if self._kind == "scatter":
            return self._points()
        series = "".join(self._one(at) for at in range(len(self._chart.series)))
        axes = '<c:axId val="1001"/><c:axId val="1002"/>'
        if self._kind == "line":
            head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
            plot = f'<c:lineChart>{head}{series}<c:marker val="1"/>{axes}</c:lineChart>'
        elif self._kind == "radar":
            head = '<c:radarStyle val="marker"/><c:varyColors val="0"/>'
            plot = f"<c:radarChart>{head}{series}{axes}</c:radarChart>"
        else:
            plot = f"<c:barChart>{self._bar_head()}{series}{self._bar_gaps()}{axes}</c:barChart>"
        return plot + self._category_axis() + self._value_axis()

    def _bar_head(self) -> str:
        direction = "col" if self._kind == "column" else "bar"
        grouping = "percentStacked" if self._kind == "stacked" else "clustered"
        return f'<c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'

    def _bar_gaps(self) -> str:
        gap = 60 if len(self._chart.categories) > 3 else 110
        gap = 20 if self._kind == "stacked" and len(self._chart.categories) == 1 else gap
        overlap = 100 if self._kind == "stacked" else -8
        return f'<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>'

    def _one(self, at: int) -> str:
        """A series of categories and values."""
        rows = len(self._sheet.rows) - 1
        name, color = self._sheet.cells(at + 1, 0, 0), self._color(at)
        head = f'<c:idx val="{at}"/><c:order val="{at}"/><c:tx>{_texts(name)}</c:tx>'
        bars = self._spread() if at == 0 and self._chart.spread else ""
        categories = _texts(self._sheet.cells(0, 1, rows)) if rows else ""
        numbers = _numbers(self._sheet.cells(at + 1, 1, rows), self._chart.number_format) if rows else ""
        data = f"<c:cat>{categories}</c:cat><c:val>{numbers}</c:val>" if rows else ""
        if self._kind in _BARS:
            edge = outline_xml(WHITE, 0.75) if self._kind == "stacked" else ""
            looks = f'<c:spPr>{fill_xml(color)}{edge}</c:spPr><c:invertIfNegative val="0"/>{self._shades()}'
            return f"<c:ser>{head}{looks}{self._labels(at)}{bars}{data}</c:ser>"
        looks = f"<c:spPr>{outline_xml(color, 2.25)}</c:spPr>{_marker(color, 7)}"
        smooth = '<c:smooth val="0"/>' if self._kind == "line" else ""
        return f"<c:ser>{head}{looks}{self._labels(at)}{bars}{data}{smooth}</c:ser>"

    def _shades(self) -> str:
        """Before and after in one series: the later one stands out."""
        if len(self._chart.series) > 1 or len(self._chart.categories) != len(_FEW) or self._kind == "stacked":
            return ""
        colors = [self._theme.paint(role).fill or INK for role in _FEW]
        return "".join(
            f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"<c:spPr>{fill_xml(color)}</c:spPr></c:dPt>"
            for at, color in enumerate(colors)
        )

    def _color(self, at: int) -> Color:
        chart = self._chart
        if chart.roles:
            paint = self._theme.paint(chart.roles[at % len(chart.roles)])
            return paint.fill or paint.stroke or paint.text
        roles = _FEW if len(chart.series) == len(_FEW) and self._kind != "stacked" else _MANY
        return self._theme.paint(roles[at % len(roles)]).fill or INK

    def _on(self, color: Color) -> Color:
        """The colour of text that stands on another."""
        return max((INK, WHITE), key=lambda ink: self._theme.contrast(ink, color))

    # labels and intervals

    def _labels(self, at: int) -> str:
        if self._kind == "radar" or self._chart.spread:
            return ""
        color = self._on(self._color(at)) if self._kind == "stacked" else INK
        left_out = "".join(f'<c:dLbl><c:idx val="{point}"/><c:delete val="1"/></c:dLbl>' for point in self._slivers(at))
        form = f'<c:numFmt formatCode="{escape(self._chart.number_format)}" sourceLinked="0"/>'
        look = f"<c:spPr><a:noFill/></c:spPr>{self._text(self._size, color)}"
        return f'<c:dLbls>{left_out}{form}{look}<c:dLblPos val="{self._position(at)}"/>{_shown(value=True)}</c:dLbls>'

    def _slivers(self, at: int) -> list[int]:
        """Segments of stacked bars that are too narrow for a label."""
        if self._kind != "stacked":
            return []
        whole = [sum(abs(values[point] or 0) for _, values in self._chart.series) for point in self._points_of(at)]
        return [
            point
            for point in self._points_of(at)
            if not whole[point] or abs(self._chart.series[at][1][point] or 0) / whole[point] < _SLIVER
        ]

    def _points_of(self, at: int) -> range:
        return range(len(self._chart.series[at][1]))

    def _position(self, at: int) -> str:
        """Where a series has its labels: of two lines, the lower one below."""
        if self._kind == "stacked":
            return "ctr"
        if self._kind != "line":
            return "outEnd"
        sums = [sum(number or 0 for number in numbers) for _, numbers in self._chart.series]
        return "b" if len(sums) == 2 and sums[0] != sums[1] and sums[at] == min(sums) else "t"

    def _spread(self) -> str:
        """The interval of each value, as error bars whose lengths stand in the workbook."""
        rows, column = len(self._sheet.rows) - 1, len(self._chart.series) + 1
        direction = '<c:errDir val="y"/>' if self._kind == "line" else ""
        plus, minus = (_numbers(self._sheet.cells(column + at, 1, rows), "General") for at in (1, 0))
        look = f"<c:spPr>{outline_xml(INK, 1.5)}</c:spPr>"
        return (
            f'<c:errBars>{direction}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
            f"<c:plus>{plus}</c:plus><c:minus>{minus}</c:minus>{look}</c:errBars>"
        )

    # axes

    def _category_axis(self) -> str:
        turned = "maxMin" if self._kind in ("bar", "stacked") else "minMax"
        place = {"bar": "l", "stacked": "l"}.get(self._kind, "b")
        color = self._theme.paint("guide").stroke or INK
        grid = f"<c:majorGridlines>{self._line('rule')}</c:majorGridlines>" if self._kind == "radar" else ""
        return (
            f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{turned}"/></c:scaling>'
            f'<c:delete val="0"/><c:axPos val="{place}"/>{grid}<c:numFmt formatCode="General" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f"<c:spPr>{outline_xml(color, 0.75)}</c:spPr>{self._text(self._size)}"
            '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _value_axis(self) -> str:
        """Bars carry their values, so only other charts and bars with intervals keep the axis; bars start at nought."""
        low, high = self._room.bounds
        shown = self._room.has_value_axis
        form = "0%" if self._kind == "stacked" else self._chart.number_format
        grid = f"<c:majorGridlines>{self._line('rule')}</c:majorGridlines>" if shown else ""
        unit = places.unit(low, high) if low is not None and high is not None else None
        place = "b" if self._kind in ("bar", "stacked") else "l"
        crosses = "max" if self._kind in ("bar", "stacked") else "autoZero"
        return self._axis(1002, 1001, place, (low, high), grid, form, "", crosses, unit, shown)

    def _axis(
        self,
        number: int,
        other: int,
        place: str,
        bounds: tuple[float | None, float | None],
        grid: str,
        form: str,
        title: str,
        crosses: str,
        unit: float | None,
        shown: bool = True,
    ) -> str:
        low, high = bounds
        beside = "nextTo" if crosses == "max" else "low"
        ends = (f'<c:max val="{high:g}"/>' if high is not None else "") + (
            f'<c:min val="{low:g}"/>' if low is not None else ""
        )
        return (
            f'<c:valAx><c:axId val="{number}"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling>'
            f'<c:delete val="{int(not shown)}"/><c:axPos val="{place}"/>{grid}{title}'
            f'<c:numFmt formatCode="{escape(form)}" sourceLinked="0"/>'
            f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{beside}"/>'
            f"<c:spPr>{self._rim()}</c:spPr>{self._text(self._size)}"
            f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>'
            f'<c:crossBetween val="{"midCat" if self._kind == "scatter" else "between"}"/>'
            + (f'<c:majorUnit val="{unit:g}"/>' if unit else "")
            + "</c:valAx>"
        )

    def _rim(self) -> str:
        color = self._theme.paint("guide").stroke or INK
        return outline_xml(color, 0.75) if self._kind == "scatter" else "<a:ln><a:noFill/></a:ln>"

    def _line(self, role: str) -> str:
        color = self._theme.paint(role).stroke or INK
        return f"<c:spPr>{outline_xml(color, 0.75)}</c:spPr>"

    # fields of points

    def _points(self) -> str:
        chart, row = self._chart, 1 + len(self._chart.series)
        guide, muted = self._theme.paint("axis").stroke or INK, self._theme.paint("muted").text
        silent = '<c:marker><c:symbol val="none"/></c:marker>'
        parts: list[str] = []
        for line in places.cut_lines(chart):  # LibreOffice needs the longest series first
            look = f"<c:spPr>{outline_xml(guide, 1.0, 'dashed')}</c:spPr>{silent}"
            parts.append(self._point(len(parts), row, row + len(line) - 1, look, ""))
            row += len(line)
        for at in range(len(places.quadrants(chart))):
            label = self._name_label("lr"[at % 2 == 0], muted, True)
            parts.append(self._point(len(parts), row + at, row + at, _NO_LINE + silent, label))
        for at, position in enumerate(places.label_positions(chart, self._room)):
            look, label = _NO_LINE + _marker(self._color(at), 9), self._name_label(position, INK, False)
            parts.append(self._point(len(parts), 1 + at, 1 + at, look, label))
        x, y = self._room.bounds_of_points
        names = [*chart.categories, "", ""][:2]
        color = self._theme.paint("heading").text
        titles = [self._rich(name, self._size, color, at == 1) if name else "" for at, name in enumerate(names)]
        form = chart.number_format
        return (
            '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            f'{"".join(parts)}<c:axId val="1001"/><c:axId val="1002"/></c:scatterChart>'
            + self._axis(1001, 1002, "b", x, "", form, titles[0], "min", places.unit(*x))
            + self._axis(1002, 1001, "l", y, "", form, titles[1], "min", places.unit(*y))
        )

    def _point(self, at: int, first: int, last: int, look: str, label: str) -> str:
        name = _texts(self._sheet.cells(0, first, first))
        x, y = (_numbers(self._sheet.cells(column, first, last), self._chart.number_format) for column in (1, 2))
        return (
            f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{name}</c:tx>{look}{label}'
            f'<c:xVal>{x}</c:xVal><c:yVal>{y}</c:yVal><c:smooth val="0"/></c:ser>'
        )

    def _name_label(self, position: str, color: Color, bold: bool) -> str:
        words = self._text(self._size, color, bold, '<a:bodyPr wrap="none"/>')
        return f'<c:dLbls><c:spPr><a:noFill/></c:spPr>{words}<c:dLblPos val="{position}"/>{_shown(name=True)}</c:dLbls>'


def _shown(value: bool = False, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _marker(color: Color, size: int) -> str:
    look = f"<c:spPr>{fill_xml(color)}{outline_xml(WHITE, 0.75)}</c:spPr>"
    return f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>{look}</c:marker>'


def _texts(cells: _Reference) -> str:
    """Names with the cells they stand in."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{_escaped(str(value))}</c:v></c:pt>'
        for at, value in enumerate(cells.values)
        if value is not None
    )
    return (
        f"<c:strRef><c:f>{cells.formula}</c:f><c:strCache>"
        f'<c:ptCount val="{len(cells.values)}"/>{points}</c:strCache></c:strRef>'
    )


def _escaped(words: str) -> str:
    return "\n".join(escape(line) for line in words.split("\n"))


def _numbers(cells: _Reference, form: str) -> str:
    """Numbers with the cells they stand in; one that is missing has no point."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{_plain(value)}</c:v></c:pt>'
        for at, value in enumerate(cells.values)
        if isinstance(value, int | float)
    )
    return (
        f"<c:numRef><c:f>{cells.formula}</c:f><c:numCache><c:formatCode>{escape(form)}</c:formatCode>"
        f'<c:ptCount val="{len(cells.values)}"/>{points}</c:numCache></c:numRef>'
    )


def _plain(value: float) -> str:
    return repr(round(float(value), 12)).removesuffix(".0")
