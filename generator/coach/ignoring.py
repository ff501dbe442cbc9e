"""Findings that the author left out with a reason, and severities that a project or a profile changed.

In: findings of rules, an engagement. Out: findings as they are reported, and those left out with their reasons.
Guaranteed: a finding is left out only by an entry that holds for its place and names its code; entries that name no
rule, or leave out nothing, are told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.coach.profiles import PROFILES
from generator.coach.rules import RULES, Rule
from generator.diagnostics import NOWHERE, Diagnostic, Severity, Span, word
from generator.model import Engagement, Lint, Text


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that the author left out, and why."""

    finding: Diagnostic
    reason: Text


def profile_of(engagement: Engagement, wished: str = "") -> str:
    """Whom the coach speaks to: as wished, else as the file says, else by the kind of its deck."""
    return wished or engagement.settings.profile or engagement.deck.kind


def severity_of(rule: Rule, engagement: Engagement, profile: str, own: Severity | None = None) -> Severity | None:
    """The severity of a rule's finding; None when it is not to be told. `own` is what the rule said of this one."""
    said = engagement.settings.severities.get(rule.code)
    if said is not None:
        return None if said == "off" else _severity(said)
    usual = PROFILES[profile].get(rule.code)
    if usual == "off":
        return None
    found = _severity(usual) if usual else own or rule.severity
    if engagement.meta.status == "draft" and rule.in_draft != rule.severity and found == rule.severity:
        found = rule.in_draft
    return _softened(found, rule.code) if profile == "draft" else found


def _severity(name: str) -> Severity:
    known: Mapping[str, Severity] = {"error": "error", "warning": "warning", "hint": "hint"}
    return known[name]


def _softened(severity: Severity, code: str) -> Severity:
    """One step milder, for those who have only begun; what may harm people stays as it is."""
    if PROFILES["draft"].get(code) == "error":
        return "error"
    return "warning" if severity == "error" else "hint"


def parted(
    findings: Sequence[Diagnostic], engagement: Engagement
) -> tuple[tuple[Diagnostic, ...], tuple[Ignored, ...]]:
    """The findings to be told, and those left out; with what is to be said of the entries themselves."""
    used: set[tuple[int, str]] = set()
    told: list[Diagnostic] = []
    left: list[Ignored] = []
    holding = _holding(findings, engagement.lints)
    for number, finding in enumerate(findings):
        entries = holding.get(number, ())
        used |= {(at, finding.code) for at in entries}
        if entries:
            left.append(Ignored(finding, engagement.lints[min(entries)][1].reason))
        else:
            told.append(finding)
    return (*told, *_of_entries(engagement, used)), tuple(left)


def _holding(findings: Sequence[Diagnostic], lints: Sequence[tuple[Span | None, Lint]]) -> Mapping[int, Sequence[int]]:
    """Which entries hold for which findings, both by number; by one walk down the file, as objects lie in objects."""
    entries: dict[str, list[tuple[Span, int]]] = {}
    for at, (place, lint) in enumerate(lints):
        for code in lint.ignore:
            entries.setdefault(code, []).append((place or NOWHERE, at))
    numbers: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        numbers.setdefault(finding.code, []).append(number)
    found: dict[int, Sequence[int]] = {}
    for code, some in entries.items():
        waiting = sorted(some, reverse=True)
        around: list[tuple[Span, int]] = []
        for number in sorted(numbers.get(code, ()), key=lambda number: findings[number].span):
            span = findings[number].span
            while waiting and waiting[-1][0][:3] <= span[:3]:
                around = [*_still(around, waiting[-1][0]), waiting.pop()]
            around = _still(around, span)
            found[number] = [at for _, at in around]
    return found


def _still(around: list[tuple[Span, int]], span: Span) -> list[tuple[Span, int]]:
    """Those of the objects around a place that are around a later one too."""
    return [(place, at) for place, at in around if place is NOWHERE or _inside(span, place)]


def _inside(span: Span, outer: Span) -> bool:
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return span.file == outer.file and start <= (span.line, span.column) and (not end[0] or span[1:3] <= end)


def _of_entries(engagement: Engagement, used: set[tuple[int, str]]) -> Iterator[Diagnostic]:
    for at, (_, lint) in enumerate(engagement.lints):
        for code in lint.ignore:
            place = lint.origin.at("ignore")
            if code not in RULES:
                yield _unknown(code, place)
            elif (at, code) not in used:
                yield Diagnostic("LN-02", place, {"code": code}, "hint")
    for code in engagement.settings.severities:
        if code not in RULES:
            yield _unknown(code, engagement.settings.origin.at("severities"))


def _unknown(code: str, place: Span) -> Diagnostic:
    import difflib

    near = difflib.get_close_matches(code.upper(), RULES, 1, 0.6)
    hint = word("did-you-mean", near[0]) if near else word("rules-known")
    return Diagnostic("LN-01", place, {"code": code, "hint": hint}, "warning")
