"""Two axes with quadrants, and rings, drawn.

In: forms, a pen. Out: shapes in the pen. Guaranteed: dots stand apart; a name stands where it covers nothing, as long
as there is such a place near its dot.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator import text
from generator.layout.canvases.filling import Dot
from generator.layout.canvases.forms import Axes, Rings
from generator.layout.canvases.notes import PITCH, fitted
from generator.layout.canvases.pen import (
    LEFT,
    TOP,
    Pen,
    boxed,
    spoken,
)
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Band, Box, Card, Line, Point, Words


def axes(pen: Pen, form: Axes) -> None:
    box, key = boxed(form.place), f"axes/{form.key}"
    field_ = Box(box.x + 7 * MM, box.y + 6 * MM, box.width - 7 * MM, box.height - 13 * MM)
    half = Box(field_.x, field_.y, field_.width / 2, field_.height / 2)
    codes = pen.codes.rest((form.takes,)) if form.takes else ()
    for at, (name, role) in enumerate(form.corners):
        place = half.moved(half.width * (at % 2), half.height * (at // 2))
        pen.bands.append(Band(f"{key}/{at}", f"canvas-{role}", place))
        own = Box(place.x + 2 * MM, place.y + 1 * MM, place.width - 4 * MM, 5 * MM)
        pen.text(f"{key}/{at}/name", own, pen.wording.say(name), (11.5, 10.5, 10.0), bold=True, role=f"{role}-name")
    _axis_lines(pen, key, field_)
    up = Box(box.x, box.y, box.width * 0.6, 5 * MM)
    across = Box(field_.x, field_.bottom + 1 * MM, field_.width, 5 * MM)
    upwards, rightwards = (
        spoken(pen.wording.say(name), place.width * 0.9, 10.0) for name, place in ((form.up, up), (form.across, across))
    )
    small = (10.0,)
    pen.text(f"{key}/up", up, f"↑ {upwards}", small, role="heading")
    pen.text(f"{key}/across", across, f"{rightwards} →", small, role="heading", align="right")
    if codes:
        corner = Box(box.x + box.width * 0.6, box.y, box.width * 0.4, 5 * MM)
        pen.code(f"{key}/code", corner, _span(codes))
    _dots(pen, key, field_)


def _axis_lines(pen: Pen, key: str, box: Box) -> None:
    middle = box.center
    pen.lines += [
        Line(f"{key}/y", "axis", (box.x, box.bottom), (box.x, box.y), weight=1.5, head="arrow"),
        Line(f"{key}/x", "axis", (box.x, box.bottom), (box.right, box.bottom), weight=1.5, head="arrow"),
        Line(f"{key}/middle-y", "guide", (middle[0], box.y), (middle[0], box.bottom), "dashed", 0.75),
        Line(f"{key}/middle-x", "guide", (box.x, middle[1]), (box.right, middle[1]), "dashed", 0.75),
    ]


def _dots(pen: Pen, key: str, box: Box) -> None:
    """Points with their names, each name where it covers nothing."""
    taken = [card.box for card in pen.cards if card.id.startswith(f"{key}/") and card.kind == "label"]
    side = 4.6 * MM
    spots = [
        (dot, Box(box.x + box.width * dot.x - side / 2, box.bottom - box.height * dot.y - side / 2, side, side))
        for dot in pen.filling.dots
    ]
    spots = _apart(spots, box)
    taken += [place for _, place in spots]
    for at, (dot, place) in enumerate(spots):
        name = f"{key}/dot-{at}"
        pen.cards.append(Card(name, dot.role, place, Words((), 10.0, text=dot.name), "ellipse", "dot", inset=0))
        code = pen.codes.label(dot.list, dot.item)
        taken.append(_dot_name(pen, name, (f"{dot.name} {code}".strip(), code or dot.name), place, box, taken))


def _dot_name(pen: Pen, name: str, choices: tuple[str, str], dot: Box, field_: Box, taken: Sequence[Box]) -> Box:
    """The name of a dot where it covers least; its id alone where the name would cover something."""
    found = [(*_best(words, dot, field_, taken), words) for words in dict.fromkeys(choices)]
    _, place, words = min(found, key=lambda one: one[0])
    pen.text(f"{name}/name", place, words, (10.0,), kind="filled")
    return place


def _best(words: str, dot: Box, field_: Box, taken: Sequence[Box]) -> tuple[float, Box]:
    """The place near a dot where words cover least, and how many things they cover there."""
    best: tuple[float, Box] | None = None
    for width in (46 * MM, 34 * MM, 26 * MM):
        lines = text.wrap(words, width * SLACK, 10.0)
        own = max(text.width(line, 10.0) for line in lines) / SLACK + 2
        for place in _spots(dot, own, len(lines) * 10.0 * PITCH):
            out = place.x < field_.x or place.right > field_.right or place.y < field_.y or place.bottom > field_.bottom
            cost = 10.0 * out + sum(place.overlaps(other) for other in taken)
            if best is None or cost < best[0]:
                best = (cost, place)
        if best is not None and best[0] == 0:
            break
    assert best is not None
    return best


def rings(pen: Pen, form: Rings) -> None:
    x, y = (LEFT + form.center[0]) * MM, (TOP + form.center[1]) * MM
    for at in reversed(range(len(form.radii))):
        radius = form.radii[at] * MM
        pen.bands.append(
            Band(f"ring/{at}", f"canvas-ring-{at}", Box(x - radius, y - radius, 2 * radius, 2 * radius), "ellipse")
        )
    before = 0.0
    taken = [card.box for card in pen.cards if card.id.startswith("text/")]  # names stand clear of what is written
    for at, one in enumerate(form.radii):
        radius = one * MM
        depth = 3.6 * MM
        width = 2 * math.sqrt(radius**2 - (radius - depth) ** 2) if at else 1.7 * radius
        middle = at == 0 and not pen.filling.rings.get(0)
        words = spoken(pen.wording.say(f"ring-{at}"), width, 10.0, True, 25.0)
        high = len(text.wrap(words, width * SLACK, 10.0, True)) * 10.0 * PITCH
        top = y - high / 2 if middle else y - radius + depth - 2.5
        place = Box(x - width / 2, top, width, high)
        pen.text(f"ring/{at}/name", place, words, (10.0,), bold=True, role="heading", align="center")
        _ring_notes(pen, at, x, y, before, radius, taken)
        before = radius


def _ring_notes(pen: Pen, at: int, x: float, y: float, inner: float, outer: float, taken: list[Box]) -> None:
    """The names in a ring, where they cover no other; the last says how many have no room."""
    notes = pen.filling.rings.get(at, ())
    if not notes:
        return
    if at == 0:
        side = outer * 1.24
        place = Box(x - side / 2, y - side * 0.2, side, side * 0.62)
        pen.stick(f"ring/{at}", place, notes)
        taken.append(place)
        return
    left = 0
    for number, note in enumerate(notes):
        box = _seat(number, len(notes), (x, y), (inner, outer), taken)
        if box is None:
            left += 1
            continue
        taken.append(box)
        lines, size = fitted(note.text, box.width - 6, box.height - 2, (10.0,))
        pen.note(f"ring/{at}/{number}", note, box, lines, size)
    if left:
        foot = Box(x - 12 * MM, y + outer - 14, 24 * MM, 12)
        pen.text(f"ring/{at}/more", foot, f"+{left}", (10.0,), role="muted", align="center")


def _seat(number: int, count: int, center: Point, radii: tuple[float, float], taken: Sequence[Box]) -> Box | None:
    """A free place in the lower part of a ring or at its sides, near to the note's share of it."""
    inner, outer = radii
    radius, height = (inner + outer) / 2, min(outer - inner - 6, 30.0)
    width = min(29 * MM, max(16 * MM, radius * 0.7))
    wanted = 200 - 220 * (number + 0.5) / count
    for by in range(0, 200, 4):
        for angle in (wanted + by, wanted - by):
            if not -25 <= angle <= 205:
                continue
            turn = math.radians(angle)
            left, top = center[0] + radius * math.cos(turn), center[1] + radius * math.sin(turn)
            box = Box(left - width / 2, top - height / 2, width, height)
            if not any(box.overlaps(other, 2.0) for other in taken):
                return box
    return None


