"""The coach's rules of concepts and of service standards, at the edges of their conditions, in both languages."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic
from tests.coached import entry, filling, told

HEAD = "title: 咖啡店点单\nphases: [{name: 点单, steps: [看菜单]}]\n"
ENGLISH = "title: Coffee shop\nphases: [{name: Order, steps: [Read the menu]}]\n"


def found(text: str, code: str, head: str = HEAD) -> list[Diagnostic]:
    """What a rule finds in a file that begins with the head."""
    return told(head + text, code)


def screening(scores: str, weights: tuple[float, ...] = (0.4, 0.3, 0.3), decision: str = "", scale: str = "") -> str:
    """Concepts 甲, 乙, 丙 screened by three criteria; a line of `scores` is a concept's."""
    lines = ["concepts:", *(f"  - {{id: con-{at}, name: {name}, pains: [排队]}}" for at, name in enumerate("甲乙丙"))]
    lines += ["screening:", *([f"  scale: {scale}"] if scale else []), "  criteria:"]
    lines += [f"    - {{id: c{at}, weight: {weight}, name: 标准{at}}}" for at, weight in enumerate(weights)]
    lines.append("  scores:")
    for at, row in enumerate(scores.split("/")):
        marks = ", ".join(f"c{number}: {mark}" for number, mark in enumerate(row.split()) if mark != "-")
        lines.append(f"    - {{concept: con-{at}, weighted: {{{marks}}}}}")
    return "\n".join([*lines, *([f"  decision: {decision}"] if decision else [])])


# CO-01


@pytest.mark.parametrize(
    ("weights", "sums"),
    [
        ((0.4, 0.3, 0.3), []),
        ((0.33, 0.33, 0.33), []),
        ((0.34, 0.34, 0.34), ["1.02"]),
        ((0.4, 0.3, 0.28), ["0.98"]),
        ((0, 0, 0), ["0"]),
    ],
)
def test_weights_are_a_whole_but_for_rounding(weights: tuple[float, ...], sums: list[str]) -> None:
    assert [item.parameters["sum"] for item in found(screening("5 4 4/2 3 3", weights), "CO-01")] == sums


def test_criteria_of_a_comparison_need_no_weights() -> None:
    text = "screening:\n  criteria: [{id: c0}, {id: c1}]\n  scores: [{concept: con-0, pugh: {c0: 1, c1: 0}}]\n"
    assert found("concepts: [{id: con-0, name: 甲}]\n" + text, "CO-01") == []


# CO-02


def test_a_missing_score_is_told_with_concept_and_criteria() -> None:
    (item,) = found(screening("5 4 4/- 3 -"), "CO-02")
    assert (filling(item, "name"), filling(item, "criterion")) == ("乙", "“标准0”“标准2”")
    assert entry(item, "problem") == "score-missing"


def test_a_criterion_without_weight_and_a_concept_that_nobody_scored_may_lack_scores() -> None:
    assert found(screening("5 4/2 3", (0.5, 0.5, 0)), "CO-02") == []
    assert found("concepts: [{id: con-0, name: 甲}]\nscreening: {criteria: [{id: c0, weight: 1}]}\n", "CO-02") == []


@pytest.mark.parametrize(("scale", "codes"), [("", 1), ("[1, 5]", 1), ("[0, 10]", 0), ("[1]", 1), ("[10, 0]", 0)])
def test_a_score_lies_on_the_scale(scale: str, codes: int) -> None:
    items = found(screening("5 4 6/2 3 3", scale=scale), "CO-02")
    assert len(items) == codes
    assert [(entry(item, "problem"), filling(item, "problem")) for item in items] == [("score-outside", "6")] * codes


# CO-03


