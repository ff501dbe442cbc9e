"""The coach's rules of identity. Source: the field reference, §17."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.coach.rules import Found, at, called, rule
from generator.coach.study import ASKED, Study
from generator.diagnostics import word
from generator.model import Blueprint, Metric, Step
from generator.model.base import Term

SHARED = 0.3  # of the steps of the shorter blueprint
FEWEST = 3  # steps, below which everything may well be new
MOST_COMPARED = 200  # pairs of steps whose words are compared


@rule("ID-05", "warning")
def target_shares_few_steps(study: Study) -> Iterator[Found]:
    """A target of which the comparison finds hardly a step in today's blueprint again."""
    if not study.target_charts:
        return
    from generator.difference import pairs  # only files with several states need it

    for before, after in pairs(study.engagement.blueprints.values()):
        fewest = min(len(before.steps), len(after.steps))
        if after.state != "to_be" or fewest < FEWEST:
            continue
        shared = _shared(before.steps, after.steps)
        if shared is not None and shared < SHARED * fewest:
            found = word("shared-steps", str(shared)) if shared else word("shared-none")
            yield Found(at(after), {"name": _titled(after), "shared": found, "count": str(len(after.steps))})


def _shared(before: Sequence[Step], after: Sequence[Step]) -> int | None:
    """How many steps the comparison takes for the same; None where that would take too long to find out."""
    if all("id" in step.origin.keys for step in (*before, *after)):
        return len({step.id for step in before} & {step.id for step in after})
    from generator.difference.matching import matched_steps

    names = {step.name for step in before} & {step.name for step in after}
    if len(names) >= SHARED * min(len(before), len(after)):
        return len(names)
    return len(matched_steps(before, after)) if len(before) * len(after) <= MOST_COMPARED else None


def _titled(blueprint: Blueprint) -> str:
    return called(blueprint.name) if blueprint.name else word("target-blueprint")


@rule("ID-06", "hint")
def nothing_refers_to_it(study: Study) -> Iterator[Found]:
    """An actor, a channel, a metric or a source that nothing in the file uses."""
    made, used = study.engagement, study.manuscript.used
    bound = {kind for kind in ("metrics", "sources") if kind in used}  # a slide shows them all
    metrics = () if "metrics" in bound else tuple(one for one in made.metrics if not _stands_alone(one))
    sources = () if "sources" in bound else made.sources
    groups: tuple[Sequence[Term], ...] = (made.actors, made.channels, metrics, sources)
    for one in (one for group in groups for one in group):
        if getattr(one, "id", "") not in used:
            facts = {"name": called(one), "kind": word(f"kind-{type(one).KIND}")}
            yield Found(at(one, "name", "citation"), facts)


def _stands_alone(metric: Metric) -> bool:
    """Whether a metric has its place without anything that refers to it."""
    return bool(metric.drives or metric.level) or metric.kind in ASKED  # these have slides of their own
