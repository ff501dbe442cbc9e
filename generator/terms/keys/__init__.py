"""What the terms of the language, their keys and the values to choose from mean, in Chinese; in English `model` says it.

In: names of classes and attributes of `model`. Out: words. Guaranteed: every term, key and choice has them
(`tests/test_schema.py`); imported only where the language is described, never by a check of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType

from generator.terms import TERMS
from generator.terms.keys import delivery, design, insight, service, whole, workshop
from generator.terms.keys.choices import CHOICES

_TABLES = (whole.KEYS, service.KEYS, insight.KEYS, design.KEYS, delivery.KEYS, workshop.KEYS)
KEYS: Mapping[str, tuple[str, str, Mapping[str, str]]] = MappingProxyType(
    dict(chain.from_iterable(table.items() for table in _TABLES))
)


def name(kind: str) -> str:
    """What a term is called. Errors: KeyError when the tables lack it, here and below."""
    return KEYS[kind][0]


def contract(kind: str) -> str:
    """What a term is, in a sentence."""
    return KEYS[kind][1]


def meaning(kinds: Iterable[str], attribute: str) -> str:
    """What a key means: as the first of these classes says it, a class followed by those it inherits from."""
    tables = (KEYS[kind][2] for kind in kinds if kind in KEYS)
    return next((table for table in tables if attribute in table), {})[attribute]


def choice(kinds: Iterable[str], attribute: str, value: str) -> tuple[str, str]:
    """What a value of a key means: (zh-CN, en); the classes as in `meaning`."""
    words = next((CHOICES[place] for place in (f"{kind}.{attribute}" for kind in kinds) if place in CHOICES), {})
    return TERMS[f"{words}-{value}"] if isinstance(words, str) else words[value]
