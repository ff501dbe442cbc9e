"""Who sets which archetype, and what becomes of one that fits on no page.

In: a block, an area in points, the language. Out: pages of pieces, parts of the block, or the same as running text.
Guaranteed: the parts of a block hold all that it says.
"""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Any

from generator.layout.slides.fitting import even
from generator.layout.slides.pieces import Piece
from generator.outline import blocks
from generator.outline.blocks import Block, Item, Line, Prose
from generator.scene import Box
from generator.terms import term

# Block → module of the package; the function has the block's name in small letters
SETTERS: Mapping[type, str] = MappingProxyType(
    {
        **dict.fromkeys((blocks.Process, blocks.Cycle, blocks.Timeline), "diagrams_flow"),
        **dict.fromkeys((blocks.Pyramid, blocks.Ladder, blocks.Iceberg), "diagrams_rows"),
        **dict.fromkeys((blocks.Quadrant, blocks.Radial), "diagrams_field"),
        blocks.Tree: "diagrams_tree",
        blocks.Plan: "diagrams_plan",
        **dict.fromkeys((blocks.Cards, blocks.Compare, blocks.Quote), "cards"),
        **dict.fromkeys(
            (
                blocks.Agenda,
                blocks.Objectives,
                blocks.Checklist,
                blocks.Summary,
                blocks.CaseStudy,
                blocks.Decisions,
                blocks.MythFact,
            ),
            "lists",
        ),
        **dict.fromkeys((blocks.Activity, blocks.Debrief, blocks.Quiz, blocks.Recording, blocks.Picture), "activity"),
    }
)
COUNTED = (blocks.Agenda, blocks.Cards, blocks.Decisions, blocks.Objectives)  # their items have numbers
BESIDE = (blocks.Pyramid, blocks.Cycle, blocks.Quadrant, blocks.Radial, blocks.Iceberg, blocks.Picture)
_WHAT_IS_NOT_SAID = ("description", "key", "id", "arrows", "name", "role", "kind", "number_format")


def set_block(block: Block, area: Box, language: str, first: int = 0) -> list[tuple[Piece, ...]]:
    """The block's pages in the area, none when it does not fit; `first` are its items on pages before."""
    module = SETTERS.get(type(block))
    if module is None:
        return []
    name = "".join(f"_{char.lower()}" if char.isupper() else char for char in type(block).__name__).lstrip("_")
    setter = getattr(importlib.import_module(f"generator.layout.slides.{module}"), name)
    made: Any = setter(block, area, language, *([first] if isinstance(block, COUNTED) else []))
    if isinstance(made, list):
        return made
    return [made] if made else []


def parts(block: Block, count: int) -> list[tuple[Block, int]]:
    """The block in so many parts, each with as many of its items, and how many stand before; none when it has fewer."""
    for name in ("items", "entries", "pairs", "parts", "rows"):
        items = getattr(block, name, ())
        if len(items) >= count and not isinstance(block, blocks.Quadrant):
            starts = [0, *accumulate(even(len(items), -(-len(items) // count)))]
            return [(_part(block, name, start, end), start) for start, end in pairwise(starts)]
    return []


def _part(block: Any, name: str, first: int, last: int) -> Any:
    """The block with some of its items; what counts them counts on from there."""
    made = dataclasses.replace(block, **{name: getattr(block, name)[first:last]})
    if isinstance(made, blocks.Agenda) and made.current is not None:
        return dataclasses.replace(made, current=made.current - first)
    if isinstance(made, blocks.Checklist):
        return dataclasses.replace(made, done=tuple(at - first for at in made.done if first <= at < last))
    return made


def as_prose(block: Block, language: str) -> Prose:
    """All that the block says, as running text; of an exercise first how long it takes."""
    told = tuple(_said(block))
    if isinstance(block, blocks.Activity) and block.minutes is not None:
        units = term("slide-minutes", language).split("\n")
        clock = "\n".join(f"{block.minutes} {unit}" for unit in units)
        told = (Line(clock, strong=((0, len(clock)),)), *told)
    return Prose(told)


def _said(value: Any) -> Iterator[Line]:
    if isinstance(value, Line):
        yield value
    elif isinstance(value, str):
        if value.strip():
            yield Line(value)
    elif isinstance(value, Item):
        heading = " ".join(part for part in (value.mark, value.heading) if part)
        if heading:
            yield Line(heading, strong=((0, len(heading)),))
        yield from (dataclasses.replace(line, mark=line.mark or "•") for line in value.text)
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in _WHAT_IS_NOT_SAID:
                yield from _said(getattr(value, field.name))
