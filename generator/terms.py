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
        "strategy-remove": ("填谷消除", "Remove the pit"),
        "strategy-simplify": ("化繁为简", "Simplify and combine"),
        "strategy-anticipate": ("预见前移", "Anticipate"),
        "strategy-empower": ("赋权透明", "Empower and reveal"),
        "strategy-elevate": ("造峰惊喜", "Elevate to a peak"),
        "strategy-finish_strong": ("首尾有礼", "Open and finish strong"),
        "lane-evidence": ("有形展示", "Physical evidence"),
        "lane-customer": ("客户行为", "Customer actions"),
        "lane-frontstage": ("前台行为", "Frontstage actions"),
        "lane-technology": ("前台技术", "Frontstage technology"),
        "lane-midstage": ("中台", "Midstage"),
        "lane-backstage": ("后台行为", "Backstage actions"),
        "lane-support": ("支持过程", "Support processes"),
        "lane-partner": ("合作伙伴", "Partners"),
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
