"""What hangs on a step or a card: feelings, times, metrics, pains, marks.

In: an engagement, one of its blueprints, a language. Out: the rows, points and marks of a `Chart`. Guaranteed: nothing
the author did not say; rows without content are left out; `diagrams.overlays` and `diagrams.hide` are obeyed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.layout.chart.content import Cell, Feeling, Mark, Row, stacked
from generator.model import Blueprint, Card, Engagement, Metric, Moment, Step
from generator.model.service import Emotion
from generator.terms import languages_of, signed, term

SECONDS: Mapping[str, float] = {"s": 1, "min": 60, "h": 3600, "day": 86400}
GUESSED = frozenset({"assumed", "illustrative", "proposed", "proto"})
ON_REQUEST = frozenset({"policy", "channel", "owner", "thought"})
MOST_POINTS = 3
ROW_KIND = "note"


@dataclass(frozen=True)
class View:
    """A blueprint as it is looked at: whose it is, in which language, what is to be seen of it."""

    engagement: Engagement
    blueprint: Blueprint
    language: str

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The role of each lane by its id."""
        return {lane.id: lane.role or "support" for lane in self.engagement.lanes}

    @cached_property
    def steps(self) -> Sequence[Step]:
        return self.blueprint.steps

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        """The column of each step and of each card, by id."""
        found = {card.id: column for column, step in enumerate(self.steps) for card in self.cards(step)}
        return found | {step.id: column for column, step in enumerate(self.steps)}

    @cached_property
    def is_first(self) -> bool:
        """Whether this is the blueprint that notes without a variant belong to."""
        return next(iter(self.engagement.blueprints), self.blueprint.id) == self.blueprint.id

    def cards(self, step: Step, *roles: str) -> tuple[Card, ...]:
        """The step's cards in lanes of these roles (all, when none is named), lane by lane."""
        lanes = [lane.id for lane in self.engagement.lanes if not roles or self.roles[lane.id] in roles]
        return tuple(card for lane in lanes for card in step.cells.get(lane, ()))

    def shows(self, overlay: str) -> bool:
        diagrams = self.engagement.diagrams
        if overlay in diagrams.hide:
            return False
        return overlay in diagrams.overlays if diagrams.overlays else overlay not in ON_REQUEST

    def word(self, identifier: str) -> str:
        return term(identifier, self.language)

    def phrase(self, identifier: str, *parts: object) -> str:
        """A term with its gaps filled, in each language of the page; parts may themselves be in both."""
        lines = []
        for number, tag in enumerate(languages_of(self.language)):
            filled = [str(part).split("\n")[min(number, str(part).count("\n"))] for part in parts]
            lines.append(term(identifier, tag).format(*filled))
        return "\n".join(dict.fromkeys(lines))


# time


def amount(seconds: float, language: str) -> str:
    """A length of time in its largest handy unit: 45 s, 4 min, 1.5 h."""
    unit = handy_unit(seconds)
    number = _in(unit, seconds)
    return "\n".join(dict.fromkeys(f"{number} {_unit(unit, number, tag)}" for tag in languages_of(language)))


def handy_unit(seconds: float) -> str:
    """The largest unit that says a length of time in a number with one decimal at most; days only when whole."""
    units = [name for name in ("day", "h", "min") if seconds >= SECONDS[name]]
    fine = [name for name in units if round(seconds / SECONDS[name] * (1 if name == "day" else 10), 6) % 1 == 0]
    return fine[0] if fine else "s" if seconds < 600 else "min" if seconds < 36000 else "h"


def _in(unit: str, seconds: float) -> str:
    return f"{round(seconds / SECONDS[unit], 1):g}"


def _unit(unit: str, number: str, language: str) -> str:
    return "day" if language == "en" and unit == "day" and number == "1" else term(f"unit-{unit}", language)


def _durations(view: View, step: Step) -> tuple[float, float]:
    """Usual and longest time of a step's customer actions. Units: seconds; 0 when not said."""
    usual = longest = 0.0
    for card in view.cards(step, "customer"):
        if card.duration is not None:
            unit = SECONDS.get(card.duration.unit, 60)
            usual += card.duration.typical * unit
            longest += (card.duration.max or card.duration.typical) * unit
    return usual, longest


