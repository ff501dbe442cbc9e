"""What is to change: moments of truth, pains, ideas, concepts, plans. Source: the field reference, §3, §4, §9 to §11."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.base import NO_TEXT, Checked, Claim, Term, Text, key, term

STRATEGIES = ("remove", "simplify", "anticipate", "empower", "elevate", "finish_strong")


@term
class Strategy(Checked):
    """A strategy for moments of truth. The six of the house are known without being written."""

    KIND = "strategy"
    SHORT = "name"

    id: str = key("id of the strategy", "", form="name")
    name: Text = key("name of the strategy")
    do: Text = key("what one does", NO_TEXT)
    use_when: Text = key("when it fits", NO_TEXT)
    stem: Text = key("how its question begins", NO_TEXT)


@term
class Shift(Term):
    """Emotion today and aimed at. A plain number is today's."""

    SHORT = "current"

    current: float | None = key("emotion today, -2 to 2", None, between=(-2, 2), code="EM-01")
    target: float | None = key("emotion aimed at, -2 to 2", None, between=(-2, 2), code="EM-01")


@term
class Recovery(Term):
    """What is done when a moment of truth fails."""

    SHORT = "fix"

    apologise: Text = key("how we say sorry", NO_TEXT)
    explain: Text = key("what we explain", NO_TEXT)
    fix: Text = key("how it is put right", NO_TEXT)
    compensate: Text = key("what the customer gets", NO_TEXT)
    follow_up: Text = key("how we come back to it", NO_TEXT)


@term
class Moment(Claim):
    """A moment of truth: a chosen encounter with an owner, a metric and a strategy. Source: Carlzon; Normann."""

    PREFIX = "mot"
    KIND = "moment"
    SHORT = "name"

    id: str = key("id of the moment of truth", "", form="id")
    name: Text = key("what makes the moment; its action's text when not given", NO_TEXT)
    step: str = key("the step it lies in", "", refers="step")
    action: str | None = key("the customer's action it sits on", None, refers="card")
    stage: str | None = key(
        "kind of moment", None, choices=("encounter", "zmot", "fmot", "smot", "tmot", "umot", "amot", "peak", "end")
    )
    position: str | None = key(
        "place in the journey", None, choices=("opening", "middle", "transition", "peak", "pit", "ending", "recovery")
    )
    valence: str | None = key("how it is felt today", None, choices=("positive", "neutral", "negative"))
    impact: int | None = key("how much it matters, 1 to 5", None, between=(1, 5), code="SH-02")
    frequency: int | None = key("how often it happens, 1 to 5", None, between=(1, 5), code="SH-02")
    emotion: Shift | None = key("emotion today and aimed at", None)
    expectation: Text = key("what the customer expects", NO_TEXT)
    promise: Text = key("what we promise, in the customer's words", NO_TEXT)
    strategy: str | None = key("the main strategy", None, refers="strategy")
    secondary: tuple[str, ...] = key("further strategies", (), refers="strategy")
    metrics: tuple[str, ...] = key("how we see that it got better", (), refers="~metric", also=("metric",))
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")
    standards: tuple[str, ...] = key("the standards that keep the promise", (), refers="~standard")
    needs: tuple[str, ...] = key("the needs it touches", (), refers="~need")
    recovery: Recovery | None = key("what is done when it fails", None)
    override: Text = key("why the group ranked it otherwise than the score", NO_TEXT)


@term
class StepNote(Claim):
    """Something to say about a step."""

    SHORT = "text"

    id: str = key("id of the note", "", form="id")
    text: Text = key("what it is")
    step: str | None = key("where it shows", None, refers="step")
    variant: str | None = key(
        "in which blueprint; the first when not given", None, refers="blueprint", also=("blueprint",)
    )
    card: str | None = key("the card it shows on", None, refers="card", also=("action",))


