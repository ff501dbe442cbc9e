"""Spreadsheets in and out: process tables of other people, and engagements as workbooks and back."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import app
from generator.load import Loaded, engagement, from_bytes
from generator.load.tables import read_book
from generator.render.sheets import written
from generator.rewrite import data_of
from generator.sheet import Book, names
from generator.source import parse
from generator.tabular import Imported, imported
from generator.tabular.editing import edited, is_workbook
from generator.tabular.headings import own_names
from generator.tabular.workbook import book, is_source, source_sheet
from generator.theme import house
from tests.strategies import engagements

ROOT = Path(__file__).parents[1]
SAMPLES = ("first", "hotline", "coffee-house", "cx-course")
Sheets = list[tuple[str, list[list[str]]]]
Load = Callable[[Mapping[str, str]], Loaded]
FEW = settings(max_examples=settings.default.max_examples // 4, suppress_health_check=[HealthCheck.too_slow])


def as_read(made: Book) -> Sheets:
    """The sheets of a book as they are read back from a file."""
    sheets: Sheets = []
    for name, sheet in zip(names(made), made.sheets, strict=True):
        rows = [[column.name for column in sheet.columns]]
        for row in sheet.rows:
            cells = ["" if cell is None else str(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            rows.append(cells)
        sheets.append((name, rows))
    return sheets


def sample(name: str) -> tuple[Loaded, Load]:
    path = ROOT / "blueprints" / f"{name}.yaml"

    def load(texts: Mapping[str, str]) -> Loaded:
        main, *others = texts
        inside = {(path.parent / other).as_posix(): texts[other] for other in others}
        return engagement(path, instead={str(path): texts[main], **inside})

    return engagement(path), load


def back(sheets: Sheets, load: Load, main: str = "x.yaml") -> Imported:
    return edited(sheets, main, "en", load)


def from_one(texts: Mapping[str, str]) -> Loaded:
    return from_bytes(next(iter(texts.values())).encode())


def write(sheets: Sheets, sheet: str, where: tuple[str, str], text: str) -> Sheets:
    """The sheets with one cell edited: in the row that has a text, in the column with a heading."""
    rows = dict(sheets)[sheet]
    column = rows[0].index(where[1])
    row = next(row for row in rows if where[0] in row)
    row += [""] * (column + 1 - len(row))
    row[column] = text
    return sheets


# out and in again


@pytest.mark.parametrize("name", SAMPLES)
def test_a_workbook_that_was_not_edited_gives_the_same_files(name: str, tmp_path: Path) -> None:
    loaded, load = sample(name)
    path = tmp_path / "out.xlsx"
    path.write_bytes(written(book(loaded, loaded.language), house(), loaded.language))
    sheets = read_book(path)
    assert is_workbook(sheets)
    found = back(sheets, load)
    assert list(found.texts.values()) == list(loaded.texts.values())
    assert found.remarks == ()


@FEW
@given(engagements())
def test_any_engagement_comes_back_as_it_was(text: str) -> None:
    text = f"# first\n{text}\n# last\n"
    loaded = from_bytes(text.encode())
    found = back(as_read(book(loaded, loaded.language)), from_one)
    assert list(found.texts.values()) == [loaded.texts["input.yaml"]]
    assert found.remarks == ()


@FEW
@given(engagements())
def test_any_engagement_comes_back_from_its_tables_alone(text: str) -> None:
    loaded = from_bytes(text.encode())
    sheets = [(name, rows) for name, rows in as_read(book(loaded, "en")) if not is_source(rows)]
    found = back(sheets, from_one)
    assert not [one for one in found.findings if one.severity == "error"]
    assert data_of(parse(found.texts["x.yaml"], "").root) == data_of(parse(text, "").root)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_tables_alone_hold_all_data(name: str) -> None:
    loaded, load = sample(name)
    sheets = [(name, rows) for name, rows in as_read(book(loaded, "zh-CN")) if not is_source(rows)]
    found = back(sheets, load)
    data = [data_of(parse(text, "").root) for text in found.texts.values()]
    assert data == [data_of(parse(text, "").root) for text in loaded.texts.values()]
    assert len(found.remarks) == 1


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=settings.default.max_examples // 20, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_edited_cell_changes_what_it_shows(name: str, data: st.DataObject) -> None:
    loaded, load = sample(name)
    sheets = as_read(book(loaded, "en"))
    tables = [(name, rows) for name, rows in sheets if rows[0][-1] == "Place" and rows[0][0] != "Lane"]
    name, rows = data.draw(st.sampled_from([(name, rows) for name, rows in tables if name not in ("file", "source")]))
    at = data.draw(st.integers(1, len(rows) - 1))
    columns = [here for here, cell in enumerate(rows[at][:-1]) if re.fullmatch(r"[^\n•\[{]*[一-鿿][^\n•]*", cell)]
    if not columns:
        return
    here = data.draw(st.sampled_from(columns))
    before, rows[at][here] = rows[at][here], "改过的文字"
    found = back(sheets, load)
    assert not any(remark.fault for remark in found.remarks), found.remarks
    assert [remark.text for remark in found.remarks] == [f"{rows[0][here]}: {short(before)} → 改过的文字"]
    changed = [
        (old, new)
        for one, other in zip(loaded.texts.values(), found.texts.values(), strict=True)
        for old, new in zip(one.split("\n"), other.split("\n"), strict=True)
        if old != new
    ]
    assert len(changed) == 1
    assert "改过的文字" in changed[0][1]


def short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


SMALL = """\
# 一张小蓝图
title: {zh-CN: 点单, en: Ordering}
phases:
  - name: {zh-CN: 点单, en: Order}   # 阶段
    steps:
      - id: st-menu
        customer: {zh-CN: 看菜单, en: Read the menu}
        support: [收银系统, 支付网关]  # 两个系统
        pain: {zh-CN: 排队, en: Queue}
      - customer: 付款   # 只有中文
