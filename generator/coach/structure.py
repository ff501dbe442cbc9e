"""The coach's rules of structure: where a journey starts and ends, what meets the customer, what arrows may join.

Arrows that nobody drew say nothing; one cause is told by one rule, the most telling. Source: the field reference, §2
and §17.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from generator import measure
from generator.coach import vocabulary
from generator.coach.rules import Found, at, called, rule
from generator.coach.study import (
    BACKSTAGE,
    BEHIND,
    CUSTOMER,
    EVIDENCE,
    FRONT,
    FRONTSTAGE,
    STAFF,
    Chart,
    Placed,
    Study,
)
from generator.diagnostics import Span, Word, word
from generator.model import Actor, Blueprint, Channel, Connection, Pain, Step

FEWEST, MOST = 4, 12  # steps of a blueprint that can be read on a wall and still shows where it breaks
_ONSTAGE = ("frontstage", "technology")  # roles of lanes that customers see
_SERVING = ("support", "partner")
_BAD = -1.0  # an emotion that says by itself that something is wrong


def name_of(blueprint: Blueprint) -> Word:
    """The parameter for what a blueprint is called: its title, else which state it shows."""
    if blueprint.name:
        return called(blueprint)
    return word(f"chart-{blueprint.id}") if blueprint.id in ("as_is", "to_be") else called(blueprint.id)


def _columns(chart: Chart, one: Placed) -> range:
    """The numbers of the steps that a card stands in."""
    return range(one.column, min(one.column + one.card.span, len(chart.steps)))


def _beside(chart: Chart, one: Placed, *roles: str) -> bool:
    """Whether a card with one of these roles that says something stands in a step of a card."""
    return any(
        not _says_nothing(other)
        for column in _columns(chart, one)
        for role in roles
        for other in chart.columns[column].get(role, ())
    )


def _says_nothing(one: Placed) -> bool:
    """Whether the author filled the cell only to say that there is nothing."""
    return all(vocabulary.says_nothing(text) for _, text in one.card.text.values)


# the journey


@rule("BP-01", "error")
def a_blueprint_starts_with_customer_actions(study: Study) -> Iterator[Found]:
    """A blueprint has a customer's action."""
    for chart in study.charts:
        if not chart.of(CUSTOMER):
            yield Found(_head(chart.blueprint), {"name": name_of(chart.blueprint)})


def _head(blueprint: Blueprint) -> Span:
    """Where something about a whole blueprint is shown: its title, else where it begins."""
    return at(blueprint, "name") if blueprint.origin.span.line else at(blueprint.steps[0])


@rule("BP-02", "error", in_draft="warning")
def a_journey_has_a_start_an_end_and_somebody(study: Study) -> Iterator[Found]:
    """It is said what makes the journey begin, what ends it, and whose it is."""
    engagement = study.engagement
    scope = engagement.scope
    whose = any(persona.role not in ("employee", "negative") for persona in engagement.personas)
    known = {"start": bool(scope.trigger), "end": bool(scope.end_state), "whose": whose}
    lacking = "-".join(name for name, given in known.items() if not given)
    if lacking:
        place = at(scope) if scope.origin.span.line else at(engagement.meta, "title")
        yield Found(place, {"name": called(engagement.meta), "missing": word(f"journey-{lacking}")})


@rule("BP-11", "error")
def phases_follow_each_other(study: Study) -> Iterator[Found]:
    """No step belongs to an earlier phase than the step before it."""
    phases = study.engagement.phases
    order = {phase.id: number if phase.order is None else phase.order for number, phase in enumerate(phases, 1)}
    names = {phase.id: phase for phase in phases}
    for chart in study.charts:
        for before, step in pairwise(chart.steps):
            if order.get(step.phase, 0) < order.get(before.phase, 0) and step.phase in names:
                yield Found(at(step, "phase"), {"name": called(step), "phase": called(names[step.phase])})


