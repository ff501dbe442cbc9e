"""What `check` says of a file: for people, grouped and summed; for programs, with the pages of its codes."""

from __future__ import annotations

import json
import re

import pytest

from generator import coach
from generator.diagnostics import Diagnostic, Span, word
from generator.explain import pages
from generator.reporting.grouping import grouped, in_subjects, subject_of
from generator.reporting.markdown import as_markdown
from generator.reporting.programs import Report, as_github, as_json, as_json_report, as_sarif
from generator.reporting.text import MOST_ERRORS, MOST_GROUPS, MOST_NAMES, as_report
from generator.terms import TERMS

EMOTION = Diagnostic("EM-01", Span("咖啡 1.yaml", 2, 12, 2, 13), {"found": "3"})
UNKNOWN = Diagnostic("ID-04", Span("a.yaml", 1, 1, 1, 4), {"key": "foo", "owner": word("Step"), "hint": ""})
FOUND = [
    UNKNOWN,
    EMOTION,
    Diagnostic("YM-24", Span("a.yaml", 3, 1), {"text": "x，y", "parts": "x, y"}, "hint", (Span("a.yaml", 4, 1),)),
    Diagnostic("FL-01", Span("a\nb\ud800.yaml", 0, 0), {"file": "x", "reason": "y"}, "warning"),
]
SUBJECTS = {"BP-04": "structure", "MT-01": "moments", "BP-16": "structure"}


def advice(line: int, name: str, code: str = "BP-04", **more: object) -> Diagnostic:
    """A finding of the coach's about a thing that the author gave a name."""
    facts = {"name": word("said", name), "code": code, "hint": ""}
    span = Span(str(more.pop("file", "a.yaml")), line, 3)
    return Diagnostic(code, span, facts, more.pop("severity", "warning"), *more.values())  # type: ignore[arg-type]


def report(findings: list[Diagnostic], language: str = "zh-CN", text: str = "") -> str:
    return as_report(findings, {"a.yaml": text}, language, SUBJECTS)


# for people


def test_findings_of_one_rule_are_told_at_once_with_the_names_of_all() -> None:
    told = report([advice(2, "等待"), advice(3, "取餐"), advice(5, "离店", file="b.yaml")], text="x\n  y\n  z\n")
    assert told.count("BP-04") == 1
    assert "  = 还有 2 处：第 3 行“取餐”、b.yaml 第 5 行“离店”\n" in told
    english = report([advice(2, "wait"), advice(3, "collect")], "en")
    assert "  = 1 more: line 3 “collect”\n" in english


def test_a_list_of_names_ends_where_a_screen_would_be_flooded() -> None:
    told = report([advice(line, f"第{line}步") for line in range(1, 40)])
    (line,) = [line for line in told.splitlines() if line.startswith("  = 还有")]
    assert line.startswith("  = 还有 38 处：第 2 行")
    assert line.endswith(" …")
    assert line.count("“") == MOST_NAMES


def test_errors_come_first_then_subjects_in_their_order() -> None:
    told = report([advice(1, "a", "MT-01"), advice(2, "b"), UNKNOWN, advice(9, "c", severity="error")])
    headings = re.findall(r"^── (.*) ──$", told, re.MULTILINE)
    assert headings == ["先改这些错误（2）", "蓝图结构（1）", "关键时刻（1）"]
    assert told.index("ID-04") < told.index("BP-04")


def test_in_a_subject_the_graver_ones_come_first() -> None:
    told = report([advice(1, "a", "BP-16", severity="hint"), advice(2, "b")])
    assert told.index("警告 BP-04") < told.index("提示 BP-16")


def test_one_rule_with_two_severities_is_told_by_severity() -> None:
    groups = grouped([advice(1, "a"), advice(2, "b", severity="hint"), advice(3, "c")], SUBJECTS)
    assert [[item.span.line for item in group.findings] for group in groups] == [[1, 3], [2]]


def test_what_is_wrong_with_a_file_is_told_place_by_place() -> None:
    told = report([UNKNOWN, Diagnostic("ID-04", Span("a.yaml", 7, 1), {**UNKNOWN.parameters, "key": "bar"})])
    assert told.count("错误 ID-04") == 2


