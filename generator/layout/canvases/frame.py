"""What is the same on every canvas: title, purpose, fields at the top, legend and page code at the foot.

In: the words of a canvas, a drawing to add to. Out: nothing; the drawing has the shapes. Guaranteed: all within the
safe margin.

Units: millimetres of an A3 sheet, made points.
"""

from __future__ import annotations

from generator import text
from generator.layout.canvases.forms import Canvas, Join
from generator.layout.canvases.notes import PITCH
from generator.layout.canvases.pen import Pen
from generator.layout.chart.kinds import SIGNS
from generator.layout.maps.blocks import SLACK
from generator.paper import MM
from generator.scene import Box, Card, Line, Marker, Words
from generator.terms import TERMS, languages_of, term

MARGIN, RIGHT, BOTTOM = 10.0, 410.0, 287.0  # millimetres: what is safe to print on
FIELDS = (("group", 34.0), ("date", 34.0), ("team", 64.0))
TIME = 24.0
FOOT = 281.0
SAMPLE = 4.2
LANES = ("evidence", "customer", "frontstage", "technology", "midstage", "backstage", "support", "partner")


def box(left: float, top: float, width: float, height: float) -> Box:
    """A place on the page, in points."""
    return Box(left * MM, top * MM, width * MM, height * MM)


def framed(
    pen: Pen,
    canvas: Canvas,
    version: str,
    sheet: tuple[int, int],
    joins: tuple[Join, ...],
    lanes: frozenset[str],
) -> None:
    """Adds the head and the foot of a page."""
    left = _fields(pen, canvas)
    _title(pen, left - MARGIN - 4, sheet)
    code = f"{canvas.id} / {version} / {pen.wording.language}"
    wide = text.width(code, 10.0) / SLACK / MM + 1.0
    _legend(pen, canvas, joins, lanes, RIGHT - wide - 1.0)
    place = box(RIGHT - wide, FOOT, wide, BOTTOM - FOOT)
    pen.text("page-code", place, code, (10.0,), role="muted", align="right", kind="page-code")


def _title(pen: Pen, width: float, sheet: tuple[int, int]) -> None:
    wording = pen.wording
    own = languages_of(wording.language)
    words = term(f"canvas/{wording.canvas}", own[0])
    if pen.filling.name:
        words = wording.common("filled", words, pen.filling.name)
    if sheet[1] > 1:
        words = f"{words} {sheet[0]}/{sheet[1]}"
    place = box(MARGIN, 10, width, 9.8)
    sizes = (22.0, 20.0, 18.0, 16.0, 14.0)
    size = next((one for one in sizes if text.width(words, one, True) <= place.width * SLACK), sizes[-1])
    used = min(place.width, text.width(words, size, True) / SLACK + 4)
    pen.text("title", Box(place.x, place.y, used, place.height), words, (size,), bold=True, role="title", kind="title")
    other = term(f"canvas/{wording.canvas}", own[1] if len(own) > 1 else ("en" if own[0] != "en" else "zh-CN"))
    beside = text.width(other, 11.0) / SLACK + 4
    if used + 8 + beside <= place.width:
        box_ = Box(place.x + used + 8, place.y + 2.2 * MM, beside, 7 * MM)
        pen.text("title/other", box_, other, (11.0,), role="muted", kind="title")
    purpose = term(f"canvas/{wording.canvas}/for", own[0])
    pen.text("purpose", box(MARGIN, 20.2, width, 5.4), purpose, (11.0, 10.5, 10.0), role="muted", kind="purpose")
    pen.lines.append(Line("frame/top", "canvas-rule", _at(MARGIN, 27.2), _at(RIGHT, 27.2), weight=0.75))


def _at(x: float, y: float) -> tuple[float, float]:
    return (x * MM, y * MM)


def _fields(pen: Pen, canvas: Canvas) -> float:
    """Time, group, date and names at the right; where they begin."""
    x = RIGHT - sum(width for _, width in FIELDS) - TIME - 2.0 * len(FIELDS)
    start = x
    words = pen.wording.common("time", canvas.minutes)
    place = box(x, 11.5, TIME, 12.5)
    pen.cards.append(
        Card("time", "canvas-time", place, Words((words,), 12.0, True, text=words), "round", "time", inset=2)
    )
    x += TIME
    for name, width in FIELDS:
        x += 2.0
        frame = box(x, 11.5, width, 12.5)
        pen.cards.append(Card(f"field/{name}", "canvas-box", frame, Words((), 10.0), "rectangle", "field", inset=0))
        inner = Box(frame.x + 1.2 * MM, frame.y + 0.6 * MM, frame.width - 2 * MM, 10.0 * PITCH)
        pen.text(f"field/{name}/name", inner, pen.wording.common(name), (10.0,), role="muted")
        x += width
    return start


