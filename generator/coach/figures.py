"""Numbers in words, and what in a file bears them out.

In: words; an engagement. Out: the numbers that words state; whether the file holds a number, or one follows from it.
Guaranteed: what may be a number of another kind (a year, a date, a name, a count on one's fingers) is not taken for a
statement; a number counts as borne out where any part of the file comes to it, however it is rounded or measured.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, permutations
from typing import Any, NamedTuple

from generator.measure import SECONDS
from generator.model import Card, Engagement, SlideWish, Text
from generator.model.base import Term
from generator.model.keys import keys_of
from generator.patterns import Pattern

_NUMBER = Pattern(
    r"(?<![A-Za-z\d.:：/\-–—×＝=第])(?<!第 )(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![A-Za-z\d]*[.:：/×=＝-]\d)"
    r"(?![A-Za-z\d])(?!\s*(?:[年月日号岁期届级季]|小时|热线|客服|hours|hotline))(?:\s*(个百分点|百分点|[%％万亿千]))?"
)
_ROUGHLY = Pattern(
    r"(?:近|约|超过|超|逾|大约|将近|不到|\bsome|\bnearly|\babout|\baround|\balmost|\bover|\bunder|\bsome|\bmore than|"
    r"\bless than|\broughly)\s*$",
    re.IGNORECASE,
)
_UNITS = {"万": 1e4, "亿": 1e8, "千": 1e3}
FINGERS = 20  # up to which a whole number may be a count of anything on the slide
MOST_STATES = 8  # of a service whose times are compared with each other
MOST_PARTS = 12  # of a whole whose shares are tried: of more, nearly any share is one


class Figure(NamedTuple):
    """A number that words state. `tolerance` is how far from it the true one may lie; a share is in percent."""

    value: float
    tolerance: float
    said: str
    is_share: bool


def stated(words: str) -> Iterator[Figure]:
    """The numbers in words that say something of a fact: shares, decimals, and whole numbers beyond one's fingers."""
    for match in _NUMBER.finditer(words):
        digits, unit = match[1].replace(",", ""), match[2] or ""
        value = float(digits) * _UNITS.get(unit, 1.0)
        is_share = unit in ("%", "％", "百分点", "个百分点")
        if not (is_share or unit or "." in digits or value > FINGERS) or _is_year(digits, unit):
            continue
        if (is_share and value in (0, 100)) or (not unit and digits.endswith(".0")):  # 2.0 is a version
            continue
        step = 10.0 ** -len(digits.partition(".")[2]) * _UNITS.get(unit, 1.0)
        before, after = words[max(0, match.start() - 24) : match.start()], words[match.end() : match.end() + 1]
        rough = _ROUGHLY.search(before) or after in ("多", "余", "+")
        yield Figure(value, max(0.15 * value, step) if rough else 0.51 * step, match[0].strip(), is_share)


def _is_year(digits: str, unit: str) -> bool:
    return not unit and len(digits) == 4 and digits[:2] in ("19", "20") and "." not in digits


_STATISTIC = Pattern(
    r"(?<![A-Za-z\d.])(\d+(?:\.\d+)?)\s*(?:[%％](?![A-Za-z\d*])|percent\b|per cent\b|个百分点|倍)"
    r"|百分之[一二三四五六七八九十百〇零两点]+|[两三四五六七八九十]倍"
    r"|\b(?:\d+(?:\.\d+)?|two|three|four|five|ten)\s*(?:x|times)\s+(?:more|less|as|higher|lower|larger|faster|likelier|the)\b",
    re.IGNORECASE,
)
_SIGNS = ("%", "％", "倍", "百分", "ercent", "er cent", "imes ", "x ")  # one of which each of them holds
_OF_PEOPLE = Pattern(  # what makes a share a statement about the world
    r"客户|顾客|用户|客人|员工|人|企业|公司|商家|品牌|投诉|满意|流失|复购|回头|推荐|营收|收入|利润|成本|增长|增加|提高|提升|上升"
    r"|下降|减少|降低|缩短|翻|占|超过|达到|customer|user|guest|employee|people|consumer|compan|firm|brand|business|complain"
    r"|satisf|churn|retention|recommend|revenue|sales|profit|cost|increas|decreas|reduc|improv|grew|grow|rose|rise|fell|fall"
    r"|drop|likely|higher|lower|faster|of all\b|shorte",
    re.IGNORECASE,
)
_NO_STATEMENT = Pattern(  # aims, examples, settings, sums: nobody says that it is so
    r"目标|至少|至多|不低于|不高于|不超过|不少于|以内|以上才|力争|争取|预计|希望|计划|假设|假如|如果|若|例如|比如|譬如|举例|示例|示意|虚构|练习"
    r"|权重|分值|得分|折|优惠|返|赔|退|税|费率|利率|手续费|佣金|提成|的时间|精力|公式|计算|怎么算|多少|？|[=＝≤≥<>＜＞]"
    r"|\btarget|\bgoal|\baim|\bat least|\bat most|no more than|no less than|\bup to\b|\bwithin\b|suppos|assum|\bif\b"
    r"|e\.g\.|for example|for instance|imagine|illustrat|invented|exercise|weight|\bscor|discount|refund|voucher"
    r"|\btax|\bfee\b|commission|of (?:the|your|our) (?:time|effort)|formula|comput|how m|\?",
    re.IGNORECASE,
)


