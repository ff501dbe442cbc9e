"""How a chart is laid out on paper: upright or across, in how many rows, with how large type.

In: a chart, a style, the paper, the height that the heading and the legend take. Out: `Arrangement`s, the best first.
Guaranteed: rows end with a phase unless that would make them too unlike; what the estimate finds room for is drawn
before anybody relies on it.

Units: drawing units, in which the cards' text has the size of the style; `scale` makes points of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.layout.chart.content import Chart
from generator.layout.chart.drawing import Drawing, draw, measured
from generator.layout.chart.grid import TIGHTENED, Grid
from generator.layout.chart.style import SIDE_GAP, TAG_WIDTH, Style
from generator.layout.chart.tags import Page, parted
from generator.layout.chart.widths import column_needs, head_width, names_width
from generator.paper import Paper
from generator.scene import Box
from generator.theme import Theme

ROW_GAP = 20.0
ROWS = 8  # at most
TORN = 0.12  # by which share a row may be longer before a phase is parted to make it shorter
ALIKE = 0.015  # a row more, or the paper upright, must print text larger by this share
LINES = (3, 2, 4, 6)  # how many lines a card's text should take: short and wide, or narrow and tall
CLOSE = 0.9  # an estimate that comes so near the best is drawn too
FINEST, COARSE = 0.005, 0.03  # by which share of its best a scale may be missed, in a usual and in a large chart
LARGE = 250  # connections, from which on each drawing takes seconds
TALL = 0.85  # of the curve's height in the style
TRIES = 30  # with ever smaller type, until every label has a place

Range = tuple[int, int]
Around = Callable[[float, int], float]  # what heading and legend take of the height: at a width, with so many rows


@dataclass(frozen=True)
class Room:
    """The paper as it lies: how much room a drawing has at a scale."""

    width: float  # points, without margins; 0 on a roll
    height: float
    landscape: bool

    def at(self, scale: float, natural: float) -> tuple[float, float]:
        """Width and height in drawing units; on a roll the width is what the drawing naturally takes."""
        return (self.width / scale if self.width else natural), self.height / scale


def rooms(paper: Paper) -> tuple[Room, ...]:
    """The ways to lay a paper."""
    inner, other = paper.width - 2 * paper.margin, paper.height - 2 * paper.margin
    if paper.endless:
        return (Room(0.0, inner, True),)
    return (Room(other, inner, True), Room(inner, other, False))


@dataclass
class Arrangement:
    """A chart in rows in a room, with the largest scale at which it fits, as far as is known.

    `natural` is the width that the rows take when nothing bounds them.
    """

    chart: Chart
    theme: Theme
    style: Style
    room: Room
    ranges: tuple[Range, ...]
    around: Around
    scale: float = 0.0
    natural: float = 0.0
    drawings: list[Drawing] = field(default_factory=list)

    @cached_property
    def rows(self) -> list[Chart]:
        """The charts of the rows, with tags where connections go on; sums of the whole stand in the last."""
        pages = [Page(0, first, last) for first, last in self.ranges]
        *others, last = parted(self.chart, [self.chart], pages, "row")
        return [replace(one, rows=tuple(replace(row, sum="") for row in one.rows)) for one in others] + [last]

    @property
    def large(self) -> bool:
        return len(self.chart.arrows) >= LARGE

    @property
    def body(self) -> float:
        """Size of the cards' text. Units: points."""
        return self.scale * self.style.body

    @property
    def worth(self) -> float:
        """By what arrangements are compared: large text, unless little larger text costs much."""
        return self.body * (1 - ALIKE * (len(self.ranges) - self.room.landscape))

    def hint(self, width: float) -> float:
        """The column width that all rows can have."""
        if len(self.ranges) < 2:
            return 0.0
        fixed = head_width(self.chart, self.style) + names_width(self.chart, self.style) + 2 * SIDE_GAP
        widths = []
        for row, (first, last) in zip(self.rows, self.ranges, strict=True):
            count, tags = last - first + 1, len({tag.side for tag in row.tags})
            gutters = (count - 1 + tags) * self.style.gutter
            widths.append((width - fixed - gutters - tags * TAG_WIDTH) / count)
        return max(0.0, min(widths))

    def grow(self, least: float) -> None:
        """Finds the largest scale by measuring; leaves 0 when even `least` is too large."""
        self.natural = max(Grid(row, self.style).at_rest().width for row in self.rows)
        if self._fits_at_rest(least):
            self.scale = _largest(least, 2 * least, self._fits_at_rest)

    def _fits_at_rest(self, scale: float) -> bool:
        width, height = self.room.at(scale, self.natural)
        taken = self.around(width, len(self.rows)) + ROW_GAP * (len(self.rows) - 1)
        hint = self.hint(width)
        for row in self.rows:
            sheet = Grid(row, self.style, Box(0, 0, width, 0), hint).at_rest()
            taken += sheet.over_height + _comfort(row, self.style)
            if sheet.over_width > 0.01 or taken > height:
                return False
        return True

    def settle(self, least: float) -> None:
        """Draws the rows, at a smaller scale when connections and labels need more room than was measured.

        Gives up when it is no longer worth more than `least`.
        """
        while not self.room.width and not all(self._need(row, self.natural) for row in self.rows):
            self.natural *= 1.03
        if not self._spare(self.scale):
            low = 0.7 * self.scale
            while not self._spare(low):
                low *= 0.7
            fine = COARSE if self.large else FINEST
            self.scale = _largest(low, self.scale, lambda scale: bool(self._spare(scale)), fine)
        for _ in range(TRIES):
            if self.worth <= least or self._drawn():
                break
            if not self.room.width and any(drawing.over_width > 0.01 for drawing in self.drawings):
                self.natural *= 1.03
            else:
                self.scale *= 1 - (COARSE if self.large else 0.015)

    def _spare(self, scale: float) -> tuple[float, ...]:
        """The heights of the rows so that they fill the page; nothing when they do not fit."""
        width, height = self.room.at(scale, self.natural)
        room = height - self.around(width, len(self.rows)) - ROW_GAP * (len(self.rows) - 1)
        needs = [self._need(row, width) for row in self.rows]
        known = [need for need in needs if need is not None]
        if len(known) < len(needs) or sum(known) > room:
            return ()
        return tuple(need * room / sum(known) for need in known)

    def _drawn(self) -> bool:
        """Draws the rows; whether they fit with all their labels."""
        width, _ = self.room.at(self.scale, self.natural)
        heights = self._spare(self.scale)
        self.drawings = [self._draw(row, width, high) for row, high in zip(self.rows, heights, strict=bool(heights))]
        return bool(heights) and all(self._is_fine(drawing) for drawing in self.drawings)

    def _is_fine(self, drawing: Drawing) -> bool:
        """Whether a row fits, its labels have places, and its curve was not pressed flat."""
        curve = [band.box.height for band in drawing.scene.bands if band.role == "band-emotion"]
        tall = all(height >= TALL * self.style.emotion for height in curve)
        return drawing.fits and not drawing.homeless and tall

    def _need(self, row: Chart, width: float) -> float | None:
        """The height of a row with its connections, None when it is too wide."""
        sheet = measured(row, self.style, Box(0, 0, width, 0), self.hint(width))
        return None if sheet.over_width > 0.01 else sheet.over_height + _comfort(row, self.style)

    def _draw(self, row: Chart, width: float, height: float) -> Drawing:
        frame = Box(0, 0, width, height)
        return draw(row, self.theme, self.style, frame, self.hint(width), page=(width, height), closing=False)


