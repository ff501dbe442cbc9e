"""What the file says of the service, for its canvases: journey, blueprint, moments of truth.

In: a speaker, and how many steps a page has. Out: `Filling`s. Guaranteed: the first blueprint; steps in its order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator import measure
from generator.layout.canvases.filling import Filling, Row, Score
from generator.layout.canvases.notes import Note
from generator.model import Card, Moment, Step, Strategy
from generator.outline.speaker import Speaker
from generator.strategies import HOUSE
from generator.terms import length_of_time, signed

_LANES = {"technology": "frontstage", "midstage": "backstage", "partner": "support"}
MOMENTS, SHORTLIST = 3, 5
_ASSUMED = ("assumed", "illustrative", "proto")


def journey(speaker: Speaker, columns: int) -> Iterator[Filling]:
    for number, steps in enumerate(_pages(speaker, columns)):
        notes: dict[str, tuple[Note, ...]] = {}
        for at, step in enumerate(steps):
            found = _journey_step(speaker, step)
            notes |= {f"{lane}/{at}": tuple(some) for lane, some in found.items() if some}
        yield Filling(notes=notes, scores=tuple(_scores(speaker, steps)), first=number * columns)


def _pages(speaker: Speaker, columns: int) -> Iterator[tuple[Step, ...]]:
    first = next(iter(speaker.engagement.blueprints.values()), None)
    steps = first.steps if first is not None else ()
    for at in range(0, len(steps), columns):
        yield steps[at : at + columns]


def _scores(speaker: Speaker, steps: tuple[Step, ...]) -> Iterator[Score]:
    first = next(iter(speaker.engagement.blueprints.values()))
    felt = {step.id: emotion for step, emotion in speaker.engagement.scores(first)}
    for at, step in enumerate(steps):
        if step.id in felt:
            yield Score(at, felt[step.id].score, felt[step.id].basis in _ASSUMED)


def _cards(speaker: Speaker, step: Step, *roles: str) -> list[Card]:
    lanes = speaker.engagement.roles
    return [card for lane, cards in step.cells.items() if lanes.get(lane) in roles for card in cards]


def _journey_step(speaker: Speaker, step: Step) -> dict[str, list[Note]]:
    engagement = speaker.engagement
    actions = _cards(speaker, step, "customer")
    channels = dict.fromkeys(speaker.name_of("channel", card.channel) for card in actions if card.channel)
    touched = [speaker.brief(card.text) for card in _cards(speaker, step, "evidence")] + list(channels)
    thoughts = [speaker.brief(card.thought) for card in actions if card.thought]
    pains = [Note(speaker.brief(one.text), "pain", "pains", one.id) for one in _at(engagement.pains, speaker, step)]
    pains += [Note(speaker.brief(one.text), "itch", "itches", one.id) for one in _at(engagement.itches, speaker, step)]
    pains += [
        Note(speaker.brief(one.text), "delight", "delights", one.id) for one in _at(engagement.delights, speaker, step)
    ]
    owners = dict.fromkeys(
        [
            speaker.name_of("stakeholder|actor", one.owner)
            for one in engagement.moments
            if one.step == step.id and one.owner
        ]
    )
    return {
        "phase": [Note(_name(speaker, step), "phase")],
        "action": [Note(speaker.brief(card.text), "customer") for card in actions],
        "touchpoint": [Note(words, "evidence") for words in touched if words],
        "thought": [Note(words, "thought") for words in thoughts],
        "pain": pains,
        "opportunity": _opportunities(speaker, step),
        "owner": [Note(words, "metric") for words in owners],
    }


def _name(speaker: Speaker, step: Step) -> str:
    return speaker.brief(step.name) or next(
        (speaker.brief(card.text) for card in _cards(speaker, step, "customer")), step.id
    )


def _at(notes: Iterable[object], speaker: Speaker, step: Step) -> list:  # type: ignore[type-arg]
    """The notes on a step of the first blueprint."""
    first = next(iter(speaker.engagement.blueprints))
    return [one for one in notes if one.step == step.id and one.variant in (None, "", first)]  # type: ignore[attr-defined]


def _opportunities(speaker: Speaker, step: Step) -> list[Note]:
    pains = {pain.id for pain in _at(speaker.engagement.pains, speaker, step)}
    found = [
        one for one in speaker.engagement.opportunities if one.hmw and (one.step == step.id or pains & set(one.pains))
    ]
    return [Note(speaker.brief(one.hmw), "opportunity") for one in found]


def blueprint(speaker: Speaker, columns: int) -> Iterator[Filling]:
    for number, steps in enumerate(_pages(speaker, columns)):
        notes: dict[str, tuple[Note, ...]] = {}
        for at, step in enumerate(steps):
            found = _blueprint_step(speaker, step)
            notes |= {f"{lane}/{at}": tuple(some) for lane, some in found.items() if some}
        yield Filling(notes=notes, first=number * columns)


def _blueprint_step(speaker: Speaker, step: Step) -> dict[str, list[Note]]:
    lanes: dict[str, list[Note]] = {"phase": [Note(_name(speaker, step), "phase")], "time": _times(speaker, step)}
    for lane, cards in step.cells.items():
        role = speaker.engagement.roles.get(lane, "")
        for card in cards:
            lanes.setdefault(_LANES.get(role, role), []).append(
                Note(speaker.brief(card.text), role, hollow=card.basis in _ASSUMED)
            )
    lanes["notes"] = _strip(speaker, step)
    return lanes


def _times(speaker: Speaker, step: Step) -> list[Note]:
    found = []
    for card in _cards(speaker, step, "customer"):
        if card.duration is not None:
            found.append(_time(card.duration.typical, card.duration.unit, speaker))
        if card.wait is not None:
            waited = speaker.label("time-wait").format(_time(card.wait.expected, card.wait.unit, speaker))
            found.append(waited)
    return [Note(words, "metric") for words in found]


def _time(value: float, unit: str, speaker: Speaker) -> str:
    return length_of_time(measure.seconds(value, unit), speaker.first)


def _strip(speaker: Speaker, step: Step) -> list[Note]:
    """What hangs on a step: moments, pains, fail points, questions, wishes, delights."""
    engagement = speaker.engagement
    found = [
        Note(f"◆ {speaker.brief(one.name) or _name(speaker, step)}", "note-moment")
        for one in engagement.moments
        if one.step == step.id
    ]
    found += [Note(f"▼ {speaker.brief(one.text)}", "pain") for one in _at(engagement.pains, speaker, step)]
    for card in (card for cards in step.cells.values() for card in cards):
        if card.fail_point is not None:
            found.append(Note(f"F {speaker.brief(card.fail_point.text)}", "fail_point"))
    found += [Note(f"▽ {speaker.brief(one.text)}", "itch") for one in _at(engagement.itches, speaker, step)]
    found += [Note(f"▲ {speaker.brief(one.text)}", "delight") for one in _at(engagement.delights, speaker, step)]
    found += [Note(f"? {speaker.brief(one)}", "question") for one in step.questions]
    return found


# Moments of truth


def moments(speaker: Speaker) -> Iterator[Filling]:
    found = speaker.engagement.moments
    rows = [_moment(speaker, one) for one in found]
    listed = [_candidate(speaker, one) for one in sorted(found, key=lambda one: -_product(one))]
    for at in range(0, len(rows), MOMENTS):
        yield Filling(rows={"rows": tuple(rows[at : at + MOMENTS]), "shortlist": tuple(listed[:SHORTLIST])})


def _called(speaker: Speaker, one: Moment) -> str:
    if one.name:
        return speaker.brief(one.name)
    action = speaker.engagement.find("card", one.action)
    if isinstance(action, Card):
        return speaker.brief(action.text)
    step = speaker.engagement.find("step", one.step)
    return _name(speaker, step) if isinstance(step, Step) else one.id


def _gap(one: Moment) -> float | None:
    if one.emotion is None or one.emotion.current is None or one.emotion.target is None:
        return None
    return measure.gap(one.emotion.current, one.emotion.target)


def _product(one: Moment) -> float:
    return (one.impact or 0) * (one.frequency or 0) * (_gap(one) or 0)


def _candidate(speaker: Speaker, one: Moment) -> Row:
    scores = {"impact": one.impact, "frequency": one.frequency, "gap": _gap(one), "product": _product(one) or None}
    cells = {key: f"{value:g}" for key, value in scores.items() if value is not None}
    return Row({"candidate": _called(speaker, one), **cells})


def _moment(speaker: Speaker, one: Moment) -> Row:
    engagement = speaker.engagement
    strategy = engagement.find("strategy", one.strategy) or HOUSE.get(one.strategy or "")
    pains = {pain.id for pain in engagement.pains if pain.step == one.step}
    asked = [
        speaker.brief(opp.hmw) for opp in engagement.opportunities if one.id in opp.moments or pains & set(opp.pains)
    ]
    cells = {
        "name": _called(speaker, one),
        "emotion": _shift(one),
        "strategy": speaker.brief(strategy.name) if isinstance(strategy, Strategy) else "",
        "promise": speaker.brief(one.promise),
        "hmw": asked[0] if asked else "",
        "metrics": _listed([speaker.name_of("metric", metric) for metric in one.metrics]),
        "owner": speaker.name_of("stakeholder|actor", one.owner),
    }
    return Row({key: words for key, words in cells.items() if words}, "moments", one.id)


def _listed(names: Sequence[str]) -> str:
    """Names one under the other, told apart where there are several."""
    return "\n".join(names if len(names) < 2 else [f"· {name}" for name in names])


def _shift(one: Moment) -> str:
    if one.emotion is None:
        return ""
    ends = [signed(score) for score in (one.emotion.current, one.emotion.target) if score is not None]
    return " → ".join(ends)
