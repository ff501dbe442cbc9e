"""Places in the journey of phases that have none, where others have one.

In: a loaded file. Out: a change. Guaranteed: the numbers go up in the order of the file, and no number that the author
wrote is changed; where none fits between two, nothing is.
"""

from __future__ import annotations

from itertools import pairwise

from generator.load import Loaded
from generator.load.values import whole
from generator.mending.change import Change, Piece
from generator.rewrite.places import Places
from generator.source import Mapping, Scalar, Sequence, parse

_FIRST = 1


def orders(loaded: Loaded) -> list[Change]:
    """The missing places of phases that all stand in one file."""
    lists = [(name, text, node) for name, text in loaded.texts.items() if (node := _phases(text)) is not None]
    if len(lists) != 1:
        return []
    name, text, node = lists[0]
    phases = [one for one in node.items if isinstance(one, Mapping)]
    given = [_given(one) for one in phases]
    if len(phases) < len(node.items) or "" in given:
        return []
    numbers = _filled([one if isinstance(one, int) else None for one in given])
    if not numbers or not any(one is None for one in given):
        return []
    places = Places(text)
    pieces = [
        _added(name, places, phase, number)
        for phase, number, said in zip(phases, numbers, given, strict=True)
        if said is None
    ]
    return [Change(tuple(pieces), cures=False)]


def _phases(text: str) -> Sequence | None:
    root = parse(text, "").root
    found = (root.get("phases") or root.get("stages")) if isinstance(root, Mapping) else None
    return found if isinstance(found, Sequence) else None


def _given(phase: Mapping) -> int | str | None:
    """The number that a phase has; None for none, "" for one that cannot be read."""
    said = phase.get("order")
    if said is None:
        return None
    number = whole(said.text) if isinstance(said, Scalar) else None
    return "" if number is None else number


def _filled(given: list[int | None]) -> list[int]:
    """The numbers with those that lack; none when they do not go up, or there is no room."""
    made: list[int] = []
    for number in given:
        made.append(number if number is not None else (made[-1] + 1 if made else _start(given)))
    said = any(number is not None for number in given)
    rising = all(one < other for one, other in pairwise(made)) and (not made or made[0] >= _FIRST)
    return made if said and rising else []


def _start(given: list[int | None]) -> int:
    """The number of the first phase when it has none: as far before the first that is given as it stands."""
    at = next((at for at, number in enumerate(given) if number is not None), 0)
    return min(_FIRST, (given[at] or _FIRST) - at)


def _added(file: str, places: Places, phase: Mapping, number: int) -> Piece:
    """The key behind the first entry of a phase, in braces or on a line of its own."""
    name, value = places.own(phase)[0]
    if places.is_flow(phase):
        at = max(places.end(value), places.end(name))
        return Piece(file, at, at, f", order: {number}")
    at = places.line_end(places.content_end(value) if value.span.line >= name.span.line else places.end(name))
    return Piece(file, at, at, f"\n{' ' * places.first_column(phase)}order: {number}")
