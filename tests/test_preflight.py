"""The checks of finished decks: our own are clean, every edit gives its finding, nothing in a file makes them raise."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from generator.diagnostics import Diagnostic, as_text, folded
from generator.kit import Wish, build
from generator.preflight import preflight, preflight_file
from generator.preflight.geometry import A
from generator.reporting.programs import as_json

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = ("hotline", "coffee-house")
WIDE, HIGH = 960, 540

# Decks ----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=SAMPLES)
def ours(request: pytest.FixtureRequest, out: Callable[[], Path]) -> dict[str, bytes]:
    """The decks of a sample, by file name."""
    built = build(ROOT / "blueprints" / f"{request.param}.yaml", out(), Wish(only=("deck",)), "0")
    assert built.folder is not None
    return {path.name: path.read_bytes() for path in sorted(built.folder.glob("*.pptx"))}


SHORT = """\
title: 咖啡店点单
date: 2026-11-22
phases:
  - name: 点单
    steps:
      - {customer: 看菜单, evidence: 菜单牌, frontstage: 问候客人, backstage: 补货, emotion: -1}
      - {customer: 付款, evidence: 小票, frontstage: 收银, support: 收银系统, pain: 排队太久}
metrics:
  - {id: met-wait, name: 等待, unit: min, baseline: 8, target: 4, better: lower}
deck:
  slides:
    - {archetype: cards, title: 三件事, body: "## 先听\\n听完再说\\n## 再问\\n问清楚\\n## 后做\\n当场做"}
    - {archetype: review, omit: true}
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """One deck of ours, to edit: short, with cards, connectors, a table and a chart."""
    folder = tmp_path_factory.mktemp("kit")
    (folder / "short.yaml").write_text(SHORT, "utf-8")
    build(folder / "short.yaml", folder, Wish(only=("deck",)), "0")
    return next(folder.rglob("*.pptx")).read_bytes()


def saved(presentation: Any) -> bytes:
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def said(findings: list[Diagnostic]) -> list[tuple[str, int, str]]:
    return [(item.code, item.span.slide, item.span.shape) for item in findings]


