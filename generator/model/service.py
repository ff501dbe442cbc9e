"""The service itself: what it is, who acts in it, its phases and its blueprints. Source: the field reference, §2, §16."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.base import NO_TEXT, Checked, Claim, Term, Text, key, term
from generator.model.design import Delight, Itch, Moment, Opportunity, Pain

LANE_ROLES = (
    "evidence",
    "customer",
    "frontstage",
    "technology",
    "midstage",
    "backstage",
    "support",
    "partner",
)


@term
class Meta(Term):
    """What the engagement is called, for whom it is, and how it is published. Its keys may stand at the top level."""

    title: Text = key("name of the engagement; stands on the cover")
    id: str = key("id of the engagement", "", form="id")
    subtitle: Text = key("line below the title on the cover", NO_TEXT)
    client: Text = key("for whom it is made", NO_TEXT)
    author: Text = key("who made it", NO_TEXT, also=("trainer", "facilitator"))
    version: str = key("version of the document", "")
    status: str = key(
        "how far the document is; draft puts a stamp on slides", "draft", choices=("draft", "reviewed", "approved")
    )
    date: str = key('date of the document, such as "2026-11-22"', "", form="date")
    confidentiality: str = key("who may have it", "internal", choices=("public", "internal", "restricted"))
    languages: tuple[str, ...] = key(
        "languages of the outputs; found from the texts when not given", (), also=("language",), form="language"
    )
    primary_language: str = key(
        "language of plain texts and of messages; found from the title when not given", "", form="language"
    )
    bilingual_mode: str = key(
        "one deck a language, or both languages on each slide",
        "twin_decks",
        choices=("zh_only", "en_only", "stacked", "twin_decks"),
    )
    brand: str = key("name of the look", "default")


@term
class Source(Checked):
    """Where a claim comes from."""

    PREFIX = "src"
    KIND = "source"
    SHORT = "citation"

    id: str = key("id of the source", "", form="id")
    type: str = key(
        "kind of source",
        "other",
        choices=(
            "article",
            "book",
            "interview",
            "survey",
            "workshop",
            "observation",
            "data",
            "client",
            "standard",
            "web",
            "other",
        ),
    )
    citation: Text = key("how it is cited")
    url: str = key("address of the source", "")
    accessed: str = key("day it was looked up", "", form="date")
    n: int | None = key("number of people or cases behind it", None, between=(0, 10_000_000))


@term
class Scope(Checked):
    """One journey of one kind of customer: where it starts, where it ends, what it is for."""

    SHORT = "service"

    service: Text = key("the service", NO_TEXT)
    scenario: Text = key("the situation that is looked at", NO_TEXT)
    trigger: Text = key("what makes the customer start", NO_TEXT)
    end_state: Text = key("how one sees that the journey is over", NO_TEXT)
    segment: Text = key("the customers that are looked at", NO_TEXT)
    out_of_scope: tuple[Text, ...] = key("what is left out on purpose", ())
    business_goal: Text = key("what the organisation wants from it", NO_TEXT)
    tolerance_floor: float = key("lowest emotion that customers put up with", -1.0, between=(-2, 2), code="EM-01")
    evidence: Text = key("what the work rests on: interviews, days, limits", NO_TEXT)


@term
class Channel(Checked):
    """A way by which customer and organisation meet."""

    PREFIX = "ch"
    KIND = "channel"
    SHORT = "name"

    id: str = key("id of the channel", "", form="id")
    name: Text = key("name of the channel")
    kind: str | None = key("nature of the channel", None, choices=("voice", "digital", "physical", "human", "mail"))


@term
class Actor(Checked):
    """Somebody or something that acts in a lane."""

    PREFIX = "actor"
    KIND = "actor"
    SHORT = "name"

    id: str = key("id of the actor", "", form="id")
    name: Text = key("name of the actor")
    kind: str | None = key(
        "what the actor is", None, choices=("customer", "interface", "frontline", "system", "team", "partner")
    )
    persona: str | None = key("the persona that describes the actor", None, refers="persona")


@term
class Lane(Checked):
    """A row of the blueprint. Its role drives its colour and where the three lines run."""

    KIND = "lane"
    SHORT = "id"

    id: str = key("id of the lane; the key under which a step's cards stand", form="id")
    name: Text = key("name of the lane", NO_TEXT)
    role: str | None = key("what kind of lane it is; the id, when that is one of them", None, choices=LANE_ROLES)
    line_below: str | None = key(
        "the line below the lane; found from the roles, given only to check them",
        None,
        choices=("interaction", "visibility", "internal_interaction"),
    )


@term
class Phase(Checked):
    """A part of the journey with a goal of the customer's own."""

    PREFIX = "ph"
    KIND = "phase"
    SHORT = "name"

    id: str = key("id of the phase", "", form="id")
    name: Text = key("name of the phase")
    goal: Text = key("what the customer wants to have reached at its end", NO_TEXT)
    order: int | None = key(
        "place in the journey, from 1; the order in the file when not given", None, between=(0, 1000)
    )


