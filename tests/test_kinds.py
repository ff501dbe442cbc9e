"""Three kinds of deck, courses of several lengths and texts without a translation, all from one file."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import load, outline
from generator.cli import app
from generator.layout.scenes import figures
from generator.layout.slides import pages_of
from generator.layout.slides.pieces import HOUSE, ScenePiece
from generator.model import Engagement, Text
from generator.outline import Outline, Slide, skeletons, variants
from generator.outline.blocks import Activity, Chart, Debrief, Figure, Line, Prose, Table
from generator.outline.speaker import Speaker
from generator.outline.tools import TOOLS, tool
from generator.outline.translation import is_missing, marked
from generator.terms import spoken_date, spoken_number
from generator.theme import house
from tests.samples import sample

KINDS = ("consultant", "workshop", "course")
LANGUAGES = ("zh-CN", "en", "zh-CN+en")
SAMPLES = ("hotline", "coffee-house", "first")
HEAD = "title: 课\nphases: [{name: 点, steps: [看, 买]}]\n"


def made(text: str) -> Engagement:
    loaded = load.from_bytes(text.encode())
    assert loaded.engagement is not None, loaded.findings
    return loaded.engagement


def slides(deck: Outline) -> list[Slide]:
    return [slide for section in deck.sections for slide in section.slides]


def ids(engagement: Engagement, kind: str = "", language: str = "zh-CN") -> list[str]:
    return [slide.id for slide in slides(outline.of(engagement, language, kind))]


# Every kind of every sample


@pytest.mark.parametrize(("name", "kind", "language"), list(itertools.product(SAMPLES, KINDS, LANGUAGES)))
def test_a_deck_has_its_own_titles_notes_and_ids(name: str, kind: str, language: str) -> None:
    deck, told = outline.made(sample(name), language, kind)
    found = slides(deck)
    assert told == ()
    assert found[0].layout == "cover"
    titles = [slide.title for slide in found]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert len({slide.id for slide in found}) == len(found)
    assert [slide.id for slide in found if not (slide.notes.say and slide.notes.do and slide.notes.transition)] == []
    assert all(section.slides and section.name for section in deck.sections)


def test_an_author_may_do_without_tracker_sources_and_numbers() -> None:
    off = outline.of(made(HEAD + "deck: {tracker: false, footer_source: false, page_numbers: false}\n"), "zh-CN")
    assert (off.tracked, off.sourced, off.numbered) == (False, False, False)
    usual = outline.of(made(HEAD), "zh-CN")
    assert (usual.tracked, usual.sourced, usual.numbered) == (True, True, True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_file_makes_a_small_deck_in_which_nothing_is_empty(kind: str) -> None:
    found = slides(outline.of(sample("first"), "zh-CN", kind))
    assert 6 <= len(found) <= 14
    assert all(slide.blocks for slide in found if slide.layout == "canvas")


def test_a_skeleton_names_tools_that_there_are_each_once() -> None:
    for chapters in skeletons.SKELETONS.values():
        keys = [key for chapter in chapters for key in chapter.tools if key != "cover"]
        assert len(set(keys)) == len(keys)
        assert {key.partition(":")[0] for key in keys} <= set(TOOLS)
    filled = {key.partition(":")[0] for keys in skeletons.CANVASES.values() for key in keys}
    assert filled <= set(TOOLS)


def test_the_consultants_story_runs_from_today_to_decisions() -> None:
    found = ids(sample("hotline"))
    wanted = [
        "cover", "executive-summary", "agenda", "scope", "per-multi", "power-interest", "value-network",
        "journey-as_is", "blueprint-as_is", "pains", "kano-chart", "moment-ranking", "mot-cross", "impact-effort",
        "con-unified", "screening", "blueprint-to_be", "difference-as_is-to_be", "roadmap", "kpi-tree", "metrics-1",
        "risks", "decisions", "next-steps", "per-agent", "journey-as_is-pages", "table-as_is",
        "pain-heat-map", "issues", "raci", "closed-loop", "sources",
    ]  # fmt: skip
    assert [name for name in found if name in wanted] == wanted


def test_a_long_client_deck_repeats_its_agenda_with_the_place_marked() -> None:
    found = slides(outline.of(sample("hotline"), "en"))
    agendas = [slide.blocks[0] for slide in found if slide.archetype == "agenda"]
    marks = [getattr(block, "current", "?") for block in agendas]
    assert marks == [None, 0, 1, 2, 3, 4]
    assert "agenda-1" not in ids(sample("first"))
    told = [[line.words for line in entry.text] for entry in agendas[3].entries]
    assert [len(lines) for lines in told] == [0, 0, 4, 0, 0]
    assert told[2][0] == next(slide.title for slide in found if slide.id == "needs-iceberg")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clients_main_part_has_twenty_to_thirty_five_slides(language: str) -> None:
    *main, appendix = outline.of(sample("hotline"), language).sections
    assert 20 <= sum(len(section.slides) for section in main) <= 35
    assert not [slide.id for section in main for slide in section.slides if slide.aside]
    assert len(appendix.slides) > 20


def test_a_drawing_in_many_pages_shows_its_message_and_keeps_the_rest_for_questions() -> None:
    deck = outline.of(sample("hotline"), "zh-CN+en")
    scenes = figures(sample("hotline"), house(), "zh-CN+en")
    found = {slide.id: slide for slide in slides(deck)}
    keys = {
        "journey-as_is": "journey/as_is",
        "blueprint-as_is": "blueprint/as_is",
        "blueprint-to_be": "blueprint/to_be",
        "difference-as_is-to_be": "difference/as_is-to_be",
    }
    for name, key in keys.items():
        shown, kept = (pages_of(found[part], scenes, "zh-CN+en", lambda _: HOUSE) for part in (name, f"{name}-pages"))
        drawn = [piece.scene for page in (*shown, *kept) for piece in page.pieces if isinstance(piece, ScenePiece)]
        assert 1 <= len(shown) <= 2
        assert sorted(scene.id for scene in drawn) == sorted(scene.id for scene in scenes[key])
        assert "page by page" in shown[0].slide.notes.say
    single = {"journey/as_is": scenes["moment/mot-cross"]}
    assert pages_of(found["journey-as_is-pages"], single, "zh-CN+en", lambda _: HOUSE) == []
    [page] = pages_of(found["journey-as_is"], single, "zh-CN+en", lambda _: HOUSE)
    assert "page by page" not in page.slide.notes.say


def test_a_moment_with_an_invented_metric_says_so() -> None:
    found = {slide.id: slide.illustrative for slide in slides(outline.of(sample("hotline"), "en"))}
    assert found["mot-cross"]  # its effort score was asked of nobody


def test_what_has_no_first_hand_source_is_counted_for_a_client() -> None:
    [slide] = tool("evidence")(Speaker(sample("hotline"), "en"))
    [rows] = [block.rows for block in slide.blocks if isinstance(block, Table)]
    counts = [[int(cell.replace("–", "0")) for cell in row[1:]] for row in rows]
    firm, guessed, invented = (sum(column) for column in zip(*counts, strict=True))
    other = guessed + invented
    assert slide.title.startswith(f"Of {firm + other} statements {firm} have evidence; verify the other {other} ")
    assert ("Emotion scores", "1", "4", "–") in rows
    assert [*tool("evidence")(Speaker(sample("hotline"), "en", "course"))] == []


def test_a_workshop_shows_the_exercise_then_the_filled_canvas() -> None:
    found = ids(sample("coffee-house"))
    at = found.index("ses-03")
    assert found[at + 1] == "journey-as_is"
    last = found.index("commitments")
    assert found[last : last + 3] == ["commitments", "evaluation", "sources"]
    assert found.index("blueprint-to_be") > found.index("ses-10")  # nobody sees a result before it is worked out


def test_a_course_shows_the_example_then_the_exercise() -> None:
    found = ids(sample("coffee-house"), "course")
    assert found.index("journey-as_is") < found.index("ses-03")
    assert found.index("objectives") < found.index("workshop-1")


def test_consultants_notes_name_evidence_and_back_up_pages() -> None:
    notes = {slide.id: slide.notes.say for slide in slides(outline.of(sample("hotline"), "en"))}
    assert "Evidence: " in notes["blueprint-as_is"]
    assert "Back-up page in the appendix: “As-is blueprint as a table”." in notes["blueprint-as_is"]
    assert "Evidence: " not in "".join(
        slide.notes.say for slide in slides(outline.of(sample("hotline"), "en", "course"))
    )


# A course in modules

COURSE = (
    HEAD
    + """\
