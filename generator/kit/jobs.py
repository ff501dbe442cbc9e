"""What the renderers of a kit need, edition by edition.

In: an engagement that is ready to be printed, what is wished for, a client's template. Out: `Task`s, and what is to be
said of them. Guaranteed: nothing is laid out that no renderer asked for; all editions take times, numbers of slides and
quantities from the same place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from itertools import chain

from generator import outline
from generator.appearance import in_colors
from generator.diagnostics import Diagnostic
from generator.handouts import Document, Letter
from generator.kit.drawings import Drawings
from generator.kit.parts import PARTS, pictures_in
from generator.kit.seen import in_one, signature, sketched
from generator.layout import scenes
from generator.layout.slides.numbering import Planned, numbers_of, planned
from generator.load.activities import library
from generator.load.resolve import indexed
from generator.model import Activity, Engagement
from generator.outline import Outline
from generator.outline.translation import marked
from generator.paper import Poster
from generator.render import Job, renderer
from generator.render.deck_frames import frame_for
from generator.store import Piece, Store
from generator.template import Template
from generator.theme import Theme

WHOLE = ("web", "deck", "report_out", "texts")  # renderers whose work is one piece
GUIDES = ("guide", "workbook")
FOR_WORKSHOPS = ("agenda", "guide", "workbook", "forms", "cards", "report_out", "texts")  # nothing without one


@dataclass(frozen=True, slots=True)
class Wish:
    """What to build. `only` names renderers, `languages` the languages; empty means all.

    `theme`, `paper` and `tiles` replace what the file says under `diagrams`, `kind` what it says of the deck; empty
    leaves it. `variant` are the chosen lengths, levels and audiences (`outline.variants`). `fresh` makes everything
    anew, whatever was kept of the last time.
    """

    only: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    preview: bool = False
    theme: str = ""
    paper: str = ""
    tiles: str = ""
    kind: str = ""
    variant: tuple[str, ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """What all editions of a kit have in common. `known` says that this program has built the kit before."""

    engagement: Engagement
    wish: Wish
    store: Store
    brand: Template | None = None
    media: Mapping[str, bytes] = field(default_factory=dict)
    own: Mapping[str, bytes] = field(default_factory=dict)
    known: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One renderer's work in one language."""

    name: str
    language: str
    edition: Edition

    def pieces(self) -> Iterator[Piece]:
        """What is made, and kept, by itself."""
        if self.name == "canvases":  # laid out only where something of them changed
            store = self.edition.shared.store

            def made() -> dict[str, bytes]:
                return {path: data for piece in self._pieces() for path, data in store.files(*piece).items()}

            yield "canvas books", self.edition.sketch, made
        else:
            yield from self._pieces()

    def _pieces(self) -> Iterator[Piece]:
        for job in self._jobs():
            yield self.name, tuple(job.inputs()), partial(renderer(self.name), job)

    def _jobs(self) -> Iterator[Job]:
        whole = self.edition.job(self.name)
        for stem in whole.diagrams if self.name == "diagrams" else ():
            yield replace(whole, diagrams=self.edition.drawings.files.only([stem]))
        for stem, poster in whole.posters.items():
            yield replace(whole, posters={stem: poster})
        for one in whole.prints.get(self.name, ()):
            yield replace(whole, prints={self.name: (one,)})
        for book in whole.books:
            yield replace(whole, books=(book,))
        for document in whole.documents.get(self.name, ()):
            shown = self.edition.drawings.shown(pictures_in(document.content))
            yield replace(whole, documents={self.name: (document,)}, pictures=shown)
        if self.name in WHOLE:
            yield whole


