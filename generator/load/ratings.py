"""An answer as it stands in a cell – a number, a number with words, or words alone – as a number on its scale.

In: the text of a cell and the name of the scale. Out: the number, None when nothing was answered. Guaranteed: a whole
number on the scale; whatever cannot be one is an error, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.measure import SCALES

# a line for each point of the scale, from its lowest
_SATISFIED = """
非常不满意 很不满意 十分不满意 极不满意 very-dissatisfied extremely-dissatisfied very-unsatisfied
不满意 不太满意 比较不满意 较不满意 dissatisfied somewhat-dissatisfied unsatisfied
一般 普通 中立 说不清 neither-satisfied-nor-dissatisfied neutral okay fair
满意 比较满意 较满意 satisfied somewhat-satisfied
非常满意 很满意 十分满意 极满意 very-satisfied extremely-satisfied
"""
_AGREED = """
非常不同意 很不同意 完全不同意 强烈不同意 strongly-disagree completely-disagree
不同意 不太同意 比较不同意 disagree somewhat-disagree
一般 中立 不确定 neither-agree-nor-disagree neutral undecided
同意 比较同意 agree somewhat-agree
非常同意 很同意 完全同意 强烈同意 strongly-agree completely-agree
"""
_EASY = """
非常困难 很困难 非常难 很难 very-difficult extremely-difficult very-hard
困难 比较困难 有点困难 difficult somewhat-difficult hard
一般 neither-easy-nor-difficult neither-difficult-nor-easy neutral
容易 比较容易 有点容易 easy somewhat-easy
非常容易 很容易 非常轻松 very-easy extremely-easy
"""
_GOOD = """
非常差 很差 非常糟糕 terrible very-poor very-bad
差 比较差 不好 poor bad
一般 还行 average neutral
好 比较好 不错 good
非常好 很好 excellent very-good
"""
_LIKELY = """
非常不可能 很不可能 完全不可能 very-unlikely extremely-unlikely not-at-all-likely
不太可能 不可能 unlikely somewhat-unlikely
一般 不确定 neither-likely-nor-unlikely neutral
可能 比较可能 likely somewhat-likely
非常可能 很可能 一定会 very-likely extremely-likely
"""
_AGREED_7 = """
非常不同意 完全不同意 强烈不同意 strongly-disagree completely-disagree
不同意 比较不同意 disagree mostly-disagree
有点不同意 稍不同意 somewhat-disagree slightly-disagree
一般 中立 不确定 neither-agree-nor-disagree neutral undecided
有点同意 稍同意 somewhat-agree slightly-agree
同意 比较同意 agree mostly-agree
非常同意 完全同意 强烈同意 strongly-agree completely-agree
"""
_EASY_7 = """
非常困难 extremely-difficult very-difficult
困难 比较困难 moderately-difficult difficult
有点困难 slightly-difficult somewhat-difficult
一般 neither-easy-nor-difficult neither-difficult-nor-easy neutral
有点容易 slightly-easy somewhat-easy
容易 比较容易 moderately-easy easy
非常容易 extremely-easy very-easy
"""
_SATISFIED_7 = """
非常不满意 extremely-dissatisfied very-dissatisfied
不满意 比较不满意 moderately-dissatisfied dissatisfied
有点不满意 slightly-dissatisfied somewhat-dissatisfied
一般 neither-satisfied-nor-dissatisfied neutral
有点满意 slightly-satisfied somewhat-satisfied
满意 比较满意 moderately-satisfied satisfied
非常满意 extremely-satisfied very-satisfied
"""
_EFFORT = """
非常省力 毫不费力 very-low-effort very-little-effort
省力 比较省力 low-effort little-effort
一般 neutral moderate-effort
费力 比较费力 high-effort much-effort
非常费力 very-high-effort very-much-effort
"""
_KANO = """
喜欢 很喜欢 我喜欢 我很喜欢 我喜欢这样 like i-like-it i-like-it-that-way i-like-it-this-way i-enjoy-it-that-way
理应如此 理所当然 应该如此 应当如此 必须这样 must-be it-must-be-so it-must-be-that-way i-expect-it i-expect-it-that-way expect-it i-expect-it-this-way it-is-a-basic-necessity
无所谓 没有感觉 中立 neutral i-do-not-mind i-am-neutral i'm-neutral i-don't-care
能忍受 可以忍受 勉强接受 勉强可以接受 能接受 live-with i-can-live-with-it i-can-live-with-it-that-way i-can-tolerate-it i-can-accept-it-to-be-that-way
不喜欢 很不喜欢 我不喜欢 我很不喜欢 讨厌 dislike i-dislike-it i-dislike-it-that-way i-dislike-it-this-way i-can't-accept-it
"""  # noqa: E501 – a line is a point of the scale
_YES_NO = """
否 没有 未解决 不是 no false n
是 有 已解决 已 yes true y
"""
_ENDS = {
    0: "完全不可能 绝不可能 一定不会 not-at-all-likely extremely-unlikely",
    10: "非常可能 极有可能 一定会 extremely-likely",
}
_BY_SCALE: Mapping[str, tuple[str, ...]] = {
    "1_5": (_SATISFIED, _AGREED, _EASY, _GOOD, _LIKELY),
    "1_7": (_AGREED_7, _EASY_7, _SATISFIED_7),
    "agree_1_7": (_AGREED_7, _EASY_7),
    "effort_1_5": (_EFFORT,),
    "kano": (_KANO,),
    "yes_no": (_YES_NO,),
}
_BLANK = frozenset({"", "na", "不适用", "跳过", "空", "未作答", "未回答", "unanswered", "skipped"})
_UNANSWERED = frozenset({"-99"})  # as Qualtrics exports a question that was seen and not answered

_FORMS = (  # a number alone, before words (“7 - Extremely easy”, “5分”), behind them (“Extremely likely - 10”)
    re.compile(r"(?P<number>[+-]?\d{1,6})(?:\.0*)?(?P<words>)"),
    re.compile(r"(?P<number>\d{1,3})(?:\s*[-–—−=:;,、。.|/()\[\]]|\s)\s*(?P<words>\D.*)"),
    re.compile(r"(?P<number>\d{1,3})\s*[分星级](?P<words>\D*)"),
    re.compile(r"(?P<words>\D*?)\s*[-–—−=:(]\s*(?P<number>\d{1,3})\s*\)?"),
)


def rating(text: str, scale: str, labels: Mapping[str, int] | None = None) -> int | None:
    """The number of an answer; None when the cell is blank. `labels` are the author's own words for numbers.

    Errors: ValueError when the cell holds no whole number on the scale and no words that stand for one.
    """
    own = {_folded(label): number for label, number in (labels or {}).items()}
    folded = _folded(text)
    if folded in own:
        number: int | None = own[folded]
    elif folded in _BLANK or text.strip() in _UNANSWERED:
        return None
    else:
        number = _agreed(text, scale)
    low, high = SCALES[scale]
    if number is None or not low <= number <= high:
        raise ValueError("no answer on the scale")
    return number


@lru_cache(maxsize=4096)  # a column holds the same few answers again and again
def _agreed(text: str, scale: str) -> int | None:
    """The number that a cell holds or its words stand for; None when there is none, or when the two differ.

    They differ where a form counts its options the other way round (“1 – very satisfied”).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = next((found for form in _FORMS if (found := form.fullmatch(plain))), None)
    if match is None:
        return _words(scale).get(_folded(plain))
    number = int(match["number"])
    return number if _words(scale).get(_folded(match["words"]), number) == number else None


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Letters and digits alone, in one case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


@cache
def _words(scale: str) -> dict[str, int]:
    """The words known for the points of a scale."""
    low = SCALES[scale][0]
    found: dict[str, int] = {}
    for wording in _BY_SCALE.get(scale, ()):
        for at, line in enumerate(wording.split("\n")[1:-1], low):
            found |= {_folded(label): at for label in line.split()}
    if scale == "0_10":
        found = {_folded(label): at for at, line in _ENDS.items() for label in line.split()}
    return found
