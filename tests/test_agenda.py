"""The days against the clock: profiles, pauses, days that close by rule, late starts, minutes of slides."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import agenda, outline
from generator.agenda import closing, pauses
from generator.agenda.content import MINUTES
from generator.agenda.times import total
from generator.diagnostics import Diagnostic
from generator.load import engagement, from_bytes
from generator.load.activities import library
from generator.model import Day, Engagement, Session, Text, Workshop
from generator.model.workshop import SESSION_KINDS
from generator.outline import variants

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "blueprints").glob("*.yaml"))
HEAD = "title: 咖啡店点单\nphases: [{name: 点单, steps: [看菜单]}]\n"


def made(text: str) -> Engagement:
    found = from_bytes(f"{HEAD}{text}".encode())
    assert found.engagement is not None, found.findings
    return found.engagement


def scheduled(text: str) -> tuple[Workshop, list[Diagnostic]]:
    whole = made(text)
    done, findings = agenda.scheduled(whole, library(whole))
    assert done.workshop is not None
    return done.workshop, list(findings)


def minutes(workshop: Workshop) -> list[int]:
    return [session.minutes for day in workshop.days for session in day.sessions]


def one_day(*sessions: str, end: str = "") -> str:
    listed = "\n".join(f"        - {{{session}}}" for session in sessions)
    closes = f'      end: "{end}"\n' if end else ""
    return f'workshop:\n  days:\n    - start: "09:00"\n{closes}      sessions:\n{listed}\n'


# profiles


@pytest.mark.parametrize(
    ("profile", "content", "closings"),
    [
        ("half_day_3h", [180], ["12:15"]),
        ("consulting_blueprint_3h", [180], ["12:15"]),
        ("one_day_6h", [360], ["16:30"]),
        ("two_day_12h", [360, 360], ["16:30", "16:30"]),
    ],
)
def test_a_profile_fills_the_days(profile: str, content: list[int], closings: list[str]) -> None:
    workshop, findings = scheduled(f"workshop: {{profile: {profile}, participants: 20}}\n")
    assert findings == []
    assert [day.content_minutes for day in workshop.days] == content
    assert [day.closing for day in workshop.days] == closings
    ids = [session.id for day in workshop.days for session in day.sessions]
    assert len(set(ids)) == len(ids)
    for one in agenda.timed(workshop):
        assert {tag for tag, words in one.session.title.values if words} == {"zh-CN", "en"}
        assert one.is_pause or one.session.output
        assert (one.session.activity or "A01") in library(made(""))


@pytest.mark.parametrize("profile", agenda.PROFILES)
def test_steps_of_a_profile_take_as_long_as_they_say(profile: str) -> None:
    workshop, _ = scheduled(f"workshop: {{profile: {profile}}}\n")
    for session in workshop.all_sessions:
        work = [one for one in agenda.stretches(session) if one.part == "work"]
        told = [MINUTES.search(text.in_language("zh-CN")) for text in session.instructions]
        assert [one.minutes for one, found in zip(work, told, strict=False) if found] == [
            int(found["minutes"]) for found in told if found
        ]


def test_the_day_of_six_hours_is_the_printed_one() -> None:
    workshop, _ = scheduled("workshop: {profile: one_day_6h}\n")
    starts = [one.start for one in agenda.timed(workshop)]
    morning = ["09:00", "09:15", "09:40", "10:15", "10:30", "11:05", "11:30"]
    afternoon = ["12:15", "13:15", "14:00", "14:35", "14:50", "15:20", "15:40", "16:05", "16:25"]
    assert starts == morning + afternoon
    names = [module.name.in_language("en") for module in workshop.modules]
    assert names[2] == "Journey and blueprint"
    assert {one.session.module for one in agenda.timed(workshop)} == {None, *(f"mod-{at}" for at in range(1, 6))}


def test_a_start_of_another_hour_shifts_all() -> None:
    workshop, _ = scheduled('workshop: {profile: half_day_3h, start: "13:30"}\n')
    assert [one.start for one in agenda.timed(workshop)][:3] == ["13:30", "13:40", "13:50"]
    assert workshop.days[0].closing == "16:45"


def test_a_profile_keeps_the_days_and_modules_that_the_author_wrote() -> None:
    text = 'workshop: {profile: two_day_12h, modules: [甲, 乙], days: [{date: 2026-11-22, start: "08:30"}]}\n'
    workshop, _ = scheduled(text)
    assert [(day.day, day.date, day.start) for day in workshop.days] == [(1, "2026-11-22", "08:30"), (2, "", "08:30")]
    assert [module.name.in_language("zh-CN") for module in workshop.modules] == ["甲", "乙"]


def test_a_profile_whose_day_ends_earlier_closes_by_the_rule() -> None:
    text = 'workshop: {profile: half_day_3h, days: [{start: "09:00", end: "12:00"}]}\n'
    workshop, findings = scheduled(text)
    assert workshop.days[0].closing == "12:00"
    assert [item.code for item in findings] == ["AG-01"]


def test_sessions_of_the_author_are_never_replaced_by_a_profile() -> None:
    workshop, findings = scheduled("workshop: {profile: one_day_6h, sessions: [{title: 画图, minutes: 60}]}\n")
    assert (minutes(workshop), findings) == ([60], [])


def test_an_activity_tells_what_the_author_does_not() -> None:
    workshop, _ = scheduled("workshop: {sessions: [{title: 挑选, minutes: 40, activity: a07, output: 三行}]}\n")
    session = workshop.days[0].sessions[0]
    steps = agenda.stretches(session)
    assert session.output.in_language("zh-CN") == "三行"
    assert session.instructions
    assert session.debrief
    assert sum(step.minutes for step in steps) == 40
    assert [step.part for step in steps][-1] == "debrief"


def test_instructions_of_the_author_keep_the_activity_out() -> None:
    text = "workshop: {sessions: [{title: 挑选, minutes: 40, activity: A07, instructions: [写下来（10 分钟）]}]}\n"
    whole = made(text)
    done, _ = agenda.scheduled(whole, library(whole))
    assert done is whole


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_as_their_authors_wrote_them_in_every_variant(path: Path) -> None:
    whole = engagement(path).engagement
    assert whole is not None
    values = [value for found in variants.known(whole).values() for value in found]
    for chosen in ((), *((value,) for value in values)):
        cut = variants.chosen(whole, chosen)
        done, findings = agenda.scheduled(cut, library(cut))
        assert findings == ()
        assert agenda_of(done) == agenda_of(cut)


def agenda_of(whole: Engagement) -> list[object]:
    """What happens when: an activity may say how, where the author does not."""
    if whole.workshop is None:
        return []
    held = [(one.id, one.title, one.kind, one.minutes) for one in whole.workshop.all_sessions]
    return [*held, *((day.day, day.start, day.closing) for day in whole.workshop.days)]


# pauses


def test_a_long_day_without_pauses_gets_some() -> None:
    sessions = [f"title: 第 {at} 节, minutes: 45" for at in range(8)]
    workshop, findings = scheduled(one_day(*sessions))
    kinds = [session.kind for session in workshop.days[0].sessions]
    assert [at for at, kind in enumerate(kinds) if kind == "meal"] == [5]
    assert kinds.count("break") == 2
    assert [(item.code, item.severity) for item in findings] == [("AG-04", "hint")]
    assert "12:15 午餐" in findings[0].message("zh-CN")
    assert "lunch" in findings[0].message("en")
    assert all(session.id for session in workshop.days[0].sessions)


def test_pauses_of_the_author_keep_others_out() -> None:
    sessions = ["title: 一, minutes: 100", "title: 茶歇, kind: break, minutes: 10", "title: 二, minutes: 200"]
    workshop, findings = scheduled(one_day(*sessions))
    assert (len(workshop.days[0].sessions), findings) == (3, [])


def test_a_short_day_needs_no_pause() -> None:
    workshop, findings = scheduled(one_day("title: 一, minutes: 60", "title: 二, minutes: 60"))
    assert (minutes(workshop), findings) == ([60, 60], [])


@given(st.lists(st.integers(5, 55), min_size=2, max_size=30), st.integers(8 * 60, 14 * 60))
def test_no_stretch_is_longer_than_people_can_sit(lengths: list[int], start: int) -> None:
    where = pauses.places(lengths, start)
    stretch = 0
    for at, length in enumerate(lengths):
        stretch = length if at in where else stretch + length
        assert stretch <= pauses.STRETCH or sum(lengths) <= pauses.LONG
    assert list(where.values()).count("meal") <= 1


def test_pauses_stand_where_sessions_have_the_minutes_that_are_held() -> None:
    """Not where they would stand had nobody given time: a lecture of 45 minutes that becomes 10 needs no break."""
    sessions = ["title: 讲解, kind: lecture, minutes: 60"] + [f"title: 第 {at} 节, minutes: 50" for at in range(4)]
    workshop, findings = scheduled(one_day(*sessions, end="12:30"))
    day = workshop.days[0]
    pauses_held = [clock for clock, session in day.timetable() if session.is_pause]
    assert (day.closing, [session.kind for session in day.sessions].count("meal")) == ("12:30", 0)
    told = next(item for item in findings if item.code == "AG-04").message("zh-CN")
    assert pauses_held
    assert all(f"{clock} 茶歇" in told for clock in pauses_held)
    stretch = 0
    for session in day.sessions:
        stretch = 0 if session.is_pause else stretch + session.minutes
        assert stretch <= pauses.STRETCH


# which days there are


SESSION = "sessions: [{title: 画, minutes: 60}]"


def test_numbers_of_days_grow() -> None:
    _, findings = scheduled(f"workshop: {{days: [{{day: 2, {SESSION}}}, {{day: 2, {SESSION}}}]}}\n")
    assert [(item.code, item.severity, item.parameters["next"]) for item in findings] == [("AG-07", "error", "3")]


def test_dates_of_days_grow() -> None:
    days = ", ".join(f'{{date: "{date}", {SESSION}}}' for date in ("2026-12-12", "2026-12-11"))
    _, findings = scheduled(f"workshop: {{days: [{days}]}}\n")
    assert [(item.code, item.severity) for item in findings] == [("AG-10", "warning")]


def test_a_day_without_sessions_is_left_out_and_told() -> None:
    days = 'days: [{date: "2026-12-12"}, {date: "2026-12-13"}]'
    workshop, findings = scheduled(f"workshop: {{profile: one_day_6h, {days}}}\n")
    assert [day.date for day in workshop.days] == ["2026-12-12"]
    assert [(item.code, item.severity) for item in findings] == [("AG-08", "warning")]
    assert "one_day_6h" in findings[0].advice("en")


def test_a_day_past_midnight_is_told() -> None:
    _, findings = scheduled('workshop: {profile: one_day_6h, start: "21:30"}\n')
    assert [(item.code, item.severity) for item in findings] == [("AG-09", "warning")]
    assert "05:00" in findings[0].message("zh-CN")


def test_more_sessions_to_take_out_than_are_named_are_counted() -> None:
    _, findings = scheduled('workshop: {profile: one_day_6h, days: [{end: "11:00"}]}\n')
    assert "另有 6 个" in findings[0].advice("zh-CN")
    assert "6 more" in findings[0].advice("en")


# days that close


def test_lectures_give_before_exercises_and_debriefs_stay() -> None:
    sessions = [
        "title: 讲解, kind: lecture, minutes: 40",
        "title: 画图, minutes: 50",
        "title: 复盘, kind: debrief, minutes: 20",
    ]
    workshop, findings = scheduled(one_day(*sessions, end="10:30"))
    assert minutes(workshop) == [20, 50, 20]
    assert [(item.code, item.severity) for item in findings] == [("AG-01", "warning")]
    assert "“讲解” 40 → 20" in findings[0].message("zh-CN")
    assert findings[0].span.line == 6  # at `end`


def test_then_exercises_give_and_their_own_minutes_follow() -> None:
    sessions = [
        "title: 讲解, kind: lecture, minutes: 15",
        "title: 画图, minutes: 60, exercise_minutes: 40",
        "title: 茶歇, kind: break, minutes: 15",
    ]
    workshop, _ = scheduled(one_day(*sessions, end="10:05"))
    assert minutes(workshop) == [10, 40, 15]
    assert workshop.days[0].sessions[1].exercise_minutes == 30


def test_minutes_in_the_steps_follow_as_well() -> None:
    steps = "instructions: [{zh-CN: 写（20 分钟）, en: Write (20 min)}, {zh-CN: 贴（20 分钟）, en: Stick (20 min)}]"
    workshop, _ = scheduled(one_day(f"title: 画图, minutes: 40, {steps}", end="09:30"))
    session = workshop.days[0].sessions[0]
    assert [text.values for text in session.instructions] == [
        (("zh-CN", "写（15 分钟）"), ("en", "Write (15 min)")),
        (("zh-CN", "贴（15 分钟）"), ("en", "Stick (15 min)")),
    ]


@given(st.integers(0, 300), st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_minutes_are_shared_without_rest(whole: int, weights: list[int]) -> None:
    parts = agenda.shared(whole, weights)
    assert sum(parts) == whole
    assert min(parts) >= (whole >= len(weights))
    if all(weights):
        assert agenda.shared(sum(weights), weights) == weights


def test_a_day_that_cannot_close_says_how_much_is_too_much() -> None:
    sessions = ["title: 讲解, kind: lecture, minutes: 60", "title: 复盘, kind: debrief, minutes: 30"]
    workshop, findings = scheduled(one_day(*sessions, end="09:30"))
    assert minutes(workshop) == [60, 30]
    assert [(item.code, item.severity) for item in findings] == [("AG-02", "error")]
    assert findings[0].parameters["missing"] == "10"
    assert "讲解" in findings[0].advice("zh-CN")


def test_a_day_with_time_to_spare_gives_it_to_exercises() -> None:
    sessions = ["title: 讲解, kind: lecture, minutes: 30", "title: 画图, minutes: 60, exercise_minutes: 40"]
    workshop, findings = scheduled(one_day(*sessions, end="10:50"))
    assert minutes(workshop) == [30, 80]
    assert workshop.days[0].sessions[1].exercise_minutes == 60
    assert [item.code for item in findings] == ["AG-06"]


def test_a_day_that_is_nearly_empty_is_an_error() -> None:
    _, findings = scheduled(one_day("title: 画图, minutes: 60", end="12:00"))
    assert [(item.code, item.severity) for item in findings] == [("AG-03", "error")]
    assert findings[0].parameters["missing"] == "90"


def test_a_day_ends_after_it_starts() -> None:
    _, findings = scheduled(one_day("title: 画图, minutes: 60", end="04:30"))
    assert [(item.code, item.severity) for item in findings] == [("AG-05", "error")]


def test_the_content_that_was_promised_is_held_where_no_day_has_an_end() -> None:
    sessions = "[{title: 讲, kind: lecture, minutes: 40}, {title: 画, minutes: 80}]"
    text = f"workshop: {{content_minutes: 100, sessions: {sessions}}}\n"
    workshop, findings = scheduled(text)
    assert minutes(workshop) == [20, 80]
    assert [item.code for item in findings] == ["AG-01"]


def test_sessions_without_minutes_have_those_of_their_activity_or_share_what_is_left() -> None:
    sessions = ["title: 开场, minutes: 10", "title: 挑选, activity: A07", "title: 讨论", "title: 收尾"]
    whole = made(one_day(*sessions, end="10:45"))
    known = library(whole)
    done, findings = agenda.scheduled(whole, known)
    assert done.workshop is not None
    usual = known["A07"].minutes
    left = 105 - 10 - usual
    assert minutes(done.workshop)[:2] == [10, usual]
    assert sum(minutes(done.workshop)[2:]) == left
    assert findings == ()


SESSIONS = st.lists(
    st.builds(
        lambda kind, length, work: Session(
            title=Text((("en", "x"),)), kind=kind, minutes=length, exercise_minutes=min(work, length) if work else None
        ),
        st.sampled_from(SESSION_KINDS),
        st.integers(1, 720),
        st.integers(0, 720),
    ),
    max_size=14,
)


@given(SESSIONS, st.integers(0, 23), st.sampled_from(["", "12:00", "16:30", "23:59", "00:05"]), st.integers(0, 800))
def test_days_close_or_say_why_and_nobody_falls_below_the_floor(
    sessions: list[Session], hour: int, end: str, promised: int
) -> None:
    day = Day(start=f"{hour:02d}:00", end=end, sessions=tuple(sessions))
    whole = made("")
    workshop = Workshop(days=(day,), content_minutes=promised or None)
    done, findings = agenda.scheduled(Engagement(meta=whole.meta, workshop=workshop))
    assert done.workshop is not None
    result = done.workshop.days[0]
    errors = [item for item in findings if item.severity == "error"]
    if end and sessions and not errors:
        assert result.closing == end
    kept = [one for one in result.sessions if one.id not in ("ses-break", "ses-meal", "ses-break-2")]
    for before, after in zip(sessions, [one for one in kept if not one.id], strict=True):
        assert after.minutes >= closing.floor(before)
        assert (after.exercise_minutes or 1) <= max(after.minutes, before.exercise_minutes or 1)
        assert errors == [] or after.minutes == before.minutes


@given(SESSIONS, st.integers(0, 400))
def test_what_is_given_is_what_was_asked_for(sessions: list[Session], excess: int) -> None:
    excess = min(excess, closing.room(sessions))
    shorter = closing.given(sessions, excess)
    assert sum(shorter) == total(sessions) - excess
    assert sum(at % 5 != 0 and at != one.minutes for at, one in zip(shorter, sessions, strict=True)) <= 1
    spare = min(excess, closing.appetite(sessions))
    assert sum(closing.taken(sessions, spare)) == total(sessions) + spare


# late


def test_a_late_start_keeps_lunch_where_the_morning_can_give() -> None:
    workshop, _ = scheduled("workshop: {profile: one_day_6h}\n")
    (plan,) = agenda.late(workshop)
    assert (plan.kept, plan.missed) == ("12:15", 0)
    assert plan.rows[0].start == "09:15"
    lunch = next(row for row in plan.rows if row.session.kind == "meal")
    assert (lunch.planned_start, lunch.start) == ("12:15", "12:15")
    assert sum(row.gives for row in plan.rows) == 15
    assert {row.session.kind for row in plan.rows if row.gives} == {"plenary", "lecture"}
    assert [row.session.id for row in plan.changed][-1] == "ses-kano-metrics"


def test_a_day_that_cannot_make_up_says_how_late_it_ends() -> None:
    workshop, _ = scheduled(one_day("title: 复盘, kind: debrief, minutes: 30", "title: 画图, minutes: 20"))
    (plan,) = agenda.late(workshop)
    assert (plan.missed, plan.rows[-1].end) == (5, "09:55")


# slides


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("kind", ["course", "workshop"])
@pytest.mark.parametrize("name", ["cx-course", "coffee-house", "hotline", *agenda.PROFILES])
def test_the_slides_of_a_session_take_as_long_as_the_session(name: str, kind: str, language: str) -> None:
    path = ROOT / "blueprints" / f"{name}.yaml"
    whole = engagement(path).engagement if path.exists() else made(f"workshop: {{profile: {name}}}\n")
    assert whole is not None
    whole = variants.chosen(whole)
    done, _ = agenda.scheduled(whole, library(whole))
    assert done.workshop is not None
    shown: dict[str, int] = {}
    for section in outline.of(done, language, kind).sections:
        for slide in section.slides:
            if slide.session and not slide.hidden:
                shown[slide.session] = shown.get(slide.session, 0) + (slide.notes.minutes or 0)
    lengths = {session.id: session.minutes for day in done.workshop.days for session in day.sessions}
    assert shown
    assert shown == {name: lengths[name] for name in shown}
