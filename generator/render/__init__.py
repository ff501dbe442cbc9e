"""Renderers: each reads scenes and an outline with a theme, and returns bytes by path. None reads the model.

`RENDERERS` is the literal table of what `build --only` accepts; a renderer's module is imported when it is first used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.handouts import Document, Letter
from generator.outline import Details, Outline
from generator.paper import Poster, Print
from generator.scene import Packed, Scene, packed
from generator.sheet import Book
from generator.store import NO_STORE, Store
from generator.theme import Theme

if TYPE_CHECKING:
    from generator.layout.slides.numbering import Planned
    from generator.template import Template


@dataclass(frozen=True, slots=True)
class Job:
    """All a renderer may read, for one language.

    `diagrams` are the drawings at their natural size, by file stem; `figures` are the pages for slides of 960 × 540 pt,
    by the key that the outline's `Figure` blocks name. `suffix` goes between a file's stem and its extension
    (".zh-CN", or "" when the kit has one language). `preview` draws connectors as plain shapes, for pictures.
    `posters` are scenes as large as their paper, and their sheets, by file stem. `details` say more of what has an id,
    by that id. `media` are the pictures that the outline names: PNG or JPEG, looked at before.
    `template` is a client's; the house's without it.

    `part` is the name in `RENDERERS` that is asked for, where one module makes several; `documents` and `prints` are
    by that name. `pictures` are the scenes that documents name; `own` are the author's templates, by their path.
    `plan` gives the pages of the deck where something else needs them too (`layout.slides.numbering.planned`).
    `store` keeps what was made before.
    """

    theme: Theme
    language: str
    suffix: str
    diagrams: Mapping[str, Scene]
    figures: Mapping[str, tuple[Scene, ...]]
    outline: Outline
    preview: bool = False
    posters: Mapping[str, Poster] = field(default_factory=dict)
    details: Mapping[str, Details] = field(default_factory=dict)
    media: Mapping[str, bytes] = field(default_factory=dict)
    template: Template | None = None
    part: str = ""
    documents: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    prints: Mapping[str, tuple[Print, ...]] = field(default_factory=dict)
    books: tuple[Book, ...] = ()
    letters: tuple[Letter, ...] = ()
    report_out: Outline | None = None
    pictures: Mapping[str, Scene] = field(default_factory=dict)
    own: Mapping[str, bytes] = field(default_factory=dict)
    plan: Callable[[], tuple[Planned, ...]] | None = None
    store: Store = NO_STORE

    def inputs(self) -> Iterator[object]:
        """All that the job says, piece by piece, for the digest of what is made of it (`store`)."""
        for item in fields(self):
            if item.name not in ("plan", "store"):
                yield item.name
                yield from _said(getattr(self, item.name))


def _said(value: object) -> Iterator[object]:
    if isinstance(value, Scene):
        yield packed([value])
    elif isinstance(value, Packed):
        yield value.texts
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield name
            yield from _said(inner)
    elif is_dataclass(value) and not isinstance(value, type) and type(value).__name__ in _LARGE:
        for item in fields(value):
            yield from _said(getattr(value, item.name))
    elif isinstance(value, tuple):
        yield len(value)
        for inner in value:
            yield from _said(inner)
    else:
        yield value


_LARGE = ("Template", "Print")  # these hold bytes or scenes: said piece by piece


Renderer = Callable[[Job], dict[str, bytes]]

RENDERERS: Mapping[str, str] = MappingProxyType(
    {
        "diagrams": "generator.render.diagram",
        "posters": "generator.render.poster",
        "web": "generator.render.web",
        "deck": "generator.render.deck",
        "sheets": "generator.render.sheets",
        "report_out": "generator.render.deck",
        "agenda": "generator.render.documents",
        "guide": "generator.render.documents",
        "workbook": "generator.render.documents",
        "forms": "generator.render.documents",
        "canvases": "generator.render.prints",
        "cards": "generator.render.prints",
        "texts": "generator.render.texts",
    }
)


def renderer(name: str) -> Renderer:
    """The function `render(job) -> {path: bytes}` of the renderer with this name. Errors: KeyError."""
    module = importlib.import_module(RENDERERS[name])
    found: Renderer = module.render
    return found
