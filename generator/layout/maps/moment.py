"""A moment of truth in depth: the promise, how it feels, what is done, how one sees it, what changes behind the scenes.

In: an engagement, one of its moments, a theme, a language. Out: scenes for slides, one where all has room on it.
Guaranteed: nothing the author did not say, apart from the house's words for its strategies; parts without data are left
out and others grow; what one page cannot hold stands on a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator import measure, text
from generator.layout.maps import blocks
from generator.layout.maps.blocks import AREA, GAP, HEIGHT, SLACK, WIDTH, Block, Item, Type, label
from generator.layout.maps.change_table import Change, Table
from generator.layout.maps.voice import Voice
from generator.model import Blueprint, Engagement, Metric, Moment, Standard, Step, Strategy, Text
from generator.model import Card as Action
from generator.outline.metrics import figure
from generator.scene import Align, Band, Box, Card, Line, Marker, Scene
from generator.strategies import HOUSE
from generator.terms import languages_of, signed, term
from generator.theme import Theme

MARGIN = 18.0
SCALE = 330.0
HUGE = (44.0, 38.0, 32.0, 28.0)  # for a promise that stands alone
MARK = 24.0
SIZES = (*blocks.SIZES, *blocks.SMALLER)
STAGE = ("frontstage", "technology", "midstage", "backstage", "support", "partner")
GUESSED = frozenset({"assumed", "illustrative", "proposed", "proto"})


@dataclass(frozen=True)
class _Shown:
    """What one page shows below the promise; `brief` are the blocks without the house's own question."""

    blocks: tuple[Block, ...] = ()
    changes: tuple[Change, ...] = ()
    brief: tuple[Block, ...] = ()


def slides(engagement: Engagement, moment: Moment, theme: Theme, language: str) -> tuple[Scene, ...]:
    """The pages of one moment of truth, 960 × 540 points each: as few as hold all of it."""
    view = _View(Voice(engagement, language), moment)
    ways = tuple(_ways(view))
    hero = _hero(view, not (ways[0][0].blocks or ways[0][0].changes))
    below = Box(AREA.x, AREA.y + hero.band.box.height + GAP, AREA.width, AREA.height - hero.band.box.height - GAP)
    way = next((way for way in ways if all(_fitted(view, below, one).fits for one in way)), ways[-1])
    return tuple(_page(view, hero, below, one, at, len(way)) for at, one in enumerate(way, 1))


def _ways(view: _View) -> Iterator[tuple[_Shown, ...]]:
    """How all that is known may be shared out over pages, the fewest pages first."""
    every, brief, changes = tuple(_blocks(view)), tuple(_blocks(view, brief=True)), _changes(view)
    yield (_Shown(every, changes, brief),)
    tables = [_Shown(changes=changes)] if changes else []
    if every and changes:
        yield (_Shown(every), *tables)
    if len(every) > 2:
        yield (_Shown(every[:2]), _Shown(every[2:]), *tables)
    for size in (2, 1):
        parts = [changes[at : at + size] for at in range(0, len(changes), size)]
        yield (*(_Shown((block,)) for block in every), *(_Shown(changes=part) for part in parts))


def _page(view: _View, hero: _Hero, below: Box, shown: _Shown, number: int, count: int) -> Scene:
    voice, moment, language = view.voice, view.moment, view.voice.language
    title = voice.phrase("moment-title", view.name)
    bands, cards = _body(view, below, shown)
    named = title.replace("\n", " ") + (f" ({number}/{count})" if count > 1 else "")
    return Scene(
        moment.id + (f"-{number}" if number > 1 else ""),
        "moment",
        named,
        language,
        WIDTH,
        HEIGHT,
        description=voice.listed(title, voice.say(moment.promise)),
        bands=(hero.band, *bands),
        lines=hero.lines,
        cards=(*hero.cards, *cards),
        markers=hero.markers,
    )


# What is known


