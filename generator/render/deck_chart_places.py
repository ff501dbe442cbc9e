"""Where things stand inside a native chart: the plot's frame, bounds of its axes, labels that keep apart.

In: an outline's `Chart` and the size of its frame in points. Out: numbers and DrawingML's names of places. Guaranteed:
labels of a field of points cover neither each other nor the points where there is room for that.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from generator import text
from generator.outline.blocks import Chart
from generator.scene import Box, Point

Bounds = tuple[float | None, float | None]
_PITCH = 1.3  # em from baseline to baseline
_MARKER = 6.0  # points: half a point's mark, with the gap to its label
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


class Room(NamedTuple):
    """The room a chart has, and what it makes of it. Units: points."""

    chart: Chart
    width: float
    height: float
    size: float

    @property
    def has_legend(self) -> bool:
        return self.chart.kind != "scatter" and len(self.chart.series) > 1

    @property
    def has_value_axis(self) -> bool:
        stacked = self.chart.kind == "stacked" and len(self.chart.categories) > 1  # one bar says it by its labels
        return stacked or self.chart.kind in ("line", "radar") or bool(self.chart.spread)

    @property
    def bounds(self) -> Bounds:
        """The bounds of the value axis; None leaves one to the program."""
        chart = self.chart
        values = [value or 0 for _, numbers in chart.series for value in numbers]
        if chart.kind == "stacked":
            return (0, 1)
        low = chart.low
        if low is None and chart.kind != "line" and all(value >= 0 for value in values):
            low = 0
        return (low, chart.high)

    @property
    def bounds_of_points(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The bounds of both axes of a field of points."""
        return (_bounds(self.chart, 0), _bounds(self.chart, 1))

    @property
    def plot(self) -> tuple[float, float, float, float] | None:
        """The inner frame of the plot as shares of the chart's; None leaves it to the program."""
        if self.chart.kind not in ("bar", "stacked", "scatter", "radar"):
            return None
        line = self.size * _PITCH
        top = (_lines(self.chart.title) * (line + 2) + 10) if self.chart.title else 8.0
        bottom, right = 10.0, 14.0
        if self.chart.kind == "scatter":
            names = [*self.chart.categories, "", ""][:2]
            left = 30.0 + (line + 6 if names[1] else 0)
            bottom += line + 4 + (_lines(names[0]) * line + 6 if names[0] else 0)
        elif self.chart.kind == "radar":
            left = right = min(self._names, self.width * 0.2)
            top, bottom = top + line + 6, bottom + line + 6 + self._legend
        else:
            left = self._names
            bottom += (line + 6 if self.has_value_axis else 0) + self._legend
            right = 22.0 if self.has_value_axis else 40.0
        inner = (self.width - left - right, self.height - top - bottom)
        return (left / self.width, top / self.height, max(0.2, inner[0] / self.width), max(0.2, inner[1] / self.height))

    @property
    def _names(self) -> float:
        """The width of the categories' names, two fifths of the chart at most."""
        widths = [text.width(line, self.size) for name in self.chart.categories for line in name.split("\n")]
        return min(max(widths, default=0.0) / 0.95 + 14, self.width * 0.4)

    @property
    def _legend(self) -> float:
        """The height of the legend."""
        if not self.has_legend:
            return 0.0
        whole = sum(text.width(name, self.size) + 30 for name, _ in self.chart.series)
        return math.ceil(whole / (self.width * 0.9)) * self.size * _PITCH + 8


def _lines(words: str) -> int:
    return words.count("\n") + 1


def _bounds(chart: Chart, axis: int) -> tuple[float, float]:
    """The author's bounds, or those that hold every point and the cut with some air."""
    values = [numbers[axis] or 0.0 for _, numbers in chart.series if len(numbers) > axis]
    values += [chart.cut[axis]] if chart.cut else []
    low, high = min(values, default=0.0), max(values, default=1.0)
    air = (high - low or 1.0) * 0.1
    return (low - air if chart.low is None else chart.low, high + air if chart.high is None else chart.high)


def unit(low: float | None, high: float | None) -> float:
    """The distance of ticks: four to six of them, at round numbers."""
    span = abs((high or 0.0) - (low or 0.0)) or 1.0
    power = math.pow(10, math.floor(math.log10(span / 4)))
    return next((nice * power for nice in _NICE if span / (nice * power) <= 6), power * 10)


