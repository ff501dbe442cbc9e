"""What two outside checkers say of our decks: `python benchmarks/judges.py --tools FOLDER [DECK.pptx …]`.

archforge and docx-integrity (both from PyPI, in an environment of their own: FOLDER is its bin) look at each deck;
without decks, at those of every sample, kind and language, with `--brand FILE` in a client's template. Prints, for each
deck, errors, those explained, and warnings; the exit code is 1 when an error has no explanation, 3 when a checker is
missing.

An error is explained when what it supposes can be shown not to hold in this deck, by the rule named:

- fold: docx-integrity takes a card's margins off its height. On a folded sheet the upper margin only balances the fold,
  so that the text stands in the middle of the whole; the text fits into the whole.
- clear: docx-integrity counts two frames that share a place as one text hiding the other. The smaller stands within the
  larger – a sign on a card, or the card's second line – and clear of the larger's text, measured line by line.
- placeholder: docx-integrity looks a placeholder up in the layout by its type before its number, so that of two
  text placeholders each gets the place of the first. PowerPoint goes by the number, and so does python-pptx: by that,
  the text fits and the two stand apart.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SAMPLES, KINDS = ("cx-course", "coffee-house", "hotline"), ("course", "workshop", "consultant")
LANGUAGES = ("zh-CN", "en")
TOOLS = ("archforge", "docx-integrity")
MISSING = 3
FITS, OVERLAPS = "PPT001", "PPT006"
POINT = 12700


class Finding(NamedTuple):
    """An error of a checker. `shape` and `other` are names of the selection pane."""

    tool: str
    code: str
    slide: int
    shape: str
    other: str
    message: str


class Judged(NamedTuple):
    """A deck with what was said of it: errors with their explanations, "" for none."""

    deck: str
    errors: tuple[tuple[Finding, str], ...]
    warnings: int

    @property
    def unexplained(self) -> list[Finding]:
        return [finding for finding, why in self.errors if not why]


# The checkers --------------------------------------------------------------------------------------------------------


def judged(deck: Path, name: str, tools: Path | None) -> Judged:
    """A deck, by both checkers. Errors: FileNotFoundError when one is missing."""
    found, warnings = [], 0
    for reading in (_archforge(deck, tools), _docx_integrity(deck, tools)):
        for is_error, finding in reading:
            found += [finding] if is_error else []
            warnings += not is_error
    slides = _Slides(deck)
    return Judged(name, tuple((finding, slides.explanation(finding)) for finding in found), warnings)


def command(name: str, tools: Path | None) -> str:
    """The path of a checker. Errors: FileNotFoundError."""
    found = shutil.which(name, path=str(tools) if tools else None)
    if found is None:
        raise FileNotFoundError(name)
    return found


def _said(words: Sequence[str], folder: Path) -> Any:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return json.loads(done.stdout)


def _archforge(deck: Path, tools: Path | None) -> Iterator[tuple[bool, Finding]]:
    said = _said([command("archforge", tools), str(deck), "--json", "--no-config", "--lang", "en"], deck.parent)
    for is_error, rows in ((True, said["errors"]), (False, said["warnings"])):
        for row in rows:
            shape = row.get("location", {}).get("shape_name", "")
            message = f"{row['message']} {row.get('detail', '')}"
            yield is_error, Finding("archforge", row["code"], row.get("page") or 0, shape, "", message)


def _docx_integrity(deck: Path, tools: Path | None) -> Iterator[tuple[bool, Finding]]:
    said = _said([command("docx-integrity", tools), "check", "--json", "--no-config", str(deck)], deck.parent)
    for row in said["files"][0]["findings"]:
        place = re.match(r"slide(\d+)/(.*)", row.get("where") or "", re.DOTALL)
        other = re.match(r"overlaps (['\"])(.*)\1 over ", row["message"], re.DOTALL)
        slide, shape = (int(place[1]), place[2]) if place else (0, "")
        beside = (
            other[2].encode().decode("unicode_escape") if other and "\\x" in other[2] else other[2] if other else ""
        )
        yield row["severity"] == "error", Finding("docx-integrity", row["code"], slide, shape, beside, row["message"])


# Explanations --------------------------------------------------------------------------------------------------------


class Frame(NamedTuple):
    """A shape's box, or its text's. Units: points."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Frame, by: float = 1.0) -> bool:
        return (
            self.left - by <= other.left
            and self.top - by <= other.top
            and self.right + by >= other.right
            and self.bottom + by >= other.bottom
        )

    def meets(self, other: Frame, by: float = 1.0) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down) > by


