"""The command line `blueprint`: the only place that prints or exits.

In: arguments. Out: lines on stdout (one an artefact, or the report), progress and findings on stderr, an exit code:
0 fine, 1 errors in a file, 2 wrong usage, 3 the machine lacks something. Guaranteed: no traceback for anything that
an author or a machine can cause.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator import __version__

if TYPE_CHECKING:
    from rich.progress import Progress

    from generator.diagnostics import Diagnostic
    from generator.kit import Built, Report, Wish
    from generator.load import Loaded

FINE, FAULTS, USAGE, MACHINE = 0, 1, 2, 3

FORMATS = ("text", "json", "sarif", "github")
LANGUAGES = ("zh-CN", "en")
THEMES = ("house", "print", "dark")
KINDS = ("course", "workshop", "consultant")
BRANDS = (".yaml", ".yml", ".pptx", ".potx", ".pptm", ".potm")  # macros are refused when the file is read

_files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_ui_language = click.option(
    "--ui-lang",
    type=click.Choice(LANGUAGES),
    help="Language of messages; by default the YAML file's, else the machine's.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="blueprint", message="%(prog)s %(version)s")
def app() -> None:
    """Describe a service once in YAML; get blueprint diagrams, an editable deck and a workshop kit.

    \b
    把一项服务写成一份 YAML，得到服务蓝图、可编辑的演示文稿和整套工作坊材料。
    先试：blueprint new 咖啡店   然后：blueprint build 咖啡店.yaml
    """


@app.command()
@_files
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), default=Path("output"), help="Folder for the kits."
)
@click.option("--only", default="", help="Make only these, by commas: diagrams, posters, web, deck.")
@click.option("--lang", default="", help="Only these languages, separated by commas: zh-CN, en.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="How many files to compile at once.")
@click.option("--theme", default="", help="How it looks: house, print, dark, or a client's own, as FILE.yaml.")
@click.option("--brand", default="", help="A client's template: BRAND.yaml, or the .pptx or .potx itself.")
@click.option("--paper", default="", help="Make posters on A4, A3, A2, A1, A0, roll or roll:MILLIMETRES.")
@click.option("--tiles", default="", help="Also cut the posters into sheets to glue together: A4 or A3.")
@click.option("--kind", default="", help="Kind of deck: course, workshop or consultant; the file's own by default.")
@click.option("--variant", default="", help="Lengths, levels and audiences, by commas, such as one_day,managers.")
@click.option("--preview", is_flag=True, help="Draw connectors as plain shapes, for pictures of slides.")
@_ui_language
def build(
    files: tuple[Path, ...],
    out: Path,
    only: str,
    lang: str,
    jobs: int,
    theme: str,
    brand: str,
    paper: str,
    tiles: str,
    kind: str,
    variant: str,
    preview: bool,
    ui_lang: str | None,
) -> None:
    """Compile each FILE into the folder of its kit."""
    from generator.kit import Wish

    refuse = _Refusal(files, ui_lang)
    wish = Wish(
        only=_names(only, _renderers(), "--only", refuse),
        languages=_languages(lang, refuse),
        preview=preview,
        theme=_brand(brand, theme, refuse) if brand else _theme(theme, refuse),
        paper=_papers(paper, refuse),
        tiles=_tiles(tiles, refuse),
        kind=_kind(kind, refuse),
        variant=_parts(variant),
    )
    _distinct(files, refuse)
    if jobs > 1 and len(files) > 1:
        sys.exit(max(_build_side_by_side(files, out, wish, jobs, ui_lang)))
    sys.exit(max([_told(path, lambda path=path: _build_one(path, out, wish), ui_lang) for path in files]))  # type: ignore[misc]


def _build_side_by_side(files: Sequence[Path], out: Path, wish: Wish, jobs: int, ui_lang: str | None) -> list[int]:
    """Compile the files in processes of their own, and tell what became of them in the order given."""
    from concurrent.futures import ProcessPoolExecutor

    from generator.kit import build as build_kit

    with ProcessPoolExecutor(min(jobs, len(files))) as pool:
        futures = [pool.submit(build_kit, path, out, wish, __version__) for path in files]
        return [_told(path, future.result, ui_lang) for path, future in zip(files, futures, strict=True)]


def _build_one(path: Path, out: Path, wish: Wish) -> Built:
    from generator.kit import build as build_kit

    with _Progress(path.name) as report:
        return build_kit(path, out, wish, __version__, report)


def _renderers() -> tuple[str, ...]:
    from generator.render import RENDERERS

    return tuple(RENDERERS)


class _Refusal:
    """Wrong usage, told in the language asked for, else in that of the first file."""

    def __init__(self, files: Sequence[Path], ui_language: str | None) -> None:
        self.files, self.ui_language = files, ui_language

    def __call__(self, name: str, *parts: object) -> NoReturn:
        _fail(USAGE, _words_for(self.files[0], self.ui_language, name).format(*parts))


def _parts(text: str) -> tuple[str, ...]:
    """The entries of a list separated by commas."""
    return tuple(dict.fromkeys(part.strip() for part in text.replace("，", ",").split(",") if part.strip()))


def _names(text: str, known: Sequence[str], option: str, refuse: _Refusal) -> tuple[str, ...]:
    """The names in a list separated by commas, each a known one."""
    names = _parts(text)
    for name in names:
        if name not in known:
            refuse("no-choice", option, name, ", ".join(known))
    return names


def _languages(text: str, refuse: _Refusal) -> tuple[str, ...]:
    """The languages in a list separated by commas; `zh` will do, as in a file."""
    spelled = {"zh": "zh-CN", **{language.lower(): language for language in LANGUAGES}}
    said = (spelled.get(part.lower().replace("_", "-"), part) for part in _parts(text))
    return _names(",".join(said), LANGUAGES, "--lang", refuse)


def _theme(text: str, refuse: _Refusal) -> str:
    """The name of a theme or of its file."""
    if text and text not in THEMES and not text.lower().endswith((".yaml", ".yml")):
        refuse("no-choice", "--theme", text, f"{', '.join(THEMES)}, FILE.yaml")
    return text


def _brand(text: str, theme: str, refuse: _Refusal) -> str:
    """The brand's file, or the template itself; a theme as well would be a second look."""
    if not text.lower().endswith(BRANDS):
        refuse("no-choice", "--brand", text, "BRAND.yaml, TEMPLATE.pptx, TEMPLATE.potx")
    if theme:
        refuse("brand-and-theme")
    return text


