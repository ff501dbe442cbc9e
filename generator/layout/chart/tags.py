"""Connections that pages part: the same letter on both pages.

In: a chart, the parts it was cut into, the columns of each page. Out: the chart of each page, with tags. Guaranteed:
every card stands on one page; a connection between cards of two pages ends on each of them at a tag that says in words
where it goes to or comes from, under one letter for all that leaves a card for the same page.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator import text
from generator.layout.chart.content import Arrow, Cell, Chart, Tag
from generator.layout.chart.style import TAG_WIDTH
from generator.terms import languages_of, term

Side = Literal["left", "right"]
Unit = Literal["page", "row"]  # what a chart is cut into: slides, or the rows of a poster
TAG_SIZE = 10.0
MOST_LINES = 10  # a tag that would have more sums its letters up


@dataclass(frozen=True, slots=True)
class Page:
    """The columns of a part on one page."""

    part: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Sign:
    """A letter on a tag: where its connection goes to, or comes from when it is not `out`."""

    letter: str
    other: int
    out: bool


@dataclass
class _Desk:
    """The arrows and tags of one page while they are gathered."""

    number: int
    chart: Chart
    unit: Unit
    lanes: Mapping[str, tuple[str, Cell]]
    arrows: list[Arrow] = field(default_factory=list)
    tags: dict[tuple[Side, str, int], list[_Sign]] = field(default_factory=dict)
    seen: set[tuple[str, str, str]] = field(default_factory=set)

    def tag(self, card: str, sign: _Sign) -> str:
        """The id of the tag beside a card that names another page."""
        lane, cell = self.lanes[card]
        side: Side = "right" if sign.other > self.number else "left"
        signs = self.tags.setdefault((side, lane, cell.level), [])
        if sign not in signs:
            signs.append(sign)
        return f"tag/{side}/{lane}/{cell.level}"

    def add(self, arrow: Arrow) -> None:
        ends = (arrow.source, arrow.target, arrow.kind)
        if ends not in self.seen:
            self.seen.add(ends)
            self.arrows.append(arrow)

    def done(self, stem: str) -> Chart:
        tags = tuple(
            Tag(
                f"tag/{side}/{lane}/{level}",
                side,
                lane,
                level,
                _words(signs, self.chart.language, self.unit),
                f"{stem}-{min(sign.other for sign in signs)}",
            )
            for (side, lane, level), signs in self.tags.items()
        )
        return replace(self.chart, arrows=tuple(self.arrows), tags=tags)


def _words(signs: Sequence[_Sign], language: str, unit: Unit) -> tuple[str, ...]:
    """What a tag says: all its letters and one place in full, or each way in short."""
    ways: dict[tuple[int, bool], list[str]] = {}
    for sign in sorted(signs, key=lambda sign: (sign.other, not sign.out, len(sign.letter), sign.letter)):
        ways.setdefault((sign.other, sign.out), []).append(sign.letter)
    tags = languages_of(language)
    if len(ways) > 1:
        lines = [line for (other, out), letters in ways.items() for line in _brief(letters, other, out, tags, unit)]
        return tuple(lines) if len(lines) <= MOST_LINES else _summed(signs)
    ((other, out), letters), *_ = ways.items()
    places = tuple(term(f"tag-{unit}", tag).format(other) for tag in tags)
    template = term("tag-to" if out else "tag-from", tags[0])
    last = template.format(",".join(letters))
    if _width(last) <= TAG_WIDTH - 2:
        return (last, *places)
    *before, rest = _flowed(letters, lambda part: _width(",".join(part)))
    last = template.format(",".join(rest))
    closing = (last,) if _width(last) <= TAG_WIDTH - 2 else (",".join(rest), template.format("").strip())
    found = (*(",".join(part) for part in before), *closing, *places)
    return found if len(found) <= MOST_LINES else _summed(signs)


def _brief(letters: Sequence[str], other: int, out: bool, tags: Sequence[str], unit: Unit) -> Iterator[str]:
    """One way in short, as many words as fit."""
    sign = "→" if out else "←"
    longer, least = (term(f"tag-{unit}-{length}", tags[0]).format(other) for length in ("short", "least"))
    if _width(f"{','.join(letters)}{sign}{longer}") <= TAG_WIDTH - 2:
        yield f"{','.join(letters)}{sign}{longer}"
        return
    for part in _flowed(letters, lambda part: _width(f"{','.join(part)}{sign}{least}")):
        yield f"{','.join(part)}{sign}{least}"


def _summed(signs: Sequence[_Sign]) -> tuple[str, ...]:
    """The first and the last letter, the first and the last page, for each direction: too many to list them all."""
    lines: list[str] = []
    for out in (True, False):
        own = [sign for sign in signs if sign.out == out]
        if own:
            letters = sorted((sign.letter for sign in own), key=lambda letter: (len(letter), letter))
            others = sorted({sign.other for sign in own})
            lines += [_span(letters[0], letters[-1]), f"{'→' if out else '←'}{_span(str(others[0]), str(others[-1]))}"]
    return tuple(lines)


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _flowed(letters: Sequence[str], width: Callable[[Sequence[str]], float]) -> list[list[str]]:
    """The letters in lines no wider than a tag."""
    lines: list[list[str]] = [[]]
    for letter in letters:
        if lines[-1] and width([*lines[-1], letter]) > TAG_WIDTH - 2:
            lines.append([])
        lines[-1].append(letter)
    return lines


def _width(line: str) -> float:
    return text.width(line, TAG_SIZE, True)


def parted(chart: Chart, parts: Sequence[Chart], pages: Sequence[Page], unit: Unit = "page") -> list[Chart]:
    """The charts of the pages, in their order."""
    desks = []
    homes: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        cut = parts[page.part].columns(page.first, page.last)
        lanes = {cell.id: (lane.id, cell) for lane in cut.lanes for cell in lane.cells}
        homes |= dict.fromkeys(lanes, number)
        desks.append(_Desk(number, cut, unit, lanes))
    letters: dict[tuple[str, int], str] = {}
    names = _letters()
    for arrow in chart.arrows:
        source, target = homes.get(arrow.source), homes.get(arrow.target)
        if source is None or target is None:
            continue
        if source == target:
            desks[source - 1].arrows.append(arrow)
            continue
        key = (arrow.source, target)
        if key not in letters:
            letters[key] = next(names)
        start, end = desks[source - 1], desks[target - 1]
        start.add(replace(arrow, target=start.tag(arrow.source, _Sign(letters[key], target, True))))
        end.add(replace(arrow, source=end.tag(arrow.target, _Sign(letters[key], source, False)), label=""))
    return [desk.done(chart.id) for desk in desks]


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for length in itertools.count(1):
        yield from map("".join, itertools.product(string.ascii_uppercase, repeat=length))
