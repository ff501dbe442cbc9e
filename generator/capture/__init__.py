"""Back from the room: what was filled into a capture sheet, merged into the files of an engagement.

In: the sheets of a workbook as texts, a loaded engagement, and how to load changed texts. Out: the new texts, and what
became of each filled row. Guaranteed: every filled cell is merged or told of; comments, order, quotation marks and
every line that nothing was merged into stay as they are; the result loads; done twice, the second changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from generator.capture.answers import Answer, answer
from generator.capture.project import NotFoundError, Project
from generator.capture.sheet import Book, Filled, Row, filled
from generator.load import Loaded
from generator.load.suggest import near
from generator.model import Engagement, Step, Term, Text
from generator.rewrite import RewriteError
from generator.slots import PLACES, Place, Slot, entries_of, felt, key_at, slots, told
from generator.terms import term

__all__ = ["Captured", "Outcome", "captured", "filled"]

Kind = Literal["merged", "same", "conflict", "unknown", "wrong", "lost"]
_COUNTED = re.compile(r"([a-z]+)\+(\d{1,6})(|\..*)")  # the id of a new entry, folded
_NUMBERED = re.compile(r"\+\d+")
Load = Callable[[Mapping[str, str]], Loaded]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a filled row: its cell, its id, and a sentence."""

    place: str
    id: str
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Captured:
    """`texts` are the files as they are to be, by name; `outcomes` are in the order of the filled rows."""

    texts: Mapping[str, str]
    outcomes: tuple[Outcome, ...]
    language: str

    def count(self, *kinds: Kind) -> int:
        return sum(one.kind in kinds for one in self.outcomes)


def captured(book: Book, loaded: Loaded, load: Load, language: str, theirs: bool = False) -> Captured | None:
    """Merge a capture sheet; None when the book holds none. `language` is that of the sentences."""
    sheet = filled(book)
    if not sheet.language or loaded.engagement is None:
        return None
    return _Merger(sheet, loaded, load, language, theirs).merged()


@dataclass(frozen=True, slots=True)
class _New:
    """A reference to an entry that the sheet adds, by its id there."""

    entry: str


@dataclass(frozen=True, slots=True)
class _Task:
    """A change that is to be made for one row, or for the rows of one new entry."""

    rows: tuple[Row, ...]
    slots: tuple[Slot, ...]
    answers: tuple[Answer, ...]


