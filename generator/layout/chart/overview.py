"""The overview before a blueprint's pages: phases, step names, the emotion curve, moments of truth, where to find what.

In: a chart and the columns of each page. Out: scenes of slide size. Guaranteed: no text under 10 points; every phase
and step once; no card's text.

Units: points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import text
from generator.layout.chart import legend
from generator.layout.chart.content import Chart, Phase
from generator.layout.chart.drawing import Parts, curve_in, described
from generator.layout.chart.style import Span, Style, legend_pitch, pitch
from generator.layout.chart.widths import fitted, flowed, needed_width
from generator.scene import Band, Box, Card, Line, Marker, Scene, Words
from generator.terms import is_chinese, languages_of, term
from generator.theme import Theme

HEAD = 70.0
GAP = 6.0
BADGE = 15.0
BAR = 18.0
STRIP_GAP = 12.0
CURVE_LEAST = 38.0
CURVE_MOST = 280.0
STRIPS = 4
NARROWEST = 19.0


@dataclass(frozen=True, slots=True)
class Cover:
    """The columns that a page shows, its number, its scene's id, which part of the chart it shows,
    and what that is in words.
    """

    part: int
    first: int
    last: int
    number: int
    link: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the columns are laid out: ranges, one below the other, and whether step names are shown."""

    strips: tuple[tuple[int, int], ...]
    named: bool

    @property
    def phase_lines(self) -> int:
        """How many lines a phase's name may take."""
        return 2 if len(self.strips) <= 2 else 1

    def column(self, frame: Box) -> float:
        """The width of a column, its gap included."""
        widest = max((last - first + 1 for first, last in self.strips), default=1)
        return (frame.width - HEAD - 2 * GAP) / widest


def overview(chart: Chart, theme: Theme, style: Style, frame: Box, covers: Sequence[Cover]) -> tuple[Scene, ...]:
    """The overview, on as many slides as it takes (one, up to some hundred steps)."""
    shown = replace(chart, lanes=(), rows=(), arrows=(), footer="")
    entries = legend.entries(shown, theme)
    foot = len(flowed(legend.widths(entries, style), frame.width)) * legend_pitch(style)
    room = replace(frame, height=frame.height - (foot + 8 if entries else 0.0))
    bars = _bar_rows(covers)
    plan = _strips(shown, style, room, len(bars) * BAR)
    each = _at_once(plan, shown, style, room, len(bars) * BAR)
    scenes = []
    for number, start in enumerate(range(0, len(plan.strips), each)):
        parts = Parts([], [], [], [], [], [])
        _draw(shown, style, room, plan, range(start, min(start + each, len(plan.strips))), bars, parts)
        span = (frame.bottom - foot - 6, frame.bottom)
        closing = legend.drawn(entries, style, span, frame.x, frame.right)
        scenes.append(
            Scene(
                id=f"{chart.id}-overview" + (f"-{number + 1}" if number else ""),
                kind="overview",
                name=_name(chart),
                language=chart.language,
                width=960.0,
                height=540.0,
                description=described(chart),
                bands=tuple(parts.bands),
                lines=(*parts.lines, *closing.lines),
                curves=tuple(parts.curves),
                cards=(*parts.cards, *closing.cards),
                markers=(*parts.markers, *closing.markers),
            )
        )
    return tuple(scenes)


def _name(chart: Chart) -> str:
    names = chart.name.split(" / ")
    tags = languages_of(chart.language)
    each = []
    for at, tag in enumerate(tags):
        word, name = term("name-overview", tag), names[min(at, len(names) - 1)]
        each.append(f"{name}（{word}）" if tag.startswith("zh") else f"{name} ({word})")
    return " / ".join(dict.fromkeys(each))


# columns into strips


def _strips(chart: Chart, style: Style, room: Box, below: float) -> _Plan:
    """The fewest strips of one page in which the step names have room; without names when there are too many steps."""
    needs = [needed_width(step.name, style.step, True, 3, 30.0, 110.0) for step in chart.steps]
    for strips in range(1, STRIPS + 1):
        plan = _Plan(tuple(_even(chart, strips)), True)
        wide = plan.column(room) - GAP >= max(needs, default=0.0)
        if wide and _at_once(plan, chart, style, room, below) >= len(plan.strips):
            return plan
    count, each = len(chart.steps), int((room.width - HEAD - 2 * GAP) / NARROWEST)
    for strips in range(1, max(1, math.ceil(count / each)) + 1):
        plan = _Plan(tuple(_even(chart, strips)), False)
    return plan


