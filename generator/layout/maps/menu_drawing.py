"""One page of a menu tree: heads with time bars over the levels, the options below, a legend at the foot.

In: the nodes of a page, how they are set, an area. Out: a scene; the height a page needs. Guaranteed: what is measured
is what is drawn; a level that takes longer than its limit says so by glyph, colour and word.

Units: points, seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import measure, text
from generator.layout.maps import map_legend, tree
from generator.layout.maps.blocks import SLACK, first_lines, label
from generator.layout.maps.map_legend import Entry
from generator.layout.maps.tree import Branch
from generator.layout.maps.voice import Voice
from generator.model import Menu
from generator.scene import Band, Box, Card, Line, Marker, Scene, Words

KEY = 18.0
LEAST = 30.0  # of an option's height, so that its key and its arrow keep apart
INSET = 8.0
SMALL = 10.0
CHIP = 17.0
ASIDE = 160.0  # for a chip beside an option
BAR = 7.0
HEAD = 11.0
GAP, LOOSE = 9.0, 26.0  # between cards: at least, at most
GUESSED = frozenset({"assumed", "illustrative", "proposed"})
OVER, FINE, UNKNOWN, MANY = "▲", "✓", "–", "△"
ROLES = {OVER: "pain", FINE: "delight", UNKNOWN: "box"}


@dataclass(frozen=True, slots=True)
class Node:
    """An option as it is drawn: where it stands in the menu, what is said, how long that takes, what follows."""

    id: str
    level: int
    press: str
    label: str
    prompt: str
    seconds: float | None
    below: tuple[Node, ...]
    path: tuple[str, ...]

    @property
    def readout(self) -> measure.Readout:
        """How long one listens until all options below are known; the opening words count for the first level."""
        opening = (self.seconds,) if self.level == 0 and (self.prompt or self.seconds is not None) else ()
        return measure.readout((*opening, *(one.seconds for one in self.below)))

    @property
    def depth(self) -> int:
        return 1 + max((one.depth for one in self.below), default=0)


@dataclass(frozen=True, slots=True)
class Page:
    """A node with some of its options, with or without their branches. `found` has pages and slides by node."""

    root: Node
    options: tuple[Node, ...]
    whole: bool
    overview: bool = False
    found: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """The columns."""
        inner = (one.depth if self.whole else 1 for one in self.options)
        return 1 + max(inner, default=0)

    def below(self, node: Node) -> tuple[Node, ...]:
        """What the page shows below a node."""
        return self.options if node is self.root else node.below if self.whole else ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Size of type, width of a column, room between columns, lines that a text may take."""

    size: float
    column: float
    gap: float
    most: int

    @property
    def small(self) -> float:
        return max(SMALL, self.size - 1.5)


def drawn(
    voice: Voice, menu: Menu, page: Page, how: Setting, area: Box, size: tuple[float, float], identifier: str
) -> Scene:
    """The page as a scene of a size, its drawing within the area."""
    heads = [_head(voice, page, menu, level, how) for level in range(page.depth)]
    top = area.y + max(head.height for head in heads) + 12
    foot = map_legend.rows(_entries(voice, menu, page), area.width)
    bottom = area.bottom - len(foot) * map_legend.PITCH - 8
    branch = _branch(voice, page, page.root, menu, how)
    rows = sum(1 for one in branch.each() if not one.branches)
    gap = min(LOOSE, GAP + max(0.0, bottom - top - branch.whole(GAP)) / max(1, rows))
    start = top + max(0.0, bottom - top - branch.whole(gap)) / 2 * (0.5 if rows > 1 else 1.0)
    left = _lefts(page, how, area)
    nodes = _nodes(page, page.root)
    ys = tree.tops((branch,), start, gap)
    boxes = {
        one.id: Box(left[nodes[one.id].level - page.root.level], round(ys[one.id], 1), how.column, one.height)
        for one in branch.each()
    }
    cards: list[Card] = []
    bands: list[Band] = []
    lines: list[Line] = []
    markers: list[Marker] = []
    for number, head in enumerate(heads):
        head.draw(left[number], area.y, bands, cards, lines)
    for node in nodes.values():
        _draw(voice, page, node, menu, how, boxes[node.id], cards, markers)
    legend = map_legend.in_rows(_entries(voice, menu, page), Box(area.x, bottom + 8, area.width, area.bottom - bottom))
    name = voice.line(menu.name) or voice.line("menu")
    return Scene(
        identifier,
        "overview" if page.overview else "menu",
        name,
        voice.language,
        *size,
        description=_description(voice, menu, page),
        bands=tuple(bands),
        lines=(*lines, *legend.lines),
        connections=tree.lines((branch,), boxes, "branch"),
        cards=(*cards, *legend.cards),
        markers=(*markers, *legend.markers),
    )


