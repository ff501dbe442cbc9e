"""The benchmarks can be run."""

import json
import subprocess
import sys
from pathlib import Path

from pptx import Presentation

from benchmarks import deck, deck_contents
from benchmarks.drawing import FAULTLESS, missed
from generator import load
from generator.model.archetypes import ARCHETYPES
from generator.outline import of

ROOT = Path(__file__).parents[1]


def test_the_deck_that_is_timed_is_a_deck(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks/deck.py", "--writer", "shapes", tmp_path / "own.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    slides = Presentation(tmp_path / "own.pptx").slides
    assert len(slides) == 200
    kinds = [shape.element.tag.split("}")[1] for shape in slides[0].shapes]
    assert kinds.count("cxnSp") == 30


def test_the_mixed_deck_has_slides_of_every_archetype() -> None:
    kinds = {slide.archetype for section in deck_contents.mixed().outline.sections for slide in section.slides}
    assert set(ARCHETYPES) <= kinds


def test_the_plain_deck_is_the_same_for_each_writer(tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(deck_contents.plain_yaml(), "utf-8")
    engagement = load.engagement(tmp_path / "plain.yaml").engagement
    assert engagement is not None
    (section,) = deck_contents.plain().outline.sections
    plain = {slide.title: slide.blocks for slide in section.slides}
    composed = {slide.title: slide.blocks for one in of(engagement, "zh-CN").sections for slide in one.slides}
    assert plain.items() <= composed.items()
    titles = [line[2:] for line in deck_contents.plain_markdown().splitlines() if line.startswith("# ")]
    assert titles == list(plain)


def test_a_peer_that_is_faster_is_a_missed_target() -> None:
    fast, slow = deck.Run(1.0, 1.0, 50.0), deck.Run(2.0, 2.0, 70.0)
    target = deck.Target("shapes", "shapes", "PptxGenJS", 1.0)
    assert deck.missed([deck.Row(target, fast, slow), deck.Row(target, fast, None)]) == []
    assert len(deck.missed([deck.Row(target, slow, fast)])) == 2
    assert "left out" in deck.table([deck.Row(target, fast, None)])


def test_drawings_are_judged_and_targets_checked(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks/drawing.py", "--only", "one step,cycle", "--json"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    assert said["missed"] == []
    assert [(row["input"], row["form"]) for row in said["rows"]] == [
        ("one step", "natural"),
        ("one step", "slides"),
        ("cycle", "natural"),
        ("cycle", "slides"),
    ]
    assert all(row["connections"] and row["seconds"] > 0 and row["megabytes"] > 0 for row in said["rows"])


def test_a_missed_target_is_told() -> None:
    faultless = dict.fromkeys([*FAULTLESS, "crossings"], 0) | {"language": "en", "blueprint": "as_is", "form": "slides"}
    assert missed([faultless | {"input": "hotline"}], {"share": 0.5, "growth": 5.9}) == []
    assert len(missed([faultless | {"input": "hotline", "crossings": 1}], {})) == 1
    assert len(missed([faultless | {"input": "8 × 40", "crossings": 60, "tight_pairs": 1}], {})) == 1
    assert len(missed([], {"share": 0.51, "growth": 6.0})) == 2
