"""What drawings can see of an engagement, and a text that says all of it.

In: an engagement and a language, or two of them. Out: the engagement in these alone, without what no drawing shows; its
signature. Guaranteed: two engagements with one signature are drawn alike, as drawings are given nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from generator.load.resolve import indexed
from generator.model import NO_TEXT, Advice, Day, Engagement, Session, Text, Workshop
from generator.model.base import UNKNOWN, Term
from generator.model.workshop import Deck
from generator.terms import languages_of

_Term = TypeVar("_Term", bound=Term)
_UNDRAWN: Mapping[str, Any] = {
    "workshop": None,
    "activities": (),
    "deck": Deck(),
    "include": (),
    "surveys": (),
    "kano": None,
    "segments": (),
    "ideas": (),
    "concepts": (),
    "screening": None,
    "tests": (),
    "issues": (),
    "releases": (),
    "roadmap": None,
    "raci": None,
    "risks": (),
    "goals": (),
    "changeover": (),
    "lifetime_values": (),
    "benchmarks": (),
    "cases": (),
    "feedback_log": (),
    "glossary": (),
    "advice": (),
    "questions": (),
}
_UNSKETCHED = ("activities", "deck", "include", "surveys", "glossary", "cases", "feedback_log", "advice", "questions")
_PLACES = ("origin", "index", "lints")  # where things stand, which no page says
_CHARTED = ("moments", "itches", "delights", "opportunities", "standards", "visits", "menus")


def drawn(engagement: Engagement) -> Engagement:
    """The engagement without what no drawing shows."""
    return indexed(replace(engagement, **_UNDRAWN))


def sketched(engagement: Engagement) -> Engagement:
    """The engagement without what no canvas shows: of its workshop, which canvas is filled how long remains."""
    gone = {name: _UNDRAWN[name] for name in _UNSKETCHED}
    return indexed(replace(engagement, **{**gone, "workshop": _held(engagement.workshop)}))


def _held(workshop: Workshop | None) -> Workshop | None:
    if workshop is None:
        return None
    return Workshop(days=tuple(Day(day=day.day, sessions=tuple(map(_bare, day.sessions))) for day in workshop.days))


def _bare(session: Session) -> Session:
    minutes, exercise = session.minutes, session.exercise_minutes
    return Session(title=NO_TEXT, kind=session.kind, canvas=session.canvas, minutes=minutes, exercise_minutes=exercise)


def without_charts(engagement: Engagement) -> Engagement:
    """The engagement without what only blueprints, journeys and pages of their parts show."""
    gone: Mapping[str, Any] = dict.fromkeys(_CHARTED, ())
    return indexed(replace(engagement, blueprints={}, **gone))


def in_one(term: _Term, language: str) -> _Term:
    """The engagement, or another term, with its texts in this language alone."""
    made = _Reader(language).value(term)
    return cast(_Term, indexed(made) if isinstance(made, Engagement) else made)


class _Reader:
    def __init__(self, language: str) -> None:
        self._languages = languages_of(language)

    def value(self, value: Any) -> Any:
        if isinstance(value, Text):
            kept = tuple((tag, words) for tag in self._languages if (words := value.in_language(tag)))
            return Text(kept) if kept else NO_TEXT
        if isinstance(value, Term):
            return self._term(value)
        if isinstance(value, Advice):
            return replace(value, text=self.value(value.text))
        if isinstance(value, tuple):
            return tuple(map(self.value, value)) if value else value
        if isinstance(value, Mapping):
            return {name: self.value(item) for name, item in value.items()}
        return value

    def _term(self, term: Term) -> Term:
        made: Term = object.__new__(type(term))
        kept = {name: value for name, value in vars(term).items() if name in type(term)._DEFAULTS}
        vars(made).update((name, value if name in _PLACES else self.value(value)) for name, value in kept.items())
        return made


def signature(value: Any) -> str:
    """All that a value says, and which keys its author gave, in one text; not where they stand in the file."""
    if isinstance(value, Term):
        given = "?" if value.origin is UNKNOWN else ",".join(sorted(value.origin.keys))
        inner = ";".join(
            signature(item)
            for name, item in vars(value).items()
            if name in type(value)._DEFAULTS and name not in _PLACES
        )
        return f"{type(value).__name__}[{given}]({inner})"
    if isinstance(value, tuple):
        return f"({','.join(map(signature, value))})"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{name!r}:{signature(item)}' for name, item in value.items())}}}"
    return repr(value)
