"""A difference in words.

In: a difference, the engagement it belongs to, a language. Out: names, one-line summaries, and for each change what it
was and what it will be. Guaranteed: counts are those of the difference; both languages, one under the other, in a
stacked one; arrows that come or go with their cards are not told apart from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from generator.difference import CardChange, Change, ConnectionChange, Difference, State, StepChange
from generator.measure import SECONDS
from generator.model import Blueprint, Card, Duration, Emotion, Engagement, Text, Wait
from generator.model.base import Term
from generator.model.service import FailPoint, Money
from generator.terms import TERMS, either, is_chinese, languages_of, length_of_time, signed, term

GLYPHS: Mapping[State, str] = {
    "added": "+",
    "removed": "\N{MINUS SIGN}",
    "moved": "→",
    "changed": "△",
    "unchanged": "",
}
REFERENCES = {"actor": "actor", "channel": "channel", "owner": "stakeholder|actor", "metric": "metric"}
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Told:
    """One change: at which step, in which lane or of what, how it was, how it will be. "–" stands for nothing."""

    state: State
    step: str
    what: str
    before: str
    after: str


def state_name(blueprint: Blueprint, language: str) -> str:
    """What a blueprint is called for short: its state where that says it, else its name."""
    known = blueprint.id if blueprint.id in ("as_is", "to_be") else ""
    if blueprint.name and not known:
        return blueprint.name.in_language(language)
    return term(f"blueprint-{known}", language) if known else blueprint.id


def filled(identifier: str, language: str, *parts: str) -> str:
    """A term with its gaps filled, in each language of the page; parts may themselves be in both."""
    lines = []
    for number, tag in enumerate(languages_of(language)):
        each = [part.split("\n")[min(number, part.count("\n"))] for part in parts]
        lines.append(term(identifier, tag).format(*each))
    return "\n".join(dict.fromkeys(lines))


def summary(difference: Difference, language: str) -> str:
    """How many steps come, go, move and change, in one line: “1 step added, 1 removed, 4 reworked”."""
    words: tuple[tuple[State, str, str], ...] = (
        ("added", "新增", "added"),
        ("removed", "取消", "removed"),
        ("moved", "移动", "moved"),
        ("changed", "改动", "reworked"),
    )
    found = [(difference.count(state), chinese, english) for state, chinese, english in words]
    found = [part for part in found if part[0]]
    if not found:
        return _quiet(difference, language)
    first = found[0][0]
    chinese = "、".join(f"{word} {count} 步" for count, word, _ in found)
    english = [f"{count} {word}" for count, _, word in found]
    english[0] = f"{first} {'step' if first == 1 else 'steps'} {found[0][2]}"
    return either(language, chinese, ", ".join(english))


def _quiet(difference: Difference, language: str) -> str:
    """What there is to say when every step stays as it is."""
    count = sum(one.state != "unchanged" and not one.implied for one in difference.connections)
    if not count:
        return either(language, "两种状态没有差别", "No difference between the two states")
    arrows = "1 arrow differs" if count == 1 else f"{count} arrows differ"
    return either(language, f"步骤不变，{count} 条连线不同", f"All steps stay, {arrows}")


def title(difference: Difference, language: str) -> str:
    """The summary with the names of the two states before it."""
    names = [state_name(one, language) for one in (difference.before, difference.after)]
    lines = []
    for number, tag in enumerate(languages_of(language)):
        one, other = (name.split("\n")[min(number, name.count("\n"))] for name in names)
        said = summary(difference, tag)
        lines.append(f"{one} → {other}：{said}" if is_chinese(tag) else f"{one} → {other}: {said}")
    return "\n".join(dict.fromkeys(lines))


# what a change says


def keys(change: Change, language: str) -> str:
    """The fields that differ, in one line for each language; what only repeats the text or the cards left out."""
    names = [name for name in (*change.places, *change.fields) if name not in ("text", "cards", "name")]
    lines = []
    for tag in languages_of(language):
        comma = "、" if is_chinese(tag) else ", "
        lines.append(comma.join(term(f"field-{name}", tag) for name in names))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def meaning(change: CardChange | StepChange, engagement: Engagement, language: str) -> str:
    """A change as one sentence, for who points at it: what it is, and what it was."""
    word = term(f"change-{change.state}", language).replace("\n", " / ")
    if change.before is None or change.after is None:
        return word
    parts = []
    if isinstance(change, CardChange) and change.was[0]:
        parts.append(filled("change-left", language, _home(change, engagement, language)))
    for name in change.fields:
        if name != "cards":
            old, new = _pair(name, change.before, change.after, engagement, language)
            field = term(f"field-{name}", language)
            parts.append(": ".join((field, f"{old} → {new}")).replace("\n", " / "))
    flat = "; ".join(part.replace("\n", " / ") for part in parts)
    return f"{word}: {flat}" if flat else word


def _home(change: CardChange, engagement: Engagement, language: str) -> str:
    """Where a moved card was: the name of its lane when it left that, else of its step."""
    step, lane = change.was
    if "step" not in change.places:
        return engagement.name_of("lane", lane, language)
    for blueprint in engagement.blueprints.values():
        for one in blueprint.steps:
            if one.id == step and change.before in [card for cell in one.cells.values() for card in cell]:
                return one.name.in_language(language)
    return step


def _pair(field: str, one: Term, other: Term, engagement: Engagement, language: str) -> tuple[str, str]:
    """A field's two values; of feelings, those of whom both tell, where there are any."""
    was, now = getattr(one, field), getattr(other, field)
    if field == "emotions":
        both = {felt.persona for felt in was} & {felt.persona for felt in now}
        was, now = (tuple(felt for felt in each if felt.persona in both) or each for each in (was, now))
    return value(field, was, engagement, language), value(field, now, engagement, language)


