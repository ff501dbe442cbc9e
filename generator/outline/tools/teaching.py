"""What a course or a workshop is made of: overview, objectives, timetable, sessions with their exercises, the end.

In: a `Speaker`. Out: slides. Guaranteed: times of the day are those of the timetable; a session without work to do has
no slide of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.agenda import debrief_minutes
from generator.agenda.content import MINUTES
from generator.model import Day, Module, Session, Text, Workshop
from generator.model.workshop import Objective
from generator.outline import Notes, Slide
from generator.outline.blocks import (
    Activity,
    Agenda,
    Block,
    Cards,
    Chart,
    Checklist,
    Debrief,
    Item,
    Line,
    Objectives,
    Prose,
    Recording,
    Table,
    lines,
)
from generator.outline.speaker import Speaker
from generator.terms import TERMS, languages_of

WORK = ("group", "individual", "pair", "energiser")  # sessions in which people do something
LINES_WITH_METHODS = 24  # of a timetable that leaves room for them
FEW_METHODS = 2  # that make it worth showing how the time goes to them
STATEMENTS = 8  # of the evaluation form
MOST = 8  # cards
QUESTIONS = ("debrief-what", "debrief-so_what", "debrief-now_what")


def _workshop(speaker: Speaker) -> Workshop | None:
    found = speaker.engagement.workshop
    return found if found is not None and any(day.sessions for day in found.days) else None


# The whole


def course_overview(speaker: Speaker) -> Iterable[Slide]:
    """Why the course is held, what people take home, who they are."""
    found = speaker.engagement.workshop
    if found is None or not (found.background or found.benefits or found.roles):
        return
    told = [Prose(lines((speaker.say(found.background),)))] if found.background else []
    benefits = tuple(Item("", lines((speaker.say(one),)), str(at)) for at, one in enumerate(found.benefits, 1))
    shown = [Cards(benefits, numbered=True)] if 2 <= len(benefits) <= MOST else []
    if benefits and not shown:
        told.append(Prose(lines(map(speaker.say, found.benefits), "•")))
    if found.roles:
        told.append(Prose(lines((speaker.both(lambda one: one.each("course-roles", _listed(one, found.roles))),))))
    title = speaker.count("course-title", len(benefits)) if len(benefits) > 1 else speaker.word("course_overview")
    wish = speaker.wish("course_overview")
    yield speaker.slide("course-overview", "course_overview", title, (*told, *shown), wish=wish)


def _listed(speaker: Speaker, texts: Sequence[Text]) -> str:
    return speaker.listed(map(speaker.say, texts))


def objectives(speaker: Speaker) -> Iterable[Slide]:
    """What participants can do afterwards."""
    found = speaker.engagement.workshop
    if found is not None and found.objectives:
        title = speaker.count("objectives-title", len(found.objectives))
        block = Objectives(tuple(_objective(speaker, one) for one in found.objectives))
        yield speaker.slide("objectives", "objectives", title, (block,), wish=speaker.wish("objectives"))


def _objective(speaker: Speaker, objective: Objective) -> Item:
    level = speaker.label(f"objective-{objective.level}") if objective.level else ""
    return Item(speaker.say(objective.text), (), level)


def timetable(speaker: Speaker) -> Iterable[Slide]:
    """Each day with its times: in a workshop large, elsewhere as a table with method and output."""
    found = _workshop(speaker)
    for day in found.days if found is not None else ():
        title = speaker.each("workshop-title", str(day.day), day.start, day.closing, str(day.content_minutes))
        shown: tuple[Block, ...] = (_large(speaker, day),)
        if speaker.kind != "workshop":
            shown = (_table(speaker, day), *(_methods(speaker, day) if _has_room(speaker, day) else ()))
        wish = speaker.wish("timetable", str(day.day)) or (speaker.wish("timetable") if day.day == 1 else None)
        yield speaker.slide(f"workshop-{day.day}", "timetable", title, shown, notes="workshop", wish=wish)


def _has_room(speaker: Speaker, day: Day) -> bool:
    """Whether the methods can stand under the table: they say nothing on a page of their own."""
    return len(day.sessions) * len(languages_of(speaker.language)) <= LINES_WITH_METHODS


def _large(speaker: Speaker, day: Day) -> Agenda:
    entries = []
    for start, session in day.timetable():
        output = lines((speaker.say(session.output),)) if session.output else ()
        entries.append(Item(speaker.say(session.title), output, start))
    return Agenda(tuple(entries))


def _table(speaker: Speaker, day: Day) -> Table:
    header = tuple(speaker.word(name) for name in ("time", "minutes", "session", "method", "output"))
    rows = []
    roles = []
    for at, (start, session) in enumerate(day.timetable()):
        method = speaker.word(f"session-{session.kind}")
        rows.append(
            (start, str(session.minutes), speaker.say(session.title), method, speaker.say(session.output) or "–")
        )
        if session.is_pause:
            roles += [(at, column, "cell-pause") for column in range(len(header))]
    return Table(header, tuple(rows), (0.9, 0.8, 3.7, 1.1, 3.6), speaker.word("agenda"), tuple(roles), (0, 1))


def _methods(speaker: Speaker, day: Day) -> Iterator[Chart]:
    """How the minutes of the day go to methods, pauses aside, the longest first."""
    minutes: dict[str, int] = {}
    for session in day.sessions:
        if not session.is_pause:
            minutes[session.kind] = minutes.get(session.kind, 0) + session.minutes
    if len(minutes) < FEW_METHODS:
        return
    ranked = sorted(minutes.items(), key=lambda pair: -pair[1])
    series = tuple((speaker.label(f"session-{kind}"), (float(total),)) for kind, total in ranked)
    told = speaker.listed(f"{kind} {figures[0]:.0f}" for kind, figures in series)
    name = speaker.label("method-mix")
    yield Chart("", (name,), series, "stacked", "0", f"{name}: {told}")


# Sessions


def sessions(speaker: Speaker) -> Iterable[Slide]:
    """The slides of every session."""
    found = _workshop(speaker)
    for day in found.days if found is not None else ():
        held = day.timetable()
        for at, (start, session) in enumerate(held):
            onward = next((one for _, one in held[at + 1 :]), None)
            yield from session_slides(speaker, session, f"{day.day}-{at + 1}", start, onward)


def session_slides(
    speaker: Speaker, session: Session, number: str, start: str, onward: Session | None
) -> Iterator[Slide]:
    """The recording, the exercise and the questions afterwards of a session; nothing where people only listen."""
    name = session.id or f"session-{number}"
    if session.recording or session.kind == "video":
        yield _recording(speaker, session, name)
    if _is_work(session):
        yield _exercise(speaker, session, name, start, onward)
    if session.debrief:
        yield _debrief(speaker, session, name)


def _is_work(session: Session) -> bool:
    """Whether people do something in it; the end of the day has slides of its own."""
    if session.is_pause or session.canvas == "cv-evaluation":
        return False
    usual = session.kind == "plenary" and f"steps-{session.canvas}-1" in TERMS
    return session.kind in WORK or bool(session.instructions) or usual


def _recording(speaker: Speaker, session: Session, name: str) -> Slide:
    consent = speaker.word("recording-consent" if session.consent else "recording-no-consent")
    file = (session.recording or "").rsplit("/", 1)[-1]
    title = speaker.each("recording-of", file) if file else speaker.word("recording")
    block = Recording(title, consent, (), lines(map(speaker.say, session.debrief), "•"))
    heading = speaker.each("session-recording", session.title)
    return speaker.slide(f"{name}-recording", "recording", heading, (block,), minutes=session.minutes)


def _exercise(speaker: Speaker, session: Session, name: str, start: str, onward: Session | None) -> Slide:
    title = speaker.say(session.title)
    if session.output and speaker.kind != "course":
        title = speaker.each("activity-title", session.title, session.output)
    steps = tuple(_timed(speaker, text) for text in session.instructions) or _usual_steps(speaker, session.canvas)
    minutes = session.exercise_minutes or session.minutes
    block = Activity(
        "",  # the title says it
        steps,
        minutes,
        tuple(_facts(speaker, session, start)),
        speaker.say(session.output),
    )
    slide = speaker.slide(name, "activity", title, (block,), minutes=minutes)
    told = slide.notes
    onto = speaker.each("activity-next", onward.title) if onward is not None else told.transition
    notes = Notes(speaker.say(session.say) or told.say, told.do, minutes, onto)
    return replace(slide, notes=notes, source=speaker.source(session.sources))


def _timed(speaker: Speaker, step: Text) -> Line:
    """A step, with the minutes in brackets at its end as its mark."""
    told = speaker.say(step)
    found = [MINUTES.search(part) for part in told.split("\n")]
    kept = [match for match in found if match is not None]
    if len(kept) < len(found) or len({match["minutes"] for match in kept}) > 1:
        return Line(told, "1.")
    words = "\n".join(match.string[: match.start()].rstrip() for match in kept)
    return Line(words, f"{kept[0]['minutes']} {speaker.label('unit-min')}")


def _usual_steps(speaker: Speaker, canvas: str | None) -> tuple[Line, ...]:
    """How a canvas is usually filled, where the author says nothing of it."""
    names = [f"steps-{canvas}-{at}" for at in range(1, 6)]
    return lines((speaker.word(name) for name in names if name in TERMS), "1.")


def _facts(speaker: Speaker, session: Session, start: str) -> Iterator[tuple[str, str]]:
    if session.exercise_minutes is None:  # else it begins later than the session
        yield speaker.word("time"), start
    if people := grouping(speaker, session):
        yield speaker.word("grouping"), people
    if session.canvas:
        yield speaker.word("canvas"), speaker.canvas(session.canvas)
    if session.materials:
        yield speaker.word("materials"), speaker.both(lambda one: _listed(one, session.materials))


def grouping(speaker: Speaker, session: Session) -> str:
    """Who works with whom in a session: as its author says, else by its kind; "" where nobody says."""
    found = speaker.engagement.workshop
    if session.grouping:
        return speaker.say(session.grouping)
    if session.kind == "group" and found is not None:
        return speaker.each("grouping-group", str(found.group_size))
    return speaker.word(f"grouping-{session.kind}") if f"grouping-{session.kind}" in TERMS else ""


def _debrief(speaker: Speaker, session: Session, name: str) -> Slide:
    """Under heads that lead from what happened to what follows, when there are three questions."""
    asked = [speaker.say(text) for text in session.debrief]
    if len(asked) == len(QUESTIONS):
        items = [Item(speaker.word(head), lines([text])) for head, text in zip(QUESTIONS, asked, strict=True)]
    else:
        items = [Item(text, (), str(at)) for at, text in enumerate(asked, 1)]
    title = speaker.each("debrief-title", session.title)
    minutes = debrief_minutes(session)
    return speaker.slide(f"{name}-debrief", "debrief", title, (Debrief(tuple(items)),), minutes=minutes)


# Modules


def opener(speaker: Speaker, module: Module | None, held: Sequence[Session]) -> tuple[Prose, ...]:
    """What stands on the header of a part: what it is about, in one line, and what participants can do afterwards."""
    found = speaker.engagement.workshop
    ids = {one.id for one in held if one.id}
    own = [one for one in (found.objectives if found is not None else ()) if ids & set(one.sessions)]
    topics = module.topics if module is not None else ()
    about = speaker.both(lambda one: " · ".join(map(one.say, topics)))
    told = (*lines([about] if about else []), *lines((speaker.say(one.text) for one in own), "•"))
    return (Prose(told),) if told else ()


def recap(speaker: Speaker, title: Text | str, held: Sequence[Session], name: str) -> Iterator[Slide]:
    """What came out of a part, to tick off."""
    taught = [one for one in held if one.module] or held
    made = [one for one in taught if one.output and not one.is_pause]
    if len(made) > 1:
        items = tuple(Item(speaker.say(one.output), lines((speaker.say(one.title),))) for one in made)
        heading = speaker.count("recap-title", len(made), title)
        yield speaker.slide(f"{name}-recap", "checklist", heading, (Checklist(items),), notes="recap", minutes=3)


# The end


def commitments(speaker: Speaker) -> Iterable[Slide]:
    """The first step that each participant writes down."""
    if _workshop(speaker) is not None:
        steps = lines((speaker.word(f"commitments-{at}") for at in (1, 2, 3)), "1.")
        facts = ((speaker.word("grouping"), speaker.word("grouping-individual")),)
        task, output = speaker.word("commitments-task"), speaker.word("commitments-output")
        wish = speaker.wish("commitments")
        minutes = wish.minutes if wish is not None and wish.minutes else 10
        block = Activity(task, steps, minutes, facts, output)
        title = speaker.word("commitments-title")
        yield speaker.slide("commitments", "commitments", title, (block,), minutes=minutes, wish=wish)


def evaluation(speaker: Speaker) -> Iterable[Slide]:
    """How people found it: the items of the form, with the statements to agree with from 1 to 5."""
    if _workshop(speaker) is not None:
        scale = "1   2   3   4   5"
        asked = [(str(at), speaker.word(f"evaluation-{at}"), scale) for at in range(1, STATEMENTS + 1)]
        last = (STATEMENTS + 1, STATEMENTS + 2)  # how likely one recommends it, and what one will do
        asked += [(str(at), speaker.word(f"evaluation-{at}"), speaker.word(f"evaluation-{at}-scale")) for at in last]
        header = tuple(speaker.word(name) for name in ("number", "evaluation-statement", "evaluation-agree"))
        table = Table(header, tuple(asked), (0.5, 6, 2), speaker.word("evaluation-table"), (), (0, 2))
        title = speaker.word("evaluation-title")
        wish = speaker.wish("evaluation")
        yield speaker.slide("evaluation", "evaluation", title, (table,), minutes=5, wish=wish)
