"""What every tool speaks with: an engagement's texts in the language of the deck, titles, notes and source lines.

In: an engagement and a language ("zh-CN", "en", or "zh-CN+en" for both). Out: strings and slides. Guaranteed: an
author's words win over built ones; every slide has notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import Engagement, Text
from generator.model.archetypes import OTHER_NAMES
from generator.model.base import Claim
from generator.model.workshop import SlideWish
from generator.outline import Notes, Slide
from generator.terms import TERMS, either, is_chinese, languages_of, phrase, spoken_date, spoken_number, term

if TYPE_CHECKING:
    from generator.outline.blocks import Block


@dataclass(frozen=True)
class Speaker:
    """Speaks for an engagement in a language. `kind` is the kind of deck: course, workshop or consultant."""

    engagement: Engagement
    language: str
    kind: str = "consultant"

    @property
    def first(self) -> str:
        """The page's first language."""
        return languages_of(self.language)[0]

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def brief(self, text: Text) -> str:
        """A text in the page's first language only, for places with little room."""
        return text.in_language(self.first)

    def word(self, identifier: str) -> str:
        """A word of the glossary (`terms`)."""
        return term(identifier, self.language)

    def label(self, identifier: str) -> str:
        """A word of the glossary in the page's first language only."""
        return term(identifier, self.first)

    def either(self, chinese: str, english: str) -> str:
        return either(self.language, chinese, english)

    def canvas(self, canvas: str) -> str:
        """What a canvas is called; what the author calls it where it is none of ours."""
        return self.word(f"canvas/{canvas}") if f"canvas/{canvas}" in TERMS else canvas

    def each(self, template: str, *parts: Text | str) -> str:
        """A glossary template filled with texts, language by language."""
        return phrase(template, self.language, *parts)

    def both(self, told: Callable[[Speaker], str]) -> str:
        """What `told` makes of a speaker, in each of the page's languages, one under the other."""
        parts = (told(replace(self, language=tag)) for tag in languages_of(self.language))
        return "\n".join(dict.fromkeys(part for part in parts if part))

    def name_of(self, kind: str, reference: str | None) -> str:
        """What a reference is called, in the page's first language; the reference itself when it is free text."""
        return self.engagement.name_of(kind, reference, self.first)

    def named(self, kind: str, reference: str | None) -> Text | str:
        """What a reference is called, in every language it has; the reference itself when it is free text."""
        found = self.engagement.find(kind, reference)
        for attribute in ("name", "title", "text"):
            text = getattr(found, attribute, None)
            if isinstance(text, Text) and text:
                return text
        return reference or ""

    def wish(self, archetype: str, bind: str = "") -> SlideWish | None:
        """What the author wrote of the slide of this kind, and with this data where `bind` names some."""
        for wish in self.engagement.deck.slides:
            name = OTHER_NAMES.get(wish.archetype.strip().lower(), wish.archetype)
            if name == archetype and (not bind or bind in wish.bind):
                return wish
        return None

    def source(self, *identifiers: Iterable[str]) -> str:
        """The source line for some source ids, "" when there are none."""
        ids = dict.fromkeys(item for group in identifiers for item in group)
        names = [self.name_of("source", item) for item in ids]
        return ("；" if is_chinese(self.language) else "; ").join(names)

    def date(self, day: str) -> str:
        """A day of the file as people say it (`terms.spoken_date`), what is no date as it stands."""
        return spoken_date(day, self.language)

    def number(self, value: float) -> str:
        """A number as it stands in prose (`terms.spoken_number`)."""
        return spoken_number(value, self.language)

    def listed(self, texts: Iterable[str]) -> str:
        """Texts of one language in one line, parted by the page's comma for lists."""
        return ("、" if is_chinese(self.language) else ", ").join(texts)

    def count(self, template: str, number: int, *parts: Text | str) -> str:
        """A glossary template whose first gap is a number; with "-one" behind its name for one, where there is such."""
        name = f"{template}-one" if number == 1 and f"{template}-one" in TERMS else template
        return self.each(name, str(number), *parts)

    def slide(
        self,
        identifier: str,
        archetype: str,
        title: str,
        blocks: tuple[Block, ...],
        *,
        notes: str = "",
        minutes: int = 3,
        wish: SlideWish | None = None,
        source: str = "",
        illustrative: bool = False,
        claims: Sequence[Claim] = (),
        aside: bool = False,
    ) -> Slide:
        """A slide with the author's title, notes and sources where given.

        `notes` names the words of the glossary, `notes-<name>`, `notes-<name>-do` and `notes-<name>-next`; the
        archetype's own name when not given. `claims` are what is shown: with their sources, and illustrative when one
        of them is.
        """
        name = f"notes-{notes or archetype}"
        made = Slide(
            id=identifier,
            layout="canvas",
            title=title,
            blocks=blocks,
            source=source or self.source(*(one.sources for one in claims)),
            notes=Notes(self.word(name), self.word(f"{name}-do"), minutes, self.word(f"{name}-next")),
            archetype=archetype,
            illustrative=illustrative or any(one.basis == "illustrative" for one in claims),
            aside=aside,
        )
        return made if wish is None else self.dressed(made, wish)

    def dressed(self, slide: Slide, wish: SlideWish) -> Slide:
        """A slide with what the author wrote of it: title, notes, minutes, sources, how it is kept."""
        told = slide.notes
        notes = Notes(
            say=self.say(wish.notes) or told.say,
            do=self.say(wish.do) or told.do,
            minutes=told.minutes if wish.minutes is None else wish.minutes,
            transition=self.say(wish.transition) or told.transition,
        )
        return replace(
            slide,
            title=self.say(wish.title) or slide.title,
            subtitle=self.say(wish.subtitle) or slide.subtitle,
            source=self.source(wish.sources) or slide.source,
            notes=notes,
            hidden=slide.hidden or wish.hidden,
            backup=slide.backup or wish.backup,
            illustrative=slide.illustrative or wish.basis == "illustrative",
            wish=wish.id,
        )
