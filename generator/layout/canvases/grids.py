"""Lanes by columns, drawn: journeys, blueprints, rows of ideas.

In: a grid, a pen. Out: shapes in the pen. Guaranteed: notes stand in their cells, ids beside or below them; the
emotion curve passes through its points.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator import text
from generator.layout.canvases.forms import Grid, Lane
from generator.layout.canvases.notes import PITCH
from generator.layout.canvases.pen import (
    BADGE,
    BAR,
    CODE,
    QUESTION,
    SCORE,
    STRIP,
    Pen,
    boxed,
    by_sentences,
    spoken,
)
from generator.layout.chart.curve import monotone
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Box, Card, Curve, Line, Marker, Words
from generator.terms import signed


def grid(pen: Pen, form: Grid) -> None:
    x, y = form.place
    left = form.side
    if form.head:
        _grid_heads(pen, form)
    top = y + form.head
    for at, lane in enumerate(form.lanes):
        whole = boxed((x, top, left + sum(column.width for column in form.columns), lane.height))
        if lane.kind == "line":
            _named_line(pen, form, lane, whole)
        else:
            _lane(pen, form, lane, at, whole)
        top += lane.height


def _grid_heads(pen: Pen, form: Grid) -> None:
    x, y = form.place
    x += form.side
    for column in form.columns:
        box, key = boxed((x, y, column.width, form.head)), f"grid/{column.key}"
        words, question = pen.wording.say(column.key), pen.wording.question(column.key)
        pen.heading(key, box.x + 1 * MM, box.y, box.width - 2 * MM, words, question, column.order, "")
        x += column.width


def _named_line(pen: Pen, form: Grid, lane: Lane, whole: Box) -> None:
    middle = whole.center[1]
    words = spoken(pen.wording.say(lane.key), whole.width / 3, 10.0, True)
    own = text.width(words, 10.0, True) / SLACK + 6
    place = Box(whole.x, middle - 6.5, min(own, whole.width / 3), 13)
    pen.text(f"line/{lane.key}/name", place, words, (10.0,), bold=True, role="heading")
    pen.lines.append(
        Line(f"line/{lane.key}", lane.key, (place.right + 3, middle), (whole.right, middle), "dashed", 1.4, words)
    )


def _lane(pen: Pen, form: Grid, lane: Lane, at: int, whole: Box) -> None:
    key = f"lane/{lane.key}"
    side = form.side * MM
    if side:
        head = Box(whole.x, whole.y, side, whole.height)
        pen.cards.append(Card(key, "canvas-head", head, Words((), 10.0), "rectangle", "box", inset=0))
        pen.bar(key, lane.role, head)
        pad = (BAR + 1.0) * MM
        _lane_head(pen, key, lane, Box(head.x + pad, head.y, head.width - pad - 1, head.height))
    codes = pen.codes.rest(lane.takes) if lane.kind == "notes" and lane.takes else ()
    x = whole.x + side
    for number, column in enumerate(form.columns):
        cell = Box(x, whole.y, column.width * MM, whole.height)
        pen.cards.append(Card(f"{key}/{number}", "canvas-cell", cell, Words((), 10.0), "rectangle", "box", inset=0))
        own = _cell_codes(pen, form, lane, codes, at, number)
        _grid_cell(pen, form, lane, f"{key}/{number}", cell, number, own)
        x += column.width * MM
    if lane.kind == "scale":
        scale = Box(whole.x + side, whole.y, whole.width - side, whole.height)
        foot = _emotion_codes(pen, form, key, scale)
        _scale(pen, form, key, Box(scale.x, scale.y, scale.width, scale.height - foot))


def _lane_head(pen: Pen, key: str, lane: Lane, box: Box) -> None:
    words, question = pen.wording.say(lane.key), pen.wording.question(lane.key)
    used = 0.0
    box = Box(box.x, box.y, box.width - 9.6 * MM, box.height) if lane.kind == "scale" else box
    rows = 2 if box.height > 2 * STRIP * MM else 1
    words = spoken(words, box.width - (BADGE + 1.0) * MM, 10.5, True, rows * 10.5 * PITCH)
    if lane.order:
        pen.badge(key, lane.order, box.x, box.y + 1.0 * MM)
        used = (BADGE + 1.0) * MM
    own = Box(box.x + used, box.y, box.width - used, STRIP * MM)
    if text.width(words, 10.5, True) > own.width * SLACK and box.height > 2 * STRIP * MM:
        own = Box(own.x, own.y + 2, own.width, 2 * 10.5 * PITCH + 1)
    pen.text(f"{key}/heading", own, words, (10.5, 10.0), bold=True, role="heading")
    if question and box.bottom - own.bottom > QUESTION * PITCH:
        asked = Box(box.x, own.bottom, box.width, box.bottom - own.bottom - 1)
        whole = by_sentences(question, asked.width, QUESTION)
        pen.text(f"{key}/question", asked, whole, (QUESTION,), role="muted", top=True, whole=question, spare=True)


def _cell_codes(pen: Pen, form: Grid, lane: Lane, codes: Sequence[str], at: int, number: int) -> tuple[str, ...]:
    """The new entries of a cell: one after the other where a cell takes one, else spread over the columns."""
    if not codes:
        return ()
    if form.gutter:
        coded = form.coded or tuple(range(len(form.columns)))
        if number not in coded:
            return ()
        place = form.first + at * len(coded) + coded.index(number)
        return tuple(codes[place : place + 1])
    columns = pen.wording.columns
    return tuple(codes[pen.filling.first + form.first + number :: columns])


def _grid_cell(pen: Pen, form: Grid, lane: Lane, key: str, cell: Box, number: int, codes: Sequence[str]) -> None:
    inner = cell.inset(1.0 * MM)
    notes = pen.filling.notes.get(f"{lane.key}/{form.first + number if not form.head else number}", ())
    if form.gutter and codes and not notes:
        gutter = Box(cell.x + 0.6 * MM, cell.y + 1 * MM, form.gutter * MM, 2 * CODE * PITCH)
        words = codes[0].replace("+", "\n+")
        pen.text(f"{key}/code", gutter, words, (CODE,), role="canvas-code", top=True, kind="code", whole=codes[0])
    elif codes and not form.gutter:
        words = "  ".join(codes)
        foot = len(text.wrap(words, inner.width * SLACK, CODE)) * CODE * PITCH
        pen.code(f"{key}/code", Box(inner.x, inner.bottom - foot, inner.width, foot), words)
        inner = Box(inner.x, inner.y, inner.width, inner.height - foot - 1)
    if form.gutter and number in (form.coded or range(len(form.columns))):
        inner = Box(inner.x + form.gutter * MM, inner.y, inner.width - form.gutter * MM, inner.height)
    if notes and lane.kind == "write":
        words = "\n".join(note.text for note in notes)
        sizes = (14.0, 12.5, 11.5, 10.5, 10.0) if pen.least >= 10 else (11.5, 10.5, 10.0)
        pen.text(f"{key}/text", inner, words, sizes, align="center", kind="filled")
    elif notes:
        pen.stick(key, inner, notes)


def _emotion_codes(pen: Pen, form: Grid, key: str, box: Box) -> float:
    """The id of each step's emotion at the foot of its column; how high they are, which the scale leaves free."""
    every = pen.codes.every("steps")
    x = box.x
    for number, (column, fields) in enumerate(zip(form.columns, every[pen.filling.first + form.first :], strict=False)):
        place = Box(x + 1 * MM, box.bottom - CODE * PITCH - 0.5, column.width * MM - 2 * MM, CODE * PITCH)
        pen.code(f"{key}/{number}/code", place, " ".join(fields.get("score", ())))
        x += column.width * MM
    return CODE * PITCH + 0.5 if every else 0.0


