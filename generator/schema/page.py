"""The page that explains the language to people: introduction, rules, and a table for each term.

In: the terms of `model`, a language. Out: `docs/language.md` or `docs/language.zh-CN.md`. Guaranteed: each term has a
section, each key a row; prose is in `templates/language`, all else comes from what the loader reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Engagement, Lint, Step, Text
from generator.model.base import Claim, Term
from generator.model.keys import Key, keys_of
from generator.schema.terms import (
    choice,
    contract,
    is_length,
    is_shared,
    is_term,
    lists,
    meaning,
    own_keys,
    phrase,
    shared_keys,
    short_key,
    target,
    terms,
    title,
)
from generator.terms import is_chinese

_CHAPTERS = (  # by the module of `model`
    "generator.model",
    "generator.model.service",
    "generator.model.insight",
    "generator.model.design",
    "generator.model.workshop",
    "generator.model.activity",
    "generator.model.base",
)
# terms whose ids are made when the author gives none, besides the lists of the file
_NUMBERED = ("Step", "RoadmapItem", "Session", "Objective")
# values that say themselves
_PLAIN = ("Deck.aspect", "Diagrams.poster", "Diagrams.tiles")


def language_page(language: str = "en") -> str:
    """The page in one language."""
    from generator.assets import environment

    page = _Page(language)
    chapters = {name: [kind for kind in terms() if kind.__module__ == name] for name in _CHAPTERS}
    template = environment().get_template(f"language/page{'.zh-CN' if is_chinese(language) else ''}.md.j2")
    text: str = template.render(
        contents="\n".join(page.contents(name, kinds) for name, kinds in chapters.items()),
        reference="\n".join(page.chapter(name, kinds) for name, kinds in chapters.items()),
        shared=page.table(Claim, shared_keys()),
    )
    return text.rstrip("\n") + "\n"


class _Page:
    """Makes the parts of the page in its language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, name: str, *parts: str) -> str:
        return phrase(name, self.language, *parts)

    def title(self, kind: type[Term]) -> str:
        return title(kind, self.language)

    def contents(self, chapter: str, kinds: Sequence[type[Term]]) -> str:
        heading = self.say(chapter)
        listed = self.say("comma").join(map(self.link, kinds))
        return f"- {self.say('contents', f'[{heading}](#{_anchor(heading)})', listed)}"

    def link(self, kind: type[Term]) -> str:
        return f"[{self.title(kind)}](#{_anchor(self.title(kind))})"

    def chapter(self, name: str, kinds: Sequence[type[Term]]) -> str:
        return f"## {self.say(name)}\n\n{''.join(map(self.section, kinds))}"

    def section(self, kind: type[Term]) -> str:
        other = title(kind, "en" if is_chinese(self.language) else "zh-CN")
        facts = self.say("sentences").join([f"**{other}** · {contract(kind, self.language)}", *self.facts(kind)])
        own = [key for key in own_keys(kind) if not is_shared(kind, key)]
        more = f"\n{self.say('shared')}\n" if issubclass(kind, Claim) else ""
        return f"### {self.title(kind)}\n\n{facts}\n\n{self.table(kind, own)}{more}\n"

    def facts(self, kind: type[Term]) -> Iterator[str]:
        if places := self.places(kind):
            yield self.say("places", places)
        yield from self.short_forms(kind)
        if kind.PREFIX and (kind.__name__ in _NUMBERED or _is_list_of_file(kind)):
            yield self.say("ids", kind.PREFIX)

    def places(self, kind: type[Term]) -> str:
        if kind is Lint:
            return self.say("place-lint")
        found = ((owner, key) for owner in terms() for key in keys_of(owner) if key.item is kind)
        return self.say("comma").join(
            self.say("place-lane", self.link(owner)) if key.rest else self.say("place", key.name, self.link(owner))
            for owner, key in found
        )

    def short_forms(self, kind: type[Term]) -> Iterator[str]:
        short = short_key(kind)
        if is_length(kind):
            yield self.say("short-length")
        elif short is not None and short.form == "arrow":
            yield self.say("short-arrow")
        elif short is not None:
            yield self.say("short-number" if short.item is float else "short-text", kind.SHORT)
        if kind.SHORT_LIST:
            yield self.say("short-list", kind.SHORT_LIST)
        if kind is Step:
            yield self.say("short-step")

    # tables

    def table(self, kind: type[Term], keys: Sequence[Key]) -> str:
        head = f"{self.say('table')}\n|---|---|---|---|---|\n"
        return head + "".join(self.row(kind, key) for key in keys)

    def row(self, kind: type[Term], key: Key) -> str:
        values = self.say("semicolon").join(self.values(kind, key))
        required = self.say("yes") if key.required else ""
        cells = (self.names(key), self.type_of(key), required, meaning(kind, key, self.language), values)
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"

    def names(self, key: Key) -> str:
        if key.rest:
            return self.say("lane-key" if is_term(key.item) else "role-key")
        others = self.say("comma").join(f"`{name}`" for name in key.also)
        return self.say("or-names", f"`{key.name}`", others) if others else f"`{key.name}`"

    def type_of(self, key: Key) -> str:
        one = self.link(key.item) if is_term(key.item) else self.say(f"type-{_type(key)}")
        if key.keyed and not key.rest:
            return self.say("type-map-several" if key.many else "type-map", one)
        return self.say("type-several", one) if key.many or lists(key) else one

    def values(self, kind: type[Term], key: Key) -> Iterator[str]:
        if refers := target(key, self.language):
            yield refers
        if key.choices:
            yield self.say("choices").join(self.choice(kind, key, value) for value in key.choices)
        if key.between:
            low, high = (f"{bound:,.0f}" if abs(bound) < 1e9 else "" for bound in key.between)
            if low:
                yield self.say("between", low, high) if high else self.say("at-least", low)
        if key.becomes:
            own = key.becomes in {other.name for other in keys_of(kind)}
            yield self.say("to-card" if key.becomes == "card" else "to-own" if own else "to-list", key.becomes)
        if isinstance(key.default, str | int | float) and not isinstance(key.default, bool) and key.default != "":
            yield self.say("default", key.default if isinstance(key.default, str) else format(key.default, "g"))
        if key.default is True:
            yield self.say("default-yes")

    def choice(self, kind: type[Term], key: Key, value: str) -> str:
        """A value to choose; on a Chinese page with what it says, as the value itself is English."""
        if not is_chinese(self.language) or f"{kind.__name__}.{key.attribute}" in _PLAIN:
            return f"`{value}`"
        return f"`{value}` {choice(kind, key, value, self.language)}"


def _anchor(heading: str) -> str:
    """Where a link to a heading leads."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _is_list_of_file(kind: type[Term]) -> bool:
    return any(key.many and key.item is kind for key in keys_of(Engagement))


def _type(key: Key) -> str:
    """The type of one value, as `PHRASES` names it."""
    if key.form == "minutes":
        return "minutes"
    if key.item is not str:
        return {Text: "text", bool: "bool", int: "int", float: "float"}[key.item]
    if key.form == "theme":
        return "theme"
    if key.choices:
        return "choice"
    if key.refers:
        return "reference"
    known = ("date", "clock", "id", "unit", "arrow", "language", "color", "face")
    form = "id" if key.form == "name" else key.form
    return form if form in known else "words"