def shares_and_multiples(words: str) -> Iterator[tuple[str, float | None]]:
    """The shares and multiples that words tell of the world, as written and, where written in digits, as a number."""
    if not any(sign in words for sign in _SIGNS):
        return
    lines = words.split("\n")
    for at, line in enumerate(lines):
        said = "\n".join(lines[at : at + 3])
        if not _STATISTIC.search(line) or _NO_STATEMENT.search(line) or not _OF_PEOPLE.search(said):
            continue
        for match in _STATISTIC.finditer(line):
            value = float(match[1]) if match[1] else None
            if value not in (0, 100):
                yield match[0], value


class Ledger:
    """All that a file comes to in numbers."""

    def __init__(self, engagement: Engagement) -> None:
        plain = {abs(value) for value in (*_numbers_in(engagement), *_derived(engagement))}
        shares = {100 * value for value in plain if value <= 1} | {abs(value) for value in _shares(engagement)}
        self._values, self._shares = sorted(plain), sorted(plain | shares)

    def bears_out(self, figure: Figure) -> bool:
        """Whether the file holds the number, in whatever unit and however it is rounded."""
        values = self._shares if figure.is_share else self._values
        at = bisect_left(values, figure.value - figure.tolerance)
        return at < len(values) and values[at] <= figure.value + figure.tolerance


def _numbers_in(item: Any) -> Iterator[float]:
    """The numbers of a value, in fields and in words; the titles of slides, which are judged by them, aside."""
    if isinstance(item, Term):
        yield from _times_in(item)
        for key in keys_of(type(item)):
            if not (isinstance(item, SlideWish) and key.attribute == "title"):
                yield from _numbers_in(getattr(item, key.attribute))
    elif isinstance(item, Text):
        for _, words in item.values:
            yield from _numbers_in(words)
    elif isinstance(item, str):
        yield from (float(match[1].replace(",", "")) * _UNITS.get(match[2], 1) for match in _ANY.finditer(item))
    elif isinstance(item, int | float):
        yield float(item)
    elif isinstance(item, tuple | Mapping):
        for one in item.values() if isinstance(item, Mapping) else item:
            yield from _numbers_in(one)


_ANY = Pattern(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([万亿千])?")


def _times_in(item: Term) -> Iterator[float]:
    """What a length of time, or a metric that is one, comes to in each unit."""
    unit = SECONDS.get(getattr(item, "unit", ""), 0.0)
    for name in ("typical", "expected", "max", "baseline", "target", "result") if unit else ():
        yield from _in_each_unit((getattr(item, name, None) or 0.0) * unit)


def _in_each_unit(seconds: float) -> Iterator[float]:
    return (seconds / unit for unit in SECONDS.values())


# What follows from the numbers ---------------------------------------------------------------------------------------


def _derived(engagement: Engagement) -> Iterator[float]:
    """Counts, changes of metrics, how long the customer is on the way."""
    yield from _counts(engagement)
    for values in _measured(engagement):
        for one, other in permutations(values, 2):
            yield from (other - one, other / one if one else 0.0)
    times = list(_times(engagement))
    for time in (*times, *(other - one for one, other in permutations(times, 2))):
        yield from _in_each_unit(time)


def _shares(engagement: Engagement) -> Iterator[float]:
    """By how much metrics and times change, and what part of a count each smaller one is. Units: percent."""
    for values in (*_measured(engagement), list(_times(engagement))):
        yield from (100 * (other - one) / one for one, other in permutations(values, 2) if one)
    for steps in _step_times(engagement):
        yield from (100 * time / sum(steps) for time in steps if time)
    for whole in {count for count in _counts(engagement) if 1 < count <= MOST_PARTS}:
        yield from (100 * part / whole for part in range(1, int(whole)))


def _measured(engagement: Engagement) -> Iterator[list[float]]:
    """The values of each metric."""
    for metric in engagement.metrics:
        yield [one for one in (metric.baseline, metric.target, metric.result) if one is not None]


def _counts(engagement: Engagement) -> list[float]:
    listed: Iterable[Any] = (getattr(engagement, key.attribute) for key in keys_of(Engagement))
    found = [float(len(one)) for one in listed if isinstance(one, tuple)]
    for blueprint in engagement.blueprints.values():
        cells = [cell for step in blueprint.steps for cell in step.cells.values()]
        found += [float(len(blueprint.steps)), float(len(blueprint.arrows)), float(sum(map(len, cells)))]
    return found


def _times(engagement: Engagement) -> Iterator[float]:
    """What the customer needs, waits, and both together in each blueprint. Units: s."""
    for blueprint in islice(engagement.blueprints.values(), MOST_STATES):
        cards = [card for step in blueprint.steps for card in engagement.customer_cards(step)]
        needed, waited = sum(map(_needed, cards)), sum(map(_waited, cards))
        yield from (needed, waited, needed + waited)


def _step_times(engagement: Engagement) -> Iterator[list[float]]:
    """How long the customer is at each step of each blueprint. Units: s."""
    for blueprint in engagement.blueprints.values():
        cells = [engagement.customer_cards(step) for step in blueprint.steps]
        yield [sum(_needed(card) + _waited(card) for card in cards) for cards in cells]


def _needed(card: Card) -> float:
    return card.duration.typical * SECONDS[card.duration.unit] if card.duration is not None else 0.0


def _waited(card: Card) -> float:
    return card.wait.expected * SECONDS[card.wait.unit] if card.wait is not None else 0.0
