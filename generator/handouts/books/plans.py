"""What is to be done: roadmap, actions, releases, responsibilities, the change-over.

In: a `Desk`. Out: books. Guaranteed: actions are the next steps of the slides, in their order; a book of actions is
always there, if only with empty rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.handouts.books.tables import Desk, Field, Marks, quoted
from generator.model import Exposure, Raci
from generator.model.design import RaciRow, Release, RoadmapItem
from generator.outline.tools.closing import NextStep, dated_steps, planned_steps
from generator.sheet import Book, Cell, Column, Formula, Sheet
from generator.terms import TERMS

PROGRESS = ("open", "doing", "done", "stuck")
LETTERS = ("R", "A", "C", "I", "A/R")
REACHES = ("channel", "customer", "media", "staff")
HORIZONS = ("short", "mid", "long")


def progress_marks(desk: Desk) -> Marks:
    return ((desk.label("progress-done"), "cell-good"), (desk.label("progress-stuck"), "cell-poor"))


# Roadmap and actions


def roadmap(desk: Desk) -> Iterator[Book]:
    """The action list, and the roadmap, releases and responsibilities that the file has."""
    engagement = desk.speaker.engagement
    sheets = [_actions(desk)]
    if engagement.roadmap is not None and engagement.roadmap.items:
        sheets.append(_items(desk, engagement.roadmap.items))
    if engagement.releases:
        sheets.append(_releases(desk))
    if engagement.raci is not None and any(row.letters for row in engagement.raci.rows):
        sheets.append(_raci(desk, engagement.raci))
    yield Book("roadmap", desk.word("book-roadmap"), tuple(sheets))


def _actions(desk: Desk) -> Sheet:
    steps = [*dated_steps(desk.speaker), *planned_steps(desk.speaker)]
    numbered = list(enumerate(steps, 1))
    fields: list[Field[tuple[int, NextStep]]] = [
        Field(desk.column("number", 7, "integer", word="number"), lambda row: row[0]),
        Field(desk.column("what", 44), lambda row: desk.say(row[1].what)),
        Field(desk.owner(), lambda row: desk.brief("stakeholder|actor", row[1].owner)),
        Field(desk.column("due", 12, "date", entry=True), lambda row: row[1].due),
        Field(
            desk.column("when", 16, "choice", choices=_horizons(desk), is_open=True),
            lambda row: "" if row[1].due else row[1].when,
        ),
        Field(
            desk.chosen("status", 10, "progress", PROGRESS, entry=True, marks=progress_marks(desk)),
            lambda row: desk.label("progress-open"),
        ),
        Field(desk.column("done", 12, "date", entry=True)),
        Field(desk.column("remark", 28, entry=True)),
    ]
    done = desk.label("progress-done")
    totals: dict[str, Cell] = {
        "what": desk.label("book-total"),
        "owner": Formula("=COUNTA({what:all})", len(steps), "integer"),
        "status": Formula(
            f'=IF(COUNTA({{what:all}})=0,"",COUNTIF({{status:all}},{quoted(done)})/COUNTA({{what:all}}))',
            0 if steps else "",
            "percent",
        ),
    }
    return desk.sheet(
        "book-actions", fields, numbered, lines=(desk.word("book-actions-lines"),), empty=14, totals=totals
    )


def _horizons(desk: Desk) -> tuple[str, ...]:
    plan = desk.speaker.engagement.roadmap
    if plan is not None and plan.horizons:
        return tuple(_horizon(desk, one.id) for one in plan.horizons)
    return desk.labels("horizon", HORIZONS)


def _horizon(desk: Desk, identifier: str | None) -> str:
    """What a horizon is called: by the file, else by the house."""
    known = f"horizon-{identifier}"
    found = desk.brief("horizon", identifier)
    return desk.label(known) if found == identifier and known in TERMS else found


def _items(desk: Desk, items: Sequence[RoadmapItem]) -> Sheet:
    owner, metric = quoted(desk.label("book-no-owner")), quoted(desk.label("book-no-metric"))
    check = f'=IF({{item}}="","",IF({{owner}}="",{owner},IF({{metric}}="",{metric},{quoted(desk.label("book-ok"))})))'
    fields: list[Field[RoadmapItem]] = [
        Field(desk.column("id", 10), lambda one: one.id),
        Field(desk.column("item", 32), lambda one: desk.say(one.title)),
        Field(
            desk.column("horizon", 14, "choice", choices=_horizons(desk), entry=True),
            lambda one: _horizon(desk, one.horizon),
        ),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
        Field(desk.column("concept", 16), lambda one: desk.named("concept", one.concept)),
        Field(desk.column("settles", 24), lambda one: desk.listed("issue", one.issues)),
        Field(desk.column("after", 22), lambda one: desk.listed("roadmap_item", one.depends_on)),
        Field(desk.column("release", 12), lambda one: desk.brief("release", one.release)),
        Field(desk.column("metric", 22, entry=True), lambda one: desk.listed("metric", one.metrics)),
        Field(desk.column("missing", 13, formula=check), lambda one: _missing(desk, one)),
        Field(desk.chosen("status", 10, "progress", PROGRESS, entry=True, marks=progress_marks(desk))),
        Field(desk.column("due", 12, "date", entry=True)),
    ]
    lines = (desk.word("book-roadmap-lines"),)
    return desk.sheet("book-roadmap-tab", fields, items, lines=lines, empty=10, frozen=2)


def _missing(desk: Desk, item: RoadmapItem) -> str:
    return desk.label("book-no-owner" if not item.owner else "book-no-metric" if not item.metrics else "book-ok")


def _releases(desk: Desk) -> Sheet:
    engagement = desk.speaker.engagement
    found = sorted(engagement.releases, key=lambda one: (one.date or "9999", one.id))
    settled = {
        one.id: "\n".join(desk.say(issue.title) for issue in engagement.issues if issue.release == one.id)
        for one in found
    }
    fields: list[Field[Release]] = [
        Field(desk.column("release", 18, word="release"), lambda one: desk.say(one.name) or one.id),
        Field(desk.column("day", 12, "date", entry=True, word="book-date-of"), lambda one: one.date),
        Field(desk.column("settles", 30), lambda one: settled[one.id]),
        Field(desk.column("audience", 20, entry=True), lambda one: desk.say(one.audience_of)),
        Field(desk.column("message", 36, entry=True), lambda one: desk.say(one.message)),
        Field(desk.owner()),
        Field(desk.chosen("status", 10, "progress", PROGRESS, entry=True, marks=progress_marks(desk))),
    ]
    return desk.sheet("book-releases", fields, found, lines=(desk.word("book-releases-lines"),), empty=6)


def _raci(desk: Desk, matrix: Raci) -> Sheet:
    roles = list(dict.fromkeys((*matrix.roles, *(role for row in matrix.rows for role in row.letters))))
    keys = {role: f"role{at}" for at, role in enumerate(roles)}
    across = f"{{{keys[roles[0]]}}}:{{{keys[roles[-1]]}}}"
    one_a, no_r, right = (quoted(desk.label(word)) for word in ("book-one-a", "book-no-r", "book-ok"))
    count_a = f'SUMPRODUCT(ISNUMBER(SEARCH("A",{across}))*1)'
    count_r = f'SUMPRODUCT(ISNUMBER(SEARCH("R",{across}))*1)'
    check = f'=IF(COUNTA({across})=0,"",IF({count_a}<>1,{one_a},IF({count_r}=0,{no_r},{right})))'
    fields: list[Field[RaciRow]] = [
        Field(desk.column("task", 34), lambda row: desk.named("roadmap_item", row.item)),
        *(_role(desk, keys[role], role) for role in roles),
        Field(desk.column("missing", 14, formula=check), lambda row: _judged(desk, row.letters)),
    ]
    return desk.sheet("book-raci", fields, matrix.rows, lines=(desk.word("book-raci-lines"),), empty=8, frozen=1)


def _role(desk: Desk, key: str, role: str) -> Field[RaciRow]:
    name = desk.named("stakeholder|actor", role)
    marks: Marks = (("A", "cell-strong"), ("A/R", "cell-strong"), ("R", "cell-good"), ("C", "cell-fair"))
    column = Column(key, name, "choice", 11, choices=LETTERS, entry=True, marks=marks)
    return Field(column, lambda row: row.letters.get(role, "").replace("R/A", "A/R"))


def _judged(desk: Desk, letters: Mapping[str, str]) -> str:
    if sum("A" in letter for letter in letters.values()) != 1:
        return desk.label("book-one-a")
    return desk.label("book-ok" if any("R" in letter for letter in letters.values()) else "book-no-r")


# Change-over


def changeover(desk: Desk) -> Iterator[Book]:
    """The places where people meet what changes, and how many are done."""
    found = desk.speaker.engagement.changeover
    if not found:
        return
    yes = desk.label("book-yes")
    fields: list[Field[Exposure]] = [
        Field(desk.column("place", 28), lambda one: desk.say(one.place)),
        Field(desk.chosen("reaches", 10, "reaches", REACHES), lambda one: desk.choice("reaches", one.reaches)),
        Field(desk.column("change", 36), lambda one: desk.say(one.change)),
        Field(desk.owner(), lambda one: desk.brief("stakeholder|actor", one.owner)),
        Field(desk.column("due", 12, "date", entry=True), lambda one: one.due),
        Field(
            desk.yes_no("finished", 9, entry=True, marks=((yes, "cell-good"),)),
            lambda one: desk.label("book-yes" if one.done else "book-no"),
        ),
        Field(desk.column("proof", 26, entry=True)),
        Field(desk.column("remark", 22, entry=True), lambda one: desk.say(one.note)),
    ]
    done = sum(one.done for one in found)
    totals: dict[str, Cell] = {
        "place": desk.label("book-total"),
        "change": Formula("=COUNTA({place:all})", len(found), "integer"),
        "finished": Formula(f"=COUNTIF({{finished:all}},{quoted(yes)})", done, "integer"),
        "proof": Formula(
            f'=IF(COUNTA({{place:all}})=0,"",COUNTIF({{finished:all}},{quoted(yes)})/COUNTA({{place:all}}))',
            done / len(found),
            "percent",
        ),
    }
    sheet = desk.sheet(
        "book-changeover", fields, found, lines=(desk.word("book-changeover-lines"),), empty=12, totals=totals
    )
    yield Book("changeover", desk.word("book-changeover"), (sheet,))
