"""Spreadsheets: types, validation, formulas that other programs compute alike, texts that stay texts."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree
from openpyxl.workbook import Workbook

from generator import load, measure
from generator.appearance import named
from generator.handouts.books import MAKERS, books
from generator.model import Engagement, Term, Text
from generator.model.keys import terms_in
from generator.outline import Outline
from generator.outline.blocks import Table
from generator.outline.speaker import Speaker
from generator.outline.tools import tool
from generator.render import Job, renderer
from generator.render.sheets import LONGEST, plain, written
from generator.sheet import Book, Cell, Column, Formula, Sheet, Typed, letters, names
from generator.theme import house
from tests.samples import sample
from tests.speaking import BARE, spoken
from tests.strategies import engagements

SAMPLES = ("coffee-house", "cx-course", "first", "hotline")
LANGUAGES = ("zh-CN", "en", "zh-CN+en")
STEMS = {
    "benchmarks",
    "changeover",
    "closed-loop",
    "feedback-plan",
    "issues",
    "kano",
    "kpi",
    "lifetime-value",
    "moments",
    "needs",
    "pains",
    "risks",
    "roadmap",
    "screening",
    "stakeholders",
    "standards",
    "tests",
    "touchpoints",
}
SHARED_FUNCTIONS = {  # those that Excel 2007, LibreOffice and WPS have
    *("ABS", "AND", "AVERAGE", "CHOOSE", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "IF", "INDEX", "ISNUMBER", "LARGE"),
    *("MATCH", "MAX", "MIN", "OR", "RANK", "ROW", "SEARCH", "SUM", "SUMIF", "SUMPRODUCT"),
}
OFFICE = shutil.which("soffice")
SCHEMAS = Path(__file__).parents[1].parent / "shared" / "ooxml-xsd"
EDITIONS = [(name, language) for name in SAMPLES for language in sample(name).languages] + [("cx-course", "zh-CN+en")]


@cache
def made(name: str, language: str) -> dict[str, Book]:
    return {book.stem: book for book in books(sample(name), language)}


def opened(book: Book, language: str = "en", **how: Any) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(book, house(), language)), **how)


def one(sheet: Sheet) -> Workbook:
    return opened(Book("b", "B", (sheet,)))


def every() -> Iterator[tuple[Book, str]]:
    for name, language in EDITIONS:
        for book in made(name, language).values():
            yield book, language


def column(sheet: Sheet, key: str) -> list[Cell]:
    """What stands in a column of the filled rows, formulas by their values."""
    at = [one.key for one in sheet.columns].index(key)
    cells = (row[at] for row in sheet.rows)
    return [cell.value if isinstance(cell, Formula | Typed) else cell for cell in cells]


def table(name: str, sample_name: str, language: str, at: int = 0) -> Table:
    slide = list(tool(name)(Speaker(sample(sample_name), language)))[at]
    return next(block for block in slide.blocks if isinstance(block, Table))


# What there is


def test_the_samples_have_every_book() -> None:
    assert {book.stem for book, _ in every()} == STEMS
    assert len(MAKERS) == len(STEMS)


def test_a_bare_file_has_what_every_service_needs() -> None:
    assert [book.stem for book in books(spoken(BARE).engagement, "en")] == ["touchpoints", "roadmap"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_books_are_in_every_language(name: str, language: str) -> None:
    for book in made(name, language).values():
        assert len(set(names(book))) == len(book.sheets)
        for sheet, called in zip(book.sheets, names(book), strict=True):
            assert sheet.name == called  # formulas name it
            assert all(len(row) == len(sheet.columns) for row in (*sheet.rows, *sheet.foot))
            assert len({one.key for one in sheet.columns}) == len(sheet.columns)
            assert all(one.name for one in sheet.columns)


def test_the_same_book_gives_the_same_bytes() -> None:
    for book, language in every():
        assert written(book, house(), language) == written(book, house(), language)


def test_files_have_the_suffix_of_their_language() -> None:
    outline = Outline("en", "", "", "", "", "", ())
    given_books = tuple(made("first", "zh-CN").values())
    files = renderer("sheets")(Job(house(), "zh-CN", ".zh-CN", {}, {}, outline, books=given_books))
    assert list(files) == [f"sheets/{book.stem}.zh-CN.xlsx" for book in given_books]


# What stands in a file


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas are not part of the repository")
def test_files_are_valid_by_the_schema() -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sml.xsd"))
    for book in (*made("hotline", "zh-CN").values(), *made("cx-course", "en").values()):
        with zipfile.ZipFile(io.BytesIO(written(book, house(), "en"))) as package:
            parts = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
            for part in (*parts, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
                assert schema.validate(etree.fromstring(package.read(part))), (book.stem, schema.error_log)


def test_a_dark_deck_has_sheets_that_are_read_on_white() -> None:
    book = made("hotline", "en")["risks"]
    assert written(book, named("dark"), "en") == written(book, house(), "en")


def test_every_sheet_is_frozen_filtered_and_ready_to_print() -> None:
    for book, language in every():
        workbook = opened(book, language)
        for sheet, page in zip(book.sheets, workbook.worksheets, strict=False):
            assert page.freeze_panes == f"{letters(sheet.frozen)}{sheet.first}"
            assert page.auto_filter.ref == f"A{sheet.header}:{letters(len(sheet.columns) - 1)}{sheet.last}"
            assert page.print_title_rows == f"${sheet.header}:${sheet.header}"
            assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
            assert page.page_setup.paperSize in ("8", "9", 8, 9)
            assert page.page_setup.orientation == ("landscape" if sheet.landscape else "portrait")
            assert "&N" in page.oddFooter.right.text or "N" in page.oddFooter.right.text
            assert [page.cell(sheet.header, at).value for at in range(1, len(sheet.columns) + 1)] == [
                column.name for column in sheet.columns
            ]


def test_cells_are_of_their_kind() -> None:
    sheet = Sheet(
        "S",
        (
            Column("day", "Day", "date"),
            Column("at", "At", "clock"),
            Column("share", "Share", "percent"),
            Column("count", "Count", "integer"),
            Column("price", "Price", "money"),
            Column("number", "No.", "number", decimals=2),
            Column("text", "Text"),
        ),
        (
            ("2026-11-22", "09:05", 0.25, 3, 12.5, 1.0, "001"),
            ("soon", "noon", Typed(7, "integer"), None, float("nan"), "", ""),
        ),
    )
    page = one(sheet).active
    row, odd = ([page.cell(at, column) for column in range(1, 8)] for at in (2, 3))
    assert [cell.value for cell in row] == [datetime(2026, 11, 22), time(9, 5), 0.25, 3, 12.5, 1, "001"]
    formats = ["yyyy-mm-dd", "hh:mm", "0%", "#,##0", "#,##0.00", "0.00", "@"]
    assert [cell.number_format for cell in row] == formats
    assert [cell.value for cell in odd] == ["soon", "noon", 7, None, None, None, None]
    assert odd[2].number_format == "#,##0"


def test_choices_bounds_and_days_are_checked_as_they_are_typed() -> None:
    many = tuple(f"choice {at}, of many" for at in range(40))
    sheet = Sheet(
        "S",
        (
            Column("short", "A", "choice", choices=("yes", "no")),
            Column("long", "B", "choice", choices=many, is_open=True),
            Column("scale", "C", "integer", least=1, most=5, help="1 low\n5 high"),
            Column("share", "D", "percent", least=0, most=1, also=("N/A",)),
            Column("day", "E", "date"),
            Column("free", "F"),
        ),
        (),
        empty=4,
    )
    workbook = one(sheet)
    rules = {str(rule.sqref): rule for rule in workbook.worksheets[0].data_validations.dataValidation}
    assert set(rules) == {f"{letter}2:{letter}5" for letter in "ABCDE"}
    assert rules["A2:A5"].formula1 == '"yes,no"'
    assert rules["B2:B5"].formula1 == "_lists!$A$1:$A$40"
    assert not rules["B2:B5"].showErrorMessage
    assert workbook["_lists"].sheet_state == "hidden"
    assert [row[0].value for row in workbook["_lists"].iter_rows()] == list(many)
    assert (rules["C2:C5"].type, rules["C2:C5"].formula1, rules["C2:C5"].formula2) == ("whole", "1", "5")
    assert rules["C2:C5"].prompt == "1 low\n5 high"
    assert rules["C2:C5"].error
    assert rules["D2:D5"].formula1 == 'OR(D2="N/A",AND(ISNUMBER(D2),D2>=0,D2<=1))'
    assert rules["E2:E5"].type == "date"


def test_rows_grow_with_what_is_typed_into_them() -> None:
    data = written(made("hotline", "en")["issues"], house(), "en")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = re.findall(r"<row [^>]*>", package.read("xl/worksheets/sheet1.xml").decode())
    sheet = made("hotline", "en")["issues"].sheets[0]
    assert all(" ht=" in row for row in found)
    assert ["customHeight" in row for row in found] == [at < sheet.header for at in range(1, len(found) + 1)]


def test_names_of_sheets_are_clean_short_and_unique() -> None:
    wanted = ("A/B: [c]*?\\", "'quoted'", "", "x" * 40, "X" * 40, "History", "😀" * 20)
    sheets = tuple(Sheet(name, (Column("a", "A"),), ()) for name in wanted)
    found = names(Book("b", "B", sheets))
    assert found == ("A B c", "quoted", "3", "x" * 31, "X" * 29 + " 2", "History 1", "😀" * 15)
    assert [page.title for page in opened(Book("b", "B", sheets)).worksheets] == list(found)


def test_letters_go_on_after_z() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


# Texts stay texts


@settings(deadline=None, max_examples=60)
@given(some.lists(some.text(max_size=60), min_size=1, max_size=8))
def test_any_text_is_a_text(texts: list[str]) -> None:
    rows = tuple((text, text, text, text) for text in texts)
    columns = (Column("a", "A"), Column("b", "B", "number"), Column("c", "C", "choice"), Column("d", "D", "integer"))
    sheet = Sheet("S", columns, rows, title=texts[0], lines=(texts[-1],), totals=rows[0])
    page = one(sheet).active
    first = sheet.first
    for at, text in enumerate([*texts, texts[0]], first):
        for number in range(1, 5):
            cell = page.cell(at, number)
            assert (cell.value or "") == plain(text)
            assert cell.data_type == ("s" if cell.value is not None else "n")
    for row in page.iter_rows():
        assert all(cell.data_type != "f" for cell in row)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"]
)
def test_what_looks_like_a_formula_stays_a_text_after_an_edit(text: str) -> None:
    page = one(Sheet("S", (Column("a", "A"),), ((text,),), title=text, totals=(text,))).active
    for cell in (page.cell(1, 1), page.cell(3, 1), page.cell(4, 1)):
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert cell.quotePrefix


def test_what_no_cell_holds_is_left_out() -> None:
    assert plain("a\x00b\x1b\ud800c\r\nd\re\ufffe") == "abc\nd\ne"
    long = plain("字" * 40_000)
    assert len(long) == LONGEST
    emoji = plain("😀" * 20_000)
    assert len(emoji.encode("utf-16-le")) <= 2 * LONGEST
    assert emoji.endswith("…")
    page = one(Sheet("S", (Column("a", "A"),), (("_x0041_ & <b>",), (long,)))).active
    assert page.cell(3, 1).value == long
    assert (
        opened(Book("b", "B", (Sheet("S", (Column("a", "A"),), (("a & <b>",),)),))).active.cell(2, 1).value == "a & <b>"
    )


# Formulas


def test_formulas_use_what_all_programs_have() -> None:
    used = set()
    for book, _ in every():
        for sheet in book.sheets:
            cells = [cell for row in (*sheet.rows, sheet.totals, *sheet.foot) for cell in row]
            texts = [cell.text for cell in cells if isinstance(cell, Formula)]
            for text in (*texts, *(column.formula for column in sheet.columns if column.formula)):
                assert text.startswith("=")
                assert len(text) < 8192
                used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"|\'[^\']*\'', "", text)))
    assert used <= SHARED_FUNCTIONS


def test_empty_rows_have_the_formulas_of_filled_ones() -> None:
    sheet = made("hotline", "en")["issues"].sheets[0]
    page = opened(made("hotline", "en")["issues"]).worksheets[0]
    at = sheet.letter("priority")
    filled, empty = page[f"{at}{sheet.first}"].value, page[f"{at}{sheet.last}"].value
    assert filled.replace(str(sheet.first), "#") == empty.replace(str(sheet.last), "#")


def poisoned(value: Any, poison: str) -> Any:
    """The same engagement with words before each of its texts."""
    if isinstance(value, Text):
        return Text(tuple((tag, poison + text) for tag, text in value.values if text))
    if isinstance(value, tuple):
        return tuple(poisoned(inner, poison) for inner in value)
    if isinstance(value, Mapping):
        return {key: poisoned(inner, poison) for key, inner in value.items()}
    if isinstance(value, Term):
        kept = (item.name for item in fields(value) if item.name not in ("origin", "index"))
        return replace(value, **{name: poisoned(getattr(value, name), poison) for name in kept})
    return value


def hostile(name: str, poison: str) -> Engagement:
    engagement: Engagement = poisoned(sample(name), poison)
    listed = (one for key in fields(engagement) for one in _terms(getattr(engagement, key.name)))
    index: dict[str, dict[str, Term]] = {kind: dict(known) for kind, known in sample(name).index.items()}
    for one in listed:
        if one.KIND and getattr(one, "id", ""):
            index.setdefault(one.KIND, {})[one.id] = one  # type: ignore[attr-defined]
    return replace(engagement, index=index)


def _terms(value: Any) -> Iterator[Term]:
    for one in terms_in(value):
        yield one
        for item in fields(one):
            if item.name not in ("origin", "index"):
                yield from _terms(getattr(one, item.name))


HOSTILE = ("=1+1", '=HYPERLINK("http://x","y")', "{0} {row}", 'a,"b"\n', "'[*?/]'!A1", "字" * 300)


@pytest.mark.parametrize("poison", HOSTILE)
def test_no_text_of_an_author_becomes_part_of_a_formula(poison: str) -> None:
    told = {cell.text for book, _ in every() for sheet in book.sheets for cell in formulas(sheet)}
    made_of_it = books(hostile("hotline", poison), "en")
    texts = [str(cell) for book in made_of_it for sheet in book.sheets for row in sheet.rows for cell in row]
    assert sum(text.startswith(poison) for text in texts) > 100
    for book in made_of_it:
        for sheet in book.sheets:
            assert {cell.text for cell in formulas(sheet)} <= told
        assert len(opened(book).worksheets) >= len(book.sheets)


def formulas(sheet: Sheet) -> Iterator[Formula]:
    yield from (cell for row in (*sheet.rows, sheet.totals, *sheet.foot) for cell in row if isinstance(cell, Formula))


@settings(max_examples=settings.default.max_examples // 4)
@given(engagements())
def test_any_file_has_its_books(text: str) -> None:
    loaded = load.from_bytes(text.encode())
    assert loaded.engagement is not None
    for book in books(loaded.engagement, loaded.engagement.languages[0]):
        assert [page.title for page in opened(book).worksheets][: len(book.sheets)] == list(names(book))


# Figures are those of the slides


@pytest.mark.parametrize("name", ["coffee-house", "cx-course", "hotline"])
def test_issues_and_pains_have_the_priorities_of_the_slides(name: str) -> None:
    issues = made(name, "en")["issues"].sheets[0]
    told = table("issues", name, "en")
    assert column(issues, "priority") == [row[0] for row in told.rows]
    assert column(issues, "title") == [row[1] for row in told.rows]
    pains = made(name, "en")["pains"].sheets[0]
    shares = [f"{share * 100:.0f}%" for share in column(pains, "share") if isinstance(share, float)]
    told = table("pains", name, "en")
    at = told.header.index("Share of damage")
    assert shares == [row[at] for row in told.rows if row[at] != "–"]


@pytest.mark.parametrize("name", ["coffee-house", "cx-course", "hotline"])
def test_kano_counts_add_up_to_those_of_the_file(name: str) -> None:
    book = made(name, "en")["kano"]
    found = sample(name).kano
    results = book.sheets[1]
    assert found is not None
    for letter in "AOMIRQ":
        assert column(results, letter) == [feature.counts.get(letter, 0) for feature in found.features]
    assert column(results, "class") == [measure.kano(feature.counts).category for feature in found.features]
    answers = column(book.sheets[0], "class")
    for letter in "AOMIRQ":
        before = sum(count for count in column(book.sheets[3], letter) if isinstance(count, int))
        assert answers.count(letter) + before == sum(feature.counts.get(letter, 0) for feature in found.features)


@pytest.mark.parametrize("name", ["coffee-house", "cx-course", "hotline"])
def test_screening_has_the_sums_of_the_slides(name: str) -> None:
    weighted, pugh = made(name, "en")["screening"].sheets
    told = table("screening", name, "en")
    sums = next(row for row in told.rows if row[0] == "Weighted score")
    found = [f"{cell.value:.1f}" for cell in weighted.totals[3:] if isinstance(cell, Formula) and cell.value != ""]
    assert found == list(sums[2:])
    net = next(row for row in table("pugh", name, "en").rows if row[0].startswith("Net"))
    made_up = [cell.value for cell in pugh.foot[-1][1:] if isinstance(cell, Formula)]
    assert made_up[: len(net) - 2] == [int(value.replace("−", "-")) for value in net[2:]]


@pytest.mark.parametrize("name", ["cx-course", "hotline"])
def test_visits_have_the_scores_of_measure(name: str) -> None:
    engagement = sample(name)
    visits = made(name, "en")["standards"].sheets[1]
    weights = {one.id: one.weight for one in engagement.standards}
    critical = {one.id for one in engagement.standards if one.critical}
    scores = sorted(measure.visit_score(one.scores, weights, critical).score or 0 for one in engagement.visits)
    told = [cell.value for cell in visits.totals if isinstance(cell, Formula) and cell.value != ""]
    assert sorted(float(value) for value in told) == scores
    reached = {row[0].removesuffix(" (critical)"): row[1] for row in table("standard_scores", name, "en").rows}
    pairs = zip(column(visits, "standard"), column(visits, "reached"), strict=True)
    assert {key: f"{share * 100:.0f}%" for key, share in pairs if isinstance(share, float)} == reached


def test_touchpoints_are_the_contacts_of_the_slides() -> None:
    for name in SAMPLES:
        sheet = made(name, sample(name).languages[0])["touchpoints"].sheets[0]
        slides = list(tool("contact_nodes")(Speaker(sample(name), sample(name).languages[0])))
        count = sum(bool(cell) for cell in column(sheet, "contact"))
        assert re.search(rf"(?<!\d){count}(?!\d)", slides[0].title) if slides else count == 0


def test_plans_are_those_of_the_slides() -> None:
    told = table("feedback_plan", "coffee-house", "en")
    plan = made("coffee-house", "en")["feedback-plan"].sheets[0]
    assert [column(plan, key) for key in ("where", "question")] == [[row[at] for row in told.rows] for at in (0, 1)]
    actions = made("hotline", "en")["roadmap"].sheets[0]
    steps = table("next_steps", "hotline", "en")
    assert column(actions, "what")[: len(steps.rows)] == [row[0] for row in steps.rows]
    risks = made("hotline", "en")["risks"].sheets[0]
    weights = [score for score in column(risks, "score") if isinstance(score, int)]
    assert weights == sorted(weights, reverse=True)
    assert weights


def test_a_workshop_has_its_list_for_the_day() -> None:
    at_home = [sheet.name for sheet in made("cx-course", "en")["risks"].sheets]
    assert at_home == ["Risk list", "On the day"]
    workshop = sample("cx-course").workshop
    assert workshop is not None
    engagement = replace(sample("cx-course"), workshop=replace(workshop, mode="remote"), risks=())
    (book,) = [book for book in books(engagement, "en") if book.stem == "risks"]
    mishaps = column(book.sheets[0], "mishap")
    assert "The network is down, or someone cannot join" in mishaps
    assert "Nothing may stick to the walls" not in mishaps


def test_pains_stand_for_issues_until_there_are_some() -> None:
    (book,) = [book for book in books(replace(sample("cx-course"), issues=()), "en") if book.stem == "issues"]
    pains = made("cx-course", "en")["pains"].sheets[0]
    assert sorted(map(str, column(book.sheets[0], "id"))) == sorted(map(str, column(pains, "id")))


# Other programs compute the same

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def without_values(data: bytes) -> bytes:
    """The file without what its formulas come to: whoever opens it has to compute."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
                content = re.sub(rb'(<c [^>]*) t="str"><f>', rb"\1><f>", content)
            new.writestr(item, content)
    return out.getvalue()


