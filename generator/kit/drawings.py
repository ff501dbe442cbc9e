"""The drawings of one edition, laid out or taken from the store.

In: an engagement, a theme, a language, a store. Out: scenes by name. Guaranteed: those that `layout.scenes` makes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property

from generator.kit.seen import drawn, in_one, signature, without_charts
from generator.layout import scenes
from generator.model import Engagement
from generator.scene import Scene, packed, unpacked
from generator.store import Store
from generator.theme import Theme

Pages = Mapping[str, tuple[Scene, ...]]


class Drawings:
    """Scenes for files and for slides, each made when it is first asked for."""

    def __init__(self, engagement: Engagement, theme: Theme, language: str, store: Store) -> None:
        self._seen = in_one(drawn(engagement), language)
        self._theme, self._language, self._store = theme, language, store

    @cached_property
    def maps(self) -> dict[str, Scene]:
        seen = without_charts(self._seen)

        def made() -> Pages:
            return {name: (scene,) for name, scene in scenes.maps(seen, self._theme, self._language).items()}

        return {name: pages[0] for name, pages in self._kept("maps", seen, made).items()}

    @cached_property
    def files(self) -> dict[str, Scene]:
        """Every drawing at its natural size, by the stem of its file."""

        def made() -> Pages:
            found = scenes.diagrams(self._seen, self._theme, self._language, self.maps)
            return {name: (scene,) for name, scene in found.items()}

        return {name: pages[0] for name, pages in self._kept("diagrams", self._seen, made).items()}

    @cached_property
    def figures(self) -> Pages:
        """The pages for slides, by the key that the outline names."""
        return self._kept(
            "figures",
            self._seen,
            lambda: scenes.figures(self._seen, self._theme, self._language, self.maps),
        )

    def _kept(self, kind: str, seen: Engagement, made: Callable[[], Pages]) -> Pages:
        inputs = (signature(seen), self._theme, self._language)
        return read(self._store.text(kind, inputs, lambda: written(made())))


def written(pages: Pages) -> str:
    """All the scenes in one text."""
    return json.dumps([[name, packed(found)] for name, found in pages.items()], ensure_ascii=False)


def read(text: str) -> Pages:
    """The scenes that `written` wrote."""
    return {name: unpacked(content) for name, content in json.loads(text)}
