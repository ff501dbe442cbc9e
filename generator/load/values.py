"""Reading one value: text as number, date, time of day, length of time, yes or no.

In: the text of a scalar. Out: the value, or None when the text is none. Guaranteed: never raises.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date

UNITS: Mapping[str, str] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "秒", "秒钟"), "s"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "分", "分钟"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "小时", "时", "钟头"), "h"),
    **dict.fromkeys(("d", "day", "days", "天", "日"), "day"),
}
SECONDS: Mapping[str, float] = {"s": 1, "min": 60, "h": 3600, "day": 86400}

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_LENGTH = re.compile(r"约?\s*([\d.]+)\s*(?:[-–—~～至到]\s*([\d.]+)\s*)?([A-Za-z\u4e00-\u9fff]*)\.?")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?::\d{2})?")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?")
_YES = frozenset({"true", "yes", "on", "y", "是", "对", "有"})
_NO = frozenset({"false", "no", "off", "n", "否", "不", "无"})


def number(text: str) -> float | None:
    """A finite number; signs may be full-width or typographic."""
    plain = text.strip().replace("−", "-").replace("–", "-").replace("＋", "+").replace("－", "-").replace("_", "")
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain)
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain)
    return value if math.isfinite(value) else None


def whole(text: str) -> int | None:
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def truth(text: str) -> bool | None:
    plain = text.strip().lower()
    return True if plain in _YES else False if plain in _NO else None


def day(text: str) -> str | None:
    """The date as ISO 8601."""
    match = _DATE.fullmatch(text.strip())
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def clock(text: str) -> str | None:
    """The time of day as HH:MM."""
    match = _CLOCK.fullmatch(text.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return f"{int(match[1]):02d}:{match[2]}"


def unit(text: str) -> str | None:
    """The unit of time: s, min, h or day."""
    return UNITS.get(text.strip().lower())


def length(text: str) -> tuple[float, float | None, str] | None:
    """A length of time as (typical, longest, unit as written); minutes when no unit is written."""
    match = _LENGTH.fullmatch(text.strip())
    if not match:
        return None
    typical, longest = number(match[1]), number(match[2]) if match[2] else None
    if typical is None or (match[2] and longest is None):
        return None
    return typical, longest, match[3] or "min"


def is_language(text: str) -> bool:
    """Whether the text has the form of a language tag. Source: BCP 47."""
    return bool(_LANGUAGE.fullmatch(text))
