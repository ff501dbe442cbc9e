"""Moments of truth: which comes first, each in depth, and the strategies for them.

In: a `Speaker`. Out: slides. Guaranteed: the ranking is computed from the file's own scores, and a moment without them
stands last, without a place; an author's strategies take the place of the house's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator import measure
from generator.model import Metric, Moment, Strategy, Text
from generator.outline import Slide
from generator.outline.blocks import Cards, Chart, Figure, Item, Table, lines
from generator.outline.columns import Column, tabulated
from generator.outline.metrics import figure
from generator.outline.speaker import Speaker
from generator.strategies import HOUSE

IN_DEPTH = 4  # moments that the main part of a deck goes into, by their rank

# Moments of truth


@dataclass(frozen=True)
class _Ranked:
    """A moment with its selection score, None where one of the figures is missing."""

    moment: Moment
    score: float | None


def _ranked(speaker: Speaker) -> list[_Ranked]:
    scored = [(one, _score(one)) for one in speaker.engagement.moments]
    scored.sort(key=lambda pair: (pair[1] is None, -(pair[1] or 0.0)))
    return [_Ranked(one, score) for one, score in scored]


def _score(moment: Moment) -> float | None:
    shift = moment.emotion
    if moment.impact is None or moment.frequency is None or shift is None:
        return None
    if shift.current is None or shift.target is None:
        return None
    return measure.priority(moment.impact, moment.frequency, shift.current, shift.target, moment.position)


def moment_ranking(speaker: Speaker) -> Iterable[Slide]:
    """The moments of truth by their selection score, factor by factor, and why the group ranked otherwise."""
    ranked = _ranked(speaker)
    if not any(one.score is not None for one in ranked):
        return
    yield speaker.slide(
        "moment-ranking",
        "moment_ranking",
        _ranking_title(speaker, ranked),
        (_ranking_chart(speaker, ranked), _ranking_table(speaker, ranked)),
        minutes=6,
        wish=speaker.wish("moment_ranking"),
        claims=[one.moment for one in ranked],
    )


def _ranking_chart(speaker: Speaker, ranked: Sequence[_Ranked]) -> Chart:
    scored = [(speaker.brief(name(speaker, one.moment)), one.score) for one in ranked if one.score is not None]
    told = "; ".join(f"{called}: {score:g}" for called, score in scored)
    return Chart(
        title=speaker.label("moment-score"),
        categories=tuple(called for called, _ in scored),
        series=((speaker.label("moment-score"), tuple(score for _, score in scored)),),
        kind="bar",
        description=told,
        low=0,
    )


def _ranking_table(speaker: Speaker, ranked: Sequence[_Ranked]) -> Table:
    columns: tuple[Column[_Ranked], ...] = (
        Column(speaker.word("moment-name"), lambda one: speaker.say(name(speaker, one.moment)), 1.6),
        Column(speaker.word("moment-factors"), _factors, 1.9, True),
        Column(speaker.word("moment-strategy"), lambda one: _strategy_name(speaker, one.moment), 1.2),
        Column(speaker.word("moment-override"), lambda one: speaker.say(one.moment.override), 1.5),
    )
    return tabulated(ranked, columns, speaker.word("moment-ranking-table"))


def _factors(ranked: _Ranked) -> str:
    """The four factors and what they come to: 5 × 3 × 5 × 1.5 = 112.5."""
    one = ranked.moment
    if ranked.score is None or one.emotion is None or one.emotion.current is None or one.emotion.target is None:
        return ""
    gap, memory = measure.gap(one.emotion.current, one.emotion.target), measure.memory(one.position)
    return f"{one.impact} × {one.frequency} × {gap:g} × {memory:g} = {ranked.score:g}"


def _ranking_title(speaker: Speaker, ranked: Sequence[_Ranked]) -> str:
    """Who comes first, and how far ahead; a group that decided otherwise is said so."""
    scored = [one for one in ranked if one.score is not None]
    first = name(speaker, scored[0].moment)
    if len(scored) == 1:
        return speaker.each("ranking-title-one", first, f"{scored[0].score:g}")
    decided = sum(bool(one.moment.override) for one in scored[1:])
    if decided:
        return speaker.count("ranking-title-override", decided, first, f"{scored[0].score:g}")
    if scored[0].score == scored[1].score:
        return speaker.each("ranking-title-tie", first, name(speaker, scored[1].moment), f"{scored[0].score:g}")
    return speaker.each("ranking-title", first, f"{scored[0].score:g}", f"{scored[1].score:g}")


def moment(speaker: Speaker) -> Iterable[Slide]:
    """Each moment of truth in depth: today, target, promise, strategy, metrics, owner, what changes behind it."""
    leading = [one.moment for one in _ranked(speaker)][:IN_DEPTH]
    for one in speaker.engagement.moments:
        yield speaker.slide(
            one.id,
            "moment",
            _moment_title(speaker, one),
            (Figure(f"moment/{one.id}"),),
            minutes=5,
            wish=speaker.wish("moment", one.id),
            source=speaker.source(one.sources),
            illustrative=_is_made_up(speaker, one),
            aside=one not in leading,
        )


def _is_made_up(speaker: Speaker, moment: Moment) -> bool:
    """Whether figures that stand on the page are invented: the moment's own, or those of its metrics."""
    shown = [speaker.engagement.find("metric", reference) for reference in moment.metrics]
    return any(isinstance(one, Metric | Moment) and one.basis == "illustrative" for one in (moment, *shown))


