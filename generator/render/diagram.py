"""Diagrams as files: SVG for the web, PDF for print, PNG for slides and chats, DOT for Graphviz users.

In: the job's diagrams. Out: bytes by path under `diagrams/`. Guaranteed: PDF and PNG show what the SVG shows, with
fonts embedded and text that can be selected; a PDF's page is as large as its scene; the same input gives the same
bytes on machines with the font wheels.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Literal

import typst

from generator import dot
from generator.fonts import Faces, FontFile, bundled_files, bundled_is_complete, choose
from generator.render import Job

DOTS = 144  # pixels an inch in PNG files
# Typst's SVG text knows one face for a whole line; its own text is cut into runs, and spaced as Chinese wants it.
_MAIN = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set document(title: sys.inputs.title)
#set text(lang: sys.inputs.lang, top-edge: "baseline", bottom-edge: "baseline", fallback: false)
#let reach = 2000
#let shift = (start: reach, middle: 0, end: -reach)
#let side = (start: left, middle: center, end: right)
#let layers = json(bytes(sys.inputs.layers))
#block(for (index, layer) in layers.enumerate() {
  let drawing = image(bytes(layer.svg), format: "svg", alt: sys.inputs.alt)
  if index == 0 { drawing } else { place(top + left, pdf.artifact(drawing)) }
  for line in layer.lines {
    let runs = for (family, piece) in line.runs { text(font: family, piece) }
    let styled = text(size: line.size * 1pt, weight: line.weight, fill: rgb(line.ink), runs)
    let slot = box(width: 2pt * reach, align(side.at(line.anchor), styled))
    place(top + left, dx: (line.x + shift.at(line.anchor) - reach) * 1pt, dy: line.y * 1pt, slot)
  }
})
"""
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>\n")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_ON_TOP = re.compile(r'<g id="[^"]*" class="node marker')


def render(job: Job) -> dict[str, bytes]:
    """Four files for each diagram. Errors: EngineMissing, FontMissing."""
    files: dict[str, bytes] = {}
    for stem, scene in job.diagrams.items():
        path = f"diagrams/{stem}{job.suffix}"
        drawing = dot.svg(scene, job.theme)
        files[f"{path}.svg"] = drawing.encode()
        files[f"{path}.pdf"] = pdf(drawing)
        files[f"{path}.png"] = png(drawing)
        files[f"{path}.dot"] = dot.source(scene, job.theme).encode()
    return files


def pdf(svg: str) -> bytes:
    """The SVG as one page of its own size. Errors: FontMissing."""
    return _press().print(svg, "pdf")


def png(svg: str, dots: float = DOTS) -> bytes:
    """The SVG as a picture. Units: `dots` an inch. Errors: FontMissing."""
    return _press().print(svg, "png", dots)


class Press:
    """A typst compiler that has read its fonts, the system's too if told so. Errors: FontMissing."""

    def __init__(self, files: Iterable[Path], system: bool) -> None:
        folder = _folder_of(files)
        fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[folder])
        self._faces: Faces = choose(_listed(fonts))
        self._compiler = typst.Compiler(_MAIN, font_paths=fonts, ignore_system_fonts=not system)

    def print(self, svg: str, form: Literal["pdf", "png"], dots: float = DOTS) -> bytes:
        title = _first(svg, "title")
        inputs = {
            "layers": json.dumps([self._layer(layer) for layer in _layers(svg)]),
            "title": title,
            "alt": _first(svg, "desc") or title,
            "lang": _language(svg),
        }
        data = self._compiler.compile(_MAIN, format=form, ppi=dots, timestamp=0, sys_inputs=inputs)
        assert isinstance(data, bytes)
        return data

    def _layer(self, svg: str) -> dict[str, object]:
        """A drawing without its texts, and the texts."""
        lines = [self._line(dict(_ATTRIBUTE.findall(found[1])), unescape(found[2])) for found in _TEXT.finditer(svg)]
        return {"svg": _TEXT.sub("", svg), "lines": lines}

    def _line(self, attributes: Mapping[str, str], text: str) -> dict[str, object]:
        bold = attributes.get("font-weight") == "bold"
        return {
            "x": float(attributes["x"]),
            "y": float(attributes["y"]),
            "anchor": attributes["text-anchor"],
            "size": float(attributes["font-size"]),
            "weight": "bold" if bold else "regular",
            "ink": attributes["fill"],
            "runs": self._faces.runs(text, bold),
        }


@lru_cache(1)
def _press() -> Press:
    return Press(bundled_files(), system=not bundled_is_complete())


def _folder_of(files: Iterable[Path]) -> str:
    """A folder with these fonts alone: typst takes folders, and other fonts in a wheel would change the drawing."""
    folder = tempfile.mkdtemp(prefix="blueprint-fonts-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for file in files:
        _link(file, Path(folder) / file.name)
    return folder


def _link(file: Path, place: Path) -> None:
    for way in (os.symlink, os.link):
        try:
            way(file, place)
        except OSError:
            continue
        return
    shutil.copyfile(file, place)


def _listed(fonts: typst.Fonts) -> list[FontFile]:
    upright = [font for font in fonts.fonts() if font.style == "normal" and font.path]
    return [FontFile(font.family, font.path or "", font.index) for font in upright]


def _layers(svg: str) -> tuple[str, ...]:
    """The drawing in two where markers begin, for they lie on top of the cards' texts."""
    found = _ON_TOP.search(svg)
    if not found:
        return (svg,)
    root = svg[: svg.index(">") + 1]
    return (svg[: found.start()] + "</svg>", root + svg[found.start() :])


def _first(svg: str, tag: str) -> str:
    """The text of the drawing's own title or description, which stand before any group."""
    found = re.search(rf"<{tag}>([^<]*)</{tag}>", svg.split("<g ", 1)[0])
    return unescape(found.group(1)) if found else ""


def _language(svg: str) -> str:
    found = re.search(r'<svg[^>]* lang="([A-Za-z]{2,3})', svg)
    return found.group(1).lower() if found else "en"
