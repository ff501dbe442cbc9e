"""The coach's rules of decks: what slides claim, show and give away. Source: the field reference, §13 and §17."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.coach.figures import Ledger, shares_and_multiples, stated
from generator.coach.private import LIKELY, SHORTEST, masked, private
from generator.coach.rules import Found, at, called, rule
from generator.coach.study import Study
from generator.coach.titles import is_topic
from generator.diagnostics import Span, word
from generator.model import LANGUAGES, Meta, SlideWish, Text
from generator.model.archetypes import ARCHETYPES, archetype_of
from generator.model.base import Claim
from generator.patterns import Pattern

# Titles --------------------------------------------------------------------------------------------------------------

TITLE_WIDTH, TITLE_SIZE = 716.0, 24.0  # of the house's slides, as they break titles. Units: points
_SECOND = 0.7  # of the size, for the second language
_LINES, _LINES_OF_TWO = 2, 3  # a title in one language may have, and one in two
_SHORT = 40  # characters that fit into two lines whatever they are
_TEACHING = frozenset(("quote", "quiz", "activity", "debrief", "recording", "checklist", "objectives"))
_FRAMING = frozenset(
    ("cover", "section", "agenda", "timetable", "run_sheet", "sources", "glossary", "backup", "review")
)
_TOPICAL = _TEACHING | _FRAMING  # are called by what they are
_LARGE = ("cover", "section")  # have titles of another size


@rule("DK-01", "warning")
def title_is_a_topic(study: Study) -> Iterator[Found]:
    """A slide for a client whose title names a topic and says nothing of it."""
    if study.kind == "consultant":
        for wish in _shown(study):
            topical = wish.backup or archetype_of(wish) in _TOPICAL
            if not topical and any(is_topic(words) for _, words in wish.title.values):
                yield Found(at(wish, "title"), {"name": called(wish.title)})


@rule("DK-02", "warning")
def title_is_too_long(study: Study) -> Iterator[Found]:
    """A title that takes more lines than can be read at a glance."""
    stacked = study.engagement.meta.bilingual_mode == "stacked" and len(study.engagement.languages) > 1
    for wish in _shown(study):
        if archetype_of(wish) in _LARGE or all(len(words) <= _SHORT for _, words in wish.title.values):
            continue
        together = stacked and len(wish.title.values) > 1
        counts = [_lines(words, _SECOND if together and place else 1.0) for place, words in _by_place(study, wish)]
        lines = sum(counts) if together else max(counts)
        if lines > (_LINES_OF_TWO if together else _LINES):
            yield Found(at(wish, "title"), {"name": called(wish.title), "lines": str(lines)})


def _by_place(study: Study, wish: SlideWish) -> Iterator[tuple[int, str]]:
    """The title in each language, the file's own first."""
    ordered = sorted(wish.title.values, key=lambda value: value[0] != study.language)
    return ((place, words) for place, (_, words) in enumerate(ordered))


def _lines(words: str, share: float) -> int:
    """How many lines words take; those that clearly fit into two are not broken, which takes a while."""
    from generator import text

    size, bold = TITLE_SIZE * share, share == 1.0
    total = text.width(words, size, bold)
    if total <= 1.9 * TITLE_WIDTH:
        return 1 if total <= TITLE_WIDTH else 2
    if total > 9 * TITLE_WIDTH:  # too long by any count
        return int(total / TITLE_WIDTH) + 1
    return len(text.wrap(words, TITLE_WIDTH, size, bold))


def _shown(study: Study) -> tuple[SlideWish, ...]:
    return tuple(wish for wish in study.engagement.deck.slides if not wish.omit)


# Numbers -------------------------------------------------------------------------------------------------------------

