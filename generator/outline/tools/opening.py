"""What a deck opens and ends with: scope, executive summary, what it rests on, its sources and words.

In: a `Speaker`. Out: slides. Guaranteed: each statement of the executive summary is the author's or follows from the
data; a slide without data is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator import measure
from generator.model import Blueprint, Text
from generator.model.base import Claim
from generator.outline import Slide, own
from generator.outline.blocks import Block, Item, Summary, Table, lines
from generator.outline.columns import Column, tabulated
from generator.outline.speaker import Speaker
from generator.outline.tools.closing import chosen_concepts
from generator.terms import signed

FIRM = ("observed", "reported", "survey", "research", "client", "seed", "published", "mixed")
FEW = 3  # statements that make an executive summary


# Scope and what it rests on


def scope(speaker: Speaker) -> Iterable[Slide]:
    """What is looked at: where the journey starts and ends, whose it is, what is left out."""
    if rows := _scope_rows(speaker):
        said = speaker.engagement.scope
        title = speaker.word("scope")
        if said.trigger and said.end_state:
            title = speaker.each("scope-title", said.trigger, said.end_state)
        header = (speaker.word("topic"), speaker.word("content"))
        table = Table(header, rows, (1, 4), speaker.word("scope-table"))
        yield speaker.slide("scope", "scope", title, (table,), wish=speaker.wish("scope"))


def _scope_rows(speaker: Speaker) -> tuple[tuple[str, str], ...]:
    """What the author said of the scope; where the journey starts, ends and whose it is, at least from its steps."""
    engagement, said = speaker.engagement, speaker.engagement.scope
    first = _first(speaker)
    steps = first.steps if first is not None else ()
    names = [speaker.say(persona.name) for persona in engagement.personas if persona.role != "employee"]
    pairs = [
        ("scope-service", speaker.say(said.service) or speaker.say(engagement.meta.title)),
        ("scope-scenario", speaker.say(said.scenario)),
        ("scope-trigger", speaker.say(said.trigger) or (speaker.say(steps[0].name) if steps else "")),
        ("scope-end", speaker.say(said.end_state) or (speaker.say(steps[-1].name) if steps else "")),
        ("scope-segment", speaker.say(said.segment) or "\n".join(names)),
        ("scope-out", "\n".join(map(speaker.say, said.out_of_scope))),
        ("scope-goal", speaker.say(said.business_goal)),
        ("scope-evidence", speaker.say(said.evidence) or _founded(speaker)),
    ]
    return tuple((speaker.word(name), text) for name, text in pairs if text)


def _first(speaker: Speaker) -> Blueprint | None:
    return next(iter(speaker.engagement.blueprints.values()), None)


def _felt(speaker: Speaker) -> tuple[int, int]:
    """How many emotion scores of the first blueprint have evidence, and how many there are."""
    first = _first(speaker)
    bases = [one.basis or "assumed" for _, one in speaker.engagement.scores(first)] if first is not None else []
    return sum(basis in FIRM for basis in bases), len(bases)


def _founded(speaker: Speaker) -> str:
    """How well the emotion scores are founded, counted."""
    firm, total = _felt(speaker)
    count = len(speaker.engagement.sources)
    parts = [(f"登记来源 {count} 个", f"{count} sources on record")] if count else []
    if total:
        some = (
            f"{total} 个情绪分数中有 {firm} 个来自观察、调查或报告，其余为假设",
            f"{firm} of {total} emotion scores observed, surveyed or reported, the others assumed",
        )
        none = (f"{total} 个情绪分数都是假设", f"none of the {total} emotion scores has evidence behind it")
        parts.append(some if firm else none)
    return speaker.either("；".join(part[0] for part in parts), "; ".join(part[1] for part in parts))


def evidence(speaker: Speaker) -> Iterable[Slide]:
    """What the work rests on: each source that was counted or is first-hand, with its sample, date and limits."""
    first_hand = ("interview", "survey", "observation", "data", "client")
    found = [one for one in speaker.engagement.sources if one.n is not None or one.type in first_hand]
    wish = speaker.wish("evidence")
    if not found or (len(found) == 1 and wish is None):
        yield from _grounds(speaker)
        return
    table = tabulated(
        found,
        (
            Column(speaker.word("kind"), lambda one: speaker.label(f"source-{one.type}"), 1.2),
            Column(speaker.word("citation"), lambda one: speaker.say(one.citation), 6),
            Column(
                speaker.word("sample"), lambda one: f"n = {one.n:,}" if one.n is not None else "", 1.2, centered=True
            ),
            Column(speaker.word("accessed"), lambda one: speaker.date(one.accessed).split("\n")[0], 1.8),
        ),
        speaker.word("evidence-table"),
    )
    firm, total = _felt(speaker)
    title = speaker.count("evidence-title", len(found))
    if total:
        title = speaker.count("evidence-title-scores", len(found), str(firm), str(total))
    yield speaker.slide("evidence", "evidence", title, (table, *_limits(speaker)), wish=wish)


# What statements may rest on, from firm to invented
GROUNDS = (("firm", FIRM), ("assumed", ("assumed", "proposed", "proto", "")), ("illustrative", ("illustrative",)))


def _grounds(speaker: Speaker) -> Iterator[Slide]:
    """Where there is no first-hand source: how many statements of each kind have evidence, and how many have none."""
    counted = {kind: [_ground(basis) for basis in bases] for kind, bases in _bases(speaker) if bases}
    every = [ground for grounds in counted.values() for ground in grounds]
    if speaker.kind != "consultant" or len(counted) < FEW:
        return
    names = [name for name, _ in GROUNDS]
    rows = [
        (speaker.word(f"grounds-{kind}"), *(_tally(told, name) for name in names)) for kind, told in counted.items()
    ]
    roles = tuple((at, 2, "cell-fair") for at, row in enumerate(rows) if row[2] != "–")
    roles += tuple((at, 3, "cell-poor") for at, row in enumerate(rows) if row[3] != "–")
    header = (speaker.word("grounds-what"), *(speaker.word(f"grounds-{name}") for name in names))
    table = Table(header, tuple(rows), (2.4, 2, 2, 2), speaker.word("evidence-table"), roles, (1, 2, 3))
    firm, guessed, invented = (every.count(name) for name in names)
    title = speaker.each("grounds-title", str(len(every)), str(firm), str(guessed + invented))
    if not guessed + invented:
        title = speaker.each("grounds-title-firm", str(len(every)))
    yield speaker.slide("evidence", "evidence", title, (table, *_limits(speaker)), wish=speaker.wish("evidence"))


def _bases(speaker: Speaker) -> Iterator[tuple[str, list[str]]]:
    """How each statement is known, by what it is about; who has a source but says no more counts as reported."""
    known, first = speaker.engagement, _first(speaker)
    if first is not None:
        yield "emotions", [one.basis or "" for _, one in known.scores(first)]
    claims: tuple[tuple[str, Sequence[Claim]], ...] = (
        ("pains", known.pains),
        ("needs", known.needs),
        ("segments", known.segments),
        ("metrics", known.metrics),
        ("visits", known.visits),
    )
    for kind, found in claims:
        yield kind, [one.basis or "" for one in found]
    yield "personas", [one.evidence.basis if one.evidence is not None else "" for one in known.personas]
    yield "quotes", [one.quote.basis or "" for one in known.personas if one.quote]
    if known.kano is not None:
        yield "features", [known.kano.basis or "" for _ in known.kano.features]


def _ground(basis: str) -> str:
    return next((name for name, bases in GROUNDS if basis in bases), "assumed")


def _tally(grounds: Sequence[str], name: str) -> str:
    count = grounds.count(name)
    return str(count) if count else "–"


def _limits(speaker: Speaker) -> tuple[Block, ...]:
    said = speaker.engagement.scope.evidence
    if not said:
        return ()
    header = (speaker.word("evidence-limits"),)
    return (Table(header, ((speaker.say(said),),), (1,), speaker.word("evidence-limits")),)


def sources(speaker: Speaker) -> Iterable[Slide]:
    """All sources, numbered."""
    found = speaker.engagement.sources
    if found:
        rows = tuple(
            (str(at), speaker.label(f"source-{one.type}"), speaker.say(one.citation), _day(speaker, one.accessed))
            for at, one in enumerate(found, 1)
        )
        header = tuple(speaker.word(name) for name in ("number", "kind", "citation", "accessed"))
        table = Table(header, rows, (0.5, 1, 5.6, 1.9), speaker.word("citation"))
        title = speaker.count("sources-title", len(found))
        yield speaker.slide("sources", "sources", title, (table,), minutes=1, wish=speaker.wish("sources"))


def _day(speaker: Speaker, day: str) -> str:
    return speaker.date(day).split("\n")[0] if day else "–"


def glossary(speaker: Speaker) -> Iterable[Slide]:
    """The terms of the house, what they mean and what they are not called."""
    found = speaker.engagement.glossary
    if not found:
        return
    table = tabulated(
        found,
        (
            Column(speaker.word("glossary-term"), lambda one: speaker.say(one.term), 1.6, stays=True),
            Column(speaker.word("glossary-meaning"), lambda one: speaker.say(one.meaning), 4),
            Column(speaker.word("glossary-avoid"), lambda one: "\n".join(map(speaker.say, one.avoid)), 1.8),
        ),
        speaker.word("glossary-table"),
    )
    title = speaker.count("glossary-title", len(found))
    yield speaker.slide("glossary", "glossary", title, (table,), minutes=1, wish=speaker.wish("glossary"))


# The executive summary


def executive_summary(speaker: Speaker) -> Iterable[Slide]:
    """Situation, complication, answer and what is asked: in the author's words, else as far as the data goes."""
    wish = speaker.wish("executive_summary")
    if wish is not None and wish.body:
        blocks = own.read(wish, speaker.language, "executive_summary").blocks
    else:
        parts = tuple(_statements(speaker))
        if len(parts) < FEW:
            return
        blocks = (Summary(parts),)
    title = _summary_title(speaker)
    yield speaker.slide("executive-summary", "executive_summary", title, blocks, minutes=4, wish=wish)


