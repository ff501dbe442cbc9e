"""The room that a layout leaves for what we draw, and how much larger its page has to be for that.

In: a `Layout`, in points of the template's page. Out: a `Frame` on the enlarged page, its factor. Guaranteed: the area
touches neither the title, nor the footers, nor what the layout draws; a figure of the house fits it at its own size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.layout.slides.pieces import Frame
from generator.scene import Box
from generator.template.layouts import Layout, Placeholder

FIGURE = (888.0, 428.0)  # points: the content of a figure's page, which is never drawn smaller than it is
SOURCE = 18.0  # points: the line below it
MARGIN = 0.03  # of the page, where the layout itself has no margin to go by
WHOLE = 0.9  # of the page, in each direction: a ground that large has no edge to keep from
GROUND = 0.45  # of the page's area: a shape that large is what content stands on
GAP = 4.0  # points of the template's page between things
LARGEST = 4032.0  # points: the longest side that PowerPoint opens. Source: ISO/IEC 29500-1, 19.7.18
_STAMP = (72.0, 16.0)
_STAMPS = (300.0, 16.0)  # points: room for a draft's stamp and two more
_TRACKER = (260.0, 14.0)
_CAPITALS = 0.82  # of the width: capitals are that much wider than the letters that texts are measured in


def factor_for(layout: Layout, page: tuple[float, float]) -> float:
    """By how much the page is enlarged so that a figure fits the layout's room; 1 where it fits as it is."""
    area = free_area(layout, page)
    needed = max(FIGURE[0] / area.width, (FIGURE[1] + SOURCE) / area.height)
    return _bounded(needed, page)


def _bounded(needed: float, page: tuple[float, float]) -> float:
    most = LARGEST / max(page)
    return min(1.0 if 0.9 < needed <= 1.0 else round(needed + 0.0005, 3), most)


def frame_of(
    layout: Layout, page: tuple[float, float], factor: float, body: Placeholder | None, title: Placeholder
) -> Frame:
    """The layout's room on the enlarged page; with a body placeholder, the area is its inside."""
    inner = title.inner
    if title.capitals:
        inner = Box(inner.x, inner.y, inner.width * _CAPITALS, inner.height)
    whole = times(free_area(layout, page), factor)
    area = Box(whole.x, whole.y, whole.width, whole.height - SOURCE)
    source = Box(area.x, area.bottom + 3, min(area.width, 700), SOURCE - 4)
    if body is not None:
        inside = times(body.inner, factor)
        bottom = min(inside.bottom, area.bottom) if area.bottom > inside.y + 80 else inside.bottom
        area = Box(inside.x, inside.y, inside.width, bottom - inside.y)
    taken = [times(box, factor) for box in _taken(layout, page)]
    enlarged = (page[0] * factor, page[1] * factor)
    tracker = _tracker(taken, enlarged, whole)
    stamp = _stamp([*taken, *([tracker] if tracker else [])], enlarged, whole)
    if stamp is None:  # beside the source
        source = Box(source.x, source.y, min(source.width, max(whole.width - _STAMPS[0] - 16, 200)), source.height)
        stamp = Box(whole.right - _STAMP[0], source.y - 2, *_STAMP)
    return Frame(
        enlarged[0],
        enlarged[1],
        times(inner, factor),
        area,
        round(title.size * factor * 2) / 2,
        source,
        tracker,
        stamp,
    )


def times(box: Box, factor: float) -> Box:
    """The box on a page that is larger by the factor."""
    return Box(*(round(value * factor, 2) for value in (box.x, box.y, box.width, box.height)))


# The free area -------------------------------------------------------------------------------------------------------


def free_area(layout: Layout, page: tuple[float, float]) -> Box:
    """The room of the page in which a figure would be largest, clear of all that the layout shows.

    Where the client's own text stands, ours may, whatever is drawn below it.
    """
    limits = _limits(layout, page)
    taken = _taken(layout, page)
    titles = [_grown(one.box) for one in (*layout.of("title"), *_feet(layout))]
    room = [box for box in _bodies(layout) if not any(_overlap(box, one) for one in titles)]
    best = Box(limits.x, limits.y + limits.height * 0.25, limits.width, limits.height * 0.7)
    most = 0.0
    for box in (*_empty(limits, taken), *room):
        fits = _fits(box)
        if fits > most + 1e-6:
            best, most = box, fits
    return best


def _fits(box: Box) -> float:
    return min(box.width / FIGURE[0], box.height / (FIGURE[1] + SOURCE))


def grounds_of(layout: Layout, page: tuple[float, float]) -> tuple[str, ...]:
    """The colours that the layout's free area shows, () where that is a picture."""
    return grounds_under(layout, free_area(layout, page))


def grounds_under(layout: Layout, area: Box) -> tuple[str, ...]:
    """The colours below a part of the page, () for a picture."""
    found: tuple[str, ...] = layout.background
    for box, colors in layout.drawn:
        share = _overlap(box, area) / max(area.width * area.height, 1.0)
        if colors == () or share < 0.03:
            continue
        if share > 0.9:
            found = colors or ()
        elif found and colors:
            found = tuple(dict.fromkeys([*found, *colors]))
        elif share > 0.3:
            found = ()
    return found


