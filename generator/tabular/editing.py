"""A workbook of `export`, edited or not, as files again.

In: its sheets as texts. Out: the files, and what was changed, by cell. Guaranteed: without an edit the files are what
they were, byte for byte; an edited cell changes what it shows and nothing else; what cannot be changed is told. Where
the sheet of the files is gone, files are made of the tables alone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.load import Loaded
from generator.rewrite import Data, RewriteError, data_of, entry, rewritten
from generator.sheet import letters
from generator.source import parse
from generator.tabular import Imported, Remark
from generator.tabular.cards import Cell, card_edits, card_texts
from generator.tabular.cells import WHOLE, Path, Table, built, meant, path_of, shown, tables, texts_of
from generator.tabular.workbook import is_source, table_name
from generator.tabular.workbook import texts_of as files_of
from generator.terms import TERMS, term

Sheets = Sequence[tuple[str, Sequence[Sequence[str]]]]
Files = dict[str, Data]
Cells = dict[tuple[Path, str, str], dict[str, list[Cell]]]  # by step, file and lane; then by language
Load = Callable[[Mapping[str, str]], Loaded]
_PLACE = frozenset(TERMS["export-place"])
_LANE = frozenset(TERMS["export-lane"])


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a file's data, asked for in a cell; `at` is what it changes, when that stands in a table."""

    place: str
    text: str
    make: Callable[[Files], None]
    at: tuple[str, Path] | None = None


def is_workbook(sheets: Sheets) -> bool:
    """Whether these are the sheets of an exported engagement."""
    return any(is_source(_rows(rows)) or (rows and _PLACE & set(rows[0]) and _has_place(rows)) for _, rows in sheets)


def _rows(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(row) for row in rows]


def _has_place(rows: Sequence[Sequence[str]]) -> bool:
    return any("#" in cell for row in rows[1:] for cell in row[-1:])


def edited(sheets: Sheets, main: str, language: str, load: Load) -> Imported:
    """The files of an exported workbook; `main` is what the first is to be called, `load` loads texts by names."""
    source = next((rows for _, rows in sheets if is_source(_rows(rows))), None)
    if source is None:
        return _of_tables(sheets, main, language, load)
    texts = files_of(_rows(source))
    if texts is None or not texts:
        return Imported({}, (Remark(term("export-source", language), term("edited-broken", language), fault=True),))
    return _Editor(sheets, texts, main, language, load).done()


