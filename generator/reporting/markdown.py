"""Findings as Markdown, for a merge request, a mail or a page.

In: findings and the subjects of the coach's codes. Out: Markdown. Guaranteed: what authors wrote is text in it, never
markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import Diagnostic, file_name, summary
from generator.reporting.grouping import Group, grouped
from generator.terms import phrase, term

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_MOST = 12  # findings of one rule that are listed


def as_markdown(
    findings: Sequence[Diagnostic], file: str, language: str, subjects: Mapping[str, str], closing: Sequence[str] = ()
) -> str:
    """The findings of a file as a page; `closing` are lines at its end."""
    lines = [f"# {phrase('check-title', language, as_words(file_name(file)))}", "", summary(findings, language), ""]
    lines += by_subject(findings, language, subjects, "##")
    return "\n".join([*lines, *(part for line in closing for part in (as_words(line), ""))]).rstrip("\n") + "\n"


def by_subject(findings: Sequence[Diagnostic], language: str, subjects: Mapping[str, str], mark: str) -> Iterator[str]:
    """The findings below headings that begin with `mark`: errors first, then subject by subject."""
    heading = ""
    for group in grouped(findings, subjects):
        said = term("report-errors" if group.severity == "error" else f"subject-{group.subject}", language)
        if said != heading:
            yield from ("",) if heading else ()
            yield from (f"{mark} {said}", "")
            heading = said
        yield from _entry(group, language)
    yield ""


def _entry(group: Group, language: str) -> Iterator[str]:
    """Each finding of a code on a line, then what to write instead."""
    code = group.first.code
    for item in group.findings[:_MOST]:
        place = in_brackets(_place(item, language), language) if item.span.line else ""
        yield f"- **{term(f'report-{item.severity}', language)}** {as_words(item.message(language))}{place}"
    left = len(group.findings) - _MOST
    if left > 0:
        yield f"- {phrase('report-others', language, str(left))}"
    told = [f"`{code}`", phrase("report-why", language, code)]
    if advice := group.first.advice(language):
        end = "" if advice[-1] in "…。." else stop(language)
        told.insert(1, phrase("report-advice", language, as_words(advice)) + end)
    yield f"  <br>{' '.join(told)}"


def _place(item: Diagnostic, language: str) -> str:
    name = file_name(item.span.file).rpartition("/")[2]
    return phrase("report-place", language, as_words(name), str(item.span.line))


def as_words(text: str) -> str:
    """A text in which nothing is markup, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def in_brackets(text: str, language: str) -> str:
    return f"（{text}）" if language.startswith("zh") else f" ({text})"


def stop(language: str) -> str:
    return "。" if language.startswith("zh") else "."
