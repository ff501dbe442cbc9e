"""What hangs on the agenda: the run sheet and its slide, numbers of slides, the agenda page, materials."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator import agenda, outline
from generator.agenda import minute_of
from generator.handouts import agenda_page, materials, run_sheet
from generator.layout import scenes
from generator.layout.slides.numbering import Planned, numbers, numbers_of, planned
from generator.layout.slides.pieces import TablePiece
from generator.load import engagement, from_bytes
from generator.load.activities import library
from generator.measure.materials import AMOUNTS
from generator.model import Engagement, Workshop
from generator.outline import variants
from generator.outline.blocks import UNKNOWN_NUMBERS, slide_numbers
from generator.render.deck_frames import frame_for
from generator.sheet import Book, Formula, Sheet, names
from generator.theme import house

ROOT = Path(__file__).parents[1]
HEAD = "title: 咖啡店点单\nphases: [{name: 点单, steps: [看菜单]}]\n"


@cache
def course() -> Engagement:
    found = engagement(ROOT / "blueprints" / "cx-course.yaml").engagement
    assert found is not None
    return agenda.scheduled(variants.chosen(found), library(found))[0]


def made(text: str) -> Engagement:
    found = from_bytes(f"{HEAD}{text}".encode()).engagement
    assert found is not None
    return agenda.scheduled(found, library(found))[0]


@cache
def plan(language: str) -> tuple[Planned, ...]:
    whole, theme = course(), house()
    figures = scenes.figures(whole, theme, language, scenes.maps(whole, theme, language))
    return planned(outline.of(whole, language), figures, language, frame_for(None))


@cache
def book(language: str) -> Book:
    return run_sheet.book(course(), language, numbers_of(plan(language)), library(course()))


# numbers of slides


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_session_stands_on_the_slides_that_its_numbers_say(language: str) -> None:
    found = numbers_of(plan(language))
    for session, (first, last) in found.items():
        shown = [one.number for one in plan(language) if one.page.slide.session == session]
        assert (shown[0], shown[-1]) == (first, last)
    assert [one.number for one in plan(language)] == list(range(1, len(plan(language)) + 1))
    assert {"ses-open", "ses-excellent", "ses-blueprint", "ses-close"} <= set(found)
    assert any(one.page.slide.hidden and one.page.slide.session for one in plan(language))  # these count as well


def test_numbers_are_those_of_the_plan() -> None:
    whole = made("workshop: {profile: half_day_3h}\ndeck: {kind: workshop}\n")
    deck = outline.of(whole, "zh-CN")
    theme = house()
    figures = scenes.figures(whole, theme, "zh-CN", scenes.maps(whole, theme, "zh-CN"))
    found = numbers(deck, figures, "zh-CN", frame_for(None))
    assert found == numbers_of(planned(deck, figures, "zh-CN", frame_for(None)))
    assert found["ses-journey"][0] > found["ses-open"][0]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_slide_of_the_run_sheet_names_the_slides_of_its_own_deck(language: str) -> None:
    found = numbers_of(plan(language))
    pages = [one.page for one in plan(language) if one.page.slide.archetype == "run_sheet"]
    rows = [row for page in pages for piece in page.pieces if isinstance(piece, TablePiece) for row in piece.rows]
    workshop = course().workshop
    assert workshop is not None
    told = {row[2]: row[5] for row in rows}
    for one in agenda.timed(workshop):
        title = one.session.title.in_language(language)
        assert told[title] == ("–" if one.is_pause else slide_numbers(found.get(one.session.id)))
    assert all(page.slide.hidden and page.slide.backup for page in pages)
    assert not any(UNKNOWN_NUMBERS in row for row in rows)


def test_numbers_in_words() -> None:
    assert [slide_numbers(span) for span in (None, (4, 4), (4, 12))] == ["–", "4", "4–12"]


# the run sheet


def day_sheets(language: str) -> list[Sheet]:
    return list(book(language).sheets[1:-1])


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_minutes_of_a_day_are_those_of_its_sessions_and_times_close(language: str) -> None:
    workshop = course().workshop
    assert workshop is not None
    for day, sheet in zip(workshop.days, day_sheets(language), strict=True):
        assert sum(int(str(row[2])) for row in sheet.rows) == sum(one.minutes for one in day.sessions)
        first, last = sheet.rows[0][0], sheet.rows[-1][1]
        assert isinstance(first, Formula)
        assert isinstance(last, Formula)
        assert (first.value, last.value) == (minute_of(day.start) / 1440, minute_of(day.closing) / 1440)
        titles = [row[3] for row in sheet.rows if row[3]]
        assert titles == [one.title.in_language(language) for one in day.sessions]


def computed(sheet: Sheet, start: float, minutes: list[int]) -> list[float]:
    """The start times of a day's rows as a spreadsheet has them, with these minutes."""
    times = []
    for number, row in enumerate(sheet.rows, sheet.first):
        cell = row[0]
        assert isinstance(cell, Formula)
        found = re.fullmatch(r"='.+'!\$C\$(\d+)\+\(SUM\(C\$(\d+):C(\d+)\)-C(\d+)\)/1440", cell.text)
        assert found is not None
        first, last, own = (int(part) for part in found.groups()[1:])
        assert (last, own) == (number, number)
        times.append(
            start + (sum(minutes[first - sheet.first : last - sheet.first + 1]) - minutes[own - sheet.first]) / 1440
        )
    return times


