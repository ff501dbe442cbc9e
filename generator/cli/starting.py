"""The commands that write a first file: new, template check, template new.

In: a name, or a client's template. Out: a commented file that stands where none was. Guaranteed: no file is replaced.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.words import (
    FAULTS,
    FINE,
    LANGUAGES,
    MACHINE,
    USAGE,
    fail,
    language_of_machine,
    ui_language,
    words,
)


@click.command()
@click.argument("name")
@click.option("--template", default="service", help="Starter to begin with: service, or phases such as dining_12.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the file; that of the name by default.")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), default=Path(), help="Folder for the file.")
def new(name: str, template: str, lang: str | None, out: Path) -> None:
    """Write a commented starter file to fill in."""
    from generator.starter import file_name, starter, templates
    from generator.text import is_wide

    if template not in templates():
        fail(USAGE, f"--template: “{template}” is not one of {', '.join(templates())}")
    language = lang or ("zh-CN" if any(map(is_wide, name)) else "en")
    path = out / file_name(name)
    if path.exists():
        fail(USAGE, words(None, language, "exists").format(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(starter(name, language, template), "utf-8")
    except OSError as error:
        fail(MACHINE, str(error))
    click.echo(words(None, language, "written").format(path, path))


@click.group()
def template() -> None:
    """Look at a client's PowerPoint template, or begin the map of its layouts."""


@template.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@ui_language
def template_check(file: Path, ui_lang: str | None) -> None:
    """Say what fits of a template, what stands in, what is missing. FILE is a .pptx, .potx or BRAND.yaml."""
    from generator.diagnostics import as_text, has_errors
    from generator.template.reading import of_file
    from generator.template.telling import table

    language = language_of_machine(ui_lang)
    made, findings, texts = of_file(file, language)
    if made is not None:
        click.echo(table(made, language), nl=False)
    if findings:
        click.echo(as_text(findings, texts, language), err=made is None, nl=False)
    sys.exit(FAULTS if has_errors(findings) else FINE)


@template.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="The map to write; brand.yaml by default.")
@ui_language
def template_new(file: Path, out: Path | None, ui_lang: str | None) -> None:
    """Write a commented brand.yaml for a template, a .pptx or .potx."""
    from generator.diagnostics import as_text
    from generator.template.reading import of_file
    from generator.template.telling import starter

    language = language_of_machine(ui_lang)
    made, findings, texts = of_file(file, language)
    if made is None:
        fail(FAULTS, as_text(findings, texts, language))
    path = out or file.with_name("brand.yaml")
    if path.exists():
        fail(USAGE, words(None, language, "exists").format(path))
    try:
        inside = file.resolve().relative_to(path.parent.resolve()).as_posix()
    except ValueError:
        fail(USAGE, words(None, language, "brand-outside").format(file, path))
    try:
        path.write_text(starter(made, inside, path.name, language), "utf-8")
    except OSError as error:
        fail(MACHINE, str(error))
    click.echo(words(None, language, "brand-written").format(path, path))