workshop:
  background: 为什么
  benefits: [看得全, 找得准]
  modules:
    - {id: mod-1, name: 卓越服务, question: 什么是好服务？}
    - {id: mod-2, name: 客户画像, topics: [访谈, 画像]}
  objectives:
    - {id: obj-1, text: 说出五个维度, sessions: [ses-2]}
    - {id: obj-2, text: 写出画像, sessions: [ses-4]}
  days:
    - day: 1
      start: "09:00"
      sessions:
        - {id: ses-1, title: 开场, kind: plenary, minutes: 20, module: mod-1}
        - {id: ses-2, title: 五个维度, kind: lecture, minutes: 35, module: mod-1, output: 清单}
        - {id: ses-3, title: 茶歇, kind: break, minutes: 15}
        - {id: ses-4, title: 写画像, minutes: 40, module: 客户画像, output: 画像, debrief: [看到什么, 说明什么, 怎么办]}
    - day: 2
      start: "09:00"
      sessions:
        - {id: ses-5, title: 讲给别组, kind: pair, minutes: 30, module: mod-2, output: 反馈, level: [advanced]}
deck:
  kind: course
  slides:
    - {id: sl-a, title: 先想一想, body: 您上一次满意的服务, session: ses-2}
    - {id: sl-b, archetype: quiz, title: 小测, body: "- [ ] 甲\\n\\n- [x] 乙", module: mod-1}
    - {id: sl-c, archetype: activity, title: 两人一组写, body: "1. 问\\n2. 写", session: ses-4}
    - {id: sl-d, title: 收个尾, body: 谢谢, section: closing}
    - {id: sl-e, title: 跟着它, body: 一, after: journey}
    - {id: sl-f, title: 再跟着, body: 二, after: journey}
    - {archetype: persona, omit: true}
    - {id: sl-g, title: 备用, body: 三, archetype: backup}
