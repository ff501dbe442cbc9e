"""Survey data: what platforms export comes in whole, and what cannot be read is told by row and column."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import load, measure
from generator.diagnostics import Diagnostic
from generator.load.columns import letter_of
from generator.load.ratings import rating
from generator.load.tables import COLUMN_LIMIT, ROW_LIMIT, SIZE_LIMIT, TableError, rows_of
from generator.model import Answers, Engagement, Metric
from tests.samples import sample

DATA = Path(__file__).parent / "surveys"
BODY = "phases:\n  - {name: 点单, steps: [看菜单]}\n"
METRICS = """metrics:
  - {id: met-nps, name: {zh-CN: 净推荐值, en: NPS}, kind: nps}
  - {id: met-csat, name: {zh-CN: 满意度, en: CSAT}, kind: csat}
  - {id: met-first, name: 一次解决, kind: operational, unit: percent, scale: percent}
  - {id: met-gap, name: 服务差距, kind: servqual}
kano:
  features:
    - {id: kf-table, name: 预留座位}
"""


def loaded(tmp_path: Path, surveys: str, *files: str, head: str = METRICS) -> load.Loaded:
    """An engagement with the surveys, beside copies of these files of `tests/surveys`."""
    for name in files:
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    (tmp_path / "main.yaml").write_text(f"title: 咖啡店点单\n{head}{surveys}{BODY}", "utf-8")
    return load.engagement(tmp_path / "main.yaml", "main.yaml")


def made(found: load.Loaded) -> Engagement:
    assert found.engagement is not None, [(item.code, item.parameters) for item in found.findings]
    return found.engagement


def metric(engagement: Engagement, identifier: str) -> Metric:
    found = engagement.find("metric", identifier)
    assert isinstance(found, Metric)
    assert found in engagement.metrics
    return found


def told(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{item.code} {item.message('en')}" for item in findings]


# the formats


@pytest.mark.parametrize("file", ["qualtrics.csv", "qualtrics.xlsx"])
def test_qualtrics(tmp_path: Path, file: str) -> None:
    """Three rows of headings in CSV, two in a workbook; questions by number, by wording, by letter."""
    surveys = f"""surveys:
  - id: sv-1
    file: {file}
    format: qualtrics
    basis: illustrative
    period: 2026 年 11 月
    segment_column: segment
    questions:
      - {{for: met-nps, column: Q1}}
      - {{for: kf-table, functional: H, dysfunctional: "If no table is held for you, how do you feel?"}}
      - {{for: reliability, expectation: [Q3_1], perception: [Q3_2]}}
"""
    found = loaded(tmp_path, surveys, file)
    assert found.findings == ()
    engagement = made(found)
    (survey,) = engagement.surveys
    nps, kano, gap = survey.answers
    assert survey.people == 10
    assert nps.values == (10, 9, 9, 10, 8, 7, 6, 9, 3, 10)
    first = 4 if file.endswith("csv") else 3
    assert nps.rows == tuple(range(first, first + 10))
    assert nps.heading == "How likely are you to recommend us to a friend? Please choose 0 to 10."
    assert nps.only(segment="regular").values == (9, 10, 7, 9, 10)
    assert kano.pairs[:3] == ((1, 5), (2, 5), (2, 5))
    assert (gap.n, gap.missing, gap.bad) == (9, 1, 0)
    assert measure.servqual_item(gap.pairs).gap.value == pytest.approx(-8 / 9)
    feature = engagement.kano and engagement.kano.features[0]
    assert feature
    assert feature.counts == {"A": 1, "O": 3, "M": 5, "I": 1, "R": 0, "Q": 0}
    assert (metric(engagement, "met-nps").baseline, metric(engagement, "met-nps").n) == (40.0, 10)
    assert metric(engagement, "met-nps").basis == "illustrative"
    assert metric(engagement, "met-nps").period.in_language("zh-CN") == "2026 年 11 月"


@pytest.mark.parametrize("file", ["surveymonkey.csv", "surveymonkey.xlsx"])
def test_surveymonkey(tmp_path: Path, file: str) -> None:
    """Two rows of headings; a question above several columns names the first of them."""
    surveys = f"""surveys:
  - file: {file}
    columns:
      met-nps: How likely is it that you would recommend us?
      met-csat: How satisfied are you with … / The coffee
      feeling: the room
