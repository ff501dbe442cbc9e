"""Where a chart is cut into pages.

In: a chart, a style, the frame of a slide. Out: `Part.ranges`, the columns of each page. Guaranteed: the fewest pages,
then the fewest parted connections, then pages alike; pages end with a phase unless a phase is too large for a page; a
range that was refused is not proposed again, nor one that holds it.

Units: points.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from generator.layout.chart import legend
from generator.layout.chart.content import Chart
from generator.layout.chart.drawing import Drawing, draw
from generator.layout.chart.grid import Grid
from generator.layout.chart.style import SIDE_GAP, SPACING, TAG_WIDTH, Style
from generator.layout.chart.widths import column_needs, head_width, names_width
from generator.scene import Box
from generator.theme import Theme

Range = tuple[int, int]


class Part:
    """A chart that is cut into ranges of columns, a page each."""

    def __init__(self, chart: Chart, style: Style, theme: Theme, frame: Box, spacing: float = SPACING) -> None:
        self.chart, self.style, self.theme, self.frame, self.spacing = chart, style, theme, frame, spacing
        self.ranges: list[Range] = []
        self._refused: list[Range] = []
        self._fits: dict[Range, bool] = {}
        self._drawn: dict[Range, tuple[Chart, float, Drawing]] = {}
        self._needs = column_needs(chart, style)
        self._fixed = head_width(chart, style) + names_width(chart, style) + 2 * SIDE_GAP
        self._legend = legend.widths(legend.trimmed(legend.entries(chart, theme), style, frame.width), style)

    def refuse(self, found: Range) -> None:
        """Takes note that a range turned out too large."""
        self._refused.append(found)

    def cut(self) -> bool:
        """Finds ranges that fit, before anything is routed; whether there are any. Dynamic programme."""
        count = len(self.chart.steps)
        best: dict[int, tuple[int, float, float, int]] = {0: (0, 0.0, 0.0, 0)}
        ends = self._ends()
        for at, end in enumerate(ends):
            for start in self._starts(ends[:at], end):
                if start not in best or not self.fits(start, end - 1):
                    continue
                pages, parted, unlike, _ = best[start]
                width = sum(self._needs[start:end])
                cut = self._parted[end] if end < count else 0.0
                cost = (pages + 1, parted + cut, unlike + width * width, start)
                best[end] = min(best.get(end, cost), cost)
        self.ranges = []
        end = count
        while end and end in best:
            start = best[end][3]
            self.ranges.insert(0, (start, end - 1))
            end = start
        return count in best

    def _starts(self, ends: list[int], end: int) -> Iterator[int]:
        """Where a page that ends before a column may begin, the nearest first."""
        for start in (*ends[::-1], 0):
            if not self._wide_enough(start, end - 1):
                return
            yield start

    def fits(self, first: int, last: int) -> bool:
        """Whether the columns fit a page, as far as can be told without routes."""
        if any(first <= low and high <= last for low, high in self._refused) or not self._wide_enough(first, last):
            return False
        if (first, last) not in self._fits:
            frame = replace(self.frame, width=self.frame.width - self._beside(first, last))
            grid = Grid(self.chart.columns(first, last), self.style, frame, legend=self._legend)
            self._fits[first, last] = grid.at_rest().fits
        return self._fits[first, last]

    def _wide_enough(self, first: int, last: int) -> bool:
        taken = sum(self._needs[first : last + 1]) + (last - first) * self.style.gutter + self._fixed
        return first == last or taken <= self.frame.width

    def _beside(self, first: int, last: int) -> float:
        """What tags take of the width."""
        tags = (first > 0) + (last < len(self.chart.steps) - 1) if self.chart.arrows else 0
        return tags * (TAG_WIDTH + self.style.gutter)

    def _ends(self) -> list[int]:
        """The columns before which a page may end: where a phase does, and anywhere in a phase too large for one."""
        count = len(self.chart.steps)
        phases = self.chart.phases
        bounds = sorted({0, count} | {phase.first for phase in phases} | {phase.last + 1 for phase in phases})
        ends = set(bounds[1:])
        for first, after in itertools.pairwise(bounds):
            if not self.fits(first, after - 1):
                ends.update(range(first + 1, after))
        return sorted(ends)

    @cached_property
    def _parted(self) -> list[float]:
        """How many connections, time order aside, and cards a page end before each column cuts."""
        count = len(self.chart.steps)
        cut = [0.0] * (count + 1)
        homes = {cell.id: (cell.first, cell.last) for cell in self.chart.cells}
        for arrow in self.chart.arrows:
            if arrow.kind != "sequence":
                low, high = sorted((homes[arrow.source][0], homes[arrow.target][0]))
                _add(cut, low, high, 1.0)
        for low, high in homes.values():
            _add(cut, low, high, 2.0)
        for phase in self.chart.phases:
            _add(cut, phase.first, phase.last, 0.5)
        return cut

    def draw(self, found: Range, chart: Chart, width: float = 0.0) -> Drawing:
        """The drawing of a page; `chart` is the part's in these columns, with tags, `width` that of sister columns."""
        plain = replace(chart, tags=tuple(replace(tag, lines=("",) * len(tag.lines), link="") for tag in chart.tags))
        known = self._drawn.get(found)
        if known is not None and known[0] == plain and known[1] == width:
            return _retagged(known[2], chart)
        drawing = draw(chart, self.theme, self.style, self.frame, width, self.spacing)
        self._drawn[found] = (plain, width, drawing)
        return drawing


def _add(cut: list[float], low: int, high: int, cost: float) -> None:
    for end in range(low + 1, high + 1):
        cut[end] += cost


def _retagged(drawing: Drawing, chart: Chart) -> Drawing:
    """A drawing with the words of other tags in the same places."""
    tags = {tag.id: tag for tag in chart.tags}
    cards = [
        replace(
            card,
            words=replace(card.words, lines=tags[card.id].lines, text=" ".join(tags[card.id].lines)),
            link=tags[card.id].link,
        )
        if card.id in tags
        else card
        for card in drawing.scene.cards
    ]
    return replace(drawing, chart=chart, scene=replace(drawing.scene, cards=tuple(cards)))
