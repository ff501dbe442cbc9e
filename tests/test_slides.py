"""Blocks on slides: they fit, stand clear of each other, keep all that is said, in any room and language."""

from __future__ import annotations

import dataclasses
import importlib.util
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from generator.appearance import BASES, named
from generator.assets import folder
from generator.layout.slides import fitting, numbered, pages_of
from generator.layout.slides.fitting import fits, grid, in_groups, parted
from generator.layout.slides.pieces import (
    HOUSE,
    ChartPiece,
    Frame,
    Page,
    Paragraph,
    ProsePiece,
    ScenePiece,
    TablePiece,
    TextShape,
    shapes_of,
)
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import (
    Agenda,
    Block,
    Callout,
    Cards,
    Chart,
    Decisions,
    Figure,
    Item,
    Line,
    Objectives,
    Prose,
    Table,
    lines,
)
from generator.render import Job
from generator.render.deck import render
from generator.render.deck_frames import HOUSE_LAYOUTS, house_layout
from generator.scene import Box, Scene
from generator.text import width
from generator.theme import Theme, house
from tests import archetypes

SHARED = Path(__file__).parents[1].parent / "shared"
LANGUAGES = ("zh-CN", "en", "zh-CN+en")
NAMES = tuple(archetypes.blocks(archetypes.speaker("en")))
SMALL = Frame(720, 540, Box(40, 20, 640, 60), Box(40, 100, 600, 360))
HALF = Box(36, 88, 888, 412)


def frame_of(archetype: str) -> Frame:
    return house_layout(archetype).frame


@cache
def said(language: str, length: str) -> dict[str, Block]:
    return archetypes.blocks(archetypes.speaker(language), length)


def set_on(frame: Frame | None, block: Block, language: str) -> list[Page]:
    slide = Slide("one", "canvas", "一页", (block,))
    return pages_of(slide, {}, language, (lambda archetype: frame) if frame else frame_of)


def texts(page: Page) -> Iterator[TextShape]:
    yield from (shape for shape in shapes_of(page.pieces) if shape.paragraphs)


def words_in(value: Any) -> Iterator[str]:
    """Every text of a block, as its dataclasses hold it."""
    if isinstance(value, Item | Line) or dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in ("mark", "role", "name", "alternative"):
                yield from words_in(getattr(value, field.name))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)


def bare(words: str) -> str:
    return "".join(words.split())


def shown(pages: list[Page]) -> str:
    """All that is written on the pages, without blanks."""
    found = []
    for page in pages:
        found += [one.line.words for shape in shapes_of(page.pieces) for one in shape.paragraphs]
        found += [one.line.words for piece in page.pieces if isinstance(piece, ProsePiece) for one in piece.paragraphs]
    return bare("".join(found))


# Every archetype ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("length", archetypes.LENGTHS)
@pytest.mark.parametrize("frame", [None, SMALL], ids=["house", "small"])
def test_an_archetype_fits_and_stands_clear(name: str, language: str, length: str, frame: Frame | None) -> None:
    for page in set_on(frame, said(language, length)[name], language):
        area = page.frame.area
        shapes = list(texts(page))
        for shape in shapes:
            left, top, right, bottom = shape.inset
            width, room = shape.box.width - left - right, shape.box.height - top - bottom
            assert fits(shape.paragraphs, width, room, language), shape
            assert min(one.size for one in shape.paragraphs) >= 10
        for shape in shapes_of(page.pieces):
            box = shape.box
            assert area.x - 0.1 <= box.x <= box.right <= area.right + 0.1, shape
            assert area.y - 0.1 <= box.y <= box.bottom <= area.bottom + 0.1, shape
        for one, other in combinations(shapes, 2):
            assert not one.box.overlaps(other.box, -0.1), (one, other)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("length", archetypes.LENGTHS)
def test_an_archetype_says_all_of_its_text(name: str, language: str, length: str) -> None:
    block = said(language, length)[name]
    everything = shown(set_on(None, block, language))
    for words in words_in(block):
        for line in words.split("\n"):
            assert bare(line) in everything


