"""Two states of a service one above the other, each column the same step.

In: an engagement, two of its blueprints, a theme, a language. Out: one page of natural size, or pages for slides that
show the same lanes and steps of both. Guaranteed: a step that only one state has leaves its column empty in the other;
every card of either stands there once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.difference import compare
from generator.difference.telling import GLYPHS, state_name
from generator.layout.chart import pages
from generator.layout.chart.blueprint import arrows_between, lane_cells, phases
from generator.layout.chart.content import Arrow, Cell, Chart, Lane, Step, lines_below
from generator.layout.chart.difference import NEAR, Both, mark_of
from generator.model import Blueprint, Engagement
from generator.scene import Scene
from generator.theme import Theme

ABOVE, BELOW = 0, 1
HEADINGS = ("heading-above", "heading-below")


def natural(engagement: Engagement, before: Blueprint, after: Blueprint, theme: Theme, language: str) -> Scene:
    """Both blueprints on one page as large as it needs, with its title."""
    return pages.whole(side_by_side_chart(engagement, before, after, language), theme)


def slides(
    engagement: Engagement, before: Blueprint, after: Blueprint, theme: Theme, language: str
) -> tuple[Scene, ...]:
    """Both blueprints on slides, the same steps and lanes of both on each; without the arrows between such groups."""
    return pages.paged(side_by_side_chart(engagement, before, after, language), theme)


def side_by_side_chart(engagement: Engagement, before: Blueprint, after: Blueprint, language: str) -> Chart:
    """What two blueprints side by side show, in words."""
    both = Both(engagement, compare(before, after), language)
    name = both.named("name-side-by-side")
    lanes = (*_half(both, ABOVE), *_half(both, BELOW))
    return Chart(
        id=f"side-by-side-{before.id}-{after.id}",
        kind="side-by-side",
        name=name.replace("\n", " / "),
        language=language,
        title=name,
        subtitle=both.summary,
        phases=tuple(phases(both.view)),
        steps=tuple(_steps(both)),
        strands=both.strands,
        feelings=tuple(both.feelings()),
        lanes=lanes,
        rows=tuple(both.times()),
        arrows=(*_arrows(both, ABOVE), *_arrows(both, BELOW)),
        splits=tuple(_splits(lanes)),
    )


def _steps(both: Both) -> Iterator[Step]:
    """The steps as an overview names them; on other pages each half has headings of its own."""
    for step in both.difference.steps:
        name = (step.before or step.step).name.in_language(both.language)
        role = f"step-{step.state}" if step.new or step.gone else "step"
        yield Step(step.id, f"{GLYPHS['added']} {name}" if step.new else name, (), role, headed=False)


def _half(both: Both, side: int) -> tuple[Lane, ...]:
    """The headings and lanes of one state, their cells in the columns of both."""
    view = both.sides[side]
    filled = [lane for lane in view.engagement.lanes if any(step.cells.get(lane.id) for step in view.steps)]
    lines = lines_below(view.roles[lane.id] for lane in filled)
    if side == ABOVE:
        lines[len(filled) - 1] = (*lines.get(len(filled) - 1, ()), "line_of_change")
    names = [lane.name.in_language(view.language) or lane.id for lane in filled]
    return (
        _headings(both, side),
        *(
            Lane(_own(side, lane.id), view.roles[lane.id], name, tuple(_cells(both, side, lane.id)), lines.get(at, ()))
            for at, (lane, name) in enumerate(zip(filled, names, strict=True))
        ),
    )


def _headings(both: Both, side: int) -> Lane:
    """The names of the steps in one state; those it lacks say that they are to come, or gone."""
    cells = []
    for column, step in enumerate(both.difference.steps):
        own = step.after if side else step.before
        missing = GLYPHS["removed" if side else "added"]
        name = (own or step.step).name.in_language(both.language)
        identifier = f"{HEADINGS[side]}/{step.id}"
        role, text = ("heading", name) if own else ("heading-missing", f"{missing} {name}")
        cells.append(Cell(identifier, role, text, column, column, kind="step", shape="plain"))
    state = state_name(both.sides[side].blueprint, both.language)
    return Lane(HEADINGS[side], "heading", state, tuple(cells))


def _own(side: int, identifier: str) -> str:
    """An id of one state, unlike that of the same thing in the other."""
    return f"{'below' if side else 'above'}/{identifier}"


def _cells(both: Both, side: int, lane: str) -> Iterator[Cell]:
    """A lane's cells; badges tell what is new, changed and moved below, and what goes above."""
    key = "after" if side else "before"
    known = {getattr(change, key).id: change for change in both.difference.cards if getattr(change, key) is not None}
    columns = both.columns[side]
    for cell in lane_cells(both.sides[side], lane, {}, {}):
        change = known[cell.id]
        shown = side == BELOW or change.state in ("removed", "moved")
        told = change if side == BELOW else replace(change, fields=())
        marks = tuple(mark_of(told, both.engagement, both.language)) if shown else ()
        first, last = columns[cell.first], columns[cell.last]
        yield replace(cell, id=_own(side, cell.id), first=first, last=last, marks=marks, spare=())


def _arrows(both: Both, side: int) -> Iterator[Arrow]:
    view = both.sides[side]
    plain = [Lane(lane.id, "", "", lane_cells(view, lane.id, {}, {})) for lane in view.engagement.lanes]
    for arrow in arrows_between(view, plain):
        source, target = _own(side, arrow.source), _own(side, arrow.target)
        yield replace(arrow, id=_own(side, arrow.id), source=source, target=target)


def _splits(lanes: Sequence[Lane]) -> Iterator[tuple[frozenset[str], ...]]:
    """Ways to part the lanes over pages: on either side of visibility, then into ever more groups."""
    roles = {lane.id.split("/", 1)[1]: lane.role for lane in lanes if lane.id not in HEADINGS}
    kinds = list(roles)
    yield _groups([[kind for kind in kinds if (roles[kind] in NEAR) == near] for near in (True, False)])
    for count in sorted({min(3, len(kinds)), len(kinds)}):
        ends = [round(at * len(kinds) / count) for at in range(count + 1)]
        yield _groups([kinds[low:high] for low, high in pairwise(ends)])


def _groups(groups: Sequence[Sequence[str]]) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset({*HEADINGS, *(_own(side, kind) for kind in group for side in (ABOVE, BELOW))})
        for group in groups
        if group
    )
