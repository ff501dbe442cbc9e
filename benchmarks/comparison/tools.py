"""The tools that are compared: how each is found, asked for its version, given its input and read.

In: nothing but the PATH. Out: `ENTRIES`. Guaranteed: nothing is installed or fetched; a tool that is not on the PATH is
left out by whoever runs it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import inputs
import readers
import slides
from drawn import Drawing
from plan import Plan, read

from generator import __version__, dot
from generator.layout.chart import blueprint
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import Figure
from generator.render import Job
from generator.render.deck import render
from generator.theme import house

SAMPLE = Path(__file__).with_name("visit.yaml")
SCRIPT = Path(__file__).parents[1] / "comparison.py"


@dataclass(frozen=True, slots=True)
class Work:
    """One drawing to be made: from `source` (the input that `write` wrote) to `target`."""

    source: Path
    target: Path
    language: str
    busy: bool


Writer = Callable[[Plan], str]
Command = Callable[[Work], list[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to draw. `needs` are programs on the PATH; `suffix` is what the tool writes."""

    key: str
    name: str
    needs: tuple[str, ...]
    write: Writer
    command: Command
    load: Callable[[Path, Plan], Drawing]
    suffix: str = ".svg"

    @property
    def missing(self) -> list[str]:
        return [program for program in self.needs if not shutil.which(program)]


def _own_input(_: Plan) -> str:
    return SAMPLE.read_text(encoding="utf-8")


def _own(work: Work) -> list[str]:
    extra = ["--busy"] if work.busy else []
    return [sys.executable, str(SCRIPT), "--draw", str(work.target), "--language", work.language, *extra]


def draw(target: Path, language: str, busy: bool) -> None:
    """Our drawing of the sample, from the file to the SVG."""
    whole, one = read(SAMPLE, busy)
    theme = house()
    target.write_text(dot.svg(blueprint.natural(whole, one, theme, language), theme), encoding="utf-8")


def deck(target: Path, language: str) -> None:
    """Our slides of the sample: a deck with this one figure."""
    whole, one = read(SAMPLE)
    theme, key = house(), f"blueprint/{one.id}"
    title = whole.meta.title.in_language(language)
    slide = Slide("blueprint", "canvas", title, (Figure(key),), notes=Notes(title))
    outline = Outline(language, title, "", "", "", "", (Section(title, (slide,)),))
    figures = {key: blueprint.slides(whole, one, theme, language)}
    target.write_bytes(next(iter(render(Job(theme, language, "", {}, figures, outline)).values())))


def _dot(work: Work) -> list[str]:
    return ["dot", "-Tsvg", str(work.source), "-o", str(work.target)]


def _mmdc(work: Work) -> list[str]:
    """Mermaid in a Chromium of the system's, which as root runs only without its sandbox."""
    settings = work.source.with_name("puppeteer.json")
    settings.write_text(json.dumps({"executablePath": shutil.which("chromium"), "args": ["--no-sandbox"]}))
    return ["mmdc", "--quiet", "-p", str(settings), "-i", str(work.source), "-o", str(work.target)]


def _d2(layout: str) -> Command:
    return lambda work: ["d2", f"--layout={layout}", str(work.source), str(work.target)]


def _plantuml(work: Work) -> list[str]:
    """PlantUML names its output after its input."""
    return ["plantuml", "-tsvg", "-charset", "UTF-8", "-o", str(work.target.parent), str(work.source)]


def _mermaid2pptx(work: Work) -> list[str]:
    options = ["--render", "bpmn", "--no-events", "--font", inputs.FACES[work.language]]
    return ["mermaid2pptx", *options, str(work.source), "-o", str(work.target)]


def _entry(key: str, name: str, needs: str, write: Writer, command: Command, reader: readers.Reader) -> Entry:
    """A tool that writes an SVG. `needs` are programs, with blanks between them."""
    return Entry(
        key, name, tuple(needs.split()), write, command, lambda file, plan: reader(file.read_text("utf-8"), plan)
    )


_MERMAID, _PLANTUML = "mmdc chromium", "plantuml dot"
_SLIDE_MAKER = "mermaid2pptx"

ENTRIES = (
    _entry("ours", "this project", "", _own_input, _own, readers.graphviz),
    _entry("graphviz", "Graphviz dot", "dot", inputs.graphviz, _dot, readers.graphviz),
    _entry("mermaid-dagre", "Mermaid flowchart, dagre", _MERMAID, inputs.mermaid_dagre, _mmdc, readers.mermaid),
    _entry("mermaid-elk", "Mermaid flowchart, ELK", _MERMAID, inputs.mermaid_elk, _mmdc, readers.mermaid),
    _entry("mermaid-swimlane", "Mermaid swimlane-beta", _MERMAID, inputs.mermaid_swimlanes, _mmdc, readers.mermaid),
    _entry("mermaid-block", "Mermaid block-beta (grid)", _MERMAID, inputs.mermaid_blocks, _mmdc, readers.mermaid),
    _entry("d2-dagre", "D2, dagre", "d2", inputs.d2_dagre, _d2("dagre"), readers.d2),
    _entry("d2-elk", "D2, ELK", "d2", inputs.d2_elk, _d2("elk"), readers.d2),
    _entry("d2-grid", "D2 grid", "d2", inputs.d2_grid, _d2("elk"), readers.d2),
    _entry("plantuml-component", "PlantUML component", _PLANTUML, inputs.plantuml, _plantuml, readers.plantuml),
    _entry(
        "plantuml-activity",
        "PlantUML activity",
        "plantuml",
        inputs.plantuml_activity,
        _plantuml,
        readers.plantuml_activity,
    ),
    Entry(
        _SLIDE_MAKER,
        "mermaid2pptx (slide)",
        (_SLIDE_MAKER,),
        inputs.mermaid_dagre,
        _mermaid2pptx,
        slides.mermaid2pptx,
        ".pptx",
    ),
)


def versions() -> Mapping[str, str]:
    """What the tools on the PATH say of themselves."""
    asked = {
        "Graphviz": ["dot", "-V"],
        "mermaid-cli": ["mmdc", "--version"],
        "Chromium": ["chromium", "--version"],
        "D2": ["d2", "--version"],
        "PlantUML": ["plantuml", "-version"],
        "mermaid2pptx": ["mermaid2pptx", "--version"],
    }
    found = {"this project": __version__, "Python": sys.version.split()[0]}
    found |= {name: _said(command) for name, command in asked.items()}
    return found | {"Mermaid": _mermaid_version()}


def _said(command: list[str]) -> str:
    if not shutil.which(command[0]):
        return "not on the PATH"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip().splitlines()[0]


def _mermaid_version() -> str:
    """Mermaid itself has a version of its own beside that of its command line."""
    program = shutil.which("mmdc")
    folders = Path(program).resolve().parents if program else ()
    for file in (folder / "mermaid" / "package.json" for folder in folders):
        if file.exists():
            return str(json.loads(file.read_text())["version"])
    return "not found"