"""
    found = loaded(tmp_path, surveys, file)
    assert found.findings == ()
    nps, csat, feeling = made(found).surveys[0].answers
    assert nps.values == (10, 9, 8, 6, 10, 0, 9, 7)
    assert csat.values == (5, 5, 4, 4, 5, 3, 5, 4)
    assert csat.heading == "How satisfied are you with … / The coffee"
    assert (feeling.kind, feeling.target, feeling.values) == ("touchpoint", "feeling", (5, 4, 4, 3, 5, 2, 4, 5))
    assert metric(made(found), "met-csat").baseline == 0.875
    assert metric(made(found), "met-csat").unit == "ratio"


PLAIN = "surveys:\n  - {file: plain.csv, columns: {met-nps: 推荐意愿, met-csat: C}, period_column: 轮次}\n"


def test_a_plain_table_with_bad_rows(tmp_path: Path) -> None:
    """Each bad answer is told by its row and column, and left out of its own question only."""
    found = loaded(tmp_path, PLAIN, "plain.csv")
    off, words = "not a whole number of 0 to 10", "which is no answer on the scale of 0 to 10"
    assert told(found.findings) == [
        f"SV-04 plain.csv, row {row}, column {column} has “{text}”, {problem}; the answer is left out"
        for row, column, text, problem in (
            (3, "B", "11", off),
            (5, "B", "7.5", off),
            (6, "B", "很高", words),
            (6, "C", "6", "not a whole number of 1 to 5"),
            (8, "C", "不知道", "which is no answer on the scale of 1 to 5"),
            (10, "B", "=1+9", words),
        )
    ]
    span = found.findings[0].span
    assert (span.file, span.line, span.column) == ("plain.csv", 3, 2)
    nps, csat = made(found).surveys[0].answers
    assert (nps.values, nps.missing, nps.bad) == ((9, 10, 8, 3, 0), 1, 4)
    assert (csat.values, csat.missing, csat.bad) == ((5, 4, 3, 4, 4, 5, 2), 1, 2)
    assert nps.n + nps.missing + nps.bad == csat.n + csat.missing + csat.bad == made(found).surveys[0].people == 10
    wave = metric(made(found), "met-nps")
    assert (wave.baseline, wave.result, wave.n) == (100.0, -25.0, 4)


def test_a_table_as_chinese_spreadsheets_save_it(tmp_path: Path) -> None:
    """GB 18030, semicolons, worded options, yes and no, and half a Kano pair."""
    surveys = """surveys:
  - file: gb18030.csv
    questions:
      - {for: 满意度, column: 您有多满意}
      - {for: kf-table, functional: 喜欢有预留座位吗, dysfunctional: 没有预留座位呢}
      - {for: met-first, column: E, scale: yes_no}
"""
    found = loaded(tmp_path, surveys, "gb18030.csv")
    half = "while the other half of the pair is blank"
    assert told(found.findings) == [f"SV-04 gb18030.csv, row 5, column C has “无所谓”, {half}; the answer is left out"]
    csat, kano, first = made(found).surveys[0].answers
    assert (csat.target, csat.values) == ("met-csat", (5, 4, 4, 3, 2))
    assert (kano.pairs, kano.bad) == (((1, 5), (2, 5), (2, 5), (1, 4)), 1)
    assert (first.values, first.missing) == ((1, 1, 0, 1), 1)
    assert metric(made(found), "met-first").baseline == 75.0


def test_labels_of_the_author_and_a_long_list_of_bad_answers(tmp_path: Path) -> None:
    """Unknown wording is told five times and then counted; `labels` reads it."""
    (tmp_path / "a.csv").write_text("x\n" + "还可以\n" * 20 + "好极了\n", "utf-8")
    found = loaded(tmp_path, "surveys:\n  - {file: a.csv, columns: {met-csat: x}}\n")
    assert [item.code for item in found.findings] == ["SV-07"] + ["SV-04"] * 5 + ["SV-05"]
    assert "16" in found.findings[-1].message("zh-CN")
    read = loaded(tmp_path, "surveys:\n  - {file: a.csv, columns: {met-csat: x}, labels: {还可以: 4, 好极了: 5}}\n")
    assert read.findings == ()
    assert made(read).surveys[0].answers[0].values == (*[4] * 20, 5)


# what the author wrote


def test_written_figures_win_and_a_difference_is_told(tmp_path: Path) -> None:
    head = """metrics:
  - {id: met-nps, name: NPS, kind: nps, baseline: 50, n: 10}
kano: {n: 9, features: [{id: kf-table, name: Table, counts: {M: 9}}]}
"""
    surveys = """surveys:
  - file: qualtrics.csv
    columns: {met-nps: Q1}
    questions: [{for: kf-table, functional: Q2_1, dysfunctional: Q2_2}]
