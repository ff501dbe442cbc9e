"""The coach's rules of moments of truth, pains and opportunities: thresholds, exceptions, words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import coach, load_file
from tests.coached import told, under

BLUEPRINTS = Path(__file__).parents[1] / "blueprints"


def journey(*steps: str, before: str = "", after: str = "") -> str:
    """A file with a step for each of the texts, and keys before and after them."""
    lines = "\n".join(f"      - {{{step}}}" for step in steps)
    return f"title: 咖啡店点单\n{before}phases:\n  - name: 点单\n    steps:\n{lines}\n{after}"


def moment(said: str, **more: str) -> str:
    return journey(f"customer: 下单, moment_of_truth: {{name: 第一次开口, {said}}}", **more)


# Moments


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("MT-01", "metrics: [等待秒数]"),
        ("MT-02", "owner: 店长"),
        ("MT-03", "strategy: remove"),
        ("MT-07", "promise: 一分钟"),
    ],
)
def test_what_a_moment_needs(code: str, said: str) -> None:
    (found,) = told(moment("impact: 3"), code)
    assert "“第一次开口”" in found.message("zh-CN")
    assert not told(moment(said), code)


@pytest.mark.parametrize(("code", "draft"), [("MT-01", True), ("MT-02", True), ("MT-03", True), ("MT-07", False)])
def test_what_is_an_error_is_a_warning_in_a_draft(code: str, draft: bool) -> None:
    (in_draft,) = told(moment("impact: 3"), code)
    (reviewed,) = told(moment("impact: 3", before="status: reviewed\n"), code)
    assert in_draft.severity == "warning"
    assert reviewed.severity == ("error" if draft else "warning")


def test_the_metric_of_the_action_is_the_moments_too() -> None:
    assert not told(journey("customer: 下单, metric: 等待秒数, moment_of_truth: 第一次开口"), "MT-01")


def test_a_standard_is_as_good_as_a_promise() -> None:
    assert not told(moment("standards: [一分钟内招呼]"), "MT-07")


def test_a_moment_without_a_name_is_called_as_its_action() -> None:
    (found,) = told(journey("customer: 下单付款, moment_of_truth: {impact: 3}"), "MT-02")
    assert "“下单付款”" in found.message("zh-CN")


SHARED = "customer: [看菜单, 下单], frontstage: 收款"


@pytest.mark.parametrize(
    ("steps", "placed", "problem"),
    [
        ([SHARED], "{step: st-1, action: ca-1-2}", ""),
        ([SHARED], "{action: ca-1}", ""),
        ([SHARED], "{step: st-1}", ""),
        ([SHARED], "{step: st-1, action: fs-1}", "没有落在客户行为上"),
        ([SHARED, "customer: 取餐"], "{step: st-1, action: ca-2}", "指向的客户行为不在它的步骤里"),
        ([SHARED, "backstage: 备料"], "{step: st-2}", "所在的步骤没有客户行为"),
        (["customer: {text: 等着, span: 2}", "backstage: 备料"], "{step: st-2}", ""),
        (["customer: {text: 等着, span: 2}", "backstage: 备料"], "{step: st-2, action: ca-1}", ""),
        ([SHARED], "{impact: 4}", "没有写在哪一步"),
    ],
)
def test_a_moment_sits_on_a_customers_action(steps: list[str], placed: str, problem: str) -> None:
    found = told(journey(*steps, after=f"moments: [{{name: 那一刻, {placed[1:]}]\n"), "MT-04")
    assert [one.message("zh-CN") for one in found] == ([f"“那一刻”这个关键时刻{problem}"] if problem else [])
    assert all(one.severity == "error" for one in found)


def chosen(count: int, steps: int) -> str:
    return journey(*(f"customer: 第 {at} 步{', moment_of_truth: 是' if at < count else ''}" for at in range(steps)))


@pytest.mark.parametrize(
    ("count", "steps", "fires"),
    [(0, 3, False), (0, 4, True), (1, 4, False), (5, 6, False), (6, 6, True)],
)
def test_how_many_moments(count: int, steps: int, fires: bool) -> None:
    assert len(told(chosen(count, steps), "MT-05")) == fires


def test_two_moments_at_a_step_are_two() -> None:
    steps = [f"customer: 第 {at} 步, moment_of_truth: [开头, 结束]" for at in range(3)]
    assert told(journey(*steps, "customer: 离开"), "MT-05")[0].message("en") == (
        "This journey has 6 moments of truth, too many to look after"
    )


@pytest.mark.parametrize(
    ("shift", "fires"),
    [
        ("{current: 0, target: 0}", True),
        ("{current: 1, target: 0}", True),
        ("{current: 0, target: 0.5}", False),
        ("{current: 2, target: 2}", False),  # cannot be higher
        ("{current: 0}", False),
        ("{target: 0}", False),
    ],
)
def test_a_target_has_ambition(shift: str, fires: bool) -> None:
    assert bool(told(moment(f"emotion: {shift}"), "MT-06")) is fires


def elevated(pain: str, strategy: str = "elevate", after: str = "", before: str = "") -> str:
    step = f"customer: 过生日, pain: {pain}, moment_of_truth: {{name: 生日, strategy: {strategy}}}"
    return journey(step, before=before, after=after)


SEVERE = "{id: pain-1, text: 等一小时, severity: 3}"


def test_repair_before_delight() -> None:
    assert told(elevated(SEVERE), "MT-08")
    assert told(elevated(SEVERE, "elevate, secondary: [remove]"), "MT-08")
    assert not told(elevated(SEVERE, "remove, secondary: [elevate]"), "MT-08")
    assert not told(elevated("{text: 等一小时, severity: 2}"), "MT-08")
    assert not told(elevated("等一小时"), "MT-08")


@pytest.mark.parametrize(
    ("status", "fires"), [("fixing", True), ("wont_fix", True), ("verified", False), ("closed", False)]
)
def test_a_pain_that_is_settled_leaves_room_for_delight(status: str, fires: bool) -> None:
    issue = f"issues: [{{title: 等菜, pain: pain-1, status: {status}}}]\n"
    assert bool(told(elevated(SEVERE, after=issue), "MT-08")) is fires


def test_a_pain_of_staff_does_not_stand_against_delight() -> None:
    cook = "personas: [{id: per-cook, name: 老王, role: employee}]\n"
    assert not told(elevated("{text: 太热, severity: 4, persona: per-cook}", before=cook), "MT-08")


def felt(scores: str, *where: int, said: str = "impact: 3") -> str:
    """A journey with these scores ("-" for none), and moments at these steps."""
    steps = []
    for at, score in enumerate(scores.split()):
        emotion = "" if score == "-" else f", emotion: {score}"
        steps.append(f"customer: 第 {at} 步{emotion}{f', moment_of_truth: {{{said}}}' if at in where else ''}")
    return journey(*steps)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        (felt("0 -2 1", 0), True),
        (felt("0 -2 1", 1), False),  # the pit
        (felt("0 -2 1", 2), False),  # the ending
        (felt("0 2 -2 1 0", 1), False),  # either of two that are felt most
        (felt("0 0 0", 0), False),  # nothing is felt
        (felt("0 -2", 0), False),  # no curve
        (felt("0 -2 - 1", 2), True),
        (felt("0 -2 1 -", 2), True),
        (felt("0 -2 1"), False),  # none is chosen at all
        (felt("0 -2 1", 0, said="position: ending"), False),
        (felt("0 -2 1", 0, said="stage: peak"), False),
    ],
)
def test_peak_or_end_is_a_moment(text: str, fires: bool) -> None:
    assert len(told(text, "MT-09")) == fires


def test_a_peak_that_is_the_end_is_named_once() -> None:
    (found,) = told(felt("0 1 -2", 0), "MT-09")
    assert found.message("zh-CN") == "感受最强烈的“第 2 步”也是收尾的一步，却没有选为关键时刻"
    (found,) = told(felt("0 -2 1", 0), "MT-09")
    assert found.message("en") == "“第 1 步” is felt most and “第 2 步” is the ending, yet neither is a moment of truth"


@pytest.mark.parametrize(
    "owner",
    [
        *(
            "大家",
            "所有人",
            "全体员工",
            "全员",
            "各部门",
            "各相关部门",
            "所有部门",
            "团队",
            "客服团队",
            "市场部",
            "门店和总部",
        ),
        *("客服团队、运营团队", "每位店员", "everyone", "Everybody", "all", "all staff", "the team", "the whole team"),
        *("Customer service team", "marketing department", "sales team and bar team", "we"),
        *("Operations", "Customer service", "Marketing and sales", "管理层"),
    ],
)
def test_what_all_own_nobody_owns(owner: str) -> None:
    text = moment(f"owner: {owner!r}")
    (found,) = told(text, "MT-10")
    assert under(text, found, f"'{owner}'")
    assert f"“{owner}”" in found.message("zh-CN")


@pytest.mark.parametrize(
    "owner",
    [
        *(
            "店长",
            "张敏",
            "客服主管",
            "客服团队负责人",
            "市场部经理",
            "团队主管",
            "值班经理",
            "前台",
            "护士长",
            "运营总监",
            "全科医生",
        ),
        *(
            "shop manager",
            "head of the support team",
            "team lead",
            "Anna",
            "duty manager and team",
            "front desk agent",
            "Anna and her team",
        ),
        *("客服团队（王芳）", "王芳、客服团队"),
    ],
)
def test_a_role_or_a_person_owns(owner: str) -> None:
    assert not told(moment(f"owner: {owner!r}"), "MT-10")


@pytest.mark.parametrize("owner", ["待定", "TBD", "暂无", "n/a"])
def test_to_be_decided_is_nobody(owner: str) -> None:
    text = moment(f"owner: {owner!r}")
    (found,) = told(text, "MT-02")
    assert under(text, found, f"'{owner}'")
    assert not told(text, "MT-10")


@pytest.mark.parametrize("where", ["stakeholders", "actors"])
def test_a_team_that_is_listed_may_own(where: str) -> None:
    text = moment("owner: 客服团队", before=f"{where}: [{{name: 客服团队}}]\n")
    assert not told(text, "MT-10")
    assert not told(text, "MT-02")


# Pains


def pain(said: str, **more: str) -> str:
    return journey(f"customer: 下单, pain: {said}", **more)


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        (pain("排队太久"), True),
        (pain("{text: 排队太久, opportunities: [我们如何让人不排队]}"), False),
        (pain("排队太久", after="opportunities: [{hmw: 我们如何让人不排队, pains: [pain-1]}]\n"), False),
        (pain("排队太久, opportunity: 我们如何让人不排队"), False),  # at the same step
        (pain("排队太久", after="opportunities: [{hmw: 我们如何让人不排队, step: st-2}]\n").replace(
            "phases:", "phases:\n  - {name: 来店, steps: [{id: st-2, customer: 进门}]}"), True),
        (pain("排队太久", after="concepts: [{name: 提前点, pains: [pain-1]}]\n"), False),
        (pain("排队太久", after="issues: [{title: 排队, pain: pain-1}]\n"), True),
        (pain("排队太久", after="issues: [{title: 排队, pain: pain-1, solution: 提前点}]\n"), False),
    ],
)  # fmt: skip
def test_a_pain_leads_somewhere(text: str, fires: bool) -> None:
    assert bool(told(text, "PN-01")) is fires


@pytest.mark.parametrize(
    "text",
    [
        *(
            "没有App",
            "没有小程序",
            "缺少预约系统",
            "还没有统一的会员系统",
            "缺少排队叫号功能",
            "目前缺乏自助机",
            "没有手机预约功能可用",
            "没有App实时追踪",
            "没有APP查进度",
            "需要一个会员系统",
            "没有线上退款功能，只能到店",
        ),
        *("需要增加自助机", "应该上线小程序", "希望开发一个App", "没有小程序，只能打电话", "缺少能看进度的系统"),
        *("No app", "no booking system", "There is no app for guests", "Missing search function", "lack of a CRM"),
        *("We need an app", "There's no self-service kiosk", "lacks a dashboard that shows the queue"),
    ],
)
def test_a_pain_told_as_a_cure(text: str) -> None:
    assert told(pain(repr(text)), "PN-02")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "没有人接电话",
            "没有听懂系统的提示",
            "没有看到小程序入口",
            "没有座位",
            "缺少耐心",
            "没有系统地讲解",
            "没有功能区的指引",
        ),
        *(
            "系统总是卡住",
            "小程序打不开",
            "需要开发票却没人管",
            "需要增加一个步骤才能付款",
            "没找到App",
            "没有小程序下单就进不了门",
            "没有App会员的人要多等",
            "需要一个系统里没有的证明",
            "需要一个账号",
            "没有App的使用说明",
        ),
        *("希望上线时通知我", "没有手机App可用的老人不会点单", "缺少系统培训", "需要下载App才能点单"),
        *("No one answers", "No idea which app to use", "No access to the system", "Needs an app to order", "no seats"),
        *("No answer from the system", "Missing bag", "The app crashes", "Must download an app", "no system update"),
        *("Nobody knows the system", "Lack of trust in the app"),
    ],
)
def test_trouble_may_name_a_system(text: str) -> None:
    assert not told(pain(repr(text)), "PN-02")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        (journey("customer: 下单, opportunity: 我们如何让人不等"), True),
        (journey("customer: 下单, pain: 排队, opportunity: 我们如何让人不等"), False),
        (journey("customer: 下单, itch: 想慢慢选, opportunity: 我们如何让人慢慢选"), False),
        (journey("customer: 下单, moment_of_truth: 开口, opportunity: 我们如何让人敢开口"), False),
        (journey("customer: 下单", after="opportunities: [{hmw: 我们如何让人不等, needs: [少等一会儿]}]\n"), False),
        (
            pain("{text: 排队, opportunities: [opp-a]}", after="opportunities: [{id: opp-a, hmw: 我们如何让人不等}]\n"),
            False,
        ),
    ],
)
def test_an_opportunity_starts_from_something(text: str, fires: bool) -> None:
    assert bool(told(text, "PN-04")) is fires


def question(hmw: str, **more: str) -> str:
    return journey(
        "customer: 下单, pain: 排队", after=f"opportunities: [{{id: opp-a, hmw: {hmw!r}, pains: [pain-1]}}]\n", **more
    )


@pytest.mark.parametrize(
    "hmw",
    [
        *("我们如何让顾客不用等？", "怎样让人一进门就有人招呼？", "如何能让退货不费力？", "我们可以怎么做，让人安心？"),
        *(
            "在高峰时段，我们如何让顾客知道是否有座？",
            "有什么办法让老人也会点单吗？",
            "HMW 让等待变短",
            "我们怎样让顾客放心吗啡的用法？",
        ),
        *("How might we spare callers a choice?", "how can we make it calm?", "In what ways could staff decide?"),
        *(
            "What could we do to shorten the wait?",
            "For parents in a hurry, how might we help?",
            "How to welcome people",
        ),
    ],
)
def test_open_questions(hmw: str) -> None:
    assert not told(question(hmw), "PN-05")


@pytest.mark.parametrize(
    ("hmw", "problem"),
    [
        *(
            (hmw, "用“是”或“不是”就能回答")
            for hmw in ("要不要加一个自助机？", "我们能不能提前备料？", "是否取消排队", "可以提前点单吗？")
        ),
        *((hmw, "用“是”或“不是”就能回答") for hmw in ("Should we build an app?", "Can guests pay at the table?")),
        *((hmw, "不是“我们如何……”这样的问题") for hmw in ("缩短排队", "Shorter queues", "Why do people wait?")),
    ],
)
def test_closed_questions(hmw: str, problem: str) -> None:
    text = question(hmw)
    (found,) = told(text, "PN-05")
    assert under(text, found, f"'{hmw}'")
    assert found.message("zh-CN").endswith(problem)


@pytest.mark.parametrize(
    ("hmw", "idea", "fires"),
    [
        ("我们如何上线手机点单小程序？", "手机点单小程序", True),
        ("我们如何让顾客点单不用等？", "手机点单小程序", False),
        ("我们如何让人不用排队？", "不排队", False),  # too short to be sure
        ("我们如何用小程序点单？", "扫码点单，现场免等", False),
        ("How might we add a mobile ordering app?", "Mobile ordering app", True),
        ("How might we let people order without a queue?", "Mobile ordering app", False),
        ("How might we shorten the queue?", "Queue", False),
    ],
)
def test_a_question_holds_no_answer(hmw: str, idea: str, fires: bool) -> None:
    linked = [
        question(hmw).replace("pains: [pain-1]}", f"pains: [pain-1], ideas: [{idea!r}]}}"),
        question(hmw) + f"ideas: [{{text: {idea!r}, opportunity: opp-a}}]\n",
    ]
    assert [bool(told(text, "PN-05")) for text in linked] == [fires, fires]


def test_a_strategy_of_ones_own_may_ask_otherwise() -> None:
    own = "strategies: [{id: wish, name: 许愿, stem: 要是能……}]\n"
    assert told(question("要是能不排队就好了"), "PN-05")
    assert not told(question("要是能不排队就好了", before=own), "PN-05")


@pytest.mark.parametrize(
    ("said", "fires"),
    [
        ("太慢", True),
        ("{text: 太慢, basis: assumed}", False),
        ("{text: 太慢, sources: [src-1]}", False),
        ("{text: 太慢, quote: 我等了半小时}", False),
        ("太慢, basis: observed", False),  # of the step
    ],
)
def test_somebody_says_so(said: str, fires: bool) -> None:
    assert bool(told(pain(said, before="sources: [{id: src-1, citation: 访谈}]\n"), "PN-06")) is fires


def test_delights_are_asked_for_once() -> None:
    assert len(told(pain("太慢"), "PN-07")) == 1
    assert not told(pain("太慢, delight: 咖啡香"), "PN-07")
    assert told(pain("太慢"), "PN-07")[0].severity == "hint"
    assert told(journey("customer: 下单, emotion: 1"), "PN-07")
    assert not told(journey("customer: 下单"), "PN-07")  # nothing is judged yet


def test_a_target_alone_needs_no_delight() -> None:
    steps = "blueprints: {to_be: {steps: [{phase: ph-1, customer: 下单, emotion: 1}]}}"
    text = f"title: 咖啡店\nphases: [{{id: ph-1, name: 点单}}]\n{steps}\n"
    assert not told(text, "PN-07")


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("hotline", {"PN-07"}),
        ("coffee-house", set()),
        ("first", {"MT-01", "MT-02", "MT-03", "MT-07", "PN-01", "PN-06", "PN-07"}),
    ],
)
def test_samples(sample: str, expected: set[str]) -> None:
    loaded = load_file(BLUEPRINTS / f"{sample}.yaml")
    assert loaded.engagement is not None
    found = {one.code for one in coach.review(loaded.engagement).findings}
    assert {code for code in found if code.startswith(("MT-", "PN-"))} == expected
