"""Pages to print as PowerPoint and PDF readers see them: true size, titles, notes, valid, the same every time."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from generator import agenda
from generator.appearance import named
from generator.layout import cards
from generator.outline import Outline, report_out, variants
from generator.outline.blocks import Process, Table
from generator.paper import MM, Print
from generator.preflight import preflight
from generator.render import Job, print_drawing
from generator.render import deck as deck_renderer
from generator.render.prints import render, title_of
from generator.scene import Box, Card, Connection, Curve, Line, Marker, Scene, Words
from generator.terms import TERMS
from generator.theme import house
from tests.drawn_scenes import AWKWARD
from tests.samples import sample

SHARED = Path(__file__).parents[1].parent / "shared"
BARE = Outline("zh-CN", "", "", "Course team", "", "2026-11-22", ())


def words(said: str, size: float = 12) -> Words:
    return Words((said,), size, text=said)


def page(said: str = "A page", width: float = 420, height: float = 297) -> Scene:
    """A sheet with one of everything, in millimetres."""
    title = Card("t", "title", Box(30, 20, 400, 30), words(said, 20), "plain", "title")
    a = Card("a", "customer", Box(60, 120, 100, 60), words("A"), "round")
    b = Card("b", "support", Box(300, 220, 100, 60), words("B"), "note")
    shapes = [
        Card(form, "box", Box(60 + 90 * at, 400, 80, 40), words(form), form)  # type: ignore[arg-type]
        for at, form in enumerate(("ellipse", "chevron", "plain", "rectangle"))
    ]
    arrow = Connection("c", "a", "b", "sequence", ((160, 150), (230, 150), (230, 250), (300, 250)), ("right", "left"))
    return Scene(
        f"page {said}",
        "canvas",
        said,
        "en",
        width * MM,
        height * MM,
        "What it is for",
        lines=(Line("l", "crop", (10, 10), (10, 30), "dashed", 0.5),),
        curves=(Curve("v", "emotion", ((60, 300), (80, 280), (100, 320), (120, 300))),),
        connections=(arrow,),
        cards=(title, a, b, *shapes),
        markers=(Marker("m", "moment", Box(150, 110, 16, 16), "★", "Moment of truth", 10, card="a"),),
    )


def job(*prints: Print, language: str = "en", **more: object) -> Job:
    return Job(house(), language, ".en", {}, {}, BARE, part="cards", prints={"cards": prints}, **more)  # type: ignore[arg-type]


def made(*scenes: Scene) -> tuple[bytes, bytes]:
    files = render(job(Print("canvases/x", "Pages", scenes)))
    return files["canvases/x.en.pptx"], files["canvases/x.en.pdf"]


@cache
def kit(name: str, language: str) -> dict[str, bytes]:
    """All cards, kits and signs of a sample."""
    engagement = agenda.scheduled(variants.chosen(sample(name), ()))[0]
    makers = (cards.cards, cards.table_kit, cards.report_out_cards, cards.room)
    prints = [one for make in makers for one in make(engagement, house(), language)]
    return render(job(*prints, language=language))


def media_boxes(pdf: bytes) -> list[tuple[int, int]]:
    """The sizes of the pages, in millimetres."""
    found = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    return [(round(float(width) / MM), round(float(height) / MM)) for width, height in found]


# Files ----------------------------------------------------------------------------------------------------------------


def test_each_print_becomes_a_presentation_and_a_pdf_of_its_language() -> None:
    one, other = Print("cards/a", "A", (page(),)), Print("b", "B", (page(),))
    files = render(job(one, other, Print("empty", "E", ())))
    assert list(files) == ["cards/a.en.pptx", "cards/a.en.pdf", "b.en.pptx", "b.en.pdf"]
    assert "cards/a.en.preview.pptx" in render(job(one, preview=True))
    assert render(replace(job(one), part="canvases")) == {}


@pytest.mark.parametrize(("width", "height"), [(420, 297), (1189, 841), (210, 297), (297, 210)])
def test_slides_and_pages_are_as_large_as_the_paper(width: int, height: int) -> None:
    pptx, pdf = made(page("One", width, height), page("Two", width, height))
    presentation = Presentation(io.BytesIO(pptx))
    size = (presentation.slide_width or 0, presentation.slide_height or 0)
    assert [round(side / 36000) for side in size] == [width, height]  # EMU in a millimetre
    assert len(presentation.slides) == 2
    assert media_boxes(pdf) == [(width, height)] * 2


def test_the_same_job_gives_the_same_bytes() -> None:
    assert made(page()) == made(page())


def test_the_scenes_title_is_the_slides_and_stands_once() -> None:
    (slide,) = Presentation(io.BytesIO(made(page("Moment of truth"))[0])).slides
    assert slide.shapes.title.text_frame.text == "Moment of truth"
    assert [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame].count("Moment of truth") == 1
    place = title_of(page()).box
    assert (slide.shapes.title.left.pt, slide.shapes.title.top.pt) == pytest.approx((place.x, place.y), abs=0.1)
    assert slide.slide_layout.name == "Sheet"


def test_a_page_without_a_title_is_called_by_its_largest_text() -> None:
    scene = page()
    large = Card("x", "text", Box(60, 60, 200, 30), words("Large", 24), "plain")
    bare = replace(scene, cards=(*scene.cards[1:], large))
    (slide,) = Presentation(io.BytesIO(made(bare)[0])).slides
    assert slide.shapes.title.text_frame.text == "Large"


def test_a_title_with_a_badge_is_still_a_placeholder() -> None:
    scene = page()
    badge = Marker("k", "moment", Box(20, 20, 16, 16), "1", "First", card="t")
    (slide,) = Presentation(io.BytesIO(made(replace(scene, markers=(*scene.markers, badge)))[0])).slides
    assert slide.shapes.title.text_frame.text == "A page"


def test_notes_say_what_the_page_is_for_and_how_it_is_printed() -> None:
    (slide,) = Presentation(io.BytesIO(made(page())[0])).slides
    told = slide.notes_slide.notes_text_frame.text
    assert told.startswith("What it is for")
    assert "A3 landscape, 420 × 297 mm" in told


def test_connections_are_glued_to_their_cards() -> None:
    (slide,) = Presentation(io.BytesIO(made(page())[0])).slides
    (arrow,) = slide._element.findall(".//{http://schemas.openxmlformats.org/presentationml/2006/main}cxnSp")
    ends = {end.get("id") for end in arrow.iter() if end.tag.endswith(("stCxn", "endCxn"))}
    named = {str(shape.shape_id): shape.text_frame.text for shape in shapes_of(slide) if shape.has_text_frame}
    assert {named[end] for end in ends} == {"A", "B"}


def shapes_of(slide: Any) -> list[Any]:
    found, pending = [], list(slide.shapes)
    while pending:
        shape = pending.pop(0)
        pending += list(shape.shapes) if hasattr(shape, "shapes") else []
        found.append(shape)
    return found


def test_properties_are_the_prints_and_the_outlines() -> None:
    properties = Presentation(io.BytesIO(made(page())[0])).core_properties
    assert (properties.title, properties.author) == ("Pages", "Course team")
    assert properties.created.isoformat().startswith("2026-11-22")


@pytest.mark.parametrize(("base", "printed"), [("house", "house"), ("print", "print"), ("dark", "house")])
def test_colours_are_the_schemes_and_pages_are_light_in_every_theme(base: str, printed: str) -> None:
    one = Print("x", "X", (page(),))
    data = render(replace(job(one), theme=named(base)))["x.en.pptx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        slide = archive.read("ppt/slides/slide1.xml")
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert b"srgbClr" not in slide
    assert all(f'val="{value}"' in theme for value in named(printed).palette.values())


# Drawings -------------------------------------------------------------------------------------------------------------


def test_the_drawing_holds_every_shape_at_its_place() -> None:
    root = etree.fromstring(print_drawing.svg(page(), house()))
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert {"rect", "ellipse", "polygon", "polyline", "path", "text"} <= set(tags)
    card = next(element for element in root.iter() if element.get("x") == "60" and element.get("rx"))
    assert (card.get("y"), card.get("width"), card.get("height")) == ("120", "100", "60")
    assert [one.text for one in root.iter() if str(one.tag).endswith("}text")][-1] == "★"


@pytest.mark.parametrize("head", ["arrow", "open", "diamond", "circle", "none"])
@pytest.mark.parametrize("both", [True, False])
def test_lines_have_the_heads_that_the_scene_says(head: str, both: bool) -> None:
    scene = page()
    arrow = replace(scene.connections[0], head=head, both=both)  # type: ignore[arg-type]
    bare = replace(scene, connections=(), lines=(), curves=(), markers=(), cards=scene.cards[:3])
    count = len(list(etree.fromstring(print_drawing.svg(bare, house())).iter()))
    with_arrow = print_drawing.svg(replace(bare, connections=(arrow,)), house())
    more = len(list(etree.fromstring(with_arrow).iter())) - count
    assert more == 1 + (0 if head == "none" else 1 + both)


@given(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40)))
def test_any_text_gives_a_drawing_that_can_be_read(said: str) -> None:
    root = etree.fromstring(print_drawing.svg(page(said), house()))
    assert root.tag.endswith("svg")


def test_any_text_gives_a_presentation_and_a_pdf() -> None:
    pptx, pdf = made(*(page(f"{at} {said}") for at, said in enumerate(AWKWARD)))
    assert len(Presentation(io.BytesIO(pptx)).slides) == len(media_boxes(pdf)) == len(AWKWARD)


# A kit ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_preflight_finds_nothing_in_cards_kits_and_signs(language: str) -> None:
    found = {
        path: [item.code for item in preflight(data, path)]
        for path, data in kit("coffee-house", language).items()
        if path.endswith(".pptx")
    }
    assert {path: codes for path, codes in found.items() if codes} == {}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the audit is not part of the repository")
@pytest.mark.parametrize("name", ["cards/strategies", "cards/ideas", "table-kit/case-brief", "room/room-plan"])
def test_the_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "cards.pptx"
    path.write_bytes(kit("coffee-house", "zh-CN")[f"{name}.en.pptx"])
    assert audited(path) == ({}, 0, 0)


def audited(path: Path) -> tuple[dict[str, list[str]], int, int]:
    """What the audit found, the schema's judgement among it; hard colours; titles that stand twice."""
    tool = [sys.executable, str(SHARED / "tools" / "deck_audit.py"), str(path), "--verbose"]
    found = json.loads(subprocess.run(tool, capture_output=True, text=True).stdout)
    problems = {name: said for name, said in found["problems"].items() if said}
    return problems, found["hard_colors"], found["duplicate_titles"]


