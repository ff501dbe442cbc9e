"""How long a large deck takes, as ratios in one run, and how much memory.

Two hundred slides of 40 text shapes and 30 connectors, each writer in a process of its own, from start to file:
this project's renderer (connectors glued, notes, scenes built too), python-pptx's shape API (glued) and PptxGenJS 4
(lines, unglued; left out where node or the registry is missing). Run: `python benchmarks/deck.py`.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

SLIDES, COLUMNS, ROWS, LINKS = 200, 8, 5, 30
WIDTH, HEIGHT, ACROSS, DOWN = 92.0, 44.0, 110.0, 80.0
TARGETS = {"python-pptx": 1 / 15, "PptxGenJS": 1.0, "MB": 60.0}
GENERATOR = "pptxgenjs@4"
JAVASCRIPT = """
const Deck = require('pptxgenjs'); const deck = new Deck(); deck.layout = 'LAYOUT_WIDE';
for (let slide = 0; slide < 200; slide++) {
  const page = deck.addSlide();
  for (let at = 0; at < 40; at++) page.addText('步骤 ' + slide + '.' + at + '\\n顾客提交申请', {
    shape: deck.ShapeType.roundRect, x: 0.5 + (at % 8) * 1.53, y: 1.25 + Math.floor(at / 8) * 1.11, w: 1.28, h: 0.61,
    fill: {color: 'D9E4FA'}, line: {color: '2F6FDE', width: 1}, fontSize: 10.5, align: 'center', valign: 'middle',
    color: '1F2937', margin: 0});
  for (let at = 0; at < 30; at++) page.addShape(deck.ShapeType.line, {
    x: 0.5 + (at % 8) * 1.53, y: 1.86 + Math.floor(at / 8) * 1.11, w: 0.2, h: 0.5,
    line: {color: '445566', width: 1.1, endArrowType: 'triangle'}});
}
deck.writeFile({fileName: process.argv[2]});
"""


def own(path: Path) -> None:
    """Scenes, outline, notes and deck, as the kit makes them."""
    from generator.outline import Figure, Notes, Outline, Section, Slide
    from generator.render import Job
    from generator.render.deck import render
    from generator.scene import Box, Card, Connection, Scene, Words
    from generator.theme import house

    boxes = [Box(40 + at % COLUMNS * ACROSS, 90 + at // COLUMNS * DOWN, WIDTH, HEIGHT) for at in range(COLUMNS * ROWS)]
    roles = ("customer", "frontstage", "backstage", "support", "evidence")

    def route(at: int) -> tuple[tuple[float, float], ...]:
        """Straight down, or at every third: down, across a little, down."""
        x, top, bottom = boxes[at].x + WIDTH / 2, boxes[at].bottom, boxes[at].y + DOWN
        return ((x, top), (x, bottom)) if at % 3 else ((x, top), (x, top + 18), (x + 30, top + 18), (x + 30, bottom))

    routes = [route(at) for at in range(LINKS)]

    def page(number: int) -> Scene:
        texts = [(f"步骤 {number}.{at}", "顾客提交申请") for at in range(COLUMNS * ROWS)]
        cards = tuple(
            Card(f"card-{at}", roles[at // 8], boxes[at], Words(lines, 10.5, text="".join(lines)))
            for at, lines in enumerate(texts)
        )
        links = tuple(
            Connection(f"link-{at}", f"card-{at}", f"card-{at + COLUMNS}", "trigger", routes[at], ("bottom", "top"))
            for at in range(LINKS)
        )
        return Scene(f"page-{number}", "blueprint", "", "zh-CN", 960, 540, cards=cards, connections=links)

    slides = tuple(
        Slide(str(number), "canvas", f"第 {number} 页", (Figure(str(number)),), notes=Notes("讲解"))
        for number in range(SLIDES)
    )
    outline = Outline("zh-CN", "基准", "", "", "", "", (Section("基准", slides),))
    figures = {str(number): (page(number),) for number in range(SLIDES)}
    path.write_bytes(render(Job(house(), "zh-CN", "", {}, figures, outline))["deck.zh-CN.pptx"])


def shape_api(path: Path) -> None:
    """The same shapes by python-pptx's own calls."""
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
    from pptx.util import Pt

    deck = Presentation()
    for number in range(SLIDES):
        shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
        cards = []
        for at in range(COLUMNS * ROWS):
            place = (Pt(40 + at % COLUMNS * ACROSS), Pt(90 + at // COLUMNS * DOWN), Pt(WIDTH), Pt(HEIGHT))
            card = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place)
            card.fill.solid()
            card.fill.fore_color.rgb = RGBColor(0xD9, 0xE4, 0xFA)
            card.line.color.rgb = RGBColor(0x2F, 0x6F, 0xDE)
            card.text_frame.text = f"步骤 {number}.{at}\n顾客提交申请"
            for paragraph in card.text_frame.paragraphs:
                paragraph.runs[0].font.size = Pt(10.5)
                paragraph.runs[0].font.color.rgb = RGBColor(0x1F, 0x29, 0x37)
            cards.append(card)
        for at in range(LINKS):
            line = shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
            line.begin_connect(cards[at], 2)
            line.end_connect(cards[at + COLUMNS], 0)
            line.line.color.rgb = RGBColor(0x44, 0x55, 0x66)
    deck.save(str(path))


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Wall time and peak memory of a process. Units: seconds, MB (of 10⁶ bytes)."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    peak = done.stdout.strip().splitlines()[-1:] or ["0"]
    return seconds, float(peak[0]) * 1024 / 1e6


def best(command: list[str], folder: Path, runs: int) -> tuple[float, float]:
    return min(timed(command, folder) for _ in range(runs))


def javascript(folder: Path) -> list[str] | None:
    """The command that runs PptxGenJS in this folder; None when it cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), GENERATOR]
    if subprocess.run(install, cwd=folder, capture_output=True, check=False).returncode:
        return None
    (folder / "deck.js").write_text(JAVASCRIPT, encoding="utf-8")
    return [node, "deck.js", "generated.pptx"]


def measure() -> dict[str, object]:
    me = [sys.executable, str(Path(__file__).resolve())]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, memory = best([*me, "--writer", "own", "own.pptx"], folder, 5)
        report: dict[str, object] = {"own_seconds": round(ours, 3), "own_peak_MB": round(memory, 1)}
        theirs, _ = best([*me, "--writer", "shape_api", "api.pptx"], folder, 1)
        report |= {"python-pptx_seconds": round(theirs, 2), "own / python-pptx": round(ours / theirs, 4)}
        command = javascript(folder)
        if command is None:
            report["PptxGenJS"] = "left out: no node, no npm or no registry"
        else:
            seconds, _ = best(command, folder, 5)
            report |= {"PptxGenJS_seconds": round(seconds, 3), "own / PptxGenJS": round(ours / seconds, 3)}
            report["PptxGenJS_bytes"] = (folder / "generated.pptx").stat().st_size
        report["own_bytes"] = (folder / "own.pptx").stat().st_size
    report["targets"] = "own / python-pptx ≤ 0.0667, own / PptxGenJS ≤ 1, own_peak_MB ≤ 60"
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writer", choices=("own", "shape_api"))
    parser.add_argument("path", nargs="?", type=Path)
    asked = parser.parse_args()
    if asked.writer:
        {"own": own, "shape_api": shape_api}[asked.writer](asked.path)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    else:
        print(json.dumps(measure(), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
