"""What mystery shoppers look at: stage, focus, behaviour, threshold, weight, and how well it was kept.

In: an engagement, a theme, a language. Out: one scene as large as it needs, or pages for slides. Guaranteed: a tree
from stage to behaviour with a row of figures for each behaviour; what fails a visit says so by glyph, colour and word;
shares reached are means of the visits that looked at the behaviour; nothing under 10 points.

Units: points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import text
from generator.layout.maps import map_legend, tree
from generator.layout.maps.blocks import AREA, HEIGHT, SLACK, WIDTH, first_lines, label
from generator.layout.maps.map_legend import Entry
from generator.layout.maps.tree import Branch
from generator.layout.maps.voice import Voice
from generator.model import Engagement, Standard
from generator.scene import Align, Band, Box, Card, Line, Marker, Scene, Words
from generator.terms import TERMS, languages_of, term
from generator.theme import Theme

NAME = "standards"
SIZES = (18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0)
NATURAL, MOST = 11.0, 6
FOOT = 30.0
GAP, LOOSE = 9.0, 36.0
HEAD = 22.0
CHIP = 17.0
BAR = 7.0
BETWEEN = 30.0
COLUMNS = (("phase", 0.15), ("focus", 0.18), ("behaviour", 0.30))  # shares of the width
FIGURES = (("threshold", 0.13), ("weight", 0.09), ("score", 0.13))
SIGNS = {"<": "<", "<=": "≤", "==": "=", ">=": "≥", ">": ">"}
CRITICAL = "!"


def natural(engagement: Engagement, theme: Theme, language: str) -> Scene:
    """The whole tree at its natural size, with room for a title above."""
    view = _View(Voice(engagement, language))
    roots = tuple(_roots(view, view.shown, NATURAL, 1000))
    height = HEAD + tree.total(roots, GAP) + view.foot + 8
    area = Box(AREA.x, AREA.y, AREA.width, height)
    return _scene(view, view.shown, NATURAL, 1000, area, area.bottom + FOOT, NAME)


def slides(engagement: Engagement, theme: Theme, language: str) -> tuple[Scene, ...]:
    """The tree on pages of 960 × 540 points, cut between stages where that helps."""
    view = _View(Voice(engagement, language))
    pages = _pages(view)
    size = next((one for one in SIZES if all(_fits(view, page, one) for page in pages)), SIZES[-1])
    return tuple(
        _scene(view, page, size, MOST, AREA, HEIGHT, NAME if number == 1 else f"{NAME}-{number}")
        for number, page in enumerate(pages, 1)
    )


@dataclass(frozen=True)
class _View:
    """The standards in the order of their stages, and what was reached."""

    voice: Voice

    @property
    def shown(self) -> tuple[Standard, ...]:
        order = {phase.id: at for at, phase in enumerate(self.voice.engagement.phases)}
        return tuple(sorted(self.voice.engagement.standards, key=lambda one: order.get(one.phase or "", len(order))))

    def mean(self, one: Standard, peer: bool) -> float | None:
        """The mean share reached in visits, our own or at peers; None when nobody looked."""
        visits = self.voice.engagement.visits
        found = [visit.scores[one.id] for visit in visits if visit.peer == peer and one.id in visit.scores]
        return sum(found) / len(found) if found else None

    @property
    def figures(self) -> tuple[tuple[str, float], ...]:
        """The columns of figures; what was reached only after visits."""
        visited = any(visit.scores for visit in self.voice.engagement.visits)
        return FIGURES if visited else FIGURES[:2]

    @property
    def entries(self) -> list[Entry]:
        found = []
        if any(one.critical for one in self.shown):
            found.append(Entry("glyph", "fail-mark", self.voice.line("standards-legend-critical"), CRITICAL))
        own = sum(not visit.peer and bool(visit.scores) for visit in self.voice.engagement.visits)
        if own:
            words = self.voice.phrase("standards-legend-score", str(own)).replace("\n", " / ")
            found.append(Entry("dot", "lane-technology", words))
        return found

    @property
    def foot(self) -> float:
        return len(map_legend.rows(self.entries, AREA.width)) * map_legend.PITCH + 8

    def columns(self) -> dict[str, Box]:
        """Left edges and widths of the columns; heights are nought."""
        parts = (*COLUMNS, *self.figures)
        room = AREA.width - BETWEEN * (len(COLUMNS) - 1) - 14 * len(self.figures)
        unit, x = room / sum(share for _, share in parts), AREA.x
        found = {}
        for name, share in parts:
            found[name] = Box(round(x, 1), 0.0, round(unit * share, 1), 0.0)
            x += unit * share + (BETWEEN if name in ("phase", "focus") else 14)
        return found


# Pages


def _pages(view: _View) -> list[tuple[Standard, ...]]:
    """Stages in their order, as many on a page as fit; a stage that is too long is cut between behaviours."""
    pages: list[tuple[Standard, ...]] = []
    for _, members in groupby(view.shown, lambda one: one.phase):
        stage = tuple(members)
        if pages and _fits(view, (*pages[-1], *stage), SIZES[-2]):
            pages[-1] = (*pages[-1], *stage)
            continue
        pages.append(())
        for one in stage:
            if pages[-1] and not _fits(view, (*pages[-1], one), SIZES[-2]):
                pages.append(())
            pages[-1] = (*pages[-1], one)
    return pages


def _fits(view: _View, page: Sequence[Standard], size: float) -> bool:
    return HEAD + tree.total(tuple(_roots(view, page, size, MOST)), GAP) + view.foot <= AREA.height


# Cards


@dataclass(frozen=True, slots=True)
class _Cell:
    """A card's words: what it stands for, by id, and its lines."""

    id: str
    column: str
    lines: tuple[str, ...]
    whole: str
    standard: Standard | None = None
    note: tuple[str, ...] = ()


