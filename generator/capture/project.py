"""The files of an engagement as data that can be changed, each entry known by its place in them.

In: a loaded engagement. Out: changed texts. Guaranteed: what is changed is found by the place that the loader says it
has, so that it is the same entry, in whichever file and form it stands; everything else stays as it was.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.load import Loaded
from generator.load.values import language as language_tag
from generator.model import Emotion, Engagement, Step, Term, Text
from generator.model.base import Origin
from generator.model.keys import Key, keys_by_name
from generator.rewrite import Data, data_of, rewritten
from generator.slots import VERDICTS
from generator.source import Mapping as Map
from generator.source import Node, parse
from generator.source import Sequence as Items

_TRUE = ("true", "yes", "是")
_NAMED = ("name", "title", "text", "hmw")


class NotFoundError(Exception):
    """The entry stands nowhere in the files by itself."""


class Project:
    """The data of every file, changed in place; `texts` makes texts of them."""

    def __init__(self, loaded: Loaded, language: str) -> None:
        assert loaded.engagement is not None
        self.engagement: Engagement = loaded.engagement
        self.language = language
        self.before = dict(loaded.texts)
        self.main = next(iter(self.before))
        self.data: dict[str, Data] = {}
        self.paths: dict[str, dict[tuple[int, int], tuple[str | int, ...]]] = {}
        for name, text in self.before.items():
            root = parse(text, name).root
            self.data[name] = data_of(root)
            self.paths[name] = {}
            for path, node in _walk(root) if root is not None else ():
                self.paths[name].setdefault((node.span.line, node.span.column), path)

    def copied(self) -> Project:
        """The same, to be changed apart."""
        other = copy.copy(self)
        other.data = copy.deepcopy(self.data)
        return other

    def texts(self) -> dict[str, str]:
        """The text of every file. Errors: RewriteError."""
        return {name: rewritten(text, self.data[name]) for name, text in self.before.items()}

    # where things stand

    def place(self, origin: Origin) -> tuple[str, tuple[str | int, ...]]:
        """File and path of an entry."""
        span = origin.span
        path = self.paths.get(span.file, {}).get((span.line, span.column))
        if path is None:
            raise NotFoundError
        return span.file, path

    def raw(self, file: str, path: tuple[str | int, ...]) -> Data:
        value = self.data[file]
        for part in path:
            value = value[part]
        return value

    def put(self, file: str, path: tuple[str | int, ...], value: Data) -> None:
        self.raw(file, path[:-1])[path[-1]] = value

    def opened(self, entry: Term) -> dict[str, Data]:
        """The map of an entry, made of its short form where it has one."""
        file, path = self.place(entry.origin)
        known = self.raw(file, path)
        if isinstance(known, dict):
            return known
        if isinstance(known, str) and known.strip().lower() in _TRUE:
            made: dict[str, Data] = {}
        elif isinstance(entry, Step):
            made = {next((lane.id for lane in self.engagement.lanes if lane.role == "customer"), "customer"): known}
        else:
            short = type(entry).SHORT_LIST if isinstance(known, list) else type(entry).SHORT
            made = {short: known}
        self.put(file, path, made)
        return made

    # what is changed

    def change(self, entry: Term, field: str, value: Any) -> bool:
        """Give a key of an entry a value; whether it now says something else in one language than in the other."""
        *way, last = field.rstrip("+").split(".")
        if self.rephrased(entry, field, value):
            return False
        home = self.opened(entry)
        kind: type[Term] = type(entry)
        for name in way:
            key = keys_by_name(kind)[name]
            home, kind = self.inner(home, key), key.item
        key = keys_by_name(kind)[last]
        if isinstance(key.item, type) and issubclass(key.item, Term):  # a quote
            known = home.get(_spelled(home, key))
            if not isinstance(known, dict) or (known and all(map(language_tag, known))):
                return self.change_text(home, kind, key, value)
            inner = keys_by_name(key.item)[key.item.SHORT]
            return self.change_text(self.inner(home, key), key.item, inner, value)
        if key.item is Text and not key.many:
            return self.change_text(home, kind, key, value)
        name = _spelled(home, key)
        if field.endswith("+"):
            home[name] = [*_listed(home.get(name)), self.text(value)]
        else:
            home[name] = self.referred(key, value)
        return False

    def rephrased(self, entry: Term, field: str, value: Any) -> bool:
        """Whether an entry that is a text and nothing else could stay one, with another text."""
        file, path = self.place(entry.origin)
        key = keys_by_name(type(entry)).get(field)
        fits = key is not None and key.item is Text and field == type(entry).SHORT
        if not fits or self.language != self.engagement.meta.primary_language:
            return False
        known = self.raw(file, path)
        if not isinstance(known, str) or known.strip().lower() in _TRUE:
            return False
        self.put(file, path, value)
        return True

    def feel(self, step: Step, emotion: Emotion | None, value: Any) -> None:
        """Give a step another emotion, where the one that it has stands."""
        if emotion is None:
            home = self.opened(step)
            home[_spelled(home, keys_by_name(Step)["emotion"])] = value
            return
        file, path = self.place(emotion.origin)
        known = self.raw(file, path)
        if isinstance(known, dict):
            known[_spelled(known, keys_by_name(Emotion)["score"])] = value
        else:
            self.put(file, path, value)

    def referred(self, key: Key, value: Any) -> Any:
        """What a reference says: the id that the author gave, else the name, as ids made from places change."""
        if isinstance(value, list):
            return [self.referred(key, one) for one in value]
        return self.spelled(key.refers, value) if isinstance(value, str) else value

    def spelled(self, kinds: str, identifier: str) -> str:
        """An id, or the name of what it belongs to where the id was made from its place."""
        known = [self.engagement.index.get(kind, {}) for kind in kinds.strip("~").split("|")]
        found = next((terms[identifier] for terms in known if identifier in terms), None)
        if found is None or (found.origin.at("id").end_line and "id" in found.origin.keys):  # made ones have no end
            return identifier
        if not re.fullmatch(rf"{found.PREFIX}-\d+", identifier):
            return identifier
        said = next((text for name in _NAMED if (text := getattr(found, name, None))), None)
        name = said.in_language(self.engagement.meta.primary_language) if isinstance(said, Text) else ""
        every = [one for terms in known for one in terms.values()]
        alike = [one for one in every for part in _NAMED if _says(getattr(one, part, None), name)]
        return name if name and len(alike) == 1 else identifier

    def inner(self, home: dict[str, Data], key: Key) -> dict[str, Data]:
        """The map under a key, made where there is none or a short form."""
        name = _spelled(home, key)
        known = home.get(name)
        if not isinstance(known, dict):
            home[name] = {} if known is None else {key.item.SHORT: known}
        elif key.item.SHORT and known and all(language_tag(tag) for tag in known):
            home[name] = {key.item.SHORT: known}
        made: dict[str, Data] = home[name]
        return made

    def change_text(self, home: dict[str, Data], kind: type[Term], key: Key, value: str) -> bool:
        """Change a text in the sheet's language only."""
        name = _spelled(home, key)
        if name not in home and key.name == kind.SHORT and any(map(language_tag, home)):
            return _in_language(home, self.language, value)
        known = home.get(name)
        if isinstance(known, dict):
            return _in_language(known, self.language, value)
        primary = self.engagement.meta.primary_language
        if known is None or self.language == primary:
            home[name] = self.text(value)
            return False
        home[name] = {primary: known, self.language: value}
        return False

    def text(self, value: str) -> Data:
        """A text that stands by itself: plain in the file's first language."""
        return value if self.language == self.engagement.meta.primary_language else {self.language: value}

    def add(self, name: str, entry: dict[str, Data]) -> None:
        """Add an entry to a list of the engagement, where its others are."""
        key = keys_by_name(Engagement)[name]
        for file in reversed(self.data):
            root = self.data[file]
            said = next((one for one in key.names if isinstance(root, dict) and root.get(one) is not None), None)
            if said is None:
                continue
            if name == "roadmap" and isinstance(root[said], dict):
                root[said]["items"] = [*_listed(root[said].get("items")), entry]
            else:
                root[said] = [*_listed(root[said]), entry]
            return
        self.data[self.main][name] = [entry]

    def add_card(self, step: Step, lane: str, value: str) -> None:
        """Add a card to a step's lane."""
        home = self.opened(step)
        home[lane] = [*_listed(home[lane]), self.text(value)] if home.get(lane) is not None else self.text(value)

    def score(self, concept: str, field: str, value: Any) -> None:
        """Judge a concept by a criterion, or decide what becomes of it."""
        screening = self.engagement.screening
        assert screening is not None
        home = self.opened(screening)
        if field == "decision":
            self._decide(home, concept, value)
            return
        stage, criterion = field.split(".", 1)
        known = next((one for one in screening.scores if one.concept == concept), None)
        if known is None:
            home["scores"] = _listed(home.get("scores"))
            made = next(
                (
                    one
                    for one in home["scores"]
                    if isinstance(one, dict) and one.get("concept") in self._called(concept)
                ),
                None,
            )
            if made is None:
                made = {"concept": self.spelled("concept", concept)}
                home["scores"].append(made)
        else:
            made = self.opened(known)
        if not isinstance(made.get(stage), dict):
            made[stage] = {}
        spelled = {criterion, *self._names("criterion", criterion)} & set(made[stage])
        made[stage][next(iter(sorted(spelled)), criterion)] = value

    def _decide(self, home: dict[str, Data], concept: str, value: str) -> None:
        if not isinstance(home.get("decision"), dict):
            home["decision"] = {}
        decision, names = home["decision"], self._called(concept)
        for verdict in VERDICTS:
            before = _listed(decision.get(verdict))
            without = [one for one in before if one not in names]
            there = len(without) < len(before)
            after = (before if there else [*before, self.spelled("concept", concept)]) if verdict == value else without
            if after != before:
                decision[verdict] = after

    def _called(self, concept: str) -> set[str]:
        return {concept, *self._names("concept", concept)}

    def _names(self, kind: str, identifier: str) -> Iterator[str]:
        """What else a reference to it may say."""
        found = getattr(self.engagement.find(kind, identifier), "name", None)
        if isinstance(found, Text):
            yield from (said for _, said in found.values)


def _walk(root: Node) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    """Every node with its path, outer ones first."""
    pending: list[tuple[tuple[str | int, ...], Node]] = [((), root)]
    while pending:
        path, node = pending.pop()
        yield path, node
        if isinstance(node, Map):
            pending += [((*path, name.text), value) for name, value in reversed(node.entries)]
        elif isinstance(node, Items):
            pending += [((*path, at), value) for at, value in reversed([*enumerate(node.items)])]


def _says(text: object, name: str) -> bool:
    return isinstance(text, Text) and name in (said for _, said in text.values)


def _listed(value: Data) -> list[Data]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def _spelled(home: Mapping[str, Data], key: Key) -> str:
    """The name under which the author wrote a key, else its own."""
    return next((name for name in key.names if name in home), key.name)


def _in_language(known: dict[str, Data], language: str, value: str) -> bool:
    """Put a text under its language; whether there are others, which stay as they are."""
    tags = {tag: language_tag(tag) for tag in known}
    name = next((tag for tag, full in tags.items() if full == language), language)
    known[name] = value
    return any(full is not None and tag != name for tag, full in tags.items())
