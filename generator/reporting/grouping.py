"""Findings by subject and by code, as reports tell them.

In: findings, and the subjects of the coach's rules by code. Out: groups, errors first, then by subject. Guaranteed:
each finding is in one group; a group of several has one code and one severity, and is the coach's: what is wrong with
a file is told place by place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.diagnostics import SEVERITIES, Diagnostic, Severity

_OF_PREFIX: Mapping[str, str] = MappingProxyType(  # subjects of codes that are no rule of the coach
    {
        **dict.fromkeys(("FL", "YM"), "file"),
        "TY": "values",
        "ID": "identity",
        "LG": "language",
        "CN": "connections",
        **dict.fromkeys(("TM", "EM"), "feelings"),
        "PN": "pains",
        "SH": "stakeholders",
        "SV": "surveys",
        **dict.fromkeys(("AC", "AG"), "agendas"),
        **dict.fromkeys(("SL", "PI"), "decks"),
        **dict.fromkeys(("TH", "TP", "PO"), "looks"),
        "TX": "texts",
        "LN": "ignoring",
        "PF": "preflight",
    }
)
_ORDER = (
    *("file", "values", "identity", "language"),
    *("structure", "actions", "connections", "feelings", "moments", "pains"),
    *("people", "stakeholders", "metrics", "kano", "surveys", "concepts", "plans", "standards"),
    *("agendas", "workshops", "decks", "looks", "texts", "ignoring", "preflight"),
)
_PLACE = {subject: at for at, subject in enumerate(_ORDER)}


def subject_of(code: str, subjects: Mapping[str, str]) -> str:
    """What a code is about: a name that `terms` has under “subject-…”."""
    return subjects.get(code) or _OF_PREFIX.get(code[:2], "other")


def in_subjects(names: Sequence[str]) -> list[str]:
    """Subjects in the order of reports, each once."""
    return sorted(set(names), key=lambda name: (_PLACE.get(name, len(_PLACE)), name))


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that are told at once; the first stands for the others."""

    subject: str
    findings: tuple[Diagnostic, ...]

    @property
    def first(self) -> Diagnostic:
        return self.findings[0]

    @property
    def severity(self) -> Severity:
        return self.first.severity


def grouped(findings: Sequence[Diagnostic], subjects: Mapping[str, str]) -> list[Group]:
    """The groups: errors in the order given, then the others by subject, in each the graver ones first."""
    groups = list(_groups(findings, subjects))
    errors = [group for group in groups if group.severity == "error"]
    others = [group for group in groups if group.severity != "error"]
    place = {name: at for at, name in enumerate(in_subjects([group.subject for group in others]))}
    return [*errors, *sorted(others, key=lambda group: (place[group.subject], SEVERITIES.index(group.severity)))]


def _groups(findings: Sequence[Diagnostic], subjects: Mapping[str, str]) -> Iterator[Group]:
    same: dict[tuple[str, str], list[Diagnostic]] = {}
    for item in findings:
        if item.code in subjects:
            same.setdefault((item.code, item.severity), []).append(item)
    for item in findings:
        some = same.get((item.code, item.severity), [item])
        if item is some[0]:
            yield Group(subject_of(item.code, subjects), tuple(some))
