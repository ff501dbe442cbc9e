"""Labels on straight lines of a map.

In: lines with the sizes of their labels, cards and other boxes in the way, the area. Out: boxes for labels, and how
many have none. Guaranteed: deterministic; a label lies on its own line or touches it and covers nothing else; one
without such a place is left out.

Units: points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.layout.maps.scatter import strikes
from generator.scene import Box, Point

CLEAR = 2.0
HEAD = 11.0  # of a line's end, for the arrow
SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
ROUNDS = 6
COVERED = 10.0


@dataclass(frozen=True, slots=True)
class Lined:
    """A straight line; `size` is its label's width and height, None without one."""

    id: str
    start: Point
    end: Point
    size: tuple[float, float] | None


def clear(lines: Sequence[Lined], boxes: Sequence[Box], area: Box) -> tuple[dict[str, Box], int]:
    """Boxes for the labels that cover nothing, and how many labels find no place."""
    chosen = _settled(lines, boxes, area)
    dropped = 0
    while any(covered := _covered(chosen).values()):
        worst = max(zip(covered, chosen, strict=True), key=lambda pair: pair[0])[1]
        del chosen[worst]
        dropped += 1
    return {name: box for name, (_, box) in chosen.items()}, dropped


def _settled(lines: Sequence[Lined], boxes: Sequence[Box], area: Box) -> dict[str, tuple[float, Box]]:
    """Each label in turn takes its best place, given the others', until none moves."""
    options = {line.id: _options(line, lines, boxes, area) for line in lines if line.size}
    reach = {name: _around([box for _, box in found]) for name, found in options.items()}
    chosen: dict[str, tuple[float, Box]] = {name: found[0] for name, found in options.items()}
    for _ in range(ROUNDS):
        moved = False
        for name, found in options.items():
            others = [box.inset(-CLEAR) for other, (_, box) in chosen.items() if other != name]
            others = [box for box in others if box.overlaps(reach[name])]
            best = min(found, key=lambda option: option[0] + COVERED * sum(option[1].overlaps(box) for box in others))
            moved |= best is not chosen[name]
            chosen[name] = best
        if not moved:
            break
    return chosen


def _covered(chosen: Mapping[str, tuple[float, Box]]) -> dict[str, int]:
    """How much each label covers, a label over a label counted for both; twice what else it covers."""
    found = {}
    for name, (cost, box) in chosen.items():
        found[name] = 2 * int(cost // COVERED)
        found[name] += sum(box.overlaps(other, CLEAR) for key, (_, other) in chosen.items() if key != name)
    return found


def _options(line: Lined, lines: Sequence[Lined], boxes: Sequence[Box], area: Box) -> list[tuple[float, Box]]:
    """Places on the line and beside it with what each costs: what it covers counts most, then how far off it is."""
    assert line.size
    width, height = line.size
    (ax, ay), (bx, by) = line.start, line.end
    length = math.dist(line.start, line.end) or 1.0
    across = (-(by - ay) / length, (bx - ax) / length)
    beside = (abs(across[0]) * width + abs(across[1]) * height) / 2 + 1.5
    places = []
    for shift, extra in ((0.0, 0.0), (beside, 1.0), (-beside, 1.0)):
        for order, share in enumerate(SHARES):
            x, y = ax + (bx - ax) * share + across[0] * shift, ay + (by - ay) * share + across[1] * shift
            places.append((extra + order * 0.15, Box(round(x - width / 2, 1), round(y - height / 2, 1), width, height)))
    reach = _around([box for _, box in places])
    near = [box for box in boxes if box.overlaps(reach, CLEAR)]
    others = [one for one in lines if one is not line and strikes(one.start, one.end, reach, 1.0)]
    heads = (_near(line.start, line.end), _near(line.end, line.start))
    found = []
    for cost, box in places:
        covered = sum(box.overlaps(other, CLEAR) for other in near)
        covered += sum(strikes(other.start, other.end, box, 1.0) for other in others)
        covered += sum(strikes(*head, box) for head in heads)
        covered += box.x < area.x or box.y < area.y or box.right > area.right or box.bottom > area.bottom
        found.append((cost + COVERED * covered, box))
    return found


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all boxes."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _near(tip: Point, other: Point) -> tuple[Point, Point]:
    """The part of a line that its arrow head takes."""
    share = min(0.4, HEAD / (math.dist(tip, other) or 1.0))
    return tip, (tip[0] + (other[0] - tip[0]) * share, tip[1] + (other[1] - tip[1]) * share)
