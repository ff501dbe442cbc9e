"""The commands that look at files and decks and tell: check, preflight, schema.

In: files, decks. Out: findings on stdout; with `--fix` a diff, and the files mended. Guaranteed: `check` loads no
renderer, and writes nothing but what `--fix` mends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from generator import __version__
from generator.cli.words import (
    FAULTS,
    FINE,
    LANGUAGES,
    MACHINE,
    Refusal,
    files_argument,
    language_of,
    language_of_machine,
    ui_language,
    words,
)

if TYPE_CHECKING:
    from generator.coach import Review
    from generator.diagnostics import Diagnostic
    from generator.examination import Examined
    from generator.reporting.text import Style

FORMATS = ("text", "json", "sarif", "github", "markdown")
PROFILES = ("course", "workshop", "consultant", "draft")


@click.command()
@files_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print findings.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--profile", type=click.Choice(PROFILES), help="Whom the coach speaks to; as the file says by default.")
@click.option("--fix", is_flag=True, help="Mend what is mechanical, such as ids and commas; show it as a diff.")
@click.option("--diff", "only_show", is_flag=True, help="With --fix: show the diff and write nothing.")
@click.option("--watch", "watching", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
@ui_language
def check(
    files: tuple[Path, ...],
    form: str,
    strict: bool,
    profile: str | None,
    fix: bool,
    only_show: bool,
    watching: bool,
    ui_lang: str | None,
) -> None:
    """Look over each FILE as an expert of service design would, and for faults."""
    refuse = Refusal(files, ui_lang)
    if only_show and not fix:
        refuse("diff-alone")
    if watching and fix:
        refuse("watch-and-fix")
    files = tuple(dict.fromkeys(files))

    def look() -> list[Examined]:
        return _looked(files, profile or "")

    def show(found: Sequence[Examined]) -> None:
        _PRINTED[form](found, ui_lang)

    if watching:
        from generator.cli.watching import watch

        watch(files, look, show, ui_lang)
        sys.exit(FINE)
    if fix:
        from generator.cli.mending import mend

        mend(files, only_show, sys.stdout if form == "text" else sys.stderr, ui_lang)
        if only_show:
            sys.exit(FINE)
    found = look()
    show(found)
    sys.exit(_verdict(found, strict))


def _looked(files: Sequence[Path], profile: str) -> list[Examined]:
    from generator.examination import examined
    from generator.load import engagement

    return [examined(engagement(path), path.parent, profile) for path in files]


def _verdict(found: Sequence[Examined], strict: bool) -> int:
    """The exit code: hints never fail, warnings when they are to."""
    failing = ("error", "warning") if strict else ("error",)
    return FAULTS if any(item.severity in failing for one in found for item in one.findings) else FINE


# how findings are printed


def _as_text(found: Sequence[Examined], ui_lang: str | None) -> None:
    from generator.coach import SUBJECTS
    from generator.reporting.text import as_report

    for at, one in enumerate(found):
        click.echo("\n" if at else "", nl=False)
        language = language_of(one.loaded, ui_lang)
        if one.findings:
            closing = _closing(one, language)
            click.echo(as_report(one.findings, one.loaded.texts, language, SUBJECTS, closing, painter()), nl=False)
        else:
            click.echo("\n".join((words(one.loaded, ui_lang, "fine").format(_file(one)), *_closing(one, language))))


def _closing(one: Examined, language: str) -> list[str]:
    """What was left out, what was looked at, what to ask next, what cannot be known."""
    from generator.terms import phrase, term

    if one.coached is None:
        return ["", term("check-not-yet", language)] if any(one.loaded.texts.values()) else []
    from generator.coach import scope

    lines = [_left_out(one.coached, language)] if one.coached.ignored else []
    lines += ["", scope.told(one.coached.looked_at, one.coached.rules, language)]
    lines.append(phrase("check-unknown", language, scope.unknowable(language)[0]))
    if one.coached.questions:
        lines += ["", term("check-questions", language)]
        lines += [f"  {at}. {question.text(language)}" for at, question in enumerate(one.coached.questions, 1)]
    return lines


def _left_out(coached: Review, language: str) -> str:
    from generator.terms import phrase

    codes = dict.fromkeys(one.finding.code for one in coached.ignored)
    return phrase("check-ignored", language, str(len(coached.ignored)), ", ".join(codes))


def _file(one: Examined) -> str:
    return next(iter(one.loaded.texts))


def painter() -> Callable[[str, Style], str]:
    """Colours for severities on a terminal that shows them, none elsewhere."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return lambda text, style: text
    colours = {"error": "red", "warning": "yellow", "hint": "cyan"}
    return lambda text, style: click.style(text, fg=colours.get(style), bold=style in ("error", "heading"))


