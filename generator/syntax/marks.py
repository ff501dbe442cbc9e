"""Quotes, brackets and characters with a meaning of their own.

In: a view of a complaint. Out: a remedy, or None when the complaint is about something else.
"""

from __future__ import annotations

import re

from generator.diagnostics import Word, word
from generator.syntax.draft import Edit, Remedy, View, cut, indent

# what stands for a character once the finding is told: as wide, and without a meaning to YAML
TWINS = {"@": "＠", "`": "｀", "%": "％", "*": "＊", "&": "＆", "!": "！", "|": "｜", ">": "＞", "?": "？", "-": "－"}
TWINS |= {",": "，", ":": "：", '"': "＂", "'": "＇", "#": "＃"}
_CLOSING = {"{": "}", "[": "]"}
_VALUE_START = re.compile(r"(?:^\s*|[\[{,:-]\s+|[\[{,])(?=[\"'])")
_MARKED_KEY = re.compile(r"(\s*(?:- +)*)([^\w\s\"'{}\[\],-]+)([\w-]+)([^\w\s:]*): ")


# quotes


def open_quote(view: View) -> Remedy | None:
    """A quote that runs to the end of the file."""
    opened = view.complaint.opened
    if opened is None or not view.says("quoted scalar") or view.says("escape"):
        return None
    return _unclosed_quote(view, *opened)


def _unclosed_quote(view: View, line: int, column: int) -> Remedy:
    quote = view.text(line)[column : column + 1]
    place = view.place(line, column, len(view.text(line).rstrip()))
    finding = view.finding("YM-03", place, what=word("quote"), closing=quote)
    return Remedy(finding, (Edit(line, column, column + 1, TWINS.get(quote, quote)),))


def text_after_quote(view: View) -> Remedy | None:
    """Text behind a closing quote, or a quote of an earlier line that closed only here."""
    before = view.before.rstrip()
    if before[-1:] not in ('"', "'") or not view.says("expected key", "block end", "',' or", "document start", "'-'"):
        return None
    start = _quote_start(before)
    if start is None:
        return _earlier_quote(view, before[-1])
    if view.says("',' or") and view.char in ('"', "'", "[", "{"):
        return _unparted(view)
    line, column, rest = view.complaint.line, view.complaint.column, view.line[view.complaint.column :]
    rest = (re.split(r"[,\]}]", rest)[0] if view.says("',' or") else rest).rstrip()
    finding = view.finding("YM-18", view.place(line, column, column + len(rest)), text=rest)
    twin = TWINS[before[-1]]
    return Remedy(finding, (Edit(line, start, start + 1, twin), Edit(line, len(before) - 1, len(before), twin)))


def _quote_start(before: str) -> int | None:
    """Where the quoted text that ends here begins, on the same line."""
    quote = before[-1]
    inner = r'(?:[^"\\]|\\.)*' if quote == '"' else r"(?:[^']|'')*"
    for match in _VALUE_START.finditer(before):
        if re.fullmatch(f"{quote}{inner}{quote}", before[match.end() :]):
            return match.end()
    return None


def _earlier_quote(view: View, quote: str) -> Remedy | None:
    for at in range(view.complaint.line - 1, -1, -1):
        line = view.lines[at]
        for match in reversed(list(_VALUE_START.finditer(line))):
            if line[match.end()] == quote and line.count(quote, match.end() + 1) == 0:
                return _unclosed_quote(view, at, match.end())
    return None


def backslash(view: View) -> Remedy | None:
    """A backslash that means nothing within double quotes."""
    if not view.says("escape", "hexadecimal", "hexdecimal"):
        return None
    column = view.line.rfind("\\", 0, view.complaint.column + 1)
    if column < 0:
        return None
    place = view.place(view.complaint.line, column, column + 2)
    finding = view.finding("YM-21", place, found=view.line[column : column + 2])
    return Remedy(finding, (Edit(view.complaint.line, column, column, "\\"),))


# brackets