@pytest.mark.parametrize(
    ("scores", "ties"),
    [
        ("4 4 4/4 3 4", 0),  # 0.3 apart
        ("4 4 4/4 4 3.1", 1),  # 0.27 apart
        ("4 4 4/4 4 4", 1),
        ("5 1 5/3 5 3", 1),  # 0.2 apart
        ("5 3 5/3 5 3", 0),  # 0.8 apart
        ("5 1.4 5/3 5 3", 1),  # 0.32 apart; 0.1 more on the second criterion puts the other one first
        ("4 4 4", 0),
        ("4 4 4/4 4 -", 0),
    ],
)
def test_what_is_close_or_hangs_on_a_weight_is_tied(scores: str, ties: int) -> None:
    assert len(found(screening(scores), "CO-03")) == ties


def test_the_reason_of_a_tie_is_said() -> None:
    (close,) = found(screening("4 4 4/4 4 3.1"), "CO-03")
    (flipped,) = found(screening("5 1.4 5/3 5 3"), "CO-03")
    assert [(filling(item, "name"), filling(item, "other")) for item in (close, flipped)] == [("甲", "乙")] * 2
    assert (entry(close, "reason"), filling(close, "reason")) == ("tie-close", "0.27")
    assert (entry(flipped, "reason"), filling(flipped, "reason")) == ("tie-weight", "“标准1”")


@pytest.mark.parametrize(("decision", "ties"), [("{go: [con-0]}", 1), ("{go: [con-0, con-1]}", 0), ("", 1)])
def test_concepts_that_both_go_on_are_treated_as_tied(decision: str, ties: int) -> None:
    assert len(found(screening("4 4 4/4 4 4", decision=decision), "CO-03")) == ties


# CO-04


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("concepts: [{id: con-0, name: 甲}]", 1),
        ("concepts: [{id: con-0, name: 甲, pains: [排队久]}]", 0),
        ("concepts: [{id: con-0, name: 甲}]\nideas: [{text: 扫码, concept: con-0}]", 1),
        (
            "concepts: [{id: con-0, name: 甲}]\nopportunities: [{id: opp-0, hmw: 我们如何少排队？}]\n"
            "ideas: [{text: 扫码, concept: con-0, opportunity: opp-0}]",
            0,
        ),
        (
            "concepts: [{id: con-0, name: 甲}]\nopportunities: [{hmw: 我们如何少排队？, ideas: [idea-0]}]\n"
            "ideas: [{id: idea-0, text: 扫码, concept: con-0}]",
            0,
        ),
    ],
)
def test_a_concept_answers_a_pain_a_moment_or_a_question(text: str, count: int) -> None:
    assert len(found(text, "CO-04")) == count


# CO-05


@pytest.mark.parametrize(
    ("scores", "scale", "decision", "count"),
    [
        ("5 1.9 5/2 2 2", "", "{go: [con-0]}", 1),
        ("5 2 5/2 2 2", "", "{go: [con-0]}", 0),
        ("5 1 5/2 2 2", "", "{later: [con-0]}", 0),
        ("5 1 1/1 2 2", "", "{go: [con-0, con-1]}", 3),
        ("9 2.5 9/2 2 2", "[0, 10]", "{go: [con-0]}", 0),
        ("9 2.4 9/2 2 2", "[0, 10]", "{go: [con-0]}", 1),
    ],
)
def test_a_low_criterion_stops_a_concept_that_goes_on(scores: str, scale: str, decision: str, count: int) -> None:
    assert len(found(screening(scores, decision=decision, scale=scale), "CO-05")) == count


def test_the_caret_stands_under_the_concept_that_goes_on() -> None:
    text = screening("5 4 5/5 1 5", decision="{go: [con-0, con-1]}")
    (item,) = found(text, "CO-05")
    line = (HEAD + text).split("\n")[item.span.line - 1]
    assert line[item.span.column - 1 :].startswith("con-1]")


