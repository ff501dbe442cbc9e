"""Findings as Markdown, for a merge request, a mail or a page.

In: findings and the subjects of the coach's codes. Out: Markdown. Guaranteed: what authors wrote is text in it, never
markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import SEVERITY_WORDS, Diagnostic, file_name, summary
from generator.reporting.grouping import Group, grouped
from generator.terms import phrase

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def as_markdown(
    findings: Sequence[Diagnostic], file: str, language: str, subjects: Mapping[str, str], closing: Sequence[str] = ()
) -> str:
    """The findings of a file as a page; `closing` are lines at its end."""
    lines = [f"# {phrase('check-title', language, _plain(file_name(file)))}", "", summary(findings, language)]
    heading = ""
    for group in grouped(findings, subjects):
        said = _heading(group, language)
        lines += ["", f"## {said}", ""] if said != heading else []
        heading = said
        lines += _entry(group, file, language)
    return "\n".join([*lines, *(part for line in closing for part in ("", _plain(line)))]) + "\n"


def _heading(group: Group, language: str) -> str:
    if group.severity == "error":
        return SEVERITY_WORDS["error"][0 if language.startswith("zh") else 1].capitalize()
    return phrase(f"subject-{group.subject}", language)


def _entry(group: Group, file: str, language: str) -> Iterator[str]:
    """Each finding on a line, then what to write instead."""
    severity = SEVERITY_WORDS[group.severity][0 if language.startswith("zh") else 1]
    for item in group.findings:
        yield f"- **{severity}** `{item.code}` {_place(item, file, language)}{_plain(item.message(language))}"
    if advice := group.first.advice(language):
        yield f"  <br>{phrase('check-advice', language, _plain(advice))}"


def _place(item: Diagnostic, file: str, language: str) -> str:
    if not item.span.line:
        return ""
    line = str(item.span.line)
    if item.span.file == file:
        place = phrase("check-line", language, line, "")
    else:
        place = phrase("check-line-elsewhere", language, _plain(file_name(item.span.file)), line, "")
    return f"{place}{'：' if language.startswith('zh') else ': '}"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
