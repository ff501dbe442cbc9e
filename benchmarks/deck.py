"""How long a large deck takes beside other writers, and how much memory: `python benchmarks/deck.py`.

Prints a table of what was written, the seconds of it, the peer's, their ratio and its target; then what the slides of
each archetype take of a mixed deck. The exit code is 1 when a target is missed. What is written (`deck_contents`):

- shapes: 200 slides of 40 text shapes and 30 glued connectors, against python-pptx's shape API (at most 1/15) and
  PptxGenJS 4, which glues nothing (at most 1); at most 60 MB;
- plain: 200 slides of a title, five bullets and a table of four rows, against pandoc (at most 1). `outline` is a
  process from its start to the file, notes included, which pandoc does not write; `file` is `blueprint build` from a
  YAML file with the same content, so that it also reads, checks and composes it, which pandoc does with Markdown;
- charts: 120 slides with a chart each of six kinds, their workbooks inside, against python-pptx's `add_chart` (at most
  1), which names no points and shapes nothing;
- mixed: 200 slides of the samples, in turn from each archetype, their charts included: no peer, milliseconds a slide,
  peak memory, and each archetype's share of the time.

Each writer runs in a process of its own. Writers and peers take turns, and the least of their times counts: seconds of
the processor (user and system), since other work on the machine stretches those of the clock, which are printed too.
Peers that are not here are left out, with a word: node with npm, pandoc (`apt-get install pandoc`).
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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

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


class Target(NamedTuple):
    """A writer and a peer that write the same; `most` is the largest ratio of their times, None where none is set."""

    name: str
    writer: str
    peer: str
    most: float | None
    runs: int = 5


TARGETS = (
    Target("shapes", "shapes", "python-pptx shapes", 1 / 15, 1),
    Target("shapes", "shapes", "PptxGenJS", 1.0),
    Target("plain, outline", "plain", "pandoc", 1.0),
    Target("plain, file", "file", "pandoc", None),
    Target("charts", "charts", "python-pptx charts", 1.0),
)
REPEATED = 24  # slides of an archetype whose time is taken
MOST_MEGABYTES = {"shapes": 60.0}
LEFT_OUT = {"PptxGenJS": "no node, no npm or no registry", "pandoc": "no pandoc"}


class Run(NamedTuple):
    """One process. Units: seconds of the processor and of the clock, MB (of 10⁶ bytes)."""

    processor: float
    clock: float
    megabytes: float = 0.0


# Writers, each in its process ----------------------------------------------------------------------------------------


def own(content: str, path: Path) -> None:
    """What `deck_contents` makes under this name, from outline and scenes to the file, as the kit does it."""
    from benchmarks import deck_contents
    from generator.render.deck import render

    job = {"shapes": deck_contents.shapes, "plain": deck_contents.plain, "charts": deck_contents.charts}[content]()
    path.write_bytes(next(iter(render(job).values())))


def shape_api(path: Path) -> None:
    """The same shapes by python-pptx's own calls."""
    from pptx import Presentation
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
    from pptx.util import Pt

    from benchmarks.deck_contents import ACROSS, COLUMNS, DOWN, HEIGHT, LINKS, ROWS, SLIDES, WIDTH

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


