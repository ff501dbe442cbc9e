"""What was wrong, where, and what to write instead.

In: codes and their parameters, from `source`, `load` and `coach`. Out: `Diagnostic` values, in order, and their text
with a caret; `reporting` has the other forms. Guaranteed: no message is built anywhere else, each exists in Chinese and
in English, and rendering never raises whatever the parameters hold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive.

    In a deck, which has no lines (0), `slide` counts from 1 and `shape` is a name on it; 0 and "" for the whole.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    slide: int = 0
    shape: str = ""


NOWHERE = Span("", 0, 0)


class Word(str):
    """A parameter in the project's own words. Shape: an entry of `WORDS`, what fills it, what fills it in Chinese."""

    __slots__ = ()


_SEPARATOR = "\x1f"


def word(name: str, argument: str = "", chinese: str = "") -> Word:
    """The parameter that stands for an entry of `WORDS`, filled with `argument` (or `chinese` in a Chinese message)."""
    parts = (part.replace(_SEPARATOR, " ") for part in (name, argument, chinese or argument))
    return Word(_SEPARATOR.join(parts))


def said(text: str) -> Word:
    """The parameter for a text as the author wrote it, in quotation marks."""
    return word("said", text if len(text) <= 60 else f"{text[:59]}…")


def place_of(span: Span, file: str) -> Word:
    """The parameter for another place, as seen from a file."""
    if span.file == file:
        return word("line", str(span.line))
    return word("place", f"{span.file}:{span.line}", f"{span.file} 第 {span.line} 行")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `parameters` fill the message of its code; `related` are other places that belong to it."""

    code: str
    span: Span
    parameters: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"
    related: tuple[Span, ...] = ()

    def message(self, language: str) -> str:
        """What is wrong and what was found, in one sentence."""
        return _fill(self.code, 0, self.parameters, language)

    def advice(self, language: str) -> str:
        """What to write instead; "" when the message says it all."""
        return _fill(self.code, 2, self.parameters, language)


def _fill(code: str, part: int, parameters: Mapping[str, str], language: str) -> str:
    from generator.messages import MESSAGES  # where a file is fine no words are needed

    texts = MESSAGES.get(code)
    if texts is None:
        return code
    template = texts[part + (0 if language.startswith("zh") else 1)]
    named = dict(parameters)
    for key, value in parameters.items():
        named[key] = in_words(value, language) if isinstance(value, Word) else _shown(value)
    try:
        return template.format_map(named)
    except (KeyError, IndexError, ValueError):
        return template


_INNER = str.maketrans("“”", "‘’")  # quotation marks within quotation marks


def in_words(value: Word, language: str) -> str:
    """What a parameter says in a language."""
    chinese = language.startswith("zh")
    name, argument, other = value.split(_SEPARATOR)
    from generator.messages import WORDS

    template = WORDS.get(name, ("{}", "{}"))[0 if chinese else 1]
    shown = _shown(other if chinese else argument, 400)
    return template.replace("{}", shown.translate(_INNER) if name == "said" else shown)


def _shown(value: str, limit: int = 60) -> str:
    """A value fit for one line of a message: what cannot be seen as a blank, a long one cut."""
    flat = " ".join("".join(" " if _is_unseen(char) else char for char in str(value)).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _is_unseen(char: str) -> bool:
    """Whether the character would break a line, turn its direction, or not show at all; joiners of emoji aside."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char != "\N{ZERO WIDTH JOINER}"


def in_order(findings: Iterable[Diagnostic], files: Iterable[str] = ()) -> list[Diagnostic]:
    """Findings by file (as listed, then by name), position, severity and code, each once."""
    place = {file: at for at, file in enumerate(files)}
    unique = {(item.code, item.span, tuple(sorted(item.parameters.items()))): item for item in findings}
    return sorted(
        unique.values(),
        key=lambda item: (
            place.get(item.span.file, len(place)),
            item.span,
            SEVERITIES.index(item.severity),
            item.code,
            sorted(item.parameters.items()),
        ),
    )


# one fault that shows in many places: the same key or reference written wrong throughout a file, a deck without notes
_REPEATED = frozenset(
    {"ID-03", "ID-04", "ID-08", "CN-01", "LG-07", "LG-08", "TM-05", "TY-03", "TY-10", "YM-11"}
    | {"PF-09", "PF-13", "PF-20", "PF-21", "PF-22", "PF-23", "PF-24", "PF-41", "PF-44", "PF-46"}
)
_WHATEVER_SHAPE = frozenset({"PF-20", "PF-21", "PF-22", "PF-24"})  # the others are one fault on shapes of one name


