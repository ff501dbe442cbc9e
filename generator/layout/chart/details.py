"""A blueprint phase by phase, with everything that its cards say.

In: an engagement, one of its blueprints, a theme, a language. Out: pages for slides by the key of the phase.
Guaranteed: type is larger than on the blueprint's own pages where a phase has the room; what the author hides stays
hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.layout.chart import pages
from generator.layout.chart.blueprint import blueprint_chart
from generator.layout.chart.content import Cell, Chart, Row, stacked
from generator.layout.chart.overlays import View
from generator.model import Blueprint, Card, Engagement
from generator.model.workshop import OVERLAYS
from generator.outline.phases import runs
from generator.scene import Scene
from generator.terms import languages_of, term
from generator.theme import Theme


def slides(engagement: Engagement, blueprint: Blueprint, theme: Theme, language: str) -> dict[str, tuple[Scene, ...]]:
    """The pages of each phase, by its key."""
    asked = replace(engagement, diagrams=replace(engagement.diagrams, overlays=OVERLAYS))
    view = View(asked, blueprint, language)
    whole = blueprint_chart(asked, blueprint, language)
    if more := _more(view):
        whole = replace(whole, rows=(*whole.rows, more))
    found = {}
    for run in runs(blueprint):
        chart = whole.columns(run.first, run.last)
        rows = tuple(replace(row, sum="") for row in chart.rows)  # of all phases, which would mislead here
        stem = f"{blueprint.id}-details-{run.key}"
        found[run.key] = pages.in_detail(replace(chart, id=stem, name=_name(whole, chart), rows=rows, footer=""), theme)
    return found


def _name(whole: Chart, part: Chart) -> str:
    """The chart's name with the phase's behind it, in each language."""
    names, phase = whole.name.split(" / "), part.phases[0].name.split("\n") if part.phases else [""]
    tags = languages_of(whole.language)
    each = [
        f"{names[min(at, len(names) - 1)]} · {phase[min(at, len(phase) - 1)]}".rstrip(" ·") for at in range(len(tags))
    ]
    return " / ".join(dict.fromkeys(each))


def _more(view: View) -> Row | None:
    """What cards say beyond the overlays: who acts, with which system, what is known of it."""
    cells: list[Cell] = []
    for column, step in enumerate(view.steps):
        said: dict[str, list[str]] = {}
        for card in view.cards(step):
            for key, text in _said(view, card):
                said.setdefault(key, []).append(text)
        for key, texts in said.items():
            words = _labelled(view, key, tuple(dict.fromkeys(texts)))
            identifier = f"more/{step.id}/{key}"
            cells.append(Cell(identifier, "metric", words, column, column, kind="note", shape="rectangle"))
    return Row("more", "metric", view.word("details-more"), stacked(cells)) if cells else None


def _said(view: View, card: Card) -> Iterator[tuple[str, str]]:
    """What a card says, under the key of its term."""
    yield from _given(view, "actor", view.engagement.name_of("actor", card.actor, view.language))
    yield from _given(view, "system", card.system.in_language(view.language))
    yield from _given(view, "fact", card.fact.in_language(view.language))
    if card.fail_point is not None:
        yield from _given(view, "fail_safe", card.fail_point.fail_safe.in_language(view.language))
        yield from _given(view, "recovery", card.fail_point.recovery.in_language(view.language))


def _given(view: View, key: str, text: str) -> Iterator[tuple[str, str]]:
    if text:
        yield key, text


def _labelled(view: View, key: str, texts: tuple[str, ...]) -> str:
    """Texts behind the word for what they are, language by language."""
    each = []
    for number, tag in enumerate(languages_of(view.language)):
        colon, comma = ("：", "；") if tag.startswith("zh") else (": ", "; ")
        lines = [text.split("\n")[min(number, text.count("\n"))] for text in texts]
        each.append(f"{term(f'detail-{key}', tag)}{colon}{comma.join(lines)}")
    return "\n".join(dict.fromkeys(each))
