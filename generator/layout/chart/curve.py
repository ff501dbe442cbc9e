"""Emotion curves drawn in a band: smooth lines that never swing beyond their points, with scores and names.

In: a chart's feelings and strands, the columns they stand over, a box. Out: `Drawn`, the shapes. Guaranteed: a curve
passes through each of its points and stays between two points' heights; no score and no name covers another; a score
without room is a dot, a name without room is left to the legend; several curves differ in colour, dash and the name at
their end.

Units: points. Source: Fritsch and Carlson 1980, with harmonic means of the slopes.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator import text
from generator.layout.chart.content import Chart, Feeling, Strand
from generator.layout.chart.style import Span
from generator.layout.chart.widths import CURVE_NAME, floor_name
from generator.scene import Box, Card, Curve, Dash, Line, Marker, Point, Words
from generator.terms import signed, term

POINT = 17.0
DOT = 7.0
TALL = 100.0
SIZE = CURVE_NAME  # of scores and names
FAR = 24.0  # from a curve's end to the margin: a name beyond is no longer beside it
AIR = 1.5  # above and below a name, free of curves
SHIFTS = (0.0, -4.0, 4.0, -8.0, 8.0, -13.0, 13.0, -20.0, 20.0, -28.0, 28.0)
EDGE = 12.0  # how far a curve goes on beyond its last column, towards the next page
SCALE = 20.0  # width of the scores at the left of a tall band


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


Spot = tuple[float, float, float, tuple[str, ...]]  # cost, left, top, lines of a name
Placed = tuple[Box, tuple[str, ...]]  # a name's place, its lines


@dataclass
class Drawn:
    """The shapes of the curves in a band."""

    lines: list[Line] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)


def drawn(chart: Chart, columns: Sequence[Span], box: Box, suffix: str) -> Drawn:
    """The curves of a chart over the given columns, within a box; `suffix` makes ids unique on a page."""
    return _Band(chart, columns, box, suffix).drawn()


class _Band:
    def __init__(self, chart: Chart, columns: Sequence[Span], box: Box, suffix: str) -> None:
        self.chart, self.columns, self.box, self.suffix = chart, columns, box, suffix
        name = term("overlay-emotion", chart.language).replace("\n", " ")
        self.strands = chart.strands or (Strand("", name, "emotion"),)
        self.loud = [strand.id for strand in self.strands if not strand.quiet]
        self.present: dict[int, list[str]] = {}
        for name in self.loud:
            for column in dict.fromkeys(point.column for point in chart.feelings if point.curve == name):
                self.present.setdefault(column, []).append(name)
        self.tall = box.height >= TALL
        self.unit = (box.height - POINT - 4) / 4
        self.widest = max((_wide(signed(point.score)) for point in chart.feelings), default=POINT)
        self.out = Drawn()
        self.tips: dict[str, Point] = {}

    def drawn(self) -> Drawn:
        self._guides()
        lines: dict[str, list[Point]] = {}
        for strand in sorted(self.strands, key=lambda strand: not strand.quiet):
            lines[strand.id] = self._strand(strand)
        self._scores()
        names = _Names(self.box, self.columns[-1][1], [marker.box for marker in self.out.markers])
        names.taken += [card.box for card in self.out.cards]
        names.inked = sorted(point for line in lines.values() for point in line)
        for strand in self.strands if self.chart.strands else ():
            if strand.id in self.tips:
                wanted = names.at_end(strand.name, self.tips[strand.id], lines[strand.id])
                self._name(f"strand/{strand.id}", strand.name, f"{strand.role}-name", wanted)
        self._floor(names)
        return self.out

    def _height(self, score: float) -> float:
        return self.box.y + self.box.height / 2 - score * self.unit

    def _guides(self) -> None:
        """A line at zero; in a tall band one at each score, with figures."""
        start = self.box.x + (SCALE if self.tall else 0)
        for score in (2, 1, 0, -1, -2) if self.tall else (0,):
            y = self._height(score)
            dash: Dash = "dashed" if score == 0 else "dotted"
            line = Line(f"guide/{score}{self.suffix}", "guide", (start, y), (self.box.right, y), dash, 0.7)
            self.out.lines.append(line)
            if self.tall and score % 2 == 0:
                words = Words((signed(score),), SIZE, text=signed(score))
                place = Box(self.box.x, y - 6.5, SCALE, 13)
                self.out.cards.append(
                    Card(f"scale/{score}{self.suffix}", "muted", place, words, shape="plain", kind="label", inset=0)
                )

    # curves

    def _strand(self, strand: Strand) -> list[Point]:
        """Draws a curve; gives points along it."""
        own = [point for point in self.chart.feelings if point.curve == strand.id]
        if not own:
            return []
        points = [(self._across(point), self._height(point.score)) for point in own]
        self.tips[strand.id] = points[-1]
        for edge in (edge for edge in self.chart.edges if edge.curve == strand.id):
            near = own[0] if edge.column < 0 else own[-1]
            y = self._height((edge.score + near.score) / 2)
            if edge.column < 0:
                points.insert(0, (min(self.box.x + (SCALE if self.tall else 2), points[0][0] - 6), y))
            else:
                points.append((max(points[-1][0] + 6, min(self.columns[-1][1] + EDGE, self.box.right)), y))
                self.tips[strand.id] = points[-1]
        curve = monotone(points)
        if curve:
            identifier = f"emotion{f'/{strand.id}' if strand.id else ''}{self.suffix}"
            self.out.curves.append(
                Curve(identifier, strand.role, curve, strand.weight, strand.dash, strand.name.replace("\n", " "))
            )
        return list(_along(curve)) or points

    def _across(self, feeling: Feeling) -> float:
        """Where a point stands; those of several curves stand side by side."""
        left, right = self.columns[feeling.column]
        x = left + (right - left) * feeling.place
        here = self.present.get(feeling.column, ())
        if feeling.curve not in here or len(here) < 2:
            return x
        apart = min(self.widest + 3, (right - left + 10) / len(here))
        return x + (here.index(feeling.curve) - (len(here) - 1) / 2) * apart

    # scores

    def _scores(self) -> None:
        """A score at each point; where it would cover another, a dot."""
        roles = {strand.id: strand.role for strand in self.strands}
        spots = [point for point in self.chart.feelings if point.curve in self.loud]
        for feeling in sorted(spots, key=lambda point: -abs(point.score)):
            x, y = self._across(feeling), self._height(feeling.score)
            glyph = signed(feeling.score)
            wide = _wide(glyph)
            place = Box(x - wide / 2, y - POINT / 2, wide, POINT)
            if any(place.overlaps(marker.box) for marker in self.out.markers):
                glyph, place = "", Box(x - DOT / 2, y - DOT / 2, DOT, DOT)
            role = roles[feeling.curve]
            role = _mood(feeling.score) if role == "emotion" else role
            self.out.markers.append(
                Marker(feeling.id, role, place, glyph, feeling.meaning, size=SIZE, hollow=feeling.hollow)
            )
        order = {point.id: number for number, point in enumerate(spots)}
        self.out.markers.sort(key=lambda marker: (bool(marker.glyph), order[marker.id]))

    # names

    def _name(self, identifier: str, name: str, role: str, found: Placed | None) -> None:
        if found is None:
            return
        place, lines = found
        words = Words(lines, SIZE, bold=True, align="left", text=name.replace("\n", " "))
        card = Card(identifier + self.suffix, role, place, words, shape="plain", kind="label", inset=0)
        self.out.cards.append(card)

    def _floor(self, names: _Names) -> None:
        """The tolerance floor, a thin line with its name."""
        if self.chart.floor is None:
            return
        y = self._height(self.chart.floor)
        start = self.box.x + (SCALE if self.tall else 0)
        name = floor_name(self.chart.floor, self.chart.language)
        flat = name.replace("\n", " ")
        self.out.lines.append(
            Line(f"tolerance{self.suffix}", "tolerance", (start, y), (self.box.right, y), "dashdot", 1.0, flat)
        )
        self._name("tolerance/name", name, "tolerance-name", names.on_line(name, y, start))


def _wide(glyph: str) -> float:
    return POINT if len(glyph) <= 2 else POINT + 10


def _mood(score: float) -> str:
    return "emotion-neutral" if not score else f"emotion-{'positive' if score > 0 else 'negative'}"


def _along(curve: Sequence[Point]) -> Iterator[Point]:
    """Points along a Bézier curve, close enough that nothing fits between them unseen."""
    for at in range(0, len(curve) - 3, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve[at : at + 4]
        for step in range(24):
            t, s = step / 24, 1 - step / 24
            a, b, c, d = s**3, 3 * s * s * t, 3 * s * t * t, t**3
            yield (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
    yield from curve[-1:]


class _Names:
    """Places for names in a band: on no score and no other name, on as little of the curves as can be."""

    def __init__(self, box: Box, right: float, taken: list[Box]) -> None:
        self.box, self.right, self.taken = box, right, taken
        self.inked: list[Point] = []  # from left to right

    def at_end(self, name: str, tip: Point, line: Sequence[Point]) -> Placed | None:
        """A place at a curve's end, else beside the curve, the farther right the better."""
        margin = max(self.right, tip[0] + POINT / 2) + 4
        flat = (name.replace("\n", " / "),)
        spots: list[Spot] = []
        for away, x in ((0.0, margin), *((1.0, tip[0] + reach) for reach in (DOT, POINT / 2 + 4, POINT))):
            cost = away + 0.1 * max(0.0, x - tip[0] - FAR)
            for lines in dict.fromkeys((flat, *_broken(name, self.box.right - x - 3))):
                wide, high = _size(lines)
                if x + wide < self.box.right:
                    shifted = enumerate(tip[1] + shift - high / 2 for shift in SHIFTS)
                    spots += [(cost + number * 0.6, x, y, lines) for number, y in shifted]
        return self._best([*spots, *self._beside(name, line), *self._anywhere(name, tip)])

    def on_line(self, name: str, y: float, start: float) -> Placed | None:
        """A place on a level line: at its end, else above or below it."""
        spots: list[Spot] = []
        room = self.box.right - self.right - 4
        for lines in _broken(name, room):
            high = len(lines) * SIZE * text.PITCH
            spots += [(0.0, self.right + 4, y - high / 2, lines), (0.5, self.right + 4, y + 1, lines)]
            spots.append((0.6, self.right + 4, y - high - 1, lines))
        flat = (name.replace("\n", " / "),)
        wide, high = _size(flat)
        for number in range(int(max(1.0, (self.right - start - wide) / 6))):
            x = start + 2 + 6 * number
            spots += [(4 + number * 0.05, x, y + 1, flat), (4.2 + number * 0.05, x, y - high - 1, flat)]
        return self._best([*spots, *self._anywhere(name, (self.box.right, y))])

    def _beside(self, name: str, line: Sequence[Point]) -> Iterator[Spot]:
        """Above and below the points of a curve, its end first."""
        lines = (name.replace("\n", " / "),)
        wide, high = _size(lines)
        for number, (x, y) in enumerate(reversed(line)):
            for away, up in ((3.0, y - high - 3), (3.2, y + 3), (3.8, y - high - 11), (4.0, y + 11)):
                yield 6 + away + 0.1 * number, x - wide / 2, up, lines

    def _anywhere(self, name: str, tip: Point) -> Iterator[Spot]:
        """All over the band, the nearer to a curve's end the better, for where nothing better is free."""
        for lines in dict.fromkeys(((name.replace("\n", " / "),), tuple(name.split("\n")))):
            wide, high = _size(lines)
            for down in range(int(max(0.0, self.box.height - high) / 4) + 1):
                for along in range(int(max(0.0, self.box.width - wide) / 12) + 1):
                    x, y = self.box.right - wide - 12 * along, self.box.y + 4 * down
                    yield 40 + 0.1 * (abs(x - tip[0]) + 2 * abs(y - tip[1])), x, y, lines

    def _best(self, spots: Iterable[Spot]) -> Placed | None:
        """The cheapest place, each point of a curve below it counted; None when all of them cover something."""
        best: tuple[float, int, Box, tuple[str, ...]] | None = None
        for number, (cost, x, y, lines) in sorted(enumerate(spots), key=lambda spot: spot[1][0]):
            if best is not None and cost > best[0]:
                break
            wide, high = _size(lines)
            x = max(self.box.x + 1, min(x, self.box.right - wide - 1))
            y = max(self.box.y + 1, min(y, self.box.bottom - high - 1))
            place = Box(x, y, wide, high)
            if not any(place.overlaps(other) for other in self.taken):
                found = (cost + 5.0 * self._inked(place), number, place, lines)
                best = found if best is None else min(best, found)
        if best is None:
            return None
        self.taken.append(best[2])
        return best[2], best[3]

    def _inked(self, place: Box) -> int:
        """How many points of curves lie on a place."""
        first = bisect_right(self.inked, (place.x - 1, math.inf))
        last = bisect_left(self.inked, (place.right + 1, -math.inf))
        return sum(place.y - AIR < y < place.bottom + AIR for _, y in self.inked[first:last])


def _broken(name: str, room: float) -> Iterator[tuple[str, ...]]:
    """The name in lines that fit a room; nothing when words would be torn."""
    if room < 2 * SIZE:
        return
    lines = text.wrap(name, room, SIZE, True)
    if text.torn_words(name, lines) == 0 and all(text.width(line, SIZE, True) <= room for line in lines):
        yield lines


def _size(lines: Sequence[str]) -> tuple[float, float]:
    return max(text.width(line, SIZE, True) for line in lines) * 1.02 + 2, len(lines) * SIZE * text.PITCH
