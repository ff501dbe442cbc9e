"""What a deck ends with: decisions requested, next steps, and case studies.

In: a `Speaker`. Out: slides. Guaranteed: what is asked and what comes next follows from the plan in the file; a slide
without data is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Concept, Text
from generator.model.design import Case, RoadmapItem
from generator.outline import Slide, own
from generator.outline.blocks import CaseStudy, Decisions, Item, Line, lines
from generator.outline.columns import Column, tabulated
from generator.outline.speaker import Speaker

MOST_DECISIONS = 6
MOST_STEPS = 9
GRAVE = 12  # of likelihood × impact, each 1 to 5: what the sponsor has to hear
OPEN = ("open", "analysing", "planned", "fixing")


# Decisions


def decisions(speaker: Speaker) -> Iterable[Slide]:
    """What is asked of those who decide: the author's list, else concepts, the first work and grave risks."""
    wish = speaker.wish("decisions")
    if wish is not None and wish.body:
        blocks = own.read(wish, speaker.language, "decisions").blocks
        items = [item for block in blocks if isinstance(block, Decisions) for item in block.items]
    else:
        items = [*_concepts(speaker), *_first_work(speaker), *_grave(speaker)][:MOST_DECISIONS]
        blocks = (Decisions(tuple(items)),)
    if items or (wish is not None and wish.body):
        title = speaker.count("decisions-title", max(1, len(items)))
        chosen = chosen_concepts(speaker)
        if chosen and not (wish is not None and wish.body) and len(items) > 1:
            title = speaker.each("decisions-title-go", str(len(items)), chosen[0])
        yield speaker.slide("decisions", "decisions", title, blocks, minutes=10, wish=wish)


def chosen_concepts(speaker: Speaker) -> list[Text]:
    """The names of the concepts to go on with."""
    screening = speaker.engagement.screening
    names = screening.decision.go if screening is not None and screening.decision is not None else ()
    return [one.name for one in speaker.engagement.concepts if one.id in names]


def _concepts(speaker: Speaker) -> Iterator[Item]:
    screening = speaker.engagement.screening
    if screening is None or screening.decision is None:
        return
    for ids, template in ((screening.decision.go, "decide-go"), (screening.decision.later, "decide-later")):
        for one in speaker.engagement.concepts:
            if one.id in ids:
                yield Item(speaker.each(template, one.name), _grounds(speaker, one), _owner(speaker, one.owner))


def _grounds(speaker: Speaker, concept: Concept) -> tuple[Line, ...]:
    needs = speaker.each("decide-resources", concept.resources) if concept.resources else ""
    return lines((speaker.say(concept.one_liner), needs))


def _owner(speaker: Speaker, reference: str | None) -> str:
    return speaker.name_of("stakeholder|actor", reference) if reference else ""


def _first_work(speaker: Speaker) -> Iterator[Item]:
    """The work that waits for nothing: whether it may begin, and who answers for it."""
    for one in _ready(speaker)[:2]:
        yield Item(speaker.each("decide-start", one.title), (), _owner(speaker, one.owner))


def _ready(speaker: Speaker) -> list[RoadmapItem]:
    roadmap = speaker.engagement.roadmap
    return [one for one in roadmap.items if not one.depends_on] if roadmap is not None else []


def _grave(speaker: Speaker) -> Iterator[Item]:
    for one in speaker.engagement.risks:
        if one.kind == "risk" and (one.likelihood or 0) * (one.impact or 0) >= GRAVE:
            text = lines((speaker.each("decide-response", one.response),)) if one.response else ()
            yield Item(speaker.each("decide-risk", one.text), text, _owner(speaker, one.owner))


# Next steps


@dataclass(frozen=True, slots=True)
class NextStep:
    what: Text
    owner: str | None
    when: str
    due: str = ""


def next_steps(speaker: Speaker) -> Iterable[Slide]:
    """The first work of the roadmap and what is due, the earliest first: what, who, until when."""
    found = [*dated_steps(speaker), *planned_steps(speaker)][:MOST_STEPS]
    if not found:
        return
    table = tabulated(
        found,
        (
            Column(speaker.word("next-what"), lambda one: speaker.say(one.what), 5, stays=True),
            Column(speaker.word("next-who"), lambda one: _owner(speaker, one.owner), 2),
            Column(speaker.word("next-when"), lambda one: one.when, 2, centered=True),
        ),
        speaker.word("next-table"),
    )
    first = found[0]
    title = speaker.count("next-title", len(found))
    if first.due:
        title = speaker.both(lambda one: one.each("next-title-due", first.what, one.date(first.due)))
    elif first.owner:
        title = speaker.each("next-title-owner", first.what, speaker.named("stakeholder|actor", first.owner))
    yield speaker.slide("next-steps", "next_steps", title, (table,), minutes=5, wish=speaker.wish("next_steps"))


def dated_steps(speaker: Speaker) -> list[NextStep]:
    """Issues that are not settled and have a day, by that day."""
    due = [one for one in speaker.engagement.issues if one.due and one.status in OPEN]
    return [
        NextStep(one.solution or one.title, one.owner, speaker.date(one.due).split("\n")[0], one.due)
        for one in sorted(due, key=lambda one: one.due)
    ]


def planned_steps(speaker: Speaker) -> list[NextStep]:
    """The roadmap's items of the first horizon that settle no issue, which stands here with its own day."""
    roadmap = speaker.engagement.roadmap
    if roadmap is None or not roadmap.items:
        return []
    dated = {one.id for one in speaker.engagement.issues if one.due and one.status in OPEN}
    order = [one.id for one in roadmap.horizons] or ["short", "mid", "long"]
    there = [one.horizon for one in roadmap.items]
    first = next((name for name in order if name in there), there[0])
    return [
        NextStep(one.title, one.owner, speaker.name_of("horizon", one.horizon))
        for one in roadmap.items
        if one.horizon == first and not dated & set(one.issues)
    ]


# Cases


def cases(speaker: Speaker) -> Iterable[Slide]:
    """A slide for each case study."""
    for one in speaker.engagement.cases:
        wish = speaker.wish("cases", one.id)
        title = speaker.each("case-title-lesson" if one.lesson else "case-title", one.title, one.lesson)
        parts = (_said(speaker, text) for text in (one.context, one.practice, one.result, one.lesson))
        yield speaker.slide(
            f"case-{one.id}",
            "case",
            title,
            (CaseStudy(*parts),),
            minutes=6,
            wish=wish,
            source=speaker.source(one.sources),
            illustrative=_made_up(one),
        )


def _made_up(case: Case) -> bool:
    return case.basis == "illustrative"


def _said(speaker: Speaker, text: Text) -> tuple[Line, ...]:
    return lines((speaker.say(text),)) if text else ()