class _Slides:
    """The slides of a deck, as python-pptx reads them."""

    def __init__(self, deck: Path) -> None:
        from pptx import Presentation

        self._slides = list(Presentation(str(deck)).slides)

    def explanation(self, finding: Finding) -> str:
        """The rule that explains an error, "" when none does. Of shapes with one name, it has to hold for all."""
        if finding.tool != "docx-integrity" or not 0 < finding.slide <= len(self._slides):
            return ""
        ones = self._named(finding.slide, finding.shape)
        others = self._named(finding.slide, finding.other)
        if finding.code == FITS and ones:
            if all(one.is_placeholder and _fits(one) for one in ones):
                return "placeholder"
            return "fold" if all(_is_folded(one) and _fits(one) for one in ones) else ""
        if finding.code == OVERLAPS and ones and others:
            pairs = [(one, other) for one in ones for other in others if one.shape_id != other.shape_id]
            if all(one.is_placeholder and other.is_placeholder for one, other in pairs):
                return "" if any(_box(one).meets(_box(other)) for one, other in pairs) else "placeholder"
            touching = [pair for pair in pairs if _box(pair[0]).meets(_box(pair[1]), 0)]
            return "clear" if touching and all(map(_is_clear, touching)) else ""
        return ""

    def _named(self, slide: int, name: str) -> list[Any]:
        return [one for one in _every(self._slides[slide - 1].shapes) if one.name == name and one.has_text_frame]


def _every(shapes: Iterable[Any]) -> Iterator[Any]:
    for one in shapes:
        if one.shape_type == 6:  # a group, whose shapes have places of the slide in our decks
            yield from _every(one.shapes)
        else:
            yield one


def _box(shape: Any) -> Frame:
    left, top = shape.left / POINT, shape.top / POINT
    return Frame(left, top, left + shape.width / POINT, top + shape.height / POINT)


def _is_folded(shape: Any) -> bool:
    found = shape._element.spPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom")
    return found is not None and found.get("prst") == "foldedCorner"


def _fits(shape: Any) -> bool:
    """Whether the text, at its size, stands within the whole of its shape."""
    return _box(shape).holds(_text_box(shape), 2.0)


def _is_clear(pair: tuple[Any, Any]) -> bool:
    """Whether the smaller of two shapes stands within the larger, or over its edge as a sign does, off its text."""
    small, large = sorted(pair, key=lambda shape: shape.width * shape.height)
    is_sign = max(small.width, small.height) <= 30 * POINT
    return (is_sign or _box(large).holds(_box(small))) and not _text_box(large).meets(_text_box(small))


def _text_box(shape: Any) -> Frame:
    """What the lines of a text cover, by the sizes that its runs and its layout give. Units: points."""
    from generator import text

    frame, box = shape.text_frame, _box(shape)
    left, right = box.left + frame.margin_left / POINT, box.right - frame.margin_right / POINT
    top, bottom = box.top + frame.margin_top / POINT, box.bottom - frame.margin_bottom / POINT
    height, wide, align = 0.0, 0.0, "l"
    for paragraph in frame.paragraphs:
        size, bold = _size(shape, paragraph)
        properties = paragraph._p.pPr
        align = (properties.get("algn") if properties is not None else None) or align
        lines = [
            line
            for part in re.split(r"[\v\n]", paragraph.text)
            for line in text.wrap(part, max(1.0, right - left), size, bold)
        ]
        pitch = paragraph.line_spacing
        height += len(lines) * (pitch.pt if hasattr(pitch, "pt") else size * 1.2 * (pitch or 1.0))
        wide = max([wide, *(text.width(line, size, bold) for line in lines)])
    anchor = str(frame._bodyPr.get("anchor") or "t")
    over = {"t": 0.0, "ctr": 0.5, "b": 1.0}[anchor] * (bottom - top - height)
    along = {"l": 0.0, "ctr": 0.5, "r": 1.0}.get(align, 0.0) * (right - left - wide)
    return Frame(left + along, top + over, left + along + wide, top + over + height)


