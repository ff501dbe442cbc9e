"""What customers said, as slides: Kano, NPS, CSAT, CES, SERVQUAL, touchpoints, the plan of feedback."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from generator.measure import Interval, nps, wilson
from generator.model import Answers, Engagement, Metric, Survey, Text
from generator.model.insight import Kano, KanoFeature
from generator.outline import Slide
from generator.outline.blocks import Callout, Chart, Prose, Quadrant, Table
from generator.outline.readings import Reading, readings, sample_words, span, waves
from generator.outline.speaker import Speaker
from generator.outline.tools import tool
from tests.samples import sample

TOOLS = (
    "kano_table",
    "kano_counts",
    "kano_chart",
    "nps",
    "csat",
    "ces",
    "servqual",
    "touchpoint_survey",
    "feedback_plan",
    "method_choice",
)
ALWAYS = ("kano_table", "method_choice")  # they teach, and need no data


def slides(name: str, engagement: Engagement, language: str = "en") -> list[Slide]:
    return list(tool(name)(Speaker(engagement, language)))


def one(blocks: Any, kind: Any) -> Any:
    (found,) = [block for block in blocks if isinstance(block, kind)]
    return found


def named(name: str) -> Text:
    return Text((("en", name),))


def asked(metric: Metric, scores: tuple[int, ...], periods: tuple[str, ...] = (), scale: str = "0_10") -> Engagement:
    """The first sample with one metric and what was answered to it."""
    answers = Answers("metric", metric.id, scale=scale, values=scores, rows=tuple(range(len(scores))), periods=periods)
    survey = Survey(id="sv", file="a.csv", answers=(answers,), people=len(scores))
    return dataclasses.replace(sample("first"), metrics=(metric,), surveys=(survey,))


NPS = Metric(id="met-nps", name=named("NPS"), kind="nps", scale="0_10", unit="points", target=40)
HUNDRED = (10,) * 45 + (8,) * 35 + (3,) * 20  # the worked example of the field reference, §6


# All of them ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TOOLS)
def test_without_data_only_what_teaches_is_there(name: str) -> None:
    assert bool(slides(name, sample("first"))) == (name in ALWAYS)


@pytest.mark.parametrize("name", ["kano_counts", "kano_chart", "nps", "csat", "ces", "servqual", "touchpoint_survey"])
def test_made_up_figures_say_so(name: str) -> None:
    found = slides(name, sample("coffee-house"))
    assert found
    assert all(slide.illustrative for slide in found)


# Kano ----------------------------------------------------------------------------------------------------------------


def test_the_evaluation_table_is_that_of_the_field() -> None:
    (slide,) = slides("kano_table", sample("hotline"))
    letters = ["".join(cell[0] for cell in row[1:]) for row in one(slide.blocks, Table).rows]
    assert letters == ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]


def test_the_field_has_the_coefficients_of_the_field_reference() -> None:
    """Golden values: the field reference, §16.4."""
    (slide,) = slides("kano_chart", sample("hotline"))
    chart = one(slide.blocks, Chart)
    points = [(name, round(x, 3), round(y, 3)) for name, (x, y) in chart.series]
    assert points == [
        ("One number", 0.814, 0.361),
        ("Cross-product help", 0.691, 0.670),
        ("Device recognised", 0.253, 0.726),
    ]
    assert (chart.cut, chart.low, chart.high) == ((0.5, 0.5), 0, 1)
    assert chart.quadrants == ("Attractive", "One-dimensional", "Indifferent", "Must-be")
    said = [line.words for line in one(slide.blocks, Prose).lines]
    assert said[0] == "One number: must-be · Better\u00a00.36 · Worse\u00a0−0.81"
    assert slide.title == "“One number” is a must-be: missed when absent, unnoticed when there"


def kano(*counts: dict[str, int]) -> Engagement:
    features = tuple(
        KanoFeature(id=f"kf-{at}", name=named(f"F{at}"), counts=found) for at, found in enumerate(counts, 1)
    )
    return dataclasses.replace(sample("first"), kano=Kano(features=features))


def test_a_class_that_the_diagram_sees_otherwise_says_so() -> None:
    """The mode says attractive, the coefficients one-dimensional."""
    (slide,) = slides("kano_chart", kano({"A": 40, "O": 35, "M": 20, "I": 5}))
    assert one(slide.blocks, Prose).lines[0].words == (
        "F1: attractive (in the field of one-dimensional) · Better\u00a00.75 · Worse\u00a0−0.55"
    )


def test_a_feature_without_coefficients_is_in_no_field() -> None:
    assert slides("kano_chart", kano({"R": 20, "Q": 20})) == []
    assert len(one(slides("kano_counts", kano({"R": 20, "Q": 20}))[0].blocks, Chart).categories) == 1


def test_few_answers_and_doubtful_questions_are_said() -> None:
    (slide,) = slides("kano_counts", kano({"A": 10, "M": 10, "Q": 5}))
    values = [block.value for block in slide.blocks if isinstance(block, Callout)]
    assert values == ["n = 25", "20%"]
    (slide,) = slides("kano_counts", kano({"A": 20, "M": 20, "Q": 4}))
    assert not [block for block in slide.blocks if isinstance(block, Callout)]


def test_counts_are_those_of_the_file() -> None:
    (slide,) = slides("kano_counts", sample("hotline"), "zh-CN")
    chart = one(slide.blocks, Chart)
    assert (chart.kind, chart.categories[0]) == ("stacked", "一个号码 (n = 100)")
    assert dict(chart.series)["M 必备型"] == (52, 22, 6)
    assert slide.title == "3 项功能：1 项必备型、1 项期望型、1 项魅力型"


# Recommendation, satisfaction, effort --------------------------------------------------------------------------------


def test_the_worked_example_of_the_score_and_its_interval() -> None:
    """100 answers, 45 promoters, 20 detractors: 25, from 9.5 (9.47) to 39.1. Source: Rocks 2016."""
    (slide,) = slides("nps", asked(NPS, HUNDRED))
    assert slide.title == "Promoters outnumber detractors by 25 points, 95% interval 9 to 39"
    groups, bars = [block for block in slide.blocks if isinstance(block, Chart)]
    assert [values for _, values in groups.series] == [(45,), (35,), (20,)]
    assert bars.spread[0] == pytest.approx(nps(45, 20, 100)[1:])
    assert (bars.low, bars.high, bars.series[0][1]) == (-100, 100, (25, 40))
    callouts = [block for block in slide.blocks if isinstance(block, Callout)]
    assert callouts[0].note == "n = 100, 95% interval 9–39"
    assert "registered trademark" in callouts[-1].note


def test_a_target_inside_the_interval_may_be_chance() -> None:
    inside, outside = (
        slides("nps", asked(dataclasses.replace(NPS, target=target), HUNDRED))[0].blocks[1] for target in (39, 40)
    )
    assert isinstance(inside, Callout)
    assert isinstance(outside, Callout)
    assert inside.note.startswith("Within the interval")
    assert outside.note.startswith("Outside the interval")


@pytest.mark.parametrize(
    ("scores", "title"),
    [
        ((10,) * 10 + (3,) * 9, "NPS is 5, and its interval crosses zero: too close to call"),
        ((2,) * 60 + (9,) * 10, "Detractors outnumber promoters by 71 points, 95% interval −85 to −52"),
    ],
)
def test_the_title_says_no_more_than_the_interval_bears_out(scores: tuple[int, ...], title: str) -> None:
    assert slides("nps", asked(NPS, scores))[0].title == title


def test_two_waves_are_compared_by_the_interval_of_their_difference() -> None:
    better = (10,) * 80 + (8,) * 15 + (3,) * 5
    periods = ("2026-Q4",) * 100 + ("2026-Q3",) * 100  # as some exports have them: the newest first
    (slide,) = slides("nps", asked(NPS, better + HUNDRED, periods))
    assert slide.title == "NPS rose by 50 points, more than chance"
    groups = next(block for block in slide.blocks if isinstance(block, Chart))
    assert groups.categories == ("2026-Q3", "2026-Q4")
    (slide,) = slides("nps", asked(NPS, (*HUNDRED[1:], 8, *HUNDRED), periods))
    assert slide.title.startswith("NPS fell by 1 point, which may be chance")


def test_nobody_asked_is_a_target_only() -> None:
    metric = dataclasses.replace(NPS, baseline=10, n=0)
    (slide,) = slides("nps", dataclasses.replace(sample("first"), metrics=(metric,)))
    assert slide.title == "NPS: the target is 40, not measured yet"
    assert not [block for block in slide.blocks if isinstance(block, Chart)]


def test_a_metric_without_any_figure_has_no_slide() -> None:
    metric = dataclasses.replace(NPS, target=None)
    assert slides("nps", dataclasses.replace(sample("first"), metrics=(metric,))) == []


def test_a_share_and_its_number_of_answers_have_an_interval() -> None:
    """78 of 100: 68.9 % to 85.0 %. Source: Wilson 1927, as in the field reference, §6."""
    metric = Metric(id="m", name=named("Satisfied"), kind="csat", scale="1_5", unit="ratio", baseline=0.78, n=100)
    (slide,) = slides("csat", dataclasses.replace(sample("first"), metrics=(metric,)))
    chart, callout = one(slide.blocks, Chart), one(slide.blocks, Callout)
    assert chart.spread == (wilson(78, 100)[1:],)
    assert callout.note == "n = 100, 95% interval 69%–85%\nsatisfied: 4 or 5 of 5"


def test_a_score_that_nobody_answered_for_has_no_interval() -> None:
    metric = dataclasses.replace(NPS, baseline=32, n=120)
    engagement = dataclasses.replace(sample("first"), metrics=(metric,))
    (reading,) = readings(Speaker(engagement, "en"), metric)
    assert (reading.value, reading.n, reading.interval) == (32, 120, None)


@pytest.mark.parametrize(
    ("scale", "said"), [("agree_1_7", "1–7, higher is better"), ("effort_1_5", "1–5, lower is better")]
)
def test_effort_says_which_direction_is_good(scale: str, said: str) -> None:
    metric = Metric(id="m", name=named("Effort"), kind="ces", scale=scale, unit="points", target=4)
    (slide,) = slides("ces", asked(metric, (3, 4, 5) * 20, scale=scale))
    assert isinstance(slide.blocks[0], Callout)
    assert said in slide.blocks[0].note


def test_a_small_sample_is_called_a_hint() -> None:
    metric = Metric(id="m", name=named("Effort"), kind="ces", scale="agree_1_7", unit="points")
    (slide,) = slides("ces", asked(metric, (3, 4, 5), scale="agree_1_7"))
    assert slide.title == "Effort: 4.0 from 3 answers, a hint only"


@pytest.mark.parametrize(
    ("interval", "said"), [((0, 9.47, 39.1), "9–39"), ((0, -8.0, 12.0), "−8 – 12"), ((0, -20, -4), "−20 – −4")]
)
def test_bounds_are_read_without_doubt(interval: tuple[float, float, float], said: str) -> None:
    assert span(Interval(*interval)) == said


def test_a_mean_of_one_answer_has_no_interval_to_print() -> None:
    reading = Reading("baseline", 4.0, Interval(4.0, float("-inf"), float("inf")), 1, "")
    assert sample_words(Speaker(sample("first"), "en"), reading) == "n = 1, fewer than 30 answers, a hint only"


def test_waves_without_numbers_come_as_in_the_table() -> None:
    answers = Answers("metric", "m", values=(1, 2, 3), rows=(1, 2, 3), periods=("spring", "autumn", "spring"))
    assert [(wave.period, wave.scores) for wave in waves([answers])] == [("spring", (1, 3)), ("autumn", (2,))]


# Expectation, touchpoints, plan --------------------------------------------------------------------------------------


def test_gaps_are_perception_less_expectation() -> None:
    first, model = slides("servqual", sample("coffee-house"))
    chart, table = one(first.blocks, Chart), one(first.blocks, Table)
    (_, expected), (_, perceived) = chart.series
    assert (chart.kind, len(chart.categories)) == ("radar", 5)
    for row, high, low in zip(table.rows, expected, perceived, strict=True):
        gap = float(row[3].split("\n")[0].replace("−", "-"))
        assert gap == pytest.approx(low - high, abs=0.06)
    assert "n = 48" in first.source
    assert [row[0] for row in one(model.blocks, Table).rows] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(("dimensions", "kind"), [(1, "column"), (2, "column"), (3, "radar")])
def test_a_radar_needs_three_dimensions(dimensions: int, kind: str) -> None:
    survey = next(one for one in sample("coffee-house").surveys if any(a.kind == "servqual" for a in one.answers))
    kept = list(dict.fromkeys(one.target for one in survey.answers))[:dimensions]
    fewer = dataclasses.replace(survey, answers=tuple(one for one in survey.answers if one.target in kept))
    first, _ = slides("servqual", dataclasses.replace(sample("coffee-house"), surveys=(fewer,)))
    assert one(first.blocks, Chart).kind == kind


def test_the_dimension_that_falls_short_most_is_in_the_title() -> None:
    first, _ = slides("servqual", sample("coffee-house"), "zh-CN")
    table = one(first.blocks, Table)
    worst = min(table.rows, key=lambda row: float(row[3].split("\n")[0].replace("−", "-")))
    assert worst[0] in first.title


def touched(target: str, values: tuple[int, ...], scale: str) -> Engagement:
    answers = Answers("touchpoint", target, scale=scale, values=values, rows=tuple(range(len(values))))
    return dataclasses.replace(sample("first"), surveys=(Survey(id="sv", file="a.csv", answers=(answers,)),))


@pytest.mark.parametrize(
    ("scale", "values", "share"),
    [
        ("1_5", (5, 4, 3, 1), 0.5),
        ("yes_no", (1, 1, 1, 0), 0.75),
        ("0_10", (10, 9, 8, 0), 0.5),
        ("1_7", (7, 5, 4, 1), 0.5),
        ("effort_1_5", (1, 2, 3, 5), 0.5),
    ],
)
def test_favourable_is_what_the_scale_calls_so(scale: str, values: tuple[int, ...], share: float) -> None:
    (slide,) = slides("touchpoint_survey", touched("ease", values, scale))
    chart = one(slide.blocks, Chart)
    assert chart.series[0][1] == (share,)
    assert chart.spread == (wilson(round(4 * share), 4)[1:],)
    assert "n = 4" in chart.categories[0]


def test_the_plan_says_where_what_is_asked_and_who_looks() -> None:
    (slide,) = slides("feedback_plan", sample("hotline"))
    rows = one(slide.blocks, Table).rows
    assert rows[0] == (
        "Find a number",
        "Time to find the right number (from records, nobody is asked)",
        rows[0][2],
        "Weekly",
        "CX team",
    )
    assert any("do you agree? (1–7)" in row[1] for row in rows)
    (stacked,) = slides("feedback_plan", sample("hotline"), "zh-CN+en")
    assert one(stacked.blocks, Table).rows[1] == (
        "拨打\nDial",
        "首层菜单播报时长（系统记录，不问客户）\nLevel-1 menu read-out (from records, nobody is asked)",
        "电话\nPhone",
        "每周汇总\nWeekly",
        "话务系统团队\nTelephony team",
    )


def test_methods_stand_by_how_many_speak_and_who_leads() -> None:
    (slide,) = slides("method_choice", sample("first"))
    field = one(slide.blocks, Quadrant)
    assert [item.heading for item in field.items] == [
        "Focus group",
        "Social media and reviews",
        "Interview",
        "Questionnaire",
    ]
