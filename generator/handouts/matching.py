"""Which step of an activity goes with which step of a session that an author worded otherwise.

In: the texts of both, in order. Out: for each step of the activity the place of the session's step, or None when the
session has no such step. Guaranteed: places never go back; the same answer each time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model import Text

_LEAST = 0.15  # of the words of a session's step, below which a likeness is chance
_TOKENS = re.compile(r"[a-z]{4,}|[\u3400-\u9fff]+")
_COMMON = frozenset(("each", "from", "hav", "into", "minut", "that", "their", "them", "then", "thre", "what", "with"))
_ENDINGS = re.compile(r"(?:ing|ed|es|e|s)$")


def places(session: Sequence[Text], activity: Sequence[Sequence[Text]]) -> tuple[int | None, ...]:
    """For each step of the activity, all of its texts, the place of the session's step that says most of the same.

    Among all ways that keep both orders the one with the greatest likeness is taken.
    """
    wanted = [_words((text,)) for text in session]
    often = Counter(word for words in wanted for word in words)
    best: list[tuple[float, tuple[int | None, ...]]] = [(0.0, ())] * (len(wanted) + 1)  # by places still to come
    for texts in activity:
        told = _words(texts)
        gains = [_likeness(words, told, often) - _LEAST for words in wanted]
        # left out; or put at a place not before that of the steps so far
        after = [(score, (*taken, None)) for score, taken in best]
        for at, gain in enumerate(gains):
            score, taken = max(best[: at + 1], key=lambda found: found[0])
            after[at] = max(after[at], (score + gain, (*taken, at)), key=lambda found: found[0])
        best = after
    return max(best, key=lambda found: found[0])[1]


def _likeness(wanted: frozenset[str], told: frozenset[str], often: Mapping[str, int]) -> float:
    """The share of what is wanted that is told; words of several steps, which tell little, count less."""
    whole = sum(1 / often[word] for word in sorted(wanted))
    return sum(1 / often[word] for word in sorted(wanted & told)) / whole if whole else 0.0


def _words(texts: Sequence[Text]) -> frozenset[str]:
    """What a text speaks of: pairs of Chinese characters, English words without their endings."""
    found: set[str] = set()
    for text in texts:
        for _, written in text.values:
            for run in _TOKENS.findall(written.lower()):
                pairs = [run[at : at + 2] for at in range(len(run) - 1)]
                found.update([_ENDINGS.sub("", run)] if run.isascii() else pairs)
    return frozenset(found) - _COMMON
