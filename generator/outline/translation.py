"""Texts that a bilingual file has in one language only: found, and marked where they are shown.

In: an engagement, a language of the deck. Out: the engagement whose texts say that they wait for a translation; the
places of these texts. Guaranteed: nothing is dropped; names, figures and citations, which need none, stay unmarked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.characters import has_chinese, is_phrase
from generator.diagnostics import Span
from generator.model import Engagement, Source, Text
from generator.model.base import Term
from generator.model.keys import Key, keys_of, terms_in
from generator.model.workshop import GlossaryEntry, SlideWish
from generator.terms import is_chinese, languages_of, term

_EXEMPT = {(Source, "citation"), (GlossaryEntry, "avoid"), (SlideWish, "body")}


def is_missing(text: Text, language: str) -> bool:
    """Whether a text has no words in a language, and those it has are of the other script."""
    family = language.split("-")[0]
    if not text or any(tag.split("-")[0] == family for tag, _ in text.values):
        return False
    shown = text.in_language(language)
    return is_phrase(shown) if is_chinese(language) else has_chinese(shown)


def missing(engagement: Engagement, language: str) -> Iterator[Span]:
    """Where texts stand that lack a language, in the order of the file; none when the file is in one language."""
    if len(engagement.languages) > 1:
        places = {span for span in _places(engagement, language) if span.line}
        yield from sorted(places)


def _places(item: Term, language: str) -> Iterator[Span]:
    for key in keys_of(type(item)):
        value = getattr(item, key.attribute)
        if key.item is not Text:
            for inner in terms_in(value):
                yield from _places(inner, language)
        elif _is_told(item, key) and any(is_missing(text, language) for text in _texts(value)):
            yield item.origin.at(key.name)


def _is_told(item: Term, key: Key) -> bool:
    """Whether the author wrote the text here, and it takes a translation; a name made from elsewhere stands there."""
    if _is_exempt(type(item), key.attribute) and key.attribute != "body":
        return False
    given = item.origin.keys
    return not given or any(name in given for name in (key.attribute, *key.names))


def _is_exempt(kind: type[Term], attribute: str) -> bool:
    return (kind, attribute) in _EXEMPT


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        yield from (item for item in value if isinstance(item, Text))


def marked(engagement: Engagement, language: str) -> Engagement:
    """The engagement as a page in this language, or in two, shows it: what is not translated says so in front."""
    if len(engagement.languages) < 2:
        return engagement
    marker = _Marker(language)
    made: Engagement = marker.term(engagement)
    if made is engagement:
        return engagement
    index = {kind: {name: marker.term(one) for name, one in terms.items()} for kind, terms in engagement.index.items()}
    return replace(made, index=index)


class _Marker:
    """Marks texts; a term that stands in two places is the same in both."""

    def __init__(self, language: str) -> None:
        self.languages = languages_of(language)
        self.done: dict[int, tuple[Term, Any]] = {}

    def term(self, item: Any) -> Any:
        if id(item) not in self.done:
            self.done[id(item)] = (item, self.changed(item))
        return self.done[id(item)][1]

    def changed(self, item: Term) -> Any:
        changes: dict[str, Any] = {}
        for key in keys_of(type(item)):
            if not _is_exempt(type(item), key.attribute):
                value = getattr(item, key.attribute)
                new = self.value(value)
                if new is not value:
                    changes[key.attribute] = new
        made = replace(item, **changes) if changes else item
        return self.titled(made) if isinstance(made, SlideWish) else made

    def value(self, value: Any) -> Any:
        if isinstance(value, Text):
            return self.text(value, value)
        if isinstance(value, Term):
            return self.term(value)
        if isinstance(value, tuple):
            made = tuple(self.value(item) for item in value)
            return value if all(new is old for new, old in zip(made, value, strict=True)) else made
        if isinstance(value, Mapping):
            kept = {name: self.value(item) for name, item in value.items()}
            return value if all(kept[name] is value[name] for name in value) else kept
        return value

    def text(self, judged: Text, shown: Text) -> Text:
        """`shown` with a mark in each language that `judged` lacks; beside its own language the mark alone."""
        lacking = [tag for tag in self.languages if is_missing(judged, tag)]
        if not lacking:
            return shown
        alone = len(self.languages) > 1 and judged is shown
        added = tuple((tag, term("untranslated", tag).strip() if alone else self.mark(tag, shown)) for tag in lacking)
        kept = tuple(pair for pair in shown.values if pair[0] not in lacking)
        return Text((*kept, *added))

    @staticmethod
    def mark(tag: str, shown: Text) -> str:
        return term("untranslated", tag) + shown.in_language(tag)

    def titled(self, wish: SlideWish) -> SlideWish:
        """A slide whose body waits for a translation says so in its title, so that the body keeps its form."""
        if not wish.title or self.text(wish.body, wish.title) is wish.title:
            return wish
        told = [tag for tag in self.languages if is_missing(wish.body, tag)]
        if all(wish.title.in_language(tag).startswith(term("untranslated", tag).strip()) for tag in told):
            return wish
        return replace(wish, title=self.text(wish.body, wish.title))
