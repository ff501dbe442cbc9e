"""Where names stand beside points so that none covers another.

In: points with the names they carry, a frame, what is in the way. Out: a box, lines and perhaps a leader for each name.
Guaranteed: deterministic; a name stays in the frame; names keep off points and each other as far as there is room, and
a name that stands away from its point has a leader.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator import text
from generator.layout.maps.blocks import SLACK, first_lines
from generator.scene import Box, Point

APART = 2.5
BESIDE = 3.0
RADII = (15.0, 24.0, 34.0, 46.0, 60.0, 76.0, 96.0, 120.0, 150.0)
ANGLES = tuple(math.radians(degree) for degree in range(0, 360, 24))
NEAR: tuple[tuple[float, float, float], ...] = (
    (1, 0, 0.0),
    (-1, 0, 0.6),
    (0, 1, 1.2),
    (0, -1, 1.4),
    (1, 1, 2.0),
    (1, -1, 2.0),
    (-1, 1, 2.4),
    (-1, -1, 2.4),
)
BLOCKED = 60.0
STRUCK = 30.0
SWEEPS = 12
TRIALS = 120


@dataclass(frozen=True, slots=True)
class Pin:
    """A point (its box) and the name it carries."""

    box: Box
    name: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place; `leader` runs from the point to it, None when it stands right beside."""

    box: Box
    lines: tuple[str, ...]
    leader: tuple[Point, Point] | None


@dataclass(frozen=True, slots=True)
class _Option:
    """A place of a name; `reach` is the box that holds it with its leader and the gap to the next."""

    name: Name
    cost: float
    reach: tuple[float, float, float, float]


def placed(
    pins: Sequence[Pin], frame: Box, taken: Sequence[Box], cuts: tuple[float, float], size: float
) -> tuple[tuple[Name, ...], float]:
    """The names, and what they cost; `BLOCKED` or more means that something is covered after all.

    `cuts` are the x of an upright and the y of a level line that names should not lie across.
    """
    options = [_options(index, pins, frame, taken, cuts, size) for index in range(len(pins))]
    best: tuple[float, list[int]] | None = None
    for start in range(3):
        chosen = _settled(options, start)
        if _worst(options, chosen) >= STRUCK:
            _untangle(options, chosen)
        choice = (round(_total(options, chosen), 6), chosen)
        best = choice if best is None else min(best, choice)
    assert best is not None
    return tuple(mine[at].name for mine, at in zip(options, best[1], strict=True)), _worst(options, best[1])


def _settled(options: Sequence[Sequence[_Option]], start: int) -> list[int]:
    """Each name in turn takes its best place, given the others', until none moves."""
    count = len(options)
    chosen = [0] * count
    order = sorted(range(count), key=lambda index: (index * 7 * start + index) % count) if start else list(range(count))
    for _ in range(SWEEPS):
        moved = False
        for index in order:
            others = [options[other][chosen[other]] for other in range(count) if other != index]
            at = _best(options[index], others)
            moved |= at != chosen[index]
            chosen[index] = at
        if not moved:
            break
    return chosen


def _cost(options: Sequence[Sequence[_Option]], chosen: Sequence[int], index: int) -> float:
    """What one name costs where it stands."""
    mine = options[index][chosen[index]]
    clashes = sum(_clash(mine, options[other][at]) for other, at in enumerate(chosen) if other != index)
    return mine.cost + clashes


def _worst(options: Sequence[Sequence[_Option]], chosen: Sequence[int]) -> float:
    return max((_cost(options, chosen, index) for index in range(len(options))), default=0.0)


def _total(options: Sequence[Sequence[_Option]], chosen: Sequence[int]) -> float:
    clashes = sum(
        _clash(options[one][chosen[one]], options[other][chosen[other]])
        for one in range(len(options))
        for other in range(one)
    )
    return clashes + sum(mine[at].cost for mine, at in zip(options, chosen, strict=True))


def _untangle(options: Sequence[Sequence[_Option]], chosen: list[int]) -> None:
    """A name that is covered takes a place that others hold, if those find other places and all is better then."""
    trials = 0
    for index in range(len(options)):
        if _cost(options, chosen, index) < STRUCK:
            continue
        before = _total(options, chosen)
        for at, option in enumerate(options[index][:120]):
            if option.cost >= STRUCK or trials >= TRIALS:
                break
            holders = [
                other for other, held in enumerate(chosen) if other != index and _clash(option, options[other][held])
            ]
            if len(holders) > 2:
                continue
            trials += 1
            trial = list(chosen)
            trial[index] = at
            for holder in holders:
                others = [options[other][trial[other]] for other in range(len(options)) if other != holder]
                trial[holder] = _best(options[holder], others)
            if (after := _total(options, trial)) < before - 1e-6:
                chosen[:] = trial
                before = after


def _best(mine: Sequence[_Option], others: Sequence[_Option]) -> int:
    best, at = math.inf, 0
    for number, option in enumerate(mine):
        if option.cost >= best:
            break
        cost = option.cost
        for other in others:
            cost += _clash(option, other)
            if cost >= best:
                break
        if cost < best:
            best, at = cost, number
    return at


