"""Ids and references: each id once, each reference to something that is there.

In: an engagement in the long form. Out: the same with references by name turned into ids, its index, and findings.
Guaranteed: the result refers to nothing that does not exist.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from functools import cache
from typing import Any

from generator.diagnostics import Diagnostic, Span, place_of, word
from generator.load.expand import CARD_PREFIX
from generator.load.suggest import near, word_list
from generator.model import Blueprint, Card, Engagement, Step, Text
from generator.model.base import LANGUAGES, Term
from generator.model.design import STRATEGIES, Strategy
from generator.model.keys import Key, keys_of, kinds_in
from generator.terms import term as word_for

_Index = dict[str, dict[str, Term]]
_TYPED_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
_GUESSES = 100  # references whose nearest id is looked for; it takes a while
_NAMES = ("name", "title", "text", "hmw", "citation")


def resolved(engagement: Engagement, broken: Set[str]) -> tuple[Engagement, list[Diagnostic]]:
    """The engagement with checked references and its index, and what was wrong with ids and references.

    `broken` are texts of what could not be read: a reference to one of them is not reported again.
    """
    findings = list(_duplicates(engagement))
    twice = {item.span for item in findings}
    findings += [item for item in _foreign(engagement) if item.span not in twice]
    resolver = _Resolver(_index(engagement), findings, broken)
    done: Engagement = resolver.term(engagement)
    blueprints = {name: resolver.blueprint(blueprint) for name, blueprint in done.blueprints.items()}
    done = replace(done, blueprints=blueprints)
    return indexed(done), findings


def indexed(engagement: Engagement) -> Engagement:
    """The engagement with an index of its own terms."""
    return replace(engagement, index=_index(engagement))


def _index(engagement: Engagement) -> _Index:
    index: _Index = {}
    for term in _terms(engagement):
        if type(term).KIND and (identifier := getattr(term, "id", "")):
            index.setdefault(type(term).KIND, {}).setdefault(identifier, term)
    for name, blueprint in engagement.blueprints.items():
        index.setdefault("blueprint", {})[name] = blueprint
        for item in _cells(blueprint):
            index.setdefault(type(item).KIND, {}).setdefault(item.id, item)
    for identifier in STRATEGIES:
        called = Text(tuple((tag, word_for(f"strategy-{identifier}", tag)) for tag in LANGUAGES))
        index.setdefault("strategy", {}).setdefault(identifier, Strategy(id=identifier, name=called))
    return index


def _cells(blueprint: Blueprint) -> Iterator[Step | Card]:
    """The steps and cards of a blueprint."""
    for step in blueprint.steps:
        yield step
        for cell in step.cells.values():
            yield from cell


def _duplicates(engagement: Engagement) -> Iterator[Diagnostic]:
    """Ids used twice: in the whole file, or within one blueprint for steps and cards, which the other may share."""
    shared = list(filter(None, map(_claim, _terms(engagement))))
    yield from _twice(shared)
    first: dict[str, Span] = {}
    for _, identifier, span in sorted(shared, key=lambda claim: claim[2]):
        first.setdefault(identifier, span)
    for blueprint in engagement.blueprints.values():
        own = list(filter(None, map(_claim, _cells(blueprint))))
        yield from _twice(own)
        for identifier, span in {identifier: span for _, identifier, span in reversed(own)}.items():
            if identifier in first:
                one, other = sorted((first[identifier], span))
                yield _used_twice(identifier, one, other)


_Claim = tuple[str, str, Span]


def _claim(term: Term) -> _Claim | None:
    """(namespace, id, place) of an id that the author gave; ids without a prefix need be unique in their kind only."""
    identifier = getattr(term, "id", "")
    if not identifier or "id" not in term.origin.keys or not (type(term).PREFIX or type(term).KIND):
        return None
    kind = type(term)
    return "" if kind.PREFIX or kind is Card else kind.KIND, identifier, term.origin.at("id")


def _twice(claims: list[_Claim]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Span] = {}
    for space, identifier, span in sorted(claims, key=lambda claim: claim[2]):
        if (space, identifier) in seen:
            yield _used_twice(identifier, seen[space, identifier], span)
        else:
            seen[space, identifier] = span


def _used_twice(identifier: str, first: Span, span: Span) -> Diagnostic:
    return Diagnostic("ID-01", span, {"id": identifier, "place": place_of(first, span.file)})


def _foreign(engagement: Engagement) -> Iterator[Diagnostic]:
    """Ids that begin as those of another kind do."""
    cells = (item for blueprint in engagement.blueprints.values() for item in _cells(blueprint))
    for term in itertools.chain(_terms(engagement), cells):
        claim = _claim(term)
        prefix, dash, rest = claim[1].partition("-") if claim else ("", "", "")
        kind = _kind_of().get(prefix)
        own = "card" if isinstance(term, Card) else type(term).KIND
        if claim and not claim[0] and dash and kind and kind != own and prefix != type(term).PREFIX:
            example = f"{type(term).PREFIX or 'ca'}-{rest}"
            from generator.messages import WORDS

            chinese, english = WORDS[f"kind-{kind}"]
            problem = word(
                "foreign-prefix", f"{prefix}-, as ids of the kind {english} do", f"{prefix}- 开头，那是{chinese}的前缀"
            )
            yield Diagnostic("ID-02", claim[2], {"id": claim[1], "problem": problem, "example": example})


def _terms(term: Term) -> Iterator[Term]:
    """All terms below this one, blueprints' contents aside."""
    for key in keys_of(type(term)):
        if key.attribute == "blueprints":
            continue
        value = getattr(term, key.attribute)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Term):
                yield item
                yield from _terms(item)