def _legend(pen: Pen, canvas: Canvas, joins: tuple[Join, ...], lanes: frozenset[str], right: float) -> None:
    """Number and id first, then the lanes and marks of this canvas, of a sheet those that can stand on it.

    What the notes on a page have of other colours comes last, where it has room up to `right`.
    """
    x = MARGIN
    wording = pen.wording
    middle = FOOT + (BOTTOM - FOOT) / 2
    ordered = any(marker.id.startswith("order/") for marker in pen.markers)
    if ordered:
        sample = box(x, middle - SAMPLE / 2, SAMPLE, SAMPLE)
        pen.markers.append(Marker("legend/order/sample", "canvas-order", sample, "1", wording.common("order"), 10.0))
        x = _word(pen, "order", x + SAMPLE + 1.2, wording.common("order"))
    code = next((card.words.text for card in pen.cards if card.kind == "code" and card.words.text[0] != "."), "")
    if code:
        code = code.split()[0]
        wide = text.width(code, 10.0) / SLACK / MM + 1
        pen.code("legend/code/sample", box(x, middle - 2.2, wide, 4.4), code, "left")
        x = _word(pen, "code", x + wide + 1.2, wording.common("code"))
    for role in _shown(pen, canvas, lanes):
        x = _entry(pen, role, x, middle)
    if any(card.border == "dashed" for card in pen.cards):
        place = box(x, middle - SAMPLE / 2, 6, SAMPLE)
        nothing = Words((), 9.0)
        pen.cards.append(Card("legend/dashed/sample", "canvas-sheet", place, nothing, "rectangle", "legend", "dashed"))
        x = _word(pen, "dashed", x + 7.2, wording.common("dashed"))
    for join in joins:
        x = _join(pen, join, x)
    noted = {card.role for card in pen.cards if card.kind in ("note", "note-ground")} - {*canvas.legend}
    for role in (one for one in LANES if one in noted):
        if x + SAMPLE + 1.2 + text.width(_lane(role, pen), 10.0) / SLACK / MM + 1 <= right:
            x = _entry(pen, role, x, middle)


def _shown(pen: Pen, canvas: Canvas, lanes: frozenset[str]) -> list[str]:
    """The legend of a page: all that can stand on it; where the note strip is filled, the marks that stand there."""
    shown = [one for one in canvas.legend if not lanes or _stands(one, lanes)]
    strip = {card.words.text[:2] for card in pen.cards if card.id.startswith("lane/notes/") and card.kind == "note"}
    used = [role for role in STRIP if f"{SIGNS[role].glyph} " in strip]
    return [one for one in shown if one in LANES or one == "hollow"] + used if used else shown


STRIP = ("moment", "pain-mark", "fail-mark", "itch-mark", "delight-mark", "question-mark")  # what hangs on a step
_MARKS = {"hollow": ("emotion",), "evidence": ("evidence", "touchpoint"), "customer": ("customer", "action")}


def _stands(role: str, lanes: frozenset[str]) -> bool:
    """Whether a lane or a mark of the legend is of the lanes of a sheet."""
    marks = ("notes", "pain", "opportunity", "round-1", "round-4")
    return bool(lanes & set(_MARKS.get(role, (role,) if role in LANES else marks)))


def _entry(pen: Pen, role: str, x: float, middle: float) -> float:
    sample = box(x, middle - SAMPLE / 2, SAMPLE, SAMPLE)
    if role in LANES:
        pen.cards.append(Card(f"legend/{role}/sample", role, sample, Words((), 9.0), "rectangle", "legend", inset=0))
        return _word(pen, role, x + SAMPLE + 1.2, _lane(role, pen))
    if role == "hollow":
        pen.markers.append(
            Marker("legend/hollow/sample", "emotion-negative", sample, "", pen.wording.common("assumed"), hollow=True)
        )
        return _word(pen, role, x + SAMPLE + 1.2, pen.wording.common("assumed"))
    if role in SIGNS:
        sign = SIGNS[role]
        words = _term(sign.word, pen)
        pen.markers.append(Marker(f"legend/{role}/sample", role, sample, sign.glyph, words, 10.0))
        return _word(pen, role, x + SAMPLE + 1.2, words)
    return x


def _term(name: str, pen: Pen) -> str:
    return term(name, pen.wording.first) if name in TERMS else name


def _lane(role: str, pen: Pen) -> str:
    """A lane in a word where there is one."""
    name = f"canvas/cv-blueprint/{role}"
    return _term(name if name in TERMS else f"lane-{role}", pen)


def _word(pen: Pen, name: str, x: float, words: str) -> float:
    wide = text.width(words, 10.0) / SLACK / MM + 1
    pen.text(f"legend/{name}", box(x, FOOT, wide, BOTTOM - FOOT), words, (10.0,), role="legend", kind="legend")
    return x + wide + 2.0


def _join(pen: Pen, join: Join, x: float) -> float:
    """The line along which sheets are joined, and which one comes there."""
    ends = (_at(RIGHT, 28), _at(RIGHT, 280)) if join.side == "right" else (_at(MARGIN, 280), _at(RIGHT, 280))
    pen.lines.append(Line(f"join/{join.side}", "canvas-join", *ends, "dashed", 1.5))
    arrow = "→" if join.side == "right" else "↓"
    words = f"{arrow} {pen.wording.common('join', join.sheet)}"
    wide = text.width(words, 10.0, True) / SLACK / MM + 1
    place = box(x, FOOT, wide, BOTTOM - FOOT)
    pen.text(f"join/{join.side}/name", place, words, (10.0,), bold=True, role="heading", kind="legend")
    return x + wide + 4.0
