"""A table as a process: phases with steps, what stands in their lanes, what is said of them.

In: the rows of a sheet as texts. Out: a `Process`, or None when the sheet is no such table. Guaranteed: both ways that
people write blueprints are read, steps down the rows and steps across the columns; each value knows its cell; no cell
that says something is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.sheet import letters
from generator.tabular.headings import ID, LANES, LINE, PHASE, STEP, folded, key_of

_LOOKED_AT = 30  # rows and columns in which headings are looked for
_BULLET = re.compile(r"^\s*(?:[•·●○▪■◆*-]|\d{1,2}[.、)）](?!\d))\s*")
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says, and where it stands."""

    text: str
    place: str

    @property
    def lines(self) -> list[str]:
        """Its lines without bullets: one card each."""
        found = (_BULLET.sub("", line).strip() for line in self.text.split("\n"))
        return [line for line in found if line]


@dataclass(slots=True)
class Column:
    """A step: its phase, and its values by key; `others` by the heading that nothing is known of."""

    phase: str = ""
    values: dict[str, list[Value]] = field(default_factory=dict)
    others: dict[str, list[Value]] = field(default_factory=dict)


@dataclass(slots=True)
class Process:
    """A table as read. `lanes` are headings that became lanes of their own; `loose` is what belongs to no step."""

    sheet: str
    title: str
    steps: list[Column]
    lanes: list[str] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    loose: list[Value] = field(default_factory=list)
    across: bool = False


def read(sheet: str, rows: Rows, own: Mapping[str, str]) -> Process | None:
    """The process that a sheet tells of; `own` are the author's names for keys."""
    table = [[cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in row] for row in rows]
    down, across = _heading_row(table, own), _heading_column(table, own)
    if max(down[1], across[1]) < 2:
        return None
    return _down(sheet, table, down[0], own) if down[1] >= across[1] else _across(sheet, table, across[0], own)


def _heading_row(table: Rows, own: Mapping[str, str]) -> tuple[int, int]:
    """The row with most headings, and how many they are."""
    counts = [len({key_of(cell, own) for cell in row if cell} - {""}) for row in table[:_LOOKED_AT]]
    best = max(counts, default=0)
    return (counts.index(best), best) if best else (0, 0)


def _heading_column(table: Rows, own: Mapping[str, str]) -> tuple[int, int]:
    """The column with most headings, and how many they are."""
    counts = [len({key_of(row[at], own) for row in table if at < len(row) and row[at]} - {""}) for at in range(4)]
    best = max(counts)
    return counts.index(best), best


def _cell(row: int, column: int, sheet: str) -> str:
    return f"{sheet}!{letters(column)}{row + 1}"


def _down(sheet: str, table: Rows, header: int, own: Mapping[str, str]) -> Process:
    """Steps down the rows."""
    headings = table[header]
    process = Process(sheet, _title(table[:header]), [])
    _keep(process, table, range(header), sheet)
    process.unknown = [
        (text, _cell(header, at, sheet)) for at, text in enumerate(headings) if text and not key_of(text, own)
    ]
    phase = ""
    for at in range(header + 1, len(table)):
        step = Column()
        for place, text in enumerate(table[at]):
            heading = headings[place] if place < len(headings) else ""
            if text:
                _put(step, key_of(heading, own), heading, Value(text, _cell(at, place, sheet)), process)
        phase = step.phase = " ".join(one.text for one in step.values.pop(PHASE, [])) or phase
        if step.values or step.others:
            process.steps.append(step)
    return process


def _across(sheet: str, table: Rows, column: int, own: Mapping[str, str]) -> Process:
    """Steps across the columns; a lane's name may stand beside the first of its rows only."""
    first = next(at for at, row in enumerate(table) if column < len(row) and key_of(row[column], own))
    process = Process(sheet, _title(table[:first]), [], across=True)
    _keep(process, table, range(first), sheet)
    width = max(map(len, table))
    steps = {at: Column() for at in range(column + 1, width)}
    heading, phases = "", dict[int, str]()
    for at in range(first, len(table)):
        row = table[at]
        heading = (row[column] if column < len(row) else "") or heading
        key = key_of(heading, own)
        if key == LINE:
            heading = ""
            continue
        process.loose += [Value(text, _cell(at, place, sheet)) for place, text in enumerate(row[:column]) if text]
        filled = {place: text for place, text in enumerate(row) if place > column and text}
        if key == PHASE:
            phases |= filled
            continue
        if not key and heading and filled and folded(heading) not in map(folded, process.lanes):
            process.lanes.append(heading)
            process.unknown.append((heading, _cell(at, column, sheet)))
        for place, text in filled.items():
            _put(steps[place], key, heading, Value(text, _cell(at, place, sheet)), process)
    phase = ""
    for place, step in steps.items():
        phase = step.phase = phases.get(place) or phase
        if step.values or step.others:
            process.steps.append(step)
    return process


def _put(step: Column, key: str, heading: str, value: Value, process: Process) -> None:
    if key == LINE:
        return
    if key:
        step.values.setdefault(key, []).append(value)
    elif heading:
        step.others.setdefault(heading, []).append(value)
    else:
        process.loose.append(value)


def _title(rows: Rows) -> str:
    """The first text above a table."""
    return next((cell.split("\n")[0] for row in rows for cell in row if cell), "")


def _keep(process: Process, table: Rows, above: range, sheet: str) -> None:
    """Texts above the table that are not its title."""
    found = [Value(text, _cell(at, place, sheet)) for at in above for place, text in enumerate(table[at]) if text]
    process.loose += found[1:]


def lane_keys(step: Column) -> list[str]:
    """The lanes that a step has cards in, from the top."""
    return [lane for lane in LANES if lane in step.values]


__all__ = ["ID", "STEP", "Column", "Process", "Value", "lane_keys", "read"]
