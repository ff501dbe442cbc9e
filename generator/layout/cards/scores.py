"""Score cards: a concept judged by the criteria of the file, else by desirable, feasible, viable.

In: a `Voice`. Out: prints, two cards on A4. Guaranteed: the criteria are those of the screening, in its order, with
what the lowest and the highest score mean.
"""

from __future__ import annotations

from generator.layout.cards.face import Face, Part, drawn
from generator.layout.cards.imposition import SCORE, imposed
from generator.layout.cards.talk import FIVE
from generator.layout.maps.voice import Voice
from generator.model import Screening
from generator.paper import Print

CRITERIA = ("desirability", "feasibility", "viability")
MOST = 6


def prints(voice: Voice) -> tuple[Print, ...]:
    """Two like cards on a sheet."""
    parts = (
        Part(voice.word("card-score-concept"), rows=1),
        *_criteria(voice),
        Part(voice.word("card-score-why"), rows=2),
        Part(voice.word("card-score-question"), rows=1),
    )
    face = Face(voice.word("card-score"), voice.word("card-score-group"), parts, "lane-support", "bars")
    title, use = voice.line("card-scores"), voice.line("card-scores-use")
    return imposed("cards/score-cards", title, [drawn(face, SCORE)] * SCORE.count, SCORE, voice.language, use)


def _criteria(voice: Voice) -> tuple[Part, ...]:
    screening = voice.engagement.screening
    if screening is None or not screening.criteria:
        return tuple(_part(voice, name, voice.word(f"criterion-{name}"), (), FIVE) for name in CRITERIA)
    scale = _scale(screening)
    return tuple(
        _part(
            voice,
            one.id,
            voice.say(one.name) or (voice.word(f"criterion-{one.id}") if one.id in CRITERIA else one.id),
            tuple(map(voice.say, one.anchors)),
            scale,
        )
        for one in screening.criteria[:MOST]
    )


def _part(voice: Voice, name: str, called: str, own: tuple[str, ...], scale: tuple[str, ...]) -> Part:
    """A criterion with its scores and what the ends of the scale mean, where that is known."""
    ends: tuple[str, ...] = own[:1] + own[-1:] if len(own) > 1 else ()
    if not ends and name in CRITERIA and scale == FIVE:
        ends = tuple(voice.word(f"criterion-{name}-{score}") for score in (1, 5))
    told = voice.phrase("card-score-anchors", scale[0], ends[0], scale[-1], ends[1]) if ends else ""
    return Part(called, told, scores=scale)


def _scale(screening: Screening) -> tuple[str, ...]:
    """The scores to tick: those of the screening, where there are few."""
    if len(screening.scale) != 2:
        return FIVE
    low, high = screening.scale
    whole = low == int(low) and high == int(high) and 1 <= high - low <= 6
    return tuple(str(value) for value in range(int(low), int(high) + 1)) if whole else FIVE
