"""Texts say what the file says and have no gaps; an author's templates replace them, and can do no harm."""

from __future__ import annotations

import csv
import io
import re
import time
from pathlib import Path

import docx
import pytest

from generator import agenda, kit, sandbox
from generator.assets import folder
from generator.diagnostics import Diagnostic
from generator.handouts import letters
from generator.load import engagement, from_bytes
from generator.load.own_templates import faulty, names, own
from generator.model import Engagement
from generator.outline import Outline, variants
from generator.render import Job, texts
from generator.theme import house

SAMPLES = Path(__file__).parents[1] / "blueprints"
NAMES = ("cx-course", "coffee-house", "hotline", "first")
BARE = "title: 社区药房取药\nworkshop: {profile: half_day_3h}\nphases: [{name: 取药, steps: [{customer: 排队}]}]\n"
DATED = """
title: {zh-CN: 社区药房取药, en: Collecting medicine}
author: {zh-CN: 培训组, en: Training team}
workshop:
  venue: {zh-CN: 三楼会议室, en: Room 3}
  participants: 8
  group_size: 4
  pre_survey: {send_days_before: 5}
  days:
    - date: "2026-12-30"
      start: "09:00"
      sessions:
        - {title: {zh-CN: 画旅程, en: Draw the journey}, minutes: 120, canvas: cv-journey, output: 旅程图}
    - date: "2026-12-31"
      start: "13:00"
      sessions: [{title: {zh-CN: 复盘, en: Look back}, minutes: 45, kind: plenary}]
phases: [{name: {zh-CN: 取药, en: Collect}, steps: [{customer: {zh-CN: 排队, en: Queue}}]}]
"""


def loaded(name: str) -> Engagement:
    made = engagement(SAMPLES / f"{name}.yaml").engagement if name in NAMES else from_bytes(name.encode()).engagement
    assert made is not None
    return agenda.scheduled(variants.chosen(made))[0]


def written(made: Engagement, language: str, templates: dict[str, bytes] | None = None) -> dict[str, str]:
    """The texts as they are written, by their name."""
    sent = letters.letters(made, language)
    nothing = Outline(language, "", "", "", "", "", ())
    job = Job(house(), language, "", {}, {}, nothing, letters=sent, own=templates or {})
    return {Path(path).name: data.decode("utf-8-sig") for path, data in texts.render(job).items()}


GAP = re.compile(r"None|\{[{%]|“”|（）|\(\)|\S +[,;:，。；：、]|\S {2,}\S|\b(on|at|by|in) *$|^- .*[：:“（(] *$")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", [*NAMES[:3], BARE, DATED, DATED.replace("workshop:", "workshop:\n  mode: remote")])
def test_no_text_has_a_gap(name: str, language: str) -> None:
    made = written(loaded(name), language)
    assert len(made) == 9
    for text in made.values():
        filled = [line for line in text.split("\n") if "____" not in line and "□" not in line]
        assert [line for line in filled if GAP.search(line)] == []
        assert not re.search(r"\n\n\n|[ \t]\n|\A\s", text)
        assert text.endswith("\n")


def test_without_a_workshop_nothing_is_sent() -> None:
    assert letters.letters(loaded("first"), "zh-CN") == ()


def test_dates_and_places_stand_where_the_file_has_them() -> None:
    chinese, english = (written(loaded(DATED), language) for language in ("zh-CN", "en"))
    assert "- 时间：第 1 天，2026年12月30日（周三），09:00–11:00\n" in chinese["invitation.md"]
    assert "- 地点：三楼会议室\n" in chinese["invitation.md"]
    assert "请在 2026年12月27日 之前交回" in chinese["invitation.md"]
    assert "2027年1月30日前后" in chinese["follow-up.md"]
    assert "于 2026年12月30日至2026年12月31日 参加" in chinese["certificate.md"]
    assert "- When: Day 2, Thursday 31 Dec 2026, 13:00–13:45\n" in english["invitation.md"]
    assert "from 30 Dec 2026 to 31 Dec 2026, 2.75 hours in all" in english["certificate.md"]
    assert english["invitation.md"].endswith("Training team\n")
    assert "08:00 Arrive" in english["room-plan.md"]


