"""The benchmarks can be run."""

import subprocess
import sys
from pathlib import Path

from pptx import Presentation

ROOT = Path(__file__).parents[1]


def test_the_deck_that_is_timed_is_a_deck(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "benchmarks/deck.py", "--writer", "own", tmp_path / "own.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    slides = Presentation(tmp_path / "own.pptx").slides
    assert len(slides) == 200
    kinds = [shape.element.tag.split("}")[1] for shape in slides[0].shapes]
    assert kinds.count("cxnSp") == 30
