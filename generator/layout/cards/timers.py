"""Timer cards: for each exercise a sheet to stand on the table, with its minutes as large as can be.

In: a `Voice`. Out: a print on A4 landscape. Guaranteed: a card for every exercise of the agenda, in its order, with the
agenda's own minutes; nothing without exercises.
"""

from __future__ import annotations

from generator.layout.cards import icons
from generator.layout.cards.drafting import Draft
from generator.layout.maps.voice import Voice
from generator.model import Session
from generator.paper import MM, PAPERS, Print
from generator.scene import Box, Scene

EXERCISES = frozenset({"group", "individual", "pair"})
MARGIN = 14 * MM
BAND = 20 * MM
FOLD = 38 * MM  # what is folded back, from the lower edge
HUGE = (230.0, 200.0, 170.0, 140.0)


def prints(voice: Voice) -> tuple[Print, ...]:
    """A page for each exercise."""
    workshop = voice.engagement.workshop
    found = [
        (day.day, clock, session)
        for day in (workshop.days if workshop else ())
        for clock, session in day.timetable()
        if session.kind in EXERCISES
    ]
    several = len({day for day, _, _ in found}) > 1
    scenes = tuple(
        _page(voice, session, f"{voice.phrase('day-name', str(day))} {clock}" if several else clock, number)
        for number, (day, clock, session) in enumerate(found, 1)
    )
    return (Print("table-kit/timer", voice.line("kit-timer"), scenes),) if scenes else ()


def _page(voice: Voice, session: Session, clock: str, number: int) -> Scene:
    paper = PAPERS["A4"]
    draft = Draft(paper.height, paper.width)
    minutes = session.exercise_minutes or session.minutes
    width, fold = draft.width - 2 * MARGIN, draft.height - FOLD
    band = Box(MARGIN, MARGIN, width, BAND)
    role = "lane-customer"
    draft.area(role, band, voice.line("kit-timer"))
    sign = 12 * MM
    icons.draw(draft, "clock", Box(band.x + 4 * MM, band.y + (BAND - sign) / 2, sign, sign), role)
    said = Box(band.x + sign + 8 * MM, band.y + 1, width - sign - 12 * MM, BAND - 2)
    draft.write(role, Box(said.right - 150, said.y, 150, said.height), clock, (20.0, 16.0), align="right", middle=True)
    course = voice.line(voice.engagement.workshop.title) if voice.engagement.workshop else ""
    draft.write(role, Box(said.x, said.y, said.width - 160, said.height), course, (14.0, 12.0, 10.0), middle=True)
    _exercise(draft, voice, session, minutes, Box(MARGIN, band.bottom + 6 * MM, width, fold - band.bottom - 10 * MM))
    draft.rule((MARGIN, fold), (MARGIN + width, fold), "guide", 1.0, "dashed")
    foot = Box(MARGIN, fold + 5, width, 15)
    draft.write("muted", foot, voice.line("kit-timer-fold"), (10.0,), align="center")
    name = f"{voice.line(session.title)} · {minutes} {voice.line('kit-timer-unit')}"
    return draft.scene(f"table-kit/timer-{number}", "timer", name, voice.language, voice.line("kit-timer-use"))


def _exercise(draft: Draft, voice: Voice, session: Session, minutes: int, box: Box) -> None:
    left = Box(box.x, box.y, box.width * 0.52, box.height)
    right = Box(left.right + 6 * MM, box.y, box.right - left.right - 6 * MM, box.height)
    sizes = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0)
    title = Box(left.x, left.y, left.width, left.height * 0.58)
    draft.write("heading", title, voice.line(session.title), sizes, bold=True, kind="title")
    y = left.y + left.height * 0.62
    if session.output:
        draft.write("muted", Box(left.x, y, left.width, 18), voice.line("kit-timer-output"), (12.0,))
        output = Box(left.x, y + 18, left.width, left.bottom - y - 44)
        draft.write("text", output, voice.line(session.output), (20.0, 18.0, 16.0, 14.0, 12.0))
    calls = voice.phrase("kit-timer-calls", str(minutes // 2)) if minutes > 10 else voice.line("kit-timer-call")
    draft.write(
        "muted", Box(left.x, left.bottom - 18, left.width, 18), calls.replace("\n", " "), (13.0, 12.0, 11.0, 10.0)
    )
    huge = Box(right.x, right.y - 12, right.width, right.height - 28)
    draft.write("callout-value", huge, str(minutes), HUGE, bold=True, align="center", middle=True)
    unit = Box(right.x, right.bottom - 36, right.width, 36)
    draft.write("callout-value", unit, voice.line("kit-timer-unit"), (24.0, 20.0), align="center", middle=True)
