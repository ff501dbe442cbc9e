"""Canvases: what groups fill in at the table and on the wall, blank, and with what the file says already.

In: an engagement, a theme, a language. Out: `Print`s of A3 and A0, pages as large as their paper; scenes for documents.
Guaranteed: nothing outside the safe margin; nothing under 10 points on A3 sheets nor under 25 on A0; a box for sticky
notes takes one of 76 mm; the ids of `slots` are printed where their answers belong.

Source: ISO 216 for sizes; house rule for type: capitals of a 300th of the distance, 5 mm or 20 points at 1.5 m.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

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


def prints(engagement: Engagement, theme: Theme, language: str) -> tuple[Print, ...]:
    """The canvases as files to print: A3 and A0, blank, and filled where the file has something for them."""
    maker = _Maker(engagement, language)
    blank = [maker.whole(canvas, Filling()) for canvas in CANVASES.values()]
    filled = [page for canvas in CANVASES.values() for page in maker.filled(canvas)]
    pages = {
        "a3": [page for canvas, one in zip(CANVASES.values(), blank, strict=True) for page in maker.on_a3(canvas, one)],
        "a0": [_large(page, theme) for page in blank],
        "a3-filled": [page for canvas in CANVASES.values() for page in maker.filled_on_a3(canvas)],
        "a0-filled": [_large(page, theme) for page in filled],
    }
    title = engagement.meta.title.in_language(languages_of(language)[0])
    return tuple(
        Print(
            f"canvases/canvases-{name}",
            f"{title} · {term(f'canvas-book-{name}', languages_of(language)[0])}",
            tuple(found),
        )
        for name, found in pages.items()
        if found
    )


def pictures(engagement: Engagement, theme: Theme, language: str) -> dict[str, Scene]:
    """Each canvas on one A3 page, for documents: "canvas/cv-mot", "canvas/cv-mot/filled" where there is something."""
    maker = _Maker(engagement, language)
    made: dict[str, Scene] = {}
    for canvas in CANVASES.values():
        made[f"canvas/{canvas.id}"] = maker.whole(canvas, Filling())
        first = next(iter(fillings(engagement, language, canvas)), None)
        if first is not None:
            made[f"canvas/{canvas.id}/filled"] = maker.whole(canvas, first)
    return made


class _Maker:
    """Makes the pages of one engagement in one language."""

    def __init__(self, engagement: Engagement, language: str) -> None:
        self.engagement, self.language = engagement, language
        self.version = engagement.meta.version or "1.0"
        self.slots: dict[str, list[Slot]] = {}
        for slot in slots(engagement, language):
            self.slots.setdefault(slot.canvas, []).append(slot)

    def whole(self, canvas: Canvas, filling: Filling, number: int = 0) -> Scene:
        """All of a canvas on one page of A3."""
        return self.page(canvas, canvas.whole, filling, _name(canvas, filling, number))

    def filled(self, canvas: Canvas) -> Iterator[Scene]:
        for number, filling in enumerate(fillings(self.engagement, self.language, canvas), 1):
            yield self.whole(canvas, filling, number)

    def on_a3(self, canvas: Canvas, whole: Scene) -> Iterable[Scene]:
        """A blank canvas on as many sheets of A3 as it takes."""
        return self.parts(canvas, Filling(), 0) if canvas.sheets else (whole,)

    def filled_on_a3(self, canvas: Canvas) -> Iterator[Scene]:
        if not canvas.sheets:
            yield from self.filled(canvas)
            return
        for number, filling in enumerate(fillings(self.engagement, self.language, canvas, COLUMNS), 1):
            yield from self.parts(canvas, filling, number)

    def parts(self, canvas: Canvas, filling: Filling, number: int) -> Iterator[Scene]:
        """The sheets of a canvas; of a filled one those that have something on them."""
        count = len(canvas.sheets)
        for at, sheet in enumerate(canvas.sheets, 1):
            if number and not _has(sheet.page, filling):
                continue
            name = f"{_name(canvas, filling, number)}-{at}"
            yield self.page(canvas, sheet.page, filling, name, (at, count), sheet.joins)

    def page(
        self,
        canvas: Canvas,
        forms: Page,
        filling: Filling,
        name: str,
        sheet: tuple[int, int] = (1, 1),
        joins: Sequence[Join] = (),
    ) -> Scene:
        wide = max((len(form.columns) for form in forms if isinstance(form, Grid)), default=1)
        wording = Wording(canvas.id, self.language, COLUMNS if sheet[1] > 1 and wide == 4 else wide)
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
        least = 9.0 if canvas.sheets and sheet[1] == 1 else 10.0
        pen = Pen(wording, codes, shown, entry, least)
        for form in forms:
            draw(pen, form)
        shown_lanes = {lane.key for form in forms if isinstance(form, Grid) for lane in form.lanes}
        framed(pen, canvas, self.version, sheet, tuple(joins), frozenset(shown_lanes) if sheet[1] > 1 else frozenset())
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
            cards=tuple(pen.cards),
            markers=tuple(pen.markers),
        )


def _name(canvas: Canvas, filling: Filling, number: int) -> str:
    return f"{canvas.id}-filled-{number}" if number else canvas.id if not filling.notes else f"{canvas.id}-filled"


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
