"""The drawings of one edition, laid out or taken from the store.

In: an engagement, a theme, a language, a store. Out: scenes by name. Guaranteed: those that `layout.scenes` makes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from generator.kit.seen import drawn, signature, sketched, without_charts
from generator.layout import scenes
from generator.model import Engagement
from generator.scene import Packed, Scene, one_unpacked, packed, unpacked
from generator.store import Store
from generator.theme import Theme

if TYPE_CHECKING:
    from generator.layout.canvases import Canvases

_Kept = TypeVar("_Kept")


class Drawings:
    """Scenes for files, slides and documents, made when they are first asked for, of an engagement in one language."""

    def __init__(self, engagement: Engagement, theme: Theme, language: str, store: Store) -> None:
        self._seen, self._sketched = drawn(engagement), sketched(engagement)
        self._theme, self._language, self._store = theme, language, store

    @cached_property
    def maps(self) -> Packed[Scene]:
        seen = without_charts(self._seen)
        return self._kept("maps", seen, lambda: _alone(scenes.maps(seen, self._theme, self._language)), one_unpacked)

    @cached_property
    def files(self) -> Packed[Scene]:
        """Every drawing at its natural size, by the stem of its file."""

        def made() -> dict[str, str]:
            return _alone(scenes.diagrams(self._seen, self._theme, self._language, self.maps))

        return self._kept("diagrams", self._seen, made, one_unpacked)

    @cached_property
    def figures(self) -> Packed[tuple[Scene, ...]]:
        """The pages for slides, by the key that the outline names."""

        def made() -> dict[str, str]:
            found = scenes.figures(self._seen, self._theme, self._language, self.maps)
            return {name: packed(pages) for name, pages in found.items()}

        return self._kept("figures", self._seen, made, unpacked)

    @cached_property
    def canvases(self) -> Packed[Scene]:
        """The canvases as documents show them, by the key that documents name."""
        return self._kept("pictures", self._sketched, lambda: _alone(self.sketches.pictures()), one_unpacked)

    @cached_property
    def sketches(self) -> Canvases:
        """What draws the canvases."""
        from generator.layout.canvases import Canvases

        return Canvases(self._sketched, self._theme, self._language)

    def shown(self, keys: list[str]) -> Packed[Scene]:
        """What a document shows: canvases, and the diagrams of the file."""
        diagrams = {f"diagram/{stem}": stem for stem in (self.files if any("diagram/" in key for key in keys) else ())}
        canvases = self.canvases.texts if any(key not in diagrams for key in keys) else {}
        texts = {key: self.files.texts[diagrams[key]] for key in keys if key in diagrams}
        return Packed({**texts, **{key: canvases[key] for key in keys if key in canvases}}, one_unpacked)

    def _kept(
        self, kind: str, seen: Engagement, made: Callable[[], dict[str, str]], read: Callable[[str], _Kept]
    ) -> Packed[_Kept]:
        inputs = (signature(seen), self._theme, self._language)
        text = self._store.text(kind, inputs, lambda: json.dumps(made(), ensure_ascii=False))
        return Packed(json.loads(text), read)


def _alone(found: Mapping[str, Scene]) -> dict[str, str]:
    return {name: packed([scene]) for name, scene in found.items()}
