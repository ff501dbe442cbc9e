"""The deck as PowerPoint reads it: valid, glued, editable, accessible, the same every time."""

from __future__ import annotations

import dataclasses
import io
import json
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from generator import text
from generator.assets import folder
from generator.layout.slides.pieces import HOUSE
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import Figure
from generator.render import Job
from generator.render.deck import date_words, fitted, render
from generator.render.shapes import PAGE, Elbow, elbow
from generator.scene import Box, Card, Connection, Point, Scene, Words
from generator.theme import HOUSE_PALETTE, house
from tests.deck_demonstration import AWKWARD, CARDS, demonstration, job

SHARED = Path(__file__).parents[1].parent / "shared"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


@pytest.fixture(scope="module", params=["zh-CN", "en", "zh-CN+en"])
def deck(request: pytest.FixtureRequest) -> bytes:
    return next(iter(render(job(request.param)).values()))


# The package ----------------------------------------------------------------------------------------------------------


def parts(deck: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def slides(deck: bytes) -> list[etree._Element]:
    names = sorted((name for name in parts(deck) if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)), key=number_in)
    return [etree.fromstring(parts(deck)[name]) for name in names]


def number_in(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


def figure_slide(deck: bytes) -> etree._Element:
    return next(slide for slide in slides(deck) if slide.findall(".//p:cxnSp", NS))


def as_slide(scene: Scene, preview: bool = False) -> etree._Element:
    """The slide that one scene becomes."""
    slide = Slide("one", "canvas", "一页", (Figure("one"),), notes=Notes("讲解"))
    sections = (Section("", (slide,)),)
    told = Outline(scene.language, "", "", "", "", "", sections)
    made = render(Job(house(), scene.language, "", {}, {"one": (scene,)}, told, preview))
    return slides(next(iter(made.values())))[0]


def test_the_file_is_named_by_language_and_purpose() -> None:
    small = dataclasses.replace(job("en"), outline=Outline("en", "", "", "", "", "", ()))
    assert list(render(small)) == ["deck.en.pptx"]
    assert list(render(dataclasses.replace(small, preview=True))) == ["deck.en.preview.pptx"]
    assert list(render(dataclasses.replace(small, language="zh-CN+en"))) == ["deck.pptx"]


def test_the_same_job_gives_the_same_bytes() -> None:
    assert render(job()) == render(job())


def test_no_part_has_a_date_of_today(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inside:
            assert {entry.date_time for entry in inside.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert re.findall(rb">(\d{4}-\d\d-\d\d)T", inside.read("docProps/core.xml")) == [b"2000-01-01"] * 2
    assert re.findall(rb">(\d{4}-\d\d-\d\d)T", parts(deck)["docProps/core.xml"]) == [b"2026-11-22"] * 2


def test_the_properties_are_the_outlines(deck: bytes) -> None:
    properties = Presentation(io.BytesIO(deck)).core_properties
    assert "One hotline" in properties.title or properties.title == "热线整合服务蓝图"
    assert properties.author


@pytest.mark.parametrize("number", [1, 2])
def test_the_template_has_the_palette_and_faces_of_the_theme(number: int) -> None:
    root = etree.parse(folder("pptx") / f"house/ppt/theme/theme{number}.xml").getroot()
    scheme = {etree.QName(slot).localname: slot[0].get("val") for slot in root.find(".//a:clrScheme", NS)}
    assert {slot: scheme[slot] for slot in HOUSE_PALETTE} == dict(HOUSE_PALETTE)
    for kind in ("majorFont", "minorFont"):
        font = root.find(f".//a:{kind}", NS)
        assert font.find("a:latin", NS).get("typeface") == house().latin_face
        assert font.find("a:ea", NS).get("typeface") == house().chinese_face
        assert font.find("a:font[@script='Hans']", NS).get("typeface") == house().chinese_face


def test_a_theme_of_other_colours_and_faces_reaches_the_file() -> None:
    theme = dataclasses.replace(house(), palette=dict(HOUSE_PALETTE) | {"accent1": "123456"}, latin_face="Calibri")
    made = render(dataclasses.replace(job(), theme=theme))["deck.zh-CN.pptx"]
    for number in (1, 2):
        content = parts(made)[f"ppt/theme/theme{number}.xml"]
        assert b'<a:srgbClr val="123456"/>' in content
        assert b'<a:latin typeface="Calibri"/>' in content


@pytest.mark.skipif(not SHARED.is_dir(), reason="the audit is not part of the repository")
def test_the_audit_finds_nothing(deck: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    run = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "deck_audit.py"), str(path), "--verbose"],
        capture_output=True,
        text=True,
    )
    found = json.loads(run.stdout)
    assert {name: problems for name, problems in found["problems"].items() if problems} == {}
    assert (found["hard_colors"], found["duplicate_titles"]) == (0, 0)
    assert found["connectors"] == found["glued"] == 33


# Slides ---------------------------------------------------------------------------------------------------------------


def test_colours_are_the_schemes(deck: bytes) -> None:
    content = b"".join(data for name, data in parts(deck).items() if re.match(r"ppt/(slides|charts)/[^/]*xml", name))
    assert b"srgbClr" not in content
    assert b"schemeClr" in content


def test_every_slide_has_a_title_notes_and_its_layout(deck: bytes) -> None:
    presentation = Presentation(io.BytesIO(deck))
    for slide in presentation.slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()
    assert [slide.slide_layout.name for slide in presentation.slides][:4] == ["Cover", "Text", "Section", "Canvas"]


def test_notes_are_labelled_in_the_pages_language() -> None:
    made = Presentation(io.BytesIO(render(job("en"))["deck.en.pptx"]))
    notes = made.slides[1].notes_slide.notes_text_frame.text.split("\n")
    assert notes == [
        "Say: Let them see the whole first.",
        "Do: Hand out stickers",
        "Time: 5 min",
        "Transition: Then the pains.",
    ]
    pages = [made.slides[at].notes_slide.notes_text_frame.text for at in (4, 5)]
    assert "Time: 5 min" in pages[0]
    assert "Time" not in pages[1]
    assert "Transition: Then the pains." in pages[1]


def test_sections_are_powerpoints_own(deck: bytes) -> None:
    root = etree.fromstring(parts(deck)["ppt/presentation.xml"])
    names = {"p14": "http://schemas.microsoft.com/office/powerpoint/2010/main"}
    sections = root.findall(".//p14:section", names)
    assert len(sections) == 3
    members = [member.get("id") for member in root.findall(".//p14:sldId", names)]
    assert members == [slide.get("id") for slide in root.findall(".//p:sldId", NS)]


def test_the_tracker_source_footer_number_and_stamp_stand_on_a_slide() -> None:
    slide = Presentation(io.BytesIO(render(job("en"))["deck.en.pptx"])).slides[3]
    texts = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert texts["Tracker"] == "Blueprint"
    assert texts["Source"].startswith("Source: 24 interviews")
    assert texts["Footer"] == "Sample group · v1 · confidential"
    assert texts["Date"] == "22 Nov 2026"
    assert texts["Slide number"] == "4"
    assert any(stamp in texts for stamp in ("草稿", "DRAFT", "草稿 DRAFT"))


def test_a_stacked_title_has_the_second_language_smaller() -> None:
    slide = slides(render(job("zh-CN+en"))["deck.pptx"])[3]
    first, second = slide.findall(".//p:sp", NS)[0].findall(".//a:p", NS)
    assert "".join(second.itertext()).startswith("Customers wait")
    assert second.find(".//a:rPr", NS).get("sz") == "1700"
    assert (first.find(".//a:rPr", NS).get("lang"), second.find(".//a:rPr", NS).get("lang")) == ("zh-CN", "en-US")


@pytest.mark.parametrize(
    ("title", "size"), [("短", None), ("字" * 58, None), ("字" * 70, "2000"), ("字" * 320, "1000")]
)
def test_a_long_title_gets_smaller_and_is_cut_at_last(title: str, size: str | None) -> None:
    told = Outline("zh-CN", "", "", "", "", "", (Section("", (Slide("a", "canvas", title),)),))
    slide = slides(render(Job(house(), "zh-CN", "", {}, {}, told))["deck.zh-CN.pptx"])[0]
    found = slide.find(".//p:sp", NS)
    assert found.find(".//a:rPr", NS).get("sz") == size
    assert "".join(found.itertext()).strip().endswith("…") == (len(title) > 300)


@pytest.mark.parametrize(
    ("date", "tag", "said"),
    [
        ("2026-11-22", "zh-CN", "2026年11月22日"),
        ("2026-01-02", "en", "2 Jan 2026"),
        ("in May", "en", "in May"),
        ("2026-13-01", "en", "2026-13-01"),
    ],
)
def test_dates_are_written_as_the_language_does(date: str, tag: str, said: str) -> None:
    assert date_words(date, tag) == said


# Figures --------------------------------------------------------------------------------------------------------------


def test_cards_stand_where_the_scene_has_them_with_its_text() -> None:
    scene = demonstration("zh-CN")
    slide = Presentation(io.BytesIO(render(job())["deck.zh-CN.pptx"])).slides[3]
    found = {shape.name: shape for shape in _flat(slide.shapes)}
    for card in scene.cards:
        shape = found[card.words.text[:40]]
        for have, want in zip(
            (shape.left, shape.top, shape.width, shape.height), dataclasses.astuple(card.box), strict=True
        ):
            assert abs(have / 12700 - want) < 0.5
        assert shape.text_frame.text.split("\v") == list(card.words.lines)


def _flat(shapes: Any) -> Iterator[Any]:
    """The shapes of a slide, those of groups in their place."""
    for shape in shapes:
        yield from _flat(shape.shapes) if hasattr(shape, "shapes") else (shape,)


def test_a_badge_moves_with_its_card() -> None:
    scene = demonstration("zh-CN")
    slide = figure_slide(render(job())["deck.zh-CN.pptx"])
    groups = slide.findall(".//p:grpSp", NS)
    held = {marker.card for marker in scene.markers if marker.card}
    assert len(groups) == len(held) > 0
    for group in groups:
        card, *badges = group.findall("p:sp", NS)
        name = group.find("p:nvGrpSpPr/p:cNvPr", NS).get("name")
        assert name.startswith(card.find("p:nvSpPr/p:cNvPr", NS).get("name"))
        assert badges
        off, within = (group.find(f"p:grpSpPr/a:xfrm/a:{tag}", NS) for tag in ("off", "chOff"))
        assert dict(off.attrib) == dict(within.attrib)


def test_connections_are_glued_to_the_cards_and_sides_of_the_scene() -> None:
    scene = demonstration("zh-CN")
    slide = figure_slide(render(job())["deck.zh-CN.pptx"])
    names = {shape.get("id"): shape.get("name") for shape in slide.iterfind(".//p:cNvPr", NS)}
    found = slide.findall(".//p:cxnSp", NS)
    assert len(found) == len(scene.connections) == 11
    sites = ("top", "left", "bottom", "right")
    for shape, connection in zip(found, scene.connections, strict=True):
        for tag, card, side in zip(
            ("stCxn", "endCxn"), (connection.source, connection.target), connection.sides, strict=True
        ):
            end = shape.find(f".//a:{tag}", NS)
            assert names[end.get("id")] == scene.card(card).words.text[:40]
            assert sites[int(end.get("idx"))] == side
        assert (shape.find(".//a:headEnd", NS) is not None) == connection.both
        assert shape.find(".//a:tailEnd", NS).get("type") == "triangle"


def test_an_ellipse_is_glued_at_its_own_sites() -> None:
    words = Words(("a",), 10, text="a")
    cards = (
        Card("a", "ring-0", Box(100, 100, 60, 60), words, "ellipse"),
        Card("b", "box", Box(300, 100, 60, 60), words),
    )
    line = Connection("c", "a", "b", "tangible", ((160, 130), (300, 130)), ("right", "left"), straight=True)
    slide = as_slide(Scene("s", "value_network", "", "en", 960, 540, cards=cards, connections=(line,)))
    assert (slide.find(".//a:stCxn", NS).get("idx"), slide.find(".//a:endCxn", NS).get("idx")) == ("6", "1")


def test_a_preview_draws_the_same_geometry_without_connectors() -> None:
    delivered, preview = (figure_like(render(job(preview=shown))) for shown in (False, True))
    assert not preview.findall(".//p:cxnSp", NS)

    def forms(slide: etree._Element, tag: str) -> list[bytes]:
        found = [shape for shape in slide.iterfind(f".//p:{tag}", NS) if shape.find(".//a:tailEnd", NS) is not None]
        return [etree.tostring(shape.find("p:spPr", NS)) for shape in found]

    assert forms(delivered, "cxnSp") == forms(preview, "sp") != []


def figure_like(made: dict[str, bytes]) -> etree._Element:
    return slides(next(iter(made.values())))[3]


def test_reading_order_is_the_scenes_and_the_title_comes_first() -> None:
    scene = demonstration("en")
    reading = tuple(reversed(CARDS))
    slide = as_slide(dataclasses.replace(scene, reading=reading))
    names = [shape.get("name") for shape in slide.iterfind(".//p:sp/p:nvSpPr/p:cNvPr", NS)]
    assert names[0] == "Title"
    assert names[1:3] == ["Tracker", scene.name]  # where we are, then what is shown
    cards = [name for name in names if name in {scene.card(identifier).words.text[:40] for identifier in CARDS}]
    assert cards == [scene.card(identifier).words.text[:40] for identifier in reading]


def test_what_has_no_text_has_a_description_or_is_marked_as_decoration() -> None:
    slide = figure_slide(render(job())["deck.zh-CN.pptx"])
    for shape in slide.iterfind(".//p:sp", NS):
        about = shape.find("p:nvSpPr/p:cNvPr", NS)
        assert about.get("name")
        if not "".join(shape.itertext()).strip():
            assert about.get("descr") or b"decorative" in etree.tostring(about)
    markers = [
        shape.get("descr") for shape in slide.iterfind(".//p:cNvPr", NS) if shape.get("name").startswith("关键时刻")
    ]
    assert markers == ["关键时刻：第一次开口"]
    assert slide.find(".//p:cNvPr[@name='现状蓝图']", NS).get("descr") == "四条泳道、五个步骤的服务蓝图"


def test_text_has_both_faces_real_sizes_and_hard_breaks() -> None:
    slide = figure_slide(render(job())["deck.zh-CN.pptx"])
    card = next(shape for shape in slide.iterfind(".//p:sp", NS) if shape.find(".//a:br", NS) is not None)
    run = card.find(".//a:rPr", NS)
    assert (run.get("lang"), run.get("altLang"), run.get("sz")) == ("zh-CN", "en-US", "1050")
    assert run.find("a:latin", NS).get("typeface") == "+mn-lt"
    assert run.find("a:ea", NS).get("typeface") == "+mn-ea"
    assert card.find(".//a:lnSpc/a:spcPts", NS).get("val") == "1312"
    assert card.find(".//a:noAutofit", NS) is not None
    assert slide.find(".//p:style", NS) is None


def test_links_lead_to_the_other_page_and_to_the_web() -> None:
    deck = Presentation(io.BytesIO(render(job())["deck.zh-CN.pptx"]))
    shapes = {shape.name: shape for shape in deck.slides[4].shapes}
    assert shapes["CRM 客户主数据平台"].click_action.target_slide.slide_id == deck.slides[5].slide_id
    assert shapes["18 条旧号停机引导与转接"].click_action.hyperlink.address == "https://example.com/?a=1&b=2"


# Elbows ---------------------------------------------------------------------------------------------------------------


def drawn(found: Elbow) -> list[Point]:
    """The points that the preset's formulas give. Source: ECMA-376 part 1, presetShapeDefinitions."""
    width, height = found.frame.width, found.frame.height
    shares = [value / 100000 for value in found.adjust]
    x1, y2, x3 = ([share * extent for share, extent in zip(shares, (width, height, width), strict=False)] + [0.0] * 3)[
        :3
    ]
    local = {
        "straightConnector1": [(0, 0), (width, height)],
        "bentConnector2": [(0, 0), (width, 0), (width, height)],
        "bentConnector3": [(0, 0), (x1, 0), (x1, height), (width, height)],
        "bentConnector4": [(0, 0), (x1, 0), (x1, y2), (width, y2), (width, height)],
        "bentConnector5": [(0, 0), (x1, 0), (x1, y2), (x3, y2), (x3, height), (width, height)],
    }[found.preset]
    center = found.frame.center
    placed = []
    for x, y in local:
        x, y = (width - x if found.mirror_x else x), (height - y if found.mirror_y else y)
        dx, dy = x - width / 2, y - height / 2
        placed.append((center[0] - dy, center[1] + dx) if found.turned else (center[0] + dx, center[1] + dy))
    return placed


def polyline(bends: int, vertical: bool, steps: list[float]) -> list[Point]:
    x, y = 480.0, 270.0
    points = [(x, y)]
    for at in range(bends + 1):
        x, y = (x, y + steps[at]) if vertical == (at % 2 == 0) else (x + steps[at], y)
        points.append((x, y))
    return points


def deviation(points: list[Point], others: list[Point]) -> float:
    others = [point for at, point in enumerate(others) if not at or point != others[at - 1]]
    assert len(points) == len(others)
    return max(max(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in zip(points, others, strict=True))


def test_elbows_draw_random_routes() -> None:
    chance = random.Random(7)  # noqa: S311 (routes, not secrets)
    for _ in range(4000):
        bends = chance.randrange(5)
        steps = [chance.choice((-1, 1)) * chance.uniform(2, 260) for _ in range(bends + 1)]
        points = polyline(bends, chance.random() < 0.5, steps)
        if bends > 1 and chance.random() < 0.3:  # back to the same height or column
            fixed = 0 if points[-1][0] == points[-2][0] else 1
            last = list(points[-1])
            last[1 - fixed] = points[0][1 - fixed]
            points[-1] = (last[0], last[1])
            if abs(points[-1][1 - fixed] - points[-2][1 - fixed]) < 1:
                continue
        found = elbow(points)
        if found is None:  # the turned frame stands out of the page, and there is no preset with five bends
            assert bends == 4
            continue
        assert deviation(points, drawn(found)) <= 1.0, (points, found)
        assert found.on_page or any(not (0 <= x <= PAGE[0] and 0 <= y <= PAGE[1]) for x, y in points)


@given(st.lists(st.tuples(st.integers(0, 960), st.integers(0, 540)), min_size=2, max_size=9))
def test_elbows_never_fail(points: list[Point]) -> None:
    found = elbow(points)
    assert found is None or found.preset in {
        "straightConnector1",
        *(f"bentConnector{number}" for number in range(2, 6)),
    }


def test_a_frame_out_of_the_page_is_avoided() -> None:
    points = [(940.0, 100.0), (940.0, 300.0), (930.0, 300.0), (930.0, 500.0)]
    found = elbow(points)
    assert found is not None
    assert (found.preset, found.turned, found.on_page) == ("bentConnector4", False, True)
    assert deviation(points, drawn(found)) < 0.01
    assert elbow(points, both=True) is None


def test_a_route_without_a_preset_stays_glued() -> None:
    words = Words(("a",), 10, text="a")
    cards = (Card("a", "box", Box(100, 100, 60, 60), words), Card("b", "box", Box(500, 400, 60, 60), words))
    points = polyline(6, False, [10, 20, 30, 40, 50, 60, 70])
    line = Connection("c", "a", "b", "handoff", tuple(points), ("right", "left"))
    found = as_slide(Scene("s", "blueprint", "", "en", 960, 540, cards=cards, connections=(line,))).find(
        ".//p:cxnSp", NS
    )
    assert found.find(".//a:custGeom", NS) is not None
    assert found.find(".//a:stCxn", NS) is not None


# Text, tables, charts -------------------------------------------------------------------------------------------------

KEPT = AWKWARD.replace("\x0b", "").replace("\x00", "").replace("\ufffe", "")


def test_awkward_text_survives(deck: bytes) -> None:
    slide = next(
        slide for slide in Presentation(io.BytesIO(deck)).slides if slide.shapes.title.text_frame.text.startswith("R&D")
    )
    assert slide.shapes.title.text_frame.text == KEPT
    assert slide.notes_slide.notes_text_frame.text.endswith(KEPT)
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    assert cells == ["a", "b", KEPT, "字" * 300]


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_survives_in_a_card(content: str) -> None:
    line = text.clean(content).replace("\n", " ")
    words = Words((line,), 10, text=line)
    slide = as_slide(Scene("s", "blueprint", "", "en", 960, 540, cards=(Card("a", "box", Box(0, 90, 90, 40), words),)))
    shapes = slide.findall(".//p:sp", NS)
    assert "".join(shapes[2].itertext()) == re.sub("[\ufffe\uffff]", "", line)


def test_a_tall_table_is_paged_with_its_header_on_each_page(deck: bytes) -> None:
    tables = []
    for slide in Presentation(io.BytesIO(deck)).slides:
        title = slide.shapes.title.text_frame.text
        if "蓝图表格" in title or "as a table" in title:
            tables.append((title, next(shape for shape in slide.shapes if shape.has_table)))
    count = len(tables)
    assert count > 1
    steps = []
    for number, (title, shape) in enumerate(tables, 1):
        assert f"{number}/{count}" in title
        rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
        assert rows[0][0].split("\n")[0] in ("步骤", "Step")
        steps += [row[0] for row in rows[1:]]
        assert shape._element.xpath(".//p:cNvPr/@descr")[0]
        assert shape.top + sum(row.height for row in shape.table.rows) <= 500.1 * 12700
        sizes = {int(size) for size in shape._element.xpath(".//a:rPr/@sz")}
        assert min(sizes) >= 1000
    assert steps == [str(at + 1) for at in range(40)]


def test_charts_are_native_with_their_data(deck: bytes) -> None:
    charts = [shape for slide in Presentation(io.BytesIO(deck)).slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 8
    first, _, _, formula = charts[:4]
    assert list(first.chart.plots[0].series[0].values) == [0.71, 0.74, None, 0.78]
    assert first._element.xpath(".//p:cNvPr/@descr")[0]
    assert formula.chart.chart_title.text_frame.text == "=SUM(A1)"
    assert list(formula.chart.plots[0].categories) == ["=1+1", "@x", KEPT]
    book = formula.chart.part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(book)) as inside:
        assert b"<f>" not in inside.read("xl/worksheets/sheet1.xml")
    for shape in charts:
        sizes = shape.chart._chartSpace.xpath(".//@sz")
        assert sizes
        assert min(map(int, sizes)) >= 1000


def test_a_word_wider_than_the_cover_gets_smaller_and_is_broken_at_last() -> None:
    for word, whole in (("https://example.org/long-address", True), ("W" * 80, False)):
        told = Outline("en", "", "", "", "", "", (Section("", (Slide("a", "cover", word),)),))
        deck = Presentation(io.BytesIO(render(Job(house(), "en", "", {}, {}, told))["deck.en.pptx"]))
        shown = deck.slides[0].shapes.title.text_frame.text
        assert shown.replace("\x0b", "") == word
        assert ("\x0b" not in shown) is whole


def test_a_slides_title_is_a_little_smaller_rather_than_in_two_lines() -> None:
    words, sizes = "The mood lifts in the middle and falls to its lowest at the till (overview)", (24, 22, 20, 18)
    (one,), (other,) = (fitted(words, HOUSE.title, sizes, in_one_line=choice) for choice in (True, False))
    assert (one.size, other.size) == (20, None)