@pytest.mark.parametrize(("language", "end"), [("zh-CN", "。"), ("en", ".")])
def test_words_to_know_beforehand_are_all_written_alike(language: str, end: str) -> None:
    (text,) = [one for path, one in written(loaded("cx-course"), language).items() if "pre-read" in path]
    terms = re.findall(r"^- \*\*(.)[^*]*\*\*.*(.)$", text, re.MULTILINE)
    assert len(terms) > 6
    assert {last for _, last in terms} == {end}
    assert not [first for first, _ in terms if first.islower()]


def test_times_are_those_of_the_agenda() -> None:
    made = loaded("cx-course")
    assert made.workshop is not None
    reading = written(made, "en")["pre-read.md"]
    rows = re.findall(r"^- (\d\d:\d\d)–(\d\d:\d\d) ", reading, re.MULTILINE)
    assert rows == [(one.start, one.end) for one in agenda.timed(made.workshop)]


def test_what_a_course_practises_on_is_nobodys_task() -> None:
    course, workshop = (written(loaded(name), "zh-CN")["action-list.md"] for name in ("cx-course", "hotline"))
    assert "照片预检试点" not in course
    assert "打通 PC 与官网售后\n   - 负责：话务系统团队\n   - 时间：短期" in workshop
    assert "“任何地方只有一个号码”" in workshop


def test_the_online_board_has_short_blocks_and_all_the_work() -> None:
    made = loaded("cx-course")
    assert made.workshop is not None
    rows = list(csv.DictReader(io.StringIO(written(made, "en")["remote-board.csv"])))
    blocks: dict[str, int] = {}
    for row in rows:
        if row["Block"]:
            blocks[row["Block"]] = blocks.get(row["Block"], 0) + int(row["Minutes"])
    assert max(blocks.values()) <= 50
    assert sum(blocks.values()) == sum(day.content_minutes for day in made.workshop.days)
    frames = [row["Frame"] for row in rows if row["Frame"]]
    assert frames == [str(at) for at in range(1, len(frames) + 1)]
    seats = list(csv.DictReader(io.StringIO(written(made, "en")["remote-rooms.csv"])))
    assert sum(int(row["People"]) for row in seats[1:]) == made.workshop.participants


REMOTE = """title: Order
language: en
phases: [{name: Order, steps: [{customer: Looks}]}]
workshop:
  mode: remote
  days:
    - start: "09:00"
      sessions:
        - {title: Hello, minutes: 20, kind: plenary}
        - {title: Map, minutes: 75}
        - {title: Break, minutes: 15, kind: break}
        - {title: Choose, minutes: 55}
        - {title: Look back, minutes: 30, kind: debrief}
"""


def test_the_board_of_an_online_workshop_keeps_the_times_of_the_agenda() -> None:
    made = from_bytes(REMOTE.encode()).engagement
    assert made is not None
    rows = list(csv.DictReader(io.StringIO(written(made, "en")["remote-board.csv"])))
    told = [(row["Title"], row["Start"], row["Minutes"]) for row in rows if row["Start"]]
    away = "Break away from the screen"
    assert told == [
        ("Hello", "09:00", "20"),
        (away, "09:20", "10"),
        ("Map (1/2)", "09:30", "28"),
        (away, "09:58", "10"),
        ("Map (2/2)", "10:08", "27"),
        ("Break", "10:35", "15"),
        ("Choose (1/2)", "10:50", "23"),
        (away, "11:13", "10"),
        ("Choose (2/2)", "11:23", "22"),
        ("Look back", "11:45", "30"),
    ]


# templates of one's own ----------------------------------------------------------------------------------------------


def proven(tmp_path: Path, files: dict[str, bytes | str]) -> tuple[dict[str, str], list[Diagnostic]]:
    """What is written with these templates, and what is said of them."""
    for name, data in files.items():
        path = tmp_path / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    made = loaded(BARE.replace("half_day_3h}", "half_day_3h, templates: mine}"))
    found, findings = own(made, tmp_path)
    sent = letters.letters(made, "zh-CN")
    kept, more = letters.proven(made, sent, found)
    return written(made, "zh-CN", dict(kept)), [*findings, *more]


