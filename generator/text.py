"""Measuring text and breaking it into lines, Chinese and Latin, without any font on the machine.

In: a text, a size in points, a width in points. Out: widths and lines. Guaranteed: the same lines on every machine;
no line wider than asked unless a single character is; Chinese words kept whole where the width allows; no line starts
with a closing mark or ends with an opening one.

Latin widths are those of Arimo, which are Arial's, kerned from 12 points on, as on slides; a Chinese character is one
em; between Chinese and Latin stands the
quarter-em gap that PowerPoint and LibreOffice put there, so that a line that fits here fits there too.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from generator.patterns import Pattern

_REGULAR = (
    (
        0x20,
        """
        278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
        278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667
        611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833
        556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
    """,
    ),
    (
        0xA0,
        """
        278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 537 333 333 333
        365 556 834 834 834 611 667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278 722 722 778 778
        778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 500 556 556 556 556 278 278
        278 278 556 556 556 556 556 556 556 549 611 556 556 556 556 500 556 500 667 556 667 556 667 556 722 500
        722 500 722 500 722 500 722 615 722 556 667 556 667 556 667 556 667 556 667 556 778 556 778 556 778 556
        778 556 722 556 722 556 278 278 278 278 278 278 278 222 278 278 735 444 500 222 667 500 500 556 222 556
        222 556 292 556 334 556 222 722 556 722 556 722 556 604 723 556 778 556 778 556 778 556 1000 944 722 333
        722 333 722 333 667 500 667 500 667 500 667 500 611 278 611 375 611 278 722 556 722 556 722 556 722 556
        722 556 722 556 944 722 667 500 667 611 500 611 500 611 500 222
    """,
    ),
    (
        0x2010,
        """
        333 333 556 556 1000 1000 418 552 222 222 222 222 333 333 333 333 556 556 350 350 278 517 1000 278 0 0 0
        0 0 0 0 200 1000 1320 188 354 354 188 354 521 324 333 333 600 500 556 333 794 794 491 816 333 167
    """,
    ),
)
_BOLD = (
    (
        0x20,
        """
        278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
        333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667
        611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889
        611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584
    """,
    ),
    (
        0xA0,
        """
        278 333 556 556 556 556 280 556 333 737 370 556 584 333 737 552 400 549 333 333 333 600 556 333 333 333
        365 556 834 834 834 611 722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278 722 722 778 778
        778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 556 556 556 556 556 278 278
        278 278 611 611 611 611 611 611 611 549 611 611 611 611 611 556 611 556 722 556 722 556 722 556 722 556
        722 556 722 556 722 556 722 719 722 611 667 556 667 556 667 556 667 556 667 556 778 611 778 611 778 611
        778 611 722 611 722 611 278 278 278 278 278 278 278 278 278 278 785 556 556 278 722 556 556 611 278 611
        278 611 385 611 479 611 278 722 611 722 611 722 611 708 723 611 778 611 778 611 778 611 1000 944 722 389
        722 389 722 389 667 556 667 556 667 556 667 556 611 333 611 479 611 333 722 611 722 611 722 611 722 611
        722 611 722 611 944 778 667 556 667 611 500 611 500 611 500 278
    """,
    ),
    (
        0x2010,
        """
        333 333 556 556 1000 1000 485 552 278 278 278 278 500 500 500 500 556 556 350 350 278 517 1000 278 0 0 0
        0 0 0 0 200 1000 1325 240 479 479 240 479 718 333 333 333 600 604 611 333 794 794 556 874 333 167
    """,
    ),
)

# Pairs that Arimo sets closer or wider, in 1/1000 em; those with a blank are left out, for lines break there.
_KERNING = (
    """
    -129 P, P. Y, Y.
    -111 F, F. T, T. T: T; Ta Tc Te To Ts
    -92 V, V. Y- Ye Yo Yq
    -74 11 AT AV AY A’ LT LV LW LY PA TA VA Va YA Ya Yp v, v. y, y.
    -65 Y;
    -55 FA L’ T- Tw Ty V- Ve Vo W, W. Y: Yu Yv r, r. w, w.
    -37 AW Ly Ti Tr Tu V: V; Vr Vu Vy WA Wa Yi
    -18 Av Aw Ay RT RV RW RY TO Vi W- W: W; We Wo Wr Wu ff ‘‘ ’s ’’
    -9 Wy
    +18 f’
    +37 r’
    """,
    """
    -129 P, P.
    -111 F, F. T, T. T: T; Y, Y.
    -92 AY LY V, V. YA
    -74 AT AV LT LV PA TA Ta Tc Te To Ts Tu Tw Ty VA Vo Y: Y; Yo Yq v, v. y, y.
    -55 11 AW A’ FA LW L’ T- Tr V- V: V; Va Ve Vr W, W. WA Y- Ya Ye Yp Yu Yv r, r.
    -37 Av Ay Ly RY Vu Vy Wa Yi w, w. ‘‘ ’s ’’
    -20 W-
    -18 Aw RV RW TO Ti Vi W: W; We Wo Wr Wu Wy
    -9 Wi
    +18 f’
    +37 r’
    """,
)
KERNED_FROM = 12.0  # points; the deck's template says the same (kern="1200"), as PowerPoint's own do

GAP = 0.23  # em between a Chinese and a Latin run, as office programs draw it
PITCH = 1.25  # em from baseline to baseline

_NO_START = frozenset("!%),.:;?]}¢°·’”†‡›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～→…—/+")
_NO_END = frozenset("$(£¥·‘“〈《「『【〔〖〝＄（．［｛￡￥#")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")  # each as a line feed
_PLAIN = Pattern(  # units as UAX #14 has them
    "(?:[A-Za-z0-9]+(?:[.,:'][A-Za-z0-9]+|\\+[0-9][A-Za-z0-9]*|\xa0[A-Za-z0-9]+)*(?:\xa0[\u4e00-\u9fff])?"
    "(?:[.,;:!?](?=[ \u4e00-\u9fff]|$))?|[\u4e00-\u9fff])[，。、；：？！]* *"
)
_CERTAIN = Pattern(  # where UAX #14 ends a line whatever else stands there: no rule of it looks across these
    "(?<=[\u3400-\u9fff，。、；：？！])(?=[\u3400-\u9fff])|(?<=[A-Za-z,;:?!] )(?=[A-Za-z])"
)
_AFTER_PUNCTUATION = frozenset("，。；、！？：,;")
_CLAUSE_ENDS = _AFTER_PUNCTUATION | frozenset('“”‘’「」『』（）《》()"… \n')
_LEANS_ON_NEXT = frozenset("不没未很太最更再另每各该本请把被将向从与和或跟及就都才还也第这那某")  # one-character words
_LEANS_ON_LAST = frozenset("的了着过们吗呢吧啊里上下内外中后前时者得地等")
_SERVICE_WORDS = """
    下单 点单 派单 接单 建单 工单 手写单 出品 试喝 堂食 晒图 选号 叫号 取号 找号 等位
    排号 扫码 核身 核销 弹屏 话务 坐席 中继 转接 转人工 回访 复述 派送 触点 首层 桌卡
    桌号 忌口 过敏原 收银台 集章卡 座位图 知识库 技能组 满意度 首解率 自助机 小程序 服务号 老样子 靠窗位 服务员
    领位员 经销商