def _clash(first: _Option, second: _Option) -> float:
    left, top, right, bottom = first.reach
    left2, top2, right2, bottom2 = second.reach
    if left >= right2 or left2 >= right or top >= bottom2 or top2 >= bottom:
        return 0.0
    one, other = first.name, second.name
    cost = BLOCKED if one.box.overlaps(other.box, APART) else 0.0
    if one.leader and strikes(*one.leader, other.box):
        cost += STRUCK
    if other.leader and strikes(*other.leader, one.box):
        cost += STRUCK
    if one.leader and other.leader and crosses(*one.leader, *other.leader):
        cost += STRUCK
    return cost


def _options(
    index: int, pins: Sequence[Pin], frame: Box, taken: Sequence[Box], cuts: tuple[float, float], size: float
) -> list[_Option]:
    """All places of a name with what they cost by themselves, the cheapest first."""
    pin = pins[index]
    others = [other.box for other in pins if other is not pin]
    found = []
    for shape, lines in enumerate(_shapes(pin.name, size)):
        width = max(text.width(line, size) for line in lines) / SLACK + 2
        height = len(lines) * size * 1.2
        for name, cost in _places(pin.box, width, height, lines):
            if not _inside(name.box, frame):
                continue
            cost += shape * 1.6
            cost += BLOCKED * sum(name.box.overlaps(box, APART) for box in (*others, *taken))
            if name.leader:
                cost += STRUCK * sum(strikes(*name.leader, box) for box in (*others, *taken))
            cost += 11.0 * (name.box.x < cuts[0] < name.box.right) + 11.0 * (name.box.y < cuts[1] < name.box.bottom)
            found.append(_Option(name, cost, _reach(name)))
    if not found:
        lines = first_lines(text.wrap(pin.name, frame.width / 4, size), 4)
        width, height = frame.width / 4, len(lines) * size * 1.2
        x = min(max(frame.x, pin.box.right), frame.right - width)
        y = min(max(frame.y, pin.box.y), frame.bottom - height)
        name = Name(Box(x, y, width, height), lines, None)
        found = [_Option(name, BLOCKED, _reach(name))]
    return sorted(found, key=lambda option: option.cost)


def _reach(name: Name) -> tuple[float, float, float, float]:
    box = name.box.inset(-APART)
    xs, ys = zip(*(name.leader or ()), (box.x, box.y), (box.right, box.bottom), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _shapes(name: str, size: float) -> list[tuple[str, ...]]:
    """The name on few lines and on more."""
    shapes = [first_lines(text.wrap(name, width, size), 4) for width in (size * 13, size * 8, size * 5.5)]
    return list(dict.fromkeys(shapes))


def _places(dot: Box, width: float, height: float, lines: tuple[str, ...]) -> list[tuple[Name, float]]:
    (cx, cy), radius = dot.center, dot.width / 2
    found = []
    for across, down, cost in NEAR:
        side = radius + BESIDE
        x = cx + across * side - (width if across < 0 else 0 if across else width / 2)
        if across:
            y = cy - height / 2 + down * (height / 2 + radius * 0.25)
        else:
            y = cy + radius + 1.5 if down > 0 else cy - radius - 1.5 - height
        found.append((Name(Box(x, y, width, height), lines, None), cost))
    for radius_out in RADII:
        for angle in ANGLES:
            dx, dy = math.cos(angle), math.sin(angle)
            reach = radius + radius_out
            x = cx + dx * reach - (width if dx < -0.3 else 0 if dx > 0.3 else width / 2)
            y = cy + dy * reach - (height if dy < -0.5 else 0 if dy > 0.5 else height / 2)
            box = Box(x, y, width, height)
            end = (min(max(cx, box.x), box.right), min(max(cy, box.y), box.bottom))
            away = math.hypot(end[0] - cx, end[1] - cy)
            if away <= radius + 1:
                continue
            start = (cx + (end[0] - cx) / away * radius, cy + (end[1] - cy) / away * radius)
            found.append((Name(box, lines, (start, end)), 5 + (away - radius) * 0.12))
    return found


def _inside(box: Box, frame: Box) -> bool:
    return box.x >= frame.x and box.y >= frame.y and box.right <= frame.right and box.bottom <= frame.bottom


# Geometry of straight lines ------------------------------------------------------------------------------------------


def strikes(start: Point, end: Point, box: Box, gap: float = 0.0) -> bool:
    """Whether a straight line passes through a box. Source: Liang and Barsky 1984."""
    (ax, ay), (bx, by) = start, end
    left, top, right, bottom = box.x - gap, box.y - gap, box.right + gap, box.bottom + gap
    if (ax <= left and bx <= left) or (ax >= right and bx >= right):
        return False
    if (ay <= top and by <= top) or (ay >= bottom and by >= bottom):
        return False
    dx, dy = bx - ax, by - ay
    enter, leave = 0.0, 1.0
    for move, room in ((-dx, ax - left), (dx, right - ax), (-dy, ay - top), (dy, bottom - ay)):
        if move == 0:
            if room <= 0:
                return False
            continue
        share = room / move
        if move < 0:
            enter = max(enter, share)
        else:
            leave = min(leave, share)
        if enter >= leave:
            return False
    return True


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two straight lines cross inside both."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    one = ux * (cy - ay) - uy * (cx - ax)
    two = ux * (dy - ay) - uy * (dx - ax)
    if one * two >= -1e-9:
        return False
    three = vx * (ay - cy) - vy * (ax - cx)
    four = vx * (by - cy) - vy * (bx - cx)
    return three * four < -1e-9
