"""Canvases: what groups fill in at the table and on the wall, blank, and with what the file says already.

In: an engagement, a theme, a language. Out: `Print`s of A3 and A0, pages as large as their paper; scenes for documents.
Guaranteed: nothing outside the safe margin; nothing under 10 points on A3 sheets nor under 25 on A0; a box for sticky
notes takes one of 76 mm; the ids of `slots` are printed where their answers belong.

Source: ISO 216 for sizes; house rule for type: capitals of a 300th of the distance, 5 mm or 20 points at 1.5 m.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal

from generator.agenda import CLOSING
from generator.layout.canvases import ideas, people, plans, service
from generator.layout.canvases.codes import NONE, Codes
from generator.layout.canvases.content import fillings, printed
from generator.layout.canvases.drawing import draw
from generator.layout.canvases.filling import Filling
from generator.layout.canvases.forms import Canvas, Grid, Join, Page
from generator.layout.canvases.frame import framed
from generator.layout.canvases.pen import Pen
from generator.layout.canvases.wording import Wording
from generator.model import Engagement
from generator.paper import MM, Print, scaled
from generator.scene import Scene
from generator.slots import Slot, slots
from generator.terms import languages_of, term
from generator.theme import Theme

CANVASES: Mapping[str, Canvas] = {
    canvas.id: canvas for canvas in (*people.CANVASES, *service.CANVASES, *ideas.CANVASES, *plans.CANVASES)
}
IDS: tuple[str, ...] = tuple(CANVASES)
A3, A0 = (420.0, 297.0), (1189.0, 841.0)  # millimetres, landscape
LARGE = A0[0] / A3[0]
COLUMNS = 8  # of journeys and blueprints on A3 sheets


class Canvases:
    """The canvases of one engagement in one language; pages that files and documents share are drawn once."""

    def __init__(self, engagement: Engagement, theme: Theme, language: str) -> None:
        self.engagement, self.theme, self.language = engagement, theme, language
        self.version = engagement.meta.version or "1.0"
        self.slots: dict[str, list[Slot]] = {}
        for slot in slots(engagement, language):
            self.slots.setdefault(slot.canvas, []).append(slot)
        held = engagement.workshop.all_sessions if engagement.workshop is not None else ()
        self.minutes: dict[str, int] = {}  # of the exercise in which a canvas is filled first
        for one in held:
            if one.canvas and one.canvas != CLOSING:
                self.minutes.setdefault(one.canvas, one.exercise_minutes or one.minutes)

    def prints(self) -> tuple[Print, ...]:
        """The canvases as files to print: A3 and A0, blank, and filled where the file has something for them."""
        canvases = CANVASES.values()
        pages = {
            "a3": [page for canvas in canvases for page in self.on_a3(canvas)],
            "a0": [_large(self.blank[canvas.id], self.theme) for canvas in canvases],
            "a3-filled": [page for canvas in canvases for page in self.filled_on_a3(canvas)],
            "a0-filled": [_large(page, self.theme) for canvas in canvases for page in self.filled[canvas.id]],
        }
        first = languages_of(self.language)[0]
        title = self.engagement.meta.title.in_language(first)
        return tuple(
            Print(f"canvases/canvases-{name}", f"{title} · {term(f'canvas-book-{name}', first)}", tuple(found))
            for name, found in pages.items()
            if found
        )

    def pictures(self) -> dict[str, Scene]:
        """Each on one A3 page, for documents: "canvas/cv-mot", "canvas/cv-mot/filled" where there is something."""
        made = {f"canvas/{name}": page for name, page in self.blank.items()}
        return made | {f"canvas/{name}/filled": pages[0] for name, pages in self.filled.items() if pages}

    @cached_property
    def blank(self) -> dict[str, Scene]:
        """Every canvas whole, on one page of A3, by its id."""
        return {canvas.id: self.whole(canvas, Filling()) for canvas in CANVASES.values()}

    @cached_property
    def filled(self) -> dict[str, list[Scene]]:
        """What the file has for every canvas, each on one page of A3, by its id."""
        return {canvas.id: list(self._filled(canvas)) for canvas in CANVASES.values()}

    def whole(self, canvas: Canvas, filling: Filling, number: int = 0, pages: Sequence[Filling] = ()) -> Scene:
        """All of a canvas on one page of A3; pages that are called the same are counted in their titles."""
        alike = [at for at, one in enumerate(pages, 1) if one.name == filling.name]
        place = (alike.index(number) + 1, len(alike)) if number in alike else (1, 1)
        name = _name(canvas, filling, number)
        return self.page(canvas, canvas.whole, filling, name, place, pages=max(1, len(pages)))

    def _filled(self, canvas: Canvas) -> Iterator[Scene]:
        found = list(fillings(self.engagement, self.language, canvas))
        for number, filling in enumerate(found, 1):
            yield self.whole(canvas, filling, number, found)

    def on_a3(self, canvas: Canvas) -> Iterable[Scene]:
        """A blank canvas on as many sheets of A3 as it takes."""
        return self.parts(canvas, [Filling()], filled=False) if canvas.sheets else (self.blank[canvas.id],)

    def filled_on_a3(self, canvas: Canvas) -> Iterator[Scene]:
        if not canvas.sheets:
            yield from self.filled[canvas.id]
            return
        yield from self.parts(canvas, list(fillings(self.engagement, self.language, canvas, COLUMNS)), filled=True)

    def parts(self, canvas: Canvas, pages: Sequence[Filling], filled: bool) -> Iterator[Scene]:
        """The sheets of a canvas, counted through; of a filled one those that have something on them."""
        shown = [
            (number, at)
            for number, filling in enumerate(pages)
            for at, sheet in enumerate(canvas.sheets, 1)
            if not filled or _has(sheet.page, filling)
        ]
        numbers = {sheet: place for place, sheet in enumerate(shown, 1)}
        for number, at in shown:
            joins = [Join(side, numbers[one]) for side, one in _neighbours(canvas, number, at) if one in numbers]
            name = f"{_name(canvas, pages[number], number + 1 if filled else 0)}-{at}"
            place = (numbers[number, at], len(shown))
            yield self.page(canvas, canvas.sheets[at - 1].page, pages[number], name, place, joins, True, len(pages))

    def page(
        self,
        canvas: Canvas,
        forms: Page,
        filling: Filling,
        name: str,
        sheet: tuple[int, int] = (1, 1),
        joins: Sequence[Join] = (),
        tiled: bool = False,
        pages: int = 1,
    ) -> Scene:
        wide = max((len(form.columns) for form in forms if isinstance(form, Grid)), default=1)
        wording = Wording(canvas.id, self.language, (COLUMNS if tiled and wide == 4 else wide) * pages)
        codes = Codes(self.slots.get(canvas.id, ()))
        entry = NONE
        if canvas.entries:
            entry = codes.of(filling.list, filling.item) if filling.item else codes.next(canvas.entries)
        base = printed(self.engagement, self.language, canvas)
        shown = replace(
            filling,
            heads={**base.heads, **filling.heads},
            texts={**base.texts, **filling.texts},
            rows={**base.rows, **filling.rows},
        )
        least = 9.0 if canvas.sheets and not tiled else 10.0
        pen = Pen(wording, codes, shown, entry, least)
        for form in forms:
            draw(pen, form)
        shown_lanes = {lane.key for form in forms if isinstance(form, Grid) for lane in form.lanes}
        timed = replace(canvas, minutes=self.minutes.get(canvas.id, canvas.minutes))
        framed(pen, timed, self.version, sheet, tuple(joins), frozenset(shown_lanes) if tiled else frozenset())
        return self.scene(canvas, name, pen, filling)

    def scene(self, canvas: Canvas, name: str, pen: Pen, filling: Filling) -> Scene:
        title = term(f"canvas/{canvas.id}", languages_of(self.language)[0])
        said = pen.wording.common("filled", title, filling.name) if filling.name else title
        purpose = term(f"canvas/{canvas.id}/for", languages_of(self.language)[0])
        return Scene(
            name,
            "canvas",
            said,
            self.language,
            A3[0] * MM,
            A3[1] * MM,
            description=pen.wording.common("description", said, purpose),
            bands=tuple(pen.bands),
            lines=tuple(pen.lines),
            curves=tuple(pen.curves),
            cards=tuple(sorted(pen.cards, key=lambda card: card.kind != "title")),
            markers=tuple(pen.markers),
        )


def _name(canvas: Canvas, filling: Filling, number: int) -> str:
    return f"{canvas.id}-filled-{number}" if number else canvas.id if not filling.notes else f"{canvas.id}-filled"


def _neighbours(canvas: Canvas, number: int, at: int) -> Iterator[tuple[Literal["right", "bottom"], tuple[int, int]]]:
    """Which sheets join a sheet, each as (page, sheet): at the right of the last one the next page goes on."""
    joins = canvas.sheets[at - 1].joins
    yield from ((join.side, (number, join.sheet)) for join in joins)
    for before, sheet in enumerate(canvas.sheets, 1):
        if Join("right", at) in sheet.joins and all(join.side != "right" for join in joins):
            yield "right", (number + 1, before)


def _has(page: Page, filling: Filling) -> bool:
    """Whether a sheet's columns are among those that have something."""
    for form in page:
        if isinstance(form, Grid):
            lanes = {lane.key for lane in form.lanes}
            if form.head and any(key.partition("/")[0] in lanes for key in filling.notes):
                return True
            if not form.head and form.first < filling.columns:
                return True
    return False


def _large(scene: Scene, theme: Theme) -> Scene:
    """An A3 page as large as A0, its frames as heavy as its type asks."""
    made = scaled(scene, LARGE)
    cards = tuple(
        replace(card, weight=card.weight or theme.paint(card.role).weight * LARGE) if card.shape != "plain" else card
        for card in made.cards
    )
    return replace(made, width=A0[0] * MM, height=A0[1] * MM, cards=cards)
