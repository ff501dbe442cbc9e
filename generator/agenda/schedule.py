"""From what the author says of the days to days that close.

In: an engagement, its activities by id. Out: the engagement with the final minutes, and what was changed. Guaranteed:
pure; never raises; a day that closes is left as it is; sessions end when the author says the day ends, or a finding
says why they cannot; nobody falls below the floors of `closing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.agenda import closing, pauses
from generator.agenda.content import NONE, paced, with_activity
from generator.agenda.profiles import PROFILES, filled, fresh, text
from generator.agenda.times import total
from generator.diagnostics import NOWHERE, Diagnostic, Severity, Span, Word, word
from generator.model import Activity, Day, Engagement, Session, Term, Workshop
from generator.model.base import Origin
from generator.model.workshop import clock_of, minute_of
from generator.terms import term

_PAUSE = {"break": "plan-break", "meal": "plan-lunch"}
_LENGTH = {"break": pauses.BREAK, "meal": pauses.MEAL}
_NAMED = 4  # sessions that a finding names
_MIDNIGHT = 24 * 60
_LONGER = {
    "day": ("end later", "推迟结束时间"),
    "promised": ("write more content_minutes", "把 content_minutes 写多一些"),
}


def scheduled(
    engagement: Engagement, activities: Mapping[str, Activity] = NONE, content: bool = True
) -> tuple[Engagement, tuple[Diagnostic, ...]]:
    """The engagement with days that close, and what was changed or cannot be.

    Days without sessions are those of `workshop.profile`; a day without a pause gets some; sessions without minutes
    have those of their activity; a day that does not end when it is to gives or takes by the rule of `closing`. What
    the author does not say of an exercise is its activity's, unless no `content` is needed.
    """
    workshop = engagement.workshop
    if workshop is None:
        return engagement, ()
    scheduler = _Scheduler(activities, _ids(workshop))
    made = scheduler.workshop(filled(workshop))
    if content:
        told = [tuple(with_activity(one, activities) for one in day.sessions) for day in made.days]
        days = zip(made.days, told, strict=True)
        made = replace(made, days=tuple(replace(day, sessions=sessions) for day, sessions in days))
    return (engagement if made == workshop else _indexed(engagement, made)), tuple(scheduler.findings)


def _ids(workshop: Workshop) -> set[str]:
    return {session.id for session in workshop.all_sessions if session.id}


def _indexed(engagement: Engagement, workshop: Workshop) -> Engagement:
    """The engagement with this workshop, whose sessions and modules can be found by id."""
    sessions: dict[str, Term] = {one.id: one for one in workshop.all_sessions if one.id}
    modules: dict[str, Term] = {one.id: one for one in workshop.modules if one.id}
    index = dict(engagement.index)
    index["session"] = {**engagement.index.get("session", {}), **sessions}
    index["module"] = {**engagement.index.get("module", {}), **modules}
    return replace(engagement, workshop=workshop, index=index)


@dataclass(slots=True)
class _Scheduler:
    """Makes days close. `taken` are the ids of sessions."""

    activities: Mapping[str, Activity]
    taken: set[str]
    findings: list[Diagnostic] = field(default_factory=list)

    def report(self, code: str, origin: Origin, key: str, severity: Severity, facts: dict[str, str | Word]) -> None:
        place = origin.at(key) if origin.span != NOWHERE or origin.keys else NOWHERE
        span = Span(place.file, place.line, place.column, place.end_line, place.end_column)
        self.findings.append(Diagnostic(code, span, facts, severity))

    def workshop(self, made: Workshop) -> Workshop:
        self.told_order(made.days)
        days = tuple(self.timed(day) for day in self.held(made.days, made.profile or ""))
        promised = made.content_minutes
        if promised is not None and not any(_ended(day) for day in days):
            days = self.kept(days, promised, made)
        return replace(made, days=tuple(self.finished(day, made) for day in days))

    def finished(self, day: Day, workshop: Workshop) -> Day:
        """The day with pauses, which ends when it is to."""
        paused = self.paused(day)
        done = self.closed(paused)
        if paused is not day:
            self.told_pauses(done, workshop)
        if minute_of(done.start) + total(done.sessions) > _MIDNIGHT:
            facts: dict[str, str | Word] = {"day": str(done.day), "start": done.start, "end": done.closing}
            self.report("AG-09", done.origin, "start", "warning", facts)
        return done

    # which days there are

    def told_order(self, days: Sequence[Day]) -> None:
        """Says which days have the number, or the date, of one before them."""
        for before, day in pairwise(days):
            facts: dict[str, str | Word] = {"day": str(day.day), "before": str(before.day)}
            if day.day <= before.day:
                self.report("AG-07", day.origin, "day", "error", {**facts, "next": str(before.day + 1)})
            elif day.date and before.date and day.date <= before.date:
                self.report("AG-10", day.origin, "date", "warning", {**facts, "date": day.date, "last": before.date})

    def held(self, days: Sequence[Day], profile: str) -> Iterator[Day]:
        """The days that have sessions; all of them when none has."""
        if not any(day.sessions for day in days):
            yield from days
            return
        for day in days:
            if day.sessions:
                yield day
            elif "sessions" not in day.origin.keys:  # else a variant has taken them all
                key = "day" if "day" in day.origin.keys else "date"
                self.report("AG-08", day.origin, key, "warning", {"day": str(day.day), "hint": _days_of(profile)})

    # minutes that nobody wrote

    def timed(self, day: Day) -> Day:
        """The day with minutes for sessions whose author gave none: the activity's, else a share of what is left."""
        sessions = [self.usual(session) for session in day.sessions]
        open_ones = [at for at, session in enumerate(sessions) if _is_open(session) and not self.known(session)]
        left = _length(day) - total(one for at, one in enumerate(sessions) if at not in set(open_ones))
        if day.end and open_ones and left >= closing.FLOOR * len(open_ones):
            share = left // len(open_ones) // closing.STEP * closing.STEP or closing.FLOOR
            rest = left - share * len(open_ones)
            for at in open_ones:
                sessions[at] = replace(sessions[at], minutes=min(720, share + rest))
                rest = 0
        return replace(day, sessions=tuple(sessions))

    def known(self, session: Session) -> int:
        """How long the activity of a session usually takes; 0 when nobody knows."""
        found = self.activities.get(session.activity) if session.activity else None
        return min(found.minutes, 720) if found is not None else 0

    def usual(self, session: Session) -> Session:
        minutes = self.known(session) if _is_open(session) else 0
        return replace(session, minutes=minutes) if minutes else session

    # pauses

    def paused(self, day: Day) -> Day:
        """The day with pauses where the author wrote none and it is long."""
        if any(session.is_pause for session in day.sessions) or (day.end and _length(day) <= pauses.LONG):
            return day
        where = _pauses(day)
        if not where:
            return day
        sessions: list[Session] = []
        for at, session in enumerate(day.sessions):
            if at in where:
                sessions.append(self.pause(where[at]))
            sessions.append(session)
        return replace(day, sessions=tuple(sessions))

    def pause(self, kind: str) -> Session:
        return Session(id=fresh(f"ses-{kind}", self.taken), title=text(_PAUSE[kind]), minutes=_LENGTH[kind], kind=kind)

    def told_pauses(self, day: Day, workshop: Workshop) -> None:
        named = [(clock, session.kind) for clock, session in day.timetable() if session.is_pause]
        chinese = "、".join(f"{clock} {term(_PAUSE[kind], 'zh-CN')}" for clock, kind in named)
        english = ", ".join(f"{clock} {term(_PAUSE[kind], 'en').lower()}" for clock, kind in named)
        origin = day.origin if "sessions" in day.origin.keys else workshop.origin
        key = "sessions" if "sessions" in origin.keys else "days"
        facts = {"day": str(day.day), "work": str(day.content_minutes), "pauses": word("as-said", english, chinese)}
        place = origin.at(key)
        head = Origin(Span(place.file, place.line, place.column), {key: Span(place.file, place.line, place.column)})
        self.report("AG-04", head, key, "hint", facts)

    # days that close

    def closed(self, day: Day) -> Day:
        """The day with sessions that end when it is to."""
        if not _ended(day) or not day.sessions:
            return day
        length = _length(day)
        if length <= 0:
            facts: dict[str, str | Word] = {"start": day.start, "end": day.end}
            self.report("AG-05", day.origin, "end", "error", facts)
            return day
        sessions = self.fitted(day.sessions, total(day.sessions) - length, day.origin, "end", day)
        return replace(day, sessions=tuple(sessions))

    def kept(self, days: Sequence[Day], promised: int, workshop: Workshop) -> tuple[Day, ...]:
        """The days with as much content as was promised."""
        every = [session for day in days for session in day.sessions]
        content = sum(day.content_minutes for day in days)
        if not content:
            return tuple(days)
        last = days[-1]
        fitted = iter(self.fitted(every, content - promised, workshop.origin, "content_minutes", last))
        return tuple(replace(day, sessions=tuple(next(fitted) for _ in day.sessions)) for day in days)

    def fitted(self, sessions: Sequence[Session], excess: int, origin: Origin, key: str, day: Day) -> Sequence[Session]:
        """Sessions that are so many minutes shorter, or longer; as they are when they cannot."""
        if not excess:
            return sessions
        can = closing.room(sessions) if excess > 0 else closing.appetite(sessions)
        if abs(excess) > can:
            self.told_impossible(sessions, excess, can, origin, key, day)
            return sessions
        minutes = closing.given(sessions, excess) if excess > 0 else closing.taken(sessions, -excess)
        made = [paced(closing.resized(one, new), one) for one, new in zip(sessions, minutes, strict=True)]
        self.told_changes(sessions, made, excess, origin, key)
        return made

    def told_changes(
        self, sessions: Sequence[Session], made: Sequence[Session], excess: int, origin: Origin, key: str
    ) -> None:
        written = [
            (one, new)
            for one, new in zip(sessions, made, strict=True)
            if one.minutes != new.minutes and not _is_open(one)
        ]
        if not written:
            return  # only minutes that nobody wrote have changed
        facts: dict[str, str | Word] = {
            "found": str(abs(excess)),
            "changes": word("as-said", _changes(written, "en"), _changes(written, "zh-CN")),
        }
        self.report("AG-01" if excess > 0 else "AG-06", origin, key, "warning", facts)

    def told_impossible(
        self, sessions: Sequence[Session], excess: int, can: int, origin: Origin, key: str, day: Day
    ) -> None:
        missing = abs(excess) - can
        facts: dict[str, str | Word] = {"missing": str(missing), "can": str(can), "found": str(abs(excess))}
        facts["way"] = word("as-said", *_LONGER["promised" if key == "content_minutes" else "day"])
        if excess > 0:
            english, chinese = (_to_cut(sessions, missing, tag) for tag in ("en", "zh-CN"))
            facts["hint"] = word("as-said", english, chinese)
        else:
            facts["end"] = clock_of(minute_of(day.start) + total(day.sessions))
        self.report("AG-02" if excess > 0 else "AG-03", origin, key, "error", facts)


