"""Data of a file as cells, and cells as data.

In: what a YAML file holds, entry by entry. Out: tables whose cells know their place in the file. Guaranteed: every
value is in one cell of one table; a cell gives back the value that it was made of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.rewrite import Data, is_text
from generator.source import DEPTH_LIMIT

WHOLE = "="  # the column of an entry that is one value without keys
BULLET = "• "
_LITERAL = "'"
_NOTHING: Mapping[str, Data] = {"null": None, "[]": [], "{}": {}}
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Table:
    """A list of the file: its name, its columns (keys with dots between them), and each entry's place and cells."""

    name: str
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    homes: list[str] = field(default_factory=list)

    def add(self, place: str, cells: dict[str, str]) -> None:
        self.rows.append((place, cells))
        self.columns += [name for name in cells if name not in self.columns]


def place_of(file: str, path: Path) -> str:
    """A place in a file as one word: service.yaml#pains/3."""
    return f"{file}#{'/'.join(map(_step, path))}"


def _step(part: str | int) -> str:
    """A part of a path; keys that look like numbers are marked."""
    if isinstance(part, int):
        return str(part)
    plain = part.replace("~", "~0").replace("/", "~1")
    return f"~2{plain}" if plain.isdecimal() else plain


def path_of(place: str, roots: Mapping[str, Data] | None = None) -> tuple[str, Path]:
    """File and path of a place; numbers are places in lists where the data says so. Errors: ValueError, KeyError."""
    file, mark, words = place.partition("#")
    if not mark:
        raise ValueError(place)
    parts = words.split("/") if words else []
    if roots is None:
        if len(parts) > DEPTH_LIMIT or any(part.isdecimal() and len(part) > 9 for part in parts):
            raise ValueError(place)
        return file, tuple(int(part) if part.isdecimal() else _key(part) for part in parts)
    path: list[str | int] = []
    value = roots[file]
    for part in parts:
        at: str | int = int(part) if isinstance(value, list) else _key(part)
        value = value[at]
        path.append(at)
    return file, tuple(path)


def _key(part: str) -> str:
    return part.replace("~2", "").replace("~1", "/").replace("~0", "~")


def tables(file: str, root: Data, found: dict[str, Table]) -> None:
    """Put all of a file into tables; `found` are those of other files too."""
    if not isinstance(root, dict):
        return
    cells: dict[str, str] = {}
    _entry(file, root, (), "", found, cells, "")
    settings = found.setdefault("", Table(""))
    for name, said in cells.items():
        settings.add(place_of(file, tuple(name.split("."))), {"key": name, "value": said})


def _entry(
    file: str, value: Data, path: Path, name: str, found: dict[str, Table], cells: dict[str, str], way: str
) -> None:
    """Put a value into the cells of its entry, lists of entries into tables of their own."""
    if isinstance(value, dict) and value and not any("." in key or key in ("", WHOLE) for key in value):
        for key, inner in value.items():
            _entry(file, inner, (*path, key), f"{name}.{key}".strip("."), found, cells, f"{way}.{key}".strip("."))
    elif _is_table(value):
        table = found.setdefault(name, Table(name))
        table.homes.append(place_of(file, path))
        for at, item in enumerate(value):
            row: dict[str, str] = {}
            _entry(file, item, (*path, at), name, found, row, "")
            table.add(place_of(file, (*path, at)), row)
    elif _is_texts(value):
        for tag in value[0]:
            cells[f"{way}.{tag}" if way else tag] = "\n".join(BULLET + item[tag] for item in value)
    else:
        cells[way or WHOLE] = told(value)


def _is_table(value: Data) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value) and not _is_texts(value)


def _is_texts(value: Data) -> bool:
    """Whether it is a list of texts, all in the same languages."""
    if not (isinstance(value, list) and value and all(is_text(item) for item in value)):
        return False
    same = all(list(item) == list(value[0]) for item in value)
    return same and all(isinstance(one, str) and one and "\n" not in one for item in value for one in item.values())


def told(value: Data) -> str:
    """A value as a cell shows it."""
    for text, nothing in _NOTHING.items():
        if value == nothing and type(value) is type(nothing):
            return text
    if isinstance(value, str):
        if value != value.strip() or _ODD.search(value):
            return _json(value)
        plain = value and value not in _NOTHING and not value.startswith((BULLET.strip(), _LITERAL, "json:"))
        return value if plain else _LITERAL + value
    if isinstance(value, list) and all(isinstance(one, str) and one.strip() == one and one for one in value):
        lines = "\n".join(BULLET + one for one in value)
        return _json(value) if any("\n" in one for one in value) or _ODD.search(lines) else lines
    return _json(value)


_LONGEST = 30_000  # characters
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


def shown(text: str) -> str:
    """What of a cell stands in a workbook: all but what is longer than a cell can hold."""
    return text if len(text) <= _LONGEST else f"{text[:200]} … ({len(text)})"


def _json(value: Data) -> str:
    return "json:" + json.dumps(value).replace("_x", "\\u005fx")


def meant(text: str) -> Data:
    """The value that a cell shows. Errors: ValueError."""
    if text in _NOTHING:
        return json.loads(text)
    if text.startswith(_LITERAL):
        return text[1:]
    if text.startswith("json:"):
        try:
            return json.loads(text[5:])
        except RecursionError:
            raise ValueError(text) from None
    lines = text.split("\n")
    if text.startswith(BULLET.strip()):
        return [line.strip().removeprefix(BULLET.strip()).strip() for line in lines if line.strip()]
    return text


def texts_of(cells: Mapping[str, str]) -> list[dict[str, str]] | None:
    """The list of texts that columns by language show, None when they have not as many lines each."""
    columns = {tag: meant(said) for tag, said in cells.items()}
    if not all(isinstance(lines, list) for lines in columns.values()):
        return None
    if len({len(lines) for lines in columns.values()}) != 1:
        return None
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def built(cells: Mapping[Path, str]) -> Data:
    """The data of a file from the cells by their paths."""
    root: dict[Any, Any] = {}
    for path, said in cells.items():
        home = root
        for part in path[:-1]:
            inner = home.setdefault(part, {})
            if not isinstance(inner, dict):
                inner = home[part] = {}
            home = inner
        if path:
            home[path[-1]] = meant(said)
    return _settled(root)


def _settled(value: Any) -> Data:
    """Maps of numbers as lists, and lists of texts put together again."""
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_settled(value[key]) for key in sorted(value)]
    if WHOLE in value and len(value) == 1:
        return value[WHOLE]
    made = {str(key): _settled(inner) for key, inner in value.items()}
    if is_text(made) and all(isinstance(inner, list) for inner in made.values()):
        lengths = {len(inner) for inner in made.values()}
        if len(lengths) == 1:
            return [dict(zip(made, row, strict=True)) for row in zip(*made.values(), strict=True)]
    return made
