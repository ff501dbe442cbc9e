"""Ids and keys that are written otherwise than they are meant, with all that refers to them.

In: a loaded file. Out: changes. Guaranteed: an id is changed with every reference to it in all files, or not at all; it
never becomes one that is taken; where two things could be meant, nothing is changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, in_words, word
from generator.load import Loaded
from generator.load.bind import ARROW
from generator.load.suggest import did_you_mean
from generator.mending.change import Change, Piece, offset, places
from generator.mending.vocabulary import called, referring, vocabulary
from generator.rewrite.places import Places
from generator.source import Node, Scalar, parse
from generator.source import Sequence as Items

_ID = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")


# keys


def keys(loaded: Loaded) -> list[Change]:
    """Keys with capitals, hyphens or blanks, and keys by their Chinese name, where a term has one key of that name."""
    made = []
    for item, span in places(loaded.findings, "ID-04"):
        meant = _key_meant(item)
        if not meant:
            continue
        text = loaded.texts.get(span.file, "")
        start, end = offset(text, span.line, span.column), offset(text, span.end_line, span.end_column)
        if span.line == span.end_line and text[start:end].strip("\"'") == item.parameters["key"]:
            made.append(Change((Piece(span.file, start, end, meant),)))
    return made


def _key_meant(item: Diagnostic) -> str:
    """The key, where the loader takes it for the same one; "" where it only guesses."""
    said = item.parameters["key"]
    folded = said.lower().replace("-", "_").replace(" ", "_")
    advised = in_words(item.parameters["hint"], "en")  # type: ignore[arg-type]
    names = {folded} if folded in vocabulary() else called().get(said, frozenset())
    return next((name for name in names if in_words(did_you_mean(name), "en") == advised), "")


# ids


def ids(loaded: Loaded) -> list[Change]:
    """Malformed ids, and those that begin as ids of another kind do."""
    wanted = _wanted(loaded)
    if not wanted:
        return []
    files = {name: _File(name, text) for name, text in loaded.texts.items()}
    taken = {scalar.text for file in files.values() for scalar in file.scalars()}
    twice = [new for new in wanted.values() if [*wanted.values()].count(new) > 1]
    made = []
    for old, new in wanted.items():
        if new not in taken and new not in twice:
            pieces = [piece for file in files.values() for piece in file.renamed(old, new)]
            made += [Change(tuple(pieces))] if pieces else []
    return made


def _wanted(loaded: Loaded) -> dict[str, str]:
    """What ids are to become; those that would become several things, or nothing that one can read, are left."""
    found: dict[str, set[str]] = {}
    for item in loaded.findings:
        if item.code == "ID-02" and item.parameters["problem"] != word("taken-by-step"):
            found.setdefault(item.parameters["id"], set()).add(_well_formed(item.parameters))
    return {old: new for old, some in found.items() if len(some) == 1 and (new := some.copy().pop())}


def _well_formed(facts: Mapping[str, str]) -> str:
    old, example = facts["id"], facts["example"]
    narrow = unicodedata.normalize("NFKC", old)
    if not narrow.isascii() or not re.search("[A-Za-z]", narrow):
        return ""
    if narrow != old:
        plain = re.sub(r"[^a-z0-9]+", "-", narrow.lower()).strip("-")
        prefix = example.partition("-")[0]
        example = plain if plain.startswith(f"{prefix}-") else f"{prefix}-{plain}"
    return example if _ID.fullmatch(example) else ""


def references(loaded: Loaded) -> list[Change]:
    """References that differ from an id in nothing but capitals, blanks and underscores."""
    wrong = [(item, span) for code in ("ID-03", "CN-01") for item, span in places(loaded.findings, code)]
    if not wrong:
        return []
    known = {said for name, text in loaded.texts.items() for said in _File(name, text).ids()}
    made = []
    for item, span in wrong:
        alike = [one for one in known if _folded(one) == _folded(item.parameters["id"])]
        text = loaded.texts.get(span.file, "")
        start, end = offset(text, span.line, span.column), offset(text, span.end_line, span.end_column)
        if len(alike) == 1 and text[start:end].strip("\"'") == item.parameters["id"]:
            made.append(Change((Piece(span.file, start, end, alike[0]),)))
    return made


def _folded(text: str) -> str:
    return re.sub("[ _-]+", "-", unicodedata.normalize("NFKC", text).lower()).strip("-")


class _File:
    """A file's scalars, and where they stand."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.places = name, Places(text)
        self.root = parse(text, name).root

    def scalars(self) -> Iterator[Scalar]:
        return (scalar for _, scalar, _ in self._walk())

    def ids(self) -> Iterator[str]:
        return (scalar.text for key, scalar, is_key in self._walk() if key == "id" and not is_key)

    def _walk(self) -> Iterator[tuple[str, Scalar, bool]]:
        """Every scalar with the key that it stands under, and whether it is a key itself."""
        pending: list[tuple[str, Node]] = [("", self.root)] if self.root is not None else []
        while pending:
            key, node = pending.pop()
            if isinstance(node, Scalar):
                yield key, node, False
            elif isinstance(node, Items):
                pending += [(key, one) for one in node.items]
            else:
                for name, value in node.entries:
                    yield key, name, True
                    pending.append((name.text, value))

    def renamed(self, old: str, new: str) -> list[Piece]:
        """The pieces that give an id another name: where it is given, where it is referred to, where it is a key."""
        found: dict[int, Piece] = {}
        for key, scalar, is_key in self._walk():
            same = scalar.text == old
            if same and (is_key or key == "id" or key in referring() or key == "lanes"):
                self._put(found, *self._inner(scalar), new)
            elif old in scalar.text and (is_key or key in ("connections", "also")):
                self._put_ends(found, scalar, old, new)
        return list(found.values())

    def _inner(self, scalar: Scalar) -> tuple[int, int]:
        """The stretch of a text within its quotation marks."""
        start, end = self.places.extent(scalar)
        quoted = self.places.text[start : start + 1] in ('"', "'")
        return start + quoted, end - quoted

    def _put(self, found: dict[int, Piece], start: int, end: int, new: str) -> None:
        found[start] = Piece(self.name, start, end, new)

    def _put_ends(self, found: dict[int, Piece], scalar: Scalar, old: str, new: str) -> None:
        """The ends of an arrow."""
        match = ARROW.fullmatch(scalar.text)
        start, end = self._inner(scalar)
        if match is None or self.places.text[start:end] != scalar.text:
            return
        for group in (1, 3):
            if match[group] == old:
                self._put(found, start + match.start(group), start + match.end(group), new)
