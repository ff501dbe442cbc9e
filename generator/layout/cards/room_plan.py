"""The plan of the room, to scale: tables with chairs, wall for every group, screen, materials, door.

In: a `Voice`. Out: a print on A4 landscape; nothing for a file without a workshop. Guaranteed: each group has 2.4 m of
wall, ways are 1.2 m wide; all is drawn to one of the usual scales, with the room's sizes beside it.
Source: wall and ways are the house's rules of §12.8 of the field reference.

Units: metres for the room, points for the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from generator.handouts import materials
from generator.layout.cards import face
from generator.layout.cards.drafting import Draft
from generator.layout.cards.face import Part
from generator.layout.maps.voice import Voice
from generator.model import Workshop
from generator.paper import MM, PAPERS, Print
from generator.scene import Box

WALL = 2.4  # of free wall for a group
WAY = 1.2  # between tables, and round them
FRONT = 3.0  # from the screen to the first table
BACK = 1.6
CHAIR = 0.45
SEAT = 0.6  # of a table's edge for a person, and behind it for the chair
DEPTH = 0.8
DOOR = 1.0
MOST = 40  # tables drawn; seats at a table
SEATS = 12
SCALES = (25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000)
MARGIN = 12 * MM
HEAD = 46.0
LEGEND = 235.0
BAR = 15.0  # how thick a group's wall is drawn
OUTSIDE = 46.0  # round the room, for walls, names and sizes


@dataclass(frozen=True)
class Room:
    """A room that holds the groups, its tables in rows and columns."""

    groups: int
    seats: int
    columns: int
    width: float
    depth: float

    @property
    def table(self) -> tuple[float, float]:
        """Length and depth of a table."""
        return max(1.2, SEAT * ceil(self.seats / 2)), DEPTH

    def tables(self) -> Iterator[Box]:
        """The tables, row by row from the front; a last row that is not full stands in the middle."""
        length, depth = self.table
        rows = ceil(self.groups / self.columns)
        for row in range(rows):
            count = min(self.columns, self.groups - row * self.columns)
            left = (self.width - count * length - (count - 1) * WAY) / 2
            y = FRONT + SEAT + row * (depth + 2 * SEAT + WAY)
            for at in range(count):
                yield Box(left + at * (length + WAY), y, length, depth)

    def walls(self) -> Iterator[Box]:
        """A piece of wall for each group: the left wall, the right one, then the back, away from the door.

        Shape: boxes without thickness.
        """
        down, across = int((self.depth - 2) / WALL), int((self.width - DOOR - 1.2) / WALL)
        places = [Box(0, 1.6 + at * WALL, 0, WALL) for at in range(down)]
        places += [Box(self.width, 1.6 + at * WALL, 0, WALL) for at in range(down)]
        places += [Box(0.4 + at * WALL, self.depth, WALL, 0) for at in range(across)]
        yield from places[: self.groups]


def room(groups: int, seats: int) -> Room:
    """The smallest room that holds the groups, neither a corridor nor wider than a voice carries."""
    seats = min(seats, SEATS)
    groups = min(groups, MOST)
    rooms = [_around(groups, seats, columns) for columns in range(1, groups + 1)]
    fit = [one for one in rooms if 0.6 <= one.width / one.depth <= 1.6] or rooms
    return min(fit, key=lambda one: (round(one.width * one.depth, 1), one.columns))


def _around(groups: int, seats: int, columns: int) -> Room:
    """The room round so many columns of tables, made deeper until there is wall for all."""
    length = Room(groups, seats, columns, 0, 0).table[0]
    rows = ceil(groups / columns)
    width = columns * length + (columns - 1) * WAY + 2 * WAY
    depth = FRONT + rows * (DEPTH + 2 * SEAT) + (rows - 1) * WAY + BACK
    made = Room(groups, seats, columns, max(width, 5.0), depth)
    while len(list(made.walls())) < groups:
        made = Room(groups, seats, columns, made.width + 0.1, made.depth + 0.2)
    return Room(groups, seats, columns, ceil(made.width * 2) / 2, ceil(made.depth * 2) / 2)


# Drawing -------------------------------------------------------------------------------------------------------------


def prints(voice: Voice) -> tuple[Print, ...]:
    """The page."""
    workshop = voice.engagement.workshop
    if workshop is None:
        return ()
    paper = PAPERS["A4"]
    draft = Draft(paper.height, paper.width)
    groups = materials.room(voice.engagement).groups
    made = room(groups, workshop.group_size)
    _head(draft, voice, workshop, groups)
    area = Box(MARGIN, MARGIN + HEAD, draft.width - 2 * MARGIN - LEGEND - 12, draft.height - 2 * MARGIN - HEAD)
    plan = _Plan(draft, voice, made, area)
    plan.draw()
    _legend(draft, voice, made, plan.scale, groups, workshop)
    title = voice.line("room-plan")
    scene = draft.scene("room/room-plan", "plan", title, voice.language, voice.line("room-plan-use"))
    return (Print("room/room-plan", title, (scene,)),)


def _head(draft: Draft, voice: Voice, workshop: Workshop, groups: int) -> None:
    name = "room-plan-title" if groups > 1 else "room-plan-title-one"
    told = voice.phrase(name, str(workshop.participants), str(groups), str(workshop.group_size)).replace("\n", " ")
    box = Box(MARGIN, MARGIN, draft.width - 2 * MARGIN, 28)
    draft.write("heading", box, told, (20.0, 18.0, 16.0, 14.0), bold=True, kind="title")
    venue = voice.line(workshop.venue)
    draft.write("muted", Box(MARGIN, MARGIN + 27, box.width, 15), venue, (10.5, 10.0))


class _Plan:
    """The room on the page."""

    def __init__(self, draft: Draft, voice: Voice, made: Room, area: Box) -> None:
        self._draft, self._voice, self._room = draft, voice, made
        free = Box(area.x + OUTSIDE, area.y + OUTSIDE, area.width - 2 * OUTSIDE, area.height - 2 * OUTSIDE)
        scales = [
            one for one in SCALES if made.width * _metre(one) <= free.width and made.depth * _metre(one) <= free.height
        ]
        self.scale = scales[0] if scales else SCALES[-1]
        self._metre = _metre(self.scale)
        self._left = free.x + (free.width - made.width * self._metre) / 2
        self._top = free.y + (free.height - made.depth * self._metre) / 2

    def _on_page(self, box: Box) -> Box:
        by = self._metre
        return Box(self._left + box.x * by, self._top + box.y * by, box.width * by, box.height * by)

    def draw(self) -> None:
        """Floor, walls, tables, front, door, sizes."""
        floor = self._on_page(Box(0, 0, self._room.width, self._room.depth))
        self._draft.area("band-row", floor, self._voice.line("room-plan"))
        corners = ((floor.x, floor.y), (floor.right, floor.y), (floor.right, floor.bottom), (floor.x, floor.bottom))
        for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
            self._draft.rule(start, end, "crop", 2.0)
        self._walls()
        for number, table in enumerate(self._room.tables(), 1):
            self._table(str(number), table)
        self._front()
        self._door(floor)
        self._sizes(floor)

    def _walls(self) -> None:
        for number, wall in enumerate(self._room.walls(), 1):
            box = self._on_page(wall)
            if wall.width:
                box = Box(box.x + 1, box.y + 2, box.width - 2, BAR)
            else:
                box = Box(box.x - BAR - 2 if wall.x == 0 else box.x + 2, box.y + 1, BAR, box.height - 2)
            self._draft.write(
                "customer", box, str(number), (10.0,), bold=True, align="center", middle=True, form="rectangle"
            )

    def _table(self, number: str, table: Box) -> None:
        for chair in _chairs(table, self._room.seats):
            self._draft.shape("tile", self._on_page(chair), "round")
        box = self._on_page(table)
        said = self._voice.phrase("room-table", number).replace("\n", " ")
        sizes = (14.0, 12.0, 11.0, 10.0)
        words = said if _fits(said, box) else number
        self._draft.write("furniture", box, words, sizes, bold=True, align="center", middle=True, form="round")

    def _front(self) -> None:
        width = self._room.width
        screen = self._on_page(Box(width / 2 - min(1.5, width / 5), 0.1, min(3.0, width * 0.4), 0.12))
        self._draft.shape("center", screen, "rectangle")
        self._name("room-screen", screen.center[0], self._top - 18)
        stand = self._on_page(Box(width / 2 - 0.25, 1.1, 0.5, 0.5))
        self._draft.shape("customer", stand, "ellipse")
        said = Box(stand.right + 4, stand.center[1] - 8, 60, 16)
        self._draft.write("muted", said, self._voice.line("room-trainer"), (10.0,), middle=True)
        table = self._on_page(Box(0.3, 0.3, 1.5, 0.6))
        self._draft.shape("furniture", table, "rectangle")
        self._name("room-materials", table.center[0], self._top - 18)

    def _door(self, floor: Box) -> None:
        """Where people come in: at the right end of the back wall."""
        door = self._on_page(Box(self._room.width - DOOR - 0.3, self._room.depth, DOOR, 0))
        self._draft.shape("accent", Box(door.x, floor.bottom - 2, door.width, 4), "rectangle")
        self._name("room-door", door.center[0], floor.bottom + 3)

    def _name(self, word: str, middle: float, y: float) -> None:
        box = Box(middle - 40, y, 80, 15)
        self._draft.write("muted", box, self._voice.line(word), (10.0,), align="center")

    def _sizes(self, floor: Box) -> None:
        """The room's width below it and its depth at the right, between arrows."""
        y, x = floor.bottom + OUTSIDE - 14, floor.right + OUTSIDE - 6
        width, depth = f"{self._room.width:g} m", f"{self._room.depth:g} m"
        middle, center = floor.center
        for start, end in (
            ((middle - 24, y), (floor.x, y)),
            ((middle + 24, y), (floor.right, y)),
            ((x, center - 12), (x, floor.y)),
            ((x, center + 12), (x, floor.bottom)),
        ):
            self._draft.rule(start, end, "axis", 0.75)
        for at, horizontal in ((floor.x, True), (floor.right, True), (floor.y, False), (floor.bottom, False)):
            ends = ((at, y - 4), (at, y + 4)) if horizontal else ((x - 4, at), (x + 4, at))
            self._draft.rule(*ends, "axis", 0.75)
        self._draft.write("text", Box(middle - 24, y - 8, 48, 16), width, (10.5, 10.0), align="center", middle=True)
        self._draft.write("text", Box(x - 22, center - 8, 44, 16), depth, (10.5, 10.0), align="center", middle=True)


