"""What every term of the language is made of: texts in several languages, keys with their documentation.

In: nothing. Out: `Text`, `Term`, `key`. Guaranteed: a term is a frozen dataclass whose fields carry, as metadata, all
that the loader, the JSON Schema, `docs/language.md` and the unknown-key suggestions need; no I/O.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

from generator.diagnostics import NOWHERE, Span

LANGUAGES = ("zh-CN", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """What an author wrote, by language. Shape: (BCP 47 tag, text) pairs in the author's order."""

    values: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str) -> str:
        """The text in a language; both, one under the other, for "zh-CN+en"; the author's first where it is missing."""
        if len(self.values) == 1:  # most texts, and the same whatever the language
            return self.values[0][1]
        found = [self._one(tag) for tag in language.split("+")]
        return "\n".join(dict.fromkeys(part for part in found if part))

    def _one(self, language: str) -> str:
        known = dict(self.values)
        if language in known:
            return known[language]
        family = language.split("-")[0]
        near = next((text for tag, text in self.values if tag.split("-")[0] == family), None)
        return near if near is not None else next((text for _, text in self.values), "")

    def __bool__(self) -> bool:
        return any(text for _, text in self.values)


NO_TEXT = Text()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a term stands in the author's files: its own span, and the span of each key it gives."""

    span: Span = NOWHERE
    keys: Mapping[str, Span] = dataclasses.field(default_factory=dict)

    def at(self, name: str) -> Span:
        """The span of a key's value; the term's own when the author did not give the key."""
        return self.keys.get(name, self.span)

    def __reduce__(self) -> tuple[Any, ...]:
        """What no author wrote is known by `UNKNOWN` itself, in other processes too."""
        return (_unknown, ()) if self is UNKNOWN else (Origin, (self.span, dict(self.keys)))


def _unknown() -> Origin:
    return UNKNOWN


UNKNOWN = Origin()


def key(
    doc: str,
    default: Any = dataclasses.MISSING,
    *,
    refers: str = "",
    choices: tuple[str, ...] = (),
    between: tuple[float, float] | None = None,
    form: str = "",
    code: str = "",
    also: tuple[str, ...] = (),
    becomes: str = "",
    rest: bool = False,
    name: str = "",
) -> Any:
    """A key of a term, with its meaning.

    `refers`: kinds of term (joined by "|") whose id the value is; a leading "~" lets it be free text as well.
    `choices`: the values it may have. `between`: smallest and largest number. `form`: "date", "clock", "length" (of
    time), "id". `code`: the finding that a number out of range gives. `also`: other names authors use. `becomes`: the
    list of the engagement that this shorthand is moved to. `rest`: takes every key that the term does not name.
    `name`: the key, where it is no name in Python.
    """
    facts: dict[str, Any] = {"doc": doc, "refers": refers, "choices": choices, "between": between, "form": form}
    facts |= {"code": code, "also": also, "becomes": becomes, "rest": rest, "name": name}
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata=facts)
    if isinstance(default, dict | list):
        return dataclasses.field(default_factory=type(default), metadata=facts)
    return dataclasses.field(default=default, metadata=facts)


_Kind = TypeVar("_Kind", bound="Term")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def term(kind: type[_Kind]) -> type[_Kind]:
    """Make the class a frozen dataclass, made by keywords only.

    Its methods are those of `Term`, for all of them: `dataclass` compiles six for each class, which took a third of the
    time of `blueprint check`.
    """
    dataclass(init=False, repr=False, eq=False)(kind)
    fields = dataclasses.fields(kind)
    kind._DEFAULTS = {item.name: item.default for item in fields}
    kind._MADE = tuple((item.name, item.default_factory) for item in fields if item.default_factory is not MISSING)
    made = {name for name, _ in kind._MADE}
    kind._NEEDED = frozenset(name for name, value in kind._DEFAULTS.items() if value is MISSING) - made
    kind._compared = attrgetter(*(item.name for item in fields if item.compare), "__class__")
    return kind


@term
class Term:
    """A term of the language.

    `PREFIX` begins its ids, `KIND` is what references call it ("" when nothing refers to it), `SHORT` is the key that
    a plain text stands for, `SHORT_LIST` the key that a plain list stands for.
    """

    PREFIX: ClassVar[str] = ""
    KIND: ClassVar[str] = ""
    SHORT: ClassVar[str] = ""
    SHORT_LIST: ClassVar[str] = ""

    _DEFAULTS: ClassVar[Mapping[str, Any]]
    _MADE: ClassVar[tuple[tuple[str, Callable[[], Any]], ...]]
    _NEEDED: ClassVar[frozenset[str]]
    _compared: ClassVar[Callable[[Term], Any]]

    origin: Origin = dataclasses.field(default=UNKNOWN, compare=False, repr=False)

    if not TYPE_CHECKING:  # a type checker sees what `dataclass` would have made

        def __init__(self, **given):
            if not self._NEEDED <= given.keys() <= self._DEFAULTS.keys():
                wrong = sorted((given.keys() - self._DEFAULTS.keys()) | (self._NEEDED - given.keys()))
                raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
            values = {**self._DEFAULTS, **given}
            values.update((name, make()) for name, make in self._MADE if name not in given)
            vars(self).update(values)

        def __setattr__(self, name, value):
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

        def __eq__(self, other):
            return self._compared(self) == other._compared(other) if isinstance(other, Term) else NotImplemented

        def __hash__(self):
            return hash(self._compared(self))

        def __repr__(self):
            given = (f"{item.name}={getattr(self, item.name)!r}" for item in dataclasses.fields(self) if item.repr)
            return f"{type(self).__qualname__}({', '.join(given)})"


BASES = (
    "observed",
    "reported",
    "survey",
    "research",
    "client",
    "seed",
    "published",
    "mixed",
    "proto",
    "assumed",
    "illustrative",
    "proposed",
)


@term
class Lint(Term):
    """Findings of the coach that do not apply here, with the reason."""

    ignore: tuple[str, ...] = key("codes of the findings to leave out, such as BP-04")
    reason: Text = key("why they do not apply")


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing the coach says: computed, not written by the author. `severity` is error, warning or hint."""

    severity: str
    code: str
    text: Text


@term
class Checked(Term):
    """A term that the coach looks at, and of which findings can be left out, with all that stands in it."""

    lint: Lint | None = key("findings of the coach to leave out here", None)


@term
class Claim(Checked):
    """A term that says something about the world, and can say how it is known."""

    basis: str | None = key("how this is known", None, choices=BASES, also=("provenance",))
    sources: tuple[str, ...] = key("where it comes from", (), refers="source", also=("source",))
    audience: tuple[str, ...] = key("for whom it is meant", (), choices=("team_only", "client", "public"))
    tags: tuple[str, ...] = key("the author's own labels", ())
    note: Text = key("a remark, not printed on diagrams", NO_TEXT)
