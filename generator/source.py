"""YAML text as a tree that knows its positions.

In: the bytes or the text of a file. Out: a tree of scalars, mappings and sequences with the span of each, and the
findings about the file. Guaranteed: never raises whatever the bytes; scalars stay text, as the author wrote them;
size, depth and the expansion of references are bounded; duplicate keys are findings, never silently dropped.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Span, word
from generator.syntax import ODD_BLANKS, ODD_BULLETS, Complaint, Draft, remedy, special_fix

SIZE_LIMIT = 8 * 1024 * 1024  # bytes; the largest real engagement seen has 0.1 MB
DEPTH_LIMIT = 64
ITEM_LIMIT = 200_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
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
    """A file as read: its name for the author, its text, its tree (None when there is none) and its findings.

    `whole` says that the tree holds all of the text; parts that could not be parsed are left out of it.
    """

    file: str
    text: str
    root: Node | None
    findings: tuple[Diagnostic, ...]
    whole: bool = True


def read(path: Path, file: str) -> Source:
    """Read and parse the file at `path`; `file` is its name in messages."""
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            data = b"" if size > SIZE_LIMIT else stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        finding = Diagnostic("FL-01", Span(file, 0, 0), {"file": file, "reason": word(_reason(error))})
        return Source(file, "", None, (finding,))
    return _too_large(file, size) if size > SIZE_LIMIT else parse_bytes(data, file)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "not-found"
    if isinstance(error, IsADirectoryError):
        return "is-folder"
    return "no-permission" if isinstance(error, PermissionError) else "cannot-open"


def _refused(file: str, code: str, text: str = "", span: Span | None = None, **parameters: str) -> Source:
    return Source(file, text, None, (Diagnostic(code, span or Span(file, 1, 1), parameters),))


def _too_large(file: str, size: int) -> Source:
    return _refused(file, "FL-02", size=f"{math.ceil(size / 104857.6) / 10:g}", limit=f"{SIZE_LIMIT // 1048576}")


def parse_bytes(data: bytes, file: str) -> Source:
    """Decode and parse. Encodings read: UTF-8 with or without byte-order mark, UTF-16, UTF-32."""
    if len(data) > SIZE_LIMIT:
        return _too_large(file, len(data))
    if kind := _binary_kind(data):
        return _refused(file, "FL-03", kind=kind)
    try:
        text = data.decode(_encoding(data))
    except UnicodeDecodeError as error:
        return _undecodable(data, error, file)
    return parse(text.removeprefix("\ufeff"), file)


_SIGNATURES = (
    (b"PK\x03\x04", "office"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "rich-text"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
)


def _binary_kind(data: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return word(kind)
    if _encoding(data) != "utf-8-sig":
        return ""
    return word("binary") if data[:4096].count(0) else ""


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = data[:4096:2], data[1:4096:2]
    if odd.count(0) > len(odd) * 0.4 and not even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) * 0.4 and not odd.count(0):
        return "utf-16-be"
    return "utf-8-sig"


def _undecodable(data: bytes, error: UnicodeDecodeError, file: str) -> Source:
    """The finding at the first byte that is not UTF-8, with the text as it was probably meant."""
    byte = f"0x{data[error.start : error.start + 1].hex().upper() or '00'}"
    encoding, name = _likely_encoding(data) if error.encoding == "utf-8" else (error.encoding, error.encoding.upper())
    text = _one_kind_of_break(data.decode(encoding, "replace"))
    before = _one_kind_of_break(data[: error.start].decode(encoding, "replace"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    span = Span(file, line, column, line, column + 1)
    if encoding == error.encoding:
        return _refused(file, "FL-09", text, span, byte=byte, encoding=name)
    return _refused(file, "FL-04", text, span, encoding=name)


def _likely_encoding(data: bytes) -> tuple[str, str]:
    """The encoding that the bytes are probably in, and its name for the author."""
    sound = data.decode("utf-8", "ignore")
    lost = data.decode("utf-8", "replace").count("\ufffd")
    if sum(char > "\x7f" for char in sound) > 3 * lost:
        return "utf-8", "UTF-8"
    for encoding, name in (("gb2312", "GBK"), ("big5", "Big5"), ("gb18030", "GBK")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        chinese = sum("\u4e00" <= char <= "\u9fff" for char in text)
        if chinese * 2 >= sum(char > "\x7f" for char in text):
            return encoding, name
    return "cp1252", word("other-encoding")


def _one_kind_of_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, file: str) -> Source:
    """Parse the text of a file."""
    text = _one_kind_of_break(text)
    findings = list(_invisible(text, file))
    draft = Draft(_UNREADABLE.sub(" ", text), file)
    if not draft.text.strip():
        return Source(file, text, None, (*findings, Diagnostic("FL-05", Span(file, 1, 1))))
    root, more = _parsed(draft)
    findings += more
    if isinstance(root, Scalar) and root.absent and not findings:
        findings.append(Diagnostic("FL-05", Span(file, 1, 1), {}))
    return Source(file, text, root, tuple(findings), draft.whole)


# what the parser refuses, and what it takes for the end of a line while editors do not
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u2028\u2029]")
_SUSPECTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _invisible(text: str, file: str, limit: int = 20) -> Iterator[Diagnostic]:
    for count, match in enumerate(_SUSPECTS.finditer(text)):
        if count == limit:
            return
        line, column = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
        yield Diagnostic("FL-08", Span(file, line, column, line, column + 1), {"char": _code_point(match.group())})


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"


def _parsed(draft: Draft) -> tuple[Node | None, list[Diagnostic]]:
    """The tree, after as many remedies as it takes, and all that was wrong; the findings of the last pass count."""
    findings: list[Diagnostic] = []
    attempts = 60 if len(draft.lines) < 20_000 else 3
    for _ in range(attempts):
        builder = _Builder(draft)
        try:
            root = builder.build()
        except _ComplaintError as error:
            if not _mended(draft, error.complaint, findings):
                return None, findings
        else:
            return root, findings + builder.findings
    draft.whole = False
    return None, findings


# what a remedy can bring about on the line it mends
_OF_LAYOUT = frozenset({"YM-01", "YM-16", "YM-25"})


def _mended(draft: Draft, complaint: Complaint, findings: list[Diagnostic]) -> bool:
    """Report the complaint and change the draft, so that parsing can go on; False when it cannot."""
    found = remedy(complaint, draft)
    line = found.finding.span.line - 1
    consequence = found.finding.code in _OF_LAYOUT and draft.is_edited(line)
    if not consequence and draft.is_news(found.finding.span):
        findings.append(found.finding)
        if found.edits:
            draft.apply(found.edits)
            return True
        if found.lost:
            return draft.drop_all(found.lost)
    return draft.drop(line)


class _StopError(Exception):
    """Parsing cannot go on; the finding is recorded."""


class _ComplaintError(Exception):
    """The text is not valid YAML."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.problem)
        self.complaint = complaint