class _Editor:
    def __init__(self, sheets: Sheets, texts: Mapping[str, str], main: str, language: str, load: Load) -> None:
        self.sheets, self.texts, self.main, self.language, self.load = sheets, dict(texts), main, language, load
        self.data: Files = {name: data_of(parse(text, name).root) for name, text in texts.items()}
        self.tables: dict[str, Table] = {}
        for name, root in self.data.items():
            tables(name, root, self.tables)
        self.rows = {place: (table, cells) for table in self.tables.values() for place, cells in table.rows}
        self.edits: list[Edit] = []
        self.removals: list[Edit] = []
        self.remarks: list[Remark] = []
        self.seen: set[str] = set()
        loaded = self.load(self.named(self.texts))
        self.sound = loaded.engagement is not None
        self.primary = loaded.engagement.meta.primary_language if loaded.engagement else loaded.language

    def named(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The texts with the first called as it is to be."""
        first, *others = texts
        return {self.main: texts[first], **{name: texts[name] for name in others}}

    def say(self, name: str, *parts: str) -> str:
        return term(f"edited-{name}", self.language).format(*(_brief(part) for part in parts))

    def done(self) -> Imported:
        grids: Cells = {}
        for name, rows in self.sheets:
            if rows and not is_source(_rows(rows)):
                if set(rows[0][:1]) & _LANE:
                    self.grid(name, rows, grids)
                elif _PLACE & set(rows[0]):
                    self.table(name, rows)
        for (path, file, lane), cells in grids.items():
            self.cards(file, path, lane, cells)
        self.gone()
        edits = [*self.edits, *reversed(self.removals)]
        data = self.applied(self.data, edits)
        texts = {name: rewritten(text, data[name]) for name, text in self.texts.items()}
        findings = self.load(self.named(texts)).findings
        return Imported(self.named(texts), tuple(self.remarks), findings if self.sound else ())

    # tables

    def table(self, name: str, rows: Sequence[Sequence[str]]) -> None:
        header = list(rows[0])
        last = next(at for at, cell in enumerate(header) if cell in _PLACE)
        known = [row[last] for row in rows[1:] if len(row) > last and row[last] in self.rows]
        table = self.rows[known[0]][0] if known else self.called(name)
        home = ""
        for at, row in enumerate(rows[1:], 1):
            cells = {header[here]: text for here, text in enumerate(row) if here < last and here < len(header) and text}
            place = row[last] if len(row) > last else ""
            where = f"{name}!{letters(0)}{at + 1}"
            if place in self.rows and place not in self.seen:
                self.seen.add(place)
                home = place.rpartition("/")[0]
                self.entry(name, at, header, row, place)
            elif cells and (not place or place in self.rows):
                self.fresh(where, table, home, cells)
            elif cells or place:
                self.remarks.append(Remark(where, self.say("row", place or " ".join(cells.values())), fault=True))

    def called(self, name: str) -> Table | None:
        return next((table for table in self.tables.values() if table_name(table)[:31] == name), None)

    def entry(self, name: str, at: int, header: Sequence[str], row: Sequence[str], place: str) -> None:
        """The edits of the cells of an entry."""
        table, before = self.rows[place]
        columns = {key: here for here, key in enumerate(header)}
        for key in dict.fromkeys([*table.columns, *(key for key in header if key and key not in _PLACE)]):
            if key not in columns or (not table.name and key == "key"):
                continue
            here = columns[key]
            now = row[here] if here < len(row) else ""
            if now.strip() == shown(before.get(key, "")).strip():
                continue
            where = f"{name}!{letters(here)}{at + 1}"
            after = {**before, key: now}
            called = key if table.name else before.get("key", "")
            text = self.say("changed", called, before.get(key, "") or "–", now or "–")
            file, path = path_of(place, self.data) if table.name else _setting(place)
            make = partial(_set, table=table, place=place, key=key, cells=after)
            self.edits.append(Edit(where, text, make, (file, (*path, *_way(key)))))

    def fresh(self, where: str, table: Table | None, home: str, cells: dict[str, str]) -> None:
        """A new row as a new entry, behind those that stand above it."""
        if table is not None and not table.name:
            key = cells.get("key", "")
            place = f"{next(iter(self.data))}#{key.replace('.', '/')}"
            value = {"value": cells.get("value", "")}
            make = partial(_set, table=table, place=place, key="value", cells=value)
            self.edits.append(Edit(where, self.say("added", key), make))
            return
        home = home or (table.homes[0] if table is not None and len(table.homes) == 1 else "")
        if not home:
            self.remarks.append(Remark(where, self.say("row", " ".join(cells.values())), fault=True))
            return

        try:
            file, path = path_of(home, self.data)
            added = built({_way(key): said for key, said in cells.items()})
        except (ValueError, KeyError, IndexError, TypeError):
            self.remarks.append(Remark(where, self.say("row", " ".join(cells.values())), fault=True))
            return
        make = partial(_append, file=file, path=path, added=added)
        self.edits.append(Edit(where, self.say("added", " ".join(cells.values())), make))

    def gone(self) -> None:
        """Rows that are no longer there, and sheets."""
        sheets = {name for name, _ in self.sheets}
        for table in self.tables.values():
            left = [place for place, _ in table.rows if place not in self.seen]
            if len(left) == len(table.rows) and table_name(table)[:31] not in sheets:
                self.remarks.append(Remark(table_name(table), self.say("gone", table_name(table))))
                continue
            for place in left:
                text = self.say("removed", " ".join(self.rows[place][1].values()))
                where = f"{table_name(table)} {place}"
                self.removals.append(Edit(where, text, partial(_remove, place=place, is_key=not table.name)))

    # blueprints

    def grid(self, name: str, rows: Sequence[Sequence[str]], found: Cells) -> None:
        """What the cells of a blueprint say, by step, lane and language."""
        foot = next((row for row in reversed(rows) if row and row[0] in _PLACE), None)
        last = next((at for at, cell in enumerate(rows[0]) if cell in _PLACE), None)
        if foot is None or last is None or len(foot) <= last:
            self.remarks.append(Remark(name, self.say("row", name), fault=True))
            return
        language = foot[last].rpartition(" ")[2]
        for at, row in enumerate(rows[3:], 3):
            if row and row[0] in _PLACE:
                break
            lane = row[last] if len(row) > last else ""
            for here in range(1, last):
                text = row[here] if here < len(row) else ""
                where = f"{name}!{letters(here)}{at + 1}"
                place = foot[here] if here < len(foot) else ""
                known = self.step_at(place) if lane else None
                if known is not None:
                    file, path = known
                    shown_here = found.setdefault((path, file, lane), {})
                    shown_here.setdefault(language, []).append(Cell(where, _lines(text)))
                elif text.strip():
                    self.remarks.append(Remark(where, self.say("column", text), fault=True))

    def step_at(self, place: str) -> tuple[str, Path] | None:
        """File and path of a step, None when it is not there."""
        try:
            file, path = path_of(place, self.data)
        except (ValueError, KeyError, IndexError, TypeError):
            return None
        return file, path

    def cards(self, file: str, path: Path, lane: str, cells: dict[str, list[Cell]]) -> None:
        """The edits of one cell of a blueprint, in all its languages."""
        step = _at(self.data[file], path)
        raw = step.get(lane) if isinstance(step, dict) else step if lane == "customer" else None
        changed: dict[str, Cell] = {}
        for tag, every in cells.items():
            told = [cell for cell in every if cell.lines != card_texts(raw, tag, self.primary)]
            if told:
                changed[tag] = told[0]
            for cell in told[1:]:  # a step that stands in two blueprints
                if cell.lines != told[0].lines:
                    self.conflict(cell, cell.lines, told[0].place, told[0].lines)
        changed = self.beside(file, path, lane, raw, changed)
        if not changed:
            return
        first = next(iter(changed.values()))
        before = " / ".join(card_texts(raw, next(iter(changed)), self.primary))
        text = self.say("changed", lane, before or "–", " / ".join(first.lines) or "–")

        make = partial(_change_cards, file=file, path=path, lane=lane, cells=changed, primary=self.primary)
        self.edits.append(Edit(first.place, text, make))

    def conflict(self, cell: Cell, said: Sequence[str], other: str, kept: Sequence[str]) -> None:
        text = self.say("conflict", " / ".join(said) or "–", other, " / ".join(kept) or "–")
        self.remarks.append(Remark(cell.place, text, fault=True))

    def beside(self, file: str, path: Path, lane: str, raw: Data, changed: dict[str, Cell]) -> dict[str, Cell]:
        """The cells with what tables change of the same cards; what both change, each otherwise, is told."""
        home = (*path, lane)
        others = [one for one in self.edits if one.at and one.at[0] == file and one.at[1][: len(home)] == home]
        if not others:
            return changed
        trial = {file: copy.deepcopy(self.data[file])}
        for one in others:
            with suppress(ValueError, KeyError, IndexError, TypeError):
                one.make(trial)
        step = _at(trial[file], path)
        after_all = step.get(lane) if isinstance(step, dict) else step
        left: dict[str, Cell] = {}
        for tag, cell in changed.items():
            before, after = (card_texts(one, tag, self.primary) for one in (raw, after_all))
            lines = list(cell.lines)
            if lines != after and before != after and not len(lines) == len(before) == len(after):
                self.conflict(cell, lines, others[0].place, after)
                lines = after
            elif before != after:
                pairs = enumerate(zip(lines, before, after, strict=True))
                clash = [at for at, (line, old, new) in pairs if old not in (line, new) and line != new]
                for at in clash:
                    self.conflict(cell, [lines[at]], others[0].place, [after[at]])
                lines = [after[at] if at in clash or lines[at] == before[at] else lines[at] for at in range(len(lines))]
            if lines != after:
                left[tag] = Cell(cell.place, lines)
        return left

    # making it so

    def applied(self, data: Files, edits: Sequence[Edit]) -> Files:
        """The data with the edits made, but those that cannot be, which are told of."""
        if not edits:
            return data
        changed = copy.deepcopy(data)
        try:
            for one in edits:
                one.make(changed)
            texts = {name: rewritten(text, changed[name]) for name, text in self.texts.items()}
            if not self.sound or self.load(self.named(texts)).engagement is not None:
                self.remarks += [Remark(one.place, one.text) for one in edits]
                return changed
        except (RewriteError, ValueError, KeyError, IndexError, TypeError, AttributeError):
            pass
        if len(edits) == 1:
            self.remarks.append(Remark(edits[0].place, self.say("lost", edits[0].text), fault=True))
            return data
        middle = len(edits) // 2
        return self.applied(self.applied(data, edits[:middle]), edits[middle:])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _way(key: str) -> Path:
    return (WHOLE,) if key == WHOLE else tuple(key.split("."))


def _at(value: Data, path: Path) -> Any:
    for part in path:
        value = value[part]
    return value


def _put(data: Files, file: str, path: Path, value: Data) -> None:
    if path:
        _at(data[file], path[:-1])[path[-1]] = value
    else:
        data[file] = value


def _set(data: Files, table: Table, place: str, key: str, cells: Mapping[str, str]) -> None:
    """Give a key of an entry what its cell says, or take it out."""
    file, path = path_of(place, data) if table.name else _setting(place)
    said = cells[key]
    if not table.name or key == WHOLE:
        if said:
            _deep(data, file, path, meant(said))
        else:
            _drop(data[file], path)
        return
    way = _way(key)
    entry_ = _at(data[file], path)
    if not isinstance(entry_, dict):
        raise ValueError(key)
    known: Data = entry_
    for part in way[:-1]:
        known = known.get(part) if isinstance(known, dict) else None
    if isinstance(known, list) and len(way) > 1:
        stem = key.rpartition(".")[0]
        beside = {name.rpartition(".")[2]: text for name, text in cells.items() if name.rpartition(".")[0] == stem}
        every = texts_of(beside)
        if every is None:
            raise ValueError(key)
        _deep(data, file, (*path, *way[:-1]), every)
    elif said:
        _deep(data, file, (*path, *way), meant(said))
    else:
        _drop(data[file], (*path, *way))


def _deep(data: Files, file: str, path: Path, value: Data) -> None:
    """Put a value at a path, with maps made on the way."""
    if not isinstance(data[file], dict):
        raise ValueError(file)
    home = data[file]
    for part in path[:-1]:
        if isinstance(home, dict) and home.get(part) is None:
            home[part] = {}
        home = home[part]
        if not isinstance(home, dict | list):
            raise ValueError(part)
    home[path[-1]] = value


def _drop(root: Data, path: Path) -> None:
    """Take a key out, and the maps that are empty without it."""
    home = _at(root, path[:-1])
    del home[path[-1]]
    if not home and len(path) > 1 and isinstance(home, dict) and isinstance(path[-2], str):
        _drop(root, path[:-1])


def _remove(data: Files, place: str, is_key: bool) -> None:
    """Take an entry out, or a key."""
    file, path = _setting(place) if is_key else path_of(place, data)
    if is_key:
        _drop(data[file], path)
    else:
        del _at(data[file], path[:-1])[path[-1]]


def _setting(place: str) -> tuple[str, Path]:
    """File and path of a value that stands in no list."""
    file, path = path_of(place)
    return file, tuple(map(str, path))


def _append(data: Files, file: str, path: Path, added: Data) -> None:
    _at(data[file], path).append(copy.deepcopy(added))


def _change_cards(data: Files, file: str, path: Path, lane: str, cells: Mapping[str, Cell], primary: str) -> None:
    home = _at(data[file], path)
    if not isinstance(home, dict):
        home = {"customer": home}
        _put(data, file, path, home)
    card_edits(home, lane, cells, primary)


def _brief(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


# without the files


def _of_tables(sheets: Sheets, main: str, language: str, load: Load) -> Imported:
    """Files made of the tables alone: every place says which file it was in."""
    cells: dict[str, dict[Path, str]] = {}
    added = 0
    remarks = [Remark(main, term("edited-tables", language))]
    for name, rows in sheets:
        if not rows or set(rows[0][:1]) & _LANE or not _PLACE & set(rows[0]):
            continue
        header = list(rows[0])
        last = next(at for at, cell in enumerate(header) if cell in _PLACE)
        home, settings = "", header[:2] == ["key", "value"]
        for row in rows[1:]:
            said = {header[at]: text for at, text in enumerate(row[:last]) if text}
            place = row[last] if len(row) > last else ""
            if not place and home and said:
                added += 1
                place = f"{home}/{100_000 + added}"
            if "#" not in place:
                continue
            home = "" if settings else place.rpartition("/")[0]
            try:
                file, path = path_of(place)
                parts = {(*path, *_way(key)): text for key, text in said.items()} if not settings else {}
                parts = parts if not settings else {_setting(place)[1]: said.get("value", "")}
                built(parts)
            except ValueError:
                remarks.append(Remark(name, term("edited-row", language).format(_brief(place)), fault=True))
                continue
            cells.setdefault(file, {}).update(parts)
    files = {file: built(found) for file, found in cells.items()}
    first = next((file for file, root in files.items() if isinstance(root, dict) and "include" in root), None)
    heads = (file for file, root in files.items() if isinstance(root, dict) and {"title", "meta"} & set(root))
    first = first or next(heads, "")
    if not first:
        return Imported({}, (Remark(main, term("import-none", language), fault=True),))
    order = [first, *(file for file in files if file != first)]
    texts = {main if file == first else file: _text(files[file], language) for file in order}
    findings = load(texts).findings
    return Imported(texts, tuple(remarks), findings)


def _text(root: Data, language: str) -> str:
    head = f"# {term('edited-tables', language)}"
    order = ("schema_version", "title", "meta", "include")
    keys = sorted(root, key=lambda key: order.index(key) if key in order else len(order))
    return "\n".join([head, *(entry(key, root[key], 0) for key in keys)]) + "\n"
