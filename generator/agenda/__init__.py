"""The days of a workshop against the clock.

In: an engagement. Out: its sessions with times of the day. Guaranteed: every document of a kit takes times from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Session, Workshop

PAUSES = ("break", "meal")


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
        return self.session.kind in PAUSES


def timed(workshop: Workshop) -> tuple[Timed, ...]:
    """All sessions of all days with their times, in order."""
    found = []
    for day in workshop.days:
        held = day.timetable()
        ends = [start for start, _ in held[1:]] + [day.closing]
        for at, ((start, session), end) in enumerate(zip(held, ends, strict=True), 1):
            found.append(Timed(session, day.day, f"{day.day}-{at}", start, end))
    return tuple(found)
