"""What stands on each slide and where: the outline's blocks measured, placed and paged, in any content area.

In: an outline's slides, the figures' scenes, the frames of a template's layouts. Out: `Page` values, pieces with their
boxes in points. Guaranteed: nothing under 10 points, no text larger than its box, titles of several pages numbered;
nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.layout.slides.flow import flow, has_prose, is_overview
from generator.layout.slides.pieces import Frame, Page, Piece
from generator.outline import Slide
from generator.outline.blocks import Block, Callout, Cards, Chart, Figure, Prose
from generator.scene import Scene
from generator.terms import is_chinese, languages_of

FrameFor = Callable[[str], Frame]
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
    """The slide's pages, one at least. `frame_for` gives the frame of the layout for an archetype."""
    archetype = archetype_of(slide)
    frame = frame_for(archetype)
    framed = archetype in ("cover", "section")
    contents: Sequence[tuple[Piece, ...]] = (
        [()] if framed else flow(slide.blocks, figures, frame.area, language) or [()]
    )
    count = len(contents)
    ahead = sum(map(is_overview, contents))
    pages = []
    for number, pieces in enumerate(contents, 1):
        overview = is_overview(pieces)
        place, among = (number, ahead) if overview else (number - ahead, count - ahead)
        title = numbered(slide.title, place, among, language, overview)
        own = "text" if has_prose(pieces) and archetype not in ("backup", "text") else archetype
        room = frame if own == archetype else frame_for(own)
        pages.append(Page(slide, own, room, title, pieces, number, count))
    return pages


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