def arranged(chart: Chart, theme: Theme, styles: Sequence[Style], paper: Paper, around: Around) -> Arrangement:
    """The arrangement that prints the largest text."""
    found: list[Arrangement] = []
    seen: set[tuple[object, ...]] = set()
    best = 0.0
    for style, room, count, lines in itertools.product(styles, rooms(paper), range(1, ROWS + 1), LINES):
        one = replace(style, lines=lines)
        key = (style, room, count, *column_needs(chart, one))
        if count > (len(chart.steps) if room.width else 1) or key in seen:
            continue
        seen.add(key)
        trial = Arrangement(chart, theme, one, room, cut(chart, one, count), around)
        trial.grow(max(0.05, best * CLOSE / one.body))
        if trial.scale:
            found.append(trial)
            best = max(best, trial.body)
    return _drawn_best(found)


def _drawn_best(found: Sequence[Arrangement]) -> Arrangement:
    """The best when drawn, of those that measured best."""
    best: Arrangement | None = None
    for one in sorted(found, key=lambda one: -one.worth):
        if best is not None and (one.large or one.worth <= best.worth):
            break
        one.settle(best.worth if best is not None else 0.0)
        if best is None or one.worth > best.worth:
            best = one
    assert best is not None, "something fits any paper when it is small enough"
    return best


def cut(chart: Chart, style: Style, count: int) -> tuple[Range, ...]:
    """The columns in so many rows, as nearly alike as can be, parted at phases where that costs little."""
    needs = [need + style.gutter for need in column_needs(chart, style)]
    total, number = list(itertools.accumulate(needs, initial=0.0)), len(needs)
    inside = {after for phase in chart.phases for after in range(phase.first + 1, phase.last + 1)}
    torn = TORN * total[-1] / count
    best: list[dict[int, tuple[float, float, int]]] = [{0: (0.0, 0.0, 0)}]
    for _ in range(count):
        best.append(dict(_next_ends(best[-1], total, inside, torn, number)))
    ranges: list[Range] = []
    end = number
    for row in range(count, 0, -1):
        start = best[row][end][2]
        ranges.insert(0, (start, end - 1))
        end = start
    return tuple(ranges)


def _next_ends(
    before: dict[int, tuple[float, float, int]], total: Sequence[float], inside: set[int], torn: float, number: int
) -> Iterator[tuple[int, tuple[float, float, int]]]:
    """For each column after which a row may end, the least cost of the rows so far."""
    for end in range(1, number + 1):
        costs = []
        for start, (worst, squares, _) in before.items():
            if start < end:
                length = total[end] - total[start]
                cost = max(worst, length + (torn if start in inside else 0.0))
                costs.append((cost, squares + length * length, start))
        if costs:
            yield end, min(costs)


def _comfort(row: Chart, style: Style) -> float:
    """What a grid would rather take from the curve and from paddings than overflow; a poster leaves it to them."""
    curve = max(0.0, style.emotion - row.curve_least) if row.feelings else 0.0
    return curve + sum(TIGHTENED * lane.levels for lane in row.lanes) + sum(1.0 * other.levels for other in row.rows)


def _largest(low: float, high: float, fits: Callable[[float], bool], fine: float = FINEST) -> float:
    """The largest number that fits, to a share `fine` of it. `low` must fit."""
    while fits(high):
        low, high = high, 2 * high
    while high - low > fine * high:
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
