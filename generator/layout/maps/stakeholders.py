"""The power–interest grid: who has power, who is interested, and how to work with them.

In: an engagement, a theme, a language. Out: one scene for a slide. Guaranteed: a stakeholder stands in the quadrant
that its scores give; equal scores stand apart; no name covers a point or another name: where there is no room for
all of them, numbers stand in the points and the names in a list beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator import measure, text
from generator.layout.maps import aside, map_legend, scatter
from generator.layout.maps.aside import Row
from generator.layout.maps.blocks import AREA, HEIGHT, SLACK, WIDTH, label
from generator.layout.maps.exchange import TYPES
from generator.layout.maps.map_legend import Entry
from generator.layout.maps.voice import Voice
from generator.model import Engagement, Stakeholder
from generator.scene import Align, Band, Box, Card, Line, Point, Scene, Words
from generator.terms import term
from generator.theme import Theme

DOT = 20.0
APART = 23.0
TICK = 18.0  # what a score takes of an axis
GLYPHS = {"champion": "++", "supporter": "+", "neutral": "0", "critic": "\N{MINUS SIGN}", "blocker": "×"}
PLACES = ((1.0, 1 / 12), (2.0, 3 / 12), (3.0, 5 / 12), (3.0, 0.5), (4.0, 7.5 / 12), (5.0, 10.5 / 12))
CORNERS = {"keep_satisfied": (0, 0), "manage_closely": (1, 0), "monitor": (0, 1), "keep_informed": (1, 1)}


def power_interest(engagement: Engagement, theme: Theme, language: str) -> Scene:
    """The grid, 960 × 540 points: interest to the right, power upwards; only stakeholders with both scores."""
    voice = Voice(engagement, language)
    shown = [one for one in engagement.stakeholders if one.power is not None and one.interest is not None]
    entries = _entries(voice, shown)
    height = len(map_legend.rows(entries, AREA.width)) * map_legend.PITCH
    legend = map_legend.in_rows(entries, Box(AREA.x, AREA.bottom - height, AREA.width, height))
    area = Box(AREA.x, AREA.y, AREA.width, AREA.height - height)
    placed = _placed(voice, shown, area, numbered=False)
    listed: list[Card] = []
    if placed.covered:
        rows = [Row(str(at), _with_attitude(voice, one)) for at, one in enumerate(shown, 1)]
        room = aside.narrowed(area, len(rows))
        placed = _placed(voice, shown, room, numbered=True)
        listed = aside.names(voice, rows, area, room)
    plot = placed.plot
    title = voice.word("grid-name")
    cards = (*_headings(voice, plot), *_axes(voice, plot), *placed.dots, *placed.names, *listed, *legend.cards)
    return Scene(
        "power-interest",
        "power_interest",
        title.replace("\n", " "),
        language,
        WIDTH,
        HEIGHT,
        description=_description(voice, shown),
        bands=_quadrants(voice, plot),
        lines=(*placed.leaders, *legend.lines),
        cards=cards,
        markers=tuple(legend.markers),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """Points and names in a plot, and whether a name covers something after all."""

    plot: Box
    dots: list[Card]
    names: list[Card]
    leaders: list[Line]
    covered: bool


def _placed(voice: Voice, shown: Sequence[Stakeholder], area: Box, numbered: bool) -> _Placed:
    """The points in what the axes leave of an area, each with its name beside it or a number in it."""
    plot = Box(area.x + 20, area.y + 18, area.width - 20, area.height - 18 - 20)
    boxes = _spread(shown, plot)
    if numbered:
        dots = [_dot(voice, one, box, str(at)) for at, (one, box) in enumerate(zip(shown, boxes, strict=True), 1)]
        return _Placed(plot, dots, [], [], covered=False)
    dots = [_dot(voice, one, box, GLYPHS.get(one.attitude or "", "")) for one, box in zip(shown, boxes, strict=True)]
    names, leaders, covered = _names(voice, shown, dots, plot, _headings(voice, plot))
    return _Placed(plot, dots, names, leaders, covered)


def _description(voice: Voice, shown: Sequence[Stakeholder]) -> str:
    """Who stands in which quadrant."""
    parts = []
    for name in ("manage_closely", "keep_satisfied", "keep_informed", "monitor"):
        found = [voice.line(one.name) for one in shown if _quadrant(one) == name]
        if found:
            parts.append(f"{voice.line(f'quadrant-{name}')}: {voice.listed(*found)}")
    return "; ".join(parts) or voice.line("grid-name")


def _quadrant(one: Stakeholder) -> str:
    return measure.quadrant(one.power or 0, one.interest or 0)


# The ground


def _quadrants(voice: Voice, plot: Box) -> tuple[Band, ...]:
    width, height = plot.width / 2, plot.height / 2
    return tuple(
        Band(
            f"quadrant-{name}",
            name,
            Box(plot.x + across * width, plot.y + down * height, width, height),
            name=voice.line(f"quadrant-{name}"),
        )
        for name, (across, down) in CORNERS.items()
    )


def _headings(voice: Voice, plot: Box) -> list[Card]:
    """The names of the quadrants in the outer corners, with what to do below."""
    cards = []
    for name, (across, down) in CORNERS.items():
        found = ((f"quadrant-{name}", "heading", 13.0, True), (f"quadrant-{name}-do", "muted", 10.0, False))
        y = plot.bottom - 37 if down else plot.y + 6
        for identifier, role, size, bold in found:
            words = voice.line(identifier)
            width = min(plot.width / 2 - 20, text.width(words, size, bold) / SLACK + 4)
            height = 17.0 if bold else 13.0
            x = plot.right - 9 - width if across else plot.x + 9
            align: Align = "right" if across else "left"
            box = Box(x, y, width, height)
            lines = text.wrap(words, width, size, bold)[:1]
            name = f"{identifier}/heading"
            cards.append(label(name, role, box, lines, size, bold=bold, align=align, top=False, whole=words))
            y += height
    return cards


def _axes(voice: Voice, plot: Box) -> list[Card]:
    """Names and ticks of both axes."""
    power, interest = f"{voice.line('axis-power')} ↑", f"{voice.line('axis-interest')} →"
    low, high = (3, 4)
    wide = text.width(interest, 11, True) / SLACK + 4
    if wide > plot.width * (position(high) - position(low)) - TICK:
        low, high = (4, 5)
        interest = f"{term('axis-interest', voice.tags[0])} →"
        wide = text.width(interest, 11, True) / SLACK + 4
    middle = plot.x + plot.width * (position(low) + position(high)) / 2
    along = Box(middle - wide / 2, plot.bottom + 1, wide, 16)
    cards = [
        label("axis/power", "heading", Box(AREA.x, AREA.y, 200, 16), (power,), 11, bold=True, top=False),
        label("axis/interest", "heading", along, (interest,), 11, bold=True, align="center", top=False),
    ]
    for score in range(1, 6):
        share = position(score)
        across = Box(plot.x + share * plot.width - 8, plot.bottom + 2, 16, 14)
        cards.append(label(f"axis/interest-{score}", "muted", across, (str(score),), 10, align="center", top=False))
        upward = Box(AREA.x, plot.bottom - share * plot.height - 7, 16, 14)
        cards.append(label(f"axis/power-{score}", "muted", upward, (str(score),), 10, align="center", top=False))
    return cards


def position(score: float) -> float:
    """Where a score of 1 to 5 stands on an axis, 0 to 1: 3 and less in the first half, what is above in the second."""
    low, high = PLACES[:3], PLACES[3:]
    places = low if score <= measure.HIGH else high
    for (before, start), (after, end) in pairwise(places):
        if score <= after or (after, end) == places[-1]:
            share = start + (end - start) * (score - before) / (after - before)
            break
    least, most = (0.03, 0.47) if places is low else (0.53, 0.97)
    return min(most, max(least, share))


# Points


@dataclass(slots=True)
class _Spot:
    x: float
    y: float
    room: Box


def _spread(shown: Sequence[Stakeholder], plot: Box) -> list[Box]:
    """A box for each point: at its scores, equal ones side by side, none over another, all in their quadrants."""
    groups: dict[tuple[float, float], list[int]] = {}
    for index, one in enumerate(shown):
        groups.setdefault((one.interest or 0, one.power or 0), []).append(index)
    spots: list[_Spot | None] = [None] * len(shown)
    quadrants = [measure.quadrant(power, interest) for interest, power in groups]
    for (interest, power), members in groups.items():
        x, y = plot.x + position(interest) * plot.width, plot.bottom - position(power) * plot.height
        room = _room(interest, power, plot)
        alone = quadrants.count(measure.quadrant(power, interest)) == 1
        cell = room if alone else _cell(x, y, interest, power, plot, room)
        for index, place in zip(members, _side_by_side(len(members), (x, y), cell), strict=True):
            spots[index] = _Spot(*place, room)
    found = [spot for spot in spots if spot is not None]
    _push_apart(found)
    return [Box(round(spot.x - DOT / 2, 1), round(spot.y - DOT / 2, 1), DOT, DOT) for spot in found]


def _room(interest: float, power: float, plot: Box) -> Box:
    """Where the centre of a point may lie: its quadrant, less the heading's strip."""
    width, height = plot.width / 2, plot.height / 2
    right, up = interest > measure.HIGH, power > measure.HIGH
    edge, strip = DOT / 2 + 3, 36.0
    top = plot.y + strip if up else plot.y + height
    return Box(plot.x + right * width + edge, top + edge, width - 2 * edge, height - strip - 2 * edge)


def _cell(x: float, y: float, interest: float, power: float, plot: Box, room: Box) -> Box:
    """The part of the room that belongs to one pair of scores."""
    width = plot.width / (4 if interest > measure.HIGH else 6) - APART
    height = plot.height / (4 if power > measure.HIGH else 6) - 4
    left, top = max(room.x, x - width / 2), max(room.y, y - height / 2)
    return Box(left, top, min(room.right, x + width / 2) - left, min(room.bottom, y + height / 2) - top)


def _side_by_side(count: int, place: Point, cell: Box) -> list[Point]:
    """Centres around a place, within a cell: one column, then more."""
    pitch = APART + 2
    rows = min(count, 1 + max(0, int(cell.height / pitch)))
    across = math.ceil(count / rows)
    stride = min(124.0, cell.width / max(1, across - 1))
    wide, high = (across - 1) * stride, (rows - 1) * pitch
    left = min(max(cell.x, place[0] - wide / 2), max(cell.x, cell.right - wide))
    top = min(max(cell.y, place[1] - high / 2), max(cell.y, cell.bottom - high))
    found = []
    for at in range(count):
        column, row = divmod(at, rows)
        missing = rows - min(rows, count - column * rows)
        found.append((left + column * stride, top + (row + missing / 2) * pitch))
    return found