@term
class Pain(StepNote):
    """Where the customer (or an employee) suffers."""

    PREFIX = "pain"
    KIND = "pain"

    severity: int | None = key("0 not a problem to 4 catastrophe", None, between=(0, 4), code="PN-03")
    frequency: int | None = key("1 rare to 5 every time", None, between=(1, 5), code="PN-03")
    persistence: int | None = key("1 once to 5 for ever", None, between=(1, 5), code="PN-03")
    persona: str | None = key("who suffers", None, refers="persona")
    root_cause: Text = key("why it happens", NO_TEXT)
    opportunities: tuple[str, ...] = key("what could be made of it", (), refers="~opportunity", also=("opportunity",))
    quote: Text = key("what somebody said", NO_TEXT)


@term
class Itch(StepNote):
    """A wish the customer could live without."""

    PREFIX = "itch"
    KIND = "itch"


@term
class Delight(StepNote):
    """What already pleases."""

    PREFIX = "del"
    KIND = "delight"


@term
class Opportunity(Claim):
    """A question worth answering: how might we …?"""

    PREFIX = "opp"
    KIND = "opportunity"
    SHORT = "hmw"

    id: str = key("id of the opportunity", "", form="id")
    hmw: Text = key("the how-might-we question", NO_TEXT, also=("text", "question"))
    step: str | None = key("where it lies", None, refers="step")
    pains: tuple[str, ...] = key("the pains it starts from", (), refers="~pain", also=("pain",))
    needs: tuple[str, ...] = key("the needs it starts from", (), refers="~need")
    moments: tuple[str, ...] = key("the moments of truth it starts from", (), refers="moment")
    impact: float | None = key("what it would bring, 1 to 5", None, between=(1, 5), code="SH-02")
    effort: float | None = key("what it would take, 1 to 5", None, between=(1, 5), code="SH-02")
    ideas: tuple[str, ...] = key("ideas that answer it", (), refers="~idea")


@term
class Idea(Claim):
    """An answer to a how-might-we question."""

    PREFIX = "idea"
    KIND = "idea"
    SHORT = "text"

    id: str = key("id of the idea", "", form="id")
    text: Text = key("the idea")
    round: int | None = key("round of the brainstorm", None, between=(1, 100))
    votes: int | None = key("dots it got", None, between=(0, 100_000))
    opportunity: str | None = key("the question it answers", None, refers="opportunity")
    concept: str | None = key("the concept it went into", None, refers="concept")
    layer: str | None = key("layer of service innovation", None, choices=("core", "enabler", "delight"))


@term
class Concept(Claim):
    """An idea worked out far enough to be judged."""

    PREFIX = "con"
    KIND = "concept"
    SHORT = "name"

    id: str = key("id of the concept", "", form="id")
    name: Text = key("name of the concept")
    one_liner: Text = key("the concept in one line", NO_TEXT)
    user: str | None = key("for which persona", None, refers="persona", also=("persona",))
    moments: tuple[str, ...] = key("the moments of truth it serves", (), refers="moment", also=("moment",))
    pains: tuple[str, ...] = key("the pains it takes away", (), refers="~pain")
    frames: tuple[Text, ...] = key("how it works, in three to five frames", ())
    frontstage: Text = key("what changes frontstage", NO_TEXT)
    backstage: Text = key("what changes backstage", NO_TEXT)
    support: Text = key("what changes in support", NO_TEXT)
    evidence: Text = key("what the customer will see", NO_TEXT)
    strategy: str | None = key("its strategy", None, refers="strategy")
    metrics: tuple[str, ...] = key("how success is measured", (), refers="~metric")
    resources: Text = key("what it takes", NO_TEXT)
    risks: tuple[Text, ...] = key("risks and assumptions", (), also=("risk",))
    next_test: Text = key("what is tested next", NO_TEXT)
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")


