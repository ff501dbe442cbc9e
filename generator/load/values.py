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
_LENGTH = re.compile(r"约?\s*([\d.]+)\s*(?:[-–—~～至到]\s*([\d.]+)\s*)?([^\W\d_]*)\.?")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?::\d{2})?")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMERALS = re.compile("[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]")
_COMPOUND = re.compile(r"([\d.]+)\s*(?:小时|时|hours?|hrs?|h)\s*([\d.]+)\s*(?:分钟?|minutes?|mins?|m)?")
_CHINESE_CLOCK = re.compile(r"(\d{1,2})\s*[点时]\s*(半|整|(\d{1,2})\s*分?)?")
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_](?:[A-Za-z]{4}|[A-Za-z]{2}|\d{3}))*)")
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
    if match := _CLOCK.fullmatch(text.strip()):
        hour, minute = int(match[1]), int(match[2])
    elif match := _CHINESE_CLOCK.fullmatch(text.strip()):
        hour, minute = int(match[1]), 30 if match[2] == "半" else int(match[3] or 0)
    else:
        return None
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def unit(text: str) -> str | None:
    """The unit of time: s, min, h or day."""
    return UNITS.get(text.strip().lower())


def length(text: str) -> tuple[float, float | None, str] | None:
    """A length of time as (typical, longest, unit as written); minutes when no unit is written."""
    plain = text.strip().replace("半小时", "30 分钟").replace("一刻钟", "15 分钟")
    digits = _NUMERALS.sub(lambda match: str(_numeral(match[0])), plain)
    found = _length(digits)
    return found if found is None or digits == plain or unit(found[2]) else None


def _length(text: str) -> tuple[float, float | None, str] | None:
    if match := _COMPOUND.fullmatch(text):
        hours, minutes = number(match[1]), number(match[2])
        return None if hours is None or minutes is None else (hours * 60 + minutes, None, "min")
    match = _LENGTH.fullmatch(text)
    if not match:
        return None
    typical, longest = number(match[1]), number(match[2]) if match[2] else None
    if typical is None or (match[2] and longest is None):
        return None
    return typical, longest, match[3] or "min"


def _numeral(text: str) -> int:
    """A Chinese numeral below a hundred."""
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def in_minutes(text: str) -> str | None:
    """A length of time as a number of minutes, in digits."""
    found = length(text)
    known = unit(found[2]) if found and found[1] is None else None
    return None if found is None or known is None else f"{found[0] * SECONDS[known] / 60:g}"


# ISO 639-1, without ch: who writes it means Chinese
_LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu cmn yue
    wuu nan hak
    """.split()  # noqa: SIM905 – a table
)
_MEANT = {
    **dict.fromkeys(
        ("cn", "ch", "chs", "zho", "chi", "chinese", "zhcn", "中文", "中", "汉语", "简体", "简体中文"), "zh-CN"
    ),
    **dict.fromkeys(("tw", "hk", "cht", "繁体", "繁體", "繁体中文", "繁體中文"), "zh-TW"),
    **dict.fromkeys(("eng", "english", "us", "gb", "英文", "英语", "英"), "en"),
    **dict.fromkeys(("jp", "jpn", "日文", "日语"), "ja"),
}


def language(text: str) -> str | None:
    """The language tag in its usual spelling; zh-CN for Chinese as such. Source: BCP 47, ISO 639-1."""
    match = _TAG.fullmatch(text.strip())
    if not match or match[1].lower() not in _LANGUAGES:
        return None
    parts = [part.title() if len(part) == 4 else part.upper() for part in re.split("[-_]", match[2]) if part]
    tag = "-".join([match[1].lower(), *parts])
    return "zh-CN" if tag in ("zh", "zh-Hans", "zh-Hans-CN", "cmn") else tag


def language_meant(text: str) -> str:
    """The language tag for what authors call a language; "" when it is none."""
    return _MEANT.get(text.strip().lower(), "")


def is_yaml(text: str) -> bool:
    """Whether the text names a YAML file."""
    return text.lower().endswith((".yaml", ".yml"))


_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_FACE = re.compile(r"[\w][\w .+&()-]{0,59}")
_COLOR_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("red", "红", "红色"), "C0392B"),
    **dict.fromkeys(("orange", "橙", "橙色", "橘色"), "D35400"),
    **dict.fromkeys(("yellow", "黄", "黄色"), "F1C40F"),
    **dict.fromkeys(("green", "绿", "绿色"), "1E8449"),
    **dict.fromkeys(("blue", "蓝", "蓝色"), "2F6FDE"),
    **dict.fromkeys(("navy", "深蓝", "藏青", "藏蓝"), "1F3A5F"),
    **dict.fromkeys(("purple", "violet", "紫", "紫色"), "7352C7"),
    **dict.fromkeys(("pink", "粉", "粉色", "粉红"), "D6336C"),
    **dict.fromkeys(("brown", "棕", "棕色", "褐色", "咖啡色"), "6F4E37"),
    **dict.fromkeys(("grey", "gray", "灰", "灰色"), "6B7280"),
    **dict.fromkeys(("black", "黑", "黑色"), "111111"),
    **dict.fromkeys(("gold", "金", "金色"), "B8860B"),
    **dict.fromkeys(("teal", "cyan", "青", "青色"), "16858F"),
}
_HEX_LOOKALIKES = str.maketrans("oOlISszZ＃", "00115522#")
_CHANNELS = re.compile(r"(?i)(?:rgb)?\s*[(（]?\s*(\d{1,3})[\s,，、]+(\d{1,3})[\s,，、]+(\d{1,3})\s*[)）]?")


def color(text: str) -> str | None:
    """The colour as RRGGBB: six hexadecimal digits, or three that count twice."""
    match = _HEX.fullmatch(text.strip().replace("＃", "#"))
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return digits.upper()


def color_meant(text: str) -> str:
    """A well-formed colour like the one the author wrote, as "#RRGGBB"."""
    plain = text.strip()
    named = _COLOR_NAMES.get(plain.lower())
    channels = _CHANNELS.fullmatch(plain)
    if named:
        return f"#{named}"
    if channels and all(int(part) < 256 for part in channels.groups()):
        return "#" + "".join(f"{int(part):02X}" for part in channels.groups())
    near = color(plain.translate(_HEX_LOOKALIKES)) or color(plain.translate(_HEX_LOOKALIKES)[:7])
    return f"#{near}" if near else "#0B6E4F"


def face(text: str) -> bool:
    """Whether the text can be the name of a typeface."""
    return _FACE.fullmatch(text) is not None
