"""Slides of customers and stakeholders: what they say, in which order, and when they are not there."""

from __future__ import annotations

import pytest

from generator.outline import variants
from generator.outline.blocks import Cards, Figure, Iceberg
from generator.outline.speaker import Speaker
from generator.outline.tools import people
from tests.samples import sample
from tests.speaking import BARE, only, spoken, table

TOOLS = (
    people.persona,
    people.empathy_map,
    people.needs_iceberg,
    people.segmentation,
    people.power_interest,
    people.rings,
    people.value_network,
    people.salience,
    people.engagement_plan,
    people.stakeholder_phases,
)


@pytest.mark.parametrize("tool", TOOLS)
def test_without_data_there_is_no_slide(tool: object) -> None:
    assert callable(tool)
    assert list(tool(spoken(BARE))) == []


# Personas and needs


def test_a_box_nobody_knows_is_a_question_for_research() -> None:
    slide = only(people.empathy_map(Speaker(sample("hotline"), "zh-CN")))
    (cards,) = slide.blocks
    assert isinstance(cards, Cards)
    assert [item.mark for item in cards.items] == ["1", "2", "3", "4", "5", "6", "7", "±"]
    asked = [item for item in cards.items if item.role == "question"]
    assert [item.heading for item in asked] == ["听到什么"]
    assert slide.title == "林悦的同理心地图：还要去问“听到什么”"


def test_a_full_empathy_map_says_what_it_rests_on_and_takes_pains_and_gains_from_the_persona() -> None:
    slide = only(people.empathy_map(Speaker(sample("coffee-house"), "en")))
    (cards,) = slide.blocks
    assert isinstance(cards, Cards)
    assert slide.title == "Mei's empathy map rests on 5 interviews"
    assert [line.mark for line in cards.items[-1].text] == ["−", "−", "−", "−", "+"]
    assert "illustrative" in slide.source


MAP = """\
title: T
personas: [{name: Mei, empathy: {says: [Hello]}}]
phases: [{name: P, steps: [{customer: a}]}]
"""


def test_boxes_of_an_empathy_map_are_never_filled_by_us() -> None:
    slide = only(people.empathy_map(spoken(MAP)))
    (cards,) = slide.blocks
    assert isinstance(cards, Cards)
    assert [item.role for item in cards.items].count("question") == 7
    assert slide.title == "Mei's empathy map: 7 of 8 boxes are still empty"


def test_the_iceberg_goes_from_what_is_said_to_what_matters() -> None:
    slide = only(people.needs_iceberg(Speaker(sample("hotline"), "en")))
    (iceberg,) = slide.blocks
    assert isinstance(iceberg, Iceberg)
    assert slide.title == "4 of 6 needs lie below the waterline, deepest of all “Be the one the family can rely on”"
    assert iceberg.above == 2
    assert [item.heading for item in iceberg.items][:3] == ["What is asked for", "What is done", "What is expected"]
    assert iceberg.items[0].text[0].words == "Give me one number (saves effort)"
    assert iceberg.items[-1].text[0].words == "Be the one the family can rely on"


def test_an_iceberg_of_the_surface_only_asks_to_go_on() -> None:
    text = BARE + "needs: [{text: One number, layer: surface}, {text: No layer}]\n"
    slide = only(people.needs_iceberg(spoken(text)))
    assert slide.title == "The one need that is known is on the surface: keep asking why"


def test_segments_leave_out_what_nobody_said() -> None:
    text = BARE + "segments: [{name: A, use: Serve at once}, {name: B}]\n"
    slide = only(people.segmentation(spoken(text)))
    assert table(slide).header == ("Segment", "What follows for the service")
    assert table(slide).rows == (("A", "Serve at once"), ("B", "–"))
    assert slide.title == "2 segments; for 1 of them nothing follows yet"
    assert not slide.illustrative
    assert only(people.segmentation(Speaker(sample("hotline"), "en"))).illustrative


# Stakeholders


def test_figures_are_those_of_the_maps() -> None:
    speaker = Speaker(sample("hotline"), "en")
    slides = [only(tool(speaker)) for tool in (people.power_interest, people.rings, people.value_network)]
    assert [slide.blocks for slide in slides] == [
        (Figure("power-interest"),),
        (Figure("rings"),),
        (Figure("value-network"),),
    ]
    assert slides[0].title == "2 to manage closely; 3 hold power but show little interest"