def _as_markdown(found: Sequence[Examined], ui_lang: str | None) -> None:
    from generator.coach import RULES, SUBJECTS, report
    from generator.reporting.markdown import as_markdown

    pages = []
    for one in found:
        language = language_of(one.loaded, ui_lang)
        made = one.loaded.engagement
        if made is None or one.coached is None:
            pages.append(as_markdown(one.findings, _file(one), language, SUBJECTS, _closing(one, language)[1:]))
        else:
            others = [item for item in one.findings if item.code not in RULES and item not in one.coached.findings]
            pages.append(report.markdown(made, one.coached, others, language))
    click.echo("\n".join(pages), nl=False)


def _as_json(found: Sequence[Examined], ui_lang: str | None) -> None:
    from generator.reporting.programs import as_json_report

    click.echo(as_json_report(_report(found, ui_lang)), nl=False)


def _as_sarif(found: Sequence[Examined], ui_lang: str | None) -> None:
    from generator.reporting.programs import as_sarif

    click.echo(as_sarif(_report(found, ui_lang)), nl=False)


def _as_github(found: Sequence[Examined], ui_lang: str | None) -> None:
    from generator.reporting.programs import as_github

    findings = [item for one in found for item in one.findings]
    click.echo(as_github(findings, language_of(found[0].loaded, ui_lang)), nl=False)


def _report(found: Sequence[Examined], ui_lang: str | None) -> Any:
    """What programs are told, in the language of the first file."""
    from generator.explain import pages
    from generator.reporting.programs import Report

    language = language_of(found[0].loaded, ui_lang)
    findings = [item for one in found for item in one.findings]
    left = [
        (one.finding, one.reason.in_language(language)) for two in found if two.coached for one in two.coached.ignored
    ]
    told = pages([*findings, *(item for item, _ in left)], language)
    return Report(findings, left, told, [_of_file(one, language) for one in found], language, __version__)


def _of_file(one: Examined, language: str) -> dict[str, Any]:
    if one.coached is None:
        return {"file": _file(one)}
    questions = [{"text": asked.text(language), "codes": list(asked.codes)} for asked in one.coached.questions]
    seen = dict(one.coached.looked_at)
    return {"file": _file(one), "profile": one.coached.profile, "looked_at": seen, "questions": questions}


_PRINTED: dict[str, Callable[[Sequence[Examined], str | None], None]] = {
    "text": _as_text,
    "json": _as_json,
    "sarif": _as_sarif,
    "github": _as_github,
    "markdown": _as_markdown,
}


@click.command()
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the explanations; both by default.")
@click.option("-o", "--output", type=click.File("w", "utf-8", lazy=False), default="-", help="File; stdout by default.")
def schema(lang: str | None, output: TextIO) -> None:
    """Print the JSON Schema of the language, for editors."""
    import json

    from generator.schema import BOTH, json_schema

    click.echo(json.dumps(json_schema(lang or BOTH), ensure_ascii=False, indent=2), file=output)


@click.command()
@click.argument("decks", nargs=-1, required=True, metavar="DECK.pptx…", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print findings.")
@click.option("--floor", type=click.FloatRange(4, 40), default=10.0, show_default=True, help="Least size of text.")
@click.option("--strict", is_flag=True, help="Let hints count as problems.")
@ui_language
def preflight(decks: tuple[Path, ...], form: str, floor: float, strict: bool, ui_lang: str | None) -> None:
    """Look over finished decks, ours or anybody's: fit, type, contrast, connectors, accessibility, the file itself."""
    from generator.diagnostics import as_text, folded
    from generator.preflight import UNREADABLE, preflight_file
    from generator.reporting.programs import as_json

    language = language_of_machine(ui_lang)
    found = {path: preflight_file(path, floor) for path in dict.fromkeys(decks)}
    findings: list[Diagnostic] = [finding for one in found.values() for finding in one]
    if form == "json":
        click.echo(as_json(findings, language), nl=False)
    else:
        for path, one in found.items():
            text = as_text(folded(one), {}, language) if one else ""
            click.echo(text or f"{words(None, language, 'fine').format(path.name)}\n", nl=False)
    if any(finding.code == UNREADABLE for finding in findings):
        sys.exit(MACHINE)
    sys.exit(FAULTS if any(strict or finding.severity != "hint" for finding in findings) else FINE)