def test_one_change_of_minutes_moves_all_that_follows() -> None:
    sheet = day_sheets("zh-CN")[0]
    lengths = [int(str(row[2])) for row in sheet.rows]
    before = computed(sheet, 9 / 24, lengths)
    assert before == pytest.approx([row[0].value for row in sheet.rows if isinstance(row[0], Formula)])
    after = computed(sheet, 9 / 24, [lengths[0] + 7, *lengths[1:]])
    assert after[0] == before[0]
    assert [round((new - old) * 1440) for old, new in zip(before[1:], after[1:], strict=True)] == [7] * (len(after) - 1)


def test_the_overview_points_at_the_sheets_that_are_there() -> None:
    for language in ("zh-CN", "en"):
        made_book = book(language)
        called = names(made_book)
        overview = made_book.sheets[0]
        for at, (row, sheet) in enumerate(zip(overview.rows, day_sheets(language), strict=True)):
            cells = [cell.text for cell in row if isinstance(cell, Formula)]
            assert all(f"'{called[at + 1]}'!" in text for text in cells[:2])
            assert f"${sheet.first}:" in cells[0]
            assert f"${sheet.last}" in cells[0]
            start = sheet.rows[0][0]
            assert isinstance(start, Formula)
            assert f"'{called[0]}'!$C${overview.first + at}+" in start.text
        sums = [[cell.value for cell in row if isinstance(cell, Formula)] for row in overview.rows]
        assert [row[2] for row in overview.rows] == ["09:00", "09:00"]
        assert sums == [[16.5 / 24, 360, 90], [16.5 / 24, 360, 90]]


def test_steps_slides_and_leaders_stand_beside_the_minutes() -> None:
    sheet = day_sheets("zh-CN")[0]
    rows = [dict(zip((column.key for column in sheet.columns), row, strict=True)) for row in sheet.rows]
    first = next(row for row in rows if row["session"] == "卓越服务：五要素、误解、岗位本质")
    assert (first["minutes"], first["part"], first["lead"]) == (35, "讲解与示范", "引导师 B")
    assert first["slides"] == slide_numbers(numbers_of(plan("zh-CN"))["ses-excellent"])
    assert first["canvas"] == "职责与本质画布"
    following = rows[rows.index(first) + 1 :][:5]
    assert [row["minutes"] for row in following] == [3, 5, 4, 3, 5]
    assert str(following[-1]["part"]).startswith("复盘提问：")


def test_the_plan_for_a_late_start_stands_on_the_last_sheet() -> None:
    sheet = book("en").sheets[-1]
    assert sheet.name == "15 minutes late"
    assert "keeps 12:00" in sheet.lines[0]
    gives = [row[6].value for row in sheet.rows if isinstance(row[6], Formula)]
    assert sum(int(value) for value in gives) == 30  # on two days


