"""The same blueprint by this project and by other tools, judged by one audit: `python benchmarks/comparison.py`.

Prints Markdown tables, or JSON with `--json`. `--keep DIR` keeps inputs and outputs, `--pictures DIR` makes a picture
of each (needs chromium; soffice and pdftoppm for slides), `--document FILE` puts the tables between its two marks.
Tools are those on the PATH; what is missing is said to be missing. Nothing is installed.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).with_suffix(""))]

from drawn import Drawing, Figures, figures  # noqa: E402 — the path comes first
from PIL import Image  # noqa: E402
from plan import plan  # noqa: E402
from slides import Native, native  # noqa: E402
from tools import ENTRIES, SAMPLE, Entry, Work, deck, draw, versions  # noqa: E402

LANGUAGES = ("en", "zh-CN")
IN_CHINESE = ("ours", "graphviz", "mermaid-swimlane", "d2-grid")  # pictures in Chinese, too
MARKS = ("<!-- figures begin -->\n", "<!-- figures end -->")
PICTURE = (1400, 800)  # pixels that a picture fits into
COLOURS = 128


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one drawing. `fault` is what the tool said when it drew nothing."""

    seconds: float
    size: int
    lines: int
    figures: Figures | None
    fault: str = ""


def run(entry: Entry, language: str, busy: bool, folder: Path, runs: int) -> tuple[Result, Path, Drawing | None]:
    """Draw with a tool, as often as told; the shortest time counts."""
    stem = f"{entry.key}{'-busy' if busy else ''}.{language}"
    work = Work(folder / f"{stem}.txt", folder / f"{stem}{entry.suffix}", language, busy)
    wanted = plan(SAMPLE, language, busy)
    work.source.write_text(entry.write(wanted), encoding="utf-8")
    lines = sum(bool(line.strip()) for line in work.source.read_text(encoding="utf-8").splitlines())
    command, taken = entry.command(work), []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        taken.append(time.perf_counter() - start)
        if done.returncode or not work.target.exists():
            return Result(min(taken), 0, lines, None, (done.stderr or done.stdout).strip()[-200:]), work.target, None
    drawing = entry.load(work.target, wanted)
    return Result(min(taken), work.target.stat().st_size, lines, figures(drawing, wanted)), work.target, drawing


def measure(folder: Path, runs: int, pictures: Path | None) -> dict[str, Any]:
    """Everything: both languages, then English with long arrows, then slides."""
    report: dict[str, Any] = {"versions": dict(versions()), "plain": {}, "busy": {}, "slides": {}, "missing": {}}
    for entry in ENTRIES:
        if entry.missing:
            report["missing"][entry.name] = entry.missing
            continue
        report["plain"][entry.name] = {}
        for language in LANGUAGES:
            print(f"{entry.name}, {language}", file=sys.stderr)
            result, file, drawing = run(entry, language, False, folder, runs)
            report["plain"][entry.name][language] = result
            if pictures and drawing and (language == "en" or entry.key in IN_CHINESE):
                picture(file, drawing, pictures / f"comparison-{entry.key}.{language}.png")
        result, file, drawing = run(entry, "en", True, folder, 1)
        report["busy"][entry.name] = result
        if pictures and drawing and entry.key in ("ours", "graphviz", "d2-grid"):
            picture(file, drawing, pictures / f"comparison-{entry.key}-busy.png")
    deck(folder / "ours.en.pptx", "en")
    report["slides"]["this project"] = native(folder / "ours.en.pptx")
    if (folder / "mermaid2pptx.en.pptx").exists():
        report["slides"]["mermaid2pptx"] = native(folder / "mermaid2pptx.en.pptx")
    return report


# --- pictures ---------------------------------------------------------------------------------------------------------


def picture(file: Path, drawing: Drawing, target: Path) -> None:
    """A picture of a drawing, as large as fits, few colours. Left out with a word when a program is missing."""
    needed = ("soffice", "pdftoppm") if file.suffix == ".pptx" else ("chromium",)
    if absent := [program for program in needed if not shutil.which(program)]:
        print(f"no picture of {file.name}: {', '.join(absent)} not on the PATH", file=sys.stderr)
        return
    shot = _slide_shot(file) if file.suffix == ".pptx" else _shot(file, drawing)
    with Image.open(io.BytesIO(shot)) as image:
        image.thumbnail(PICTURE, Image.Resampling.LANCZOS)
        image.convert("RGB").quantize(COLOURS, kmeans=1, dither=Image.Dither.NONE).save(target, optimize=True)


def _shot(file: Path, drawing: Drawing) -> bytes:
    fit = min(PICTURE[0] / drawing.width, PICTURE[1] / drawing.height)
    wide, high = round(drawing.width * fit), round(drawing.height * fit)
    page, target = file.with_suffix(".html"), file.with_suffix(".png")
    page.write_text(f'<body style="margin:0"><img src="{file.name}" style="width:{wide}px;height:{high}px">')
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--window-size={max(wide, 500)},{high}", f"--screenshot={target}", page.resolve().as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=60)
    with Image.open(target) as image:  # a window is 500 wide at least
        kept = io.BytesIO()
        image.crop((0, 0, wide, high)).save(kept, "PNG")
    return kept.getvalue()


