"""Whether two terms say the same, field by field.

In: two terms of one kind. Out: the names of the fields that differ. Guaranteed: equal things are equal however they are
written (240 s is 4 min); what only one of the two states tells of – a translation, a persona's feeling, a thought, a
fact, a rule – is no difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from generator.measure import SECONDS
from generator.model import Duration, Emotion, Text, Wait
from generator.model.base import Term

Mains = tuple[str | None, str | None]


def differing(one: Term, other: Term, names: Sequence[str], mains: Mains = (None, None)) -> tuple[str, ...]:
    """The fields that differ; `mains` are the personas whose a feeling is that names nobody, on either side."""
    return tuple(name for name in names if _field_differs(name, getattr(one, name), getattr(other, name), mains))


def _field_differs(name: str, one: object, other: object, mains: Mains) -> bool:
    if name == "emotions" and isinstance(one, tuple) and isinstance(other, tuple):
        return _feels_otherwise(one, other, mains)
    return _differs(name, one, other)


def _feels_otherwise(one: Sequence[Emotion], other: Sequence[Emotion], mains: Mains) -> bool:
    """Whether anybody whose feelings both states tell of feels otherwise."""
    ours, theirs = ({emotion.persona: emotion.score for emotion in felt} for felt in (one, other))
    for felt, beside, main in ((ours, theirs, mains[0]), (theirs, ours, mains[1])):
        if None in felt and None not in beside and main is not None:
            felt.setdefault(main, felt.pop(None))
    return any(ours[whose] != theirs[whose] for whose in ours.keys() & theirs.keys())


def _differs(name: str, one: object, other: object) -> bool:
    """Whether two values of a field say something else.

    What a later state is proposed on is no change of it, nor is a thought, a fact or a rule that only one state tells.
    """
    if name in ("basis", "thought", "fact", "policy") and not (one and other):
        return False
    if name == "basis":
        return one != other and other != "proposed"
    if isinstance(one, Text) and isinstance(other, Text):
        return texts_differ(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) != len(other) or any(_differs("", *pair) for pair in zip(one, other, strict=True))
    if isinstance(one, Term) and type(one) is type(other):
        ours, theirs = _plain(one), _plain(other)
        return any(_differs("", ours[key], theirs[key]) for key in ours)
    return one != other


def _plain(term: Term) -> Mapping[str, object]:
    """What a term says, in a form in which equal things are equal: 240 s is 4 min."""
    if isinstance(term, Duration | Wait):
        unit = SECONDS.get(term.unit, 60.0)
        usual = term.typical if isinstance(term, Duration) else term.expected
        eased = tuple(sorted(term.mitigation)) if isinstance(term, Wait) else ()
        return {"usual": usual * unit, "longest": (term.max or usual) * unit, "mitigation": eased}
    return {field.name: getattr(term, field.name) for field in fields(term) if field.name != "origin"}


def texts_differ(one: Text, other: Text) -> bool:
    """Whether two texts differ in a language that both have; a translation that is missing is no difference."""
    ours, theirs = ({tag: " ".join(text.split()) for tag, text in each.values if text} for each in (one, other))
    common = ours.keys() & theirs.keys()
    return any(ours[tag] != theirs[tag] for tag in common) if common else ours != theirs
