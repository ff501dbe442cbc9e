"""A change of texts: what is put where, all of it or nothing.

In: texts and changes. Out: texts. Guaranteed: of changes that meet in one place the first is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Span


class Piece(NamedTuple):
    """What is put in the place of a stretch of a file. Units: offsets in characters from 0."""

    file: str
    start: int
    end: int
    new: str


class Change(NamedTuple):
    """Pieces that belong together; `cures` says that something was wrong without it."""

    pieces: tuple[Piece, ...]
    cures: bool = True


def changed(texts: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """The texts with the changes made."""
    taken: dict[str, list[Piece]] = {}
    for change in changes:
        if not any(_meet(piece, other) for piece in change.pieces for other in taken.get(piece.file, ())):
            for piece in change.pieces:
                taken.setdefault(piece.file, []).append(piece)
    return {name: _spliced(text, taken.get(name, ())) for name, text in texts.items()}


def _meet(one: Piece, other: Piece) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def _spliced(text: str, pieces: Iterable[Piece]) -> str:
    for piece in sorted(pieces, key=lambda piece: piece.start, reverse=True):
        text = text[: piece.start] + piece.new + text[piece.end :]
    return text


def offset(text: str, line: int, column: int) -> int:
    """Where a place of a text is, in characters from 0; lines and columns count from 1."""
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return len(text)
    return min(at + column - 1, len(text))


def places(findings: Iterable[Diagnostic], code: str) -> Iterator[tuple[Diagnostic, Span]]:
    """Every place of the findings with a code, those that were folded into one too."""
    for item in findings:
        if item.code == code:
            yield from ((item, span) for span in (item.span, *item.related) if span.line)
