"""What is sent and read aloud: invitation, notice, reading, follow-up, action list, certificate, room, online board.

In: an engagement whose days are against the clock, a language. Out: `Letter`s with plain values – texts, numbers, lists
and maps of them – for Jinja templates below `templates/texts/`, which authors may replace. Guaranteed: every template
gets the same values, each of them always there, "" or empty where the file does not say it; without a workshop there
are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from generator.agenda import Timed, clock_of, minute_of, timed
from generator.diagnostics import Diagnostic
from generator.handouts import Letter
from generator.handouts.boards import frames, rooms
from generator.handouts.forms import TABLE
from generator.handouts.forms.participants import MINUTES, days_of, event_of, is_course, return_by, title_of
from generator.load.own_templates import LANGUAGES, faulty, general, text_of
from generator.model import Engagement, Moment, Workshop
from generator.model.design import Issue
from generator.outline.speaker import Speaker
from generator.terms import GAP, is_chinese

TEXTS = ("invitation", "notice", "pre-read", "follow-up", "action-list", "certificate", "room-plan")
WALL = 2.4  # metres of wall a group, by the rule for materials
FOLLOW_UP = 30  # days
_PAINS, _PERSONAS, _TERMS, _LINES = 4, 2, 6, 12
_WORDS = ("journey", "touchpoint", "blueprint", "lines", "moment", "pain")
_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HANDS_ON = ("group", "pair", "individual")
_SETUP = ((60, "arrive"), (45, "tables"), (30, "test"), (10, "door"))  # minutes before


def letters(engagement: Engagement, language: str) -> tuple[Letter, ...]:
    """The texts of a workshop, and the tables for an online board."""
    workshop = engagement.workshop
    if workshop is None:
        return ()
    speaker = Speaker(engagement, language.split("+")[0], "course")
    values = _values(speaker, workshop)
    made = [Letter(f"texts/{name}", template_of(name, speaker.first), values) for name in TEXTS]
    made.append(Letter("texts/remote-board", TABLE, {"rows": frames(speaker, workshop)}))
    made.append(Letter("texts/remote-rooms", TABLE, {"rows": rooms(speaker, workshop)}))
    return tuple(made)


def template_of(name: str, language: str) -> str:
    """The template of a text, by its path below `templates/`."""
    return f"texts/{name}.{LANGUAGES[0] if is_chinese(language) else LANGUAGES[1]}.md.j2"


def proven(
    engagement: Engagement, letters: tuple[Letter, ...], own: Mapping[str, bytes]
) -> tuple[Mapping[str, bytes], list[Diagnostic]]:
    """The author's templates without those that cannot be filled with these letters' values, and a finding for each."""
    if not own:
        return own, []
    from generator import sandbox

    folder = engagement.workshop.templates.rstrip("/") if engagement.workshop else ""
    kept, findings = dict(own), []
    for letter in letters:
        for name in (letter.template, general(letter.template)):
            text = text_of(kept[name]) if name in kept else None
            try:
                sandbox.render(text or "", letter.values, f"{folder}/{name}")
            except sandbox.Fault as fault:
                del kept[name]
                findings.append(faulty(f"{folder}/{name}", fault, tuple(letter.values)))
    return kept, findings


# values


def _values(speaker: Speaker, workshop: Workshop) -> dict[str, Any]:
    """All that a text may say of a workshop, by name."""
    engagement, scope = speaker.engagement, speaker.engagement.scope
    return {
        "language": speaker.language,
        "event": event_of(speaker),
        "title": title_of(speaker, workshop),
        "named": _named(speaker, title_of(speaker, workshop)),
        "subtitle": speaker.say(engagement.meta.subtitle),
        "client": speaker.say(engagement.meta.client),
        "author": speaker.say(engagement.meta.author),
        "service": speaker.say(scope.service),
        "scenario": speaker.say(scope.scenario),
        "trigger": speaker.say(scope.trigger),
        "end_state": speaker.say(scope.end_state),
        "phases": [speaker.say(one.name) for one in engagement.phases],
        "venue": speaker.say(workshop.venue),
        "mode": workshop.mode,
        "participants": workshop.participants,
        "groups": workshop.groups,
        "group_size": workshop.group_size,
        "facilitators": workshop.facilitators,
        "wall": f"{workshop.groups * WALL:g}",
        "roles": [speaker.say(one) for one in workshop.roles],
        "background": speaker.say(workshop.background),
        "benefits": [speaker.say(one) for one in workshop.benefits],
        "objectives": [speaker.say(one.text) for one in workshop.objectives],
        "modules": [{"name": speaker.say(one.name), "question": speaker.say(one.question)} for one in workshop.modules],
        "words": list(_glossary(speaker)),
        "personas": list(_personas(speaker)),
        "pains": list(_pains(speaker)),
        "survey": {
            "name": speaker.word("form-pre-survey" if is_course(speaker) else "form-pre-survey-workshop").lower(),
            "minutes": MINUTES,
            "until": return_by(speaker, workshop).replace(GAP, " "),
        },
        "actions": list(_actions(speaker)),
        "moments": list(_moments(speaker)),
        "lines": min(workshop.participants, _LINES),
        **_times(speaker, workshop),
    }


def _named(speaker: Speaker, title: str) -> str:
    """What it is called in a sentence; the kind of event only where its name does not say it."""
    event = event_of(speaker)
    if event.casefold() in title.casefold():
        return f"“{title}”"
    return speaker.either(f"{event}“{title}”", f"the {event} “{title}”")


def _glossary(speaker: Speaker) -> Iterator[dict[str, str]]:
    """The words to know beforehand: the house's, with the author's meaning where there is one, then the author's."""
    own = {speaker.say(one.term): speaker.say(one.meaning) for one in speaker.engagement.glossary}
    known = {name.casefold(): meaning for name, meaning in own.items()}
    house = [speaker.word(f"read-{name}") for name in _WORDS]
    for name, term in zip(_WORDS, house, strict=True):
        meant = known.get(term.casefold(), "")
        yield {"term": term, "meaning": _ended(speaker, meant) if meant else speaker.word(f"read-{name}-means")}
    further = [name for name in own if name.casefold() not in {term.casefold() for term in house}]
    for name in further[:_TERMS]:
        yield {"term": name[:1].upper() + name[1:], "meaning": _ended(speaker, own[name])}