"""
    found = loaded(tmp_path, surveys, "qualtrics.csv", head=head)
    assert [item.code for item in found.findings] == ["SV-06", "SV-06", "SV-06"]
    assert metric(made(found), "met-nps").baseline == 50
    assert metric(made(found), "met-nps").n == 10
    kano = made(found).kano
    assert kano
    assert (kano.n, kano.features[0].counts) == (9, {"M": 9})


def test_a_figure_written_with_fewer_decimals_is_the_same(tmp_path: Path) -> None:
    head = "metrics: [{id: met-csat, name: CSAT, kind: csat, unit: ratio, baseline: 0.88, n: 8}]\n"
    surveys = "surveys: [{file: surveymonkey.csv, columns: {met-csat: The coffee}}]\n"
    assert loaded(tmp_path, surveys, "surveymonkey.csv", head=head).findings == ()


def test_a_later_survey_gives_the_value_reached(tmp_path: Path) -> None:
    surveys = """surveys:
  - {file: qualtrics.csv, columns: {met-nps: Q1}}
  - {file: surveymonkey.csv, columns: {met-nps: D}, measures: result}
"""
    wave = metric(made(loaded(tmp_path, surveys, "qualtrics.csv", "surveymonkey.csv")), "met-nps")
    assert (wave.baseline, wave.result, wave.n) == (40.0, 25.0, 8)


def test_a_servqual_metric_is_the_mean_gap(tmp_path: Path) -> None:
    surveys = "surveys:\n  - {file: qualtrics.csv, questions: [{for: met-gap, expectation: Q3_1, perception: Q3_2}]}\n"
    gap = metric(made(loaded(tmp_path, surveys, "qualtrics.csv")), "met-gap")
    assert (gap.baseline, gap.n, gap.unit) == (-0.89, 9, "points")


def test_the_sample_rests_on_its_answers() -> None:
    """The coffee house's figures are those of its tables, to the decimals written."""
    engagement = sample("coffee-house")
    touchpoint, kano, servqual = engagement.surveys
    assert [one.n for one in touchpoint.answers] == [120] * 7
    assert [one.step for one in touchpoint.answers][3:] == ["st-pay"] * 4
    assert [len([one for one in servqual.answers if one.target == name]) for name in measure.SERVQUAL] == [
        4,
        5,
        4,
        4,
        5,
    ]
    scores = {one.target: one.values for one in touchpoint.answers}
    assert round(measure.survey_figure("nps", "0_10", "points", scores["met-nps"]).value) == 32
    assert round(measure.csat(scores["met-csat"]).value, 2) == 0.78
    assert round(measure.ces(scores["met-ces"]).value, 1) == 4.6
    assert engagement.kano
    for answers, feature in zip(kano.answers, engagement.kano.features, strict=True):
        assert measure.kano_counts(answers.pairs) == feature.counts


def test_without_a_folder_the_file_is_a_warning() -> None:
    text = f"title: 咖啡店点单\n{METRICS}surveys: [{{file: a.csv, columns: {{met-nps: Q1}}}}]\n{BODY}"
    found = load.from_bytes(text.encode())
    assert [(item.code, item.severity) for item in found.findings] == [("SV-01", "warning")]
    assert made(found).surveys[0].answers == ()


# single answers


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("9", "0_10", 9),
        (" 9.0 ", "0_10", 9),
        ("１０", "0_10", 10),
        ("10 - 非常可能", "0_10", 10),
        ("Not at all likely - 0", "0_10", 0),
        ("7 - Extremely easy", "agree_1_7", 7),
        ("Somewhat agree", "1_7", 5),
        ("非常满意", "1_5", 5),
        ("4、满意", "1_5", 4),
        ("5 星", "1_5", 5),
        ("非常省力", "effort_1_5", 1),
        ("I can live with it that way", "kano", 4),
        ("理应如此", "kano", 2),
        ("是", "yes_no", 1),
        ("", "0_10", None),
        ("N/A", "1_5", None),
        ("(跳过)", "1_7", None),
        ("-99", "1_7", None),
    ],
)
def test_an_answer(text: str, scale: str, expected: int | None) -> None:
    assert rating(text, scale) == expected


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("11", "0_10"),
        ("-1", "0_10"),
        ("7.5", "0_10"),
        ("10:30", "0_10"),
        ("2026-07-05 00:00:00", "1_7"),
        ("1 - 非常满意", "1_5"),  # options counted the other way round
        ("5 - 喜欢", "kano"),
        ("=1+1", "1_5"),
        ("maybe", "yes_no"),
    ],
)
def test_no_answer_on_the_scale(text: str, scale: str) -> None:
    with pytest.raises(ValueError, match="scale"):
        rating(text, scale)


