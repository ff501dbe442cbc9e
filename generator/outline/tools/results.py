"""How well it goes, measured: standards and visits, metrics and goals, the loop, others, what a customer is worth.

In: a `Speaker`. Out: slides. Guaranteed: counted from the file's data; a slide without data is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import measure
from generator.model import Metric, Standard, Visit
from generator.model.design import LifetimeValue
from generator.model.insight import Benchmark
from generator.outline import Slide, metrics
from generator.outline.blocks import Chart, Cycle, Figure, Item, Line, Node, Table, Tree, lines
from generator.outline.speaker import Speaker
from generator.outline.tree_titles import standards_title

CHARTS_A_SLIDE = 6
LEVELS = ("operation", "experience", "outcome")
BEST = 90.0  # of a visit's hundred points: what counts as best practice
_LOOP = ("collect", "sort", "act", "tell")


def standards(speaker: Speaker) -> Iterable[Slide]:
    """The tree of standards: stage, focus, behaviour, threshold."""
    if speaker.engagement.standards:
        template, parts = standards_title(speaker.engagement)
        title = speaker.each(template, *parts)
        wish = speaker.wish("standards")
        yield speaker.slide("standards", "standards", title, (Figure("standards"),), minutes=5, wish=wish)


def standard_scores(speaker: Speaker) -> Iterable[Slide]:
    """How visits scored, by unit and period, with peers beside them."""
    scored = _scored(speaker)
    if not scored:
        return
    units = list(dict.fromkeys(_unit(speaker, visit) for visit, _ in scored))
    periods = sorted({speaker.brief(visit.period) for visit, _ in scored})
    series = tuple(
        (period or speaker.label("score"), tuple(_mean_score(speaker, scored, unit, period) for unit in units))
        for period in periods
    )
    described = "; ".join(f"{unit}: {_mean_score(speaker, scored, unit, periods[-1]) or 0:.0f}" for unit in units)
    chart = Chart(speaker.label("visit-score"), tuple(units), series, "column", "0", described, low=0, high=100)
    sources = speaker.source(*(visit.sources for visit, _ in scored))
    yield speaker.slide(
        "standard-scores",
        "standard_scores",
        _scores_title(speaker, scored),
        (chart, _by_standard(speaker)),
        minutes=4,
        wish=speaker.wish("standard_scores"),
        source=sources,
        illustrative=any(visit.basis == "illustrative" for visit, _ in scored),
    )


def _unit(speaker: Speaker, visit: Visit) -> str:
    name = speaker.brief(visit.unit) or visit.id
    return speaker.label("peer-of").format(name) if visit.peer else name


def _scored(speaker: Speaker) -> list[tuple[Visit, float]]:
    """Each visit with its score of 0 to 100."""
    weights = {one.id: one.weight for one in speaker.engagement.standards}
    critical = {one.id for one in speaker.engagement.standards if one.critical}
    found = []
    for visit in speaker.engagement.visits:
        score = measure.visit_score(visit.scores, weights, critical).score
        if score is not None:
            found.append((visit, score))
    return found


def _mean_score(speaker: Speaker, scored: Sequence[tuple[Visit, float]], unit: str, period: str) -> float | None:
    found = [
        score for visit, score in scored if _unit(speaker, visit) == unit and speaker.brief(visit.period) == period
    ]
    return sum(found) / len(found) if found else None


def _scores_title(speaker: Speaker, scored: Sequence[tuple[Visit, float]]) -> str:
    """How many of the own units reach best practice in the latest period, and in the one before."""
    own = [(visit, score) for visit, score in scored if not visit.peer]
    periods = sorted({speaker.brief(visit.period) for visit, _ in own})
    if not own:
        return speaker.each("scores-title-peers", str(len(scored)))
    units = sorted({_unit(speaker, visit) for visit, _ in own})
    counts = []
    for period in periods:
        means = [_mean_score(speaker, own, unit, period) for unit in units]
        counts.append(sum(mean is not None and mean >= BEST for mean in means))
    best = f"{BEST:.0f}"
    if len(counts) > 1:
        return speaker.each("scores-title-before", str(len(units)), str(counts[-1]), best, str(counts[-2]))
    name = "scores-title" if counts[-1] or len(units) == 1 else "scores-title-none"
    return speaker.each(name, str(len(units)), str(counts[-1]), best)


def _by_standard(speaker: Speaker) -> Table:
    """Each standard with the mean of what our own visits reached, the lowest first."""
    rows = []
    for one in speaker.engagement.standards:
        reached = [
            visit.scores[one.id] for visit in speaker.engagement.visits if not visit.peer and one.id in visit.scores
        ]
        if reached:
            rows.append((sum(reached) / len(reached), _focus(speaker, one)))
    rows.sort(key=lambda row: row[0])
    cells = tuple((name, f"{share * 100:.0f}%") for share, name in rows)
    roles = tuple((at, 1, _share_role(share)) for at, (share, _) in enumerate(rows))
    header = (speaker.word("standard-focus"), speaker.word("standard-reached"))
    return Table(header, cells, (3, 1), speaker.word("standards-table"), roles, (1,))


def _focus(speaker: Speaker, standard: Standard) -> str:
    """What a standard looks at, and that it is critical."""
    name = standard.focus or standard.behaviour
    return speaker.each("standard-critical", name) if standard.critical else speaker.say(name)


def _share_role(share: float) -> str:
    return "cell-good" if share >= BEST / 100 else "cell-fair" if share >= 0.7 else "cell-poor"


def kpi_tree(speaker: Speaker) -> Iterable[Slide]:
    """Metrics from operation over experience to outcome, with what drives what."""
    told = [one for one in speaker.engagement.metrics if one.level or one.drives]
    levels = [level for level in LEVELS if any(one.level == level for one in told)]
    if len(levels) < 2:
        return
    placed = [one for one in told if one.level in levels]
    nodes = tuple(
        Node(one.id, Item(speaker.say(one.name), lines([_course(speaker, one)])), levels.index(one.level or ""))
        for one in placed
    )
    known = {one.id for one in placed}
    arrows = tuple((one.id, above) for one in placed for above in one.drives if above in known)
    names = tuple(speaker.word(f"level-{level}") for level in levels)
    described = "; ".join(
        f"{speaker.name_of('metric', below)} → {speaker.name_of('metric', above)}" for below, above in arrows
    )
    sources = speaker.source(*(one.sources for one in placed))
    yield speaker.slide(
        "kpi-tree",
        "kpi_tree",
        _tree_title(speaker, placed),
        (Tree(names, nodes, arrows, described),),
        minutes=4,
        wish=speaker.wish("kpi_tree"),
        source=sources,
        illustrative=any(one.basis == "illustrative" for one in placed),
    )


def _course(speaker: Speaker, metric: Metric) -> str:
    """From where to where: 18 → 1; a value alone where there is no more."""
    after = metric.target if metric.result is None else metric.result
    said = [metrics.figure(metric, value, speaker.language) for value in (metric.today, after) if value is not None]
    return " → ".join(said)


def _tree_title(speaker: Speaker, told: Sequence[Metric]) -> str:
    outcome = next((one for one in told if one.level == "outcome"), None)
    levers = sum(one.level == "operation" for one in told)
    if outcome is not None and levers:
        return speaker.each("kpi-tree-title", outcome.name, str(levers))
    return speaker.each("kpi-tree-title-plain", str(len(told)))


def kpi_before_after(speaker: Speaker) -> Iterable[Slide]:
    """Each metric today and afterwards, six a slide."""
    wish = speaker.wish("kpi_before_after")
    told = [one for one in speaker.engagement.metrics if metrics.known(one) is not None]
    pages = [told[at : at + CHARTS_A_SLIDE] for at in range(0, len(told), CHARTS_A_SLIDE)]
    for at, page in enumerate(pages, 1):
        blocks = tuple(metrics.block(one, speaker.language) for one in page)
        title = metrics.title(page, speaker.language)
        sources = speaker.source(*(one.sources for one in page))
        yield speaker.slide(
            f"metrics-{at}",
            "kpi_before_after",
            title,
            blocks,
            notes="metrics",
            minutes=4,
            wish=wish if at == 1 else None,
            source=sources,
            illustrative=any(one.basis == "illustrative" for one in page),
            aside=at > 1,
        )


def annual_goals(speaker: Speaker) -> Iterable[Slide]:
    """Goals of the year: what, measured how, who answers for it."""
    goals = speaker.engagement.goals
    if not goals:
        return
    header = tuple(speaker.word(name) for name in ("goal", "metric", "goal-target", "owner", "year"))
    rows = tuple(
        (
            speaker.say(goal.text),
            speaker.name_of("metric", goal.metric) or "–",
            speaker.say(goal.target) or _aimed(speaker, goal.metric) or "–",
            speaker.name_of("stakeholder|actor", goal.owner) or "–",
            goal.year or "–",
        )
        for goal in goals
    )
    owned = sum(bool(goal.owner) for goal in goals)
    name = "goals-title-all" if owned == len(goals) > 1 else "goals-title"
    title = speaker.count(name, len(goals), str(owned))
    table = Table(header, rows, (3, 2, 1.6, 1.6, 1), speaker.word("goals-table"))
    sources = speaker.source(*(goal.sources for goal in goals))
    wish = speaker.wish("annual_goals")
    yield speaker.slide("annual-goals", "annual_goals", title, (table,), minutes=3, wish=wish, source=sources)


def _aimed(speaker: Speaker, reference: str | None) -> str:
    found = speaker.engagement.find("metric", reference)
    if isinstance(found, Metric) and found.target is not None:
        return metrics.figure(found, found.target, speaker.language)
    return ""


def closed_loop(speaker: Speaker) -> Iterable[Slide]:
    """The loop of feedback, and the cases in it."""
    cases = speaker.engagement.feedback_log
    asked = any(one.kind in ("nps", "csat", "ces") for one in speaker.engagement.metrics)
    if not cases and not asked and speaker.wish("closed_loop") is None:
        return
    steps = tuple(
        Item(speaker.word(f"loop-{name}"), (Line(speaker.word(f"loop-{name}-text")),), str(at))
        for at, name in enumerate(_LOOP, 1)
    )
    wish = speaker.wish("closed_loop")
    ring = Cycle(steps, speaker.word("loop"))
    yield speaker.slide("closed-loop", "closed_loop", speaker.word("loop-title"), (ring,), minutes=4, wish=wish)
    if cases:
        yield _cases(speaker)


def _cases(speaker: Speaker) -> Slide:
    names = ("feedback", "theme", "score", "owner", "due", "feedback-contacted", "outcome")
    cases = speaker.engagement.feedback_log
    rows = tuple(
        (
            speaker.say(case.verbatim) or "–",
            speaker.say(case.theme) or "–",
            f"{case.score:g}" if case.score is not None else "–",
            speaker.name_of("stakeholder|actor", case.owner) or "–",
            *(speaker.date(day).split("\n")[0] if day else "–" for day in (case.due, case.contacted_at)),
            speaker.say(case.outcome) or "–",
        )
        for case in cases
    )
    called = sum(bool(case.contacted_at) for case in cases)
    settled = sum(bool(case.outcome) for case in cases)
    title = speaker.each("loop-cases-title", str(len(cases)), str(called), str(settled))
    header = tuple(speaker.word(name) for name in names)
    table = Table(header, rows, (3, 1.4, 0.7, 1.4, 1.2, 1.2, 2.4), speaker.word("loop-table"), (), (2,))
    sources = speaker.source(*(case.sources for case in cases))
    illustrative = any(case.basis == "illustrative" for case in cases)
    return speaker.slide(
        "closed-loop-cases",
        "closed_loop",
        title,
        (table,),
        notes="closed_loop-cases",
        minutes=3,
        source=sources,
        illustrative=illustrative,
    )


def benchmarks(speaker: Speaker) -> Iterable[Slide]:
    """What others do, in the same trade and in others, and what can be carried over."""
    for trade in ("competitor", "cross_industry"):
        found = [one for one in speaker.engagement.benchmarks if one.trade == trade]
        if found:
            yield _benchmark(speaker, trade, found)


def _benchmark(speaker: Speaker, trade: str, found: Sequence[Benchmark]) -> Slide:
    names = ("peer", "benchmark-dimension", "practice", "principle")
    cells = [(one.peer, one.dimension, one.practice, one.principle) for one in found]
    kept = [column for column in range(4) if column == 0 or any(row[column] for row in cells)]
    rows = tuple(tuple(speaker.say(row[column]) or "–" for column in kept) for row in cells)
    shares = tuple((1.4, 1.4, 3, 3)[column] for column in kept)
    header = tuple(speaker.word(names[column]) for column in kept)
    carried = sum(bool(one.principle) for one in found)
    title = speaker.count(f"benchmark-title-{trade}", carried, str(len(found)))
    wish = speaker.wish("benchmarks", trade) or (speaker.wish("benchmarks") if trade == "competitor" else None)
    source = speaker.source(*(one.sources for one in found))
    table = Table(header, rows, shares, speaker.word("benchmark-table"))
    return speaker.slide(f"benchmarks-{trade}", "benchmarks", title, (table,), minutes=4, wish=wish, source=source)


def lifetime_value(speaker: Speaker) -> Iterable[Slide]:
    """What a customer of each kind is worth: margin × purchases a year × years."""
    found = speaker.engagement.lifetime_values
    if not found:
        return
    names = ("customer-kind", "clv-margin", "clv-purchases", "clv-years", "clv-value")
    rows = tuple(_worth_row(speaker, one) for one in found)
    table = Table(
        tuple(speaker.word(name) for name in names),
        rows,
        (2, 1.2, 1.2, 1, 1.4),
        speaker.word("clv-table"),
        (),
        (1, 2, 3, 4),
    )
    categories = tuple(speaker.brief(one.name) for one in found)
    values = tuple(_worth(one) for one in found)
    described = "; ".join(f"{name}: {value:,.0f}" for name, value in zip(categories, values, strict=True))
    chart = Chart(
        f"{speaker.label('clv-value')} ({found[0].currency})",
        categories,
        ((speaker.label("clv-value"), values),),
        "bar",
        "#,##0",
        described,
    )
    source = speaker.source(*(one.sources for one in found))
    yield speaker.slide(
        "lifetime-value",
        "lifetime_value",
        _worth_title(speaker),
        (chart, table) if len(found) > 1 else (table,),
        minutes=4,
        wish=speaker.wish("lifetime_value"),
        source=source,
        illustrative=any(one.basis == "illustrative" for one in found),
    )


def _worth(one: LifetimeValue) -> float:
    return measure.lifetime_value(one.margin, one.purchases, one.years)


def _worth_row(speaker: Speaker, one: LifetimeValue) -> tuple[str, ...]:
    figures = (f"{one.margin:,g}", f"{one.purchases:,g}", f"{one.years:g}", f"{one.currency} {_worth(one):,.0f}")
    return (speaker.say(one.name), *figures)


def _worth_title(speaker: Speaker) -> str:
    found = speaker.engagement.lifetime_values
    low, high = min(found, key=_worth), max(found, key=_worth)
    if len(found) > 1 and _worth(low) > 0:
        return speaker.each("clv-title", high.name, low.name, f"{_worth(high) / _worth(low):.1f}".removesuffix(".0"))
    return speaker.each("clv-title-one", high.name, f"{high.currency} {_worth(high):,.0f}")