@dataclass(frozen=True)
class _View:
    """A moment with what the engagement says around it."""

    voice: Voice
    moment: Moment

    @property
    def name(self) -> Text:
        """What the moment is called: its own name, else its step's or its action's."""
        step = self.step(self.today)
        found = (self.moment.name, step.name if step else Text(), self.action.text if self.action else Text())
        return next((one for one in found if one), Text((("en", self.moment.id),)))

    @property
    def today(self) -> Blueprint | None:
        """The blueprint of how it is, else the first."""
        every = self.voice.engagement.blueprints
        found = next((one for one in every.values() if one.state == "as_is"), every.get("as_is"))
        return found or next((one for one in every.values() if one.state != "to_be"), None)

    @property
    def aim(self) -> Blueprint | None:
        """The blueprint of how it shall be."""
        every = self.voice.engagement.blueprints
        return next((one for one in every.values() if one.state == "to_be"), every.get("to_be"))

    def step(self, blueprint: Blueprint | None) -> Step | None:
        """The moment's step in a blueprint, or the one to which its action has moved there."""
        steps = blueprint.steps if blueprint else ()
        found = next((one for one in steps if one.id == self.moment.step), None)
        if found is not None or self.moment.action is None:
            return found
        cards = self.voice.engagement.customer_cards
        return next((one for one in steps if any(card.id == self.moment.action for card in cards(one))), None)

    @property
    def action(self) -> Action | None:
        """The customer's action the moment sits on."""
        step = self.step(self.today) or self.step(self.aim)
        if step is None:
            return None
        cards = self.voice.engagement.customer_cards(step)
        return next((card for card in cards if card.id == self.moment.action), cards[0] if cards else None)

    @property
    def scores(self) -> tuple[float | None, float | None]:
        """Emotion today and aimed at; today's is that of the action where the moment does not say."""
        shift, action = self.moment.emotion, self.action
        current = shift.current if shift else None
        if current is None and action is not None and action.emotion is not None and self.step(self.today):
            current = action.emotion.score
        return current, shift.target if shift else None

    @property
    def guessed(self) -> bool:
        """Whether today's emotion is an assumption."""
        felt = self.action.emotion if self.action else None
        return felt is None or (felt.basis or "assumed") in GUESSED

    def strategy(self, identifier: str | None) -> Strategy | None:
        """A strategy, with the house's words where the author gives none."""
        found = self.voice.engagement.find("strategy", identifier)
        known = HOUSE.get(identifier or "")
        if isinstance(found, Strategy) and (found.do or found.stem or known is None):
            return found
        return known


# The head: promise, priority, emotion


@dataclass(frozen=True)
class _Hero:
    band: Band
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    markers: tuple[Marker, ...]


def _hero(view: _View, alone: bool) -> _Hero:
    """The promise in large type on the left, the rise in emotion on the right; over the page where nothing follows."""
    voice, one = view.voice, view.moment
    scored = any(score is not None for score in view.scores)
    width = AREA.width - 2 * MARGIN - (SCALE + 24 if scored else 0)
    promise = voice.say(one.promise)
    words = promise or voice.say(view.name)
    heading = voice.line("moment-promise" if promise else "moment-name")
    rank = _priority(view)
    size, lines = _large(words, width, HUGE if alone else ())
    foot = text.wrap(rank, width * SLACK, 11) if rank else ()
    pitch = size * 1.25
    height = max(14 + 16 + len(lines) * pitch + (len(foot) * 14 + 4 if foot else 0) + 12, 92.0 if scored else 0)
    height = max(height, AREA.height * 0.6) if alone else height
    ground = Box(AREA.x, AREA.y, AREA.width, round(height))
    top = AREA.y + (height - (16 + len(lines) * pitch + (len(foot) * 14 + 4 if foot else 0))) / 2
    x = AREA.x + MARGIN
    name = f"{one.id}/promise"
    band = Band(f"{one.id}/head", "panel", ground, name=heading)
    cards = [
        label(f"{name}-heading", "panel-accent", Box(x, top, width, 16), (heading,), 11.5, bold=True, top=False),
        label(name, "panel-text", Box(x, top + 16, width, len(lines) * pitch), lines, size, bold=True, whole=words),
    ]
    if foot:
        place = Box(x, top + 20 + len(lines) * pitch, width, len(foot) * 14)
        cards.append(label(f"{one.id}/priority", "panel-muted", place, foot, 11, pitch=14, whole=rank))
    if not scored:
        return _Hero(band, tuple(cards), (), ())
    scale = Box(AREA.right - MARGIN - SCALE, AREA.y, SCALE, ground.height)
    words_, rule, marks = _emotion(view, scale)
    return _Hero(band, (*cards, *words_), rule, marks)


