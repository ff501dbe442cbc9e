"""Errors of YAML's syntax, in the author's terms.

In: what the parser complained about, and the lines. Out: a finding, and, where the author's meaning is plain, edits
of single lines with which parsing can go on, so that one run finds all errors. Guaranteed: never raises; edits keep
the number of lines; a finding's span can be traced back to what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, Span, word

ODD_BLANKS = "\t\u3000\u00a0"
_BLANK_WORDS: Mapping[str, str] = {"\t": "tab", "\u3000": "full-width-blank", "\u00a0": "hard-blank"}
_BLANK_WIDTHS: Mapping[str, int] = {"\t": 2, "\u3000": 2, "\u00a0": 1}
_TWINS = {"@": "＠", "`": "｀", "%": "％", "*": "＊", "&": "＆", "!": "！", "|": "｜", ">": "＞", "?": "？", "-": "－"}
_TWINS |= {",": "，", ":": "：", '"': "＂", "'": "＇", "#": "＃"}
_LEAD = re.compile(r"[ \t\u3000\u00a0]*")
_DASHES = re.compile(r"\s*(?:- +)*")
_BARE_KEY = re.compile(r"[\w“”‘’-]{1,40}")
_TIGHT_KEY = re.compile(r"([\w“”‘’-]{1,40})(：|:(?=[^\s/]))\s*")
_VALUE_START = re.compile(r"(?:^\s*|[\[{,:-]\s+|[\[{,])(?=[\"'])")
_CLOSING = {"{": "}", "[": "]"}


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
    """A finding, and the edits that let parsing go on; none when the meaning is not plain."""

    finding: Diagnostic
    edits: tuple[Edit, ...] = ()


class Draft:
    """Lines under repair: each character still knows the column at which the author wrote it."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.whole = True
        self._columns: dict[int, list[int]] = {}

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def edited(self) -> bool:
        return bool(self._columns)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make the edits, from the last to the first, so that none moves another's place."""
        for edit in sorted(edits, key=lambda item: (item.line, item.start), reverse=True):
            line = self.lines[edit.line]
            columns = self._columns.setdefault(edit.line, list(range(len(line) + 1)))
            columns[edit.start : edit.end] = [columns[edit.start]] * len(edit.text)
            self.lines[edit.line] = line[: edit.start] + edit.text + line[edit.end :]

    def is_edited(self, line: int) -> bool:
        return line in self._columns

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

    def written(self, span: Span) -> Span:
        """The span in the columns of the author's own lines."""
        column, end = self._column(span.line, span.column), self._column(span.end_line, span.end_column)
        return (
            span
            if (column, end) == (span.column, span.end_column)
            else Span(
                span.file, span.line, column, span.end_line, max(end, column + 1) if span.end_line == span.line else end
            )
        )

    def _column(self, line: int, column: int) -> int:
        columns = self._columns.get(line - 1)
        return column if columns is None or column < 1 else columns[min(column - 1, len(columns) - 1)] + 1


def remedy(complaint: Complaint, draft: Draft) -> Remedy:
    """What is wrong, and how to go on."""
    view = _View(complaint, draft.lines, draft.file)
    for recognise in _RECOGNISERS:
        found = recognise(view)
        if found is not None:
            return replace(found, finding=replace(found.finding, span=draft.written(found.finding.span)))
    return Remedy(view.finding("YM-01", view.place(complaint.line, complaint.column), problem=word("unreadable")))


@dataclass(frozen=True, slots=True)
class _View:
    """A complaint beside the lines it is about."""

    complaint: Complaint
    lines: list[str]
    file: str

    def says(self, *parts: str) -> bool:
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

    def place(self, line: int, start: int, end: int | None = None) -> Span:
        """A span of one line inside the file. Units: line and columns from 0."""
        line = max(0, min(line, len(self.lines) - 1))
        start = max(0, min(start, len(self.lines[line])))
        return Span(self.file, line + 1, start + 1, line + 1, max(start + 1, end or 0) + 1)

    def above(self, line: int) -> int:
        """The nearest line above that holds more than blanks and a comment; -1 when none does."""
        lines = range(line - 1, -1, -1)
        return next((at for at in lines if self.lines[at].strip() and not self.lines[at].lstrip().startswith("#")), -1)

    @staticmethod
    def finding(code: str, span: Span, **parameters: str) -> Diagnostic:
        return Diagnostic(code, span, parameters)


# indentation by other blanks than spaces


