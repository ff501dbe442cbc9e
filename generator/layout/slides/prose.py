"""Running text set in a box: sizes, heights, and parts for several pages.

In: a `Prose` and a box in points. Out: `ProsePiece` values for the body placeholder. Guaranteed: each part fits; a
paragraph is cut only where it is higher than a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout.slides.fitting import height as height_of
from generator.layout.slides.fitting import indent, largest, line_count, parted, pitch
from generator.layout.slides.pieces import Paragraph, ProsePiece
from generator.outline.blocks import Line, Prose
from generator.scene import Box

SIZES = (22.0, 20.0, 18.0, 16.0)
SIZES_BESIDE = (16.0, 15.0, 14.0, 13.0, 12.0)


def paragraphs(lines: Sequence[Line], size: float, before: float) -> tuple[Paragraph, ...]:
    """The lines with the same space above each but the first. Units: points."""
    return tuple(Paragraph(line, size, before=before) for line in lines)


def height(lines: Sequence[Line], width: float, size: float, language: str) -> float:
    """The height of the paragraphs with the least space between them. Units: points."""
    return height_of(paragraphs(lines, size, round(size * 0.5)), width, language)


def fitting_size(prose: Prose, box: Box, sizes: Sequence[float], language: str) -> float | None:
    """The largest of the sizes at which the text fits; None when none does."""
    return largest(sizes, lambda size: height(prose.lines, box.width, size, language) <= box.height + 0.01)


def piece(prose: Prose, box: Box, size: float, language: str) -> ProsePiece:
    """The paragraphs with some of the room that is left between them."""
    least = round(size * 0.5)
    left = (box.height - height(prose.lines, box.width, size, language)) / max(1, len(prose.lines) - 1)
    return ProsePiece(box, paragraphs(prose.lines, size, least + max(0, min(int(left), round(size * 0.8)))))


def parts(prose: Prose, width: float, size: float, room: float, language: str) -> list[Prose]:
    """The prose cut between paragraphs, and inside one that is higher than a page."""
    most = max(1, int(room // pitch(size)))
    pieces = [part for line in prose.lines for part in _cut(line, width, size, most, language)]
    found: list[list[Line]] = [[]]
    for one in pieces:
        if found[-1] and height([*found[-1], one], width, size, language) > room:
            found.append(_headings(found[-1]))
        found[-1].append(one)
    return [Prose(tuple(lines)) for lines in found]


def _cut(line: Line, width: float, size: float, most: int, language: str) -> list[Line]:
    if line_count(Paragraph(line, size), width, language) <= most:
        return [line]
    return parted(line, width - indent(line, size)[0], size, most)


def _headings(lines: list[Line]) -> list[Line]:
    """Takes what leads to the next paragraph off the end of a page: a line that is bold as a whole."""
    carried: list[Line] = []
    while len(lines) > 1 and lines[-1].strong[:1] == ((0, len(lines[-1].words)),):
        carried.insert(0, lines.pop())
    return carried
