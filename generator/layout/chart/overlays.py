"""What hangs on a step or a card: times, metrics, pains, marks, and how things are known.

In: an engagement, one of its blueprints, a language. Out: the rows and marks of a `Chart`. Guaranteed: nothing the
author did not say; rows without content are left out; `diagrams.overlays` and `diagrams.hide` are obeyed; what has a
mark has its words on the same page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from generator.layout.chart.content import Cell, Mark, Row, stacked
from generator.layout.chart.kinds import BORDERS, SIGNS, status_of
from generator.measure import SECONDS
from generator.model import Blueprint, Card, Channel, Engagement, Metric, Moment, Opportunity, Step
from generator.model.base import Claim
from generator.model.design import StepNote
from generator.terms import languages_of, length_of_time, term

ON_REQUEST = frozenset({"policy", "channel", "owner", "thought"})
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


def _durations(view: View, step: Step) -> tuple[float, float]:
    """Usual and longest time of a step's customer actions. Units: seconds; 0 when not said."""
    usual = longest = 0.0
    for card in view.cards(step, "customer"):
        if card.duration is not None:
            unit = SECONDS.get(card.duration.unit, 60)
            usual += card.duration.typical * unit
            longest += (card.duration.max or card.duration.typical) * unit
    return usual, longest


def _wait(view: View, step: Step) -> tuple[float, float]:
    """The longest single wait of a step: as expected, and as long as is put up with. Units: seconds; 0 when none."""
    found = []
    for wait in (card.wait for card in view.cards(step) if card.wait):
        unit = SECONDS.get(wait.unit, 60)
        found.append((wait.expected * unit, (wait.max or wait.expected) * unit))
    return max(found, default=(0.0, 0.0))


def _time(view: View, step: Step) -> str:
    usual, longest = _durations(view, step)
    parts = []
    if usual and view.shows("duration"):
        parts.append(_usual_and_longest(view, usual, longest))
    wait, most = _wait(view, step)
    if wait and view.shows("wait"):
        parts.append(view.phrase("time-wait", _usual_and_longest(view, wait, most)))
    return "\n".join(parts)


def _usual_and_longest(view: View, usual: float, longest: float) -> str:
    text = length_of_time(usual, view.language)
    if longest <= usual:
        return text
    lines = zip(text.split("\n"), length_of_time(longest, view.language).split("\n"), strict=True)
    return view.phrase("time-max", text, "\n".join(_without_unit(*line) for line in lines))


def _without_unit(usual: str, longest: str) -> str:
    """The longest time; where it is in the one unit of the usual time, its number alone."""
    words = usual.split(), longest.split()
    return words[1][0] if [word[1:] for word in words] == [words[0][1:2]] * 2 else longest


def total(view: View) -> str:
    """What all customer actions take together, in words; "" when no duration is known."""
    usual = sum(_durations(view, step)[0] for step in view.steps)
    return view.phrase("time-total", length_of_time(usual, view.language)) if usual and view.shows("duration") else ""


def waits(view: View) -> str:
    """The longest single wait and its step, and what the steps' waits come to, in words; "" when there is none."""
    found = [(_wait(view, step)[0], -column) for column, step in enumerate(view.steps)]
    wait, column = max(found, default=(0.0, 0))
    if not wait or not view.shows("wait"):
        return ""
    name = view.steps[-column].name.in_language(view.language)
    longest = length_of_time(wait, view.language)
    waited = sum(seconds for seconds, _ in found)
    if waited == wait:
        return view.phrase("time-longest-wait", name, longest)
    return view.phrase("time-waits", length_of_time(waited, view.language), name, longest)


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
                mark = sign(view, "fail-mark", card.fail_point.text.in_language(view.language))
                found.setdefault(card.id, []).append(mark)
            if card.wait is not None and card.wait.expected and view.shows("wait"):
                seconds = card.wait.expected * SECONDS.get(card.wait.unit, 60)
                found.setdefault(card.id, []).append(sign(view, "wait-mark", length_of_time(seconds, view.language)))
        home = _home(view, None, step.id)
        if home and step.questions and view.shows("question"):
            asked = " / ".join(question.in_language(view.language) for question in step.questions)
            found.setdefault(home, []).append(sign(view, "question-mark", asked))
    return {identifier: tuple(dict.fromkeys(badges)) for identifier, badges in found.items()}


def _moment_mark(view: View, moment: Moment) -> Mark:
    words = moment.name or moment.promise
    return sign(view, "moment", words.in_language(view.language) if words else "")


