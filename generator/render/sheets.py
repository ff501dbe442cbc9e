"""Spreadsheets: each book as an XLSX file that is filled in, printed and computed in Excel, LibreOffice and WPS.

In: a `Job` with its books. Out: {"sheets/<stem><suffix>.xlsx": bytes}. Guaranteed: a text stays a text, now and after
an edit; every formula carries its value; nothing is cut that the file formats can hold; same input, same bytes.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.render import Job
from generator.sheet import Book, Cell, Column, Formula, Kind, Sheet, Typed, letters, names
from generator.terms import term
from generator.text import width, wrap
from generator.theme import Theme, house

SIZE = 10  # of type, in points
TITLE_SIZE = 16
LONGEST = 32_767  # UTF-16 units that a cell holds
MADE = datetime(2000, 1, 1)  # a fixed day: the file is the same whenever it is made
TRIGGERS = tuple("=+-@\t\r")  # what a spreadsheet takes for the beginning of a formula
LISTED = 255  # characters of a validation list that needs no cells
A4_WIDTH = 785.0  # points between the margins, landscape
CHARACTER = 5.25  # points that a character of a column's width has
LINE = 1.36  # of the type size, from one line to the next
ROOMY = 20.0  # points: a row of one line
TALLEST = 400.0  # points: Excel ends a row at 409
SMALLEST = 0.7  # scale below which a table is printed on A3
_LISTS = "_lists"
_AWKWARD = re.compile(r"[^\w \-./()●✓+−–（）、：·%°]")  # what a list between commas may not hold, to be sure
_FORMS: Mapping[Kind, str] = {
    "text": "@",
    "choice": "@",
    "integer": "#,##0",
    "money": "#,##0.00",
    "percent": "0%",
    "date": "yyyy-mm-dd",
    "clock": "hh:mm",
}
_SIDES: Mapping[Kind, Mapping[str, object]] = {
    "money": {"align": "right", "text_wrap": False},
    **{kind: {"align": "center", "text_wrap": False} for kind in ("number", "integer", "percent", "date", "clock")},
}
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def render(job: Job) -> dict[str, bytes]:
    """Every book of the job as a file."""
    return {f"sheets/{book.stem}{job.suffix}.xlsx": written(book, job.theme, job.language) for book in job.books}


def written(book: Book, theme: Theme, language: str) -> bytes:
    """The bytes of a book's file."""
    out = io.BytesIO()
    face = theme.chinese_face if "zh" in language else theme.latin_face
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": face, "font_size": SIZE, "font_scheme": "none"},
    }
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties({"title": plain(book.title).replace("\n", " "), "created": MADE})
        desk = _Desk(workbook, theme if theme.page > 0.5 else house(), language)  # cells stand on white
        called = names(book)
        pages = [workbook.add_worksheet(name, _Growing) for name in called]
        for page, sheet in zip(pages, book.sheets, strict=True):
            _Page(desk, page, sheet).write()
        desk.write_lists(called)
    return out.getvalue()


def plain(text: str) -> str:
    """A text as a cell can hold it: no control characters but line ends and tabs, no more than fits."""
    kept = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(kept) <= LONGEST and sum(ord(char) > 0xFFFF for char in kept) + len(kept) <= LONGEST:
        return kept
    return kept.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


