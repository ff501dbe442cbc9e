"""Lines under repair, and what can be said about a place in them.

In: the text of a file, a complaint of the parser. Out: edited lines, findings, spans. Guaranteed: edits keep the number
of lines, and each character still knows the column at which the author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Span, Word

ODD_BULLETS = "•·●◦▪■－—–"
ODD_BLANKS = "\t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said. Units: line and column from 0; `opened` is where the unfinished construct began."""

    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a line to be replaced. Units: line and columns from 0, the end exclusive."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A finding, and what lets parsing go on: edits, or, when the meaning is not plain, lines to be left out."""

    finding: Diagnostic
    edits: tuple[Edit, ...] = ()
    lost: tuple[int, ...] = ()


class Draft:
    """The lines of a file under repair. `whole` says that none had to be left out."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.whole = True
        self._columns: dict[int, list[int]] = {}
        self._told: dict[int, int] = {}

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def edited(self) -> bool:
        return bool(self._columns)

    def is_edited(self, line: int) -> bool:
        return line in self._columns

    def is_news(self, span: Span) -> bool:
        """Whether nothing has been said of this line yet, or only of places before this one."""
        if span.column <= self._told.get(span.line, 0):
            return False
        self._told[span.line] = span.column
        return True

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make the edits, from the last to the first, so that none moves another's place."""
        for edit in sorted(edits, key=lambda item: (item.line, item.start), reverse=True):
            line = self.lines[edit.line]
            columns = self._columns.setdefault(edit.line, list(range(len(line) + 1)))
            columns[edit.start : edit.end] = [columns[edit.start]] * len(edit.text)
            self.lines[edit.line] = line[: edit.start] + edit.text + line[edit.end :]

    def drop(self, line: int) -> bool:
        """Empty the top-level entry around a line; False when there is none."""
        starts = [at for at, text in enumerate(self.lines) if re.match(r"[^\s#\]}-]", text)]
        first = max((at for at in starts if at <= line), default=None)
        if first is None:
            return False
        end = min((at for at in starts if at > first), default=len(self.lines))
        self.lines[first:end] = [""] * (end - first)
        self.whole = False
        return True

    def drop_all(self, lines: Iterable[int]) -> bool:
        """Empty the top-level entries around all these lines; False when there are none."""
        dropped = [self.drop(line) for line in lines if self.lines[line].strip()]
        return any(dropped)

    def written(self, span: Span) -> Span:
        """The span in the columns of the author's own lines."""
        column, end = self._column(span.line, span.column), self._column(span.end_line, span.end_column)
        if (column, end) == (span.column, span.end_column):
            return span
        end = max(end, column + 1) if span.end_line == span.line else end
        return Span(span.file, span.line, column, span.end_line, end)

    def _column(self, line: int, column: int) -> int:
        columns = self._columns.get(line - 1)
        return column if columns is None or column < 1 else columns[min(column - 1, len(columns) - 1)] + 1


@dataclass(frozen=True, slots=True)
class View:
    """A complaint beside the lines it is about."""

    complaint: Complaint
    lines: list[str]
    file: str

    def says(self, *parts: str) -> bool:
        """Whether the complaint has one of these words."""
        return any(part in self.complaint.problem for part in parts)

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def line(self) -> str:
        return self.text(self.complaint.line)

    @property
    def before(self) -> str:
        return self.line[: self.complaint.column]

    @property
    def char(self) -> str:
        return self.line[self.complaint.column : self.complaint.column + 1]

    def above(self, line: int) -> int:
        """The nearest line above that holds more than blanks and a comment; -1 when none does."""
        lines = range(min(line, len(self.lines)) - 1, -1, -1)
        return next((at for at in lines if self.lines[at].strip() and not self.lines[at].lstrip().startswith("#")), -1)

    def place(self, line: int, start: int, end: int | None = None) -> Span:
        """A span of one line inside the file. Units: line and columns from 0."""
        line = max(0, min(line, len(self.lines) - 1))
        start = max(0, min(start, len(self.lines[line])))
        return Span(self.file, line + 1, start + 1, line + 1, max(start + 1, end or 0) + 1)

    @staticmethod
    def finding(code: str, span: Span, related: Iterable[Span] = (), **parameters: str) -> Diagnostic:
        """A finding whose parameters are short enough for a message."""
        short = {name: value if isinstance(value, Word) else cut(value) for name, value in parameters.items()}
        return Diagnostic(code, span, short, related=tuple(related))


def cut(text: str, limit: int = 40) -> str:
    """The text, or its beginning."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def content(line: str) -> int:
    """The column at which a line's content begins, behind blanks and dashes."""
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0
