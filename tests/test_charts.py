"""Native charts: valid, readable by python-pptx, editable, in the theme's colours, the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.opc.package import Part
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.util import Pt

from generator.outline.blocks import Chart
from generator.render.deck_chart_places import Room, label_positions, unit
from generator.render.deck_charts import chart_part
from generator.theme import house

SHARED = Path(__file__).parents[1].parent / "shared"
CHART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
NS = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
QUARTER = ("魅力型", "期望型", "无差异型", "必备型")

COUNTS = Chart(
    "各类人数",
    ("一个号码", "跨产品"),
    (("A", (8.0, 20.0)), ("M", (52.0, 22.0)), ("Q", (2.0, 1.0))),
    "stacked",
    "#,##0",
    roles=("series-2", "series-6", "series-4"),
)
FIELD = Chart(
    "",
    ("|Worse|", "Better"),
    (("一个号码", (0.814, 0.361)), ("跨产品", (0.691, 0.670)), ("认得我", (0.253, 0.726))),
    "scatter",
    "0.0",
    cut=(0.5, 0.5),
    low=0,
    high=1,
    quadrants=QUARTER,
    roles=("series-6", "series-1", "series-2"),
)
RADAR = Chart("", tuple("abcde"), (("E", (6.0, 6.5, 6, 6, 5)), ("P", (5.0, 5, 5, 6, None))), "radar", low=1, high=7)
SPREAD = Chart(
    "NPS", ("今天 32", "目标 45"), (("NPS", (32, 45)),), "bar", "0", "", None, -100, 100, ((17, 45), (45, 45))
)
ALL = {
    "column": Chart("=SUM(A1)", ("=1+1", "@x", "c & <d>"), (("x", (1, -2, 3)),)),
    "bar": Chart("两行\nTwo lines", ("今天\nToday", "目标"), (("x", (0.71, 0.9)),), "bar", "0%"),
    "line": Chart("", ("1", "2"), (("a", (3.2, None)), ("b", (4.0, 4.1))), "line", "0.0"),
    "stacked": COUNTS,
    "radar": RADAR,
    "scatter": FIELD,
    "interval": SPREAD,
    "empty": Chart("", (), ()),
    "field without points": Chart("", ("x", "y"), (), "scatter", cut=(3, 3)),
}


def made(chart: Chart, large: bool = True, size: tuple[float, float] | None = None) -> Part:
    return chart_part(Presentation().part.package, chart, large, house(), size)


def tree(chart: Chart) -> Any:
    return etree.fromstring(made(chart).blob)


def read_back(chart: Chart) -> Any:
    """The chart as python-pptx reads it from a saved file."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    relationship = slide.part.relate_to(chart_part(deck.part.package, chart, True, house()), CHART)
    frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(2, "chart", relationship, 0, 0, Pt(800), Pt(400))
    slide.shapes._spTree.append(frame)
    file = io.BytesIO()
    deck.save(file)
    return Presentation(io.BytesIO(file.getvalue())).slides[0].shapes[0].chart


def sheet(chart: Chart) -> list[list[Any]]:
    (book,) = [one.target_part for one in made(chart).rels.values()]
    rows = load_workbook(io.BytesIO(book.blob)).worksheets[0].iter_rows(values_only=True)
    return [["" if value is None else value for value in row] for row in rows]


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SHARED / "ooxml-xsd" / "dml-chart.xsd"))


@pytest.mark.skipif(not (SHARED / "ooxml-xsd").is_dir(), reason="the schemas are not part of the repository")
@pytest.mark.parametrize("name", ALL)
def test_the_part_is_valid(name: str) -> None:
    found = schema()
    assert found.validate(tree(ALL[name])), found.error_log


@pytest.mark.parametrize("name", ALL)
def test_colours_are_the_schemes_faces_the_themes_and_type_is_ten_points_or_more(name: str) -> None:
    blob = made(ALL[name], large=False).blob.decode()
    assert "srgbClr" not in blob
    assert min(map(int, re.findall(r'sz="(\d+)"', blob))) >= 1000
    assert set(re.findall(r'typeface="([^"]+)"', blob)) == {"+mn-lt", "+mn-ea"}


@pytest.mark.parametrize("name", ALL)
def test_the_same_chart_gives_the_same_bytes(name: str) -> None:
    one, other = (made(ALL[name]) for _ in range(2))
    books = [next(iter(part.rels.values())).target_part.blob for part in (one, other)]
    assert (one.blob, books[0]) == (other.blob, books[1])


@pytest.mark.parametrize("name", ["column", "bar", "line", "stacked", "radar", "interval"])
def test_categories_and_values_come_back(name: str) -> None:
    plot = read_back(ALL[name]).plots[0]
    assert tuple(plot.categories) == ALL[name].categories
    assert [(one.name, tuple(one.values)) for one in plot.series] == [
        (title, tuple(values)) for title, values in ALL[name].series
    ]


@pytest.mark.parametrize("name", ["column", "bar", "line", "stacked", "radar"])
def test_the_workbook_holds_what_the_chart_shows(name: str) -> None:
    chart = ALL[name]
    head, *rows = sheet(chart)
    assert head[1:] == [title for title, _ in chart.series]
    assert [row[0] for row in rows] == list(chart.categories)
    for at, (_, values) in enumerate(chart.series, 1):
        assert [row[at] for row in rows] == ["" if value is None else value for value in values]


