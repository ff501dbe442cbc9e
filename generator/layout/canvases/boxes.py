"""Boxes with headings, texts, strokes and tables of words, drawn.

In: forms, a pen. Out: shapes in the pen. Guaranteed: what fills a box stands clear of its heading and its ids.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator import text
from generator.layout.canvases.codes import shortened
from generator.layout.canvases.forms import Area, Fixed, Stroke, Write
from generator.layout.canvases.notes import PITCH, cut, fitted
from generator.layout.canvases.pen import (
    BAR,
    CODE,
    LEFT,
    LIST,
    QUESTION,
    TOP,
    Pen,
    boxed,
)
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Box, Card, Curve, Line, Point, Words


def area(pen: Pen, form: Area) -> None:
    box, key = boxed(form.place), f"box/{form.key}"
    if form.frame:
        role = "canvas-sheet" if form.aside else "canvas-box"
        pen.cards.append(Card(key, role, box, Words((), 10.0), "rectangle", "box", inset=0))
    if form.role:
        pen.bar(key, form.role, box)
    codes = _area_codes(pen, form)
    words, question = pen.wording.say(form.key), pen.wording.question(form.key)
    if form.aside:
        _aside(pen, form, box, words, question, codes)
        inner = Box(box.x + BAR * MM + 2, box.y + 3, box.width - BAR * MM - 5, box.height - 6)
    else:
        pad = (BAR + 1.4 if form.role else 2.0) * MM
        wide = len(codes) > 1 and text.width("  ".join(codes), CODE) > box.width / 2
        high = pen.heading(
            key,
            box.x + pad,
            box.y,
            box.width - pad - 1.4 * MM,
            words,
            question,
            form.order,
            "" if wide else "  ".join(codes),
        )
        foot = _feet(pen, key, box, codes) if wide else 0.0
        inner = Box(box.x + pad, box.y + high, box.width - pad - 1.4 * MM, box.height - high - foot - 1.0 * MM)
    _fill_area(pen, form, key, inner)


def _feet(pen: Pen, key: str, box: Box, codes: Sequence[str]) -> float:
    """Many ids, at the foot of their box; how high they are."""
    lines = text.wrap(" · ".join(codes), (box.width - 5 * MM) * SLACK, CODE)
    high = len(lines) * CODE * PITCH
    pen.code(f"{key}/code", Box(box.x + 2.5 * MM, box.bottom - high - 2, box.width - 5 * MM, high), " · ".join(codes))
    return high + 3


def _area_codes(pen: Pen, form: Area) -> tuple[str, ...]:
    """The ids of a box: new entries that it takes, or its field of the page's entry."""
    if form.takes:
        return tuple(found[""][0] for found in (pen.codes.next(form.takes) for _ in range(form.count)) if found)
    keys = pen.wording.fields(form.key)
    found = [shortened(pen.entry[key]) for key in keys if key in pen.entry]
    more = [
        shortened(fields[key])
        for name, key in pen.wording.everyone(form.key)
        for fields in pen.codes.every(name)
        if key in fields
    ]
    return tuple(dict.fromkeys([*found, *more]))


def _aside(pen: Pen, form: Area, box: Box, words: str, question: str, codes: Sequence[str]) -> None:
    """Heading, question and ids beside the box, at its left or right."""
    left, width = form.aside or (0.0, 0.0)
    x, room = (LEFT + left) * MM, width * MM
    y = box.y + 6 * MM
    high = pen.heading(f"box/{form.key}", x, y, room, words, "", form.order, "")
    rows = len(text.wrap(question, room * SLACK, QUESTION))
    asked = Box(x, y + high, room, rows * QUESTION * PITCH)
    made = pen.text(f"box/{form.key}/question", asked, question, (QUESTION,), role="muted", top=True)
    if codes:
        place = Box(x, asked.y + made.height + 4, room, 2 * CODE * PITCH)
        pen.text(f"box/{form.key}/code", place, "  ".join(codes), (CODE,), role="canvas-code", top=True, kind="code")


def _fill_area(pen: Pen, form: Area, key: str, inner: Box) -> None:
    notes, texts = pen.filling.notes.get(form.key, ()), pen.filling.texts.get(form.key, ())
    if notes:
        pen.stick(key, inner, notes)
    elif texts:
        _listed(pen, f"{key}/text", inner, texts)
    elif form.ruled:
        pen.rule(key, inner)


def _listed(pen: Pen, identifier: str, box: Box, texts: Sequence[str]) -> None:
    """Texts one below the other, each with a dot when there are several; no line stands under a dot."""
    wide = any(map(text.is_wide, "".join(texts)))
    dot, dent = (("· ", "\u3000 ") if wide else ("· ", "\u2002")) if len(texts) > 1 else ("", "")
    for size in LIST:
        room = (box.width - text.width(dot, size)) * SLACK - (size if dot else 0)
        lines: list[str] = []
        for words in texts:
            first, *rest = text.wrap(words, room, size)
            lines += [f"{dot}{first}", *(f"{dent}{line}" for line in rest)]
        if len(lines) * size * PITCH <= box.height:
            break
    shown = cut(tuple(lines), max(1, int(box.height / (size * PITCH))), box.width * SLACK, size, False)
    made = Words(shown, size, False, "left", size * PITCH, " ".join(texts))
    pen.cards.append(Card(identifier, "text", box, made, "plain", "filled", valign="top", inset=0))


def write(pen: Pen, form: Write) -> None:
    box, words = boxed(form.place), pen.wording.say(form.key)
    if form.order or form.question:
        question = pen.wording.question(form.key) if form.question else ""
        pen.heading(f"text/{form.key}", box.x, box.y, box.width, words, question, form.order, "")
        return
    sizes = tuple(size for size in (form.size, 10.5, 10.0) if size <= form.size)
    pen.text(f"text/{form.key}", box, words, sizes, bold=form.bold, role=form.role, align=form.align, top=True)


def stroke(pen: Pen, form: Stroke) -> None:
    points: list[Point] = [((LEFT + x) * MM, (TOP + y) * MM) for x, y in form.points]
    name = f"stroke/{form.key}"
    if form.straight:
        pen.lines.append(Line(name, form.role, points[0], points[1], form.dash, form.weight))
    else:
        pen.curves.append(Curve(name, form.role, tuple(points), form.weight, form.dash))


def fixed(pen: Pen, form: Fixed) -> None:
    box, key = boxed(form.place), f"fixed/{form.key}"
    high = pen.heading(
        key, box.x, box.y, box.width, pen.wording.say(form.key), pen.wording.question(form.key), form.order, ""
    )
    width, height = box.width / len(form.rows[0]), (box.height - high) / len(form.rows)
    for down, row in enumerate(form.rows):
        for across, words in enumerate(row):
            place = Box(box.x + across * width, box.y + high + down * height, width, height)
            said = words[1:] if words.startswith("=") else pen.wording.say(words)
            head = across == 0 or (down == 0 and words.startswith("="))
            bold = head or said in ("A", "O", "M")
            made = fitted(said, place.width - 8, place.height - 2, (11.5, 10.5, 10.0), bold)
            role = "canvas-head" if head else "canvas-cell"
            shown = Words(made[0], made[1], bold, "center", made[1] * PITCH, said.replace("\n", " "))
            pen.cards.append(Card(f"{key}/{down}-{across}", role, place, shown, "rectangle", "fixed", inset=2))