def test_pdfs_of_cards_hold_their_text() -> None:
    pdf = kit("coffee-house", "en")["cards/strategies.en.pdf"]
    assert media_boxes(pdf) == [(210, 297)] * 2
    assert b"/ToUnicode" in pdf


# The report-out -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cx-course", "coffee-house", "hotline", "first"])
@pytest.mark.parametrize("language", ["zh-CN", "en", "zh-CN+en"])
def test_the_report_out_has_five_slides_with_instructions(name: str, language: str) -> None:
    told = report_out.of(sample(name), language)
    (section,) = told.sections
    assert len(section.slides) == len({slide.title for slide in section.slides}) == 5
    assert all(slide.notes.say and slide.notes.do and slide.blocks for slide in section.slides)
    assert isinstance(section.slides[2].blocks[0], Process)
    table = section.slides[3].blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 5


def test_the_report_out_offers_the_personas_of_the_file() -> None:
    engagement = sample("coffee-house")
    said = str(report_out.of(engagement, "en"))
    assert all(one.name.in_language("en") in said for one in engagement.personas)


@pytest.mark.parametrize(("name", "minutes"), [("cx-course", 3), ("coffee-house", 3), ("hotline", 3), ("first", 3)])
def test_a_group_has_the_minutes_that_the_agenda_leaves(name: str, minutes: int) -> None:
    engagement = sample(name)
    assert report_out.pitch_minutes(engagement) == minutes
    first = report_out.of(engagement, "zh-CN").sections[0].slides[0]
    assert TERMS["report-minutes"][0].format(minutes) in first.notes.do


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_report_out_is_a_sound_presentation(language: str) -> None:
    told = report_out.of(sample("coffee-house"), language)
    given = Job(house(), language, ".x", {}, {}, BARE, part="report_out", report_out=told)
    ((path, data),) = deck_renderer.render(given).items()
    assert path == "report-out.x.pptx"
    assert len(Presentation(io.BytesIO(data)).slides) == 5
    assert preflight(data, path) == []
    assert deck_renderer.render(replace(given, report_out=None)) == {}
