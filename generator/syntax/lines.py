"""Colons, indentation and the marks of lists.

In: a view of a complaint. Out: a remedy, or None when the complaint is about something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.diagnostics import Word, word
from generator.syntax.draft import ODD_BLANKS, ODD_BULLETS, Edit, Remedy, View, content, cut, indent
from generator.syntax.marks import full_width_colon, special

_BLANK_WORDS: Mapping[str, str] = {"\t": "tab", "\u3000": "full-width-blank", "\u00a0": "hard-blank"}
_BLANK_WIDTHS: Mapping[str, int] = {"\t": 2, "\u3000": 2, "\u00a0": 1}
_LEAD = re.compile(r"[ \t\u3000\u00a0]*(?:-[ \t\u3000\u00a0]+)*")
_BARE_KEY = re.compile(r"[\w“”‘’-]{1,40}")
_TIGHT_KEY = re.compile(r"([\w“”‘’-]{1,40})(：|:(?=[^ \t\n/]))\s*")
_BULLET = re.compile(rf"(\s*)([{ODD_BULLETS}]|-(?=[^\s-]))\s*(?=[\w“\"'{{])")


# indentation by other blanks than spaces, lists by other marks than dashes


def odd_indentation(view: View) -> Remedy | None:
    """Lines indented with tabs or blanks of Chinese or web text; they can be put right when all lines are."""
    near = (view.complaint.line, view.above(view.complaint.line))
    if not view.says("tab", "odd") and not any(_odd_blank(view.text(at)) for at in near):
        return None
    odd = [at for at, line in enumerate(view.lines) if line.strip() and _odd_blank(line)]
    if not odd:
        return None
    first = view.lines[odd[0]]
    char = next(char for char in first if char in ODD_BLANKS)
    places = [view.place(at, *_odd_part(view.lines[at])) for at in odd]
    finding = view.finding("YM-02", places[0], places[1:], what=word(_BLANK_WORDS[char]))
    if any(line.startswith(" ") and line.strip() for line in view.lines):
        return Remedy(finding, lost=tuple(odd))
    return Remedy(finding, tuple(_spaced(at, view.lines[at]) for at in odd))


def _lead(line: str) -> str:
    match = _LEAD.match(line)
    return match[0] if match else ""


def _odd_blank(line: str) -> bool:
    return any(char in ODD_BLANKS for char in _lead(line))


def _odd_part(line: str) -> tuple[int, int]:
    """The columns from the first odd blank of the indentation to the last."""
    at = [column for column, char in enumerate(_lead(line)) if char in ODD_BLANKS]
    return at[0], at[-1] + 1


def _spaced(at: int, line: str) -> Edit:
    lead = _lead(line)
    plain = (" " * _BLANK_WIDTHS[char] if char in ODD_BLANKS else char for char in lead)
    return Edit(at, 0, len(lead), "".join(plain))


def odd_bullet(view: View) -> Remedy | None:
    """List items that begin with another mark than “- ”."""
    if not view.says("expected key", "block end", "'-'", "mapping values", "bullet", "expected ':'"):
        return None
    marks = {line: match for line, text in enumerate(view.lines) if (match := _BULLET.match(text))}
    near = (view.complaint.line, view.above(view.complaint.line))
    at = next((at for at in near if at in marks), None)
    if at is None:
        return None
    mark = marks[at]
    same = [line for line in marks if marks[line][2] == mark[2] != "-" and line != at]
    places = [view.place(line, *marks[line].span(2)) for line in (at, *same)]
    text = view.lines[at][mark.end() :].strip()
    finding = view.finding("YM-20", places[0], places[1:], found=view.lines[at].strip(), text=text)
    return Remedy(finding, tuple(Edit(line, marks[line].start(2), marks[line].end(), "- ") for line in (at, *same)))


# colons


def colon(view: View) -> Remedy | None:
    """A colon where none may be, or none where one must be."""
    if view.says("unexpected ':'"):
        return _glued_colon(view)
    if view.says("mapping values"):
        return _second_colon(view) or _line_without_colon(view, view.above(view.complaint.line)) or misplaced(view)
    if view.says("expected ':'") and view.complaint.opened is not None:
        return _line_without_colon(view, view.complaint.opened[0])
    if view.says("document start") and not view.text(view.above(view.complaint.line)).startswith(("...", "---")):
        return _line_without_colon(view, view.above(view.complaint.line))
    return None


def _glued_colon(view: View) -> Remedy | None:
    """A key in brackets with a comma right behind its colon."""
    match = re.search(r"([\w-]+):$", view.line[: view.complaint.column + 1])
    if match is None:
        return None
    line, end = view.complaint.line, view.complaint.column
    finding = view.finding("YM-14", view.place(line, match.start(1), end + 1), key=match[1], text="…")
    return Remedy(finding, (Edit(line, end, end + 1, ": "),))


def _second_colon(view: View) -> Remedy | None:
    line, column = view.complaint.line, view.complaint.column
    first = re.match(r"\s*(?:- +)*(.+?): +", view.before)
    start = content(view.line) if first is None else first.end()
    if not view.before[start:].strip():
        return special(view, line, column)
    if first is None:
        return None
    value, before = view.line[start:].strip(), view.line[start:column]
    parameters = {"key": cut(first[1].strip()), "text": cut(value)}
    smart = value[0] in "“”‘’「『＂＇"
    facts = {**parameters, "quote": value[0]} if smart else {"fix": _colon_fix(value, before, parameters)}
    finding = view.finding("YM-17" if smart else "YM-04", view.place(line, column, column + 1), **facts)
    return Remedy(finding, (Edit(line, column, column + 1, "："),))


def _colon_fix(value: str, before: str, parameters: Mapping[str, str]) -> Word:
    """Two keys on one line, or a text with a colon in it."""
    match = re.search(r"(?:\s\s|[;；,，]\s*|[\u3400-\u9fff]\s+)([a-z_]{3,30})$", before)
    if match:
        return word("two-keys", f"{match[1]}: {value[len(before) + 1 :].strip()}")
    return word("colon-in-text", f'{parameters["key"]}: "{parameters["text"]}"')


def _line_without_colon(view: View, at: int) -> Remedy | None:
    """A line that was meant as “key: content” and was read as the beginning of a text."""
    if at < 0:
        return None
    line = view.lines[at]
    start = content(line)
    tight = _TIGHT_KEY.match(line, start)
    if tight and tight[2] == "：":
        return full_width_colon(view, at, start, tight.end(1))
    if tight:
        place = view.place(at, start, tight.end(2))
        finding = view.finding("YM-14", place, key=tight[1], text=line[tight.end() :].strip())
        return Remedy(finding, (Edit(at, tight.end(1), tight.end(1) + 1, ": "),))
    if re.search(r":(\s|$)", line) or line[start : start + 1] in ("[", "{", '"', "'", "|", ">"):
        return None
    return _no_colon(view, at, start)


def _no_colon(view: View, at: int, start: int) -> Remedy | None:
    line = view.lines[at].split(" #")[0].rstrip()
    key, _, rest = line[start:].partition(" ")
    if _continues(view, at, start) or not _BARE_KEY.fullmatch(key):
        return None
    fix = word("add-colon", f"{key}: {cut(rest.lstrip(' =')) or '…'}") if key.isascii() else word("indent-deeper")
    finding = view.finding("YM-15", view.place(at, start, len(line)), key=key, fix=fix)
    end = start + len(key)
    if rest:
        return Remedy(finding, (Edit(at, end, end + 1, ": "),))
    below = next((text for text in view.lines[at + 1 :] if text.strip()), "")
    return Remedy(finding, (Edit(at, end, end, ":") if indent(below) > start else Edit(at, start, start, "#"),))


def _continues(view: View, at: int, start: int) -> bool:
    """Whether a line is set deeper than a text above it, and so continues it."""
    parent = view.text(view.above(at))
    return re.search(r": +[^\s#|>]", parent) is not None and start > content(parent)


# indentation


def misplaced(view: View) -> Remedy | None:
    """A line set too deep or not deep enough."""
    line = view.complaint.line
    if view.says("<document start>") and view.text(view.above(line)).startswith("..."):
        return Remedy(view.finding("YM-07", view.place(line, 0, len(view.line))))
    if not view.says("expected key", "block end", "'-'", "mapping values", "document start"):
        return None
    found = indent(view.line)
    is_item = view.line.lstrip().startswith("- ")
    wanted = sorted(_levels(view, line, is_item), key=lambda level: (abs(level - found), -level))[:2]
    place = view.place(line, found, len(view.line.rstrip()))
    if found in _levels(view, line, not is_item):
        deeper = next((level for level in wanted if level > found), None)
        fix = word("dash-above") if is_item or deeper is None else word("indent-or-dash", str(deeper))
        return Remedy(view.finding("YM-25", place, fix=fix))
    if not wanted or found in wanted:
        return Remedy(view.finding("YM-01", place, problem=word("indentation")))
    expected = word("levels", " or ".join(map(str, wanted)), " 格或 ".join(map(str, wanted)))
    return Remedy(view.finding("YM-16", place, found=str(found), expected=expected))


def _levels(view: View, line: int, is_item: bool) -> list[int]:
    """The columns of the dashes, or of the keys, of the levels that are still open at a line."""
    found: list[int] = []
    limit = 10_000
    at = view.above(line)
    while at >= 0 and limit > 0:
        key = content(view.lines[at])
        dashes = [match.start() for match in re.finditer(r"-(?= )", view.lines[at][:key])]
        for column in reversed([*dashes, key]):
            if column < limit:
                found += [column] if (column != key) == is_item else []
                limit = column
        at = view.above(at)
    return found
