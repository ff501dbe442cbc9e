"""The whole kit of a sample, and what a change of one word costs: `python benchmarks/kit.py [SAMPLE]`.

Prints, each in a process of its own and into a fresh folder: time and peak memory of a first build, time by
artefact; then a build without any change; then, for words in different places, a build after that one word changed,
as a ratio to the first build and with what was made anew. The target is a fifth. Times are the processor's, of one
process, so that what else the machine does counts little.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = 0.2
CHANGES = {  # a file of the sample, a text of it, and the text with one word changed
    "cx-course": (
        ("a customer's action", "cx-course/service.yaml", None),
        ("an exercise's instruction", "cx-course.yaml", ("两人互讲，只准追问", "两人互讲，只能追问")),
        ("the title of the course", "cx-course.yaml", ("客户体验与服务蓝图, en", "客户体验和服务蓝图, en")),
    )
}
_BUILD = """
import json, resource, sys, time
from pathlib import Path
from generator import __version__, kit
from generator.store import Store
from collections import Counter
spent, made = Counter(), Counter()
files = Store.files
def timed(self, kind, inputs, make):
    begun, before = time.process_time(), len(self.made)
    found = files(self, kind, inputs, make)
    spent[kind] += time.process_time() - begun
    made[kind] += len(self.made) > before and self.made[-1] == kind
    return found
Store.files = timed
built = kit.build(Path(sys.argv[1]), Path(sys.argv[2]), kit.Wish(), __version__)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.process_time(), peak, len(built.files), spent, made]))
"""


def build(path: Path, out: Path) -> tuple[float, float, int, dict[str, float], dict[str, int]]:
    """Seconds, megabytes, files, seconds by kind of artefact, and how many of each kind were made."""
    command = [sys.executable, "-c", _BUILD, str(path), str(out)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, peak, files, spent, made = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak, files, spent, made


def changed(home: Path, file: str, words: tuple[str, str] | None) -> str:
    """Change one word of a file; the first Chinese text of a customer's action where none is given."""
    path = home / file
    text = path.read_text("utf-8")
    before, after = words or _action(text)
    assert before in text, before
    path.write_text(text.replace(before, after, 1), "utf-8")
    return f"{before} → {after}"


def _action(text: str) -> tuple[str, str]:
    start = text.index("zh-CN: ", text.index("customer:")) + len("zh-CN: ")
    found = text[start : start + 4]
    return text[start - 7 : start + 4], text[start - 7 : start] + found[::-1]


def main(sample: str) -> int:
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "blueprints"
        shutil.copytree(ROOT / "blueprints", home)
        out = Path(folder) / "output"
        path = home / f"{sample}.yaml"
        first, peak, files, spent, _ = build(path, out)
        print(f"{sample}: {first:.1f} s, {peak:.0f} MB, {files} files")
        for kind, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
            print(f"  {seconds:6.2f} s  {kind}")
        again = build(path, out)[0]
        print(f"nothing changed: {again:.1f} s, {again / first:.2f} of the first build")
        for name, file, words in CHANGES.get(sample, ()):
            told = changed(home, file, words)
            seconds, _, _, spent, made = build(path, out)
            anew = ", ".join(f"{kind} {count} ({spent[kind]:.1f} s)" for kind, count in made.items() if count)
            missed += seconds / first > TARGET
            print(f"{name} ({told}): {seconds:.1f} s, {seconds / first:.2f} of the first build; made anew: {anew}")
    print("every change is within a fifth" if not missed else f"{missed} changes cost more than a fifth")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "cx-course"))