@pytest.mark.parametrize("name", NAMES)
def test_ids_and_slots_are_used_once_on_a_page(name: str) -> None:
    for page in set_on(None, said("zh-CN", "usual")[name], "zh-CN"):
        shapes = list(shapes_of(page.pieces))
        slots = [shape.slot for shape in shapes if shape.slot]
        assert len({shape.id for shape in shapes}) == len(shapes)
        assert len(set(slots)) == len(slots)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(("image", "recording"))])
def test_usual_texts_stand_on_one_page_in_readable_type(name: str) -> None:
    for language in ("zh-CN", "en"):
        [page] = set_on(None, said(language, "usual")[name], language)
        said_here = [one for shape in texts(page) for one in shape.paragraphs if len(one.line.words) > 20]
        assert min((one.size for one in said_here), default=14) >= 13, name


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(("image", "recording", "checklist"))])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_what_is_short_is_large_and_fills_the_slide(name: str, language: str) -> None:
    [page] = set_on(None, said(language, "short")[name], language)
    boxes_of = [shape.box for shape in shapes_of(page.pieces)]
    top, bottom = min(box.y for box in boxes_of), max(box.bottom for box in boxes_of)
    assert bottom - top >= 0.45 * page.frame.area.height
    assert top - page.frame.area.y <= page.frame.area.bottom - bottom + 0.1  # no lower than the middle
    assert max(one.size for shape in texts(page) for one in shape.paragraphs) >= 18


def test_cards_of_equal_rank_are_told_apart_by_colour() -> None:
    [page] = set_on(None, said("zh-CN", "usual")["cards-5"], "zh-CN")
    edges = [shape.role for shape in shapes_of(page.pieces) if not shape.paragraphs]
    assert len(set(edges)) == 5


def test_two_columns_stand_apart_with_a_disc_between_them() -> None:
    [page] = set_on(None, said("en", "usual")["compare"], "en")
    shapes = {shape.id: shape.box for shape in shapes_of(page.pieces)}
    left, between, right = (shapes[name] for name in ("side 0", "versus", "side 1"))
    assert left.right < between.x < between.right < right.x


def test_two_archetypes_on_one_page_keep_their_own_ids() -> None:
    say = archetypes.speaker("en")
    blocks = (Cards(archetypes.items(say, 2, "short")), Cards(archetypes.items(say, 3, "short")))
    pages = pages_of(Slide("a", "canvas", "t", blocks), {}, "en", frame_of)
    assert all(
        len({shape.id for shape in shapes_of(page.pieces)}) == len(list(shapes_of(page.pieces))) for page in pages
    )
    assert shown(pages).count("Seethequeue") == 2


def test_the_current_part_of_an_agenda_stands_out_on_one_page_only() -> None:
    entries = tuple(Item(f"Part {at}", lines(["text " * 120])) for at in range(6))
    pages = set_on(None, Agenda(entries, 4), "en")
    current = [shape for page in pages for shape in shapes_of(page.pieces) if shape.role == "slide-current"]
    assert len(pages) > 1
    assert all("Part 4" in one.line.words for shape in current for one in shape.paragraphs if "Part" in one.line.words)
    assert current


def test_numbers_go_on_from_page_to_page() -> None:
    told = tuple(Item(f"Part {at}", lines(["text " * 240])) for at in range(5))
    for block in (Cards(told, numbered=True), Agenda(told), Objectives(told), Decisions(told)):
        pages = set_on(None, block, "en")
        found = [
            int(one.line.words)
            for page in pages
            for shape in shapes_of(page.pieces)
            for one in shape.paragraphs
            if one.line.words.isdigit()
        ]
        assert len(pages) > 1
        assert found == [1, 2, 3, 4, 5]


# Several blocks -------------------------------------------------------------------------------------------------------

CHART = Chart("c", ("a", "b"), (("s", (1.0, 2.0)),))
TABLE = Table(("a", "b"), (("1", "2"), ("3", "4")))


def boxes(page: Page) -> list[Box]:
    """The outer boxes of what stands on a page."""
    found = [shape.box for shape in shapes_of(page.pieces) if shape.paragraphs]
    return found + [piece.box for piece in page.pieces if isinstance(piece, ProsePiece | TablePiece | ChartPiece)]


