"""The language: one typed class for each term of the field.

In: nothing. Out: the classes that an engagement is made of. Guaranteed: every key is documented, in one place, for the
loader, the JSON Schema, `docs/language.md` and the suggestions alike; no I/O.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from generator.diagnostics import Span
from generator.model.activity import Activity
from generator.model.base import LANGUAGES, NO_TEXT, Advice, Checked, Claim, Lint, Origin, Term, Text, key, term
from generator.model.design import (
    Case,
    Concept,
    Decision,
    Delight,
    Exposure,
    Goal,
    Idea,
    Issue,
    Itch,
    LifetimeValue,
    Menu,
    Moment,
    Opportunity,
    Pain,
    Raci,
    Release,
    Risk,
    Roadmap,
    Screening,
    Standard,
    Strategy,
    UserTest,
    Visit,
)
from generator.model.insight import (
    Answers,
    Benchmark,
    Evidence,
    Feedback,
    Kano,
    KanoFeature,
    Metric,
    Need,
    Persona,
    Question,
    Segment,
    Stakeholder,
    Survey,
    ValueExchange,
)
from generator.model.service import (
    Actor,
    Blueprint,
    Card,
    Channel,
    Connection,
    Duration,
    Emotion,
    Lane,
    Meta,
    Phase,
    Scope,
    Source,
    Step,
    Wait,
    main_emotion,
)
from generator.model.workshop import (
    ClientTheme,
    Colors,
    Day,
    Deck,
    Diagrams,
    Fonts,
    GlossaryEntry,
    LayoutWish,
    Module,
    Session,
    Settings,
    SlideWish,
    Workshop,
)

__all__ = [
    "LANGUAGES",
    "NO_TEXT",
    "Activity",
    "Actor",
    "Advice",
    "Answers",
    "Blueprint",
    "Card",
    "Channel",
    "Checked",
    "Claim",
    "ClientTheme",
    "Colors",
    "Concept",
    "Connection",
    "Day",
    "Decision",
    "Delight",
    "Duration",
    "Emotion",
    "Engagement",
    "Evidence",
    "Exposure",
    "Fonts",
    "Goal",
    "Idea",
    "Issue",
    "Itch",
    "Kano",
    "KanoFeature",
    "Lane",
    "LayoutWish",
    "LifetimeValue",
    "Lint",
    "Menu",
    "Meta",
    "Metric",
    "Module",
    "Moment",
    "Need",
    "Opportunity",
    "Origin",
    "Pain",
    "Persona",
    "Phase",
    "Question",
    "Raci",
    "Roadmap",
    "Scope",
    "Screening",
    "Session",
    "SlideWish",
    "Source",
    "Stakeholder",
    "Standard",
    "Step",
    "Strategy",
    "Survey",
    "Term",
    "Text",
    "ValueExchange",
    "Visit",
    "Wait",
    "Workshop",
]


@term
class Engagement(Checked):
    """One file: a service, its blueprints, what is known about it and what is to become of it."""

    schema_version: str = key("version of the language", "1.0")
    meta: Meta = key("what the engagement is called; its keys may stand at the top level")
    include: tuple[str, ...] = key("further files of the same folder, read as if they stood here", ())
    sources: tuple[Source, ...] = key("where claims come from", ())
    scope: Scope = key("the journey that is looked at", Scope())
    channels: tuple[Channel, ...] = key("ways by which customer and organisation meet", ())
    actors: tuple[Actor, ...] = key("who acts in the lanes", ())
    lanes: tuple[Lane, ...] = key("rows of the blueprint, from the top; the usual five when not given", ())
    personas: tuple[Persona, ...] = key("typical customers and employees", (), also=("persona",))
    segments: tuple[Segment, ...] = key("parts of the customers", ())
    needs: tuple[Need, ...] = key("what customers need", ())
    kano: Kano | None = key("the Kano survey", None)
    stakeholders: tuple[Stakeholder, ...] = key("who has a say or is touched", (), also=("stakeholder",))
    value_exchanges: tuple[ValueExchange, ...] = key("what stakeholders give each other", ())
    metrics: tuple[Metric, ...] = key("what is measured", ())
    surveys: tuple[Survey, ...] = key("answers in table files", ())
    phases: tuple[Phase, ...] = key("parts of the journey; steps may stand inside", (), also=("stages",))
    blueprints: Mapping[str, Blueprint] = key("blueprints by name: as_is, to_be and others", {}, also=("blueprint",))
    moments: tuple[Moment, ...] = key("moments of truth", (), also=("moments_of_truth",))
    strategies: tuple[Strategy, ...] = key("strategies for moments of truth; the house's six when not given", ())
    pains: tuple[Pain, ...] = key("pain points", ())
    itches: tuple[Itch, ...] = key("wishes that customers could live without", ())
    delights: tuple[Delight, ...] = key("what already pleases", ())
    opportunities: tuple[Opportunity, ...] = key("how-might-we questions", ())
    ideas: tuple[Idea, ...] = key("answers to them", ())
    concepts: tuple[Concept, ...] = key("ideas worked out", ())
    screening: Screening | None = key("how concepts were compared", None)
    tests: tuple[UserTest, ...] = key("tests with people", ())
    standards: tuple[Standard, ...] = key("behaviours that are observed and counted", ())
    visits: tuple[Visit, ...] = key("mystery shoppers' visits", ())
    issues: tuple[Issue, ...] = key("the issue register", ())
    releases: tuple[Release, ...] = key("releases and whom they are told to", ())
    roadmap: Roadmap | None = key("what comes when", None)
    raci: Raci | None = key("who does what", None)
    risks: tuple[Risk, ...] = key("risks, challenges, assumptions", ())
    goals: tuple[Goal, ...] = key("goals of the year for the experience", ())
    changeover: tuple[Exposure, ...] = key("where people meet what changes, to be changed over with it", ())
    lifetime_values: tuple[LifetimeValue, ...] = key("what a customer is worth over the years", ())
    benchmarks: tuple[Benchmark, ...] = key("what others do", ())
    menus: tuple[Menu, ...] = key("menus customers go through", ())
    cases: tuple[Case, ...] = key("case studies", ())
    feedback_log: tuple[Feedback, ...] = key("cases of the closed loop", ())
    workshop: Workshop | None = key("the workshop or course", None)
    activities: tuple[Activity, ...] = key("exercises of one's own, or changes to those of the library", ())
    deck: Deck = key("how the deck is made", Deck())
    diagrams: Diagrams = key("how diagrams are drawn", Diagrams())
    glossary: tuple[GlossaryEntry, ...] = key("terms of the house", ())
    settings: Settings = key("lists of the house that replace the built-in ones", Settings())

    index: Mapping[str, Mapping[str, Term]] = field(default_factory=dict, compare=False, repr=False)
    lints: tuple[tuple[Span | None, Lint], ...] = field(default=(), compare=False, repr=False)
    """What the author wants left out of the coach's findings, with the span it holds for; None for all files."""
    advice: tuple[Advice, ...] = field(default=(), compare=False, repr=False)
    """What the coach says of the engagement, the gravest first; its hints are not here. Empty till it was asked."""
    questions: tuple[Text, ...] = field(default=(), compare=False, repr=False)
    """What the coach asks, the most useful first."""

    def find(self, kind: str, identifier: str | None) -> Term | None:
        """The term of a kind ("stakeholder", or "stakeholder|actor") with this id, or None."""
        for name in kind.split("|"):
            if identifier is not None and (found := self.index.get(name, {}).get(identifier)):
                return found
        return None

    def name_of(self, kind: str, reference: str | None, language: str) -> str:
        """What a reference is called on a page; the reference itself when it is free text."""
        found = self.find(kind, reference)
        if found is None:
            return reference or ""
        for attribute in ("name", "title", "text", "citation", "hmw"):
            value = getattr(found, attribute, None)
            if isinstance(value, Text) and value:
                return value.in_language(language)
        return reference or ""

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The role of each lane, by its id."""
        return {lane.id: lane.role or "" for lane in self.lanes}

    def customer_cards(self, step: Step) -> tuple[Card, ...]:
        """The customer's actions in a step, in order."""
        return tuple(card for lane in self.lanes if lane.role == "customer" for card in step.cells.get(lane.id, ()))

    def scores(self, blueprint: Blueprint) -> list[tuple[Step, Emotion]]:
        """How each step of a blueprint feels to the customer: that of its last action with a score."""
        found = []
        for step in blueprint.steps:
            felt = [card.emotions for card in self.customer_cards(step) if card.emotions]
            emotion = main_emotion(felt[-1] if felt else step.emotions, blueprint.personas)
            if emotion is not None:
                found.append((step, emotion))
        return found

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the outputs, the primary one first."""
        return (self.meta.primary_language, *(tag for tag in self.meta.languages if tag != self.meta.primary_language))
