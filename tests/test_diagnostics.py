"""Findings, their words, and their text with a caret."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from generator import coach
from generator.diagnostics import (
    Diagnostic,
    Span,
    Word,
    as_text,
    folded,
    has_errors,
    in_order,
    place_of,
    said,
    summary,
    word,
)
from generator.layout.canvases import CANVASES
from generator.load.values import UNITS
from generator.messages import MESSAGES, WORDS
from generator.model.design import STRATEGIES
from generator.schema import json_schema

PACKAGE = Path(__file__).parents[1] / "generator"
SOURCES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "messages"]
EMOTION = Diagnostic("EM-01", Span("咖啡 1.yaml", 2, 12, 2, 13), {"found": "3"})
UNKNOWN = Diagnostic("ID-04", Span("a.yaml", 1, 1, 1, 4), {"key": "foo", "owner": word("Step"), "hint": ""})
FIELDS = string.Formatter()
EXAMPLE = re.compile(r"\{\{.*?\}\}")  # as the author would write it, in either language


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in FIELDS.parse(template) if name}


# messages


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_says_the_same_in_both_languages(code: str) -> None:
    message, english, advice, english_advice, title = MESSAGES[code]
    only_chinese = {"gloss"}
    assert fields(message) - only_chinese == fields(english)
    assert fields(advice) == fields(english_advice)
    assert title
    assert not title.endswith(".")
    assert not re.search("[\u3400-\u9fff]", EXAMPLE.sub("", english + english_advice + title))


# what YAML files, programs and the language are called has no Chinese name
KNOWN = re.compile(
    r"\.pptx?|\.potx|PNG|JPEG|PowerPoint|WPS|Arial|DOCTYPE|XML|SmartArt|"
    r"CSV|XLSX|\.xlsx|\.xls\b|\.csv|\.docx|\.typ\b|docs/[a-z]+\.md|data/nps|my-templates|"
    r"UTF-8|YAML|MB|Word|Excel|Office|PDF|RTF|Tab|KANO|\bnew\b|zh-CN|en\b|as_is|s、min、h、day|true|false|"
    r"my_lane|ca-1 -> fs-1|\.yaml|personas\.yaml|brand\.yaml|[a-z]+:|role|support|customer|frontstage|backstage|"
    r"evidence|deck|journey|diagrams|settings|lint|scope|connections|id\b|text\b|name\b|-2|x\b"
)


# methods are called by these names in Chinese too
METHODS = re.compile(r"\b(NPS|CSAT|CES|Kano|RACI|SERVQUAL|HMW|Bain & Company|Fred Reichheld|NICE Systems)\b")


def written() -> frozenset[str]:
    """What an author writes into a file: keys of the language, and the words that a key may have."""
    found = {*STRATEGIES, *CANVASES, *UNITS, "true", "percentage_points", "executive_summary"}
    pending: list[object] = [json_schema()]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            found |= {*node.get("properties", ()), *map(str, node.get("enum", ()))}
            pending += node.values()
        elif isinstance(node, list):
            pending += node
    return frozenset(found)


WRITTEN = written()


def foreign(template: str) -> set[str]:
    """The English words of a Chinese text that are no part of what an author writes."""
    bare = METHODS.sub("", re.sub(r"\{[a-z_]+\}", "", EXAMPLE.sub("", template)))
    bare = re.sub("[A-Za-z][A-Za-z0-9_-]+", lambda match: "" if match[0] in WRITTEN else match[0], bare)
    return set(re.findall("[A-Za-z]{2,}", KNOWN.sub("", bare)))


@pytest.mark.parametrize("code", MESSAGES)
def test_a_chinese_message_has_no_english_in_it(code: str) -> None:
    for template in (MESSAGES[code][0], MESSAGES[code][2]):
        assert foreign(template) == set(), template
        assert re.search("[\u3400-\u9fff]", template) or re.fullmatch(r"(\{\w+\}：?)*", template)


@pytest.mark.parametrize("code", coach.RULES)
def test_what_the_coach_says_has_no_words_of_code(code: str) -> None:
    said = METHODS.sub("", re.sub(r"\{[a-z_]+\}", "", MESSAGES[code][0]))
    assert not re.search("[A-Za-z]{2,}|:", said), said
    assert not MESSAGES[code][0].endswith("。")
    assert not MESSAGES[code][1].endswith(".")
    assert not re.search("[a-z]_[a-z]", re.sub(r"\{[a-z_]+\}", "", MESSAGES[code][1])), MESSAGES[code][1]


@pytest.mark.parametrize("name", WORDS)
def test_a_word_says_the_same_in_both_languages(name: str) -> None:
    chinese, english = WORDS[name]
    assert chinese.count("{}") == english.count("{}") <= 1
    assert not re.search("[\u3400-\u9fff]", english)
    assert foreign(chinese) == set(), chinese


def test_every_code_and_word_that_is_used_exists() -> None:
    text = "\n".join(path.read_text("utf-8") for path in SOURCES if path.stem != "elsewhere")
    assert set(re.findall(r'"([A-Z]{2}-\d\d)"', text)) == set(MESSAGES)
    ours = re.compile(r"^from generator\.diagnostics import .*\bword\b", re.MULTILINE)
    speaking = "\n".join(found for path in SOURCES if ours.search(found := path.read_text("utf-8")))
    assert set(re.findall(r'(?<![.\w])word\(\s*"([A-Za-z-]+)"', speaking)) <= set(WORDS)


def test_no_message_shows_a_name_of_ours() -> None:
    for name, (chinese, english) in WORDS.items():
        assert "None" not in chinese + english
        assert not name.startswith("kind-") or chinese


# text


def test_the_caret_stands_under_the_place() -> None:
    report = as_text([EMOTION], {"咖啡 1.yaml": "title: x\n  emotion: 3\n"}, "zh-CN")
    assert report == (
        "咖啡 1.yaml:2:12: 错误 EM-01：情绪分 3 超出了 -2 到 2 的范围\n"
        "    2 |   emotion: 3\n"
        "      |            ^\n"
        "  = 改法：写 -2（很糟）到 2（很好）之间的数，可以用 0.5\n"
        "\n"
        "1 个错误\n"
    )


@pytest.mark.parametrize(
    ("line", "column", "end", "carets"),
    [
        ("a: 咖啡", 4, 6, "   ＾＾"),
        ("咖啡: x", 5, 6, "　　  ^"),
        ("\tx: 1", 2, 3, " ^"),
        ("a\tb: 1", 3, 4, "  ^"),
        ("e\u0301: x", 4, 5, "  ^"),
        ("👩‍🍳: x", 6, 7, "　　  ^"),
        ("\u202ea: x", 5, 6, "    ^"),
        ("\t咖\t啡: 好", 3, 4, " 　^"),
        ("\t咖\t啡: 好", 7, 8, " 　 　  ＾"),
        ("名字: {zh: e\u0301文}", 10, 13, "　　       ^＾"),
        ("🇨🇳 店: x", 4, 5, "   ＾"),
        ("咖️啡: x", 3, 4, "　＾"),
        ("ｆｕｌｌ: x", 7, 8, "　　　　  ^"),
        ("한국: x", 5, 6, "　　  ^"),
        ("x", 1, 1, "^"),
        ("x", 9, 99, " ^"),
    ],
)
def test_wide_marks_and_tabs_keep_the_caret_in_line(line: str, column: int, end: int, carets: str) -> None:
    finding = Diagnostic("EM-01", Span("f", 1, column, 1, end), {"found": "x"})
    assert as_text([finding], {"f": line}, "en").split("\n")[2] == f"      | {carets}"


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "前" * 300 + "x: 1" + "后" * 300
    finding = Diagnostic("EM-01", Span("f", 1, 301, 1, 302), {"found": "x"})
    _, shown, carets, *_ = as_text([finding], {"f": line}, "en").split("\n")
    assert len(shown) < 100
    assert shown.index("x") == carets.index("^")
    assert shown.startswith("    1 | ...前")
    assert shown.endswith("后...")


def test_a_finding_without_a_line_has_no_excerpt() -> None:
    finding = Diagnostic("FL-01", Span("f.yaml", 0, 0), {"file": "f.yaml", "reason": word("not-found")})
    assert as_text([finding], {"f.yaml": ""}, "en").startswith(
        "f.yaml: error FL-01: The file “f.yaml” cannot be read: there is no such file\n  = try:"
    )


def test_a_break_in_a_value_does_not_break_the_message() -> None:
    written = {"key": "a\u2028b\nc\x85d\u202e\x07", "owner": "x", "hint": "y" * 99}
    finding = Diagnostic("ID-04", Span("f", 1, 1), written)
    message = finding.message("en") + finding.advice("en")
    assert len(message.splitlines()) == 1
    assert "“a b c d”" in message
    assert "…" in message


@pytest.mark.parametrize("value", ["@list", "{0}", "{key}", "{", "%s", "\x1f", "said\x1fx", "list|x", "\ud800"])
def test_what_the_author_wrote_is_never_taken_for_words_of_ours(value: str) -> None:
    written = {"key": value, "expected": word("text"), "found": said(value), "hint": ""}
    finding = Diagnostic("TY-01", Span("f", 1, 1), written)
    shown = " ".join(value.replace("\x1f", " ").replace("\ud800", " ").split())
    assert finding.message("en") == f"{shown} should be a text; here it is “{shown}”"


def test_a_message_lacks_nothing_but_says_so_when_it_does() -> None:
    assert Diagnostic("ID-01", Span("f", 1, 1)).message("en") == MESSAGES["ID-01"][1]
    assert Diagnostic("XX-99", Span("f", 1, 1)).message("en") == "XX-99"
    assert Diagnostic("ID-04", Span("f", 1, 1), {"key": "a", "owner": Word("no\x1fsuch\x1fword")}).message("en")


def test_the_sum_counts_each_severity() -> None:
    findings = [EMOTION, EMOTION, Diagnostic("YM-23", EMOTION.span, {"text": "#x"}, "warning")]
    assert summary(findings, "en") == "2 errors, 1 warning"
    assert summary(findings, "zh-CN") == "2 个错误，1 个警告"
    assert (summary([], "en"), summary([], "zh-CN")) == ("no problems found", "没有发现问题")


# order


def test_findings_come_in_the_order_of_the_file_each_once() -> None:
    first, second = Span("b", 1, 5), Span("a", 9, 1)
    one, other = Diagnostic("EM-01", first), Diagnostic("EM-01", second)
    assert in_order([one, other, one]) == [other, one]
    assert in_order([one, other], ["b", "a"]) == [one, other]
    assert has_errors([one])
    assert not has_errors([Diagnostic("EM-01", first, severity="hint")])


def test_a_fault_that_shows_in_many_places_is_told_once() -> None:
    places = [Span("a", line, 1) for line in range(1, 13)]
    findings = [Diagnostic("ID-04", span, UNKNOWN.parameters) for span in places]
    (told,) = folded(findings)
    assert (told.span, told.related) == (places[0], tuple(places[1:]))
    assert "the same 11 more times: line 2, 3, 4, 5, 6, 7, 8, 9 …" in as_text([told], {"a": "x\n" * 12}, "en")
    separate = [Diagnostic("EM-01", span, {"found": "3"}) for span in places]
    assert folded(separate) == separate


def test_another_place_is_named_as_seen_from_the_file() -> None:
    here = {"id": "x", "place": place_of(Span("a", 3, 1), "a")}
    there = {"id": "x", "place": place_of(Span("b", 3, 1), "a")}
    assert Diagnostic("ID-01", Span("a", 9, 1), here).message("zh-CN") == "编号“x”重复，第 3 行已经用过"
    assert Diagnostic("ID-01", Span("a", 9, 1), there).message("en") == "The id “x” is used twice; the first is at b:3"
