"""The coach's rules of decks, at the edges of their conditions, in both languages."""

from __future__ import annotations

import pytest

from generator.coach import decks
from generator.coach.figures import shares_and_multiples, stated
from generator.coach.private import masked, private
from generator.coach.titles import is_topic
from generator.layout.slides.fitting import SLACK
from generator.layout.slides.pieces import HOUSE
from tests.coached import told

HEAD = "title: 咖啡店点单\nphases: [{name: 点单, steps: [看菜单, 下单付款]}]\n"


def deck(*slides: str, more: str = "", kind: str = "consultant") -> str:
    """A file with slides, each given as what stands between braces."""
    return f"{HEAD}{more}deck:\n  kind: {kind}\n  slides:\n" + "".join(f"    - {{{one}}}\n" for one in slides)


# DK-01


@pytest.mark.parametrize(
    "title",
    [
        *(
            "现状服务蓝图",
            "服务蓝图（现状）",
            "客户旅程图",
            "三、项目背景",
            "1. 研究方法与范围",
            "Kano 分析结果",
            "下一步行动计划",
        ),
        *("As-is blueprint", "Stakeholder map", "Customer needs and pain points", "Moments of truth", "Our approach"),
        *("Roles and responsibilities", "2. Key findings", "Roadmap", "NPS"),
    ],
)
def test_a_title_of_nouns_of_the_field_is_a_topic(title: str) -> None:
    assert is_topic(title)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "现状：客户要走五步，其中两步白费功夫",
            "成本下降",
            "问题在流程",
            "客户需要一个号码",
            "差距在哪里？",
            "让旅程更短",
        ),
        *(
            "The main gap is the process",
            "Customers need a service plan",
            "Stakeholders value data",
            "Where is the gap?",
        ),
        *("One hotline fixes it", "The project benefits customers", "Service costs customers", "Research needs data"),
        *("", "！", "Ordering coffee", "咖啡店旅程图"),  # a name of the author's own may say anything
    ],
)
def test_a_title_that_may_say_something_is_no_topic(title: str) -> None:
    assert not is_topic(title)


@pytest.mark.parametrize(
    ("slide", "found"),
    [
        ("archetype: blueprint, title: 现状蓝图", 1),
        ("archetype: section, title: 现状蓝图", 0),
        ("archetype: blueprint, title: 现状蓝图, backup: true", 0),
        ("archetype: blueprint, title: 现状蓝图, omit: true", 0),
        ("archetype: blueprint, title: {zh-CN: 顾客白等了两次, en: As-is blueprint}", 1),
    ],
)
def test_slides_for_a_client_have_messages(slide: str, found: int) -> None:
    assert len(told(deck(slide), "DK-01")) == found
    assert told(deck(slide, kind="course"), "DK-01") == []
    assert told(deck(slide, kind="course"), "DK-01", "draft") == []


# DK-02


def test_titles_are_measured_as_slides_break_them() -> None:
    assert pytest.approx(HOUSE.title.width * SLACK, abs=1) == decks.TITLE_WIDTH
    assert HOUSE.title_size == decks.TITLE_SIZE


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("长" * 58, ""),
        ("长" * 62, "3"),
        ("word " * 20, ""),
        ("words of a title " * 10, "3"),
    ],
)
def test_a_title_has_two_lines(title: str, lines: str) -> None:
    found = told(deck(f"archetype: blueprint, title: {title.strip()}"), "DK-02")
    assert [one.parameters["lines"] for one in found] == ([lines] if lines else [])


@pytest.mark.parametrize(
    ("mode", "chinese", "found"), [("twin_decks", 45, 0), ("stacked", 45, 1), ("stacked", 25, 0), ("twin_decks", 70, 1)]
)
def test_two_languages_share_the_room_where_they_stand_together(mode: str, chinese: int, found: int) -> None:
    english = "Guests queue twice, and the second time nobody tells them where to pick up what they have paid for"
    title = f"{{zh-CN: {'长' * chinese}, en: '{english}'}}"
    more = f"bilingual_mode: {mode}\nlanguages: [zh-CN, en]\n"
    assert len(told(deck(f"archetype: blueprint, title: {title}", more=more), "DK-02")) == found


