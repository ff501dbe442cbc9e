"""The command line `blueprint`: the only place that prints or exits.

In: arguments. Out: lines on stdout (one an artefact, or the report), progress and findings on stderr, an exit code:
0 fine, 1 errors in a file, 2 wrong usage, 3 the machine lacks something. Guaranteed: no traceback for anything that
an author or a machine can cause.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import __version__

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.kit import Built, Report, Wish
    from generator.load import Loaded

FINE, FAULTS, USAGE, MACHINE = 0, 1, 2, 3

app = typer.Typer(
    name="blueprint",
    help="Describe a service once in YAML; get blueprint diagrams, an editable deck and a workshop kit.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class Language(StrEnum):
    """A language of messages or outputs."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


Files = Annotated[list[Path], typer.Argument(help="YAML files, one engagement each.", show_default=False)]
UiLanguage = Annotated[Language | None, typer.Option("--ui-lang", help="Language of messages; the file's by default.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"blueprint {__version__}")
        raise typer.Exit(FINE)


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Describe a service once in YAML; get blueprint diagrams, an editable deck and a workshop kit."""


@app.command()
def build(
    files: Files,
    out: Annotated[Path, typer.Option("-o", "--output", help="Folder for the kits.")] = Path("output"),
    only: Annotated[str, typer.Option(help="Make only these, separated by commas: diagrams, deck.")] = "",
    lang: Annotated[str, typer.Option(help="Only these languages, separated by commas: zh-CN, en.")] = "",
    preview: Annotated[bool, typer.Option(help="Draw connectors as plain shapes, for pictures of slides.")] = False,
    ui_lang: UiLanguage = None,
) -> None:
    """Compile each FILE into the folder of its kit."""
    from generator.kit import Wish

    wish = Wish(_names(only, _renderers(), "--only"), _names(lang, tuple(Language), "--lang"), preview)
    _distinct(files)
    codes = [_build_one(path, out, wish, ui_lang) for path in files]
    raise typer.Exit(max(codes))


def _renderers() -> tuple[str, ...]:
    from generator.render import RENDERERS

    return tuple(RENDERERS)


def _names(text: str, known: Sequence[str], option: str) -> tuple[str, ...]:
    """The names in a list separated by commas, each a known one."""
    names = tuple(dict.fromkeys(part.strip() for part in text.replace("，", ",").split(",") if part.strip()))
    for name in names:
        if name not in known:
            _fail(USAGE, f"{option}: “{name}” is not one of {', '.join(known)}")
    return names


def _distinct(files: Sequence[Path]) -> None:
    """Two files with one stem would write one folder."""
    stems: dict[str, Path] = {}
    for path in files:
        if path.stem in stems:
            _fail(USAGE, f"{path} and {stems[path.stem]} would write the same folder; rename one or use -o twice")
        stems[path.stem] = path


def _fail(code: int, message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def _build_one(path: Path, out: Path, wish: Wish, ui_lang: Language | None) -> int:
    from generator.errors import KitError
    from generator.kit import FolderNotOurs
    from generator.kit import build as build_kit

    try:
        with _Progress(path.name) as report:
            built = build_kit(path, out, wish, __version__, report)
    except FolderNotOurs as error:
        typer.echo(_words(None, ui_lang, "folder").format(error), err=True)
        return USAGE
    except (KitError, OSError) as error:
        typer.echo(str(error), err=True)
        return MACHINE
    return _tell(built, ui_lang)


def _tell(built: Built, ui_lang: Language | None) -> int:
    from generator.diagnostics import as_text

    language = _language(built.loaded, ui_lang)
    if built.loaded.findings:
        typer.echo(as_text(built.loaded.findings, built.loaded.texts, language), err=True, nl=False)
    if built.folder is None:
        return FAULTS
    for name in built.files:
        typer.echo((built.folder / name).as_posix())
    for name in built.kept:
        typer.echo(_words(built.loaded, ui_lang, "kept").format((built.folder / name).as_posix()), err=True)
    return FINE


_WORDS = {
    "folder": (
        "文件夹 {} 里有不是本工具生成的文件，为免误删，没有写入；请换一个 -o",
        "The folder {} holds files that no build wrote; nothing was written. Choose another -o.",
    ),
    "kept": ("保留了改动过的文件：{}", "Kept a file that was edited: {}"),
    "fine": ("没有发现问题：{}", "No problems found: {}"),
    "written": ("写好了 {}；接着运行：blueprint build {}", "Wrote {}; now run: blueprint build {}"),
    "exists": ("{} 已经存在，没有改动", "{} exists already; nothing was written"),
    "no-code": ("没有编号 {}；全部编号：{}", "There is no code {}; the codes are: {}"),
}


def _words(loaded: Loaded | None, ui_lang: Language | None, name: str) -> str:
    language = _language(loaded, ui_lang)
    return _WORDS[name][0 if language.startswith("zh") else 1]


def _language(loaded: Loaded | None, ui_lang: Language | None) -> str:
    if ui_lang is not None:
        return str(ui_lang)
    return loaded.language if loaded is not None else "en"


class _Progress:
    """A progress line on stderr when it is a terminal, nothing otherwise."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.status: object = None

    def __enter__(self) -> Report:
        if not sys.stderr.isatty():
            return lambda stage, what: None
        from rich.console import Console

        status = Console(stderr=True).status(self.name)
        status.start()
        self.status = status
        return lambda stage, what: status.update(f"{self.name}: {stage} {what}")

    def __exit__(self, *_: object) -> None:
        stop = getattr(self.status, "stop", None)
        if stop is not None:
            stop()


@app.command()
def check(
    files: Files,
    form: Annotated[Format, typer.Option("--format", help="How to print findings.")] = Format.TEXT,
    strict: Annotated[bool, typer.Option(help="Treat warnings as errors.")] = False,
    ui_lang: UiLanguage = None,
) -> None:
    """Look for faults in each FILE, without writing anything."""
    from generator.diagnostics import has_errors
    from generator.load import engagement

    loaded = [engagement(path) for path in files]
    findings = [finding for one in loaded for finding in one.findings]
    _print_findings(loaded, findings, form, ui_lang)
    failed = has_errors(findings) or (strict and any(finding.severity == "warning" for finding in findings))
    raise typer.Exit(FAULTS if failed else FINE)


def _print_findings(
    loaded: Sequence[Loaded], findings: Sequence[Diagnostic], form: Format, ui_lang: Language | None
) -> None:
    from generator import diagnostics

    language = _language(loaded[0], ui_lang)
    if form is Format.JSON:
        typer.echo(diagnostics.as_json(findings, language), nl=False)
    elif form is Format.SARIF:
        typer.echo(diagnostics.as_sarif(findings, language, __version__), nl=False)
    elif form is Format.GITHUB:
        typer.echo(diagnostics.as_github(findings, language), nl=False)
    else:
        for one in loaded:
            if one.findings:
                typer.echo(diagnostics.as_text(one.findings, one.texts, _language(one, ui_lang)), nl=False)
            else:
                typer.echo(_words(one, ui_lang, "fine").format(next(iter(one.texts))))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the service; also that of the file.", show_default=False)],
    template: Annotated[str, typer.Option(help="Starter to begin with.")] = "service",
    lang: Annotated[Language | None, typer.Option(help="Language of the file; that of the name by default.")] = None,
    out: Annotated[Path, typer.Option("-o", "--output", help="Folder for the file.")] = Path(),
) -> None:
    """Write a commented starter file to fill in."""
    from generator.starter import file_name, starter, templates
    from generator.text import is_wide

    if template not in templates():
        _fail(USAGE, f"--template: “{template}” is not one of {', '.join(templates())}")
    language = lang or (Language.CHINESE if any(map(is_wide, name)) else Language.ENGLISH)
    path = out / file_name(name)
    if path.exists():
        _fail(USAGE, _words(None, language, "exists").format(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(starter(name, str(language), template), "utf-8")
    except OSError as error:
        _fail(MACHINE, str(error))
    typer.echo(_words(None, language, "written").format(path, path))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the language, for editors."""
    import json

    from generator.schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="Code of a finding, such as ID-03.", show_default=False)],
    ui_lang: UiLanguage = None,
) -> None:
    """Explain a finding: what it means, why it matters, an example."""
    import locale

    from generator.explain import codes
    from generator.explain import explain as explanation

    chinese = (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
    language = ui_lang or (Language.CHINESE if chinese else Language.ENGLISH)
    page = explanation(code.upper(), str(language))
    if page is None:
        _fail(USAGE, _words(None, language, "no-code").format(code, ", ".join(codes())))
        return
    typer.echo(page, nl=False)


def main() -> None:
    """Run the command line; UTF-8 on every terminal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    app()
