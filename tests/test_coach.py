"""The coach as a whole: what it says of the samples, in which words, for whom, and what it leaves out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator import check, coach
from generator.coach import Review
from generator.coach.elsewhere import ELSEWHERE, UNDECIDED
from generator.coach.profiles import PROFILES
from generator.coach.questions import questions
from generator.coach.report import advice, markdown
from generator.coach.scope import told
from generator.coach.study import Study
from generator.load import engagement, from_bytes
from generator.messages import MESSAGES
from generator.messages.coach import MESSAGES as WORDS
from generator.messages.coach.questions import QUESTIONS
from generator.model import Engagement

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = sorted(path.name for path in (ROOT / "blueprints").glob("*.yaml"))

# what a coach says of the hotline: code → (severity, how often). Source: the field reference, §16.4
HOTLINE = {
    "BP-14": ("warning", 1),
    "EM-02": ("warning", 1),
    "PS-05": ("warning", 2),
    "MX-04": ("warning", 1),
    "MX-07": ("warning", 1),
    "BP-23": ("hint", 2),
    "PN-07": ("hint", 1),
    "SH-06": ("hint", 1),
    "WS-03": ("hint", 2),
}


def loaded(text: str) -> Engagement:
    found = from_bytes(text.encode())
    assert found.engagement is not None, found.findings
    return found.engagement


def sample(name: str) -> Engagement:
    found = engagement(ROOT / "blueprints" / name, name)
    assert found.engagement is not None
    return found.engagement


def said(review: Review) -> dict[str, tuple[str, int]]:
    """What was found: code → (severity, how often)."""
    counts = Counter(one.code for one in review.findings)
    return {one.code: (one.severity, counts[one.code]) for one in review.findings}


# the samples


@pytest.mark.skipif(not SHARED.is_dir(), reason="the field reference is not there")
def test_the_hotline_of_the_reference_has_the_findings_expected_of_it() -> None:
    text = (SHARED / "examples" / "hotline.yaml").read_text("utf-8")
    assert said(coach.review(loaded(text))) == HOTLINE


def test_the_hotline_has_the_findings_expected_of_it() -> None:
    found = said(coach.review(sample("hotline.yaml")))
    assert {code: found.get(code) for code in HOTLINE} == HOTLINE


@pytest.mark.skipif(not SHARED.is_dir(), reason="the field reference is not there")
def test_made_up_figures_are_told_of_once_the_hotline_is_no_draft() -> None:
    text = (SHARED / "examples" / "hotline.yaml").read_text("utf-8").replace("status: draft", "status: reviewed")
    assert said(coach.review(loaded(text))).keys() == HOTLINE.keys() | {"MX-06"}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_has_an_error(name: str) -> None:
    assert [one for one in coach.review(sample(name)).findings if one.severity == "error"] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the field reference is not there")
def test_every_rule_of_the_reference_is_decided_told_elsewhere_or_left_out_with_its_reason() -> None:
    text = (SHARED / "domain.md").read_text("utf-8").partition("## 17.")[2].partition("## 18.")[0]
    codes = set(re.findall(r"^\| ([A-Z]{2}-\d\d) \|", text, re.MULTILINE))
    assert len(codes) == 147
    assert codes == {code for code in {*MESSAGES, *ELSEWHERE, *UNDECIDED} if code in codes}
    assert not set(coach.RULES) & {*ELSEWHERE, *UNDECIDED}


def test_what_tells_a_rule_elsewhere_is_there() -> None:
    assert {one for codes in ELSEWHERE.values() for one in codes} <= set(MESSAGES)
    assert all(chinese and english for chinese, english in UNDECIDED.values())


# words

_METHODS = ("NPS", "CSAT", "CES", "Kano", "KANO", "RACI", "SERVQUAL", "P0", "P1", "P2", "P3")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*(?::)?")


def latin(template: str) -> list[str]:
    """The Latin words of a Chinese template, without its gaps and the names of methods."""
    bare = re.sub(r"\{[^{}]*\}", "", template.replace("{{", "").replace("}}", ""))
    return [word for word in _LATIN.findall(bare) if word.rstrip(":") not in _METHODS]


@pytest.mark.parametrize("code", sorted(WORDS))
def test_a_chinese_message_has_no_english_and_no_words_of_code(code: str) -> None:
    chinese, english, _, _, title = WORDS[code]
    if not code.startswith("LN-"):
        assert latin(chinese) == []
    assert re.search(r"[一-鿿]", chinese) or chinese.startswith("{")
    assert not re.search(r"[一-鿿]", english + title)
    assert not re.search(r"[a-z]_[a-z]|`|[a-z]: ?[\[{]", re.sub(r"\{[^{}]*\}", "", english)), "a word of code"


@pytest.mark.parametrize("code", sorted(WORDS))
def test_messages_use_full_width_marks_and_end_without_a_stop(code: str) -> None:
    chinese, english, mend, way, _ = WORDS[code]
    bare = re.sub(r"\{[^{}]*\}|[A-Za-z0-9_]+: ?|\{\{.*?\}\}|\[[^\]]*\]", "", chinese + mend)
    assert not re.search(r"[一-鿿][,;:!?()]|[,;!?()][一-鿿]", bare)
    assert not any(text.endswith((".", "。")) for text in (chinese, english, mend, way))


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_questions_are_questions_in_both_languages(name: str) -> None:
    chinese, english = QUESTIONS[name]
    assert chinese.endswith("？")
    assert english.endswith("?")
    assert latin(chinese) == []
    assert chinese.count("{name}") == english.count("{name}") <= 1


# settings, profiles, reasons

SHORT = """\
title: 咖啡店点单
phases:
  - name: 点单
    steps:
      - customer: 看菜单
      - customer: 下单付款
      - customer: 取咖啡
