"""The starter is a whole, commented file in two languages, whatever the service is called."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import coach, load
from generator.model import Engagement, Step
from generator.presets import PRESETS
from generator.starter import file_name, quoted, starter, templates

LANGUAGES = ("zh-CN", "en")
HOSTILE = (
    "自行车维修",
    "Fast & friendly",
    "He said \"hi\" and 'bye'",
    "two\nlines\r\nand\ttabs",
    "key: value # no remark",
    "- [a, {b: c}] *d &e !f %g @h `i` |j >k",
    "{{ title }} {% raw %} {# gone #}",
    "${HOME} \\n \\",
    "---\n...",
    "null",
    "~",
    "2026-11-22",
    "😀 ‏שלום‎ \u2028 \u0085 \ufeff \x00 \x7f",
    " blanks around ",
    "长" * 300,
)


def loaded(name: str, language: str) -> Engagement:
    made = load.from_bytes(starter(name, language).encode(), "starter.yaml")
    assert [f"{item.span.line}: {item.message('en')}" for item in made.findings] == []
    assert made.engagement is not None
    return made.engagement


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_it_loads_without_findings_and_its_title_is_the_name(name: str, language: str) -> None:
    made = loaded(name, language)
    assert made.meta.title.values == ((language, name),)
    assert made.languages == (language,)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_name_is_a_title(name: str) -> None:
    assert loaded(name, "en").meta.title.in_language("en") == name


@pytest.mark.parametrize(("language", "title"), [("zh-CN", "自行车维修"), ("en", "Bicycle repair")])
@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_name_that_says_nothing_leaves_the_title_of_the_example(name: str, language: str, title: str) -> None:
    assert loaded(name, language).meta.title.in_language(language) == title


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert loaded("caf\udce9", "en").meta.title.in_language("en") == "caf?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_what_a_first_engagement_needs(language: str) -> None:
    made = loaded("Example", language)
    steps = made.blueprints["as_is"].steps
    assert (len(made.phases), len(steps), len(made.personas)) == (2, 5, 1)
    assert all(len(step.cells) == 5 for step in steps)
    assert len(made.pains) >= 2
    assert len(made.moments) == 2
    assert all(moment.owner and moment.metrics and moment.promise for moment in made.moments)
    assert len(made.scores(made.blueprints["as_is"])) == 5
    assert sum(card.wait is not None for step in steps for card in made.customer_cards(step)) >= 2
    assert len(made.stakeholders) >= 4
    assert all(metric.baseline is not None and metric.target is not None for metric in made.metrics)
    assert made.workshop is not None
    day = made.workshop.days[0]
    assert (day.start, day.closing, day.content_minutes) == ("13:30", "16:45", 180)


def test_owners_and_metrics_of_moments_are_found_by_name() -> None:
    made = loaded("Example", "en")
    for moment in made.moments:
        assert made.find("stakeholder", moment.owner)
        assert all(made.find("metric", metric) for metric in moment.metrics)


def test_both_languages_tell_the_same_story() -> None:
    def outline(language: str) -> list[str]:
        lines = starter("Example", language).split("\n")
        return [found[0] for line in lines if (found := re.match(r" *(- )?[\w-]+:|\s*- \{", line))]

    assert outline("zh-CN") == outline("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_asks_only_what_a_first_draft_cannot_know(language: str) -> None:
    """Nobody has been asked yet: the persona, the curve and the pains are the team's own."""
    found = coach.review(loaded("Example", language)).findings
    assert {one.code for one in found} == {"EM-02", "PN-06", "PS-05"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_the_coach_asks_for_what_is_to_be_filled_in(preset: str, language: str) -> None:
    """Steps to fill in have no pain, no delight and no moment of truth yet, and nobody was asked."""
    made = load.from_bytes(starter("Clinic", language, preset).encode(), "starter.yaml").engagement
    assert made is not None
    missing = {"BP-21", "EM-02", "EM-04", "MT-05", "PN-07", "PS-05"}
    if len(PRESETS[preset]) < 4:
        missing = missing - {"MT-05"} | {"BP-16"}
    assert {one.code for one in coach.review(made).findings} == missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_customer_comes_first_and_the_evidence_last(language: str) -> None:
    for step in loaded("Example", language).blueprints["as_is"].steps:
        assert list(step.cells) == ["customer", "frontstage", "backstage", "support", "evidence"]
        assert isinstance(step, Step)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_explained_in_the_language(language: str) -> None:
    text = starter("Example", language)
    remarks = [line for line in text.split("\n") if "# " in line]
    assert len(remarks) > 40
    chinese = [remark for remark in remarks if re.search("[\u4e00-\u9fff]", remark.partition("# ")[2])]
    assert len(chinese) > 40 if language == "zh-CN" else not chinese
    assert max(map(len, text.split("\n"))) <= 120


def test_the_same_name_gives_the_same_text() -> None:
    assert starter("Example", "en") == starter("Example", "en")


def test_there_is_a_starter_called_service() -> None:
    assert "service" in templates()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("咖啡店：点单", "咖啡店-点单.yaml"),
        ("Bike shop", "Bike-shop.yaml"),
        ("../../etc/passwd", "etc-passwd.yaml"),
        ("C:\\temp\\x", "C-temp-x.yaml"),
        ("nul", "nul-1.yaml"),
        ("-rf", "rf.yaml"),
        ("😀", "service.yaml"),
        ("", "service.yaml"),
        ("a\x00b\nc", "a-b-c.yaml"),
    ],
)
def test_file_names_are_safe_on_every_system(name: str, expected: str) -> None:
    assert file_name(name) == expected


@given(st.text())
def test_a_file_name_never_leaves_its_folder(name: str) -> None:
    made = file_name(name)
    assert not set(made) & set('/\\:*?"<>|\0\n')
    assert made[0] not in ".-"
    assert len(made.encode("utf-8", "replace")) <= 255


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_quoted_text_stays_on_one_line(text: str) -> None:
    made = quoted(text)
    assert len(made.splitlines()) == 1
    assert not any(unicodedata.category(char)[0] == "C" for char in made)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_begins_with_its_phases(preset: str, language: str) -> None:
    made = load.from_bytes(starter("Clinic", language, preset).encode(), "starter.yaml")
    assert made.findings == ()
    assert made.engagement is not None
    names = [phase.name.in_language(language) for phase in made.engagement.phases]
    assert names == [pair[LANGUAGES.index(language)] for pair in PRESETS[preset]]
    assert len(made.engagement.blueprints["as_is"].steps) == len(names)
