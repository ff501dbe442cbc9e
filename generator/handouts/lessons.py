"""What guide and workbook say alike of a session: its facts, its pictures, the questions afterwards, the terms used.

In: a `Speaker`, a timed session, the activities. Out: texts in one language, `Picture`s. Guaranteed: a session's own
texts win over those of its activity.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.agenda import CLOSING, Timed
from generator.handouts import Picture
from generator.model import Activity, Session, Text, Workshop
from generator.outline.held import module_of
from generator.outline.speaker import Speaker
from generator.terms.glossary import GLOSSARY

QUESTIONS = ("what", "so_what", "now_what")
DIAGRAMS = {"cv-journey": "journey", "cv-standards": "standards"}  # besides the first blueprint


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is to be said of it, such as Slides: 12–15."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; `widths` are shares of the page, in hundredths."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DayTable:
    """A day: its name, and its sessions in a table."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions under a head."""

    head: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A session that is no pause, with the activity it follows and the session after it."""

    timed: Timed
    activity: Activity | None
    onward: Timed | None

    @property
    def session(self) -> Session:
        return self.timed.session


def lessons(every: Iterable[Timed], activities: Mapping[str, Activity]) -> Iterator[Lesson]:
    """The sessions that are no pauses, in order."""
    listed = list(every)
    for at, one in enumerate(listed):
        if not one.is_pause:
            follows = one.session.activity
            activity = activities[follows] if follows and follows in activities else None
            onward = listed[at + 1] if at + 1 < len(listed) and listed[at + 1].day == one.day else None
            yield Lesson(one, activity, onward)


def chosen(own: tuple[Text, ...], usual: tuple[Text, ...]) -> tuple[Text, ...]:
    return own or usual


def texts(speaker: Speaker, found: Iterable[Text]) -> tuple[str, ...]:
    return tuple(speaker.say(one) for one in found if one)


def module_name(speaker: Speaker, session: Session) -> str:
    workshop = speaker.engagement.workshop
    found = module_of(workshop, session.module or "") if workshop is not None else None
    return speaker.say(found.name) if found is not None else session.module or ""


def asked(speaker: Speaker, lesson: Lesson) -> tuple[Asked, ...]:
    """The questions afterwards, under the heads that lead from what happened to what follows."""
    own = texts(speaker, lesson.session.debrief)
    if len(own) == len(QUESTIONS):
        return tuple(Asked(speaker.word(f"guide-{name}"), (one,)) for name, one in zip(QUESTIONS, own, strict=True))
    if own:
        return (Asked(speaker.word("guide-ask"), own),)
    if lesson.activity is None:
        return ()
    named = ((name, texts(speaker, getattr(lesson.activity.debrief, name))) for name in QUESTIONS)
    return tuple(Asked(speaker.word(f"guide-{name}"), questions) for name, questions in named if questions)


def canvas_picture(speaker: Speaker, canvas: str, filled: bool) -> Picture | None:
    """A canvas; `filled` where the file has something for it, else blank."""
    if not canvas or canvas == CLOSING:  # a form that is handed out by itself
        return None
    blank = Picture(f"canvas/{canvas}", speaker.each("workbook-canvas", speaker.canvas(canvas)))
    if not filled:
        return blank
    return Picture(f"canvas/{canvas}/filled", speaker.each("guide-filled", speaker.canvas(canvas)), blank)


def diagram_picture(speaker: Speaker, canvas: str) -> Picture | None:
    """The drawing of the engagement that a canvas leads to."""
    first = next(iter(speaker.engagement.blueprints), "")
    name = {"cv-blueprint": first}.get(canvas) or DIAGRAMS.get(canvas, "")
    if not name:
        return None
    return Picture(f"diagram/{name}", speaker.each("guide-drawing", speaker.word(f"drawing-{canvas}")))


def glossary(speaker: Speaker, content: Any) -> Table | None:
    """The terms of the field and of the house that occur in a content, in both languages."""
    used = "\n".join(_words(content)).lower()
    first = 0 if speaker.first.startswith("zh") else 1
    rows = [
        (chinese, english, (in_chinese, in_english)[first])
        for chinese, english, in_chinese, in_english in GLOSSARY
        if (chinese, english)[first].lower() in used
    ]
    house = [
        (one.term.in_language("zh-CN"), one.term.in_language("en"), speaker.say(one.meaning))
        for one in speaker.engagement.glossary
    ]
    known = {row[first].lower() for row in house}
    rows = [*house, *(row for row in rows if row[first].lower() not in known)]
    if not rows:
        return None
    header = tuple(speaker.word(f"guide-{name}") for name in ("chinese", "english", "meaning"))
    return Table(header, tuple(rows), (20, 26, 54))


def when_and_where(speaker: Speaker, workshop: Workshop) -> Iterator[Fact]:
    """The dates and the place of a workshop, as far as they are known."""
    if dates := list(dict.fromkeys(day.date for day in workshop.days if day.date)):
        yield Fact(speaker.word("guide-date"), speaker.listed(speaker.date(one) for one in dates))
    if workshop.venue:
        yield Fact(speaker.word("guide-venue"), speaker.say(workshop.venue))


def _words(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for one in content:
            yield from _words(one)
    elif dataclasses.is_dataclass(content):
        for item in dataclasses.fields(content):
            yield from _words(getattr(content, item.name))
