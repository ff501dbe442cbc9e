"""The run sheet: who does what in which minute, with which slides and materials, and what gives when a day starts late.

In: an engagement with its final minutes, a language, the numbers of the deck's slides, activities. Out: a `Book`.
Guaranteed: each day's minutes come to those of its sessions; times are formulas of the start of the day and the
minutes above them, so that one change moves all that follows.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.agenda import Late, Moved, Stretch, Timed, clock_of, late, minute_of, of_day, stretches, supplies
from generator.model import Activity, Day, Engagement, Session, Workshop
from generator.outline.blocks import slide_numbers
from generator.outline.speaker import Speaker
from generator.outline.tools.running import leaders, leads
from generator.outline.tools.teaching import grouping
from generator.sheet import Book, Cell, Column, Formula, Sheet, names
from generator.terms import is_chinese

LATE = 15
MINUTES_OF_DAY = 1440
_NO_ACTIVITIES: Mapping[str, Activity] = {}
_PAUSES = ("session-break", "session-meal")


def book(
    engagement: Engagement,
    language: str,
    numbers: Mapping[str, tuple[int, int]],
    activities: Mapping[str, Activity] = _NO_ACTIVITIES,
) -> Book:
    """The run sheet: an overview, a sheet a day, the plan for a late start."""
    return _Writer(engagement, language, numbers, activities).book()


class _Writer:
    def __init__(
        self,
        engagement: Engagement,
        language: str,
        numbers: Mapping[str, tuple[int, int]],
        activities: Mapping[str, Activity],
    ) -> None:
        self.speaker = Speaker(engagement, language, "course")
        self.workshop = engagement.workshop or Workshop()
        self.days = [day for day in self.workshop.days if day.sessions]
        self.numbers, self.activities = numbers, activities
        self.leads = leads(self.speaker, self.workshop)

    def book(self) -> Book:
        word = self.speaker.word
        title = self.speaker.say(self.workshop.title) or self.speaker.say(self.speaker.engagement.meta.title)
        plain = [self.day(day, "") for day in self.days]
        overview = Sheet(word("run-overview"), self.overview_columns(), tuple(() for _ in self.days), f"{title}", ("",))
        called = names(Book("run-sheet", "", (overview, *plain)))
        starts = [f"{_quoted(called[0])}!$C${overview.first + at}" for at in range(len(self.days))]
        sheets = [self.day(day, start) for day, start in zip(self.days, starts, strict=True)]
        rows = [self.overview(day, sheet, name) for day, sheet, name in zip(self.days, sheets, called[1:], strict=True)]
        told = self.speaker.each("run-change", called[0])
        first = Sheet(overview.name, overview.columns, tuple(rows), overview.title, (told,))
        return Book("run-sheet", word("run-sheet"), (first, *sheets, self.late(starts)))

    # the whole

    def overview_columns(self) -> tuple[Column, ...]:
        word = self.speaker.word
        return (
            Column("day", word("run-day"), "integer", 8),
            Column("date", word("date"), "date", 14, entry=True),
            Column("start", word("run-start"), "clock", 10, entry=True),
            Column("end", word("run-end"), "clock", 10),
            Column("content", word("run-content"), "integer", 14),
            Column("pauses", word("run-pauses"), "integer", 14),
        )

    def overview(self, day: Day, sheet: Sheet, name: str) -> tuple[Cell, ...]:
        minutes, methods = (_range(sheet, key, name) for key in ("minutes", "method"))
        pauses = "+".join(f'SUMIF({methods},"{self.speaker.word(pause)}",{minutes})' for pause in _PAUSES)
        content, every = day.content_minutes, sum(one.minutes for one in day.sessions)
        return (
            day.day,
            day.date or None,
            day.start,
            Formula(f"=C{{row}}+SUM({minutes})/{MINUTES_OF_DAY}", _share(day.closing)),
            Formula(f"=SUM({minutes})-F{{row}}", content),
            Formula(f"={pauses}", every - content),
        )

    # a day

    def day_columns(self) -> tuple[Column, ...]:
        word = self.speaker.word
        return (
            Column("start", word("run-start"), "clock", 8),
            Column("end", word("run-end"), "clock", 8),
            Column("minutes", word("minutes"), "integer", 8, entry=True, least=0, most=720),
            Column("session", word("session"), "text", 24),
            Column("part", word("run-part"), "text", 40),
            Column("method", word("method"), "text", 9),
            Column(
                "lead",
                word("run-lead"),
                "choice",
                12,
                choices=leaders(self.speaker, self.workshop),
                entry=True,
                is_open=True,
            ),
            Column("grouping", word("grouping"), "text", 16),
            Column("slides", word("run-slides"), "text", 9),
            Column("canvas", word("canvas"), "text", 15),
            Column("materials", word("materials"), "text", 24),
            Column("output", word("output"), "text", 20),
            Column("notes", word("run-notes"), "text", 20, entry=True),
        )

    def day(self, day: Day, start: str) -> Sheet:
        """The sheet of a day; `start` is the cell that says when it begins."""
        every = of_day(day)
        title = self.speaker.each("run-sheet-title", str(day.day), day.start, day.closing)
        name = self.speaker.each("day-name", str(day.day))
        parts = [(one, at, part) for one in every for at, part in enumerate(self.stretches(one.session))]
        top = Sheet(name, self.day_columns(), (), title).first
        rows: list[tuple[Cell, ...]] = []
        roles: list[tuple[int, str]] = []
        minute = minute_of(day.start)
        for row, (one, at, part) in enumerate(parts, top):
            times = self.times(start, top, row, minute, part.minutes)
            rows.append((*times, part.minutes, *self.told(one, at, part)))
            if one.is_pause or at == 0:
                roles.append((row - top, "pause" if one.is_pause else "cell-muted"))
            minute += part.minutes
        return Sheet(name, self.day_columns(), tuple(rows), title, roles=tuple(roles), frozen=4)

    def stretches(self, session: Session) -> tuple[Stretch, ...]:
        return stretches(session, self.activities)

    @staticmethod
    def times(start: str, top: int, row: int, minute: int, minutes: int) -> tuple[Cell, Cell]:
        """When a row starts and ends, of the day's start and the minutes above it."""
        above = f"={start}+(SUM(C${top}:C{row})-C{row})/{MINUTES_OF_DAY}"
        return (
            Formula(above, _share(clock_of(minute))),
            Formula(f"=A{row}+C{row}/{MINUTES_OF_DAY}", _share(clock_of(minute + minutes))),
        )

    def told(self, one: Timed, at: int, part: Stretch) -> tuple[Cell, ...]:
        """What stands behind the times of a stretch: the session once, its steps each."""
        speaker, session = self.speaker, one.session
        method = speaker.word(f"session-{session.kind}")
        if one.is_pause:
            return (speaker.say(session.title), "", method, "", "", "", "", "", "", "")
        lead = self.leads[one.number]
        if at:
            return ("", self.part(part), method, lead, "", "", "", "", "", "")
        return (
            speaker.say(session.title),
            self.part(part),
            method,
            lead,
            grouping(speaker, session),
            slide_numbers(self.numbers.get(session.id)),
            speaker.canvas(session.canvas or ""),
            "\n".join(map(speaker.say, supplies(session, self.activities))),
            speaker.say(session.output),
            speaker.say(session.note),
        )

    def part(self, part: Stretch) -> str:
        speaker = self.speaker
        if part.part in ("", "intro", "work", "debrief"):
            name = speaker.word(f"run-{part.part}") if part.part in ("intro", "debrief") else ""
            said = speaker.say(part.do)
            name = name or ("" if said else speaker.word("run-work") if part.part else "")
        else:
            name, said = speaker.word(f"part-{part.part}"), speaker.say(part.do)
        colon = "：" if is_chinese(speaker.language) else ": "
        return colon.join(filter(None, (name, said)))

    # late

    def late(self, starts: list[str]) -> Sheet:
        word = self.speaker.word
        columns = (
            Column("day", word("run-day"), "integer", 7),
            Column("session", word("session"), "text", 34),
            Column("planned", word("run-planned"), "clock", 10),
            Column("planned_minutes", word("run-planned-minutes"), "integer", 10),
            Column("start", word("run-new"), "clock", 10),
            Column("minutes", word("run-new-minutes"), "integer", 10, entry=True, least=0, most=720),
            Column("gives", word("run-gives"), "integer", 10),
        )
        plans = late(self.workshop, LATE)
        lines = (*(self.kept(plan) for plan in plans), word("run-late-lines"))
        title = self.speaker.each("run-late", str(LATE))
        name = title
        top = Sheet(name, columns, (), title, lines).first
        rows: list[tuple[Cell, ...]] = []
        roles = []
        for plan, start in zip(plans, starts, strict=True):
            first = top + len(rows)
            for one in plan.rows:
                row = top + len(rows)
                if one.gives:
                    roles.append((row - top, "cell-fair"))
                rows.append(self.moved(plan, one, start, first, row))
        return Sheet(name, columns, tuple(rows), title, lines, tuple(roles), frozen=2)

    def moved(self, plan: Late, one: Moved, start: str, first: int, row: int) -> tuple[Cell, ...]:
        planned = f"={start}+(SUM(D${first}:D{row})-D{row})/{MINUTES_OF_DAY}"
        now = f"={start}+({plan.minutes}+SUM(F${first}:F{row})-F{row})/{MINUTES_OF_DAY}"
        return (
            plan.day,
            self.speaker.say(one.session.title),
            Formula(planned, _share(one.planned_start)),
            one.session.minutes,
            Formula(now, _share(one.start)),
            one.minutes,
            Formula("=D{row}-F{row}", one.gives),
        )

    def kept(self, plan: Late) -> str:
        if plan.missed > 0:
            return self.speaker.each("run-late-missed", str(plan.day), str(plan.minutes), str(plan.missed))
        return self.speaker.each("run-late-kept", str(plan.day), str(plan.minutes), plan.kept)


def _share(clock: str) -> float:
    """A time of day as spreadsheets count it."""
    return minute_of(clock) / MINUTES_OF_DAY


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _range(sheet: Sheet, key: str, name: str) -> str:
    letter = sheet.letter(key)
    return f"{_quoted(name)}!${letter}${sheet.first}:${letter}${sheet.last}"
