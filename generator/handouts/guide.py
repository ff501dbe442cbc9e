"""The facilitator's guide: how to prepare, and a page for each session with what to do and what to say.

In: an engagement, a language, the numbers of the deck's slides, the activities. Out: a `Document` of a `Guide`.
Guaranteed: clock times, minutes and slide numbers are those of the other documents of the kit; sessions without an
activity get a page of what they have; pauses get none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from generator.agenda import Late, Timed, clock_of, late, minute_of, supplies, timed
from generator.handouts import Document, Picture, lessons, pace
from generator.handouts.books.risks import mishaps
from generator.handouts.lessons import Asked, DayTable, Fact, Lesson, Table
from generator.handouts.materials import Material, quantities, room
from generator.model import Activity, Day, Engagement, Session, Workshop
from generator.model.workshop import PreSurvey
from generator.outline.speaker import Speaker
from generator.outline.tools import teaching
from generator.terms import TERMS

LATE = 15  # minutes
_HURRIED = 0.7  # of the minutes of an activity
_DASH = "–"
_ADAPTATIONS = ("small", "large", "remote", "short")


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that stand on every page of sessions."""

    contents: str = ""
    contents_hint: str = ""
    purpose: str = ""
    objectives: str = ""
    ready: str = ""
    steps: str = ""
    unit: str = ""
    do: str = ""
    say: str = ""
    watch: str = ""
    tips: str = ""
    adaptations: str = ""
    expected: str = ""
    debrief: str = ""
    transition: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step: when it begins, how long it takes, how people work, what is done, what is said."""

    clock: str
    minutes: int
    part: str
    do: tuple[str, ...]
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideSession:
    """The page of a session. `number` counts over the days; texts are "" and tuples empty where there is none."""

    number: int
    title: str
    clock: str
    span: str
    facts: tuple[Fact, ...]
    purpose: str
    objectives: tuple[str, ...]
    ready: tuple[str, ...]
    steps: tuple[GuideStep, ...]
    watch_for: tuple[str, ...]
    tips: tuple[str, ...]
    adaptations: tuple[Fact, ...]
    output: str
    example: Table | None
    debrief: tuple[Asked, ...]
    transition: str
    onward: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to tick off, under a head."""

    head: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A table under a heading, with a line that leads to it."""

    title: str
    table: Table
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide."""

    title: str
    subtitle: str
    author: str
    footer: str
    facts: tuple[Fact, ...]
    labels: Labels
    how_title: str
    how: tuple[str, ...]
    glance_title: str
    days: tuple[DayTable, ...]
    prepare_title: str
    checklists: tuple[Checklist, ...]
    preparation: tuple[Part, ...]
    sessions_title: str
    sessions: tuple[GuideSession, ...]
    appendix_title: str
    appendix: tuple[Part, ...]


def document(
    engagement: Engagement,
    language: str,
    numbers: Mapping[str, tuple[int, int]],
    activities: Mapping[str, Activity],
) -> Document:
    """The guide of an engagement; without sessions where it has no workshop."""
    speaker = Speaker(engagement, language, "course")
    workshop = engagement.workshop or Workshop()
    subtitle = speaker.word("guide-title")
    title = speaker.say(workshop.title) or speaker.say(engagement.meta.title)
    every = timed(workshop)
    page = _Page(speaker, numbers, activities)
    content = Guide(
        title=title,
        subtitle=subtitle,
        author=speaker.say(engagement.meta.author),
        footer=" · ".join(part for part in (title, subtitle, engagement.meta.version) if part),
        facts=tuple(_cover(speaker, workshop)),
        labels=Labels(**{item.name: speaker.word(f"guide-{_key(item.name)}") for item in fields(Labels)}),
        how_title=speaker.word("guide-how"),
        how=(speaker.word("guide-how-1"), speaker.word("guide-how-2")),
        glance_title=speaker.word("guide-glance"),
        days=tuple(_day(page, day, every) for day in workshop.days if day.sessions),
        prepare_title=speaker.word("guide-prepare"),
        checklists=tuple(_checklists(speaker, workshop)),
        preparation=tuple(_preparation(speaker, workshop, activities)),
        sessions_title=speaker.word("guide-sessions"),
        sessions=_shown_once(page.session(one, at) for at, one in enumerate(lessons.lessons(every, activities), 1)),
        appendix_title=speaker.word("guide-appendix"),
        appendix=tuple(_appendix(speaker, workshop)),
    )
    terms = lessons.glossary(speaker, content)
    if terms is not None:
        content = replace(content, appendix=(*content.appendix, Part(speaker.word("guide-glossary"), terms)))
    return Document("guide", "guide/guide", f"{title} · {subtitle}", content)


