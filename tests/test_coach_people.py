"""What the coach says of personas and stakeholders: where each rule begins, and where it lets be."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic
from tests import coached

SERVICE = "phases: [{id: ph-order, name: 点单, steps: [看菜单]}]\n"
ENGLISH = "title: Coffee\nphases: [{name: Order, steps: [Reads the menu]}]\n"


def told(code: str, text: str) -> list[Diagnostic]:
    """The findings of one rule about a file, which gets a title and a service when it has none."""
    whole = text if text.startswith("title:") else f"title: 咖啡店\n{text}"
    return coached.told(whole if "phases:" in whole else whole + SERVICE, code)


def names(code: str, text: str) -> list[str]:
    return [one.message("zh-CN") for one in told(code, text)]


def persona(*keys: str) -> str:
    return "".join(f"  - {{{one}}}\n" for one in keys)


def people(*keys: str) -> str:
    return "personas:\n" + persona(*keys)


# Personas


@pytest.mark.parametrize(
    "keys",
    [
        "name: 小林, goals: [拿到咖啡]",
        "name: 小林, goals: {end: [拿到咖啡]}",
        "name: 小林, jobs: [{want: 拿到咖啡}]",
        "name: 小林, empathy: {do_next: [选一杯咖啡]}",
        "name: 小林, role: negative",
    ],
)
def test_an_end_goal_may_be_said_in_several_ways(keys: str) -> None:
    assert told("PS-01", people(keys)) == []


@pytest.mark.parametrize(
    "keys",
    [
        "name: 小林",
        "name: 小林, goals: []",
        "name: 小林, goals: {experience: [不被催促]}",
        "name: 小林, role: employee, goals: {life: [当店长]}",
    ],
)
def test_feelings_and_hopes_are_no_end_goal(keys: str) -> None:
    (found,) = told("PS-01", people(keys))
    assert found.severity == "error"
    assert "“小林”想办成什么事" in found.message("zh-CN")
    assert "What does “小林” want to get done?" in found.message("en")


def test_a_missing_goal_is_shown_at_the_name_and_a_wrong_one_at_the_goals() -> None:
    (missing,) = told("PS-01", people("name: 小林"))
    (wrong,) = told("PS-01", people("name: 小林, goals: {life: [当店长]}"))
    assert missing.span[1:3] == (3, 12)
    assert wrong.span[1:3] == (3, 23)


GOAL = "goals: [拿到咖啡]"


@pytest.mark.parametrize(
    "keys",
    [
        (f"name: 小林, {GOAL}",),
        (f"name: 小林, role: secondary, {GOAL}",),
        (f"name: 小林, {GOAL}", f"name: 阿宁, role: employee, {GOAL}"),
        (f"name: 小林, {GOAL}", "name: 黄牛, role: negative"),
        (f"name: 小林, role: primary, {GOAL}", f"name: 小梅, {GOAL}", f"name: 老周, role: served, {GOAL}"),
    ],
)
def test_one_persona_or_one_primary_persona_is_clear(keys: tuple[str, ...]) -> None:
    assert told("PS-02", people(*keys)) == []


def test_several_personas_need_exactly_one_primary() -> None:
    none = names("PS-02", people(f"name: 小林, {GOAL}", f"name: 小梅, role: secondary, {GOAL}"))
    both = names("PS-02", people(f"name: 小林, role: primary, {GOAL}", f"name: 小梅, role: primary, {GOAL}"))
    assert none == ["“小林”“小梅”当中没有一个是主要画像：这张蓝图首先为谁设计？"]
    assert both == ["“小林”“小梅”都是主要画像：这张蓝图首先为谁设计？"]


TWO_BLUEPRINTS = """
phases: [{id: ph-order, name: 点单}]
blueprints:
  as_is: {personas: [%s], steps: [{phase: ph-order, customer: 看菜单}]}
  to_be: {personas: [%s], steps: [{phase: ph-order, customer: 点单}]}