def test_a_template_of_ones_own_replaces_the_kits(tmp_path: Path) -> None:
    made, said = proven(
        tmp_path, {"texts/invitation.md.j2": "来吧：{{ title }}，{{ groups }} 组\n", "texts/.hidden": "x"}
    )
    assert (made["invitation.md"], said) == ("来吧：社区药房取药，4 组\n", [])


def test_one_language_comes_before_all_languages(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"texts/notice.md.j2": "both", "texts/notice.zh-CN.md.j2": "\ufeff中文\r\n"}
    made, said = proven(tmp_path, files)
    assert (made["notice.md"], said) == ("中文\n", [])


FAULTS: dict[str, tuple[bytes | str, str, str]] = {
    "invite.md.j2": ("您好", "TX-02", "texts/invitation.md.j2"),
    "form.typ": ("#read", "TX-02", ".docx"),
    "invitation.md.j2": ("第一行\n{{ titel }}", "TX-04", "title"),
    "notice.md.j2": ("{% if title %}", "TX-04", "配对"),
    "follow-up.md.j2": ("{% include '/etc/passwd' %}", "TX-04", "include"),
    "pre-read.md.j2": ("您好".encode("gbk"), "TX-03", "UTF-8"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_with_a_template_is_said_and_the_kits_own_is_used(name: str, tmp_path: Path) -> None:
    data, code, word = FAULTS[name]
    made, said = proven(tmp_path, {f"texts/{name}": data})
    assert [item.code for item in said] == [code]
    assert word in said[0].message("zh-CN") + said[0].advice("zh-CN")
    assert said[0].severity == "warning"
    assert made == written(loaded(BARE), "zh-CN")


def test_the_line_of_a_fault_is_told(tmp_path: Path) -> None:
    _, said = proven(
        tmp_path,
        {"texts/invitation.md.j2": "一\n二\n{% for x in objectives %}\n{{ x.nothing.more }}{% endfor %}{{ y }}"},
    )
    assert [(item.span.file, item.span.line) for item in said] == [("mine/texts/invitation.md.j2", 4)]


def test_a_word_template_that_cannot_be_filled_is_told_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "mine/guide").mkdir(parents=True)
    word = docx.Document()
    word.add_paragraph("{{ nobody }}")
    word.save(str(tmp_path / "mine/guide/agenda.docx"))
    file = tmp_path / "a.yaml"
    file.write_text(BARE.replace("half_day_3h}", "half_day_3h, templates: mine}"), "utf-8")
    built = kit.build(file, tmp_path / "kits", kit.Wish(only=("agenda",)), "0")
    [found] = [item for item in built.loaded.findings if item.severity == "error"]
    assert (built.folder, found.code) == (None, "TX-05")
    assert "“mine/guide/agenda.docx”填不进去：没有“nobody”这个值" in found.message("zh-CN")
    assert not (tmp_path / "kits/a").exists()


@pytest.mark.parametrize(("folder_name", "code"), [("../out", "TX-01"), ("/etc", "TX-01"), ("none", "TX-01")])
def test_a_folder_outside_is_not_read(folder_name: str, code: str, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    (tmp_path / "out/texts").mkdir(parents=True)
    inside.mkdir()
    (tmp_path / "out/texts/notice.md.j2").write_text("x", "utf-8")
    made = loaded(BARE.replace("half_day_3h}", f"half_day_3h, templates: {folder_name}}}"))
    found, findings = own(made, inside)
    assert (found, [item.code for item in findings]) == ({}, [code])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("{{ title }} secret", "utf-8")
    (tmp_path / "in/mine/texts").mkdir(parents=True)
    (tmp_path / "in/mine/texts/notice.md.j2").symlink_to(secret)
    made = loaded(BARE.replace("half_day_3h}", "half_day_3h, templates: mine}"))
    found, findings = own(made, tmp_path / "in")
    assert (found, [item.code for item in findings]) == ({}, ["TX-03"])


def test_every_text_can_be_replaced_in_one_language_or_in_all() -> None:
    for name in letters.TEXTS:
        assert {f"texts/{name}.md.j2", f"texts/{name}.zh-CN.md.j2", f"texts/{name}.en.md.j2"} <= {*names()}


def test_the_kits_templates_name_only_values_that_the_page_lists() -> None:
    page = (Path(__file__).parents[1] / "docs/texts.md").read_text("utf-8")
    listed = {*re.findall(r"`(\w+)`", page)}
    for letter in letters.letters(loaded(BARE), "en"):
        if letter.template.endswith(".j2"):
            assert {*letter.values} <= listed
            assert (folder() / letter.template).is_file()


# the sandbox ---------------------------------------------------------------------------------------------------------

VALUES = {"title": "T", "rows": [{"a": "x"}, {"a": "y"}], "n": 5}
HOSTILE = (
    "{{ ''.__class__.__mro__ }}",
    "{{ title.encode('utf-8') }}",
    "{{ title['__class__'] }}",
    "{{ range.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ rows|map(attribute='__class__')|join }}",
    "{{ rows.append(1) }}",
    "{{ rows[0].update({'a': 'z'}) }}",
    "{{ lipsum() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'web/page.html.j2' %}",
    "{% for i in range(10**9) %}a{% endfor %}",
    "{% for i in range(999) %}{% for j in range(999) %}{% for k in range(999) %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for i in range(1000) %}{% for j in range(1000) %}" + "x" * 500 + "{% endfor %}{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ 10**10**10 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ 'a'|center(10**9) }}",
    "{{ ['a' * 90000] * 50000 }}",
    "{{ (['a' * 90000] * 50000)|sort|length }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for r in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{% set n = namespace(x='aaaa') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x='aaaa') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x='aaaa') %}{% for i in range(99) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
    "{% set n = namespace(x='aaaa') %}{% for i in range(99) %}{% set n.x = n.x|replace('a', 'aaaaaaaa') %}{% endfor %}",
    "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = [n.x, n.x] %}{% endfor %}",
    "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "{{ range(1000)|map('string')|map('replace', '1', '1' * 90000)|join }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "+".join(["1"] * 20000) + " }}",
    "{% for a in [1] %}" * 40 + "{% endfor %}" * 40,
    "{{ title" + ".a" * 20000 + " }}",
    "x" * 200_000,
    "{{ rows }}",
    "{{ self }}",
    "{{ 1 / 0 }}",
    "{{ title|nothing }}",
    "{% endfor %}",
    "{{ title",
)


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_template_ends_with_a_fault_in_words(source: str) -> None:
    begun = time.process_time()
    with pytest.raises(sandbox.Fault) as caught:
        sandbox.render(source, VALUES)
    assert time.process_time() - begun < 5
    finding = faulty("mine/texts/notice.md.j2", caught.value, tuple(VALUES))
    assert VALUES == {"title": "T", "rows": [{"a": "x"}, {"a": "y"}], "n": 5}
    said = [part(tag) for tag in ("en", "zh-CN") for part in (finding.message, finding.advice)]
    assert all(said)
    assert not re.search(r"Traceback|jinja|object at|[{}\x1f]", "".join(said))


def test_what_templates_need_they_can_do() -> None:
    source = (
        "{% macro two(x) %}{{ x }}{{ x }}{% endmacro %}{% set ns = namespace(sum=0) %}"
        "{% for r in rows if r.a != 'z' %}{% set ns.sum = ns.sum + n %}{{ loop.index }}{{ r.a }}"
        "{{ ', ' if not loop.last }}{% endfor %} {{ ns.sum }} {{ two(title|lower) }} {{ '-' * 3 }} "
        "{{ rows|map(attribute='a')|join('、') }} {{ title ~ n }} {{ [3, 1, 2]|sort|join }} {{ 7|round(1) }}"
    )
    assert sandbox.render(source, VALUES) == "1x, 2y 10 tt --- x、y T5 123 7.0"