@rule("BP-12", "warning")
def phases_hold_steps(study: Study) -> Iterator[Found]:
    """Each phase has a step in some blueprint; a journey that can be read is more than one phase."""
    used = {step.phase for chart in study.charts for step in chart.steps}
    phases = study.engagement.phases
    for phase in phases:
        if phase.id not in used:
            yield Found(at(phase, "name"), {"name": called(phase), "problem": word("phase-empty")})
    longest = max((len(chart.steps) for chart in study.charts), default=0)
    if len(phases) == 1 and longest >= FEWEST:  # of fewer steps it is told that they are few
        yield Found(at(phases[0], "name"), {"name": called(phases[0]), "problem": word("phase-only")})


@rule("BP-16", "hint")
def a_blueprint_has_the_right_zoom(study: Study) -> Iterator[Found]:
    """A blueprint has four to twelve steps."""
    for chart in study.charts:
        count = len(chart.steps)
        if not FEWEST <= count <= MOST:
            problem = word("zoom-coarse" if count < FEWEST else "zoom-fine")
            yield Found(_head(chart.blueprint), {"name": name_of(chart.blueprint), "n": str(count), "problem": problem})


@rule("BP-19", "warning")
def the_ending_is_designed(study: Study) -> Iterator[Found]:
    """The customer's last step has evidence, a moment of truth or a follow-up."""
    for chart in study.charts:
        if _ends_by_chance(study, chart):
            step = chart.steps[_last(chart)]
            yield Found(at(step, "name"), {"name": called(step)})


def _last(chart: Chart) -> int:
    """The number of the last step in which the customer acts."""
    return max(column for one in chart.of(CUSTOMER) for column in _columns(chart, one))


def _ends_by_chance(study: Study, chart: Chart) -> bool:
    if not chart.of(CUSTOMER):
        return False
    last = _last(chart)
    ending = [one for column in chart.columns[last:] for cards in column.values() for one in cards]
    planned = any((one.role == EVIDENCE and not _says_nothing(one)) or one.card.proactive for one in ending)
    return not planned and not any(step.id in study.moments_at for step in chart.steps[last:])


# what meets the customer


@rule("BP-03", "error")
def frontstage_faces_a_customer(study: Study) -> Iterator[Found]:
    """What is done onstage is done in a step where the customer acts, or starts from the organisation."""
    for chart in study.charts:
        for one in _facing_nobody(chart):
            yield Found(at(one.card, "text"), {"name": called(one.card)})


def _facing_nobody(chart: Chart) -> Iterator[Placed]:
    if chart.of(CUSTOMER):
        for one in chart.of(*_ONSTAGE):
            if not one.card.proactive and not _beside(chart, one, CUSTOMER):
                yield one


@rule("BP-04", "warning")
def actions_have_evidence(study: Study) -> Iterator[Found]:
    """In each step where the customer acts there is evidence, or a reason why there is none."""
    for chart in study.charts:
        ending = _last(chart) if _ends_by_chance(study, chart) else -1
        bare = (one for one in chart.of(CUSTOMER) if not one.card.evidence_none and not _beside(chart, one, EVIDENCE))
        for one in _first_of_each_step(bare):
            if ending not in _columns(chart, one):
                yield Found(at(one.card, "text"), {"name": called(one.card)})


@rule("BP-05", "warning")
def actions_meet_somebody(study: Study) -> Iterator[Found]:
    """In each step a person or an interface meets the customer, unless the customer does it alone."""
    for chart in study.charts:
        ending = _last(chart) if _ends_by_chance(study, chart) else -1
        alone = (one for one in chart.of(CUSTOMER) if not one.card.solo and not _beside(chart, one, *FRONT))
        for one in _first_of_each_step(alone):
            if ending not in _columns(chart, one) and not _joined_to_front(chart, one):
                yield Found(at(one.card, "text"), {"name": called(one.card)})


def _first_of_each_step(cards: Iterable[Placed]) -> Iterator[Placed]:
    told = -1
    for one in cards:
        if one.column != told:
            told = one.column
            yield one


