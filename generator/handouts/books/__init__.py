"""The kit's spreadsheets: what the file knows, ready to be worked on, with room for more.

In: an engagement and a language. Out: `Book`s. Guaranteed: figures are those of the slides; a book is there when the
file has something for it; touchpoints, issues, actions and a workshop's risks are there from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.handouts.books import concepts, figures, issues, kano, people, plans, risks, service, standards
from generator.handouts.books.tables import Desk
from generator.model import Engagement
from generator.outline.speaker import Speaker
from generator.sheet import Book

MAKERS: tuple[Callable[[Desk], Iterator[Book]], ...] = (
    service.touchpoints,
    issues.pains,
    issues.issues,
    people.needs,
    people.stakeholders,
    service.moments,
    kano.kano,
    service.feedback_plan,
    service.closed_loop,
    concepts.screening,
    concepts.tests,
    standards.standards,
    figures.kpi,
    figures.lifetime_value,
    figures.benchmarks,
    plans.roadmap,
    plans.changeover,
    risks.risks,
)


def books(engagement: Engagement, language: str) -> tuple[Book, ...]:
    """Every book that the engagement has something for, in the order of the work."""
    desk = Desk(Speaker(engagement, language, engagement.deck.kind))
    return tuple(book for make in MAKERS for book in make(desk))
