"""Parts of a deck in order, and where a slide that the author asked for goes.

In: the parts of a skeleton, slides. Out: the parts with the slides in them. Guaranteed: no slide is lost: what has no
place of its own stands behind what the author wrote before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.archetypes import OTHER_NAMES
from generator.outline import Slide
from generator.outline.skeletons import SKELETONS

_LAST = ("case", "outputs", "workshop", "closing", "appendix")  # what stays behind the author's own sections
_KEYS = frozenset(chapter.key for chapters in SKELETONS.values() for chapter in chapters)


@dataclass(slots=True)
class Part:
    """A section on its way. `key` is the chapter's of the skeleton, or one of its own."""

    key: str
    name: str
    slides: list[Slide]

    @property
    def known(self) -> bool:
        """Whether the house has words for what the part is about."""
        return self.key in _KEYS

    def is_bare(self) -> bool:
        """Whether there is nothing but a header."""
        return len(self.slides) == 1 and self.slides[0].layout == "section" and self.key.startswith("class-")


@dataclass(slots=True)
class Arrangement:
    """The parts of a deck. `last` is the slide behind which the next one goes that has no place of its own."""

    parts: list[Part]
    last: str = ""
    behind_what: dict[str, str] = field(default_factory=dict)

    def find(self, identifier: str) -> tuple[Part, int] | None:
        for part in self.parts:
            for at, slide in enumerate(part.slides):
                if slide.id == identifier:
                    return part, at
        return None

    def follow(self, wish: str) -> None:
        """What comes next goes behind the slides of a wish, where these stand already."""
        found = [slide.id for part in self.parts for slide in part.slides if slide.wish == wish]
        self.last = found[-1] if found else self.last

    def behind(self, name: str, slides: list[Slide]) -> bool:
        """Puts slides behind the one with this id or of this kind, and behind those that were put there before."""
        plain = name.strip().lower().replace("-", "_").replace(" ", "_")
        kind = OTHER_NAMES.get(plain, plain)
        every = [slide for part in self.parts for slide in part.slides]
        ids = [slide.id for slide in every if name in (slide.id, slide.wish)]
        ids = ids or [slide.id for slide in every if slide.archetype == kind]
        if not ids:
            self.onward(slides)
            return False
        self.last = self.behind_what.get(name, ids[-1])
        self.onward(slides)
        self.behind_what[name] = slides[-1].id
        return True

    def onward(self, slides: list[Slide]) -> None:
        """Puts slides behind the last one; at the end of the opening when there is none."""
        place = self.find(self.last) if self.last else None
        part, at = place if place is not None else (self.parts[0], len(self.parts[0].slides) - 1)
        part.slides[at + 1 : at + 1] = slides
        self.last = slides[-1].id

    def into(self, section: str, slides: list[Slide]) -> None:
        """Puts slides at the end of a section, by its key or name; one of this name is made when there is none."""
        plain = section.strip().lower()
        for part in self.parts:
            if plain in (part.key, *(name.strip().lower() for name in part.name.split("\n"))):
                part.slides += slides
                break
        else:
            self.insert(Part(f"own-{len(self.parts)}", section.strip(), list(slides)))
        self.last = slides[-1].id

    def open(self, slides: list[Slide]) -> None:
        """Begins a section with its header; what has no place of its own follows in it."""
        self.insert(Part(f"own-{len(self.parts)}", slides[0].title, list(slides)))
        self.last = slides[-1].id

    def insert(self, part: Part) -> None:
        """The author's sections stand in their order, before what ends the deck."""
        at = next((at for at, one in enumerate(self.parts) if one.key in _LAST), len(self.parts))
        self.parts.insert(at, part)

    def appendix(self, name: str) -> Part:
        """The section for what is kept for questions."""
        for part in self.parts:
            if part.key == "appendix":
                return part
        self.parts.append(Part("appendix", name, []))
        return self.parts[-1]
