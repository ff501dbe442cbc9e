"""The words of one canvas in a language.

In: a canvas, a language, sometimes both languages at once. Out: headings, questions, names. Guaranteed: in a stacked
language headings are in both, one under the other, all else in the first.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.terms import TERMS, languages_of, term

_OF_CANVAS = {  # the keys of slots, by the box that takes them; "" is the entry itself
    ("cv-persona", "who"): ("", "tagline"),
    ("cv-stakeholder", "who"): (),
    ("cv-empathy", "who"): (),
    ("cv-empathy", "think"): ("think", "feel"),
    ("cv-mot", "emotion"): ("target",),
    ("cv-kano", "category"): ("kano",),
    ("cv-concept", "name"): ("",),
    ("cv-test", "hypothesis"): ("",),
}
_EVERYONE = {("cv-feedback", "wish"): (("concepts", "risks"),)}


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands on a canvas. `columns` is how many columns new entries of a lane are spread over."""

    canvas: str
    language: str
    columns: int = 1

    @property
    def first(self) -> str:
        return languages_of(self.language)[0]

    def say(self, key: str) -> str:
        """A heading, a text of the canvas, or a word of the glossary."""
        name = f"canvas/{self.canvas}/{key}"
        if name in TERMS:
            return term(name, self.language)
        base, _, number = key.rpartition("-")
        name = f"canvas/{self.canvas}/{base}"
        if base == "score":
            ends = {"1": "disagree", "5": "agree"}
            return term(f"canvas/{self.canvas}/{ends[number]}", self.language) if number in ends else number
        if name in TERMS and number.isdigit():
            letter = "ABCDEFGH"[int(number) - 1] if base == "concept" else number
            return term(name, self.language).replace("{0}", letter)
        return term(key, self.language) if key in TERMS else number

    def question(self, key: str) -> str:
        """The question under a heading; "" when there is none."""
        name = f"canvas/{self.canvas}/{key}?"
        return term(name, self.first) if name in TERMS else ""

    def common(self, key: str, *parts: object) -> str:
        """A word of all canvases."""
        return term(f"canvas-{key}", self.first).format(*parts)

    def more(self, count: int) -> str:
        """What says that notes are left out."""
        return self.common("more", count)

    def fields(self, key: str) -> tuple[str, ...]:
        """The fields that a box takes: its own key, but for a few."""
        return _OF_CANVAS.get((self.canvas, key), (key,))

    def everyone(self, key: str) -> tuple[tuple[str, str], ...]:
        """Lists whose entries all have a field in this box: (list, field)."""
        return _EVERYONE.get((self.canvas, key), ())
