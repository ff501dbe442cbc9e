"""The way back from the room: any subset of the capture sheet's cells, merged into any sample."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.capture import Captured, captured
from generator.cli import app
from generator.handouts.books.capture import book
from generator.load import Loaded, engagement, from_bytes
from generator.model import Engagement, Term, Text
from generator.render.sheets import written
from generator.slots import Slot, slots
from generator.theme import house

ROOT = Path(__file__).parents[1]
SAMPLES = ("first", "hotline", "coffee-house", "cx-course")
LANGUAGES = ("zh-CN", "en")
Table = list[tuple[str, list[list[str]]]]
Load = Callable[[Mapping[str, str]], Loaded]


def sample(name: str) -> tuple[Loaded, Load]:
    path = ROOT / "blueprints" / f"{name}.yaml"
    return engagement(path), lambda texts: engagement(path, instead=texts)


def small(text: str) -> tuple[Loaded, Load]:
    """An engagement of one file, and how it is loaded when changed."""
    return from_bytes(text.encode()), lambda texts: from_bytes(texts["input.yaml"].encode())


def sheet(made: Engagement, language: str, answers: Mapping[str, str]) -> Table:
    """The capture sheet as it is read back, with some answers filled in."""
    found = book(made, language).sheets[0]
    keys = [column.key for column in found.columns]
    rows = [[column.name for column in found.columns]]
    for row in found.rows:
        cells = [cell if isinstance(cell, str) else "" for cell in row] + [""] * (len(keys) - len(row))
        cells[keys.index("new")] = answers.get(cells[0], "")
        rows.append(cells)
    return [(found.name, rows)]


def merged(loaded: Loaded, load: Load, table: Table, language: str = "zh-CN", theirs: bool = False) -> Captured:
    found = captured(table, loaded, load, language, theirs)
    assert found is not None
    return found


def whole(loaded: Loaded) -> Engagement:
    assert loaded.engagement is not None, loaded.findings
    return loaded.engagement


def comments(texts: Mapping[str, str]) -> list[str]:
    return sorted(found for text in texts.values() for found in re.findall(r"(?:^|\s)(#.*)", text))


WORDS = (
    "排队时不知道还要多久",
    "先说一声要等几分钟",
    "Say how long it takes",
    "写“好了”，再走",
    "a: b, {c} # d",
    "=1+1",
    "0012",
    "两行\n文字",
    "- x",
    "'quoted' \"twice\"",
    "no",
    "null",
    "😀 好",
)


def answers_for(slot: Slot) -> st.SearchStrategy[str]:
    """Anything that the slot takes."""
    if slot.choices:
        return st.sampled_from(slot.choices)
    if slot.kind == "date":
        return st.just("2027-03-31")
    if slot.kind in ("integer", "number"):
        low, high = int(slot.least or 0), int(min(slot.most or 9, 99))
        return st.integers(low, high).map(str)
    return st.sampled_from(WORDS)


def subsets(found: Sequence[Slot], draw: st.DrawFn) -> dict[str, str]:
    chosen = draw(st.lists(st.sampled_from(found), max_size=25, unique_by=lambda slot: slot.id))
    for slot in list(chosen):  # what hangs on a new entry needs it
        chosen += [one for one in found if "+" in slot.entry and one.id == slot.entry and one not in chosen]
        if slot.list in ("cards", "questions"):
            chosen += [one for one in found if one.entry == slot.entry and one not in chosen]
    return {slot.id: draw(answers_for(slot)) for slot in chosen}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
@settings(
    max_examples=settings.default.max_examples // 20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_any_subset_is_merged_and_nothing_else_changes(name: str, language: str, data: st.DataObject) -> None:
    loaded, load = sample(name)
    before = {slot.id: slot for slot in slots(whole(loaded), language)}
    answers = subsets(tuple(before.values()), data.draw)
    found = merged(loaded, load, sheet(whole(loaded), language, answers), language)
    assert {one.id for one in found.outcomes} == set(answers)
    assert {one.kind for one in found.outcomes} <= {"merged", "same"}, found.outcomes
    after_loaded = load(found.texts)
    after = whole(after_loaded)
    for slot in slots(after, language):  # entries that were there: as filled in, else as before
        if slot.item and not slot.field.endswith("+") and slot.id in before:
            kept = before[slot.id]
            if kept.item == slot.item:
                wanted = answers.get(slot.id, kept.now)
                assert slot.now.strip() == wanted.strip(), slot
    texts = everything(after)
    for one in before.values():
        text = answers.get(one.id)
        if text and "+" in one.id and one.kind == "text":
            said = text.split("\n") if one.field == "metrics" else [text]  # several, one a line
            assert set(said) <= texts, one
    assert set(comments(loaded.texts)) <= set(comments(found.texts)) | set(WORDS)
    again = merged(after_loaded, load, sheet(whole(loaded), language, answers), language)
    assert again.texts == after_loaded.texts
    assert {one.kind for one in again.outcomes} <= {"same"}, again.outcomes


def everything(value: object) -> set[str]:
    """Every string that a model holds."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, Text):
        return {said for _, said in value.values}
    if isinstance(value, Term):
        return set().union(
            *(everything(inner) for name, inner in vars(value).items() if name not in ("origin", "index"))
        )
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return set().union(*map(everything, inner))


