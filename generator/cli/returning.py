"""The commands that bring work back and take it out: capture, import, export.

In: spreadsheets and YAML files. Out: a diff or a line on stdout, what became of each row on stderr. Guaranteed: nothing
is written without being asked for, nothing is overwritten unasked, and what is written is written whole.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.characters import has_chinese
from generator.cli.files import beside
from generator.cli.files import write as write_files
from generator.cli.words import FAULTS, FINE, MACHINE, USAGE, fail, language_of, language_of_machine, ui_language, words

if TYPE_CHECKING:
    from generator.capture import Captured
    from generator.load import Loaded
    from generator.tabular import Imported

_path = click.Path(path_type=Path)


@click.command()
@click.argument("sheet", type=_path, metavar="SHEET.xlsx")
@click.argument("file", type=_path, metavar="FILE.yaml")
@click.option("--write", is_flag=True, help="Write the files; without it the change is only shown.")
@click.option("--theirs", is_flag=True, help="Where the file changed since the sheet was made, take the sheet's.")
@ui_language
def capture(sheet: Path, file: Path, write: bool, theirs: bool, ui_lang: str | None) -> None:
    """Merge a filled capture SHEET into FILE and what it includes: shows the change as a diff."""
    from generator.capture import captured
    from generator.load import engagement

    loaded = _sound(file, ui_lang)
    language = language_of(loaded, ui_lang)
    book = _book(sheet, language)
    load = lambda texts: engagement(file, instead=texts)  # noqa: E731
    found = captured(book, loaded, load, language, theirs)
    if found is None:
        _refuse(
            "capture-no-sheet", language, sheet, *(_term(f"capture-{name}", found_in(book)) for name in ("id", "new"))
        )
    _show(found, loaded, language, write)
    sys.exit(FAULTS if found.count("conflict", "unknown", "wrong", "lost") else FINE)


def found_in(book: list[tuple[str, list[list[str]]]]) -> str:
    """The language that a workbook seems to be in: that of most cells at its beginning."""
    cells = [cell for _, rows in book[:1] for row in rows[:20] for cell in row if not cell.isdecimal() and cell]
    chinese = sum(map(has_chinese, cells))
    return "zh-CN" if chinese * 2 > len(cells) else "en"


def _show(found: Captured, loaded: Loaded, language: str, write: bool) -> None:
    """The diff on stdout, what became of the rows on stderr; then the files, when they are to be written."""
    from generator.rewrite.files import difference

    changed = {name: text for name, text in found.texts.items() if text != loaded.texts[name]}
    for name, text in changed.items():
        click.echo(difference(beside(name), loaded.texts[name], text), nl=False)
    for one in found.outcomes:
        click.echo(f"{one.place} {one.id} {_term(f'capture-{one.kind}', language)}: {one.text}", err=True)
    if not found.outcomes:
        click.echo(_term("capture-nothing", language), err=True)
        return
    counts = (
        found.count("merged"),
        found.count("same"),
        found.count("conflict"),
        found.count("unknown", "wrong", "lost"),
    )
    click.echo(_term("capture-sum", language).format(*counts), err=True)
    if changed and not write:
        click.echo(_term("capture-unwritten", language), err=True)
    elif changed:
        write_files(changed, loaded.texts, language)
        for name in changed:
            click.echo(_term("capture-written", language).format(name), err=True)


def _sound(file: Path, ui_lang: str | None) -> Loaded:
    """The file, loaded; where it has errors they are told, and that is all."""
    from generator.diagnostics import as_text
    from generator.load import engagement

    loaded = engagement(file)
    if loaded.engagement is None:
        click.echo(as_text(loaded.findings, loaded.texts, language_of(loaded, ui_lang)), err=True, nl=False)
        sys.exit(FAULTS)
    return loaded


def _book(path: Path, language: str) -> list[tuple[str, list[list[str]]]]:
    """The sheets of a workbook, or why there are none."""
    from generator.diagnostics import Diagnostic, Span
    from generator.load.tables import TableError, read_book

    try:
        return read_book(path)
    except TableError as error:
        finding = Diagnostic("FL-01", Span(str(path), 0, 0), {"file": str(path), "reason": error.reason})
        fail(FAULTS, finding.message(language))


def _refuse(name: str, language: str, *parts: object) -> NoReturn:
    fail(USAGE, _term(name, language).format(*parts))


def _term(name: str, language: str) -> str:
    from generator.terms import term

    return term(name, language)


@click.command("import")
@click.argument("table", type=_path, metavar="TABLE.xlsx|.csv")
@click.option("-o", "--output", "out", type=_path, required=True, help="The YAML file to write.")
@click.option("--columns", default="", help='What headings mean, by commas: "Heading=customer,Other=backstage".')
@click.option("--sheet", default="", help="Name of the sheet; the first with a process by default.")
@click.option("--title", default="", help="Title of the engagement; the table's own by default.")
@click.option("--overwrite", is_flag=True, help="Replace the file when it is there.")
@ui_language
def import_(table: Path, out: Path, columns: str, sheet: str, title: str, overwrite: bool, ui_lang: str | None) -> None:
    """Make a YAML file of a TABLE: a list of steps, a blueprint of lanes and steps, or a workbook of `export`."""
    from generator.tabular import imported
    from generator.tabular.editing import edited, is_workbook
    from generator.tabular.headings import KEYS, own_names

    language = ui_lang or language_of_machine(None)
    book = _book(table, language)
    language = ui_lang or found_in(book)
    own, wrong = own_names(columns)
    if wrong:
        _refuse("import-columns", language, wrong, ", ".join(KEYS))
    if sheet and sheet not in [name for name, _ in book]:
        _refuse("import-no-sheet", language, sheet, ", ".join(name for name, _ in book))
    if not sheet and is_workbook(book):
        _finish(
            edited(book, out.name, language, lambda texts: _loaded(texts, (out.parent, table.parent))),
            out,
            overwrite,
            language,
        )
    found = imported(book, table.name, out.name, language, own, sheet, title)
    _finish(found, out, overwrite, language)


def _loaded(texts: Mapping[str, str], folders: tuple[Path, ...]) -> Loaded:
    """Texts loaded as if they were files of a folder, of the first in which all that they name is found."""
    from generator.load import engagement

    main, *others = texts
    tried = []
    for folder in folders:
        inside = {(folder / name).as_posix(): texts[name] for name in others}
        tried.append(engagement(folder / main, str(folder / main), {str(folder / main): texts[main], **inside}))
        if tried[-1].engagement is not None:
            return tried[-1]
    return tried[0]


def _finish(found: Imported, out: Path, overwrite: bool, language: str) -> NoReturn:
    """Tell what is to be known of each cell, then write the files, unless they are in the way or would not load."""
    from generator.diagnostics import as_text, has_errors
    from generator.rewrite.files import replace_all

    for remark in found.remarks:
        click.echo(f"{remark.place}: {remark.text}", err=True)
    if not found.texts:
        sys.exit(FAULTS)
    if has_errors(found.findings):
        click.echo(as_text(found.findings, found.texts, language), err=True, nl=False)
        sys.exit(FAULTS)
    paths = {_within(name, out, language): text for name, text in found.texts.items()}
    there = [path for path in paths if path.exists()]
    if there and not overwrite:
        _refuse("import-exists", language, there[0])
    try:
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
        replace_all({path: _bytes(path, text) for path, text in paths.items()})
    except OSError as error:
        fail(MACHINE, words(None, language, "unwritten").format(error.filename or out, error.strerror or error))
    click.echo(_term("import-written", language).format(out))
    sys.exit(FAULTS if any(remark.fault for remark in found.remarks) else FINE)


def _bytes(path: Path, text: str) -> bytes:
    """A text as the file has it that it replaces: in its encoding, with its line ends."""
    from generator.rewrite.files import encoded
    from generator.source import read

    if path.is_file():
        known = read(path, path.name)
        if known.text:
            try:
                return encoded(path.read_bytes(), known.text, text)
            except UnicodeError:
                return text.encode()
    return text.encode()


def _within(name: str, out: Path, language: str) -> Path:
    """The path of a file of an engagement, in the folder of the main one."""
    path = out.parent / name
    plain = name.replace("\\", "/")
    odd = not plain or ".." in plain.split("/") or Path(plain).is_absolute() or ":" in plain or not plain.isprintable()
    if odd or not path.resolve().is_relative_to(out.parent.resolve()):
        _refuse("import-outside", language, name, out)
    return path


@click.command()
@click.argument("file", type=_path, metavar="FILE.yaml")
@click.option("--xlsx", "out", type=_path, required=True, help="The workbook to write.")
@click.option("--overwrite", is_flag=True, help="Replace the workbook when it is there.")
@ui_language
def export(file: Path, out: Path, overwrite: bool, ui_lang: str | None) -> None:
    """Write FILE as a workbook to edit, which `import` makes into the same file again."""
    from generator.render.sheets import written
    from generator.tabular.workbook import book
    from generator.theme import house

    loaded = _sound(file, ui_lang)
    language = language_of(loaded, ui_lang)
    if out.suffix.lower() != ".xlsx":
        _refuse("export-suffix", language, out)
    if out.exists() and not overwrite:
        _refuse("import-exists", language, out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(written(book(loaded, language), house(), language))
    except OSError as error:
        fail(MACHINE, words(None, language, "unwritten").format(error.filename or out, error.strerror or error))
    click.echo(_term("export-written", language).format(out))
