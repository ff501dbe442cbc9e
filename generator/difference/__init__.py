"""What two blueprints of one service have in common and what not: steps, cards, connections.

In: two blueprints, the earlier state first. Out: `Difference`: every step, card and connection of either, once, with
its state and the fields that differ. Guaranteed: pure; the same input gives the same answer; nothing of either is lost.

What is the same thing: first of all, what has the same id, where an author wrote it. Ids that were made from a place in
the file say nothing once a step is inserted, so things with such ids are matched by what they say: steps by name and
cards, in time order; cards of matched steps lane by lane; a connection by its two ends. What is left and says exactly
the same elsewhere has moved. Two things that both have ids of an author's are never matched by their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.difference.matching import (
    Matches,
    Side,
    matched_cards,
    matched_steps,
    merged_order,
    out_of_order,
    same_connection,
    swapped_cards,
)
from generator.difference.values import Mains, differing
from generator.model import Blueprint, Card, Connection, Step

State = Literal["added", "removed", "moved", "changed", "unchanged"]

CARD_FIELDS = (
    *("text", "actor", "channel", "system", "duration", "wait", "emotions", "thought", "policy", "fact", "metric"),
    *("fail_point", "cost", "owner", "proactive", "solo", "evidence_none", "basis"),
)
STEP_FIELDS = ("name", "value", "goal", "questions", "emotions", "duration", "wait", "thought", "channel", "fail_point")
CONNECTION_FIELDS = ("kind", "dir", "label", "condition", "style")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing. `id` is its own among all things of a kind; `places` are what moved: "phase", "step",
    "lane", "order"; `fields` are the keys that differ, and "cards" for a step whose cards do."""

    id: str
    fields: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    gone: bool = False
    new: bool = False

    @property
    def state(self) -> State:
        if self.new or self.gone:
            return "added" if self.new else "removed"
        return "moved" if self.places else "changed" if self.fields else "unchanged"


@dataclass(frozen=True, slots=True)
class StepChange(Change):
    """A step of either blueprint; one of the two is None when it was added or removed."""

    before: Step | None = None
    after: Step | None = None

    @property
    def step(self) -> Step:
        """The step as it is drawn: the later one, where there is one."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class CardChange(Change):
    """A card of either blueprint. `step` and `lane` are where it stands now; `was` is the step and lane it left."""

    before: Card | None = None
    after: Card | None = None
    step: str = ""
    lane: str = ""
    was: tuple[str, str] = ("", "")

    @property
    def card(self) -> Card:
        """The card as it is drawn: the later one, where there is one."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class ConnectionChange(Change):
    """A connection of either blueprint. `source` and `target` are ids of card changes."""

    before: Connection | None = None
    after: Connection | None = None
    source: str = ""
    target: str = ""

    @property
    def connection(self) -> Connection:
        """The connection as it is drawn: the later one, where there is one."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def implied(self) -> bool:
        """Whether it follows from lanes and steps, so that its change is no news."""
        return all(one is None or one.implied for one in (self.before, self.after))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two blueprints compared. Steps are in a time order that holds both; cards follow step by step, lane by lane."""

    before: Blueprint
    after: Blueprint
    steps: tuple[StepChange, ...]
    cards: tuple[CardChange, ...]
    connections: tuple[ConnectionChange, ...]

    def count(self, state: State) -> int:
        """How many steps are in a state; a step is changed when its cards are."""
        return sum(step.state == state for step in self.steps)

    @property
    def same(self) -> bool:
        """Whether nothing differs at all."""
        return all(one.state == "unchanged" for one in (*self.steps, *self.cards, *self.connections))


def pairs(blueprints: Iterable[Blueprint]) -> tuple[tuple[Blueprint, Blueprint], ...]:
    """The blueprints worth comparing: today's with each of tomorrow's; without states, the first with each other."""
    known = [one for one in blueprints if one.steps]
    if len(known) < 2:
        return ()
    first = next((one for one in known if _state(one) == "as_is"), known[0])
    others = [one for one in known if one is not first]
    aimed = [one for one in others if _state(one) == "to_be"]
    return tuple((first, one) for one in aimed or others)


def _state(blueprint: Blueprint) -> str:
    return blueprint.state or (blueprint.id if blueprint.id in ("as_is", "to_be") else "")


