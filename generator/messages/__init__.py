"""The words of every finding: code → message (zh-CN, en), advice (zh-CN, en), short title in English.

`{…}` are the finding's parameters. A message says what is wrong and what was found; the advice says what to write.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from generator.messages import agendas, coach, files, language, preflight, slides, texts, words
from generator.messages.coach import words as words_of_coach

Texts = tuple[str, str, str, str, str]

TABLES: tuple[Mapping[str, Texts], ...] = (
    agendas.MESSAGES,
    coach.MESSAGES,
    files.MESSAGES,
    language.MESSAGES,
    slides.MESSAGES,
    preflight.MESSAGES,
    texts.MESSAGES,
)
MESSAGES: Mapping[str, Texts] = MappingProxyType(dict(chain.from_iterable(table.items() for table in TABLES)))
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({**words.WORDS, **words_of_coach.WORDS})
