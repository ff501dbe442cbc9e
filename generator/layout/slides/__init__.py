"""What stands on each slide and where: the outline's blocks measured, placed and paged, in any content area.

In: an outline's slides, the figures' scenes, the frames of a template's layouts. Out: `Page` values, pieces with their
boxes in points. Guaranteed: nothing under 10 points, no text larger than its box, titles of several pages numbered;
nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.layout.slides.fitting import fits, told
from generator.layout.slides.flow import flow, has_prose, is_overview
from generator.layout.slides.pieces import Frame, Page, Paragraph, Piece, ScenePiece, TextShape
from generator.outline import Slide
from generator.outline.blocks import Block, Callout, Cards, Chart, Figure, Prose
from generator.scene import Scene
from generator.terms import is_chinese, languages_of, term

FrameFor = Callable[[str], Frame]
OPENER_SIZES = (16.0, 14.0, 12.0, 11.0, 10.0)
MAIN_PAGES = 2  # of a blueprint that the main part of a deck shows at most
_CARDS = {3: "cards-3", 4: "cards-4", 5: "cards-5"}
_NAMES = {
    "CaseStudy": "case",
    "Summary": "executive_summary",
    "MythFact": "myth_fact",
    "Picture": "image",
    "Tree": "canvas",
    "Plan": "canvas",
}


def pages_of(slide: Slide, figures: Mapping[str, tuple[Scene, ...]], language: str, frame_for: FrameFor) -> list[Page]:
    """The slide's pages: one at least, none of the rest of a drawing that has no more than its main part shows.

    `frame_for` gives the frame of the layout for an archetype.
    """
    archetype = archetype_of(slide)
    frame = frame_for(archetype)
    framed = archetype in ("cover", "section")
    contents: Sequence[tuple[Piece, ...]] = (
        [_opening(slide, frame, language)] if framed else flow(slide.blocks, figures, frame.area, language) or [()]
    )
    count = len(contents)
    ahead = sum(map(is_overview, contents))
    shown = _shown(slide, contents)
    if len(shown) < count and _wanted(slide) == "main":
        slide = _pointing(slide, language)
    pages: list[Page] = []
    for number, pieces in enumerate(contents, 1):
        if number - 1 not in shown:
            continue
        overview = is_overview(pieces)
        place, among = (number, ahead) if overview else (number - ahead, count - ahead)
        title = numbered(slide.title, place, among, language, overview)
        own = "text" if has_prose(pieces) and archetype not in ("backup", "text") else archetype
        room = frame if own == archetype else frame_for(own)
        pages.append(Page(slide, own, room, title, pieces, len(pages) + 1, len(shown)))
    return pages


def _opening(slide: Slide, frame: Frame, language: str) -> tuple[Piece, ...]:
    """What a section is about, below its title; () where the template has no room for it."""
    found = [line for block in slide.blocks if isinstance(block, Prose) for line in block.lines]
    if not found or frame.opener is None:
        return ()
    first, *others = found

    def said(size: float) -> tuple[Paragraph, ...]:
        head = told([first], size + 2 if others else size, role="panel-text")
        return (*head, *told(others, size, role="panel-muted", following=True))

    box = frame.opener
    size = next((one for one in OPENER_SIZES if fits(said(one), box.width, box.height, language)), 10.0)
    return (TextShape("opener", box, said(size), name=term("section-opener", languages_of(language)[0])),)


def _wanted(slide: Slide) -> str:
    """Which pages of its drawing a slide shows."""
    return next((block.part for block in slide.blocks if isinstance(block, Figure)), "all")


def _shown(slide: Slide, contents: Sequence[tuple[Piece, ...]]) -> list[int]:
    """The pages that a slide shows, from 0.

    The main part of a blueprint is what stands in its lanes, where that takes a page or two; of all else, the overview.
    """
    every = list(range(len(contents)))
    if _wanted(slide) == "all":
        return every
    ahead = [at for at in every if is_overview(contents[at])]
    if _wanted(slide) == "pages":
        return [at for at in every if at not in ahead] or every
    lanes = [at for at in every if at not in ahead and _has_cards(contents[at])]
    main = lanes if slide.archetype == "blueprint" and 0 < len(lanes) <= MAIN_PAGES else ahead or every[:1]
    return main if _wanted(slide) == "main" else [at for at in every if at not in main]


def _has_cards(pieces: Sequence[Piece]) -> bool:
    scenes = [piece.scene for piece in pieces if isinstance(piece, ScenePiece)]
    return any(card.kind == "card" for scene in scenes for card in scene.cards)


def _pointing(slide: Slide, language: str) -> Slide:
    """The slide with notes that say where the other pages of its drawing are."""
    titles, tags = slide.title.split("\n"), languages_of(language)
    named = [term("pages-title", tag).format(titles[min(at, len(titles) - 1)]) for at, tag in enumerate(tags)]
    told = [term("notes-backup", tag).format(name) for tag, name in zip(tags, named, strict=True)]
    return replace(slide, notes=replace(slide.notes, say="\n".join([slide.notes.say, *dict.fromkeys(told)])))


def archetype_of(slide: Slide) -> str:
    """The archetype whose layout the slide has: of its one block, "text" where there is running text, else "canvas"."""
    if slide.layout in ("cover", "section"):
        return slide.layout
    if slide.backup:
        return "backup"
    kinds = {_kind(block) for block in slide.blocks}
    if len(kinds) == 1:
        return kinds.pop()
    return "text" if any(isinstance(block, Prose) for block in slide.blocks) or not slide.blocks else "canvas"


def _kind(block: Block) -> str:
    if isinstance(block, Cards):
        return _CARDS.get(len(block.items), "cards")
    if isinstance(block, Figure):
        return "canvas"
    if isinstance(block, Prose):
        return "text"
    if isinstance(block, Callout):
        return "stats"
    if isinstance(block, Chart):
        return "chart"
    name = type(block).__name__
    return _NAMES.get(name, name.lower())


def numbered(title: str, number: int, count: int, language: str, overview: bool = False) -> str:
    """The title of one page of several, in each of its languages; an overview is called one."""
    tags = languages_of(language)
    lines = title.split("\n") if len(tags) > 1 else [title]
    marks = [_mark(tag, number, count, overview) for tag in tags]
    return "\n".join(line + marks[min(index, len(marks) - 1)] for index, line in enumerate(lines))


def _mark(tag: str, number: int, count: int, overview: bool) -> str:
    chinese = is_chinese(tag)
    parts = [("总览" if chinese else "overview") if overview else "", f"{number}/{count}" if count > 1 else ""]
    inner = " ".join(part for part in parts if part)
    if not inner:
        return ""
    return f"（{inner}）" if chinese else f" ({inner})"
