"""The coach's rules of workshops, at the edges of their conditions, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import agenda, coach
from generator.coach.programmes import programmes
from generator.diagnostics import Diagnostic, as_text
from generator.load import from_bytes
from generator.model import Engagement

HEAD = "title: 咖啡店点单\nphases: [{name: 点单, steps: [看菜单]}]\n"


def engagement_of(workshop: str, more: str = "") -> Engagement:
    made = from_bytes(f"{HEAD}workshop:\n{workshop}\n{more}".encode())
    assert made.engagement is not None, made.findings
    return made.engagement


def told(workshop: str, code: str, more: str = "") -> list[Diagnostic]:
    """The findings of a rule on a workshop."""
    return [one for one in coach.review(engagement_of(workshop, more)).findings if one.code == code]


def agenda_of(*sessions: str, more: str = "") -> str:
    lines = [f"  {line}" for line in more.splitlines()]
    return "\n".join([*lines, "  sessions:", *(f"    - {{{one}}}" for one in sessions)])


def count(code: str, *sessions: str, more: str = "") -> int:
    return len(told(agenda_of(*sessions, more=more), code))


# minutes


@pytest.mark.parametrize(("promised", "found"), [(90, 0), (85, 1), (95, 1)])
def test_promised_content_is_compared_with_days_that_have_an_end(promised: int, found: int) -> None:
    days = (
        'days: [{start: "09:00", end: "10:30", sessions: [{title: 画旅程图, minutes: 60}, {title: 复盘, minutes: 30}]}]'
    )
    assert len(told(f"  content_minutes: {promised}\n  {days}", "WS-02")) == found


def test_promised_content_without_an_end_is_kept_by_the_agenda() -> None:
    assert count("WS-02", "title: 画旅程图, minutes: 60", more="content_minutes: 70") == 0


def test_days_that_cannot_close_are_told_of_once() -> None:
    day = 'days: [{start: "09:00", end: "17:00", sessions: [{title: 画旅程图, minutes: 60}]}]'
    made = engagement_of(f"  content_minutes: 90\n  {day}")
    assert "AG-03" in {one.code for one in agenda.scheduled(made)[1]}
    assert told(f"  content_minutes: 90\n  {day}", "WS-02") == []


@pytest.mark.parametrize(("minutes", "severity"), [(150, []), (149, ["warning"]), (210, []), (211, ["warning"])])
def test_a_profile_may_be_bent_by_half_an_hour(minutes: int, severity: list[str]) -> None:
    sessions = agenda_of(f"title: 画旅程图, minutes: {minutes}, activity: A09", more="profile: half_day_3h")
    assert [one.severity for one in told(sessions, "WS-02")] == severity


@pytest.mark.parametrize(("minutes", "severity"), [(90, []), (91, ["hint"]), (120, ["hint"]), (121, ["warning"])])
def test_a_stretch_without_break_is_asked_about_and_then_told(minutes: int, severity: list[str]) -> None:
    sessions = (f"title: 画旅程图, minutes: {minutes - 30}", "title: 讨论, minutes: 30", "kind: break, title: 茶歇")
    assert [one.severity for one in told(agenda_of(*sessions), "WS-03")] == severity


def test_each_stretch_is_told_of_once() -> None:
    long = ("title: 甲, minutes: 60", "title: 乙, minutes: 60")
    found = told(agenda_of(*long, "kind: break, title: 茶歇, minutes: 15", *long), "WS-03")
    assert [one.span.line for one in found] == [5, 8]


def test_what_is_called_a_break_is_one_whatever_its_kind() -> None:
    sessions = (
        "title: 画旅程图, minutes: 80",
        "title: 茶歇（15 分钟）, minutes: 15",
        "title: 画蓝图, minutes: 80",
        "kind: break, title: 休息",
    )
    assert count("WS-03", *sessions) == 0
    assert count("WS-03", *(one.replace("茶歇（15 分钟）", "Coffee break") for one in sessions)) == 0
    assert count("WS-03", *(one.replace("茶歇（15 分钟）", "Break the journey down") for one in sessions)) == 1


def test_a_day_without_breaks_gets_some_and_only_its_long_sessions_are_told_of() -> None:
    assert count("WS-03", "title: 甲, minutes: 80", "title: 乙, minutes: 80") == 0
    assert count("WS-03", "title: 甲, minutes: 80", "title: 乙, minutes: 130") == 1
    assert count("WS-03", "title: 甲, minutes: 130, instructions: [先看, 茶歇, 再画]", "title: 乙, minutes: 10") == 0


def test_sessions_whose_minutes_nobody_wrote_count_for_nothing() -> None:
    assert count("WS-03", *["title: 画旅程图"] * 9, "kind: break, title: 茶歇") == 0


DAY = ("title: 甲, minutes: 85", "kind: break, title: 茶歇, minutes: {}", "title: 乙, minutes: {}")


@pytest.mark.parametrize(
    ("start", "pause", "rest", "found"),
    [("09:00", 44, 172, 1), ("09:00", 44, 171, 0), ("09:00", 45, 172, 0), ("12:30", 20, 220, 0), ("08:00", 44, 400, 1)],
)
def test_a_long_day_over_noon_needs_a_meal(start: str, pause: int, rest: int, found: int) -> None:
    sessions = ", ".join(f"{{{one}}}" for one in (DAY[0], DAY[1].format(pause), DAY[2].format(rest)))
    assert len(told(f'  days: [{{start: "{start}", sessions: [{sessions}]}}]', "WS-04")) == found


def test_meals_that_the_agenda_places_are_not_missed() -> None:
    assert count("WS-04", *["title: 画旅程图, minutes: 100"] * 4) == 0


@pytest.mark.parametrize(("lecture", "own", "found"), [(40, 0, 0), (41, 0, 1), (60, 20, 0), (60, 19, 1)])
def test_lectures_are_at_most_two_fifths(lecture: int, own: int, found: int) -> None:
    exercise = f", exercise_minutes: {own}" if own else ""
    sessions = (f"title: 讲, kind: lecture, minutes: {lecture}{exercise}", f"title: 画, minutes: {100 - lecture}")
    assert count("WS-05", *sessions) == found


# exercises


@pytest.mark.parametrize(
    ("session", "found"),
    [
        ("title: 讨论排队", 1),
        ("title: Talk about the queue, kind: group", 1),
        ("title: 讨论排队, output: 三个问题", 0),
        ("title: 讨论排队, canvas: cv-issues", 0),
        ("title: 讨论排队, activity: A11", 0),
        ("title: 讨论排队, instructions: [各写三条]", 0),
        ("title: 讨论排队, kind: plenary", 0),
        ("title: 开场与介绍", 0),
        ("title: Welcome", 0),
        ("title: 开场, kind: group", 1),
        ("title: 午餐", 0),
    ],
)
def test_a_group_makes_something(session: str, found: int) -> None:
    assert count("WS-06", session) == found


@pytest.mark.parametrize(
    ("sessions", "lacking"),
    [
        (("title: 画旅程图, minutes: 60", "title: 画蓝图, minutes: 60"), "both"),
        (("title: 画旅程图, minutes: 60, debrief: [看到了什么？]", "title: 画蓝图, minutes: 60"), "evaluation"),
        (("title: 画旅程图, minutes: 60", "title: Roadshow, minutes: 60"), "evaluation"),
        (("title: 画旅程图, minutes: 60", "title: 当日小结, minutes: 60"), "evaluation"),
        (("title: 画旅程图, minutes: 60", "title: Show and tell, minutes: 60"), "evaluation"),
        (("title: 画旅程图, minutes: 60", "title: 填写满意度问卷, minutes: 60"), "debrief"),
        (("title: 画旅程图, minutes: 60, activity: A09", "title: Evaluation, minutes: 60"), ""),
        (("title: 画旅程图, minutes: 60, activity: A20", "title: 收尾, minutes: 60, canvas: cv-evaluation"), ""),
        (("title: 画旅程图, minutes: 89",), ""),
        (("title: 画旅程图, minutes: 40", "title: 画蓝图, minutes: 40"), ""),
    ],
)
def test_a_workshop_looks_back_and_asks_how_it_was(sessions: tuple[str, ...], lacking: str) -> None:
    found = [str(one.parameters["lacking"]).partition("\x1f")[0] for one in told(agenda_of(*sessions), "WS-07")]
    assert found == ([f"workshop-no-{lacking}"] if lacking else [])


@pytest.mark.parametrize(
    ("people", "size", "hint"),
    [
        (24, 6, ""),
        (7, 7, ""),
        (8, 8, "4"),
        (13, 6, ""),
        (7, 6, "7"),
        (3, 3, ""),
        (30, 10, "6"),
        (9, 3, "5"),
        (25, 6, ""),
    ],
)
def test_people_are_spread_evenly_over_groups_of_four_to_seven(people: int, size: int, hint: str) -> None:
    found = told(
        agenda_of("title: 画, canvas: cv-journey", more=f"participants: {people}\ngroup_size: {size}"), "WS-08"
    )
    assert [str(one.parameters["hint"]).split("\x1f")[1] for one in found] == ([hint] if hint else [])


def test_groups_do_not_matter_where_nobody_works_in_them() -> None:
    assert count("WS-08", "title: 讲座, kind: lecture", more="participants: 100\ngroup_size: 20") == 0


@pytest.mark.parametrize(
    ("session", "size", "found"),
    [
        ("title: 6-3-5 书写, output: 点子卡", 5, 1),
        ("title: 六三五书写, output: 点子卡", 4, 1),
        ("title: 6-3-5 书写, output: 点子卡", 6, 0),
        ("title: 6-3-5 书写（五人五轮）, output: 点子卡", 5, 0),
        ("title: 6-3-5 brainwriting in five rounds, output: Cards", 5, 0),
        ("title: 三轮书写, canvas: cv-brainwriting", 5, 0),
        ("title: 6-3-5 书写, activity: A13", 5, 0),
    ],
)
def test_six_three_five_needs_six_unless_its_author_says_otherwise(session: str, size: int, found: int) -> None:
    assert count("WS-08", session, more=f"participants: {size * 4}\ngroup_size: {size}") == found


# objectives and order


def test_an_objective_without_session_is_told_where_others_have_some() -> None:
    aims = "objectives: [{text: 画旅程, sessions: [ses-map]}, {text: 写标准}]"
    found = told(agenda_of("id: ses-map, title: 画, minutes: 60, canvas: cv-journey", more=aims), "WS-09")
    assert [str(one.parameters["name"]).split("\x1f")[1] for one in found] == ["写标准"]


def test_objectives_that_name_no_session_at_all_are_asked_about_once() -> None:
    session = "title: 画, minutes: 60, canvas: cv-journey"
    found = told(agenda_of(session, session, more="objectives: [画旅程, 写标准, 选关键时刻]"), "WS-09")
    assert [one.severity for one in found] == ["hint"]


@pytest.mark.parametrize(("idle", "found"), [(30, 0), (31, 1)])
def test_most_of_the_exercises_serve_an_objective(idle: int, found: int) -> None:
    sessions = ("id: ses-map, title: 画, minutes: 30, canvas: cv-journey", f"title: 玩, minutes: {idle}, output: 笑声")
    assert count("WS-09", *sessions, more="objectives: [{text: 画旅程, sessions: [ses-map]}]") == found


def test_an_agenda_that_a_profile_makes_serves_its_objectives() -> None:
    assert told("  profile: half_day_3h\n  objectives: [画旅程]", "WS-09") == []


@pytest.mark.parametrize(
    ("first", "then", "found"),
    [
        ("title: 给点子投票", "title: 头脑风暴", 1),
        ("title: 选一选, canvas: cv-screening", "title: 想一想, canvas: cv-brainwriting", 1),
        ("title: Vote on the ideas", "title: Brainstorming", 1),
        ("title: 投票选痛点", "title: 头脑风暴", 0),
        ("title: 头脑风暴", "title: 给点子投票", 0),
        ("title: 三轮书写与投票, activity: A13", "title: 再写一轮点子", 0),
        ("title: 目标旅程", "title: 现状旅程", 1),
        ("title: The blueprint to be", "title: The blueprint as it is", 1),
        ("title: 目标旅程", "title: 画旅程图, activity: A09", 1),
        ("title: 现状旅程", "title: 目标蓝图", 0),
        ("title: 今天的目标", "title: 现状旅程", 0),
        ("title: 从现状旅程到目标旅程", "title: 现状蓝图", 0),
    ],
)
def test_wide_comes_before_narrow(first: str, then: str, found: int) -> None:
    assert count("WS-10", first, then) == found


@pytest.mark.parametrize(
    ("session", "found"),
    [
        ("title: 成果路演, minutes: 24", 0),
        ("title: 成果路演, minutes: 23", 1),
        ("title: Roadshow, minutes: 23", 1),
        ("title: 收获, canvas: cv-pitch, minutes: 23", 1),
        ("title: 成果路演, minutes: 18, output: 每组 3 分钟", 0),
        ("title: 成果路演, minutes: 29, output: 每组五分钟", 1),
        ("title: Roadshow, minutes: 18, output: Three minutes a table", 0),
        ("title: 成果路演, minutes: 15, instructions: [两组互评]", 0),
        ("title: 成果路演", 0),
        ("title: 分享感受, minutes: 10", 0),
    ],
)
def test_each_group_has_four_minutes_to_present(session: str, found: int) -> None:
    assert count("WS-11", session, more="participants: 36\ngroup_size: 6") == found


# what has to be ready


@pytest.mark.parametrize(
    ("more", "found"),
    [("profile: half_day_3h", 1), ("profile: half_day_3h\n  pre_survey: {send_days_before: 3}", 0)]
    + [(f"profile: half_day_3h\n  pre_survey: {{send_days_before: {days}}}", 1) for days in (0, 1, 2)]
    + [("participants: 12", 0)],
)
def test_people_are_asked_three_days_before(more: str, found: int) -> None:
    assert len(told(f"  {more}", "WS-12")) == found


@pytest.mark.parametrize(
    ("material", "found"),
    [
        ("workbook: 26", 0),
        ("workbook: 25", 1),
        ('workbook: "25 本"', 1),
        ('workbook: "2 盒"', 0),
        ('workbook: "每人 1 本"', 0),
        ("canvases_a3: 8", 0),
        ("canvases_a3: 7", 1),
        ("sticky_pads: 3", 0),
        ("饮料: 3", 0),
    ],
)
def test_prints_are_compared_with_what_the_room_needs(material: str, found: int) -> None:
    sessions = agenda_of(
        "title: 画, canvas: cv-journey", more=f"participants: 24\ngroup_size: 6\nmaterials: {{{material}}}"
    )
    assert len(told(sessions, "WS-13")) == found


@pytest.mark.parametrize(
    ("session", "slide", "found"),
    [
        ("title: 听, recording: call.mp3", "", 1),
        ("title: 听, recording: call.mp3, consent: true", "", 0),
        ("title: 看, kind: video", "", 0),
        ("title: 听", "{title: 来电, archetype: recording, body: 喂}", 1),
        ("title: 听", "{title: 来电, archetype: recording, body: 喂, consent: true}", 0),
        (
            "id: ses-hear, title: 听, recording: a.mp3",
            "{title: 来电, archetype: recording, body: 喂, session: ses-hear}",
            1,
        ),
    ],
)
def test_recordings_need_consent(session: str, slide: str, found: int) -> None:
    assert len(told(agenda_of(session), "WS-14", f"deck: {{slides: [{slide}]}}" if slide else "")) == found


# courses of one file


TWO = """
  sessions:
    - {title: 画旅程图, minutes: 60, canvas: cv-journey}
    - {title: 茶歇, kind: break, variant: long}
    - {title: 画蓝图, minutes: 70, canvas: cv-blueprint}
    - {title: 成果路演, minutes: 40, variant: long}
    - {title: 承诺, minutes: 10, canvas: cv-evaluation, activity: A24, variant: long}
    - {title: 收尾, minutes: 10, variant: short}
