"""What an engagement has for each canvas.

In: an engagement, a language, a canvas. Out: `Filling`s, one for each page. Guaranteed: nothing that the file does not
say; a canvas without data has no filling; in a stacked language the first language, for notes have room for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator import strategies
from generator.layout.canvases import filled_ideas, filled_people, filled_plans, filled_service
from generator.layout.canvases.filling import Filling, Row
from generator.layout.canvases.forms import Canvas
from generator.model import Engagement
from generator.outline.speaker import Speaker
from generator.terms import languages_of

Filler = Callable[[Speaker], Iterator[Filling]]

_FILLERS: Mapping[str, Filler] = {
    "cv-stakeholder": filled_people.stakeholders,
    "cv-persona": filled_people.personas,
    "cv-empathy": filled_people.empathy,
    "cv-iceberg": filled_people.needs,
    "cv-kano": filled_people.kano,
    "cv-mot": filled_service.moments,
    "cv-hmw": filled_ideas.opportunities,
    "cv-brainwriting": filled_ideas.ideas,
    "cv-analogy": filled_ideas.benchmarks,
    "cv-screening": filled_ideas.screening,
    "cv-impact": filled_ideas.impact_effort,
    "cv-concept": filled_ideas.concepts,
    "cv-test": filled_plans.tests,
    "cv-roadmap": filled_plans.roadmap,
    "cv-issues": filled_plans.issues,
    "cv-standards": filled_plans.standards,
    "cv-pitch": filled_plans.pitch,
}
_COLUMNS = {"cv-journey": 8, "cv-blueprint": 12}


def fillings(engagement: Engagement, language: str, canvas: Canvas, columns: int = 0) -> Iterator[Filling]:
    """The pages of a canvas that the file has something for; `columns` is how many steps stand on one."""
    speaker = Speaker(engagement, languages_of(language)[0])
    if canvas.id in _COLUMNS:
        count = columns or _COLUMNS[canvas.id]
        filler = filled_service.journey if canvas.id == "cv-journey" else filled_service.blueprint
        yield from filler(speaker, count)
    elif canvas.id in _FILLERS:
        yield from _FILLERS[canvas.id](speaker)


def printed(engagement: Engagement, language: str, canvas: Canvas) -> Filling:
    """What stands on a canvas even when it is blank: strategies, and the criteria of the screening."""
    speaker = Speaker(engagement, languages_of(language)[0])
    if canvas.id == "cv-mot":
        known = {**strategies.HOUSE, **{one.id: one for one in engagement.strategies}}
        return Filling(texts={f"strategy-{one.id}": (speaker.brief(one.do),) for one in known.values() if one.do})
    if canvas.id == "cv-screening":
        names = filled_ideas.criteria(speaker)
        return Filling(
            rows={
                table: tuple(
                    Row({"criterion": name}) for name in (*names, *[""] * (5 - len(names)), speaker.label(total))
                )
                for table, total in (("pugh", "canvas/cv-screening/net"), ("weighted", "canvas/cv-screening/sum"))
            }
        )
    return Filling()
