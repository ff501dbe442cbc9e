"""What stands in a canvas: notes, rows, dots and scores, by the keys of its forms.

In: nothing. Out: `Filling` values that `content` makes and `drawing` draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.layout.canvases.notes import Note


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: texts by column, and the entry of the file that it is of, or the end of its ids."""

    cells: Mapping[str, str]
    list: str = ""
    item: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point on two axes, each 0 to 1 from the lower left corner."""

    x: float
    y: float
    name: str
    role: str
    list: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """An emotion in a column of a grid, −2 to 2."""

    column: int
    value: float
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Filling:
    """A page's content. `name` is added to the title; `list` and `item` are the entry that the page is of.

    `notes` are by the key of a box, or "lane/column" of a grid; `rows` by that of a table; `heads` are headings that
    replace a table's own, by "table/column", and `owners` the entries of such columns; `texts` stand in boxes as
    running text; `rings` are names in rings; `first` is the step, from 0, that a grid begins with.
    """

    name: str = ""
    list: str = ""
    item: str = ""
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dots: tuple[Dot, ...] = ()
    scores: tuple[Score, ...] = ()
    rings: Mapping[int, tuple[Note, ...]] = field(default_factory=dict)
    first: int = 0

    @property
    def columns(self) -> int:
        """How many columns of a grid have something in them."""
        places = [int(key.rpartition("/")[2]) for key in self.notes if "/" in key]
        return 1 + max(places, default=-1)