def _push_apart(spots: Sequence[_Spot]) -> None:
    """Points that lie on one another move apart, step by step, each within its room."""
    for _ in range(80):
        moved = False
        for index, one in enumerate(spots):
            for other in spots[:index]:
                dx, dy = one.x - other.x, one.y - other.y
                away = math.hypot(dx, dy)
                if away >= APART:
                    continue
                moved = True
                if away < 0.01:
                    dx, dy, away = 0.3 + index * 0.01, 1.0, 1.0
                push = (APART - away) / 2 + 0.05
                for spot, sign in ((one, 1), (other, -1)):
                    spot.x += sign * dx / away * push
                    spot.y += sign * dy / away * push
        for spot in spots:
            spot.x = min(max(spot.x, spot.room.x), spot.room.right)
            spot.y = min(max(spot.y, spot.room.y), spot.room.bottom)
        if not moved:
            return


def _with_attitude(voice: Voice, one: Stakeholder) -> str:
    """A name with the glyph of its attitude, where the point shows a number instead."""
    return f"{GLYPHS.get(one.attitude or '', '')} {voice.line(one.name)}".strip()


def _dot(voice: Voice, one: Stakeholder, box: Box, glyph: str) -> Card:
    words = Words((glyph,) if glyph else (), 10.0, True, text=voice.line(one.name))
    return Card(one.id, f"stakeholder-{one.type}", box, words, "ellipse", inset=0)


# Names


def _names(
    voice: Voice, shown: Sequence[Stakeholder], dots: Sequence[Card], plot: Box, headings: Sequence[Card]
) -> tuple[list[Card], list[Line], bool]:
    """The names beside the points, and whether one covers something.

    They are smaller when the grid is crowded, at last in the first language alone.
    """
    if not shown:
        return [], [], False
    cuts = (plot.x + plot.width / 2, plot.y + plot.height / 2)
    taken = [card.box for card in headings]
    sizes = ((12.0, voice.language), (11.0, voice.language), (10.0, voice.language), (10.0, voice.tags[0]))
    for size, language in sizes[: 4 if voice.stacked else 3]:
        pins = [scatter.Pin(dot.box, one.name.in_language(language)) for one, dot in zip(shown, dots, strict=True)]
        names, worst = scatter.placed(pins, plot.inset(2), taken, cuts, size)
        if worst < scatter.STRUCK:
            break
    cards, leaders = [], []
    for one, dot, name in zip(shown, dots, names, strict=True):
        middle = dot.box.center[0]
        align: Align = "left" if name.box.x >= middle else "right" if name.box.right <= middle else "center"
        words = Words(name.lines, size, align=align, pitch=size * 1.2, text=voice.line(one.name))
        cards.append(Card(f"{one.id}/name", "text", name.box, words, "plain", "label", inset=0))
        if name.leader:
            leaders.append(Line(f"{one.id}/leader", "leader", *name.leader, weight=0.6))
    return cards, leaders, worst >= scatter.STRUCK


def _entries(voice: Voice, shown: Sequence[Stakeholder]) -> list[Entry]:
    types = {one.type for one in shown}
    attitudes = {one.attitude for one in shown}
    found = [Entry("dot", f"stakeholder-{kind}", voice.line(f"stakeholder-{kind}")) for kind in TYPES if kind in types]
    found += [
        Entry("glyph", "evidence", voice.line(f"attitude-{name}"), glyph)
        for name, glyph in GLYPHS.items()
        if name in attitudes
    ]
    return [*found, Entry("text", "muted", voice.line("after-mendelow"))]