def _wait(view: View, step: Step) -> float:
    """The longest single wait of a step. Units: seconds."""
    cards = view.cards(step)
    return max((card.wait.expected * SECONDS.get(card.wait.unit, 60) for card in cards if card.wait), default=0.0)


def _time(view: View, step: Step) -> Iterator[str]:
    usual, longest = _durations(view, step)
    parts = []
    if usual and view.shows("duration"):
        parts.append(_usual_and_longest(view, usual, longest))
    wait = _wait(view, step)
    if wait and view.shows("wait"):
        parts.append(view.phrase("time-wait", amount(wait, view.language)))
    if parts:
        yield "\n".join(parts)


def _usual_and_longest(view: View, usual: float, longest: float) -> str:
    text = amount(usual, view.language)
    if longest <= usual:
        return text
    unit = handy_unit(usual)
    same = longest < 100 * SECONDS[unit]
    return view.phrase("time-max", text, _in(unit, longest) if same else amount(longest, view.language))


def total(view: View) -> str:
    """What all customer actions take together, in words; "" when no duration is known."""
    usual = sum(_durations(view, step)[0] for step in view.steps)
    return view.phrase("time-total", amount(usual, view.language)) if usual and view.shows("duration") else ""


def longest_wait(view: View) -> str:
    """The longest single wait and its step, in words; "" when there is none."""
    waits = [(_wait(view, step), -column) for column, step in enumerate(view.steps)]
    wait, column = max(waits, default=(0.0, 0))
    if not wait or not view.shows("wait"):
        return ""
    name = view.steps[-column].name.in_language(view.language)
    return view.phrase("time-longest-wait", name, amount(wait, view.language))


# feelings


def feelings(view: View) -> tuple[Feeling, ...]:
    """The points of the customer's emotion curve, in time order; equal ones in a row within a step once."""
    if not view.shows("emotion"):
        return ()
    points = []
    for column, step in enumerate(view.steps):
        felt = [card.emotion for card in view.cards(step, "customer") if card.emotion is not None]
        felt = _distinct(felt or ([step.emotion] if step.emotion else []))
        for number, emotion in enumerate(felt):
            place = (number + 1) / (len(felt) + 1)
            meaning = _score_in_words(view, step, emotion)
            hollow = _guessed(view, emotion)
            points.append(Feeling(f"emotion/{step.id}/{number}", column, place, emotion.score, hollow, meaning))
    return tuple(points)


def _distinct(felt: Sequence[Emotion]) -> list[Emotion]:
    kept = [emotion for at, emotion in enumerate(felt) if at == 0 or emotion.score != felt[at - 1].score]
    if len(kept) <= MOST_POINTS:
        return kept
    lowest = min(range(len(kept)), key=lambda at: kept[at].score)
    highest = max(range(len(kept)), key=lambda at: kept[at].score)
    return [kept[at] for at in sorted({lowest, highest, len(kept) - 1})]


def _guessed(view: View, emotion: Emotion) -> bool:
    """Whether nobody said how the score is known, or said that it is not; a researched persona vouches for its own."""
    if emotion.basis is not None:
        return emotion.basis in GUESSED
    name = emotion.persona or next(iter(view.blueprint.personas), None)
    persona = next((persona for persona in view.engagement.personas if persona.id == name), None)
    return persona is None or persona.evidence is None or persona.evidence.basis == "proto"


def _score_in_words(view: View, step: Step, emotion: Emotion) -> str:
    basis = view.word(f"score-{emotion.basis or 'unknown'}")
    name = step.name.in_language(view.language)
    return view.phrase("score-meaning", name, signed(emotion.score), basis).replace("\n", " / ")


# marks


def marks(view: View) -> Mapping[str, tuple[Mark, ...]]:
    """The badges of each card, by its id: moments of truth, fail points, waits, questions."""
    found: dict[str, list[Mark]] = {}
    for moment in view.engagement.moments if view.shows("moment") else ():
        if home := _home(view, moment.action, moment.step):
            found.setdefault(home, []).append(_moment_mark(view, moment))
    for step in view.steps:
        for card in view.cards(step):
            if card.fail_point is not None and view.shows("fail_point"):
                meaning = _named(view, "mark-fail_point", card.fail_point.text.in_language(view.language))
                found.setdefault(card.id, []).append(Mark("fail-mark", "F", meaning))
            if card.wait is not None and card.wait.expected and view.shows("wait"):
                seconds = card.wait.expected * SECONDS.get(card.wait.unit, 60)
                meaning = _named(view, "mark-wait", amount(seconds, view.language))
                found.setdefault(card.id, []).append(Mark("wait-mark", "W", meaning))
        home = _home(view, None, step.id)
        if home and step.questions and view.shows("question"):
            asked = " / ".join(question.in_language(view.language) for question in step.questions)
            found.setdefault(home, []).append(Mark("question-mark", "?", _named(view, "mark-question", asked)))
    return {identifier: tuple(dict.fromkeys(badges)) for identifier, badges in found.items()}