class _Merger:
    def __init__(self, sheet: Filled, loaded: Loaded, load: Load, language: str, theirs: bool) -> None:
        assert loaded.engagement is not None
        self.engagement: Engagement = loaded.engagement
        self.loaded, self.load, self.theirs = loaded, load, theirs
        self.language = language
        self.slots = {slot.id: slot for slot in slots(self.engagement, sheet.language)}
        self.folded = {_folded(slot.id): slot.id for slot in self.slots.values()}
        self.sheet = replace(sheet, rows=tuple(replace(row, id=self.meant(row.id)) for row in sheet.rows))
        self.renamed = {row.key.rpartition("/")[0]: row.answer for row in sheet.rows if row.key.endswith("/hmw")}
        self.heads = _heads(self.sheet.rows)
        self.answered: dict[tuple[str, str, str], tuple[Row, Answer]] = {}
        self.made: dict[str, str] = {}
        self.by_key = {(slot.list, slot.item, slot.field): slot for slot in self.slots.values() if slot.item}
        self.outcomes: dict[Row, Outcome] = {}

    def merged(self) -> Captured:
        tasks = self.tasks()
        project = Project(self.loaded, self.sheet.language)
        self.taken = {one for kind in self.engagement.index.values() for one in kind}
        project = self.applied(project, tasks)
        ordered = tuple(self.outcomes[row] for row in self.sheet.rows)
        return Captured(project.texts(), ordered, self.sheet.language)

    @cached_property
    def other(self) -> dict[str, Slot]:
        """The slots in the sheet's other language: people write choices in either."""
        language = "en" if self.sheet.language.startswith("zh") else "zh-CN"
        return {slot.id: slot for slot in slots(self.engagement, language)}

    def meant(self, identifier: str) -> str:
        """An id as it is printed: whatever the case, the width, the blanks; new entries may go on counting."""
        folded = _folded(identifier)
        if folded in self.folded:
            return self.folded[folded]
        counted = _COUNTED.fullmatch(folded)
        first = self.folded.get(f"{counted[1]}+01{counted[3]}") if counted else None
        return first.replace("+01", f"+{int(counted[2]):02d}", 1) if first and counted else identifier.strip()

    def slot_called(self, identifier: str) -> Slot | None:
        """The slot of an id; that of a new entry takes any number."""
        return self.slots.get(identifier) or self.slots.get(_NUMBERED.sub("+01", identifier, count=1))

    def foreign(self) -> bool:
        """Whether the sheet was printed for another file: hardly any of its entries is in this one."""
        return len(self.sheet.entries) >= 4 and self.shared() * 4 < len(self.sheet.entries) and not self.theirs

    def shared(self) -> int:
        """How many entries of the sheet the file has."""
        ids = {(slot.list, slot.item) for slot in self.by_key.values() if self.is_named(slot)}
        names = {(slot.list, _spaced(slot.name)) for slot in self.by_key.values()}
        return sum((name, item) in ids or (name, _spaced(called)) in names for name, item, called in self.sheet.entries)

    def tell(self, row: Row, kind: Kind, name: str, *parts: str) -> None:
        self.outcomes[row] = Outcome(row.place, row.id, kind, self.say(name, *parts))

    def say(self, name: str, *parts: str) -> str:
        return term(f"capture-{name}", self.language).format(*(_brief(part) for part in parts))

    # from rows to tasks

    def tasks(self) -> list[_Task]:
        if self.foreign():
            counts = (f"{len(self.sheet.entries)}", f"{self.shared()}")
            for row in self.sheet.rows:
                self.tell(row, "unknown", "told-foreign", *counts, row.answer)
            return []
        tasks: list[_Task] = []
        fresh: dict[str, list[Row]] = {}
        for row in self.sheet.rows:
            if "+" in row.entry:
                group = fresh.setdefault(row.entry, [])
                if row.id == row.entry and group:  # copied rows: another entry of the same number
                    tasks += self.new(row.entry, group)
                    group.clear()
                group.append(row)
            elif (task := self.changed(row)) is not None:
                tasks.append(task)
        for entry, group in fresh.items():
            tasks += self.new(entry, group)
        return sorted(tasks, key=lambda task: any(isinstance(said.value, _New) for said in task.answers))

    def changed(self, row: Row) -> _Task | None:
        """The task of a row that changes an entry, unless the file says the same or something is wrong."""
        slot = self.slot_of(row)
        if slot is None:
            return None
        said = self.read(row, slot)
        if said is None:
            return None
        if not slot.field.endswith("+") and self.is_answered(row, slot, said):
            return None
        if slot.field.endswith("+"):
            if said.said in self.listed(slot):
                self.tell(row, "same", "told-there", said.said)
                return None
        elif said.said == slot.now.strip():
            self.tell(row, "same", "told-same", said.said)
            return None
        elif _spaced(row.now) != _spaced(slot.now) and not self.theirs:
            self.tell(row, "conflict", "told-conflict", row.now, slot.now, row.answer)
            return None
        return _Task((row,), (slot,), (said,))

    def is_answered(self, row: Row, slot: Slot, said: Answer) -> bool:
        """Whether another row answered this already, which is told."""
        first, before = self.answered.setdefault((slot.list, slot.item, slot.field), (row, said))
        if first is not row and before == said:
            self.tell(row, "same", "told-there", said.said)
        elif first is not row:
            self.tell(row, "conflict", "told-twice", first.place, before.said, said.said)
        return first is not row

    def slot_of(self, row: Row) -> Slot | None:
        """The slot that a row was printed for, in the file as it is now."""
        parts = row.key.split("/")
        if len(parts) != 3 or not parts[1]:
            known = self.slots.get(row.id)
            if known is None:
                self.unknown(row)
            return known
        slot = self.by_key.get((parts[0], parts[1], parts[2]))
        names = {_spaced(row.name), _spaced(self.renamed.get(row.key.rpartition("/")[0], row.name))}
        if slot is not None and (_spaced(slot.name) in names or self.is_named(slot)):
            return replace(slot, id=row.id)
        same = [one for one in self.by_key.values() if (one.list, one.field) == (parts[0], parts[2]) and row.name]
        same = [one for one in same if _spaced(one.name) in names]
        if len(same) == 1:
            return replace(same[0], id=row.id)
        self.tell(row, "unknown", "told-gone", row.name or parts[1], row.id)
        return None

    def is_named(self, slot: Slot) -> bool:
        """Whether the author gave the entry its id; one made from its place says little of which entry it is."""
        entry = self.entry_of(slot)
        return entry is not None and ("id" in entry.origin.keys or not hasattr(entry, "id"))

    def unknown(self, row: Row) -> None:
        if not row.id:
            self.tell(row, "unknown", "told-no-id", row.answer)
            return
        nearest = near(row.id, self.slots)
        if nearest:
            self.tell(row, "unknown", "told-nearest", row.id, nearest)
        else:
            self.tell(row, "unknown", "told-unknown", row.id)

    def read(self, row: Row, slot: Slot) -> Answer | None:
        place = next((one for one in PLACES if one.list == slot.list and slot.id.startswith(one.code)), None)
        place = place or next((one for one in PLACES if one.list == slot.list), None)
        said = answer(slot, row.answer, self.engagement, place, self.sheet.language)
        if said.wrong and slot.choices:
            said = self.otherwise(row, slot, said, place)
        if said.wrong:
            wrong = answer(slot, row.answer, self.engagement, place, self.language).wrong
            self.outcomes[row] = Outcome(row.place, row.id, "wrong", wrong)
            return None
        return said

    def otherwise(self, row: Row, slot: Slot, said: Answer, place: Place | None) -> Answer:
        """A choice that is none in the sheet's language: one in the other, or an entry that the sheet adds."""
        key = None if place is None or slot.list in ("cards", "questions") else key_at(place.kind, slot.field)
        wanted = self.heads.get((key.refers, _folded(row.answer)), "") if key is not None else ""
        if wanted and wanted != row.entry:
            return Answer(_New(wanted), row.answer)
        beside = self.other.get(slot.id) or self.other.get(_NUMBERED.sub("+01", slot.id, count=1))
        found = answer(beside, row.answer, self.engagement, place, self.sheet.language) if beside is not None else said
        known = dict(zip(slot.values, slot.choices, strict=True))
        return said if found.wrong or found.value not in known else Answer(found.value, known[found.value])

    def entry_of(self, slot: Slot) -> Term | None:
        return next(
            (one for one in entries_of(self.engagement, slot.list) if getattr(one, "id", "") == slot.item), None
        )

    def listed(self, slot: Slot) -> tuple[str, ...]:
        """The texts that a list holds already."""
        found: object = self.entry_of(slot)
        for name in slot.field.rstrip("+").split("."):
            found = getattr(found, name, None)
        texts = found if isinstance(found, tuple) else ()
        return tuple(said for one in texts if isinstance(one, Text) for _, said in one.values)

    # new entries

    def new(self, entry: str, rows: Sequence[Row]) -> list[_Task]:
        """The task of a new entry, of the rows that say something of it."""
        if not rows:
            return []
        known = [row for row in rows if self.slot_called(row.id) is not None]
        for row in rows:
            if row not in known:
                self.unknown(row)
        heads = [row for row in known if row.id == entry]
        if not heads:
            for row in known:
                self.tell(row, "wrong", "told-bare", entry, row.answer)
            return []
        found = [(row, slot) for row in known if (slot := self.slot_called(row.id)) is not None]
        read = [(row, slot, self.read(row, slot)) for row, slot in found]
        sound = [(row, slot, said) for row, slot, said in read if said is not None]
        if not sound or sound[0][0] != heads[0]:
            for row, _, _ in sound:
                self.tell(row, "wrong", "told-bare", entry, row.answer)
            return []
        return [_Task(*zip(*sound, strict=True))]

    # from tasks to texts

    def applied(self, project: Project, tasks: Sequence[_Task]) -> Project:
        """The project with the tasks done, but those that would do harm, which are told of."""
        if not tasks:
            return project
        changed = self.attempted(project, tasks)
        if changed is not None:
            return changed
        if len(tasks) == 1:
            for row in tasks[0].rows:
                self.tell(row, "lost", "told-lost", row.answer)
            return project
        middle = len(tasks) // 2
        return self.applied(self.applied(project, tasks[:middle]), tasks[middle:])

    def attempted(self, project: Project, tasks: Sequence[_Task]) -> Project | None:
        """The project with all of the tasks done, or None when the result would not hold."""
        changed = project.copied()
        before = dict(self.outcomes), set(self.taken), dict(self.made)
        try:
            for task in tasks:
                self.do(changed, task)
            texts = changed.texts()
        except (RewriteError, NotFoundError, KeyError, IndexError, TypeError, AttributeError):
            self.outcomes, self.taken, self.made = before
            return None
        if texts != changed.before and self.load(texts).engagement is None:
            self.outcomes, self.taken, self.made = before
            return None
        return changed

    def do(self, project: Project, task: _Task) -> None:
        slot, said, row = task.slots[0], task.answers[0], task.rows[0]
        if not slot.item:
            self.add(project, task)
            return
        if slot.list == "screening":
            project.score(slot.item, slot.field, said.value)
            out_of_step = False
        else:
            entry = self.entry_of(slot)
            if entry is None:
                raise NotFoundError
            if isinstance(entry, Step):
                project.feel(entry, felt(self.engagement).get(entry.id), said.value)
            out_of_step = not isinstance(entry, Step) and project.change(entry, slot.field, said.value)
        self.tell(row, "merged", "told-merged", f"{slot.name} · {slot.label}", slot.now or "–", said.said)
        if out_of_step:
            told = self.outcomes[row]
            more = self.say("out-of-step", row.id)
            self.outcomes[row] = replace(
                told, text=f"{told.text}{'；' if self.language.startswith('zh') else '; '}{more}"
            )

    def add(self, project: Project, task: _Task) -> None:
        """Add a new entry, or tell that it is there."""
        values = {slot.field: said for slot, said in zip(task.slots, task.answers, strict=True)}
        slot, text = task.slots[0], task.answers[0].said
        if slot.list in ("cards", "questions"):
            self.add_to_step(project, task, {field: said.value for field, said in values.items()})
            return
        place = next(one for one in PLACES if one.list == slot.list and slot.id.startswith(f"{one.code}+"))
        head = task.rows[0].id
        if (known := self.there(place, values)) is not None:
            self.made[head] = str(getattr(known, "id", ""))
            self.complete(project, task, known)
            return
        entry: dict[str, object] = {"id": self.free(place.kind.PREFIX, place.list)}
        self.made[head] = str(entry["id"])
        lost: set[str] = set()
        for field, said in values.items():
            value = self.made.get(said.value.entry) if isinstance(said.value, _New) else said.value
            if value is None:
                lost.add(field)
            elif _is_text(place, field):
                _put(entry, field, project.text(value))
            else:
                _put(entry, field, project.referred(key_at(place.kind, field), value))
        project.add(place.list, entry)
        for row, one, said in zip(task.rows, task.slots, task.answers, strict=True):
            if one.field in lost:
                self.tell(row, "wrong", "told-bare", row.answer, text)
                continue
            self.tell(
                row, "merged", "told-added", f"{slot.label} {entry['id']}" if row is task.rows[0] else text, said.said
            )

    def there(self, place: Place, values: Mapping[str, Answer]) -> Term | None:
        """The entry that says the same at the same step, when there is one; of several the one most alike."""
        main, *others = place.new
        found: list[tuple[int, Term]] = []
        for entry in entries_of(self.engagement, place.list):
            text = getattr(entry, main, None)
            texts = [said for _, said in text.values] if isinstance(text, Text) else []
            step = values.get("step")
            if values[main].said in texts and (step is None or getattr(entry, "step", None) == step.value):
                said = [told(self.engagement, entry, field, self.sheet.language) for field in others]
                wanted = [values[field].said if field in values else "" for field in others]
                found.append((sum(one != other for one, other in zip(said, wanted, strict=True)), entry))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def complete(self, project: Project, task: _Task, entry: Term) -> None:
        """Give an entry that is there what it does not say yet; what it says otherwise is a conflict."""
        self.tell(task.rows[0], "same", "told-there", task.answers[0].said)
        for row, slot, said in list(zip(task.rows, task.slots, task.answers, strict=True))[1:]:
            now = told(self.engagement, entry, slot.field, self.sheet.language)
            if isinstance(said.value, _New):
                said = self.settled(said)
            if said.wrong:
                self.tell(row, "wrong", "told-bare", row.answer, task.answers[0].said)
            elif now == said.said:
                self.tell(row, "same", "told-same", said.said)
            elif now and not self.theirs:
                self.tell(row, "conflict", "told-conflict", "", now, row.answer)
            else:
                project.change(entry, slot.field, said.value)
                self.tell(row, "merged", "told-merged", slot.label, now or "–", said.said)

    def settled(self, said: Answer) -> Answer:
        """A reference to an entry of the same sheet, once that is in the file; wrong when it is not."""
        assert isinstance(said.value, _New)
        found = self.made.get(said.value.entry, "")
        name = next(
            (self.engagement.name_of(kind, found, self.sheet.language) for kind in self.kinds(found)), said.said
        )
        return Answer(found, name) if found else replace(said, wrong=said.said)

    def kinds(self, identifier: str) -> list[str]:
        return [kind for kind, known in self.engagement.index.items() if identifier in known]

    def add_to_step(self, project: Project, task: _Task, values: Mapping[str, str]) -> None:
        """Add a card or a question to its step."""
        row, slot, text = task.rows[0], task.slots[0], task.answers[0].said
        step = self.engagement.find("step", values.get("step", ""))
        is_card = slot.list == "cards"
        if not isinstance(step, Step) or (is_card and "lane" not in values):
            for one in task.rows:
                self.tell(one, "wrong", "told-step" if is_card else "told-question", one.answer)
            return
        texts = [card.text for card in step.cells.get(values.get("lane", ""), ())] if is_card else step.questions
        if text in [said for one in texts for _, said in one.values]:
            for one in task.rows:
                self.tell(one, "same", "told-there", one.answer)
            return
        if is_card:
            project.add_card(step, values["lane"], text)
        else:
            project.change(step, "questions+", text)
        for one in task.rows:
            self.tell(one, "merged", "told-added", slot.label if one is row else text, one.answer)

    def free(self, prefix: str, name: str) -> str:
        """An id that nothing has yet."""
        at = len(entries_of(self.engagement, name)) + 1
        while f"{prefix}-{at}" in self.taken:
            at += 1
        self.taken.add(f"{prefix}-{at}")
        return f"{prefix}-{at}"