def value(name: str, found: object, engagement: Engagement, language: str) -> str:
    """A field's value as it stands on a page."""
    if found is None or found == () or found == "":
        return NOTHING
    if isinstance(found, Text):
        return found.in_language(language) or NOTHING
    if isinstance(found, bool):
        return term("yes" if found else "no", language)
    if isinstance(found, tuple):
        parts = [value(name, item, engagement, language) for item in found]
        return "\n".join("; ".join(each) for each in zip_longest(*(part.split("\n") for part in parts), fillvalue=""))
    if isinstance(found, str):
        return _reference(name, found, engagement, language)
    return _measured(found, engagement, language)


def _reference(name: str, found: str, engagement: Engagement, language: str) -> str:
    if name in REFERENCES:
        return engagement.name_of(REFERENCES[name], found, language)
    prefix = {"basis": "score", "kind": "arrow"}.get(name, name)
    return term(f"{prefix}-{found}", language) if f"{prefix}-{found}" in TERMS else found


def _measured(found: object, engagement: Engagement, language: str) -> str:
    if isinstance(found, Emotion):
        whose = engagement.name_of("persona", found.persona, language).replace("\n", " / ")
        return f"{whose} {signed(found.score)}".strip()
    if isinstance(found, Duration | Wait):
        usual = found.typical if isinstance(found, Duration) else found.expected
        return length_of_time(usual * SECONDS.get(found.unit, 60.0), language)
    if isinstance(found, FailPoint):
        return found.text.in_language(language)
    return f"{found.amount:g} {found.currency}" if isinstance(found, Money) else str(found)


# the list of changes


def told(difference: Difference, engagement: Engagement, language: str) -> Iterator[Told]:
    """Every change worth a line, step by step: steps, their cards, then arrows between cards that stay."""
    names = {step.id: step.step.name.in_language(language) for step in difference.steps}
    lanes = {lane.id: lane.name.in_language(language) or lane.id for lane in engagement.lanes}
    places = {lane.id: at for at, lane in enumerate(engagement.lanes)}
    for step in difference.steps:
        if step.state in ("added", "removed", "moved") or set(step.fields) - {"cards"}:
            yield _told_step(step, engagement, language)
        cards = [card for card in difference.cards if card.step == step.id and card.state != "unchanged"]
        for card in sorted(cards, key=lambda card: places.get(card.lane, len(places))):
            yield _told_card(card, names[step.id], lanes.get(card.lane, card.lane), engagement, language)
    stay = {card.id: card.card for card in difference.cards if not card.new and not card.gone}
    for arrow in difference.connections:
        if arrow.state != "unchanged" and not arrow.implied and arrow.source in stay and arrow.target in stay:
            yield _told_arrow(arrow, stay, engagement, language)


def _told_step(step: StepChange, engagement: Engagement, language: str) -> Told:
    what = term("step", language)
    name = step.step.name.in_language(language)
    old, new = (one.name.in_language(language) if one else NOTHING for one in (step.before, step.after))
    before, after = [old], [new]
    if step.before is not None and step.after is not None:
        for field in (*step.places, *step.fields):
            if field == "phase":
                was, now = (engagement.name_of("phase", one.phase, language) for one in (step.before, step.after))
                _add(before, after, field, was, now, language)
            elif field not in ("name", "cards", "order"):
                was, now = _pair(field, step.before, step.after, engagement, language)
                _add(before, after, field, was, now, language)
    return Told(step.state, name, what, "\n".join(before), "\n".join(after))


def _add(before: list[str], after: list[str], field: str, was: str, now: str, language: str) -> None:
    name = term(f"field-{field}", language).replace("\n", " / ")
    mark = "：" if is_chinese(language) else ": "
    before.append(name + mark + was.replace("\n", " / "))
    after.append(name + mark + now.replace("\n", " / "))


def _told_card(change: CardChange, step: str, lane: str, engagement: Engagement, language: str) -> Told:
    old, new = (_text(one, language) for one in (change.before, change.after))
    before, after = [old], [new]
    if change.before is not None and change.after is not None:
        if old == new and change.fields and not change.places:
            before, after = [], []
        if change.was[0]:
            _add(before, after, "step", _home(change, engagement, language), step, language)
        for field in change.fields:
            if field != "text":
                was, now = _pair(field, change.before, change.after, engagement, language)
                _add(before, after, field, was, now, language)
    return Told(change.state, step, lane, "\n".join(before) or old, "\n".join(after) or new)


def _text(card: Card | None, language: str) -> str:
    return card.text.in_language(language) if card is not None else NOTHING


def _told_arrow(arrow: ConnectionChange, cards: Mapping[str, Card], engagement: Engagement, language: str) -> Told:
    ends = " → ".join(
        cards[end].text.in_language(language).replace("\n", " / ") for end in (arrow.source, arrow.target)
    )
    before, after = [ends if arrow.before else NOTHING], [ends if arrow.after else NOTHING]
    if arrow.before is not None and arrow.after is not None:
        for field in arrow.fields:
            if field != "ends":
                was, now = _pair(field, arrow.before, arrow.after, engagement, language)
                _add(before, after, field, was, now, language)
    return Told(arrow.state, "", term("change-arrow", language), "\n".join(before), "\n".join(after))


def total_time(blueprint: Blueprint, engagement: Engagement) -> float:
    """What all of the customer's actions take. Units: seconds; 0 when no duration is known."""
    cards = [card for step in blueprint.steps for card in engagement.customer_cards(step)]
    known = [card.duration for card in cards if card.duration is not None]
    return sum(one.typical * SECONDS.get(one.unit, 60.0) for one in known)
