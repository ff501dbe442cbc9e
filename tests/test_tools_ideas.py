"""From pains to tested concepts, as slides."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generator.model import Engagement, Idea, Opportunity, Screening, Text
from generator.model.design import Concept, Criterion, Score, Threshold, UserTest
from generator.outline import Slide
from generator.outline.blocks import Chart, Process, Prose, Table
from generator.outline.speaker import Speaker
from generator.outline.tools import tool
from tests.samples import sample

TOOLS = ("how_might_we", "idea_board", "impact_effort", "pugh", "screening", "concepts", "user_tests", "ab_tests")
WEIGHTS = (("want", 0.4), ("can", 0.3), ("pay", 0.3))


def slides(name: str, engagement: Engagement, language: str = "en") -> list[Slide]:
    return list(tool(name)(Speaker(engagement, language)))


def one(slide: Slide, kind: Any) -> Any:
    (found,) = [block for block in slide.blocks if isinstance(block, kind)]
    return found


def named(name: str) -> Text:
    return Text((("en", name),))


def indexed(engagement: Engagement, **lists: tuple[Any, ...]) -> Engagement:
    """The engagement with these lists, whose terms can be found by id."""
    kinds = {"opportunities": "opportunity", "ideas": "idea", "concepts": "concept", "pains": "pain"}
    known = {kinds[name]: {term.id: term for term in terms} for name, terms in lists.items() if name in kinds}
    return dataclasses.replace(engagement, **lists, index={**engagement.index, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TOOLS)
def test_without_data_there_is_no_slide(name: str) -> None:
    assert slides(name, sample("first")) == []


# Questions and ideas -------------------------------------------------------------------------------------------------


def test_questions_stand_beside_the_pains_they_start_from() -> None:
    (slide,) = slides("how_might_we", sample("hotline"))
    rows = one(slide, Table).rows
    assert rows[1][0] == "Must hang up and redial for a second product\nMust be verified again on every call"
    assert rows[1][1] == "21"  # 4 × 3 and 3 × 3
    assert slide.title == "4 pains become 3 questions; the heaviest pain is “Unsure which number to dial”"


def test_close_votes_share_a_place() -> None:
    (slide,) = slides("idea_board", sample("hotline"))
    places = {row[1]: row[4] for row in one(slide, Table).rows}
    assert places == {
        "One number with a two-level menu": "1",
        "Menu tailored by identity, device and history": "2=",
        "Warm transfer with context": "2=",
        "Speak in callers' words with examples": "4",
    }
    assert slide.title == "Of 4 ideas “One number with a two-level menu” got most votes: 12"


def voted(*votes: int | None) -> Engagement:
    ideas = tuple(Idea(id=f"idea-{at}", text=named(f"I{at}"), votes=count) for at, count in enumerate(votes, 1))
    return indexed(sample("first"), ideas=ideas)


def test_a_tie_for_the_first_place_is_in_the_title() -> None:
    (slide,) = slides("idea_board", voted(7, 8, 2))
    assert slide.title == "2 ideas are too close to tell and share first place"
    assert {(row, column) for row, column, _ in one(slide, Table).roles} == {
        (at, c) for at in (0, 1) for c in (1, 3, 4)
    }


def test_ideas_without_votes_are_not_ranked() -> None:
    (slide,) = slides("idea_board", voted(None, None))
    assert slide.title == "2 ideas, no votes yet"
    assert [row[3:] for row in one(slide, Table).rows] == [("–", "–")] * 2


# Impact and effort ---------------------------------------------------------------------------------------------------


def rated(*pairs: tuple[float, float]) -> Engagement:
    """Questions by (impact, effort)."""
    asked = tuple(
        Opportunity(id=f"opp-{at}", hmw=named(f"Q{at}?"), impact=impact, effort=effort)
        for at, (impact, effort) in enumerate(pairs, 1)
    )
    return indexed(sample("first"), opportunities=asked)


def test_the_field_is_cut_at_three_and_numbers_follow_the_order_of_work() -> None:
    (slide,) = slides("impact_effort", rated((5, 4), (4, 2), (2, 5), (3, 3)))
    chart = one(slide, Chart)
    assert chart.cut == (3, 3)
    assert chart.quadrants == ("Quick win", "Big bet", "Fill-in", "Avoid")
    assert dict(chart.series) == {"1": (2, 4), "2": (4, 5), "3": (3, 3), "4": (5, 2)}
    assert [line.words for line in one(slide, Prose).lines] == ["Q2?", "Q1?", "Q4?", "Q3?"]
    assert slide.title == "1 of 4 is a quick win: Q2?"


def test_questions_at_one_place_are_one_point() -> None:
    (slide,) = slides("impact_effort", rated((5, 4), (5, 4)))
    assert dict(one(slide, Chart).series) == {"1, 2": (4, 5)}
    assert slide.title == "No quick win; 2 big bets have to be staged: Q1?"


def test_a_question_without_scores_is_in_no_chart() -> None:
    engagement = indexed(sample("first"), opportunities=(Opportunity(id="opp", hmw=named("Q?"), impact=5),))
    assert slides("impact_effort", engagement) == []


# Judging -------------------------------------------------------------------------------------------------------------


def judged(*rows: tuple[float, ...], pugh: tuple[tuple[int, ...], ...] = ()) -> Engagement:
    """Concepts C1, C2 … with a score for each criterion."""
    concepts = tuple(Concept(id=f"con-{at}", name=named(f"C{at}")) for at, _ in enumerate(rows, 1))
    names = [name for name, _ in WEIGHTS]
    scores = tuple(
        Score(
            concept=f"con-{at}",
            weighted=dict(zip(names, row, strict=False)),
            pugh=dict(zip(names, pugh[at - 1], strict=True)) if pugh else {},
        )
        for at, row in enumerate(rows, 1)
    )
    criteria = tuple(Criterion(id=name, weight=weight) for name, weight in WEIGHTS)
    return (
        indexed(sample("first"), concepts=concepts)
        if not rows
        else dataclasses.replace(
            indexed(sample("first"), concepts=concepts), screening=Screening(criteria=criteria, scores=scores)
        )
    )


def test_sums_are_those_of_the_field_reference() -> None:
    """Golden values: the field reference, §16.4."""
    (slide,) = slides("screening", sample("hotline"))
    rows = {row[0]: row[2:] for row in one(slide, Table).rows}
    assert rows["Weighted score"] == ("3.2", "4.4", "3.5")
    assert rows["Decision"] == ("Stop", "Go", "Later")
    assert slide.title == "“Unified hotline” leads with 4.4, whichever weight moves by 0.1"


def test_the_first_stage_ties_where_the_second_does_not() -> None:
    """Directory and unified hotline are level at +1: the field reference, §16.4."""
    (slide,) = slides("pugh", sample("hotline"))
    assert one(slide, Table).rows[-1][2:] == ("+1", "+1", "0")
    assert slide.title == "“Better number directory” and “Unified hotline” are level at +1: weights decide"


def test_nothing_better_than_the_datum_is_said() -> None:
    (slide,) = slides("pugh", judged((3, 3, 3), pugh=((0, -1, 0),)))
    assert slide.title == "No concept beats what there is today"
    assert [row[2] for row in one(slide, Table).rows] == ["S", "−", "S", "−1"]


def test_less_than_three_tenths_is_a_tie() -> None:
    (slide,) = slides("screening", judged((4, 4, 4), (4, 4, 3.1)))
    assert slide.title == "2 concepts are tied within 0.3, “C1” at 4.0"
    (slide,) = slides("screening", judged((4, 4, 4), (4, 4, 3)))
    assert slide.title.startswith("“C1” leads with 4.0")


def test_an_order_that_weights_overturn_says_so() -> None:
    """3.8 against 3.7, and 3.5 against 3.6 once the first criterion weighs 0.1 less."""
    (slide,) = slides("screening", judged((5, 3, 3), (3.5, 4, 3.8)))
    assert [line.words for line in one(slide, Prose).lines] == [
        "Less than 0.3 apart, so tied: C1 / C2",
        "With the weight of want −0.1, “C2” comes first",
        "With the weight of can +0.1, “C2” comes first",
    ]


def test_a_score_below_two_stops_a_concept_whatever_the_sum() -> None:
    (slide,) = slides("screening", judged((5, 5, 1), (3, 3, 3)))
    assert (2, 2, "cell-bad") in one(slide, Table).roles
    assert "“C1” has less than 2 for pay: stop or redesign, whatever the sum" in [
        line.words for line in one(slide, Prose).lines
    ]


def test_a_concept_that_lacks_a_score_has_no_sum() -> None:
    (slide,) = slides("screening", judged((5, 5), (3, 3, 3)))
    assert one(slide, Table).rows[-1][2:] == ("–", "3.0")
    (slide,) = slides("screening", judged((5, 5)))
    assert slide.title == "Scores are missing, so there are no sums to compare yet"


# Sheets --------------------------------------------------------------------------------------------------------------


def fields(slide: Slide) -> dict[str, str]:
    """A sheet's contents by field."""
    rows = one(slide, Table).rows
    return {row[at]: row[at + 1] for row in rows for at in range(0, len(row), 2) if row[at] != "–"}