def _size(shape: Any, paragraph: Any) -> tuple[float, bool]:
    """Size and weight of a paragraph: of its first run, else of the placeholder's style in the layout."""
    run = next((run.font for run in paragraph.runs), paragraph.font)
    if run.size is not None:
        return run.size.pt, bool(run.bold)
    if shape.is_placeholder:
        number = shape.placeholder_format.idx
        layout = shape.part.slide_layout.placeholders
        for one in (one for one in layout if one.placeholder_format.idx == number):
            found = re.search(r"<a:lvl1pPr[^>]*>.*?<a:defRPr[^>]*? sz=\"(\d+)\"", one._element.xml, re.DOTALL)
            if found:
                return int(found[1]) / 100, False
    return 18.0, bool(run.bold)


# Decks ---------------------------------------------------------------------------------------------------------------


def built(folder: Path, brand: str) -> Iterator[tuple[Path, str]]:
    """The decks of every sample, kind and language."""
    for sample, kind in product(SAMPLES, KINDS):
        words = [sys.executable, "-m", "generator", "build", f"blueprints/{sample}.yaml", "--only", "deck"]
        words += ["--kind", kind, *(["--brand", brand] if brand else [])]
        for name, chosen in (("own", ()), ("each", ("--lang", ",".join(LANGUAGES)))):
            out = folder / kind / name
            done = subprocess.run([*words, *chosen, "--output", str(out)], cwd=ROOT, capture_output=True, check=False)
            if done.returncode:
                raise SystemExit(f"{sample} {kind} cannot be built:\n{done.stderr.decode()}")
            yield from ((path, f"{sample} {kind} {path.name}") for path in _fresh(out / sample, chosen))


def _fresh(folder: Path, chosen: Sequence[str]) -> list[Path]:
    """The decks of a folder: of the file's own languages only the one that has both, which the others are not."""
    return sorted(path for path in folder.glob("*.pptx") if chosen or path.name == "deck.pptx")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("decks", nargs="*", type=Path, metavar="DECK.pptx")
    parser.add_argument("--tools", type=Path, help="folder with the two programs; those on the PATH by default")
    parser.add_argument("--brand", default="", help="a client's template for the decks that are built")
    parser.add_argument("--verbose", action="store_true", help="print explained errors too")
    asked = parser.parse_args()
    missing = [name for name in TOOLS if not shutil.which(name, path=str(asked.tools) if asked.tools else None)]
    if missing:
        print(f"not here: {', '.join(missing)}; pip install them into an environment of their own, name it by --tools")
        return MISSING
    failed = False
    with tempfile.TemporaryDirectory() as name:
        decks = [(path, path.name) for path in asked.decks] or built(Path(name), asked.brand)
        for path, label in decks:
            result = judged(path.resolve(), label, asked.tools)
            failed |= bool(result.unexplained)
            print(told(result, asked.verbose), flush=True)
    return int(failed)


def told(result: Judged, verbose: bool = False) -> str:
    """A line for the deck, then its errors."""
    reasons = Counter(why for _, why in result.errors if why)
    known = ", ".join(f"{why} {count}" for why, count in sorted(reasons.items()))
    lines = [
        f"{result.deck:40} errors {len(result.unexplained):3}   explained {sum(reasons.values()):3}"
        f"{f' ({known})' if known else ''}   warnings {result.warnings}"
    ]
    for finding, why in result.errors:
        if verbose or not why:
            lines.append(
                f"  {why or '!'} {finding.tool} {finding.code} slide {finding.slide} {finding.shape}: {finding.message}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
