"""Customer journey maps as scenes: the blueprint's steps as the customer lives them.

In: an engagement, one of its blueprints, a theme, a language. Out: one page of natural size, or pages for slides, with
the emotion curve at its tallest. Guaranteed: what `blueprint` guarantees of its cards holds for the customer's actions
and the touchpoints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.layout.chart import feelings, overlays, pages
from generator.layout.chart.blueprint import arrows_between, chart_of, lane_cells
from generator.layout.chart.content import Cell, Chart, Lane, Mark, Row, stacked
from generator.layout.chart.overlays import View
from generator.model import Blueprint, Engagement, Step
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
        *overlays.note_rows(view),
    ]
    arrows = arrows_between(view, lanes)
    return chart_of(view, "journey", lanes, [row for row in rows if row], arrows, feelings.other_state(view))


def _customer_lanes(view: View) -> Iterable[Lane]:
    marks, spare = overlays.marks(view), overlays.spare_marks(view)
    for lane in view.engagement.lanes:
        if view.roles[lane.id] == "customer":
            cells = lane_cells(view, lane.id, marks, spare)
            if cells:
                yield Lane(lane.id, "customer", lane.name.in_language(view.language) or lane.id, cells)


def _touchpoints(view: View) -> Row | None:
    """Evidence with the channel it comes by, else that of what the customer does; where none is, the channel alone."""
    shown = "channel" not in view.engagement.diagrams.hide
    channels = {card.id: card.channel or "" for step in view.steps for card in view.cards(step) if shown}
    cells: list[Cell] = []
    for lane in view.engagement.lanes:
        if view.roles[lane.id] == "evidence":
            for cell in lane_cells(view, lane.id, {}, {}):
                channel = channels.get(cell.id, "") or _acted_by(view, channels, view.steps[cell.first])
                name = view.engagement.name_of("channel", channel, view.language)
                text = f"{cell.text}\n{_bracketed(view, name)}" if name else cell.text
                cells.append(replace(cell, text=text, pin=_pin(view, channel)))
    covered = {column for cell in cells for column in range(cell.first, cell.last + 1)}
    for column, step in enumerate(view.steps):
        found = dict.fromkeys(channels.get(card.id, "") for card in view.cards(step, "customer"))
        for channel in filter(None, found if column not in covered else ()):
            name = view.engagement.name_of("channel", channel, view.language)
            identifier = f"channel/{step.id}/{channel}"
            pin = _pin(view, channel)
            cells.append(Cell(identifier, "evidence", name, column, column, kind="note", shape="note", pin=pin))
    return Row("touchpoint", "evidence", view.word("overlay-touchpoint"), stacked(cells)) if cells else None


def _acted_by(view: View, channels: Mapping[str, str], step: Step) -> str:
    """The channel by which the customer acts in a step, when it is one."""
    found = {channels.get(card.id, "") for card in view.cards(step, "customer")} - {""}
    return found.pop() if len(found) == 1 else ""


def _pin(view: View, channel: str) -> Mark | None:
    role = overlays.channel_role(view, channel)
    return overlays.sign(view, role) if role else None


def _bracketed(view: View, channel: str) -> str:
    flat = channel.replace("\n", " / ")
    return f"（{flat}）" if is_chinese(view.language) else f"({flat})"