class _Growing(Worksheet):  # type: ignore[misc]
    """A sheet whose rows have a height and still grow with what is typed into them, as if Excel had fitted them."""

    grows_from = 0  # rows below this one, counted from 1, are not held at their height

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, object]]) -> None:
        if tag == "row" and int(str(dict(attributes)["r"])) >= self.grows_from:
            attributes = [(name, value) for name, value in attributes if name != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


@dataclass
class _Desk:
    """What the sheets of a book share: formats, each made once, and the lists that validation reads from cells."""

    workbook: Workbook
    theme: Theme
    language: str
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)
    lists: dict[tuple[str, ...], int] = field(default_factory=dict)

    def format(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"valign": "vcenter", **properties})
        return self.formats[key]

    def word(self, identifier: str) -> str:
        return term(identifier, self.language.split("+")[0])

    def paint(self, role: str) -> dict[str, object]:
        """The colours of a role of the theme."""
        paint = self.theme.paint(role)
        found: dict[str, object] = {"font_color": self.theme.rgb(paint.text)}
        if paint.fill is not None:
            found["bg_color"] = self.theme.rgb(paint.fill)
        return found

    def source(self, choices: tuple[str, ...]) -> list[str] | str:
        """What a validation list reads: the choices themselves, or cells that hold them."""
        choices = tuple(dict.fromkeys(filter(None, map(plain, choices))))
        if len(",".join(choices)) <= LISTED and not _AWKWARD.search("".join(choices)):
            return list(choices)
        at = self.lists.setdefault(choices, len(self.lists))
        return f"={_LISTS}!${letters(at)}$1:${letters(at)}${len(choices)}"

    def write_lists(self, called: tuple[str, ...]) -> None:
        """The sheet of long lists, out of sight."""
        if not self.lists or _LISTS in called:
            return
        page = self.workbook.add_worksheet(_LISTS)
        page.hide()
        for choices, at in self.lists.items():
            for row, choice in enumerate(choices):
                page.write_string(row, at, choice, self.format(num_format="@"))


