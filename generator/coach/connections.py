"""The coach's rules of connections: arrows through time, arrows in two directions, questions without a reply.

Only arrows that the author drew are looked at; those that follow from lanes and steps are always right. Source: the
field reference, §2.4 and §17.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.coach.rules import Found, at, called, rule
from generator.coach.study import CUSTOMER, FRONT, Chart, Placed, Study
from generator.model import Connection

_LOOPS = ("failure", "feedback")
_OUTSIDE_TIME = frozenset(("support", "partner"))  # systems and suppliers serve many steps, wherever they are drawn
_DIALOGUE = ("voice", "human")


def _drawn(chart: Chart) -> Iterator[tuple[Connection, Placed, Placed]]:
    """The author's own arrows with both their cards."""
    for arrow in chart.drawn:
        source, target = chart.by_id.get(arrow.source), chart.by_id.get(arrow.target)
        if source is not None and target is not None:
            yield arrow, source, target


@rule("CN-03", "warning")
def back_in_time(study: Study) -> Iterator[Found]:
    """An arrow that is no failure, loop or condition ends at a step that is over when it starts."""
    for chart in study.charts:
        for arrow, source, target in _drawn(chart):
            is_loop = arrow.dir == "both" or arrow.kind in _LOOPS or bool(arrow.condition)
            is_over = target.column + target.card.span <= source.column
            if is_over and not is_loop and not {source.role, target.role} & _OUTSIDE_TIME:
                facts = {"name": called(source.card.text), "other": called(target.card.text)}
                yield Found(at(arrow, "target"), facts, (at(source.card), at(target.card)))


@rule("CN-04", "hint")
def agreement_without_words(study: Study) -> Iterator[Found]:
    """An arrow in both directions, away from the customer, does not say what the two sides agree on."""
    for chart in study.charts:
        for arrow, source, target in _drawn(chart):
            said = arrow.label or arrow.condition
            if arrow.dir == "both" and not said and CUSTOMER not in (source.role, target.role):
                facts = {"name": called(source.card.text), "other": called(target.card.text)}
                yield Found(at(arrow, "dir"), facts)


@rule("CN-05", "warning")
def question_without_reply(study: Study) -> Iterator[Found]:
    """By voice or face to face the customer turns to the frontstage, and no arrow comes back in that step."""
    spoken = {one.id for one in study.engagement.channels if one.kind in _DIALOGUE}
    for chart in study.charts if spoken else ():
        replied: set[str | int] | None = None
        asked: set[str] = set()
        for arrow, source, target in _drawn(chart):
            asks = source.role == CUSTOMER and target.role in FRONT and arrow.dir != "both"
            if not asks or source.card.id in asked or (source.card.channel or target.card.channel) not in spoken:
                continue
            asked.add(source.card.id)
            replied = _replied(chart) if replied is None else replied
            if not replied & {source.card.id, target.card.id, source.column}:
                yield Found(at(arrow, "dir"), {"name": called(source.card.text)}, (at(source.card),))


def _replied(chart: Chart) -> set[str | int]:
    """The cards that an arrow from the frontstage to the customer joins, and the columns of the customer's."""
    found: set[str | int] = set()
    for arrow in chart.arrows:
        ends = chart.by_id.get(arrow.source), chart.by_id.get(arrow.target)
        for source, target in (ends, ends[::-1]) if arrow.dir == "both" else (ends,):
            if source and target and source.role in FRONT and target.role == CUSTOMER:
                found |= {source.card.id, target.card.id, target.column}
    return found
