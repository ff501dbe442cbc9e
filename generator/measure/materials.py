"""How much of what a room of people needs.

In: heads, tables, kinds of canvas. Out: whole numbers. Guaranteed: pure; no fractions of a sheet.

Source: the field reference, §12.8.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Amount(NamedTuple):
    """So much for each person, for each table, for each table and kind of canvas, and once.

    Units: hundredths, so that products are exact. The sum is rounded up to a whole.
    """

    person: int = 0
    table: int = 0
    canvas: int = 0
    once: int = 0

    def of(self, people: int, tables: int, canvases: int) -> int:
        """The amount for a room."""
        hundredths = self.person * people + self.table * tables + self.canvas * tables * canvases + self.once
        return -(-hundredths // 100)

    def formula(self, people: str, tables: str, canvases: str) -> str:
        """The same as a spreadsheet computes it, from the cells that hold the numbers."""
        parts = ((self.person, people), (self.table, tables), (self.canvas, f"{tables}*{canvases}"))
        told = [f"{share}*{name}" for share, name in parts if share]
        told += [str(self.once)] if self.once or not told else []
        return f"=ROUNDUP(({'+'.join(told)})/100,0)"

    def rule(self) -> str:
        """The same as people write it: ⌈1.5 N⌉, G × (C + 1)."""
        if self.canvas and self.canvas == self.table and not self.person and not self.once:
            return "G × (C + 1)"
        parts = ((self.person, "N"), (self.table, "G"), (self.canvas, "G × C"))
        told = [_times(share, name) for share, name in parts if share]
        told += [f"{self.once / 100:g}"] if self.once else []
        whole = all(share % 100 == 0 for share in self)
        return " + ".join(told) if whole else f"⌈{' + '.join(told)}⌉"


def _times(share: int, name: str) -> str:
    return name if share == 100 else f"{share / 100:g} {name}"


AMOUNTS: Mapping[str, Amount] = MappingProxyType(
    {
        "sticky_pads": Amount(person=150),
        "markers": Amount(person=100, table=200),
        "dots": Amount(person=1000),
        "canvases_a3": Amount(table=100, canvas=100),
        "canvases_a0": Amount(table=100, once=200),
        "brainwriting": Amount(person=100),
        "roll": Amount(table=240),
        "cards": Amount(table=100),
        "workbook": Amount(person=105),
        "evaluation": Amount(person=105),
        "name_tags": Amount(person=100),
        "tape": Amount(table=100),
        "timer": Amount(once=100),
    }
)