@dataclass
class _Page:
    """A sheet being written."""

    desk: _Desk
    page: Worksheet
    sheet: Sheet

    def write(self) -> None:
        self.page.grows_from = self.sheet.header
        self._heading()
        self._table()
        self._below()
        self._heights()
        for at, column in enumerate(self.sheet.columns):
            self.page.set_column(at, at, column.width)
            self._validate(at, column)
            self._mark(at, column)
        last = len(self.sheet.columns) - 1
        self.page.autofilter(self.sheet.header - 1, 0, self.sheet.last - 1, last)
        self.page.freeze_panes(self.sheet.header, self.sheet.frozen)
        self.page.ignore_errors({"number_stored_as_text": xl_range_abs(0, 0, self.sheet.last, last).replace("$", "")})
        self._print_setup(last)

    # what stands where

    def _heading(self) -> None:
        """Title and lines above the table, each across it, as high as its text needs."""
        across = self._wide()
        texts = [(self.sheet.title, TITLE_SIZE, True)] if self.sheet.title else []
        texts += [(line, SIZE, False) for line in self.sheet.lines]
        for row, (text, size, strong) in enumerate(texts):
            paint = self.desk.paint("heading" if strong else "muted")
            style = self.desk.format(text_wrap=True, font_size=size, bold=strong, num_format="@", **paint)
            shown = plain(text)
            if len(self.sheet.columns) > 1:
                self.page.merge_range(row, 0, row, len(self.sheet.columns) - 1, "", style)
            self.page.write_string(row, 0, shown, self._guarded(style, shown, strong, size))
            lines = len(wrap(shown, across * 0.94, size, strong))
            self.page.set_row(row, math.ceil(lines * size * 1.45 + 4))

    def _wide(self) -> float:
        """The width of the table, in points."""
        return sum(column.width * CHARACTER + 4 for column in self.sheet.columns)

    def _heights(self) -> None:
        """Give each row of the table the height that its texts need."""
        rows = [tuple(column.name for column in self.sheet.columns), *self.sheet.rows]
        rows += [()] * (self.sheet.last - self.sheet.header - len(self.sheet.rows))
        rows += [self.sheet.totals] if self.sheet.totals else []
        for at, cells in enumerate([*rows, *self.sheet.foot], self.sheet.header - 1):
            lines = [
                _lines(cell, column.width * CHARACTER - 2, at == self.sheet.header - 1)
                for column, cell in zip(self.sheet.columns, cells, strict=False)
            ]
            self.page.set_row(at, min(TALLEST, max(ROOMY, max(lines, default=1) * SIZE * LINE + 6)))

    def _guarded(self, style: Format, text: str, strong: bool, size: int) -> Format:
        if not text.startswith(TRIGGERS):
            return style
        paint = self.desk.paint("heading" if strong else "muted")
        return self.desk.format(text_wrap=True, font_size=size, bold=strong, num_format="@", quote_prefix=True, **paint)

    def _table(self) -> None:
        head = self.desk.format(
            bold=True,
            text_wrap=True,
            border=1,
            border_color=self._rule(),
            num_format="@",
            **self.desk.paint("table-header"),
        )
        for at, column in enumerate(self.sheet.columns):
            self.page.write_string(self.sheet.header - 1, at, plain(column.name), head)
        marked = dict(self.sheet.roles)
        for row in range(self.sheet.last - self.sheet.header):
            cells = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
            for at, column in enumerate(self.sheet.columns):
                cell = cells[at] if at < len(cells) else None
                if cell is None and column.formula and row >= len(self.sheet.rows):
                    cell = Formula(column.formula)
                self._cell(self.sheet.first - 1 + row, at, cell, self._look(column, cell, marked.get(row, "")))

    def _below(self) -> None:
        """Totals, and what stands below them."""
        rows = [self.sheet.totals] if self.sheet.totals else []
        for row, cells in enumerate([*rows, *self.sheet.foot], self.sheet.last):
            for at, (column, cell) in enumerate(zip_longest(self.sheet.columns, cells)):
                look = {"bold": True, "border": 1, "border_color": self._rule(), "text_wrap": True}
                self._cell(row, at, cell, {**look, **self.desk.paint("cell-muted")}, column)

    def _rule(self) -> str:
        stroke = self.desk.theme.paint("table-row").stroke
        return self.desk.theme.rgb(stroke) if stroke is not None else "#BFBFBF"

    def _look(self, column: Column, cell: Cell, role: str) -> dict[str, object]:
        """How a cell of the table looks: marked rows first, then what is computed, then what is filled in."""
        look: dict[str, object] = {"border": 1, "border_color": self._rule(), "text_wrap": True, "_column": column}
        if role:
            known = f"cell-{role}" if f"cell-{role}" in self.desk.theme.paints else role
            return {**look, **self.desk.paint(known)}
        if isinstance(cell, Formula):
            return {**look, **self.desk.paint("cell-muted")}
        return {**look, **self.desk.paint("entry")} if column.entry else look

    def _cell(self, row: int, at: int, cell: Cell, look: Mapping[str, object], column: Column | None = None) -> None:
        """Write one cell by its kind."""
        properties: dict[str, Any] = dict(look)
        owner = properties.pop("_column", column)
        kind: Kind = owner.kind if isinstance(owner, Column) else "text"
        decimals = owner.decimals if isinstance(owner, Column) else None
        if isinstance(cell, Typed):
            kind, cell = cell.kind, cell.value
        if isinstance(cell, Formula):
            form = _form(cell.kind or kind, decimals)
            properties |= _SIDES.get(cell.kind or kind, {})
            style = self.desk.format(**properties, num_format="General" if form == "@" else form)
            self.page.write_formula(row, at, cell.text.replace("{row}", str(row + 1)), style, cell.value)
            return
        found = _typed(cell, kind)
        if isinstance(found, str):
            text = plain(found)
            guard = {"quote_prefix": True} if text.startswith(TRIGGERS) else {}
            style = self.desk.format(**properties, **guard, num_format="@")
            self.page.write_string(row, at, text, style) if text else self.page.write_blank(row, at, None, style)
            return
        style = self.desk.format(**{**properties, **_SIDES.get(kind, {})}, num_format=_form(kind, decimals))
        if found is None:
            self.page.write_blank(row, at, None, style)
        elif isinstance(found, date | time):
            self.page.write_datetime(row, at, found, style)
        else:
            self.page.write_number(row, at, found, style)

    # what may be typed, how it prints

    def _validate(self, at: int, column: Column) -> None:
        single = {row: one for row, place, one in self.sheet.checks if place == at}
        for row, one in single.items():
            if rule := self._rule_of(at, one):
                here = self.sheet.first - 1 + row
                self.page.data_validation(here, at, here, at, rule)
        rule = self._rule_of(at, column)
        if not rule or single:
            return
        if column.help:
            rule |= {"input_title": column.name.replace("\n", " ")[:32], "input_message": column.help[:255]}
        rows = (self.sheet.first - 1, self.sheet.last - 1)
        self.page.data_validation(rows[0], at, rows[1], at, rule)

    def _rule_of(self, at: int, column: Column) -> dict[str, object]:
        """The rule of a column in the words of XlsxWriter; empty where anything goes."""
        if column.formula:
            return {}
        title = {"error_title": self.desk.word("book-check")}
        if any(map(plain, column.choices)):
            source = self.desk.source(column.choices)
            shown = {"error_message": self.desk.word("book-choose")[:255]}
            return {"validate": "list", "source": source, "show_error": not column.is_open, **title, **shown}
        if column.kind == "date":
            rule = {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1)}
            return {**rule, **title, "error_message": self.desk.word("book-date")}
        if column.least is not None or column.most is not None:
            return {**self._bounds(at, column), **title}
        return {"validate": "any"} if column.help else {}

    def _bounds(self, at: int, column: Column) -> dict[str, object]:
        low = -1e15 if column.least is None else column.least
        high = 1e15 if column.most is None else column.most
        said = [self._number(column, bound) for bound in (column.least, column.most)]
        name = "book-between" if all(said) else "book-least" if said[0] else "book-most"
        message = self.desk.word(name).format(*(part for part in said if part))
        if column.also:
            message += self.desk.word("book-also").format(", ".join(column.also))
            here = f"{letters(at)}{self.sheet.first}"
            words = ",".join(f'{here}="{word}"' for word in column.also)
            rule = f"=OR({words},AND(ISNUMBER({here}),{here}>={low:.15g},{here}<={high:.15g}))"
            return {"validate": "custom", "value": rule, "error_message": message[:255]}
        kind = "integer" if column.kind == "integer" else "decimal"
        return {
            "validate": kind,
            "criteria": "between",
            "minimum": low,
            "maximum": high,
            "error_message": message[:255],
        }

    def _number(self, column: Column, bound: float | None) -> str:
        if bound is None:
            return ""
        return f"{bound * 100:g}%" if column.kind == "percent" else f"{bound:g}"

    def _mark(self, at: int, column: Column) -> None:
        """Colours that follow what a cell holds."""
        for text, role in column.marks:
            style = self.desk.workbook.add_format(self.desk.paint(role))
            value = '"' + text.replace('"', '""') + '"'
            rule = {"type": "cell", "criteria": "==", "value": value, "format": style}
            self.page.conditional_format(self.sheet.first - 1, at, self.sheet.last - 1, at, rule)

    def _print_setup(self, last: int) -> None:
        wide = self._wide()
        if self.sheet.landscape:
            self.page.set_landscape()
        self.page.set_paper(8 if self.sheet.landscape and wide * SMALLEST > A4_WIDTH else 9)
        self.page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(self.sheet.header - 1)
        below = bool(self.sheet.totals) + len(self.sheet.foot)
        self.page.print_area(0, 0, self.sheet.last - 1 + below, last)
        title = plain(self.sheet.title or self.sheet.name).split("\n")[0].replace("&", "&&")[:120]
        self.page.set_footer(f"&L&8{' ' if title[:1].isdigit() else ''}{title}&R&8&P / &N")
        self.page.hide_gridlines(2)