def _moment_mark(view: View, moment: Moment) -> Mark:
    words = moment.name or moment.promise
    return Mark("moment", "◆", _named(view, "mark-moment", words.in_language(view.language) if words else ""))


def _named(view: View, identifier: str, text: str) -> str:
    name = view.word(identifier).split("\n")[0]
    said = text.replace("\n", " / ")
    return f"{name}: {said}" if said else name


def _home(view: View, card: str | None, step: str | None) -> str | None:
    """The card a note shows on: its own, else the first of its step's customer actions, else the step's first card."""
    if card in view.column_of:
        return card
    column = view.column_of.get(step or "")
    if column is None:
        return None
    cards = view.cards(view.steps[column], "customer") or view.cards(view.steps[column])
    return cards[0].id if cards else None


def spare_marks(view: View) -> Mapping[str, tuple[Mark, ...]]:
    """A badge for each pain, by the id of its card, for pages that have no row of pains."""
    found: dict[str, tuple[Mark, ...]] = {}
    for pain in view.engagement.pains if view.shows("pain") else ():
        home = _home(view, pain.card, pain.step) if belongs(view, pain.variant) else None
        if home:
            mark = Mark("pain-mark", "▼", _named(view, "mark-pain", pain.text.in_language(view.language)))
            found[home] = (*found.get(home, ()), mark)
    return found


def step_marks(view: View, step: Step) -> tuple[Mark, ...]:
    """The badges of a step in an overview: its moments of truth."""
    if not view.shows("moment"):
        return ()
    homes = {card.id for card in view.cards(step)} | {step.id}
    found = [m for m in view.engagement.moments if (m.action if m.action in view.column_of else m.step) in homes]
    return tuple(_moment_mark(view, moment) for moment in found)


# rows


def belongs(view: View, variant: str | None) -> bool:
    """Whether a note about a blueprint is about this one."""
    return variant == view.blueprint.id if variant else view.is_first


def time_row(view: View) -> Row | None:
    """Usual and longest time and the wait of each step, with the total at the end."""
    row = _row(view, "time", "metric", ((column, _time(view, step)) for column, step in enumerate(view.steps)))
    if row is None:
        return None
    return replace(row, cells=tuple(replace(cell, whole=True) for cell in row.cells), sum=total(view))


def metric_row(view: View) -> Row | None:
    """The metrics that the steps' cards name, with the figures of this state."""
    if not view.shows("metric"):
        return None
    cells = []
    for column, step in enumerate(view.steps):
        names = dict.fromkeys(name for card in view.cards(step) for name in card.metric)
        names |= dict.fromkeys(step.metric)
        cells.append((column, [_metric(view, name) for name in names]))
    return _row(view, "metric", "metric", cells)


def _metric(view: View, reference: str) -> str:
    metric = view.engagement.find("metric", reference)
    name = view.engagement.name_of("metric", reference, view.language)
    return f"{name}{_figures(view, metric)}" if isinstance(metric, Metric) else name


def _figures(view: View, metric: Metric) -> str:
    """The figures that go with the state: today's, or from today's to those aimed at or reached."""
    aim = metric.result if metric.result is not None else metric.target
    wanted = [metric.baseline] if view.blueprint.state == "as_is" else [metric.baseline, aim]
    values = [_value(metric, value, view.language) for value in wanted if value is not None]
    return "\n" + " → ".join(values) if values else ""


def _value(metric: Metric, value: float, language: str) -> str:
    first = languages_of(language)[0]
    if metric.unit == "ratio":
        return f"{value * 100:g}%"
    if metric.unit in ("percent", "%"):
        return f"{value:g}%"
    return f"{value:g} {term(f'unit-{metric.unit}', first)}" if metric.unit in SECONDS else f"{value:g}"