"""


def test_each_variant_is_a_course_of_its_own() -> None:
    made = engagement_of(TWO)
    found = programmes(made.workshop, ())
    assert [[one.minutes for held in programme for one in held.sessions] for programme in found] == [
        [60, 30, 70, 40, 10],
        [60, 70, 10],
    ]
    assert [one.code for one in coach.review(made).findings if one.code == "WS-07"] == ["WS-07"]
    assert coach.review(replace(made, workshop=None)).findings is not None


@pytest.mark.parametrize(
    ("profile", "hints"),
    [
        ("half_day_3h", set()),
        ("consulting_blueprint_3h", set()),
        ("one_day_6h", {"WS-03"}),  # as the source prints it
        ("two_day_12h", {"WS-03"}),
    ],
)
def test_agendas_of_profiles_suit_as_many_people_as_a_workshop_has_by_default(profile: str, hints: set[str]) -> None:
    made = engagement_of(f"  profile: {profile}\n  pre_survey: {{send_days_before: 7}}")
    scheduled, _ = agenda.scheduled(made)
    found = [one for one in coach.review(scheduled).findings if one.code.startswith("WS-")]
    assert {one.code for one in found} == hints
    assert {one.severity for one in found} <= {"hint"}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_findings_call_sessions_by_their_titles_and_name_no_key(language: str) -> None:
    made = from_bytes(f"{HEAD}workshop:\n{agenda_of('title: 讨论排队, kind: group, minutes: 150')}".encode())
    assert made.engagement is not None
    found = [one for one in coach.review(made.engagement).findings if one.code in ("WS-03", "WS-06")]
    heads = [line for line in as_text(found, made.texts, language).splitlines() if line.startswith("input.yaml")]
    assert ["“讨论排队”" in line for line in heads] == [True, True]
    assert "150" in heads[0]
    assert [word for word in ("minutes:", "kind", "output:", "ses-") for line in heads if word in line] == []
