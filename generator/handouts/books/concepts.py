"""Concepts judged and tried: weighted screening, Pugh's comparison, tests with people.

In: a `Desk`. Out: books. Guaranteed: sums, ties, what is stopped and what is confirmed are those of the slides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator import measure
from generator.handouts.books.issues import illustrative
from generator.handouts.books.tables import Desk, Field, quoted
from generator.model import Concept, Screening
from generator.model.design import Criterion, Score, UserTest
from generator.outline.readings import MINUS
from generator.sheet import Book, Cell, Column, Formula, Sheet, Typed
from generator.terms import TERMS

SPARE = 2  # columns for concepts that come up in the room
OPERATORS = {"<=": "≤", ">=": "≥", "==": "=", "<": "<", ">": ">"}
_SIGNS = {1: "+", 0: "S", -1: MINUS}
_NOISE = "0.000000001"  # as `measure` allows for sums of decimal fractions


# Screening


def screening(desk: Desk) -> Iterator[Book]:
    """Concepts by weighted criteria, and against a datum."""
    engagement = desk.speaker.engagement
    screened = engagement.screening
    if screened is None or not screened.criteria:
        return
    names = list(dict.fromkeys((*(one.id for one in engagement.concepts), *(one.concept for one in screened.scores))))
    yield Book(
        "screening", desk.word("book-screening"), (_weighted(desk, screened, names), _pugh(desk, screened, names))
    )


def _concept(desk: Desk, identifier: str) -> str:
    found = desk.speaker.engagement.find("concept", identifier)
    return desk.say(found.name) if isinstance(found, Concept) else identifier


def _headed(desk: Desk, names: Sequence[str], column: Column) -> list[Column]:
    """A column for each concept, then some for new ones."""
    heads = [_concept(desk, name) for name in names]
    heads += [desk.speaker.each("book-new-concept", str(at)) for at in range(1, SPARE + 1)]
    return [replace(column, key=f"c{at}", name=head) for at, head in enumerate(heads)]


def _score(screened: Screening, name: str) -> Score | None:
    return next((one for one in screened.scores if one.concept == name), None)


def _mark(screened: Screening, name: str, criterion: str) -> float | None:
    found = _score(screened, name)
    return found.weighted.get(criterion) if found is not None else None


def _marked(screened: Screening, name: str) -> Callable[[Criterion], Cell]:
    return lambda one: _mark(screened, name, one.id)


def _weighted(desk: Desk, screened: Screening, names: Sequence[str]) -> Sheet:
    low, high = (screened.scale[0], screened.scale[-1]) if screened.scale else (1.0, 5.0)
    mark = Column("", "", "number", 16, entry=True, least=low, most=high)
    columns = _headed(desk, names, mark)
    fields: list[Field[Criterion]] = [
        Field(desk.column("criterion", 22), lambda one: desk.say(one.name) or one.id),
        Field(desk.column("weight", 9, "percent", entry=True, least=0, most=1), lambda one: one.weight),
        Field(desk.column("anchors", 34), lambda one: _anchors(desk, one)),
    ]
    for at, column in enumerate(columns):
        name = names[at] if at < len(names) else ""
        fields.append(Field(column, _marked(screened, name)))
    limits = (f"{low:g}", f"{high:g}", f"{measure.TIE:g}", f"{measure.GATE:g}")
    lines = (desk.speaker.each("book-weighted-lines", *limits), illustrative(desk, (screened,)))
    rows = _weighted_rows(desk, screened, names, [column.key for column in columns])
    return desk.sheet(
        "book-weighted", fields, screened.criteria, lines=lines, empty=3, frozen=1, totals=rows[0], foot=rows[1:]
    )


def _anchors(desk: Desk, criterion: Criterion) -> str:
    """What the scores mean: the author's words, else the house's for its three criteria."""
    known = f"anchors-{criterion.id}"
    if not criterion.anchors:
        return desk.word(known) if known in TERMS else ""
    return "\n".join(desk.say(anchor) for anchor in criterion.anchors)


def _weighted_rows(desk: Desk, screened: Screening, names: Sequence[str], keys: Sequence[str]) -> list[dict[str, Cell]]:
    """Sums, ranks, ties, what is stopped, what was decided: a row each, below the criteria."""
    weights = {one.id: one.weight for one in screened.criteria}
    given = {name: {key: mark for key in weights if (mark := _mark(screened, name, key)) is not None} for name in names}
    sums = {name: measure.weighted_sum(row, weights) for name, row in given.items() if set(weights) <= set(row)}
    leaders = measure.leaders(sums)
    whole = sum(weights.values())
    rows: list[dict[str, Cell]] = [
        {"criterion": desk.label("book-sum"), "weight": Formula("=SUM({weight:all})", whole)},
        {"criterion": desk.label("book-rank")},
        {"criterion": desk.label("book-tied")},
        {"criterion": desk.label("book-gate")},
        {"criterion": desk.label("book-decision")},
    ]
    right = quoted(desk.label("book-ok"))
    wrong = quoted(desk.label("book-weights-off").format("100%"))
    rows[0]["anchors"] = Formula(
        f"=IF(ABS(SUM({{weight:all}})-1)<0.0001,{right},{wrong})",
        desk.label("book-ok") if abs(whole - 1) < 0.0001 else desk.label("book-weights-off").format("100%"),
    )
    for at, key in enumerate(keys):
        name = names[at] if at < len(names) else ""
        rows[0][key], rows[1][key], rows[2][key] = _standing(desk, key, keys, name, sums, leaders)
        stopped = bool(measure.stopped_by(given.get(name, {})))
        rows[3][key] = _gate(desk, key, stopped, bool(given.get(name)))
        rows[4][key] = _decided(desk, screened, name)
    return rows


def _standing(
    desk: Desk, key: str, keys: Sequence[str], name: str, sums: dict[str, float], leaders: Sequence[str]
) -> tuple[Formula, Formula, Formula]:
    """The sum of a concept, its rank and whether it leads. The rows of totals stand one below the other."""
    blank = f'SUMPRODUCT(({{weight:all}}<>"")*({{{key}:all}}=""))>0'
    lacking = f"OR(COUNT({{weight:all}})=0,{blank})"
    total = Formula(f'=IF({lacking},"",SUMPRODUCT({{weight:all}},{{{key}:all}}))', sums.get(name, ""), "number")
    here, first, last = (f"{{{one}:below}}" for one in (key, keys[0], keys[-1]))
    across = f"{first}:{last}"
    rank: float | str = 1 + sum(other > sums[name] + 1e-9 for other in sums.values()) if name in sums else ""
    ranked = Formula(f'=IF({here}="","",1+SUMPRODUCT(ISNUMBER({across})*({across}>{here}+{_NOISE})))', rank, "integer")
    leads = desk.label("book-tie" if len(leaders) > 1 else "book-leads") if name in leaders else ""
    floor = f"MAX({across})-{measure.TIE:g}+{_NOISE}"
    tie, alone = quoted(desk.label("book-tie")), quoted(desk.label("book-leads"))
    level = f"IF(COUNT({across})<2,{alone},IF(LARGE({across},2)>{floor},{tie},{alone}))"
    led = Formula(f'=IF({here}="","",IF({here}>{floor},{level},""))', leads)
    return total, ranked, led


def _gate(desk: Desk, key: str, stopped: bool, scored: bool) -> Formula:
    stop, go = desk.label("book-stop"), desk.label("book-go")
    formula = (
        f'=IF(COUNT({{{key}:all}})=0,"",IF(COUNTIF({{{key}:all}},"<{measure.GATE:g}")>0,{quoted(stop)},{quoted(go)}))'
    )
    return Formula(formula, "" if not scored else stop if stopped else go)


def _decided(desk: Desk, screened: Screening, name: str) -> str | None:
    if screened.decision is not None:
        for kind in ("go", "later", "stop"):
            if name in getattr(screened.decision, kind):
                return desk.label(f"decision-{kind}")
    return None


def _pugh(desk: Desk, screened: Screening, names: Sequence[str]) -> Sheet:
    columns = _headed(desk, names, Column("", "", "choice", 16, choices=tuple(_SIGNS.values()), entry=True))
    fields: list[Field[Criterion]] = [Field(desk.column("criterion", 26), lambda one: desk.say(one.name) or one.id)]
    for at, column in enumerate(columns):
        name = names[at] if at < len(names) else ""
        fields.append(Field(column, _signed(screened, name)))
    rows: list[dict[str, Cell]] = [
        {"criterion": desk.label(word)} for word in ("book-pugh-better", "book-pugh-worse", "pugh-total")
    ]
    for at, column in enumerate(columns):
        name = names[at] if at < len(names) else ""
        marks = [_sign(screened, name, one.id) for one in screened.criteria]
        better, worse = (f'SUMPRODUCT(({{{column.key}:all}}="{sign}")*1)' for sign in ("+", MINUS))
        good, bad = marks.count("+"), marks.count(MINUS)
        rows[0][column.key] = Formula(f"={better}", good, "integer")
        rows[1][column.key] = Formula(f"={worse}", bad, "integer")
        rows[2][column.key] = Formula(f"={better}-{worse}", good - bad, "integer")
    title = desk.speaker.each("book-pugh-title", _datum(desk, screened))
    lines = (desk.word("pugh-legend"), illustrative(desk, (screened,)))
    return desk.sheet(
        "book-pugh",
        fields,
        screened.criteria,
        title=title,
        lines=lines,
        empty=3,
        frozen=1,
        totals=rows[0],
        foot=rows[1:],
    )


def _sign(screened: Screening, name: str, criterion: str) -> str | None:
    found = _score(screened, name)
    return _SIGNS.get(int(found.pugh[criterion]), "S") if found is not None and criterion in found.pugh else None


def _signed(screened: Screening, name: str) -> Callable[[Criterion], Cell]:
    return lambda one: _sign(screened, name, one.id)


def _datum(desk: Desk, screened: Screening) -> str:
    known = f"blueprint-{screened.datum}"
    return desk.label(known) if known in TERMS else desk.brief("concept", screened.datum)


# Tests


def tests(desk: Desk) -> Iterator[Book]:
    """Hypotheses with the bar set before, and whether what came out reaches it."""
    found = desk.speaker.engagement.tests
    if not found:
        return
    lines = (desk.word("book-tests-lines"), illustrative(desk, found))
    sheet = desk.sheet("book-tests", _test_fields(desk), found, lines=lines, empty=8)
    yield Book("tests", desk.word("book-tests"), (sheet,))


def _test_fields(desk: Desk) -> list[Field[UserTest]]:
    yes, no = desk.label("book-confirmed"), desk.label("book-refuted")
    cases = ",".join(
        f'AND({{op}}="{shown}",{{result}}{"=" if op == "==" else op}{{bar}})' for op, shown in OPERATORS.items()
    )
    formula = f'=IF(OR({{op}}="",COUNT({{result}},{{bar}})<2),"",IF(OR({cases}),{quoted(yes)},{quoted(no)}))'
    decisions = ("persevere", "pivot", "stop", "retest")
    return [
        Field(desk.column("concept", 16), lambda one: desk.named("concept", one.concept)),
        Field(desk.column("hypothesis", 30, word="trial-hypothesis"), lambda one: desk.say(one.hypothesis)),
        Field(desk.column("method", 26, word="trial-method"), lambda one: desk.say(one.method)),
        Field(desk.column("people", 8, "integer", least=0), lambda one: one.participants),
        Field(desk.column("measure", 20, word="trial-measure"), lambda one: desk.say(one.measure)),
        Field(
            desk.column("op", 12, "choice", choices=tuple(OPERATORS.values()), entry=True),
            lambda one: OPERATORS[one.success.op] if one.success else "",
        ),
        Field(desk.column("bar", 9, "number", entry=True), _bar),
        Field(desk.column("unit", 8), lambda one: desk.unit(one.success.unit) if one.success else ""),
        Field(desk.column("result", 9, "number", entry=True), _result),
        Field(
            desk.column("passed", 11, formula=formula, marks=((yes, "cell-good"), (no, "cell-poor"))),
            lambda one: _outcome(one, yes, no),
        ),
        Field(
            desk.column("seen", 28, entry=True, word="trial-observations"),
            lambda one: "\n".join(desk.say(seen) for seen in one.observations),
        ),
        Field(
            desk.chosen("decision", 10, "decision", decisions, entry=True),
            lambda one: desk.choice("decision", one.decision),
        ),
    ]


def _bar(one: UserTest) -> Cell:
    if one.success is None:
        return None
    return Typed(one.success.value, "percent") if one.success.unit == "ratio" else one.success.value


def _result(one: UserTest) -> Cell:
    is_share = one.success is not None and one.success.unit == "ratio"
    return Typed(one.result, "percent") if is_share else one.result


def _outcome(one: UserTest, yes: str, no: str) -> str:
    if one.result is None or one.success is None:
        return ""
    value, bar = one.result, one.success.value
    met = {"<": value < bar, "<=": value <= bar, "==": value == bar, ">=": value >= bar, ">": value > bar}
    return yes if met[one.success.op] else no