"""
)


def test_a_course_goes_module_by_module() -> None:
    deck = outline.of(made(COURSE), "zh-CN")
    parts = {section.name: [slide.id for slide in section.slides] for section in deck.sections}
    assert parts["卓越服务"] == [
        "class-1-header", "sl-a", "sl-b", "sl-b-answer",
    ]  # fmt: skip
    assert parts["客户画像"] == ["class-2-header", "sl-c", "ses-4-debrief", "ses-5"]
    assert parts["收尾"][-1] == "sl-d"
    assert parts["附录"] == ["sl-g", "run-sheet-1", "run-sheet-2"]
    case = parts["案例全貌"]
    assert case[case.index("journey-as_is") :][:3] == ["journey-as_is", "sl-e", "sl-f"]


def test_module_headers_say_what_it_is_about_and_what_for() -> None:
    headers = {slide.id: slide for slide in slides(outline.of(made(COURSE), "zh-CN"))}
    assert headers["class-1-header"].subtitle == "什么是好服务？"
    assert headers["class-1-header"].blocks == (Prose((Line("说出五个维度", "•"),)),)
    assert headers["class-2-header"].blocks == (Prose((Line("访谈 · 画像"), Line("写出画像", "•"))),)


def test_what_comes_before_the_first_module_belongs_to_the_opening() -> None:
    text = COURSE.replace("kind: plenary, minutes: 20, module: mod-1", "kind: plenary, minutes: 20, debrief: [想到谁]")
    deck = outline.of(made(text), "zh-CN")
    assert [section.name for section in deck.sections][:3] == ["开场", "卓越服务", "客户画像"]
    assert deck.sections[0].slides[-1].id == "ses-1-debrief"


def test_a_part_ends_with_what_came_of_it_but_the_last_one() -> None:
    text = COURSE.replace("minutes: 20, module: mod-1}", "minutes: 20, module: mod-1, output: 约定}")
    found = ids(made(text))
    assert "class-1-recap" in found
    assert "class-2-recap" not in found


def test_an_exercise_takes_its_own_minutes_and_those_of_its_steps() -> None:
    text = COURSE.replace(
        "minutes: 30, module: mod-2,",
        "minutes: 30, exercise_minutes: 18, module: mod-2, instructions: [讲给别组（10 分钟）, 换过来], ",
    )
    slide = next(one for one in slides(outline.of(made(text), "zh-CN")) if one.id == "ses-5")
    block = slide.blocks[0]
    assert isinstance(block, Activity)
    assert (block.minutes, slide.notes.minutes) == (18, 30)  # nothing else is shown in its half-hour
    assert [(step.mark, step.words) for step in block.steps] == [("10 分钟", "讲给别组"), ("1.", "换过来")]
    assert "时间" not in dict(block.facts)


def test_a_day_shows_how_its_minutes_go_to_methods() -> None:
    slide = next(one for one in slides(outline.of(made(COURSE), "zh-CN")) if one.id == "workshop-1")
    chart = slide.blocks[1]
    assert isinstance(chart, Chart)
    assert chart.series == (("小组", (40.0,)), ("讲授", (35.0,)), ("全体", (20.0,)))
    assert isinstance(slide.blocks[0], Table)
    assert {role for row, _, role in slide.blocks[0].roles if row == 2} == {"cell-pause"}


def test_the_authors_slides_lead_over_to_the_next_one_that_is_shown() -> None:
    deck = outline.of(made(COURSE.replace("title: 小测,", "title: 小测, hidden: true,")), "zh-CN")
    notes = {slide.id: slide.notes.transition for slide in slides(deck)}
    assert notes["sl-a"] == "下一页：“客户画像”"


def test_questions_afterwards_stand_under_what_so_what_now_what() -> None:
    block = next(one for one in slides(outline.of(made(COURSE), "zh-CN")) if one.id == "ses-4-debrief").blocks[0]
    assert isinstance(block, Debrief)
    assert [item.heading for item in block.items] == ["发生了什么", "说明什么", "接下来怎么办"]
    assert [line.words for item in block.items for line in item.text] == ["看到什么", "说明什么", "怎么办"]


def test_module_headers_say_when_and_how_long() -> None:
    clocks = {slide.id: slide.clock for slide in slides(outline.of(made(COURSE), "zh-CN"))}
    assert clocks["class-1-header"] == "09:00 – 09:55 · 55 分钟"
    assert clocks["class-2-header"] == "第 1 天 10:10 – 10:50 · 第 2 天 09:00 – 09:30 · 70 分钟"


def test_slides_of_sessions_are_for_those_who_take_part() -> None:
    client = ids(made(COURSE), "consultant")
    assert not {"sl-a", "sl-b", "sl-c", "ses-5"} & set(client)
    assert {"sl-d", "sl-e"} <= set(client)
    assert {"sl-a", "sl-b", "sl-e"} & set(ids(made(COURSE), "workshop")) == set()
    assert "sl-c" in ids(made(COURSE), "workshop")


def test_a_section_of_the_authors_own_holds_what_follows() -> None:
    text = (
        HEAD
        + "deck:\n  kind: course\n  slides:\n    - {archetype: section, title: 基础}\n    - {title: 甲, body: 一}\n"
    )
    text += "    - {archetype: section, title: 进阶}\n    - {title: 乙, body: 二}\n"
    deck = outline.of(made(text), "zh-CN")
    parts = {section.name: [slide.title for slide in section.slides] for section in deck.sections}
    assert parts["基础"] == ["基础", "甲"]
    assert parts["进阶"] == ["进阶", "乙"]
    assert [name for name in parts if name in ("基础", "进阶", "案例全貌")] == ["基础", "进阶", "案例全貌"]


def test_wishes_for_data_slides_title_move_hide_and_drop_them() -> None:
    text = HEAD + "deck:\n  slides:\n    - {archetype: journey, title: 就是这样, after: blueprint, hidden: true}\n"
    text += "    - {archetype: scope, omit: true}\n    - {archetype: pains, title: 不会有}\n"
    deck, told = outline.made(made(text), "zh-CN")
    found = slides(deck)
    names = [slide.id for slide in found]
    assert names.index("journey-as_is") == names.index("blueprint-as_is") + 1
    assert "scope" not in names
    journey = found[names.index("journey-as_is")]
    assert (journey.title, journey.hidden, journey.blocks) == ("就是这样", True, (Figure("journey/as_is", "main"),))
    assert [finding.code for finding in told] == ["SL-05"]


# Variants

TAGGED = """\
workshop:
  objectives:
    - {text: 甲, sessions: [ses-a]}
    - {text: 乙, sessions: [ses-c]}
    - {text: 丙}
  days:
    - sessions:
        - {id: ses-a, title: 都有, minutes: 30}
        - {id: ses-b, title: 一天, minutes: 20, variant: [one_day]}
        - {id: ses-c, title: 两天, minutes: 45, variant: [two_day]}
        - {id: ses-d, title: 经理, minutes: 10, audience: [managers]}
        - {id: ses-e, title: 入门, minutes: 15, level: [basic], variant: [one_day, two_day]}
    - sessions:
        - {id: ses-f, title: 茶歇, minutes: 10, kind: break}
        - {id: ses-g, title: 第二天, minutes: 60, variant: [two_day], level: [advanced]}