def _odd_indentation(view: _View) -> Remedy | None:
    near = (view.complaint.line, view.above(view.complaint.line))
    if not view.says("tab", "odd") and not any(_odd_blank(view.text(at)) for at in near):
        return None
    odd = [at for at, line in enumerate(view.lines) if line.strip() and _odd_blank(line)]
    if not odd:
        return None
    first = view.lines[odd[0]]
    start = next(at for at, char in enumerate(first) if char in ODD_BLANKS)
    what = word(_BLANK_WORDS[first[start]])
    end = len(_LEAD.match(first)[0])  # type: ignore[index]
    finding = view.finding("YM-02", view.place(odd[0], start, end), what=what, count=str(len(odd)))
    return Remedy(finding, tuple(_spaced(at, view.lines[at]) for at in odd))


def _odd_blank(line: str) -> bool:
    lead = _LEAD.match(line)
    return lead is not None and any(char in ODD_BLANKS for char in lead[0])


def _spaced(at: int, line: str) -> Edit:
    lead = _LEAD.match(line)[0]  # type: ignore[index]
    return Edit(at, 0, len(lead), "".join(" " * _BLANK_WIDTHS.get(char, 1) for char in lead))


# quotes


def _open_quote(view: _View) -> Remedy | None:
    """A quote that runs to the end of the file."""
    opened = view.complaint.opened
    if opened is None or not view.says("quoted scalar") or view.says("escape"):
        return None
    return _unclosed_quote(view, *opened)


def _unclosed_quote(view: _View, line: int, column: int) -> Remedy:
    quote = view.text(line)[column : column + 1]
    place = view.place(line, column, len(view.text(line).rstrip()))
    finding = view.finding("YM-03", place, what=word("quote"), closing=quote)
    return Remedy(finding, (Edit(line, column, column + 1, _TWINS.get(quote, quote)),))


def _text_after_quote(view: _View) -> Remedy | None:
    """Text behind a closing quote, or a quote of an earlier line that closed only here."""
    before = view.before.rstrip()
    if before[-1:] not in ('"', "'") or not view.says("expected key", "block end", "',' or", "document start", "'-'"):
        return None
    start = _quote_start(before)
    if start is None:
        return _earlier_quote(view, before[-1])
    rest = view.line[view.complaint.column :]
    finding = view.finding(
        "YM-18",
        view.place(view.complaint.line, view.complaint.column, len(view.line.rstrip())),
        text=rest.strip(),
    )
    line, twin = view.complaint.line, _TWINS[before[-1]]
    return Remedy(finding, (Edit(line, start, start + 1, twin), Edit(line, len(before) - 1, len(before), twin)))


def _quote_start(before: str) -> int | None:
    """Where the quoted text that ends here begins, on the same line."""
    quote = before[-1]
    inner = r'(?:[^"\\]|\\.)*' if quote == '"' else r"(?:[^']|'')*"
    for match in _VALUE_START.finditer(before):
        if re.fullmatch(f"{quote}{inner}{quote}", before[match.end() :]):
            return match.end()
    return None


def _earlier_quote(view: _View, quote: str) -> Remedy | None:
    for at in range(view.complaint.line - 1, -1, -1):
        line = view.lines[at]
        for match in reversed(list(_VALUE_START.finditer(line))):
            if line[match.end()] == quote and line.count(quote, match.end() + 1) == 0:
                return _unclosed_quote(view, at, match.end())
    return None


def _backslash(view: _View) -> Remedy | None:
    if not view.says("escape", "hexadecimal", "hexdecimal"):
        return None
    column = view.line.rfind("\\", 0, view.complaint.column + 1)
    if column < 0:
        return None
    shown = view.line[column : column + 2]
    finding = view.finding("YM-21", view.place(view.complaint.line, column, column + 2), found=shown)
    return Remedy(finding, (Edit(view.complaint.line, column, column, "\\"),))


# brackets


def _bracket(view: _View) -> Remedy | None:
    """A bracket left open, closed by another kind, or entries that nothing parts."""
    opened = view.complaint.opened
    if opened is None or not view.says("',' or"):
        return None
    tight = re.search(r"([\w-]+)：\s*$", view.before)
    if tight and view.char in '[{"':
        return _full_width_colon(view, view.complaint.line, tight.start(1), tight.end(1))
    if view.complaint.line != opened[0] and _begins_block(view, opened[0]):
        return _open_bracket(view, opened, len(view.text(opened[0]).split(" #")[0].rstrip()))
    if view.char in ("]", "}"):
        closing = _CLOSING.get(view.text(opened[0])[opened[1] : opened[1] + 1])
        if view.line[view.complaint.column + 1 :].lstrip()[:1] == closing:
            return _surplus(view)
        return _open_bracket(view, opened, view.complaint.column, view.complaint.line)
    return _unparted(view)


