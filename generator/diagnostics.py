"""What was wrong, where, and what to write instead.

In: codes and their parameters, from `source`, `load` and `coach`. Out: `Diagnostic` values, and their text with a
caret, JSON, SARIF or GitHub annotations. Guaranteed: no message is built anywhere else, each exists in Chinese and in
English, and rendering never raises whatever the parameters hold.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.messages import MESSAGES, WORDS

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


NOWHERE = Span("", 0, 0)


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
    texts = MESSAGES.get(code)
    if texts is None:
        return code
    template = texts[part + (0 if language.startswith("zh") else 1)]
    named = dict(parameters)
    for key, value in parameters.items():
        named[key] = _word(value, language) if value.startswith("@") else _shown(value)
    try:
        return template.format_map(named)
    except (KeyError, IndexError, ValueError):
        return template


def _word(value: str, language: str) -> str:
    """The words a parameter such as "@list" or "@did-you-mean|name" stands for; itself when it stands for none."""
    name, _, argument = value[1:].partition("|")
    words = WORDS.get(name)
    if words is None:
        return _shown(value)
    return words[0 if language.startswith("zh") else 1].replace("{}", _shown(argument, 400))


def _shown(value: str, limit: int = 60) -> str:
    """A value fit for one line of a message: control characters as blanks, shortened in the middle of nothing."""
    flat = "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char for char in str(value))
    flat = " ".join(flat.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings by file, position, severity and code, each once."""
    unique = {(item.code, item.span, tuple(sorted(item.parameters.items()))): item for item in findings}
    return sorted(
        unique.values(),
        key=lambda item: (item.span, SEVERITIES.index(item.severity), item.code, sorted(item.parameters.items())),
    )


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    return any(item.severity == "error" for item in findings)


_SEVERITY_WORDS: Mapping[Severity, tuple[str, str]] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "hint": ("提示", "hint"),
}


def as_text(findings: Sequence[Diagnostic], sources: Mapping[str, str], language: str) -> str:
    """Each finding with its line and a caret under the place, then a sum. `sources` holds each file's text by name."""
    lines = {name: text.split("\n") for name, text in sources.items()}
    blocks = [_block(item, lines.get(item.span.file, []), language) for item in findings]
    return "\n".join([*blocks, summary(findings, language)]) + "\n"


def _block(item: Diagnostic, lines: Sequence[str], language: str) -> str:
    chinese = language.startswith("zh")
    word = _SEVERITY_WORDS[item.severity][0 if chinese else 1]
    where = f"{item.span.file}:{item.span.line}:{item.span.column}" if item.span.line else item.span.file
    head = f"{where}: {word} {item.code}{'：' if chinese else ': '}{item.message(language)}"
    parts = [head, *_excerpt(item.span, lines)]
    if advice := item.advice(language):
        parts.append(f"  = {'改法：' if chinese else 'try: '}{advice}")
    return "\n".join(parts) + "\n"


def _excerpt(span: Span, lines: Sequence[str], reach: int = 100) -> list[str]:
    """The line and a caret line under the span, wide characters and tabs kept aligned."""
    if not 1 <= span.line <= len(lines):
        return []
    line = lines[span.line - 1].rstrip("\r").expandtabs(1)
    start = min(max(span.column - 1, 0), len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    end = min(max(end, start + 1), len(line) + 1)
    cut = max(0, start - reach // 2)
    shown, start, end = line[cut : cut + reach], start - cut, min(end - cut, reach)
    lead = "…" if cut else ""
    gutter = f"{span.line:>5} | "
    pad = "".join("　" if _wide(char) else " " for char in lead + shown[:start])
    marks = "".join("＾" if _wide(char) else "^" for char in shown[start:end]) or "^"
    printable = "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) == "Cc" else char for char in shown)
    return [f"{gutter}{lead}{printable}".rstrip(), f"{' ' * 5} | {pad}{marks}"]


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def summary(findings: Sequence[Diagnostic], language: str) -> str:
    """How many of each severity, in one line."""
    counts = {name: sum(item.severity == name for item in findings) for name in SEVERITIES}
    if not findings:
        return "没有发现问题" if language.startswith("zh") else "no problems found"
    if language.startswith("zh"):
        return "，".join(f"{count} 个{_SEVERITY_WORDS[name][0]}" for name, count in counts.items() if count)
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count)


def as_json(findings: Sequence[Diagnostic], language: str) -> str:
    """A list of findings, for programs."""
    rows = [
        {
            "code": item.code,
            "severity": item.severity,
            "file": item.span.file,
            "line": item.span.line,
            "column": item.span.column,
            "end_line": item.span.end_line or item.span.line,
            "end_column": item.span.end_column or item.span.column,
            "message": item.message(language),
            "advice": item.advice(language),
        }
        for item in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def as_github(findings: Sequence[Diagnostic], language: str) -> str:
    """Workflow commands that GitHub shows beside the line."""
    words = {"error": "error", "warning": "warning", "hint": "notice"}

    def escape(text: str, more: str = "") -> str:
        for char in "%\r\n" + more:
            text = text.replace(char, f"%{ord(char):02X}")
        return text

    return "".join(
        f"::{words[item.severity]} file={escape(item.span.file, ':,')},line={item.span.line},col={item.span.column},"
        f"title={item.code}::{escape(' '.join(filter(None, (item.message(language), item.advice(language)))))}\n"
        for item in findings
    )


def as_sarif(findings: Sequence[Diagnostic], language: str, version: str) -> str:
    """A SARIF 2.1.0 log, for code-scanning services. Source: OASIS SARIF 2.1.0."""
    levels = {"error": "error", "warning": "warning", "hint": "note"}
    results = [
        {
            "ruleId": item.code,
            "level": levels[item.severity],
            "message": {"text": " ".join(filter(None, (item.message(language), item.advice(language))))},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": item.span.file.replace("\\", "/")},
                        "region": _region(item.span),
                    }
                }
            ],
        }
        for item in findings
    ]
    rules = [{"id": code, "shortDescription": {"text": MESSAGES[code][4]}} for code in sorted(_codes(findings))]
    driver = {"name": "blueprint", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _codes(findings: Iterable[Diagnostic]) -> set[str]:
    return {item.code for item in findings if item.code in MESSAGES}


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": max(span.line, 1), "startColumn": max(span.column, 1)}
    if span.end_line:
        region |= {"endLine": span.end_line, "endColumn": max(span.end_column, 1)}
    return region