def _shown_once(sessions: Iterable[GuideSession]) -> tuple[GuideSession, ...]:
    """The sessions, each picture where it comes first."""
    shown: set[str] = set()
    found = []
    for one in sessions:
        pictures = tuple(picture for picture in one.pictures if picture.key not in shown)
        shown.update(picture.key for picture in pictures)
        found.append(replace(one, pictures=pictures))
    return tuple(found)


def _key(name: str) -> str:
    return name.replace("_", "-")


def _cover(speaker: Speaker, workshop: Workshop) -> Iterator[Fact]:
    meta = speaker.engagement.meta
    if meta.client:
        yield Fact(speaker.word("guide-client"), speaker.say(meta.client))
    yield from lessons.when_and_where(speaker, workshop)
    yield Fact(speaker.word("guide-where"), speaker.word(f"guide-where-{workshop.mode}"))
    heads = room(speaker.engagement)
    told = (heads.participants, heads.groups, heads.group_size, heads.facilitators)
    yield Fact(speaker.word("guide-heads"), speaker.each("guide-heads-said", *map(str, told)))
    held = [day for day in workshop.days if day.sessions]
    minutes = sum(day.content_minutes for day in held)
    yield Fact(speaker.word("guide-duration"), speaker.each("guide-duration-said", str(len(held)), str(minutes)))
    if meta.version:
        yield Fact(speaker.word("guide-version"), meta.version)
    if meta.author:
        yield Fact(speaker.word("guide-author"), speaker.say(meta.author))


