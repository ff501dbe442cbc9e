"""What a drawing in columns and rows shows, before anything has a place on the page.

In: words and references, from `blueprint` and `journey`. Out: `Chart`, which `grid` measures, `drawing` draws and
`pages` cuts. Guaranteed: columns and levels count from 0; cells of a lane that cover the same column have different
levels; every arrow's ends are cells of a lane.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from generator.scene import Dash, Head, Shape


@dataclass(frozen=True, slots=True)
class Mark:
    """A badge on a cell: its role in the theme, its glyph, what it means in words."""

    role: str
    glyph: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A text that covers the columns `first` to `last` of a lane or row, `level` places below its top.

    `spare` are the marks that stand in for rows on pages without them. The lines of a `whole` text are not broken.
    `status` says how it is known, which `border` and `weight` show; `pin` is the mark at a note's left edge.
    """

    id: str
    role: str
    text: str
    first: int
    last: int
    level: int = 0
    kind: str = "card"
    shape: Shape = "round"
    border: Dash = "solid"
    marks: tuple[Mark, ...] = ()
    spare: tuple[Mark, ...] = ()
    whole: bool = False
    weight: float = 0.0
    status: str = ""
    pin: Mark | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane whose cells can be connected. `lines` are the named lines along its lower border."""

    id: str
    role: str
    name: str
    cells: tuple[Cell, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def levels(self) -> int:
        return 1 + max((cell.level for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Row:
    """An overlay below the lanes: times, metrics, pains. Nothing connects to its cells.

    `sum` stands at its end; with `axis` a line runs through its cells, from the first step to the last.
    """

    id: str
    role: str
    name: str
    cells: tuple[Cell, ...] = ()
    sum: str = ""
    axis: bool = False

    @property
    def levels(self) -> int:
        return 1 + max((cell.level for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Strand:
    """An emotion curve: whose, in which look. A `quiet` one shows its line alone, without points."""

    id: str
    name: str
    role: str
    dash: Dash = "solid"
    weight: float = 2.25
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Feeling:
    """A point of an emotion curve; `place` is its share of the column's width, from the left."""

    id: str
    column: int
    place: float
    score: float
    hollow: bool
    meaning: str
    curve: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the journey, over the columns `first` to `last`."""

    id: str
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Step:
    """A column. `marks` are what an overview shows of it; `headed` where no lane tells its name already."""

    id: str
    name: str
    marks: tuple[Mark, ...] = ()
    role: str = "step"
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Arrow:
    """A connection between two cells of lanes, or a cell and a tag; `state` is what became of it in a comparison."""

    id: str
    source: str
    target: str
    kind: str
    both: bool = False
    dash: Dash = "solid"
    label: str = ""
    conditional: bool = False
    state: str = ""
    head: Head = "arrow"

    @property
    def look(self) -> str:
        """The role it is painted in."""
        return self.state or self.kind


@dataclass(frozen=True, slots=True)
class Tag:
    """A sign at the page's edge that names where a connection goes on: which lane and level it stands at."""

    id: str
    side: Literal["left", "right"]
    lane: str
    level: int
    lines: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A blueprint or a journey in words.

    `feelings` are points of the curves that `strands` describes, of one nameless curve when there are none. `edges` are
    the points next to a page that was cut out, in the columns before its first and after its last. `floor` is the
    lowest score that customers put up with, None when it is not shown.
    `splits` are ways to part the lanes over pages where they do not fit one, groups of lanes' ids that stay together.
    """

    id: str
    kind: str
    name: str
    language: str
    title: str = ""
    subtitle: str = ""
    footer: str = ""
    phases: tuple[Phase, ...] = ()
    steps: tuple[Step, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    strands: tuple[Strand, ...] = ()
    floor: float | None = None
    lanes: tuple[Lane, ...] = ()
    rows: tuple[Row, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    tags: tuple[Tag, ...] = ()
    edges: tuple[Feeling, ...] = ()
    splits: tuple[tuple[frozenset[str], ...], ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all lanes."""
        return tuple(cell for lane in self.lanes for cell in lane.cells)

    @property
    def headings(self) -> tuple[Step, ...]:
        """The steps whose names stand above their columns."""
        return tuple(step for step in self.steps if step.headed or not self.lanes)

    @property
    def curve_least(self) -> float:
        """The least height of the curve's band: more where several curves, or the journey itself, are read off it."""
        several = sum(not strand.quiet for strand in self.strands) > 1
        return (64.0 if self.kind == "journey" else 36.0) + (20.0 if several else 0.0)

    @property
    def holders(self) -> tuple[Lane | Row, ...]:
        """Lanes and rows, from the top."""
        return (*self.lanes, *self.rows)

    def columns(self, first: int, last: int) -> Chart:
        """The part in the columns `first` to `last`, renumbered from 0.

        Cells that begin there are cut at its end; rows that have none there are left out.
        """
        feelings = [
            replace(feeling, column=feeling.column - first)
            for feeling in self.feelings
            if first <= feeling.column <= last
        ]
        return replace(
            self,
            phases=tuple(_clipped(self.phases, first, last)),
            steps=self.steps[first : last + 1],
            feelings=tuple(feelings),
            lanes=tuple(replace(lane, cells=_within(lane.cells, first, last)) for lane in self.lanes),
            rows=tuple(row for row in _rows_within(self.rows, first, last) if row.cells),
            edges=tuple(self._edges(first, last)),
        ).with_own_arrows()

    def _edges(self, first: int, last: int) -> Iterable[Feeling]:
        """The points of each curve next to the columns, where it has points in them."""
        for curve in dict.fromkeys(point.curve for point in self.feelings if first <= point.column <= last):
            points = [point for point in self.feelings if point.curve == curve]
            earlier = [point for point in points if point.column < first]
            later = [point for point in points if point.column > last]
            yield from (replace(point, column=-1) for point in earlier[-1:])
            yield from (replace(point, column=last - first + 1) for point in later[:1])

    def with_own_arrows(self) -> Chart:
        """The chart with those arrows only whose two ends are in it."""
        known = {cell.id for cell in self.cells}
        return replace(self, arrows=tuple(a for a in self.arrows if a.source in known and a.target in known))

    def without_rows(self, curve: bool) -> Chart:
        """The lanes alone, with or without the curve above them; what the overlays say shows as marks."""
        lanes = tuple(
            replace(lane, cells=tuple(replace(cell, marks=cell.marks + cell.spare) for cell in lane.cells))
            for lane in self.lanes
        )
        return replace(self, lanes=lanes, rows=(), footer="", feelings=self.feelings if curve else ())

    def shared_out(self, groups: Iterable[frozenset[str]]) -> tuple[Chart, ...]:
        """A chart for each group of lanes, then the overlays with the curve."""
        lanes = self.without_rows(False)
        parts = [
            replace(lanes, lanes=tuple(lane for lane in lanes.lanes if lane.id in group)).with_own_arrows()
            for group in groups
        ]
        return (*parts, *([self.without_lanes(True)] if self.rows or self.feelings else []))

    def without_lanes(self, curve: bool) -> Chart:
        """The overlays alone, with or without the curve above them."""
        return replace(self, lanes=(), arrows=(), feelings=self.feelings if curve else ())