# CO-06 and CO-07


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ("participants: 8", "missing-threshold"),
        ('success: {op: ">=", value: 0.8}', "missing-participants"),
        ('participants: 0, success: {op: ">=", value: 0.8}', "missing-participants"),
        ("method: 走查", "missing-threshold-participants"),
    ],
)
def test_a_test_names_threshold_and_people(given: str, missing: str) -> None:
    (item,) = found(f"tests: [{{hypothesis: 一看就懂, {given}}}]", "CO-06")
    assert entry(item, "missing") == missing


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ("decision: pivot", 1),
        ("decision: pivot, result: 0", 0),
        ("decision: pivot, observations: [两人走错了]", 0),
        ("result: 0.8", 0),
    ],
)
def test_a_decision_follows_what_came_out(given: str, count: int) -> None:
    assert len(found(f"tests: [{{hypothesis: 一看就懂, {given}}}]", "CO-07")) == count


# standards


def standards(*items: str) -> str:
    return "\n".join(["standards:", *(f"  - {{{item}}}" for item in items)])


COUNTED = 'quantitative: {op: "==", value: 1}'


@pytest.mark.parametrize(
    ("head", "behaviour", "count"),
    [
        (HEAD, "挂断前复述处理结果", 1),
        (HEAD, f"挂断前复述处理结果, {COUNTED}", 0),
        (HEAD, "响三声之内接听", 0),
        (HEAD, "20 秒内接听", 0),
        (HEAD, "半小时内回复", 0),
        (HEAD, "一起走到门口", 1),
        (ENGLISH, "Recaps the outcome", 1),
        (ENGLISH, "Answers within three rings", 0),
        (ENGLISH, "Repeats the order once", 0),
    ],
)
def test_a_standard_says_how_much(head: str, behaviour: str, count: int) -> None:
    assert len(found(standards(f"behaviour: {behaviour}"), "MS-01", head)) == count


@pytest.mark.parametrize(
    ("weights", "count"), [((50, 50), 0), ((33, 33, 33), 0), ((33, 33, 32), 1), ((0, 0), 0), ((60, 0), 1)]
)
def test_weights_of_standards_share_a_hundred(weights: tuple[int, ...], count: int) -> None:
    items = [f"behaviour: 报出第 {at} 项, weight: {weight}" for at, weight in enumerate(weights)]
    assert len(found(standards(*items), "MS-02")) == count


@pytest.mark.parametrize(
    "behaviour",
    [
        "热情友好",
        "微笑服务",
        "服务热情周到",
        "态度良好",
        "热情地接待客户",
        "面带微笑，热情接待每一位顾客",
        "始终保持专业、礼貌的服务态度",
    ],
)
def test_manners_alone_cannot_be_seen(behaviour: str) -> None:
    assert len(found(standards(f"behaviour: “{behaviour}”, {COUNTED}"), "MS-03")) == 1


@pytest.mark.parametrize(
    "behaviour",
    [
        "微笑着报出姓名",
        "主动问候客人",
        "热情主动地向客人问好",
        "及时响应客户需求",
        "保持桌面整洁",
        "服务",
        "递上菜单",
        "双手递还证件",
    ],
)
def test_an_action_can_be_seen_however_warm(behaviour: str) -> None:
    assert found(standards(f"behaviour: {behaviour}, {COUNTED}"), "MS-03") == []


@pytest.mark.parametrize(
    ("behaviour", "count"),
    [
        ("Friendly and professional", 1),
        ("Staff are always friendly and helpful", 1),
        ("Serves with a smile", 1),
        ("Greets with a smile", 0),
        ("Serves warm plates", 0),
        ("Knows the menu", 0),
    ],
)
def test_manners_in_english(behaviour: str, count: int) -> None:
    assert len(found(standards(f"behaviour: {behaviour}, {COUNTED}"), "MS-03", ENGLISH)) == count