"""
CHOICES = [
    ((), "abcdefg"),
    (("one_day",), "abde"),
    (("two_day",), "acdefg"),
    (("one_day", "two_day"), "abcdefg"),
    (("managers",), "abcdefg"),
    (("basic",), "abcde"),
    (("advanced",), "abcdfg"),
    (("one_day", "advanced"), "abd"),
    (("two_day", "advanced"), "acdfg"),
    (("one_day", "managers", "basic"), "abde"),
]


@pytest.mark.parametrize(("values", "kept"), CHOICES)
def test_a_variant_keeps_what_is_for_all_and_what_is_for_it(values: tuple[str, ...], kept: str) -> None:
    workshop = variants.chosen(made(HEAD + TAGGED), values).workshop
    assert workshop is not None
    assert "".join(one.id[-1] for day in workshop.days for one in day.sessions) == kept


USUAL = [((), "acdefg"), (("one_day",), "abde"), (("managers",), "acdefg"), (("basic",), "acde")]


@pytest.mark.parametrize(("values", "kept"), USUAL)
def test_the_usual_variant_holds_where_none_of_its_key_is_chosen(values: tuple[str, ...], kept: str) -> None:
    workshop = variants.chosen(made(HEAD + TAGGED + "deck: {variant: two_day}\n"), values).workshop
    assert workshop is not None
    assert "".join(one.id[-1] for day in workshop.days for one in day.sessions) == kept


def test_times_and_objectives_follow_the_sessions_that_are_left() -> None:
    workshop = variants.chosen(made(HEAD + TAGGED), ("one_day",)).workshop
    assert workshop is not None
    assert [start for start, _ in workshop.days[0].timetable()] == ["09:00", "09:30", "09:50", "10:00"]
    assert workshop.days[0].closing == "10:15"
    assert [one.text.in_language("zh-CN") for one in workshop.objectives] == ["甲", "丙"]


def test_an_unknown_variant_names_those_there_are() -> None:
    with pytest.raises(variants.VariantUnknown) as caught:
        variants.chosen(made(HEAD + TAGGED), ("half_day",))
    assert caught.value.args == ("half_day", "one_day, two_day, basic, advanced, managers, public, client, team_only")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_without_tags_stays_as_it_is(name: str) -> None:
    assert variants.chosen(sample(name)) is sample(name)


KEPT = """\
stakeholders:
  - {id: stk-a, name: 王总, type: internal, power: 5, interest: 2, audience: team_only, fears: 丢掉预算}
  - {id: stk-b, name: 客服, type: employee, power: 2, interest: 5, attitude: supporter}