def _papers(text: str, refuse: _Refusal) -> str:
    """Names of papers, by commas, each a known one."""
    from generator.paper import NARROWEST, PAPERS, WIDEST, paper_named

    names = _parts(text)
    for name in names:
        try:
            paper_named(name)
        except ValueError:
            if name.lower().startswith("roll"):
                refuse("roll", name, NARROWEST, WIDEST)
            refuse("no-choice", "--paper", name, f"{', '.join(PAPERS)}, roll, roll:914")
    return ",".join(names)


def _tiles(text: str, refuse: _Refusal) -> str:
    from generator.paper import TILES

    name = text.strip().upper()
    if name and name not in TILES:
        refuse("no-choice", "--tiles", text, ", ".join(TILES))
    return name


def _kind(text: str, refuse: _Refusal) -> str:
    name = text.strip().lower()
    if name and name not in KINDS:
        refuse("no-choice", "--kind", text, ", ".join(KINDS))
    return name


def _distinct(files: Sequence[Path], refuse: _Refusal) -> None:
    """Two files with one stem would write one folder."""
    stems: dict[str, Path] = {}
    for path in files:
        if path.stem in stems:
            refuse("same-folder", path, stems[path.stem])
        stems[path.stem] = path


def _fail(code: int, message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


def _told(path: Path, make: Callable[[], Built], ui_lang: str | None) -> int:
    """The exit code of one file's build, after its lines are printed."""
    from generator.errors import KitError
    from generator.kit import FolderNotOurs, LanguageMissing
    from generator.outline.variants import VariantUnknown

    try:
        built = make()
    except (FolderNotOurs, LanguageMissing, VariantUnknown) as error:
        names = {FolderNotOurs: "folder", LanguageMissing: "no-language", VariantUnknown: "no-variant"}
        name = names[type(error)]
        click.echo(_words_for(path, ui_lang, name).format(*error.args), err=True)
        return USAGE
    except KitError as error:
        click.echo(str(error), err=True)
        return MACHINE
    except OSError as error:
        click.echo(_unwritten(path, error, ui_lang), err=True)
        return MACHINE
    return _tell(built, ui_lang)


def _unwritten(path: Path, error: OSError, ui_lang: str | None) -> str:
    """Why the machine would not let a kit be written, in words."""
    if isinstance(error, PermissionError):
        return _words_for(path, ui_lang, "no-permission").format(error.filename)
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return _words_for(path, ui_lang, "in-the-way").format(error.filename)
    return _words_for(path, ui_lang, "unwritten").format(error.filename or path, error.strerror or error)


def _tell(built: Built, ui_lang: str | None) -> int:
    from generator.diagnostics import as_text

    language = _language(built.loaded, ui_lang)
    if built.loaded.findings:
        click.echo(as_text(built.loaded.findings, built.loaded.texts, language), err=True, nl=False)
    if built.folder is None:
        return FAULTS
    for name in built.files:
        click.echo((built.folder / name).as_posix())
    for name in built.kept:
        click.echo(_words(built.loaded, ui_lang, "kept").format((built.folder / name).as_posix()), err=True)
    return FINE


_WORDS = {
    "folder": (
        "文件夹 {} 里有不是本工具生成的文件，为免误删，没有写入；请换一个 -o",
        "The folder {} holds files that no build wrote; nothing was written. Choose another -o.",
    ),
    "no-choice": ("{} 不能是“{}”，可以写：{}", "{}: “{}” is not one of {}"),
    "brand-and-theme": (
        "--brand 和 --theme 只能写一个：品牌文件里就有主题",
        "Give --brand or --theme, not both: a brand file holds a theme",
    ),
    "brand-outside": (
        "{} 不在 {} 所在的文件夹里；请把模板放在品牌文件旁边",
        "{} is not in the folder of {}; keep the template beside the brand file",
    ),
    "brand-written": (
        "写好了 {}；看一遍：blueprint template check {}",
        "Wrote {}; look it over: blueprint template check {}",
    ),
    "roll": (
        "--paper 看不懂“{}”：卷纸写 roll，或写宽度，{} 到 {} 毫米，例如 roll:914",
        "--paper: “{}” is no roll; write roll, or its width, {} to {} millimetres, such as roll:914",
    ),
    "same-folder": (
        "{} 和 {} 会写进同一个文件夹；请给其中一个改名，或分两次运行，各用一个 -o",
        "{} and {} would write the same folder; rename one, or run twice, each with its own -o",
    ),
    "no-language": (
        "文件里没有 --lang 要的语言 {}，没有写入；这个文件有：{}",
        "The file has no texts in the language asked for by --lang, {}; nothing was written. It has: {}",
    ),
    "no-variant": (
        "文件里没有 --variant 要的“{}”，没有写入；可以写：{}",
        "Nothing in the file is for --variant “{}”; nothing was written. It knows: {}",
    ),
    "no-permission": (
        "不能写入 {}：没有权限，或者其中的文件正被别的程序打开（例如 PowerPoint）；关掉后再运行",
        "Cannot write {}: no permission, or a file in it is open in another program, such as PowerPoint; close it, "
        "then run again",
    ),
    "in-the-way": (
        "不能写入 {}：那里已有一个同名的文件，不是文件夹；请换一个 -o",
        "Cannot write {}: a file of that name is in the way; choose another -o",
    ),
    "unwritten": ("不能写入 {}：{}", "Cannot write {}: {}"),
    "kept": ("保留了改动过的文件：{}", "Kept a file that was edited: {}"),
    "fine": ("没有发现问题：{}", "No problems found: {}"),
    "written": ("写好了 {}；接着运行：blueprint build {}", "Wrote {}; now run: blueprint build {}"),
    "exists": ("{} 已经存在，没有改动", "{} exists already; nothing was written"),
    "no-code": ("没有编号 {}；全部编号：{}", "There is no code {}; the codes are: {}"),
}


def _words(loaded: Loaded | None, ui_lang: str | None, name: str) -> str:
    language = _language(loaded, ui_lang)
    return _WORDS[name][0 if language.startswith("zh") else 1]


def _words_for(path: Path, ui_lang: str | None, name: str) -> str:
    """The words in the language asked for, else in that of the file, which is read for it alone."""
    from generator.load import engagement

    return _words(None if ui_lang else engagement(path), ui_lang, name)


def _language(loaded: Loaded | None, ui_lang: str | None) -> str:
    if ui_lang is not None:
        return ui_lang
    return loaded.language if loaded is not None else "en"


class _Progress:
    """A progress bar on stderr when it is a terminal, nothing otherwise."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.bar: Progress | None = None

    def __enter__(self) -> Report:
        if not sys.stderr.isatty():
            return lambda done, total, what: None
        from rich.console import Console
        from rich.progress import Progress

        bar = self.bar = Progress(console=Console(stderr=True), transient=True)
        task = bar.add_task(self.name, total=None)
        bar.start()

        def report(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total or None, description=f"{self.name} · {what}")

        return report

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()


@app.command()
@_files
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print findings.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@_ui_language
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
    """With the findings about slides, translations and pictures."""
    from dataclasses import replace

    from generator.diagnostics import in_order
    from generator.load.media import media
    from generator.outline import review, unmet, variants

    if loaded.engagement is None:
        return loaded
    said = review(loaded.engagement, loaded.texts)
    _, unread = media(loaded.engagement, folder)
    left = unmet(variants.chosen(loaded.engagement), loaded.engagement.languages[0])
    return replace(loaded, findings=tuple(in_order((*loaded.findings, *said, *unread, *left), loaded.texts)))


def _print_findings(loaded: Sequence[Loaded], findings: Sequence[Diagnostic], form: str, ui_lang: str | None) -> None:
    from generator import diagnostics

    language = _language(loaded[0], ui_lang)
    if form == "json":
        click.echo(diagnostics.as_json(findings, language), nl=False)
    elif form == "sarif":
        click.echo(diagnostics.as_sarif(findings, language, __version__), nl=False)
    elif form == "github":
        click.echo(diagnostics.as_github(findings, language), nl=False)
    else:
        for one in loaded:
            if one.findings:
                click.echo(diagnostics.as_text(one.findings, one.texts, _language(one, ui_lang)), nl=False)
            else:
                click.echo(_words(one, ui_lang, "fine").format(next(iter(one.texts))))


@app.command()
@click.argument("name")
@click.option("--template", default="service", help="Starter to begin with: service, or phases such as dining_12.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the file; that of the name by default.")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), default=Path(), help="Folder for the file.")
def new(name: str, template: str, lang: str | None, out: Path) -> None:
    """Write a commented starter file to fill in."""
    from generator.starter import file_name, starter, templates
    from generator.text import is_wide

    if template not in templates():
        _fail(USAGE, f"--template: “{template}” is not one of {', '.join(templates())}")
    language = lang or ("zh-CN" if any(map(is_wide, name)) else "en")
    path = out / file_name(name)
    if path.exists():
        _fail(USAGE, _words(None, language, "exists").format(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(starter(name, language, template), "utf-8")
    except OSError as error:
        _fail(MACHINE, str(error))
    click.echo(_words(None, language, "written").format(path, path))


@app.group()
def template() -> None:
    """Look at a client's PowerPoint template, or begin the map of its layouts."""


@template.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@_ui_language
def template_check(file: Path, ui_lang: str | None) -> None:
    """Say what fits of a template, what stands in, what is missing. FILE is a .pptx, .potx or BRAND.yaml."""
    from generator.diagnostics import as_text, has_errors
    from generator.template.reading import of_file
    from generator.template.telling import table

    language = _language_of_machine(ui_lang)
    made, findings, texts = of_file(file, language)
    if made is not None:
        click.echo(table(made, language), nl=False)
    if findings:
        click.echo(as_text(findings, texts, language), err=made is None, nl=False)
    sys.exit(FAULTS if has_errors(findings) else FINE)


@template.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="The map to write; brand.yaml by default.")
@_ui_language
def template_new(file: Path, out: Path | None, ui_lang: str | None) -> None:
    """Write a commented brand.yaml for a template, a .pptx or .potx."""
    from generator.diagnostics import as_text
    from generator.template.reading import of_file
    from generator.template.telling import starter

    language = _language_of_machine(ui_lang)
    made, findings, texts = of_file(file, language)
    if made is None:
        _fail(FAULTS, as_text(findings, texts, language))
    path = out or file.with_name("brand.yaml")
    if path.exists():
        _fail(USAGE, _words(None, language, "exists").format(path))
    try:
        inside = file.resolve().relative_to(path.parent.resolve()).as_posix()
    except ValueError:
        _fail(USAGE, _words(None, language, "brand-outside").format(file, path))
    try:
        path.write_text(starter(made, inside, path.name, language), "utf-8")
    except OSError as error:
        _fail(MACHINE, str(error))
    click.echo(_words(None, language, "brand-written").format(path, path))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the language, for editors."""
    import json

    from generator.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command()
@click.argument("decks", nargs=-1, required=True, metavar="DECK.pptx…", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print findings.")
@click.option("--floor", type=click.FloatRange(4, 40), default=10.0, show_default=True, help="Least size of text.")
@click.option("--strict", is_flag=True, help="Let hints count as problems.")
@_ui_language
def preflight(decks: tuple[Path, ...], form: str, floor: float, strict: bool, ui_lang: str | None) -> None:
    """Look over finished decks, ours or anybody's: fit, type, contrast, connectors, accessibility, the file itself."""
    from generator import diagnostics
    from generator.preflight import UNREADABLE, preflight_file

    language = _language_of_machine(ui_lang)
    found = {path: preflight_file(path, floor) for path in dict.fromkeys(decks)}
    findings = [finding for one in found.values() for finding in one]
    if form == "json":
        click.echo(diagnostics.as_json(findings, language), nl=False)
    else:
        for path, one in found.items():
            text = diagnostics.as_text(diagnostics.folded(one), {}, language) if one else ""
            click.echo(text or f"{_words(None, language, 'fine').format(path.name)}\n", nl=False)
    if any(finding.code == UNREADABLE for finding in findings):
        sys.exit(MACHINE)
    sys.exit(FAULTS if any(strict or finding.severity != "hint" for finding in findings) else FINE)


def _language_of_machine(ui_lang: str | None) -> str:
    """The language asked for, else that of the machine."""
    import locale

    chinese = (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
    return ui_lang or ("zh-CN" if chinese else "en")


@app.command()
@click.argument("code")
@_ui_language
def explain(code: str, ui_lang: str | None) -> None:
    """Explain a finding: what it means, why it matters, an example."""
    from generator.explain import codes
    from generator.explain import explain as explanation

    language = _language_of_machine(ui_lang)
    page = explanation(code.upper(), language)
    if page is None:
        _fail(USAGE, _words(None, language, "no-code").format(code, ", ".join(codes())))
    click.echo(page, nl=False)


def main() -> None:
    """Run the command line; UTF-8 on every terminal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    app()
