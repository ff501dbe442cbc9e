"""The typed blocks of slides: what is said, by the form that says it best.

In: texts and numbers. Out: frozen values, which the deck sets as shapes, tables and charts. Guaranteed: a block holds
content only, never geometry; a text in two languages ("zh-CN+en") is both, one under the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

# Text ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of running text. `mark` is "" for plain, "•" for a bullet, else what stands in front, such as "1.".

    `strong` are the spans (from, to) that are set in bold. `level` is 0 for the outermost.
    """

    words: str
    mark: str = ""
    level: int = 0
    strong: tuple[tuple[int, int], ...] = ()


def lines(texts: Iterable[str], mark: str = "") -> tuple[Line, ...]:
    """Each text that is not empty as a paragraph; with "1." as the mark they are numbered."""
    kept = [text for text in texts if text.strip()]
    marks = [f"{at}." if mark == "1." else mark for at in range(1, len(kept) + 1)]
    return tuple(Line(text, sign) for text, sign in zip(kept, marks, strict=True))


@dataclass(frozen=True, slots=True)
class Item:
    """A part of an archetype: a heading with text below it; one of them may be empty.

    `mark` is short and stands in front: a number, a year, a glyph. `role` is a role of the theme that colours the part
    ("pain", "frontstage", "moment"), "" for the archetype's own colours.
    """

    heading: str
    text: tuple[Line, ...] = ()
    mark: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text in the body placeholder."""

    lines: tuple[Line, ...]


# Figures, tables, charts ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """The scenes under one key, one slide a page; `key` is looked up in the job's scenes.

    Of a drawing on several pages, `part` takes the one or two that carry the message ("main") or the others ("rest"),
    or all but the overview ("pages").
    """

    key: str
    part: Literal["all", "main", "rest", "pages"] = "all"


@dataclass(frozen=True, slots=True)
class Table:
    """A native table, paged over as many slides as its rows need. `shares` are relative column widths.

    Shape: each row as long as `header`. A cell may hold several lines, split at a newline. `roles` colours cells by
    (row, column), both from 0 in `rows`, with a role of the theme; `centered` are the columns set in the middle.
    Where rows are sessions, `sessions` are their ids and `numbered` the column for the numbers of their slides, which
    holds `UNKNOWN_NUMBERS` until the deck is paged.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    description: str = ""
    roles: tuple[tuple[int, int, str], ...] = ()
    centered: tuple[int, ...] = ()
    sessions: tuple[str, ...] = ()
    numbered: int | None = None


UNKNOWN_NUMBERS = "888–888"  # as wide as any that stand there later


def slide_numbers(span: tuple[int, int] | None) -> str:
    """The first and the last of some slides in words: 12–15, 12, and – for none."""
    if span is None:
        return "–"
    first, last = span
    return str(first) if first == last else f"{first}–{last}"


