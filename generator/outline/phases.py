"""The phases of a blueprint, one by one: for slides that show a phase in detail.

In: an engagement, a blueprint, a language. Out: `Run`s, and titles that the scores make true. Guaranteed: runs cover
every step once, in order; each has a key of its own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Blueprint, Engagement
from generator.terms import languages_of, signed, term


@dataclass(frozen=True, slots=True)
class Run:
    """Steps of one phase that follow each other: the columns `first` to `last`."""

    key: str
    phase: str
    first: int
    last: int


def runs(blueprint: Blueprint) -> Iterator[Run]:
    """The runs of a blueprint; a phase that comes again has a number behind its key."""
    seen: dict[str, int] = {}
    numbered = itertools.groupby(enumerate(blueprint.steps), key=lambda pair: pair[1].phase)
    for phase, group in numbered:
        columns = [column for column, _ in group]
        seen[phase] = count = seen.get(phase, 0) + 1
        yield Run(phase if count == 1 else f"{phase}-{count}", phase, columns[0], columns[-1])


def title(engagement: Engagement, blueprint: Blueprint, run: Run, state: str, language: str) -> str:
    """What stands over a phase: its steps, and where it feels worst or best. `state` names the blueprint."""
    steps = blueprint.steps[run.first : run.last + 1]
    inside = {step.id for step in steps}
    scores = [(step, emotion.score) for step, emotion in engagement.scores(blueprint) if step.id in inside]
    worst = min(scores, key=lambda pair: pair[1], default=None)
    best = max(scores, key=lambda pair: pair[1], default=None)
    template, telling = "details-title", None
    if worst is not None and worst[1] < 0:
        template, telling = "details-title-low", worst
    elif best is not None and best[1] > 0:
        template, telling = "details-title-high", best
    lines = []
    for number, tag in enumerate(languages_of(language)):
        name = state.split("\n")[min(number, state.count("\n"))]
        phase = engagement.name_of("phase", run.phase, tag) or term("details-phase", tag)
        count = term("details-step" if len(steps) == 1 else "details-steps", tag).format(len(steps))
        felt = (telling[0].name.in_language(tag), signed(telling[1])) if telling is not None else ()
        lines.append(term(template, tag).format(name, phase, count, *felt))
    return "\n".join(dict.fromkeys(lines))