def _large(words: str, width: float, sizes: Sequence[float] = ()) -> tuple[float, tuple[str, ...]]:
    """The size at which a promise takes two lines at most (four, where it has to), and its lines.

    `sizes` are tried first, where there is room for two lines of them.
    """
    for size in sizes:
        lines = text.wrap(words, width * SLACK, size, True)
        if len(lines) <= 2:
            return size, lines
    for most in (2, 3, 4):
        for size in (24.0, 22.0, 20.0, 18.0, 16.0, 14.0):
            lines = text.wrap(words, width * SLACK, size, True)
            if len(lines) <= most and len(lines) * size <= 64:
                return size, lines
    lines = text.wrap(words, width * SLACK, 14, True)
    return 14.0, (*lines[:4], "…") if len(lines) > 4 else lines


def _priority(view: _View) -> str:
    """The score that ranks the moment, with its parts; "" when a part is missing."""
    voice, one = view.voice, view.moment
    current, target = view.scores
    if one.impact is None or one.frequency is None or current is None or target is None:
        return ""
    score = measure.priority(one.impact, one.frequency, current, target, one.position)
    values = (one.impact, one.frequency, measure.gap(current, target), measure.memory(one.position))
    lines = []
    for tag in voice.tags:
        parts = term("moment-score-parts", tag).format(*(f"{value:g}" for value in values))
        where = f" · {term(f'position-{one.position}', tag)}" if one.position else ""
        lines.append(f"{term('moment-score', tag)} {score:g} = {parts}{where}")
    return "\n".join(dict.fromkeys(lines))


def _emotion(view: _View, box: Box) -> tuple[list[Card], tuple[Line, ...], tuple[Marker, ...]]:
    """The scale from −2 to +2 with today's score and the one aimed at."""
    voice, one = view.voice, view.moment
    left, right, y = box.x + 16, box.right - 16, box.center[1] + 2
    cards, marks = [], []

    def at(score: float) -> float:
        return left + (right - left) * (min(2.0, max(-2.0, score)) + 2) / 4

    lines = [Line(f"{one.id}/scale", "guide", (left, y), (right, y), weight=1.5, name=voice.line("moment-emotion"))]
    for tick in (-2, -1, 0, 1, 2):
        lines.append(Line(f"{one.id}/tick-{tick}", "guide", (at(tick), y - 4), (at(tick), y + 4), weight=1.0))
        place = Box(at(tick) - 14, y + 14, 28, 13)
        identifier = f"{one.id}/scale-{tick}"
        cards.append(label(identifier, "panel-muted", place, (signed(tick),), 10, align="center", top=False))
    for end, x in (("low", box.x), ("high", box.right - SCALE / 2)):
        align: Align = "left" if end == "low" else "right"
        words = voice.line(f"emotion-{end}")
        place = Box(x + (9 if end == "low" else 11), y + 27, SCALE / 2 - 20, 13)
        cards.append(label(f"{one.id}/scale-{end}", "panel-muted", place, (words,), 10, align=align, top=False))
    current, target = view.scores
    if current is not None and target is not None and current != target:
        ends = ((at(current), y), (at(target), y))
        lines.append(Line(f"{one.id}/rise", "emotion-positive", *ends, weight=3.0))
    for name, score in (("today", current), ("target", target)):
        if score is None:
            continue
        words = voice.line(f"moment-emotion-{name}")
        mood = "positive" if score > 0 else "negative" if score < 0 else "neutral"
        place = Box(at(score) - MARK / 2, y - MARK / 2, MARK, MARK)
        hollow = name == "today" and view.guessed
        meaning = f"{voice.line('moment-emotion')}: {words} {signed(score)}"
        marks.append(Marker(f"{one.id}/{name}", f"emotion-{mood}", place, signed(score), meaning, 11, hollow))
        width = text.width(words, 11, True) / SLACK + 4
        above = Box(max(box.x, min(at(score) - width / 2, box.right - width)), y - MARK / 2 - 17, width, 15)
        role = "panel-accent" if name == "target" else "panel-text"
        identifier = f"{one.id}/{name}-label"
        cards.append(label(identifier, role, above, (words,), 11, bold=True, align="center", top=False))
    return _apart(cards), tuple(lines), tuple(marks)


