"""Sessions with times of the day.

In: a workshop. Out: `Timed` sessions. Guaranteed: each session stands in the list once, in
order; a day without sessions has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Day, Session, Workshop

CLOSING = "cv-evaluation"  # the canvas of the session in which people commit themselves and fill in the form


@dataclass(frozen=True, slots=True)
class Timed:
    """A session on its day. `number` tells it from others, such as "2-3"; times are HH:MM."""

    session: Session
    day: int
    number: str
    start: str
    end: str

    @property
    def is_pause(self) -> bool:
        return self.session.is_pause


def timed(workshop: Workshop) -> tuple[Timed, ...]:
    """All sessions of all days with their times, in order."""
    return tuple(one for day in workshop.days for one in of_day(day))


def of_day(day: Day) -> tuple[Timed, ...]:
    """The sessions of a day with their times, in order."""
    held = day.timetable()
    ends = [*(start for start, _ in held[1:]), day.closing]
    return tuple(
        Timed(session, day.day, f"{day.day}-{at}", start, end)
        for at, ((start, session), end) in enumerate(zip(held, ends, strict=False), 1)
    )


def total(sessions: Iterable[Session]) -> int:
    """How long sessions take together, pauses and all. Units: minutes."""
    return sum(session.minutes for session in sessions)
