"""From the tree to the terms of the language, each key checked by its own description.

In: a node and the class it should become. Out: the term, or None when nothing can be made of the node, and findings.
Guaranteed: never raises whatever the tree; every fault of the tree is reported at its place, in one run; one fault is
reported once.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Mapping as Map
from dataclasses import replace
from typing import Any, TypeVar

from generator.diagnostics import Span, Word, place_of, said, word
from generator.load import values
from generator.load.keywords import gloss
from generator.load.scalars import BAD, ScalarBinder, is_leftover, texts_in
from generator.load.suggest import did_you_mean, key_near, keys_hint
from generator.model import Card, Claim, Connection, Engagement, Lint, Meta, Phase, Step
from generator.model.base import Origin, Term, Text
from generator.model.keys import Key, keys_by_name, keys_of
from generator.model.service import Connections
from generator.source import Mapping, Node, Scalar, Sequence

TermType = TypeVar("TermType", bound=Term)
ARROW = re.compile(r"\s*(.+?)\s*(<?[-—–－=]+[>＞]|→|⇒|↔|⇄)\s*(.+?)\s*(?:[:：]\s*(.*))?")
_GUESSES = 300
_INNER_QUOTES = str.maketrans("“”", "‘’")
_CLAIMS = frozenset(key.name for key in keys_of(Claim))
_EXAMPLES: Map[str, tuple[str, str]] = {
    "title": ("title: Ordering coffee", "title: 咖啡店点单"),
    "phases": (
        "phases: [{name: Order, steps: [Read the menu, Order and pay]}]",
        "phases: [{name: 点单, steps: [看菜单, 下单付款]}]",
    ),
    "steps": ("steps: [Read the menu, Order and pay]", "steps: [看菜单, 下单付款]"),
}


def head(span: Span) -> Span:
    """Where a span begins."""
    return Span(span.file, span.line, span.column)


class Binder(ScalarBinder):
    """Makes terms of nodes. `language` is that of plain texts; `lanes` are the keys of a step's cards."""

    def __init__(self, language: str, lanes: tuple[str, ...], customer_lane: str = "customer") -> None:
        super().__init__(language)
        self.lanes = lanes
        self.customer_lane = customer_lane
        self._near: dict[tuple[type[Term], str], str] = {}
        self._names: dict[type[Term], list[str]] = {}
        self._known: dict[type[Term], Collection[str]] = {}
        self.lints: list[tuple[Span | None, Lint]] = []  # what is left out of the coach's findings, and where

    def known(self, kind: type[Term]) -> Collection[str]:
        """The keys an author may write in a term, lanes included, the usual ones first."""
        if kind not in self._known:
            names = [key.name for key in keys_of(kind) if not key.rest]
            names = [name for name in names if name not in _CLAIMS] + [name for name in names if name in _CLAIMS]
            names = [*self.lanes, *names] if kind is Step else names
            if kind is Engagement:
                inner = [key.name for key in keys_of(Meta)]
                names = [*inner[:1], "phases", *names, *inner[1:], "steps", "connections"]
            names += ["steps"] if kind is Phase else []
            self._names[kind] = list(dict.fromkeys(names))
            inner_names = keys_by_name(Meta) if kind is Engagement else ()
            self._known[kind] = dict.fromkeys([*names, *keys_by_name(kind), *inner_names])
        return self._known[kind]

    def near(self, kind: type[Term], text: str) -> str:
        """The key of a term that was meant; looked for a few hundred times a file, as it takes a while."""
        if text in self.known(kind):
            return text
        if (kind, text) not in self._near:
            enough = len(self._near) >= _GUESSES
            self._near[kind, text] = "" if enough else key_near(text, self.known(kind))
        return self._near[kind, text]

    def _keys_hint(self, kind: type[Term]) -> Word:
        self.known(kind)
        return keys_hint(self._names[kind])

    def step(self, node: Node) -> Node:
        """A step that is a plain text is what the customer does."""
        if not isinstance(node, Scalar) or node.absent:
            return node
        return Mapping(((Scalar(self.customer_lane, head(node.span)), node),), node.span)

    def missing(self, owner: type[Term], key: str, span: Span) -> None:
        """Report a key that has to be there."""
        examples = _EXAMPLES if key != "title" or owner in (Meta, Engagement) else {}
        english, chinese = examples.get(key, (f"{key}: …", f"{key}: …"))
        called = f"（{gloss(key)}）" if gloss(key) else ""
        example = word("example", english, chinese)
        self.report("TY-02", head(span), owner=word(owner.__name__), key=key, gloss=called, example=example)

    # terms

    def term(self, kind: type[TermType], node: Node, name: str = "") -> TermType | None:
        """The term that the node describes, in its long or its short form; `name` is the key it stands under."""
        if isinstance(node, Scalar):
            return self._from_scalar(kind, node, name)
        if isinstance(node, Sequence):
            if not kind.SHORT_LIST:
                self._no_map(kind, node, name)
                return None
            entry = Scalar(kind.SHORT_LIST, head(node.span))
            return self._from_map(kind, Mapping(((entry, node),), node.span))
        return self._from_map(kind, node)

    def _no_map(self, kind: type[Term], node: Node, name: str) -> None:
        self.wrong(name or word(kind.__name__), word("map"), node, self._keys_hint(kind))

    def _from_scalar(self, kind: type[TermType], node: Scalar, name: str) -> TermType | None:
        if node.absent:
            return None
        keys = keys_by_name(kind)
        if "typical" in keys or "expected" in keys:
            return self._length(kind, node)
        if self._is_tight(kind, node) and self.tight_key(node):
            return None
        if kind is Step:
            return self.term(kind, self.step(node), name)
        if kind.SHORT and keys[kind.SHORT].form == "arrow":
            return self._arrow(kind, node)
        if kind.SHORT:
            return self._from_short(kind, keys[kind.SHORT].name, node, name)
        if kind.SHORT_LIST:
            return self.term(kind, Sequence((node,), node.span), name)
        self._no_map(kind, node, name)
        return None

    def _from_short(self, kind: type[TermType], short: str, node: Scalar, name: str) -> TermType | None:
        """A term of its short key; what is wrong with it is told of the key that the author wrote."""
        before = len(self.findings)
        made = self._from_map(kind, Mapping(((Scalar(short, node.span), node),), node.span))
        for at, item in enumerate(self.findings[before:], before):
            key = item.parameters.get("key")
            if name and item.span == node.span and key in (short, said(short)):
                told = name if key == short else said(name)
                self.findings[at] = replace(item, parameters={**item.parameters, "key": told})
        return made

    def _is_tight(self, kind: type[Term], node: Scalar) -> bool:
        """Whether a plain text begins with a key of the term and a colon that is none."""
        if node.quoted or not ("：" in node.text or ":" in node.text):
            return False
        key = re.split("[:：]", node.text, maxsplit=1)[0]
        return key in self.known(kind) or (kind is Card and key in self.known(Step))

    def _length(self, kind: type[TermType], node: Scalar) -> TermType | None:
        found = values.length(node.text)
        if found is None:
            self.report("TY-08", node.span, found=node.text)
            return None
        usual, longest, unit = found
        first = "typical" if "typical" in keys_by_name(kind) else "expected"
        pairs = [(first, f"{usual:g}"), ("unit", unit)] + ([("max", f"{longest:g}")] if longest is not None else [])
        entries = tuple((Scalar(name, node.span), Scalar(text, node.span)) for name, text in pairs)
        return self._from_map(kind, Mapping(entries, node.span))

    def _arrow(self, kind: type[TermType], node: Scalar) -> TermType | None:
        if not ARROW.fullmatch(node.text):
            self.wrong("connections", word("arrow"), node, word("arrow-hint"))
            return None
        return self._from_map(kind, Mapping(self._ends(node), node.span))

    def _ends(self, node: Scalar) -> tuple[tuple[Scalar, Node], ...]:
        """Both ends, the direction and the label of an arrow, each with its place in the text."""
        match = ARROW.fullmatch(node.text)
        if match is None:
            return ()
        both = match[2].startswith("<") or match[2] in "↔⇄"
        direction = Scalar("both" if both else "forward", node.span)
        pairs = [("from", _part(node, match, 1)), ("to", _part(node, match, 3)), ("dir", direction)]
        pairs += [("label", _part(node, match, 4))] if match[4] else []
        return tuple((Scalar(name, part.span), part) for name, part in pairs)

    def _from_map(self, kind: type[TermType], node: Mapping) -> TermType | None:
        keys = keys_by_name(kind)
        if kind in (Connection, Connections) and node.entries and all(_is_arrow(name) for name, _ in node.entries):
            return self._arrows(kind, node)
        node = self._gather_languages(kind, self.without_leftovers(node))
        node = node if kind is Engagement else self.meant(kind, node)
        given: dict[str, Any] = {}
        spans: dict[str, Span] = {}
        rest: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        for name, value in node.entries:
            key = keys.get(name.text)
            if key is None:
                rest.append((name, value))
            elif key.attribute in first:
                self.broken.update(texts_in(value))
                one, other = sorted((first[key.attribute].span, name.span))
                self.report("ID-07", other, key=name.text, place=place_of(one, other.file))
            else:
                first[key.attribute] = name
                spans[key.attribute] = value.span
                if (bound := self._given(kind, key, name, value, spans)) is not None:
                    given[key.attribute] = bound
        self._take_rest(kind, rest, given, spans)
        return self._made(kind, node, given, spans)

    def _arrows(self, kind: type[TermType], node: Mapping) -> TermType | None:
        """“a -> b: label” as YAML reads it: a map of the arrow to its label."""
        if kind is Connections:
            items = tuple(Mapping((entry,), entry[0].span) for entry in node.entries)
            return self.term(kind, Sequence(items, node.span))
        (line, label), *others = node.entries
        for other, _ in others:
            self.wrong("connections", word("arrow"), other, word("arrow-hint"))
        ends = self._ends(line)
        is_map = isinstance(label, Mapping) and not any(_is_tag(name.text) for name, _ in label.entries)
        inner = label.entries if is_map and isinstance(label, Mapping) else None
        given = {name.text for name, _ in inner or ()}
        ends = tuple(entry for entry in ends if entry[0].text not in given)
        return self._from_map(kind, Mapping((*ends, *(inner or ((Scalar("label", label.span), label),))), node.span))

    def meant(self, kind: type[Term], node: Mapping) -> Mapping:
        """The map with misspelled keys, which are reported, put right, so that what stands under them is read."""
        known = self.known(kind)
        has_rest = any(key.rest for key in keys_of(kind)) and kind is not Step
        if has_rest or all(name.text in known for name, _ in node.entries):
            return node
        present = {name.text for name, _ in node.entries}
        entries: list[tuple[Scalar, Node]] = []
        for name, value in node.entries:
            strange = name.text not in known and not (kind is Step and name.text in keys_by_name(Card))
            right = self.near(kind, name.text) if strange else ""
            if right and right not in present:
                self._unknown(kind, name)
                present.add(right)
                entries.append((Scalar(right, name.span), value))
            else:
                entries.append((name, value))
        return Mapping(tuple(entries), node.span)

    def _given(self, kind: type[Term], key: Key, name: Scalar, value: Node, spans: dict[str, Span]) -> Any:
        if key.required and isinstance(value, Scalar) and value.absent:
            self.report("TY-07", name.span, key=name.text)
            return BAD
        if key.form == "color" and isinstance(value, Scalar) and value.absent:  # "#0B6E4F" without quotes is a comment
            return self._color(name.text, "", name.span)
        return self.value(kind, key, name, value, spans)

    def _made(
        self, kind: type[TermType], node: Mapping, given: dict[str, Any], spans: dict[str, Span]
    ) -> TermType | None:
        complete = True
        for key in keys_of(kind):
            if given.get(key.attribute) is BAD:
                del given[key.attribute]
                complete = complete and not key.required
            elif key.required and key.attribute not in given:
                self.missing(kind, key.name, node.span)
                complete = False
        if kind is Connection and complete:
            complete = self._has_ends(node, spans)
        if not complete:
            self.broken.update(texts_in(node))
            return None
        if "lint" in given:
            self.lints.append((None if kind is Engagement else node.span, given["lint"]))
        return kind(origin=Origin(node.span, spans), **given)

    def _has_ends(self, node: Mapping, spans: dict[str, Span]) -> bool:
        absent = [key.name for key in keys_of(Connection) if key.attribute in ("source", "target")]
        absent = [name for name in absent if keys_by_name(Connection)[name].attribute not in spans]
        for name in absent:
            self.missing(Connection, name, node.span)
        return not absent

    def _gather_languages(self, kind: type[Term], node: Mapping) -> Mapping:
        """Languages written straight into the term belong to its short key: {zh-CN: …, en: …, basis: …}."""
        known = keys_by_name(kind)
        short = known.get(kind.SHORT) if kind.SHORT else None
        if short is None or short.item is not Text or node.get(short.name) is not None:
            return node
        others = [entry for entry in node.entries if entry[0].text not in known]
        tags = [entry for entry in others if _is_tag(entry[0].text) or values.language_meant(entry[0].text)]
        if not tags:
            return node
        tags = [entry for entry in others if entry in tags or not self.near(kind, entry[0].text)]
        gathered = (Scalar(short.name, tags[0][0].span), Mapping(tuple(tags), node.span))
        return Mapping((gathered, *(entry for entry in node.entries if entry not in tags)), node.span)

    def _take_rest(
        self, kind: type[Term], rest: list[tuple[Scalar, Node]], given: dict[str, Any], spans: dict[str, Span]
    ) -> None:
        """Keys the term does not name: a step's lanes, a row's roles, or mistakes."""
        home = next((key for key in keys_of(kind) if key.rest), None)
        taken: dict[str, Any] = {}
        for name, value in rest:
            if home is None or (kind is Step and name.text not in self.lanes):
                self.broken.update(texts_in(value))
                self._unknown(kind, name)
                continue
            bound = self.value(kind, home, name, value, spans, inside=True)
            if bound is not None and bound is not BAD:
                taken[name.text] = bound
            spans[name.text] = value.span
            spans[f"{home.attribute}.{name.text}"] = name.span
        if home is not None and taken:
            given[home.attribute] = taken

    def _unknown(self, kind: type[Term], name: Scalar) -> None:
        known = self.known(kind)
        shown = name.text.translate(_INNER_QUOTES)
        if name.text.startswith("-") and name.text.lstrip("-") in known:
            dash = Span(name.span.file, name.span.line, name.span.column, name.span.line, name.span.column + 1)
            self.report("YM-20", dash, found=name.text, text=f"{name.text[1:]}: …")
        elif kind is Step and name.text in keys_by_name(Card):
            hint = word("card-hint", name.text)
            self.report("ID-04", name.span, key=name.text, owner=word("Step"), hint=hint)
        elif kind is Step and not self.near(kind, name.text):
            lane = f"- {{id: {name.text}, role: support, name: {name.text}}}"
            plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name.text)
            hint = word("lane-hint", lane) if plain else word("lane-hint-chinese", name.text)
            self.report("TY-10", name.span, key=name.text, hint=hint)
        else:
            right = self.near(kind, name.text)
            hint = did_you_mean(right) if right else self._keys_hint(kind)
            self.report("ID-04", name.span, key=shown, owner=word(kind.__name__), hint=hint)

    # values

    def value(
        self, owner: type[Term], key: Key, name: Scalar, node: Node, spans: dict[str, Span], inside: bool = False
    ) -> Any:
        """The value of a key: None when the author wrote nothing, BAD when it is wrong (and reported)."""
        if isinstance(node, Scalar) and node.absent:
            return None
        if key.keyed and not inside:
            return self._keyed(owner, key, name, node, spans)
        if key.many:
            return self._many(owner, key, name, node, spans)
        return self._one(owner, key, name.text, node)

    def _many(self, owner: type[Term], key: Key, name: Scalar, node: Node, spans: dict[str, Span]) -> Any:
        if isinstance(node, Mapping) and not self.is_single(key.item, node):
            self.wrong(name.text, word("list"), node, word("list-hint", node.entries[0][0].text))
            return BAD
        bound: list[Any] = []
        for item in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(item, Scalar) and item.absent:
                continue
            made = self._one(owner, key, name.text, item)
            if made is not None and made is not BAD:
                spans[f"{key.attribute}[{len(bound)}]"] = item.span
                bound.append(made)
        return tuple(bound)

    def is_single(self, item: Any, node: Mapping) -> bool:
        """Whether a map that stands where a list may stand is one item of it, not a map of items."""
        if not isinstance(item, type) or not issubclass(item, Term):
            return True
        if not node.entries or any(self.near(item, name.text) or _is_tag(name.text) for name, _ in node.entries):
            return True
        return any(is_leftover(name, value) for name, value in node.entries)

    def _keyed(self, owner: type[Term], key: Key, name: Scalar, node: Node, spans: dict[str, Span]) -> Any:
        if not isinstance(node, Mapping):
            self.wrong(name.text, word("map"), node)
            return BAD
        bound = {}
        for inner, value in self.without_leftovers(node).entries:
            if key.choices and key.item in (int, float) and inner.text not in key.choices:
                self.choice(key, inner.text, inner.span, name.text)
                continue
            made = self.value(owner, key, inner, value, spans, inside=True)
            if made is not None and made is not BAD:
                spans[f"{key.attribute}.{inner.text}"] = inner.span if key.refers else value.span
                bound[inner.text] = made
        return bound

    def _one(self, owner: type[Term], key: Key, name: str, node: Node) -> Any:
        if key.item is Text:
            return self.text(name, node, key.required)
        if isinstance(key.item, type) and issubclass(key.item, Term):
            return self.term(key.item, node, name) or BAD
        return self.scalar(owner, key, name, node)


def _is_arrow(name: Scalar) -> bool:
    return ARROW.fullmatch(name.text) is not None


def _is_tag(text: str) -> bool:
    tag = values.language(text)
    return tag is not None and tag.split("-")[0] in ("zh", "en")


def _part(node: Scalar, match: re.Match[str], group: int) -> Scalar:
    """A part of a text, with its own place when the text stands on one line as written."""
    start, end = match.span(group)
    if node.span.line != node.span.end_line:
        return Scalar(match[group], node.span)
    column = node.span.column + node.quoted
    line = node.span.line
    return Scalar(match[group], Span(node.span.file, line, column + start, line, column + end))
