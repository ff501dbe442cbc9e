"""The ids that are printed on canvases, so that what people wrote finds its way back into the file.

In: an engagement and a language. Out: `Slot`s, in the order of the capture sheet. Guaranteed: ids are unique, short
enough to read off a wall, and the same as long as the file's own entries keep their places. Bounds and choices are
those of the language's keys, so that what is checked here loads later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from generator.model import (
    Card,
    Concept,
    Emotion,
    Engagement,
    Idea,
    Issue,
    Moment,
    Need,
    Opportunity,
    Pain,
    Persona,
    Screening,
    Stakeholder,
    Standard,
    Step,
    Term,
    Text,
)
from generator.model.design import STRATEGIES, Delight, Itch, Risk, RoadmapItem, UserTest
from generator.model.insight import Benchmark
from generator.model.keys import Key, keys_by_name
from generator.terms import TERMS, is_chinese, languages_of, term

Kind = Literal["text", "integer", "number", "choice", "date"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a canvas that takes one answer.

    `id` is printed beside it, such as "MOT1.owner" or "IDEA+03"; `canvas` is where, such as "cv-mot"; `item` is the id
    of the entry of the file that it belongs to, "" for a new one; `list` is the engagement's list, such as "moments",
    and `field` the key that the answer becomes, with dots between keys and "+" behind a list that it is added to.
    `label` says in words what belongs there, `name` what the entry is called, `now` what the file says today. `choices`
    bound the answer, `values` are what the file gets for each of them; `least` and `most` bound a number.
    """

    id: str
    canvas: str
    list: str
    item: str
    field: str
    label: str
    now: str = ""
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    name: str = ""
    values: tuple[str, ...] = ()

    @property
    def entry(self) -> str:
        """The id without its field: "MOT1", "IDEA+03"."""
        return self.id.partition(".")[0]


def slots(engagement: Engagement, language: str) -> tuple[Slot, ...]:
    """Every slot of every canvas of a kit, in the page's first language."""
    teller = _Teller(engagement, languages_of(language)[0])
    every = (slot for place in PLACES for slot in teller.slots(place))
    return tuple(slot for slot in every if slot.kind != "choice" or slot.choices)  # nothing there to choose from yet


@dataclass(frozen=True, slots=True)
class Place:
    """What a canvas takes of one list: of entries that are there (`fields`), and of `count` new ones (`new`).

    `code` begins the ids; the first of `new` is what makes an entry, and is printed without its name.
    """

    canvas: str
    list: str
    code: str
    kind: type[Term]
    fields: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    count: int = 0


_EMPATHY = ("see", "say", "do", "hear", "think", "feel", "pains", "gains")
PLACES: tuple[Place, ...] = (
    Place(
        "cv-stakeholder",
        "stakeholders",
        "STK",
        Stakeholder,
        ("power", "interest", "attitude"),
        ("name", "power", "interest", "attitude"),
        6,
    ),
    Place("cv-persona", "personas", "PER", Persona, ("tagline", "context", "quote"), ("name", "tagline", "quote"), 1),
    Place("cv-empathy", "personas", "PER", Persona, tuple(f"empathy.{part}+" for part in _EMPATHY)),
    Place("cv-iceberg", "needs", "NEED", Need, (), ("text", "layer"), 12),
    Place("cv-kano", "needs", "NEED", Need, ("kano",)),
    Place("cv-journey", "steps", "STEP", Step, ("emotion.score",)),
    Place("cv-journey", "pains", "PAIN", Pain, ("severity", "frequency"), ("text", "step", "severity"), 12),
    Place("cv-journey", "itches", "ITCH", Itch, (), ("text", "step"), 4),
    Place("cv-journey", "delights", "DEL", Delight, (), ("text", "step"), 4),
    Place("cv-blueprint", "cards", "CARD", Card, (), ("text", "step", "lane"), 12),
    Place("cv-blueprint", "questions", "Q", Step, (), ("text", "step"), 4),
    Place(
        "cv-mot",
        "moments",
        "MOT",
        Moment,
        ("promise", "strategy", "metrics", "owner", "emotion.target"),
        ("name", "step", "promise", "strategy", "metrics", "owner", "emotion.target"),
        3,
    ),
    Place("cv-hmw", "opportunities", "HMW", Opportunity, ("hmw",), ("hmw", "step"), 9),
    Place("cv-brainwriting", "ideas", "IDEA", Idea, ("votes",), ("text", "votes", "opportunity"), 18),
    Place("cv-analogy", "benchmarks", "BM", Benchmark, (), ("peer", "practice", "principle"), 4),
    Place("cv-impact", "opportunities", "HMW", Opportunity, ("impact", "effort")),
    Place(
        "cv-concept",
        "concepts",
        "CON",
        Concept,
        ("one_liner", "frontstage", "backstage", "support", "evidence", "resources", "next_test", "owner"),
        ("name", "one_liner", "frontstage", "backstage", "support", "evidence", "resources", "next_test", "owner"),
        1,
    ),
    Place("cv-feedback", "concepts", "CON", Concept, ("risks+",)),
    Place("cv-screening", "screening", "CON", Screening),
    Place(
        "cv-test",
        "tests",
        "TEST",
        UserTest,
        ("participants", "result", "observations+", "decision"),
        ("hypothesis", "concept", "method", "measure", "result", "decision"),
        1,
    ),
    Place(
        "cv-issues",
        "issues",
        "ISSUE",
        Issue,
        ("severity", "frequency", "solution", "owner", "due", "status"),
        ("title", "step", "severity", "frequency", "owner", "due"),
        8,
    ),
    Place("cv-standards", "standards", "STD", Standard, (), ("behaviour", "phase", "focus"), 6),
    Place("cv-roadmap", "roadmap", "RM", RoadmapItem, ("horizon", "owner")),
    Place("cv-roadmap", "roadmap", "ACTION", RoadmapItem, (), ("title", "horizon", "owner"), 8),
    Place(
        "cv-roadmap",
        "risks",
        "RISK",
        Risk,
        ("likelihood", "impact", "response", "owner"),
        ("text", "likelihood", "impact", "response", "owner"),
        4,
    ),
)
_APPENDED = 2  # new entries that a list of texts takes on one canvas