def _joined_to_front(chart: Chart, one: Placed) -> bool:
    arrows = (*chart.arrows_from.get(one.card.id, ()), *chart.arrows_to.get(one.card.id, ()))
    ends = (chart.by_id[end] for arrow in arrows for end in (arrow.source, arrow.target))
    return any(end.role in FRONT and not _says_nothing(end) for end in ends)


@rule("BP-24", "warning")
def fail_points_are_recovered(study: Study) -> Iterator[Found]:
    """Where something can go wrong it is said what prevents it, or what is done then."""
    for chart in study.charts:
        for one in chart.placed:
            fail = one.card.fail_point
            if fail is None or fail.recovery or fail.fail_safe:
                continue
            if not any(moment.recovery for moment in study.moments_at.get(one.step.id, ())):
                yield Found(at(fail, "text"), {"name": called(fail), "step": called(one.step)})


# arrows


@rule("BP-06", "error")
def backstage_stays_behind_the_line(study: Study) -> Iterator[Found]:
    """No arrow joins the customer to what the customer cannot see."""
    for chart in study.charts:
        for arrow in chart.drawn:
            ends = _ends(chart, arrow, (CUSTOMER,), BEHIND)
            if ends:
                facts = {"name": called(ends[0].card), "other": called(ends[1].card)}
                yield Found(at(arrow, "source"), facts)


@rule("BP-07", "warning")
def support_reaches_the_front_through_backstage(study: Study) -> Iterator[Found]:
    """No arrow leads from support straight to the front: somebody backstage makes use of it."""
    for chart in study.charts:
        for arrow in chart.drawn:
            ends = _ends(chart, arrow, _SERVING, _ONSTAGE)
            if ends:
                facts = {"name": called(ends[0].card), "other": called(ends[1].card)}
                yield Found(at(arrow, "source"), facts)


def _ends(chart: Chart, arrow: Connection, near: tuple[str, ...], far: tuple[str, ...]) -> tuple[Placed, Placed] | None:
    """The cards that an arrow joins, that of the near roles first; None when it joins others."""
    one, other = chart.by_id.get(arrow.source), chart.by_id.get(arrow.target)
    if one is None or other is None:
        return None
    if one.role in far:
        one, other = other, one
    return (one, other) if one.role in near and other.role in far else None


@rule("BP-08", "warning")
def support_serves_somebody(study: Study) -> Iterator[Found]:
    """From each support process arrows lead, through others if need be, to what it supports."""
    yield from _dangling(study, *_SERVING)


@rule("BP-09", "warning")
def backstage_has_an_effect(study: Study) -> Iterator[Found]:
    """Each backstage action is joined, through others if need be, to the front, to support or to evidence."""
    yield from _dangling(study, BACKSTAGE)


def _dangling(study: Study, *roles: str) -> Iterator[Found]:
    """The cards of these roles from which no way leads out of them, where the author drew arrows.

    Whoever asks for the implied arrows too leaves it to them what supports the other cards of a step.
    """
    for chart in study.charts:
        if not chart.drawn:
            continue
        cards = chart.of(*roles)
        reached = _reached(chart, {one.card.id for one in cards})
        implied = any(arrow.implied and arrow.kind != "sequence" for arrow in chart.arrows)
        for one in cards:
            if one.card.id not in reached and not (implied and _beside(chart, one, *FRONT, BACKSTAGE)):
                yield Found(at(one.card, "text"), {"name": called(one.card)})


def _reached(chart: Chart, group: set[str]) -> set[str]:
    """Those of a group of cards that arrows join to any other card, straight or through their like."""
    inner: dict[str, list[str]] = defaultdict(list)
    pending: list[str] = []
    for arrow in chart.arrows:
        known = [end for end in (arrow.source, arrow.target) if end in group]
        if len(known) == 1:
            pending += known
        elif known:
            inner[arrow.source].append(arrow.target)
            inner[arrow.target].append(arrow.source)
    reached: set[str] = set()
    while pending:
        card = pending.pop()
        if card not in reached:
            reached.add(card)
            pending += inner[card]
    return reached


