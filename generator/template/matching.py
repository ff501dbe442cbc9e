"""Which layout of a template an archetype has: the author's choice, else by type, by name, by what it holds.

In: layouts, an archetype, what the brand's file wishes. Out: a layout and how it was found. Guaranteed: every archetype
has a layout with a title, as long as the template has one at all; the same layouts give the same choice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from generator.template.layouts import Layout, Placeholder

FAMILIES = ("cover", "section", "text", "canvas")
How = Literal["wish", "type", "name", "holds", "instead"]

# of each family: the types of layouts, the first the best; words of names, in lower case; Source: 19.7.15 and the names
# that PowerPoint, WPS and LibreOffice give their layouts in Chinese and English
_TYPES: Mapping[str, tuple[str, ...]] = {
    "cover": ("title",),
    "section": ("secHead",),
    "text": ("obj", "tx"),
    "canvas": ("titleOnly",),
}
_NAMES: Mapping[str, tuple[str, ...]] = {
    "cover": ("title slide", "cover", "封面", "首页", "标题幻灯片", "标题页", "front page", "opening"),
    "section": ("section", "divider", "chapter", "节标题", "章节", "过渡页", "分隔页", "转场", "小节"),
    "text": ("title and content", "title, content", "标题和内容", "标题与内容", "内容页", "正文", "bullets", "text"),
    "canvas": ("title only", "only title", "仅标题", "只有标题", "标题页（空白）", "blank with title", "图表页"),
}
_AMPLE = 1.25  # how much more the first master may ask for before another one is taken
_TEXTUAL = frozenset({"text"})  # what is set in the body placeholder


@dataclass(frozen=True, slots=True)
class Wished:
    """What a brand's file says of an archetype. The numbers are those of placeholders ("idx"), -1 for none given."""

    layout: str
    title: int = -1
    body: int = -1
    slots: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The layout of an archetype, and how it was found; "instead" where the template has none that is meant for it."""

    layout: Layout
    how: How
    title: Placeholder
    body: Placeholder | None = None
    slots: Mapping[int, Placeholder] = field(default_factory=dict)


def family_of(archetype: str, known: Collection[str] = ()) -> str:
    """The family whose layout an archetype has when it is given none of its own."""
    return archetype if archetype in FAMILIES or archetype in known else "canvas"


def main_layout(layouts: Sequence[Layout], factor: Callable[[Layout], float]) -> Layout | None:
    """The layout that figures stand on, which the colours are chosen for; None without any title.

    Of the first master; of another one where the first has little room, as that of covers. `factor` is by how much a
    layout's page has to be enlarged.
    """
    masters = dict.fromkeys(one.master for one in layouts)
    found = [best([one for one in layouts if one.master == master], "canvas") for master in masters]
    roomy = [(factor(one[0]), at, one[0]) for at, one in enumerate(found) if one is not None]
    if not roomy:
        return None
    least = min(roomy)[0]
    return next(one for needed, _, one in roomy if needed <= least * _AMPLE)


def matched(
    layouts: Sequence[Layout], archetype: str, wished: Wished | None, main: Layout, alike: Callable[[Layout], bool]
) -> Match | None:
    """The archetype's layout. None when its wish names none that there is; then ask without it.

    `alike` says whether a layout has the ground that figures stand on.
    """
    if wished is not None:
        layout = named(layouts, wished.layout)
        if layout is None or layout.title is None:
            return None
        return _match(layout, "wish", archetype, wished)
    family = family_of(archetype)
    own = [one for one in layouts if one.master == main.master]
    first = [one for one in layouts if one.master == layouts[0].master]
    groups = {"cover": (first, own), "section": (own, list(layouts))}.get(family, ([one for one in own if alike(one)],))
    for group in groups:
        found = best(group, family)
        if found and (found[1] != "instead" or family in ("text", "canvas")):
            return _match(found[0], found[1], archetype, None)
    return _match(main, "instead", archetype, None)


def named(layouts: Sequence[Layout], name: str) -> Layout | None:
    """The layout of a name, whatever its case and blanks; or of a number, counted from 1."""
    folded = _folded(name)
    found = next((one for one in layouts if one.name == name), None)
    found = found or next((one for one in layouts if _folded(one.name) == folded), None)
    if found is None and name.isdigit() and 1 <= int(name) <= len(layouts):
        return layouts[int(name) - 1]
    return found


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


def best(layouts: Sequence[Layout], family: str) -> tuple[Layout, How] | None:
    """The layout that suits a family best: by its type, else its name, else by what it holds."""
    titled = [one for one in layouts if one.title is not None and one.title.upright]
    for type_ in _TYPES[family]:
        for one in titled:
            if one.type == type_ and _serves(one, family):
                return one, "type"
    for word in _NAMES[family]:
        for one in titled:
            if word in one.name.casefold() and _serves(one, family):
                return one, "name"
    holding = [one for one in titled if _holds(one, family)]
    if holding:
        return min(holding, key=lambda one: (len(one.placeholders), titled.index(one))), "holds"
    return _instead(titled, family)


def _instead(titled: Sequence[Layout], family: str) -> tuple[Layout, How] | None:
    """A layout that was meant for something else: for the canvas any, its body left out; else the canvas's."""
    if family == "canvas":
        for other in ("text",):
            if found := best(titled, other) if any(_holds(one, other) for one in titled) else None:
                return found[0], "instead"
        return (min(titled, key=lambda one: len(one.placeholders)), "instead") if titled else None
    if family == "section":
        holding = [one for one in titled if one.type == "title"]
        if holding:
            return holding[0], "instead"
    found = best(titled, "canvas")
    return (found[0], "instead") if found else None


