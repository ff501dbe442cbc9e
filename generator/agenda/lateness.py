"""The plan for a day that starts late.

In: a workshop, how late it starts. Out: `Late`, a day each. Guaranteed: lunch is kept where the morning can give the
minutes, else the end of the day where all of it can; pauses and debriefs are not shortened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.agenda import closing
from generator.agenda.times import total
from generator.model import Day, Session, Workshop
from generator.model.workshop import clock_of, minute_of


@dataclass(frozen=True, slots=True)
class Moved:
    """A session on the late day. `gives` are the minutes it is shortened by; times are HH:MM."""

    session: Session
    planned_start: str
    start: str
    end: str
    minutes: int
    gives: int


@dataclass(frozen=True, slots=True)
class Late:
    """A day that starts late. From `kept`, HH:MM, on all is as planned; `missed` are the minutes it still ends late."""

    day: int
    minutes: int
    kept: str
    missed: int
    rows: tuple[Moved, ...]

    @property
    def changed(self) -> tuple[Moved, ...]:
        """The sessions that stand at another time or are shorter."""
        return tuple(row for row in self.rows if row.gives or row.start != row.planned_start)


def late(workshop: Workshop, minutes: int = 15) -> tuple[Late, ...]:
    """What changes when a day starts so many minutes late, for each day with sessions."""
    return tuple(_day(day, minutes) for day in workshop.days if day.sessions)


def _day(day: Day, minutes: int) -> Late:
    sessions = day.sessions
    till = next((at for at in _meals(sessions) if closing.room(sessions[:at]) >= minutes), len(sessions))
    shortened = [*closing.given(sessions[:till], minutes), *(session.minutes for session in sessions[till:])]
    gained = sum(session.minutes - new for session, new in zip(sessions, shortened, strict=True))
    start = minute_of(day.start)
    rows, planned, now = [], start, start + minutes
    for session, new in zip(sessions, shortened, strict=True):
        gives = session.minutes - new
        rows.append(Moved(session, clock_of(planned), clock_of(now), clock_of(now + new), new, gives))
        planned, now = planned + session.minutes, now + new
    kept = clock_of(start + total(sessions[:till]))
    return Late(day.day, minutes, kept, minutes - gained, tuple(rows))


def _meals(sessions: Sequence[Session]) -> list[int]:
    """Where people eat: at what is called a meal, or at a break as long as one."""
    return [at for at, one in enumerate(sessions) if one.kind == "meal" or (one.kind == "break" and one.minutes >= 45)]
