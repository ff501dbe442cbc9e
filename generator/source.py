"""YAML text as a tree that knows its positions.

In: the bytes or the text of a file. Out: a tree of scalars, mappings and sequences with the span of each, and the
findings about the file. Guaranteed: never raises whatever the bytes; scalars stay text, as the author wrote them;
size, depth and the expansion of references are bounded; duplicate keys are findings, never silently dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.diagnostics import Diagnostic, Span

SIZE_LIMIT = 8 * 1024 * 1024  # bytes; the largest real engagement seen has 0.1 MB
DEPTH_LIMIT = 64
ITEM_LIMIT = 200_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text. `quoted` says that the author put it in quotes or wrote it as a block."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def absent(self) -> bool:
        """Whether the author wrote nothing, or null."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the author's order; each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value under the key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items, in the author's order."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its name for the author, its text, its tree (None when there is none) and its findings."""

    file: str
    text: str
    root: Node | None
    findings: tuple[Diagnostic, ...]


def read(path: Path, file: str) -> Source:
    """Read and parse the file at `path`; `file` is its name in messages."""
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            return _refused(file, "FL-02", size=f"{size / 1048576:.1f}", limit=f"{SIZE_LIMIT // 1048576}")
        data = path.read_bytes()
    except OSError as error:
        finding = Diagnostic("FL-01", Span(file, 0, 0), {"file": file, "reason": _reason(error)})
        return Source(file, "", None, (finding,))
    return parse_bytes(data, file)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "@not-found"
    if isinstance(error, IsADirectoryError):
        return "@is-folder"
    return "@no-permission" if isinstance(error, PermissionError) else "@unreadable"


def _refused(file: str, code: str, text: str = "", span: Span | None = None, **parameters: str) -> Source:
    return Source(file, text, None, (Diagnostic(code, span or Span(file, 1, 1), parameters),))


def parse_bytes(data: bytes, file: str) -> Source:
    """Decode and parse. Encodings read: UTF-8 with or without byte-order mark, UTF-16."""
    if len(data) > SIZE_LIMIT:
        return _refused(file, "FL-02", size=f"{len(data) / 1048576:.1f}", limit=f"{SIZE_LIMIT // 1048576}")
    if kind := _binary_kind(data):
        return _refused(file, "FL-03", kind=kind)
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError as error:
        return _refused(file, "FL-04", span=_span_of_byte(data, error.start, file), encoding=_likely_encoding(data))
    return parse(text.removeprefix("\ufeff"), file)


def _binary_kind(data: bytes) -> str:
    signatures = ((b"PK\x03\x04", "@office"), (b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xd0\xcf\x11\xe0", "@office"))
    for signature, kind in signatures:
        if data.startswith(signature):
            return kind
    sample = data[:4096]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(sample):
        return ""
    return "@binary" if sample.count(0) else ""


def _looks_like_utf16(sample: bytes) -> str:
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > half * 0.4 and not sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.4 and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return _looks_like_utf16(data[:4096]) or "utf-8-sig"


def _likely_encoding(data: bytes) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "@unknown-encoding"
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in text)
    other = sum(ord(char) > 127 for char in text)
    return "GBK" if chinese * 2 >= other else "@unknown-encoding"


def _span_of_byte(data: bytes, index: int, file: str) -> Span:
    before = data[:index]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("gb18030", "replace")) + 1
    return Span(file, line, column)


def parse(text: str, file: str) -> Source:
    """Parse the text of a file."""
    findings = list(_invisible(text, file))
    tidy = "".join(_readable(char) for char in text) if findings or "\ufeff" in text else text
    if not tidy.strip():
        return Source(file, text, None, (*findings, Diagnostic("FL-05", Span(file, 1, 1))))
    builder = _Builder(file, tidy)
    root = builder.build()
    return Source(file, text, root, (*findings, *builder.findings))


def _readable(char: str) -> str:
    return " " if _is_control(char) else char


def _is_control(char: str) -> bool:
    return char not in "\n\r\t" and (unicodedata.category(char) in ("Cc", "Cs") or char in "\ufffe\uffff\ufeff")


_SUSPECTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _invisible(text: str, file: str, limit: int = 20) -> Iterator[Diagnostic]:
    for count, match in enumerate(_SUSPECTS.finditer(text)):
        if count == limit:
            return
        start = text.rfind("\n", 0, match.start()) + 1
        line, column = text.count("\n", 0, match.start()) + 1, match.start() - start + 1
        span = Span(file, line, column, line, column + 1)
        yield Diagnostic("FL-08", span, {"column": str(column), "char": f"U+{ord(match.group()):04X}"})


class _StopError(Exception):
    """Parsing cannot go on; the finding is recorded."""


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet."""

    is_mapping: bool
    span: Span
    anchor: str | None
    nodes: list[Node]


