"""The second intermediate representation: what is said, in which order.

In: an engagement and a language, by `of`. Out: `Outline` values, typed blocks on slides in sections, which the deck
draws. Guaranteed: every slide has a title of its own and speaker notes; no block holds an empty text; figures are
named by the key of their scenes, never by geometry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.diagnostics import Diagnostic
    from generator.model import Engagement
    from generator.outline.blocks import Block

Layout = Literal["cover", "section", "canvas", "text"]


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

    `archetype` names what kind of slide it is, for the layout of the template; "" goes by its blocks. `source` is the
    source line at the foot; `subtitle` stands under the title of a cover or section slide, `clock` beside it, such as
    "09:20 – 10:15 · 55 min". Several charts and callouts share the slide in a grid. `hidden` leaves it out of the
    show, `backup` marks it as kept for questions, `illustrative` marks its figures as made up. `aside` says that it is
    secondary beside others of its tool, and belongs into the appendix of a deck that has one. `wish` is the id of the
    author's entry in `deck.slides` that it follows, "" when there is none; `session` that of the session it is shown
    in.
    """

    id: str
    layout: Layout
    title: str
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    source: str = ""
    notes: Notes = Notes("")
    archetype: str = ""
    clock: str = ""
    hidden: bool = False
    backup: bool = False
    illustrative: bool = False
    aside: bool = False
    wish: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section in PowerPoint's own sense, and an entry of the agenda and the tracker."""

    name: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A deck as content. `language` is a BCP 47 tag, or two joined by "+" when both stand on each slide.

    `footer` stands on every slide (client, version, confidentiality); `draft` asks for the draft stamp; `date` is the
    author's, as ISO 8601, "" when not given. `tracked`, `sourced` and `numbered` ask for the name of the section, the
    sources and the number on each slide.
    """

    language: str
    title: str
    subtitle: str
    author: str
    footer: str
    date: str
    sections: tuple[Section, ...]
    draft: bool = False
    tracked: bool = True
    sourced: bool = True
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Details:
    """More of what has an id in a drawing, for whoever asks for it: its name, what it is, and rows of (term, text)."""

    name: str
    kind: str
    rows: tuple[tuple[str, str], ...]


def of(engagement: Engagement, language: str, kind: str = "") -> Outline:
    """The deck of an engagement in a language ("zh-CN", "en", or "zh-CN+en" for both on each slide).

    `kind` is course, workshop or consultant; the file's own when not given.
    """
    from generator.outline.compose import compose

    return compose(engagement, language, kind)


def made(engagement: Engagement, language: str, kind: str = "") -> tuple[Outline, tuple[Diagnostic, ...]]:
    """The deck as `of`, and what the author asked for that cannot be done."""
    from generator.outline.compose import composed

    return composed(engagement, language, kind)


def unmet(engagement: Engagement, language: str) -> tuple[Diagnostic, ...]:
    """What the author asked for in the deck that cannot be done, as `made` finds it."""
    from generator.outline.inspection import is_evident

    if is_evident(engagement):
        return ()
    from generator.outline.compose import unmet as found

    return found(engagement, language)


def review(engagement: Engagement, texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The findings about slides and translations of a file that loads; `texts` are its files, by name."""
    from generator.outline.inspection import findings

    return findings(engagement, texts)


def details_of(engagement: Engagement, language: str) -> dict[str, Details]:
    """What an engagement says of each card, stakeholder and note, by id: of a card by "<blueprint>/<card>"."""
    from generator.outline.details import collect

    return collect(engagement, language)
