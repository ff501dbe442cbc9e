"""The coach's rules of time and emotion: waits, times, and what the emotion curve says.

A curve of fewer than three scores is none, so nothing is said of it. Source: the field reference, §2.7, §3.4 and §17;
Maister, The Psychology of Waiting Lines; Fredrickson and Kahneman 1993.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator.coach.rules import Found, at, called, figure, rule
from generator.coach.study import CUSTOMER, Chart, Placed, Study
from generator.diagnostics import Span, Word, word
from generator.load.values import unit
from generator.measure import seconds
from generator.model import Card, Claim, Duration, Emotion, Pain, Step, Wait
from generator.model.service import main_emotion
from generator.terms import term

_GUESSED = frozenset(("", "assumed", "proposed", "proto"))
_NOTCH = 0.5  # the smallest difference between two scores
_MINOR = 1  # severity up to which a pain may stand beside a good mood


# Time


@rule("TM-02", "warning")
def wait_without_relief(study: Study) -> Iterator[Found]:
    """A customer's wait has nothing that makes it bearable."""
    for one in _of_customers(study):
        wait = one.card.wait
        if wait is not None and wait.expected > 0 and not wait.mitigation:
            is_span = wait.max is not None and at(wait, "max") == at(wait, "expected")  # “40–90 min”
            time = _length(wait.expected, wait.unit, wait.max if is_span else None)
            yield Found(at(wait, "expected"), {"name": called(one.card.text), "time": time})


@rule("TM-03", "warning")
def wait_beyond_tolerance(study: Study) -> Iterator[Found]:
    """A wait is longer than customers put up with, for it or for the whole action, and is no pain of today either."""
    for chart in study.charts:
        name = chart.blueprint.id if chart.blueprint.state == "as_is" else None
        for one in chart.of(CUSTOMER):
            wait = one.card.wait
            exceeded = wait and (_exceeded(wait, wait) or _exceeded(wait, one.card.duration))
            if wait and exceeded and (name, one.step.id) not in study.pains_at:
                limit, place = exceeded
                facts = {"name": called(one.card.text), "time": _length(wait.expected, wait.unit), "limit": limit}
                yield Found(at(wait, "expected"), facts, (place,))


def _exceeded(wait: Wait, time: Wait | Duration | None) -> tuple[Word, Span] | None:
    """The limit that a wait exceeds, and where it stands; “3–5 min” tells how long something takes, and is none."""
    if time is None or time.max is None or at(time, "max") == at(time, "typical", "expected"):
        return None
    is_longer = seconds(wait.expected, wait.unit) > seconds(time.max, time.unit)
    return (_length(time.max, time.unit), at(time, "max")) if is_longer else None


@rule("TM-04", "hint")
def no_times(study: Study) -> Iterator[Found]:
    """Something is measured in time, and no card says how long it takes."""
    measured = [one for one in study.engagement.metrics if unit(one.unit)]
    if measured and study.charts and not any(_is_timed(one.card) for chart in study.charts for one in chart.placed):
        others = tuple(at(one, "unit") for one in measured[1:])
        yield Found(at(measured[0], "unit"), {"name": called(measured[0])}, others)


def _of_customers(study: Study) -> Iterator[Placed]:
    for chart in study.charts:
        yield from chart.of(CUSTOMER)


def _is_timed(card: Card) -> bool:
    return card.duration is not None or card.wait is not None


def _length(value: float, name: str, most: float | None = None) -> Word:
    """A length of time in words, or a span of it."""
    english = term("unit-day-one" if name == "day" and (most or value) == 1 else f"unit-{name}", "en")
    figure = f"{value:g}" if most is None or most == value else f"{value:g}–{most:g}"
    return word("as-said", f"{figure} {english}", f"{figure} {term(f'unit-{name}', 'zh-CN')}")


# Emotion


@rule("EM-02", "warning")
def curve_of_opinion(study: Study) -> Iterator[Found]:
    """More than half of today's scores are assumed, or do not say how they are known."""
    for chart in study.today_charts:
        felt = study.curve(chart)
        guessed = [emotion for step, emotion in felt if _is_guessed(study, chart, step, emotion)]
        if len(guessed) * 2 > len(felt):
            facts = {"name": called(study.journey(chart)), "count": str(len(guessed)), "total": str(len(felt))}
            yield Found(at(guessed[0], "basis", "score"), facts)


