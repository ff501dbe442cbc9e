"""Sheets made column by column of what rows stand for, with formulas that name cells by their column.

In: rows of any kind, and fields that say what stands in each column. Out: a `Sheet`. Guaranteed: a formula's value is
what the field says it is; "{severity}" in a formula is the cell of that column in the same row, "{severity:all}" the
whole column, "{severity:below}" its total, "{answers[class]:all}" the column of another sheet; empty rows have the
same formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from generator.model import Text
from generator.outline.speaker import Speaker
from generator.sheet import Cell, Column, Formula, Kind, Sheet, Typed, letters
from generator.terms import TERMS

Row = TypeVar("Row")
Marks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """A column and what stands in it: nothing yet, where `cell` is None; of a formula, its value."""

    column: Column
    cell: Callable[[Row], Cell] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column of a sheet stands; its formats are those of formulas."""

    letter: str
    first: int
    last: int
    sheet: str = ""

    def __format__(self, how: str) -> str:
        if how == "all":
            return f"{self.sheet}${self.letter}${self.first}:${self.letter}${self.last}"
        if how == "first":
            return str(self.first)
        if how == "row":
            return f"{self.letter}{{row}}"
        if how == "below":
            return f"{self.sheet}${self.letter}${self.last + 1}"
        return f"{self.sheet}${self.letter}{{row}}"


Places = Mapping[str, "Place | Mapping[str, Place]"]


def places(sheet: Sheet, inside: bool = False) -> dict[str, Place]:
    """Where each column of a sheet stands, for formulas of other sheets, or of its own when `inside`."""
    name = "" if inside else f"'{sheet.name}'!"
    return {column.key: Place(letters(at), sheet.first, sheet.last, name) for at, column in enumerate(sheet.columns)}


def filled(template: str, known: Places) -> str:
    """A formula with its places named; "{row}" stays."""
    return template.format(**known, row="{row}")