@dataclass(frozen=True)
class _Page:
    """Writes pages of sessions."""

    speaker: Speaker
    numbers: Mapping[str, tuple[int, int]]
    activities: Mapping[str, Activity]

    def slides(self, one: Timed) -> str:
        """The numbers of a session's slides, "12–15"; "" when it has none."""
        first, last = self.numbers.get(one.session.id or f"session-{one.number}", (0, 0))
        return "" if not first else str(first) if first == last else f"{first}–{last}"

    def session(self, lesson: Lesson, number: int) -> GuideSession:
        speaker, session, activity = self.speaker, lesson.session, lesson.activity or Activity()
        canvas = session.canvas or ""
        pictures = (
            lessons.canvas_picture(speaker, canvas, filled=True),
            lessons.diagram_picture(speaker, canvas),
        )
        return GuideSession(
            number=number,
            title=speaker.say(session.title),
            clock=lesson.timed.start,
            span=f"{lesson.timed.start} – {lesson.timed.end}",
            facts=tuple(self._facts(lesson)),
            purpose=speaker.say(activity.purpose),
            objectives=self._objectives(session, activity),
            ready=lessons.texts(speaker, activity.prepare),
            steps=tuple(self._steps(lesson)),
            watch_for=lessons.texts(speaker, activity.watch_for),
            tips=(*lessons.texts(speaker, activity.tips), *self._spare(session)),
            adaptations=tuple(self._adaptations(activity, _ADAPTATIONS[: -1 if self._hurried(lesson) else None])),
            output=speaker.say(activity.output),
            example=self._example(activity),
            debrief=lessons.asked(speaker, lesson),
            transition=self._transition(lesson),
            onward=f"{lesson.onward.start} {speaker.say(lesson.onward.session.title)}" if lesson.onward else "",
            pictures=tuple(one for one in pictures if one is not None),
        )

    def _facts(self, lesson: Lesson) -> Iterator[Fact]:
        speaker, session, one = self.speaker, lesson.session, lesson.timed
        canvas = session.canvas or ""
        told = (
            ("time", speaker.each("guide-span", one.start, one.end, str(session.minutes))),
            ("slides", self.slides(one)),
            ("module", lessons.module_name(speaker, session)),
            ("grouping", teaching.grouping(speaker, session)),
            ("canvas", speaker.canvas(canvas)),
            ("output", speaker.say(session.output)),
            ("supplies", speaker.either("；", "; ").join(lessons.texts(speaker, supplies(session, self.activities)))),
        )
        for name, text in told:
            if text:
                yield Fact(speaker.word(f"guide-{name}"), text)
        if hurried := self._hurried(lesson):
            yield Fact(speaker.word("guide-short"), hurried)

    def _objectives(self, session: Session, activity: Activity) -> tuple[str, ...]:
        workshop = self.speaker.engagement.workshop
        own = [one.text for one in workshop.objectives if session.id in one.sessions] if workshop else []
        return lessons.texts(self.speaker, (*own, *activity.objectives))

    def _steps(self, lesson: Lesson) -> Iterator[GuideStep]:
        minute = minute_of(lesson.timed.start)
        for step in pace.steps(lesson.session, self.activities):
            do, say = (lessons.texts(self.speaker, texts) for texts in (step.do, step.say))
            yield GuideStep(clock_of(minute), step.minutes, self.speaker.word(f"part-{step.part}"), do, say)
            minute += step.minutes

    def _hurried(self, lesson: Lesson) -> str:
        """The short way of an exercise that has much less time than it takes; "" where there is enough."""
        session, activity = lesson.session, lesson.activity or Activity()
        short = activity.adaptations.short
        if not short or pace.is_own(session, activity) or session.minutes >= _HURRIED * activity.minutes:
            return ""
        return self.speaker.each("guide-hurried", str(activity.minutes), str(session.minutes), short)

    def _spare(self, session: Session) -> Iterator[str]:
        """What the activity knows besides the author's own steps."""
        speaker = self.speaker
        for step in pace.spare(session, self.activities):
            told = speaker.each("guide-spare", str(step.minutes), step.do)
            yield f"{told}\n{speaker.each('guide-spare-said', step.say)}" if step.say else told

    def _adaptations(self, activity: Activity, names: Sequence[str]) -> Iterator[Fact]:
        for name in names:
            if text := getattr(activity.adaptations, name):
                yield Fact(self.speaker.word(f"guide-{name}"), self.speaker.say(text))

    def _example(self, activity: Activity) -> Table | None:
        columns = len(activity.example.header)
        if not columns or not activity.example.rows:
            return None
        rows = []
        for row in activity.example.rows:
            cells = [self.speaker.say(cell) for cell in row.cells][:columns]
            rows.append((*cells, *([""] * (columns - len(cells)))))
        return Table(tuple(map(self.speaker.say, activity.example.header)), tuple(rows))

    def _transition(self, lesson: Lesson) -> str:
        if lesson.activity is not None and lesson.activity.transition:
            return self.speaker.say(lesson.activity.transition)
        if lesson.onward is None:
            return self.speaker.word("guide-end-said")
        return self.speaker.each("guide-next-said", lesson.onward.session.title)


