"""The coach's rules of workshops. Source: the field reference, §12 and §17.

Whether days close, and where pauses go that nobody wrote, is told where the days are put against the clock
(`agenda`): WS-01 is AG-01 to AG-06. Rules look at what the author wrote, and not at agendas that a profile makes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

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
from generator.coach.rules import Found, at, called, rule, word_of
from generator.coach.study import Study
from generator.diagnostics import word
from generator.model import Session, Workshop
from generator.model.workshop import clock_of, minute_of
from generator.patterns import Pattern

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
_COUNT = Pattern(r"\s*(\d{1,6})\s*(?:张|份|本|套|个|枚|sheets?|copies|copy|pieces|sets?|cards?|tags?|pcs)?\s*$")
_SIX = Pattern(r"6\s*[-–—‑x×]\s*3\s*[-–—‑x×]\s*5|六三五|(?<!\d)635(?!\d)", re.IGNORECASE)
_ROUNDS = Pattern(
    r"([二两三四五七八]|[2-57-9])\s*(?:轮|人)|\b(?:two|three|four|five|seven|[2-57-9])\s+(?:rounds|people)",
    re.IGNORECASE,
)
_EACH = Pattern(r"每组\s*(\d{1,2}|[一二两三四五六七八九十])\s*分钟")
_EACH_ENGLISH = Pattern(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+min(?:ute)?s?\s+(?:for\s+|per\s+)?(?:a|each|every|per)?"
    r"\s*(?:group|table|team)\b",
    re.IGNORECASE,
)
_CHINESE, _ENGLISH = (
    "一二三四五六七八九十",
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
)
_NUMBERS = {"两": 2} | {name: at for names in (_CHINESE, _ENGLISH) for at, name in enumerate(names, 1)}


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
    """People work for more than two hours without a break; when for more than an hour and a half, it is a hint."""
    told = set()
    for held in _days(study):
        for stretch in _stretches(held):
            place = at(stretch[0], "title" if len(stretch) > 1 else "minutes", "title")
            minutes = sum(map(minutes_of, stretch))
            if minutes > LONG and place not in told:
                told.add(place)
                facts = {"name": called(stretch[0]), "till": _till(stretch), "minutes": str(minutes)}
                yield Found(place, facts, severity="hint" if minutes <= TOO_LONG else None)


def _days(study: Study) -> Iterator[Held]:
    return (held for programme in study.programmes for held in programme)


def _till(stretch: Sequence[Session]) -> str:
    """The last session of a stretch, where it is not the first one."""
    if len(stretch) == 1:
        return ""
    return word_of("workshop-till", stretch[-1])


def _stretches(held: Held) -> Iterator[Sequence[Session]]:
    """The sessions between breaks. Where the author wrote no break at all, breaks are put between sessions."""
    if not any(map(is_pause, held.sessions)) and _content(held.sessions) > TOO_LONG:
        yield from ((one,) for one in held.sessions if not rests_inside(one))
        return
    for rests, some in groupby(held.sessions, key=lambda one: is_pause(one) or rests_inside(one)):
        if not rests:
            yield tuple(some)


@rule("WS-04", "warning")
def works_long_without_meal(study: Study) -> Iterator[Found]:
    """A day of more than five hours over a mealtime has breaks, and none of 45 minutes."""
    told = set()
    for held in _days(study):
        pauses = [one for one in held.sessions if is_pause(one)]
        if not pauses or held.day.day in told or any(is_open(one) or one.minutes >= A_MEAL for one in pauses):
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
    return minute_of(held.day.start) + sum(map(minutes_of, held.sessions))


# what people do


@rule("WS-05", "warning")
def talks_too_much(study: Study) -> Iterator[Found]:
    """Lectures take more than two fifths of the content."""
    workshop = study.engagement.workshop
    for programme in study.programmes:
        sessions = [one for one in sessions_of(programme) if not is_pause(one)]
        talk = sum(_talk(one) for one in sessions)
        content = _content(sessions)
        if workshop is not None and content >= COURSE and not any(map(is_open, sessions)) and talk > LECTURES * content:
            yield Found(at(workshop), {"found": str(talk), "content": str(content)})
            return


def _talk(session: Session) -> int:
    """The minutes of a lecture in which people listen."""
    return session.minutes - (session.exercise_minutes or 0) if session.kind == "lecture" else 0


@rule("WS-06", "warning")
def group_makes_nothing(study: Study) -> Iterator[Found]:
    """Nobody says what a group makes in its session, or how."""
    workshop = study.engagement.workshop
    for session in workshop.all_sessions if workshop is not None else ():
        if makes_nothing(session):
            yield Found(at(session, "title"), {"name": called(session)})


@rule("WS-07", "warning")
def loop_stays_open(study: Study) -> Iterator[Found]:
    """Nothing is looked at again, or nobody is asked what the workshop was worth."""
    workshop = study.engagement.workshop
    if workshop is None or not _is_course(workshop):
        return
    for programme in study.programmes:
        back = any(map(looks_back, sessions_of(programme)))
        asks = any(map(evaluates, sessions_of(programme)))
        if not back or not asks:
            lacking = "both" if not back and not asks else "debrief" if not back else "evaluation"
            yield Found(at(workshop), {"lacking": word(f"workshop-no-{lacking}")})
            return


@rule("WS-08", "warning")
def groups_do_not_fit(study: Study) -> Iterator[Found]:
    """Groups have fewer than four people or more than seven, or six are needed and there are others."""
    workshop = study.engagement.workshop
    if workshop is None or workshop.participants < SMALLEST:
        return
    sizes = _sizes(workshop.participants, workshop.group_size)
    facts = {"people": str(workshop.participants), "groups": str(workshop.groups)}
    facts["size"] = "–".join(dict.fromkeys(map(str, sizes)))
    works = any(one.kind == "group" for one in workshop.all_sessions) or workshop.profile not in (None, "own")
    if works and not _suit(sizes):
        wanted = (_sizes(workshop.participants, size) for size in BEST)
        best = next((size for smallest, size in wanted if _suit((smallest, size))), BEST[0])
        told = {**facts, "problem": word("workshop-size"), "hint": word("workshop-size-hint", str(best))}
        yield Found(at(workshop, "group_size", "participants"), told)
    for session in workshop.all_sessions if works and BEST[0] not in sizes else ():
        if _needs_six(session):
            told = {
                **facts,
                "name": called(session),
                "problem": word("workshop-six"),
                "hint": word("workshop-six-hint"),
            }
            yield Found(at(session, "title"), told)


def _sizes(people: int, size: int) -> tuple[int, int]:
    """The smallest and the largest group, when people are spread evenly."""
    groups = -(-people // size)
    return people // groups, -(-people // groups)


def _suit(sizes: tuple[int, int]) -> bool:
    return sizes[0] >= SMALLEST and sizes[1] <= LARGEST


def _needs_six(session: Session) -> bool:
    """Whether it is 6-3-5 as in the book; the library's activity counts the people at the table itself."""
    words = words_of(session, "instructions", "output", "grouping", "note")
    if _SIX.search(words) is None or _ROUNDS.search(words) is not None:
        return False
    return bool(session.instructions) or not follows(session, "A13")


