"""The page of every finding: there, in both languages, and its examples do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import agenda, coach, outline
from generator import explain as explaining
from generator.assets import folder
from generator.diagnostics import Diagnostic
from generator.explain import codes, explain
from generator.load import from_bytes
from generator.messages import MESSAGES

# codes whose wrong file cannot stand on a page as a short text, and why
DESCRIBED = {
    "FL-01": "there is no file",
    "FL-02": "the file has megabytes",
    "FL-03": "the file is not text",
    "FL-04": "the page itself is in UTF-8",
    "FL-07": "it takes several files",
    "FL-08": "the character would not be seen",
    "FL-09": "the bytes are no text",
    "YM-13": "it takes 200,000 items",
    "TY-09": "it takes a list of 25 or more",
    **dict.fromkeys(("PI-01", "PI-02", "PI-03"), "it takes a picture file"),
    "PO-01": "it is known when the poster is drawn",
    **dict.fromkeys(("TX-01", "TX-02", "TX-03", "TX-04", "TX-05"), "it takes files of templates"),
    **dict.fromkeys(("SV-03", "SV-04", "SV-05", "SV-06", "SV-07"), "it takes a table file"),
    **{code: "it is found in a deck" for code in MESSAGES if code.startswith("PF-")},
    **{code: "it takes a PowerPoint template" for code in MESSAGES if code.startswith("TP-")},
}


def page(code: str) -> str:
    return (folder("codes") / f"{code}.md").read_text("utf-8")


def example(code: str, kind: str) -> str:
    found = re.findall(rf"^```{kind}\n(.*?)^```$", page(code), re.MULTILINE | re.DOTALL)
    assert len(found) == 1, kind
    return str(found[0])


def found(text: str) -> list[Diagnostic]:
    """All that is said of a file, as it loads, of its slides and of its deck."""
    loaded = from_bytes(text.encode())
    if loaded.engagement is None:
        return list(loaded.findings)
    said = outline.review(loaded.engagement, loaded.texts)
    _, told = outline.made(loaded.engagement, loaded.engagement.languages[0])
    _, late = agenda.scheduled(loaded.engagement)
    return [*loaded.findings, *said, *told, *late]


def advised(text: str) -> set[str]:
    """The codes of what the coach says of a file, which has to load."""
    loaded = from_bytes(text.encode())
    assert loaded.engagement is not None, loaded.findings
    return {item.code for item in coach.review(loaded.engagement).findings}


ADVICE = {*coach.RULES, "LN-01", "LN-02"}


def test_every_code_has_a_page_and_no_page_lacks_a_code() -> None:
    assert codes() == tuple(sorted(MESSAGES))


def test_only_codes_that_exist_are_described_without_a_file() -> None:
    assert set(DESCRIBED) <= set(MESSAGES)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_wrong_example_has_the_fault(code: str) -> None:
    if code in DESCRIBED:
        assert example(code, "text bad").strip()
        assert "```yaml bad" not in page(code)
    elif code in ADVICE:
        assert code in advised(example(code, "yaml bad"))
    else:
        assert {item.code for item in found(example(code, "yaml bad"))} == {code}


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_right_example_has_no_findings(code: str) -> None:
    if code.startswith(("PF-", "TP-")):
        assert example(code, "text good").strip() != example(code, "text bad").strip()
        return
    if code in ADVICE:
        assert code not in advised(example(code, "yaml good"))
        return
    assert found(example(code, "yaml good")) == []
    assert from_bytes(example(code, "yaml good").encode()).engagement is not None


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_page_has_both_languages_and_prints_one(code: str) -> None:
    chinese, english = explain(code, "zh-CN"), explain(code, "en")
    assert chinese is not None
    assert english is not None
    assert english.startswith(f"{code} {MESSAGES[code][4]}\n\nWhat it means: ")
    assert chinese.startswith(f"{code} ")
    assert [chinese.count(label) for label in ("意思：", "为什么要紧：", "怎么改：", "这样不行：", "这样可以：")] == [
        1
    ] * 5
    assert [english.count(label) for label in ("Why it matters: ", "How to mend it: ", "Not like this:")] == [1] * 3
    words = english.partition("\n\nNot like this:")[0]
    assert re.search(r"[一-鿿]", chinese.partition("\n")[0])
    assert "How to mend it" not in chinese
    assert "怎么改" not in words


@pytest.mark.parametrize("code", ["XX-99", "", "ym-01", "../starters/x", "FL-01.md"])
def test_an_unknown_code_has_no_page(code: str) -> None:
    assert explain(code, "zh-CN") is None
    assert explain(code, "en") is None


def test_no_two_pages_tell_the_same() -> None:
    texts = [paragraph for code in codes() for paragraph in page(code).split("\n\n") if paragraph.startswith("**")]
    assert len(texts) == len(set(texts)) == 6 * len(MESSAGES)


def test_the_page_of_the_coach_lists_the_rules_that_there_are() -> None:
    text = (Path(__file__).parents[1] / "docs/coach.md").read_text("utf-8")
    assert text.endswith(f"\n{explaining.table()}"), "run: make docs"
