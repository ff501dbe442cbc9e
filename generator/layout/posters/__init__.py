"""Posters: a chart as large as its paper, with heading, title block and one legend.

In: charts, a theme, the name of a paper, the words of the title block. Out: `Poster`s. Guaranteed: the paper is used
to its margins; text is as large as any arrangement of the chart in rows allows; every card stands once; a connection
that two rows part is named by the same letter on both; sheets together show the whole poster.

Units: points on the paper; within the drawing, units in which a card's text has `STYLE.body`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.diagnostics import Diagnostic, Span
from generator.layout.chart import legend
from generator.layout.chart.content import Chart
from generator.layout.chart.drawing import described
from generator.layout.chart.style import Style, legend_pitch
from generator.layout.chart.widths import flowed
from generator.layout.posters import heading, sheets
from generator.layout.posters.arrangement import ROW_GAP, Arrangement, arranged
from generator.layout.posters.gathering import gathered
from generator.layout.posters.heading import Field
from generator.model import Engagement
from generator.paper import PAPERS, Paper, Poster, paper_named, scaled
from generator.scene import Box, Card, Scene, Words
from generator.terms import languages_of, term
from generator.theme import Theme

STYLE = Style(column_min=60.0, emotion=80.0)
CLOSER = Style(  # the same with less air, for larger type
    column_min=56.0, gutter=15.0, lane_gap=15.0, row_gap=13.0, pad_y=3.5, note_pad=2.0, emotion=60.0
)
LEGIBLE = 7.0  # points: smaller cards cannot be read by people who stand before a wall
SEVERAL = 1.3  # times as high is the band of several curves
HEAD_GAP = 10.0  # below the heading


def poster(chart: Chart, theme: Theme, paper: Paper, fields: Sequence[Field], tiles: str = "") -> Poster:
    """A chart on paper, with sheets of the paper `tiles` when one is named."""
    styles = [_style(chart, style) for style in (STYLE, CLOSER)]
    fields = (*fields, *_paper_fields(chart, paper, 0.0))
    entries = {in_rows: _entries(chart, theme, in_rows) for in_rows in (False, True)}

    def around(width: float, rows: int) -> float:
        top = heading.height(chart, STYLE, fields, width)
        return top + HEAD_GAP + _legend_height(entries[rows > 1], STYLE, width)

    found = arranged(chart, theme, styles, paper, around)
    scene = _composed(found, paper, (*fields[:-2], *_paper_fields(chart, paper, found.body, found.room.landscape)))
    body = found.body
    cut = sheets.tiled(scene, PAPERS[tiles], paper, chart.language) if tiles and tiles != paper.name else ()
    return Poster(paper, scene, found.scale, body, cut, tiles if cut else "")


def findings(posters: Iterable[Poster], span: Span) -> list[Diagnostic]:
    """A warning for each paper on which text is too small to be read on a wall, with the paper that would do."""
    smallest: dict[str, Poster] = {}
    for one in posters:
        if one.body < LEGIBLE and one.body < getattr(smallest.get(one.paper.name), "body", LEGIBLE):
            smallest[one.paper.name] = one
    return [_too_small(one, span) for one in smallest.values()]


def _too_small(poster: Poster, span: Span) -> Diagnostic:
    name = "roll" if poster.paper.endless else poster.paper.name
    needed = poster.paper.width * LEGIBLE / poster.body
    larger = next((paper.name for paper in PAPERS.values() if paper.width >= needed), "roll")
    found, least = f"{poster.body:.1f}", f"{LEGIBLE:g}"
    facts = {"paper": name, "poster": poster.scene.name, "found": found, "least": least, "larger": larger}
    return Diagnostic("PO-01", span, facts, "warning")


def papers_of(names: Sequence[str]) -> tuple[Paper, ...]:
    """The papers with these names, each once. Errors: ValueError."""
    return tuple({paper.name: paper for paper in map(paper_named, names)}.values())


def fields_of(engagement: Engagement, language: str) -> tuple[Field, ...]:
    """What the title block says of the engagement; what the author did not say is left out."""
    meta = engagement.meta
    said = {
        "client": meta.client.in_language(language),
        "author": meta.author.in_language(language),
        "version": meta.version,
        "date": meta.date,
        "status": term(f"status-{meta.status}", language).replace("\n", " / "),
        "confidentiality": term(f"confidentiality-{meta.confidentiality}", language).replace("\n", " / "),
    }
    return tuple(Field(term(f"poster-{name}", language), value) for name, value in said.items() if value)


def _style(chart: Chart, style: Style) -> Style:
    style = replace(style, emotion=1.7 * style.emotion, swell=3.0) if chart.kind == "journey" else style
    style = replace(style, emotion=SEVERAL * style.emotion) if len(chart.strands) > 1 else style
    return replace(style, column_max=150.0) if len(languages_of(chart.language)) > 1 else style


def _paper_fields(chart: Chart, paper: Paper, body: float, landscape: bool = True) -> tuple[Field, Field]:
    """The last two fields: the paper, and how large the cards' text is on it."""
    name = term("poster-roll", chart.language).replace("\n", " ") if paper.endless else paper.name
    high, wide = paper.millimetres if landscape else paper.millimetres[::-1]
    size = f"{name} · {high} mm" if paper.endless else f"{name} · {wide} × {high} mm"
    points = term("poster-points", chart.language).format(f"{body:.1f}" if body else "00.0")
    return (
        Field(term("poster-paper", chart.language), size),
        Field(term("poster-body", chart.language), points),
    )


