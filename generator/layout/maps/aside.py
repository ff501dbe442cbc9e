"""What does not fit on a map is numbered on it and listed beside it.

In: lines whose labels found no place, names whose cards found none. Out: small marks on the lines and notes below the
map that say what they stand for; a list of names at its right. Guaranteed: nothing that the author said vanishes: what
has a number on the map stands in the notes, and what does not even find room for a number stands there with the names
of both ends; a list says when it had to be cut.

Units: points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import text
from generator.layout.maps import line_labels
from generator.layout.maps.blocks import SLACK, first_lines, label
from generator.layout.maps.exchange import Link
from generator.layout.maps.line_labels import Lined
from generator.layout.maps.voice import Voice
from generator.scene import Box, Card

WIDTH = (196.0, 366.0)  # of one column and of two, the room to the map included
ONE_COLUMN = 26  # names, up to which one column holds them
ROOMY = 12  # names, up to which one may take several lines
APART = 14.0
SIZE = 10.0
PITCH = 12.5
MARK = (18.0, 15.0)
NUMBER = 22.0
HEADING = 18.0


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the list; `number` is what stands on the map, "" where nothing does."""

    number: str
    words: str


def _broken(words: str, width: float, most: int) -> tuple[str, ...]:
    """The words on so many lines at most; on a single one they are cut where it ends."""
    if most > 1 or text.width(words, SIZE) <= width:
        return first_lines(text.wrap(words, width, SIZE), most)
    while words and text.width(words + "…", SIZE) > width:
        words = words[:-1]
    return (words.rstrip() + "…",)


def columns(count: int) -> int:
    """The columns that a list takes."""
    return 1 if count <= ONE_COLUMN else 2


def narrowed(area: Box, count: int, foot: float = 0.0) -> Box:
    """What a list of so many names, if there is one, and a foot of some height leave of an area."""
    width = area.width - (WIDTH[columns(count) - 1] if count else 0.0)
    return Box(area.x, area.y, width, area.height - foot)


def marks(
    lines: Sequence[Lined], labels: Mapping[str, Box], boxes: Sequence[Box], area: Box
) -> dict[str, tuple[str, Box]]:
    """A number and its place on the line for each label that found none; not for those that have no room for it."""
    lost = [line.id for line in lines if line.size and line.id not in labels]
    small = [Lined(one.id, one.start, one.end, MARK if one.id in lost else None) for one in lines]
    places, _ = line_labels.clear(small, [*boxes, *labels.values()], area)
    return {name: (str(number), places[name]) for number, name in enumerate((n for n in lost if n in places), 1)}


def names(voice: Voice, found: Sequence[Row], whole: Box, area: Box) -> list[Card]:
    """The list of names in what a narrowed area leaves of the whole one."""
    count = columns(len(found))
    x, width = area.right + APART, (whole.right - area.right - APART * count) / count
    each = -(-len(found) // count)
    cards: list[Card] = []
    for column in range(count):
        box = Box(x + column * (width + APART), area.y, width, area.height)
        cards += _listed(voice, found[column * each : (column + 1) * each], box, len(found) <= ROOMY, column)
    return cards


def _listed(voice: Voice, found: Sequence[Row], box: Box, roomy: bool, column: int) -> list[Card]:
    """One column of the list; its last line says how many entries had no room."""
    head = Box(box.x, box.y, box.width, 14)
    cards = [] if column else [label("aside", "heading", head, (voice.line("aside-names"),), 10.5, bold=True)]
    y = box.y + HEADING
    for at, row in enumerate(found):
        lines = _broken(row.words, (box.width - NUMBER) * SLACK, 3 if roomy else 1)
        if y + len(lines) * PITCH + (PITCH if at < len(found) - 1 else 0) > box.bottom:
            words = voice.phrase("aside-more", str(len(found) - at)).replace("\n", " / ")
            more = Box(box.x + NUMBER, y, box.width - NUMBER, PITCH)
            cards.append(label(f"aside/{column}-more", "muted", more, (words,), SIZE, top=False))
            break
        cards += _entry(f"aside/{column}-{at}", row, lines, Box(box.x, y, box.width, len(lines) * PITCH))
        y += len(lines) * PITCH + (3 if roomy else 0)
    return cards


def _entry(identifier: str, row: Row, lines: tuple[str, ...], box: Box) -> list[Card]:
    """A number and what it stands for."""
    beside = Box(box.x + NUMBER, box.y, box.width - NUMBER, box.height)
    cards = [label(identifier, "text", beside, lines, SIZE, pitch=PITCH, whole=row.words)]
    if row.number:
        place = Box(box.x, box.y, NUMBER - 4, PITCH)
        name = f"{identifier}-number"
        cards.insert(0, label(name, "heading", place, (row.number,), SIZE, bold=True, pitch=PITCH, align="right"))
    return cards


# Notes below a map


def _flowed(found: Sequence[Row], width: float) -> list[tuple[Row, tuple[str, ...], Box]]:
    """The notes one after the other, in rows from the origin."""
    placed = []
    x = y = 0.0
    for row in found:
        lines = _broken(row.words, (width - NUMBER) * SLACK, 1)
        own = NUMBER + text.width(lines[0], SIZE) / SLACK + 2
        if x and x + own > width:
            x, y = 0.0, y + PITCH + 1
        placed.append((row, lines, Box(x, y, min(own, width), PITCH)))
        x += own + APART / 2
    return placed


def notes_height(found: Sequence[Row], width: float) -> float:
    """The room that notes of a width need, with some air above."""
    placed = _flowed(found, width)
    return placed[-1][2].bottom + 6 if placed else 0.0


def notes(found: Sequence[Row], box: Box) -> list[Card]:
    """What is given, by number, from the top of a box."""
    placed = enumerate(_flowed(found, box.width))
    return [
        card
        for at, (row, lines, place) in placed
        for card in _entry(f"note/{at}", row, lines, place.moved(box.x, box.y))
    ]


def rows(
    voice: Voice,
    links: Sequence[Link],
    lines: Sequence[Lined],
    labels: Mapping[str, Box],
    marks: Mapping[str, tuple[str, Box]],
) -> list[Row]:
    """What the labels say that found no place: by number, or with the names of both ends."""
    called = {one.id: voice.line(one.name) for one in voice.engagement.stakeholders}
    found = []
    for link, line in zip(links, lines, strict=True):
        if line.id in marks:
            found.append(Row(marks[line.id][0], link.words))
        elif line.size and line.id not in labels:
            one, other = called[link.source], called[link.target]
            arrow = "↔" if link.both else "→"
            found.append(Row("", f"{one} {arrow} {other}: {link.words}"))
    return sorted(found, key=lambda row: int(row.number or 1000))
