"""Odd blueprints are drawn right, or the author is told why not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
import yaml

from benchmarks.scene_audit import audit
from generator import dot, load
from generator.diagnostics import as_text
from generator.layout import scenes
from generator.model import Engagement
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import Figure
from generator.render import Job
from generator.render.deck import render
from generator.scene import Scene
from generator.theme import house

Step = dict[str, object]
LONG = {
    "zh-CN": "客户在这里把号码、姓名、地址和问题再说一遍，坐席一边听一边记，" * 7,
    "en": "says the number again, " * 9,
}
WORDS = {"zh-CN": ("客户说", "店员做", "后台办", "系统记"), "en": ("asks", "answers", "checks", "records")}
LANGUAGES = ("zh-CN", "en")


def step(number: int, language: str, **more: object) -> Step:
    customer, frontstage, backstage, support = (f"{word} {number}" for word in WORDS[language])
    cells = {"customer": customer, "frontstage": frontstage, "backstage": backstage, "support": support}
    return {
        "name": f"S{number}",
        **{lane: {"id": f"{lane[0]}{number}", "text": words} for lane, words in cells.items()},
        **more,
    }


def blueprint(language: str, steps: list[Step], connections: list[object] | None = None) -> bytes:
    told: dict[str, object] = {
        "title": "怪图" if language == "zh-CN" else "Odd",
        "phases": [{"id": "all", "name": "P"}],
        "blueprints": {"as_is": {"steps": [{"phase": "all"} | one for one in steps]}},
    }
    if connections is not None:
        told["blueprints"]["as_is"]["connections"] = connections  # type: ignore[index]
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False).encode()


def lone_step(language: str) -> bytes:
    return blueprint(language, [step(1, language)])


def lone_lane(language: str) -> bytes:
    return blueprint(language, [{"name": f"S{n}", "customer": WORDS[language][0]} for n in range(5)])


def lone_card(language: str) -> bytes:
    return blueprint(language, [{"customer": WORDS[language][0]}])


def no_connections(language: str) -> bytes:
    return blueprint(language, [step(n, language) for n in range(6)], [])


def all_to_one(language: str) -> bytes:
    steps = [step(n, language) for n in range(12)]
    ends = [f"{lane}{n}" for n in range(12) for lane in "cfbs" if (lane, n) != ("b", 5)]
    return blueprint(language, steps, [f"{end} -> b5" for end in ends])


def sixty_in_a_cell(language: str) -> bytes:
    crowd = [{"id": f"x{n}", "text": f"{WORDS[language][3]} {n}"} for n in range(60)]
    steps = [step(1, language), step(2, language, support=crowd), step(3, language)]
    return blueprint(language, steps, ["b1 -> x0", "b2 -> x30", "x59 -> b3"])


def long_label(language: str) -> bytes:
    steps = [step(n, language) for n in range(4)]
    label = LONG[language][:200]
    return blueprint(language, steps, [{"from": "c0", "to": "f0", "label": label}, {"from": "b1", "to": "s3"}])


def long_label_at_the_edge(language: str) -> bytes:
    steps = [step(n, language) for n in range(4)]
    ways = [f"{lane}{n} <-> {other}{n}" for n in range(4) for lane, other in ("cf", "bs")]
    return blueprint(language, steps, [*ways, {"from": "c3", "to": "f2", "label": LONG[language][:200]}])


def self_link(language: str) -> bytes:
    steps = [step(n, language) for n in range(3)]
    return blueprint(language, steps, ["c1 -> c1", {"from": "b2", "to": "b2", "label": WORDS[language][2]}])


def cycle(language: str) -> bytes:
    steps = [step(n, language) for n in range(4)]
    return blueprint(language, steps, ["c0 -> f1", "f1 -> b2", "b2 -> s3", "s3 -> c0", "c0 -> s3", "c3 -> c0"])


def said_twice(language: str) -> bytes:
    steps = [step(n, language) for n in range(2)]
    return blueprint(language, steps, ["f0 -> b1", {"id": "again", "from": "f0", "to": "b1"}])


def there_and_back(language: str) -> bytes:
    return blueprint(language, [step(n, language) for n in range(2)], ["f0 -> b1", "b1 -> f0", "c0 -> s1", "s1 -> c0"])


def unbroken_words(language: str) -> bytes:
    return blueprint(language, [step(n, language, frontstage={"id": f"w{n}", "text": "x" * 200}) for n in range(3)])


def spans_everything(language: str) -> bytes:
    steps = [step(n, language) for n in range(6)]
    steps[0]["backstage"] = {"id": "wide", "text": WORDS[language][2], "span": 6}
    for one in steps[1:]:
        del one["backstage"]
    return blueprint(language, steps, ["f5 -> wide", "wide -> s0", "c0 -> wide"])


CASES = (
    lone_step,
    lone_lane,
    lone_card,
    no_connections,
    all_to_one,
    sixty_in_a_cell,
    long_label,
    long_label_at_the_edge,
    cycle,
    there_and_back,
    unbroken_words,
    spans_everything,
)
FAULTS = (
    "through",
    "shared_runs",
    "tight_pairs",
    "squeezed",
    "label_collisions",
    "over_four",
    "overflow",
    "loose_ends",
)


def engagement(data: bytes) -> Engagement:
    loaded = load.from_bytes(data)
    assert loaded.engagement is not None, [finding.code for finding in loaded.findings]
    return loaded.engagement


def drawings(told: Engagement, language: str) -> Iterator[Scene]:
    yield from scenes.diagrams(told, house(), language).values()
    for pages in scenes.figures(told, house(), language).values():
        yield from pages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_an_odd_blueprint_is_drawn_without_fault(case, language: str) -> None:  # type: ignore[no-untyped-def]
    for scene in drawings(engagement(case(language)), language):
        judged = audit(scene)
        assert {fault: getattr(judged, fault) for fault in FAULTS} == dict.fromkeys(FAULTS, 0), scene.id
        cards = [card for card in scene.cards if card.kind in ("card", "note", "tag")]
        assert not [(a.id, b.id) for a, b in combinations(cards, 2) if a.box.overlaps(b.box, -0.05)], scene.id
        for card in cards:
            assert card.box.x >= 0, (scene.id, card.id)
            assert card.box.y >= 0, (scene.id, card.id)
            assert card.box.right <= scene.width + 0.01, (scene.id, card.id)
            assert card.box.bottom <= scene.height + 0.01, (scene.id, card.id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_every_arrow_and_card_of_an_odd_blueprint_is_on_its_page(case, language: str) -> None:  # type: ignore[no-untyped-def]
    told = engagement(case(language))
    page = scenes.diagrams(told, house(), language)["as_is"]
    wanted = sorted((arrow.source, arrow.target) for arrow in told.blueprints["as_is"].arrows)
    assert sorted((arrow.source, arrow.target) for arrow in page.connections) == wanted
    cards = {card.id for one in told.blueprints["as_is"].steps for cell in one.cells.values() for card in cell}
    assert {card.id for card in page.cards if card.kind == "card"} == cards
    labels = {arrow.label.words.text for arrow in page.connections if arrow.label}
    assert labels == {arrow.label.in_language(language) for arrow in told.blueprints["as_is"].arrows if arrow.label}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_an_odd_blueprint_becomes_a_file_and_a_slide(case) -> None:  # type: ignore[no-untyped-def]
    told = engagement(case("zh-CN"))
    assert "</svg>" in dot.svg(scenes.diagrams(told, house(), "zh-CN")["as_is"], house())
    figures = scenes.figures(told, house(), "zh-CN")
    slide = Slide("one", "canvas", "一页", (Figure("blueprint/as_is"),), notes=Notes("讲解"))
    outline = Outline("zh-CN", "", "", "", "", "", (Section("", (slide,)),))
    assert render(Job(house(), "zh-CN", "", {}, figures, outline))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [self_link, said_twice], ids=lambda case: case.__name__)
def test_an_arrow_that_says_nothing_is_refused_with_its_place(case, language: str) -> None:  # type: ignore[no-untyped-def]
    loaded = load.from_bytes(case(language))
    assert loaded.engagement is None
    assert {finding.code for finding in loaded.findings} == {"CN-02"}
    report = as_text(loaded.findings, loaded.texts, language)
    assert "^" in report
    assert ("连线" if language == "zh-CN" else "connection") in report
