"""Findings for programs: JSON, SARIF, GitHub annotations.

In: findings, and the pages of their codes. Out: text. Guaranteed: JSON is valid whatever the findings hold; a SARIF log
keeps to the standard; an annotation stands on a line of its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.diagnostics import SEVERITIES, Diagnostic, Severity, Span, Word, file_name, in_words

_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a code. `subject` is a name, `called` how people call it; `help` and `markdown` are its page."""

    code: str
    subject: str
    called: str
    title: str
    explanation: str
    help: str
    markdown: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run, with those that were left out (each with its reason), and more by file."""

    findings: Sequence[Diagnostic]
    ignored: Sequence[tuple[Diagnostic, str]]
    pages: Mapping[str, Page]
    files: Sequence[Mapping[str, Any]]
    language: str
    version: str


# JSON


def as_json(findings: Sequence[Diagnostic], language: str) -> str:
    """A list of findings."""
    return _dumped([_row(item, language) for item in findings])


def as_json_report(report: Report) -> str:
    """A report: findings, the pages of their codes, how many there are, what was left out, and the files."""
    rules = {
        code: {"title": page.title, "subject": page.subject, "subject_name": page.called}
        | {"explanation": page.explanation, "help": page.help}
        for code, page in report.pages.items()
    }
    left = [_row(item, report.language) | {"reason": reason} for item, reason in report.ignored]
    return _dumped(
        {
            "version": report.version,
            "language": report.language,
            "findings": [_row(item, report.language, report.pages) for item in report.findings],
            "counts": {name: sum(item.severity == name for item in report.findings) for name in SEVERITIES},
            "ignored": left,
            "files": list(report.files),
            "rules": rules,
        }
    )


def _row(item: Diagnostic, language: str, pages: Mapping[str, Page] | None = None) -> dict[str, Any]:
    row: dict[str, Any] = {"code": item.code, "severity": item.severity}
    if pages is not None and item.code in pages:
        row["subject"] = pages[item.code].subject
    row |= _place(item.span)
    if isinstance(name := item.parameters.get("name"), Word):
        row["name"] = in_words(name, language)
    return row | {
        "message": item.message(language),
        "advice": item.advice(language),
        "related": [_place(span) for span in item.related],
    }


def _place(span: Span) -> dict[str, str | int]:
    end = (span.end_line, span.end_column) if span.end_line else (span.line, span.column)
    names = ("file", "line", "column", "end_line", "end_column")
    place: dict[str, str | int] = dict(zip(names, (file_name(span.file), span.line, span.column, *end), strict=True))
    return place | {"slide": span.slide, "shape": span.shape} if span.slide else place


def _dumped(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


# GitHub


def as_github(findings: Sequence[Diagnostic], language: str) -> str:
    """Workflow commands that GitHub shows beside the line."""
    return "".join(f"{_command(item, language)}\n" for item in findings)


def _command(item: Diagnostic, language: str) -> str:
    facts = [f"file={_escaped(file_name(item.span.file), ':,')}"]
    facts += [f"line={item.span.line}", f"col={item.span.column}"] if item.span.line else []
    said = _escaped(_sentence(item, language))
    return f"::{_COMMANDS[item.severity]} {','.join(facts)},title={item.code}::{said}"


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def _sentence(item: Diagnostic, language: str) -> str:
    """Message and advice in one text."""
    stop = "。" if language.startswith("zh") else ". "
    return stop.join(filter(None, (item.message(language), item.advice(language))))


# SARIF


def as_sarif(report: Report) -> str:
    """A SARIF 2.1.0 log, for code-scanning services. Source: OASIS SARIF 2.1.0."""
    codes = sorted({item.code for item in (*report.findings, *(item for item, _ in report.ignored))})
    rules = [_rule(report.pages[code]) if code in report.pages else {"id": code} for code in codes]
    place = {code: at for at, code in enumerate(codes)}
    results = [_result(item, place, report.language) for item in report.findings]
    results += [
        _result(item, place, report.language) | {"suppressions": [{"kind": "inSource", "justification": reason}]}
        for item, reason in report.ignored
    ]
    run = {
        "tool": {"driver": {"name": "blueprint", "version": report.version, "rules": rules}},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return _dumped({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _rule(page: Page) -> dict[str, Any]:
    return {
        "id": page.code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.explanation},
        "help": {"text": page.help, "markdown": page.markdown},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
        "properties": {"subject": page.subject, "tags": [page.called]},
    }


def _result(item: Diagnostic, place: Mapping[str, int], language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": place[item.code],
        "level": _LEVELS[item.severity],
        "message": {"text": _sentence(item, language)},
        "locations": [_location(item.span)],
    }
    if item.related:
        found["relatedLocations"] = [_location(span) | {"id": at} for at, span in enumerate(item.related)]
    return found


def _location(span: Span) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(file_name(span.file))}}
    if span.line:
        place["region"] = _region(span)
    return {"physicalLocation": place}


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": span.line, "startColumn": max(span.column, 1)}
    if (span.end_line, span.end_column) > (span.line, span.column):
        region |= {"endLine": span.end_line, "endColumn": max(span.end_column, 1)}
    return region
