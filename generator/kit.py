"""From a file to the folder of its kit: plan, make, stage, replace.

In: a source file, the folder for kits, what to make. Out: the kit's folder with `manifest.json`. Guaranteed: the
folder is replaced whole or not at all; a former kit's file that somebody edited is kept beside the new ones; the same
input gives the same bytes; nothing is written outside the kit's folder.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from generator import load, outline
from generator.appearance import in_colors
from generator.diagnostics import NOWHERE, Diagnostic, in_order
from generator.errors import KitError
from generator.layout import scenes
from generator.layout.posters import findings as poster_findings
from generator.load import Loaded, client_theme
from generator.load.media import media as pictures_of
from generator.load.values import is_yaml
from generator.model import ClientTheme, Engagement
from generator.outline import variants
from generator.outline.translation import marked
from generator.paper import Poster
from generator.render import RENDERERS, Job, renderer
from generator.template import ENDINGS, Template
from generator.template.reading import of_theme
from generator.theme import Theme

MANIFEST = "manifest.json"
KEPT = "edited"

Report = Callable[[int, int, str], None]  # steps done, steps in all, what is being made


def _silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


class FolderNotOurs(KitError):
    """The target folder holds files that no build wrote."""


class LanguageMissing(KitError):
    """The file is in none of the languages wished for; its arguments are these, and those there are."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to build. `only` names renderers, `languages` the languages; empty means all.

    `theme`, `paper` and `tiles` replace what the file says under `diagrams`, `kind` what it says of the deck; empty
    leaves it. `variant` are the chosen lengths, levels and audiences (`outline.variants`).
    """

    only: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    preview: bool = False
    theme: str = ""
    paper: str = ""
    tiles: str = ""
    kind: str = ""
    variant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file. `folder` is None when the file has errors; `kept` are edited files that were saved."""

    loaded: Loaded
    folder: Path | None
    files: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def build(path: Path, out: Path, wish: Wish, version: str, report: Report = _silent) -> Built:
    """Build the kit of one file into `out/<stem>`. Errors: KitError when the machine lacks something."""
    report(0, 0, path.name)
    loaded = load.engagement(path)
    loaded = _dressed(loaded, wish.theme, path.parent)
    loaded, brand = _templated(loaded)
    if loaded.engagement is None:
        return Built(loaded, None)
    media, unread = pictures_of(loaded.engagement, path.parent)
    made, findings = _made(loaded.engagement, wish, report, brand, media)
    said = outline.review(loaded.engagement, loaded.texts)
    loaded = replace(loaded, findings=(*loaded.findings, *in_order((*said, *unread, *findings), loaded.texts)))
    target = out / path.stem
    digest = hashlib.sha256("".join(loaded.texts.values()).encode("utf-8", "surrogatepass")).hexdigest()
    source = {"file": path.name, "sha256": digest, "version": version}
    kept = _replace(target, made, source, wish)
    return Built(loaded, target, tuple(sorted(made)), kept)


def _dressed(loaded: Loaded, theme: str, folder: Path) -> Loaded:
    """The engagement in the theme that was wished for, a name or a file; what it says itself about colours is left.

    The template's path is the machine's from here on.
    """
    made = loaded.engagement
    if made is None:
        return loaded
    look: ClientTheme | None = made.diagrams.theme
    if not theme and look is not None and look.template:
        look = replace(look, template=str(folder / look.template))
    elif theme.lower().endswith(ENDINGS):
        look = ClientTheme(template=theme)
    elif theme and not is_yaml(theme):
        look = ClientTheme(base=theme)
    if is_yaml(theme):
        read = client_theme.of_file(Path(theme), loaded.language)
        look, texts = read.theme, {**loaded.texts, **read.texts}
        loaded = replace(loaded, findings=(*loaded.findings, *read.findings), texts=texts)
    if look is None:
        return replace(loaded, engagement=None)
    return replace(loaded, engagement=replace(made, diagrams=replace(made.diagrams, theme=look)))


def _templated(loaded: Loaded) -> tuple[Loaded, Template | None]:
    """The client's template, read; without the engagement where it cannot be used. Hints are for `template check`."""
    made = loaded.engagement
    look = made.diagrams.theme if made else ClientTheme()
    if made is None or not look.template:
        return loaded, None
    read = of_theme(look)
    told = tuple(item for item in read.findings if item.severity != "hint")
    loaded = replace(loaded, findings=(*loaded.findings, *told))
    return (loaded if read.template else replace(loaded, engagement=None)), read.template


def artefacts(engagement: Engagement, wish: Wish, report: Report = _silent) -> dict[str, bytes]:
    """The files of the kit, by path; in the house's template. Errors: LanguageMissing."""
    return _made(engagement, wish, report)[0]


