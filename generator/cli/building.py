"""`blueprint build`: each file into the folder of its kit, and what is wrong with the wish for it.

In: files and options. Out: one line an artefact on stdout, a summary where that is a terminal; progress and findings on
stderr. Guaranteed: a file that cannot be built does not keep the others from it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.cli.words import (
    FAULTS,
    FINE,
    LANGUAGES,
    MACHINE,
    USAGE,
    Refusal,
    files_argument,
    language_of,
    parts,
    ui_language,
    words,
    words_for,
)

if TYPE_CHECKING:
    from rich.progress import Progress

    from generator.kit import Built, Report, Wish

AT_ONCE = 2  # languages of a file, as most have two: as much to do as each other, unlike files
MOST_WORKERS = 4  # unless asked for more: each takes half a gigabyte
REVIEW = "review.md"  # in a kit, where it was asked for
THEMES = ("house", "print", "dark")
KINDS = ("course", "workshop", "consultant")
BRANDS = (".yaml", ".yml", ".pptx", ".potx", ".pptm", ".potm")  # macros are refused when the file is read


@click.command()
@files_argument
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), default=Path("output"), help="Folder for the kits."
)
@click.option("--only", default="", help="Make only these, by commas, such as deck,guide,canvases.")
@click.option("--lang", default="", help="Only these languages, separated by commas: zh-CN, en.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Files or languages made at once; as the machine allows.")
@click.option("--fresh", is_flag=True, help="Make everything anew, also what did not change since the last time.")
@click.option("--theme", default="", help="How it looks: house, print, dark, or a client's own, as FILE.yaml.")
@click.option("--brand", default="", help="A client's template: BRAND.yaml, or the .pptx or .potx itself.")
@click.option("--paper", default="", help="Make posters on A4, A3, A2, A1, A0, roll or roll:MILLIMETRES.")
@click.option("--tiles", default="", help="Also cut the posters into sheets to glue together: A4 or A3.")
@click.option("--kind", default="", help="Kind of deck: course, workshop or consultant; the file's own by default.")
@click.option("--variant", default="", help="Lengths, levels and audiences, by commas, such as one_day,managers.")
@click.option("--preview", is_flag=True, help="Draw connectors as plain shapes, for pictures of slides.")
@ui_language
def build(
    files: tuple[Path, ...],
    out: Path,
    only: str,
    lang: str,
    jobs: int | None,
    fresh: bool,
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

    refuse = Refusal(files, ui_lang)
    wish = Wish(
        only=_names(only, _parts(), "--only", refuse),
        languages=_languages(lang, refuse),
        preview=preview,
        theme=_brand(brand, theme, refuse) if brand else _theme(theme, refuse),
        paper=_papers(paper, refuse),
        tiles=_tiles(tiles, refuse),
        kind=_kind(kind, refuse),
        variant=parts(variant),
        fresh=fresh,
    )
    _distinct(files, refuse)
    workers = jobs or min(os.cpu_count() or 1, MOST_WORKERS)
    if workers > AT_ONCE and len(files) > 1:
        sys.exit(max(_build_side_by_side(files, out, wish, workers, ui_lang)))
    sys.exit(max([_told(path, lambda path=path: _build_one(path, out, wish, workers), ui_lang) for path in files]))  # type: ignore[misc]


def _build_side_by_side(files: Sequence[Path], out: Path, wish: Wish, jobs: int, ui_lang: str | None) -> list[int]:
    """Compile the files in processes of their own, and tell what became of them in the order given."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from generator.kit import build as build_kit

    with ProcessPoolExecutor(min(jobs // AT_ONCE, len(files)), get_context("spawn")) as pool:
        futures = [pool.submit(build_kit, path, out, wish, __version__, workers=AT_ONCE) for path in files]
        return [_told(path, future.result, ui_lang) for path, future in zip(files, futures, strict=True)]


def _build_one(path: Path, out: Path, wish: Wish, workers: int) -> Built:
    from generator.kit import build as build_kit

    with _Progress(path.name) as report:
        return build_kit(path, out, wish, __version__, report, workers)


def _parts() -> tuple[str, ...]:
    from generator.kit import NAMES

    return NAMES


def _names(text: str, known: Sequence[str], option: str, refuse: Refusal) -> tuple[str, ...]:
    """The names in a list separated by commas, each a known one."""
    names = parts(text)
    for name in names:
        if name not in known:
            refuse("no-choice", option, name, ", ".join(known))
    return names


def _languages(text: str, refuse: Refusal) -> tuple[str, ...]:
    """The languages in a list separated by commas; `zh` will do, as in a file."""
    spelled = {"zh": "zh-CN", **{language.lower(): language for language in LANGUAGES}}
    said = (spelled.get(part.lower().replace("_", "-"), part) for part in parts(text))
    return _names(",".join(said), LANGUAGES, "--lang", refuse)


def _theme(text: str, refuse: Refusal) -> str:
    """The name of a theme or of its file."""
    if text and text not in THEMES and not text.lower().endswith((".yaml", ".yml")):
        refuse("no-choice", "--theme", text, f"{', '.join(THEMES)}, FILE.yaml")
    return text


def _brand(text: str, theme: str, refuse: Refusal) -> str:
    """The brand's file, or the template itself; a theme as well would be a second look."""
    if not text.lower().endswith(BRANDS):
        refuse("no-choice", "--brand", text, "BRAND.yaml, TEMPLATE.pptx, TEMPLATE.potx")
    if theme:
        refuse("brand-and-theme")
    return text


def _papers(text: str, refuse: Refusal) -> str:
    """Names of papers, by commas, each a known one."""
    from generator.paper import NARROWEST, PAPERS, WIDEST, paper_named

    names = parts(text)
    for name in names:
        try:
            paper_named(name)
        except ValueError:
            if name.lower().startswith("roll"):
                refuse("roll", name, NARROWEST, WIDEST)
            refuse("no-choice", "--paper", name, f"{', '.join(PAPERS)}, roll, roll:914")
    return ",".join(names)


def _tiles(text: str, refuse: Refusal) -> str:
    from generator.paper import TILES

    name = text.strip().upper()
    if name and name not in TILES:
        refuse("no-choice", "--tiles", text, ", ".join(TILES))
    return name


def _kind(text: str, refuse: Refusal) -> str:
    name = text.strip().lower()
    if name and name not in KINDS:
        refuse("no-choice", "--kind", text, ", ".join(KINDS))
    return name


def _distinct(files: Sequence[Path], refuse: Refusal) -> None:
    """Two files with one stem would write one folder."""
    stems: dict[str, Path] = {}
    for path in files:
        if path.stem in stems:
            refuse("same-folder", path, stems[path.stem])
        stems[path.stem] = path


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
        click.echo(words_for(path, ui_lang, name).format(*error.args), err=True)
        return USAGE
    except KitError as error:
        click.echo(str(error), err=True)
        return MACHINE
    except OSError as error:
        click.echo(_unwritten(path, error, ui_lang), err=True)
        return MACHINE
    return _tell(path, built, ui_lang)


def _unwritten(path: Path, error: OSError, ui_lang: str | None) -> str:
    """Why the machine would not let a kit be written, in words."""
    if isinstance(error, PermissionError):
        return words_for(path, ui_lang, "no-permission").format(error.filename)
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return words_for(path, ui_lang, "in-the-way").format(error.filename)
    return words_for(path, ui_lang, "unwritten").format(error.filename or path, error.strerror or error)


def _tell(path: Path, built: Built, ui_lang: str | None) -> int:
    from generator.diagnostics import as_text
    from generator.diagnostics import summary as summary_of

    language = language_of(built.loaded, ui_lang)
    if built.loaded.findings:
        click.echo(as_text(built.loaded.findings, built.loaded.texts, language), err=True, nl=False)
    if built.folder is None:
        return _refused(built, language)
    if sys.stdout.isatty():
        inside = words(built.loaded, ui_lang, "inside")
        lines = summary(built.files, inside)
        click.echo("\n".join((f"{built.folder.as_posix()}/", *(f"  {line}" for line in lines))))
    else:  # a line a file, for scripts
        click.echo("".join(f"{(built.folder / name).as_posix()}\n" for name in built.files), nl=False)
    if built.review and built.review.findings:
        told = summary_of(built.review.findings, language)
        place = (built.folder / REVIEW).as_posix() if REVIEW in built.files else f"blueprint check {path.as_posix()}"
        click.echo(words(built.loaded, ui_lang, "coached").format(told, place), err=True)
    for name in built.kept:
        click.echo(words(built.loaded, ui_lang, "kept").format((built.folder / name).as_posix()), err=True)
    return FINE


def _refused(built: Built, language: str) -> int:
    """What keeps the kit from being made, where it is the coach who says so."""
    from generator.diagnostics import as_text

    errors = [one for one in built.review.findings if one.severity == "error"] if built.review else []
    if errors:
        click.echo(as_text(errors, built.loaded.texts, language), err=True, nl=False)
        click.echo(words(built.loaded, language, "stopped"), err=True)
    return FAULTS


def summary(files: Sequence[str], inside: str) -> list[str]:
    """What a kit holds, for people: its documents with their formats, then its folders with how many files these have.

    `inside` is how the number of files is told, such as "{} files".
    """
    formats: dict[str, list[str]] = {}
    folders: dict[str, int] = {}
    for name in files:
        folder, slash, _ = name.partition("/")
        if slash:
            folders[f"{folder}/"] = folders.get(f"{folder}/", 0) + 1
        else:
            path = Path(name)
            formats.setdefault(path.stem, []).append(path.suffix)
    documents = [f"{stem}{' '.join(suffixes)}" for stem, suffixes in formats.items()]
    widest = max(map(len, folders), default=0)
    return [*documents, *(f"{folder:{widest}}  {inside.format(count)}" for folder, count in folders.items())]


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

        bar = self.bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
        task = bar.add_task(self.name, total=None)
        bar.start()

        def report(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total or None, description=f"{self.name} · {what}", refresh=True)

        return report

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()