"""
TWO = people(f"id: per-lin, name: 小林, {GOAL}", f"id: per-mei, name: 小梅, {GOAL}")


def test_blueprints_with_one_persona_each_are_clear() -> None:
    assert told("PS-02", TWO + TWO_BLUEPRINTS % ("per-lin", "per-mei")) == []


def test_the_same_personas_in_two_blueprints_are_told_of_once() -> None:
    both = "per-lin, per-mei"
    (found,) = told("PS-02", TWO + TWO_BLUEPRINTS % (both, both))
    assert found.span.line == 8  # at the list of the first blueprint


STAFF = f"id: per-ning, name: 阿宁, role: employee, {GOAL}"


@pytest.mark.parametrize(
    "use",
    [
        "actors: [{name: 店员, kind: frontline, persona: per-ning}]",
        "pains: [{text: 走太多路, persona: per-ning}]",
        "needs: [{text: 手边有答案, persona: per-ning}]",
        "issues: [{title: 走太多路, persona: per-ning}]",
        "concepts: [{name: 桌边收款, user: per-ning}]",
        "phases: [{name: 点单, steps: [{customer: 看菜单, emotion: {score: 1, persona: per-ning}}]}]",
        "phases: [{name: 点单, steps: [{frontstage: {text: 问候, emotion: {score: 1, persona: per-ning}}}]}]",
    ],
)
def test_any_reference_uses_a_persona(use: str) -> None:
    assert told("PS-03", f"{people(STAFF)}{use}\n") == []


def test_a_persona_that_lists_pains_of_the_file_is_used() -> None:
    pains = "pains: [{id: pain-walk, text: 走太多路}]\n"
    assert told("PS-03", people(f"{STAFF}, pains: [pain-walk]") + pains) == []
    assert len(told("PS-03", people(f"{STAFF}, pains: [脚痛]"))) == 1


def test_a_blueprint_that_names_nobody_is_every_customers() -> None:
    file = people(
        f"name: 小林, {GOAL}",
        f"name: 小梅, {GOAL}",
        f"name: 阿宁, role: employee, {GOAL}",
        "name: 黄牛, role: negative",
    )
    assert [one.split("没有")[0] for one in names("PS-03", file)] == ["“阿宁”"]
    assert [one.split("没有")[0] for one in names("PS-03", TWO + TWO_BLUEPRINTS % ("per-lin", "per-lin"))] == ["“小梅”"]


@pytest.mark.parametrize(
    "said", ["behaviours: [先想好点什么]", "needs: [快]", "pains: [排队]", "empathy: {feel: [烦]}", "gains: [免费续杯]"]
)
def test_demographics_with_anything_else_are_let_be(said: str) -> None:
    assert told("PS-04", people(f"name: 小林, age: 30, {GOAL}, {said}")) == []


def test_demographics_alone_are_told_of_and_no_demographics_are_not() -> None:
    assert len(told("PS-04", people(f"name: 小林, occupation: 会计, {GOAL}"))) == 1
    assert told("PS-04", people(f"name: 小林, {GOAL}")) == []
    owned = people(f"id: per-lin, name: 小林, age: 30, {GOAL}") + "pains: [{text: 排队, persona: per-lin}]\n"
    assert told("PS-04", owned) == []


@pytest.mark.parametrize(
    ("evidence", "severity"),
    [
        ("", "hint"),
        ("evidence: {date: 2026-01-05}", "hint"),
        ("evidence: proto", "warning"),
        ("evidence: {basis: proto, n_interviews: 8}", "warning"),
        ("evidence: {basis: research, n_interviews: 0}", "warning"),
        ("provenance: assumed", "warning"),
        ("evidence: {basis: research, n_interviews: 0, sources: [src-data]}", None),
        ("evidence: {basis: research}", None),
        ("evidence: {n_interviews: 5}", None),
        ("evidence: {sources: [src-data]}", None),
        ("provenance: research", None),
        ("sources: [src-data]", None),
    ],
)
def test_a_persona_without_evidence_is_assumed(evidence: str, severity: str | None) -> None:
    sources = "sources: [{id: src-data, citation: 会员数据}]\n"
    found = told("PS-05", sources + people(f"name: 小林, {GOAL}, {evidence}".rstrip(", ")))
    assert [one.severity for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    "goal", ["用小程序点单", "扫二维码买单", "在App里看到进度", "点一个按钮就能退款", "用上一键退货功能"]
)
def test_goals_in_chinese_that_name_a_means(goal: str) -> None:
    assert len(told("PS-06", people(f"name: 小林, goals: [{goal}]"))) == 1


@pytest.mark.parametrize(
    "goal",
    ["Order in the app", "Find the guarantee on the website", "Ask a chatbot at night", "Use the seat map feature"],
)
def test_goals_in_english_that_name_a_means(goal: str) -> None:
    (found,) = told("PS-06", ENGLISH + people(f"name: Lin, goals: [{goal}]"))
    assert f"The goal “{goal}” names" in found.message("en")


@pytest.mark.parametrize(
    "goal",
    [
        "不想再装一个App",
        "学会用小程序",
        "三分钟内拿到咖啡",
        "让系统里的资料不出错",
        "用上热水",
        "功能一看就懂",
        "Understand the dashboard",
        "Use the time on the train",
        "Snap a happy picture",
        "No more apps",
        "Appear calm",
    ],
)
def test_goals_that_only_seem_to_name_a_means(goal: str) -> None:
    assert told("PS-06", people(f"name: 小林, goals: [{goal}]")) == []


def test_employees_and_services_that_are_the_means_may_name_it() -> None:
    assert told("PS-06", people("name: 阿宁, role: employee, goals: [用小程序点单]")) == []
    assert told("PS-06", "title: 小程序改版\n" + people("name: 小林, goals: [用小程序点单]")) == []


def test_five_personas_are_enough_and_six_too_many() -> None:
    six = [f"name: 甲{at}, {GOAL}" for at in range(6)]
    (found,) = told("PS-07", people(*six))
    assert found.span.line == 8
    assert told("PS-07", people(*six[:5], f"name: 乙, role: employee, {GOAL}", f"name: 丙, role: served, {GOAL}")) == []


def test_a_quote_says_who_said_it() -> None:
    assert len(told("PS-08", people(f"name: 小林, {GOAL}, quote: 快一点"))) == 1
    assert len(told("PS-08", people(f"name: 小林, {GOAL}, quote: 快一点, evidence: research"))) == 1
    for known in (
        "quote: {text: 快一点, provenance: illustrative}",
        "quote: 快一点, basis: observed",
        "quote: 快一点, evidence: proto",
        "tagline: 快一点",
    ):
        assert told("PS-08", people(f"name: 小林, {GOAL}, {known}")) == []


# Stakeholders


def parties(*keys: str, customer: str = "name: 顾客, type: customer, power: 2, interest: 5") -> str:
    return "stakeholders:\n" + persona(*filter(None, (customer, *keys)))


def test_a_list_of_names_is_no_grid() -> None:
    assert told("SH-01", parties("name: 店长", "name: 店员", customer="name: 顾客, type: customer")) == []


@pytest.mark.parametrize(
    ("keys", "missing"),
    [("name: 店长", "权力和关注度"), ("name: 店长, power: 4", "关注度"), ("name: 店长, interest: 4", "权力")],
)
def test_on_a_grid_both_scores_are_needed(keys: str, missing: str) -> None:
    (found,) = told("SH-01", parties(keys))
    assert f"“店长”没有写{missing}" in found.message("zh-CN")


def test_half_a_score_is_told_of_even_where_nobody_has_both() -> None:
    assert len(told("SH-01", parties("name: 店长, power: 4", customer="name: 顾客, type: customer"))) == 1


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("power: 4, interest: 4", 1),
        ("power: 4, interest: 4, engagement: 月度评审", 1),
        ("power: 4, interest: 4, owner: 小组", 1),
        ("power: 4, interest: 4, engagement: 月度评审, owner: 小组", 0),
        ("power: 3, interest: 4", 0),
        ("power: 4, interest: 3", 0),
        ("power: 4, interest: 4, attitude: blocker", 0),  # told of as resistance
    ],
)
def test_key_players_have_a_plan_and_somebody(keys: str, count: int) -> None:
    assert len(told("SH-03", parties(f"name: 店长, {keys}"))) == count


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("power: 4, interest: 1, attitude: critic", 1),
        ("power: 3.5, interest: 1, attitude: blocker, owner: 小组", 1),
        ("power: 3, interest: 1, attitude: blocker", 0),
        ("power: 5, interest: 1, attitude: neutral", 0),
        ("power: 5, interest: 1, attitude: critic, engagement: 一起听录音", 0),
    ],
)
def test_the_powerful_who_resist_are_to_be_won(keys: str, count: int) -> None:
    assert len(told("SH-04", parties(f"name: 店长, {keys}"))) == count


EXCHANGE = """
stakeholders:
  - {id: stk-a, name: 顾客, type: customer}
  - {id: stk-b, name: 门店}
  - {id: stk-c, name: 物业}
  - {id: stk-d, name: 烘焙商}
