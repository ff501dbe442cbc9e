"""The face of a card: a band with a sign, what it is and what it is called; parts below to read and to fill in; a foot.

In: a `Face` of words. Out: a draft as large as its trim, or as what its white border leaves, then with an outline.
Guaranteed: all parts stand on the card, in one size of type, the largest that holds them; cards of a set have the same
size where 11 points or more hold them all; what is to be written on has lines at least 7 mm apart; parts keep their
order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import text
from generator.layout.cards import icons
from generator.layout.cards.drafting import PITCH, Draft, Set, fitted
from generator.layout.cards.imposition import CARD, SAFE, Cut
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Box

MARGIN = SAFE + 2 * MM
BAND = 21 * MM
SIGN = 12 * MM
ROW = 7 * MM
GAP = 3 * MM
FOOT = 12.0
HEADING = 10.5
SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
LARGE = (16.0, 15.0, 14.0, *SIZES)  # where nothing is to be written on
COMMON = 11.0  # what all cards of a set keep
DENT = 6.0  # between the mark of an entry and its text
TITLES = (17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
CIRCLE = 17.0


@dataclass(frozen=True)
class Part:
    """A heading with text below it, or `rows` lines to write on, or `scores` to tick beside it.

    `entries` are the paragraphs of a list, with what stands in front of each. `frame` is the least height of an empty
    box to draw in, in millimetres. Lines and boxes take what room is left.
    """

    heading: str = ""
    text: str = ""
    entries: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    scores: tuple[str, ...] = ()
    frame: float = 0.0
    bold: bool = False

    @property
    def grows(self) -> bool:
        return bool(self.rows or self.frame)


@dataclass(frozen=True)
class Face:
    """What stands on a card. `role` colours its band; `kind` says what card it is, `foot` stands at its end."""

    kind: str
    title: str
    parts: tuple[Part, ...]
    role: str = "lane-customer"
    sign: icons.Sign = "sheet"
    mark: str = ""
    foot: str = ""


def drawn(face: Face, cut: Cut = CARD, sizes: Sequence[float] = SIZES) -> Draft:
    """The card, within its border."""
    draft = cut.draft()
    draft.area(face.role, Box(0, 0, draft.width, BAND), face.kind.replace("\n", " "))
    if cut.border:
        draft.shape("blank", Box(0, 0, draft.width, draft.height), "rectangle")
    _head(draft, face)
    stacked(draft, face.parts, _body(draft, face), sizes)
    if face.foot or face.mark:
        _foot(draft, face)
    return draft


def alike(faces: Sequence[Face], cut: Cut = CARD) -> list[Draft]:
    """The cards of a set, in one size of type where it can be read well."""
    largest = SIZES if any(part.grows for face in faces for part in face.parts) else LARGE
    empty = cut.draft()
    common = min((size_for(face.parts, _body(empty, face), largest) for face in faces), default=COMMON)
    sizes = [size for size in largest if size <= max(COMMON, common)]
    return [drawn(face, cut, sizes) for face in faces]


def _body(draft: Draft, face: Face) -> Box:
    """The room between band and foot."""
    foot = FOOT + 4 if face.foot or face.mark else 0.0
    return Box(MARGIN, BAND + GAP, draft.width - 2 * MARGIN, draft.height - BAND - GAP - MARGIN - foot)


def _head(draft: Draft, face: Face) -> None:
    right = draft.width - MARGIN
    icons.draw(draft, face.sign, Box(right - SIGN, (BAND - SIGN) / 2 + 1, SIGN, SIGN), face.role)
    width = right - SIGN - 2.5 * MM - MARGIN
    kind = Box(MARGIN, SAFE + 1, width, 14.0)
    draft.write(face.role, kind, face.kind, (10.0,))
    title = Box(MARGIN, kind.bottom, width, BAND - kind.bottom - 3)
    draft.write(face.role, title, face.title, TITLES, bold=True, middle=True, kind="title")


def _foot(draft: Draft, face: Face) -> None:
    box = Box(MARGIN, draft.height - MARGIN - FOOT + 2, draft.width - 2 * MARGIN, 14.0)
    taken = min(box.width * 0.6, text.width(face.mark, 10.0, True) / SLACK + 8) if face.mark else 0.0
    if face.mark:
        draft.write("heading", replace(box, width=taken), face.mark, (10.0,), bold=True, name="mark")
    place = Box(box.x + taken, box.y, box.width - taken, box.height)
    if text.width(face.foot, 10.0) <= place.width * SLACK:  # rather none than a part of it
        draft.write("muted", place, face.foot, (10.0,), align="right")


# The parts


def size_for(parts: Sequence[Part], box: Box, sizes: Sequence[float] = SIZES) -> float:
    """The size of type in which the parts fit a box."""
    return _sized(parts, box, sizes)[1]


def height_of(parts: Sequence[Part], width: float, size: float) -> float:
    """How high the parts are at the least, one under the other."""
    return _sum(parts, [_set(part, width, size) for part in parts], size) + GAP * (len(parts) - 1)


def stacked(draft: Draft, parts: Sequence[Part], box: Box, sizes: Sequence[float] = SIZES) -> None:
    """The parts one under the other, in the largest size that holds them all."""
    texts, size = _sized(parts, box, sizes)
    spare = box.height - _sum(parts, texts, size) - GAP * (len(parts) - 1)
    growing = sum(part.grows for part in parts)
    share = max(0.0, spare) / growing if growing else 0.0
    loose = 0.0 if growing else min(GAP * 1.6, max(0.0, spare) / max(1, len(parts)))
    y = box.y
    for part, made in zip(parts, texts, strict=True):
        height = _height(part, made, size) + (share if part.grows else 0.0)
        _part(draft, part, made, Box(box.x, y, box.width, height), _heading(size))
        y += height + GAP + loose


_Texts = tuple[Set, ...]  # of a part: its text or its entries


def _sized(parts: Sequence[Part], box: Box, sizes: Sequence[float]) -> tuple[list[_Texts], float]:
    """The parts' texts in one size, the longest cut until all fit."""
    room = box.height - GAP * (len(parts) - 1) + 0.01
    for size in sizes:
        texts = [_set(part, box.width, size) for part in parts]
        if _sum(parts, texts, size) <= room:
            return texts, size
    while _sum(parts, texts, size) > room:
        lengths = [(len(one.lines), at, entry) for at, made in enumerate(texts) for entry, one in enumerate(made)]
        longest, at, entry = max(lengths, default=(0, 0, 0))
        if longest < 2:
            break
        words = _paragraphs(parts[at])[entry][1]
        width = box.width - _dent(parts[at], size)
        shorter = fitted(words, width, (longest - 1) * size * PITCH, (size,), parts[at].bold)
        texts[at] = (*texts[at][:entry], shorter, *texts[at][entry + 1 :])
    return texts, size


