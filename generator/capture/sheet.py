"""What people filled into a capture sheet.

In: the sheets of a workbook as texts. Out: `Row`s, each with its place in the workbook, and the sheet's language.
Guaranteed: every filled cell of the column “New” is in a row, wherever rows were moved or copied to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.sheet import letters
from generator.terms import TERMS

Book = Sequence[tuple[str, Sequence[Sequence[str]]]]


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row. `key` is list, entry and key of the file, as printed; `place` is the cell of the answer."""

    place: str
    id: str
    name: str
    now: str
    answer: str
    key: str

    @property
    def entry(self) -> str:
        """The id without its field: "MOT1", "IDEA+03"."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled rows in their order, and the language of the sheet; no language when it is no capture sheet.

    `entries` are those that the sheet was printed for, filled or not: list, id and name.
    """

    rows: tuple[Row, ...]
    language: str
    entries: frozenset[tuple[str, str, str]] = field(default=frozenset())


_NEEDED = ("id", "new")
_OTHERS = ("name", "now", "key")


def filled(book: Book) -> Filled:
    """The rows of the sheets that have the columns of a capture sheet, in either language."""
    rows: list[Row] = []
    language = ""
    for name, cells in book:
        found = _header(cells)
        if found is not None:
            at, columns, language_here = found
            language = language or language_here
            rows += _rows(name, cells, at, columns)
    return Filled(tuple(row for row in _owned(rows) if row.answer), language, frozenset(_entries(rows)))


def _entries(rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        parts = row.key.split("/")
        if len(parts) == 3 and parts[1]:
            yield parts[0], parts[1], row.name


def _owned(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows; one that was copied and given another id is of that id, wherever the copied place points."""
    homes: dict[str, str] = {}
    for row in rows:
        copied = row.key and not row.key.endswith("+") and homes.setdefault(row.key, row.id) != row.id
        yield replace(row, key="", name="") if copied and "//" not in row.key else row


def _header(cells: Sequence[Sequence[str]]) -> tuple[int, dict[str, int], str] | None:
    """The row of the column names, which column is which, and the language that they are in."""
    for at, row in enumerate(cells[:50]):
        for side, language in enumerate(("zh-CN", "en")):
            names = {TERMS[f"capture-{key}"][side]: key for key in (*_NEEDED, *_OTHERS)}
            columns = {names[text.strip()]: place for place, text in enumerate(row) if text.strip() in names}
            if all(key in columns for key in _NEEDED):
                return at, columns, language
    return None


def _rows(name: str, cells: Sequence[Sequence[str]], header: int, columns: dict[str, int]) -> list[Row]:
    rows = []
    for at, row in enumerate(cells[header + 1 :], header + 2):
        said = {key: row[place].strip() if place < len(row) else "" for key, place in columns.items()}
        answer = said["new"].replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n")
        if answer or said.get("key"):
            place = f"{name}!{letters(columns['new'])}{at}"
            rows.append(Row(place, said["id"], said.get("name", ""), said.get("now", ""), answer, said.get("key", "")))
    return rows
