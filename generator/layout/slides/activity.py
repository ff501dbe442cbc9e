"""Archetypes of the classroom: activity, debrief, quiz, recording, picture.

In: a block, an area in points, the language. Out: its pieces; `()` when nothing fits.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout.slides.fitting import GUTTER, TYPES, Type, fits, height, largest, lowered, settled, told
from generator.layout.slides.lists import decisions
from generator.layout.slides.parts import first_line, heading, peer, word
from generator.layout.slides.pieces import Group, Paragraph, PicturePiece, Piece, TextShape
from generator.layout.slides.rows import BARE, LABEL, NEAT, Cell, Look, Row, Said, fits_all, laid
from generator.outline.blocks import Activity, Debrief, Decisions, Item, Line, Picture, Quiz, Recording
from generator.scene import Align, Box
from generator.terms import term

PANEL = (18.0, 16.0, 18.0, 16.0)
WIDE = 16 / 9
_BADGE = 38.0
BOLD = (Type(30, 26), Type(26, 22))  # for few steps, to be read from the last table
QUESTIONS = (Type(26, 28), Type(24, 26), Type(24, 24))  # one in each column
_MOST_AIR = 64.0  # of a step
_SIZES = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0)


def _inner(box: Box, inset: tuple[float, float, float, float] = PANEL) -> tuple[float, float]:
    return box.width - inset[0] - inset[2], box.height - inset[1] - inset[3]


# Activity ------------------------------------------------------------------------------------------------------------


def activity(block: Activity, area: Box, language: str) -> tuple[Piece, ...]:
    """The task and its steps at the left; how long, who, with what and what comes out at the right."""
    aside = Box(area.right - area.width * 0.3, area.y, area.width * 0.3, area.height)
    left = Box(area.x, area.y, area.width * 0.7 - GUTTER, area.height)
    panel = _facts(block, aside, language)
    if panel is None:
        return ()
    for sizes in (*BOLD, *TYPES):
        task = heading(block.task, sizes.heading, role="heading")
        tall = height(task, left.width - 33, language) + 24 if task else 0.0
        if not block.steps and fits(task, left.width - 55, left.height, language):
            return (*_banner(left, task, language), *panel)
        below = Box(left.x, left.y + tall + 12, left.width, left.height - tall - 12)
        rows = _steps(block.steps, below.width)
        look = Look(gap=10, least=44, spare=_MOST_AIR, sunk=False)
        if fits_all(below, rows, language, look, sizes):
            names = [first_line(step.words) for step in block.steps]
            banner = _banner(Box(left.x, left.y, left.width, tall), task, language)
            return (*banner, *laid(below, rows, names, language, look, sizes), *panel)
    return ()


def _banner(box: Box, task: tuple[Paragraph, ...], language: str) -> tuple[Group, ...]:
    if not task:
        return ()
    bar = TextShape("task bar", Box(box.x, box.y, 6, box.height), role="accent", name=word("slide-edge", language))
    place = Box(box.x + 6, box.y, box.width - 6, box.height)
    side = 14 if box.height < 120 else 24
    text = TextShape("task", place, task, "slide-current", anchor="middle", inset=(side, 8, side, 8), slot=1)
    return (Group(first_line(task[0].line.words), (text, bar)),)


def _steps(steps: Sequence[Line], width: float) -> list[Row]:
    minutes = 72.0 if any(_is_time(step.mark) for step in steps) else 0.0
    rows: list[Row] = []
    for at, step in enumerate(steps, 1):
        plain = Line(step.words, level=step.level, strong=step.strong)
        cells = [
            Cell(_BADGE, _said(str(at), "center", "", True, 20), peer(at - 1), "ellipse", BARE, side=_BADGE, gap=14),
            Cell(width - _BADGE - 14 - minutes, _text(plain), "slide-row", inset=(14, 7, 14, 7), slot=at + 1),
        ]
        if minutes:
            mark = step.mark if _is_time(step.mark) else ""
            cells.append(Cell(minutes, _said(mark, "center", "slide-number", True), "slide-row", inset=NEAT))
        rows.append(cells)
    return rows


def _is_time(mark: str) -> bool:
    """Whether a step's mark says how long it takes; a bullet or a number does not."""
    return mark not in ("", "•") and not mark.rstrip(".").isdigit()


def _said(words: str, align: Align = "left", role: str = "", bold: bool = False, most: float = 16.0) -> Said:
    return lambda sizes: (Paragraph(Line(words), min(most, sizes.text), bold, role, align),) if words else ()


def _text(line: Line) -> Said:
    return lambda sizes: told([line], sizes.text)


