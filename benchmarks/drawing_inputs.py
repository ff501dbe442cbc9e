"""The inputs that drawings are judged and timed on, by name.

In: the samples of this repository, the layout study's data where it lies beside it, a generator with a fixed seed.
Out: engagements. Guaranteed: the same engagement for the same name on every machine.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from generator import load
from generator.model import Engagement

ROOT = Path(__file__).parents[1]
STUDY = ROOT.parent / "shared" / "layout-study"
ROLES = {"front": "frontstage", "back": "backstage", "tech": "technology"}
LANES = (  # name, role, share of the steps that have a card there
    ("evidence", "evidence", 0.6),
    ("customer", "customer", 1.0),
    ("staff", "frontstage", 0.6),
    ("screen", "technology", 0.6),
    ("office", "backstage", 0.6),
    ("partner", "partner", 0.3),
    ("support", "support", 0.5),
    ("systems", "support", 0.4),
    ("planning", "support", 0.5),
    ("purchasing", "support", 0.4),
    ("finance", "support", 0.4),
    ("research", "support", 0.3),
)
DOWN = (1, 1, 1, -1, -1, 2, -2, 0, 3)  # how many lanes a link goes
AHEAD = (0, 0, 0, 0, 1, 1, 1, -1, 2, 3, 5, 12)  # how many steps
VERBS = (
    "check",
    "confirm",
    "prepare",
    "send",
    "update",
    "review",
    "record",
    "order",
    "pack",
    "deliver",
    "scan",
    "assign",
)
NOUNS = (
    "order",
    "ticket",
    "table",
    "guest",
    "bill",
    "room",
    "parcel",
    "profile",
    "stock",
    "message",
    "schedule",
    "payment",
)

Tree = dict[str, Any]


def engagement(tree: Tree) -> Engagement:
    """An engagement from a tree; JSON is YAML. Errors: ValueError when the tree has a fault."""
    loaded = load.from_bytes(json.dumps(tree, ensure_ascii=False).encode())
    if loaded.engagement is None:
        raise ValueError([(finding.code, finding.parameters) for finding in loaded.findings])
    return loaded.engagement


def sample(name: str) -> Engagement:
    loaded = load.engagement(ROOT / "blueprints" / f"{name}.yaml")
    assert loaded.engagement is not None
    return loaded.engagement


def study(name: str) -> Engagement:
    """One of the study's inputs in our language. Errors: FileNotFoundError when the study is not here."""
    data = yaml.safe_load((STUDY / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
    steps = {
        step["id"]: {"id": step["id"], "name": step["name"]} for phase in data["phases"] for step in phase["steps"]
    }
    numbers = {identifier: number for number, identifier in enumerate(steps)}
    for card in data["actions"]:
        span = numbers[card.get("to", card["step"])] - numbers[card["step"]] + 1
        cell = {"id": card["id"], "text": card["text"], "span": span}
        steps[card["step"]].setdefault(f"{card['lane']}_lane", []).append(cell)
        if "mot" in card:
            steps[card["step"]]["moment_of_truth"] = card["mot"]
    for key, field in (("pains", "pain"), ("opps", "opportunity")):
        for identifier, words in (data.get(key) or {}).get("cells", {}).items():
            steps[identifier][field] = words
    for identifier, score in (data.get("emotion") or {}).items():
        steps[identifier]["emotion"] = max(-2, min(2, score))
    return engagement(
        {
            "title": data["title"],
            "primary_language": {"zh": "zh-CN"}.get(data.get("lang", "en"), "en"),
            "lanes": [
                {"id": f"{lane['id']}_lane", "name": lane["name"], "role": ROLES.get(lane["kind"], lane["kind"])}
                for lane in data["lanes"]
            ],
            "phases": [
                {"name": phase["name"], "steps": [steps[step["id"]] for step in phase["steps"]]}
                for phase in data["phases"]
            ],
            "connections": [_link(*link) for link in data["links"]],
        }
    )


def _link(source: str, target: str, label: str = "") -> Tree:
    return {"from": source, "to": target} | ({"label": label} if label else {})


def generated(lanes: int, steps: int, labelled: bool = False, seed: int = 7) -> Engagement:
    """As many cards and links for its size as the study's largest input; every third link with words when asked."""
    chance = random.Random(seed)  # noqa: S311 - data for a benchmark
    cells = [(lane, step) for lane in range(lanes) for step in range(steps) if chance.random() < LANES[lane][2]]
    words = {cell: f"{chance.choice(VERBS)} {chance.choice(NOUNS)} and {chance.choice(VERBS)}" for cell in cells}
    pairs = _pairs(cells, 100 * steps * (lanes - 1) // 280, chance)
    links = [
        _link(_name(*one), _name(*two), chance.choice(NOUNS) if labelled and number % 3 == 0 else "")
        for number, (one, two) in enumerate(pairs)
    ]
    return engagement(grid(words, lanes, steps, links))


def _pairs(
    cells: list[tuple[int, int]], count: int, chance: random.Random
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    known, below = set(cells), [cell for cell in cells if cell[0]]
    pairs: dict[tuple[tuple[int, int], tuple[int, int]], None] = {}
    while len(pairs) < count:
        lane, step = one = chance.choice(below)
        two = (lane + chance.choice(DOWN), step + chance.choice(AHEAD))
        if two in known and two != one and two[0] > 0 and (lane, two[0]) != (1, 1) and (two, one) not in pairs:
            pairs[one, two] = None
    return list(pairs)


def _name(lane: int, step: int) -> str:
    return f"{LANES[lane][0]}-{step + 1}"


def grid(words: Mapping[tuple[int, int], str], lanes: int, steps: int, links: list[Tree]) -> Tree:
    """A blueprint with phases of five steps and a card for each (lane, step) that has words."""
    columns: list[Tree] = [{"name": f"Step {number + 1}"} for number in range(steps)]
    for (lane, step), said in words.items():
        columns[step].setdefault(f"{LANES[lane][0]}_lane", []).append({"id": _name(lane, step), "text": said})
    return {
        "title": f"{lanes} lanes, {steps} steps",
        "primary_language": "en",
        "lanes": [{"id": f"{name}_lane", "name": name, "role": role} for name, role, _ in LANES[:lanes]],
        "phases": [
            {"name": f"Phase {start // 5 + 1}", "steps": columns[start : start + 5]} for start in range(0, steps, 5)
        ],
        "connections": links,
    }


# inputs at the edge of what anybody writes


def _row(lanes: int, steps: int, links: list[Tree]) -> Engagement:
    """Every cell filled."""
    words = {(lane, step): f"Check order {lane + 1}.{step + 1}" for lane in range(lanes) for step in range(steps)}
    return engagement(grid(words, lanes, steps, links))


def hub(steps: int) -> Engagement:
    """Every second step's staff hand over to one card in the middle."""
    middle = _name(4, steps // 2)
    return _row(6, steps, [_link(_name(2, step), middle) for step in range(0, steps, 2)])


def crowd(count: int) -> Engagement:
    """Many cards in one cell, linked one to the next and each to the customer."""
    staff = [{"id": f"s-{number}", "text": f"Sort parcel {number}"} for number in range(count)]
    step = {"customer": [{"id": "c-1", "text": "Hands in the parcel"}], "frontstage": staff}
    links = [_link(one["id"], two["id"]) for one, two in pairwise(staff)]
    links += [_link("c-1", card["id"]) for card in staff[:8]]
    return engagement(
        {
            "title": "Crowd",
            "primary_language": "en",
            "phases": [{"name": "Only", "steps": [step]}],
            "connections": links,
        }
    )


def cycle() -> Engagement:
    names = [_name(2, 0), _name(2, 3), _name(4, 3), _name(4, 0)]
    links = [_link(one, two, "again") for one, two in pairwise([*names, names[0]])]
    return _row(5, 4, links + [_link(two, one) for one, two in pairwise(names)])


LONG = (
    "the host reads the whole order back to the guest, word by word, waits for a nod, corrects what was heard wrong, "
)
ODD: Mapping[str, Callable[[], Engagement]] = {
    "one step": lambda: _row(5, 1, [_link(_name(1, 0), _name(2, 0), "asks"), _link(_name(2, 0), _name(4, 0))]),
    "one lane": lambda: _row(2, 6, [_link(_name(1, 0), _name(1, 4), "skips"), _link(_name(1, 5), _name(1, 1))]),
    "one card": lambda: engagement({"title": "One", "phases": [{"name": "Only", "steps": [{"customer": "Waits"}]}]}),
    "no links": lambda: _row(5, 6, []),
    "hub of 20": lambda: hub(40),
    "hub of 100": lambda: hub(200),
    "60 in a cell": lambda: crowd(60),
    "cycle": cycle,
    "200 letters": lambda: _row(4, 4, [_link(_name(1, 1), _name(3, 2), (LONG + LONG)[:200])]),
}

INPUTS: Mapping[str, Callable[[], Engagement]] = {
    "hotline": lambda: sample("hotline"),
    "coffee-house": lambda: sample("coffee-house"),
    "study hotline": lambda: study("hotline"),
    "study dining": lambda: study("dining"),
    "study stress": lambda: study("stress"),
    "8 × 40": lambda: generated(8, 40),
    "8 × 40 with labels": lambda: generated(8, 40, labelled=True),
    "8 × 80": lambda: generated(8, 80),
    "12 × 200": lambda: generated(12, 200),
    **ODD,
}
