"""Kano: answers typed in become classes, counts, coefficients and a plan, by formulas.

In: a `Desk`. Out: a book. Guaranteed: every formula gives what `measure` gives; answers of surveys stand in the book,
counts without answers on a sheet of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator import measure
from generator.handouts.books.issues import illustrative
from generator.handouts.books.tables import Desk, Field, Marks, Places, places, quoted
from generator.model import Kano, KanoFeature
from generator.outline.readings import answers_to
from generator.outline.tools.kano import ANSWERS
from generator.sheet import Book, Cell, Column, Sheet

CLASSES = ("A", "O", "M", "I", "R", "Q")
MARKS: Marks = (("A", "cell-good"), ("O", "cell-strong"), ("M", "cell-poor"), ("R", "cell-fair"), ("Q", "cell-bad"))
PEOPLE = 30  # rows for as many people, where nobody has been asked yet: the least that counts
MOST_EMPTY = 300
_SPARE = 5  # rows for features that are added


@dataclass(frozen=True, slots=True)
class _Answer:
    """What somebody answered about a feature."""

    person: int
    code: str
    functional: int
    dysfunctional: int


@dataclass(frozen=True, slots=True)
class _Feature:
    """A feature with its code, and what was counted of it before; with its answers, where they are there, nothing."""

    code: str
    term: KanoFeature
    before: Mapping[str, int]

    @property
    def result(self) -> measure.KanoResult:
        return measure.kano(self.term.counts)

    @property
    def n(self) -> int:
        return sum(self.term.counts.values())


def kano(desk: Desk) -> Iterator[Book]:
    """Answers, evaluation table, counts, results, what follows."""
    found = desk.speaker.engagement.kano
    if found is None or not found.features:
        return
    answers, features = _read(desk, found)
    table, classes, listed = _table(desk, found), _classes(desk), _listed(desk, features)
    coding = _coding(desk, answers, features, table, listed)
    results = _results(desk, found, features, coding, listed, classes)
    actions = _actions(desk, features, results, listed, classes)
    yield Book("kano", desk.word("book-kano"), (coding, results, actions, listed, table, classes))


def _read(desk: Desk, kano: Kano) -> tuple[list[_Answer], list[_Feature]]:
    """The answers there are, and the features; counts that are not those of the answers were counted before."""
    answers: list[_Answer] = []
    features = []
    for at, feature in enumerate(kano.features, 1):
        code, pairs = f"F{at}", []
        for _, one in answers_to(desk.speaker.engagement, "kano_feature", feature.id):
            pairs += [(row, *pair) for row, pair in zip(one.rows, one.pairs, strict=True)]
        counted = measure.kano_counts(((one, other) for _, one, other in pairs), kano.table)
        same = counted == {name: feature.counts.get(name, 0) for name in counted}
        if same:
            answers += [_Answer(row, code, one, other) for row, one, other in pairs]
        features.append(_Feature(code, feature, {} if same else feature.counts))
    people = {row: at for at, row in enumerate(sorted({one.person for one in answers}), 1)}
    answers = [_Answer(people[one.person], one.code, one.functional, one.dysfunctional) for one in answers]
    return sorted(answers, key=lambda one: (one.person, int(one.code[1:]))), features


def _table(desk: Desk, kano: Kano) -> Sheet:
    """The evaluation table: a row for each answer with the feature, a column for each without it."""
    fields: list[Field[int]] = [
        Field(
            desk.column("answer", 26, word="kano-with-without"),
            lambda row: f"{row + 1} {desk.label(f'kano-answer-{ANSWERS[row]}')}",
        )
    ]
    for at, name in enumerate(ANSWERS):
        column = desk.column(f"without{at + 1}", 16, word=f"kano-answer-{name}", marks=MARKS)
        fields.append(Field(column, _letter(kano.table, at)))
    return desk.sheet(
        "book-kano-table",
        fields,
        range(len(ANSWERS)),
        title=desk.word("kano-table"),
        lines=(desk.word("kano-reading"),),
    )


def _letter(table: str, column: int) -> Callable[[int], Cell]:
    return lambda row: measure.KANO_TABLES[table][row][column]


def _classes(desk: Desk) -> Sheet:
    fields: list[Field[str]] = [
        Field(desk.column("class", 8, marks=MARKS), lambda name: name),
        Field(desk.column("name", 18, word="book-class-name"), lambda name: desk.label(f"kano-{name}")),
        Field(desk.column("direction", 60), lambda name: desk.label(f"kano-do-{name}")),
    ]
    return desk.sheet("book-kano-classes", fields, CLASSES)


def _coding(desk: Desk, answers: Sequence[_Answer], features: Sequence[_Feature], table: Sheet, listed: Sheet) -> Sheet:
    said = "，" if desk.speaker.first.startswith("zh") else ", "
    scale = said.join(f"{at} {desk.label(f'kano-answer-{name}')}" for at, name in enumerate(ANSWERS, 1))
    names = {one.code: desk.speaker.brief(one.term.name) for one in features}
    cells = f"'{table.name}'!$B${table.first}:$F${table.first + 4}"
    look_up = f'=IF(COUNT({{functional}},{{dysfunctional}})<2,"",INDEX({cells},{{functional}},{{dysfunctional}}))'
    kano = desk.speaker.engagement.kano
    variant = kano.table if kano is not None else "standard"
    name = (
        '=IF({code}="","",IF(COUNTIF({listed[code]:all},{code})=0,"",'
        "INDEX({listed[feature]:all},MATCH({code},{listed[code]:all},0))))"
    )
    fields: list[Field[_Answer]] = [
        Field(desk.column("person", 12, "integer", entry=True, least=1), lambda one: one.person),
        Field(
            desk.column("code", 10, "choice", choices=_codes(features), entry=True, word="book-feature-code"),
            lambda one: one.code,
        ),
        Field(desk.column("feature", 28, formula=name), lambda one: names[one.code]),
        Field(_answer(desk, "functional"), lambda one: one.functional),
        Field(_answer(desk, "dysfunctional"), lambda one: one.dysfunctional),
        Field(
            desk.column("class", 9, formula=look_up, marks=MARKS),
            lambda one: measure.kano_class(one.functional, one.dysfunctional, variant),
        ),
    ]
    lines = (desk.speaker.each("book-kano-answers-lines", scale), illustrative(desk, (kano,)))
    known: Places = {"listed": places(listed)}
    empty = min(MOST_EMPTY, PEOPLE * len(features)) if not answers else 40
    sheet = desk.sheet("book-kano-answers", fields, answers, lines=lines, empty=empty, frozen=2, known=known)
    return replace(sheet, landscape=False)


def _answer(desk: Desk, key: str) -> Column:
    told = "\n".join(f"{at} {desk.label(f'kano-answer-{name}')}" for at, name in enumerate(ANSWERS, 1))
    return desk.column(key, 20, "integer", entry=True, least=1, most=5, help=told)


def _listed(desk: Desk, features: Sequence[_Feature]) -> Sheet:
    """The features, which all other sheets read here, with what was counted of them before."""
    fields: list[Field[_Feature]] = [
        Field(
            desk.column("code", 10, "choice", word="book-feature-code", choices=_codes(features)), lambda one: one.code
        ),
        Field(desk.column("feature", 30, entry=True), lambda one: desk.speaker.brief(one.term.name)),
        *(_counted(desk, name) for name in CLASSES),
    ]
    lines = (desk.word("book-kano-base-lines"),)
    return desk.sheet("book-kano-base", fields, features, lines=lines, empty=_SPARE)


def _codes(features: Sequence[_Feature]) -> tuple[str, ...]:
    return tuple(f"F{at}" for at in range(1, len(features) + _SPARE + 1))


def _counted(desk: Desk, name: str) -> Field[_Feature]:
    column = desk.column(name, 9, "integer", word=f"kano-{name}", entry=True, least=0)
    return Field(column, lambda one: one.before.get(name) or None)


_SUM = "SUM({A},{O},{M},{I},{R},{Q})"
_BASE = "SUM({A},{O},{M},{I})"
_CLASS = (
    f'IF({_SUM}=0,"",IF({{A}}+{{O}}+{{M}}>={{I}}+{{R}}+{{Q}},IF(AND({{M}}>={{O}},{{M}}>={{A}}),"M",'
    'IF({O}>={A},"O","A")),IF(AND({I}>={R},{I}>={Q}),"I",IF({R}>={Q},"R","Q"))))'
)


_BETTER = f'IF({_BASE}=0,"",({{A}}+{{O}})/{_BASE})'
_WORSE = f'IF({_BASE}=0,"",-({{O}}+{{M}})/{_BASE})'


def _of_row(formula: str) -> str:
    """Nothing in a row without a feature."""
    return f'=IF({{code}}="","",{formula})'


def _results(
    desk: Desk, kano: Kano, features: Sequence[_Feature], coding: Sheet, listed: Sheet, classes: Sheet
) -> Sheet:
    known: Places = {"coding": places(coding), "listed": places(listed), "classes": places(classes)}
    cut = f"{measure.KanoCuts().better:g}"
    name = 'IF({class}="","",INDEX({classes[name]:all},MATCH({class},{classes[class]:all},0)))'
    place = (
        f'IF(OR({{better}}="",{{worse}}=""),"",IF(-{{worse}}>={cut},IF({{better}}>={cut},"O","M"),'
        f'IF({{better}}>={cut},"A","I")))'
    )
    few, doubtful = quoted(desk.label("sample-small")), quoted(desk.label("kano-questionable"))
    caution = f'IF({{n}}=0,"",IF({{Q}}/{{n}}>{measure.QUESTIONABLE:g},{doubtful},IF({{n}}<{measure.SMALL},{few},"")))'
    fields: list[Field[_Feature]] = [
        Field(desk.column("code", 9, word="book-feature-code", formula=_read_off("code")), lambda one: one.code),
        Field(desk.column("feature", 24, formula=_read_off("feature")), lambda one: desk.speaker.brief(one.term.name)),
        *(_count(desk, letter) for letter in CLASSES),
        Field(desk.column("n", 7, "integer", formula=_of_row(_SUM)), lambda one: one.n),
        Field(desk.column("class", 8, formula=_of_row(_CLASS), marks=MARKS), lambda one: one.result.category),
        Field(desk.column("name", 13, formula=_of_row(name), word="book-class-name"), lambda one: _called(desk, one)),
        Field(
            desk.column("better", 9, "number", decimals=2, formula=_of_row(_BETTER)),
            lambda one: _or_blank(one.result.better),
        ),
        Field(
            desk.column("worse", 9, "number", decimals=2, formula=_of_row(_WORSE)),
            lambda one: _or_blank(one.result.worse),
        ),
        Field(desk.column("quadrant", 10, formula=_of_row(place), marks=MARKS), _quadrant),
        Field(
            desk.column("doubt", 9, "percent", formula=_of_row('IF({n}=0,"",{Q}/{n})'), word="book-questionable"),
            lambda one: measure.questionable_share(one.term.counts) if one.n else "",
        ),
        Field(desk.column("caution", 26, formula=_of_row(caution)), lambda one: _caution(desk, one)),
    ]
    asked = " · ".join(desk.say(text).replace("\n", " · ") for text in (kano.segment, kano.period) if text)
    lines = (desk.word("book-kano-results-lines"), asked, illustrative(desk, (kano,)))
    return desk.sheet("book-kano-results", fields, features, lines=lines, empty=_SPARE, frozen=2, known=known)


def _read_off(key: str, sheet: str = "listed") -> str:
    """What stands in the same row of another sheet that has the features in the same order."""
    cell = f"INDEX({{{sheet}[{key}]:all}},ROW()-{{code:first}}+1)"
    return f'=IF({cell}="","",{cell})'


def _count(desk: Desk, letter: str) -> Field[_Feature]:
    """How many answers of a class there are, with those that were counted before."""
    formula = (
        f'COUNTIFS({{coding[code]:all}},{{code}},{{coding[class]:all}},"{letter}")'
        f"+SUMIF({{listed[code]:all}},{{code}},{{listed[{letter}]:all}})"
    )
    column = desk.column(letter, 8, "integer", formula=_of_row(formula), word=f"kano-{letter}")
    return Field(column, lambda one: one.term.counts.get(letter, 0))


def _called(desk: Desk, feature: _Feature) -> str:
    category = feature.result.category
    return desk.label(f"kano-{category}") if category else ""


def _or_blank(value: float | None) -> Cell:
    return "" if value is None else value


def _quadrant(feature: _Feature) -> str:
    result = feature.result
    return "" if result.better is None or result.worse is None else measure.kano_quadrant(result.better, result.worse)


def _caution(desk: Desk, feature: _Feature) -> str:
    if not feature.n:
        return ""
    if measure.questionable_share(feature.term.counts) > measure.QUESTIONABLE:
        return desk.label("kano-questionable")
    return desk.label("sample-small") if feature.n < measure.SMALL else ""


def _actions(desk: Desk, features: Sequence[_Feature], results: Sheet, listed: Sheet, classes: Sheet) -> Sheet:
    """What follows from each class, and on which layer of the service."""
    known: Places = {"results": places(results), "listed": places(listed), "classes": places(classes)}
    of_class = _read_off("class", "results")
    direction = '=IF({class}="","",INDEX({classes[direction]:all},MATCH({class},{classes[class]:all},0)))'
    fields: list[Field[_Feature]] = [
        Field(desk.column("code", 9, word="book-feature-code", formula=_read_off("code")), lambda one: one.code),
        Field(desk.column("feature", 26, formula=_read_off("feature")), lambda one: desk.speaker.brief(one.term.name)),
        Field(desk.column("class", 8, formula=of_class, marks=MARKS), lambda one: one.result.category),
        Field(
            desk.column("direction", 30, formula=direction),
            lambda one: desk.label(f"kano-do-{one.result.category}") if one.result.category else "",
        ),
        Field(desk.chosen("layer", 14, "layer", ("core", "enabler", "delight"), entry=True)),
        Field(desk.column("action", 36, entry=True)),
        Field(desk.owner()),
        Field(desk.column("due", 12, "date", entry=True)),
    ]
    lines = (desk.word("book-kano-actions-lines"),)
    return desk.sheet("book-kano-actions", fields, features, lines=lines, empty=_SPARE, known=known)
