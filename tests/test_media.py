"""Pictures that slides name: those that can be used are in the deck once, the others are told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.kit import Wish, build
from tests.test_deck_pieces import png

HEAD = """
title: 咖啡店点单
phases:
  - name: 点单
    steps:
      - {customer: 下单, frontstage: 前台收款}
deck:
  slides:
"""


def slide(number: int, image: str) -> str:
    return f"    - {{title: 第 {number} 张照片, archetype: image, image: {image}, alt: 早高峰的大堂}}\n"


def made(folder: Path, *images: str) -> tuple[list[tuple[str, int]], zipfile.ZipFile]:
    """What is said of a file with these pictures (code, line), and its deck."""
    file = folder / "shop.yaml"
    file.write_text(HEAD + "".join(slide(at, name) for at, name in enumerate(images)), "utf-8")
    built = build(file, folder / "out", Wish(only=("deck",)), "0")
    assert built.folder is not None
    said = [(item.code, item.span.line) for item in built.loaded.findings if item.code.startswith("PI-")]
    return said, zipfile.ZipFile(io.BytesIO((built.folder / "deck.zh-CN.pptx").read_bytes()))


def test_a_picture_on_two_slides_is_in_the_deck_once(tmp_path: Path) -> None:
    (tmp_path / "lobby.png").write_bytes(png(40, 30))
    (tmp_path / "same.png").write_bytes(png(40, 30))
    said, deck = made(tmp_path, "lobby.png", "same.png", "lobby.png")
    assert said == []
    (name,) = [name for name in deck.namelist() if name.startswith("ppt/media/")]
    assert deck.read(name) == png(40, 30)
    assert b"image/png" in deck.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("none.png", None, "PI-01"),
        ("../above.png", None, "PI-01"),
        ("/etc/hostname", None, "PI-01"),
        ("drawing.png", b"<svg/>", "PI-02"),
        ("half.png", png(40, 30)[:40], "PI-02"),
        ("bomb.png", png(1, 1)[:16] + b"\0\0\xff\xff\0\0\xff\xff" + png(1, 1)[24:], "PI-03"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told_and_leaves_a_frame(
    tmp_path: Path, name: str, data: bytes | None, code: str
) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "above.png").write_bytes(png(2, 2))
    if data is not None:
        (tmp_path / "project" / name).write_bytes(data)
    said, deck = made(tmp_path / "project", name)
    assert said == [(code, 9)]
    assert [part for part in deck.namelist() if part.startswith("ppt/media/")] == []
    slides = "".join(deck.read(part).decode() for part in deck.namelist() if part.startswith("ppt/slides/slide"))
    assert "图片缺失" in slides


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "above.png").write_bytes(png(2, 2))
    (tmp_path / "project" / "link.png").symlink_to(tmp_path / "above.png")
    said, _ = made(tmp_path / "project", "link.png")
    assert said == [("PI-01", 9)]