def _statements(speaker: Speaker) -> Iterator[Item]:
    told = (
        ("situation", _situation(speaker)),
        ("complication", (*_low_point(speaker), *_weight(speaker))),
        ("answer", _answer(speaker)),
        ("asks", _asks(speaker)),
    )
    for name, texts in told:
        if texts:
            yield Item(speaker.word(f"summary-{name}"), lines(texts))


def _situation(speaker: Speaker) -> tuple[str, ...]:
    first, said = _first(speaker), speaker.engagement.scope
    if first is None or not first.steps:
        return ()
    service = said.service or speaker.engagement.meta.title
    start, end = said.trigger or first.steps[0].name, said.end_state or first.steps[-1].name
    return (speaker.each("summary-journey", service, start, end, str(len(first.steps))),)


def _low_point(speaker: Speaker) -> tuple[str, ...]:
    first = _first(speaker)
    scores = speaker.engagement.scores(first) if first is not None else []
    if not scores:
        return ()
    step, worst = min(scores, key=lambda pair: pair[1].score)
    return (speaker.each("journey-title-low", step.name, signed(worst.score)),) if worst.score < 0 else ()


def heaviest(speaker: Speaker) -> tuple[tuple[Text, ...], float, int]:
    """The few pains that carry half of what all weigh (severity × frequency), their share, and how many there are."""
    weights = {
        one.id: float(one.severity * one.frequency)
        for one in speaker.engagement.pains
        if one.severity is not None and one.frequency is not None
    }
    few = measure.vital_few(measure.pareto(weights))
    texts = {one.id: one.text for one in speaker.engagement.pains}
    return tuple(texts[one.name] for one in few), few[-1].cumulative if few else 0.0, len(weights)


