"""The intermediate representation of spreadsheets: books of sheets with typed columns.

In: nothing but texts and numbers. Out: `Book` values that a renderer writes as XLSX, and that other programs may read
back. Guaranteed: a text is a text, whatever it begins with: only a `Formula` is a formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number", "integer", "percent", "money", "date", "clock", "choice"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, in A1 notation, with "=" before it; "{row}" is the row that it stands in, counted from 1.

    `value` is what it comes to with the values given, for programs that show a file without computing it. Only
    functions that Excel, LibreOffice and WPS have in common.
    """

    text: str
    value: float | str = ""


Cell = str | float | int | None | Formula


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` is in characters; `choices` make a validation list; `entry` is what people fill in.

    `least` and `most` bound a number, checked as it is typed. `formula` is the column's own in each row.
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `title` and `lines` stand above its frozen header; `roles` marks rows, such as "pause", by their place.

    `empty` is the number of ruled rows below the filled ones, for what people add: formulas and validation hold there
    too. `totals` stands below them all.
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


@dataclass(frozen=True, slots=True)
class Book:
    """A file of sheets; `stem` is its name below `sheets/`, without language and extension."""

    stem: str
    title: str
    sheets: tuple[Sheet, ...]
