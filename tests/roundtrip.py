"""What a deck holds, slide by slide, as python-pptx reads it: for comparing it before and after another program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE


class SlideFacts(NamedTuple):
    """One slide. `ends` are the names of the shapes that each connector is glued to, None for a loose end."""

    kinds: Counter[str]
    names: Counter[str]
    texts: Counter[str]
    meanings: Counter[str] | None
    ends: Counter[tuple[str | None, str | None]]
    tables: list[list[list[str]]]
    charts: list[list[tuple[str, tuple[float | None, ...]]]]
    notes: str | None


def facts(deck: Path) -> list[SlideFacts]:
    """What each slide holds. Names of placeholders are not kept: LibreOffice numbers them anew."""
    return [_facts(slide) for slide in Presentation(str(deck)).slides]


def _facts(slide: Any) -> SlideFacts:
    every = list(_every(slide.shapes))
    known = {shape.shape_id: _name(shape) for shape in every}
    tables = [shape.table for shape in every if shape.has_table]
    charts = [shape.chart for shape in every if shape.has_chart]
    return SlideFacts(
        kinds=Counter(map(_kind, every)),
        names=Counter(map(_name, every)),
        texts=Counter(_words(shape) for shape in every if shape.has_text_frame),
        meanings=Counter(shape._element._nvXxPr.cNvPr.get("descr", "") for shape in every),
        ends=Counter(_ends(shape, known) for shape in every if _kind(shape) == "cxnSp"),
        tables=[[[_plain(cell.text) for cell in row.cells] for row in table.rows] for table in tables],
        charts=[[(str(one.name), _values(one)) for plot in chart.plots for one in plot.series] for chart in charts],
        notes=_plain(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else None,
    )


def _every(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _every(shape.shapes)


def _kind(shape: Any) -> str:
    tag: str = shape._element.tag.split("}")[1]
    return "chart" if shape.has_chart else "table" if shape.has_table else tag


def _name(shape: Any) -> str:
    return "placeholder" if shape.is_placeholder else str(shape.name)


def _plain(words: str) -> str:
    return "\n".join(line.strip() for line in words.replace("\v", "\n").split("\n")).strip()


def _words(shape: Any) -> str:
    return _plain(shape.text_frame.text)


def _values(series: Any) -> tuple[float | None, ...]:
    """The values without the blanks that LibreOffice fills a short series up with."""
    values = list(series.values)
    while values and values[-1] is None:
        values.pop()
    return tuple(values)


def _ends(connector: Any, known: dict[int, str]) -> tuple[str | None, str | None]:
    joined = connector._element.nvCxnSpPr.cNvCxnSpPr
    first, last = (known.get(int(end.get("id"))) if end is not None else None for end in (joined.stCxn, joined.endCxn))
    return first, last