def _weight(speaker: Speaker) -> tuple[str, ...]:
    """The few that carry most, when they are fewer than half of three or more."""
    texts, share, total = heaviest(speaker)
    if total < FEW or len(texts) * 2 > total:
        return ()
    return (speaker.count("summary-pains", len(texts), str(total), f"{share:.0%}"),)


def _answer(speaker: Speaker) -> tuple[str, ...]:
    names = {text: one for one in speaker.engagement.concepts for text in [one.name]}
    chosen = chosen_concepts(speaker)
    if chosen:
        lined = [names[text].one_liner for text in chosen]
        return tuple(
            speaker.each("summary-concept", name, line) if line else speaker.each("summary-concept-plain", name)
            for name, line in zip(chosen, lined, strict=True)
        )
    promised = [one for one in speaker.engagement.moments if one.promise][:2]
    return tuple(speaker.each("summary-promise", one.promise) for one in promised)


def _asks(speaker: Speaker) -> tuple[str, ...]:
    asked = [speaker.each("summary-approve", name) for name in chosen_concepts(speaker)]
    roadmap = speaker.engagement.roadmap
    first = next((one for one in roadmap.items if not one.depends_on), None) if roadmap is not None else None
    if first is not None:
        owner = speaker.named("stakeholder|actor", first.owner) if first.owner else ""
        name = "summary-start-owner" if owner else "summary-start"
        asked.append(speaker.each(name, first.title, *([owner] if owner else [])))
    return tuple(asked)


def _summary_title(speaker: Speaker) -> str:
    """What weighs most and what is proposed, as far as both are known."""
    texts, share, total = heaviest(speaker)
    chosen = chosen_concepts(speaker)
    few = total >= FEW and len(texts) * 2 <= total
    if few and chosen:
        return speaker.count("summary-title", len(texts), f"{share:.0%}", chosen[0])
    if chosen:
        return speaker.each("summary-title-concept", chosen[0])
    low = _low_point(speaker)
    return _weight(speaker)[0] if few else low[0] if low else speaker.word("executive_summary")
