"""What the decks that are timed hold: shapes, all archetypes, plain slides, charts; the same for each writer.

In: nothing but the samples of blueprints/. Out: outlines with their figures, and the plain deck as YAML and Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator import outline
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import Chart, ChartKind, Figure, Line, Prose, Table
from generator.render import Job
from generator.scene import Box, Card, Connection, Point, Scene, Words
from generator.theme import house

if TYPE_CHECKING:
    from generator.model import Engagement

SLIDES, COLUMNS, ROWS, LINKS = 200, 8, 5, 30
WIDTH, HEIGHT, ACROSS, DOWN = 92.0, 44.0, 110.0, 80.0
CHARTS = 20  # of each kind
SAMPLES = {"cx-course": "course", "coffee-house": "workshop", "hotline": "consultant"}
BLUEPRINTS = Path(__file__).parents[1] / "blueprints"
LANGUAGE = "zh-CN"


def job(slides: tuple[Slide, ...], figures: Mapping[str, tuple[Scene, ...]] | None = None) -> Job:
    """What the renderer gets for a deck of one section."""
    made = Outline(LANGUAGE, "基准", "", "", "", "", (Section("基准", slides),))
    return Job(house(), LANGUAGE, "", {}, figures or {}, made)


# shapes


def shapes() -> Job:
    """Two hundred drawings of 40 cards and 30 glued connectors."""
    boxes = [Box(40 + at % COLUMNS * ACROSS, 90 + at // COLUMNS * DOWN, WIDTH, HEIGHT) for at in range(COLUMNS * ROWS)]
    routes = [_route(boxes[at], at) for at in range(LINKS)]
    slides = tuple(
        Slide(str(number), "canvas", f"第 {number} 页", (Figure(str(number)),), notes=Notes("讲解"))
        for number in range(SLIDES)
    )
    return job(slides, {str(number): (_drawing(number, boxes, routes),) for number in range(SLIDES)})


def _route(box: Box, at: int) -> tuple[Point, ...]:
    """Straight down, or at every third: down, across a little, down."""
    x, top, bottom = box.x + WIDTH / 2, box.bottom, box.y + DOWN
    return ((x, top), (x, bottom)) if at % 3 else ((x, top), (x, top + 18), (x + 30, top + 18), (x + 30, bottom))


def _drawing(number: int, boxes: list[Box], routes: list[tuple[Point, ...]]) -> Scene:
    roles = ("customer", "frontstage", "backstage", "support", "evidence")
    texts = [(f"步骤 {number}.{at}", "顾客提交申请") for at in range(COLUMNS * ROWS)]
    cards = tuple(
        Card(f"card-{at}", roles[at // 8], boxes[at], Words(lines, 10.5, text="".join(lines)))
        for at, lines in enumerate(texts)
    )
    links = tuple(
        Connection(f"link-{at}", f"card-{at}", f"card-{at + COLUMNS}", "trigger", routes[at], ("bottom", "top"))
        for at in range(LINKS)
    )
    return Scene(f"page-{number}", "blueprint", "", LANGUAGE, 960, 540, cards=cards, connections=links)


# all archetypes


def mixed() -> Job:
    """Two hundred slides of the samples, in turn from each archetype: 1, 2, 3, 1, 2, 3."""
    kinds = archetypes()
    turns = (slides[turn % len(slides)] for turn in range(SLIDES) for slides in kinds.values())
    chosen = (replace(slide, id=str(number)) for number, slide in enumerate(islice(turns, SLIDES)))
    return _sampled_job(tuple(chosen))


def of_archetype(name: str, count: int) -> Job:
    """So many slides of one archetype, the samples' in turn."""
    slides = archetypes()[name]
    return _sampled_job(tuple(replace(slides[at % len(slides)], id=str(at)) for at in range(count)))


def _sampled_job(slides: tuple[Slide, ...]) -> Job:
    figures, media = _figures()
    return replace(job(slides, figures), media=media)


@cache
def archetypes() -> Mapping[str, tuple[Slide, ...]]:
    """The samples' slides by archetype, each in the deck that its sample is one of."""
    found: dict[str, list[Slide]] = {}
    for name, kind in SAMPLES.items():
        for section in outline.of(_sample(name), LANGUAGE, kind).sections:
            for slide in section.slides:
                found.setdefault(slide.archetype, []).append(_of_sample(slide, name))
    return {name: tuple(slides) for name, slides in found.items()}


