"""Charts on slides: tags that can be read and followed, pages cut at phases, phases in detail."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from generator import kit, load, outline
from generator.dot.groups import arrow_length
from generator.kit import Wish
from generator.layout import scenes
from generator.layout.chart import blueprint, details, journey
from generator.layout.chart.style import TAG_WIDTH
from generator.model import Blueprint, Engagement
from generator.scene import Card, Scene
from generator.text import width
from generator.theme import house
from tests.samples import sample

THEME = house()
LANGUAGES = ("zh-CN", "en", "zh-CN+en")


def in_detail(name: str) -> Engagement:
    engagement = sample(name)
    return replace(engagement, diagrams=replace(engagement.diagrams, details=True))


def long_text(steps: int) -> str:
    phases = []
    for first in range(0, steps, 4):
        made = [
            f"      - {{customer: {{id: c{at}, text: does {at}}}, backstage: {{id: b{at}, text: prepares {at}}}}}"
            for at in range(first, min(first + 4, steps))
        ]
        phases.append("\n".join([f"  - name: Part {first // 4 + 1}", "    steps:", *made]))
    arrows = ["connections:", "  implied: true", "  also:", "    - b1 -> c9", f"    - c{steps - 1} -> b2"]
    return "\n".join(["title: A long service", "phases:", *phases, *arrows]) + "\n"


@cache
def long_service(steps: int = 24) -> Engagement:
    loaded = load.from_bytes(long_text(steps).encode())
    assert loaded.engagement is not None, [finding.code for finding in loaded.findings]
    return loaded.engagement


def first_of(engagement: Engagement) -> Blueprint:
    return next(iter(engagement.blueprints.values()))


def tags_of(scene: Scene) -> list[Card]:
    return [card for card in scene.cards if card.id.startswith("tag/")]


@cache
def every_page(language: str) -> tuple[tuple[Scene, ...], ...]:
    return tuple(
        module.slides(engagement, one, THEME, language)
        for engagement in (sample("coffee-house"), long_service())
        for one in engagement.blueprints.values()
        for module in (blueprint, journey)
    )


@cache
def detailed(name: str, language: str) -> dict[tuple[str, str], tuple[Scene, ...]]:
    """The pages of each phase, by blueprint and phase."""
    engagement = in_detail(name)
    return {
        (one.id, phase): pages
        for one in engagement.blueprints.values()
        for phase, pages in details.slides(engagement, one, THEME, language).items()
    }


# tags


def steps_of(pages: tuple[Scene, ...]) -> list[int]:
    return [sum(card.kind == "step" for card in page.cards) for page in pages]


def test_pages_are_the_fewest_that_fit_and_none_is_nearly_empty() -> None:
    engagement = sample("coffee-house")
    pages = blueprint.slides(engagement, engagement.blueprints["to_be"], THEME, "zh-CN")
    assert steps_of(pages) == [12, 5, 4, 3]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_little_less_air_saves_an_overview_and_a_second_page(language: str) -> None:
    engagement = sample("hotline")
    for one in engagement.blueprints.values():
        assert steps_of(blueprint.slides(engagement, one, THEME, language)) == [5]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["hotline", "coffee-house"])
def test_between_two_heads_a_shaft_shows(name: str, language: str) -> None:
    engagement = sample(name)
    seen = 0
    for one in engagement.blueprints.values():
        for page in blueprint.slides(engagement, one, THEME, language):
            for arrow in (arrow for arrow in page.connections if arrow.both and len(arrow.points) == 2):
                (x0, y0), (x1, y1) = arrow.points
                seen += 1
                assert abs(x0 - x1) + abs(y0 - y1) >= 2 * arrow_length(arrow.weight, arrow.head) + 10
    assert seen


@pytest.mark.parametrize(
    ("language", "there", "back"),
    [("zh-CN", ("A 转至", "第2页"), ("A 来自", "第1页")), ("en", ("A to", "page 2"), ("A from", "page 1"))],
)
def test_a_tag_says_in_words_where_it_goes_on(language: str, there: tuple[str, ...], back: tuple[str, ...]) -> None:
    _, one, two, *_ = journey.slides(sample("coffee-house"), first_of(sample("coffee-house")), THEME, language)
    assert [tag.words.lines for tag in tags_of(one)] == [there]
    assert back in [tag.words.lines for tag in tags_of(two)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_tag_fit_it(language: str) -> None:
    found = [tag for pages in every_page(language) for page in pages for tag in tags_of(page)]
    assert found
    for tag in found:
        assert tag.box.width == TAG_WIDTH
        assert tag.words.height <= tag.box.height + 0.01
        assert tag.words.size >= 10
        assert max(width(line, tag.words.size, True) for line in tag.words.lines) <= TAG_WIDTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tag_leads_to_the_page_that_it_names(language: str) -> None:
    for pages in every_page(language):
        by_id = {page.id: page for page in pages}
        for page in pages:
            for tag in tags_of(page):
                number = re.search(r"\d+", tag.words.text)
                assert number
                assert tag.link.endswith(f"-{number[0]}")
                assert tags_of(by_id[tag.link])


def test_tags_are_links_to_slides_in_the_deck(tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(long_text(24), "utf-8")
    built = kit.build(path, tmp_path, Wish(only=("deck",)), "0")
    assert built.folder is not None
    deck = Presentation(str(built.folder / built.files[0]))
    found = [(slide, shape) for slide in deck.slides for shape in slide.shapes if _is_tag(shape)]
    assert len(found) >= 2
    for slide, shape in found:
        target = shape.click_action.target_slide
        assert target is not None
        assert target.slide_id != slide.slide_id
        letters = set(re.findall(r"\b[A-Z]+\b", shape.text_frame.text))
        there = {letter for one in target.shapes if _is_tag(one) for letter in re.findall(r"\b[A-Z]+\b", _text(one))}
        assert letters & there


def _text(shape: Any) -> str:
    return str(shape.text_frame.text) if shape.has_text_frame else ""


def _is_tag(shape: Any) -> bool:
    letters = r"[A-Z]+(,[A-Z]+)*"
    return bool(re.fullmatch(rf"{letters} (to|from)\s+page \d+|({letters}[→←](p\. )?\d+\s*)+", _text(shape)))


# pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_slides_is_smaller_than_ten_points(language: str) -> None:
    for pages in every_page(language):
        for page in pages:
            sizes = [card.words.size for card in page.cards if card.words.lines]
            sizes += [arrow.label.words.size for arrow in page.connections if arrow.label]
            sizes += [marker.size for marker in page.markers if marker.glyph]
            assert min(sizes) >= 10


def test_pages_end_with_a_phase_after_an_overview() -> None:
    engagement = long_service()
    overview, *pages = blueprint.slides(engagement, first_of(engagement), THEME, "en")
    assert overview.kind == "overview"
    assert len(pages) >= 2
    phases = [[card.words.text for card in page.cards if card.kind == "phase"] for page in pages]
    assert [name for names in phases for name in names] == [f"Part {number}" for number in range(1, 7)]


# phases in detail


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["hotline", "coffee-house"])
def test_each_phase_has_pages_of_its_own(name: str, language: str) -> None:
    for one in sample(name).blueprints.values():
        found = {phase: pages for (known, phase), pages in detailed(name, language).items() if known == one.id}
        assert list(found) == list(dict.fromkeys(step.phase for step in one.steps))
        pages = [page for phase in found.values() for page in phase]
        cards = [card.id for page in pages for card in page.cards if card.kind == "card"]
        assert sorted(cards) == sorted(card.id for step in one.steps for held in step.cells.values() for card in held)
        for page in pages:
            assert (page.width, page.height) == (960, 540)
            assert {card.words.size >= 10 for card in page.cards if card.words.lines} == {True}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_type_is_larger_in_detail(language: str) -> None:
    whole, *_ = every_page(language)
    plain = max(card.words.size for page in whole for card in page.cards if card.kind == "card")
    for (name, _), pages in detailed("coffee-house", language).items():
        if name == "as_is":
            assert min(card.words.size for page in pages for card in page.cards if card.kind == "card") > plain


def test_details_show_what_is_drawn_only_when_asked_for() -> None:
    pages = detailed("coffee-house", "en")["as_is", "ph-settle"]
    assert {"lane/channel", "lane/more"} <= {card.id for page in pages for card in page.cards if card.kind == "lane"}
    said = [card.words.text for page in pages for card in page.cards if card.kind == "note"]
    assert any(text.startswith("Actor: ") for text in said)


def test_titles_of_details_say_something() -> None:
    deck = outline.of(in_detail("coffee-house"), "en")
    titles = {slide.id: slide.title for section in deck.sections for slide in section.slides}
    assert titles["details-as_is/ph-leave"] == "As-is · Take leave: 2 steps; “Pay” feels worst (−2)"


def test_details_follow_their_blueprint() -> None:
    order = [slide.id for section in outline.of(in_detail("hotline"), "en").sections for slide in section.slides]
    after = order[order.index("blueprint-as_is") + 1 :]
    assert after[:4] == [f"details-as_is/ph-{name}" for name in ("find", "reach", "resolve", "close")]


def test_no_details_unless_asked_for() -> None:
    for engagement, wanted in ((sample("hotline"), ()), (in_detail("hotline"), detailed("hotline", "en"))):
        figures = scenes.figures(engagement, THEME, "en", {})
        keys = {key for key in figures if key.startswith("details/")}
        assert keys == {f"details/{name}/{phase}" for name, phase in wanted}
