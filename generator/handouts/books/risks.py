"""What may go wrong: the register of risks, and on the day of a workshop.

In: a `Desk`. Out: a book. Guaranteed: scores and levels are those of the slides; a workshop has its list of mishaps,
with those of meeting online where people do.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.handouts.books.issues import illustrative
from generator.handouts.books.tables import Desk, Field, Marks, quoted
from generator.model.design import Risk
from generator.outline.tools.plans import RISK_FLOORS
from generator.sheet import Book, Sheet

KINDS = ("risk", "challenge", "assumption")
STATES = ("open", "doing", "done", "stuck")
ROOM = ("projector", "paper", "wall", "recording")
ONLINE = ("network", "silence")
ANYWHERE = ("late", "few", "many", "sponsor", "talk", "clash", "stuck", "over")


def risks(desk: Desk) -> Iterator[Book]:
    """The register by weight, and the list for the day."""
    engagement = desk.speaker.engagement
    sheets = []
    if engagement.workshop is not None:
        sheets.append(_mishaps(desk, engagement.workshop.mode))
    if engagement.risks or sheets:
        sheets.append(_register(desk))
        yield Book("risks", desk.word("book-risks"), tuple(sheets[::-1] if engagement.risks else sheets))


def _register(desk: Desk) -> Sheet:
    found = sorted(desk.speaker.engagement.risks, key=lambda one: -(_weight(one) or 0))
    levels = [desk.label(f"risk-level-{at}") for at in range(4)]
    marks: Marks = tuple(zip(levels[:0:-1], ("cell-bad", "cell-poor", "cell-fair"), strict=True))
    medium, high, worst = RISK_FLOORS
    low, fair, poor, bad = map(quoted, levels)
    below = f"IF({{score}}>={high},{poor},IF({{score}}>={medium},{fair},{low}))"
    level = f'=IF({{score}}="","",IF({{score}}>={worst},{bad},{below}))'
    score = '=IF(COUNT({likelihood},{impact})<2,"",{likelihood}*{impact})'
    fields: list[Field[Risk]] = [
        Field(desk.column("id", 11), lambda one: one.id),
        Field(desk.column("risk", 34), lambda one: desk.say(one.text)),
        Field(desk.chosen("kind", 9, "risk", KINDS), lambda one: _kind(desk, one.kind)),
        Field(desk.scale("likelihood", 1, 5, entry=True), lambda one: one.likelihood),
        Field(desk.scale("impact", 1, 5, entry=True), lambda one: one.impact),
        Field(
            desk.column("score", 8, "integer", formula=score, word="book-risk-score"), lambda one: _weight(one) or ""
        ),
        Field(
            desk.column("level", 9, formula=level, marks=marks, word="book-risk-level"), lambda one: _level(desk, one)
        ),
        Field(desk.column("response", 38, entry=True), lambda one: desk.say(one.response)),
        Field(desk.column("signal", 24, entry=True)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
        Field(desk.column("due", 12, "date", entry=True)),
        Field(desk.chosen("status", 10, "progress", STATES, entry=True)),
    ]
    lines = (desk.word("book-risks-lines"), illustrative(desk, found))
    return desk.sheet("book-risks", fields, found, lines=lines, empty=12, frozen=2)


def _kind(desk: Desk, name: str) -> str:
    return desk.label(f"risk-{name}")


def _weight(risk: Risk) -> int | None:
    return None if risk.likelihood is None or risk.impact is None else risk.likelihood * risk.impact


def _level(desk: Desk, risk: Risk) -> str:
    weight = _weight(risk)
    return "" if weight is None else desk.label(f"risk-level-{sum(weight >= floor for floor in RISK_FLOORS)}")


def mishaps(mode: str) -> list[str]:
    """The names of what may happen on the day, where people meet in this way."""
    return [
        *(ROOM[:1] if mode != "remote" else ONLINE[:1]),
        *ANYWHERE,
        *(ROOM[1:] if mode != "remote" else ("recording",)),
        *(ONLINE if mode == "hybrid" else ONLINE[1:] if mode == "remote" else ()),
    ]


def _mishaps(desk: Desk, mode: str) -> Sheet:
    """What may happen on the day, what is prepared, what is done then, and by whom."""
    found = mishaps(mode)
    fields: list[Field[str]] = [
        Field(desk.column("mishap", 24), lambda name: desk.word(f"mishap-{name}")),
        Field(desk.column("before", 42), lambda name: desk.word(f"mishap-{name}-before")),
        Field(desk.column("then", 46), lambda name: desk.word(f"mishap-{name}-then")),
        Field(desk.column("who", 12), lambda name: desk.word(f"mishap-{name}-who")),
        Field(desk.yes_no("ready", 9, entry=True)),
        Field(desk.column("remark", 22, entry=True)),
    ]
    title, lines = desk.word("book-mishaps-title"), (desk.word("book-mishaps-lines"),)
    return desk.sheet("book-mishaps", fields, found, title=title, lines=lines, empty=6)
