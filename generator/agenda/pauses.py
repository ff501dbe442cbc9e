"""Where the breaks and the lunch of a day go when its author wrote none.

In: sessions, the time they begin. Out: before which of them a pause stands. Guaranteed: no stretch is longer than
`STRETCH` where a session ends in time; as few breaks as that takes, as even as they can be.
"""

from __future__ import annotations

from collections.abc import Sequence

LONG = 120  # minutes of work that need a pause
STRETCH = 110  # minutes at most without one
BREAK = 15
MEAL = 60
NOON = 12 * 60 + 10  # when people get hungry
DAY = 300  # minutes of work that need a meal


def places(minutes: Sequence[int], start: int) -> dict[int, str]:
    """The kind of pause ("break" or "meal") before the session with each place, counted from 0.

    `minutes` are those of the sessions, `start` the minute of the day at which they begin.
    """
    if sum(minutes) <= LONG or len(minutes) < 2:
        return {}
    at = _meal(minutes, start)
    if not at:
        return dict.fromkeys(_breaks(minutes), "break")
    found = dict.fromkeys(_breaks(minutes[:at]), "break")
    found[at] = "meal"
    return found | dict.fromkeys((at + one for one in _breaks(minutes[at:])), "break")


def _meal(minutes: Sequence[int], start: int) -> int:
    """Before which session people eat; 0 when the day is short or does not span noon."""
    end = start + sum(minutes)
    if sum(minutes) < DAY or start > NOON - 60 or end < NOON + 60:
        return 0
    sums = _sums(minutes)
    estimates = {at: start + sums[at] + BREAK * (sums[at] > STRETCH) for at in range(1, len(minutes))}
    return min(estimates, key=lambda at: (abs(estimates[at] - NOON), at))


def _sums(minutes: Sequence[int]) -> list[int]:
    sums = [0]
    for one in minutes:
        sums.append(sums[-1] + one)
    return sums


def _breaks(minutes: Sequence[int]) -> list[int]:
    """The sessions with a break before them: least time over the longest stretch, then fewest, then most even."""
    sums, count = _sums(minutes), len(minutes)
    best: list[tuple[int, int, int]] = [(0, 0, 0)] + [(0, 0, 0)] * count
    before = [0] * (count + 1)
    for end in range(1, count + 1):
        choices = []
        for first in reversed(range(end)):
            length = sums[end] - sums[first]
            if length > STRETCH and first < end - 1:
                break
            over, breaks, uneven = best[first]
            cost = (over + max(0, length - STRETCH), breaks + (first > 0), uneven + length * length)
            choices.append((cost, first))
        best[end], before[end] = min(choices)
    found, at = [], before[count]
    while at > 0:
        found.append(at)
        at = before[at]
    return found[::-1]
