"""Where shapes stand: on the slide, clear of each other's text, joined by their connectors.

In: a slide. Out: findings. Guaranteed: places are those on the slide, whatever groups a shape is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.diagnostics import Diagnostic, said, word
from generator.preflight.deck import Shape, Slide
from generator.preflight.fit import cells, table_box, written
from generator.preflight.geometry import A, Box, P

SLIGHT = 2.0  # points: less than this nobody sees
BADGE = 30.0  # points: a mark of this size may sit on a card's edge
BADGE_LETTERS = 3
MOST = 400  # shapes with text on a slide that are compared with each other
FAR = 6.0  # points that a glued end may be from its shape


def off_slide(slide: Slide) -> Iterator[Diagnostic]:
    """Shapes that leave the slide."""
    page = slide.deck.page
    for shape in slide.shapes:
        if shape.hidden or shape.kind == "group" or not (shape.width or shape.height):
            continue
        box = shape.box
        if page.holds(box, 1.0):
            continue
        wholly = box.right <= 0 or box.bottom <= 0 or box.left >= page.right or box.top >= page.bottom
        yield slide.finding("PF-15", shape.name, much=word("deck-wholly-off" if wholly else "deck-partly-off"))


def overlaps(slide: Slide) -> Iterator[Diagnostic]:
    """Two shapes with text that lie on each other, neither within the other."""
    texts = [(shape, box) for shape in slide.shapes[: MOST * 4] if (box := _text_box(shape, slide)) is not None]
    for (one, box), (other, other_box) in combinations(texts[:MOST], 2):
        wide, high = box.shared(other_box)
        if min(wide, high) > SLIGHT and not box.holds(other_box) and not other_box.holds(box):
            yield slide.finding("PF-16", other.name, other=said(one.name))


def _text_box(shape: Shape, slide: Slide) -> Box | None:
    """What a shape with text covers; None for what may lie on other shapes."""
    if shape.hidden or shape.kind == "connector":
        return None
    if shape.table is not None:
        return table_box(shape, slide) if cells(shape, slide) else None
    frame = written(shape, slide)
    if frame is None or (len(frame.text) <= BADGE_LETTERS and max(shape.size) <= BADGE):
        return None
    return shape.box


def glue(slide: Slide) -> Iterator[Diagnostic]:
    """Connectors that hang loose, or hold on to what is gone or has moved away."""
    known = {shape.id: shape for shape in reversed(slide.shapes)}
    for shape in slide.shapes:
        if shape.kind == "connector" and not shape.hidden:
            yield from _of_connector(slide, shape, known)


def _of_connector(slide: Slide, connector: Shape, known: dict[str, Shape]) -> Iterator[Diagnostic]:
    joined = connector.element.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr")
    ends = [joined.find(f"{A}{name}") if joined is not None else None for name in ("stCxn", "endCxn")]
    loose = sum(end is None for end in ends)
    if loose == 2 and _is_plain_line(connector):
        return
    if loose:
        yield slide.finding("PF-31", connector.name, ends=word("deck-both-ends" if loose == 2 else "deck-one-end"))
    for end, at in zip(ends, _ends(connector), strict=True):
        if end is None:
            continue
        target = known.get(end.get("id", ""))
        if target is None:
            yield slide.finding("PF-32", connector.name)
        elif (away := _away(target, at)) > FAR:
            yield slide.finding("PF-33", connector.name, target=said(target.name), away=f"{away:.0f}")


def _is_plain_line(connector: Shape) -> bool:
    """A rule that is drawn for its looks: straight, without heads."""
    geometry = connector.element.find(f"{P}spPr/{A}prstGeom")
    straight = geometry is None or geometry.get("prst") in ("line", "straightConnector1")
    heads = [connector.element.find(f"{P}spPr/{A}ln/{A}{name}") for name in ("headEnd", "tailEnd")]
    return straight and all(head is None or head.get("type", "none") == "none" for head in heads)


def _ends(connector: Shape) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a connector begins and ends; every preset runs from one corner of its box to the other."""
    return connector.transform.of(0.0, 0.0), connector.transform.of(connector.width, connector.height)


def _away(target: Shape, point: tuple[float, float]) -> float:
    """How far a point is from the edge of a shape. Within it, only a rectangle's edge is known."""
    box = target.box
    outside = box.distance(*point)
    geometry = target.element.find(f"{P}spPr/{A}prstGeom")
    if outside or geometry is None or geometry.get("prst") not in ("rect", "roundRect"):
        return outside
    x, y = point
    return max(0.0, min(x - box.left, box.right - x, y - box.top, box.bottom - y))
