"""An engagement as a workbook that people can edit.

In: a loaded engagement. Out: a `Book`: each blueprint as lanes and steps, every list of the file as a table, and the
files themselves. Guaranteed: what the tables show is what the files say; the sheet of the files gives them back
byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.capture.project import NotFoundError, Project
from generator.load import Loaded
from generator.model import Blueprint, Engagement
from generator.sheet import Book, Cell, Column, Sheet
from generator.tabular.cells import Table, place_of, shown, tables
from generator.terms import TERMS, term

_ODD = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]|_x[0-9A-Fa-f]{4}_|^json:")
_CHUNK = 15_000  # characters of a long line that stand in one cell
_WIDEST = 46.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A blueprint in a language: for each lane and step the texts of its cards, and the places of the steps."""

    blueprint: str
    language: str
    lanes: tuple[tuple[str, str], ...]
    phases: tuple[str, ...]
    steps: tuple[tuple[str, str, str], ...]  # id, name, place
    cells: Mapping[tuple[str, int], tuple[str, ...]]


def names_of(loaded: Loaded) -> dict[str, str]:
    """What the files are called in a workbook: as seen from the folder of the first."""
    main, *others = loaded.texts
    folder = main.rpartition("/")[0]
    short = {main: main.rpartition("/")[2].rpartition("\\")[2]}
    return short | {name: name.removeprefix(f"{folder}/") if folder else name for name in others}


def tables_of(project: Project, names: Mapping[str, str]) -> dict[str, Table]:
    """Every list of the files."""
    found: dict[str, Table] = {}
    for file, root in project.data.items():
        tables(names[file], root, found)
    return {name: found[name] for name in sorted(found, key=lambda name: (name == "", list(found).index(name)))}


def grids(project: Project, names: Mapping[str, str]) -> list[Grid]:
    """Each blueprint in each language."""
    made = project.engagement
    return [
        _grid(made, name, blueprint, language, project, names)
        for name, blueprint in made.blueprints.items()
        for language in made.languages
    ]


def _grid(
    made: Engagement, name: str, blueprint: Blueprint, language: str, project: Project, names: Mapping[str, str]
) -> Grid:
    steps, cells = [], {}
    for at, step in enumerate(blueprint.steps):
        try:
            file, path = project.place(step.origin)
            place = place_of(names[file], path)
        except NotFoundError:
            place = ""
        steps.append((step.id, _flat(step.name.in_language(language)), place))
        for lane, cards in step.cells.items():
            cells[lane, at] = tuple(_flat(card.text.in_language(language)) for card in cards)
    return Grid(
        blueprint=name,
        language=language,
        lanes=tuple((lane.id, lane.name.in_language(language)) for lane in made.lanes),
        phases=tuple(made.name_of("phase", step.phase, language) for step in blueprint.steps),
        steps=tuple(steps),
        cells=cells,
    )


def _flat(text: str) -> str:
    """A card's text in one line; “⏎” stands for a line break of its own."""
    return text.strip().replace("\n", "⏎")


def book(loaded: Loaded, language: str) -> Book:
    """The workbook of an engagement, its headings in a language."""
    project = Project(loaded, language)
    names = names_of(loaded)
    made = project.engagement
    sheets = [_how_to(language)]
    sheets += [_grid_sheet(grid, language) for grid in grids(project, names)]
    sheets += [_table_sheet(table, language) for table in tables_of(project, names).values()]
    sheets.append(source_sheet({names[name]: text for name, text in loaded.texts.items()}, language))
    title = f"{made.meta.title.in_language(language)} · {term('export-title', language)}"
    return Book("export", title, tuple(sheets))


def _how_to(language: str) -> Sheet:
    columns = (Column("at", "#", "integer", 5), Column("how", term("export-how", language), width=110))
    rows = tuple((at, term(f"export-how-{at}", language)) for at in range(1, 6))
    return Sheet(term("export-how", language), columns, rows)


def grid_rows(grid: Grid, language: str) -> list[list[str]]:
    """A blueprint as rows, the first of them the header."""
    last = term("export-place", language)
    rows = [[term("export-lane", language), *(identifier for identifier, _, _ in grid.steps), last]]
    rows.append([term("export-phase", language), *grid.phases, ""])
    rows.append([term("export-step", language), *(name for _, name, _ in grid.steps), ""])
    for lane, name in grid.lanes:
        cells = ["\n".join(grid.cells.get((lane, at), ())) for at in range(len(grid.steps))]
        rows.append([name, *cells, lane])
    rows.append([last, *(place for _, _, place in grid.steps), f"{grid.blueprint} {grid.language}"])
    return rows


