"""Ids and references: each id once, each reference to something that is there.

In: an engagement in the long form. Out: the same with references by name turned into ids, its index, and findings.
Guaranteed: the result refers to nothing that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.diagnostics import Diagnostic, Span
from generator.load.bind import known_words, words_near
from generator.model import Blueprint, Engagement, Text
from generator.model.base import LANGUAGES, Term
from generator.model.design import STRATEGIES, Strategy
from generator.model.keys import Key, keys_of
from generator.terms import term as word

_Index = dict[str, dict[str, Term]]
_TYPED_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
_NAMES = ("name", "title", "text", "hmw", "citation")


def resolved(engagement: Engagement) -> tuple[Engagement, list[Diagnostic]]:
    """The engagement with checked references and its index, and what was wrong with ids and references."""
    findings: list[Diagnostic] = []
    index = _index(engagement, findings)
    resolver = _Resolver(index, findings)
    done: Engagement = resolver.term(engagement)
    blueprints = {name: resolver.blueprint(blueprint) for name, blueprint in done.blueprints.items()}
    done = replace(done, blueprints=blueprints)
    return replace(done, index=_index(done, [])), findings


def _index(engagement: Engagement, findings: list[Diagnostic]) -> _Index:
    index: _Index = {}
    seen: dict[str, Span] = {}
    for term in _terms(engagement):
        identifier = getattr(term, "id", "")
        if identifier and type(term).KIND:
            _claim(identifier, term, seen, findings)
            index.setdefault(type(term).KIND, {}).setdefault(identifier, term)
    for name, blueprint in engagement.blueprints.items():
        index.setdefault("blueprint", {})[name] = blueprint
        local = dict(seen)
        for step in blueprint.steps:
            _claim(step.id, step, local, findings)
            index.setdefault("step", {}).setdefault(step.id, step)
            for cell in step.cells.values():
                for card in cell:
                    _claim(card.id, card, local, findings)
                    index.setdefault("card", {}).setdefault(card.id, card)
    for identifier in STRATEGIES:
        called = Text(tuple((tag, word(f"strategy-{identifier}", tag)) for tag in LANGUAGES))
        index.setdefault("strategy", {}).setdefault(identifier, Strategy(id=identifier, name=called))
    return index


def _claim(identifier: str, term: Term, seen: dict[str, Span], findings: list[Diagnostic]) -> None:
    place = term.origin.at("id")
    if identifier in seen:
        findings.append(Diagnostic("ID-01", place, {"id": identifier, "line": str(seen[identifier].line)}))
    else:
        seen[identifier] = place


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
    def __init__(self, index: _Index, findings: list[Diagnostic]) -> None:
        self.index = index
        self.findings = findings
        self.names = {kind: _by_name(terms) for kind, terms in index.items()}

    def blueprint(self, blueprint: Blueprint) -> Blueprint:
        """Steps and cards see their own blueprint's ids first."""
        cards = {card.id: card for step in blueprint.steps for cell in step.cells.values() for card in cell}
        steps = {step.id: step for step in blueprint.steps}
        local: _Index = {**self.index, "card": dict(cards), "step": dict(steps)}
        inner = _Resolver(local, self.findings)
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
            for name in value:
                self._one(term, key, name, f"{key.attribute}.{name}", name)
            return value
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
        for kind in kinds:
            if value in self.index.get(kind, {}):
                return value
        for kind in kinds:
            same = self.names.get(kind, {}).get(value, ())
            if len(same) == 1:
                return same[0]
        if key.refers.startswith("~") and not self._meant_as_id(value, kinds):
            return value
        ids = [identifier for kind in kinds for identifier in self.index.get(kind, {})]
        near = words_near(value, ids)
        hint = f"@did-you-mean|{near}" if near else f"@known-ids|{known_words(ids)}" if ids else "@define-first"
        parameters = {"key": shown or key.name, "kind": f"@kind-{kinds[0]}", "id": value, "hint": hint}
        self.findings.append(Diagnostic(key.code or "ID-03", term.origin.at(place), parameters))
        return None

    def _meant_as_id(self, value: str, kinds: list[str]) -> bool:
        """Whether a reference that may be free text was meant as an id: it begins as ids of its kind do."""
        if not _TYPED_ID.fullmatch(value):
            return False
        prefixes = {identifier.split("-")[0] for kind in kinds for identifier in self.index.get(kind, {})}
        return value.split("-")[0] in prefixes | {_PREFIX_OF.get(kind, "") for kind in kinds}


def _by_name(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for identifier, term in terms.items():
        for attribute in _NAMES:
            value = getattr(term, attribute, None)
            if isinstance(value, Text):
                for _, text in value.values:
                    names[text] = (*names.get(text, ()), identifier)
    return names


def _prefixes() -> dict[str, str]:
    found: dict[str, str] = {}
    pending: list[type[Term]] = [Engagement]
    seen: set[type[Term]] = set()
    while pending:
        kind = pending.pop()
        if kind in seen:
            continue
        seen.add(kind)
        if kind.KIND and kind.PREFIX:
            found[kind.KIND] = kind.PREFIX
        pending += [key.item for key in keys_of(kind) if isinstance(key.item, type) and issubclass(key.item, Term)]
    return found


_PREFIX_OF = _prefixes()
