"""The field's words as they stand on a page, in Chinese and English.

In: an identifier of the glossary, a language. Out: the word. Guaranteed: both languages for every identifier; in a
stacked language ("zh-CN+en") both, one under the other. The words stand in tables by subject, (zh-CN, en) each.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from typing import Protocol

from generator.terms import (
    agendas,
    canvases,
    captures,
    cards,
    changes,
    courses,
    decks,
    drawings,
    forms,
    guides,
    ideas,
    journeys,
    maps,
    mishaps,
    people,
    plans,
    report_outs,
    reports,
    reviews,
    slides,
    spreadsheets,
    surveys,
    web,
)

TABLES: tuple[Mapping[str, tuple[str, str]], ...] = (
    agendas.TERMS,
    canvases.TERMS,
    captures.TERMS,
    cards.TERMS,
    changes.TERMS,
    courses.TERMS,
    decks.TERMS,
    drawings.TERMS,
    forms.TERMS,
    guides.TERMS,
    ideas.TERMS,
    journeys.TERMS,
    maps.TERMS,
    mishaps.TERMS,
    people.TERMS,
    plans.TERMS,
    report_outs.TERMS,
    reports.TERMS,
    reviews.TERMS,
    slides.TERMS,
    spreadsheets.TERMS,
    surveys.TERMS,
    web.TERMS,
)
TERMS: Mapping[str, tuple[str, str]] = MappingProxyType(dict(chain.from_iterable(table.items() for table in TABLES)))

GAP = "\N{NO-BREAK SPACE}"
_UNITS = (("day", 86400, "h", 3600), ("h", 3600, "min", 60), ("min", 60, "s", 1))  # with the next smaller unit


def languages_of(language: str) -> tuple[str, ...]:
    """The languages that a tag stands for: "zh-CN+en" is both."""
    return tuple(language.split("+"))


def is_chinese(language: str) -> bool:
    """Whether the page's first language is Chinese."""
    return language.startswith("zh")


def term(identifier: str, language: str) -> str:
    """The word for an identifier. Errors: KeyError when the glossary lacks it."""
    chinese, english = TERMS[identifier]
    return "\n".join(dict.fromkeys(chinese if is_chinese(tag) else english for tag in languages_of(language)))


class Spoken(Protocol):
    """A text in several languages."""

    def in_language(self, tag: str, /) -> str: ...


def phrase(template: str, language: str, *parts: Spoken | str) -> str:
    """A term with its gaps filled, language by language."""
    lines = []
    for tag in languages_of(language):
        filled = [part if isinstance(part, str) else part.in_language(tag) for part in parts]
        lines.append(term(template, tag).format(*filled))
    return "\n".join(dict.fromkeys(lines))


def signed(score: float) -> str:
    """A score with its sign, as it stands on a page: +1, 0, −1.5."""
    return "0" if score == 0 else f"{score:+g}".replace("-", "\N{MINUS SIGN}")


def length_of_time(seconds: float, language: str) -> str:
    """A length of time as people say it, in two units at most and never broken: 45 s, 3 min 50 s, in Chinese 3 分 50 秒."""
    parts = _parts_of_time(seconds)
    return "\n".join(dict.fromkeys(_said_time(parts, tag) for tag in languages_of(language)))


def _parts_of_time(seconds: float) -> tuple[tuple[float, str], ...]:
    """The length in its largest unit and the next one; in days when they are whole or two at least."""
    for unit, size, smaller, part in _UNITS:
        whole, rest = divmod(round(seconds / part), size // part)
        if whole >= (2 if unit == "day" and rest else 1):
            return ((whole, unit), (rest, smaller)) if rest else ((whole, unit),)
    return ((round(seconds, 1), "s"),)


def _said_time(parts: tuple[tuple[float, str], ...], language: str) -> str:
    words = [(f"{number:g}", term(f"unit-{unit}", language)) for number, unit in parts]
    if is_chinese(language):
        words[:-1] = [(number, word.removesuffix("钟")) for number, word in words[:-1]]
        short = len(words) > 1 and words[-1][1] == "分钟"
        words[-1] = (words[-1][0], "分") if short else words[-1]
    elif parts[0] == (1, "day"):
        words[0] = ("1", "day")
    return GAP.join(f"{number}{GAP}{word}" for number, word in words)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spoken_date(day: str, language: str) -> str:
    """An ISO 8601 date as people say it, never broken: 2026年11月22日, 22 Nov 2026; anything else as it stands."""
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return day
    year, month, date = (int(part) for part in parts)
    return either(language, f"{year}年{month}月{date}日", f"{date}{GAP}{_MONTHS[month - 1]}{GAP}{year}")


def spoken_number(value: float, language: str) -> str:
    """A number in prose: 12,000 in English; in Chinese 1.2 万 where two decimals say it exactly, else 12,345."""
    plain = f"{value:,.10g}".replace("-", "\N{MINUS SIGN}")
    large = f"{value / 10_000:.10g}".replace("-", "\N{MINUS SIGN}")
    exact = abs(value) >= 10_000 and round(value / 10_000, 2) == value / 10_000
    return either(language, f"{large}{GAP}万" if exact else plain, plain)


def either(language: str, chinese: str, english: str) -> str:
    """The sentence in the page's language; both, one under the other, in a stacked one."""
    return "\n".join(dict.fromkeys(chinese if is_chinese(tag) else english for tag in languages_of(language)))


def joined(language: str, *parts: str) -> str:
    """Parts in one line, parted by the page's own separator ("，" or ", "); empty parts left out."""
    return ("，" if is_chinese(language) else ", ").join(part for part in parts if part)
