"""All drawings of an engagement, by name.

In: an engagement, a theme, a language. Out: scenes by name. Guaranteed: a drawing whose data is missing is not there;
the same input gives the same scenes on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.layout.chart import blueprint, journey
from generator.layout.maps import moment, network, persona, rings, stakeholders
from generator.layout.maps.blocks import titled
from generator.model import Engagement
from generator.scene import Scene
from generator.theme import Theme


def diagrams(
    engagement: Engagement, theme: Theme, language: str, shared: Mapping[str, Scene] | None = None
) -> dict[str, Scene]:
    """Every drawing at its natural size and with its title, by the stem of its file; `shared` are its `maps`."""
    drawn: dict[str, Scene] = {}
    for name, one in engagement.blueprints.items():
        drawn[name] = blueprint.natural(engagement, one, theme, language)
    first = next(iter(engagement.blueprints.values()), None)
    if first is not None:
        drawn["journey"] = journey.natural(engagement, first, theme, language)
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
    first = next(iter(engagement.blueprints.values()), None)
    if first is not None:
        pages[f"journey/{first.id}"] = journey.slides(engagement, first, theme, language)
    for chosen in engagement.moments:
        pages[f"moment/{chosen.id}"] = (moment.moment(engagement, chosen, theme, language),)
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
