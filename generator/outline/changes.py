"""What a deck says of two states of a service.

In: an engagement and a language. Out: `Part` values: titles that the comparison makes true, and their blocks.
Guaranteed: nothing where there are not two states; a table only where there is a change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.difference import Difference, compare, pairs
from generator.difference.telling import GLYPHS, Told, filled, state_name, title, told
from generator.model import Engagement
from generator.outline.blocks import Block, Figure, Table
from generator.terms import languages_of, term


@dataclass(frozen=True, slots=True)
class Part:
    """A slide: what it is, of which blueprint as its later state, and which notes go with it. Units: minutes."""

    id: str
    archetype: str
    after: str
    title: str
    block: Block
    notes: str
    minutes: int
    sources: tuple[str, ...]


def drawings(engagement: Engagement, language: str) -> Iterator[Part]:
    """For each two states the drawing of what differs, then both side by side."""
    for difference in _differences(engagement):
        name, after = _name(difference), difference.after
        sources = (*difference.before.sources, *after.sources)
        said = title(difference, language)
        figure = Figure(f"difference/{name}")
        yield Part(f"difference-{name}", "difference", after.id, said, figure, "difference", 6, sources)
        states = [state_name(one, language) for one in (difference.before, after)]
        said = filled("side-title", language, *states)
        figure = Figure(f"side-by-side/{name}")
        yield Part(f"side-by-side-{name}", "side_by_side", after.id, said, figure, "side", 6, sources)


def tables(engagement: Engagement, language: str) -> Iterator[Part]:
    """For each two states every change in a table: where, what, from, to."""
    header = tuple(term(name, language) for name in ("step", "change-what", "change-before", "change-after"))
    for difference in _differences(engagement):
        rows = tuple(_row(one, language) for one in told(difference, engagement, language))
        if rows:
            name, after = _name(difference), difference.after
            states = [state_name(one, language) for one in (difference.before, after)]
            said = filled("changes-title", language, title(difference, language))
            table = Table(header, rows, (1.2, 1.6, 2.6, 2.6), filled("changes-table", language, *states))
            yield Part(f"changes-{name}", "changes", after.id, said, table, "changes", 3, ())


def _differences(engagement: Engagement) -> Iterator[Difference]:
    for before, after in pairs(engagement.blueprints.values()):
        yield compare(before, after)


def _name(difference: Difference) -> str:
    return f"{difference.before.id}-{difference.after.id}"


def _row(one: Told, language: str) -> tuple[str, ...]:
    lines = []
    for number, tag in enumerate(languages_of(language)):
        where = one.what.split("\n")[min(number, one.what.count("\n"))]
        lines.append(f"{GLYPHS[one.state]} {term(f'change-{one.state}', tag)} · {where}")
    return (one.step or "–", "\n".join(dict.fromkeys(lines)), one.before, one.after)
