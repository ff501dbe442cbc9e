"""What a page says, in its language or in both.

In: an engagement, a language, terms of the glossary. Out: texts. Guaranteed: in a stacked language both, one under the
other, or in one line where asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Engagement, Metric, Text
from generator.terms import TERMS, is_chinese, languages_of, term


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
        lines = []
        for tag in self.tags:
            filled = [part.in_language(tag) if isinstance(part, Text) else part for part in parts]
            lines.append(term(template, tag).format(*filled))
        return "\n".join(dict.fromkeys(lines))

    def named(self, kind: str, reference: str | None) -> str:
        """What a reference is called; the reference itself when it is free text."""
        return self.engagement.name_of(kind, reference, self.language)

    def names(self, kind: str, references: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for reference in references if (name := self.named(kind, reference)))

    def listed(self, *parts: str) -> str:
        """Parts as an enumeration; empty ones left out."""
        return ("、" if is_chinese(self.language) else ", ").join(part.replace("\n", " ") for part in parts if part)


def figure(metric: Metric, value: float, language: str) -> str:
    """A value of a metric with its unit, as it stands on a page."""
    if metric.unit == "ratio" or metric.scale == "ratio":
        return f"{value * 100:.10g}%"
    known = f"unit-{metric.unit}"
    unit = term(known, languages_of(language)[0]) if known in TERMS else metric.unit.replace("_", " ")
    gap = "" if unit.startswith("%") else "\N{NO-BREAK SPACE}"
    return f"{value:,.10g}{gap}{unit}".strip().replace("-", "\N{MINUS SIGN}")
