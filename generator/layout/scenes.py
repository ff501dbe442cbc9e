"""All drawings of an engagement, by name.

In: an engagement, a theme, a language. Out: scenes by name. Guaranteed: a drawing whose data is missing is not there;
the same input gives the same scenes on every machine.
"""

from __future__ import annotations

from generator.layout import blueprint, journey, moment, network, persona, rings, stakeholders
from generator.model import Engagement
from generator.scene import Scene
from generator.theme import Theme


def diagrams(engagement: Engagement, theme: Theme, language: str) -> dict[str, Scene]:
    """Every drawing at its natural size and with its title, by the stem of its file."""
    drawn: dict[str, Scene] = {}
    for name, one in engagement.blueprints.items():
        drawn[name] = blueprint.natural(engagement, one, theme, language)
    first = next(iter(engagement.blueprints.values()), None)
    if first is not None:
        drawn["journey"] = journey.natural(engagement, first, theme, language)
    for key, pages in _maps(engagement, theme, language, titled=True).items():
        drawn[key.replace("/", "-")] = pages[0]
    return drawn


def figures(engagement: Engagement, theme: Theme, language: str) -> dict[str, tuple[Scene, ...]]:
    """The pages for slides of 960 × 540 points, by the key that the outline names."""
    pages: dict[str, tuple[Scene, ...]] = {}
    for name, one in engagement.blueprints.items():
        pages[f"blueprint/{name}"] = blueprint.slides(engagement, one, theme, language)
    first = next(iter(engagement.blueprints.values()), None)
    if first is not None:
        pages[f"journey/{first.id}"] = journey.slides(engagement, first, theme, language)
    for one in engagement.moments:
        pages[f"moment/{one.id}"] = (moment.moment(engagement, one, theme, language),)
    return pages | _maps(engagement, theme, language, titled=False)


def _maps(engagement: Engagement, theme: Theme, language: str, *, titled: bool) -> dict[str, tuple[Scene, ...]]:
    maps: dict[str, tuple[Scene, ...]] = {}
    for one in engagement.personas:
        maps[f"persona/{one.id}"] = (persona.persona(engagement, one, theme, language, titled=titled),)
    if any(one.power is not None and one.interest is not None for one in engagement.stakeholders):
        maps["power-interest"] = (stakeholders.power_interest(engagement, theme, language, titled=titled),)
    if engagement.stakeholders:
        maps["rings"] = (rings.ring_map(engagement, theme, language, titled=titled),)
    if engagement.value_exchanges:
        maps["value-network"] = (network.value_network(engagement, theme, language, titled=titled),)
    return maps
