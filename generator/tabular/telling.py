"""A process read from a table as a YAML file in the short form, with comments for its author.

In: a `Process`, a language, the table's name. Out: the text, and what could not be taken over as it was. Guaranteed:
the text loads; what a key cannot take stands beside its step as a comment, with the cell that it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.characters import has_chinese
from generator.load import values
from generator.rewrite import Data, entry
from generator.tabular.grid import ID, STEP, Column, Process, Value, lane_keys
from generator.terms import term

_TICKS = frozenset("x√✓✔★☆●y是有") | {"yes", "true", "mot", "1"}
_MANY = ("pain", "itch", "delight", "opportunity", "questions", "notes", "metric", "moment_of_truth")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a cell: where it is, what to know, whether it is a fault."""

    place: str
    text: str
    fault: bool = False


class Writer:
    """Writes one process."""

    def __init__(self, process: Process, language: str, table: str) -> None:
        self.process, self.language, self.table = process, language, table
        self.remarks: list[Remark] = []
        self.ids: set[str] = set()
        self.colon = "：" if language.startswith("zh") else ": "
        self.lanes = {heading: f"lane_{at}" for at, heading in enumerate(process.lanes, 1)}

    def word(self, name: str, *parts: object) -> str:
        return term(f"import-{name}", self.language).format(*parts)

    def text(self, title: str) -> str:
        """The whole file."""
        lines = [f"# {line}" for line in self.word("head", self.table, self.process.sheet).split("\n")]
        lines += [self.comment("", value) for value in self.process.loose]
        for value in self.process.loose:
            self.remarks.append(Remark(value.place, self.word("loose", _brief(value.text))))
        lines += [entry("title", title, 0)]
        if self.is_chinese() != has_chinese(title):  # the title would tell the language
            lines += [entry("meta", {"primary_language": "zh-CN" if self.is_chinese() else "en"}, 0)]
        for heading, place in self.process.unknown:
            kept = "own-lane" if heading in self.lanes else "own-note"
            self.remarks.append(Remark(place, self.word(kept, _brief(heading))))
        if self.lanes:
            lines += ["", f"# {self.word('lanes')}", "lanes:"]
            used = [lane for lane in _USUAL if any(lane in step.values for step in self.process.steps)]
            lines += [f"  - {lane}" for lane in dict.fromkeys([*_USUAL[:2], *used])]
            for heading, lane in self.lanes.items():
                name = entry("name", heading, 0).removeprefix("name: ")
                lines.append(f"  - {{id: {lane}, role: support, name: {name}}}")
        lines += ["", f"# {self.word('phases')}", "phases:"]
        for phase, steps in groupby(self.process.steps, key=lambda step: step.phase):
            lines += [_item(entry("name", phase or self.word("whole"), 4)), "    steps:"]
            for step in steps:
                lines += self.step(step)
        return "\n".join(lines) + "\n"

    def is_chinese(self) -> bool:
        """Whether most of what the steps say is in Chinese."""
        said = [one.text for step in self.process.steps for found in step.values.values() for one in found]
        words = [text for text in said if any(map(str.isalpha, text))]
        return sum(map(has_chinese, words)) * 2 > len(words)

    def step(self, step: Column) -> Iterator[str]:
        """The lines of a step, its comments above them."""
        said: dict[str, Data] = {}
        for key, found in step.values.items():
            if key not in (STEP, ID) and key not in lane_keys(step):
                self.fact(said, key, found)
        for at, value in enumerate(step.values.get(ID, [])):
            if at == 0 and value.text not in self.ids:
                said = dict[str, Data](id=value.text) | said
                self.ids.add(value.text)
            else:
                said["notes"] = [*_listed(said.get("notes")), value.text]
        name = "\n".join(value.text for value in step.values.get(STEP, []))
        cells: dict[str, Data] = {}
        for lane in ("customer", *(lane for lane in lane_keys(step) if lane != "customer")):
            lines = [line for value in step.values.get(lane, []) for line in value.cards]
            if lines:
                cells[lane] = lines[0] if len(lines) == 1 else lines
        for heading, found in step.others.items():
            if heading in self.lanes:
                lines = [line for value in found for line in value.cards]
                cells[self.lanes[heading]] = lines[0] if len(lines) == 1 else lines
            else:
                told = [f"{' '.join(heading.split())}{self.colon}{line}" for value in found for line in value.lines]
                said["notes"] = [*_listed(said.get("notes")), *told]
        flat = " ".join(name.split())
        if flat and "customer" not in cells:
            acting: dict[str, Data] = {"customer": flat}
            cells = acting | cells
        elif flat and cells.get("customer") != flat:
            said = dict[str, Data](name=flat) | said
        yield from (f"      {line}" for line in self.pending)
        self.pending = []
        if not {*cells, *said} - {"id"}:
            said["name"] = self.word("step", self.process.steps.index(step) + 1)
        first = {key: said.pop(key) for key in ("id", "name") if key in said}
        made = "\n".join(entry(key, value, 8) for part in (first, cells, said) for key, value in part.items())
        yield _item(made)

    pending: list[str] = []  # noqa: RUF012 – replaced, never changed

    def fact(self, said: dict[str, Data], key: str, found: list[Value]) -> None:
        """What a step's own key says, where it can take it; else a comment."""
        for value in found:
            flat = " ".join(value.text.split())
            if key in ("emotion", "duration", "wait"):
                number = values.number(flat.replace("\N{MINUS SIGN}", "-"))
                flat = _as_length(flat) if key != "emotion" else flat
                fits = values.length(flat) is not None if key != "emotion" else number is not None and abs(number) <= 2
                if fits and key not in said:
                    said[key] = number if key == "emotion" else flat
                else:
                    self.unfit(key, value)
            elif key in _MANY:
                lines = [flat] if key == "moment_of_truth" else value.lines
                ticked = key == "moment_of_truth" and flat.casefold() in _TICKS
                known = [line for line in _listed(said.get(key)) if line != "true"]
                lines = known + (["true"] if ticked and not known else [] if ticked else lines)
                if lines:
                    said[key] = lines[0] if len(lines) == 1 else lines
            else:
                said[key] = flat if key not in said else f"{said[key]}；{flat}"

    def unfit(self, name: str, value: Value) -> None:
        """A value that its key cannot take: told, and kept as a comment."""
        self.remarks.append(Remark(value.place, self.word(f"unfit-{name}", _brief(value.text)), fault=True))
        self.pending = [*self.pending, self.comment(self.word(name), value)]

    def comment(self, name: str, value: Value) -> str:
        flat = " ".join(value.text.split())
        return f"# {value.place}{f' {name}' if name else ''}{self.colon}{flat}"


_USUAL = ("evidence", "customer", "frontstage", "frontstage_technology", "midstage", "backstage", "support", "partner")


def _listed(value: Data) -> list[Data]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _item(lines: str) -> str:
    """Lines of a map as an item of a list: a dash before the first."""
    depth = len(lines) - len(lines.lstrip(" "))
    return f"{lines[: depth - 2]}- {lines[depth:]}"


def _brief(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


def _as_length(text: str) -> str:
    """A time of day in a cell for lengths: so many minutes, as spreadsheets make of 0:05."""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?", text)
    if not found:
        return text
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    return f"{seconds} s" if seconds % 60 else f"{seconds // 60} min"
