"""Menu trees and standards: read-outs against their limits, every option on a page, nothing over anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, product

import pytest

from generator import measure, outline, text
from generator.layout import scenes
from generator.layout.maps import menu, standards, tree
from generator.layout.maps.blocks import AREA, first_lines
from generator.layout.maps.scatter import crosses, strikes
from generator.layout.maps.tree import Branch
from generator.layout.routing.quality import quality
from generator.model import Engagement, Menu, Meta, Standard, Text, Visit
from generator.model.design import MenuOption, Threshold
from generator.scene import Box, Card, Scene, Words, to_json
from generator.theme import house
from tests.samples import sample

LANGUAGES = ("zh-CN", "en", "zh-CN+en")
SAMPLES = ("hotline", "coffee-house")


def both(chinese: str, english: str = "") -> Text:
    return Text((("zh-CN", chinese), ("en", english or chinese)))


def minimal(**parts: object) -> Engagement:
    return Engagement(meta=Meta(title=both("试")), **parts)  # type: ignore[arg-type]


def option(number: int, seconds: float | None = 2.0, below: tuple[MenuOption, ...] = (), words: str = "") -> MenuOption:
    label = both(words or f"业务 {number}", words or f"Service {number}")
    return MenuOption(press=str(number), label=label, seconds=seconds, options=below)


def chain(level: int, depth: int) -> MenuOption:
    return option(level, below=(chain(level + 1, depth), option(0)) if level < depth else ())


def wide(count: int, below: int = 0) -> Menu:
    inner = tuple(option(number) for number in range(1, below + 1))
    return Menu(id="menu-1", name=both("菜单"), options=tuple(option(at, below=inner) for at in range(1, count + 1)))


MENUS = {
    "empty": Menu(id="menu-1"),
    "one": wide(1),
    "typical": wide(7, 4),
    "sixty": wide(60),
    "deep": Menu(id="menu-1", options=(chain(1, 6),)),
    "long": Menu(
        id="menu-1", options=(option(1, words="很长的选项名称没有人听得完" * 16), option(2, words="a b c " * 40))
    ),
    "odd": Menu(id="menu-1", options=tuple(option(1, words=words) for words in ("🙂‏ שלום", "<&>\"'", "x" * 200))),
}


def flaws(scene: Scene) -> list[str]:
    """What leaves the page, is too small or too wide, covers something; lines that cross or run through a card."""
    found = []
    cards = [card for card in scene.cards if any(card.words.lines)]
    for card in cards:
        widest = max(text.width(line, card.words.size, card.words.bold) for line in card.words.lines)
        found += [f"{card.id} wide"] if widest > card.box.width + 0.6 else []
        found += [f"{card.id} high"] if card.words.height > card.box.height + card.words.size * 0.3 else []
        found += [f"{card.id} small"] if card.words.size < 10 else []
        inside = (
            card.box.x >= 0 and card.box.right <= scene.width and card.box.y >= 0 and card.box.bottom <= scene.height
        )
        found += [] if inside else [f"{card.id} leaves"]
    for one, other in combinations(cards, 2):
        part = one.id.startswith(f"{other.id}/") or other.id.startswith(f"{one.id}/")  # what stands inside an option
        if not part and one.box.overlaps(other.box, -1.0):
            found.append(f"{one.id} over {other.id}")
    for line in scene.connections:
        ends = (line.source, line.target)
        found += [
            f"{line.id} through {card.id}"
            for card in scene.cards
            if card.kind == "card" and card.id not in ends
            if any(strikes(*piece, card.box) for piece in pairwise(line.points))
        ]
    for one, other in combinations(scene.connections, 2):
        pieces = product(pairwise(one.points), pairwise(other.points))
        found += [f"{one.id} crosses {other.id}" for first, second in pieces if crosses(*first, *second)]
    keys = [(marker, marker.box) for marker in scene.markers]
    for line in scene.connections:
        hidden = (marker.id for marker, box in keys if any(strikes(*piece, box) for piece in pairwise(line.points)))
        found += [f"{line.id} under {marker}" for marker in hidden]
    return found


def options(scene: Scene) -> set[str]:
    return {card.id for card in scene.cards if card.kind == "card"}


def words(scene: Scene) -> str:
    return "\n".join(" ".join(card.words.lines) for card in scene.cards)


# Trees


def test_a_parent_stands_beside_the_middle_of_its_branches() -> None:
    root = Branch("a", 20, (Branch("b", 30), Branch("c", 30)))
    assert tree.tops((root,), 100, 10) == {"a": 125, "b": 100, "c": 140}


def test_a_card_higher_than_its_branches_keeps_them_in_its_middle() -> None:
    root = Branch("a", 100, (Branch("b", 20),))
    assert tree.tops((root, Branch("z", 10)), 0, 5) == {"a": 0, "b": 40, "z": 105}


def fan(count: int) -> Scene:
    root = Branch("a", tree.side(count), tuple(Branch(f"b{number}", 30) for number in range(count)))
    ys = tree.tops((root,), 0, 9)
    boxes = {one.id: Box(0 if one is root else 160, ys[one.id], 100, one.height) for one in root.each()}
    cards = tuple(Card(identifier, "text", box, Words((), 10.0)) for identifier, box in boxes.items())
    return Scene("fan", "menu", "", "en", 260, 999, cards=cards, connections=tree.lines((root,), boxes, "branch"))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8])
def test_the_arrows_of_a_fan_keep_a_track_each(count: int) -> None:
    found = fan(count)
    boxes = {card.id: card.box for card in found.cards}
    judged = quality({line.id: line.points for line in found.connections}, boxes)
    assert (judged.crossings, judged.shared_runs, judged.tight_pairs, judged.through) == (0, 0, 0, 0)


def test_an_arrow_to_a_card_beside_its_parent_is_straight() -> None:
    assert [len(line.points) for line in fan(3).connections] == [4, 2, 4]
    assert [len(line.points) for line in fan(1).connections] == [2]


# Read-outs


def test_a_readout_is_the_sum_of_what_was_timed() -> None:
    assert measure.readout((4.0, 2.5, None)) == (6.5, 2, 1)
    assert measure.readout(()) == (0.0, 0, 0)


@pytest.mark.parametrize(
    ("opening", "seconds", "said"),
    [
        (3.0, (8.0, 9.0), "✓ 20 秒，不超过 20 秒"),
        (3.5, (8.0, 9.0), "▲ 20.5 秒，超时 0.5 秒"),
        (None, (8.0, None), "– 至少 8 秒，1 条未计时"),
        (None, (None, None), "– 未计时"),
        (None, (25.0, None), "▲ 25 秒，超时 5 秒"),
    ],
)
def test_a_level_is_judged_by_its_limit(opening: float | None, seconds: tuple[float | None, ...], said: str) -> None:
    one = Menu(id="menu-1", seconds=opening, options=tuple(option(at, found) for at, found in enumerate(seconds)))
    (scene,) = menu.slides(minimal(menus=(one,)), one, house(), "zh-CN")
    assert scene.card("menu-1/head-1/said-0").words.lines == (said,)
    assert {band.role for band in scene.bands} & {"lane-pain"} == ({"lane-pain"} if "▲" in said else set())


def test_the_limit_is_the_authors() -> None:
    one = Menu(id="menu-1", limit=5, options=(option(1, 4.0), option(2, 4.0)))
    assert "▲ 8 s, 3 s too long" in words(menu.natural(minimal(), one, house(), "en"))


def test_many_options_and_deep_levels_are_advised_against() -> None:
    assert "△ 一层 7 项，建议不超过 5 项" in words(menu.natural(minimal(), MENUS["typical"], house(), "zh-CN"))
    deep = words(menu.natural(minimal(), MENUS["deep"], house(), "zh-CN"))
    assert deep.count("建议不超过 3 层") == 3  # levels 4, 5 and 6


# Menus


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MENUS)
def test_menus_of_any_form_have_no_flaw(name: str, language: str) -> None:
    one = MENUS[name]
    natural = menu.natural(minimal(), one, house(), language)
    assert flaws(natural) == []
    pages = menu.slides(minimal(), one, house(), language)
    for page in pages:
        assert (page.id, flaws(page)) == (page.id, [])
        assert (page.width, page.height) == (960, 540)
        assert all(card.box.bottom <= AREA.bottom + 0.6 for card in page.cards)
    assert set().union(*map(options, pages)) == options(natural)
    assert len({page.id for page in pages}) == len(pages)


def test_what_an_overview_leaves_out_stands_where_it_says() -> None:
    pages = menu.slides(minimal(), MENUS["typical"], house(), "zh-CN")
    by_id = {page.id: page for page in pages}
    overviews = [page for page in pages if page.kind == "overview"]
    details = [page for page in pages if page.kind != "overview"]
    tags = [card for page in overviews for card in page.cards if card.kind == "tag"]
    assert len(tags) == 7
    for tag in tags:
        parent = tag.id.removesuffix("/page")
        there = by_id[tag.link]
        assert {f"{parent}/{number}" for number in range(1, 5)} <= options(there)
        assert tag.words.text == f"4 项，见第 {details.index(there) + 1} 页"


def test_a_tree_has_a_line_to_each_option_and_a_key_on_it() -> None:
    scene = menu.natural(minimal(), MENUS["typical"], house(), "en")
    assert {line.target for line in scene.connections} == options(scene) - {"menu-1"}
    assert {marker.card for marker in scene.markers if marker.card} == options(scene) - {"menu-1"}
    assert all(line.kind == "branch" and len(line.points) in (2, 4) for line in scene.connections)


def test_the_same_menu_gives_the_same_scenes() -> None:
    first, again = (menu.slides(sample("hotline"), sample("hotline").menus[0], house(), "en") for _ in range(2))
    assert [to_json(scene) for scene in first] == [to_json(scene) for scene in again]


# Standards


def standard(number: int, **more: object) -> Standard:
    focus, behaviour = (
        both(f"关注 {number}", f"Focus {number}"),
        both(f"做到第 {number} 条", f"Does what {number} says"),
    )
    return Standard(id=f"std-{number}", focus=focus, behaviour=behaviour, weight=10, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 5, 40])
def test_standards_of_any_number_have_no_flaw(count: int, language: str) -> None:
    every = tuple(standard(number, critical=number % 3 == 0) for number in range(count))
    engagement = minimal(standards=every)
    assert flaws(standards.natural(engagement, house(), language)) == []
    pages = standards.slides(engagement, house(), language)
    for page in pages:
        assert (page.id, flaws(page)) == (page.id, [])
        assert all(card.box.bottom <= AREA.bottom + 0.6 for card in page.cards)
    assert {one.id for one in every} <= set().union(*map(options, pages))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_standards_of_the_samples_stand_beside_their_stages(name: str, language: str) -> None:
    engagement = sample(name)
    (scene,) = standards.slides(engagement, house(), language)
    assert flaws(scene) == []
    stages = [card for card in scene.cards if card.role == "phase"]
    named = {engagement.name_of("phase", one.phase, language).replace("\n", " ") for one in engagement.standards}
    assert {card.words.text for card in stages} == named
    critical = {f"{one.id}/critical" for one in engagement.standards if one.critical}
    assert {marker.id for marker in scene.markers} >= critical


def test_a_row_is_as_high_as_the_weight_of_a_critical_standard() -> None:
    every = tuple(replace(standard(number, critical=True), behaviour=both("问", "Ask")) for number in range(2))
    scene = standards.natural(minimal(standards=every), house(), "en")
    weight = scene.card("std-1/weight")
    assert weight.words.lines == ("10", "Critical")
    assert weight.words.height <= weight.box.height


def test_a_text_that_is_cut_is_no_wider_for_saying_so() -> None:
    lines = text.wrap("x" * 60, 100, 18.0)
    cut = first_lines(lines, 2)
    assert (len(cut), cut[-1][-1]) == (2, "…")
    assert text.width(cut[-1], 18.0) <= text.width(lines[0], 18.0)


def test_thresholds_are_read_as_they_are_spoken() -> None:
    every = (standard(1, quantitative=Threshold(op="<=", value=20, unit="s")), standard(2))
    scene = standards.natural(minimal(standards=every), house(), "zh-CN")
    assert scene.card("std-1/threshold").words.lines == ("≤ 20\N{NO-BREAK SPACE}秒",)
    assert scene.card("std-2/threshold").words.lines == ("未定",)
    once = (standard(1, quantitative=Threshold(op="==", value=1, unit="count")),)
    assert standards.natural(minimal(standards=once), house(), "en").card("std-1/threshold").words.lines == (
        "= 1\N{NO-BREAK SPACE}time",
    )
    stacked = standards.natural(minimal(standards=every), house(), "zh-CN+en")
    assert stacked.card("std-1/threshold").words.lines == ("≤ 20\N{NO-BREAK SPACE}秒",)


def test_what_was_reached_is_the_mean_of_the_visits_that_looked() -> None:
    every = (standard(1), standard(2))
    visits = (
        Visit(id="v1", unit=both("甲店"), scores={"std-1": 1.0, "std-2": 0.5}),
        Visit(id="v2", unit=both("乙店"), scores={"std-1": 0.5}),
        Visit(id="v3", unit=both("同行"), peer=True, scores={"std-1": 0.2}),
    )
    engagement = minimal(standards=every, visits=visits)
    scene = standards.natural(engagement, house(), "zh-CN")
    assert flaws(scene) == []
    said = {
        name: scene.card(name).words.lines[0] for name in ("std-1/score-own", "std-1/score-peer", "std-2/score-own")
    }
    assert said == {"std-1/score-own": "75%", "std-1/score-peer": "同行 20%", "std-2/score-own": "50%"}


# In a kit


def test_trees_are_drawings_and_slides_of_a_kit() -> None:
    engagement = sample("hotline")
    drawn = scenes.diagrams(engagement, house(), "en", {})
    assert {"menu-menu-unified", "standards"} <= set(drawn)
    assert drawn["standards"].card("title").words.text == "Standards for mystery shoppers"
    titles = {slide.id: slide.title for section in outline.of(engagement, "en").sections for slide in section.slides}
    assert titles["menu-menu-unified"] == "Menu of the unified hotline: 2 levels, 24 options, each level within 20 s"
    assert titles["standards"] == "Of 4 standards “Warm transfer” is kept least (70%)"


@pytest.mark.parametrize(
    ("seconds", "title"),
    [
        (2.0, "菜单：1 层 12 项，尚未全部计时"),
        (3.0, "菜单：有一处超过 20 秒，要听 33 秒"),
    ],
)
def test_the_title_of_a_menu_says_what_the_data_says(seconds: float, title: str) -> None:
    some = tuple(option(at, seconds if at < (11 if seconds > 2 else 9) else None) for at in range(12))
    engagement = minimal(menus=(Menu(id="menu-1", options=some),))
    titles = [slide.title for section in outline.of(engagement, "zh-CN").sections for slide in section.slides]
    assert title in titles
