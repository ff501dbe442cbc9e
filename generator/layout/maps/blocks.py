"""Measured blocks of text: headings, bulleted lists, title cards, legends' samples, columns that fill an area.

In: texts and boxes in points. Out: bands and cards of a scene. Guaranteed: a block's height is measured with the same
breaks that it is drawn with; lines keep a few per cent of slack for wider faces; nothing leaves its box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product

from generator import text
from generator.scene import Align, Band, Box, Card, Scene, Words
from generator.terms import either, languages_of

WIDTH, HEIGHT = 960.0, 540.0
AREA = Box(36, 80, 888, 428)
TITLE = Box(36, 24, 888, 48)
SLACK = 0.97  # of a width: what other faces may need more
BAR = 4.0
GAP = 12.0
INSET = (14.0, 9.0)  # from the block's edge to its text, across and down
DOT = 4.0
DENT = 12.0  # from a bullet to its text


def clipped(words: str, limit: int) -> str:
    """The text, cut after `limit` characters."""
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def first_lines(lines: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The lines, no more than `count`; the last one says that there were more, and is no wider than those before."""
    if len(lines) <= count:
        return lines
    room, last = max(text.width(line, 10.0) for line in lines[:count]), lines[count - 1][:-1]
    while last and text.width(f"{last.rstrip()}…", 10.0) > room:
        last = last[:-1]
    return (*lines[: count - 1], f"{last.rstrip()}…")


def titled(scene: Scene) -> Scene:
    """The scene with its name as a title in the room that a slide's own title would take."""
    return replace(scene, cards=(_title_card(scene.name), *scene.cards))


def _title_card(words: str) -> Card:
    """The title of a drawing that stands on its own: 18 points where it fits on two lines."""
    for size in (18.0, 16.0, 14.0):
        lines = text.wrap(words, TITLE.width * SLACK, size, True)
        if len(lines) * size * 1.25 <= TITLE.height:
            break
    lines = lines[: int(TITLE.height / (size * 1.25))]
    return Card(
        "title", "title", TITLE, Words(lines, size, True, "left", text=words), "plain", "title", inset=0, valign="top"
    )


def label(
    identifier: str,
    role: str,
    box: Box,
    lines: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    align: Align = "left",
    pitch: float = 0.0,
    top: bool = True,
    kind: str = "label",
    whole: str = "",
) -> Card:
    """Free text without a ground."""
    words = Words(tuple(lines), size, bold, align, pitch, whole or " ".join(lines))
    return Card(identifier, role, box, words, "plain", kind, valign="top" if top else "middle", inset=0)


