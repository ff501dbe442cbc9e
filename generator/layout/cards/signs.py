"""Signs for the room: a tent for each table, and one for the door.

In: a `Voice`. Out: a print on A4 landscape; nothing for a file without a workshop. Guaranteed: a tent for every group,
to be read from across the room.
"""

from __future__ import annotations

from generator.handouts import materials
from generator.layout.cards.drafting import Draft
from generator.layout.maps.voice import Voice
from generator.model import Workshop
from generator.paper import MM, PAPERS, Print
from generator.scene import Box, Scene
from generator.terms import languages_of, spoken_date

MARGIN = 14 * MM
MOST = 60


def prints(voice: Voice) -> tuple[Print, ...]:
    """The door's sign, then one for each table."""
    workshop = voice.engagement.workshop
    if workshop is None:
        return ()
    tables = (_tent(voice, number) for number in range(1, min(MOST, materials.room(voice.engagement).groups) + 1))
    return (Print("room/signs", voice.line("room-sign"), (_door(voice, workshop), *tables)),)


def _door(voice: Voice, workshop: Workshop) -> Scene:
    paper = PAPERS["A4"]
    draft = Draft(paper.height, paper.width)
    width = draft.width - 2 * MARGIN
    draft.area("accent", Box(MARGIN, MARGIN, 10 * MM, draft.height - 2 * MARGIN))
    left, room = MARGIN + 20 * MM, width - 24 * MM
    welcome = Box(left, 24 * MM, room, 60)
    draft.write("callout-value", welcome, voice.line("room-sign-door"), (44.0, 36.0), bold=True)
    title = voice.line(workshop.title) or voice.line(voice.engagement.meta.title)
    sizes = (60.0, 54.0, 48.0, 42.0, 36.0, 32.0, 28.0, 24.0)
    draft.write("heading", Box(left, 50 * MM, room, 82 * MM), title, sizes, bold=True, kind="title")
    first = languages_of(voice.language)[0]
    times = []
    for day in workshop.days:
        named = voice.phrase("day-name", str(day.day)).replace("\n", " ") if len(workshop.days) > 1 else ""
        date = spoken_date(day.date, first) if day.date else named
        times.append(f"{date} {day.start}–{day.closing}".strip())
    told = "\n".join(filter(None, (*times[:4], voice.line(workshop.venue))))
    draft.write("text", Box(left, 140 * MM, room, 54 * MM), told, (26.0, 22.0, 20.0, 18.0, 16.0))
    name = f"{voice.line('room-sign-door')} · {title}"
    return draft.scene("room/signs-door", "sign", name, voice.language, voice.line("room-sign-use"))


def _tent(voice: Voice, number: int) -> Scene:
    paper = PAPERS["A4"]
    draft = Draft(paper.height, paper.width)
    middle, width = draft.height / 2, draft.width - 2 * MARGIN
    draft.rule((MARGIN, middle), (draft.width - MARGIN, middle), "guide", 1.0, "dashed")
    draft.write("muted", Box(MARGIN, middle - 18, width, 15), voice.line("kit-timer-fold"), (10.0,), align="center")
    draft.area("accent", Box(MARGIN, middle + 10 * MM, 10 * MM, middle - 10 * MM - MARGIN))
    left, room = MARGIN + 18 * MM, width - 22 * MM
    words = voice.phrase("room-sign-group", str(number)).replace("\n", " ")
    big = Box(left, middle + 8 * MM, room, 52 * MM)
    draft.write("heading", big, words, (110.0, 96.0, 80.0, 64.0), bold=True, middle=True, kind="title")
    y = draft.height - MARGIN - 10 * MM
    draft.write("muted", Box(left, y - 8, 140, 26), voice.line("room-sign-name"), (18.0, 16.0))
    draft.rule((left + 110, y + 16), (left + room, y + 16), "axis", 1.0)
    return draft.scene(f"room/signs-{number}", "sign", words, voice.language, voice.line("room-sign-use"))
