"""The service as customers meet it: touchpoints with the five senses, moments of truth, what is asked where, the loop.

In: a `Desk`. Out: books. Guaranteed: contacts, scores and questions are those of the slides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import measure
from generator.handouts.books.issues import illustrative
from generator.handouts.books.tables import Desk, Field, quoted
from generator.model import Blueprint, Card, Moment, Step
from generator.model.insight import Feedback
from generator.outline.tools.listening import plan_rows
from generator.outline.tools.moments import name as moment_name
from generator.outline.tools.moments import registry
from generator.outline.tools.service import Contact, contacts_of
from generator.sheet import Book, Cell, Column, Formula, Sheet
from generator.terms import length_of_time

TICK = "●"
VERDICTS = ("keep", "improve", "merge", "drop")
SENSES = ("sight", "sound", "smell", "taste", "touch")
POSITIONS = ("opening", "middle", "transition", "peak", "pit", "ending", "recovery")


# Touchpoints and senses


@dataclass(frozen=True, slots=True)
class _Row:
    """A contact of a step, or a step without one; `leads` in the first row of a step, which says what is the step's."""

    step: Step
    contact: Contact | None
    emotion: float | None
    leads: bool


def touchpoints(desk: Desk) -> Iterator[Book]:
    """Where customers meet the service, blueprint by blueprint, then what their senses meet."""
    blueprints = [one for one in desk.speaker.engagement.blueprints.values() if one.steps]
    if blueprints:
        sheets = tuple(_inventory(desk, one) for one in blueprints)
        yield Book("touchpoints", desk.word("book-touchpoints"), (*sheets, _senses(desk, blueprints[0])))


def _inventory(desk: Desk, blueprint: Blueprint) -> Sheet:
    rows = tuple(_rows(desk, blueprint))
    count = sum(row.contact is not None for row in rows)
    known = f"blueprint-{blueprint.id}"
    name = desk.label(known) if blueprint.id in ("as_is", "to_be") else desk.speaker.brief(blueprint.name)
    channels = tuple(filter(None, (desk.speaker.brief(one.name) for one in desk.speaker.engagement.channels)))
    kinds = tuple(desk.label(f"contact-{kind}") for kind in ("person", "technology"))
    scores = desk.column("emotion", 9, "number", least=-2, most=2)
    fields: list[Field[_Row]] = [
        Field(desk.column("phase", 12, word="detail-phase"), lambda row: desk.named("phase", row.step.phase)),
        Field(desk.column("step", 16), lambda row: desk.say(row.step.name)),
        Field(desk.column("customer", 24), lambda row: _customer(desk, row)),
        Field(desk.column("touchpoint", 26), lambda row: desk.say(row.contact.onstage.text) if row.contact else ""),
        Field(
            desk.column("contact", 9, "choice", choices=kinds),
            lambda row: desk.label(f"contact-{row.contact.kind}") if row.contact else "",
        ),
        Field(
            desk.column("channel", 12, "choice", choices=channels, is_open=True),
            lambda row: desk.brief("channel", _channel(row)),
        ),
        Field(desk.column("evidence", 22), lambda row: _evidence(desk, row) if row.leads else ""),
        Field(scores, lambda row: row.emotion if row.leads else None),
        Field(desk.column("wait", 10), lambda row: _wait(desk, row)),
        Field(desk.column("moment", 8, "choice", choices=(TICK,)), lambda row: _is_moment(desk, row)),
        Field(desk.column("pains", 24, word="book-step-pains"), lambda row: _pains(desk, blueprint, row)),
        Field(desk.owner(), lambda row: _owner(desk, row)),
        Field(desk.chosen("verdict", 10, "verdict", VERDICTS, entry=True)),
        Field(desk.column("remark", 22, entry=True)),
    ]
    title = (
        f"{desk.word('book-touchpoints')}\n{desk.say(blueprint.name)}"
        if blueprint.name
        else desk.word("book-touchpoints")
    )
    lines = (desk.speaker.each("book-touchpoints-lines", str(count)),)
    return desk.sheet(
        "book-touchpoints", fields, rows, name=name, title=title.replace("\n", " · "), lines=lines, empty=15, frozen=2
    )


