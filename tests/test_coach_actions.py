"""The coach's rules of what cards say: where each begins, what it leaves alone."""

from __future__ import annotations

import pytest

from tests import coached
from tests.coached_steps import steps, words

SEVERAL = (
    *("看菜单然后下单", "付款并取餐", "核对身份并且更新资料", "看菜单；下单", "付款和取餐", "店员扫码并打印小票"),
    *("Order and pay", "Orders and pays", "Reads the menu and orders a coffee", "Pays at the till; takes the slip"),
)
SINGLE = (
    *(
        "在官网和包装上找该打哪个号",
        "合并订单",
        "一并处理退款",
        "处理投诉和退款",
        "问价格和下单流程",
        "首层 7 大产品，口语并举例",
    ),
    *("与店员确认", "支付和配送系统", "并排就座", "复述点单与忌口", "看菜单和价目", "咨询并发症", "；", "并"),
    *(
        "Handles calls and orders",
        "Learns how to book and pay",
        "Sees which bus arrives and leaves",
        "Stars and comments",
    ),
    *("Goes back to the desk and asks where it is", "Finds the seat and sits down"),  # to go and to sit are no acts
    *("Ask what to order and pay", "Hunts site and box for the right number", "Asks about food and drink", " and "),
)


@pytest.mark.parametrize("text", SEVERAL)
def test_two_verbs_on_a_card_are_two_actions(text: str) -> None:
    assert words(steps(f'{{customer: "{text}"}}'), "BP-13") == [f'"{text}"']


@pytest.mark.parametrize("text", SINGLE)
def test_what_is_joined_need_not_be_two_actions(text: str) -> None:
    assert words(steps(f'{{customer: "{text}", frontstage: 答}}'), "BP-13") == []


def test_processes_and_evidence_may_hold_several_things() -> None:
    assert words(
        steps("{customer: 等, support: 付款并取餐, evidence: 付款并取餐, frontstage: 付款并取餐}"), "BP-13"
    ) == ["付款并取餐"]


@pytest.mark.parametrize(
    "text", ["菜单", "官网首页", "客服电话", "早上的咖啡", "Menu", "The menu", "Booking confirmation"]
)
def test_a_thing_is_no_action(text: str) -> None:
    assert words(steps(f"{{customer: {text}}}"), "BP-15") == [text]


@pytest.mark.parametrize(
    "text",
    [
        *("看菜单", "下单", "排队", "入住", "咨询", "体验产品", "服务客户", "登录页面", "电话咨询", "的"),
        *("Pays", "Order coffee", "Phone home", "Check-in", "Email the form", "First coffee", "Book the room"),
    ],
)
def test_what_may_be_a_verb_passes(text: str) -> None:
    assert words(steps(f"{{customer: {text}}}"), "BP-15") == []


def test_only_people_are_asked_for_verbs() -> None:
    text = "{customer: 问, frontstage: [{text: 菜单, actor: %s}], support: 菜单, evidence: 菜单}"
    assert words(steps(text % "actor-desk", actors=True), "BP-15") == ["菜单"]
    assert words(steps(text % "actor-page", actors=True), "BP-15") == []
    assert words(steps(text % "某人", actors=True), "BP-15") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("提交工单", "工单"),
        ("打开CRM查进度", "CRM"),
        ("Raises a ticket", "Raises a ticket"),
        ("等财务部审核", "财务部"),
        ("看首屏大图", "首屏"),
        ("Asks the Hub", "Hub"),
        ("设置路由器", ""),
        ("Buys a ticket", ""),
        ("去护理部咨询", ""),
        ("Visits Hubei", ""),
        ("Scrubs the sopping floor", ""),
        ("任何触点都看到同一号码", ""),
    ],
)
def test_words_of_the_house_are_not_the_customers(text: str, word: str) -> None:
    made = steps(f"{{customer: {text}, frontstage: 查工单}}", actors=True, more="settings: {jargon: [首屏, hub, '']}\n")
    found = [item.message("zh-CN") for item in coached.told(made, "BP-17")]
    assert found == ([f"“{text}”里的“{word}”是内部的说法，客户自己不会这么说"] if word else [])


@pytest.mark.parametrize(
    ("lane", "actor", "fires"),
    [
        ("customer", "actor-guest", False),
        ("customer", "actor-desk", True),
        ("customer", "actor-money", True),
        ("customer", "actor-system", True),
        ("customer", "actor-partner", False),
        ("customer", "actor-nobody", False),
        ("customer", "林悦", False),
        ("frontstage", "actor-guest", False),
        ("midstage", "actor-guest", True),
        ("backstage", "actor-guest", True),
        ("support", "actor-guest", True),
        ("backstage", "actor-page", False),
    ],
)
def test_customers_and_others_keep_to_their_lanes(lane: str, actor: str, fires: bool) -> None:
    text = steps(
        f"{{customer: 问, {lane}: {{text: 做, actor: {actor}}}}}".replace("customer: 问, customer", "customer"),
        actors=True,
    )
    assert words(text, "BP-18") == ([actor] if fires else [])


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("财务部", True),
        ("信息技术部门", True),
        ("经销商", True),
        ("HR", True),
        ("The IT department", True),
        ("Legal", True),
        ("财务部核对退款", False),
        ("仓库发货", False),
        ("网点配件柜", False),
        ("客户档案", False),
        ("Marketing", False),
        ("Warehouse ships", False),
        ("数据中心", False),
    ],
)
def test_a_department_is_no_process(text: str, fires: bool) -> None:
    assert words(steps(f"{{customer: 问, support: {text}}}", actors=True), "BP-20") == ([text] if fires else [])


@pytest.mark.parametrize(
    ("step", "more", "fires"),
    [
        ("{customer: 付款, frontstage: 店员收款}", "", True),
        ("{customer: 付款, frontstage: {text: 收款, actor: actor-desk}}", "", True),
        ("{customer: 付款, frontstage: {text: 店员界面收款, actor: actor-page}}", "", False),
        ("{customer: 付款, frontstage: 收款机出票, support: 员工排班}", "", False),
        ("{customer: 付款, frontstage: {text: 店员收款, emotion: -1}}", "", False),
        ("{customer: 付款, frontstage: {id: fs-a, text: 店员收款}}", "pains: [{text: 看不清, card: fs-a}]\n", False),
        ("{customer: 付款, frontstage: 店员收款, pain: 太久}", "", True),
        ("{customer: 付款, frontstage: 店员收款}", "personas: [{name: 小宁, role: employee}]\n", False),
        ("{customer: 付款, frontstage: 店员收款}", "personas: [{name: 小宁, role: primary}]\n", True),
    ],
)
def test_employees_are_missed_where_people_serve(step: str, more: str, fires: bool) -> None:
    assert bool(words(steps(step, actors=True, more=more), "EX-01")) == fires