def _moment_title(speaker: Speaker, moment: Moment) -> str:
    called = name(speaker, moment)
    if moment.promise:
        return speaker.each("moment-title-promise", called, moment.promise)
    return speaker.each("moment-title", called)


def name(speaker: Speaker, moment: Moment) -> Text:
    """What a moment is called: its own name, else its step's, else its action's text."""
    if moment.name:
        return moment.name
    for kind, reference in (("step", moment.step), ("card", moment.action)):
        found = speaker.engagement.find(kind, reference)
        for attribute in ("name", "text"):
            text = getattr(found, attribute, None)
            if isinstance(text, Text) and text:
                return text
    return Text((("en", moment.id),))


# Strategies


def strategies(speaker: Speaker) -> Iterable[Slide]:
    """The strategies for moments of truth on one slide; in a course each on a slide of its own as well."""
    engagement = speaker.engagement
    if not (engagement.moments or engagement.strategies or speaker.kind == "course"):
        return
    every = registry(speaker)
    yield speaker.slide(
        "strategies",
        "strategies",
        _strategies_title(speaker, every),
        (Cards(tuple(_overview(speaker, one, str(at)) for at, one in enumerate(every, 1))),),
        minutes=8,
        wish=speaker.wish("strategies"),
    )
    for one in every if speaker.kind == "course" else ():
        yield _strategy_slide(speaker, one)


def registry(speaker: Speaker) -> tuple[Strategy, ...]:
    """The author's strategies, with the house's words where one of the six has none of its own; else the six."""
    own = speaker.engagement.strategies
    return tuple(_completed(one) for one in own) or tuple(HOUSE.values())


def _completed(strategy: Strategy) -> Strategy:
    known = HOUSE.get(strategy.id)
    if known is None:
        return strategy
    return replace(
        strategy,
        do=strategy.do or known.do,
        use_when=strategy.use_when or known.use_when,
        stem=strategy.stem or known.stem,
    )


def _users(speaker: Speaker, strategy: Strategy) -> list[Moment]:
    moments = speaker.engagement.moments
    return [one for one in moments if strategy.id in (one.strategy, *one.secondary)]


def _overview(speaker: Speaker, strategy: Strategy, mark: str) -> Item:
    said = [speaker.say(strategy.do)]
    if strategy.use_when:
        said.append(speaker.each("strategy-when", strategy.use_when))
    users = _users(speaker, strategy)
    if users:
        said.append(
            speaker.both(lambda one: one.each("strategy-used", one.listed(one.say(name(one, user)) for user in users)))
        )
    return Item(speaker.say(strategy.name), lines(said), mark, "opportunity" if users else "")


def _strategies_title(speaker: Speaker, every: Sequence[Strategy]) -> str:
    used = sum(bool(_users(speaker, one)) for one in every)
    if used:
        return speaker.each("strategies-title-used", str(len(every)), str(used))
    return speaker.each("strategies-title", str(len(every)))


def _strategy_slide(speaker: Speaker, strategy: Strategy) -> Slide:
    """A strategy alone: when it fits, how its question begins, where it is used here and how that shows."""
    users = _users(speaker, strategy)
    parts = [
        ("strategy-use_when", [speaker.say(strategy.use_when)]),
        ("strategy-stem", [speaker.say(strategy.stem)]),
        ("strategy-example", [_example(speaker, one) for one in users] or [speaker.word("strategy-none")]),
        ("strategy-metric", list(dict.fromkeys(text for one in users for text in _measures(speaker, one)))),
    ]
    items = tuple(
        Item(speaker.word(word), lines(texts), role="question" if word == "strategy-example" and not users else "")
        for word, texts in parts
        if any(texts)
    )
    return speaker.slide(
        f"strategy-{strategy.id}",
        "strategies",
        _strategy_title(speaker, strategy),
        (Cards(items),),
        notes="strategy",
        minutes=4,
        wish=speaker.wish("strategies", strategy.id),
    )


def _strategy_title(speaker: Speaker, strategy: Strategy) -> str:
    if strategy.do:
        return speaker.each("strategy-title", strategy.name, strategy.do)
    return speaker.say(strategy.name)


def _example(speaker: Speaker, moment: Moment) -> str:
    called = name(speaker, moment)
    return speaker.each("strategy-example-of", called, moment.promise) if moment.promise else speaker.say(called)


def _measures(speaker: Speaker, moment: Moment) -> Iterator[str]:
    """The metrics of a moment, from today's value to the one aimed at."""
    for reference in moment.metrics:
        found = speaker.engagement.find("metric", reference)
        yield _measure(speaker, found) if isinstance(found, Metric) else reference


def _measure(speaker: Speaker, metric: Metric) -> str:
    aim = metric.target if metric.result is None else metric.result

    def told(one: Speaker) -> str:
        values = [figure(metric, value, one.language) for value in (metric.today, aim) if value is not None]
        return one.each("strategy-metric-of", metric.name, " → ".join(values)) if values else one.say(metric.name)

    return speaker.both(told)


def _strategy_name(speaker: Speaker, moment: Moment) -> str:
    found = next((one for one in registry(speaker) if one.id == moment.strategy), None) or HOUSE.get(
        moment.strategy or ""
    )
    return speaker.say(found.name) if found is not None else ""
