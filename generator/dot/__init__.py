"""Everything known about Graphviz: drawing pinned scenes, arranging free-form maps, escaping, engines.

In: scenes and a theme; or cards and links without places. Out: DOT, SVG; or the places. Guaranteed: a drawing is the
same, byte for byte, whichever engine drew it; nothing is printed; an engine is looked for when it is first needed.
"""

from __future__ import annotations

from collections import deque

from generator.dot.arrange import ArrangeLink, Arrangement, arrange
from generator.dot.engine import Engine, draw, engines
from generator.dot.source import source
from generator.dot.spoken import Place, Spoken, one_line
from generator.dot.svg import finish, focus_color
from generator.scene import Scene
from generator.theme import Theme

__all__ = [
    "ArrangeLink",
    "Arrangement",
    "Engine",
    "Place",
    "Spoken",
    "arrange",
    "draw",
    "engines",
    "finish",
    "focus_color",
    "one_line",
    "source",
    "svg",
]


_DRAWN: deque[tuple[Scene, Theme, str]] = deque(maxlen=64)


def svg(scene: Scene, theme: Theme, engine: Engine | None = None) -> str:
    """The scene as finished SVG; the last ones are kept, as several files show the same. Errors: EngineMissing."""
    if engine is not None:
        return finish(draw(source(scene, theme, texts=False), engine), scene, theme)
    for known, colors, drawn in _DRAWN:
        if known is scene and colors is theme:
            return drawn
    drawn = finish(draw(source(scene, theme, texts=False)), scene, theme)
    _DRAWN.append((scene, theme, drawn))
    return drawn