def _ended(speaker: Speaker, text: str) -> str:
    """A text with a full stop, as its neighbours have one."""
    return text if text.endswith(("。", "！", "？", ".", "!", "?")) else f"{text}{speaker.either('。', '.')}"


def _personas(speaker: Speaker) -> Iterator[dict[str, Any]]:
    who = [one for one in speaker.engagement.personas if one.role not in ("employee", "negative")]
    for one in who[:_PERSONAS]:
        basis = one.evidence.basis if one.evidence else "proto"
        quote = speaker.say(one.quote.text) if one.quote else ""
        yield {
            "name": speaker.say(one.name),
            "tagline": speaker.say(one.tagline),
            "quote": quote,
            "is_assumed": basis == "proto",
        }


def _pains(speaker: Speaker) -> Iterator[str]:
    for one in speaker.engagement.pains[:_PAINS]:
        yield speaker.say(one.text)


def _actions(speaker: Speaker) -> Iterator[dict[str, str]]:
    """What has been planned: the roadmap, then issues that are open and that no item of it settles."""
    engagement = speaker.engagement
    if is_course(speaker):
        return
    for item in engagement.roadmap.items if engagement.roadmap else ():
        named = [speaker.name_of("metric", one) for one in item.metrics]
        yield {
            "title": speaker.say(item.title),
            "owner": speaker.name_of("stakeholder|actor", item.owner),
            "time": _horizon(speaker, item.horizon),
            "measure": speaker.listed(named),
        }
    planned = {one for item in (engagement.roadmap.items if engagement.roadmap else ()) for one in item.issues}
    for issue in engagement.issues:
        if issue.status not in ("closed", "verified", "wont_fix") and issue.id not in planned:
            yield {
                "title": _solved(speaker, issue),
                "owner": speaker.name_of("stakeholder|actor", issue.owner),
                "time": speaker.date(issue.due).replace(GAP, " "),
                "measure": "",
            }


def _solved(speaker: Speaker, issue: Issue) -> str:
    """What is done about an issue; what is wrong, where nothing is planned yet."""
    title, solution = speaker.say(issue.title), speaker.say(issue.solution)
    return speaker.either(f"{title}：{solution}", f"{title}: {solution}") if solution else title


