"""What stands on a slide, placed: shapes with paragraphs, arrows glued between them, tables, charts, scenes.

In: nothing but numbers and texts. Out: values that the deck's renderer draws without moving anything. Guaranteed:
points, origin at the top left of the slide; arrows name shapes of the same page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from generator.outline import Slide
from generator.outline.blocks import Chart, Line
from generator.scene import Align, Box, Dash, Head, Point, Scene, Side

# Names of DrawingML's preset shapes. Source: ECMA-376 part 1, 20.1.10.56 ST_ShapeType
Form = Literal[
    "rect",
    "roundRect",
    "ellipse",
    "homePlate",
    "chevron",
    "triangle",
    "trapezoid",
    "parallelogram",
    "rightArrow",
    "downArrow",
    "upArrow",
    "wedgeRectCallout",
    "line",
    "arc",
    "blockArc",
    "pie",
    "donut",
]


class Frame(NamedTuple):
    """The room that a layout of the template gives. Units: points; `title_size` is the largest a title may have.

    `slots` are the numbers of its body placeholders that shapes can fill, and `body` says whether it has one for
    running text (idx 1), as large as the area. `tracker` is None where there is no room; on a section it has the clock.
    `opener` is the room on a section for what it is about, None where that goes with the subtitle.
    """

    width: float = 960.0
    height: float = 540.0
    title: Box = Box(36, 10, 738, 57)
    area: Box = Box(36, 88, 888, 412)
    title_size: float = 24.0
    source: Box = Box(36, 510, 346, 24)
    tracker: Box | None = Box(786, 12, 138, 26)
    stamp: Box = Box(852, 42, 72, 18)
    slots: frozenset[int] = frozenset()
    body: bool = False
    opener: Box | None = None


HOUSE = Frame()


class Paragraph(NamedTuple):
    """A paragraph at one size, wrapped by the office program where the shape ends.

    `role` is the role of the theme whose text colour it has, "" for that of the shape it stands in. `before` is the
    space above it. Units: points.
    """

    line: Line
    size: float
    bold: bool = False
    role: str = ""
    align: Align = "left"
    before: float = 0.0


class TextShape(NamedTuple):
    """A shape with text, or a text box where `role` is "". What has neither text nor `meaning` is decoration.

    `slot` is the number of the layout's body placeholder that it fills, where the layout has it; 0 for none. `inset`
    is left, top, right, bottom. `adjust` are the preset's guides by name. `border` and `weight` replace the role's
    outline when given. `polygon` has the corners of a free form instead of `form`, as shares of the box. Units: points.
    """

    id: str
    box: Box
    paragraphs: tuple[Paragraph, ...] = ()
    role: str = ""
    form: Form = "rect"
    name: str = ""
    meaning: str = ""
    anchor: Literal["top", "middle", "bottom"] = "top"
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    slot: int = 0
    adjust: tuple[tuple[str, int], ...] = ()
    border: Dash = "solid"
    weight: float = 0.0
    turn: float = 0.0  # degrees, clockwise
    polygon: tuple[Point, ...] = ()


class Arrow(NamedTuple):
    """A connector glued to two shapes of the page, along `points` from the one's side to the other's."""

    source: str
    target: str
    sides: tuple[Side, Side]
    points: tuple[Point, ...]
    role: str = "arrow"
    weight: float = 1.25
    dash: Dash = "solid"
    head: Head = "arrow"


class Group(NamedTuple):
    """Shapes that a person would move together, under one name. Arrows of the page may end inside it.

    No placeholder can stand in a group: where the layout has the slot of one of its pieces, they stand side by side.
    """

    name: str
    pieces: tuple[TextShape, ...]
    meaning: str = ""


class ProsePiece(NamedTuple):
    """Running text for the body placeholder. Units: points."""

    box: Box
    paragraphs: tuple[Paragraph, ...]


class TablePiece(NamedTuple):
    """The rows of a table that stand on one page, with their measured heights; the header's is the first.

    `roles` colours cells by (row, column) of `rows`.
    """

    box: Box
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    description: str
    roles: tuple[tuple[int, int, str], ...] = ()
    centered: tuple[int, ...] = ()


class ChartPiece(NamedTuple):
    box: Box
    chart: Chart
    large: bool


class PicturePiece(NamedTuple):
    """A picture of the job's media, fitted into its box."""

    box: Box
    name: str
    alternative: str


class ScenePiece(NamedTuple):
    """A scene, moved by `dx` and `dy` from its own page to the slide's."""

    scene: Scene
    dx: float = 0.0
    dy: float = 0.0


Piece = TextShape | Arrow | Group | ProsePiece | TablePiece | ChartPiece | PicturePiece | ScenePiece


def shapes_of(pieces: Iterable[Piece]) -> Iterator[TextShape]:
    """The shapes with text or decoration on a page, those in groups too."""
    for piece in pieces:
        if isinstance(piece, TextShape):
            yield piece
        elif isinstance(piece, Group):
            yield from piece.pieces


class Page(NamedTuple):
    """One slide of the deck; it is `number` of those that its outline's slide became.

    `archetype` asks for the layout of the template, and `frame` is the room that it gives.
    """

    slide: Slide
    archetype: str
    frame: Frame
    title: str
    pieces: tuple[Piece, ...]
    number: int
    of: int