def test_a_formula_stays_a_text() -> None:
    (book,) = [one.target_part for one in made(ALL["column"]).rels.values()]
    with zipfile.ZipFile(io.BytesIO(book.blob)) as inside:
        assert b"<f>" not in inside.read("xl/worksheets/sheet1.xml")
        assert inside.getinfo("xl/workbook.xml").date_time == (1980, 1, 1, 0, 0, 0)
    assert read_back(ALL["column"]).chart_title.text_frame.text == "=SUM(A1)"


def test_stacked_bars_add_up_to_the_whole_and_slivers_have_no_label() -> None:
    found = tree(COUNTS)
    assert found.find(".//c:grouping", NS).get("val") == "percentStacked"
    deleted = [
        [point.get("val") for point in one.findall(".//c:dLbl/c:idx", NS)] for one in found.iter(f"{{{NS['c']}}}ser")
    ]
    assert deleted == [[], [], ["0", "1"]]


def test_points_are_named_and_the_field_is_parted_from_bound_to_bound() -> None:
    series = {one.name: one for one in read_back(FIELD).plots[0].series}
    assert tuple(series["一个号码"].values) == (0.361,)
    names = [one.findtext(".//c:tx//c:v", "", NS) for one in tree(FIELD).iter(f"{{{NS['c']}}}ser")]
    assert names == ["", "", *QUARTER, "一个号码", "跨产品", "认得我"]
    lines = [
        [[float(v.text) for v in one.findall(f"c:{axis}Val//c:v", NS)] for axis in "xy"]
        for one in list(tree(FIELD).iter(f"{{{NS['c']}}}ser"))[:2]
    ]
    assert lines == [[[0.5, 0.5], [0, 1]], [[0, 1], [0.5, 0.5]]]
    assert tree(FIELD).find(".//c:legend", NS) is None
    shown = [one.find(".//c:showSerName", NS).get("val") for one in list(tree(FIELD).iter(f"{{{NS['c']}}}ser"))[2:]]
    assert shown == ["1"] * 7


def test_an_interval_is_an_error_bar_whose_lengths_stand_in_the_workbook() -> None:
    bars = tree(SPREAD).find(".//c:errBars", NS)
    plus, minus = ([float(v.text) for v in bars.findall(f"c:{way}//c:v", NS)] for way in ("plus", "minus"))
    assert (plus, minus) == ([13], [15])
    assert [row[2:] for row in sheet(SPREAD)] == [["−", "+"], [15, 13], ["", ""]]
    assert tree(SPREAD).find(".//c:dLbls", NS) is None


def test_bounds_of_the_value_axis_are_the_authors() -> None:
    scale = tree(SPREAD).find(".//c:valAx/c:scaling", NS)
    assert (scale.find("c:min", NS).get("val"), scale.find("c:max", NS).get("val")) == ("-100", "100")


def test_each_series_has_the_colour_of_its_role() -> None:
    colors = [one.find("c:spPr//{*}schemeClr", NS).get("val") for one in tree(COUNTS).iter(f"{{{NS['c']}}}ser")]
    assert colors == [house().paint(role).fill.slot for role in COUNTS.roles]  # type: ignore[union-attr]


def test_names_of_near_points_stand_on_different_sides() -> None:
    near = Chart("", ("x", "y"), (("自动识别", (0.25, 0.7)), ("电话回访", (0.27, 0.7))), "scatter", low=0, high=1)
    one, other = label_positions(near, Room(near, 556, 396, 12))
    assert (one, other) == ("l", "r")


def test_a_name_stays_inside_the_field() -> None:
    edge = Chart("", ("x", "y"), (("一个很长的名字放在右边缘", (0.99, 0.5)),), "scatter", low=0, high=1)
    assert label_positions(edge, Room(edge, 400, 300, 12)) == ["l"]


@pytest.mark.parametrize(("low", "high", "tick"), [(0, 1, 0.2), (-100, 100, 50), (1, 7, 1), (0, 6, 1), (3, 3, 0.2)])
def test_ticks_stand_at_round_numbers(low: float, high: float, tick: float) -> None:
    assert unit(low, high) == pytest.approx(tick)


@given(
    st.sampled_from(["column", "bar", "line", "stacked", "radar", "scatter"]),
    st.lists(st.tuples(st.text(max_size=12), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=2, max_size=6),
)
def test_any_name_and_any_number_makes_a_chart_that_opens(kind: Any, rows: list[tuple[str, float, float]]) -> None:
    if kind == "scatter":
        chart = Chart("", ("x", "y"), tuple((name, (x, y)) for name, x, y in rows), kind, cut=(0, 0))
    else:
        names = tuple(name for name, _, _ in rows)
        columns = (("a", tuple(x for _, x, _ in rows)), ("b", tuple(y for _, _, y in rows)))
        chart = Chart(names[0], names, columns, kind)
    assert etree.fromstring(made(chart).blob) is not None
    assert sheet(chart)
