"""The language described for editors and for people: a JSON Schema, and `docs/language.md`.

In: the terms of `model` and their keys. Out: the schema as a dict, the page as Markdown. Guaranteed: nothing about a
key is written here, so both agree with what the loader reads; the schema objects to no file that loads without
findings, unless a choice is spelt otherwise than listed or a list has an empty item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.load.expand import DEFAULT_LANES, OPTIONAL_LANES, ROLE_OF_LANE
from generator.load.values import UNITS
from generator.messages import WORDS
from generator.model import Blueprint, Connection, Engagement, Meta, Phase, Step, Text
from generator.model.base import Claim, Term
from generator.model.keys import Key, keys_of
from generator.model.service import Connections
from generator.terms import term as word

Schema = dict[str, Any]

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


# the terms


def terms() -> tuple[type[Term], ...]:
    """Every term an author can write, the whole file first, each followed by the terms it is made of."""
    found: dict[type[Term], None] = {}
    _follow(Engagement, found)
    return tuple(found)


def _follow(kind: type[Term], found: dict[type[Term], None]) -> None:
    if kind in found:
        return
    found[kind] = None
    for inner in (key.item for key in keys_of(kind) if _is_term(key.item)):
        _follow(inner, found)


def _keys(kind: type[Term]) -> tuple[Key, ...]:
    """The keys of a term, with those that only the short form knows: steps in a phase or at the top, arrows there."""
    steps, arrows = (next(key for key in keys_of(Blueprint) if key.name == name) for name in ("steps", "connections"))
    steps = replace(steps, doc="steps of the blueprint `as_is`, in time order")
    arrows = replace(arrows, doc="arrows of the blueprint `as_is`; implied when not given")
    more = {Phase: (steps,), Engagement: (steps, arrows)}
    return (*keys_of(kind), *more.get(kind, ()))


def _is_term(item: Any) -> bool:
    return isinstance(item, type) and issubclass(item, Term)


def _short_key(kind: type[Term]) -> Key | None:
    """The key that a plain text stands for, None when the term has none."""
    return next((key for key in keys_of(kind) if kind.SHORT and key.name == kind.SHORT), None)


def _is_length(kind: type[Term]) -> bool:
    return any(key.name in ("typical", "expected") for key in keys_of(kind))


def _languages_inside(kind: type[Term]) -> bool:
    """Whether {zh-CN: …, en: …} may stand straight in the term, for its short key."""
    short = _short_key(kind)
    return short is not None and short.item is Text


def _title(kind: type[Term]) -> str:
    """The term's name as a heading: "Roadmap item"."""
    return re.sub(r"(?<=[a-z])[A-Z]", lambda match: f" {match[0].lower()}", kind.__name__)


def _contract(kind: type[Term]) -> str:
    return " ".join((kind.__doc__ or "").split())


# JSON Schema


def json_schema() -> Schema:
    """The language as JSON Schema 2020-12, for completion and checks in an editor."""
    definitions = {kind.__name__: _definition(kind) for kind in terms()[1:]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Service blueprint",
        "description": _contract(Engagement),
        **_whole_file(),
        "$defs": {**_common(), **definitions},
    }


