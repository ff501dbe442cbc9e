"""The coach's rules of identity, at the edges of their conditions."""

from __future__ import annotations

import pytest

from generator.coach.study import Study
from generator.coach.written import Manuscript
from tests.coached import engagement_of, told

# ID-05


def two_states(today: str, target: str, state: str = "to_be") -> str:
    """A file with two blueprints whose steps have these letters as ids."""
    lines = ["title: Ordering coffee", "phases: [{id: ph-one, name: Order}]", "blueprints:"]
    for name, letters in (("as_is", today), (state, target)):
        lines += [f"  {name}:", "    steps:"]
        lines += [f"      - {{id: st-{letter}, phase: ph-one, customer: Does {letter}}}" for letter in letters]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("today", "target", "found"),
    [
        ("abcdefghij", "abclmnopqr", 0),  # three of ten
        ("abcdefghij", "abklmnopqr", 1),  # two of ten
        ("abc", "abcdefghijkl", 0),  # all of the shorter one are there
        ("abc", "xyz", 1),
        ("ab", "xy", 0),  # too few to tell
        ("abcd", "axyz", 1),  # a quarter
    ],
)
def test_a_target_shares_three_in_ten_steps(today: str, target: str, found: int) -> None:
    assert len(told(two_states(today, target), "ID-05")) == found


def test_only_targets_are_compared() -> None:
    assert told(two_states("abcd", "wxyz", "as_is_north").replace("Does", "Do"), "ID-05") == []


def without_ids(today: list[str], target: list[str]) -> str:
    lines = ["title: 咖啡店点单", "phases: [{id: ph-one, name: 点单}]", "blueprints:"]
    for name, steps in (("as_is", today), ("to_be", target)):
        lines += [f"  {name}:", "    steps:", *(f"      - {{phase: ph-one, customer: {step}}}" for step in steps)]
    return "\n".join(lines)


def test_steps_without_ids_are_compared_by_their_words() -> None:
    today = ["进门排队", "看菜单", "下单付款", "取咖啡"]
    assert told(without_ids(today, ["手机上选好饮品", "看菜单", "刷脸付款", "取咖啡"]), "ID-05") == []
    assert told(without_ids(today, ["进门排一次队", "看一看菜单", "刷脸", "骑手送到"]), "ID-05") == []
    found = told(without_ids(today, ["打开小程序", "选好口味", "在线支付", "骑手送到"]), "ID-05")
    assert [(one.parameters["count"], one.parameters["shared"].partition("\x1f")[0]) for one in found] == [
        ("4", "shared-none")
    ]


def test_many_steps_without_ids_are_left_to_the_comparison() -> None:
    today, target = ([f"{name}{'甲乙丙丁'[at % 4]}{at}" for at in range(15)] for name in ("排", "送"))
    assert told(without_ids(today, target), "ID-05") == []


# ID-06

USES = """
title: Ordering coffee
sources: [{id: src-count, citation: Two weeks of counting}]
channels: [{id: ch-till, name: Till}]
actors: [{id: actor-barista, name: Barista}]
metrics: [{id: met-queue, name: Minutes in the queue}]
phases: [{name: Order, steps: [{customer: CARD, pain: Nobody sees the menu}]}]
"""


@pytest.mark.parametrize(
    ("card", "unused"),
    [
        ("Orders", ["Barista", "Till", "Minutes in the queue", "Two weeks of counting"]),
        ("{text: Orders, channel: ch-till, metric: met-queue}", ["Barista", "Two weeks of counting"]),
        ("{text: Orders, channel: Till, owner: Barista}", ["Minutes in the queue", "Two weeks of counting"]),
        (
            "{text: Orders, actor: actor-barista, channel: ch-till, metric: [met-queue], sources: [src-count]}",
            [],
        ),
    ],
)
def test_what_nothing_refers_to_is_told_of(card: str, unused: list[str]) -> None:
    found = told(USES.replace("CARD", card), "ID-06")
    assert [one.parameters["name"].split("\x1f")[1] for one in found] == unused
    assert {one.severity for one in found} <= {"hint"}


@pytest.mark.parametrize(
    ("metric", "found"),
    [
        ("{id: met-a, name: Recommended, kind: nps}", 0),  # has a slide of its own
        ("{id: met-a, name: Answered at once, level: outcome}", 0),  # has its place in the KPI tree
        ("{id: met-a, name: Answered at once}", 1),
    ],
)
def test_metrics_with_a_place_of_their_own_are_left_alone(metric: str, found: int) -> None:
    text = f"title: Hotline\nmetrics: [{metric}]\nphases: [{{name: Call, steps: [Dials]}}]\n"
    assert len(told(text, "ID-06")) == found


@pytest.mark.parametrize("bind", ["met-a", "metrics"])
def test_a_slide_uses_what_it_shows(bind: str) -> None:
    text = "title: Hotline\nmetrics: [{id: met-a, name: Answered at once}]\nphases: [{name: Call, steps: [Dials]}]\n"
    shown = f"deck: {{slides: [{{archetype: kpi_tree, bind: [{bind}]}}]}}\n"
    assert told(text + shown, "ID-06") == []


# all that is written


def test_each_text_is_found_once_with_its_place() -> None:
    text = """
title: 咖啡店点单
phases:
  - name: 点单
    steps:
      - customer: {text: 看菜单, thought: 字太小}
        pain: 看不清
        questions: [灯够亮吗, 谁来换]
      - {name: 付款, customer: 扫码}
"""
    found = Manuscript(engagement_of(text)).texts
    lines = text.splitlines()
    said = [(lines[one.place.line - 1][one.place.column - 1 :][: len(one.text.values[0][1])]) for one in found]
    assert sorted(said) == sorted(one.text.values[0][1] for one in found)
    assert sorted(said) == sorted(
        ["咖啡店点单", "点单", "看菜单", "字太小", "看不清", "灯够亮吗", "谁来换", "付款", "扫码"]
    )


def test_the_text_of_a_place_in_the_whole_is_known() -> None:
    corpus = Study(engagement_of("title: 店\nphases: [{name: 点单, steps: [看, 付款]}]\n")).manuscript.corpus("zh-CN")
    places = [corpus.whole.index(words) for words in corpus.values]
    assert [corpus.of(place) for place in places] == list(range(len(corpus.values)))