@pytest.mark.parametrize(
    "blocks",
    [
        (CHART, TABLE),
        (TABLE, CHART),
        (Prose(lines(["a", "b"])), CHART, CHART),
        (Callout("1", "a"), Callout("2", "b"), CHART),
        (Callout("1", "a"), TABLE),
        (CHART, CHART, CHART, CHART),
        (Cards((Item("a"), Item("b"))), Prose(lines(["below"]))),
        (Prose(lines(["above"])), Cards((Item("a"), Item("b")))),
    ],
)
def test_blocks_that_go_together_share_a_slide(blocks: tuple[Block, ...]) -> None:
    [page] = pages_of(Slide("a", "canvas", "t", blocks), {}, "en", frame_of)
    placed = list(dict.fromkeys(boxes(page)))
    assert not any(one.overlaps(other, -0.1) for one, other in combinations(placed, 2))


def test_a_bar_of_parts_stands_below_its_table_on_the_same_page() -> None:
    rows = tuple((f"{at}:00", "一节课") for at in range(9, 22))
    bar = Chart("", ("分钟",), (("小组", (60.0,)), ("讲授", (20.0,))), "stacked", "0", "小组 60，讲授 20")
    slide = Slide("one", "canvas", "一天", (Table(("时间", "环节"), rows), bar))
    (page,) = pages_of(slide, {}, "zh-CN", frame_of)
    table, chart = page.pieces
    assert isinstance(table, TablePiece)
    assert isinstance(chart, ChartPiece)
    assert table.box.bottom < chart.box.y
    assert chart.box.width == page.frame.area.width


def test_a_section_says_what_it_is_about_below_its_title() -> None:
    told = Prose((Line("访谈 · 画像"), Line("写出画像", "•")))
    slide = Slide("one", "section", "客户画像", (told,), subtitle="客户是谁？")
    (page,) = pages_of(slide, {}, "zh-CN", frame_of)
    (shape,) = page.pieces
    assert isinstance(shape, TextShape)
    assert [one.line.words for one in shape.paragraphs] == ["访谈 · 画像", "写出画像"]
    (bare_page,) = pages_of(slide, {}, "zh-CN", lambda archetype: SMALL)
    assert bare_page.pieces == ()  # there it goes with the subtitle


def test_a_drawing_stands_in_the_middle_of_the_room() -> None:
    scene = Scene("s", "blueprint", "", "en", 960, 540)
    slide = Slide("a", "canvas", "t", (Figure("s"),))
    [house_page] = pages_of(slide, {"s": (scene,)}, "en", frame_of)
    assert house_page.pieces == (ScenePiece(scene, 0.0, 0.0),)
    moved = HOUSE._replace(area=Box(46, 108, 888, 412))
    [page] = pages_of(slide, {"s": (scene,)}, "en", lambda archetype: moved)
    assert page.pieces == (ScenePiece(scene, 10.0, 20.0),)


def test_prose_too_long_for_a_slide_is_paged_without_loss() -> None:
    told = tuple(f"{at}. " + "热线合并以后，顾客只需要记住一个号码。" * 4 for at in range(30))
    pages = set_on(None, Prose(lines(told)), "zh-CN")
    assert len(pages) > 2
    assert tuple(one.line.words for page in pages for one in page.pieces[0].paragraphs) == told  # type: ignore[union-attr]
    assert {page.archetype for page in pages} == {"text"}


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_figure_told_at_length_goes_on_as_text(at: int) -> None:
    long = "热线合并以后，顾客只需要记住一个号码。" * 120
    figures = tuple(Callout(f"{one} 步", long if one == at else "短", "示意") for one in range(3))
    pages = pages_of(Slide("one", "canvas", "一页", figures), {}, "zh-CN", frame_of)
    for page in pages:
        for shape in texts(page):
            left, top, right, bottom = shape.inset
            width, room = shape.box.width - left - right, shape.box.height - top - bottom
            assert fits(shape.paragraphs, width, room, "zh-CN"), shape
    assert bare(long) in shown(pages)
    assert all(f"{one}步" in shown(pages) for one in range(3))


def test_a_cut_paragraph_keeps_its_bold_words_and_its_mark_once() -> None:
    line = Line("one two three four five six seven eight", "•", 0, ((8, 13), (28, 33)))
    parts = parted(line, 90, 14, 1)
    assert [part.mark for part in parts] == ["•", *[""] * (len(parts) - 1)]
    assert "".join(part.words[a:b] for part in parts for a, b in part.strong).replace(" ", "") == "threeseven"


