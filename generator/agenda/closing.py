"""Who gives time when there is too little, and who takes it when there is some left.

In: sessions, how many minutes they are too long or too short. Out: their new minutes. Guaranteed: pauses and debriefs
stay; nobody falls below the floor; what listens gives first, what practises takes first; minutes end on a round five
but for one session, which gives the rest.

Source: the field reference, §12.2: shrink lecture first, never cut debrief, minimum block 10 min, round to 5.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import replace

from generator.agenda.times import CLOSING
from generator.model import Session

FLOOR = 10
STEP = 5
MOST = 1.5  # times its length that a session grows to: with more, the day lacks a session
GIVING = (("lecture", "plenary"), ("video",), ("group", "individual", "pair"), ("energiser",))
TAKING = (("group", "individual", "pair"), ("debrief", "plenary"), ("video",), ("lecture",))
_ENDING = ("A24", "A25")  # commitments, retrospective: what a day ends with is debrief, whatever its kind


def is_debrief(session: Session) -> bool:
    """Whether it is there to look back, and gives no time."""
    return session.kind == "debrief" or session.canvas == CLOSING or (session.activity or "").upper() in _ENDING


def floor(session: Session) -> int:
    """The fewest minutes a session can have. Units: minutes."""
    if session.is_pause or is_debrief(session):
        return session.minutes
    return min(session.minutes, FLOOR)


def ceiling(session: Session) -> int:
    """The most minutes a session grows to. Units: minutes."""
    if session.is_pause or session.kind == "energiser":
        return session.minutes
    return max(session.minutes, int(session.minutes * MOST) // STEP * STEP)


def room(sessions: Sequence[Session]) -> int:
    """How many minutes sessions can give together."""
    return sum(session.minutes - floor(session) for session in sessions)


def appetite(sessions: Sequence[Session]) -> int:
    """How many minutes sessions can take together."""
    return sum(ceiling(session) - session.minutes for session in sessions)


def given(sessions: Sequence[Session], excess: int) -> list[int]:
    """The minutes of each session when they are to be so many minutes shorter; at their floors when they cannot."""
    minutes = [session.minutes for session in sessions]
    for kinds in GIVING:
        among = [at for at, session in enumerate(sessions) if session.kind in kinds]
        excess -= _taken(minutes, among, [floor(session) for session in sessions], excess)
    return minutes


def fitting(sessions: Sequence[Session], excess: int) -> list[int]:
    """The minutes of each session when there are so many too many, or too few; its own when they cannot fit."""
    if -appetite(sessions) <= excess <= room(sessions):
        return given(sessions, excess) if excess > 0 else taken(sessions, -excess)
    return [session.minutes for session in sessions]


def _taken(minutes: list[int], among: Sequence[int], floors: Sequence[int], excess: int) -> int:
    """Takes minutes of some sessions, of the one that is longest against its own length first; how many were taken."""
    was = {at: minutes[at] for at in among}
    queue = [(-1.0, -was[at], at) for at in among if was[at] > floors[at]]
    heapq.heapify(queue)
    left = excess
    while queue and left > 0:
        _, _, at = heapq.heappop(queue)
        step = min(minutes[at] % STEP or STEP, minutes[at] - floors[at], left)
        minutes[at] -= step
        left -= step
        if minutes[at] > floors[at]:
            heapq.heappush(queue, (-minutes[at] / was[at], -minutes[at], at))
    return excess - left


def taken(sessions: Sequence[Session], spare: int) -> list[int]:
    """The minutes of each session when so many minutes are left; at their ceilings when that is not enough."""
    minutes = [session.minutes for session in sessions]
    for kinds in TAKING:
        queue = [(1.0, at) for at, one in enumerate(sessions) if one.kind in kinds and ceiling(one) > one.minutes]
        heapq.heapify(queue)
        while queue and spare > 0:
            _, at = heapq.heappop(queue)
            step = min(STEP - minutes[at] % STEP, ceiling(sessions[at]) - minutes[at], spare)
            minutes[at] += step
            spare -= step
            if minutes[at] < ceiling(sessions[at]):
                heapq.heappush(queue, (minutes[at] / sessions[at].minutes, at))
    return minutes


def resized(session: Session, minutes: int) -> Session:
    """The session with other minutes, and its exercise with them: what is said around it gives first, down to half."""
    if minutes == session.minutes:
        return session
    work = session.exercise_minutes
    if work is None:
        return replace(session, minutes=minutes)
    around = max(0, session.minutes - work)
    if minutes > session.minutes:
        return replace(session, minutes=minutes, exercise_minutes=work + minutes - session.minutes)
    kept = min(max(-(-around // 2), minutes - work), around, minutes // 2)
    return replace(session, minutes=minutes, exercise_minutes=minutes - kept)
