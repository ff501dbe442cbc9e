"""What every tool of the comparison is asked to draw: a blueprint as plain lanes, steps, cards and arrows.

In: one of our files and a language. Out: `Plan`. Guaranteed: texts in that language; at most one card in a cell;
arrows with those that our language implies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from generator.load import engagement
from generator.model import Blueprint, Connection, Engagement

LONG = (  # arrows between cards that are no neighbours, as systems and feedback make them: the second, busier input
    ("sp-book", "fs-seat"),
    ("sp-book", "bs-terminal"),
    ("sp-roster", "bs-make"),
    ("bs-brief", "fs-order"),
    ("bs-review", "bs-brief"),
    ("sp-review", "bs-regulars"),
    ("ca-review", "fs-page"),
    ("bs-regulars", "bs-book"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A card: what it says and where it belongs. `lane` and `step` count from 0."""

    id: str
    text: str
    lane: int
    step: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two cards; `both` has heads at both ends."""

    source: str
    target: str
    both: bool
    label: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A blueprint for any tool. `lanes` and `steps` are names in order; `language` is "en" or "zh-CN"."""

    language: str
    title: str
    lanes: tuple[str, ...]
    steps: tuple[str, ...]
    cards: tuple[Place, ...]
    arrows: tuple[Arrow, ...]

    def in_lane(self, lane: int) -> list[Place]:
        """Cards of a lane in the order of steps."""
        return [card for card in self.cards if card.lane == lane]

    def in_step(self, step: int) -> list[Place]:
        """Cards of a step in the order of lanes."""
        return [card for card in self.cards if card.step == step]

    def hidden(self, chained: bool) -> list[tuple[str, str]]:
        """Links that are not drawn but hold cards near each other, for tools that place cards by their links.

        Each card that no arrow touches is held to the next card of its step. If `chained`, the cards of each lane
        without a sequence of its own are strung in the order of time, too.
        """
        drawn = {(arrow.source, arrow.target) for arrow in self.arrows}
        touched = {end for pair in drawn for end in pair}
        columns = [self.in_step(step) for step in range(len(self.steps))]
        lanes = [self.in_lane(lane) for lane in range(len(self.lanes))] if chained else []
        pairs = [(one.id, other.id) for lane in lanes for one, other in pairwise(lane)]
        pairs += [(one.id, other.id) for column in columns for one, other in pairwise(column) if one.id not in touched]
        return [pair for pair in pairs if pair not in drawn]


def read(path: Path, busy: bool = False) -> tuple[Engagement, Blueprint]:
    """The engagement of a file and its first blueprint, with `LONG` if `busy`. Errors: ValueError for a faulty file."""
    loaded = engagement(path)
    if loaded.engagement is None:
        raise ValueError(f"{path}: {', '.join(finding.code for finding in loaded.findings)}")
    blueprint = next(iter(loaded.engagement.blueprints.values()))
    more = [
        Connection(id=f"long-{number}", source=source, target=target, kind="supply", dir="forward")
        for number, (source, target) in enumerate(LONG)
    ]
    return loaded.engagement, replace(blueprint, arrows=(*blueprint.arrows, *more)) if busy else blueprint


def plan(path: Path, language: str, busy: bool = False) -> Plan:
    """What a file's first blueprint shows in a language. Errors: ValueError."""
    whole, blueprint = read(path, busy)
    lanes = [lane.id for lane in whole.lanes]

    def cards() -> Iterator[Place]:
        for index, step in enumerate(blueprint.steps):
            for lane, held in step.cells.items():
                if len(held) != 1:
                    raise ValueError(f"{step.id}: {lane} holds {len(held)} cards")
                yield Place(held[0].id, held[0].text.in_language(language), lanes.index(lane), index)

    return Plan(
        language,
        whole.meta.title.in_language(language),
        tuple(lane.name.in_language(language) for lane in whole.lanes),
        tuple(step.name.in_language(language) for step in blueprint.steps),
        tuple(sorted(cards(), key=lambda card: (card.step, card.lane))),
        tuple(
            Arrow(arrow.source, arrow.target, arrow.dir == "both", arrow.label.in_language(language))
            for arrow in blueprint.arrows
        ),
    )