def chart_api(path: Path) -> None:
    """The same charts by python-pptx's `add_chart`, with a title on each slide; points without names."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Pt

    from benchmarks.deck_contents import CHARTS, KINDS, NAMES, SERIES, chart_values

    kinds = {
        "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
        "bar": XL_CHART_TYPE.BAR_CLUSTERED,
        "line": XL_CHART_TYPE.LINE_MARKERS,
        "stacked": XL_CHART_TYPE.BAR_STACKED_100,
        "radar": XL_CHART_TYPE.RADAR_MARKERS,
        "scatter": XL_CHART_TYPE.XY_SCATTER,
    }
    deck = Presentation()
    for number in range(CHARTS * len(KINDS)):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"图 {number}"
        slide.notes_slide.notes_text_frame.text = "讲解"
        kind, values = KINDS[number % len(KINDS)], chart_values(number)
        if kind == "scatter":
            data: Any = XyChartData()
            points = data.add_series(SERIES[0])
            for x, y in zip(*values, strict=True):
                points.add_data_point(x, y)
        else:
            data = CategoryChartData()
            data.categories = NAMES
            for name, row in zip(SERIES, values, strict=True):
                data.add_series(name, row)
        slide.shapes.add_chart(kinds[kind], Pt(40), Pt(90), Pt(640), Pt(400), data)
    deck.save(str(path))


WRITERS: Mapping[str, Callable[[Path], None]] = {
    "shapes": lambda path: own("shapes", path),
    "plain": lambda path: own("plain", path),
    "charts": lambda path: own("charts", path),
    "python-pptx shapes": shape_api,
    "python-pptx charts": chart_api,
}


# Processes -----------------------------------------------------------------------------------------------------------


def timed(command: Sequence[str], folder: Path) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = (done.stdout.strip().splitlines() or [""])[-1]
    return Run(processor, clock, float(peak) * 1024 / 1e6 if peak.isdigit() else 0.0)


def commands(folder: Path) -> dict[str, list[str]]:
    """How each writer is run in this folder; the peers that are not here are not there."""
    from benchmarks import deck_contents

    me = [sys.executable, str(Path(__file__).resolve()), "--writer"]
    found = {name: [*me, name, f"{at}.pptx"] for at, name in enumerate(WRITERS)}
    (folder / "plain.yaml").write_text(deck_contents.plain_yaml(), "utf-8")
    (folder / "plain.md").write_text(deck_contents.plain_markdown(), "utf-8")
    found["file"] = [sys.executable, "-m", "generator", "build", "plain.yaml", "--only", "deck", "--output", "kits"]
    pandoc = shutil.which("pandoc")
    if pandoc:
        found["pandoc"] = [pandoc, "plain.md", "--output", "pandoc.pptx"]
    javascript = _javascript(folder)
    if javascript:
        found["PptxGenJS"] = javascript
    return found


def _javascript(folder: Path) -> list[str] | None:
    """The command that runs PptxGenJS in this folder; None when it cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), GENERATOR]
    if subprocess.run(install, cwd=folder, capture_output=True, check=False).returncode:
        return None
    (folder / "deck.js").write_text(JAVASCRIPT, encoding="utf-8")
    return [node, "deck.js", "generated.pptx"]


class Row(NamedTuple):
    """A writer beside a peer. `peer_seconds` is None when the peer is not here."""

    target: Target
    ours: Run
    theirs: Run | None

    @property
    def ratio(self) -> float | None:
        return self.ours.processor / self.theirs.processor if self.theirs else None


def compared(target: Target, every: Mapping[str, Sequence[str]], folder: Path) -> Row:
    """The least of some runs of a writer and of its peer, in turns."""
    ours, theirs = [], []
    for _ in range(target.runs):
        ours.append(timed(every[target.writer], folder))
        if target.peer in every:
            theirs.append(timed(every[target.peer], folder))
    return Row(target, min(ours), min(theirs) if theirs else None)


# The mixed deck ------------------------------------------------------------------------------------------------------


def mixed() -> dict[str, object]:
    """The mixed deck in this process: milliseconds a slide of each part of the way, and the shares of the archetypes.

    An archetype's time is that of a deck of its slides alone, less that of a deck of one cover; its share is weighed by
    how many slides it has in the mixed deck.
    """
    import re
    from io import BytesIO
    from zipfile import ZipFile

    from benchmarks import deck_contents
    from generator.render.deck import render

    begun = time.process_time()
    job = deck_contents.mixed()
    made = time.process_time()
    data = next(iter(render(job).values()))
    written = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    names = ZipFile(BytesIO(data)).namelist()
    pages = sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in names)
    slides = [slide.archetype for section in job.outline.sections for slide in section.slides]
    least = _seconds(deck_contents.of_archetype("cover", 1))
    each = {
        name: max(0.0, _seconds(deck_contents.of_archetype(name, REPEATED)) - least) / REPEATED
        for name in deck_contents.archetypes()
    }
    spent = {name: seconds * slides.count(name) for name, seconds in each.items()}
    return {
        "slides": len(slides),
        "pages": pages,
        "charts": sum(name.startswith("ppt/charts/chart") for name in names),
        "read_draw_compose_seconds": round(made - begun, 3),
        "write_seconds": round(written - made, 3),
        "milliseconds_a_page": round((written - made) / pages * 1000, 2),
        "megabytes": round(peak, 1),
        "archetypes": {
            name: {"slides": slides.count(name), "ms": round(each[name] * 1000, 2), "share": spent[name] / total}
            for total in [sum(spent.values())]
            for name in sorted(spent, key=lambda one: -spent[one])
        },
    }


