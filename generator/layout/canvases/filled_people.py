"""What the file says of people, for their canvases: stakeholders, personas, needs, Kano.

In: a speaker. Out: `Filling`s. Guaranteed: the author's words and scores only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator import measure
from generator.layout.canvases.filling import Dot, Filling, Row
from generator.layout.canvases.notes import Note
from generator.layout.maps.persona import REAL, job_story
from generator.model import Persona, Stakeholder, Text
from generator.model.insight import Empathy
from generator.outline.speaker import Speaker

_SCALE = ((1.0, 1 / 12), (2.0, 3 / 12), (3.0, 5 / 12), (3.0, 0.5), (4.0, 7.5 / 12), (5.0, 10.5 / 12))
_RING = (2, 4, 6, 8, 9)  # names that a ring has room for
_RINGS = {"customer": 0, "employee": 1, "internal": 2, "partner": 3, "regulator": 4, "public": 4}
_AGAINST = ("blocker", "critic", "neutral")
_LAYERS = ("surface", "behaviour", "expectation", "motive", "emotion", "value")
_NEEDS = {"surface": "customer", "behaviour": "customer", "expectation": "frontstage", "motive": "support",
          "emotion": "pain", "value": "opportunity"}  # fmt: skip
_CLASSES = {"A": "opportunity", "O": "customer", "M": "pain", "I": "evidence", "R": "evidence", "Q": "evidence"}
_NAMES = {"attractive": "A", "one_dimensional": "O", "must_be": "M", "indifferent": "I", "reverse": "R",
          "questionable": "Q"}  # fmt: skip
FEATURES = 8


def place(score: float) -> float:
    """Where a score of 1 to 5 stands on an axis, 0 to 1: what is 3 at most in the lower half."""
    for (low, start), (high, end) in pairwise(_SCALE):
        if low <= score <= high and high > low:
            return start + (end - start) * (score - low) / (high - low)
    return 0.0


def said(speaker: Speaker, texts: Iterable[Text]) -> tuple[str, ...]:
    """Texts in the page's language, without those that say nothing."""
    return tuple(words for one in texts if (words := speaker.brief(one)))


def stakeholders(speaker: Speaker) -> Iterator[Filling]:
    found = speaker.engagement.stakeholders
    if not found:
        return
    dots = [
        Dot(
            place(one.interest),
            place(one.power),
            speaker.brief(one.name),
            f"stakeholder-{one.type}",
            "stakeholders",
            one.id,
        )
        for one in found
        if one.power is not None and one.interest is not None
    ]
    rings: dict[int, list[Note]] = {}
    for one in found:
        ring = _RINGS.get(one.type, 2) if one.ring is None else one.ring
        rings.setdefault(ring, []).append(Note(speaker.brief(one.name), _ring_role(ring)))
    yield Filling(
        dots=tuple(dots),
        rings={ring: _cut(notes, _RING[ring], ring) for ring, notes in rings.items()},
        rows={"plan": tuple(_plan(speaker, one) for one in sorted(found, key=_first)[:3])},
    )


def _ring_role(ring: int) -> str:
    return ("customer", "frontstage", "backstage", "support", "evidence")[ring]


def _cut(notes: list[Note], room: int, ring: int) -> tuple[Note, ...]:
    """As many names as a ring has room for; the last one says how many more."""
    if len(notes) <= room:
        return tuple(notes)
    return (*notes[: room - 1], Note(f"+{len(notes) - room + 1}", _ring_role(ring)))


def _first(one: Stakeholder) -> tuple[float, int]:
    """Who is talked to first: the powerful, and of those who is least for it."""
    against = _AGAINST.index(one.attitude) if one.attitude in _AGAINST else len(_AGAINST)
    return (-(one.power or 0), against)


def _plan(speaker: Speaker, one: Stakeholder) -> Row:
    how = " · ".join(said(speaker, (one.engagement, one.cadence)))
    cells = {
        "who": speaker.brief(one.name),
        "needs": speaker.brief(one.needs),
        "fears": speaker.brief(one.fears),
        "engagement": how,
        "owner": speaker.name_of("stakeholder|actor", one.owner),
    }
    return Row(cells)


def personas(speaker: Speaker) -> Iterator[Filling]:
    for one in speaker.engagement.personas:
        name = speaker.brief(one.name)
        yield Filling(name=name, list="personas", item=one.id, texts=_persona(speaker, one))


