"""The terms that authors write, with their keys, and what is said of them in either language.

In: the classes of `model`. Out: terms in the order of the page, `Key`s, words. Guaranteed: nothing about a key is
written here: its English is what `model` says, its Chinese what `generator.terms.keys` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generator.messages import WORDS
from generator.model import Blueprint, Checked, Engagement, Phase
from generator.model.base import Claim, Term
from generator.model.keys import Key, keys_of, kinds_in
from generator.terms import either, is_chinese, keys
from generator.terms.keys.pages import PHRASES


def terms() -> tuple[type[Term], ...]:
    """Every term an author can write, the whole file first, each followed by the terms it is made of."""
    return kinds_in(Engagement)


def is_term(item: Any) -> bool:
    return isinstance(item, type) and issubclass(item, Term)


def own_keys(kind: type[Term]) -> tuple[Key, ...]:
    """The keys of a term, with those that only the short form knows: steps in a phase or at the top, arrows there."""
    steps, arrows = (next(key for key in keys_of(Blueprint) if key.name == name) for name in ("steps", "connections"))
    steps = replace(steps, doc="steps of the blueprint `as_is`, in time order")
    arrows = replace(arrows, doc="arrows of the blueprint `as_is`; implied when not given")
    more = {Phase: (steps,), Engagement: (steps, arrows)}
    return _exceptions_last((*keys_of(kind), *more.get(kind, ())))


def shared_keys() -> tuple[Key, ...]:
    """The keys of whatever says something about the world."""
    return _exceptions_last(keys_of(Claim))


def _exceptions_last(every: tuple[Key, ...]) -> tuple[Key, ...]:
    """What is told of a term first, what is not to be told of it at the end."""
    return tuple(sorted(every, key=lambda key: key in keys_of(Checked)))


def is_shared(kind: type[Term], key: Key) -> bool:
    return issubclass(kind, Claim) and key in keys_of(Claim)


def short_key(kind: type[Term]) -> Key | None:
    """The key that a plain text stands for, None when the term has none."""
    return next((key for key in keys_of(kind) if kind.SHORT and key.name == kind.SHORT), None)


def is_length(kind: type[Term]) -> bool:
    return any(key.name in ("typical", "expected") for key in keys_of(kind))


def lists(key: Key) -> bool:
    """Whether a key that takes further keys holds several values under each: a step's lanes."""
    return key.rest and is_term(key.item)


# words


def phrase(name: str, language: str, *parts: str) -> str:
    """A phrase of the page in one language, its gaps filled."""
    return either(language, *PHRASES[name]).format(*parts)


def title(kind: type[Term], language: str) -> str:
    """The term's name as a heading: "Roadmap item"."""
    if is_chinese(language):
        return keys.name(kind.__name__)
    return re.sub(r"(?<=[a-z])[A-Z]", lambda match: f" {match[0].lower()}", kind.__name__)


def contract(kind: type[Term], language: str) -> str:
    return keys.contract(kind.__name__) if is_chinese(language) else " ".join((kind.__doc__ or "").split())


def meaning(kind: type[Term], key: Key, language: str) -> str:
    """What the key of a term says."""
    return keys.meaning(_names(kind), key.attribute) if is_chinese(language) else key.doc


def choice(kind: type[Term], key: Key, value: str, language: str) -> str:
    """What a value says that the key may have."""
    return either(language, *keys.choice(_names(kind), key.attribute, value))


def _names(kind: type[Term]) -> Iterator[str]:
    return (one.__name__ for one in kind.__mro__)


def target(key: Key, language: str) -> str:
    """What a reference refers to; "" where the key refers to nothing."""
    if not key.refers:
        return ""
    named = (either(language, *WORDS[f"kind-{kind}"]) for kind in key.refers.lstrip("~").split("|"))
    kinds = phrase("or", language).join(named)
    if not is_chinese(language):
        kinds = f"an {kinds}" if kinds[0] in "aeiou" else f"a {kinds}"
    said = phrase("refers-freely" if key.refers.startswith("~") else "refers", language, kinds)
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z])", " ", said)
