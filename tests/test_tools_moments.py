"""Slides of moments of truth, strategies, pains and issues: scores, orders, titles."""

from __future__ import annotations

import pytest

from generator.outline import Slide
from generator.outline.blocks import Cards, Chart, Figure, Table
from generator.outline.speaker import Speaker
from generator.outline.tools import moments, pains
from tests.samples import sample
from tests.speaking import BARE, only, spoken, table

TOOLS = (
    moments.moment_ranking,
    moments.moment,
    moments.strategies,
    pains.pains,
    pains.pain_heat_map,
    pains.issues,
)


def cards(slide: Slide) -> Cards:
    (block,) = slide.blocks
    assert isinstance(block, Cards)
    return block


@pytest.mark.parametrize("tool", TOOLS)
def test_without_data_there_is_no_slide(tool: object) -> None:
    assert callable(tool)
    assert list(tool(spoken(BARE))) == []


# Moments of truth


def test_the_ranking_is_the_one_of_the_field_reference() -> None:
    slide = only(moments.moment_ranking(Speaker(sample("hotline"), "en")))
    chart, ranking = slide.blocks
    assert isinstance(chart, Chart)
    assert isinstance(ranking, Table)
    assert chart.categories == ("Ask about another product", "Find a number", "Close", "Dial")
    assert chart.series[0][1] == (112.5, 90, 60, 40)
    assert [row[:2] for row in ranking.rows] == [
        ("Ask about another product", "5 × 3 × 5 × 1.5 = 112.5"),
        ("Find a number", "5 × 5 × 3 × 1.2 = 90"),
        ("Close", "4 × 5 × 2 × 1.5 = 60"),
        ("Dial", "4 × 5 × 2 × 1 = 40"),
    ]
    assert slide.title == "“Ask about another product” comes first with 112.5 points, the next has 90"


def test_what_the_group_decided_otherwise_stands_beside_the_score() -> None:
    slide = only(moments.moment_ranking(Speaker(sample("coffee-house"), "zh-CN")))
    ranking = slide.blocks[-1]
    assert isinstance(ranking, Table)
    assert ranking.header[-1] == "小组为何另排"
    assert ranking.rows[-1][-1] == "仍然先做：少见，但错一次会伤到客人"
    assert slide.title == "“聊完想走”得分最高（120），另有 1 个时刻由小组定了先后"


RANKED = """\
moments:
  - {name: Late, step: st-1}
  - {name: First, step: st-1, impact: 2, frequency: 3, emotion: {current: 0, target: 1}}
"""


def test_a_moment_without_scores_stands_last_and_in_no_chart() -> None:
    slide = only(moments.moment_ranking(spoken(BARE + RANKED)))
    chart, ranking = slide.blocks
    assert isinstance(chart, Chart)
    assert isinstance(ranking, Table)
    assert chart.categories == ("First",)
    assert ranking.rows == (("First", "2 × 3 × 2 × 1 = 12"), ("Late", "–"))
    assert slide.title == "“First” has 12 points, no other is scored yet"


def test_moments_of_equal_score_are_said_to_tie() -> None:
    more = "  - {name: Second, step: st-1, impact: 3, frequency: 2, emotion: {current: 0, target: 1}}\n"
    slide = only(moments.moment_ranking(spoken(BARE + RANKED + more)))
    assert slide.title == "“First” and “Second” tie at 12 points: the group decides"


def test_each_moment_has_its_page_with_its_promise_as_the_title() -> None:
    slides = list(moments.moment(Speaker(sample("hotline"), "en")))
    assert slides[0].blocks == (Figure("moment/mot-number"),)
    assert slides[0].title == "Find a number: we promise “One number wherever you look”"


# Strategies


def test_the_six_strategies_stand_on_one_slide_and_say_where_they_are_used() -> None:
    slide = only(moments.strategies(Speaker(sample("hotline"), "en")))
    items = cards(slide).items
    assert [item.heading for item in items] == [
        "Remove the pit",
        "Simplify and combine",
        "Anticipate",
        "Empower and reveal",
        "Elevate to a peak",
        "Open and finish strong",
    ]
    assert items[0].text[-1].words == "Used here: Ask about another product"
    assert slide.title == "6 strategies for moments of truth, 5 of them at work here"
    assert [item.heading for item in items if not item.role] == ["Empower and reveal"]


def test_in_a_course_each_strategy_has_its_card_with_an_example_and_its_metric() -> None:
    slides = {slide.id: slide for slide in moments.strategies(Speaker(sample("hotline"), "en", "course"))}
    assert len(slides) == 7
    remove = {item.heading: [line.words for line in item.text] for item in cards(slides["strategy-remove"]).items}
    assert remove["In this case"] == ["Ask about another product: Never hang up to ask the next thing"]
    assert remove["How it shows"][1] == "First-contact resolution: 62% → 75%"
    unused = cards(slides["strategy-empower"]).items
    assert [item.role for item in unused] == ["", "", "question"]