def _is_guessed(study: Study, chart: Chart, step: Step, emotion: Emotion) -> bool:
    """Whether nobody was asked: by what is said of the score itself, else of its card, its step, its blueprint."""
    cards = (card for card in study.engagement.customer_cards(step) if any(one is emotion for one in card.emotions))
    claims: tuple[Claim, ...] = (emotion, *cards, step, chart.blueprint)
    known = next((claim.basis or "reported" for claim in claims if claim.basis or claim.sources), "")
    return known in _GUESSED


@rule("EM-03", "warning")
def target_below_the_floor(study: Study) -> Iterator[Found]:
    """In the target state a customer's action is still below the tolerance floor."""
    floor = study.engagement.scope.tolerance_floor
    for chart in study.target_charts:
        for one in chart.of(CUSTOMER):
            emotion = main_emotion(one.card.emotions, chart.blueprint.personas)
            if emotion is not None and emotion.score < floor:
                facts = {"name": called(one.card.text), "score": figure(emotion.score), "floor": figure(floor)}
                yield Found(at(emotion, "score"), facts)


@rule("EM-04", "hint")
def flat_curve(study: Study) -> Iterator[Found]:
    """All scores of today are the same."""
    for chart in study.today_charts:
        felt = study.curve(chart)
        scores = {emotion.score for _, emotion in felt}
        if len(scores) == 1:
            facts = {"name": called(study.journey(chart)), "count": str(len(felt)), "score": figure(scores.pop())}
            yield Found(at(felt[0][1], "score"), facts)


@rule("EM-05", "warning")
def weak_ending(study: Study) -> Iterator[Found]:
    """The target journey ends below zero, or at least half a point below its mean; below the floor is EM-03's."""
    floor = study.engagement.scope.tolerance_floor
    for chart in study.target_charts:
        felt = study.curve(chart)
        if not felt or felt[-1][0] is not chart.steps[-1] or felt[-1][1].score < floor:
            continue
        step, emotion = felt[-1]
        mean = math.fsum(one.score for _, one in felt) / len(felt)
        if emotion.score < 0 or emotion.score <= mean - _NOTCH:
            problem = word("ends-below-mean", f"{mean:.1f}") if emotion.score >= 0 else word("ends-below-zero")
            facts = {"name": called(step), "score": figure(emotion.score), "problem": problem}
            yield Found(at(emotion, "score"), facts)


@rule("EM-06", "warning")
def curve_against_pains(study: Study) -> Iterator[Found]:
    """Today a step feels bad and has no pain, or a pain of customers lies where they feel good."""
    for chart in study.today_charts:
        scores = {step.id: emotion for step, emotion in study.felt[chart.blueprint.id]}
        for step in chart.steps:
            pains = study.pains_at.get((chart.blueprint.id, step.id), ())
            emotion = scores.get(step.id)
            if emotion is not None and emotion.score <= -1 and not pains:
                facts = {"name": called(step), "problem": word("low-without-pain", figure(emotion.score))}
                yield Found(at(emotion, "score"), facts)
            for pain in pains:
                felt = _felt_with(study, chart, step, pain)
                if felt is not None and felt.score >= 1:
                    facts = {"name": called(pain.text), "problem": word("pain-feels-good", figure(felt.score))}
                    yield Found(at(pain, "text"), facts, (at(felt, "score"),))


def _felt_with(study: Study, chart: Chart, step: Step, pain: Pain) -> Emotion | None:
    """How whoever suffers from a pain feels at its worst there; None for employees and for trifles."""
    trifle = pain.severity is not None and pain.severity <= _MINOR
    where = chart.by_id.get(pain.card or "")
    if trifle or pain.persona in study.employees or (where is not None and where.role != CUSTOMER):
        return None
    cards = study.engagement.customer_cards(step) if where is None else (where.card,)
    wanted = (pain.persona,) if pain.persona else chart.blueprint.personas
    felt = [main_emotion(felt, wanted) for felt in (*(card.emotions for card in cards), step.emotions)]
    return min((one for one in felt if one is not None), key=lambda one: one.score, default=None)