value_exchanges: [{from: stk-a, to: stk-b, label: 预算}]
pains: [{id: pain-a, text: 等太久, severity: 3, frequency: 4, audience: [client, public]}]
issues: [{id: iss-a, title: 超时, owner: stk-a}]
deck: {slides: [{id: sl-x, title: 只给我们看, body: 一, audience: team_only}]}
"""


def test_what_is_for_the_team_is_left_out_with_all_that_refers_to_it() -> None:
    engagement = made(HEAD + KEPT)
    client = variants.chosen(engagement)
    assert [one.id for one in client.stakeholders] == ["stk-b"]
    assert client.value_exchanges == ()
    assert client.issues[0].owner is None
    assert client.name_of("stakeholder", "stk-a", "zh-CN") == "stk-a"
    assert "sl-x" not in ids(client)
    team = variants.chosen(engagement, ("team_only",))
    assert len(team.stakeholders) == 2
    assert "sl-x" in ids(team)
    for kind in KINDS:
        assert "王总" not in repr(outline.of(client, "zh-CN", kind))


def test_what_is_public_does_not_say_what_we_think_of_people() -> None:
    engagement = made("confidentiality: public\n" + HEAD + KEPT)
    public = variants.chosen(engagement)
    assert [one.attitude for one in public.stakeholders] == [None]
    assert [one.id for one in public.pains] == ["pain-a"]


def test_the_command_line_takes_kind_and_variant(tmp_path: Path) -> None:
    file = tmp_path / "course.yaml"
    file.write_text(HEAD + TAGGED, "utf-8")
    arguments = ["build", str(file), "--only", "deck", "-o", str(tmp_path / "out"), "--kind", "course"]
    done = CliRunner().invoke(app, [*arguments, "--variant", "one_day，basic"])
    assert done.exit_code == 0, done.output
    wrong = CliRunner().invoke(app, [*arguments, "--variant", "half_day"])
    assert wrong.exit_code == 2
    assert "half_day" in wrong.output
    assert "one_day, two_day" in wrong.output
    assert CliRunner().invoke(app, [*arguments[:-1], "seminar"]).exit_code == 2


# Translations

MISSING = [
    ({"zh-CN": "看菜单"}, "en", True),
    ({"zh-CN": "看菜单", "en": "Read"}, "en", False),
    ({"zh-CN": "VIP"}, "en", False),
    ({"zh-CN": "12"}, "en", False),
    ({"en": "Read the menu"}, "zh-CN", True),
    ({"en": "Menu"}, "zh-CN", False),
    ({"en": "NPS"}, "zh-CN", False),
    ({"en": "App Store Connect"}, "zh-CN", False),
    ({"en": "10 min"}, "zh-CN", False),
    ({}, "en", False),
]


@pytest.mark.parametrize(("values", "language", "missing"), MISSING)
def test_a_translation_is_missing_where_words_are_of_the_other_script(
    values: dict[str, str], language: str, missing: bool
) -> None:
    assert is_missing(Text(tuple(values.items())), language) is missing


HALF = """\
title: {zh-CN: 点单, en: Order}
personas: [{name: {zh-CN: 小林}, goals: [{zh-CN: 快, en: Fast}]}]
phases: [{name: {zh-CN: 点, en: Order}, steps: [{customer: {zh-CN: 看菜单}}]}]
deck: {slides: [{archetype: cards, title: {zh-CN: 三, en: Three}, body: {zh-CN: "- 一\\n\\n- 二"}}]}
"""


def test_a_missing_translation_is_marked_and_told_with_its_places() -> None:
    loaded = load.from_bytes(HALF.encode())
    assert loaded.engagement is not None
    (finding,) = outline.review(loaded.engagement, loaded.texts)
    assert (finding.code, finding.severity, finding.span.line) == ("LG-01", "warning", 2)
    assert [span.line for span in finding.related] == [3, 4]
    english = marked(loaded.engagement, "en")
    titles = {slide.id: slide.title for slide in slides(outline.of(english, "en"))}
    assert "[untranslated] 小林" in titles["per-1"]
    assert titles["sl-1"] == "[untranslated] Three"
    assert english.name_of("persona", "per-1", "en") == "[untranslated] 小林"
    assert english.blueprints["as_is"].steps[0].cells["customer"][0].text.in_language("en") == "[untranslated] 看菜单"


def test_a_stacked_page_shows_the_text_once_and_the_mark_below() -> None:
    loaded = load.from_bytes(HALF.encode())
    assert loaded.engagement is not None
    both = marked(loaded.engagement, "zh-CN+en")
    assert both.personas[0].name.in_language("zh-CN+en") == "小林\n[untranslated]"


def test_a_file_in_one_language_is_never_marked() -> None:
    engagement = sample("first")
    assert marked(engagement, "zh-CN") is engagement


@pytest.mark.parametrize(("name", "language"), list(itertools.product(("hotline", "coffee-house"), LANGUAGES)))
def test_the_bilingual_samples_are_free_of_marks(name: str, language: str) -> None:
    assert marked(sample(name), language) is sample(name)


# Dates and numbers


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        ("2026-11-22", "2026年11月22日", "22 Nov 2026"),
        ("2026-01-05", "2026年1月5日", "5 Jan 2026"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_are_said_as_people_say_them(day: str, chinese: str, english: str) -> None:
    assert spoken_date(day, "zh-CN") == chinese
    assert spoken_date(day, "en").replace("\N{NO-BREAK SPACE}", " ") == english


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (20000, "2 万", "20,000"),
        (12000, "1.2 万", "12,000"),
        (2997, "2,997", "2,997"),
        (12345, "12,345", "12,345"),
        (-30000, "−3 万", "−30,000"),
    ],
)
def test_large_numbers_in_prose(value: float, chinese: str, english: str) -> None:
    assert spoken_number(value, "zh-CN").replace("\N{NO-BREAK SPACE}", " ") == chinese
    assert spoken_number(value, "en") == english


def test_the_kind_asked_for_wins_over_the_files_own() -> None:
    engagement = sample("hotline")
    assert "decisions" in ids(engagement)
    assert "decisions" not in ids(engagement, "course")
    assert "evaluation" in ids(replace(engagement, deck=replace(engagement.deck, kind="course")))


def test_a_slide_goes_with_its_sessions_and_stands_in_the_first_that_is_held() -> None:
    text = HEAD + (
        "workshop:\n  days:\n    - sessions:\n"
        "        - {id: ses-long, title: 长, minutes: 60, variant: [two_day]}\n"
        "        - {id: ses-short, title: 短, minutes: 30, variant: [one_day]}\n"
        "        - {id: ses-all, title: 都有, minutes: 30}\n"
        "deck:\n  kind: course\n  slides:\n"
        "    - {id: sl-both, title: 两处, body: 一, session: [ses-long, ses-short]}\n"
        "    - {id: sl-long, title: 只在长的, body: 二, session: ses-long}\n"
    )
    short, long = (ids(variants.chosen(made(text), [name])) for name in ("one_day", "two_day"))
    assert "sl-long" not in short
    assert short.index("sl-both") < short.index("ses-short")
    assert long.index("sl-both") < long.index("sl-long") < long.index("ses-long")
