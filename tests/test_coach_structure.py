"""The coach's rules of structure: where each begins, what it leaves alone, which rule tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import coached
from tests.coached_steps import steps, told, words

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT.parent / "shared" / "examples" / "hotline.yaml"

# the journey


@pytest.mark.parametrize("nothing", ["无", "暂无。", "N/A", "-", "TBD"])
def test_a_cell_that_says_there_is_nothing_is_empty(nothing: str) -> None:
    bare = f"{{customer: 问, frontstage: '{nothing}', evidence: '{nothing}'}}"
    assert told(steps(bare, "{customer: 走, evidence: 小票, frontstage: 送}"), "BP-04", "BP-05") == [
        ("BP-04", "问"),
        ("BP-05", "问"),
    ]
    assert words(steps(bare), "BP-19") == [bare]


def test_of_an_ending_left_to_chance_one_rule_tells() -> None:
    text = steps("{customer: 问, frontstage: 答, evidence: 小票}", "{customer: 离开}")
    assert told(text, "BP-04", "BP-05", "BP-19") == [("BP-19", "{customer: 离开}")]


def test_without_customer_actions_one_rule_says_so_for_all_cards() -> None:
    text = steps("{frontstage: 店员收款, evidence: 小票}", "{frontstage: 店员道别}")
    assert told(text, "BP-01", "BP-03", "BP-04", "BP-05", "BP-19") == [
        ("BP-01", "{frontstage: 店员收款, evidence: 小票}")
    ]


@pytest.mark.parametrize(
    ("scope", "personas", "message"),
    [
        ("", "", "还没有写明旅程从什么事开始、怎样算结束、是哪一位客户的"),
        ("scope: {trigger: 坏了}", "", "还没有写明旅程怎样算结束、是哪一位客户的"),
        ("scope: {end_state: 修好}", "personas: [林悦]", "还没有写明旅程从什么事开始"),
        ("scope: {trigger: 坏了, end_state: 修好, segment: 家庭用户}", "", "还没有写明这是哪一位客户的旅程"),
        (
            "scope: {trigger: 坏了, end_state: 修好}",
            "personas: [{name: 师傅, role: employee}]",
            "还没有写明这是哪一位客户的旅程",
        ),
        ("scope: {trigger: 坏了, end_state: 修好}", "personas: [林悦]", None),
    ],
)
def test_a_journey_lacks_its_start_its_end_or_its_person(scope: str, personas: str, message: str | None) -> None:
    found = coached.told(steps("看说明书", more=f"{scope}\n{personas}\n"), "BP-02")
    assert [item.message("zh-CN") for item in found] == ([message] if message else [])


def test_what_a_journey_lacks_is_an_error_once_the_file_is_no_draft() -> None:
    for status, severity in (("draft", "warning"), ("reviewed", "error")):
        found = coached.told(steps("看说明书", more=f"status: {status}\n"), "BP-02")
        assert [item.severity for item in found] == [severity]


PHASED = """title: 就医
phases: [{{id: ph-a, name: 诊前{a}}}, {{id: ph-b, name: 诊后{b}}}]
blueprints:
  as_is:
    steps:
      - {{phase: ph-b, customer: 取药}}
      - {{phase: ph-b, customer: 缴费}}
      - {{phase: {last}, customer: 回家}}
