"""The days of a workshop against the clock.

In: an engagement. Out: its sessions with times of the day, which close; what happens in each of them; the plan for a
late start. Guaranteed: every document of a kit takes times from here; findings say what was changed and why.
"""

from __future__ import annotations

from generator.agenda.content import Stretch, debrief_minutes, shared, stretches, supplies
from generator.agenda.lateness import Late, Moved, late
from generator.agenda.profiles import PROFILES
from generator.agenda.schedule import scheduled
from generator.agenda.times import CLOSING, Timed, of_day, timed
from generator.model.workshop import clock_of, minute_of

__all__ = [
    "CLOSING",
    "PROFILES",
    "Late",
    "Moved",
    "Stretch",
    "Timed",
    "clock_of",
    "debrief_minutes",
    "late",
    "minute_of",
    "of_day",
    "scheduled",
    "shared",
    "stretches",
    "supplies",
    "timed",
]
