"""Slides of standards, plans, responsibilities, metrics, risks: counted from the file's data."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator import load
from generator.outline import Slide
from generator.outline.blocks import Chart, Checklist, Cycle, Plan, Table, Tree
from generator.outline.speaker import Speaker
from generator.outline.tools import TOOLS, tool
from tests.samples import sample

LANGUAGES = ("zh-CN", "en", "zh-CN+en")
PLANS = [name for name, module in TOOLS.items() if module in ("plans", "results")]


def slides(name: str, sample_name: str = "hotline", language: str = "en") -> dict[str, Slide]:
    return {slide.id: slide for slide in tool(name)(Speaker(sample(sample_name), language))}


def short(text: str, name: str) -> list[Slide]:
    loaded = load.from_bytes(text.encode())
    assert loaded.engagement is not None, [finding.message("en") for finding in loaded.findings]
    return list(tool(name)(Speaker(loaded.engagement, "en")))


SHORT = "title: T\nphases: [{name: P, steps: [{customer: a}]}]\n"


@pytest.mark.parametrize("name", PLANS)
def test_without_data_there_is_no_slide(name: str) -> None:
    assert short(SHORT, name) == []


def every() -> Iterator[Slide]:
    for name in PLANS:
        for language in LANGUAGES:
            for one in ("hotline", "coffee-house"):
                yield from slides(name, one, language).values()


def test_every_slide_has_a_title_a_block_and_notes() -> None:
    for slide in every():
        assert slide.title
        assert slide.blocks
        assert slide.notes.say
        assert slide.notes.do
        assert slide.notes.transition


def test_rows_are_as_long_as_the_header_and_coloured_cells_are_there() -> None:
    for slide in every():
        for block in slide.blocks:
            if isinstance(block, Table):
                assert all(len(row) == len(block.header) and all(row) for row in block.rows)
                assert all(row < len(block.rows) and column < len(block.header) for row, column, _ in block.roles)


def test_visits_are_scored_by_weight_and_capped_by_a_critical_item() -> None:
    slide = slides("standard_scores")["standard-scores"]
    chart = slide.blocks[0]
    assert isinstance(chart, Chart)
    assert chart.categories == ("Day shift", "Night shift", "Web desk", "A bank's hotline (peer)")
    by_period = dict(chart.series)
    assert by_period["2026-Q3"][0] == pytest.approx(25 * 0.7 + 25 * 0.9 + 30 * 0.6 + 20 * 0.6)
    assert by_period["2026-Q3"][3] is None
    assert slide.title == "Units at 90 points or more went from 0 to 2, of 3"
    table = slide.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[0] == ("Warm transfer (critical)", "70%")
    assert slide.illustrative


def test_a_visit_that_fails_a_critical_item_has_59_points_at_most() -> None:
    text = (
        SHORT
        + "standards: [{id: std-a, behaviour: x, quantitative: {op: '<=', value: 1, unit: s}, weight: 90},"
        + " {id: std-b, behaviour: y, quantitative: {op: '<=', value: 1, unit: s}, weight: 10, critical: true}]\n"
        + "visits: [{unit: East, scores: {std-a: 1, std-b: 0}}]\n"
    )
    chart = short(text, "standard_scores")[0].blocks[0]
    assert isinstance(chart, Chart)
    assert chart.series[0][1] == (59,)


def test_where_no_unit_reaches_best_practice_the_title_says_none() -> None:
    text = (
        SHORT
        + "standards: [{id: std-a, behaviour: x, quantitative: {op: '<=', value: 1, unit: s}, weight: 100}]\n"
        + "visits: [{unit: East, scores: {std-a: 0.5}}, {unit: West, scores: {std-a: 0.6}}]\n"
    )
    assert short(text, "standard_scores")[0].title == "None of 2 units reaches 90 points"


def test_the_roadmap_says_what_comes_first_and_what_waits() -> None:
    slide = slides("roadmap")["roadmap"]
    plan = slide.blocks[0]
    assert isinstance(plan, Plan)
    assert [column.split("\n") for column in plan.columns] == [
        ["Short term", "0–3 months"],
        ["Mid term", "3–12 months"],
        ["Long term", "12–24 months"],
    ]
    assert plan.arrows == (("rm-1", "rm-2"), ("rm-2", "rm-3"), ("rm-3", "rm-4"))
    assert {node.row for node in plan.nodes} == set(plan.rows)
    assert slide.title == "4 items in 3 horizons: “Join PC and website after-sales” comes first, 3 follow another"


def test_the_responsibility_matrix_has_a_column_a_role() -> None:
    table = slides("raci")["raci"].blocks[0]
    assert isinstance(table, Table)
    assert table.header == (
        "Activity", "Executive sponsor", "CX team", "Telephony team", "Owners of nine businesses",
        "Four functional departments",
    )  # fmt: skip
    assert table.rows[0] == ("Join PC and website after-sales", "I", "A", "R", "C", "I")
    assert {role for row, column, role in table.roles if table.rows[row][column] == "A"} == {"cell-strong"}


def test_roles_may_be_called_by_name_and_none_is_left_out() -> None:
    text = (
        SHORT + "stakeholders: [{id: stk-lead, name: Medical lead}, {id: stk-desk, name: Front desk}]\n"
        "roadmap: {horizons: [{id: h1, name: Now}], items: [{id: rm-a, horizon: h1, title: Screen},\n"
        "  {id: rm-b, horizon: h1, title: Texts, after: [rm-a]}]}\n"
        "raci: {roles: [Medical lead], rows: [{task: Screen, Medical lead: A, stk-desk: R, IT: C}]}\n"
    )
    (slide,) = short(text, "raci")
    table = slide.blocks[0]
    assert isinstance(table, Table)
    assert table.header == ("Activity", "Medical lead", "Front desk", "IT")
    assert table.rows == (("Screen", "A", "R", "C"),)
    assert "Medical lead" in slide.title


def test_a_name_is_said_in_both_languages_of_a_stacked_title() -> None:
    title = slides("raci", language="zh-CN+en")["raci"].title
    assert title == "“客户体验小组”对 4 项中的 3 项负最终责任\n“CX team” is accountable for 3 of 4 items"


def test_the_tree_of_metrics_leads_from_operation_to_outcome() -> None:
    tree = slides("kpi_tree")["kpi-tree"].blocks[0]
    assert isinstance(tree, Tree)
    assert tree.columns == ("Operation", "Experience", "Outcome")
    columns = {node.id: node.column for node in tree.nodes}
    assert columns["met-l1"] == 0
    assert columns["met-ces"] == 2
    assert ("met-l1", "met-lost") in tree.arrows
    assert all(below in columns and above in columns for below, above in tree.arrows)


def test_the_loop_has_four_steps_and_its_cases() -> None:
    found = slides("closed_loop")
    ring = found["closed-loop"].blocks[0]
    assert isinstance(ring, Cycle)
    assert [item.heading for item in ring.items] == ["Collect", "Sort", "Act", "Tell"]
    assert found["closed-loop-cases"].title == "Of 4 cases, 3 customers were called and 2 have an outcome"


def test_risks_stand_by_weight_and_challenges_apart() -> None:
    found = slides("risks")
    table = found["risks"].blocks[0]
    assert isinstance(table, Table)
    assert [row[2:4] for row in table.rows] == [("3", "5"), ("4", "3"), ("2", "3")]
    assert {(row, role) for row, column, role in table.roles if column == 2} == {
        (0, "cell-bad"), (1, "cell-poor"), (2, "cell-fair"),
    }  # fmt: skip
    assert found["challenges"].title == "4 challenges, each with a response"


def test_the_change_over_ticks_what_is_done() -> None:
    slide = slides("changeover")["changeover"]
    block = slide.blocks[0]
    assert isinstance(block, Checklist)
    assert block.done == (0,)
    assert block.items[0].mark == "Channel · CX team · 31 Mar 2027"


def test_releases_stand_by_date_with_what_they_settle() -> None:
    table = slides("releases")["releases"].blocks[0]
    assert isinstance(table, Table)
    assert [row[:3] for row in table.rows[:2]] == [
        ("One number, pilot", "31\u00a0Mar\u00a02027", "Too many numbers\nMenu not understood"),
        ("Mobiles join", "30\u00a0Jun\u00a02027", "No transfer\nVerified again and again"),
    ]


def test_a_lifetime_value_is_margin_times_purchases_times_years() -> None:
    slide = slides("lifetime_value", "coffee-house")["lifetime-value"]
    chart = slide.blocks[0]
    assert isinstance(chart, Chart)
    assert chart.series[0][1] == (18 * 60 * 4, 46 * 12 * 3, 16 * 2)
    assert slide.title == "“Regular” is worth 135 times “Passer-by” over the years"


def test_goals_take_the_target_of_their_metric() -> None:
    slide = slides("annual_goals")["annual-goals"]
    assert slide.title == "3 goals for the year, each with an owner"
    table = slide.blocks[0]
    assert isinstance(table, Table)
    assert [row[2] for row in table.rows] == ["1 line", "75%", "5.5"]