@term
class Criterion(Checked):
    """A criterion of the screening and its weight."""

    KIND = "criterion"

    id: str = key("id of the criterion", form="name")
    weight: float = key("share of the whole; all weights sum to 1", 0.0, between=(0, 1))
    name: Text = key("name of the criterion", NO_TEXT)
    anchors: tuple[Text, ...] = key("what the scores mean, from the lowest", ())


@term
class Score(Checked):
    """How a concept was judged."""

    concept: str = key("the concept judged", refers="concept")
    pugh: Mapping[str, float] = key(
        "-1, 0 or 1 against the datum, by criterion", {}, refers="criterion", between=(-1, 1)
    )
    weighted: Mapping[str, float] = key("score by criterion", {}, refers="criterion", between=(0, 10))


@term
class Decision(Checked):
    """What happens with the concepts."""

    go: tuple[str, ...] = key("concepts to go on with", (), refers="concept")
    later: tuple[str, ...] = key("concepts to come back to", (), refers="concept")
    stop: tuple[str, ...] = key("concepts to drop", (), refers="concept")


@term
class Screening(Claim):
    """How concepts were compared. Source: Pugh; weighted screening."""

    criteria: tuple[Criterion, ...] = key("the criteria", ())
    datum: str = key("what concepts are compared with", "as_is")
    scale: tuple[float, ...] = key("lowest and highest score", (1, 5))
    scores: tuple[Score, ...] = key("the judgements", ())
    decision: Decision | None = key("what was decided", None)


@term
class Threshold(Term):
    """A comparison, such as <= 20 s."""

    op: str = key("comparison", choices=("<", "<=", "==", ">=", ">"))
    value: float = key("value compared with")
    unit: str = key("unit of the value", "")


@term
class UserTest(Claim):
    """A test of a concept with people: hypothesis, measure, threshold, result."""

    PREFIX = "tst"
    KIND = "test"

    id: str = key("id of the test", "", form="id")
    concept: str | None = key("the concept tested", None, refers="concept")
    kind: str = key("kind of test", "user", choices=("user", "ab"))
    hypothesis: Text = key("what we believe")
    method: Text = key("what we do to see", NO_TEXT)
    participants: int | None = key("how many people", None, between=(0, 1_000_000))
    profile: Text = key("what kind of people", NO_TEXT)
    tasks: tuple[Text, ...] = key("what they are asked to do", ())
    measure: Text = key("what is measured", NO_TEXT)
    success: Threshold | None = key("when we are right, set before the test", None)
    variants: tuple[Text, ...] = key("variants of an A/B test", ())
    result: float | None = key("what came out", None)
    observations: tuple[Text, ...] = key("what was seen", ())
    decision: str | None = key("what follows", None, choices=("persevere", "pivot", "stop", "retest"))
    consent: bool = key("the people agreed to be recorded", False)


@term
class Standard(Claim):
    """A behaviour that can be observed and counted: stage, focus, behaviour, threshold."""

    PREFIX = "std"
    KIND = "standard"
    SHORT = "behaviour"

    id: str = key("id of the standard", "", form="id")
    phase: str | None = key("the phase it belongs to", None, refers="phase")
    focus: Text = key("what is looked at", NO_TEXT)
    behaviour: Text = key("what it looks like", also=("behavior", "qualitative"))
    quantitative: Threshold | None = key("the threshold that is counted", None)
    scoring: str = key("how it is scored", "binary", choices=("binary", "scale"))
    weight: float = key("share of the score; all weights sum to 100", 0.0, between=(0, 100))
    critical: bool = key("failing it fails the visit", False)
    not_applicable: Text = key("when it does not apply", NO_TEXT)


@term
class Visit(Claim):
    """A mystery shopper's visit."""

    PREFIX = "vis"

    id: str = key("id of the visit", "", form="id")
    unit: Text = key("where: shop, line, team")
    period: Text = key("when: month or quarter", NO_TEXT)
    peer: bool = key("a visit at somebody else's, for comparison", False)
    scores: Mapping[str, float] = key("share reached by standard, 0 to 1", {}, refers="standard", between=(0, 1))


