"""An engagement as the coach's rules look at it: what many of them ask for, found once.

In: an engagement in the long form. Out: `Study`, with a `Chart` for each blueprint. Guaranteed: nothing is found before
it is asked for; each thing is found in one pass, so that rules stay linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.coach.programmes import Programme, programmes
from generator.coach.written import Manuscript
from generator.model import (
    Actor,
    Blueprint,
    Card,
    Connection,
    Delight,
    Emotion,
    Engagement,
    Moment,
    Opportunity,
    Pain,
    Step,
    Text,
)
from generator.model.base import Term

CUSTOMER, FRONTSTAGE, BACKSTAGE, SUPPORT, EVIDENCE = "customer", "frontstage", "backstage", "support", "evidence"
FRONT = ("frontstage", "technology", "midstage")  # roles of lanes above the line of visibility that meet the customer
BEHIND = ("backstage", "support", "partner")  # roles of lanes below it
PEOPLE = ("customer", "frontline", "team", "partner")  # kinds of actors that are people
STAFF = ("frontline", "team", "partner")  # those of them who serve
ASKED = ("nps", "csat", "ces", "servqual")  # kinds of metrics that people are asked for
CURVE = 3  # scores that make a curve

_Noted = TypeVar("_Noted", bound=Pain | Delight)


class Placed(NamedTuple):
    """A card with its lane, the lane's role, its step and the step's number from 0."""

    card: Card
    lane: str
    role: str
    step: Step
    column: int


class Chart:
    """A blueprint with its cards by place and by id, and its arrows by card."""

    def __init__(self, blueprint: Blueprint, roles: Mapping[str, str]) -> None:
        self.blueprint = blueprint
        self.steps: Sequence[Step] = blueprint.steps
        self._roles = roles

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All cards, step by step, in each step by lane as the author wrote them."""
        return tuple(
            Placed(card, lane, self._roles.get(lane, ""), step, column)
            for column, step in enumerate(self.steps)
            for lane, cards in step.cells.items()
            for card in cards
        )

    @cached_property
    def by_id(self) -> Mapping[str, Placed]:
        return {one.card.id: one for one in self.placed}

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[Placed, ...]]:
        found: dict[str, list[Placed]] = defaultdict(list)
        for one in self.placed:
            found[one.role].append(one)
        return {role: tuple(cards) for role, cards in found.items()}

    def of(self, *roles: str) -> tuple[Placed, ...]:
        """The cards of lanes with these roles, lane by lane."""
        return tuple(one for role in roles for one in self._by_role.get(role, ()))

    @cached_property
    def columns(self) -> tuple[Mapping[str, tuple[Placed, ...]], ...]:
        """The cards of each step by role of lane. A card that spans several steps stands in all of them."""
        found: list[dict[str, list[Placed]]] = [defaultdict(list) for _ in self.steps]
        for one in self.placed:
            for column in range(one.column, min(one.column + one.card.span, len(found))):
                found[column][one.role].append(one)
        return tuple({role: tuple(cards) for role, cards in column.items()} for column in found)

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        """The number of each step, from 0, by its id."""
        return {step.id: column for column, step in enumerate(self.steps)}

    @property
    def arrows(self) -> Sequence[Connection]:
        """All arrows, the implied ones too."""
        return self.blueprint.arrows

    @cached_property
    def drawn(self) -> tuple[Connection, ...]:
        """The author's own arrows."""
        return tuple(arrow for arrow in self.arrows if not arrow.implied)

    @cached_property
    def arrows_from(self) -> Mapping[str, tuple[Connection, ...]]:
        """The arrows that start at a card, by its id; those in both directions start at both ends."""
        return self._arrows(starts=True)

    @cached_property
    def arrows_to(self) -> Mapping[str, tuple[Connection, ...]]:
        """The arrows that end at a card, by its id; those in both directions end at both ends."""
        return self._arrows(starts=False)

    def _arrows(self, starts: bool) -> Mapping[str, tuple[Connection, ...]]:
        found: dict[str, list[Connection]] = defaultdict(list)
        for arrow in self.arrows:
            near, far = (arrow.source, arrow.target) if starts else (arrow.target, arrow.source)
            found[near].append(arrow)
            if arrow.dir == "both":
                found[far].append(arrow)
        return {card: tuple(arrows) for card, arrows in found.items()}

    @cached_property
    def carried(self) -> frozenset[int]:
        """The numbers of the steps from which the author hands something over, or tells it, to a card of the next."""
        found = set()
        for arrow in self.arrows:
            tells = arrow.kind in ("handoff", "information") or arrow.label
            if tells and arrow.source in self.by_id and arrow.target in self.by_id:
                first, second = sorted((self.by_id[arrow.source], self.by_id[arrow.target]), key=lambda one: one.column)
                if first.column + first.card.span == second.column:
                    found.add(second.column - 1)
        return frozenset(found)

    @cached_property
    def joined(self) -> frozenset[str]:
        """The ids of all cards that an arrow starts or ends at."""
        return frozenset(end for arrow in self.arrows for end in (arrow.source, arrow.target))