def needed(voice: Voice, page: Page, menu: Menu, how: Setting) -> float:
    """The height that a page needs, heads and legend included."""
    heads = max(_head(voice, page, menu, level, how).height for level in range(page.depth))
    foot = len(map_legend.rows(_entries(voice, menu, page), 888.0)) * map_legend.PITCH + 8
    return heads + 12 + _branch(voice, page, page.root, menu, how).whole(GAP) + foot


def _lefts(page: Page, how: Setting, area: Box) -> list[float]:
    """The left edges of the columns, moved apart a little where there is room."""
    count = page.depth
    spare = area.width - count * how.column - (count - 1) * how.gap - (0 if page.whole else 2 * ASIDE + 16)
    gap = how.gap + min(60.0, max(0.0, spare) / max(1, count - 1))
    return [area.x + at * (how.column + gap) for at in range(count)]


def _nodes(page: Page, node: Node) -> dict[str, Node]:
    found = {node.id: node}
    for one in page.below(node):
        found |= _nodes(page, one)
    return found


def _description(voice: Voice, menu: Menu, page: Page) -> str:
    """The options that the page shows first, and how long they take."""
    verdict = _verdict(voice, page.root.readout, menu.limit)
    names = voice.listed(*(one.label for one in page.options))
    return f"{voice.line(menu.name) or voice.line('menu')}: {names} ({verdict.words})".replace("\n", " / ")


# Verdicts


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is to be said of a read-out."""

    glyph: str
    words: str


def _verdict(voice: Voice, found: measure.Readout, limit: float, beside: bool = False) -> _Verdict:
    """Within the limit, over it, or not to be told because something was not timed; `beside` the option before it."""
    if found.seconds > limit:
        template, glyph = "menu-over", OVER
        parts = (_figure(found.seconds), _figure(found.seconds - limit))
    elif found.untimed:
        template, glyph = ("menu-untimed-some" if found.timed else "menu-untimed"), UNKNOWN
        parts = (_figure(found.seconds), str(found.untimed))
    else:
        template, glyph = "menu-within", FINE
        parts = (_figure(found.seconds), _figure(limit))
    words = voice.phrase(template, *parts)
    if beside:
        lines = zip(voice.word("menu-next").split("\n"), words.split("\n"), strict=False)
        words = "\n".join(f"{name} {line}" for name, line in lines)
    return _Verdict(glyph, f"{glyph} {words}")


def _figure(seconds: float) -> str:
    return f"{round(seconds, 1):g}"


# Heads of the columns


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a level: its name, a bar of the read-out against the limit, what is to be said of it."""

    id: str
    width: float
    heading: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
    roles: tuple[str, ...]
    share: float | None  # of the bar's width that is read out
    tick: float  # where the limit stands on the bar
    glyph: str

    @property
    def height(self) -> float:
        bar = BAR + 6 if self.share is not None else 0.0
        return len(self.heading) * HEAD * 1.25 + bar + sum(len(one) for one in self.said) * 13.0 + 2

    def draw(self, x: float, y: float, bands: list[Band], cards: list[Card], lines: list[Line]) -> None:
        high = len(self.heading) * HEAD * 1.25
        cards.append(label(f"{self.id}/heading", "heading", Box(x, y, self.width, high), self.heading, HEAD, bold=True))
        y += high + 3
        if self.share is not None:
            bands.append(Band(f"{self.id}/limit", "box", Box(x, y, self.width, BAR)))
            color = "lane-pain" if self.glyph == OVER else "lane-delight"
            if self.share > 0:
                bands.append(Band(f"{self.id}/time", color, Box(x, y, round(self.width * self.share, 1), BAR)))
            at = x + round(self.width * self.tick, 1)
            lines.append(Line(f"{self.id}/tick", "axis", (at, y - 2.5), (at, y + BAR + 2.5), weight=1.8))
            y += BAR + 3
        for number, (words, role) in enumerate(zip(self.said, self.roles, strict=True)):
            box = Box(x, y, self.width, len(words) * 13.0)
            cards.append(label(f"{self.id}/said-{number}", role, box, words, SMALL, pitch=13.0, bold=role == "text"))
            y += box.height


