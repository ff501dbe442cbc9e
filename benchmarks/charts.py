"""How long native charts take, as a ratio to python-pptx's own in one run, and how much memory.

Two hundred slides with a chart of two series each, every writer in a process of its own, from start to file: this
project's deck (axes, colours, labels, alternative texts, notes) and python-pptx's `add_chart` with nothing set.
Run: `python benchmarks/charts.py`.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

SLIDES = 200
NAMES = ("一季度", "二季度", "三季度", "四季度")
SERIES = (("现状", (0.71, 0.74, 0.73, 0.78)), ("目标", (0.90, 0.91, 0.93, 0.95)))


def own(path: Path) -> None:
    """The deck as the kit makes it."""
    from generator.outline import Chart, Notes, Outline, Section, Slide
    from generator.render import Job
    from generator.render.deck import render
    from generator.theme import house

    kinds = ("column", "bar", "line", "stacked", "radar")
    slides = tuple(
        Slide(
            str(at), "canvas", f"第 {at} 页", (Chart("接通率", NAMES, SERIES, kinds[at % 5], "0%"),), notes=Notes("讲")
        )
        for at in range(SLIDES)
    )
    outline = Outline("zh-CN", "基准", "", "", "", "", (Section("基准", slides),))
    path.write_bytes(next(iter(render(Job(house(), "zh-CN", "", {}, {}, outline)).values())))


def library(path: Path) -> None:
    """The same data by python-pptx's own call."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    kinds = ("COLUMN_CLUSTERED", "BAR_CLUSTERED", "LINE_MARKERS", "BAR_STACKED_100", "RADAR_MARKERS")
    deck = Presentation()
    for at in range(SLIDES):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"第 {at} 页"
        slide.notes_slide.notes_text_frame.text = "讲"
        data = CategoryChartData(number_format="0%")
        data.categories = NAMES
        for name, values in SERIES:
            data.add_series(name, values)
        slide.shapes.add_chart(getattr(XL_CHART_TYPE, kinds[at % 5]), 0, 0, Pt(880), Pt(396), data)
    deck.save(str(path))


def timed(writer: str, folder: Path) -> tuple[float, float]:
    """Wall time and peak memory of a process. Units: seconds, MB (of 10⁶ bytes)."""
    command = [sys.executable, str(Path(__file__).resolve()), "--writer", writer, str(folder / f"{writer}.pptx")]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, float(done.stdout.strip().splitlines()[-1]) * 1024 / 1e6


def measure() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        best = {writer: min(timed(writer, Path(name)) for _ in range(3)) for writer in ("own", "library")}
    (ours, memory), (theirs, _) = best["own"], best["library"]
    return {
        "own_seconds": round(ours, 3),
        "own_peak_MB": round(memory, 1),
        "python-pptx_seconds": round(theirs, 3),
        "own / python-pptx": round(ours / theirs, 3),
        "targets": "own / python-pptx ≤ 1",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writer", choices=("own", "library"))
    parser.add_argument("path", nargs="?", type=Path)
    asked = parser.parse_args()
    if asked.writer:
        {"own": own, "library": library}[asked.writer](asked.path)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    else:
        print(json.dumps(measure(), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