"""


@pytest.mark.parametrize(
    ("a", "b", "last", "under"),
    [
        ("", "", "ph-a", ["ph-a"]),
        ("", "", "ph-b", []),
        (", order: 2", ", order: 1", "ph-a", []),
        (", order: 1", ", order: 1", "ph-a", []),
    ],
)
def test_phases_go_by_their_order_or_by_the_file(a: str, b: str, last: str, under: list[str]) -> None:
    assert words(PHASED.format(a=a, b=b, last=last), "BP-11") == under


def test_a_phase_that_some_blueprint_uses_is_not_empty() -> None:
    text = PHASED.format(a="", b="", last="ph-b") + "  to_be:\n    steps: [{phase: ph-a, customer: 挂号}]\n"
    assert words(PHASED.format(a="", b="", last="ph-b"), "BP-12") == ["诊前"]
    assert words(text, "BP-12") == []


def test_one_phase_is_too_few_for_four_steps_and_enough_for_three() -> None:
    assert told(steps("看", "选", "买"), "BP-12", "BP-16") == [("BP-16", "看")]
    assert told(steps("看", "选", "买", "用"), "BP-12", "BP-16") == [("BP-12", "安装")]


@pytest.mark.parametrize(("count", "fires"), [(3, True), (4, False), (12, False), (13, True)])
def test_four_to_twelve_steps_can_be_read(count: int, fires: bool) -> None:
    assert bool(words(steps(*(f"做第 {number} 件事" for number in range(count))), "BP-16")) == fires


@pytest.mark.parametrize(
    ("last", "more", "codes"),
    [
        ("{customer: 喝完, frontstage: 道别}", "", ["BP-19"]),
        ("{customer: {text: 喝完, evidence_none: 说了再见}, frontstage: 道别}", "", ["BP-19"]),
        ("{customer: 喝完, evidence: 杯子}", "", []),
        ("{customer: 喝完, moment_of_truth: 道别}", "", ["BP-04"]),
        ("{customer: 喝完, frontstage: {text: 第二天问候, proactive: true}}", "", ["BP-04"]),
        ("{customer: 喝完}\n      - {frontstage: {text: 第二天问候, proactive: true}}", "", ["BP-04"]),
        ("{customer: 喝完}\n      - {backstage: 洗杯子}", "", ["BP-19"]),
    ],
)
def test_an_ending_without_anything_is_told_instead_of_its_missing_evidence(
    last: str, more: str, codes: list[str]
) -> None:
    text = steps("{customer: 点单, evidence: 小票}", last, more=more)
    assert [code for code, _ in told(text, "BP-04", "BP-19")] == codes


# what meets the customer


@pytest.mark.parametrize(
    ("first", "second", "under"),
    [
        ("{customer: 付款}", "{frontstage: 收款}", ["收款"]),
        ("{customer: 付款}", "{frontstage_technology: 出票}", ["出票"]),
        ("{customer: 付款}", "{midstage: 派单}", []),
        ("{customer: 付款}", "{frontstage: {text: 提醒, proactive: true}}", []),
        ("{customer: {text: 付款, span: 2}}", "{frontstage: 收款}", []),
        ("{customer: 付款, frontstage: {text: 收款, span: 2}}", "{backstage: 对账}", []),
    ],
)
def test_frontstage_without_a_customer_in_any_of_its_columns(first: str, second: str, under: list[str]) -> None:
    assert words(steps(first, second), "BP-03") == under


def test_evidence_is_asked_for_once_a_step_and_counts_in_all_it_spans() -> None:
    text = steps(
        "{customer: [看, 选], frontstage: 介绍}",
        "{customer: 试, evidence: {text: 音乐, span: 2}}",
        "{customer: 等}",
        "{customer: [{text: 想, evidence_none: 在心里}, 问]}",
        "{customer: {text: 想, evidence_none: 在心里}}",
        "{customer: 走, evidence: 袋子}",
    )
    assert words(text, "BP-04") == ["看", "问"]


def test_an_action_meets_people_interfaces_or_the_card_it_is_joined_to() -> None:
    text = steps(
        "{customer: [看, 选], evidence: 墙}",
        "{customer: 试, frontstage_technology: 屏幕}",
        "{customer: {text: 想, solo: true}}",
        "{customer: {id: ca-ask, text: 问}}",
        "{customer: 买, frontstage: {id: fs-sell, text: 收款}}",
    )
    assert words(text, "BP-05") == ["看", "问"]
    assert words(f"{text}connections: {{implied: true, also: [ca-ask -> fs-sell]}}\n", "BP-05") == ["看"]


@pytest.mark.parametrize(
    ("card", "moment", "fires"),
    [
        ("{text: 发药, fail_point: 发错}", "", True),
        ("{text: 发药, fail_point: {text: 发错, recovery: 马上换}}", "", False),
        ("{text: 发药, fail_point: {text: 发错, fail_safe: 扫码}}", "", False),
        ("{text: 发药, fail_point: 发错}", ", moment_of_truth: {name: 拿到药, recovery: {fix: 马上换}}", False),
    ],
)
def test_a_fail_point_needs_one_of_recovery_and_fail_safe(card: str, moment: str, fires: bool) -> None:
    assert bool(words(steps(f"{{customer: 取药, frontstage: {card}{moment}}}"), "BP-24")) == fires


# arrows

JOINED = (
    "{customer: {id: ca-a, text: 问}, evidence: {id: ev-a, text: 屏幕}, frontstage: {id: fs-a, text: 答},"
    " frontstage_technology: {id: ft-a, text: 显示}, midstage: {id: ms-a, text: 派单},"
    " backstage: [{id: bs-a, text: 查}, {id: bs-b, text: 记}],"
    " support: [{id: sp-a, text: 供电}, {id: sp-b, text: 供网}]}"
)


@pytest.mark.parametrize(
    ("arrow", "codes"),
    [
        ("ca-a -> bs-a", ["BP-06"]),
        ("sp-a -> ca-a", ["BP-06"]),
        ("ca-a <-> fs-a", []),
        ("ca-a -> ms-a", []),
        ("sp-a -> fs-a", ["BP-07"]),
        ("ft-a <-> sp-a", ["BP-07"]),
        ("sp-a -> ms-a", []),
        ("sp-a -> ev-a", []),
        ("bs-a -> fs-a", []),
    ],
)
def test_arrows_that_skip_a_lane(arrow: str, codes: list[str]) -> None:
    text = steps(JOINED, more=f"connections: [{arrow}]\n")
    assert [code for code, _ in told(text, "BP-06", "BP-07")] == codes


@pytest.mark.parametrize("connections", ["", "connections: []\n", "connections: {implied: true}\n"])
def test_arrows_that_nobody_drew_say_nothing(connections: str) -> None:
    text = steps(JOINED, "{customer: 走, support: 打扫}", more=connections)
    assert words(text, "BP-06", "BP-07", "BP-08", "BP-09", "BP-10") == []


def test_cards_that_lead_nowhere_are_each_told_by_one_rule() -> None:
    text = steps(JOINED, more="connections: [ca-a <-> fs-a, sp-a -> sp-b, bs-a -> bs-b]\n")
    assert told(text, "BP-08", "BP-09", "BP-10") == [
        *(("BP-08", under) for under in ("供电", "供网")),
        *(("BP-09", under) for under in ("查", "记")),
        *(("BP-10", under) for under in ("显示", "派单")),
    ]


def test_support_and_backstage_may_lead_out_through_their_like() -> None:
    more = "connections: [ca-a <-> fs-a, ft-a -> ms-a, sp-a -> sp-b, sp-b -> bs-b, bs-a <-> bs-b]\n"
    assert words(steps(JOINED, more=more), "BP-08", "BP-09", "BP-10") == []


def test_a_result_for_the_customer_is_an_effect() -> None:
    more = "connections: [ca-a <-> fs-a, ft-a -> ms-a, bs-a -> ev-a, bs-b -> ev-a, sp-a -> ev-a, sp-b -> sp-a]\n"
    assert words(steps(JOINED, more=more), "BP-08", "BP-09", "BP-10") == []


def test_whoever_asks_for_the_implied_arrows_leaves_support_of_a_step_to_them() -> None:
    more = "connections: {implied: true, also: [fs-a -> fs-b]}\n"
    first = "{customer: 问, frontstage: {id: fs-a, text: 答}, support: 叫号系统分配窗口}"
    again = "{customer: 再问, frontstage: {id: fs-b, text: 再答}}"
    assert words(steps(first, again, more=more), "BP-08") == []
    assert words(steps(first, again, "{customer: 走, support: 打扫}", more=more), "BP-08") == ["打扫"]
    assert words(steps(first, again, more="connections: [fs-a -> fs-b]\n"), "BP-08") == ["叫号系统分配窗口"]


def test_a_card_that_faces_nobody_is_not_told_to_be_isolated_too() -> None:
    text = steps(
        "{customer: {id: ca-a, text: 问}, frontstage: {id: fs-a, text: 答}}",
        "{frontstage: 擦桌子}",
        more="connections: [ca-a <-> fs-a]\n",
    )
    assert told(text, "BP-03", "BP-10") == [("BP-03", "擦桌子")]


# from step to step


def relay(first: str, second: str, connections: str = "") -> str:
    return steps(
        f"{{customer: 问, frontstage: {{id: fs-a, text: 答, {first}}}, backstage: {{id: bs-a, text: 查}}}}",
        f"{{customer: 再问, frontstage: {{id: fs-b, text: 再答, {second}}}}}",
        "{customer: 等, frontstage: {id: fs-c, text: 谢}}",
        actors=True,
        more=f"connections: {{implied: true, also: [{connections}]}}\n",
    )


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ("actor: actor-page", "actor: actor-desk", True),
        ("actor: actor-desk", "actor: actor-fitter", True),
        ("actor: actor-desk", "actor: actor-desk", False),
        ("actor: actor-page", "actor: actor-system", False),
        ("actor: actor-desk", "actor: 值班师傅", False),
        ("actor: actor-desk", "actor: actor-nobody", False),
        ("actor: actor-desk", "solo: false", False),
        ("actor: actor-guest", "actor: actor-page", False),
    ],
)
def test_a_handoff_is_asked_for_where_a_known_person_takes_or_leaves(first: str, second: str, fires: bool) -> None:
    assert words(relay(first, second), "BP-14") == ([second.removeprefix("actor: ")] if fires else [])


@pytest.mark.parametrize(
    ("arrow", "fires"),
    [
        ("{from: fs-a, to: fs-b, kind: handoff}", False),
        ("{from: bs-a, to: fs-b, kind: information}", False),
        ("{from: bs-a, to: fs-b, kind: supply, label: 地址}", False),
        ("{from: bs-a, to: fs-b, kind: supply}", True),
        ("{from: fs-b, to: fs-c, kind: handoff}", True),
    ],
)
def test_what_is_handed_over_is_an_arrow_between_these_two_steps(arrow: str, fires: bool) -> None:
    assert bool(words(relay("actor: actor-page", "actor: actor-desk", arrow), "BP-14")) == fires


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ("聊天机器人", "人工客服", True),
        ("自助终端", "大堂经理", True),
        ("客服机器人", "在线客服机器人", False),
        ("人工客服", "聊天机器人", False),
        ("导诊护士", "收费员", False),  # of two people whose kinds are not given nobody knows whether they hand over
        ("小王", "小李", False),
        ("Phone menu", "Call agent", True),
        ("Robot team", "Call agent", False),
    ],
)
def test_words_tell_a_machine_from_the_person_who_takes_over(first: str, second: str, fires: bool) -> None:
    assert bool(words(relay(f"actor: {first}", f"actor: {second}"), "BP-14")) == fires


def test_who_stays_beside_another_hands_nothing_over() -> None:
    first = "{customer: 问, frontstage: [{text: 答, actor: actor-desk}, {text: 记, actor: actor-fitter}]}"
    again = "{customer: 看, frontstage: {text: 装, actor: actor-fitter}}"
    both = "{customer: 问, frontstage: {text: 答, actor: actor-desk, span: 2}}"
    assert words(steps(first, again, actors=True), "BP-14") == []
    assert words(steps(both, again, actors=True), "BP-14") == []


CHANGED = "{customer: {text: 搜, channel: ch-app}%s}", "{customer: {text: 到店, channel: ch-shop}%s}"


@pytest.mark.parametrize(
    ("first", "second", "fires"),
    [
        ("", "", True),
        (", frontstage: {text: 答, channel: ch-app}", ", frontstage: {text: 答, channel: ch-shop}", True),
        ("", ", evidence: {text: 取货码, channel: ch-app}", False),
        ("", ", frontstage: {text: 扫码, channel: ch-app}", False),
        (", evidence: {text: 门店海报, channel: ch-shop}", "", False),
        (", evidence: 预约成功短信", "", False),
        (", evidence: {text: 取货二维码, channel: ch-app}", "", False),
        (", evidence: Text message with a code", "", False),
        (", evidence: 进度条", "", True),
        ("", ", evidence: {text: 门店寄出的邮件, channel: ch-shop}", False),  # a message comes by itself
        ("", ", evidence: {text: Text message with the outcome, channel: ch-shop}", False),
        ("", ", evidence: {text: 柜台上的号牌, channel: ch-shop}", True),
        (", evidence: 一份表单", "", True),
        ("", ", frontstage: {text: 打电话回访, proactive: true}", False),
        (", frontstage: {text: 答, actor: actor-desk}", ", frontstage: {text: 接, actor: actor-desk}", False),
        (", frontstage: {text: 答, actor: actor-page}", ", frontstage: {text: 接, actor: actor-page}", True),
    ],
)
def test_a_change_of_channel_is_bridged_by_what_both_sides_share(first: str, second: str, fires: bool) -> None:
    text = steps(CHANGED[0] % first, CHANGED[1] % second, actors=True)
    assert words(text, "BP-23") == (["ch-shop"] if fires else [])


def test_a_letter_needs_no_bridge_unless_the_customer_writes_it() -> None:
    kinds = "channels: [{id: ch-app, name: 小程序}, {id: ch-post, name: 信, kind: mail}]\n"
    first = "{customer: {text: 申请, channel: ch-app}}"
    letter = "{customer: {text: 读结果, channel: ch-post}, evidence: {text: 一页纸的结果, channel: ch-post}}"
    assert words(kinds + steps(first, letter), "BP-23") == []
    written = "{customer: {text: 寄出材料, channel: ch-post}}"
    assert words(kinds + steps(first, written), "BP-23") == ["ch-post"]


def test_what_customers_do_alone_needs_no_bridge() -> None:
    text = steps("{customer: {text: 晒图, channel: 微信, solo: true}}", "{customer: {text: 到店, channel: 门店}}")
    assert words(text, "BP-23") == []
    assert words(text.replace(", solo: true", ""), "BP-23") == ["门店"]


# today and tomorrow


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        ("{customer: 取号}", True),
        ("{customer: 取号, pain: 太久}", False),
        ("{customer: 取号, questions: 多久？}", False),
        ("{customer: 取号, fail_point: 没纸}", False),
        ("{customer: {text: 取号, emotion: -1}}", False),
        ("{customer: {text: 取号, emotion: -0.5}}", True),
    ],
)
def test_today_without_any_trouble_is_too_good(step: str, fires: bool) -> None:
    assert bool(words(steps(step), "BP-21")) == fires


TARGETS = """title: 开户
phases: [{{id: ph-a, name: 开户}}]
blueprints:
  as_is:
    steps: [{{id: st-a, phase: ph-a, customer: {{id: ca-a, text: 填三张表, wait: 240 s}}}}]
  to_be:
    steps: [{{id: {step}, phase: ph-a, customer: {{id: ca-a, text: {text}, wait: 4 min}}}}]
{more}pains:
  - {{step: st-a, text: 写三遍, severity: {severity}, frequency: 4}}