def test_a_course_teaches_the_strategies_without_any_moment() -> None:
    assert len(list(moments.strategies(spoken(BARE, kind="course")))) == 7


OWN = "strategies: [{id: remove, name: Mend}, {id: house, name: Our own, do: Do it}]\n"


def test_the_authors_strategies_take_the_place_of_the_houses() -> None:
    items = cards(only(moments.strategies(spoken(BARE + OWN)))).items
    assert [item.heading for item in items] == ["Mend", "Our own"]
    assert items[0].text[0].words == "Take away what goes wrong, so that it cannot happen again"
    assert items[1].text[0].words == "Do it"


# Pains


def test_few_pains_carry_most_of_the_damage() -> None:
    slide = only(pains.pains(Speaker(sample("hotline"), "en")))
    assert slide.title == "2 of 4 pains do 60% of the damage, most of all “Unsure which number to dial”"
    assert [(row[0], row[3], row[4], row[5]) for row in table(slide).rows] == [
        ("1", "3", "5", "33%"),
        ("2", "4", "3", "27%"),
        ("3", "3", "3", "20%"),
        ("4", "3", "3", "20%"),
    ]
    assert "(illustrative)”" in table(slide).rows[0][1]


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ("[{text: A}, {text: B}]", "2 pains, not scored yet"),
        ("[{text: A, severity: 3, frequency: 2}]", "One pain is known so far: A"),
        (
            "[{text: A, severity: 2, frequency: 2}, {text: B, severity: 2, frequency: 2},"
            " {text: C, severity: 2, frequency: 2}]",
            "3 pains of much the same weight; the worst is “A” (33%)",
        ),
    ],
)
def test_titles_of_pains_claim_no_more_than_the_scores_do(found: str, title: str) -> None:
    assert only(pains.pains(spoken(BARE + f"pains: {found}\n"))).title == title


def test_the_heat_map_places_pains_by_the_numbers_of_the_list() -> None:
    slide = only(pains.pain_heat_map(Speaker(sample("coffee-house"), "en")))
    block = table(slide)
    assert slide.title == "2 of 6 pains are in the P0 zone: begin there"
    assert [row[0][0] for row in block.rows] == ["4", "3", "2", "1", "0"]
    assert block.rows[1][5] == "P0\n1 Has to queue to be allowed to pay"
    assert block.rows[0][2] == "P1\n3 Nobody at the table knows what is in the cake"
    roles = {(row, column): role for row, column, role in block.roles}
    assert len(roles) == 25
    assert roles[1, 5] == "cell-bad"
    assert roles[0, 1] == "cell-poor"  # a catastrophe is P1 at least
    assert roles[4, 1] == "cell-muted"


def test_many_pains_stand_in_the_heat_map_by_number_alone() -> None:
    many = ", ".join(f"{{text: Pain {at}, severity: 3, frequency: 4}}" for at in range(9))
    block = table(only(pains.pain_heat_map(spoken(BARE + f"pains: [{many}]\n"))))
    assert block.rows[1][4] == "P0\n1, 2, 3, 4, 5, 6, 7, 8, 9"


def test_the_files_own_floors_decide_the_priority() -> None:
    text = BARE + "pains: [{text: A, severity: 3, frequency: 5}]\nsettings: {severity_matrix: {P0: 16}}\n"
    slide = only(pains.pain_heat_map(spoken(text)))
    assert slide.title == "The one pain that is scored is P1"


# Issues


def test_issues_stand_by_priority_which_is_computed_where_none_is_given() -> None:
    slide = only(pains.issues(Speaker(sample("hotline"), "zh-CN")))
    assert slide.title == "5 个问题中有 2 个是 P0"
    assert [(row[0], row[2]) for row in table(slide).rows] == [
        ("P0", "3 × 5 = 15"),
        ("P0", "4 × 3 = 12"),
        ("P1", "3 × 3 = 9"),
        ("P1", "3 × 3 = 9"),
        ("P2", "2 × 3 = 6"),
    ]
    assert table(slide).rows[0][6] == "2027年3月31日"


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ("[{title: A}, {title: B, owner: we, due: 2027-01-31}]", "One of 2 issues has no owner or no date"),
        ("[{title: A, owner: we, due: 2027-01-31}]", "One issue on record, not ranked yet"),
        (
            "[{title: A, owner: we, due: 2027-01-31, severity: 4, frequency: 3},"
            " {title: B, owner: we, due: 2027-01-31, priority: P0}]",
            "All 2 issues are P0",
        ),
    ],
)
def test_titles_of_issues_name_what_is_loose_first(found: str, title: str) -> None:
    assert only(pains.issues(spoken(BARE + f"issues: {found}\n"))).title == title
