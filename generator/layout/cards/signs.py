"""Signs for the room: a tent for each table, and one for the door.

In: a `Voice`. Out: a print on A4 landscape; nothing for a file without a workshop. Guaranteed: a tent for every group,
to be read from across the room, from both sides.
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
    """Two like halves side by side: folded back between them it stands like a greeting card, upright on both sides."""
    paper = PAPERS["A4"]
    draft = Draft(paper.height, paper.width)
    middle = draft.width / 2
    draft.rule((middle, MARGIN), (middle, draft.height - MARGIN), "guide", 1.0, "dashed")
    words = voice.phrase("room-sign-group", str(number)).replace("\n", " ")
    for left in (0.0, middle):
        _half(draft, voice, words, Box(left, 0, middle, draft.height).inset(MARGIN), left == 0.0)
    hint = Box(middle + 4, draft.height - MARGIN + 4, middle - MARGIN - 4, 15)
    draft.write("muted", hint, voice.line("kit-timer-fold"), (10.0,))
    return draft.scene(f"room/signs-{number}", "sign", words, voice.language, voice.line("room-sign-use"))


def _half(draft: Draft, voice: Voice, words: str, box: Box, first: bool) -> None:
    """One side of a tent: the table's number, and a line for the name."""
    draft.area("accent", Box(box.x, box.y, box.width, 10 * MM))
    big = Box(box.x, box.y + 24 * MM, box.width, 70 * MM)
    sizes = (100.0, 92.0, 84.0, 76.0, 68.0, 60.0, 52.0)
    kind = "title" if first else "label"
    draft.write("heading", big, words, sizes, bold=True, align="center", middle=True, kind=kind)
    y = box.bottom - 30 * MM
    draft.write("muted", Box(box.x, y - 8, 96, 26), voice.line("room-sign-name"), (18.0, 16.0))
    draft.rule((box.x, box.bottom - 6 * MM), (box.right, box.bottom - 6 * MM), "axis", 1.0)