"""


def test_a_finding_is_left_out_where_a_reason_stands_and_is_told_with_it() -> None:
    text = SHORT.replace("customer: 看菜单", "customer: {text: 看菜单, lint: {ignore: BP-04, reason: 一眼就看到}}")
    review = coach.review(loaded(text))
    assert [one.span.line for one in review.findings if one.code == "BP-04"] == [6]
    assert [(one.finding.code, one.reason.in_language("zh-CN")) for one in review.ignored] == [("BP-04", "一眼就看到")]


def test_a_reason_at_the_top_holds_for_the_whole_file() -> None:
    review = coach.review(loaded(f"lint: {{ignore: [BP-04], reason: 课堂练习}}\n{SHORT}"))
    assert "BP-04" not in said(review)
    assert len(review.ignored) == 2


def test_a_reason_is_mandatory() -> None:
    found = from_bytes(f"lint: {{ignore: [BP-04]}}\n{SHORT}".encode())
    assert [one.code for one in found.findings] == ["TY-02"]


@pytest.mark.parametrize(("wish", "expected"), [("error", "error"), ("hint", "hint"), ("off", None)])
def test_a_project_changes_a_severity(wish: str, expected: str | None) -> None:
    found = said(coach.review(loaded(f"settings: {{severities: {{BP-04: {wish}}}}}\n{SHORT}")))
    assert found.get("BP-04", (None,))[0] == expected


def test_a_code_in_small_letters_is_no_code() -> None:
    found = coach.review(loaded(f"settings: {{severities: {{bp-04: off}}}}\n{SHORT}")).findings
    assert [one.parameters["code"] for one in found if one.code == "LN-01"] == ["bp-04"]


def test_a_draft_profile_has_no_error_but_what_may_harm_people() -> None:
    text = f"{SHORT}status: approved\nmoments: [{{name: 第一口, step: 看菜单}}]\n"
    strict, mild = (coach.review(loaded(text), profile) for profile in ("consultant", "draft"))
    assert any(one.severity == "error" for one in strict.findings)
    assert not any(one.severity == "error" for one in mild.findings)


def test_what_needs_an_owner_is_an_error_only_once_the_document_is_no_draft() -> None:
    text = f"{SHORT}moments: [{{name: 第一口, step: 看菜单}}]\n"
    assert said(coach.review(loaded(text)))["MT-02"][0] == "warning"
    assert said(coach.review(loaded(f"status: approved\n{text}")))["MT-02"][0] == "error"


def test_profiles_name_rules_that_there_are() -> None:
    assert {code for changed in PROFILES.values() for code in changed} <= set(coach.RULES)


# what it looked at, what it asks, the report


def test_it_says_what_it_looked_at_and_never_how_good_it_is() -> None:
    review = coach.review(sample("hotline.yaml"))
    assert dict(review.looked_at)["blueprints"] == 2
    assert f"按 {review.rules} 条规则看过：2 张蓝图" in told(review.looked_at, review.rules, "zh-CN")
    for language in ("zh-CN", "en"):
        page = markdown(sample("hotline.yaml"), review, (), language)
        assert not re.search(r"\d+ ?(?:分(?!钟|\d|层)|/ ?100|points|%)|grade", page.partition("## ")[0])


@pytest.mark.parametrize("name", SAMPLES)
def test_there_are_five_questions_each_with_its_reason(name: str) -> None:
    asked = coach.review(sample(name)).questions
    assert len(asked) == 5
    assert len({one.name for one in asked}) == 5
    for question in asked:
        assert question.text("zh-CN").endswith("？")
        assert "{" not in question.text("en")


def test_questions_ask_for_nothing_that_the_file_says() -> None:
    made = loaded(f"{SHORT}moments: [{{name: 第一口, step: 看菜单, promise: 三分钟, metrics: [时长], owner: 店长}}]\n")
    names = {one.name for one in questions(Study(made), coach.review(made).findings, 99)}
    assert "which-strategy" in names
    assert not {"promise", "moment-owner"} & names


def test_the_wait_that_customers_do_not_bear_is_asked_about_first() -> None:
    text = SHORT.replace("看菜单", "{text: 看菜单, wait: 4 min}").rstrip("\n") + (
        "\n      - customer: {text: 坐着等, wait: {expected: 110, max: 90, unit: min, mitigation: occupy}}\n"
    )
    made = loaded(text)
    (wait,) = [one for one in questions(Study(made), coach.review(made).findings, 99) if one.name == "the-wait"]
    assert "“坐着等”" in wait.text("zh-CN")


def test_the_first_question_of_a_file_that_says_nothing_is_whose_journey_it_is() -> None:
    assert coach.review(loaded(SHORT)).questions[0].name == "whose-journey"


def test_what_authors_write_cannot_become_markup_in_the_report() -> None:
    made = loaded(SHORT.replace("看菜单", '"<script>[x](javascript:1) *看* `x`"'))
    page = markdown(made, coach.review(made), (), "zh-CN")
    assert "<script>" not in page
    assert not re.search(r"(?<!\\)\]\(", page)
    assert "\\*看\\*" in page


def test_slides_tell_of_each_rule_once_and_of_no_hints() -> None:
    review = coach.review(loaded(SHORT))
    shown = advice(review.findings)
    assert len({one.code for one in shown}) == len(shown)
    assert {one.code for one in shown} == {one.code for one in review.findings if one.severity != "hint"}
    assert [one.severity for one in shown] == sorted((one.severity for one in shown), key=("error", "warning").index)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_file_gets_the_same_answer(name: str) -> None:
    first, second = (coach.review(sample(name)) for _ in range(2))
    assert first == second


def test_a_slide_of_the_review_that_the_author_names_is_not_said_to_lack_data(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{SHORT}deck: {{slides: [{{archetype: review, title: 先看这些}}]}}\n", "utf-8")
    assert "SL-05" not in {one.code for one in check(path)}
