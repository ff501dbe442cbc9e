"""What is to be said of the slides and the translations of a file, without making a deck.

In: an engagement and the texts of its files. Out: findings, each with its place, inside the body of a slide where it
lies there. Guaranteed: never raises; a file without bodies costs a few milliseconds and loads no Markdown.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Span, word
from generator.model import LANGUAGES, Engagement
from generator.model.archetypes import ANY_TEXT, ARCHETYPES, DATA_SLIDES, OTHER_NAMES, archetype_of
from generator.model.workshop import SlideWish
from generator.outline import translation, variants
from generator.outline.tools import TOOLS

if TYPE_CHECKING:
    from generator.outline.own import Unsuited

WORDED = ("executive_summary", "decisions", "objectives", "agenda")  # made of data, or of the author's own words

_LEAD = re.compile(r"^(?:\s|[-+>#]|\*(?= )|\d+[.)])*", re.MULTILINE)  # blanks and marks before a line's words


def _has_summary(engagement: Engagement) -> bool:
    """A situation, something that hurts, and something to ask for."""
    first = next(iter(engagement.blueprints.values()), None)
    hurts = first is not None and any(feeling.score < 0 for _, feeling in engagement.scores(first))
    plan = engagement.roadmap
    return bool(hurts and first and first.steps and plan and any(not one.depends_on for one in plan.items))


# data with which a tool has a slide for certain; it may have one with less
EVIDENT: Mapping[str, Callable[[Engagement], bool]] = MappingProxyType(
    {
        "blueprint": lambda made: any(one.state in ("as_is", "to_be") for one in made.blueprints.values()),
        "difference": lambda made: sum(bool(one.steps) for one in made.blueprints.values()) > 1,
        "kpi_before_after": lambda made: any(one.today is not None for one in made.metrics),
        "executive_summary": _has_summary,
    }
)


def is_evident(engagement: Engagement) -> bool:
    """Whether each slide that the author asked for is in the deck for certain; to know of others takes making them."""
    return all(_is_evident(wish, engagement) for wish in engagement.deck.slides)


def _is_evident(wish: SlideWish, engagement: Engagement) -> bool:
    if wish.omit or wish.after:
        return False
    archetype = archetype_of(wish)
    if archetype in EVIDENT:
        return EVIDENT[archetype](engagement)
    return bool(wish.body) and archetype in ARCHETYPES and archetype not in TOOLS


def findings(engagement: Engagement, texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The findings about slides and translations, in the order of the file."""
    found = [item for wish in engagement.deck.slides for item in _slide(wish, engagement, texts)]
    return (*found, *_usual_variants(engagement), *_translations(engagement))


def _usual_variants(engagement: Engagement) -> Iterator[Diagnostic]:
    """What `deck.variant` names and nothing in the file is for."""
    there = [value for values in variants.known(engagement).values() for value in values]
    for value in engagement.deck.variant:
        if value not in there:
            hint = word("variants-known", ", ".join(dict.fromkeys(there))) if there else word("variants-none")
            yield Diagnostic("SL-06", engagement.deck.origin.at("variant"), {"found": value, "hint": hint}, "warning")


def _translations(engagement: Engagement) -> Iterator[Diagnostic]:
    """One finding for each language that texts lack, with all their places."""
    for tag in engagement.languages:
        places = list(translation.missing(engagement, tag))
        if places:
            facts = {"count": str(len(places)), "language": word(f"language-{tag}")}
            start, *rest = [Span(span.file, span.line, span.column) for span in places]
            yield Diagnostic("LG-01", start, facts, "warning", tuple(rest))


def _slide(wish: SlideWish, engagement: Engagement, texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    archetype = archetype_of(wish)
    if archetype not in ARCHETYPES and archetype not in TOOLS:
        yield _unknown(wish)
    elif wish.body and (archetype in ARCHETYPES or archetype in WORDED):
        yield from _body(wish, archetype, engagement, texts)


def _unknown(wish: SlideWish) -> Diagnostic:
    known = (*ARCHETYPES, *DATA_SLIDES, *OTHER_NAMES)
    plain = wish.archetype.strip().lower().replace("-", "_").replace(" ", "_")
    near = difflib.get_close_matches(plain, known, 1, 0.68)
    meant = OTHER_NAMES.get(near[0], near[0]) if near else ""
    hint = word("did-you-mean", meant) if meant else word("archetypes-known", ", ".join(ARCHETYPES[:12]))
    return Diagnostic("SL-01", wish.origin.at("archetype"), {"found": wish.archetype, "hint": hint}, "warning")


def _body(wish: SlideWish, archetype: str, engagement: Engagement, texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    written = [tag for tag in LANGUAGES if any(known == tag for known, _ in wish.body.values)]
    if archetype in ANY_TEXT and _evidently_alike([wish.body.in_language(tag) for tag in written]):
        return
    from generator.outline import own  # has the forms of all archetypes, which few files need

    told = False
    for tag in written or engagement.languages[:1]:
        unsuited = own.read(wish, tag, archetype).unsuited
        if unsuited is not None and not told:
            told = True
            place = _inside(wish, wish.body.in_language(tag), unsuited.row, texts)
            yield Diagnostic("SL-02", place, _reasons(archetype, unsuited), "warning")
    if len(written) > 1 and not told and not own.read(wish, "+".join(written), archetype).alike:
        yield Diagnostic("SL-04", _start(wish), {"archetype": archetype}, "warning")


def _evidently_alike(bodies: Sequence[str]) -> bool:
    """Whether texts have one form by how their lines begin, which spares reading them as Markdown."""
    if any(mark in body for body in bodies for mark in "`|~=["):
        return False
    return len({tuple(_LEAD.findall(body)) for body in bodies}) < 2


def _reasons(archetype: str, unsuited: Unsuited) -> dict[str, str]:
    from generator.messages import WORDS

    need = f"need-{archetype}" if f"need-{archetype}" in WORDS else "need-parts"
    return {
        "archetype": archetype,
        "need": word(need),
        "found": word(unsuited.found, str(unsuited.number)),
        "example": word(f"write-{archetype}" if f"write-{archetype}" in WORDS else "write-parts"),
    }


def _start(wish: SlideWish) -> Span:
    span = wish.origin.at("body")
    return Span(span.file, span.line, span.column)


def _inside(wish: SlideWish, body: str, row: int, texts: Mapping[str, str]) -> Span:
    """The place in the file of a line of a body, found by its words."""
    span = wish.origin.at("body")
    rows = body.split("\n")
    wanted = rows[row].strip() if row < len(rows) else ""
    lines = texts.get(span.file, "").split("\n")
    last = max(span.end_line, span.line)
    for number in range(span.line, min(last, len(lines)) + 1) if wanted else ():
        column = lines[number - 1].find(wanted[:60])
        if column >= 0:
            return Span(span.file, number, column + 1, number, column + 1 + len(wanted[:60]))
    return _start(wish)
