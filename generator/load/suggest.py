"""What the author probably meant.

In: a word, and the words that would have been right. Out: a hint for the finding. Guaranteed: the same hint each time,
none when nothing is near.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from generator.diagnostics import Word, word
from generator.load.keywords import gloss, words

_MANY = 10
_QUOTES = "“”‘’「」『』\"' :：-"


def near(text: str, known: Iterable[str], cutoff: float = 0.0) -> str:
    """The known word most like this one, "" when none is."""
    cutoff = cutoff or (0.6 if text.isascii() else 0.5)
    pool = sorted(set(known))
    lowered = {item.lower(): item for item in reversed(pool)}
    found = difflib.get_close_matches(text.lower(), lowered, 1, cutoff)
    return lowered[found[0]] if found else ""


def key_near(text: str, known: Collection[str]) -> str:
    """The key that was meant: by its name, by what it is called in Chinese or otherwise, or by its spelling."""
    plain = text.strip(_QUOTES)
    if plain in known:
        return plain
    folded = plain.lower().replace("-", "_").replace(" ", "_")
    if folded in known:
        return folded
    called = [key for key in known if plain in words().get(key, ()) or folded in words().get(key, ())]
    if called:
        return min(called, key=lambda key: words()[key].index(plain if plain in words()[key] else folded))
    if plain.isascii():
        return near(folded, known)
    return _by_chinese(plain, known)


def _by_chinese(plain: str, known: Collection[str]) -> str:
    called = {name: key for key in reversed(list(known)) for name in words().get(key, ())}
    found = difflib.get_close_matches(plain, called, 1, 0.66)
    return called[found[0]] if found else ""


def did_you_mean(key: str) -> Word:
    """A hint for an unknown key that was meant as this one."""
    return word("did-you-mean", key, _with_gloss(key))


def keys_hint(known: Iterable[str]) -> Word:
    """The keys there are, in Chinese with what they are."""
    every = list(known)
    return word("known-keys", word_list(every), word_list(map(_with_gloss, every), "、"))


def _with_gloss(key: str) -> str:
    return f"{key}（{gloss(key)}）" if gloss(key) else key


def word_list(known: Iterable[str], comma: str = ", ") -> str:
    """Some words, for a hint."""
    every = list(known)
    return comma.join(every[:_MANY]) + (" …" if len(every) > _MANY else "")
