"""The coach's rules of concepts: how they were weighed, what they are for, how they are tried.

Source: the field reference, §9 and §17.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import measure
from generator.coach.rules import Found, at, called, called_all, figure, rule, word_of
from generator.coach.study import Study
from generator.diagnostics import Word, word
from generator.model import Screening

_ROUNDING = 0.01 + 1e-9  # three weights of 0.33 sum to 0.99
_NOISE = 1e-9


@rule("CO-01", "error")
def weights_sum_to_one(study: Study) -> Iterator[Found]:
    """The weights of the criteria are shares of one whole."""
    screening = study.engagement.screening
    if screening is None:
        return
    weights = [criterion.weight for criterion in screening.criteria]
    total = sum(weights)
    if (any(weights) or any(score.weighted for score in screening.scores)) and abs(total - 1) > _ROUNDING:
        yield Found(at(screening, "criteria"), {"sum": f"{total:g}"})


@rule("CO-02", "error")
def every_score_is_given(study: Study) -> Iterator[Found]:
    """A concept that was scored has a score on the scale for each criterion that counts."""
    screening = study.engagement.screening
    if screening is None:
        return
    low, high = scale_of(screening)
    scale = {"low": f"{low:g}", "high": f"{high:g}"}
    for score in screening.scores:
        if not score.weighted:
            continue
        facts = {"name": called(study.meant("concept", score.concept)), **scale}
        missing = [one for one in screening.criteria if one.weight and one.id not in score.weighted]
        if missing:
            wanted = {"criterion": called_all(missing), "problem": word("score-missing")}
            yield Found(at(score, "weighted"), {**facts, **wanted})
        for criterion in screening.criteria:
            given = score.weighted.get(criterion.id, low)
            if not low <= given <= high:
                outside = {"criterion": called_all([criterion]), "problem": word("score-outside", figure(given))}
                yield Found(at(score, f"weighted.{criterion.id}", "weighted"), {**facts, **outside})


@rule("CO-03", "warning")
def close_concepts_are_tied(study: Study) -> Iterator[Found]:
    """A lead that is small, or that hangs on a weight, is no lead; unless both concepts go on."""
    screening = study.engagement.screening
    if screening is None:
        return
    weights = {criterion.id: criterion.weight for criterion in screening.criteria if criterion.weight}
    rows = {one.concept: one.weighted for one in screening.scores if weights and weights.keys() <= one.weighted.keys()}
    if len(rows) < 2:
        return
    first, second, reason = _tie(screening, rows, weights)
    going = screening.decision.go if screening.decision is not None else ()
    if second and not (first in going and second in going):
        leading, other = (called(study.meant("concept", one)) for one in (first, second))
        facts = {"name": leading, "other": other, "reason": reason}
        yield Found(at(screening, "scores"), facts)


def _tie(
    screening: Screening, rows: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]
) -> tuple[str, str, Word]:
    """The leading concept, the one that may as well lead ("" for none), and why."""
    sums = {name: measure.weighted_sum(row, weights) for name, row in rows.items()}
    tied = measure.leaders(sums)
    if len(tied) > 1:
        apart = round(sums[tied[0]] - sums[tied[1]], 2)
        return tied[0], tied[1], word("tie-close", f"{apart:g}") if apart else word("tie-equal")
    flips = measure.sensitivity(rows, weights)
    if not flips:
        return tied[0], "", word("tie-close")
    criterion = next(one for one in screening.criteria if one.id == flips[0].criterion)
    return tied[0], flips[0].leader, word_of("tie-weight", criterion)


@rule("CO-04", "warning")
def a_concept_answers_something(study: Study) -> Iterator[Found]:
    """A concept serves a moment of truth, takes away a pain, or comes from a question by way of its ideas."""
    engagement = study.engagement
    asked = {idea for one in engagement.opportunities for idea in one.ideas}
    derived = {one.concept for one in engagement.ideas if one.opportunity or one.id in asked}
    for concept in engagement.concepts:
        if not concept.moments and not concept.pains and concept.id not in derived:
            yield Found(at(concept, "name"), {"name": called(concept)})


@rule("CO-05", "warning")
def what_knocks_out_stops(study: Study) -> Iterator[Found]:
    """A concept that goes on does not fail one criterion, however high its sum."""
    screening = study.engagement.screening
    if screening is None or screening.decision is None:
        return
    low, high = scale_of(screening)
    gate = low + (measure.GATE - 1) * (high - low) / 4  # the gate is set for a scale from 1 to 5
    going = {name: number for number, name in enumerate(screening.decision.go)}
    for score in screening.scores:
        if score.concept not in going:
            continue
        name = called(study.meant("concept", score.concept))
        failed = set(measure.stopped_by(score.weighted, gate - _NOISE))
        for criterion in screening.criteria:
            if criterion.id in failed:
                given = f"{score.weighted[criterion.id]:g}"
                facts = {"name": name, "criterion": called_all([criterion]), "score": given}
                scored = at(score, f"weighted.{criterion.id}", "weighted")
                place = at(screening.decision, f"go[{going[score.concept]}]", "go")
                yield Found(place, facts, (scored,))


@rule("CO-06", "warning")
def a_test_knows_when_it_is_passed(study: Study) -> Iterator[Found]:
    """What counts as success, and with how many people, is set before a test."""
    for test in study.engagement.tests:
        lacking = ("threshold" if test.success is None else "", "" if test.participants else "participants")
        missing = "-".join(filter(None, lacking))
        if missing:
            yield Found(at(test, "hypothesis"), {"name": called(test), "missing": word(f"missing-{missing}")})


@rule("CO-07", "warning")
def a_decision_follows_a_result(study: Study) -> Iterator[Found]:
    """What follows of a test is decided on what came out, in figures or as it was seen."""
    for test in study.engagement.tests:
        if test.decision and test.result is None and not any(test.observations):
            yield Found(at(test, "decision"), {"name": called(test)})


def scale_of(screening: Screening) -> tuple[float, float]:
    """The lowest and the highest score; 1 and 5 when the file gives no two."""
    low, high = screening.scale if len(screening.scale) == 2 else (1.0, 5.0)
    return (low, high) if low < high else (high, low)
