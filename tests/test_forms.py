"""Forms ask what the file is about, in both languages, and their answers come back as figures."""

from __future__ import annotations

import csv
import io
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from generator import agenda
from generator.handouts import forms
from generator.handouts.forms import Form, Question
from generator.load import engagement, from_bytes
from generator.load.surveys import TOUCHPOINT
from generator.model import Engagement
from generator.outline import Outline, variants
from generator.render import Job, texts
from generator.theme import house

SAMPLES = Path(__file__).parents[1] / "blueprints"
NAMES = ("cx-course", "coffee-house", "hotline")
BARE = "title: 社区药房取药\nworkshop: {profile: half_day_3h}\nphases: [{name: 取药, steps: [{customer: 排队}]}]\n"


def sample(name: str) -> Engagement:
    made = engagement(SAMPLES / f"{name}.yaml").engagement if name in NAMES else from_bytes(name.encode()).engagement
    assert made is not None
    return agenda.scheduled(variants.chosen(made))[0]


def questions(form: Form) -> list[Question]:
    return [question for section in form.sections for question in section.questions]


def said(value: object) -> list[str]:
    """Every text of a form."""
    if is_dataclass(value):
        return [text for item in fields(value) for text in said(getattr(value, item.name))]
    if isinstance(value, tuple):
        return [text for item in value for text in said(item)]
    return [value] if isinstance(value, str) else []


def files(made: Engagement, language: str, suffix: str = "") -> dict[str, list[list[str]]]:
    """The tables of the forms as a spreadsheet reads them."""
    return {
        path: list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        for path, data in texts.render(job(made, language, suffix)).items()
    }


def job(made: Engagement, language: str, suffix: str = "") -> Job:
    letters = forms.tables(made, language)
    return Job(house(), language, suffix, {}, {}, Outline(language, "", "", "", "", "", ()), letters=letters)


@pytest.mark.parametrize("name", [*NAMES, BARE])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_form_has_a_gap(name: str, language: str) -> None:
    for form in forms.forms(sample(name), language).values():
        every = said(form)
        assert not [text for text in every if text == "None" or "{" in text or text != text.strip() or "  " in text]
        assert form.title
        assert form.privacy
        assert all(question.text and question.id for question in questions(form))


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_the_same_in_every_language(name: str) -> None:
    made = sample(name)
    chinese, english = (forms.forms(made, language) for language in ("zh-CN", "en"))
    assert list(chinese) == list(english)
    for key in chinese:
        ids = [item for question in questions(chinese[key]) for item in (question.id, *question.items)]
        assert ids == [item for question in questions(english[key]) for item in (question.id, *question.items)]
        assert len(ids) == len(set(ids))


def test_the_survey_before_has_eight_items_and_asks_about_the_file() -> None:
    form = forms.forms(sample("cx-course"), "zh-CN")["pre-survey"]
    asked = questions(form)
    assert sorted({int(one.number[0]) for one in asked}) == list(range(1, 9))
    by_id = {one.id: one for one in asked}
    assert by_id["role"].options[1] == "产品与运营"
    assert len(by_id["objective"].options) == 5
    assert "净水器上门安装" in by_id["journey"].help
    assert by_id["knowledge"].options == ("0", "1", "2", "3", "4")
    assert not by_id["needs"].required


def test_the_evaluation_has_ten_items_and_the_objectives() -> None:
    form = forms.forms(sample("hotline"), "en")["evaluation"]
    statements, recommend, reached, step = questions(form)
    assert (len(statements.rows), recommend.number, step.number) == (8, "9", "10")
    assert recommend.options == tuple(map(str, range(11)))
    assert reached.rows[1] == "Map frontstage, backstage and support"
    assert "this workshop" in recommend.text