def _head(voice: Voice, page: Page, menu: Menu, column: int, how: Setting) -> _Head:
    identifier = f"{menu.id}/head-{column}"
    if column == 0:
        return _first_head(voice, page, identifier, how)
    level = page.root.level + column
    groups = [node for node in _parents(page, page.root) if node.level == level - 1]
    worst = max(groups, key=lambda node: (node.readout.seconds, node.readout.untimed))
    found, many = worst.readout, max(len(node.below) for node in groups)
    verdict = _verdict(voice, found, menu.limit)
    said = [verdict.words if len(groups) == 1 else f"{voice.line('menu-longest')} {verdict.words}"]
    if many > measure.MENU_OPTIONS:
        said.append(f"{MANY} {voice.phrase('menu-many', str(many), str(measure.MENU_OPTIONS))}")
    if level > measure.MENU_LEVELS:
        said.append(f"{MANY} {voice.phrase('menu-deep', str(measure.MENU_LEVELS))}")
    scale = max(menu.limit, found.seconds)
    count = sum(len(node.below) for node in groups)
    shown = sum(len(page.below(node)) for node in groups)
    heading = voice.phrase("menu-level" if shown == count else "menu-level-part", str(level), str(count), str(shown))
    return _Head(
        identifier,
        how.column,
        text.wrap(heading, how.column * SLACK, HEAD, True),
        tuple(text.wrap(one, how.column * SLACK, SMALL, at == 0) for at, one in enumerate(said)),
        ("text", *("muted" for _ in said[1:])),
        found.seconds / scale if found.timed else None,
        menu.limit / scale,
        verdict.glyph,
    )


def _first_head(voice: Voice, page: Page, identifier: str, how: Setting) -> _Head:
    """Where the page begins: the menu's entrance, or the way to a branch."""
    way = " › ".join(one.replace("\n", " ") for one in page.root.path)
    heading = text.wrap(voice.line("menu-entrance" if not way else "menu-branch"), how.column * SLACK, HEAD, True)
    said = (first_lines(text.wrap(way, how.column * SLACK, SMALL), 2),) if way else ()
    return _Head(identifier, how.column, heading, said, ("muted",) * len(said), None, 1.0, UNKNOWN)


def _parents(page: Page, node: Node) -> list[Node]:
    found = [node] if page.below(node) else []
    for one in page.below(node):
        found += _parents(page, one)
    return found


# Options


@dataclass(frozen=True, slots=True)
class _Measured:
    """An option broken into lines."""

    label: tuple[str, ...]
    prompt: tuple[str, ...]
    seconds: str
    room: float  # what the seconds take of the first line
    chip: _Verdict | None
    tag: str
    height: float


def _measured(voice: Voice, page: Page, node: Node, menu: Menu, how: Setting) -> _Measured:
    seconds = voice.phrase("menu-seconds", _figure(node.seconds)).split("\n")[0] if node.seconds is not None else ""
    room = round(text.width(seconds, SMALL) / SLACK + 8, 1) if seconds else 0.0
    inner = how.column - 2 * INSET
    name = node.label or node.press or "–"
    words = first_lines(text.wrap(name, (inner - room) * SLACK, how.size, True), how.most)
    quoted = "\n".join(f"“{line}”" for line in node.prompt.split("\n") if line.strip())
    prompt = first_lines(text.wrap(quoted, inner * SLACK, how.small), how.most) if quoted else ()
    chip = _verdict(voice, node.readout, menu.limit, beside=True) if node.below and node.level else None
    tag = ""
    if node.below and not page.below(node):
        tag = voice.phrase("menu-page", str(len(node.below)), str(page.found.get(node.id, (1, 1))[0]))
    height = 12 + len(words) * how.size * 1.25 + (len(prompt) * how.small * 1.25 + 3 if prompt else 0)
    height += CHIP + 4 if chip and not tag else 0
    return _Measured(words, prompt, seconds, room, chip, tag, max(LEAST, round(height, 1)))


def _branch(voice: Voice, page: Page, node: Node, menu: Menu, how: Setting) -> Branch:
    below = tuple(_branch(voice, page, one, menu, how) for one in page.below(node))
    return Branch(node.id, max(_measured(voice, page, node, menu, how).height, tree.side(len(below))), below)