def test_salience_is_derived_with_those_who_have_all_three_first() -> None:
    slide = only(people.salience(Speaker(sample("hotline"), "en")))
    rows = table(slide).rows
    assert rows[0][:5] == ("Executive sponsor", "●", "●", "●", "Definitive")
    classes = {row[0]: row[4] for row in rows}
    assert classes["Telecom carrier"] == "Dormant"
    assert classes["Consumer callers"] == "Dependent"
    assert classes["Owners of nine businesses"] == "Dominant"
    assert classes["Dealers"] == "Discretionary"
    assert slide.source == "Mitchell, Agle & Wood 1997"
    assert slide.title == "Of 9 stakeholders only one has power, a right and urgency: Executive sponsor"


def test_salience_is_said_of_those_only_of_whom_it_is_known() -> None:
    text = BARE + "stakeholders: [{name: A, salience: [power]}, {name: B}, {name: C, salience: []}]\n"
    rows = table(only(people.salience(spoken(text)))).rows
    assert [(row[0], row[4]) for row in rows] == [("A", "Dormant"), ("C", "No stakeholder")]


def test_the_plan_begins_with_those_who_have_furthest_to_go() -> None:
    slide, others = people.engagement_plan(Speaker(sample("coffee-house"), "en"))
    rows = table(slide).rows
    assert rows[0][:2] == ("Finance and accounts", "Critic → Supporter")
    assert rows[0][3] == "Receipts that do not match the till"
    assert slide.title == "5 of 11 stakeholders have to be won over, “Finance and accounts” first"
    assert (0, 1, "cell-poor") in table(slide).roles
    assert (len(rows), len(table(others).rows), slide.aside, others.aside) == (5, 6, False, True)
    whole = only(people.engagement_plan(Speaker(sample("coffee-house"), "en", "course")))
    assert len(table(whole).rows) == 11


def test_in_both_languages_an_attitude_is_said_in_each() -> None:
    slide, _ = people.engagement_plan(Speaker(sample("coffee-house"), "zh-CN+en"))
    assert table(slide).rows[0][1] == "质疑 → 支持\nCritic → Supporter"


PLAN = """\
title: T
confidentiality: {0}
stakeholders:
  - {{name: A, attitude: critic, desired_attitude: neutral, fears: Loss, engagement: Talk}}
  - {{name: B, audience: [team_only], attitude: blocker, engagement: Wait}}
phases: [{{name: P, steps: [{{customer: a}}]}}]
"""


@pytest.mark.parametrize(
    ("confidentiality", "viewers", "header", "names", "title"),
    [
        (
            "internal",
            [],
            ("Stakeholder", "Attitude: today → wanted", "Fears", "What we do"),
            ["A"],
            "One of 1 stakeholders has to be won over: “A”",
        ),
        ("public", [], ("Stakeholder", "What we do"), ["A"], "There is an action for the one stakeholder"),
        (
            "internal",
            ["team_only"],
            ("Stakeholder", "Attitude: today → wanted", "Fears", "What we do"),
            ["A", "B"],
            "One of 2 stakeholders has to be won over: “A”",
        ),
    ],
)
def test_what_is_kept_to_the_team_stays_there(
    confidentiality: str, viewers: list[str], header: tuple[str, ...], names: list[str], title: str
) -> None:
    whole = spoken(PLAN.format(confidentiality))
    slide = only(people.engagement_plan(Speaker(variants.chosen(whole.engagement, viewers), "en")))
    assert table(slide).header == header
    assert [row[0] for row in table(slide).rows] == names
    assert slide.title == title


def test_phases_show_what_is_needed_there_and_how_much_it_weighs() -> None:
    slide = only(people.stakeholder_phases(Speaker(sample("hotline"), "en")))
    assert slide.title == "“Find the way in” touches most: 4 of 7 stakeholders"
    assert table(slide).header == ("Stakeholder", "Find the way in", "Get through", "Resolve", "Close")
    assert table(slide).rows[0][1] == "See the number at once (5)"
    assert (0, 1, "cell-strong") in table(slide).roles


def test_a_phase_may_be_named_alone() -> None:
    text = BARE.replace("{name: P,", "{id: ph-p, name: P,") + "stakeholders: [{name: A, phases: [ph-p]}]\n"
    slide = only(people.stakeholder_phases(spoken(text)))
    assert table(slide).rows == (("A", "●"),)


def test_the_authors_title_wins() -> None:
    text = BARE + "segments: [{name: A}]\ndeck: {slides: [{archetype: segmentation, title: Whom we serve}]}\n"
    assert only(people.segmentation(spoken(text))).title == "Whom we serve"