def sign(view: View, role: str, text: str = "") -> Mark:
    """The mark of a role, its meaning in words."""
    glyph, word = SIGNS[role]
    name = view.word(word).split("\n")[0]
    said = text.replace("\n", " / ")
    return Mark(role, glyph, f"{name}: {said}" if said else name)


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
    """A badge for each kind of note on a card, by the card's id, for pages that have no rows of notes."""
    said: dict[str, dict[str, list[str]]] = {}
    for overlay, notes in _note_lists(view):
        for note in notes if view.shows(overlay) else ():
            if belongs(view, note.variant) and (home := _home(view, note.card, note.step)):
                text = note.text.in_language(view.language)
                said.setdefault(home, {}).setdefault(f"{overlay}-mark", []).append(text)
    return {
        home: tuple(sign(view, role, " / ".join(texts)) for role, texts in found.items())
        for home, found in said.items()
    }


def _note_lists(view: View) -> Iterator[tuple[str, Sequence[StepNote]]]:
    engagement = view.engagement
    yield from (("pain", engagement.pains), ("itch", engagement.itches), ("delight", engagement.delights))


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
    """Usual and longest time and the wait of each step on the line of time, with the total at the end."""
    entries = []
    for column, step in enumerate(view.steps):
        if said := _time(view, step):
            waited = bool(_wait(view, step)[0]) and view.shows("wait")
            entries.append(Entry(column, said, "", "wait-mark" if waited else ""))
    row = _row(view, "time", "metric", entries)
    if row is None:
        return None
    return replace(row, cells=tuple(replace(cell, whole=True) for cell in row.cells), sum=total(view), axis=True)


def metric_row(view: View) -> Row | None:
    """The metrics that the steps' cards name, with the figures of this state."""
    if not view.shows("metric"):
        return None
    entries = []
    for column, step in enumerate(view.steps):
        names = dict.fromkeys(name for card in view.cards(step) for name in card.metric)
        names |= dict.fromkeys(step.metric)
        entries += [_metric(view, column, name) for name in names]
    return _row(view, "metric", "metric", entries)


def _metric(view: View, column: int, reference: str) -> Entry:
    metric = view.engagement.find("metric", reference)
    name = view.engagement.name_of("metric", reference, view.language)
    if not isinstance(metric, Metric):
        return Entry(column, name, "", "metric-mark")
    return Entry(column, f"{name}{_figures(view, metric)}", status(view, metric), "metric-mark")


def _figures(view: View, metric: Metric) -> str:
    """The figures that go with the state: today's, or from today's to those aimed at or reached."""
    aim = metric.result if metric.result is not None else metric.target
    wanted = [metric.today] if view.blueprint.state == "as_is" else [metric.today, aim]
    values = [_value(metric, value, view.language) for value in wanted if value is not None]
    return "\n" + " → ".join(values) if values else ""


def _value(metric: Metric, value: float, language: str) -> str:
    first = languages_of(language)[0]
    if metric.unit == "ratio":
        return f"{value * 100:g}%"
    if metric.unit in ("percent", "%"):
        return f"{value:g}%"
    return f"{value:g} {term(f'unit-{metric.unit}', first)}" if metric.unit in SECONDS else f"{value:g}"


def fail_row(view: View) -> Row | None:
    """Where the steps can go wrong."""
    if not view.shows("fail_point"):
        return None
    found = [
        Entry(column, card.fail_point.text.in_language(view.language), status(view, card, step), "fail-mark")
        for column, step in enumerate(view.steps)
        for card in view.cards(step)
        if card.fail_point is not None
    ]
    return _row(view, "fail_point", "fail_point", found)


def question_row(view: View) -> Row | None:
    """What nobody knows yet."""
    if not view.shows("question"):
        return None
    asked = [
        Entry(column, question.in_language(view.language), "", "question-mark")
        for column, step in enumerate(view.steps)
        for question in step.questions
    ]
    return _row(view, "question", "question", asked)


def note_rows(view: View) -> list[Row | None]:
    """Pains, itches and delights at their steps, then the opportunities."""
    return [*(_notes(view, overlay, notes) for overlay, notes in _note_lists(view)), opportunity_row(view)]


def _notes(view: View, overlay: str, notes: Sequence[StepNote]) -> Row | None:
    entries = []
    for note in notes if view.shows(overlay) else ():
        column = view.column_of.get(note.card or "", view.column_of.get(note.step or ""))
        if column is not None and belongs(view, note.variant):
            entries.append(Entry(column, note.text.in_language(view.language), status(view, note), f"{overlay}-mark"))
    return _row(view, overlay, overlay, entries)


