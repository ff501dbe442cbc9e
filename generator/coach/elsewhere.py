"""The field's rules that the coach does not decide: who tells them instead, or why nobody can.

In: nothing. Out: tables by code. Source: the field reference, §17.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Told when the file is read, put on the clock or made into slides, under codes that say more exactly what is wrong
ELSEWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "PS-09": ("ID-03",),
        "WS-01": ("AG-01", "AG-02", "AG-03", "AG-06"),
    }
)

# Left out: what would have to be judged is not in the file, or cannot be wrong: reason in Chinese, in English
UNDECIDED: Mapping[str, tuple[str, str]] = MappingProxyType({})