value_exchanges:
"""


def exchanges(*pairs: str) -> str:
    rows = (f"  - {{from: stk-{one[0]}, to: stk-{one[1]}, label: 东西{at}}}\n" for at, one in enumerate(pairs))
    return EXCHANGE + "".join(rows)


def test_a_pair_without_a_return_is_told_of_once() -> None:
    assert told("SH-05", exchanges("ab", "ba")) == []
    (found,) = told("SH-05", exchanges("ab", "ab", "bc", "cb"))
    assert found.message("zh-CN") == "“顾客”把“东西0”给了“门店”，自己从中得到什么？没有写回来的那一份"
    assert found.message("en").startswith("“顾客” gives “东西0” to “门店”: what comes back?")


def test_those_outside_the_network_are_listed_in_one_finding() -> None:
    (found,) = told("SH-06", exchanges("ab", "ba"))
    assert found.message("zh-CN").startswith("“物业”“烘焙商”和别人没有任何价值交换")
    assert found.message("en").startswith("“物业”, “烘焙商”: no value exchange")
    assert len(found.related) == 1


def test_without_exchanges_nobody_is_outside() -> None:
    assert told("SH-06", "stakeholders: [{name: 顾客, type: customer}, {name: 门店}]\n") == []


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("[{name: 店长}, {name: 店员}]", "error"),
        ("[{name: 客户体验小组}, {name: 客户经理, type: employee}]", "error"),
        ("[店长, 顾客]", "hint"),
        ("[店长, 来电客户]", "hint"),
        ("[店长, {name: 企业客户, type: partner}]", None),
        ("[店长, {name: 全体同事, ring: 0}]", None),
        ("[店长, {name: 小林, type: customer}]", None),
    ],
)
def test_customers_are_among_the_stakeholders(line: str, severity: str | None) -> None:
    found = told("SH-07", f"stakeholders: {line}\n")
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_customers_are_known_by_their_english_names_too() -> None:
    assert [one.severity for one in told("SH-07", f"{ENGLISH}stakeholders: [Manager, Hotel guests]\n")] == ["hint"]
    assert [one.severity for one in told("SH-07", f"{ENGLISH}stakeholders: [Manager, Customer care]\n")] == ["error"]


@pytest.mark.parametrize(
    ("alike", "others", "count"), [(5, 0, 1), (5, 1, 1), (4, 1, 0), (8, 2, 0), (9, 2, 1), (4, 0, 0)]
)
def test_more_than_four_in_five_in_one_quadrant_tell_nobody_apart(alike: int, others: int, count: int) -> None:
    keys = [f"name: 甲{at}, type: customer, power: 2, interest: 5" for at in range(alike)]
    keys += [f"name: 乙{at}, power: 5, interest: 2" for at in range(others)]
    assert len(told("SH-08", parties(*keys, customer=""))) == count


CHANGE = """
phases: [{id: ph-pay, name: 买单}]
blueprints:
  as_is:
    steps:
      - phase: ph-pay
        customer: 排队付款
        backstage: [{id: bs-count, text: 手工对账, owner: 财务}, {id: bs-tidy, text: 收拾桌子, owner: 后厨}]
  to_be:
    steps:
      - phase: ph-pay
        customer: 桌边付款
        backstage: [{id: bs-tidy, text: 收拾桌子, owner: 后厨}]
        support: [{id: %s, text: 自动对账, owner: 财务}]