def test_paper_has_the_numbers_by_which_answers_are_typed_in() -> None:
    made = sample("cx-course")
    printed = {document.stem: document.content for document in forms.documents(made, "zh-CN")}
    tables = {letter.path: letter.values["rows"] for letter in forms.tables(made, "zh-CN")}
    for stem in ("forms/evaluation", "forms/kano", "forms/pre-survey", "forms/follow-up"):
        listed = [row[0] for row in tables[stem][1:]]
        on_paper = [number for one in questions(printed[stem]) for number in (one.numbers or (one.number,))]
        assert on_paper == listed
    statements = questions(printed["forms/evaluation"])[0]
    assert (statements.number, statements.numbers) == ("", tuple(map(str, range(1, 9))))


def test_the_survey_after_names_the_tools_of_the_agenda() -> None:
    applied = {one.id: one for one in questions(forms.forms(sample("coffee-house"), "en")["follow-up"])}["applied"]
    assert applied.options[:3] == ("Persona canvas", "Customer journey canvas", "Moment-of-truth canvas")
    assert "Stakeholder canvas" not in applied.options


def test_the_date_to_return_it_is_before_the_course() -> None:
    dated = BARE.replace("{profile: half_day_3h}", "{days: [{date: '2026-12-02', sessions: [{title: 开场}]}]}")
    facts = {fact.name: fact.value for fact in forms.forms(sample(dated), "zh-CN")["pre-survey"].facts}
    assert facts["请在此之前填好"].replace("\N{NO-BREAK SPACE}", " ") == "2026年11月29日"
    assert facts["日期"].replace("\N{NO-BREAK SPACE}", " ") == "2026年12月2日"
    undated = {fact.name: fact.value for fact in forms.forms(sample(BARE), "zh-CN")["pre-survey"].facts}
    assert undated == {"请在此之前填好": ""}


def test_forms_for_which_the_file_gives_no_reason_are_not_made() -> None:
    assert list(forms.forms(sample(BARE), "zh-CN")) == [
        "pre-survey",
        "evaluation",
        "follow-up",
        "touchpoint-survey",
        "interview-guide",
    ]
    alone = sample("title: 取药\nphases: [{name: 取药, steps: [排队]}]\n")
    assert list(forms.forms(alone, "zh-CN")) == ["touchpoint-survey", "interview-guide"]


def test_contacts_are_asked_about_in_the_order_of_the_journey() -> None:
    first = questions(forms.forms(sample("coffee-house"), "en")["touchpoint-survey"])[0]
    assert (first.id, first.options) == ("touchpoint", ("Be seated", "Order", "Enjoy", "Pay"))


def test_metrics_are_asked_on_their_own_scale() -> None:
    scales = {
        one.id: len(one.options) for one in questions(forms.forms(sample("cx-course"), "en")["experience-survey"])
    }
    assert scales == {"met-csat": 5, "met-ces": 7, "met-nps": 11, "reason": 0}


def test_documents_and_tables_are_named_alike() -> None:
    made = sample("coffee-house")
    stems = {one.stem for one in forms.documents(made, "en")}
    tables = {one.path for one in forms.tables(made, "en")}
    assert stems - tables == {"forms/interview-guide"}
    assert tables - stems == {
        f"forms/{name}-answers" for name in ("touchpoint-survey", "experience-survey", "kano", "servqual")
    }


def test_a_table_has_a_row_for_each_thing_that_is_answered() -> None:
    made = sample("cx-course")
    tables = files(made, "zh-CN", ".zh-CN")
    kano = tables["forms/kano.zh-CN.csv"]
    assert kano[0][:4] == ["题号", "部分", "题目", "题型"]
    assert [row[0] for row in kano[1:5]] == ["1a", "1b", "2a", "2b"]
    assert kano[1][4] == "喜欢 | 理应如此 | 无所谓 | 能忍受 | 不喜欢"
    assert [row[0] for row in tables["forms/evaluation.zh-CN.csv"][1:10]] == [str(at) for at in range(1, 10)]
    assert all(len(row) == len(rows[0]) for rows in tables.values() for row in rows)


