"""A client's template: its layouts as frames to draw in, its colours as a theme, its file without slides.

In: the bytes of a .pptx or .potx, what a brand's file says of it. Out: a `Template`, and findings. Guaranteed: never
raises, whatever the bytes; runs nothing; every kind of slide has a layout with a title; what is drawn on a layout
touches nothing that the template shows there. The template is not changed but for: its slides, which go; its size,
enlarged in proportion where a figure would not fit; an East Asian face where its theme names none; the order of its
colour scheme where its master turns it round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.appearance import in_scheme
from generator.diagnostics import Diagnostic, Severity, Span, Word, has_errors, in_order, word
from generator.layout.slides.pieces import Frame
from generator.layout.slides.places import Held, Place
from generator.legible import TEXT
from generator.load.client_theme import is_wide
from generator.model import ClientTheme
from generator.model.archetypes import ARCHETYPES
from generator.paint import Palette, Slot
from generator.template import scheme
from generator.template.enlarging import bullets_in_points, enlarge
from generator.template.file import Opened, P, emptied, read, written
from generator.template.layouts import Kind, Layout, Placeholder, layouts_of, page_of, theme_of
from generator.template.matching import FAMILIES, Match, Wished, main_layout, matched, near
from generator.template.room import factor_for, frame_of, grounds_of, grounds_under, times
from generator.theme import Theme

CHINESE_FACE = "Microsoft YaHei"  # what every Windows and Office has
KINDS = (*dict.fromkeys([*FAMILIES, *ARCHETYPES, "cards-3", "cards-4", "cards-5", "chart"]),)
LARGE = 3.0  # of large type. Source: WCAG 2.2, 1.4.3
SENTENCE = 32.0  # points on a page of 960: the largest type of a title that is a sentence
ENDINGS = (".pptx", ".potx", ".pptm", ".potm")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that is ready to be filled. `content` are the bytes of a presentation without slides."""

    content: bytes
    theme: Theme
    places: Mapping[str, Place]
    layouts: tuple[Layout, ...]
    page: tuple[float, float]
    factor: float

    def place(self, archetype: str) -> Place:
        """The place of an archetype: its own, that of its family, or the canvas."""
        return self.places.get(archetype) or self.places.get(archetype.split("-")[0]) or self.places["canvas"]

    def frame(self, archetype: str) -> Frame:
        return self.place(archetype).frame


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a template; `template` is None exactly when a finding is an error."""

    template: Template | None
    findings: tuple[Diagnostic, ...]


def load(content: bytes, brand: ClientTheme, file: str) -> Loaded:
    """The template, with the layouts and faces that the brand's file asks for; `file` is what findings call it."""
    return _Loading(brand, file).load(content)


