"""Cards of what a file tells: ideas, personas, stakeholders, moments of truth, and whom to play.

In: a `Voice`. Out: faces. Guaranteed: nothing the author did not say; what is missing is a line to write on; what
stakeholders feel about the plan stands on no card, for cards lie open on tables.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import slots
from generator.layout.cards.face import Face, Part
from generator.layout.cards.talk import FIVE, registry
from generator.layout.maps.voice import Voice
from generator.model import Idea, Metric, Moment, Persona, Stakeholder
from generator.outline.metrics import figure
from generator.strategies import HOUSE
from generator.terms import languages_of, signed

BLANK_IDEAS = 8
MOST = 3  # goals or pains on a card


def foot(voice: Voice) -> str:
    """What service a card belongs to, in one line."""
    return voice.line(voice.engagement.meta.title)


# Ideas


def ideas(voice: Voice) -> Iterator[Face]:
    """The file's ideas, then cards for new ones, each with the id by which it finds its way back."""
    places = slots.slots(voice.engagement, voice.language)
    ids = _printed(voice, "ideas")
    for idea in voice.engagement.ideas:
        yield _idea(voice, idea, ids.get(idea.id, idea.id))
    new = dict.fromkeys(slot.id.partition(".")[0] for slot in places if slot.id.startswith("IDEA+"))
    for identifier in new or [f"IDEA+{number:02d}" for number in range(1, BLANK_IDEAS + 1)]:
        yield _new_idea(voice, identifier)


def _printed(voice: Voice, name: str) -> dict[str, str]:
    """What the entries of a list are called on canvases, by their ids in the file."""
    places = slots.slots(voice.engagement, voice.language)
    return {slot.item: slot.id.partition(".")[0] for slot in places if slot.list == name and slot.item}


def _scores(voice: Voice) -> tuple[Part, ...]:
    return tuple(Part(voice.word(f"card-idea-{name}"), scores=FIVE) for name in ("impact", "effort"))


def _idea(voice: Voice, idea: Idea, mark: str) -> Face:
    question = voice.named("opportunity", idea.opportunity) if idea.opportunity else ""
    parts = (
        Part(voice.word("card-idea-question"), question, rows=0 if question else 1),
        Part(voice.word("card-idea-sketch"), frame=22),
        *_scores(voice),
    )
    return Face(voice.word("card-idea"), voice.say(idea.text), parts, "lane-opportunity", "idea", mark, foot(voice))


def _new_idea(voice: Voice, mark: str) -> Face:
    parts = (
        Part(voice.word("card-idea-question"), rows=1),
        Part(voice.word("card-idea-text"), rows=2),
        Part(voice.word("card-idea-sketch"), frame=18),
        *_scores(voice),
    )
    title = voice.phrase("card-idea-new", str(int(mark.rpartition("+")[2])))
    return Face(voice.word("card-idea"), title, parts, "lane-opportunity", "idea", mark, foot(voice))


# People


def personas(voice: Voice) -> Iterator[Face]:
    """A card for each persona."""
    for one in voice.engagement.personas:
        parts = [
            Part(text=voice.say(one.tagline), bold=True),
            Part(voice.word("card-persona-goals"), entries=_listed(_goals(voice, one))),
            Part(voice.word("card-persona-pains"), entries=_listed(voice.names("pain", one.pains))),
            Part(voice.word("card-persona-quote"), _quoted(voice, one)),
        ]
        told = [part for part in parts if part.text or part.entries]
        told.append(Part(voice.word("card-persona-ask"), rows=1))
        kind = voice.word("card-persona")
        basis = voice.line(f"evidence-{one.evidence.basis}") if one.evidence else foot(voice)
        yield Face(kind, voice.say(one.name), tuple(told), "lane-customer", "person", foot=basis)


def _goals(voice: Voice, persona: Persona) -> tuple[str, ...]:
    found = persona.goals
    return tuple(voice.say(one) for one in (*found.end, *found.experience, *found.life)) if found else ()


