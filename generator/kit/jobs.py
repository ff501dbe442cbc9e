"""What the renderers of a kit need, edition by edition.

In: an engagement that is ready to be printed, what is wished for, a client's template. Out: `Task`s, and what is to be
said of them. Guaranteed: nothing is laid out that no renderer asked for; all editions take times, numbers of slides and
quantities from the same place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator import outline
from generator.appearance import in_colors
from generator.diagnostics import Diagnostic
from generator.kit.drawings import Drawings, read, written
from generator.kit.parts import PARTS, pictures_in
from generator.kit.seen import in_one, signature
from generator.layout import scenes
from generator.layout.slides.numbering import Planned, numbers_of, planned
from generator.model import Activity, Engagement
from generator.outline import Outline
from generator.outline.translation import marked
from generator.paper import Poster, Print
from generator.render import Job
from generator.render.deck_frames import frame_for
from generator.scene import Scene, packed, unpacked
from generator.store import Store
from generator.template import Template
from generator.theme import Theme

WHOLE = ("web", "deck", "report_out", "texts")  # renderers whose work is one piece
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
    """What all editions of a kit have in common."""

    engagement: Engagement
    wish: Wish
    store: Store
    brand: Template | None = None
    media: Mapping[str, bytes] = field(default_factory=dict)
    own: Mapping[str, bytes] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One renderer's work in one language."""

    name: str
    language: str
    edition: Edition

    @property
    def jobs(self) -> Iterator[Job]:
        """The work in pieces that are made, and kept, each by itself."""
        whole = self.edition.job(self.name)
        for stem, scene in whole.diagrams.items() if self.name == "diagrams" else ():
            yield replace(whole, diagrams={stem: scene})
        for stem, poster in whole.posters.items():
            yield replace(whole, posters={stem: poster})
        for one in whole.prints.get(self.name, ()):
            yield replace(whole, prints={self.name: (one,)})
        for book in whole.books:
            yield replace(whole, books=(book,))
        for document in whole.documents.get(self.name, ()):
            named = {key: self.edition.picture(key) for key in pictures_in(document.content)}
            shown = {key: scene for key, scene in named.items() if scene is not None}
            yield replace(whole, documents={self.name: (document,)}, pictures=shown)
        if self.name in WHOLE:
            yield whole


class Edition:
    """A kit in one language, or a deck in two; each part of it is made when it is first asked for."""

    def __init__(self, shared: Shared, language: str, suffix: str, names: Sequence[str]) -> None:
        self.shared, self.language, self.suffix, self.names = shared, language, suffix, tuple(names)
        self.decked: Edition | None = None  # the stacked deck, where the kit has that instead of one of its own
        self.engagement = marked(shared.engagement, language)
        self.told: list[Diagnostic] = []  # of what renderers were to be given

    @cached_property
    def theme(self) -> Theme:
        if self.shared.brand:
            return self.shared.brand.theme
        look = self.engagement.diagrams.theme
        return in_colors(look.base, look.colors.given(), look.fonts.latin, look.fonts.chinese, look.name)[0]

    @cached_property
    def drawings(self) -> Drawings:
        return Drawings(self.engagement, self.theme, self.language, self.shared.store)

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
    def deck(self) -> tuple[Outline, tuple[Diagnostic, ...]]:
        return outline.made(self.engagement, self.language, self.shared.wish.kind)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is to be said of the deck and of what was made for the renderers."""
        return (*self.deck[1], *self.told)

    @cached_property
    def plan(self) -> tuple[Planned, ...]:
        """The pages of the deck."""
        return planned(self.deck[0], self.drawings.figures, self.language, frame_for(self.shared.brand))

    @cached_property
    def numbers(self) -> dict[str, tuple[int, int]]:
        """The slides of each session in the deck that there is for this language."""
        if self.decked is not None:
            return self.decked.numbers
        frames = self.shared.brand.places if self.shared.brand else ()
        inputs = (self.deck[0], written(self.drawings.figures), self.language, frames)
        found = self.shared.store.text("numbers", inputs, lambda: json.dumps(numbers_of(self.plan)))
        return {session: (first, last) for session, (first, last) in json.loads(found).items()}

    @cached_property
    def alone(self) -> Engagement:
        """The engagement in the language of the edition and no other: what is printed is made of nothing else."""
        return in_one(self.engagement, self.language)

    @cached_property
    def _canvases(self) -> dict[str, Scene]:
        from generator.layout import canvases

        return self.kept("pictures", lambda: canvases.pictures(self.alone, self.theme, self.language))

    def picture(self, key: str) -> Scene | None:
        """What documents may show: canvases, and the diagrams of the file."""
        if key.startswith("diagram/"):
            return self.drawings.files.get(key.removeprefix("diagram/"))
        return self._canvases.get(key)

    def kept(self, kind: str, make: Callable[[], dict[str, Scene]]) -> dict[str, Scene]:
        """Scenes that are made of `alone`, the theme and the language; from the store where they are there."""
        inputs = (signature(self.alone), self.theme, self.language)
        text = self.shared.store.text(kind, inputs, lambda: written({key: (one,) for key, one in make().items()}))
        return {key: pages[0] for key, pages in read(text).items()}

    def prints(self, kind: str, make: Callable[[], Iterable[Print]]) -> tuple[Print, ...]:
        """Pages to print that are made of `alone`, the theme and the language."""
        inputs = (signature(self.alone), self.theme, self.language)

        def made() -> str:
            return json.dumps([[one.stem, one.title, packed(one.scenes)] for one in make()], ensure_ascii=False)

        found = json.loads(self.shared.store.text(kind, inputs, made))
        return tuple(Print(stem, title, unpacked(scenes)) for stem, title, scenes in found)

    def job(self, name: str) -> Job:
        """All that the renderer with this name may read."""
        shared = self.shared
        heading = self.deck[0] if name == "deck" else replace(self.deck[0], sections=())
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


def tasks(found: Sequence[Edition]) -> Iterator[Task]:
    """What there is to do, in order."""
    for edition in found:
        for name in edition.names:
            yield Task(name, edition.language, edition)
