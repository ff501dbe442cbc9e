"""The checks of a finished deck, ours or anybody's, before it is shown or sent.

In: a file's bytes or path. Out: `Diagnostic` values with the number of the slide and the name of the shape. Guaranteed:
never raises, whatever the file holds; reads nothing but it; all faults in one run, in the order of the slides.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, in_order, word
from generator.preflight import access, places
from generator.preflight.contrast import contrast
from generator.preflight.deck import Slide, deck_of
from generator.preflight.faces import faces
from generator.preflight.finding import UNREADABLE, finding
from generator.preflight.fit import FLOOR, cells, fit, written
from generator.preflight.package import FILE_LIMIT, opened
from generator.preflight.structure import structure

__all__ = ["FLOOR", "UNREADABLE", "preflight", "preflight_file"]


def preflight_file(path: Path, floor: float = FLOOR) -> list[Diagnostic]:
    """The findings of a deck on disk; a file that cannot be read is one of them (`UNREADABLE`)."""
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            return [finding("PF-03", path.name, what=word("deck-file", str(size // 2**20)))]
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        return [finding(UNREADABLE, path.name, reason=word(_reason(error)))]
    return preflight(content, path.name, floor)


def _reason(error: Exception) -> str:
    kinds = {FileNotFoundError: "not-found", IsADirectoryError: "is-folder", PermissionError: "no-permission"}
    return next((name for kind, name in kinds.items() if isinstance(error, kind)), "cannot-open")


def preflight(content: bytes, file: str, floor: float = FLOOR) -> list[Diagnostic]:
    """The findings of a deck, by slide. Units: `floor` is the least size of body text, in points."""
    package, found = opened(content, file)
    if package is not None:
        deck = deck_of(package, file)
        found += structure(deck)
        found += access.titles(deck)
        for slide in deck.slides:
            found += _of_slide(slide, floor)
    return in_order(found, [file])


def _of_slide(slide: Slide, floor: float) -> Iterator[Diagnostic]:
    yield from fit(slide, floor)
    yield from places.off_slide(slide)
    yield from places.overlaps(slide)
    yield from places.glue(slide)
    yield from _looks(slide)
    yield from contrast(slide)
    for check in (access.alternatives, access.media, access.order, access.headers, access.left_over, access.notes):
        yield from check(slide)


def _looks(slide: Slide) -> Iterator[Diagnostic]:
    for shape in slide.shapes:
        frame = written(shape, slide)
        frames = [one for *_, one in cells(shape, slide)] if shape.table is not None else [frame] if frame else []
        if frames and not shape.hidden:
            yield from faces(slide, shape, frames)
