"""In which characters a text is written: Chinese or Latin ones.

In: texts. Out: verdicts and counts. Guaranteed: punctuation, full-width too, says nothing.
"""

from __future__ import annotations

from generator.patterns import Pattern

_SMALL = Pattern("[a-z]{3,}")


def has_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return not text.isascii() and any(map(is_han, text))


def count_chinese(text: str) -> int:
    """How many Chinese characters there are."""
    return 0 if text.isascii() else sum(map(is_han, text))


def is_han(char: str) -> bool:
    """Whether one character is Chinese."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def is_phrase(text: str) -> bool:
    """Whether Latin words are a phrase rather than a name: two or more, one of them in small letters."""
    if has_chinese(text):
        return False
    parts = [part.strip(".,;:!?()\"'“”") for part in text.split()]
    parts = [part for part in parts if any(map(str.isalpha, part))]
    return len(parts) > 1 and any(map(_SMALL.fullmatch, parts))