def _facts(block: Activity, box: Box, language: str) -> tuple[TextShape, ...] | None:
    """The panel at the right, and what comes out below it; None when their text does not fit."""
    out = block.output and (term("slide-output", language), block.output)

    def panel(size: float) -> tuple[Paragraph, ...]:
        said = []
        if block.minutes is not None:
            units = term("slide-minutes", language).split("\n")
            said += [
                Paragraph(Line(f"{block.minutes} {unit}"), min(44.0, max(20.0, size * 2.2)), True, "slide-number")
                for unit in units
            ]
        for name, text in block.facts:
            said.append(Paragraph(Line(name), max(10.0, size - 2), True, "muted", before=10.0))
            said += told([Line(text)], size, following=True)
        return tuple(said)

    def outcome(size: float) -> tuple[Paragraph, ...]:
        if not out:
            return ()
        return (*heading(out[0], max(10.0, size - 2)), *heading(out[1], size))

    inner = box.width - PANEL[0] - PANEL[2]

    def needed(size: float) -> tuple[float, float]:
        tall = height(outcome(size), inner, language) + 28 if out else 0.0
        return height(panel(size), inner, language) + 32, tall

    size = largest(_SIZES, lambda size: sum(needed(size)) + 12 <= box.height)
    if size is None:
        return None
    upper, lower = needed(size)
    upper = box.height - lower - (12 if lower else 0)
    said = settled(panel(size), (upper - needed(size)[0]) * 0.6, 0.8)
    facts = TextShape("facts", Box(box.x, box.y, box.width, upper), said, "box", inset=PANEL, slot=LABEL)
    if not out:
        return (facts,)
    place = Box(box.x, box.bottom - lower, box.width, lower)
    result = TextShape(
        "output", place, outcome(size), "slide-label-3", inset=(18, 14, 18, 14), anchor="middle", slot=LABEL + 1
    )
    return (facts, result)


# Debrief -------------------------------------------------------------------------------------------------------------


def debrief(block: Debrief, area: Box, language: str) -> tuple[Piece, ...]:
    """The questions in columns under heads that lead from one to the next."""
    items = block.items
    if not any(item.text for item in items):  # the questions themselves
        return decisions(Decisions(items), area, language)
    if len(items) > 4:
        return ()
    width = (area.width - GUTTER * (len(items) - 1)) / len(items)
    inner = width - PANEL[0] - PANEL[2]

    def needed(sizes: Type) -> tuple[float, float]:
        heads = max(height(heading(item.heading, sizes.heading), width - 42, language) for item in items) + 28
        return heads, max(height(told(item.text, sizes.text), inner, language) for item in items) + 36

    def whole(sizes: Type) -> bool:
        return sum(needed(sizes)) <= area.height and all(
            fits(told(item.text, sizes.text), inner, area.height, language) for item in items
        )

    sizes = largest((*QUESTIONS, *TYPES) if all(len(item.text) < 2 for item in items) else TYPES, whole)
    if sizes is None:
        return ()
    head, need = needed(sizes)
    body = min(max(need * 1.5, area.height * 0.6), area.height - head)
    top = lowered(area, head + body).y
    made = []
    for at, item in enumerate(items):
        x = area.x + at * (width + GUTTER)
        made.append(_question(at, item, Box(x, top, width, head), body, body - need, sizes))
    return tuple(made)


def _question(at: int, item: Item, head: Box, body: float, extra: float, sizes: Type) -> Group:
    role = f"slide-label-{min(at + 1, 4)}"
    top = TextShape(
        f"head {at}",
        head,
        heading(item.heading, sizes.heading),
        role,
        "homePlate",
        anchor="middle",
        inset=(18, 6, 24, 6),
        slot=LABEL + at,
        adjust=(("adj", round(14 / min(head.width, head.height) * 100000)),),
    )
    below = Box(head.x, head.bottom, head.width, body)
    said = settled(told(item.text, sizes.text), extra * 0.5)
    inset = (PANEL[0], PANEL[1] + extra * (0.2 if len(said) > 1 else 0.35), PANEL[2], PANEL[3])
    text = TextShape(f"questions {at}", below, said, "box", inset=inset, slot=at + 1)
    return Group(first_line(item.heading), (top, text))


# Quiz ----------------------------------------------------------------------------------------------------------------


def quiz(block: Quiz, area: Box, language: str) -> tuple[Piece, ...]:
    """The question, its options with letters; the right one stands out when it is revealed, with the explanation."""
    told_why = block.revealed and bool(block.explanation)
    for sizes in TYPES:
        ask = heading(block.question, sizes.heading + 2, role="heading")
        top = height(ask, area.width - 36, language) + 28
        why = _why(block, sizes, language) if told_why else ()
        low = height(why, area.width - 36, language) + 28 if why else 0.0
        room = Box(area.x, area.y + top + 14, area.width, area.height - top - 14 - (low + 14 if low else 0))
        rows, look = _options(block, area.width), Look(gap=12, least=44, spare=40, sunk=False)
        if room.height < 0 or not fits_all(room, rows, language, look, sizes):
            continue
        asked = TextShape(
            "question",
            Box(area.x, area.y, area.width, top),
            ask,
            "slide-current",
            anchor="middle",
            inset=(18, 10, 18, 10),
            slot=1,
        )
        options = laid(room, rows, [first_line(option) for option in block.options], language, look, sizes)
        bottom = max([asked.box.bottom, *(shape.box.bottom for group in options for shape in group.pieces)])
        place = Box(area.x, bottom + 14, area.width, low)
        below = TextShape("explanation", place, why, "slide-lesson", anchor="middle", inset=(18, 12, 18, 12))
        return (asked, *options, *((below._replace(slot=LABEL),) if why else ()))
    return ()


