"""The coach's review as a page that can be read, sent and printed: Markdown.

In: a review, further findings about the file, a language. Out: Markdown. Guaranteed: what authors wrote cannot become
markup; the same text for the same file; no score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.coach import SUBJECTS, Review
from generator.coach.scope import told, unknowable
from generator.diagnostics import SEVERITIES, Diagnostic, summary
from generator.model import LANGUAGES, Advice, Engagement, Text
from generator.reporting.markdown import as_words, by_subject, in_brackets, stop
from generator.terms import phrase, term


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
    yield f"# {phrase('report-title', language, as_words(engagement.meta.title.in_language(language)))}"
    yield ""
    yield f"{told(review.looked_at, review.rules, language)}{stop(language)}"
    profile = term(f"report-profile-{review.profile}", language)
    yield f"{phrase('report-profile', language, profile)}{stop(language)}"
    yield ""
    yield term("report-no-score", language)
    yield ""


def _questions(review: Review, language: str) -> Iterator[str]:
    if not review.questions:
        return
    yield f"## {term('report-questions', language)}"
    yield ""
    for at, one in enumerate(review.questions, 1):
        codes = ("、" if language.startswith("zh") else ", ").join(one.codes)
        reason = phrase("report-from", language, codes) if codes else term("report-gap", language)
        yield f"{at}. {as_words(one.text(language))}{in_brackets(reason, language)}"
    yield ""


def _findings(findings: Sequence[Diagnostic], language: str) -> Iterator[str]:
    yield f"## {term('report-findings', language)}"
    yield ""
    if not findings:
        yield term("report-none", language)
        yield ""
        return
    yield f"{summary(findings, language)}{stop(language)}"
    yield ""
    yield from by_subject(findings, language, SUBJECTS, "###")


def _ignored(review: Review, language: str) -> Iterator[str]:
    if not review.ignored:
        return
    yield f"## {term('report-ignored', language)}"
    yield ""
    for one in review.ignored:
        reason = phrase("report-reason", language, as_words(one.reason.in_language(language)))
        yield f"- `{one.finding.code}` {as_words(one.finding.message(language))}{in_brackets(reason, language)}"
    yield ""


def _unknown(language: str) -> Iterator[str]:
    yield f"## {term('report-unknown', language)}"
    yield ""
    for phrase_of in unknowable(language):
        yield f"- {phrase_of}"
    yield ""
