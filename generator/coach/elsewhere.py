"""The field's rules that the coach does not decide: who tells them instead, or why nobody can.

In: nothing. Out: tables by code. Source: the field reference, §17.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Told when the file is read, put on the clock or made into slides, under codes that say more exactly what is wrong
ELSEWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "DK-05": ("PF-11", "PF-12", "PF-13", "PF-14"),
        "PS-09": ("ID-03",),
        "WS-01": ("AG-01", "AG-02", "AG-03", "AG-06"),
    }
)

# Left out: what would have to be judged is not in the file, or cannot be wrong: reason in Chinese, in English
UNDECIDED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "DK-08": (
            "一页放得下几步要看字数，数步数说明不了；蓝图在不小于 10 磅时放得下就是一页，放不下会自动先给总览、再分页",
            "how many steps a slide holds depends on how many words they have: a blueprint that fits at 10 points or "
            "more is one slide, and any other gets an overview and further slides by itself",
        ),
        "DK-09": (
            "图例由图上实际出现的记号、箭头和边框生成，不会缺",
            "the legend is made from the marks, arrows and borders that are on the drawing, so none can be missing",
        ),
    }
)