"""  # that the dictionary does not know


def _table(blocks: tuple[tuple[int, str], ...]) -> dict[str, float]:
    return {
        chr(start + offset): int(width) / 1000
        for start, widths in blocks
        for offset, width in enumerate(widths.split())
        if width != "0"
    }


def _pairs(rows: str) -> dict[str, float]:
    found, by = {}, 0.0
    for word in rows.split():
        if word[0] in "+-":
            by = int(word) / 1000
        else:
            found[word] = by
    return found


_WIDTHS = (_table(_REGULAR), _table(_BOLD))
_KERNS = (_pairs(_KERNING[0]), _pairs(_KERNING[1]))


@lru_cache(65536)
def is_wide(char: str) -> bool:
    """Whether the character stands in a full-width cell: Chinese, its punctuation, emoji."""
    return unicodedata.east_asian_width(char) in "WF"


@lru_cache(65536)
def _em(char: str, bold: bool, among_wide: bool) -> float:
    if is_wide(char):
        return 1.0
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if among_wide and unicodedata.east_asian_width(char) == "A":
        return 1.0
    width = _WIDTHS[bold].get(char)
    if width is not None:
        return width
    return 1.0 if unicodedata.category(char) == "So" else 0.62


def _advances(text: str, bold: bool, kerned: bool) -> list[float]:
    """Width in em of each character, gaps between scripts and kerning included (on the later one)."""
    among_wide = any(map(is_wide, text))
    advances = [_em(char, bold, among_wide) for char in text]
    if among_wide:
        for index in range(1, len(text)):
            before, after = text[index - 1], text[index]
            if before != " " and after != " " and _is_full(before) != _is_full(after):
                advances[index] += GAP
    if kerned:
        for index in range(1, len(text)):
            advances[index] += _KERNS[bold].get(text[index - 1 : index + 1], 0.0)
    return advances


def _is_full(char: str) -> bool:
    return is_wide(char) or unicodedata.east_asian_width(char) == "A"


@lru_cache(65536)
def width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line. Units: points."""
    return sum(_advances(text, bold, size >= KERNED_FROM)) * size


