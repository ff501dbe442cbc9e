"""What the file says of ideas, for their canvases: questions, ideas, analogies, scores, concepts.

In: a speaker. Out: `Filling`s. Guaranteed: the author's words and scores; sums only where all scores are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import measure
from generator.layout.canvases.filled_people import place, said
from generator.layout.canvases.filling import Dot, Filling, Row
from generator.layout.canvases.notes import Note
from generator.model import Concept, Opportunity, Screening, Strategy
from generator.model.design import Score
from generator.outline.speaker import Speaker
from generator.strategies import HOUSE
from generator.terms import signed

QUESTIONS, ROUNDS, ROWS, LISTED, COMPARED, CRITERIA = 3, 6, 4, 12, 3, 5
_DEFAULT = ("desirability", "feasibility", "viability")
_SIGNS = {1.0: "+", 0.0: "S", -1.0: "\N{MINUS SIGN}"}


def opportunities(speaker: Speaker) -> Iterator[Filling]:
    """A row for each pain and its questions; questions of no pain have rows of their own."""
    rows: list[tuple[str, list[Opportunity]]] = []
    used: set[str] = set()
    for pain in speaker.engagement.pains:
        found = [
            one
            for one in speaker.engagement.opportunities
            if one.hmw and one.id not in used and (pain.id in one.pains or one.id in pain.opportunities)
        ]
        used |= {one.id for one in found}
        rows += [(speaker.brief(pain.text), found)] if found else []
    rest = [one for one in speaker.engagement.opportunities if one.hmw and one.id not in used]
    rows += [("", rest[at : at + QUESTIONS]) for at in range(0, len(rest), QUESTIONS)]
    rows = [(hurt, some[at : at + QUESTIONS]) for hurt, some in rows for at in range(0, len(some), QUESTIONS)]
    for first in range(0, len(rows), QUESTIONS):
        notes: dict[str, tuple[Note, ...]] = {}
        for at, (hurt, some) in enumerate(rows[first : first + QUESTIONS], 1):
            notes |= {f"row-{at}/0": (Note(hurt, "pain"),)} if hurt else {}
            for column, one in enumerate(some, 1):
                notes[f"row-{at}/{column}"] = (Note(speaker.brief(one.hmw), "opportunity", "opportunities", one.id),)
        yield Filling(notes=notes)


def ideas(speaker: Speaker) -> Iterator[Filling]:
    found = speaker.engagement.ideas
    if not found:
        return
    cells: dict[str, list[Note]] = {}
    counts: dict[int, int] = {}
    for at, one in enumerate(found):
        turn = min(one.round or at // 3 % ROUNDS + 1, ROUNDS)
        column = counts.get(turn, 0) % 3
        counts[turn] = counts.get(turn, 0) + 1
        cells.setdefault(f"round-{turn}/{column}", []).append(
            Note(speaker.brief(one.text), "opportunity", "ideas", one.id)
        )
    yield Filling(notes={key: tuple(some) for key, some in cells.items()})


def benchmarks(speaker: Speaker) -> Iterator[Filling]:
    rows = [
        Row({key: speaker.brief(getattr(one, key)) for key in ("peer", "practice", "principle")}, "benchmarks", one.id)
        for one in speaker.engagement.benchmarks
    ]
    for at in range(0, len(rows), ROWS):
        yield Filling(rows={"rows": tuple(rows[at : at + ROWS])})


# Screening


def criteria(speaker: Speaker) -> tuple[str, ...]:
    """The names of the criteria: the file's, else the usual three."""
    screened = speaker.engagement.screening
    if screened is None or not screened.criteria:
        return tuple(speaker.label(f"canvas/cv-screening/{name}") for name in _DEFAULT)
    return tuple(speaker.brief(one.name) or one.id for one in screened.criteria[:CRITERIA])


def screening(speaker: Speaker) -> Iterator[Filling]:
    screened = speaker.engagement.screening
    if screened is None:
        return
    scores = [score for score in screened.scores if score.pugh or score.weighted]
    for at in range(0, len(scores), COMPARED):
        some = scores[at : at + COMPARED]
        heads = {
            f"{table}/concept-{n}": speaker.name_of("concept", one.concept)
            for table in ("pugh", "weighted")
            for n, one in enumerate(some, 1)
        }
        owners = {
            f"{table}/concept-{n}": ("screening", one.concept)
            for table in ("pugh", "weighted")
            for n, one in enumerate(some, 1)
        }
        yield Filling(
            heads=heads,
            owners=owners,
            rows={"pugh": _pugh(speaker, screened, some), "weighted": _weighted(speaker, screened, some)},
            notes=_decided(speaker, screened, some),
        )