@pytest.mark.parametrize("archetype", ["cover", "section"])
def test_headers_have_titles_of_another_size(archetype: str) -> None:
    assert told(deck(f"archetype: {archetype}, title: {'长' * 70}"), "DK-02") == []


# DK-03

MEASURED = (
    "metrics:\n"
    "  - {id: met-calls, name: 每月重复来电, baseline: 3200, target: 1200, unit: calls}\n"
    "  - {id: met-share, name: 首次解决率, baseline: 0.62, target: 0.85, unit: ratio}\n"
    "  - {id: met-wait, name: 等候, baseline: 720, target: 230, unit: s}\n"
)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("每月 3200 通来电要重打", ""),
        ("每月3,300通来电要重打", "3,300"),
        ("重复来电少 2000 通", ""),  # the difference
        ("重复来电少 62.5%", ""),  # its share
        ("重复来电少 63%", ""),  # rounded
        ("重复来电少 65%", "65%"),
        ("近 3000 通来电要重打", ""),  # roughly
        ("首次解决率从 62% 到 85%", ""),
        ("首次解决率提高 23 个百分点", ""),
        ("首次解决率提高 25 个百分点", "25 个百分点"),
        ("等候从 12 分钟降到 230 秒", ""),
        ("十步里只剩 9 步", ""),  # counted on fingers
        ("2027 年 3 月 31 日上线", ""),
        ("12345 热线 24 小时响应", ""),
        ("服务蓝图 2.0 少 2000 通", ""),
        ("50% 的步骤白费", ""),  # one of two steps
    ],
)
def test_a_number_in_a_title_is_in_the_data_or_follows_from_them(title: str, number: str) -> None:
    found = told(deck(f"archetype: kpi_before_after, bind: metrics, title: '{title}'", more=MEASURED), "DK-03")
    assert [one.parameters["number"] for one in found] == ([number] if number else [])


@pytest.mark.parametrize(
    ("slide", "found"),
    [
        ("archetype: blueprint, title: 顾客要花 45 分钟", 1),
        ("archetype: nps, title: 推荐值升了 45 分", 0),  # computes figures of its own
        ("archetype: executive_summary, title: 顾客要花 45 分钟, sources: [src-a]", 0),  # the source may say so
        ("archetype: blueprint, bind: as_is, title: 顾客要花 45 分钟, sources: [src-a]", 1),
        ("archetype: text, title: 顾客要花 45 分钟, body: 来自观察", 0),  # not made of data
    ],
)
def test_titles_of_slides_made_of_data_are_held_against_the_file(slide: str, found: int) -> None:
    assert len(told(deck(slide, more="sources: [{id: src-a, citation: 门店两周计数}]\n"), "DK-03")) == found


def test_times_of_a_journey_add_up() -> None:
    cards = "{customer: 排队, duration: 25 min}, {customer: 付款, duration: 8 min, wait: 12 min}"
    steps = f"phases: [{{name: 点单, steps: [{cards}]}}]"
    slides = "deck: {{slides: [{{archetype: journey, title: 顾客在这里花掉 {0}}}]}}"
    for time, found in (
        ("33 分钟", 0),
        ("45 分钟", 0),
        ("40 分钟", 1),
        ("0.75 小时", 0),
        ("56% 的时间", 0),
        ("70% 的时间", 1),
    ):
        assert len(told(f"title: 点单\n{steps}\n{slides.format(time)}\n", "DK-03")) == found


def test_numbers_are_read_as_they_are_written() -> None:
    assert [one.value for one in stated("从12,000次到1.5万次，涨了25%（第 30 页，Q3，7×24，A100）")] == [
        12000,
        15000,
        25,
    ]
    assert [one.value for one in stated("from 1,250 calls to 90 s in 2027, 100% sure")] == [1250, 90]


