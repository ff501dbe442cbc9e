"""The figures that surveys give to metrics and Kano features.

In: an engagement whose surveys have their answers. Out: the same with the figures that the author left to the data, and
a warning for each one that the author wrote and the data do not bear out. Guaranteed: a figure that is written stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator import measure
from generator.diagnostics import Diagnostic
from generator.model import Answers, Engagement, Kano, KanoFeature, Metric, Survey
from generator.model.base import NO_TEXT, Term

_UNITS = {"nps": "points", "csat": "ratio", "ces": "points", "servqual": "points"}


def with_figures(made: Engagement) -> tuple[Engagement, list[Diagnostic]]:
    """The engagement with the figures of its surveys, and where the author's differ."""
    findings: list[Diagnostic] = []
    metrics = tuple(_metric(metric, made.surveys, findings) for metric in made.metrics)
    kano = None if made.kano is None else _kano(made.kano, made.surveys, findings)
    index = {**made.index, "metric": {**made.index.get("metric", {}), **_by_id(metrics)}}
    if kano is not None:
        index["kano_feature"] = {**made.index.get("kano_feature", {}), **_by_id(kano.features)}
    return replace(made, metrics=metrics, kano=kano, index=index), findings


def _by_id(terms: tuple[Any, ...]) -> dict[str, Term]:
    return {term.id: term for term in terms if term.id}


@dataclass(frozen=True, slots=True)
class _Figure:
    """A value that a survey gives to a key of a metric."""

    value: float
    n: int
    survey: Survey


def _metric(metric: Metric, surveys: tuple[Survey, ...], findings: list[Diagnostic]) -> Metric:
    """The metric with its baseline, its result and its number of answers, where the author gave none."""
    unit = metric.unit or _UNITS.get(metric.kind, "")
    found: dict[str, _Figure] = {}
    for survey in surveys:
        answers = [one for one in survey.answers if (one.kind, one.target) == ("metric", metric.id) and one.n]
        for name, wave in _waves(answers, survey).items():
            found[name] = _Figure(_value(metric.kind, unit, wave), _people(wave), survey)
    if not found:
        return metric
    last = found.get("result") or found["baseline"]
    changes: dict[str, Any] = {}
    for name, value, survey in [
        *((name, one.value, one.survey) for name, one in found.items()),
        ("n", last.n, last.survey),
    ]:
        said = getattr(metric, name)
        if said is None:
            changes[name] = value
        elif _differs(said, value):
            findings.append(_difference(metric, metric.id, name, f"{said:.10g}", f"{value:.10g}", survey))
    return replace(metric, unit=unit, **changes, **_known_by(metric, last.survey))


def _waves(answers: list[Answers], survey: Survey) -> dict[str, list[Answers]]:
    """The answers by the key they give: of several waves the first is today's value, the last the one reached."""
    if not answers:
        return {}
    periods = _in_order([period for one in answers for period in one.periods if period])
    if len(periods) < 2:
        return {survey.measures: answers}
    ends = {"baseline": periods[0], "result": periods[-1]}
    return {name: [one.only(period=period) for one in answers] for name, period in ends.items()}


def _in_order(periods: list[str]) -> list[str]:
    """The periods, each once: by their numbers where each has one of its own, else as they come in the table."""
    once = list(dict.fromkeys(periods))
    numbers = {period: [int(part) for part in re.findall(r"\d{1,9}", period)] for period in once}
    same = all(numbers.values()) and len({tuple(found) for found in numbers.values()}) == len(once)
    return sorted(once, key=lambda period: numbers[period]) if same else once


def _value(kind: str, unit: str, answers: list[Answers]) -> float:
    """The figure, as exact as it is worth printing: whole points of NPS, tenths of a percent, hundredths of a mean."""
    if kind == "servqual":
        return round(measure.servqual_dimension([one.by_row() for one in answers]).gap.value, 2)
    scores = [value for one in answers for value in one.values]
    figure = measure.survey_figure(kind, answers[0].scale, unit, scores).value
    digits = 0 if kind == "nps" else {"ratio": 3, "percent": 1}.get(unit, 2)
    return float(round(figure, digits))


def _people(answers: list[Answers]) -> int:
    """How many people answered: of the items of a SERVQUAL dimension each person once."""
    return len({row for one in answers for row in one.rows})


def _known_by(term: Metric | Kano, survey: Survey) -> dict[str, Any]:
    """How a figure from a survey is known, where the author does not say."""
    found: dict[str, Any] = {}
    if term.basis is None:
        found["basis"] = survey.basis or "survey"
    if not term.sources and survey.sources:
        found["sources"] = survey.sources
    if not term.period and survey.period != NO_TEXT:
        found["period"] = survey.period
    return found


def _kano(kano: Kano, surveys: tuple[Survey, ...], findings: list[Diagnostic]) -> Kano:
    """The Kano survey with the counts of its features, and how many answered, where the author gave none."""
    answers = {
        one.target: (one, survey)
        for survey in surveys
        for one in survey.answers
        if one.kind == "kano_feature" and one.n
    }
    if not answers:
        return kano
    features = tuple(_feature(feature, kano.table, answers, findings) for feature in kano.features)
    most, survey = max(answers.values(), key=lambda pair: pair[0].n)
    if kano.n is not None and kano.n not in (most.n, survey.people):
        findings.append(_difference(kano, "kano", "n", str(kano.n), str(most.n), survey))
    n = most.n if kano.n is None else kano.n
    return replace(kano, features=features, n=n, **_known_by(kano, survey))


def _feature(
    feature: KanoFeature, table: str, answers: Mapping[str, tuple[Answers, Survey]], findings: list[Diagnostic]
) -> KanoFeature:
    if feature.id not in answers:
        return feature
    found, survey = answers[feature.id]
    counts = measure.kano_counts(found.pairs, table)
    if not feature.counts:
        return replace(feature, counts=counts)
    if any(feature.counts.get(name, 0) != count for name, count in counts.items()):
        said = {name: feature.counts.get(name, 0) for name in counts}
        findings.append(_difference(feature, feature.id, "counts", _listed(said), _listed(counts), survey))
    return feature


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _differs(said: float, found: float) -> bool:
    """Whether a written figure is not the found one, rounded as it is written."""
    decimals = len(f"{said:.10f}".rstrip("0").partition(".")[2])
    return abs(said - found) > 0.5 * 10.0**-decimals + 1e-9


def _difference(
    term: Metric | KanoFeature | Kano, target: str, key: str, said: str, found: str, survey: Survey
) -> Diagnostic:
    facts = {"target": target, "key": key, "said": said, "found": found, "file": survey.file}
    return Diagnostic("SV-06", term.origin.at(key), facts, "warning")
