"""Who feels what along the steps: the emotion curves of customers and employees, and the other state's behind them.

In: a view of a blueprint. Out: strands, their points, the tolerance floor. Guaranteed: nothing the author did not say;
a curve for each persona; points in time order; the other state's curve has points only at steps of the same id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.layout.chart.content import Feeling, Strand
from generator.layout.chart.kinds import status_of
from generator.layout.chart.overlays import View
from generator.model import Actor, Blueprint, Card, Step
from generator.model.service import Emotion
from generator.scene import Dash
from generator.terms import signed

MOST_POINTS = 3  # of one curve in a step
DASHES: tuple[Dash, ...] = ("solid", "dashed", "dashdot", "dotted")
GUESSED = frozenset({"assumed", "proposed"})
OTHER = "other"
STAFF = ("frontstage", "technology", "midstage", "backstage", "support", "partner")


@dataclass(frozen=True, slots=True)
class _Felt:
    """What somebody feels at a step; `who` is a persona, "" for a customer, "staff" for an employee without one."""

    who: str
    staff: bool
    column: int
    emotion: Emotion


def curves(view: View, other: Blueprint | None) -> tuple[tuple[Strand, ...], tuple[Feeling, ...]]:
    """The curves of a blueprint and their points, with the other state's main curve when there is one.

    A single curve has no strand: it needs no name.
    """
    if not view.shows("emotion"):
        return (), ()
    felt = list(_felt(view))
    people = sorted(dict.fromkeys((one.staff, one.who) for one in felt), key=lambda one: (one[0], _rank(view, one[1])))
    behind = tuple(_behind(view, other)) if other is not None and felt else ()
    alone = len(people) == 1 and not people[0][0]
    if alone and not behind:
        return (), tuple(_points(view, felt, "", MOST_POINTS, ""))
    strands: list[Strand] = []
    points: list[Feeling] = []
    for number, (staff, who) in enumerate(people):
        own = [one for one in felt if (one.staff, one.who) == (staff, who)]
        name = _state(view, view.blueprint) if alone else _name(view, who, staff)
        look = number % len(DASHES)
        strands.append(Strand(who or "customer", name, "emotion" if alone else f"feeling-{look + 1}", DASHES[look]))
        points += _points(view, own, strands[-1].id, MOST_POINTS if alone else 1, name)
    if behind and other is not None:
        name = view.phrase("feeling-other", _state(view, other))
        strands.append(Strand(OTHER, name, "feeling-other", "dashed", 1.2, quiet=True))
    return tuple(strands), (*points, *behind)


def floor(view: View, feelings: Iterable[Feeling]) -> float | None:
    """The tolerance floor, when the author sets it or a score falls below it."""
    scope = view.engagement.scope
    scores = [point.score for point in feelings if point.curve != OTHER]
    wanted = "tolerance_floor" in scope.origin.keys or any(score < scope.tolerance_floor for score in scores)
    return scope.tolerance_floor if scores and wanted else None


def other_state(view: View) -> Blueprint | None:
    """The service's blueprint of the other state: to be for as is, as is for to be."""
    wanted = {"as_is": "to_be", "to_be": "as_is"}.get(view.blueprint.state or "")
    return next((one for one in view.engagement.blueprints.values() if one.state == wanted), None)


# who


def _felt(view: View) -> Iterator[_Felt]:
    main = next(iter(view.blueprint.personas), "")
    for column, step in enumerate(view.steps):
        felt = [emotion for card in view.cards(step, "customer") for emotion in card.emotions] or step.emotions
        for emotion in felt:
            yield _Felt(emotion.persona or main, _is_staff(view, emotion.persona), column, emotion)
        for card in view.cards(step, *STAFF):
            for emotion in card.emotions:
                yield _Felt(emotion.persona or _acting(view, card) or "staff", True, column, emotion)


def _acting(view: View, card: Card) -> str | None:
    """The persona of whoever acts."""
    actor = view.engagement.find("actor", card.actor)
    return actor.persona if isinstance(actor, Actor) else None


def _is_staff(view: View, persona: str | None) -> bool:
    return any(one.id == persona and one.role == "employee" for one in view.engagement.personas)


def _rank(view: View, who: str) -> int:
    """Personas of the blueprint first, then the others in the author's order."""
    order = [*view.blueprint.personas, *(one.id for one in view.engagement.personas)]
    return order.index(who) if who in order else len(order)


def _name(view: View, who: str, staff: bool) -> str:
    if not any(one.id == who for one in view.engagement.personas):
        return view.word("feeling-employee" if staff else "feeling-customer")
    name = view.engagement.name_of("persona", who, view.language)
    return view.phrase("feeling-staff", name) if staff else name


def _state(view: View, blueprint: Blueprint) -> str:
    if blueprint.state:
        return view.word(f"blueprint-{blueprint.state}")
    return blueprint.name.in_language(view.language) or blueprint.id


# points


def _points(view: View, felt: Sequence[_Felt], curve: str, most: int, name: str) -> Iterator[Feeling]:
    """The points of one curve; equal ones in a row within a step once."""
    for column, step in enumerate(view.steps):
        own = _distinct([one for one in felt if one.column == column], most)
        for number, one in enumerate(own):
            place = (number + 1) / (len(own) + 1)
            identifier = f"emotion/{curve}/{step.id}/{number}" if curve else f"emotion/{step.id}/{number}"
            meaning = _in_words(view, step, one.emotion, name)
            hollow = _guessed(view, one)
            yield Feeling(identifier, column, place, one.emotion.score, hollow, meaning, curve)


def _distinct(felt: Sequence[_Felt], most: int) -> list[_Felt]:
    """The scores that make the shape of the curve: all that differ, else the extremes and the last."""
    scores = [one.emotion.score for one in felt]
    kept = [one for at, one in enumerate(felt) if at == 0 or scores[at] != scores[at - 1]]
    if len(kept) <= most:
        return kept
    if most == 1:
        return [max(kept, key=lambda one: (abs(one.emotion.score), -one.emotion.score))]
    by_score = sorted(range(len(kept)), key=lambda at: kept[at].emotion.score)
    return [kept[at] for at in sorted({by_score[0], by_score[-1], len(kept) - 1})]


def _guessed(view: View, one: _Felt) -> bool:
    """Whether nobody said how the score is known, or said that it is not; a researched persona vouches for its own."""
    if one.emotion.basis is not None:
        return status_of(one.emotion.basis) in GUESSED
    persona = next((persona for persona in view.engagement.personas if persona.id == one.who), None)
    return persona is None or persona.evidence is None or persona.evidence.basis == "proto"


def _in_words(view: View, step: Step, emotion: Emotion, name: str) -> str:
    basis = view.word(f"score-{emotion.basis or 'unknown'}")
    said = view.phrase("score-meaning", step.name.in_language(view.language), signed(emotion.score), basis)
    return (view.phrase("feeling-score", name, said) if name else said).replace("\n", " / ")


def _behind(view: View, other: Blueprint) -> Iterator[Feeling]:
    """The other state's points at the steps that both have; nothing for fewer than two."""
    beside = replace(other, personas=view.blueprint.personas or other.personas)
    scores = {step.id: emotion.score for step, emotion in view.engagement.scores(beside)}
    shared = [(column, step.id) for column, step in enumerate(view.steps) if step.id in scores]
    for column, step in shared if len(shared) > 1 else ():
        yield Feeling(f"emotion/{OTHER}/{step}", column, 0.5, scores[step], False, "", OTHER)