# DK-04


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("73%的顾客等过五分钟就会离开", "73%"),
        ("开发新客户的成本是维护老客户的5倍", "5倍"),
        ("百分之七十的投诉没有说出口", "百分之七十"),
        ("73% of customers leave after five minutes", "73%"),
        ("Answer 80% of customers within 20 seconds", ""),
        ("Loyal guests are 3x more likely to return", "3x more"),
        ("目标：73%的顾客愿意再来", ""),
        ("假设有 10% 的用户流失", ""),
        ("至少 80% 的员工参加", ""),
        ("NPS = 60% − 20%", ""),
        ("水温 93%", ""),
        ("用 30% 的时间讲，其余时间练", ""),
        ("100% 的员工都参加了", ""),
        ("每周三次，每次两人", ""),
        ("Aim: 80% of customers answer", ""),
        ("满意度权重 40%", ""),
        ("多少顾客会离开？73% 吗？", ""),
    ],
)
def test_a_share_of_people_needs_a_source(words: str, number: str) -> None:
    assert [one for one, _ in shares_and_multiples(words)] == ([number] if number else [])
    found = told(deck(f'title: 排队会赶走客人, body: "{words}"'), "DK-04")
    assert [(one.parameters["number"], one.severity) for one in found] == ([(number, "error")] if number else [])


@pytest.mark.parametrize(
    "more",
    [
        "sources: [src-a]",
        "basis: illustrative",
        "basis: assumed",
        "notes: 数据来源：2024 年门店调查",
        "subtitle: 据门店两周的统计",
        "archetype: activity",
        "archetype: quiz",
        "bind: metrics",
        "omit: true",
    ],
)
def test_a_statistic_may_say_where_it_comes_from(more: str) -> None:
    sources = "sources: [{id: src-a, citation: 门店两周计数}]\n"
    assert told(deck(f"title: 排队会赶走客人, body: 73%的顾客等过五分钟就会离开, {more}", more=sources), "DK-04") == []


def test_a_figure_of_the_files_own_metrics_needs_no_other_source() -> None:
    assert told(deck("title: 一次解决, body: 现在 62% 的客户一次就解决", more=MEASURED), "DK-04") == []


def test_case_studies_have_sources() -> None:
    case = "cases: [{{id: case-a, title: 一家咖啡馆, result: 回头客增加 30%{0}}}]\n"
    assert [one.parameters["number"] for one in told(HEAD + case.format(""), "DK-04")] == ["30%"]
    assert told(HEAD + case.format(", basis: illustrative"), "DK-04") == []


def test_in_a_course_a_missing_source_is_a_warning() -> None:
    slide = "title: 排队会赶走客人, body: 73%的顾客等过五分钟就会离开, notes: 问谁经历过"
    assert [one.severity for one in told(deck(slide, kind="course"), "DK-04")] == ["warning"]


# DK-06


@pytest.mark.parametrize(
    ("slide", "kind", "found"),
    [
        ("title: 等候, body: 空等最难受", "course", 1),
        ("title: 等候, body: 空等最难受", "workshop", 1),
        ("title: 等候, body: 空等最难受", "consultant", 0),
        ("title: 等候, body: 空等最难受, notes: 先问大家", "course", 0),
        ("archetype: quiz, title: 等候, body: 空等还是忙等更难受？", "course", 0),
        ("archetype: section, title: 等候", "course", 0),
        ("archetype: journey, title: 等候让情绪跌到谷底", "course", 0),
        ("title: 等候, body: 空等最难受, backup: true", "course", 0),
    ],
)
def test_slides_of_a_course_say_what_is_told(slide: str, kind: str, found: int) -> None:
    assert len(told(deck(slide, kind=kind), "DK-06")) == found


# DK-07

PLAN = "roadmap: [{title: 换菜单, owner: 店长, horizon: short}]\n"
SUMMARY = "archetype: executive_summary, body: '- 形势：排队\\n- 问题：看不清\\n- 办法：换菜单'"


@pytest.mark.parametrize(
    ("more", "slides", "missing"),
    [
        ("", (), "deck-neither"),
        (PLAN, (), "deck-no-executive_summary"),
        ("", (SUMMARY,), "deck-no-next_steps"),
        (PLAN, (SUMMARY,), ""),
        (PLAN, (SUMMARY, "archetype: next_steps, omit: true"), "deck-no-next_steps"),
        ("", ("title: 一页看懂, body: 换菜单", "title: 下一步先试两周, body: 再推广"), ""),
        ("issues: [{title: 看不清, due: '2027-01-31'}]\n", (SUMMARY,), ""),
    ],
)
def test_a_deck_for_a_client_begins_and_ends(more: str, slides: tuple[str, ...], missing: str) -> None:
    text = deck(*slides, more=f"status: reviewed\n{more}") if slides else f"{HEAD}status: reviewed\n{more}"
    found = [one.parameters["missing"].partition("\x1f")[0] for one in told(text, "DK-07")]
    assert found == ([missing] if missing else [])
    assert told(text.replace("reviewed", "draft"), "DK-07") == []