def entries_of(engagement: Engagement, name: str) -> tuple[Term, ...]:
    """The entries of a list as slots number them; those of the roadmap are its items."""
    if name == "roadmap":
        return engagement.roadmap.items if engagement.roadmap is not None else ()
    if name == "steps":  # those that canvases number: of the first blueprint
        return next((blueprint.steps for blueprint in engagement.blueprints.values()), ())
    if name in ("cards", "questions"):
        return ()
    found: tuple[Term, ...] = getattr(engagement, "concepts" if name == "screening" else name)
    return found


def felt(engagement: Engagement) -> dict[str, Emotion]:
    """The emotion of each step that canvases number and that has one."""
    first = next(iter(engagement.blueprints.values()), None)
    return {step.id: emotion for step, emotion in engagement.scores(first)} if first is not None else {}


def name_of_entry(engagement: Engagement, entry: Term, language: str) -> str:
    """What an entry is called: its text in a language; a moment of truth without one by its action."""
    for attribute in ("name", "text", "title", "hmw", "hypothesis", "behaviour", "peer"):
        value = getattr(entry, attribute, None)
        if isinstance(value, Text) and value:
            return value.in_language(language)
    if isinstance(entry, Moment) and entry.action:
        return engagement.name_of("card", entry.action, language)
    return str(getattr(entry, "id", ""))


def told(engagement: Engagement, entry: Term, field: str, language: str) -> str:
    """What the file says of a key of an entry, in words."""
    return _Teller(engagement, language).told(entry, field)


