"""The tables of words, and words that are made: scores, lengths of time."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator import messages
from generator.terms import TABLES, TERMS, length_of_time


def test_no_word_stands_in_two_tables() -> None:
    assert sum(map(len, TABLES)) == len(TERMS)
    assert sum(map(len, messages.TABLES)) == len(messages.MESSAGES)


@pytest.mark.parametrize("table", TABLES)
def test_every_word_is_said_in_both_languages(table: Mapping[str, tuple[str, str]]) -> None:
    one_sided = [name for name, (chinese, english) in table.items() if bool(chinese.strip()) != bool(english.strip())]
    assert one_sided == []


@pytest.mark.parametrize(
    ("seconds", "chinese", "english"),
    [
        (0.5, "0.5 秒", "0.5 s"),
        (45, "45 秒", "45 s"),
        (60, "1 分钟", "1 min"),
        (90, "1 分 30 秒", "1 min 30 s"),
        (230, "3 分 50 秒", "3 min 50 s"),
        (240, "4 分钟", "4 min"),
        (720, "12 分钟", "12 min"),
        (3599.8, "1 小时", "1 h"),
        (5400, "1 小时 30 分", "1 h 30 min"),
        (7210, "2 小时", "2 h"),
        (86400, "1 天", "1 day"),
        (129600, "36 小时", "36 h"),
        (172800, "2 天", "2 days"),
        (180000, "2 天 2 小时", "2 days 2 h"),
    ],
)
def test_a_length_of_time_is_said_in_units_people_use(seconds: float, chinese: str, english: str) -> None:
    chinese, english = (said.replace(" ", "\N{NO-BREAK SPACE}") for said in (chinese, english))
    assert length_of_time(seconds, "zh-CN") == chinese
    assert length_of_time(seconds, "en") == english
    assert length_of_time(seconds, "zh-CN+en") == f"{chinese}\n{english}"