def _at_once(plan: _Plan, chart: Chart, style: Style, room: Box, below: float) -> int:
    """How many strips of a plan fit one page, at least one."""
    width = plan.column(room)
    phases = [
        len(fitted(phase.name, _extent(phase, plan, width) - 12, style.phase, True, plan.phase_lines))
        for phase in chart.phases
    ]
    high = max(phases, default=0) * pitch(style.phase) + 8 + below + 6
    if plan.named:
        lines = [len(fitted(step.name, width - GAP, style.step, True, 3)) for step in chart.steps]
        high += max(lines, default=0) * pitch(style.step) + 6
    if any(step.marks for step in chart.steps):
        high += BADGE + 3
    if chart.feelings:
        high += CURVE_LEAST
    return max(1, int((room.height + STRIP_GAP) / (high + STRIP_GAP)))


def _extent(phase: Phase, plan: _Plan, width: float) -> float:
    """The least width a phase has in a strip."""
    shares = [min(phase.last, last) - max(phase.first, first) + 1 for first, last in plan.strips]
    return width * min(share for share in shares if share > 0)


def _even(chart: Chart, strips: int) -> list[tuple[int, int]]:
    """The columns in so many ranges at most, as even as can be, parted at phases where that costs little."""
    count = len(chart.steps)
    ends = {phase.last + 1 for phase in chart.phases}
    ranges = []
    first = 0
    for number in range(strips, 0, -1):
        if first >= count:
            break
        aim = first + (count - first) / number
        slack = max(1.0, count / strips / 3)
        near = [end for end in ends if first < end <= count and abs(end - aim) <= slack]
        after = min(near, key=lambda end: (abs(end - aim), end)) if near else math.ceil(aim)
        after = count if number == 1 else min(after, count)
        ranges.append((first, after - 1))
        first = after
    return ranges


# drawing


def _draw(
    chart: Chart,
    style: Style,
    room: Box,
    plan: _Plan,
    numbers: Sequence[int],
    bars: Sequence[Sequence[Cover]],
    parts: Parts,
) -> None:
    width = plan.column(room)
    high = (room.height - STRIP_GAP * (len(numbers) - 1)) / len(numbers)
    left, below = room.x + HEAD + GAP, len(bars) * BAR
    y = room.y
    for number in numbers:
        first, last = plan.strips[number]
        columns = [(left + at * width + GAP / 2, left + (at + 1) * width - GAP / 2) for at in range(last - first + 1)]
        box = Box(room.x, y, room.width, high)
        used = _strip(chart.columns(first, last), style, plan, columns, box, number, below, parts)
        for row, group in enumerate(bars):
            _bar(group, (first, last), columns, used + 3 + row * BAR, chart.language, number, parts)
        y = (y + high if chart.feelings else used + below + STRIP_GAP) + STRIP_GAP


def _bar_rows(covers: Sequence[Cover]) -> list[list[Cover]]:
    """Pages by the part they show; of many parts only the first."""
    numbers = sorted({cover.part for cover in covers})
    return [
        [cover for cover in covers if cover.part == part] for part in (numbers if len(numbers) <= 2 else numbers[:1])
    ]


def _strip(
    chart: Chart,
    style: Style,
    plan: _Plan,
    columns: Sequence[Span],
    box: Box,
    number: int,
    below: float,
    parts: Parts,
) -> float:
    """Draws one strip; gives the height at which it ends."""
    y = _phases(chart, style, columns, box.y, number, parts, plan.phase_lines)
    if plan.named:
        y = _steps(chart, style, columns, y, parts)
    if any(step.marks for step in chart.steps):
        y = _moments(chart, columns, y, parts)
    if chart.feelings:
        room = box.bottom - y - below - 4
        high = min(CURVE_MOST, max(CURVE_LEAST, room))
        band = Box(box.x + HEAD, y, box.width - HEAD, high)
        _curve(chart, style, columns, band, number, parts)
        y += high
    return y


