"""The capture sheet: every id that is printed on the canvases, with room for what people wrote there.

In: an engagement and a language. Out: a `Book`. Guaranteed: a row for each slot, in the order of the canvases; the
sheet alone says all that is needed to merge it: the id, where the answer belongs, and what the file said when it was
made.
"""

from __future__ import annotations

from itertools import groupby

from generator.model import Engagement
from generator.sheet import Book, Cell, Column, Kind, Sheet, Typed
from generator.slots import Slot, slots
from generator.terms import TERMS, languages_of, term

COLUMNS = ("id", "canvas", "name", "label", "now", "new", "allowed", "who", "photo", "key")
_WIDTHS = {
    "id": 15,
    "canvas": 20,
    "name": 26,
    "label": 24,
    "now": 26,
    "new": 34,
    "allowed": 26,
    "who": 16,
    "photo": 9,
    "key": 36,
}


def book(engagement: Engagement, language: str) -> Book:
    """The capture sheet of an engagement, in the page's first language."""
    tongue = languages_of(language)[0]
    title = term("capture-title", tongue)
    return Book(
        stem="capture",
        title=f"{engagement.meta.title.in_language(tongue)} · {title}",
        sheets=(_sheet(engagement, tongue), _how_to(tongue)),
    )


def key_of(slot: Slot) -> str:
    """Where an answer belongs, as the sheet says it: list, entry, key."""
    return f"{slot.list}/{slot.item}/{slot.field}"


def _sheet(engagement: Engagement, language: str) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    heads: list[tuple[int, str]] = []
    checks: list[tuple[int, int, Column]] = []
    for canvas, group in groupby(slots(engagement, language), key=lambda slot: slot.canvas):
        heads.append((len(rows), "muted"))
        rows.append((None, _canvas(canvas, language)))
        for slot in group:
            if slot.kind != "text":
                checks.append((len(rows), COLUMNS.index("new"), _check(slot)))
            rows.append(_row(slot, language))
    return Sheet(
        name=term("capture-sheet", language),
        columns=tuple(_column(name, language) for name in COLUMNS),
        rows=tuple(rows),
        title=term("capture-title", language),
        lines=(term("capture-line", language),),
        roles=tuple(heads),
        frozen=1,
        checks=tuple(checks),
    )


def _column(name: str, language: str) -> Column:
    entry = name in ("new", "who", "photo")
    return Column(name, term(f"capture-{name}", language), width=_WIDTHS.get(name, 14), entry=entry)


def _check(slot: Slot) -> Column:
    """What the cell of an answer takes."""
    kind: Kind = "text" if slot.kind == "text" else slot.kind
    return Column("new", slot.label, kind, choices=slot.choices, least=slot.least, most=slot.most)


def _canvas(canvas: str, language: str) -> str:
    """A canvas by its code and its name."""
    named = f"canvas/{canvas}"
    return f"{canvas} {term(named, language)}" if named in TERMS else canvas


def _row(slot: Slot, language: str) -> tuple[Cell, ...]:
    empty = None if slot.kind == "text" else Typed(None, slot.kind)
    told = (slot.id, slot.canvas, slot.name, slot.label, slot.now, empty, allowed(slot, language))
    return (*told, None, None, key_of(slot))


def allowed(slot: Slot, language: str) -> str:
    """What may be written, in words; nothing where anything may."""
    if slot.choices:
        return (" / " if max(map(len, slot.choices)) < 12 else "\n").join(slot.choices)
    if slot.kind == "date":
        return "2026-12-31"
    if slot.kind not in ("integer", "number"):
        return ""
    kind = term(f"capture-{slot.kind}", language)
    if slot.least is None or slot.most is None or slot.most > 1000:
        return kind
    return f"{kind} {slot.least:g} – {slot.most:g}".replace("-", "\N{MINUS SIGN}")


def _how_to(language: str) -> Sheet:
    lines = tuple((at, term(f"capture-how-{at}", language)) for at in range(1, 6))
    columns = (Column("at", "#", "integer", 5), Column("how", term("capture-how", language), width=110))
    return Sheet(name=term("capture-how", language), columns=columns, rows=lines, landscape=True)