def _day(page: _Page, day: Day, every: tuple[Timed, ...]) -> DayTable:
    speaker = page.speaker
    name = speaker.each("day-name", str(day.day))
    named = f"{name} · {speaker.date(day.date)}" if day.date else name
    header = tuple(speaker.word(f"guide-{key}") for key in ("time", "minutes", "session", "slides", "canvas", "output"))
    rows = []
    for one in every:
        if one.day == day.day:
            session = one.session
            canvas = speaker.canvas(session.canvas or "") or _DASH
            output = speaker.say(session.output) or _DASH
            slides = page.slides(one) or _DASH
            rows.append((one.start, str(session.minutes), speaker.say(session.title), slides, canvas, output))
    return DayTable(named, Table(header, tuple(rows), (8, 6, 29, 11, 16, 30)))


def _checklists(speaker: Speaker, workshop: Workshop) -> Iterator[Checklist]:
    days = str((workshop.pre_survey or PreSurvey()).send_days_before)
    for name in ("before", "morning", "afterwards"):
        keys = [f"guide-{name}-{at}" for at in range(1, 10) if f"guide-{name}-{at}" in TERMS]
        online = {key: f"{key}-remote" for key in keys if workshop.mode == "remote" and f"{key}-remote" in TERMS}
        yield Checklist(speaker.word(f"guide-{name}"), tuple(speaker.each(online.get(key, key), days) for key in keys))


def _preparation(speaker: Speaker, workshop: Workshop, activities: Mapping[str, Activity]) -> Iterator[Part]:
    """Who does what, and what is to be there."""
    second = "guide-role-2-said" if workshop.facilitators > 1 else "guide-role-2-alone"
    said = ("guide-role-1-said", second, "guide-role-3-said", "guide-role-4-said")
    rows = tuple((speaker.word(f"guide-role-{at}"), speaker.word(key)) for at, key in enumerate(said, 1))
    header = (speaker.word("guide-role"), speaker.word("guide-duty"))
    yield Part(speaker.word("guide-roles"), Table(header, rows, (25, 75)))
    names = ("material", "quantity", "material-note")
    heads = tuple(speaker.word(f"guide-{name}") for name in names)
    found = quantities(speaker.engagement, speaker.language, activities)
    needed = tuple((one.name, _amount(speaker, one), one.note) for one in found if one.quantity is not None)
    yield Part(
        speaker.word("guide-materials"), Table(heads, needed, (28, 18, 54)), speaker.word("guide-materials-lead")
    )


def _amount(speaker: Speaker, one: Material) -> str:
    return f"{speaker.number(one.quantity)} {one.unit}".strip() if one.quantity is not None else ""


def _appendix(speaker: Speaker, workshop: Workshop) -> Iterator[Part]:
    """What changes when a day starts late, and what to do when something goes wrong."""
    lead = speaker.word("guide-late-lead")
    several = sum(bool(one.sessions) for one in workshop.days) > 1
    for day in late(workshop, LATE):
        if day.changed:
            title = speaker.each("guide-late", str(LATE))
            name = f"{title} · {speaker.each('day-name', str(day.day))}" if several else title
            yield Part(name, _late(speaker, day), lead)
            lead = ""
    names = mishaps(workshop.mode)
    remedies = tuple((speaker.word(f"mishap-{name}"), speaker.word(f"mishap-{name}-then")) for name in names)
    heads = (speaker.word("guide-trouble"), speaker.word("guide-remedy"))
    yield Part(speaker.word("guide-contingency"), Table(heads, remedies, (30, 70)))


def _late(speaker: Speaker, day: Late) -> Table:
    header = tuple(speaker.word(f"guide-{key}") for key in ("late-was", "late-now", "minutes", "session"))
    rows = [
        (one.planned_start, one.start, _minutes(one.minutes, one.gives), speaker.say(one.session.title))
        for one in day.changed
    ]
    return Table(header, tuple(rows), (12, 12, 16, 60))


def _minutes(minutes: int, gives: int) -> str:
    return f"{minutes} (\N{MINUS SIGN}{gives})" if gives else str(minutes)
