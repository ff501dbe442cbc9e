"""Several scenes on one page.

In: scenes and where they go. Out: one scene with all that they show. Guaranteed: ids stay unique: what several scenes
have under one id, lanes and lines, has the number of its scene behind it from the second on; connections still end on
their cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from generator.scene import Band, Card, Connection, Curve, Line, Marker, Point, Scene

Item = TypeVar("Item", Band, Line, Curve, Connection, Card, Marker)


def gathered(scenes: Sequence[Scene], tops: Sequence[float], left: float = 0.0) -> Scene:
    """The scenes one below the other: each moved down by its top, all by `left` to the right."""
    moved = [_moved(scene, left, top) for scene, top in zip(scenes, tops, strict=True)]
    taken: set[str] = set()
    named = [_renamed(scene, f"/{number}", taken) for number, scene in enumerate(moved, 1)]
    return replace(
        scenes[0],
        bands=tuple(band for scene in named for band in scene.bands),
        lines=tuple(line for scene in named for line in scene.lines),
        curves=tuple(curve for scene in named for curve in scene.curves),
        connections=tuple(connection for scene in named for connection in scene.connections),
        cards=tuple(card for scene in named for card in scene.cards),
        markers=tuple(marker for scene in named for marker in scene.markers),
        reading=tuple(name for scene in named for name in scene.reading),
    )


def _renamed(scene: Scene, suffix: str, taken: set[str]) -> Scene:
    def fresh(identifier: str) -> str:
        while identifier in taken:
            identifier += suffix
        taken.add(identifier)
        return identifier

    def unique(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(replace(item, id=fresh(item.id)) for item in items)

    cards = unique(scene.cards)
    names = {old.id: new.id for old, new in zip(scene.cards, cards, strict=True)}
    ends = (
        replace(one, source=names.get(one.source, one.source), target=names.get(one.target, one.target))
        for one in scene.connections
    )
    return replace(
        scene,
        cards=cards,
        bands=unique(scene.bands),
        lines=unique(scene.lines),
        curves=unique(scene.curves),
        connections=unique(tuple(ends)),
        markers=tuple(replace(one, card=names.get(one.card, one.card)) for one in unique(scene.markers)),
        reading=tuple(names.get(name, name) for name in scene.reading),
    )


def _moved(scene: Scene, dx: float, dy: float) -> Scene:
    def point(at: Point) -> Point:
        return (at[0] + dx, at[1] + dy)

    def card(one: Card) -> Card:
        return replace(one, box=one.box.moved(dx, dy))

    return replace(
        scene,
        bands=tuple(replace(band, box=band.box.moved(dx, dy)) for band in scene.bands),
        lines=tuple(replace(line, start=point(line.start), end=point(line.end)) for line in scene.lines),
        curves=tuple(replace(curve, points=tuple(map(point, curve.points))) for curve in scene.curves),
        connections=tuple(
            replace(one, points=tuple(map(point, one.points)), label=card(one.label) if one.label else None)
            for one in scene.connections
        ),
        cards=tuple(map(card, scene.cards)),
        markers=tuple(replace(marker, box=marker.box.moved(dx, dy)) for marker in scene.markers),
    )
