"""The people of a sound engagement: personas and their needs, stakeholders and what passes between them."""

from __future__ import annotations

from tests.sound.story import Data, Story
from tests.sound.tables import EXCHANGES, MEANS, NEEDS, STANCES

LAYERS, KANO = ("surface", "expectation", "motive"), ("must_be", "one_dimensional", "attractive")


def people(story: Story) -> Data:
    main = _persona(story, "per-main", "primary", story.data["persona"])
    main |= {key: [f"{key[:-1]}-{step['id']}" for step in story.pains] for key in ("needs", "pains")}
    if not story.plan.short:
        main["channels"] = [f"ch-{name}" for name in dict.fromkeys(step["channel"] for step in story.steps)]
    return {
        "personas": [main, _persona(story, "per-staff", "employee", story.data["employee"])],
        "needs": [_need(story, step, at) for at, step in enumerate(story.pains)],
        "stakeholders": [_stakeholder(story, stance) for stance in STANCES],
        "value_exchanges": [
            {"from": f"stk-{giver}", "to": f"stk-{taker}", "kind": kind, "label": story.say((zh, en))}
            for giver, taker, kind, zh, en in EXCHANGES
        ],
    }


def _persona(story: Story, identifier: str, role: str, told: Data) -> Data:
    made: Data = {"id": identifier, "role": role}
    made |= {key: story.say(told[key]) for key in ("name", "tagline", "context")}
    made["behaviours"] = [story.say(one) for one in told["behaviours"]]
    made["goals"] = {"end": [story.say(told["goal"])], "experience": [story.say(told["experience"])]}
    if "quote" in told:
        made["quote"] = {"text": story.say(told["quote"]), "basis": "reported"}
    return made | {"evidence": {"basis": "research", "n_interviews": 14, "sources": ["src-talks"]}}


def _need(story: Story, step: Data, number: int) -> Data:
    text, layer, kano = story.say(step["promise"]), LAYERS[number % 3], KANO[number % 3]
    return {"id": f"need-{step['id']}", "persona": "per-main", "text": text, "layer": layer, "kano": kano}


def _stakeholder(story: Story, stance: Data) -> Data:
    name = stance["id"]
    told: Data = {"name": story.say(story.data["stakeholders"][name]), "needs": story.say(NEEDS[name])}
    told |= {"engagement": story.say(MEANS[name]), "owner": "stk-sponsor" if name == "lead" else "stk-lead"}
    return {**stance, "id": f"stk-{name}", **told}
