"""A build after a change is the build that a clean start gives, whatever changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import load
from generator.handouts.books import capture
from generator.kit import Wish, artefacts
from generator.kit.seen import drawn, in_one, sketched, without_charts
from generator.layout import scenes
from generator.layout.canvases import Canvases
from generator.model import Engagement
from generator.outline.translation import marked
from generator.source import Mapping, Node, Scalar, Sequence, parse_bytes
from generator.store import Store
from generator.theme import house
from tests.samples import sample

FILE = """\
title: {zh-CN: 修车行, en: Bike shop}
meta: {client: {zh-CN: 车行, en: Shop}, date: "2026-11-22", languages: [zh-CN, en], version: "1.0", author: 甲}
personas:
  - {id: per-rider, name: {zh-CN: 骑手, en: Rider}, goals: [{zh-CN: 当天取车, en: Ride home today}]}
stakeholders:
  - {id: sh-owner, name: {zh-CN: 店主, en: Owner}, power: 5, interest: 4}
  - {id: sh-maker, name: {zh-CN: 配件商, en: Parts maker}, power: 3, interest: 2}
lanes:
  - {id: customer, role: customer, name: {zh-CN: 客户, en: Customer}}
  - {id: frontstage, role: frontstage, name: {zh-CN: 前台, en: Frontstage}}
phases:
  - name: {zh-CN: 送修, en: Bring in}
    steps:
      - id: st-bring
        name: {zh-CN: 交车, en: Hand over}
        customer: {text: {zh-CN: 说明毛病, en: Tells what is wrong}, duration: {typical: 5, max: 9, unit: min}}
        frontstage: {zh-CN: 填工单, en: Writes the order}
        emotion: 1
        pain: {text: {zh-CN: 说不清楚, en: Hard to explain}, severity: 3, frequency: 2}
      - id: st-fetch
        name: {zh-CN: 取车, en: Fetch}
        customer: {text: {zh-CN: 试骑, en: Rides a round}}
        frontstage: {zh-CN: 讲清换了什么, en: Tells what was changed}
        emotion: 2
moments:
  - {id: mot-fetch, step: st-fetch, name: {zh-CN: 试骑那一刻, en: The first round}, impact: 4, frequency: 5,
     owner: sh-owner, strategy: finish_strong, promise: {zh-CN: 坏了再修不收钱, en: Mended again for nothing}}
ideas:
  - {id: idea-text, text: {zh-CN: 发一条短信, en: Send a message}, votes: 3}
opportunities:
  - {id: opp-tell, hmw: {zh-CN: 怎样让人一说就懂, en: How might we be understood at once}, impact: 4, effort: 2}
metrics:
  - {id: met-again, name: {zh-CN: 返修率, en: Repairs repeated}, kind: operational, unit: "%", baseline: 9, target: 4}
risks:
  - {id: risk-parts, text: {zh-CN: 缺配件, en: Parts are missing}, likelihood: 3, impact: 4}
issues:
  - {id: iss-form, title: {zh-CN: 工单太长, en: Order too long}, severity: 2, frequency: 3, owner: sh-owner}
workshop:
  participants: 12
  group_size: 4
  days:
    - start: "09:00"
      sessions:
        - {id: ses-open, minutes: 20, kind: plenary, title: {zh-CN: 开场, en: Opening}, activity: A07}
        - {id: ses-draw, minutes: 60, kind: group, title: {zh-CN: 画蓝图, en: Blueprint}, canvas: cv-blueprint,
           activity: A10, output: {zh-CN: 一张图, en: A drawing},
           instructions: [{zh-CN: 从客户开始, en: Customers first}]}
glossary:
  - {term: {zh-CN: 返修, en: Repeat repair}, meaning: {zh-CN: 三十天内再修, en: Within thirty days}}
"""
FEW, MANY = 60, 4  # one field in so many is changed in the quick test, and in the slow one


def scalars(node: Node) -> Iterator[Scalar]:
    """Every value of a file that is no list and no map."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            yield from scalars(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)


def other(text: str) -> str:
    """Another value of the same kind."""
    if text.isdigit():
        return str(int(text) - 1 or 3)
    return {"A07": "A03", "A10": "A09", "plenary": "lecture", "group": "pair", "min": "h"}.get(text, f"{text}改")