@term
class Issue(Claim):
    """An entry of the issue register."""

    PREFIX = "iss"
    KIND = "issue"
    SHORT = "title"

    id: str = key("id of the issue", "", form="id")
    title: Text = key("the issue in a few words")
    description: Text = key("what happens", NO_TEXT)
    pain: str | None = key("the pain it stands for", None, refers="~pain")
    step: str | None = key("where it happens", None, refers="step")
    persona: str | None = key("who is hit", None, refers="persona")
    screenshot: str | None = key("file of a picture", None)
    severity: int | None = key("0 not a problem to 4 catastrophe", None, between=(0, 4), code="PN-03")
    frequency: int | None = key("1 rare to 5 every time", None, between=(1, 5), code="PN-03")
    persistence: int | None = key("1 once to 5 for ever", None, between=(1, 5), code="PN-03")
    priority: str | None = key(
        "priority; computed from severity and frequency when not given", None, choices=("P0", "P1", "P2", "P3")
    )
    analysis: Text = key("why it happens", NO_TEXT, also=("root_cause",))
    solution: Text = key("what is done", NO_TEXT)
    owner: str | None = key("who does it", None, refers="~stakeholder|actor")
    due: str = key("until when", "", form="date")
    status: str = key(
        "how far it is", "open", choices=("open", "analysing", "planned", "fixing", "verified", "closed", "wont_fix")
    )
    release: str | None = key("release it comes with", None, refers="~release")
    verified_by: Text = key("who saw that it is solved", NO_TEXT)
    verified_date: str = key("when that was", "", form="date")


@term
class Release(Claim):
    """A release and whom it is told to."""

    PREFIX = "rel"
    KIND = "release"
    SHORT = "name"

    id: str = key("id of the release", "", form="name")
    name: Text = key("name of the release", NO_TEXT)
    date: str = key("when it comes", "", form="date")
    audience_of: Text = key("who is told", NO_TEXT, also=("told",))
    message: Text = key("what they are told", NO_TEXT)


@term
class Horizon(Term):
    """A stretch of time on the roadmap."""

    KIND = "horizon"

    id: str = key("id of the horizon", form="name")
    months: tuple[float, ...] = key("from and to, in months from now", ())
    name: Text = key("name of the horizon", NO_TEXT)


@term
class RoadmapItem(Claim):
    """Something to be reached, by whom, after what."""

    PREFIX = "rm"
    KIND = "roadmap_item"
    SHORT = "title"

    id: str = key("id of the item", "", form="id")
    title: Text = key("what is reached")
    horizon: str | None = key("when", None, refers="horizon")
    concept: str | None = key("the concept it realises", None, refers="concept")
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")
    issues: tuple[str, ...] = key("the issues it settles", (), refers="issue", also=("issue",))
    depends_on: tuple[str, ...] = key("what has to be done before", (), refers="roadmap_item", also=("after",))
    release: str | None = key("release it comes with", None, refers="~release")
    metrics: tuple[str, ...] = key("how one sees that it worked", (), refers="~metric", also=("metric",))


@term
class Roadmap(Checked):
    """What comes when."""

    SHORT_LIST = "items"

    horizons: tuple[Horizon, ...] = key("short, mid and long term when not given", ())
    items: tuple[RoadmapItem, ...] = key("the items", ())


@term
class RaciRow(Checked):
    """Who does, answers for, is asked about and told of one item: a letter by role."""

    item: str = key("the roadmap item, or an activity in words", refers="~roadmap_item", also=("activity", "task"))
    letters: Mapping[str, str] = key(
        "R, A, C or I by role", {}, refers="~stakeholder|actor", choices=("R", "A", "C", "I", "A/R", "R/A"), rest=True
    )


@term
class Raci(Checked):
    """The responsibility matrix."""

    roles: tuple[str, ...] = key("the roles, in the order of the columns", (), refers="~stakeholder|actor")
    rows: tuple[RaciRow, ...] = key("the rows", ())


