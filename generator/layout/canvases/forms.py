"""What canvases are made of: boxes to fill, tables, grids, axes, rings, texts and strokes, as data.

In: nothing. Out: values that `drawing` draws and `content` fills. Guaranteed: no words, only keys of `terms.canvases`;
no ids, only the lists of the engagement that ids are taken from.

Units: millimetres on an A3 sheet, from the top left corner of the body, which is 400 wide and 250 high.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WIDTH, HEIGHT = 400.0, 250.0
NOTE = 78.0  # a note of 76 mm and room around it
Place = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class Area:
    """A box with a heading and a question.

    `order` is its place in the order of filling; `notes` a box for sticky notes, else for handwriting, with lines when
    `ruled`. `role` paints the bar at its left. `takes` is the list whose new entries are noted here, `count` how many;
    a box without takes the field of the page's entry that has its key. With `aside`, a left edge and a width, the
    heading stands there beside the box, and all of the box is free; without a `frame` there is no line round it.
    """

    key: str
    place: Place
    order: int = 0
    role: str = ""
    notes: bool = False
    ruled: bool = False
    takes: str = ""
    count: int = 0
    aside: tuple[float, float] | None = None
    frame: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or grid; without a key it has no heading."""

    key: str
    width: float
    order: int = 0
    center: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to write in, one for each entry of a list. `titled` has a heading of its own above.

    `lead` are terms in the first cells; `circles` are drawn in cells that take a dot.
    """

    key: str
    place: Place
    columns: tuple[Column, ...]
    rows: int
    head: float = 9.0
    takes: str = ""
    titled: bool = False
    order: int = 0
    lead: tuple[str, ...] = ()
    circles: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a grid. `kind` is what its cells are: for notes, to write in, a scale of emotions, or a named line.

    `takes` are the lists whose new entries are spread over the cells.
    """

    key: str
    height: float
    kind: Literal["notes", "write", "scale", "line"] = "notes"
    role: str = ""
    order: int = 0
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Lanes by columns, with the lanes' heads at the left.

    `first` is the number of its first column or cell. Ids stand in a `gutter` at the left of their cells, or below the
    notes; `coded` are the columns that have some, () for all.
    """

    key: str
    place: tuple[float, float]
    lanes: tuple[Lane, ...]
    columns: tuple[Column, ...]
    side: float
    head: float = 0.0
    first: int = 0
    gutter: float = 0.0
    coded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Axes:
    """Two axes and four quadrants, each (term, role), from the top left to the bottom right."""

    key: str
    place: Place
    across: str
    up: str
    corners: tuple[tuple[str, str], ...]
    order: int = 0
    takes: str = ""


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings around a centre, the innermost first, named "ring-0" and so on."""

    key: str
    center: tuple[float, float]
    radii: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A table of words that nobody fills in: terms, or texts that begin with "="; first row and column are heads."""

    key: str
    place: Place
    rows: tuple[tuple[str, ...], ...]
    order: int = 0


@dataclass(frozen=True, slots=True)
class Write:
    """A text. `order` puts a number before it; with `question` its question stands behind it."""

    key: str
    place: Place
    size: float = 10.0
    bold: bool = False
    role: str = "text"
    align: Literal["left", "center", "right"] = "left"
    order: int = 0
    question: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A painted ground."""

    key: str
    role: str
    place: Place
    shape: Literal["rectangle", "ellipse"] = "rectangle"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A curve through cubic Bézier points, or straight from point to point."""

    key: str
    points: tuple[tuple[float, float], ...]
    role: str = "canvas-line"
    weight: float = 1.25
    straight: bool = False
    dash: Literal["solid", "dashed"] = "solid"


Form = Area | Table | Grid | Axes | Rings | Fixed | Write | Ground | Stroke
Page = tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Where another sheet is joined: at the right, or below; `sheet` is its number."""

    side: Literal["right", "bottom"]
    sheet: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a canvas that takes several A3 sheets."""

    page: Page
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Canvas:
    """A canvas. `whole` is all of it on one page; `sheets` the same for A3 where notes need more room than one has.

    `legend` are lanes and marks, by role; `entries` is the list of which a filled page shows one entry.
    """

    id: str
    minutes: int
    whole: Page
    legend: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    entries: str = ""