def pain_row(view: View) -> Row | None:
    return _notes(view, "pain", view.engagement.pains)


def itch_row(view: View) -> Row | None:
    return _notes(view, "itch", view.engagement.itches)


def delight_row(view: View) -> Row | None:
    return _notes(view, "delight", view.engagement.delights)


def _notes(view: View, overlay: str, notes: Iterable) -> Row | None:  # type: ignore[type-arg]
    if not view.shows(overlay):
        return None
    cells: list[tuple[int, list[str]]] = []
    for note in notes:
        column = view.column_of.get(note.card or "", view.column_of.get(note.step or ""))
        if column is not None and belongs(view, note.variant):
            cells.append((column, [note.text.in_language(view.language)]))
    return _row(view, overlay, overlay, cells)


def opportunity_row(view: View) -> Row | None:
    """Opportunities at their own step, else at the steps of the pains and moments they start from."""
    if not view.shows("opportunity"):
        return None
    cells = []
    for opportunity in view.engagement.opportunities:
        columns = [view.column_of.get(opportunity.step)] if opportunity.step else _roots(view, opportunity.id)
        for column in sorted({column for column in columns if column is not None})[:1]:
            cells.append((column, [opportunity.hmw.in_language(view.language)]))
    return _row(view, "opportunity", "opportunity", cells)


def _roots(view: View, identifier: str) -> list[int | None]:
    opportunity = next(item for item in view.engagement.opportunities if item.id == identifier)
    pains = [
        pain
        for pain in view.engagement.pains
        if (pain.id in opportunity.pains or identifier in pain.opportunities) and belongs(view, pain.variant)
    ]
    columns = [view.column_of.get(pain.card or "", view.column_of.get(pain.step or "")) for pain in pains]
    if not opportunity.pains and view.is_first:
        moments = [moment for moment in view.engagement.moments if moment.id in opportunity.moments]
        columns += [view.column_of.get(moment.action or "", view.column_of.get(moment.step)) for moment in moments]
    return columns


def thought_row(view: View) -> Row | None:
    texts = ((column, _card_texts(view, step, "thought")) for column, step in enumerate(view.steps))
    return _row(view, "thought", "thought", texts)


def asked_rows(view: View) -> list[Row | None]:
    """The rows that are drawn on a blueprint only when the author asks for them."""
    rows: list[Row | None] = [thought_row(view)] if view.shows("thought") else []
    if view.shows("channel"):
        rows.append(channel_row(view))
    if view.shows("policy"):
        texts = ((column, _card_texts(view, step, "policy")) for column, step in enumerate(view.steps))
        rows.append(_row(view, "policy", "metric", texts))
    if view.shows("owner"):
        owners = ((column, _named_once(view, step, "owner")) for column, step in enumerate(view.steps))
        rows.append(_row(view, "owner", "metric", owners))
    return rows


def channel_row(view: View) -> Row | None:
    channels = ((column, _named_once(view, step, "channel")) for column, step in enumerate(view.steps))
    return _row(view, "channel", "metric", channels)


def _card_texts(view: View, step: Step, attribute: str) -> list[str]:
    texts = [getattr(card, attribute) for card in view.cards(step)] + [getattr(step, attribute, None)]
    return [text.in_language(view.language) for text in texts if text]


def _named_once(view: View, step: Step, attribute: str) -> list[str]:
    """What the step's cards refer to, each once, in one text."""
    kind = "stakeholder|actor" if attribute == "owner" else attribute
    roles = () if attribute == "owner" else ("customer", "evidence")
    references = dict.fromkeys(getattr(card, attribute) for card in view.cards(step, *roles))
    names = [view.engagement.name_of(kind, reference, view.language) for reference in references if reference]
    return ["\n".join(names)] if names else []


def _row(view: View, name: str, role: str, texts: Iterable[tuple[int, Iterable[str]]]) -> Row | None:
    cells: list[Cell] = []
    for column, found in texts:
        for text in found:
            identifier = f"{name}/{view.steps[column].id}/{len(cells)}"
            cells.append(Cell(identifier, role, text, column, column, kind=ROW_KIND, shape="rectangle"))
    return Row(name, role, view.word(f"overlay-{name}"), stacked(cells)) if cells else None
