"""What a page says, in its language or in both.

In: an engagement, a language, terms of the glossary. Out: texts. Guaranteed: in a stacked language both, one under the
other, or in one line where asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Engagement, Text
from generator.terms import is_chinese, languages_of, phrase, term


@dataclass(frozen=True)
class Voice:
    """An engagement as it is spoken of on a page."""

    engagement: Engagement
    language: str

    @property
    def tags(self) -> tuple[str, ...]:
        return languages_of(self.language)

    @property
    def stacked(self) -> bool:
        return len(self.tags) > 1

    def say(self, words: Text) -> str:
        return words.in_language(self.language)

    def word(self, identifier: str) -> str:
        return term(identifier, self.language)

    def line(self, words: Text | str) -> str:
        """A text, or a term of the glossary, in one line."""
        return " ".join(
            one for one in (self.word(words) if isinstance(words, str) else self.say(words)).split("\n") if one
        )

    def phrase(self, template: str, *parts: Text | str) -> str:
        """A term with its gaps filled, language by language."""
        return phrase(template, self.language, *parts)

    def named(self, kind: str, reference: str | None) -> str:
        """What a reference is called; the reference itself when it is free text."""
        return self.engagement.name_of(kind, reference, self.language)

    def names(self, kind: str, references: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for reference in references if (name := self.named(kind, reference)))

    def listed(self, *parts: str) -> str:
        """Parts as an enumeration; empty ones left out."""
        return ("、" if is_chinese(self.language) else ", ").join(part.replace("\n", " ") for part in parts if part)