def test_tables_open_in_excel_and_compute_nothing() -> None:
    evil = BARE.replace("{profile: half_day_3h}", "{roles: ['=1+1', '@x'], objectives: ['-2', '+3']}")
    data = texts.render(job(sample(evil), "zh-CN"))
    for table in data.values():
        assert table.startswith(b"\xef\xbb\xbf")
        assert table.count(b"\n") == table.count(b"\r\n")
        cells = [cell for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


TWO_LANGUAGES = ("zh-CN", "en")
WORDS = {"zh-CN": ("喜欢", "不喜欢", "理应如此"), "en": ("I like it", "I dislike it", "It must be so")}


@pytest.mark.parametrize("language", TWO_LANGUAGES)
def test_answers_typed_into_the_tables_come_back_as_figures(language: str, tmp_path: Path) -> None:
    """The tables of the coffee house, filled in and read by a file that has its metrics and features."""
    tables = files(sample("coffee-house"), language)
    like, dislike, must = WORDS[language]
    given = {
        "touchpoint": "Pay",
        **dict.fromkeys(("feeling", "ease", "success"), "5"),
        "advocacy": "9",
        "met-nps": "10",
        "met-csat": "4",
        "met-ces": "6",
        "kf-held-with": must,
        "kf-held-without": dislike,
        "kf-pay-with": like,
        "kf-pay-without": dislike,
    }
    for name in ("touchpoint-survey", "experience-survey", "kano", "servqual"):
        rows = tables[f"forms/{name}-answers.csv"]
        answers = [[str(at), *(_given(item, given, at) for item in rows[0][1:])] for at in range(1, 5)]
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([*rows, *answers])
    (tmp_path / "shop.yaml").write_text(_READER, "utf-8")
    loaded = engagement(tmp_path / "shop.yaml")
    assert [item.code for item in loaded.findings if item.code.startswith("SV")] == []
    made = loaded.engagement
    assert made is not None
    figures = {metric.id: (metric.baseline, metric.n) for metric in made.metrics}
    assert figures == {"met-nps": (100, 4), "met-csat": (1, 4), "met-ces": (6, 4)}
    assert made.kano is not None
    counts = {feature.id: feature.counts for feature in made.kano.features}
    assert (counts["kf-held"]["M"], counts["kf-pay"]["O"]) == (4, 4)
    answers_by = {(one.kind, one.target, one.item): one.values for survey in made.surveys for one in survey.answers}
    assert [answers_by["touchpoint", name, 0] for name in TOUCHPOINT] == [(5,) * 4, (5,) * 4, (5,) * 4, (9,) * 4]
    assert (answers_by["servqual", "reliability", 0], answers_by["servqual", "reliability", 1]) == ((5,) * 4, (5,) * 4)


def _given(item: str, given: dict[str, str], at: int) -> str:
    if item.endswith("-expected"):
        return "6"
    if item.endswith("-perceived"):
        return "5"
    return given.get(item, "")


_READER = """
title: 咖啡店
phases: [{name: 点单, steps: [{customer: 下单}]}]
metrics:
  - {id: met-nps, name: 推荐, kind: nps}
  - {id: met-csat, name: 满意, kind: csat}
  - {id: met-ces, name: 省力, kind: ces, scale: agree_1_7}
kano:
  features: [{id: kf-held, name: 位子预留}, {id: kf-pay, name: 桌边买单}]
surveys:
  - file: touchpoint-survey.csv
    format: qualtrics
    segment_column: touchpoint
    columns: {feeling: feeling, ease: ease, success: success, advocacy: advocacy}
  - file: experience-survey.csv
    format: qualtrics
    columns: {met-nps: met-nps, met-csat: met-csat, met-ces: met-ces}
  - file: kano.csv
    format: qualtrics
    questions:
      - {for: kf-held, functional: kf-held-with, dysfunctional: kf-held-without}
      - {for: kf-pay, functional: kf-pay-with, dysfunctional: kf-pay-without}
  - file: servqual.csv
    format: qualtrics
    questions:
      - for: reliability
        expectation: [reliability-1-expected, reliability-2-expected]
        perception: [reliability-1-perceived, reliability-2-perceived]
"""
