"""The kit holds what a professional workshop kit holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import __version__
from generator.kit import Wish, build
from generator.kit.contents import CONTENTS, items_of, listed

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT.parent / "shared" / "domain.md"
ITEMS = [f"K{number}" for number in range(1, 17)]


def test_the_items_are_sixteen() -> None:
    assert list(CONTENTS) == ITEMS


@pytest.mark.skipif(not REFERENCE.exists(), reason="the field reference is not beside this folder")
def test_the_items_are_those_of_the_field_reference() -> None:
    checklist = REFERENCE.read_text("utf-8").partition("### 12.1 ")[2].partition("\n### ")[0]
    wanted = dict(re.findall(r"^\| (K\d+) \| ([^|]+) \|", checklist, re.MULTILINE))
    assert list(wanted) == list(CONTENTS)
    for item, told in wanted.items():
        words = set(re.findall(r"[a-z]{4,}", CONTENTS[item][1].lower()))
        assert words & set(re.findall(r"[a-z]{4,}", told.lower())), item


def test_the_page_lists_the_items_and_their_files() -> None:
    page = (ROOT / "docs/kit.md").read_text("utf-8")
    for item, (chinese, english, files) in CONTENTS.items():
        told = ", ".join(f"`{one}`" for one in files)
        assert f"| {item} | {chinese}<br>{english} | {told} |" in page


def test_a_file_can_be_of_several_items() -> None:
    assert items_of("deck.zh-CN.pptx") == ("K1", "K2", "K3", "K4")
    assert items_of("cards/score-cards.en.pdf") == ("K7", "K9")
    assert items_of("diagrams/as_is.svg") == ()
    assert listed(["guide.pdf", "guide.docx"]) == {"K3": ["guide.docx", "guide.pdf"]}


@pytest.fixture(scope="module")
def manifest(out: Callable[[], Path]) -> dict[str, object]:
    built = build(ROOT / "blueprints/cx-course.yaml", out(), Wish(), __version__)
    assert built.folder is not None
    made: dict[str, object] = json.loads((built.folder / "manifest.json").read_text("utf-8"))
    return made


def test_the_course_has_every_item_in_both_languages(manifest: dict[str, dict[str, list[str]]]) -> None:
    wanted = [(item, one.strip("*")) for item in ITEMS for one in CONTENTS[item][2]]
    missing = [
        (item, words, language)
        for item, words in wanted
        for language in ("zh-CN", "en")
        if not any(words in path and f".{language}." in path for path in manifest["kit"][item])
    ]
    assert missing == []


def test_the_manifest_lists_every_file_of_the_kit(manifest: dict[str, object]) -> None:
    rows = manifest["files"]
    assert isinstance(rows, list)
    paths = [row["path"] for row in rows]
    assert len(paths) == len(set(paths)) > 200
    assert listed(paths) == manifest["kit"]
