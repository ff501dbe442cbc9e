"""What the coach says, as slides for those who work on the material: kept out of the show.

In: a `Speaker` whose engagement the coach has looked at. Out: a slide of what it found, a slide of what it asks.
Guaranteed: none in a document that is approved, as that goes to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.model import Advice, Text
from generator.outline import Slide
from generator.outline.blocks import Table
from generator.outline.speaker import Speaker

_MOST = 18  # findings on slides; the report beside the deck has them all


def review(speaker: Speaker) -> Iterable[Slide]:
    """What the coach found, the gravest first, and what it would ask next."""
    made = speaker.engagement
    if made.meta.status == "approved":
        return
    if made.advice:
        yield _aside(speaker, "review", _title(speaker, made.advice), tuple(_findings(speaker, made.advice)))
    if made.questions:
        title = speaker.count("review-questions-title", len(made.questions))
        yield _aside(speaker, "review-questions", title, (_questions(speaker, made.questions),))


def _aside(speaker: Speaker, name: str, title: str, blocks: tuple[Table, ...]) -> Slide:
    wish = speaker.wish("review", name)
    made = speaker.slide(name, "review", title, blocks, notes=name, wish=wish)
    return replace(made, hidden=True, backup=True, notes=replace(made.notes, minutes=None))


def _title(speaker: Speaker, advice: Sequence[Advice]) -> str:
    errors = sum(one.severity == "error" for one in advice)
    if errors:
        return speaker.count("review-title-errors", errors, str(len(advice)))
    return speaker.count("review-title", len(advice))


def _findings(speaker: Speaker, advice: Sequence[Advice]) -> Iterator[Table]:
    shown = advice[:_MOST]
    rows = [(str(at), speaker.say(one.text), one.code) for at, one in enumerate(shown, 1)]
    if len(advice) > _MOST:
        rows.append(("…", speaker.count("review-more", len(advice) - _MOST), "–"))
    yield Table(
        header=("#", speaker.word("review-finding"), speaker.word("review-code")),
        rows=tuple(rows),
        shares=(0.4, 8.6, 1.0),
        description=speaker.word("review-table"),
        centered=(0, 2),
    )


def _questions(speaker: Speaker, questions: Sequence[Text]) -> Table:
    return Table(
        header=("#", speaker.word("review-question")),
        rows=tuple((str(at), speaker.say(one)) for at, one in enumerate(questions, 1)),
        shares=(0.4, 9.6),
        description=speaker.word("review-questions-table"),
        centered=(0,),
    )