def _pauses(day: Day) -> dict[int, str]:
    """The pauses of a day, by the sessions before which they stand, with the minutes these have when the day closes."""
    start, length = minute_of(day.start), _length(day)
    where = pauses.places([session.minutes for session in day.sessions], start)
    for _ in range(len(where) if length > 0 else 0):  # shorter sessions need fewer pauses, which leave more to them
        excess = total(day.sessions) + sum(_LENGTH[kind] for kind in where.values()) - length
        again = pauses.places(closing.fitting(day.sessions, excess), start)
        if again == where:
            break
        where = again
    return where


def _days_of(profile: str) -> Word:
    """What to do about a day without sessions."""
    if profile not in PROFILES:
        return word("as-said", "write its sessions:, or take the day out", "给这一天写 sessions:，或者删掉这一天")
    count = len(PROFILES[profile])
    english = f"{profile} has {count} day{'s' * (count > 1)}: take this one out, or write its sessions:"
    return word("as-said", english, f"{profile} 只有 {count} 天：删掉这一天，或者自己写 sessions:")


def _is_open(session: Session) -> bool:
    """Whether nobody wrote how long it takes; sessions made in code have no origin, and are as they are."""
    return session.origin.span != NOWHERE and not {"minutes", "duration"} & set(session.origin.keys)