def _common() -> Schema:
    words: Schema = {"$ref": "#/$defs/Words"}
    text: Schema = {"$ref": "#/$defs/Text"}
    tags = {_FORMS["language"]: words}
    in_languages = {"type": "object", "patternProperties": tags, "additionalProperties": False, "minProperties": 1}
    shared = {name: value for key in keys_of(Claim) for name, value in _properties(key)}
    return {
        "Words": {"type": ["string", "number", "boolean", "null"]},
        "WordsOrList": {"anyOf": [words, {"type": "array", "items": words}]},
        "Text": {"anyOf": [words, in_languages]},
        "TextOrList": {"anyOf": [text, {"type": "array", "items": text}]},
        "YesNo": {"anyOf": [{"type": ["boolean", "null"]}, {"enum": list(_YES_NO)}]},
        "Length": {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": _LENGTH}]},
        "NumberInWords": {"type": "string", "pattern": f"^\\s*{_DIGITS}\\s*$"},
        "ShareInWords": {"type": "string", "pattern": f"^\\s*{_DIGITS}\\s*[%％]?\\s*$"},
        "SharedKeys": {"description": _contract(Claim), "properties": shared},
    }


def _definition(kind: type[Term]) -> Schema:
    head = {"title": _title(kind), "description": _contract(kind)}
    forms = [_object(kind, _extra(kind)), *_short_forms(kind)]
    return head | (forms[0] if len(forms) == 1 else {"anyOf": forms})


def _short_forms(kind: type[Term]) -> Iterator[Schema]:
    short = _short_key(kind)
    if _is_length(kind):
        yield {"$ref": "#/$defs/Length"}
    elif kind is Step or (short is not None and short.item is Text):
        yield {"$ref": "#/$defs/Words"}
    elif short is not None:
        item = _item(short)
        yield from item.get("anyOf", [item])
    if kind.SHORT_LIST:
        listed = _item(next(key for key in keys_of(kind) if key.name == kind.SHORT_LIST))
        yield {"type": "array", "items": listed}
        yield {"type": "string"}
    if kind in (Connection, Connections):
        yield {"type": "object", "propertyNames": {"pattern": _FORMS["arrow"]}, "minProperties": 1}


def _extra(kind: type[Term]) -> Schema:
    """Keys of the short form that are no keys of the class: a step's lanes."""
    return dict(map(_lane_property, (*DEFAULT_LANES, *OPTIONAL_LANES))) if kind is Step else {}


def _lane_property(lane: str) -> tuple[str, Schema]:
    name = f"lane-{ROLE_OF_LANE.get(lane, lane)}"
    cards = next(key for key in keys_of(Step) if key.rest)
    return lane, {"description": f"{word(name, 'en')} · {word(name, 'zh-CN')}", **_plain(cards)}


def _object(kind: type[Term], extra: Schema) -> Schema:
    """The long form of a term."""
    properties = {name: value for key in _keys(kind) if not key.rest for name, value in _own(kind, key)}
    made: Schema = {"type": ["object", "null"], "properties": properties | extra, "additionalProperties": False}
    rest = next((key for key in keys_of(kind) if key.rest), None)
    if rest is not None:
        made["additionalProperties"] = _plain(rest)
        made["propertyNames"] = {"pattern": _FORMS["id"]} if kind is Step else {"minLength": 1}
    if _languages_inside(kind):
        made["patternProperties"] = {f"^({'|'.join(_TAGS)})$": {"$ref": "#/$defs/Words"}}
    return made | _required(kind)


def _own(kind: type[Term], key: Key) -> Iterator[tuple[str, Schema]]:
    """The properties of a key; those of a shared key are written once."""
    if issubclass(kind, Claim) and key in keys_of(Claim):
        return ((name, {"$ref": f"#/$defs/SharedKeys/properties/{name}"}) for name in key.names)
    return _properties(key)


def _required(kind: type[Term]) -> Schema:
    one_of = [_names(kind, key) for key in keys_of(kind) if key.required]
    single = [names[0] for names in one_of if len(names) == 1]
    several = [_one_of(names) for names in one_of if len(names) > 1]
    return ({"required": single} if single else {}) | ({"allOf": several} if several else {})


def _names(kind: type[Term], key: Key) -> tuple[str, ...]:
    return (*key.names, *(_TAGS if key.name == kind.SHORT and key.item is Text else ()))


def _one_of(names: tuple[str, ...]) -> Schema:
    return {"anyOf": [{"required": [name]} for name in names]}


def _properties(key: Key) -> Iterator[tuple[str, Schema]]:
    value = _plain(key)
    if key.required:
        value = {**value, "not": _NOTHING}
    if isinstance(key.default, str | int | float) and key.default != "" and key.default is not False:
        value = {**value, "default": key.default}
    yield key.name, {"description": _described(key), **value}
    for name in key.also:
        yield name, {"description": f"the same as `{key.name}`: {_described(key)}", **value}


def _described(key: Key) -> str:
    target = _target(key)
    return f"{key.doc} ({target})" if target else key.doc


def _target(key: Key) -> str:
    """What a reference refers to, in words."""
    if not key.refers:
        return ""
    kinds = [WORDS[f"kind-{kind}"][1] for kind in key.refers.lstrip("~").split("|")]
    article = "an" if kinds[0][0] in "aeiou" else "a"
    free = ", or plain words" if key.refers.startswith("~") else ""
    return f"id or name of {article} {' or '.join(kinds)}{free}"


def _plain(key: Key) -> Schema:
    """The value of a key."""
    if not key.keyed or key.rest:
        return _one_or_several(_item(key)) if key.many or _lists(key) else _item(key)
    values = _one_or_several(_item(key)) if key.many else _item(key)
    made: Schema = {"type": ["object", "null"], "additionalProperties": values}
    if key.item is Blueprint:
        return {"anyOf": [made, values]}  # a single blueprint needs no name
    if key.choices and key.item in (int, float):
        made["propertyNames"] = {"enum": list(key.choices)}
    return made


def _lists(key: Key) -> bool:
    """Whether a key that takes further keys holds several values under each: a step's lanes."""
    return key.rest and _is_term(key.item)


def _one_or_several(item: Schema) -> Schema:
    if item.get("$ref") in ("#/$defs/Words", "#/$defs/Text"):
        return {"$ref": f"{item['$ref']}OrList"}
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _item(key: Key) -> Schema:
    if key.item is Text:
        return {"$ref": "#/$defs/Text"}
    if _is_term(key.item):
        return {"$ref": f"#/$defs/{key.item.__name__}"}
    if key.item is bool:
        return {"$ref": "#/$defs/YesNo"}
    return _number(key) if key.item in (int, float) else _string(key)


def _number(key: Key) -> Schema:
    low, high = key.between or (None, None)
    bounds = {name: value for name, value in (("minimum", low), ("maximum", high)) if value is not None}
    words = "Length" if key.form == "minutes" else "ShareInWords" if high in (1, 100) else "NumberInWords"
    kind = "integer" if key.item is int else "number"
    return {"anyOf": [{"type": [kind, "null"], **bounds}, {"$ref": f"#/$defs/{words}"}]}


def _string(key: Key) -> Schema:
    if key.form == "theme":
        return {"anyOf": [{"enum": [*key.choices, None]}, {"type": "string", "pattern": r"\.[yY][aA]?[mM][lL]\s*$"}]}
    if key.choices:
        return {"enum": [*key.choices, None]}
    if key.form == "unit":
        return {"enum": [*UNITS, None]}
    if key.form in _FORMS:
        limit = {"maxLength": 80} if key.form in ("id", "name") else {}
        return {"type": ["string", "null"], "pattern": _FORMS[key.form], **limit}
    return {"$ref": "#/$defs/Words"}


def _whole_file() -> Schema:
    """The file: the keys of the head may stand in `meta` or at the top, steps and arrows outside of blueprints."""
    head = _object(Meta, {})["properties"]
    whole = _object(Engagement, {})
    keys = whole["properties"]
    keys["meta"] = {**keys["meta"], "type": ["object", "null"], "properties": head, "additionalProperties": False}
    del keys["meta"]["$ref"], keys["meta"]["not"], whole["required"]
    keys |= head
    in_meta = {"properties": {"meta": {"required": ["title"]}}, "required": ["meta"]}
    titled = {"anyOf": [{"required": ["title"]}, in_meta]}
    phased = _one_of(("phases", "stages"))
    here = {"allOf": [titled, phased]}
    return whole | {"type": "object", "anyOf": [here, {"required": ["include"]}]}


# docs/language.md


def language_page() -> str:
    """The page that explains the language: introduction, rules, and a table for each term."""
    from generator.assets import environment

    chapters = {title: [kind for kind in terms() if kind.__module__ == module] for module, title in _CHAPTERS.items()}
    contents = "\n".join(_contents(title, kinds) for title, kinds in chapters.items())
    reference = "\n".join(f"## {title}\n\n{''.join(map(_section, kinds))}" for title, kinds in chapters.items())
    shared = _table(list(keys_of(Claim)))
    page = environment().get_template("language/page.md.j2")
    text: str = page.render(contents=contents, reference=reference, shared=shared)
    return text.rstrip("\n") + "\n"


_CHAPTERS: Mapping[str, str] = {
    "generator.model": "The file",
    "generator.model.service": "The service and its blueprints",
    "generator.model.insight": "What is known",
    "generator.model.design": "What is to change",
    "generator.model.workshop": "Workshop, deck, drawings",
    "generator.model.activity": "Activities",
    "generator.model.base": "Leaving findings out",
}
# terms whose ids are made when the author gives none, besides the lists of the file
_NUMBERED = ("Step", "RoadmapItem", "Session", "Objective")


def _contents(title: str, kinds: list[type[Term]]) -> str:
    links = ", ".join(_link(kind) for kind in kinds)
    anchor = re.sub(r"[^a-z ]", "", title.lower()).replace(" ", "-")
    return f"- [{title}](#{anchor}): {links}"


def _link(kind: type[Term]) -> str:
    return f"[{_title(kind)}](#{_title(kind).lower().replace(' ', '-')})"


def _section(kind: type[Term]) -> str:
    own = [key for key in _keys(kind) if not (issubclass(kind, Claim) and key in keys_of(Claim))]
    facts = "\n".join([f"**{WORDS[kind.__name__][0]}** · {_contract(kind)}", *_facts(kind)])
    more = "\nAlso the [shared keys](#shared-keys).\n" if issubclass(kind, Claim) else ""
    return f"### {_title(kind)}\n\n{facts}\n\n{_table(own)}{more}\n"


def _facts(kind: type[Term]) -> Iterator[str]:
    if places := _places(kind):
        yield f"Stands under {places}."
    yield from _short_words(kind)
    if kind.PREFIX and (kind.__name__ in _NUMBERED or _is_list_of_file(kind)):
        yield f"Ids, when not given: `{kind.PREFIX}-1`, `{kind.PREFIX}-2` and so on."


def _is_list_of_file(kind: type[Term]) -> bool:
    return any(key.many and key.item is kind for key in keys_of(Engagement))


def _places(kind: type[Term]) -> str:
    found = [
        f"`{'lane id' if key.rest else key.name}` of {_link(owner)}"
        for owner in terms()
        for key in keys_of(owner)
        if key.item is kind
    ]
    return ", ".join(found).replace("`lane id`", "the id of a lane")


def _short_words(kind: type[Term]) -> Iterator[str]:
    short = _short_key(kind)
    if _is_length(kind):
        yield "Short form: `30 s`, `5 min`, `3-5 分钟`, `2 h`; a number alone counts minutes."
    elif short is not None and short.form == "arrow":
        yield "Short form: `a -> b`, `a <-> b`, `a -> b: label`."
    elif short is not None:
        what = "number" if short.item is float else "text"
        yield f"Short form: a plain {what} is its `{kind.SHORT}`."
    if kind.SHORT_LIST:
        yield f"Short form: a plain list, or a single entry of it, is its `{kind.SHORT_LIST}`."
    if kind is Step:
        yield "Short form: a plain text is what the customer does."


def _table(keys: list[Key]) -> str:
    head = "| Key | Type | Required | Meaning | Values |\n|---|---|---|---|---|\n"
    return head + "".join(map(_row, keys))


def _row(key: Key) -> str:
    cells = (_key_words(key), _type_words(key), "yes" if key.required else "", key.doc, "; ".join(_value_words(key)))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _key_words(key: Key) -> str:
    if key.rest:
        return "*a lane's id*" if _is_term(key.item) else "*a role*"
    others = ", ".join(f"`{name}`" for name in key.also)
    return f"`{key.name}`" + (f" (or {others})" if others else "")


def _type_words(key: Key) -> str:
    one = _one_word(key)
    if key.keyed and not key.rest:
        return f"map of {one}" + (", one or several each" if key.many else "")
    return f"{one}, one or several" if key.many or _lists(key) else one


def _one_word(key: Key) -> str:
    if _is_term(key.item):
        return _link(key.item)
    known = {Text: "text", bool: "yes or no", int: "whole number", float: "number"}
    if key.form == "minutes":
        return "minutes"
    if key.item in known:
        return known[key.item]
    if key.refers:
        return "reference"
    forms = {"date": "date", "clock": "time of day", "id": "id", "name": "id", "unit": "unit", "arrow": "arrow"}
    forms |= {"language": "language", "color": "colour", "face": "typeface"}
    if key.form == "theme":
        return "choice or file"
    return "choice" if key.choices else forms.get(key.form, "words")


def _value_words(key: Key) -> Iterator[str]:
    if target := _target(key):
        yield target
    if key.choices:
        yield ", ".join(f"`{choice}`" for choice in key.choices)
    if key.between:
        low, high = (f"{bound:,.0f}" if abs(bound) < 1e9 else "" for bound in key.between)
        yield f"{low} to {high}" if high else f"{low} or more"
    if key.becomes:
        yield "goes to the customer's card" if key.becomes == "card" else f"goes to `{key.becomes}` of the file"
    if isinstance(key.default, str | int | float) and not isinstance(key.default, bool) and key.default != "":
        yield f"default `{key.default if isinstance(key.default, str) else format(key.default, 'g')}`"
    if key.default is True:
        yield "default yes"
