"""A deck that somebody opens and saves with python-pptx or LibreOffice Impress loses nothing of what it holds.

What LibreOffice (7.4) changes by itself, whatever the deck, is not compared: it numbers placeholders anew in place of
their names, fills short series of point charts up with blanks, and does not write alternative text of shapes.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from pptx import Presentation

from generator.kit import Wish, build
from tests.roundtrip import SlideFacts, facts
from tests.samples import SAMPLES

OWN = {"cx-course": "course", "coffee-house": "workshop", "hotline": "consultant"}
BOTH = ("hotline", "consultant", "")  # both languages on each slide
DECKS = [*product(OWN, ("course", "workshop", "consultant"), ("zh-CN", "en")), BOTH]
QUICK = ("coffee-house", "workshop", "en")
MARKED = [pytest.param(*one, marks=() if one == QUICK else pytest.mark.slow, id=" ".join(one).strip()) for one in DECKS]
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def built(out: Callable[[], Path]):  # type: ignore[no-untyped-def]
    """The deck of a sample, kind and language, built once."""

    @cache
    def deck(sample: str, kind: str, language: str) -> Path:
        wish = Wish(only=("deck",), languages=(language,) if language else (), kind=kind)
        made = build(SAMPLES / f"{sample}.yaml", out(), wish, "0")
        assert made.folder is not None
        return made.folder / (f"deck.{language}.pptx" if language else "deck.pptx")

    return deck


@pytest.mark.parametrize(("sample", "kind", "language"), MARKED)
def test_python_pptx_loses_nothing(built, tmp_path: Path, sample: str, kind: str, language: str) -> None:  # type: ignore[no-untyped-def]
    deck = built(sample, kind, language)
    Presentation(str(deck)).save(str(tmp_path / "saved.pptx"))
    assert facts(tmp_path / "saved.pptx") == facts(deck)


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")
@pytest.mark.parametrize(("sample", "kind", "language"), MARKED)
def test_impress_loses_nothing(built, tmp_path: Path, sample: str, kind: str, language: str) -> None:  # type: ignore[no-untyped-def]
    deck = built(sample, kind, language)
    assert OFFICE is not None
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += ["pptx:Impress MS PowerPoint 2007 XML", "--outdir", str(tmp_path / "saved"), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert _compared(tmp_path / "saved" / deck.name) == _compared(deck)


def _compared(deck: Path) -> list[SlideFacts]:
    return [slide._replace(meanings=None) for slide in facts(deck)]


@pytest.mark.parametrize(("sample", "kind", "language"), [QUICK, BOTH, ("cx-course", "course", "zh-CN")])
def test_every_connector_is_glued_and_every_slide_has_notes(  # type: ignore[no-untyped-def]
    built, sample: str, kind: str, language: str
) -> None:
    for slide in facts(built(sample, kind, language)):
        assert all(None not in ends for ends in slide.ends)
        assert slide.notes
