"""Where the nodes of a YAML text begin and end, and where something can be put beside them.

In: a text and nodes of its tree. Out: offsets into the text. Guaranteed: reads only; comments belong to no node, a
line's comment stays on its line.
"""

from __future__ import annotations

import re
from itertools import accumulate

from generator.rewrite.emission import literal
from generator.source import Mapping, Node, Scalar, Sequence

_PROPERTIES = re.compile(r"([&!]\S*[ \t]+)+")
_ALIAS = re.compile(r"\s*:\s*\*[^\s,\]}]+")


class Places:
    """The places of one text.

    Units: offsets and columns count characters from 0.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def _offset(self, line: int, column: int) -> int:
        return min(self.lines[min(line - 1, len(self.lines) - 1)] + column - 1, len(self.text))

    def start(self, node: Node) -> int:
        """Where the node's own text begins, behind an anchor."""
        at = self._offset(node.span.line, node.span.column)
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            return at
        properties = _PROPERTIES.match(self.text, at)
        return properties.end() if properties else at

    def end(self, node: Node) -> int:
        """Where it ends; of a block collection, the end of its content."""
        if isinstance(node, Scalar):
            end = self._offset(node.span.end_line, node.span.end_column)
            return self._block_end(node, end) if self.text[self.start(node) : self.start(node) + 1] in "|>" else end
        return self._offset(node.span.end_line, node.span.end_column) if self.is_flow(node) else self.content_end(node)

    def _block_end(self, node: Scalar, end: int) -> int:
        """The end of a text in block form: that of its last line that is not blank."""
        start = self.start(node)
        if not node.quoted:
            return end
        header = self.text[start : self.line_end(start)].split("#")[0]
        return end - (self.text[end - 1 : end] == "\n") if "+" in header else start + len(self.text[start:end].rstrip())

    def is_flow(self, node: Node) -> bool:
        """Whether a list or map stands in brackets or braces."""
        return not isinstance(node, Scalar) and self.text[self.start(node) : self.start(node) + 1] in ("{", "[")

    def extent(self, node: Node) -> tuple[int, int]:
        return self.start(node), self.end(node)

    def column(self, node: Node) -> int:
        """The column that a node begins in, from 0."""
        start = self.start(node)
        return start - self.line_start(start)

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """The end of the line, before its break."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    def opened(self, at: int) -> str:
        """What begins a new line there."""
        return "" if at == 0 or (at == len(self.text) and self.text.endswith("\n")) else "\n"

    # within a list or a map

    def _inside(self, node: Node, outer: Node) -> bool:
        """Whether a node stands in its parent, not elsewhere by an alias."""
        place = (node.span.line, node.span.column)
        first, last = (outer.span.line, outer.span.column), (outer.span.end_line, outer.span.end_column)
        return first <= place <= last

    def own(self, node: Mapping) -> list[tuple[Scalar, Node]]:
        """The entries that stand in the map itself."""
        return [(name, value) for name, value in node.entries if self._inside(name, node)]

    def first_column(self, node: Node) -> int:
        """The column of a map's keys."""
        own = self.own(node) if isinstance(node, Mapping) else []
        return self.column(own[0][0]) if own else self.column(node)

    def _entry_end(self, name: Scalar, value: Node, node: Node) -> int:
        end = self._offset(name.span.end_line, name.span.end_column)
        if self._inside(value, node) and self.start(value) >= end:
            return max(end, self.end(value))
        alias = _ALIAS.match(self.text, end)
        return alias.end() if alias else end

    def last_end(self, node: Node) -> int:
        """Where the last entry of a list or map ends."""
        if isinstance(node, Mapping):
            return max((self._entry_end(name, value, node) for name, value in self.own(node)), default=self.start(node))
        items = node.items if isinstance(node, Sequence) else ()
        return max((self.end(one) for one in items if self._inside(one, node)), default=self.start(node))

    def content_end(self, node: Node) -> int:
        """The end of the last line of a node, without comments and blank lines below it."""
        if isinstance(node, Scalar) or self.is_flow(node):
            return self.end(node)
        floor = self.last_end(node)
        limit = self._offset(node.span.end_line, node.span.end_column)
        at = self.line_end(floor)
        end = floor
        while at < limit:  # aliases may stand behind the last node with a place of its own
            line = self.text[at + 1 : self.line_end(at + 1)]
            if line.strip() and not line.strip().startswith("#") and at + 1 + len(line) <= limit:
                end = at + 1 + len(line)
            at = self.line_end(at + 1)
        return end

    def dash(self, node: Sequence, at: int) -> int:
        """Where the dash of an item stands."""
        column = self.column(node)
        line = self.line_start(self.start(node.items[at]))
        while line > 0 and self.text[line + column : line + column + 1] != "-":
            line = self.line_start(line - 1)
        return line + column

    # what is taken away

    def without_entry(self, node: Mapping, at: int, flow: bool) -> tuple[int, int]:
        """The stretch of an entry, with what parts it from the others."""
        entries = self.own(node)
        name = node.entries[at][0]
        place = next((here for here, (known, _) in enumerate(entries) if known is name), 0)
        if flow:
            spans = [(self.start(key), self._entry_end(key, value, node)) for key, value in entries]
            return _parted(spans, place)
        start, end = self.start(name), self.line_end(self._entry_end(*entries[place], node))
        if self.text[self.line_start(start) : start].strip() and place + 1 < len(entries):
            return start, self.start(entries[place + 1][0])
        return self.line_start(start), min(end + 1, len(self.text))

    def without_item(self, node: Sequence, at: int, flow: bool) -> tuple[int, int]:
        """The stretch of an item, with what parts it from the others."""
        if flow:
            return _parted([self.extent(one) for one in node.items], at)
        start = self.line_start(self.dash(node, at))
        return start, min(self.line_end(self.content_end(node.items[at])) + 1, len(self.text))

    # what is put in

    def empty(self, name: Scalar, value: Node) -> tuple[int, int]:
        """The stretch of a value that says nothing, from behind its key's colon."""
        start, end = self.extent(value)
        before = self._offset(name.span.end_line, name.span.end_column)
        colon = self.text.find(":", before, max(start, before) + 1)
        return (colon + 1 if 0 <= colon < start else start), end

    def gap(self, name: Scalar, at: int) -> str:
        """What stands between a key and its value, put there."""
        before = self.text[self._offset(name.span.end_line, name.span.end_column) : at]
        return " " if ":" in before else ": "

    def after_key(self, start: int) -> int:
        """The place behind a key's colon, or a dash, when nothing but blanks stands between it and the node."""
        before = self.text[:start].rstrip(" \n")
        return len(before) if before.endswith((":", "-")) else start

    def literal(self, node: Scalar, text: str) -> str | None:
        """A text in block form, as far in as the one that stood there."""
        start, end = self.extent(node)
        lines = self.text[start:end].split("\n")[1:]
        depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        return literal(text, depth) if depth else None


def _parted(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The stretch of one of several in a row, with the comma before it, or behind it for the first."""
    if at:
        return spans[at - 1][1], spans[at][1]
    return spans[0][0], spans[1][0] if len(spans) > 1 else spans[0][1]
