"""How long each slide of a session is shown, in its notes.

In: the parts of a deck, a workshop, what the author says of slides. Out: the parts with minutes. Guaranteed: the slides
of a session that are shown take as long as the session, together; slides of no session are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.agenda import debrief_minutes, shared
from generator.model import Session, Workshop
from generator.model.workshop import SlideWish
from generator.outline import Slide
from generator.outline.arrangement import Part
from generator.outline.blocks import Activity

_WORK = ("activity", "commitments")  # slides that stand while people work


def clocked(parts: Sequence[Part], workshop: Workshop, wishes: Sequence[SlideWish]) -> None:
    """Gives the slides of each session minutes that come to those of the session."""
    sessions = {one.id: one for one in workshop.all_sessions if one.id}
    given = {wish.id: wish.minutes for wish in wishes if wish.minutes is not None}
    shown: dict[str, list[Slide]] = {}
    timed: dict[int, int | None] = {}
    for slide in (slide for part in parts for slide in part.slides if slide.session in sessions):
        if slide.hidden:
            timed[id(slide)] = None
        else:
            shown.setdefault(slide.session, []).append(slide)
    for name, slides in shown.items():
        timed |= {id(slide): minutes for slide, minutes in _minutes(sessions[name], slides, given)}
    for part in parts:
        part.slides = [_clocked(one, timed[id(one)]) if id(one) in timed else one for one in part.slides]


def _minutes(session: Session, slides: Sequence[Slide], given: Mapping[str, int]) -> Iterator[tuple[Slide, int | None]]:
    """The minutes of the slides of a session: exercise and questions have theirs, what is told shares the rest.

    What the author gives a slide stands where it leaves a minute for each of the others.
    """
    works = [slide.archetype in _WORK for slide in slides]
    open_ended = session.exercise_minutes is None and any(works)
    fixed = [given.get(slide.wish) or _usual(session, slide, open_ended) for slide in slides]
    free = [at for at, minutes in enumerate(fixed) if minutes is None]
    free = free or [at for at, one in enumerate(slides) if works[at] and one.wish not in given][:1]
    left = session.minutes - sum(minutes or 0 for at, minutes in enumerate(fixed) if at not in free)
    if free and left >= len(free):
        parts = shared(left, [slides[at].notes.minutes or 1 for at in free])
        fixed = [parts[free.index(at)] if at in free else minutes for at, minutes in enumerate(fixed)]
    elif left or free:
        fixed = _shortened(session, slides, fixed)
    yield from zip(slides, (minutes or None for minutes in fixed), strict=True)


def _shortened(session: Session, slides: Sequence[Slide], wanted: Sequence[int | None]) -> list[int | None]:
    """Minutes for slides that want more than there are: what is told gives, to a minute each, then the exercise."""
    kept = {at: minutes for at, minutes in enumerate(wanted) if minutes and slides[at].archetype in (*_WORK, "debrief")}
    told = [at for at in range(len(slides)) if at not in kept]
    lacking = len(told) - (session.minutes - sum(kept.values()))
    longest = max(kept, key=lambda at: kept[at], default=0)
    if not told or not kept or lacking > kept[longest] // 2:
        return list(shared(session.minutes, [minutes or session.minutes / 2 for minutes in wanted]))
    kept[longest] -= max(0, lacking)
    parts = shared(session.minutes - sum(kept.values()), [wanted[at] or 1 for at in told])
    return [kept.get(at) or parts[told.index(at)] for at in range(len(slides))]


def _usual(session: Session, slide: Slide, open_ended: bool) -> int | None:
    """How long a slide takes in a session; None for one that shares what the others leave.

    That is the exercise where nobody says how long it takes, else all that is told.
    """
    after = debrief_minutes(session)
    if slide.archetype == "debrief":
        return after or 5
    if slide.archetype in _WORK:
        return None if open_ended else min(session.exercise_minutes or session.minutes, session.minutes - after) or 1
    return (slide.notes.minutes or 1) if open_ended else None


def _clocked(slide: Slide, minutes: int | None) -> Slide:
    """The slide with its minutes in the notes; on the one for commitments the clock shows them as well."""
    blocks = slide.blocks
    if slide.archetype == "commitments" and minutes:
        blocks = tuple(replace(one, minutes=minutes) if isinstance(one, Activity) else one for one in blocks)
    return replace(slide, blocks=blocks, notes=replace(slide.notes, minutes=minutes))
