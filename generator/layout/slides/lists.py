"""Archetypes that are rows from the top: agenda, objectives, checklist, summary, decisions, case, myths and facts.

In: a block, an area in points, the language. Out: a group of shapes for each row; `()` when nothing fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.layout.slides.fitting import GUTTER, TYPES, Type, grid, largest, lowered, said, told
from generator.layout.slides.parts import first_line, heading, peer, word
from generator.layout.slides.pieces import Group, Paragraph, Piece
from generator.layout.slides.rows import (
    BARE,
    INSET,
    LABEL,
    NEAT,
    Cell,
    Look,
    Row,
    Said,
    fits_all,
    laid,
    set_rows,
    tallest,
)
from generator.outline.blocks import (
    Agenda,
    CaseStudy,
    Checklist,
    Decisions,
    Item,
    Line,
    MythFact,
    Objectives,
    Summary,
)
from generator.scene import Align, Box
from generator.terms import term

BADGE = 40.0


def _item(item: Item, heading_role: str = "heading", text_role: str = "") -> Said:
    return lambda sizes: said(item, sizes, heading_role=heading_role, text_role=text_role)


def _words(words: str, align: Align = "left", role: str = "", bold: bool = False, most: float = 99.0) -> Said:
    return lambda sizes: (Paragraph(Line(words), min(sizes.text, most), bold, role, align),) if words else ()


def _label(words: str) -> Said:
    return lambda sizes: heading(words, sizes.text)


def _number(words: str, size: float = 14.0) -> Said:
    return lambda sizes: (Paragraph(Line(words), min(size, sizes.heading), True, "", "center"),)


def agenda(block: Agenda, area: Box, language: str, first: int = 0) -> tuple[Piece, ...]:
    """A row for each part; the current one stands out, those before it are grey."""
    look, names = Look(gap=6, least=32, spare=30), _names(block.entries)
    return set_rows(area, _parts(block, area.width, False, first), names, language, look) or set_rows(
        area, _parts(block, area.width, True, first), names, language, look
    )


def _parts(block: Agenda, whole: float, beside: bool, first: int) -> list[Row]:
    """The rows of an agenda; with `beside`, what a part holds stands to the right of its name."""
    clocks = any(entry.mark and not entry.mark.isdecimal() for entry in block.entries)
    width = 132.0 if clocks else 54.0
    left = whole - width - 5
    rows: list[Row] = []
    for at, entry in enumerate(block.entries):
        now, past = at == block.current, block.current is not None and at < block.current
        ground = "slide-current" if now else "slide-row"
        tones = ("muted", "muted") if past else ("heading", "text")
        mark = entry.mark if clocks else str(first + at + 1)
        cells = [
            Cell(5, role="accent" if now else "slide-rule"),
            Cell(
                width,
                _words(mark, "center", "muted" if past else "slide-number", True),
                ground,
                inset=NEAT,
                slot=LABEL + at,
            ),
        ]
        if beside:
            cells.append(
                Cell(left * 0.36, _item(Item(entry.heading), *tones), ground, inset=(6, 5, 14, 5), slot=at + 1)
            )
            cells.append(Cell(left * 0.64, _item(Item("", entry.text), *tones), ground, inset=(6, 5, 14, 5)))
        else:
            item = replace(entry, mark="")
            cells.append(Cell(left, _item(item, *tones), ground, inset=(6, 7, 14, 7), slot=at + 1))
        rows.append(cells)
    return rows


def objectives(block: Objectives, area: Box, language: str, first: int = 0) -> tuple[Piece, ...]:
    """A numbered row for each; how deep it goes stands at the right."""
    deep = 110.0 if any(item.mark for item in block.items) else 0.0
    rows = []
    for at, item in enumerate(block.items):
        cells = [
            Cell(BADGE, _number(str(first + at + 1), 20), peer(first + at), "ellipse", BARE, side=BADGE, gap=14),
            Cell(area.width - BADGE - 14 - deep, _item(item), "slide-row", slot=at + 1),
        ]
        if deep:
            cells.append(Cell(deep, _words(item.mark, "center", "slide-number", True, 18), "slide-row", inset=NEAT))
        rows.append(cells)
    return set_rows(area, rows, _names(block.items), language, Look(gap=10, least=44, spare=44))


def checklist(block: Checklist, area: Box, language: str) -> tuple[Piece, ...]:
    """Things with a box before each; in two columns where that makes their type larger."""
    found = []
    for columns in (1, 2) if len(block.items) > 4 else (1,):
        half = -(-len(block.items) // columns)
        boxes = grid(area, columns, columns)
        parts = [_ticks(block, box, language, at * half, (at + 1) * half) for at, box in enumerate(boxes)]
        sizes = _common(boxes, parts, language)
        if sizes is not None:
            found.append((TYPES.index(sizes), boxes, parts))
    if not found:
        return ()
    at, boxes, parts = min(found, key=lambda one: one[0])
    return _ticked(boxes, parts, _names(block.items), language, TYPES[at])


TICKS = Look(gap=10, least=34, spare=18, sunk=False)


def _common(boxes: Sequence[Box], parts: Sequence[Sequence[Row]], language: str) -> Type | None:
    """The size at which the rows of each column fit."""
    columns = list(zip(boxes, parts, strict=True))
    return largest(TYPES, lambda sizes: all(fits_all(box, part, language, TICKS, sizes) for box, part in columns))


def _ticked(
    boxes: Sequence[Box], parts: Sequence[Sequence[Row]], names: Sequence[str], language: str, sizes: Type
) -> tuple[Piece, ...]:
    """The columns, their rows on common lines where there is room."""
    least, count = max(tallest(part, sizes, language) for part in parts), len(parts[0])
    look, made = TICKS, list[Group]()
    left = _left(boxes[0], count, least)
    if left >= 0:
        tall = least + min(left, max(TICKS.spare, least * 0.6))
        look = TICKS._replace(least=tall, spare=0.0)
        boxes = [lowered(box, count * (tall + TICKS.gap) - TICKS.gap + 0.01) for box in boxes]
    for box, part in zip(boxes, parts, strict=True):
        named = names[len(made) : len(made) + len(part)]
        made += laid(box, part, named, language, look, sizes, len(made))
    return tuple(made)


def _left(box: Box, count: int, tall: float) -> float:
    """What is left for each of so many rows of this height. Units: points."""
    return (box.height + TICKS.gap) / count - TICKS.gap - tall


def _ticks(block: Checklist, area: Box, language: str, first: int, last: int) -> list[Row]:
    items = block.items[first:last]
    aside = min(150.0, area.width * 0.24) if any(item.mark for item in items) else 0.0
    rows: list[Row] = []
    for at, item in enumerate(items, first):
        done = at in block.done
        state = word("slide-done" if done else "slide-open", language)
        tick = _number("✓" if done else " ", 16)
        cells = [
            Cell(26, tick, "slide-fact-mark" if done else "slide-tick", "rect", BARE, side=26, gap=14, name=state),
            Cell(area.width - 40 - aside, _item(replace(item, mark="")), "slide-row", slot=at + 1),
        ]
        if aside:
            cells.append(Cell(aside, _words(item.mark, "left", "muted", most=16), "slide-row", inset=NEAT))
        rows.append(cells)
    return rows


def summary(block: Summary, area: Box, language: str) -> tuple[Piece, ...]:
    """A labelled statement in each row, the last one as what is asked."""
    labels = [f"slide-label-{min(at + 1, 4)}" for at in range(len(block.parts))]
    return _labelled([(part.heading, part.text) for part in block.parts], labels, area, language)


def case_study(block: CaseStudy, area: Box, language: str) -> tuple[Piece, ...]:
    """Context, practice, result and lesson as labelled rows."""
    names = ("context", "practice", "result", "lesson")
    texts = (block.context, block.practice, block.result, block.lesson)
    shown = [(at, name, text) for at, (name, text) in enumerate(zip(names, texts, strict=True), 1) if text]
    rows = [(term(f"slide-{name}", language), text) for _, name, text in shown]
    return _labelled(rows, [f"slide-label-{at}" for at, _, _ in shown], area, language)


def _labelled(
    rows: Sequence[tuple[str, Sequence[Line]]], roles: Sequence[str], area: Box, language: str
) -> tuple[Group, ...]:
    width = min(170.0, area.width * 0.24)
    made: list[Row] = []
    for at, ((label, text), role) in enumerate(zip(rows, roles, strict=True), 1):
        ground = "slide-lesson" if role == "slide-label-4" else "slide-row"
        made.append(
            (
                Cell(width, _label(label), role, inset=INSET, slot=LABEL + at - 1),
                Cell(area.width - width, _lines(text), ground, slot=at, inset=(16, 10, 16, 10)),
            )
        )
    names = [first_line(label) for label, _ in rows]
    return set_rows(area, made, names, language, Look(gap=10, least=54, spare=60))


def _lines(text: Sequence[Line]) -> Said:
    return lambda sizes: told(text, sizes.text)


def decisions(block: Decisions, area: Box, language: str, first: int = 0) -> tuple[Piece, ...]:
    """What is to be decided, numbered; who by when at the right."""
    aside = min(196.0, area.width * 0.23) if any(item.mark for item in block.items) else 0.0
    rows = []
    for at, item in enumerate(block.items):
        cells = [
            Cell(60, _number(str(first + at + 1), 28), peer(first + at), inset=NEAT),
            Cell(area.width - 60 - aside, _item(item), "slide-row", slot=at + 1),
        ]
        if aside:
            cells.append(Cell(aside, _words(item.mark, "left", "slide-number", True, 15), "slide-row", inset=NEAT))
        rows.append(cells)
    return set_rows(area, rows, _names(block.items), language, Look(gap=10, least=56, spare=36))


def myth_fact(block: MythFact, area: Box, language: str) -> tuple[Piece, ...]:
    """What is believed at the left, what holds at the right."""
    width = (area.width - GUTTER - 2 * 40) / 2
    usual = (term("slide-myth", language), term("slide-fact", language))
    myth_head, fact_head = (own or house for own, house in zip(block.heads, usual, strict=True))
    rows: list[Row] = [
        (
            Cell(width + 40, _label(myth_head), "slide-myth-mark", gap=GUTTER),
            Cell(width + 40, _label(fact_head), "slide-fact-mark"),
        )
    ]
    for at, (myth, fact) in enumerate(block.pairs):
        rows.append(
            (
                Cell(40, _number("✗", 16), "slide-myth", inset=NEAT),
                Cell(width, _words(myth), "slide-myth", gap=GUTTER, slot=2 * at + 1, inset=(0, 8, 14, 8)),
                Cell(40, _number("✓", 16), "slide-fact", inset=NEAT),
                Cell(width, _words(fact, bold=True), "slide-fact", slot=2 * at + 2, inset=(0, 8, 14, 8)),
            )
        )
    names = [first_line(myth_head), *(first_line(myth) for myth, _ in block.pairs)]
    return set_rows(area, rows, names, language, Look(gap=8, least=34, spare=36, heads=1))


def _names(items: Sequence[Item]) -> list[str]:
    return [first_line(item.heading) or (first_line(item.text[0].words) if item.text else "–") for item in items]
