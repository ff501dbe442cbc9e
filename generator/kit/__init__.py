"""From a file to the folder of its kit: plan, make, stage, replace.

In: a source file, the folder for kits, what to make. Out: the kit's folder with `manifest.json`. Guaranteed: the
folder is replaced whole or not at all; a former kit's file that somebody edited is kept beside the new ones; the same
input gives the same bytes, whatever was kept of former builds; nothing is written outside the kit's folder but the
cache beside it.
"""

from __future__ import annotations

import copyreg
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType

from generator import coach, load, outline
from generator.agenda import scheduled
from generator.coach import Review, report
from generator.diagnostics import NOWHERE, Diagnostic, has_errors, in_order
from generator.errors import KitError, TemplateFault
from generator.kit.folder import KEPT, MANIFEST, FolderNotOurs, replaced
from generator.kit.jobs import Edition, Shared, Wish, editions, tasks
from generator.layout.posters import findings as poster_findings
from generator.load import Loaded, client_theme, own_templates
from generator.load.activities import library
from generator.load.media import media as pictures_of
from generator.load.values import is_yaml
from generator.model import ClientTheme, Engagement
from generator.outline import variants
from generator.paper import Poster
from generator.render import RENDERERS
from generator.store import FOLDER, NO_STORE, Piece, Store
from generator.template import ENDINGS, Template
from generator.template.reading import of_theme

__all__ = [
    "KEPT",
    "MANIFEST",
    "NAMES",
    "Built",
    "FolderNotOurs",
    "LanguageMissing",
    "Report",
    "Wish",
    "artefacts",
    "build",
]