def opportunity_row(view: View) -> Row | None:
    """Opportunities at their own step, else at the steps of the pains and moments they start from."""
    entries = []
    for opportunity in view.engagement.opportunities if view.shows("opportunity") else ():
        columns = [view.column_of.get(opportunity.step)] if opportunity.step else _roots(view, opportunity)
        for column in sorted({column for column in columns if column is not None})[:1]:
            said = opportunity.hmw.in_language(view.language)
            entries.append(Entry(column, said, status(view, opportunity), "opportunity-mark"))
    return _row(view, "opportunity", "opportunity", entries)


def _roots(view: View, opportunity: Opportunity) -> list[int | None]:
    pains = [
        pain
        for pain in view.engagement.pains
        if (pain.id in opportunity.pains or opportunity.id in pain.opportunities) and belongs(view, pain.variant)
    ]
    columns = [view.column_of.get(pain.card or "", view.column_of.get(pain.step or "")) for pain in pains]
    if not opportunity.pains and view.is_first:
        moments = [moment for moment in view.engagement.moments if moment.id in opportunity.moments]
        columns += [view.column_of.get(moment.action or "", view.column_of.get(moment.step)) for moment in moments]
    return columns


def thought_row(view: View) -> Row | None:
    return _row(view, "thought", "thought", _said(view, "thought", ""))


def asked_rows(view: View) -> list[Row | None]:
    """The rows that are drawn on a blueprint only when the author asks for them."""
    rows: list[Row | None] = [thought_row(view)] if view.shows("thought") else []
    if view.shows("channel"):
        rows.append(_row(view, "channel", "metric", _channels(view)))
    if view.shows("policy"):
        rows.append(_row(view, "policy", "metric", _said(view, "policy", "policy-mark")))
    if view.shows("owner"):
        rows.append(_row(view, "owner", "metric", _owners(view)))
    return rows


def _said(view: View, attribute: str, mark: str) -> Iterator[Entry]:
    """What the cards of each step, and the step itself, say under a key."""
    for column, step in enumerate(view.steps):
        texts = [(getattr(card, attribute), status(view, card, step)) for card in view.cards(step)]
        texts.append((getattr(step, attribute, None), status(view, step)))
        yield from (Entry(column, text.in_language(view.language), how, mark) for text, how in texts if text)


def _channels(view: View) -> Iterator[Entry]:
    """The channels by which each step's customers act and see something, each once, under the sign of its kind."""
    for column, step in enumerate(view.steps):
        references = dict.fromkeys(card.channel for card in view.cards(step, "customer", "evidence"))
        for reference in references:
            if name := view.engagement.name_of("channel", reference, view.language):
                yield Entry(column, name, "", channel_role(view, reference))


def channel_role(view: View, reference: str | None) -> str:
    """The role of a channel's sign; "" when its kind is not known."""
    channel = view.engagement.find("channel", reference)
    return f"channel-{channel.kind}" if isinstance(channel, Channel) and channel.kind else ""


def _owners(view: View) -> Iterator[Entry]:
    """Who answers for each step's cards, each once."""
    for column, step in enumerate(view.steps):
        references = dict.fromkeys(card.owner for card in view.cards(step) if card.owner)
        names = [view.engagement.name_of("stakeholder|actor", name, view.language) for name in references]
        if names:
            yield Entry(column, "\n".join(names), "", "owner-mark")


class Entry(NamedTuple):
    """A note of a row: its column, its text, how it is known, the role of its mark ("" for none)."""

    column: int
    text: str
    status: str
    mark: str


def _row(view: View, name: str, role: str, entries: Iterable[Entry]) -> Row | None:
    cells: list[Cell] = []
    for column, text, how, mark in entries:
        identifier = f"{name}/{view.steps[column].id}/{len(cells)}"
        pin = sign(view, mark) if mark else None
        cell = Cell(identifier, role, text, column, column, kind=ROW_KIND, shape="rectangle", pin=pin)
        cells.append(known(cell, how))
    return Row(name, role, view.word(f"overlay-{name}"), stacked(cells)) if cells else None


# evidence


def status(view: View, *claims: Claim) -> str:
    """How the first of the claims that says so is known, else the blueprint as a whole; "" when nothing is said."""
    if not view.shows("basis"):
        return ""
    return status_of(*(claim.basis for claim in claims), view.blueprint.basis)


def known(cell: Cell, status: str) -> Cell:
    """The cell with the border that tells how it is known."""
    if not status:
        return cell
    return replace(cell, border=BORDERS[status].dash, weight=BORDERS[status].weight, status=status)