# Blocks --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a block; `label` stands at its left, once for neighbours that share it."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading over a list. `role` is the accent: band-… paints the ground, lane-… the bar and the bullets."""

    id: str
    role: str
    heading: str
    items: tuple[Item, ...]
    bullets: bool = True
    bold: bool = False

    def shortened(self, kept: int, language: str) -> Block:
        """The block with its first entries and a line that says how many more there are."""
        left = len(self.items) - kept
        more = either(language, f"…另有 {left} 条", f"… {left} more").replace("\n", " ")
        return replace(self, items=(*self.items[:kept], Item(more, self.items[kept].label)))


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set. Units: points; `pitch` in em."""

    size: float
    pitch: float = 1.32

    @property
    def heading(self) -> float:
        return self.size + 1

    @property
    def small(self) -> float:
        return max(10.0, self.size - 1.5)


@dataclass(frozen=True, slots=True)
class Measured:
    """A block broken into lines. `starts` are the first lines of entries, `labels` (line, words) beside them."""

    block: Block
    type: Type
    heading: tuple[str, ...]
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    labels: tuple[tuple[int, tuple[str, ...]], ...]
    column: float

    @property
    def head_height(self) -> float:
        return len(self.heading) * self.type.heading * 1.25 + 4 if self.heading else 0.0

    @property
    def height(self) -> float:
        return 2 * INSET[1] + self.head_height + len(self.lines) * self.type.size * self.type.pitch


@lru_cache(4096)
def measured(block: Block, width: float, kind: Type) -> Measured:
    """The block as it is set at a width."""
    inner = width - BAR - 2 * INSET[0]
    heading = text.wrap(block.heading, inner * SLACK, kind.heading, True) if block.heading else ()
    column = _label_column(block, inner, kind)
    dent = DENT if block.bullets else 0.0
    lines: list[str] = []
    starts: list[int] = []
    labels: list[tuple[int, tuple[str, ...]]] = []
    before = ""
    for item in block.items:
        broken = text.wrap(item.text, (inner - column - dent) * SLACK, kind.size, block.bold)
        if item.label and item.label != before:
            beside = text.wrap(item.label, column - 6, kind.small, True)
            labels.append((len(lines), beside))
            broken = broken + ("",) * (len(beside) - len(broken)) if len(beside) > len(broken) else broken
        before = item.label
        starts.append(len(lines))
        lines += broken
    return Measured(block, kind, heading, tuple(lines), tuple(starts), tuple(labels), column)


def _label_column(block: Block, inner: float, kind: Type) -> float:
    widest = max(
        (text.width(part, kind.small, True) for item in block.items for part in item.label.split("\n")), default=0
    )
    return min(inner * 0.36, widest / SLACK + 10) if widest else 0.0


def drawn(done: Measured, box: Box, loose: float = 0.0) -> tuple[list[Band], list[Card]]:
    """The block in its box, which is as high as it needs or higher: the rest moves lines apart, up to `loose` em."""
    block, kind = done.block, done.type
    spare = box.height - done.height
    pitch = kind.size * kind.pitch + max(0.0, min(kind.size * loose, spare / max(1, len(done.lines)) * 0.6))
    air = max(0.0, min(6.0, (spare - (pitch - kind.size * kind.pitch) * len(done.lines)) / 4))
    bands = [
        Band(block.id, f"band-{block.role}", box, name=block.heading.replace("\n", " ")),
        Band(f"{block.id}/bar", f"lane-{block.role}", Box(box.x, box.y, BAR, box.height)),
    ]
    left, right = box.x + BAR + INSET[0], box.right - INSET[0] / 2
    y = box.y + INSET[1] + air
    cards: list[Card] = []
    if done.heading:
        head = Box(left, y, right - left, done.head_height - 4)
        cards.append(label(f"{block.id}/heading", "heading", head, done.heading, kind.heading, bold=True))
        y += done.head_height + air / 2
    for number, (line, words) in enumerate(done.labels):
        beside = Box(left, y + line * pitch, done.column, len(words) * pitch)
        identifier = f"{block.id}/label-{number}"
        cards.append(label(identifier, "muted", beside, words, kind.small, bold=True, pitch=pitch))
    dent = DENT if block.bullets else 0.0
    if block.bullets:
        cards += _bullets(done, left + done.column, y, pitch)
    if done.lines:
        body = Box(left + done.column + dent, y, right - left - done.column - dent, len(done.lines) * pitch)
        whole = "\n".join(item.text for item in block.items)
        identifier = f"{block.id}/text"
        cards.append(label(identifier, "text", body, done.lines, kind.size, bold=block.bold, pitch=pitch, whole=whole))
    return bands, cards


def _bullets(done: Measured, x: float, y: float, pitch: float) -> list[Card]:
    nothing = Words((), 10.0)
    return [
        Card(
            f"{done.block.id}/dot-{number}",
            f"lane-{done.block.role}",
            Box(x, round(y + (line + 0.5) * pitch - DOT / 2, 1), DOT, DOT),
            nothing,
            "ellipse",
            "label",
        )
        for number, line in enumerate(done.starts)
    ]


# Columns -------------------------------------------------------------------------------------------------------------

LARGE = (32.0, 28.0, 24.0, 20.0, 18.0)  # for a page that is less than half full even so
SPARSE = 0.46
SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.5, 11.0)
SMALLER = (10.5, 10.0)  # where both languages stand on the page
SHARES: dict[int, tuple[tuple[float, ...], ...]] = {  # of the width, by the number of columns; even ones first
    1: ((1.0,),),
    2: ((1.0, 1.0),),
    3: ((1.0, 1.0, 1.0), (0.8, 1.0, 1.2), (0.8, 1.2, 1.0), (1.0, 0.8, 1.2), (1.2, 0.8, 1.0), (0.7, 1.0, 1.3)),
    4: ((1.0, 1.0, 1.0, 1.0),),
}
LOOSE = 0.26  # em: what lines may be moved apart
STRETCH = 1.5  # how many times its own height a block may take


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks one under the other, side by side, and perhaps a block as wide as all columns above or below them."""

    columns: tuple[tuple[Measured, ...], ...]
    widths: tuple[float, ...]
    wide: Measured | None = None
    above: bool = False

    @property
    def blocks(self) -> tuple[Measured, ...]:
        return tuple(block for column in self.columns for block in column) + ((self.wide,) if self.wide else ())

    @property
    def height(self) -> float:
        wide = self.wide.height + GAP if self.wide else 0.0
        return max(map(stacked_height, self.columns)) + wide

    @property
    def imbalance(self) -> float:
        """How much higher the highest column is than the others, in points altogether."""
        heights = [stacked_height(column) for column in self.columns]
        return sum(max(heights) - height for height in heights)

    @property
    def roomy(self) -> float:
        """How high it may become before it looks empty."""
        return self.height * STRETCH


def stacked_height(column: Sequence[Measured]) -> float:
    return sum(block.height for block in column) + GAP * (len(column) - 1)