def recalculated(files: dict[str, bytes], folder: Path) -> dict[str, Workbook]:
    """The files as LibreOffice computes them."""
    assert OFFICE is not None
    profile, source, target = folder / "profile", folder / "in", folder / "out"
    for path in (profile / "user", source, target):
        path.mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(RECALCULATE)
    for name, data in files.items():
        (source / f"{name}.xlsx").write_bytes(data)
    line = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir"]
    paths = [str(source / f"{name}.xlsx") for name in files]
    subprocess.run([*line, str(target), *paths], check=True, capture_output=True, timeout=300)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not know in LibreOffice's files
        return {name: openpyxl.load_workbook(target / f"{name}.xlsx", data_only=True) for name in files}


def same(ours: object, theirs: object) -> bool:
    ours, theirs = ("" if value is None else value for value in (ours, theirs))
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) < 1e-6
    return ours == theirs


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_every_formula_as_we_do(tmp_path: Path) -> None:
    given_books = {
        f"{name}-{language}-{stem}": written(book, house(), language)
        for name, language in EDITIONS
        for stem, book in made(name, language).items()
    }
    poison = '=1+"{0}",\'[*?'
    given_books |= {
        f"hostile-{book.stem}": written(book, house(), "en") for book in books(hostile("hotline", poison), "en")
    }
    computed = recalculated({name: without_values(data) for name, data in given_books.items()}, tmp_path)
    count, wrong = 0, []
    for name, data in given_books.items():
        formulas = openpyxl.load_workbook(io.BytesIO(data))
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        for page in formulas.worksheets:
            for cell in (cell for row in page.iter_rows() for cell in row if cell.data_type == "f"):
                ours, theirs = (book[page.title][cell.coordinate].value for book in (values, computed[name]))
                count += 1
                if not same(ours, theirs):
                    wrong.append((name, page.title, cell.coordinate, ours, theirs))
    assert wrong == []
    assert count > 5000


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_what_people_add_is_computed(tmp_path: Path) -> None:
    added = {
        "issues": {0: {"title": "new", "severity": 4, "frequency": 1}},
        "kano": {0: {"person": 900, "code": "F1", "functional": 1, "dysfunctional": 5}},
        "closed-loop": {0: {"verbatim": "new", "told": date(2027, 1, 4)}},
        "risks": {0: {"risk": "new", "likelihood": 5, "impact": 3}},
        "stakeholders": {0: {"name": "new", "power": 4, "interest": 2, "has_power": "●", "has_urgency": "●"}},
        "kpi": {0: {"name": "new", "way": "Higher", "baseline": 10, "target": 20, "result": 15}},
    }
    files = {}
    for stem, sheets in added.items():
        workbook = opened(made("hotline", "en")[stem])
        for at, cells in sheets.items():
            sheet = made("hotline", "en")[stem].sheets[at]
            for key, value in cells.items():
                workbook.worksheets[at][f"{sheet.letter(key)}{sheet.first + len(sheet.rows)}"] = value
        files[stem] = saved(workbook)
    visits = opened(made("hotline", "en")["standards"])
    scored = made("hotline", "en")["standards"].sheets[1]
    free = next(at for at, one in enumerate(scored.columns, 1) if one.name.startswith("(unit"))
    critical = column(scored, "critical")
    for row, is_critical in enumerate(critical, scored.first):
        visits.worksheets[1].cell(row, free).value = 0 if is_critical else "N/A" if row == scored.first + 9 else 1
    computed = recalculated({**files, "standards": saved(visits)}, tmp_path)

    def read(stem: str, key: str, at: int = 0) -> object:
        sheet = made("hotline", "en")[stem].sheets[at]
        return computed[stem].worksheets[at][f"{sheet.letter(key)}{sheet.first + len(sheet.rows)}"].value

    assert read("issues", "priority") == "P1"
    assert read("kano", "class") == "O"
    assert read("closed-loop", "state") == "Closed"
    assert read("risks", "level") == "Very high"
    assert (read("stakeholders", "grid"), read("stakeholders", "class")) == ("Keep satisfied", "Dangerous")
    assert (read("kpi", "to_go"), read("kpi", "progress"), read("kpi", "met")) == (5, 0.5, "No")
    kano, results = sample("hotline").kano, made("hotline", "en")["kano"].sheets[1]
    assert kano is not None
    counted = computed["kano"].worksheets[1][f"{results.letter('O')}{results.first}"].value
    assert counted == kano.features[0].counts["O"] + 1
    assert any(critical)
    score = computed["standards"].worksheets[1].cell(scored.last + 1, free).value
    assert 0 <= score <= measure.CRITICAL_CAP
    assert computed["standards"].worksheets[1].cell(scored.last + 2, free).value == "Yes"


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()
