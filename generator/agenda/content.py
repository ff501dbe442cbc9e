"""What happens in a session, minute by minute, and what an activity says of it where its author says nothing.

In: sessions, activities. Out: sessions with instructions and questions; `Stretch`es whose minutes are those of the
session. Guaranteed: what the author wrote stays; no stretch is shorter than a minute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.agenda.times import CLOSING
from generator.model import NO_TEXT, Activity, Session, Text
from generator.model.activity import ActivityStep

NONE: Mapping[str, Activity] = MappingProxyType({})
MINUTES = re.compile(r"\s*[（(](?P<minutes>\d{1,3})\s*(?:分钟|min)[）)]$")  # at the end of a step


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some minutes of a session. `part` is "intro", "work", "debrief", a part of an activity, or "" for all of it."""

    minutes: int
    part: str
    do: Text = NO_TEXT
    say: Text = NO_TEXT


def debrief_minutes(session: Session) -> int:
    """How long the questions afterwards take. Units: minutes."""
    return min(10, max(5, session.minutes // 10), session.minutes) if session.debrief else 0


def with_activity(session: Session, activities: Mapping[str, Activity]) -> Session:
    """The session with what its activity says of the exercise, where the author says nothing of it."""
    if session.is_pause or session.instructions or session.canvas == CLOSING:
        return session
    found = activities.get(session.activity) if session.activity else None
    if found is None:
        return session
    asked = tuple(questions[0] for questions in _questions(found) if questions)
    made = replace(
        session,
        debrief=session.debrief or asked,
        say=session.say or _opening(found),
        grouping=session.grouping or found.grouping,
        materials=session.materials or found.materials,
        output=session.output or found.output,
        canvas=session.canvas or found.canvas,
    )
    work = [step for step in found.steps if step.part != "debrief"]
    if not work:
        return made
    room = min(made.exercise_minutes or made.minutes, made.minutes - debrief_minutes(made))
    if room < len(work):
        return replace(made, debrief=session.debrief)
    shares = shared(room, [step.minutes for step in work])
    steps = tuple(_step(step.do, minutes) for step, minutes in zip(work, shares, strict=True))
    return replace(made, instructions=steps, exercise_minutes=room)


def supplies(session: Session, activities: Mapping[str, Activity] = NONE) -> tuple[Text, ...]:
    """What is needed for a session: as its author says, else what its activity needs, whoever worded the steps."""
    found = activities.get(session.activity) if session.activity and not session.is_pause else None
    return session.materials or (found.materials if found is not None else ())


def _questions(found: Activity) -> tuple[Sequence[Text], ...]:
    return (found.debrief.what, found.debrief.so_what, found.debrief.now_what)


def _opening(found: Activity) -> Text:
    """What is said as the exercise begins."""
    return next((step.say for step in found.steps if step.say), NO_TEXT)


def _step(do: Text, minutes: int) -> Text:
    """A step with its minutes in brackets, as an author would write them."""
    told = []
    for tag, words in do.values:
        chinese = tag.startswith("zh")
        plain = words.strip().removesuffix("。" if chinese else ".")
        told.append((tag, f"{plain}（{minutes} 分钟）" if chinese else f"{plain} ({minutes} min)"))
    return Text(tuple(told))


def shared(total: int, weights: Sequence[float]) -> list[int]:
    """A number of minutes in whole parts by weight, at least one each where there are enough.

    Weights that come to the number are its parts.
    """
    whole = sum(weights)
    exact = [total * weight / whole if whole else total / len(weights) for weight in weights]
    parts = [int(one) for one in exact]
    order = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    while total >= len(parts) and 0 in parts:
        parts[parts.index(max(parts))] -= 1
        parts[parts.index(0)] += 1
    return parts


def paced(session: Session, was: Session) -> Session:
    """The session with the minutes in its steps as much shorter or longer as its exercise has become."""
    marks = [_mark(text) for text in session.instructions]
    known = [mark for mark in marks if mark]
    before, now = (one.exercise_minutes or one.minutes for one in (was, session))
    if not known or before == now:
        return session
    parts = iter(shared(max(len(known), round(sum(known) * now / before)), known))
    steps = zip(session.instructions, marks, strict=True)
    return replace(session, instructions=tuple(_marked(text, next(parts)) if mark else text for text, mark in steps))


def _marked(text: Text, minutes: int) -> Text:
    """A step with other minutes at its end."""
    told = []
    for tag, words in text.values:
        found = MINUTES.search(words)
        told.append((tag, words if found is None else f"{words[: found.start(1)]}{minutes}{words[found.end(1) :]}"))
    return Text(tuple(told))


def stretches(session: Session, activities: Mapping[str, Activity] = NONE) -> tuple[Stretch, ...]:
    """A session minute by minute: what is told first, the exercise step by step, the questions afterwards."""
    if session.is_pause:
        return (Stretch(session.minutes, ""),)
    closing = debrief_minutes(session)
    steps = _written(session)
    if not steps and session.activity:
        steps = _shipped(activities.get(session.activity))
    if not steps:
        parts = [Stretch(session.minutes - closing, "" if not closing else "work")]
    else:
        work = min(session.exercise_minutes or session.minutes, session.minutes - closing)
        before = session.minutes - closing - work
        parts = [Stretch(before, "intro", say=session.say)] if before else []
        if work < len(steps):
            parts.append(Stretch(work, "work"))
        else:
            shares = shared(work, [minutes for minutes, _ in steps])
            parts += [replace(one, minutes=part) for (_, one), part in zip(steps, shares, strict=True)]
    if closing:
        parts.append(Stretch(closing, "debrief", session.debrief[0]))
    return tuple(one for one in parts if one.minutes > 0)


def _written(session: Session) -> list[tuple[int, Stretch]]:
    """The author's steps with their minutes; those without share what the others leave."""
    marks = [_mark(text) for text in session.instructions]
    known = sum(mark for mark in marks if mark)
    free = sum(mark is None for mark in marks)
    left = max(0, (session.exercise_minutes or session.minutes) - known)
    usual = max(1, left // free) if free else 1
    return [
        (mark if mark else usual, Stretch(0, "work", _bare(text)))
        for mark, text in zip(marks, session.instructions, strict=True)
    ]


def _mark(text: Text) -> int | None:
    found = (MINUTES.search(words) for _, words in text.values)
    return next((int(one["minutes"]) for one in found if one is not None), None)


def _bare(text: Text) -> Text:
    """A step without its minutes."""
    return Text(tuple((tag, MINUTES.sub("", words)) for tag, words in text.values))


def _shipped(found: Activity | None) -> list[tuple[int, Stretch]]:
    steps: Sequence[ActivityStep] = found.steps if found is not None else ()
    return [(step.minutes, Stretch(0, step.part, step.do, step.say)) for step in steps if step.part != "debrief"]