def _scale(pen: Pen, form: Grid, key: str, box: Box) -> None:
    """The scale of emotions: five lines, then points and their curve."""
    step = box.height / 5
    middle = box.center[1]
    for value in range(-2, 3):
        y = middle - value * step
        role, dash = ("axis", "solid") if value == 0 else ("canvas-rule", "solid")
        pen.lines.append(Line(f"{key}/scale{value}", role, (box.x, y), (box.right, y), dash, 0.75))  # type: ignore[arg-type]
        place = Box(box.x - 9 * MM, y - 6.5, 8 * MM, 13)
        pen.text(
            f"{key}/scale{value}/name", place, signed(value), (10.0,), bold=value == 0, role="heading", align="right"
        )
    last = form.first + len(form.columns)
    shown = [score for score in pen.filling.scores if form.first <= score.column < last]
    width = form.columns[0].width * MM
    points = [(box.x + (score.column - form.first + 0.5) * width, middle - score.value * step) for score in shown]
    if len(points) > 1:
        pen.curves.append(Curve(f"{key}/curve", "emotion", monotone(points), 2.0, name=pen.wording.say("emotion")))
    for at, (score, (x, y)) in enumerate(zip(shown, points, strict=True)):
        tone = "positive" if score.value > 0 else "negative" if score.value < 0 else "neutral"
        place = Box(x - SCORE / 2 - 2, y - SCORE / 2 - 2, SCORE + 4, SCORE + 4)
        said = signed(score.value)
        pen.markers.append(
            Marker(f"{key}/score-{at}", f"emotion-{tone}", place, said, said, 10.0, hollow=score.assumed)
        )