# one thing at a time

SMALL = """\
title: {zh-CN: 点单, en: Ordering}   # 标题
phases:
  - name: 点单
    steps:
      - customer: 看菜单   # 第一步
        pain: 排队        # 短写法
        moment_of_truth: 第一次开口
      - {customer: 付款, support: [收银系统]}
ideas:  # 点子
  - {id: idea-scan, text: {zh-CN: 扫码, en: Scan}, votes: 3}  # 三票
  - 预点
stakeholders: [{id: stk-lead, name: 店长}]
screening:
  criteria: [{id: wanted, weight: 1, name: 想要}]
concepts: [{id: con-a, name: 预点单}]
"""


def done(answers: Mapping[str, str], text: str = SMALL, language: str = "zh-CN") -> tuple[str, dict[str, str]]:
    loaded, load = small(text)
    found = merged(loaded, load, sheet(whole(loaded), language, answers), language)
    return found.texts["input.yaml"], {one.id: one.kind for one in found.outcomes}


CASES: dict[str, tuple[dict[str, str], str, str]] = {
    "a number": ({"IDEA1.votes": "7"}, "votes: 3", "votes: 7"),
    "a short form becomes a map": ({"PAIN1.severity": "３"}, "pain: 排队   ", "pain: {text: 排队, severity: 3}   "),
    "a short moment": (
        {"MOT1.owner": "店长", "MOT1.strategy": "化繁为简"},
        "moment_of_truth: 第一次开口",
        "moment_of_truth: {name: 第一次开口, strategy: simplify, owner: stk-lead}",
    ),
    "an item that is a text": ({"IDEA2.votes": "2"}, "  - 预点", "  - {text: 预点, votes: 2}"),
    "a new entry": (
        {"IDEA+01": "会员: 先点", "IDEA+01.votes": "4"},
        "  - 预点\n",
        '  - 预点\n  - {id: idea-3, text: "会员: 先点", votes: 4}\n',
    ),
    "a card": (
        {"CARD+01": "先问几位", "CARD+01.step": "2", "CARD+01.lane": "支持过程"},
        "support: [收银系统]",
        "support: [收银系统, 先问几位]",
    ),
    "a question": (
        {"Q+01": "谁来付", "Q+01.step": "看菜单"},
        "第一次开口\n",
        "第一次开口\n        questions: [谁来付]\n",
    ),
    "a score": (
        {"CON1.K1": "4"},
        "name: 想要}]\n",
        "name: 想要}]\n  scores:\n    - concept: con-a\n      weighted: {wanted: 4}\n",
    ),
    "a decision": ({"CON1.decision": "推进"}, "name: 想要}]\n", "name: 想要}]\n  decision: {go: [con-a]}\n"),
    "a list that was not there": (
        {"ISSUE+01": "太慢", "ISSUE+01.due": "2027/3/1"},
        "name: 预点单}]\n",
        'name: 预点单}]\nissues:\n  - {id: iss-1, title: 太慢, due: "2027-03-01"}\n',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_merged_stands_where_it_belongs(name: str) -> None:
    answers, before, after = CASES[name]
    text, kinds = done(answers)
    assert text == SMALL.replace(before, after, 1)
    assert set(kinds.values()) == {"merged"}


def test_only_the_language_of_the_sheet_changes_and_the_other_is_told() -> None:
    text = SMALL.replace("votes: 3", "votes: 3}\nopportunities:\n  - {hmw: {zh-CN: 怎样快, en: How fast}")
    loaded, load = small(text)
    found = merged(loaded, load, sheet(whole(loaded), "en", {"HMW1.hmw": "How might we be quicker?"}), "en")
    assert found.texts["input.yaml"] == text.replace("How fast", "How might we be quicker?")
    assert "other language" in found.outcomes[0].text


def test_a_plain_text_gets_the_other_language_beside_it() -> None:
    text, _ = done({"HMW1.hmw": "How fast?"}, SMALL + "opportunities: [怎样快]\n", "en")
    assert text == SMALL + "opportunities: [{hmw: {zh-CN: 怎样快, en: How fast?}}]\n"


WRONG = {
    "IDEA1.votes": ("很多", "wrong"),
    "PAIN1.severity": ("9", "wrong"),
    "CON1.decision": ("也许", "wrong"),
    "ISSUE+01.due": ("2027-03-01", "wrong"),
    "IDEA2.votes": ("2.5", "wrong"),
    "STK1.power": ("-1", "wrong"),
}


def test_every_fault_is_told_with_its_cell_and_nothing_is_merged() -> None:
    loaded, load = small(SMALL)
    table = sheet(whole(loaded), "zh-CN", {key: text for key, (text, _) in WRONG.items()})
    found = merged(loaded, load, table, "en")
    assert found.texts["input.yaml"] == SMALL
    assert {one.id: one.kind for one in found.outcomes} == {key: kind for key, (_, kind) in WRONG.items()}
    rows = table[0][1]
    for one in found.outcomes:
        row = int(one.place.rpartition("!F")[2])
        assert rows[row - 1][0] == one.id


def test_an_unknown_id_is_told_with_the_nearest() -> None:
    loaded, load = small(SMALL)
    table = sheet(whole(loaded), "zh-CN", {})
    table[0][1].append(["IDEA1.vote", "", "", "", "", "3"])
    table[0][1].append(["IDEE+99", "", "", "", "", "新点子"])
    found = merged(loaded, load, table, "en")
    assert [one.kind for one in found.outcomes] == ["unknown", "unknown"]
    assert "IDEA1.votes" in found.outcomes[0].text


def test_the_file_wins_where_it_changed_unless_the_sheet_is_to() -> None:
    table = sheet(whole(small(SMALL)[0]), "zh-CN", {"IDEA1.votes": "7"})
    now = SMALL.replace("votes: 3", "votes: 5")
    loaded, load = small(now)
    assert merged(loaded, load, table).texts["input.yaml"] == now
    assert merged(loaded, load, table).outcomes[0].kind == "conflict"
    assert merged(loaded, load, table, theirs=True).texts["input.yaml"] == now.replace("votes: 5", "votes: 7")
    agreed = SMALL.replace("votes: 3", "votes: 7")
    assert merged(*small(agreed), table).outcomes[0].kind == "same"


def test_an_entry_that_moved_is_found_by_what_it_says() -> None:
    table = sheet(whole(small(SMALL)[0]), "zh-CN", {"PAIN1.severity": "3", "IDEA2.votes": "6"})
    now = SMALL + "pains: [新来的]\n"
    now = now.replace("  - {id: idea-scan", "  - 插在前面\n  - {id: idea-scan")
    found = merged(*small(now), table)
    wanted = now.replace("pain: 排队", "pain: {text: 排队, severity: 3}").replace("- 预点", "- {text: 预点, votes: 6}")
    assert found.texts["input.yaml"] == wanted


def test_an_entry_that_is_gone_is_told() -> None:
    table = sheet(whole(small(SMALL)[0]), "zh-CN", {"IDEA1.votes": "6", "IDEA2.votes": "6"})
    now = SMALL.replace(
        "  - {id: idea-scan, text: {zh-CN: 扫码, en: Scan}, votes: 3}  # 三票\n  - 预点\n", "  - 别的\n"
    )
    found = merged(*small(now), table)
    assert [one.kind for one in found.outcomes] == ["unknown", "unknown"]
    assert found.texts["input.yaml"] == now


def test_copied_rows_are_entries_of_their_own() -> None:
    loaded, load = small(SMALL)
    table = sheet(whole(loaded), "zh-CN", {"IDEA+01": "甲", "IDEA+01.votes": "1"})
    rows = table[0][1]
    more = [list(row) for row in rows if row[0] in ("IDEA+01", "IDEA+01.votes")]
    more[0][5], more[1][5] = "乙", "2"
    rows += more
    text = merged(loaded, load, table).texts["input.yaml"]
    assert "{id: idea-3, text: 甲, votes: 1}" in text
    assert "{id: idea-4, text: 乙, votes: 2}" in text


def test_what_is_shared_by_an_alias_is_left_to_the_author() -> None:
    pair = "[{id: con-a, name: 预点单, one_liner: &h 快}, {id: con-b, name: 会员, one_liner: *h}]"
    text = SMALL.replace("[{id: con-a, name: 预点单}]", pair)
    made, kinds = done({"CON1.one_liner": "更快", "CON2.evidence": "小票", "IDEA1.votes": "4"}, text)
    assert kinds == {"CON1.one_liner": "lost", "CON2.evidence": "merged", "IDEA1.votes": "merged"}
    assert made == text.replace("one_liner: *h}", "one_liner: *h, evidence: 小票}").replace("votes: 3", "votes: 4")


def test_an_emotion_comes_back_where_it_stands() -> None:
    text = SMALL.replace("        pain: 排队 ", "        emotion: -1   # 曲线\n        pain: 排队 ")
    made, kinds = done({"STEP1.emotion": "＋1.5", "STEP2.emotion": "-2"}, text)
    assert made == text.replace("emotion: -1 ", "emotion: 1.5 ").replace("[收银系统]}", "[收银系统], emotion: -2}")
    assert set(kinds.values()) == {"merged"}
    assert done({"STEP1.emotion": "3", "STEP2.emotion": "好"})[1] == {
        "STEP1.emotion": "wrong",
        "STEP2.emotion": "wrong",
    }
    long = text.replace("emotion: -1 ", "emotion: {score: -1, basis: survey} ")
    assert done({"STEP1.emotion": "0"}, long)[0] == long.replace("score: -1", "score: 0")


def table_of(answers: Mapping[str, str], text: str = SMALL) -> Table:
    return sheet(whole(small(text)[0]), "zh-CN", answers)


def test_a_new_idea_may_answer_a_question_of_the_same_sheet() -> None:
    text = SMALL + "opportunities: [{id: opp-fast, hmw: 怎样快}]\n"
    answers = {"HMW+01": "怎样静", "IDEA+01": "静音", "IDEA+01.opportunity": "hmw+1", "IDEA+02": "晚来"}
    table = table_of({**answers, "IDEA+02.opportunity": "怎样静"}, text)
    found = merged(*small(text), table)
    assert "{id: opp-2, hmw: 怎样静}" in found.texts["input.yaml"]
    for idea in ("idea-3, text: 静音", "idea-4, text: 晚来"):
        assert f"{{id: {idea}, opportunity: opp-2}}" in found.texts["input.yaml"]
    again = merged(*small(found.texts["input.yaml"]), table)
    assert {one.kind for one in again.outcomes} == {"same"}
    assert again.texts == found.texts


def test_ids_are_read_as_people_write_them() -> None:
    table = table_of({})
    for identifier, answer in (
        ("ｉｄｅａ1．votes", "7票"),
        ("idea+7", "甲"),
        (" IDEA + 7 .votes", "2"),
        ("IDEA+51", "乙"),
    ):
        table[0][1].append([identifier, "", "", "", "3" if "1" in identifier else "", answer])
    text = merged(*small(SMALL), table).texts["input.yaml"]
    assert "votes: 7}  # 三票" in text
    assert "{id: idea-3, text: 甲, votes: 2}" in text
    assert "{id: idea-4, text: 乙}" in text


def test_a_cell_answered_twice_is_told() -> None:
    table = table_of({"IDEA1.votes": "7"})
    row = next(row for row in table[0][1] if row[0] == "IDEA1.votes")
    table[0][1].extend([[*row[:5], "8", *row[6:]], [*row[:5], "7", *row[6:]]])
    found = merged(*small(SMALL), table)
    assert [one.kind for one in found.outcomes] == ["merged", "conflict", "same"]
    assert found.outcomes[0].place in found.outcomes[1].text
    assert "votes: 7}  # 三票" in found.texts["input.yaml"]


def test_a_copied_row_belongs_to_the_id_that_it_was_given() -> None:
    table = table_of({"STK1.power": "4"}, SMALL.replace("name: 店长}", "name: 店长}, {id: stk-two, name: 会计}"))
    row = next(row for row in table[0][1] if row[0] == "STK1.power")
    table[0][1].append(["STK2.power", *row[1:5], "2", *row[6:]])
    text = SMALL.replace("name: 店长}", "name: 店长}, {id: stk-two, name: 会计}")
    made = merged(*small(text), table).texts["input.yaml"]
    assert "name: 店长, power: 4}, {id: stk-two, name: 会计, power: 2}" in made


def test_a_sheet_of_another_file_is_told_and_not_merged() -> None:
    table = sheet(whole(sample("hotline")[0]), "zh-CN", {"IDEA+01": "别处的点子", "STK1.power": "1"})
    loaded, load = small(SMALL)
    found = merged(loaded, load, table)
    assert [one.kind for one in found.outcomes] == ["unknown", "unknown"]
    assert found.texts == loaded.texts
    assert "别处的点子" in merged(loaded, load, table, theirs=True).texts["input.yaml"]


def test_what_is_called_otherwise_by_the_sheet_is_the_same_afterwards() -> None:
    text = SMALL + "opportunities:\n  - 怎样快\n"
    table = table_of({"HMW1.hmw": "怎样更快", "HMW1.impact": "4"}, text)
    found = merged(*small(text), table)
    assert found.texts["input.yaml"] == text.replace("  - 怎样快", "  - {hmw: 怎样更快, impact: 4}")
    again = merged(*small(found.texts["input.yaml"]), table)
    assert {one.kind for one in again.outcomes} == {"same"}
    alone = merged(*small(text), table_of({"HMW1.hmw": "怎样更快"}, text))
    assert alone.texts["input.yaml"] == text.replace("怎样快", "怎样更快")


def test_what_has_no_id_of_its_own_is_named() -> None:
    text = SMALL.replace("[{id: stk-lead, name: 店长}]", "[店长]")
    made, _ = done({"MOT1.owner": "店长", "PAIN+01": "吵", "PAIN+01.step": "2"}, text)
    assert "owner: 店长}" in made
    assert "{id: pain-2, text: 吵, step: 付款}" in made


def test_choices_are_taken_in_either_language_and_errors_of_formulas_told() -> None:
    loaded, load = small(SMALL)
    answers = {"MOT1.strategy": "化繁为简", "CARD+01": "Ask", "CARD+01.step": "1", "CARD+01.lane": "支持过程"}
    table = sheet(whole(loaded), "en", {**answers, "IDEA2.votes": "#NAME?"})
    found = merged(loaded, load, table, "en")
    assert {one.id: one.kind for one in found.outcomes} == {
        **dict.fromkeys(answers, "merged"),
        "IDEA2.votes": "wrong",
    }
    assert "support: {en: Ask}" in found.texts["input.yaml"]


def test_a_formula_that_was_never_computed_is_read_as_it_was_typed(folder: Path) -> None:
    path = workbook(folder, {})
    made = load_workbook(path)
    page = made.worksheets[0]
    cell = next(row[0] for row in page.iter_rows() if row[0].value == "IDEA+01")
    page.cell(cell.row, 6).value = "=1+1"
    made.save(path)
    assert run("capture", path, folder / "file.yaml", "--write").exit_code == 0
    assert '"=1+1"' in (folder / "file.yaml").read_text("utf-8-sig")


def test_the_kits_sheet_of_a_file_half_translated_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(SMALL.replace("phases:", "meta: {languages: [zh-CN, en]}\nphases:", 1), "utf-8")
    assert run("build", file, "-o", tmp_path / "out", "--only", "sheets", "--lang", "en").exit_code == 0
    path = next((tmp_path / "out").rglob("capture*.xlsx"))
    made = load_workbook(path)
    page = made.worksheets[0]
    for row in page.iter_rows():
        if row[0].value in ("STK1.power", "PAIN1.severity"):
            row[5].value = 3
    made.save(path)
    done_ = run("capture", path, file)
    assert done_.exit_code == 0, done_.output


def test_a_sheet_under_a_password_is_told(folder: Path) -> None:
    (folder / "locked.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(60)
    )
    done_ = run("capture", folder / "locked.xlsx", folder / "file.yaml")
    assert done_.exit_code == 1
    assert "密码" in done_.stderr


def test_a_sheet_of_something_else_is_no_capture_sheet() -> None:
    loaded, load = small(SMALL)
    assert captured([("x", [["a", "b"], ["1"]])], loaded, load, "en") is None
    assert captured([], loaded, load, "en") is None


# as a person does it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "file.yaml").write_bytes(SMALL.replace("\n", "\r\n").encode("utf-8-sig"))
    return tmp_path


def workbook(folder: Path, answers: Mapping[str, str]) -> Path:
    """A capture sheet as a file, filled in."""
    made = book(whole(engagement(folder / "file.yaml")), "zh-CN")
    page = made.sheets[0]
    rows = tuple(
        tuple(answers.get(str(row[0]), cell) if at == 5 else cell for at, cell in enumerate(row)) for row in page.rows
    )
    path = folder / "capture.xlsx"
    path.write_bytes(written(replace(made, sheets=(replace(page, rows=rows), made.sheets[1])), house(), "zh-CN"))
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_capture_shows_then_writes(folder: Path) -> None:
    path = workbook(folder, {"IDEA1.votes": "7", "IDEA+01": "=1+1", "PAIN+01": "“太慢”\n第二行", "PAIN+01.step": "1"})
    before = (folder / "file.yaml").read_bytes()
    shown = run("capture", path, folder / "file.yaml")
    assert shown.exit_code == 0, shown.output
    assert "+  - {id: idea-scan, text: {zh-CN: 扫码, en: Scan}, votes: 7}  # 三票" in shown.stdout
    assert (folder / "file.yaml").read_bytes() == before
    assert run("capture", path, folder / "file.yaml", "--write").exit_code == 0
    after = (folder / "file.yaml").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n")
    lines = set(after.split(b"\r\n"))
    assert {line for line in before.split(b"\r\n") if b"votes: 3" not in line} <= lines
    again = run("capture", path, folder / "file.yaml", "--write")
    assert again.stdout == ""
    assert (folder / "file.yaml").read_bytes() == after
    assert sorted(one.name for one in folder.iterdir()) == ["capture.xlsx", "file.yaml"]


def test_capture_tells_what_is_wrong_with_its_files(folder: Path) -> None:
    good = workbook(folder, {})
    (folder / "damaged.xlsx").write_bytes(good.read_bytes()[:2000])
    (folder / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    (folder / "broken.yaml").write_text("title: x\nphase: 1\n", "utf-8")
    for arguments, code in (
        ((folder / "damaged.xlsx", folder / "file.yaml"), 1),
        ((folder / "none.xlsx", folder / "file.yaml"), 1),
        ((folder, folder / "file.yaml"), 1),
        ((folder / "other.csv", folder / "file.yaml"), 2),
        ((good, folder / "broken.yaml"), 1),
        ((good, folder / "none.yaml"), 1),
    ):
        done = run("capture", *arguments)
        assert done.exit_code == code, done.output
        assert done.stderr.strip()
        assert isinstance(done.exception, SystemExit)


def test_a_sheet_that_is_not_filled_changes_nothing(folder: Path) -> None:
    done = run("capture", workbook(folder, {}), folder / "file.yaml", "--write")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "一格也没有填" in done.stderr


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_short(name: str, language: str) -> None:
    found = slots(whole(sample(name)[0]), language)
    assert len({slot.id for slot in found}) == len(found)
    assert max(len(slot.id) for slot in found) <= 20
    assert all(slot.label and len(slot.choices) == len(slot.values) for slot in found)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_filled_in_is_merged_or_told(data: st.DataObject) -> None:
    loaded, load = small(SMALL)
    every = st.sampled_from(slots(whole(loaded), "zh-CN"))
    chosen = data.draw(st.lists(every, max_size=30, unique_by=lambda one: one.id))
    words = st.sampled_from((*WORDS, "1", "-1", "2.5", "推进", "2027-01-01", "x" * 3000))
    answers = {slot.id: data.draw(words) for slot in chosen}
    table = sheet(whole(loaded), "zh-CN", answers)
    for row in table[0][1][1:]:
        if row[5] and data.draw(st.integers(0, 9)) == 0:
            at = data.draw(st.sampled_from((0, 2, 4, 9)))
            row[at] = data.draw(st.sampled_from(("", "IDEA+7", "a/b/c", "ideas/x/votes")))
    found = merged(loaded, load, table)
    assert len(found.outcomes) == len(answers)
    assert load(found.texts).engagement is not None
    if found.count("merged") == 0:
        assert found.texts == loaded.texts


def test_answers_are_checked_as_they_are_typed(folder: Path) -> None:
    page = load_workbook(workbook(folder, {})).worksheets[0]
    ids = {page.cell(row, 1).value: f"F{row}" for row in range(1, page.max_row + 1)}
    rules = {
        str(rule.sqref): (rule.type, rule.formula1, rule.formula2) for rule in page.data_validations.dataValidation
    }
    assert rules[ids["PAIN1.severity"]] == ("whole", "0", "4")
    assert rules[ids["CON1.decision"]] == ("list", '"推进,以后再议,停止"', None)
    assert rules[ids["ISSUE+01.due"]][0] == "date"
    assert ids["IDEA+01"] not in rules
