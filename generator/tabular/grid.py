"""A table as a process: phases with steps, what stands in their lanes, what is said of them.

In: the rows of a sheet as texts. Out: a `Process`, or None when the sheet is no such table. Guaranteed: both ways that
people write blueprints are read, steps down the rows and steps across the columns; each value knows its cell; no cell
that says something is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.sheet import letters
from generator.tabular.headings import ID, LANE, LANES, LINE, PHASE, STEP, TEXT, folded, is_known, key_of

_LOOKED_AT = 30  # rows and columns in which headings are looked for
_BULLET = re.compile(r"^\s*(?:[•·●○▪■◆*-]|\d{1,2}[.、)）](?!\d))\s*")
_NOTHING = re.compile(r"[-—–−‐/\\]+|[nN]/[aA]")
_STEP_ID = re.compile(r"st(-[a-z0-9]+)+|[a-z][a-z0-9]*")
_TOTAL = re.compile(r"合计|总计|小计|总和|(?i:totals?|sub-?total|sum)")
_FIGURE = re.compile(r"[-+−]?[\d.,]+%?|\d{4}-\d\d-\d\d( [\d:]+)?")
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

    @property
    def cards(self) -> list[str]:
        """Its lines, parted where semicolons part them."""
        parts = (part.strip() for line in self.lines for part in re.split(r"[；;]", line))
        return [part for part in parts if part]


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
    table = [[_said(cell) for cell in row] for row in rows]
    down, across = _heading_row(table, own), _heading_column(table, own)
    if max(down[1], across[1]) < 2:
        return None
    return _down(sheet, table, down[0], own) if down[1] >= across[1] else _across(sheet, table, across[0], own)


def _said(cell: str) -> str:
    """A cell as it is meant: “—”, “/” and “N/A” say nothing."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "" if _NOTHING.fullmatch(text) else text


def _headings(cells: Sequence[str], own: Mapping[str, str]) -> int:
    """How many keys the headings among some cells mean; one must be a heading and nothing else."""
    found = {key_of(cell, own) for cell in cells if cell} - {""}
    return len(found) if any(is_known(cell, own) for cell in cells) else 0


def _heading_row(table: Rows, own: Mapping[str, str]) -> tuple[int, int]:
    """The row with most headings, and how many they are."""
    counts = [_headings(row, own) for row in table[:_LOOKED_AT]]
    best = max(counts, default=0)
    return (counts.index(best), best) if best else (0, 0)


def _heading_column(table: Rows, own: Mapping[str, str]) -> tuple[int, int]:
    """The column with most headings, and how many they are."""
    counts = [_headings([row[at] for row in table if at < len(row)], own) for at in range(4)]
    best = max(counts)
    return counts.index(best), best


def _cell(row: int, column: int, sheet: str) -> str:
    return f"{sheet}!{letters(column)}{row + 1}"


def _values(sheet: str, table: Rows, at: int) -> list[Value]:
    """The filled cells of a row."""
    return [Value(text, _cell(at, place, sheet)) for place, text in enumerate(table[at]) if text]


def _down(sheet: str, table: Rows, header: int, own: Mapping[str, str]) -> Process:
    """Steps down the rows."""
    headings = table[header]
    process = Process(sheet, "", [])
    _keep(process, table, range(header), sheet)
    _name_unknown(process, headings, header, own)
    phase, unused = "", list[Value]()
    end = _end(table, header, headings, own)
    for at in range(header + 1, end):
        found = _values(sheet, table, at)
        if len(found) > 2 and all(is_known(one.text, own) for one in found):  # the headings again, or others
            headings = table[at]
            _name_unknown(process, headings, at, own)
            continue
        if found and _TOTAL.fullmatch(found[0].text):
            process.loose += found
            continue
        step = _row(sheet, table, at, headings, own, process)
        named = step.values.pop(PHASE, [])
        if named:
            process.loose += unused
            phase, unused = " ".join(one.text for one in named), named
        step.phase = phase
        if step.values or step.others:
            unused = []
            _add(process, step)
    process.loose += unused
    for at in range(end, len(table)):
        process.loose += _values(sheet, table, at)
    return process