def arranged(blocks: Sequence[Block], area: Box, language: str, count: int = 2) -> Columns:
    """The blocks in columns at the largest size at which all fit; long lists are cut as a last resort."""
    for size in LARGE:
        found = fitted(blocks, area, Type(size), count)
        if found and found.height <= area.height * SPARSE:
            return found
    sizes = SIZES + (SMALLER if len(languages_of(language)) > 1 else ())
    for size in sizes:
        if found := fitted(blocks, area, Type(size), count):
            return found
    return cut(blocks, area, Type(sizes[-1], 1.25), count, language)


def fitted(blocks: Sequence[Block], area: Box, kind: Type, count: int) -> Columns | None:
    """The most even columns at one size; None when none fits."""
    options = [found for found in _options(blocks, area, kind, count) if found.height <= area.height]
    if not options:
        return None
    return min(options, key=lambda found: (found.imbalance + (12 if found.wide else 0), found.height))


def _options(blocks: Sequence[Block], area: Box, kind: Type, count: int) -> list[Columns]:
    """All blocks in columns, or the first above the others, or another one below them."""
    count = min(count, len(blocks))
    found = [_dealt(blocks, area, kind, shares) for shares in SHARES[count]]
    if len(blocks) > count > 1:
        for one in blocks:
            rest = _dealt([block for block in blocks if block is not one], area, kind, SHARES[count][0])
            found.append(replace(rest, wide=measured(one, area.width, kind), above=one is blocks[0]))
    return found


def _dealt(blocks: Sequence[Block], area: Box, kind: Type, shares: Sequence[float]) -> Columns:
    """The blocks dealt out over columns, their order kept in each, so that the highest column is as low as can be."""
    count = len(shares)
    room = area.width - GAP * (count - 1)
    widths = tuple(room * share / sum(shares) for share in shares)
    done = [[measured(block, width, kind) for width in widths] for block in blocks]
    best: tuple[float, int, tuple[int, ...]] | None = None
    for rest in product(range(count), repeat=len(blocks) - 1):
        dealt = (0, *rest)
        if len(set(dealt)) < count or (len(dealt) == count and list(dealt) != sorted(dealt)):
            continue
        heights = [-GAP] * count
        for options, column in zip(done, dealt, strict=True):
            heights[column] += options[column].height + GAP
        moves = sum(one > other for one, other in pairwise(dealt))
        choice = (round(max(heights), 1), moves, dealt)
        best = choice if best is None else min(best, choice)
    assert best is not None
    dealt = best[2]
    columns = tuple(
        tuple(options[column] for options, at in zip(done, dealt, strict=True) if at == column)
        for column in range(count)
    )
    return Columns(columns, widths)


def cut(blocks: Sequence[Block], area: Box, kind: Type, count: int, language: str) -> Columns:
    """Entries are taken from the longest lists until the rest fits, then ends from the longest texts."""
    kept = {block.id: len(block.items) for block in blocks}
    options = SHARES[min(count, len(blocks))]
    shares = min(options, key=lambda one: _dealt(blocks, area, kind, one).height)
    shown = list(blocks)
    while True:
        found = _dealt(shown, area, kind, shares)
        if found.height <= area.height:
            return found
        high = max(found.columns, key=stacked_height)
        names = [block.block.id for block in high]
        longest = max((block for block in shown if block.id in names), key=lambda block: kept[block.id])
        if kept[longest.id] > 1:
            kept[longest.id] -= 1
            whole = next(block for block in blocks if block.id == longest.id)
            short = whole.shortened(kept[longest.id], language)
        else:
            wordy = max(high, key=lambda block: len(block.lines)).block
            longest = next(block for block in shown if block.id == wordy.id)
            first = replace(longest.items[0], text=clipped(longest.items[0].text, len(longest.items[0].text) * 4 // 5))
            if len(first.text) < 4:
                return found
            short = replace(longest, items=(first, *longest.items[1:]))
        shown = [short if block is longest else block for block in shown]


def filled(found: Columns, area: Box, height: float) -> tuple[list[Band], list[Card]]:
    """The columns drawn in a height: what they do not need loosens lines and edges."""
    wrapped = any(len(block.lines) > len(block.starts) for block in found.blocks)
    loose = LOOSE * (0.4 if wrapped else 1.0)
    bands: list[Band] = []
    cards: list[Card] = []

    def put(block: Measured, box: Box) -> None:
        more_bands, more_cards = drawn(block, box, loose)
        bands.extend(more_bands)
        cards.extend(more_cards)

    top, bottom = area.y, area.y + height
    if found.wide:
        own = found.wide.height + (height - found.height) * found.wide.height / (found.height - GAP)
        put(found.wide, Box(area.x, top if found.above else bottom - own, area.width, own))
        top, bottom = (top + own + GAP, bottom) if found.above else (top, bottom - own - GAP)
    x = area.x
    for column, width in zip(found.columns, found.widths, strict=True):
        spare = bottom - top - stacked_height(column)
        y = top
        for block in column:
            own = block.height + spare * block.height / sum(one.height for one in column)
            put(block, Box(x, y, width, own))
            y += own + GAP
        x += width + GAP
    return bands, cards