def _why(block: Quiz, sizes: Type, language: str) -> tuple[Paragraph, ...]:
    letter = f" {chr(65 + block.answer)}" if block.answer is not None else ""
    label = heading(f"{word('slide-answer', language)}{letter}", sizes.text, role="heading")
    return (*label, *told(block.explanation, sizes.text, following=True))


def _options(block: Quiz, width: float) -> list[Row]:
    rows: list[Row] = []
    for at, option in enumerate(block.options):
        right = block.revealed and at == block.answer
        badge, ground = ("slide-fact-mark", "slide-fact") if right else ("slide-badge", "slide-row")
        letter = "✓" if right else chr(65 + at)
        line = Line(option, strong=((0, len(option)),) if right else ())
        rows.append(
            (
                Cell(64, _said(letter, "center", bold=True, most=24), badge, inset=NEAT),
                Cell(width - 64, _text(line), ground, slot=at + 2),
            )
        )
    return rows


# Recording, picture --------------------------------------------------------------------------------------------------


def recording(block: Recording, area: Box, language: str) -> tuple[Piece, ...]:
    """Where the recording will be, the line on consent below it; what was said, and what to listen for, beside it."""
    aside = [("slide-prompts", block.prompts), ("slide-transcript", block.transcript)]
    shown = [(term(name, language), text) for name, text in aside if text]
    width = area.width * (0.58 if shown else 1.0)
    consent = (Paragraph(Line(block.consent), 12.0, role="muted"),) if block.consent else ()
    below = height(consent, width - 24, language) + 16 if consent else 0.0
    tall = min(area.height - below, width / WIDE)
    wide = min(width, tall * WIDE) if not shown else width
    middle = lowered(area, tall + below)
    beside = Box(area.x + width + GUTTER, middle.y, area.width - width - GUTTER, middle.height)
    panel = _transcript(shown, beside, language) if shown else None
    if shown and panel is None:  # more words than there are beside the picture
        middle = area
        panel = _transcript(shown, Box(beside.x, area.y, beside.width, area.height), language)
    screen = Box(area.x + (0 if shown else (area.width - wide) / 2), middle.y, wide, tall)
    pieces: list[Piece] = [_screen(block, screen, language)]
    if consent:
        place = Box(screen.x, screen.bottom, screen.width, below)
        pieces.append(TextShape("consent", place, consent, "slide-lesson", anchor="middle", inset=(12, 6, 12, 6)))
    if not shown:
        return tuple(pieces)
    return (*pieces, panel) if panel else ()


def _screen(block: Recording, box: Box, language: str) -> Group:
    middle = box.center
    play = Box(middle[0] - 26, middle[1] - 40, 52, 52)
    title = (
        *heading(block.title, 18.0, "center", "panel-text"),
        Paragraph(Line(word("slide-play", language)), 12.0, False, "panel-text", "center", 4.0),
    )
    hint = (
        TextShape("screen", box, role="slide-screen", name=word("slide-screen", language)),
        TextShape("play", play, role="placeholder", form="triangle", turn=90.0),
        TextShape(
            "screen title",
            Box(box.x + 20, play.bottom + 12, box.width - 40, box.bottom - play.bottom - 16),
            title,
            name=first_line(block.title),
        ),
    )
    return Group(first_line(block.title), hint)


def _transcript(parts: Sequence[tuple[str, Sequence[Line]]], box: Box, language: str) -> TextShape | None:
    def lines(size: float) -> tuple[Paragraph, ...]:
        found: list[Paragraph] = []
        for name, text in parts:
            found += [
                one._replace(before=12.0 if found and not at else 0.0)
                for at, one in enumerate(heading(name, size, role="heading"))
            ]
            found += told(text, size, following=True)
        return tuple(found)

    size = largest(_SIZES, lambda size: fits(lines(size), *_inner(box), language))
    return TextShape("aside", box, lines(size), "box", inset=PANEL, slot=2) if size else None


def picture(block: Picture, area: Box, language: str) -> tuple[Piece, ...]:
    """The picture as large as it can be, its caption and credit below it."""
    said = tuple(
        Paragraph(Line(words), size, role=role, before=2.0 if at else 0.0)
        for at, (words, size, role) in enumerate(((block.caption, 14.0, "text"), (block.credit, 10.0, "muted")))
        if words
    )
    tall = height(said, area.width, language) + 10 if said else 0.0
    if tall > area.height * 0.5:
        return ()
    shown = PicturePiece(Box(area.x, area.y, area.width, area.height - tall), block.name, block.alternative)
    if not said:
        return (shown,)
    place = Box(area.x, area.bottom - tall + 8, area.width, tall - 8)
    return (shown, TextShape("caption", place, said, slot=2))
