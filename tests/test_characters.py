"""Chinese and Latin text told apart, and patterns that are compiled when they are first looked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.characters import count_chinese, has_chinese, is_phrase
from generator.patterns import Pattern


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("NPS", 0),
        ("“…”—，。", 0),
        ("café ®", 0),
        ("服务", 2),
        ("A 服务 B", 2),
        ("㐀鿿\uf900", 3),
        ("サービス", 0),
    ],
)
def test_chinese_characters_are_counted(text: str, count: int) -> None:
    assert (count_chinese(text), has_chinese(text)) == (count, count > 0)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Order coffee", True),
        ("Order a coffee, please!", True),
        ("NPS", False),
        ("Blue Note Coffee", False),
        ("Order 咖啡 now", False),
        ("coffee", False),
        ("3–5 min", False),
    ],
)
def test_a_phrase_is_no_name(text: str, phrase: bool) -> None:
    assert is_phrase(text) == phrase


@given(st.text(alphabet="ab1 ，服", max_size=12))
def test_a_pattern_finds_what_re_finds(text: str) -> None:
    ours, plain = Pattern("(A|服)+[b1]?", re.IGNORECASE), re.compile("(A|服)+[b1]?", re.IGNORECASE)
    for name in ("search", "match", "fullmatch"):
        found, wanted = getattr(ours, name)(text), getattr(plain, name)(text)
        assert (found and found.span()) == (wanted and wanted.span())
    assert ours.split(text) == plain.split(text)
    assert ours.findall(text) == plain.findall(text)
    assert [match.span() for match in ours.finditer(text)] == [match.span() for match in plain.finditer(text)]
    assert ours.sub("-", text) == plain.sub("-", text)
