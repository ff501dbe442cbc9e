"""The coach's work grows no faster than the file: lines run are counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from types import FrameType
from typing import Any

import pytest

from benchmarks.coach import bare, faulty, large, made
from generator import coach
from generator.coach.rules import RULES, Found, Rule
from generator.coach.study import Study
from generator.model import Engagement

SMALL, LARGE = 40, 160
GROWTH = 4.5  # of four times as many steps; a rule that looks at each card for each card comes to sixteen
STEADY = 300  # lines that a rule may take whatever the size


def lines_run(work: Callable[[], object]) -> int:
    """How many lines a piece of work runs, each turn of a loop counted."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    former = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(former)
    return count


@cache
def engagement(text: Callable[[int], str], steps: int) -> Engagement:
    return made(text(steps))


@cache
def study(text: Callable[[int], str], steps: int) -> Study:
    """What rules look at, with all that several of them share found before."""
    found = Study(engagement(text, steps))
    for rule in RULES.values():
        list(rule.check(found))
    return found


def found(rule: Rule, study: Study) -> list[Found]:
    return list(rule.check(study))


@pytest.mark.parametrize("text", [large, bare, faulty])
def test_a_review_grows_with_the_file(text: Callable[[int], str]) -> None:
    small, big = engagement(text, SMALL), engagement(text, LARGE)
    coach.review(small), coach.review(big)  # what is made once for all files is made
    assert lines_run(lambda: coach.review(big)) <= GROWTH * lines_run(lambda: coach.review(small))


@pytest.mark.parametrize("text", [large, bare, faulty])
def test_each_rule_grows_with_the_file(text: Callable[[int], str]) -> None:
    small, big = study(text, SMALL), study(text, LARGE)
    grown = {}
    for code, rule in RULES.items():
        few, many = (lines_run(partial(found, rule, one)) for one in (small, big))
        if many > GROWTH * few + STEADY:
            grown[code] = (few, many)
    assert grown == {}


def test_a_rule_that_compares_all_with_all_would_be_seen() -> None:
    def compared(size: int) -> int:
        return sum(first == second for first in range(size) for second in range(size))

    assert lines_run(lambda: compared(LARGE)) > GROWTH * lines_run(lambda: compared(SMALL)) + STEADY