@term
class Duration(Term):
    """How long an action takes. A plain “5 min” or “3-5 分钟” will do."""

    typical: float = key("usual time", between=(0, 1e9), code="TM-01")
    max: float | None = key("longest time the customer puts up with", None, between=(0, 1e9), code="TM-01")
    unit: str = key("unit: s, min, h or day", "min", form="unit")


@term
class Wait(Term):
    """Time the customer waits, and what makes it bearable. A plain “5 min” will do. Source: Maister."""

    expected: float = key("usual wait", between=(0, 1e9), code="TM-01")
    max: float | None = key("longest wait the customer puts up with", None, between=(0, 1e9), code="TM-01")
    unit: str = key("unit: s, min, h or day", "min", form="unit")
    mitigation: tuple[str, ...] = key(
        "what makes the wait bearable",
        (),
        choices=(
            "occupy",
            "start_early",
            "reassure",
            "estimate",
            "explain",
            "fair_queue",
            "signal_value",
            "companion",
            "callback",
            "eliminate",
        ),
    )


@term
class Emotion(Claim):
    """How the customer (or an employee) feels, from -2 (awful) to 2 (delightful). A plain number will do."""

    SHORT = "score"

    score: float = key("-2 to 2, halves allowed", between=(-2, 2), code="EM-01")
    persona: str | None = key("whose emotion it is", None, refers="persona")


def main_emotion(emotions: Sequence[Emotion], personas: Sequence[str] = ()) -> Emotion | None:
    """The emotion that counts where there is room for one: of the first persona, else nobody's in particular."""
    wanted = (*personas[:1], None)
    found = (emotion for who in wanted for emotion in emotions if emotion.persona == who)
    return next(found, emotions[0] if emotions else None)


@term
class FailPoint(Term):
    """Where the step can go wrong, and what is done then. Source: Shostack 1984."""

    SHORT = "text"

    text: Text = key("what goes wrong")
    recovery: Text = key("what is done when it has gone wrong", NO_TEXT)
    fail_safe: Text = key("what keeps it from going wrong", NO_TEXT)


@term
class Money(Term):
    """A cost of an action."""

    SHORT = "amount"

    amount: float = key("amount", between=(0, 1e15))
    currency: str = key("currency, such as CNY", "CNY")
    per: Text = key("what it is counted for", NO_TEXT)


@term
class Card(Claim):
    """An action or a piece of evidence: one cell of a lane and a step. A plain text will do."""

    KIND = "card"
    SHORT = "text"

    id: str = key("id of the card; made from its place when not given", "", form="id")
    text: Text = key("what happens, verb first; or what the customer sees, hears, gets")
    actor: str | None = key("who acts", None, refers="~actor")
    channel: str | None = key("by which channel", None, refers="~channel")
    system: Text = key("with which system", NO_TEXT)
    duration: Duration | None = key("how long it takes", None, form="length", also=("time",))
    wait: Wait | None = key("how long the customer waits for it", None, form="length")
    emotions: tuple[Emotion, ...] = key("how it feels; a list when personas feel different", (), name="emotion")
    thought: Text = key("what the customer thinks", NO_TEXT, also=("thinks",))
    policy: Text = key("rule or policy that applies", NO_TEXT)
    fact: Text = key("fact or observation", NO_TEXT)
    metric: tuple[str, ...] = key("what is measured here", (), refers="~metric", also=("metrics",))
    fail_point: FailPoint | None = key("where it can go wrong", None)
    cost: Money | None = key("what it costs", None)
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")
    span: int = key("how many steps the card covers, from its own on", 1, between=(1, 500))
    proactive: bool = key("the organisation starts this, nobody asked", False)
    solo: bool = key("the customer does this alone", False)
    evidence_none: Text = key("why there is nothing to see here", NO_TEXT)

    @property
    def emotion(self) -> Emotion | None:
        return main_emotion(self.emotions)