# DK-10


@pytest.mark.parametrize(
    ("slide", "more", "found"),
    [
        ("title: 只看 NPS 不够, body: 还要看原因", "", 1),
        ("title: 净推荐值不够, body: 还要看原因", "", 1),
        ("title: NPS不够, body: NPS 是注册商标", "", 0),
        ("title: 只看 NPS 不够, body: 还要看原因", "metrics: [{name: 推荐, kind: nps}]\n", 0),
        ("title: 只看满意度不够, body: 还要看原因", "", 0),
        ("title: SNPS 协议, body: 无关", "", 0),
    ],
)
def test_slides_about_nps_name_its_owners(slide: str, more: str, found: int) -> None:
    assert len(told(deck(slide, more=more), "DK-10")) == found


def test_the_notice_is_asked_for_once() -> None:
    assert len(told(deck("title: NPS 一, body: 甲", "title: NPS 二, body: 乙"), "DK-10")) == 1


# DK-11


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("转给王工15401372946", "mobile"),
        ("call 154-0137-2946", "mobile"),
        ("+86 154 0137 2946", "mobile"),
        ("证件 11010519491231002X", "card"),
        ("证件 110105194912310021", ""),  # the check digit is wrong
        ("写信到 zz0000zz@qq.com 就行", "mailbox"),
        ("lin.yue.made.up@gmail.com", "mailbox"),
        ("service@coffee.example", ""),
        ("写信到 linyue@coffee.cn", ""),  # may be an office
        ("yourname@gmail.com", ""),
        ("拨打 400-820-8820", ""),
        ("拨打 95588 或 021-62881234", ""),
        ("打码 154****2946", ""),
        ("样例 13800138000", ""),
        ("样例 13812345678", ""),
        ("样例 13900000000", ""),
        ("订单号 15401372946", ""),
        ("2026-11-22 到 2027-01-31", ""),
        ("流水 20261122154013729460", ""),
    ],
)
def test_what_belongs_to_one_person_is_private(words: str, kind: str) -> None:
    assert [one for one, _ in private(words)] == ([kind] if kind else [])
    text = f'title: 热线\nphases: [{{name: 受理, steps: [{{customer: 说明问题, backstage: "{words}"}}]}}]\n'
    assert len(told(text, "DK-11")) == bool(kind)


def test_no_report_repeats_what_is_private() -> None:
    text = "title: 热线\nphases: [{name: 受理, steps: [转给王工15401372946]}]\n"
    (found,) = told(text, "DK-11")
    for language in ("zh-CN", "en"):
        assert "01372" not in found.message(language)
    assert masked("王工 154 0137 2946、zz0000zz@qq.com") == "王工 154****46、z***@qq.com"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("issues: [{title: 看不清, owner: 王工 15401372946}]\n", 1),  # an owner in words
        ("author: 林悦 15401372946\n", 0),  # who gives the own number away
        ("deck: {slides: [{title: 有问题请找我, body: 讲师微信 15401372946}]}\n", 0),
        ("deck: {slides: [{title: 值班表, body: 王女士 15401372946}]}\n", 1),
        ("client: {zh-CN: 王工 15401372946, en: Wang 15401372946}\n", 1),  # told once for both languages
    ],
)
def test_people_may_give_away_what_is_their_own(text: str, found: int) -> None:
    assert len(told(HEAD + text, "DK-11")) == found


def test_a_first_draft_is_no_excuse() -> None:
    text = "title: 热线\nphases: [{name: 受理, steps: [转给王工15401372946]}]\n"
    assert [one.severity for one in told(text, "DK-11", "draft")] == ["error"]


# DK-12


@pytest.mark.parametrize(
    ("more", "found"),
    [("", 1), (", alt: 收银台前排着八个人", 0), (", subtitle: 早上八点的收银台", 0), (", omit: true", 0)],
)
def test_pictures_are_described(more: str, found: int) -> None:
    assert len(told(deck(f"archetype: image, title: 排到门外, image: queue.png{more}"), "DK-12")) == found
