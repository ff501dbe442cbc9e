"""From a piece of text to what its key asks for: number, date, one of several words, a text in two languages.

In: a key's description and a node. Out: the value, None when the author wrote nothing, `BAD` when it is wrong, and
findings. Guaranteed: never raises whatever the node.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from generator.diagnostics import Diagnostic, Span, Word, said, word
from generator.load import values
from generator.load.suggest import key_near, near, word_list
from generator.model.base import LANGUAGES, Term, Text
from generator.model.keys import Key
from generator.source import Mapping, Node, Scalar, Sequence

BAD: Any = object()
_ID = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_SCALES = {"severity": "severity-scale", "frequency": "frequency-scale", "persistence": "persistence-scale"}
_KINDS: dict[Any, Word] = {int: word("whole-number"), float: word("number"), bool: word("yes-no")}


def texts_in(node: Node) -> Iterable[str]:
    """All scalars below a node."""
    pending: list[Node] = [node]
    while pending:
        item = pending.pop()
        if isinstance(item, Scalar):
            yield item.text
        elif isinstance(item, Sequence):
            pending += item.items
        else:
            pending += [value for _, value in item.entries]


def found_in(node: Node) -> Word:
    """What the author wrote, for a message."""
    if isinstance(node, Scalar):
        return word("nothing") if node.absent else said(node.text)
    return word("map" if isinstance(node, Mapping) else "list")


def is_leftover(name: Scalar, value: Node) -> bool:
    """Whether no colon follows the key: it is the tail of a text split at a comma."""
    start = (name.span.end_line, name.span.end_column)
    return isinstance(value, Scalar) and value.text == "" and (value.span.line, value.span.column) == start


def _name_hint(key: Key, node: Node) -> str:
    """What helps somebody who wrote a name in two languages where an id is asked for."""
    is_translated = isinstance(node, Mapping) and all(name.text in LANGUAGES for name, _ in node.entries)
    return word("name-hint") if key.refers and is_translated else ""


class ScalarBinder:
    """Reads single values. `broken` holds the texts of all that could not be read, so that nothing is blamed twice."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.findings: list[Diagnostic] = []
        self.broken: set[str] = set()
        self.languages: dict[str, int] = {}
        self.texts = 0

    def report(self, code: str, span: Span, **parameters: str) -> None:
        self.findings.append(Diagnostic(code, span, parameters))

    def wrong(self, key: str, expected: Word, node: Node, hint: str = "") -> None:
        """Report a value of the wrong kind; `key` is its name, or a `Word` for what it belongs to."""
        self.broken.update(texts_in(node))
        owner = key if isinstance(key, Word) else said(key)
        place = node.span if isinstance(node, Scalar) else Span(node.span.file, node.span.line, node.span.column)
        self.report("TY-01", place, key=owner, expected=expected, found=found_in(node), hint=hint)

    def scalar(self, owner: type[Term], key: Key, name: str, node: Node) -> Any:
        """The value of a key that is neither a text nor a term."""
        if not isinstance(node, Scalar):
            self.wrong(name, _KINDS.get(key.item, word("text")), node, _name_hint(key, node))
            return BAD
        if key.item is bool:
            return self._checked(values.truth(node.text), name, node)
        if key.item in (int, float):
            return self._number(key, name, node)
        return self._string(owner, key, name, node)

    def _checked(self, value: bool | None, name: str, node: Scalar) -> Any:
        if value is None:
            self.wrong(name, word("yes-no"), node, word("yes-no-hint"))
            return BAD
        return value

    # numbers

    def _number(self, key: Key, name: str, node: Scalar) -> Any:
        value = self._read_number(key, node.text)
        if value is None:
            self.wrong(name, _KINDS[key.item], node, _number_hint(key, node.text))
            return BAD
        if key.between is None or key.between[0] <= value <= key.between[1]:
            return value
        if key.code == "TM-01":
            problem = word("not-positive" if value < key.between[0] else "too-long", node.text)
            self.report("TM-01", node.span, problem=problem)
        else:
            self._out_of_range(key, name, node)
        return BAD

    @staticmethod
    def _read_number(key: Key, text: str) -> float | None:
        if key.form == "minutes":
            text = values.in_minutes(text) or text
        high = key.between[1] if key.between else 0
        if text.strip().endswith(("%", "％")) and high in (1, 100):
            share = values.number(text.strip()[:-1])
            return None if share is None else share * high / 100
        return values.whole(text) if key.item is int else values.number(text)

    def _out_of_range(self, key: Key, name: str, node: Scalar) -> None:
        low, high = (f"{bound:g}" for bound in key.between or (0, 0))
        hint = word(_SCALES.get(key.attribute, "number-hint"), low)
        self.report(key.code or "TY-04", node.span, key=name, found=node.text, low=low, high=high, hint=hint)

    # words

    def _string(self, owner: type[Term], key: Key, name: str, node: Scalar) -> Any:
        text = node.text.strip()
        if key.form in _FORMS:
            read, code = _FORMS[key.form]
            value = read(text)
            if value is None:
                self.report(code, node.span, found=text, unit=text)
            return BAD if value is None else value
        if key.form == "language":
            return self._language(node, text)
        if key.form == "color":
            return self._color(name, text, node.span)
        if key.form == "theme" and values.is_yaml(text):
            return text
        if key.form == "face" and not values.face(text):
            self.wrong(name, word("face"), node, word("face-hint"))
            return BAD
        if key.form in ("id", "name"):
            return self._identifier(owner, key, text, node)
        if key.choices and text not in key.choices:
            return self.choice(key, text, node.span, name)
        return text

    def _color(self, name: str, text: str, span: Span) -> Any:
        color = values.color(text)
        if color is None:
            problem = word("color-unread", text) if text else word("color-comment")
            self.report("TH-01", span, key=name, problem=problem, meant=values.color_meant(text))
        return BAD if color is None else color

    def _language(self, node: Scalar, text: str) -> Any:
        tag = values.language(text)
        if tag is None:
            self.report("LG-07", node.span, key=text, hint=_language_hint(text))
            return BAD
        family = next((known for known in LANGUAGES if known.split("-")[0] == tag.split("-")[0]), None)
        if family is None:
            self.report("LG-08", node.span, key=text)
            return BAD
        return family

    def _identifier(self, owner: type[Term], key: Key, text: str, node: Scalar) -> Any:
        if (_ID if key.form == "id" else _NAME).fullmatch(text) and len(text) <= 80:
            return text
        self.broken.add(text)
        self.report("ID-02", node.span, id=text, problem=word("malformed"), example=example_id(owner.PREFIX, text))
        return BAD

    def choice(self, key: Key, text: str, span: Span, name: str) -> Any:
        """One of the key's choices, however it is spelled."""
        folded = {_folded(choice): choice for choice in key.choices}
        if (same := folded.get(_folded(text))) is not None:
            return same
        meant = near(text, key.choices, 0.7) if text.isascii() else key_near(text, key.choices)
        hint = word("did-you-mean", meant) if meant else word("choices", word_list(key.choices))
        self.report("TY-03", span, key=name, found=text, hint=hint)
        return BAD

    # texts

    def text(self, name: str, node: Node, required: bool = False) -> Any:
        """A text: a string in the primary language, or one string for each language."""
        if isinstance(node, Scalar):
            if required and not node.text.strip() and name in ("title", "name", "citation"):
                self.report("TY-07", node.span, key=name)
                return BAD
            self._count(self.language)
            return Text(((self.language, node.text),))
        if isinstance(node, Sequence):
            self.wrong(name, word("text"), node, word("text-hint"))
            return BAD
        return self._by_language(name, self.without_leftovers(node))

    def _by_language(self, name: str, node: Mapping) -> Any:
        tags = {tag.text: values.language(tag.text) for tag, _ in node.entries}
        if len(tags) > 1 and not any(tags.values()) and not any(map(values.language_meant, tags)):
            self.wrong(name, word("text"), node, word("text-hint"))
            return BAD
        given: dict[str, str] = {}
        for tag, value in node.entries:
            full = tags[tag.text]
            if full is None:
                self.report("LG-07", tag.span, key=tag.text, hint=_language_hint(tag.text))
            elif not isinstance(value, Scalar):
                self.wrong(f"{name}.{tag.text}", word("text"), value)
            elif not value.absent:
                given.setdefault(full, value.text)
        for at, full in enumerate(given):
            self._count(full, first=at == 0)
        if not given and all(tags.values()):
            self.report("TY-07", Span(node.span.file, node.span.line, node.span.column), key=name)
        return Text(tuple(given.items())) if given else BAD

    def _count(self, language: str, first: bool = True) -> None:
        self.texts += first
        self.languages[language] = self.languages.get(language, 0) + 1

    def without_leftovers(self, node: Mapping) -> Mapping:
        """The map without the tails of texts that a comma split; each text is reported once."""
        if not any(is_leftover(name, value) for name, value in node.entries):
            return node
        kept: list[tuple[Scalar, Node]] = []
        tail: list[Scalar] = []
        for name, value in node.entries:
            if is_leftover(name, value):
                tail.append(name)
                continue
            self._report_tail(kept, tail)
            tail = []
            kept.append((name, value))
        self._report_tail(kept, tail)
        return Mapping(tuple(kept), node.span)

    def _report_tail(self, kept: list[tuple[Scalar, Node]], tail: list[Scalar]) -> None:
        for name in [name for name in tail if _TIGHT.match(name.text)]:
            tail.remove(name)
            kept.append(self._parted(name))
        if not tail:
            return
        before = kept[-1] if kept else None
        if before is None or not isinstance(before[1], Scalar):
            self.report("TY-07", tail[0].span, key=tail[0].text)
            return
        whole = ", ".join([before[1].text, *(name.text for name in tail)])
        self.report("LG-02", tail[0].span, key=tail[0].text, said=f'{before[0].text}: "{whole}"')

    def _parted(self, node: Scalar) -> tuple[Scalar, Node]:
        """The key and the value of a text such as “name：小林”, which is reported."""
        self.tight_key(node)
        match = _TIGHT.match(node.text)
        key, value = (match[1], match[3]) if match else (node.text, "")
        return Scalar(key, node.span), Scalar(value, node.span, True)

    def tight_key(self, node: Scalar) -> bool:
        """Report a text such as “name：小林” or “name:小林” that was meant as a key; False when it was not."""
        match = None if node.quoted else _TIGHT.match(node.text)
        if match is None:
            return False
        place = Span(node.span.file, node.span.line, node.span.column, node.span.line, node.span.column + match.end(2))
        self.broken.update((node.text, match[3]))
        below = _NEXT.search(match[3])  # the next line, which YAML takes for the same text
        own = match[3][: below.start()].rstrip("- ") if below else match[3]
        self.report("YM-10" if match[2] == "：" else "YM-14", place, key=match[1], text=own or "…")
        return True