def _quoted(voice: Voice, persona: Persona) -> str:
    """The persona's words, where somebody said them."""
    quote = persona.quote
    if quote is None or not quote.text or quote.basis in (None, "illustrative", "assumed", "proposed"):
        return ""
    words = voice.say(quote.text)
    return words if words[:1] in '“"「' else f"“{words}”"


def _listed(texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(("•", one) for one in texts[:MOST])


def stakeholders(voice: Voice) -> Iterator[Face]:
    """A card for each stakeholder; power and interest are for the group to score."""
    ids = _printed(voice, "stakeholders")
    for one in voice.engagement.stakeholders:
        yield _stakeholder(voice, one, ids.get(one.id, ""))


def _stakeholder(voice: Voice, one: Stakeholder, mark: str) -> Face:
    needs, brings = voice.say(one.needs), voice.say(one.contribution)
    parts = (
        Part(voice.word("card-stakeholder-needs"), needs, rows=0 if needs else 1),
        Part(voice.word("card-stakeholder-brings"), brings, rows=0 if brings else 1),
        Part(voice.word("card-stakeholder-power"), scores=FIVE),
        Part(voice.word("card-stakeholder-interest"), scores=FIVE),
        Part(voice.word("card-stakeholder-do"), rows=2),
    )
    kind = voice.word("card-stakeholder")
    return Face(kind, voice.say(one.name), parts, "lane-backstage", "people", mark, foot(voice))


def plays(voice: Voice) -> Iterator[Face]:
    """Whom to play in a role play, one card for each persona who is a customer."""
    for one in voice.engagement.personas:
        if one.role in ("employee", "negative"):
            continue
        parts = (
            Part(voice.word("card-play-you"), voice.say(one.tagline or one.context)),
            Part(voice.word("card-play-want"), entries=_listed(_goals(voice, one))),
            Part(voice.word("card-play-annoyed"), entries=_listed(voice.names("pain", one.pains))),
            Part(voice.word("card-play-rule"), voice.word("card-play-rules")),
        )
        told = tuple(part for part in parts if part.text or part.entries)
        yield Face(voice.word("card-play"), voice.say(one.name), told, "lane-customer", "person", foot=foot(voice))


# Moments of truth


def moments(voice: Voice) -> Iterator[Face]:
    """A card for each moment of truth."""
    ids = _printed(voice, "moments")
    for one in voice.engagement.moments:
        yield _moment(voice, one, ids.get(one.id, one.id))


def _moment(voice: Voice, one: Moment, mark: str) -> Face:
    strategy = next((known for known in registry(voice) if known.id == one.strategy), HOUSE.get(one.strategy or ""))
    told = (
        ("shift", _shift(one)),
        ("promise", voice.say(one.promise)),
        ("strategy", voice.say(strategy.name) if strategy else ""),
        ("metric", _metrics(voice, one)),
        ("owner", voice.named("stakeholder|actor", one.owner) if one.owner else ""),
    )
    parts = tuple(
        Part(voice.word(f"card-moment-{name}"), words, rows=0 if words else 1, bold=name == "promise")
        for name, words in told
    )
    return Face(voice.word("card-moment"), _name(voice, one), parts, "lane-support", "flag", mark, foot(voice))


def _name(voice: Voice, moment: Moment) -> str:
    step = voice.named("step", moment.step)
    return voice.say(moment.name) or (voice.named("card", moment.action) if moment.action else "") or step or moment.id


def _shift(moment: Moment) -> str:
    felt = moment.emotion
    if felt is None or felt.current is None:
        return ""
    return signed(felt.current) + (f" → {signed(felt.target)}" if felt.target is not None else "")


def _metrics(voice: Voice, moment: Moment) -> str:
    names = []
    for reference in moment.metrics[:2]:
        found = voice.engagement.find("metric", reference)
        if isinstance(found, Metric):
            names.append(_measured(voice, found))
        else:
            names.append(reference)
    return "\n".join(names)


def _measured(voice: Voice, metric: Metric) -> str:
    """The metric with its value today and the one aimed at."""
    first = languages_of(voice.language)[0]
    values = [figure(metric, value, first) for value in (metric.today, metric.target) if value is not None]
    return f"{voice.line(metric.name)} {' → '.join(values)}".strip()