def _sealed(table: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(table)


copyreg.pickle(MappingProxyType, lambda table: (_sealed, (dict(table),)))  # clients' templates go to other processes

REVIEW = "review"
NAMES = (*RENDERERS, REVIEW)  # what can be made by itself
Report = Callable[[int, int, str], None]  # steps done, steps in all, what is being made


def _silent(done: int, total: int, what: str) -> None:
    """Report to nobody."""


class LanguageMissing(KitError):
    """The file is in none of the languages wished for; its arguments are these, and those there are."""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file. `folder` is None when the file has errors; `kept` are edited files that were saved.

    `review` is what the coach says of it, which is not among the findings of `loaded`.
    """

    loaded: Loaded
    folder: Path | None
    files: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    review: Review | None = None


def build(path: Path, out: Path, wish: Wish, version: str, report: Report = _silent, workers: int = 1) -> Built:
    """Build the kit of one file into `out/<stem>`, with several languages at once where there are `workers` for them.

    Errors: KitError when the machine lacks something.
    """
    report(0, 0, path.name)
    loaded = load.engagement(path)
    loaded = _dressed(loaded, wish.theme, path.parent)
    loaded, brand = _templated(loaded)
    review = coach.review(loaded.engagement) if loaded.engagement else None
    if review is not None and loaded.engagement is not None and _is_stopped(loaded.engagement, review):
        return Built(replace(loaded, engagement=None), None, review=review)
    loaded = _planned(_advised(loaded, review), wish)
    if loaded.engagement is None or review is None:
        return Built(loaded, None, review=review)
    media, unread = pictures_of(loaded.engagement, path.parent)
    own, unused = own_templates.own(loaded.engagement, path.parent)
    store = NO_STORE if wish.fresh else Store(out / FOLDER)
    shared = Shared(loaded.engagement, wish, store, brand, media, own, store.knows(path.stem))
    try:
        made, findings = _made(shared, report, workers)
    except TemplateFault as fault:
        return Built(_refused(loaded, loaded.engagement, fault), None)
    told = (*loaded.findings, *outline.review(loaded.engagement, loaded.texts), *unread, *unused, *findings)
    loaded = replace(loaded, findings=tuple(in_order(told, loaded.texts)))
    if REVIEW in (wish.only or NAMES):
        made |= _reports(shared.engagement, review, loaded)
    part = bool(wish.only or wish.languages)
    kept = replaced(out / path.stem, made, _heading(loaded, path, version), part)
    store.close(path.stem, not part)
    return Built(loaded, out / path.stem, tuple(sorted(made)), kept, review)


def _is_stopped(engagement: Engagement, review: Review) -> bool:
    """Whether an error of the coach's keeps the kit from being made: a draft is made all the same, to be looked at."""
    return engagement.meta.status != "draft" and has_errors(review.findings)


def _advised(loaded: Loaded, review: Review | None) -> Loaded:
    """The engagement with what the coach says of it, for the slides of the review."""
    made = loaded.engagement
    return replace(loaded, engagement=report.advised(made, review)) if made and review else loaded


def _reports(engagement: Engagement, review: Review, loaded: Loaded) -> dict[str, bytes]:
    """The coach's report: `review.md` in the language of the file, `review.<language>.md` in a second one."""
    return {
        f"review{f'.{language}' if at else ''}.md": report.markdown(
            engagement, review, loaded.findings, language
        ).encode()
        for at, language in enumerate(engagement.languages)
    }


def _refused(loaded: Loaded, engagement: Engagement, fault: TemplateFault) -> Loaded:
    """What was loaded, with a finding for a Word template of the author's that cannot be filled."""
    _, name, problem = fault.args
    workshop = engagement.workshop
    place, folder = (workshop.origin.at("templates"), workshop.templates.rstrip("/")) if workshop else (NOWHERE, "")
    found = Diagnostic("TX-05", place, {"file": f"{folder}/{name}", "problem": problem})
    return replace(loaded, engagement=None, findings=tuple(in_order((*loaded.findings, found), loaded.texts)))


def _planned(loaded: Loaded, wish: Wish) -> Loaded:
    """The engagement of the variant that is wished for, with days that close; without it where they cannot."""
    if loaded.engagement is None:
        return loaded
    chosen = variants.chosen(loaded.engagement, wish.variant)
    engagement, told = scheduled(chosen, library(chosen))
    findings = tuple(in_order((*loaded.findings, *told), loaded.texts)) if told else loaded.findings
    return replace(loaded, engagement=None if has_errors(told) else engagement, findings=findings)


def _heading(loaded: Loaded, path: Path, version: str) -> dict[str, object]:
    """What the manifest says before the files."""
    digest = hashlib.sha256("".join(loaded.texts.values()).encode("utf-8", "surrogatepass")).hexdigest()
    return {"tool": f"service-blueprint {version}", "source": {"file": path.name, "sha256": digest}}


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


def artefacts(engagement: Engagement, wish: Wish, store: Store = NO_STORE) -> dict[str, bytes]:
    """The files of the kit, by path; in the house's template. Errors: LanguageMissing."""
    chosen = variants.chosen(engagement, wish.variant)
    planned, _ = scheduled(chosen, library(chosen))
    return _made(Shared(planned, wish, store), _silent)[0]


def _made(shared: Shared, report: Report, workers: int = 1) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files of the kit, by path, and what is to be said of them."""
    wish, engagement = shared.wish, shared.engagement
    if wish.languages and not {*wish.languages} & {*engagement.languages}:
        raise LanguageMissing(", ".join(wish.languages), ", ".join(engagement.languages))
    names = tuple(name for name in wish.only if name != REVIEW) if wish.only else tuple(RENDERERS)
    made: dict[str, bytes] = {}
    told: list[Diagnostic] = []
    posters: list[Poster] = []
    for one in _editions_made(shared, names, report, workers):
        made |= one.files
        told += [item for item in one.findings if item not in told]
        posters += one.posters
        shared.store.join(one.store)
    given = engagement.diagrams.origin.at("poster")
    place = engagement.meta.origin.at("title") if given == NOWHERE else given
    return made, [*told, *poster_findings(posters, place)]


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of one edition."""

    files: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]
    posters: tuple[Poster, ...]
    store: Store


def _editions_made(shared: Shared, names: Sequence[str], report: Report, workers: int) -> Iterator[_Made]:
    """Every edition, in order; those that are not in the store side by side, where there are workers for them.

    Processes begin afresh: one that is copied while others of its threads hold locks, as those of typst may, can stop
    for ever.
    """
    found = editions(shared, names)
    known = shared.known  # else nothing is there, and looking for it takes a while
    new = [at for at, edition in enumerate(found) if not (known and shared.store.holds("edition", edition.inputs))]
    if min(workers, len(new)) <= 1:
        yield from (_edition(edition, report) for edition in found)
        return
    work = {at: _pool(workers).submit(_edition_of, shared, names, at) for at in new}
    for at, edition in enumerate(found):
        report(at, len(found), edition.language)
        yield work[at].result() if at in work else _edition(edition, report)


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes for this and further builds: each takes seconds to begin."""
    return ProcessPoolExecutor(workers, get_context("spawn"))


def _edition_of(shared: Shared, names: Sequence[str], number: int) -> _Made:
    return _edition(editions(shared, names)[number], _silent)


def _edition(edition: Edition, report: Report) -> _Made:
    store = edition.shared.store
    files = store.group("edition", edition.inputs, lambda: _pieces(edition, report))
    return _Made(files, edition.findings, tuple(edition.posters.values()), store)


def _pieces(edition: Edition, report: Report) -> Iterator[Piece]:
    work = tasks(edition)
    for done, task in enumerate(work):
        report(done, len(work), f"{task.name} {task.language}")
        yield from task.pieces()
