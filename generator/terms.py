"""The field's words as they stand on a page, in Chinese and English.

In: an identifier of the glossary, a language. Out: the word. Guaranteed: both languages for every identifier; in a
stacked language ("zh-CN+en") both, one under the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TERMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # identifier: (zh-CN, en)
        "service_blueprint": ("服务蓝图", "Service blueprint"),
    }
)


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


def joined(language: str, *parts: str) -> str:
    """Parts in one line, parted by the page's own separator ("，" or ", "); empty parts left out."""
    return ("，" if is_chinese(language) else ", ").join(part for part in parts if part)
