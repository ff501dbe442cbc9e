"""A printing press: drawings in SVG as PDF and PNG, by typst.

In: SVG as `dot` writes it. Out: bytes. Guaranteed: vector all through, fonts embedded, text that can be selected; a
page is as large as its drawing says, or as large as the sheet; the same input gives the same bytes on machines with
the font wheels.

Units: points.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any, Literal

import typst

from generator.fonts import Faces, FontFile, bundled_files, bundled_is_complete, choose
from generator.scene import Box

DOTS = 144  # pixels an inch in PNG files
# Typst's SVG text knows one face for a whole line; its own text is cut into runs, and spaced as Chinese wants it.
_SET = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set document(title: sys.inputs.title)
#set text(lang: sys.inputs.lang, top-edge: "baseline", bottom-edge: "baseline", fallback: false)
#let reach = 20000
#let shift = (start: reach, middle: 0, end: -reach)
#let side = (start: left, middle: center, end: right)
"""
_WRITE = b"""
  for line in layer.lines {
    let runs = for (family, piece) in line.runs { text(font: family, piece) }
    let styled = text(size: line.size * 1pt, weight: line.weight, fill: rgb(line.ink), runs)
    let slot = box(width: 2pt * reach, align(side.at(line.anchor), styled))
    place(top + left, dx: (line.x + shift.at(line.anchor) - reach) * 1pt, dy: line.y * 1pt, slot)
  }
"""
_MAIN = (
    _SET
    + b"""
#let layers = json(bytes(sys.inputs.layers))
#block(for (index, layer) in layers.enumerate() {
  let drawing = image(bytes(layer.svg), format: "svg", alt: sys.inputs.alt)
  if index == 0 { drawing } else { place(top + left, pdf.artifact(drawing)) }
"""
    + _WRITE
    + b"})\n"
)
_SHEETS = (
    _SET
    + b"""
#let draw(layers, size) = for layer in layers {
  let (width, height) = size
  place(top + left, pdf.artifact(image(bytes(layer.svg), format: "svg", width: width * 1pt, height: height * 1pt)))
"""
    + _WRITE
    + b"""}
#let pictures = json(bytes(sys.inputs.layers))
#for sheet in json(bytes(sys.inputs.sheets)) {
  let (x, y, width, height) = sheet.place
  let inner = place(top + left, dx: -sheet.window.at(0) * 1pt, dy: -sheet.window.at(1) * 1pt, draw(
    pictures.zip(sheet.lines).map(((svg, lines)) => (svg: svg, lines: lines)), json(bytes(sys.inputs.size))
  ))
  let shown = scale(x: sheet.scale * 100%, y: sheet.scale * 100%, origin: top + left, inner)
  page(width: sheet.size.at(0) * 1pt, height: sheet.size.at(1) * 1pt)[
    #place(top + left, dx: x * 1pt, dy: y * 1pt, box(width: width * 1pt, height: height * 1pt, clip: true, shown))
    #draw(sheet.layers, sheet.size)
  ]
}
"""
)
_PAGES = (
    _SET
    + b"""
#for sheet in json(bytes(sys.inputs.pages)) {
  let (width, height) = sheet.size
  page(width: width * 1pt, height: height * 1pt, for (index, layer) in sheet.layers.enumerate() {
  let drawing = image(bytes(layer.svg), format: "svg", width: width * 1pt, height: height * 1pt, alt: sheet.alt)
  place(top + left, if index == 0 { drawing } else { pdf.artifact(drawing) })
"""
    + _WRITE
    + b"})}\n"
)
# What stands before the source of a document: its data, its faces, and its pictures, as wide as is wished.
_DOCUMENT = (
    b"""
#let data = json(bytes(sys.inputs.data))
#let faces = json(bytes(sys.inputs.faces))
#let language = sys.inputs.lang
#let drawings = json(bytes(sys.inputs.pictures))
#set document(title: sys.inputs.title, author: sys.inputs.author)
#let reach = 20000
#let shift = (start: reach, middle: 0, end: -reach)
#let side = (start: left, middle: center, end: right)
#let drawn(key, alt, width: 100%, height: 100%) = layout(size => {
  let found = drawings.at(key)
  let room = (width: width * size.width, height: height * size.height)
  let by = calc.min(room.width / (found.width * 1pt), room.height / (found.height * 1pt))
  set text(top-edge: "baseline", bottom-edge: "baseline", hyphenate: false)
  set par(leading: 0pt, spacing: 0pt, justify: false)
  let all = for (index, layer) in found.layers.enumerate() {
    let drawing = image(bytes(layer.svg), format: "svg", alt: alt)
    place(top + left, if index == 0 { drawing } else { pdf.artifact(drawing) })
"""
    + _WRITE
    + b"""}
  let sheet = block(width: found.width * 1pt, height: found.height * 1pt, { set align(top + left); all })
  let shown = { set align(top + left); place(top + left, scale(x: by * 100%, y: by * 100%, origin: top + left, sheet)) }
  let (wide, high) = (found.width * by * 1pt, found.height * by * 1pt)
  align(center, block(width: wide, height: high, breakable: false, clip: true, shown))
})
"""
)
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>\n")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_ON_TOP = re.compile(r'<g id="[^"]*" class="node marker')


def pdf(svg: str) -> bytes:
    """The SVG as one page of its own size. Errors: FontMissing."""
    return _press().print(svg, "pdf")


def png(svg: str, dots: float = DOTS) -> bytes:
    """The SVG as a picture. Units: `dots` an inch. Errors: FontMissing."""
    return _press().print(svg, "png", dots)


@dataclass(frozen=True, slots=True)
class Cut:
    """A sheet: what is printed over it, as SVG, which window of the drawing it shows, and where on the sheet.

    Units: points, of the drawing for the window, of the sheet for the place.
    """

    svg: str
    window: Box
    place: Box


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says: `data` of texts, numbers, lists and maps, which its source reads and never runs."""

    data: Mapping[str, Any]
    title: str
    author: str
    language: str


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

    def sheets(self, svg: str, cut: Sequence[Cut]) -> bytes:
        """A page for each sheet; the drawing goes into the file once."""
        layers = [self._layer(layer) for layer in _layers(svg)]
        inputs = {
            "layers": json.dumps([layer["svg"] for layer in layers]),
            "sheets": json.dumps([self._sheet(one, [layer["lines"] for layer in layers]) for one in cut]),
            "size": json.dumps(size(svg)),
            "title": _first(svg, "title"),
            "lang": _language(svg),
        }
        data = self._compiler.compile(_SHEETS, format="pdf", timestamp=0, sys_inputs=inputs)
        assert isinstance(data, bytes)
        return data

    def pages(self, svgs: Sequence[str], title: str) -> bytes:
        """A page for each drawing, as large as it."""
        pages = [
            {
                "size": size(svg),
                "alt": _first(svg, "desc") or _first(svg, "title"),
                "layers": [self._layer(layer) for layer in _layers(svg)],
            }
            for svg in svgs
        ]
        lang = _language(svgs[0]) if svgs else "en"
        inputs = {"pages": json.dumps(pages), "title": title, "lang": lang}
        data = self._compiler.compile(_PAGES, format="pdf", timestamp=0, sys_inputs=inputs)
        assert isinstance(data, bytes)
        return data

    def document(self, source: bytes, told: Told, pictures: Mapping[str, str]) -> bytes:
        """A text of as many pages as it takes."""
        inputs = {
            "data": json.dumps(told.data, ensure_ascii=False),
            "faces": json.dumps(self._families(), ensure_ascii=False),
            "pictures": json.dumps({key: self._picture(svg) for key, svg in pictures.items()}),
            "title": told.title,
            "author": told.author,
            "lang": told.language,
        }
        data = self._compiler.compile(_DOCUMENT + source, format="pdf", timestamp=0, sys_inputs=inputs)
        assert isinstance(data, bytes)
        return data

    def _families(self) -> dict[str, list[str]]:
        """The families for running text, best first."""
        faces = self._faces
        return {
            "latin": [font.family for font in faces.latin],
            "regular": [font.family for font in faces.chinese[0]],
            "bold": [font.family for font in faces.chinese[1]],
            "others": [font.family for font in (*faces.emoji, *faces.others)],
        }

    def _picture(self, svg: str) -> dict[str, object]:
        width, height = size(svg)
        return {"layers": [self._layer(layer) for layer in _layers(svg)], "width": width, "height": height}

    def _sheet(self, one: Cut, lines: Sequence[Any]) -> dict[str, object]:
        window, place = one.window, one.place
        return {
            "size": size(one.svg),
            "place": (place.x, place.y, place.width, place.height),
            "window": (window.x, window.y),
            "scale": place.width / window.width,
            "lines": [[line for line in layer if _touches(line, window)] for layer in lines],
            "layers": [self._layer(layer) for layer in _layers(one.svg)],
        }

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


def sheets(svg: str, cut: Sequence[Cut]) -> bytes:
    """A drawing on sheets of paper, a page each, as PDF. Errors: FontMissing."""
    return _press().sheets(svg, cut)


def pages(svgs: Sequence[str], title: str) -> bytes:
    """Drawings as the pages of one PDF, each as large as its drawing. Errors: FontMissing."""
    return _press().pages(svgs, title)


def document(source: bytes, told: Told, pictures: Mapping[str, str]) -> bytes:
    """A text in typst's language with its data and its drawings (SVG by key), as PDF.

    The source finds `data`, `faces`, `language` and `drawn(key, alt, width: 100%, height: 100%)`. Errors: FontMissing.
    """
    return _press().document(source, told, pictures)


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
    found = re.search(rf"<{tag}(?: [^>]*)?>([^<]*)</{tag}>", svg.split("<g ", 1)[0])
    return unescape(found.group(1)) if found else ""


def size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing. Units: points."""
    found = re.search(r'<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"', svg)
    assert found, "no SVG of ours"
    return float(found[1]), float(found[2])


def _touches(line: Mapping[str, Any], window: Box) -> bool:
    """Whether a line of text may be seen in a window; a line is never wider than its letters are high."""
    length = sum(len(piece) for _, piece in line["runs"]) * line["size"]
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[line["anchor"]] * length
    left, top = line["x"] - before, line["y"] - line["size"]
    return Box(left, top, length, 1.4 * line["size"]).overlaps(window)


def _language(svg: str) -> str:
    found = re.search(r'<svg[^>]* lang="([A-Za-z]{2,3})', svg)
    return found.group(1).lower() if found else "en"
