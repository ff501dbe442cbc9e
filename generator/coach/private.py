"""What in a text belongs to one person: numbers and addresses at which somebody is reached or known.

In: a text. Out: what is private in it, masked so that a report can name it. Guaranteed: a service's own number (400-…,
95…), numbers made up for examples and addresses of offices are not private; what is told never holds the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.patterns import Pattern

SHORTEST = 10  # characters of the shortest private thing
_MOBILE = r"(?<![\d.\-A-Za-z])(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?![\d]|[-.]\d)"
_CARD = r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
_MAILBOX = (
    r"[A-Za-z0-9][\w.+-]{0,63}@(?:(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|foxmail|aliyun|yeah)\.(?:com|cn|net)"
    r"|(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|proton|protonmail|gmx)\.[a-z]{2,3}(?:\.[a-z]{2})?)(?![A-Za-z\d-])"
)
LIKELY = Pattern(r"\d{4}[- ]?\d{4}|@[A-Za-z]")  # in all that is private, and quickly looked for
PRIVATE = Pattern(f"(?P<card>{_CARD})|(?P<mobile>{_MOBILE})|(?P<mailbox>{_MAILBOX})")
_OF_SOMETHING = Pattern(
    r"(?:单号|编号|订单|工单|流水|序列号|型号|条码|运单|no\.?|id|order|ticket|serial)\s*[:：#]?\s*$", re.IGNORECASE
)
_OWN = Pattern(
    r"(?:联系我们?|找我们?|我的|加我|讲师|老师|主讲|顾问|引导师|作者|contact (?:me|us)|my\b|trainer|facilitator"
    r"|reach (?:me|us)|write to (?:me|us))[^\n]{0,24}$",
    re.IGNORECASE,
)
_BEFORE = 48  # characters before it that may tell what it is
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def private(words: str, own_allowed: bool = False) -> Iterator[tuple[str, str]]:
    """(kind, the thing as it may be told): mobile, card, mailbox. `own_allowed` leaves out what a speaker gives away.

    Source: GB 11643-1999 for the check digit of identity cards.
    """
    for match in PRIVATE.finditer(words):
        before = words[max(0, match.start() - _BEFORE) : match.start()]
        if _OF_SOMETHING.search(before[-12:]) or (own_allowed and _OWN.search(before)):
            continue
        kind = match.lastgroup or ""
        if _is_real(kind, match[0]):
            yield kind, _mask(kind, match[0])


def masked(words: str) -> str:
    """The words without what is private in them."""
    return PRIVATE.sub(lambda match: _mask(match.lastgroup or "", match[0]), words)


def _is_real(kind: str, found: str) -> bool:
    if kind == "card":
        total = sum(int(digit) * weight for digit, weight in zip(found, _WEIGHTS, strict=False))
        return "10X98765432"[total % 11] == found[-1].upper()
    if kind == "mobile":
        number = re.sub(r"\D", "", found)[-11:]
        made_up = len(set(number[3:])) < 3 or "12345678" in number or "87654321" in number or number == "13800138000"
        return not made_up
    return not re.match(r"(?:name|user|your|example|test|someone|xx|abc|sample|demo)", found, re.IGNORECASE)


def _mask(kind: str, found: str) -> str:
    if kind == "mailbox":
        name, _, home = found.partition("@")
        return f"{name[0]}***@{home}"
    digits = re.sub(r"[^\dXx]", "", found)[-18 if kind == "card" else -11 :]
    return f"{digits[:3]}****{digits[-2:]}"