def _slide_shot(file: Path) -> bytes:
    profile = (file.parent / "office").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(file.parent), str(file)], capture_output=True, check=True, timeout=120)
    pages = ["pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-png", str(file.with_suffix(".pdf"))]
    return subprocess.run(pages, capture_output=True, check=True).stdout


# --- tables -----------------------------------------------------------------------------------------------------------

HEADS = (
    "tool",
    "input lines",
    "arrows shown",
    "crossings",
    "through cards",
    "on one another",
    "labels on things",
    "text out",
    "lanes apart",
    "steps in line",
    "steps in order",
    "smallest text, pt",
    "width : height",
    "seconds",
    "kB",
)


def table(report: dict[str, Any]) -> str:
    """The report as Markdown; two figures in a cell are English and Chinese."""
    arrows = len(plan(SAMPLE, "en").arrows)
    rows = [_row(name, list(results.values())) for name, results in report["plain"].items()]
    busy = [_busy_row(name, result) for name, result in report["busy"].items()]
    missing = [f"- {name}: not on the PATH: {', '.join(programs)}" for name, programs in report["missing"].items()]
    said = [f"- {name}: {version}" for name, version in sorted(report["versions"].items())]
    long = len(plan(SAMPLE, "en", True).arrows)
    return "\n".join(
        [
            f"44 cards and {arrows} arrows in 5 lanes and 12 steps; English / Chinese where they differ.",
            "",
            *_markdown(HEADS, rows),
            "",
            f"The same with {long - arrows} arrows between cards that are no neighbours ({long} arrows, English).",
            "",
            *_markdown(HEADS[:1] + HEADS[2:8] + HEADS[11:12], busy),
            "",
            "On PowerPoint slides (English).",
            "",
            *_markdown(("deck", *(field.name for field in dataclasses.fields(Native))), list(_slide_rows(report))),
            "",
            "Versions in this run:",
            "",
            *said,
            *missing,
            "",
        ]
    )


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{'---:|' * (len(heads) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _row(name: str, results: Sequence[Result]) -> list[str]:
    found = [_cells(result) for result in results]
    return [name, *(" / ".join(dict.fromkeys(pair)) for pair in zip(*found, strict=True))]


def _cells(result: Result) -> list[str]:
    one = result.figures
    if one is None:
        return [str(result.lines), "drew nothing", *("–" * 10), f"{result.seconds:.1f}", "–"]
    return [
        str(result.lines),
        *(str(value) for value in (one.arrows, one.crossings, one.through, round(one.shared))),
        *(str(value) for value in (one.text_clashes, one.text_out)),
        f"{one.lanes_apart} of 4",
        f"{one.steps_aligned} of 12",
        f"{one.steps_in_order} of 11",
        f"{one.smallest:.1f}",
        f"{one.aspect:.1f}",
        f"{result.seconds:.1f}",
        f"{result.size / 1000:.0f}",
    ]


def _busy_row(name: str, result: Result) -> list[str]:
    cells = _cells(result)
    return [name, *cells[1:7], cells[10]]


def _slide_rows(report: dict[str, Any]) -> Iterator[list[str]]:
    for name, found in report["slides"].items():
        yield [name, *(str(value) for value in dataclasses.astuple(found))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument(
        "--runs", type=int, default=2, help="how often each plain drawing is timed; the shortest counts"
    )
    parser.add_argument("--keep", type=Path, help="keep every input and output in this folder")
    parser.add_argument("--pictures", type=Path, help="make pictures in this folder")
    parser.add_argument("--document", type=Path, help="put the tables into this file, between its marks")
    parser.add_argument("--draw", type=Path, help="draw ours into this file and stop: what is timed")
    parser.add_argument("--language", default="en", choices=LANGUAGES)
    parser.add_argument("--busy", action="store_true", help="with --draw: with the long arrows")
    chosen = parser.parse_args()
    if chosen.draw:
        draw(chosen.draw, chosen.language, chosen.busy)
        return
    with tempfile.TemporaryDirectory() as spare:
        folder = (chosen.keep or Path(spare)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        report = measure(folder, chosen.runs, chosen.pictures)
    text = table(report)
    if chosen.document:
        put(text, chosen.document)
    print(json.dumps(report, default=dataclasses.asdict, indent=1) if chosen.json else text)


def put(text: str, document: Path) -> None:
    """Replace what stands between the document's marks. Errors: ValueError when it has none."""
    before, begin, rest = document.read_text(encoding="utf-8").partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not begin or not end:
        raise ValueError(f"{document} has no lines {MARKS[0].strip()} and {MARKS[1]}")
    document.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