def _of_sample(slide: Slide, name: str) -> Slide:
    blocks = (replace(one, key=f"{name}/{one.key}") if isinstance(one, Figure) else one for one in slide.blocks)
    return replace(slide, id=f"{name}/{slide.id}", blocks=tuple(blocks))


@cache
def _figures() -> tuple[Mapping[str, tuple[Scene, ...]], Mapping[str, bytes]]:
    """The samples' drawings and pictures."""
    from generator.layout import scenes

    theme = house()
    drawn = {
        f"{name}/{key}": pages
        for name in SAMPLES
        for key, pages in scenes.figures(_sample(name), theme, LANGUAGE).items()
    }
    return drawn, {path.relative_to(BLUEPRINTS).as_posix(): path.read_bytes() for path in BLUEPRINTS.rglob("*.png")}


@cache
def _sample(name: str) -> Engagement:
    from generator import load

    engagement = load.engagement(BLUEPRINTS / f"{name}.yaml").engagement
    assert engagement is not None, name
    return engagement


# plain slides

HEADER, TABLE_ROWS, BULLETS = ("地点", "人数", "分钟"), 4, 5


def _plain_content(number: int) -> tuple[str, list[str], list[tuple[str, ...]]]:
    """Title, bullets and rows of one slide."""
    points = [f"第 {number}.{at} 点：顾客在窗口前等候，店员正在核对上一单" for at in range(BULLETS)]
    rows: list[tuple[str, ...]] = [(f"窗口 {at}", str(10 + at), str(3 + number % 7)) for at in range(TABLE_ROWS)]
    return f"第 {number} 页：排队从哪里开始", points, rows


def _plain_body(number: int) -> list[str]:
    """Bullets and table as Markdown, which is what authors write too."""
    _, points, rows = _plain_content(number)
    cells = [HEADER, ("---",) * len(HEADER), *rows]
    return [*(f"- {point}" for point in points), "", *(f"| {' | '.join(row)} |" for row in cells)]


def plain() -> Job:
    """Two hundred slides of a title, five bullets and a small table, as an outline."""
    slides = []
    for number in range(SLIDES):
        title, points, rows = _plain_content(number)
        blocks = (Prose(tuple(Line(point, "•") for point in points)), Table(HEADER, tuple(rows)))
        slides.append(Slide(str(number), "canvas", title, blocks, notes=Notes("讲解"), archetype="text"))
    return job(tuple(slides))


def plain_yaml() -> str:
    """The same slides in a file of the language, with the one step that a file must have."""
    lines = ["title: 基准", "primary_language: zh-CN", "phases: [{name: 一, steps: [{customer: 看}]}]"]
    lines += ["deck:", "  kind: course", "  slides:"]
    for number in range(SLIDES):
        lines += [f"    - title: {_plain_content(number)[0]}", "      archetype: text", "      body: |"]
        lines += [f"        {line}".rstrip() for line in _plain_body(number)]
    return "\n".join(lines) + "\n"


def plain_markdown() -> str:
    """The same slides for pandoc."""
    lines = ["---", "title: 基准", "---", ""]
    for number in range(SLIDES):
        lines += [f"# {_plain_content(number)[0]}", "", *_plain_body(number), ""]
    return "\n".join(lines)


# charts

KINDS: tuple[ChartKind, ...] = ("column", "bar", "line", "stacked", "radar", "scatter")
NAMES, SERIES = ("一月", "二月", "三月", "四月", "五月"), ("之前", "之后")


def chart_values(number: int) -> tuple[tuple[float, ...], ...]:
    """The values of each series, or x and y of each point."""
    return tuple(tuple(float((number * 7 + at * 3 + row * 5) % 40 + 1) for at in range(len(NAMES))) for row in (0, 1))


def charts() -> Job:
    """A chart on each slide, of each kind in turn."""
    return job(tuple(map(_chart_slide, range(CHARTS * len(KINDS)))))


def _chart_slide(number: int) -> Slide:
    kind, values = KINDS[number % len(KINDS)], chart_values(number)
    series: tuple[tuple[str, tuple[float | None, ...]], ...] = tuple(zip(SERIES, values, strict=True))
    if kind == "scatter":
        series = tuple(zip(NAMES, zip(*values, strict=True), strict=True))
    chart = Chart("", SERIES if kind == "scatter" else NAMES, series, kind, "0")
    return Slide(str(number), "canvas", f"图 {number}", (chart,), notes=Notes("讲解"))
