"""The coach's rules of language, at the edges of their conditions, in both languages."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Word, in_words
from tests.coached import entry, told


def fact(finding: Diagnostic, name: str, language: str = "zh-CN") -> str:
    """What a finding's message is filled with."""
    value = finding.parameters[name]
    return in_words(value, language) if isinstance(value, Word) else value


BILINGUAL = """title: {{zh-CN: 咖啡店点单, en: Ordering coffee}}
phases:
  - name: {{zh-CN: 点单, en: Order}}
    steps: [{{customer: {{zh-CN: "{0}", en: "{1}"}}}}]
"""


# LG-03


@pytest.mark.parametrize(
    ("chinese", "english", "slip"),
    [
        ("看菜单", "Read the menu", ""),
        ("看菜单", "看菜单", "slip-english"),
        ("Read the menu", "Read the menu", "slip-chinese"),
        ("Read the menu", "看菜单", "slip-both"),
        ("用微信付款", "Pay by 微信 at the till", "slip-english"),
        ("用微信付款", "Pay by WeChat (微信) at the till", ""),
        ("看到“今日特价”", "Sees the sign “今日特价”", ""),
        ("《顾客为什么离开》", "《顾客为什么离开》", "slip-english"),  # nothing is left that is English
        ("NPS", "NPS", ""),
        ("iPhone 15 Pro", "iPhone 15 Pro", ""),  # a name
        ("18 → 1", "18 → 1", ""),
        ("OK", "OK", ""),
        ("Kano", "Kano", ""),
        ("第三档", "Level 三", ""),  # one character may be a sign
    ],
)
def test_each_language_stands_under_its_own_name(chinese: str, english: str, slip: str) -> None:
    found = told(BILINGUAL.format(chinese, english), "LG-03")
    assert [entry(one, "slip") for one in found] == ([slip] if slip else [])


def test_plain_texts_may_be_in_either_language() -> None:
    text = "title: 咖啡店点单\nphases: [{name: Order, steps: [Read the menu, 付款]}]\n"
    assert told(text, "LG-03") == []


@pytest.mark.parametrize(
    ("title", "steps", "found"),
    [
        ("Hotline 2.0", "拨打号码, 听菜单, 说明问题, 等候转接", 1),
        ("热线", "Dial the number, Listen to the menu, Say what is wrong, Wait to be put through", 1),
        ("热线", "拨打号码, Listen to the menu, Say what is wrong, 等候转接", 0),
        ("Hotline 2.0", "拨打号码, 听菜单", 0),  # four texts with title and phase are too few
    ],
)
def test_a_file_may_be_taken_for_the_other_language(title: str, steps: str, found: int) -> None:
    phase = "打进来" if "拨" in steps else "Getting through to us"
    text = f"title: {title}\nphases: [{{name: {phase}, steps: [{steps}]}}]\n"
    assert len(told(text, "LG-03")) == found


def test_sources_and_words_of_the_glossary_are_left_alone() -> None:
    text = BILINGUAL.format("看菜单", "Read the menu") + (
        "sources: [{id: src-a, citation: {zh-CN: Harvard business review, en: 哈佛商业评论}}]\n"
        "glossary: [{term: {zh-CN: moment of truth, en: 关键时刻}}]\n"
    )
    assert told(text, "LG-03") == []


def test_a_slide_may_teach_words_of_the_other_language() -> None:
    body = "{zh-CN: 关键时刻, en: The term 关键时刻 stands for moment of truth in all of our material}"
    text = (
        BILINGUAL.format("看菜单", "Read the menu")
        + f"deck: {{slides: [{{title: {{zh-CN: 甲, en: A}}, body: {body}}}]}}\n"
    )
    assert told(text, "LG-03") == []


# LG-04

