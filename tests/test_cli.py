"""The command line, as a person runs it."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import docx
import pytest
import yaml

from generator import check
from generator.cli.building import summary
from generator.coach import RULES
from generator.coach.elsewhere import ELSEWHERE, UNDECIDED
from generator.explain import codes, explained

ROOT = Path(__file__).parents[1]


def _run(*arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "坏.yaml"
    path.write_text("title: 咖啡店\nphases:\n  - name: 点单\n    step:\n      - customer: 看菜单\n", "utf-8")
    return path


SOUND = """\
title: Coffee
language: en
phases:
  - name: Order
    steps: [{customer: Read the menu}, {customer: Pay, pain: The queue hides the menu}]
"""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A file without errors, of which the coach has much to say."""
    path = tmp_path / "sound.yaml"
    path.write_text(SOUND, "utf-8")
    return path


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    """A file of which there is nothing to say."""
    path = tmp_path / "quiet.yaml"
    path.write_text(SOUND + "settings:\n  severities: {" + ", ".join(f"{code}: off" for code in RULES) + "}\n", "utf-8")
    return path


def test_warnings_and_hints_do_not_fail(sound: Path) -> None:
    done = _run("check", sound)
    assert done.returncode == 0
    assert ": warning BP-04: " in done.stdout
    assert ": hint " in done.stdout


def test_warnings_fail_when_they_are_to_and_hints_never_do(sound: Path, quiet: Path) -> None:
    assert _run("check", sound, "--strict").returncode == 1
    done = _run("check", quiet, "--strict")
    assert (done.returncode, done.stdout.split("\n")[0]) == (0, f"No problems found: {quiet}")
    quiet.write_text(quiet.read_text("utf-8").replace("BP-04: off", "BP-04: hint"), "utf-8")
    done = _run("check", quiet, "--strict")
    assert (done.returncode, "hint BP-04" in done.stdout) == (0, True)


def test_a_report_ends_with_sums_what_was_looked_at_and_what_to_ask(sound: Path) -> None:
    told = _run("check", sound).stdout
    assert re.search(r"\n\d+ warnings, \d+ hints?\nBy subject: ", told)
    assert re.search(r"\nLooked at by \d+ rules: 1 blueprint, 2 steps, 2 cards", told)
    assert "What the coach cannot know" in told
    assert "Questions most worth asking next:\n  1. " in told
    assert "%" not in told.replace(str(sound), "")


def test_where_there_are_errors_the_coach_waits(broken: Path) -> None:
    told = _run("check", broken).stdout
    assert told.startswith("── 先改这些错误（")
    assert "改好以后再检查，教练才会看这项服务" in told
    assert "按 " not in told


def test_a_profile_replaces_that_of_the_file(sound: Path) -> None:
    def severities(profile: str) -> set[str]:
        rows = json.loads(_run("check", sound, "--format", "json", "--profile", profile).stdout)
        assert rows["files"][0]["profile"] == profile
        return {row["severity"] for row in rows["findings"]}

    assert severities("draft") == {"hint"}
    assert "warning" in severities("consultant")
    assert _run("check", sound, "--profile", "boss").returncode == 2


def test_what_an_author_leaves_out_is_said_with_its_code(sound: Path) -> None:
    lint = "lint: {ignore: [BP-04], reason: The menu is on the wall}\n"
    sound.write_text(SOUND + lint, "utf-8")
    done = _run("check", sound)
    assert "warning BP-04" not in done.stdout
    assert "Left out for reasons given in the file: 1 (BP-04)" in done.stdout
    log = json.loads(_run("check", sound, "--format", "json").stdout)
    assert {(row["code"], row["reason"]) for row in log["ignored"]} == {("BP-04", "The menu is on the wall")}


def test_several_files_are_told_one_after_the_other(sound: Path, broken: Path) -> None:
    done = _run("check", sound, broken, sound)
    assert done.returncode == 1
    assert done.stdout.count("Looked at by") == 1
    assert done.stdout.index("warning BP-04") < done.stdout.index("错误 ID-04")