def _pugh(speaker: Speaker, screened: Screening, scores: Sequence[Score]) -> tuple[Row, ...]:
    rows = []
    for number, (name, one) in enumerate(zip(criteria(speaker), screened.criteria, strict=False), 1):
        cells = {
            f"concept-{n}": _SIGNS.get(score.pugh[one.id], f"{score.pugh[one.id]:g}")
            for n, score in enumerate(scores, 1)
            if one.id in score.pugh
        }
        rows.append(Row({"criterion": name, "datum": "S", **cells}, code=f".P{number}"))
    totals = {f"concept-{n}": signed(measure.pugh_total(score.pugh)) for n, score in enumerate(scores, 1) if score.pugh}
    return _with_total(rows, speaker.label("canvas/cv-screening/net"), totals)


def _weighted(speaker: Speaker, screened: Screening, scores: Sequence[Score]) -> tuple[Row, ...]:
    rows = []
    for number, (name, one) in enumerate(zip(criteria(speaker), screened.criteria, strict=False), 1):
        cells = {
            f"concept-{n}": f"{score.weighted[one.id]:g}"
            for n, score in enumerate(scores, 1)
            if one.id in score.weighted
        }
        rows.append(Row({"criterion": name, "weight": f"{one.weight:g}", **cells}, code=f".K{number}"))
    weights = {one.id: one.weight for one in screened.criteria}
    totals = {
        f"concept-{n}": f"{measure.weighted_sum(score.weighted, weights):.1f}"
        for n, score in enumerate(scores, 1)
        if weights and set(weights) <= set(score.weighted)
    }
    return _with_total(rows, speaker.label("canvas/cv-screening/sum"), totals)


def _with_total(rows: Sequence[Row], name: str, totals: dict[str, str]) -> tuple[Row, ...]:
    return (*rows, *[Row({})] * (CRITERIA - len(rows)), Row({"criterion": name, **totals}))


def _decided(speaker: Speaker, screened: Screening, scores: Sequence[Score]) -> dict[str, tuple[Note, ...]]:
    roles = {"go": "delight", "later": "itch", "stop": "pain"}
    shown = {score.concept for score in scores}
    notes: dict[str, tuple[Note, ...]] = {}
    for verdict, role in roles.items():
        decided = getattr(screened.decision, verdict) if screened.decision is not None else ()
        found = tuple(
            Note(speaker.name_of("concept", one), role, "screening", one, "decision") for one in decided if one in shown
        )
        notes |= {verdict: found} if found else {}
    return notes


# Impact and effort, concepts


def impact_effort(speaker: Speaker) -> Iterator[Filling]:
    found = [
        one
        for one in speaker.engagement.opportunities
        if one.hmw and (one.impact is not None or one.effort is not None)
    ]
    roles = {"quick_win": "delight", "big_bet": "customer", "fill_in": "evidence", "avoid": "pain"}
    for first in range(0, len(found), LISTED):
        some = found[first : first + LISTED]
        dots, rows = [], []
        for one in some:
            name = speaker.brief(one.hmw)
            scores = {"impact": one.impact, "effort": one.effort}
            rows.append(
                Row(
                    {"name": name, **{key: f"{value:g}" for key, value in scores.items() if value is not None}},
                    "opportunities",
                    one.id,
                )
            )
            if one.impact is not None and one.effort is not None:
                role = roles[measure.impact_effort(one.impact, one.effort)]
                dots.append(Dot(place(one.effort), place(one.impact), name, f"dot-{role}"))
        yield Filling(dots=tuple(dots), rows={"list": tuple(rows)})


def concepts(speaker: Speaker) -> Iterator[Filling]:
    for one in speaker.engagement.concepts:
        name = speaker.brief(one.name)
        yield Filling(name=name, list="concepts", item=one.id, texts=_concept(speaker, one))


def _concept(speaker: Speaker, one: Concept) -> dict[str, tuple[str, ...]]:
    strategy = speaker.engagement.find("strategy", one.strategy) or HOUSE.get(one.strategy or "")
    texts = {
        "name": said(speaker, (one.name,)),
        "one_liner": said(speaker, (one.one_liner,)),
        "owner": _some(speaker.name_of("stakeholder|actor", one.owner)),
        "user": _some(speaker.name_of("persona", one.user)),
        "moments": tuple(_promise(speaker, moment) for moment in one.moments),
        "pains": tuple(speaker.name_of("pain", pain) for pain in one.pains),
        "strategy": said(speaker, (strategy.name,)) if isinstance(strategy, Strategy) else (),
        "metrics": tuple(speaker.name_of("metric", metric) for metric in one.metrics),
        "risks": said(speaker, one.risks),
    }
    texts |= {
        key: said(speaker, (getattr(one, key),))
        for key in ("evidence", "frontstage", "backstage", "support", "resources", "next_test")
    }
    texts |= {f"frame-{at}": (speaker.brief(frame),) for at, frame in enumerate(one.frames[:5], 1)}
    return {key: some for key, some in texts.items() if some}


def _some(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _promise(speaker: Speaker, moment: str) -> str:
    found = next((one for one in speaker.engagement.moments if one.id == moment), None)
    name = speaker.name_of("moment", moment)
    return (speaker.brief(found.promise) or name) if found is not None and name == moment else name