def _persona(speaker: Speaker, one: Persona) -> dict[str, tuple[str, ...]]:
    goals = one.goals
    who = (speaker.brief(one.name), one.age, *said(speaker, (one.occupation, one.location)))
    texts = {
        "who": (" · ".join(part for part in who if part), *said(speaker, (one.tagline,))),
        "quote": _quote(speaker, one),
        "goals": said(speaker, (*goals.end, *goals.experience, *goals.life)) if goals is not None else (),
        "jobs": tuple(job_story(job, speaker.first) for job in one.jobs),
        "context": said(speaker, (one.context,)),
        "behaviours": said(speaker, one.behaviours),
        "needs": tuple(speaker.name_of("need", need) for need in one.needs),
        "pains": tuple(speaker.name_of("pain", pain) for pain in one.pains),
        "gains": said(speaker, one.gains),
        "channels": tuple(speaker.name_of("channel", channel) for channel in one.channels),
        "skills": said(speaker, one.skills),
        "evidence": _evidence(speaker, one),
    }
    return {key: found for key, found in texts.items() if found}


def _quote(speaker: Speaker, one: Persona) -> tuple[str, ...]:
    """The persona's words, and whether somebody said them."""
    if one.quote is None or not one.quote.text:
        return ()
    basis = one.quote.basis
    kind = "unknown" if basis is None else "real" if basis in REAL else "invented"
    return (*said(speaker, (one.quote.text,)), speaker.label(f"quote-{kind}"))


def _evidence(speaker: Speaker, one: Persona) -> tuple[str, ...]:
    size = said(speaker, (one.segment_size,))
    if one.evidence is None:
        return size
    count = one.evidence.n_interviews
    basis = speaker.label(f"evidence-{one.evidence.basis}") + (f" · n = {count}" if count is not None else "")
    return (basis, *filter(None, (speaker.source(one.evidence.sources), speaker.date(one.evidence.date))), *size)


def empathy(speaker: Speaker) -> Iterator[Filling]:
    roles = {"see": "frontstage", "say": "evidence", "do": "backstage", "hear": "technology"}
    for one in speaker.engagement.personas:
        found = one.empathy or Empathy()
        who = said(speaker, found.who) or tuple(filter(None, (speaker.brief(one.name), speaker.brief(one.tagline))))
        mind = said(speaker, (*found.think, *found.feel))
        texts = {"who": who, "do_next": said(speaker, found.do_next), "think": mind}
        texts |= {"pains": said(speaker, found.pains), "gains": said(speaker, found.gains)}
        notes = {
            key: tuple(Note(words, role) for words in said(speaker, getattr(found, key))) for key, role in roles.items()
        }
        yield Filling(
            name=speaker.brief(one.name),
            list="personas",
            item=one.id,
            notes={key: some for key, some in notes.items() if some},
            texts={key: some for key, some in texts.items() if some},
        )


def needs(speaker: Speaker) -> Iterator[Filling]:
    notes: dict[str, list[Note]] = {}
    for one in speaker.engagement.needs:
        if one.layer in _LAYERS:
            hollow = one.basis in ("assumed", "illustrative")
            notes.setdefault(one.layer, []).append(Note(speaker.brief(one.text), _NEEDS[one.layer], hollow=hollow))
    if notes:
        yield Filling(notes={layer: tuple(some) for layer, some in notes.items()})


def kano(speaker: Speaker) -> Iterator[Filling]:
    """Features as they were answered, and needs with the class that the team expects."""
    survey = speaker.engagement.kano
    dots, answered = [], {}
    for feature in survey.features if survey is not None else ():
        result = measure.kano(feature.counts)
        if result.better is not None and result.worse is not None:
            role = f"kano-dot-{result.category}" if result.category in "AOM" else "kano-dot-I"
            dots.append(Dot(abs(result.worse), result.better, speaker.brief(feature.name), role))
        if feature.need:
            answered[feature.need] = result.category
    rows = [
        Row(
            {
                "name": speaker.brief(one.text),
                "category": _class(speaker, answered.get(one.id) or _NAMES.get(one.kano or "", "")),
            },
            "needs",
            one.id,
        )
        for one in speaker.engagement.needs
    ]
    for at in range(0, max(len(rows), bool(dots)), FEATURES):
        yield Filling(dots=tuple(dots), rows={"features": tuple(rows[at : at + FEATURES])})


def _class(speaker: Speaker, letter: str) -> str:
    return f"{letter} {speaker.label(f'kano-{letter}')}" if letter else ""