def _rows(desk: Desk, blueprint: Blueprint) -> Iterator[_Row]:
    scores = {step.id: emotion.score for step, emotion in desk.speaker.engagement.scores(blueprint)}
    contacts = tuple(contacts_of(desk.speaker, blueprint))
    for step in blueprint.steps:
        here: Sequence[Contact | None] = [one for one in contacts if one.step.id == step.id] or [None]
        for at, contact in enumerate(here):
            yield _Row(step, contact, scores.get(step.id), at == 0)


def _customer(desk: Desk, row: _Row) -> str:
    if row.contact is not None:
        return desk.say(row.contact.customer.text)
    return "\n".join(desk.say(card.text) for card in desk.speaker.engagement.customer_cards(row.step))


def _channel(row: _Row) -> str | None:
    return (row.contact.onstage.channel or row.contact.customer.channel) if row.contact else None


def _cards(desk: Desk, step: Step, role: str) -> list[Card]:
    roles = desk.speaker.engagement.roles
    return [card for lane, cards in step.cells.items() if roles.get(lane) == role for card in cards]


def _evidence(desk: Desk, row: _Row) -> str:
    return "\n".join(desk.say(card.text) for card in _cards(desk, row.step, "evidence"))


def _wait(desk: Desk, row: _Row) -> str:
    """The waits of the step, in words."""
    if not row.leads:
        return ""
    waits = [card.wait for card in desk.speaker.engagement.customer_cards(row.step) if card.wait is not None]
    total = measure.total_time((wait.expected, wait.unit) for wait in waits)
    return length_of_time(total, desk.speaker.language) if waits else ""


def _is_moment(desk: Desk, row: _Row) -> str:
    held = any(one.step == row.step.id for one in desk.speaker.engagement.moments)
    return TICK if row.leads and held else ""


def _pains(desk: Desk, blueprint: Blueprint, row: _Row) -> str:
    first = next(iter(desk.speaker.engagement.blueprints), None)
    here = [
        desk.say(one.text)
        for one in desk.speaker.engagement.pains
        if one.step == row.step.id and (one.variant or first) == blueprint.id
    ]
    return "\n".join(here) if row.leads else ""


def _owner(desk: Desk, row: _Row) -> str:
    """Who answers for the contact, or who acts in it."""
    if row.contact is None:
        return ""
    card = row.contact.onstage
    return desk.brief("stakeholder|actor", card.owner) or desk.brief("actor", card.actor)


def _senses(desk: Desk, blueprint: Blueprint) -> Sheet:
    """A row for each step, with what is there to be seen, and room for each sense."""
    fields: list[Field[Step]] = [
        Field(desk.column("step", 18), lambda step: desk.say(step.name)),
        Field(desk.column("evidence", 26), lambda step: _evidence(desk, _Row(step, None, None, True))),
        *(Field(desk.column(sense, 20, word=f"sense-{sense}", entry=True)) for sense in SENSES),
        Field(desk.column("idea", 26, word="book-sense-idea", entry=True)),
    ]
    title, lines = desk.word("book-senses-title"), (desk.word("book-senses-lines"),)
    return desk.sheet("book-senses", fields, blueprint.steps, title=title, lines=lines, empty=5, frozen=1)


# Moments of truth


def moments(desk: Desk) -> Iterator[Book]:
    """The moments of truth by their selection score, each factor in a cell of its own."""
    found = sorted(desk.speaker.engagement.moments, key=lambda one: -(_priority(one) or 0.0))
    if not found:
        return
    lines = (desk.word("book-moments-lines"), illustrative(desk, found))
    sheet = desk.sheet("book-moments", _moment_fields(desk, found), found, lines=lines, empty=8, frozen=1)
    yield Book("moments", desk.word("book-moments"), (sheet,))


