"""One source, several courses: what of an engagement is there for a length, a level, an audience.

In: an engagement and the chosen values. Out: the engagement that everything is made of. Guaranteed: what the result
refers to is there; an engagement that nothing is taken from is the same object.

An item is there when, for each of `variant`, `level` and `audience` that it gives, none of the chosen values is known
in the file under that key, or one of its own is chosen. Where none of a key's values is chosen, those that
`deck.variant` names are. Apart from this, what is for the team only is left out unless `team_only` is chosen, and what
is for the client is left out of what is public (decision 14).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.errors import KitError
from generator.model import Blueprint, Engagement, Text
from generator.model.base import Claim, Term
from generator.model.keys import Key, keys_of, terms_in
from generator.model.workshop import Session, SlideWish, Workshop

KEYS = ("variant", "level", "audience")
VIEWERS = ("public", "client", "team_only")  # from those who may see least


class VariantUnknown(KitError):
    """No item of the file has this variant; its arguments are the value, and those there are."""


def known(engagement: Engagement) -> dict[str, tuple[str, ...]]:
    """The values under each key, in the author's order, those for viewers aside."""
    found: dict[str, dict[str, None]] = {name: {} for name in KEYS}
    for item in _tagged(engagement):
        for name in KEYS:
            found[name].update(dict.fromkeys(getattr(item, name)))
    return {name: tuple(value for value in values if value not in VIEWERS) for name, values in found.items()}


def chosen(engagement: Engagement, values: Sequence[str] = ()) -> Engagement:
    """The engagement as it is for these values. Errors: VariantUnknown."""
    there = known(engagement)
    every = [value for name in KEYS for value in there[name]]
    for value in values:
        if value not in (*every, *VIEWERS):
            raise VariantUnknown(value, ", ".join(dict.fromkeys((*every, *VIEWERS))))
    usual = engagement.deck.variant
    wanted = {
        name: frozenset(there[name]) & frozenset(values) or frozenset(there[name]) & frozenset(usual) for name in KEYS
    }
    viewer = _viewer(engagement, values)
    made: Engagement = _Cut(wanted, viewer).term(engagement)
    if viewer == 0:
        made = _discreet(made)
    return engagement if made is engagement else _sound(made, engagement)


def _discreet(engagement: Engagement) -> Engagement:
    """The engagement without what its makers think of stakeholders."""
    opinions: dict[str, Any] = {"attitude": None, "desired_attitude": None, "fears": Text()}
    said = [one for one in engagement.stakeholders if any(getattr(one, name) for name in opinions)]
    if not said:
        return engagement
    return replace(engagement, stakeholders=tuple(replace(one, **opinions) for one in engagement.stakeholders))


def _tagged(engagement: Engagement) -> Iterator[Session | SlideWish]:
    yield from engagement.deck.slides
    if engagement.workshop is not None:
        yield from engagement.workshop.all_sessions


def _viewer(engagement: Engagement, values: Sequence[str]) -> int:
    """Who looks at it: as chosen, else the public for what is public, else the client."""
    said = [VIEWERS.index(value) for value in values if value in VIEWERS]
    return max(said) if said else 0 if engagement.meta.confidentiality == "public" else 1


class _Cut:
    """Takes away what is not for the chosen values."""

    def __init__(self, wanted: Mapping[str, frozenset[str]], viewer: int) -> None:
        self.wanted, self.viewer = wanted, viewer

    def stays(self, item: object) -> bool:
        if not isinstance(item, Claim):
            return True
        told = [VIEWERS.index(value) for value in item.audience if value in VIEWERS]
        if told and min(told) > self.viewer:
            return False
        return not isinstance(item, Session | SlideWish) or all(self.suits(getattr(item, name), name) for name in KEYS)

    def suits(self, given: Sequence[str], name: str) -> bool:
        own = [value for value in given if value not in VIEWERS]
        return not own or not self.wanted[name] or not self.wanted[name].isdisjoint(own)

    def term(self, item: Any) -> Any:
        """The term without what does not stay; the same object when all of it does."""
        changes = {}
        for key in _inner(type(item)):
            value = getattr(item, key.attribute)
            new = self.value(value)
            if new is not value:
                changes[key.attribute] = new
        return replace(item, **changes) if changes else item

    def value(self, value: Any) -> Any:
        if isinstance(value, Term):
            return self.term(value) if self.stays(value) else None
        if isinstance(value, tuple):
            kept = tuple(self.term(item) if isinstance(item, Term) else item for item in value if self.stays(item))
            return value if len(kept) == len(value) and all(map(_same, kept, value)) else kept
        if isinstance(value, Mapping):
            made = {name: self.value(item) for name, item in value.items()}
            made = {name: item for name, item in made.items() if item is not None}
            return value if len(made) == len(value) and all(made[name] is value[name] for name in value) else made
        return value


def _same(one: object, other: object) -> bool:
    return one is other


_INNER: dict[type[Term], tuple[Key, ...]] = {}


def _inner(kind: type[Term]) -> tuple[Key, ...]:
    """The keys of a term whose values are terms."""
    if kind not in _INNER:
        every = (key for key in keys_of(kind) if isinstance(key.item, type) and issubclass(key.item, Term))
        _INNER[kind] = tuple(every)
    return _INNER[kind]


