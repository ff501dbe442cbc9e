"""The tree of a YAML text: scalars, mappings and sequences, each with its place.

In: nothing. Out: the classes. Guaranteed: scalars stay text, as the author wrote them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.diagnostics import Span

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A piece of text. `quoted` says that the author put it in quotes or wrote it as a block."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def absent(self) -> bool:
        """Whether the author wrote nothing, or null."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the author's order; each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value under the key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items, in the author's order."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence
