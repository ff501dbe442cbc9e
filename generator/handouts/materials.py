"""What has to be in the room, and how much of it.

In: an engagement with its sessions, a language. Out: `Room`, `Material`s, a `Book` whose quantities follow the head
count. Guaranteed: the author's quantities win over the rules; what a session names in words is in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.agenda import CLOSING, supplies
from generator.agenda.content import NONE
from generator.measure.materials import AMOUNTS, Amount
from generator.model import Activity, Engagement, Session, Workshop
from generator.outline.speaker import Speaker
from generator.sheet import Book, Cell, Column, Formula, Sheet, names
from generator.terms import TERMS

ROLL_FOR = "cv-blueprint"  # what the roll is drawn on
EACH = "cv-brainwriting"  # what everybody fills
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WITH = {"roll": ROLL_FOR, "brainwriting": EACH}  # materials that go with a canvas
_ONLINE = ("workbook", "timer")  # what there is to prepare where nobody shares a room
_WITHOUT_CANVASES = ("canvases_a3", "canvases_a0")  # materials that are not needed without any
_INPUTS = ("N", "S", "G", "C", "F")


@dataclass(frozen=True, slots=True)
class Room:
    """How many people, at how many tables, with how many facilitators."""

    participants: int
    groups: int
    group_size: int
    facilitators: int


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring. `quantity` is None where only words say how much; `rule` says how it comes about.

    `amount` computes it; None where the author says how many.
    """

    key: str
    name: str
    quantity: int | float | None
    unit: str
    rule: str
    note: str
    amount: Amount | None = None


def room(engagement: Engagement) -> Room:
    """The head counts of the workshop; those of one without any where there is none."""
    workshop = engagement.workshop or Workshop()
    return Room(workshop.participants, workshop.groups, workshop.group_size, workshop.facilitators)


def canvases(engagement: Engagement) -> tuple[str, ...]:
    """The canvases that tables fill in sessions, each once, in order; what everybody fills is counted by itself."""
    return tuple(one for one in _used(engagement) if one not in (EACH, CLOSING))


def _used(engagement: Engagement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.canvas for one in _sessions(engagement) if one.canvas))


def _sessions(engagement: Engagement) -> tuple[Session, ...]:
    return engagement.workshop.all_sessions if engagement.workshop is not None else ()


def quantities(
    engagement: Engagement, language: str, activities: Mapping[str, Activity] = NONE
) -> tuple[Material, ...]:
    """Everything that has to be there: by the rules, by the file, by the words of sessions."""
    speaker = Speaker(engagement, language, "course")
    own = dict(engagement.workshop.materials) if engagement.workshop is not None else {}
    made = [_by_rule(speaker, key, amount, own) for key, amount in AMOUNTS.items() if _is_used(engagement, key, own)]
    made += [_of_file(speaker, key, said) for key, said in own.items() if key not in AMOUNTS]
    return (*made, *_named(speaker, activities))


def _is_used(engagement: Engagement, key: str, own: dict[str, str]) -> bool:
    if engagement.workshop is not None and engagement.workshop.mode == "remote" and key not in _ONLINE:
        return key in own
    if key in _WITH:
        return key in own or _WITH[key] in _used(engagement)
    return key in own or key not in _WITHOUT_CANVASES or bool(canvases(engagement))


def _by_rule(speaker: Speaker, key: str, amount: Amount, own: dict[str, str]) -> Material:
    engagement = speaker.engagement
    if key in own:
        return _of_file(speaker, key, own[key])
    here = room(engagement)
    count = amount.of(here.participants, here.groups, len(canvases(engagement)))
    note = speaker.word(f"material-{key}-note")
    if key == "canvases_a3":
        listed = speaker.listed(speaker.canvas(one) for one in canvases(engagement))
        note += "\n" + speaker.each("material-canvases", listed)
    name, unit = speaker.word(f"material-{key}"), speaker.word(f"material-{key}-unit")
    return Material(key, name, count, unit, amount.rule(), note, amount)