def _ended(day: Day) -> bool:
    return bool(day.end)


def _length(day: Day) -> int:
    return minute_of(day.end) - minute_of(day.start) if day.end else 0


def _named(session: Session, tag: str) -> str:
    title = session.title.in_language(tag) or session.id
    return f"“{title}”" if len(title) <= 24 else f"“{title[:23]}…”"


def _changes(changed: Sequence[tuple[Session, Session]], tag: str) -> str:
    """The sessions that change most, with their minutes before and after."""
    ranked = sorted(changed, key=lambda pair: -abs(pair[0].minutes - pair[1].minutes))
    told = [f"{_named(one, tag)} {one.minutes} → {new.minutes}" for one, new in ranked[:_NAMED]]
    return _listed(told, len(ranked), tag)


def _listed(told: Sequence[str], count: int, tag: str) -> str:
    """Sessions in words, with how many there are besides."""
    more = count - len(told)
    rest = [] if more <= 0 else [f"另有 {more} 个" if tag == "zh-CN" else f"{more} more"]
    return ("、" if tag == "zh-CN" else ", ").join([*told, *rest])


def _to_cut(sessions: Sequence[Session], missing: int, tag: str) -> str:
    """The sessions without which the rest would fit: those that can be missed first, as few as it takes."""
    found: list[Session] = []
    for session in _dispensable(sessions):
        if missing <= 0:
            break
        found.append(session)
        missing -= closing.floor(session)
    marks = "{} ({})" if tag == "en" else "{}（{}）"
    told = [marks.format(_named(one, tag), one.minutes) for one in found[:_NAMED]]
    return _listed(told, len(found), tag)


def _dispensable(sessions: Sequence[Session]) -> Iterator[Session]:
    """Sessions in the order in which they can be missed: what listens, then what is longest; no pause, no debrief."""
    work = [one for one in sessions if not one.is_pause and not closing.is_debrief(one)]
    spoken = [one for one in work if one.kind in ("lecture", "video", "energiser")]
    yield from sorted(spoken, key=lambda one: -one.minutes)
    yield from sorted((one for one in work if one not in spoken), key=lambda one: -one.minutes)