def _priority(one: Moment) -> float | None:
    shift = one.emotion
    if one.impact is None or one.frequency is None or shift is None or shift.current is None or shift.target is None:
        return None
    return measure.priority(one.impact, one.frequency, shift.current, shift.target, one.position)


def _moment_fields(desk: Desk, found: Sequence[Moment]) -> list[Field[Moment]]:
    scores = [score for one in found if (score := _priority(one)) is not None]
    strategies = {one.id: desk.speaker.brief(one.name) for one in registry(desk.speaker)}

    def rank(one: Moment) -> Cell:
        score = _priority(one)
        return "" if score is None else 1 + sum(other > score + 1e-9 for other in scores)

    def chosen(one: Moment) -> str:
        return strategies.get(one.strategy or "") or desk.choice("strategy", one.strategy)

    return [
        Field(desk.column("name", 22, word="book-moment"), lambda one: desk.say(moment_name(desk.speaker, one))),
        Field(
            desk.column("step", 14, "choice", choices=desk.steps(), is_open=True),
            lambda one: desk.brief("step", one.step),
        ),
        Field(
            desk.chosen("position", 10, "position", POSITIONS, entry=True),
            lambda one: desk.choice("position", one.position),
        ),
        Field(desk.scale("impact", 1, 5, entry=True), lambda one: one.impact),
        Field(desk.scale("frequency", 1, 5, entry=True), lambda one: one.frequency),
        Field(
            desk.column("today", 9, "number", least=-2, most=2, entry=True),
            lambda one: one.emotion.current if one.emotion else None,
        ),
        Field(
            desk.column("aim", 9, "number", least=-2, most=2, entry=True),
            lambda one: one.emotion.target if one.emotion else None,
        ),
        Field(_gap(desk), _gap_of),
        Field(_memory(desk), lambda one: measure.memory(one.position)),
        Field(
            desk.column("priority", 9, "number", formula=_PRIORITY),
            lambda one: "" if _priority(one) is None else _priority(one),
        ),
        Field(desk.column("rank", 7, "integer", formula='=IF({priority}="","",RANK({priority},{priority:all}))'), rank),
        Field(
            desk.column("strategy", 14, "choice", choices=tuple(strategies.values()), is_open=True, entry=True), chosen
        ),
        Field(desk.column("promise", 26, entry=True), lambda one: desk.say(one.promise)),
        Field(desk.column("metric", 18, entry=True), lambda one: desk.listed("metric", one.metrics)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
        Field(desk.column("override", 22, word="moment-override", entry=True), lambda one: desk.say(one.override)),
    ]


_PRIORITY = '=IF(COUNT({impact},{frequency},{today},{aim})<4,"",{impact}*{frequency}*{gap}*{memory})'


def _gap(desk: Desk) -> Column:
    return desk.column("gap", 8, "number", formula='=IF(COUNT({today},{aim})<2,"",MIN(5,MAX(1,1+{aim}-{today})))')


def _gap_of(one: Moment) -> Cell:
    if one.emotion is None or one.emotion.current is None or one.emotion.target is None:
        return ""
    return measure.gap(one.emotion.current, one.emotion.target)


def _memory(desk: Desk) -> Column:
    by_factor: dict[float, list[str]] = {}
    for position, factor in measure.MEMORY.items():
        by_factor.setdefault(factor, []).append(f"{{position}}={quoted(desk.label(f'position-{position}'))}")
    formula = "1"
    for factor, tests in by_factor.items():
        formula = f"IF(OR({','.join(tests)}),{factor:g},{formula})"
    return desk.column("memory", 8, "number", formula=f'=IF({{name}}="","",{formula})')


# Feedback


def feedback_plan(desk: Desk) -> Iterator[Book]:
    """What is asked where, by which channel and when, and who reads the answers."""
    rows = plan_rows(desk.speaker)
    if not rows:
        return
    where = (*desk.steps(), desk.label("whole-journey"))
    fields: list[Field[tuple[str, ...]]] = [
        Field(desk.column("where", 20, "choice", choices=where, is_open=True), lambda row: row[0]),
        Field(desk.column("question", 40), lambda row: row[1]),
        Field(desk.column("channel", 18), lambda row: _known(row[2])),
        Field(desk.column("timing", 22), lambda row: row[3]),
        Field(desk.owner(), lambda row: _known(row[4])),
        Field(desk.column("begin", 12, "date", entry=True)),
        Field(desk.column("answers", 11, "integer", entry=True, least=0)),
        Field(desk.chosen("status", 10, "progress", ("open", "doing", "done", "stuck"), entry=True)),
    ]
    lines = (desk.word("book-feedback-lines"),)
    sheet = desk.sheet("book-feedback-plan", fields, rows, lines=lines, empty=12)
    yield Book("feedback-plan", desk.word("book-feedback-plan"), (sheet,))


def _known(cell: str) -> str:
    return "" if cell == "–" else cell


def closed_loop(desk: Desk) -> Iterator[Book]:
    """The log of what customers said, who called them, what came of it; ready where customers are asked."""
    cases = desk.speaker.engagement.feedback_log
    asked = any(one.kind in ("nps", "csat", "ces") for one in desk.speaker.engagement.metrics)
    if not cases and not asked:
        return
    states = [desk.label(f"loop-{name}") for name in ("waiting", "called", "settled", "closed")]
    waiting, called, settled, closed = map(quoted, states)
    formula = (
        f'=IF(AND({{verbatim}}="",{{score}}=""),"",IF({{told}}<>"",{closed},'
        f'IF({{outcome}}<>"",{settled},IF({{contacted}}<>"",{called},{waiting}))))'
    )

    def state(one: Feedback) -> str:
        return states[2] if one.outcome else states[1] if one.contacted_at else states[0]

    fields: list[Field[Feedback]] = [
        Field(desk.column("id", 9), lambda one: one.id),
        Field(
            desk.column("step", 14, "choice", choices=desk.steps(), is_open=True),
            lambda one: desk.brief("step", one.step),
        ),
        Field(desk.column("score", 8, "number", word="score"), lambda one: one.score),
        Field(desk.column("verbatim", 34), lambda one: desk.say(one.verbatim)),
        Field(desk.column("theme", 14), lambda one: desk.say(one.theme)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
        Field(desk.column("due", 11, "date", entry=True), lambda one: one.due),
        Field(desk.column("contacted", 11, "date", entry=True), lambda one: one.contacted_at),
        Field(desk.column("outcome", 24, entry=True), lambda one: desk.say(one.outcome)),
        Field(desk.column("root_cause", 22, entry=True), lambda one: desk.say(one.root_cause)),
        Field(desk.column("escalated", 14, entry=True)),
        Field(desk.column("told", 11, "date", entry=True)),
        Field(
            desk.column("state", 10, formula=formula, marks=((states[3], "cell-good"), (states[0], "cell-poor"))), state
        ),
    ]
    totals: dict[str, Cell] = {
        "id": desk.label("book-total"),
        "verbatim": Formula("=COUNTA({verbatim:all})", sum(bool(one.verbatim) for one in cases), "integer"),
        "contacted": Formula("=COUNTA({contacted:all})", sum(bool(one.contacted_at) for one in cases), "integer"),
        "outcome": Formula("=COUNTA({outcome:all})", sum(bool(one.outcome) for one in cases), "integer"),
        "told": Formula("=COUNTA({told:all})", 0, "integer"),
    }
    lines = (desk.word("book-closed-lines"), illustrative(desk, cases))
    sheet = desk.sheet("book-closed-loop", fields, cases, lines=lines, empty=25, frozen=1, totals=totals)
    yield Book("closed-loop", desk.word("book-closed-loop"), (sheet,))
