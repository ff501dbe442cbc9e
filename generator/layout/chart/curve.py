"""A smooth curve through given points that never swings beyond them.

In: points from left to right. Out: cubic Bézier points. Guaranteed: passes through every point; between two points it
stays between their heights. Source: Fritsch and Carlson 1980, with harmonic means of the slopes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.scene import Point


def monotone(points: Sequence[Point]) -> tuple[Point, ...]:
    """The curve as first anchor, then (control, control, anchor) for each piece; () for fewer than two points."""
    if len(points) < 2:
        return ()
    slopes = _slopes(points)
    curve: list[Point] = [points[0]]
    for ((x0, y0), (x1, y1)), (before, after) in zip(pairwise(points), pairwise(slopes), strict=True):
        third = (x1 - x0) / 3
        curve += [(x0 + third, y0 + before * third), (x1 - third, y1 - after * third), (x1, y1)]
    return tuple(curve)


def _slopes(points: Sequence[Point]) -> list[float]:
    pieces = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after) for before, after in pairwise(pieces)
    ]
    return [0.0, *inner, 0.0] if len(pieces) > 1 else [pieces[0], pieces[0]]