# slides whose titles can be held against the file; those of surveys and scores compute figures of their own
_BORNE_OUT = frozenset(("blueprint", "journey", "difference", "kpi_before_after", "kpi_tree", "executive_summary")) | {
    *("roadmap", "persona", "power_interest"),
}
_CLAIMING = frozenset(ARCHETYPES) - _TOPICAL - {"executive_summary", "decisions"} | {"backup", "quote"}
_INVENTED = ("illustrative", "assumed", "proposed", "proto")  # bases of figures that claim nothing
_CITED = Pattern(
    r"来源|出处|引自|摘自|https?://|《|(?:根据|据).{0,24}(?:报告|调查|调研|研究|统计|数据|年报|白皮书)|[（(][^（）()]*(?:19|20)\d\d"
    r"|\bsources?\b|according to|\bsurvey of\b|\breport(?:s|ed)? by\b|\bet al\b|\bstudy by\b"
    r"|\b(?:in|of) (?:19|20)\d\d\b",
    re.IGNORECASE,
)


@rule("DK-03", "warning")
def number_in_title_is_nowhere(study: Study) -> Iterator[Found]:
    """A number in the title of a slide made of data, which no part of the file comes to."""
    measured, ledger = _measured(study), None
    for wish in _shown(study):
        if archetype_of(wish) not in _BORNE_OUT or (wish.sources and not wish.bind):
            continue
        figures = [one for _, words in wish.title.values for one in stated(words) if one.value not in measured]
        ledger = ledger or (Ledger(study.engagement) if figures else None)
        strange = next((figure for figure in figures if ledger and not ledger.bears_out(figure)), None)
        if strange is not None:
            yield Found(at(wish, "title"), {"name": called(wish.title), "number": strange.said})


@rule("DK-04", "error")
def statistic_without_a_source(study: Study) -> Iterator[Found]:
    """A share or a multiple on a slide of the author's own, or in a case study, that nobody is named for."""
    measured = _measured(study)
    for wish in _shown(study):
        if archetype_of(wish) in _CLAIMING and not wish.bind:
            shown = {"title": wish.title, "subtitle": wish.subtitle, "body": wish.body}
            yield from _unsourced(wish, shown, (wish.notes, wish.licence), measured)
    for case in study.engagement.cases:
        told = {name: getattr(case, name) for name in ("title", "context", "practice", "result", "lesson")}
        yield from _unsourced(case, told, (), measured)


def _measured(study: Study) -> frozenset[float]:
    """The values of the file's own metrics, shares also in percent."""
    values = [value for one in study.engagement.metrics for value in (one.baseline, one.target, one.result) if value]
    return frozenset(round(abs(value) * scale, 6) for value in values for scale in (1, 100))


def _unsourced(
    claim: Claim, told: Mapping[str, Text], beside: Sequence[Text], measured: frozenset[float]
) -> Iterator[Found]:
    """The first statistic in some texts, unless the claim has sources, or these texts or those beside them name one."""
    if claim.sources or claim.basis in _INVENTED:
        return
    for key, said in told.items():
        for _, words in said.values:
            found = next((one for one, value in shares_and_multiples(words) if value not in measured), None)
            if found is not None:
                every = (words for one in (*told.values(), *beside) for _, words in one.values)
                if not any(map(_CITED.search, every)):
                    yield Found(at(claim, key), {"name": called(claim), "number": found})
                return


# What a deck holds ---------------------------------------------------------------------------------------------------

_TOLD = frozenset(ARCHETYPES) - _TOPICAL - {"executive_summary", "decisions"} | {"quote"}
_SUMMARY = Pattern(r"摘要|概要|提要|总结|一页|summary|at a glance|takeaway|in brief", re.IGNORECASE)
_NEXT = Pattern(r"下一步|后续|接下来|行动计划|next|way forward|action plan", re.IGNORECASE)


@rule("DK-06", "warning")
def nobody_says_what_to_tell(study: Study) -> Iterator[Found]:
    """A slide of the author's own in a course or a workshop, without notes of what is said."""
    if study.kind == "consultant":
        return
    for wish in _shown(study):
        if archetype_of(wish) in _TOLD and not wish.notes and not wish.backup and (wish.body or wish.image):
            yield Found(at(wish, "title", "body"), {"name": called(wish.title or wish.body)})