# Tables ---------------------------------------------------------------------------------------------------------------


def test_a_short_header_stays_on_a_line() -> None:
    table = Table(("序号", "来源"), tuple((str(at), "八次随行观察") for at in range(5)), (0.1, 6))
    (piece,) = set_on(None, table, "zh-CN")[0].pieces
    assert isinstance(piece, TablePiece)
    assert width("序号", piece.size, True) < piece.columns[0]


def test_a_row_higher_than_a_page_is_cut_without_loss() -> None:
    long = " ".join(f"word{at}" for at in range(1500))
    pages = set_on(None, Table(("a", "b"), (("x", long),)), "en")
    assert len(pages) > 1
    assert " ".join(row[1] for page in pages for row in page.pieces[0].rows) == long  # type: ignore[union-attr]


def test_the_last_page_of_a_table_has_no_lonely_row() -> None:
    for count in range(8, 40):
        pages = set_on(None, Table(("a", "b"), tuple((str(at), "text " * 30) for at in range(count))), "en")
        found = [piece for page in pages for piece in page.pieces if isinstance(piece, TablePiece)]
        assert sum(len(piece.rows) for piece in found) == count
        assert len(pages) == 1 or len(found[-1].rows) > 1
        assert all(piece.box.bottom <= 500.1 for piece in found)


def test_a_table_has_the_largest_type_that_its_page_has_room_for() -> None:
    sizes = []
    for count in (4, 9, 13, 40):
        rows = tuple((f"第 {at} 行", "一句不长的话") for at in range(count))
        pages = set_on(None, Table(("甲", "乙"), rows), "zh-CN")
        found = [piece for page in pages for piece in page.pieces if isinstance(piece, TablePiece)]
        assert max(len(piece.rows) for piece in found) - min(len(piece.rows) for piece in found) <= 2
        sizes.append(found[0].size)
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (18, 12)


def test_cells_keep_their_colours_on_later_pages() -> None:
    rows = tuple((str(at), "text " * 30) for at in range(30))
    pages = set_on(None, Table(("a", "b"), rows, roles=((0, 0, "cell-good"), (29, 1, "cell-bad"))), "en")
    first, *_, last = (page.pieces[0] for page in pages)
    assert isinstance(first, TablePiece)
    assert isinstance(last, TablePiece)
    assert first.roles == ((0, 0, "cell-good"),)
    [(row, column, role)] = last.roles
    assert (last.rows[row][0], column, role) == ("29", 1, "cell-bad")


# Small things ---------------------------------------------------------------------------------------------------------


def test_titles_of_several_pages_are_numbered_in_each_language() -> None:
    assert numbered("蓝图", 1, 1, "zh-CN") == "蓝图"
    assert numbered("蓝图", 1, 2, "zh-CN") == "蓝图（1/2）"
    assert numbered("Blueprint", 2, 3, "en") == "Blueprint (2/3)"
    assert numbered("蓝图\nBlueprint", 1, 2, "zh-CN+en") == "蓝图（1/2）\nBlueprint (1/2)"


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (9, 3)])
def test_a_grid_has_up_to_three_columns_that_do_not_touch(count: int, rows: int) -> None:
    placed = grid(HALF, count)
    assert len(placed) == count
    assert len({box.y for box in placed}) == rows
    assert not any(one.overlaps(other) for one, other in combinations(placed, 2))


def test_groups_are_as_even_as_can_be() -> None:
    assert [len(group) for group in in_groups(range(10), 4)] == [4, 3, 3]
    assert [len(group) for group in in_groups(range(3), 4)] == [3]


def test_the_second_language_is_smaller_but_never_under_ten_points() -> None:
    assert fitting.size_of("Blueprint", 16, "zh-CN+en") == 14
    assert fitting.size_of("Blueprint", 10.5, "zh-CN+en") == 10
    assert fitting.size_of("Blueprint", 16, "en") == fitting.size_of("42 %", 16, "zh-CN+en") == 16