class _Teller:
    """Makes the slots of one engagement in one language."""

    def __init__(self, engagement: Engagement, language: str) -> None:
        self.engagement, self.language = engagement, language

    @cached_property
    def felt(self) -> dict[str, Emotion]:
        """How each step feels, of the first blueprint."""
        return felt(self.engagement)

    def slots(self, place: Place) -> Iterator[Slot]:
        entries = entries_of(self.engagement, place.list)
        for at, entry in enumerate(entries, 1):
            if place.list == "screening":
                yield from self.scores(place, entry, f"{place.code}{at}")
            for field in place.fields:
                yield from self.of_entry(place, entry, f"{place.code}{at}", field)
        for at in range(1, place.count + 1):
            for field in place.new:
                yield self.new(place, f"{place.code}+{at:02d}", field)

    def name(self, entry: Term) -> str:
        return name_of_entry(self.engagement, entry, self.language)

    def of_entry(self, place: Place, entry: Term, code: str, field: str) -> Iterator[Slot]:
        made = self.slot(place, f"{code}.{_suffix(field)}", field)
        made = replace(made, item=str(getattr(entry, "id", "")), name=self.name(entry))
        if field.endswith("+"):
            for at in range(1, _APPENDED + 1):
                yield replace(made, id=f"{made.id}+{at}")
        else:
            yield replace(made, now=self.told(entry, field))

    def new(self, place: Place, code: str, field: str) -> Slot:
        main = field == place.new[0]
        made = self.slot(place, code if main else f"{code}.{_suffix(field)}", field)
        return replace(made, label=term(f"slot-new-{place.list}", self.language)) if main else made

    def slot(self, place: Place, identifier: str, field: str) -> Slot:
        """A slot for a key of a kind of entry, bound as the key is."""
        made = Slot(identifier, place.canvas, place.list, "", field, term(f"slot-{_suffix(field)}", self.language))
        if place.list in ("cards", "questions") and field in ("step", "lane"):
            return self.chosen(made, dict(self.steps() if field == "step" else self.lanes()))
        if place.list == "questions":
            return made
        key = key_at(place.kind, field)
        if key.refers and not key.refers.startswith("~"):
            return self.chosen(made, self.referred(key.refers))
        if key.choices:
            return self.chosen(made, {value: self.choice(field, value) for value in key.choices})
        kind: Kind = "integer" if key.item is int else "number" if key.item is float else "text"
        kind = "date" if key.form == "date" else kind
        least, most = key.between or (None, None)
        return replace(made, kind=kind, least=least, most=most)

    def chosen(self, slot: Slot, choices: Mapping[str, str]) -> Slot:
        """The slot with its choices; of choices that are called the same, the id tells which."""
        said = list(choices.values())
        shown = tuple(f"{label} ({value})" if said.count(label) > 1 else label for value, label in choices.items())
        return replace(slot, kind="choice", choices=shown, values=tuple(choices))

    def choice(self, field: str, value: str) -> str:
        """A choice in words."""
        for name in (f"{field}-{value}", f"kano-class-{value}"):
            if name in TERMS:
                return term(name, self.language)
        return value

    def referred(self, kind: str) -> dict[str, str]:
        if kind == "step":
            return dict(self.steps())
        if kind == "strategy":
            known = dict.fromkeys([*STRATEGIES, *self.engagement.index.get("strategy", {})])
            return {one: self.engagement.name_of("strategy", one, self.language) or one for one in known}
        if kind == "horizon" and not self.engagement.index.get("horizon"):
            return {one: term(f"horizon-{one}", self.language) for one in ("short", "mid", "long")}
        return {one: self.engagement.name_of(kind, one, self.language) for one in self.engagement.index.get(kind, {})}

    def steps(self) -> Iterator[tuple[str, str]]:
        """The steps that canvases number: those of the first blueprint, then what others add."""
        seen: set[str] = set()
        for name, blueprint in self.engagement.blueprints.items():
            for at, step in enumerate(blueprint.steps, 1):
                if step.id not in seen:
                    seen.add(step.id)
                    called = " ".join(step.name.in_language(self.language).split())
                    first = name == next(iter(self.engagement.blueprints))
                    yield step.id, f"{at} {called}" if first else f"{called} · {name}"

    def lanes(self) -> Iterator[tuple[str, str]]:
        for lane in self.engagement.lanes:
            yield lane.id, lane.name.in_language(self.language)

    def scores(self, place: Place, concept: Term, code: str) -> Iterator[Slot]:
        """A concept against each criterion, in both stages, and what is decided."""
        screening = self.engagement.screening
        if screening is None:
            return
        identifier = str(getattr(concept, "id", ""))
        given = next((score for score in screening.scores if score.concept == identifier), None)
        base = Slot("", place.canvas, place.list, identifier, "", "", name=self.name(concept))
        low, high = (screening.scale[0], screening.scale[-1]) if screening.scale else (1, 5)
        for stage, letter, least, most in (("pugh", "P", -1.0, 1.0), ("weighted", "K", low, high)):
            for at, criterion in enumerate(screening.criteria, 1):
                value = getattr(given, stage).get(criterion.id) if given is not None else None
                yield replace(
                    base,
                    id=f"{code}.{letter}{at}",
                    field=f"{stage}.{criterion.id}",
                    label=term(f"slot-{stage}", self.language).format(
                        criterion.name.in_language(self.language) or criterion.id
                    ),
                    now="" if value is None else f"{value:g}",
                    kind="number",
                    least=least,
                    most=most,
                )
        label = term("slot-decision", self.language)
        decided = screening.decision
        now = next((name for name in VERDICTS if decided and identifier in getattr(decided, name)), "")
        verdicts = {name: term(f"decision-{name}", self.language) for name in VERDICTS}
        made = replace(base, id=f"{code}.decision", field="decision", label=label, now=verdicts.get(now, ""))
        yield self.chosen(made, verdicts)

    def told(self, entry: Term, field: str) -> str:
        """What the file says of a key, in words."""
        if isinstance(entry, Step) and field == "emotion.score":
            felt = self.felt.get(entry.id)
            return "" if felt is None else f"{felt.score:g}"
        value: Any = entry
        for part in field.split("."):
            value = getattr(value, part, None)
        key = key_at(type(entry), field)
        if isinstance(value, Term):  # a quote: a text with more to it
            value = getattr(value, "text", None)
        if value is None or value == ():
            return ""
        if isinstance(value, Text):
            return value.in_language(self.language)
        if isinstance(value, bool | int | float):
            return f"{value:g}"
        parts = value if isinstance(value, tuple) else (value,)
        return ("；" if is_chinese(self.language) else "; ").join(self.word(key, field, part) for part in parts)

    def word(self, key: Key, field: str, value: Any) -> str:
        """One value in words: the name of what it refers to, its choice."""
        if isinstance(value, Text):
            return value.in_language(self.language)
        if key.refers and not key.refers.startswith("~"):
            return self.referred(key.refers).get(value, str(value))
        if key.refers:
            return self.engagement.name_of(key.refers.lstrip("~"), value, self.language)
        return self.choice(field, value) if key.choices else str(value)


VERDICTS = ("go", "later", "stop")


def _suffix(field: str) -> str:
    """The end of an id: the last key."""
    return "emotion" if field == "emotion.score" else field.rstrip("+").rpartition(".")[2]


def key_at(kind: type[Term], field: str) -> Key:
    """The key at the end of a path of keys."""
    *way, last = field.rstrip("+").split(".")
    for name in way:
        kind = keys_by_name(kind)[name].item
    return keys_by_name(kind)[last]
