"""What has to hold for the whole file: phases and steps there, lanes with a role, times that make sense.

In: an engagement in the long form. Out: findings. Guaranteed: a key that was written, however badly, is not said to be
missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Span, place_of, word
from generator.load.bind import Binder, head
from generator.load.suggest import word_list
from generator.model import Blueprint, Card, Duration, Emotion, Engagement, Lane, Step, Wait
from generator.model.base import Term
from generator.model.keys import keys_by_name
from generator.model.service import LANE_ROLES
from generator.source import Mapping, Node, Scalar
from generator.source import Sequence as Items

STEP_LIMIT = 500
LANE_LIMIT = 24
CELL_LIMIT = 100


def whole(made: Engagement, root: Mapping, binder: Binder) -> Iterator[Diagnostic]:
    """A file has a phase and a step, and no more of anything than can be drawn."""
    if not made.phases:
        if not any(root.get(name) for name in ("phases", "stages")) and "phases" not in made.origin.keys:
            yield _missing(Engagement, "phases", Span(root.span.file, 1, 1), binder)
    elif not any(blueprint.steps for blueprint in made.blueprints.values()) and not _says_steps(root):
        empty = next(iter(made.blueprints.values()), made.phases[0])
        yield _missing(type(empty), "steps", empty.origin.span, binder)
    yield from _too_many([lane for lane in made.lanes if lane.origin.span.line], LANE_LIMIT, "lanes", "merge-lanes")
    for blueprint in made.blueprints.values():
        yield from _too_many(blueprint.steps, STEP_LIMIT, "steps", "split-blueprint")
        if made.phases:
            yield from _phaseless(blueprint, binder)
        for step in blueprint.steps:
            for cell in step.cells.values():
                yield from _too_many(cell, CELL_LIMIT, "cards", "split-step")


def _missing(owner: type[Term], key: str, span: Span, binder: Binder) -> Diagnostic:
    binder.missing(owner, key, span)
    return binder.findings.pop()


def _says_steps(root: Node) -> bool:
    """Whether the key “steps” is written anywhere with something behind it."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, Mapping):
            steps = node.get("steps")
            if steps is not None and not (isinstance(steps, Scalar) and steps.absent):
                return True
            pending += [value for _, value in node.entries]
        elif isinstance(node, Items):
            pending += node.items
    return False


def _phaseless(blueprint: Blueprint, binder: Binder) -> Iterator[Diagnostic]:
    """Steps that belong to no phase; told once when that is true of all."""
    missing = [step for step in blueprint.steps if not step.phase and "phase" not in step.origin.keys]
    every = len(missing) == len(blueprint.steps)
    for step in missing[:1] if every else missing:
        yield _missing(Step, "phase", step.origin.span, binder)


def _too_many(items: Sequence[Lane | Step | Card], limit: int, what: str, hint: str) -> Iterator[Diagnostic]:
    if len(items) > limit:
        facts = {"what": word(what), "found": str(len(items)), "limit": str(limit), "hint": word(hint)}
        yield Diagnostic("TY-09", head(items[limit].origin.span), facts)


def lanes(made: Engagement, binder: Binder) -> Iterator[Diagnostic]:
    """Each lane has a role and an id of its own that is no key of a step."""
    first: dict[str, Span] = {}
    for lane in made.lanes:
        place = lane.origin.at("id")
        if lane.role is None and "role" not in lane.origin.keys:
            missing = _missing(Lane, "role", lane.origin.span, binder)
            example = word("role-example", word_list(LANE_ROLES))
            yield Diagnostic(missing.code, missing.span, {**missing.parameters, "example": example})
        if lane.id in keys_by_name(Step):
            facts = {"id": lane.id, "problem": word("taken-by-step"), "example": f"{lane.id}_lane"}
            yield Diagnostic("ID-02", place, facts)
        if lane.id in first:
            yield Diagnostic("ID-01", place, {"id": lane.id, "place": place_of(first[lane.id], place.file)})
        first.setdefault(lane.id, place)


def times(made: Engagement) -> Iterator[Diagnostic]:
    """Usual times are above zero (a wait may be none) and at most the longest ones."""
    for blueprint in made.blueprints.values():
        for step in blueprint.steps:
            for card in (card for cell in step.cells.values() for card in cell):
                yield from _time(card.duration)
                yield from _time(card.wait)


def feelings(made: Engagement, binder: Binder) -> Iterator[Diagnostic]:
    """Of several emotions at one place, each is a persona's of its own."""
    for blueprint in made.blueprints.values():
        for step in blueprint.steps:
            felt = [step.emotions, *(card.emotions for cell in step.cells.values() for card in cell)]
            for emotions in felt:
                yield from _felt_twice(emotions, made, binder.language)


def _felt_twice(emotions: Sequence[Emotion], made: Engagement, language: str) -> Iterator[Diagnostic]:
    seen: set[str | None] = set()
    for emotion in emotions:
        if emotion.persona in seen:
            named = emotion.persona is not None
            name = made.name_of("persona", emotion.persona, language)
            whose = word("emotion-of", name) if named else word("emotion-of-nobody")
            place = emotion.origin.at("persona") if named else emotion.origin.span
            yield Diagnostic("EM-07", head(place), {"whose": whose})
        seen.add(emotion.persona)


def _time(time: Duration | Wait | None) -> Iterator[Diagnostic]:
    if time is None:
        return
    name, usual = ("typical", time.typical) if isinstance(time, Duration) else ("expected", time.expected)
    shown = f"{usual:g} {time.unit}"
    if usual == 0 and isinstance(time, Duration):
        yield Diagnostic("TM-01", time.origin.at(name), {"problem": word("not-positive", shown)})
    elif time.max is not None and usual > time.max and not _outlasts_patience(time):
        longest = f"{time.max:g} {time.unit}"
        problem = word("above-maximum", f"{shown} exceeds the longest, {longest}", f"{shown} 超过了最长时间 {longest}")
        yield Diagnostic("TM-01", time.origin.at(name), {"problem": problem})


def _outlasts_patience(time: Duration | Wait) -> bool:
    """Whether the two are written apart, of a wait: that it is longer than customers bear is what the coach tells."""
    return isinstance(time, Wait) and time.origin.at("expected") != time.origin.at("max")
