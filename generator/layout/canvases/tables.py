"""Tables to write in, drawn.

In: a table, a pen. Out: shapes in the pen. Guaranteed: each row has the id of its entry, each cell its own where it has
room for it, else the column names the end of the id.
"""

from __future__ import annotations

from generator import text
from generator.layout.canvases.codes import NONE, Fields, shortened
from generator.layout.canvases.filling import Row
from generator.layout.canvases.forms import Column, Table
from generator.layout.canvases.notes import PITCH
from generator.layout.canvases.pen import (
    BADGE,
    CODE,
    QUESTION,
    STRIP,
    Pen,
    boxed,
    spoken,
)
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Align, Box, Card, Words


def table(pen: Pen, form: Table) -> None:
    box, key = boxed(form.place), f"table/{form.key}"
    if form.titled:
        high = pen.heading(
            key, box.x, box.y, box.width, pen.wording.say(form.key), pen.wording.question(form.key), form.order, ""
        )
        box = Box(box.x, box.y + high, box.width, box.height - high)
    head, row = form.head * MM, (box.height - form.head * MM) / form.rows
    ground = Box(box.x, box.y, box.width, head)
    pen.cards.append(Card(f"{key}/head", "canvas-head", ground, Words((), 10.0), "rectangle", "box", inset=0))
    rows = _table_rows(pen, form)
    shown = {name for fields, _ in rows for name in fields} if form.takes else set()
    x = box.x
    for at, column in enumerate(form.columns):
        _column_head(pen, form, key, column, Box(x, box.y, column.width * MM, head), shown, row, not at)
        x += column.width * MM
    for at, (fields, found) in enumerate(rows):
        _table_row(pen, form, key, at, Box(box.x, box.y + head + at * row, box.width, row), fields, found)


def _table_rows(pen: Pen, form: Table) -> list[tuple[Fields, Row | None]]:
    """The rows as they are filled, then those for new entries."""
    filled = pen.filling.rows.get(form.key, ())[: form.rows]
    rows: list[tuple[Fields, Row | None]] = [(pen.codes.of(row.list or form.takes, row.item), row) for row in filled]
    for _ in range(form.rows - len(rows)):
        rows.append((pen.codes.next(form.takes) if form.takes else NONE, None))
    return rows


def _column_head(
    pen: Pen, form: Table, key: str, column: Column, box: Box, shown: set[str], row: float, first: bool
) -> None:
    words, question = _head_words(pen, form, column), pen.wording.question(column.key)
    name = next((one for one in pen.wording.fields(column.key) if one in shown and one), "")
    code = f".{name}" if name and not first and not _spacious(column, row) else ""
    owner = pen.filling.owners.get(f"{form.key}/{column.key}")
    code = pen.codes.of(*owner).get("", ("",))[0] if owner else code
    inner = Box(box.x + 1.6 * MM, box.y, box.width - 2.4 * MM, box.height)
    if column.order:
        pen.badge(f"{key}/{column.key}", column.order, inner.x, box.y + 1.0 * MM)
        used = (BADGE + 1.2) * MM
        inner = Box(inner.x + used, inner.y, inner.width - used, inner.height)
    rest = sum(CODE * PITCH for one in (question, code) if one)
    words = spoken(words, inner.width, 10.5, True, min(2 * 10.5 * PITCH, box.height - rest))
    lines = text.wrap(words, inner.width * SLACK, 10.5, True)
    high = box.height if not rest and not column.order else min(box.height - rest, len(lines) * 10.5 * PITCH + 3)
    if rest and not column.order and not question:
        high = box.height - rest
    high = max(high, min(STRIP * MM, box.height - rest)) - (1.0 if rest else 0.0)
    align: Align = "center" if column.center and not column.order else "left"
    own = Box(inner.x, box.y, inner.width, high)
    pen.text(f"{key}/{column.key}/heading", own, words, (10.5, 10.0), bold=True, role="heading", align=align)
    y = own.bottom
    if question:
        asked = Box(inner.x, y, inner.width, box.bottom - y - (CODE * PITCH if code else 0))
        pen.text(f"{key}/{column.key}/question", asked, question, (QUESTION,), role="muted", top=True)
    if code:
        foot = Box(inner.x, box.bottom - CODE * PITCH - 1, inner.width, CODE * PITCH)
        pen.code(f"{key}/{column.key}/code", foot, code, "center" if align == "center" else "left")