def _bodies(layout: Layout) -> list[Box]:
    return [one for one in (layout.body, *(held.box for held in layout.of("body"))) if one is not None]


def _limits(layout: Layout, page: tuple[float, float]) -> Box:
    """The page less its margins: as wide as the layout's title and the master's text, as deep as to its footers."""
    width, height = page
    panel = next((one.box for one in reversed(layout.drawn) if _is_panel(one.box, page)), None)
    guides = [box for box in (layout.title.box if layout.title else None, layout.body) if box and box.width > width / 2]
    margin = MARGIN * width
    left = min((box.x for box in guides), default=margin)
    right = max((box.right for box in guides), default=width - margin)
    bottom = height * (1 - MARGIN)
    if layout.body and not _feet(layout) and height * 0.8 < layout.body.bottom < bottom:
        bottom = layout.body.bottom
    top = MARGIN * height / 2
    left, right = max(left, margin / 2), min(right, width - margin / 2)
    if panel is not None:
        inset = GAP * 2
        left, right = max(left, panel.x + inset), min(right, panel.right - inset)
        top, bottom = max(panel.y + inset, top), min(bottom, panel.bottom - inset)
    return Box(left, top, max(right - left, 1.0), max(bottom - top, 1.0))


def _is_ground(box: Box, page: tuple[float, float]) -> bool:
    """Whether a shape is so large that content stands on it."""
    return box.width * box.height > GROUND * page[0] * page[1]


def _is_panel(box: Box, page: tuple[float, float]) -> bool:
    """Whether it is a ground with an edge to keep inside of."""
    return _is_ground(box, page) and (box.width < WHOLE * page[0] or box.height < WHOLE * page[1])


def _feet(layout: Layout) -> tuple[Placeholder, ...]:
    return (*layout.of("date"), *layout.of("footer"), *layout.of("number"))


def _taken(layout: Layout, page: tuple[float, float]) -> list[Box]:
    """What must stay clear: the title, the footers, and what is drawn outside of where the client writes."""
    boxes = [one.box for one in (*layout.of("title"), *_feet(layout))]
    bodies = _bodies(layout)
    drawn = [one.box for one in layout.drawn if not _is_ground(one.box, page)]
    return [*boxes, *(box for box in drawn if not any(_mostly_inside(box, one) for one in bodies))]


def _mostly_inside(box: Box, other: Box) -> bool:
    return _overlap(_thick(box), other) > 0.5 * _thick(box).width * _thick(box).height


def _thick(box: Box) -> Box:
    """A line as a thin area."""
    return Box(box.x, box.y, max(box.width, 0.1), max(box.height, 0.1))


def _overlap(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width * height if width > 0 and height > 0 else 0.0


def _empty(limits: Box, taken: Sequence[Box]) -> Iterable[Box]:
    """The empty rectangles between the edges of what is taken, the widest of each stretch downwards."""
    around = [_grown(box) for box in taken]
    edges = sorted({limits.y, limits.bottom, *(y for box in around for y in (box.y, box.bottom))})
    edges = [y for y in edges if limits.y <= y <= limits.bottom]
    for at, top in enumerate(edges):
        for bottom in edges[at + 1 :]:
            across = sorted((box.x, box.right) for box in around if box.y < bottom and box.bottom > top)
            left, right = _widest_gap(across, limits.x, limits.right)
            if right > left:
                yield Box(left, top, right - left, bottom - top)


def _widest_gap(across: Sequence[tuple[float, float]], left: float, right: float) -> tuple[float, float]:
    gaps, at = [], left
    for start, end in [*across, (right, right)]:
        gaps.append((at, min(start, right)))
        at = max(at, end)
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def _grown(box: Box) -> Box:
    return Box(box.x - GAP, box.y - GAP, box.width + 2 * GAP, box.height + 2 * GAP)


# Small things --------------------------------------------------------------------------------------------------------


def _tracker(taken: Sequence[Box], page: tuple[float, float], area: Box) -> Box | None:
    """A line above the title, at the right edge of the area; None where nothing is free."""
    return _clear(taken, page, area, _TRACKER, 6.0)


def _stamp(taken: Sequence[Box], page: tuple[float, float], area: Box) -> Box | None:
    """Where stamps may stand side by side, above the title or at the page's foot; None where nothing is free."""
    room = _clear(taken, page, area, _STAMPS, 4.0)
    if room is None:
        return None
    x = room.x if room.x < page[0] / 2 else room.right - _STAMP[0]
    return Box(x, room.y, *_STAMP)


def _clear(
    taken: Sequence[Box], page: tuple[float, float], area: Box, size: tuple[float, float], margin: float
) -> Box | None:
    width, height = size
    rows = [margin, *(round(margin + step, 1) for step in (6, 12, 18)), page[1] - height - margin]
    columns = (area.right - width, area.right - width - 160, area.x, area.x + 160)
    for y in rows:
        for x in columns:
            box = Box(round(x, 2), round(y, 2), width, height)
            if not any(_meets(box, one) for one in (*taken, area)):
                return box
    return None


def _meets(one: Box, other: Box) -> bool:
    return one.x < other.right + 2 and other.x < one.right + 2 and one.y < other.bottom + 1 and other.y < one.bottom + 1
