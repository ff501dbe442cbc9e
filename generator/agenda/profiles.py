"""Agenda profiles: days that have proved themselves, as literal tables.

In: the name of a profile, the days the author wrote. Out: days with sessions, and the modules these belong to.
Guaranteed: content minutes are those that the profile's name promises; every session has an id, a title and an output.

Source: the field reference, §12.2: `one_day_6h` and `two_day_12h` are printed there; `half_day_3h` and
`consulting_blueprint_3h` are derived from them by its scaling rule, so that twenty-four people in four groups can all
present, and nobody works for more than an hour and a half without a break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import NamedTuple

from generator.agenda.content import MINUTES, paced
from generator.model import LANGUAGES, Day, Module, Session, Text, Workshop
from generator.model.workshop import PAUSES
from generator.terms import TERMS, term


class Block(NamedTuple):
    """A session of a profile: `key` names its words in `terms`, `module` counts from 1, 0 for none.

    `work` are the minutes of its exercise where the rest is a lecture; 0 where people work all the time.
    """

    key: str
    minutes: int
    kind: str
    module: int = 0
    canvas: str | None = None
    activity: str | None = None
    work: int = 0


_BREAK, _LUNCH = Block("break", 15, "break"), Block("lunch", 60, "meal")

PROFILES: Mapping[str, tuple[tuple[Block, ...], ...]] = MappingProxyType(
    {
        "half_day_3h": (
            (
                Block("open", 10, "plenary", activity="A01"),
                Block("case", 10, "lecture"),
                Block("journey", 40, "group", 0, "cv-journey", "A09"),
                Block("moments", 30, "group", 0, "cv-mot", "A07"),
                _BREAK,
                Block("questions", 20, "group", 0, "cv-hmw", "A12"),
                Block("ideas-short", 25, "group", 0, "cv-brainwriting", "A13"),
                Block("vote", 15, "group", 0, "cv-impact", "A15"),
                Block("roadshow", 20, "plenary", 0, "cv-pitch", "A20"),
                Block("commit", 10, "plenary", 0, "cv-evaluation", "A24"),
            ),
        ),
        "consulting_blueprint_3h": (
            (
                Block("goal", 10, "plenary"),
                Block("research", 10, "lecture"),
                Block("as-is", 70, "group", 0, "cv-blueprint", "A10"),
                _BREAK,
                Block("hunt", 30, "group", 0, "cv-issues", "A11"),
                Block("rank", 20, "group", 0, "cv-impact", "A15"),
                Block("playback", 25, "debrief"),
                Block("actions", 15, "plenary", 0, "cv-evaluation", "A24"),
            ),
        ),
        "one_day_6h": (
            (
                Block("open", 15, "plenary", activity="A01"),
                Block("excellent", 25, "lecture", 1, "cv-duty", "A02", 15),
                Block("stakeholders", 35, "group", 2, "cv-stakeholder", "A03"),
                _BREAK,
                Block("persona", 35, "group", 2, "cv-persona", "A05"),
                Block("kano-metrics", 25, "lecture", 2, "cv-kano", "A08", 15),
                Block("journey", 45, "group", 3, "cv-journey", "A09"),
                _LUNCH,
                Block("blueprint", 45, "group", 3, "cv-blueprint", "A10"),
                Block("moments-strategies", 35, "group", 4, "cv-mot", "A07"),
                _BREAK,
                Block("ideas-short", 30, "group", 4, "cv-brainwriting", "A13"),
                Block("vote-screen", 20, "group", 4, "cv-screening", "A15"),
                Block("concept-test", 25, "group", 5, "cv-concept", "A18"),
                Block("roadshow", 20, "plenary", 5, "cv-pitch", "A20"),
                Block("commit", 5, "plenary", 5, "cv-evaluation", "A24"),
            ),
        ),
        "two_day_12h": (
            (
                Block("open-survey", 20, "plenary", activity="A01"),
                Block("excellent", 55, "group", 1, "cv-duty", "A02", 15),
                _BREAK,
                Block("iceberg", 40, "group", 2, "cv-iceberg", "A06"),
                Block("ecosystem", 50, "group", 2, "cv-stakeholder", "A03"),
                _LUNCH,
                Block("energiser", 10, "energiser"),
                Block("interview", 60, "pair", 2, "cv-persona", "A04"),
                Block("kano", 40, "group", 2, "cv-kano", "A08"),
                _BREAK,
                Block("metrics", 25, "lecture", 2),
                Block("journey", 50, "group", 3, "cv-journey", "A09"),
                Block("gallery", 10, "debrief"),
            ),
            (
                Block("recap", 15, "plenary"),
                Block("as-is", 70, "group", 3, "cv-blueprint", "A10"),
                _BREAK,
                Block("moments", 40, "group", 4, "cv-mot", "A07"),
                Block("strategies", 40, "group", 4, "cv-hmw", "A12"),
                _LUNCH,
                Block("ideas", 60, "group", 4, "cv-brainwriting", "A13"),
                Block("select", 40, "group", 4, "cv-screening", "A17"),
                _BREAK,
                Block("concept", 50, "group", 5, "cv-concept", "A18"),
                Block("roadshow", 30, "plenary", 5, "cv-pitch", "A20"),
                Block("plan", 15, "plenary", 5, "cv-evaluation", "A24"),
            ),
        ),
    }
)
MODULES = 5


def filled(workshop: Workshop) -> Workshop:
    """The workshop with the sessions of its profile on its days; the same where it has sessions, or no profile."""
    table = PROFILES.get(workshop.profile or "")
    if table is None or any(day.sessions for day in workshop.days):
        return workshop
    modules = workshop.modules or (_modules() if any(block.module for blocks in table for block in blocks) else ())
    names = [one.id for one in modules] if len(modules) == MODULES else []
    taken: set[str] = set()
    days = tuple(_days(workshop, table, names, taken))
    return replace(workshop, days=days, modules=modules)


def _days(workshop: Workshop, table: Sequence[Sequence[Block]], modules: Sequence[str], taken: set[str]) -> list[Day]:
    """The author's days with the sessions of the table, and as many more as it has."""
    made: list[Day] = []
    for day, blocks in zip_longest(workshop.days, table):
        last = made[-1].day if made else 0
        held = day or Day(day=last + 1, start=made[-1].start if made else workshop.start, origin=workshop.origin)
        made.append(replace(held, sessions=tuple(_session(block, modules, taken) for block in blocks or ())))
    return made