@term
class Risk(Claim):
    """A risk or a challenge, and what is done about it."""

    PREFIX = "risk"
    KIND = "risk"
    SHORT = "text"

    id: str = key("id of the risk", "", form="id")
    text: Text = key("what may happen")
    kind: str = key("a risk, a challenge or an assumption", "risk", choices=("risk", "challenge", "assumption"))
    likelihood: int | None = key("how likely it is, 1 to 5", None, between=(1, 5), code="SH-02")
    impact: int | None = key("how much it would harm, 1 to 5", None, between=(1, 5), code="SH-02")
    response: Text = key("what is done about it", NO_TEXT)
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")


@term
class Goal(Claim):
    """A goal of the year for the experience: what, measured how, by whom."""

    PREFIX = "goal"
    KIND = "goal"
    SHORT = "text"

    id: str = key("id of the goal", "", form="id")
    text: Text = key("what is to be reached")
    metric: str | None = key("how it is measured", None, refers="~metric")
    target: Text = key("the value aimed at, in words; the metric's own when not given", NO_TEXT)
    owner: str | None = key("who answers for it", None, refers="~stakeholder|actor")
    year: str = key("the year or the quarter", "")


@term
class Exposure(Claim):
    """A place where people meet what changes, to be changed over with it."""

    PREFIX = "exp"
    KIND = "exposure"
    SHORT = "place"

    id: str = key("id of the entry", "", form="id")
    place: Text = key("where it stands: page, packaging, leaflet, notice")
    reaches: str | None = key("whom it reaches", None, choices=("channel", "customer", "media", "staff"))
    change: Text = key("what is changed there", NO_TEXT)
    owner: str | None = key("who does it", None, refers="~stakeholder|actor")
    due: str = key("until when", "", form="date")
    done: bool = key("it is done", False)


@term
class LifetimeValue(Claim):
    """What a customer of one kind is worth over the years: margin × purchases a year × years."""

    PREFIX = "clv"
    KIND = "lifetime_value"
    SHORT = "name"

    id: str = key("id of the entry", "", form="id")
    name: Text = key("the kind of customer")
    segment: str | None = key("the segment it stands for", None, refers="segment")
    margin: float = key("margin of one purchase", 0.0, between=(-1e12, 1e12))
    purchases: float = key("purchases a year", 0.0, between=(0, 1e6))
    years: float = key("years a customer stays", 0.0, between=(0, 200))
    currency: str = key("currency, such as CNY", "CNY")


@term
class MenuOption(Term):
    """An option of a menu, and the options below it."""

    SHORT = "label"

    press: str = key("the key pressed", "", name="key")
    label: Text = key("what the option is called")
    prompt: Text = key("what is said or shown", NO_TEXT)
    seconds: float | None = key("how long the prompt is read out", None, between=(0, 3600))
    options: tuple[MenuOption, ...] = key("the next level", ())


@term
class Menu(Claim):
    """A menu that a customer goes through, such as a voice menu."""

    PREFIX = "menu"
    KIND = "menu"

    id: str = key("id of the menu", "", form="id")
    name: Text = key("name of the menu", NO_TEXT)
    prompt: Text = key("what is said first", NO_TEXT)
    seconds: float | None = key("how long the first prompt takes", None, between=(0, 3600))
    limit: float = key("longest bearable read-out of a level, in seconds", 20.0, between=(1, 3600))
    options: tuple[MenuOption, ...] = key("the first level", ())


@term
class Case(Claim):
    """A case study: context, practice, result, lesson."""

    PREFIX = "case"
    KIND = "case"

    id: str = key("id of the case", "", form="id")
    title: Text = key("the case in a few words")
    context: Text = key("how it was", NO_TEXT)
    practice: Text = key("what was done", NO_TEXT)
    result: Text = key("what came of it", NO_TEXT)
    lesson: Text = key("what can be learnt", NO_TEXT)
