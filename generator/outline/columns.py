"""Tables made column by column of what rows stand for.

In: rows of any kind, and columns that say what each shows of a row. Out: a `Table`. Guaranteed: a column that says
nothing of any row is left out, unless it must stay; an empty cell holds a dash.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.outline.blocks import Table

NOTHING = "–"
Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its heading, what its cell says of a row, its share of the width, and the role that colours a cell."""

    heading: str
    cell: Callable[[Row], str]
    share: float = 1.0
    centered: bool = False
    role: Callable[[Row], str] | None = None
    stays: bool = False


def tabulated(rows: Sequence[Row], columns: Sequence[Column[Row]], description: str) -> Table:
    """The rows as a table. Shape: `description` says what the table is to those who do not see it."""
    told = [(column, [column.cell(row) for row in rows]) for column in columns]
    kept = [(column, cells) for column, cells in told if column.stays or any(cells)]
    body = tuple(tuple(cells[at] or NOTHING for _, cells in kept) for at in range(len(rows)))
    roles = tuple(
        (at, number, role)
        for at, row in enumerate(rows)
        for number, (column, _) in enumerate(kept)
        if column.role is not None and (role := column.role(row))
    )
    return Table(
        header=tuple(column.heading for column, _ in kept),
        rows=body,
        shares=tuple(column.share for column, _ in kept),
        description=description,
        roles=roles,
        centered=tuple(number for number, (column, _) in enumerate(kept) if column.centered),
    )
