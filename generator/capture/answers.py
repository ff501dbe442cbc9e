"""What was written into a cell as the value that its slot takes.

In: a slot and a text as people type it. Out: the value for the file and how it reads in words, or what is wrong.
Guaranteed: never guesses: a choice is taken when it can mean one only.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from generator.load import values
from generator.model import Engagement, Text
from generator.slots import Place, Slot, key_at
from generator.terms import term

# what a number counts
_UNIT = re.compile(r"(?<=\d)\s*(票|分|人|个|位|名|次|点|votes?|people|points?|pts?)$", re.IGNORECASE)
_ERRORS = frozenset(("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A value as the file has it, and in words; `wrong` says what is wrong with it, "" when nothing is."""

    value: Any = None
    said: str = ""
    wrong: str = ""


def answer(slot: Slot, text: str, engagement: Engagement, place: Place | None, language: str) -> Answer:
    """Read a cell by what its slot takes."""
    if text in _ERRORS:
        return Answer(wrong=term("capture-told-error", language).format(text))
    if slot.choices:
        return _choice(slot, text, language)
    if slot.kind in ("integer", "number"):
        return _number(slot, text, language)
    if slot.kind == "date":
        day = values.day(_plain(text))
        return Answer(day, day) if day else Answer(wrong=term("capture-told-date", language).format(text))
    refers, many = _refers(slot, place)
    if not refers:
        return Answer(text, text)
    parts = [part.strip() for part in text.replace("；", ";").replace("\n", ";").split(";")] if many else [text]
    found = [_referred(part, refers, engagement) for part in parts if part]
    comma = "；" if language.startswith("zh") else "; "
    said = comma.join(engagement.name_of(refers, one, language) for one in found)
    return Answer(found if many else found[0], said) if found else Answer(text, text)


def _plain(text: str) -> str:
    """Full-width digits and signs as plain ones."""
    return unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").strip()


def _number(slot: Slot, text: str, language: str) -> Answer:
    value = values.number(_UNIT.sub("", _plain(text)))
    if value is None:
        return Answer(wrong=term(f"capture-told-{slot.kind}", language).format(text))
    if slot.kind == "integer" and value != int(value):
        return Answer(wrong=term("capture-told-integer", language).format(text))
    if (slot.least is not None and value < slot.least) or (slot.most is not None and value > slot.most):
        bounds = (f"{slot.least:g}", f"{slot.most:g}")
        return Answer(wrong=term("capture-told-between", language).format(text, *bounds))
    number = int(value) if value == int(value) else value
    return Answer(number, f"{value:g}")


def _choice(slot: Slot, text: str, language: str) -> Answer:
    """The choice that is meant: by its words, its value, or its number when it has one."""
    known = dict(zip(slot.choices, slot.values, strict=True))
    wanted = _folded(text)
    for fits in (_is_choice, _is_number, _is_called, _begins):
        fitting = [(label, value) for label, value in known.items() if fits(wanted, label, value)]
        if len(fitting) == 1:
            return Answer(fitting[0][1], fitting[0][0])
    shown = " / ".join(slot.choices[:10]) + (" …" if len(slot.choices) > 10 else "")
    return Answer(wrong=term("capture-told-choice", language).format(text, shown))


def _is_choice(wanted: str, label: str, value: str) -> bool:
    return wanted in (_folded(label), value.casefold())


def _is_number(wanted: str, label: str, value: str) -> bool:
    """The number of a step alone."""
    return label[:1].isdigit() and wanted == _folded(label.partition(" ")[0])


def _is_called(wanted: str, label: str, value: str) -> bool:
    """The name of a step without its number."""
    return label[:1].isdigit() and wanted == _folded(label.partition(" ")[2])


def _begins(wanted: str, label: str, value: str) -> bool:
    return (len(wanted) > 1 or not wanted.isascii()) and _folded(label).startswith(wanted)


def _folded(text: str) -> str:
    return " ".join(_plain(text).casefold().split())


def _refers(slot: Slot, place: Place | None) -> tuple[str, bool]:
    """The kinds of term that free text may name, and whether there may be several."""
    if place is None or slot.list in ("cards", "questions", "screening"):
        return "", False
    key = key_at(place.kind, slot.field)
    return key.refers.lstrip("~"), key.many


def _referred(text: str, kinds: str, engagement: Engagement) -> str:
    """The id of what is called so, in any language; the text itself when nothing is."""
    for kind in kinds.split("|"):
        known = engagement.index.get(kind, {})
        if text in known:
            return text
        for identifier, one in known.items():
            for attribute in ("name", "title", "text"):
                name = getattr(one, attribute, None)
                if isinstance(name, Text) and text in (said for _, said in name.values):
                    return identifier
    return text