class _Builder:
    """Builds the tree from PyYAML's events with its own stack, so that no input can exhaust Python's."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.findings: list[Diagnostic] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.sizes: dict[int, int] = {}
        self.items = 0

    def build(self) -> Node | None:
        try:
            return self._document()
        except _StopError:
            return None
        except yaml.YAMLError as error:
            self.findings += _syntax_findings(error, self.text, self.file)
            return None
        except (RecursionError, ValueError, OverflowError):
            self._report("YM-01", Span(self.file, 1, 1), problem="@unreadable")
            return None

    def _report(self, code: str, span: Span, **parameters: str) -> None:
        self.findings.append(Diagnostic(code, span, parameters))

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Span(self.file, 1, 1)
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _document(self) -> Node | None:
        root: Node | None = None
        stack: list[_Open] = []
        documents = 0
        for event in yaml.parse(self.text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report("YM-07", self._span(event))
                    return root
            node = self._node(event, stack)
            if node is None:
                continue
            if stack:
                stack[-1].nodes.append(node)
            else:
                root = node
        return root

    def _node(self, event: yaml.Event, stack: list[_Open]) -> Node | None:
        """The node that the event completes, if it completes one."""
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            quoted = event.style is not None and event.style != ""
            return self._keep(event.anchor, Scalar(event.value, self._span(event), quoted), 1)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_tag(event)
            span = self._span(event)
            if len(stack) >= DEPTH_LIMIT:
                self._report("YM-05", span, limit=str(DEPTH_LIMIT))
                raise _StopError
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), span, event.anchor, []))
            return None
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            return self._close(stack.pop(), self._span(event))
        return None

    def _close(self, opened: _Open, end: Span) -> Node:
        span = Span(self.file, opened.span.line, opened.span.column, end.end_line, end.end_column)
        size = 1 + sum(self._size(node) for node in opened.nodes)
        if not opened.is_mapping:
            return self._keep(opened.anchor, Sequence(tuple(opened.nodes), span), size)
        return self._keep(opened.anchor, Mapping(self._entries(opened.nodes), span), size)

    def _entries(self, nodes: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        merged: list[Mapping] = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._report("YM-12", key.span, found="@map" if isinstance(key, Mapping) else "@list")
            elif key.text == "<<" and isinstance(value, Mapping):
                merged.append(value)
            elif key.text in entries:
                first = entries[key.text][0].span
                self._report("ID-07", key.span, key=key.text, line=str(first.line))
            else:
                entries[key.text] = (key, value)
        for other in merged:
            for key, value in other.entries:
                entries.setdefault(key.text, (key, value))
        return tuple(entries.values())

    def _size(self, node: Node) -> int:
        return 1 if isinstance(node, Scalar) else self.sizes.get(id(node), 1)

    def _keep(self, anchor: str | None, node: Node, size: int) -> Node:
        self.items += 1
        if not isinstance(node, Scalar):
            self.sizes[id(node)] = size
        if size > ITEM_LIMIT or self.items > ITEM_LIMIT:
            self._report("YM-13", Span(self.file, node.span.line, node.span.column), limit=str(ITEM_LIMIT))
            raise _StopError
        if anchor is not None:
            self.anchors[anchor] = (node, size)
        return node

    def _alias(self, event: yaml.AliasEvent) -> Node:
        span = self._span(event)
        if event.anchor not in self.anchors:
            self._report("YM-08", span, name=event.anchor or "")
            return Scalar("", span)
        node, size = self.anchors[event.anchor]
        self.items += size
        if self.items > ITEM_LIMIT:
            self._report("YM-06", span, name=event.anchor or "", limit=str(ITEM_LIMIT))
            raise _StopError
        return node

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report("YM-11", self._span(event), tag=tag)


def _syntax_findings(error: yaml.YAMLError, text: str, file: str) -> list[Diagnostic]:
    """The syntax error in the author's terms, and each line indented with a tab."""
    lines = text.split("\n")
    tabs = ((number, re.match(r" *\t", line)) for number, line in enumerate(lines, 1) if line.strip())
    found = [
        Diagnostic("YM-02", Span(file, number, match.end(), number, match.end() + 1)) for number, match in tabs if match
    ][:20]
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return found or [Diagnostic("YM-01", Span(file, 1, 1), {"problem": "@unreadable"})]
    if any(item.span.line == mark.line + 1 for item in found):
        return found
    return [*found, _syntax_finding(error, mark, lines, file)]