def _begins_block(view: _View, opened: int) -> bool:
    """Whether the line of the complaint can hardly stand inside the bracket."""
    line = view.line
    if not line.strip():
        return True
    indent = len(line) - len(line.lstrip())
    opening = view.text(opened)
    return indent <= len(opening) - len(opening.lstrip()) or re.match(r"\s*- ", line) is not None


def _open_bracket(view: _View, opened: tuple[int, int], column: int, line: int | None = None) -> Remedy:
    at, start = opened
    bracket = view.text(at)[start : start + 1]
    closing = _CLOSING.get(bracket, "]")
    if line is None:
        closing = _closers(view.text(at)) or closing
    place = view.place(at, start, len(view.text(at).rstrip()) if line is None else column)
    finding = view.finding("YM-03", place, what=word("bracket"), closing=closing)
    return Remedy(finding, (Edit(at if line is None else line, column, column, closing),))


def _closers(line: str) -> str:
    """What closes the brackets left open on a line; quoted text is passed over."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', "", line).split(" #")[0]
    stack: list[str] = []
    for char in bare:
        if char in _CLOSING:
            stack.append(_CLOSING[char])
        elif stack and char == stack[-1]:
            stack.pop()
    return "".join(reversed(stack))


def _unparted(view: _View) -> Remedy | None:
    """Two entries within brackets with a full-width comma between them, or none."""
    line, column = view.complaint.line, view.complaint.column
    start = max(view.before.rfind(char) for char in "[{,") + 1
    wide = view.before.rfind("，", start)
    if view.char == ":" and wide >= 0:
        finding = view.finding("YM-22", view.place(line, wide, wide + 1), what=word("full-width-comma"))
        return Remedy(finding, (Edit(line, wide, wide + 1, ", "),))
    match = re.search(r"\s+([\w-]+)\s*$", view.before)
    at = match.start(1) if match and view.char == ":" else column
    finding = view.finding("YM-22", view.place(line, at, at + 1), what=word("no-comma"))
    return Remedy(finding, (Edit(line, at, at, ", "),) if at else ())


def _surplus_bracket(view: _View) -> Remedy | None:
    if view.char not in ("]", "}") or not view.says("expected key", "block end", "document start", "'-'", "content"):
        return None
    return _surplus(view)


def _surplus(view: _View) -> Remedy:
    line, column = view.complaint.line, view.complaint.column
    finding = view.finding("YM-19", view.place(line, column, column + 1), char=view.char)
    return Remedy(finding, (Edit(line, column, column + 1, " "),))


# characters that mean something at the start of a text


def _special_start(view: _View) -> Remedy | None:
    if view.says("any token", "mapping keys", "node content", "sequence entries"):
        return _special(view, view.complaint.line, view.complaint.column)
    if view.says("directive", "alias", "anchor", "tag", "block scalar") and view.complaint.opened is not None:
        return _special(view, *view.complaint.opened)
    return None


def _special(view: _View, line: int, column: int) -> Remedy:
    text = view.text(line)
    char = text[column : column + 1]
    inside = text.count("[", 0, column) + text.count("{", 0, column)
    rest = re.split(r"[,\]}]" if inside and char != "," else r"\s#", text[column:])[0].strip()
    parameters = {"char": char, "text": rest, "fix": special_fix(char, rest)}
    place = view.place(line, column, column + max(len(rest), 1))
    edits = (Edit(line, column, column + 1, _TWINS[char]),) if char in _TWINS else ()
    return Remedy(view.finding("YM-09", place, **parameters), edits)


def special_fix(char: str, text: str) -> str:
    """What to write instead of a text that begins with a special character."""
    if char == "-":
        return word("list-below")
    if char in "|>" and char:
        return word("block-text", char)
    return word("in-quotes", text if len(text) <= 30 else f"{text[:29]}…")


# colons


def _colon(view: _View) -> Remedy | None:
    """A colon where none may be, or none where one must be."""
    if view.says("mapping values"):
        return _second_colon(view) or _line_without_colon(view, view.above(view.complaint.line)) or _misplaced(view)
    if view.says("expected ':'") and view.complaint.opened is not None:
        return _line_without_colon(view, view.complaint.opened[0])
    return None


def _second_colon(view: _View) -> Remedy | None:
    line, column = view.complaint.line, view.complaint.column
    start = _DASHES.match(view.line).end()  # type: ignore[union-attr]
    if not view.before[start:].strip():
        return _special(view, line, column)
    first = re.match(r"\s*(?:- +)*(.+?): +", view.before)
    if first is None:
        return _special(view, line, column) if re.search(r": *$", view.before) else None
    value = view.line[first.end() :]
    if not view.before[first.end() :].strip():
        return _special(view, line, column)
    smart = value[0] in "“”‘’「『＂＇"
    parameters = {"key": first[1].strip(), "text": value.strip()}
    if smart:
        parameters |= {"quote": value[0]}
    span = view.place(line, column, column + 1)
    edit = Edit(line, column, column + 1, "：")
    return Remedy(view.finding("YM-17" if smart else "YM-04", span, **parameters), (edit,))


def _line_without_colon(view: _View, at: int) -> Remedy | None:
    """A line that was meant as “key: content” and was read as the beginning of a text."""
    if at < 0:
        return None
    line = view.lines[at]
    start = _DASHES.match(line).end()  # type: ignore[union-attr]
    tight = _TIGHT_KEY.match(line, start)
    if tight and tight[2] == "：":
        return _full_width_colon(view, at, start, tight.end(1))
    if tight:
        span = view.place(at, start, tight.end(2))
        finding = view.finding("YM-14", span, key=tight[1], text=line[tight.end() :].strip())
        return Remedy(finding, (Edit(at, tight.end(1), tight.end(1) + 1, ": "),))
    if re.search(r":(\s|$)", line) or line[start : start + 1] in ("[", "{", '"', "'", "|", ">"):
        return None
    return _no_colon(view, at, start)


def _no_colon(view: _View, at: int, start: int) -> Remedy | None:
    line = view.lines[at].split(" #")[0].rstrip()
    key, _, rest = line[start:].partition(" ")
    parent = view.above(at)
    continued = parent >= 0 and re.search(r": +[^\s#|>]", view.lines[parent])
    if continued and start > _DASHES.match(view.lines[parent]).end():  # type: ignore[union-attr]
        return None
    finding = view.finding("YM-15", view.place(at, start, len(line)), key=key, text=rest.strip() or "…")
    edit = Edit(at, start + len(key), start + len(key) + (1 if rest else 0), ": " if rest else ":")
    return Remedy(finding, (edit,) if _BARE_KEY.fullmatch(key) else ())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _full_width_colon(view: _View, line: int, start: int, colon: int) -> Remedy:
    text = view.lines[line]
    rest = text[colon + 1 :].strip() if "{" not in text[:start] else ""
    finding = view.finding("YM-10", view.place(line, start, colon + 1), key=text[start:colon], text=rest or "…")
    return Remedy(finding, (Edit(line, colon, colon + 1, ": " if rest else ":"),))


# indentation


def _misplaced(view: _View) -> Remedy | None:
    """A line set too deep or not deep enough."""
    line = view.complaint.line
    if view.says("<document start>") and view.above(line) >= 0 and view.lines[view.above(line)].startswith("..."):
        return Remedy(view.finding("YM-07", view.place(line, 0, len(view.line))))
    if not view.says("expected key", "block end", "'-'", "mapping values", "document start"):
        return None
    dash = re.match(r"\s*-(?=[^\s-])", view.line)
    if dash:
        finding = view.finding(
            "YM-20", view.place(line, dash.end() - 1, dash.end()), text=view.line[dash.end() :].strip()
        )
        return Remedy(finding, (Edit(line, dash.end(), dash.end(), " "),))
    indent = _indent(view.line)
    wanted = sorted(_levels(view, line), key=lambda level: (abs(level - indent), -level))[:2]
    place = view.place(line, indent, len(view.line.rstrip()))
    if not wanted or indent in wanted:
        return Remedy(view.finding("YM-01", place, problem=word("indentation")))
    expected = word("levels", " or ".join(map(str, wanted)), " 格或 ".join(map(str, wanted)))
    return Remedy(view.finding("YM-16", place, found=str(indent), expected=expected))


def _levels(view: _View, line: int) -> list[int]:
    """The columns at which this line could stand: those of the keys, or of the dashes, of the levels still open."""
    is_item = view.line.lstrip().startswith("- ")
    found: list[int] = []
    limit = 10_000
    for at in range(line - 1, -1, -1):
        text = view.lines[at]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        dashes = [match.start() for match in re.finditer(r"-(?= )", text[: _DASHES.match(text).end()])]  # type: ignore[union-attr]
        key = _DASHES.match(text).end()  # type: ignore[union-attr]
        for column in reversed([*dashes, key]):
            if column < limit:
                found += [column] if (column != key) == is_item else []
                limit = column
    return found


_RECOGNISERS: tuple[Callable[[_View], Remedy | None], ...] = (
    _odd_indentation,
    _open_quote,
    _text_after_quote,
    _backslash,
    _bracket,
    _surplus_bracket,
    _special_start,
    _colon,
    _misplaced,
)
