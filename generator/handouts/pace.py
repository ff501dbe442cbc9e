"""How a session goes, step by step: what is done and what is said in each of its stretches.

In: a session, the activities. Out: `Step`s. Guaranteed: their minutes are those of `agenda.stretches`, so that guide,
run sheet and slides agree, and add up to the session's; what the author wrote wins over what the activity says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.agenda import Stretch, shared, stretches
from generator.handouts.matching import places
from generator.model import Activity, Session, Text
from generator.model.activity import ActivityStep
from generator.terms import TERMS

_CHECK = 5  # minutes at the end of a talk
_LONG_TALK = 15  # minutes, from which a talk ends with a check
_PARTS = ("brief", "individual", "pair", "group", "share", "debrief")
_ALONE = ("individual", "pair", "group")


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a session. `part` is as in the model, or "plenary"; `do` and `say` are in the author's languages."""

    minutes: int
    part: str
    do: tuple[Text, ...]
    say: tuple[Text, ...] = ()


def steps(session: Session, activities: Mapping[str, Activity]) -> tuple[Step, ...]:
    """The steps of a session, in order."""
    follows = session.activity
    activity = activities[follows] if follows and follows in activities else None
    every = stretches(session, activities)
    named = [one for one in every if one.part in ("work", *_PARTS) and one.do and one.part != "debrief"]
    library = [one for one in activity.steps if one.part != "debrief"] if activity is not None else []
    spoken = iter(_spoken(session, named, library))
    found: list[Step] = []
    for one in every:
        if one.part == "debrief":
            found.append(_closing(one.minutes, activity))
        elif one.part == "intro":
            found += _opening(session, one.minutes, library, named)
        elif one.do:
            found.append(next(spoken))
        else:
            found += _usual(session, one.minutes)
    if session.say and found and not any(session.say in one.say for one in found):
        found[0] = replace(found[0], say=(session.say, *found[0].say))
    return tuple(found)


def spare(session: Session, activities: Mapping[str, Activity]) -> tuple[ActivityStep, ...]:
    """The steps of the activity that the author's own steps leave out: what to add when there is time."""
    activity = activities.get(session.activity) if session.activity else None
    if activity is None or not is_own(session, activity):
        return ()
    work = [one for one in activity.steps if one.part not in ("brief", "debrief")]
    own = [one.do for one in stretches(session, activities) if one.part == "work" and one.do]
    at_place = places(own, [(one.do, one.say) for one in work])
    return tuple(one for place, one in zip(at_place, work, strict=True) if place is None)


def is_own(session: Session, activity: Activity) -> bool:
    """Whether a session has steps of its author's, not those of its activity."""
    known = {_bare(one.do) for one in activity.steps}
    own = [_bare(one.do) for one in stretches(replace(session, activity=None)) if one.part == "work" and one.do]
    return bool(own) and not any(one in known for one in own)


def _spoken(session: Session, named: Sequence[Stretch], library: Sequence[ActivityStep]) -> list[Step]:
    """The steps with what the activity says in those that are alike, its own steps as they are."""
    same = {_bare(one.do): one for one in library}
    if all(_bare(one.do) in same for one in named):
        own = [same[_bare(one.do)] for one in named]
        return [_step(one.minutes, step) for one, step in zip(named, own, strict=True)]
    work = [one for one in library if one.part != "brief"]
    usual = session.kind if session.kind in _ALONE else "plenary"
    found = []
    at_place = places([one.do for one in named], [(step.do, step.say) for step in work])
    for at, one in enumerate(named):
        mine = [step for place, step in zip(at_place, work, strict=True) if place == at]
        part = mine[0].part if mine and mine[0].part in _ALONE else usual
        found.append(Step(one.minutes, part, (one.do,), tuple(step.say for step in mine if step.say)))
    return found


def _step(minutes: int, step: ActivityStep) -> Step:
    return Step(minutes, step.part, (step.do,), (step.say,) if step.say else ())


def _bare(text: Text) -> tuple[str, ...]:
    """A text by which it is found again, without its last full stop."""
    return tuple(words.strip().rstrip("。.") for _, words in text.values)


def _opening(
    session: Session, minutes: int, library: Sequence[ActivityStep], named: Sequence[Stretch]
) -> tuple[Step, ...]:
    """What comes before the exercise: the talk, and the task unless it is a step of its own."""
    before = [one for one in library if one.part == "brief"]
    told = {_bare(one.do) for one in named}
    if not before or any(_bare(one.do) in told for one in before):
        talk = minutes > _LONG_TALK or bool(before)
        return (Step(minutes, "brief", (_built_in("guide-lecture-do" if talk else "guide-brief-do"),)),)
    said = (session.say,) if session.say else tuple(one.say for one in before if one.say)
    does = tuple(one.do for one in before)
    talk_minutes = minutes - sum(one.minutes for one in before)
    if talk_minutes < _CHECK:
        return (Step(minutes, "brief", does, said),)
    talks = "guide-lecture-do" if talk_minutes >= _LONG_TALK else "guide-talk-do"
    return Step(talk_minutes, "brief", (_built_in(talks),)), Step(minutes - talk_minutes, "brief", does, said)


def _closing(minutes: int, activity: Activity | None) -> Step:
    own = [one for one in activity.steps if one.part == "debrief"] if activity is not None else []
    does = tuple(one.do for one in own) or (_built_in("guide-debrief-do"),)
    return Step(minutes, "debrief", does, tuple(one.say for one in own if one.say))


def _usual(session: Session, minutes: int) -> list[Step]:
    """What such minutes are like, where neither author nor library say more."""
    names = [f"steps-{session.canvas}-{at}" for at in range(1, 6)]
    known = [_built_in(name) for name in names if session.canvas and name in TERMS]
    if known and minutes > len(known):
        parts = shared(minutes, [2, *(4 for _ in known)])
        does = [_built_in("guide-brief-do"), *known]
        kinds = ["brief", *("group" for _ in known)]
        return [Step(part, kind, (do,)) for part, kind, do in zip(parts, kinds, does, strict=True)]
    if session.kind == "lecture" and minutes > _LONG_TALK:
        talk = Step(minutes - _CHECK, "brief", (_built_in("guide-lecture-do"),))
        return [talk, Step(_CHECK, "individual", (_built_in("guide-lecture-check-do"),))]
    kind = session.kind if f"guide-{session.kind}-do" in TERMS else "work"
    part = {"lecture": "brief", "work": session.kind if session.kind in _ALONE else "group"}.get(kind, "plenary")
    return [Step(minutes, part, (_built_in(f"guide-{kind}-do"),))]


def _built_in(name: str) -> Text:
    chinese, english = TERMS[name]
    return Text((("zh-CN", chinese), ("en", english)))
