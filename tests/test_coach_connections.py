"""The coach's rules of connections, time and emotion: thresholds, exceptions, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import coach, load_file
from tests.coached import told, under

BLUEPRINTS = Path(__file__).parents[1] / "blueprints"


# Connections

THREE = """title: 咖啡店点单
channels: [{{id: ch-phone, name: 电话, kind: voice}}, {{id: ch-app, name: 小程序, kind: digital}}]
phases:
  - name: 点单
    steps:
      - customer: {{text: 下单, channel: {channel}}}
        frontstage: 店员收款
        support: 收银系统
      - customer: 等叫号
        frontstage: 店员做咖啡
        backstage: 备料
      - customer: 取咖啡
        frontstage: 店员叫号
        backstage: 补杯子
        support: 供货
connections: [{arrows}]
"""


def drawn(*arrows: str, channel: str = "ch-phone") -> str:
    return THREE.format(arrows=", ".join(arrows), channel=channel)


@pytest.mark.parametrize(
    ("arrow", "fires"),
    [
        ("{from: fs-3, to: fs-2, kind: handoff}", True),
        ("{from: bs-3, to: fs-2}", True),  # a supply against time, though nobody gave a kind
        ("{from: fs-2, to: fs-3, kind: handoff}", False),
        ("{from: fs-2, to: bs-2}", False),  # in one step
        ("fs-3 -> fs-2", False),  # without a kind it is feedback
        ("{from: fs-3, to: fs-2, kind: failure}", False),
        ("{from: fs-3, to: fs-2, kind: feedback}", False),
        ("{from: fs-3, to: fs-2, kind: handoff, dir: both}", False),
        ("{from: fs-3, to: fs-2, kind: handoff, condition: 做错了}", False),
        ("{from: sp-3, to: bs-2, kind: supply}", False),  # support serves many steps
        ("{from: bs-3, to: sp-1, kind: trigger}", False),
    ],
)
def test_an_arrow_back_in_time(arrow: str, fires: bool) -> None:
    assert bool(told(drawn(arrow), "CN-03")) is fires


def test_an_arrow_to_a_card_that_still_lasts_is_no_way_back() -> None:
    text = drawn("{from: fs-3, to: bs-2, kind: handoff}")
    assert told(text, "CN-03")
    assert not told(text.replace("backstage: 备料", "backstage: {text: 备料, span: 2}"), "CN-03")


def test_the_finding_stands_at_the_end_that_is_over() -> None:
    text = drawn("{from: fs-3, to: fs-2, kind: handoff}")
    (found,) = told(text, "CN-03")
    assert under(text, found, "fs-2")
    assert found.message("zh-CN") == "从“店员叫号”到“店员做咖啡”的箭头，指回了已经过去的一步"


@pytest.mark.parametrize(
    ("arrow", "fires"),
    [
        ("fs-2 <-> bs-2", True),
        ("fs-1 <-> fs-2", True),
        ('"fs-2 <-> bs-2: 先后顺序"', False),
        ("{from: fs-2, to: bs-2, dir: both, condition: 料不够}", False),
        ("fs-2 -> bs-2", False),
        ("ca-2 <-> fs-2", False),  # the line of interaction
    ],
)
def test_agreement_needs_words(arrow: str, fires: bool) -> None:
    assert bool(told(drawn(arrow), "CN-04")) is fires


def test_implied_arrows_need_no_words() -> None:
    assert not told(THREE.rpartition("connections")[0].format(channel="ch-phone"), "CN-04")


@pytest.mark.parametrize(
    ("arrows", "fires"),
    [
        (["ca-1 -> fs-1"], True),
        (["ca-1 -> fs-1", "fs-1 -> bs-2"], True),
        (["ca-1 <-> fs-1"], False),
        (["ca-1 -> fs-1", "fs-1 -> ca-1"], False),
        (["ca-1 -> fs-1", "fs-1 -> ca-2"], False),  # the same contact answers later
        (["ca-1 -> fs-1", "fs-2 -> ca-1"], False),  # another contact answers
        (["fs-1 -> ca-1"], False),  # an announcement asks nothing
    ],
)
def test_a_question_without_a_reply(arrows: list[str], fires: bool) -> None:
    assert bool(told(drawn(*arrows), "CN-05")) is fires


def test_only_dialogues_need_a_reply() -> None:
    assert not told(drawn("ca-1 -> fs-1", channel="ch-app"), "CN-05")
    assert not told(drawn("ca-2 -> fs-2"), "CN-05")


# Time


def one_step(said: str) -> str:
    return f"title: 诊所\nphases:\n  - name: 看病\n    steps:\n      - {{customer: 候诊, {said}}}\n"


@pytest.mark.parametrize(
    ("said", "fires"),
    [
        ("wait: 1 分钟", True),
        ("wait: 0 分钟", False),
        ("wait: {expected: 40, mitigation: [estimate]}", False),
        ("duration: 40 分钟", False),
        ("frontstage: {text: 等电脑开机, wait: 5 分钟}", False),  # no customer waits
    ],
)
def test_a_wait_without_relief(said: str, fires: bool) -> None:
    assert bool(told(one_step(said), "TM-02")) is fires


def test_a_wait_is_told_in_words() -> None:
    text = one_step("wait: 1 天")
    (found,) = told(text, "TM-02")
    assert under(text, found, "1 天")
    assert found.message("zh-CN") == "“候诊”要等 1 天，没有写怎样让这段等待好受一些"
    assert found.message("en").startswith("“候诊” means a wait of 1 day, ")
    (found,) = told(one_step("wait: 40-90 分钟"), "TM-02")
    assert found.message("zh-CN").startswith("“候诊”要等 40–90 分钟，")
    (found,) = told(one_step("wait: {expected: 40, max: 90, unit: min}"), "TM-02")
    assert found.message("zh-CN").startswith("“候诊”要等 40 分钟，")


@pytest.mark.parametrize(
    ("wait", "duration", "fires"),
    [
        ("121 s", "{typical: 1, max: 2, unit: min}", True),
        ("120 s", "{typical: 1, max: 2, unit: min}", False),
        ("10 min", "3-5 min", False),  # how long it takes, not what is borne
        ("10 min", "5 min", False),
    ],
)
def test_a_wait_beyond_what_customers_bear(wait: str, duration: str, fires: bool) -> None:
    assert bool(told(one_step(f"wait: {wait}, duration: {duration}"), "TM-03")) is fires


def test_a_wait_beyond_its_own_limit_is_no_mistake_in_the_file() -> None:
    text = one_step("wait: {expected: 110, max: 90, unit: min, mitigation: occupy}")
    (found,) = told(text, "TM-03")
    assert under(text, found, "110")
    assert found.message("zh-CN") == "“候诊”要等 110 分钟，超过了客户最多能接受的 90 分钟"
    assert not told(one_step("wait: {expected: 90, max: 110, unit: min}"), "TM-03")
    assert not told(one_step("wait: 3-5 min"), "TM-03")


def test_a_wait_that_is_noted_as_a_pain_of_today_has_been_seen() -> None:
    wait = "wait: {expected: 110, max: 90, unit: min, mitigation: occupy}"
    assert not told(one_step(f"{wait}, pain: 等到天黑"), "TM-03")
    target = "blueprints:\n  to_be:\n    steps:\n      - {customer: 候诊, %s}\n"
    text = f"title: 诊所\nphases: [{{name: 看病}}]\n{target % wait}"
    pain = "pains: [{text: 等到天黑, step: st-1, variant: to_be}]\n"
    assert told(text, "TM-03")
    assert told(text + pain, "TM-03")


@pytest.mark.parametrize(
    ("metric", "said", "fires"),
    [
        ("{name: 候诊时长, unit: 分钟}", "", True),
        ("{name: Waiting, unit: h}", "", True),
        ("{name: 候诊时长, unit: 分钟}", "wait: 10 分钟", False),
        ("{name: 候诊时长, unit: 分钟}", "frontstage: {text: 叫号, duration: 10 s}", False),
        ("{name: 满意率, unit: ratio}", "", False),
    ],
)
def test_a_time_metric_without_times(metric: str, said: str, fires: bool) -> None:
    text = f"{one_step(said)}metrics: [{metric}]\n"
    assert bool(told(text, "TM-04")) is fires


# Emotion


def journey(*steps: str, state: str = "as_is", before: str = "", after: str = "", about: str = "") -> str:
    """A blueprint with a step for each of the texts, and keys before, after and about it."""
    lines = "\n".join(f"      - {{phase: ph-1, {step}}}" for step in steps)
    head = f"title: 咖啡店\n{before}phases: [{{id: ph-1, name: 点单}}]\nblueprints:\n  {state}:\n{about}    steps:\n"
    return f"{head}{lines}\n{after}"


def scored(*scores: str, **more: str) -> str:
    return journey(*(f"customer: 第 {at} 步, emotion: {score}" for at, score in enumerate(scores, 1)), **more)


@pytest.mark.parametrize(
    ("scores", "fires"),
    [
        (["1", "0", "-1"], True),
        (["1", "0"], False),  # no curve
        (["1", "{score: 0, basis: assumed}", "{score: 1, basis: survey}"], True),
        (["1", "0", "{score: 1, basis: survey}", "{score: 1, basis: observed}"], False),  # half is not more than half
        (["{score: 1, basis: proposed}"] * 3, True),
        (["{score: 1, basis: illustrative}"] * 3, False),  # a sample says that it is one
        (["{score: 1, sources: [src-1]}"] * 3, False),
    ],
)
def test_a_curve_of_opinion(scores: list[str], fires: bool) -> None:
    assert bool(told(scored(*scores, before="sources: [{id: src-1, citation: 访谈}]\n"), "EM-02")) is fires


def test_what_holds_for_the_blueprint_holds_for_its_scores() -> None:
    assert not told(scored("1", "0", "-1", about="    basis: observed\n"), "EM-02")
    assert told(scored("1", "0", "-1", about="    basis: assumed\n"), "EM-02")
    assert not told(journey(*["customer: {text: 排队, basis: reported, emotion: 1}"] * 3), "EM-02")


def test_a_target_may_be_assumed() -> None:
    assert not told(scored("1", "0", "-1", state="to_be"), "EM-02")


def test_the_first_opinion_is_pointed_at() -> None:
    text = scored("{score: 1, basis: survey}", "-1", "0")
    (found,) = told(text, "EM-02")
    assert under(text, found, "-1")
    assert "3 个情绪分里有 2 个" in found.message("zh-CN")


@pytest.mark.parametrize(
    ("score", "scope", "state", "fires"),
    [
        ("-1.5", "", "to_be", True),
        ("-1", "", "to_be", False),
        ("-0.5", "scope: {tolerance_floor: 0}\n", "to_be", True),
        ("-2", "scope: {tolerance_floor: -2}\n", "to_be", False),
        ("-2", "", "as_is", False),
    ],
)
def test_a_target_below_the_floor(score: str, scope: str, state: str, fires: bool) -> None:
    assert bool(told(scored(score, "1", before=scope, state=state), "EM-03")) is fires


@pytest.mark.parametrize(
    ("scores", "state", "fires"),
    [
        (["1", "1", "1"], "as_is", True),
        (["1", "1"], "as_is", False),
        (["1", "1", "1.5"], "as_is", False),
        (["1", "1", "1"], "to_be", False),
    ],
)
def test_a_flat_curve(scores: list[str], state: str, fires: bool) -> None:
    assert bool(told(scored(*scores, state=state), "EM-04")) is fires


@pytest.mark.parametrize(
    ("scores", "fires"),
    [
        (["1", "2", "0"], True),
        (["0.5", "0.5", "1", "1", "0.5"], False),  # a shade below the mean
        (["1", "0.5", "1", "0"], True),
        (["1", "1", "0", "0"], True),  # half a point below
        (["1", "0", "0", "2", "1"], False),
        (["-1", "-1", "-0.5"], True),
        (["2", "0"], False),  # no curve
        (["1", "1", "-2"], False),  # below the floor is told already
    ],
)
def test_a_weak_ending(scores: list[str], fires: bool) -> None:
    assert bool(told(scored(*scores, state="to_be"), "EM-05")) is fires
    assert not told(scored(*scores), "EM-05")


def test_an_ending_without_a_score_is_not_judged() -> None:
    steps = [*(f"customer: 第 {at} 步, emotion: {score}" for at, score in enumerate((2, 1, 0))), "customer: 离开"]
    assert told(journey(*steps[:3], state="to_be"), "EM-05")
    assert not told(journey(*steps, state="to_be"), "EM-05")


PERSONAS = "personas: [{id: per-a, name: 小林, role: primary}, {id: per-b, name: 店员小陈, role: employee}]\n"


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        ("customer: 排队, emotion: -1", True),
        ("customer: 排队, emotion: -0.5", False),
        ("customer: 排队, emotion: -1, pain: 太慢", False),
        ("customer: 喝咖啡, emotion: 1, pain: 太烫", True),
        ("customer: 喝咖啡, emotion: 0.5, pain: 太烫", False),
        ("customer: 喝咖啡, emotion: 1, pain: {text: 太烫, severity: 1}", False),
        ("customer: 喝咖啡, emotion: 1, pain: {text: 太烫, severity: 2}", True),
        ("customer: 喝咖啡, emotion: 1, pain: {text: 忙不过来, persona: per-b}", False),
        ("customer: 喝咖啡, emotion: 1, frontstage: 添水, pain: {text: 忙不过来, card: fs-1}", False),
        (
            "customer: 喝咖啡, emotion: [{score: 1}, {score: -1, persona: per-a}], pain: {text: 烫, persona: per-a}",
            False,
        ),
        ("customer: [{text: 等位, emotion: -0.5}, {text: 喝咖啡, emotion: 1}], pain: 没位子", False),
        ("frontstage: {text: 添水, emotion: -2}, customer: 喝咖啡", False),
    ],
)
def test_curve_and_pains(step: str, fires: bool) -> None:
    assert bool(told(journey(step, before=PERSONAS), "EM-06")) is fires


def test_a_pain_that_names_its_card_only_counts_at_the_cards_step() -> None:
    pain = "pains: [{text: 太慢, card: ca-1}]\n"
    assert not told(journey("customer: 排队, emotion: -2", after=pain), "EM-06")


def test_both_sides_of_the_contradiction_are_told_where_they_stand() -> None:
    text = journey("customer: 排队, emotion: -2", "customer: 喝咖啡, emotion: 2, pain: 太烫")
    low, high = told(text, "EM-06")
    assert under(text, low, "-2")
    assert under(text, high, "太烫")
    assert low.message("zh-CN") == "“排队”的情绪分是 −2，却没有写痛点"
    assert high.message("en") == "“太烫” is a pain, yet its step scores 2"


@pytest.mark.parametrize(("sample", "expected"), [("hotline", {"EM-02"}), ("coffee-house", set()), ("first", set())])
def test_samples(sample: str, expected: set[str]) -> None:
    loaded = load_file(BLUEPRINTS / f"{sample}.yaml")
    assert loaded.engagement is not None
    found = {one.code for one in coach.review(loaded.engagement).findings}
    assert {code for code in found if code.startswith(("CN-", "TM-", "EM-"))} == expected