ideas:
  - {id: idea-1, text: 扫码, votes: 3}
  - {id: idea-2, text: 预点, votes: 5}  # 第二
"""


def small() -> Sheets:
    return as_read(book(from_bytes(SMALL.encode()), "zh-CN"))


def test_a_card_is_edited_in_the_blueprint() -> None:
    sheets = write(small(), "蓝图 as_is en", ("customer", "st-menu"), "Study the menu")
    assert back(sheets, from_one).texts["x.yaml"] == SMALL.replace("Read the menu", "Study the menu")


def test_a_line_more_is_a_card_more_and_a_line_less_one_less() -> None:
    sheets = write(small(), "蓝图 as_is zh-CN", ("support", "st-menu"), "收银系统\n支付网关\n会员系统")
    write(sheets, "蓝图 as_is en", ("support", "st-menu"), "收银系统\n支付网关\nMembers")
    made = back(sheets, from_one).texts["x.yaml"]
    assert made == SMALL.replace("支付网关]", "支付网关, {zh-CN: 会员系统, en: Members}]")
    sheets = write(small(), "蓝图 as_is zh-CN", ("support", "st-menu"), "支付网关")
    assert back(sheets, from_one).texts["x.yaml"] == SMALL.replace("[收银系统, ", "[")


def test_a_card_changed_in_two_sheets_is_told() -> None:
    text = SMALL.replace("[收银系统, 支付网关]", "[{id: sp-till, text: 收银系统}, {id: sp-pay, text: 支付网关}]")
    grid, table = "蓝图 as_is zh-CN", "phases.steps.support"

    def edited_in_both(lines: str, cell: str) -> Imported:
        sheets = as_read(book(from_bytes(text.encode()), "zh-CN"))
        write(sheets, table, ("sp-till", "text"), cell)
        return back(write(sheets, grid, ("support", "st-menu"), lines), from_one)

    clash = edited_in_both("收银机\n支付网关", "新收银")
    assert clash.texts["x.yaml"] == text.replace("text: 收银系统", "text: 新收银")
    assert [(one.place.partition("!")[0], one.fault) for one in clash.remarks] == [(grid, True), (table, False)]
    agreed = edited_in_both("新收银\n支付网关", "新收银")
    assert (agreed.texts, [one.fault for one in agreed.remarks]) == (clash.texts, [False])
    apart = edited_in_both("收银系统\n新网关", "新收银")
    assert apart.texts["x.yaml"] == text.replace("text: 收银系统", "text: 新收银").replace("支付网关", "新网关")
    assert [one.fault for one in apart.remarks] == [False, False]
    more = edited_in_both("收银系统\n支付网关\n会员", "新收银")
    assert "会员" not in more.texts["x.yaml"]
    assert [one.fault for one in more.remarks] == [True, False]


def test_rows_are_added_and_taken_out() -> None:
    sheets = small()
    rows = dict(sheets)["ideas"]
    rows.append(["idea-3", "会员价", "7"])
    del rows[1]
    found = back(sheets, from_one)
    assert found.texts["x.yaml"] == (
        SMALL.replace("  - {id: idea-1, text: 扫码, votes: 3}\n", "") + "  - {id: idea-3, text: 会员价, votes: 7}\n"
    )
    assert not any(remark.fault for remark in found.remarks)


def test_a_cleared_cell_takes_its_key_out() -> None:
    sheets = write(small(), "ideas", ("idea-2", "votes"), "")
    assert back(sheets, from_one).texts["x.yaml"] == SMALL.replace(", votes: 5", "")


def test_what_would_make_the_file_wrong_is_told_and_left_out() -> None:
    sheets = write(small(), "ideas", ("idea-2", "votes"), "many")
    write(sheets, "ideas", ("idea-1", "votes"), "4")
    found = back(sheets, from_one)
    assert found.texts["x.yaml"] == SMALL.replace("votes: 3", "votes: 4")
    assert [remark.fault for remark in found.remarks] == [False, True]
    assert found.remarks[1].place.startswith("ideas!")


NASTY = st.sampled_from(
    (
        "",
        "x",
        "json:[",
        "json:" + "[" * 5000,
        "[]",
        "'",
        "• a\n•",
        "null",
        "input.yaml#",
        "input.yaml#a/b",
        "#",
        "..#x/1",
        "input.yaml#ideas/7",
        "input.yaml#ideas/x",
        "input.yaml#" + "a/" * 500,
        f"input.yaml#{'9' * 400}",
        "Place",
        "位置",
        "input.yaml#ideas/0",
        "zh-CN",
        "a.b.c",
        "=",
        "as_is en",
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_stands_in_a_workbook_is_told_or_taken(data: st.DataObject) -> None:
    sheets = [(name, [list(row) for row in rows]) for name, rows in small()]
    if data.draw(st.booleans()):
        sheets = sheets[:-1]
    for _ in range(data.draw(st.integers(1, 6))):
        rows = data.draw(st.sampled_from([rows for name, rows in sheets if name != "源文件"]))
        row = data.draw(st.sampled_from(rows))
        at = data.draw(st.integers(0, len(row)))
        row[at : at + data.draw(st.integers(0, 1))] = [data.draw(NASTY)]
    found = back(sheets, from_one)
    if found.texts and len(sheets) > 4 and sheets[-1][0] == "源文件":
        assert from_one(found.texts).engagement is not None
    assert found.texts or any(remark.fault for remark in found.remarks)


def test_a_source_sheet_that_was_changed_is_refused() -> None:
    sheets = small()
    dict(sheets)["源文件"][1][2] = "# other"
    found = back(sheets, from_one)
    assert found.texts == {}
    assert found.remarks[0].fault


# tables of other people

DOWN = [
    ["咖啡店服务蓝图"],
    ["阶段", "步骤", "客户行为", "前台", "后台", "支持系统", "情绪", "痛点", "时长", "天气"],
    ["点单", "看菜单", "1. 看菜单\n2. 问推荐", "店员问候", "", "菜单屏", "1", "排队看不清", "2分钟", "晴"],
    ["", "付款", "扫码", "收款", "打印小票", "支付网关", "很烦", "", "一会儿"],
    ["取餐", "取餐", "等叫号", "叫号", "制作", "叫号屏", "-1"],
]
ACROSS = [
    ["Coffee blueprint"],
    ["", "Stage", "Order", "", "Enjoy"],
    ["", "Touchpoint", "Read menu", "Pay", "Drink"],
    ["", "Physical evidence", "Menu board", "Receipt", "Cup"],
    ["", "Customer actions", "Reads", "Pays\nWaits", "Drinks"],
    ["", "Line of interaction"],
    ["", "Onstage / visible employee actions", "Greets", "Takes money"],
    ["", "Robots", "", "Beeps"],
    ["", "", "", "Blinks"],
    ["", "Support processes", "", "POS"],
    ["stray", "Mood", "1", "0", "2"],
]


def made_of(rows: Sequence[Sequence[str]], language: str, own: Mapping[str, str] | None = None) -> Imported:
    return imported([("S1", rows)], "table.xlsx", "x.yaml", language, own or {})


def loaded_of(found: Imported) -> Loaded:
    loaded = from_bytes(found.texts["x.yaml"].encode())
    assert loaded.engagement is not None, loaded.findings
    return loaded


def test_steps_down_the_rows() -> None:
    found = made_of(DOWN, "zh-CN")
    made = loaded_of(found).engagement
    assert made is not None
    steps = made.blueprints["as_is"].steps
    assert [phase.name.in_language("zh-CN") for phase in made.phases] == ["点单", "取餐"]
    assert [len(step.cells["customer"]) for step in steps] == [2, 1, 1]
    assert steps[0].cells["customer"][0].text.in_language("zh-CN") == "看菜单"
    assert sorted((remark.place, remark.fault) for remark in found.remarks) == [
        ("S1!G4", True),
        ("S1!I4", True),
        ("S1!J2", False),
    ]
    assert "# S1!G4 情绪：很烦" in found.texts["x.yaml"]


def test_steps_across_the_columns() -> None:
    found = made_of(ACROSS, "en")
    made = loaded_of(found).engagement
    assert made is not None
    steps = made.blueprints["as_is"].steps
    assert [len(step.cells.get("lane_1", ())) for step in steps] == [0, 2, 0]
    assert [step.phase for step in steps] == ["ph-1", "ph-1", "ph-2"]
    assert made.lanes[-1].name.in_language("en") == "Robots"
    assert "stray" in found.texts["x.yaml"]


# tables as they are met

TOTALS = [
    ["安装流程表（2026版）"],
    ["编制：体验部"],
    ["序号", "阶段", "触点", "客户行为", "一线员工动作", "系统/工具", "痛点", "耗时", "责任部门"],
    ["1", "售前", "官网", "看评价", "—", "官网", "/", "10分钟", "市场部"],
    ["2", "", "门店", "试喝", "讲解\n递水", "库存；会员", "", "00:05:00", ""],
    [],
    ["7", "安装", "上门", "等待", "换鞋套", "", "迟到", "", ""],
    ["合计", "", "", "", "", "", "", "2小时"],
]
STACKED = [
    ["Hotel check-in"],
    ["", "Before", "", "There", ""],
    ["Steps", "Book", "Confirm", "Arrive", "Sleep"],
    ["Front-stage Employee Actions", "", "", "Greets", "N/A"],
    ["--- Line of Visibility ---"],
    ["Back-stage Employee Actions", "Sets rates", "", "", "Laundry"],
    ["Rating", "4.1", "", "3.5", "80%"],
    ["Note: twelve guests"],
]
UNNAMED = [
    ["类别", "泳道", "①预约", "②上门"],
    ["可见", "客户行为", "选时间", "开门"],
    ["", "前台员工行为", "报时段", "打孔"],
    ["不可见", "支持过程", "派单", ""],
]
CARDS = [
    ["Process Step ID", "Process Step Description", "Next Step ID", "Function", "Phase"],
    ["P100", "Orders", "P200", "Customer", "Order"],
    ["P200", "Takes order", "", "Frontstage", "Order"],
    ["P300", "Beeps", "", "Robots", "Make"],
]
TWO = [
    ["阶段", "步骤", "顾客", "店员"],
    ["进店", "推门", "闻到香", "招呼"],
    [],
    ["附：人员表"],
    ["姓名", "岗位", "人数"],
    ["甲", "店长", "3"],
]
TASKS = [
    ["Task ID", "Task Name", "Section/Column", "Customer action", "Frontstage", "Assignee"],
    ["1201", "Browse", "Before", "Reads", "Shows", "a"],
    ["1202", "Order", "After", "Orders", "", "b"],
]


def steps_of(found: Imported) -> list[tuple[str, str, dict[str, list[str]]]]:
    """Phase, name and cards of each step."""
    made = loaded_of(found).engagement
    assert made is not None
    told = made.blueprints["as_is"].steps
    cells = [
        {lane: [one.text.in_language("zh-CN") for one in some] for lane, some in one.cells.items()} for one in told
    ]
    return [
        (made.name_of("phase", one.phase, "zh-CN"), one.name.in_language("zh-CN"), some)
        for one, some in zip(told, cells, strict=True)
    ]


def test_numbers_totals_and_marks_for_nothing_are_no_content() -> None:
    found = made_of(TOTALS, "zh-CN")
    assert steps_of(found) == [
        ("售前", "官网", {"customer": ["看评价"], "support": ["官网"]}),
        ("售前", "门店", {"customer": ["试喝"], "frontstage": ["讲解", "递水"], "support": ["库存", "会员"]}),
        ("安装", "上门", {"customer": ["等待"], "frontstage": ["换鞋套"]}),
    ]
    text = found.texts["x.yaml"]
    assert "duration: 5 min" in text
    assert "序号：7" in text  # it does not count the steps
    assert "序号：1" not in text
    for kept in ("编制：体验部", "# S1!A8：合计", "# S1!H8：2小时", "责任部门：市场部"):
        assert kept in text


def test_phases_without_a_heading_and_lines_and_notes() -> None:
    found = made_of(STACKED, "en")
    assert [(phase, name) for phase, name, _ in steps_of(found)] == [
        ("Before", "Book"), ("Before", "Confirm"), ("There", "Arrive"), ("There", "Sleep"),
    ]  # fmt: skip
    assert [cells.get("frontstage") for _, _, cells in steps_of(found)] == [None, None, ["Greets"], None]
    assert [cells.get("backstage") for _, _, cells in steps_of(found)] == [["Sets rates"], None, None, ["Laundry"]]
    assert "Rating: 3.5" in found.texts["x.yaml"]  # figures are no lane
    assert "# S1!A8: Note: twelve guests" in found.texts["x.yaml"]


def test_steps_named_above_the_lanes() -> None:
    found = made_of(UNNAMED, "zh-CN")
    assert [name for _, name, _ in steps_of(found)] == ["①预约", "②上门"]
    assert steps_of(found)[0][2] == {"customer": ["选时间"], "frontstage": ["报时段"], "support": ["派单"]}
    assert loaded_of(found).language == "zh-CN"


def test_a_row_for_each_card() -> None:
    found = made_of(CARDS, "en")
    assert steps_of(found) == [
        ("Order", "Orders", {"customer": ["Orders"]}),
        ("Order", "Takes order", {"frontstage": ["Takes order"]}),
        ("Make", "Beeps", {"lane_1": ["Beeps"]}),
    ]
    assert "Process Step ID: P100" in found.texts["x.yaml"]  # no id that the file could have


def test_another_table_below_is_kept_beside() -> None:
    found = made_of(TWO, "zh-CN")
    assert steps_of(found) == [("进店", "推门", {"customer": ["闻到香"], "frontstage": ["招呼"]})]
    assert all(f"：{cell}" in found.texts["x.yaml"] for row in TWO[3:] for cell in row)


def test_an_export_of_tasks() -> None:
    found = made_of(TASKS, "en")
    assert [(phase, name) for phase, name, _ in steps_of(found)] == [("Before", "Browse"), ("After", "Order")]
    assert "Task ID: 1201" in found.texts["x.yaml"]


def test_headings_of_ones_own() -> None:
    own, wrong = own_names("顾客旅途=customer，内部=backstage")
    assert wrong == ""
    rows = [["顾客旅途", "内部"], ["看", "做"]]
    made = loaded_of(made_of(rows, "zh-CN", own)).engagement
    assert made is not None
    assert set(made.blueprints["as_is"].steps[0].cells) == {"customer", "backstage"}
    assert own_names("x=nonsense")[1] == "x=nonsense"


@pytest.mark.parametrize("rows", [[], [[]], [["a", "b"], ["c"]], [["客户"], ["看"]], [["阶段", "步骤", "客户"]]])
def test_what_is_no_process_is_told(rows: list[list[str]]) -> None:
    found = made_of(rows, "zh-CN")
    assert found.texts == {}
    assert [remark.fault for remark in found.remarks] == [True]


CELLS = st.sampled_from(
    (
        "",
        "",
        "看菜单",
        "a: b",
        "x\ny",
        "=1+1",
        "- 1",
        "#",
        "是",
        "-3",
        "5 min",
        "客户",
        "Stage",
        "{",
        "'",
        "😀",
        "\u3000",
    )
)
HEADS = st.sampled_from(
    ("阶段", "步骤", "客户", "前台", "后台", "支持", "情绪", "时长", "痛点", "关键时刻", "等待", "自定", "", "备注")
)


@FEW
@given(st.lists(HEADS, min_size=2, max_size=9), st.data())
def test_any_table_loads_and_loses_nothing(heads: list[str], data: st.DataObject) -> None:
    rows = [heads, *data.draw(st.lists(st.lists(CELLS, min_size=len(heads), max_size=len(heads)), max_size=5))]
    if data.draw(st.booleans()):
        rows = [list(row) for row in zip(*rows, strict=True)]
    found = made_of(rows, "zh-CN")
    if not found.texts:
        return
    text = found.texts["x.yaml"]
    assert not [one for one in found.findings if one.severity == "error"], (text, found.findings)
    plain = re.sub(r"\\n|\s|\\u3000", "", text)
    for cell in (cell for row in rows for cell in row if cell in ("看菜单", "x\ny", "😀", "5 min")):
        assert re.sub(r"\s", "", cell.split("\n")[0]) in plain


# as a person does it


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_table_becomes_a_file_that_checks(tmp_path: Path, encoding: str) -> None:
    table = tmp_path / "流程.csv"
    stream = io.StringIO()
    csv.writer(stream).writerows(DOWN)
    table.write_bytes(stream.getvalue().encode(encoding))
    out = tmp_path / "新" / "流程.yaml"
    done = run("import", table, "-o", out)
    assert done.exit_code == 1  # two cells could not be taken over as they are
    assert "流程!G4" in done.stderr
    assert run("check", out).exit_code == 0
    before = out.read_bytes()
    again = run("import", table, "-o", out)
    assert (again.exit_code, out.read_bytes()) == (2, before)
    assert "--overwrite" in again.stderr
    assert run("import", table, "-o", out, "--title", "改名", "--overwrite").exit_code == 1
    assert "title: 改名" in out.read_text("utf-8")


def test_export_and_import_of_several_files(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "blueprints", tmp_path / "in")
    path, out = tmp_path / "cx.xlsx", tmp_path / "back" / "cx.yaml"
    assert run("export", tmp_path / "in/cx-course.yaml", "--xlsx", path).exit_code == 0
    assert run("export", tmp_path / "in/cx-course.yaml", "--xlsx", path).exit_code == 2
    done = run("import", path, "-o", out)
    assert done.exit_code == 0, done.output
    assert out.read_bytes() == (tmp_path / "in/cx-course.yaml").read_bytes()
    for part in (tmp_path / "in/cx-course").glob("*.yaml"):
        assert (tmp_path / "back/cx-course" / part.name).read_bytes() == part.read_bytes()


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    loaded = from_bytes(SMALL.encode(), "input.yaml")
    made = book(loaded, "en")
    evil = {"input.yaml": SMALL, "../evil.yaml": "pains: [x]\n"}
    sheets = (*made.sheets[:-1], source_sheet(evil, "en"))
    path = tmp_path / "in" / "evil.xlsx"
    path.parent.mkdir()
    path.write_bytes(written(replace(made, sheets=sheets), house(), "en"))
    done = run("import", path, "-o", tmp_path / "in" / "x.yaml")
    assert done.exit_code == 2
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["evil.xlsx", "in"]


def test_import_tells_what_is_wrong_with_its_files(tmp_path: Path) -> None:
    (tmp_path / "damaged.xlsx").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    for arguments, code in (
        (("damaged.xlsx",), 1),
        (("other.csv",), 1),
        (("old.xls",), 1),
        (("none.xlsx",), 1),
        (("other.csv", "--columns", "a=nonsense"), 2),
        (("other.csv", "--sheet", "none"), 2),
    ):
        done = run("import", tmp_path / arguments[0], *arguments[1:], "-o", tmp_path / "x.yaml")
        assert done.exit_code == code, done.output
        assert done.stderr.strip()
        assert isinstance(done.exception, SystemExit)
    assert not (tmp_path / "x.yaml").exists()
    assert run("export", tmp_path / "none.yaml", "--xlsx", tmp_path / "x.xlsx").exit_code == 1
    assert run("export", ROOT / "blueprints/first.yaml", "--xlsx", tmp_path / "x.pdf").exit_code == 2
