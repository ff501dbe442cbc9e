"""Findings as people and programs read them.

In: findings with the texts that they point at, and what each code belongs to. Out: a report for a terminal,
Markdown, JSON, SARIF or GitHub annotations. Guaranteed: every finding is counted, none is told twice; nothing that an
author wrote becomes markup or a command; rendering never raises; the same findings give the same bytes.
"""

from __future__ import annotations

from generator.reporting.grouping import Group, grouped, in_subjects, subject_of
from generator.reporting.markdown import as_markdown
from generator.reporting.programs import Page, Report, as_github, as_json, as_json_report, as_sarif
from generator.reporting.text import Paint, as_report, plain

__all__ = [
    "Group",
    "Page",
    "Paint",
    "Report",
    "as_github",
    "as_json",
    "as_json_report",
    "as_markdown",
    "as_report",
    "as_sarif",
    "grouped",
    "in_subjects",
    "plain",
    "subject_of",
]