def _draw(
    voice: Voice, page: Page, node: Node, menu: Menu, how: Setting, box: Box, cards: list[Card], markers: list[Marker]
) -> None:
    done = _measured(voice, page, node, menu, how)
    role = "phase" if node.level == 0 else "technology" if node.below else "evidence"
    light = "panel-text" if role == "phase" else "text"
    high = len(done.label) * how.size * 1.25
    words = Words(done.label, how.size, True, "left", text=node.label.replace("\n", " "))
    top = done.prompt or (done.chip and not done.tag)
    cards.append(Card(node.id, role, box, words, valign="top" if top else "middle", inset=INSET if not top else 6.0))
    left, y = box.x + INSET, box.y + 6 + high + 3
    if done.seconds:
        at = Box(box.right - done.room - 2, box.y + 6, done.room - 2, how.size * 1.25)
        cards.append(label(f"{node.id}/seconds", light, at, (done.seconds,), SMALL, align="right", top=False))
    if done.prompt:
        at = Box(left, y, box.width - INSET - 2, len(done.prompt) * how.small * 1.25)
        cards.append(label(f"{node.id}/prompt", light, at, done.prompt, how.small, whole=node.prompt))
        y = at.bottom + 3
    if done.tag:
        left, y = box.right + 8, box.center[1] - CHIP / 2
        link = f"{menu.id}-{page.found[node.id][1]}" if node.id in page.found else ""
        cards.append(_chip(f"{node.id}/page", "tag", done.tag, Box(left, y, ASIDE, CHIP), "tag", link))
        left = cards[-1].box.right + 6
    if done.chip:
        room = ASIDE if done.tag else box.right - 5 - left
        place = Box(left, y, room, CHIP)
        cards.append(_chip(f"{node.id}/readout", ROLES[done.chip.glyph], done.chip.words, place))
    if node.press:
        glyph = node.press[:3]
        width = max(KEY, text.width(glyph, 10.0, True) + 9)
        meaning = voice.phrase("menu-press", node.press).replace("\n", " / ")
        place = Box(box.x - width / 2 - 3, box.y - 8, width, KEY)
        markers.append(Marker(f"{node.id}/key", "tag", place, glyph, meaning, 10.0, card=node.id))


def _chip(identifier: str, role: str, words: str, box: Box, kind: str = "label", link: str = "") -> Card:
    """A small coloured card, as wide as its words in the first language, no wider than the box."""
    first = words.split("\n")[0]
    width = min(box.width, text.width(first, SMALL, True) / SLACK + 12)
    said = Words(first_lines(text.wrap(first, width - 4, SMALL, True), 1), SMALL, True, text=words.replace("\n", " / "))
    return Card(identifier, role, Box(box.x, box.y, round(width, 1), box.height), said, kind=kind, inset=1.0, link=link)


# Legend


def _entries(voice: Voice, menu: Menu, page: Page) -> list[Entry]:
    """Keys, colours of read-outs, what the first level counts: what the page uses."""
    nodes = _nodes(page, page.root).values()
    glyphs = {_verdict(voice, node.readout, menu.limit).glyph for node in nodes if node.below}
    found = []
    if any(node.press for node in nodes):
        found.append(Entry("glyph", "tag", voice.line("menu-key"), "1"))
    limit = _figure(menu.limit)
    if FINE in glyphs:
        found.append(
            Entry("dot", "lane-delight", f"{FINE} {voice.phrase('menu-legend-within', limit)}".replace("\n", " / "))
        )
    if OVER in glyphs:
        found.append(
            Entry("dot", "lane-pain", f"{OVER} {voice.phrase('menu-legend-over', limit)}".replace("\n", " / "))
        )
    if UNKNOWN in glyphs:
        found.append(Entry("dot", "box", f"{UNKNOWN} {voice.line('menu-legend-unknown')}"))
    if menu.basis in GUESSED:
        found.append(Entry("text", "muted", f"{voice.line('menu-basis')} {voice.line(f'score-{menu.basis}')}"))
    if page.root.level == 0 and page.root.seconds is not None and page.options:
        opening = voice.phrase("menu-legend-opening", _figure(page.root.seconds)).replace("\n", " / ")
        found.append(Entry("text", "muted", opening))
    return found
