"""How long the commands take, beside a peer in the same run: `python benchmarks/commands.py`.

Prints: `check` on the hotline against `python -c "import pydantic, yaml"` (installed into a temporary folder when it
is not there), the modules that `--help` loads, and `build` of each sample with its peak memory and its stages.
"""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = ("hotline", "coffee-house", "first")
BUDGET = "at most 1.5 × the peer + 150 ms"


def seconds(command: list[str], runs: int = 15, path: str = "") -> float:
    """Median wall time of a command after a first run, which leaves bytecode as an installation does."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), path)))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    taken = []
    with tempfile.TemporaryDirectory() as bytecode:
        for _ in range(runs + 1):
            start = time.perf_counter()
            again = {**environment, "PYTHONPYCACHEPREFIX": bytecode}
            subprocess.run(command, cwd=ROOT, env=again, check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def check() -> None:
    with tempfile.TemporaryDirectory() as folder:
        install = [sys.executable, "-m", "pip", "install", "-q", "--target", folder, "pydantic", "pyyaml"]
        subprocess.run(install, check=True, capture_output=True)
        peer = seconds([sys.executable, "-c", "import pydantic, yaml"], path=folder)
    ours = seconds([sys.executable, "-m", "generator", "check", "blueprints/hotline.yaml"])
    print(f"check hotline {ours * 1000:.0f} ms, peer {peer * 1000:.0f} ms; {BUDGET} = {1.5 * peer * 1000 + 150:.0f} ms")


def help_modules() -> None:
    code = (
        "import sys; from generator.cli import app; app(['--help'], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    heavy = {"pptx", "jinja2", "typst", "pydantic"} & set(done.stderr.split())
    print(
        f"--help loads {len(done.stderr.split())} modules; of pptx, jinja2, typst, pydantic: {sorted(heavy) or 'none'}"
    )


def build(name: str) -> None:
    """Wall time and peak memory of a whole process that builds a sample."""
    code = (
        "import resource, sys, time; start = time.perf_counter()\n"
        "from generator import build\n"
        f"built = build('blueprints/{name}.yaml', sys.argv[1])\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "print(f'{time.perf_counter() - start:.2f} s, {peak:.0f} MB, {len(built.files)} files')"
    )
    with tempfile.TemporaryDirectory() as out:
        done = subprocess.run([sys.executable, "-c", code, out], cwd=ROOT, check=True, capture_output=True, text=True)
    print(f"build {name}: {done.stdout.strip()}")


def profile(name: str, rows: int = 14) -> None:
    """Where the time of a build goes, by our own functions."""
    from generator import build as make

    profiler = cProfile.Profile()
    with tempfile.TemporaryDirectory() as out:
        profiler.enable()
        make(ROOT / "blueprints" / f"{name}.yaml", out)
        profiler.disable()
    text = io.StringIO()
    pstats.Stats(profiler, stream=text).sort_stats("cumulative").print_stats("generator/|typst|pygraphviz|zlib", rows)
    print("\n".join(line for line in text.getvalue().splitlines() if line.strip())[:6000])


if __name__ == "__main__":
    check()
    help_modules()
    for sample in SAMPLES:
        build(sample)
    if "--profile" in sys.argv:
        profile("hotline")
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
