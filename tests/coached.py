"""What the coach says of a file that stands in a test."""

from __future__ import annotations

from pathlib import Path

from generator import coach
from generator.diagnostics import Diagnostic
from generator.load import from_bytes
from generator.model import Engagement


def engagement_of(text: str, folder: Path | None = None) -> Engagement:
    """The engagement of a file that loads."""
    loaded = from_bytes(text.encode(), folder=folder)
    assert loaded.engagement is not None, loaded.findings
    return loaded.engagement


def told(text: str, code: str, profile: str = "", folder: Path | None = None) -> list[Diagnostic]:
    """The findings of a rule on a file."""
    findings = coach.review(engagement_of(text, folder), profile).findings
    return [one for one in findings if one.code == code]


def under(text: str, finding: Diagnostic, words: str) -> bool:
    """Whether the finding is shown at these words."""
    line = text.split("\n")[finding.span.line - 1]
    return line[finding.span.column - 1 :].startswith(words)


def entry(finding: Diagnostic, fact: str) -> str:
    """Which of the project's own words a fact is made of."""
    return finding.parameters[fact].split("\x1f")[0]


def filling(finding: Diagnostic, fact: str) -> str:
    """What fills these words in Chinese."""
    return finding.parameters[fact].split("\x1f")[2]