def _groups(view: _View, page: Sequence[Standard]) -> Iterator[tuple[str, list[tuple[str, list[Standard]]]]]:
    """Stages with their focuses with their behaviours, neighbours together."""
    for phase, members in groupby(page, lambda one: one.phase):
        focused = [(focus, list(found)) for focus, found in groupby(members, lambda one: view.voice.say(one.focus))]
        yield view.voice.named("phase", phase) if phase else view.voice.word("standards-anywhere"), focused


def _cells(view: _View, page: Sequence[Standard], size: float, most: int) -> list[tuple[_Cell, Branch]]:
    """Every card with its branch, roots and all."""
    found: list[tuple[_Cell, Branch]] = []
    for at, (phase, focuses) in enumerate(_groups(view, page)):
        middle = []
        for number, (focus, members) in enumerate(focuses):
            leaves = [_leaf(view, one, size, most) for one in members]
            found += leaves
            words = focus or view.voice.word("standards-none")
            cell = _cell(view, f"focus/{page[0].id}-{at}-{number}", "focus", words, size, most)
            middle.append((cell, _parent(cell, size, [branch for _, branch in leaves])))
        found += middle
        cell = _cell(view, f"stage/{page[0].id}-{at}", "phase", phase, size, most)
        found.append((cell, _parent(cell, size, [branch for _, branch in middle])))
    return found


def _roots(view: _View, page: Sequence[Standard], size: float, most: int) -> Iterator[Branch]:
    return (branch for cell, branch in _cells(view, page, size, most) if cell.column == "phase")


def _cell(view: _View, identifier: str, column: str, words: str, size: float, most: int) -> _Cell:
    inner = view.columns()[column].width - 14
    lines = first_lines(text.wrap(words, inner * SLACK, size, column == "phase"), most)
    return _Cell(identifier, column, lines, words)


