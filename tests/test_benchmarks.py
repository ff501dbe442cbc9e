"""The benchmarks can be run."""

import json
import subprocess
import sys
from pathlib import Path

from pptx import Presentation

from benchmarks.drawing import FAULTLESS, missed

ROOT = Path(__file__).parents[1]


def test_the_deck_that_is_timed_is_a_deck(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks/deck.py", "--writer", "own", tmp_path / "own.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    slides = Presentation(tmp_path / "own.pptx").slides
    assert len(slides) == 200
    kinds = [shape.element.tag.split("}")[1] for shape in slides[0].shapes]
    assert kinds.count("cxnSp") == 30


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