def _made(
    engagement: Engagement,
    wish: Wish,
    report: Report,
    brand: Template | None = None,
    media: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files of the kit, by path, and what is to be said of them."""
    names = wish.only or tuple(RENDERERS)
    if wish.languages and not {*wish.languages} & {*engagement.languages}:
        raise LanguageMissing(", ".join(wish.languages), ", ".join(engagement.languages))
    engagement = variants.chosen(engagement, wish.variant)
    made: dict[str, bytes] = {}
    posters: list[Poster] = []
    told: list[Diagnostic] = []
    editions = _editions(engagement, wish.languages, names)
    total, done = sum(1 + len(chosen) for _, _, chosen in editions), 0
    for language, suffix, chosen in editions:
        report(done, total, language)
        job, more = _job(marked(engagement, language), language, suffix, chosen, wish, brand)
        job = replace(job, media=media)
        told += [item for item in more if item not in told]
        posters += job.posters.values()
        done += 1
        for name in chosen:
            report(done, total, f"{name} {language}")
            made |= renderer(name)(job)
            done += 1
    given = engagement.diagrams.origin.at("poster")
    place = engagement.meta.origin.at("title") if given == NOWHERE else given
    return made, [*told, *poster_findings(posters, place)]


def _editions(
    engagement: Engagement, wanted: tuple[str, ...], names: tuple[str, ...]
) -> list[tuple[str, str, tuple[str, ...]]]:
    """(language, file suffix, renderers): one edition a language, and the stacked deck where the file asks for it."""
    languages = tuple(tag for tag in engagement.languages if not wanted or tag in wanted)
    several = len(engagement.languages) > 1
    stacked = several and engagement.meta.bilingual_mode == "stacked" and not wanted and "deck" in names
    editions = []
    for tag in languages:
        chosen = tuple(name for name in names if not (stacked and name == "deck"))
        if chosen:
            editions.append((tag, f".{tag}" if several else "", chosen))
    if stacked:
        editions.append(("+".join(engagement.languages), "", ("deck",)))
    return editions


def _job(
    engagement: Engagement, language: str, suffix: str, names: tuple[str, ...], wish: Wish, brand: Template | None
) -> tuple[Job, tuple[Diagnostic, ...]]:
    """What the renderers of these names need, and nothing else; and what is to be said of it."""
    look = engagement.diagrams.theme
    theme, _ = in_colors(look.base, look.colors.given(), look.fonts.latin, look.fonts.chinese, look.name)
    theme = brand.theme if brand else theme
    shared = scenes.maps(engagement, theme, language)
    deck, told = outline.made(engagement, language, wish.kind)
    job = Job(
        theme=theme,
        language=language,
        suffix=suffix,
        diagrams=scenes.diagrams(engagement, theme, language, shared) if {"diagrams", "web"} & {*names} else {},
        figures=scenes.figures(engagement, theme, language, shared) if "deck" in names else {},
        outline=deck,
        preview=wish.preview,
        posters=_posters(engagement, theme, language, names, wish),
        details=outline.details_of(engagement, language) if "web" in names else {},
        template=brand,
    )
    return job, told


def _posters(
    engagement: Engagement, theme: Theme, language: str, names: tuple[str, ...], wish: Wish
) -> dict[str, Poster]:
    """The posters that the file or the wish asks for; those asked for without a paper are on A0."""
    papers = tuple(part for part in wish.paper.split(",") if part) or engagement.diagrams.poster
    if not papers and ("posters" in wish.only or wish.tiles):
        papers = ("A0",)
    if not papers or "posters" not in names:
        return {}
    tiles = wish.tiles or engagement.diagrams.tiles or ""
    return scenes.on_paper(engagement, theme, language, papers, tiles)


# the folder


def _replace(target: Path, made: Mapping[str, bytes], source: Mapping[str, str], wish: Wish) -> tuple[str, ...]:
    """Stage the files beside the target, then put them in its place. Returns the edited files that were kept."""
    former = _manifest(target)
    if target.exists() and former is None and any(target.iterdir()):
        raise FolderNotOurs(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        whole = dict(made)
        if wish.only or wish.languages:
            whole = _untouched(target, former or {}) | whole
        for path, data in whole.items():
            _write(staged, path, data)
        kept = _save_edits(target, former or {}, staged, whole)
        _write(staged, MANIFEST, _manifest_text(whole, source).encode())
        _swap(staged, target)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return kept


def _write(folder: Path, path: str, data: bytes) -> None:
    place = (folder / path).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise KitError(f"{path} leaves the kit's folder")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def _swap(staged: Path, target: Path) -> None:
    staged.chmod(0o755)  # mkdtemp makes it private; a kit is to be shared
    old = staged.with_name(staged.name + "-old")
    if target.exists():
        target.rename(old)
        try:
            staged.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        staged.rename(target)


def _manifest(target: Path) -> dict[str, str] | None:
    """Path → SHA-256 of the former kit, None when there is none."""
    try:
        rows = json.loads((target / MANIFEST).read_text("utf-8"))["files"]
        return {str(row["path"]): str(row["sha256"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _untouched(target: Path, former: Mapping[str, str]) -> dict[str, bytes]:
    """The former kit's own files, for a build of a part."""
    found = {}
    for path, digest in former.items():
        try:
            data = (target / path).read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == digest:
            found[path] = data
    return found


def _save_edits(target: Path, former: Mapping[str, str], staged: Path, made: Mapping[str, bytes]) -> tuple[str, ...]:
    """Copy what somebody edited or added in the former kit into `edited/`. Returns their paths."""
    kept = []
    for place in sorted(target.rglob("*")) if target.exists() else ():
        path = place.relative_to(target).as_posix()
        if not place.is_file() or place.is_symlink() or path == MANIFEST:
            continue
        data = place.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if former.get(path) == digest or made.get(path) == data:
            continue
        name = path if path.startswith(f"{KEPT}/") else f"{KEPT}/{path}"
        _write(staged, name, data)
        kept.append(name)
    return tuple(kept)


def _manifest_text(files: Mapping[str, bytes], source: Mapping[str, str]) -> str:
    rows = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for path, data in sorted(files.items())
    ]
    content = {
        "tool": f"service-blueprint {source['version']}",
        "source": {"file": source["file"], "sha256": source["sha256"]},
        "files": rows,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
