"""docs/methods.md tells the truth: each item of the field reference is there, and what it names exists."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import outline
from generator.appearance import named
from generator.cli import app
from generator.kit import Wish, build
from generator.layout import canvases, scenes
from generator.load.activities import names
from generator.model.archetypes import ARCHETYPES, DATA_SLIDES
from generator.model.keys import keys_of
from generator.outline.tools import TOOLS
from generator.presets import PRESETS
from generator.schema import terms
from generator.starter import templates
from tests.samples import reviewed, sample

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT.parent / "shared" / "domain.md"
TABLE = yaml.safe_load((ROOT / "docs/methods/table.yaml").read_text("utf-8"))
KINDS = {"cx-course": "course", "coffee-house": "workshop", "hotline": "consultant"}
LEAST = {"cx-course": 60, "hotline": 35, "coffee-house": 25}
# what these make goes by the name of what it looks like
KIT = {  # where a part of the kit stands in it
    "canvas": "{}",
    "sheet": "sheets/{}",
    "activity": "{}",
    "card": "cards/{}",
    "form": "forms/{}",
    "text": "texts/{}",
    "document": "{}",
}
BY_ID = {"sessions": "ses-", "cases": "case-"}
KNOWN = ("archetype", "data", "drawing", "term", "preset", "command", *KIT)


@cache
def slides(name: str, language: str) -> tuple[outline.Slide, ...]:
    """The slides of a sample in a language, in the kind of deck that it is a sample of."""
    deck = outline.of(reviewed(name), language, KINDS[name])
    return tuple(slide for section in deck.sections for slide in section.slides)


def makers(kind: str) -> list[str]:
    found = (maker.partition(":") for row in TABLE.values() for maker in row["by"])
    return sorted({name for what, _, name in found if what == kind})


@pytest.mark.skipif(not REFERENCE.exists(), reason="the field reference is not beside this folder")
def test_every_item_of_the_field_reference_is_there() -> None:
    inventory = REFERENCE.read_text("utf-8").partition("\n## 1. ")[2].partition("\n## 2. ")[0]
    assert list(TABLE) == re.findall(r"^\| ([A-D]\d+) \|", inventory, re.MULTILINE)


def test_the_table_says_what_each_item_is_and_what_makes_it() -> None:
    for number, row in TABLE.items():
        assert row["zh"], number
        assert row["en"], number
        assert row["by"], number
        assert set(row) <= {"zh", "en", "by", "in"}, number
        for maker in row["by"]:
            assert maker.partition(":")[0] in KNOWN, number
        assert "in" in row or any(maker.startswith(("preset:", "command:")) for maker in row["by"]), number


def test_every_archetype_and_data_slide_that_the_table_names_exists() -> None:
    assert set(makers("archetype")) <= set(ARCHETYPES)
    assert set(makers("data")) <= set(TOOLS)
    assert set(DATA_SLIDES) <= set(TOOLS)


def test_every_drawing_exists() -> None:
    drawn: set[str] = set()
    for name in KINDS:
        drawn |= set(scenes.diagrams(sample(name), named("house"), "en"))
    blueprints = {"as_is": "blueprint", "to_be": "blueprint"}
    drawn = {blueprints.get(name, name) for name in drawn}
    assert [name for name in makers("drawing") if not any(one.startswith(name) for one in drawn | {"moment"})] == []
    assert any(key.startswith("moment/") for key in scenes.figures(sample("hotline"), named("house"), "en"))


def test_every_part_of_the_language_exists() -> None:
    known = {key.name for term in terms() for key in keys_of(term)}
    assert [name for name in makers("term") if name not in known] == []


def test_every_preset_can_be_begun_with() -> None:
    assert set(makers("preset")) <= set(PRESETS)
    assert set(makers("preset")) <= set(templates())


def test_every_canvas_and_activity_exists() -> None:
    assert set(makers("canvas")) <= set(canvases.IDS)
    assert set(makers("activity")) <= set(names())


def test_every_file_of_the_kit_exists(out: Callable[[], Path]) -> None:
    wish = Wish(only=("sheets", "cards", "forms", "texts", "guide"), languages=("en",))
    folder = out()
    built = [build(ROOT / f"blueprints/{name}.yaml", folder, wish, "0") for name in KINDS]
    made = {path.split(".")[0] for kit in built for path in kit.files}
    wanted = {KIT[kind].format(name) for kind in KIT for name in makers(kind) if kind not in ("canvas", "activity")}
    assert wanted - made == set()


def test_nothing_is_still_to_come() -> None:
    page = (ROOT / "docs/methods.md").read_text("utf-8").lower()
    assert [words for words in ("to come", "not made yet", "coming soon") if words in page] == []


def test_every_command_and_option_exists() -> None:
    options = {option for command in app.commands.values() for one in command.params for option in one.opts}
    assert [name for name in makers("command") if name not in app.commands and f"--{name}" not in options] == []


@pytest.mark.parametrize("name", KINDS)
def test_every_slide_that_the_table_points_to_exists(name: str) -> None:
    there = {one for slide in slides(name, sample(name).languages[0]) for one in (slide.id, slide.wish)}
    wanted = {place for row in TABLE.values() for place in row.get("in", ()) if place.startswith(f"{name}:")}
    assert {place for place in wanted if place.partition(":")[2] not in there} == set()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_samples_use_every_archetype_and_every_data_slide(language: str) -> None:
    used = [slide for name in KINDS for slide in slides(name, language)]
    assert [name for name in (*ARCHETYPES, *DATA_SLIDES) if not any(_makes(name, used))] == []


def _makes(name: str, used: list[outline.Slide]) -> Iterator[outline.Slide]:
    begin = BY_ID.get(name)
    return (one for one in used if (one.id.startswith(begin) if begin else one.archetype == name))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", KINDS)
def test_the_samples_are_as_long_as_they_should_be(name: str, language: str) -> None:
    assert sample(name).deck.kind == KINDS[name]
    assert len(slides(name, language)) >= LEAST[name]


def test_the_page_is_the_one_that_the_table_gives() -> None:
    make: dict[str, Any] = runpy.run_path(str(ROOT / "docs/methods/make.py"))
    assert (ROOT / "docs/methods.md").read_text("utf-8") == make["page"](), "run: make docs"


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = (ROOT / "docs/methods.md").read_text("utf-8")
    for target in set(re.findall(r"\]\(([^)#]+)", page)):
        assert (ROOT / "docs" / target).exists(), target
