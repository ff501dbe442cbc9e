"""Two states of a service in one drawing: what is added, removed, moved, changed.

In: an engagement, two of its blueprints, a theme, a language. Out: one page of natural size, or pages for slides.
Guaranteed: every step, card and connection of either blueprint stands there once; what became of it is told by border,
glyph and word, so that nothing rests on colour; what has not changed is pale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.difference import CardChange, Difference, StepChange, compare
from generator.difference.telling import GLYPHS, filled, keys, meaning, state_name, summary, total_time
from generator.layout.chart import overlays, pages
from generator.layout.chart.blueprint import arrows_between, lane_cells, phases
from generator.layout.chart.content import Arrow, Cell, Chart, Feeling, Lane, Mark, Row, Step, Strand, lines_below
from generator.layout.chart.feelings import curves
from generator.layout.chart.legend import STATE_BORDERS
from generator.layout.chart.overlays import View
from generator.model import Blueprint, Card, Engagement
from generator.scene import Dash, Scene
from generator.terms import is_chinese, languages_of, length_of_time
from generator.theme import Theme

NEAR = frozenset({"evidence", "customer", "frontstage", "technology"})  # roles on the customer's side of visibility
ARROW_DASHES: Mapping[str, Dash] = {"removed": "dashed"}


def natural(engagement: Engagement, before: Blueprint, after: Blueprint, theme: Theme, language: str) -> Scene:
    """Both blueprints in one drawing as large as it needs, with its title."""
    return pages.whole(difference_chart(engagement, before, after, language), theme)


def slides(
    engagement: Engagement, before: Blueprint, after: Blueprint, theme: Theme, language: str
) -> tuple[Scene, ...]:
    """Both blueprints in one drawing on slides: one when all of it fits, else an overview and further pages."""
    return pages.paged(difference_chart(engagement, before, after, language), theme)


def difference_chart(engagement: Engagement, before: Blueprint, after: Blueprint, language: str) -> Chart:
    """What the difference of two blueprints shows, in words."""
    both = Both(engagement, compare(before, after), language)
    lanes = tuple(_lanes(both))
    name = both.named("name-difference")
    return Chart(
        id=f"difference-{before.id}-{after.id}",
        kind="difference",
        name=name.replace("\n", " / "),
        language=language,
        title=name,
        subtitle=both.summary,
        phases=tuple(phases(both.view)),
        steps=tuple(_step(step, language) for step in both.difference.steps),
        strands=both.strands,
        feelings=tuple(both.feelings()),
        lanes=lanes,
        rows=tuple(both.times()),
        arrows=tuple(_arrows(both, lanes)),
        splits=_splits(lanes),
    )


@dataclass(frozen=True)
class Both:
    """Two blueprints compared, as they are looked at: one blueprint that holds both, and each by itself."""

    engagement: Engagement
    difference: Difference
    language: str

    @cached_property
    def view(self) -> View:
        """The blueprint that holds every step, card and connection of the two."""
        return View(self.engagement, _joined(self.difference), self.language)

    @cached_property
    def sides(self) -> tuple[View, View]:
        """Each blueprint by itself."""
        one, other = self.difference.before, self.difference.after
        return View(self.engagement, one, self.language), View(self.engagement, other, self.language)

    @cached_property
    def columns(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """The column in both for each column of the one and of the other."""
        return _columns(self.difference, "before"), _columns(self.difference, "after")

    def named(self, identifier: str) -> str:
        """The drawing's name: the engagement's title, then what it shows of which states."""
        states = [state_name(one.blueprint, self.language) for one in self.sides]
        titles = self.engagement.meta.title.in_language(self.language)
        return _beside(titles, filled(identifier, self.language, *states), self.language)

    @property
    def summary(self) -> str:
        """What has changed, counted, in one line."""
        return summary(self.difference, self.language).replace("\n", " / ")

    @property
    def strands(self) -> tuple[Strand, ...]:
        """The emotion curves of the two states."""
        names = [state_name(view.blueprint, self.language) for view in self.sides]
        known = {point.curve for point in self.feelings()}
        both = (Strand("0", names[0], "feeling-other", "dashed", 1.6), Strand("1", names[1], "emotion"))
        return tuple(strand for strand in both if strand.id in known)

    def feelings(self) -> Iterator[Feeling]:
        """The points of the customer's main curve in each state."""
        for at, view in enumerate(self.sides):
            strands, points = curves(view, None)
            for point in points:
                if not strands or point.curve == strands[0].id:
                    column = self.columns[at][point.column]
                    yield replace(point, id=f"{point.id}/{at}", column=column, curve=str(at))

    def times(self) -> Iterator[Row]:
        """One row of times that holds both states, each step's with what it was before."""
        found = [overlays.time_row(view) for view in self.sides]
        cells: dict[int, list[str]] = {}
        for at, row in enumerate(found):
            for cell in row.cells if row else ():
                cells.setdefault(self.columns[at][cell.first], ["", ""])[at] = cell.text
        if row := found[1] or found[0]:
            held = tuple(
                replace(
                    row.cells[0],
                    id=f"time/{column}",
                    text=_from_to(*pair),
                    first=column,
                    last=column,
                    level=0,
                    pin=None,
                )
                for column, pair in sorted(cells.items())
            )
            yield replace(row, cells=held, sum=self._total() if row.sum else "")

    def _total(self) -> str:
        """What all of the customer's actions took and will take."""
        one, other = (total_time(view.blueprint, self.engagement) for view in self.sides)
        if not one or not other or one == other:
            return overlays.total(self.sides[1]) or overlays.total(self.sides[0])
        return f"{overlays.total(self.sides[0])}\n→\u00a0{length_of_time(other, self.language)}"