def compare(before: Blueprint, after: Blueprint) -> Difference:
    """What became of each thing of one blueprint in the other."""
    step_matches = matched_steps(before.steps, after.steps)
    moved = out_of_order(step_matches)
    names = _names([step.id for step in before.steps], [step.id for step in after.steps], step_matches)
    sides = Side(before, names[0]), Side(after, names[1])
    cards = _compared_cards(*sides, step_matches)
    differing = {card.step for card in cards if card.state != "unchanged"} | {card.was[0] for card in cards}
    steps = []
    for was, now in merged_order(before.steps, after.steps, step_matches, moved):
        one = None if was is None else before.steps[was]
        other = None if now is None else after.steps[now]
        name = names[1][now] if now is not None else names[0][was or 0]
        steps.append(_step_change(one, other, name, was in moved, (sides[0].main, sides[1].main)))
    order = {step.id: at for at, step in enumerate(steps)}
    steps = [_with_cards(step, step.id in differing) for step in steps]
    cards = sorted(cards, key=lambda card: order[card.step])
    return Difference(before, after, tuple(steps), tuple(cards), tuple(_compared_connections(before, after, cards)))


def _step_change(one: Step | None, other: Step | None, identifier: str, moved: bool, mains: Mains) -> StepChange:
    if one is None or other is None:
        return StepChange(identifier, new=one is None, gone=other is None, before=one, after=other)
    places = (*(("phase",) if one.phase != other.phase else ()), *(("order",) if moved else ()))
    return StepChange(identifier, differing(one, other, STEP_FIELDS, mains), places, before=one, after=other)


def _with_cards(step: StepChange, differing: bool) -> StepChange:
    if step.new or step.gone or not differing:
        return step
    return replace(step, fields=(*step.fields, "cards"))


# cards


def _compared_cards(before: Side, after: Side, steps: Matches) -> list[CardChange]:
    matches = matched_cards(before, after)
    ours, theirs = _names([card.id for card in before.cards], [card.id for card in after.cards], matches)
    swapped = swapped_cards(before, after, matches)
    partner = {now: was for was, now in matches.items()}
    changes = []
    for now, card in enumerate(after.cards):
        step, lane = after.home(now)
        if now not in partner:
            changes.append(CardChange(theirs[now], new=True, after=card, step=step, lane=lane))
            continue
        old = before.cards[partner[now]]
        home = before.home(partner[now])
        places = [name for name, one, two in zip(("step", "lane"), home, (step, lane), strict=True) if one != two]
        places += ["order"] if partner[now] in swapped else []
        was = home if "step" in places or "lane" in places else ("", "")
        keys = differing(old, card, CARD_FIELDS, (before.main, after.main))
        changes.append(CardChange(theirs[now], keys, tuple(places), False, False, old, card, step, lane, was))
    for at, card in enumerate(before.cards):
        if at not in matches:
            step, lane = before.home(at)
            changes.append(CardChange(ours[at], gone=True, before=card, step=step, lane=lane))
    return changes


def _names(before: Sequence[str], after: Sequence[str], matches: Matches) -> tuple[list[str], list[str]]:
    """An id for each thing of either side, the same for matched ones, unlike all others."""
    taken = set(after)
    ours = []
    for at, identifier in enumerate(before):
        if at in matches:
            ours.append(after[matches[at]])
            continue
        while identifier in taken:
            identifier += "-was"
        taken.add(identifier)
        ours.append(identifier)
    return ours, list(after)


# connections


def _compared_connections(
    before: Blueprint, after: Blueprint, cards: Sequence[CardChange]
) -> Iterator[ConnectionChange]:
    ours = {card.before.id: card.id for card in cards if card.before is not None}
    theirs = {card.after.id: card.id for card in cards if card.after is not None}
    old = {number: _ends(arrow, ours) for number, arrow in enumerate(before.arrows)}
    taken: set[int] = set()
    used: set[str] = set()
    for arrow in after.arrows:
        ends = _ends(arrow, theirs)
        was = same_connection(arrow, ends, before.arrows, old, taken)
        if was is None:
            yield ConnectionChange(_free(arrow.id, used), new=True, after=arrow, source=ends[0], target=ends[1])
            continue
        taken.add(was)
        one = before.arrows[was]
        keys = (*(("ends",) if set(old[was]) != set(ends) else ()), *differing(one, arrow, CONNECTION_FIELDS))
        if old[was] == ends[::-1] and ends[0] != ends[1] and arrow.dir != "both":
            keys = ("dir", *(key for key in keys if key != "dir"))
        yield ConnectionChange(_free(arrow.id, used), keys, (), False, False, one, arrow, *ends)
    for number, arrow in enumerate(before.arrows):
        if number not in taken:
            yield ConnectionChange(_free(arrow.id, used), (), (), True, False, arrow, None, *old[number])


def _ends(arrow: Connection, names: Mapping[str, str]) -> tuple[str, str]:
    return names.get(arrow.source, arrow.source), names.get(arrow.target, arrow.target)


def _free(identifier: str, used: set[str]) -> str:
    while identifier in used:
        identifier += "-was"
    used.add(identifier)
    return identifier
