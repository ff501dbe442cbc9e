"""Text documents: guide, workbook, agenda, forms, as Word files that can be edited and as PDF.

In: the job's documents and pictures, the templates of the house or the author's. Out: bytes by path. Guaranteed: both
files say the same; texts of authors are texts, whatever they look like; a picture that was not drawn is left out; the
same input gives the same bytes. Words are set by typst and by Word alone: nothing is measured here.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from generator import assets, dot, press
from generator.handouts import Document, Picture
from generator.paint import rgb
from generator.render import Job
from generator.render.document_word import Drawing, word_file
from generator.scene import Packed, packed
from generator.store import Store
from generator.theme import house

_DROPPED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ROLES = ("heading", "slide-number", "muted", "box", "slide-lesson", "slide-card", "table-header", "table-row", "text")


def render(job: Job) -> dict[str, bytes]:
    """The files of the documents of the job's part. Errors: EngineMissing, FontMissing, TemplateFault."""
    files: dict[str, bytes] = {}
    for one in job.documents.get(job.part, ()):
        made = _Edition(job, one)
        if "docx" in one.forms:
            files[f"{one.stem}{job.suffix}.docx"] = made.word()
        if "pdf" in one.forms:
            files[f"{one.stem}{job.suffix}.pdf"] = made.pdf()
    return files


class _Edition:
    """A document in the language of the job."""

    def __init__(self, job: Job, document: Document) -> None:
        self.job, self.document = job, document
        self.theme = job.theme if job.theme.page > 0.5 else house()  # paper is white

    @cached_property
    def content(self) -> Any:
        return _plain(self.document.content, self.job.pictures.keys())

    @cached_property
    def drawings(self) -> dict[str, str]:
        """The pictures that the document shows, as SVG, in the order of their keys."""
        return {key: self._drawing(key) for key in sorted(_keys(self.content))}

    def _drawing(self, key: str) -> str:
        pictures, theme = self.job.pictures, self.theme
        said = pictures.texts[key] if isinstance(pictures, Packed) else packed([pictures[key]])
        return self.job.store.text("svg", (said, theme), lambda: dot.svg(pictures[key], theme))

    def word(self) -> bytes:
        name = f"{self.document.template}.docx"
        template = self.job.own.get(name) or (assets.folder() / name).read_bytes()
        drawings = {key: _Picture(svg, self.job.store) for key, svg in self.drawings.items()}
        return word_file(name, template, self._told(), drawings)

    def pdf(self) -> bytes:
        folder = assets.folder()
        source = (folder / "typst/shared.typ").read_bytes() + (folder / f"{self.document.template}.typ").read_bytes()
        return press.document(source, self._told(), self.drawings)

    def _told(self) -> press.Told:
        author = str(self.content.get("author", "")) if isinstance(self.content, Mapping) else ""
        data = {"document": self.content, "language": self.job.language, "colors": self._colors()}
        return press.Told(data, _clean(self.document.title), author, self.job.language.split("-")[0])

    def _colors(self) -> dict[str, dict[str, str]]:
        """The colours of the theme, by role: text, fill and line as RRGGBB."""
        theme = self.theme
        found = {}
        for role in _ROLES:
            paint = theme.paint(role)
            parts = {"text": paint.text, "fill": paint.fill, "line": paint.stroke}
            found[role] = {
                name: rgb(theme.palette, color).lstrip("#") for name, color in parts.items() if color is not None
            }
        return found


@dataclasses.dataclass(frozen=True, slots=True)
class _Picture(Drawing):
    """A drawing that becomes a PNG when a Word file asks for it."""

    svg: str
    store: Store

    def png(self, pixels: int) -> bytes:
        dots = pixels * 72 / press.size(self.svg)[0]
        return self.store.data("png", (self.svg, dots), lambda: press.png(self.svg, dots))


def _clean(text: str) -> str:
    return _DROPPED.sub("", text.replace("\r\n", "\n").replace("\t", " "))


_MISSING = object()


def _plain(value: Any, known: Any) -> Any:
    """A tree of dataclasses as maps, lists, texts and numbers; without pictures that nobody drew."""
    if isinstance(value, Picture):
        if value.key in known:
            return {"picture": value.key, "alt": _clean(value.alt)}
        return _plain(value.instead, known) if value.instead is not None else _MISSING
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((item.name, _plain(getattr(value, item.name), known)) for item in dataclasses.fields(value))
        return {name: None if one is _MISSING else one for name, one in pairs}
    if isinstance(value, Mapping):
        return {str(name): _plain(one, known) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [one for one in (_plain(item, known) for item in value) if one is not _MISSING]
    return _clean(value) if isinstance(value, str) else value


def _keys(content: Any) -> set[str]:
    """The keys of the pictures in a tree."""
    if isinstance(content, Mapping):
        found = {str(content["picture"])} if content.keys() == {"picture", "alt"} else set()
        return found.union(*(_keys(one) for one in content.values()))
    return set().union(*(_keys(one) for one in content)) if isinstance(content, list) else set()
