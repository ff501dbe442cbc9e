"""The keys of a term as data: name, type, meaning, bounds.

In: a class of the language. Out: its `Key`s. Guaranteed: the same answer for every caller, computed once a class.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model.base import Term


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a term. `item` is the type of the value, or of each value when `many` or `keyed` (a map of them)."""

    attribute: str
    name: str
    also: tuple[str, ...]
    doc: str
    item: Any
    many: bool
    keyed: bool
    required: bool
    refers: str
    choices: tuple[str, ...]
    between: tuple[float, float] | None
    form: str
    code: str
    becomes: str
    rest: bool
    default: Any

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)


_KEYS: dict[type[Term], tuple[Key, ...]] = {}
_BY_NAME: dict[type[Term], Mapping[str, Key]] = {}


def keys_of(term: type[Term]) -> tuple[Key, ...]:
    """The keys an author may write in the term, in the order of the class."""
    if term not in _KEYS:
        written = [item for item in dataclasses.fields(term) if "doc" in item.metadata]
        annotations = {name: said for kind in reversed(term.__mro__) for name, said in _annotated(kind).items()}
        _KEYS[term] = tuple(_key(item, _evaluated(*annotations[item.name])) for item in written)
    return _KEYS[term]


@cache
def _annotated(kind: type) -> Mapping[str, tuple[str, str]]:
    """(module, annotation) of each name that the class itself annotates."""
    return {name: (kind.__module__, said) for name, said in inspect.get_annotations(kind).items()}


@cache
def _evaluated(module: str, annotation: str) -> Any:
    """The type that is meant: as `typing.get_type_hints`, but each annotation is evaluated once a module."""
    return eval(annotation, vars(sys.modules[module]))  # noqa: S307 – our own annotations


def _key(item: dataclasses.Field[Any], hint: Any) -> Key:
    facts = item.metadata
    inner, many, keyed = _parts(hint)
    has_default = item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING
    return Key(
        attribute=item.name,
        name=facts["name"] or item.name,
        also=facts["also"],
        doc=facts["doc"],
        item=inner,
        many=many,
        keyed=keyed,
        required=not has_default,
        refers=facts["refers"],
        choices=facts["choices"],
        between=facts["between"],
        form=facts["form"],
        code=facts["code"],
        becomes=facts["becomes"],
        rest=facts["rest"],
        default=item.default if item.default is not dataclasses.MISSING else None,
    )


def _parts(hint: Any) -> tuple[Any, bool, bool]:
    """(type of one value, several of them, by key)."""
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _parts(next(part for part in arguments if part is not type(None)))
    if origin is tuple:
        return arguments[0], True, False
    if origin is Mapping:
        inner, many, _ = _parts(arguments[1])
        return inner, many, True
    return hint, False, False


def keys_by_name(term: type[Term]) -> Mapping[str, Key]:
    """Every name an author may use for a key, with its key."""
    if term not in _BY_NAME:
        _BY_NAME[term] = {name: key for key in keys_of(term) for name in key.names if not key.rest}
    return _BY_NAME[term]


def terms_in(value: Any) -> Iterator[Term]:
    """The terms that the value of a key is made of, itself or by list or map; not those inside of them."""
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from terms_in(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from terms_in(item)


@cache
def kinds_in(kind: type[Term]) -> tuple[type[Term], ...]:
    """A class of terms and those of all terms that it holds, each followed by what it is made of, each once."""
    found: dict[type[Term], None] = {}
    pending = [kind]
    while pending:
        one = pending.pop()
        if one not in found:
            found[one] = None
            held = (key.item for key in keys_of(one))
            pending += reversed([item for item in held if isinstance(item, type) and issubclass(item, Term)])
    return tuple(found)