def test_a_run_sheet_of_nothing_is_still_a_book() -> None:
    empty = run_sheet.book(made(""), "en", {})
    assert len(empty.sheets) == 2
    assert agenda_page.document(made(""), "en").content.days == ()
    assert materials.book(made(""), "en").sheets[0].rows


# the agenda page


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_agenda_page_has_the_times_of_the_timetable(language: str) -> None:
    page = agenda_page.document(course(), language).content
    workshop = course().workshop
    assert workshop is not None
    shown = [(row.time, row.minutes, row.is_pause) for day in page.days for row in day.rows]
    timed = agenda.timed(workshop)
    assert shown == [(f"{one.start} – {one.end}", str(one.session.minutes), one.is_pause) for one in timed]
    assert all(row.session for day in page.days for row in day.rows)
    assert "360" in page.days[0].sum


# materials


def test_quantities_follow_the_formulas() -> None:
    expected = {"sticky_pads": 36, "markers": 32, "dots": 240, "canvases_a3": 16, "canvases_a0": 6, "roll": 10}
    expected |= {"brainwriting": 24, "cards": 4, "workbook": 26, "evaluation": 26, "name_tags": 24, "tape": 4}
    expected |= {"timer": 1}
    assert {key: amount.of(24, 4, 3) for key, amount in AMOUNTS.items()} == expected
    assert AMOUNTS["workbook"].of(220, 37, 1) == 231  # exactly 5 %, not 232 of floating point
    assert [Workshop(participants=people, group_size=6).groups for people in (24, 25, 1)] == [4, 5, 1]


@pytest.mark.parametrize("key", AMOUNTS)
def test_a_formula_of_the_sheet_computes_the_same(key: str) -> None:
    for room in ((1, 1, 0), (24, 4, 3), (21, 4, 12), (220, 37, 9)):
        people, groups, kinds = map(str, room)
        found = re.fullmatch(r"=ROUNDUP\(\((.+)\)/100,0\)", AMOUNTS[key].formula(people, groups, kinds))
        assert found is not None
        hundredths = sum(int(eval_product(part)) for part in found[1].split("+"))
        assert -(-hundredths // 100) == AMOUNTS[key].of(*room)


def eval_product(part: str) -> int:
    product = 1
    for factor in part.split("*"):
        product *= int(factor)
    return product


def test_the_room_of_the_course() -> None:
    here = materials.room(course())
    assert (here.participants, here.groups, here.group_size, here.facilitators) == (24, 4, 6, 2)


def test_what_the_author_says_wins_and_what_sessions_name_is_listed() -> None:
    text = (
        "workshop: {participants: 10, materials: {sticky_pads: 40 本, 摄像机: '2'}, "
        "sessions: [{title: 画图, minutes: 60, canvas: cv-journey, materials: [旧报纸, 便利贴]}]}\n"
    )
    found = {one.key: one for one in materials.quantities(made(text), "zh-CN")}
    assert (found["sticky_pads"].quantity, found["sticky_pads"].unit) == (40, "本")
    assert (found["摄像机"].quantity, found["摄像机"].rule) == (2, "按文件中所写")
    assert found["canvases_a3"].quantity == 2 * (1 + 1)
    assert "roll" not in found  # nobody draws a blueprint
    assert [one.name for one in found.values() if one.key.startswith("named-")] == ["旧报纸"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_quantities_in_the_book_are_formulas_of_the_head_count(language: str) -> None:
    made_book = materials.book(course(), language)
    first, room = made_book.sheets
    cells = [row[2] for row in first.rows if isinstance(row[2], Formula)]
    values = {one.name: one.quantity for one in materials.quantities(course(), language) if one.amount}
    assert {row[1]: row[2].value for row in first.rows if isinstance(row[2], Formula)} == values
    assert all("SUM" not in cell.text and cell.text.startswith("=ROUNDUP(") for cell in cells)
    assert f"'{names(made_book)[1]}'!$C${room.first}" in cells[0].text


def test_a_workshop_without_facilitators_to_name_has_one() -> None:
    whole = course()
    assert whole.workshop is not None
    alone = replace(whole, workshop=replace(whole.workshop, facilitators=1))
    sheet = run_sheet.book(alone, "en", {}).sheets[1]
    assert {row[6] for row in sheet.rows if row[6]} == {"Facilitator"}
