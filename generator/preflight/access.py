"""What readers with a screen reader, and editors, need: titles, alternative text, order, header rows, filled frames.

In: a deck and its slides. Out: findings. Source: WCAG 2.2, 1.1.1, 1.2.2, 1.3.1, 1.3.2, 2.4.2, and the accessibility
checker of PowerPoint, which asks the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from generator.diagnostics import Diagnostic, said, word
from generator.preflight.deck import Deck, Shape, Slide, placeholder_of, words_of
from generator.preflight.geometry import A, Box, Element, P

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SCREEN_ORDER = -0.3  # Kendall's tau below which the order of reading runs against that of seeing
_FEWEST, _MOST = 4, 200  # shapes whose order is judged
_PROMPT = re.compile(
    r"(click|tap|double.?click) (here )?to (add|edit|insert)\b|^lorem ipsum"
    r"|^(单击|点击|双击)(此处|图标)?(添加|编辑|输入|插入)"
    r"|^请?在此处?(添加|输入|编辑)|^(your|insert) (title|text|subtitle) here",
    re.IGNORECASE,
)
_LABEL = 6  # characters
_GRAPHICS = {"table": "deck-table", "chart": "deck-chart", "diagram": "deck-diagram"}


def alternatives(slide: Slide) -> Iterator[Diagnostic]:
    """Pictures, charts, tables and drawings without a text for those who cannot see them."""
    for shape in slide.shapes:
        kind = _needs_text(shape)
        if kind and not shape.hidden and not _has_alternative(shape):
            yield slide.finding("PF-40", shape.name, kind=word(kind))


def _needs_text(shape: Shape) -> str:
    """The word for what has to be described; "" for what speaks for itself."""
    if shape.groups and _has_alternative_element(shape.groups[0]):
        return ""
    if shape.kind in ("picture", "ink"):
        return "deck-media" if _media(shape) is not None else "deck-picture"
    if shape.kind == "frame":
        data = shape.element.find(f"{A}graphic/{A}graphicData")
        kind = data.get("uri", "").rpartition("/")[2] if data is not None else ""
        return _GRAPHICS.get(kind, "deck-object")
    if shape.kind == "group" and not shape.groups and not _has_words(shape.element):
        return "deck-group"
    return ""


def _has_words(element: Element) -> bool:
    return any((one.text or "").strip() for one in element.iter(f"{A}t"))


def _has_alternative(shape: Shape) -> bool:
    return _has_alternative_element(shape.element)


def _has_alternative_element(element: Element) -> bool:
    named = element.find(f"./*/{P}cNvPr")
    if named is None:
        return False
    decorative = any(one.get("val", "1") in ("1", "true") for one in named.iter(_DECORATIVE))
    return decorative or bool((named.get("descr") or named.get("title") or "").strip())


def _media(shape: Shape) -> Element | None:
    known = shape.element.find(f"./*/{P}nvPr")
    names = ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile")
    return next((one for name in names if known is not None and (one := known.find(f"{A}{name}")) is not None), None)


def media(slide: Slide) -> Iterator[Diagnostic]:
    """Sound and film without captions in the file."""
    for shape in slide.shapes:
        if shape.kind == "picture" and _media(shape) is not None:
            tracks = (one for one in shape.element.iter() if "track" in str(one.tag).lower())
            if next(tracks, None) is None:
                yield slide.finding("PF-49", shape.name)


def titles(deck: Deck) -> Iterator[Diagnostic]:
    """Slides without a title, and titles that stand on several slides."""
    named = [(slide, slide.title.words if slide.title is not None else "") for slide in deck.slides]
    counts = Counter(words for _, words in named)
    first: dict[str, int] = {}
    for slide, words in named:
        if not words:
            yield slide.finding("PF-41")
        elif counts[words] > 1 and words in first:
            yield slide.finding(
                "PF-43", slide.title.name if slide.title else "", title=said(words), first=str(first[words])
            )
        first.setdefault(words, slide.number)


def order(slide: Slide) -> Iterator[Diagnostic]:
    """A title that is read after other text; shapes that are read against the order in which they stand.

    What stands beside or above the title, such as a stamp or the section's name, may be read first or last.
    """
    texts = [shape for shape in slide.shapes if shape.words and not shape.hidden and not shape.is_furniture]
    title = slide.title
    if title is not None and title in texts and texts[0] is not title:
        yield slide.finding("PF-42", title.name)
    top = title.box.bottom + 1 if title is not None else float("-inf")
    below = (shape for shape in texts if shape is not title and shape.box.bottom > top)
    boxes = [shape.box for shape in below if not shape.groups][:_MOST]
    if len(boxes) >= _FEWEST and max(_agreement(boxes, _by_rows), _agreement(boxes, _by_columns)) < _SCREEN_ORDER:
        yield slide.finding("PF-45")


def _by_rows(one: Box, other: Box) -> int:
    """-1 when the first is read first, row by row; 1 when it is read last; 0 when they cover each other."""
    if one.bottom <= other.top + 1 or other.bottom <= one.top + 1:
        return -1 if one.top < other.top else 1
    return -1 if one.right <= other.left + 1 else 1 if other.right <= one.left + 1 else 0


def _by_columns(one: Box, other: Box) -> int:
    if one.right <= other.left + 1 or other.right <= one.left + 1:
        return -1 if one.left < other.left else 1
    return -1 if one.bottom <= other.top + 1 else 1 if other.bottom <= one.top + 1 else 0


def _agreement(boxes: Sequence[Box], compare: Callable[[Box, Box], int]) -> float:
    """How far the order of boxes is the one they are seen in: 1 the same, -1 the reverse."""
    votes = [-vote for one, other in combinations(boxes, 2) if (vote := compare(one, other))]
    return sum(votes) / len(votes) if votes else 1.0


def headers(slide: Slide) -> Iterator[Diagnostic]:
    """Tables whose first row is not marked as a header."""
    for shape in slide.shapes:
        if shape.table is None or shape.hidden:
            continue
        properties = shape.table.find(f"{A}tblPr")
        if properties is None or properties.get("firstRow") not in ("1", "true"):
            yield slide.finding("PF-44", shape.name)


def left_over(slide: Slide) -> Iterator[Diagnostic]:
    """Frames of the layout that nobody filled, and prompts that nobody wrote over."""
    for shape in slide.shapes:
        if shape.hidden or shape.is_furniture or shape.kind != "shape":
            continue
        words = shape.words
        if not words and shape.placeholder is not None and not shape.is_title:
            yield slide.finding("PF-47", shape.name)
        elif words and (_PROMPT.search(words) or words in _prompts(shape)):
            yield slide.finding("PF-48", shape.name, text=said(words.partition("\n")[0]))


def _prompts(shape: Shape) -> set[str]:
    """What layout and master ask to write over; a short label, such as “Result” or “01”, may be meant as it stands."""
    bases = (one for one in shape.bases if placeholder_of(one) is not None)
    return {words for one in bases if len(words := words_of(one.find(f"{P}txBody"))) > _LABEL}


def notes(slide: Slide) -> Iterator[Diagnostic]:
    """Slides without speaker notes."""
    part = slide.deck.package.parts.get(slide.deck.package.first(slide.part, "notesSlide"))
    shapes = part.iterfind(f"{P}cSld/{P}spTree/{P}sp") if part is not None else ()
    places = ((one, placeholder_of(one)) for one in shapes)
    spoken = (one.find(f"{P}txBody") for one, place in places if place is not None and place.get("type") == "body")
    if not any(map(words_of, spoken)):
        yield slide.finding("PF-46")