def _syntax_finding(error: yaml.YAMLError, mark: yaml.Mark, lines: list[str], file: str) -> Diagnostic:
    problem = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    span = Span(file, mark.line + 1, mark.column + 1)
    line = lines[mark.line] if mark.line < len(lines) else ""
    opened = getattr(error, "context_mark", None)
    if "quoted scalar" in problem and opened is not None:
        quote = lines[opened.line][opened.column : opened.column + 1]
        return Diagnostic("YM-03", Span(file, opened.line + 1, opened.column + 1), {"what": "@quote", "closing": quote})
    if "flow" in problem and opened is not None and opened.line < len(lines):
        bracket = lines[opened.line][opened.column : opened.column + 1]
        closing = {"{": "}", "[": "]"}.get(bracket, "]")
        return Diagnostic(
            "YM-03", Span(file, opened.line + 1, opened.column + 1), {"what": "@bracket", "closing": closing}
        )
    if "mapping values are not allowed" in problem:
        return _second_colon(mark, lines, span)
    if "cannot start any token" in problem or "while scanning a directive" in problem:
        return Diagnostic("YM-09", span, {"char": line[mark.column : mark.column + 1]})
    if "undefined alias" in problem:
        return Diagnostic("YM-08", span, {"name": line[mark.column + 1 :].split(" ")[0]})
    return Diagnostic("YM-01", span, {"problem": _plain_problem(problem, line)})


def _second_colon(mark: yaml.Mark, lines: list[str], span: Span) -> Diagnostic:
    """A ": " where none may be: on a line with two, below a line with a full-width one, or on a line set too deep."""
    line = lines[mark.line]
    if ": " in line[: mark.column]:
        return Diagnostic("YM-04", span, {"key": line.split(":")[0].strip(" -{[") or "key"})
    above = next((number for number in range(mark.line - 1, -1, -1) if lines[number].strip()), None)
    if above is not None and "：" in lines[above] and ": " not in lines[above]:
        text = lines[above].strip()
        start = len(lines[above]) - len(lines[above].lstrip()) + 1
        place = Span(span.file, above + 1, start, above + 1, start + text.index("：") + 1)
        return Diagnostic("YM-10", place, {"found": text, "key": text.split("：")[0].lstrip("- ")})
    start = len(line) - len(line.lstrip()) + 1
    return Diagnostic("YM-01", Span(span.file, span.line, start), {"problem": "@indentation"})


def _plain_problem(problem: str, line: str) -> str:
    """PyYAML's complaint as a word of our own glossary."""
    if "could not find expected ':'" in problem:
        return "@no-colon" if "：" not in line else "@full-width-colon"
    if "block mapping" in problem or "block collection" in problem or "block sequence" in problem:
        return "@indentation"
    if "alias" in problem or "anchor" in problem:
        return "@alias"
    return "@unreadable"
