"""The README says what holds."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import coach, load
from generator.agenda import scheduled
from generator.cli import app
from generator.load.activities import library

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_its_example_loads_without_findings_and_is_the_shortest_sample() -> None:
    example, *_ = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert load.from_bytes(example.encode()).findings == ()
    sample = (ROOT / "blueprints/first.yaml").read_text("utf-8")
    assert example in sample


def test_its_two_lines_make_a_workshop_of_the_example() -> None:
    example, workshop = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    loaded = load.from_bytes((example + workshop).encode())
    assert loaded.findings == ()
    assert loaded.engagement is not None
    planned, told = scheduled(loaded.engagement, library(loaded.engagement))
    assert planned.workshop is not None
    assert (sum(day.content_minutes for day in planned.workshop.days), told) == (360, ())


def whole_files() -> list[str]:
    """The examples in README and docs that are files of their own, not parts of one."""
    pages = [README, *(path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md")))]
    blocks = [block for page in pages for block in re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)]
    return [one for one in blocks if re.search("^title:", one, re.M) and re.search("^(phases|blueprints):", one, re.M)]


@pytest.mark.parametrize("example", whole_files(), ids=lambda example: example.partition("\n")[0])
def test_no_error_is_told_of_an_example(example: str) -> None:
    loaded = load.from_bytes(example.encode())
    assert loaded.findings == ()
    assert loaded.engagement is not None
    assert [one for one in coach.review(loaded.engagement).findings if one.severity == "error"] == []


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!http)[^)#]+)\)", README))
def test_its_links_and_pictures_are_there(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^\| `blueprint (\w+)", README, re.MULTILINE))))
def test_its_commands_are_there(command: str) -> None:
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


@pytest.mark.parametrize("line", re.findall(r"^\| `(blueprint .+?)` \|", README, re.MULTILINE))
def test_its_options_are_there(line: str) -> None:
    command = line.split()[1]
    shown = CliRunner().invoke(app, [command, "--help"]).output
    assert all(option in shown for option in re.findall(r"--?[a-z-]+", line.replace("\\", "")) if option[1:] != "CN")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make (\w+)", README))))
def test_its_make_targets_are_there(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_what_the_coach_is_shown_to_say_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs/coach.md").read_text("utf-8")
    (command, shown), *_ = re.findall(r"<!-- printed by: blueprint (.+?) -->\n```text\n(.*?)\n```", page, re.DOTALL)
    monkeypatch.chdir(ROOT)
    printed = CliRunner().invoke(app, command.split()).output
    assert [part for part in shown.split("\n\n") if part not in printed] == []
