"""The participants' workbook: for each session what it is for, what to do, a canvas and room to write.

In: an engagement, a language, the activities. Out: a `Document` whose content is a `Workbook`. Guaranteed: sessions
stand in the order of the days; nothing that is for the facilitators or the team only is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from generator.agenda import Timed, timed
from generator.handouts import Document, Picture, lessons, pace
from generator.handouts.lessons import DayTable, Fact, Lesson, Table
from generator.model import Activity, Day, Engagement, Workshop
from generator.outline.speaker import Speaker

_WORK = ("individual", "pair", "group", "share", "plenary")
_STILL = ("energiser", "debrief")  # kinds of sessions in which nobody writes
_LINES, _FEWEST_LINES = 16, 8  # to write on


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that stand on every page of sessions."""

    name: str = ""
    team: str = ""
    why: str = ""
    how: str = ""
    result: str = ""
    notes: str = ""
    questions: str = ""
    takeaway: str = ""


@dataclass(frozen=True, slots=True)
class WorkbookSession:
    """The pages of a session. `canvas` is the empty canvas, None where there is none; `lines` are to write on."""

    number: int
    title: str
    span: str
    purpose: str
    steps: tuple[str, ...]
    output: str
    questions: tuple[str, ...]
    canvas: Picture | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The whole workbook."""

    title: str
    subtitle: str
    author: str
    footer: str
    facts: tuple[Fact, ...]
    labels: Labels
    welcome_title: str
    welcome: str
    goals_title: str
    goals: tuple[str, ...]
    agenda_title: str
    days: tuple[DayTable, ...]
    sessions: tuple[WorkbookSession, ...]
    commitments_title: str
    commitments_lead: str
    commitments: Table
    partner: str
    evaluation_title: str
    evaluation: str
    glossary_title: str
    glossary: Table | None


def document(engagement: Engagement, language: str, activities: Mapping[str, Activity]) -> Document:
    """The workbook of an engagement; without sessions where it has no workshop."""
    speaker = Speaker(engagement, language, "course")
    workshop = engagement.workshop or Workshop()
    title = speaker.say(workshop.title) or speaker.say(engagement.meta.title)
    subtitle = speaker.word("workbook-title")
    every = timed(workshop)
    open_ones = [one for one in every if "team_only" not in one.session.audience]
    content = Workbook(
        title=title,
        subtitle=subtitle,
        author=speaker.say(engagement.meta.author),
        footer=f"{title} · {subtitle}",
        facts=tuple(_cover(speaker, workshop)),
        labels=Labels(**{item.name: speaker.word(f"workbook-{item.name}") for item in fields(Labels)}),
        welcome_title=speaker.word("workbook-welcome"),
        welcome=speaker.word("workbook-welcome-said"),
        goals_title=speaker.word("workbook-goals"),
        goals=lessons.texts(speaker, (one.text for one in workshop.objectives)),
        agenda_title=speaker.word("workbook-agenda"),
        days=tuple(_day(speaker, day, open_ones) for day in workshop.days if day.sessions),
        sessions=tuple(_sessions(speaker, open_ones, activities)),
        commitments_title=speaker.word("workbook-commitments"),
        commitments_lead=speaker.word("workbook-commitments-said"),
        commitments=_commitments(speaker),
        partner=speaker.word("workbook-partner"),
        evaluation_title=speaker.word("workbook-evaluation"),
        evaluation=speaker.word("workbook-evaluation-said"),
        glossary_title=speaker.word("workbook-glossary"),
        glossary=None,
    )
    content = replace(content, glossary=lessons.glossary(speaker, content))
    return Document("workbook", "workbook/workbook", f"{title} · {subtitle}", content)


def _cover(speaker: Speaker, workshop: Workshop) -> Iterator[Fact]:
    yield from lessons.when_and_where(speaker, workshop)
    journey = speaker.engagement.scope.service or speaker.engagement.meta.title
    yield Fact(speaker.word("workbook-journey"), speaker.say(journey))


def _day(speaker: Speaker, day: Day, every: list[Timed]) -> DayTable:
    name = speaker.each("day-name", str(day.day))
    header = tuple(speaker.word(f"guide-{key}") for key in ("time", "session", "output"))
    rows = [
        (f"{one.start} – {one.end}", speaker.say(one.session.title), speaker.say(one.session.output))
        for one in every
        if one.day == day.day
    ]
    named = f"{name} · {speaker.date(day.date)}" if day.date else name
    return DayTable(named, Table(header, tuple(rows), (16, 41, 43)))


def _sessions(speaker: Speaker, every: list[Timed], activities: Mapping[str, Activity]) -> Iterator[WorkbookSession]:
    number = 0
    for lesson in lessons.lessons(every, activities):
        if lesson.session.kind not in _STILL and lesson.session.canvas != "cv-evaluation":
            number += 1
            yield _session(speaker, lesson, activities, number)


def _session(speaker: Speaker, lesson: Lesson, activities: Mapping[str, Activity], number: int) -> WorkbookSession:
    session = lesson.session
    purpose = lesson.activity.purpose if lesson.activity is not None else None
    canvas = lessons.canvas_picture(speaker, session.canvas or "", filled=False)
    questions = tuple(one for head in lessons.asked(speaker, lesson) for one in head.questions)
    steps = tuple(_steps(speaker, lesson, activities))
    return WorkbookSession(
        number=number,
        title=speaker.say(session.title),
        span=speaker.each("guide-span", lesson.timed.start, lesson.timed.end, str(session.minutes)),
        purpose=speaker.say(purpose) if purpose else "",
        steps=steps,
        output=speaker.say(session.output),
        questions=questions,
        canvas=canvas,
        lines=tuple(range(1, 1 + max(_FEWEST_LINES, _LINES - len(steps) - len(questions) - bool(purpose)))),
    )


def _steps(speaker: Speaker, lesson: Lesson, activities: Mapping[str, Activity]) -> Iterator[str]:
    """What participants do, with the minutes; nothing of what is said to them."""
    session = lesson.session
    if not session.instructions and (session.kind == "lecture" or not (lesson.activity or session.canvas)):
        return
    for step in pace.steps(session, activities):
        if step.part in _WORK:
            told = speaker.either("", " ").join(lessons.texts(speaker, step.do))
            yield speaker.either(f"{told}（{step.minutes} 分钟）", f"{told} ({step.minutes} min)")


def _commitments(speaker: Speaker) -> Table:
    header = tuple(speaker.word(f"workbook-{name}") for name in ("commitment", "by", "with", "sign"))
    return Table(header, (("", "", "", ""),) * 3, (40, 16, 20, 24))