def test_labels_come_first() -> None:
    """An author who says what wording means is believed, on the scale."""
    assert rating("1 - 非常满意", "1_5", {"1 - 非常满意": 5}) == 5
    with pytest.raises(ValueError, match="scale"):
        rating("超好", "1_5", {"超好": 6})


def test_letters_of_columns() -> None:
    assert [letter_of(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_answers_by_wave_and_segment() -> None:
    answers = Answers("metric", "met-nps", values=(9, 3, 8), rows=(2, 3, 4), segments=("a", "b", "a"))
    assert (answers.only(segment="a").values, answers.only(segment="a").rows) == ((9, 8), (2, 4))
    assert answers.only(period="2026").n == 0
    assert answers.pairs == ()


# hostile and damaged files


def workbook(cells: dict[str, object]) -> bytes:
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value  # type: ignore[index, unused-ignore]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    """A workbook whose first sheet's XML is changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name in book.namelist():
            content = book.read(name)
            out.writestr(name, content.replace(old, new) if name.endswith("sheet1.xml") else content)
    return stream.getvalue()


def reason(data: bytes) -> str:
    with pytest.raises(TableError) as caught:
        rows_of(data)
    return str(caught.value.reason).partition("\x1f")[0]


def test_sizes_are_bounded() -> None:
    assert reason(b"a" * (SIZE_LIMIT + 1)) == "table-large"
    assert reason(b"1\n" * (ROW_LIMIT + 1)) == "table-rows"
    assert reason(b"1," * COLUMN_LIMIT + b"1\n") == "table-columns"
    assert reason(workbook({"A1": "x", "ZZZ1": 1})) == "table-columns"


def test_a_cell_far_away_costs_nothing() -> None:
    far = with_sheet(workbook({"A1": "x", "B2": 5}), b'r="B2"', b'r="XFD1048576"')
    far = with_sheet(far, b'<row r="2"', b'<row r="1048576"')
    assert reason(far) == "table-rows"


def test_an_archive_that_unpacks_to_too_much() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for at in range(3):
            out.writestr(f"xl/worksheets/sheet{at}.xml", b" " * (50 * 1024 * 1024))
    assert len(stream.getvalue()) < SIZE_LIMIT
    assert reason(stream.getvalue()) == "table-large"


def test_formulas_are_not_evaluated() -> None:
    """What a formula last came to is read; one that was never computed is blank."""
    assert rows_of(workbook({"A1": "x", "A2": "=1+1", "A3": 7})) == [["x"], [], ["7"]]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xd0\xcf\x11\xe0 old", "table-old"),
        (b"PK\x03\x04 no archive", "table-unreadable"),
        (b"\x89PNG\r\n\x1a\n\0\0", "table-unreadable"),
        (b"caf\xe9,1\n", "table-encoding"),
    ],
)
def test_what_is_no_table(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def rows_or_none(data: bytes) -> list[list[str]]:
    """The rows; none where the bytes are refused. Nothing else may be raised."""
    try:
        return rows_of(data)
    except TableError:
        return []


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(str.encode) | st.binary().map(lambda data: b"PK\x03\x04" + data)
)
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    """Whatever the bytes: rows of texts, or a reason."""
    assert all(isinstance(cell, str) for row in rows_or_none(data) for cell in row)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_never_raises(data: st.DataObject) -> None:
    content = bytearray((DATA / "qualtrics.xlsx").read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert all(isinstance(cell, str) for row in rows_or_none(bytes(content)) for cell in row)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8),
    st.sampled_from(["plain", "qualtrics", "surveymonkey"]),
)
def test_any_table_loads(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], layout: str) -> None:
    """Whatever stands in a table, an engagement loads, and every answer counts, is missing or is bad."""
    folder = tmp_path_factory.mktemp("survey")
    lines = "\n".join(",".join(cell.replace(",", " ") for cell in row) for row in rows)
    (folder / "a.csv").write_bytes(lines.encode("utf-8", "replace"))
    surveys = f"surveys: [{{file: a.csv, format: {layout}, columns: {{met-nps: A, met-csat: C}}}}]\n"
    found = loaded(folder, surveys)
    assert {item.code for item in found.findings} <= {"SV-01", "SV-03", "SV-04", "SV-05", "SV-07"}
    for survey in found.engagement.surveys if found.engagement else ():
        assert all(one.n + one.missing + one.bad == survey.people for one in survey.answers)
