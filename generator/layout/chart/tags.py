"""Connections that pages part: the same letter on both pages.

In: a chart, the parts it was cut into, the columns of each page. Out: the chart of each page, with tags. Guaranteed:
every card stands on one page; a connection between cards of two pages ends on each of them at a tag that names the
other page, under one letter for all that leaves a card for the same page.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.layout.chart.content import Arrow, Cell, Chart, Tag

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Page:
    """The columns of a part on one page."""

    part: int
    first: int
    last: int


@dataclass
class _Desk:
    """The arrows and tags of one page while they are gathered."""

    number: int
    chart: Chart
    lanes: Mapping[str, tuple[str, Cell]]
    arrows: list[Arrow] = field(default_factory=list)
    tags: dict[tuple[Side, str, int], list[tuple[str, int]]] = field(default_factory=dict)
    seen: set[tuple[str, str, str]] = field(default_factory=set)

    def tag(self, card: str, letter: str, other: int) -> str:
        """The id of the tag beside a card that names another page."""
        lane, cell = self.lanes[card]
        side: Side = "right" if other > self.number else "left"
        signs = self.tags.setdefault((side, lane, cell.level), [])
        if (letter, other) not in signs:
            signs.append((letter, other))
        return f"tag/{side}/{lane}/{cell.level}"

    def add(self, arrow: Arrow) -> None:
        ends = (arrow.source, arrow.target, arrow.kind)
        if ends not in self.seen:
            self.seen.add(ends)
            self.arrows.append(arrow)

    def done(self, stem: str) -> Chart:
        tags = tuple(
            Tag(
                f"tag/{side}/{lane}/{level}",
                side,
                lane,
                level,
                tuple(f"{letter}→{other}" for letter, other in signs),
                f"{stem}-{signs[0][1]}",
            )
            for (side, lane, level), signs in self.tags.items()
        )
        return replace(self.chart, arrows=tuple(self.arrows), tags=tags)


def parted(chart: Chart, parts: Sequence[Chart], pages: Sequence[Page]) -> list[Chart]:
    """The charts of the pages, in their order."""
    desks = []
    homes: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        cut = parts[page.part].columns(page.first, page.last)
        lanes = {cell.id: (lane.id, cell) for lane in cut.lanes for cell in lane.cells}
        homes |= dict.fromkeys(lanes, number)
        desks.append(_Desk(number, cut, lanes))
    letters: dict[tuple[str, int], str] = {}
    names = _letters()
    for arrow in chart.arrows:
        source, target = homes.get(arrow.source), homes.get(arrow.target)
        if source is None or target is None:
            continue
        if source == target:
            desks[source - 1].arrows.append(arrow)
            continue
        key = (arrow.source, target)
        if key not in letters:
            letters[key] = next(names)
        start, end = desks[source - 1], desks[target - 1]
        start.add(replace(arrow, target=start.tag(arrow.source, letters[key], target)))
        end.add(replace(arrow, source=end.tag(arrow.target, letters[key], source), label=""))
    return [desk.done(chart.id) for desk in desks]


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for length in itertools.count(1):
        yield from map("".join, itertools.product(string.ascii_uppercase, repeat=length))
