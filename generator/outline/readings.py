"""What surveys measured: each wave of a metric with its answers and its interval, and how a page says so.

In: an engagement's metrics and the answers of its surveys. Out: readings, and words for them. Guaranteed: a reading
without answers has no interval, unless its unit is a share and the number of answers is known; a small sample says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator import measure
from generator.measure import Interval
from generator.model import Answers, Engagement, Metric, SlideWish, Survey
from generator.outline.speaker import Speaker
from generator.terms import joined

MINUS, DASH = "\N{MINUS SIGN}", "\N{EN DASH}"


class Reading(NamedTuple):
    """A value of a metric as it was measured; `period` is "" when not told, `scores` the answers where they are there.

    `key` is "baseline" or "result"; `wave` is the period where there are several.
    """

    key: str
    value: float
    interval: Interval | None
    n: int | None
    period: str
    scores: tuple[int, ...] = ()
    wave: str = ""

    @property
    def is_small(self) -> bool:
        return self.n is not None and 0 < self.n < measure.SMALL


class Wave(NamedTuple):
    """The answers to one question in one period."""

    period: str
    answers: tuple[Answers, ...]

    @property
    def scores(self) -> tuple[int, ...]:
        return tuple(value for one in self.answers for value in one.values)


def answers_to(engagement: Engagement, kind: str, target: str = "") -> list[tuple[Survey, Answers]]:
    """What was answered to a metric, a SERVQUAL dimension, a touchpoint question; to all of a kind when unnamed."""
    return [
        (survey, one)
        for survey in engagement.surveys
        for one in survey.answers
        if one.kind == kind and one.n and target in ("", one.target)
    ]


def waves(answers: Sequence[Answers]) -> list[Wave]:
    """The answers by period, in order: by the numbers in their names where each has its own."""
    periods = list(dict.fromkeys(period for one in answers for period in one.periods if period))
    if len(periods) < 2:
        return [Wave(periods[0] if periods else "", tuple(answers))] if answers else []
    numbers = {period: tuple(int(part) for part in re.findall(r"\d{1,9}", period)) for period in periods}
    if all(numbers.values()) and len(set(numbers.values())) == len(periods):
        periods.sort(key=lambda period: numbers[period])
    return [Wave(period, tuple(one.only(period=period) for one in answers)) for period in periods]


def readings(speaker: Speaker, metric: Metric) -> list[Reading]:
    """What was measured of a metric, wave by wave; what the author wrote where there are no answers."""
    found = answers_to(speaker.engagement, "metric", metric.id)
    if not found:
        return _written(speaker, metric)
    made = []
    told = waves([answers for _, answers in found])
    for at, wave in enumerate(told):
        interval = measure.survey_figure(metric.kind, wave.answers[0].scale, metric.unit, wave.scores)
        key = "result" if at and at == len(told) - 1 else "baseline"
        period = wave.period or speaker.brief(metric.period)
        name = wave.period if len(told) > 1 else ""
        made.append(Reading(key, interval.value, interval, len(wave.scores), period, wave.scores, name))
    return made


def _written(speaker: Speaker, metric: Metric) -> list[Reading]:
    """Values that stand in the file. The number of answers belongs to the last of them."""
    if metric.n == 0:
        return []
    pairs = [("baseline", metric.baseline), ("result", metric.result)]
    known = [(key, value) for key, value in pairs if value is not None]
    made = []
    for at, (key, value) in enumerate(known):
        last = at == len(known) - 1
        interval = _of_share(metric, value) if last else None
        period = speaker.brief(metric.period) if last else ""
        made.append(Reading(key, value, interval, metric.n if last else None, period))
    return made


def _of_share(metric: Metric, value: float) -> Interval | None:
    if metric.unit != "ratio" or not metric.n or not 0 <= value <= 1:
        return None
    return measure.wilson(round(value * metric.n), metric.n)


# Words ---------------------------------------------------------------------------------------------------------------


def number(value: float, digits: int = 0) -> str:
    """A number with so many decimals, with a real minus."""
    return f"{value:,.{digits}f}".replace("-", MINUS)


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def span(interval: Interval, digits: int = 0, share: bool = False) -> str:
    """The bounds of an interval: 24–40, 69%–85%."""
    low, high = (percent(one) if share else number(one, digits) for one in (interval.low, interval.high))
    return f"{low} {DASH} {high}" if MINUS in low or MINUS in high else f"{low}{DASH}{high}"


def certainty(speaker: Speaker, reading: Reading, digits: int = 0, share: bool = False) -> str:
    """How sure a reading is, as short as beside a bar: n and the interval."""
    sure = reading.interval is not None and reading.interval.is_bounded
    bounds = span(reading.interval, digits, share) if sure and reading.interval is not None else ""
    return joined(speaker.first, f"n = {reading.n:,}" if reading.n else "", bounds)


def sample_words(speaker: Speaker, reading: Reading, digits: int = 0, share: bool = False) -> str:
    """How sure a reading is, in one line: n, interval, period; in the page's first language."""
    language = speaker.first
    parts = [f"n = {reading.n:,}"] if reading.n else []
    if reading.interval is not None and reading.interval.is_bounded:
        parts.append(f"{speaker.label('interval-95')} {span(reading.interval, digits, share)}")
    if reading.is_small:
        parts.append(speaker.label("sample-small"))
    return joined(language, *parts, reading.period)


def unsourced(wish: SlideWish | None) -> SlideWish | None:
    """What the author wrote of a slide, less its sources: for a source line that says more than they do."""
    return replace(wish, sources=()) if wish is not None else None


def cited(speaker: Speaker, metric_sources: Iterable[str], found: Iterable[tuple[Survey, Answers]]) -> str:
    """The source line of figures: what the metric names, and the surveys that were read."""
    return speaker.source(metric_sources, *(survey.sources for survey, _ in found))
