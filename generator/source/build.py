"""From YAML's events to the tree, with all that is wrong on the way.

In: a draft. Out: its tree and findings, or the parser's complaint. Guaranteed: depth, size and the expansion of
references are bounded; duplicate keys are findings, never silently dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, Span, word
from generator.source.tree import Mapping, Node, Scalar, Sequence
from generator.syntax import ODD_BLANKS, ODD_BULLETS, Complaint, Draft, special_fix

DEPTH_LIMIT = 64
ITEM_LIMIT = 200_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def code_point(char: str) -> str:
    """The character as Unicode names its place, such as U+200B."""
    return f"U+{ord(char):04X}"


class _StopError(Exception):
    """Parsing cannot go on; the finding is recorded."""


class ComplaintError(Exception):
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


class Builder:
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
        """The tree. Errors: ComplaintError when the text is not valid YAML."""
        try:
            root = self._document()
        except _StopError:
            self.draft.whole = False
            return None
        except yaml.YAMLError as error:
            raise ComplaintError(_complaint(error)) from None
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
        """One item in brackets with full-width commas in it, all between names: several were probably meant."""
        if isinstance(node, Scalar) and not node.quoted and any(mark in node.text for mark in "，、"):
            parts = [part.strip() for part in re.split("[，、]", node.text)]
            if not any(_CLAUSE.search(part) for part in parts):
                facts = {"text": node.text, "parts": ", ".join(parts)}
                self.findings.append(Diagnostic("YM-24", node.span, facts, "hint"))

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
                raise ComplaintError(Complaint("odd", line, column))
            key = Scalar(key.text.lstrip(ODD_BLANKS), key.span)
        if not key.quoted and key.text[0] in ODD_BULLETS and not self.draft.is_edited(key.span.line - 1):
            raise ComplaintError(Complaint("bullet", key.span.line - 1, key.span.column - 1))
        unseen = [at for at, char in enumerate(key.text) if unicodedata.category(char) in ("Cf", "Zl", "Zp")]
        if not unseen:
            return key
        column = key.span.column + unseen[0] + key.quoted
        place = Span(self.file, key.span.line, column, key.span.line, column + 1)
        self._report("FL-08", place, char=code_point(key.text[unseen[0]]))
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
# what stands in a sentence and hardly ever in the name of a thing
_CLAUSE = re.compile("[的了着把被让给您你我他她它们这那谁几一不没别未而但就也才再又都还只很太因所如]|.{9}|^$")
_COMMENT = re.compile(r"[ \t]+(#[^\s#!=*/-].*)")


def _swallowed(draft: Draft) -> frozenset[int]:
    """The lines (from 1) with a “#” that may be meant as text."""
    return frozenset(at for at, line in enumerate(draft.lines, 1) if "#" in line and _COMMENT.search(line))
