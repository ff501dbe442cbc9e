"""The second intermediate representation: what is said, in which order.

In: an engagement and a language, by `of`. Out: `Outline` values, typed blocks on slides in sections, which the deck
draws. Guaranteed: every slide has a title of its own and speaker notes; no block holds an empty text; figures are
named by the key of their scenes, never by geometry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from generator.model import Engagement

Layout = Literal["cover", "section", "canvas", "text"]


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs in the body placeholder; `bullets` makes them a list."""

    paragraphs: tuple[str, ...]
    bullets: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """The scenes under one key, one slide a page; `key` is looked up in the job's scenes."""

    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A native table, paged over as many slides as its rows need. `shares` are relative column widths.

    Shape: each row as long as `header`. A cell may hold several lines, split at a newline.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native, editable chart with its data inside; None leaves a gap.

    Shape: `series` is (name, values), each as long as `categories`. `number_format` is Excel's.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    kind: Literal["column", "bar", "line"] = "column"
    number_format: str = "General"
    description: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A figure that speaks for itself: a big value, what it is, and the small print below."""

    value: str
    caption: str
    note: str = ""


Block = Prose | Figure | Table | Chart | Callout


@dataclass(frozen=True, slots=True)
class Notes:
    """Speaker notes. Units: minutes."""

    say: str
    do: str = ""
    minutes: int | None = None
    transition: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide, or several where its figure has more pages or its table more rows than fit.

    `source` is the source line at the foot; `subtitle` stands under the title of a cover or section slide. Several
    charts and callouts share the slide in a grid.
    """

    id: str
    layout: Layout
    title: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    source: str = ""
    notes: Notes = Notes("")


@dataclass(frozen=True, slots=True)
class Section:
    """A section in PowerPoint's own sense, and an entry of the agenda and the tracker."""

    name: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A deck as content. `language` is a BCP 47 tag, or two joined by "+" when both stand on each slide.

    `footer` stands on every slide (client, version, confidentiality); `draft` asks for the draft stamp; `date` is the
    author's, as ISO 8601, "" when not given.
    """

    language: str
    title: str
    subtitle: str
    author: str
    footer: str
    date: str
    sections: tuple[Section, ...]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """More of what has an id in a drawing, for whoever asks for it: its name, what it is, and rows of (term, text)."""

    name: str
    kind: str
    rows: tuple[tuple[str, str], ...]


def of(engagement: Engagement, language: str) -> Outline:
    """The deck of an engagement in a language ("zh-CN", "en", or "zh-CN+en" for both on each slide)."""
    from generator.outline.compose import compose

    return compose(engagement, language)


def details_of(engagement: Engagement, language: str) -> dict[str, Details]:
    """What an engagement says of each card, stakeholder and note, by id: of a card by "<blueprint>/<card>"."""
    from generator.outline.details import collect

    return collect(engagement, language)