def test_a_date_held_together_is_not_torn() -> None:
    held = (Paragraph(Line("30\xa0Sep\xa02027"), 16),)
    assert not fits(held, 80, 100, "en")
    assert fits((held[0]._replace(line=Line("30 Sep 2027")),), 80, 100, "en")


# The template ---------------------------------------------------------------------------------------------------------


def house_deck() -> Any:
    return Presentation(str(folder("pptx") / "house"))


def test_every_archetype_has_its_layout_with_the_slots_that_its_frame_says() -> None:
    layouts = {layout.name: layout for layout in house_deck().slide_layouts}
    assert len(layouts) == len(HOUSE_LAYOUTS)
    for name, frame in HOUSE_LAYOUTS.values():
        held = {shape.placeholder_format.idx for shape in layouts[name].placeholders}
        kinds = {"table", "chart", "image", "recording"}
        asked = {20 + slot for slot in frame.slots} | ({1} if frame.body else set())
        special = next((key for key in kinds if HOUSE_LAYOUTS[key].layout == name), None)
        assert held - {0, *range(1, 15)} == {index for index in asked if index > 20} | ({21} if special else set())
        assert {1} & held == {1} & asked or name in ("Cover", "Section")


def test_the_layouts_stand_where_the_shapes_of_their_archetype_do() -> None:
    path = folder("pptx") / "make_layouts.py"
    spec = importlib.util.spec_from_file_location("make_layouts", path)
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert [path.name for path, content in maker.parts().items() if path.read_bytes() != content] == []


# Decks ----------------------------------------------------------------------------------------------------------------


def deck_of(language: str, length: str, theme: Theme | None = None) -> bytes:
    """A deck with a slide of each archetype and of each mix of blocks."""
    say = archetypes.speaker(language)
    slides = [
        Slide(name, "canvas", f"{name}: {say('让等待看得见', 'make the wait visible')}", (block,), notes=Notes("讲解"))
        for name, block in said(language, length).items()
    ]
    slides += [
        Slide(
            name,
            "canvas",
            f"{name}: {say('混排', 'several')}",
            blocks,
            notes=Notes("讲解"),
            illustrative=True,
            backup=at == 0,
            hidden=at == 1,
        )
        for at, (name, blocks) in enumerate(archetypes.mixed(say).items())
    ]
    first = Slide("s", "section", say("开场", "Opening"), clock="09:20 – 10:15 · 55 min", notes=Notes("讲解"))
    told = Outline(language, "t", "", "", "", "", (Section("s", (first, *slides)),), draft=True)
    return next(iter(render(Job(theme or house(), language, "", {}, {}, told)).values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_shapes_fill_the_placeholders_of_their_layout(language: str) -> None:
    deck = Presentation(io.BytesIO(deck_of(language, "usual")))
    filled = 0
    for slide in deck.slides:
        for shape in slide.placeholders:
            index = shape.placeholder_format.idx
            assert index in {one.placeholder_format.idx for one in slide.slide_layout.placeholders}
            assert shape.has_text_frame
            assert shape.text_frame.text.strip()
            filled += index > 20
    assert filled > 90
    assert [slide._element.get("show") for slide in deck.slides].count("0") == 1


def test_a_section_shows_its_clock_and_a_slide_its_stamps() -> None:
    deck = Presentation(io.BytesIO(deck_of("en", "short")))
    first, *_ = deck.slides
    assert any("55 min" in shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    stamped = next(slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith("cards and prose"))
    found = {shape.text_frame.text for shape in stamped.shapes if shape.has_text_frame}
    assert {"DRAFT", "ILLUSTRATIVE DATA", "BACK-UP"} <= found


@pytest.mark.skipif(not SHARED.is_dir(), reason="the audit is not part of the repository")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("length", archetypes.LENGTHS)
def test_the_audit_finds_nothing(language: str, length: str, tmp_path: Path) -> None:
    audited(deck_of(language, length), tmp_path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the audit is not part of the repository")
@pytest.mark.parametrize("base", BASES)
def test_the_audit_finds_nothing_in_any_theme(base: str, tmp_path: Path) -> None:
    audited(deck_of("zh-CN+en", "usual", named(base)), tmp_path)


def audited(deck: bytes, tmp_path: Path) -> None:
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