def _beside(first: str, second: str, language: str) -> str:
    """Two texts joined by a dot, language by language."""
    lines = []
    for number in range(len(languages_of(language))):
        parts = [part.split("\n")[min(number, part.count("\n"))] for part in (first, second)]
        lines.append(" · ".join(parts))
    return "\n".join(dict.fromkeys(lines))


def _from_to(before: str, after: str) -> str:
    """How long it was and will be; “–” for a step that the state does not have."""
    if before == after:
        return after
    return f"{before or '–'}\n→ {after or '–'}"


def _columns(difference: Difference, side: str) -> Mapping[int, int]:
    own = getattr(difference, side).steps
    places = {id(step): at for at, step in enumerate(own)}
    found = ((getattr(step, side), column) for column, step in enumerate(difference.steps))
    return {places[id(step)]: column for step, column in found if step is not None}


# one blueprint that holds both


def _joined(difference: Difference) -> Blueprint:
    by_step: dict[str, list[CardChange]] = {}
    for one in difference.cards:
        by_step.setdefault(one.step, []).append(one)
    last = {"before": _columns(difference, "before"), "after": _columns(difference, "after")}
    steps = []
    for column, step in enumerate(difference.steps):
        cells: dict[str, tuple[Card, ...]] = {}
        for change in by_step.get(step.id, ()):
            span = _span(change, column, last["after" if change.after is not None else "before"])
            card = replace(change.card, id=change.id, span=span)
            cells[change.lane] = (*cells.get(change.lane, ()), card)
        steps.append(replace(step.step, id=step.id, cells=cells))
    arrows = [
        replace(arrow.connection, id=arrow.id, source=arrow.source, target=arrow.target)
        for arrow in difference.connections
    ]
    return replace(difference.after, steps=tuple(steps), arrows=tuple(arrows))


def _span(change: CardChange, column: int, columns: Mapping[int, int]) -> int:
    """How many columns of both a card covers: those of its own steps, and what stands between them now."""
    if change.card.span == 1:
        return 1
    own = next((at for at, found in columns.items() if found == column), 0)
    last = min(own + change.card.span, len(columns)) - 1
    return max(1, columns[last] - column + 1)


# what it looks like


def _step(change: StepChange, language: str) -> Step:
    name = change.step.name.in_language(language)
    glyph = GLYPHS[change.state] if change.state != "changed" else ""
    role = f"step-{change.state}" if change.state in ("added", "removed") else "step"
    return Step(change.id, f"{glyph} {name}" if glyph else name, (), role)


def _lanes(both: Both) -> Iterator[Lane]:
    view = both.view
    changes = {change.id: change for change in both.difference.cards}
    filled_lanes = [lane for lane in view.engagement.lanes if any(step.cells.get(lane.id) for step in view.steps)]
    lines = lines_below(view.roles[lane.id] for lane in filled_lanes)
    for number, lane in enumerate(filled_lanes):
        cells = (_cell(cell, changes[cell.id], both) for cell in lane_cells(view, lane.id, {}, {}))
        name = lane.name.in_language(view.language) or lane.id
        yield Lane(lane.id, view.roles[lane.id], name, tuple(cells), lines.get(number, ()))


def _splits(lanes: Sequence[Lane]) -> tuple[tuple[frozenset[str], ...], ...]:
    """The lanes parted at the line of visibility, for pages too low for all of them."""
    near = frozenset(lane.id for lane in lanes if lane.role in NEAR)
    far = frozenset(lane.id for lane in lanes) - near
    return ((near, far),) if near and far else ()


def _cell(cell: Cell, change: CardChange, both: Both) -> Cell:
    """A card with its state; of what has changed beside the text the names follow it."""
    marks = tuple(mark_of(change, both.engagement, both.language))
    more = keys(change, both.language).replace("\n", " / ")
    bracketed = f"（改：{more}）" if is_chinese(both.language) else f"(changed: {more})"
    text = f"{cell.text}\n{bracketed}" if more else cell.text
    return replace(
        cell,
        role=change.state,
        text=text,
        border=STATE_BORDERS.get(change.state, "solid"),
        weight=0.0,
        status="",
        marks=marks,
        spare=(),
    )


def mark_of(change: CardChange, engagement: Engagement, language: str) -> Iterator[Mark]:
    """The badge of a change; two for what has moved and changed, none for what stays."""
    says = meaning(change, engagement, language)
    states = [change.state, *(("changed",) if change.state == "moved" and change.fields else ())]
    for state in states:
        if state != "unchanged":
            yield Mark(f"{state}-mark", GLYPHS[state], says)


def _arrows(both: Both, lanes: Sequence[Lane]) -> Iterator[Arrow]:
    states = {arrow.id: arrow.state for arrow in both.difference.connections}
    for arrow in arrows_between(both.view, lanes):
        state = states.get(arrow.id, "unchanged")
        dash = ARROW_DASHES.get(state, "solid")
        yield replace(arrow, state=f"link-{state}", dash=dash, head="arrow", conditional=False)
