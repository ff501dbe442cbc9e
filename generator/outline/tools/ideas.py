"""From questions to ideas: how might we, ideas and votes, impact and effort.

In: a `Speaker`. Out: slides. Guaranteed: votes that are too close share a place; a question without both scores is in
no chart; a slide without data is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from generator import measure
from generator.model import Idea, Opportunity, Pain
from generator.outline import Slide
from generator.outline.blocks import Chart, Line, Prose, Table
from generator.outline.speaker import Speaker

QUADRANTS = ("quick_win", "big_bet", "fill_in", "avoid")
_ROLES = {"quick_win": "series-2", "big_bet": "series-1", "fill_in": "series-before", "avoid": "series-6"}
DITTO = "\N{DITTO MARK}"
_WHOLE_SCORES = '[<1]"";[>5]"";0'  # the field reaches from 0 to 6, the scores from 1 to 5


def how_might_we(speaker: Speaker) -> Iterable[Slide]:
    """Each pain with the questions that it leads to."""
    asked = [one for one in speaker.engagement.opportunities if one.hmw]
    if not asked:
        return
    rows = tuple(
        (
            "\n".join(speaker.say(pain.text) for pain in _pains(speaker, one)) or _origin(speaker, one),
            _damage(_pains(speaker, one)),
            speaker.say(one.hmw),
            str(len(_ideas(speaker, one))) if speaker.engagement.ideas else "–",
        )
        for one in asked
    )
    header = tuple(speaker.word(name) for name in ("hmw-from", "hmw-damage", "hmw", "ideas"))
    table = Table(header, rows, (3, 1.1, 4.4, 0.8), speaker.word("hmw-table"), centered=(1, 3))
    yield speaker.slide(
        "how-might-we",
        "how_might_we",
        _questions_title(speaker, asked),
        (table,),
        minutes=5,
        wish=speaker.wish("how_might_we"),
        source=speaker.source(*(pain.sources for one in asked for pain in _pains(speaker, one))),
    )


def _pains(speaker: Speaker, one: Opportunity) -> list[Pain]:
    found = [speaker.engagement.find("pain", identifier) for identifier in one.pains]
    return [pain for pain in found if isinstance(pain, Pain)]


def _origin(speaker: Speaker, one: Opportunity) -> str:
    """Where a question comes from that starts from no pain."""
    named = [speaker.name_of("need", need) for need in one.needs]
    named += [speaker.name_of("moment", moment) for moment in one.moments]
    return "\n".join(named) or "–"


def _weight(pain: Pain) -> int:
    return (pain.severity or 0) * (pain.frequency or 0)


def _damage(pains: Sequence[Pain]) -> str:
    """Severity × frequency, summed over the pains."""
    return str(sum(map(_weight, pains))) if any(map(_weight, pains)) else "–"


def _questions_title(speaker: Speaker, asked: Sequence[Opportunity]) -> str:
    pains = {pain.id: pain for one in asked for pain in _pains(speaker, one)}
    heaviest = max(pains.values(), key=_weight, default=None)
    count = len(asked)
    if heaviest is None or not _weight(heaviest):
        return speaker.either(f"{count} 个“我们如何”，等着点子来回答", f"{count} how-might-we questions look for ideas")
    chinese, english = (heaviest.text.in_language(tag) for tag in ("zh-CN", "en"))
    return speaker.either(
        f"{len(pains)} 个痛点变成 {count} 个问题，最重的是“{chinese}”",
        f"{len(pains)} pains become {count} questions; the heaviest pain is “{english}”",
    )


def _ideas(speaker: Speaker, one: Opportunity) -> list[Idea]:
    """The ideas that answer a question, most votes first."""
    found = [idea for idea in speaker.engagement.ideas if idea.opportunity == one.id or idea.id in one.ideas]
    return sorted(found, key=lambda idea: -(idea.votes or 0))


# Votes ---------------------------------------------------------------------------------------------------------------


def idea_board(speaker: Speaker) -> Iterable[Slide]:
    """All ideas under their questions, with votes, places and layers."""
    ideas = speaker.engagement.ideas
    if not ideas:
        return
    placed = measure.ranked_votes({idea.id: idea.votes for idea in ideas if idea.votes is not None})
    places = {one.name: one for one in placed}
    rows: list[tuple[str, ...]] = []
    roles: list[tuple[int, int, str]] = []
    for question, members in _board(speaker):
        for at, idea in enumerate(members):
            place = places.get(idea.id)
            if place is not None and place.place == 1:
                roles += [(len(rows), column, "cell-good") for column in (1, 3, 4)]
            layer = speaker.word(f"layer-{idea.layer}") if idea.layer else "–"
            votes = "–" if idea.votes is None else str(idea.votes)
            rows.append((question if not at else DITTO, speaker.say(idea.text), layer, votes, _place(place, placed)))
    header = tuple(speaker.word(name) for name in ("hmw", "idea", "layer", "votes", "place"))
    table = Table(header, tuple(rows), (3.4, 4, 1.2, 0.8, 0.8), speaker.word("idea-table"), tuple(roles), (2, 3, 4))
    yield speaker.slide(
        "idea-board",
        "idea_board",
        _board_title(speaker, placed),
        (table,),
        minutes=5,
        wish=speaker.wish("idea_board"),
        claims=ideas,
    )


def _board(speaker: Speaker) -> list[tuple[str, list[Idea]]]:
    """The questions with their ideas, then the ideas without a question. Each idea is there once."""
    board, seen = [], set()
    for one in speaker.engagement.opportunities:
        members = [idea for idea in _ideas(speaker, one) if idea.id not in seen]
        seen |= {idea.id for idea in members}
        if members:
            board.append((speaker.say(one.hmw), members))
    rest = [idea for idea in speaker.engagement.ideas if idea.id not in seen]
    if rest:
        board.append(("–", sorted(rest, key=lambda idea: -(idea.votes or 0))))
    return board


def _place(place: measure.Place | None, placed: Sequence[measure.Place]) -> str:
    """The place, with a mark where others share it."""
    if place is None:
        return "–"
    shared = sum(one.place == place.place for one in placed) > 1
    return f"{place.place}{'=' if shared else ''}"


def _board_title(speaker: Speaker, placed: Sequence[measure.Place]) -> str:
    count = len(speaker.engagement.ideas)
    first = [one for one in placed if one.place == 1 and one.votes]
    if not first:
        return speaker.either(f"{count} 个点子，还没有投票", f"{count} ideas, no votes yet")
    named = [speaker.engagement.find("idea", one.name) for one in first]
    texts = [[idea.text.in_language(tag) for idea in named if isinstance(idea, Idea)] for tag in ("zh-CN", "en")]
    votes = first[0].votes
    if len(first) == 1:
        return speaker.either(
            f"{count} 个点子中“{texts[0][0]}”得票最多：{votes} 票",
            f"Of {count} ideas “{texts[1][0]}” got most votes: {votes}",
        )
    return speaker.either(
        f"“{texts[0][0]}”等 {len(first)} 个点子票数相近，视为并列第一",
        f"{len(first)} ideas are too close to tell and share first place",
    )


# Impact and effort ---------------------------------------------------------------------------------------------------


class _Scored(NamedTuple):
    """A question with both scores, its number on the slide and its quadrant."""

    number: int
    term: Opportunity
    impact: float
    effort: float

    @property
    def quadrant(self) -> str:
        return measure.impact_effort(self.impact, self.effort)


def _scored(speaker: Speaker) -> list[_Scored]:
    found = [one for one in speaker.engagement.opportunities if one.impact is not None and one.effort is not None]
    made = [_Scored(0, one, one.impact or 0.0, one.effort or 0.0) for one in found if one.hmw]
    made.sort(key=lambda one: (QUADRANTS.index(one.quadrant), -one.impact, one.effort))
    return [one._replace(number=at) for at, one in enumerate(made, 1)]


def impact_effort(speaker: Speaker) -> Iterable[Slide]:
    """What each question would bring, and what it would take."""
    scored = _scored(speaker)
    if not scored:
        return
    spots = sorted(scored, key=lambda one: (one.effort, one.impact, one.number))
    series, roles = [], []
    for place, members in groupby(spots, key=lambda one: (one.effort, one.impact)):
        there = list(members)
        series.append((speaker.label("comma").join(str(one.number) for one in there), place))
        roles.append(_ROLES[there[0].quadrant])
    said = [f"{speaker.brief(one.term.hmw)} ({one.effort:g}, {one.impact:g})" for one in scored]
    chart = Chart(
        "",
        (speaker.label("effort-axis"), speaker.label("impact-axis")),
        tuple(series),
        "scatter",
        _WHOLE_SCORES,
        "; ".join(said),
        cut=(measure.HIGH, measure.HIGH),
        low=0,
        high=6,
        quadrants=tuple(speaker.label(f"quadrant-{name}") for name in QUADRANTS),
        roles=tuple(roles),
    )
    text = Prose(tuple(Line(speaker.say(one.term.hmw), f"{one.number}.") for one in scored))
    yield speaker.slide(
        "impact-effort",
        "impact_effort",
        _field_title(speaker, scored),
        (text, chart),
        minutes=5,
        wish=speaker.wish("impact_effort"),
        claims=[one.term for one in scored],
    )


def _field_title(speaker: Speaker, scored: Sequence[_Scored]) -> str:
    """What to begin with: the quick wins, else the big bets."""
    wins = [one for one in scored if one.quadrant == "quick_win"]
    bets = [one for one in scored if one.quadrant == "big_bet"]
    first = (wins or bets or [scored[0]])[0]
    chinese, english = (first.term.hmw.in_language(tag) for tag in ("zh-CN", "en"))
    if wins:
        return speaker.either(
            f"{len(scored)} 个机会中有 {len(wins)} 个速赢：{chinese}",
            f"{len(wins)} of {len(scored)} {'is a quick win' if len(wins) == 1 else 'are quick wins'}: {english}",
        )
    if bets:
        return speaker.either(
            f"没有速赢，{len(bets)} 个重点项目要分步做：{chinese}",
            f"No quick win; {len(bets)} big bets have to be staged: {english}",
        )
    return speaker.either("没有一个机会影响够大，回到痛点再找", "No question has much impact: go back to the pains")
