"""The run sheet as slides, for those who run the day: kept out of the show, with the numbers of the deck's own slides.

In: a `Speaker`. Out: a slide a day; the words of a run sheet's cells. Guaranteed: sessions and times are those of the
timetable; numbers of slides are left open until the deck is paged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.agenda import Timed, of_day, timed
from generator.model import Day, Session, Workshop
from generator.outline import Slide
from generator.outline.blocks import UNKNOWN_NUMBERS, Table
from generator.outline.speaker import Speaker
from generator.outline.tools.teaching import grouping
from generator.terms import is_chinese

_SHARES = (1.0, 0.8, 3.2, 1.4, 2.9, 1.3, 3.2, 2.6)
_BRIEF = 72  # letters of materials that a cell has room for; the spreadsheet has them all
_LEADERS = 26  # with a letter each


def run_sheet(speaker: Speaker) -> Iterable[Slide]:
    """Each day session by session: time, who leads, grouping, slides, canvas and materials, output."""
    workshop = speaker.engagement.workshop
    for day in workshop.days if workshop is not None else ():
        if workshop is not None and day.sessions:
            title = speaker.each("run-sheet-title", str(day.day), day.start, day.closing)
            first = speaker.wish("run_sheet") if day.day == workshop.days[0].day else None
            wish = speaker.wish("run_sheet", str(day.day)) or first
            name = f"run-sheet-{day.day}"
            made = speaker.slide(name, "run_sheet", title, (_table(speaker, workshop, day),), minutes=1, wish=wish)
            yield replace(made, hidden=True, backup=True, notes=replace(made.notes, minutes=None))


def _table(speaker: Speaker, workshop: Workshop, day: Day) -> Table:
    every = of_day(day)
    names = ("time", "minutes", "session", "run-lead", "grouping", "run-slides", "materials", "output")
    leading = leads(speaker, workshop)
    rows = tuple(_row(speaker, leading.get(one.number, "–"), one) for one in every)
    pauses = [at for at, one in enumerate(every) if one.is_pause]
    roles = tuple((at, column, "cell-pause") for at in pauses for column in range(len(names)))
    return Table(
        header=tuple(speaker.word(name) for name in names),
        rows=rows,
        shares=_SHARES,
        description=speaker.word("run-sheet-table"),
        roles=roles,
        centered=(0, 1, 5),
        sessions=tuple(one.session.id or f"session-{one.number}" for one in every),
        numbered=5,
    )


def _row(speaker: Speaker, lead: str, one: Timed) -> tuple[str, ...]:
    session = one.session
    head = (one.start, str(session.minutes), speaker.say(session.title))
    if one.is_pause:
        return (*head, "–", "–", "–", "–", "–")
    needed = speaker.both(lambda said: said.listed(_needed(said, session)))
    return (
        *head,
        lead,
        grouping(speaker, session) or "–",
        UNKNOWN_NUMBERS,
        needed or "–",
        speaker.say(session.output) or "–",
    )


def _needed(speaker: Speaker, session: Session) -> list[str]:
    """The materials of a session, and its canvas where they do not name one; the canvas only where they are many."""
    materials = [words for words in map(speaker.say, session.materials) if words]
    if sum(len(words) * (2 if is_chinese(speaker.language) else 1) for words in materials) > _BRIEF:
        materials = []
    named = any(word in words.lower() for words in materials for word in ("画布", "canvas"))
    return materials if named or not session.canvas else [speaker.canvas(session.canvas), *materials]


def leaders(speaker: Speaker, workshop: Workshop) -> tuple[str, ...]:
    """What the facilitators are called: by letters where there are several."""
    if workshop.facilitators == 1:
        return (speaker.word("run-lead-only"),)
    letters = (chr(ord("A") + at) for at in range(min(workshop.facilitators, _LEADERS)))
    return tuple(speaker.each("run-lead-each", letter) for letter in letters)


def leads(speaker: Speaker, workshop: Workshop) -> dict[str, str]:
    """Who leads each session, by its number: the first two take turns, the others help."""
    names = leaders(speaker, workshop)[:2]
    work = (one.number for one in timed(workshop) if not one.is_pause)
    return {number: names[at % len(names)] for at, number in enumerate(work)}
