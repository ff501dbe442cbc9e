"""Cards on sheets: as many as fit, with crop marks, so that straight cuts make them.

In: drawings of cards, in points from their own corner. Out: a `Print`. Guaranteed: crop marks in line with every trim;
cards of one sheet share their cuts. Sticky notes stand apart: grounds that reach the trim go 3 mm beyond it, the marks
stand outside that bleed, nothing but grounds is nearer than 4 mm to a trim. A6 and A5 cards tile their paper, four and
two to A4, eight to A3: each has a white border of 5 mm, which printers can keep and in which the marks stand, so that
nothing is printed on a cut and none needs bleed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from generator.layout.cards.drafting import Draft
from generator.paper import MM, PAPERS, Print
from generator.scene import Band, Box, Card, Line, Marker, Scene
from generator.terms import phrase

BLEED = 3 * MM
SAFE = 4 * MM  # inside the trim, where nothing but a ground may stand
MARK = 4 * MM  # the length of a crop mark
SLUG = 4.4 * MM  # from the paper's edge to the line above the notes
BORDER = 5.0  # millimetres of white round a card that tiles its paper
TICK = 9 * MM  # from the paper's edge, of which printers leave some out


@dataclass(frozen=True)
class Cut:
    """How cards stand on paper: apart with bleed, or side by side, each with a white `border`. Units: millimetres."""

    width: float
    height: float
    columns: int
    rows: int
    paper: str
    landscape: bool = False
    border: float = 0.0

    @property
    def bleed(self) -> float:
        """How far grounds go beyond the trim. Units: points."""
        return 0.0 if self.border else BLEED

    @property
    def count(self) -> int:
        return self.columns * self.rows

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the paper. Units: points."""
        paper = PAPERS[self.paper]
        return (paper.height, paper.width) if self.landscape else (paper.width, paper.height)

    @property
    def corners(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Left and top edges of the trims. Units: points."""
        width, height = self.page
        across = (self.width * MM + 2 * self.bleed, self.columns, width)
        down = (self.height * MM + 2 * self.bleed, self.rows, height)
        lefts, tops = (
            tuple((room - count * pitch) / 2 + self.bleed + at * pitch for at in range(count))
            for pitch, count, room in (across, down)
        )
        return lefts, tops

    @property
    def trims(self) -> tuple[Box, ...]:
        """The cards' outlines, row by row. Units: points."""
        lefts, tops = self.corners
        return tuple(Box(x, y, self.width * MM, self.height * MM) for y in tops for x in lefts)

    def draft(self) -> Draft:
        """An empty card, without its border."""
        return Draft((self.width - 2 * self.border) * MM, (self.height - 2 * self.border) * MM)


NOTE = Cut(76, 76, 2, 3, "A4")
CARD = Cut(105, 148.5, 2, 2, "A4", border=BORDER)
CARD_ON_A3 = Cut(105, 148.5, 4, 2, "A3", landscape=True, border=BORDER)
SCORE = Cut(148.5, 210, 2, 1, "A4", landscape=True, border=BORDER)


def imposed(
    stem: str, title: str, faces: Sequence[Draft], cut: Cut, language: str, description: str = ""
) -> tuple[Print, ...]:
    """The cards on as few sheets as hold them; nothing without cards."""
    pages = [faces[at : at + cut.count] for at in range(0, len(faces), cut.count)]
    scenes = tuple(
        _sheet(f"{stem}-{number}", title, page, cut, language, description, (number, len(pages)))
        for number, page in enumerate(pages, 1)
    )
    return (Print(stem, title, scenes),) if scenes else ()


def _sheet(
    identifier: str,
    title: str,
    faces: Sequence[Draft],
    cut: Cut,
    language: str,
    description: str,
    place: tuple[int, int],
) -> Scene:
    page = Draft(*cut.page)
    named = title if place[1] == 1 else f"{title} {place[0]}/{place[1]}"
    if not cut.border:
        first = cut.trims[0]
        slug = Box(first.x + BLEED, SLUG, page.width - 2 * first.x - 2 * BLEED, 14.0)
        page.write("muted", slug, phrase("cards-cut", language, named).replace("\n", " "), (10.0,), kind="title")
    page.lines += _ticks(cut) if cut.border else _marks(cut)
    border = cut.border * MM
    for number, (face, trim) in enumerate(zip(faces, cut.trims, strict=False), 1):
        _place(page, face, trim.inset(border), str(number), cut.bleed)
    return page.scene(identifier, "cards", named, language, description)


def _marks(cut: Cut) -> Iterator[Line]:
    """Crop marks at the ends of every cut, outside the bleed."""
    lefts, tops = cut.corners
    width, height = cut.width * MM, cut.height * MM
    upper, lower = tops[0] - BLEED, tops[-1] + height + BLEED
    before, behind = lefts[0] - BLEED, lefts[-1] + width + BLEED
    for at, x in enumerate(sorted({*lefts, *(left + width for left in lefts)})):
        yield Line(f"crop-top-{at}", "crop", (x, upper - MARK), (x, upper), weight=0.5)
        yield Line(f"crop-bottom-{at}", "crop", (x, lower), (x, lower + MARK), weight=0.5)
    for at, y in enumerate(sorted({*tops, *(top + height for top in tops)})):
        yield Line(f"crop-left-{at}", "crop", (before - MARK, y), (before, y), weight=0.5)
        yield Line(f"crop-right-{at}", "crop", (behind, y), (behind + MARK, y), weight=0.5)


def _ticks(cut: Cut) -> Iterator[Line]:
    """Crop marks between cards that tile their paper: at both ends of every cut, and crosses where cuts meet."""
    lefts, tops = (edges[1:] for edges in cut.corners)
    width, height = cut.page
    for at, x in enumerate(lefts):
        yield Line(f"crop-top-{at}", "crop", (x, 0.0), (x, TICK), weight=0.5)
        yield Line(f"crop-bottom-{at}", "crop", (x, height - TICK), (x, height), weight=0.5)
    for at, y in enumerate(tops):
        yield Line(f"crop-left-{at}", "crop", (0.0, y), (TICK, y), weight=0.5)
        yield Line(f"crop-right-{at}", "crop", (width - TICK, y), (width, y), weight=0.5)
    for at, (x, y) in enumerate(product(lefts, tops)):
        yield Line(f"crop-middle-{at}", "crop", (x - MARK, y), (x + MARK, y), weight=0.5)
        yield Line(f"crop-center-{at}", "crop", (x, y - MARK), (x, y + MARK), weight=0.5)


def _place(page: Draft, face: Draft, trim: Box, number: str, bleed: float) -> None:
    """A card on its sheet, its grounds drawn into the bleed."""

    def band(one: Band) -> Band:
        return replace(one, id=f"{number}/{one.id}", box=_bled(one.box, face, bleed).moved(trim.x, trim.y))

    def line(one: Line) -> Line:
        start, end = ((x + trim.x, y + trim.y) for x, y in (one.start, one.end))
        return replace(one, id=f"{number}/{one.id}", start=start, end=end)

    def card(one: Card) -> Card:
        kind = "label" if one.kind == "title" and number != "1" else one.kind  # the first one's names the page
        return replace(one, id=f"{number}/{one.id}", kind=kind, box=one.box.moved(trim.x, trim.y))

    def marker(one: Marker) -> Marker:
        return replace(one, id=f"{number}/{one.id}", box=one.box.moved(trim.x, trim.y))

    page.bands += map(band, face.bands)
    page.lines += map(line, face.lines)
    page.cards += map(card, face.cards)
    page.markers += map(marker, face.markers)


def _bled(box: Box, face: Draft, bleed: float) -> Box:
    """A ground that reaches the trim, as far beyond it as cuts may go astray."""
    left = box.x - (bleed if box.x <= 0 else 0)
    top = box.y - (bleed if box.y <= 0 else 0)
    right = box.right + (bleed if box.right >= face.width - 0.01 else 0)
    bottom = box.bottom + (bleed if box.bottom >= face.height - 0.01 else 0)
    return Box(left, top, right - left, bottom - top)