@rule("BP-10", "warning")
def cards_are_connected(study: Study) -> Iterator[Found]:
    """Where the author drew arrows, one starts or ends at each card of the front."""
    for chart in study.charts:
        if chart.drawn:
            left = [one for one in chart.of(*FRONT) if one.card.id not in chart.joined]
            told = {one.card.id for one in _facing_nobody(chart)} if left else set()
            for one in left:
                if one.card.id not in told:
                    yield Found(at(one.card, "text"), {"name": called(one.card)})


# from step to step


@rule("BP-14", "warning")
def handoffs_carry_something(study: Study) -> Iterator[Found]:
    """Where another takes over at the front, and one of the two is a person, it is drawn what is handed over."""
    for chart in study.charts:
        crews = [_crew(study, column.get(FRONTSTAGE, ()) + column.get("midstage", ())) for column in chart.columns]
        for number, (before, after) in enumerate(pairwise(crews)):
            if not before or not after or before.keys() & after.keys() or number in chart.carried:
                continue
            leaving, coming = next(iter(before.values())), next(iter(after.values()))
            if _takes_over(before.values(), after.values()):
                facts = {"name": called(coming.placed.card), "before": called(leaving.who), "after": called(coming.who)}
                yield Found(at(coming.placed.card, "actor"), facts, (at(leaving.placed.card, "actor"),))


class _Serving(NamedTuple):
    """Somebody who acts in a card, what kind of actor that is, and whether the author says so or the words do."""

    placed: Placed
    who: Actor | str
    kind: str
    is_told: bool


def _takes_over(before: Collection[_Serving], after: Collection[_Serving]) -> bool:
    """Whether a person takes or leaves; where only words tell who is one, a person after a machine."""
    if all(one.is_told for one in (*before, *after)):
        return any(one.kind in STAFF for one in (*before, *after))
    return all(one.kind == "interface" for one in before) and any(one.kind in STAFF for one in after)


def _crew(study: Study, cards: Iterable[Placed]) -> dict[str, _Serving]:
    """Who acts in cards; nobody when one of them is not known, for they may be anyone."""
    found: dict[str, _Serving] = {}
    for one in cards:
        if one.card.actor:
            actor = study.actors.get(one.card.actor)
            told = actor.kind if actor else None
            kind = told or vocabulary.kind_of(study.words(actor.name) if actor else one.card.actor)
            if kind is None:
                return {}
            found.setdefault(one.card.actor, _Serving(one, actor or one.card.actor, kind, told is not None))
    return found


@rule("BP-23", "hint")
def channels_are_bridged(study: Study) -> Iterator[Found]:
    """Where the customer changes the channel, something of one stands in the step of the other, or is carried over."""
    for chart in study.charts:
        ways = [[one for one in column.get(CUSTOMER, ()) if one.card.channel] for column in chart.columns]
        for number, (before, after) in enumerate(pairwise(ways)):
            if not before or not after or any(one.card.solo for one in (*before, *after)):
                continue
            old, new = {one.card.channel for one in before}, {one.card.channel for one in after}
            if old & new or number in chart.carried:
                continue
            if not (_uses(chart, number + 1, old) or _uses(chart, number, new) or _is_bridged(study, chart, number)):
                names = (_channel(study, before[-1]), _channel(study, after[0]))
                facts = {"name": called(after[0].card), "before": names[0], "after": names[1]}
                yield Found(at(after[0].card, "channel"), facts, (at(before[-1].card, "channel"),))


def _uses(chart: Chart, column: int, channels: set[str | None]) -> bool:
    """Whether the front or the evidence of a step uses one of the channels."""
    return any(
        one.card.channel in channels for role in (*_ONSTAGE, EVIDENCE) for one in chart.columns[column].get(role, ())
    )


