"""Menu trees, such as a voice menu's: level, key, option, prompt, seconds, and whether a level can be borne.

In: an engagement, one of its menus, a theme, a language. Out: one scene as large as it needs, or pages for slides.
Guaranteed: every option is on a page; one whose own options stand elsewhere says on which page; a read-out is summed
from what the author timed and says when something was not; nothing under 10 points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.layout.maps import menu_drawing as drawing
from generator.layout.maps.blocks import AREA, HEIGHT, WIDTH
from generator.layout.maps.menu_drawing import Node, Page, Setting
from generator.layout.maps.voice import Voice
from generator.model import Engagement, Menu, Text
from generator.model.design import MenuOption
from generator.scene import Box, Scene
from generator.terms import TERMS
from generator.theme import Theme

COLUMNS = 5  # on a slide
SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0)
NATURAL = Setting(11.0, 204.0, 52.0, 1000)
FOOT = 30.0


def natural(engagement: Engagement, menu: Menu, theme: Theme, language: str) -> Scene:
    """The whole menu at its natural size, with room for a title above."""
    voice = Voice(engagement, language)
    root = _root(voice, menu)
    page = Page(root, root.below, whole=True)
    wide = page.depth * (NATURAL.column + NATURAL.gap) - NATURAL.gap
    area = Box(AREA.x, AREA.y, max(wide, AREA.width), drawing.needed(voice, page, menu, NATURAL))
    width, height = max(WIDTH, wide + 2 * AREA.x), area.bottom + FOOT
    return drawing.drawn(voice, menu, page, NATURAL, area, (width, height), menu.id)


def slides(engagement: Engagement, menu: Menu, theme: Theme, language: str) -> tuple[Scene, ...]:
    """The menu on pages of 960 × 540 points: one where it fits, else an overview and the branches."""
    voice = Voice(engagement, language)
    pages = _numbered(tuple(_pages(voice, menu, _root(voice, menu))))
    sizes = [_size(voice, menu, page) for page in pages]
    least = min((size for size, page in zip(sizes, pages, strict=True) if page.whole), default=SIZES[0])
    return tuple(
        drawing.drawn(voice, menu, page, _at(page, min(size, least)), AREA, (WIDTH, HEIGHT), _name(menu, number))
        for number, (size, page) in enumerate(zip(sizes, pages, strict=True), 1)
    )


def _name(menu: Menu, number: int) -> str:
    return menu.id if number == 1 else f"{menu.id}-{number}"


def _root(voice: Voice, menu: Menu) -> Node:
    """The menu as nodes; what the author did not name is called a menu."""
    name = menu.name or Text(tuple(zip(("zh-CN", "en"), TERMS["menu"], strict=True)))
    top = MenuOption(press="", label=name, prompt=menu.prompt, seconds=menu.seconds, options=menu.options)
    return _node(voice, top, menu.id, 0, ())


def _node(voice: Voice, option: MenuOption, identifier: str, level: int, path: tuple[str, ...]) -> Node:
    label = voice.say(option.label)
    here = (*path, label)
    below = tuple(
        _node(voice, one, f"{identifier}/{number}", level + 1, here) for number, one in enumerate(option.options, 1)
    )
    return Node(identifier, level, option.press, label, voice.say(option.prompt), option.seconds, below, path)


# Pages


def _pages(voice: Voice, menu: Menu, root: Node) -> Iterator[Page]:
    """The page of a node with all below it, where it fits; else the node with its options, then their branches."""
    whole = Page(root, root.below, whole=True)
    if _fits(voice, menu, whole):
        yield whole
        return
    for chunk in _chunks(voice, menu, root):
        yield Page(root, chunk, whole=False)
    yield from _branches(voice, menu, root)


def _chunks(voice: Voice, menu: Menu, root: Node) -> Iterator[tuple[Node, ...]]:
    """The options of a node, in as few pages as hold them without their branches, evenly filled."""
    count = len(root.below)
    for pages in range(1, count + 1):
        each = -(-count // pages)
        found = [root.below[at : at + each] for at in range(0, count, each)]
        if all(_fits(voice, menu, Page(root, chunk, whole=False)) for chunk in found):
            break
    yield from found


def _branches(voice: Voice, menu: Menu, root: Node) -> Iterator[Page]:
    """Neighbouring options share a page, branches and all, while they fit; a large one has pages of its own."""
    run: tuple[Node, ...] = ()
    for option in root.below:
        if not option.below:
            continue
        if _fits(voice, menu, Page(root, (*run, option), whole=True)):
            run = (*run, option)
            continue
        if run:
            yield Page(root, run, whole=True)
        run = ()
        if _fits(voice, menu, Page(root, (option,), whole=True)):
            run = (option,)
        else:
            yield from _pages(voice, menu, option)
    if run:
        yield Page(root, run, whole=True)


def _numbered(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, each knowing where the branches that it leaves out stand; overviews ahead are counted apart."""
    ahead = next((at for at, page in enumerate(pages) if page.root.level or page.whole), len(pages))
    ahead = 0 if ahead == len(pages) else ahead
    where: dict[str, int] = {}
    for at, page in enumerate(pages):
        shown = (page.root, *page.options) if not page.whole else (page.root, *_all(page.options))
        for node in shown:
            if node.below and (page.whole or node is page.root) and at >= ahead:
                where.setdefault(node.id, at)
    return tuple(
        replace(page, overview=at < ahead, found={key: (to - ahead + 1, to + 1) for key, to in where.items()})
        for at, page in enumerate(pages)
    )


def _all(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.below)


def _fits(voice: Voice, menu: Menu, page: Page) -> bool:
    if page.depth > COLUMNS:
        return False
    return drawing.needed(voice, page, menu, _at(page, SIZES[-1])) <= AREA.height


def _size(voice: Voice, menu: Menu, page: Page) -> float:
    """The largest type at which the page holds what it shows."""
    fitting = (size for size in SIZES if drawing.needed(voice, page, menu, _at(page, size)) <= AREA.height)
    return next(fitting, SIZES[-1])


def _at(page: Page, size: float) -> Setting:
    """How a page of a slide is set at a size: columns as wide as there is room for."""
    count = page.depth
    gap = 40.0 if count > 3 else 64.0
    room = AREA.width - (0 if page.whole else 2 * drawing.ASIDE + 16)
    column = min(300.0, (room - gap * (count - 1)) / count)
    return Setting(size, column, gap, 3)