def bracket(view: View) -> Remedy | None:
    """A bracket left open, closed by another kind, or entries that nothing parts."""
    opened = view.complaint.opened
    if opened is None or not view.says("',' or"):
        return None
    tight = re.search(r"([\w-]+)：\s*$", view.before)
    if tight and view.char in '[{"':
        return full_width_colon(view, view.complaint.line, tight.start(1), tight.end(1))
    if view.complaint.line != opened[0] and _begins_block(view, opened[0]):
        return _open_bracket(view, opened, len(view.text(opened[0]).split(" #")[0].rstrip()))
    if view.char in ("]", "}"):
        closing = _CLOSING.get(view.text(opened[0])[opened[1] : opened[1] + 1])
        if view.line[view.complaint.column + 1 :].lstrip()[:1] == closing:
            return _surplus(view)
        return _open_bracket(view, opened, view.complaint.column, view.complaint.line)
    return _unparted(view)


def full_width_colon(view: View, line: int, start: int, colon: int) -> Remedy:
    """A key followed by “：”; `start` and `colon` are columns."""
    text = view.lines[line]
    rest = text[colon + 1 :].strip() if "{" not in text[:start] else ""
    finding = view.finding("YM-10", view.place(line, start, colon + 1), key=text[start:colon], text=rest or "…")
    return Remedy(finding, (Edit(line, colon, colon + 1, ": " if text[colon + 1 :].strip() else ":"),))


def _begins_block(view: View, opened: int) -> bool:
    """Whether the line of the complaint can hardly stand inside the bracket."""
    line = view.line
    if not line.strip():
        return True
    return indent(line) <= indent(view.text(opened)) or re.match(r"\s*- ", line) is not None


def _open_bracket(view: View, opened: tuple[int, int], column: int, line: int | None = None) -> Remedy:
    at, start = opened
    closing = _CLOSING.get(view.text(at)[start : start + 1], "]")
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


def _unparted(view: View) -> Remedy:
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
    return Remedy(finding, (Edit(line, at, at, ", "),))


def surplus_bracket(view: View) -> Remedy | None:
    """A closing bracket that closes nothing."""
    if view.char in ("]", "}") and view.says("expected key", "block end", "document start", "'-'", "content"):
        return _surplus(view)
    return None


def _surplus(view: View) -> Remedy:
    line, column = view.complaint.line, view.complaint.column
    finding = view.finding("YM-19", view.place(line, column, column + 1), char=view.char)
    return Remedy(finding, (Edit(line, column, column + 1, " "),))


# characters that mean something at the start of a text


def special_start(view: View) -> Remedy | None:
    """A text that begins with a character YAML keeps for itself."""
    if view.says("any token", "mapping keys", "node content", "sequence entries"):
        return special(view, view.complaint.line, view.complaint.column)
    if view.says("directive", "alias", "anchor", "tag", "block scalar") and view.complaint.opened is not None:
        return special(view, *view.complaint.opened)
    return None


def special(view: View, line: int, column: int) -> Remedy | None:
    """The remedy for a special character at a place; None behind the end of the line."""
    text = view.text(line)
    char = text[column : column + 1]
    if not char.strip():
        return None
    marked = _MARKED_KEY.match(text)
    if marked and marked.start(2) == column:
        place = view.place(line, column, marked.end(4))
        finding = view.finding("YM-09", place, char=char, fix=word("plain-key", marked[3]))
        return Remedy(finding, tuple(Edit(line, *marked.span(group), "") for group in (2, 4)))
    inside = text.count("[", 0, column) + text.count("{", 0, column)
    rest = re.split(r"[,\]}]" if inside and char != "," else r"\s#", text[column:])[0].strip()
    place = view.place(line, column, column + max(len(rest), 1))
    edits = (Edit(line, column, column + 1, TWINS[char]),) if char in TWINS else ()
    return Remedy(view.finding("YM-09", place, char=char, fix=special_fix(char, rest)), edits)


def special_fix(char: str, text: str) -> Word:
    """What to write instead of a text that begins with a special character."""
    if char == "-":
        return word("list-below")
    return word("block-text", char) if char in "|>" else word("in-quotes", cut(text, 30))
