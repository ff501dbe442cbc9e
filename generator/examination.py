"""All that is to be said of a file, without making anything of it.

In: a loaded file. Out: the same with the findings about its slides, translations, pictures, agenda and templates, and
with what the coach says. Guaranteed: writes nothing, loads no renderer, and never raises for what a file holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import coach
from generator.coach import Review
from generator.diagnostics import Diagnostic, in_order
from generator.load import Loaded
from generator.load.include import inside
from generator.load.media import media
from generator.model import Engagement
from generator.model.archetypes import archetype_of
from generator.outline import review, unmet, variants


@dataclass(frozen=True, slots=True)
class Examined:
    """A file with all its findings in order. `coached` is what the coach says; None when the file has errors."""

    loaded: Loaded
    coached: Review | None

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return self.loaded.findings


def examined(loaded: Loaded, folder: Path, profile: str = "") -> Examined:
    """Look at a file that was loaded from a folder; `profile` is whom the coach speaks to, as the file says if ""."""
    made = loaded.engagement
    if made is None:
        return Examined(loaded, None)
    said = review(made, loaded.texts)
    _, unread = media(made, folder)
    coached = coach.review(made, profile)
    planned, changed = _planned(variants.chosen(_advised(made, coached)))
    left = unmet(planned, made.languages[0])
    templates = (*_brand(made, folder), *_own_templates(planned, folder))
    found = (*loaded.findings, *said, *coached.findings, *unread, *changed, *left, *templates)
    return Examined(replace(loaded, findings=tuple(in_order(found, loaded.texts))), coached)


def _advised(engagement: Engagement, coached: Review) -> Engagement:
    """With what the coach says of it, where the author wants the slides of that."""
    if not any(archetype_of(wish) == "review" for wish in engagement.deck.slides):
        return engagement
    from generator.coach import report

    return report.advised(engagement, coached)


def _planned(engagement: Engagement) -> tuple[Engagement, tuple[Diagnostic, ...]]:
    """With days that close, and what a build would say of them; activities are read only where that depends on them."""
    if engagement.workshop is None:
        return engagement, ()
    from generator.agenda import scheduled
    from generator.load.activities import library

    shown = any(wish.after or archetype_of(wish) == "sessions" for wish in engagement.deck.slides)
    return scheduled(engagement, library(engagement), content=shown or bool(engagement.workshop.templates))


def _brand(engagement: Engagement, folder: Path) -> list[Diagnostic]:
    """What a build would say of the client's template."""
    look = engagement.diagrams.theme
    if not look.template:
        return []
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


def files_read(loaded: Loaded, path: Path) -> frozenset[Path]:
    """The files that the findings of a file depend on, itself among them, there or not; of a folder, all that is in it.

    Where a file has errors, those that it names in other places than `include` are not known.
    """
    found = {path, *map(Path, loaded.texts)}
    if loaded.engagement is not None:
        found |= {one for name in _named(loaded.engagement) if (one := inside(name, ".", path.parent)[0])}
    return frozenset(one.resolve() for one in found)


def _named(engagement: Engagement) -> Iterator[str]:
    """The files and folders that an engagement names besides those that it includes."""
    yield from (survey.file for survey in engagement.surveys)
    yield from (wish.image for wish in engagement.deck.slides if wish.image)
    if engagement.diagrams.theme.template:
        yield engagement.diagrams.theme.template
    if engagement.workshop is not None and engagement.workshop.templates.strip():
        yield engagement.workshop.templates