class _Loading:
    """A template being read, with what is to be said of it."""

    def __init__(self, brand: ClientTheme, file: str) -> None:
        self._brand = brand
        self._file = file
        said = brand.origin.at("template")
        self._span = said if said.file else Span(file, 0, 0)
        self._found: list[Diagnostic] = []
        self._palette: Palette = {}

    def _report(self, code: str, severity: Severity, span: Span | None = None, **facts: str) -> None:
        self._found.append(Diagnostic(code, span or self._span, facts, severity))

    def load(self, content: bytes) -> Loaded:
        made = read(content, self._file)
        if isinstance(made, Word):
            self._report("TP-01", "error", path=self._file, reason=made)
            return self._done(None)
        layouts, page = layouts_of(made), page_of(made)
        main = main_layout(layouts, lambda layout: factor_for(layout, page))
        if main is None:
            self._report("TP-02", "error", path=self._file)
            return self._done(None)
        return self._done(self._made(made, layouts, main, page))

    def _done(self, template: Template | None) -> Loaded:
        findings = tuple(in_order(self._found))
        return Loaded(None if has_errors(findings) else template, findings)

    def _made(self, made: Opened, layouts: Sequence[Layout], main: Layout, page: tuple[float, float]) -> Template:
        for address in made.outside:
            self._report("TP-12", "warning", address=address)
        emptied(made)
        bullets_in_points(made)
        theme = self._theme(made, main, grounds_of(main, page))
        self._palette = theme.palette
        layouts = layouts_of(made)  # again: their maps of colours may have been put in order
        main = next(one for one in layouts if one.part == main.part)
        factor = factor_for(main, page)
        if factor != 1.0:
            self._report("TP-07", "hint", before=_inches(page, 1.0), after=_inches(page, factor))
        enlarge(made, factor)
        places = {kind: self._place(kind, layouts, main, page, factor) for kind in self._kinds()}
        return Template(written(made), theme, MappingProxyType(places), tuple(layouts), page, factor)

    # Colours and faces

    def _theme(self, made: Opened, main: Layout, grounds: tuple[str, ...]) -> Theme:
        root = theme_of(made, main.master)
        element = made.root(main.master).find(f"{P}clrMap")
        before = scheme.map_of(element)
        colors = scheme.scheme_of(root)
        if not grounds:
            self._report("TP-08", "warning", layout=main.name)
            grounds = _opposite(main.title.color if main.title else "")
        after = scheme.mapped(before, colors, grounds)
        palette = scheme.palette_of(after, colors)
        if dict(after) != dict(scheme.USUAL):
            held = [made.root(part) for part in (main.master, *made.in_order(main.master, "sldLayoutIdLst"))]
            scheme.put_in_order(root, held, before, after)
        latin, chinese = self._faces(made, root)
        others = tuple(ground for ground in grounds if ground != palette["lt1"])
        if self._brand.colors.given():
            self._report("TP-13", "warning", self._brand.origin.at("colors"))
        return in_scheme(palette, others, latin, chinese, self._brand.name)

    def _faces(self, made: Opened, main: scheme.Element) -> tuple[str, str]:
        """The faces of the slides, named in every theme; an East Asian one is put where there is none."""
        wished = self._brand.fonts
        latin, chinese = scheme.faces_of(main)
        if not chinese and not wished.chinese:
            self._report("TP-06", "hint", face=CHINESE_FACE)
        if not wished.latin and is_wide(latin):
            self._report("TH-04", "warning", found=latin)
        given = wished.chinese or ("" if chinese else CHINESE_FACE)
        for master in made.in_order(made.main, "sldMasterIdLst"):
            scheme.set_faces(theme_of(made, master), wished.latin, given)
        return wished.latin or latin, given or chinese

    # Layouts

    def _kinds(self) -> list[str]:
        """The kinds of slides that have a place of their own: the families, and what the brand's file names."""
        wished = []
        for kind in self._brand.layouts:
            if kind in KINDS:
                wished.append(kind)
            else:
                span = self._brand.origin.at(f"layouts.{kind}")
                self._report("TP-10", "warning", span, found=kind, kinds=", ".join(KINDS))
        return list(dict.fromkeys([*FAMILIES, *wished]))

    def _place(
        self, kind: str, layouts: Sequence[Layout], main: Layout, page: tuple[float, float], factor: float
    ) -> Place:
        match = self._match(kind, layouts, main, lambda layout: self._alike(layout, main, page))
        layout = match.layout
        feet = {name: next(iter(layout.of(name)), None) for name in _FEET}
        frame = frame_of(layout, page, factor, match.body, match.title)
        frame = frame._replace(slots=frozenset(match.slots), body=match.body is not None and kind == "text")
        if kind not in ("cover", "section"):
            frame = frame._replace(title_size=min(frame.title_size, round(SENTENCE * frame.width / 960)))
        if kind == "canvas" and frame.tracker is None:
            self._report("TP-05", "hint", layout=layout.name, what=word("placeholder-tracker"))
        held = {
            name: None if one is None else self._held(one, layout, factor)
            for name, one in {"body": match.body, **feet}.items()
        }
        return Place(
            layout.part,
            frame,
            self._held(match.title, layout, factor),
            **held,
            slots=MappingProxyType({slot: one.attributes for slot, one in match.slots.items()}),
            own_colors=True,
            color_map=layout.color_map,
            how=match.how,
            called=layout.name,
        )

    def _match(self, kind: str, layouts: Sequence[Layout], main: Layout, alike: Callable[[Layout], bool]) -> Match:
        wished = self._wished(kind)
        match = matched(layouts, kind, wished, main, alike) or matched(layouts, kind, None, main, alike)
        assert match is not None  # the main layout has a title
        self._judged(kind, wished, match, layouts, alike(match.layout))
        return match

    def _alike(self, layout: Layout, main: Layout, page: tuple[float, float]) -> bool:
        """Whether what is drawn for the main layout's ground shows on the layout's too."""
        grounds = grounds_of(layout, page)
        if layout.color_map != main.color_map or bool(grounds) != bool(grounds_of(main, page)):
            return False
        if grounds == grounds_of(main, page):
            return True
        return all(scheme.contrast(self._palette["dk1"], ground) >= TEXT for ground in grounds)

    def _held(self, one: Placeholder, layout: Layout, factor: float) -> Held:
        """The placeholder on the enlarged page; in another ink where its own would not show on what is below it."""
        grounds = grounds_under(layout, one.box)
        least = LARGE if one.size * factor >= 18 else TEXT
        unread = one.color and any(scheme.contrast(one.color, ground) < least for ground in grounds)
        ink = self._shown_on(grounds) if unread else None
        shared = one.kind != "title" and sum(other.number == one.number for other in layout.placeholders) > 1
        fixed = times(one.box, factor) if shared else None
        return Held(one.attributes, times(one.inner, factor), round(one.size * factor, 1), ink, one.bullets, fixed)

    def _shown_on(self, grounds: Sequence[str]) -> Slot:
        def least(slot: Slot) -> float:
            return min(scheme.contrast(self._palette[slot], ground) for ground in grounds)

        return max(_INKS, key=least)

    def _wished(self, kind: str) -> Wished | None:
        wish = self._brand.layouts.get(kind)
        if wish is None:
            return None
        slots = tuple((int(slot), number) for slot, number in wish.slots.items() if slot.isdecimal())
        none = -1
        return Wished(
            wish.layout,
            none if wish.title is None else wish.title,
            none if wish.body is None else wish.body,
            slots,
        )

    def _judged(self, kind: str, wished: Wished | None, match: Match, layouts: Sequence[Layout], alike: bool) -> None:
        """Say what the author wished for and did not get, and what a layout lacks."""
        span = self._brand.origin.at(f"layouts.{kind}") if wished else None
        if wished is not None and match.how != "wish":
            right = near(wished.layout, layouts)
            hint = word("template-meant", right) if right else word("template-layouts", _listed(layouts))
            facts = {"found": wished.layout, "used": match.layout.name, "hint": hint}
            self._report("TP-03", "warning", span, **facts)
        elif wished is not None:
            self._wrong_numbers(kind, wished, match, span)
            if not alike and kind not in ("cover", "section"):
                self._report("TP-09", "warning", span, kind=kind, layout=match.layout.name)
        elif match.how == "instead":
            self._report("TP-04", "hint", kind=word(f"kind-{kind}"), layout=match.layout.name)
        missing = [name for name in ("date", "footer", "number") if not match.layout.of(name)]
        if kind not in ("cover", "section") and missing:
            for name in missing:
                self._report("TP-05", "hint", layout=match.layout.name, what=word(f"placeholder-{name}"))
        if kind in ("cover", "section", "text") and match.body is None:
            self._report("TP-05", "hint", layout=match.layout.name, what=word("placeholder-body"))

    def _wrong_numbers(self, kind: str, wished: Wished, match: Match, span: Span | None) -> None:
        there = {one.number for one in match.layout.placeholders}
        numbers = [wished.title, wished.body, *(number for _, number in wished.slots)]
        for number in dict.fromkeys(number for number in numbers if number >= 0 and number not in there):
            listed = ", ".join(str(one) for one in sorted(there))
            facts = {"found": str(number), "layout": match.layout.name, "numbers": listed}
            self._report("TP-11", "warning", span, **facts)


def _inches(page: tuple[float, float], factor: float) -> str:
    return f"{page[0] * factor / 72:.1f} × {page[1] * factor / 72:.1f}"


_INKS: tuple[Slot, ...] = ("dk1", "lt1")
_FEET: tuple[Kind, ...] = ("date", "footer", "number")


def _opposite(ink: str) -> tuple[str, ...]:
    """What a ground of pictures is taken for, by the colour of the title that stands on it."""
    return ("101010",) if ink and scheme.contrast(ink, "000000") > scheme.contrast(ink, "FFFFFF") else ("FFFFFF",)


def _listed(layouts: Sequence[Layout]) -> str:
    return ", ".join(f"“{one.name}”" for one in layouts[:12])


__all__ = ["ENDINGS", "KINDS", "Loaded", "Place", "Template", "load"]
