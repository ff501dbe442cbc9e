"""The certificate of participation, with a line for the name.

In: a `Voice`. Out: a print on A4 landscape; nothing for a file without a workshop. Guaranteed: title, hours and
objectives are the course's own; the hours are those of content, breaks left out.
"""

from __future__ import annotations

from generator.layout.cards import face
from generator.layout.cards.drafting import Draft
from generator.layout.cards.face import Part
from generator.layout.maps.voice import Voice
from generator.model import Workshop
from generator.paper import MM, PAPERS, Print
from generator.scene import Box
from generator.terms import languages_of, spoken_date

FRAME = 11 * MM
MARGIN = 30 * MM
MOST = 5  # objectives


def prints(voice: Voice) -> tuple[Print, ...]:
    """The page."""
    workshop = voice.engagement.workshop
    if workshop is None:
        return ()
    paper = PAPERS["A4"]
    draft = Draft(paper.height, paper.width)
    _frame(draft)
    _said(draft, voice, workshop)
    _signed(draft, voice, workshop)
    title = voice.line("certificate")
    scene = draft.scene("certificate", "certificate", title, voice.language, voice.line("certificate-use"))
    return (Print("certificate", title, (scene,)),)


def _frame(draft: Draft) -> None:
    page = Box(0, 0, draft.width, draft.height)
    draft.area("accent", Box(FRAME, FRAME, 9 * MM, draft.height - 2 * FRAME))
    draft.shape("waterline", page.inset(FRAME), "rectangle", weight=1.5)
    draft.shape("blank", page.inset(FRAME + 2 * MM), "rectangle", weight=0.75)


def _said(draft: Draft, voice: Voice, workshop: Workshop) -> None:
    left, width = MARGIN + 6 * MM, draft.width - 2 * MARGIN - 6 * MM
    y = 24 * MM
    y += draft.write(
        "heading",
        Box(left, y, width, 60),
        voice.line("certificate-of"),
        (40.0, 36.0, 32.0, 28.0),
        bold=True,
        align="center",
        kind="title",
    )
    y += 8
    y += draft.write("muted", Box(left, y, width, 24), voice.line("certificate-took"), (14.0, 12.0), align="center")
    y += 12
    course = Box(left, y, width, 70)
    sizes = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
    title = voice.line(workshop.title) or voice.line(voice.engagement.meta.title)
    y += draft.write("text", course, title, sizes, bold=True, align="center") + 6
    hours = _hours(workshop)
    if hours:
        told = voice.phrase("certificate-hours", hours).replace("\n", " ")
        y += draft.write("muted", Box(left, y, width, 20), told, (13.0,), align="center")
    y += 20
    name = Box(left + width * 0.18, y, width * 0.64, 30)
    draft.write("muted", Box(name.x, y + 12, 50, 16), voice.line("certificate-name"), (12.0,))
    draft.rule((name.x + 52, name.bottom), (name.right, name.bottom), "axis", 1.0)
    objectives = tuple(("•", voice.line(one.text)) for one in workshop.objectives[:MOST])
    if objectives:
        top = name.bottom + 18
        room = Box(name.x, top, name.width, draft.height - 42 * MM - top)
        face.stacked(draft, (Part(voice.word("certificate-able"), entries=objectives),), room)


def _hours(workshop: Workshop) -> str:
    """The hours of content, to the quarter."""
    minutes = sum(day.content_minutes for day in workshop.days) or workshop.content_minutes or 0
    return f"{round(minutes / 15) / 4:g}" if minutes else ""


def _signed(draft: Draft, voice: Voice, workshop: Workshop) -> None:
    """Date, trainer and organiser: the file's, with a line to sign on."""
    made, top = voice.engagement, draft.height - 38 * MM
    dates = [day.date for day in workshop.days if day.date]
    first = languages_of(voice.language)[0]
    told = (
        ("certificate-date", spoken_date(dates[-1], first) if dates else ""),
        ("certificate-trainer", voice.line(made.meta.author)),
        ("certificate-client", voice.line(made.meta.client)),
    )
    width = (draft.width - 2 * MARGIN - 6 * MM - 2 * 12 * MM) / 3
    for at, (label, known) in enumerate(told):
        x = MARGIN + 6 * MM + at * (width + 12 * MM)
        draft.write("text", Box(x, top, width, 18), known, (12.0, 11.0, 10.0), align="center", middle=True)
        draft.rule((x, top + 20), (x + width, top + 20), "axis", 0.75)
        draft.write("muted", Box(x, top + 24, width, 15), voice.line(label), (10.5,), align="center")
