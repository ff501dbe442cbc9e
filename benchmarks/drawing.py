"""How good drawings of blueprints are, and how long they take: `python benchmarks/drawing.py`.

Prints a line for each input, language, blueprint and form (one page of natural size, or slides): what a reader would
object to, counted on the finished scenes (`scene_audit`), the seconds of the layout in a fresh process, and the peak
memory of that process. Then the targets; the exit code is 1 when one is missed. Inputs: `drawing_inputs`.

With `--study-python PATH` (an interpreter that has what the layout study needs) the study lays out its own large input
in the same run, in turns with ours: the least of three times each is compared.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.drawing_inputs import INPUTS, STUDY  # noqa: E402 - the folder above has to be found first
from benchmarks.scene_audit import Audit, audit  # noqa: E402

Row = dict[str, Any]

FAULTLESS = (  # 0 on every page of every input
    "through",
    "shared_runs",
    "tight_pairs",
    "hugging",
    "squeezed",
    "label_collisions",
    "stray_labels",
    "over_four",
    "overflow",
    "loose_ends",
)
UNCROSSED = ("hotline", "coffee-house")
MOST_CROSSINGS = {"study stress": 45}  # on one page
STUDY_SHARE = 0.5
GROWTH = 6.0
RUNS = 3
COLUMNS = {
    "pages": "pages",
    "connections": "links",
    "crossings": "cross",
    "through": "thru",
    "shared_runs": "shared",
    "shared_points": "pt",
    "tight_pairs": "tight",
    "hugging": "hug",
    "squeezed": "heads",
    "label_collisions": "label",
    "stray_labels": "stray",
    "bends": "bends",
    "over_four": ">4",
    "overflow": "text",
    "loose_ends": "loose",
    "seconds": "s",
    "megabytes": "MB",
}


def judged(name: str, slides: bool) -> list[Row]:
    """One input, drawn in this process and judged. The first row's time is that of a cold start."""
    from generator.layout.chart import blueprint as blueprints
    from generator.theme import house

    engagement, theme, rows = INPUTS[name](), house(), []
    languages = engagement.meta.languages if name in UNCROSSED else (engagement.meta.primary_language,)
    for language in languages:
        for one in engagement.blueprints.values():
            for form in ("natural", "slides") if slides else ("natural",):
                start = time.perf_counter()
                made = getattr(blueprints, form)(engagement, one, theme, language)
                seconds = time.perf_counter() - start
                scenes = (made,) if form == "natural" else made
                row: Row = {"input": name, "language": language, "blueprint": one.id, "form": form}
                row |= {"pages": len(scenes), "seconds": round(seconds, 3)}
                row["megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
                rows.append(row | asdict(sum(map(audit, scenes), Audit())))
    return rows


def child(name: str, slides: bool) -> list[Row]:
    """The same in a process of its own. Errors: FileNotFoundError when the input is not here."""
    if name.startswith("study ") and not STUDY.exists():
        raise FileNotFoundError(name)
    command = [sys.executable, str(Path(__file__).resolve()), "--one", name, *([] if slides else ["--natural"])]
    rows: list[Row] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return rows


def study_seconds(python: str) -> float:
    """What the study prints for the layout of its large input."""
    command = [python, str(STUDY / "run.py"), str(STUDY / "data" / "stress.yaml")]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.match(r"stress ([\d.]+) s", said)
    assert found, said
    return float(found[1])


def compared(python: str) -> Row:
    """Our time and the study's for its large input, taken in turns."""
    pairs = [(child("study stress", False)[0]["seconds"], study_seconds(python)) for _ in range(RUNS)]
    ours, theirs = (min(times) for times in zip(*pairs, strict=True))
    return {"ours_seconds": ours, "study_seconds": theirs, "share": round(ours / theirs, 3)}


# targets


def missed(rows: Sequence[Row], ratios: Row) -> list[str]:
    """The targets that were missed, in words."""
    found = []
    for row in rows:
        where = f"{row['input']} {row['language']} {row['blueprint']} {row['form']}"
        found += [f"{where}: {row[key]} {key}" for key in FAULTLESS if row[key]]
        most = 0 if row["input"] in UNCROSSED else MOST_CROSSINGS.get(row["input"], row["crossings"])
        if row["crossings"] > most:
            found.append(f"{where}: {row['crossings']} crossings, at most {most}")
    if ratios.get("share", 0) > STUDY_SHARE:
        found.append(f"{ratios['share']} of the study's time, at most {STUDY_SHARE}")
    if ratios.get("growth", 0) >= GROWTH:
        found.append(f"12 × 200 takes {ratios['growth']} times the time of 8 × 40 per connection, less than {GROWTH}")
    return found


def growth(rows: Iterable[Row]) -> Row:
    """How much longer a connection takes on 12 × 200 than on 8 × 40."""
    each = {
        row["input"]: row["seconds"] / row["connections"]
        for row in rows
        if row["input"] in ("8 × 40", "12 × 200") and row["form"] == "natural"
    }
    return {"growth": round(each["12 × 200"] / each["8 × 40"], 2)} if len(each) == 2 else {}


# printing


def table(rows: Sequence[Row]) -> str:
    head = ["input", "", "", "form", *COLUMNS.values()]
    body = [
        [row["input"], row["language"], row["blueprint"], row["form"], *(_cell(row[key]) for key in COLUMNS)]
        for row in rows
    ]
    widths = [max(len(line[column]) for line in [head, *body]) for column in range(len(head))]
    align: list[Callable[[str, int], str]] = [str.ljust] * 4 + [str.rjust] * len(COLUMNS)
    return "\n".join(
        " ".join(put(cell, width) for put, cell, width in zip(align, line, widths, strict=True))
        for line in [head, *body]
    )


def _cell(value: float) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def measure(names: Iterable[str], slides: bool, python: str | None) -> tuple[list[Row], Row, list[str]]:
    """Rows, ratios, and notes on what was left out."""
    rows: list[Row] = []
    notes = []
    for name in names:
        try:
            rows += child(name, slides)
        except FileNotFoundError:
            notes.append(f"{name}: left out, the study's data is not beside this repository")
    ratios = growth(rows)
    if python and STUDY.exists():
        ratios |= compared(python)
    else:
        notes.append("the study's time: left out, no --study-python or no study")
    return rows, ratios, notes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--only", help="names of inputs, by commas")
    parser.add_argument("--natural", action="store_true", help="leave the slides out")
    parser.add_argument("--study-python", help="an interpreter that can run the layout study")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(judged(asked.one, not asked.natural)))
        return 0
    names = asked.only.split(",") if asked.only else list(INPUTS)
    rows, ratios, notes = measure(names, not asked.natural, asked.study_python)
    bad = missed(rows, ratios)
    if asked.json:
        print(json.dumps({"rows": rows, "ratios": ratios, "notes": notes, "missed": bad}, ensure_ascii=False, indent=1))
    else:
        print(table(rows), *(f"{key}: {value}" for key, value in ratios.items()), *notes, sep="\n")
        print(*(bad or ["every target is met"]), sep="\n")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