def _is_bridged(study: Study, chart: Chart, column: int) -> bool:
    """Whether something is in the customer's hands, the organisation turns to the customer, or the same people do."""
    held = chart.columns[column].get(EVIDENCE, ())
    if any(vocabulary.CARRIED.search(text) for one in held for _, text in one.card.text.values):
        return True
    met = (one for role in _ONSTAGE for one in chart.columns[column + 1].get(role, ()))
    return (
        any(one.card.proactive for one in met)
        or _is_written_to(study, chart, column + 1)
        or _comes_along(study, chart, column)
    )


def _is_written_to(study: Study, chart: Chart, column: int) -> bool:
    """Whether what the customer has in hand at a step is a letter or a message that came by the channel of the step."""
    ways = {one.card.channel for one in chart.columns[column].get(CUSTOMER, ()) if one.card.channel}
    held = [one for one in chart.columns[column].get(EVIDENCE, ()) if one.card.channel in ways]
    channels = [study.engagement.find("channel", one.card.channel or "") for one in held]
    if any(isinstance(channel, Channel) and channel.kind == "mail" for channel in channels):
        return True
    return any(vocabulary.MESSAGE.search(text) for one in held for _, text in one.card.text.values)


def _comes_along(study: Study, chart: Chart, column: int) -> bool:
    """Whether somebody who serves in a step serves in the next one too, and so is the bridge."""
    here, there = (
        {one.card.actor for one in chart.columns[number].get(FRONTSTAGE, ())} for number in (column, column + 1)
    )
    return any(actor in study.actors and study.actors[actor].kind in STAFF for actor in here & there if actor)


def _channel(study: Study, one: Placed) -> Word:
    return called(study.meant("channel", one.card.channel or ""))


# today and tomorrow


@rule("BP-21", "warning")
def today_has_its_troubles(study: Study) -> Iterator[Found]:
    """A blueprint of today shows a pain, a question, a fail point or a bad feeling."""
    pained = {blueprint for blueprint, _ in study.pains_at}
    for chart in study.today_charts:
        troubled = chart.blueprint.id in pained or any(step.questions for step in chart.steps)
        if not troubled and not any(_is_troubled(one) for one in chart.placed):
            yield Found(_head(chart.blueprint), {"name": name_of(chart.blueprint)})


def _is_troubled(one: Placed) -> bool:
    return one.card.fail_point is not None or any(felt.score <= _BAD for felt in one.card.emotions)


@rule("BP-22", "warning")
def the_worst_pains_are_treated(study: Study) -> Iterator[Found]:
    """A step with a pain of the highest priority is not the same in every target state."""
    for chart in study.today_charts:
        for step in chart.steps:
            pains = [pain for pain in study.pains_at.get((chart.blueprint.id, step.id), ()) if _is_worst(study, pain)]
            aims = (
                [(aim, one) for aim in study.target_charts for one in aim.steps if one.id == step.id] if pains else []
            )
            if aims and all(_same(chart, step, aim, one) for aim, one in aims):
                for pain in pains:
                    yield Found(at(pain, "text"), {"name": called(pain), "step": called(step)}, (at(aims[0][1]),))


def _is_worst(study: Study, pain: Pain) -> bool:
    if pain.severity is None or pain.frequency is None:
        return False
    floors = {**measure.PRIORITY_FLOORS, **study.engagement.settings.severity_matrix}
    return measure.issue_priority(pain.severity, pain.frequency, floors) == "P0"


def _same(chart: Chart, step: Step, aim: Chart, later: Step) -> bool:
    """Whether nothing of a step changes: neither it, nor its cards, nor the arrows at them."""
    from generator.difference import compare  # only files with both states and a grave pain need it

    pair = (replace(one.blueprint, steps=(column,), arrows=()) for one, column in ((chart, step), (aim, later)))
    return compare(*pair).same and _joints(chart, step) == _joints(aim, later)


def _joints(chart: Chart, step: Step) -> set[tuple[str, str, str]]:
    cards = {card.id for cell in step.cells.values() for card in cell}
    return {
        (arrow.source, arrow.target, arrow.kind)
        for arrow in chart.drawn
        if arrow.source in cards or arrow.target in cards
    }