"""
LATER = "  later:\n    state: to_be\n    steps: [{id: st-a, phase: ph-a, customer: 填一张表}]\n"


@pytest.mark.parametrize(
    ("step", "text", "severity", "more", "fires"),
    [
        ("st-a", "填三张表", 3, "", True),
        ("st-a", "填三张表", 2, "", False),
        ("st-a", "填一张表", 3, "", False),
        ("st-b", "填三张表", 3, "", False),
        ("st-a", "填三张表", 3, LATER, False),
        ("st-a", "填三张表", 2, "settings: {severity_matrix: {P0: 8}}\n", True),
    ],
)
def test_the_worst_pains_are_treated_in_some_target(
    step: str, text: str, severity: int, more: str, fires: bool
) -> None:
    made = TARGETS.format(step=step, text=text, severity=severity, more=more)
    assert words(made, "BP-22") == (["写三遍"] if fires else [])


# whole files


@pytest.mark.parametrize("path", [ROOT / "blueprints" / "hotline.yaml", EXAMPLE], ids=["ours", "example"])
def test_the_hotline_has_what_it_was_written_for(path: Path) -> None:
    if not path.exists():
        pytest.skip("the example stands beside the project")
    found = told(path.read_text("utf-8"))
    assert found == [("BP-14", "actor-agent"), ("BP-23", "ch-phone"), ("BP-23", "ch-phone")]


def test_what_is_left_out_with_a_reason_is_left_out() -> None:
    text = steps("{customer: {text: 看, lint: {ignore: [BP-04], reason: 在路上}}}", "{customer: 买, evidence: 小票}")
    assert words(text, "BP-04", "LN-02") == []
