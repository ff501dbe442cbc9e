"""What customers are asked: right after a contact, about features, about quality, and in interviews.

In: a `Speaker`. Out: forms, None where the file gives no reason for one. Guaranteed: the ids of questions are those
that `surveys:` knows (`load.surveys`), so that answers come back as figures.
Source: the field reference, §5.2 and §6; the pairs of questions Kano 1984; the dimensions Parasuraman, Zeithaml and
Berry 1988, in items of our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import measure
from generator.handouts.forms.content import Fact, Form, Question, Section, points
from generator.model import Metric, Text
from generator.outline.speaker import Speaker
from generator.terms import is_chinese

TOUCHPOINT = {"feeling": (1, 5), "ease": (1, 5), "success": (1, 5), "advocacy": (0, 10)}
ANSWERS = ("like", "must_be", "neutral", "live_with", "dislike")
WITH, WITHOUT = "with", "without"
EXPECTED, PERCEIVED = "expected", "perceived"
ITEMS = (1, 2)  # of each dimension of quality
_ASKED = {"nps": "0_10", "csat": "1_5", "ces": "agree_1_7"}
_PHASES = 6  # that an interview has time for


def touchpoint(speaker: Speaker) -> Form:
    """The four questions right after a contact."""
    return _form(speaker, "touchpoint", (Section("", tuple(_four(speaker))),), minutes=1)


def experience(speaker: Speaker) -> Form | None:
    """The metrics of the file that customers are asked for, once the service is over."""
    metrics = [metric for metric in speaker.engagement.metrics if metric.kind in _ASKED]
    if not metrics:
        return None
    asked = [_metric(speaker, metric, at) for at, metric in enumerate(metrics, 1)]
    asked.append(_reason(speaker, len(asked) + 1))
    return _form(speaker, "experience", (Section("", tuple(asked)),), minutes=2)


def _reason(speaker: Speaker, number: int) -> Question:
    asked = speaker.word("form-touchpoint-reason")
    return Question("reason", str(number), "open", asked, lines=2, required=False)


def _four(speaker: Speaker) -> Iterator[Question]:
    word = speaker.word
    places = _places(speaker)
    if len(places) > 1:
        yield Question("touchpoint", "", "single", word("form-touchpoint-which"), options=places, lines=1)
    for number, (name, (low, high)) in enumerate(TOUCHPOINT.items(), 1):
        ends = "form-recommend" if name == "advocacy" else f"form-touchpoint-{name}"
        asked = word(f"form-touchpoint-{name}")
        scale = points(low, high)
        yield Question(name, str(number), "scale", asked, "", scale, word(f"{ends}-low"), word(f"{ends}-high"))
    yield _reason(speaker, 5)


def _places(speaker: Speaker) -> tuple[str, ...]:
    """The contacts worth asking about, in the order of the journey: where surveys were put, and moments of truth."""
    engagement = speaker.engagement
    asked = {question.step for survey in engagement.surveys for question in survey.questions if question.step}
    asked |= {moment.step for moment in engagement.moments if moment.step}
    steps = dict.fromkeys(step.id for blueprint in engagement.blueprints.values() for step in blueprint.steps)
    return tuple(dict.fromkeys(speaker.name_of("step", step) for step in steps if step in asked))


def _metric(speaker: Speaker, metric: Metric, number: int) -> Question:
    """The question that gives a metric's figure, on its own scale; named where several of a kind are asked for."""
    word = speaker.word
    given = metric.scale or ""
    scale = given if given in measure.SCALES else _ASKED[metric.kind]
    low, high = measure.SCALES[scale]
    ends = {"nps": "form-recommend", "csat": "form-csat", "ces": "form-ces"}[metric.kind]
    asked = {"nps": word("form-touchpoint-advocacy"), "csat": word("form-csat"), "ces": word("form-ces")}[metric.kind]
    if scale == "effort_1_5":
        ends, asked = "form-effort", word("form-effort")
    several = sum(one.kind == metric.kind for one in speaker.engagement.metrics) > 1
    named = speaker.say(metric.name) if several else ""
    options = points(low, high)
    return Question(metric.id, str(number), "scale", asked, named, options, word(f"{ends}-low"), word(f"{ends}-high"))