@pytest.mark.parametrize(
    "behaviour",
    [
        "微笑并问候客人",
        "递上菜单并介绍今日推荐",
        "报出姓名，同时询问客人需求",
        "记录问题并且在当天回复客户",
        "起身并双手递还证件",
        "三声内接听并报出姓名",
    ],
)
def test_two_actions_are_two_standards(behaviour: str) -> None:
    assert len(found(standards(f"behaviour: {behaviour}, {COUNTED}"), "MS-04")) == 1


@pytest.mark.parametrize(
    "behaviour",
    [
        "核对并确认订单",
        "把资料一并交给客户",
        "同时接待不超过三位客人",
        "带走废料，擦净台面",
        "合并处理两个工单",
        "介绍成分并未隐瞒",
        "递上咖啡和糖",
        "说明并列的两个方案",
    ],
)
def test_one_action_is_one_standard(behaviour: str) -> None:
    assert found(standards(f"behaviour: {behaviour}, {COUNTED}"), "MS-04") == []


@pytest.mark.parametrize(
    ("behaviour", "count"),
    [
        ("Greets the guest and offers a seat", 1),
        ("Smiles and says the name", 1),
        ("Thanks the caller and asks whether anything is left", 1),
        ("Reads and confirms the order", 0),
        ("Wipes tables and chairs", 0),
        ("Says the name and the price", 0),
        ("Hands over receipt and change", 0),
    ],
)
def test_two_actions_in_english(behaviour: str, count: int) -> None:
    assert len(found(standards(f"behaviour: {behaviour}, {COUNTED}"), "MS-04", ENGLISH)) == count


def served(frontstage: str, moment: str = "promise: 只说一遍", more: str = "") -> str:
    return (
        "title: 热线\nactors:\n  - {id: actor-desk, name: 坐席, kind: frontline}\n"
        "  - {id: actor-menu, name: 语音菜单, kind: interface}\n"
        "channels: [{id: ch-app, name: 应用, kind: digital}]\n"
        "phases:\n  - id: ph-0\n    name: 接听\n    steps:\n      - id: st-0\n"
        f"        customer: {{id: ca-0, text: 说出问题}}\n        frontstage: {frontstage}\n"
        f"moments: [{{id: mot-0, step: st-0, action: ca-0, {moment}}}]\n{more}"
    )


@pytest.mark.parametrize(
    ("frontstage", "count"),
    [
        ("{text: 记下问题, actor: actor-desk}", 1),
        ("{text: 播报菜单, actor: actor-menu}", 0),
        ("{text: 应用显示进度, actor: actor-desk, channel: ch-app}", 0),
        ("坐席记下问题", 1),
        ("客服机器人记下问题", 0),
        ("页面记下问题", 0),
        ("{text: 记下问题, actor: 店员}", 1),
    ],
)
def test_a_promise_kept_by_people_has_a_standard(frontstage: str, count: int) -> None:
    items = found("", "MS-05", served(frontstage))
    assert [filling(item, "name") for item in items] == ["说出问题"] * count


@pytest.mark.parametrize(
    ("moment", "more", "count"),
    [
        ("promise: 只说一遍", "", 1),
        ("impact: 4", "", 0),
        ("promise: 只说一遍, standards: [两分钟内记完]", "", 0),
        ("promise: 只说一遍", "standards: [{behaviour: 两分钟内记完, phase: ph-0}]", 0),
        ("promise: 只说一遍", "standards: [{behaviour: 两分钟内记完}]", 1),
    ],
)
def test_a_standard_of_the_moment_or_of_its_phase_will_do(moment: str, more: str, count: int) -> None:
    assert len(found(more, "MS-05", served("坐席记下问题", moment))) == count


def test_words_made_to_be_slow_are_read_at_once() -> None:
    manners, joined = "服务态度" * 500 + "。一", "报出" * 500 + "为" * 3000
    assert found(standards(f"behaviour: {manners}, {COUNTED}"), "MS-03") == []
    assert found(standards(f"behaviour: 并{joined}, {COUNTED}"), "MS-04") == []