def _modules() -> tuple[Module, ...]:
    return tuple(
        Module(
            id=f"mod-{at}",
            name=text(f"plan-module-{at}"),
            question=text(f"plan-module-{at}-question"),
        )
        for at in range(1, MODULES + 1)
    )


def _session(block: Block, modules: Sequence[str], taken: set[str]) -> Session:
    session = Session(
        id=fresh(f"ses-{block.key}", taken),
        title=text(f"plan-{block.key}"),
        minutes=block.minutes,
        exercise_minutes=block.work or None,
        kind=block.kind,
        module=modules[block.module - 1] if block.module and modules else None,
        canvas=block.canvas,
        activity=block.activity,
        output=text(f"plan-{block.key}-output") if block.kind not in PAUSES else Text(),
        instructions=tuple(map(text, _steps(block.key))),
    )
    return _in_time(session)


def _in_time(session: Session) -> Session:
    """The session with as many minutes in its steps as it takes, where each step names some."""
    found = (MINUTES.search(step.in_language("en")) for step in session.instructions)
    named = [int(one["minutes"]) for one in found if one]
    if not named or len(named) < len(session.instructions):
        return session
    return paced(session, replace(session, minutes=sum(named)))


def _steps(key: str) -> list[str]:
    """What people do in a session that follows no activity of the library."""
    names = (f"plan-{key}-step-{at}" for at in range(1, 5))
    return [name for name in names if name in TERMS]


def fresh(name: str, taken: set[str]) -> str:
    """An id that is not taken yet, and is from now on."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def text(identifier: str) -> Text:
    """A word of the glossary in every language."""
    return Text(tuple((tag, term(identifier, tag)) for tag in LANGUAGES))