def _row(sheet: str, table: Rows, at: int, headings: Sequence[str], own: Mapping[str, str], process: Process) -> Column:
    """What a row says of its step; in a list of cards, of the one card that it is."""
    step = Column()
    keys = [key_of(heading, own) for heading in headings]
    is_list = LANE in keys and not set(keys) & set(LANES) and bool({TEXT, STEP} & set(keys))
    for place, text in enumerate(table[at]):
        heading, key = (headings[place], keys[place]) if place < len(headings) else ("", "")
        if text:
            key = key if is_list or key not in (LANE, TEXT) else STEP if key == TEXT and STEP not in keys else ""
            _put(step, key, heading, Value(text, _cell(at, place, sheet)), process)
    if is_list:
        _place_card(step, own, process)
    return step


def _place_card(step: Column, own: Mapping[str, str], process: Process) -> None:
    """Put the card of a row into the lane that the row names."""
    texts = step.values.pop(TEXT, None) or step.values.pop(STEP, [])
    for lane in step.values.pop(LANE, []):
        key = key_of(lane.text, own)
        if key in LANES:
            step.values[key] = texts
        elif folded(lane.text) not in map(folded, process.lanes):
            process.lanes.append(lane.text)
            process.unknown.append((lane.text, lane.place))
        if key not in LANES:
            step.others[next(one for one in process.lanes if folded(one) == folded(lane.text))] = texts
        texts = []
    if texts:
        step.values[STEP] = texts


def _add(process: Process, step: Column) -> None:
    """Add a step; a card of the step above goes there."""
    last = process.steps[-1] if process.steps else None
    names = [tuple(one.text for one in column.values.get(STEP, ())) for column in (step, last) if column is not None]
    lanes = set(step.values) & set(LANES) or set(step.others)
    if last is None or not names[0] or names[0] != names[1] or last.phase != step.phase or not lanes:
        process.steps.append(step)
        return
    step.values.pop(STEP)
    for home, more in ((last.values, step.values), (last.others, step.others)):
        for key, found in more.items():
            home.setdefault(key, []).extend(found)


def _end(table: Rows, header: int, headings: Sequence[str], own: Mapping[str, str]) -> int:
    """The row behind the last of the table: below a blank one another may begin, with a title of its own."""
    phases = [place for place, heading in enumerate(headings) if key_of(heading, own) == PHASE]
    first = next((place for place, heading in enumerate(headings) if heading), 0)
    for at in range(header + 2, len(table) - 1):
        filled = [place for place, text in enumerate(table[at]) if text]
        below = [place for place, text in enumerate(table[at + 1]) if text]
        alone = len(filled) == 1 and filled[0] in (*phases, first) and not any(table[at - 1])
        if alone and len(below) > 1 and filled[0] in below and not _headings(table[at + 1], own) > 2:
            return at
    return len(table)


def _name_unknown(process: Process, headings: Sequence[str], at: int, own: Mapping[str, str]) -> None:
    """Note the headings that nothing is known of."""
    keys = {key_of(text, own) for text in headings}
    is_list = LANE in keys and not keys & set(LANES)
    for place, text in enumerate(headings):
        key = key_of(text, own)
        if text and (not key or (key == LANE and not is_list)) and text not in [one for one, _ in process.unknown]:
            process.unknown.append((text, _cell(at, place, process.sheet)))