def _serves(layout: Layout, family: str) -> bool:
    """Whether a layout found by its type or name has what is filled."""
    return family not in _TEXTUAL or body_of(layout) is not None


def _holds(layout: Layout, family: str) -> bool:
    title, bodies = layout.title, layout.of("body")
    center = title is not None and title.type == "ctrTitle"
    if family == "cover":
        return center and bool(layout.of("subtitle"))
    if family == "section":
        return center and not bodies and not layout.of("subtitle")
    if family == "text":
        return not center and len(bodies) == 1 and body_of(layout) is not None
    return not center and not bodies and not layout.of("subtitle") and not layout.of("other")


def body_of(layout: Layout, least: float = 200.0) -> Placeholder | None:
    """The layout's one place for running text; None when there are several, or it is too small or upright."""
    fitting = [one for one in layout.of("body") if one.upright and one.inner.width > least and one.inner.height > 100]
    return fitting[0] if len(fitting) == 1 else None


def _match(layout: Layout, how: How, archetype: str, wished: Wished | None) -> Match | None:
    titles = layout.of("title")
    title = _numbered(titles, wished.title if wished else -1) or layout.title
    if title is None:
        return None
    held = (*layout.of("subtitle"), *layout.of("body"))
    body = _numbered(held, wished.body) if wished and wished.body >= 0 else None
    if archetype in ("cover", "section"):
        body = body or next(iter(held), None)
    elif archetype == "text" or (wished and archetype not in ("canvas",)):
        body = body or body_of(layout)
    chosen = wished.slots if wished else ()
    slots = {slot: one for slot, number in chosen if (one := _numbered(held, number)) is not None}
    return Match(layout, how, title, body, MappingProxyType(slots))


def _numbered(held: Iterable[Placeholder], number: int) -> Placeholder | None:
    return next((one for one in held if one.number == number), None) if number >= 0 else None


def near(name: str, layouts: Sequence[Layout]) -> str:
    """The layout's name that was meant; "" when none is near."""
    import difflib

    names = [one.name for one in layouts]
    return next(iter(difflib.get_close_matches(name, names, 1, 0.5)), "")
