"""A plan for a sound engagement, and what of its service is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
FOLDER = Path(__file__).parent / "services"
SERVICES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def service_of(name: str) -> Data:
    found: Data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Plan:
    """Which service, how much of it, in which languages and forms.

    `phrasing` chooses among the wordings of a step; `short` writes the steps inside the phases; `screens` adds a lane
    for what machines show, `fails` the points where it can go wrong, `more` goals, risks and cases of feedback.
    """

    service: str
    languages: tuple[str, ...]
    dropped: frozenset[str]
    phrasing: int
    moments: int
    target: bool
    short: bool
    implied: bool
    screens: bool
    fails: bool
    concepts: bool
    kano: bool
    more: bool
    agenda: str
    deck: str
    slides: bool
    status: str
    survey: int
    groups: int
    group_size: int


class Story:
    """A service as a plan tells it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.data = service_of(plan.service)
        self.steps: list[Data] = [self._worded(step) for step in self.data["steps"] if step["id"] not in plan.dropped]

    def _worded(self, step: Data) -> Data:
        """The step in one of its wordings."""
        others = step.get("or", {})
        chosen = {key: [step[key], *more][self.plan.phrasing % (len(more) + 1)] for key, more in others.items()}
        return {**step, **chosen}

    def say(self, pair: Any) -> Any:
        """A pair of Chinese and English, as the file's languages want it."""
        words = dict(zip(("zh-CN", "en"), pair, strict=False))
        tags = self.plan.languages
        return words[tags[0]] if len(tags) == 1 else {tag: words[tag] for tag in tags}

    @cached_property
    def pains(self) -> list[Data]:
        return [step for step in self.steps if "pain" in step]

    @cached_property
    def lowest(self) -> Data:
        return min(self.steps, key=lambda step: float(step["feeling"]))

    @cached_property
    def chosen(self) -> list[Data]:
        """The steps that are moments of truth: the ending and the lowest point, then other pains, then the rest."""
        able = [step for step in self.steps if "moment" in step]
        ranked = [self.steps[-1], self.lowest, *self.pains, *able]
        kept = list(dict.fromkeys(step["id"] for step in ranked))[: self.plan.moments]
        return [step for step in able if step["id"] in kept]

    @cached_property
    def phases(self) -> list[str]:
        return [name for name in self.data["phases"] if any(step["phase"] == name for step in self.steps)]

    @cached_property
    def customer(self) -> str:
        return next(str(name) for name, words in self.data["actors"].items() if words[2] == "customer")

    @cached_property
    def screens(self) -> list[Data]:
        """The steps in which a machine shows something."""
        return [step for step in self.steps if "screen" in step] if self.plan.screens and not self.plan.short else []