def clean(text: str) -> str:
    """The text as it can stand on a page: control characters out, runs of blanks as one, lines kept."""
    lines = []
    for line in _LINE_ENDS.sub("\n", text).replace("\t", " ").split("\n"):
        kept = "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cs"))
        lines.append(" ".join(part for part in kept.split(" ") if part))
    return "\n".join(lines).strip("\n")


@lru_cache(16384)
def _breaks(paragraph: str) -> tuple[tuple[int, float], ...]:
    """Where a line may end (index, penalty 0 to 1). Source: UAX #14, with kinsoku and Chinese word ends."""
    ends = _word_ends(paragraph) if any(map(is_wide, paragraph)) else frozenset()
    found = []
    index = 0
    for unit in _units(paragraph):
        index += len(unit)
        if index >= len(paragraph):
            break
        before, after = paragraph[index - 1], paragraph[index]
        if after in _NO_START or before in _NO_END:
            continue
        found.append((index, _penalty(paragraph, index, before, after, ends)))
    return tuple(found)


def _units(paragraph: str) -> list[str]:
    """The parts that no line may end in."""
    return [unit for part in _CERTAIN.split(paragraph) for unit in _units_within(part)]


@lru_cache(16384)
def _units_within(part: str) -> tuple[str, ...]:
    """The same between two certain ends. Plain words need no look at the standard's tables, which is slow."""
    plain = tuple(_PLAIN.findall(part))
    if sum(map(len, plain)) == len(part):
        return plain
    from uniseg.linebreak import line_break_units

    return tuple(line_break_units(part))


def _penalty(paragraph: str, index: int, before: str, after: str, ends: frozenset[int]) -> float:
    if before in _AFTER_PUNCTUATION:
        return 0.0
    if is_wide(before) and is_wide(after):
        return _between_words(paragraph, index, ends) if index in ends else 1.0
    if before == " ":
        follows_wide = is_wide(after) or (index > 1 and is_wide(paragraph[index - 2]))
        after_number = index > 1 and paragraph[index - 2].isdigit()
        return (0.7 if after_number else 0.25) if follows_wide else 0.0
    if is_wide(before) or is_wide(after):
        return 0.3
    return 0.1 if before in "/、" else 0.6


def _between_words(paragraph: str, index: int, ends: frozenset[int]) -> float:
    """Between two Chinese words: best where neither leans on the other and no clause loses a single character."""
    alone_before = index < 2 or paragraph[index - 2] in _CLAUSE_ENDS
    alone_after = index + 1 >= len(paragraph) or paragraph[index + 1] in _CLAUSE_ENDS
    if alone_before or alone_after:
        return 0.7
    leans = index - 1 in ends and paragraph[index - 1] in _LEANS_ON_NEXT
    leans = leans or (index + 1 in ends and paragraph[index] in _LEANS_ON_LAST)
    return 0.4 if leans else 0.05


