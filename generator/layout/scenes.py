"""All drawings of an engagement, by name.

In: an engagement, a theme, a language. Out: scenes by name. Guaranteed: a drawing whose data is missing is not there;
the same input gives the same scenes on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.difference import pairs
from generator.layout import posters
from generator.layout.chart import blueprint, details, difference, journey, side_by_side
from generator.layout.maps import menu, moment, network, persona, rings, stakeholders, standards
from generator.layout.maps.blocks import titled
from generator.model import Engagement
from generator.paper import Poster
from generator.scene import Scene
from generator.theme import Theme


def diagrams(
    engagement: Engagement, theme: Theme, language: str, shared: Mapping[str, Scene] | None = None
) -> dict[str, Scene]:
    """Every drawing at its natural size and with its title, by the stem of its file; `shared` are its `maps`."""
    drawn: dict[str, Scene] = {}
    for name, one in engagement.blueprints.items():
        drawn[name] = blueprint.natural(engagement, one, theme, language)
    compared = pairs(engagement.blueprints.values())
    for before, after in compared:
        end = f"-{before.id}-{after.id}" if len(compared) > 1 else ""
        drawn[f"difference{end}"] = difference.natural(engagement, before, after, theme, language)
        drawn[f"side-by-side{end}"] = side_by_side.natural(engagement, before, after, theme, language)
    first = next(iter(engagement.blueprints.values()), None)
    if first is not None:
        drawn["journey"] = journey.natural(engagement, first, theme, language)
    for one_menu in engagement.menus:
        drawn[f"menu-{one_menu.id}"] = titled(menu.natural(engagement, one_menu, theme, language))
    if engagement.standards:
        drawn["standards"] = titled(standards.natural(engagement, theme, language))
    for key, scene in (maps(engagement, theme, language) if shared is None else shared).items():
        drawn[key.replace("/", "-")] = titled(scene)
    return drawn


def figures(
    engagement: Engagement, theme: Theme, language: str, shared: Mapping[str, Scene] | None = None
) -> dict[str, tuple[Scene, ...]]:
    """The pages for slides of 960 × 540 points, by the key that the outline names; `shared` are its `maps`."""
    pages: dict[str, tuple[Scene, ...]] = {}
    for name, one in engagement.blueprints.items():
        pages[f"blueprint/{name}"] = blueprint.slides(engagement, one, theme, language)
        if engagement.diagrams.details:
            for phase, found in details.slides(engagement, one, theme, language).items():
                pages[f"details/{name}/{phase}"] = found
    for before, after in pairs(engagement.blueprints.values()):
        name = f"{before.id}-{after.id}"
        pages[f"difference/{name}"] = difference.slides(engagement, before, after, theme, language)
        pages[f"side-by-side/{name}"] = side_by_side.slides(engagement, before, after, theme, language)
    first = next(iter(engagement.blueprints.values()), None)
    if first is not None:
        pages[f"journey/{first.id}"] = journey.slides(engagement, first, theme, language)
    for chosen in engagement.moments:
        pages[f"moment/{chosen.id}"] = moment.slides(engagement, chosen, theme, language)
    for one_menu in engagement.menus:
        pages[f"menu/{one_menu.id}"] = menu.slides(engagement, one_menu, theme, language)
    if engagement.standards:
        pages["standards"] = standards.slides(engagement, theme, language)
    for key, scene in (maps(engagement, theme, language) if shared is None else shared).items():
        pages[key] = (scene,)
    return pages


def maps(engagement: Engagement, theme: Theme, language: str) -> dict[str, Scene]:
    """The drawings that are the same on a slide and in a file, the title aside: searched for once."""
    drawn: dict[str, Scene] = {}
    for one in engagement.personas:
        drawn[f"persona/{one.id}"] = persona.persona(engagement, one, theme, language)
    if any(one.power is not None and one.interest is not None for one in engagement.stakeholders):
        drawn["power-interest"] = stakeholders.power_interest(engagement, theme, language)
    if engagement.stakeholders:
        drawn["rings"] = rings.ring_map(engagement, theme, language)
    if engagement.value_exchanges:
        drawn["value-network"] = network.value_network(engagement, theme, language)
    return drawn


def on_paper(
    engagement: Engagement, theme: Theme, language: str, papers: Sequence[str], tiles: str = ""
) -> dict[str, Poster]:
    """Blueprints and journey as posters, by the stem of their files; `tiles` names the paper of sheets.

    Errors: ValueError when there is no such paper.
    """
    charts = {name: blueprint.blueprint_chart(engagement, one, language) for name, one in engagement.blueprints.items()}
    first = next(iter(engagement.blueprints.values()), None)
    if first is not None:
        charts["journey"] = journey.journey_chart(engagement, first, language)
    fields = posters.fields_of(engagement, language)
    return {
        f"{name}.{paper.name}": posters.poster(chart, theme, paper, fields, tiles)
        for paper in posters.papers_of(papers)
        for name, chart in charts.items()
        if chart.steps
    }
