"""A table of answers: what its columns are called, and which of its rows are answers.

In: the rows of a table file and who wrote it. Out: columns with all the names an author may use for them, and the rows
of answers with their numbers. Guaranteed: rows are counted from 1, as spreadsheets show them; a column is found by one
name or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_IMPORT_ID = re.compile(r"""\{\s*["']ImportId["']\s*:\s*["']([^"']*)""")
_ONE_COLUMN = frozenset({"response", "open-ended response", "回复", "开放式回复", "开放式回答", "响应"})
_JOINTS = (" ", " / ", " - ", " – ", "：")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its letter, what was asked, and its names in the form in which names are compared."""

    letter: str
    heading: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The columns, and (number, cells) of each row of answers; wholly blank rows are nobody's."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[int, Sequence[str]], ...]

    def matches(self, name: str) -> list[int]:
        """The places of all columns that the name means: by heading or number of the question, else by letter."""
        plain = folded(name)
        found = [at for at, column in enumerate(self.columns) if plain and plain in column.names]
        letter = name.strip().upper()
        return found or [at for at, column in enumerate(self.columns) if column.letter == letter]


def folded(name: str) -> str:
    """A name in the form in which names are compared: one width, one case, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def letter_of(at: int) -> str:
    """The letter that spreadsheets show above a column, counted from 0: A, Z, AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def layout_of(rows: Sequence[Sequence[str]]) -> str:
    """Who wrote the table, by its first rows: plain, qualtrics or surveymonkey."""
    if any(_IMPORT_ID.match(cell) for row in rows[1:3] for cell in row):
        return "qualtrics"
    first = {folded(cell) for cell in rows[0]} if rows else set()
    known = {"respondent id", "collector id"} <= first or {"受访者 id", "收集器 id"} <= first
    generic = any(folded(cell) in _ONE_COLUMN for cell in rows[1]) if len(rows) > 1 else False
    return "surveymonkey" if known or generic else "plain"


def answer_table(rows: Sequence[Sequence[str]], layout: str) -> AnswerTable:
    """The columns and the answers of a table that is laid out as plain, qualtrics or surveymonkey."""
    headings = {"qualtrics": _qualtrics, "surveymonkey": _surveymonkey}.get(layout, _plain)(rows)
    above = {"qualtrics": 2 + _has_import_ids(rows), "surveymonkey": 2}.get(layout, 1)
    columns = tuple(
        Column(letter_of(at), asked, frozenset(filter(None, map(folded, names))))
        for at, (asked, names) in enumerate(headings)
    )
    answers = ((number, row) for number, row in enumerate(rows[above:], above + 1))
    return AnswerTable(columns, tuple((number, row) for number, row in answers if any(cell.strip() for cell in row)))


_Headings = list[tuple[str, list[str]]]


def _cell(rows: Sequence[Sequence[str]], row: int, at: int) -> str:
    return " ".join(rows[row][at].split()) if row < len(rows) and at < len(rows[row]) else ""


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)


def _plain(rows: Sequence[Sequence[str]]) -> _Headings:
    return [(_cell(rows, 0, at), [_cell(rows, 0, at)]) for at in range(_width(rows))]


def _has_import_ids(rows: Sequence[Sequence[str]]) -> bool:
    """Whether there is a third row of headings: workbooks have none."""
    return len(rows) > 2 and any(_IMPORT_ID.match(cell) for cell in rows[2])


def _qualtrics(rows: Sequence[Sequence[str]]) -> _Headings:
    """Numbers of questions, then the questions, then what the platform imports them by."""
    found: _Headings = []
    for at in range(_width(rows)):
        number, asked = _cell(rows, 0, at), _cell(rows, 1, at)
        imported = _IMPORT_ID.match(_cell(rows, 2, at))
        found.append((asked or number, [number, asked, imported[1] if imported else ""]))
    return found


def _surveymonkey(rows: Sequence[Sequence[str]]) -> _Headings:
    """Questions, each above its first column, then what each column of a question is for."""
    found: _Headings = []
    question = ""
    for at in range(_width(rows)):
        asked, part = _cell(rows, 0, at), _cell(rows, 1, at)
        question = asked or (question if part else "")
        if not part or folded(part) in _ONE_COLUMN:
            found.append((question, [question]))
        else:
            joined = [f"{question}{joint}{part}" for joint in _JOINTS]
            found.append((f"{question} / {part}" if question else part, [part, *joined, asked]))
    return found