def test_a_concept_has_its_sheet_and_its_frames() -> None:
    sheet, frames = [slide for slide in slides("concepts", sample("hotline")) if slide.id.startswith("con-unified")]
    found = fields(sheet)
    assert found["For whom"] == sample("hotline").personas[0].name.in_language("en")
    assert found["Strategy"] == "Simplify and combine"
    assert found["Scores"].startswith("Desirability")
    assert "mot-" not in found["Moments of truth"]
    assert len(one(frames, Process).items) == 5


def test_a_test_is_called_passed_only_against_its_threshold() -> None:
    titles = {slide.id: slide.title for slide in slides("user_tests", sample("hotline"))}
    assert titles["tst-menu"].startswith("The bar before the test, ≥ 80%")
    assert titles["tst-transfer"].startswith("Confirmed: Callers need not repeat")
    assert titles["tst-transfer"].endswith("83%, the bar is ≥ 75% (n = 12, a hint only)")
    (missed,) = slides("ab_tests", sample("coffee-house"))
    assert missed.title.startswith("Not confirmed")
    assert "cell-poor" in {role for _, _, role in one(missed, Table).roles}
    assert "A. Card with text only\nB. Card with a picture of the cup" in fields(missed).values()


@pytest.mark.parametrize(
    ("op", "result", "right"),
    [("<", 20, False), ("<=", 20, True), ("==", 20, True), (">=", 19, False), (">", 21, True)],
)
def test_each_comparison_is_kept(op: str, result: float, right: bool) -> None:
    bar = Threshold(op=op, value=20, unit="s")
    test = UserTest(id="tst", hypothesis=named("It is quick"), success=bar, result=result)
    (slide,) = slides("user_tests", dataclasses.replace(sample("first"), tests=(test,)))
    assert slide.title.startswith("Confirmed" if right else "Not confirmed")


def test_kinds_of_tests_are_kept_apart() -> None:
    kinds = {name: [slide.id for slide in slides(name, sample("hotline"))] for name in ("user_tests", "ab_tests")}
    assert kinds == {"user_tests": ["tst-menu", "tst-transfer"], "ab_tests": ["tst-words"]}
