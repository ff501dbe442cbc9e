"""What a course holds together: sessions in their order, by module or by day, with their times.

In: a workshop. Out: `Held` parts. Guaranteed: each session that is no pause stands in one part, in order.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.agenda import Timed, of_day
from generator.model import Module, Workshop
from generator.model.workshop import SlideWish
from generator.outline.speaker import Speaker


@dataclass(slots=True)
class Held:
    """Sessions that belong together: to a module, or to what the author calls one, or to a day."""

    module: Module | None
    called: str
    day: int
    first: bool = False
    sessions: list[Timed] = field(default_factory=list)
    again: bool = False

    def is_welcome(self) -> bool:
        """Whether it is what comes before the first module."""
        return self.first and self.module is None and not self.called

    def name(self, speaker: Speaker) -> str:
        if self.module is not None:
            return speaker.say(self.module.name)
        return self.called or speaker.each("day-name", str(self.day))

    def clock(self, speaker: Speaker) -> str:
        """When it is held, such as 09:20 – 10:15 · 55 min; on several days, each with its time."""
        days = [list(group) for _, group in itertools.groupby(self.sessions, key=lambda one: one.day)]
        spans = [f"{group[0].start} – {group[-1].end}" for group in days]
        if len(days) > 1:
            named = (speaker.label("day-name").format(group[0].day) for group in days)
            spans = [f"{day} {span}" for day, span in zip(named, spans, strict=True)]
        minutes = sum(one.session.minutes for one in self.sessions)
        return " · ".join([*spans, f"{minutes} {speaker.label('unit-min')}"])

    def holds_slide(self, wish: SlideWish) -> bool:
        """Whether a slide belongs to the module, and to none of its sessions; of a module in two parts, the first."""
        return bool(wish.module) and not wish.session and not self.again and is_module(self, wish.module or "")


def is_module(held: Held, reference: str) -> bool:
    """Whether a reference, by id or in words, means the module of this part."""
    names = {held.called}
    if held.module is not None:
        names |= {held.module.id, *(words for _, words in held.module.name.values)}
    return reference.strip().lower() in {name.strip().lower() for name in names if name}


def parts_of(workshop: Workshop, speaker: Speaker) -> Iterator[Held]:
    """The parts, in the order of the days; a session without a module goes with the one before it."""
    by_module = bool(workshop.modules) or any(one.module for one in workshop.all_sessions)
    current: Held | None = None
    seen: set[str] = set()
    for day in workshop.days:
        for one in (one for one in of_day(day) if not one.is_pause):
            named = one.session.module or ""
            module = module_of(workshop, named)
            called = "" if module is not None else named
            key = module.id or str(module.name) if module is not None else called
            fresh = current is None or (not by_module and current.day != day.day)
            if fresh or (by_module and named and _other(current, module, called)):
                first = by_module and current is None
                if current is not None:
                    yield current
                current = Held(module, called, day.day, first, again=key in seen)
                seen.add(key)
            assert current is not None
            current.sessions.append(one)
    if current is not None:
        yield current


def _other(held: Held | None, module: Module | None, called: str) -> bool:
    return held is not None and (held.module is not module or held.called != called)


def module_of(workshop: Workshop, reference: str) -> Module | None:
    """The module that a session means, by id or in words; None where it is none of the workshop's."""
    for one in workshop.modules:
        if reference and reference in (one.id, *(words for _, words in one.name.values)):
            return one
    return None