def _clipped(phases: Iterable[Phase], first: int, last: int) -> Iterable[Phase]:
    for phase in phases:
        if phase.first <= last and phase.last >= first:
            yield replace(phase, first=max(phase.first, first) - first, last=min(phase.last, last) - first)


def _rows_within(rows: Iterable[Row], first: int, last: int) -> Iterable[Row]:
    return (replace(row, cells=_within(row.cells, first, last)) for row in rows)


def _within(cells: Iterable[Cell], first: int, last: int) -> tuple[Cell, ...]:
    return compact(
        replace(cell, first=cell.first - first, last=min(cell.last, last) - first)
        for cell in cells
        if first <= cell.first <= last
    )


def compact(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells without levels that none of them uses."""
    kept = tuple(cells)
    levels = {level: number for number, level in enumerate(sorted({cell.level for cell in kept}))}
    return tuple(replace(cell, level=levels[cell.level]) for cell in kept)


def stacked(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells with levels: each below those that begin in the same column before it, and clear of all others."""
    taken: dict[int, set[int]] = defaultdict(set)
    below: dict[int, int] = {}
    done = []
    for cell in sorted(cells, key=lambda cell: cell.first):
        level = below.get(cell.first, 0)
        columns = range(cell.first, cell.last + 1)
        while any(level in taken[column] for column in columns):
            level += 1
        for column in columns:
            taken[column].add(level)
        below[cell.first] = level + 1
        done.append(replace(cell, level=level))
    return tuple(done)


def lines_below(roles: Iterable[str]) -> dict[int, tuple[str, ...]]:
    """The named lines by the number of the lane they run below, found from the lanes' roles, top to bottom.

    A line runs where it parts the two sides best; evidence keeps to the customer's side. Lines that would fall on
    the same border share it.
    """
    order = tuple(roles)
    found: dict[int, tuple[str, ...]] = {}
    for name, near, far in _SIDES:
        border = _border(order, near, far)
        if border is not None:
            found[border] = (*found.get(border, ()), name)
    return found


_CUSTOMER = frozenset({"customer"})
_ONSTAGE = frozenset({"frontstage", "technology"})
_BACK = frozenset({"midstage", "backstage"})
_SUPPORT = frozenset({"support", "partner"})
_SIDES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("line_of_interaction", _CUSTOMER, _ONSTAGE | _BACK | _SUPPORT),
    ("line_of_visibility", _CUSTOMER | _ONSTAGE, _BACK | _SUPPORT),
    ("line_of_internal_interaction", _CUSTOMER | _ONSTAGE | _BACK, _SUPPORT),
)


def _border(order: tuple[str, ...], near: Collection[str], far: Collection[str]) -> int | None:
    """The lane below which near and far roles part with the fewest lanes on the wrong side, or None."""
    if not any(role in near for role in order) or not any(role in far for role in order):
        return None
    weights = [2 if role in near else 1 if role == "evidence" else -2 if role in far else 0 for role in order]
    return max(
        range(len(order) - 1), key=lambda last: (abs(sum(weights[: last + 1]) - sum(weights[last + 1 :])), -last)
    )
