"""The report that a person reads in a terminal.

In: findings and the texts that they point at. Out: lines: errors first, then what the coach says by subject, findings
of one rule at once, sums at the end. Guaranteed: a caret stands under the place, whatever the characters before it; a
screen is not flooded, and what is told briefly is still told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from generator.diagnostics import (
    SEVERITIES,
    Diagnostic,
    Span,
    Word,
    block,
    file_name,
    head,
    in_words,
    summary,
)
from generator.reporting.grouping import Group, grouped, in_subjects
from generator.terms import phrase

MOST_ERRORS = 30  # findings shown with their lines; a file with more is mended step by step
MOST_GROUPS = 16  # of the coach's; further ones have a line each
MOST_NAMES = 6  # places of one group that are listed

Style = Literal["error", "warning", "hint", "heading"]
Paint = Callable[[str, Style], str]


def plain(text: str, style: Style) -> str:
    """No colour."""
    return text


def as_report(
    findings: Sequence[Diagnostic],
    sources: Mapping[str, str],
    language: str,
    subjects: Mapping[str, str],
    closing: Sequence[str] = (),
    paint: Paint = plain,
) -> str:
    """The report of a file. `subjects` are those of the coach's codes; `closing` are lines below the sums."""
    groups = grouped(findings, subjects)
    writer = _Writer(sources, language, subjects, paint)
    parts = [*writer.errors([group for group in groups if group.severity == "error"])]
    parts += writer.others([group for group in groups if group.severity != "error"])
    return "\n".join([*parts, *_sums(findings, groups, language), *closing]) + "\n"


def _sums(findings: Sequence[Diagnostic], groups: Sequence[Group], language: str) -> Iterator[str]:
    yield summary(findings, language)
    counts: dict[str, int] = {}
    for group in groups:
        counts[group.subject] = counts.get(group.subject, 0) + len(group.findings)
    if len(counts) > 1:
        comma = "，" if language.startswith("zh") else ", "
        told = (f"{phrase(f'subject-{name}', language)} {counts[name]}" for name in in_subjects(list(counts)))
        yield phrase("check-by-subject", language, comma.join(told))


class _Writer:
    def __init__(self, sources: Mapping[str, str], language: str, subjects: Mapping[str, str], paint: Paint) -> None:
        self.lines = {name: text.split("\n") for name, text in sources.items()}
        self.language, self.subjects, self.paint = language, subjects, paint
        self.comma = "、" if language.startswith("zh") else ", "

    def errors(self, groups: Sequence[Group]) -> Iterator[str]:
        if not groups:
            return
        yield self.heading("check-errors", str(_count(groups)))
        yield from map(self.block, groups[:MOST_ERRORS])
        if left := _count(groups[MOST_ERRORS:]):
            yield phrase("check-more-errors", self.language, str(left)) + "\n"

    def others(self, groups: Sequence[Group]) -> Iterator[str]:
        """By subject; the gravest with their lines, as far as there is room."""
        ranked = sorted(groups, key=lambda group: SEVERITIES.index(group.severity))
        full = {id(group) for group in ranked[:MOST_GROUPS]}
        for subject in dict.fromkeys(group.subject for group in groups):
            some = [group for group in groups if group.subject == subject]
            yield self.heading("check-subject", phrase(f"subject-{subject}", self.language), str(_count(some)))
            for group in some:
                yield self.block(group) if id(group) in full else self.brief(group)

    def heading(self, name: str, *parts: str) -> str:
        return self.paint(f"── {phrase(name, self.language, *parts)} ──", "heading") + "\n"

    def block(self, group: Group) -> str:
        """The first finding with its line and advice, and where the others are."""
        item = group.first
        others = self.names(group) if len(group.findings) > 1 else self.see(item)
        lines = self.lines.get(item.span.file, ())
        shown = replace(item, related=()) if item.code in self.subjects else item  # `others` says what there is to say
        return block(shown, lines, self.language, others, lambda text: self.paint(text, item.severity))

    def brief(self, group: Group) -> str:
        item = group.first
        line = head(item, self.language, lambda text: self.paint(text, item.severity))
        count = len(group.findings)
        return (line if count == 1 else phrase("check-brief", self.language, line, str(count))) + "\n"

    def names(self, group: Group) -> str:
        """The other places of a group, each with what the author calls it."""
        others = group.findings[1:]
        told = self.comma.join(self.place(item.span, group.first.span.file, item) for item in others[:MOST_NAMES])
        return phrase("check-others", self.language, str(len(others)), told + (" …" if others[MOST_NAMES:] else ""))

    def see(self, item: Diagnostic) -> str:
        """The other places that a finding of the coach's is about; those of other findings have the same fault."""
        if not item.related or item.code not in self.subjects:
            return ""
        others = (one for one in item.related if (one.file, one.line) != (item.span.file, item.span.line))
        places = dict.fromkeys(self.place(span, item.span.file) for span in others)
        return phrase("check-see", self.language, self.comma.join([*places][:MOST_NAMES])) if places else ""

    def place(self, span: Span, file: str, item: Diagnostic | None = None) -> str:
        said = item.parameters.get("name") if item else None
        name = in_words(said, self.language) if isinstance(said, Word) else ""
        name = f" {name}" if name and not self.language.startswith("zh") else name
        if span.file == file:
            return phrase("check-line", self.language, str(span.line), name)
        return phrase("check-line-elsewhere", self.language, file_name(span.file), str(span.line), name)


def _count(groups: Sequence[Group]) -> int:
    return sum(len(group.findings) for group in groups)
