"""Changes of a YAML text that leave everything else as the author wrote it.

In: a text and the data that it shall hold. Out: the text with the fewest changes that make it so. Guaranteed: lines
that hold nothing of what changed stay as they are, byte for byte, comments, order and quotation marks with them; read
back, the text holds exactly the data asked for, else `RewriteError`.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher

from generator.rewrite.emission import Data, entry, in_line, is_text, item, text_of
from generator.rewrite.places import Places
from generator.source import Mapping, Node, Scalar, Sequence, parse

__all__ = ["Data", "RewriteError", "data_of", "entry", "in_line", "is_text", "item", "normal", "rewritten"]


class RewriteError(Exception):
    """The text cannot be changed so without changing more: it shares parts by “&” and “*”, or is not valid."""


def data_of(node: Node | None) -> Data:
    """What a tree holds, without places and quotation marks."""
    if isinstance(node, Mapping):
        return {name.text: data_of(value) for name, value in node.entries}
    if isinstance(node, Sequence):
        return [data_of(value) for value in node.items]
    return None if node is None or node.absent else node.text


def normal(data: Data) -> Data:
    """The data as a file gives it back: every scalar a text."""
    if isinstance(data, dict):
        return {str(key): normal(value) for key, value in data.items()}
    return [normal(value) for value in data] if isinstance(data, list) else text_of(data)


def rewritten(text: str, wanted: Data) -> str:
    """The text, changed as little as can be, so that it holds `wanted`. Errors: RewriteError."""
    wanted = normal(wanted)
    root = parse(text, "").root
    if _same(data_of(root), wanted):
        return text
    if root is None:
        raise RewriteError("the text holds nothing")
    changes = _Changes(text)
    changes.make(root, wanted, flow=False)
    made = changes.made()
    if _holds(made, wanted):
        return made
    return _one_by_one(text, wanted)


def _holds(text: str, wanted: Data) -> bool:
    read = parse(text, "")
    sound = read.whole and not any(one.severity == "error" for one in read.findings)
    return sound and _same(data_of(read.root), wanted)


def _same(one: Data, other: Data) -> bool:
    """Whether data are equal; the order of keys counts for nothing."""
    return bool(one == other)


def _one_by_one(text: str, wanted: Data) -> str:
    """As `rewritten`, with the text read again after each change: for changes that meet in one place."""
    seen: set[str] = set()
    while text not in seen:  # what is shared would go back and forth
        seen.add(text)
        root = parse(text, "").root
        if root is None:
            break
        if _same(data_of(root), wanted):
            return text
        changes = _Changes(text, only_first=True)
        changes.make(root, wanted, flow=False)
        text = changes.made()
    raise RewriteError("the change would change more than it should")


class _Changes:
    """Collects what is to be put where."""

    def __init__(self, text: str, only_first: bool = False) -> None:
        self.text = text
        self.places = Places(text)
        self.splices: list[tuple[int, int, str]] = []
        self.only_first = only_first

    def made(self) -> str:
        """The text with all changes; those in one place follow each other as they were asked for."""
        splices = self.splices[:1] if self.only_first else self.splices
        parts, at = [], 0
        for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
            if start < at:
                continue  # two changes meet: the check finds it
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])

    def put(self, start: int, end: int, new: str) -> None:
        self.splices.append((start, end, new))

    def make(self, node: Node, wanted: Data, flow: bool) -> None:
        """Change a node into what is wanted."""
        if _same(data_of(node), wanted):
            return
        flow = flow or self.places.is_flow(node)
        if isinstance(node, Mapping) and isinstance(wanted, dict) and wanted and node.entries:
            self._map(node, wanted, flow)
        elif isinstance(node, Sequence) and isinstance(wanted, list) and wanted and node.items:
            self._list(node, wanted, flow)
        else:
            self._replace(node, wanted, flow)

    # maps

    def _map(self, node: Mapping, wanted: dict[str, Data], flow: bool) -> None:
        new = {name: value for name, value in wanted.items() if node.get(name) is None}
        kept = [name for name, _ in node.entries if name.text in wanted]
        if not kept:
            self._replace(node, wanted, flow)
            return
        for at, (name, value) in enumerate(node.entries):
            if name.text not in wanted:
                self.put(*self.places.without_entry(node, at, flow), "")
            elif not _same(data_of(value), wanted[name.text]):
                self._value(name, value, wanted[name.text], flow)
        for key, added in new.items():
            self._add(node, key, added, flow)

    def _value(self, name: Scalar, value: Node, wanted: Data, flow: bool) -> None:
        """Change the value of a key; one that was left out is written behind the colon or below."""
        nothing = data_of(value) in (None, [], {})
        if nothing and not flow and isinstance(wanted, list | dict) and wanted:
            start, end = self.places.empty(name, value)
            lines = entry(name.text, wanted, self.places.column(name)).split("\n")
            if len(lines) > 1:
                self.put(start, end, "")
                self.put(self.places.line_end(end), self.places.line_end(end), "\n" + "\n".join(lines[1:]))
                return
        if isinstance(value, Scalar) and value.absent:
            start, end = self.places.empty(name, value)
            self.put(start, end, f"{self.places.gap(name, start)}{in_line(wanted)}")
            return
        self.make(value, wanted, flow)

    def _add(self, node: Mapping, name: str, value: Data, flow: bool) -> None:
        if flow:
            at = self.places.last_end(node)
            self.put(at, at, f", {in_line(name)}: {in_line(value)}")
            return
        at = self.places.line_end(self.places.content_end(node))
        self.put(at, at, self.places.opened(at) + entry(name, value, self.places.first_column(node)))

    # lists

    def _list(self, node: Sequence, wanted: list[Data], flow: bool) -> None:
        have = [data_of(one) for one in node.items]
        before, after = ([json.dumps(one, sort_keys=True) for one in side] for side in (have, wanted))
        for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            pairs = _paired(have[start:end], wanted[first:last])
            for old, new in pairs:
                if old is not None and new is not None:
                    self.make(node.items[start + old], wanted[first + new], flow)
                elif old is not None:
                    self.put(*self.places.without_item(node, start + old, flow), "")
            at = end
            for old, new in pairs:
                if old is None and new is not None:
                    self._insert(node, at, wanted[first + new], flow)

    def _insert(self, node: Sequence, at: int, value: Data, flow: bool) -> None:
        if flow:
            if at == 0:
                place = self.places.start(node.items[0])
                self.put(place, place, f"{in_line(value)}, ")
            else:
                place = self.places.last_end(node) if at == len(node.items) else self.places.end(node.items[at - 1])
                self.put(place, place, f", {in_line(value)}")
            return
        beside = node.items[min(at, len(node.items) - 1)]
        new = item(value, self.places.column(node), self.places.is_flow(beside))
        if at == 0:
            place = self.places.line_start(self.places.dash(node, 0))
            self.put(place, place, new + "\n")
        else:
            whole = node if at == len(node.items) else node.items[at - 1]
            place = self.places.line_end(self.places.content_end(whole))
            self.put(place, place, self.places.opened(place) + new)

    def _replace(self, node: Node, wanted: Data, flow: bool) -> None:
        """Put what is wanted in the place of a whole node."""
        start, end = self.places.extent(node)
        quote = self.text[start : start + 1] if isinstance(node, Scalar) and node.quoted else ""
        if isinstance(node, Scalar) and quote in ("|", ">") and isinstance(wanted, str) and not flow:
            block = self.places.literal(node, wanted)
            if block is not None:
                self.put(start, end, block)
                return
        if not isinstance(node, Scalar) and not self.places.is_flow(node):
            start = self.places.after_key(start)
            if isinstance(wanted, list | dict) and wanted:
                self.put(start, end, "\n" + self._below(node, wanted))
                return
            self.put(start, end, " " + in_line(wanted))
            return
        self.put(start, end, in_line(wanted, quote))

    def _below(self, node: Node, wanted: Data) -> str:
        """A list or a map in lines of its own, where another one stood."""
        column = self.places.column(node) if isinstance(node, Sequence) else self.places.first_column(node)
        if isinstance(wanted, dict):
            return "\n".join(entry(name, value, column) for name, value in wanted.items())
        return "\n".join(item(value, column, flow=False) for value in wanted)


def _paired(old: list[Data], new: list[Data]) -> list[tuple[int | None, int | None]]:
    """Which old item became which new one: by their ids, else by their places; None for what came or went."""
    homes = {identifier: at for at, one in enumerate(old) if (identifier := _id(one))}
    pairs: list[tuple[int | None, int | None]] = [(homes.pop(_id(one), None), at) for at, one in enumerate(new)]
    taken = {home for home, _ in pairs}
    free = [at for at in range(len(old)) if at not in taken and (len(old) == len(new) or not _id(old[at]))]
    for at, (home, place) in enumerate(pairs):
        if home is None and free and (len(old) == len(new) or not _id(new[at])):
            pairs[at] = (free.pop(0), place)
    kept = {home for home, _ in pairs}
    return [*pairs, *((at, None) for at in range(len(old)) if at not in kept)]


def _id(data: Data) -> str:
    found = data.get("id") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""
