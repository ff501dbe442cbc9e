"""The activities: complete, in both languages, and what an author makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.explain import explain
from generator.layout.canvases import IDS
from generator.load import Loaded, from_bytes
from generator.load.activities import library, names, shipped
from generator.model import Activity, Engagement, Text
from generator.model.base import Term
from generator.model.keys import keys_of, terms_in

DOCS = Path(__file__).parents[1] / "docs"
NAMES = tuple(f"A{number:02d}" for number in range(1, 26))
CHINESE = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
# names that Chinese trainers say in English as well: a method, sheets of paper, its classes, numbers in a register
LATIN = re.compile(r"Kano|A[0-4]|[MOAIRQ](?= [必期魅无反可]|，|$)|W\d\d|查出来是 [QR]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,.:;?!()]|[,.:;?!(][\u3400-\u9fff]")
# what may stay empty: exercises on the wall need no canvas
OPTIONAL = {"canvas"}


def texts(term: Term) -> Iterator[Text]:
    for key in keys_of(type(term)):
        value = getattr(term, key.attribute)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Text) and item:
                yield item
        for inner in terms_in(value):
            yield from texts(inner)


def loaded(text: str) -> Loaded:
    return from_bytes(f"title: 咖啡店点单\nphases: [{{name: 点单, steps: [看菜单]}}]\n{text}".encode())


def engagement(text: str) -> Engagement:
    made = loaded(text)
    assert made.findings == ()
    assert made.engagement is not None
    return made.engagement


def test_there_are_the_twenty_five_of_the_field_reference() -> None:
    assert names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_activity_says_everything(name: str) -> None:
    activity = shipped(name)
    assert activity.id == name
    empty = [key.attribute for key in keys_of(Activity) if not getattr(activity, key.attribute)]
    assert set(empty) <= OPTIONAL
    for inner in (activity.adaptations, activity.debrief):
        assert [key.attribute for key in keys_of(type(inner)) if not getattr(inner, key.attribute)] == []
    assert activity.canvas is None or activity.canvas in IDS


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_in_both_languages_and_each_in_its_own(name: str) -> None:
    for text in texts(shipped(name)):
        by_tag = dict(text.values)
        assert set(by_tag) == {"zh-CN", "en"}, text
        assert not CHINESE.search(by_tag["en"]), by_tag["en"]
        assert not re.search("[A-Za-z]", LATIN.sub("", by_tag["zh-CN"])), by_tag["zh-CN"]
        assert not HALF_WIDTH.search(by_tag["zh-CN"]), by_tag["zh-CN"]
        for written in by_tag.values():
            assert written == written.strip()
            assert written.count("“") == written.count("”"), written


@pytest.mark.parametrize("name", NAMES)
def test_an_activity_can_be_run_from_its_page(name: str) -> None:
    activity = shipped(name)
    assert 4 <= len(activity.steps) <= 8
    assert 1 <= len(activity.objectives) <= 3
    assert 3 <= len(activity.watch_for) <= 5
    assert all(1 <= len(questions) <= 2 for questions in _questions(activity))
    assert activity.steps[0].part == "brief"
    assert activity.steps[-1].part == "debrief"
    for step in activity.steps:
        assert step.minutes > 0
        assert step.do
        assert step.say or step.part not in ("brief", "debrief")
    for written in (activity.steps[0].say, activity.steps[-1].say):
        assert len(written.in_language("zh-CN")) >= 50
        assert len(written.in_language("en").split()) >= 25


def _questions(activity: Activity) -> tuple[tuple[Text, ...], ...]:
    return activity.debrief.what, activity.debrief.so_what, activity.debrief.now_what


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_a_table(name: str) -> None:
    example = shipped(name).example
    assert 2 <= len(example.rows) <= 6
    assert {len(row.cells) for row in example.rows} == {len(example.header)}


def test_nobody_called_everyone_owns_anything_in_the_examples() -> None:
    for name in names():
        example = shipped(name).example
        for at, title in enumerate(example.header):
            if title.in_language("en") == "Owner":
                assert all("everyone" not in row.cells[at].in_language("en").lower() for row in example.rows)


def test_questions_of_the_examples_hold_no_solution() -> None:
    reworked = [row.cells[-1] for row in shipped("A12").example.rows]
    assert all(text.in_language("zh-CN").startswith("我们如何") for text in reworked)
    assert all(text.in_language("en").startswith("How might we") for text in reworked)
    assert not any(
        re.search("小程序|机器人|app", text.in_language(tag)) for text in reworked for tag in ("zh-CN", "en")
    )


def test_totals_of_the_screening_example_are_computed_right() -> None:
    for row in shipped("A17").example.rows:
        desirability, feasibility, viability, total = (float(cell.in_language("en")) for cell in row.cells[1:5])
        assert total == pytest.approx(0.4 * desirability + 0.3 * feasibility + 0.3 * viability)


def test_products_in_the_examples_are_computed_right() -> None:
    found = []
    for name in names():
        for row in shipped(name).example.rows:
            found += [re.fullmatch(r"(\d) × (\d) = (\d+)", cell.in_language("en")) for cell in row.cells]
    products = [match for match in found if match]
    assert len(products) > 3
    assert all(int(match[1]) * int(match[2]) == int(match[3]) for match in products)


# the author's


def test_only_keys_that_the_author_writes_change() -> None:
    made = library(engagement("activities: [{id: A07, title: 选时刻, tips: [多带一支笔]}]"))["A07"]
    base = shipped("A07")
    assert made.title.in_language("zh-CN") == "选时刻"
    assert [tip.in_language("zh-CN") for tip in made.tips] == ["多带一支笔"]
    changed = {
        key.attribute for key in keys_of(Activity) if getattr(made, key.attribute) != getattr(base, key.attribute)
    }
    assert changed == {"title", "tips"}


def test_adaptations_and_debrief_change_key_by_key() -> None:
    written = "activities: [{id: a07, adaptations: {short: 只投票}, debrief: {now_what: [下周一做什么？]}}]"
    made, base = library(engagement(written))["A07"], shipped("A07")
    assert made.id == "A07"
    assert made.adaptations.short.in_language("zh-CN") == "只投票"
    assert made.adaptations.small == base.adaptations.small
    assert made.debrief.what == base.debrief.what
    assert [one.in_language("zh-CN") for one in made.debrief.now_what] == ["下周一做什么？"]


def test_a_list_left_empty_is_emptied_and_a_text_left_empty_is_not() -> None:
    made = library(engagement("activities: [{id: A07, tips: [], purpose: }]"))["A07"]
    assert made.tips == ()
    assert made.purpose == shipped("A07").purpose


def test_an_activity_of_ones_own_is_added() -> None:
    own = library(engagement("activities: [{id: one-minute, title: 一分钟服务, steps: [互换角色再演一次]}]"))
    assert list(own) == [*NAMES, "one-minute"]
    assert own["One-Minute"].minutes == 5


def test_ids_compare_whatever_their_case() -> None:
    every = library(engagement("workshop: {sessions: [{title: 开场, activity: a01}]}"))
    assert "a01" in every
    assert every["a01"] is every["A01"]
    assert every.get("A99") is None
    assert len(every) == len(NAMES)


@pytest.mark.parametrize(("given", "meant"), [("A7", "A07"), ("a-07", "A07"), ("A007", "A07"), ("A15b", "A15")])
def test_an_id_that_is_not_known_is_a_warning_with_the_one_meant(given: str, meant: str) -> None:
    (finding,) = loaded(f"workshop: {{sessions: [{{title: 开场, activity: {given}}}]}}").findings
    assert (finding.code, finding.severity) == ("AC-01", "warning")
    assert finding.advice("en") == f"did you mean {meant}?"


def test_an_id_like_no_other_is_told_where_the_list_is() -> None:
    (finding,) = loaded("workshop: {sessions: [{title: 开场, activity: 旅程}]}").findings
    assert finding.advice("en") == "the library has A01–A25; the page of this finding lists them"


def test_an_activity_of_ones_own_lacks_nothing_that_the_library_has_not() -> None:
    (finding,) = loaded("activities: [{id: X01, purpose: 提神}]").findings
    assert (finding.code, finding.severity) == ("AC-02", "warning")
    assert "title, steps" in finding.message("en")


# where the list is printed


def test_the_lists_for_authors_name_each_activity() -> None:
    page = (DOCS / "activities.md").read_text("utf-8")
    for name in names():
        activity = shipped(name)
        chinese, english = (activity.title.in_language(tag) for tag in ("zh-CN", "en"))
        canvas = f"`{activity.canvas}`" if activity.canvas else "–"
        link = f"[{name}](../templates/activities/{name}.yaml)"
        assert f"| {link} | {chinese} | {english} | {activity.minutes} | {canvas} |\n" in page
        assert f"- {name} {chinese}\n" in (explain("AC-01", "zh-CN") or "")
        assert f"- {name} {english}\n" in (explain("AC-01", "en") or "")


def test_the_examples_for_authors_load() -> None:
    page = (DOCS / "activities.md").read_text("utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        assert [item.code for item in loaded(example).findings] == []
