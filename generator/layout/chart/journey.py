"""Customer journey maps as scenes: the blueprint's steps as the customer lives them.

In: an engagement, one of its blueprints, a theme, a language. Out: one page of natural size, or pages for slides, with
the emotion curve at its tallest. Guaranteed: what `blueprint` guarantees of its cards holds for the customer's actions
and the touchpoints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.layout.chart import overlays, pages
from generator.layout.chart.blueprint import arrows_between, chart_of, lane_cells
from generator.layout.chart.content import Cell, Chart, Lane, Row, stacked
from generator.layout.chart.overlays import View
from generator.model import Blueprint, Engagement
from generator.scene import Scene
from generator.terms import is_chinese
from generator.theme import Theme


def natural(engagement: Engagement, blueprint: Blueprint, theme: Theme, language: str) -> Scene:
    """The whole journey on one page as large as it needs, with its title."""
    return pages.whole(journey_chart(engagement, blueprint, language), theme)


def slides(engagement: Engagement, blueprint: Blueprint, theme: Theme, language: str) -> tuple[Scene, ...]:
    """The journey on slides: one when all of it fits, else an overview and as many pages as it takes."""
    return pages.paged(journey_chart(engagement, blueprint, language), theme)


def journey_chart(engagement: Engagement, blueprint: Blueprint, language: str) -> Chart:
    """What a journey map shows, in words."""
    view = View(engagement, blueprint, language)
    lanes = tuple(_customer_lanes(view))
    hidden = view.engagement.diagrams.hide
    rows = [
        overlays.thought_row(view) if "thought" not in hidden else None,
        _touchpoints(view),
        overlays.time_row(view),
        overlays.pain_row(view),
        overlays.itch_row(view),
        overlays.delight_row(view),
        overlays.opportunity_row(view),
    ]
    return chart_of(view, "journey", lanes, [row for row in rows if row], arrows_between(view, lanes))


def _customer_lanes(view: View) -> Iterable[Lane]:
    marks, spare = overlays.marks(view), overlays.spare_marks(view)
    for lane in view.engagement.lanes:
        if view.roles[lane.id] == "customer":
            cells = lane_cells(view, lane.id, marks, spare)
            if cells:
                yield Lane(lane.id, "customer", lane.name.in_language(view.language) or lane.id, cells)


def _touchpoints(view: View) -> Row | None:
    """Evidence, with the channel it comes by; where there is none, the channel of what the customer does."""
    cells: list[Cell] = []
    names = {
        card.id: view.engagement.name_of("channel", card.channel, view.language)
        for step in view.steps
        for card in view.cards(step)
    }
    for lane in view.engagement.lanes:
        if view.roles[lane.id] == "evidence":
            for cell in lane_cells(view, lane.id, {}, {}):
                channel = names[cell.id]
                cells.append(replace(cell, text=f"{cell.text}\n{_bracketed(view, channel)}" if channel else cell.text))
    covered = {column for cell in cells for column in range(cell.first, cell.last + 1)}
    for column, step in enumerate(view.steps):
        channels = dict.fromkeys(names[card.id] for card in view.cards(step, "customer") if names[card.id])
        if column not in covered and channels:
            text = "\n".join(channels)
            cells.append(Cell(f"channel/{step.id}", "evidence", text, column, column, kind="note", shape="note"))
    return Row("touchpoint", "evidence", view.word("overlay-touchpoint"), stacked(cells)) if cells else None


def _bracketed(view: View, channel: str) -> str:
    flat = channel.replace("\n", " / ")
    return f"（{flat}）" if is_chinese(view.language) else f"({flat})"