def folded(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Ordered findings, in which one fault that shows in many places is told once, with the other places."""
    places: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Diagnostic]] = {}
    for item in findings:
        if item.code in _REPEATED:
            places.setdefault(_fault(item), []).append(item)
    done: list[Diagnostic] = []
    for item in findings:
        same = places.get(_fault(item), [item]) if item.code in _REPEATED else [item]
        if item is same[0]:
            others = tuple(other.span for other in same[1:])
            done.append(replace(item, related=(*item.related, *others)) if others else item)
    return done


def _fault(item: Diagnostic) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    shape = "" if item.code in _WHATEVER_SHAPE else item.span.shape
    return item.code, item.span.file, (("", shape), *sorted(item.parameters.items()))


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    return any(item.severity == "error" for item in findings)


SEVERITY_WORDS: Mapping[Severity, tuple[str, str]] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "hint": ("提示", "hint"),
}


def as_text(findings: Sequence[Diagnostic], sources: Mapping[str, str], language: str) -> str:
    """Each finding with its line and a caret under the place, then a sum. `sources` holds each file's text by name."""
    lines = {name: text.split("\n") for name, text in sources.items()}
    blocks = [block(item, lines.get(item.span.file, []), language) for item in findings]
    return "\n".join([*blocks, summary(findings, language)]) + "\n"


def block(
    item: Diagnostic, lines: Sequence[str], language: str, others: str = "", marked: Callable[[str], str] = str
) -> str:
    """One finding: its head, the line with a caret, what to write instead, `others` or where else the fault shows."""
    chinese = language.startswith("zh")
    parts = [head(item, language, marked), *excerpt(item.span, lines)]
    if advice := item.advice(language):
        parts.append(f"  = {'改法：' if chinese else 'try: '}{advice}")
    if others or item.related:
        parts.append(f"  = {others or _elsewhere(item, chinese)}")
    return "\n".join(parts) + "\n"


def head(item: Diagnostic, language: str, marked: Callable[[str], str] = str) -> str:
    """Place, severity, code and message in one line; `marked` may colour severity and code."""
    chinese = language.startswith("zh")
    colon = "：" if chinese else ": "
    severity = marked(f"{SEVERITY_WORDS[item.severity][0 if chinese else 1]} {item.code}")
    return f"{_where(item.span, chinese)}{colon if item.span.slide else ': '}{severity}{colon}{item.message(language)}"


def _where(span: Span, chinese: bool) -> str:
    """The place in words: a line of a file, or a shape on a slide of a deck."""
    file = " ".join(file_name(span.file).split())
    if not span.slide:
        return f"{file}:{span.line}:{span.column}" if span.line else file
    number = f"第 {span.slide} 页" if chinese else f"slide {span.slide}"
    return " ".join(filter(None, (file, number, f"“{_shown(span.shape)}”" if span.shape else "")))


def _elsewhere(item: Diagnostic, chinese: bool, most: int = 8) -> str:
    """The other places of the same fault, by line or by slide."""
    of_deck = bool(item.span.slide)
    lines = list(dict.fromkeys(span.slide if of_deck else span.line for span in item.related))
    some = ("、" if chinese else ", ").join(map(str, lines[:most])) + (" …" if len(lines) > most else "")
    if chinese:
        return f"同样的问题还有 {len(item.related)} 处：第 {some} {'页' if of_deck else '行'}"
    times = "times" if len(item.related) > 1 else "time"
    return f"the same {len(item.related)} more {times}: {'slide' if of_deck else 'line'} {some}"


_CUT = "..."  # an ellipsis of one character is twice as wide with Chinese typefaces


def excerpt(span: Span, lines: Sequence[str], reach: int = 96) -> list[str]:
    """The line, about `reach` cells of it, and a caret line under the span, wide characters and tabs kept aligned."""
    if not 1 <= span.line <= len(lines) or list(lines) == [""]:
        return []
    line = "".join(map(_printable, lines[span.line - 1].rstrip("\r")))
    start = min(max(span.column - 1, 0), len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    end = min(max(end, start + 1), len(line) + 1)
    first, last = _window(line, start, reach)
    lead = _CUT if first else ""
    pad = "".join(map(_blank_for, lead + line[first:start]))
    marks = "".join(map(_caret_for, line[start : min(end, last)])) or "^"
    shown = f"{lead}{line[first:last]}{_CUT if last < len(line) else ''}".rstrip()
    return [f"{span.line:>5} | {shown}".rstrip(), f"{' ' * 5} | {pad}{marks}"]


def _printable(char: str) -> str:
    if char == "\t":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if _is_unseen(char) else char


def _window(line: str, start: int, reach: int) -> tuple[int, int]:
    """The part of a long line that shows the place: (first character, behind the last)."""
    first, room = start, reach // 2 if _cells(line) > reach else _cells(line)
    while first > 0 and room > 0:
        first -= 1
        room -= _cells(line[first])
    last, room = first, reach
    while last < len(line) and room > 0:
        room -= _cells(line[last])
        last += 1
    return first, last


def _cells(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(2 if _is_wide(char) else 0 if _is_joined(char) else 1 for char in text)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _is_joined(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me") or char == "\N{ZERO WIDTH JOINER}"


def _blank_for(char: str) -> str:
    return "\N{IDEOGRAPHIC SPACE}" if _is_wide(char) else "" if _is_joined(char) else " "


def _caret_for(char: str) -> str:
    return "\N{FULLWIDTH CIRCUMFLEX ACCENT}" if _is_wide(char) else "" if _is_joined(char) else "^"


def summary(findings: Sequence[Diagnostic], language: str) -> str:
    """How many of each severity, in one line."""
    counts = {name: sum(item.severity == name for item in findings) for name in SEVERITIES}
    if not findings:
        return "没有发现问题" if language.startswith("zh") else "no problems found"
    if language.startswith("zh"):
        return "，".join(f"{count} 个{SEVERITY_WORDS[name][0]}" for name, count in counts.items() if count)
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count)


def file_name(file: str) -> str:
    """A file name that can be printed, whatever bytes it is made of."""
    return file.encode("utf-8", "replace").decode("utf-8").replace("\\", "/")