"""
CHANGED = CHANGE % "bs-count"
MATRIX = "raci: {roles: [店长], rows: [{item: 上线, 店长: A/R}]}\n"


def test_the_owner_of_changed_work_has_a_say() -> None:
    assert names("SH-09", MATRIX + CHANGED) == [
        "“财务”负责的“自动对账”要变，却既不在责任分配矩阵里，也不在工作坊的参加者里"
    ]


@pytest.mark.parametrize(
    "invited",
    [
        "",
        "raci: {roles: [店长, 财务], rows: [{item: 上线, 店长: A, 财务: R}]}\n",
        "raci: {rows: [{item: 上线, 店长: A, 财务: R}]}\n",
        f"{MATRIX}workshop: {{roles: [财务主管]}}\ndeck: workshop\n",
    ],
)
def test_who_is_in_the_matrix_or_in_the_room_has_a_say(invited: str) -> None:
    assert told("SH-09", invited + CHANGED) == []


def test_the_people_of_a_course_are_not_those_of_its_case() -> None:
    assert told("SH-09", "deck: course\nworkshop: {roles: [学员]}\n" + CHANGED) == []
    assert len(told("SH-09", "deck: workshop\nworkshop: {roles: [店员]}\n" + CHANGED)) == 1


def test_work_that_is_new_and_work_that_goes_is_one_finding_for_its_owner() -> None:
    (found,) = told("SH-09", MATRIX + CHANGE % "sp-count")
    assert len(found.related) == 1