# what it is for


@rule("WS-09", "warning")
def objective_and_sessions_miss(study: Study) -> Iterator[Found]:
    """An objective is practised by no session, or most of the exercises serve none; a hint where none names any."""
    workshop = study.engagement.workshop
    if workshop is None or not workshop.objectives or not workshop.all_sessions:
        return
    if any(one.sessions for one in workshop.objectives):
        for one in workshop.objectives:
            if not one.sessions:
                yield Found(at(one, "text"), {"name": called(one), "problem": word("workshop-unpractised")})
    served = {name for one in workshop.objectives for name in one.sessions}
    work = [one for one in workshop.all_sessions if one.kind in WORK and not is_pause(one)]
    idle = [one for one in work if one.id not in served]
    if sum(map(_exercise, idle)) * 2 > sum(map(_exercise, work)):
        longest = max(idle, key=_exercise)
        facts = {"name": called(longest), "problem": word("workshop-aimless", str(len(idle)))}
        yield Found(at(workshop, "objectives", "objective"), facts, severity=None if served else "hint")


def _exercise(session: Session) -> int:
    return session.exercise_minutes or session.minutes


@rule("WS-10", "warning")
def converges_first(study: Study) -> Iterator[Found]:
    """Ideas are chosen before there are any, or the target is drawn before what there is."""
    told = set()
    for programme in study.programmes:
        sessions = tuple(sessions_of(programme))
        first = _first(sessions, chooses_ideas), _first(sessions, finds_ideas), "workshop-votes-first"
        second = _first(sessions, _draws_target), _first(sessions, _draws_today), "workshop-target-first"
        for early, late, problem in (first, second):
            if early is None or late is None or early >= late or sessions[early].origin.span in told:
                continue
            told.add(sessions[early].origin.span)
            facts = {"name": called(sessions[early]), "later": called(sessions[late]), "problem": word(problem)}
            yield Found(at(sessions[early], "title"), facts)


