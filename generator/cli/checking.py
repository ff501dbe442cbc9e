"""The commands that look and tell, and write nothing: check, preflight, explain, schema.

In: files, decks, codes. Out: findings and pages on stdout. Guaranteed: `check` loads no renderer.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli.words import (
    FAULTS,
    FINE,
    MACHINE,
    USAGE,
    fail,
    files_argument,
    language_of,
    language_of_machine,
    ui_language,
    words,
)

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.load import Loaded
    from generator.model import Engagement

FORMATS = ("text", "json", "sarif", "github")


@click.command()
@files_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print findings.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@ui_language
def check(files: tuple[Path, ...], form: str, strict: bool, ui_lang: str | None) -> None:
    """Look for faults in each FILE, without writing anything."""
    from generator.diagnostics import has_errors
    from generator.load import engagement

    loaded = [_reviewed(engagement(path), path.parent) for path in files]
    findings = [finding for one in loaded for finding in one.findings]
    _print_findings(loaded, findings, form, ui_lang)
    failed = has_errors(findings) or (strict and any(finding.severity == "warning" for finding in findings))
    sys.exit(FAULTS if failed else FINE)


def _reviewed(loaded: Loaded, folder: Path) -> Loaded:
    """With the findings about slides, translations, pictures, and templates of the author's own."""
    from dataclasses import replace

    from generator import coach
    from generator.diagnostics import in_order
    from generator.load.media import media
    from generator.outline import review, unmet, variants

    if loaded.engagement is None:
        return loaded
    said = review(loaded.engagement, loaded.texts)
    _, unread = media(loaded.engagement, folder)
    planned, changed = _planned(variants.chosen(loaded.engagement))
    left = unmet(planned, loaded.engagement.languages[0])
    templates = (*_brand(loaded.engagement, folder), *_own_templates(planned, folder))
    advice = coach.review(loaded.engagement).findings
    found = (*loaded.findings, *said, *advice, *unread, *changed, *left, *templates)
    return replace(loaded, findings=tuple(in_order(found, loaded.texts)))


def _planned(engagement: Engagement) -> tuple[Engagement, tuple[Diagnostic, ...]]:
    """With days that close, and what a build would say of them; activities are read only where that depends on them."""
    if engagement.workshop is None:
        return engagement, ()
    from generator.agenda import scheduled
    from generator.load.activities import library
    from generator.outline.own import archetype_of

    shown = any(wish.after or archetype_of(wish) == "sessions" for wish in engagement.deck.slides)
    return scheduled(engagement, library(engagement), content=shown or bool(engagement.workshop.templates))


def _brand(engagement: Engagement, folder: Path) -> list[Diagnostic]:
    """What a build would say of the client's template."""
    look = engagement.diagrams.theme
    if not look.template:
        return []
    from dataclasses import replace

    from generator.template.reading import of_theme

    found = of_theme(replace(look, template=str(folder / look.template))).findings
    return [item for item in found if item.severity != "hint"]


def _own_templates(engagement: Engagement, folder: Path) -> list[Diagnostic]:
    """What a build would say of the author's templates of texts, each finding once."""
    if engagement.workshop is None or not engagement.workshop.templates:
        return []
    from generator.handouts import forms, letters
    from generator.load import own_templates

    own, found = own_templates.own(engagement, folder)
    for language in engagement.languages if own and engagement.workshop.all_sessions else ():
        texts = (*letters.letters(engagement, language), *forms.tables(engagement, language))
        found += [item for item in letters.proven(engagement, texts, own)[1] if item not in found]
    return found


def _print_findings(loaded: Sequence[Loaded], findings: Sequence[Diagnostic], form: str, ui_lang: str | None) -> None:
    from generator import diagnostics

    language = language_of(loaded[0], ui_lang)
    if form == "json":
        click.echo(diagnostics.as_json(findings, language), nl=False)
    elif form == "sarif":
        click.echo(diagnostics.as_sarif(findings, language, __version__), nl=False)
    elif form == "github":
        click.echo(diagnostics.as_github(findings, language), nl=False)
    else:
        for one in loaded:
            if one.findings:
                click.echo(diagnostics.as_text(one.findings, one.texts, language_of(one, ui_lang)), nl=False)
            else:
                click.echo(words(one, ui_lang, "fine").format(next(iter(one.texts))))


@click.command()
def schema() -> None:
    """Print the JSON Schema of the language, for editors."""
    import json

    from generator.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@click.command()
@click.argument("decks", nargs=-1, required=True, metavar="DECK.pptx…", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print findings.")
@click.option("--floor", type=click.FloatRange(4, 40), default=10.0, show_default=True, help="Least size of text.")
@click.option("--strict", is_flag=True, help="Let hints count as problems.")
@ui_language
def preflight(decks: tuple[Path, ...], form: str, floor: float, strict: bool, ui_lang: str | None) -> None:
    """Look over finished decks, ours or anybody's: fit, type, contrast, connectors, accessibility, the file itself."""
    from generator import diagnostics
    from generator.preflight import UNREADABLE, preflight_file

    language = language_of_machine(ui_lang)
    found = {path: preflight_file(path, floor) for path in dict.fromkeys(decks)}
    findings = [finding for one in found.values() for finding in one]
    if form == "json":
        click.echo(diagnostics.as_json(findings, language), nl=False)
    else:
        for path, one in found.items():
            text = diagnostics.as_text(diagnostics.folded(one), {}, language) if one else ""
            click.echo(text or f"{words(None, language, 'fine').format(path.name)}\n", nl=False)
    if any(finding.code == UNREADABLE for finding in findings):
        sys.exit(MACHINE)
    sys.exit(FAULTS if any(strict or finding.severity != "hint" for finding in findings) else FINE)


@click.command()
@click.argument("code")
@ui_language
def explain(code: str, ui_lang: str | None) -> None:
    """Explain a finding: what it means, why it matters, an example."""
    from generator.explain import codes
    from generator.explain import explain as explanation

    language = language_of_machine(ui_lang)
    page = explanation(code.upper(), language)
    if page is None:
        fail(USAGE, words(None, language, "no-code").format(code, ", ".join(codes())))
    click.echo(page, nl=False)
