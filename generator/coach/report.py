"""The coach's review as a page that can be read, sent and printed: Markdown.

In: a review, further findings about the file, a language. Out: Markdown. Guaranteed: what authors wrote cannot become
markup; the same text for the same file; no score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.coach import RULES, Review
from generator.coach.scope import told, unknowable
from generator.diagnostics import SEVERITIES, Diagnostic, Severity, summary
from generator.model import LANGUAGES, Advice, Engagement, Text
from generator.terms import phrase, term

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MOST = 12  # findings of one rule that are listed


def advised(engagement: Engagement, review: Review) -> Engagement:
    """The engagement with what the coach says of it, for slides."""
    questions = tuple(Text(tuple((tag, one.text(tag)) for tag in LANGUAGES)) for one in review.questions)
    return replace(engagement, advice=advice(review.findings), questions=questions)


def advice(findings: Sequence[Diagnostic]) -> tuple[Advice, ...]:
    """The findings for slides, in both languages, the gravest first and each rule once; hints are left out."""
    graver = [one for one in findings if one.severity != "hint"]
    first: dict[str, list[Diagnostic]] = {}
    for finding in sorted(graver, key=lambda one: SEVERITIES.index(one.severity)):
        first.setdefault(finding.code, []).append(finding)
    return tuple(Advice(some[0].severity, code, _in_both(some)) for code, some in first.items())


def _in_both(findings: Sequence[Diagnostic]) -> Text:
    said = []
    for tag in LANGUAGES:
        more = f"（{len(findings)} 处）" if tag == "zh-CN" else f" ({len(findings)} times)"
        said.append((tag, findings[0].message(tag) + (more if len(findings) > 1 else "")))
    return Text(tuple(said))


def markdown(engagement: Engagement, review: Review, others: Sequence[Diagnostic], language: str) -> str:
    """The whole report; `others` are findings about the file that are not the coach's."""
    parts = (
        _heading(engagement, review, language),
        _questions(review, language),
        _findings((*others, *review.findings), language),
        _ignored(review, language),
        _unknown(language),
    )
    return "\n".join(line for part in parts for line in part)


def _heading(engagement: Engagement, review: Review, language: str) -> Iterator[str]:
    yield f"# {phrase('report-title', language, _plain(engagement.meta.title.in_language(language)))}"
    yield ""
    yield f"{told(review.looked_at, review.rules, language)}{_stop(language)}"
    profile = term(f"report-profile-{review.profile}", language)
    yield f"{phrase('report-profile', language, profile)}{_stop(language)}"
    yield ""
    yield term("report-no-score", language)
    yield ""


def _questions(review: Review, language: str) -> Iterator[str]:
    if not review.questions:
        return
    yield f"## {term('report-questions', language)}"
    yield ""
    for at, one in enumerate(review.questions, 1):
        reason = phrase("report-from", language, ", ".join(one.codes)) if one.codes else term("report-gap", language)
        yield f"{at}. {_plain(one.text(language))}{_bracketed(reason, language)}"
    yield ""


def _findings(findings: Sequence[Diagnostic], language: str) -> Iterator[str]:
    yield f"## {term('report-findings', language)}"
    yield ""
    if not findings:
        yield term("report-none", language)
        yield ""
        return
    yield f"{summary(findings, language)}{_stop(language)}"
    yield ""
    for subject, some in by_subject(findings):
        yield f"### {term(f'subject-{subject}', language)}"
        yield ""
        for code, same in _by_code(some):
            yield from _entry(code, same, language)
        yield ""


def by_subject(findings: Sequence[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """The findings by subject, in the order of the rules; what no rule of the coach found comes first, as "file"."""
    found: dict[str, list[Diagnostic]] = {}
    for one in findings:
        found.setdefault(RULES[one.code].subject if one.code in RULES else "file", []).append(one)
    order = ("file", *dict.fromkeys(rule.subject for rule in RULES.values()))
    return [(subject, found[subject]) for subject in order if subject in found]


def _by_code(findings: Sequence[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    found: dict[str, list[Diagnostic]] = {}
    for one in sorted(findings, key=lambda item: (SEVERITIES.index(item.severity), item.code, item.span)):
        found.setdefault(one.code, []).append(one)
    return list(found.items())


def _entry(code: str, findings: Sequence[Diagnostic], language: str) -> Iterator[str]:
    """A rule's findings: one in a line, several below the rule."""
    advice_given = findings[0].advice(language)
    tail = f" {phrase('report-advice', language, _plain(advice_given))}{_stop(language)}" if advice_given else ""
    word = _severity(findings[0].severity, language)
    for finding in findings[:_MOST]:
        place = _bracketed(_place(finding, language), language)
        yield f"- **{word}** {_plain(finding.message(language))}{place}"
    if len(findings) > _MOST:
        yield f"- … +{len(findings) - _MOST}"
    yield f"  <br>`{code}`{tail} {phrase('report-why', language, code)}"


def _severity(severity: Severity, language: str) -> str:
    return term(f"report-{severity}", language)


def _place(finding: Diagnostic, language: str) -> str:
    name = finding.span.file.replace("\\", "/").rpartition("/")[2]
    return phrase("report-place", language, _plain(name), str(finding.span.line))


def _ignored(review: Review, language: str) -> Iterator[str]:
    if not review.ignored:
        return
    yield f"## {term('report-ignored', language)}"
    yield ""
    for one in review.ignored:
        reason = phrase("report-reason", language, _plain(one.reason.in_language(language)))
        yield f"- `{one.finding.code}` {_plain(one.finding.message(language))}{_bracketed(reason, language)}"
    yield ""


def _unknown(language: str) -> Iterator[str]:
    yield f"## {term('report-unknown', language)}"
    yield ""
    for phrase_of in unknowable(language):
        yield f"- {phrase_of}"
    yield ""


def _plain(text: str) -> str:
    """A text of the author's in which nothing is markup, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _bracketed(text: str, language: str) -> str:
    return f"（{text}）" if language.startswith("zh") else f" ({text})"


def _stop(language: str) -> str:
    return "。" if language.startswith("zh") else "."
