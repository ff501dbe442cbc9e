"""The coach's rules of workshops. Source: the field reference, §12 and §17.

Whether days close, and where pauses go that nobody wrote, is told where the days are put against the clock
(`agenda`): WS-01 is AG-01 to AG-06. Rules look at what the author wrote, and not at agendas that a profile makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from generator.coach.programmes import (
    WORK,
    Held,
    chooses_ideas,
    draws,
    evaluates,
    finds_ideas,
    follows,
    is_open,
    is_pause,
    looks_back,
    makes_nothing,
    minutes_of,
    reports_in_turn,
    rests_inside,
    sessions_of,
    words_of,
)
from generator.coach.rules import Found, at, called, rule
from generator.coach.study import Study
from generator.diagnostics import Word, word
from generator.model import Session, Workshop
from generator.model.workshop import clock_of, minute_of

LONG, TOO_LONG = 90, 120  # minutes without a break: one may ask, one must say
A_DAY, A_MEAL = 300, 45  # minutes of a day that needs a meal, and of a meal
MEALTIMES = ((12 * 60, 13 * 60), (18 * 60, 19 * 60 + 30))
LECTURES = 0.4  # share of the content
COURSE = 90  # minutes of content from which on it is more than a single exercise
SMALLEST, LARGEST = 4, 7  # people in a group
BEST = (6, 5, 7, 4)
A_TURN = 4  # minutes that a group needs to present
DAYS_BEFORE = 3
LEEWAY = 30  # minutes by which a profile may be bent
_IMPOSSIBLE = ("AG-02", "AG-03", "AG-05")  # days that do not close: told of already
_PRINTED = ("canvases_a3", "canvases_a0", "brainwriting", "cards", "workbook", "evaluation", "name_tags")
_COUNT = re.compile(r"\s*(\d{1,6})\s*(?:张|份|本|套|个|枚|sheets?|copies|copy|pieces|sets?|cards?|tags?|pcs)?\s*$")
_SIX = re.compile(r"6\s*[-–—‑x×]\s*3\s*[-–—‑x×]\s*5|六三五|(?<!\d)635(?!\d)", re.IGNORECASE)
_ROUNDS = re.compile(
    r"([二两三四五七八]|[2-57-9])\s*(?:轮|人)|\b(?:two|three|four|five|seven|[2-57-9])\s+(?:rounds|people)", re.IGNORECASE
)
_EACH = re.compile(r"每组\s*(\d{1,2}|[一二两三四五六七八九十])\s*分钟")
_EACH_ENGLISH = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+min(?:ute)?s?\s+(?:for\s+|per\s+)?(?:a|each|every|per)?"
    r"\s*(?:group|table|team)\b",
    re.IGNORECASE,
)
_NUMBERS = {name: at for at, name in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_NUMBERS |= {
    name: at for at, name in enumerate("one two three four five six seven eight nine ten".split(), 1)
}  # as people write them


def _content(sessions: Sequence[Session]) -> int:
    return sum(minutes_of(one) for one in sessions if not is_pause(one))


def _is_course(workshop: Workshop) -> bool:
    """Whether it is more than a single exercise, with an agenda of the author's or of a profile."""
    sessions = workshop.all_sessions
    if workshop.profile not in (None, "own"):
        return True
    return len(sessions) > 1 and (any(map(is_open, sessions)) or _content(sessions) >= COURSE)


# time


@rule("WS-02", "error")
def content_is_not_as_promised(study: Study) -> Iterator[Found]:
    """The minutes of content differ from those that were promised."""
    workshop = study.engagement.workshop
    if workshop is None or any(one.variant or one.level or one.audience for one in workshop.all_sessions):
        return
    if workshop.content_minutes is not None and any(day.end for day in workshop.days):
        promised, key, source = workshop.content_minutes, "content_minutes", "workshop-promised"
    elif workshop.content_minutes is None and workshop.profile not in (None, "own") and workshop.all_sessions:
        promised, key, source = _of_profile(workshop.profile or ""), "profile", "workshop-profiled"
    else:
        return
    found = _scheduled(study)
    if not found or abs(found - promised) <= (LEEWAY if key == "profile" else 0):
        return
    facts = {"source": word(source), "promised": str(promised), "found": str(found)}
    yield Found(at(workshop, key), facts, severity="warning" if key == "profile" else None)


def _of_profile(profile: str) -> int:
    from generator.agenda import PROFILES

    return sum(block.minutes for blocks in PROFILES[profile] for block in blocks if block.kind not in ("break", "meal"))


def _scheduled(study: Study) -> int:
    """The minutes of content on the days as they will be held; 0 where they cannot close, which is told already."""
    from generator.agenda import scheduled

    made, told = scheduled(study.engagement, content=False)
    if made.workshop is None or any(one.code in _IMPOSSIBLE for one in told):
        return 0
    return sum(day.content_minutes for day in made.workshop.days)


@rule("WS-03", "warning")
def works_long_without_break(study: Study) -> Iterator[Found]:
    """People work for more than two hours without a break; for more than an hour and a half, it may be asked."""
    told = set()
    for programme in study.programmes:
        for held in programme:
            for stretch in _stretches(held):
                minutes = sum(map(minutes_of, stretch))
                if minutes > LONG and stretch[0].id not in told:
                    told.add(stretch[0].id)
                    till = called(stretch[-1].title) if len(stretch) > 1 else ""
                    place = at(stretch[0], "title" if till else "minutes", "title")
                    facts = {"name": called(stretch[0]), "till": _till(stretch), "minutes": str(minutes)}
                    yield Found(place, facts, severity="hint" if minutes <= TOO_LONG else None)


def _till(stretch: Sequence[Session]) -> Word | str:
    """The last session of a stretch, where it is not the first one."""
    if len(stretch) == 1:
        return ""
    title = stretch[-1].title
    return word("workshop-till", title.in_language("en"), title.in_language("zh-CN"))


def _stretches(held: Held) -> Iterator[Sequence[Session]]:
    """The sessions between breaks. Where the author wrote no break at all, breaks are put between sessions."""
    if not any(map(is_pause, held.sessions)) and _content(held.sessions) > TOO_LONG:
        yield from ((one,) for one in held.sessions if not rests_inside(one))
        return
    for pause, some in groupby(held.sessions, key=lambda one: is_pause(one) or rests_inside(one)):
        if not pause:
            yield tuple(some)


@rule("WS-04", "warning")
def works_long_without_meal(study: Study) -> Iterator[Found]:
    """A day of more than five hours over a mealtime has no pause of 45 minutes."""
    told = set()
    for programme in study.programmes:
        for held in programme:
            pauses = [one for one in held.sessions if is_pause(one)]
            if not pauses or held.day.day in told or any(one.minutes >= A_MEAL for one in pauses):
                continue
            start, end = minute_of(held.day.start), _end(held)
            if end - start > A_DAY and any(start <= first and last <= end for first, last in MEALTIMES):
                told.add(held.day.day)
                facts = {"name": word("workshop-day", str(held.day.day)), "start": held.day.start, "end": clock_of(end)}
                yield Found(at(held.day, "start", "sessions"), facts)


def _end(held: Held) -> int:
    """The minute at which a day ends: as written, where all of its sessions are held."""
    if held.day.end and len(held.sessions) == len(held.day.sessions):
        return minute_of(held.day.end)
    return minute_of(held.day.start) + sum(map(minute_sum, held.sessions))


def minute_sum(session: Session) -> int:
    return minutes_of(session)