@term
class Step(Claim):
    """A column of the blueprint. Cards stand under the id of their lane: `customer:`, `frontstage:` and so on."""

    PREFIX = "st"
    KIND = "step"

    id: str = key("id of the step; made from its place when not given", "", form="id")
    phase: str = key("the phase it belongs to; not needed inside `phases`", "", refers="phase")
    name: Text = key("name of the step; the customer's action when not given", NO_TEXT)
    value: str = key("what it is worth to the customer", "necessary", choices=("value_add", "necessary", "waste"))
    goal: Text = key("what the customer wants here", NO_TEXT)
    cells: Mapping[str, tuple[Card, ...]] = key("cards by the id of their lane", {}, rest=True)
    questions: tuple[Text, ...] = key("what we do not know yet", (), also=("question",))
    notes: tuple[Text, ...] = key("remarks", ())
    emotions: tuple[Emotion, ...] = key(
        "how the customer feels at this step; a list when personas feel different", (), name="emotion", becomes="card"
    )
    duration: Duration | None = key("how long the customer needs", None, form="length", becomes="card", also=("time",))
    wait: Wait | None = key("how long the customer waits", None, form="length", becomes="card")
    thought: Text = key("what the customer thinks", NO_TEXT, becomes="card", also=("thinks",))
    channel: str | None = key("by which channel the customer acts", None, refers="~channel", becomes="card")
    fail_point: FailPoint | None = key("where the step can go wrong", None, becomes="card")
    metric: tuple[str, ...] = key("what is measured here", (), refers="~metric", becomes="card", also=("metrics",))
    pain: tuple[Pain, ...] = key("pain points at this step", (), becomes="pains", also=("pains",))
    itch: tuple[Itch, ...] = key("wishes at this step", (), becomes="itches", also=("itches",))
    delight: tuple[Delight, ...] = key("what already delights at this step", (), becomes="delights", also=("delights",))
    opportunity: tuple[Opportunity, ...] = key(
        "opportunities at this step", (), becomes="opportunities", also=("opportunities",)
    )
    moment_of_truth: tuple[Moment, ...] = key(
        "what makes this step a moment of truth", (), becomes="moments", also=("mot",)
    )

    @property
    def emotion(self) -> Emotion | None:
        return main_emotion(self.emotions)


CONNECTION_KINDS = ("interaction", "trigger", "supply", "handoff", "information", "failure", "feedback", "sequence")


@term
class Connection(Claim):
    """An arrow between two cards. “a -> b”, “a <-> b” and “a -> b: label” will do."""

    SHORT = "line"

    id: str = key("id of the connection", "", form="id")
    source: str = key("the card it starts at", "", refers="card", name="from", also=("source",), code="CN-01")
    target: str = key("the card it ends at", "", refers="card", name="to", also=("target",), code="CN-01")
    kind: str = key(
        "what crosses; found from the lanes when not given, feedback when it runs back in time",
        "",
        choices=CONNECTION_KINDS,
    )
    dir: str = key("one way, or both sides depend on each other", "", choices=("forward", "both"), also=("direction",))
    label: Text = key("what is handed over", NO_TEXT)
    condition: Text = key("when it happens; such an arrow is dashed", NO_TEXT)
    style: str | None = key("how it is drawn", None, choices=("solid", "dashed", "conditional"))
    line: str = key("the short form: “a -> b: label”", "", form="arrow")
    implied: bool = False


@term
class Connections(Checked):
    """Which arrows are drawn: the author's list alone, or the implied ones too."""

    SHORT_LIST = "also"

    implied: bool | None = key("draw the arrows that follow from lanes and steps", None)
    also: tuple[Connection, ...] = key("the author's own arrows", (), also=("list",))


@term
class Blueprint(Claim):
    """One state of the service: how it is, or how it shall be."""

    KIND = "blueprint"

    id: str = key("name of the blueprint; its key under `blueprints`", "", form="name")
    name: Text = key("title of the blueprint", NO_TEXT, also=("title",))
    state: str | None = key("as it is today, or as it shall be", None, choices=("as_is", "to_be"))
    personas: tuple[str, ...] = key("whose journey it is", (), refers="persona", also=("persona",))
    steps: tuple[Step, ...] = key("the steps, in time order", ())
    connections: Connections | None = key("arrows between cards; implied when not given", None)
    arrows: tuple[Connection, ...] = ()