def _apart(cards: list[Card]) -> list[Card]:
    """The target's word goes up where it would touch today's."""
    above = [card for card in cards if card.id.endswith("-label")]
    if len(above) < 2 or not above[0].box.overlaps(above[1].box, 4):
        return cards
    return [replace(card, box=card.box.moved(0, -13)) if card is above[1] else card for card in cards]


# The body: today, strategy, measures, changes


def _body(view: _View, area: Box, shown: _Shown) -> tuple[list[Band], list[Card]]:
    """Blocks side by side over the table of changes, at the largest size at which all fit."""
    columns, table, _ = _fitted(view, area, shown)
    rest = area.height - (table.height + GAP if table else 0)
    bands: list[Band] = []
    cards: list[Card] = []
    y = area.y
    if columns:
        height = max(columns.height, min(rest, columns.roomy))
        bands, cards = blocks.filled(columns, Box(area.x, area.y, area.width, rest), height)
        y += height + GAP
    if table:
        room = min(table.height * 1.25, area.bottom - y)
        more_bands, more_cards = table.drawn(Box(area.x, y, area.width, room))
        bands += more_bands
        cards += more_cards
    return bands, cards


class _Fitted(NamedTuple):
    columns: blocks.Columns | None
    table: Table | None
    fits: bool


def _fitted(view: _View, area: Box, shown: _Shown) -> _Fitted:
    """The blocks and the table at the largest size at which both fit.

    Where none does, the house's own question is left out, then lists are cut.
    """
    changes, full = shown.changes, shown.blocks
    brief = shown.brief or full

    def room(table: Table | None) -> Box:
        return Box(area.x, area.y, area.width, area.height - (table.height + GAP if table else 0))

    if not full:
        kinds = (Type(size) for size in SIZES)
        tables = [_table(view, changes, area.width, kind) for kind in kinds] if changes else []
        fitting = next((table for table in tables if table.height <= area.height), None)
        return _Fitted(None, fitting or (tables[-1] if tables else None), not tables or fitting is not None)
    for size in blocks.LARGE if not changes else ():
        columns = blocks.fitted(full, area, Type(size), 3)
        if columns and columns.height <= area.height * blocks.SPARSE:
            return _Fitted(columns, None, True)
    for size, some in ((size, some) for some in (full, brief) for size in SIZES if some is full or size <= 11.0):
        table = _table(view, changes, area.width, Type(size)) if changes else None
        columns = blocks.fitted(some, room(table), Type(size), 3)
        if columns:
            return _Fitted(columns, table, True)
    kind = Type(SIZES[-1], 1.25)
    return _Fitted(blocks.cut(brief, room(table), kind, 3, view.voice.language), table, False)


def _blocks(view: _View, brief: bool = False) -> Iterator[Block]:
    voice, one = view.voice, view.moment
    strategy = view.strategy(one.strategy)
    name = f"{voice.line('moment-strategy')} · {voice.line(strategy.name)}" if strategy else ""
    parts = (
        ("today", "customer", voice.line("moment-today"), _today(view)),
        ("strategy", "opportunity", name, _strategy(view, strategy, brief)),
        ("measures", "technology", voice.line("moment-measures"), _measures(view)),
        ("recovery", "pain", voice.line("moment-recovery"), _recovery(view)),
    )
    for identifier, role, heading, items in parts:
        if found := tuple(items):
            yield Block(f"{one.id}/{identifier}", role, heading, found, bullets=False)


def _item(voice: Voice, name: str, words: str) -> Iterator[Item]:
    if words:
        yield Item(words, voice.word(name))