def test_the_sum_is_by_severity_and_by_subject() -> None:
    told = report([UNKNOWN, advice(1, "a"), advice(2, "b"), advice(3, "c", "MT-01", severity="hint")])
    assert told.endswith("1 个错误，2 个警告，1 个提示\n按主题：编号与引用 1，蓝图结构 2，关键时刻 1\n")
    english = report([UNKNOWN, advice(1, "a")], "en")
    assert english.endswith("1 error, 1 warning\nBy subject: Ids and references 1, Structure of the blueprint 1\n")


def test_nothing_is_left_out_of_a_long_report_but_the_lines() -> None:
    rules = [f"ZZ-{number:02d}" for number in range(1, 60)]
    findings = [advice(number, f"第{number}", code) for number, code in enumerate(rules, 1)]
    told = as_report(findings, {"a.yaml": "  x\n" * 90}, "zh-CN", dict.fromkeys(rules, "structure"))
    assert [code for code in rules if code not in told] == []
    assert told.count(" | ") == 2 * MOST_GROUPS


def test_of_very_many_errors_the_first_are_shown_and_the_others_counted() -> None:
    findings = [Diagnostic("EM-01", Span("a.yaml", line, 1), {"found": str(line)}) for line in range(1, 101)]
    told = report(findings)
    assert told.count("错误 EM-01") == MOST_ERRORS
    assert f"还有 {100 - MOST_ERRORS} 处错误没有列出" in told
    assert "100 个错误" in told


def test_other_places_that_a_finding_is_about_are_named() -> None:
    told = report([advice(4, "a", related=(Span("a.yaml", 2, 1), Span("a.yaml", 9, 1)))])
    assert "  = 另见：第 2 行、第 9 行\n" in told
    assert "同样的问题" not in told


def test_the_line_of_a_finding_is_no_other_place() -> None:
    told = report([advice(2, "等待", related=(Span("a.yaml", 2, 30),))], text="x\n  y\n")
    assert "第 2 行" not in told
    assert "还有" not in told


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    assert "“窗口说‘还差一样’”" in report([advice(2, "窗口说“还差一样”")])
    assert "“the ‘cloud’ cup”" in report([advice(2, "the “cloud” cup")], "en")


def test_severities_are_marked_only_when_asked_to() -> None:
    marked = as_report([UNKNOWN, advice(1, "a")], {}, "zh-CN", SUBJECTS, paint=lambda text, style: f"<{style} {text}>")
    assert "a.yaml:1:1: <error 错误 ID-04>：" in marked
    assert "<warning 警告 BP-04>" in marked
    assert "<heading ── 蓝图结构（1） ──>" in marked


def test_what_closes_a_report_stands_below_the_sums() -> None:
    assert as_report([UNKNOWN], {}, "en", {}, ("Looked at: much",)).endswith("1 error\nLooked at: much\n")


@pytest.mark.parametrize("code", sorted(coach.RULES))
def test_every_rule_has_a_subject_with_a_name_and_a_place(code: str) -> None:
    subject = subject_of(code, coach.SUBJECTS)
    assert f"subject-{subject}" in TERMS
    assert in_subjects([subject, "zzz"])[0] == subject


def test_codes_without_a_rule_have_the_subject_of_their_beginning() -> None:
    assert [subject_of(code, {}) for code in ("FL-01", "YM-02", "ID-03", "AG-01", "XX-01")] == [
        *("file", "file", "identity", "agendas", "other")
    ]


# as Markdown


def test_what_an_author_wrote_is_no_markup() -> None:
    written = Diagnostic("ID-04", Span("a.yaml", 1, 1), {**UNKNOWN.parameters, "key": "<b>*x* [y](z) `q` |"})
    page = as_markdown([written, advice(2, "等待")], "a_b.yaml", "zh-CN", SUBJECTS, ("*",))
    assert page.startswith("# 检查：a\\_b.yaml\n\n1 个错误，1 个警告\n\n## 错误\n\n- **必须改** ")
    assert "\\<b\\>\\*x\\* \\[y\\](z) \\`q\\` \\|" in page
    assert "\n## 蓝图结构\n\n- **请看一看** " in page
    assert "（a.yaml 第 2 行）\n  <br>`BP-04` " in page
    assert page.endswith("\n\n\\*\n")


