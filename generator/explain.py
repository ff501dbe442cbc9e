"""The page that explains a finding to someone who does not program, and the list of all of them.

In: a finding's code and a language. Out: a title, what the finding means, why it matters, how to mend it, an example of
each, wrong and right, and what a check says of the wrong one. Guaranteed: a page is read from `templates/codes` and
shown in one language only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import coach
from generator.assets import folder
from generator.coach.elsewhere import ELSEWHERE, UNDECIDED
from generator.diagnostics import Diagnostic, block
from generator.examination import examined
from generator.load import from_bytes
from generator.reporting.grouping import in_subjects, subject_of
from generator.reporting.programs import Page
from generator.terms import phrase, term

_TITLE = re.compile(r"# (?P<code>\S+) (?P<chinese>.+?) \| (?P<english>.+)")
_FENCE = re.compile(r"^```(?P<kind>\w+ (?:bad|good))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_PARTS = ("## 中文\n", "## English\n")
_LABELS = {"bad": ("这样不行：", "Not like this:"), "good": ("这样可以：", "Like this:")}
_EXAMPLE = ("例子.yaml", "example.yaml")


@cache
def codes() -> tuple[str, ...]:
    """All codes that have a page, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder("codes").glob("*.md")))


def explain(code: str, language: str) -> str | None:
    """The page of a code in Chinese ("zh…") or English, as plain text; None when there is no such code."""
    page = _page(code)
    if page is None:
        return None
    at = _column(language)
    return "\n\n".join((f"{code} {_title(page, at)}", _words(page, at), *_examples(page, at))) + "\n"


def explained(code: str, language: str) -> str | None:
    """What is to be said of a code: its page with its example run, who tells it instead, or why nobody can."""
    if code in UNDECIDED:
        return phrase("explain-undecided", language, code, UNDECIDED[code][_column(language)]) + "\n"
    if code in ELSEWHERE:
        told = ("、" if language.startswith("zh") else ", ").join(ELSEWHERE[code])
        pages = [page for other in ELSEWHERE[code] if (page := explained(other, language))]
        return "\n\n".join((phrase("explain-elsewhere", language, code, told), *pages))
    page = explain(code, language)
    run = example_run(code, language) if page else ""
    return f"{page}\n{term('explain-run', language)}\n\n{run}" if page and run else page


def example_run(code: str, language: str) -> str:
    """What a check says of a code's wrong example; "" where the example is no file, or takes more than one."""
    example = _example(_page(code) or "")
    if not example:
        return ""
    name = _EXAMPLE[_column(language)]
    with TemporaryDirectory() as empty:
        found = examined(from_bytes(example.encode(), name), Path(empty)).findings
    some = [replace(item, related=()) for item in found if item.code == code]
    return block(some[0], example.split("\n"), language) if some else ""


def listing(language: str) -> str:
    """All codes with their titles, by subject; with those that are told elsewhere or not at all."""
    by_subject: dict[str, list[str]] = {}
    for code in codes():
        by_subject.setdefault(subject_of(code, coach.SUBJECTS), []).append(code)
    parts = []
    for subject in in_subjects(list(by_subject)):
        rows = (f"  {code}  {_title(_page(code) or '', _column(language))}" for code in by_subject[subject])
        parts.append("\n".join((term(f"subject-{subject}", language), *rows)))
    told = [f"  {code}  {', '.join(others)}" for code, others in sorted(ELSEWHERE.items())]
    left = [f"  {code}  {why[_column(language)]}" for code, why in sorted(UNDECIDED.items())]
    for name, some in (("explain-others", told), ("explain-left", left)):
        parts += ["\n".join((term(name, language), *some))] if some else []
    return "\n\n".join((*parts, term("explain-list", language))) + "\n"


def table() -> str:
    """All rules of the coach as Markdown, by subject, with those that are told elsewhere or not at all."""
    by_subject: dict[str, list[str]] = {}
    for code, rule in sorted(coach.RULES.items()):
        severity = f"{rule.severity}{'†' if rule.in_draft != rule.severity else ''}"
        titles = [_title(_page(code) or "", at) for at in range(2)]
        by_subject.setdefault(rule.subject, []).append(f"| {code} | {severity} | {titles[1]} | {titles[0]} |")
    parts = [f"{len(coach.RULES)} rules. `blueprint explain CODE` says more of each.\n"]
    for subject in in_subjects(list(by_subject)):
        name = " · ".join(term(f"subject-{subject}", tag) for tag in ("en", "zh-CN"))
        parts.append(
            "\n".join(
                (
                    f"### {name}\n",
                    "| Rule | Severity | In English | 中文 |\n|---|---|---|---|",
                    *by_subject[subject],
                    "",
                )
            )
        )
    told = [f"| {code} | {', '.join(others)} |" for code, others in sorted(ELSEWHERE.items())]
    parts.append("\n".join(("### Told by others\n", "| Rule | Told as |\n|---|---|", *told, "")))
    left = [f"| {code} | {english} | {chinese} |" for code, (chinese, english) in sorted(UNDECIDED.items())]
    return "\n".join((*parts, "### Not decided\n", "| Rule | Why | 原因 |\n|---|---|---|", *left, ""))


def pages(findings: Iterable[Diagnostic], language: str) -> Mapping[str, Page]:
    """The pages of the codes of findings, for reports that carry them."""
    severities = {item.code: item.severity for item in findings}
    found: dict[str, Page] = {}
    for code in sorted(severities):
        page, at = _page(code), _column(language)
        if page is None:
            continue
        subject = subject_of(code, coach.SUBJECTS)
        words = _words(page, at)
        found[code] = Page(
            code=code,
            subject=subject,
            called=term(f"subject-{subject}", language),
            title=_title(page, at),
            explanation=re.split("：|: ", words.split("\n\n")[0], maxsplit=1)[-1],
            help=explain(code, language) or "",
            markdown=_markdown(page, at),
            severity=coach.RULES[code].severity if code in coach.RULES else severities[code],
        )
    return found


def _column(language: str) -> int:
    return 0 if language.startswith("zh") else 1


def _page(code: str) -> str | None:
    return (folder("codes") / f"{code}.md").read_text("utf-8") if code in codes() else None


def _title(page: str, at: int) -> str:
    match = _TITLE.match(page)
    return match["chinese" if at == 0 else "english"] if match else page.partition("\n")[0]


def _part(page: str, at: int) -> str:
    """The paragraphs of one language."""
    part = page.partition(_PARTS[at])[2]
    return re.split(r"^(?:## |```)", part, maxsplit=1, flags=re.MULTILINE)[0].strip()


def _words(page: str, at: int) -> str:
    return _part(page, at).replace("**", "")


def _examples(page: str, at: int) -> list[str]:
    shown = []
    for match in _FENCE.finditer(page):
        label = _LABELS[match["kind"].split()[1]][at]
        lines = "\n".join(f"    {line}".rstrip() for line in match["text"].rstrip("\n").split("\n"))
        shown.append(f"{label}\n\n{lines}")
    return shown


def _example(page: str) -> str:
    """The wrong example, where it is a file."""
    return next((match["text"] for match in _FENCE.finditer(page) if match["kind"] == "yaml bad"), "")


def _markdown(page: str, at: int) -> str:
    """Words and examples of one language as Markdown."""
    parts = [_part(page, at)]
    for match in _FENCE.finditer(page):
        kind, _, which = match["kind"].partition(" ")
        parts.append(f"{_LABELS[which][at]}\n\n```{kind}\n{match['text']}```")
    return "\n\n".join(parts)