_TIGHT = re.compile(r"([\w-]{1,40})(：|:(?!//))\s*(.*)", re.DOTALL)
_NEXT = re.compile(r"(?<!\S)[\w-]{1,40}：")
_FORMS: dict[str, tuple[Callable[[str], str | None], str]] = {
    "date": (values.day, "TY-05"),
    "clock": (values.clock, "TY-06"),
    "unit": (values.unit, "TM-05"),
}


def _folded(text: str) -> str:
    return text.lower().replace("-", "_").replace(" ", "_")


def _number_hint(key: Key, text: str) -> str:
    match = re.search(r"[-+−]?\d+" if key.item is int else r"[-+−]?\d+(\.\d+)?", text)
    return word(
        "number-hint", match[0] if match else f"{key.between[1]:g}" if key.between and key.between[1] < 6 else "1"
    )


def _language_hint(text: str) -> Word:
    meant = values.language_meant(text)
    return word("language-did-you-mean", meant) if meant else word("language-hint")


def example_id(prefix: str, text: str) -> str:
    """An id like the one the author wrote, well formed."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if prefix and not plain.startswith(f"{prefix}-"):
        plain = f"{prefix}-{plain}" if plain else f"{prefix}-1"
    return plain if _ID.fullmatch(plain) else f"{prefix or 'my-lane'}-1"