class Edition:
    """A kit in one language, or a deck in two; each part of it is made when it is first asked for."""

    def __init__(self, shared: Shared, language: str, suffix: str, names: Sequence[str]) -> None:
        self.shared, self.language, self.suffix, self.names = shared, language, suffix, tuple(names)
        self.decked: Edition | None = None  # the stacked deck, where the kit has that instead of one of its own

    @cached_property
    def _marked(self) -> Engagement:
        return marked(self.shared.engagement, self.language)

    @cached_property
    def engagement(self) -> Engagement:
        """The engagement in the language of the edition: all that it is made of."""
        return in_one(self._marked, self.language)

    @cached_property
    def unmarked(self) -> Engagement:
        """The same without marks for missing translations: what is to be written back is what stands in the file."""
        return in_one(self.shared.engagement, self.language)

    @cached_property
    def theme(self) -> Theme:
        if self.shared.brand:
            return self.shared.brand.theme
        look = self.engagement.diagrams.theme
        return in_colors(look.base, look.colors.given(), look.fonts.latin, look.fonts.chinese, look.name)[0]

    @cached_property
    def drawings(self) -> Drawings:
        return Drawings(self.engagement, self.theme, self.language, self.shared.store)

    @property
    def inputs(self) -> tuple[object, ...]:
        """All that the files of the edition depend on."""
        shared, wish = self.shared, self.shared.wish
        brand, both = shared.brand, self.decked
        return (
            signature(self.engagement),
            signature(self.unmarked),
            tuple(self.guide(name) for name in GUIDES if name in self.names and has_sessions(self.engagement)),
            signature(both.engagement) if both else "",
            (self.theme, self.language, self.suffix, self.names),
            (wish.preview, wish.kind, wish.paper, wish.tiles, "posters" in wish.only),
            (brand.content, brand.places, brand.page, brand.factor) if brand else (),
            *chain.from_iterable([*shared.media.items(), "", *shared.own.items()]),
        )

    @cache  # noqa: B019 – an edition lives as long as its build
    def guide(self, name: str) -> Document:
        """The facilitator's guide, or the participants' workbook: what alone is made of all languages.

        Their glossaries have the terms of the house in two, and by the words of two a step is known better, and alike
        in every edition.
        """
        from generator.handouts import guide, workbook

        both = self._marked
        engagement = indexed(replace(self.engagement, glossary=both.glossary, workshop=both.workshop))
        known = library(both)
        activities = {one: known[one] for one in self.activities}
        if name == "guide":
            return guide.document(engagement, self.language, self.numbers, activities)
        return workbook.document(engagement, self.language, activities)

    @cached_property
    def activities(self) -> dict[str, Activity]:
        """The activities that sessions name, in the language of the edition."""
        held = self.engagement.workshop.days if self.engagement.workshop else ()
        named = dict.fromkeys(one.activity for day in held for one in day.sessions if one.activity)
        known = library(self.engagement)
        return {one: in_one(known[one], self.language) for one in named if one in known}

    @cached_property
    def posters(self) -> dict[str, Poster]:
        """The posters that the file or the wish asks for; those asked for without a paper are on A0."""
        wish, diagrams = self.shared.wish, self.engagement.diagrams
        papers = tuple(part for part in wish.paper.split(",") if part) or diagrams.poster
        if not papers and ("posters" in wish.only or wish.tiles):
            papers = ("A0",)
        if not papers or "posters" not in self.names:
            return {}
        tiles = wish.tiles or diagrams.tiles or ""
        return scenes.on_paper(self.engagement, self.theme, self.language, papers, tiles)

    @cached_property
    def _composed(self) -> tuple[Outline, tuple[Diagnostic, ...]]:
        return outline.made(self.engagement, self.language, self.shared.wish.kind)

    @property
    def deck(self) -> Outline:
        """What the deck says."""
        return self._composed[0]

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is to be said of the deck, and of the author's templates for texts."""
        unfit = self.letters[2] if self.shared.own and "texts" in self.names else []
        return (*self._composed[1], *unfit)

    @cached_property
    def letters(self) -> tuple[tuple[Letter, ...], Mapping[str, bytes], list[Diagnostic]]:
        """Texts and tables to send, the author's templates that fit them, and what is wrong with the others."""
        from generator.handouts import forms, letters

        if not has_sessions(self.engagement):
            return (), {}, []
        found = (*letters.letters(self.engagement, self.language), *forms.tables(self.engagement, self.language))
        own, unfit = letters.proven(self.engagement, found, self.shared.own)
        return found, own, unfit

    @property
    def heading(self) -> Outline:
        """The deck without its slides: title, author, date."""
        return replace(self.deck, sections=())

    @cached_property
    def plan(self) -> tuple[Planned, ...]:
        """The pages of the deck."""
        return planned(self.deck, self.drawings.figures, self.language, frame_for(self.shared.brand))

    @cached_property
    def numbers(self) -> dict[str, tuple[int, int]]:
        """The slides of each session in the deck that there is for this language."""
        if self.decked is not None:
            return self.decked.numbers
        frames = self.shared.brand.places if self.shared.brand else ()
        inputs = (self.deck, *self.drawings.figures.texts.values(), self.language, frames)
        found = self.shared.store.text("numbers", inputs, lambda: json.dumps(numbers_of(self.plan)))
        return {session: (first, last) for session, (first, last) in json.loads(found).items()}

    @property
    def sketch(self) -> tuple[object, ...]:
        """All that canvases depend on."""
        given = (self.theme, self.language, self.suffix, self.shared.wish.preview)
        return (signature(sketched(self.engagement)), self.heading, given)

    def job(self, name: str) -> Job:
        """All that the renderer with this name may read."""
        shared = self.shared
        heading = self.deck if name == "deck" else self.heading
        bare = Job(
            theme=self.theme,
            language=self.language,
            suffix=self.suffix,
            diagrams={},
            figures={},
            outline=heading,
            preview=shared.wish.preview,
            template=shared.brand,
            part=name,
            store=shared.store,
        )
        if name in FOR_WORKSHOPS and not has_sessions(self.engagement):
            return bare
        return replace(bare, **PARTS[name](self))


def has_sessions(engagement: Engagement) -> bool:
    """Whether there is a workshop to make a kit for."""
    workshop = engagement.workshop
    return workshop is not None and any(day.sessions for day in workshop.days)


def editions(shared: Shared, names: Sequence[str]) -> list[Edition]:
    """One edition a language, and the stacked deck where the file asks for it."""
    engagement, wanted = shared.engagement, shared.wish.languages
    languages = tuple(tag for tag in engagement.languages if not wanted or tag in wanted)
    several = len(engagement.languages) > 1
    stacked = several and engagement.meta.bilingual_mode == "stacked" and not wanted and "deck" in names
    found = []
    for tag in languages:
        chosen = [name for name in names if not (stacked and name == "deck")]
        if chosen:
            found.append(Edition(shared, tag, f".{tag}" if several else "", chosen))
    if stacked:
        both = Edition(shared, "+".join(engagement.languages), "", ["deck"])
        for edition in found:
            edition.decked = both
        found.append(both)
    return found


def tasks(edition: Edition) -> list[Task]:
    """What there is to do for an edition, in order."""
    return [Task(name, edition.language, edition) for name in edition.names]
