"""Where the words of connections go.

In: polylines, the labels they carry, everything that is in the way. Out: a box for each label, and for those that find
no place how much wider which gutter would have to be. Guaranteed: a placed label lies on no obstacle, on no other
connection and on no other label, on the connection it belongs to or beside it, nearer to it than to any other; a forced
one may cover other connections.

Units: points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator import text
from generator.layout.routing import Geometry
from generator.scene import Box, Point

CELL = 48.0
CLEAR = 1.5
END_ROOM = 9.0  # of a connection, to be seen on either side of a label on it
BESIDE = 2.0
STRIDE = 6.0
MOST_STEPS = 12  # of places tried on either side of the middle of a piece
LONG = 14.0  # em, from which a label may tear a word rather than stay on one line
BLOCKS = (36.0, 24.0, 16.0)  # em, widths of labels that would be long in three lines
LINE_COST = 18.0  # points that a gutter may rather grow than a label take one more line


@dataclass(frozen=True, slots=True)
class Wish:
    """A label to be placed on a polyline."""

    id: str
    words: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place, so far off its connection."""

    box: Box
    lines: tuple[str, ...]
    off: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """A gutter that would have to be this wide (a column's) or this high (a row's) for a label to fit."""

    across: bool
    number: int
    size: float


class Field:
    """What is in the way, by cell of the page."""

    def __init__(self) -> None:
        self.boxes: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self.pieces: dict[tuple[int, int], list[tuple[str, Box]]] = defaultdict(list)

    def block(self, box: Box) -> None:
        for cell in _cells(box):
            self.boxes[cell].append(box)

    def run(self, owner: str, points: Sequence[Point]) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            piece = Box(min(x0, x1), min(y0, y1), abs(x0 - x1), abs(y0 - y1))
            for cell in _cells(piece):
                self.pieces[cell].append((owner, piece))

    def clear(self, box: Box) -> bool:
        """Whether no card, mark or label is in the way here."""
        return not any(box.overlaps(other, CLEAR) for cell in _cells(box) for other in self.boxes.get(cell, ()))

    def covered(self, box: Box, owner: str, gap: float = 0.0) -> int:
        """How many other connections a label of this one would cover here, or come nearer to than the gap."""
        return len(
            {
                name
                for cell in _cells(box, gap)
                for name, piece in self.pieces.get(cell, ())
                if name != owner and box.overlaps(piece, gap + CLEAR)
            }
        )