# the legend


def _entries(chart: Chart, theme: Theme, in_rows: bool) -> tuple[legend.Entry, ...]:
    """What the legend says: of the whole chart, and of the tags between rows."""
    found = legend.entries(replace(chart, tags=()), theme)
    if not in_rows or not chart.arrows:
        return found
    words = term("mark-tag-row", chart.language).replace("\n", " ")
    closing = [entry for entry in found if entry.kind == "text"]
    return (*(entry for entry in found if entry.kind != "text"), legend.Entry("tag", "tag", words, "A→n"), *closing)


def _legend_height(entries: Sequence[legend.Entry], style: Style, width: float) -> float:
    if not entries:
        return 0.0
    shown = legend.trimmed(entries, style, width)
    return len(flowed(legend.widths(shown, style), width)) * legend_pitch(style) + 8


# the page


def _composed(found: Arrangement, paper: Paper, fields: Sequence[Field]) -> Scene:
    """Heading, rows and legend on the paper, in points."""
    chart, style, scale = found.chart, found.style, found.scale
    width, height = found.room.at(scale, found.natural)
    top = heading.height(chart, style, fields, width)
    entries = legend.trimmed(_entries(chart, found.theme, len(found.ranges) > 1), style, width)
    below = _legend_height(entries, style, width)
    y = top + HEAD_GAP
    placed = []
    for drawing in found.drawings:
        placed.append((drawing.scene, y))
        y += drawing.scene.height + ROW_GAP
    closing = legend.drawn(entries, style, (height - below + 3, height), 0.0, width)
    cards = [*heading.drawn(chart, style, fields, width), *_row_names(found, placed)]
    whole = gathered([scene for scene, _ in placed], [at for _, at in placed])
    scene = replace(
        whole,
        id=f"{chart.id}-{paper.name}",
        kind="poster",
        name=chart.name,
        language=chart.language,
        description=described(chart),
        lines=(*whole.lines, *closing.lines),
        cards=(*cards, *map(_linked, whole.cards), *closing.cards),
        markers=(*whole.markers, *closing.markers),
    )
    return _on_paper(scaled(scene, scale), paper, (width * scale, height * scale))


def _linked(card: Card) -> Card:
    """A tag leads to the row it names, by the id of that row's name."""
    return replace(card, link=f"#row-{card.link.rpartition('-')[2]}") if card.kind == "tag" and card.link else card


def _row_names(found: Arrangement, placed: Sequence[tuple[Scene, float]]) -> list[Card]:
    """Which row it is, over the heads of its lanes."""
    count = len(placed)
    cards = []
    for number, (scene, y) in enumerate(placed, 1) if count > 1 else ():
        first = next((card.box for card in scene.cards if card.kind in ("phase", "step")), None)
        head = next((card.box for card in scene.cards if card.kind == "lane"), None)
        if first is not None and head is not None:
            words = term("poster-row", found.chart.language).format(number, count).replace("\n", " ")
            lines = heading.lines(words, head.width, found.style.small, True)
            box = Box(head.x, y + first.y, head.width, max(first.height, len(lines) * found.style.small * 1.25))
            text = Words(lines, found.style.small, bold=True, align="left", text=words)
            cards.append(Card(f"row-{number}", "heading", box, text, shape="plain", kind="label", inset=0))
    return cards


def _on_paper(scene: Scene, paper: Paper, inner: tuple[float, float]) -> Scene:
    """The drawing within the paper's margins."""
    moved = gathered([scene], [paper.margin], paper.margin)
    return replace(
        moved,
        width=inner[0] + 2 * paper.margin,
        height=inner[1] + 2 * paper.margin,
    )
