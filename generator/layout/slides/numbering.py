"""The pages of a deck in order, and on which of them a session stands.

In: an outline, the figures' scenes, the frames of a template's layouts. Out: `Planned` pages, which the deck draws,
and numbers of slides as PowerPoint counts them, hidden ones too. Guaranteed: a deck is paged once; numbers that stand
on slides are those of the same deck.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.layout.slides import pages_of
from generator.layout.slides.pieces import Frame, Page
from generator.outline import Outline, Section, Slide
from generator.outline.blocks import UNKNOWN_NUMBERS, Table, slide_numbers
from generator.scene import Scene

Numbers = Mapping[str, tuple[int, int]]


class Planned(NamedTuple):
    """A page with its place in the deck; `chapter` counts the section slides so far."""

    page: Page
    section: Section
    number: int
    chapter: int


def planned(
    outline: Outline,
    figures: Mapping[str, tuple[Scene, ...]],
    language: str,
    frame_for: Callable[[str], Frame],
) -> tuple[Planned, ...]:
    """All pages of a deck, with the numbers of slides in the tables that name them."""

    def paged(slide: Slide) -> list[Page]:
        return pages_of(slide, figures, language, frame_for)

    pages = [(section, slide, paged(slide)) for section in outline.sections for slide in section.slides]
    found = numbers_of(tuple(_counted(pages)))
    told = [(section, slide, paged(_numbered(slide, found)) if _is_open(slide) else of) for section, slide, of in pages]
    return tuple(_counted(told))


def _counted(pages: list[tuple[Section, Slide, list[Page]]]) -> Iterator[Planned]:
    number, chapter = 0, 0
    for section, slide, of_slide in pages:
        chapter += slide.layout == "section"
        for page in of_slide:
            number += 1
            yield Planned(page, section, number, chapter)


def numbers_of(plan: tuple[Planned, ...]) -> dict[str, tuple[int, int]]:
    """The numbers of the first and the last slide of each session that has some, by its id."""
    found: dict[str, tuple[int, int]] = {}
    for one in plan:
        session = one.page.slide.session
        if session:
            found[session] = (found.get(session, (one.number, 0))[0], one.number)
    return found


def numbers(
    outline: Outline,
    figures: Mapping[str, tuple[Scene, ...]],
    language: str,
    frame_for: Callable[[str], Frame],
) -> dict[str, tuple[int, int]]:
    """The numbers of the slides of each session in the deck of an outline, as `numbers_of` its plan."""
    return numbers_of(planned(outline, figures, language, frame_for))


def _is_open(slide: Slide) -> bool:
    return any(isinstance(block, Table) and block.numbered is not None for block in slide.blocks)


def _numbered(slide: Slide, found: Numbers) -> Slide:
    """The slide with numbers in its tables: no wider than what stood in their place, so that nothing moves."""
    blocks = tuple(_filled(block, found) if isinstance(block, Table) else block for block in slide.blocks)
    return replace(slide, blocks=blocks)


def _filled(table: Table, found: Numbers) -> Table:
    at = table.numbered
    if at is None:
        return table
    rows = []
    for session, row in zip(table.sessions, table.rows, strict=True):
        told = slide_numbers(found.get(session)) if row[at] == UNKNOWN_NUMBERS else row[at]
        rows.append((*row[:at], told, *row[at + 1 :]))
    return replace(table, rows=tuple(rows))