ChartKind = Literal["column", "bar", "line", "stacked", "radar", "scatter"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A native, editable chart with its data inside; None leaves a gap.

    Shape: `series` is (name, values), each as long as `categories`; "stacked" is bars that add up to the whole.
    For "scatter" each series is one named point, its values are (x, y) and `categories` are the names of the axes;
    `cut` is where the quadrants part, (x, y). `number_format` is Excel's. `low` and `high` bound the value axis.
    `spread` are (low, high) for each value of the first series: its interval, shown by error bars; such bars carry no
    labels, so that their categories say the figures. `quadrants` names the fields that `cut` parts, from the top left,
    row by row. `roles` colours the series with roles of the theme, one each.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    kind: ChartKind = "column"
    number_format: str = "General"
    description: str = ""
    cut: tuple[float, float] | None = None
    low: float | None = None
    high: float | None = None
    spread: tuple[tuple[float, float], ...] = ()
    quadrants: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """A figure that speaks for itself: a big value, what it is, and the small print below."""

    value: str
    caption: str
    note: str = ""


# Archetypes of structure ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cards:
    """Equal cards side by side, two to eight of them; `numbered` gives each its number."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pyramid:
    """Layers of a triangle, from the top."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Process:
    """Steps from left to right, two to eight of them."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cycle:
    """Steps round a circle, clockwise from the top; `center` names the whole."""

    items: tuple[Item, ...]
    center: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Points in time from left to right; `mark` of each item says when."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs, from the lowest."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two things side by side; `rows` are (what is compared, left, right) and may replace the items' text."""

    left: Item
    right: Item
    rows: tuple[tuple[str, str, str], ...] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A field of four. Shape: `items` are top left, top right, bottom left, bottom right; `x` and `y` are (low, high).

    `x_name` and `y_name` name the axes; "" leaves them out.
    """

    items: tuple[Item, Item, Item, Item]
    x_name: str = ""
    y_name: str = ""
    x: tuple[str, str] = ("", "")
    y: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Radial:
    """A centre with spokes, three to eight of them."""

    center: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Iceberg:
    """Layers from the top, the first `above` of them above the water."""

    items: tuple[Item, ...]
    above: int
    waterline: str


@dataclass(frozen=True, slots=True)
class Node:
    """A card of a tree or a plan; `column` counts from 0."""

    id: str
    item: Item
    column: int
    row: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """Levels from left to right with arrows between their cards, such as a KPI tree.

    Shape: `columns` are the levels' names; `arrows` are (from, to) ids of nodes.
    """

    columns: tuple[str, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[tuple[str, str], ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A roadmap: horizons from left to right, rows of work, cards in cells, arrows where one waits for another."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[tuple[str, str], ...] = ()
    description: str = ""


# Archetypes of telling -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agenda:
    """The parts of the deck or the day; `current` is the one that begins here, counted from 0, or None.

    Shape: each entry's heading is the part, its text what it holds, its mark the clock or the number.
    """

    entries: tuple[Item, ...]
    current: int | None = None


@dataclass(frozen=True, slots=True)
class Objectives:
    """What participants can do afterwards; the mark of each says how deep it goes."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """Context, practice, result, lesson; an empty one is left out."""

    context: tuple[Line, ...]
    practice: tuple[Line, ...]
    result: tuple[Line, ...]
    lesson: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, who said them, and whether somebody did."""

    words: str
    speaker: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the job's media with its caption and credit; `alternative` is what a screen reader says."""

    name: str
    alternative: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A place for a video or a recording, with the line on consent, and the transcript where there is one."""

    title: str
    consent: str
    transcript: tuple[Line, ...] = ()
    prompts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """An exercise: what to do, step by step, how long, who with whom, what comes out. Units: minutes.

    Shape: `facts` are (what, text), such as the grouping, the canvas, the materials; `steps` may carry their minutes
    as their mark.
    """

    task: str
    steps: tuple[Line, ...]
    minutes: int | None
    facts: tuple[tuple[str, str], ...] = ()
    output: str = ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Questions after an exercise, in the order what, so what, now what."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question with its options; `answer` is the index of the right one, shown when `revealed`."""

    question: str
    options: tuple[str, ...]
    answer: int | None = None
    explanation: tuple[Line, ...] = ()
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class MythFact:
    """Pairs of what is believed and what holds; `heads` are the author's words over the two, "" for the house's."""

    pairs: tuple[tuple[str, str], ...]
    heads: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to tick off; `done` are the indices of those that are."""

    items: tuple[Item, ...]
    done: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """An executive summary: labelled statements, such as situation, complication, answer, what is asked."""

    parts: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What has to be decided: the question, the options or the proposal as text, owner and date as the mark."""

    items: tuple[Item, ...]


Block = (
    Prose
    | Figure
    | Table
    | Chart
    | Callout
    | Cards
    | Pyramid
    | Process
    | Cycle
    | Timeline
    | Ladder
    | Compare
    | Quadrant
    | Radial
    | Iceberg
    | Tree
    | Plan
    | Agenda
    | Objectives
    | CaseStudy
    | Quote
    | Picture
    | Recording
    | Activity
    | Debrief
    | Quiz
    | MythFact
    | Checklist
    | Summary
    | Decisions
)