def cut_lines(chart: Chart) -> tuple[tuple[Point, ...], ...]:
    """The lines that part a field of points, each from bound to bound."""
    if chart.cut is None:
        return ()
    (left, right), (low, high) = (_bounds(chart, axis) for axis in (0, 1))
    x, y = chart.cut
    return (((x, low), (x, high)), ((left, y), (right, y)))


def quadrants(chart: Chart) -> tuple[tuple[str, Point], ...]:
    """The names of a field's quarters with the corners they hang from."""
    if not chart.quadrants or chart.cut is None:
        return ()
    (left, right), (low, high) = (_bounds(chart, axis) for axis in (0, 1))
    rows = (high - (high - low) * 0.04, low + (high - low) * 0.04)
    corners = [(x, y) for y in rows for x in (left, right)]
    return tuple(zip(chart.quadrants, corners, strict=False))


def label_positions(chart: Chart, room: Room) -> list[str]:
    """Where the name of each point stands: right, left, above or below it."""
    return _Labels(chart, room).positions()


class _Labels:
    """Names placed one after the other, each where it covers least of what is there."""

    def __init__(self, chart: Chart, room: Room) -> None:
        self._chart, self._room = chart, room
        x, y, width, height = room.plot or (0.0, 0.0, 1.0, 1.0)
        self._frame = Box(x * room.width, y * room.height, width * room.width, height * room.height)

    @cached_property
    def _points(self) -> list[Point]:
        return [self._place((numbers[0] or 0.0, numbers[1] or 0.0)) for _, numbers in self._chart.series]

    def _place(self, point: Point) -> Point:
        (left, right), (low, high) = self._room.bounds_of_points
        frame = self._frame
        across, up = (point[0] - left) / ((right - left) or 1), (point[1] - low) / ((high - low) or 1)
        return (frame.x + across * frame.width, frame.bottom - up * frame.height)

    def positions(self) -> list[str]:
        taken = [_around(point) for point in self._points] + self._corners()
        found = [""] * len(self._points)
        for at in sorted(range(len(found)), key=lambda at: (self._points[at][1], self._points[at][0], at)):
            others = [box for index, box in enumerate(taken) if index != at]
            boxes = {position: self._box(at, position) for position in ("r", "l", "t", "b")}
            found[at] = min(boxes, key=lambda position: self._cost(boxes[position], others))
            taken.append(boxes[found[at]])
        return found

    def _corners(self) -> list[Box]:
        boxes = []
        for at, (name, point) in enumerate(quadrants(self._chart)):
            x, y = self._place(point)
            boxes.append(self._beside(name, x, y, "lr"[at % 2 == 0]))
        return boxes

    def _box(self, at: int, position: str) -> Box:
        return self._beside(self._chart.series[at][0], *self._points[at], position)

    def _beside(self, name: str, x: float, y: float, position: str) -> Box:
        width = max(text.width(line, self._room.size) for line in name.split("\n")) + 4
        height = _lines(name) * self._room.size * _PITCH
        left = {"r": x + _MARKER, "l": x - _MARKER - width}.get(position, x - width / 2)
        top = {"t": y - _MARKER - height, "b": y + _MARKER}.get(position, y - height / 2)
        return Box(left, top, width, height)

    def _cost(self, box: Box, others: Sequence[Box]) -> float:
        covered = sum(_shared(box, other) for other in others)
        inside = _shared(box, self._frame)
        lines = [self._place(point) for line in cut_lines(self._chart) for point in line]
        crossed = sum(_crosses(box, one, other) for one, other in zip(lines[::2], lines[1::2], strict=True))
        return covered + 2 * (box.width * box.height - inside) + 20 * crossed


def _around(point: Point) -> Box:
    return Box(point[0] - 5, point[1] - 5, 10, 10)


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, across) * max(0.0, down)


def _crosses(box: Box, one: Point, other: Point) -> bool:
    """Whether an upright or level line runs through a box."""
    if one[0] == other[0]:
        return box.x < one[0] < box.right
    return box.y < one[1] < box.bottom