def kano(speaker: Speaker) -> Form | None:
    """Each feature of the file, asked about with it and without it."""
    survey = speaker.engagement.kano
    if survey is None or not survey.features:
        return None
    answers = tuple(speaker.word(f"kano-answer-{name}") for name in ANSWERS)
    questions = tuple(
        Question(
            feature.id,
            str(at),
            "pair",
            speaker.say(feature.name),
            options=answers,
            rows=(speaker.each("form-kano-with", feature.name), speaker.each("form-kano-without", feature.name)),
            items=(f"{feature.id}-{WITH}", f"{feature.id}-{WITHOUT}"),
        )
        for at, feature in enumerate(survey.features, 1)
    )
    intro = (speaker.word("form-kano-intro"), speaker.word("form-kano-scale"))
    return _form(speaker, "kano", (Section("", questions),), minutes=max(2, len(questions) // 2), intro=intro)


def servqual(speaker: Speaker) -> Form | None:
    """Ten items of quality, expected and perceived; where the file measures quality by its dimensions."""
    engagement = speaker.engagement
    asked = {one.target for survey in engagement.surveys for one in survey.questions}
    if not asked & {*measure.SERVQUAL} and not any(metric.kind == "servqual" for metric in engagement.metrics):
        return None
    items = [f"{name}-{at}" for name in measure.SERVQUAL for at in ITEMS]
    rows = tuple(speaker.word(f"form-{item}") for item in items)
    ends = speaker.word("form-ces-low"), speaker.word("form-ces-high")
    questions = tuple(
        Question(
            kind,
            number,
            "grid",
            speaker.word(f"form-servqual-{kind}"),
            "",
            points(1, 7),
            *ends,
            rows,
            tuple(f"{item}-{kind}" for item in items),
        )
        for number, kind in (("1", EXPECTED), ("2", PERCEIVED))
    )
    return _form(speaker, "servqual", (Section("", questions),), minutes=4)


def _form(
    speaker: Speaker, name: str, sections: tuple[Section, ...], *, minutes: int, intro: tuple[str, ...] = ()
) -> Form:
    """A form for customers: what it is about at its head, the words of the touchpoint survey at its foot."""
    scope = speaker.engagement.scope
    return Form(
        title=speaker.word(f"form-{name}"),
        subtitle=speaker.say(scope.service) or speaker.say(speaker.engagement.meta.title),
        intro=intro or (speaker.word(f"form-{name}-intro"),),
        facts=(),
        sections=sections,
        privacy=speaker.word("form-touchpoint-privacy"),
        thanks=speaker.word("form-touchpoint-thanks"),
        minutes=minutes,
        other=speaker.word("form-other"),
        language=speaker.language,
    )


# interviews


def interview(speaker: Speaker) -> Form:
    """The guide for interviews: consent, the story, probes along the journey, what lies deeper, what to write after."""
    word = speaker.word
    parts = (
        ("opening", tuple(_opening(speaker)), word("form-interview-opening-lead")),
        ("story", tuple(_story(speaker)), ""),
        ("steps", tuple(_phases(speaker)), word("form-interview-steps-lead")),
        ("deep", tuple(_open(speaker, name, 2) for name in ("why", "around", "else")), ""),
        ("close", tuple(_open(speaker, name, 2) for name in ("missed", "wish")), ""),
        ("notes", tuple(_open(speaker, name, 3) for name in ("quotes", "surprise")), ""),
    )
    sections = tuple(Section(word(f"form-interview-{name}"), asked, lead) for name, asked, lead in parts if asked)
    return Form(
        title=word("form-interview"),
        subtitle=speaker.say(speaker.engagement.scope.service) or speaker.say(speaker.engagement.meta.title),
        intro=(word("form-interview-intro"),),
        facts=tuple(_whom(speaker)),
        sections=_numbered(sections),
        privacy=word("form-interview-privacy"),
        thanks=word("form-interview-thanks"),
        minutes=30,
        other=word("form-other"),
        language=speaker.language,
    )


def _whom(speaker: Speaker) -> Iterator[Fact]:
    """Who is interviewed about what: the personas who are customers, and the journey."""
    engagement = speaker.engagement
    who = [one for one in engagement.personas if one.role not in ("employee", "negative")]
    told: list[Text] = [one.tagline or one.name for one in who[:3]]
    if engagement.scope.segment:
        told = [engagement.scope.segment]
    comma = "；" if is_chinese(speaker.first) else "; "
    yield Fact(speaker.word("form-interview-for"), comma.join(map(speaker.say, told)))
    journey = engagement.scope.scenario or engagement.scope.service
    if journey:
        yield Fact(speaker.word("form-interview-about"), speaker.say(journey))
    yield Fact(speaker.word("form-interview-number"))
    yield Fact(speaker.word("form-date"))


def _opening(speaker: Speaker) -> Iterator[Question]:
    options = tuple(speaker.word(f"form-consent-{name}") for name in ("notes", "recording", "quote"))
    yield Question("consent", "", "multiple", speaker.word("form-interview-consent"), options=options)
    yield _open(speaker, "warm", 2)


def _story(speaker: Speaker) -> Iterator[Question]:
    yield _open(speaker, "last", 5)
    yield _open(speaker, "best", 3)


def _phases(speaker: Speaker) -> Iterator[Question]:
    for phase in speaker.engagement.phases[:_PHASES]:
        yield Question(phase.id, "", "open", speaker.each("form-interview-phase", phase.name), lines=2, required=False)


def _open(speaker: Speaker, name: str, lines: int) -> Question:
    hint = speaker.word(f"form-interview-{name}-help") if name in ("last", "why", "around") else ""
    return Question(name, "", "open", speaker.word(f"form-interview-{name}"), help=hint, lines=lines)


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The same sections, the open questions counted through."""
    made, count = [], 0
    for section in sections:
        questions = []
        for question in section.questions:
            count += question.kind == "open"
            questions.append(replace(question, number=str(count)) if question.kind == "open" else question)
        made.append(replace(section, questions=tuple(questions)))
    return tuple(made)
