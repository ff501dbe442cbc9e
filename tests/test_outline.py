"""What the deck says, and in which order."""

import pytest

from generator import load, outline
from generator.model import Metric, Text
from generator.outline import Outline
from generator.outline.blocks import Callout, Chart, Figure, Table
from generator.outline.metrics import figure
from tests.samples import sample


def _outline(name: str, language: str) -> Outline:
    return outline.of(sample(name), language)


CASES = [
    ("hotline", "zh-CN"),
    ("hotline", "en"),
    ("hotline", "zh-CN+en"),
    ("coffee-house", "en"),
    ("coffee-house", "zh-CN"),
    ("first", "zh-CN"),
]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_slide_has_a_title_of_its_own_and_notes(name: str, language: str) -> None:
    slides = [slide for section in _outline(name, language).sections for slide in section.slides]
    titles = [slide.title for slide in slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.notes.say and slide.notes.do and slide.notes.transition for slide in slides)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_no_block_is_empty(name: str, language: str) -> None:
    blocks = [
        block for section in _outline(name, language).sections for slide in section.slides for block in slide.blocks
    ]
    for block in blocks:
        if isinstance(block, Table):
            assert block.rows
            assert all(len(row) == len(block.header) and all(row) for row in block.rows)
        elif isinstance(block, Callout):
            assert block.value
            assert block.caption


def test_titles_are_the_authors_or_what_the_data_says() -> None:
    titles = {slide.id: slide.title for section in _outline("hotline", "en").sections for slide in section.slides}
    assert titles["blueprint-as_is"] == "Today callers go through five steps, two of them wasted"
    assert titles["journey-as_is"] == "The journey is at its lowest at “Ask about another product” (−2)"
    assert titles["power-interest"] == "2 to manage closely; 3 hold power but show little interest"


def test_metrics_with_a_before_and_an_after_are_charts_and_others_callouts() -> None:
    slides = [slide for section in _outline("hotline", "zh-CN").sections for slide in section.slides]
    blocks = [block for slide in slides if slide.id.startswith("metrics-") for block in slide.blocks]
    charts = [block for block in blocks if isinstance(block, Chart)]
    shown = {chart.series[0][1] for chart in charts}
    assert {(18, 1), (0.62, 0.75), (240, 30)} <= shown
    assert (3.9, 5.5) not in shown  # nobody was asked: a target only
    values = {block.value.replace("\N{NO-BREAK SPACE}", " ") for block in blocks if isinstance(block, Callout)}
    assert {"20,000 通/月", "2,997 通/月", "20 秒", "−8.5%（口径未说明）"} <= values


def test_a_chart_of_per_cent_shows_the_sign_however_the_share_is_written() -> None:
    sections = _outline("coffee-house", "en").sections
    blocks = [block for section in sections for slide in section.slides for block in slide.blocks]
    formats = {block.title: block.number_format for block in blocks if isinstance(block, Chart)}
    assert formats["Reviews answered within a day"] == '#,##0"%"'
    assert "%" in formats["Guests back within 30 days"]


@pytest.mark.parametrize(
    ("unit", "value", "chinese", "english"),
    [
        ("ratio", 0.625, "62.5%", "62.5%"),
        ("percent", -3, "−3%", "−3%"),
        ("min", 12, "12 分钟", "12 min"),
        ("lines", 1200, "1,200 条", "1,200 lines"),
        ("cups_a_day", 0.5, "0.5 cups a day", "0.5 cups a day"),
        ("", 4, "4", "4"),
    ],
)
def test_a_figure_reads_the_same_wherever_it_stands(unit: str, value: float, chinese: str, english: str) -> None:
    metric = Metric(id="metric-a", name=Text(), unit=unit)
    said = [figure(metric, value, language) for language in ("zh-CN", "en", "zh-CN+en")]
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in said] == [chinese, english, chinese]


def test_a_stacked_deck_says_everything_twice() -> None:
    titles = [slide.title for section in _outline("hotline", "zh-CN+en").sections for slide in section.slides]
    assert all("\n" in title for title in titles)


def test_figures_are_named_by_key() -> None:
    keys = [
        block.key
        for section in _outline("first", "zh-CN").sections
        for slide in section.slides
        for block in slide.blocks
        if isinstance(block, Figure)
    ]
    shown = ["persona/per-1", "journey/as_is", "blueprint/as_is", "moment/mot-1"]
    assert keys == [*shown, "journey/as_is", "blueprint/as_is"]  # then the other pages, in the appendix


SHORT = """\
title: Clinic
personas: [Mrs Wang]
metrics: [{name: Total time, unit: min, baseline: 75, target: 40}]
phases:
  - name: See
    steps:
      - {customer: Books a visit, emotion: 1}
      - {customer: Sees the doctor, emotion: -1}
"""


def test_a_short_file_still_says_where_the_journey_starts_ends_and_whose_it_is() -> None:
    engagement = load.from_bytes(SHORT.encode()).engagement
    assert engagement is not None
    slides = {slide.id: slide for section in outline.of(engagement, "en").sections for slide in section.slides}
    table = slides["scope"].blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (
        ("Service", "Clinic"),
        ("Starts when", "Books a visit"),
        ("Ends when", "Sees the doctor"),
        ("Customers", "Mrs Wang"),
        ("Evidence", "none of the 2 emotion scores has evidence behind it"),
    )
    assert slides["metrics-1"].title == "Total time: 75\N{NO-BREAK SPACE}min → 40\N{NO-BREAK SPACE}min"


def test_metrics_that_all_have_a_target_are_said_so_once() -> None:
    more = SHORT.replace("target: 40}]", "target: 40}, {name: Waiting, unit: min, baseline: 20, target: 5}]")
    engagement = load.from_bytes(more.encode()).engagement
    assert engagement is not None
    titles = [slide.title for section in outline.of(engagement, "en").sections for slide in section.slides]
    assert "2 metrics, each with a target" in titles


def test_slides_of_the_same_name_are_told_apart() -> None:
    text = "title: T\npersonas: [Mei, Mei]\nphases: [{name: P, steps: [{customer: a}]}]\n"
    engagement = load.from_bytes(text.encode()).engagement
    assert engagement is not None
    titles = [slide.title for section in outline.of(engagement, "en").sections for slide in section.slides]
    assert "Persona: Mei" in titles
    assert "Persona: Mei (no. 2)" in titles