@rule("DK-07", "warning")
def deck_without_summary_or_next_steps(study: Study) -> Iterator[Found]:
    """A deck that goes to a client without an executive summary or without next steps."""
    if study.kind != "consultant" or study.is_draft:
        return
    missing = [
        name
        for name, titles in (("executive_summary", _SUMMARY), ("next_steps", _NEXT))
        if not _has(study, name, titles)
    ]
    if missing:
        made = study.engagement
        omitted = [wish for wish in made.deck.slides if wish.omit and archetype_of(wish) in missing]
        place = at(omitted[0], "archetype") if omitted else at(made.meta, "title")
        what = "deck-neither" if len(missing) > 1 else f"deck-no-{missing[0]}"
        yield Found(
            place, {"name": called(made.meta.title), "missing": word(what), "hint": word(f"deck-{missing[0]}-hint")}
        )


def _has(study: Study, name: str, titles: Pattern) -> bool:
    """Whether the deck has a slide, made of the file's data or written by the author under whatever title."""
    from generator.outline.speaker import Speaker
    from generator.outline.tools import tool

    made = study.engagement
    shown = _shown(study)
    if any(titles.search(words) for wish in shown for _, words in wish.title.values):
        return True
    if any(wish.omit and archetype_of(wish) == name for wish in made.deck.slides):
        return False
    speaker = Speaker(replace(made, deck=replace(made.deck, slides=shown)), study.language, "consultant")
    return any(True for _ in tool(name)(speaker))


_NPS = Pattern(r"(?<![A-Za-z])NPS(?![A-Za-z])|净推荐值|net promoter", re.IGNORECASE)
_TRADEMARK = Pattern(r"商标|trade\s?mark|®", re.IGNORECASE)


@rule("DK-10", "hint")
def promoter_score_without_its_owners(study: Study) -> Iterator[Found]:
    """Slides of the author's own about the NPS, in a file that says nowhere whose trademark it is."""
    if any(metric.kind == "nps" for metric in study.engagement.metrics):  # their slide says so
        return
    for wish in _shown(study):
        texts = (words for one in (wish.title, wish.body) for _, words in one.values)
        if archetype_of(wish) in ARCHETYPES and any(map(_NPS.search, texts)):
            if not _says(study, _TRADEMARK):
                yield Found(at(wish, "title", "body"), {"name": called(wish.title or wish.body)})
            return


def _says(study: Study, pattern: Pattern) -> bool:
    return any(pattern.search(study.manuscript.corpus(tag).whole) for tag in LANGUAGES)


@rule("DK-11", "error")
def personal_data_given_away(study: Study) -> Iterator[Found]:
    """A mobile number, an identity card's number or a private mailbox in what goes to others."""
    told: set[Span] = set()
    for tag in LANGUAGES:
        corpus = study.manuscript.corpus(tag)
        for number in corpus.holding(LIKELY):
            one, words = corpus.texts[number], corpus.values[number]
            is_author = isinstance(one.owner, Meta) and one.attribute == "author"
            if not is_author and one.place not in told:
                found = list(_given_away(words, one.place, isinstance(one.owner, SlideWish)))
                told.update(each.place for each in found)
                yield from found
    for reference in study.manuscript.references:
        if len(reference.value) > SHORTEST and LIKELY.search(reference.value):
            yield from _given_away(reference.value, reference.place, False)


def _given_away(words: str, place: Span, on_slide: bool) -> Iterator[Found]:
    """The first private thing in words; whoever speaks may put the own number on a slide."""
    for kind, shown in private(words, own_allowed=on_slide):
        yield Found(place, {"name": called(masked(words)), "kind": word(f"private-{kind}"), "found": shown})
        return


@rule("DK-12", "warning")
def picture_that_not_all_can_see(study: Study) -> Iterator[Found]:
    """A picture of which nothing says what it shows."""
    for wish in _shown(study):
        if wish.image and not wish.alt and not wish.subtitle:
            yield Found(at(wish, "image"), {"name": called(wish.title) if wish.title else word("said", wish.image)})
