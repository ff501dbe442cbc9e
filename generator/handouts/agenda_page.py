"""The agenda that participants get: one page with what happens when, and what comes out.

In: an engagement with its days against the clock, a language. Out: a `Document`. Guaranteed: times are those of
`agenda.timed`; a day without sessions is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.agenda import Timed, timed
from generator.handouts import Document
from generator.model import Day, Engagement, Workshop
from generator.outline.held import module_of
from generator.outline.speaker import Speaker

ONE_PAGE = 18  # sessions that leave room on the page for what people take home


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A session: "09:00 – 09:20", "20", its name, the module it belongs to, what comes out; "" where there is none."""

    time: str
    minutes: str
    session: str
    module: str
    output: str
    is_pause: bool


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day: its name with the date, when it is, its sessions. `sum` says how its time is spent."""

    name: str
    span: str
    rows: tuple[AgendaRow, ...]
    sum: str


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """The whole page. `facts` are (term, text); `header` names the columns: time, minutes, session, output."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    header: tuple[str, str, str, str]
    days: tuple[AgendaDay, ...]
    benefits_title: str
    benefits: tuple[str, ...]
    footer: str


def document(engagement: Engagement, language: str) -> Document:
    """The agenda of an engagement with a workshop; without days where it has none."""
    speaker = Speaker(engagement, language, "course")
    workshop = engagement.workshop or Workshop()
    title = speaker.word("agenda-page")
    names = ("time", "unit-min", "session", "output")
    rows = sum(len(day.sessions) for day in workshop.days)
    benefits = workshop.benefits if rows <= ONE_PAGE else ()
    page = AgendaPage(
        title=speaker.say(workshop.title) or speaker.say(engagement.meta.title),
        subtitle=title,
        facts=tuple(_facts(speaker, workshop)),
        header=(speaker.word(names[0]), speaker.word(names[1]), speaker.word(names[2]), speaker.word(names[3])),
        days=tuple(_days(speaker, workshop)),
        benefits_title=speaker.word("agenda-benefits") if benefits else "",
        benefits=tuple(map(speaker.say, benefits)),
        footer=speaker.word("agenda-footer"),
    )
    return Document("agenda", "guide/agenda", page.title, page)


def _facts(speaker: Speaker, workshop: Workshop) -> Iterator[tuple[str, str]]:
    dates = [day.date for day in workshop.days if day.date]
    when = speaker.both(lambda one: one.listed(map(one.date, dict.fromkeys(dates)))) if dates else ""
    if when:
        yield speaker.word("date"), when
    if workshop.venue:
        yield speaker.word("agenda-venue"), speaker.say(workshop.venue)
    yield speaker.word("agenda-mode"), speaker.word(f"mode-{workshop.mode}")
    heads = (str(workshop.participants), str(workshop.groups), str(workshop.group_size))
    usual = "agenda-heads-remote" if workshop.mode == "remote" else "agenda-heads"
    told = usual if workshop.groups > 1 else "agenda-heads-one"
    yield speaker.word("agenda-people"), speaker.each(told, *heads)


def _days(speaker: Speaker, workshop: Workshop) -> Iterator[AgendaDay]:
    every = timed(workshop)
    for day in workshop.days:
        rows = [one for one in every if one.day == day.day]
        if rows:
            name = speaker.each("day-name", str(day.day)) if len(workshop.days) > 1 else speaker.word("agenda")
            dated = f"{name} · {speaker.date(day.date)}" if day.date and "\n" not in name else name
            span = f"{rows[0].start} – {rows[-1].end}"
            yield AgendaDay(dated, span, tuple(_row(speaker, workshop, one) for one in rows), _sum(speaker, day))


def _sum(speaker: Speaker, day: Day) -> str:
    pauses = sum(one.minutes for one in day.sessions) - day.content_minutes
    return speaker.each("agenda-sum", str(day.content_minutes), str(pauses))


def _row(speaker: Speaker, workshop: Workshop, one: Timed) -> AgendaRow:
    session = one.session
    module = module_of(workshop, session.module or "")
    called = speaker.say(module.name) if module is not None else session.module or ""
    return AgendaRow(
        time=f"{one.start} – {one.end}",
        minutes=str(session.minutes),
        session=speaker.say(session.title),
        module="" if one.is_pause else called,
        output="" if one.is_pause else speaker.say(session.output),
        is_pause=one.is_pause,
    )