# References ----------------------------------------------------------------------------------------------------------


def _sound(made: Engagement, whole: Engagement) -> Engagement:
    """The engagement without references to what is gone, its days and objectives in order, with its own index."""
    for _ in range(8):  # what refers to something gone may be gone itself
        gone = _ids(whole) - _ids(made)
        trimmed: Engagement = _Mend(frozenset(gone)).term(made)
        trimmed = replace(trimmed, blueprints=_drawn(trimmed.blueprints), workshop=_timed(trimmed.workshop, whole))
        if _ids(trimmed) == _ids(made):
            break
        made = trimmed
    return replace(trimmed, index=_index(trimmed, whole))


def _drawn(blueprints: Mapping[str, Blueprint]) -> dict[str, Blueprint]:
    """Blueprints that have steps, with the arrows between cards that are there."""
    found = {}
    for name, blueprint in blueprints.items():
        there = {card.id for step in blueprint.steps for cell in step.cells.values() for card in cell}
        arrows = tuple(one for one in blueprint.arrows if one.source in there and one.target in there)
        if blueprint.steps:
            found[name] = replace(blueprint, arrows=arrows)
    return found


def _timed(workshop: Workshop | None, whole: Engagement) -> Workshop | None:
    """The days that have work, numbered again, and the objectives that some session still practises."""
    if workshop is None or whole.workshop is None:
        return workshop
    if not any(day.sessions for day in whole.workshop.days):  # its profile will fill them
        return workshop
    days = [day for day in workshop.days if not all(one.is_pause for one in day.sessions)]
    fewer = len(days) < len(whole.workshop.days)
    numbered = tuple(replace(day, day=at) if fewer else day for at, day in enumerate(days, 1))
    ended = tuple(day if _uncut(day.sessions, whole) else replace(day, end="") for day in numbered)
    promised = workshop.content_minutes if ended == numbered and not fewer else None  # it is that of the whole
    practised = {one.id or one.text: bool(one.sessions) for one in whole.workshop.objectives}
    objectives = tuple(one for one in workshop.objectives if one.sessions or not practised.get(one.id or one.text))
    return replace(workshop, days=ended, objectives=objectives, content_minutes=promised)


def _uncut(sessions: Sequence[Session], whole: Engagement) -> bool:
    days = whole.workshop.days if whole.workshop is not None else ()
    return any(len(day.sessions) == len(sessions) and all(map(_same, day.sessions, sessions)) for day in days)


def _ids(engagement: Engagement) -> set[tuple[str, str]]:
    return {(type(term).KIND, identifier) for term in _every(engagement) if (identifier := getattr(term, "id", ""))}


def _every(term: Term) -> Iterator[Term]:
    for key in _inner(type(term)):
        for item in terms_in(getattr(term, key.attribute)):
            yield item
            yield from _every(item)


def _index(engagement: Engagement, whole: Engagement) -> dict[str, dict[str, Term]]:
    """The index of what is left; what stands in no list, such as the house's strategies, stays."""
    there = {(type(term).KIND, getattr(term, "id", "")): term for term in reversed(list(_every(engagement)))}
    listed = {(type(term).KIND, getattr(term, "id", "")) for term in _every(whole)}
    made: dict[str, dict[str, Term]] = {}
    for kind, terms in whole.index.items():
        for name, term in terms.items():
            found = there.get((kind, name), None if (kind, name) in listed else term)
            if found is not None:
                made.setdefault(kind, {})[name] = found
    return made


class _Mend:
    """Takes away references to what is gone, and what cannot be without them."""

    def __init__(self, gone: frozenset[tuple[str, str]]) -> None:
        self.gone = gone

    def is_gone(self, key: Key, reference: object) -> bool:
        kinds = key.refers.lstrip("~").split("|")
        return isinstance(reference, str) and any((kind, reference) in self.gone for kind in kinds)

    def term(self, item: Any) -> Any:
        changes: dict[str, Any] = {}
        for key in keys_of(type(item)):
            value = getattr(item, key.attribute)
            new = self.referred(key, value) if key.refers else self.value(value)
            if new is not value:
                changes[key.attribute] = new
        return replace(item, **changes) if changes else item

    def referred(self, key: Key, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(one for one in value if not self.is_gone(key, one))
        if isinstance(value, Mapping):
            return {name: one for name, one in value.items() if not self.is_gone(key, name)}
        return ("" if isinstance(key.default, str) else None) if self.is_gone(key, value) else value

    def lame(self, item: Term) -> bool:
        """Whether a term lacks what it needs to refer to."""
        if isinstance(item, SlideWish) and item.session:  # a slide goes with the sessions that it was written for
            return all(("session", one) in self.gone for one in item.session)
        needed = [key for key in keys_of(type(item)) if key.refers and not key.many and (key.required or key.code)]
        return any(self.is_gone(key, getattr(item, key.attribute)) for key in needed)

    def value(self, value: Any) -> Any:
        if isinstance(value, Term):
            return self.term(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Term):
            return tuple(self.term(item) for item in value if not self.lame(item))
        if isinstance(value, Mapping):
            return {name: self.value(item) for name, item in value.items()}
        return value