def test_a_place_is_told_behind_what_was_found() -> None:
    page = as_markdown([EMOTION], "咖啡 1.yaml", "en", {})
    assert re.search(r"^- \*\*must be mended\*\* The emotion .*, line 2\)$", page, re.MULTILINE)


# for programs


def test_json_has_all_that_a_program_needs() -> None:
    rows = json.loads(as_json(FOUND, "en"))
    assert [row["code"] for row in rows] == ["ID-04", "EM-01", "YM-24", "FL-01"]
    assert rows[1] == {
        "code": "EM-01",
        "severity": "error",
        "file": "咖啡 1.yaml",
        "line": 2,
        "column": 12,
        "end_line": 2,
        "end_column": 13,
        "message": "The emotion score 3 is outside -2 to 2",
        "advice": "write a number from -2 (awful) to 2 (delightful); halves are allowed",
        "related": [],
    }
    assert rows[2]["related"][0]["line"] == 4


def whole(findings: list[Diagnostic], language: str = "zh-CN") -> Report:
    left = [(advice(7, "等待", "LN-02"), "墙上有菜单")]
    files = [{"file": "a.yaml", "looked_at": {"steps": 2}}]
    return Report(findings, left, pages([*findings, left[0][0]], language), files, language, "1.2")


def test_a_report_for_programs_has_pages_counts_and_what_was_left_out() -> None:
    log = json.loads(as_json_report(whole(FOUND)))
    assert (log["version"], log["language"]) == ("1.2", "zh-CN")
    assert log["counts"] == {"error": 2, "warning": 1, "hint": 1}
    assert [row["subject"] for row in log["findings"]] == ["identity", "feelings", "file", "file"]
    assert log["files"] == [{"file": "a.yaml", "looked_at": {"steps": 2}}]
    assert (log["ignored"][0]["code"], log["ignored"][0]["reason"]) == ("LN-02", "墙上有菜单")
    assert log["ignored"][0]["name"] == "“等待”"
    rule = log["rules"]["EM-01"]
    assert (rule["subject"], rule["subject_name"]) == ("feelings", "时间与情绪")
    assert rule["title"] in rule["help"]
    assert rule["explanation"] in rule["help"]
    assert "这样不行：" in rule["help"]


def test_github_annotations_stand_on_one_line_each() -> None:
    lines = as_github(FOUND, "en").splitlines()
    assert lines[1].startswith("::error file=咖啡 1.yaml,line=2,col=12,title=EM-01::The emotion score 3 ")
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::notice", "::warning"]
    assert lines[3].startswith("::warning file=a%0Ab?.yaml,title=FL-01::")


def test_sarif_has_the_fields_that_the_standard_requires() -> None:
    log = json.loads(as_sarif(whole(FOUND)))
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (log["version"], driver["name"], driver["version"]) == ("2.1.0", "blueprint", "1.2")
    assert re.fullmatch("[a-zA-Z]{2}|[a-zA-Z]{2}-[a-zA-Z]{2}", run["language"])
    assert [rule["id"] for rule in driver["rules"]] == ["EM-01", "FL-01", "ID-04", "LN-02", "YM-24"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "note", "warning", "warning"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E5%92%96%E5%95%A1%201.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 13}
    assert run["results"][2]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 4
    assert "region" not in run["results"][3]["locations"][0]["physicalLocation"]


def test_sarif_results_name_their_rules_and_these_their_pages() -> None:
    (run,) = json.loads(as_sarif(whole(FOUND, "en")))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert "Not like this:" in rule["help"]["text"]
        assert "**Why it matters:**" in rule["help"]["markdown"]
        assert rule["properties"]["tags"] == [TERMS[f"subject-{rule['properties']['subject']}"][1]]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_what_the_author_left_out_is_suppressed_with_its_reason() -> None:
    (run,) = json.loads(as_sarif(whole(FOUND)))["runs"]
    (left,) = [result for result in run["results"] if "suppressions" in result]
    assert (left["ruleId"], left["suppressions"]) == (
        "LN-02",
        [{"kind": "inSource", "justification": "墙上有菜单"}],
    )