def _complaint(error: yaml.YAMLError) -> Complaint:
    problem = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}"
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = mark or opened
    start = (opened.line, opened.column) if opened is not None else None
    return Complaint(problem, mark.line if mark else 0, mark.column if mark else 0, start)


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet."""

    is_mapping: bool
    is_flow: bool
    span: Span
    anchor: str | None
    nodes: list[Node]


class _Builder:
    """Builds the tree from PyYAML's events with its own stack, so that no input can exhaust Python's."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.file = draft.file
        self.edited = draft.edited
        self.findings: list[Diagnostic] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.unused: dict[str, Span] = {}
        self.sizes: dict[int, int] = {}
        self.items = 0
        self.swallowed = _swallowed(draft)

    def build(self) -> Node | None:
        """The tree. Errors: _ComplaintError when the text is not valid YAML."""
        try:
            root = self._document()
        except _StopError:
            self.draft.whole = False
            return None
        except yaml.YAMLError as error:
            raise _ComplaintError(_complaint(error)) from None
        except (RecursionError, ValueError, OverflowError):
            self._report("YM-01", Span(self.file, 1, 1), problem=word("unreadable"))
            return None
        for name, span in self.unused.items():
            self._special("&", f"&{name}", span)
        return root

    def _report(self, code: str, span: Span, **parameters: str) -> None:
        self.findings.append(Diagnostic(code, span, parameters, "warning" if code in _WARNINGS else "error"))

    def _special(self, char: str, text: str, span: Span) -> None:
        end = span.column + len(text)
        place = Span(self.file, span.line, span.column, span.line, end)
        self._report("YM-09", place, char=char, text=text, fix=special_fix(char, f"{text} …"))

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Span(self.file, 1, 1)
        span = Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return self.draft.written(span) if self.edited else span

    def _document(self) -> Node | None:
        root: Node | None = None
        stack: list[_Open] = []
        documents = 0
        for event in _events(self.draft.text):
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
        if root is None and self.draft.whole:
            self._report("FL-05", Span(self.file, 1, 1))
        return root

    def _node(self, event: yaml.Event, stack: list[_Open]) -> Node | None:
        """The node that the event completes, if it completes one."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.CollectionEndEvent):
            return self._close(stack.pop(), self._span(event))
        if isinstance(event, yaml.CollectionStartEvent):
            self._open(event, stack)
            return None
        return self._alias(event) if isinstance(event, yaml.AliasEvent) else None

    def _open(self, event: yaml.CollectionStartEvent, stack: list[_Open]) -> None:
        span = self._span(event)
        if len(stack) >= DEPTH_LIMIT:
            self._report("YM-05", Span(self.file, span.line, span.column), limit=str(DEPTH_LIMIT))
            raise _StopError
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            self.unused.setdefault(event.anchor, span)
        stack.append(_Open(type(event) is yaml.MappingStartEvent, event.flow_style is True, span, event.anchor, []))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span = self._span(event)
        node = Scalar(event.value, span, event.style is not None and event.style != "")
        if event.tag is not None:
            self._check_tag(event)
        if not node.quoted and (span.end_line in self.swallowed or span.end_line > span.line):
            self._check_plain(node, event)
        if event.anchor is not None:
            self.unused.setdefault(event.anchor, span)
            self.anchors[event.anchor] = (node, 1)
        self._count(1, span)
        return node

    def _check_plain(self, node: Scalar, event: yaml.ScalarEvent) -> None:
        """A text that may have lost its end, or taken up a list."""
        if node.text and event.end_mark is not None and node.span.end_line in self.swallowed:
            self._check_comment(event.end_mark.column, node.span)
        if node.span.end_line > node.span.line:
            self._check_items(node.span)

    def _check_comment(self, column: int, span: Span) -> None:
        """A “#” within what was probably meant as one text."""
        line = self.draft.lines[span.end_line - 1]
        match = _COMMENT.match(line, column)
        if match:
            place = Span(self.file, span.end_line, match.start(1) + 1, span.end_line, len(line.rstrip()) + 1)
            self._report("YM-23", self.draft.written(place), text=match[1].strip())

    def _check_items(self, span: Span) -> None:
        """A line within a plain text that was probably meant as an item of a list."""
        for at in range(span.line, span.end_line):
            line = self.draft.lines[at]
            if line.lstrip().startswith("- "):
                start = len(line) - len(line.lstrip())
                place = Span(self.file, at + 1, start + 1, at + 1, len(line.rstrip()) + 1)
                self._report("YM-26", self.draft.written(place), text=line.strip())
                return

    def _close(self, opened: _Open, end: Span) -> Node:
        span = Span(self.file, opened.span.line, opened.span.column, end.end_line, end.end_column)
        size = 1 + sum(self._size(node) for node in opened.nodes)
        if opened.is_mapping:
            return self._keep(opened.anchor, Mapping(self._entries(opened.nodes), span), size)
        if opened.is_flow and len(opened.nodes) == 1:
            self._check_single(opened.nodes[0])
        return self._keep(opened.anchor, Sequence(tuple(opened.nodes), span), size)

    def _check_single(self, node: Node) -> None:
        """One item in brackets with full-width commas in it: several were probably meant."""
        if isinstance(node, Scalar) and not node.quoted and any(mark in node.text for mark in "，、"):
            parts = ", ".join(part.strip() for part in re.split("[，、]", node.text))
            self.findings.append(Diagnostic("YM-24", node.span, {"text": node.text, "parts": parts}, "hint"))

    def _entries(self, nodes: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        merged: list[Mapping] = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._report("YM-12", key.span, found=word("map" if isinstance(key, Mapping) else "list"))
                continue
            if not key.text.isascii():
                key = self._visible(key)
            if key.text == "<<" and not isinstance(value, Scalar):
                merged += [item for item in getattr(value, "items", (value,)) if isinstance(item, Mapping)]
            elif key.text in entries:
                first = entries[key.text][0].span
                self._report("ID-07", key.span, key=key.text, place=word("line", str(first.line)))
            else:
                entries[key.text] = (key, value)
        for other in merged:
            for key, value in other.entries:
                entries.setdefault(key.text, (key, value))
        return tuple(entries.values())

    def _visible(self, key: Scalar) -> Scalar:
        """The key without characters that nobody sees."""
        if not key.quoted and key.text.lstrip("-")[:1] in [*ODD_BLANKS]:
            line, column = key.span.line - 1, key.span.column - 1
            if not self.draft.lines[line][:column].strip(" -") and not self.draft.is_edited(line):
                raise _ComplaintError(Complaint("odd", line, column))
            key = Scalar(key.text.lstrip(ODD_BLANKS), key.span)
        if not key.quoted and key.text[0] in ODD_BULLETS and not self.draft.is_edited(key.span.line - 1):
            raise _ComplaintError(Complaint("bullet", key.span.line - 1, key.span.column - 1))
        unseen = [at for at, char in enumerate(key.text) if unicodedata.category(char) in ("Cf", "Zl", "Zp")]
        if not unseen:
            return key
        column = key.span.column + unseen[0] + key.quoted
        place = Span(self.file, key.span.line, column, key.span.line, column + 1)
        self._report("FL-08", place, char=_code_point(key.text[unseen[0]]))
        text = "".join(char for at, char in enumerate(key.text) if at not in unseen)
        return Scalar(text, key.span, key.quoted)

    def _size(self, node: Node) -> int:
        return 1 if isinstance(node, Scalar) else self.sizes.get(id(node), 1)

    def _keep(self, anchor: str | None, node: Node, size: int) -> Node:
        self.sizes[id(node)] = size
        self._count(size, node.span)
        if anchor is not None:
            self.anchors[anchor] = (node, size)
        return node

    def _count(self, size: int, span: Span) -> None:
        self.items += 1
        if size > ITEM_LIMIT or self.items > ITEM_LIMIT:
            self._report("YM-13", Span(self.file, span.line, span.column), limit=f"{ITEM_LIMIT:,}")
            raise _StopError

    def _alias(self, event: yaml.AliasEvent) -> Node:
        span = self._span(event)
        name = event.anchor or ""
        self.unused.pop(name, None)
        if name not in self.anchors:
            if self.anchors:
                self._report("YM-08", span, name=name)
            else:
                self._special("*", f"*{name}", span)
            return Scalar("", span)
        node, size = self.anchors[name]
        self.items += size
        if self.items > ITEM_LIMIT:
            self._report("YM-06", span, name=name, limit=f"{ITEM_LIMIT:,}")
            raise _StopError
        return node

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        span = self._span(event)
        if event.tag == "!":
            self._special("!", "!", span)
            return
        tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
        place = Span(self.file, span.line, span.column, span.line, span.column + len(tag))
        self._report("YM-11", place, tag=tag)


def _events(text: str) -> Iterator[yaml.Event]:
    """The parser's events; as `yaml.parse`, without asking twice for each."""
    loader = _Loader(text)
    try:
        event = loader.get_event()
        while event is not None and not isinstance(event, yaml.StreamEndEvent):
            yield event
            event = loader.get_event()
    finally:
        loader.dispose()


_WARNINGS = frozenset({"YM-23", "YM-26"})
_COMMENT = re.compile(r"[ \t]+(#[^\s#!=*/-].*)")


def _swallowed(draft: Draft) -> frozenset[int]:
    """The lines (from 1) with a “#” that may be meant as text."""
    return frozenset(at for at, line in enumerate(draft.lines, 1) if "#" in line and _COMMENT.search(line))
