"""What explains an error of an outside checker, and what does not; the checkers themselves where they are installed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from benchmarks import judges
from benchmarks.judges import FITS, OVERLAPS, Finding
from generator.kit import Wish, build
from tests.samples import SAMPLES

CHECKER = "docx-integrity"


def box(slide: Any, name: str, words: str, place: tuple[float, float, float, float], form: int = 1) -> Any:
    shape = slide.shapes.add_shape(form, *map(Pt, place))
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.text = words
    frame.paragraphs[0].runs[0].font.size = Pt(10)
    frame._bodyPr.set("anchor", "t")
    return shape


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A card with a sign clear of its words, one with a sign on them, and folded sheets that hold their text or not."""
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    box(slide, "card", "Short", (50, 50, 200, 60))
    box(slide, "sign", "W", (230, 90, 15, 15))
    box(slide, "covered", "These words reach from one side of the card to the other", (50, 150, 200, 60))
    box(slide, "covering", "W", (60, 150, 15, 15))
    for name, height in (("sheet", 30), ("small sheet", 10)):
        sheet = box(slide, name, "One line\vand another", (300, 50 + height, 150, height), MSO_SHAPE.FOLDED_CORNER)
        sheet.text_frame.margin_top = Pt(6)
        sheet.text_frame._bodyPr.set("anchor", "ctr")
    made.save(str(tmp_path / "deck.pptx"))
    return tmp_path / "deck.pptx"


@pytest.mark.parametrize(
    ("code", "shape", "other", "why"),
    [
        (OVERLAPS, "card", "sign", "clear"),
        (OVERLAPS, "covered", "covering", ""),
        (OVERLAPS, "card", "covering", ""),
        (FITS, "sheet", "", "fold"),
        (FITS, "small sheet", "", ""),
        (FITS, "card", "", ""),
        ("PPT003", "card", "", ""),
    ],
)
def test_only_what_can_be_shown_is_explained(deck: Path, code: str, shape: str, other: str, why: str) -> None:
    assert judges._Slides(deck).explanation(Finding(CHECKER, code, 1, shape, other, "")) == why


def test_errors_of_the_other_checker_are_never_explained(deck: Path) -> None:
    assert judges._Slides(deck).explanation(Finding("archforge", OVERLAPS, 1, "card", "sign", "")) == ""


def test_without_the_checkers_it_says_so(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["judges.py", "--tools", str(tmp_path), str(deck)])
    assert judges.main() == judges.MISSING
    assert "archforge, docx-integrity" in capsys.readouterr().out


@pytest.mark.skipif(not all(map(shutil.which, judges.TOOLS)), reason="archforge or docx-integrity is not installed")
def test_the_checkers_find_no_error_without_an_explanation(tmp_path: Path) -> None:
    made = build(SAMPLES / "hotline.yaml", tmp_path, Wish(only=("deck",)), "0")
    assert made.folder is not None
    for deck in made.folder.glob("*.pptx"):
        assert judges.judged(deck, deck.name, None).unexplained == []
