"""The intermediate representation of spreadsheets: books of sheets with typed columns.

In: nothing but texts and numbers. Out: `Book` values that a renderer writes as XLSX, and that other programs may read
back. Guaranteed: a text is a text, whatever it begins with: only a `Formula` is a formula; where a cell stands is
known here, so that formulas can name it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number", "integer", "percent", "money", "date", "clock", "choice"]

NAME_LENGTH = 31  # of a sheet's name, in Excel
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, in A1 notation, with "=" before it; "{row}" is the row that it stands in, counted from 1.

    `value` is what it comes to with the values given, for programs that show a file without computing it. Only
    functions that Excel, LibreOffice and WPS have in common. `kind` is the cell's own, where it is not its column's.
    """

    text: str
    value: float | str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A value of another kind than its column's: a share among numbers."""

    value: str | float | int | None
    kind: Kind


Cell = str | float | int | None | Formula | Typed


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` is in characters; `choices` make a validation list; `entry` is what people fill in.

    `least` and `most` bound a number, checked as it is typed; `also` are words that may stand in its place, such as
    "N/A". With `is_open` other words than the choices may be typed too. `formula` is the column's own in each row that
    is empty so far. `decimals` are those of a number or a share. `marks` are roles of the theme for cells that hold a
    text. `help` is shown while a cell is filled in.
    """

    key: str
    name: str
    kind: Kind = "text"
    width: float = 14.0
    choices: tuple[str, ...] = ()
    entry: bool = False
    least: float | None = None
    most: float | None = None
    help: str = ""
    formula: str = ""
    also: tuple[str, ...] = ()
    is_open: bool = False
    decimals: int | None = None
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `title` and `lines` stand above its frozen header; `roles` marks rows, such as "pause", by their place.

    `empty` is the number of ruled rows below the filled ones, for what people add: formulas and validation hold there
    too. `totals` stands below them all, and `foot` below that. `frozen` is how many columns stay in sight. `checks` are
    cells, by row and column, that take what another column would: its choices, its bounds.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    lines: tuple[str, ...] = ()
    roles: tuple[tuple[int, str], ...] = ()
    empty: int = 0
    totals: tuple[Cell, ...] = ()
    landscape: bool = True
    foot: tuple[tuple[Cell, ...], ...] = ()
    frozen: int = 0
    checks: tuple[tuple[int, int, Column], ...] = ()

    @property
    def header(self) -> int:
        """The row of the header, counted from 1, as all rows are here."""
        return bool(self.title) + len(self.lines) + 1

    @property
    def first(self) -> int:
        """The first row below the header."""
        return self.header + 1

    @property
    def last(self) -> int:
        """The last ruled row, the one above the totals."""
        return self.header + max(1, len(self.rows) + self.empty)

    def letter(self, key: str) -> str:
        """The letter of a column. Errors: StopIteration for an unknown key."""
        return letters(next(at for at, column in enumerate(self.columns) if column.key == key))


@dataclass(frozen=True, slots=True)
class Book:
    """A file of sheets; `stem` is its name below `sheets/`, without language and extension."""

    stem: str
    title: str
    sheets: tuple[Sheet, ...]


def letters(column: int) -> str:
    """The letters of a column, counted from 0: A, Z, AA."""
    before, here = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + here)


def names(book: Book) -> tuple[str, ...]:
    """The sheets' names as a spreadsheet can have them: without forbidden characters, short, each once."""
    found: dict[str, str] = {}
    for sheet in book.sheets:
        plain = " ".join(_FORBIDDEN.sub(" ", sheet.name).encode("utf-8", "ignore").decode("utf-8").split())
        plain = _cut(plain.strip("' "), NAME_LENGTH).strip("' ") or f"{len(found) + 1}"
        plain = f"{plain} 1" if plain.casefold() == "history" else plain  # Excel keeps this one for itself
        name, count = plain, 1
        while name.casefold() in found:
            count += 1
            name = f"{_cut(plain, NAME_LENGTH - len(str(count)) - 1)} {count}"
        found[name.casefold()] = name
    return tuple(found.values())


def _cut(text: str, length: int) -> str:
    """As much of a text as takes so many UTF-16 units, by which spreadsheets count."""
    units = 0
    for at, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1
        if units > length:
            return text[:at]
    return text
