"""The service of a sound engagement: what it is, who acts, its phases, how it is and how it shall be."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.sound.story import Data, Story
from tests.sound.tables import DATE, SCREEN


def head(story: Story) -> Data:
    plan = story.plan
    meta = {
        "title": story.say(story.data["title"]),
        "client": story.say(("某连锁服务企业", "A service company")),
        "author": story.say(("服务设计小组", "Service design team")),
        "version": "1.0",
        "status": plan.status,
        "date": DATE,
        "languages": list(plan.languages),
        "primary_language": plan.languages[0],
    }
    scope = {name: story.say(pair) for name, pair in story.data["scope"].items()}
    return {"meta": meta, "scope": scope, "sources": _sources(story)}


def _sources(story: Story) -> list[Data]:
    told = [
        ("src-visits", "observation", ("八月十二次现场观察", "Twelve visits in August"), {"n": 12}),
        ("src-talks", "interview", ("八月十四次访谈", "Fourteen interviews in August"), {"n": 14}),
        ("src-data", "data", ("上半年运营数据", "Operating data of the first half-year"), {}),
    ]
    if story.plan.concepts:
        told.append(("src-team", "workshop", ("九月项目组研讨", "Team session in September"), {}))
    return [{"id": name, "type": kind, "citation": story.say(pair), **more} for name, kind, pair, more in told]


def cast(story: Story) -> Data:
    """Channels and actors; the short form names none."""
    if story.plan.short:
        return {}
    used = {step[key] for step in story.steps for key in ("channel", "evidence_channel") if key in step}
    kinds = story.data["channels"].items()
    channels = [
        {"id": f"ch-{name}", "name": story.say(words[:2]), "kind": words[2]} for name, words in kinds if name in used
    ]
    acting = {step[key] for step in story.steps for key in ("who", "by", "from")}
    actors = [
        {"id": f"actor-{name}", "kind": kind, "name": story.say((zh, en)), **_persona(story, name, kind)}
        for name, (zh, en, kind) in story.data["actors"].items()
        if name in acting or kind == "customer"
    ]
    if story.screens:
        actors.append({"id": "actor-screen", "kind": "interface", "name": story.say(SCREEN)})
    return {"channels": channels, "actors": actors}


def _persona(story: Story, name: str, kind: str) -> Data:
    if kind == "customer":
        return {"persona": "per-main"}
    staff = [one for one, words in story.data["actors"].items() if words[2] == "frontline"]
    shown = [one for one in staff if any(step["who"] == one for step in story.steps)]
    return {"persona": "per-staff"} if shown[:1] == [name] else {}


def journey(story: Story) -> Data:
    """Phases and blueprints, in the short form or the long one."""
    words = story.data["phases"]
    phases = [
        {"id": f"ph-{name}", "name": story.say(words[name][:2]), "goal": story.say(words[name][2:])}
        for name in story.phases
    ]
    if story.plan.short:
        inside = [[_short(story, step) for step in story.steps if step["phase"] == name] for name in story.phases]
        return {"phases": [{**phase, "steps": steps} for phase, steps in zip(phases, inside, strict=True)]}
    made: Data = {"phases": phases, "blueprints": {"as_is": _blueprint(story, target=False)}}
    if story.plan.target:
        made["blueprints"]["to_be"] = _blueprint(story, target=True)
    if story.screens:
        lanes = ("evidence", "customer", "frontstage", "frontstage_technology", "backstage", "support")
        made["lanes"] = list(lanes)
    return made


def _short(story: Story, step: Data) -> Data:
    """A step as people write it in one go."""
    minutes = (
        "-".join(map(str, step["minutes"])) + story.say((" 分钟", " min")) if len(story.plan.languages) == 1 else ""
    )
    made: Data = {
        "id": f"st-{step['id']}",
        "name": story.say(step["name"]),
        "customer": story.say(step["customer"]),
        "evidence": story.say(step["evidence"]),
        "frontstage": story.say(step["front"]),
        "backstage": story.say(step["back"]),
        "support": [story.say(step["support"])],
        "emotion": {"score": step["feeling"], "basis": "observed", "sources": ["src-visits"]},
        "duration": minutes or {"typical": step["minutes"][0], "max": step["minutes"][1], "unit": "min"},
    }
    if "wait" in step:
        wait, most, how = step["wait"]
        made["wait"] = {"expected": wait, "max": most, "unit": "min", "mitigation": how}
    if step is story.lowest:
        felt = {"score": -1, "persona": "per-staff", "basis": "observed", "sources": ["src-visits"]}
        made["frontstage"] = {"text": made["frontstage"], "emotion": felt}
    return made


def _blueprint(story: Story, target: bool) -> Data:
    steps = [_step(story, step, target) for step in story.steps]
    also = [*_handovers(story), *_shown(story)]
    arrows: Any = {"implied": True, "also": also} if also else None
    if not story.plan.implied:
        arrows = [*_crossings(story), *also]
    made: Data = {"state": "to_be" if target else "as_is", "personas": ["per-main"], "steps": steps}
    return made | ({"connections": arrows} if arrows else {})


def _step(story: Story, step: Data, target: bool) -> Data:
    better = step.get("better", {}) if target else {}
    channel = f"ch-{step['channel']}"
    told = f"ch-{step.get('evidence_channel', step['channel'])}"
    who = {"actor": f"actor-{step['who']}", "channel": channel}
    cells = {
        "evidence": ("evidence", "ev", {"channel": told}),
        "frontstage": ("front", "fs", who),
        "backstage": ("back", "bs", {"actor": f"actor-{step['by']}"}),
        "support": ("support", "sp", {"actor": f"actor-{step['from']}"}),
    }
    made: Data = {"id": f"st-{step['id']}", "phase": f"ph-{step['phase']}", "name": story.say(step["name"])}
    made["customer"] = [_action(story, step, target, better)]
    for lane, (key, prefix, more) in cells.items():
        card = {"id": f"{prefix}-{step['id']}", "text": story.say(better.get(key, step[key])), **more}
        made[lane] = [card | (_failure(story, step) if lane == "frontstage" else {})]
    if step in story.screens:
        shown = {"id": f"ft-{step['id']}", "text": story.say(step["screen"]), "actor": "actor-screen"}
        made["frontstage_technology"] = [shown | {"channel": channel}]
    return made


def _failure(story: Story, step: Data) -> Data:
    if "fail" not in step or not story.plan.fails:
        return {}
    pairs = list(zip(step["fail"][::2], step["fail"][1::2], strict=True))
    names = ("text", "recovery", "fail_safe")
    return {"fail_point": {name: story.say(pair) for name, pair in zip(names, pairs, strict=False)}}


def _action(story: Story, step: Data, target: bool, better: Data) -> Data:
    usual, most = step["minutes"]
    made: Data = {
        "id": f"ca-{step['id']}",
        "actor": f"actor-{story.customer}",
        "channel": f"ch-{step['channel']}",
        "text": story.say(better.get("customer", step["customer"])),
        "duration": {"typical": usual, "max": most, "unit": "min"},
        "emotion": {"score": step["feeling"], "basis": "observed", "sources": ["src-visits"]},
    }
    if target:
        made["emotion"] = {"score": step.get("hope", max(0.5, step["feeling"])), "basis": "proposed"}
    if "wait" in step:
        wait, longest, how = step["wait"]
        short = wait / 2 if target else wait
        made["wait"] = {"expected": short, "max": longest, "unit": "min", "mitigation": how}
    return made


def _crossings(story: Story) -> list[Data]:
    """What crosses the lanes in each step, as a list of the author's own."""
    made: list[Data] = []
    for step in story.steps:
        name = step["id"]
        made += [
            {"from": f"ca-{name}", "to": f"fs-{name}", "kind": "interaction", "dir": "both"},
            {"from": f"fs-{name}", "to": f"bs-{name}", "kind": "trigger"},
            {"from": f"sp-{name}", "to": f"bs-{name}", "kind": "supply"},
        ]
    return made


def _shown(story: Story) -> list[Data]:
    """What customers read off machines, and who feeds these."""
    names = [step["id"] for step in story.screens]
    seen = [{"from": f"ft-{name}", "to": f"ca-{name}", "kind": "information"} for name in names]
    return [*seen, *({"from": f"bs-{name}", "to": f"ft-{name}", "kind": "supply"} for name in names)]


def _handovers(story: Story) -> list[Data]:
    """What travels with the customer where another person takes over."""
    made = []
    for before, after in pairwise(story.steps):
        if before["who"] != after["who"]:
            label = after.get("handoff", ("客户是谁、办到哪一步", "Who it is and how far it has come"))
            ends = {"from": f"fs-{before['id']}", "to": f"fs-{after['id']}"}
            made.append({**ends, "kind": "handoff", "label": story.say(label)})
    return made
