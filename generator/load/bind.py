"""From the tree to the terms of the language, each key checked by its own description.

In: a node and the class it should become. Out: the term, or None when nothing can be made of the node, and findings.
Guaranteed: never raises whatever the tree; every fault of the tree is reported at its place, in one run.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic, Span
from generator.load import values
from generator.model.base import Origin, Term, Text
from generator.model.keys import Key, keys_by_name, keys_of
from generator.source import Mapping, Node, Scalar, Sequence

TermType = TypeVar("TermType", bound=Term)
_BAD: Any = object()
_ID = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_ARROW = re.compile(r"\s*(.+?)\s*(<-+>|-+>|→|↔|⇄|=>)\s*(.+?)\s*(?:[:：]\s*(.*))?")


def words_near(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word most like this one, "" when none is."""
    pool = sorted(set(known))
    lowered = {item.lower(): item for item in reversed(pool)}
    found = difflib.get_close_matches(word.lower(), lowered, 1, cutoff)
    return lowered[found[0]] if found else ""


def known_words(known: Iterable[str]) -> str:
    return ", ".join(list(known)[:24])


class Binder:
    """Makes terms of nodes. `language` is that of plain texts; `lanes` are the keys of a step's cards."""

    def __init__(self, language: str, lanes: tuple[str, ...]) -> None:
        self.language = language
        self.lanes = lanes
        self.findings: list[Diagnostic] = []
        self.languages: dict[str, int] = {}
        self.texts = 0

    def report(self, code: str, span: Span, **parameters: str) -> None:
        self.findings.append(Diagnostic(code, span, parameters))

    # terms

    def term(self, kind: type[TermType], node: Node) -> TermType | None:
        """The term that the node describes, in its long or its short form."""
        if isinstance(node, Scalar):
            return self._from_scalar(kind, node)
        if isinstance(node, Sequence):
            return self._from_list(kind, node)
        return self._from_map(kind, node)

    def _from_scalar(self, kind: type[TermType], node: Scalar) -> TermType | None:
        keys = keys_by_name(kind)
        if node.absent:
            return None
        if "typical" in keys or "expected" in keys:
            return self._length(kind, node)
        if kind.SHORT:
            key = keys[kind.SHORT]
            if key.form == "arrow":
                return self._arrow(kind, node)
            entry = Scalar(key.name, node.span)
            return self._from_map(kind, Mapping(((entry, node),), node.span))
        self._wrong(kind.__name__, "@map", node)
        return None

    def _from_list(self, kind: type[TermType], node: Sequence) -> TermType | None:
        if not kind.SHORT_LIST:
            self._wrong(kind.__name__, "@map", node)
            return None
        entry = Scalar(kind.SHORT_LIST, node.span)
        return self._from_map(kind, Mapping(((entry, node),), node.span))

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
        match = _ARROW.fullmatch(node.text)
        if not match:
            self.report("TY-01", node.span, key="connections", expected="@arrow", found=node.text, hint="@arrow-hint")
            return None
        both = match[2].startswith("<") or match[2] in "↔⇄"
        pairs = [("from", match[1]), ("to", match[3]), ("dir", "both" if both else "forward")]
        pairs += [("label", match[4])] if match[4] else []
        entries = tuple((Scalar(name, node.span), Scalar(text, node.span)) for name, text in pairs)
        return self._from_map(kind, Mapping(entries, node.span))

    def _from_map(self, kind: type[TermType], node: Mapping) -> TermType | None:
        node = self._gather_languages(kind, node)
        keys = keys_by_name(kind)
        given: dict[str, Any] = {}
        spans: dict[str, Span] = {}
        rest: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        for name, value in node.entries:
            key = keys.get(name.text)
            if key is None:
                rest.append((name, value))
            elif key.attribute in first:
                line = str(first[key.attribute].span.line)
                self.report("ID-07", name.span, key=name.text, line=line)
            else:
                first[key.attribute] = name
                spans[key.attribute] = value.span
                bound = self.value(key, name, value, spans)
                if bound is not None:
                    given[key.attribute] = bound
        self._take_rest(kind, rest, given, spans)
        return self._made(kind, node, given, spans)

    def _made(
        self, kind: type[TermType], node: Mapping, given: dict[str, Any], spans: dict[str, Span]
    ) -> TermType | None:
        complete = True
        for key in keys_of(kind):
            if given.get(key.attribute) is _BAD:
                del given[key.attribute]
                complete = complete and not key.required
            elif key.required and key.attribute not in given:
                start = Span(node.span.file, node.span.line, node.span.column)
                self.report("TY-02", start, owner=f"@{kind.__name__}", key=key.name, doc=key.doc)
                complete = False
        return kind(origin=Origin(node.span, spans), **given) if complete else None

    def _gather_languages(self, kind: type[Term], node: Mapping) -> Mapping:
        """Languages written straight into the term belong to its short key: {zh-CN: …, en: …, basis: …}."""
        short = keys_by_name(kind).get(kind.SHORT) if kind.SHORT else None
        if short is None or short.item is not Text:
            return node
        known = keys_by_name(kind)
        said = [(name, value) for name, value in node.entries if self._is_tag(name.text) and name.text not in known]
        if not said or node.get(short.name) is not None:
            return node
        others = [entry for entry in node.entries if entry not in said]
        cut = [entry for entry in others if self._is_leftover(entry, known)]
        gathered = (Scalar(short.name, said[0][0].span), Mapping((*said, *cut), node.span))
        return Mapping((gathered, *(entry for entry in others if entry not in cut)), node.span)

    @staticmethod
    def _is_tag(text: str) -> bool:
        return text in ("zh", "en", "zh-CN", "zh-TW", "zh-HK", "zh-Hans", "zh-Hant") or (
            "-" in text and values.is_language(text) and text[:2] in ("zh", "en")
        )

    @staticmethod
    def _is_leftover(entry: tuple[Scalar, Node], known: Iterable[str]) -> bool:
        """A key without value that no author means: the tail of a text split at a comma."""
        name, value = entry
        return isinstance(value, Scalar) and value.absent and name.text not in known

    def _take_rest(
        self, kind: type[Term], rest: list[tuple[Scalar, Node]], given: dict[str, Any], spans: dict[str, Span]
    ) -> None:
        """Keys the term does not name: a step's lanes, a row's roles, or mistakes."""
        home = next((key for key in keys_of(kind) if key.rest), None)
        taken: dict[str, Any] = {}
        for name, value in rest:
            if self._is_leftover((name, value), ()) and not _NAME.fullmatch(name.text):
                self.report("LG-02", name.span, key=name.text)
            elif home is not None and (kind.__name__ != "Step" or name.text in self.lanes):
                bound = self.value(home, name, value, spans, inside=True)
                if bound is not None and bound is not _BAD:
                    taken[name.text] = bound
                spans[name.text] = value.span
            else:
                self._unknown(kind, name, home is not None)
        if home is not None and taken:
            given[home.attribute] = taken

    def _unknown(self, kind: type[Term], name: Scalar, has_lanes: bool) -> None:
        keys = [key.name for key in keys_of(kind) if not key.rest]
        pool = [*keys_by_name(kind), *(self.lanes if has_lanes else ())]
        near = words_near(name.text, pool)
        hint = f"@did-you-mean|{near}" if near else f"@known-keys|{known_words([*self.lanes * has_lanes, *keys])}"
        self.report("TY-10" if has_lanes else "ID-04", name.span, key=name.text, owner=f"@{kind.__name__}", hint=hint)

    def _wrong(self, key: str, expected: str, node: Node, hint: str = "") -> None:
        found = f"@{key}" if key[:1].isupper() else key
        self.report("TY-01", node.span, key=found, expected=expected, found=_kind_of(node), hint=hint)

    # values

    def value(self, key: Key, name: Scalar, node: Node, spans: dict[str, Span], inside: bool = False) -> Any:
        """The value of a key: None when the author wrote nothing, _BAD when it is wrong (and reported)."""
        if isinstance(node, Scalar) and node.absent:
            return None
        if key.keyed and not inside:
            return self._keyed(key, name, node, spans)
        if key.many:
            return self._many(key, name, node, spans)
        return self._one(key, name.text, node)

    def _many(self, key: Key, name: Scalar, node: Node, spans: dict[str, Span]) -> Any:
        items = node.items if isinstance(node, Sequence) else (node,)
        bound: list[Any] = []
        for item in items:
            if isinstance(item, Scalar) and item.absent:
                continue
            made = self._one(key, name.text, item)
            if made is not None and made is not _BAD:
                spans[f"{key.attribute}[{len(bound)}]"] = item.span
                bound.append(made)
        return tuple(bound)

    def _keyed(self, key: Key, name: Scalar, node: Node, spans: dict[str, Span]) -> Any:
        if not isinstance(node, Mapping):
            self._wrong(name.text, "@map", node)
            return _BAD
        bound = {}
        for inner, value in node.entries:
            if key.choices and key.item in (int, float) and inner.text not in key.choices:
                self._choice(key, inner.text, inner.span, inner.text)
                continue
            made = self.value(key, inner, value, spans, inside=True)
            if made is not None and made is not _BAD:
                spans[f"{key.attribute}.{inner.text}"] = value.span
                bound[inner.text] = made
        return bound

    def _one(self, key: Key, name: str, node: Node) -> Any:
        if key.item is Text:
            return self.text(name, node, key.required)
        if isinstance(key.item, type) and issubclass(key.item, Term):
            return self.term(key.item, node) or _BAD
        if not isinstance(node, Scalar):
            self._wrong(name, {int: "@whole-number", float: "@number", bool: "@yes-no"}.get(key.item, "@text"), node)
            return _BAD
        if key.item is bool:
            return self._checked(values.truth(node.text), name, "@yes-no", node)
        if key.item in (int, float):
            return self._number(key, name, node)
        return self._string(key, name, node)

    def _checked(self, value: Any, name: str, expected: str, node: Scalar) -> Any:
        if value is None:
            self._wrong(name, expected, node)
            return _BAD
        return value

    def _number(self, key: Key, name: str, node: Scalar) -> Any:
        whole = key.item is int
        found = values.whole(node.text) if whole else values.number(node.text)
        value = self._checked(found, name, "@whole-number" if whole else "@number", node)
        if value is _BAD or key.between is None or key.between[0] <= value <= key.between[1]:
            return value
        low, high = (f"{bound:g}" for bound in key.between)
        if key.code == "TM-01":
            self.report("TM-01", node.span, typical=node.text, maximum=high)
        else:
            self.report(key.code or "TY-04", node.span, key=name, found=node.text, low=low, high=high)
        return _BAD

    def _string(self, key: Key, name: str, node: Scalar) -> Any:
        text = node.text.strip()
        if key.form == "date":
            return self._formed(values.day(text), "TY-05", node)
        if key.form == "clock":
            return self._formed(values.clock(text), "TY-06", node)
        if key.form == "unit":
            return self._unit(text, node)
        if key.form in ("id", "name"):
            return self._identifier(key, text, node)
        if key.choices and text not in key.choices:
            return self._choice(key, text, node.span, name)
        return text

    def _formed(self, value: str | None, code: str, node: Scalar) -> Any:
        if value is None:
            self.report(code, node.span, found=node.text)
            return _BAD
        return value

    def _unit(self, text: str, node: Scalar) -> Any:
        found = values.unit(text)
        if found is None:
            self.report("TM-05", node.span, unit=text)
            return _BAD
        return found

    def _identifier(self, key: Key, text: str, node: Scalar) -> Any:
        if not (_ID if key.form == "id" else _NAME).fullmatch(text) or len(text) > 80:
            self.report("ID-02", node.span, id=text, example=_example(text))
            return _BAD
        return text

    def _choice(self, key: Key, text: str, span: Span, name: str) -> Any:
        folded = {choice.lower().replace("-", "_"): choice for choice in key.choices}
        if (same := folded.get(text.lower().replace("-", "_").replace(" ", "_"))) is not None and same != text:
            return same
        near = words_near(text, key.choices, 0.7)
        listed = [near, *(item for item in key.choices if item != near)] if near else key.choices
        self.report("TY-03", span, key=name, found=text, choices=known_words(listed))
        return _BAD

    # texts

    def text(self, name: str, node: Node, required: bool = False) -> Any:
        """A text: a string in the primary language, or one string for each language."""
        if isinstance(node, Scalar):
            if required and not node.text.strip() and name in ("title", "name", "citation"):
                self.report("TY-07", node.span, key=name)
                return _BAD
            self._count(self.language)
            return Text(((self.language, node.text),))
        if isinstance(node, Sequence):
            self._wrong(name, "@text", node, "@text-hint")
            return _BAD
        return self._by_language(name, node)

    def _by_language(self, name: str, node: Mapping) -> Any:
        said: list[tuple[str, str]] = []
        for tag, value in node.entries:
            if not values.is_language(tag.text):
                leftover = self._is_leftover((tag, value), ())
                self.report("LG-02" if leftover else "LG-07", tag.span, key=tag.text)
            elif not isinstance(value, Scalar):
                self._wrong(f"{name}.{tag.text}", "@text", value)
            elif not value.absent:
                full = {"zh": "zh-CN", "zh-Hans": "zh-CN"}.get(tag.text, tag.text)
                said.append((full, value.text))
                self._count(full, first=len(said) == 1)
        if not said:
            self.report("TY-07", node.span, key=name)
            return _BAD
        return Text(tuple(said))

    def _count(self, language: str, first: bool = True) -> None:
        self.texts += first
        self.languages[language] = self.languages.get(language, 0) + 1


def _kind_of(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text or "@nothing"
    return "@map" if isinstance(node, Mapping) else "@list"


def _example(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return plain if _ID.fullmatch(plain) else "st-order"
