"""The deck as a file: what it refers to is there, what is there has a type, ids are single.

In: a `Deck`. Out: findings. Guaranteed: a broken reference is told with the slide and the shape that has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, said, word
from generator.preflight.deck import Deck, R, Slide
from generator.preflight.finding import finding
from generator.preflight.package import Package, Relationship

_LINKS = ("hyperlink", "attachedTemplate", "slide")  # what is meant to lead elsewhere
_WEB = ("http://", "https://", "mailto:", "tel:")


def structure(deck: Deck) -> Iterator[Diagnostic]:
    """Everything that would make a program complain when it opens the file."""
    yield from _untyped(deck)
    by_part = {slide.part: slide for slide in deck.slides}
    for part in sorted(deck.package.names):
        yield from _broken(deck, part, by_part.get(part))
    for slide in deck.slides:
        yield from _repeated_ids(slide)
        yield from _leading_out(slide)
        if slide.hidden:
            yield slide.finding("PF-08")
    if not deck.slides:
        yield finding("PF-50", deck.file)


def _untyped(deck: Deck) -> Iterator[Diagnostic]:
    for part in sorted(deck.package.names - deck.package.types.keys()):
        if part != "[Content_Types].xml" and not part.startswith("[trash]/"):
            yield finding("PF-06", deck.file, part=part)


def _broken(deck: Deck, part: str, slide: Slide | None) -> Iterator[Diagnostic]:
    """References of a part to parts that are not there, and uses of references that are not there."""
    package, file, number = deck.package, deck.file, slide.number if slide is not None else 0
    known = package.relationships.get(part, {})
    folded = _folded(package)
    for name, relationship in known.items():
        if not relationship.external and relationship.target and relationship.target.lower() not in folded:
            shape = _user(slide, name)
            yield finding("PF-05", file, number, shape, what=word("deck-no-part", relationship.target), part=part)
    root = package.parts.get(part)
    if root is None or part.endswith(".rels"):
        return
    for name in dict.fromkeys(_used(root)):
        if name not in known:
            yield finding("PF-05", file, number, _user(slide, name), what=word("deck-no-reference", name), part=part)


def _folded(package: Package) -> frozenset[str]:
    return frozenset(map(str.lower, package.names))


def _used(root: object) -> Iterator[str]:
    """The ids of relationships that an element and all within it name."""
    for element in root.iter():  # type: ignore[attr-defined]
        for key, value in element.attrib.items():
            if key.startswith(R) and value and key[len(R) :] in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs"):
                yield value


def _user(slide: Slide | None, name: str) -> str:
    """The shape that uses a relationship; "" when it is the slide itself."""
    shapes = slide.shapes if slide is not None else ()
    users = (shape for shape in shapes if shape.kind != "group" and name in set(_used(shape.element)))
    return next((shape.name for shape in users), "")


def _repeated_ids(slide: Slide) -> Iterator[Diagnostic]:
    counts = Counter(shape.id for shape in slide.shapes)
    seen: set[str] = set()
    for shape in slide.shapes:
        if counts[shape.id] > 1 and shape.id in seen:
            yield slide.finding("PF-07", shape.name, id=shape.id)
        seen.add(shape.id)


def _leading_out(slide: Slide) -> Iterator[Diagnostic]:
    """Addresses outside the file: links to the web, and contents that are kept elsewhere."""
    for name, relationship in slide.deck.package.relationships.get(slide.part, {}).items():
        if relationship.external:
            code = "PF-09" if _is_web_link(relationship) else "PF-10"
            yield slide.finding(code, _user(slide, name), address=said(relationship.target))


def _is_web_link(relationship: Relationship) -> bool:
    return relationship.kind in _LINKS and relationship.target.lower().startswith(_WEB)
