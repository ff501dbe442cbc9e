"""The template of the groups' report-out: five slides, from the customer to what is asked of the listeners.

In: an engagement and a language. Out: an `Outline`. Guaranteed: five slides, each filled with what belongs there, to be
written over; the minutes of a group are those that the agenda's report-out leaves for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Engagement, Session, Text
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import Block, Cards, Item, Process, Table, lines
from generator.outline.speaker import Speaker

PITCH = 3  # minutes that a group speaks, as activity A20 has it
CARDS = 2  # minutes in which listeners write, and the next group comes
NAMED = 4  # personas or moments that a slide offers to choose from
LANES = ("evidence", "customer", "frontstage", "backstage", "support")


def pitch_minutes(engagement: Engagement) -> int:
    """How long a group speaks; less than usual where there are many for the time."""
    workshop = engagement.workshop
    found = next((one for one in workshop.all_sessions if _is_report_out(one)), None) if workshop is not None else None
    if workshop is None or found is None:
        return PITCH
    return max(1, min(PITCH, found.minutes // workshop.groups - CARDS))


def _is_report_out(session: Session) -> bool:
    return session.activity == "A20" or session.canvas == "cv-pitch"


def of(engagement: Engagement, language: str) -> Outline:
    """The template."""
    speaker = Speaker(engagement, language, "workshop")
    meta = engagement.meta
    course = engagement.workshop.title if engagement.workshop and engagement.workshop.title else meta.title
    made = (_who(speaker), _heard(speaker), _concept(speaker), _change(speaker), _asked(speaker))
    slides = tuple(_noted(speaker, slide, at) for at, slide in enumerate(made, 1))
    return Outline(
        language,
        speaker.word("report-out"),
        speaker.say(course),
        speaker.say(meta.author),
        speaker.say(course),
        meta.date,
        (Section(speaker.word("report-out"), slides),),
        tracked=False,
    )


def _noted(speaker: Speaker, slide: Slide, number: int) -> Slide:
    """The slide with what its speaker says and does; the first also says how long the group has."""
    do = speaker.word(f"report-{number}-do")
    if number == 1:
        minutes = speaker.each("report-minutes", str(pitch_minutes(speaker.engagement)))
        do = f"{minutes}\n{do}"
    following = speaker.word(f"report-{number}-next") if number < 5 else ""
    notes = Notes(speaker.word(f"report-{number}-say"), do, None, following)
    return Slide(f"report-{number}", "canvas", slide.title, slide.blocks, notes=notes, archetype=slide.archetype)


def _slide(speaker: Speaker, number: int, archetype: str, *blocks: Block) -> Slide:
    return Slide(f"report-{number}", "canvas", speaker.word(f"report-{number}-title"), blocks, archetype=archetype)


def _items(speaker: Speaker, number: int, more: Sequence[str], marks: Sequence[str] = ()) -> tuple[Item, ...]:
    """The parts of a slide: what each is called and what belongs there, then what the file offers for it."""
    found = []
    for at, extra in enumerate(more, 1):
        heading = speaker.word(f"report-{number}-{at}")
        told = lines((speaker.word(f"report-{number}-{at}-ask"), extra))
        found.append(Item(heading, told, marks[at - 1] if marks else ""))
    return tuple(found)


def _offered(speaker: Speaker, texts: Sequence[Text]) -> str:
    """Names of the file to choose from."""
    named = [text for text in texts if text][:NAMED]
    if not named:
        return ""
    return speaker.both(lambda one: one.each("report-choose", one.listed(one.say(text) for text in named)))


def _who(speaker: Speaker) -> Slide:
    made = speaker.engagement
    personas = _offered(speaker, [one.name for one in made.personas])
    moments = _offered(speaker, [one.name for one in made.moments])
    return _slide(speaker, 1, "cards-3", Cards(_items(speaker, 1, (personas, moments, ""))))


def _heard(speaker: Speaker) -> Slide:
    return _slide(speaker, 2, "cards-3", Cards(_items(speaker, 2, ("", "", ""))))


def _concept(speaker: Speaker) -> Slide:
    return _slide(speaker, 3, "process", Process(_items(speaker, 3, ("", "", "", ""))))


def _change(speaker: Speaker) -> Slide:
    """A table with a row for each usual lane, to be filled in."""
    header = tuple(speaker.word(f"report-4-{name}") for name in ("lane", "today", "tomorrow", "owner"))
    owner = speaker.word("report-4-owner-ask")
    rows = tuple(
        (_lane(speaker, role), speaker.word(f"report-4-{role}-today"), speaker.word(f"report-4-{role}-tomorrow"), owner)
        for role in LANES
    )
    return _slide(speaker, 4, "table", Table(header, rows, (1.4, 3.0, 3.0, 1.6), speaker.word("report-4-table")))


def _lane(speaker: Speaker, role: str) -> str:
    """What the file calls the lane of a role."""
    own = next((one.name for one in speaker.engagement.lanes if one.role == role and one.name), None)
    return speaker.say(own) if own else speaker.word(f"report-4-{role}")


def _asked(speaker: Speaker) -> Slide:
    return _slide(speaker, 5, "cards-4", Cards(_items(speaker, 5, ("", "", "", ""))))
