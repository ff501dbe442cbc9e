"""All that an author wrote: texts, and what the file refers to, each with its place.

In: an engagement in the long form. Out: `Manuscript`. Guaranteed: one pass over the file; what was made of other parts
of the file, such as the name of a step from the customer's action, is not in it; the order is that of the language.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from generator.diagnostics import Span
from generator.model import Engagement, Lint, SlideWish, Text
from generator.model.base import Term
from generator.model.keys import keys_of
from generator.patterns import Pattern

_BETWEEN = "\0"  # stands in no text, is no blank and no part of a word


class Written(NamedTuple):
    """A text with the term it belongs to and the place of its key in `origin.keys`, such as "risks[2]"."""

    text: Text
    owner: Term
    key: str

    @property
    def place(self) -> Span:
        return self.owner.origin.keys[self.key]

    @property
    def attribute(self) -> str:
        """The key without its number."""
        return self.key.partition("[")[0]


class Reference(NamedTuple):
    """What a key that takes an id or free text refers to."""

    value: str
    owner: Term
    key: str

    @property
    def place(self) -> Span:
        return self.owner.origin.at(self.key)


class _Plan(NamedTuple):
    """The attributes of a kind of term by what they hold, each with its default."""

    texts: list[tuple[str, Any]]
    terms: list[tuple[str, Any]]
    references: list[tuple[str, Any]]


_PLANS: dict[type[Term], _Plan] = {}


def _plan(kind: type[Term]) -> _Plan:
    if kind not in _PLANS:
        plan = _Plan([], [], [])
        for key in keys_of(kind):
            if key.item is Text:
                plan.texts.append((key.attribute, key.default))
            elif isinstance(key.item, type) and issubclass(key.item, Term) and key.item is not Lint:
                plan.terms.append((key.attribute, key.default))
            elif key.refers or (kind is SlideWish and key.attribute == "bind"):
                plan.references.append((key.attribute, key.default))
        _PLANS[kind] = plan
    return _PLANS[kind]


class Corpus:
    """All texts in one language as one string, so that what is looked for is looked for once."""

    def __init__(self, texts: Sequence[Written], language: str) -> None:
        found = [(words, one) for one in texts for tag, words in one.text.values if tag == language]
        self.texts = tuple(one for _, one in found)
        self.values = tuple(words for words, _ in found)
        self.whole = _BETWEEN.join(self.values)
        self._starts: list[int] = []
        start = 0
        for words in self.values:
            self._starts.append(start)
            start += len(words) + 1

    @cached_property
    def folded(self) -> str:
        """The whole in small letters."""
        return self.whole.lower()

    def of(self, position: int) -> int:
        """The number of the text that holds this place of the whole."""
        return bisect_right(self._starts, position) - 1

    def holding(self, pattern: Pattern) -> Iterator[int]:
        """The numbers of the texts in which something is found, each once, in order."""
        last = -1
        for match in pattern.finditer(self.whole):
            number = self.of(match.start())
            if number != last:
                yield number
            last = number


class Manuscript:
    """The texts and the references of a file."""

    def __init__(self, engagement: Engagement) -> None:
        self.texts: list[Written] = []
        self.references: list[Reference] = []
        self._corpora: dict[str, Corpus] = {}
        self._take(engagement)

    def corpus(self, language: str) -> Corpus:
        """The texts in a language."""
        if language not in self._corpora:
            self._corpora[language] = Corpus(self.texts, language)
        return self._corpora[language]

    @cached_property
    def used(self) -> frozenset[str]:
        """All that something in the file refers to."""
        return frozenset(one.value for one in self.references)

    def _take(self, term: Term) -> None:
        plan, values, given = _plan(type(term)), vars(term), term.origin.keys
        for name, usual in plan.texts:
            value = values[name]
            if value is not usual:
                self._take_text(value, term, name, given)
        for name, usual in plan.references:
            value = values[name]
            if value is not usual and value:
                self._take_reference(value, term, name)
        for name, usual in plan.terms:
            value = values[name]
            if value is not usual and value:
                self._take_terms(value)

    def _take_text(self, value: Any, term: Term, name: str, given: Mapping[str, Span]) -> None:
        if isinstance(value, Text):
            if name in given:
                self.texts.append(Written(value, term, name))
        else:
            for at, text in enumerate(value):
                if (key := f"{name}[{at}]") in given:
                    self.texts.append(Written(text, term, key))

    def _take_reference(self, value: Any, term: Term, name: str) -> None:
        if isinstance(value, str):
            self.references.append(Reference(value, term, name))
        elif isinstance(value, Mapping):
            self.references += [Reference(one, term, f"{name}.{one}") for one in value]
        else:
            self.references += [Reference(one, term, f"{name}[{at}]") for at, one in enumerate(value)]

    def _take_terms(self, value: Any) -> None:
        if isinstance(value, Term):
            self._take(value)
        elif isinstance(value, tuple):
            for one in value:
                self._take(one)
        else:
            for one in value.values():
                self._take_terms(one)