def _seconds(job: object) -> float:
    from generator.render import Job
    from generator.render.deck import render

    assert isinstance(job, Job)
    times = []
    for _ in range(3):
        start = time.process_time()
        render(job)
        times.append(time.process_time() - start)
    return min(times)


def mixed_in_a_process(folder: Path) -> dict[str, object]:
    command = [sys.executable, str(Path(__file__).resolve()), "--mixed"]
    said = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
    found: dict[str, object] = json.loads(said)
    return found


# Targets and printing ------------------------------------------------------------------------------------------------


def missed(rows: Sequence[Row]) -> list[str]:
    """The targets that were missed, in words."""
    found = []
    for target, ours, theirs in rows:
        ratio = Row(target, ours, theirs).ratio
        if ratio is not None and target.most is not None and ratio > target.most:
            found.append(f"{target.name}: {ratio:.3f} × {target.peer}, at most {target.most:.3f}")
        most = MOST_MEGABYTES.get(target.writer)
        if most is not None and ours.megabytes > most:
            found.append(f"{target.name}: {ours.megabytes:.1f} MB, at most {most}")
    return list(dict.fromkeys(found))


def table(rows: Sequence[Row]) -> str:
    lines = ["written           seconds  (clock)    MB  peer                seconds  (clock)   ratio  at most"]
    for row in rows:
        target, ours, theirs = row
        peer = (
            f"{theirs.processor:7.2f} {theirs.clock:8.2f} {row.ratio:7.3f}"
            if theirs
            else f"left out: {LEFT_OUT[target.peer]}"
        )
        most = "" if not theirs else "–" if target.most is None else f"{target.most:.3f}"
        own = f"{ours.processor:7.2f} {ours.clock:8.2f} {ours.megabytes or '–':>5.4}"
        lines.append(f"{target.name:17} {own}  {target.peer:19} {peer} {most:>8}".rstrip())
    return "\n".join(lines)


def told(found: Mapping[str, object]) -> str:
    """The mixed deck in words, and its archetypes."""
    archetypes = found["archetypes"]
    assert isinstance(archetypes, dict)
    lines = [
        f"mixed: {found['slides']} slides of the outline, {found['pages']} pages, {found['charts']} charts; "
        f"{found['milliseconds_a_page']} ms a page to write, {found['write_seconds']} s in all "
        f"(reading, composing and drawing three samples: {found['read_draw_compose_seconds']} s); "
        f"{found['megabytes']} MB at most",
        "   ".join(["archetype       ms a slide  share"] * 3),
    ]
    cells = [f"{name:21}{one['ms']:6.2f}{one['share'] * 100:6.1f}%" for name, one in archetypes.items()]
    height = -(-len(cells) // 3)
    lines += ["   ".join(cells[row::height]) for row in range(height)]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--only", default="", help="names of what is written, by commas: shapes, plain, charts, mixed")
    parser.add_argument("--writer", choices=WRITERS, help=argparse.SUPPRESS)
    parser.add_argument("--mixed", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("path", nargs="?", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.writer:
        WRITERS[asked.writer](asked.path)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return 0
    if asked.mixed:
        print(json.dumps(mixed()))
        return 0
    only = {part for part in asked.only.split(",") if part}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = commands(folder)
        wanted = [one for one in TARGETS if not only or one.name.partition(",")[0] in only]
        rows = [compared(one, every, folder) for one in wanted]
        found = mixed_in_a_process(folder) if not only or "mixed" in only else None
    bad = missed(rows)
    if asked.json:
        plain = [
            {"what": row.target.name, "peer": row.target.peer, "ratio": row.ratio, **row.ours._asdict()} for row in rows
        ]
        print(json.dumps({"rows": plain, "mixed": found, "missed": bad}, ensure_ascii=False, indent=1))
    else:
        print(table(rows))
        if found:
            print(told(found))
        print(*(bad or ["every target is met"]), sep="\n")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
