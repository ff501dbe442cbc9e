"""The coach's rules of Kano surveys: whether the counts hold, and whether they say what they are taken for.

A feature nobody was asked about is left alone, and what the surveys' tables gave is not held against the author.
Source: the field reference, §5.2 and §17.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.coach.rules import Found, at, called, rule
from generator.coach.study import Study
from generator.diagnostics import word
from generator.measure import QUESTIONABLE, SMALL, kano, kano_strength, questionable_share
from generator.model import Kano, Need
from generator.model.insight import KanoFeature
from generator.terms import term

_CLASSES = {"must_be": "M", "one_dimensional": "O", "attractive": "A", "indifferent": "I", "reverse": "R"}


def _survey(study: Study) -> tuple[Kano | None, list[tuple[KanoFeature, int]]]:
    """The Kano survey, and its features that somebody answered to with how many did."""
    survey = study.engagement.kano
    counted = [(one, sum(one.counts.values())) for one in survey.features] if survey else []
    return survey, [(one, total) for one, total in counted if total]


def _is_written(survey: Kano, feature: KanoFeature) -> bool:
    """Whether the author wrote both how many were asked and how they answered."""
    return "n" in survey.origin.keys and "counts" in feature.origin.keys


@rule("KN-01", "error")
def counts_do_not_add_up(study: Study) -> Iterator[Found]:
    """The answers to a feature are as many as the people asked; a few may be blank, never too many."""
    survey, answered = _survey(study)
    for feature, total in answered:
        if survey is not None and survey.n is not None and total != survey.n and _is_written(survey, feature):
            facts = {"name": called(feature), "sum": str(total), "n": str(survey.n)}
            yield Found(at(feature, "counts"), facts, severity="warning" if total < survey.n else None)


@rule("KN-02", "warning")
def answers_contradict(study: Study) -> Iterator[Found]:
    """Few answers contradict themselves, or the question was not understood."""
    for feature, _ in _survey(study)[1]:
        share = questionable_share(feature.counts)
        if share > QUESTIONABLE and kano(feature.counts).better is not None:
            facts = {"name": called(feature), "share": f"{100 * share:.0f}"}
            yield Found(at(feature, "counts"), facts)


@rule("KN-03", "warning")
def few_asked(study: Study) -> Iterator[Found]:
    """A class rests on thirty answers at least."""
    survey, answered = _survey(study)
    if survey is None or not answered:
        return
    most = survey.n or max(total for _, total in answered)
    if most < SMALL:
        facts = {"name": called(answered[0][0]), "what": word("figures-of-kano"), "n": str(most)}
        yield Found(at(survey, "n", "features"), facts)
        return
    for feature, total in answered:
        if total < SMALL and not _is_written(survey, feature):
            facts = {"name": called(feature), "what": called(feature), "n": str(total)}
            yield Found(at(feature, "counts"), facts)


@rule("KN-04", "hint")
def class_differs(study: Study) -> Iterator[Found]:
    """What the team took a need for is what customers say it is."""
    features: dict[str, list[KanoFeature]] = defaultdict(list)
    for feature, total in _survey(study)[1]:
        if feature.need and total >= SMALL:
            features[feature.need].append(feature)
    for identifier, some in features.items():
        need = study.engagement.find("need", identifier)
        declared = _CLASSES.get(need.kano or "") if isinstance(need, Need) else None
        found = [kano(one.counts).category for one in some]
        if need is None or declared is None or "Q" in found or any(declared in _possible(one) for one in some):
            continue
        facts = {"name": called(need), "declared": _class(declared), "found": _class(found[0])}
        yield Found(at(need, "kano"), facts)


def _possible(feature: KanoFeature) -> str:
    """The class of a feature, or both where it is a combination."""
    return kano_strength(feature.counts).combination or kano(feature.counts).category


def _class(letter: str) -> str:
    return word("as-said", term(f"kano-{letter}", "en").lower(), term(f"kano-{letter}", "zh-CN"))


@rule("KN-05", "error")
def no_coefficients(study: Study) -> Iterator[Found]:
    """Somebody wants the feature or can do without it; else its coefficients cannot be computed."""
    for feature, _ in _survey(study)[1]:
        if kano(feature.counts).better is None:
            yield Found(at(feature, "counts"), {"name": called(feature)})