def _leaf(view: _View, one: Standard, size: float, most: int) -> tuple[_Cell, Branch]:
    """A behaviour, with when it does not apply below it."""
    words = view.voice.say(one.behaviour) or one.id
    inner = view.columns()["behaviour"].width - (30 if one.critical else 14)
    lines = first_lines(text.wrap(words, inner * SLACK, size), most)
    exempt = view.voice.phrase("standards-exempt", one.not_applicable) if one.not_applicable else ""
    note = first_lines(text.wrap(exempt, inner * SLACK, 10.0), 2) if exempt else ()
    cell = _Cell(one.id, "behaviour", lines, words, one, note)
    scores = 30.0 if view.mean(one, peer=True) is not None else 0.0
    least = max(_figure(view, one, size).height, _weight(view, one, size).height, scores)
    return cell, Branch(one.id, round(max(_height(cell, size), least), 1))


def _parent(cell: _Cell, size: float, branches: Sequence[Branch]) -> Branch:
    return Branch(cell.id, max(_height(cell, size), tree.side(len(branches))), tuple(branches))


def _height(cell: _Cell, size: float) -> float:
    return round(12 + len(cell.lines) * size * 1.25 + (len(cell.note) * 12.5 + 3 if cell.note else 0), 1)


ROLES = {"phase": "phase", "focus": "technology", "behaviour": "evidence"}


def _scene(
    view: _View, page: Sequence[Standard], size: float, most: int, area: Box, height: float, identifier: str
) -> Scene:
    voice, columns = view.voice, view.columns()
    cells = _cells(view, page, size, most)
    roots = tuple(branch for cell, branch in cells if cell.column == "phase")
    bottom = area.bottom - view.foot
    spare = bottom - area.y - HEAD - tree.total(roots, GAP)
    gap = min(LOOSE, GAP + max(0.0, spare) / max(1, len(page)))
    ys = tree.tops(roots, area.y + HEAD, gap)
    boxes = {
        cell.id: Box(columns[cell.column].x, round(ys[cell.id], 1), columns[cell.column].width, branch.height)
        for cell, branch in cells
    }
    cards, bands, lines, markers = _heads(view, columns, area), list[Band](), list[Line](), list[Marker]()
    for cell, _ in sorted(cells, key=lambda pair: (boxes[pair[0].id].y, boxes[pair[0].id].x)):
        _draw_cell(voice, cell, boxes[cell.id], size, cards, markers)
        if cell.standard is not None:
            _draw_figures(view, cell.standard, boxes[cell.id], columns, size, cards, bands)
    used = max(box.bottom for box in boxes.values()) if boxes else area.y
    place = Box(area.x, min(bottom, used + 40) + 8, area.width, view.foot)
    legend = map_legend.in_rows(view.entries, place)
    return Scene(
        identifier,
        "standards",
        voice.line("standards-name"),
        voice.language,
        WIDTH,
        height,
        description=f"{voice.line('standards-name')}: {voice.listed(*(voice.say(one.behaviour) for one in page))}",
        bands=tuple(bands),
        lines=(*lines, *legend.lines),
        connections=tree.lines(roots, boxes, "branch"),
        cards=(*cards, *legend.cards),
        markers=(*markers, *legend.markers),
    )


def _heads(view: _View, columns: dict[str, Box], area: Box) -> list[Card]:
    """The names of the columns."""
    found = []
    for name, column in columns.items():
        words = view.voice.line(f"standards-{name}")
        box = Box(column.x, area.y, column.width, 14.0)
        lines = first_lines(text.wrap(words, column.width, 10.5, True), 1)
        found.append(label(f"head/{name}", "heading", box, lines, 10.5, bold=True, top=False, whole=words))
    return found


def _draw_cell(voice: Voice, cell: _Cell, box: Box, size: float, cards: list[Card], markers: list[Marker]) -> None:
    bold = cell.column == "phase"
    align: Align = "center" if bold else "left"
    words = Words(cell.lines, size, bold, align, text=cell.whole.replace("\n", " "))
    top = bool(cell.note)
    role = ROLES[cell.column]
    cards.append(Card(cell.id, role, box, words, valign="top" if top else "middle", inset=6.0 if not bold else 2.0))
    if cell.note:
        high = len(cell.note) * 12.5
        at = Box(box.x + 6, box.bottom - high - 6, box.width - 8, high)
        cards.append(label(f"{cell.id}/exempt", "text", at, cell.note, 10.0))
    if cell.standard is not None and cell.standard.critical:
        place = Box(box.right - 22, box.center[1] - 8, 16, 16)
        meaning = voice.line("standards-critical")
        markers.append(Marker(f"{cell.id}/critical", "fail-mark", place, CRITICAL, meaning, 10.0, card=cell.id))


