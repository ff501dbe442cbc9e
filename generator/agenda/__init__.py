"""The days of a workshop against the clock.

In: an engagement. Out: its sessions with times of the day, which close; what happens in each of them; the plan for a
late start. Guaranteed: every document of a kit takes times from here; findings say what was changed and why.
"""

from __future__ import annotations

from generator.agenda.content import Stretch, debrief_minutes, shared, stretches
from generator.agenda.lateness import Late, Moved, late
from generator.agenda.profiles import PROFILES
from generator.agenda.schedule import scheduled
from generator.agenda.times import CLOSING, PAUSES, Timed, clock_of, is_pause, minute_of, of_day, timed

__all__ = [
    "CLOSING",
    "PAUSES",
    "PROFILES",
    "Late",
    "Moved",
    "Stretch",
    "Timed",
    "clock_of",
    "debrief_minutes",
    "is_pause",
    "late",
    "minute_of",
    "of_day",
    "scheduled",
    "shared",
    "stretches",
    "timed",
]
