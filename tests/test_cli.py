"""The command line, as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from generator.cli.building import summary

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


def test_a_sound_file_passes() -> None:
    done = _run("check", "blueprints/hotline.yaml")
    assert (done.returncode, done.stdout) == (0, "没有发现问题：blueprints/hotline.yaml\n")


def test_faults_are_told_in_the_language_of_the_file(broken: Path) -> None:
    done = _run("check", broken)
    assert done.returncode == 1
    assert ":4:5: 错误 ID-04" in done.stdout
    assert "steps" in done.stdout
    assert "是不是" in done.stdout


def test_faults_are_told_in_the_language_asked_for(broken: Path) -> None:
    assert "did you mean" in _run("check", broken, "--ui-lang", "en").stdout


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
    assert (done.returncode, done.stderr) == (0, "")
    assert len(set(lines)) == len(lines)
    assert all(Path(line).is_file() for line in lines)


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
        "print(sorted({'pptx', 'jinja2', 'typst', 'lxml', 'rjieba'} & set(sys.modules)))\n"
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
    assert checked.stdout == built.stderr
    assert [code for code in ("SL-05", "SL-03", "PI-01", "SL-02") if code not in checked.stdout] == []


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
    assert checked.stdout == built.stderr
    assert [code for code in ("TX-02", "TX-04", "did you mean participants?") if code not in checked.stdout] == []
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
    assert beside.stderr == plain.stderr
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