def _across(sheet: str, table: Rows, column: int, own: Mapping[str, str]) -> Process:
    """Steps across the columns; a lane's name may stand beside the first of its rows only."""
    first = next(at for at, row in enumerate(table) if column < len(row) and key_of(row[column], own) not in ("", LANE))
    process = Process(sheet, "", [], across=True)
    width = max(map(len, table))
    steps = {at: Column() for at in range(column + 1, width)}
    phases = dict[int, str]()
    heads = _heads(table, first, column, own)
    for at, key in heads.items():
        filled = {place: text for place, text in enumerate(table[at]) if place > column and text}
        if key == PHASE:
            phases |= filled
        else:
            for place, text in filled.items():
                _put(steps[place], STEP, "", Value(text, _cell(at, place, sheet)), process)
    _keep(process, table, [at for at in range(first) if at not in heads], sheet)
    heading = ""
    for at in range(first, len(table)):
        row = table[at]
        named = row[column] if column < len(row) else ""
        heading = named or heading
        key = key_of(heading, own)
        if key == LINE:
            heading = ""
            continue
        process.loose += [Value(text, _cell(at, place, sheet)) for place, text in enumerate(row[:column]) if text]
        filled = {place: text for place, text in enumerate(row) if place > column and text}
        if key == PHASE:
            phases |= filled
            continue
        if named and not key and not filled:
            process.loose.append(Value(named, _cell(at, column, sheet)))
        if not key and heading and filled:
            _name_row(process, heading, _cell(at, column, sheet), filled)
        for place, text in filled.items():
            _put(steps[place], key, heading, Value(text, _cell(at, place, sheet)), process)
    phase = ""
    for place, step in steps.items():
        phase = step.phase = phases.get(place) or phase
        if step.values or step.others:
            process.steps.append(step)
    return process


def _name_row(process: Process, heading: str, place: str, filled: Mapping[int, str]) -> None:
    """Note a row that nothing is known of: a lane of its own, unless it holds nothing but figures."""
    known = [folded(one) for one in process.lanes] + [folded(one) for one, _ in process.unknown]
    if folded(heading) not in known:
        process.unknown.append((heading, place))
        if not all(_FIGURE.fullmatch(text) for text in filled.values()):
            process.lanes.append(heading)


def _heads(table: Rows, first: int, column: int, own: Mapping[str, str]) -> dict[int, str]:
    """Rows above the first heading that name the steps or their phases, as no row below does."""
    known = {key_of(row[column], own) for row in table[first:] if column < len(row)}
    width = max(sum(1 for text in row[column + 1 :] if text) for row in table[first:])
    found: dict[int, str] = {}
    for at in range(first - 1, -1, -1):
        row = table[at]
        filled = sum(1 for text in row[column + 1 :] if text)
        beside = row[column] if column < len(row) else ""
        if filled < 2 or not (beside == "" or key_of(beside, own) == LANE):
            continue
        for key in (STEP, PHASE):
            if key not in known and (key == PHASE or filled >= width):
                found[at] = key
                known.add(key)
                break
    return found


def _put(step: Column, key: str, heading: str, value: Value, process: Process) -> None:
    if key == LINE:
        return
    if key == ID and not is_id(value.text):
        key = ""  # a number in a row: told unless it counts the steps
        if value.text == f"{len(process.steps) + 1}" and not process.across:
            return
    if key:
        step.values.setdefault(key, []).append(value)
    elif heading:
        step.others.setdefault(heading, []).append(value)
    else:
        process.loose.append(value)


def _keep(process: Process, table: Rows, above: Iterable[int], sheet: str) -> None:
    """The title above the table, and the other texts there."""
    found = [value for at in above for value in _values(sheet, table, at)]
    process.title = found[0].text.split("\n")[0] if found else ""
    process.loose += found[1:]


def is_id(text: str) -> bool:
    """Whether a text can be the id of a step: in small letters, and with no other kind's prefix."""
    return bool(_STEP_ID.fullmatch(text)) and len(text) <= 80


def lane_keys(step: Column) -> list[str]:
    """The lanes that a step has cards in, from the top."""
    return [lane for lane in LANES if lane in step.values]


__all__ = ["ID", "STEP", "Column", "Process", "Value", "is_id", "lane_keys", "read"]