@dataclass(frozen=True, slots=True)
class Desk:
    """Makes columns and sheets in the words of an engagement."""

    speaker: Speaker

    # words

    def word(self, identifier: str) -> str:
        return self.speaker.word(identifier)

    def label(self, identifier: str) -> str:
        """A word in one line: for choices, names of sheets, and what formulas give."""
        return self.speaker.label(identifier)

    def labels(self, family: str, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.label(f"{family}-{name}") for name in names))

    def choice(self, family: str, name: str | None) -> str:
        return self.label(f"{family}-{name}") if name and f"{family}-{name}" in TERMS else (name or "")

    def yes(self, value: bool) -> str:
        return self.label("book-yes") if value else ""

    def say(self, text: Text) -> str:
        return self.speaker.say(text)

    def named(self, kind: str, reference: str | None) -> str:
        """What a reference is called; the words themselves when it is free text."""
        found = self.speaker.named(kind, reference)
        return found if isinstance(found, str) else self.speaker.say(found)

    def brief(self, kind: str, reference: str | None) -> str:
        """The same in one line, as it stands among choices."""
        return self.speaker.name_of(kind, reference)

    def listed(self, kind: str, references: Iterable[str]) -> str:
        return "\n".join(self.named(kind, reference) for reference in references)

    def unit(self, unit: str) -> str:
        return self.label(f"unit-{unit}") if f"unit-{unit}" in TERMS else unit.replace("_", " ")

    # choices of the engagement

    def owners(self) -> tuple[str, ...]:
        """Who may answer for something: those who do so already, then the other stakeholders inside."""
        held = self.speaker.engagement
        names = (*(one.name for one in held.stakeholders), *(one.name for one in held.actors))
        return tuple(dict.fromkeys(filter(None, map(self.speaker.brief, names))))

    def steps(self) -> tuple[str, ...]:
        blueprints = self.speaker.engagement.blueprints.values()
        found = (self.speaker.brief(step.name) for blueprint in blueprints for step in blueprint.steps)
        return tuple(dict.fromkeys(filter(None, found)))

    def phases(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(filter(None, (self.speaker.brief(one.name) for one in self.speaker.engagement.phases)))
        )

    # columns

    def column(self, key: str, width: float, kind: Kind = "text", *, word: str = "", **more: Any) -> Column:
        """A column called by its word: `word`, else that of its key."""
        return Column(key, self.word(word or f"book-{key}"), kind, width, **more)

    def owner(self, entry: bool = True) -> Column:
        return self.column("owner", 14, "choice", choices=self.owners(), is_open=True, entry=entry)

    def chosen(self, key: str, width: float, family: str, names: Sequence[str], **more: Any) -> Column:
        """A column whose choices are words of the glossary."""
        return self.column(key, width, "choice", choices=self.labels(family, names), **more)

    def yes_no(self, key: str, width: float = 9, **more: Any) -> Column:
        return self.column(key, width, "choice", choices=(self.label("book-yes"), self.label("book-no")), **more)

    def scale(self, key: str, low: int, high: int, family: str = "", width: float = 9, **more: Any) -> Column:
        """A column of whole numbers; `family` names what each of them means."""
        told = (f"{at} {self.label(f'{family}-{at}')}" for at in range(low, high + 1)) if family else ()
        return self.column(key, width, "integer", least=low, most=high, help="\n".join(told), **more)

    # sheets

    def sheet(
        self,
        word: str,
        fields: Sequence[Field[Row]],
        rows: Sequence[Row],
        *,
        title: str = "",
        lines: Sequence[str] = (),
        name: str = "",
        empty: int = 0,
        frozen: int = 0,
        totals: Mapping[str, Cell] | None = None,
        foot: Sequence[Mapping[str, Cell]] = (),
        known: Places | None = None,
    ) -> Sheet:
        """The rows as a sheet, called by a word of the glossary. Totals may have formulas that name columns."""
        told = [line for line in lines if line]
        computed = bool(totals) or any(one.column.formula for one in fields)
        if any(one.column.entry for one in fields):
            told.append(self.word("book-colors" if computed else "book-colors-plain"))
        bare = Sheet(
            name=name or self.label(word),
            columns=tuple(one.column for one in fields),
            rows=((),) * len(rows),
            title=title or self.word(word),
            lines=tuple(told),
            empty=empty,
            frozen=frozen,
        )
        if len({column.key for column in bare.columns}) < len(bare.columns):
            raise ValueError("two columns of a sheet have one key")
        whole: Places = {**places(bare, inside=True), **(known or {})}
        columns = tuple(
            replace(column, formula=filled(column.formula, whole)) if column.formula else column
            for column in bare.columns
        )
        made = tuple(_row(fields, columns, row) for row in rows)
        below = [_below(columns, cells, whole) for cells in ([totals] if totals else []) + list(foot)]
        return replace(
            bare, columns=columns, rows=made, totals=below[0] if totals else (), foot=tuple(below[1 if totals else 0 :])
        )


def _row(fields: Sequence[Field[Row]], columns: Sequence[Column], row: Row) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for one, column in zip(fields, columns, strict=True):
        cell = one.cell(row) if one.cell is not None else None
        if column.formula and not isinstance(cell, Formula):
            kind = cell.kind if isinstance(cell, Typed) else None
            value = cell.value if isinstance(cell, Typed) else cell
            cell = Formula(column.formula, "" if value is None else value, kind)
        cells.append(None if cell == "" else cell)
    return tuple(cells)


def _below(columns: Sequence[Column], cells: Mapping[str, Cell], known: Places) -> tuple[Cell, ...]:
    def made(cell: Cell) -> Cell:
        return replace(cell, text=filled(cell.text, known)) if isinstance(cell, Formula) else cell

    return tuple(made(cells.get(column.key)) for column in columns)


def quoted(text: str) -> str:
    """A text as it stands inside a formula that is still to be filled."""
    return '"' + text.replace('"', '""').replace("{", "{{").replace("}", "}}") + '"'
