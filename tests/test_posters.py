"""Posters: as large as their paper, filled, legible, complete; sheets that together show all of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from generator import kit, load
from generator.kit import Wish
from generator.layout import scenes
from generator.model import Engagement
from generator.paper import MM, PAPERS, Paper, Poster, paper_named, scaled
from generator.render import poster as renderer
from generator.scene import Box, Card, Scene
from generator.theme import house
from tests.samples import sample

THEME = house()
LANGUAGES = ("zh-CN", "en")


@cache
def posters(name: str, language: str, paper: str, tiles: str = "") -> dict[str, Poster]:
    return scenes.on_paper(sample(name), THEME, language, (paper,), tiles)


def long_service(steps: int) -> Engagement:
    """A service of so many steps in phases of five, with words for every lane."""
    phases = []
    for first in range(0, steps, 5):
        made = [
            f"      - {{customer: does {at}, frontstage: answers {at}, backstage: prepares {at}, support: system {at}}}"
            for at in range(first, min(first + 5, steps))
        ]
        phases.append("\n".join([f"  - name: Part {first // 5 + 1}", "    steps:", *made]))
    loaded = load.from_bytes("\n".join(["title: A long service", "phases:", *phases]).encode())
    assert loaded.engagement is not None
    return loaded.engagement


def cards_of(scene: Scene) -> list[Card]:
    return [card for card in scene.cards if card.kind == "card"]


def everything(scene: Scene) -> Box:
    """The box round all that a scene shows."""
    boxes = [one.box for one in scene.cards] + [one.box for one in scene.bands] + [one.box for one in scene.markers]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


# Paper


@pytest.mark.parametrize(("name", "size"), [("A4", (210, 297)), ("A0", (841, 1189)), ("a3", (297, 420))])
def test_papers_are_as_large_as_iso_says(name: str, size: tuple[int, int]) -> None:
    assert paper_named(name).millimetres == size


@pytest.mark.parametrize(("name", "width"), [("roll", 914), ("roll:610", 610), ("ROLL:1067mm", 1067)])
def test_a_roll_has_a_width_alone(name: str, width: int) -> None:
    paper = paper_named(name)
    assert (paper.endless, paper.millimetres) == (True, (width, 0))


@pytest.mark.parametrize("name", ["A5", "roll:10", "roll:9000", "roll:wide", ""])
def test_other_papers_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="roll"):
        paper_named(name)


@pytest.mark.parametrize("paper", PAPERS.values())
def test_printers_can_keep_the_margins(paper: Paper) -> None:
    assert paper.margin >= 10 * MM
    assert PAPERS["A0"].margin > PAPERS["A4"].margin


# What stands on them


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A3", "A0"])
@pytest.mark.parametrize("name", ["hotline", pytest.param("coffee-house", marks=pytest.mark.slow)])
def test_a_poster_is_as_large_as_its_paper_and_fills_it(name: str, paper: str, language: str) -> None:
    sides = sorted((PAPERS[paper].width, PAPERS[paper].height))
    margin = PAPERS[paper].margin
    for poster in posters(name, language, paper).values():
        assert sorted((poster.scene.width, poster.scene.height)) == pytest.approx(sides)
        used = everything(poster.scene)
        assert min(used.x, used.y) >= margin - 0.5
        assert used.right <= poster.scene.width - margin + 0.5
        assert used.bottom <= poster.scene.height - margin + 0.5
        assert used.width >= 0.99 * (poster.scene.width - 2 * margin)
        assert used.height >= 0.97 * (poster.scene.height - 2 * margin)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_on_a0_is_read_from_afar(language: str) -> None:
    for poster in posters("hotline", language, "A0").values():
        sizes = {card.words.size for card in cards_of(poster.scene)}
        assert min(sizes) == pytest.approx(poster.body)
        assert poster.body >= 24


def test_larger_paper_prints_larger_text() -> None:
    bodies = [posters("hotline", "en", paper)[f"as_is.{paper}"].body for paper in PAPERS]
    assert bodies == sorted(bodies)
    assert bodies[-1] > 3.5 * bodies[0]


@pytest.mark.parametrize("name", ["hotline", "coffee-house"])
def test_a_poster_holds_every_card_and_connection_once(name: str) -> None:
    engagement = sample(name)
    drawn = scenes.diagrams(engagement, THEME, "en", {})
    for stem, poster in posters(name, "en", "A0").items():
        natural = drawn[stem.removesuffix(".A0")]
        assert sorted(card.id for card in cards_of(poster.scene)) == sorted(card.id for card in cards_of(natural))
        if not any(card.kind == "tag" for card in poster.scene.cards):
            assert len(poster.scene.connections) == len(natural.connections)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_lies_on_anything_else(language: str) -> None:
    for poster in posters("coffee-house", language, "A0").values():
        scene = poster.scene
        labels = [arrow.label for arrow in scene.connections if arrow.label]
        shown = [card for card in scene.cards if not card.id.startswith("block/")] + labels
        assert [(one.id, other.id) for one, other in combinations(shown, 2) if one.box.overlaps(other.box, -1)] == []


def test_the_title_block_says_what_the_author_said() -> None:
    scene = posters("hotline", "en", "A0")["as_is.A0"].scene
    said = {card.words.text for card in scene.cards if card.id.startswith("block/")}
    expected = {"Client: A PC and smart-device maker", "Version: 1.0", "Date: 2026-11-22", "Status: Draft"}
    assert expected <= said
    assert any(re.fullmatch(r"Paper: A0 · (841 × 1189|1189 × 841) mm", text) for text in said)


def test_the_title_block_states_the_size_that_is_printed() -> None:
    for poster in posters("coffee-house", "zh-CN", "A0").values():
        assert f"正文: {poster.body:.1f} 磅" in {card.words.text for card in poster.scene.cards}


def test_there_is_one_legend() -> None:
    scene = posters("coffee-house", "en", "A0")["as_is.A0"].scene
    words = [card.words.text for card in scene.cards if card.kind == "legend" and card.words.text]
    assert words
    assert len(words) == len(set(words))


# Rows


def test_a_long_service_stands_in_rows_that_name_each_other() -> None:
    poster = scenes.on_paper(long_service(30), THEME, "en", ("A1",))["as_is.A1"]
    rows = {card.id for card in poster.scene.cards if card.id.startswith("row-")}
    assert len(rows) >= 2
    tags = [card for card in poster.scene.cards if card.kind == "tag"]
    assert tags
    assert {tag.link.removeprefix("#") for tag in tags} <= rows
    assert any("to" in tag.words.text and "row 2" in tag.words.text for tag in tags)
    names = [card.id for card in poster.scene.cards]
    assert len(names) == len(set(names))
    ends = {end for arrow in poster.scene.connections for end in (arrow.source, arrow.target)}
    assert ends <= set(names)


def test_rows_print_larger_text_than_one_row_could() -> None:
    engagement = long_service(30)
    sheet = scenes.on_paper(engagement, THEME, "en", ("A1",))["as_is.A1"]
    phases = [card for card in sheet.scene.cards if card.kind == "phase"]
    width = PAPERS["A1"].height - 2 * PAPERS["A1"].margin
    natural = scenes.diagrams(engagement, THEME, "en", {})["as_is"]
    assert len(phases) == 6
    assert sheet.body > 1.2 * THEME.body * width / natural.width


def test_a_roll_is_as_high_as_it_is_wide_and_as_long_as_it_takes() -> None:
    short, long = (scenes.on_paper(long_service(n), THEME, "en", ("roll",))["as_is.roll"].scene for n in (10, 30))
    assert short.height == pytest.approx(914 * MM)
    assert long.height == pytest.approx(914 * MM)
    assert long.width > 2 * short.width
    assert [card.id for card in long.cards if card.id.startswith("row-")] == []


# Sheets


@pytest.mark.parametrize(("paper", "tiles"), [("A0", "A4"), ("A1", "A3"), ("roll", "A3")])
def test_sheets_show_the_whole_poster_and_overlap(paper: str, tiles: str) -> None:
    poster = posters("hotline", "en", paper, tiles)[f"as_is.{paper}"]
    overview, *sheets = poster.sheets
    assert overview.window == Box(0, 0, poster.scene.width, poster.scene.height)
    codes = [sheet.scene.id.rsplit("-", 1)[1] for sheet in sheets]
    assert {card.words.text for card in overview.scene.cards if card.id.startswith("code/")} == set(codes)
    assert codes[0] == "A1"
    assert max(sheet.window.right for sheet in sheets) == pytest.approx(poster.scene.width)
    assert max(sheet.window.bottom for sheet in sheets) == pytest.approx(poster.scene.height)
    for one, other in pairwise(sheets):
        if one.window.y == other.window.y:
            assert one.window.right - other.window.x == pytest.approx(10 * MM)
        else:
            assert one.window.bottom - other.window.y == pytest.approx(10 * MM)


def test_sheets_respect_what_printers_can_print() -> None:
    for sheet in posters("hotline", "zh-CN", "A0", "A4")["as_is.A0"].sheets:
        scene, edge = sheet.scene, 5 * MM
        printable = Box(edge, edge, scene.width - 2 * edge, scene.height - 2 * edge)
        assert sorted((scene.width, scene.height)) == pytest.approx([210 * MM, 297 * MM])
        boxes = [sheet.place, *(card.box for card in scene.cards)]
        boxes += [Box(min(x, u), min(y, v), abs(u - x), abs(v - y)) for x, y, u, v in _ends(scene)]
        for box in boxes:
            assert printable.x <= box.x
            assert printable.y <= box.y
            assert box.right <= printable.right
            assert box.bottom <= printable.bottom
        assert sheet.place.height / sheet.window.height == pytest.approx(sheet.place.width / sheet.window.width)


def _ends(scene: Scene) -> list[tuple[float, float, float, float]]:
    return [(*line.start, *line.end) for line in scene.lines]


def test_sheets_print_at_full_size() -> None:
    _, *sheets = posters("hotline", "en", "A0", "A4")["as_is.A0"].sheets
    assert all(sheet.place.width == pytest.approx(sheet.window.width) for sheet in sheets)


def test_a_poster_that_fits_a_sheet_is_not_cut() -> None:
    poster = posters("hotline", "en", "A4", "A3")["as_is.A4"]
    assert (poster.sheets, poster.tiles) == ((), "")


# Files


def test_a_scene_made_larger_and_smaller_is_the_same() -> None:
    scene = posters("hotline", "en", "A3")["as_is.A3"].scene
    again = scaled(scaled(scene, 2.0), 0.5)
    assert again == scene


def test_lines_are_as_heavy_as_type_is_large() -> None:
    weights = {}
    for paper in ("A4", "A0"):
        drawing = renderer.drawn(posters("hotline", "en", paper)[f"as_is.{paper}"], THEME)
        found = re.search(r'class="edge connection sequence[^"]*".*?stroke-width="([\d.]+)"', drawing, re.DOTALL)
        assert found
        weights[paper] = float(found[1])
    assert weights["A0"] > 3 * weights["A4"]


def info(path: Path) -> str:
    if not shutil.which("pdfinfo"):
        pytest.skip("needs pdfinfo")
    return subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()


def test_files_have_the_size_of_their_paper(tmp_path: Path) -> None:
    path = tmp_path / "咖啡店.yaml"
    path.write_text(
        "title: 咖啡店\nphases:\n  - {name: 点单, steps: [{customer: 看菜单, frontstage: 问候}]}\n", "utf-8"
    )
    built = kit.build(path, tmp_path, Wish(only=("posters",), paper="A0", tiles="A3"), "0")
    assert built.folder is not None
    files = {
        f"posters/{stem}.A0.{end}" for stem in ("as_is", "journey") for end in ("svg", "pdf", "png", "tiles-A3.pdf")
    }
    assert set(built.files) == files
    found = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts \(A0\)", info(built.folder / "posters/as_is.A0.pdf"))
    assert found
    assert sorted(map(float, found.groups())) == pytest.approx([2383.94, 3370.39], abs=0.1)
    pages = info(built.folder / "posters/as_is.A0.tiles-A3.pdf")
    assert re.search(r"Page size: .*\(A3\)", pages)
    assert int(re.findall(r"Pages: +(\d+)", pages)[0]) > 4
    drawing = (built.folder / "posters/as_is.A0.svg").read_text("utf-8")
    assert re.search(r'<svg[^>]* width="(2383|3370)\.\d+pt"', drawing)


def test_no_posters_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    text = "title: Small\nphases:\n  - {name: One, steps: [{customer: looks, frontstage: greets}]}\n"
    path.write_text(text, "utf-8")
    built = kit.build(path, tmp_path / "out", Wish(), "0")
    assert [name for name in built.files if name.startswith("posters/")] == []
    path.write_text(text + "diagrams: {poster: A3}\n", "utf-8")
    built = kit.build(path, tmp_path / "out", Wish(), "0")
    assert [name for name in built.files if name.startswith("posters/as_is")] == [
        f"posters/as_is.A3.{end}" for end in ("pdf", "png", "svg")
    ]