def _lines(cell: Cell, room: float, strong: bool) -> int:
    """About how many lines a cell's text takes, rather one too many."""
    text = cell.value if isinstance(cell, Formula | Typed) else cell
    if not isinstance(text, str):
        return 1
    room -= 10 if strong else 0  # for the filter's button, in a header
    widths = [width(line, SIZE, strong) for line in plain(text).split("\n")]
    return sum(1 if one * 1.02 <= room else math.ceil(one * 1.06 / room) for one in widths)


def _form(kind: Kind, decimals: int | None) -> str:
    """The number format of a kind."""
    if decimals is None:
        return _FORMS.get(kind, "General")
    places = "." + "0" * decimals if decimals else ""
    return {"percent": f"0{places}%", "number": f"0{places}", "money": f"#,##0{places}"}.get(
        kind, _FORMS.get(kind, "General")
    )


def _typed(cell: str | float | int | None, kind: Kind) -> str | float | date | time | None:
    """A value as what its column says it is; as a text where it cannot be that."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        return _moment(cell, kind) or cell
    return cell if math.isfinite(cell) else None


def _moment(text: str, kind: Kind) -> date | time | None:
    """The day or the time of day that a text names."""
    try:
        if kind == "date":
            day = date.fromisoformat(text)
            return day if day.year >= 1900 and (day.year, day.month) > (1900, 2) else None
        return time.fromisoformat(text) if kind == "clock" else None
    except ValueError:
        return None