HOUSE = """title: 热线受理
glossary:
  - {{term: 坐席, avoid: [话务员, 客服]}}
  - {{term: 客服中心}}
  - {{term: caller, avoid: [user, CSR]}}
{0}
phases: [{{name: 受理, steps: [{{customer: 说明问题, frontstage: "{1}"}}]}}]
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("坐席核对身份", ""),
        ("话务员核对身份", "话务员"),
        ("转到客服中心", ""),  # a term of the house that holds a word to be avoided
        ("客服回电", "客服"),
        ("不说“客服”", ""),  # about the word
        ("CSR 回电", "CSR"),
        ("回 CSRF 漏洞", ""),  # part of another word
        ("Users ask again", "Users"),
    ],
)
def test_words_of_the_house_are_used(words: str, found: str) -> None:
    findings = told(HOUSE.format("", words), "LG-04")
    assert [one.parameters["found"] for one in findings] == ([found] if found else [])


@pytest.mark.parametrize(
    "others",
    [
        "personas: [{name: 林悦, quote: {text: 客服总让我再打, basis: reported}}]",
        "personas: [{name: 林悦, empathy: {say: [客服总让我再打]}}]",
        "sources: [{id: src-a, citation: 客服行业报告}]",
    ],
)
def test_what_others_said_stays_as_it_is(others: str) -> None:
    assert told(HOUSE.format(others, "坐席回电"), "LG-04") == []


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("画服务篮图", "服务蓝图"),
        ("找关健时刻", "关键时刻"),
        ("按峰终定率收尾", "峰终定律"),
        ("用户画象", "用户画像"),
        ("用 SERVEQUAL 问卷", "SERVQUAL"),
        ("问 Net Promotor Score", "net promoter"),
        ("用 SERVQUAL 问卷", ""),
        ("问 Net Promoter Score", ""),
        ("画像和蓝图", ""),
    ],
)
def test_terms_of_the_field_are_spelled_right(words: str, right: str) -> None:
    found = told(f"title: 热线\nphases: [{{name: 受理, steps: [{words}]}}]\n", "LG-04")
    assert [fact(one, "term") for one in found] == ([f"“{right}”"] if right else [])


# LG-05


@pytest.mark.parametrize(
    ("words", "found"),
    [("字" * 60, 0), ("字" * 61, 1), ("a b " * 30, 0), ("word " * 25, 1), ("字" * 30 + "abc " * 15, 0)],
)
def test_a_card_has_sixty_characters_or_twice_as_many_letters(words: str, found: int) -> None:
    text = f"title: 门诊\nphases: [{{name: 挂号, steps: [{{customer: {words.strip()}}}]}}]\n"
    assert len(told(text, "LG-05")) == found


@pytest.mark.parametrize(("words", "found"), [("字" * 32, 0), ("字" * 33, 1), ("n" * 64, 0), ("n" * 65, 1)])
def test_a_step_has_a_short_name(words: str, found: int) -> None:
    text = f"title: 门诊\nphases: [{{name: 挂号, steps: [{{name: {words}, customer: 排队}}]}}]\n"
    assert len(told(text, "LG-05")) == found


def test_the_name_that_a_step_has_from_its_card_is_told_of_there() -> None:
    text = f"title: 门诊\nphases: [{{name: 挂号, steps: [{{customer: {'字' * 61}}}]}}]\n"
    assert [entry(one, "holder") for one in told(text, "LG-05")] == ["long-card"]


@pytest.mark.parametrize(
    ("words", "count", "limit"),
    [("word " * 25, "124 个字符", "120 个字符"), ("字" * 61, "61 字", "60 字")],
)
def test_a_length_is_told_in_the_measure_of_its_script(words: str, count: str, limit: str) -> None:
    (found,) = told(f"title: 门诊\nphases: [{{name: 挂号, steps: [{{customer: {words.strip()}}}]}}]\n", "LG-05")
    assert (fact(found, "count"), fact(found, "limit")) == (count, limit)


# LG-06


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("店员问候顾客", ""),
        ("店員問候顧客", "員問顧"),
        ("店员問候顾客", "問"),
        ("看到“歡迎光臨”", ""),  # a sign as it hangs there
        ("请王玥、李昇和陳先生", "陳"),  # names may have characters of their own
        ("瞭望台", ""),
        ("喵星人咖啡", ""),
    ],
)
def test_a_file_is_in_one_script(words: str, found: str) -> None:
    text = f"title: 咖啡店点单\nphases: [{{name: 点单, steps: [看菜单, 付款, {words}]}}]\n"
    assert [one.parameters["found"] for one in told(text, "LG-06")] == ([found] if found else [])


def test_simplified_characters_stand_out_in_a_traditional_file() -> None:
    text = "title: 咖啡店點單\nphases: [{name: 點單, steps: [進門問候, 看菜單, 在櫃檯付款, 門口领咖啡]}]\n"
    assert [(entry(one, "other"), one.parameters["found"]) for one in told(text, "LG-06")] == [
        ("script-simplified", "领")
    ]


def test_a_file_in_traditional_characters_alone_is_fine() -> None:
    text = "title: 咖啡店點單\nphases: [{name: 點單, steps: [進門問候, 看菜單, 在櫃檯付款]}]\n"
    assert told(text, "LG-06") == []