def _draw_figures(
    view: _View, one: Standard, row: Box, columns: dict[str, Box], size: float, cards: list[Card], bands: list[Band]
) -> None:
    """Threshold, weight and what was reached, beside a behaviour."""
    said = _figure(view, one, size)
    place = _beside(columns["threshold"], row)
    role = "text" if said.bold else "muted"
    cards.append(
        label(f"{one.id}/threshold", role, place, said.lines, said.size, bold=said.bold, top=False, whole=said.text)
    )
    place = _beside(columns["weight"], row)
    weight = _weight(view, one, size)
    cards.append(label(f"{one.id}/weight", "text", place, weight.lines, weight.size, bold=True, top=False))
    if "score" in columns:
        _draw_scores(view, one, _beside(columns["score"], row), cards, bands)


def _figure(view: _View, one: Standard, size: float) -> Words:
    """The threshold and how it is scored, as they stand beside a behaviour."""
    size = min(size, 13.0)
    scale = view.voice.word("standards-scale") if one.scoring == "scale" else ""
    known = "\n".join(part for part in (_threshold(view.voice, one), scale) if part)
    words = known or view.voice.line("standards-none")
    width = view.columns()["threshold"].width * SLACK
    return Words(first_lines(text.wrap(words, width, size, bool(known)), 4), size, bool(known), text=words)


def _weight(view: _View, one: Standard, size: float) -> Words:
    """The weight, and whether failing it fails the visit."""
    size = min(size, 13.0)
    critical = f"\n{view.voice.word('standards-critical')}" if one.critical else ""
    lines = text.wrap(f"{one.weight:g}{critical}", view.columns()["weight"].width * SLACK, size, True)
    return Words(lines[:3], size, bold=True)


def _beside(column: Box, row: Box) -> Box:
    return Box(column.x, row.y, column.width, row.height)


def _draw_scores(view: _View, one: Standard, place: Box, cards: list[Card], bands: list[Band]) -> None:
    """The share reached as a figure and a bar; peers' below it."""
    peers = any(visit.peer and visit.scores for visit in view.voice.engagement.visits)
    kinds = (False, True) if peers else (False,)
    y = place.center[1] - 14 * len(kinds) / 2
    for peer in kinds:
        share = view.mean(one, peer)
        name = "peer" if peer else "own"
        said = "–" if share is None else f"{share * 100:.0f}%"
        words = f"{view.voice.line('standards-peers')} {said}" if peer else said
        wide = 34.0 if not peer else place.width
        box = Box(place.x, y, wide, 14)
        role = "muted" if peer else "text"
        cards.append(label(f"{one.id}/score-{name}", role, box, (words,), 10.5, bold=not peer, top=False))
        if share is not None and not peer:
            room = Box(place.x + 38, y + 7 - BAR / 2, place.width - 40, BAR)
            bands.append(Band(f"{one.id}/reach", "box", room))
            if share > 0:
                done = Box(room.x, room.y, round(room.width * share, 1), BAR)
                bands.append(Band(f"{one.id}/reached", "lane-technology", done))
        y += 14


def _threshold(voice: Voice, one: Standard) -> str:
    """A threshold as it is read: ≤ 20 s."""
    if one.quantitative is None:
        return ""
    unit = one.quantitative.unit
    known = f"unit-{unit}-one" if one.quantitative.value == 1 and f"unit-{unit}-one" in TERMS else f"unit-{unit}"
    said = term(known, languages_of(voice.language)[0]) if known in TERMS else unit.replace("_", " ")
    gap = "" if said.startswith("%") else "\N{NO-BREAK SPACE}"
    return f"{SIGNS[one.quantitative.op]} {one.quantitative.value:g}{gap}{said}".strip()