def _of_file(speaker: Speaker, key: str, said: str) -> Material:
    """What the author writes of a material: its number, and its words where there are more."""
    known = f"material-{key}" in TERMS and f"material-{key}-unit" in TERMS
    name = speaker.word(f"material-{key}") if known else key
    found = _NUMBER.search(said)
    number = float(found[0]) if found is not None else None
    rest = (said[: found.start()] + said[found.end() :]).strip() if found is not None else said
    unit = rest if 0 < len(rest) <= len("sheets") else speaker.word(f"material-{key}-unit") if known else ""
    quantity = int(number) if number is not None and number == int(number) else number
    return Material(key, name, quantity, unit, speaker.word("material-own"), said if rest and rest != unit else "")


def _named(speaker: Speaker, activities: Mapping[str, Activity]) -> Iterator[Material]:
    """What sessions name in words, each once, with the sessions that need it."""
    found: dict[str, list[str]] = {}
    for session in _sessions(speaker.engagement):
        for text in supplies(session, activities):
            if words := speaker.say(text):
                found.setdefault(words, []).append(speaker.say(session.title))
    known = {speaker.word(f"material-{key}") for key in AMOUNTS}
    for at, (words, titles) in enumerate(found.items(), 1):
        if words not in known:
            note = speaker.each("material-in", speaker.listed(dict.fromkeys(titles)))
            yield Material(f"named-{at}", words, None, "", speaker.word("material-named"), note)


# the book


def book(engagement: Engagement, language: str, activities: Mapping[str, Activity] = NONE) -> Book:
    """The list to tick off, and the head counts that it follows."""
    speaker = Speaker(engagement, language, "course")
    word = speaker.word
    inputs = _room_sheet(speaker)
    plain = Sheet(word("material-list"), (), ())
    called = names(Book("materials", "", (plain, inputs)))[1].replace("'", "''")
    cells = {key: f"'{called}'!$C${inputs.first + at}" for at, key in enumerate(_INPUTS)}
    rows = tuple(_line(one, cells) for one in quantities(engagement, language, activities))
    columns = (
        Column("done", word("material-done"), "choice", 8, choices=("✓",), entry=True),
        Column("name", word("material-name"), "text", 30),
        Column("quantity", word("material-quantity"), "number", 10),
        Column("unit", word("material-unit"), "text", 10),
        Column("rule", word("material-rule"), "text", 18),
        Column("note", word("material-note"), "text", 52),
    )
    told = speaker.each("material-change", inputs.name)
    first = Sheet(word("material-list"), columns, rows, word("material-list"), (told,), empty=3, frozen=2)
    return Book("materials", word("material-list"), (first, inputs))


def _room_sheet(speaker: Speaker) -> Sheet:
    here, kinds = room(speaker.engagement), len(canvases(speaker.engagement))
    counts = (here.participants, here.group_size, here.groups, kinds, here.facilitators)
    columns = (
        Column("key", speaker.word("number"), "text", 8),
        Column("input", speaker.word("material-input"), "text", 24),
        Column("value", speaker.word("material-value"), "integer", 12, entry=True, least=0, most=5000),
    )
    title = speaker.word("material-room")
    first = Sheet(title, columns, (), title).first
    rows: list[tuple[Cell, ...]] = []
    for key, count in zip(_INPUTS, counts, strict=True):
        value: Cell = count
        if key == "G":
            value = Formula(f"=IF(C{first + 1}>0,ROUNDUP(C{first}/C{first + 1},0),0)", count)
        rows.append((key, speaker.word(f"material-{key}"), value))
    return Sheet(title, columns, tuple(rows), title, landscape=False)


def _line(one: Material, cells: dict[str, str]) -> tuple[Cell, ...]:
    quantity: Cell = one.quantity
    if one.amount is not None and one.quantity is not None:
        quantity = Formula(one.amount.formula(cells["N"], cells["G"], cells["C"]), one.quantity)
    return (None, one.name, quantity, one.unit, one.rule, one.note)