def _heads(rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    """What the sheet adds, by the kind of it and its id, or its words; what is there twice means neither."""
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        place = next((one for one in PLACES if row.id == row.entry and _COUNTED.fullmatch(_folded(row.id)) and
                      row.id.startswith(f"{one.code}+")), None)  # fmt: skip
        for said in (row.id, row.answer) if place is not None and place.kind.KIND else ():
            name = (place.kind.KIND, _folded(said)) if place is not None else ("", "")
            found[name] = "" if name in found else row.id
    return found


def _put(entry: dict[str, object], field: str, value: object) -> None:
    *way, last = field.split(".")
    home = entry
    for name in way:
        inner = home.setdefault(name, {})
        assert isinstance(inner, dict)
        home = inner
    home[last] = value


def _is_text(place: Place, field: str) -> bool:
    """Whether a key takes a text in several languages."""
    item = key_at(place.kind, field).item
    return item is Text or (isinstance(item, type) and issubclass(item, Term))


def _folded(text: str) -> str:
    """An id without case, width and blanks; new ones are counted in two digits."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    counted = _COUNTED.fullmatch(plain)
    return f"{counted[1]}+{int(counted[2]):02d}{counted[3]}" if counted else plain


def _spaced(text: str) -> str:
    """A text as a cell gives it back: blanks and line ends do not count."""
    return " ".join(text.split())


def _brief(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