def _phases(
    chart: Chart, style: Style, columns: Sequence[Span], y: float, number: int, parts: Parts, most: int
) -> float:
    lines = {
        phase.id: fitted(phase.name, columns[phase.last][1] - columns[phase.first][0] - 10, style.phase, True, most)
        for phase in chart.phases
    }
    high = max((len(found) for found in lines.values()), default=0) * pitch(style.phase) + 8
    for phase in chart.phases:
        left, right = columns[phase.first][0] - 1, columns[phase.last][1] + 1
        words = Words(lines[phase.id], style.phase, bold=True, text=phase.name)
        box = Box(left, y, right - left, high - 3)
        parts.cards.append(Card(f"{phase.id}/{number}", "phase", box, words, shape="chevron", kind="phase"))
    return y + high if chart.phases else y


def _steps(chart: Chart, style: Style, columns: Sequence[Span], y: float, parts: Parts) -> float:
    lines = [
        fitted(step.name, right - left, style.step, True, 3)
        for step, (left, right) in zip(chart.steps, columns, strict=True)
    ]
    high = max(map(len, lines)) * pitch(style.step) + 6
    for step, found, (left, right) in zip(chart.steps, lines, columns, strict=True):
        words = Words(found, style.step, bold=True, text=step.name)
        box = Box(left, y, right - left, high)
        parts.cards.append(Card(f"step/{step.id}", "step", box, words, shape="plain", kind="step", inset=0))
    return y + high


def _moments(chart: Chart, columns: Sequence[Span], y: float, parts: Parts) -> float:
    for step, (left, right) in zip(chart.steps, columns, strict=True):
        for at, mark in enumerate(step.marks[:3]):
            count = min(3, len(step.marks))
            x = (left + right) / 2 + (at - (count - 1) / 2) * (BADGE + 1) - BADGE / 2
            box = Box(x, y, BADGE, BADGE)
            identifier = f"step/{step.id}/{mark.role}/{at}"
            parts.markers.append(Marker(identifier, mark.role, box, mark.glyph, mark.meaning, card=f"step/{step.id}"))
    return y + BADGE + 3


def _curve(chart: Chart, style: Style, columns: Sequence[Span], band: Box, number: int, parts: Parts) -> None:
    name = term("overlay-emotion", chart.language)
    flat = name.replace("\n", " ")
    parts.bands.append(Band(f"band/emotion/{number}", "band-emotion", band, name=flat))
    words = Words(fitted(name, HEAD - 12, style.step, True), style.step, bold=True, text=flat)
    head = Box(band.x - HEAD, band.y + 1, HEAD - 2, band.height - 2)
    parts.cards.append(Card(f"lane/emotion/{number}", "lane-emotion", head, words, shape="rectangle", kind="lane"))
    for at in (band.y, band.bottom):
        parts.lines.append(Line(f"border/{number}/{at:.0f}", "lane-border", (band.x, at), (band.right, at), weight=0.7))
    curve_in(chart, columns, band, f"/{number}", parts)


def _bar(
    covers: Sequence[Cover],
    strip: tuple[int, int],
    columns: Sequence[Span],
    y: float,
    language: str,
    number: int,
    parts: Parts,
) -> None:
    """The pages that show a strip's columns, below them."""
    for cover, (first, last) in _within(covers, strip):
        left, right = columns[first - strip[0]][0] - 1, columns[last - strip[0]][1] + 1
        name = " ".join(term("page-number", tag).format(cover.number) for tag in languages_of(language))
        longer = f"{name}：{cover.words}" if is_chinese(language) else f"{name}: {cover.words}"
        if cover.words and text.width(longer, 10.0, True) <= right - left - 8:
            name = longer
        lines = fitted(name, right - left - 4, 10.0, True, 1)
        words = Words(lines, 10.0, bold=True, text=name)
        box = Box(left, y, right - left, BAR - 3)
        identifier = f"page/{cover.number}/{number}"
        parts.cards.append(Card(identifier, "tag", box, words, shape="rectangle", kind="tag", link=cover.link, inset=0))


def _within(covers: Sequence[Cover], strip: tuple[int, int]) -> Iterator[tuple[Cover, tuple[int, int]]]:
    for cover in covers:
        first, last = max(cover.first, strip[0]), min(cover.last, strip[1])
        if first <= last:
            yield cover, (first, last)