class Study:
    """What the coach looks at."""

    def __init__(self, engagement: Engagement) -> None:
        self.engagement = engagement
        self.language = engagement.meta.primary_language

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The blueprints that have steps, in the author's order."""
        roles = self.engagement.roles
        return tuple(Chart(one, roles) for one in self.engagement.blueprints.values() if one.steps)

    @cached_property
    def today_charts(self) -> tuple[Chart, ...]:
        """The blueprints of how the service is."""
        return tuple(chart for chart in self.charts if chart.blueprint.state == "as_is")

    @cached_property
    def target_charts(self) -> tuple[Chart, ...]:
        """The blueprints of how the service shall be."""
        return tuple(chart for chart in self.charts if chart.blueprint.state == "to_be")

    @cached_property
    def date(self) -> date | None:
        """The day of the document, which stands for today: the coach knows no clock."""
        try:
            return date.fromisoformat(self.engagement.meta.date)
        except ValueError:
            return None

    @cached_property
    def kind(self) -> str:
        """For whom the deck is: course, workshop or consultant."""
        return self.engagement.deck.kind

    @cached_property
    def is_draft(self) -> bool:
        return self.engagement.meta.status == "draft"

    @cached_property
    def moments_at(self) -> Mapping[str, tuple[Moment, ...]]:
        """The moments of truth by the id of their step."""
        found: dict[str, list[Moment]] = defaultdict(list)
        for moment in self.engagement.moments:
            found[moment.step].append(moment)
        return {step: tuple(moments) for step, moments in found.items()}

    @cached_property
    def felt(self) -> Mapping[str, Sequence[tuple[Step, Emotion]]]:
        """How each step feels to the customer, step by step, by id of the blueprint; steps without a score left out."""
        return {chart.blueprint.id: self.engagement.scores(chart.blueprint) for chart in self.charts}

    @cached_property
    def employees(self) -> frozenset[str]:
        """The ids of the personas who work for the service."""
        return frozenset(one.id for one in self.engagement.personas if one.role == "employee")

    @cached_property
    def pains_at(self) -> Mapping[tuple[str, str], tuple[Pain, ...]]:
        """The pain points by (id of the blueprint, id of the step)."""
        return self._by_step(self.engagement.pains)

    @cached_property
    def delights_at(self) -> Mapping[tuple[str, str], tuple[Delight, ...]]:
        """What already pleases, by (id of the blueprint, id of the step)."""
        return self._by_step(self.engagement.delights)

    def _by_step(self, notes: Sequence[_Noted]) -> Mapping[tuple[str, str], tuple[_Noted, ...]]:
        first = next(iter(self.engagement.blueprints), "")
        charts = {chart.blueprint.id: chart for chart in self.charts}
        found: dict[tuple[str, str], list[_Noted]] = defaultdict(list)
        for note in notes:
            blueprint, step = note.variant or first, note.step
            if step is None and note.card and blueprint in charts:
                home = charts[blueprint].by_id.get(note.card)
                step = home.step.id if home else None
            found[blueprint, step or ""].append(note)
        return {place: tuple(some) for place, some in found.items()}

    @cached_property
    def opportunities_of(self) -> Mapping[str, tuple[Opportunity, ...]]:
        """The opportunities by the id of a pain they start from, whichever of the two names the other."""
        found: dict[str, dict[str, Opportunity]] = defaultdict(dict)
        known = {one.id: one for one in self.engagement.opportunities}
        for one in self.engagement.opportunities:
            for pain in one.pains:
                found[pain][one.id] = one
        for pain_point in self.engagement.pains:
            for name in pain_point.opportunities:
                if name in known:
                    found[pain_point.id][name] = known[name]
        return {pain: tuple(some.values()) for pain, some in found.items()}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Who acts, by id; an actor in free text is not among them."""
        return {actor.id: actor for actor in self.engagement.actors}

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The courses that the author's sessions make, for each length, level and audience."""
        return programmes(self.engagement.workshop, self.engagement.deck.variant)

    @cached_property
    def manuscript(self) -> Manuscript:
        """All that the author wrote, text by text, and all that the file refers to."""
        return Manuscript(self.engagement)

    def curve(self, chart: Chart) -> Sequence[tuple[Step, Emotion]]:
        """How each step of a blueprint feels, where there are enough scores for a curve."""
        felt = self.felt[chart.blueprint.id]
        return felt if len(felt) >= CURVE else ()

    def journey(self, chart: Chart) -> Text:
        """What a journey is called: by the name of its blueprint, else as the service."""
        return chart.blueprint.name or self.engagement.meta.title

    def naming(self, moment: Moment) -> Term:
        """What a moment of truth is called after: itself, else its action or its step."""
        if moment.name:
            return moment
        find = self.engagement.find
        return find("card", moment.action) or find("step", moment.step) or moment

    def meant(self, kind: str, reference: str) -> Term | str:
        """What a reference means: the term with this id, or the words themselves."""
        return self.engagement.find(kind, reference) or reference

    def words(self, text: Text) -> str:
        """A text in the language of the file."""
        for tag, said in text.values:
            if tag == self.language:
                return said
        return text.in_language(self.language)