def _first(sessions: Sequence[Session], fits: Callable[[Session], bool]) -> int | None:
    return next((number for number, one in enumerate(sessions) if fits(one)), None)


def _draws_target(session: Session) -> bool:
    return draws(session, target=True)


def _draws_today(session: Session) -> bool:
    return draws(session, target=False)


@rule("WS-11", "warning")
def roadshow_is_short(study: Study) -> Iterator[Found]:
    """The groups have less than four minutes each to present, or than their author gives them."""
    workshop = study.engagement.workshop
    told = set()
    for programme in study.programmes:
        shows = [one for one in sessions_of(programme) if reports_in_turn(one) and not is_open(one)]
        longest = max(shows, key=lambda one: one.minutes, default=None)
        if workshop is None or longest is None or longest.origin.span in told:
            continue
        needed = workshop.groups * _turn(longest)
        if longest.minutes < needed:
            told.add(longest.origin.span)
            facts = {"name": called(longest), "minutes": str(longest.minutes)}
            yield Found(at(longest, "minutes"), {**facts, "groups": str(workshop.groups), "needed": str(needed)})


def _turn(session: Session) -> int:
    """The minutes that a group has to present: those that its author names, else the usual ones."""
    words = words_of(session, "output", "instructions", "grouping")
    named = [*_EACH.findall(words), *_EACH_ENGLISH.findall(words)]
    return max((int(one) if one.isdigit() else _NUMBERS[one.lower()] for one in named), default=A_TURN)


# what has to be ready


@rule("WS-12", "hint")
def room_is_not_known(study: Study) -> Iterator[Found]:
    """Participants are not asked anything before, or less than three days before."""
    workshop = study.engagement.workshop
    if workshop is None or not _is_course(workshop):
        return
    survey = workshop.pre_survey
    if survey is None:
        yield Found(at(workshop), {"problem": word("workshop-no-survey")})
    elif survey.send_days_before < DAYS_BEFORE:
        name = "workshop-survey-today" if not survey.send_days_before else "workshop-survey-late"
        yield Found(at(survey, "send_days_before"), {"problem": word(name, str(survey.send_days_before))})


@rule("WS-13", "warning")
def prints_are_short(study: Study) -> Iterator[Found]:
    """Fewer copies of something printed are written down than people and tables need."""
    workshop = study.engagement.workshop
    if workshop is None or not workshop.materials:
        return
    from generator.handouts.materials import canvases
    from generator.measure.materials import AMOUNTS
    from generator.terms import term

    for key in _PRINTED:
        found = _COUNT.fullmatch(workshop.materials.get(key, ""))
        if found is None or (workshop.mode == "remote" and key != "workbook"):
            continue
        needed = AMOUNTS[key].of(workshop.participants, workshop.groups, len(canvases(study.engagement)))
        if int(found[1]) < needed:
            name = word("said", term(f"material-{key}", "en"), term(f"material-{key}", "zh-CN"))
            facts = {"name": name, "found": str(int(found[1])), "needed": str(needed)}
            yield Found(at(workshop, "materials"), facts)


@rule("WS-14", "error")
def plays_without_consent(study: Study) -> Iterator[Found]:
    """A recording is played of people who are not said to have agreed."""
    workshop = study.engagement.workshop
    sessions = workshop.all_sessions if workshop is not None else ()
    for session in sessions:
        if session.recording and not session.consent:
            yield Found(at(session, "consent", "recording"), {"name": called(session)})
    settled = {one.id for one in sessions if one.recording or one.consent}
    for wish in study.engagement.deck.slides:
        if wish.archetype == "recording" and not (wish.consent or wish.omit or settled & set(wish.session)):
            yield Found(at(wish, "consent", "title", "archetype"), {"name": called(wish)})