class _Resolver:
    def __init__(self, index: _Index, findings: list[Diagnostic], broken: Set[str]) -> None:
        self.index = index
        self.findings = findings
        self.broken = broken
        self.names = {kind: _by_name(terms) for kind, terms in index.items()}

    def blueprint(self, blueprint: Blueprint) -> Blueprint:
        """Steps and cards see their own blueprint's ids first."""
        cards: dict[str, Term] = {item.id: item for item in _cells(blueprint) if isinstance(item, Card)}
        steps: dict[str, Term] = {step.id: step for step in blueprint.steps}
        inner = _Resolver({**self.index, "card": cards, "step": steps}, self.findings, self.broken)
        done: Blueprint = inner.term(blueprint)
        return done

    def term(self, term: Any) -> Any:
        """The term with its references resolved, and those of the terms below."""
        changes: dict[str, Any] = {}
        for key in keys_of(type(term)):
            value = getattr(term, key.attribute)
            if value in (None, (), "", {}) or key.attribute == "blueprints":
                continue
            new = self._value(term, key, value)
            if new is not value:
                changes[key.attribute] = new
        return replace(term, **changes) if changes else term

    def _value(self, term: Term, key: Key, value: Any) -> Any:
        if key.refers and key.keyed:
            places = {name: f"{key.attribute}.{name}" for name in value}
            ids = {name: self._one(term, key, name, places[name], name if key.rest else "") for name in value}
            return value if all(ids[name] in (name, None) for name in value) else _renamed(value, ids)
        if key.refers and key.many:
            kept = [self._one(term, key, item, f"{key.attribute}[{at}]") for at, item in enumerate(value)]
            new = tuple(item for item in kept if item is not None)
            return value if new == value else new
        if key.refers:
            found = self._one(term, key, value, key.attribute)
            return value if found == value else (found if found is not None else key.default)
        return self._below(value)

    def _below(self, value: Any) -> Any:
        if isinstance(value, Term):
            return self.term(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Term):
            new = tuple(map(self.term, value))
            return value if all(one is other for one, other in zip(new, value, strict=True)) else new
        if isinstance(value, Mapping) and value:
            pairs = {name: self._below(item) for name, item in value.items()}
            return value if all(pairs[name] is value[name] for name in value) else pairs
        return value

    def _one(self, term: Term, key: Key, value: str, place: str, shown: str = "") -> str | None:
        """The id that the reference means; None (reported) when there is none."""
        kinds = key.refers.lstrip("~").split("|")
        if any(value in self.index.get(kind, {}) for kind in kinds):
            return value
        named = [identifier for kind in kinds for identifier in self.names.get(kind, {}).get(value, ())]
        if len(named) == 1:
            return named[0]
        if key.refers.startswith("~") and not self._meant_as_id(value, kinds):
            return value
        if value in self.broken:
            return None
        facts = {"key": shown or key.name, "kind": word(f"kind-{kinds[0]}"), "id": value}
        if named:
            self.findings.append(Diagnostic("ID-08", term.origin.at(place), {**facts, "ids": word_list(named)}))
        else:
            facts |= {"hint": self._hint(value, kinds)}
            self.findings.append(Diagnostic(key.code or "ID-03", term.origin.at(place), facts))
        return None

    def _hint(self, value: str, kinds: list[str]) -> str:
        """The id that was probably meant, by its own spelling or by that of its name."""
        ids = [identifier for kind in kinds for identifier in self.index.get(kind, {})]
        if len(self.findings) > _GUESSES:
            return word("known-ids", word_list(ids)) if ids else word("define-first")
        if meant := near(value, ids):
            return word("did-you-mean", meant)
        names = {name: found[0] for kind in kinds for name, found in self.names.get(kind, {}).items()}
        if meant := near(value, names):
            return word("did-you-mean", f"{names[meant]} ({meant})", f"{names[meant]}（{meant}）")
        return word("known-ids", word_list(ids)) if ids else word("define-first")

    def _meant_as_id(self, value: str, kinds: list[str]) -> bool:
        """Whether a reference that may be free text was meant as an id: it begins as ids of its kind do."""
        if not _TYPED_ID.fullmatch(value):
            return False
        prefixes = {identifier.split("-")[0] for kind in kinds for identifier in self.index.get(kind, {})}
        return value.split("-")[0] in prefixes | {_prefix_of().get(kind, "") for kind in kinds}


def _renamed(value: Mapping[str, Any], found: Mapping[str, str | None]) -> dict[str, Any]:
    """What is kept by name, by id; under the name where its id is taken already."""
    made: dict[str, Any] = {}
    for name, item in value.items():
        identifier = found[name] or name
        made[name if identifier in made else identifier] = item
    return made


def _by_name(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for identifier, term in terms.items():
        for attribute in _NAMES:
            value = getattr(term, attribute, None)
            if isinstance(value, Text):
                for _, text in value.values:
                    names[text] = (*names.get(text, ()), identifier)
    return names


@cache
def _prefix_of() -> Mapping[str, str]:
    """The prefix of ids by kind."""
    return {kind.KIND: kind.PREFIX for kind in kinds_in(Engagement) if kind.KIND and kind.PREFIX}


@cache
def _kind_of() -> Mapping[str, str]:
    """The kind by prefix of ids."""
    return {prefix: kind for kind, prefix in _prefix_of().items()} | dict.fromkeys(CARD_PREFIX.values(), "card")
