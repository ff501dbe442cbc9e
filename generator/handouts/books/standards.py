"""Service standards, and the visits that are scored by them.

In: a `Desk`. Out: a book. Guaranteed: scores are those of `measure.visit_score`, shares those of the slides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import measure
from generator.handouts.books.concepts import OPERATORS
from generator.handouts.books.issues import illustrative
from generator.handouts.books.tables import Desk, Field, Places, places, quoted
from generator.model import Standard, Visit
from generator.outline.tools.results import BEST
from generator.sheet import Book, Cell, Column, Formula, Sheet
from generator.terms import GAP

SPARE_VISITS = 6
SPARE_STANDARDS = 8
NOT_APPLICABLE = "N/A"
PASSING = 0.5  # of a share: below it a critical item has failed


def standards(desk: Desk) -> Iterator[Book]:
    """The standards with their weights, then a column for each visit."""
    found = desk.speaker.engagement.standards
    if found:
        table = _table(desk, found)
        yield Book("standards", desk.word("book-standards-title"), (table, _visits(desk, found, table)))


def _table(desk: Desk, found: Sequence[Standard]) -> Sheet:
    fields: list[Field[Standard]] = [
        Field(desk.column("id", 10), lambda one: one.id),
        Field(
            desk.column("stage", 14, "choice", choices=desk.phases(), is_open=True),
            lambda one: desk.brief("phase", one.phase),
        ),
        Field(desk.column("focus", 18), lambda one: desk.say(one.focus)),
        Field(desk.column("behaviour", 40), lambda one: desk.say(one.behaviour)),
        Field(desk.column("threshold", 18), lambda one: _threshold(desk, one)),
        Field(
            desk.chosen("scoring", 18, "scoring", ("binary", "scale")), lambda one: desk.label(f"scoring-{one.scoring}")
        ),
        Field(desk.column("weight", 9, "number", entry=True, least=0, most=100), lambda one: one.weight),
        Field(desk.yes_no("critical", entry=True), lambda one: desk.yes(one.critical)),
        Field(desk.column("exempt", 22), lambda one: desk.say(one.not_applicable)),
        Field(desk.owner()),
    ]
    whole = sum(one.weight for one in found)
    off = desk.label("book-weights-off").format("100")
    checked = f"=IF(ABS(SUM({{weight:all}})-100)<0.01,{quoted(desk.label('book-ok'))},{quoted(off)})"
    totals: dict[str, Cell] = {
        "scoring": desk.label("book-weights-check"),
        "weight": Formula("=SUM({weight:all})", whole),
        "exempt": Formula(checked, desk.label("book-ok") if abs(whole - 100) < 0.01 else off),
    }
    lines = (desk.word("book-standards-lines"), illustrative(desk, found))
    return desk.sheet("book-standards", fields, found, lines=lines, empty=SPARE_STANDARDS, frozen=3, totals=totals)


def _threshold(desk: Desk, standard: Standard) -> str:
    bar = standard.quantitative
    if bar is None:
        return ""
    if bar.unit in ("ratio", "percent"):
        return f"{OPERATORS[bar.op]} {100 * bar.value if bar.unit == 'ratio' else bar.value:g}%"
    unit = desk.unit(bar.unit)
    return f"{OPERATORS[bar.op]} {bar.value:g}{GAP if unit else ''}{unit}"


def _visits(desk: Desk, found: Sequence[Standard], table: Sheet) -> Sheet:
    """A row for each standard, a column for each visit: our own first, room for more, then peers."""
    every = desk.speaker.engagement.visits
    own: list[Visit | None] = [one for one in every if not one.peer]
    columns = [*own, *[None] * SPARE_VISITS, *(one for one in every if one.peer)]
    heads = [_headed(desk, one, at) for at, one in enumerate(columns)]
    last = f"v{len(own) + SPARE_VISITS - 1}"
    ours = f"{{v0:row}}:{{{last}:row}}"
    fields: list[Field[tuple[int, Standard]]] = [
        Field(
            desk.column("standard", 30, formula=_looked_up("behaviour", "focus")),
            lambda row: desk.say(row[1].focus or row[1].behaviour),
        ),
        Field(desk.column("weight", 8, "number", formula=_looked_up("weight")), lambda row: row[1].weight),
        Field(desk.column("critical", 9, formula=_looked_up("critical")), lambda row: desk.yes(row[1].critical)),
        *(_visit_field(head, visit) for head, visit in zip(heads, columns, strict=True)),
        Field(
            desk.column("reached", 11, "percent", formula=f'=IF(COUNT({ours})=0,"",AVERAGE({ours}))'),
            lambda row: _mean(own, row[1]),
        ),
    ]
    known: Places = {"table": places(table)}
    rows = [*enumerate(found)]
    totals, *foot = _scores(desk, columns, [head.key for head in heads])
    lines = (
        desk.speaker.each("book-visits-lines", f"{measure.CRITICAL_CAP:g}"),
        illustrative(desk, every),
    )
    return desk.sheet(
        "book-visits", fields, rows, lines=lines, empty=SPARE_STANDARDS, frozen=3, totals=totals, foot=foot, known=known
    )


def _looked_up(key: str, rather: str = "") -> str:
    """What stands in the same row of the table of standards, which begins as this sheet does."""
    cell = f"INDEX({{table[{key}]:all}},ROW()-{{standard:first}}+1)"
    other = f"INDEX({{table[{rather}]:all}},ROW()-{{standard:first}}+1)" if rather else ""
    told = f'IF({cell}="","",{cell})'
    return f'=IF({other}<>"",{other},{told})' if rather else f"={told}"


def _headed(desk: Desk, visit: Visit | None, at: int) -> Column:
    if visit is None:
        name = desk.speaker.each("book-new-visit", str(at + 1))
    else:
        unit = desk.speaker.brief(visit.unit) or visit.id
        name = desk.label("peer-of").format(unit) if visit.peer else unit
        name = "\n".join(part for part in (name, desk.speaker.brief(visit.period)) if part)
    return Column(f"v{at}", name, "percent", 13, entry=True, least=0, most=1, also=(NOT_APPLICABLE,))


def _visit_field(column: Column, visit: Visit | None) -> Field[tuple[int, Standard]]:
    def cell(row: tuple[int, Standard]) -> Cell:
        return visit.scores.get(row[1].id, NOT_APPLICABLE) if visit is not None else None

    return Field(replace(column), cell)


def _mean(own: Sequence[Visit | None], standard: Standard) -> Cell:
    reached = [one.scores[standard.id] for one in own if one is not None and standard.id in one.scores]
    return sum(reached) / len(reached) if reached else ""


def _scores(desk: Desk, columns: Sequence[Visit | None], keys: Sequence[str]) -> list[dict[str, Cell]]:
    """The score of each visit, whether a critical item failed, and whether it is best practice."""
    weights = {one.id: one.weight for one in desk.speaker.engagement.standards}
    critical = {one.id for one in desk.speaker.engagement.standards if one.critical}
    yes, no = desk.label("book-yes"), desk.label("book-no")
    rows: list[dict[str, Cell]] = [
        {"standard": desk.label("book-visit-score")},
        {"standard": desk.label("book-visit-failed")},
        {"standard": desk.label("book-visit-best").format(f"{BEST:g}")},
    ]
    for visit, key in zip(columns, keys, strict=True):
        found = measure.visit_score(visit.scores if visit else {}, weights, critical)
        score: float | str = "" if found.score is None else found.score
        applied = f"SUMPRODUCT(ISNUMBER({{{key}:all}})*1,{{weight:all}})"
        failed = f"SUMPRODUCT(({{critical:all}}={quoted(yes)})*ISNUMBER({{{key}:all}})*({{{key}:all}}<{PASSING:g}))>0"
        raw = f"100*SUMPRODUCT({{{key}:all}},{{weight:all}})/{applied}"
        formula = f'=IF({applied}=0,"",IF({failed},MIN({raw},{measure.CRITICAL_CAP:g}),{raw}))'
        rows[0][key] = Formula(formula, score, "number")
        said = "" if score == "" else yes if found.failed else no
        rows[1][key] = Formula(f'=IF({{{key}:below}}="","",IF({failed},{quoted(yes)},{quoted(no)}))', said)
        best = "" if found.score is None else yes if found.score >= BEST else no
        rows[2][key] = Formula(
            f'=IF({{{key}:below}}="","",IF({{{key}:below}}>={BEST:g},{quoted(yes)},{quoted(no)}))', best
        )
    return rows
