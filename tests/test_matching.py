"""Steps that an author words otherwise than the activity: what is said in each is said at the right one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.handouts import pace
from generator.handouts.matching import places
from generator.load.activities import library
from generator.model import Text
from tests.samples import sample

# the activity's steps by the session's: which are the same, which the session leaves out
SAME = {
    "ses-open": (0, 1, 2),
    "ses-excellent": (0, 1, 2, 3),
    "ses-insight": (0, 1, 2, None),
    "ses-stakeholder": (0, 1, 1, 2),
    "ses-interview": (0, 1, 2, None),
    "ses-kano": (0, 1, None),
    "ses-journey": (0, 1, 2, None),
    "ses-blueprint": (0, 1, 2, 3, 4, None),
    "ses-mot": (0, 1, 2, 3),
    "ses-strategy": (0, 1, 2, None),
    "ses-ideas": (0, 0, 2),
    "ses-concept": (None, 0, 1, None),
    "ses-roadshow": (0, 1),
}


def both(chinese: str, english: str) -> Text:
    return Text((("zh-CN", chinese), ("en", english)))


@pytest.mark.parametrize("name", SAME)
def test_steps_of_the_course_go_with_those_of_its_activities(name: str) -> None:
    engagement = sample("cx-course")
    assert engagement.workshop is not None
    (session,) = (one for day in engagement.workshop.days for one in day.sessions if one.id == name)
    assert session.activity is not None
    work = [step for step in library(engagement)[session.activity].steps if step.part not in ("brief", "debrief")]
    assert places(session.instructions, [(step.do, step.say) for step in work]) == SAME[name]


def test_what_is_said_of_the_second_pass_is_said_in_it() -> None:
    engagement = sample("cx-course")
    assert engagement.workshop is not None
    (session,) = (one for day in engagement.workshop.days for one in day.sessions if one.id == "ses-blueprint")
    steps = pace.steps(session, library(engagement))
    (second,) = (one for one in steps if one.do[0].in_language("zh-CN").startswith("第二遍"))
    assert [said.in_language("zh-CN")[:6] for said in second.say] == ["现在往水下走"]


def test_a_language_is_enough() -> None:
    session = [Text((("en", "Draw the three lines"),)), Text((("en", "Vote in silence with dots"),))]
    activity = [[both("投票", "Everyone votes silently with a dot")], [both("画线", "Draw lines")]]
    assert places(session, activity[:1]) == (1,)
    assert places(session, activity[1:]) == (0,)


def test_orders_are_kept_and_the_greater_likeness_wins() -> None:
    session = [both("写便利贴", "Write notes"), both("静默投票，每人三票", "Vote in silence, three votes")]
    activity = [[both("静默投票，每人三票", "Vote in silence, three votes")], [both("写卡", "Write cards")]]
    assert places(session, activity) == (1, None)


@given(
    st.lists(st.text("写贴投票静默 ab", max_size=12), max_size=5),
    st.lists(st.text("写贴投票静默 ab", max_size=12), max_size=6),
)
def test_places_never_go_back(session: Sequence[str], activity: Sequence[str]) -> None:
    found = places([both(one, one) for one in session], [[both(one, one)] for one in activity])
    kept = [at for at in found if at is not None]
    assert len(found) == len(activity)
    assert kept == sorted(kept)
    assert all(at < len(session) for at in kept)
