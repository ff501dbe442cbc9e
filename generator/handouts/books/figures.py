"""Figures and goals: the KPI tree, goals of the year, what a customer is worth, what others do.

In: a `Desk`. Out: books. Guaranteed: values are those of the file, as slides have them; formulas follow `measure`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import measure
from generator.handouts.books.issues import illustrative
from generator.handouts.books.tables import Desk, Field, quoted
from generator.model import Goal, LifetimeValue, Metric
from generator.model.insight import Benchmark
from generator.outline.metrics import figure
from generator.sheet import Book, Cell, Kind, Sheet, Typed

LEVELS = ("outcome", "experience", "operation")
WAYS = ("higher", "lower")


# Metrics and goals


def kpi(desk: Desk) -> Iterator[Book]:
    """The KPI tree with what is still to go, and the goals of the year."""
    engagement = desk.speaker.engagement
    sheets = []
    if engagement.metrics:
        sheets.append(_tree(desk))
    if engagement.goals:
        sheets.append(_goals(desk))
    if sheets:
        yield Book("kpi", desk.word("book-kpi"), tuple(sheets))


def _tree(desk: Desk) -> Sheet:
    found = sorted(
        desk.speaker.engagement.metrics, key=lambda one: LEVELS.index(one.level) if one.level in LEVELS else len(LEVELS)
    )
    ways = tuple(desk.label(f"better-{name}") for name in WAYS)
    yes, no = desk.label("book-yes"), desk.label("book-no")
    latest = '=IF({result}<>"",{result},IF({baseline}<>"",{baseline},""))'
    to_go = '=IF(OR({target}="",{latest}=""),"",{target}-{latest})'
    progress = (
        '=IF(COUNT({baseline},{target},{result})<3,"",IF({target}={baseline},"",'
        "({result}-{baseline})/({target}-{baseline})))"
    )
    met = (
        f'=IF(OR(COUNT({{target}},{{latest}})<2,{{way}}=""),"",IF(OR(AND({{way}}={quoted(ways[0])},{{latest}}>={{target}}),'
        f"AND({{way}}={quoted(ways[1])},{{latest}}<={{target}})),{quoted(yes)},{quoted(no)}))"
    )
    fields: list[Field[Metric]] = [
        Field(desk.chosen("level", 11, "level", LEVELS, entry=True), lambda one: desk.choice("level", one.level)),
        Field(desk.column("name", 24, word="book-kpi-name"), lambda one: desk.say(one.name)),
        Field(desk.column("drives", 22, entry=True), lambda one: desk.listed("metric", one.drives)),
        Field(
            desk.column("way", 11, "choice", choices=ways, entry=True, word="book-better-way"),
            lambda one: _way(desk, one),
        ),
        Field(desk.column("unit", 9), lambda one: "%" if _kind(one) == "percent" else desk.unit(one.unit)),
        Field(desk.column("baseline", 10, "number", entry=True), lambda one: Typed(one.today, _kind(one))),
        Field(desk.column("target", 10, "number", entry=True), lambda one: Typed(one.target, _kind(one))),
        Field(desk.column("result", 10, "number", entry=True), lambda one: Typed(one.result, _kind(one))),
        Field(desk.column("latest", 10, "number", formula=latest), lambda one: Typed(_latest(one), _kind(one))),
        Field(desk.column("to_go", 10, "number", formula=to_go, word="book-to-go"), _to_go),
        Field(desk.column("progress", 10, "percent", formula=progress), _progress),
        Field(
            desk.column("met", 8, formula=met, marks=((yes, "cell-good"), (no, "cell-fair"))),
            lambda one: _met(desk, one),
        ),
        Field(desk.column("n", 8, "integer"), lambda one: one.n),
        Field(desk.column("period", 14), lambda one: desk.say(one.period)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
    ]
    lines = (desk.word("book-kpi-lines"), illustrative(desk, found))
    return desk.sheet("book-kpi-tree", fields, found, lines=lines, empty=10, frozen=2)


def _kind(metric: Metric) -> Kind:
    return "percent" if metric.unit == "ratio" or metric.scale == "ratio" else "number"


def _direction(metric: Metric) -> str:
    return metric.better or measure.CES_BETTER.get(metric.scale or "", "" if metric.kind != "nps" else "higher")


def _way(desk: Desk, metric: Metric) -> str:
    return desk.choice("better", _direction(metric))


def _latest(metric: Metric) -> float | str:
    value = metric.today if metric.result is None else metric.result
    return "" if value is None else value


def _to_go(metric: Metric) -> Cell:
    latest = _latest(metric)
    if metric.target is None or isinstance(latest, str):
        return Typed("", _kind(metric))
    return Typed(metric.target - latest, _kind(metric))


def _progress(metric: Metric) -> Cell:
    if metric.today is None or metric.target is None or metric.result is None or metric.today == metric.target:
        return ""
    return (metric.result - metric.today) / (metric.target - metric.today)


def _met(desk: Desk, metric: Metric) -> str:
    latest, way = _latest(metric), _direction(metric)
    if metric.target is None or isinstance(latest, str) or not way:
        return ""
    reached = latest >= metric.target if way == "higher" else latest <= metric.target
    return desk.label("book-yes" if reached else "book-no")


def _goals(desk: Desk) -> Sheet:
    found = desk.speaker.engagement.goals
    metrics = tuple(desk.speaker.brief(one.name) for one in desk.speaker.engagement.metrics)
    fields: list[Field[Goal]] = [
        Field(desk.column("goal", 36), lambda one: desk.say(one.text)),
        Field(
            desk.column("goal-metric", 22, "choice", choices=metrics, is_open=True, entry=True),
            lambda one: desk.brief("metric", one.metric),
        ),
        Field(desk.column("goal-target", 16, entry=True), lambda one: desk.say(one.target) or _aimed(desk, one)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
        Field(desk.column("year", 10), lambda one: one.year),
        Field(desk.chosen("status", 10, "progress", ("open", "doing", "done", "stuck"), entry=True)),
        Field(desk.column("review", 30, entry=True)),
    ]
    lines = (desk.word("book-goals-lines"), illustrative(desk, found))
    return desk.sheet("book-goals", fields, found, lines=lines, empty=6)


def _aimed(desk: Desk, goal: Goal) -> str:
    metric = desk.speaker.engagement.find("metric", goal.metric)
    if isinstance(metric, Metric) and metric.target is not None:
        return figure(metric, metric.target, desk.speaker.language)
    return ""


# Worth


def lifetime_value(desk: Desk) -> Iterator[Book]:
    """What a customer is worth over the years, and what one more year would add."""
    found = desk.speaker.engagement.lifetime_values
    if not found:
        return
    segments = tuple(desk.speaker.brief(one.name) for one in desk.speaker.engagement.segments)
    best = max(measure.lifetime_value(one.margin, one.purchases, one.years) for one in found)
    value = '=IF(COUNT({margin},{purchases},{years})<3,"",{margin}*{purchases}*{years})'
    more = '=IF(COUNT({margin},{purchases})<2,"",{margin}*{purchases})'
    share = '=IF({value}="","",IF(MAX({value:all})<=0,"",{value}/MAX({value:all})))'
    fields: list[Field[LifetimeValue]] = [
        Field(desk.column("name", 24, word="customer-kind"), lambda one: desk.say(one.name)),
        Field(
            desk.column("segment", 18, "choice", choices=segments, is_open=True),
            lambda one: desk.brief("segment", one.segment),
        ),
        Field(desk.column("currency", 9), lambda one: one.currency),
        Field(desk.column("margin", 13, "money", entry=True), lambda one: one.margin),
        Field(desk.column("purchases", 11, "number", entry=True, least=0), lambda one: one.purchases),
        Field(desk.column("years", 10, "number", entry=True, least=0), lambda one: one.years),
        Field(desk.column("value", 15, "money", formula=value), _worth),
        Field(
            desk.column("more", 15, "money", formula=more, word="book-one-more"),
            lambda one: measure.lifetime_value(one.margin, one.purchases, 1),
        ),
        Field(
            desk.column("share", 12, "percent", formula=share, word="book-share-best"),
            lambda one: _worth(one) / best if best > 0 else "",
        ),
        Field(desk.column("remark", 26, entry=True), lambda one: desk.say(one.note)),
    ]
    lines = (desk.word("book-clv-lines"), illustrative(desk, found))
    sheet = desk.sheet("book-clv", fields, found, lines=lines, empty=8)
    yield Book("lifetime-value", desk.word("book-clv"), (sheet,))


def _worth(one: LifetimeValue) -> float:
    return measure.lifetime_value(one.margin, one.purchases, one.years)


# Others


def benchmarks(desk: Desk) -> Iterator[Book]:
    """What others do, what carries over, and where to."""
    found = desk.speaker.engagement.benchmarks
    if not found:
        return
    fields: list[Field[Benchmark]] = [
        Field(desk.column("peer", 20), lambda one: desk.say(one.peer)),
        Field(
            desk.chosen("trade", 12, "trade", ("competitor", "cross_industry")),
            lambda one: desk.label(f"trade-{one.trade}"),
        ),
        Field(desk.column("dimension", 18), lambda one: desk.say(one.dimension)),
        Field(desk.column("practice", 38), lambda one: desk.say(one.practice)),
        Field(desk.column("principle", 34, entry=True), lambda one: desk.say(one.principle)),
        Field(desk.column("use", 16, "choice", choices=desk.steps(), is_open=True, entry=True)),
        Field(desk.column("source", 20, entry=True), lambda one: desk.speaker.source(one.sources)),
    ]
    lines = (desk.word("book-benchmarks-lines"), illustrative(desk, found))
    sheet = desk.sheet("book-benchmarks", fields, found, lines=lines, empty=10)
    yield Book("benchmarks", desk.word("book-benchmarks"), (sheet,))