def _metre(scale: int) -> float:
    """Points on the page for a metre in the room."""
    return 1000 / scale * MM


def _fits(words: str, box: Box) -> bool:
    return len(words) * 8 <= box.width


def _chairs(table: Box, seats: int) -> Iterator[Box]:
    """The chairs along both sides of a table."""
    upper = ceil(seats / 2)
    for count, y in ((upper, table.y - CHAIR - 0.05), (seats - upper, table.bottom + 0.05)):
        pitch = table.width / max(1, count)
        for at in range(count):
            yield Box(table.x + (at + 0.5) * pitch - CHAIR / 2, y, CHAIR, CHAIR)


def _legend(draft: Draft, voice: Voice, made: Room, scale: int, groups: int, workshop: Workshop) -> None:
    """What is needed, in words."""
    box = Box(draft.width - MARGIN - LEGEND, MARGIN + HEAD, LEGEND, draft.height - 2 * MARGIN - HEAD)
    draft.area("band-customer", box)
    length, depth = made.table
    tables = "room-legend-tables" if groups > 1 else "room-legend-tables-one"
    size = voice.phrase("room-size", f"{made.width:g}", f"{made.depth:g}", f"{made.width * made.depth:g}")
    parts = [
        Part(voice.word("room-legend"), size, bold=True),
        Part(text=voice.phrase(tables, str(groups), f"{length:g}", f"{depth:g}", str(workshop.group_size))),
        Part(text=voice.phrase("room-legend-wall", f"{WALL:g}")),
        Part(text=voice.word("room-legend-ways")),
        Part(text=voice.word("room-legend-front")),
        Part(text=voice.word("room-legend-materials")),
        Part(text=voice.phrase("room-scale", str(scale))),
    ]
    if groups > MOST:
        parts.append(Part(text=voice.phrase("room-legend-more", str(MOST))))
    face.stacked(draft, parts, box.inset(12), (12.0, 11.5, 11.0, 10.5, 10.0))
