"""The words of the coach's findings, in tables by subject as its rules are.

A message speaks to someone who knows services and does not program: no words of code, and in Chinese no English but
names of the field's methods. It calls things by the author's own words. The advice may name keys of the language, each
with its colon.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from generator.messages.coach import (
    actions,
    concepts,
    connections,
    decks,
    feelings,
    identity,
    ignoring,
    kano,
    language,
    metrics,
    moments,
    pains,
    people,
    plans,
    stakeholders,
    standards,
    structure,
    workshops,
)

TABLES: tuple[Mapping[str, tuple[str, str, str, str, str]], ...] = (
    identity.MESSAGES,
    language.MESSAGES,
    structure.MESSAGES,
    actions.MESSAGES,
    connections.MESSAGES,
    feelings.MESSAGES,
    moments.MESSAGES,
    pains.MESSAGES,
    people.MESSAGES,
    stakeholders.MESSAGES,
    metrics.MESSAGES,
    kano.MESSAGES,
    concepts.MESSAGES,
    plans.MESSAGES,
    standards.MESSAGES,
    workshops.MESSAGES,
    decks.MESSAGES,
    ignoring.MESSAGES,
)
MESSAGES: Mapping[str, tuple[str, str, str, str, str]] = MappingProxyType(
    dict(chain.from_iterable(table.items() for table in TABLES))
)
