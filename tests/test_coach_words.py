"""The coach's words, as they are printed: the field's terms, one name for one thing, plain in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import coach
from generator.assets import folder
from generator.coach.questions import questions
from generator.coach.rules import figure
from generator.coach.study import Study
from generator.load import engagement, from_bytes
from generator.messages.coach import MESSAGES as WORDS
from generator.messages.coach.questions import QUESTIONS
from generator.messages.coach.scopes import CANNOT_KNOW
from generator.model import LANGUAGES
from generator.terms import reviews

ROOT = Path(__file__).parents[1]
CODES = sorted(WORDS)
SAMPLES = sorted(path.name for path in (ROOT / "blueprints").glob("*.yaml"))

# what the field, or this product, calls otherwise: as found → as it is called
CHINESE_TERMS = {
    "顾客": "客户",
    "目标蓝图": "目标态蓝图",
    "目标状态": "目标态",
    "责任分配表": "责任分配矩阵",
    "客户画像": "用户画像",
    "严重程度": "严重度",
    "成果汇报": "成果路演",
    "一次解决率": "首次解决率",
    "神秘客户": "神秘访客",
    "神秘顾客": "神秘访客",
    "支持流程": "支持过程",
    "接触点": "触点",
    "情感曲线": "情绪曲线",
    "主持人": "引导师",
    "真实瞬间": "关键时刻",
    "版本": "发版",
    "时间范围": "时间跨度",
    "一支箭头": "一条连线",
    "执行者": "参与者",
    "需要、": "需求",
    "需要里": "需求",
}
ENGLISH_TERMS = re.compile(
    r"\btarget (?:state|blueprint|journey)|\bblueprints? of today\b|\bswim ?lane|\bpain-point"
    r"|\b(?:color|behavior|center|organiz|recogniz|analyz|judgment|favorit|labeled|learned)",
    re.IGNORECASE,
)
_IDS = re.compile(r"\b(?:st|ca|fs|bs|sp|ev|mot|pain|opp|idea|con|per|stk|met|std|iss|rm|src|ses|ch|ph|actor)-[a-z0-9]")
_KEY = re.compile(r"[A-Za-z_]+:(?: \{\{.*?\}\}| \[[^\]]*\])?|\{\{.*?\}\}")


def own(chinese: str) -> str:
    """A text without what stands in quotation marks: examples, and what others say."""
    return re.sub(r"“[^”]*”", "", chinese)


def page(code: str) -> str:
    return (folder("codes") / f"{code}.md").read_text("utf-8")


def paragraphs(code: str) -> list[str]:
    """What a page says: three paragraphs in Chinese, then three in English."""
    return re.findall(r"^\*\*.+?\*\*(.*)$", page(code), re.MULTILINE)


def bad(code: str) -> str:
    return str(re.findall(r"^```yaml bad\n(.*?)^```$", page(code), re.MULTILINE | re.DOTALL)[0])


TEXTS = {
    **{f"message of {code}": texts[:2] for code, texts in WORDS.items()},
    **{f"advice of {code}": texts[2:4] for code, texts in WORDS.items()},
    **{f"question {name}": texts for name, texts in QUESTIONS.items()},
    **{f"not known {number}": texts for number, texts in enumerate(CANNOT_KNOW)},
    **{f"review {name}": texts for name, texts in reviews.TERMS.items()},
    **{f"page of {code}": ("\n".join(paragraphs(code)[:3]), "\n".join(paragraphs(code)[3:])) for code in CODES},
}


@pytest.mark.parametrize("place", TEXTS)
def test_things_are_called_by_one_name(place: str) -> None:
    chinese, english = TEXTS[place]
    assert {word: right for word, right in CHINESE_TERMS.items() if word in own(chinese)} == {}
    assert ENGLISH_TERMS.findall(english) == []


@pytest.mark.parametrize("place", TEXTS)
def test_readers_are_addressed_politely(place: str) -> None:
    assert not re.search("你(?!们)", own(TEXTS[place][0])), "您"


@pytest.mark.parametrize("code", CODES)
def test_a_hint_is_a_severity_and_what_the_coach_says_a_finding(code: str) -> None:
    told = re.sub("[只这]是提示", "", "".join((*paragraphs(code)[:3], *WORDS[code][0:3:2])))
    assert "提示" not in own(told), "提醒"


@pytest.mark.parametrize("code", CODES)
def test_pages_set_keys_apart_and_use_full_width_marks(code: str) -> None:
    for text in paragraphs(code):
        bare = re.sub(r"`[^`]*`", "", text)
        assert not re.search(r"(?<![`\w])[a-z]+_[a-z_]+", bare)
        assert not re.search(r"[一-鿿][,;:!?()]|[,;:!?()][一-鿿]", bare)
        assert not re.search(r"[一-鿿][^`\n]*\b[a-z_]+:", bare)


def test_no_two_rules_have_the_same_title() -> None:
    titles = [re.match(r"# \S+ (.+) \| (.+)", page(code)) for code in CODES]
    for language in (1, 2):
        told = [title[language] for title in titles if title is not None]
        assert len(told) == len(set(told)) == len(CODES)


@pytest.mark.parametrize("code", sorted({*CODES} - {"BP-16", "LG-06", "WS-10"}))  # move, merge, rewrite what is there
def test_advice_says_what_to_write(code: str) -> None:
    for advice in WORDS[code][2:4]:
        assert _KEY.search(advice) or re.search(r"[“{]|\b[ARCI]\b", advice)


@pytest.mark.parametrize("code", CODES)
def test_why_it_matters_is_more_than_what_it_means(code: str) -> None:
    means, why = (re.findall("[一-鿿](?=([一-鿿]))", text) for text in paragraphs(code)[:2])
    assert len(why) > 10
    assert sum(pair in set(means) for pair in why) < len(why)
    assert paragraphs(code)[1].strip("。 ") not in paragraphs(code)[0]


@pytest.mark.parametrize("code", CODES)
def test_what_is_printed_names_things_by_the_authors_words(code: str) -> None:
    made = from_bytes(bad(code).encode()).engagement
    assert made is not None
    for found in coach.review(made).findings:
        for language in LANGUAGES:
            told = found.message(language)
            assert not _IDS.search(told)
            assert not re.search(r"[{}]|\bNone\b| {2}|“”|(?<![\w-])-\d", told)


@pytest.mark.parametrize("name", SAMPLES)
def test_questions_about_the_samples_name_things_by_the_authors_words(name: str) -> None:
    made = engagement(ROOT / "blueprints" / name, name).engagement
    assert made is not None
    for question in coach.review(made).questions:
        for language in LANGUAGES:
            assert not re.search(rf"[{{}}]|“”|{_IDS.pattern}", question.text(language))


def test_figures_have_a_true_minus_sign() -> None:
    assert [figure(value) for value in (-2, 1.5, -0.5, 100.0)] == ["−2", "1.5", "−0.5", "100"]


def test_who_a_frontstage_card_is_for_is_asked_of_that_card() -> None:
    made = from_bytes(bad("BP-03").encode()).engagement
    assert made is not None
    findings = [one for one in coach.review(made).findings if one.code == "BP-03"]
    asked = {one.name: one.text("zh-CN") for one in questions(Study(made), findings, most=99) if one.codes}
    assert asked == {"serves-nobody": "“店员核对库存”到底帮了谁的忙？停掉它一天，最先发现的会是谁？"}


def test_equal_sums_are_called_equal() -> None:
    made = from_bytes(bad("CO-03").encode()).engagement
    assert made is not None
    told = [one.message("zh-CN") for one in coach.review(made).findings if one.code == "CO-03"]
    assert told == ["概念“桌边扫码”和“加开收银台”应当视为并列：加权总分一样高"]