def problems(findings: list[Diagnostic]) -> list[tuple[str, int, str]]:
    return said([item for item in findings if item.severity != "hint"])


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(made: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return stream.getvalue()


def plain() -> Any:
    """python-pptx's own template, wide, with a title and notes on its one slide."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDE), Pt(HIGH)
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "A title"
    place(slide.shapes.title, 40, 20, 800, 60)
    slide.notes_slide.notes_text_frame.text = "Say it"
    return presentation


def place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)


def box(slide: Any, text: str, left: float = 100, top: float = 150, width: float = 300, height: float = 60) -> Any:
    shape = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height))
    shape.name, shape.text_frame.text, shape.text_frame.word_wrap = text[:12], text, True
    shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    return shape


# Our own --------------------------------------------------------------------------------------------------------------


def test_our_decks_have_nothing_above_a_hint(ours: dict[str, bytes]) -> None:
    for name, content in ours.items():
        assert problems(preflight(content, name)) == []


def test_the_independent_audit_agrees_on_our_decks(ours: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in ours.items():
        assert audited(content, tmp_path / name) == {}


def audited(content: bytes, path: Path) -> dict[str, list[str]]:
    """What the audit that shares no code with ours finds."""
    audit = SHARED / "tools/deck_audit.py"
    if not audit.exists():
        pytest.skip("the independent audit is not there")
    path.write_bytes(content)
    made = subprocess.run([sys.executable, str(audit), str(path), "--verbose"], capture_output=True, check=True)
    return {name: places for name, places in json.loads(made.stdout)["problems"].items() if places}


# Each edit its finding ------------------------------------------------------------------------------------------------

Edit = Callable[[Any], tuple[int, str]]


def card(presentation: Any) -> tuple[int, Any]:
    """A card with a filled shape, on the first slide that has connectors glued at both ends; where nothing else is."""
    for number, slide in enumerate(presentation.slides, 1):
        glued = slide.shapes._spTree.findall(".//{*}cxnSp")
        for shape in slide.shapes:
            rounded = shape._element.find(f".//{A}prstGeom[@prst='roundRect']") is not None
            if glued and rounded and len(shape.text_frame.text) > 3 and not ends_at(slide, shape):
                return number, shape
    raise AssertionError


def ends_at(slide: Any, shape: Any) -> list[Any]:
    tags = ("stCxn", "endCxn")
    return [one for tag in tags for one in slide._element.iter(f"{A}{tag}") if one.get("id") == str(shape.shape_id)]


def connector(presentation: Any) -> tuple[int, Any]:
    for number, slide in enumerate(presentation.slides, 1):
        for shape in slide.shapes:
            if shape._element.tag.endswith("}cxnSp"):
                return number, shape
    raise AssertionError


def table(presentation: Any) -> tuple[int, Any]:
    return next(
        (number, shape)
        for number, slide in enumerate(presentation.slides, 1)
        for shape in slide.shapes
        if shape.has_table
    )


def test_text_too_long(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = card(presentation)
    shape.text_frame.paragraphs[0].runs[0].text = "先听客户说完，再复述一遍，" * 12
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-11", number, shape.name)]


def test_a_connector_loosened(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = connector(presentation)
    end = shape._element.find(f".//{A}endCxn")
    end.getparent().remove(end)
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-31", number, shape.name)]


def test_a_glued_shape_that_is_gone(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = connector(presentation)
    shape._element.find(f".//{A}endCxn").set("id", "99999")
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-32", number, shape.name)]


def test_a_connector_that_stayed_behind(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = connector(presentation)
    shape.left -= Pt(20)
    shape.top += Pt(20)
    found = preflight(saved(presentation), "a.pptx")
    assert {item[:2] for item in problems(found)} == {("PF-33", number)}
    assert {item.span.shape for item in found} == {shape.name}


def test_alternative_text_removed(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = table(presentation)
    del shape._element.find(".//{*}cNvPr").attrib["descr"]
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-40", number, shape.name)]


def test_a_header_row_unmarked(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = table(presentation)
    shape.table.first_row = False
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-44", number, shape.name)]


def test_a_table_that_grows_off_the_slide(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = table(presentation)
    shape.table.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "说完再听，" * 90
    found = problems(preflight(saved(presentation), "a.pptx"))
    assert ("PF-12", number, shape.name) in found
    assert {code for code, *_ in found} <= {"PF-12", "PF-16"}


def test_a_shape_moved_off_the_slide(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = card(presentation)
    shape.left = presentation.slide_width - Pt(10)
    assert ("PF-15", number, shape.name) in problems(preflight(saved(presentation), "a.pptx"))


def test_a_colour_set_by_hand(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = card(presentation)
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xDD, 0xDD, 0xDD)
    found = preflight(saved(presentation), "a.pptx")
    assert problems(found) == [("PF-23", number, shape.name)]
    assert found[0].parameters["color"] == "#DDDDDD"


def test_a_title_deleted(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    title = presentation.slides[3].shapes.title._element
    title.getparent().remove(title)
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-41", 4, "")]


def test_a_title_emptied_is_told_once(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    presentation.slides[3].shapes.title.text = ""
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-41", 4, "")]


def test_a_face_changed(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = card(presentation)
    properties = shape.text_frame.paragraphs[0].runs[0]._r.find(f"{A}rPr")
    properties.find(f"{A}ea").set("typeface", "造字工房悦黑")
    found = preflight(saved(presentation), "a.pptx")
    assert problems(found) == [("PF-20", number, shape.name)]
    assert found[0].parameters["face"] == "造字工房悦黑"


def test_a_language_changed(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = card(presentation)
    properties = shape.text_frame.paragraphs[0].runs[0]._r.find(f"{A}rPr")
    properties.set("lang", "en-US")
    properties.attrib.pop("altLang")
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-22", number, shape.name)]


def test_a_size_changed(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = card(presentation)
    shape.text_frame.paragraphs[0].runs[0].font.size = Pt(7)
    found = preflight(saved(presentation), "a.pptx")
    assert problems(found) == [("PF-13", number, shape.name)]
    assert dict(found[0].parameters) == {"size": "7", "least": "10"}


def test_notes_removed_and_a_slide_hidden_are_hints(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    presentation.slides[3].notes_slide.notes_text_frame.text = ""
    presentation.slides[4]._element.set("show", "0")
    found = preflight(saved(presentation), "a.pptx")
    assert said(found) == [("PF-46", 4, ""), ("PF-08", 5, "")]
    assert {item.severity for item in found} == {"hint"}


def test_an_id_used_twice(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = table(presentation)
    other = presentation.slides[number - 1].shapes.title
    shape._element.find(".//{*}cNvPr").set("id", str(other.shape_id))
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-07", number, shape.name)]


# What is read of a deck -----------------------------------------------------------------------------------------------


def test_a_plain_deck_of_the_default_template_is_fine() -> None:
    presentation = plain()
    box(presentation.slides[0], "Some words")
    assert said(preflight(saved(presentation), "a.pptx")) == []


def test_the_default_template_alone_has_no_slides() -> None:
    assert said(preflight(saved(Presentation()), "a.pptx")) == [("PF-50", 0, "")]


def test_sizes_come_from_the_layout() -> None:
    presentation = plain()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text, slide.notes_slide.notes_text_frame.text = "Another", "Say"
    body = slide.placeholders[1]
    place(body, 40, 120, 400, 60)
    body.text_frame.text = "Four words in a row and then a few words more"  # 32 points by the master
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-11", 2, body.name)]
    body.text_frame.paragraphs[0].runs[0].font.size = Pt(18)
    assert problems(preflight(saved(presentation), "a.pptx")) == []


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        (lambda frame: None, False),
        (lambda frame: setattr(frame, "word_wrap", False), False),
        (lambda frame: setattr(frame, "auto_size", MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT), True),
        (lambda frame: setattr(frame.paragraphs[0].runs[0].font, "size", Pt(10)), True),
        (lambda frame: setattr(frame.paragraphs[0], "line_spacing", Pt(8)), True),
        (lambda frame: frame._txBody.bodyPr.set("vert", "eaVert"), True),
    ],
)
def test_fit_heeds_how_text_is_set(change: Callable[[Any], None], fits: bool) -> None:
    presentation = plain()
    shape = box(presentation.slides[0], "One line and then a second line and a third", 100, 150, 90, 250)
    place(shape, 100, 150, 170, 44)
    change(shape.text_frame)
    if shape.text_frame._txBody.bodyPr.get("vert"):
        place(shape, 100, 150, 44 + 60, 170)
    found = problems(preflight(saved(presentation), "a.pptx"))
    assert (("PF-11", 1, shape.name) not in found) == fits


def test_an_ellipse_leaves_less_room_than_a_rectangle() -> None:
    presentation = plain()
    for at, kind in enumerate((MSO_SHAPE.RECTANGLE, MSO_SHAPE.OVAL)):
        shape = presentation.slides[0].shapes.add_shape(kind, Pt(60 + at * 300), Pt(200), Pt(130), Pt(56))
        shape.name, shape.text_frame.text = kind.name, "Two lines of text"
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-11", 1, "OVAL")]


def test_shrunk_text_is_told() -> None:
    presentation = plain()
    shape = box(presentation.slides[0], "Shrunk words")
    shape.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    fit = shape._element.find(f".//{A}normAutofit")
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    fit.set("fontScale", "62500")
    found = preflight(saved(presentation), "a.pptx")
    assert problems(found) == [("PF-14", 1, shape.name)]
    assert found[0].parameters["share"] == "62"


def test_groups_are_opened_and_their_scale_heeded() -> None:
    presentation = plain()
    group = presentation.slides[0].shapes.add_group_shape()
    inner = group.shapes.add_textbox(Pt(100), Pt(150), Pt(200), Pt(40))
    inner.name, inner.text_frame.text = "inner", "Words in a group"
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    group.left = Pt(WIDE - 50)
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-15", 1, "inner")]
    group.left, group.width = Pt(100), Pt(50)
    inner.text_frame.word_wrap = True
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-11", 1, "inner")]


def test_a_turned_shape_is_where_it_is_seen() -> None:
    presentation = plain()
    shape = box(presentation.slides[0], "A turned text", 20, 500, 200, 30)
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    shape.rotation = 90
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-15", 1, shape.name)]


def test_overlaps_but_not_what_lies_within_or_a_badge() -> None:
    presentation = plain()
    slide = presentation.slides[0]
    one, other = box(slide, "First words", 100, 150, 200, 100), box(slide, "Other words", 250, 200, 200, 100)
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-16", 1, other.name)]
    place(other, 120, 200, 120, 40)
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    other.text_frame.text = "7"
    place(other, 290, 140, 24, 30)
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    assert one.name


@pytest.mark.parametrize("glued", [(), ("begin",), ("begin", "end")])
def test_connectors_of_powerpoint(glued: tuple[str, ...]) -> None:
    presentation = plain()
    slide = presentation.slides[0]
    one, other = box(slide, "First words", 100, 150, 100, 50), box(slide, "Other words", 400, 300, 100, 50)
    line = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, Pt(200), Pt(175), Pt(400), Pt(325))
    if "begin" in glued:
        line.begin_connect(one, 3)
    if "end" in glued:
        line.end_connect(other, 1)
    expected = [] if len(glued) == 2 else [("PF-31", 1, line.name)]
    assert problems(preflight(saved(presentation), "a.pptx")) == expected
    if len(glued) == 2:
        other.left = Pt(600)
        assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-33", 1, line.name)]


def test_a_line_drawn_for_its_looks_is_no_connector() -> None:
    presentation = plain()
    presentation.slides[0].shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(200), Pt(175), Pt(400), Pt(175))
    assert problems(preflight(saved(presentation), "a.pptx")) == []


def test_contrast_through_inverted_maps_and_what_lies_below() -> None:
    presentation = plain()
    slide = presentation.slides[0]
    panel = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(80), Pt(120), Pt(500), Pt(300))
    panel.fill.solid()
    panel.fill.fore_color.rgb = RGBColor(0x10, 0x10, 0x10)
    text = box(slide, "Words on the panel")
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-23", 1, text.name)]
    panel._element.getparent().remove(panel._element)
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    mapping = presentation.slide_master._element.find("{*}clrMap")
    mapping.set("bg1", "dk1")
    mapping.set("tx1", "lt1")
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    text.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0x20, 0x20, 0x20)
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-23", 1, text.name)]


def test_large_text_needs_less_contrast() -> None:
    presentation = plain()
    text = box(presentation.slides[0], "Grey words")
    font = text.text_frame.paragraphs[0].runs[0].font
    font.color.rgb, font.size = RGBColor(0x88, 0x88, 0x88), Pt(14)
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-23", 1, text.name)]
    font.bold = True
    assert problems(preflight(saved(presentation), "a.pptx")) == []


def test_chinese_without_a_face_or_marked_as_english() -> None:
    presentation = plain()
    text = box(presentation.slides[0], "先听客户说完")
    theme = next(rel.target_part for rel in presentation.slide_master.part.rels.values() if "theme" in rel.reltype)
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    theme._blob = re.sub(rb'<a:font script="[^"]+" typeface="[^"]+"/>', b"", theme.blob)
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-21", 1, text.name)]
    properties = text.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr()
    etree.SubElement(properties, f"{A}ea").set("typeface", "微软雅黑")
    assert problems(preflight(saved(presentation), "a.pptx")) == []
    properties.set("lang", "en-US")
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-22", 1, text.name)]
    text.text_frame.paragraphs[0].runs[0].text = "Ask before you act on it"
    properties.set("lang", "zh-CN")
    assert said(preflight(saved(presentation), "a.pptx")) == [("PF-24", 1, text.name)]


def test_what_needs_alternative_text(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    presentation = plain()
    slide = presentation.slides[0]
    picture = slide.shapes.add_picture(str(tmp_path / "a.png"), Pt(50), Pt(150))
    data = CategoryChartData()
    data.categories = ["a"]
    data.add_series("s", (1,))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.PIE, Pt(100), Pt(150), Pt(200), Pt(200), data)
    rows = slide.shapes.add_table(2, 2, Pt(400), Pt(150), Pt(200), Pt(100))
    found = preflight(saved(presentation), "a.pptx")
    expected = [picture.name, chart.name, rows.name]
    assert sorted(problems(found)) == sorted(("PF-40", 1, name) for name in expected if name != picture.name)
    assert found  # python-pptx writes a picture's file name as its description
    for shape in (picture, chart, rows):
        shape._element.find(".//{*}cNvPr").set("descr", " ")
    assert sorted(problems(preflight(saved(presentation), "a.pptx"))) == sorted(("PF-40", 1, n) for n in expected)


def test_a_film_without_captions_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42")
    presentation = plain()
    film = presentation.slides[0].shapes.add_movie(str(tmp_path / "a.mp4"), Pt(50), Pt(150), Pt(200), Pt(120))
    assert ("PF-49", 1, film.name) in said(preflight(saved(presentation), "a.pptx"))


def test_titles_order_prompts_and_empty_frames() -> None:
    presentation = plain()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.notes_slide.notes_text_frame.text = "Say"
    slide.shapes.title.text = "A title"
    place(slide.shapes.title, 40, 20, 800, 60)
    place(slide.placeholders[1], 40, 120, 800, 300)
    found = preflight(saved(presentation), "a.pptx")
    assert said(found) == [("PF-47", 2, slide.placeholders[1].name), ("PF-43", 2, slide.shapes.title.name)]
    slide.placeholders[1].text_frame.text = "Click to add text"
    slide.shapes.title.text = "Its own title"
    assert said(preflight(saved(presentation), "a.pptx")) == [("PF-48", 2, slide.placeholders[1].name)]
    slide.placeholders[1]._base_placeholder.text_frame.text = "What came of it"
    slide.placeholders[1].text_frame.text = "What came of it"
    assert said(preflight(saved(presentation), "a.pptx")) == [("PF-48", 2, slide.placeholders[1].name)]
    slide.placeholders[1]._base_placeholder.text_frame.text = "Result"  # a label, meant as it stands
    slide.placeholders[1].text_frame.text = "Result"
    assert said(preflight(saved(presentation), "a.pptx")) == []
    slide.placeholders[1].text_frame.text = "Text"
    tree, title = slide.shapes._spTree, slide.shapes.title
    tree.append(title._element)
    assert said(preflight(saved(presentation), "a.pptx")) == [("PF-42", 2, title.name)]


def test_an_order_that_runs_backwards() -> None:
    presentation = plain()
    for at in range(6, 0, -1):
        box(presentation.slides[0], f"Step {at}", 100, 60 + at * 65, 300, 40)
    assert said(preflight(saved(presentation), "a.pptx")) == [("PF-45", 1, "")]


def test_stamps_beside_the_title_may_be_read_last() -> None:
    presentation = plain()
    for at, words in enumerate(("First", "Second")):
        box(presentation.slides[0], words, 100, 150 + at * 80, 300, 40)
    box(presentation.slides[0], "Opening", 840, 20, 100, 20)
    box(presentation.slides[0], "DRAFT", 840, 45, 100, 20)
    assert "PF-45" not in [code for code, *_ in said(preflight(saved(presentation), "a.pptx"))]


def test_links_out_of_the_file() -> None:
    presentation = plain()
    run = box(presentation.slides[0], "More of it").text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = "https://example.org/report"
    assert said(preflight(saved(presentation), "a.pptx")) == [("PF-09", 1, "More of it")]
    run.hyperlink.address = "file:///D:/offer.xlsx"
    assert problems(preflight(saved(presentation), "a.pptx")) == [("PF-10", 1, "More of it")]


# The file itself ------------------------------------------------------------------------------------------------------


def test_a_reference_to_what_is_missing(house: bytes) -> None:
    made = parts(house)
    name = next(name for name in made if name.startswith("ppt/charts/chart"))
    del made[name]
    found = [item for item in preflight(zipped(made), "a.pptx") if item.code == "PF-05"]
    assert found
    assert found[0].span.slide
    assert found[0].span.shape


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda made: made.__setitem__("ppt/slides/slide2.xml", made["ppt/slides/slide2.xml"][:-9]), "PF-04"),
        (lambda made: made.__setitem__("ppt/theme/theme1.xml", b""), "PF-04"),
        (lambda made: made.__setitem__("ppt/stray.bmp2", b"x"), "PF-06"),
        (lambda made: made.pop("ppt/slides/slide2.xml"), "PF-05"),
        (lambda made: made.pop("[Content_Types].xml"), "PF-02"),
        (lambda made: made.pop("ppt/presentation.xml"), "PF-02"),
        (lambda made: made.pop("_rels/.rels"), "PF-02"),
    ],
)
def test_damaged_packages(house: bytes, change: Callable[[dict[str, bytes]], object], code: str) -> None:
    made = parts(house)
    change(made)
    assert code in {item.code for item in preflight(zipped(made), "a.pptx")}


def test_an_entity_bomb_is_not_opened(house: bytes) -> None:
    made = parts(house)
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{levels}]><p:sld x="&e11;">&e11;</p:sld>'
    for text in (bomb.encode(), bomb.encode("utf-16")):
        made["ppt/slides/slide2.xml"] = text
        started = time.perf_counter()
        found = preflight(zipped(made), "a.pptx")
        assert time.perf_counter() - started < 10
        assert ("PF-04", "ppt/slides/slide2.xml") in {(item.code, item.parameters.get("part")) for item in found}


def test_a_zip_bomb_is_not_unpacked(house: bytes) -> None:
    made = parts(house)
    made["ppt/media/image1.png"] = bytes(2**26)
    assert said(preflight(zipped(made), "a.pptx")) == [("PF-03", 0, "")]


KINDS = {
    b"": "the file is empty",
    b"just text": "not in the format .pptx",
    b"%PDF-1.7": "a PDF",
    bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512): "old format",
    bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"): "a password",
    b"PK\x03\x04 and then nothing": "damaged or incomplete",
}


@pytest.mark.parametrize("content", KINDS)
def test_what_is_no_deck(content: bytes) -> None:
    (found,) = preflight(content, "a.pptx")
    assert found.code == "PF-02"
    assert KINDS[content] in found.message("en")


def test_other_office_files_are_named() -> None:
    main = '<Override PartName="/word/document.xml" ContentType="application/vnd.wordprocessingml.document.main+xml"/>'
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{main}</Types>'
    (found,) = preflight(zipped({"[Content_Types].xml": types.encode(), "word/document.xml": b"<w/>"}), "a.pptx")
    assert "a Word document" in found.message("en")


def test_a_deck_cut_short_anywhere(house: bytes) -> None:
    for share in range(1, 20):
        assert preflight(house[: len(house) * share // 20], "a.pptx")


@given(st.binary(max_size=400))
def test_random_bytes_never_raise(content: bytes) -> None:
    assert preflight(content, "a.pptx")
    assert preflight(b"PK\x03\x04" + content, "a.pptx")


HOSTILE = ("", "-1", "0", "abc", "99999999999999999999", "1e9", "NaN", "²", "-9223372036854775808", "50%")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_broken_attributes_and_missing_elements_never_raise(data: st.DataObject) -> None:
    made = dict(small())
    name = data.draw(st.sampled_from(sorted(name for name in made if name.endswith((".xml", ".rels")))))
    root = etree.fromstring(made[name])
    for _ in range(data.draw(st.integers(1, 12))):
        elements = list(root.iter("*"))
        one = data.draw(st.sampled_from(elements))
        if one.attrib and data.draw(st.booleans()):
            one.set(data.draw(st.sampled_from(sorted(one.attrib))), data.draw(st.sampled_from(HOSTILE)))
        elif one.getparent() is not None:
            one.getparent().remove(one)
    made[name] = etree.tostring(root)
    found = preflight(zipped(made), "a.pptx")
    assert as_text(found, {}, "zh-CN")
    assert as_json(found, "en")


def test_a_colour_without_a_name_is_no_colour() -> None:
    presentation = plain()
    text = box(presentation.slides[0], "Some words")
    properties = text.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr()
    etree.SubElement(etree.SubElement(properties, f"{A}solidFill"), f"{A}schemeClr").set("val", "")
    assert said(preflight(saved(presentation), "a.pptx")) == []


def small() -> dict[str, bytes]:
    """The parts of a deck with a bit of everything."""
    if not _SMALL:
        presentation = plain()
        slide = presentation.slides[0]
        one, other = box(slide, "First words", 100, 150, 100, 50), box(slide, "先听客户说完", 400, 300, 100, 50)
        line = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, Pt(200), Pt(175), Pt(400), Pt(325))
        line.begin_connect(one, 3)
        line.end_connect(other, 1)
        slide.shapes.add_table(2, 2, Pt(600), Pt(150), Pt(200), Pt(100)).table.cell(0, 0).text = "Cell"
        inner = slide.shapes.add_group_shape().shapes.add_shape(MSO_SHAPE.CHEVRON, Emu(0), Emu(0), Pt(90), Pt(90))
        inner.text_frame.text = "In a group"
        _SMALL.update(parts(saved(presentation)))
    return _SMALL


_SMALL: dict[str, bytes] = {}


# How it is told -------------------------------------------------------------------------------------------------------


def test_a_finding_names_slide_and_shape_in_both_languages(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    number, shape = table(presentation)
    shape.table.first_row = False
    found = preflight(saved(presentation), "课程.pptx")
    assert as_text(found, {}, "zh-CN").startswith(
        f"课程.pptx 第 {number} 页 “{shape.name}”：警告 PF-44：表格没有标明标题行\n"
    )
    assert as_text(found, {}, "en").startswith(f"课程.pptx slide {number} “{shape.name}”: warning PF-44: The table has")
    (row,) = json.loads(as_json(found, "en"))
    assert (row["file"], row["slide"], row["shape"], row["code"]) == ("课程.pptx", number, shape.name, "PF-44")


def test_one_fault_on_many_slides_is_told_once(house: bytes) -> None:
    presentation = Presentation(io.BytesIO(house))
    for slide in presentation.slides:
        slide.notes_slide.notes_text_frame.text = ""
    found = preflight(saved(presentation), "a.pptx")
    assert len(found) == len(presentation.slides)
    (told,) = folded(found)
    assert "  = 同样的问题还有" in as_text([told], {}, "zh-CN")
    assert "：第 2、3、4、5、6、7、8、9 … 页\n" in as_text([told], {}, "zh-CN")
    assert "more times: slide 2, 3, 4, 5, 6, 7, 8, 9 …\n" in as_text([told], {}, "en")


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "generator", "preflight", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)


def test_the_command_and_its_exit_codes(tmp_path: Path) -> None:
    presentation = plain()
    fine, hints, bad = (tmp_path / name for name in ("fine.pptx", "hints.pptx", "bad.pptx"))
    fine.write_bytes(saved(presentation))
    presentation.slides[0].notes_slide.notes_text_frame.text = ""
    hints.write_bytes(saved(presentation))
    bad.write_bytes(b"no deck")
    assert command(fine, "--ui-lang", "en").stdout == "No problems found: fine.pptx\n"
    assert [command(path).returncode for path in (fine, hints, bad)] == [0, 0, 1]
    assert command(hints, "--strict").returncode == 1
    assert command(tmp_path / "none.pptx").returncode == 3
    assert command().returncode == 2
    told = command(bad, "--format", "json", "--ui-lang", "zh-CN")
    assert json.loads(told.stdout)[0]["code"] == "PF-02"
    assert told.stderr == ""


def test_the_floor_can_be_moved() -> None:
    presentation = plain()
    text = box(presentation.slides[0], "Words of 16 points")
    text.text_frame.paragraphs[0].runs[0].font.size = Pt(16)
    content = saved(presentation)
    assert problems(preflight(content, "a.pptx", 16)) == []
    assert problems(preflight(content, "a.pptx", 18)) == [("PF-13", 1, text.name)]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert said(preflight_file(tmp_path / "none.pptx")) == [("PF-01", 0, "")]
    assert said(preflight_file(tmp_path)) == [("PF-01", 0, "")]


# Other judges ---------------------------------------------------------------------------------------------------------

OURS_FOR = {
    "off_slide": {"PF-15"},
    "overflow": {"PF-11", "PF-12"},
    "small_text": {"PF-13"},
    "low_contrast": {"PF-23"},
    "no_alt": {"PF-40"},
    "no_title": {"PF-41"},
    "no_notes": {"PF-46"},
    "overlap": {"PF-16"},
    "dup_ids": {"PF-07"},
    "autofit_shrink": {"PF-14"},
}


def test_whatever_the_independent_audit_finds_we_find_on_that_slide(tmp_path: Path) -> None:
    presentation = plain()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    one = box(slide, "Too many words for this small box, and more of them", 100, 150, 90, 30)
    other = box(slide, "tiny", 150, 160, 300, 60)
    other.text_frame.paragraphs[0].runs[0].font.size = Pt(6)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(900), Pt(300), Pt(200), Pt(60))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(0xEE, 0xEE, 0xEE)
    shape.text_frame.text = "Pale words"
    shape.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xCC, 0xCC, 0xCC)
    slide.shapes.add_table(2, 2, Pt(50), Pt(400), Pt(200), Pt(60))
    one._element.find(".//{*}cNvPr").set("id", str(other.shape_id))
    content = saved(presentation)
    theirs = audited(content, tmp_path / "a.pptx")
    assert {"off_slide", "overflow", "small_text", "low_contrast", "no_alt", "no_title", "overlap"} <= theirs.keys()
    found = {(item.code, item.span.slide) for item in preflight(content, "a.pptx")}
    for kind in theirs.keys() & OURS_FOR.keys():
        for place_there in theirs[kind]:
            number = int(re.findall(r"s(\d+)", place_there)[0])
            assert {code for code, at in found if at == number} & OURS_FOR[kind], (kind, place_there)


def test_a_deck_saved_by_impress_can_be_checked(house: bytes, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not there")
    source = tmp_path / "in.pptx"
    source.write_bytes(house)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    line = [soffice, profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(line, capture_output=True, check=True, timeout=240)
    found = preflight_file(tmp_path / "out/in.pptx")
    assert len(Presentation(str(tmp_path / "out/in.pptx")).slides) == len(Presentation(io.BytesIO(house)).slides)
    assert not {item.code for item in found} & {"PF-01", "PF-02", "PF-03", "PF-04", "PF-05", "PF-06"}


def test_fifty_slides_take_a_few_seconds() -> None:
    presentation = Presentation()
    for number in range(50):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        for at in range(40):
            box(slide, f"先听客户说完，再复述一遍 {number}-{at}", 20 + at % 8 * 85, 120 + at // 8 * 70, 80, 60)
    content = saved(presentation)
    started = time.process_time()
    preflight(content, "a.pptx")
    assert time.process_time() - started < 10  # 50 slides of 40 shapes take about 1.5 s
