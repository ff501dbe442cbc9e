"""Service blueprints as scenes.

In: an engagement, one of its blueprints, a theme, a language. Out: one page of natural size, or pages for slides.
Guaranteed: every card of the blueprint stands on exactly one page, every connection is drawn or, where pages part it,
named by the same letter on both; the same input gives the same scenes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.layout.chart import feelings, overlays, pages
from generator.layout.chart.content import Arrow, Cell, Chart, Lane, Mark, Phase, Row, Step, lines_below, stacked
from generator.layout.chart.kinds import connection_look
from generator.layout.chart.overlays import View
from generator.model import Blueprint, Connection, Engagement
from generator.scene import Scene
from generator.terms import languages_of
from generator.theme import Theme

Marks = Mapping[str, tuple[Mark, ...]]


def natural(engagement: Engagement, blueprint: Blueprint, theme: Theme, language: str) -> Scene:
    """The whole blueprint on one page as large as it needs, with its title."""
    return pages.whole(blueprint_chart(engagement, blueprint, language), theme)


def slides(engagement: Engagement, blueprint: Blueprint, theme: Theme, language: str) -> tuple[Scene, ...]:
    """The blueprint on slides: one when all of it fits, else an overview and as many pages as it takes."""
    return pages.paged(blueprint_chart(engagement, blueprint, language), theme)


def blueprint_chart(engagement: Engagement, blueprint: Blueprint, language: str) -> Chart:
    """What a blueprint shows, in words."""
    view = View(engagement, blueprint, language)
    rows = [
        overlays.time_row(view),
        *overlays.asked_rows(view),
        overlays.metric_row(view),
        overlays.fail_row(view),
        overlays.question_row(view),
        *overlays.note_rows(view),
    ]
    lanes = _lanes(view)
    other = feelings.other_state(view) if blueprint.state == "to_be" else None
    return chart_of(view, "blueprint", lanes, [row for row in rows if row], arrows_between(view, lanes), other)


def chart_of(
    view: View,
    kind: str,
    lanes: Iterable[Lane],
    rows: Iterable[Row],
    arrows: Iterable[Arrow],
    other: Blueprint | None = None,
) -> Chart:
    """A chart of a blueprint's steps with the lanes, rows and arrows given; `other` is the state behind its curve."""
    strands, points = feelings.curves(view, other)
    name = _name(view, "" if kind == "blueprint" else f"{kind}-")
    return Chart(
        id=view.blueprint.id if kind == "blueprint" else f"{view.blueprint.id}-{kind}",
        kind=kind,
        name=name.replace("\n", " / "),
        language=view.language,
        title=name,
        subtitle=_subtitle(view),
        footer=overlays.waits(view).replace("\n", " / "),
        phases=tuple(phases(view)),
        steps=tuple(
            Step(step.id, step.name.in_language(view.language), overlays.step_marks(view, step)) for step in view.steps
        ),
        feelings=points,
        strands=strands,
        floor=feelings.floor(view, points) if kind == "journey" else None,
        lanes=tuple(lanes),
        rows=tuple(rows),
        arrows=tuple(arrows),
    )


def _name(view: View, kind: str) -> str:
    state = view.blueprint.state or ("" if view.blueprint.id not in ("as_is", "to_be") else view.blueprint.id)
    known = f"name-{kind}{state}" if state else f"name-{kind.rstrip('-') or 'blueprint'}"
    lines = []
    for number, tag in enumerate(languages_of(view.language)):
        own = view.blueprint.name.in_language(tag) if not kind else ""
        title = view.engagement.meta.title.in_language(tag)
        lines.append(own or f"{title} · {view.word(known).split(chr(10))[number]}")
    return "\n".join(dict.fromkeys(lines))


def _subtitle(view: View) -> str:
    lines = []
    for tag in languages_of(view.language):
        names = [view.engagement.name_of("persona", persona, tag) for persona in view.blueprint.personas]
        scenario = view.engagement.scope.scenario.in_language(tag)
        lines.append(
            " · ".join(part for part in ("、".join(names) if tag != "en" else ", ".join(names), scenario) if part)
        )
    return " / ".join(dict.fromkeys(line for line in lines if line))


def phases(view: View) -> Iterable[Phase]:
    """The phases over their columns; steps that follow each other in one phase share it."""
    names = {phase.id: phase.name.in_language(view.language) for phase in view.engagement.phases}
    first = 0
    for column, step in enumerate(view.steps):
        last = column == len(view.steps) - 1 or view.steps[column + 1].phase != step.phase
        if last:
            if names.get(step.phase, step.phase):
                yield Phase(f"phase/{step.phase}/{first}", names.get(step.phase, step.phase), first, column)
            first = column + 1


def _lanes(view: View) -> tuple[Lane, ...]:
    """The lanes that hold a card, in the engagement's order, with the named lines between them."""
    filled = [lane for lane in view.engagement.lanes if any(step.cells.get(lane.id) for step in view.steps)]
    lines = lines_below(view.roles[lane.id] for lane in filled)
    marks, spare = overlays.marks(view), overlays.spare_marks(view)
    return tuple(
        Lane(
            lane.id,
            view.roles[lane.id],
            lane.name.in_language(view.language) or lane.id,
            lane_cells(view, lane.id, marks, spare),
            lines.get(number, ()),
        )
        for number, lane in enumerate(filled)
    )


def lane_cells(view: View, lane: str, marks: Marks, spare: Marks) -> tuple[Cell, ...]:
    """The cards of a lane in their places."""
    role = view.roles[lane]
    cells = []
    for column, step in enumerate(view.steps):
        for card in step.cells.get(lane, ()):
            cell = Cell(
                id=card.id,
                role=role,
                text=card.text.in_language(view.language),
                first=column,
                last=min(column + card.span, len(view.steps)) - 1,
                shape="note" if role == "evidence" else "round",
                marks=marks.get(card.id, ()),
                spare=spare.get(card.id, ()),
            )
            cells.append(overlays.known(cell, overlays.status(view, card, step)))
    return stacked(cells)


def arrows_between(view: View, lanes: Iterable[Lane]) -> tuple[Arrow, ...]:
    known = {cell.id for lane in lanes for cell in lane.cells}
    taken: set[str] = set()
    arrows = []
    for arrow in view.blueprint.arrows:
        if arrow.source in known and arrow.target in known:
            arrows.append(_arrow(view, arrow, taken))
    return tuple(arrows)


def _arrow(view: View, arrow: Connection, taken: set[str]) -> Arrow:
    identifier = arrow.id or f"{arrow.source}-to-{arrow.target}"
    while identifier in taken:
        identifier += "-x"
    taken.add(identifier)
    conditional = bool(arrow.condition) or arrow.style == "conditional"
    kind = arrow.kind or "information"
    dash, head = connection_look(kind, conditional or arrow.style == "dashed")
    label = arrow.label.in_language(view.language)
    condition = arrow.condition.in_language(view.language)
    return Arrow(
        id=identifier,
        source=arrow.source,
        target=arrow.target,
        kind=kind,
        both=arrow.dir == "both",
        dash=dash,
        head=head,
        label="\n".join(part for part in (label, condition) if part),
        conditional=conditional,
    )