def _paragraphs(part: Part) -> tuple[tuple[str, str], ...]:
    return part.entries or ((("", part.text),) if part.text else ())


def _dent(part: Part, size: float) -> float:
    """How far the entries stand in: the widest mark and a gap."""
    widest = max((text.width(mark, size, True) for mark, _ in part.entries), default=0.0)
    return widest / SLACK + DENT if part.entries else 0.0


def _set(part: Part, width: float, size: float) -> _Texts:
    room = width - _dent(part, size)
    return tuple(fitted(words, room, 1e6, (size,), part.bold) for _, words in _paragraphs(part))


def _heading(size: float) -> float:
    """The size of headings above a text of this size."""
    return max(HEADING, size - 2)


def _sum(parts: Sequence[Part], texts: Sequence[_Texts], size: float) -> float:
    return sum(_height(part, made, size) for part, made in zip(parts, texts, strict=True))


def _height(part: Part, made: _Texts, size: float) -> float:
    head = _heading(size) * PITCH + 2 if part.heading else 0.0
    if part.scores:
        head = max(head, CIRCLE + 2)
    return head + sum(one.height for one in made) + part.rows * ROW + part.frame * MM


def _part(draft: Draft, part: Part, made: _Texts, box: Box, heading: float) -> None:
    y = box.y
    if part.scores:
        left = draft.scale(box.right, y + CIRCLE / 2, part.scores, CIRCLE, 2.5)
        beside = Box(box.x, y, left - box.x - 4, CIRCLE)
        draft.write("heading", beside, part.heading, (heading, HEADING, 10.0), bold=True, middle=True)
        y += CIRCLE + 2
    elif part.heading:
        place = Box(box.x, y, box.width, heading * PITCH)
        draft.write("heading", place, part.heading, (heading, HEADING, 10.0), bold=True)
        y += heading * PITCH + 2
    dent = _dent(part, made[0].size) if made else 0.0
    for (mark, words), one in zip(_paragraphs(part), made, strict=True):
        if mark:
            draft.write("heading", Box(box.x, y, dent - 2, one.size * PITCH), mark, (one.size,), bold=True, name="mark")
        draft.write("text", Box(box.x + dent, y, box.width - dent, one.height), words, (one.size,), bold=part.bold)
        y += one.height
    if part.rows:
        room = Box(box.x, y, box.width, box.bottom - y)
        draft.writing(room, max(part.rows, int(room.height / (8 * MM))))
    if part.frame:
        draft.shape("blank", Box(box.x, y + 1, box.width, box.bottom - y - 1), "rectangle", "dashed")
