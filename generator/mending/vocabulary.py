"""The names that keys have: those of the language, and those of a file's own lanes.

In: the classes of the language, a loaded file. Out: names. Guaranteed: found once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from generator.load import Loaded
from generator.load.expand import lane_ids
from generator.load.keywords import gloss
from generator.model import LANGUAGES, Engagement
from generator.model.keys import Key, keys_of, kinds_in
from generator.model.service import LANE_ROLES
from generator.source import Mapping as Map
from generator.source import parse
from generator.terms import term


@cache
def vocabulary() -> frozenset[str]:
    """All names of keys of the language."""
    return frozenset(name for key in _keys() for name in key.names) | {"steps", "zh", *LANGUAGES}


@cache
def referring() -> frozenset[str]:
    """The names of keys whose values are ids of something else."""
    return frozenset(name for key in _keys() if key.refers for name in key.names)


@cache
def called() -> Mapping[str, frozenset[str]]:
    """Names of keys by what they are called in Chinese; left out what two keys of one term are called alike."""
    shared: set[str] = {""}
    for kind in kinds_in(Engagement):
        said = Counter(gloss(key.name) for key in keys_of(kind))
        shared.update(name for name, count in said.items() if count > 1)
    found: dict[str, set[str]] = {}
    for name in vocabulary():
        found.setdefault(gloss(name), set()).add(name)
    for role in LANE_ROLES:  # lanes are also called as they are on drawings
        found.setdefault(term(f"lane-{role}", "zh-CN"), set()).add(role)
    return {said: frozenset(names) for said, names in found.items() if said not in shared}


def names_in(loaded: Loaded) -> frozenset[str]:
    """The names of keys that a file may use."""
    lanes: set[str] = set()
    for name, text in loaded.texts.items():
        root = parse(text, name).root
        lanes.update(lane_ids(root) if isinstance(root, Map) else ())
    return vocabulary() | lanes


def _keys() -> Iterator[Key]:
    return (key for kind in kinds_in(Engagement) for key in keys_of(kind))