def test_faults_are_told_in_the_language_of_the_file(broken: Path) -> None:
    done = _run("check", broken)
    assert done.returncode == 1
    assert ":4:5: 错误 ID-04" in done.stdout
    assert "steps" in done.stdout
    assert "是不是" in done.stdout


def test_faults_are_told_in_the_language_asked_for(broken: Path) -> None:
    assert "did you mean" in _run("check", broken, "--ui-lang", "en").stdout


def test_findings_as_markdown(sound: Path, broken: Path) -> None:
    assert _run("check", sound, "--format", "markdown").stdout.startswith("# Review: Coffee\n")
    assert "## 错误\n\n- **必须改** " in _run("check", broken, "--format", "markdown").stdout


def test_findings_for_programs_have_the_pages_of_their_codes(sound: Path) -> None:
    log = json.loads(_run("check", sound, "--format", "json").stdout)
    assert {row["code"] for row in log["findings"]} <= set(log["rules"])
    assert all(rule["explanation"] and rule["help"] for rule in log["rules"].values())
    assert log["files"][0]["looked_at"]["steps"] == 2
    assert log["files"][0]["questions"][0]["text"]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_faults_for_programs_are_json(broken: Path, form: str) -> None:
    done = _run("check", broken, "--format", form)
    assert done.returncode == 1
    assert json.loads(done.stdout)


def test_faults_for_github_are_commands(broken: Path) -> None:
    assert _run("check", broken, "--format", "github").stdout.startswith("::error file=")


def test_a_broken_file_builds_nothing(broken: Path) -> None:
    done = _run("build", broken, "-o", broken.parent / "out")
    assert done.returncode == 1
    assert done.stdout == ""
    assert not (broken.parent / "out").exists()