def _horizon(speaker: Speaker, horizon: str | None) -> str:
    found = speaker.engagement.find("horizon", horizon)
    named = speaker.name_of("horizon", horizon) if found is not None else ""
    return named if named and named != horizon else speaker.label(f"horizon-{horizon}") if horizon in _HORIZONS else ""


_HORIZONS = ("short", "mid", "long")


def _moments(speaker: Speaker) -> Iterator[dict[str, str]]:
    if is_course(speaker):
        return
    for one in speaker.engagement.moments:
        if one.promise:
            yield {
                "name": _name(speaker, one),
                "promise": speaker.say(one.promise),
                "owner": speaker.name_of("stakeholder|actor", one.owner),
            }


def _name(speaker: Speaker, moment: Moment) -> str:
    return speaker.say(moment.name) or speaker.name_of("step", moment.step)


# times


def _times(speaker: Speaker, workshop: Workshop) -> dict[str, Any]:
    """When it is: days with their rows, in words and as dates; "" where there is no date."""
    every = timed(workshop)
    numbers = dict.fromkeys(one.day for one in every)
    days = [_day(speaker, workshop, number, [one for one in every if one.day == number]) for number in numbers]
    dates = days_of(workshop)
    minutes = sum(day.content_minutes for day in workshop.days)
    made = [one.session for one in every if one.session.canvas and one.session.kind in _HANDS_ON]
    outputs = dict.fromkeys(filter(None, (speaker.say(one.output) for one in made)))
    said = [_plain(speaker, one) for one in dates]
    return {
        "days": days,
        "when": [day["when"] for day in days],
        "first_date": said[0] if said else "",
        "last_date": said[-1] if said else "",
        "held": _held(speaker, said),
        "follow_up_date": _plain(speaker, dates[-1] + timedelta(days=FOLLOW_UP)) if dates else "",
        "hours": f"{round(minutes / 60, 2):g}" if minutes else "",
        "outputs": list(outputs),
        "setup": _setup(speaker, days),
    }


def _held(speaker: Speaker, dates: list[str]) -> str:
    """When it was held, as it stands in a sentence."""
    if not dates:
        return ""
    if len(dates) == 1:
        return speaker.either(f"于 {dates[0]}", f"on {dates[0]}")
    return speaker.either(f"于 {dates[0]}至{dates[-1]}", f"from {dates[0]} to {dates[-1]}")


def _plain(speaker: Speaker, day: date) -> str:
    return speaker.date(day.isoformat()).replace(GAP, " ")


def _day(speaker: Speaker, workshop: Workshop, number: int, rows: list[Timed]) -> dict[str, Any]:
    name = speaker.each("day-name", str(number)) if len(workshop.days) > 1 else ""
    given = next((day.date for day in workshop.days if day.day == number), "")
    try:
        on = _dated(speaker, date.fromisoformat(given))
    except ValueError:
        on = ""
    start, end = rows[0].start, rows[-1].end
    hours = f"{start}–{end}"
    comma = "，" if is_chinese(speaker.language) else ", "
    return {
        "title": comma.join(filter(None, (name, on))),
        "when": comma.join(filter(None, (name, on, hours))),
        "start": start,
        "end": end,
        "rows": [_row(speaker, one) for one in rows],
    }


def _dated(speaker: Speaker, day: date) -> str:
    """A date with its day of the week."""
    said = _plain(speaker, day)
    return speaker.either(f"{said}（{_WEEKDAYS[day.weekday()]}）", f"{_ENGLISH_DAYS[day.weekday()]} {said}")


def _row(speaker: Speaker, one: Timed) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "minutes": one.session.minutes,
        "title": speaker.say(one.session.title),
        "output": "" if one.is_pause else speaker.say(one.session.output),
        "is_pause": one.is_pause,
    }


def _setup(speaker: Speaker, days: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What to do before it begins, with the time of day where that is known."""
    begins = minute_of(days[0]["start"]) if days else None
    return [
        {
            "time": clock_of(begins - before) if begins is not None and begins >= before else "",
            "text": speaker.word(f"setup-{name}"),
        }
        for before, name in _SETUP
    ]
