"""Table files as rows of text: CSV as spreadsheets and survey platforms write it, XLSX with one sheet or all of them.

In: the path of a file. Out: its rows, every cell as text. Guaranteed: size, rows, columns and what an archive unpacks
to are bounded; no formula is evaluated, no link followed; whatever the bytes, the rows or a `TableError` with the
reason.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from generator.diagnostics import Word, word
from generator.source.decode import encoding_of, likely_encoding, one_kind_of_break

SHEET_LIMIT = 200
SIZE_LIMIT = 16 * 1024 * 1024  # bytes
UNPACKED_LIMIT = 128 * 1024 * 1024  # bytes of an archive, unpacked
MEMBER_LIMIT = 2_000
ROW_LIMIT = 50_000
COLUMN_LIMIT = 1_000
CELL_LIMIT = 2_000_000
TEXT_LIMIT = 2_000  # characters kept of a cell with an answer
WHOLE_CELL = 32_767  # characters that a cell of a workbook can hold
_Values = list[tuple[str, list[tuple[Any, ...]]]]
_BARE_FORMULA = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class TableError(Exception):
    """Why a table file has no rows, in words for the author."""

    def __init__(self, reason: Word) -> None:
        super().__init__(reason)
        self.reason = reason


def read_table(path: Path) -> list[list[str]]:
    """The rows of a table file, from its first; blank rows in between are kept, so that rows keep their numbers."""
    return rows_of(_bytes(path))


def read_book(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Every sheet of a table file by its name, cells whole; of a CSV the only one, named as its file."""
    data = _bytes(path)
    if not data.startswith((b"PK", _OLD_EXCEL)):
        return [(path.stem, rows_of(data, WHOLE_CELL))]
    if data.startswith(_OLD_EXCEL):
        raise TableError(_why_old(data))
    if len(data) > SIZE_LIMIT:
        raise TableError(word("table-large", f"{SIZE_LIMIT // 1024**2}"))
    return [(name, _trimmed(_bounded(rows, WHOLE_CELL))) for name, rows in _sheets(data)]


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise TableError(word("not-found")) from None
    except IsADirectoryError:
        raise TableError(word("is-folder")) from None
    except PermissionError:
        raise TableError(word("no-permission")) from None
    except (OSError, ValueError):
        raise TableError(word("cannot-open")) from None


def rows_of(data: bytes, longest: int = TEXT_LIMIT) -> list[list[str]]:
    """The rows of a table file's bytes. Errors: TableError with the reason."""
    if len(data) > SIZE_LIMIT:
        raise TableError(word("table-large", f"{SIZE_LIMIT // 1024**2}"))
    if data.startswith(_OLD_EXCEL):
        raise TableError(_why_old(data))
    return _trimmed(_bounded(_sheet(data) if data.startswith(b"PK") else _lines(_decoded(data)), longest))


def _why_old(data: bytes) -> Word:
    """Why a file of the old container cannot be read: an old workbook, or one that is under a password."""
    return word("table-locked" if "EncryptedPackage".encode("utf-16-le") in data else "table-old")


def _trimmed(found: Iterable[list[str]]) -> list[list[str]]:
    rows = list(found)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _bounded(rows: Iterable[Iterable[Any]], longest: int) -> Iterator[list[str]]:
    cells = 0
    for number, row in enumerate(rows):
        found = [_text(value, longest) for value in row]
        cells += len(found)
        while found and not found[-1]:
            found.pop()
        if number >= ROW_LIMIT:
            raise TableError(word("table-rows", f"{ROW_LIMIT:,}"))
        if cells > CELL_LIMIT:
            raise TableError(word("table-cells", f"{CELL_LIMIT:,}"))
        if len(found) > COLUMN_LIMIT:
            raise TableError(word("table-columns", f"{COLUMN_LIMIT:,}"))
        yield found


def _text(value: Any, longest: int) -> str:
    """A cell as a person sees it: 9, not 9.0."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and not value.time().replace(tzinfo=None).isoformat().strip("0:."):
        value = value.date()
    return str(value)[:longest]


# CSV


def _decoded(data: bytes) -> str:
    """The text, in UTF-8, UTF-16 or, as Chinese spreadsheets save it, GB 18030; Big5 as well."""
    encoding = encoding_of(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        likely = likely_encoding(data)[0] if encoding == "utf-8-sig" else ""
    wider = {"gb2312": "gb18030", "gb18030": "gb18030", "big5": "big5"}.get(likely)
    try:
        return data.decode(wider or "ascii")
    except UnicodeDecodeError:
        raise TableError(word("table-encoding")) from None


def _lines(text: str) -> Iterator[list[str]]:
    if "\0" in text[:4096]:
        raise TableError(word("table-unreadable"))
    text = one_kind_of_break(text)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=delimiter)
    except csv.Error:
        raise TableError(word("table-unreadable")) from None


# XLSX


def _sheet(data: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows of the first sheet, values as last computed by the spreadsheet."""
    try:
        _check_archive(data)
        yield from _values(data)
    except TableError:
        raise
    except Exception:  # a damaged workbook can fail anywhere in the reader
        raise TableError(word("table-unreadable")) from None


def _sheets(data: bytes) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """The name and the rows of every sheet, at most `SHEET_LIMIT`."""
    try:
        _check_archive(data)
        found = list(_every(data))
        return _with_formulas(found, data) if _is_uncomputed(data) else found
    except TableError:
        raise
    except Exception:  # a damaged workbook can fail anywhere in the reader
        raise TableError(word("table-unreadable")) from None


def _check_archive(data: bytes) -> None:
    """Refuse what unpacks to too much. The reader takes no more of a member than its directory entry says."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    if len(members) > MEMBER_LIMIT or sum(member.file_size for member in members) > UNPACKED_LIMIT:
        raise TableError(word("table-large", f"{UNPACKED_LIMIT // 1024**2}"))


def _values(data: bytes) -> Iterator[tuple[Any, ...]]:
    for _, rows in islice(_books(data), 1):
        yield from rows


def _every(data: bytes) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    for name, rows in islice(_books(data), SHEET_LIMIT):
        yield name, list(islice(rows, ROW_LIMIT + 1))


def _is_uncomputed(data: bytes) -> bool:
    """Whether the workbook has formulas without a value, as programs write it that do not compute."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_BARE_FORMULA.search(archive.read(name)) for name in sheets)


def _with_formulas(sheets: _Values, data: bytes) -> _Values:
    """The sheets with the formula itself where it has no value, so that nothing typed is lost."""
    written = [list(islice(rows, ROW_LIMIT + 1)) for _, rows in islice(_books(data, computed=False), SHEET_LIMIT)]
    return [
        (name, [tuple(map(_value_or_formula, row, other)) for row, other in zip(rows, others, strict=False)])
        for (name, rows), others in zip(sheets, written, strict=False)
    ]


def _value_or_formula(value: Any, written: Any) -> Any:
    is_formula = isinstance(written, str) and written.startswith("=")
    return written if value is None and is_formula else value


def _books(data: bytes, computed: bool = True) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    """Name and rows of each sheet; the rows are to be read before the next one is asked for."""
    from openpyxl import load_workbook  # takes a quarter of a second, and few engagements have a workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, which are not read
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=computed, keep_links=False)
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # as the file says them, they may be anything
                yield sheet.title, sheet.iter_rows(min_row=1, values_only=True)
        finally:
            book.close()