def test_a_fault_in_the_authors_own_word_file_is_a_fault_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "own/guide").mkdir(parents=True)
    word = docx.Document()
    word.add_paragraph("{{ nobody }}")
    word.save(str(tmp_path / "own/guide/guide.docx"))
    path = tmp_path / "own.yaml"
    sessions = "workshop:\n  templates: own\n  sessions: [{title: S, minutes: 30}]\n"
    path.write_text("title: T\nlanguage: en\nphases: [{name: P, steps: [a]}]\n" + sessions, "utf-8")
    done = _run("build", path, "-o", tmp_path / "out", "--only", "guide")
    assert done.returncode == 1
    assert ":5:14: error TX-05: The Word template “own/guide/guide.docx” cannot be filled" in done.stderr
    assert "nobody" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_a_fault_not_a_traceback(tmp_path: Path) -> None:
    done = _run("check", tmp_path / "nothing.yaml")
    assert done.returncode == 1
    assert "FL-01" in done.stdout
    assert done.stdout.endswith("\n1 error\n")  # nothing about what the coach would look at
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "blueprints/first.yaml", "--only", "postcards"),
        ("build", "blueprints/first.yaml", "--paper", "A7"),
        ("build", "blueprints/first.yaml", "--tiles", "A0"),
        ("build", "blueprints/first.yaml", "--lang", "fr"),
        ("build", "blueprints/first.yaml", "tests/../blueprints/first.yaml"),
        ("check", "blueprints/first.yaml", "--format", "xml"),
        ("explain", "XX-99"),
        ("check", "blueprints/first.yaml", "--diff"),
        ("check", "blueprints/first.yaml", "--fix", "--watch"),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_told_apart(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = _run(*arguments, *(("-o", tmp_path) if arguments[0] == "build" else ()))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_kit_is_built_and_each_artefact_named_once(tmp_path: Path) -> None:
    done = _run("build", "blueprints/first.yaml", "-o", tmp_path)
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert done.stderr.startswith("教练的提醒：")
    assert len(set(lines)) == len(lines)
    assert all(Path(line).is_file() for line in lines)


def test_where_to_read_what_the_coach_says_is_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: T\nphases: [{name: P, steps: [Read]}]\n", "utf-8")
    report = _run("build", "a.yaml", "--only", "review", folder=tmp_path)
    assert report.stdout == "output/a/review.md\n"
    assert report.stderr.endswith("; see output/a/review.md\n")
    part = _run("build", "a.yaml", "--only", "diagrams", folder=tmp_path)
    assert part.stderr.endswith("; see blueprint check a.yaml\n")


def test_a_file_that_is_no_draft_is_refused_and_what_was_built_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: T\nphases: [{name: P, steps: [Read]}]\n", "utf-8")
    assert _run("build", "a.yaml", "--only", "diagrams", folder=tmp_path).returncode == 0
    before = {one: one.read_bytes() for one in (tmp_path / "output/a").rglob("*") if one.is_file()}
    path.write_text("title: T\nstatus: reviewed\nphases: [{name: P, steps: [Reads]}]\n", "utf-8")
    done = _run("build", "a.yaml", "--only", "diagrams", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "a.yaml:1:8: error BP-02: " in done.stderr
    assert "what was built before stays" in done.stderr
    assert {one: one.read_bytes() for one in (tmp_path / "output/a").rglob("*") if one.is_file()} == before


def test_a_starter_can_be_built_at_once(tmp_path: Path) -> None:
    assert _run("new", "我的服务", folder=tmp_path).returncode == 0
    assert _run("check", "我的服务.yaml", folder=tmp_path).returncode == 0
    again = _run("new", "我的服务", folder=tmp_path)
    assert again.returncode == 2
    assert "已经存在" in again.stderr


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from generator.cli import app\n"
        "app(['--help'], standalone_mode=False)\n"
        "heavy = {'pptx', 'jinja2', 'typst', 'pydantic', 'lxml', 'yaml', 'graphviz', 'pygraphviz', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr.strip() == "[]"


def test_check_does_not_load_the_deck() -> None:
    code = (
        "import sys\n"
        "from generator import check\n"
        "check('blueprints/first.yaml')\n"
        "heavy = {'pptx', 'jinja2', 'typst', 'lxml', 'rjieba', 'json', 'generator.outline.blocks', 'generator.text'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_check_tells_of_slides_what_building_tells(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "title: T\nlanguage: en\nphases: [{name: P, steps: [{customer: a}]}]\ndeck:\n  slides:\n"
        "    - {archetype: timeline, title: Nothing}\n"
        "    - {archetype: text, title: Where, body: a, after: nowhere}\n"
        "    - {archetype: image, title: Gone, image: gone.png, alt: b}\n"
        "    - {archetype: cards, title: One, body: '## a'}\n",
        "utf-8",
    )
    checked = _run("check", file)
    built = _run("build", file, "-o", tmp_path / "out", "--only", "deck")
    for code in ("SL-05", "SL-03", "PI-01", "SL-02"):
        assert f" {code}: " in checked.stdout
        assert f" {code}: " in built.stderr


def test_check_tells_of_templates_what_building_tells(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    (tmp_path / "own" / "texts").mkdir(parents=True)
    (tmp_path / "own" / "texts" / "notice.md.j2").write_text("Hello {{ participnts }}\n", "utf-8")
    (tmp_path / "own" / "texts" / "invite.md").write_text("Hello\n", "utf-8")
    file.write_text(
        "title: T\nlanguage: en\nphases: [{name: P, steps: [{customer: a}]}]\n"
        "workshop: {profile: half_day_3h, templates: own}\n",
        "utf-8",
    )
    checked = _run("check", file)
    built = _run("build", file, "-o", tmp_path / "out", "--only", "texts")
    for said in (" TX-02: ", " TX-04: ", "did you mean participants?"):
        assert said in checked.stdout
        assert said in built.stderr
    file.write_text("title: T\nlanguage: en\ndeck: {brand: no.pptx}\nphases: [{name: P, steps: [a]}]\n", "utf-8")
    checked = _run("check", file)
    assert (checked.returncode, "TP-01" in checked.stdout) == (1, True)


def test_both_languages_in_a_clients_template_are_made_side_by_side(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    (tmp_path / "client.pptx").write_bytes((ROOT / "tests" / "templates" / "impress.pptx").read_bytes())
    file.write_text(
        "title: {zh-CN: 点单, en: Order}\nlanguages: [zh-CN, en]\ndeck: {brand: client.pptx}\n"
        "phases: [{name: {zh-CN: 点, en: O}, steps: [{customer: {zh-CN: 看, en: Look}}]}]\n",
        "utf-8",
    )
    alone = _run("build", file, "-o", tmp_path / "one", "--only", "deck", "--jobs", "1")
    beside = _run("build", file, "-o", tmp_path / "two", "--only", "deck", "--jobs", "2")
    assert (alone.returncode, beside.returncode) == (0, 0)
    for name in ("deck.en.pptx", "deck.zh-CN.pptx"):
        assert (tmp_path / "one/a" / name).read_bytes() == (tmp_path / "two/a" / name).read_bytes()


def test_files_built_side_by_side_are_told_in_order(broken: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    files = ("blueprints/first.yaml", broken)
    plain = _run("build", *files, "-o", one, "--only", "deck")
    beside = _run("build", *files, "-o", two, "--only", "deck", "--jobs", "2")
    assert (plain.returncode, beside.returncode) == (1, 1)
    assert beside.stdout == plain.stdout.replace("/one/", "/two/")
    assert beside.stderr == plain.stderr.replace("/one/", "/two/")
    assert (one / "first/deck.zh-CN.pptx").read_bytes() == (two / "first/deck.zh-CN.pptx").read_bytes()


def test_a_kit_is_summarised_for_people() -> None:
    files = ("agenda.docx", "agenda.pdf", "cards/ideas.pdf", "cards/ideas.pptx", "deck.zh-CN.pptx", "texts/notice.md")
    assert summary(files, "{} 个文件") == [
        "agenda.docx .pdf",
        "deck.zh-CN.pptx",
        "cards/  2 个文件",
        "texts/  1 个文件",
    ]
    assert summary((), "{}") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--only", "foo"), "--only 不能是“foo”，可以写：diagrams, posters, web, deck"),
        (("--tiles", "A9"), "--tiles 不能是“A9”，可以写：A4, A3"),
        (("--paper", "A3，B5"), "--paper 不能是“B5”，可以写：A4, A3, A2, A1, A0, roll, roll:914"),
        (("--paper", "roll:1"), "--paper 看不懂“roll:1”：卷纸写 roll，或写宽度，200 到 1600 毫米，例如 roll:914"),
        (("--theme", "深色"), "--theme 不能是“深色”，可以写：house, print, dark, FILE.yaml"),
        (("--lang", "en"), "文件里没有 --lang 要的语言 en，没有写入；这个文件有：zh-CN"),
        (("--lang", "en", "--ui-lang", "en"), "asked for by --lang, en; nothing was written. It has: zh-CN"),
    ],
)
def test_wrong_usage_is_told_in_the_language_of_the_file(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = _run("build", "blueprints/first.yaml", "-o", tmp_path / "kits", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "kits").exists()


def test_chinese_is_asked_for_in_short(tmp_path: Path) -> None:
    done = _run("build", "blueprints/first.yaml", "-o", tmp_path, "--only", "deck", "--lang", "zh")
    assert done.stdout == f"{tmp_path.as_posix()}/first/deck.zh-CN.pptx\n"


def test_a_file_in_the_way_of_the_kit_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("", "utf-8")
    done = _run("build", "blueprints/first.yaml", "--only", "deck", "-o", tmp_path / "output")
    assert done.returncode == 3
    assert done.stderr.startswith("不能写入 ")
    assert "Traceback" not in done.stderr


def test_check_knows_the_slides_that_activities_make(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "title: T\nlanguage: en\nphases: [{name: P, steps: [a]}]\n"
        "workshop: {sessions: [{id: ses-a, title: S, minutes: 60, kind: lecture, activity: A07}]}\n"
        "deck: {kind: workshop, slides: [{archetype: sessions, title: What we do}]}\n",
        "utf-8",
    )
    assert "SL-05" not in _run("check", file).stdout
    file.write_text(file.read_text("utf-8").replace(", activity: A07", ""), "utf-8")
    assert "SL-05" in _run("check", file).stdout


def test_the_function_tells_what_the_command_tells(sound: Path) -> None:
    rows = json.loads(_run("check", sound, "--format", "json").stdout)["findings"]
    assert [(row["code"], row["line"], row["column"]) for row in rows] == [
        (item.code, item.span.line, item.span.column) for item in check(sound)
    ]
    assert any(item.code in RULES for item in check(sound))
    assert {item.severity for item in check(sound, "draft")} == {"hint"}


# mending

WIDE = "title：Coffee\nlanguage: en  # ours\nphases:\n  - {id: Order, name: Order, steps: [Read]}\n"


def test_mending_prints_a_diff_and_writes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(WIDE.replace("\n", "\r\n").encode("utf-8-sig"))
    done = _run("check", "--fix", "a.yaml", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("--- a/a.yaml\n+++ b/a.yaml\n@@ -1,4 +1,4 @@\n-title：Coffee\n+title: Coffee\n lang")
    assert "+  - {id: ph-order, name: Order, steps: [Read]}\n" in done.stdout
    assert "warning BP-02" in done.stdout
    assert done.stderr == "a.yaml: places mended: 2\n"
    right = WIDE.replace("title：", "title: ").replace("id: Order", "id: ph-order")
    assert path.read_bytes() == right.replace("\n", "\r\n").encode("utf-8-sig")
    again = _run("check", "--fix", "a.yaml", folder=tmp_path)
    assert again.stderr == "a.yaml: nothing to be mended without you\n"
    assert "--- a/" not in again.stdout


def test_a_diff_alone_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(WIDE, "utf-8")
    done = _run("check", "--fix", "--diff", "a.yaml", folder=tmp_path)
    assert (done.returncode, path.read_text("utf-8")) == (0, WIDE)
    assert "places to be mended: 2;" in done.stderr
    applied = subprocess.run(["git", "apply", "-p1"], cwd=tmp_path, input=done.stdout, text=True, check=False)
    assert applied.returncode == 0
    assert path.read_text("utf-8") == WIDE.replace("title：", "title: ").replace("id: Order", "id: ph-order")


def test_what_is_printed_for_programs_stays_readable_while_mending(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(WIDE, "utf-8")
    done = _run("check", "--fix", "--format", "json", path)
    assert json.loads(done.stdout)["counts"]["error"] == 0
    assert "+title: Coffee" in done.stderr


def test_what_cannot_be_mended_is_still_an_error(broken: Path) -> None:
    done = _run("check", "--fix", broken)
    assert (done.returncode, "错误 ID-04" in done.stdout) == (1, True)


def test_a_file_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 245}.yaml"  # the new file beside it would have a longer name than there can be
    path.write_text(WIDE, "utf-8")
    done = _run("check", "--fix", path)
    assert done.returncode == 3
    assert f"Cannot write {tmp_path}" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_text("utf-8") == WIDE


# explaining


def test_a_code_is_explained_with_what_a_check_says_of_its_example() -> None:
    done = _run("explain", "id-04", "--ui-lang", "zh-CN")
    page, _, run = done.stdout.partition("检查上面第一个例子，会看到：\n\n")
    assert done.returncode == 0
    assert page.startswith("ID-04 ")
    assert re.match(r"例子\.yaml:\d+:\d+: 错误 ID-04：", run)
    assert "＾" in run


def test_a_rule_of_the_coach_is_explained_with_its_run() -> None:
    run = _run("explain", "BP-04", "--ui-lang", "en").stdout.partition("Checking the first example above shows:\n\n")[2]
    assert ": warning BP-04: " in run


def test_a_rule_that_others_tell_leads_to_them() -> None:
    told = _run("explain", "PS-09", "--ui-lang", "en").stdout
    assert told.startswith("PS-09 is told by other codes: ID-03.")
    assert "ID-03 Reference to nothing" in told


def test_all_codes_are_listed_by_subject() -> None:
    done = _run("explain", "--ui-lang", "zh-CN")
    assert done.stdout.startswith("文件与写法\n  FL-01  ")
    listed = re.findall(r"^  ([A-Z]{2}-\d\d)  \S", done.stdout, re.MULTILINE)
    assert sorted(listed) == sorted({*codes(), *ELSEWHERE, *UNDECIDED})


@pytest.mark.parametrize("code", UNDECIDED)
def test_a_rule_that_nobody_can_decide_has_its_reason(code: str) -> None:
    assert explained(code, "en") == f"{code} is not checked: {UNDECIDED[code][1]}.\n"


def test_a_code_that_is_nearly_right_is_recognised() -> None:
    done = _run("explain", "BPP-04", "--ui-lang", "en")
    assert (done.returncode, done.stderr) == (2, "There is no code BPP-04; did you mean BP-04?\n")


# watching


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_a_saved_file_is_checked_again(tmp_path: Path) -> None:
    main, part = tmp_path / "a.yaml", tmp_path / "people.yaml"
    main.write_text(SOUND + "include: people.yaml\n", "utf-8")
    part.write_text("personas: [{name: Lin, goals: [fast]}]\n", "utf-8")
    command = [sys.executable, "-m", "generator", "check", "--watch", "--format", "github", "a.yaml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    running = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    guard = threading.Timer(60, running.kill)
    guard.start()
    assert running.stdout is not None
    assert running.stderr is not None
    try:
        assert "Ctrl-C" in running.stderr.readline()
        new = tmp_path / "people.yaml~"  # as editors do: a new file in the place of the old one
        new.write_text("personas: [{name: Lin, colour: red}]\n", "utf-8")
        new.replace(part)
        assert "Ctrl-C" in running.stderr.readline()
        main.write_text(SOUND.replace("title", "titel"), "utf-8")
        assert "Ctrl-C" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        rest, errors = running.communicate(timeout=30)
    finally:
        guard.cancel()
        running.kill()
    assert running.returncode == 0
    assert errors == ""
    assert "::error file=people.yaml,line=1" in rest
    assert "::error file=a.yaml,line=1" in rest


# hooks and pipelines


def test_the_hook_for_pre_commit_checks_the_files_that_it_is_given(broken: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("blueprint-check", "python", True)
    taken = re.compile(hook["files"])
    assert [bool(taken.search(name)) for name in ("blueprints/a.yaml", "blueprints/店.yml", "mkdocs.yml")] == [
        *(True, True, False)
    ]
    assert not taken.search("blueprints/parts/people.yaml")
    program, *arguments = hook["entry"].split()
    assert program == "blueprint"
    assert _run(*arguments, *hook.get("args", ()), broken).returncode == 1
    assert _run(*arguments, *hook.get("args", ()), "blueprints/first.yaml").returncode == 0


def test_the_example_of_a_pipeline_runs_what_there_is() -> None:
    text = (ROOT / "docs/examples/github-action.yml").read_text("utf-8")
    steps = yaml.safe_load(text)["jobs"]["check"]["steps"]
    commands = [
        line.strip() for step in steps for line in step.get("run", "").splitlines() if "blueprint check" in line
    ]
    (command,) = commands
    words = command.partition("blueprint ")[2].partition(" >")[0].partition(" ||")[0].split()
    done = _run(*[word for word in words if "*" not in word], "blueprints/first.yaml")
    assert json.loads(done.stdout)["version"] == "2.1.0"
    assert any("upload-sarif" in step.get("uses", "") for step in steps)
    assert not any("cache" in step.get("with", {}) for step in steps)  # fails where no Python project is


def test_the_task_for_an_editor_finds_what_is_printed() -> None:
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    (task,) = json.loads(page.partition("```json\n")[2].partition("```")[0])["tasks"]
    assert task["args"] == ["check", "${relativeFile}"]  # words of their own, so that blanks in a name do no harm
    pattern = task["problemMatcher"]["pattern"]
    lines = _run("check", "blueprints/first.yaml").stdout.splitlines()
    found = [match for line in lines if (match := re.match(pattern["regexp"], line))]
    assert found[0][pattern["file"]] == "blueprints/first.yaml"
    assert [found[0][pattern[part]] for part in ("line", "column", "code")] == ["3", "8", "BP-02"]
