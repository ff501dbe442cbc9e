"""What a form is: sections of questions, each of a kind that paper and form tools both know.

In: nothing but texts. Out: `Form`, `Section`, `Question`. Guaranteed: a question has an id that stays the same in every
language, by which its answers are read back; texts only, in one language, so that a template needs no logic of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["scale", "grid", "single", "multiple", "open", "pair"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `number` is printed before it, "" for none.

    Shape, by `kind`:
    - scale: `options` are the points, such as "1" to "5"; `low` and `high` say what its ends mean;
    - grid: `rows` are what is rated, each on the `options`, with `low` and `high` as above;
    - single, multiple: `options` are what one or several are ticked of; `lines` > 0 adds "other: ____";
    - open: `lines` ruled lines to write on;
    - pair: `rows` are the same question with and without a feature, each answered by one of the `options`.

    `help` stands small below the question. `items` are ids of the rows of grids and pairs; `numbers`, on paper, their
    numbers, by which answers are typed in.
    """

    id: str
    number: str
    kind: Kind
    text: str
    help: str = ""
    options: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    rows: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    lines: int = 0
    required: bool = True
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under a heading; `title` and `lead` may be ""."""

    title: str
    questions: tuple[Question, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at the head of a form, such as Date: 22 Nov 2026. `value` is "" where it is written in by hand."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form on paper or in a form tool.

    `intro` are paragraphs; `minutes` is how long it takes; `privacy` says what becomes of the answers; `other` is the
    word before the line of a choice that is not listed; `thanks` ends it.
    """

    title: str
    subtitle: str
    intro: tuple[str, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    privacy: str
    thanks: str
    minutes: int
    other: str
    language: str


def on_paper(form: Form) -> Form:
    """The form with the numbers of its rows, where a span of numbers is not repeated before the question."""
    sections = [replace(section, questions=tuple(map(_on_paper, section.questions))) for section in form.sections]
    return replace(form, sections=tuple(sections))


def _on_paper(question: Question) -> Question:
    number = "" if "–" in question.number else question.number
    return replace(question, number=number, numbers=row_numbers(question))


def row_numbers(question: Question) -> tuple[str, ...]:
    """The numbers of the rows: 1 to 8, 5a, 5a.1; never 5.1, which spreadsheets read as a number. All "" for none."""
    number, rows = question.number, range(len(question.rows))
    if "–" in number:
        first = int(number.partition("–")[0])
        return tuple(str(first + at) for at in rows)
    if not number:
        return ("",) * len(rows)
    lettered = number[-1].isdigit() and len(rows) <= 26
    return tuple(f"{number}{chr(ord('a') + at)}" if lettered else f"{number}.{at + 1}" for at in rows)


def points(low: int, high: int) -> tuple[str, ...]:
    """The points of a scale, as options."""
    return tuple(map(str, range(low, high + 1)))
