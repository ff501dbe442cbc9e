"""Awkward texts come through every output whole."""

import html
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation

from generator import __version__, kit
from generator.kit import Wish

LONG = "一句没有空格也没有标点的话" * 25
AWKWARD = [
    "& < > \" '",
    "排队太长😀",
    "全角：（“引号”）——……！？",
    "שלום \u200fعربي",
    LONG[:300],
    "=SUM(A1:A9)",
    "a\\nb \\N \\G {x} %s $1",
    "node cluster_x graph a:b <b>",
    "C:\\Users\\x",
]


def _flat(text: str) -> str:
    """Without what may change where a text is broken into lines: blanks and invisible marks."""
    return "".join(char for char in text if not char.isspace() and char not in "\u200f\u200b\x0b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("awkward")
    steps = [
        {"customer": text, "frontstage": {"text": text}, "evidence": "", "pain": text, "emotion": "1"}
        for text in AWKWARD
    ]
    source = {
        "title": "难 & <写> \"的\" '字' 😀",
        "stakeholders": [{"name": text, "power": "4", "interest": "4"} for text in AWKWARD],
        "personas": [{"name": AWKWARD[0], "goals": AWKWARD}],
        "phases": [{"name": "=1+1", "steps": steps}],
    }
    path = home / "难 字 & (1).yaml"
    path.write_text(json.dumps(source, ensure_ascii=False, indent=1), "utf-8")
    built = kit.build(path, home / "out", Wish(), __version__)
    assert built.folder is not None, built.loaded.findings
    return built.folder


def test_the_manifest_is_json_and_names_the_file(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["source"]["file"] == "难 字 & (1).yaml"


@pytest.mark.parametrize("text", AWKWARD)
def test_drawings_hold_the_text(folder: Path, text: str) -> None:
    drawing = _flat(html.unescape((folder / "diagrams/as_is.svg").read_text("utf-8")))
    words = "".join(part.rsplit(">", 1)[-1] for part in drawing.split("</text"))
    assert _flat(text) in drawing or _flat(text) in words


@pytest.mark.parametrize("text", AWKWARD)
def test_slides_hold_the_text(folder: Path, text: str) -> None:
    slides = Presentation(folder / "deck.zh-CN.pptx").slides
    shown = [_flat(shape.text_frame.text) for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert any(_flat(text) == one or _flat(text) in one for one in shown)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
@pytest.mark.parametrize("text", [text for text in AWKWARD if "\u200f" not in text and "😀" not in text])
def test_pdfs_hold_the_text(folder: Path, text: str) -> None:
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "diagrams/as_is.pdf", "-"], capture_output=True, text=True, check=True
    )
    found = set(_flat(done.stdout))
    assert set(_flat(text)) <= found