@cache
def _dictionary() -> Callable[[str], list[str]]:
    import rjieba

    for word in _SERVICE_WORDS.split():
        rjieba.add_word(word, None, None)
    return rjieba.cut


def _word_ends(paragraph: str) -> frozenset[int]:
    ends, index = set(), 0
    for word in _dictionary()(paragraph):
        index += len(word)
        ends.add(index)
    return frozenset(ends)


@lru_cache(32768)
def wrap(text: str, max_width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Lines no wider than `max_width` points: as few as can be, then even, words whole. "" gives one empty line."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        lines += (
            _wrap_paragraph(paragraph.strip(), max_width / size, bold, size >= KERNED_FROM)
            if paragraph.strip()
            else [""]
        )
    return tuple(lines)


def _wrap_paragraph(paragraph: str, limit: float, bold: bool, kerned: bool) -> list[str]:
    """Dynamic programme over break positions: (lines, unevenness + penalties) least. Units: em."""
    total = [0.0]
    for advance in _advances(paragraph, bold, kerned):
        total.append(total[-1] + advance)
    if total[-1] <= limit:
        return [paragraph]
    penalties = dict(_breaks(paragraph))
    stops = _stops(paragraph, penalties, total, limit)
    best: list[tuple[int, float, int]] = [(0, 0.0, -1)]
    for last in range(1, len(stops)):
        choice = (10**9, 0.0, last - 1)
        for first in range(last - 1, -1, -1):
            start, end = stops[first], stops[last]
            while end > start and paragraph[end - 1] == " ":
                end -= 1
            span = total[end] - total[start]
            if span > limit + 1e-9 and first < last - 1:
                break
            lines, cost, _ = best[first]
            slack = max(0.0, limit - span) / limit
            orphan = 1.0 if end - start == 1 else 0.0
            cost += slack * slack + penalties.get(stops[last], 0.0) * 0.8 + orphan
            choice = min(choice, (lines + 1, cost, first))
        best.append(choice)
    lines_out: list[str] = []
    at = len(stops) - 1
    while at > 0:
        first = best[at][2]
        lines_out.append(paragraph[stops[first] : stops[at]].strip())
        at = first
    return lines_out[::-1]


def _stops(paragraph: str, penalties: dict[int, float], total: list[float], limit: float) -> list[int]:
    """Break positions, with emergency ones inside what is wider than a line: between two units where there are any."""
    stops = [0]
    units: set[int] = set()
    for end in [*sorted(penalties), len(paragraph)]:
        start = stops[-1]
        if total[end] - total[start] > limit:
            units = units or set(itertools.accumulate(map(len, _units(paragraph))))
            for index in range(start + 1, end):
                if total[index + 1] - total[stops[-1]] > limit and unicodedata.category(paragraph[index]) != "Mn":
                    stops.append(next((at for at in range(index, stops[-1], -1) if at in units), index))
        stops.append(end)
    return stops


@lru_cache(32768)
def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Width of the widest part of the text that has to stay on one line. Units: points."""
    widest = 0.0
    for paragraph in clean(text).split("\n"):
        stops = [0, *(index for index, _ in _breaks(paragraph)), len(paragraph)]
        for start, end in itertools.pairwise(stops):
            widest = max(widest, width(paragraph[start:end].strip(), size, bold))
    return widest


def torn_words(text: str, lines: tuple[str, ...]) -> int:
    """How many of the line ends stand inside a word."""
    flat = clean(text).replace("\n", " ").strip()
    penalties = dict(_breaks(flat))
    torn = index = 0
    for line in lines[:-1]:
        found = flat.find(line, index)
        if found < 0:
            return torn
        index = found + len(line)
        while index < len(flat) and flat[index] == " ":
            index += 1
        torn += penalties.get(index, 1.0) >= 0.6
    return torn