def _span(codes: Sequence[str]) -> str:
    """The first and the last of ids that follow each other."""
    return codes[0] if len(codes) == 1 else f"{codes[0]} … {codes[-1]}"


def _apart(spots: Sequence[tuple[Dot, Box]], field_: Box) -> list[tuple[Dot, Box]]:
    """Dots that would cover each other, side by side; all of them inside."""
    placed: list[tuple[Dot, Box]] = []
    for dot, box in spots:
        x = min(max(box.x, field_.x + 2), field_.right - box.width - 2)
        y = min(max(box.y, field_.y + 2), field_.bottom - box.height - 2)
        found = Box(x, y, box.width, box.height)
        step = 0
        while any(found.overlaps(other, 1.0) for _, other in placed) and step < 12:
            step += 1
            dx, dy = ((1, 0), (0, -1), (-1, 0), (0, 1))[step % 4]
            by = (box.width + 2) * (1 + step // 4)
            found = Box(x + dx * by, y + dy * by, box.width, box.height)
        placed.append((dot, found))
    return placed


def _spots(dot: Box, width: float, height: float) -> list[Box]:
    """Where the name of a dot may stand: beside it, above or below."""
    x, y = dot.center
    gap = 2.5
    beside = [
        Box(dot.right + gap, y - height / 2, width, height),
        Box(dot.x - gap - width, y - height / 2, width, height),
    ]
    over = [
        Box(x - width / 2, dot.bottom + gap, width, height),
        Box(x - width / 2, dot.y - gap - height, width, height),
    ]
    corners = [
        Box(dot.right + gap, dot.bottom, width, height),
        Box(dot.right + gap, dot.y - height, width, height),
        Box(dot.x - gap - width, dot.bottom, width, height),
        Box(dot.x - gap - width, dot.y - height, width, height),
    ]
    far = [box.moved(0, by) for box in beside for by in (-1.6 * height, 1.6 * height, -3 * height, 3 * height)]
    return [*beside, *over, *corners, *far]
