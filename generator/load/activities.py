"""Activities: those that are shipped, and what the author makes of them.

In: an engagement. Out: its activities by id, each with every key of the shipped one that the author did not write
otherwise; findings about ids that nothing answers to. Guaranteed: a file of an activity is read only when that activity
is asked for, once a process; ids compare without regard to case, so “a07” is A07.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TypeVar

from generator.assets import folder
from generator.diagnostics import Diagnostic, Word, word
from generator.load.bind import Binder
from generator.load.suggest import near, word_list
from generator.model import Activity, Engagement, Session, Text
from generator.model.activity import ActivityDebrief, Adaptations
from generator.source import read

_FOLDER = "activities"
_NUMBERED = re.compile(r"\s*[Aa]\W*0*(\d{1,2})(?!\d)")
_Part = TypeVar("_Part", Adaptations, ActivityDebrief)


class Library(Mapping[str, Activity]):
    """An engagement's activities by id, whatever the case of its letters: the shipped ones, then the author's own."""

    def __init__(self, own: tuple[Activity, ...]) -> None:
        self._shipped = {name.casefold(): name for name in names()}
        self._own = {one.id.casefold(): one for one in own}
        added = {key: one.id for key, one in self._own.items() if key not in self._shipped}
        self._ids = {**self._shipped, **added}
        self._merged: dict[str, Activity] = {}

    def __getitem__(self, identifier: str) -> Activity:
        key = identifier.casefold()
        if key not in self._merged:
            self._merged[key] = self._made(key, self._ids[key])
        return self._merged[key]

    def _made(self, key: str, identifier: str) -> Activity:
        own = self._own.get(key)
        if key not in self._shipped:
            return self._own[key]
        return shipped(identifier) if own is None else merged(shipped(identifier), own)

    def __contains__(self, identifier: object) -> bool:
        return isinstance(identifier, str) and identifier.casefold() in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids.values())

    def __len__(self) -> int:
        return len(self._ids)


def library(engagement: Engagement) -> Library:
    """The activities of an engagement; none is read from its file before it is asked for."""
    return Library(engagement.activities)


@cache
def names() -> tuple[str, ...]:
    """The ids of the shipped activities, in order, without reading their files."""
    return tuple(sorted(path.stem for path in folder(_FOLDER).glob("*.yaml")))


@cache
def shipped(identifier: str) -> Activity:
    """The shipped activity of this id, as spelt in `names`.

    Errors: a file that does not say an activity raises ValueError; the tests read each of them.
    """
    source = read(folder(_FOLDER) / f"{identifier}.yaml", f"{identifier}.yaml")
    binder = Binder("zh-CN", ())
    made = binder.term(Activity, source.root) if source.root is not None else None
    if made is None or source.findings or binder.findings:
        codes = ", ".join(item.code for item in (*source.findings, *binder.findings))
        raise ValueError(f"activity {identifier}: {codes}")
    return made


def merged(base: Activity, own: Activity) -> Activity:
    """The base with the keys that the author wrote, those of adaptations and debrief one by one."""
    changes = {name: getattr(own, name) for name in _written(own) if name != "id"}
    if "adaptations" in changes:
        changes["adaptations"] = _over(base.adaptations, own.adaptations)
    if "debrief" in changes:
        changes["debrief"] = _over(base.debrief, own.debrief)
    return replace(base, **changes, origin=own.origin)


def _over(base: _Part, own: _Part) -> _Part:
    return replace(base, **{name: getattr(own, name) for name in _written(own)}, origin=own.origin)


def _written(own: Activity | Adaptations | ActivityDebrief) -> list[str]:
    """The keys that the author filled; a text left empty is not written, an empty list is."""
    return [name for name in own.origin.keys if name.isidentifier() and _filled(getattr(own, name, None))]


def _filled(value: object) -> bool:
    return value is not None and value != Text()


# findings


def findings(engagement: Engagement) -> Iterator[Diagnostic]:
    """Sessions that follow an activity that is not there, and activities of the author's with nothing to follow."""
    sessions = engagement.workshop.all_sessions if engagement.workshop is not None else ()
    named = [session for session in sessions if session.activity]
    if not (named or engagement.activities):
        return
    known = library(engagement)
    for session in named:
        if session.activity not in known:
            yield _unknown(session, known)
    for own in engagement.activities:
        yield from _incomplete(own)


def _unknown(session: Session, known: Library) -> Diagnostic:
    given = session.activity or ""
    facts = {"id": given, "hint": _hint(given, tuple(known))}
    return Diagnostic("AC-01", session.origin.at("activity"), facts, "warning")


def _hint(given: str, known: tuple[str, ...]) -> Word:
    """The id that was meant: A7, A-07 and A07b are A07, and one of the author's own is that spelt most alike."""
    number = _NUMBERED.match(given)
    padded = f"A{int(number[1]):02d}" if number else ""
    meant = padded if padded in names() else near(given, [one for one in known if one not in names()])
    return word("did-you-mean", meant) if meant else word("known-activities", f"{names()[0]}–{names()[-1]}")


def _incomplete(own: Activity) -> Iterator[Diagnostic]:
    """An activity that changes none of the library's needs a title and steps of its own."""
    shipped_ids = {name.casefold() for name in names()}
    lacking = [name for name in ("title", "steps") if not getattr(own, name)]
    if own.id.casefold() in shipped_ids or not lacking:
        return
    called = own.id if "id" in own.origin.keys else next((text for _, text in own.title.values), own.id)
    facts = {"id": called, "keys": word_list(lacking), "hint": _hint(own.id, names())}
    yield Diagnostic("AC-02", own.origin.at("id"), facts, "warning")