def _grid_sheet(grid: Grid, language: str) -> Sheet:
    rows = grid_rows(grid, language)
    columns = [Column("lane", rows[0][0], width=18)]
    columns += [Column(f"step-{at}", name, width=26, entry=True) for at, name in enumerate(rows[0][1:-1])]
    columns.append(Column("place", rows[0][-1], width=16))
    name = term("export-blueprint", language).format(grid.blueprint, grid.language)
    roles = ((0, "muted"), (1, "muted"), (len(rows) - 2, "muted"))
    return Sheet(name, tuple(columns), _cells(rows[1:]), roles=roles, frozen=1)


def table_rows(table: Table, language: str) -> list[list[str]]:
    """A list as rows, the first of them the header."""
    rows = [[*table.columns, term("export-place", language)]]
    rows += [[*(shown(cells.get(name, "")) for name in table.columns), place] for place, cells in table.rows]
    return rows


def table_name(table: Table) -> str:
    return table.name or "file"


def _table_sheet(table: Table, language: str) -> Sheet:
    rows = table_rows(table, language)
    widths = [_width([row[at] for row in rows]) for at in range(len(rows[0]))]
    columns = [
        Column(f"column-{at}", name, width=width, entry=at < len(table.columns))
        for at, (name, width) in enumerate(zip(rows[0], widths, strict=True))
    ]
    empty = 5 if len(table.homes) == 1 else 0
    return Sheet(table_name(table), tuple(columns), _cells(rows[1:]), empty=empty, frozen=1)


def _width(texts: list[str]) -> float:
    """A width in which most of a column's cells read well."""
    longest = max(sum(2 if ord(char) > 0x2E80 else 1 for char in line) for text in texts for line in text.split("\n"))
    return min(max(8.0, longest + 2.0), _WIDEST)


def _cells(rows: list[list[str]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(cell or None for cell in row) for row in rows)


# the files themselves


def source_sheet(texts: Mapping[str, str], language: str) -> Sheet:
    """The sheet of the files, line by line, with their sum."""
    rows: list[tuple[Cell, ...]] = []
    for file, text in texts.items():
        for at, line in enumerate(text.split("\n"), 1):
            said = "json:" + json.dumps(line).replace("_x", "\\u005fx") if _ODD.search(line) else line
            parts = [said[start : start + _CHUNK] for start in range(0, len(said), _CHUNK)] or [""]
            rows.append((file, str(at), *(part or None for part in parts)))
    wide = max(len(row) for row in rows)
    rows = [row + (None,) * (wide - len(row)) for row in rows]
    rows.append((_sum(texts), "sha256", *[None] * (wide - 2)))
    heads = [term("export-file", language), term("export-line", language), term("export-text", language)]
    widths = {"file": 22.0, "line": 7.0, "text": 110.0}
    columns = [Column(key, head, width=width) for (key, width), head in zip(widths.items(), heads, strict=True)]
    columns += [Column(f"more-{at}", "…", width=20) for at in range(wide - 3)]
    return Sheet(term("export-source", language), tuple(columns), tuple(rows))


def _sum(texts: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(list(texts.items())).encode()).hexdigest()


def is_source(rows: list[list[str]]) -> bool:
    """Whether a sheet is that of the files."""
    heads = [{TERMS[f"export-{name}"][side] for name in ("file", "line", "text")} for side in (0, 1)]
    return bool(rows) and set(rows[0][:3]) in heads


def texts_of(rows: list[list[str]]) -> dict[str, str] | None:
    """The files that a sheet holds, None when it is not as it was written."""
    lines: dict[str, list[str]] = {}
    said = ""
    try:
        for row in rows[1:]:
            if row[1:2] == ["sha256"]:
                said = row[0]
                continue
            text = "".join(row[2:])
            lines.setdefault(row[0], []).append(json.loads(text[5:]) if text.startswith("json:") else text)
    except (ValueError, IndexError):
        return None
    texts = {file: "\n".join(found) for file, found in lines.items()}
    return texts if said and said == _sum(texts) else None
