"""Diagrams as files: what a PDF and a PNG show, which faces they use, the same bytes twice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from generator import dot
from generator.errors import FontMissing
from generator.fonts import Faces, FontFile, bundled_files, bundled_is_complete, choose, has
from generator.outline import Outline
from generator.press import Press, pdf, png
from generator.render import Job, diagram, renderer
from generator.scene import Box, Card, Scene, Words
from generator.theme import house
from tests.drawn_scenes import AWKWARD, everything, rings

THEME = house()
OUTLINE = Outline("zh-CN", "题", "", "", "", "", ())
BUNDLED = pytest.mark.skipif(not bundled_is_complete(), reason="needs the font wheels")


def job(**diagrams: Scene) -> Job:
    return Job(THEME, "zh-CN", ".zh-CN", diagrams, {}, OUTLINE)


def line(text: str, bold: bool = False) -> str:
    """A drawing of one line of text."""
    words = Words((text,), 20, bold, text=text)
    card = Card("k", "page", Box(0, 0, 400, 40), words, "rectangle")
    return dot.svg(Scene("one", "test", "One", "zh-CN", 400, 40, cards=(card,)), THEME)


def ink(picture: bytes) -> float:
    """How dark a picture is: the mean of its darkness, 0 to 255."""
    histogram = Image.open(io.BytesIO(picture)).convert("L").histogram()
    return sum((255 - level) * count for level, count in enumerate(histogram)) / sum(histogram)


def words_of(pdf: bytes, folder: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext")
    file = folder / "drawing.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode()


# The files


def test_each_diagram_becomes_four_files() -> None:
    files = diagram.render(job(as_is=everything(), rings=rings()))
    assert list(files) == [
        f"diagrams/{stem}.zh-CN.{ending}" for stem in ("as_is", "rings") for ending in ("svg", "pdf", "png", "dot")
    ]
    assert files["diagrams/rings.zh-CN.svg"].decode() == dot.svg(rings(), THEME)
    assert files["diagrams/rings.zh-CN.dot"].decode() == dot.source(rings(), THEME)
    assert files["diagrams/rings.zh-CN.pdf"].startswith(b"%PDF-1.7")


def test_the_renderer_is_found_by_name() -> None:
    assert renderer("diagrams") is diagram.render


def test_the_same_job_gives_the_same_bytes() -> None:
    assert diagram.render(job(rings=rings())) == diagram.render(job(rings=rings()))


@BUNDLED
def test_another_compiler_gives_the_same_bytes() -> None:
    drawing = dot.svg(everything(), THEME)
    press = Press(bundled_files(), system=False)
    assert press.print(drawing, "pdf") == pdf(drawing)
    assert press.print(drawing, "png") == png(drawing)


def test_a_picture_has_144_dots_an_inch() -> None:
    drawing = dot.svg(everything(), THEME)
    assert Image.open(io.BytesIO(png(drawing))).size == (1601, 1801)
    assert Image.open(io.BytesIO(png(drawing, 72))).size == (801, 900)


def test_a_page_is_as_large_as_its_scene(tmp_path: Path) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("needs pdfinfo")
    file = tmp_path / "drawing.pdf"
    file.write_bytes(pdf(dot.svg(everything(), THEME)))
    done = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True)
    shown = done.stdout.decode()
    assert re.search(r"Page size: +800.5 x 900.25 pts", shown)
    assert re.search(r"Title: +热线整合 <服务蓝图> & “试点”", shown)
    assert re.search(r"Pages: +1\n", shown)


# What they show


def test_connections_lie_on_rings_and_cards_on_connections() -> None:
    picture = Image.open(io.BytesIO(png(dot.svg(rings(), THEME), 72))).convert("RGB")
    arrow = rings().connections[2]
    (ax, ay), (bx, by) = arrow.points
    at = (round(ax + (bx - ax) * 0.2), round(ay + (by - ay) * 0.2))
    around = [picture.getpixel((at[0] + dx, at[1])) for dx in (-1, 0, 1)]
    assert min(sum(color) for color in around if isinstance(color, tuple)) < 450
    fill = THEME.paint("stakeholder-internal").fill
    assert fill
    assert picture.getpixel((round(ax), round(ay) + 4)) == ImageColor.getrgb(THEME.rgb(fill))  # in the card it leaves


def test_texts_can_be_copied_from_the_pdf(tmp_path: Path) -> None:
    shown = words_of(pdf(dot.svg(everything(), THEME)), tmp_path)
    for text in (
        "热线整合服务蓝图：18 条产品热线 → 1 个 400 统一号码（三级 IVR）",
        "转人工 A",
        "印制 400 号码",
        "& < > \" '",
    ):
        assert re.sub(r"\s", "", text) in re.sub(r"\s", "", shown)


@pytest.mark.parametrize("text", [text for text in AWKWARD if "\u200f" not in text])
def test_awkward_texts_survive_in_the_pdf(text: str, tmp_path: Path) -> None:
    shown = words_of(pdf(line(text)), tmp_path)
    expected = re.sub(r"[\s\x00-\x1f\ud800\ufe0f]", "", text).replace("✔", "✓")
    assert expected in re.sub(r"[\s\ufe0f]", "", shown)


def test_fonts_are_embedded(tmp_path: Path) -> None:
    if not shutil.which("pdffonts"):
        pytest.skip("needs pdffonts")
    file = tmp_path / "drawing.pdf"
    file.write_bytes(pdf(dot.svg(everything(), THEME)))
    done = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert len(rows) >= 3
    assert all(re.search(r" yes +yes +yes ", row) for row in rows)  # embedded, subset, with a map to Unicode


@pytest.mark.parametrize("text", ["热线整合", "Arial 18", "热线 18 IVR"])
def test_bold_is_darker(text: str) -> None:
    assert ink(png(line(text, bold=True))) > 1.15 * ink(png(line(text)))


@BUNDLED
def test_latin_beside_chinese_keeps_its_face(tmp_path: Path) -> None:
    """Bold digits in a Chinese line are as dark as alone, and no face is called in that the line does not need."""
    if not shutil.which("pdffonts"):
        pytest.skip("needs pdffonts")
    file = tmp_path / "drawing.pdf"
    file.write_bytes(pdf(line("热线 400", bold=True)))
    done = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True)
    names = sorted(row.split()[0].partition("+")[2] for row in done.stdout.decode().splitlines()[2:])
    assert names == ["Arimo-Regular", "NotoSansCJKsc-Thin"]  # the files' default instances; the weight is set


def test_an_empty_scene_is_a_blank_page() -> None:
    drawing = dot.svg(Scene("empty", "test", "", "en", 100, 50), THEME)
    assert ink(png(drawing)) == 0
    assert pdf(drawing).startswith(b"%PDF")


# Faces


@pytest.fixture(scope="module")
def faces() -> Faces:
    if not bundled_is_complete():
        pytest.skip("needs the font wheels")
    listed = {
        "Arimo": "Arimo[wght].ttf",
        "Noto Sans SC": "NotoSansSC-Regular.otf",
        "Noto Sans CJK SC": "NotoSansCJK-VF.otf.ttc",
        "Noto Emoji": "NotoEmoji[wght].ttf",
        "Noto Sans Arabic": "NotoSansArabic[wght].ttf",
    }
    paths = {path.name: str(path) for path in bundled_files()}
    return choose([FontFile(family, paths[name], 2 if "CJK" in family else 0) for family, name in listed.items()])


@pytest.mark.parametrize(
    ("text", "bold", "runs"),
    [
        ("Dial & wait", True, [("Arimo", "Dial & wait")]),
        ("拨打 400", False, [("Noto Sans SC", "拨打"), ("Arimo", " 400")]),
        ("拨打 400", True, [("Noto Sans CJK SC", "拨打"), ("Arimo", " 400")]),
        ("“引号”…—", False, [("Noto Sans SC", "“引号”…—")]),
        ("“quoted” — so…", False, [("Arimo", "“quoted” — so…")]),
        ("★◆▼▲●○→①", False, [("Noto Sans SC", "★◆▼▲●○→①")]),
        ("4 min (≤5) 5 × 12", False, [("Arimo", "4 min (≤5) 5 × 12")]),
        ("≤5 分", False, [("Noto Sans SC", "≤"), ("Arimo", "5 "), ("Noto Sans SC", "分")]),
        ("A ★", True, [("Arimo", "A "), ("Noto Sans CJK SC", "★")]),
        ("好😀👩‍💻好", False, [("Noto Sans SC", "好"), ("Noto Emoji", "😀👩‍💻"), ("Noto Sans SC", "好")]),
        ("☕ 3️⃣", False, [("Noto Emoji", "☕"), ("Arimo", " "), ("Noto Emoji", "3️⃣")]),
        ("한국", False, [("Noto Sans CJK SC", "한국")]),
        ("Ω привет שלום", False, [("Arimo", "Ω привет שלום")]),
        ("مرحبا", False, [("Noto Sans Arabic", "مرحبا")]),
        ("2 ▸ 3", False, [("Arimo", "2 "), ("Noto Sans SC", "▶"), ("Arimo", " 3")]),
        ("", False, []),
    ],
)
def test_each_character_goes_to_its_face(faces: Faces, text: str, bold: bool, runs: list[tuple[str, str]]) -> None:
    assert list(faces.runs(text, bold)) == runs


def test_coverage_is_read_from_the_files(faces: Faces) -> None:
    chinese = faces.chinese[0][0]
    assert [has(chinese, char) for char in "服A★😀한"] == [True, True, True, False, False]
    assert not has(FontFile("nowhere", "no such file"), "a")


def test_without_a_chinese_font_the_machine_is_told_what_to_install() -> None:
    with pytest.raises(FontMissing, match="pip install"):
        choose([FontFile("Arimo", "arimo.ttf")])


def test_system_fonts_do_when_the_wheels_are_missing() -> None:
    try:
        press = Press((), system=True)
    except FontMissing:
        pytest.skip("the system has no Chinese font")
    assert ink(press.print(line("热线 400"), "png")) > 1