def _head_words(pen: Pen, form: Table, column: Column) -> str:
    return pen.filling.heads.get(f"{form.key}/{column.key}") or pen.wording.say(column.key)


def _table_row(pen: Pen, form: Table, key: str, at: int, box: Box, fields: Fields, row: Row | None) -> None:
    x = box.x
    for number, column in enumerate(form.columns):
        cell = Box(x, box.y, column.width * MM, box.height)
        name = f"{key}/{at}/{column.key}"
        pen.cards.append(Card(name, "canvas-cell", cell, Words((), 10.0), "rectangle", "box", inset=0))
        code = _cell_code(pen, column, fields, box.height, number == 0)
        code += _homeless(pen, form, fields) if number == 0 and row is None else ""
        code = row.code if row is not None and row.code and number == 0 else code
        foot = CODE * PITCH + 2 if code else 0.0
        if code:
            place = Box(cell.x + 2, cell.bottom - foot, cell.width - 4, CODE * PITCH)
            pen.code(f"{name}/code", place, code)
        _cell(pen, form, name, column, cell, foot, at, number, row)
        x += column.width * MM


def _cell(
    pen: Pen, form: Table, name: str, column: Column, cell: Box, foot: float, at: int, number: int, row: Row | None
) -> None:
    words = row.cells.get(column.key, "") if row else ""
    if number == 0 and not words and at < len(form.lead):
        words = pen.wording.say(form.lead[at])
    if words:
        inner = Box(cell.x + 1.6 * MM, cell.y + 2, cell.width - 3.0 * MM, cell.height - foot - 4)
        align: Align = "center" if column.center else "left"
        sizes: tuple[float, ...] = (14.0, 12.5, 11.5, 10.5, 10.0) if cell.height > 14 * MM else (11.5, 10.5, 10.0)
        widest = max(words.split("\n"), key=lambda line: text.width(line, 10.0))
        brief = text.width(widest, 10.0) <= 92
        short = [size for size in sizes if brief and text.width(widest, size) <= inner.width * SLACK]
        sizes = tuple(short[:1]) or sizes  # a date or a role rather smaller than on two lines
        pen.text(f"{name}/text", inner, words, sizes, align=align, kind="filled")
    elif form.circles and column.center:
        side = min(9 * MM, cell.width - 4, cell.height - 4)
        ring = Box(cell.center[0] - side / 2, cell.center[1] - side / 2, side, side)
        pen.cards.append(Card(f"{name}/ring", "canvas-ring", ring, Words((), 10.0), "ellipse", "ring", inset=0))


def _cell_code(pen: Pen, column: Column, fields: Fields, height: float, first: bool) -> str:
    """The id in a cell: in the first one of the row the entry's, in large ones that of their own field."""
    if not fields:
        return ""
    name = next((one for one in pen.wording.fields(column.key) if one in fields and one), "")
    if first and not (name and _spacious(column, height)):
        return fields[""][0]
    return shortened(fields[name]) if name and _spacious(column, height) else ""


def _homeless(pen: Pen, form: Table, fields: Fields) -> str:
    """The fields of a new entry that no column takes."""
    taken = {name for column in form.columns for name in (*pen.wording.fields(column.key), form.columns[0].key)}
    main = next((name for name in fields if name and fields[name] == fields[""]), "")
    return "".join(f" .{name}" for name in fields if name and name not in taken and name != main)


def _spacious(column: Column, height: float) -> bool:
    """Whether a cell has room for an id of its own."""
    return column.width >= 42 and height >= 20 * MM
