"""What a rule of the coach is, and what it finds.

In: functions, each of one rule, by the decorator `rule`, in modules by subject. Out: `RULES`, by code. Guaranteed: a
rule is a pure function of a `Study`; it says what it found and where, never in which words (`messages.coach`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from generator.coach.study import Study
from generator.diagnostics import Severity, Span, Word, in_words, word
from generator.model import Term, Text

_NO_FACTS: Mapping[str, str] = MappingProxyType({})
_NAMES = ("name", "title", "text", "hmw", "citation", "label", "behaviour", "hypothesis", "verbatim", "place")
_LONGEST = 40  # characters of a name in a message
_MOST_NAMES = 6  # names in a message


class Found(NamedTuple):
    """One finding of a rule: its place, what fills the message, other places, a severity other than the rule's.

    The fact `name` is what the thing is called; a report that tells several findings of a rule at once lists it.
    """

    place: Span
    facts: Mapping[str, str] = _NO_FACTS
    related: tuple[Span, ...] = ()
    severity: Severity | None = None


Check = Callable[[Study], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, its usual severity, that in a file whose status is draft, and the subject that it belongs to."""

    code: str
    severity: Severity
    in_draft: Severity
    subject: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity, in_draft: Severity | None = None) -> Callable[[Check], Check]:
    """Make the function the rule with this code. Its module is its subject."""

    def register(check: Check) -> Check:
        subject = check.__module__.rpartition(".")[2]
        RULES[code] = Rule(code, severity, in_draft or severity, subject, check)
        return check

    return register


def at(term: Term, *keys: str) -> Span:
    """Where a finding about a term is shown: the value of the first of the keys that the author gave, else its head."""
    origin = term.origin
    for key in keys:
        if key in origin.keys:
            return origin.keys[key]
    span = origin.span
    return Span(span.file, span.line, span.column)


def called(thing: Term | Text | str) -> Word:
    """The parameter for what something is called by the author, in quotation marks, in the message's language."""
    text = thing if isinstance(thing, Text) else _name(thing)
    if isinstance(text, str):
        return word("said", _short(text))
    return word("said", _short(text.in_language("en")), _short(text.in_language("zh-CN")))


def word_of(name: str, thing: Term | Text | str) -> Word:
    """The parameter for a word that has in it what something is called."""
    said = called(thing)
    return word(name, in_words(said, "en"), in_words(said, "zh-CN"))


def figure(value: float) -> str:
    """A number as messages write it, with a true minus sign."""
    return f"{value:.10g}".replace("-", "\N{MINUS SIGN}")


def called_all(things: Sequence[Term | Text | str]) -> Word:
    """The parameter for what several things are called, one after the other; of many the first ones and how many."""
    said = [called(one) for one in things[:_MOST_NAMES]]
    more = len(things) - len(said)
    english, chinese = ", ".join(in_words(one, "en") for one in said), "".join(in_words(one, "zh-CN") for one in said)
    if more:
        rest = word("names-more", str(more), str(len(things)))
        english, chinese = english + in_words(rest, "en"), chinese + in_words(rest, "zh-CN")
    return word("as-said", english, chinese)


def _name(thing: Term | str) -> Text | str:
    if isinstance(thing, str):
        return thing
    for attribute in _NAMES:
        value = getattr(thing, attribute, None)
        if isinstance(value, Text) and value:
            return value
    return getattr(thing, "id", "") or getattr(thing, "item", "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