def changes() -> list[tuple[str, str]]:
    """(what was changed, the file with one value changed), for every value with which the file still loads."""
    root = parse_bytes(FILE.encode(), "shop.yaml").root
    assert root is not None
    lines = FILE.split("\n")
    found = []
    for scalar in scalars(root):
        line = lines[scalar.span.line - 1]
        at = line.index(scalar.text, scalar.span.column - 1)
        words = line[:at] + other(scalar.text) + line[at + len(scalar.text) :]
        text = "\n".join([*lines[: scalar.span.line - 1], words, *lines[scalar.span.line :]])
        if load.from_bytes(text.encode(), "shop.yaml").engagement is not None:
            found.append((f"{scalar.text} in line {scalar.span.line}", text))
    return found


CHANGES = changes()


def engagement(text: str) -> Engagement:
    made = load.from_bytes(text.encode(), "shop.yaml").engagement
    assert made is not None
    return made


def test_most_fields_can_be_changed() -> None:
    assert len(CHANGES) > 90


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with everything of the file as it was."""
    folder = tmp_path_factory.mktemp("store")
    artefacts(engagement(FILE), Wish(), Store(folder))
    return folder


def differences(text: str, folder: Path) -> list[str]:
    made, clean = artefacts(engagement(text), Wish(), Store(folder)), artefacts(engagement(text), Wish())
    assert made.keys() == clean.keys()
    return [path for path, data in clean.items() if made[path] != data]


@pytest.mark.parametrize(("told", "text"), CHANGES[::FEW], ids=[told for told, _ in CHANGES[::FEW]])
def test_a_changed_field_gives_what_a_clean_build_gives(told: str, text: str, filled: Path) -> None:
    assert differences(text, filled) == [], told


@pytest.mark.slow
@pytest.mark.parametrize(("told", "text"), CHANGES[1::MANY], ids=[told for told, _ in CHANGES[1::MANY]])
def test_many_changed_fields_give_what_a_clean_build_gives(told: str, text: str, filled: Path) -> None:
    assert differences(text, filled) == [], told


def test_nothing_is_made_anew_where_nothing_changed(filled: Path) -> None:
    store = Store(filled)
    artefacts(engagement(FILE), Wish(), store)
    assert store.made == []


def test_what_a_change_does_not_touch_is_not_made_anew(filled: Path) -> None:
    store = Store(filled)
    artefacts(engagement(FILE.replace("开场", "开始")), Wish(only=("diagrams", "web", "deck")), store)
    assert set(store.made) == {"deck"}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("coffee-house", "en"),
        pytest.param("coffee-house", "zh-CN", marks=pytest.mark.slow),
        *(pytest.param("hotline", tag, marks=pytest.mark.slow) for tag in ("zh-CN", "en")),
        *(pytest.param("cx-course", tag, marks=pytest.mark.slow) for tag in ("zh-CN", "en")),
    ],
)
def test_drawings_and_canvases_are_given_all_that_they_show(name: str, language: str) -> None:
    whole = in_one(sample(name), language)
    seen, sketch, theme = drawn(whole), sketched(whole), house()
    assert scenes.figures(seen, theme, language) == scenes.figures(sample(name), theme, language)
    assert scenes.diagrams(seen, theme, language) == scenes.diagrams(sample(name), theme, language)
    assert scenes.maps(without_charts(seen), theme, language) == scenes.maps(sample(name), theme, language)
    assert Canvases(sketch, theme, language).prints() == Canvases(sample(name), theme, language).prints()
    assert capture.book(whole, language) == capture.book(sample(name), language)


def test_a_mark_is_told_from_words_that_look_like_it(filled: Path) -> None:
    """The capture sheet has what stands in the file, where all else shows that a translation is missing."""
    missing = FILE.replace("{zh-CN: 发一条短信, en: Send a message}", "{zh-CN: 发一条短信}")
    shown = marked(engagement(missing), "en").ideas[0].text.in_language("en")
    written = FILE.replace("en: Send a message", f'en: "{shown}"')
    wish = Wish(only=("sheets",))
    artefacts(engagement(missing), wish, Store(filled))
    assert artefacts(engagement(written), wish, Store(filled)) == artefacts(engagement(written), wish)
