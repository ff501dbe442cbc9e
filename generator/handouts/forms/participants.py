"""What participants are asked: before the course, at its end, thirty days later.

In: a `Speaker` whose engagement has a workshop. Out: forms. Guaranteed: the survey before has eight items and the
evaluation ten, as the field reference lists them; objectives, roles and tools are those of the file.
Source: the field reference, §12.6 and §12.7; levels of evaluation after Kirkpatrick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from generator.handouts.forms.content import Fact, Form, Question, Section, points
from generator.model import Workshop
from generator.model.workshop import PreSurvey
from generator.outline.speaker import Speaker
from generator.terms import TERMS

_EVALUATED = 8  # statements of the evaluation
_NO_TOOLS = ("canvas/cv-evaluation", "canvas/cv-pitch", "canvas/cv-feedback")
_USUAL_TOOLS = ("canvas/cv-journey", "canvas/cv-blueprint", "canvas/cv-mot", "canvas/cv-kano", "canvas/cv-persona")
_ABILITIES = ("journey", "blueprint", "moments", "team")
ITEMS = 8  # of the survey before
MINUTES = 8  # that the survey before takes
_RETURN = 3  # days before the course, so that there is time to use the answers


def pre_survey(speaker: Speaker, workshop: Workshop) -> Form:
    """The survey before the course."""
    word = _words_of(speaker)
    you = (
        *_role(speaker, workshop),
        Question("contact", "1b", "single", word("form-pre-contact"), options=_words(speaker, "contact", _CONTACT)),
        Question("admired", "2", "open", word("form-pre-admired"), help=word("form-pre-admired-help"), lines=3),
        Question("complaint", "3", "open", word("form-pre-complaint"), help=word("form-pre-complaint-help"), lines=2),
        Question("journey", "4", "open", word("form-pre-journey"), help=_case(speaker), lines=2),
        _knowledge(speaker),
        Question(
            "data",
            "6",
            "multiple",
            word("form-pre-data"),
            help=word("form-pre-data-help"),
            options=_words(speaker, "data", _DATA),
            lines=1,
            required=False,
        ),
    )
    course = (
        *_wanted(speaker, workshop),
        Question("needs", "8", "open", word("form-pre-needs"), help=word("form-optional"), lines=1, required=False),
    )
    return Form(
        title=word("form-pre-survey"),
        subtitle=title_of(speaker, workshop),
        intro=(word("form-pre-intro"),),
        facts=(*_facts(speaker, workshop), Fact(word("form-send"), return_by(speaker, workshop))),
        sections=(
            Section(word("form-pre-you-work"), you),
            Section(word("form-pre-course"), course),
        ),
        privacy=word("form-pre-privacy"),
        thanks=word("form-pre-thanks"),
        minutes=MINUTES,
        other=word("form-other"),
        language=speaker.language,
    )


_CONTACT = ("daily", "weekly", "monthly", "never")
_DATA = ("complaints", "surveys", "talks", "processes", "systems", "none")


def _words(speaker: Speaker, group: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(speaker.word(f"form-{group}-{name}") for name in names)


def _role(speaker: Speaker, workshop: Workshop) -> Iterator[Question]:
    roles = tuple(map(speaker.say, workshop.roles))
    asked = speaker.word("form-pre-role")
    if roles:
        yield Question("role", "1a", "single", asked, options=roles, lines=1)
    else:
        yield Question("role", "1a", "open", asked, lines=1)


def _case(speaker: Speaker) -> str:
    service = speaker.engagement.scope.service
    return speaker.each("form-pre-journey-case", service) if service else ""


def _knowledge(speaker: Speaker) -> Question:
    names = ("journey", "blueprint", "kano", "nps")
    return Question(
        "knowledge",
        "5",
        "grid",
        speaker.word("form-pre-knowledge"),
        options=points(0, 4),
        low=speaker.word("form-pre-knowledge-low"),
        high=speaker.word("form-pre-knowledge-high"),
        rows=_words(speaker, "knows", names),
        items=tuple(f"knowledge-{name}" for name in names),
    )


def _wanted(speaker: Speaker, workshop: Workshop) -> Iterator[Question]:
    objectives = tuple(speaker.say(one.text) for one in workshop.objectives)
    several = len(objectives) > 1
    if several:
        yield Question("objective", "7a", "single", speaker.word("form-pre-objective"), options=objectives)
    number = "7b" if several else "7"
    yield Question("expectation", number, "open", _words_of(speaker)("form-pre-expectation"), lines=2)


def evaluation(speaker: Speaker, workshop: Workshop) -> Form:
    """The evaluation at the end: how it was received, whether objectives were reached, and the first step."""
    word = _words_of(speaker)
    statements = tuple(word(f"evaluation-{at}") for at in range(1, _EVALUATED + 1))
    low, high = word("form-agree-low"), word("form-agree-high")
    questions = [
        Question(
            "statements",
            f"1–{_EVALUATED}",
            "grid",
            word("form-evaluation-grid"),
            rows=statements,
            items=tuple(f"statement-{at}" for at in range(1, _EVALUATED + 1)),
            options=points(1, 5),
            low=low,
            high=high,
        ),
        Question(
            "recommend",
            "9",
            "scale",
            word("form-evaluation-recommend"),
            options=points(0, 10),
            low=word("form-recommend-low"),
            high=word("form-recommend-high"),
        ),
        Question("step", "10", "open", word("form-evaluation-open"), lines=3),
    ]
    if workshop.objectives:
        rows = tuple(speaker.say(one.text) for one in workshop.objectives)
        items = tuple(f"objective-{one.id}" for one in workshop.objectives)
        asked = word("form-evaluation-objectives")
        reached = Question("objectives", "", "grid", asked, "", points(1, 5), low, high, rows, items)
        questions.insert(2, reached)
    return Form(
        title=word("form-evaluation"),
        subtitle=title_of(speaker, workshop),
        intro=(word("form-evaluation-intro"),),
        facts=_facts(speaker, workshop, blank=True),
        sections=(Section("", tuple(questions)),),
        privacy=word("form-evaluation-privacy"),
        thanks=word("form-evaluation-thanks"),
        minutes=3,
        other=word("form-other"),
        language=speaker.language,
    )


def follow_up(speaker: Speaker, workshop: Workshop) -> Form:
    """The survey thirty days later: what was kept and used, what stood in the way, what helps."""
    word = _words_of(speaker)
    questions = (
        Question("kept", "1", "single", word("form-follow-up-kept"), options=_words(speaker, "kept", _KEPT), lines=0),
        Question(
            "applied",
            "2",
            "multiple",
            word("form-follow-up-applied"),
            options=(*_tools(speaker, workshop), word("form-applied-none")),
            lines=1,
        ),
        Question("changed", "3", "open", word("form-follow-up-changed"), lines=3),
        Question(
            "hindered",
            "4",
            "multiple",
            word("form-follow-up-hindered"),
            options=_words(speaker, "hindered", _HINDERED),
            lines=1,
        ),
        _rated(speaker, workshop, "before", "5a"),
        _rated(speaker, workshop, "now", "5b"),
        Question(
            "support",
            "6",
            "multiple",
            word("form-follow-up-support"),
            options=_words(speaker, "support", _SUPPORT),
            lines=1,
            required=False,
        ),
        Question("next", "7", "open", word("form-follow-up-next"), lines=2),
    )
    return Form(
        title=word("form-follow-up"),
        subtitle=title_of(speaker, workshop),
        intro=(word("form-follow-up-intro"),),
        facts=_facts(speaker, workshop),
        sections=(Section("", questions),),
        privacy=word("form-follow-up-privacy"),
        thanks=word("form-follow-up-thanks"),
        minutes=5,
        other=word("form-other"),
        language=speaker.language,
    )


_KEPT = ("done", "partly", "other", "not")
_HINDERED = ("time", "leaders", "teams", "data", "skill", "case", "nothing")
_SUPPORT = ("talk", "review", "templates", "leaders", "peers")


def _tools(speaker: Speaker, workshop: Workshop) -> tuple[str, ...]:
    """The tools that were practised, by the canvases of the sessions."""
    used = [f"canvas/{session.canvas}" for session in workshop.all_sessions]
    names = [speaker.word(one) for one in used if one in TERMS and one not in _NO_TOOLS]
    return tuple(dict.fromkeys(names)) or tuple(map(speaker.word, _USUAL_TOOLS))


def _rated(speaker: Speaker, workshop: Workshop, when: str, number: str) -> Question:
    """What one is able to do, judged by oneself: before the course or now."""
    objectives = workshop.objectives
    rows = tuple(speaker.say(one.text) for one in objectives) or _words(speaker, "able", _ABILITIES)
    items = tuple(f"{when}-{name}" for name in ([one.id for one in objectives] or _ABILITIES))
    return Question(
        when,
        number,
        "grid",
        _words_of(speaker)(f"form-follow-up-{when}"),
        options=points(1, 5),
        low=speaker.word("form-able-low"),
        high=speaker.word("form-able-high"),
        rows=rows,
        items=items,
    )


# words


def _words_of(speaker: Speaker) -> Callable[[str], str]:
    """The words of a form, by name: those for workshops where there are such, else with what the event is called."""
    event = event_of(speaker)

    def said(name: str) -> str:
        own = name if is_course(speaker) else f"{name}-workshop"
        return speaker.each(own if own in TERMS else name, event)

    return said


# the head of a form


def is_course(speaker: Speaker) -> bool:
    """Whether it is a course: its case is there to practise on. Else a workshop, whose case is meant."""
    return speaker.engagement.deck.kind == "course"


def event_of(speaker: Speaker) -> str:
    """What kind of event it is, in words."""
    return speaker.word("event-course" if is_course(speaker) else "event-workshop")


def title_of(speaker: Speaker, workshop: Workshop) -> str:
    """What the course is called."""
    return speaker.say(workshop.title) or speaker.say(speaker.engagement.meta.title)


def days_of(workshop: Workshop) -> list[date]:
    """The dates of the days that have one, in order."""
    found = []
    for day in workshop.days:
        try:
            found.append(date.fromisoformat(day.date))
        except ValueError:
            continue
    return sorted(set(found))


def _facts(speaker: Speaker, workshop: Workshop, *, blank: bool = False) -> tuple[Fact, ...]:
    """Date and place as far as they are known; `blank` leaves a line for the date where it is not."""
    dates = [speaker.date(day.isoformat()) for day in days_of(workshop)]
    when = " – ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else ""
    facts = [Fact(speaker.word("form-date"), when)] if when or blank else []
    if workshop.venue:
        facts.append(Fact(speaker.word("form-venue"), speaker.say(workshop.venue)))
    return tuple(facts)


def return_by(speaker: Speaker, workshop: Workshop) -> str:
    """Until when the survey is wanted back: in time to use the answers, "" without a date."""
    days = days_of(workshop)
    if not days:
        return ""
    sent = (workshop.pre_survey or PreSurvey()).send_days_before
    return speaker.date((days[0] - timedelta(days=_RETURN if sent > _RETURN else 1)).isoformat())
