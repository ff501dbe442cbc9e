"""What is known: personas, needs, stakeholders, metrics, surveys. Source: the field reference, §5 to §8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.model.base import BASES, NO_TEXT, Checked, Claim, Term, Text, key, term

_Value = TypeVar("_Value")


@term
class Goals(Term):
    """What a persona wants. A plain list is taken as end goals. Source: Cooper."""

    SHORT_LIST = "end"

    end: tuple[Text, ...] = key("what the persona wants to get done", ())
    experience: tuple[Text, ...] = key("how the persona wants to feel", ())
    life: tuple[Text, ...] = key("who the persona wants to be", ())


@term
class Job(Term):
    """A job to be done: when …, I want …, so that …"""

    SHORT = "want"

    kind: str = key("kind of job", "functional", choices=("functional", "emotional", "social"))
    when: Text = key("the situation", NO_TEXT)
    want: Text = key("what the persona wants to do")
    so_that: Text = key("what for", NO_TEXT)


@term
class Evidence(Term):
    """What a persona rests on."""

    SHORT = "basis"

    basis: str = key("research, mixed, or a team's assumption (proto)", "proto", choices=("research", "mixed", "proto"))
    n_interviews: int | None = key("number of interviews", None, between=(0, 1_000_000))
    sources: tuple[str, ...] = key("where it comes from", (), refers="source")
    date: str = key("when it was gathered", "", form="date")


@term
class Quote(Term):
    """Words in quotation marks, and whether somebody said them."""

    SHORT = "text"

    text: Text = key("the words")
    basis: str | None = key("whether they are real", None, choices=BASES, also=("provenance",))


@term
class Empathy(Term):
    """The empathy map of a persona. Source: the canvas of 2017."""

    who: tuple[Text, ...] = key("who we empathise with", ())
    do_next: tuple[Text, ...] = key("what they need to do", ())
    see: tuple[Text, ...] = key("what they see", (), also=("sees",))
    say: tuple[Text, ...] = key("what they say", (), also=("says",))
    do: tuple[Text, ...] = key("what they do", (), also=("does",))
    hear: tuple[Text, ...] = key("what they hear", (), also=("hears",))
    think: tuple[Text, ...] = key("what they think", (), also=("thinks",))
    feel: tuple[Text, ...] = key("what they feel", (), also=("feels",))
    pains: tuple[Text, ...] = key("what they fear and suffer", ())
    gains: tuple[Text, ...] = key("what they hope for", ())


@term
class Persona(Claim):
    """A typical customer or employee, drawn from evidence."""

    PREFIX = "per"
    KIND = "persona"
    SHORT = "name"

    id: str = key("id of the persona", "", form="id")
    name: Text = key("name of the persona")
    role: str = key(
        "what the persona is for the design",
        "",
        choices=("primary", "secondary", "supplemental", "served", "employee", "negative"),
    )
    tagline: Text = key("the persona in one line", NO_TEXT)
    photo: str | None = key("file of a picture, in the folder of this file", None)
    photo_licence: Text = key("who allows the use of the picture", NO_TEXT)
    age: str = key("age or span of ages", "")
    occupation: Text = key("what the persona does for a living", NO_TEXT, also=("job", "profession"))
    location: Text = key("where the persona lives", NO_TEXT)
    context: Text = key("situation and surroundings", NO_TEXT, also=("background",))
    behaviours: tuple[Text, ...] = key("what the persona does", (), also=("behaviors", "behaviour", "behavior"))
    goals: Goals | None = key("what the persona wants", None, also=("goal",))
    jobs: tuple[Job, ...] = key("jobs to be done", (), also=("jtbd",))
    needs: tuple[str, ...] = key("needs, by id or in words", (), refers="~need", also=("need",))
    pains: tuple[str, ...] = key("pains, by id or in words", (), refers="~pain", also=("pain", "frustrations"))
    gains: tuple[Text, ...] = key("what would please", (), also=("gain",))
    channels: tuple[str, ...] = key("channels the persona uses", (), refers="~channel", also=("channel",))
    skills: tuple[Text, ...] = key("skills that matter here", (), also=("skill",))
    quote: Quote | None = key("a sentence in the persona's own words", None)
    segment_size: Text = key("how many such customers there are", NO_TEXT)
    evidence: Evidence | None = key("what the persona rests on", None)
    empathy: Empathy | None = key("the empathy map", None, also=("empathy_map",))


@term
class Need(Claim):
    """What customers need, from the surface down to values."""

    PREFIX = "need"
    KIND = "need"
    SHORT = "text"

    id: str = key("id of the need", "", form="id")
    text: Text = key("the need in the customer's words")
    persona: str | None = key("whose need it is", None, refers="persona")
    step: str | None = key("where it shows", None, refers="step")
    layer: str | None = key(
        "how deep it lies in the iceberg",
        None,
        choices=("surface", "behaviour", "expectation", "motive", "emotion", "value"),
    )
    kano: str | None = key(
        "Kano class the team expects",
        None,
        choices=("must_be", "one_dimensional", "attractive", "indifferent", "reverse", "questionable"),
    )
    quote: Text = key("what somebody said", NO_TEXT)
    care: str | None = key("which care it asks for", None, choices=("effort", "time", "care"))


KANO_CLASSES = ("A", "O", "M", "I", "R", "Q")


@term
class KanoFeature(Checked):
    """A feature and how the people asked answered."""

    PREFIX = "kf"
    KIND = "kano_feature"

    id: str = key("id of the feature", "", form="id")
    name: Text = key("the feature")
    need: str | None = key("the need it serves", None, refers="need")
    counts: Mapping[str, int] = key(
        "answers by class: A, O, M, I, R, Q", {}, choices=KANO_CLASSES, between=(0, 10_000_000)
    )


@term
class Kano(Claim):
    """A Kano survey. Source: Kano 1984; coefficients Berger et al. 1993."""

    n: int | None = key("people asked", None, between=(0, 10_000_000))
    period: Text = key("when they were asked", NO_TEXT)
    segment: Text = key("who was asked", NO_TEXT)
    question_ids: tuple[str, ...] = key("numbers of the questions in the form", ())
    table: str = key("evaluation table", "standard", choices=("standard", "pouliot"))
    features: tuple[KanoFeature, ...] = key("the features asked about", ())


@term
class Touch(Term):
    """A phase of the journey that touches a stakeholder. A plain id of a phase will do."""

    SHORT = "phase"

    phase: str = key("the phase", refers="phase")
    need: Text = key("what the stakeholder needs there", NO_TEXT)
    impact: int | None = key("how much it weighs on the stakeholder, 1 to 5", None, between=(1, 5), code="SH-02")


@term
class Stakeholder(Claim):
    """Somebody who has a say in the service, or is touched by it."""

    PREFIX = "stk"
    KIND = "stakeholder"
    SHORT = "name"

    id: str = key("id of the stakeholder", "", form="id")
    name: Text = key("name of the stakeholder, a role rather than a person")
    type: str = key(
        "what the stakeholder is to us",
        "internal",
        choices=("customer", "employee", "internal", "partner", "regulator", "public"),
    )
    ring: int | None = key("0 customer, 1 front line, 2 organisation, 3 partners, 4 public", None, between=(0, 4))
    power: float | None = key("power over the service, 1 to 5", None, between=(1, 5), code="SH-02")
    interest: float | None = key("interest in the service, 1 to 5", None, between=(1, 5), code="SH-02")
    urgency: float | None = key("urgency of the claim, 1 to 5", None, between=(1, 5), code="SH-02")
    attitude: str | None = key(
        "attitude today", None, choices=("champion", "supporter", "neutral", "critic", "blocker")
    )
    desired_attitude: str | None = key(
        "attitude we need", None, choices=("champion", "supporter", "neutral", "critic", "blocker")
    )
    salience: tuple[str, ...] = key("attributes of salience", (), choices=("power", "legitimacy", "urgency"))
    needs: Text = key("what the stakeholder needs", NO_TEXT, also=("need",))
    fears: Text = key("what the stakeholder fears", NO_TEXT)
    contribution: Text = key("what the stakeholder brings", NO_TEXT)
    influence: Text = key("what the power rests on", NO_TEXT)
    engagement: Text = key("what we do to involve the stakeholder", NO_TEXT)
    cadence: Text = key("how often", NO_TEXT)
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")
    phases: tuple[Touch, ...] = key(
        "phases that touch the stakeholder, and what is needed there", (), also=("touches",)
    )


@term
class ValueExchange(Claim):
    """What one stakeholder gives another: solid when tangible, dashed when not. Source: Allee."""

    PREFIX = "vx"
    KIND = "value_exchange"

    id: str = key("id of the exchange", "", form="id")
    source: str = key("who gives", refers="stakeholder", name="from", also=("source",))
    target: str = key("who receives", refers="stakeholder", name="to", also=("target",))
    kind: str | None = key(
        "what kind of thing is given",
        None,
        choices=("money", "goods", "service", "information", "knowledge", "trust", "promise", "insight", "data"),
    )
    nature: str | None = key("whether one can hold it or count it", None, choices=("tangible", "intangible"))
    label: Text = key("what is given", NO_TEXT)


@term
class Metric(Claim):
    """Something that is measured."""

    PREFIX = "met"
    KIND = "metric"
    SHORT = "name"

    id: str = key("id of the metric", "", form="id")
    name: Text = key("name of the metric")
    kind: str = key(
        "kind of metric",
        "operational",
        choices=("nps", "csat", "ces", "servqual", "operational", "financial", "behavioural"),
    )
    scale: str | None = key(
        "scale of the answers",
        None,
        choices=("0_10", "1_5", "1_7", "1_10", "agree_1_7", "effort_1_5", "ratio", "percent"),
    )
    unit: str = key("unit, such as s, min, ratio, percent, calls_per_month", "")
    better: str | None = key("which direction is good", None, choices=("higher", "lower"))
    baseline: float | None = key("value today", None)
    target: float | None = key("value we aim at", None)
    result: float | None = key("value reached", None)
    n: int | None = key("number of answers or cases", None, between=(0, 100_000_000))
    period: Text = key("when it was measured", NO_TEXT)
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")
    level: str | None = key("place in the KPI tree", None, choices=("outcome", "experience", "operation"))
    drives: tuple[str, ...] = key("metrics above it in the KPI tree", (), refers="metric")

    @property
    def today(self) -> float | None:
        """The value today; None where nobody was asked for it, whatever the author guesses."""
        return None if self.n == 0 else self.baseline


@term
class Segment(Claim):
    """A part of the customers."""

    PREFIX = "seg"
    KIND = "segment"
    SHORT = "name"

    id: str = key("id of the segment", "", form="id")
    name: Text = key("name of the segment")
    dimension: Text = key("by what the customers are divided", NO_TEXT)
    traits: Text = key("what sets the segment apart", NO_TEXT)
    use: Text = key("what follows for the service", NO_TEXT)
    size: Text = key("how many they are", NO_TEXT)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered to one question: computed from the table, not written by the author.

    `kind` is what it tells of (metric, kano_feature, servqual, touchpoint), `target` the id or the name of that, `item`
    its place among the items of a SERVQUAL dimension (from 0), `heading` the question as asked, `step` where in the
    journey, `scale` the name of the scale.
    Shape: `values`, `others`, `rows`, `segments`, `periods` have an entry for each answer that counts; `values` are the
    answers, of a pair those with the feature or the perceptions, `others` those without it or the expectations (empty
    when it is no pair); `rows` are rows of the table, which tell respondents apart; `segments` and `periods` are empty
    when the survey has no such column. `missing` were left blank, `bad` could not be read and are left out.
    """

    kind: str
    target: str
    item: int = 0
    heading: str = ""
    step: str | None = None
    scale: str = ""
    values: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    segments: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    missing: int = 0
    bad: int = 0

    @property
    def n(self) -> int:
        """How many answers count."""
        return len(self.values)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Both answers of each pair: with and without the feature, perception and expectation."""
        return tuple(zip(self.values, self.others, strict=bool(self.others)))

    def by_row(self) -> dict[int, tuple[int, int]]:
        """The pairs by respondent, as `measure.servqual_dimension` wants them."""
        return dict(zip(self.rows, self.pairs, strict=bool(self.others)))

    def only(self, segment: str | None = None, period: str | None = None) -> Answers:
        """The answers of one segment, one period or both; what was missing or bad is not told apart by them."""
        kept = [
            at
            for at in range(self.n)
            if (segment is None or self.segments[at : at + 1] == (segment,))
            and (period is None or self.periods[at : at + 1] == (period,))
        ]
        return replace(
            self,
            values=_chosen(self.values, kept),
            others=_chosen(self.others, kept),
            rows=_chosen(self.rows, kept),
            segments=_chosen(self.segments, kept),
            periods=_chosen(self.periods, kept),
        )


def _chosen(column: tuple[_Value, ...], places: Sequence[int]) -> tuple[_Value, ...]:
    return tuple(column[at] for at in places) if column else ()


SURVEY_SCALES = ("0_10", "1_5", "1_7", "1_10", "agree_1_7", "effort_1_5", "kano", "yes_no")


@term
class Question(Term):
    """A question of a survey: what it tells of, and in which columns the answers stand.

    A column is given by its heading, by the question's number (Q5) or by its letter (F).
    """

    target: str | None = key(
        "what it tells of: a metric, a Kano feature, a SERVQUAL dimension, or feeling, ease, success, advocacy",
        None,
        refers="~metric|kano_feature",
        name="for",
        also=("about",),
    )
    column: str | None = key("the column of its answers", None)
    functional: str | None = key("Kano: the column of “if it is there”", None)
    dysfunctional: str | None = key("Kano: the column of “if it is not there”", None)
    expectation: tuple[str, ...] = key("SERVQUAL: the columns of expectations, one an item", ())
    perception: tuple[str, ...] = key("SERVQUAL: the columns of perceptions, in the same order", ())
    scale: str | None = key("scale of the answers, when the metric does not say it", None, choices=SURVEY_SCALES)
    step: str | None = key("where in the journey it was asked", None, refers="step")
    labels: Mapping[str, int] = key("answers in words → number on the scale", {}, between=(0, 10), also=("answers",))


@term
class Survey(Claim):
    """Answers in a table file, and which column says what."""

    PREFIX = "sv"
    KIND = "survey"

    id: str = key("id of the survey", "", form="id")
    file: str = key("CSV or XLSX file in the folder of this file")
    format: str = key(
        "who wrote the file; found from its first rows when not given",
        "plain",
        choices=("plain", "qualtrics", "surveymonkey"),
    )
    columns: Mapping[str, str] = key("metric or touchpoint question → its column: the short form of `questions`", {})
    questions: tuple[Question, ...] = key("what each question tells of", ())
    measures: str = key(
        "the value that metrics get from it: today's or the one reached", "baseline", choices=("baseline", "result")
    )
    segment_column: str | None = key("column that divides the people asked", None)
    period_column: str | None = key("column that tells the waves apart", None)
    labels: Mapping[str, int] = key(
        "answers in words → number, for all questions", {}, between=(0, 10), also=("answers",)
    )
    period: Text = key("when it ran", NO_TEXT)

    answers: tuple[Answers, ...] = ()
    people: int = 0


@term
class Feedback(Claim):
    """A case of the closed loop."""

    PREFIX = "fb"

    id: str = key("id of the case", "", form="id")
    step: str | None = key("where it happened", None, refers="step")
    score: float | None = key("score the customer gave", None)
    verbatim: Text = key("what the customer said", NO_TEXT)
    theme: Text = key("what it is about", NO_TEXT)
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")
    due: str = key("when it has to be settled", "", form="date")
    contacted_at: str = key("when the customer was called", "", form="date")
    outcome: Text = key("what came of it", NO_TEXT)
    root_cause: Text = key("why it happened", NO_TEXT)


@term
class Benchmark(Claim):
    """What others do, in our trade or another."""

    PREFIX = "bm"

    id: str = key("id of the comparison", "", form="id")
    peer: Text = key("who is compared; a kind of company rather than a name")
    trade: str = key("same trade or another one", "competitor", choices=("competitor", "cross_industry"))
    practice: Text = key("what they do", NO_TEXT)
    principle: Text = key("what can be carried over", NO_TEXT, also=("takeaway",))
    dimension: Text = key("what is compared", NO_TEXT)