def _today(view: _View) -> Iterator[Item]:
    """What the customer does, thinks, expects and suffers at this step today."""
    voice, one = view.voice, view.moment
    if view.action is not None:
        yield from _item(voice, "moment-action", voice.say(view.action.text))
        yield from _item(voice, "moment-thought", _quoted(voice, view.action.thought))
    yield from _item(voice, "moment-expectation", voice.say(one.expectation))
    today = view.today
    found = [
        pain
        for pain in voice.engagement.pains
        if pain.step == one.step and one.step and pain.variant in (None, today.id if today else None)
    ]
    for pain in sorted(found, key=lambda pain: -(pain.severity or 0)):
        yield from _item(voice, "moment-pains", voice.say(pain.text))


def _quoted(voice: Voice, words: Text) -> str:
    return "\n".join(dict.fromkeys(f"“{one}”" for tag in voice.tags if (one := words.in_language(tag))))


def _strategy(view: _View, strategy: Strategy | None, brief: bool) -> Iterator[Item]:
    if strategy is None:
        return
    voice = view.voice
    yield from _item(voice, "moment-strategy-do", voice.say(strategy.do))
    if not brief:
        yield from _item(voice, "moment-strategy-stem", voice.say(strategy.stem))
    others = [one for name in view.moment.secondary if (one := view.strategy(name))]
    yield from _item(voice, "moment-strategy-also", voice.listed(*(voice.line(one.name) for one in others)))


def _measures(view: _View) -> Iterator[Item]:
    """Metrics from today's value to the target, standards, and who answers for the moment."""
    voice, one = view.voice, view.moment
    for reference in one.metrics:
        metric = voice.engagement.find("metric", reference)
        words = _metric(voice, metric) if isinstance(metric, Metric) else reference
        yield from _item(voice, "moment-metrics", words)
    for reference in one.standards:
        standard = voice.engagement.find("standard", reference)
        words = voice.say(standard.behaviour) if isinstance(standard, Standard) else reference
        yield from _item(voice, "moment-standards", words)
    yield from _item(voice, "moment-owner", voice.named("stakeholder|actor", one.owner))


def _metric(voice: Voice, metric: Metric) -> str:
    aim = metric.result if metric.result is not None else metric.target
    values = [figure(metric, value, voice.language) for value in (metric.today, aim) if value is not None]
    if metric.today is None and values:
        label = term("target" if metric.result is None else "result", languages_of(voice.language)[0])
        values[0] = f"{label} {values[0]}"
    first, *other = voice.say(metric.name).split("\n")
    said = " → ".join(values)
    wide = text.width(f"{first} {said}", 12) > 165
    parts = [first, said] if wide and said and not other else [f"{first} {said}".strip()]
    return "\n".join([*parts, *other])


def _recovery(view: _View) -> Iterator[Item]:
    found = view.moment.recovery
    if found is None:
        return
    for name in ("apologise", "explain", "fix", "compensate", "follow_up"):
        yield from _item(view.voice, f"recovery-{name}", view.voice.say(getattr(found, name)))


# The changes


def _table(view: _View, changes: Sequence[Change], width: float, kind: Type) -> Table:
    return Table(f"{view.moment.id}/changes", view.voice.line("moment-changes"), changes, width, kind)


def _changes(view: _View) -> tuple[Change, ...]:
    """Lane by lane, on stage and behind it; () when there is no second blueprint or the step is in neither."""
    before, after = view.step(view.today), view.step(view.aim)
    if view.aim is None or view.today is None or (before is None and after is None):
        return ()
    voice = view.voice
    found = []
    for lane in voice.engagement.lanes:
        if lane.role not in STAGE:
            continue
        today, aim = (_cell(voice, step, lane.id) for step in (before, after))
        if today or aim:
            same = today == aim
            shown = voice.word("moment-change-none") if same else aim or voice.word("moment-change-gone")
            found.append(Change(voice.say(lane.name) or lane.id, today or "–", shown, same))
    return tuple(found)


def _cell(voice: Voice, step: Step | None, lane: str) -> str:
    cards = step.cells.get(lane, ()) if step else ()
    lines = []
    for tag in voice.tags:
        mark = "；" if tag.startswith("zh") else "; "
        lines.append(mark.join(one for card in cards if (one := card.text.in_language(tag))))
    return "\n".join(dict.fromkeys(line for line in lines if line))
