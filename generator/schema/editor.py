"""The language as JSON Schema 2020-12, for completion, checks and explanations in an editor.

In: the terms of `model`, a language or "en+zh-CN" for both. Out: the schema as a dict. Guaranteed: whatever the
language, only descriptions and titles differ; where both are wanted, `description` has them in one line,
`markdownDescription`, which VS Code prefers, in a paragraph each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.load.expand import DEFAULT_LANES, OPTIONAL_LANES, ROLE_OF_LANE
from generator.load.values import SECONDS, UNITS
from generator.model import Blueprint, Connection, Engagement, Meta, Step, Text
from generator.model.base import Claim, Term
from generator.model.keys import Key, keys_of
from generator.model.service import Connections
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
from generator.terms import languages_of
from generator.terms import term as word

Schema = dict[str, Any]

BOTH = "en+zh-CN"
_TAGS = ("zh-CN", "zh", "zh-TW", "zh-HK", "zh-Hans", "zh-Hant", "en")
_NOTHING: Schema = {"type": "null"}
_DIGITS = r"[+\-−–＋－]?([0-9][0-9_]*(,[0-9]{3})*\.?[0-9_]*|\.[0-9]+)([eE][+-]?[0-9]+)?"
_LENGTH = r"^\s*约?\s*[\d.半一二两三四五六七八九十]"
_FORMS: Mapping[str, str] = {
    "date": r"^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*$",
    "clock": r"^\s*\d{1,2}\s*([:：]\d{2}|[点时])",
    "id": r"^\s*[a-z][a-z0-9]*([_-][a-z0-9]+)*\s*$",
    "name": r"^\s*[A-Za-z][A-Za-z0-9_.-]*\s*$",
    "language": r"^\s*[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,4})*\s*$",
    "color": r"^\s*[#＃]?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\s*$",
    "arrow": r"\S\s*(<?[-—–－=]+[>＞]|→|⇒|↔|⇄)\s*\S",
}
_YES_NO = ("yes", "no", "on", "off", "y", "n", "是", "对", "有", "否", "不", "无", "true", "false")


def json_schema(language: str = BOTH) -> Schema:
    """The language as JSON Schema, described in one language or, as by default, in both."""
    writer = _Writer(languages_of(language))
    definitions = {kind.__name__: writer.definition(kind) for kind in terms()[1:]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": writer.joined(lambda tag: phrase("schema", tag)),
        **writer.said(lambda tag: contract(Engagement, tag)),
        **writer.whole_file(),
        "$defs": {**writer.common(), **definitions},
    }


class _Writer:
    """Makes schemas whose words are in the languages it is given."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages

    # words

    def joined(self, words: Callable[[str], str]) -> str:
        """Words in all languages, in one line."""
        return " · ".join(map(words, self.languages))

    def said(self, words: Callable[[str], str]) -> Schema:
        """The description of a schema."""
        made: Schema = {"description": self.joined(words)}
        if len(self.languages) > 1:  # Chinese first: its readers are most, and English ones have the key itself
            made["markdownDescription"] = "\n\n".join(_markdown(words(tag)) for tag in reversed(self.languages))
        return made

    def head(self, kind: type[Term]) -> Schema:
        name = self.joined(lambda tag: title(kind, tag))
        return {"title": name, **self.said(lambda tag: contract(kind, tag))}

    def _of_key(self, kind: type[Term], key: Key, name: str) -> Schema:
        def words(tag: str) -> str:
            what, where = meaning(kind, key, tag), target(key, tag)
            described = phrase("described", tag, what, where) if where else what
            return described if name == key.name else phrase("same", tag, key.name, described)

        return self.said(words)

    def _listed(self, values: Mapping[str, Callable[[str], str]]) -> Schema:
        """A choice of values, or nothing, each with what it says."""
        told = [" · ".join(map(words, reversed(self.languages))) for words in (*values.values(), _nothing)]
        markdown = [*map(_markdown, told)]
        return {"enum": [*values, None], "enumDescriptions": told, "markdownEnumDescriptions": markdown}

    # terms

    def common(self) -> Schema:
        words: Schema = {"$ref": "#/$defs/Words"}
        text: Schema = {"$ref": "#/$defs/Text"}
        tags = {_FORMS["language"]: words}
        in_languages = {"type": "object", "patternProperties": tags, "additionalProperties": False, "minProperties": 1}
        shared = {name: value for key in shared_keys() for name, value in self._properties(Claim, key)}
        return {
            "Words": {"type": ["string", "number", "boolean", "null"]},
            "WordsOrList": {"anyOf": [words, {"type": "array", "items": words}]},
            "Text": {"anyOf": [words, in_languages]},
            "TextOrList": {"anyOf": [text, {"type": "array", "items": text}]},
            "YesNo": {"anyOf": [{"type": ["boolean", "null"]}, {"enum": list(_YES_NO)}]},
            "Length": {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": _LENGTH}]},
            "NumberInWords": {"type": "string", "pattern": f"^\\s*{_DIGITS}\\s*$"},
            "ShareInWords": {"type": "string", "pattern": f"^\\s*{_DIGITS}\\s*[%％]?\\s*$"},
            "SharedKeys": {**self.said(lambda tag: contract(Claim, tag)), "properties": shared},
        }

    def definition(self, kind: type[Term]) -> Schema:
        forms = [self._object(kind, self._extra(kind)), *self._short_forms(kind)]
        return self.head(kind) | (forms[0] if len(forms) == 1 else {"anyOf": forms})

    def _short_forms(self, kind: type[Term]) -> Iterator[Schema]:
        short = short_key(kind)
        if is_length(kind):
            yield {"$ref": "#/$defs/Length"}
        elif kind is Step or (short is not None and short.item is Text):
            yield {"$ref": "#/$defs/Words"}
        elif short is not None:
            item = self._item(kind, short)
            yield from item.get("anyOf", [item])
        if kind.SHORT_LIST:
            listed = self._item(kind, next(key for key in keys_of(kind) if key.name == kind.SHORT_LIST))
            yield {"type": "array", "items": listed}
            yield {"type": "string"}
        if kind in (Connection, Connections):
            yield {"type": "object", "propertyNames": {"pattern": _FORMS["arrow"]}, "minProperties": 1}

    def _extra(self, kind: type[Term]) -> Schema:
        """Keys of the short form that are no keys of the class: a step's lanes."""
        return dict(map(self._lane_property, (*DEFAULT_LANES, *OPTIONAL_LANES))) if kind is Step else {}

    def _lane_property(self, lane: str) -> tuple[str, Schema]:
        name = f"lane-{ROLE_OF_LANE.get(lane, lane)}"
        cards = next(key for key in keys_of(Step) if key.rest)
        return lane, {**self.said(lambda tag: word(name, tag)), **self._plain(Step, cards)}

    def _object(self, kind: type[Term], extra: Schema) -> Schema:
        """The long form of a term."""
        own = {name: value for key in own_keys(kind) if not key.rest for name, value in self._own(kind, key)}
        made: Schema = {"type": ["object", "null"], "properties": own | extra, "additionalProperties": False}
        rest = next((key for key in keys_of(kind) if key.rest), None)
        if rest is not None:
            made["additionalProperties"] = self._plain(kind, rest)
            made["propertyNames"] = {"pattern": _FORMS["id"]} if kind is Step else {"minLength": 1}
        if _languages_inside(kind):
            made["patternProperties"] = {f"^({'|'.join(_TAGS)})$": {"$ref": "#/$defs/Words"}}
        return made | _required(kind)

    def whole_file(self) -> Schema:
        """The file: the keys of the head may stand in `meta` or at the top, steps and arrows outside of blueprints."""
        head = self._object(Meta, {})["properties"]
        whole = self._object(Engagement, {})
        keys = whole["properties"]
        keys["meta"] = {**keys["meta"], "type": ["object", "null"], "properties": head, "additionalProperties": False}
        del keys["meta"]["$ref"], keys["meta"]["not"], whole["required"]
        keys |= head
        in_meta = {"properties": {"meta": {"required": ["title"]}}, "required": ["meta"]}
        titled = {"anyOf": [{"required": ["title"]}, in_meta]}
        phased = _one_of(("phases", "stages"))
        here = {"allOf": [titled, phased]}
        return whole | {"type": "object", "anyOf": [here, {"required": ["include"]}]}

    # keys

    def _own(self, kind: type[Term], key: Key) -> Iterator[tuple[str, Schema]]:
        """The properties of a key; those of a shared key are written once."""
        if is_shared(kind, key):
            return ((name, {"$ref": f"#/$defs/SharedKeys/properties/{name}"}) for name in key.names)
        return self._properties(kind, key)

    def _properties(self, kind: type[Term], key: Key) -> Iterator[tuple[str, Schema]]:
        value = self._plain(kind, key)
        if key.required:
            value = {**value, "not": _NOTHING}
        if isinstance(key.default, str | int | float) and key.default != "" and key.default is not False:
            value = {**value, "default": key.default}
        yield key.name, {**self._of_key(kind, key, key.name), **value}
        for name in key.also:  # read, but not proposed by editors: one name is enough to learn
            yield name, {**self._of_key(kind, key, name), "allOf": [value], "doNotSuggest": True}

    def _plain(self, kind: type[Term], key: Key) -> Schema:
        """The value of a key."""
        item = self._item(kind, key)
        if not key.keyed or key.rest:
            return _one_or_several(item) if key.many or lists(key) else item
        values = _one_or_several(item) if key.many else item
        made: Schema = {"type": ["object", "null"], "additionalProperties": values}
        if key.item is Blueprint:
            return {"anyOf": [made, values]}  # a single blueprint needs no name
        if key.choices and key.item in (int, float):
            each = {value: {**self.said(_words_of(kind, key, value)), **values} for value in key.choices}
            return {**made, "properties": each, "additionalProperties": False}
        return made

    def _item(self, kind: type[Term], key: Key) -> Schema:
        if key.item is Text:
            return {"$ref": "#/$defs/Text"}
        if is_term(key.item):
            return {"$ref": f"#/$defs/{key.item.__name__}"}
        if key.item is bool:
            return {"$ref": "#/$defs/YesNo"}
        return _number(key) if key.item in (int, float) else self._string(kind, key)

    def _string(self, kind: type[Term], key: Key) -> Schema:
        listed = self._listed({value: _words_of(kind, key, value) for value in key.choices})
        if key.form == "theme":
            return {"anyOf": [listed, {"type": "string", "pattern": r"\.[yY][aA]?[mM][lL]\s*$"}]}
        if key.choices:
            return listed
        if key.form == "unit":
            units = self._listed({unit: _unit(unit) for unit in SECONDS})
            return {"anyOf": [units, {"type": "string", "pattern": f"^({'|'.join(UNITS)})$"}]}
        if key.form in _FORMS:
            limit = {"maxLength": 80} if key.form in ("id", "name") else {}
            return {"type": ["string", "null"], "pattern": _FORMS[key.form], **limit}
        return {"$ref": "#/$defs/Words"}


def _words_of(kind: type[Term], key: Key, value: str) -> Callable[[str], str]:
    return lambda tag: choice(kind, key, value, tag)


def _unit(unit: str) -> Callable[[str], str]:
    return lambda tag: word(f"unit-{unit}", tag)


def _nothing(language: str) -> str:
    return phrase("nothing", language)


def _markdown(text: str) -> str:
    """The text with what Markdown would take for its own marks made plain, but in `code`."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"([*<>#\\])", r"\\\1", part) for part in parts)


def _languages_inside(kind: type[Term]) -> bool:
    """Whether {zh-CN: …, en: …} may stand straight in the term, for its short key."""
    short = short_key(kind)
    return short is not None and short.item is Text


def _required(kind: type[Term]) -> Schema:
    one_of = [_names(kind, key) for key in keys_of(kind) if key.required]
    single = [names[0] for names in one_of if len(names) == 1]
    several = [_one_of(names) for names in one_of if len(names) > 1]
    return ({"required": single} if single else {}) | ({"allOf": several} if several else {})


def _names(kind: type[Term], key: Key) -> tuple[str, ...]:
    return (*key.names, *(_TAGS if key.name == kind.SHORT and key.item is Text else ()))


def _one_of(names: tuple[str, ...]) -> Schema:
    return {"anyOf": [{"required": [name]} for name in names]}


def _one_or_several(item: Schema) -> Schema:
    if item.get("$ref") in ("#/$defs/Words", "#/$defs/Text"):
        return {"$ref": f"{item['$ref']}OrList"}
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _number(key: Key) -> Schema:
    low, high = key.between or (None, None)
    bounds = {name: value for name, value in (("minimum", low), ("maximum", high)) if value is not None}
    words = "Length" if key.form == "minutes" else "ShareInWords" if high in (1, 100) else "NumberInWords"
    kind = "integer" if key.item is int else "number"
    return {"anyOf": [{"type": [kind, "null"], **bounds}, {"$ref": f"#/$defs/{words}"}]}