def _cells(box: Box, gap: float = 0.0) -> Iterator[tuple[int, int]]:
    grown = box.inset(-gap - CLEAR)
    for column in range(int(grown.x // CELL), int(grown.right // CELL) + 1):
        for row in range(int(grown.y // CELL), int(grown.bottom // CELL) + 1):
            yield column, row


def place(
    wishes: Sequence[Wish], field: Field, bounds: Box, soft: Sequence[float], size: float
) -> tuple[dict[str, Placed], list[Wish]]:
    """Places the labels, the longest first; the second part is those without a place.

    `soft` are the heights of lines across the page, which a label keeps off where it can.
    """
    placed: dict[str, Placed] = {}
    homeless = []
    for wish in sorted(wishes, key=lambda wish: (-len(wish.words), wish.id)):
        found = next((spot for spot in _inside(wish, bounds, soft, size) if _free(spot, field, wish.id)), None)
        if found is None:
            homeless.append(wish)
        else:
            placed[wish.id] = found
            field.block(found.box)
    return placed, homeless


def force(wishes: Sequence[Wish], field: Field, bounds: Box, soft: Sequence[float], size: float) -> dict[str, Placed]:
    """Places labels that found no place of their own where they cover the fewest other connections, never a card."""
    placed: dict[str, Placed] = {}
    for wish in wishes:
        spots = [spot for spot in _inside(wish, bounds, soft, size) if field.clear(spot.box)]
        best = min(spots, key=lambda spot: field.covered(spot.box, wish.id), default=None)
        if best is not None:
            placed[wish.id] = best
            field.block(best.box)
    return placed


def _free(spot: Placed, field: Field, owner: str) -> bool:
    return field.clear(spot.box) and not field.covered(spot.box, owner, spot.off)


def _inside(wish: Wish, bounds: Box, soft: Sequence[float], size: float) -> list[Placed]:
    """The places a label could have within the bounds, the best first."""
    candidates = []
    for extra, lines in enumerate(variants(wish.words, size)):
        wide, high = measures(lines, size)
        for number, (cost, x, y, off) in enumerate(_spots(wish.points, wide, high)):
            box = Box(x - wide / 2, y - high / 2, wide, high)
            cost += 0.6 * extra + sum(4.0 for at in soft if box.y - 1 < at < box.bottom + 1)
            candidates.append((cost, extra, number, Placed(box, lines, off)))
    candidates.sort(key=lambda candidate: candidate[:3])
    return [spot for _, _, _, spot in candidates if _holds(bounds, spot.box)]


def _holds(bounds: Box, box: Box) -> bool:
    return bounds.x <= box.x and box.right <= bounds.right and bounds.y <= box.y and box.bottom <= bounds.bottom


def variants(words: str, size: float) -> list[tuple[str, ...]]:
    """The label on one line, broken into two and three between words, and when it is long into blocks."""
    whole = tuple(text.clean(words).split("\n"))
    found = [whole]
    longest = max(text.width(line, size) for line in whole)
    narrower = [em * size for em in BLOCKS if longest > 3 * em * size]
    for wide in (longest / 2 + size * 1.2, longest / 3 + size * 1.2, *narrower):
        broken = text.wrap(words, wide, size)
        whole_words = longest > LONG * size or not text.torn_words(words, broken)
        if len(broken) > len(found[-1]) and longest > size * 3 and whole_words:
            found.append(broken)
    return found


def measures(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Width and height of a label's box."""
    return max(text.width(line, size) for line in lines) + 6, len(lines) * size * text.PITCH + 1


def _spots(points: Sequence[Point], wide: float, high: float) -> Iterator[tuple[float, float, float, float]]:
    """Cost, centre and distance from the line a label could have: on it best, near the middle of the way better."""
    pieces = list(pairwise(points))
    longest = max((abs(x0 - x1) + abs(y0 - y1) for (x0, y0), (x1, y1) in pieces), default=0.0)
    for (x0, y0), (x1, y1) in pieces:
        level = abs(y0 - y1) < 0.01
        length = abs(x0 - x1) + abs(y0 - y1)
        along, across = (wide, high) if level else (high, wide)
        short = (longest - length) * 0.01
        for share in _shares(length):
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
            room = min(share, 1 - share) * length - along / 2
            cost = abs(share - 0.5) * length * 0.02 + short
            if room >= END_ROOM:
                yield cost, x, y, 0.0
            off = across / 2 + BESIDE
            poking = max(0.0, -room) * 0.03
            for sign, bias in ((1, 1.0), (-1, 1.1)):
                x_off, y_off = (0.0, -sign * off) if level else (sign * off, 0.0)
                yield cost + bias + poking, x + x_off, y + y_off, BESIDE


def _shares(length: float) -> list[float]:
    count = min(MOST_STEPS, max(1, int(length / STRIDE / 2)))
    return [0.5, *(0.5 + sign * step / count / 2 * 0.9 for step in range(1, count + 1) for sign in (-1, 1))]


def room_for(wish: Wish, geometry: Geometry, size: float, grown: Collection[tuple[bool, int]] = ()) -> Room | None:
    """The gutter that has to grow least for the label to fit on its connection; None when no gutter would help.

    `grown` are gutters, across or not and by number, that have grown for this label and did not help.
    """
    choices: list[tuple[float, Room]] = []
    for extra, lines in enumerate(variants(wish.words, size)):
        wide, high = measures(lines, size)
        for (x0, y0), (x1, y1) in pairwise(wish.points):
            piece = Box(min(x0, x1), min(y0, y1), abs(x0 - x1), abs(y0 - y1))
            beside = (
                max(geometry.right - x0, x0 - geometry.left) if piece.width < 0.01 else geometry.right - geometry.left
            )
            choices += [
                (growth + LINE_COST * extra, room)
                for growth, room in _rooms(piece, geometry, wide, high)
                if (room.across or wide + 2 * BESIDE < beside) and (room.across, room.number) not in grown
            ]
    best = min(choices, key=lambda choice: choice[0], default=None)
    return best[1] if best else None


def _rooms(piece: Box, geometry: Geometry, wide: float, high: float) -> Iterable[tuple[float, Room]]:
    """Gutters that a piece of the way passes, as they would have to be, with their growth."""
    level = piece.height < 0.01
    for number, (low, end) in enumerate(_gutters(geometry.left, geometry.columns, geometry.right)):
        if piece.x < end and piece.right > low and (not level or (piece.x <= low + 1 and piece.right >= end - 1)):
            size = max(wide + (8 if level else 16), end - low + 6)
            yield size - (end - low), Room(True, number, size)
    for number, (low, end) in enumerate(_gutters(geometry.top, geometry.rows, geometry.bottom)):
        if piece.y < end and piece.bottom > low and (level or (piece.y <= low + 1 and piece.bottom >= end - 1)):
            beside = high + 2 * CLEAR + 0.5
            fits_on = max(high + (16 if level else 2 * END_ROOM + 4), end - low + 6)
            size = fits_on if level or end - low >= beside else beside
            yield (size - (end - low)) * 1.5, Room(False, number, size)


def _gutters(first: float, spans: Sequence[tuple[float, float]], last: float) -> list[tuple[float, float]]:
    """Between the spans, before the first and after the last of them."""
    return [(before[1], after[0]) for before, after in pairwise([(first, first), *spans, (last, last)])]
